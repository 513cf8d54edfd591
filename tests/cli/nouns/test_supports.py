"""Who is in the person's corner, as typed: written down, reached, been there for; and first steps for no one yet."""

from __future__ import annotations

import io
import re
import shlex
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from cli.keyboard import Typed, everything
from cli.talking import Talks
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from goalwalk.draw.safe import on_a_line
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.nouns.supports import support_view, supports_view
from goalwalk.store.verbs.open import open_session
from goalwalk.words.ready_made import FIRST_STEPS
from hostile import HOSTILE, harmless, squeezed

COLOURS = re.compile("\x1b\\[[0-9;]*m")
IDA = "support add 'my sister Ida' --kind person --role sister --reach '0171 555 0134' --when 'after six'"
IDA += " --gets 'a laugh' --gives 'lifts to town'"
CHOIR = "support add 'the choir' --every thu --time 7pm --reach 'St Mark hall'"
SAM = "support add Sam"
BACK = "Not erased: goalwalk undo --removed brings it back; goalwalk data forget --removed erases."

LINES: dict[str, tuple[T, ...]] = {
    "nobody yet": (
        T("support list", ("Nobody here yet", "goalwalk support add", "goalwalk support first")),
        T("support list --json", facts={"supports": [], "kind": None}),
        T("support list --kind group", ("None of that kind", "support list")),
        T("support show 1", ("support list",), code=3),
        T("support reach Sam", ("no plan yet",), code=3),
    ),
    "everything about one": (
        T(IDA, ("In your corner: 1 my sister Ida, 0171 555 0134.\n",)),
        T(
            "support show ida",
            (
                "1 my sister Ida\n  Kind: person\n  Who it is to me: sister\n  How to reach: 0171 555 0134\n",
                "  When: after six\n  What I get: a laugh\n  What I give: lifts to town\n",
                "Written down: Fri 20 Nov 2026\n",
            ),
            never=("Last time", "Latest", "Next"),
        ),
        T(
            "support show 1 --json",
            facts={
                "support": {
                    "id": "1",
                    "title": "my sister Ida",
                    "kind": "person",
                    "role": "sister",
                    "reach": "0171 555 0134",
                    "when": "after six",
                    "gets": "a laugh",
                    "gives": "lifts to town",
                    "rhythm": None,
                    "time": None,
                    "made": "2026-11-20",
                    "last": None,
                    "next": None,
                },
                "contacts": [],
            },
        ),
        T("support list", ("1 my sister Ida. How to reach: 0171 555 0134 (after six)\n",)),
    ),
    "a name is enough, and a number stays": (
        T(SAM, ("In your corner: 1 Sam.\n",)),
        T("support add - --reach 1234 --json", facts={"support.title": "Ana", "support.id": "2"}, stdin="Ana\n"),
        T("support list", ("1 Sam\n2 Ana. How to reach: 1234\n",), never=("Last",)),
        T("support remove sam", (f"Taken away: 1 Sam. {BACK}\n",)),
        T("support add Cem --json", facts={"support.id": "3", "recorded.code": "support_added"}),
    ),
    "a group comes together": (
        T(CHOIR, ("In your corner: 1 the choir, St Mark hall. Next: Thu 26 Nov, 19:00.\n",)),
        T("support show choir", ("Kind: group", "Comes together: every Thu, 19:00", "Next: Thu 26 Nov, 19:00")),
        T("support list", ("Next: Thu 26 Nov, 19:00",)),
        T(
            "support show 1 --json",
            facts={"support.rhythm": "thu", "support.time": "19:00", "support.next": "2026-11-26"},
        ),
        T("support add 'Bus club' --kind place --every 'last fri' --json", facts={"support.kind": "place"}),
        T("support add 'Park' --every '2x week' --json", facts={"support.kind": "group", "support.next": None}),
        T("support list --kind group", ("the choir", "Park"), never=("Bus club",)),
        T("support list --kind gr --json", facts={"kind": "group", "supports.#": 2}),
    ),
    "reaching somebody, and being there": (
        T(IDA),
        T(SAM),
        T(CHOIR),
        T("support reach ida", ("Reached: my sister Ida, today.\n",)),
        T("support there sam --on yesterday", ("You were there for Sam, Thu 19 Nov, yesterday.\n",)),
        T("support reach choir --on 'last thu'", ("Been there: the choir, Thu 19 Nov, yesterday.\n",)),
        T("support reach ida --on '2 nov' --note 'The garden' ", ("Reached: my sister Ida, Mon 2 Nov.\n",)),
        T("support there 1 --note -", stdin="She cried\n"),
        T(
            "support show 1",
            (
                "Last time: Fri 20 Nov, today\n",
                "Latest\n  Fri 20 Nov 2026: there for them; She cried\n  Fri 20 Nov 2026: reached\n"
                "  Mon 2 Nov 2026: reached; The garden\n",
            ),
        ),
        T("support show choir", ("Thu 19 Nov 2026: been there\n",)),
        T(
            "support list",
            ("2 Sam. Last time: Thu 19 Nov, yesterday\n", "(after six); Last time: Fri 20 Nov, today\n"),
        ),
        T(
            "support reach sam --json",
            facts={
                "recorded": {
                    "code": "support_reached",
                    "id": "2",
                    "title": "Sam",
                    "kind": None,
                    "day": "2026-11-20",
                    "steps": [],
                },
                "support.last": "2026-11-20",
                "contact": {"day": "2026-11-20", "way": "reached", "note": None},
            },
        ),
        T("support show 1 --json", facts={"contacts.#": 3, "contacts.0.note": "She cried", "contacts.0.way": "there"}),
    ),
    "a step towards them is done with it, once": (
        T(SAM),
        T("goal add Company"),
        T("step add 'Call Sam' --kind connect --every daily --start 2026-11-01"),
        T("support reach sam", ("Reached: Sam, today. 1.1 Call Sam: done, too.\n",)),
        T("support there sam", ("You were there for Sam, today.\n",)),
        T("step show 1.1 --json", facts={"step.showed_up": 1}),
        T("support there sam --on yesterday --json", facts={"recorded.steps": [["1.1", "Call Sam"]]}),
        T("progress --json", facts={"goals.0.steps.0.today": "done", "goals.0.steps.0.showed_up": 2}),
        T(
            "undo --list",
            (
                "1. there for Sam, Thu 19 Nov; 1.1 Call Sam: done\n2. there for Sam, Fri 20 Nov\n"
                "3. Sam reached, Fri 20 Nov; 1.1 Call Sam: done\n",
            ),
        ),
        T("undo 3", ("Taken back: Sam reached, Fri 20 Nov; 1.1 Call Sam: done",)),
        T("progress --json", facts={"goals.0.steps.0.today": "open", "goals.0.steps.0.showed_up": 0}),
        T("support show 1 --json", facts={"contacts": [], "support.last": None}),
        T("redo", ("Done again: Sam reached, Fri 20 Nov; 1.1 Call Sam: done",)),
        T("progress --json", facts={"goals.0.steps.0.today": "done"}),
        T("data check --rebuild", ("just what the check-ins say",)),
    ),
    "changing one": (
        T(IDA),
        T("support edit ida --title 'Ida' --reach 999 --role '' --gets '' --kind group", ("Changed: 1 Ida\n",)),
        T(
            "support show 1 --json",
            facts={
                "support.title": "Ida",
                "support.reach": "999",
                "support.role": None,
                "support.gets": None,
                "support.kind": "group",
                "support.when": "after six",
                "support.gives": "lifts to town",
            },
        ),
        T("support edit 1 --every 'mon,wed' --time noon --kind ''"),
        T(
            "support show 1 --json",
            facts={"support.time": "12:00", "support.rhythm": "mon,wed", "support.kind": "group"},
        ),
        T("support edit 1 --time ''"),
        T("support show 1 --json", facts={"support.time": None, "support.rhythm": "mon,wed"}),
        T("support edit 1 --time 8am"),
        T("support edit 1 --every '' --kind ''"),
        T("support show 1 --json", facts={"support.time": None, "support.rhythm": None, "support.kind": None}),
        T("undo", ("Taken back: change of Ida",)),
        T("support show 1 --json", facts={"support.time": "08:00", "support.rhythm": "mon,wed"}),
    ),
    "taking one away takes the contact along, and undo brings both back": (
        T(SAM),
        T("support reach sam --note hello"),
        T("support remove 1 --json", facts={"recorded.code": "support_removed", "support.title": "Sam"}),
        T("support list", ("Nobody here yet",)),
        T("undo --list", ("1. taking away Sam\n2. Sam reached, Fri 20 Nov\n3. in your corner: Sam\n",)),
        T("undo", ("Taken back: taking away Sam",)),
        T("support show sam --json", facts={"contacts.0.note": "hello"}),
        T("undo 3"),
        T("support list", ("Nobody here yet",)),
        T("redo 3"),
        T("support list", ("Nobody here yet",)),
    ),
    "first steps for no one yet": (
        T("support first", ("1 Call a warmline\n   A phone line", "8 ", "goalwalk support first 1")),
        T("support first --json", facts={"first.#": len(FIRST_STEPS), "first.0.number": 1, "nobody": False}),
        T("support add 'No one yet'", ("No one yet is a fine place to start.", "1 Call a warmline")),
        T("support add nobody --json", facts={"nobody": True, "first.#": len(FIRST_STEPS)}),
        T("support add none", ("1 Call a warmline",)),
        T("support add 'no one'", ("1 Call a warmline",)),
        T("support list", ("Nobody here yet",)),
        T("goal list --json", facts={"goals": []}),
        T(
            "support first 7 1 7",
            (
                "Goal 1: People in my corner\nStep 1.1: Write to an old friend, once.\n"
                "Step 1.2: Call a warmline, once.\n",
            ),
        ),
        T("goal show 1 --json", facts={"goal.area": "community", "steps.#": 2, "steps.0.kind": "connect"}),
        T("support first 2 --every thu", ("Step 1.3: Look in at a recovery community centre, every Thu.\n",)),
        T("support first 1 7", ("In your plan already: 1.2 Call a warmline, 1.1 Write to an old friend.",), code=3),
        T("support first 1 2", ("1.2", "1.3"), code=3),
        T("undo --list", ("1. first steps: 1.3 Look in", "2. first steps: 1.1 Write to an old friend, 1.2 Call a")),
        T("goal add Draw"),
        T("support first 3 1", ("Step 1.4: Go to a twelve-step meeting, once.\n",), never=("warmline",)),
        T("step finish 1.1"),
        T("support first 7", ("Step 1.5: Write to an old friend",)),
        T("support first 3 --goal draw --json", facts={"steps.0.id": "2.1", "recorded.goal": None, "steps.#": 1}),
        T("support add 'a warmline' --kind service --reach 555"),
        T("support reach warmline", ("Reached: a warmline, today. 1.2 Call a warmline: done, too.",)),
        T("undo 9 --yes"),
        T("goal list --json", facts={"goals": []}),
    ),
    "the only goal is the one": (
        T("goal add Draw"),
        T("support first 1,4", ("Step 1.1: Call a warmline", "Step 1.2: Go to a group without"), never=("Goal",)),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in LINES.items()])
def test_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


LONG = "x" * 2000
BAD: list[tuple[list[str], int, tuple[str, ...]]] = [
    (["support", "add"], 2, ("goalwalk support add",)),
    (["support", "add", ""], 2, ()),
    (["support", "add", LONG], 2, ("2000", "1000")),
    (["support", "add", "X", "--kind", "friend"], 2, ("friend", "person", "service")),
    (["support", "add", "X", "--reach", "a\0b"], 2, ("NUL",)),
    *(
        (["support", "add", "X", f"--{name}", LONG], 2, ("2000",))
        for name in ("role", "reach", "when", "gets", "gives")
    ),
    (["support", "add", "X", "--every", "sometimes"], 2, ("sometimes", "daily")),
    (["support", "add", "X", "--every", "thu", "--time", "soon"], 2, ("soon", "19:00")),
    (["support", "add", "X", "--every", "thu", "--time", "7"], 2, ("7pm",)),
    (["support", "add", "X", "--time", "19:00"], 2, ("--every thu",)),
    (["support", "list", "--kind", "friend"], 2, ("friend", "group")),
    (["support", "list", "x"], 2, ()),
    (["support", "show"], 2, ()),
    (["support", "show", ""], 2, ()),
    (["support", "show", "9"], 3, ("9", "support list")),
    (["support", "show", "Idda"], 3, ("1 my sister Ida",)),
    (["support", "show", "s"], 3, ("1 my sister Ida", "2 Sam")),
    (["support", "edit", "1"], 2, ("support edit 1 --title",)),
    (["support", "edit", "1", "--title", ""], 2, ()),
    (["support", "edit", "1", "--kind", "x"], 2, ("person",)),
    (["support", "edit", "1", "--time", "19:00"], 2, ("--every thu",)),
    (["support", "edit", "1", "--every", "8x week"], 2, ("8x week",)),
    (["support", "edit", "9", "--role", "x"], 3, ("9",)),
    (["support", "remove", "9"], 3, ("9",)),
    (["support", "reach"], 2, ()),
    (["support", "reach", "9"], 3, ("9",)),
    (["support", "reach", "1", "--on", "tomorrow"], 3, ("ahead", "21 Nov")),
    (["support", "reach", "1", "--on", "soonish"], 2, ("soonish",)),
    (["support", "there", "1", "--note", ""], 2, ()),
    (["support", "there", "1", "--note", "x" * 30_000], 2, ("20000",)),
    (["support", "there", "nobody at all"], 3, ("nobody at all",)),
    (["support", "first", "0"], 2, ("0", "8", "support first")),
    (["support", "first", "9"], 2, ("9", "8")),
    (["support", "first", "warmline"], 2, ("warmline",)),
    (["support", "first", ""], 2, ()),
    (["support", "first", "1", "x"], 2, ("x",)),
    (["support", "first", "1", "--every", "sometimes", "--goal", "1"], 2, ("sometimes",)),
    (["support", "first", "1"], 2, ("1 Sleep better", "2 Draw again", "--goal")),
    (["support", "first", "1", "--goal", "sing"], 3, ("sing",)),
]


@pytest.fixture
def cornered(planned: Path, typed: Typed) -> Path:
    """PLAN, with two people."""
    for line in (IDA, SAM):
        assert typed(*shlex.split(line)).code == 0
    return planned


@pytest.mark.parametrize(
    ("line", "code", "says"), [pytest.param(*row, id=" ".join(row[0])[:60].replace("\0", "NUL")) for row in BAD]
)
def test_bad_input(line: list[str], code: int, says: tuple[str, ...], cornered: Path, typed: Typed) -> None:
    before = everything(cornered)
    refused(typed(*line), code, *says)
    refused(typed(*line, "--json"), code)
    assert everything(cornered) == before


@pytest.mark.parametrize(
    "line", ["support show 1", "support edit 1 --role x", "support remove 1", "support reach 1", "support there 1"]
)
def test_no_plan_to_change(line: str, home: Path, typed: Typed) -> None:
    refused(typed(*line.split()), 3, "goalwalk")
    assert not home.exists() or not everything(home)


@pytest.mark.parametrize("line", ["support list", "support first", "support add nobody"])
def test_looking_makes_nothing(line: str, home: Path, typed: Typed) -> None:
    assert typed(*shlex.split(line)).code == 0
    assert not home.exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_field(name: str, home: Path, typed: Typed) -> None:
    text = HOSTILE[name]
    fields = ("role", "reach", "when", "gets", "gives")
    given = [f"--{field}={text}" for field in fields]
    assert typed("support", "add", *given, "--every=thu", "--", text).code == 0
    added = typed("support", "show", "1", "--json").json["support"]
    assert [added[field] for field in ("title", *fields)] == [text.strip()] * 6
    assert typed("support", "edit", "1", f"--title={text}", *given).code == 0
    for verb in ("reach", "there"):
        harmless(typed("support", verb, "1", f"--note={text}").out)
    for line in (("list",), ("show", "1"), ("remove", "1")):
        answer = typed("support", *line)
        assert (answer.code, answer.err) == (0, "")
        harmless(answer.out)
        assert squeezed(on_a_line(text.strip())) in squeezed(answer.out)
    for line in (("undo", "--list"), ("undo",), ("page", "--text"), ("support", "show", text.strip())):
        harmless(typed(*line).out)


@pytest.mark.parametrize("width", [80, 40])
def test_the_screens_fit(width: int, home: Path, typed: Typed) -> None:
    long = "support add 'The people from the allotments behind the station' --reach 'Gate four, ring the yellow bell'"
    for line in (IDA, CHOIR, long, "support reach 1 --note 'We went to the lake, and it rained all the way back home'"):
        assert typed(*shlex.split(line)).code == 0
    plan = open_session(home, now=lambda: datetime(2026, 11, 20, tzinfo=UTC), random=bytes).load()
    today = date(2026, 11, 20)
    views: tuple[Any, ...] = (supports_view(plan, today), support_view(plan, plan.supports[0], today))
    for view in views:
        shown = io.StringIO()
        draw(view, Screen(shown, rich=True, width=width))
        seen = COLOURS.sub("", shown.getvalue())
        assert all(cell_len(row) <= width for row in seen.splitlines()), seen
        for text in ("0171 555 0134", "after six"):
            assert squeezed(text) in squeezed(seen)


def test_erased_for_good(home: Path, typed: Typed) -> None:
    assert typed("support", "add", "Canary Joe").code == typed("support", "reach", "joe", "--note", "canary").code == 0
    assert typed("data", "forget", "Canary Joe", "--yes").code == 0
    assert b"anary" not in b"".join(everything(home).values())
    assert typed("support", "list", "--json").json["supports"] == []


class TestAsked:
    def test_name_and_how_to_reach(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("support", "add").hears("ask.support_title").says("Sam")
        here.hears("ask.support_reach").says("555 0100").hears("In your corner: 1 Sam")
        here.ends()
        talk("support", "add").hears("ask.support_title").says("Ana").hears("ask.support_reach").says("").ends()
        told = typed("support", "list", "--json").json["supports"]
        assert [(one["title"], one["reach"]) for one in told] == [("Sam", "555 0100"), ("Ana", None)]

    def test_no_one_yet_leads_to_first_steps(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("support", "add").hears("ask.support_title").says("no one yet").hears("first.nobody")
        here.hears("ask.first").says("12").hears("A number from 1 to 8").hears("ask.first").says("7, 1")
        assert "Step 1.2: Call a warmline" in here.hears("Goal 1: People in my corner").ends()
        assert [one["title"] for one in typed("step", "list", "--json").json["steps"]] == [
            "Write to an old friend",
            "Call a warmline",
        ]

    def test_none_of_them_is_an_answer(self, home: Path, talk: Talks) -> None:
        talk("support", "first").hears("ask.first").says("").ends()
        assert not home.exists()

    def test_with_several_goals_it_is_asked_for_which(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("support", "first").hears("ask.first").says("1").hears("ask.which_goal").says("draw")
        assert "Step 2.2: Call a warmline" in here.ends()

    def test_taking_away_is_asked_about(self, cornered: Path, talk: Talks, typed: Typed) -> None:
        talk("support", "remove", "sam").hears("Take away 2 Sam").says("").ends(1)
        assert len(typed("support", "list", "--json").json["supports"]) == 2
        talk("support", "remove", "sam").hears("Take away 2 Sam").says("y").hears("Taken away: 2 Sam").ends()
