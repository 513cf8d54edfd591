"""One step over time: how it goes, and where amounts were said of it what they come to, in weeks and in months.

An amount is that of a day as all measures take it (measures §2): what nobody said is nowhere in a sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from goalwalk.core.amounts import with_unit
from goalwalk.core.days import week_start
from goalwalk.core.measures.day_index import SHOWN, amount_on, sum_on, target_on
from goalwalk.core.model.plan import Plan, Said, Step
from goalwalk.core.nouns.records import step_id
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, Data, Gap, Line, facts, numbers
from goalwalk.screens.looks.progress import GoalProgress, ProgressView, progress_view
from goalwalk.screens.map_blocks import Graph
from goalwalk.words import say
from goalwalk.words.days import MONTHS, far_day, short_day

WEEKS, MONTHS_BACK = 8, 6  # what is told


class SpanAmount(NamedTuple):
    """What a span of days comes to, from its `first` on: the amount in thousandths, and the days with showing up."""

    first: date
    amount: int
    days: int

    def data(self) -> Data:
        """As JSON."""
        return numbers(self._asdict(), "amount")


class Amounts(NamedTuple):
    """A step's amounts: in all, and by week and month, oldest first, the last of each holding today. `by_day`: each day
    of these weeks."""

    unit: str | None
    all: SpanAmount
    weeks: tuple[SpanAmount, ...]
    months: tuple[SpanAmount, ...]
    by_day: tuple[int, ...]

    def data(self) -> Data:
        """As JSON, by day left out: the weeks tell it."""
        return {name: part for name, part in self._asdict().items() if name != "by_day"}


class StepProgressView(NamedTuple):
    """The answer of `progress` to one step, below its goal. `amounts`: None where none was ever said."""

    today: date
    goals: tuple[GoalProgress, ...]
    amounts: Amounts | None

    def blocks(self) -> list[Block]:
        """The step as all progress shows it; then sums, a graph, and months once there are several."""
        blocks = ProgressView(self.today, self.goals, ()).blocks()
        return [*blocks, *self._amounts(self.amounts)] if self.amounts else blocks

    def _amounts(self, amounts: Amounts) -> Iterator[Block]:
        yield Gap()
        week, month = amounts.weeks[-1], amounts.months[-1]
        spans = {"amounts.week": week, "amounts.month": month, "amounts.all": amounts.all}
        yield from facts(*((name, _told(span, amounts.unit)) for name, span in spans.items()))
        if any(amounts.by_day):
            yield Gap()
            yield self._graph(amounts)
            yield Line(say("amounts.signs", nothing=signs.NOTHING), "quiet", for_eyes=True)
        before = [span for span in amounts.months[:-1] if span.days]
        if before:
            yield Gap()
            names = [say("amounts.name", month=MONTHS[span.first.month - 1], year=span.first.year) for span in before]
            yield from (
                Line(say("amounts.of_month", month=name, told=_told(span, amounts.unit)), indent=2)
                for name, span in zip(names, before, strict=True)
            )

    def _graph(self, amounts: Amounts) -> Graph:
        first = amounts.weeks[0].first
        most = max(amounts.by_day)
        day = first + timedelta(days=amounts.by_day.index(most))
        return Graph(
            name=say(
                "amounts.graph", n=len(amounts.weeks), most=with_unit(most, amounts.unit), day=far_day(day, self.today)
            ),
            first=first,
            days="".join(_heights(amounts.by_day)),
            weeks="".join(_heights([span.amount for span in amounts.weeks])),
            months=MONTHS,
            told=tuple(
                say("amounts.of_week", day=short_day(span.first, self.today), told=_told(span, amounts.unit))
                for span in amounts.weeks
                if span.days
            ),
        )


def step_progress_view(plan: Plan, step: Step, today: date) -> StepProgressView:
    """How one step goes."""
    goal = next(goal for goal in plan.goals if goal.id == step.goal)
    (line,) = progress_view(plan, today, goal).goals
    said = plan.said.get(step.id, Said())
    by_day = dict(_amounts_of(step, said, today.toordinal()))
    shown = line._replace(steps=tuple(other for other in line.steps if other.id == step_id(plan, step)))
    return StepProgressView(today, (shown,), _summed(plan, step, by_day, today) if any(by_day.values()) else None)


def _amounts_of(step: Step, said: Said, until: int) -> Iterator[tuple[int, int]]:
    """Each day of showing up, by its ordinal, with what it amounts to."""
    for at, letter in enumerate(said.letters[: max(until + 1 - said.begin, 0)]):
        if letter in SHOWN:
            day = said.begin + at
            target, sum = target_on(step, day), sum_on(said, day)
            yield day, amount_on(said, day, target) if target is not None else sum.amount if sum else 0


def _summed(plan: Plan, step: Step, by_day: dict[int, int], today: date) -> Amounts:
    begin = date.fromordinal(min(by_day))
    this_week = week_start(today, plan.settings.week_starts_on)
    weeks = [this_week - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    months = list(_months(today))
    days = range(weeks[0].toordinal(), today.toordinal() + 1)
    return Amounts(
        step.unit,
        SpanAmount(begin, sum(by_day.values()), len(by_day)),
        tuple(_spans(weeks, by_day)),
        tuple(_spans(months, by_day)),
        tuple(by_day.get(day, 0) for day in days),
    )


def _months(today: date) -> Iterator[date]:
    """The first days of the months that are told, oldest first."""
    count = today.year * 12 + today.month - 1
    for month in range(max(count - MONTHS_BACK + 1, 12), count + 1):
        yield date(month // 12, month % 12 + 1, 1)


def _spans(firsts: list[date], by_day: dict[int, int]) -> Iterator[SpanAmount]:
    """What these spans come to, each up to the day before the next, the last up to today."""
    ends = [first.toordinal() for first in firsts[1:]] + [date.max.toordinal()]
    for first, end in zip(firsts, ends, strict=True):
        amounts = [amount for day, amount in by_day.items() if first.toordinal() <= day < end]
        yield SpanAmount(first, sum(amounts), len(amounts))


def _heights(amounts: Iterable[int]) -> Iterator[str]:
    """A sign for each, as high as it is beside the most of them; nothing for none."""
    told = list(amounts)
    most = max(told, default=0)
    for amount in told:
        place = -(-amount * len(signs.HEIGHTS) // most) if most else 0
        yield signs.HEIGHTS[place - 1] if amount else signs.NOTHING


def _told(span: SpanAmount, unit: str | None) -> str:
    """An amount, and on how many days; never a bare 0."""
    if not span.days:
        return say("none")
    if not span.amount:
        return say("amounts.days", n=span.days)
    return say("amounts.told", amount=with_unit(span.amount, unit), days=say("amounts.days", n=span.days))
