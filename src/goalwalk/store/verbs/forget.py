"""Forgetting: a thing leaves the plan, its undo list and every copy there is. Only that it was erased stays: its id.

What is to be forgotten is written down first, without content, so that whoever comes after an interruption can
finish the work. A copy that cannot be read cannot be searched: it goes whole.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from goalwalk.core import kinds
from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, files, locks
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Table, Tables, loads
from goalwalk.store.plan import backups, strays, verify, year_files
from goalwalk.store.plan.reports import Working
from goalwalk.store.schema import codec, day_index, migrations
from goalwalk.store.schema.fields import text


class Forgotten(NamedTuple):
    """What went: documents of the plan, copies that were written anew, unreadable copies that were deleted."""

    documents: int
    copies: int
    deleted: int


def write_down(place: Place, ids: Collection[str] | None) -> None:
    """From now on these things (None: everything) are going, whatever happens. Raises OSError."""
    wanted = {"everything": True} if ids is None else {"ids": sorted(ids)}
    with files.undisturbed():
        files.put(place.temp, place.forgetting, json.dumps(wanted).encode())


def written_down(place: Place) -> list[str] | None:
    """The ids that are going; None: everything. Raises CannotRead("no_access") for a note that is not shown to us."""
    try:
        wanted = loads(files.read(place.forgetting)[0])
        return None if wanted == {"everything": True} else [text(own) for own in wanted["ids"]]
    except CannotRead as problem:
        if problem.code == "no_access":
            raise
        return []
    except codec.REFUSED:  # nobody can say any more what was meant
        return []


def strike_out(place: Place) -> None:
    """It is done. Raises OSError."""
    files.remove(place.temp, place.forgetting)


def closure(tables: Tables, ids: Collection[str]) -> dict[str, set[str]]:
    """The keys of all documents that go with `ids`: a goal with its steps, a step with its check-ins."""
    going: dict[str, set[str]] = {name: set() for name in kinds.TABLES}
    gone = set(ids)
    for name in kinds.TABLES:  # those above come before what hangs on them
        owner, _ = kinds.OWNERS.get(name, ("", ""))
        for key, document in tables[name].items():
            if document["id"] in gone or document.get(owner) in gone:
                going[name].add(key)
                if name != "check_ins":
                    gone.add(document["id"])
    return going


def words_of(tables: Tables, ids: Collection[str]) -> set[str]:
    """The person's words in all documents that go with `ids`: what a draft must not tell any more."""
    return {
        words
        for name, keys in closure(tables, ids).items()
        for field in kinds.BY_TABLE[name].words
        for key in keys
        if field in tables[name][key]
        for words in _flat(tables[name][key][field])
    }


def _flat(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(inner)


def scrub(tables: Tables, ids: Collection[str], stamp: str) -> tuple[Tables, int]:
    """`tables`, unrolled, without these things and without anything to undo; how many documents went."""
    going = closure(tables, ids)
    count = sum(len(keys) for keys in going.values())
    if not count:
        return tables, 0
    floors = codec.floors(codec.numbers(tables))
    documents = [tables[name][key] for name, keys in going.items() for key in keys]
    gone = {document["id"] for document in documents}
    left = {name: {key: kept for key, kept in tables[name].items() if key not in going[name]} for name in going}
    floors["steps"] = {goal: highest for goal, highest in floors["steps"].items() if goal not in gone}
    erased = [document["id"] for document in documents if document.get("step") not in gone]
    tables = tables | {
        **left,
        codec.STATE: {"1": tables[codec.STATE]["1"] | {"numbers": floors}},
        codec.ERASURES: with_erasures(tables[codec.ERASURES], erased, stamp),
        codec.UNDO: {},  # it holds words of what was changed: rather nothing to take back than one of them
    }
    return tables | {codec.DAYS: day_index.rebuilt(tables)}, count


def with_erasures(table: Table, ids: Collection[str], stamp: str) -> Table:
    """The erasures, and these. An erasure holds no content."""
    known = {erasure["id"] for erasure in table.values()}
    key = int(next(reversed(table), "0"))
    new = [own for own in sorted(ids) if own not in known]
    return table | {str(key + i): {"id": own, "stamp": stamp} for i, own in enumerate(new, 1)}


def scrub_copies(
    place: Place, ids: Collection[str], stamp: str, working: Working, *, proven: bool = True
) -> tuple[int, int]:
    """Take these things out of every copy; how many were written anew, and deleted, for they cannot be searched.

    `proven`: the key has opened the plan; else no copy goes because it does not open. Last go the files of history that
    nothing names any more: what was erased lies in them. Raises OSError, and CannotRead for a copy that is from a newer
    goalwalk, or not shown to us.
    """
    stays = ("too_new", "no_access", "locked", "lock_missing", *(() if proven else ("wrong_key",)))
    rewritten = 0
    deleted = _drop_odd(place)
    copies = _every(place)
    for done, (side, path) in enumerate(copies, 1):
        try:
            copy = verify.read(path, place)
        except CannotRead as problem:
            if problem.code in stays and (place.locked or problem.code != "locked"):
                raise
            path.unlink(missing_ok=True)
            deleted += 1
            continue
        tables, count = scrub(copy.tables, ids, stamp)
        if count:
            older = year_files.roll(side, tables, copy.recent)
            with files.undisturbed():
                data = container.serialise(older, migrations.SCHEMA, copy.generation)
                files.replace(side.temp, path, place.closed(data))
            rewritten += 1
        working(done, len(copies))
    held = year_files.held_by(place, [place.plan, *(path for _, path in _every(place))])
    for side in place.sides:
        for folder in (side.folder, side.backups):
            if folder.is_dir():
                files.sync_folder(folder)
        year_files.sweep(side, held, set)
    return rewritten, deleted


def _every(place: Place) -> list[tuple[Place, Path]]:
    """Every copy of the whole plan, whoever made it, and on which side it lies. Raises OSError."""
    copies = [(side, path) for side in place.sides for path in (*backups.copies(side), *backups.copies(side.twin))]
    copies += [(side, side.twin.plan) for side in place.sides if side.twin.plan.is_file()]
    return [*copies, *((place, path) for path in strays.of(place) if strays.is_plan(path))]


def _drop_odd(place: Place) -> int:
    """Take away what another program left of the plan and is no copy of all of it: it cannot be searched. How many."""
    odd = [path for path in strays.of(place) if not strays.is_key(path) and not strays.is_plan(path)]
    for path in odd:
        path.unlink(missing_ok=True)
    return len(odd)


def remove_all(place: Place) -> None:
    """Every file of the plan but its lock, the plan itself first, the note that this is going on last.

    What is in the way of one stops no other. Raises NotSaved about the first that was, OSError.
    """
    in_the_way = list(filter(None, map(_gone, _all_files(place))))
    for side in place.sides:
        in_the_way += filter(None, map(_gone, (*backups.copies(side), *backups.copies(side.twin))))
        year_files.remove_all(side)
        files.empty(side.backups)
        with suppress(OSError):  # others' backups may lie there
            side.backups.parent.rmdir()
        if side.lock != place.lock:
            files.discard(side.lock)
    for error in in_the_way:
        with files.saving(Path(error.filename)):
            raise error
    place.turning.unlink(missing_ok=True)
    strike_out(place)


def _all_files(place: Place) -> tuple[Path, ...]:
    return (
        place.plan,
        place.link,
        place.twin.plan,
        place.twin.link,
        place.draft,
        place.twin.draft,
        place.aside,
        place.scratch,
        locks.of(place.scratch),
        *place.by_passphrases,
        *place.by_papers,
        *place.others(".key"),
        *place.others(".recovery"),
        *place.temps(),
        *strays.of(place),
    )


def _gone(path: Path) -> OSError | None:
    """Nothing is at `path` any more, an empty folder neither; what the system says where that cannot be."""
    try:
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        return error
    return None
