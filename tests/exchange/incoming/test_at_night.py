"""Between midnight and the hour at which days start, what was done is of the day before; twice adds nothing twice."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from exchange.incoming.telling import ZONE, put, told
from goalwalk.core.days import Today
from goalwalk.exchange.incoming.outcome import Known
from goalwalk.exchange.incoming.source import Source

NIGHT = Today.of(datetime(2026, 11, 21, 0, 30, tzinfo=ZONE), 3, 0)
DAY, AFTER = date(2026, 11, 20), date(2026, 11, 21)
TASK = '[{"description": "Call", "status": "completed", "entry": "20261110T080000Z", "end": "%s"}]'
AT_NIGHT = {  # what was done when the clock showed the day after already
    "todo.txt": "x 2026-11-21 2026-11-10 Call @home\n",
    "tasks.json": TASK % "20261120T232000Z",  # an hour earlier than the clock there
}


@pytest.mark.parametrize("name", AT_NIGHT)
def test_a_task_that_is_done_is_done_and_comes_once(name: str) -> None:
    incoming = told(Source(name, {name: AT_NIGHT[name].encode()}))
    at_once = put(incoming, today=NIGHT)
    assert [(one.day, one.word) for one in at_once.plan.check_ins] == [(DAY, "done")]
    assert not at_once.left
    known = Known(frozenset(one.id for one in (*at_once.plan.steps, *at_once.plan.goals, *at_once.plan.check_ins)))
    assert put(incoming, at_once.plan, known, AFTER).new == {}


def test_entries_of_the_night_are_of_the_evening_before() -> None:
    text = (
        "full_date,date,weekday,time,mood,activities,note\n"
        "2026-11-21,November 21,Saturday,0:10,rad,,late\n2026-11-20,November 20,Friday,2:59,rad,,later\n"
        "2026-11-20,November 20,Friday,3:00,rad,,early\n"
    )
    incoming = told(Source("d.csv", {"d.csv": text.encode()}))
    done = put(incoming, today=NIGHT)
    assert {one.note: one.day.day for one in done.plan.day_check_ins} == {"late": 20, "later": 19, "early": 20}


def test_a_day_that_begins_later_is_told_so() -> None:
    incoming = told(Source("t.csv", {"t.csv": b"day,Swim\n2026-11-20,x\n2026-11-21,x\n"}), kind="csv", day="day")
    (left,) = put(incoming, today=NIGHT).left
    assert (left.code, left.at.line, dict(left.facts)["hour"]) == ("tonight", 3, "03:00")
