"""The tables of a plan as a TinyDB: the same records as the daily looks read, and nothing changed before a commit."""

from __future__ import annotations

import pytest
from tinydb import TinyDB, where

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import stamps
from goalwalk.store.plan.open_plan import writing
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, diff
from goalwalk.store.schema.database import Database, among, keyed, standing
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.update import begin, update
from store.making import FULL, check_in, goal, many, remove_goal, retitle, settings, what, win
from store.verbs.test_update import EVERYTHING


def test_both_ways_read_the_same_records(session: Session) -> None:
    begin(session, lambda _: EVERYTHING, what("everything"))
    update(session, many(goal(31), win(32)), what("more"))
    update(session, remove_goal(31), what("less"))
    plan = whole_plan(session)
    db, stock = Database(session.looked_back().tables), TinyDB(session.place().plan, access_mode="r")
    for name in kinds.TABLES:
        for tables in (db,) if name in kinds.DATED else (db, stock):
            read = tuple(codec.read(name, document) for document in tables.table(name).search(standing()))
            assert read == getattr(plan, name), name
    assert sorted(db.tables()) == sorted(stock.tables() - {"_plan"})


def test_what_is_not_committed_is_nowhere(session: Session) -> None:
    begin(session, FULL, what("full"))
    before, bytes_before = session.load(), session.place().plan.read_bytes()
    with writing(session) as db:
        db.table("goals").update({"title": "Another"}, among("id", {"goal-1"}))
        db.table("wins").remove(where("id") == "win-1")
        db.table("wins").insert(keyed({"id": "win-9"}, 9))
        assert db.table("goals").get(doc_id=1) == {**db.loaded.tables["goals"]["1"], "title": "Another"}
    assert db.loaded.tables["goals"]["1"]["title"] == "Sleep better", "what was read is not changed in its place"
    assert session.place().plan.read_bytes() == bytes_before
    assert session.load() == before


def test_what_could_not_be_read_is_never_committed(session: Session) -> None:
    begin(session, FULL, what("full"))
    before = session.place().plan.read_bytes()
    with pytest.raises(CannotRead, match="damaged"), writing(session) as db:
        db.table("goals").update({"title": 5}, doc_ids=[1])
        db.commit(db.stamp())
    assert session.place().plan.read_bytes() == before


def test_a_table_is_parsed_when_it_is_asked_for_and_serialised_when_it_differs(session: Session) -> None:
    begin(session, FULL, what("full"))
    db = Database(session.storage(session.place()).read())
    db.table("wins").insert(keyed({"id": "win-9"}, 9))
    db.table("goals").change(diff.restoring("x"), ())
    db.table("goals").update({}, where("id") == "goal-1")
    assert set(db.tables_now._read) == {"wins", "goals"}
    assert all(db.tables_now["goals"][key] is document for key, document in db.tables_now._read["goals"].items())


def test_a_document_that_is_not_there_cannot_be_changed(session: Session) -> None:
    begin(session, many(FULL, settings(), check_in("c2")), what("full"))
    update(session, retitle(1, "New"), what("new"))
    db = Database(session.current().tables)
    with pytest.raises(KeyError):
        db.table("goals").change(diff.removing(db, stamps.NONE), [1, 2])
