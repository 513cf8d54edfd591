"""The days on which calendars and clocks do something odd. Measures know civil days alone, and never notice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from core.plans import DAY, a_plan, a_step, diary, fast_progress, said, steps_of
from goalwalk.core.days import civil_day
from goalwalk.core.model.plan import Plan

LEAP_DAY = date(2028, 2, 29)
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")  # its clocks change by half an hour
SANTIAGO = ZoneInfo("America/Santiago")  # its clocks change at midnight


def measured(plan: Plan, today: date) -> dict[str, Any]:
    return steps_of(fast_progress(plan, today))["1.1"]


def done_on(rhythm: str, start: date, *days: date, today: date, **settings: Any) -> dict[str, Any]:
    return measured(
        a_plan(a_step(rhythm, start), check_ins=tuple(said(day, "done") for day in days), **settings), today
    )


def length_and_rate(found: dict[str, Any]) -> tuple[int, float | None]:
    return found["run"]["length"] if found["run"] else 0, found["rate"]


# The leap day.


def test_a_daily_run_goes_over_the_leap_day() -> None:
    start = date(2028, 2, 27)
    run = measured(a_plan(a_step("daily", start), check_ins=diary("kkkk", start)), date(2028, 3, 1))["run"]
    assert (run["length"], run["days"], run["end"]) == (4, 4, "2028-03-01")


def test_a_leap_day_left_blank_is_a_gap_like_any_other() -> None:
    start = date(2028, 2, 27)
    found = measured(a_plan(a_step("daily", start), check_ins=diary("kkgk", start)), date(2028, 3, 1))
    assert (found["run"]["length"], found["run"]["bridged"], found["rate"]) == (3, 1, 3 / 4)


@pytest.mark.parametrize("rhythm", ["31st", "30th", "29th", "last day"])
def test_the_end_of_february_in_a_leap_year_is_the_29th(rhythm: str) -> None:
    found = done_on(rhythm, date(2028, 2, 1), LEAP_DAY, today=LEAP_DAY)
    assert (length_and_rate(found), found["today"]) == ((1, 1.0), "done")
    assert done_on(rhythm, date(2028, 2, 1), date(2028, 2, 28), today=date(2028, 3, 1))["rate"] == 0.0


def test_a_rule_for_the_leap_day_comes_every_four_years() -> None:
    rule = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"
    found = done_on(rule, date(2024, 2, 29), date(2024, 2, 29), LEAP_DAY, today=date(2032, 2, 28))
    assert (length_and_rate(found), found["today"]) == ((2, 1.0), "no occasion")


def test_every_n_days_counts_the_leap_day() -> None:
    start = date(2028, 2, 27)
    assert length_and_rate(done_on("every 2 days", start, start, LEAP_DAY, today=LEAP_DAY)) == (2, 1.0)


# A month of 28 days.


def test_a_month_of_28_days_has_its_quota_and_its_last_day() -> None:
    first, last, after = date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)
    assert done_on("1x month", first, last, today=after)["rate"] == 1.0
    assert done_on("1x month", first, after, today=after)["rate"] == 0.5
    for rhythm in ("29th", "30th", "31st", "last day"):
        assert done_on(rhythm, first, last, today=after)["rate"] == 1.0


def test_a_quota_of_more_days_than_february_has_needs_them_all() -> None:
    first, after = date(2026, 2, 1), date(2026, 3, 1)
    every_day = [first + n * DAY for n in range(28)]
    assert done_on("30x month", first, *every_day, today=after)["rate"] == 1.0
    assert done_on("30x month", first, *every_day[1:], today=after)["rate"] == 0.0


def test_the_fifth_weekday_is_not_in_a_month_of_28_days() -> None:
    found = done_on("fifth sun", date(2026, 2, 1), date(2026, 3, 29), today=date(2026, 3, 31))
    assert length_and_rate(found) == (1, 1.0)
    found = done_on("last sun", date(2026, 2, 1), date(2026, 2, 22), date(2026, 3, 29), today=date(2026, 3, 31))
    assert length_and_rate(found) == (2, 1.0)


# The turn of a year.


def test_runs_go_over_the_turn_of_the_year() -> None:
    start = date(2025, 12, 30)
    run = measured(a_plan(a_step("daily", start), check_ins=diary("kkkk", start)), date(2026, 1, 2))["run"]
    assert run == {"length": 4, "days": 4, "bridged": 0, "start": "2025-12-30", "end": "2026-01-02"}


def test_a_week_over_the_turn_of_the_year_is_one_week() -> None:
    days = date(2025, 12, 29), date(2025, 12, 31), date(2026, 1, 4)
    assert length_and_rate(done_on("3x week", days[0], *days, today=date(2026, 1, 5))) == (1, 1.0)


def test_december_and_january_are_two_months() -> None:
    days = date(2025, 12, 31), date(2026, 1, 1)
    assert length_and_rate(done_on("1x month", date(2025, 12, 1), *days, today=date(2026, 1, 31))) == (2, 1.0)
    assert done_on("2x month", date(2025, 12, 1), *days, today=date(2026, 2, 1))["rate"] == 0.0


# ISO week 53.


def test_week_53_is_a_week_like_any_other() -> None:
    monday = date(2020, 12, 28)
    assert monday.isocalendar().week == 53
    weeks = [monday + n * 7 * DAY for n in (-1, 0, 1)]
    assert length_and_rate(done_on("1x week", weeks[0], *weeks, today=weeks[2])) == (3, 1.0)
    over_the_year = done_on("1x week", weeks[0], weeks[0], date(2021, 1, 3), today=date(2021, 1, 4))
    assert length_and_rate(over_the_year) == (2, 1.0)


# Weeks that start on Sunday.


def test_a_week_that_starts_on_sunday_ends_on_saturday() -> None:
    sunday = date(2026, 3, 1)
    saturday, next_sunday = sunday + 6 * DAY, sunday + 7 * DAY
    both = ("2x week", sunday, sunday, saturday)
    assert length_and_rate(done_on(*both, today=next_sunday, week_starts_on=6)) == (1, 1.0)
    assert done_on("2x week", sunday, saturday, next_sunday, today=next_sunday, week_starts_on=6)["rate"] == 0.0
    assert done_on("2x week", sunday, saturday, next_sunday, today=next_sunday, week_starts_on=0)["rate"] == 1.0


@pytest.mark.parametrize("week_starts_on", range(7))
def test_every_weekday_may_start_the_week(week_starts_on: int) -> None:
    first = date(2026, 3, 2) + week_starts_on * DAY
    found = done_on("2x week", first, first, first + 6 * DAY, today=first + 7 * DAY, week_starts_on=week_starts_on)
    assert length_and_rate(found) == (1, 1.0)
    days = (first + 6 * DAY, first + 7 * DAY)
    found = done_on("2x week", first, *days, today=first + 7 * DAY, week_starts_on=week_starts_on)
    assert (found["rate"], found["today"]) == (0.0, "done")


# Where a day starts.

DAY_STARTS = [
    # the clock shows, the day starts at, the day is
    ("2026-03-10T01:30:00", 3, date(2026, 3, 9)),
    ("2026-03-10T02:59:59", 3, date(2026, 3, 9)),
    ("2026-03-10T03:00:00", 3, date(2026, 3, 10)),
    ("2026-03-10T00:00:00", 0, date(2026, 3, 10)),
    ("2026-03-10T10:59:00", 11, date(2026, 3, 9)),
    ("2026-03-10T11:00:00", 11, date(2026, 3, 10)),
    ("2026-01-01T02:00:00", 3, date(2025, 12, 31)),
    ("2028-03-01T02:00:00", 3, date(2028, 2, 29)),
    ("2026-03-01T02:00:00", 3, date(2026, 2, 28)),
]


@pytest.mark.parametrize(("clock", "starts_at", "day"), DAY_STARTS)
def test_the_small_hours_belong_to_the_evening_before(clock: str, starts_at: int, day: date) -> None:
    for zone in (UTC, BERLIN, NEW_YORK, timezone(timedelta(hours=14))):
        assert civil_day(datetime.fromisoformat(clock).replace(tzinfo=zone), starts_at) == day


def test_what_is_done_at_half_past_one_closes_the_evening_before() -> None:
    night = datetime(2026, 3, 10, 1, 30, tzinfo=BERLIN)
    today = civil_day(night, 3)
    found = measured(a_plan(a_step("daily", today - DAY), check_ins=diary("kk", today - DAY)), today)
    assert (found["today"], found["run"]["end"]) == ("done", "2026-03-09")


# The nights on which clocks change.


def every_quarter(zone: ZoneInfo, first: datetime, hours: int) -> list[datetime]:
    start = first.replace(tzinfo=zone).astimezone(UTC)
    return [(start + timedelta(minutes=15 * n)).astimezone(zone) for n in range(4 * hours)]


NIGHTS = [
    (BERLIN, datetime(2026, 3, 29), 23),
    (BERLIN, datetime(2026, 10, 25), 25),
    (NEW_YORK, datetime(2026, 3, 8), 23),
    (NEW_YORK, datetime(2026, 11, 1), 25),
    (LORD_HOWE, datetime(2026, 10, 4), 23.5),
    (LORD_HOWE, datetime(2026, 4, 5), 24.5),
    (SANTIAGO, datetime(2026, 9, 6), 23),
    (SANTIAGO, datetime(2026, 4, 4), 25),
]


@pytest.mark.parametrize(("zone", "midnight", "hours"), NIGHTS)
@pytest.mark.parametrize("starts_at", [0, 1, 2, 3, 4, 11])
def test_a_night_with_a_clock_change_loses_and_repeats_no_day(
    zone: ZoneInfo, midnight: datetime, hours: float, starts_at: int
) -> None:
    moments = every_quarter(zone, midnight - 2 * DAY, 24 * 5)
    days = [civil_day(moment, starts_at) for moment in moments]
    middle = midnight.date()
    assert set(days) >= {middle - DAY, middle, middle + DAY}
    assert days == sorted(days)  # no day comes back
    if starts_at == 0:
        assert days.count(middle) == 4 * hours


@pytest.mark.parametrize(("zone", "midnight", "hours"), NIGHTS)
def test_a_run_goes_over_a_night_with_a_clock_change(zone: ZoneInfo, midnight: datetime, hours: float) -> None:
    evenings = [(midnight.replace(hour=21) + n * DAY).replace(tzinfo=zone) for n in (-2, -1, 0, 1)]
    check_ins = tuple(said(civil_day(at, 3), "done")._replace(at=at.isoformat()) for at in evenings)
    start = midnight.date() - 2 * DAY
    for rhythm in ("daily", "every 1 days", "1 in 1 days", "1 days after", "RRULE:FREQ=DAILY"):
        found = measured(a_plan(a_step(rhythm, start), check_ins=check_ins), midnight.date() + DAY)
        assert (found["run"]["length"], found["rate"]) == (4, 1.0)


def test_done_in_the_hour_that_comes_twice_is_one_day() -> None:
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    first, second = civil_day(twice, 3), civil_day(twice.replace(fold=1), 3)
    assert first == second == date(2026, 10, 24)
    check_ins = (said(first, "done"), said(second, "done"))
    assert measured(a_plan(a_step("daily", first), check_ins=check_ins), first)["showed_up"] == 1


def test_travel_moves_no_history() -> None:
    at_home = datetime(2026, 3, 9, 23, 0, tzinfo=NEW_YORK)
    there = at_home.astimezone(ZoneInfo("Asia/Tokyo"))
    check_in = said(civil_day(at_home, 3), "done")
    plan = a_plan(a_step("daily", date(2026, 3, 9)), check_ins=(check_in._replace(at=at_home.isoformat()),))
    moved = plan._replace(check_ins=(check_in._replace(at=there.isoformat()),))
    for today in (date(2026, 3, 9), date(2026, 3, 10)):
        assert measured(moved, today) == measured(plan, today)
