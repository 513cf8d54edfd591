"""Help lines of a country: what is known of each, and from when on a look-up counts as old.

Only the lines of the country that the person named are ever shown, and no number of another one.
"""

from __future__ import annotations

from datetime import date

from goalwalk.core.tuples import NamedTuple


class HelpLine(NamedTuple):
    """A line to call. `helps` with what; `checked`: the day on which it was last compared with what `source` and
    others publish.
    """

    name: str
    number: str
    hours: str
    languages: tuple[str, ...]
    helps: str
    source: str
    checked: date


class HelpLines(NamedTuple):
    """The lines of a country by its `code` (ISO 3166), and its `emergency` number, or numbers."""

    code: str
    country: str
    emergency: str
    emergency_source: str
    lines: tuple[HelpLine, ...]


def is_old(checked: date, today: date) -> bool:
    """Whether a line was last looked up more than a year ago."""
    return (checked.year + 1, checked.month, checked.day) < (today.year, today.month, today.day)
