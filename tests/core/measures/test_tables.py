"""The measures by example: tables of short histories and what they come to, told by both implementations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import Any

import pytest

from core.measures.slow_measures import slow_progress
from core.plans import DAY, MONDAY, a_plan, a_step, diary, fast_progress, length, said, steps_of
from goalwalk.core.measures.coming import coming
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.measures.occasions import dates, dates_from
from goalwalk.core.model.plan import CheckIn, Pause, Plan, Step
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import DAILY, ONCE, WHENEVER, MonthDay, Rhythm
from goalwalk.core.since import Since

Measure = Callable[..., dict[str, Any]]
TUESDAY, WEDNESDAY, THURSDAY = MONDAY + DAY, MONDAY + 2 * DAY, MONDAY + 3 * DAY
SUNDAY = MONDAY + 6 * DAY


@pytest.fixture(params=[fast_progress, slow_progress], ids=["quick", "slow"])
def measure(request: pytest.FixtureRequest) -> Measure:
    """The measures of step 1 of goal 1."""

    def measures(plan: Plan, today: date) -> dict[str, Any]:
        return steps_of(request.param(plan, today))["1.1"]

    return measures


def lived(measure: Measure, text: str, rhythm: Any = "daily", **more: Any) -> dict[str, Any]:
    """The measures of a diary that begins with the step, on a Monday, and ends today."""
    settings = {key: more.pop(key) for key in ("week_starts_on", "pauses", "goal_pauses", "ended") if key in more}
    step = a_step(rhythm, **more)
    plan = a_plan(step, check_ins=diary(text, step.start), **settings)
    return measure(plan, step.start + (length(text) - 1) * DAY)


def run_length(measured: dict[str, Any], which: str = "run") -> int | None:
    return measured[which] and measured[which]["length"]


def counts(measured: dict[str, Any]) -> tuple[int | None, int | None, float | None]:
    """Current run, longest run, rate."""
    return run_length(measured), run_length(measured, "longest"), measured["rate"]


def agree(plan: Plan, today: date) -> None:
    assert fast_progress(plan, today) == slow_progress(plan, today)


# What one day says about one step (measures: words of a day).

WORDS_OF_A_DAY = [
    ([("done",)], None, "done"),
    ([("partly",)], None, "partly"),
    ([("rest",)], None, "rest"),
    ([("not today",)], None, "not today"),
    ([("partly",), ("done",), ("rest",)], None, "done"),
    ([("not today",), ("rest",), ("partly",)], None, "partly"),
    ([("not today",), ("rest",)], None, "rest"),
    ([("partly",), ("partly",)], None, "partly"),  # two halves of nothing measured are no whole
    ([("done", 100)], None, "done"),  # without a target an amount changes nothing
    ([("partly", 99000)], None, "partly"),
    ([("done", 8000)], 8000, "done"),
    ([("done", 9000)], 8000, "done"),
    ([("done", 7999)], 8000, "partly"),
    ([("partly", 8000)], 8000, "done"),
    ([("done",)], 8000, "done"),
    ([("partly",)], 8000, "partly"),
    ([("partly",), ("partly",)], 8000, "partly"),  # a part claims no number
    ([("partly",), ("done", 4000)], 8000, "partly"),
    ([("partly",), ("partly", 166), ("done", 167)], 333, "done"),
    ([("done", 4000), ("done",)], 8000, "done"),
    ([("done",), ("partly",)], 8000, "done"),  # and takes nothing from what stands
    ([("rest",), ("done", 4000)], 8000, "partly"),
    ([("rest", 8000)], 8000, "rest"),  # an amount with a rest gives nothing
    ([("not today", 8000), ("rest",)], 8000, "rest"),
    ([("not today",)], 8000, "not today"),
]


@pytest.mark.parametrize(("check_ins", "target", "word"), WORDS_OF_A_DAY)
def test_several_check_ins_of_a_day_add_up(measure: Measure, check_ins: Any, target: int | None, word: str) -> None:
    step = a_step(targets=() if target is None else (Since(MONDAY, target),))
    plan = a_plan(step, check_ins=tuple(said(MONDAY, *check_in) for check_in in check_ins))
    measured = measure(plan, MONDAY)
    assert measured["today"] == word
    assert measured["showed_up"] == (word in ("done", "partly"))


def test_instead_replaces_what_the_day_said_before(measure: Measure) -> None:
    said_twice = (said(MONDAY, "done"), said(MONDAY, "rest", instead=True))
    assert measure(a_plan(a_step(), check_ins=said_twice), MONDAY)["today"] == "rest"
    and_more = (*said_twice, said(MONDAY, "partly"))
    assert measure(a_plan(a_step(), check_ins=and_more), MONDAY)["today"] == "partly"


def test_instead_leaves_other_days_and_steps_alone(measure: Measure) -> None:
    check_ins = (
        said(MONDAY, "done"),
        said(TUESDAY, "done", step="other"),
        said(TUESDAY, "not today", instead=True),
    )
    steps = (a_step(), a_step(id="other", number=2))
    measured = steps_of(fast_progress(a_plan(*steps, check_ins=check_ins), TUESDAY))
    assert (measured["1.1"]["showed_up"], measured["1.2"]["showed_up"]) == (1, 1)


def test_nothing_written_is_open_while_the_day_lasts(measure: Measure) -> None:
    assert lived(measure, "k o")["today"] == "open"
    assert lived(measure, "k o")["rate"] == 1.0
    assert lived(measure, "k g o")["rate"] == 0.5
    assert lived(measure, "k n")["rate"] == 0.5  # not today closes the day at once


def test_rests_ahead_count_when_their_day_comes(measure: Measure) -> None:
    plan = a_plan(a_step(rooms=(Since(MONDAY, 0),)), check_ins=diary("k . r r"))
    assert measure(plan, TUESDAY)["rate"] == 1.0
    assert measure(plan, MONDAY + 4 * DAY)["rate"] == 0.5


# Runs.

RUNS = [
    # history, current, longest, comebacks, rate
    ("k k k k o", {"length": 4}, 4, 0, 1.0),
    ("k k k g o", {"length": 3, "bridged": 0, "days": 3}, 3, 0, 0.75),
    ("k k k g k", {"length": 4, "bridged": 1, "days": 5}, 4, 1, 0.8),
    ("k k k g g k", {"length": 1}, 3, 1, 0.667),
    ("k k r r r k", {"length": 3, "days": 6}, 3, 0, 1.0),
    ("r r r r", None, None, 0, None),
    ("k g r g k", {"length": 1}, 1, 1, 0.5),
    ("k k k g g o", None, 3, 0, 0.6),
    # and some more
    ("o", None, None, 0, None),
    ("g o", None, None, 0, 0.0),
    ("g g k", {"length": 1, "bridged": 0, "days": 1}, 1, 1, 0.333),
    ("g r k", {"length": 1}, 1, 1, 0.5),  # the very first one is a comeback, too
    ("k g r k", {"length": 2, "bridged": 1, "days": 4}, 2, 1, 0.667),
    ("k r g k", {"length": 2, "bridged": 1, "days": 4}, 2, 1, 0.667),
    ("k g k g k", {"length": 3, "bridged": 2, "days": 5}, 3, 2, 0.6),
    ("k g k g g", {"length": 2}, 2, 1, 0.5),  # the last day is today, and open
    ("k g k n n", None, 2, 1, 0.4),
    ("k p k p", {"length": 4, "bridged": 0, "days": 4}, 4, 0, 1.0),
    ("k n k", {"length": 2, "bridged": 1}, 2, 1, 0.667),
    ("k k g g k k o", {"length": 2, "start": "2026-03-06"}, 2, 1, 0.667),
]


@pytest.mark.parametrize(("history", "current", "longest", "comebacks", "rate"), RUNS, ids=[row[0] for row in RUNS])
def test_runs_of_a_daily_step(
    measure: Measure, history: str, current: Any, longest: int | None, comebacks: int, rate: float | None
) -> None:
    measured = lived(measure, history)
    if current is None:
        assert measured["run"] is None
    else:
        assert measured["run"].items() >= current.items()
    assert run_length(measured, "longest") == longest
    assert measured["comebacks"] == comebacks
    assert measured["rate"] == (None if rate is None else pytest.approx(rate, abs=0.0005))


ROOMS = [
    # history, current by room 0, 1, 2, 3
    ("k k g k", 1, 3, 3, 3),
    ("k k g g k", 1, 1, 3, 3),
    ("k k g g g k", 1, 1, 1, 3),
    ("k k g g g g k", 1, 1, 1, 1),
    ("k k g o", None, 2, 2, 2),
    ("k k g g o", None, None, 2, 2),
    ("k g r g r g k", 1, 1, 1, 2),
]


@pytest.mark.parametrize(("history", "by_room"), [(row[0], row[1:]) for row in ROOMS])
def test_room_is_how_many_gaps_in_a_row_a_run_bridges(measure: Measure, history: str, by_room: Any) -> None:
    for room, current in enumerate(by_room):
        assert run_length(lived(measure, history, rooms=(Since(MONDAY, room),))) == current


def test_longest_is_the_earliest_of_equals(measure: Measure) -> None:
    assert lived(measure, "k k g g k k g g k")["longest"] == {
        "length": 2,
        "days": 2,
        "bridged": 0,
        "start": "2026-03-02",
        "end": "2026-03-03",
    }


def test_gap_median_is_the_median_of_gaps_before_comebacks(measure: Measure) -> None:
    assert lived(measure, "k k o")["gap_median"] is None
    assert lived(measure, "k g g g k o")["gap_median"] == 3
    assert lived(measure, "k g k g g k o")["gap_median"] == 1.5
    assert lived(measure, "k g k g r g k g g g k o")["gap_median"] == 2
    assert lived(measure, "k g g o")["gap_median"] is None


def test_rate_28_looks_at_today_and_the_27_days_before(measure: Measure) -> None:
    measured = lived(measure, "g" + "k" * 28)
    assert (measured["rate"], measured["rate_28"]) == (28 / 29, 1.0)
    measured = lived(measure, "g" + "k" * 27)
    assert (measured["rate"], measured["rate_28"]) == (27 / 28, 27 / 28)
    assert lived(measure, "k" + "r" * 28)["rate_28"] is None


# Strength.

STRENGTHS = [
    ("daily", "k" * 7, 0.311495),
    ("daily", "k" * 30, 0.798017),
    ("daily", "k" * 88 + "gk", 0.942533),
    ("daily", "k" * 83 + "r" * 7, 0.988032),
    ("3 in 7 days", "k.k...." * 11 + "k.k", 0.618485),
    ("1 in 7 days", "k......" * 7 + "k", 0.607263),
]


@pytest.mark.parametrize(("rhythm", "history", "strength"), STRENGTHS)
def test_strength_is_the_score_of_loop(measure: Measure, rhythm: str, history: str, strength: float) -> None:
    assert lived(measure, history, rhythm)["strength"] == pytest.approx(strength, abs=5e-7)


def test_strength_of_a_target(measure: Measure) -> None:
    check_ins = tuple(said(MONDAY + i * DAY, "done", 8000) for i in range(10))
    plan = a_plan(a_step(targets=(Since(MONDAY, 8000),)), check_ins=check_ins)
    assert measure(plan, MONDAY + 9 * DAY)["strength"] == pytest.approx(0.413270, abs=5e-7)


@pytest.mark.parametrize(
    ("check_ins", "x"),
    [
        ([("partly",)], 0.5),
        ([("partly",), ("partly",)], 0.5),
        ([("partly",), ("done", 1000)], 0.5),  # half of it, where the day amounts to less
        ([("partly",), ("done", 6000)], 0.75),
        ([("done", 6000), ("done",)], 1.0),
        ([("done",), ("done", 6000)], 1.0),
    ],
)
def test_strength_credits_a_part_with_half_of_the_target(measure: Measure, check_ins: Any, x: float) -> None:
    plan = a_plan(a_step(targets=(Since(MONDAY, 8000),)), check_ins=tuple(said(MONDAY, *one) for one in check_ins))
    assert measure(plan, MONDAY)["strength"] == pytest.approx(x * (1 - 0.5 ** (1 / 13)))


def test_strength_of_a_raw_rule_takes_its_pace_from_its_dates(measure: Measure) -> None:
    history = "k......" * 4
    weekly = lived(measure, history, "RRULE:FREQ=WEEKLY")["strength"]
    assert weekly == pytest.approx(lived(measure, history, "every 7 days")["strength"])


def test_strength_of_a_raw_rule_taken_up_again_takes_its_pace_from_that_day(measure: Measure) -> None:
    twice = Rhythm("rule", rule="FREQ=WEEKLY;BYDAY=MO,TH")  # 418 dates from a Monday, 417 from a Tuesday: D is 3, 4
    again = changed(a_step(), rhythms=((MONDAY, twice), (TUESDAY, twice)))
    m = 0.5 ** (0.25**0.5 / 13)
    first = 0.5 * (1 - 0.5 ** ((1 / 3) ** 0.5 / 13))
    measured = measure(a_plan(again, check_ins=diary("k . o")), WEDNESDAY)
    assert measured["strength"] == pytest.approx(first * m + 0.5 * (1 - m))


def test_strength_of_whole_periods_is_that_of_daily(measure: Measure) -> None:
    for rhythm in ("7x week", "4 in 4 days", "every 1 days", "1 days after", "RRULE:FREQ=DAILY"):
        assert lived(measure, "kkkgkkp", rhythm)["strength"] == lived(measure, "kkkgkkp")["strength"]


def test_today_counts_for_strength_once_something_is_logged(measure: Measure) -> None:
    assert lived(measure, "kkko")["strength"] == lived(measure, "kkk")["strength"]
    assert lived(measure, "kkkr")["strength"] == lived(measure, "kkk")["strength"]
    assert lived(measure, "kkkn")["strength"] < lived(measure, "kkk")["strength"]
    assert lived(measure, "kkkp")["strength"] > lived(measure, "kkk")["strength"]


def test_strength_is_0_before_the_first_check_in_and_null_without_a_rhythm(measure: Measure) -> None:
    assert lived(measure, "ggo")["strength"] == 0
    assert lived(measure, "kkk", WHENEVER)["strength"] is None
    assert lived(measure, "kkk", ONCE)["strength"] is None


def test_strength_stays_as_it_is_over_rests_and_pauses(measure: Measure) -> None:
    settled = lived(measure, "k" * 20)["strength"]
    assert lived(measure, "k" * 20 + "r" * 50)["strength"] == settled
    pause = Pause(MONDAY + 20 * DAY)
    assert lived(measure, "k" * 20 + "g" * 50, pauses=(pause,))["strength"] == settled


def test_showing_up_in_a_pause_never_lowers_strength(measure: Measure) -> None:
    pause = Pause(MONDAY + 3 * DAY)
    before = lived(measure, "kkk......", pauses=(pause,))["strength"]
    assert lived(measure, "kkk....k.", pauses=(pause,))["strength"] > before
    assert lived(measure, "kkk....p.", pauses=(pause,))["strength"] >= before


def test_showing_up_on_a_day_without_occasion_counts_in_totals_and_strength_alone(measure: Measure) -> None:
    without, more = lived(measure, "k . k . k", "mon,wed,fri"), lived(measure, "k k k . k", "mon,wed,fri")
    assert (more["showed_up"], without["showed_up"]) == (4, 3)
    assert more["strength"] > without["strength"]
    assert more["run"] == without["run"]
    gap = lived(measure, "k g . k k", "mon,wed,fri")  # Thursday mends nothing
    assert gap["run"]["bridged"] == 1


# Rhythms: one row each. Diaries begin on Monday 2 March 2026.

RHYTHMS = [
    # rhythm, history, current, longest, rate, today
    ("daily", "k k g k o", 3, 3, 3 / 4, "open"),
    ("mon,wed,fri", "k . k . k . . k . g . k", 5, 5, 5 / 6, "done"),
    ("mon,wed,fri", "k . k . g . . g . k . k", 2, 2, 4 / 6, "done"),
    ("mon,wed,fri", "k . k . o", 2, 2, 1.0, "open"),
    ("mon,wed,fri", "k . k o", 2, 2, 1.0, "no occasion"),
    ("weekdays", "k k k k k . . k o", 6, 6, 1.0, "open"),
    ("weekends", "k k k k k k g o", 1, 1, 0.5, "no occasion"),
    ("every 3 days", "k . . k . . g . . k o", 3, 3, 3 / 4, "no occasion"),
    ("every 3 days", "k . . g k k o", 1, 1, 1 / 2, "open"),  # showing up the day after moves nothing
    ("15th", "." * 13 + "k" + "." * 30 + "k o", 2, 2, 1.0, "no occasion"),
    ("first mon", "k" + "." * 34 + "k o", 2, 2, 1.0, "no occasion"),
    ("last day", "." * 29 + "k" + "." * 29 + "k o", 2, 2, 1.0, "no occasion"),
    ("RRULE:FREQ=WEEKLY;INTERVAL=2", "k" + "." * 13 + "g" + "." * 13 + "k", 2, 2, 2 / 3, "done"),
    ("RRULE:FREQ=DAILY;COUNT=2", "k k g g g o", 2, 2, 1.0, "no occasion"),
    ("2x week", "k . k . . . .  . g k . . k .  o", 2, 2, 1.0, "open"),
    ("2x week", "k . k . . . .  . . k . . . .  k . k", 2, 2, 2 / 3, "done"),
    ("2x week", "k k o", 1, 1, 1.0, "no occasion"),  # kept before the week is over
    ("2x month", "k" + "." * 29 + "o", None, None, None, "open"),  # the step began inside the month
    ("3 in 7 days", "k . k . k . . o", 7, 7, 1.0, "open"),
    ("3 in 7 days", "k k k . . . . . . . o", 7, 7, 1.0, "open"),  # covered for a week; later days may yet be
    ("3 in 7 days", "k k g g g g g g o", None, None, 0.0, "open"),
    ("3 days after", "k . . k . . k o", 3, 3, 1.0, "no occasion"),
    ("3 days after", "k . . . k . . o", 2, 2, 1.0, "open"),  # kept on the second day of its span
    ("3 days after", "k . . . k . o", 2, 2, 1.0, "no occasion"),  # due again three days after that
    ("3 days after", "k . . . . . k", 2, 2, 2 / 3, "done"),  # a span without, then one kept
    ("3 days after", "k k k k o", 1, 1, 1.0, "no occasion"),  # earlier showing-up only moves the due day
    ("whenever", "k g k g g g k o", None, None, None, "no occasion"),
    ("once", "g g o", None, None, None, "open"),
    ("once", "g k o", None, None, None, "no occasion"),
    ("once", "g p o", None, None, None, "open"),
]


@pytest.mark.parametrize(("rhythm", "history", "current", "longest", "rate", "today"), RHYTHMS)
def test_what_each_rhythm_asks_for(
    measure: Measure, rhythm: str, history: str, current: Any, longest: Any, rate: Any, today: str
) -> None:
    measured = lived(measure, history, rhythm)
    assert counts(measured) == (current, longest, rate)
    assert measured["today"] == today
    assert measured["showed_up"] == history.count("k") + history.count("p")


def test_whenever_and_once_have_totals_and_nothing_else(measure: Measure) -> None:
    for rhythm in (WHENEVER, ONCE):
        measured = lived(measure, "k g k g g k", rhythm)
        assert measured["showed_up"] == 3
        assert measured["comebacks"] == 0
        for key in ("run", "longest", "rate", "rate_28", "strength", "gap_median"):
            assert measured[key] is None


# By date.


def kept_on(*days: date, rhythm: Any, start: date, today: date, measure: Measure) -> tuple[int | None, float | None]:
    check_ins = tuple(said(day, "done") for day in days)
    measured = measure(a_plan(a_step(rhythm, start), check_ins=check_ins), today)
    return run_length(measured, "longest"), measured["rate"]


def test_the_31st_of_a_short_month_is_its_last_day(measure: Measure) -> None:
    days = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)
    assert kept_on(*days, rhythm="31st", start=date(2026, 1, 1), today=date(2026, 5, 30), measure=measure) == (4, 1.0)


def test_two_dates_that_fall_on_one_day_are_one_occasion(measure: Measure) -> None:
    days = date(2026, 2, 28), date(2026, 3, 30), date(2026, 3, 31)
    both = Rhythm("dates", dates=(MonthDay(30), MonthDay(31)))
    assert kept_on(*days, rhythm=both, start=date(2026, 2, 1), today=date(2026, 4, 1), measure=measure) == (3, 1.0)


def test_a_raw_rule_skips_short_months(measure: Measure) -> None:
    days = date(2026, 1, 31), date(2026, 3, 31)
    rule = "RRULE:FREQ=MONTHLY;BYMONTHDAY=31"
    assert kept_on(*days, rhythm=rule, start=date(2026, 1, 1), today=date(2026, 5, 30), measure=measure) == (2, 1.0)


def test_a_fifth_weekday_that_is_not_there_is_no_occasion(measure: Measure) -> None:
    days = date(2026, 3, 30), date(2026, 6, 29)  # March and June have five Mondays, April and May four
    fifth = Rhythm("dates", dates=(MonthDay(5, 0),))
    assert kept_on(*days, rhythm=fifth, start=date(2026, 3, 1), today=date(2026, 7, 1), measure=measure) == (2, 1.0)


def test_the_last_weekday_is_the_fifth_where_there_is_one(measure: Measure) -> None:
    days = date(2026, 3, 30), date(2026, 4, 27), date(2026, 5, 25), date(2026, 6, 29)
    last = Rhythm("dates", dates=(MonthDay(-1, 0),))
    assert kept_on(*days, rhythm=last, start=date(2026, 3, 1), today=date(2026, 7, 1), measure=measure) == (4, 1.0)


def asked_on(rhythm: str, start: date, count: int) -> list[str]:
    return [str(date.fromordinal(day)) for day in islice(dates(rhythms.read(rhythm), start.toordinal()), count)]


def test_the_date_of_the_start_comes_every_so_many_months_and_never_drifts() -> None:
    kept = ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-09-30", "2026-11-30", "2027-01-31"]
    assert asked_on("every 2 months", date(2026, 1, 31), 7) == kept
    assert asked_on("every 3 months", date(2026, 11, 30), 3) == ["2026-11-30", "2027-02-28", "2027-05-30"]
    leap = ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]
    assert asked_on("yearly", date(2024, 2, 29), 5) == leap
    assert asked_on("every 2 years", date(2024, 2, 29), 3) == ["2024-02-29", "2026-02-28", "2028-02-29"]


def test_the_last_day_from_monday_to_friday(measure: Measure) -> None:
    days = ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30", "2026-05-29", "2026-06-30", "2026-07-31"]
    assert asked_on("last weekday", date(2026, 1, 1), 7) == days
    assert asked_on("first weekday", date(2026, 1, 2), 3) == ["2026-02-02", "2026-03-02", "2026-04-01"]
    on = [date.fromisoformat(day) for day in days[:3]]
    assert kept_on(*on, rhythm="last weekday", start=date(2026, 1, 1), today=date(2026, 4, 1), measure=measure) == (
        3,
        1,
    )


def test_a_rhythm_by_months_is_kept_on_its_day_alone(measure: Measure) -> None:
    start, days = date(2026, 1, 31), (date(2026, 1, 31), date(2026, 3, 31))
    assert kept_on(*days, rhythm="every 2 months", start=start, today=date(2026, 5, 30), measure=measure) == (2, 1.0)
    assert kept_on(*days, rhythm="every 2 months", start=start, today=date(2026, 6, 1), measure=measure) == (2, 2 / 3)
    beside = date(2026, 1, 31), date(2026, 3, 30), date(2026, 4, 1)
    assert kept_on(*beside, rhythm="every 2 months", start=start, today=date(2026, 4, 2), measure=measure) == (1, 0.5)


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [("every 2 months", 60), ("every 18 months", 540), ("yearly", 365), ("every 2 years", 730), ("last weekday", 30)],
)
def test_strength_of_a_rhythm_by_months_or_years(measure: Measure, rhythm: str, days: int) -> None:
    measured = lived(measure, "k" + "." * 30 + "k.", rhythm)["strength"]
    assert measured == pytest.approx(lived(measure, "k" + "." * 30 + "k.", f"every {days} days")["strength"])


def test_days_far_ahead_are_found_at_once_and_the_same() -> None:
    for kept in ("every 5 months", "yearly", "every 10 years", "last weekday", "every 3660 days"):
        rhythm, start = rhythms.read(kept), date(2023, 8, 31).toordinal()
        whole = list(islice(dates(rhythm, start), 40))
        for day in (start - 9, *whole[:9], *(day + 1 for day in whole[:9]), whole[20] - 1):
            expected = [found for found in whole if found >= day][:5]
            assert list(islice(dates_from(rhythm, start, day), 5)) == expected, (kept, day - start)
    assert 1 < len(list(dates(rhythms.read("every 10 years"), date(9970, 2, 28).toordinal()))) < 5


def test_what_comes_once_in_many_years_still_says_when() -> None:
    for kept in ("every 10 years", "every 3660 days"):
        (row,) = rows(indexed(a_plan(a_step(kept))), MONDAY + DAY)
        assert coming(row, 1)[0] > MONDAY + 3600 * DAY


# Quotas.

NEEDS = [
    # rhythm, the week before today, longest, rate
    ("3x week", "k k k . . . .", 1, 1.0),
    ("3x week", "k k . . . . .", None, 0.0),
    ("3x week", "k k r r r r .", None, 0.0),  # three days were there for it
    ("3x week", "k k r r r r r", 1, 1.0),  # two days were there for it
    ("3x week", "k . r r r r r", None, 0.0),
    ("3x week", "r r r r r r r", None, None),  # none were: the week is a rest
    ("3x week", "p p p . . . .", 1, 1.0),
    ("3x week", "k n n n n n n", None, 0.0),
    ("7x week", "k k k k k k k", 1, 1.0),
    ("7x week", "k k k k k k r", 1, 1.0),
]


@pytest.mark.parametrize(("rhythm", "week", "longest", "rate"), NEEDS)
def test_rests_lower_the_need_of_a_week(measure: Measure, rhythm: str, week: str, longest: Any, rate: Any) -> None:
    measured = lived(measure, week + "o", rhythm)
    assert (run_length(measured, "longest"), measured["rate"]) == (longest, rate)


def test_a_week_that_needs_nothing_is_a_rest_unless_somebody_showed_up_in_it(measure: Measure) -> None:
    step = a_step("3x week", WEDNESDAY)
    for before, longest, rate in ((". .", None, None), ("k .", 1, 1.0)):
        measured = measure(a_plan(step, check_ins=diary(before + "r r r r r")), MONDAY + 7 * DAY)
        assert (run_length(measured, "longest"), measured["rate"]) == (longest, rate)


def test_a_paused_day_lowers_the_need_like_a_rest(measure: Measure) -> None:
    away = Pause(WEDNESDAY, SUNDAY)
    assert lived(measure, "k k . . . . . o", "3x week", pauses=(away,))["rate"] == 1.0
    assert lived(measure, "k . . . . . . o", "3x week", pauses=(away,))["rate"] == 0.0
    assert lived(measure, "r . . . . . . k", "1x week", pauses=(Pause(TUESDAY, SUNDAY),))["rate"] == 1.0


def test_a_week_wholly_paused_is_no_occasion(measure: Measure) -> None:
    away = Pause(MONDAY + 7 * DAY, MONDAY + 13 * DAY)
    measured = lived(measure, "k......" + "......." + "k", "1x week", pauses=(away,))
    assert (run_length(measured), measured["run"]["bridged"], measured["rate"]) == (2, 0, 1.0)


def test_rests_ahead_lower_the_need_of_the_week_they_are_in(measure: Measure) -> None:
    assert counts(measure(a_plan(a_step("3x week"), check_ins=diary("k k . r r r r")), TUESDAY)) == (None, None, None)
    assert counts(measure(a_plan(a_step("3x week"), check_ins=diary("k k r r r r r")), TUESDAY)) == (1, 1, 1.0)


def test_the_week_a_step_began_in_is_never_a_gap(measure: Measure) -> None:
    midweek = a_step("3x week", THURSDAY)
    next_monday = MONDAY + 7 * DAY
    assert measure(a_plan(midweek), next_monday)["rate"] is None
    assert measure(a_plan(midweek, check_ins=diary("k k . .", THURSDAY)), next_monday)["rate"] is None
    assert measure(a_plan(midweek, check_ins=diary("k k k .", THURSDAY)), next_monday)["rate"] == 1.0
    assert measure(a_plan(midweek, check_ins=diary("k k", THURSDAY)), SUNDAY)["today"] == "open"
    late = a_step("3x week", SUNDAY)  # one day left: need 1
    assert measure(a_plan(late, check_ins=diary("k", SUNDAY)), next_monday)["rate"] == 1.0


def test_a_step_that_begins_on_the_first_day_of_its_week_may_have_a_gap(measure: Measure) -> None:
    assert measure(a_plan(a_step("3x week")), MONDAY + 7 * DAY)["rate"] == 0.0
    sunday_weeks = a_plan(a_step("3x week"), week_starts_on=6)
    assert measure(sunday_weeks, MONDAY + 7 * DAY)["rate"] is None


def test_a_kept_period_that_ends_after_today_is_in_rate_but_not_yet_in_rate_28(measure: Measure) -> None:
    measured = lived(measure, "k k k", "3x week")
    assert (measured["rate"], measured["rate_28"], measured["today"]) == (1.0, None, "done")
    assert measured["run"]["days"] == 3  # within today
    assert lived(measure, "k k k o", "3x week")["today"] == "no occasion"


def test_months_of_a_quota_are_calendar_months(measure: Measure) -> None:
    start = date(2026, 2, 1)
    days = tuple(said(day, "done") for day in (date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1)))
    plan = a_plan(a_step("2x month", start), check_ins=days)
    assert measure(plan, date(2026, 3, 31))["rate"] == 1.0
    assert measure(plan, date(2026, 3, 31))["today"] == "open"
    assert measure(plan, date(2026, 4, 1))["rate"] == 0.5


# Rolling.


def test_a_rolling_day_without_cover_is_a_gap_once_no_window_can_reach(measure: Measure) -> None:
    # Days 1 and 2 of "2 in 3 days": day 1 lies in windows up to day 3.
    assert lived(measure, ". o", "2 in 3 days")["rate"] is None
    assert lived(measure, ". . o", "2 in 3 days")["rate"] == 0.0
    assert lived(measure, "k . k", "2 in 3 days")["rate"] == 1.0
    assert lived(measure, "k . n", "2 in 3 days")["rate"] is None  # whatever is logged, today may yet be done


def test_a_covered_rolling_day_is_kept_rest_or_not(measure: Measure) -> None:
    covered = lived(measure, "k r k", "2 in 3 days")
    assert (run_length(covered), covered["rate"]) == (3, 1.0)
    uncovered = lived(measure, "k r r r k . k", "2 in 3 days", rooms=(Since(MONDAY, 0),))
    assert uncovered["run"]["length"] == 3
    assert uncovered["rate"] == 3 / 4  # the first day is a gap, the three rests are rests


# After.


def test_a_rest_in_the_span_makes_it_a_rest(measure: Measure) -> None:
    assert lived(measure, "k . . . r . k", "3 days after", rooms=(Since(MONDAY, 0),))["run"]["length"] == 2
    assert lived(measure, "k . . . . . k", "3 days after", rooms=(Since(MONDAY, 0),))["run"]["length"] == 1
    assert lived(measure, "k . . r k", "3 days after")["rate"] == 1.0  # showing up keeps it all the same


def test_showing_up_early_moves_the_due_day_again_and_again(measure: Measure) -> None:
    measured = lived(measure, "k . k . k . . . o", "4 days after")
    assert (run_length(measured), measured["rate"], measured["today"]) == (1, 1.0, "open")


def test_the_first_due_day_is_the_start(measure: Measure) -> None:
    assert lived(measure, ". . k", "3 days after")["rate"] == 1.0
    assert lived(measure, ". . . k", "3 days after")["rate"] == 0.5


# Pausing, finishing, ending.

NOTHING_LOGGED = "k k . . . . k"


@pytest.mark.parametrize("where", ["step", "goal", "plan"])
def test_a_pause_takes_its_days_out(measure: Measure, where: str) -> None:
    away = (Pause(WEDNESDAY, SUNDAY - DAY),)
    key = {"step": "pauses", "goal": "goal_pauses", "plan": "pauses"}[where]
    if where == "step":
        plan = a_plan(a_step(pauses=away), check_ins=diary(NOTHING_LOGGED))
    else:
        plan = a_plan(a_step(), check_ins=diary(NOTHING_LOGGED), **{key: away})
    measured = measure(plan, SUNDAY)
    assert measured["run"] == {"length": 3, "days": 7, "bridged": 0, "start": "2026-03-02", "end": "2026-03-08"}
    assert (measured["rate"], measured["comebacks"]) == (1.0, 0)


def test_a_pause_begins_the_day_after_when_something_is_logged(measure: Measure) -> None:
    from_tuesday = (Pause(TUESDAY),)
    assert lived(measure, "k k . .", pauses=from_tuesday)["run"]["length"] == 2
    assert lived(measure, "k n . .", pauses=from_tuesday)["rate"] == 0.5
    assert lived(measure, "k . . .", pauses=from_tuesday)["rate"] == 1.0
    assert lived(measure, "k . k .", pauses=from_tuesday)["run"]["length"] == 1  # inside the pause: no occasion
    assert lived(measure, "k . k .", pauses=from_tuesday)["showed_up"] == 2


def test_resuming_on_the_day_of_the_pause_leaves_nothing_out(measure: Measure) -> None:
    assert lived(measure, "k g k", pauses=(Pause(TUESDAY, MONDAY),))["run"]["bridged"] == 1


def test_a_paused_day_is_no_occasion_today(measure: Measure) -> None:
    for rhythm in ("daily", "3x week", "3 in 7 days", "5 days after", "once"):
        assert lived(measure, "k . .", rhythm, pauses=(Pause(TUESDAY),))["today"] == "no occasion"


def test_a_pause_leaves_the_dates_of_every_n_days_where_they_are(measure: Measure) -> None:
    measured = lived(measure, "k . . . . . k o", "every 3 days", pauses=(Pause(WEDNESDAY, MONDAY + 4 * DAY),))
    assert (run_length(measured), measured["rate"]) == (2, 1.0)


def test_a_pause_moves_an_after_step_to_the_day_of_resuming(measure: Measure) -> None:
    away = (Pause(WEDNESDAY, MONDAY + 9 * DAY),)
    measured = lived(measure, "k . . . . . . . . . o", "3 days after", pauses=away)
    assert (measured["rate"], measured["today"]) == (1.0, "open")
    measured = lived(measure, "k . . . . . . . . . . . . o", "3 days after", pauses=away)
    assert measured["rate"] == 0.5


def test_showing_up_in_a_pause_moves_the_due_day_too(measure: Measure) -> None:
    away = (Pause(WEDNESDAY, MONDAY + 9 * DAY),)
    measured = lived(measure, "k . . . . . . . . k . . o", "3 days after", pauses=away)
    assert (run_length(measured), measured["rate"], measured["today"]) == (1, 1.0, "open")
    assert lived(measure, "k . . . . . . . . k . o", "3 days after", pauses=away)["today"] == "no occasion"


def test_an_after_span_with_a_paused_day_is_a_rest(measure: Measure) -> None:
    measured = lived(measure, "k . . . . . . . o", "3 days after", pauses=(Pause(MONDAY + 4 * DAY, MONDAY + 4 * DAY),))
    assert measured["rate"] == 1.0


def test_finishing_is_a_pause_without_end(measure: Measure) -> None:
    for logged in ("k k k", "k k ."):
        finished = lived(measure, logged + "." * 40, finished=WEDNESDAY)
        assert finished["run"]["length"] == logged.count("k")
        assert (finished["rate"], finished["today"]) == (1.0, "no occasion")


def test_a_goal_that_ended_ends_its_steps(measure: Measure) -> None:
    measured = lived(measure, "k k k" + "." * 40, ended=THURSDAY)
    assert (run_length(measured), measured["rate"], measured["today"]) == (3, 1.0, "no occasion")


# Changes.


def changed(step: Step, **values: tuple[tuple[date, Any], ...]) -> Step:
    return step._replace(**{key: tuple(Since(day, value) for day, value in pairs) for key, pairs in values.items()})


def test_a_changed_rhythm_holds_from_its_day_and_runs_go_on(measure: Measure) -> None:
    step = changed(a_step(), rhythms=((MONDAY, DAILY), (THURSDAY, Rhythm("weekdays", days=(5,)))))
    measured = measure(a_plan(step, check_ins=diary("k g k . . k o")), SUNDAY)
    assert measured["run"] == {"length": 3, "days": 6, "bridged": 1, "start": "2026-03-02", "end": "2026-03-07"}
    assert (measured["rate"], measured["rhythm"], measured["today"]) == (3 / 4, "sat", "no occasion")


def test_a_changed_every_counts_from_the_day_of_the_change(measure: Measure) -> None:
    every = Rhythm("every", span=3)
    step = changed(a_step(), rhythms=((MONDAY, DAILY), (THURSDAY, every)))
    measured = measure(a_plan(step, check_ins=diary("k k k k . . k")), SUNDAY)
    assert (run_length(measured), measured["rate"]) == (5, 1.0)


def test_a_period_cut_by_a_change_is_never_a_gap(measure: Measure) -> None:
    thrice = Rhythm("week", times=3)
    into = changed(a_step(), rhythms=((MONDAY, DAILY), (THURSDAY, thrice)))
    assert measure(a_plan(into, check_ins=diary("k k k . . . . o")), MONDAY + 7 * DAY)["rate"] == 1.0
    out_of = changed(a_step(), rhythms=((MONDAY, thrice), (THURSDAY, DAILY)))
    assert measure(a_plan(out_of, check_ins=diary(". . . k k k k o")), MONDAY + 7 * DAY)["rate"] == 1.0
    rarely = Rhythm("after", span=30)
    cut = changed(a_step(), rhythms=((MONDAY, rarely), (THURSDAY, DAILY)))
    assert measure(a_plan(cut, check_ins=diary(". . . k")), THURSDAY)["rate"] == 1.0


def test_a_changed_period_counts_from_the_day_of_the_change(measure: Measure) -> None:
    twice, thrice = Rhythm("week", times=2), Rhythm("week", times=3)
    step = changed(a_step(), rhythms=((MONDAY, thrice), (THURSDAY, twice)))
    first_half = measure(a_plan(step, check_ins=diary("k k k . . . . o")), MONDAY + 7 * DAY)
    assert (first_half["run"]["end"], run_length(first_half)) == ("2026-03-04", 1)
    both_halves = measure(a_plan(step, check_ins=diary("k k k k k . . o")), MONDAY + 7 * DAY)
    assert (run_length(both_halves), both_halves["run"]["days"]) == (2, 7)
    neither = measure(a_plan(step, check_ins=diary(". . k k . . . o")), MONDAY + 7 * DAY)
    assert (neither["rate"], neither["longest"]) == (None, None)


def test_a_changed_rolling_rhythm_looks_back_to_the_day_of_the_change(measure: Measure) -> None:
    step = changed(a_step(), rhythms=((MONDAY, DAILY), (THURSDAY, Rhythm("rolling", times=2, span=3))))
    measured = measure(a_plan(step, check_ins=diary("k k k k . . o")), SUNDAY)
    assert measured["rate"] == 3 / 5  # Thursday and Friday are gaps, Saturday may yet be covered
    measured = measure(a_plan(step, check_ins=diary("k k k k . k o")), SUNDAY)
    assert measured["rate"] == 1.0


def test_a_change_to_once_takes_the_run_away_and_back_again(measure: Measure) -> None:
    step = changed(a_step(), rhythms=((MONDAY, DAILY), (WEDNESDAY, WHENEVER), (SUNDAY, DAILY)))
    plan = a_plan(step, check_ins=diary("k k . . . . k"))
    assert measure(plan, THURSDAY)["run"] is None
    assert measure(plan, SUNDAY)["run"]["length"] == 3


def test_a_changed_target_holds_from_its_day(measure: Measure) -> None:
    step = changed(a_step(), targets=((MONDAY, 1000), (WEDNESDAY, 2000), (THURSDAY, None)))
    for day, word in ((MONDAY, "done"), (TUESDAY, "done"), (WEDNESDAY, "partly"), (THURSDAY, "done")):
        assert measure(a_plan(step, check_ins=(said(day, "done", 1000),)), day)["today"] == word


def test_a_changed_room_holds_from_its_day(measure: Measure) -> None:
    history = "k g g k g g k"
    stricter = changed(a_step(), rooms=((MONDAY, 2), (THURSDAY, 1)))
    measured = measure(a_plan(stricter, check_ins=diary(history)), SUNDAY)
    assert (run_length(measured), run_length(measured, "longest")) == (1, 2)
    wider = changed(a_step(), rooms=((MONDAY, 1), (THURSDAY, 2)))
    assert run_length(measure(a_plan(wider, check_ins=diary(history)), SUNDAY)) == 2


def test_a_changed_room_of_the_plan_holds_from_its_day_but_not_before_a_step_was_made(measure: Measure) -> None:
    rooms = (Since(date.min, 0), Since(THURSDAY, 2))
    plan = a_plan(a_step(), check_ins=diary("k g k k g g k"), rooms=rooms)
    assert run_length(measure(plan, SUNDAY)) == 3  # Tuesday's gap ended a run, Friday's and Saturday's did not
    made_late = a_plan(a_step(made=THURSDAY), check_ins=diary("k g k k g g k"), rooms=rooms)
    assert run_length(measure(made_late, SUNDAY)) == 4


def test_a_step_of_the_future_has_nothing_yet(measure: Measure) -> None:
    for rhythm in ("daily", "3x week", "2x month", "3 in 7 days", "5 days after", "mon", "15th", "whenever", "once"):
        measured = measure(a_plan(a_step(rhythm, THURSDAY, made=MONDAY)), MONDAY)
        assert (measured["run"], measured["longest"], measured["rate"]) == (None, None, None)
        assert (measured["showed_up"], measured["today"]) == (0, "no occasion")


def test_showing_up_in_the_week_before_the_start_counts_once_the_step_has_begun(measure: Measure) -> None:
    plan = a_plan(a_step("3x week", THURSDAY, made=MONDAY), check_ins=diary("k k k"))
    assert (measure(plan, WEDNESDAY)["run"], measure(plan, WEDNESDAY)["showed_up"]) == (None, 3)
    assert run_length(measure(plan, THURSDAY)) == 1


def test_the_tables_have_two_readers() -> None:
    check_ins: tuple[CheckIn, ...] = diary("k g r g k")
    agree(a_plan(a_step(), check_ins=check_ins), MONDAY + 4 * DAY)
