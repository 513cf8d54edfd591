"""Taking in what other devices have added: of each its segments in order, each naming the one before; at a gap its
newest snapshot that is whole, or nothing yet, for the carrier may be slow.

What is there half, or damaged, or of a newer version, is passed over as it stands, and tried again once it stands
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import year_files
from goalwalk.store.schema import codec
from goalwalk.store.sync import names, news, pieces, sealing
from goalwalk.store.sync.carrier import Carrier
from goalwalk.store.sync.names import Name
from goalwalk.store.sync.pieces import Piece
from goalwalk.store.sync.state import Cursor, State

WHY = {"too_new": "sync_newer", "wrong_key": "sync_key"}


class Taken(NamedTuple):
    """What other devices have added, in the order in which each did; the state once all of it is in the plan; what was
    passed over, by a code of why.
    """

    pieces: tuple[Piece, ...]
    state: State
    troubles: frozenset[str]


def taken_in(carrier: Carrier, state: State) -> Taken:
    """Read all that is new. Raises OSError, CannotRead("lock_missing")."""
    found: list[Piece] = []
    troubles: set[str] = set()
    years: dict[str, Tables] = {}
    for device in news.others(carrier, state):
        reader = Reader(carrier, state, device, years)
        found += reader.pieces()
        state = reader.state
        troubles |= reader.troubles
    removed = {*state.removed, *(device for piece in found for device in piece.about.removed)}
    if state.device in removed:
        troubles.add("sync_removed")
        removed.remove(state.device)
    return Taken(tuple(found), state._replace(removed=tuple(sorted(removed))), frozenset(troubles))


class Reader:
    """Reads what one device has written; `state` then tells how far."""

    def __init__(self, carrier: Carrier, state: State, device: str, years: dict[str, Tables]) -> None:
        self.carrier = carrier
        self.state = state
        self.device = device
        self.troubles: set[str] = set()
        cursor = state.cursors.get(device)
        self.seq = cursor.seq if cursor else -1
        self._years = years  # of history, by their hash
        self._ends = {cursor.mark} if cursor else set()

    def pieces(self) -> Iterator[Piece]:
        """All that can be read now, in order."""
        listed = names.pieces(self.carrier.names(self.device))
        if not any(name.seq > self.seq for name in listed):
            return
        if self._ends:
            yield from self._chain(listed)
        while snapshot := self._snapshot(listed):
            yield snapshot
            yield from self._chain(listed)
        present = {f"{self.device}/{name.text}" for name in listed if name.seq > self.seq}
        passed = self.state.passed.items()
        kept = {key: how for key, how in passed if key in present or not key.startswith(f"{self.device}/")}
        self.state = self.state._replace(passed=kept)

    def _chain(self, listed: list[Name]) -> Iterator[Piece]:
        """The segments that follow; of two that follow one (somebody else went by this name) both."""
        while True:
            following = [name for name in listed if name.seq == self.seq + 1 and not name.whole]
            read = [(name, piece) for name in following if (piece := self.piece(name)) is not None]
            read = [(name, piece) for name, piece in read if piece.about.after in self._ends]
            if not read:
                return
            self._ends = {name.mark for name, _ in read}
            for name, piece in read:
                yield piece
                self._advance(piece, name.mark)

    def _snapshot(self, listed: list[Name]) -> Piece | None:
        """The newest whole snapshot that is further than we are."""
        for name in reversed(listed):
            if not name.whole or name.seq <= self.seq:
                continue
            if (piece := self.piece(name)) is not None and (whole := self._with_years(piece)) is not None:
                self._ends = {piece.about.after}
                self._advance(piece, piece.about.after)
                return whole
        return None

    def _advance(self, piece: Piece, mark: str) -> None:
        self.seq = piece.about.seq
        cursor = Cursor(self.seq, mark, _latest(piece))
        self.state = self.state._replace(
            cursors={**self.state.cursors, self.device: cursor},
            called_others={**self.state.called_others, self.device: piece.about.called},
        )

    def piece(self, name: Name) -> Piece | None:
        """What the file of this name says; None where it is passed over."""
        key = f"{self.device}/{name.text}"
        try:
            stands = news.standing(self.carrier, self.state, self.device, name)
            if (passed := self.state.passed.get(key, "")).startswith(stands):
                self.troubles.add(passed.removeprefix(stands))
                return None
            return opened(self.carrier, self.state, self.device, name)
        except OSError:
            self.troubles.add("sync_half")
            return None
        except CannotRead as problem:
            if problem.code == "lock_missing":
                raise
            why = WHY.get(problem.code, "sync_half")
            self.troubles.add(why)
            self.state = self.state._replace(passed={**self.state.passed, key: f"{stands}{why}"})
            return None

    def _with_years(self, piece: Piece) -> Piece | None:
        """A snapshot with all its history; None as long as some of that is not there."""
        parts = []
        for year in year_files.named(piece.tables):
            if year.sha256 in self._years:  # another device has the same
                parts.append(self._years[year.sha256])
                continue
            try:
                data = self.carrier.read(self.device, names.year(year.sha256))
                parts.append(year_files.verified(sealing.opened(self.state.keys, data), year))
                self._years[year.sha256] = parts[-1]
            except (OSError, CannotRead, *codec.REFUSED):
                self.troubles.add("sync_half")
                return None
        return piece._replace(tables=year_files.with_years(piece.tables, parts))


def opened(carrier: Carrier, state: State, device: str, name: Name) -> Piece:
    """What the file of this name says. Raises OSError, CannotRead: "sync_half" where it is not the one that was named,
    "damaged", "wrong_key", "too_new", "lock_missing".
    """
    data = carrier.read(device, name.text)
    if not name.fits(data):
        raise CannotRead("sync_half", path=f"{device}/{name.text}")
    return pieces.decoded(sealing.opened(state.keys, data), state.plan, device, name)


def _latest(piece: Piece) -> str:
    """The latest stamp of its writer that whoever has taken it in has seen."""
    vector: dict[str, str] = piece.tables[codec.STATE]["1"].get("vector", {})
    return vector.get(piece.about.device, stamps.NONE)
