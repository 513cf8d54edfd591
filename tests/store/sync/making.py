"""Copies of a plan that is nothing but wins, each with a folder of its own, and a carrier between these folders."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import Win
from goalwalk.store.disk import stamps
from goalwalk.store.disk.tables import Document
from goalwalk.store.schema import codec
from goalwalk.store.sync import news, publishing, reading, sealing
from goalwalk.store.sync.carrier import Standing
from goalwalk.store.sync.publishing import Publisher, Written
from goalwalk.store.sync.state import Keys, State
from store.making import AT, DAY

PLAN = "7f" * 16
Files = dict[tuple[str, str], bytes]


class Memory:
    """A folder in memory. `versions` tells how often each file was put there; the next call for which `fails` has a
    number raises, before or after it was done.
    """

    def __init__(self) -> None:
        self.files: Files = {}
        self.versions: dict[tuple[str, str], int] = {}
        self.fails: Iterator[str] = itertools.repeat("")

    def put(self, folder: str, name: str, data: bytes) -> None:
        if self.files.get((folder, name)) != data:
            self.files[folder, name] = data
            self.versions[folder, name] = self.versions.get((folder, name), 0) + 1

    def folders(self) -> list[str]:
        return sorted({folder for folder, _ in self.files})

    def names(self, folder: str) -> list[str]:
        return [name for own, name in self.files if own == folder]

    def standing(self, folder: str, name: str) -> Standing:
        if (folder, name) not in self.files:
            raise FileNotFoundError
        return Standing(len(self.files[folder, name]), self.versions[folder, name])

    def read(self, folder: str, name: str) -> bytes:
        if (folder, name) not in self.files:
            raise CannotRead("missing")
        return self.files[folder, name]

    def add(self, folder: str, name: str, data: bytes) -> None:
        fault = next(self.fails)
        if fault == "before":
            raise OSError
        self.put(folder, name, data)
        if fault == "after":
            raise OSError

    def remove(self, folder: str, name: str) -> None:
        self.files.pop((folder, name), None)

    def drop(self, folder: str) -> None:
        for name in self.names(folder):
            self.remove(folder, name)


class Copy:
    """A copy of the plan on one device: the wins by their ids, and how far it is with its own folder."""

    def __init__(self, device: str, keys: Keys) -> None:
        self.folder = Memory()
        self.state = State("/folder", PLAN, device, f"the {device}", keys, b"wrapped", ("aaaaaaaa-1.key",))
        self.wins: dict[str, Document] = {}
        self.latest = stamps.NONE
        self.vector = stamps.NONE
        self.reads = 0

    @property
    def device(self) -> str:
        return self.state.device

    def write(self, number: int) -> str:
        counter = int(self.latest[:12], 16) + 1
        self.latest = self.vector = f"{counter:012x}-0000-{self.device}"
        own = f"win-{self.device}-{number}"
        win = codec.write("wins", Win(own, number + 1, DAY, AT, f"Canary {number}")) | {"stamp": self.latest}
        self.wins[own] = win
        return own

    def publish(self) -> None:
        assert publishing.forked(self.folder, self.state) is None
        since = self.state.own.stamp
        mine = [win for win in self.wins.values() if win["stamp"].endswith(self.device) and win["stamp"] > since]
        state = {"stamp": self.latest, "identity": PLAN, "vector": {self.device: self.vector}}
        wins = {str(key): win for key, win in enumerate(self.wins.values(), 1)}
        tables = codec.empty() | {"wins": wins, codec.STATE: {"1": state}}
        publisher = Publisher(self.folder, self.state, self._save)
        publisher.publish(Written({"wins": mine}, tables, lambda _: b""), self.vector)

    def _save(self, state: State) -> None:
        self.state = state

    def look(self) -> None:
        if not news.has_news(self.folder, self.state):
            return
        self.reads += 1
        taken = reading.taken_in(self.folder, self.state)
        for piece in taken.pieces:
            for win in piece.tables.get("wins", {}).values():
                self.wins[win["id"]] = win
                self.latest = max(self.latest, win["stamp"][:18] + self.device)
        self.state = taken.state


def keys() -> Keys:
    return (sealing.drawn(stamps.NONE),)


def carry(source: Copy, target: Copy, name: str, *, half: bool = False) -> None:
    """Bring what `source` has, or has no more, under this name of its own to `target`."""
    data = source.folder.files.get((source.device, name))
    if data is None:
        target.folder.remove(source.device, name)
    else:
        target.folder.put(source.device, name, data[: len(data) // 2] if half else data)
