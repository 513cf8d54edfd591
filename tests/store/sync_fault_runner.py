"""Run as a program under the shim: every file-system call of syncing × every fault, each in a fork, and then both
devices go on as they would. What was acknowledged is there, everything once, on both; every file in the folder is
whole; no stray file is left; and nobody has become another device.

Prints one JSON line a scenario, as fault_runner does.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotRead, Problem
from goalwalk.store.disk import device, keys
from goalwalk.store.sync import publishing
from goalwalk.store.verbs import automatic_sync, sync, synced
from goalwalk.store.verbs.erase import erase
from store.fault_runner import NAMES, in_a_fork, struck
from store.making import Clock, check_in, step, win
from store.sync.devices import PASSPHRASE, Device

NEW = "New"  # the win that the command writes
LOADED = (automatic_sync, synced)  # before the first fork


class Scenario(NamedTuple):
    """How two homes and a folder are made, the one command that the faults strike, and what a person does after a no.

    `writes`: a win, NEW, that is there once the command has said so; `gone`: a win that is not.
    """

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], object]
    again: Callable[[Path], object] = lambda _: None
    writes: bool = False
    gone: str = ""


def two(top: Path) -> tuple[Device, Device]:
    clock = Clock()
    clock.later(days=80)
    return Device(top, "laptop", None, clock), Device(top, "desk", None, clock)


def begun(top: Path) -> None:
    (top / "folder").mkdir()
    laptop, _ = two(top)
    laptop.clock.later(days=-75)
    laptop.begin(step(1, 1), check_in("old", note="Long ago"), win(1, "Slept"), win(2, "Gone"))


def synced_by_one(top: Path) -> None:
    begun(top)
    laptop, _ = two(top)
    laptop.sync(top / "folder")


def synced_by_two(top: Path) -> None:
    synced_by_one(top)
    laptop, desk = two(top)
    desk.sync(top / "folder")
    desk.win(3, "Walked")
    laptop.look()


def with_news(top: Path) -> None:
    synced_by_two(top)
    _, desk = two(top)
    for number in range(4, 7):
        desk.win(number, f"News {number}")


def away(top: Path) -> None:
    """What was written while the folder was not there is still to be added."""
    synced_by_two(top)
    (top / "folder").rename(top / "away")
    laptop, _ = two(top)
    laptop.win(8, "Alone")
    (top / "away").rename(top / "folder")


def write(top: Path) -> None:
    two(top)[0].win(9, NEW)


def take_out(top: Path) -> None:
    laptop, _ = two(top)
    session = laptop.session()
    if "sync_key" in sync.now(session).troubles:
        sync.reopen(session, PASSPHRASE)
    if "desk" in sync.devices(session).values():
        sync.remove_device(session, sync.device_named(session, "desk")[0], PASSPHRASE)


def let_in(top: Path) -> None:
    take_out(top)
    _, desk = two(top)
    desk.look()
    sync.reopen(desk.session(), PASSPHRASE)


def scenarios() -> list[Scenario]:
    def join(top: Path) -> object:
        return two(top)[1].sync(top / "folder")

    def begin(top: Path) -> object:
        return two(top)[0].sync(top / "folder")

    return [
        Scenario("begin to sync", begun, begin, begin),
        Scenario("join", synced_by_one, join, join),
        Scenario("add", synced_by_two, write, writes=True),
        Scenario("add what waited", away, write, writes=True),
        Scenario("add with news", with_news, write, writes=True),
        Scenario("take in", with_news, lambda top: two(top)[0].look()),
        Scenario("sync now", with_news, lambda top: sync.now(two(top)[0].session())),
        Scenario("check", with_news, lambda top: sync.check(two(top)[0].session())),
        Scenario("erase", with_news, lambda top: erase(two(top)[0].session(), ["win-2"]), gone="Gone"),
        Scenario("take a device out", with_news, take_out, let_in),
        Scenario("leave", synced_by_two, lambda top: sync.off(two(top)[0].session()), begin),
    ]


def judge(scenario: Scenario, top: Path, status: int, said: str) -> str | None:
    """What is wrong with what the fault left, once both have gone on."""
    if status == 99:
        return f"escaped: {said}"
    laptop, desk = two(top)
    if scenario.writes and status == 0 and NEW not in laptop.wins():
        return "acknowledged and lost"
    scenario.again(top)
    if not desk.session().exists():
        desk.sync(top / "folder")
    for number in range(2):
        for at, own in enumerate((laptop, desk)):
            own.look()
            if set(own.said) & {"sync_key", "sync_removed"}:  # which asks whoever reads it for the passphrase
                sync.reopen(own.session(), PASSPHRASE)
            own.win(20 + 2 * number + at, f"{own.name} {number}")
    for own in (laptop, desk):
        own.look()
    laptop.look()
    mine, theirs = laptop.whole(), desk.whole()
    texts = sorted(one.text for one in mine.wins)
    if texts != sorted(one.text for one in theirs.wins):
        return f"not the same: {texts} {sorted(one.text for one in theirs.wins)}"
    if len(set(texts)) != len(texts) or mine.check_ins != theirs.check_ins or len(mine.check_ins) != 1:
        return f"doubled, or not all: {texts}"
    if scenario.gone and status == 0 and scenario.gone in texts:
        return "not gone"
    if "Slept" not in texts or (scenario.writes and status == 0 and NEW not in texts):
        return f"lost: {texts}"
    found = sync.check(laptop.session())
    if any(one.troubles or one.gaps for one in found.devices) or found.strangers:
        return f"not whole: {found}"
    most = 3 if scenario.name == "take a device out" else 2
    if len(found.devices) > most:
        return f"another device: {[one.id for one in found.devices]}"
    if strays := [path.name for path in top.rglob("*") if path.name.endswith(".tmp")]:
        return f"strays: {strays}"
    return None


def run(scenario: Scenario, base: Path, size: str) -> dict[str, object]:
    template, top = base / "template", base / "work"
    shutil.rmtree(base, ignore_errors=True)
    top.mkdir(parents=True)
    scenario.prepare(top)
    shutil.copytree(top, template)
    status, calls = in_a_fork(scenario, top, 0, 0)  # type: ignore[arg-type]
    wrong = [] if status == 0 else [f"without a fault: {calls}"]
    points = struck(calls, size, scenario.name)
    for point, how in points:
        shutil.rmtree(top)
        shutil.copytree(template, top)
        status, said = in_a_fork(scenario, top, point, how)  # type: ignore[arg-type]
        try:
            trouble = judge(scenario, top, status, said)
        except Problem as problem:
            trouble = f"a no: {problem!r}"
        if trouble:
            wrong.append(f"{NAMES[how]} at call {point} ({calls[point - 1]}): {trouble}")
    return {"name": scenario.name, "points": len(points), "wrong": wrong}


def lightly() -> None:
    """Passphrases take no time, homes may be copied, and a snapshot comes soon."""
    keys.wrapped = lambda text, passphrase: passphrase.encode() + b"\n" + text

    def unwrapped(data: bytes, passphrase: str) -> bytes:
        said, _, text = data.partition(b"\n")
        if said != passphrase.encode():
            raise CannotRead("wrong_passphrase")
        return text

    keys.unwrapped = unwrapped
    device._home = lambda home: hashlib.sha256(str(home).encode()).hexdigest()
    publishing.MOST_SEGMENTS = 2


if __name__ == "__main__":
    lightly()
    where, part, parts, how_many = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    for each in scenarios()[part::parts]:
        print(json.dumps(run(each, where / str(part), how_many)), flush=True)
