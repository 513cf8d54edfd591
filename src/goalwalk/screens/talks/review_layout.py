"""The agenda of the next talk, section by section, each with its name and its lines; and what to bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from goalwalk.core.rhythm import rhythms
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.nouns.barriers import BarrierLine
from goalwalk.screens.nouns.brings import BringLine, BringsView
from goalwalk.screens.talks.review import GoalReview, Noted, ReviewView, RulerThen, StepReview
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day
from goalwalk.words.rhythms import rhythm_name
from goalwalk.words.talks import agreed_one, the_talk


class Section(NamedTuple):
    """One part of the agenda: its name, and what stands below it; a part with nothing in it is left out."""

    heading: Heading
    body: tuple[Block, ...]


def review(view: ReviewView) -> list[Block]:
    """Each section with an empty line before it."""
    blocks: list[Block] = [Heading(title(view))]
    if view.talk and view.talk.day == view.today:
        blocks.append(Line(say("review.today"), "quiet"))
    told = sections(view)
    for section in told:
        blocks += [Gap(), section.heading, *section.body]
    return blocks if told else [*blocks, Line(say("review.nothing"))]


def title(view: ReviewView) -> str:
    """What the agenda looks back to."""
    if view.talk:
        return say("review.since.talk", talk=the_talk(view.talk.whom, view.talk.day, view.today))
    return say("review.since.week" if view.week else "review.since.day", day=day_name(view.since, view.today))


def sections(view: ReviewView) -> list[Section]:
    """The agenda in its order: what went well first, the question last."""
    today = view.today
    agreed = (
        say("agreed.went", agreed=agreed_one(one.text, one.who), went=one.went)
        if one.went
        else say("review.agreed.open", agreed=agreed_one(one.text, one.who))
        for one in view.agreed
    )
    asked = [goal for goal in view.goals if goal.asked]
    found = [
        _section("review.wins", _wins(view) or _no_wins(view)),
        _section("review.agreed", agreed),
        *(Section(_goal(goal), (_steps(goal.steps),)) for goal in view.goals if goal.steps),
        *(_section(f"review.{name}", lines) for name, lines in _lately(view)),
        Section(Heading(say("review.hard")), tuple(_hard(view))),
        _section("review.learned", (_noted(one, today) for one in view.learned)),
        _section("review.brings", (bring.text for bring in view.brings)),
        Section(Heading(say("review.rulers")), tuple(line for goal in view.goals for line in _rulers(goal, today))),
        Section(Heading(say("review.question")), tuple(Line(_named(goal), indent=2) for goal in asked)),
    ]
    return [section for section in found if section.body]


def brings(view: BringsView) -> list[Block]:
    """What to bring, a row each."""
    if not view.brings:
        return [Line(say("brings.empty"))]
    columns = (Column(lead=True), Column(lead=True), Column(wide=True))
    rows = tuple(
        (
            Cell(line.id),
            Cell(day_name(line.day, view.today)),
            Cell(_bring(line, view.today)),
        )
        for line in view.brings
    )
    return [Heading(say("brings.title")), Gap(), Table(columns, rows, header=False)]


def _bring(line: BringLine, today: date) -> str:
    if line.spoken is not None:
        return say("brings.spoken", text=line.text, day=far_day(line.spoken, today))
    return line.text if line.open else say("brings.before", text=line.text)


def _section(key: str, lines: Iterable[str]) -> Section:
    return Section(Heading(say(key)), tuple(Line(line, indent=2) for line in lines))


def _wins(view: ReviewView) -> list[str]:
    """What was written, and milestones, each under its day."""
    told = [(one.day, _noted(one, view.today)) for one in view.wins]
    for reached in view.lately.milestones:
        when = far_day(reached.day, view.today)
        marked = say(f"milestone.{reached.unit}", n=reached.n)
        told.append(
            (reached.day, say("noted", when=when, text=say("milestone.of", title=reached.title, marked=marked)))
        )
    return [line for _, line in sorted(told, key=lambda one: one[0])]


def _lately(view: ReviewView) -> list[tuple[str, list[str]]]:
    """Days on the path, skills, people: what there was of each."""
    if not any(view.lately):
        return []
    from goalwalk.screens.looks.lately_layout import clock_lines, people_lines, practised_lines

    told, today = view.lately, view.today
    return [
        ("clocks", clock_lines(told.clocks, today)),
        ("practised", practised_lines(told.practised)),
        ("people", people_lines(told.people)),
        ("hope", [say("now.words", whom=told.hope.whom, text=told.hope.text)] if told.hope else []),
    ]


def _no_wins(view: ReviewView) -> list[str]:
    return [say("review.wins.none")] if view.goals or view.agreed or any(view.lately) else []


def _noted(one: Noted, today: date) -> str:
    kind = None if one.kind in ("win", "good", "hard", "note") else say(f"noted.{one.kind}")
    when = ", ".join(part for part in (far_day(one.day, today), one.of, kind) if part)
    return say("noted", when=when, text=one.text)


def _goal(goal: GoalReview) -> Heading:
    return Heading(goal.title, say(f"status.{goal.status}"), goal.id)


def _named(goal: GoalReview) -> str:
    named = f"{goal.id} {goal.title}"
    return say("review.at_rest", title=named) if goal.status == "paused" else named


def _steps(lines: tuple[StepReview, ...]) -> Table:
    columns = (Column(lead=True), Column(lead=True, wide=True), Column(wide=True), Column())
    rows = tuple(
        (
            Cell(f"  {line.id}", aloud=line.id),
            Cell(_title(line)),
            Cell(rhythm_name(rhythms.read(line.rhythm))),
            Cell(count_text(line)),
        )
        for line in lines
    )
    return Table(columns, rows, header=False)


def _title(line: StepReview) -> str:
    if line.state == "finished":
        return say("progress.finished", title=line.title)
    return say("list.resting", title=line.title) if line.state == "resting" else line.title


def count_text(line: StepReview) -> str:
    """On how many days it was shown up for, and on how many it rested; of what is for once, whether it is done."""
    if line.state == "once done":
        return say("word.done")
    if line.state == "once open" and not line.showed_up:
        return say("review.once.open")
    shown = []
    if line.showed_up and line.days is not None:
        shown = [say("review.days", showed_up=line.showed_up, n=line.days)]
    elif line.showed_up:
        shown = [say("list.showed_up.n", n=line.showed_up)]
    rested = [say("review.rested", n=line.rested)] if line.rested else []
    return ", ".join([*shown, *rested]) or say("none")


def _hard(view: ReviewView) -> list[Line]:
    """What stands in the way, each with what happened under it; then what was written of hard days."""
    happened: dict[str, list[str]] = {}
    if view.happened:
        from goalwalk.screens.nouns.barriers_layout import since_lines

        happened = {one.id: since_lines(one, view.today) for one in view.happened}
    lines = []
    for one in view.barriers:
        lines.append(Line(_barrier(one, view.today), indent=2))
        lines += [Line(text, "quiet", indent=4) for text in happened.get(one.id, ())]
    return [*lines, *(Line(_noted(one, view.today), indent=2) for one in view.hard)]


def _barrier(one: BarrierLine, today: date) -> str:
    if one.side == "inside":
        return say("review.if_then", title=one.title, then=one.then) if one.then else one.title
    told = say("review.ask", title=one.title, whom=one.whom) if one.whom else one.title
    if one.asked and one.due:
        told = say("review.ask.again", ask=told, day=far_day(one.due, today))
    elif one.by and not one.asked:
        told = say("review.ask.by", ask=told, day=far_day(one.by, today))
    return say("review.say", ask=told, say=one.say) if one.say else told


def _rulers(goal: GoalReview, today: date) -> list[Block]:
    told = [_ruler(one, today) for one in goal.rulers]
    told += [say(f"review.{name}", text=text) for name, text in (("why", goal.why), ("up", goal.up)) if text]
    return [Line(_named(goal), indent=2), *(Line(line, indent=4) for line in told)] if told else []


def _ruler(one: RulerThen, today: date) -> str:
    facts: dict[str, Any] = {"name": say(f"review.ruler.{one.name}"), "day": far_day(one.day, today)}
    facts["now"] = _value(one, one.now, one.now_text)
    if one.then is None or one.then_day is None:
        return say("review.ruler", **facts)
    then = _value(one, one.then, one.then_text)
    return say("review.ruler.then", then=then, then_day=far_day(one.then_day, today), **facts)


def _value(one: RulerThen, value: int, text: str | None) -> str:
    if one.name != "level":
        return str(value)
    return text or say(f"level.{value}")


LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {"ReviewView": review, "BringsView": brings}
