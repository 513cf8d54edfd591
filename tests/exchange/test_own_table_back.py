"""A table of goalwalk's own comes in again: into an empty plan as it was, and into its own plan as nothing new."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given, settings

from core.plans import any_plan
from exchange.incoming.telling import ZONE
from exchange.test_whole_plans_out import as_kept, can_be_kept
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import Plan
from goalwalk.draw.safe import visible
from goalwalk.exchange.incoming import formats
from goalwalk.exchange.incoming.into_plan import adopted
from goalwalk.exchange.incoming.outcome import Adopted, Into, Known
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


def test_steps_of_one_name_stay_apart() -> None:
    plan = rich()
    plan = plan._replace(steps=tuple(step._replace(title="Walk") for step in plan.steps))
    assert len(plan.steps) > 2
    assert back(plan, plan, ids(plan)).new == {}
    once = back(plan, Plan())
    assert [left.code for left in once.left] == []
    said = sorted(said.letters for said in plan.said.values())
    assert sorted(said.letters for said in once.plan.said.values()) == said
    again = back(plan, once.plan, ids(once.plan))
    assert again.new == {} and again.plan == once.plan
    without = once.plan._replace(steps=once.plan.steps[1:])
    gone = back(plan, indexed(without), ids(once.plan)._replace(away=frozenset({(without.goals[0].title, "Walk")})))
    assert gone.new == {}, "what was taken away stays so, and the others are what they were"


def ids(plan: Plan) -> Known:
    tables = ("goals", "steps", "check_ins", "clocks", "returns", "amounts", "day_check_ins", "wins")
    return Known(frozenset(one.id for table in tables for one in getattr(plan, table)))


Cells = list[list[str]]


def _everywhere(column: str, change: Callable[[str], str]) -> Callable[[Cells], Cells]:
    def changed(rows: Cells) -> Cells:
        at = rows[0].index(column)
        return [rows[0], *([*row[:at], change(row[at]) if row[at] else "", *row[at + 1 :]] for row in rows[1:])]

    return changed


def _in_halves(time: str) -> str:
    hour, minute = map(int, time.split(":"))
    return f"{hour % 12 or 12:02}:{minute:02}:00 {'PM' if hour > 11 else 'AM'}"


SAVED: dict[str, tuple[str, Callable[[Cells], Cells]]] = {
    "every cell in quotes": (",", lambda rows: rows),
    "semicolons": (";", lambda rows: rows),
    "a column of their own": (",", lambda rows: [[*row, "mine"] for row in rows]),
    "columns the other way round": (",", lambda rows: [row[::-1] for row in rows]),
    "headings in capitals": (",", lambda rows: [[name.upper() for name in rows[0]], *rows[1:]]),
    "rows by their day": (",", lambda rows: [rows[0], *sorted(rows[1:], key=lambda row: row[2])]),
    "rows by their kind": (",", lambda rows: [rows[0], *sorted(rows[1:], key=lambda row: row[0])]),
    "days with points": (";", _everywhere("day", lambda day: f"{date.fromisoformat(day):%d.%m.%Y}")),
    "days in words": (",", _everywhere("day", lambda day: f"{date.fromisoformat(day):%d %b %Y}")),
    "times in halves of a day": (",", _everywhere("time", _in_halves)),
    "a comma in numbers": (";", _everywhere("amount", lambda amount: amount.replace(".", ","))),
}


@pytest.mark.parametrize("how", SAVED)
def test_as_a_spreadsheet_saves_it_again_it_tells_the_same(how: str) -> None:
    plan = rich()
    sign, change = SAVED[how]
    text = table_of(plan).text("own.csv")
    out = io.StringIO()
    csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL).writerows(change(list(csv.reader(io.StringIO(text)))))
    saved = Source("own.csv", {"own.csv": out.getvalue().encode()})
    assert formats.recognised(saved) == "goalwalk"
    told = formats.read("goalwalk", saved, formats.Given(LATE, ZONE, {}, 3))
    done = adopted(Plan(), told, LATE, Known(), Into("From there"))
    once = back(plan, Plan())
    assert done.left == once.left == ()
    assert days_of(done.plan) == days_of(once.plan)
    for table in ("check_ins", "clocks", "returns", "amounts", "day_check_ins", "wins"):
        assert {one.id: one for one in getattr(done.plan, table)} == {one.id: one for one in getattr(once.plan, table)}


def test_which_time_of_the_day_was_done_comes_back() -> None:
    plan = rich()
    told = {(one.day, one.word, one.amount, one.slot, one.at[11:16]) for one in plan.check_ins}
    assert any(slot for _, _, _, slot, _ in told)
    assert {
        (one.day, one.word, one.amount, one.slot, one.at[11:16]) for one in back(plan, Plan()).plan.check_ins
    } == told
