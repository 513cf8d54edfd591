"""Rhythms as people type them after --every."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalwalk import words
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.rhythm import rhythms, rules
from goalwalk.core.rhythm.rhythms import NTHS, WORKDAY, MonthDay, Rhythm
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.words.rhythms import rhythm_name

START = date(2026, 1, 7)  # a Wednesday

TYPED = {
    "daily": [
        "daily",
        "every day",
        "Each Day",
        "everyday",
        "once a day",
        "1x day",
        "every 1 day",
        "every night",
        "mon-sun",
    ],
    "every 2 days": ["every 2 days", "every other day", "every second day", "every 2nd day", "alternate days"],
    "every 3 days": ["every 3 days", "every third day", "every three days", "once every 3 days", "each 3 days"],
    "every 14 days": ["every 2 weeks", "every other week", "every second week", "fortnightly", "every fortnight"],
    "1 in 14 days": ["once a fortnight", "1x fortnight", "one time per fortnight", "once in any 14 days"],
    "2 in 14 days": ["twice a fortnight"],
    "every 21 days": ["every 3 weeks", "every third week"],
    "1x week": [
        "weekly",
        "once a week",
        "every week",
        "1x week",
        "once weekly",
        "1 time per week",
        "every 1 week",
        "once every week",
    ],
    "2x week": ["twice a week", "2x week", "twice weekly", "two times a week", "2 days a week"],
    "3x week": [
        "3x week",
        "3x a week",
        "3 x week",
        "3× week",
        "3x/week",
        "3/week",
        "3 times a week",
        "three times a week",
        "3 per week",
        "3 days per week",
        "3 times per week",
        "thrice a week",
        "3 times in a week",
        "3x weekly",
    ],
    "1x month": ["monthly", "once a month", "every month", "1x month", "every 1 month"],
    "every 2 months": ["every 2 months", "every other month", "every second month", "once every two months"],
    "every 3 months": ["every 3 months", "quarterly", "every quarter", "once a quarter", "every third month"],
    "every 6 months": ["every 6 months", "every six months", "half-yearly", "every half year"],
    "yearly": [
        "yearly",
        "every year",
        "each year",
        "once a year",
        "annually",
        "every 12 months",
        "1x year",
        "once yearly",
    ],
    "every 2 years": ["every 2 years", "every other year", "every 24 months", "every second year"],
    "every 18 months": ["every 18 months"],
    "2x month": ["2x month", "twice a month", "2 times a month", "twice monthly"],
    "mon": [
        "mon",
        "monday",
        "mondays",
        "Every Monday",
        "on mondays",
        "each mon",
        "weekly on mon",
        "every week on monday",
    ],
    "mon,wed,fri": [
        "mon,wed,fri",
        "mon, wed, fri",
        "Mon Wed Fri",
        "fri,mon,wed,mon",
        "mon, wed and fri",
        "mon & wed & fri",
    ],
    "mon,wed": ["mon wed", "mon and wed", "mondays and wednesdays", "every mon and every wed", "mon+wed", "mon;wed"],
    "weekdays": [
        "weekdays",
        "every weekday",
        "mon-fri",
        "mon – fri",
        "mon to fri",
        "monday through friday",
        "workdays",
    ],
    "weekends": ["weekends", "weekend", "every weekend", "sat,sun", "sat-sun", "Saturdays & Sundays"],
    "mon,fri,sat,sun": ["fri-mon", "weekends, fri and mon"],
    "15th": ["15th", "the 15th", "15th of each month", "on the 15th of the month", "every 15th", "monthly on the 15th"],
    "1st,15th": [
        "1st and 15th",
        "1st,15th",
        "15th, 1st",
        "the 1st and the 15th of each month",
        "1st 15th",
        "first and 15th",
    ],
    "31st": ["31st", "every 31st"],
    "1st": ["1st", "first day of the month", "the first of each month"],
    "last day": [
        "last day",
        "last day of the month",
        "the last day of every month",
        "end of the month",
        "last day, 31st",
    ],
    "1st,last day": ["1st,last day", "last day and 1st"],
    "first mon": [
        "first mon",
        "1st mon",
        "first monday of the month",
        "every first monday",
        "the first Monday of each month",
    ],
    "second tue": ["2nd tue", "second tuesday", "every second tuesday of the month"],
    "last fri": ["last fri", "last friday of the month", "every last friday"],
    "last weekday": [
        *("last weekday", "last weekday of the month", "the last working day", "last workday of each month"),
        *("last business day of every month", "every last weekday", "monthly on the last weekday"),
    ],
    "first weekday": ["first weekday", "1st working day of the month"],
    "first weekday,last weekday": ["first and last weekday", "1st and last working day of the month"],
    "15th,last weekday": ["15th and the last weekday", "the 15th, last weekday"],
    "first mon,third mon": ["1st and 3rd monday", "first and third mon", "first mon, third mon", "first, third mon"],
    "1st,third mon": ["1st, third mon"],
    "3 in 7 days": [
        "3 in 7 days",
        "3 days in 7",
        "3 out of 7 days",
        "3 of 7 days",
        "3 days out of any 7",
        "three in 7 days",
        "3 times in 7 days",
        "3x in 7 days",
        "3 days of 7",
    ],
    "7 in 7 days": ["7 in 7 days"],
    "4 in 14 days": ["4 in 14 days", "4 days in 2 weeks"],
    "5 days after": [
        "5 days after",
        "5 days after done",
        "five days after the last time",
        "every 5 days after I did it",
    ],
    "7 days after": ["a week after", "1 week after doing it"],
    "1 days after": ["a day after", "1 day after"],
    "whenever": ["whenever", "any time", "Anytime", "when I can", "whenever I feel like it", "as needed"],
    "once": ["once", "one time", "just once", "one-off", "1x"],
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TH": ["RRULE:FREQ=WEEKLY;BYDAY=MO,TH", "rrule:freq=weekly;byday=mo,th"],
    "RRULE:FREQ=DAILY;UNTIL=20261231": ["Rrule:FREQ=DAILY;UNTIL=20261231T235959Z", "FREQ=DAILY;UNTIL=20261231"],
}


@pytest.mark.parametrize(("kept", "typed"), [(kept, one) for kept, typed in TYPED.items() for one in typed])
def test_typed_rhythms(kept, typed):
    rhythm = read_rhythm(typed, START)
    assert rhythms.text(rhythm) == kept
    assert rhythms.read(rhythms.text(rhythm)) == rhythm
    for noisy in (typed.upper(), f"  {typed} ", typed.replace(" ", "   ")):
        assert read_rhythm(noisy, START) == rhythm


@pytest.mark.parametrize("start", [START + timedelta(days=away) for away in range(7)])
@pytest.mark.parametrize(("typed", "weekdays"), [("every other monday", [0]), ("every 2 weeks on tue and thu", [1, 3])])
def test_every_other_monday_begins_with_the_next_one(start, typed, weekdays):
    rhythm = read_rhythm(typed, start)
    found = list(islice(rules.dates(rhythm.rule, start), 4))
    assert {day.weekday() for day in found} == set(weekdays)
    assert found[0] - start < timedelta(7)
    assert found[len(weekdays)] - found[0] == timedelta(14)


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        (
            "rhythm",
            ["", " ", ",", "and", "the", "every", "each", "often", "sometimes", "last", "every last"],
        ),
        (
            "rhythm",
            [
                "1st, mon",
                "mon or tue",
                "mon and 15th",
            ],
        ),
        (
            "rhythm",
            ["twice a day", "3x day", "every hour", "every 48 hours", "hourly", "every decade", "months"],
        ),
        (
            "rhythm",
            ["15", "1,15", "3", "3x", "x week", "-3x week", "2.5x week", "every -1 days", "in 7"],
        ),
        (
            "rhythm",
            ["mon of each month", "15th of each week", "foo mon", "mon-", "-fri", "mon-15th", "days after", "after"],
        ),
        (
            "rhythm",
            ["5 days after the party", "３x week", "²x week", "\0", "\ud800", "mon\x1b[0m", "every 3 days and mon"],
        ),
        (
            "rhythm_number",
            ["0x week", "8x week", "0x month", "32x month", "every 0 months", "every 121 months", "every 11 years"],
        ),
        (
            "rhythm_number",
            ["0 in 7 days", "8 in 7 days", "1 in 0 days", "1 in 3661 days", "every 0 days", "every 3661 days"],
        ),
        (
            "rhythm_number",
            ["0 days after", "3661 days after", "every 0 weeks", "every 524 weeks", "every 0 weeks on mon"],
        ),
        (
            "rhythm_number",
            [
                "0th",
                "32nd",
                "1st and 32nd",
                "6th mon",
                "sixth monday of the month",
                "6th weekday",
                "every " + "9" * 9_999 + " days",
            ],
        ),
        (
            "rhythm_rule",
            ["RRULE:FREQ=HOURLY", "RRULE:FREQ=DAILY;INTERVAL=0", "RRULE:FREQ=DAILY;BYHOUR=9", "RRULE:nonsense"],
        ),
        (
            "rhythm_rule",
            ["RRULE:", "DTSTART:20260101\nRRULE:FREQ=DAILY", "RRULE:FREQ=DAILY\nEXDATE:20260101", "EXDATE:20260101"],
        ),
    ],
)
def test_what_is_no_rhythm(code, texts):
    for text in texts:
        with pytest.raises(NotUnderstood) as raised:
            read_rhythm(text, START)
        assert (raised.value.code, raised.value.facts["text"]) == (code, text), text


# Also what people write, and what of it is meant.
WRITTEN = {
    "mon,wed,fri": ["mon/wed/fri", "mon/wed/fri every week", "3x week: mon wed fri", "3 times a week, mon wed and fri"],
    "mon": ["mon once a week", "once a week on mon", "weekly mon weekly", "1x week mon", "every monday of the week"],
    "mon,thu": ["twice a week on mon and thu", "mon/thu", "mon & thu weekly", "mon and thu every week"],
    "mon,tue,wed,thu": ["mon tue wed thu", "mon,, tue, wed, thu,", "mon-thu", "mon thru thu"],
    "mon,tue,wed,thu,fri,sat": ["daily except sunday", "every day but sun", "every day except on sundays"],
    "mon,tue,thu,fri": ["weekdays except wed", "mon-fri but wed", "weekdays excluding wednesday"],
    "weekdays": ["every day except the weekend", "daily except sat and sun"],
    "mon,tue,wed,thu,fri,sun": ["mon - fri and sun", "mon-fri, sun", "weekdays and sunday"],
    "second tue,fourth tue": [
        *("2nd, 4th tue", "2nd and 4th tue", "2nd/4th tue", "second, fourth tue", "2nd tue, 4th tue"),
        *("the 2nd and the 4th tuesday of the month", "second and 4th tuesdays", "2nd, 4th tuesday each month"),
    ],
    "first mon,third mon": ["1st/3rd mon", "1st, 3rd monday of every month"],
    "first mon,third mon,last mon": ["1st, 3rd and last mon", "first, third and last monday of the month"],
    "fourth fri,last fri": ["fourth and last fri", "4th and last friday of the month"],
    "15th,fourth tue": ["15th and 4th tue", "the 15th, and the 4th tue"],
    "15th,last fri": ["15th, last fri"],
    "15th,30th": ["monthly on the 15th and 30th", "15th/30th", "15th 30th", "twice a month on the 15th and 30th"],
    "15th": ["once a month on the 15th", "15th once a month", "15th per month", "15th day of the month"],
    "2nd": ["second day of the month", "every 2nd day of the month", "the second of each month", "monthly on the 2nd"],
    "1st": ["start of the month", "beginning of the month", "the first day of every month"],
    "last day": ["every last day", "end of each month", "monthly, last day"],
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-2": [
        *("second last day", "second last day of the month", "2nd to last day", "next to last day of the month"),
        *("penultimate day of the month", "the last but one day"),
    ],
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-3": ["third last day", "3rd to last day of each month"],
    "RRULE:FREQ=MONTHLY;BYDAY=-2FR": [
        *("2nd last fri", "second last friday", "second to last friday of the month", "last but one friday"),
        *("penultimate friday of the month", "next to last friday"),
    ],
    "RRULE:FREQ=MONTHLY;BYDAY=2TU,-2FR": ["2nd tue and 2nd last fri", "second last fri, second tue"],
    "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=WE;BYDAY=MO": [
        *("mon every 2 weeks", "mon every other week", "every second week on mon", "every other week on mondays"),
        *("every 2 weeks on mon", "every other mon", "every second monday", "each 2nd mon"),
    ],
    "14 days after": ["2 weeks after the last one"],
    "whenever": ["whenever it fits", "when possible"],
}


def test_what_people_write_is_read_as_they_mean_it():
    assert sum(map(len, TYPED.values())) + sum(map(len, WRITTEN.values())) >= 150
    for kept, phrases in WRITTEN.items():
        for phrase in phrases:
            assert rhythms.text(read_rhythm(phrase, START)) == kept, phrase
            assert rhythms.text(read_rhythm(phrase.upper(), START)) == kept, phrase


# What is not understood whole, with the one thing in it that was not; None: no one thing, or it is everything.
NOT_WHOLE = {
    "last": ["last last fri", "second last last fri"],
    "1st": ["1st last day"],
    "and": ["mon and", "and mon", "mon and wed and"],
    "or": ["mon or tue", "1st or 15th"],
    "not": ["mon not tue"],
    "at 8": ["daily at 8", "every mon at 8", "3x week at 8"],
    "morning": ["mon morning", "mon and wed morning"],
    "please": ["3x week please", "daily please"],
    "about": ["about 3x a week"],
    "march": ["15th of march", "mon in march"],
    "june": ["every mon until june"],
    "weekly": ["weekly 1st monthly"],
    "once": ["once a week on mon and wed"],
    "mon": ["3x week mon"],
    None: [
        *(
            "every third weekend",
            "second last weekday",
            "hmm",
            "mon 15th",
            "mon-wed-fri",
            "15",
            "first last fri",
            "last",
            "daily except daily",
            "3x week mon wed",
        ),
        *("twice a week on mon", "mon except mon", "2nd 3rd last", "3 times", "every", "1st and", "mon-fri sun"),
    ],
}


def test_what_is_not_understood_whole_is_refused_with_what_was_not():
    for unknown, phrases in NOT_WHOLE.items():
        for phrase in phrases:
            with pytest.raises(NotUnderstood) as raised:
                read_rhythm(phrase, START)
            assert raised.value.code == "rhythm", phrase
            if unknown is not None:
                assert raised.value.facts["unknown"] == unknown, phrase
                assert f'"{unknown}" was not understood' in words.problem(raised.value)


TWO_WAYS = {
    ("every 2 days", "2nd of each month"): ["second day", "2nd day", "the second day", "second"],
    ("every 15 days", "15th of each month"): ["15th day", "on the 15th day"],
    ("daily", "1st of each month"): ["first day", "the first"],
    ("every 3 weeks on fri", "3rd fri of each month"): ["every 3rd friday"],
    ("every 4 weeks on weekdays", "fourth weekdays of each month"): ["every fourth weekday"],
    ("2x week", "every 2 weeks"): ["biweekly", "bi-weekly"],
    ("2x month", "every 2 months"): ["bimonthly", "bi-monthly"],
}


def test_what_can_mean_two_things_is_refused_with_both():
    for both, phrases in TWO_WAYS.items():
        for phrase in phrases:
            with pytest.raises(NotUnderstood) as raised:
                read_rhythm(phrase, START)
            assert raised.value.code == "rhythm_two", phrase
            assert (raised.value.facts["one"], raised.value.facts["other"]) == both
        one, other = (read_rhythm(one, START) for one in both)
        assert one != other, "each of the two can be typed"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",  # never
        "FREQ=DAILY;UNTIL=20260106",  # over before it begins
        "FREQ=YEARLY;INTERVAL=7;BYMONTH=1;BYMONTHDAY=1",  # the next one in seven years
    ],
)
def test_a_rule_without_a_date_in_four_years_is_refused_at_once(rule):
    before = time.process_time()
    with pytest.raises(NotUnderstood) as raised:
        read_rhythm(f"RRULE:{rule}", START)
    assert time.process_time() - before < 1.5
    assert raised.value.facts["reason"] == "no_dates"


def test_a_leap_day_comes_within_four_years():
    assert read_rhythm("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2024, 3, 1))


RHYTHMS = st.one_of(
    st.builds(lambda days: Rhythm("weekdays", days=tuple(sorted(days))), st.sets(st.integers(0, 6), min_size=1)),
    st.builds(lambda n: Rhythm("every", span=n), st.integers(2, 3660)),
    st.builds(lambda n: Rhythm("months", span=n), st.integers(2, 120)),
    st.builds(lambda n: Rhythm("after", span=n), st.integers(1, 3660)),
    st.builds(lambda n: Rhythm("week", times=n), st.integers(1, 7)),
    st.builds(lambda n: Rhythm("month", times=n), st.integers(1, 31)),
    st.integers(1, 3660).flatmap(
        lambda span: st.builds(lambda n: Rhythm("rolling", times=n, span=span), st.integers(1, span))
    ),
    st.lists(
        st.builds(MonthDay, st.integers(1, 30) | st.just(-1), st.none())
        | st.builds(MonthDay, st.sampled_from(list(NTHS)), st.integers(0, WORKDAY)),
        min_size=1,
        max_size=6,
        unique=True,
    ).map(lambda found: Rhythm("dates", dates=tuple(found))),
    st.sampled_from([rhythms.DAILY, rhythms.WHENEVER, rhythms.ONCE, Rhythm("dates", dates=(MonthDay(31),))]),
)


@given(RHYTHMS)
def test_what_is_kept_can_be_typed(rhythm):
    assert rhythms.is_possible(rhythm)
    assert rhythms.read(rhythms.text(rhythm)) == rhythm
    typed = read_rhythm(rhythms.text(rhythm), START)
    if rhythm.kind == "dates":  # any order is kept, one order is typed
        assert set(typed.dates) == set(rhythm.dates)
        rhythm = typed
    assert typed == rhythm
    assert read_rhythm(rhythms.text(typed), START) == typed


WORDS = (
    "every",
    "other",
    "a",
    "3",
    "x",
    "days",
    "week",
    "in",
    "after",
    "1st",
    "first",
    "last",
    "day",
    "mon",
    "fri",
    "-",
)
WORDS += (
    "and",
    ",",
    "month",
    "once",
    "of",
    "the",
    "32nd",
    "0",
    "weekdays",
    "on",
    "each",
    "done",
    "second",
    "tue",
    "to",
)
WORDS += ("but", "twice", "/", "weekly", "times", "4th", "except", "2")
WORDS += ("months", "year", "years", "yearly", "quarter", "weekday", "working", "fortnight", "12")


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_any_text_at_all_is_a_rhythm_or_not_understood(text):
    try:
        rhythm = read_rhythm(text, START)
    except NotUnderstood as error:
        assert error.facts["text"] == text
        return
    assert rhythms.read(rhythms.text(rhythm)) == rhythm
    assert read_rhythm(rhythms.text(rhythm), START) == rhythm


def said_again(rhythm: Rhythm) -> Rhythm:
    """What is read of how it is said."""
    return read_rhythm(rhythm_name(rhythm), START)


PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)


@given(PHRASES)
def test_what_is_read_is_read_again_from_how_it_is_said(text):
    try:
        rhythm = read_rhythm(text, START)
    except NotUnderstood:
        return
    again = said_again(rhythm)
    assert again == rhythm or (rhythm.kind == "dates" and set(again.dates) == set(rhythm.dates)), rhythm_name(rhythm)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from([one for typed in (*TYPED.values(), *WRITTEN.values()) for one in typed]), st.data())
def test_a_word_more_that_means_nothing_there_is_refused_by_name(phrase, data):
    """Nothing is dropped, and so nothing is half understood."""
    if "FREQ" in phrase.upper():
        return
    noise = data.draw(st.sampled_from(["tomorrow", "maybe", "xyz", "january", "noon", "hours"]))
    spoken = phrase.split()
    at = data.draw(st.integers(0, len(spoken)))
    with pytest.raises(NotUnderstood) as raised:
        read_rhythm(" ".join([*spoken[:at], noise, *spoken[at:]]), START)
    assert noise in raised.value.facts["unknown"].split(", ")


@given(RHYTHMS.filter(lambda rhythm: rhythm.kind != "rule"))
def test_every_rhythm_can_be_typed_as_it_is_said(rhythm):
    again = said_again(rhythm)
    assert again == rhythm or set(again.dates) == set(rhythm.dates) != set(), rhythm_name(rhythm)


@pytest.mark.parametrize(
    "kept",
    [
        "foo mon",
        "sixth mon",
        "-1 days after",
        "0x week",
        "8x week",
        "0 in 0 days",
        "wed,mon",
        "mon,mon",
        "1st,1st",
        "32nd",
        "-2th",
        "every 9999999 days",
        "every 1 months",
        "every 12 months",
        "every 1 years",
        "every 122 months",
        "sixth weekday",
        "weekday",
        "RRULE:",
        "mon,tue,wed,thu,fri,sat,sun",
        "",
        "Daily",
        "every 3  days",
    ],
)
def test_a_file_holds_no_rhythm_that_cannot_be_kept(kept):
    with pytest.raises(NotUnderstood):
        rhythms.read(kept)
