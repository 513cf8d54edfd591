"""A table of goalwalk's own comes in again: into an empty plan as it was, and into its own plan as nothing new."""

from __future__ import annotations

from datetime import date

from hypothesis import assume, given, settings

from core.plans import any_plan
from exchange.incoming.telling import ZONE
from exchange.test_whole_plans_out import as_kept, can_be_kept
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import Plan
from goalwalk.draw.safe import visible
from goalwalk.exchange.incoming import formats
from goalwalk.exchange.incoming.into_plan import Adopted, Into, Known, adopted
from goalwalk.exchange.incoming.source import Source
from goalwalk.exchange.outgoing import as_csv
from goalwalk.exchange.outgoing.parts import Choice, chosen
from goalwalk.store.schema import codec
from rich_plan import rich

LATE = date(2099, 1, 1)


def table_of(plan: Plan) -> Source:
    every = chosen(plan, Choice()).records
    return Source("own.csv", {"own.csv": as_csv.written(plan, every, visible, settings=True)})


def back(plan: Plan, into: Plan, known: Known | None = None) -> Adopted:
    source = table_of(plan)
    assert formats.recognised(source) == "goalwalk"
    incoming = formats.read("goalwalk", source, formats.Given(LATE, ZONE, {}, 3))
    return adopted(into, incoming, LATE, known or Known(), Into("From there"))


def days_of(plan: Plan) -> dict[tuple[str, str], set[tuple[int, str]]]:
    goals = {goal.id: goal.title for goal in plan.goals}
    found = {}
    for step in plan.steps:
        said = plan.said.get(step.id)
        letters = enumerate(said.letters, said.begin) if said else ()
        found[goals[step.goal], step.title] = {(day, letter) for day, letter in letters if letter != "."}
    return found


def told_of(plan: Plan) -> list[object]:
    """What a step is: called, how often, how much, resting when, from when on."""
    goals = {goal.id: goal.title for goal in plan.goals}
    return sorted(
        (
            goals[one.goal],
            one.title,
            one.start,
            str(one.rhythms[-1].value),
            str(one.targets[-1:] and one.targets[-1].value),
            one.pauses,
        )
        for one in plan.steps
    )


@settings(max_examples=25, deadline=None)
@given(made=any_plan())
def test_any_plan_comes_back_with_all_its_days(made: tuple[Plan, date]) -> None:
    plan = indexed(as_kept(made[0]))
    assume(all(can_be_kept("steps", step) for step in plan.steps))
    names = {step.id: f"Step {step.number}" for step in plan.steps}
    plan = plan._replace(
        goals=tuple(goal._replace(title=f"=Goal {goal.number}", ended=None) for goal in plan.goals),
        steps=tuple(step._replace(title=names[step.id]) for step in plan.steps),
    )
    done = back(plan, Plan())
    assert days_of(done.plan) == days_of(plan)
    assert told_of(done.plan) == told_of(plan)
    for table in ("steps", "check_ins"):
        for record in getattr(done.plan, table):
            codec.write(table, record)


def test_into_its_own_plan_it_adds_nothing_and_into_an_empty_one_once() -> None:
    plan = rich()
    again = back(plan, plan, Known(frozenset(one.id for one in (*plan.goals, *plan.steps, *plan.check_ins))))
    assert again.new == {}
    assert again.plan == plan
    once = back(plan, Plan())
    tables = ("goals", "steps", "check_ins", "clocks", "returns", "amounts", "day_check_ins", "wins")
    every = frozenset(one.id for table in tables for one in getattr(once.plan, table))
    for table in ("steps", "check_ins", "wins", "day_check_ins"):
        assert len(getattr(once.plan, table)) == len(getattr(plan, table)), table
    assert back(plan, once.plan, Known(every)).new == {}
