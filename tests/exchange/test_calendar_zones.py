"""The clock of a VTIMEZONE, as two programs of others read it, against the TZ database; rules, by dateutil."""

from __future__ import annotations

import io
import zoneinfo
from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise, takewhile

import pytest
from dateutil import rrule, tz
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from core.plans import any_rhythm
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.measures.occasions import dates_from
from goalwalk.core.rhythm.rhythms import DATED, Rhythm
from goalwalk.exchange.outgoing.entries import _first, rules
from goalwalk.exchange.outgoing.zones import Zone, read
from goalwalk.store.disk.zones import rule_of

FIVE = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "America/Santiago", "Asia/Kolkata")
ODD = (
    "Europe/Dublin",
    "Africa/Cairo",
    "Asia/Jerusalem",
    "America/Nuuk",
    "Pacific/Chatham",
    "Australia/Lord_Howe",
    "Etc/UTC",
)
FIRST, YEARS = 2026, 10
FOREVER = zoneinfo.available_timezones()


def zone_of(name: str) -> Zone:
    return read(name, rule_of(name))


def moments(name: str) -> list[datetime]:
    """Noon of every day of ten years; and around each change every half hour, but for those that come twice."""
    there = zoneinfo.ZoneInfo(name)
    noons = [datetime(FIRST, 1, 1, 12) + timedelta(days=day) for day in range(YEARS * 365)]
    near = []
    for before, after in pairwise(noons):
        if before.replace(tzinfo=there).utcoffset() != after.replace(tzinfo=there).utcoffset():
            near += [before + timedelta(minutes=30 * half) for half in range(48)]

    def is_plain(moment: datetime) -> bool:
        both = {moment.replace(tzinfo=there, fold=fold).utcoffset() for fold in (0, 1)}
        return len(both) == 1

    return [moment for moment in (*noons, *near) if is_plain(moment)]


@pytest.mark.parametrize("name", (*FIVE, *ODD))
def test_summer_and_winter_for_ten_years(name: str) -> None:
    zone = zone_of(name)
    there = zoneinfo.ZoneInfo(name)
    text = "\r\n".join(("BEGIN:VCALENDAR", *zone.lines(), "END:VCALENDAR", ""))
    of_dateutil = tz.tzical(io.StringIO(text)).get(name)
    (of_icalendar,) = [part.to_tz(lookup_tzid=False) for part in Calendar.from_ical(text).walk("VTIMEZONE")]
    for moment in moments(name):
        wanted = moment.replace(tzinfo=there).utcoffset()
        assert timedelta(seconds=zone.offset_at(moment)) == wanted, moment
        assert moment.replace(tzinfo=of_dateutil).utcoffset() == wanted, moment
        if moment.minute == 0 and moment.hour in (0, 12):
            assert moment.replace(tzinfo=of_icalendar).utcoffset() == wanted, moment
        assert zone.in_utc(moment) == moment.replace(tzinfo=there).astimezone(UTC)


def test_every_zone_there_is_can_be_said() -> None:
    """But for those whose clock goes by no rule of weeks."""
    refused = set()
    for name in sorted(FOREVER):
        try:
            assert list(zone_of(name).lines())[-1] == "END:VTIMEZONE"
        except NotUnderstood:
            refused.add(name)
    assert not refused - {"Factory", "localtime"}


@settings(max_examples=150)
@given(rhythm=any_rhythm().filter(lambda one: one.kind in DATED), begin=st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_a_rhythm_is_said_as_it_comes_round(rhythm: Rhythm, begin: date) -> None:
    """Also where a month is too short for its day, and where a rule counts from its start."""
    first = begin.toordinal()
    last = first + 800
    wanted = set(takewhile(lambda day: day <= last, dates_from(rhythm, first, first)))
    said: set[int] = set()
    for part, rule in rules(rhythm, first):
        start = _first(part, first)
        if start is not None:
            each = rrule.rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time()))
            said |= set(takewhile(lambda day: day <= last, (day.date().toordinal() for day in islice(each, 900))))
    assert said == wanted, rules(rhythm, first)


@given(days=st.sets(st.integers(0, 6), min_size=1), begin=st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_a_time_after_midnight_is_of_the_day_after(days: set[int], begin: date) -> None:
    rhythm = Rhythm("weekdays", days=tuple(sorted(days)))
    ((_, rule),) = rules(rhythm, begin.toordinal(), shift=True)
    wanted = [day + 1 for day in islice(dates_from(rhythm, begin.toordinal(), begin.toordinal()), 20)]
    start = datetime.combine(date.fromordinal(wanted[0]), datetime.min.time())
    assert [day.date().toordinal() for day in islice(rrule.rrulestr(rule, dtstart=start), 20)] == wanted


@pytest.mark.parametrize("name", ["Europe/Nowhere", "../etc/passwd", "", "Berlin", "/etc/localtime", "posixrules/x"])
def test_what_is_no_zone(name: str) -> None:
    with pytest.raises(NotUnderstood):
        rule_of(name)


@pytest.mark.parametrize("rule", ["", "CET", "CET-1CEST,J60,J300", "CET-1CEST,M13.1.0,M10.5.0", "x" * 5000])
def test_what_is_no_rule(rule: str) -> None:
    with pytest.raises(NotUnderstood):
        read("Here", rule)
