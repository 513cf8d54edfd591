"""How a talk is said: with whom it was, on which day, and what it left to come; and a group or a workshop likewise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from goalwalk.core.nouns.ways import is_of_calls
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day

CLOSING = ")]}”’\"'"  # what a sentence may end with that has no full stop yet


def _says_what(whom: str) -> bool:
    """Whether the name of a group says that it is one: "Tuesday group"."""
    return not set(whom.casefold().split()).isdisjoint(say("group.kinds").split())


def talk_name(whom: str | None, *, group: bool = False, about: str | None = None) -> str:
    """ "Talk with Ana"; "Talk" where nobody was named; of a group "Group about sleep (Ana)", or its own
    name where that says what it is."""
    if not group:
        return say("talk.with", whom=whom) if whom else say("talk")
    if whom and _says_what(whom):
        return say("group.about.own", about=about, whom=whom) if about else whom
    if about:
        return say("group.about.named", about=about, whom=whom) if whom else say("group.about", about=about)
    return say("group.named", whom=whom) if whom else say("group")


def the_talk(whom: str | None, day: date, today: date, *, group: bool = False) -> str:
    """ "the talk with Ana, Fri 20 Nov"; with the year where it is another one."""
    said = far_day(day, today)
    if group:
        if whom and _says_what(whom):
            return say("group.the.own", whom=whom, day=said)
        return say("group.the.named", whom=whom, day=said) if whom else say("group.the", day=said)
    return say("talk.the.with", whom=whom, day=said) if whom else say("talk.the", day=said)


def series_name(rhythm: str, usual: str | None) -> str:
    """How a group comes together: "every Tue, 14:00"; the rhythm as it is kept."""
    from goalwalk.core.rhythm.rhythms import read
    from goalwalk.words.rhythms import often_name

    return often_name(read(rhythm), None, (usual,) if usual else ())


def the_next(whom: str | None) -> str:
    """ "the next talk with Ana", as it was arranged."""
    return say("talk.the.next.with", whom=whom) if whom else say("talk.the.next")


def when_name(day: date, time: str | None, today: date) -> str:
    """ "Fri 27 Nov, 10:00", or the day alone."""
    return timed(day_name(day, today), time)


def timed(day: str, time: str | None) -> str:
    """A day as it is said, with the time of it, where that is known."""
    return say("talk.at", day=day, time=time) if time else day


def may_text(may: Sequence[str]) -> str | None:
    """What may be done when calling, in one row; None for nothing."""
    return ", ".join(say(f"may.{one}") for one in may) or None


def ways_said(reach: str | None, may: Sequence[str], otherwise: str | None) -> str:
    """How the two reach each other until the next talk; of a number to call also that no more may be done than is
    said."""
    said = [say("talk.reach", text=reach)] if reach else []
    if may:
        said.append(say("talk.may", text=may_text(may)))
    elif reach and is_of_calls(reach):
        said.append(say("talk.may.none"))
    said += [say("talk.otherwise", text=say(f"otherwise.{otherwise}"))] if otherwise else []
    return " ".join(said)


def talk_said(facts: Mapping[str, Any], today: date) -> str:
    """A talk with all its days, said back in one line; of a talk of today, the bare day is enough."""
    day = date.fromisoformat(facts["day"])
    said = far_day(day, today) if day == today else day_name(day, today)
    group = bool(facts.get("group"))
    name = talk_name(facts["whom"], group=group, about=facts.get("about"))
    parts = [say("talk.on", talk=name, day=said)]
    if facts.get("arranged") and group:
        parts = _group_ahead(facts, name, today)
    elif facts.get("arranged") and facts["next"]:
        key = "talk.arranged.with" if facts["whom"] else "talk.arranged"
        when = when_name(date.fromisoformat(facts["next"]), facts["time"], today)
        parts = [say(key, whom=facts["whom"], when=when)]
    elif facts["next"]:
        parts.append(say("talk.next", when=when_name(date.fromisoformat(facts["next"]), facts["time"], today)))
    if facts["call"]:
        parts.append(say("talk.call", day=day_name(date.fromisoformat(facts["call"]), today)))
    parts += _told_of(facts, today) if group else [say("talk.was", text=facts["was"])] if facts.get("was") else []
    if facts["agreed"]:
        key = "talk.noted" if facts.get("arranged") else "talk.agreed"
        parts.append(say(key, agreed=agreed_text(facts["agreed"], facts.get("who") or ())))
    parts.append(ways_said(facts.get("reach"), facts.get("may") or (), facts.get("otherwise")))
    parts = [part for part in parts if part]
    *before, last = parts
    return " ".join((*(f"{part}." if part[-1:].isalnum() or part[-1:] in CLOSING else part for part in before), last))


def _group_ahead(facts: Mapping[str, Any], name: str, today: date) -> list[str]:
    """When a group comes together that was only arranged, in its rhythm, or on a day."""
    if facts.get("rhythm"):
        return [say("group.series", group=name, rhythm=series_name(facts["rhythm"], facts.get("usual")))]
    when = when_name(date.fromisoformat(facts["next"]), facts["time"], today) if facts["next"] else ""
    return [say("group.next", group=name, when=when)] if when else [name]


def _told_of(facts: Mapping[str, Any], today: date) -> list[str]:
    """What was told of a group: how many came, what each takes home, and how the series goes on."""
    parts = [] if facts.get("came") is None else [say("talk.came", n=facts["came"])]
    parts += [say(f"talk.{name}", text=facts[name]) for name in ("skill", "takes", "to_try", "was") if facts.get(name)]
    if facts.get("follows"):
        day, time = facts["follows"]
        parts.append(say("talk.next", when=when_name(date.fromisoformat(day), time, today)))
    if facts.get("begins") and not facts.get("arranged"):
        parts.append(say("talk.series", rhythm=series_name(facts["rhythm"], facts.get("usual"))))
    return parts


def agreed_text(agreed: Sequence[str], who: Sequence[str | None] = ()) -> str:
    """What was agreed, in one row, each with whoever does it, where that was said."""
    does = [*who, *[None] * (len(agreed) - len(who))]
    return "; ".join(agreed_one(text, name) for text, name in zip(agreed, does, strict=False))


def agreed_one(text: str, who: str | None, went: str | None = None) -> str:
    """ "Call the landlord (Ana): done", as far as that is known."""
    said = say("agreed.who", text=text, who=who) if who else text
    return say("agreed.went", agreed=said, went=went) if went else said
