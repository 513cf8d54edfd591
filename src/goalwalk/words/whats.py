"""What a change did, in a few words: for `undo --list`, and for what was taken back."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model import What
from goalwalk.words import say
from goalwalk.words.days import day_name


def what_text(what: What) -> str:
    """The change in a few words."""
    facts = dict(what.facts)
    if what.code == "checked_in":
        facts["days"] = days_text([date.fromisoformat(str(day)) for day in _list(facts["days"])])
        facts["word"] = say(f"word.{facts['word']}")
    elif what.code == "day":
        facts["day"] = day_name(date.fromisoformat(str(facts["day"])))
    return say(f"what.{what.code}", **facts)


def days_text(days: list[date], today: date | None = None) -> str:
    """One day by its name; several by the first and the last."""
    if len(days) == 1:
        return day_name(days[0], today)
    return say("day.span", first=day_name(min(days), today), last=day_name(max(days), today))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
