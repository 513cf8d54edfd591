"""What each file of another program tells, and that putting it into a plan twice adds nothing twice."""

from __future__ import annotations

import json

import pytest

from exchange.incoming.telling import FILES, TODAY, lines, put, source_of, told
from goalwalk.core.model.plan import Plan
from goalwalk.core.rhythm.rhythms import text
from goalwalk.exchange.incoming.into_plan import adopted
from goalwalk.exchange.incoming.outcome import Into, Known
from goalwalk.exchange.incoming.records import Incoming
from goalwalk.exchange.incoming.source import Source

EXPECTED = FILES.parent / "expected"
NAMES = sorted(path.name for path in FILES.iterdir())


def ids(plan: Plan) -> Known:
    tables = ("goals", "steps", "clocks", "returns", "amounts", "day_check_ins", "wins", "check_ins")
    return Known(frozenset(record.id for table in tables for record in getattr(plan, table)))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_file_tells_is_as_it_was_checked_by_hand(name: str, pytestconfig: pytest.Config) -> None:
    now = "".join(f"{line}\n" for line in lines(told(source_of(name))))
    path = EXPECTED / f"{name}.txt"
    if pytestconfig.getoption("update_snapshots"):
        path.write_text(now)
    assert now == path.read_text()


@pytest.mark.parametrize("name", NAMES)
def test_twice_adds_nothing_twice(name: str) -> None:
    incoming = told(source_of(name))
    first = put(incoming)
    assert first.new
    assert not any(one.code == "erased" for one in first.left)
    assert all(one.made <= TODAY for one in (*first.plan.goals, *first.plan.steps, *first.plan.clocks))
    again = put(incoming, first.plan, ids(first.plan))
    assert again.new == {}
    assert again.plan == first.plan
    every = ids(first.plan).every
    undone = put(incoming, Plan(), Known(every, undone=every))
    assert undone.new == first.new, "what was undone comes anew"
    assert not ids(undone.plan).every & every
    for code, known in (("taken_away", Known(every)), ("erased", Known(every, every))):
        gone = put(incoming, Plan(), known)
        assert gone.new == {}, "what was taken away or erased stays out"
        assert any(left.code.endswith(code) for left in gone.left), "and that is told"


def test_further_days_of_a_step_that_is_here_come_and_what_is_written_stays() -> None:
    incoming = told(source_of("loop-newer"))
    early = tuple(step._replace(said=tuple(one for one in step.said if one.day.month < 11)) for step in incoming.steps)
    first = put(Incoming("loop", early))
    later = put(incoming, first.plan, ids(first.plan))
    assert later.new["check_ins"] == len(put(incoming).plan.check_ins) - len(first.plan.check_ins)
    assert "steps" not in later.new
    assert later.there == len(first.plan.check_ins)


def test_a_step_that_a_file_tells_twice_counts_once_and_is_told() -> None:
    incoming = told(source_of("beaver.json"))
    once = put(incoming)
    twice = put(incoming._replace(steps=(*incoming.steps, *incoming.steps)))
    assert twice.plan == once.plan
    assert [left.code for left in twice.left[len(once.left) :]] == ["step_twice"] * len(incoming.steps)


@pytest.mark.parametrize(
    "text",
    [
        "x 2027-01-01 2026-11-01 Sow @home\n",
        "x 2027-01-01 Sow @home\n",
        '[{"description": "Sow", "status": "completed", "entry": "20261101T100000Z", "end": "20270101"}]',
    ],
)
def test_what_is_done_on_a_day_to_come_is_finished_and_asked_for_no_more(text: str) -> None:
    incoming = told(Source("todo.txt", {"todo.txt": text.encode()}))
    first = put(incoming)
    (step,) = first.plan.steps
    assert (step.finished, step.start <= TODAY, first.plan.check_ins) == (TODAY, True, ())
    assert [left.code for left in first.left] == ["done_ahead"]
    assert put(incoming, first.plan, ids(first.plan)).new == {}


def test_what_is_added_to_what_has_no_place_comes_alone() -> None:
    first, more = ({"entry": "20261101T100000Z", "description": text} for text in ("the blue\none", "call first"))
    task = {"description": "Sow", "status": "pending", "uuid": "11111111-1111-4111-8111-111111111111", "tags": ["next"]}

    def source(**fields: object) -> Source:
        return Source("tasks.json", {"tasks.json": json.dumps([{**task, **fields}]).encode()})

    into = Into("From there", aside="Taskwarrior, {title}: {fields}")
    plan = Plan()
    for fields, notes in (
        ({"annotations": [first]}, ["Taskwarrior, Sow: 2026-11-01: the blue\none; tags: next"]),
        ({"annotations": [first, more]}, ["Taskwarrior, Sow: 2026-11-01: call first"]),
        ({"annotations": [more, first], "tags": ["next", "soon"]}, ["Taskwarrior, Sow: tags: next, soon"]),
        ({"annotations": [first]}, []),
    ):
        step = told(source(**fields))
        done = adopted(plan, step._replace(steps=(step.steps[0],)), TODAY, ids(plan), into)
        assert list(done.asides) == notes
        plan = done.plan


@pytest.mark.parametrize(
    ("recur", "often"),
    [
        *((text, "daily") for text in ("daily", "1d", "day", "P1D", "24h", "24 hours")),
        *((text, "every 3 days") for text in ("3d", "3days", "P3D", "72h")),
        *((text, "every 21 days") for text in ("3wks", "3 weeks", "3w", "P3W", "P21D")),
        *((text, "every 42 days") for text in ("3 fortnights", "6wk")),
        *((text, "1x month") for text in ("monthly", "1mo", "month", "P1M", "P30D")),
        *((text, "every 3 months") for text in ("quarterly", "3mths", "1q", "P3M", "P90D")),
        *((text, "yearly") for text in ("annual", "1yr", "12 months", "P1Y", "P365D")),
        *((text, "every 2 years") for text in ("biannual", "2yrs", "P2Y", "P24M")),
        *((text, "once") for text in ("1h", "monday", "P", "PT1H", "0d", "9999y", "P1Y1D", "3 moons")),
    ],
)
def test_how_often_a_task_recurs(recur: str, often: str) -> None:
    task = {"description": "Sow", "status": "recurring", "uuid": "11111111-1111-4111-8111-111111111111", "recur": recur}
    incoming = told(Source("t.json", {"t.json": json.dumps([{**task, "entry": "20261101T100000Z"}]).encode()}))
    assert text(incoming.steps[0].rhythm) == often
    assert [left.code for left in incoming.left] == (["recurs_how"] if often == "once" else [])


@pytest.mark.parametrize(("first", "then", "code"), [("lines", "wins", "as_line"), ("wins", "lines", "as_win")])
def test_an_entry_that_is_here_comes_no_second_time_as_something_else(first: str, then: str, code: str) -> None:
    source = source_of("jrnl.json")
    done = put(told(source, **{"as": first}))
    again = put(told(source, **{"as": then}), done.plan, ids(done.plan))
    assert again.new == {}
    assert [left.code for left in again.left].count(code) == sum(done.new.values()) > 1


def test_a_line_and_a_win_of_one_minute_are_two() -> None:
    entry = {"title": "Walked", "body": "", "date": "2026-11-01", "time": "10:00", "tags": [], "starred": False}
    entries = [entry, {**entry, "title": "Slept", "starred": True}]
    source = Source("j.json", {"j.json": json.dumps({"tags": {}, "entries": entries}).encode()})
    done = put(told(source, **{"as": "starred"}))
    assert done.new == {"day_check_ins": 1, "wins": 1}
    again = put(told(source, **{"as": "starred"}), done.plan, ids(done.plan))
    assert (again.new, again.left) == ({}, ())
