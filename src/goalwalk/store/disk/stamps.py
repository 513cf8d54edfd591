"""When a field was last set, as a text that sorts: a hybrid logical clock of wall time, counter and device.

A stamp is later than every stamp seen before it, also when the wall clock has jumped back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

NONE = "000000000000-0000-aaaaaaaa"  # before all others
LATEST = "0fffffffffff-ffff-zzzzzzzz"  # in the year 2527
AHEAD = timedelta(days=1)  # so far may the clock of another device run before this one's
SHAPE = re.compile("[0-9a-f]{12}-[0-9a-f]{4}-[A-Za-z]{8}")


def after(latest: str, now: datetime, device: str) -> str:
    """The stamp of something set now on `device`, later than `latest`.

    Raises ValueError when `latest` is no stamp.
    """
    milliseconds, counter = _read(latest)
    wall = max(0, int(now.timestamp() * 1000))
    if wall > milliseconds:
        milliseconds, counter = wall, 0
    elif counter < 0xFFFF:
        counter += 1
    else:
        milliseconds, counter = milliseconds + 1, 0
    return f"{milliseconds:012x}-{counter:04x}-{device}"


def is_stamp(text: object) -> bool:
    """Whether this is a stamp that `after` could have written."""
    return type(text) is str and text <= LATEST and SHAPE.fullmatch(text) is not None


def device_of(stamp: str) -> str:
    """The device that gave it."""
    return stamp[18:]


def covers(vector: Mapping[str, str], stamp: str) -> bool:
    """Whether who has seen this much, the latest stamp of each device, has seen what was set then."""
    return vector.get(stamp[18:], "") >= stamp


def when(stamp: str) -> datetime:
    """When that was, by the clock of its device. Raises ValueError, OverflowError, OSError for a clock that lies."""
    return datetime.fromtimestamp(_read(stamp)[0] / 1000, UTC)


def runs_ahead(come: str, known: str, now: datetime) -> datetime | None:
    """The time of a stamp that has come, where its clock is far ahead of `now`; None where it is not, or where what was
    `known` before is as far: it is said once, and stamps go on from there.
    """
    found = [_when_or_never(stamp) for stamp in (come, known)]
    return found[0] if found[0] > now + AHEAD >= found[1] else None


def _when_or_never(stamp: str) -> datetime:
    try:
        return when(stamp)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC)


def check(each: Iterable[object]) -> None:
    """Raise ValueError or TypeError unless all of these are stamps. There may be very many, and few that differ."""
    for text in set(each):
        if not is_stamp(text):
            raise ValueError("not a stamp")


def _read(stamp: str) -> tuple[int, int]:
    return int(stamp[:12], 16), int(stamp[13:17], 16)
