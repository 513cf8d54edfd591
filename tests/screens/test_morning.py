"""A specialist's morning: what of a talk that didn't happen was said before, and groups that went by without a word."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goalwalk.core.model.plan import Agreed, May, Meeting, Otherwise, Plan
from goalwalk.core.nouns.meetings import AT_DESK
from goalwalk.core.rhythm.rhythms import read
from goalwalk.screens.blocks import Line
from goalwalk.screens.nouns.people import PersonLine, everyone_view, is_near

TODAY = date(2026, 11, 26)
AT = "2026-11-20T20:00:00+01:00"
TALK = Meeting("m1", 1, date(2026, 11, 20), AT, "Ana", (Agreed("A form"),), date(2026, 11, 24), "10:00")


def lines(*meetings: Meeting, **seen: date) -> list[str]:
    """What is said of Jo, whose plan has these meetings, when all of it is near."""
    jo = PersonLine("Jo", "plain", **seen)  # type: ignore[arg-type]
    blocks = everyone_view(TODAY, [jo], {"Jo": Plan(meetings=meetings)}).blocks()
    return [block.text for block in blocks if isinstance(block, Line)]


REACH = "To reach them: 555 0107"
SAID: list[tuple[Otherwise, tuple[May, ...], list[str]]] = [
    ("text", (), ["They would like: a text", REACH, "In a text: no name, and not where you are from."]),
    (
        "text",
        ("message", "name"),
        ["They would like: a text", REACH, "Agreed in a text: say who is calling. Nothing else."],
    ),
    ("call", (), ["They would like: a call", REACH, "When calling: no message, no name, and not where you are from."]),
    ("call", ("message",), ["They would like: a call", REACH, "Agreed when calling: leave a message. Nothing else."]),
    ("nothing", ("message",), ["They would like to hear nothing of it."]),
]


@pytest.mark.parametrize(("otherwise", "may", "told"), SAID)
def test_what_the_person_would_like_stands_by_a_talk_that_is_off(
    otherwise: Otherwise, may: tuple[May, ...], told: list[str]
) -> None:
    talk = TALK._replace(off=True, otherwise=otherwise, may=may, reach="555 0107")
    assert lines(talk)[:-1] == ["Tue 24 Nov, 10:00  Jo", "A form", *told]
    passed = lines(talk._replace(off=False))
    assert passed[:2] == ["Tue 24 Nov, 10:00  Jo", "A form"]
    assert passed[2].startswith("If it didn't happen, they would like") and passed[3:-1] == told[1:]
    ahead = lines(talk._replace(off=False, next=TODAY + timedelta(1)))
    assert not any("would like" in line or "555" in line for line in ahead)


def test_where_nothing_was_said_nothing_is_said() -> None:
    assert lines(TALK._replace(off=True))[:-1] == ["Tue 24 Nov, 10:00  Jo", "A form"]
    assert lines(TALK._replace(off=True, otherwise="text"))[2:-1] == ["They would like: a text"]


def test_who_is_to_be_called_is_called_as_they_said() -> None:
    call = TALK._replace(next=None, time=None, call=TODAY, reach="555 0107", may=("message",))
    told = lines(call, call=TODAY)
    assert told[1:4] == ["A form", "To reach them: 555 0107", "Agreed when calling: leave a message. Nothing else."]


def test_a_group_that_went_by_without_a_word() -> None:
    group = Meeting("m2", 2, date(2026, 11, 17), AT, "Tuesdays", next=date(2026, 11, 24), time="18:00", group=True)
    assert lines(TALK, group)[:-1] == ["Tue 24 Nov, 10:00  Jo", "A form", "Tue 24 Nov, 18:00  Jo: Tuesdays"]
    assert lines(group._replace(whom=None))[0].endswith("Jo: Group")
    written = Meeting("m3", 3, date(2026, 11, 24), AT, "Tuesdays", group=True)
    assert lines(group, written) == ["No talk in the coming days, and no call."]
    assert lines(group._replace(next=TODAY - timedelta(AT_DESK + 1))) == ["No talk in the coming days, and no call."]
    for days, near in ((0, False), (1, True), (AT_DESK, True), (AT_DESK + 1, False)):
        assert is_near(PersonLine("Jo", "plain", groups=(TODAY - timedelta(days),)), TODAY) is near


def test_ones_own_groups_of_the_coming_days_are_told() -> None:
    """By their rhythm, or on the day that was said; where one's own plan is locked, that they are not told."""
    tuesday = Meeting("m1", 1, date(2026, 11, 24), AT, "Tuesday group", group=True, rhythm=read("tue"), usual="14:00")
    far = Meeting("m2", 2, TODAY, AT, "Choir", (), TODAY + timedelta(days=7), group=True)
    for own, told in ((Plan(meetings=(tuesday, far)), "Tue 1 Dec, 14:00  Tuesday group"), (None, "is locked")):
        view = everyone_view(TODAY, [], {}, own)
        text = " ".join(block.text for block in view.blocks() if isinstance(block, Line))
        assert told in text and "Choir" not in text
        assert view.own_locked is (own is None)


def test_what_whoever_sits_there_promised_comes_first() -> None:
    agreed = (Agreed("writes the first line"), Agreed("waits", "Lena"), Agreed("brings the form", "Sam"))
    talk = Meeting("m1", 1, TODAY, AT, "Sam", agreed, TODAY)
    jo = PersonLine("Jo", "plain", TODAY)
    for mine, order in (("sam", (2, 1, 0)), (None, (1, 2, 0))):
        (one,) = everyone_view(TODAY, [jo], {"Jo": Plan(meetings=(talk,))}, mine=mine).talks
        assert one.agreed == tuple(agreed[place].text for place in order)
