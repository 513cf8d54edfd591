"""A time zone as a calendar wants it: its VTIMEZONE, from the last line of its file in the TZ database.

That line is a POSIX rule, "CET-1CEST,M3.5.0,M10.5.0/3", which holds from the last change of the law on. It becomes
RRULEs: a VTIMEZONE made of RDATEs is read an hour wrong in summer by a widely used reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.tuples import NamedTuple

_NAME = r"([A-Za-z]{3,10}|<[-+A-Za-z0-9]{1,10}>)"
_OFFSET = r"([-+]?\d{1,3}(?::\d{2}){0,2})"
_CHANGE = r"M(\d{1,2})\.(\d)\.(\d)(?:/" + _OFFSET + ")?"
POSIX = re.compile(f"{_NAME}{_OFFSET}(?:{_NAME}{_OFFSET}?,{_CHANGE},{_CHANGE})?")
DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
FIRST_YEAR = 1970
LAST_WEEK = 5
SHORT_MONTH, FEBRUARY = 28, 2
PLAIN_YEAR = 2027  # with no leap day


class Change(NamedTuple):
    """When the clock changes each year: so many seconds (there may be days of them) behind the beginning of the
    `week`-th `weekday` (Sunday 0; week 5: the last one) of a month, by the clock as it was before."""

    month: int
    week: int
    weekday: int
    seconds: int

    def on(self, year: int) -> datetime:
        """The wall clock's time, as it was before, at which it changes that year."""
        if self.week == LAST_WEEK:
            after = date(year + self.month // 12, self.month % 12 + 1, 1)
            last = after - timedelta(days=1)
            day = last - timedelta(days=(last.isoweekday() - self.weekday) % 7)
        else:
            first = date(year, self.month, 1)
            day = first + timedelta(days=(self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1))
        return datetime.combine(day, time()) + timedelta(seconds=self.seconds)

    @property
    def rule(self) -> str:
        """The same as an RRULE."""
        days = self.seconds // 86_400
        if days == 0:
            which = -1 if self.week == LAST_WEEK else self.week
            return f"FREQ=YEARLY;BYMONTH={self.month};BYDAY={which}{DAYS[self.weekday]}"
        weekday = DAYS[(self.weekday + days) % 7]
        start = -7 if self.week == LAST_WEEK else 7 * self.week - 6
        span = range(start + days, start + days + 7)
        if 0 not in span and (span[-1] <= SHORT_MONTH and (span[0] < 0) is (start < 0)):
            listed = ",".join(map(str, span))
            return f"FREQ=YEARLY;BYMONTH={self.month};BYMONTHDAY={listed};BYDAY={weekday}"
        return f"FREQ=YEARLY;BYYEARDAY={','.join(map(str, self._year_days(days)))};BYDAY={weekday}"

    def _year_days(self, shift: int) -> list[int]:
        """The seven days it may be on where they reach into another month: counted from the end of the year, where no
        leap day moves them. Raises NotUnderstood("zone_rule") where one does."""
        if self.month <= FEBRUARY:
            raise NotUnderstood("zone_rule")
        after = date(PLAIN_YEAR + self.month // 12, self.month % 12 + 1, 1)
        first = date(PLAIN_YEAR, self.month, 7 * self.week - 6)
        if self.week == LAST_WEEK:
            first = after - timedelta(days=7)
        days = [first + timedelta(days=shift + each) for each in range(7)]
        if any(day.year != PLAIN_YEAR or day.month <= FEBRUARY for day in days):
            raise NotUnderstood("zone_rule")
        return [day.timetuple().tm_yday - 366 for day in days]


class Zone(NamedTuple):
    """A time zone: its name in the TZ database; the offset of winter in seconds east, what that is called; the same of
    summer, where there is one, and when it begins and ends."""

    name: str
    offset: int
    short: str
    summer: int | None = None
    summer_short: str = ""
    begins: Change | None = None
    ends: Change | None = None

    def offset_at(self, moment: datetime) -> int:
        """The offset at a time of the wall clock there, in seconds; of an hour that comes twice, the first."""
        if self.summer is None or self.begins is None or self.ends is None:
            return self.offset
        begin, end = self.begins.on(moment.year), self.ends.on(moment.year)
        is_between = begin <= moment < end if begin < end else not end <= moment < begin
        return self.summer if is_between else self.offset

    def in_utc(self, moment: datetime) -> datetime:
        """A time of the wall clock there, in UTC."""
        return (moment - timedelta(seconds=self.offset_at(moment))).replace(tzinfo=UTC)

    def lines(self) -> Iterator[str]:
        """Its VTIMEZONE."""
        yield from ("BEGIN:VTIMEZONE", f"TZID:{self.name}")
        if self.summer is None or self.begins is None or self.ends is None:
            yield from _observance(
                "STANDARD", datetime.combine(date(FIRST_YEAR, 1, 1), time()), self.offset, self.offset, self.short
            )
        else:
            # Where winter is the time that is set forward, as the law of Ireland has it, ours is the other way round.
            names = ("DAYLIGHT", "STANDARD") if self.summer > self.offset else ("STANDARD", "DAYLIGHT")
            for kind, change, was, now, short in (
                (names[0], self.begins, self.offset, self.summer, self.summer_short),
                (names[1], self.ends, self.summer, self.offset, self.short),
            ):
                yield from _observance(kind, change.on(FIRST_YEAR), was, now, short, change.rule)
        yield "END:VTIMEZONE"


def read(name: str, posix: str) -> Zone:
    """The zone of that name and rule. Raises NotUnderstood("zone_rule") for a rule that is not by weeks of months."""
    found = POSIX.fullmatch(posix)
    if found is None:
        raise NotUnderstood("zone_rule", name=name)
    short, west, summer_short, summer_west, *changes = found.groups()
    offset = -_seconds(west)
    if summer_short is None:
        return Zone(name, offset, short.strip("<>"))
    summer = offset + 3600 if summer_west is None else -_seconds(summer_west)
    begins, ends = _change(*changes[:4]), _change(*changes[4:])
    _ = begins.rule, ends.rule  # or it cannot be said
    return Zone(name, offset, short.strip("<>"), summer, summer_short.strip("<>"), begins, ends)


def _change(month: str, week: str, weekday: str, at: str | None) -> Change:
    if not (1 <= int(month) <= 12 and 1 <= int(week) <= LAST_WEEK and int(weekday) < len(DAYS)):
        raise NotUnderstood("zone_rule")
    return Change(int(month), int(week), int(weekday), 7200 if at is None else _seconds(at))


def _seconds(text: str) -> int:
    hours, *rest = text.lstrip("+-").split(":")
    minutes, seconds = (*map(int, rest), 0, 0)[:2]
    return (int(hours) * 3600 + minutes * 60 + seconds) * (-1 if text.startswith("-") else 1)


def _observance(kind: str, begin: datetime, was: int, now: int, short: str, rule: str = "") -> Iterator[str]:
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{begin:%Y%m%dT%H%M%S}"
    if rule:
        yield f"RRULE:{rule}"
    yield from (f"TZOFFSETFROM:{_offset(was)}", f"TZOFFSETTO:{_offset(now)}", f"TZNAME:{short}", f"END:{kind}")


def _offset(seconds: int) -> str:
    minutes, left = divmod(abs(seconds), 60)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}{f'{left:02}' if left else ''}"
