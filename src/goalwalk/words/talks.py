"""How a talk is said: with whom it was, on which day, and what it left to come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goalwalk.words import say
from goalwalk.words.days import day_name, far_day


def talk_name(whom: str | None) -> str:
    """ "Talk with Ana"; "Talk" where nobody was named."""
    return say("talk.with", whom=whom) if whom else say("talk")


def the_talk(whom: str | None, day: date, today: date | None = None) -> str:
    """ "the talk with Ana, Fri 20 Nov"; with `today`, the year where it is another one."""
    said = far_day(day, today)
    return say("talk.the.with", whom=whom, day=said) if whom else say("talk.the", day=said)


def when_name(day: date, time: str | None, today: date) -> str:
    """ "Fri 27 Nov, 10:00", or the day alone."""
    return say("talk.at", day=day_name(day, today), time=time) if time else day_name(day, today)


def talk_said(facts: Mapping[str, Any], today: date) -> str:
    """A talk with all its days, said back in one line; of a talk of today, the bare day is enough."""
    day = date.fromisoformat(facts["day"])
    said = far_day(day, today) if day == today else day_name(day, today)
    parts = [say("talk.on", talk=talk_name(facts["whom"]), day=said)]
    if facts["next"]:
        parts.append(say("talk.next", when=when_name(date.fromisoformat(facts["next"]), facts["time"], today)))
    if facts["call"]:
        parts.append(say("talk.call", day=day_name(date.fromisoformat(facts["call"]), today)))
    if facts["agreed"]:
        parts.append(say("talk.agreed", agreed=agreed_text(facts["agreed"])))
    return " ".join(parts)


def agreed_text(agreed: list[str] | tuple[str, ...]) -> str:
    """What was agreed, in one row."""
    return "; ".join(agreed)
