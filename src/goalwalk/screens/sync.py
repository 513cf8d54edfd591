"""What came and went through the folder that a plan is synced through, and what lies there."""

from __future__ import annotations

from datetime import date
from typing import Literal

from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line
from goalwalk.words import say
from goalwalk.words.days import past_day_name


class SyncedView(NamedTuple):
    """What was done; how many things `came`, and how many files were `added`; `open`: the folder's key lies
    here without a lock; `troubles` are codes of what stood in the way of more; `conflicts`: how many things wait that
    were written on two devices.
    """

    done: Literal["begun", "joined", "synced"]
    folder: str
    code: str
    came: int
    added: int
    open: bool
    troubles: tuple[str, ...] = ()
    conflicts: int = 0

    def blocks(self) -> list[Block]:
        """What came and went; at the beginning, how the other device comes to it."""
        came = say("sync.came", n=self.came) if self.came else say("sync.none_came")
        if self.done == "synced":
            added = say("sync.added" if self.added else "sync.none_added", n=self.added, folder=self.folder)
            told = [say(f"notice.{trouble}", folder=self.folder) for trouble in self.troubles]
            if self.conflicts:
                told.append(say("receipt.merged_conflicts", n=self.conflicts))
            moved = [came, added]
            if not SHUT_OUT.isdisjoint(self.troubles):  # nobody can tell what else there is, either way
                moved = [line for line, n in ((came, self.came), (added, self.added)) if n]
            return [Line(line) for line in (*moved, *told)]
        lines = [say(f"sync.{self.done}", folder=self.folder)]
        lines += [came] if self.done == "joined" else [say("sync.other"), say("sync.code", code=self.code)]
        return [Line(line) for line in (*lines, *([say("sync.open")] if self.open else []))]


SHUT_OUT = frozenset(("sync_key", "sync_removed"))  # a device that cannot read all that is there, nor add to it


class DeviceLine(NamedTuple):
    """A device by its id and its name; the day it wrote last; files that are whole, the others by name and why, and how
    many are still on their way; whether it was taken `out`.
    """

    id: str
    name: str
    here: bool
    last: date | None
    whole: int
    troubles: tuple[tuple[str, str], ...]
    missing: int
    out: bool


class SyncCheckView(NamedTuple):
    """What lies in the folder of this plan; `strangers` are files there that none of ours are called like; `trouble`:
    why nothing is added from here, a code or None.
    """

    folder: str
    code: str
    today: date
    devices: tuple[DeviceLine, ...]
    strangers: tuple[str, ...]
    trouble: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every file is as it was written, and all of it there."""
        return not any(device.troubles or device.missing for device in self.devices)

    def blocks(self) -> list[Block]:
        """A line a device, and one for each file that is not whole."""
        lines = [say(f"notice.{self.trouble}", folder=self.folder)] if self.trouble else []
        for device in self.devices:
            lines.append(self._device(device))
            lines += [say("sync.trouble", file=file, why=say(f"sync.why.{_why(why)}")) for file, why in device.troubles]
            if device.missing:
                lines.append(say("sync.gaps", n=device.missing))
        if self.strangers:
            lines.append(say("sync.strangers", n=len(self.strangers), files=", ".join(self.strangers)))
        if self.is_whole:
            lines.append(say("sync.all_whole"))
        return [Line(line) for line in lines]

    def _device(self, device: DeviceLine) -> str:
        name = device.name
        if sum(other.name == name for other in self.devices) > 1:
            name = say("sync.same_name", name=name, id=device.id)
        if device.here or device.out:
            name = say("sync.this" if device.here else "sync.out", name=name)
        if device.last is None and device.whole:  # all of it is from before it had this name, or from others
            return say("sync.device_quiet", name=name, n=device.whole)
        if device.last is None:
            return say("sync.device_none", name=name)
        return say("sync.device", name=name, n=device.whole, day=past_day_name(device.last, self.today))


def _why(code: str) -> str:
    return code if code in ("sync_half", "wrong_key", "too_new", "no_access") else "damaged"
