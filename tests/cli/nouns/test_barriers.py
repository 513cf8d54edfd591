"""What stands in the way, as typed: if-thens and asks, what happened with them, and what is refused."""

from __future__ import annotations

import io
import json
import re
import shlex
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from cli.keyboard import Typed, everything, plan_file
from cli.talking import Talks
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from cli.whole.test_hostile_text import strings
from goalwalk.draw.safe import on_a_line
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.nouns.barriers import barrier_view, barriers_view
from goalwalk.store.verbs.open import open_session
from hostile import HOSTILE, harmless, squeezed

MON = "2026-11-23"
COLOURS = re.compile("\x1b\\[[0-9;]*m")
AWAKE = "barrier add 'If I lie awake.' --then 'then I read one page.'"
BUS = "barrier add 'The bus is too dear' --of 'Mrs. Okafor' --say 'Is there a pass?' --by '27 nov'"

LINES: dict[str, tuple[T, ...]] = {
    "nothing yet": (
        T("barrier list", ("Nothing in the way is written down", "goalwalk barrier add")),
        T("barrier list --all", ("Nothing in the way is written down",)),
        T("barrier list --json", facts={"barriers": [], "eased": 0}),
    ),
    "an if-then": (
        T(AWAKE, ("In the way, 1: if I lie awake, then I read one page\n",)),
        T("barrier list", ("Inside me\n1 I lie awake. Then I: read one page\n",), never=("Around", "0")),
        T("barrier show awake", ("1 I lie awake\n", "Where: Inside me", "Then I: read one page"), never=("happened",)),
        T(
            "barrier show 1 --json",
            facts={
                "goal": None,
                "made": "2026-11-20",
                "history": [],
                "barrier": {
                    "id": "1",
                    "goal": None,
                    "title": "I lie awake",
                    "side": "inside",
                    "then": "read one page",
                    **dict.fromkeys(("whom", "say", "by", "entitled", "along", "due", "eased", "helped", "asked")),
                    "came": 0,
                    "used": 0,
                },
            },
        ),
        T("page --text", ("If I lie awake, then I read one page",)),
    ),
    "only a title is needed": (
        T("barrier add Noise", ("In the way, 1: Noise\nA then for it: goalwalk barrier edit 1 --then",)),
        T("barrier add Money --outside", ("In the way, 2: Money\nTo find the words for an ask: ", "barrier ask 2")),
        T("barrier list", ("Inside me\n1 Noise\nAround me\n2 Money\n",)),
        T("barrier list --json", facts={"barriers.0.side": "inside", "barriers.1.side": "outside"}),
    ),
    "an ask": (
        T(BUS, ("In the way, 1: The bus is too dear (to ask: Mrs. Okafor, by Fri 27 Nov)\n",), never=("words",)),
        T("barrier ask bus --entitled 'A ticket' --along Sam", ("The ask is ready, 1: The bus is too dear (to ask",)),
        T(
            "barrier show 1",
            (
                "Where: Around me",
                "I ask: Mrs. Okafor",
                "I say: Is there a pass?",
                "I am entitled to: A ticket",
                "With me comes: Sam",
                "Comes up: Fri 27 Nov 2026",
                "Comes up: Fri 27 Nov 2026",
            ),
        ),
        T("barrier list", ("1 The bus is too dear. I ask: Mrs. Okafor; Comes up: Fri 27 Nov\n",)),
        T("barrier ask okafor --along '' --by mon --json", facts={"barrier.along": None, "barrier.due": MON}),
        T("page --text", ("Ask Mrs. Okafor: Is there a pass?", "I am entitled to: A ticket")),
    ),
    "an ask is made, and comes up again": (
        T(BUS),
        T(
            "barrier happened 1 'She looks it up' --next '4 dec' --on yesterday",
            ("The bus is too dear: asked, Thu 19 Nov, yesterday. That counts.\nIt comes up again on Fri 4 Dec.\n",),
        ),
        T("barrier show 1", ("asked once", "Thu 19 Nov 2026: asked. She looks it up (again Fri 4 Dec 2026)")),
        T("barrier list --json", facts={"barriers.0.due": "2026-12-04", "barriers.0.asked": 1}),
        T("barrier happened 1 --came 'A form' --next none", ("When it no longer stands in the way", "barrier ease 1")),
        T("barrier list --json", facts={"barriers.0.due": None, "barriers.0.asked": 2}),
        T("barrier show 1 --json", facts={"history.0.text": "A form", "history.1.text": "She looks it up"}),
        T("review", ("ask Mrs. Okafor. In words", "Thu 19 Nov: asked. She looks it up")),
        T("barrier happened 1", ("asked, Fri 20 Nov",)),
        T("barrier show 1 --json", facts={"barrier.asked": 3, "history.0.text": None}),
    ),
    "the if came": (
        T(AWAKE),
        T("barrier happened 1", ("I lie awake: noted, Fri 20 Nov.\n",)),
        T(
            "barrier happened 1 --not-used --note Cold",
            ("noted, Fri 20 Nov. Knowing when it comes is worth something.\nA smaller then", "barrier edit 1 --then"),
        ),
        T("barrier happened 1 --not-used", ("worth something.\n",), never=("smaller",)),  # it is offered once
        T("barrier happened awake --used", ("You did what you had in mind for it.\n",)),
        T("barrier happened 1 --helped 7 --on yesterday", ("it helped 7 of 10", "Thu 19 Nov, yesterday")),
        T("barrier happened 1 --used --helped 4 'Nearly'"),
        T("barrier show 1", ("came 6 times, the then was used 3 times, helped 5.5 of 10", "helped 4 of 10. Nearly")),
        T("barrier show 1", ("Fri 20 Nov 2026: it came\n", "it came, and went another way. Cold\n")),
        T("barrier list", ("So far: 6 times",)),
        T(
            "barrier show 1 --json",
            facts={"barrier.came": 6, "barrier.used": 3, "barrier.helped": 5.5, "history.#": 6, "history.5.helped": 7},
        ),
        T("review", ("If I lie awake, then I read one page\n", "came 6 times, the then was used 3 times, helped 5.5")),
    ),
    "what it says back is text as typed": (
        T(AWAKE),
        T("barrier happened 1 - --json", facts={"recorded.text": "From stdin"}, stdin="From stdin\n"),
        T("barrier add - --outside --json", facts={"barrier.title": "Doors"}, stdin="Doors\n"),
        T("barrier edit 2 --say - --json", facts={"barrier.say": "One\nTwo"}, stdin="One\nTwo\n"),
    ),
    "no longer in the way, and back": (
        T(BUS),
        T(AWAKE),
        T("barrier ease bus --on yesterday", ("No longer in the way, Thu 19 Nov, yesterday: 1 The bus",)),
        T("barrier list", ("2 I lie awake", "1 more is no longer in the way: "), never=("bus",)),
        T("barrier list --all", ("No longer in the way\n1 The bus is too dear. since Thu 19 Nov\n",)),
        T("barrier list --json", facts={"barriers.#": 1, "eased": 1, "all": False}),
        T("barrier list --all --json", facts={"barriers.1.eased": "2026-11-19", "barriers.1.due": None}),
        T("page --text", ("lie awake",), never=("bus",)),
        T("review", ("lie awake",), never=("bus",)),
        T("barrier ease 1", ("out of the way since Thu 19 Nov 2026", "--back"), code=3),
        T("barrier ease 1 --on '10 nov' --json", facts={"barrier.eased": "2026-11-10"}),
        T("barrier happened 1 --came 'It rose'", ("It counts as eased", "barrier ease 1 --back")),
        T("barrier ease 1 --back", ("In the way again: 1 The bus is too dear.",)),
        T("barrier list", ("The bus is too dear",), never=("no longer",)),
        T("barrier ease 1"),
        T("barrier ease 2"),
        T("barrier list", ("Nothing that is written down stands in the way now.\n2 more are no longer",)),
    ),
    "changing one": (
        T("goal add Draw"),
        T(AWAKE + " --goal draw", ("1: if I lie awake",)),
        T("barrier show 1", ("Goal: 1 Draw",)),
        T("barrier edit 1 --title 'When it is dark' --then 'I call Sam'", ("Changed: 1 it is dark\n",)),
        T("barrier show 1 --json", facts={"barrier.title": "it is dark", "barrier.then": "call Sam", "goal": "Draw"}),
        T("barrier edit 1 --goal '' --then ''"),
        T("barrier show 1 --json", facts={"barrier.then": None, "barrier.goal": None}),
        T("barrier edit 1 --outside --of Ana --by mon", ("Changed: 1 it is dark (to ask: Ana, by Mon 23 Nov)\n",)),
        T("barrier edit 1 --title 'If only.' --by '' --json", facts={"barrier.title": "If only.", "barrier.by": None}),
        T("barrier edit 1 --inside --json", facts={"barrier.title": "only", "barrier.whom": None}),
    ),
    "what belongs to a goal goes and stays with it": (
        T("goal add Draw"),
        T("goal add Walk"),
        T(AWAKE + " --goal 1"),
        T(BUS),
        T("goal reached 1"),
        T("page --text", ("The bus",), never=("lie awake",)),
        T("goal remove 1"),
        T("barrier list", ("The bus",), never=("lie awake",)),
        T("undo"),
        T("barrier list", ("The bus", "lie awake")),
    ),
    "taking one away, and its number is not given again": (
        T(AWAKE),
        T("barrier happened 1 --used"),
        T("barrier remove awake", ("Taken away: 1 I lie awake. Not erased:",)),
        T("barrier list", ("Nothing in the way",)),
        T("barrier add Noise --json", facts={"barrier.id": "2"}),
        T("undo 2"),
        T("barrier show 1 --json", facts={"barrier.came": 1}),
    ),
    "undo and redo, each in words": (
        T(BUS),
        T("barrier ask 1 --along Sam"),
        T("barrier happened 1 --next mon"),
        T("barrier edit 1 --title Buses"),
        T("barrier ease 1"),
        T("barrier ease 1 --back"),
        T("barrier remove 1"),
        T(
            "undo --list",
            (
                "1. taking away what is in the way, 1 Buses\n",
                "2. in the way again: 1 Buses\n",
                "3. no longer in the way: 1 Buses\n",
                "4. change of what is in the way, 1 Buses\n",
                "5. what happened with 1 The bus is too dear, Fri 20 Nov\n",
                "6. an ask made ready, 1 The bus is too dear\n",
                "7. in the way: 1 The bus is too dear\n",
            ),
        ),
        T("undo 3"),
        T("barrier show 1 --json", facts={"barrier.title": "Buses", "barrier.due": MON}),
        T("undo 2", ("Taken back: what happened with 1 The bus is too dear, Fri 20 Nov",)),
        T("barrier show 1 --json", facts={"history": [], "barrier.due": "2026-11-27", "barrier.along": "Sam"}),
        T("undo 2"),
        T("barrier list", ("Nothing in the way",)),
        T("redo 3"),
        T("barrier show 1 --json", facts={"history.#": 1, "barrier.along": "Sam"}),
    ),
    "named by number, by words, by whom is asked; what stands beats what eased": (
        T(BUS),
        T("barrier add 'The bus is late'"),
        T("barrier show okafor --json", facts={"barrier.id": "1"}),
        T("barrier show late --json", facts={"barrier.id": "2"}),
        T("barrier show bus", ("1 The bus is too dear", "2 The bus is late"), code=3),
        T("barrier ease 1"),
        T("barrier show bus --json", facts={"barrier.id": "2"}),
        T("barrier show 1 --json", facts={"barrier.id": "1"}),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in LINES.items()])
def test_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


LONG = "x" * 30_000
BAD: list[tuple[str, int, tuple[str, ...]]] = [
    ("barrier add", 2, ("goalwalk barrier add",)),
    ("barrier add --then read", 2, ("goalwalk barrier add",)),
    ("barrier add ''", 2, ()),
    (f"barrier add {LONG}", 2, ("30000", "1000")),
    ("barrier add X --then read --of Ana", 2, ("--then", "--of")),
    ("barrier add X --then read --by mon", 2, ("--then", "--by")),
    ("barrier add X --inside --say Hello", 2, ("--inside", "--say")),
    ("barrier add X --outside --then read", 2, ("--then", "--outside")),
    ("barrier add X --by soon", 2, ("soon",)),
    ("barrier add X --by '31 feb'", 2, ("31 feb",)),
    ("barrier add X --goal sing", 3, ("sing",)),
    ("barrier add X --goal 2", 3, ("Old", "reached")),
    ("barrier add X --then ' '", 2, ()),
    (f"barrier add X --say {LONG}", 2, ("30000", "20000")),
    ("barrier list 1", 2, ()),
    ("barrier show", 2, ()),
    ("barrier show ''", 2, ()),
    ("barrier show 9", 3, ("9", "barrier list")),
    ("barrier show nobody", 3, ("nobody", "barrier list")),
    ("barrier show i", 3, ("several", "1 I lie awake", "2 The bus")),
    ("barrier edit 1", 2, ("barrier edit",)),
    ("barrier edit 9 --then read", 3, ("9",)),
    ("barrier edit 1 --title ''", 2, ()),
    ("barrier edit 1 --of Ana", 2, ("--of", "1 I lie awake", "--outside")),
    ("barrier edit 1 --by mon", 2, ("--by", "1 I lie awake")),
    ("barrier edit 2 --then read", 2, ("--then", "2 The bus", "--inside")),
    ("barrier edit 1 --outside --then read", 2, ("--then", "--outside")),
    ("barrier edit 2 --by soon", 2, ("soon",)),
    ("barrier edit 2 --goal sing", 3, ("sing",)),
    ("barrier edit 2 --inside", 3, ("2 The bus", "history", "barrier add")),
    ("barrier ask", 2, ()),
    ("barrier ask 2", 2, ("--say", "--of", "--entitled", "--along", "--by", "goalwalk barrier ask")),
    ("barrier ask 9 --say Hello", 3, ("9", "barrier list")),
    ("barrier ask 1 --say Hello", 3, ("1 I lie awake", "barrier edit 1 --outside")),
    ("barrier ask 2 --by soon", 2, ("soon",)),
    ("barrier ask 2 --say ' '", 2, ()),
    (f"barrier ask 2 --entitled {LONG}", 2, ("20000",)),
    ("barrier happened", 2, ()),
    ("barrier happened 9", 3, ("9",)),
    ("barrier happened 1 --came Well", 2, ("--came", "1 I lie awake")),
    ("barrier happened 1 --next mon", 2, ("--next", "1 I lie awake")),
    ("barrier happened 2 --used", 2, ("--used", "2 The bus")),
    ("barrier happened 2 --not-used", 2, ("--used", "2 The bus")),
    ("barrier happened 2 --helped 3", 2, ("--helped", "2 The bus")),
    ("barrier happened 2 --note Well", 2, ("--note", "2 The bus")),
    ("barrier happened 2 Well --came Well", 2, ("TEXT", "--came")),
    ("barrier happened 1 Well --note Well", 2, ("TEXT", "--note")),
    ("barrier happened 1 --not-used --helped 3", 2, ("--not-used", "--helped")),
    ("barrier happened 1 --helped 11", 2, ("11", "0 to 10")),
    ("barrier happened 1 --helped some", 2, ("some",)),
    ("barrier happened 1 --helped 1.5", 2, ("1.5",)),
    ("barrier happened 1 --on tomorrow", 3, ("ahead",)),
    ("barrier happened 1 --on soon", 2, ("soon",)),
    ("barrier happened 1 --note ''", 2, ()),
    ("barrier happened 2 ''", 2, ()),
    (f"barrier happened 2 {LONG}", 2, ("20000",)),
    ("barrier happened 2 --next soon", 2, ("soon",)),
    ("barrier happened 2 --next yesterday", 3, ("19 Nov", "before")),
    ("barrier happened 3 --used", 3, ("3 Noise", "barrier edit 3 --then")),
    ("barrier happened 3 --helped 4", 3, ("3 Noise", "barrier edit 3 --then")),
    ("barrier ease", 2, ()),
    ("barrier ease 9", 3, ("9",)),
    ("barrier ease 1 --on tomorrow", 3, ("ahead",)),
    ("barrier ease 1 --back", 3, ("1 I lie awake",)),
    ("barrier ease 1 --back --on yesterday", 2, ("--back", "--on")),
    ("barrier remove 9", 3, ("9",)),
    ("barrier remove i", 3, ("1 I lie awake",)),
    ("barrier bogus", 2, ("bogus",)),
]


@pytest.fixture(scope="module")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from cli.keyboard import typed_here

    made = tmp_path_factory.mktemp("barriers") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALWALK_HOME", str(made))
        goals = ("goal add Draw", "goal add Old", "goal reached 2")
        for line in (*goals, AWAKE, BUS, "barrier happened 2", "barrier add Noise"):
            assert typed_here(tuple(shlex.split(line))).code == 0, line
    return made


@pytest.mark.parametrize(("line", "code", "says"), [pytest.param(*row, id=row[0][:60]) for row in BAD])
def test_bad_input(
    line: str, code: int, says: tuple[str, ...], _written: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALWALK_HOME", str(_written))
    before = everything(_written)
    refused(typed(*shlex.split(line)), code, *says)
    assert everything(_written) == before


@pytest.mark.parametrize("given", [b"\xff\xfe", b"", b"a\0b"], ids=["not UTF-8", "nothing", "NUL"])
def test_bad_text_from_stdin(given: bytes, home: Path, typed: Typed) -> None:
    for line in ("barrier add -", "barrier add X --then -", "barrier add X --say -", "barrier add X --along -"):
        refused(typed(*shlex.split(line), stdin=given), 2)
    assert not home.exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_field(name: str, home: Path, typed: Typed) -> None:
    text = HOSTILE[name]
    kept = text.strip()
    lines = (
        ("barrier", "add", f"--of={text}", f"--say={text}", f"--entitled={text}", f"--along={text}", "--", text),
        ("barrier", "ask", "1", f"--of={text}", f"--say={text}", f"--entitled={text}", f"--along={text}"),
        ("barrier", "happened", "1", f"--came={text}"),
        ("barrier", "add", f"--then={text}", "--", text),
        ("barrier", "edit", "2", f"--title={text}", f"--then={text}"),
        ("barrier", "happened", "2", "--not-used", f"--note={text}"),
        ("barrier", "add", "--outside", "--", text),
        ("barrier", "ease", "3"),
    )
    for line in lines:
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
    stored = json.loads(plan_file(home).read_text(encoding="utf-8"))
    ask = stored["barriers"]["1"]
    assert [ask[field] for field in ("title", "whom", "say", "entitled", "along")] == [kept] * 5
    assert [one["text"] for one in stored["happenings"].values()] == [kept] * 2
    screens = ("barrier list --all", "barrier show 1", "barrier show 2", "page --text", "page --markdown", "review")
    for screen in (*screens, "undo --list", "barrier ease 3 --back"):
        answer = typed(*screen.split())
        assert (answer.code, answer.err) == (0, ""), (screen, answer)
        harmless(answer.out)
        if screen in screens and "--markdown" not in screen:
            told = kept.replace("\n", " ") if screen.startswith("page") else kept
            assert squeezed(on_a_line(told)) in squeezed(answer.out), screen
            assert kept in set(strings(typed(*screen.split(), "--json").json)), screen
    for line in (("barrier", "ask", "2", "--say", "x"), ("barrier", "happened", "2", "--next", text)):
        answer = typed(*line)
        assert answer.code in (2, 3) and answer.err.count("\n") == 1
        harmless(answer.err)
    found = typed("barrier", "show", "--", text)
    harmless(found.out + found.err)


@pytest.mark.parametrize("width", [80, 40])
def test_it_fits_the_screen(width: int, home: Path, typed: Typed) -> None:
    for line in (
        *("goal add Draw", AWAKE, BUS + " --entitled 'A longer text of what somebody is entitled to' --along Sam"),
        "barrier add 'A longer text of what gets in the way of all that is there' --then 'a then that is long, too'",
        *("barrier happened 1 --helped 5 --note 'How it went that night'", "barrier happened 2 --next mon"),
        *("barrier add 'What was there before, and is gone by now'", "barrier ease 4", "barrier add Noise --outside"),
    ):
        assert typed(*shlex.split(line)).code == 0
    plan, today = (
        open_session(home, now=lambda: datetime(2026, 11, 20, tzinfo=UTC), random=bytes).load(),
        date(2026, 11, 20),
    )
    views: list[Any] = [barriers_view(plan, today), barriers_view(plan, today, all=True)]
    shown = io.StringIO()
    for view in (*views, *(barrier_view(plan, one) for one in plan.barriers)):
        draw(view, Screen(shown, rich=True, width=width))
    for row in COLOURS.sub("", shown.getvalue()).splitlines():
        assert cell_len(row) <= width, row
    for word in ("Inside me", "Around me", "entitled", "Okafor", "gone", "Noise", "night"):
        assert word in shown.getvalue()


def test_a_receipt_gives_the_changed_thing(home: Path, typed: Typed) -> None:
    verbs = ("edit 1 --then rest", "happened 1", "ease 1", "ease 1 --back", "edit 1 --title Dark", "remove 1")
    for line in (AWAKE, *(f"barrier {verb}" for verb in verbs)):
        told = typed(*shlex.split(line), "--json").json
        assert (told["barrier"]["id"], told["barrier"]["side"]) == ("1", "inside")
        assert told["recorded"]["code"].startswith("barrier_")


# On a terminal


def written(home: Path, field: str) -> list[dict[str, Any]]:
    return list(json.loads(plan_file(home).read_text()).get(field, {}).values())


def test_it_is_asked_about_an_if_then(home: Path, talk: Talks) -> None:
    here = talk("barrier", "add").hears("ask.barrier_title").says("When I lie awake")
    here.hears("ask.barrier_side").says("x").hears("none of these").hears("ask.barrier_side").says("").hears(
        "ask.barrier_then"
    ).says("then I'll read")
    assert "if I lie awake, then I will read" in here.ends()


def test_it_is_asked_about_an_ask(home: Path, talk: Talks) -> None:
    here = talk("barrier", "add").hears("ask.barrier_title").says("The bus").hears("ask.barrier_side").says("a")
    here.hears("ask.barrier_whom").says("Ana").hears("ask.barrier_say").says("").hears("ask.barrier_by").says("soon")
    here.hears("is not a day I know").hears("ask.barrier_by").says("mon").ends()
    (one,) = written(home, "barriers")
    assert (one["side"], one["whom"], one.get("say"), one["by"]) == ("outside", "Ana", None, MON)


def test_a_day_that_has_passed_is_kept_with_yes(home: Path, typed: Typed, talk: Talks) -> None:
    """The refusal says that it is, and on a terminal it is asked."""
    add = ("barrier", "add", "No bus", "--of", "Ana", "--by", "2026-11-19")
    assert typed(*add).code == 2
    assert typed(*add, "--yes", "--json").json["barrier"]["by"] == "2026-11-19"
    talk(*add).hears("has passed already").says("y").ends()
    for command in ("edit", "ask"):
        line = ("barrier", command, "2", "--by", "2026-11-18")
        assert typed(*line).code == 2
        assert typed(*line, "--yes", "--json").json["barrier"]["by"] == "2026-11-18"
        assert typed("undo").code == 0
    came = ("barrier", "happened", "2", "--came", "No", "--on", "2026-11-10", "--next", "2026-11-17")
    assert typed(*came).code == 2
    assert typed(*came, "--yes", "--json").json["recorded"]["next"] == "2026-11-17"


def test_a_title_alone_is_asked_nothing(home: Path, talk: Talks) -> None:
    assert "1: Noise" in talk("barrier", "add", "Noise").ends()


def test_an_ask_is_made_ready(home: Path, typed: Typed, talk: Talks) -> None:
    assert typed(*shlex.split(BUS)).code == 0
    here = talk("barrier", "ask", "bus").hears("So far you would say: Is there a pass?")
    here.hears("ask.draft_now").says("it costs 4 euros").hears("ask.draft_wish").says("I would like a pass")
    here.hears("ask.draft_why").says("").hears("ask.draft_smaller").says("half would help")
    draft = "It costs 4 euros. I would like a pass. Half would help."
    here.hears(f"You could say: {draft}").hears("ask.draft_keep").says("")
    here.hears("ask.barrier_entitled").says("A ticket").hears("keeps: Mrs. Okafor").says("")
    here.hears("ask.barrier_along").says("Sam").hears("keeps: Fri 27 Nov").says("mon")
    here.hears("The ask is ready").ends()
    (one,) = written(home, "barriers")
    assert (one["say"], one["entitled"]) == (draft, "A ticket")
    assert (one["whom"], one["along"], one["by"]) == ("Mrs. Okafor", "Sam", MON)


def test_a_draft_that_is_not_kept_changes_nothing(home: Path, typed: Typed, talk: Talks) -> None:
    assert typed(*shlex.split(BUS)).code == 0
    before = everything(home)
    here = talk("barrier", "ask", "1").hears("ask.draft_now").says("x", "", "", "").hears("ask.draft_keep").says("n")
    here.hears("ask.barrier_entitled").says("", "", "", "").hears("Nothing changed").ends()
    here = talk("barrier", "ask", "1").hears("ask.draft_now").says(*[""] * 8).hears("Nothing changed")
    assert "You could say" not in here.ends()
    assert everything(home) == before
    assert typed(*shlex.split(AWAKE)).code == 0
    talk("barrier", "ask", "2").hears("2 I lie awake is inside you").hears("--outside").ends(3)


def test_it_is_asked_how_it_went(home: Path, typed: Typed, talk: Talks) -> None:
    for line in (AWAKE, BUS, "barrier add Noise"):
        assert typed(*shlex.split(line)).code == 0
    here = talk("barrier", "happened", "1").hears("ask.barrier_used").says("maybe").hears("y, n, or Enter")
    here.says("y").hears("ask.barrier_helped").says("11").hears("0 to 10").says("6").hears("ask.barrier_note").says("")
    here.hears("helped 6 of 10").ends()
    here = talk("barrier", "happened", "1").hears("ask.barrier_used").says("n").hears("ask.barrier_note").says("Cold")
    assert "How did it help" not in here.hears("worth something").ends()
    here = talk("barrier", "happened", "2", "--on", "yesterday").hears("ask.barrier_came").says("A form")
    here.hears("ask.barrier_next").says("2026-11-18").hears("before the ask")
    here.hears("ask.barrier_next").says("mon").ends()
    assert "get used" not in talk("barrier", "happened", "3").hears("ask.barrier_note").says("").ends()
    names = ("used", "helped", "text", "next")
    told = [{name: one[name] for name in names if one.get(name) is not None} for one in written(home, "happenings")]
    assert told == [{"used": "yes", "helped": 6}, {"used": "no", "text": "Cold"}, {"text": "A form", "next": MON}, {}]


def test_ctrl_c_before_an_answer_leaves_all_as_it_was(home: Path, typed: Typed, talk: Talks) -> None:
    assert typed(*shlex.split(BUS)).code == 0
    before = everything(home)
    talk("barrier", "ask", "1").hears("ask.draft_now").presses("c").ends(130)
    talk("barrier", "remove", "1").hears("Take away 1 The bus").says("").ends(1)
    assert everything(home) == before
    talk("barrier", "remove", "1").hears("Take away 1 The bus").says("y").ends()
    assert typed("barrier", "list", "--json").json["barriers"] == []
