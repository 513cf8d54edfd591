"""Which day it is, and which day is meant."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.days import Today, civil_day, month_end, read_day, week_start
from goalwalk.core.errors import NotUnderstood

FRIDAY = date(2026, 11, 20)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
LEANS = st.sampled_from(["past", "future", "either"])


@pytest.mark.parametrize(
    ("clock", "starts_at", "day"),
    [
        ("2026-11-20T01:30:00", 3, date(2026, 11, 19)),  # done at half past one: the evening before
        ("2026-11-20T02:59:59", 3, date(2026, 11, 19)),
        ("2026-11-20T03:00:00", 3, FRIDAY),
        ("2026-11-20T23:59:59", 3, FRIDAY),
        ("2026-11-20T00:00:00", 0, FRIDAY),
        ("2026-11-20T10:59:00", 11, date(2026, 11, 19)),
        ("2026-01-01T02:00:00", 3, date(2025, 12, 31)),
        ("2028-03-01T02:00:00", 3, date(2028, 2, 29)),
        ("2026-03-01T02:00:00", 3, date(2026, 2, 28)),
        ("2026-11-20T01:30:00+14:00", 3, date(2026, 11, 19)),  # the offset is kept, never used
    ],
)
def test_a_day_begins_when_the_person_says(clock, starts_at, day):
    assert civil_day(datetime.fromisoformat(clock), starts_at) == day


@pytest.mark.parametrize("place", ["America/New_York", "Europe/Berlin"])
@pytest.mark.parametrize("night", [date(2026, 3, 8), date(2026, 11, 1), date(2026, 3, 29), date(2026, 10, 25)])
def test_a_night_that_changes_the_clock_is_a_night_like_others(place, night):
    midnight = datetime(night.year, night.month, night.day, tzinfo=ZoneInfo(place)).astimezone(ZoneInfo("UTC"))
    for minutes in range(0, 22 * 60, 15):
        clock = (midnight + timedelta(minutes=minutes)).astimezone(ZoneInfo(place))
        assert civil_day(clock, 3) == (night if clock.hour >= 3 else night - timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "starts_on", "first"),
    [
        (FRIDAY, 0, date(2026, 11, 16)),
        (FRIDAY, 6, date(2026, 11, 15)),
        (FRIDAY, 4, FRIDAY),
        (FRIDAY, 5, date(2026, 11, 14)),
        (date(2026, 11, 15), 6, date(2026, 11, 15)),
        (date(2027, 1, 3), 0, date(2026, 12, 28)),  # ISO week 53 of 2026
        (date(2027, 1, 3), 6, date(2027, 1, 3)),
        (date(2028, 3, 1), 0, date(2028, 2, 28)),
    ],
)
def test_a_week_begins_on_the_chosen_day(day, starts_on, first):
    assert week_start(day, starts_on) == first


@given(DAYS, st.integers(0, 6))
def test_every_day_lies_in_the_week_it_is_said_to(day, starts_on):
    first = week_start(day, starts_on)
    assert first.weekday() == starts_on and timedelta(0) <= day - first < timedelta(7)


def test_the_first_week_ever_is_cut_short():
    assert week_start(date.min, 6) == date.min


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2100, 2, 3), date(2100, 2, 28)),
        (date(2026, 4, 30), date(2026, 4, 30)),
        (date(2026, 12, 5), date(2026, 12, 31)),
        (date.max, date.max),
    ],
)
def test_a_month_ends(day, end):
    assert month_end(day) == end


@pytest.mark.parametrize(
    ("clock", "day"), [("2026-11-21T01:20", 20), ("2026-11-20T23:50", 19), ("2026-11-21T03:00", 20)]
)
def test_last_night_is_the_one_that_was(clock, day):
    """Whoever types after midnight means the night that is going on."""
    today = Today.of(datetime.fromisoformat(clock), 3, 0)
    for typed in ("last night", "last evening", "Last Night"):
        assert read_day(typed, today, "past") == date(2026, 11, day)


PLAIN = {
    "today": "2026-11-20",
    "Today": "2026-11-20",
    "tonight": "2026-11-20",
    "this morning": "2026-11-20",
    "yesterday": "2026-11-19",
    "last night": "2026-11-19",
    "  YESTERDAY. ": "2026-11-19",
    "tomorrow": "2026-11-21",
    "day before yesterday": "2026-11-18",
    "the day before yesterday": "2026-11-18",
    "the day after tomorrow": "2026-11-22",
    "3 days ago": "2026-11-17",
    "three  days   ago": "2026-11-17",
    "1 day ago": "2026-11-19",
    "a day ago": "2026-11-19",
    "0 days ago": "2026-11-20",
    "a week ago": "2026-11-13",
    "one week ago": "2026-11-13",
    "2 weeks ago": "2026-11-06",
    "a fortnight ago": "2026-11-06",
    "a month ago": "2026-10-20",
    "12 months ago": "2025-11-20",
    "a year ago": "2025-11-20",
    "in 3 days": "2026-11-23",
    "in a week": "2026-11-27",
    "in 2 weeks": "2026-12-04",
    "2 weeks from now": "2026-12-04",
    "in a month": "2026-12-20",
    "in 3 months": "2027-02-20",
    "fri": "2026-11-20",
    "this friday": "2026-11-20",
    "this sat": "2026-11-21",
    "last fri": "2026-11-13",
    "next fri": "2026-11-27",
    "last thurs": "2026-11-19",
    "next sat": "2026-11-21",
    "next sunday": "2026-11-22",
    "last Mon.": "2026-11-16",
    "last 19 nov": "2026-11-19",
    "last 20 nov": "2025-11-20",
    "next nov 20": "2027-11-20",
    "next 29 feb": "2028-02-29",
    "last 31st": "2026-10-31",
    "next 20th": "2026-12-20",
    "20 nov": "2026-11-20",
    "the 20th": "2026-11-20",
    "2026-11-19": "2026-11-19",
    " 2026-11-19, ": "2026-11-19",
    "2026-1-5": "2026-01-05",
    "19 November 2026": "2026-11-19",
    "Nov 19, 2026": "2026-11-19",
    "19. Nov. 2026": "2026-11-19",
    "the 19th of November 2026": "2026-11-19",
    "2026 nov 19": "2026-11-19",
    "Thu 19 Nov 2026": "2026-11-19",
    "on Thursday, November 19th, 2026": "2026-11-19",
    "29 feb 2028": "2028-02-29",
}


@pytest.mark.parametrize(("text", "day"), PLAIN.items())
@pytest.mark.parametrize("lean", ["past", "future", "either"])
def test_most_words_mean_one_day_wherever_they_are_typed(text, day, lean):
    assert read_day(text, FRIDAY, lean).isoformat() == day


def test_this_weekday_is_of_the_running_week_and_a_target_never_lies_behind() -> None:
    assert read_day("this mon", FRIDAY, "past") == date(2026, 11, 16)
    assert read_day("this mon", FRIDAY, "future") == date(2026, 11, 23)
    assert read_day("this sat", FRIDAY, "past") == date(2026, 11, 21), "it lies ahead, and whoever looks back says so"


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("thu", "2026-11-19", "2026-11-26"),
        ("Thursday", "2026-11-19", "2026-11-26"),
        ("on mon", "2026-11-16", "2026-11-23"),
        ("19 nov", "2026-11-19", "2027-11-19"),
        ("nov 21st", "2025-11-21", "2026-11-21"),
        ("31 Dec", "2025-12-31", "2026-12-31"),
        ("29 feb", "2024-02-29", "2028-02-29"),
        ("the 19th", "2026-11-19", "2026-12-19"),
        ("21st", "2026-10-21", "2026-11-21"),
        ("31st", "2026-10-31", "2026-12-31"),  # November has none
        ("Thu 19 Nov", "2026-11-19", None),  # 19 Nov 2027 is a Friday
    ],
)
def test_the_rest_lean_as_the_command_does_and_are_never_guessed(text, past, future):
    assert read_day(text, FRIDAY, "past").isoformat() == past
    if future is None:
        assert refusal(text, "future").code == "no_such_day"
        return
    assert read_day(text, FRIDAY, "future").isoformat() == future
    two = refusal(text, "either")
    said = (two.code, two.facts["text"], str(two.facts["last"]), str(two.facts["next"]))
    assert said == ("day_two", text, past, future)


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("day_numeric", ["11/12/2026", "11.12.2026", "11-12-26", "19.11.26", "26/11/19", "1/2", "10112012", "191126"]),
        (
            "no_such_day",
            ["32/13/2026", "31/02/2026", "2026/19/11", "13/13", "99999999", "1/2/3/4", "0/5"],
        ),
        ("no_such_day", ["31 feb", "30 feb", "2026-02-30", "29 feb 2027", "31 nov", "32nd", "0 nov", "2026-13-01"]),
        ("no_such_day", ["fri 19 nov 2026", "thu the 20th"]),
        ("day_too_far", ["1899-12-31", "2201-01-01", "400 years ago", "in 99999999999 days", "in 999999999 years"]),
        ("day", ["", " ", ".", "the", "soon", "week", "last", "end", "19", "nov", "nov 2026", "19 nov 26"]),
        ("day", ["3 days", "-3 days ago", "in days", "yesterday yesterday", "2026-11-19T10:00", "２０２６-１１-１９"]),
        ("day", ["ayer", "fri fri", "²", "1e3 days ago", "\0", "\ud800", "2.5 days ago"]),
    ],
)
def test_what_is_not_a_day_is_said_not_to_be(code, texts):
    for text in texts:
        assert refusal(text, "past").code == code, text


@pytest.mark.parametrize(
    ("today", "text", "day"),
    [
        (date(2026, 3, 31), "a month ago", date(2026, 2, 28)),
        (date(2028, 2, 29), "a year ago", date(2027, 2, 28)),
        (date(2028, 2, 29), "in 4 years", date(2032, 2, 29)),
        (date(2028, 2, 29), "29 feb", date(2028, 2, 29)),
        (date(2103, 6, 1), "29 feb", date(2096, 2, 29)),  # 2100 is no leap year
        (date(2026, 1, 1), "yesterday", date(2025, 12, 31)),
        (date(2026, 1, 10), "31st", date(2025, 12, 31)),
    ],
)
def test_months_and_years_of_unlike_length(today, text, day):
    assert read_day(text, today, "past") == day


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("text", [*PLAIN, "the 5th", "1 jan", "sat", "31 dec"])
def test_the_ends_of_time_are_too_far_and_nothing_worse(today, text):
    try:
        read_day(text, today, "past")
    except NotUnderstood as error:
        assert error.code in ("day_too_far", "day_two")


@given(DAYS, DAYS, LEANS)
def test_an_iso_date_is_itself(day, today, lean):
    assert read_day(day.isoformat(), today, lean) == day


@given(DAYS, DAYS)
def test_what_screens_echo_can_be_typed(day, today):
    assert read_day(f"{day:%a} {day.day} {day:%b} {day.year}", today, "either") == day


@given(DAYS, st.sampled_from(["mon", "wednesday", "sun", "19 nov", "1 jan", "the 31st", "the 1st"]))
def test_leaning_is_towards_today_and_the_nearest(today, text):
    try:
        past, future = read_day(text, today, "past"), read_day(text, today, "future")
    except NotUnderstood as error:
        assert error.code == "day_too_far"
        return
    assert past <= today <= future
    assert (past == today) == (future == today)


WORDS = ("a", "the", "last", "next", "this", "in", "ago", "from", "now", "3", "31", "2026", "19th", "days", "weeks")
WORDS += ("months", "years", "fri", "nov", "feb", "today", "/", ".", ",", "-")


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join), DAYS, LEANS)
def test_any_text_at_all_is_a_day_or_not_understood(text, today, lean):
    try:
        read_day(text, today, lean)
    except NotUnderstood as error:
        assert error.facts["text"] == text


def refusal(text, lean):
    with pytest.raises(NotUnderstood) as raised:
        read_day(text, FRIDAY, lean)
    return raised.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/04/2026", date(2026, 4, 13)),
        ("04/13/2026", date(2026, 4, 13)),
        ("13.04.2026", date(2026, 4, 13)),
        ("13. 4. 2026.", date(2026, 4, 13)),
        ("2026/04/13", date(2026, 4, 13)),
        ("2026.4.13", date(2026, 4, 13)),
        ("20260413", date(2026, 4, 13)),
        ("13042026", date(2026, 4, 13)),
        ("05/05/2026", date(2026, 5, 5)),  # the same day, whichever way
        ("13/04", date(2027, 4, 13)),
        ("4/13", date(2027, 4, 13)),
        ("19.11.", date(2027, 11, 19)),
        ("21 11", date(2026, 11, 21)),
        ("12-12", date(2026, 12, 12)),
        ("29/2", date(2028, 2, 29)),
    ],
)
def test_digits_that_can_be_read_one_way_are_read(text, day):
    assert read_day(text, FRIDAY, "future") == day


@given(DAYS, st.sampled_from("/.- "))
def test_digits_are_refused_just_where_people_read_them_in_two_ways(day, sign):
    for groups in ((day.day, day.month, day.year), (day.month, day.day, day.year)):
        text = sign.join(map(str, groups))
        if day.day <= 12 and day.day != day.month:
            assert refusal(text, "past").code == "day_numeric", text
        else:
            assert read_day(text, FRIDAY, "past") == day, text


def test_this_weekday_is_one_of_the_week_that_it_is():
    """Whichever day that week begins on."""
    from goalwalk.words.days import WEEKDAYS

    for starts_on in range(7):
        for away in range(7):
            today = Today.of(datetime(2026, 3, 2, 12) + timedelta(days=away), 3, starts_on)
            first = week_start(today, starts_on)
            for weekday, name in enumerate(WEEKDAYS):
                found = {lean: read_day(f"this {name}", today, lean) for lean in ("past", "future", "either")}
                assert found["past"] == found["either"], (today, starts_on, name)
                assert first <= found["past"] < first + timedelta(days=7), (today, starts_on, name)
                assert found["past"].weekday() == found["future"].weekday() == weekday
                assert today <= found["future"] <= found["past"] + timedelta(days=7)


@given(DAYS.filter(lambda day: 1910 < day.year < 2190), st.integers(-400, 400), st.integers(0, 6))
def test_the_end_of_a_stretch_is_the_first_such_day_from_its_start(today, away, weekday):
    from goalwalk.words.days import MONTHS, WEEKDAYS

    start = today + timedelta(days=away)
    end = start + timedelta(days=(weekday - start.weekday()) % 7)
    for lean in ("past", "future", "either") if end <= today + timedelta(days=7) else ("future", "either"):
        assert read_day(WEEKDAYS[weekday], today, lean, start) == end
        for named in (f"{end.day} {MONTHS[end.month - 1]}", f"the {end.day}th"):
            assert read_day(named, today, lean, start) == end
        assert read_day(f"next {WEEKDAYS[weekday]}", today, lean, start) >= max(end, today + timedelta(days=1))
        assert read_day("tomorrow", today, lean, start) == today + timedelta(days=1)
        assert read_day(end.isoformat(), today, lean, start) == end


def test_a_stretch_that_has_been_does_not_end_in_a_year():
    """14 Nov to 13 Nov is the wrong way round, and no stretch of a year less a day."""
    assert read_day("13 nov", date(2026, 11, 20), "past", date(2026, 11, 14)) == date(2026, 11, 13)
    assert read_day("20 oct", date(2026, 11, 20), "past", date(2026, 1, 1)) == date(2026, 10, 20)
    assert read_day("2 jan", date(2026, 11, 20), "past", date(2025, 12, 30)) == date(2026, 1, 2)
