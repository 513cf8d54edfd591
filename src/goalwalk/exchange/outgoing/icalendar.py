"""Entries as iCalendar, RFC 5545: written by hand, and our own read back to know what has changed.

Every entry is transparent and private, bears a neutral title unless the person chose their own, and names no program.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta

from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.outgoing.entries import Entry
from goalwalk.exchange.outgoing.zones import Zone

LONGEST = 75  # octets of a line
MAKER = "-//Reminders//EN"
SEQUENCE_FROM = datetime(2020, 1, 1, tzinfo=UTC)
HIGHEST = 2**31 - 1  # that a SEQUENCE may be; in the year 2088
CANCELLED = 366  # days for which a calendar tells what is off
CALLED_OFF = "STATUS:CANCELLED"
CHANGING = ("DTSTAMP", "SEQUENCE")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


class Event(NamedTuple):
    """A VEVENT as it is written, its lines unfolded: what it says, apart from when and how often that was changed."""

    uid: str
    lines: tuple[str, ...]
    stamp: str
    sequence: int

    @property
    def whole(self) -> list[str]:
        """All its lines."""
        begin, own, *rest = self.lines
        return [begin, own, f"DTSTAMP:{self.stamp}", f"SEQUENCE:{self.sequence}", *rest]

    @property
    def weekdays(self) -> tuple[str, ...]:
        """The weekdays that it comes round on, where it does so by weeks."""
        rule = next((line for line in self.lines if line.startswith("RRULE:FREQ=WEEKLY;BYDAY=")), "")
        return tuple(rule.partition("BYDAY=")[2].partition(";")[0].split(",")) if rule else ()

    @property
    def is_cancelled(self) -> bool:
        """Whether it says that it is off."""
        return CALLED_OFF in self.lines

    @property
    def day(self) -> date | None:
        """The day on which it begins; None where it tells none."""
        return next((moment.date() for moment in self._moments("DTSTART")), None)

    def goes_on(self, now: datetime) -> bool:
        """Whether some of it lies ahead, by the clock on the wall."""
        rule = next((line for line in self.lines if line.startswith("RRULE:")), "")
        if not rule:
            return any(end.replace(tzinfo=now.tzinfo) > now for end in self._moments("DTEND"))
        until = rule.partition("UNTIL=")[2][:8]
        return not until or until >= f"{now:%Y%m%d}"

    def _moments(self, name: str) -> Iterator[datetime]:
        for line in self.lines:
            begin, _, value = line.partition(":")
            if begin.partition(";")[0] == name:
                with suppress(ValueError):
                    form = "%Y%m%dT%H%M%S" if "T" in value else "%Y%m%d"
                    yield datetime.strptime(value[:15], form).replace(tzinfo=UTC)


def events(
    entries: Iterable[Entry],
    title: Callable[[Entry], str],
    zone: Zone,
    now: datetime,
    latest: datetime,
    before: Mapping[str, Event],
    *,
    alarms: bool = True,
    keep: bool = False,
) -> list[Event]:
    """The events of these entries, each with a SEQUENCE that is higher than that of any written earlier: by the time it
    is, or, where that was put back, by when the plan was changed `latest`, and above what stood there `before`.

    `keep`: one that says what it said before stays as it is, as where whoever reads it looks at what has changed.
    """
    found = []
    for entry in entries:
        lines = tuple(_lines(entry, title(entry), zone, alarms=alarms))
        was = before.get(entry.uid)
        same = was is not None and set(was.lines) == set(lines)
        if was is not None and same and keep:
            found.append(was._replace(lines=lines))
            continue
        found.append(Event(entry.uid, lines, _in_utc(now), _sequence(now, latest, was, more=not same)))
    return found


def cancelled(
    before: Mapping[str, Event], there: Container[str], title: str, now: datetime, latest: datetime
) -> list[Event]:
    """What stood in a calendar, is not among the `there`, and would still come round where that was brought in: said
    to be cancelled, with none of the person's words, its times or its alarm; and what was so before, for a year.
    """
    found = []
    for own, was in before.items():
        if own in there or (day := was.day) in (None, date.max):
            continue
        if was.is_cancelled:
            if was.stamp >= _in_utc(now - timedelta(days=CANCELLED)):
                found.append(was._replace(sequence=_sequence(now, latest, was, more=False)))
        elif was.goes_on(now):
            lines = ("BEGIN:VEVENT", f"UID:{own}", *_whole_day(day), *_said(title, "CANCELLED"), "END:VEVENT")
            found.append(Event(own, lines, _in_utc(now), _sequence(now, latest, was, more=True)))
    return found


def _sequence(now: datetime, latest: datetime, was: Event | None, *, more: bool) -> int:
    """The seconds since a day long ago, so that it rises also where nobody knows what was before."""
    times = [int((moment - SEQUENCE_FROM).total_seconds()) for moment in (now, latest)]
    since = max((time for time in times if 0 <= time < HIGHEST), default=0)  # no clock that lies
    return min(HIGHEST, since if was is None else max(since, was.sequence + more))


def _in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def written(found: Iterable[Event], zone: Zone) -> bytes:
    """A whole calendar with these events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MAKER}", "CALSCALE:GREGORIAN"]
    events = list(found)
    if any(f";TZID={zone.name}:" in line for event in events for line in event.lines):
        lines += zone.lines()
    for event in events:
        lines += event.whole
    lines.append("END:VCALENDAR")
    return b"".join(map(folded, lines))


def folded(line: str) -> bytes:
    """The line with its end, in pieces of no more octets than there may be; no letter is cut."""
    data, pieces, room = line.encode(), [], LONGEST
    while len(data) > room:
        end = room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[:end])
        data, room = data[end:], LONGEST - 1
    return b"\r\n ".join((*pieces, data)) + b"\r\n"


def read(data: bytes) -> dict[str, Event]:
    """The events of a calendar that we wrote, by their uids; of any other what can be read of it, which is nothing."""
    text = data.decode(errors="replace").replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    found: dict[str, Event] = {}
    if f"PRODID:{MAKER}" not in text:
        return found
    current: list[str] | None = None
    for line in text.split("\n"):
        if line == "BEGIN:VEVENT":
            current = []
        if current is not None:
            current.append(line)
        if line == "END:VEVENT" and current is not None:
            if (event := _event(current)) is not None:
                found[event.uid] = event
            current = None
    return found


def _event(lines: list[str]) -> Event | None:
    told = dict(line.partition(":")[::2] for line in lines if line.split(":")[0] in ("UID", *CHANGING))
    sequence = told.get("SEQUENCE", "0")
    if not told.get("UID") or not (sequence.isascii() and sequence.isdecimal() and len(sequence) <= len(str(HIGHEST))):
        return None
    rest = tuple(line for line in lines if line.partition(":")[0] not in CHANGING)
    return Event(told["UID"], rest, told.get("DTSTAMP", ""), min(HIGHEST, int(sequence)))


def escaped(text: str) -> str:
    """A text as a value."""
    return text.translate(_ESCAPED)


def _lines(entry: Entry, title: str, zone: Zone, *, alarms: bool) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{entry.uid}")
    if entry.time is None:
        yield from _whole_day(entry.day)
    else:
        begin = datetime.combine(entry.day, _clock(entry.time))
        yield f"DTSTART;TZID={zone.name}:{_local(begin)}"
        yield f"DTEND;TZID={zone.name}:{_local(begin + timedelta(minutes=entry.minutes))}"
    if entry.rule:
        yield f"RRULE:{_rule(entry, entry.rule, zone)}"
    if entry.out:
        yield _days_out(entry, zone)
    yield from _said(title, "CONFIRMED")
    if alarms and entry.alarm:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(title)}")
        yield from (f"TRIGGER:{entry.alarm}", "END:VALARM")
    yield "END:VEVENT"


def _whole_day(day: date) -> tuple[str, ...]:
    first, after = (each.isoformat().replace("-", "") for each in (day, day + timedelta(days=1)))
    return f"DTSTART;VALUE=DATE:{first}", f"DTEND;VALUE=DATE:{after}"


def _said(title: str, status: str) -> tuple[str, ...]:
    return f"SUMMARY:{escaped(title)}", f"STATUS:{status}", "CLASS:PRIVATE", "TRANSP:TRANSPARENT"


def _rule(entry: Entry, rule: str, zone: Zone) -> str:
    """The rule with its end as it has to be said: a day of whole days, else the last second of it in UTC."""
    parts = [part.split("=", 1) for part in rule.split(";")]
    ends = [entry.until] if entry.until else []
    ends += [datetime.strptime(value, "%Y%m%d").replace(tzinfo=UTC).date() for name, value in parts if name == "UNTIL"]
    if not ends:
        return rule
    gone = ("UNTIL", "COUNT") if entry.until else ("UNTIL",)
    kept = [f"{name}={value}" for name, value in parts if name not in gone]
    end = min(ends)
    if entry.time is None:
        return ";".join((*kept, f"UNTIL={end:%Y%m%d}"))
    moment = zone.in_utc(datetime.combine(end, time(23, 59, 59)))
    return ";".join((*kept, f"UNTIL={moment:%Y%m%dT%H%M%SZ}"))


def _days_out(entry: Entry, zone: Zone) -> str:
    if entry.time is None:
        return "EXDATE;VALUE=DATE:" + ",".join(f"{day:%Y%m%d}" for day in entry.out)
    clock = _clock(entry.time)
    return f"EXDATE;TZID={zone.name}:" + ",".join(_local(datetime.combine(day, clock)) for day in entry.out)


def _clock(text: str) -> time:
    hour, minute = map(int, text.split(":"))
    return time(hour, minute)


def _local(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"
