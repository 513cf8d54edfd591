"""No network: every command runs where sockets are forbidden, and nothing that could make one is imported."""

from __future__ import annotations

import ast
import json
import os
import pty
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import pytest

from cli.keyboard import commands, environment
from source import SRC, modules
from store import locks

# What speaks to a network, or is there for nothing else.
# fmt: off
NETWORK = (
    "_socket", "_ssl", "aiohttp", "asyncio", "asyncore", "ftplib", "http", "httpx", "imaplib", "nntplib", "paramiko",
    "poplib", "requests", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "trio", "urllib", "urllib3",
    "webbrowser", "websockets", "wsgiref", "xmlrpc",
)
# fmt: on
# Of urllib, what takes a text apart opens nothing; a dependency may use it.
OPENS_NOTHING = ("urllib", "urllib.parse")

# Each command as it is typed on a small plan, in this order; what it exits with where that is not 0.
LINES: dict[tuple[str, ...], list[str]] = {
    (): ["", "--version", "--help"],
    ("today",): ["today", "today --json", "today --plain"],
    ("checkin",): ["checkin --done 1.1 --mood 4 --urge 2 --note Quiet --keep Tea"],
    ("done",): ["done 1.2 --amount 2 --note Slow --on yesterday", "done 9.9 = 3"],
    ("rest",): ["rest 1.3 --from today --to 2026-11-22"],
    ("win",): ["win Slept", "win - < From a pipe"],
    ("keep",): ["keep Tea with Sam"],
    ("day",): ["day", "day yesterday --json"],
    ("urge",): ["urge 4 after the call"],
    ("help",): ["help", "help all", "help rhythms", "help man", "help bogus = 2"],
    ("progress",): ["progress", "progress 1 --json", "progress --components", "progress --mood"],
    ("undo",): ["undo", "undo --list"],
    ("redo",): ["redo"],
    ("streaks",): ["streaks"],
    ("calendar",): ["calendar", "calendar 1.1 --since 2026-10-01"],
    ("week",): ["week --only win"],
    ("wins",): ["wins", "wins --remove 1"],
    ("page",): [
        "page",
        "page --html",
        "page --card",
        "page --card --html",
        "page --pdf",
        "page --text",
        "page page.md",
        "page --html",
        "page --html --yes",
        "page - --week tomorrow",
    ],
    ("goal",): ["goal"],
    ("goal", "add"): ["goal add Read --area home --why Rest --by 2027-01-31"],
    ("goal", "list"): ["goal list"],
    ("goal", "show"): ["goal show 3"],
    ("goal", "edit"): ["goal edit 3 --title Sing"],
    ("goal", "pause"): ["goal pause 3 --until 2026-12-01"],
    ("goal", "resume"): ["goal resume 3"],
    ("goal", "rate"): ["goal rate 3 --importance 8 --confidence 6 --why Calm", "goal rate 3 = 2"],
    ("goal", "levels"): ["goal levels 3 --less One --hope Two --more Three", "goal levels 3 --numbers --t"],
    ("goal", "reached"): ["goal reached 3"],
    ("goal", "let-go"): ["goal resume 3", "goal let-go 3"],
    ("goal", "remove"): ["goal remove 3 --yes"],
    ("step",): ["step"],
    ("step", "add"): ["step add Breathe --goal 1 --every RRULE:FREQ=WEEKLY;BYDAY=MO --target 2 --unit minutes"],
    ("step", "list"): ["step list"],
    ("step", "show"): ["step show 1.2"],
    ("step", "edit"): ["step edit 1.4 --every daily"],
    ("step", "pause"): ["step pause 1.4"],
    ("step", "resume"): ["step resume 1.4"],
    ("step", "finish"): ["step finish 1.4"],
    ("step", "move"): ["step move 1.4 --goal 2", "undo"],
    ("step", "remove"): ["step remove 1.4 --yes"],
    ("walk",): [
        "walk --blank",
        "walk --only helps < helps: soup\nadopt: yes",
        "walk < goal: Sing\n:enough",
        "walk --yes < step: Hum",
        "walk --new < step: Hum = 2",
    ],
    ("skip",): ["skip 1.1 --on 2026-11-18"],
    ("pause",): ["pause"],
    ("resume",): ["resume"],
    ("config",): ["config", "config room 2", "config plain yes", "config country IE"],
    ("meeting",): ["meeting"],
    ("meeting", "add"): ["meeting add Called --with Ana --next tomorrow", "meeting add Rested"],
    ("meeting", "list"): ["meeting list"],
    ("meeting", "show"): ["meeting show 1"],
    ("meeting", "edit"): ["meeting edit 1 --call tomorrow"],
    ("meeting", "went"): ["meeting went 1 9 done = 3", "meeting add Sleep", "meeting went 3 1 done"],
    ("meeting", "moved"): ["meeting add --with Jo --next tomorrow", "meeting moved jo next fri 10:00"],
    ("meeting", "note"): ["meeting note", "meeting note 1 --place phone --goal 1"],
    ("meeting", "reach"): ['meeting reach "07700 900; message; a text"'],
    ("meeting", "off"): ["meeting off jo"],
    ("meeting", "group"): ["meeting group Tue --came 6 --skill breathe --try Walk --every tue"],
    ("meeting", "handout"): ["meeting handout", "meeting handout --html"],
    ("now",): ["now", "now --json", "now --locked lines --yes"],
    ("hope",): ["hope"],
    ("hope", "add"): ["hope add Up --from Sam"],
    ("hope", "list"): ["hope list"],
    ("hope", "show"): ["hope show 1"],
    ("hope", "edit"): ["hope edit 1 --text Down"],
    ("hope", "remove"): ["hope remove 1 --yes"],
    ("skill",): ["skill"],
    ("skill", "add"): ["skill add Hum --when Nights --how Breathe --smaller Once"],
    ("skill", "list"): ["skill list"],
    ("skill", "show"): ["skill show 1"],
    ("skill", "edit"): ["skill edit 1 --title Sing"],
    ("skill", "practise"): ["skill practise 1 --helped 7 --note Calm", "skill practice 1 --on yesterday"],
    ("skill", "rate"): ["skill rate 1 8"],
    ("skill", "browse"): ["skill browse", "skill browse coping", "skill browse 3"],
    ("skill", "take"): ["skill take 3 4"],
    ("skill", "card"): ["skill card 1 -", "skill card 1 card.txt", "skill take card.txt = 3"],
    ("skill", "remove"): ["skill remove 2 --yes"],
    ("barrier",): ["barrier"],
    ("barrier", "add"): ["barrier add Rain --then umbrella", "barrier add Bus --of Town --by tomorrow"],
    ("barrier", "list"): ["barrier list --all"],
    ("barrier", "show"): ["barrier show 1"],
    ("barrier", "edit"): ["barrier edit 1 --title Wind"],
    ("barrier", "ask"): ["barrier ask 2 --say Hello --along Ana"],
    ("barrier", "happened"): ["barrier happened 1 --used --helped 6", "barrier happened 2 Nothing --next tomorrow"],
    ("barrier", "ease"): ["barrier ease 1", "barrier ease 1 --back"],
    ("barrier", "remove"): ["barrier remove 1 --yes"],
    ("support",): ["support"],
    ("support", "add"): ["support add Sam --reach 555", "support add Choir --every tue --time 19:00"],
    ("support", "list"): ["support list"],
    ("support", "show"): ["support show 2"],
    ("support", "edit"): ["support edit 1 --role friend"],
    ("support", "reach"): ["support reach 1 --note Well"],
    ("support", "there"): ["support there 1 --on yesterday"],
    ("support", "first"): ["support first", "support first 1 --goal 1"],
    ("support", "remove"): ["support remove 2 --yes"],
    ("clock",): ["clock"],
    ("clock", "add"): ["clock add Smoke --since 2026-10-01 --saves 12.50_€", "clock add Beer --limit 2"],
    ("clock", "list"): ["clock list"],
    ("clock", "show"): ["clock show 1 --json"],
    ("clock", "return"): ["clock return 1 --on yesterday", "clock return 1 --remove yesterday"],
    ("clock", "amount"): ["clock amount 2 3"],
    ("clock", "edit"): ["clock edit 2 --limit 1 --again"],
    ("clock", "remove"): ["clock remove 2 --yes", "today", "progress"],
    ("setback",): ["setback Much --tell Sam", "setback --learned Rest", "setback --list", "setback --remove 1 --yes"],
    ("story",): ["story", "story --markdown", "story --page --file story.html"],
    ("bring",): ["bring A-form", "bring", "bring --remove 1", "bring --all"],
    ("review",): ["review", "review --since 2026-10-01 --json", "review --walk = 2"],
    ("meeting", "remove"): ["meeting remove 2 --yes"],
    ("person",): ["person"],
    ("person", "add"): ["person add Jo", "goal add Theirs --person Jo", "person add Mo"],
    ("person", "typing"): ["person typing"],
    ("person", "hand-over"): ["person hand-over a.json --person Mo = 3", "person hand-over a.json = 2"],
    ("person", "list"): ["person list", "today --everyone --yes", "today --person Nobody = 3"],
    ("person", "remove"): ["person remove Mo --yes"],
    ("for",): ["for Jo = 2"],
    ("data",): ["data"],
    ("data", "where"): ["data where"],
    ("data", "check"): ["data check", "data check --rebuild"],
    ("data", "backup"): ["data backup", "data backup copy.json"],
    ("data", "restore"): [
        "data restore",
        "data restore 1 --yes",
        "data restore copy.json --yes",
        "data restore history",
    ],
    ("data", "merge"): ["data merge copy.json --yes"],
    ("data", "import"): ["data import copy.json --yes", "data import folder --yes = 3"],
    ("data", "conflicts"): ["data conflicts"],
    ("data", "forget"): ["data forget 1.2 --yes", "data forget --everything --yes"],
    ("sync",): ["sync = 3", "sync folder - --yes < four green walks", "win Slept", "sync", "sync --check", "sync off"],
    ("remind",): ["remind", "remind timer", "remind shell", "remind --install bash --yes", "remind --remove"],
    ("data", "encrypt"): ["data encrypt - < four green walks"],
    ("data", "passphrase"): ["data passphrase - < four green walks\nanother three words"],
    ("data", "share"): [
        "data share ana.age - --with Ana --goals 1 --until 2027-03-01 --for lifts --yes < four green walks",
        "data share --with Ana --what wins --until 2027-03-01 --for lifts --page --yes",
    ],
    ("data", "export"): [
        *(f"data export all.{ending}" for ending in ("json", "csv", "md", "html", "txt")),
        "data export - --what wins,talks --since 2026-11-01",
    ],
    ("data", "calendar"): ["data calendar walk.ics --zone Etc/UTC --at 9:00 --titles own"],
    ("data", "receive"): ["data receive ana.age - < four green walks", "data receive ana.age - < wrong = 4"],
    ("data", "shared"): ["data shared", "data shared stop 1"],
    ("data", "key"): ["data key - < four green walks"],
    ("data", "open-to"): [
        "data open-to",
        "data open-to Noor age12aggn2t3q0ghh2gk962xun96h5kmrq702w6aw30ucvdtsjulfq6qa307uz - < another three words",
    ],
    ("data", "close-to"): ["data close-to Mo - < another three words = 3"],
    ("lock",): ["lock", "today = 4"],
    ("unlock",): ["unlock - < wrong = 4", "unlock - < another three words", "done 1.1", "today --json"],
    ("data", "decrypt"): ["data decrypt --yes"],
    ("demo",): ["demo", "demo --shell = 2", "demo --into made-up --years 1 --steps 2"],
    ("completion",): ["completion bash", "completion zsh", "completion fish", "completion powershell"],
}
# A key whose passphrases take no time; that one really made asks for no socket either, test_lock sees from the kernel.
MADE = [locks.TEXT, *(one.hex() for one in (locks.BY_PASSPHRASE, locks.BY_PAPER, locks.BY_ANOTHER)), locks.PAPER]
TABS = ["goalwalk pro", "goalwalk done 1", "goalwalk goal show ", "goalwalk data ", "goalwalk step add --"]

# Runs every line in one process, where making a socket, or asking for a name, raises. What tried is told.
TESTS = str(Path(__file__).parents[2])
GUARD = """
import io, json, os, sys
lines, tabs, network, made, tests = json.loads(sys.argv[1])
tried, loaded = [], sorted(name for name in sys.modules if name.split(".")[0] in network)
def watch(event, arguments):
    if event.startswith("socket."):
        tried.append(event)
        raise RuntimeError(event)
    if event == "import" and arguments[0].split(".")[0] in network:
        loaded.append(arguments[0])
sys.addaudithook(watch)
from goalwalk.cli.main import run
from goalwalk.store.disk import keys
text, *locked, recovery = made
keys.made = lambda passphrase, paper: keys.Made(keys.read(text.encode()), *map(bytes.fromhex, locked[:2]), recovery)
keys.locked_with = lambda key, passphrase: bytes.fromhex(locked[2])
sys.path.append(tests)
from in_no_time import in_no_time
in_no_time(setattr)
answers, told = [], sys.stdout
def typed(line, given):
    sys.stdin = io.TextIOWrapper(io.BytesIO(given.encode()))
    sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in "12")
    code = run(line)
    answers.append([line, code, sys.stderr.buffer.getvalue().decode()])
for line, given in lines:
    typed(line, given)
for tab in tabs:
    words = tab.split(" ")
    os.environ |= {"_GOALWALK_COMPLETE": "complete_bash", "COMP_WORDS": tab, "COMP_CWORD": str(len(words) - 1)}
    typed([], "")
told.write(json.dumps({"answers": answers, "tried": tried, "loaded": sorted(set(loaded))}))
"""


def parsed(line: str) -> tuple[list[str], str, int]:
    """A line of the table: what is typed, what comes from a pipe, what it exits with."""
    line, _, code = line.partition(" = ")
    line, _, given = line.partition(" < ")
    return line.split(), given, int(code or 0)


def guarded(lines: list[tuple[list[str], str]], tabs: list[str], place: Path, guard: str = GUARD) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", guard, json.dumps([lines, tabs, NETWORK, MADE, TESTS])],
        env=environment(),
        cwd=place,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_command_is_run() -> None:
    assert set(LINES) == set(commands())
    for command, lines in LINES.items():
        assert any(tuple(parsed(line)[0][: len(command)]) == command for line in lines), command


def test_no_command_makes_a_socket_or_loads_what_could(planned: Path, runtime: Path, tmp_path: Path) -> None:
    lines = [parsed(line) for of_command in LINES.values() for line in of_command]
    everything_last = sorted(lines, key=lambda line: "--everything" in line[0])
    found = guarded([line[:2] for line in everything_last], TABS, tmp_path)
    wanted = [[line, code] for line, _, code in everything_last] + [[[], 0]] * len(TABS)
    assert [answer[:2] for answer in found["answers"]] == wanted, found["answers"]
    assert found["tried"] == []
    assert set(found["loaded"]) <= set(OPENS_NOTHING)


@pytest.mark.parametrize("opening", ["import socket; socket.socket()", "import urllib.request", "import http.client"])
def test_the_guard_would_see_it(opening: str, planned: Path, tmp_path: Path) -> None:
    broken = GUARD.replace("    code = run(line)", f"    code = 0\n    try: {opening}\n    except RuntimeError: pass")
    found = guarded([(["today"], "")], [], tmp_path, broken)
    assert found["tried"] or set(found["loaded"]) - set(OPENS_NOTHING)


def test_no_conversation_makes_a_socket(home: Path, tmp_path: Path) -> None:
    """What is loaded only where there is a terminal: line editing, colours, the shell of the demo."""
    guard = GUARD.replace("import io, json, os, sys", "import json, os, sys").split("answers, told")[0]
    guard += "codes = [run(line) for line, _ in lines]\n"
    guard += 'open("told", "w").write(json.dumps({"codes": codes, "tried": tried, "loaded": loaded}))'
    lines: list[tuple[list[str], str]] = [([], ""), (["progress"], ""), (["demo", "--shell"], ""), (["checkin"], "")]
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", guard, json.dumps([lines, [], NETWORK, MADE, TESTS])],
        env=environment(SHELL="/bin/true"),
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, b"Sleep better\nWalk\n\n" + b"1\n" + b"\n" * 9)
    while _read(ours):
        pass
    os.close(ours)
    assert child.wait(timeout=30) == 0
    found = json.loads((tmp_path / "told").read_text())
    assert found["codes"] == [0] * len(lines)
    assert found["tried"] == []
    assert set(found["loaded"]) <= set(OPENS_NOTHING)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # its other end is closed
        return b""


# The import graph


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("goalwalk", include_external_packages=True, cache_dir=None)


def test_no_networking_module_is_in_the_import_graph() -> None:
    """Also where a command would import it only as it needs it, or for types alone."""
    there = {module for module in graph().modules if module.split(".")[0] in NETWORK}
    assert not {module: graph().find_modules_that_directly_import(module) for module in there}


def test_the_import_rules_say_the_same() -> None:
    """Whoever runs the import rules alone sees it, too."""
    import tomllib

    rules = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text())["tool"]["importlinter"]
    rule = next(rule for rule in rules["contracts"] if rule["name"] == "Nothing speaks to a network")
    assert set(rule["forbidden_modules"]) == set(NETWORK)
    assert rule["source_modules"] == ["goalwalk"]


def test_nothing_is_imported_past_the_graph() -> None:
    """Commands, formats, the language and receipts alone import by name; and all only what lies below goalwalk."""
    found = {}
    names = ("import_module", "__import__", "exec", "eval", "run_module", "find_spec")
    for path, _, tree in modules(*(f"{name}(" for name in names)):
        for node in ast.walk(tree):
            name = getattr(getattr(node, "func", None), "attr", getattr(getattr(node, "func", None), "id", ""))
            if name in names:
                assert isinstance(node, ast.Call)
                found[path.relative_to(SRC).as_posix()] = ast.unparse(node.args[0])
    assert found.pop("core/tuples.py").startswith("f'lambda")  # the constructor of a record
    by_name = {"cli/commands.py", "words/__init__.py", "screens/receipt.py", "exchange/incoming/formats.py"}
    assert set(found) == by_name
    assert all(argument.startswith(("f'goalwalk.", 'f"goalwalk.')) for argument in found.values()), found


def test_four_alone_start_another_program() -> None:
    """The demo, when a shell is asked for; the person's own editor; what a timer is set up by, and heard by: so no
    other program speaks for us."""
    starting = ("subprocess", "multiprocessing", "pty", "_posixsubprocess")
    found = {
        by
        for module in starting
        if module in graph().modules
        for by in graph().find_modules_that_directly_import(module)
    }
    reminders = {f"goalwalk.cli.reminders.{name}" for name in ("places", "ring")}
    assert found == {"goalwalk.cli.admin.demo", "goalwalk.cli.editor", *reminders}
