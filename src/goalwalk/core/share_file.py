"""The file of a share, once it is opened: plain text that says what it is, to be read without goalwalk, too.

A first line, a few fields of one line each, an empty line, and the page itself.
"""

from __future__ import annotations

from datetime import date

from goalwalk.core.errors import CannotRead
from goalwalk.core.since import EARLIEST, LATEST
from goalwalk.core.tuples import NamedTuple

FIRST = "goalwalk share "
VERSION = "1"
_FIELDS = ("for", "purpose", "given", "until", "from")
LONGEST = 1200  # characters of a field
MOST = 20_000  # lines of a page
WIDEST = 2_000  # characters of one of them


class SharedPage(NamedTuple):
    """What was given: `whom` to, for what `purpose`, on which day and until which one, by whom (`name`, where it is
    said); and the page, line by line.
    """

    whom: str
    purpose: str
    given: date
    until: date
    name: str | None
    lines: tuple[str, ...]


def write(page: SharedPage) -> str:
    """The text of the file. No field is more than one line."""
    values = (page.whom, page.purpose, page.given.isoformat(), page.until.isoformat(), page.name)
    head = [f"{name}: {' '.join(value.split())}" for name, value in zip(_FIELDS, values, strict=True) if value]
    return "\n".join([FIRST + VERSION, *head, "", *page.lines]) + "\n"


def read(data: bytes, path: str) -> SharedPage:
    """What the file at `path` says. Raises CannotRead: "share_newer", and "share_other" for what is none."""
    try:
        first, *lines = data.decode().split("\n")
        if not first.startswith(FIRST):
            raise ValueError("no share")
        if first != FIRST + VERSION:
            raise CannotRead("share_newer", path=path)
        end = lines.index("")
        fields = dict(_field(line) for line in lines[:end])
        whom, purpose, given, until = (fields[name] for name in _FIELDS[:4])
        page = tuple(lines[end + 1 :])
        if len(page) > MOST or any(len(line) > WIDEST for line in page) or not (whom and purpose):
            raise ValueError("beyond bounds")
        return SharedPage(whom, purpose, _day(given), _day(until), fields.get("from"), page[:-1])
    except (ValueError, KeyError) as error:
        raise CannotRead("share_other", path=path) from error


def _field(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(": ")
    if not colon or len(value) > LONGEST:
        raise ValueError("no field")
    return name, value


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if not EARLIEST <= day <= LATEST:
        raise ValueError("no day of a plan")
    return day
