"""Records that went into one plan and belong into another: made anew there, under ids and numbers of that plan.

What they hang on comes along, or is there already: by its title, or else by the number it was named by. How a kind is
added, and what it names, the registry says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.kinds import Kind, Reference
from goalwalk.core.letters import folded
from goalwalk.core.measures.day_index import heard, marked
from goalwalk.core.model.plan import Plan, Step
from goalwalk.core.nouns import steps
from goalwalk.core.nouns.check_ins import NewId
from goalwalk.core.nouns.records import added, numbered, shown_id
from goalwalk.core.tuples import NamedTuple

Records = Mapping[str, Sequence[Any]]  # by their tables


class Moved(NamedTuple):
    """A record as it is in the other plan, its table, and what it hangs on there, the nearest first, each with its."""

    table: str
    record: Any
    above: tuple[tuple[str, Any], ...]


def moved_in(plan: Plan, source: Plan, records: Records, new_id: NewId) -> tuple[Plan, tuple[Moved, ...]]:
    """`plan` with these records of `source`, and how they are there.

    Raises CannotBeDone: "not_there" for what hangs on something that this plan has not, "counted_otherwise".
    """
    ids: dict[str, str] = {}
    moved = []
    for table in kinds.TABLES:
        kind = kinds.BY_TABLE[table]
        for record in records.get(table, ()):
            ids[record.id] = new_id()
            new = record._replace(id=ids[record.id])
            for field, above in (*((kind.owner,) if kind.owner else ()), *kind.refers):
                if (id := getattr(record, field)) is not None:
                    by_number = (field, above) == kind.owner
                    there = ids.get(id) or _found(plan, source, above, id, by_number=by_number).id
                    new = new._replace(**{field: there})
            if kind.owner and kind.dated:
                new = _as_counted(plan, source, record, new)
            plan = _with(plan, kind, new)
            moved.append((table, new.id))
    return plan, tuple(_as_it_is(plan, table, id) for table, id in moved)


def _with(plan: Plan, kind: Kind, record: Any) -> Plan:
    """The plan with one more record; of what is dated, its day is written about."""
    if kind.numbered == "owner":
        return steps.add(plan, record)
    if kind.owner and kind.dated:
        return heard(plan, [record])
    plan = numbered(plan, kind.table, record) if kind.numbered else added(plan, kind.table, record)
    return plan._replace(written=marked(plan.written, [record.day])) if kind.dated else plan


def _found(plan: Plan, source: Plan, table: str, id: str, *, by_number: bool) -> Any:
    """What is called as the record of this id is in `source`, or (`by_number`) has its number, and goes on.

    Raises CannotBeDone("not_there").
    """
    kind = kinds.BY_TABLE[table]
    named = next((record for record in getattr(source, table) if record.id == id), None)
    there = [record for record in getattr(plan, table) if not _is_over(plan, record)]
    title = kind.named_by[0]
    fits = [record for record in there if named and _fits(getattr(record, title, None), getattr(named, title, None))]
    if len(fits) == 1:
        return fits[0]
    if named and by_number and kind.numbered:
        number = shown_id(source, kind, named)
        fits = [record for record in fits or there if shown_id(plan, kind, record) == number]
        if fits:
            return fits[0]
    number = shown_id(source, kind, named) if named and kind.numbered else ""
    raise CannotBeDone("not_there", what=f"{number} {getattr(named, title, '') or ''}".strip())


def _fits(text: object, other: object) -> bool:
    return isinstance(text, str) and isinstance(other, str) and folded(text) == folded(other)


def _is_over(plan: Plan, record: Any) -> bool:
    """Whether a goal has ended, or a step is finished, by itself or with its goal."""
    if isinstance(record, Step):
        return record.finished is not None or any(goal.id == record.goal and goal.ended for goal in plan.goals)
    return getattr(record, "ended", None) is not None


def _as_counted(plan: Plan, source: Plan, record: Any, new: Any) -> Any:
    """A check-in as it counts for the step it is of there. Raises CannotBeDone("counted_otherwise")."""
    there = _step(plan, new.step)
    if there is None:
        return new
    ours = _step(source, record.step)
    alike = ours is not None and (ours.unit, bool(ours.targets)) == (there.unit, bool(there.targets))
    if record.amount is not None and not alike:
        raise CannotBeDone("counted_otherwise", what=there.title)
    return new if new.slot in (None, *there.at) else new._replace(slot=None)


def _step(plan: Plan, id: str) -> Step | None:
    return next((step for step in plan.steps if step.id == id), None)


def _as_it_is(plan: Plan, table: str, id: str) -> Moved:
    record = next(record for record in getattr(plan, table) if record.id == id)
    above: list[tuple[str, Any]] = []
    owner: Reference | None = kinds.OWNERS.get(table)
    below = record
    while owner and (own := getattr(below, owner[0])) is not None:
        below = next(other for other in getattr(plan, owner[1]) if other.id == own)
        above.append((owner[1], below))
        owner = kinds.OWNERS.get(owner[1])
    return Moved(table, record, tuple(above))
