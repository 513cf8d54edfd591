"""How long it takes to bring two copies of one plan together: `data merge`, and a plan that is synced.

    python examples/race_copies.py --rounds 9 --years 1,10
    python examples/race_copies.py --years 10 --others 5000

The other copy is the same plan on another device; ten wins of each are new to the other. `today, synced` finds nothing
new in the folder and `win, synced` adds a file: what differs from a plan that is not synced is what syncing costs.
`join` is a new device that gets the whole plan, and thirty changes made since. A passphrase takes a second there,
whatever the plan; `passphrase` is that second alone. `--others`: so many plans of other people lie in the folder, too.
Times are medians of whole processes, as in race.py.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from race import YEAR, Goalwalk, note

PASSPHRASE = b"four green walks home\n"


class Copies:
    """A plan of so many years on several devices, and a folder between two of them."""

    def __init__(self, folder: Path, years: int, others: int) -> None:
        self.goalwalk, self.folder, self.shared = Goalwalk(folder), folder, folder / "shared"
        self.goalwalk.make(years * YEAR)
        for home in ("here", "other", "alone", "synced"):
            shutil.copytree(folder / f"plan {years * YEAR}", folder / home)
        for home in ("here", "other"):
            for number in range(10):
                self.typed(home, "win", f"Number {number}, {home}")
        shutil.copytree(folder / "here", folder / "as it was")
        (self.theirs,) = (folder / "other" / "plans").glob("????????.json")
        for number in range(others):
            (self.shared / "goalwalk" / f"{number:032x}" / "aaaaaaaa").mkdir(parents=True)
        self.shared.mkdir(exist_ok=True)
        self.typed("synced", "sync", str(self.shared), "-", "--yes")
        self.code = self.typed("synced", "sync", "--json").partition('"code": "')[2][:6]
        for number in range(30):
            self.typed("synced", "win", f"Since, {number}")
        os.sync()

    def typed(self, home: str, *words: str) -> str:
        """What it answers at that home."""
        call = self.goalwalk.call("", home)
        line = [*call.command, *words]
        done = subprocess.run(line, env=call.environment, input=PASSPHRASE, capture_output=True, check=True)
        return done.stdout.decode()

    def raced(self) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
        """What is timed, by its name, and what makes ready for it."""
        ready = lambda: None  # noqa: E731
        found = {"data merge": (self.apart, lambda: self.typed("here", "data", "merge", str(self.theirs), "--yes"))}
        for name, home in (("", "alone"), (", synced", "synced")):
            found[f"today{name}"] = ready, lambda home=home: self.typed(home, "today")
            found[f"win{name}"] = ready, lambda home=home: self.typed(home, "win", "Up")
        found["join"] = self.gone, lambda: self.typed("new", "sync", str(self.shared), "-", "--code", self.code)
        found["passphrase"] = self.locked, lambda: self.typed("locked", "unlock", "-")
        return found

    def apart(self) -> None:
        """Here is as it was before the merge; that it is another folder now it finds out outside the timing."""
        shutil.rmtree(self.folder / "here")
        shutil.copytree(self.folder / "as it was", self.folder / "here")
        self.typed("here", "goal", "list")
        os.sync()

    def gone(self) -> None:
        """The new device is new."""
        shutil.rmtree(self.folder / "new", ignore_errors=True)

    def locked(self) -> None:
        """A small plan that a passphrase opens."""
        if not (self.folder / "locked").exists():
            self.typed("locked", "goal", "add", "Sleep")
            self.typed("locked", "data", "encrypt", "-", "--yes")


def main() -> None:
    """Race them, and print a line for each."""
    reader = argparse.ArgumentParser(description="Races goalwalk over two copies of a plan.")
    reader.add_argument("--rounds", type=int, default=9, help="how often each runs (9)")
    reader.add_argument("--years", default="1,10", help="plans of so many years, ten steps a day (1,10)")
    reader.add_argument("--others", type=int, default=0, help="plans of others in the folder (0)")
    asked = reader.parse_args()
    for years in map(int, asked.years.split(",")):
        with tempfile.TemporaryDirectory(prefix="goalwalk-race-") as folder:
            copies = Copies(Path(folder).resolve(), years, asked.others)
            raced = copies.raced()
            seconds: dict[str, list[float]] = {name: [] for name in raced}
            for number in range(asked.rounds):
                note(f"Round {number + 1} of {asked.rounds}")
                for name in random.sample(list(raced), len(raced)):
                    ready, play = raced[name]
                    ready()
                    begun = time.perf_counter()
                    play()
                    seconds[name].append(time.perf_counter() - begun)
        print(f"\n{years} years, {asked.others:,} other plans, load {os.getloadavg()[0]:.1f}")
        for name, taken in seconds.items():
            print(f"{name:<16}{1000 * statistics.median(taken):>9.1f} ms")


if __name__ == "__main__":
    main()
