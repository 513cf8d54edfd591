"""How a thing of the plan is called, in a few words, by what names it (`views.undoing.thing_of`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core.model.plan import What
from goalwalk.words import say
from goalwalk.words.days import far_day


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
