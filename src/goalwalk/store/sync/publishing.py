"""Adding what this device wrote: a segment for one or more commits, a snapshot once there were many of them.

What is to be added is told from the plan each time, never kept in a journal: whatever was cut short, or could not be
carried, is made good by the next commit. The snapshot before the newest, and what followed it, stay until the one
after, so that a deletion that overtakes a new file takes nothing from anybody; after an erasure they go at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.plan.year_files import YearFile, named
from goalwalk.store.schema import codec
from goalwalk.store.sync import names, pieces, reading, sealing
from goalwalk.store.sync.carrier import KEYS, Carrier
from goalwalk.store.sync.names import Name
from goalwalk.store.sync.pieces import About, Piece
from goalwalk.store.sync.state import Own, State

MOST_SEGMENTS = 50
MOST_BYTES = 256 * 1024


class Written(NamedTuple):
    """What is to be published: the documents written since, the plan's tables as they stand (history named only), and
    what a year of history says.
    """

    documents: Mapping[str, list[Document]]
    tables: Tables
    year: Callable[[YearFile], bytes]


class Forked(NamedTuple):
    """Somebody else wrote by the name of this device: what of ours is no longer told from theirs begins after this
    file, which was the latest of both, and this stamp.
    """

    seq: int
    mark: str
    stamp: str


def forked(carrier: Carrier, state: State) -> Forked | None:
    """Whether there is a file of this device's name that it did not write, sealed as ours are. Raises OSError."""
    own = state.own
    known = {*own.files, *own.going}
    earliest = first_known(state)
    listed = names.pieces(carrier.names(state.device))
    foreign = [name for name in listed if name.text not in known and name.seq >= earliest]
    foreign = [name for name in foreign if _is_sealed(carrier, state, name)]
    if not foreign:
        return None
    first = min(name.seq + name.whole for name in foreign)  # a snapshot ends with the segment of its number
    before = [name for name in names.pieces(own.files) if name.seq < first and not name.whole]
    if not before:
        return Forked(-1, "", stamps.NONE)
    last = before[-1]
    return Forked(last.seq, last.mark, own.files[last.text])


def what_keeps_out(carrier: Carrier, state: State) -> str | None:
    """Where another device has drawn a key that this one doesn't have: "sync_removed" if this one was taken out, else
    "sync_key". Whoever was taken out could open what is sealed with the old one. Raises OSError.
    """
    if all(names.number_of_key(name) is None or name in state.key_files for name in carrier.names(KEYS)):
        return None
    is_out = bool(state.own.files) and state.device not in carrier.folders()
    return "sync_removed" if is_out else "sync_key"


def first_known(state: State) -> int:
    """The number of the earliest of this device's files that stand; what is earlier, a carrier has brought back."""
    return min((name.seq for name in names.pieces(state.own.files)), default=0)


def _is_sealed(carrier: Carrier, state: State, name: Name) -> bool:
    try:
        reading.opened(carrier, state, state.device, name)
    except CannotRead as problem:
        if problem.code == "lock_missing":
            raise
        return problem.code == "too_new"
    except OSError:
        return False
    return True


class Publisher:
    """Adds to the folder. `save` keeps the state, each time before what it says is done."""

    def __init__(self, carrier: Carrier, state: State, save: Callable[[State], None]) -> None:
        self.carrier = carrier
        self.state = state
        self._save = save
        self.added = 0
        self._segment_now = ""  # the one that was added just now

    def publish(self, written: Written, stamp: str, *, anew: bool = False) -> None:
        """All that was written up to this stamp is in the folder; `anew` in a snapshot in any case.

        Raises OSError, CannotRead("lock_missing"); what is not there then is made good by the next call.
        """
        listed = set(self.carrier.names(self.state.device))
        own = self.state.own
        lost = not own.files.keys() <= listed
        erased = len(written.tables[codec.ERASURES]) != own.erased
        self._keys()
        if any(written.documents.values()) and own.snapshot >= 0:
            self._segment(written, stamp)
        elif stamp != own.stamp:
            self._replace(self.state.own._replace(stamp=stamp))
        own = self.state.own
        many = own.seq - own.snapshot >= MOST_SEGMENTS or own.size >= MOST_BYTES
        if anew or lost or erased or many or own.snapshot < 0:
            self._snapshot(written, erased=erased)
        self._sweep()

    def _keys(self) -> None:
        """The keys lie there for whoever joins, also where a carrier has lost them."""
        name = self.state.key_files[-1]
        if name not in self.carrier.names(KEYS):
            self.carrier.add(KEYS, name, self.state.wrapped)

    def _segment(self, written: Written, stamp: str) -> None:
        own = self.state.own
        about = self._about(own.seq + 1, own.mark, stamp)
        document = {name: value for name, value in written.tables[codec.STATE]["1"].items() if name != "keys"}
        data = self._sealed(pieces.segment(about, written.documents, document))
        name = Name(about.seq, names.mark(data), whole=False)
        after = own._replace(
            seq=name.seq, mark=name.mark, stamp=stamp, size=own.size + len(data), files={**own.files, name.text: stamp}
        )
        self._add(name.text, data, self.state._replace(own=after))
        self._segment_now = name.text

    def _snapshot(self, written: Written, *, erased: bool) -> None:
        own = self.state.own
        years = {names.year(year.sha256): year for year in named(written.tables)}
        listed = set(self.carrier.names(self.state.device))
        for called, year in years.items():
            if called not in listed:
                self.carrier.add(self.state.device, called, sealing.sealed(self.state.keys, written.year(year)))
        about = self._about(own.seq, own.mark, own.stamp)
        data = self._sealed(pieces.snapshot(about, written.tables))
        name = Name(own.seq, names.mark(data), whole=True)
        kept = self._kept(erased=erased) & listed
        held = {*years, *(() if erased else own.years)}
        going = [text for text in own.files if text not in kept]
        going += [text for text in listed if names.is_year(text) and text not in held]
        after = own._replace(
            snapshot=own.seq,
            size=0,
            files={text: at for text, at in own.files.items() if text in kept} | {name.text: own.stamp},
            going=tuple(sorted({*own.going, *going})),
            years=tuple(sorted(years)),
            erased=len(written.tables[codec.ERASURES]),
        )
        self._add(name.text, data, self.state._replace(own=after))

    def _kept(self, *, erased: bool) -> set[str]:
        """What of our files stays beside a new snapshot."""
        own = self.state.own
        if erased:  # what was written before it may hold words that are to go
            return {self._segment_now} & own.files.keys()
        return {name.text for name in names.pieces(own.files) if name.seq >= own.snapshot + (not name.whole)}

    def _sweep(self) -> None:
        """What is to go goes, also where a carrier has brought it back; what cannot go now does later."""
        own = self.state.own
        listed = set(self.carrier.names(self.state.device))
        first = first_known(self.state)
        back = {name.text for name in names.pieces(listed) if name.seq < first}
        for name in listed & {*own.going, *(back - own.files.keys())}:
            with suppress(OSError):
                self.carrier.remove(self.state.device, name)
        if own.going:
            left = set(self.carrier.names(self.state.device))
            self._replace(own._replace(going=tuple(name for name in own.going if name in left)))

    def _add(self, name: str, data: bytes, after: State) -> None:
        before = self.state
        self._save(after)
        self.state = after
        try:
            self.carrier.add(self.state.device, name, data)
        except OSError:
            with suppress(OSError):
                if name not in self.carrier.names(self.state.device):
                    self._save(before)
                    self.state = before
            raise
        self.added += 1

    def _replace(self, own: Own) -> None:
        if own != self.state.own:
            after = self.state._replace(own=own)
            self._save(after)
            self.state = after

    def _about(self, seq: int, after: str, stamp: str) -> About:
        state = self.state
        return About(state.plan, state.device, seq, after, stamp, state.called, state.removed)

    def _sealed(self, piece: Piece) -> bytes:
        return sealing.sealed(self.state.keys, pieces.encoded(piece))
