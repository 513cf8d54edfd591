"""What a newer file says of a day that is here already: more of it, or something else.

Where nobody has touched what an import wrote of that day, the newer file's word counts; else what is here stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from goalwalk.core.model.clocks_setbacks import Amount
from goalwalk.core.model.plan import CheckIn, Plan
from goalwalk.exchange.incoming.own_ids import attempts, rank_of
from goalwalk.exchange.incoming.records import SaidIn

BESIDE = 4  # records of an import, further than there are of a day, that may have been taken back since

SEVERAL = frozenset(("csv", "jrnl", "goalwalk"))  # of which a person may have several files with words of one day


class Before:
    """What a plan holds of days, and whether an import of this kind wrote it; `every`: all ids there ever were."""

    def __init__(self, plan: Plan, kind: str, every: Collection[str]) -> None:
        self.plan, self.kind, self.every = plan, kind, every

    @cached_property
    def _check_ins(self) -> dict[tuple[str, date], list[CheckIn]]:
        found: dict[tuple[str, date], list[CheckIn]] = defaultdict(list)
        for one in self.plan.check_ins:
            found[one.step, one.day].append(one)
        return dict(found)

    @cached_property
    def _amounts(self) -> dict[tuple[str, date], list[Amount]]:
        found: dict[tuple[str, date], list[Amount]] = defaultdict(list)
        for one in self.plan.amounts:
            found[one.clock, one.day].append(one)
        return dict(found)

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
                for own in attempts(self.kind, table, *parts, *more, on=on):
                    if own == one.id:
                        return True
                    if own not in self.every:
                        break
        return False


def as_it_stands(record: Any, stands: Any) -> Any:
    """What a file says now, as the record of the same id that stands here: of its day, and said when that was."""
    day = {"day": stands.day} if "day" in record._fields else {}
    return record._replace(id=stands.id, at=stands.at, **day)


def content(one: SaidIn | CheckIn) -> tuple[object, ...]:
    """What was said, whenever and wherever it was."""
    return one.word, one.amount, one.note, one.slot


def counting(had: Iterable[CheckIn]) -> list[CheckIn]:
    """Those of a day that count: what was said before an `instead` does not."""
    found: list[CheckIn] = []
    for one in had:
        found = [one] if one.instead else [*found, one]
    return found


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
