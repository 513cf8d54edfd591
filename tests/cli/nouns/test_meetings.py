"""Meetings, as typed: written down, listed, changed, taken away; and on the first screen when one is near."""

from __future__ import annotations

import io
import re
import shlex
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli.keyboard import Typed, everything
from cli.talking import Talk
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.nouns.meetings import meetings_view
from goalwalk.store.verbs.open import open_session

COLOURS = re.compile("\x1b\\[[0-9;]*m")
ANA = (
    "meeting add 'Call the landlord' --with Ana --agreed 'Sleep before midnight' --next '27 nov 10:00' --call '24 nov'"
)
BEN = "meeting add 'Write to Tom' --with Ben --on yesterday"

WHEN = "2026-11-25T09:00:00+01:00"
LINES: dict[str, tuple[T, ...]] = {
    "nothing yet": (
        T("meeting list", ("No meetings yet", "goalwalk meeting add")),
        T("meeting list --json", facts={"meetings": [], "next": None, "call": None}),
    ),
    "a meeting with everything": (
        T(
            ANA,
            (
                "Talk with Ana, Fri 20 Nov. Next: Fri 27 Nov, 10:00. A call by Tue 24 Nov. "
                "Agreed: Call the landlord; Sleep before midnight\n",
            ),
        ),
        T("meeting show 1", ("1 Talk with Ana", "Fri 20 Nov 2026", "Fri 27 Nov 2026, 10:00", "Tue 24 Nov 2026")),
        T(
            "meeting show 1 --json",
            facts={
                "meeting": {
                    "id": "1",
                    "day": "2026-11-20",
                    "whom": "Ana",
                    "agreed": ["Call the landlord", "Sleep before midnight"],
                    "next": "2026-11-27",
                    "time": "10:00",
                    "call": "2026-11-24",
                    "agreements": [
                        {"text": "Call the landlord", "who": None, "went": None},
                        {"text": "Sleep before midnight", "who": None, "went": None},
                    ],
                    "group": False,
                    "arranged": False,
                    "about": None,
                    "skill": None,
                    "takes": None,
                    "went": None,
                    "off": False,
                    "came": None,
                    "to_try": None,
                    "rhythm": None,
                    "usual": None,
                    "reach": None,
                    "may": [],
                    "otherwise": None,
                }
            },
        ),
    ),
    "one thing is enough": (
        T("meeting add 'Sleep'", ("Talk, Fri 20 Nov. Agreed: Sleep\n",)),
        T("meeting add --with Ana", ("Talk with Ana, Fri 20 Nov.\n",)),
        T("meeting add --agreed Sleep", ("Agreed: Sleep",)),
        T("meeting add --next tomorrow", ("The next talk: Sat 21 Nov, tomorrow.",)),
        T("meeting add --call mon", ("A call by Mon 23 Nov.",)),
        T("meeting list --json", facts={"meetings.#": 5, "meetings.0.id": "5", "call": "2026-11-23"}),
    ),
    "who does it": (
        T(
            "meeting add Sleep --theirs 'Bring the form' --theirs Ring --with Ana",
            ("Sleep; Bring the form (Ana); Ring",),
        ),
        T("meeting show 1", ("  1 Sleep\n  2 Bring the form (Ana)\n  3 Ring (Ana)\n",)),
        T("meeting list", ("Sleep; Bring the form (Ana); Ring (Ana)",)),
        T("meeting show 1 --json", facts={"meeting.agreed": ["Sleep", "Bring the form", "Ring"]}),
        T("meeting add --theirs 'Call me'", ("Call me (the other)",)),
        T("meeting add 'I look up the bus; Ana: rings the clinic' --with Ana", ("bus; rings the clinic (Ana)",)),
        T("meeting edit 1 --theirs 'Ring' --agreed Rest", ("Agreed: Rest; Ring (Ana)",)),
        T("meeting edit 1 --theirs 'Ring' --with Ben", ("Talk with Ben", "Agreed: Ring (Ben)")),
        T("meeting edit 1 --theirs ''"),
        T("meeting show 1 --json", facts={"meeting.agreements": []}),
    ),
    "what stays word for word keeps how it went": (
        T("meeting add Sleep --agreed Walk --with Ana"),
        T("meeting went 1 sleep partly", ("Sleep: partly",)),
        T("meeting edit 1 --agreed Sleep --agreed Draw"),
        T("meeting show 1", ("1 Sleep: partly", "2 Draw\n")),
        T("meeting went sleep 1 - --json", facts={"meeting.agreements.0.went": "Better"}, stdin="Better\n"),
    ),
    "a group": (
        T(
            "meeting add --group --with 'Friday group' --about sleep --skill breathing --takes 'One breath' --next mon",
            (
                "Friday group, about sleep, Fri 20 Nov. Next: Mon 23 Nov. "
                "Practised: breathing. To take home: One breath.\n",
            ),
        ),
        T(
            "meeting show friday",
            ("1 Friday group", "About: sleep", "Practised: breathing", "home: One breath"),
        ),
        T("meeting show sleep --json", facts={"meeting.group": True, "meeting.takes": "One breath"}),
        T("meeting list", ("Friday group: Mon 23 Nov.\n", "Friday group, about sleep")),
        T(
            "meeting list --json",
            facts={
                "next": None,
                "groups.0": {"whom": "Friday group", "day": "2026-11-23", "time": None, "rhythm": None, "usual": None},
            },
        ),
        T("meeting edit 1 --takes 'Two breaths' --skill ''"),
        T("meeting show 1 --json", facts={"meeting.takes": "Two breaths", "meeting.skill": None}),
        T("meeting edit 1 --talk", ("Talk with Friday group",), never=("Two breaths",)),
        T("meeting show 1 --json", facts={"meeting.group": False, "meeting.about": None}),
        T("undo"),
        T("meeting remove 1", ("Taken away: Friday group, Fri 20 Nov.",)),
        T("undo --list", ("1. taking away Friday group, Fri 20 Nov",)),
        T("meeting add --group --takes Home", ("Group, Fri 20 Nov. To take home: Home.\n",)),
    ),
    "a group settles no talk": (
        T("meeting add --with Ana --on yesterday --next '27 nov 10:00' --call mon"),
        T("meeting add --group --with Friday --next '25 nov'"),
        T("meeting list", ("Next: Fri 27 Nov, 10:00.", "A call by Mon 23 Nov.", "Group (Friday): Wed 25 Nov.")),
        T("meeting add --group --with friday --next '2 dec'"),
        T("meeting list --json", facts={"next": "2026-11-27", "call": "2026-11-23", "groups.#": 1}),
        T("meeting list", ("Group (friday): Wed 2 Dec.",), never=("25 Nov",)),
    ),
    "a talk of another day, said back": (
        T(BEN, ("Talk with Ben, Thu 19 Nov, yesterday.",)),
        T("meeting add --with Ben --on '3 days ago'", ("Talk with Ben, Tue 17 Nov.",)),
        T("meeting add --with Ben --on 2025-11-21", ("Talk with Ben, Fri 21 Nov 2025.",)),
    ),
    "a next year is told": (T("meeting add --with Ana --next '19 nov'", ("Fri 19 Nov 2027",)),),
    "the latest talk is first, and the soonest of what two have named": (
        T(ANA),
        T(BEN + " --next tomorrow --call today"),
        T("meeting list", ("Next: Sat 21 Nov, tomorrow.", "A call by Tue 24 Nov.", "Ana", "Ben")),
        T("meeting list --json", facts={"meetings.0.whom": "Ana", "next": "2026-11-21", "time": None}),
        T("meeting add --with Ben"),
        T("meeting list", ("Next: Fri 27 Nov, 10:00.",)),
        T("meeting add --with Ana"),
        T("meeting list", never=("Next:", "A call by")),
        T("meeting list --json", facts={"next": None, "time": None, "call": None}),
    ),
    "text from stdin": (
        T("meeting add -", ("From stdin",), stdin="From stdin\n"),
        T("meeting add --with -", ("Ana",), stdin="Ana\n"),
        T("meeting add Sleep --agreed -", ("Agreed: Sleep; two",), stdin="two\n"),
    ),
    "named by number, by whom, by what was agreed": (
        T(ANA),
        T(BEN),
        T("meeting show 2 --json", facts={"meeting.whom": "Ben"}),
        T("meeting show ANA --json", facts={"meeting.id": "1"}),
        T("meeting show landlord --json", facts={"meeting.id": "1"}),
        T("meeting show midnight --json", facts={"meeting.id": "1"}),
        T("meeting show tom --json", facts={"meeting.id": "2"}),
        T("meeting show t", ("1 Ana (2026-11-20)", "2 Ben (2026-11-19)"), code=3),
        T("meeting show landlady", ("landlady", "1 Ana (2026-11-20)"), code=3),
        T("meeting show 3", ("3", "meeting list"), code=3),
    ),
    "a talk without a word is named by its day": (
        T("meeting add --next tomorrow --on yesterday"),
        T("meeting show 2026-11-19", ("1 Talk",)),
        T("meeting remove 1", ("the talk of Thu 19 Nov",)),
    ),
    "changing one": (
        T(ANA),
        T("meeting edit 1 --next 'mon 9am' --call none", ("Changed: Talk with Ana", "Next: Mon 23 Nov, 09:00.")),
        T("meeting show 1 --json", facts={"meeting.time": "09:00", "meeting.call": None, "meeting.whom": "Ana"}),
        T("meeting edit ana --next mon"),
        T("meeting show 1 --json", facts={"meeting.next": "2026-11-23", "meeting.time": None}),
        T("meeting edit ana --next none --with Ben --agreed One --agreed Two --on yesterday", ("yesterday",)),
        T(
            "meeting show 1 --json",
            facts={
                "meeting.next": None,
                "meeting.whom": "Ben",
                "meeting.agreed": ["One", "Two"],
                "meeting.day": "2026-11-19",
            },
        ),
        T("meeting edit 1 --with '' --agreed ''"),
        T("meeting show 1 --json", facts={"meeting.whom": None, "meeting.agreed": []}),
    ),
    "taking one away, and its number is not given again": (
        T(ANA),
        T(BEN),
        T(
            "meeting remove ben",
            ("Taken away: the talk with Ben, Thu 19 Nov. Not erased:",),
        ),
        T("meeting list", ("Ana",), never=("Ben",)),
        T("meeting add --with Cem --json", facts={"meeting.id": "3"}),
        T("undo 2"),
        T("meeting list", ("Ana", "Ben"), never=("Cem",)),
    ),
    "undo and redo, each in words": (
        T(ANA),
        T("meeting edit 1 --next none"),
        T("meeting remove 1"),
        T(
            "undo --list",
            (
                "1. taking away the talk with Ana, Fri 20 Nov\n",
                "2. change of the talk with Ana, Fri 20 Nov\n",
                "3. the talk with Ana, Fri 20 Nov\n",
            ),
        ),
        T("undo 2", ("Taken back: taking away the talk with Ana", "Taken back: change of the talk")),
        T("meeting show 1 --json", facts={"meeting.time": "10:00", "meeting.next": "2026-11-27"}),
        T("redo", ("Done again: change of the talk with Ana",)),
        T("meeting show 1 --json", facts={"meeting.time": None, "meeting.next": None}),
        T("undo 9 --yes"),
        T("meeting list", ("No meetings yet",)),
        T("redo 9"),
        T("meeting list", ("No meetings yet",)),
    ),
    "kept, brought back, and erased for good": (
        T(ANA),
        T(BEN),
        T("data check --json", facts={"counts.meetings": 2, "files.0.good": True}),
        T("data check", ("meetings 2",)),
        T("meeting remove 2"),
        T("data restore 1 --yes"),
        T("meeting list --json", facts={"meetings.#": 2}),
        T("data forget --meeting landlord", code=2),
        T("data forget --meeting landlord --yes", ("Erased: the talk with Ana, Fri 20 Nov.",)),
        T("meeting list", ("Ben",), never=("Ana",)),
        T("meeting add --with Cem --json", facts={"meeting.id": "3"}),
        T("data forget --meeting 1 --yes", code=3),
        T("data forget --meeting --win 2 --yes", ("--meeting", "--win"), code=2),
        T("data forget --meeting 2 --on today --yes", ("--meeting", "--on"), code=2),
    ),
    "a meeting marks no day as written": (
        T("goal add Rest"),
        T("step add Walk --every daily"),
        T(ANA),
        T("data check --rebuild", ("just what the check-ins say",)),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in LINES.items()])
def test_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


# What is said on Wed 25 Nov of the talk with Ana that was to be on Tue 24 Nov, and what stands then.
BECAME: dict[str, tuple[T, ...]] = {
    "it was had": (
        T("meeting went good to be heard", ("Talk with Ana, Tue 24 Nov, yesterday. How it was: good to be heard\n",)),
        T("meeting show 2", ("How it was: good to be heard",)),
        T("meeting list --json", facts={"next": None, "meetings.0.went": "good to be heard"}),
        T("today", never=("Ana",)),
        T("meeting went 1 1 done", ("Call: done",)),
        T("undo 2 --yes"),
        T("today", ("Talk with Ana, Tue 24 Nov, yesterday. How was it?",)),
        T("meeting went ana 'a good one' --json", facts={"meeting.went": "a good one", "meeting.whom": "Ana"}),
    ),
    "nothing is said of it": (
        T("meeting went ''", ("Talk with Ana, Tue 24 Nov, yesterday.\n",)),
        T("meeting edit 2 --went 'Short' --json", facts={"meeting.went": "Short"}),
        T("meeting edit 2 --went '' --json", facts={"meeting.went": None}),
    ),
    "another day": (
        T("meeting moved thu 10:00", ("Talk with Ana is now on Thu 26 Nov, tomorrow, 10:00; it was Tue 24 Nov.\n",)),
        T("today", ("Talk with Ana tomorrow, 10:00.",), never=("How was it?",)),
        T("meeting moved ana to 1 dec --json", facts={"meeting.next": "2026-12-01", "meeting.time": None}),
        T("undo --list", ("another day for a talk: the talk with Ana, Tue 1 Dec",)),
        T("undo 2 --yes"),
        T("meeting list --json", facts={"meetings.0.next": "2026-11-24", "meetings.0.time": "10:00"}),
    ),
    "it didn't happen": (
        T("meeting off", ("Talk with Ana, Tue 24 Nov: it didn't happen. Another day: goalwalk meeting moved\n",)),
        T("today", never=("Ana",)),
        T("meeting show 1", ("Next: Tue 24 Nov 2026, 10:00 (off)",)),
        T("meeting show 1 --json", facts={"meeting.off": True, "meeting.next": "2026-11-24"}),
        T("meeting moved fri 9:00 --json", facts={"meeting.off": False, "meeting.next": "2026-11-27"}),
        T("meeting off ana", ("Talk with Ana, Fri 27 Nov: it is off.",)),
        T("undo --yes", ("Taken back: the talk with Ana, Fri 27 Nov, is off",)),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in BECAME.items()])
def test_what_became_of_a_talk(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    assert typed(*shlex.split("meeting add Call --with Ana --next '24 nov 10:00'")).code == 0
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin, now=WHEN))


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("meeting went", 2, ("How it went",)),
        ("meeting went 9", 3, ('No meeting fits "9"',)),
        ("meeting went 9 done", 3, ('No meeting fits "9"',)),
        ("meeting went 1 7 done", 3, ('Nothing agreed there fits "7"',)),
        ("meeting moved", 2, ("The day it moves to", "goalwalk meeting moved")),
        ("meeting moved sometime", 2, ('"sometime" is not a day and time',)),
        ("meeting moved bo thu 10:00", 2, ("is not a day and time",)),
        ("meeting moved none", 2, ("is not a day and time",)),
        ("meeting off bo", 3, ('No meeting fits "bo"',)),
    ],
)
def test_what_cannot_become_of_a_talk(line: str, code: int, says: tuple[str, ...], home: Path, typed: Typed) -> None:
    assert typed(*shlex.split("meeting add Call --with Ana --next '24 nov 10:00'")).code == 0
    refused(typed(*shlex.split(line), now=WHEN), code, *says)


def test_of_several_talks_it_is_said_which(home: Path, typed: Typed) -> None:
    refused(typed("meeting", "moved", "thu", "10:00"), 3, "No such talk is arranged", "meeting add --next")
    refused(typed("meeting", "off"), 3, "No such talk is arranged")
    for whom in ("Ana", "Bo"):
        assert typed("meeting", "add", "Call", "--with", whom, "--next", "24 nov").code == 0
    for line in ("moved thu 10:00", "off", "went fine"):
        refused(typed("meeting", *line.split(), now=WHEN), 3, "Several talks are arranged", "1 Ana", "2 Bo")
    assert "Talk with Bo is now on" in typed("meeting", "moved", "bo", "thu", "10:00", now=WHEN).out
    assert "Talk with Ana" in typed("meeting", "went", "fine", now=WHEN).out


def test_of_several_talks_with_one_person_the_one_is_meant_that_fits(home: Path, typed: Typed) -> None:
    for agreed, day in (("Call", "10 nov"), ("Write", "12 nov"), ("Call", "14 nov"), ("Sleep", "16 nov")):
        assert typed("meeting", "add", agreed, "--with", "Ana", "--on", day).code == 0
    for line, number in (
        ("write done", "2"),
        ("call done", "3"),
        ("call partly", "1"),
        ("1 done", "4"),
        ("call no", "3"),
    ):
        told = typed("meeting", "went", "ana", *line.split(), "--json")
        assert (told.code, told.json["meeting"]["id"]) == (0, number), line
    refused(typed("meeting", "went", "ana", "swim", "done"), 3, "several")
    assert typed("meeting", "add", "Call", "--with", "Ana B").code == 0
    refused(typed("meeting", "went", "an", "call", "done"), 3, "several")


def test_what_leaves_the_list_with_a_talk_is_said(home: Path, typed: Typed) -> None:
    now = "2026-11-21T20:00:00+01:00"
    for text in ("The form", "The noise"):
        assert typed("bring", text).code == 0
    added = typed("meeting", "add", "--with", "Ana", "--next", "27 nov", "--went", "Short", now=now)
    assert "No longer to bring: The form; The noise. To keep one for next time: goalwalk bring --keep 1\n" in added.out
    assert typed("bring", "--json", now=now).json["brings"] == []
    assert typed("bring", "--keep", "noise", now=now).out == "To bring, still: The noise\n"
    assert "The noise" in typed("bring", now=now).out
    assert typed("undo", now=now).code == 0
    assert typed("bring", "--json", now=now).json["brings"] == []
    assert typed("bring", "--keep", "2", "--json", now=now).json["recorded"]["text"] == "The noise"
    later = "2026-11-28T20:00:00+01:00"
    went = typed("meeting", "went", "fine", "--json", now=later).json
    assert went["recorded"]["left"] == [["2", "The noise"]]
    refused(typed("bring", "--keep", "9", now=later), 3, "Nothing to bring fits")
    refused(typed("bring", "X", "--keep", "1"), 2, "do not go together")
    assert "No longer" not in typed("meeting", "add", "Again", now=later).out


# A next talk, the clock, and what the first screen says (None: nothing).
@pytest.mark.parametrize(
    ("line", "now", "says"),
    [
        ("--with Ana --next '27 nov 10:00'", "2026-11-25T20:00:00+01:00", None),
        ("--with Ana --next '27 nov 10:00'", "2026-11-26T20:00:00+01:00", "Talk with Ana tomorrow, 10:00.\n"),
        ("--with Ana --next '27 nov 10:00'", "2026-11-27T08:00:00+01:00", "Talk with Ana today, 10:00.\n"),
        ("--with Ana --next '27 nov 10:00'", "2026-11-28T01:00:00+01:00", "Talk with Ana today, 10:00.\n"),
        ("--with Ana --next '27 nov 10:00'", "2026-11-28T08:00:00+01:00", "Talk with Ana, Fri 27 Nov, yesterday. How"),
        ("--with Ana --next '27 nov'", "2026-11-29T08:00:00+01:00", "Talk with Ana, Fri 27 Nov. How was it?"),
        ("--with Ana --next '27 nov 10:00'", "2026-11-30T08:00:00+01:00", None),
        ("--group --with Ana --next '27 nov'", "2026-11-28T08:00:00+01:00", None),
        ("--with Ana --next '27 nov'", "2026-11-26T20:00:00+01:00", "Talk with Ana tomorrow.\n"),
        ("Sleep --next '27 nov'", "2026-11-27T20:00:00+01:00", "Talk today.\n"),
        ("Sleep --next '27 nov noon'", "2026-11-27T20:00:00+01:00", "Talk today, 12:00.\n"),
        ("--with Ana --call '27 nov'", "2026-11-27T20:00:00+01:00", None),
    ],
)
def test_today_says_when_a_talk_is_near(line: str, now: str, says: str | None, home: Path, typed: Typed) -> None:
    assert typed("meeting", "add", *shlex.split(line)).code == 0
    shown = typed("today", now=now)
    assert shown.code == 0
    assert says in shown.out if says else "Talk" not in shown.out
    told = typed("today", "--json", now=now).json
    assert bool(told["talk"] or told["past"]) is (says is not None)


def test_today_says_the_earlier_of_a_talk_and_a_group(home: Path, typed: Typed) -> None:
    assert typed("meeting", "add", "--group", "--with", "Friday", "--on", "yesterday", "--next", "tomorrow").code == 0
    assert "Group (Friday) tomorrow.\n" in typed().out
    assert typed("meeting", "add", "--with", "Ana", "--on", "yesterday", "--next", "today 18:00").code == 0
    assert "Talk with Ana today, 18:00.\n" in typed().out
    assert typed("today", "--json").json["talk"] == {
        "whom": "Ana",
        "day": "2026-11-20",
        "time": "18:00",
        "group": False,
    }


def test_a_later_talk_settles_what_was_near(home: Path, typed: Typed) -> None:
    assert typed("meeting", "add", "--with", "Ana", "--on", "yesterday", "--next", "today").code == 0
    assert "Talk with Ana today." in typed().out
    assert typed("meeting", "add", "--with", "Ana").code == 0
    assert "Talk" not in typed().out


@pytest.mark.parametrize("width", [80, 40])
def test_a_list_fits_the_screen(width: int, home: Path, typed: Typed) -> None:
    long = "meeting add 'A longer text of what was agreed, over several lines, on a narrow screen' --on '2 nov'"
    for line in (ANA, BEN, long):
        assert typed(*shlex.split(line)).code == 0
    plan = open_session(home, now=lambda: datetime(2026, 11, 20, tzinfo=UTC), random=bytes).load()
    view = meetings_view(plan, date(2026, 11, 20))
    shown = io.StringIO()
    draw(view, Screen(shown, rich=True, width=width))
    for row in COLOURS.sub("", shown.getvalue()).splitlines():
        assert cell_len(row) <= width, row
    for word in ("Ana", "Ben", "landlord", "several", "Next:"):
        assert word in shown.getvalue()


BAD: list[tuple[list[str], int, tuple[str, ...]]] = [
    (["meeting", "add"], 2, ("goalwalk meeting add",)),
    (["meeting", "add", "--on", "yesterday"], 2, ("goalwalk meeting add",)),
    (["meeting", "add", ""], 2, ()),
    (["meeting", "add", "X", "--agreed", ""], 2, ()),
    (["meeting", "add", "--with", "  "], 2, ()),
    (["meeting", "add", "x" * 2000], 2, ("2000", "1000")),
    (["meeting", "add", "--with", "a\0b"], 2, ("NUL",)),
    (["meeting", "add", "X", "--next", "soon"], 2, ("soon", "mon 10:00")),
    (["meeting", "add", "X", "--next", "10:00"], 2, ("10:00", "mon 10:00")),
    (["meeting", "add", "X", "--next", "tomorrow 9"], 2, ("tomorrow 9", "9am")),
    (["meeting", "add", "X", "--next", "mon 25:00"], 2, ("mon 25:00",)),
    (["meeting", "add", "X", "--next", "fri 10:00"], 2, ("today", "27 Nov", "next fri")),
    (["meeting", "add", "X", "--next", "11.12. 10:00"], 2, ("two ways",)),
    (["meeting", "add", "X", "--next", "31 feb"], 2, ("31 feb",)),
    (["meeting", "add", "X", "--next", "yesterday"], 3, ("19 Nov", "before")),
    (["meeting", "add", "X", "--call", "someday"], 2, ("someday",)),
    (["meeting", "add", "X", "--call", "yesterday"], 3, ("19 Nov", "before")),
    (["meeting", "add", "X", "--on", "tomorrow"], 3, ("ahead", "21 Nov")),
    (["meeting", "add", "X", "--on", "soonish"], 2, ("soonish",)),
    (["meeting", "show"], 2, ()),
    (["meeting", "show", ""], 2, ()),
    (["meeting", "show", "nobody"], 3, ("nobody", "meeting list")),
    (["meeting", "show", "an"], 3, ("several", "1 Ana", "2 Anke")),
    (["meeting", "show", "7"], 3, ("7",)),
    (["meeting", "edit", "1"], 2, ("meeting edit",)),
    (["meeting", "edit", "9", "--with", "Eve"], 3, ("9",)),
    (["meeting", "edit", "1", "--next", "soon"], 2, ("soon",)),
    (["meeting", "edit", "1", "--next", "3 days ago"], 3, ("before",)),
    (["meeting", "edit", "1", "--on", "tomorrow"], 3, ("ahead",)),
    (["meeting", "edit", "2", "--on", "today"], 3, ("before",)),
    (["meeting", "edit", "1", "--with", " "], 2, ()),
    (["meeting", "remove", "an"], 3, ("1 Ana", "2 Anke")),
    (["meeting", "bogus"], 2, ("bogus",)),
    (["meeting", "add", "X", "--about", "sleep"], 2, ("--group",)),
    (["meeting", "add", "--takes", "home"], 2, ("--group",)),
    (["meeting", "add", "--group"], 2, ("goalwalk meeting add",)),
    (["meeting", "add", "X", "--theirs", ""], 2, ()),
    (["meeting", "add", "--with", ""], 2, ()),
    (["meeting", "edit", "1", "--skill", "rest"], 2, ("--group",)),
    (["meeting", "went"], 2, ()),
    (["meeting", "went", "1", "1", "done"], 3, ("meeting show",)),
    (["data", "forget", "--meeting", "nobody", "--yes"], 3, ("nobody",)),
    (["data", "forget", "--meeting", "1"], 2, ("--yes",)),
]


@pytest.mark.parametrize(("line", "code", "says"), [pytest.param(*row, id=" ".join(row[0])[:60]) for row in BAD])
def test_bad_input(line: list[str], code: int, says: tuple[str, ...], home: Path, typed: Typed) -> None:
    assert typed("meeting", "add", "--with", "Ana").code == 0
    assert typed("meeting", "add", "--with", "Anke", "--on", "yesterday", "--next", "yesterday", "--yes").code == 0
    before = everything(home)
    refused(typed(*line), code, *says)
    assert everything(home) == before


@pytest.mark.parametrize("given", [b"\xff\xfe", b"", b"a\0b"], ids=["not UTF-8", "nothing", "NUL"])
def test_bad_text_from_stdin(given: bytes, home: Path, typed: Typed) -> None:
    for line in (["meeting", "add", "-"], ["meeting", "add", "--with", "-"], ["meeting", "add", "X", "--agreed", "-"]):
        refused(typed(*line, stdin=given), 2)
    assert not home.exists()


def test_a_receipt_is_one_line(home: Path, typed: Typed) -> None:
    for line in (ANA, "meeting edit 1 --on yesterday", "meeting remove 1"):
        assert typed(*shlex.split(line)).out.count("\n") == 1


def test_a_talk_to_come_is_arranged(typed: Typed) -> None:
    told = typed("meeting", "add", "ruth tomorrow at 11 in the cafe", "--yes").out
    assert told == "The next talk with ruth: Sat 21 Nov, tomorrow, 11:00. Noted: in the cafe\n"
    typed("meeting", "add", "--next", "tomorrow 7pm", "--with", "Ida")
    assert [one["arranged"] for one in typed("meeting", "list", "--json").json["meetings"]] == [True, True]


def test_a_script_means_what_it_says(typed: Typed) -> None:
    typed("meeting", "add", "ruth tomorrow at 11")
    (talk,) = typed("meeting", "list", "--json").json["meetings"]
    assert (talk["arranged"], talk["agreed"]) == (False, ["ruth tomorrow at 11"])


def test_a_talk_to_come_is_asked_of(typed: Typed) -> None:
    Talk("meeting", "add", "ruth", "tomorrow", "at", "11").hears("with ruth: the next talk?").says("n").hears(
        "Agreed: ruth tomorrow"
    ).ends()
    Talk("meeting", "add", "ruth", "tomorrow", "at", "11").hears("with ruth: the next talk?").says("").hears(
        "The next talk with ruth"
    ).ends()
