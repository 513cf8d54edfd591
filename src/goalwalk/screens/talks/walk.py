"""What was gathered in a talk, as it is read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk.core.model.plan import LEVELS, Agreed
from goalwalk.core.nouns.ways import Ways
from goalwalk.core.rhythm.rhythms import ONCE
from goalwalk.core.talks.gathered import (
    Change,
    Gathered,
    Ruler,
    WishedBarrier,
    WishedStep,
    WishedSupport,
    items,
    pieces,
)
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Cell, Column, Line, Table
from goalwalk.words import say
from goalwalk.words.days import far_day, full_day, times_name
from goalwalk.words.rhythms import often_name
from goalwalk.words.talks import agreed_one, ways_said, when_name

SEVERAL = ("hopes", "fears", "strengths", "company", "gives", "brings")  # texts that may hold several things


class GatheredLine(NamedTuple):
    """One thing that was said, with its number; `kind` is its field in `core.talks.gathered`.

    `texts` are the person's words, where it is nothing but those; `thing` is anything else.
    """

    number: int
    kind: str
    texts: tuple[str, ...]
    thing: object
    left_out: bool


class GatheredView(NamedTuple):
    """What was gathered so far. `why` belongs to the goal, `exploring` says that it is one to find out about,
    `measured` to the levels, and `whom` and `ways` to the next talk."""

    today: date
    lines: tuple[GatheredLine, ...]
    why: str | None
    exploring: bool
    measured: str | None
    levels: tuple[str | None, ...]
    whom: str | None
    ways: Ways | None

    def blocks(self) -> list[Block]:
        """A row a thing, by its number."""
        if not self.lines:
            return [Line(say("walk.nothing_yet"))]
        rows = tuple(
            (Cell(str(line.number), "quiet" if line.left_out else ""), _cell(_text(line, self), left_out=line.left_out))
            for line in self.lines
        )
        return [Table((Column(lead=True), Column(lead=True, wide=True)), rows, header=False)]


def gathered_view(told: Gathered, today: date, *, new_goal: bool) -> GatheredView:
    """What was gathered, numbered as it can be left out."""
    lines = tuple(
        GatheredLine(number, item.kind, *_texts(item.kind, item.thing), item.left_out)
        for number, item in enumerate(items(told, new_goal=new_goal), 1)
    )
    return GatheredView(today, lines, told.why, told.exploring, told.measured, told.levels, told.whom, told.ways)


def _texts(kind: str, thing: object) -> tuple[tuple[str, ...], object]:
    if not isinstance(thing, str):
        return (), thing
    return pieces(thing) if kind in SEVERAL else (thing,), None


def _cell(text: str, *, left_out: bool) -> Cell:
    return Cell(say("walk.left_out", text=text), "quiet") if left_out else Cell(text)


def _text(line: GatheredLine, view: GatheredView) -> str:
    thing: Any = line.thing
    match line.kind:
        case "title":
            return _goal(line, view)
        case "changes":
            return _change(thing, view.today)
        case "levels":
            return _levels(view.levels, view.measured or "")
        case "talk":
            day, time = thing
            when = when_name(day, time, view.today)
            when = say("walk.line.talk.whom", when=when, whom=view.whom) if view.whom else when
            said = say("walk.line.talk", when=when)
            return say("walk.line.talk.ways", talk=said, told=ways_said(*view.ways)) if view.ways else said
        case kind if kind in _OF:
            return _OF[kind](thing)
        case kind:
            return say(f"walk.line.{kind}", text="; ".join(line.texts))


def _goal(line: GatheredLine, view: GatheredView) -> str:
    title = line.texts[0] if line.texts else say("walk.as_it_is")
    goal = say("walk.line.exploring" if view.exploring else "walk.line.title", text=title)
    return say("walk.line.why", goal=goal, why=view.why) if view.why else goal


def _ruler(kind: str) -> Callable[[Ruler], str]:
    def text(ruler: Ruler) -> str:
        parts = [say(f"walk.line.{kind}", value=ruler.value)]
        if ruler.why:
            parts.append(say("walk.line.ruler.why", why=ruler.why))
        if ruler.up:
            parts.append(say("walk.line.ruler.up", up=ruler.up))
        return "; ".join(parts)

    return text


def _step(step: WishedStep) -> str:
    often = "" if step.rhythm == ONCE else often_name(step.rhythm, step.times, step.at)
    if step.by:
        day = say("walk.line.step.by", day=full_day(step.by))
        often = say("rhythm.at", often=day, at=times_name(step.at)) if step.at else day
    parts = [step.title, often, step.cue or "", step.whom or ""]
    return say("walk.line.steps", text="; ".join(part for part in parts if part))


def _levels(levels: tuple[str | None, ...], measured: str) -> str:
    written = zip(LEVELS, levels, strict=True) if levels else ()
    parts = [say("levels.line", level=say(f"level.{level}"), text=text) for level, text in written if text]
    return "; ".join([say("walk.line.levels", text=measured), *parts])


def _barrier(barrier: WishedBarrier) -> str:
    if barrier.side == "inside":
        key = "walk.line.inside" if barrier.then else "walk.line.inside.open"
        return say(key, text=barrier.title, then=barrier.then)
    parts = [say("walk.line.outside", text=barrier.title)]
    if barrier.whom:
        parts.append(say("walk.line.ask", whom=barrier.whom))
    if barrier.say:
        parts.append(say("walk.line.say", say=barrier.say))
    return "; ".join(parts)


def _support(support: WishedSupport) -> str:
    who = say("walk.line.reach", who=support.title, reach=support.reach) if support.reach else support.title
    return say("walk.line.supports", text=who)


def _agreed(agreed: Agreed) -> str:
    text = say("walk.line.agreed.who", text=agreed.text, who=agreed.who) if agreed.who else agreed.text
    return say("walk.line.agreed", text=text)


def _change(change: Change, today: date) -> str:
    facts: dict[str, str] = {"name": change.name}
    key = f"review.line.{change.what}"
    if change.what == "went":
        _, who, how = change.value
        facts = {"agreed": agreed_one(change.name, who, how)}
    elif change.what == "smaller":
        facts["new"] = change.value
    elif change.what == "often":
        often = change.value
        by = often.by and say("walk.line.step.by", day=full_day(often.by))
        facts["often"] = by or often_name(often.rhythm, often.times, often.at)
    elif change.value:
        key, facts["day"] = f"{key}.until", far_day(change.value, today)
    return say(key, **facts)


_OF: dict[str, Callable[[Any], str]] = {
    "importance": _ruler("importance"),
    "confidence": _ruler("confidence"),
    "steps": _step,
    "others": lambda other: say("walk.line.others", text=other.title),
    "barriers": _barrier,
    "supports": _support,
    "agreed": _agreed,
}
