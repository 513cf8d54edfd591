"""Taking in what other devices have written, and adding what this one has, while the plan's lock is held."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from goalwalk.core import kinds
from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import device, stamps
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import merge_parts, year_files
from goalwalk.store.plan.open_plan import OpenPlan
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, merging, units
from goalwalk.store.schema.conflicts import conflicts
from goalwalk.store.sync import names, publishing, reading, state
from goalwalk.store.sync.carrier import Carrier
from goalwalk.store.sync.news import carrier_of
from goalwalk.store.sync.pieces import Piece
from goalwalk.store.sync.publishing import Publisher, Written
from goalwalk.store.sync.state import Cursor, Own, State
from goalwalk.store.sync.troubles import tell


class Moved(NamedTuple):
    """How many things came from other devices, and how many files this one has added; what stood in the way of more."""

    came: int = 0
    added: int = 0
    troubles: frozenset[str] = frozenset()


def moved_to(kept: State, new: str, cursor: Cursor | None) -> State:
    """The state of a device that goes by another name from now on: what it wrote until now is another's, and known as
    far as this.
    """
    others = {own: found for own, found in kept.cursors.items() if own not in (new, kept.device)}
    cursors = others | ({kept.device: cursor} if cursor else {})
    return kept._replace(
        device=new, own=Own(), cursors=cursors, called_others={**kept.called_others, kept.device: kept.called}
    )


class Syncing:
    """A plan and its folder, while the plan's lock is held. `patience` makes of the folder one that is waited for, or
    not for long. All raise OSError, and Problem where the plan is no good.
    """

    def __init__(self, session: Session, own: Place, patience: Callable[[Carrier], Carrier]) -> None:
        self.session = session
        self.own = own
        self.moved = Moved()
        found = state.read(own)
        if found is None:
            raise CannotBeDone("sync_not")
        self.state: State = found
        self.carrier = patience(carrier_of(found))
        self._patience = patience
        if own.locked and state.is_open(own):  # it was locked since
            self.save(found)

    def save(self, kept: State) -> None:
        """Keep the state."""
        state.write(self.own, kept)
        self.state = kept

    def take_in(self, taken: reading.Taken | None = None) -> None:
        """Take in all that is there, or what was `taken` from there, and add what this device wrote and has not added
        yet.
        """
        folders = self.carrier.folders()
        self._by_one_name()
        tables = before = self.session.read(self.own).tables
        self._forget_what_was_put_back(tables)
        taken = taken or reading.taken_in(self.carrier, self.state)
        self._meet(taken.troubles)
        if taken.pieces:
            tables, arrived = self._merged(taken.pieces)
            count = arrived.to_see
            self.moved = self.moved._replace(came=count)
            gone = {own for ids in arrived.gone.values() for own in ids}.union(taken.state.in_copies)
            kept = taken.state._replace(arrived=taken.state.arrived + count, in_copies=tuple(sorted(gone)))
            self.save(kept)
            self._tell_of(arrived, before, tables)
        elif taken.state != self.state:
            self.save(taken.state)
        if self._may_add(folders):
            self._add_all(tables)
        tell(self.session, self.own, *self.moved.troubles, held=True)

    def _tell_of(self, arrived: merge_parts.Arrived, before: Tables, tables: Tables) -> None:
        """Say what of it is to be known: each time, for it may be of this day, and of this device."""
        if arrived.gone:
            self.session.notice("sync_erased", {"folder": self.state.folder})
        known = conflicts(before)
        if any(one not in known for one in conflicts(tables)):
            self.session.notice("sync_conflicts", {})
        if moved := merge_parts.moved_anew(before, tables):
            was, now, title = moved[0]
            self.session.notice("sync_moved", {"was": was, "now": now, "title": title, "n": len(moved)})
        if stamps.runs_ahead(_latest_of(tables), _latest_of(before), self.session.now()):
            self.session.notice("sync_ahead", {})

    def give_out(self, before: Tables, tables: Tables, rolled: Tables) -> None:
        """Add what was written; where all before it is there, no more of the plan is looked at than it has touched."""
        folders, name = self.carrier.folders(), self.state.device
        self._by_one_name()
        if not self._may_add(folders):
            tell(self.session, self.own, *self.moved.troubles, held=True)
        elif self.state.device != name:
            self._add_all(self.session.read(self.own).tables)  # where what was written bears the new name
        elif self.state.own.stamp == latest(before, self.state.device):
            touched = codec.empty() | {name: table for name, table in tables.changed.items() if name != codec.STATE}
            documents = merging.written_since(touched, self.state.device, self.state.own.stamp)
            self._add(Written(documents, rolled, self._year), latest(rolled, self.state.device))
        else:
            self._add_all(rolled)

    def known_here(self) -> bool:
        """Whether files of this device lie in the folder though nobody here knows of them any more."""
        listed = names.pieces(self.carrier.names(self.state.device))
        return bool(listed) and not self.state.own.files

    def adopt(self) -> None:
        """Files of this device from before it was told to sync no longer are its own again, as far as all that they
        say is in the plan.
        """
        kept, tables = self.state, self.session.read(self.own).tables
        known: dict[str, str] = {}
        own = Own()
        for name in names.pieces(self.carrier.names(kept.device)):
            with suppress(CannotRead, OSError):
                about = reading.opened(self.carrier, kept, kept.device, name).about
                if about.stamp > latest(tables, kept.device):
                    return
                known[name.text] = about.stamp
                snapshot, mark = (name.seq, about.after) if name.whole else (own.snapshot, name.mark)
                own = Own(seq=name.seq, mark=mark, stamp=about.stamp, snapshot=snapshot)
        years = tuple(sorted(filter(names.is_year, self.carrier.names(kept.device))))
        self.save(kept._replace(own=own._replace(files=known, years=years)))

    def number_on(self) -> None:
        """What this device adds is numbered beyond all that it can have added before, of which others know though none
        of it lies there any more: no file of its comes without a commit.
        """
        loaded = self.session.read(self.own)
        content = loaded.storage.content
        if content and latest(loaded.tables, self.state.device) > stamps.NONE:
            self.save(self.state._replace(own=self.state.own._replace(seq=content.header.generation)))

    def hand_on(self, arrived: merge_parts.Arrived) -> None:
        """Add what has come from a copy that lies in no folder, as it stands here now."""
        tables = self.session.read(self.own).tables
        whole = year_files.unroll(self.own, tables, copies=True)
        wanted = {name: {*arrived.came.get(name, ()), *arrived.changed.get(name, ())} for name in kinds.TABLES}
        documents = {name: [one for one in whole[name].values() if one["id"] in own] for name, own in wanted.items()}
        documents |= {name: list(whole[name].values()) for name in ("settings", codec.ERASURES)}
        if self._may_add(self.carrier.folders()):
            self._add(Written(documents, tables, self._year), latest(tables, self.state.device))

    def add_anew(self) -> None:
        """All of the plan is in a new snapshot, sealed by the newest key."""
        tables = self.session.read(self.own).tables
        self._add(Written({}, tables, self._year), latest(tables, self.state.device), anew=True)

    def _add_all(self, tables: Tables) -> None:
        """Add whatever this device wrote and has not added yet."""
        kept, until = self.state.own, latest(tables, self.state.device)
        documents = {}
        if kept.snapshot >= 0 and kept.stamp < until:
            whole = year_files.unroll(self.own, tables, copies=True, working=self.session.working)
            documents = merging.written_since(whole, self.state.device, kept.stamp)
        self._add(Written(documents, tables, self._year), max(until, kept.stamp))

    def _add(self, written: Written, stamp: str, *, anew: bool = False) -> None:
        publisher = Publisher(self.carrier, self.state, self.save)
        try:
            publisher.publish(written, stamp, anew=anew)
            if self.state.waits:
                self.save(self.state._replace(waits=False))
        finally:
            self.moved = self.moved._replace(added=self.moved.added + publisher.added)

    def _year(self, year: year_files.YearFile) -> bytes:
        return year_files.data_of(self.own, year)

    def _may_add(self, folders: list[str]) -> bool:
        """Not where this device was taken out, nor where it would seal what it writes with a key that is out of use."""
        for gone in set(folders).intersection(self.state.removed):
            self.carrier.drop(gone)  # whoever took it out may have been cut off
        if trouble := publishing.what_keeps_out(self.carrier, self.state):
            self._meet((trouble,))
        return self.moved.troubles.isdisjoint(("sync_removed", "sync_key"))

    def _meet(self, troubles: Iterable[str]) -> None:
        self.moved = self.moved._replace(troubles=self.moved.troubles | frozenset(troubles))

    def _forget_what_was_put_back(self, tables: Tables) -> None:
        """A plan that was put back has not seen all that this device has read: that is read once more."""
        kept = self.state.cursors
        seen = {own: cursor for own, cursor in kept.items() if cursor.stamp <= latest(tables, own)}
        if len(seen) < len(kept):
            self.save(self.state._replace(cursors=seen))

    def _by_one_name(self) -> None:
        """Nobody else writes by the name of this device: else it has another one from now on."""
        session, kept = self.session, self.state
        known = device.needed(session.home, session.random)
        if known.id != kept.device:
            added = kept.own
            self._rename(known.id, Cursor(added.seq, added.mark, added.stamp) if added.snapshot >= 0 else None)
        elif publishing.forked(self.carrier, kept) and (fork := self._forked()):
            new = device.renewed(session.home, session.random, kept.device)
            self._restamp(fork, new.id)
            self._rename(new.id, Cursor(fork.seq, fork.mark, fork.stamp) if fork.seq >= 0 else None)

    def _forked(self) -> publishing.Forked | None:
        """From where on somebody else writes by this name. Files that say nothing but what this device wrote are its
        own: a power cut has taken what was noted of them.
        """
        kept, tables = self.state, self.session.read(self.own).tables
        listed = names.pieces(self.carrier.names(kept.device))
        for name in [name for name in listed if name.seq > kept.own.seq and not name.whole]:
            with suppress(CannotRead, OSError):
                piece = reading.opened(self.carrier, kept, kept.device, name)
                if piece.about.after == kept.own.mark and self._wrote(piece, tables):
                    own = kept.own
                    known = {**own.files, name.text: piece.about.stamp}
                    kept = kept._replace(
                        own=own._replace(seq=name.seq, mark=name.mark, stamp=piece.about.stamp, files=known)
                    )
        if kept != self.state:
            self.save(kept)
        return publishing.forked(self.carrier, kept)

    def _wrote(self, piece: Piece, tables: Tables) -> bool:
        """Whether all that a segment says stands in the plan, as it was set by this device."""
        if piece.about.stamp > latest(tables, self.state.device):
            return False
        whole = year_files.unroll(self.own, tables, copies=True)
        for name, table in piece.tables.items():
            known = {one.get("id"): one for one in whole[name].values()} if name != codec.STATE else {}
            for one in table.values() if name != codec.STATE else ():
                mine = [stamp for stamp in units.given_in(one) if stamps.device_of(stamp) == self.state.device]
                there = known.get(one.get("id"))
                if there is None or not set(mine) <= set(units.given_in(there)):
                    return False
        return True

    def _rename(self, new: str, cursor: Cursor | None) -> None:
        self.save(moved_to(self.state, new, cursor))
        self.carrier = self._patience(carrier_of(self.state))

    def _restamp(self, fork: publishing.Forked, new: str) -> None:
        """All that was written here since is of the new name."""
        db = self._opened(whole=True)
        again = merging.restamped(db.tables_now, self.state.device, fork.stamp, new)
        for name, table in again.changed.items():
            db.put(name, table)
        db.commit(db.stamp())

    def _merged(self, pieces: Iterable[Piece]) -> tuple[Tables, merge_parts.Arrived]:
        """The plan with what has come, in one commit: its tables as they lie there, and what that was."""
        db = self._opened()
        arrived = merge_parts.merge(db, map(_part, pieces))
        db.commit(db.stamp())
        return self.session.read(self.own).tables, arrived

    def _opened(self, *, whole: bool = False) -> OpenPlan:
        """The plan, of which a commit gives nothing out: whoever asks for it does."""
        loaded = self.session.read(self.own)
        loaded.storage.committed = _not_given_out
        return OpenPlan(self.session, self.session.unrolled(loaded, copies=True) if whole else loaded)


def latest(tables: Tables, own: str) -> str:
    """The latest stamp of a device that these tables have seen."""
    vector: dict[str, str] = tables[codec.STATE].get("1", {}).get("vector", {})
    return vector.get(own, stamps.NONE)


def _latest_of(tables: Tables) -> str:
    stamp: str = tables[codec.STATE].get("1", {}).get("stamp", stamps.NONE)
    return stamp


def _not_given_out(*_: Tables) -> None:
    """It is given out later."""


def _part(piece: Piece) -> merging.Part:
    if piece.whole:
        return merging.part_of(piece.tables)
    documents = {name: list(table.values()) for name, table in piece.tables.items() if name != codec.STATE}
    found = piece.tables[codec.STATE]["1"]
    return merging.Part(documents, found["vector"], False, piece.about.device, found)
