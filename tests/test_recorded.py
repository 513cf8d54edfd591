"""What a person sees of every command, held against what was recorded: tests/recorded.txt.

Each group of lines is played in order over a home of its own, with one clock and the same chance every time. Each line
stands in the recording with its exit code, its answer (|), what it told on stderr (!), and the text of every file that
it wrote (>). A line that reads is played on a screen of 80 columns, of 40 without colours, in plain lines, and as JSON;
one that writes, as JSON and then through a pipe; one that is refused says the code of its problem, too.

To record anew after a change that is wanted: pytest -n 0 --snapshot-update tests/test_recorded.py; then look at what
differs. The lines themselves stand in recorded_lines.py.
"""

from __future__ import annotations

import difflib
import gc
import hashlib
import io
import json
import os
import re
import resource
import shlex
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.conftest import lock, runtime  # noqa: F401 - a fixture
from cli.keyboard import NOW, Answer, commands, everything, plan_file, typed_here
from goalwalk import __version__
from goalwalk.words.help import topics
from in_no_time import in_no_time
from recorded_lines import EMPTY, GROUPS, NOT_PLAYED, PROBLEMS, STATES, WRONG
from rich_plan import begun

HERE = Path(__file__).parent
RECORDING = HERE / "recorded.txt"
RICH = HERE / "recorded_plan"  # a home that holds every kind of record, as it was written then
EXAMPLES = HERE.parent / "examples"
LONGEST = 140  # columns of a line of JSON, unless a value alone is longer
MODES = {"80": "@80", "40": "@40", "plain": "@80 --plain", "pipe": "", "json": "--json"}
COLOURS = re.compile("\x1b\\[[0-9;]*m")
SHOWN = str.maketrans({"\x1b": "␛", "\r": "␍", "\0": "␀"})
TEXTS = (".html", ".md", ".txt")
ZONE = os.environ.get("TZ")  # of whoever runs the tests
FEW = 4  # differing lines that are shown when a group differs


class Line(NamedTuple):
    """A line of a table: how it is played, what is typed, what stdin holds, and another time."""

    how: str
    words: list[str]
    stdin: str
    now: str


def lines_of(table: str) -> Iterator[Line]:
    """`? line`: it reads; `| line`: it reads, and tells of places, which a screen would fold; `! line`: once, through a
    pipe; `+ line`, among those that are refused: it makes ready for them, and is not recorded. Any other line writes.

    Behind ` << ` stands stdin, behind ` @ ` another time.
    """
    for row in filter(None, map(str.strip, table.splitlines())):
        how, rest = (row[0], row[1:]) if row[0] in "?|!+" else ("", row)
        rest, _, now = f"{rest} ".partition(" @ ")
        rest, _, stdin = rest.partition(" << ")
        typed = [
            word.replace("LONG", "x" * 30_000).replace("␀", "\0").replace("EXAMPLES", str(EXAMPLES))
            for word in shlex.split(rest)
        ]
        yield Line(how, typed, stdin.strip().replace("\\n", "\n"), now.strip())


class Terminal(io.TextIOWrapper):
    """A screen: a stream that says it is one."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


class Player:
    """Plays lines in a folder of its own, and writes down what comes of them."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, group: str) -> None:
        self.folder, self.patch, self.group = folder, patch, group
        self.home, self.out = folder / "home", folder / "out"
        self.out.mkdir()
        self.entries: dict[str, str] = {}
        self.known: dict[str, str] = {}  # the first line of which each was seen
        self.at, self.drawn = 0, Counter[int]()
        self.codes: dict[str, int] = {}
        for name, value in {"GOALWALK_HOME": self.home, "HOME": folder, "COLUMNS": "80"}.items():
            patch.setenv(name, str(value))
        patch.chdir(self.out)
        patch.setattr(os, "urandom", self._letters)
        patch.setattr("goalwalk.cli.admin.sync.called", lambda: "laptop")
        patch.setattr(os, "fsync", lambda _: None)  # what a power cut would take is not looked at here

    def _letters(self, size: int) -> bytes:
        """The same chance every time: later ids sort later, and depend on nothing drawn of another size."""
        self.drawn[size] += 1
        rest = hashlib.sha256(f"{self.group} {self.at} {self.drawn[size]}".encode()).digest() * 8
        return (bytes([self.at >> 8, self.at & 255, self.drawn[size] & 255]) + rest)[:size]

    def play(self, line: Line) -> None:
        """One line, in every way that it is to be seen."""
        self.at += 1
        if line.how in ("?", "|"):
            for mode in ("80", "40", "plain", "json") if line.how == "?" else ("pipe", "json"):
                self._record(line, mode)
        elif line.how == "!":
            self._record(line, "pipe")
        else:
            with self._as_it_was():
                self._record(line, "json")
            self._record(line, "pipe")

    def _record(self, line: Line, mode: str) -> None:
        before = everything(self.out)
        answer, colours = self._typed(line, mode)
        self.codes[shlex.join(line.words)] = answer.code
        body = [f"  = {answer.code}{colours}"]
        body += _told("|", pretty(self._masked(answer.out)) if mode == "json" else self._masked(answer.out))
        body += _told("!", self._masked(answer.err))
        for name, data in everything(self.out).items():
            if before.get(name) != data:
                body += [f"  > {name}", *(_told(">", self._masked(data.decode())) if name.endswith(TEXTS) else ())]
        self.add(self._name(line, MODES[mode]), "\n".join(body))

    def add(self, name: str, body: str) -> None:
        """Write down what came of a line. What was seen just so before is named by its line."""
        while name in self.entries:
            name += " (again)"
        known = self.known.setdefault(body, name) if body.count("\n") > 2 else name
        self.entries[name] = body if known == name else f"  as {known}"

    def refuse(self, line: Line) -> None:
        """One line that is refused: its exit code, the code of its problem, and its sentence."""
        self.at += 1
        if line.how == "+":
            answer = self._typed(line, "pipe")[0]
            assert answer.code == 0, (line.words, answer)
            return
        before = {name: data for name, data in everything(self.folder).items() if not name.endswith("device")}
        piped = self._typed(line, "pipe")[0]
        as_json = self._typed(line, "json")[0]
        try:
            told = json.loads(as_json.err)["problem"]
        except ValueError:
            told = {}
        after = {name: data for name, data in everything(self.folder).items() if not name.endswith("device")}
        changed = "" if before == after else " and something was written"
        body = [f"  = {piped.code} {told.get('code')}{changed}"]
        body += [*_told("|", self._masked(piped.out)), *_told("!", self._masked(piped.err))]
        if (as_json.code, told.get("message", "") + "\n") != (piped.code, piped.err):
            body += [f"  --json = {as_json.code}", *_told("!", self._masked(as_json.err))]
        self.codes[shlex.join(line.words)] = piped.code
        self.add(self._name(line, ""), "\n".join(body))

    def _name(self, line: Line, mode: str) -> str:
        typed = self._masked(shlex.join(line.words)).translate(SHOWN)
        stdin = f" << {line.stdin!r}" if line.stdin else ""
        return " ".join(f"$ goalwalk {typed} {mode}{stdin}{' at ' + line.now if line.now else ''}".split())

    def _typed(self, line: Line, mode: str) -> tuple[Answer, str]:
        words = [word.replace("TMP", str(self.folder)) for word in line.words]
        at = words.index("--") if "--" in words else len(words)
        words[at:at] = [f"--{mode}"] if mode in ("plain", "json") else []
        self.drawn.clear()
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GOALWALK_NOW", line.now or NOW)
            if mode in ("pipe", "json"):
                return typed_here(tuple(words), line.stdin), ""
            width = "40" if mode == "40" else "80"
            patch.setenv("COLUMNS", width)
            if width == "40":
                patch.setenv("NO_COLOR", "1")
            answer = on_a_screen(words, int(width), patch)
        bare = COLOURS.sub("", answer.out)
        colours = f", colours {hashlib.sha256(answer.out.encode()).hexdigest()[:8]}" if bare != answer.out else ""
        return answer._replace(out=bare), colours

    @contextmanager
    def _as_it_was(self) -> Iterator[None]:
        """Afterwards all is as before; the folder of the home itself stays, by which a device knows it."""
        kept = self.folder.with_name("kept")
        shutil.copytree(self.folder, kept, copy_function=_kept)
        yield
        for place in (self.home, self.out):
            for path in place.iterdir() if place.exists() else ():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
            if (kept / place.name).exists():
                shutil.copytree(kept / place.name, place, copy_function=_kept, dirs_exist_ok=True)
            elif place.exists():
                place.rmdir()
        shutil.rmtree(kept)

    def _masked(self, text: str) -> str:
        text = text.replace(str(self.folder), "TMP").replace(str(EXAMPLES), "EXAMPLES")
        text = re.sub("AGE-SECRET-KEY-1[A-Z0-9]+", "RECOVERY-KEY", text)
        text = re.sub('(Your.* )age1[a-z0-9]{58}|(?<="public": ")age1[a-z0-9]{58}', r"\1PUBLIC-KEY", text)
        text = re.sub("x{300,}", "LONG", text)
        return text.replace(__version__, "VERSION")

    def plan(self, name: str) -> None:
        """What stands in the plan's file by now: one document a line."""
        for path in sorted((self.home / "plans").glob("????????.json")):
            self.add(f"$ cat plan {name}", "\n".join(_told("|", documents(path.read_bytes()))))


def _kept(file: str, copy: str) -> None:
    """What is never written in place is as good as a copy."""
    (shutil.copy2 if file.endswith("device") else os.link)(file, copy)


def on_a_screen(words: list[str], width: int, patch: pytest.MonkeyPatch) -> Answer:
    """Run a command line in this process, its answer on a screen of that width; stdin and stderr are no terminals."""
    from goalwalk.cli import main

    out, err = io.BytesIO(), io.BytesIO()
    patch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((width, 24)))
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), "utf-8"))
    patch.setattr(sys, "stdout", Terminal(out, "utf-8", write_through=True))
    patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", write_through=True))
    code = main.run(words)
    sys.stdout.flush()
    sys.stderr.flush()
    return Answer(code, out.getvalue().decode(errors="surrogateescape"), err.getvalue().decode())


def documents(data: bytes) -> str:
    """A plan's file as it can be read: one document a line."""
    return "".join(
        f"{table} {number} {json.dumps(document, ensure_ascii=False)}\n"
        for table, held in json.loads(data).items()
        for number, document in held.items()
    )


def pretty(out: str) -> str:
    """JSON in lines that can be compared; as it is where it is no object on one line."""
    try:
        data = json.loads(out)
    except ValueError:
        return out
    return _laid_out(data, "") + "\n" if out == json.dumps(data, ensure_ascii=True) + "\n" else out


def _laid_out(data: Any, indent: str) -> str:
    flat = json.dumps(data, ensure_ascii=False)
    if len(indent) + len(flat) <= LONGEST or not isinstance(data, dict | list) or not data:
        return flat
    named = data.items() if isinstance(data, dict) else (("", value) for value in data)
    rows = [
        f"{indent} {json.dumps(name) + ': ' if name else ''}{_laid_out(value, indent + ' ')}" for name, value in named
    ]
    opens, closes = "{}" if isinstance(data, dict) else "[]"
    return f"{opens}\n" + ",\n".join(rows) + f"\n{indent}{closes}"


def _told(sign: str, text: str) -> list[str]:
    if not text:
        return []
    whole = text.removesuffix("\n")
    rows = [f"  {sign} {row}".rstrip(" ") if not row.strip() else f"  {sign} {row}" for row in whole.split("\n")]
    rows = [row.translate(SHOWN) for row in rows]
    return rows if text.endswith("\n") else [*rows, f"  {sign}\\ no end of line"]


# The recording: groups under a title, entries that begin with "$ ".


def recorded() -> dict[str, dict[str, str]]:
    """Every group with its entries."""
    groups: dict[str, dict[str, str]] = {}
    text = RECORDING.read_text(encoding="utf-8") if RECORDING.exists() else ""
    for part in re.split("^## ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        entries = re.split(r"^(?=\$ )", rest.strip("\n"), flags=re.MULTILINE)
        groups[title] = dict(entry.strip("\n").partition("\n")[::2] for entry in entries if entry.strip())
    return groups


Hold = Callable[[Player], None]


@pytest.fixture
def hold(pytestconfig: pytest.Config) -> Hold:
    """Compare what was played with its group in the recording, or record it."""

    def compare(player: Player) -> None:
        groups, now = recorded(), player.entries
        if pytestconfig.getoption("update_snapshots"):
            groups[player.group] = now
            RECORDING.write_text(
                "".join(
                    f"## {name}\n\n" + "".join(f"{line}\n{body}\n" for line, body in groups[name].items()) + "\n"
                    for name in ALL
                    if name in groups
                ),
                encoding="utf-8",
                errors="surrogateescape",
            )
        then = groups.get(player.group, {})
        differ = [line for line in {**then, **now} if then.get(line) != now.get(line)]
        told = "\n".join(_difference(line, then.get(line), now.get(line)) for line in differ[:FEW])
        assert not differ, (
            f"{len(differ)} of {len(now)} lines of '{player.group}' differ from {RECORDING.name}:\n{told}"
        )
        assert list(then) == list(now), "the lines are in another order"

    return compare


def _difference(line: str, then: str | None, now: str | None) -> str:
    if then is None or now is None:
        return f"{line}\n    {'is not recorded' if then is None else 'is not played'}"
    rows = list(difflib.unified_diff(then.split("\n"), now.split("\n"), "recorded", "now", lineterm="", n=1))
    return "\n".join([line, *("    " + row[:200] for row in rows[2:18])])


@pytest.fixture
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Player]]:
    """A player with an empty home, or with the rich plan in it."""

    def make(group: str, empty: bool = False) -> Player:
        folder = tmp_path / "play"
        folder.mkdir()
        made = Player(folder, monkeypatch, group)
        if not empty:
            shutil.copytree(RICH, made.home)
            for path in made.home.rglob("*"):
                path.chmod(0o700 if path.is_dir() else 0o600)
            made.home.chmod(0o700)
        return made

    gc.disable()  # as every run of goalwalk does
    _in_zone(os.environ["TZ"])
    yield make
    _in_zone(ZONE)
    gc.enable()


def _in_zone(zone: str | None) -> None:
    """This process itself lives there: when something was taken away is told by its clock."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", zone) if zone else patch.delenv("TZ", raising=False)
        time.tzset()


ALL = ["help", *GROUPS, *WRONG, *STATES, "bytes"]
Make = Callable[..., Player]


def test_help(player: Make, hold: Hold) -> None:
    """Of every command of the menu, and every topic, 80 columns wide; of all but the verbs of nouns 40 wide, too."""
    here = player("help", empty=True)
    lines = [[*words, "--help"] for words in commands()]
    lines += [["--version"], ["help"], ["help", "all"], *(["help", topic] for topic in topics())]
    for shown in lines:
        for width in ("80",) if len(shown) > 2 else ("80", "40"):
            here.patch.setenv("COLUMNS", width)
            answer = typed_here(tuple(shown))
            body = [f"  = {answer.code}", *_told("|", here._masked(answer.out)), *_told("!", here._masked(answer.err))]
            here.add(f"$ goalwalk {' '.join(shown)} @{width}", "\n".join(body))
    assert not here.home.exists()
    hold(here)


@pytest.mark.parametrize("group", GROUPS)
def test_played(group: str, player: Make, hold: Hold, request: pytest.FixtureRequest) -> None:
    here = player(group, empty=group in EMPTY)
    if group == "a lock":
        _locked(here, request)
    for line in lines_of(GROUPS[group]):
        here.play(line)
    if group != "a lock" and here.home.exists():
        here.plan("afterwards")
    refused = [line for line, code in here.codes.items() if code]
    assert not refused, f"what is refused stands among the wrong lines: {refused}"
    hold(here)


def _locked(here: Player, request: pytest.FixtureRequest) -> None:
    """Locked with a key whose passphrases take no time."""
    request.getfixturevalue("runtime")
    lock(here.home)
    in_no_time(here.patch.setattr)


@pytest.mark.parametrize("group", WRONG)
def test_wrong(group: str, player: Make, hold: Hold) -> None:
    here = player(group, empty=group in EMPTY)
    for line in lines_of(WRONG[group]):
        here.refuse(line)
    assert 0 not in here.codes.values(), [line for line, code in here.codes.items() if not code]
    hold(here)


@pytest.mark.parametrize("state", STATES)
def test_a_bad_state(state: str, player: Make, hold: Hold) -> None:
    """A plan that cannot be read, and a machine that cannot keep it: exit codes 4 and 5."""
    here = player(state)
    with _in_state(state, here):
        for line in lines_of(STATES[state]):
            here.refuse(line)
    hold(here)


@contextmanager
def _in_state(state: str, here: Player) -> Iterator[None]:
    path = plan_file(here.home)
    data = path.read_bytes()
    if state == "a damaged plan":
        path.write_bytes(data.replace(b'"Sleep better"', b'"Sleep bitter"'))
    elif state == "half a plan":
        path.write_bytes(data[: len(data) // 2])
    elif state == "a plan of a newer version":
        path.write_bytes(re.sub(rb'"schema":\d+', b'"schema":99', data, count=1))
    elif state == "a locked plan":
        lock(here.home)
    elif state == "a full disk":
        most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, most)
        return
    elif state == "a plan that is held":
        import fcntl
        import select

        here.patch.setattr(select, "select", lambda *_: ([], [], []))  # the wait takes no time
        with path.with_suffix(".lock").open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
        return
    elif state == "no folder":
        here.patch.setenv("GOALWALK_HOME", str(path))
    yield


# The bytes of the file


def test_the_rich_plan_is_written_as_it_was(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Every kind of record, an erasure, a list of changes, history and backups: each byte as it was recorded."""
    begun(tmp_path / "home")
    (tmp_path / "home" / "device").unlink()  # it knows where its home lies
    if pytestconfig.getoption("update_snapshots"):
        shutil.rmtree(RICH, ignore_errors=True)
        shutil.copytree(tmp_path / "home", RICH, ignore=shutil.ignore_patterns("*.lock"))
    now, then = everything(tmp_path / "home"), everything(RICH)
    assert list(now) == list(then)
    for name, data in then.items():
        if now[name] != data:
            pytest.fail(f"{name}: {_difference('', _readable(data), _readable(now[name]))}")
    empty = {name for name, table in json.loads(plan_file(RICH).read_bytes()).items() if not table}
    assert empty == {"_waiting"}, "a table is empty"


def _readable(data: bytes) -> str:
    try:
        return documents(data)
    except (ValueError, AttributeError):
        return repr(data)


def test_one_more_change_writes_that_and_nothing_else(player: Make, hold: Hold) -> None:
    """Looking writes nothing. Each of these alone, over the plan as it was recorded: what differs in the file."""
    here = player("bytes")
    before = everything(here.home)
    for line in ("today", "progress --json", "undo --list", "data check", "page -"):
        assert typed_here(tuple(line.split())).code == 0
    assert everything(here.home) == before
    data = plan_file(here.home).read_bytes()
    for line in lines_of(BYTES):
        here.at += 1
        with here._as_it_was():
            assert here._typed(line, "pipe")[0].code == 0, line
            now = plan_file(here.home).read_bytes()
        rows = difflib.unified_diff(documents(data).split("\n"), documents(now).split("\n"), lineterm="", n=0)
        body = [row for row in rows if row[:1] in "+-" and row[:3] not in ("+++", "---")]
        here.add(here._name(line, ""), "\n".join(f"  {row}" for row in body))
    hold(here)


BYTES = """
win "One more"
done 1.1 --amount 30 --note slowly
skip 1.2
checkin --mood 3 --keep "a line"
goal edit 1 --why "so that I am awake"
goal rate 1 --importance 9
step edit 1.1 --every daily
step finish 1.2
step remove 1.3
goal remove 1
meeting edit 1 --about rest
meeting went 1 1 partly
support reach 2 --note "a call"
skill rate 1 7
barrier happened 1 --used
clock return 1 --on yesterday
clock amount 2 1
setback --of 1 --next "a walk"
bring --remove 2
hope edit 1 --text "It passes."
config room 3
pause
undo
redo
data forget 1.2 --yes
"""


# What the recording covers


def test_a_problem_of_every_exit_code_is_recorded() -> None:
    groups = recorded()
    told = [body for name in (*WRONG, *STATES) for body in groups[name].values()]
    codes = [int(found.group(1)) for body in told if (found := re.match(r"  = (\d)", body))]
    assert {2, 3, 4, 5} == set(codes)
    assert len(codes) >= 120
    kinds = {found.group(1) for body in told if (found := re.match(r"  = \d (\w+)", body))}
    assert len(kinds) >= PROBLEMS, len(kinds)


def test_every_command_and_every_option_is_recorded() -> None:
    """Played and not refused. What options there are, help says."""
    groups = recorded()
    assert list(groups) == ALL
    played = [
        shlex.split(line.removeprefix("$ goalwalk").partition(" << ")[0])
        for name in GROUPS
        for line in groups[name]
        if line.startswith("$ goalwalk")
    ]
    played = [[word for word in line if not re.fullmatch(r"@\d\d|\(again\)|--json", word)] for line in played]
    lacking = []
    for words in commands():
        typed = [line for line in played if line[: len(words)] == [*words]] if words else played
        if not typed or (not words and [] not in played):
            lacking.append(" ".join(words))
        shown = groups["help"][" ".join(["$ goalwalk", *words, "--help", "@80"])]
        offered = set(re.findall("--[a-z-]+", " ".join(re.findall(r"^  \|   (-.*?)(?:  |$)", shown, re.MULTILINE))))
        said = {word.partition("=")[0] for line in typed for word in line if word.startswith("--")}
        lacking += [" ".join([*words, option]) for option in sorted(offered - said - EVERYWHERE)]
    assert sorted(set(lacking) - NOT_PLAYED) == []
    assert NOT_PLAYED - set(lacking) == set(), "it is played by now"


EVERYWHERE = {"--json", "--plain", "--no-input", "--yes", "--person", "--help", "--version"}
