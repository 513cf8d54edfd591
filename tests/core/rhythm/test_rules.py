"""Raw rules: exactly the dates RFC 5545 names, and never a wait."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from itertools import islice, takewhile

import pytest
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from goalwalk.core.days import month_end
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.rhythm.rules import dates, normal

START = date(2026, 1, 7)  # a Wednesday
MONDAY = 0


def up_to(rule, start, last):
    return list(takewhile(lambda day: day <= last, dates(rule, start)))


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=DAILY", ["2026-01-07", "2026-01-08", "2026-01-09"]),
        ("FREQ=DAILY;INTERVAL=10", ["2026-01-07", "2026-01-17", "2026-01-27"]),
        ("FREQ=WEEKLY", ["2026-01-07", "2026-01-14", "2026-01-21"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH", ["2026-01-08", "2026-01-12", "2026-01-15"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", ["2026-01-19", "2026-02-02", "2026-02-16"]),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=WE;BYDAY=MO", ["2026-01-12", "2026-01-26", "2026-02-09"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2026-01-31", "2026-03-31", "2026-05-31", "2026-07-31", "2026-08-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("FREQ=MONTHLY;BYDAY=1MO", ["2026-02-02", "2026-03-02", "2026-04-06"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["2026-02-13", "2026-03-13", "2026-11-13"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-01-30", "2026-02-27", "2026-03-31"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", ["2028-02-29", "2032-02-29", "2036-02-29"]),
        ("FREQ=YEARLY;BYYEARDAY=366", ["2028-12-31", "2032-12-31"]),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU", ["2027-01-03", "2033-01-02"]),
    ],
)
def test_rules(rule, first):
    assert [day.isoformat() for day in islice(dates(rule, START), len(first))] == first


@pytest.mark.parametrize(
    ("rule", "all_of_them"),
    [
        ("FREQ=DAILY;COUNT=2", ["2026-01-07", "2026-01-08"]),
        ("FREQ=DAILY;INTERVAL=2;UNTIL=20260111", ["2026-01-07", "2026-01-09", "2026-01-11"]),  # inclusive
        ("FREQ=DAILY;INTERVAL=2;UNTIL=20260110", ["2026-01-07", "2026-01-09"]),
        ("FREQ=DAILY;UNTIL=20260106", []),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["2026-01-31", "2026-03-31"]),
    ],
)
def test_rules_that_end(rule, all_of_them):
    assert [day.isoformat() for day in dates(rule, START)] == all_of_them


ALL_DAYS = [START + timedelta(days=away) for away in range(4_000)]
SLOW = {
    "FREQ=DAILY;INTERVAL=3": lambda day: (day - START).days % 3 == 0,
    "FREQ=WEEKLY;BYDAY=MO,WE,SU": lambda day: day.weekday() in (0, 2, 6),
    "FREQ=MONTHLY;BYMONTHDAY=31": lambda day: day.day == 31,
    "FREQ=MONTHLY;BYMONTHDAY=-2": lambda day: day == month_end(day) - timedelta(days=1),
    "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1,15": lambda day: day.day in (1, 15) and day.month % 2 == 1,
    "FREQ=MONTHLY;BYDAY=3MO": lambda day: day.weekday() == MONDAY and 15 <= day.day <= 21,
    "FREQ=MONTHLY;BYDAY=-1SU": lambda day: day.weekday() == 6 and day + timedelta(7) > month_end(day),
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29": lambda day: (day.month, day.day) == (2, 29),
    "FREQ=DAILY;BYMONTH=6;BYDAY=SA": lambda day: day.month == 6 and day.weekday() == 5,
    "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO": lambda day: day.isocalendar()[1:] == (1, 1),
    "FREQ=DAILY;UNTIL=20290210": lambda day: day <= date(2029, 2, 10),
}


@pytest.mark.parametrize("rule", SLOW)
def test_rules_equal_a_slow_and_obvious_check(rule):
    assert up_to(rule, START, ALL_DAYS[-1]) == [day for day in ALL_DAYS if SLOW[rule](day)]


def few(numbers):
    return st.lists(numbers, min_size=1, max_size=3).map(lambda found: ",".join(map(str, found)))


WEEKDAYS = st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"])
PARTS = {
    "INTERVAL": st.integers(1, 30),
    "COUNT": st.sampled_from([1, 25]),
    "UNTIL": st.sampled_from(["20300101", "20300101T120000Z"]),
    "WKST": WEEKDAYS,
    "BYDAY": few(WEEKDAYS)
    | few(st.tuples(st.integers(-53, 53), WEEKDAYS).map(lambda nth: f"{nth[0]}{nth[1]}"))
    | few(st.tuples(st.integers(-5, 5), WEEKDAYS).map(lambda nth: f"{nth[0]}{nth[1]}")),
    "BYMONTH": few(st.integers(1, 12)),
    "BYMONTHDAY": few(st.integers(-31, 31)),
    "BYYEARDAY": few(st.integers(-366, 366)),
    "BYWEEKNO": few(st.integers(-53, 53)),
    "BYSETPOS": few(st.integers(-3, 3)),
}
RULES = st.builds(
    lambda frequency, parts: ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in parts.items())]),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.fixed_dictionaries({}, optional=PARTS),
)


# Starts so late that dateutil gives up on an impossible rule soon, and so early that they are moved.
LATE = st.dates(date(9000, 1, 1), date(9399, 12, 31))


@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(RULES, LATE)
def test_a_start_moved_by_whole_cycles_changes_nothing(rule, start):
    try:
        rule = normal(rule)
    except NotUnderstood:
        reject()
    last = start + timedelta(days=1500)
    plain = rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time()))
    within = takewhile(lambda at: at.date() <= last, plain)
    found = up_to(rule, start, last)
    assert found == [at.date() for at in within]
    assert found == sorted(set(found)) and all(day >= start for day in found)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("RRULE:FREQ=DAILY", "FREQ=DAILY"),
        (" rrule:freq=weekly;byday=mo,we ", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("RRULE: FREQ=WEEKLY; BYDAY=MO, WE;", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=DAILY;UNTIL=20261231T235959Z", "FREQ=DAILY;UNTIL=20261231"),
        ("FREQ=DAILY;UNTIL=20261231T000000", "FREQ=DAILY;UNTIL=20261231"),
        ("FREQ=MONTHLY;BYDAY=-1FR,+2MO", "FREQ=MONTHLY;BYDAY=-1FR,+2MO"),
    ],
)
def test_a_rule_is_kept_in_one_form(typed, kept):
    assert normal(typed) == normal(kept) == kept


@pytest.mark.parametrize(
    ("reason", "texts"),
    [
        ("more_than_a_rule", ["RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "RRULE:FREQ=DAILY RRULE:FREQ=WEEKLY"]),
        ("more_than_a_rule", ["DTSTART:20260101\nRRULE:FREQ=DAILY", "RRULE:FREQ=DAILY;DTSTART=20260101"]),
        ("more_than_a_rule", ["FREQ=DAILY\nEXDATE:20260101", "FREQ=DAILY\n\n\n\nX", "RDATE:20260101"]),
        ("finer_than_days", ["FREQ=HOURLY", "freq=minutely", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=8"]),
        ("finer_than_days", ["FREQ=DAILY;BYMINUTE=0", "FREQ=DAILY;BYSECOND=0"]),
        (
            "interval",
            ["FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=", "FREQ=DAILY;INTERVAL=1.5"],
        ),
        (
            "unreadable",
            ["", "RRULE:", "BYDAY=MO", "FREQ=", "FREQ=SOMETIMES", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;X=1"],
        ),
        ("unreadable", ["FREQ=DAILY;COUNT=0", "FREQ=DAILY;COUNT=1;UNTIL=20260101", "FREQ=DAILY;UNTIL=20260230"]),
        ("unreadable", ["FREQ=DAILY;UNTIL=soon", "FREQ=DAILY;UNTIL=2026-01-01", "FREQ=MONTHLY;BYMONTHDAY=32"]),
        (
            "unreadable",
            ["FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;WKST=1"],
        ),
        (
            "unreadable",
            ["FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTH=-1", "FREQ=YEARLY;BYMONTH=1,,2", "FREQ=DAILY;BYDAY="],
        ),
        (
            "unreadable",
            ["FREQ=WEEKLY;BYDAY=2MO", "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYWEEKNO=3"],
        ),  # RFC: MUST NOT
        ("unreadable", ["FREQ=MONTHLY;BYDAY=6MO", "FREQ=YEARLY;BYMONTH=2;BYDAY=53MO"]),
        ("unreadable", ["FREQ=MONTHLY;BYSETPOS=1", "FREQ=YEARLY;BYEASTER=0", "FREQ=DAILY;BYDAY=" + "MO," * 999 + "MO"]),
    ],
)
def test_what_is_no_rule(reason, texts):
    for text in texts:
        with pytest.raises(NotUnderstood) as raised:
            normal(text)
        assert (raised.value.code, raised.value.facts) == ("rhythm_rule", {"text": text, "reason": reason})


NEVER = [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2,4,6,9,11;BYMONTHDAY=31;BYDAY=MO",
    "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=300",
    "FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1",
    "FREQ=YEARLY;BYWEEKNO=30;BYMONTH=1",
]


@pytest.mark.parametrize("rule", NEVER)
@pytest.mark.parametrize("start", [date(1900, 1, 1), START, date(2200, 12, 31)])
def test_a_rule_that_never_comes_round_keeps_nobody_waiting(rule, start):
    before = time.process_time()
    assert list(dates(normal(rule), start)) == []
    assert time.process_time() - before < 1.5


def test_a_usual_rule_takes_no_time():
    took = []
    for _ in range(5):
        before = time.process_time()
        assert len(up_to("FREQ=WEEKLY;BYDAY=MO,WE,FR", START, START + timedelta(days=1461))) > 600
        took.append(time.process_time() - before)
    assert min(took) < 0.02


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SU", "FREQ=YEARLY;BYWEEKNO=53"])
def test_dates_end_long_after_anyone_asks(rule):
    last = max(dates(rule, START))
    assert last.year - START.year >= 190


def test_a_leap_day_is_a_start_like_others():
    assert next(dates("FREQ=YEARLY", date(2028, 2, 29))) == date(2028, 2, 29)
    assert list(islice(dates("FREQ=YEARLY", date(2096, 2, 29)), 2)) == [date(2096, 2, 29), date(2104, 2, 29)]


@given(st.text() | st.text("FREQ=DAILY;BYMONTHWKUSRP,0123456789-\n:"))
def test_any_text_at_all_is_a_rule_or_not_understood(text):
    try:
        rule = normal(text)
    except NotUnderstood as error:
        assert error.code == "rhythm_rule"
        return
    assert normal(rule) == rule
    next(dates(rule, START), None)


@pytest.mark.parametrize("kept", ["", "NONSENSE", "FREQ=DAILY;UNTIL=never", "FREQ=DAILY;BYDAY=0MO", "FREQ=DAILY;BYDAY"])
def test_a_damaged_rule_is_said_to_be_one(kept):
    with pytest.raises(NotUnderstood):
        next(dates(kept, START))
