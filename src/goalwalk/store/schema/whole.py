"""What makes tables a plan: all that is read of them is ours, as we write it.

Only what passes here is ever shown, changed, counted as a backup or put back.
"""

from __future__ import annotations

from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import Plan
from goalwalk.store.disk.tables import Tables
from goalwalk.store.schema import codec, day_index


def meaning(tables: Tables, path: Path, *, whole: bool = False) -> Plan:
    """The plan of these tables; what is not read here is not judged, so `whole` for all of it, check-ins and undo list.

    Raises CannotRead("damaged") unless all of it is as we write it.
    """
    try:
        plan = codec.decode(tables, day_index.read(tables[codec.DAYS]), whole=whole)
        codec.check_state(tables)
        if whole:
            from goalwalk.store.schema import undo_log

            undo_log.check(tables[codec.UNDO], tables)
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error
    return plan


def judge(tables: Tables, plan: Plan, path: Path) -> None:
    """Nothing is written on what could not be read again: judge what `meaning` has left out of `tables`, which hold
    `plan`. Raises as it does.
    """
    from goalwalk.store.schema import undo_log

    try:
        every = {document["id"] for document in tables["steps"].values()}
        codec.check_ins(tables["check_ins"], {step.id for step in plan.steps}, every)
        undo_log.check(tables[codec.UNDO], tables)
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error
