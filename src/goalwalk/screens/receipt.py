"""A receipt: what a command recorded, as a record; `looks.receipts` builds those of check-ins and steps."""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.model.plan import Status, What, Word
from goalwalk.core.nouns.pauses import Resting
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.stand import Stand

Comes = Literal["dates", "week", "month", "after"]


class ReceiptView(NamedTuple):
    """`what` was recorded; `stands` are the steps it touched, as they stand now.

    `changed` pairs a name with the changed thing, for `--json`. `next_dates`: when a step comes round next, and
    `comes` how these dates are told; `rest`: the rest it is in, or `ended`, that it is over with its goal.
    `stays`: steps, by id, whose one day is still what was said of it before, because that says more. `sums`: steps, by
    id, with what their one day amounts to now, and its target, where an amount was said of it.
    """

    today: date
    what: What
    stands: tuple[Stand, ...] = ()
    changed: tuple[tuple[str, object], ...] = ()
    next_dates: tuple[date, ...] = ()
    stays: tuple[tuple[str, Word], ...] = ()
    sums: tuple[tuple[str, str, str], ...] = ()
    comes: Comes = "dates"
    rest: Resting | None = None
    ended: Status | Literal["finished"] | None = None
