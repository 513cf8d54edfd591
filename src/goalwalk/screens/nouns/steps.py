"""Steps: a row each, one with all that is written of it, and what was recorded of one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalwalk.core.amounts import ONE, meaning, with_unit
from goalwalk.core.measures.day_index import shown_until, target_on
from goalwalk.core.model.plan import CheckIn, Done, Goal, Kind, Plan, Said, Step, What
from goalwalk.core.rhythm import rhythms
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import (
    NUMBER,
    Block,
    Cell,
    Column,
    Data,
    Heading,
    Line,
    facts,
    line_of,
    next_line,
    numbers,
    part,
    table,
)
from goalwalk.screens.nouns.rests import Rest, rest_line, rest_text, resting
from goalwalk.screens.receipt import (
    Comes,
    Facts,
    Receipts,
    ReceiptView,
    dates_told,
    ended_well,
    goes_on,
    paused,
    resumed,
)
from goalwalk.words import say
from goalwalk.words.days import full_day
from goalwalk.words.rhythms import often_name


class StepLine(NamedTuple):
    """One step as a line of a list. `target` in thousandths, with what `done` alone means of it; `room` its own, None:
    the plan's; `skill` the title of the skill that it practises.
    """

    id: str
    title: str
    goal: str
    kind: Kind
    rhythm: str
    start: date
    by: date | None
    target: int | None
    unit: str | None
    done: Done | None
    cue: str | None
    whom: str | None
    skill: str | None
    room: int | None
    at: tuple[str, ...]
    rest: Rest | None
    finished: date | None
    showed_up: int

    def data(self) -> Data:
        """As JSON."""
        return numbers(self._asdict(), "target")


class StepsView(NamedTuple):
    """The answer of `step list`."""

    steps: tuple[StepLine, ...]

    def blocks(self) -> list[Block]:
        """A row a step."""
        return step_rows(self.steps)


class NoteLine(NamedTuple):
    """A note that was kept with a check-in."""

    day: date
    word: str
    note: str


class StepView(NamedTuple):
    """The answer of `step show`: the step, and its latest notes, newest first."""

    step: StepLine
    notes: tuple[NoteLine, ...]

    def blocks(self) -> list[Block]:
        """What is written about a step, and its latest notes."""
        line = self.step
        return [
            Heading(line.title, id=line.id),
            *facts(
                ("list.goal", line.goal),
                ("list.rhythm", _often(line)),
                ("list.kind", line.kind),
                ("list.cue", line.cue),
                ("list.step_whom", line.whom),
                ("list.step_skill", line.skill),
                ("list.target", _target(line)),
                ("list.start", full_day(line.start)),
                ("list.by", full_day(line.by) if line.by else None),
                ("list.room", None if line.room is None else str(line.room)),
                ("list.rest", rest_text(line.rest)),
                ("list.finished", full_day(line.finished) if line.finished else None),
                ("list.showed_up", _showed_up(line)),
            ),
            *part(say("list.notes"), (f"{full_day(note.day)}: {note.note}" for note in self.notes)),
        ]


def steps_view(plan: Plan, today: date, only: Goal | None = None) -> StepsView:
    """Every step, or those of one goal."""
    goals = {goal.id: goal for goal in plan.goals}
    wanted = (step for step in plan.steps if only is None or step.goal == only.id)
    steps = sorted(wanted, key=lambda step: (goals[step.goal].number, step.number))
    return StepsView(tuple(_line(plan, step, goals[step.goal], today) for step in steps))


def step_view(plan: Plan, step: Step, today: date, noted: Iterable[CheckIn] = ()) -> StepView:
    """One step with the notes of these check-ins."""
    goal = next(goal for goal in plan.goals if goal.id == step.goal)
    notes = (NoteLine(check_in.day, check_in.word, check_in.note) for check_in in noted if check_in.note)
    return StepView(_line(plan, step, goal, today), tuple(notes))


def step_rows(lines: tuple[StepLine, ...]) -> list[Block]:
    """A row a step: how often it comes round, and on how many days it was shown up for."""
    if not lines:
        return [Line(say("steps.empty"))]
    columns = (
        NUMBER,
        Column(say("list.step"), lead=True, wide=True),
        Column(say("list.rhythm"), wide=True),
        Column(say("list.showed_up"), right=True),
    )
    rows = (
        (
            line.id,
            _title(line),
            often_and_much(line),
            Cell(str(line.showed_up or ""), aloud=_showed_up(line)),
        )
        for line in lines
    )
    return [table(columns, rows)]


def step_changed(plan: Plan, today: date, what: What, step: Step) -> ReceiptView:
    """The receipt of a step that was made, changed, paused or taken up: when it comes round, as the plan now is."""
    from goalwalk.core.measures.coming import coming
    from goalwalk.core.measures.day_index import last_shown
    from goalwalk.core.measures.marks import rows

    changed = (("step", step_view(plan, step, today).step),)
    (row,) = rows(plan, today, [step])
    if step.finished or row.goal.ended:
        return ReceiptView(today, what, changed=changed, ended="finished" if step.finished else row.goal.status)
    comes: Comes = "dates"
    if row.rhythm.kind == "week" or row.rhythm.kind == "month":
        comes = row.rhythm.kind
    elif row.rhythm.kind == "after" and last_shown(row.said, row.life.today) is None:
        comes = "after"
    rest = resting(plan, today, what, row.goal, step)
    return ReceiptView(today, what, (), changed, coming(row, 3), comes=comes, rest=rest)


def _line(plan: Plan, step: Step, goal: Goal, today: date) -> StepLine:
    target = target_on(step, today.toordinal())
    return line_of(
        StepLine,
        step,
        id=f"{goal.number}.{step.number}",
        goal=goal.title,
        rhythm=rhythms.text(in_force(step.rhythms, today)),
        target=target,
        done=meaning(step) if target else None,
        skill=next((skill.title for skill in plan.skills if skill.id == step.skill), None),
        room=in_force(step.rooms, today) if step.rooms else None,
        rest=rest_line((*step.pauses, *goal.pauses, *plan.settings.pauses), today),
        showed_up=shown_until(plan.said.get(step.id, Said()), today.toordinal()),
    )


def _often(line: StepLine) -> str:
    return often_name(rhythms.read(line.rhythm), at=line.at)


def often_and_much(line: StepLine) -> str:
    """How often, and how much makes it done: "every day, 20 min"; "2 times a day"."""
    rhythm, target = rhythms.read(line.rhythm), line.target
    if target is None:
        return _often(line)
    if line.unit == "times" and target > ONE and target % ONE == 0 and rhythm != rhythms.ONCE:
        return often_name(rhythm, target // ONE, line.at)
    return f"{_often(line)}, {with_unit(target, line.unit)}"


def _target(line: StepLine) -> str | None:
    if line.target is None:
        return None
    target = with_unit(line.target, line.unit)
    return say("list.target.one", target=target) if line.done == "one" else target


def _showed_up(line: StepLine) -> str:
    """On how many days; nothing where it is none yet."""
    return say("list.showed_up.n", n=line.showed_up) if line.showed_up else ""


def _title(line: StepLine) -> str:
    if line.finished:
        return say("progress.finished", title=line.title)
    return say("list.resting", title=line.title) if line.rest and line.rest.now else line.title


def _added(facts: Facts, view: ReceiptView) -> list[str | Line]:
    line: StepLine | None = next((thing for name, thing in view.changed if name == "step"), None)  # type: ignore
    often = often_and_much(line) if line else _rhythm(facts)
    if facts["rhythm"] == "once" and not facts.get("by"):
        told = say("receipt.step_added.once", id=facts["id"], title=facts["title"], rhythm=often)
        return [told, *_as_it_is(facts, view), next_line("receipt.once", id=facts["id"])]
    return [say("receipt.step_added", id=facts["id"], title=facts["title"], rhythm=often), *_as_it_is(facts, view)]


def _rhythm(facts: Facts) -> str:
    return often_name(rhythms.read(facts["rhythm"]), at=facts.get("at", ()))


def _edited(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.edited", **facts), *_as_it_is(facts, view)]


def _finished(facts: Facts, _: ReceiptView) -> list[str | Line]:
    return [say("receipt.step_finished", **facts), *ended_well(facts["days"])]


def _moved(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.step_moved", **facts)]


def _as_it_is(facts: Facts, view: ReceiptView) -> list[str]:
    done = [say(f"receipt.done.{facts['done']}", **facts)] if "done" in facts else []
    return [*done, *dates_told(facts, view), *goes_on(facts, view)]


RECEIPTS: Receipts = {
    "step_added": _added,
    "step_edited": _edited,
    "step_moved": _moved,
    "step_finished": _finished,
    "step_paused": paused,
    "step_resumed": resumed,
}
