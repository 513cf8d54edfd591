"""Clocks, as typed: begun, listed, shown, returns and amounts written, changed, taken away; and beside the goals."""

from __future__ import annotations

import io
import json
import re
import shlex
from datetime import date, datetime, timedelta
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
from goalwalk.screens.nouns.clocks import clock_view, clocks_view
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import update
from goalwalk.words import sentences
from hostile import HOSTILE, harmless, squeezed

COLOURS = re.compile("\x1b\\[[0-9;]*m")
DANGER = "Stopping some things suddenly can be dangerous. A doctor or pharmacist can help."
SMOKE = "clock add 'Free of smoking' --since 2026-10-22 --saves '12.50 €' --saves '45 minutes'"  # day 30 is 20 Nov
BEER = "clock add Beer --since '1 nov' --limit 2 --unit bottles"
KEYS = ["id", "title", "since", "total", "free", "percent", "current", "longest", "returns", "median_return_days"]

LINES: dict[str, tuple[T, ...]] = {
    "nothing yet": (
        T("clock list", ("No clocks yet", "goalwalk clock add")),
        T("clock list --json", facts={"clocks": []}),
        T("progress --json", facts={"clocks": []}),
    ),
    "a clock needs only a title": (
        T("clock add 'Free of smoking'", ("Clock 1: Free of smoking, since Fri 20 Nov, today. Day 1.\n" + DANGER,)),
        T(
            "clock list",
            ("1 Free of smoking. Day 1.\n", "Free of smoking: The first day, today.\n"),
            never=(DANGER,),
        ),
        T("clock show 1", ("Day 1.", "Since: Fri 20 Nov 2026", "Next: 3 days, Sun 22 Nov 2026"), never=(DANGER,)),
        T("clock add Beer", (DANGER,)),
    ),
    "a clock with everything": (
        T(SMOKE, ("since Thu 22 Oct. Day 30.\n", "30 days in a row, today. First time.\n")),
        T(
            "clock show smoking",
            (
                "1 Free of smoking\n  Day 30.\n  30 days in a row, today. First time.\n",
                "Each day saves: 12.50 €, 45 minutes\n",
                "Saved so far: 375 €, 1350 minutes\n",
                "  7 days, Wed 28 Oct 2026\n",
            ),
        ),
        T(
            "clock show 1 --json",
            facts={
                "clock.id": "1",
                "clock.since": "2026-10-22",
                "clock.free": 30,
                "clock.percent": 100.0,
                "clock.current": 30,
                "clock.limit": 0,
                "clock.saves": [{"amount": 12.5, "unit": "€"}, {"amount": 45, "unit": "minutes"}],
                "clock.saved": [{"amount": 375, "unit": "€"}, {"amount": 1350, "unit": "minutes"}],
                "clock.milestones.4": {"n": 30, "unit": "days", "day": "2026-11-20"},
                "clock.next": {"n": 60, "unit": "days", "day": "2026-12-20"},
                "clock.marked.0.first": True,
                "clock.median_return_days": None,
                "history": [],
            },
        ),
    ),
    "the worked clock, after a return what remains leads": (
        T("clock add Beer --since 2025-03-01"),
        T("clock return 1 --on 2025-03-11 --on 2025-03-25"),
        T("clock list --json", facts={"clocks.0.returns": 2, "clocks.0.median_return_days": 1}),
    ),
    "a return today": (
        T(SMOKE),
        T(
            "clock return",
            (
                "1 Free of smoking: 29 days in all, longest run 29. They stay.\n"
                "A day off my path: Fri 20 Nov, today.\n"
                "Tomorrow is day 1.\n"
                "To tell more of it, some time: goalwalk setback",
            ),
        ),
        T("clock list", ("1 Free of smoking. 29 days in all, longest 29. Today: a day off my path.\n",)),
        T("clock show 1", ("  29 days in all, longest 29. Today: a day off my path.\n",), never=("Day 0",)),
        T("clock show 1 --json", facts={"clock.current": 0, "clock.day": 0, "clock.free": 29, "history.#": 1}),
        T("clock return smoking", ("They stay.", "written down already"), never=("setback", "Tomorrow")),
        T("clock show 1 --json", facts={"history.#": 1}),
        T("undo --list", ("1. Free of smoking: a day off my path, Fri 20 Nov\n2. clock 1 Free of smoking\n",)),
        T("undo", ("Taken back: Free of smoking: a day off my path, Fri 20 Nov",)),
        T("clock list", ("Day 30.",)),
        T("redo"),
        T("clock list --json", facts={"clocks.0.free": 29}),
    ),
    "a return before today, and its run": (
        T(SMOKE),
        T(
            "clock return 1 --on '3 days ago' --note 'a long day'",
            ("29 days in all, longest run 26", "Today is day 3."),
        ),
        T("clock list", ("29 days in all, longest 26. Day 3.\n",)),
        T("clock show 1", ("Tue 17 Nov 2026: a day off my path. a long day\n",)),
        T("clock return 1 --on 2026-10-23"),
        T("clock show 1 --json", facts={"clock.returns": 2, "clock.longest": 24, "history.0.last": "2026-11-17"}),
    ),
    "a run that is the longest leads, with all the days": (
        T(SMOKE),
        T("clock return 1 --on 2026-10-23"),
        T("clock list", ("1 Free of smoking. Day 28.\n",)),
        T("clock show 1", ("  Day 28. 29 days in all.\n",)),
    ),
    "several days, and a stretch": (
        T(SMOKE),
        T("clock return 1 --on yesterday --on 2026-11-11", ("Wed 11 Nov and Thu 19 Nov, yesterday.",)),
        T("clock return 1 --from 2026-11-01 --to 2026-11-03", ("Sun 1 Nov to Tue 3 Nov.", "25 days in all")),
        T("clock return 1 --from yesterday", ("Thu 19 Nov, yesterday to Fri 20 Nov, today.", "Tomorrow is day 1.")),
        T("clock show 1 --json", facts={"clock.free": 24, "clock.returns": 3, "history.#": 4}),
        T(
            "undo --list",
            (
                "Free of smoking: a day off my path, Thu 19 Nov to Fri 20 Nov\n",
                "Free of smoking: a day off my path, 2 days between Wed 11 Nov and Thu 19 Nov\n",
            ),
        ),
    ),
    "on the very first day nothing is a bare 0": (
        T("clock add Beer"),
        T("clock return", ("1 Beer: written down. One day is one day.\n", "Tomorrow is day 1.")),
        T("clock list", ("1 Beer. Today: a day off my path.\n",), never=(" 0",)),
        T("clock show 1", ("  Today: a day off my path.\n",), never=(" 0 ", "Saved")),
        T("progress", ("1 Beer\n",)),
        T("clock list --json", facts={"clocks.0.free": 0, "clocks.0.percent": 0.0, "clocks.0.returns": 1}),
    ),
    "before the clock begins it is kept": (
        T("clock add Beer --since '10 nov'"),
        T(
            "clock return 1 --on '5 nov'",
            ("Kept. It lies before the clock begins (Tue 10 Nov 2026)", "Today is day 11."),
        ),
        T("clock show 1", ("Thu 5 Nov 2026: a day off my path (kept; before the clock begins)\n",)),
        T("clock show 1 --json", facts={"clock.returns": 0, "history.0.counted": False}),
        T("clock edit 1 --since '1 nov'", ("Changed: 1 Beer, since Sun 1 Nov. Day 15.\n",)),
        T("clock show 1 --json", facts={"clock.returns": 1, "clock.total": 20, "history.0.counted": True}),
        T("clock edit 1 --since '10 nov'", ("9 days before that are kept, and no longer counted.",)),
        T("clock show 1 --json", facts={"clock.returns": 0, "history.#": 1}),
    ),
    "a limit, and amounts that add up": (
        T(BEER, ("Day 20.",)),
        T(
            "clock amount beer 1.5",
            ("1 Beer: 1.5 bottles on Fri 20 Nov, today; the limit is 2 bottles. Day 20.\n",),
            never=("setback",),
        ),
        T("clock amount 1 0.5", ("1 Beer: 2 bottles on", "Day 20.")),
        T(
            "clock amount 1 .001 --note late",
            (
                "1 Beer: 19 days in all, longest run 19. They stay.\n"
                "1 Beer: 2.001 bottles on Fri 20 Nov, today; the limit is 2 bottles.\n"
                "A day off my path: Fri 20 Nov, today.\nTomorrow is day 1.\nTo tell more",
            ),
        ),
        T("clock amount 1 1", ("3.001 bottles", "They stay."), never=("setback",)),
        T("clock amount 1 1 --on yesterday", ("1 Beer: 1 bottles on Thu 19 Nov, yesterday; the limit is 2",)),
        T("clock show 1", ("Fri 20 Nov 2026: 3.001 bottles (2 bottles is the limit). late\n", "1 bottles (within 2")),
        T("clock show 1 --json", facts={"history.0.amount": 3.001, "history.0.limit": 2, "clock.limit": 2}),
        T("undo --list", ("1. Beer: 1 bottles, Thu 19 Nov\n2. Beer: 1 bottles, Fri 20 Nov\n",)),
        T("undo 3"),
        T("clock list --json", facts={"clocks.0.current": 20}),
    ),
    "an amount where the limit is none": (
        T("clock add Beer --since yesterday"),
        T("clock amount 1 1", ("1 Beer: 1 on Fri 20 Nov, today.\n", "1 day in all, longest run 1. It stays.")),
        T("clock show 1", ("Fri 20 Nov 2026: 1\n",)),
        T("clock amount 1 1 --on 2026-11-05", ("Kept. It lies before",), never=("off my path",)),
        T("clock amount 1 1 --on 2026-11-05 --json", facts={"recorded.off": False, "amount.amount": 2}),
        T("clock amount 1 1 --json", facts={"recorded.off": True, "clock.current": 0}),
    ),
    "a limit changed on the day it was made holds for all days": (
        T(BEER),
        T("clock amount 1 2 --on yesterday"),
        T("clock edit 1 --limit 1", ("19 days in all, longest 18. Day 1.",)),
        T("clock edit 1 --limit none --json", facts={"clock.limit": 0, "clock.free": 19}),
    ),
    "words and numbers of the person's choosing": (
        T("config return_word 'a slip'"),
        T("config day_one 0"),
        T("clock add Beer --since yesterday", ("Day 1.",)),
        T("clock return", ("A slip: Fri 20 Nov, today.\n", "Tomorrow is day 0.\n")),
        T("clock list", ("1 day in all, longest 1. Today: a slip.",)),
        T("undo --list", ("Beer: a slip, Fri 20 Nov",)),
        T("undo"),
        T("clock edit 1 --since today", ("Day 0.",)),
        T("clock list --json", facts={"clocks.0.current": 1, "clocks.0.day": 0}),
    ),
    "one person and one small step, once": (
        T("goal add Rest"),
        T("step add 'Walk to the park' --every daily"),
        T(SMOKE),
        T("clock return", ("A small step, if it fits: 1.1 Walk to the park\n",), never=("setback", "reach")),
        T("undo"),
        T("done 1.1"),
        T("clock return --json", facts={"offer.step": None, "offer.whom": None, "clock.current": 0}),
    ),
    "milestones of one's own, and again": (
        T("clock add Beer --since '1 nov' --milestone 4 --milestone 20"),
        T("clock list", ("On my path, Beer: 20 days in a row, today. First time.\n",)),
        T("clock return 1 --on 2026-11-16"),
        T("clock list", never=("in a row",)),
        T("clock edit 1 --again", ("4 days in a row again, today.\n",)),
        T("clock show 1", ("Your own milestones: 4 days, 20 days", "Milestones are marked: each time")),
        T("clock edit 1 --once", never=("again",)),
        T("clock edit 1 --milestone ''"),
        T("clock show 1 --json", facts={"clock.own_milestones": [], "clock.again": False}),
    ),
    "changing one": (
        T(SMOKE),
        T(
            "clock edit 1 --title Smoke --unit pieces --limit 3 --saves '1 hour'",
            ("Changed: 1 Smoke, since Thu 22 Oct",),
        ),
        T("clock show 1", ("Within: 3 pieces a day", "Each day saves: 1 hour")),
        T("clock edit 1 --unit '' --saves ''"),
        T("clock show 1 --json", facts={"clock.unit": None, "clock.saves": [], "clock.title": "Smoke"}),
        T("clock edit smoke --title -", ("Changed: 1 From stdin",), stdin="From stdin\n"),
        T("undo --list", ("1. change of clock 1 From stdin\n",)),
        T("undo 3"),
        T("clock show 1 --json", facts={"clock.title": "Free of smoking", "clock.limit": 0}),
    ),
    "a slip of the finger is taken away": (
        T(SMOKE),
        T("clock return 1 --on yesterday"),
        T("clock amount 1 3 --on yesterday"),
        T("clock return 1 --from 2026-11-01 --to 2026-11-03"),
        T(
            "clock return 1 --remove yesterday",
            ("Taken away: Free of smoking, what was written of Thu 19 Nov, yesterday. Day 17. Not erased:",),
        ),
        T("clock return 1 --remove 2026-11-02", ("Sun 1 Nov 2026 to Tue 3 Nov 2026", "--remove 2026-11-01"), code=3),
        T("clock return 1 --remove 2026-11-01", ("Day 30.",)),
        T("clock show 1 --json", facts={"history": [], "clock.free": 30}),
        T("undo 2"),
        T("clock show 1 --json", facts={"clock.free": 26, "history.#": 3}),
    ),
    "taking one away, and its number is not given again": (
        T(SMOKE),
        T(BEER),
        T("clock return 1"),
        T(
            "clock remove smoking",
            ("Taken away: 1 Free of smoking. Not erased:",),
        ),
        T("clock list", ("Beer",), never=("smoking",)),
        T("clock add Cola --json", facts={"clock.id": "3", "recorded.code": "clock_added"}),
        T("undo --list", ("2. taking away clock 1 Free of smoking\n",)),
        T("undo 2"),
        T("clock show 1 --json", facts={"clock.free": 29}),
        T("data forget smoking --yes", ("Erased: Free of smoking.",)),
        T("clock show 1", code=3),
    ),
    "beside the goals": (
        T("clock add Beer --since '1 nov'"),
        T("progress", ("Clocks\n1 Beer. Now: day 20; In all: 20; Longest run: 20\n",), never=("No goals",)),
        T("goal add Rest"),
        T("progress", ("1 Rest\n  No steps yet.\nClocks\n1 Beer",)),
        T("progress 1", ("1 Rest",), never=("Beer",)),
        T("progress --json", facts={"clocks.#": 1, "clocks.0.title": "Beer", "goals.#": 1}),
        T("progress 1 --json", facts={"clocks": []}),
    ),
    "a long history shows its latest": (
        T("clock add Beer --since 2026-01-01"),
        *(T(f"clock return 1 --on 2026-02-{day:02}") for day in range(1, 23)),
        T(
            "clock show 1",
            ("Sun 22 Feb 2026", "2 more were written before. goalwalk clock show 1 --all"),
            never=(" 1 Feb ", " 2 Feb "),
        ),
        T("clock show 1 --all", ("Sun 1 Feb 2026: a day off my path\n",), never=("--all",)),
        T("clock show 1 --json", facts={"history.#": 20, "earlier": 2, "clock.returns": 1}),
    ),
    "text from stdin": (
        T("clock add -", ("Clock 1: From stdin,",), stdin="From stdin\n"),
        T("clock return --note -", stdin="a note\nof two lines\n"),
        T("clock show 1 --json", facts={"history.0.notes": ["a note\nof two lines"]}),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in LINES.items()])
def test_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


def test_a_clock_in_json_has_these_names_first(home: Path, typed: Typed) -> None:
    for line in (SMOKE, "clock return 1 --on yesterday"):
        assert typed(*shlex.split(line)).code == 0
    for line in ("clock list", "progress"):
        (clock,) = typed(*line.split(), "--json").json["clocks"]
        assert list(clock)[: len(KEYS)] == KEYS
    for line in ("clock show 1", "clock edit 1 --title Smoke", "clock amount 1 1", "clock return 1"):
        assert list(typed(*line.split(), "--json").json["clock"])[: len(KEYS)] == KEYS


def test_the_worked_clock_in_json(home: Path, typed: Typed) -> None:
    now = "2025-03-30T20:00:00+01:00"
    assert typed("clock", "add", "Beer", "--since", "2025-03-01", now=now).code == 0
    assert typed("clock", "return", "--on", "11 mar", "--on", "25 mar", now=now).code == 0
    (clock,) = typed("progress", "--json", now=now).json["clocks"]
    assert clock["percent"] == 100 * 28 / 30
    assert [clock[name] for name in ("total", "free", "current", "longest", "returns")] == [30, 28, 5, 13, 2]
    assert "1 Beer. 28 days in all, longest 13. Day 5.\n" in typed("clock", "list", now=now).out


def test_a_changed_limit_holds_from_its_day_on(home: Path, typed: Typed) -> None:
    for line in (BEER, "clock amount 1 2 --on yesterday"):
        assert typed(*shlex.split(line)).code == 0
    later = "2026-11-22T20:00:00+01:00"
    assert typed("clock", "edit", "1", "--limit", "1", now=later).code == 0
    told = typed("clock", "amount", "1", "2", now=later).out
    assert "the limit is 1 bottles" in told and "A day off my path: Sun 22 Nov, today." in told
    (clock,) = typed("clock", "list", "--json", now=later).json["clocks"]
    assert (clock["free"], clock["limit"], clock["returns"]) == (21, 1, 1)
    shown = typed("clock", "show", "1", now=later).out
    assert "Sun 22 Nov 2026: 2 bottles (1 bottles is the limit)" in shown
    assert "Thu 19 Nov 2026: 2 bottles (within 2 bottles)" in shown


def test_several_clocks_have_days_of_their_own(home: Path, typed: Typed) -> None:
    for line in (SMOKE, BEER, "clock return beer --on yesterday"):
        assert typed(*shlex.split(line)).code == 0
    smoke, beer = typed("clock", "list", "--json").json["clocks"]
    assert (smoke["current"], beer["current"], beer["free"]) == (30, 1, 19)


def test_one_person_who_can_be_reached(home: Path, typed: Typed) -> None:
    """People come before groups, and whoever has no way to be reached is not named."""
    from goalwalk.core.model.components import Support
    from goalwalk.core.model.plan import Plan, What

    assert typed(*shlex.split(SMOKE)).code == 0

    def change(plan: Plan) -> Plan:
        made = date(2026, 11, 1)
        return plan._replace(
            supports=(
                Support("w", 1, "The Thursday group", made, "Hall", "group"),
                Support("x", 2, "Kim", made, None, "person"),
                Support("y", 3, "Sam", made, "0170 123", "person"),
            )
        )

    update(session(home), change, What("set", {"name": "x", "value": "y"}))
    told = typed("clock", "return").out
    assert "Tomorrow is day 1.\nSomebody you could reach: Sam, 0170 123\n" in told
    assert "Kim" not in told and "Thursday" not in told
    assert "reach" not in typed("clock", "return", "--note", "again").out


def session(home: Path) -> Session:
    return open_session(
        home, now=lambda: datetime.fromisoformat("2026-11-20T20:00:00+01:00"), random=lambda n: b"7" * n
    )


BAD: list[tuple[str, int, tuple[str, ...]]] = [
    ("clock add", 2, ("goalwalk clock add",)),
    ("clock add ''", 2, ()),
    ("clock add '  '", 2, ()),
    ("clock add X --since tomorrow", 3, ("21 Nov", "today, or on a day before")),
    ("clock add X --since 2027-01-01", 3, ("ahead",)),
    ("clock add X --since soon", 2, ("soon",)),
    ("clock add X --since '31 feb'", 2, ("31 feb",)),
    ("clock add X --limit much", 2, ("much",)),
    ("clock add X --limit=-1", 2, ("-1", "none")),
    ("clock add X --limit 1.2345", 2, ("1.2345",)),
    ("clock add X --unit ' '", 2, ()),
    ("clock add X --saves 5", 2, ("5", "12.50 €")),
    ("clock add X --saves 'a lot'", 2, ("a lot", "45 minutes")),
    ("clock add X --milestone 0", 2, ("36525",)),
    ("clock add X --milestone 36526", 2, ("36525",)),
    ("clock add X --milestone 1.5", 2, ("whole number",)),
    ("clock add X --again", 2, ("--again",)),
    ("clock show", 2, ()),
    ("clock show ''", 2, ()),
    ("clock show nobody", 3, ("nobody", "clock list")),
    ("clock show 9", 3, ("9",)),
    ("clock show smokin9", 3, ("Free of smoking",)),
    ("clock return", 2, ("goalwalk clock return 1",)),
    ("clock return 9", 3, ("9",)),
    ("clock return 1 2", 3, ()),
    ("clock return 1 --on tomorrow", 3, ("21 Nov", "ahead")),
    ("clock return 1 --on yesterday --on tomorrow", 3, ("ahead",)),
    ("clock return 1 --on soon", 2, ("soon",)),
    ("clock return 1 --from yesterday --to tomorrow", 3, ("ahead",)),
    ("clock return 1 --from yesterday --to '3 days ago'", 2, ("backwards",)),
    ("clock return 1 --to yesterday", 2, ("--from",)),
    ("clock return 1 --on today --from yesterday", 2, ("--on", "--from")),
    ("clock return 1 --on today --to today", 2, ("--on", "--to")),
    ("clock return 1 --remove today --note x", 2, ("--remove", "--note")),
    ("clock return 1 --remove today --on today", 2, ("--remove", "--on")),
    ("clock return 1 --remove today", 3, ("Beer", "20 Nov", "clock show")),
    ("clock return 1 --remove tomorrow", 3, ("ahead",)),
    ("clock return 1 --note ''", 2, ()),
    ("clock amount", 2, ()),
    ("clock amount 1", 2, ("goalwalk clock amount 1 2",)),
    ("clock amount 9 1", 3, ("9",)),
    ("clock amount 1 0", 2, ("counts by itself",)),
    ("clock amount 1 lots", 2, ("lots",)),
    ("clock amount 1 1,000", 2, ("1,000",)),
    ("clock amount 1 1 --on tomorrow", 3, ("ahead",)),
    ("clock amount 1 1 --note ''", 2, ()),
    ("clock edit 1", 2, ("clock edit",)),
    ("clock edit 9 --title X", 3, ("9",)),
    ("clock edit 1 --title ''", 2, ()),
    ("clock add X --since ''", 2, ("not a day", "yesterday")),
    ("clock edit 1 --since ''", 2, ("not a day", "yesterday")),
    ("clock edit 1 --since tomorrow", 3, ("ahead",)),
    ("clock edit 1 --milestone x", 2, ("whole number",)),
    ("clock edit 1 --milestone '' --milestone 5", 2, ("whole number",)),
    ("clock edit 1 --saves '' --saves '5 €'", 2, ("12.50",)),
    ("clock remove", 2, ()),
    ("clock remove 9", 3, ("9",)),
    ("clock back 1", 2, ("back",)),
]


@pytest.mark.parametrize(("line", "code", "says"), [pytest.param(*row, id=row[0]) for row in BAD])
def test_bad_input(line: str, code: int, says: tuple[str, ...], home: Path, typed: Typed) -> None:
    for made in (BEER, SMOKE):
        assert typed(*shlex.split(made)).code == 0
    before = everything(home)
    refused(typed(*shlex.split(line)), code, *says)
    assert everything(home) == before


def test_with_no_clock_and_with_no_plan(home: Path, typed: Typed) -> None:
    refused(typed("clock", "return"), 3, "goalwalk clock add")
    refused(typed("clock", "return", "1"), 3)
    refused(typed("clock", "amount", "1", "1"), 3)
    assert not home.exists()
    assert typed("win", "Up").code == 0
    refused(typed("clock", "return"), 3, "goalwalk clock add")
    refused(typed("clock", "show", "1"), 3, "clock list")


@pytest.mark.parametrize("given", [b"\xff\xfe", b"", b"a\0b"], ids=["not UTF-8", "nothing", "NUL"])
def test_bad_text_from_stdin(given: bytes, home: Path, typed: Typed) -> None:
    refused(typed("clock", "add", "-", stdin=given), 2)
    assert not home.exists()
    assert typed("clock", "add", "Beer").code == 0
    refused(typed("clock", "return", "--note", "-", stdin=given), 2)
    refused(typed("clock", "edit", "1", "--title", "-", stdin=given), 2)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str, home: Path, typed: Typed) -> None:
    text = HOSTILE[name]
    kept = text.strip()
    lines = (
        ("clock", "add", f"--unit={text}", f"--saves=5 {text}", "--limit", "1", "--since", "yesterday", "--", text),
        ("clock", "return", "1", "--on", "yesterday", f"--note={text}"),
        ("clock", "amount", "1", "2", f"--note={text}"),
        ("clock", "edit", "1", f"--title={text}", f"--unit={text}", f"--saves=6 {text}"),
    )
    for line in lines:
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
    (stored,) = json.loads(plan_file(home).read_text(encoding="utf-8"))["clocks"].values()
    assert (stored["title"], stored["unit"], stored["saves"]) == (kept, kept, [[6, kept]])
    for screen in (("clock", "list"), ("clock", "show", "1"), ("progress",)):
        answer = typed(*screen)
        assert (answer.code, answer.err) == (0, ""), (screen, answer)
        harmless(answer.out)
        assert squeezed(on_a_line(kept)) in squeezed(answer.out), screen
        assert kept in set(strings(typed(*screen, "--json").json)), screen
        harmless(drawn(home, 40) + drawn(home, 80))
    harmless(typed("undo", "--list").out)
    refused(typed("clock", "show", "--", text + "?"), 3)
    assert typed("clock", "show", "--", text).code == 0
    for line in (("clock", "return", "1", "--remove", "today"), ("clock", "remove", "--", text)):
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
        assert squeezed(on_a_line(kept)) in squeezed(answer.out), line


def drawn(home: Path, width: int) -> str:
    plan, today = session(home).load(), date(2026, 11, 20)
    shown = io.StringIO()
    screen = Screen(shown, rich=True, width=width)
    draw(clocks_view(plan, today), screen)
    for clock in plan.clocks:
        draw(clock_view(plan, clock, today, all=True), screen)
    return shown.getvalue()


@pytest.mark.parametrize("width", [80, 40])
def test_screens_fit(width: int, home: Path, typed: Typed) -> None:
    for line in (
        SMOKE,
        BEER,
        "clock add 'Days without the late shows that keep me up until the small hours' --since 2019-02-03",
        "clock return 3 --from 2024-12-30 --to '3 nov' --note 'A longer note about what it was like, over a few lines'",
        "clock amount beer 2.5 --note party",
    ):
        assert typed(*shlex.split(line)).code == 0
    shown = COLOURS.sub("", drawn(home, width))
    for row in shown.splitlines():
        assert cell_len(row) <= width, row
    for word in ("Free of smoking", "Day 30.", "longest 19", "Reached so far", "375 €", "late shows"):
        assert word in shown
    assert not re.search(r"(?<![\d.,:-])0(?![\d.,:])", shown), shown  # never a bare 0


def test_nothing_of_a_return_is_red(home: Path, typed: Typed) -> None:
    for line in (SMOKE, "clock return"):
        assert typed(*shlex.split(line)).code == 0
    assert "\x1b[31" not in drawn(home, 80) and "\x1b[1;31" not in drawn(home, 80)


def test_asked_on_a_terminal(home: Path, typed: Typed, talk: Talks) -> None:
    new = talk("clock", "add").hears("ask.clock_title").says("Beer").hears("ask.clock_since").says("soon")
    told = new.hears("soon").hears("ask.clock_since").says("yesterday").ends()
    assert "Clock 1: Beer, since Thu 19 Nov, yesterday. Day 2." in told
    told = talk("clock", "add").hears("ask.clock_title").says("Wine").hears("ask.clock_since").says("").ends()
    assert "since Fri 20 Nov, today. Day 1." in told
    talk("clock", "return").hears("Wine").hears("ask.clock_which").says("wine").ends()
    talk("clock", "amount", "beer").hears("ask.clock_amount").says("0").hears("counts by itself").says("2").ends()
    assert [one["current"] for one in typed("clock", "list", "--json").json["clocks"]] == [0, 0]
    talk("clock", "remove", "wine").hears("Take away 2 Wine").says("").ends(1)
    talk("clock", "remove", "wine").hears("Take away 2 Wine").says("y").ends()
    assert len(typed("clock", "list", "--json").json["clocks"]) == 1


def test_each_day_anew_the_words_follow_the_days(home: Path, typed: Typed) -> None:
    """A clock that nothing is written to, over more than a year: what is marked, and on how many days."""
    assert typed("clock", "add", "Beer").code == 0
    marked: dict[str, Any] = {}
    begin = datetime.fromisoformat("2026-11-20T20:00:00+01:00")
    for n in (0, 1, 2, 6, 13, 29, 59, 89, 119, 120, 364, 365):
        (line,) = typed("clock", "list", "--json", now=(begin + timedelta(days=n)).isoformat()).json["clocks"]
        assert line["current"] == line["day"] == n + 1
        marked[str(n + 1)] = [(one["n"], one["unit"]) for one in line["marked"]]
    assert marked == {
        "1": [(1, "days")],
        "2": [],
        "3": [(3, "days")],
        "7": [(7, "days")],
        "14": [(14, "days")],
        "30": [(30, "days")],
        "60": [(60, "days")],
        "90": [(90, "days")],
        "120": [(4, "months")],
        "121": [],
        "365": [(1, "years")],
        "366": [],
    }
    assert (
        "On my path, Beer: A year in a row, today. First time."
        in typed("clock", "list", now="2027-11-19T20:00:00+01:00").out
    )


def test_the_danger_is_said_in_just_these_words() -> None:
    assert sentences()["receipt.clock_danger"] == DANGER


def test_no_screen_says_days_of_what_somebody_is_free_of(home: Path, typed: Typed) -> None:
    """Whoever is asked "Free of what?" answers "Weed": seven days of that are nothing that went well."""
    typed("clock", "add", "Weed", "--since", "2026-11-14")
    typed("goal", "add", "Sleep")
    for line in ("today", "review --since 2026-11-01", "story", "clock list", "page --text -", "story --page --text -"):
        lines = [told for told in typed(*line.split()).out.splitlines() if "Weed" in told]
        assert lines or "page" in line
        assert not [told for told in lines if re.search(r"(?<!n my path, )Weed: (\d+|one|A) |of Weed:", told)], line
