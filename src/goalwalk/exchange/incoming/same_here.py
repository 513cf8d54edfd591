"""Which step here a habit of a file is, where its name alone does not tell: of two that are called the same, and of one
that bears another name now. Its days tell.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from goalwalk.core.measures.day_index import LETTERS, NOTHING, first_day
from goalwalk.core.model.plan import Plan, Said
from goalwalk.exchange.incoming.newer import Before
from goalwalk.exchange.incoming.own_ids import came_as
from goalwalk.exchange.incoming.records import At, ClockIn, DayIn, Left, StepIn

LEAST = 7  # days that are the same, by which a habit is known under another name
SURE = 0.9  # of the days here, so many the same
MORE = 5  # steps of one title here, further than the file has

Key = tuple[str, str]  # the goal and the name of a step there


class KnownAgain:
    """The steps of a plan that an import of this kind brought, by what a file tells of them now."""

    def __init__(self, plan: Plan, kind: str, every: Collection[str], before: Before) -> None:
        self.plan, self.kind, self.every, self.before = plan, kind, every, before
        self.steps = {step.id: step for step in plan.steps}
        self.renamed: dict[Key, str] = {}  # what bears another name here
        self.names: set[str] = set()  # what that is called there

    def clocks(self, clocks: Sequence[ClockIn]) -> Iterator[tuple[str, str]]:
        """The name of each clock of a file that bears another name here, and its id."""
        here = {clock.id for clock in self.plan.clocks}
        there = {clock.name: self._came_as(here, "clocks", clock.name) for clock in clocks}
        sums: dict[str, Counter[date]] = {own: Counter() for own in here if own not in there.values()}
        for one in self.plan.amounts:
            if one.clock in sums:
                sums[one.clock][one.day] += one.amount
        for clock in (clock for clock in clocks if there[clock.name] is None):
            told = Counter({day: amount for day, amount, *_ in clock.amounts})
            same = {own: sum(told[day] == days[day] for day in days) for own, days in sums.items()}
            fits = [own for own, days in sums.items() if _is_same(same[own], len(days))]
            if len(fits) == 1:
                days = sums.pop(fits[0])
                if not self.before.is_touched("amounts", self.before.amounts(fits[0], min(days))):
                    self.names |= {clock.name, clock.title}
                    yield clock.name, fits[0]

    def is_noted(self, day: DayIn) -> bool:
        """Whether the note of a day is here, under the other name of what it is about."""
        if day.name not in self.names or day.note is None:
            return False
        text = day.note[day.note.find(": ", len(day.name)) :]
        return any(one.day == day.day and one.note and one.note.endswith(text) for one in self.plan.day_check_ins)

    def named(self, steps: Sequence[StepIn]) -> tuple[StepIn, ...]:
        """The steps of a file, those that are called the same under the names that they came by before."""
        groups: dict[Key, list[int]] = {}
        for at, step in enumerate(steps):
            groups.setdefault((step.goal, step.title), []).append(at)
        found = list(steps)
        for (goal, title), group in groups.items():
            names = islice(_names(title), len(group) + MORE)
            here = {name: own for name in names if (own := self._came_as(self.steps, "steps", goal, name))}
            if len(group) > 1 or len(here) > 1:
                for at, name in zip(group, self._matched([steps[at] for at in group], here), strict=True):
                    found[at] = steps[at]._replace(name=name)
        self._find_renamed(found)
        return tuple(found)

    def told(self, at: At, title: str, own: str | None) -> Iterator[Left]:
        """That what bears that id is called otherwise here than there, where it is."""
        typed = shlex.quote(title)
        if own in self.steps and (step := self.steps[own]).title != title:
            goal = next(goal.number for goal in self.plan.goals if goal.id == step.goal)
            way = f"step edit {goal}.{step.number} --title {typed}"
            yield Left(at, "renamed", (("title", title), ("was", step.title), ("way", way)))
        for clock in self.plan.clocks:
            if clock.id == own and clock.title != title:
                way = f"clock edit {clock.number} --title {typed}"
                yield Left(at, "renamed", (("title", title), ("was", clock.title), ("way", way)))

    def _came_as(self, here: Collection[str], *parts: str) -> str | None:
        """The id of what is here that came as that."""
        return came_as(here, self.every, self.kind, *parts)

    def _matched(self, steps: Sequence[StepIn], here: Mapping[str, str]) -> list[str]:
        """The name of each of these: of what is here by the most days that are the same, or one that is free."""
        pairs = []
        for at, step in enumerate(steps):
            days = _days(step)
            for which, (name, own) in enumerate(here.items()):
                same, other = self._alike(days, own)
                if same >= other:
                    is_other = self.steps[own].rhythms[-1].value != step.rhythm
                    pairs.append((other - same, is_other, abs(at - which), at, name))
        chosen: dict[int, str] = {}
        for *_, at, name in sorted(pairs):
            if at not in chosen and name not in chosen.values():
                chosen[at] = name
        free = (name for name in _names(steps[0].title) if name not in here)
        return [chosen.get(at) or next(free) for at in range(len(steps))]

    def _alike(self, days: Mapping[int, str], own: str) -> tuple[int, int]:
        """On how many days the same is told of a step here, and on how many something else."""
        said = self.plan.said.get(own, Said())
        here = {day: letter for day, letter in enumerate(said.letters, said.begin) if letter != NOTHING}
        both = days.keys() & here.keys()
        same = sum(days[day] == here[day] for day in both)
        return same, len(both) - same

    def _find_renamed(self, steps: Sequence[StepIn]) -> None:
        """Find what bears another name here: nearly all days of it are the same, and no step there bears its name."""
        keys = [(step.goal, step.name) for step in steps]
        there = {key: self._came_as(self.steps, "steps", *key) for key in keys}
        others = [own for own in self.steps if own not in there.values() and self._came(own)]
        for step in steps if others else ():
            if there[step.goal, step.name] is None:
                days = _days(step)
                fits = [own for own in others if self._has_same(days, own)]
                if len(fits) == 1:
                    self.renamed[step.goal, step.name] = fits[0]
                    self.names |= {step.name, step.title}
                    others.remove(fits[0])

    def _has_same(self, days: Mapping[int, str], own: str) -> bool:
        letters = self.plan.said[own].letters
        return _is_same(self._alike(days, own)[0], len(letters) - letters.count(NOTHING))

    def _came(self, own: str) -> bool:
        """Whether what was first said of a step here came from there."""
        said = self.plan.said.get(own)
        first = None if said is None else first_day(said)
        had = () if first is None else self.before.check_ins(own, date.fromordinal(first))
        return bool(had) and not self.before.is_touched("check_ins", had)


def _is_same(same: int, of: int) -> bool:
    """Whether so many days that are the same, of so many here, tell that it is the same."""
    return same >= LEAST and same >= SURE * of


def _names(title: str) -> Iterator[str]:
    """By what the first, the second ... of a title are known."""
    yield title
    for which in range(2, 100_000):
        yield f"{title} #{which}"


def _days(step: StepIn) -> dict[int, str]:
    """The letter of each day that is told of a step."""
    return {one.day.toordinal(): LETTERS[one.word] for one in step.said}
