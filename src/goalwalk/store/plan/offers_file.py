"""What a group offers to a plan that is kept here: a small file in the plans' folder, in no plan, until it is answered.

Whoever held the group may not open the plan, and its owner does not open theirs: so it has no lock. It holds what would
stand on the handout, no name, and no word of anybody's plan. It goes with its last offer, with the person, with the
plan in which the group was written down, and when its time is over. What is taken back there is not asked here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from goalwalk.core.errors import CannotRead, NotSaved
from goalwalk.core.model.components import SKILL_KINDS
from goalwalk.core.nouns.handouts import TIMES, Offer
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import container, files
from goalwalk.store.disk.paths import OFFERS, Place
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.schema import codec
from goalwalk.store.schema.fields import read_day, text

FORMAT = "goalwalk offers"
SCHEMA = 1
LARGEST = 512 * 1024  # bytes
MOST = 8  # offers to one plan; the oldest goes first
WAIT = 2.0  # seconds
TEMP = "offers.tmp"


class Kept(NamedTuple):
    """An offer, the eight letters of the plan in which the group stands, and whether it was taken back there."""

    offer: Offer
    desk: str
    off: bool = False


def read(path: Path) -> tuple[Kept, ...]:
    """The offers in that file; none where it is none that we have written."""
    try:
        data = files.read(path, LARGEST)[0]
        tables = container.parse(data, SCHEMA, FORMAT).tables
        return tuple(map(_kept, tables["offers"].values()))
    except (CannotRead, *codec.REFUSED):
        return ()


def change(path: Path, change: Callable[[tuple[Kept, ...]], tuple[Kept, ...]]) -> None:
    """Change the offers in that file, which goes with the last of them. Raises NotSaved, OSError.

    Whoever calls it holds the lock of the list of people.
    """
    before = read(path)
    after = change(before)[-MOST:]
    if not after:
        if os.path.lexists(path):
            path.unlink(missing_ok=True)
            files.sync_folder(path.parent)
    elif after != before:
        table = {str(number): _document(kept) for number, kept in enumerate(after, 1)}
        data = container.serialise(Tables(changed={"offers": table}), SCHEMA, 1, FORMAT)
        files.put(path.parent.parent / TEMP, path, data, most=LARGEST)


def follow(own: Place, meetings: Callable[[], Mapping[str, Document]], today: date) -> None:
    """After a commit of a plan: what its groups offer is as they stand, and what is over is gone, as far as the files
    can be written now."""
    paths = list(_there(own.link.parent))
    if not paths:
        return
    standing = {group["id"]: "removed" not in group for group in meetings().values()}

    def as_it_stands(kept: tuple[Kept, ...]) -> tuple[Kept, ...]:
        return tuple(
            one._replace(off=not standing.get(one.offer.of, True)) if one.desk == own.name else one
            for one in kept
            if one.offer.until >= today and (one.desk != own.name or one.offer.of in standing)
        )

    with suppress(NotSaved, OSError):
        _change_all(paths, as_it_stands)


def forget(own: Place, ids: Collection[str] | None) -> None:
    """Nothing is offered any more by these groups of the plan that lies there (None: by any). Raises NotSaved,
    OSError."""

    def without(kept: tuple[Kept, ...]) -> tuple[Kept, ...]:
        return tuple(one for one in kept if one.desk != own.name or (ids is not None and one.offer.of not in ids))

    _change_all(list(_there(own.link.parent)), without)


def _change_all(paths: list[Path], new: Callable[[tuple[Kept, ...]], tuple[Kept, ...]]) -> None:
    wanted = [path for path in paths if (kept := read(path)) != new(kept)]
    if wanted:
        with locked(wanted[0].parent.parent):
            for path in wanted:
                change(path, new)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Nobody else writes offers, or the list of those to whom they go. Raises NotSaved."""
    from goalwalk.store.disk import write_locks

    with write_locks.locked(home / "people.lock", WAIT):
        files.clear(home / TEMP)
        yield


def _there(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from (folder / name for name in os.listdir(folder) if name.endswith(OFFERS))  # noqa: PTH208 - every commit looks


def _document(kept: Kept) -> Document:
    offer, card = kept.offer, kept.offer.skill
    skill: dict[str, Any] = {} if card is None else {**card._asdict(), "how": list(card.how)}
    told = {"of": offer.of, "desk": kept.desk, "until": offer.until.isoformat(), **skill, "to_try": offer.to_try}
    told |= {"asked": offer.asked, "last": offer.last.isoformat() if offer.last else None, "off": kept.off or None}
    return {name: value for name, value in told.items() if value is not None}


def _kept(document: Document) -> Kept:
    """Raises one of codec.REFUSED."""
    told = dict(document)
    last = told.get("last")
    asked = told["asked"]
    if type(asked) is not int or not 0 <= asked <= TIMES:
        raise ValueError("not asked so often")
    offer = Offer(
        text(told["of"]),
        read_day(told["until"]),
        _card(told) if "title" in told else None,
        text(told["to_try"]) if "to_try" in told else None,
        asked,
        None if last is None else read_day(last),
    )
    return Kept(offer, text(told["desk"]), told.get("off") is True)


def _card(told: Mapping[str, Any]) -> Card:
    if told["kind"] not in SKILL_KINDS:
        raise ValueError("no kind of skill")
    when, smaller = (text(told[name]) if name in told else None for name in ("when", "smaller"))
    return Card(text(told["title"]), told["kind"], when, tuple(map(text, told["how"])), smaller)
