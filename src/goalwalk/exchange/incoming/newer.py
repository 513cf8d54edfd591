"""What a newer file says of a day that is here already: more of it, or something else.

Where nobody has touched what an import wrote of that day, the newer file's word counts; else what is here stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from goalwalk.core.measures.day_index import counting
from goalwalk.core.model.clocks_setbacks import Amount
from goalwalk.core.model.plan import CheckIn, Plan
from goalwalk.exchange.incoming.own_ids import came_as, rank_of
from goalwalk.exchange.incoming.records import SaidIn

T = TypeVar("T")
BESIDE = 4  # records of an import, further than there are of a day, that may have been taken back since

SEVERAL = frozenset(("csv", "jrnl", "goalwalk"))  # of which a person may have several files with words of one day


class Before:
    """What a plan holds of days, and whether an import of this kind wrote it; `every`: all ids there ever were."""

    def __init__(self, plan: Plan, kind: str, every: Collection[str]) -> None:
        self.plan, self.kind, self.every = plan, kind, every

    @cached_property
    def _check_ins(self) -> dict[tuple[str, date], list[CheckIn]]:
        return _grouped(self.plan.check_ins, lambda one: (one.step, one.day))

    @cached_property
    def _amounts(self) -> dict[tuple[str, date], list[Amount]]:
        return _grouped(self.plan.amounts, lambda one: (one.clock, one.day))

    def check_ins(self, step: str, day: date) -> Sequence[CheckIn]:
        """What was said of a step's day, in its order."""
        return self._check_ins.get((step, day), ())

    def amounts(self, clock: str, day: date) -> Sequence[Amount]:
        """The amounts of a clock's day."""
        return self._amounts.get((clock, day), ())

    def is_touched(self, table: str, had: Sequence[Any]) -> bool:
        """Whether any of these of one day was written by somebody, and not by an import."""
        return any(not self._is_imported(table, one, len(had)) for one in had)

    def _is_imported(self, table: str, one: Any, n: int) -> bool:
        for which in range(1, n + BESIDE):
            is_said = table == "check_ins"
            on = rank_of(one.day, which) if is_said else None
            parts = (one.step if is_said else one.clock, one.day, which)
            for more in ((), content(one)) if is_said else ((),):
                if came_as((one.id,), self.every, self.kind, table, *parts, *more, on=on):
                    return True
        return False


def _grouped(records: Iterable[T], by: Callable[[T], tuple[str, date]]) -> dict[tuple[str, date], list[T]]:
    """These records by what they are of and their day, in their order."""
    found: dict[tuple[str, date], list[T]] = {}
    for one in records:
        found.setdefault(by(one), []).append(one)
    return found


def as_it_stands(record: Any, stands: Any) -> Any:
    """What a file says now, as the record of the same id that stands here: of its day, and said when that was."""
    day = {"day": stands.day} if "day" in record._fields else {}
    return record._replace(id=stands.id, at=stands.at, **day)


def content(one: SaidIn | CheckIn) -> tuple[object, ...]:
    """What was said, whenever and wherever it was."""
    return one.word, one.amount, one.note, one.slot


def more_of(had: Sequence[CheckIn], told: Sequence[SaidIn]) -> tuple[list[SaidIn], bool]:
    """What is told of a day beyond what counts of it here, and whether it counts instead of that."""
    here = Counter(map(content, counting(had)))
    more = []
    for one in told:
        if here[content(one)]:
            here[content(one)] -= 1
        else:
            more.append(one)
    if more and had and any(here.values()):
        return list(told), True
    return more, False
