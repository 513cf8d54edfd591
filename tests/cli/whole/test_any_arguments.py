"""Any arguments to any command: no traceback, a documented exit code, one harmless line; and the plan still opens.

What can be typed is taken from the menu as it is built, so that a command or an option that comes later is typed, too.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.core import TyperArgument, TyperOption

from cli.keyboard import Answer, Typed, commands, everything, typed_here
from goalwalk.cli import menu
from goalwalk.store.disk import keys
from goalwalk.words import texts
from hostile import HOSTILE, harmless
from store.locks import BY_ANOTHER, MADE

DOCUMENTED = {0, 1, 2, 3, 4, 5}


class Line(NamedTuple):
    """A command with everything it can be told."""

    command: tuple[str, ...]
    options: tuple[TyperOption, ...]
    arguments: int  # how many it takes at most, as far as it is counted


@cache
def lines() -> tuple[Line, ...]:
    """Every command, with its parameters as they are built from the menu."""
    found = []
    for command in commands():
        built: Any = menu.root()
        for name in command:
            built = built.commands[name]
        options = tuple(param for param in built.params if isinstance(param, TyperOption))
        arguments = [param.nargs for param in built.params if isinstance(param, TyperArgument)]
        found.append(Line(command, options, sum(3 if count < 0 else count for count in arguments)))
    return tuple(found)


# What is typed in the place of a value. Paths are relative, so that nothing outside the test is in reach.
NUMBERS = [
    "0",
    "1",
    "1.1",
    "1.2",
    "2",
    "2.1",
    "9.9",
    "-1",
    "-0",
    "1.1.1",
    "007",
    "1e3",
    "nan",
    "inf",
    "9" * 400,
    "½",
    "٣",
]
NUMBERS += ["4", "5", "10", "60", "1.5", ".5", "5.", "1_000", "+1", "0x10", "99999"]
DAYS = [
    "today",
    "yesterday",
    "tomorrow",
    "fri",
    "last fri",
    "next mon",
    "3 days ago",
    "in 2 weeks",
    "2026-11-19",
    "31 feb",
]
DAYS += ["2026-02-30", "0000-00-00", "9999-12-31", "1 jan", "19 nov 1899", "-3 days ago", "99999999 days ago", "29 feb"]
DAYS += ["2026-11-19T10:00", "20261119", "5/6", "the day before", "hoy", "2200-12-31", "1900-01-01", "monday monday"]
RHYTHMS = [
    "daily",
    "mon,wed",
    "3x week",
    "2x month",
    "every 3 days",
    "3 in 7 days",
    "15th",
    "last day",
    "first sat",
    "once",
]
RHYTHMS += [
    "whenever",
    "3 days after",
    "0x week",
    "every 0 days",
    "999999999 in 7 days",
    "every 99999999999 days",
    ",",
    "x",
]
RHYTHMS += ["RRULE:FREQ=WEEKLY;BYDAY=MO", "RRULE:FREQ=YEARLY;BYEASTER=1", "RRULE:" + "A=B;" * 900, "mon," * 500, "31th"]
RHYTHMS += [
    "RRULE:FREQ=DAILY;INTERVAL=0",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=99999999",
    "RRULE:FREQ=WEEKLY;UNTIL=x",
]
WORDS = [
    "Walk to the park",
    "walk",
    "Sketch",
    "s",
    "health",
    "active",
    "exploring",
    "action",
    "practice",
    "room",
    "plain",
]
WORDS += [
    "week_starts_on",
    "day_starts_at",
    "questions",
    "mood,urge",
    "yes",
    "no",
    "none",
    "monday",
    "bash",
    "fish",
    "history",
]
ODD = [
    "",
    " ",
    "-",
    "--",
    "---",
    "-x",
    "-1",
    "--=",
    "=",
    "--on=",
    "a\0b",
    "\0",
    "\ud800",
    "caf\udce9",
    "\n",
    "x" * 1_001,
]
ODD += [
    "x" * 30_000,
    "{}",
    '{"schema":1}',
    "[" * 2_000,
    "null",
    "%s%n",
    "$(id)",
    "`id`",
    "*",
    "~",
    "@file",
    "\\",
    "'",
    '"',
    "é" * 999,
]
PATHS = [
    "copy.json",
    "made-up",
    "./x",
    "nowhere/at/all.json",
    ".",
    "..",
    "x" * 300,
    "home",
    "note.txt",
    "a folder",
    "\ud800.json",
]
SENTENCES = [*HOSTILE.values()]

values = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(DAYS),
    st.sampled_from(RHYTHMS),
    st.sampled_from(WORDS),
    st.sampled_from(ODD),
    st.sampled_from(PATHS),
    st.sampled_from(SENTENCES),
    st.text(max_size=12),
    st.from_regex(r"[ -~]{0,12}", fullmatch=True),
)
# What writes to a path that is named: of these, only relative ones, and none that climbs.
AT_A_PATH = {("data", "backup"), ("data", "restore"), ("demo",), ("page",), ("review",), ("skill", "card")}
AT_A_PATH |= {("story",), ("win",), ("wins",), ("data", "export"), ("data", "calendar")}
paths = st.one_of(st.sampled_from(PATHS), values).map(lambda text: text.replace("/", "_") if text != "./x" else text)
WRONG = ["--bogus", "--onn", "-z", "--on", "--json=1", "--no-json", "--help=1", "--yes=", "--version", "-h", "--help"]
FEW = {"years": ["0", "1", "61", "x"], "steps": ["0", "1", "3", "501", "-1"]}  # a made-up plan is made each time


TYPED = texts("help.typed").TYPED


def called(kind: str) -> set[str]:
    """The options whose value is called that in help."""
    named = {key.rpartition(" ")[2]: told[0] for key, told in TYPED.items() if isinstance(told, tuple)}
    return {
        option.removeprefix("--") for option, metavar in named.items() if metavar == kind and option.startswith("--")
    }


# What fits, so that a good part of what is typed comes to something: by the name of an option, else by chance.
FITTING = {"DAY": DAYS[:8], "NUMBER": NUMBERS[:5] + NUMBERS[17:20]}
BY_NAME = {option: FITTING[kind] for kind in FITTING for option in called(kind)}
BY_NAME |= {"every": RHYTHMS[:11], "area": ["health", "home"], "kind": ["ask", "practice"], "goal": ["1", "2", "draw"]}
BY_NAME |= {"level": ["less", "hope", "1", "m"]}
BY_NAME |= {name: ["1.1", "1.2", "sketch"] for name in ("done", "partly", "rest", "skip", "step")}
NAMED = ["1.1", "1", "1.2", "2", "2.1", "sketch", "call sam", "daily", "room", "bash", "copy.json", "Something new"]


def option_typed(draw: st.DrawFn, option: TyperOption, odd: st.SearchStrategy[str]) -> tuple[str, ...]:
    """An option, with a value that fits or an odd one, in one word or two."""
    name = draw(st.sampled_from([*option.opts, *option.secondary_opts]))
    if option.is_flag:
        return (name,)
    if option.name in FEW:
        chosen = draw(st.sampled_from(FEW[option.name]))
    else:
        fitting = BY_NAME.get(option.name or "", WORDS)
        chosen = draw(st.sampled_from(fitting) if draw(st.integers(0, 2)) else odd)
    return (f"{name}={chosen}",) if draw(st.booleans()) else (name, chosen)


@st.composite
def typed_lines(draw: st.DrawFn) -> tuple[str, ...]:
    """A command line: a command, mostly with options and arguments of its own, and now and then none of that."""
    line = draw(st.sampled_from(lines()))
    odd = paths if line.command in AT_A_PATH else values
    wild = draw(st.integers(0, 3)) == 0
    count = draw(st.integers(0 if wild else min(1, line.arguments), line.arguments + (1 if wild else 0)))
    parts = [(draw(odd if wild else st.sampled_from(NAMED)),) for _ in range(count)]
    for _ in range(draw(st.integers(0, 3))):
        if wild and draw(st.booleans()):
            parts.append((draw(st.sampled_from([*WRONG, *sorted(every_option())])),))
        elif line.options:
            parts.append(option_typed(draw, draw(st.sampled_from(line.options)), odd))
    shuffled = draw(st.permutations(parts))
    return (*line.command, *(text for part in shuffled for text in part))


@cache
def every_option() -> frozenset[str]:
    return frozenset(name for line in lines() for option in line.options for name in option.opts)


pipes = st.one_of(st.just(b""), st.sampled_from([text.encode() for text in SENTENCES]), st.binary(max_size=40))
pipes = st.one_of(pipes, st.sampled_from([b"1.1\n2.1\n", b"x" * 50_000, b"\0", b"y\n" * 9]))


# Where it is typed


@pytest.fixture(scope="module")
def place(_planned: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to type in, with a home below it. It is laid out anew now and then."""
    folder = tmp_path_factory.mktemp("typed")
    (folder / "here").mkdir()
    (folder / "temporary").mkdir()
    (folder / "theirs.txt").write_text("not ours")
    before = Path.cwd()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALWALK_HOME", str(folder / "home"))
        patch.setenv("HOME", str(folder / "person"))
        patch.setenv("SHELL", "/bin/false")
        patch.setattr(tempfile, "tempdir", str(folder / "temporary"))
        patch.setattr(keys, "made", lambda passphrase, **_: keys.checked(passphrase) and MADE)  # which takes seconds
        patch.setattr(keys, "locked_with", lambda _, passphrase: keys.checked(passphrase) and BY_ANOTHER)
        os.chdir(folder / "here")
        yield folder
        os.chdir(before)


def laid_out(place: Path, planned: Path) -> None:
    """A small plan, and files that may be named beside it."""
    shutil.rmtree(place / "home", ignore_errors=True)
    shutil.copytree(planned, place / "home")
    here = place / "here"
    for path in here.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    (here / "note.txt").write_text("not ours")
    (here / "a folder").mkdir()
    (here / "a folder" / "theirs.txt").write_text("not ours")


def outside(place: Path) -> dict[str, tuple[int, bytes]]:
    """Everything but the home and what was named to be written: by its kind and what it holds."""
    found = {}
    beside = [path for path in place.iterdir() if path.name != "home"]
    for path in (*beside, *(below for one in beside if one.is_dir() for below in one.rglob("*"))):
        kind = path.lstat().st_mode
        held = path.read_bytes() if stat.S_ISREG(kind) else b""
        found[path.relative_to(place).as_posix()] = (stat.S_IFMT(kind), held)
    return found


def stamps(home: Path) -> dict[str, tuple[int, int]]:
    """When each file of the home was written, and which it is: so that a home nobody touched is known."""
    every = [os.path.join(at, name) for at, _, names in os.walk(home) for name in names]
    return {name: (found.st_mtime_ns, found.st_ino) for name in every for found in (os.lstat(name),)}


PAGES = {
    ("data", "export"),
    ("data", "calendar"),
    ("page",),
    ("review",),
    ("story",),
    ("win",),
    ("wins",),
    ("skill", "card"),
}
MAY_WRITE = {("data", "backup"), ("demo",), *PAGES}
# Where a page goes when no file is named.
UNNAMED = re.compile(
    r"goalwalk-skill\.txt|(card|page|review|story|export)-\d{4}-\d\d-\d\d(-\d+)?\.(html|pdf|json|csv|md|txt)"
)


def said_one_line(answer: Answer) -> None:
    assert answer.err.endswith("\n") and answer.err.count("\n") == 1, answer
    assert "Traceback" not in answer.err and "Something went wrong" not in answer.err, answer
    harmless(answer.err)
    assert "\x1b" not in answer.err


def types(place: Path, line: tuple[str, ...], given_in: bytes) -> None:
    before, home = outside(place), stamps(place / "home")
    answer = typed_here(line, given_in)
    assert answer.code in DOCUMENTED, answer
    assert "Traceback" not in answer.out + answer.err, answer
    if answer.code == 1:
        assert "Left as it was." in answer.err or "_GOALWALK_COMPLETE" in os.environ, answer
    if answer.code in (2, 3, 4, 5) and not (answer.code == 4 and line[:2] == ("data", "check")):
        said_one_line(answer)
        assert answer.out == "", answer
    if answer.code == 0:
        assert answer.out or line[:1] == ("remind",), answer
        harmless("" if line[:1] == ("completion",) or answer.out.startswith("%PDF") else answer.out)
    after = outside(place)
    new = after.keys() - before.keys()
    same = before.keys() if not is_page(line) or "--yes" not in line else before.keys() - written_over(line)
    assert {name: after.get(name) for name in same} == {name: before[name] for name in same}, line
    assert not new or (line[:2] in MAY_WRITE or line[:1] in MAY_WRITE), (line, new)
    named = [name.split("/")[1] for name in new if name.startswith("here/")]
    known = {
        name for name in named if any(name in text for text in line) or (is_page(line) and UNNAMED.fullmatch(name))
    }
    assert len(named) == len(new) and known == set(named), (line, new)
    if stamps(place / "home") == home:  # and so it opens as it did
        return
    opened = typed_here(("today", "--json"))
    if list((place / "home").rglob("*.key")):
        assert (opened.code, opened.out) == (4, ""), (line, opened)
        shutil.rmtree(place / "home")
    else:
        assert (opened.code, opened.err) == (0, ""), (line, opened)


def is_page(line: tuple[str, ...]) -> bool:
    return line[:1] in PAGES or line[:2] in PAGES


def written_over(line: tuple[str, ...]) -> set[str]:
    """What a page may be written over, with a yes to it: the file that is named, and it alone."""
    return {f"here/{name.removeprefix('./')}" for name in (*line[1:], "goalwalk-skill.txt")}


class Sometimes:
    """Says now and then that it is time for a new plan."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> bool:
        self.count += 1
        return self.count % 25 == 1


def again_and_again(place: Path, planned: Path, examples: int) -> None:
    time_for_a_new_plan = Sometimes()

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(line=typed_lines(), given_in=pipes)
    def property_of(line: tuple[str, ...], given_in: bytes) -> None:
        if time_for_a_new_plan() or not (place / "home").exists():
            laid_out(place, planned)
        types(place, line, given_in)

    property_of()


def test_any_arguments(place: Path, _planned: Path) -> None:
    again_and_again(place, _planned, 250)


@pytest.mark.long
def test_any_arguments_again_and_again(place: Path, _planned: Path) -> None:
    again_and_again(place, _planned, 2000)


def with_odd_values(line: Line, place: Path, in_each: int) -> None:
    """Each option, and each argument, with each `in_each`th kind of odd value, the next one with the next."""
    arguments = ("1.1", "1", "x")[: line.arguments]
    odd = ["", "-", "--", "a\0b", "\ud800", "9" * 400, "x" * 300, "x" * 30_000, HOSTILE["clear screen"]]
    for value in odd:
        for before in ((), ("--",)):
            types(place, (*line.command, *before, *(value,) * max(1, line.arguments)), b"")
    for at, option in enumerate(line.options, len(line.command[0]) if line.command else 0):
        for name in option.opts:
            chosen = [None] if option.is_flag else FEW.get(option.name or "", odd[at % in_each :: in_each])
            for value in chosen:
                types(place, (*line.command, *arguments, name, *([] if value is None else [value])), b"")


EVERY_LINE = pytest.mark.parametrize("line", lines(), ids=lambda line: " ".join(line.command) or "goalwalk")


@EVERY_LINE
def test_every_option_of_every_command(line: Line, place: Path, _planned: Path) -> None:
    """Chance alone would take long to come to all options."""
    laid_out(place, _planned)
    with_odd_values(line, place, 4)


@pytest.mark.long
@EVERY_LINE
def test_every_option_of_every_command_with_every_odd_value(line: Line, place: Path, _planned: Path) -> None:
    laid_out(place, _planned)
    with_odd_values(line, place, 1)


def test_every_command_is_typed() -> None:
    """Each has at least the options that stand everywhere, so a menu that is built otherwise is seen here."""
    assert {line.command for line in lines()} == set(commands())
    assert all(
        {"--json", "--plain"} <= {name for option in line.options for name in option.opts} or len(line.command) == 1
        for line in lines()
    )


SENSELESS = (
    "undo --list --removed", "undo 1 2",
    "redo 1 2", "walk --blank --new", "walk --blank --from-sheet", "walk 1 --blank",
    "walk --blank --answers x", "demo --into x --shell", "demo --years 3", "rest 1.1 --all",
    "rest 1.1 --on today --from today", "done 1.1 1.2 --amount 2", "wins --remove 1 --since today", "wins --day",
    "win Slept --day", "win Slept --file x.txt", "review x.html", "review --walk --page", "progress 1 --mood",
    "progress --weeks 3", "progress --mood --components", "setback --list Rain", "setback --show 1 --on today",
    "bring Form --all", "bring Form --remove 1", "barrier happened 1 Came --note x", "barrier ease 1 --back --on today",
    "barrier add Rain --then x --of Tom", "clock return 1 --on today --from today", "clock return 1 --to today",
    "clock return 1 --remove today --note x", "goal levels 1 --numbers --hope x", "meeting add X --about Sleep",
    "story --page --markdown", "page --only goals --without goals", "person list extra", "today extra",
    "goal list extra", "step show 1.1 1.2", "config room 2 3", "data check extra", "skip",
    "goal edit 1", "step edit 1.1",
)  # fmt: skip


def test_nothing_that_was_typed_is_passed_over_in_silence(planned: Path, typed: Typed) -> None:
    """What makes no sense together, or is one word too many, is refused with nothing written, and never half done."""
    typed("barrier", "add", "Noise", "--then", "plugs")
    typed("clock", "add", "Smoke")
    before = everything(planned)
    for line in SENSELESS:
        answer = typed(*line.split())
        assert answer.code == (3 if line == "step show 1.1 1.2" else 2), (line, answer)  # no step is called like that
        assert everything(planned) == before, line
