"""What a change did, and the things that it took away, in a few words: for `undo` and its lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.core.model.plan import What
from goalwalk.words import known, listed, say
from goalwalk.words.days import day_name, far_day

_DAYS = ("day", "first", "last")  # facts that are days, as they are written in files


def what_text(what: What, today: date) -> str:
    """The change in a few words, its days as they are called today; of what nobody here has written, just that."""
    try:
        return _told(what, today)
    except (KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError):
        return say("what.other")


def _told(what: What, today: date) -> str:
    facts: dict[str, Any] = dict(what.facts)
    if what.code == "checked_in":
        facts["days"] = days_text([date.fromisoformat(str(day)) for day in _list(facts["days"])], today, far_day)
        slots: dict[str, str] = facts.get("slots", {})
        told_too = (str(told) for told in (facts.get("amount"), *slots.values()) if told)
        facts["word"] = ", ".join((say(f"word.{facts['word']}"), *told_too))
    elif what.code.startswith("meeting_"):
        from goalwalk.words.talks import the_next, the_talk

        is_ahead = what.code in ("meeting_moved", "meeting_off")
        whom = str(facts["whom"]) if facts["whom"] else None
        facts["talk"] = (
            the_next(whom)
            if facts.get("arranged") and not (is_ahead or facts.get("group"))
            else the_talk(
                whom,
                date.fromisoformat(str(facts["next" if is_ahead else "day"])),
                today,
                group=bool(facts.get("group")),
            )
        )
    elif what.code == "brought_one":
        facts = {"thing": brought_texts(facts, today)[0]}
    elif what.code == "imported":
        facts = {"from": program_name(facts["kind"]), "things": counts_text(facts["new"])}
    elif what.code in ("moved", "moved_in"):
        facts = {"things": moved_text(facts, today)}
    elif what.code == "walked" and not facts["goal"]:
        return say("what.walked.told")
    else:
        facts |= {name: far_day(date.fromisoformat(str(facts[name])), today) for name in _DAYS if facts.get(name)}
    told = say(f"what.{what.code}", **facts)
    if what.code in ("support_reached", "support_there") and facts["steps"]:
        return say("what.with_steps", what=told, steps=facts["steps"])
    return told


def thing_text(thing: What, today: date) -> str:
    """The thing in a few words, its day as it is called today; its code is the table that it is in."""
    facts: dict[str, Any] = dict(thing.facts)
    day = date.fromisoformat(facts["day"]) if facts["day"] else None
    if thing.code == "meetings" and day:
        from goalwalk.words.talks import the_talk

        return the_talk(facts["whom"], day, today, group=facts["group"])
    id, title = (facts[name] or "" for name in ("id", "title"))
    return say(f"thing.{thing.code}", id=id, title=title, day=far_day(day, today) if day else "")


def brought_texts(facts: dict[str, Any], today: date) -> tuple[str, list[str]]:
    """What was brought back, and what came with it because it hangs on it."""
    above = [thing_text(What(*one), today) for one in facts["above"]]
    return thing_text(What(facts["thing"], facts), today), above


MANY = 5  # things that were moved, of which no more are named


def moved_text(facts: dict[str, Any], today: date) -> str:
    """What was made in the plan that it was moved to, by its facts."""
    named = [thing_text(What(*one), today) for one in facts["things"]]
    more = len(named) - MANY
    return say("moved.more", what="; ".join(named[:MANY]), n=more) if more > 0 else "; ".join(named)


def program_name(kind: str) -> str:
    """What the program is called that something has come from."""
    key = f"import.kind.{kind}"
    return say(key) if known(key) else kind


def counts_text(counts: dict[str, int]) -> str:
    """How many things of each table: "1 goal, 2 steps and 300 check-ins"."""
    return listed([say(f"things.{table}", n=n) for table, n in counts.items()])


def days_text(days: list[date], today: date, named: Callable[[date, date], str] = day_name) -> str:
    """One day by its name, a stretch by its ends, a few by their names, many by their number and their ends.

    `named` is how one day of a few is said.
    """
    days = sorted(days)
    if len(days) > 1 and (days[-1] - days[0]).days == len(days) - 1:
        return say("days.span", n=len(days), first=far_day(days[0], today), last=far_day(days[-1], today))
    if len(days) <= 4:
        return listed([named(day, today) for day in days])
    return say("days.some", n=len(days), first=far_day(days[0], today), last=far_day(days[-1], today))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
