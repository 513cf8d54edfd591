"""Help in three depths: short enough to be read, the same by every way, and each line that it shows can be typed."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pexpect
import pyrage
import pytest

from cli.conftest import lock, runtime  # noqa: F401 - a fixture
from cli.keyboard import GOALWALK, IN_NO_TIME, NOW, Typed, commands, environment, typed_here
from exchange.incoming.telling import zipped
from goalwalk.cli.commands import COMMANDS
from goalwalk.core import share_file
from goalwalk.core.share_file import SharedPage
from goalwalk.screens.looks.help import TopicView
from goalwalk.words import help as texts
from in_no_time import in_no_time
from store.locks import PAPER, PASSPHRASE

NAMED = [" ".join(command) for command in commands() if command]
TOPICS = texts.topics()
ALSO = ("weekdays", "weekends", "2x month", "every 2 months", "yearly", "1st,15th", "last weekday", "first mon")


def lines_of(name: str) -> list[str]:
    """The examples of a command or a topic."""
    if name in TOPICS:
        told = [part for part in TopicView(name, *texts.topic(name)).parts() if isinstance(part, tuple)]
        return [entry.typed for part in told for entry in part if entry.typed.startswith("goalwalk")]
    return [typed for typed, _ in texts.examples(name)]


def height(typed: Typed, width: int, *words: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        answer = typed("help", *words)
    assert (answer.code, answer.err) == (0, "")
    assert max(map(len, answer.out.splitlines())) <= width
    return answer.out.count("\n")


def test_the_first_page_is_short(typed: Typed) -> None:
    assert height(typed, 80) <= 22
    assert height(typed, 40) <= 24
    assert typed("help").out.startswith("For a hard moment: goalwalk now")


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_a_screen_or_two(topic: str, typed: Typed) -> None:
    assert height(typed, 80, topic) <= 44
    height(typed, 40, topic)


def test_each_rhythm_and_day_that_a_topic_names_is_one(typed: Typed) -> None:
    typed("goal", "add", "Something")
    for term, told in terms_of("rhythms"):
        for rhythm in (term, *(other for other in re.split("[;,] ", told) if other in ALSO)):
            assert typed("step", "add", "A step", "--every", rhythm).code == 0, rhythm
    typed("step", "add", "Walk", "--every", "daily", "--start", "2026-10-01")
    for term, _ in terms_of("days"):
        answer = typed("rest", "walk", "--on", term)
        assert answer.code == 0 or (term == "mon" and "or" in answer.err), term


def terms_of(topic: str) -> list[tuple[str, str]]:
    told = [part for part in TopicView(topic, *texts.topic(topic)).parts() if isinstance(part, tuple)]
    return [entry for part in told for entry in part if not entry.typed.startswith("goalwalk")]


def test_no_topic_is_called_like_a_command_and_each_that_is_named_is_there() -> None:
    assert not {*TOPICS} & {*COMMANDS}
    assert {topic for name in NAMED if (topic := texts.topic_of(name))} <= {*TOPICS}


def test_all_of_it_names_every_command_verb_and_topic(typed: Typed) -> None:
    told = {word.strip(",") for word in typed("help", "all").out.split()}
    assert {word for name in [*NAMED, *TOPICS] for word in name.split()} <= told


@pytest.mark.parametrize("name", NAMED)
def test_every_command_is_told_alike_by_every_way(name: str, typed: Typed) -> None:
    words = name.split()
    told = typed("help", *words).out
    assert told == typed(*words, "--help").out == typed(*words, "-h").out == typed("--help", *words).out
    assert 1 <= len(lines_of(name)) <= 3, "two or three examples, and one where there is no more to say"
    assert "Also: --json, --plain" in told
    data = typed("help", *words, "--json").json
    assert (data["command"], [line["typed"] for line in data["examples"]]) == (name, lines_of(name))


def test_help_is_asked_for_among_other_words(typed: Typed) -> None:
    told = typed("help", "done").out
    for line in ("done walk --help", "done walk --partly -h", "help goalwalk done", "help DONE", "help done walk"):
        assert typed(*line.split()).out == told, line
    assert typed("help", "c").out == typed("help", "checkin").out
    assert typed("help", "goal  add").out == typed("help", "goal", "add").out
    assert typed("help", "").out == typed("help").out
    assert typed("help", "practise").out == typed("help", "skill", "practise").out
    assert typed("help", "meetings").out == typed("help", "meeting").out
    assert typed("help", "hard", "days").out == typed("help", "hard-days").out
    assert typed("win", "--", "asked", "for", "--help").out == "Kept: asked for --help\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("bogus", ("bogus", "help all")),
        ("dne", ("dne", "help all", "done")),
        ("rythms", ("rhythms", "help all")),
        ("goal ad", ("goal add",)),
        ("finish it", ("step finish", "help all")),
        ("list", ("goal list", "step list")),
        ("used", ("goalwalk now", "setback")),
        *((said, ("help meeting", "support list", "goalwalk now")) for said in ("talk", "call", "calls")),
    ],
)
def test_what_there_is_no_help_of(line: str, told: tuple[str, ...], typed: Typed) -> None:
    answer = typed("help", *line.split())
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert [word for word in told if word not in answer.err] == []


@pytest.mark.parametrize("line", ["me", "me now", "panic"])
def test_who_asks_for_help_of_another_kind_gets_that(line: str, typed: Typed) -> None:
    assert typed("help", *line.split()) == typed("now")


def test_it_needs_no_plan_and_no_home(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("GOALWALK_HOME", "~nobody-of-that-name/home")
    for line in (("help",), ("help", "all"), ("done", "--help"), ("help", "privacy")):
        answer = typed_here(line)
        assert (answer.code, answer.err, len(answer.out) > 100) == (0, "", True)
    assert not home.exists()


def test_read_aloud_it_is_one_thing_a_line(typed: Typed) -> None:
    told = typed("help", "done", "--plain").out.splitlines()
    assert "" not in told
    assert "--partly. A part of it. That is showing up, too." in told


def test_tab_offers_commands_and_topics(typed: Typed) -> None:
    asked = {"_GOALWALK_COMPLETE": "complete_bash", "COMP_WORDS": "goalwalk help r", "COMP_CWORD": "2"}
    shown = subprocess.run(GOALWALK, env=environment(**asked), capture_output=True, text=True, check=True).stdout
    assert {"rest", "redo", "review", "rhythms"} <= {*shown.split()}


# The man page


def test_the_man_page_holds_every_command(typed: Typed, tmp_path: Path) -> None:
    page = typed("help", "man").out
    assert page.startswith(".TH GOALWALK 1")
    for name in NAMED:
        assert f'.SS "goalwalk {name}'.replace("-", "\\-") in page
    assert all(f'.SH "{texts.topic(topic)[0].upper()}"' in page for topic in TOPICS)
    if not shutil.which("groff"):
        pytest.skip("needs groff")
    ran = subprocess.run(
        ["groff", "-k", "-man", "-ww", "-Tutf8"], input=page.encode(), capture_output=True, check=True, timeout=60
    )
    assert ran.stderr.decode() == ""
    told = re.sub(r"\x1b\[[\d;]*m|.\x08", "", ran.stdout.decode())
    assert "goalwalk done water 3 cups" in told
    assert "--partly" in told


# Every line that help shows


FILLED = """
goal add "Draw again"
step add "Walk round the block" --every daily --start 2026-11-01
step add "Glasses of water" --every daily --start 2026-11-01 --target 6 --unit cups
step add "Be at the pool" --every daily --start 2026-11-02
barrier add "I lie awake" --then "sit by the window"
barrier add "The window does not shut" --outside --of "Ms Finch"
skill add "Hum a song"
skill card hum card.txt
skill remove hum
skill add "Breathe slowly"
skill practise breathe
hope add "It has been worse"
clock add "Free of drink" --since "1 nov"
clock add Coffee --limit 2 --unit cups
support add Sam --reach "555 0107"
meeting add "Find the number" --with Ana
win "Up at six"
setback "A long week"
person add Jo
data backup plan.json
"""
LOCKED = (
    *("goalwalk data decrypt", "goalwalk data passphrase", "goalwalk data passphrase --recovery"),
    *("goalwalk lock", "goalwalk lock --all", "goalwalk data backup plan.json.age"),
    "goalwalk data open-to",
    *("goalwalk unlock", "goalwalk unlock --for 10", "goalwalk unlock --recovery"),
)
# Of what asks for more than Enter, the answers.
NEW = "four green walks at dawn"
NOOR = "age12aggn2t3q0ghh2gk962xun96h5kmrq702w6aw30ucvdtsjulfq6qa307uz"
ANSWERS = {
    "goalwalk data encrypt": [NEW, NEW, "n", "y"],
    "goalwalk data decrypt": [PASSPHRASE, "y"],
    "goalwalk data passphrase": [PASSPHRASE, NEW, NEW],
    "goalwalk data passphrase --recovery": [PAPER, NEW, NEW],
    "goalwalk sync ~/Sync": ["y", NEW, NEW],
    "goalwalk sync remove-device laptop": ["y", NEW, NEW],
    "goalwalk unlock": [PASSPHRASE],
    "goalwalk unlock --for 10": [PASSPHRASE],
    "goalwalk unlock --recovery": [PAPER],
    "goalwalk demo --shell": ["exit"],
    "goalwalk win -": ["Slept until six", "\x04"],
    "goalwalk data backup plan.json.age": [PASSPHRASE],
    "goalwalk meeting add": ["Find the number"],
    "goalwalk meeting group": ["Tuesday group", "6"],
    "goalwalk win": ["Slept until six"],
    "goalwalk setback": ["It was long"],
    "goalwalk urge": ["7", "after the call"],
    "goalwalk keep": ["The rain"],
    "goalwalk for Robin": ["leave"],
    "goalwalk data key": [NEW, NEW],
    "goalwalk data open-to": [PASSPHRASE],
    "goalwalk --person Robin data open-to Noor": [NOOR, PASSPHRASE],
    "goalwalk --person Robin data close-to Noor": [PASSPHRASE],
    "goalwalk --person Robin person hand-over home.json.age": [PASSPHRASE],
    "goalwalk data share --with Ana --what wins --until fri --for reading --page": ["y"],
    "goalwalk data receive ana.age": [PASSPHRASE],
    "goalwalk data share": ["Ana", "", "fri", "lifts", "y", NEW, NEW],
    'goalwalk data share --with Ana --goals 1 --until "1 mar" --for lifts': ["", "y", NEW, NEW],
}
YES = (
    "config remind_words",
    "remind --install",
    "data import",
    "data forget",
    "data restore",
    "person remove",
    "today --everyone",
    "now --locked",
    "undo --to",
)
MADE_READY = {
    "goalwalk sync": [f"sync Sync - << {NEW}"],
    **{f"goalwalk sync {words}": [f"sync Sync - << {NEW}"] for words in ("--check", "off", "remove-device laptop")},
    "goalwalk redo": ["win Up", "undo"],
    "goalwalk redo a": ["win Up", "win Out", "undo", "undo"],
    "goalwalk resume": ["pause"],
    **{
        f"goalwalk meeting {words}": ["meeting add --with Ana --next today"]
        for words in ("went", 'went "Good to be heard"', "moved thu 10:00", 'moved ana "1 dec 14:00"', "off")
    },
    **{
        f"goalwalk meeting handout{words}": ["meeting group Tuesday --skill breathe"]
        for words in ("", " tuesday --pdf")
    },
    "goalwalk --person Robin person hand-over home.json.age": ["person add Robin", "goal add Swim --person Robin"],
    "goalwalk --person Robin data open-to Noor": ["person add Robin", "goal add Swim --person Robin"],
    "goalwalk --person Robin data close-to Noor": ["person add Robin", "goal add Swim --person Robin"],
    "goalwalk person add Robin --from plan.json": ["data forget --everything --yes"],
    "goalwalk data calendar walk.ics": ["step edit walk --at 9:00"],
    "goalwalk data calendar walk.ics --at 9:00 --days mon,thu": ["step edit walk --every 2/week"],
    "goalwalk data shared stop 2": ["data share a.html --with Ana --what wins --until fri --for x --page --yes"] * 2,
    "goalwalk step resume walk": ["step pause walk"],
    "goalwalk step move walk to reading": ["goal add Reading"],
    "goalwalk goal resume draw": ["goal pause draw"],
    "goalwalk --person Robin": ["person add Robin"],
    "goalwalk for Robin": ["person add Robin"],
    "goalwalk undo --to Robin": ["person add Robin"],
    "goalwalk data forget walk --on yesterday": ["done walk --on yesterday"],
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a home that has one of everything, a copy of it, and a card."""
    place = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALWALK_HOME", str(place / "home"))
        patch.chdir(place)
        for line in FILLED.strip().split("\n"):
            answer = typed_here(tuple(shlex.split(line)))
            assert (answer.code, line, answer.err) == (0, line, "")
    yield place


EXAMPLES = sorted({line for name in [*NAMED, *TOPICS] for line in lines_of(name)})


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_can_be_typed(
    line: str, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Where it needs somebody to ask, on a terminal, with Enter and nothing else unless the tables say so."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GOALWALK_NOW", NOW)
    monkeypatch.setenv("SHELL", "/bin/sh")
    monkeypatch.chdir(tmp_path)
    in_no_time(monkeypatch.setattr)
    Path("Sync").mkdir()
    if "receive" in line:
        data = share_file.write(SharedPage("Ana", "lifts", date(2026, 11, 20), date(2027, 3, 1), None, ("Sleep",)))
        Path("ana.age").write_bytes(pyrage.passphrase.encrypt(data.encode(), PASSPHRASE))
    if "data import" in line:
        Path("habits.zip").write_bytes(zipped("loop-newer"))
        Path("table.csv").write_text("Date,Habit,Done\n2026-11-01,Swim,yes\n")
    if "backup" in line or "data export" in line:
        Path("plan.json").unlink(missing_ok=True)
    for before in MADE_READY.get(line, []):
        said, _, stdin = before.partition(" << ")
        assert typed_here(tuple(said.split()), stdin).code == 0
    if "remove-device" in line:
        with monkeypatch.context() as there:
            there.setenv("GOALWALK_HOME", str(tmp_path / "laptop"))
            there.setattr("goalwalk.cli.admin.sync.called", lambda: "laptop")
            assert typed_here(("sync", "Sync", "-"), NEW).code == 0
    if line in LOCKED or "--person Robin " in line:
        request.getfixturevalue("runtime")
        lock(tmp_path / "home", None if line in LOCKED else "Robin")
    if "close-to" in line:
        assert typed_here(("data", "open-to", "Noor", NOOR, "-", "--person", "Robin"), PASSPHRASE).code == 0
    words = shlex.split(re.split(" >>? ", line)[0])[1:]
    if line not in ANSWERS and not any(f"goalwalk {asked}" in line for asked in YES):
        answer = typed_here(tuple(words))
        if answer.code == 0:
            return
        assert answer.code == 2, answer
    assert on_a_terminal(words, ANSWERS.get(line, ["y"] if any(f"goalwalk {one}" in line for one in YES) else [])) == 0


def on_a_terminal(words: list[str], answers: list[str]) -> int:
    """Its exit code, where each question gets the next of these answers, and then Enter."""
    line = [*IN_NO_TIME, *words]
    talk = pexpect.spawn(line[0], line[1:], env=environment(), encoding="utf-8", timeout=20)
    left = iter(answers)
    for _ in range(60):
        if talk.expect([pexpect.EOF, r"[:?)>$#] $", pexpect.TIMEOUT], timeout=1) == 0:
            break
        answer = next(left, "")
        talk.send(answer) if answer == "\x04" else talk.sendline(answer)
    talk.close()
    assert talk.signalstatus is None, talk.before
    return int(talk.exitstatus or 0)
