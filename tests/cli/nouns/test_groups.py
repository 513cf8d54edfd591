"""Groups that somebody holds, as typed: written down, a series that goes on by itself, and the handout."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from cli.keyboard import Typed, everything
from cli.talking import Talk
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from hostile import HOSTILE, harmless

TUESDAY = (
    'meeting group "Tuesday group" --came 6 --about sleep --skill breathe --try "Three breaths" --every "tue 14:00"'
)
LINES: dict[str, tuple[T, ...]] = {
    "a group with everything": (
        T(
            f"{TUESDAY} --on 17 nov",
            (
                "Tuesday group, about sleep, Tue 17 Nov. 6 came. Practised: Breathe out slowly. To try: Three breaths. "
                "Next: Tue 24 Nov, 14:00. It comes together every Tue, at 14:00.\n",
                "goalwalk meeting handout",
            ),
        ),
        T("meeting list", ("Tuesday group: Tue 24 Nov, 14:00.\nTuesday group: held once; 6 came.\n",)),
        T(
            "meeting list --json",
            facts={
                "next": None,
                "groups.0.day": "2026-11-24",
                "groups.0.rhythm": "tue",
                "held.0": {"whom": "Tuesday group", "held": 1, "counted": 1, "came": 6},
            },
        ),
        T("meeting show 1", ("Comes together: every Tue, at 14:00", "Came: 6", "To try: Three breaths")),
        T("day 17 nov", ("Tuesday group, about sleep; 6 came; practised Breathe out slowly; to try Three breaths",)),
        T("undo", ("Taken back: Tuesday group, Tue 17 Nov",)),
        T("meeting list", ("No meetings",)),
    ),
    "the only series needs no name": (
        T(TUESDAY),
        T("meeting group --came four", ("Tuesday group, Fri 20 Nov. 4 came. Next: Tue 24 Nov, 14:00.\n",)),
        T("meeting group --about loss", ("Tuesday group, about loss, Fri 20 Nov.",)),
        T("meeting list", ("Tuesday group: held 3 times; 10 came at the 2 that were counted.",)),
    ),
    "a series that was only arranged": (
        T(
            "meeting group Bakers --every 'fri 21:00'",
            ("Group (Bakers): every Fri, at 21:00. Next: Fri 20 Nov, today",),
        ),
        T("today", ("Group (Bakers) today, 21:00.",)),
        T("meeting list", ("(the next one was arranged)",), never=("held",)),
        T("meeting group bakers", ("Group (Bakers), Fri 20 Nov. Next: Fri 27 Nov, 21:00.",)),
        T("today", never=("Bakers",)),
    ),
    "one of a series on another day, and none": (
        T(TUESDAY),
        T("meeting moved tuesday wed 25 nov", ("Tuesday group is now on Wed 25 Nov, 14:00; it was Tue 24 Nov.",)),
        T("meeting list --json", facts={"groups.#": 1, "groups.0.day": "2026-11-25"}),
        T("meeting off tuesday", ("Tuesday group, Wed 25 Nov: it is off.", 'moved "Tuesday group" mon 10:00')),
        T("meeting list --json", facts={"groups.0.day": "2026-12-01", "groups.0.time": "14:00"}),
        T("undo 2 --yes"),
        T("meeting list --json", facts={"groups.0.day": "2026-11-24"}),
        T("meeting edit 1 --every ''"),
        T("meeting list --json", facts={"groups.#": 0}),
    ),
    "a group of no series that is off": (
        T("meeting group Choir --next 'mon 19:00'", ("Group (Choir): Mon 23 Nov, 19:00.",)),
        T("meeting off choir", ("Group (Choir), Mon 23 Nov: it is off.",)),
        T("meeting moved choir thu 18:00", ("Group (Choir) is now on Thu 26 Nov, 18:00; it was Mon 23 Nov.",)),
    ),
    "what was told of it is mended": (
        T(TUESDAY),
        T("meeting edit 1 --came 7 --try '' --json", facts={"meeting.came": 7, "meeting.to_try": None}),
        T("meeting edit 1 --talk --json", facts={"meeting.came": None, "meeting.rhythm": None}),
        T("meeting edit 1 --came 3", ("For one, add --group",), code=2),
    ),
    "a group in somebody's own plan goes on in the same rhythm": (
        T(TUESDAY),
        T("meeting add --group --with 'tuesday group' --takes 'One breath' --json", facts={"meeting.rhythm": "tue"}),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in LINES.items()])
def test_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


# The day, and when the group of every second Tuesday is next that was held on 17 Nov.
@pytest.mark.parametrize(("now", "day"), [("20", "2026-12-01"), ("30", "2026-12-01")])
def test_a_series_goes_on_without_a_word(now: str, day: str, home: Path, typed: Typed) -> None:
    assert typed(*shlex.split("meeting group X --came 5 --every 'every 2 weeks on tue' --on '17 nov'")).code == 0
    told = typed("meeting", "list", "--json", now=f"2026-11-{now}T20:00:00+01:00").json
    assert told["groups"][0]["day"] == day
    assert typed("meeting", "list", "--json", now="2027-03-01T20:00:00+01:00").json["groups"][0]["day"] == "2027-03-09"


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("meeting group", 2, ("The name of the group", "goalwalk meeting group")),
        ("meeting group ''", 2, ()),
        ("meeting group X --came lots", 2, ('"lots" is no number of people', "999")),
        ("meeting group X --came 1000", 2, ('"1000"',)),
        ("meeting group X --came -1", 2, ('"-1"',)),
        ("meeting group X --every soonish", 2, ("soonish",)),
        ("meeting group X --every 'twice a week'", 2, ("names no days", "every tue 14:00")),
        ("meeting group X --every 'tue morning'", 2, ("names no days",)),
        ("meeting group X --next yesterday", 3, ("before",)),
        ("meeting group X --on tomorrow", 3, ("ahead",)),
        ("meeting group X --offer-to Robin", 2, ("nothing to offer",)),
        ("meeting group X --skill Y --offer-to Robin", 3, ('"Robin" has no plan here',)),
        ("meeting group X --skill Y --offer-to ''", 0, ()),
        ("meeting handout", 3, ("No group is written down yet",)),
        ("meeting handout 7", 3, ("No group is written down yet",)),
    ],
)
def test_what_is_refused(line: str, code: int, says: tuple[str, ...], home: Path, typed: Typed) -> None:
    answer = typed(*shlex.split(line))
    if code:
        refused(answer, code, *says)
        assert typed("meeting", "list", "--json").json["meetings"] == []
    else:
        assert answer.code == 0


def test_of_several_groups_it_is_said_which(home: Path, typed: Typed) -> None:
    for name in ("Choir", "Bakers"):
        assert typed("meeting", "group", name, "--came", "3").code == 0
    refused(typed("meeting", "group", "--came", "3"), 3, "Choir, Bakers")
    refused(typed("meeting", "handout", "walkers"), 3, 'No group fits "walkers"')


def test_it_asks_all_there_is(home: Path, typed: Typed, talk: type[Talk]) -> None:
    """In seven questions; the second time the series is known, and so is its rhythm."""
    first = talk("meeting", "group")
    first.hears("ask.group_name").says("Tuesday group").hears("ask.group_came").says("lots").hears(
        "no number of people"
    )
    first.says("six came").hears("ask.group_about").says("").hears("ask.group_skill").says("open the post")
    first.hears("ask.group_to_try").says("One envelope").hears("ask.group_next").says("every tue 14:00")
    assert "Practised: Open the post with somebody" in first.ends()
    again = talk("meeting", "group")
    again.hears("ask.group_name.one").says("").hears("ask.group_came").says("5").hears("ask.group_about").says("")
    again.hears("ask.group_skill").says("").hears("ask.group_to_try").presses("c")
    assert "1 answer kept" in again.ends(130)
    assert [one["came"] for one in typed("meeting", "list", "--json").json["meetings"]] == [5, 6]
    known = talk("meeting", "group", "tuesday", "--came", "2").hears("ask.group_known").says("")
    known.hears("Tuesday group, Fri 20 Nov").ends()
    assert typed("meeting", "list", "--json").json["held"][0]["held"] == 3


def test_the_handout_names_nobody(home: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the group nor anybody in it; and there is no file of a plan on it, but for where one is asked for."""
    monkeypatch.chdir(tmp_path)
    assert typed(*shlex.split(f"{TUESDAY} --on '17 nov'")).code == 0
    assert typed("meeting", "group", "Sam's circle", "--came", "4", "--on", "10 nov", "--try", "A walk").code == 0
    before = everything(tmp_path)
    shown = typed("meeting", "handout").out
    for part in ("About sleep", "Breathe out slowly", "1. ", "Smaller: ", "Three breaths", "Tue 24 Nov 2026, 14:00"):
        assert part in shown
    assert "Tuesday group" not in shown and "999" not in shown
    assert everything(tmp_path) == before
    other = typed("meeting", "handout", "sam")
    assert "A walk" in other.out and "Sam" not in other.out + other.err
    assert typed("config", "country", "gb").code == 0
    assert "116 123" in typed("meeting", "handout", "1").out
    assert typed("meeting", "handout", "--json").json["skill"]["title"] == "Breathe out slowly"
    for form, start in (("--html", b"<!DOCTYPE html>"), ("--pdf", b"%PDF")):
        assert typed("meeting", "handout", form).code == 0
        assert (tmp_path / f"handout-2026-11-20.{form[2:]}").read_bytes().startswith(start)
    assert typed("meeting", "handout", "--file", "for-all.txt").code == 0
    assert "Three breaths" in (tmp_path / "for-all.txt").read_text()
    assert typed("meeting", "group", "--came", "2").code == 0
    assert "nothing to hand out yet" in typed("meeting", "handout").out


def test_any_text_on_the_handout(home: Path, typed: Typed) -> None:
    given = 0
    for text in HOSTILE.values():
        said = [f"{option}={text}" for option in ("--about", "--skill", "--try")]
        if typed("meeting", "group", "--came", "1", *said, "--", text).code:
            continue  # no title of anything
        given += 1
        for form in ("--text", "--markdown", "--html"):
            shown = typed("meeting", "handout", form, "--file", "-")
            assert shown.code == 0
            harmless(shown.out)
        assert typed("meeting", "handout", "--json").json["to_try"] == text.strip()
        harmless(typed("meeting", "list").out)
    assert given > len(HOSTILE) / 2
