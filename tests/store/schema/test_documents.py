"""Clocks and returns in a file: what no command could have written is refused, whatever its hash says."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from goalwalk.core.errors import CannotRead
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return
from goalwalk.core.model.components import Practice, Skill
from goalwalk.core.now import NEEDED
from goalwalk.core.since import Since
from goalwalk.store.disk import container as seal
from goalwalk.store.disk.tables import dumps
from goalwalk.store.plan import plan_file
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, migrations
from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.update import begin
from store.making import AT, DAY, FULL, many, what

CLOCK = Clock(
    "k1",
    1,
    "Beer",
    DAY,
    date(2026, 11, 1),
    (Since(date.min, 2000), Since(date(2026, 11, 10), 1000)),
    "bottles",
    ((12500, "€"), (30000, "minutes")),
    (10, 20),
)


@pytest.fixture
def walked(session: Session) -> Session:
    """A plan with a clock, a return and an amount."""

    def add(plan: Any) -> Any:
        back = Return("r1", "k1", date(2026, 11, 5), date(2026, 11, 7), AT)
        return plan._replace(clocks=(CLOCK,), returns=(back,), amounts=(Amount("a1", "k1", DAY, AT, 1500),))

    begin(session, many(FULL, add), what("begun"))
    return session


def written_with(session: Session, table: str, **fields: Any) -> None:
    """The plan's file with these fields of the first document of a table (None: without), under a right hash."""
    path = session.place().plan
    content = seal.parse(path.read_bytes(), migrations.SCHEMA)
    document = dict(content.tables[table]["1"])
    for name, value in fields.items():
        document[name] = value
        if value is None:
            del document[name]
    tables = content.tables | {table: {"1": document}}
    path.write_bytes(seal.serialise(tables, migrations.SCHEMA, content.header.generation))


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("clocks", {"limits": None}),
        ("clocks", {"limits": []}),
        ("clocks", {"limits": [[None, -1]]}),
        ("clocks", {"limits": [["2026-11-01", 1]]}),  # the first holds from the first of days
        ("clocks", {"limits": [[None, 2], ["2026-11-10", 1], ["2026-11-10", 3]]}),
        ("clocks", {"limits": [[None, 2], ["2026-11-10", 1], ["2026-11-09", 3]]}),
        ("clocks", {"since": "9999-12-01"}),
        ("clocks", {"since": "0001-01-01"}),
        ("clocks", {"milestones": [0]}),
        ("clocks", {"milestones": [-5, 3]}),
        ("clocks", {"milestones": [20, 10]}),
        ("clocks", {"milestones": [10, 10]}),
        ("clocks", {"milestones": [10**9]}),
        ("clocks", {"saves": [[12.5, "€"], [3, "€"]]}),
        ("clocks", {"saves": [[0, "€"]]}),
        ("clocks", {"saves": [[1, ""], 3]}),
        ("returns", {"first": "2026-11-08"}),  # behind its last day
        ("returns", {"last": "9999-12-31"}),
        ("returns", {"clock": "nobody"}),
        ("amounts", {"amount": 0}),
        ("amounts", {"day": "1492-01-01"}),
    ],
)
def test_what_no_command_writes_is_refused(walked: Session, table: str, fields: dict[str, Any]) -> None:
    written_with(walked, table, **fields)
    with pytest.raises(CannotRead, match="damaged"):
        walked.load()
    assert check_plan(walked).plan.code == "damaged"


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        ("clocks", {"limits": [[None, 0]]}),
        ("clocks", {"milestones": None}),
        ("clocks", {"saves": None}),
        ("clocks", {"since": "1900-01-01"}),
        ("returns", {"first": "2026-11-07"}),
    ],
)
def test_what_a_command_writes_is_read(walked: Session, table: str, fields: dict[str, Any]) -> None:
    written_with(walked, table, **fields)
    assert walked.load().clocks[0].title == "Beer"
    assert check_plan(walked).plan.ok


# The latest of what is only added to, for `now`


@pytest.mark.parametrize("most", [1, 2, 3, 7, 8, 400])
@pytest.mark.parametrize("note", [None, 'x},"9":{"y"', '},"9":{', "\\", '"'])
def test_the_latest_are_the_last_ones_whatever_stands_in_them(session: Session, most: int, note: str | None) -> None:
    """Texts that look like the seam between two documents are none."""
    skill = Skill("s1", 1, "Breathe", DAY)
    done = tuple(Practice(f"p{n}", "s1", DAY, AT, n % 11, note) for n in range(7))
    begin(session, many(FULL, lambda plan: plan._replace(skills=(skill,), practices=done)), what("begun"))
    own = session.place()
    _, tables = plan_file.opened(own.plan.read_bytes(), own.plan, own)
    assert list(tables.latest("practices", most).values()) == list(tables["practices"].values())[-most:]
    assert codec.part(tables, NEEDED, most).practices == done[-most:]
    assert json.loads(dumps(tables.latest("supports", most))) == {}


def test_what_was_just_changed_is_told_too(session: Session) -> None:
    begin(session, FULL, what("begun"))
    own = session.place()
    _, tables = plan_file.opened(own.plan.read_bytes(), own.plan, own)
    changed = tables | {"practices": {"1": {"id": "x"}}}
    assert changed.latest("practices", 5) == {"1": {"id": "x"}}
