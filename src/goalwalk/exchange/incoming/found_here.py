"""What of a table of goalwalk's own is in the plan already: it is told by what it is called, and by its day."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from datetime import date

from goalwalk.core.model.plan import Plan
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.own_ids import came_as
from goalwalk.exchange.incoming.records import ClockIn, DayIn, StepIn, WinIn


class FoundHere:
    """The goals, steps and clocks of a plan by what they are called, and what is kept of days."""

    def __init__(self, plan: Plan, kind: str, every: Collection[str]) -> None:
        self.kind, self.every = kind, every
        goals = {goal.id: values.title(goal.title) for goal in plan.goals}
        self.goals = {title: own for own, title in reversed(goals.items())}
        self.steps = {(goals.get(step.goal), values.title(step.title)): step.id for step in reversed(plan.steps)}
        numbers = {goal.id: goal.number for goal in plan.goals}
        self.numbered = {
            (goals.get(step.goal), values.title(step.title), f"{numbers[step.goal]}.{step.number}"): step.id
            for step in plan.steps
            if step.goal in numbers
        }
        self.ids = {step.id for step in plan.steps}
        self.clocks = {values.title(clock.title): clock.id for clock in reversed(plan.clocks)}
        self.days: set[Hashable] = {(one.day, one.mood, one.urge, values.note(one.note)) for one in plan.day_check_ins}
        self.wins: set[Hashable] = {(one.day, values.note(one.text)) for one in plan.wins}
        self.returns: set[Hashable] = {(one.clock, one.first, one.last) for one in plan.returns}
        self.amounts: set[Hashable] = {(one.clock, one.day) for one in plan.amounts}

    def goal(self, title: str) -> str | None:
        """The id of a goal that is called so."""
        return self.goals.get(title)

    def step(self, step: StepIn) -> str | None:
        """The id of a step that is called so, below a goal that is called so; of several there, the one that came as
        that, or bears its number."""
        if not step.number:
            return self.steps.get((step.goal, step.title))
        known = came_as(self.ids, self.every, self.kind, "steps", step.goal, step.name)
        return known or self.numbered.get((step.goal, step.title, step.number))

    def clock(self, clock: ClockIn) -> str | None:
        """The id of a clock that is called so."""
        return self.clocks.get(clock.title)

    def day(self, day: DayIn) -> bool:
        """Whether the same is kept of that day."""
        return (day.day, day.mood, day.urge, day.note) in self.days

    def win(self, win: WinIn) -> bool:
        """Whether the same win is kept of that day."""
        return (win.day, win.text) in self.wins

    def of_clock(self, own: str, first: date, last: date | None = None) -> bool:
        """Whether a return from the first to the last day is kept, or (without one) an amount of that day."""
        return (own, first) in self.amounts if last is None else (own, first, last) in self.returns
