"""Every win, or every day, that there ever was: of all the years only that is brought into memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import Plan
from goalwalk.store.plan import year_files
from goalwalk.store.plan.session import Desk, Kept
from goalwalk.store.schema import codec


def every(desk: Desk, names: Sequence[str]) -> Plan:
    """The plan with all there ever was in these tables of what history holds, and no more of it in memory than that.

    Raises as `Desk.current` does, CannotRead for a file of history that cannot be read.
    """
    return desk.looking_back(lambda kept: _every(kept, names, desk))


def _every(kept: Kept, names: Sequence[str], desk: Desk) -> Plan:
    own = kept.storage.place
    tables = year_files.unroll(own, kept.tables, working=desk.working, names=names)
    try:
        found: dict[str, Any] = {name: tuple(codec.there(name, tables[name])) for name in names}
    except codec.REFUSED as error:
        raise CannotRead("damaged", path=str(own.plan)) from error
    return kept.plan._replace(**found)
