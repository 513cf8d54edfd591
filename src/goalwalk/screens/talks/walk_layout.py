"""The walk read back, line by line, and as a sheet of paper with room to write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk.core.model.life import SIDES
from goalwalk.core.model.plan import LEVELS, Agreed
from goalwalk.core.rhythm.rhythms import ONCE
from goalwalk.core.walk.gathered import Ruler, WishedBarrier, WishedStep, WishedSupport
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.talks.walk import GatheredLine, GatheredView, SheetView
from goalwalk.words import say
from goalwalk.words.days import full_day
from goalwalk.words.rhythms import often_name
from goalwalk.words.talks import when_name

ROOM = "_" * 32  # to write on; it fits on the narrowest screen


def gathered(view: GatheredView) -> list[Block]:
    """A row a thing, by its number."""
    if not view.lines:
        return [Line(say("walk.nothing_yet"))]
    rows = tuple(
        (Cell(str(line.number), "quiet" if line.left_out else ""), _cell(_text(line, view), left_out=line.left_out))
        for line in view.lines
    )
    return [Table((Column(lead=True), Column(lead=True, wide=True)), rows, header=False)]


def sheet(view: SheetView) -> list[Block]:
    """Each part with its questions, and lines to write on."""
    blocks: list[Block] = [Line(say("walk.blank.title"), "strong"), Gap()]
    for part in view.parts:
        first = part.questions[0]
        blocks.append(Heading(_on_paper(say(f"walk.q.{first[0]}")), id=str(part.number)))
        for turn in range(part.again):
            for name, label in part.questions:
                words = say(f"walk.sheet.{name}")
                room = _boxes() if name == "barrier.side" else ROOM
                blocks += [Line(f"{label}  {words}", indent=2), Line(room, indent=6)]
            if turn + 1 < part.again:
                blocks.append(Line(say("walk.blank.again"), "quiet", indent=2))
        blocks.append(Gap())
    options = (" --long" if view.long else "") + (f" --only {view.only}" if view.only else "")
    return [*blocks, Line(say("walk.blank.after", options=options))]


def _on_paper(question: str) -> str:
    """A question without what it says of typing."""
    return question.rpartition(" (")[0] if question.endswith(")") else question


def _boxes() -> str:
    return "   ".join(say("walk.blank.box", choice=say(f"walk.choice.{side}")) for side in SIDES)


def _cell(text: str, *, left_out: bool) -> Cell:
    return Cell(say("walk.left_out", text=text), "quiet") if left_out else Cell(text)


def _text(line: GatheredLine, view: GatheredView) -> str:
    thing: Any = line.thing
    match line.kind:
        case "title":
            return _goal(line, view)
        case "levels":
            return _levels(view.levels, view.measured or "")
        case "talk":
            day, time = thing
            when = when_name(day, time, view.today)
            when = say("walk.line.talk.whom", when=when, whom=view.whom) if view.whom else when
            return say("walk.line.talk", when=when)
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
    often = say("walk.line.step.by", day=full_day(step.by)) if step.by else often_name(step.rhythm, step.times)
    parts = [step.title, often if step.by or step.rhythm != ONCE else "", step.cue or "", step.whom or ""]
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


_OF: dict[str, Callable[[Any], str]] = {
    "importance": _ruler("importance"),
    "confidence": _ruler("confidence"),
    "steps": _step,
    "barriers": _barrier,
    "supports": _support,
    "agreed": _agreed,
}

LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"GatheredView": gathered, "SheetView": sheet}
