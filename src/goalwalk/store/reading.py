"""What makes tables a plan: all that is read of them is ours, as we write it.

Only what passes here is ever shown, changed, counted as a backup or put back.
"""

from __future__ import annotations

from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.core.model import Plan
from goalwalk.store import codec, dayindex
from goalwalk.store.tables import Tables


def meaning(tables: Tables, path: Path, *, whole: bool = False) -> Plan:
    """The plan of these tables; what is not read here is not judged, so `whole` for all of it, check-ins and undo list.

    Raises CannotRead("damaged") unless all of it is as we write it.
    """
    try:
        plan = codec.decode(tables, dayindex.read(tables[codec.DAYS]), whole=whole)
        codec.check_state(tables)
        if whole:
            from goalwalk.store import journal

            journal.check(tables[codec.UNDO], tables)
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(path)) from error
    return plan
