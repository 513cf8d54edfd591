"""Meetings: which talk counts, what it leaves to come, and when the next one is said to be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Agreed, Bring, Meeting, Numbers, Plan
from goalwalk.core.nouns import meetings
from goalwalk.core.nouns.meetings import ahead, call_by, latest, next_talk, open_brings, settling
from goalwalk.core.times import read_when

FRIDAY = date(2026, 11, 20)


def nov(day: int) -> date:
    return date(2026, 11, day)


def talk(number: int, day: int, **more: object) -> Meeting:
    return Meeting(f"m{number}", number, nov(day), "", **more)  # type: ignore[arg-type]


# The last of each row: the number of the latest talk, when the next one is, and by when a call was asked for.
@pytest.mark.parametrize(
    ("talks", "number", "next_one", "call"),
    [
        ((), None, None, None),
        ((talk(1, 6),), 1, None, None),
        ((talk(1, 6, next=nov(13), time="10:00"),), 1, (nov(13), "10:00"), None),
        ((talk(1, 6, next=nov(13)),), 1, (nov(13), None), None),
        ((talk(1, 6, call=nov(9)),), 1, None, nov(9)),
        # A later talk settles what an earlier one left
        ((talk(1, 6, next=nov(27), call=nov(9)), talk(2, 13)), 2, None, None),
        ((talk(1, 6, call=nov(9)), talk(2, 13, next=nov(20), call=nov(30))), 2, (nov(20), None), nov(30)),
        # Written down later, but of an earlier day
        ((talk(1, 13, call=nov(18)), talk(2, 6, next=nov(13))), 1, None, nov(18)),
        # Two on one day: the one written down last
        ((talk(2, 13, next=nov(27)), talk(1, 13, next=nov(20))), 2, (nov(27), None), None),
        # A time without its day, as two computers may leave it, says nothing
        ((talk(1, 6, time="10:00"),), 1, None, None),
    ],
)
def test_the_latest_talk_counts(talks, number, next_one, call):
    last = latest(talks)
    assert (last and last.number) == number
    assert next_talk(talks) == next_one
    assert call_by(talks) == call


@given(st.permutations([talk(1, 6, call=nov(9)), talk(2, 13, next=nov(20)), talk(3, 13, call=nov(18)), talk(4, 2)]))
def test_in_whatever_order(talks):
    assert (latest(talks).number, next_talk(talks), call_by(talks)) == (3, None, nov(18))


# When the next one is; today is Friday, 20 November 2026.
@pytest.mark.parametrize(
    ("text", "day", "time"),
    [
        ("mon", nov(23), None),
        ("27 nov", nov(27), None),
        ("mon 10:00", nov(23), "10:00"),
        ("mon 9", nov(23), "09:00"),
        ("mon 9:05", nov(23), "09:05"),
        ("mon 10am", nov(23), "10:00"),
        ("mon 2 pm", nov(23), "14:00"),
        ("Mon, 2:30 PM", nov(23), "14:30"),
        ("mon 2.30pm", nov(23), "14:30"),
        ("mon 10 a.m.", nov(23), "10:00"),
        ("mon 12pm", nov(23), "12:00"),
        ("mon 12:30am", nov(23), "00:30"),
        ("mon noon", nov(23), "12:00"),
        ("mon at noon", nov(23), "12:00"),
        ("27 nov 10.30", nov(27), "10:30"),
        ("27 nov, 10.00.", nov(27), "10:00"),
        ("27 nov 2026 23:59", nov(27), "23:59"),
        ("2026-11-27 00:00", nov(27), "00:00"),
        ("tomorrow at 9am", nov(21), "09:00"),
        ("today 21:00", FRIDAY, "21:00"),
        ("tonight 21:00", FRIDAY, "21:00"),
        ("on friday 27 nov at 10:00", nov(27), "10:00"),
        ("fri 20 nov 21:00", FRIDAY, "21:00"),
        ("next fri 14.30", nov(27), "14:30"),
        ("in 2 weeks 14:30", date(2026, 12, 4), "14:30"),
        ("the 1st", date(2026, 12, 1), None),
        ("19 nov", date(2027, 11, 19), None),
    ],
)
def test_when_the_next_talk_is(text, day, time):
    assert read_when(text, FRIDAY) == (day, time)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "when"),
        ("soonish", "when"),
        ("soonish 10:00", "when"),
        ("10:00", "when"),  # of which day?
        ("at 10:00", "when"),
        ("noon", "when"),
        ("am", "when"),
        ("mon am", "when"),
        # A bare number may be a day, or in either half of one; beside a weekday, where it is clear, it is an hour
        ("mon 8", "time_two"),
        ("mon 7", "time_two"),  # a Monday is the 7th
        ("mon at 6", "time_two"),
        ("mon morning", "when_part"),
        ("tomorrow 9", "when"),
        ("27 nov 10", "when"),
        ("27 nov 10 30", "when"),
        ("mon 1030", "when"),
        ("mon 10.11", "when"),  # eleven past ten, or a Monday in November?
        # No such time
        ("mon 24:00", "when"),
        ("mon 10:60", "when"),
        ("mon 9:5", "when"),
        ("mon 10:", "when"),
        ("mon :30", "when"),
        ("mon 010:00", "when"),
        ("mon 13pm", "when"),
        ("mon 0am", "when"),
        ("mon -1:00", "when"),
        ("mon ١٠:٠٠", "when"),
        # A day that can be two, or none
        ("fri", "when_two"),
        ("fri 10:00", "when_two"),
        ("on friday at 10am", "when_two"),
        ("11.12. 10:00", "day_numeric"),
        ("31 feb 10:00", "no_such_day"),
        ("2300-01-01 10:00", "day_too_far"),
    ],
)
def test_never_guessed(text, code):
    with pytest.raises(NotUnderstood) as caught:
        read_when(text, FRIDAY)
    assert caught.value.code == code


@given(st.text(max_size=30))
def test_any_text_is_understood_or_not(text):
    try:
        day, time = read_when(text, FRIDAY)
    except NotUnderstood:
        return
    assert isinstance(day, date) and (time is None or len(time) == 5)


@given(
    st.sampled_from(["mon", "tomorrow", "27 nov", "in 3 days", "2026-11-27"]), st.integers(0, 23), st.integers(0, 59)
)
def test_every_time_behind_every_day(day, hour, minute):
    assert read_when(f"{day} {hour:02}:{minute:02}", FRIDAY) == (*read_when(day, FRIDAY)[:1], f"{hour:02}:{minute:02}")


def test_numbers_are_given_once():
    plan = Plan()
    for number in (1, 2):
        plan = meetings.add(plan, Meeting(f"m{number}", 0, FRIDAY, ""))
    plan = meetings.remove(plan, plan.meetings[1])
    plan = meetings.add(plan, Meeting("m3", 0, FRIDAY, "", "Ana"))
    assert [meeting.number for meeting in plan.meetings] == [1, 3]
    assert plan.numbers == Numbers(meetings=3)


def test_editing_sets_fields_of_one_and_a_time_goes_with_its_day():
    plan = Plan(meetings=(talk(1, 6), talk(2, 13, whom="Ana", next=nov(20), time="10:00", call=nov(16))))
    plan = meetings.edit(plan, plan.meetings[1], agreed=(Agreed("sleep"),), next=None)
    assert plan.meetings == (talk(1, 6), talk(2, 13, whom="Ana", agreed=(Agreed("sleep"),), call=nov(16)))
    plan = meetings.edit(plan, plan.meetings[1], next=nov(27), time="09:00")
    assert next_talk(plan.meetings) == (nov(27), "09:00")


@pytest.mark.parametrize("field", ["next", "call"])
def test_what_comes_after_a_talk_does_not_lie_before_it(field):
    with pytest.raises(CannotBeDone, match="before_talk"):
        meetings.add(Plan(), talk(1, 13, **{field: nov(12)}))
    plan = meetings.add(Plan(), talk(1, 13, **{field: nov(13)}))
    with pytest.raises(CannotBeDone, match="before_talk"):
        meetings.edit(plan, plan.meetings[0], day=nov(13) + timedelta(days=1))


def group(number: int, day: int, whom: str | None = "Friday", **more: object) -> Meeting:
    return talk(number, day, whom=whom, group=True, **more)


def test_a_group_is_no_talk_and_settles_none():
    talks = (talk(1, 6, next=nov(27), call=nov(24)), group(2, 13, next=nov(20)))
    assert latest(talks) == talks[0]
    assert (next_talk(talks), call_by(talks)) == ((nov(27), None), nov(24))
    assert latest(talks[1:]) is None


@pytest.mark.parametrize(
    ("talks", "when"),
    [
        ((talk(1, 6, whom="Ana", next=nov(27)), talk(2, 13, whom="Ben", next=nov(23))), (nov(23), None)),
        ((talk(1, 6, whom="Ana", next=nov(10)), talk(2, 13, whom="Ben", next=nov(23))), (nov(23), None)),
        ((talk(1, 6, whom="Ana", next=nov(10)), talk(2, 13, whom="Ben")), (nov(10), None)),
        ((talk(1, 6, whom="Ana", next=nov(10)), talk(2, 13)), None),
    ],
)
def test_the_next_talk_of_several(talks, when):
    assert next_talk(talks) == when


# What is ahead on 20 Nov, by its number, the soonest first.
@pytest.mark.parametrize(
    ("talks", "numbers"),
    [
        ((), ()),
        ((talk(1, 6, next=nov(19)),), ()),
        ((talk(1, 6, next=nov(20)),), (1,)),
        ((talk(1, 6, next=nov(27)), talk(2, 13)), ()),  # settled by a later talk
        ((talk(1, 6, whom="Ana", next=nov(27)), talk(2, 13, whom="ANA")), ()),
        ((talk(1, 6, whom="Ana", next=nov(27)), talk(2, 13)), ()),  # by nobody named, too
        ((talk(1, 6, next=nov(27)), talk(2, 13, whom="Ana")), ()),
        ((talk(1, 6, whom="Ana", next=nov(27)), talk(2, 13, whom="Ben", next=nov(23))), (2, 1)),  # but not by another's
        ((talk(1, 6, next=nov(27)), group(2, 13)), (1,)),  # and by no group
        ((group(1, 6, next=nov(27)), group(2, 13)), ()),  # a group settles its own
        ((group(1, 6, next=nov(27)), group(2, 13, " FRIDAY ")), ()),
        ((group(1, 6, next=nov(27)), group(2, 13, "Monday", next=nov(23)), talk(3, 13)), (2, 1)),
        ((group(1, 6, None, next=nov(27)), group(2, 13, None, next=nov(25))), (2,)),
        ((group(1, 6, next=nov(21), time="18:00"), talk(2, 6, next=nov(21), time="09:00")), (2, 1)),
        ((group(1, 6, next=nov(21)), talk(2, 6, next=nov(21), time="09:00")), (1, 2)),
    ],
)
def test_what_is_ahead(talks, numbers):
    assert tuple(one.number for one in ahead(talks, FRIDAY)) == numbers


@given(st.lists(st.tuples(st.sampled_from(["bring", "talk", "group"]), st.integers(1, 28)), max_size=12))
def test_what_is_to_be_brought_is_what_came_after_every_talk(written):
    """Told as it was written: a talk settles what came to mind before it, unless it tells of an earlier day."""
    plan, still = Plan(), []
    for number, (kind, day) in enumerate(written):
        if kind == "bring":
            plan = plan._replace(brings=(*plan.brings, Bring(f"{number:02}", number, nov(day), str(number), "x")))
            still.append((number, day))
        else:
            met = Meeting(f"{number:02}", number, nov(day), str(number), group=kind == "group")
            plan = plan._replace(meetings=(*plan.meetings, met))
            if kind == "talk":
                still = [one for one in still if one[1] > day]
    assert [bring.number for bring in open_brings(plan)] == [number for number, _ in still]


def test_a_day_on_which_the_next_talk_was_only_arranged_is_no_talk():
    had = talk(1, 6, whom="Ana", next=nov(13))
    arranged = talk(2, 16, whom="Ben", next=nov(27), arranged=True)
    assert latest((had, arranged)) == had
    assert latest((arranged,)) is None
    assert settling((had, arranged)) == arranged
    assert next_talk((had, arranged)) == (nov(27), None)
    assert call_by((arranged._replace(call=nov(20)),)) is None
    assert [one.number for one in ahead((had, arranged), FRIDAY)] == [2]
    noted = Bring("m0", 1, nov(6), "", "x")
    assert open_brings(Plan(brings=(noted,), meetings=(arranged._replace(at="later"),))) == (noted,)


def test_how_it_went_is_kept_with_what_was_agreed():
    plan = Plan(meetings=(talk(1, 6, agreed=(Agreed("sleep"), Agreed("form", "Ana"))), talk(2, 13)))
    plan = meetings.went(plan, plan.meetings[0], 2, "done")
    assert plan.meetings[0].agreed == (Agreed("sleep"), Agreed("form", "Ana", "done"))
    edited = meetings.edit(plan, plan.meetings[0], agreed=(Agreed("form", "Ben"), Agreed("walk")))
    assert edited.meetings[0].agreed == (Agreed("form", "Ben", "done"), Agreed("walk"))
    assert meetings.went(plan, plan.meetings[0], 2, None).meetings[0].agreed[1] == Agreed("form", "Ana")
    for number in (0, 3):
        with pytest.raises(CannotBeDone, match="no_such_agreed"):
            meetings.went(plan, plan.meetings[0], number, "done")


def test_what_is_told_of_a_group_goes_with_its_being_one():
    plan = Plan(meetings=(group(1, 6, about="sleep", skill="breathing", takes="a breath"),))
    assert meetings.edit(plan, plan.meetings[0], whom="Ana").meetings[0].takes == "a breath"
    assert meetings.edit(plan, plan.meetings[0], group=False).meetings == (talk(1, 6, whom="Friday"),)


def test_where_the_clock_stands_still_what_was_noted_stays():
    bring = Bring("m0", 1, nov(6), "2026-11-06T10:00:00+01:00", "x")
    plan = Plan(brings=(bring,), meetings=(talk(1, 6)._replace(at=bring.at),))
    assert open_brings(plan) == (bring,)
    assert not open_brings(plan._replace(meetings=(talk(1, 6)._replace(at="2026-11-06T10:00:01+01:00"),)))
