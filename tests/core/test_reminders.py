"""What is due when, and whether it is said: rule by rule, over a year that sleeps and travels, and at any moments."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.plans import a_plan, a_step
from goalwalk.core.measures.day_index import heard
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return, Setback
from goalwalk.core.model.components import Barrier
from goalwalk.core.model.plan import CheckIn, DayCheckIn, Meeting, Pause, Plan
from goalwalk.core.reminders import Chosen, Due, Saying, Way, due, has_more_than_come, is_passed_over, to_say
from goalwalk.core.since import Since

FRIDAY = date(2026, 11, 20)
START = date(2026, 11, 1)
TWICE = {"start": START, "at": ("08:00", "20:00"), "targets": (Since(START, 2000),), "unit": "tablets", "done": "one"}
BERLIN = timezone(timedelta(hours=1))


def at(clock: str, day: date = FRIDAY, zone: timezone = BERLIN) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone)


def told(clock: str, word: Any = "done", day: date = FRIDAY, written: date | None = None, **more: Any) -> CheckIn:
    moment = at(clock, written or day).isoformat()
    return CheckIn(f"{day}{clock}{word}", "s", day, moment, word, **more)


def found(
    plan: Plan,
    now: datetime,
    said: Iterable[CheckIn] = (),
    hard: date | None = None,
    *,
    is_asked: bool = False,
    **chosen: Any,
) -> list[str]:
    """What is due, in short."""
    said = tuple(said)
    plan = heard(plan, said)
    near = lambda day: [one for one in said if one.day >= day]  # noqa: E731
    return [f"{one.what} {one.slot}".strip() for one in due(plan, near, now, Chosen(**chosen), hard, is_asked=is_asked)]


WALK = a_plan(a_step(start=START, at=("08:00",)))
PILLS = a_plan(a_step(**TWICE))
TIMES = a_plan(a_step(start=START, at=("08:00", "20:00")))  # as nobody types it any more: without a target
NO_TARGET = a_plan(a_step(start=START, at=("08:00", "20:00"), targets=(Since(START, None),)))
MINUTES = a_plan(a_step(start=START, at=("08:00", "20:00"), targets=(Since(START, 30_000),), unit="minutes"))
PARTS = a_plan(a_step(start=START, at=("morning", "night")), night="01:30")
LAST = a_plan(a_step(start=START, at=("02:50",)))  # of a day that is over ten minutes later
TALK = WALK._replace(steps=(), meetings=(Meeting("m", 1, START, "", whom="Ana", next=FRIDAY, time="10:00"),))
GROUP = TALK._replace(meetings=(TALK.meetings[0]._replace(group=True, whom="Tuesday group"),))
NIGHT = TALK._replace(meetings=(TALK.meetings[0]._replace(next=date(2026, 11, 21), time="00:30"),))
ASK = WALK._replace(steps=(), barriers=(Barrier("b", 1, "Heating", START, side="outside", whom="Mr Hale", by=FRIDAY),))
CLOCK = Clock("c", 1, "Smoke", START, START)
SLOW = CLOCK._replace(limits=(Since(START, 2000),), unit="cups")


@pytest.mark.parametrize(
    ("plan", "clock", "expected"),
    [
        # The time of a step, and not more than an hour late
        (WALK, "07:59", []),
        (WALK, "08:00", ["step 08:00"]),
        (WALK, "09:00", ["step 08:00"]),
        (WALK, "09:01", []),
        (a_plan(a_step(start=START)), "08:00", []),
        (a_plan(a_step("mon", start=START, at=("08:00",))), "08:00", []),
        (a_plan(a_step("fri", start=START, at=("08:00",))), "08:00", ["step 08:00"]),
        (a_plan(a_step("2x week", start=START, at=("08:00",))), "08:00", ["step 08:00"]),
        (a_plan(a_step("whenever", start=START, at=("08:00",))), "08:00", []),
        (a_plan(a_step(start=date(2026, 11, 21), at=("08:00",))), "08:00", []),
        (a_plan(a_step(start=START, at=("08:00",), finished=date(2026, 11, 19))), "08:00", []),
        # Several a day, and parts of the day, whose small hours are of the day before
        (PILLS, "20:30", ["step 20:00"]),
        (PARTS, "08:10", ["step morning"]),
        (PARTS, "02:10", ["step night"]),
        (PARTS, "21:00", []),
        (LAST, "02:50", ["step 02:50"]),
        (LAST, "03:10", ["step 02:50"]),
        (LAST, "03:51", []),
        # A talk, a group, in the hour before; an ask from morning to evening
        (TALK, "08:59", []),
        (TALK, "09:00", ["talk 10:00"]),
        (TALK, "10:00", ["talk 10:00"]),
        (TALK, "10:01", []),
        (NIGHT, "23:40", ["talk 00:30"]),
        (GROUP, "09:30", ["group 10:00"]),
        (GROUP._replace(meetings=(GROUP.meetings[0]._replace(off=True),)), "09:30", []),
        (TALK._replace(meetings=(TALK.meetings[0]._replace(off=True),)), "09:30", []),
        (TALK._replace(meetings=(TALK.meetings[0]._replace(time=None),)), "09:30", []),
        (ASK, "07:59", []),
        (ASK, "08:00", ["ask"]),
        (ASK, "17:00", ["ask"]),
        (ASK, "18:01", []),
        (ASK._replace(barriers=(ASK.barriers[0]._replace(by=date(2026, 11, 19)),)), "09:00", []),
        (ASK._replace(barriers=(ASK.barriers[0]._replace(eased=date(2026, 11, 19)),)), "09:00", []),
        # In a pause of the step, its goal, the plan
        (a_plan(a_step(start=START, at=("08:00",), pauses=(Pause(FRIDAY),))), "08:00", []),
        (a_plan(a_step(start=START, at=("08:00",)), goal_pauses=(Pause(FRIDAY),)), "08:00", []),
        (TALK._replace(settings=TALK.settings._replace(pauses=(Pause(FRIDAY, FRIDAY),))), "09:30", []),
        (
            TALK._replace(settings=TALK.settings._replace(pauses=(Pause(START, date(2026, 11, 19)),))),
            "09:30",
            ["talk 10:00"],
        ),
    ],
)
def test_what_is_due(plan: Plan, clock: str, expected: list[str]) -> None:
    assert found(plan, at(clock)) == expected


YESTERDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("plan", "clock", "said", "expected"),
    [
        *((WALK, "08:10", [told("06:00", word)], []) for word in ("done", "partly", "rest", "not today")),
        # Of the times of a day those that are filled, and any within four hours of what was written
        (PILLS, "20:10", [told("08:10", amount=1000, slot="08:00")], ["step 20:00"]),
        (PILLS, "20:10", [told("15:10", amount=1000, slot="20:00")], []),
        (PILLS, "20:10", [told("16:11", amount=1000, slot="08:00")], []),
        (PILLS, "20:10", [told("16:10", amount=1000, slot="08:00")], ["step 20:00"]),
        (PILLS, "08:10", [told("23:50", day=YESTERDAY, amount=1000, slot="20:00")], ["step 08:00"]),
        (PILLS, "08:10", [told("07:50", day=YESTERDAY, written=FRIDAY, amount=1000, slot="20:00")], []),
        (PILLS, "20:10", [told("20:40", amount=1000, slot="08:00")], []),  # the clock was put back
        (LAST, "03:10", [told("21:00", day=YESTERDAY)], []),
        (LAST, "03:10", [told("03:05", "rest")], ["step 02:50"]),  # which is of the next day
        (PILLS, "20:10", [told("08:10", "partly")], ["step 20:00"]),
        (PILLS, "20:10", [told("08:10", amount=2000)], []),
        # Each of several times is one, whoever did not say how many; and a rest is of all that is left of the day
        (TIMES, "20:10", [told("08:10")], ["step 20:00"]),
        (TIMES, "20:10", [told("15:10")], []),
        (TIMES, "20:10", [told("07:00"), told("15:00")], []),
        (TIMES, "20:10", [told("07:00"), told("07:40"), told("08:10")], []),
        (TIMES, "20:10", [told("08:10", "partly")], ["step 20:00"]),
        (TIMES, "20:10", [told("08:10", "rest")], []),
        (TIMES, "20:10", [told("08:10"), told("12:00", "rest")], []),
        (TIMES, "20:10", [told("08:10", "not today"), told("12:00")], ["step 20:00"]),
        (PILLS, "20:10", [told("08:10", amount=1000, slot="08:00"), told("12:00", "not today")], []),
        # But where somebody wants no such target, or another one, one word may be all of the day
        (NO_TARGET, "20:10", [told("08:10")], []),
        (MINUTES, "20:10", [told("08:10")], []),
        (MINUTES, "20:10", [told("08:10", "partly")], ["step 20:00"]),
        (MINUTES, "20:10", [told("08:10", "partly", amount=15_000)], ["step 20:00"]),
    ],
)  # fmt: skip
def test_not_what_is_told(plan: Plan, clock: str, said: list[CheckIn], expected: list[str]) -> None:
    assert found(plan, at(clock), said) == expected


@pytest.mark.parametrize(
    ("hours", "quiet", "heard_"),
    [
        (("22:00", "08:30"), "08:10", "08:30"),
        (("06:00", "14:00"), "08:10", None),  # after a night's work
        (("22:00", "08:00"), "07:59", "08:00"),
        (("07:59", "00:00"), "08:10", None),
        (("08:30", "22:00"), "08:40", "08:20"),
    ],
)
def test_quiet_hours(hours: tuple[str, str], quiet: str, heard_: str | None) -> None:
    assert found(WALK, at(quiet), quiet=hours) == []
    assert found(WALK, at(quiet), quiet=hours, is_asked=True) == found(WALK, at(quiet))
    if heard_:
        assert found(WALK, at(heard_), quiet=hours) == ["step 08:00"]


def test_quiet_hours_go_past_midnight() -> None:
    late = {"quiet": ("23:00", "06:00")}
    assert found(NIGHT, at("23:40"), **late) == []  # which is of the day after
    assert found(NIGHT, at("00:10", date(2026, 11, 21)), **late) == []
    assert found(NIGHT, at("23:40"), quiet=("00:10", "06:00")) == ["talk 00:30"]
    assert found(NIGHT, at("00:20", date(2026, 11, 21)), quiet=("00:10", "06:00")) == []


@pytest.mark.parametrize(
    ("hours", "rings", "silent"),
    [
        (None, ("08:00", "18:00"), ("07:55", "18:05")),
        (("08:00", "18:00"), ("18:00", "19:00"), ("17:55", "19:05")),
        (("07:00", "18:05"), ("18:05", "19:05"), ("08:00", "18:00", "19:10")),
        (("08:00", "17:00"), ("17:00", "18:00"), ("16:55", "18:05")),
        (("08:05", "22:00"), ("08:00",), ("08:05", "22:00")),
        (("22:00", "19:30"), ("19:30", "20:30"), ("08:00", "18:00", "20:35")),
        (("07:30", "03:00"), ("06:30", "07:25"), ("06:25", "07:30", "18:00", "23:00")),  # the day is over by then
    ],
)
def test_an_ask_comes_beside_the_quiet_hours_of_its_day(
    hours: tuple[str, str] | None, rings: tuple[str, ...], silent: tuple[str, ...]
) -> None:
    """However much of its day is quiet: it has no time of its own that could be passed over."""
    assert [found(ASK, at(clock), quiet=hours) for clock in rings] == [["ask"]] * len(rings)
    assert [found(ASK, at(clock), quiet=hours) for clock in silent] == [[]] * len(silent)


@settings(max_examples=12)
@given(st.integers(0, 287), st.integers(1, 240))
def test_an_ask_comes_whatever_hours_are_quiet(first: int, length: int) -> None:
    """As a timer looks, every five minutes, but never in the quiet hours."""
    clocks = [f"{tick // 12:02}:{tick % 12 * 5:02}" for tick in range(288)]
    hours = clocks[first], clocks[(first + length) % 288]
    day = [FRIDAY] * 252 + [FRIDAY + timedelta(days=1)] * 36
    heard_ = [
        clock
        for clock, of in zip(clocks[36:] + clocks[:36], day, strict=True)
        if found(ASK, at(clock, of), quiet=hours)
    ]
    quiet = {clocks[(first + number) % 288] for number in range(length)}
    assert heard_
    assert not quiet & set(heard_)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (("08:00", "16:00"), True),
        (("08:00", "08:55"), False),
        (("08:00", "09:00"), True),
        (("08:05", "09:00"), False),
        (("22:00", "09:00"), True),
        (("09:00", "08:00"), False),
        (None, False),
    ],
)
def test_what_never_comes_by_itself(hours: tuple[str, str] | None, expected: bool) -> None:
    assert is_passed_over(hours, at("08:00"), at("09:00")) is expected


def urge(strong: int, clock: str = "07:00") -> DayCheckIn:
    return DayCheckIn("u", FRIDAY, at(clock).isoformat(), urge=strong, pulled=True)


@pytest.mark.parametrize(
    ("hard", "silent"),
    [
        ({"setbacks": (Setback("x", 1, FRIDAY, at("07:00").isoformat()),)}, True),
        ({"setbacks": (Setback("x", 1, date(2026, 11, 10), at("07:00").isoformat()),)}, True),  # told today
        ({"setbacks": (Setback("x", 1, YESTERDAY, at("20:00", YESTERDAY).isoformat()),)}, False),
        ({"clocks": (CLOCK,), "returns": (Return("r", "c", YESTERDAY, FRIDAY, at("07:00").isoformat()),)}, True),
        ({"clocks": (SLOW,), "amounts": (Amount("a", "c", FRIDAY, at("07:00").isoformat(), 3000),)}, True),
        ({"clocks": (SLOW,), "amounts": (Amount("a", "c", YESTERDAY, at("07:00").isoformat(), 3000),)}, True),
        ({"clocks": (SLOW,), "amounts": (Amount("a", "c", FRIDAY, at("07:00").isoformat(), 2000),)}, False),
        (
            {"clocks": (SLOW,), "amounts": (Amount("a", "c", YESTERDAY, at("20:00", YESTERDAY).isoformat(), 3000),)},
            False,
        ),
        ({"day_check_ins": (urge(7),)}, True),
        ({"day_check_ins": (urge(6),)}, False),
    ],
)
def test_not_on_a_hard_day(hard: dict[str, Any], silent: bool) -> None:
    for plan, expected in ((WALK, ["step 08:00"]), (TALK, ["talk 10:00"])):
        now = at("08:30" if plan is WALK else "09:30")
        assert found(plan._replace(**hard), now) == ([] if silent else expected)


@pytest.mark.parametrize(("now", "silent"), [("2026-11-20", True), ("2026-11-19", False), ("2026-11-21", False)])
def test_not_on_a_day_of_now(now: str, silent: bool) -> None:
    assert found(WALK, at("08:10"), hard=date.fromisoformat(now)) == ([] if silent else ["step 08:00"])


def test_a_look_at_now_in_the_small_hours_is_of_both_days() -> None:
    late = a_plan(a_step(start=START, at=("02:30", "08:00")))
    assert found(late, at("02:40"), hard=FRIDAY) == []
    assert found(late, at("08:10"), hard=FRIDAY) == []
    assert found(late, at("08:10"), hard=YESTERDAY) == ["step 08:00"]


def test_the_lines_of_morning_and_evening() -> None:
    lines = {"morning": "07:30", "evening": "21:00"}
    plan = a_plan(a_step(start=START))
    assert found(plan, at("07:40")) == found(plan, at("21:10")) == []
    assert found(plan, at("07:40"), **lines) == ["morning"]
    assert found(plan, at("21:10"), **lines) == ["evening"]
    assert found(plan, at("03:20"), evening="02:50") == ["evening"]
    assert found(plan, at("07:40"), [told("06:00")], **lines) == []
    assert found(plan, at("21:10"), [told("06:00")], **lines) == ["evening"]  # the day itself is still to be told
    assert found(plan, at("21:10"), [told("06:00", "rest")], **lines) == []
    told_day = DayCheckIn("d", FRIDAY, at("20:30").isoformat(), mood=3)
    assert found(plan._replace(day_check_ins=(told_day,)), at("21:10"), **lines) == []
    kept = DayCheckIn("d", FRIDAY, at("20:30").isoformat(), answers=(("keep", "Rain"),))
    assert found(plan._replace(day_check_ins=(kept,)), at("21:10"), **lines) == ["evening"]


# Whether it is said


def one(number: int, day: date = FRIDAY) -> Due:
    return Due("step", f"s{number}", "1.1", "Walk", day, "08:00", at("08:00", day), at("09:00", day))


def said_on(day: date, *numbers: int, way: Way = "timer", mark: str = "m") -> Saying:
    return Saying(day, way, mark, tuple(one(number, day).key for number in numbers))


def days_before(count: int) -> date:
    return FRIDAY - timedelta(days=count)


@pytest.mark.parametrize(
    ("sayings", "way", "mark", "expected"),
    [
        ([], "timer", "m", 1),
        ([said_on(FRIDAY, 1)], "timer", "m", 0),
        ([said_on(FRIDAY, 2)], "timer", "m", 1),
        ([said_on(FRIDAY, n) for n in (2, 3, 4)], "timer", "m", 0),
        ([said_on(days_before(1), n) for n in (2, 3, 4)], "timer", "m", 1),
        # In a shell once a day
        ([said_on(FRIDAY, 2)], "shell", "m", 1),
        ([said_on(FRIDAY, 2, way="shell")], "shell", "m", 0),
        ([said_on(FRIDAY, 2, way="shell")], "timer", "m", 1),
        # Three days without an answer, and an answer
        ([said_on(days_before(n), n) for n in (2, 1)], "timer", "m", 1),
        ([said_on(days_before(n), n) for n in (3, 2, 1)], "timer", "m", 0),
        # Only days on which something came: not those of a pause, nor those between the days of a step
        ([said_on(days_before(3), 5)], "timer", "m", 1),
        ([said_on(days_before(90), 5)], "timer", "m", 1),
        ([said_on(days_before(n), n) for n in (14, 7)], "timer", "m", 1),
        ([said_on(days_before(n), n) for n in (21, 14, 7)], "timer", "m", 0),
        ([said_on(days_before(n), m) for n in (2, 1) for m in (2, 3, 4)], "timer", "m", 1),
        ([said_on(days_before(n), n) for n in (4, 3, 1)] + [said_on(FRIDAY, 9)], "timer", "m", 0),
        # The person has looked since
        ([*(said_on(days_before(n), n) for n in (3, 2, 1)), said_on(FRIDAY, 9, way="line")], "timer", "m", 1),
        ([said_on(days_before(n), n, way="line") for n in (3, 2, 1)], "timer", "m", 1),
        (
            [said_on(days_before(9), 9, way="line"), *(said_on(days_before(n), n) for n in (3, 2, 1))],
            "timer",
            "m",
            0,
        ),
        # Whoever asks hears it, and what they asked for uses up nothing but itself
        ([said_on(FRIDAY, 1)], "line", "m", 1),
        ([said_on(FRIDAY, n) for n in (2, 3, 4)], "line", "m", 1),
        ([said_on(days_before(n), n) for n in (3, 2, 1)], "line", "m", 1),
        ([said_on(FRIDAY, n, way="line") for n in (2, 3, 4)], "timer", "m", 1),
        ([said_on(FRIDAY, 1, way="line")], "timer", "m", 0),
        ([said_on(days_before(n), n) for n in (3, 2, 1)], "timer", "written", 1),
        ([said_on(days_before(9), 5, mark="before"), said_on(days_before(2), 6)], "timer", "m", 1),
        ([said_on(days_before(-90), 5)], "timer", "m", 1),  # the clock was wrong, and is put back
    ],
)
def test_whether_it_is_said(sayings: list[Saying], way: Way, mark: str, expected: int) -> None:
    assert len(to_say([one(1)], sayings, FRIDAY, way, mark)) == expected


def test_what_is_kept_of_it_tells_nothing() -> None:
    keys = {one(number).key for number in range(50)} | {one(1, days_before(n)).key for n in range(50)}
    assert len(keys) == 99
    assert all(len(key) == 20 and not set(key) - set("0123456789abcdef") for key in keys)


def test_more_times_than_come() -> None:
    assert not has_more_than_come(TIMES, FRIDAY, Chosen(morning="07:00"))
    assert has_more_than_come(TIMES, FRIDAY, Chosen(morning="07:00", evening="21:00"))
    assert not has_more_than_come(TIMES._replace(steps=()), FRIDAY, Chosen(morning="07:00", evening="21:00"))
    four = a_plan(a_step(start=START, at=("08:00", "12:00", "16:00", "20:00")))
    assert has_more_than_come(four, FRIDAY, Chosen())
    at_once = a_plan(*(a_step(start=START, id=f"s{n}", number=n, at=("08:00", "20:00")) for n in (1, 2, 3)))
    assert not has_more_than_come(at_once, FRIDAY, Chosen())


class Year:
    """A person's year with a plan: when the computer looks, what is done, and what is said."""

    def __init__(self) -> None:
        steps = (a_step(**TWICE), a_step("mon,wed,fri", START, id="t", number=2, title="Swim", at=("17:30",)))
        self.plan = a_plan(*steps)
        self.check_ins: list[CheckIn] = []
        self.sayings: tuple[Saying, ...] = ()
        self.heard: list[tuple[datetime, Due]] = []

    def looks(self, now: datetime, mark: str) -> None:
        near = lambda day: [one for one in self.check_ins[-20:] if one.day >= day]  # noqa: E731
        today = now.date() if now.hour >= 3 else now.date() - timedelta(days=1)
        left = to_say(due(self.plan, near, now, Chosen()), self.sayings, today, "timer", mark)
        if left:
            self.sayings = (*self.sayings, Saying(today, "timer", mark, tuple(one.key for one in left)))[-64:]
            self.heard += [(now, one) for one in left]

    def does(self, check_in: CheckIn) -> None:
        self.check_ins.append(check_in)
        self.plan = heard(self.plan, [check_in])


def test_a_year_that_sleeps_and_travels() -> None:
    """Exactly what was due and could be said is said, once: against what each day was made to be."""
    chance, year = random.Random(18), Year()
    wanted: list[tuple[date, str]] = []
    for number in range(365):
        day = START + timedelta(days=number)
        zone = timezone(timedelta(hours=chance.choice([1] * 8 + [-5, 9])))  # away for a day
        asleep = chance.random() < 0.15  # from seven to nine in the morning, and so past the hour
        filled = chance.random() < 0.3
        swim_done = chance.random() < 0.3
        for clock in (
            "06:00",
            "08:00",
            "08:05",
            "08:40",
            "10:00",
            "17:30",
            "17:35",
            "18:20",
            "20:00",
            "20:10",
            "23:00",
        ):
            if asleep and clock < "10:00":
                continue
            year.looks(at(clock, day, zone), f"written {day}")
            if clock == "06:00" and filled:  # which is more than four hours before the evening
                year.does(told(clock, day=day, amount=1000, slot="08:00"))
            if clock == "10:00" and swim_done:
                year.does(CheckIn(f"t{day}", "t", day, at(clock, day, zone).isoformat(), "done"))
        for clock in ("20:10", "08:00", "17:30"):  # the clock is put back, and goes on: all of it was said
            if not (asleep and clock == "08:00"):
                year.looks(at(clock, day, zone), f"written {day}")
        wanted += [(day, "08:00")] if not (asleep or filled) else []
        wanted += [(day, "17:30")] if day.weekday() in (0, 2, 4) and not swim_done else []
        wanted += [(day, "20:00")]
    assert sorted((one.day, one.slot) for _, one in year.heard) == sorted(wanted)
    assert all(one.begin <= now.replace(tzinfo=None) <= one.end for now, one in year.heard)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 287), st.integers(-11, 12), st.booleans()), max_size=60),
    st.sampled_from(["timer", "shell"]),
)
def test_never_twice_never_too_often(looks: list[tuple[int, int, int, bool]], way: Way) -> None:
    """At any moments, in any order, in any time zone: nothing twice, three times a day, in a shell once."""
    year = Year()
    steps = [a_step(start=START, id=f"s{n}", number=n, at=(f"{n + 6:02}:00", f"{n + 12:02}:15")) for n in range(1, 9)]
    year.plan = a_plan(*steps)
    for days, tick, offset, writes in looks:
        zone = timezone(timedelta(hours=offset))
        now = datetime.combine(FRIDAY + timedelta(days=days), datetime.min.time(), zone) + timedelta(minutes=5 * tick)
        today = now.date() if now.hour >= 3 else now.date() - timedelta(days=1)
        left = to_say(due(year.plan, lambda _: [], now, Chosen()), year.sayings, today, way, "a" if writes else "b")
        if left:
            year.sayings = (*year.sayings, Saying(today, way, "a" if writes else "b", tuple(one.key for one in left)))
            year.heard += [(now, one) for one in left]
    keys = [one.key for _, one in year.heard]
    assert len(keys) == len(set(keys))
    for day in {saying.day for saying in year.sayings}:
        assert sum(saying.day == day for saying in year.sayings) <= (1 if way == "shell" else 3)
