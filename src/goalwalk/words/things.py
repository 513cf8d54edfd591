"""How a thing of the plan is called, in a few words, by the facts that name it (`views.undoing.thing_facts`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.words import say
from goalwalk.words.days import far_day


def thing_text(facts: dict[str, Any], today: date) -> str:
    """The thing in a few words, its day as it is called today."""
    day = date.fromisoformat(facts["day"]) if facts["day"] else None
    if facts["table"] == "meetings" and day:
        from goalwalk.words.talks import the_talk

        return the_talk(facts["whom"], day, today, group=facts["group"])
    id, title = (facts[name] or "" for name in ("id", "title"))
    return say(f"thing.{facts['table']}", id=id, title=title, day=far_day(day, today) if day else "")
