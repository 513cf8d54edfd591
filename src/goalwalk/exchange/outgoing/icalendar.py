"""Entries as iCalendar, RFC 5545: written by hand, and our own read back to know what has changed.

Every entry is transparent and private, bears a neutral title unless the person chose their own, and names no program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta

from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.outgoing.entries import Entry
from goalwalk.exchange.outgoing.zones import Zone

LONGEST = 75  # octets of a line
MAKER = "-//Reminders//EN"
SEQUENCE_FROM = datetime(2020, 1, 1, tzinfo=UTC)
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


def events(
    entries: Iterable[Entry],
    title: Callable[[Entry], str],
    zone: Zone,
    now: datetime,
    changed: Mapping[str, datetime],
    before: Mapping[str, Event],
    *,
    alarms: bool = True,
) -> list[Event]:
    """The events of these entries. One that says what it said `before` stays as it is; another one has a higher
    SEQUENCE: by when its thing was `changed` last, so that it rises also where nobody knows what was before.
    """
    found = []
    for entry in entries:
        lines = tuple(_lines(entry, title(entry), zone, alarms=alarms))
        was = before.get(entry.uid)
        if was is not None and set(was.lines) == set(lines):
            found.append(was._replace(lines=lines))
            continue
        since = max(0, int((changed.get(entry.of, SEQUENCE_FROM) - SEQUENCE_FROM).total_seconds()))
        sequence = since if was is None else max(since, was.sequence + 1)
        found.append(Event(entry.uid, lines, f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}", sequence))
    return found


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
    if not told.get("UID") or not (sequence.isascii() and sequence.isdecimal() and len(sequence) < 10):
        return None
    rest = tuple(line for line in lines if line.partition(":")[0] not in CHANGING)
    return Event(told["UID"], rest, told.get("DTSTAMP", ""), int(sequence))


def escaped(text: str) -> str:
    """A text as a value."""
    return text.translate(_ESCAPED)


def _lines(entry: Entry, title: str, zone: Zone, *, alarms: bool) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{entry.uid}")
    if entry.time is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"
    else:
        begin = datetime.combine(entry.day, _clock(entry.time))
        yield f"DTSTART;TZID={zone.name}:{_local(begin)}"
        yield f"DTEND;TZID={zone.name}:{_local(begin + timedelta(minutes=entry.minutes))}"
    if entry.rule:
        yield f"RRULE:{_rule(entry, entry.rule, zone)}"
    if entry.out:
        yield _days_out(entry, zone)
    yield from (f"SUMMARY:{escaped(title)}", "CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    if alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(title)}")
        yield from (f"TRIGGER:{entry.alarm}", "END:VALARM")
    yield "END:VEVENT"


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
