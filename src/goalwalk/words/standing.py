"""How it is said where a goal stands: levels by their names, rulers then and now, and what was just rated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from goalwalk.words import say
from goalwalk.words.days import day_name, far_day


def level_name(level: int, numbers: bool = False) -> str:
    """ "what I hope"; with its number: "0 what I hope", "+1 more", "−2 much less"."""
    name = say(f"level.{level}")
    if not numbers:
        return name
    return say("levels.number", number=f"{level:+}".replace("-", "−") if level else "0", level=name)


def level_names(levels: Iterable[int]) -> str:
    """Several by their names: "less, what I hope, more"."""
    return ", ".join(level_name(level) for level in levels)


def stood_text(history: Iterable[tuple[date, int]], today: date, numbers: bool = False) -> str:
    """Where a goal stood: "Sun 1 Nov: less; Fri 20 Nov: what I hope"."""
    said = (say("levels.stood", day=far_day(day, today), level=level_name(level, numbers)) for day, level in history)
    return "; ".join(said)


def levels_text(facts: Mapping[str, Any]) -> list[str]:
    """What a goal's levels are after a change, what else of them was changed, and what is worth saying of them."""
    if facts["levels"]:
        names = level_names(facts["levels"])
        lines = [say("receipt.goal_levels", id=facts["id"], title=facts["title"], levels=names)]
    else:
        lines = [say("receipt.goal_levels.none", id=facts["id"], title=facts["title"])]
    if facts.get("measured"):
        lines.append(say("levels.measured", measured=facts["measured"]))
    if "weight" in facts:
        weight = facts["weight"]
        lines.append(
            say("receipt.goal_levels.no_weight") if weight is None else say("receipt.goal_levels.weight", weight=weight)
        )
    return [*lines, *advised(facts["advice"])]


def advised(codes: Iterable[str]) -> list[str]:
    """What is worth saying of levels."""
    return [say(f"levels.{code}") for code in codes]


def rated_text(facts: Mapping[str, Any], today: date) -> str:
    """What was just rated, and of which day; the words that go with it are not said back."""
    parts = []
    if facts["level"] is not None:
        name = level_name(facts["level"])
        parts.append(say("receipt.goal_rated.level", level=name, text=facts["text"]) if facts.get("text") else name)
    parts += [
        say(f"receipt.goal_rated.{name}", **{name: facts[name]})
        for name in ("importance", "confidence")
        if facts[name] is not None
    ]
    if facts["words"]:
        parts.append(say("receipt.goal_rated.words"))
    day = date.fromisoformat(facts["day"])
    said = far_day(day, today) if day == today else day_name(day, today)
    return say("receipt.goal_rated", id=facts["id"], title=facts["title"], day=said, rated="; ".join(parts))
