"""Lists and single things: goals, steps, wins, settings, what can be undone. What `list` and `show` answer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from goalwalk.core.amounts import meaning
from goalwalk.core.measures.day_index import shown_until, target_on
from goalwalk.core.model.plan import Area, CheckIn, Done, Goal, Kind, Plan, Said, Status, Step, Win
from goalwalk.core.nouns.pauses import Pauses, back_on, next_rest, status_on
from goalwalk.core.nouns.settings import NAMES
from goalwalk.core.rhythm import rhythms
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.screens.standing import GoalStand


class Rest(NamedTuple):
    """A rest that runs or lies ahead: its first day, the day it ends (None: when resumed), and whether it runs."""

    first: date
    back: date | None
    now: bool


class RatingLine(NamedTuple):
    """One rating of a goal, with what it told."""

    day: date
    importance: int | None
    confidence: int | None
    level: int | None
    why: str | None
    up: str | None


class GoalLine(NamedTuple):
    """One goal as a line of a list, and as it is shown with its steps' number. `ratings`: the earliest first."""

    id: str
    title: str
    area: Area | None
    why: str | None
    by: date | None
    status: Status
    made: date
    steps: int
    rest: Rest | None
    measured: str | None
    levels: tuple[str | None, ...]
    weight: int | None
    ratings: tuple[RatingLine, ...]


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
    rest: Rest | None
    finished: date | None
    showed_up: int


class GoalsView(NamedTuple):
    """The answer of `goal list`."""

    goals: tuple[GoalLine, ...]


class StepsView(NamedTuple):
    """The answer of `step list`."""

    steps: tuple[StepLine, ...]


class GoalView(NamedTuple):
    """The answer of `goal show`, and of every command that changes a goal."""

    goal: GoalLine
    steps: tuple[StepLine, ...]
    stand: GoalStand


class NoteLine(NamedTuple):
    """A note that was kept with a check-in."""

    day: date
    word: str
    note: str


class StepView(NamedTuple):
    """The answer of `step show`: the step, and its latest notes, newest first."""

    step: StepLine
    notes: tuple[NoteLine, ...]


class WinLine(NamedTuple):
    """One win. `of`: whose, where it is not the person's own."""

    id: str
    day: date
    text: str
    of: str | None = None


class WinsView(NamedTuple):
    """The answer of `wins`, newest first."""

    today: date
    wins: tuple[WinLine, ...]


class SettingLine(NamedTuple):
    """A setting, its value as typed, and whether it belongs to the plan or to this machine."""

    name: str
    value: str
    of: str


class SettingsView(NamedTuple):
    """The answer of `config`."""

    settings: tuple[SettingLine, ...]


def goals_view(plan: Plan, today: date) -> GoalsView:
    """Every goal."""
    return GoalsView(tuple(goal_line(plan, goal, today) for goal in plan.goals))


def goal_view(plan: Plan, goal: Goal, today: date) -> GoalView:
    """One goal with its steps, and how it stands."""
    from goalwalk.screens.standing import goal_stand  # what only lists a goal does without

    return GoalView(goal_line(plan, goal, today), steps_view(plan, today, goal).steps, goal_stand(plan, goal))


def steps_view(plan: Plan, today: date, only: Goal | None = None) -> StepsView:
    """Every step, or those of one goal."""
    goals = {goal.id: goal for goal in plan.goals}
    steps = (step for step in plan.steps if only is None or step.goal == only.id)
    return StepsView(tuple(_step_line(plan, step, goals[step.goal], today) for step in steps))


def step_view(plan: Plan, step: Step, today: date, noted: Iterable[CheckIn] = ()) -> StepView:
    """One step with the notes of these check-ins."""
    goal = next(goal for goal in plan.goals if goal.id == step.goal)
    notes = (NoteLine(check_in.day, check_in.word, check_in.note) for check_in in noted if check_in.note)
    return StepView(_step_line(plan, step, goal, today), tuple(notes))


def wins_view(plan: Plan, today: date, since: date | None = None) -> WinsView:
    """The wins, newest first."""
    kept = [win for win in plan.wins if since is None or win.day >= since]
    kept.sort(key=lambda win: (win.day, win.number), reverse=True)
    return WinsView(today, tuple(map(win_line, kept)))


def win_line(win: Win) -> WinLine:
    """One win as a line."""
    return WinLine(str(win.number), win.day, win.text, win.of)


def settings_view(plan: Plan, today: date, machine: dict[str, str]) -> SettingsView:
    """Every setting with its value."""
    lines = [SettingLine(name, setting_text(plan, name, today), "plan") for name in NAMES]
    lines += [SettingLine(name, value, "machine") for name, value in machine.items()]
    return SettingsView(tuple(lines))


def setting_text(plan: Plan, name: str, today: date) -> str:
    """The value of a plan's setting, as it would be typed."""
    chosen = plan.settings
    texts = {
        "day_starts_at": str(chosen.day_starts_at),
        "week_starts_on": rhythms.WEEKDAYS[chosen.week_starts_on],
        "room": str(in_force(chosen.rooms, today)),
        "questions": ",".join(chosen.questions) or "none",
        "day_one": "0" if chosen.day_zero else "1",
        "return_word": chosen.return_word or "none",
        "setback_word": chosen.setback_word or "none",
        "urge_word": chosen.urge_word or "none",
        "reach_after": str(chosen.reach_after or "none"),
    }
    return texts[name]


def goal_line(plan: Plan, goal: Goal, today: date) -> GoalLine:
    """One goal as a line."""
    from goalwalk.core.nouns.levels import history  # the receipts of a win, and of undo, do without

    return GoalLine(
        id=str(goal.number),
        title=goal.title,
        area=goal.area,
        why=goal.why,
        by=goal.by,
        status=status_on(goal, today),
        made=goal.made,
        steps=sum(step.goal == goal.id for step in plan.steps),
        rest=_rest((*goal.pauses, *plan.settings.pauses), today),
        measured=goal.measured,
        levels=goal.levels,
        weight=goal.weight,
        ratings=tuple(
            RatingLine(one.day, one.importance, one.confidence, one.level, one.why, one.up)
            for one in history(plan, goal)
        ),
    )


def _step_line(plan: Plan, step: Step, goal: Goal, today: date) -> StepLine:
    target = target_on(step, today.toordinal())
    return StepLine(
        id=f"{goal.number}.{step.number}",
        title=step.title,
        goal=goal.title,
        kind=step.kind,
        rhythm=rhythms.text(in_force(step.rhythms, today)),
        start=step.start,
        by=step.by,
        target=target,
        unit=step.unit,
        done=meaning(step) if target else None,
        cue=step.cue,
        whom=step.whom,
        skill=next((one.title for one in plan.skills if one.id == step.skill), None),
        room=in_force(step.rooms, today) if step.rooms else None,
        rest=_rest((*step.pauses, *goal.pauses, *plan.settings.pauses), today),
        finished=step.finished,
        showed_up=shown_until(plan.said.get(step.id, Said()), today.toordinal()),
    )


def _rest(pauses: Pauses, today: date) -> Rest | None:
    pause = next_rest(pauses, today)
    return Rest(pause.first, back_on(pause), pause.first <= today) if pause else None
