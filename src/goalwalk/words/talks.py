"""How a talk is said: with whom it was, on which day, and what it left to come; and a group or a workshop likewise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goalwalk.words import say
from goalwalk.words.days import day_name, far_day


def talk_name(whom: str | None, *, group: bool = False, about: str | None = None) -> str:
    """ "Talk with Ana"; "Talk" where nobody was named; of a group "Group about sleep (Ana)"."""
    if not group:
        return say("talk.with", whom=whom) if whom else say("talk")
    if about:
        return say("group.about.named", about=about, whom=whom) if whom else say("group.about", about=about)
    return say("group.named", whom=whom) if whom else say("group")


def the_talk(whom: str | None, day: date, today: date, *, group: bool = False) -> str:
    """ "the talk with Ana, Fri 20 Nov"; with the year where it is another one."""
    said = far_day(day, today)
    if group:
        return say("group.the.named", whom=whom, day=said) if whom else say("group.the", day=said)
    return say("talk.the.with", whom=whom, day=said) if whom else say("talk.the", day=said)


def the_next(whom: str | None) -> str:
    """ "the next talk with Ana", as it was arranged."""
    return say("talk.the.next.with", whom=whom) if whom else say("talk.the.next")


def when_name(day: date, time: str | None, today: date) -> str:
    """ "Fri 27 Nov, 10:00", or the day alone."""
    return say("talk.at", day=day_name(day, today), time=time) if time else day_name(day, today)


def may_text(may: Sequence[str]) -> str | None:
    """What may be done when calling, in one row; None for nothing."""
    return ", ".join(say(f"may.{one}") for one in may) or None


def ways_said(reach: str | None, may: Sequence[str], otherwise: str | None) -> list[str]:
    """How the two reach each other until the next talk; where a way is told, also that no more may be done than is
    said."""
    said = [say("talk.reach", text=reach)] if reach else []
    if may:
        said.append(say("talk.may", text=may_text(may)))
    elif reach:
        said.append(say("talk.may.none"))
    return [*said, *([say("talk.otherwise", text=say(f"otherwise.{otherwise}"))] if otherwise else [])]


def talk_said(facts: Mapping[str, Any], today: date) -> str:
    """A talk with all its days, said back in one line; of a talk of today, the bare day is enough."""
    day = date.fromisoformat(facts["day"])
    said = far_day(day, today) if day == today else day_name(day, today)
    name = talk_name(facts["whom"], group=bool(facts.get("group")), about=facts.get("about"))
    parts = [say("talk.on", talk=name, day=said)]
    if facts.get("arranged") and facts["next"]:
        key = "talk.arranged.with" if facts["whom"] else "talk.arranged"
        when = when_name(date.fromisoformat(facts["next"]), facts["time"], today)
        parts = [say(key, whom=facts["whom"], when=when)]
    elif facts["next"]:
        parts.append(say("talk.next", when=when_name(date.fromisoformat(facts["next"]), facts["time"], today)))
    if facts["call"]:
        parts.append(say("talk.call", day=day_name(date.fromisoformat(facts["call"]), today)))
    parts += [say(f"talk.{name}", text=facts[name]) for name in ("skill", "takes", "was") if facts.get(name)]
    if facts["agreed"]:
        key = "talk.noted" if facts.get("arranged") else "talk.agreed"
        parts.append(say(key, agreed=agreed_text(facts["agreed"], facts.get("who") or ())))
    parts += ways_said(facts.get("reach"), facts.get("may") or (), facts.get("otherwise"))
    *before, last = parts
    return " ".join((*(part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in before), last))


def agreed_text(agreed: Sequence[str], who: Sequence[str | None] = ()) -> str:
    """What was agreed, in one row, each with whoever does it, where that was said."""
    does = [*who, *[None] * (len(agreed) - len(who))]
    return "; ".join(agreed_one(text, name) for text, name in zip(agreed, does, strict=False))


def agreed_one(text: str, who: str | None, went: str | None = None) -> str:
    """ "Call the landlord (Ana): done", as far as that is known."""
    said = say("agreed.who", text=text, who=who) if who else text
    return say("agreed.went", agreed=said, went=went) if went else said
