"""Golden screens: every screen as a file, to be looked at; and what must hold on all of them.

A file is written anew with `pytest tests/draw --snapshot-update`; look at it before you commit it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.types import PropertyFilter, PropertyMatcher, SerializableData, SerializedData, SnapshotIndex

from draw.beside_screens import beside_of_robin, of_worst_day
from draw.special_plans import PLANS, TODAY
from goalwalk.cli.admin.made_up import robin
from goalwalk.core.model.plan import CheckIn, Plan, Step, What
from goalwalk.core.nouns.meetings import open_brings
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.draw.with_rich import drawn_by_rich
from goalwalk.draw.without_rich import fitting_lines
from goalwalk.screens.data import BackupLine, BackupsView, CheckedFile, PlacesView, ReportView
from goalwalk.screens.looks.calendar import calendar_view
from goalwalk.screens.looks.checkin import checked_in, checkin_view
from goalwalk.screens.looks.progress import progress_view
from goalwalk.screens.looks.streaks import streaks_view
from goalwalk.screens.looks.today import BlankDaysView, today_view
from goalwalk.screens.looks.undo import ChangeLine, ChangesView
from goalwalk.screens.nouns.brings import brings_view
from goalwalk.screens.nouns.goals import goal_view, goals_view
from goalwalk.screens.nouns.levels import levels_view
from goalwalk.screens.nouns.meetings import meeting_view, meetings_view
from goalwalk.screens.nouns.settings import settings_view
from goalwalk.screens.nouns.steps import step_view, steps_view
from goalwalk.screens.nouns.wins import wins_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.screens.talks.review import review_view
from unkind import BARE_ZERO, NOT_SAID, RED

WIDTHS = (40, 80, 120)
COLOURS = re.compile("\x1b\\[[0-9;]*m")
AT = "2026-11-20T20:00:00+00:00"


class Screens(SingleFileSnapshotExtension):
    """A screen a file: .txt, or .ansi where colours are in it."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    def serialize(
        self,
        data: SerializableData,
        *,
        exclude: PropertyFilter | None = None,
        include: PropertyFilter | None = None,
        matcher: PropertyMatcher | None = None,
    ) -> SerializedData:
        return str(data)

    @classmethod
    def get_snapshot_name(cls, *, test_location: Any, index: SnapshotIndex = 0) -> str:
        return str(index)

    @classmethod
    def dirname(cls, *, test_location: Any) -> str:
        return str(Path(test_location.filepath).parent / "__snapshots__")


def notes(plan: Plan, step: Step) -> list[CheckIn]:
    """The latest ten check-ins with a note."""
    return [one for one in reversed(plan.check_ins) if one.step == step.id and one.note][:10]


class Colours(Screens):
    file_extension = "ansi"


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> Callable[[str, str], None]:
    """Compare a screen with its file: `golden("today-40", text)`."""

    def compare(name: str, screen: str) -> None:
        kind = Colours if "\x1b" in screen else Screens
        assert screen == snapshot(extension_class=kind, name=name)

    return compare


TALK: dict[str, object] = {
    "id": "4",
    "whom": "Ana",
    "day": "2026-11-19",
    "agreed": ["Sleep before midnight", "Write to Tom"],
    "next": "2026-11-27",
    "time": "10:00",
    "call": "2026-11-24",
}
GROUP = {
    **TALK,
    "who": ["Ana", None],
    "group": True,
    "about": "sleep",
    "skill": "slow breathing",
    "takes": "One breath",
}
WENT: dict[str, object] = {**TALK, "number": 1, "text": "Write to Tom", "does": "Ana", "went": "partly"}


GOAL = {"id": "1", "title": "Sleep better"}
WRITTEN: dict[str, object] = {**GOAL, "levels": [-1, 0, 1], "measured": "Nights", "advice": ["same_words"]}
RATED: dict[str, object] = {
    **GOAL,
    "day": "2026-11-01",
    "importance": 8,
    "confidence": 5,
    "level": -1,
    "text": "One or two",
    "words": True,
    "advice": [],
    "smaller": True,
}


def checked(word: str, days: list[str], **more: object) -> What:
    return What("checked_in", {"steps": [["1.1", "Walk around the block"]], "word": word, "days": days, **more})


@cache
def of_robin() -> dict[str, object]:
    """Every screen of the demo's plan."""
    plan = robin(TODAY)
    year = TODAY - timedelta(days=7 * 51)
    done = checked("done", ["2026-11-20"])
    day = {"day": "2026-11-20", "mood": 4, "urge": None, "kept": "Sam called back.", "answers": []}
    return {
        "today": today_view(plan, TODAY),
        "progress": progress_view(plan, TODAY),
        "progress-goal": progress_view(plan, TODAY, plan.goals[1]),
        "streaks": streaks_view(plan, TODAY),
        "calendar": calendar_view(plan, TODAY, year, TODAY),
        "calendar-step": calendar_view(plan, TODAY, year, TODAY, plan.steps[0]),
        "calendar-weeks": calendar_view(plan, TODAY, date(2026, 10, 28), TODAY, plan.steps[2]),
        "goal-list": goals_view(plan, TODAY),
        "goal-show": goal_view(plan, plan.goals[0], TODAY),
        "step-list": steps_view(plan, TODAY),
        "step-show": step_view(plan, plan.steps[2], TODAY, notes(plan, plan.steps[2])),
        "wins": wins_view(plan, TODAY),
        "review": review_view(plan, TODAY),
        "config": settings_view(plan, TODAY, {"plain": "no"}),
        "checkin": checkin_view(plan, TODAY, TODAY),
        "welcome": BlankDaysView(TODAY, 5, TODAY, TODAY),
        "undo-list": ChangesView(
            TODAY,
            (
                ChangeLine(What("win_added", {"text": "Sam called back."}), AT, True, "a"),
                ChangeLine(done, AT, False),
                ChangeLine(checked("rest", ["2026-11-17", "2026-11-18", "2026-11-19"]), AT, False),
                ChangeLine(What("day", {**day, "steps": []}), AT, False),
                ChangeLine(What("step_removed", {"id": "1.4", "title": "Breathe slowly for five minutes"}), AT, False),
                ChangeLine(What("set", {"name": "room", "value": "2"}), AT, False),
                ChangeLine(What("begun", {"title": "Mornings that I look forward to"}), AT, False),
            ),
        ),
        "receipt-done": checked_in(plan, TODAY, done, plan.steps[:1]),
        "receipt-days": checked_in(
            plan, TODAY, checked("partly", ["2026-11-02", "2026-11-05", "2026-11-19"]), plan.steps[:1]
        ),
        "receipt-evening": checked_in(
            plan, TODAY, What("day", {**day, "steps": [["1.1", "Walk around the block", "done"]]}), plan.steps[:1]
        ),
        "receipt-hard": ReceiptView(TODAY, What("day", {**day, "mood": 1, "kept": None, "steps": []})),
        "receipt-here": ReceiptView(TODAY, What("day", {**day, "mood": None, "kept": None, "steps": []})),
        "receipt-step": ReceiptView(
            TODAY,
            What("step_added", {"id": "1.5", "title": "Stretch", "rhythm": "mon,wed"}),
            next_dates=(date(2026, 11, 23), date(2026, 11, 25), date(2026, 11, 30)),
        ),
        "receipt-pause": ReceiptView(
            TODAY, What("goal_paused", {"id": "1", "title": "Draw", "first": "2026-11-20", "back": "2027-01-04"})
        ),
        "receipt-undone": ReceiptView(TODAY, What("undone", {"whats": [done, What("plan_paused", {})]})),
        "data-where": PlacesView("/home/robin/goalwalk", "/home/robin/goalwalk/plans/a.json", "/h", "/b", "/c.toml"),
        "data-check": ReportView(
            (CheckedFile("/a.json", True, None), CheckedFile("/b.json", False, "damaged")),
            {"goals": 4, "steps": 14, "check_ins": 1424, "wins": 10, "meetings": 3},
        ),
        "data-restore": BackupsView(
            TODAY, (BackupLine(1, TODAY, 12, True), BackupLine(2, date(2026, 11, 19), 9, False))
        ),
        **beside_of_robin(plan),
    }


def of_special(plan: Plan) -> Iterator[tuple[str, object]]:
    yield "today", today_view(plan, TODAY)
    yield "progress", progress_view(plan, TODAY)
    yield "streaks", streaks_view(plan, TODAY)
    yield "calendar", calendar_view(plan, TODAY, date(2026, 9, 1), TODAY)
    yield "goal-list", goals_view(plan, TODAY)
    yield "step-list", steps_view(plan, TODAY)
    yield "wins", wins_view(plan, TODAY)
    yield "checkin", checkin_view(plan, TODAY, TODAY)
    if plan.clocks:
        yield from of_worst_day(plan)
    if plan.goals:
        yield "review", review_view(plan, TODAY)
    if plan.brings:
        yield "brings", brings_view(plan, TODAY, all=True)
        for code in ("meeting_added", "meeting_removed"):
            yield f"{code}-group", ReceiptView(TODAY, What(code, GROUP))
        yield "meeting_went", ReceiptView(TODAY, What("meeting_went", WENT))
    for goal in plan.goals[:1]:
        yield "goal-show", goal_view(plan, goal, TODAY)
    for step in plan.steps[:1]:
        yield "step-show", step_view(plan, step, TODAY, notes(plan, step))
        yield "calendar-step", calendar_view(plan, TODAY, date(2026, 11, 1), TODAY, step)
    if plan.ratings:
        for goal in plan.goals:
            yield f"goal-levels-{goal.number}", levels_view(plan, goal, TODAY)
        yield "goal-levels-numbers", levels_view(plan, plan.goals[1], TODAY, numbers=True, overall=True)
        yield "goal-levels-t", levels_view(Plan(goals=plan.goals), plan.goals[0], TODAY, overall=True)
        whats = (What("goal_levels", WRITTEN), What("goal_rated", RATED))
        yield from ((what.code, ReceiptView(TODAY, what)) for what in whats)
        yield "undo-list", ChangesView(TODAY, tuple(ChangeLine(what, AT, False) for what in whats))
    if plan.meetings:
        yield "meeting-list", meetings_view(plan, TODAY)
        yield "meeting-show", meeting_view(plan.meetings[-1])
        for code in ("meeting_added", "meeting_edited", "meeting_removed"):
            yield code, ReceiptView(TODAY, What(code, TALK))
        yield "undo-list", ChangesView(TODAY, (ChangeLine(What("meeting_removed", TALK), AT, False),))


@cache
def everything() -> dict[str, tuple[Plan, object]]:
    """Every view of every plan, by the name of its file."""
    named: dict[str, tuple[Plan, object]] = {name: (robin(TODAY), view) for name, view in of_robin().items()}
    for plan_name, plan in PLANS.items():
        named |= {f"{plan_name}/{name}": (plan, view) for name, view in of_special(plan)}
    return named


def drawn(view: object, **screen: Any) -> str:
    out = io.StringIO()
    draw(view, Screen(out, **screen))
    return out.getvalue()


EVERY = list(everything())
ALONE = ("today", "progress", "streaks", "calendar", "calendar-step", "checkin")  # these have files of their own
SIGNS = ("today", "progress", "streaks", "calendar", "calendar-step", "checkin")  # in ASCII, too
SIGNS_OF = ("day", "lists", "now", "looking_back", "looked_back")  # and these families


def plain_text(view: object, **screen: Any) -> str:
    """A screen without colour, and without the codes of its bold and quiet words, to be read in an editor."""
    return COLOURS.sub("", drawn(view, **screen))


def one_file(names: list[str], draw_one: Callable[[object], str]) -> str:
    """Several screens below each other."""
    return "\n".join(f"===== {name}\n{draw_one(everything()[name][1])}" for name in names)


@pytest.mark.parametrize("name", ALONE)
def test_golden(name: str, golden: Callable[[str, str], None]) -> None:
    view = of_robin()[name]
    for width in WIDTHS:
        golden(f"{name}-{width}", plain_text(view, rich=True, width=width))
        golden(f"{name}-{width}", drawn(view, rich=True, width=width, colour=True))
    golden(f"{name}-plain", drawn(view))
    if name in SIGNS:
        golden(f"{name}-ascii", plain_text(view, rich=True, ascii=True))


BESIDE = {
    "day": ("day-",),
    "skills": ("skill-",),
    "barriers": ("barrier-",),
    "supports": ("support-",),
    "road": ("clock-", "setback-"),
    "now": ("now", "hope-"),
    "looking_back": ("story", "components", "mood"),
}
ELSEWHERE = ("receipt", "data", *(begin for begins in BESIDE.values() for begin in begins))

FAMILIES = {
    "lists": [name for name in of_robin() if name not in ALONE and not name.startswith(ELSEWHERE)],
    **{family: [name for name in of_robin() if name.startswith(begins)] for family, begins in BESIDE.items()},
    "receipts": [name for name in of_robin() if name.startswith("receipt")],
    "data": [name for name in of_robin() if name.startswith("data")],
    **{plan: [name for name in EVERY if name.startswith(f"{plan}/")] for plan in PLANS},
}


@pytest.mark.parametrize("family", FAMILIES)
def test_golden_families(family: str, golden: Callable[[str, str], None]) -> None:
    for width in WIDTHS:
        screens = one_file(FAMILIES[family], lambda view, width=width: plain_text(view, rich=True, width=width))
        golden(f"{family}-{width}", screens)
    golden(f"{family}-80", one_file(FAMILIES[family], lambda view: drawn(view, rich=True, width=80, colour=True)))
    golden(f"{family}-plain", one_file(FAMILIES[family], drawn))
    if family in SIGNS_OF:
        golden(f"{family}-ascii", one_file(FAMILIES[family], lambda view: plain_text(view, rich=True, ascii=True)))


def test_the_worst_day_is_told_kindly(subtests: pytest.Subtests) -> None:
    """No red, no bare 0, none of the words that are not said: in words for the eye and in those for the ear."""
    for name in (name for name in EVERY if name.startswith("worst_day/")):
        with subtests.test(name):
            view = everything()[name][1]
            coloured = drawn(view, rich=True, width=80, colour=True)
            assert not RED.search(coloured), coloured
            for shown in (drawn(view), *(plain_text(view, rich=True, width=width) for width in WIDTHS)):
                assert not BARE_ZERO.search(shown), shown
                assert not NOT_SAID.search(shown), shown


def bare(text: str) -> list[str]:
    """The lines without their colours, and without what nobody sees at their ends."""
    return [line.rstrip() for line in COLOURS.sub("", text).splitlines()]


def words(text: str) -> list[str]:
    return COLOURS.sub("", text).split()


def titles(plan: Plan, name: str) -> list[str]:
    """The titles that a screen is about."""
    kind = name.rpartition("/")[2]
    every_goal, every_step = [goal.title for goal in plan.goals], [step.title for step in plan.steps]
    match kind:
        case "goal-list":
            return every_goal
        case "step-list":
            return every_step
        case "progress":
            return every_goal + every_step
        case "review":
            return every_goal + every_step + [bring.text for bring in open_brings(plan)]
        case "meeting-list":
            return [
                text
                for meeting in plan.meetings
                for text in (meeting.whom or "", *(one.text for one in meeting.agreed))
            ]
        case "wins":
            return [win.text for win in plan.wins]
        case "goal-levels-1":
            return [text for text in plan.goals[0].levels if text]
        case "goal-show":
            return [every_goal[0], *(step.title for step in plan.steps if step.goal == plan.goals[0].id)]
        case "step-show" | "calendar-step":
            return every_step[:1] if "/" in name or kind == "calendar-step" else every_step[2:3]
    return []


@pytest.mark.parametrize("width", [20, *WIDTHS])
def test_every_screen(width: int, subtests: pytest.Subtests) -> None:
    """Nothing is wider than the screen, nothing is cut, and without colour it says the same."""
    for name, (plan, view) in everything().items():
        with subtests.test(name):
            coloured = drawn(view, rich=True, width=width, colour=True)
            plain = drawn(view, rich=True, width=width, colour=False)
            assert bare(coloured) == bare(plain)
            for line in COLOURS.sub("", plain).splitlines():
                assert cell_len(line) <= width, line
            assert "…" not in plain
            letters = "".join(words(plain))
            for title in titles(plan, name):
                if width < 60:  # stacked: a title stands in one piece, wrapped between words
                    assert "".join(title.split()) in letters, title
                for word in title.split():
                    if len(word) <= 12 and word.isascii() and width >= 40:
                        assert word in words(plain) or word in plain, word


def test_lines_that_fit_are_drawn_as_rich_draws_them() -> None:
    """The short way to a terminal and the long one show the same to the last code, blank and letter."""
    fitting = 0
    for name, (_, view) in everything().items():
        blocks = view.blocks()
        for width in (20, *WIDTHS):
            for colour in (True, False):
                for only_ascii in (True, False):
                    screen = Screen(io.StringIO(), rich=True, width=width, colour=colour, ascii=only_ascii)
                    short = fitting_lines(blocks, screen)
                    assert short is None or short == drawn_by_rich(blocks, screen), (name, screen)
                    fitting += short is not None
    assert fitting > 100


def test_every_plain_screen(subtests: pytest.Subtests) -> None:
    """One fact a line, no escape codes, no signs that need eyes."""
    for name, (plan, view) in everything().items():
        with subtests.test(name):
            plain = drawn(view)
            assert "\x1b" not in plain
            assert not set(plain).intersection("█▓▒░·○•│─")
            for title in titles(plan, name):
                assert title in plain
            for line in plain.splitlines():
                assert line.strip()
                assert line == line.rstrip()


def test_every_ascii_screen(subtests: pytest.Subtests) -> None:
    for name, (_, view) in everything().items():
        with subtests.test(name):
            for rich in (True, False):
                for width in (40, 80):
                    assert drawn(view, rich=rich, width=width, ascii=True).isascii()


def test_no_colour_has_no_colour() -> None:
    """NO_COLOR: bold and dim may stay, colours go."""
    for _, view in everything().values():
        for code in COLOURS.findall(drawn(view, rich=True, colour=False)):
            assert not set(code[2:-1].split(";")) & {str(n) for n in (*range(30, 50), *range(90, 108))}


def test_text_keeps_the_default_colour() -> None:
    """Colour is a second cue: words are never coloured but where a run stands, or a sign is shown."""
    shown = drawn(of_robin()["today"], rich=True, colour=True)
    assert not re.search("\x1b\\[[0-9;]*3[0-7]m", shown)


def test_the_golden_files_are_all_in_use() -> None:
    """No file of a screen that is gone."""
    used = "|".join(re.escape(name) for name in (*ALONE, *FAMILIES))
    for path in (Path(__file__).parent / "__snapshots__").iterdir():
        assert re.fullmatch(f"({used})-(40|80|120|plain|ascii)", path.stem), path.name
