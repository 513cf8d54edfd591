"""Races goalwalk against its peers: how long whole commands take, how much memory they need, what a change writes.

    python examples/race.py --rounds 5 --sizes 1000,10000 --only today done list add
    python examples/race.py --only :    (the peers alone)
    python examples/race.py --sizes "" --years 1,3,10,30

Every round runs each contestant once, in a new random order, so that noise hits all alike. Times are medians of whole
processes, until the output and the process have ended, as milliseconds and as multiples of `python -c pass` in the same
rounds. Everything runs on a terminal of 80x24 or, where its name ends in `| cat`, into a pipe. Before a change to a
plan, the plan is put back as it was and looked at once, outside the timing.

Peers keep as many entries as the plan has check-ins, ten a day up to today, in files that their listing reads. So
taskwarrior has all of them open, because it puts finished ones aside. `list` shows those of today, and `add` adds one.
Everybody has a home in a temporary folder (TMPDIR says where: a folder in memory flatters those who wait for the disk)
and is asked nothing. Memory is the peak of one run before the rounds; less than a bare Python's cannot be seen.
"""

from __future__ import annotations

import argparse
import os
import platform
import pty
import random
import select
import shlex
import shutil
import site
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import termios
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from string import Template

YEAR = 3650  # check-ins of ten steps
NO_PLAN, SIZES, YEARS = "With no plan", "By check-ins", "By years, in check-ins"
KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "VIRTUAL_ENV", "PYENV_ROOT")

LOOKS = ("", "today", "today | cat", "today --plain", "progress", "progress | cat", "streaks", "streaks | cat")
LOOKS += ("calendar", "calendar | cat")
CHANGES = ("done 1.1", "done 1.1 | cat", "checkin --done 1.1 --mood 4", "undo")
WITHOUT_PLAN = {"--help": 0, "done --help": 0, "done --nosuch": 2, "--version": 0}  # with their exit codes
TAB = {"_GOALWALK_COMPLETE": "complete_bash", "COMP_WORDS": "goalwalk st", "COMP_CWORD": "1"}

# Starts a command and writes down its peak memory. If this script started it, it would seem to need what we need.
WEIGH = """
import os, sys
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(child, 0)
with open(sys.argv[1], "w") as file:
    file.write(str(used.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""

# Fills a folder with the demo's plan of whole years, cut to its last days.
MAKE = """
import sys
from datetime import timedelta
from goalwalk.cli.admin import made_up
from goalwalk.core.measures.day_index import indexed
whole, days = made_up.of_size, int(sys.argv[2])
def cut(today, years, step_count, working):
    plan, begun = whole(today, years, step_count, working), today - timedelta(days=days)
    return indexed(plan._replace(
        steps=tuple(step._replace(made=begun, start=begun) for step in plan.steps),
        check_ins=tuple(said for said in plan.check_ins if said.day >= begun),
    ))
made_up.of_size = cut
from goalwalk.cli.main import run
sys.exit(run(["demo", "--into", sys.argv[1], "--years", str(-(-days // 365)), "--steps", "10"]))
"""

PEERS = tomllib.loads((Path(__file__).parent / "race_peers.toml").read_text())
VEVENT = "BEGIN:VEVENT\nUID:$n\nDTSTAMP:${short}T080000Z\nSUMMARY:Step $step\nDTSTART:${short}T080000\nEND:VEVENT\n"
VEVENT = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:race\n{VEVENT}END:VCALENDAR\n"
VTODO = VEVENT.replace("VEVENT", "VTODO").replace(
    "DTSTART:${short}T080000", "DUE;VALUE=DATE:$short\nSTATUS:NEEDS-ACTION"
)
DONE = VTODO.replace("NEEDS-ACTION", "COMPLETED\nCOMPLETED:${short}T200000Z\nPERCENT-COMPLETE:100")
PEERS["todoman"] |= {"entry": DONE, "last": VTODO}
PEERS["khal"]["entry"] = VEVENT


@dataclass
class Contestant:
    """A command to race, and what it did. `shows` is what its answer must hold; `before` is outside the timing."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    group: str = NO_PLAN
    scale: int = 0
    before: Callable[[], object] = bool
    status: int = 0
    shows: str = ""
    megabytes: float = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one of its times, in milliseconds."""
        return 1000 * statistics.median(self.seconds)


def run(contestant: Contestant, limit: float = 120, around: Sequence[str] = ()) -> tuple[float, str]:
    """Run it once, on a terminal or into a pipe: how long it took, and what it said. Raises RuntimeError."""
    terminal = not contestant.name.endswith("| cat")
    ours, theirs = pty.openpty() if terminal else os.pipe()
    if terminal:
        termios.tcsetwinsize(theirs, (24, 80))
    begun = time.perf_counter()
    process = subprocess.Popen(
        [*around, *contestant.command],
        stdin=theirs if terminal else subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        env=contestant.environment,
        cwd=contestant.environment["HOME"],
        start_new_session=True,
    )
    os.close(theirs)
    text = _read(ours, begun + limit, process)
    status = process.wait()
    seconds = time.perf_counter() - begun
    os.close(ours)
    if status != contestant.status or contestant.shows not in text:
        raise RuntimeError(f"{contestant.name} ended with {status} and said: {text.strip()[-120:]}")
    return seconds, text


def _read(ours: int, until: float, process: subprocess.Popen[bytes]) -> str:
    parts = []
    while select.select([ours], [], [], max(0.0, until - time.perf_counter()))[0]:
        try:
            part = os.read(ours, 65536)
        except OSError:  # how Linux says that nobody holds the terminal any more
            part = b""
        if not part:
            return b"".join(parts).decode(errors="replace")
        parts.append(part)
    process.kill()
    return "It took too long, or waited for an answer."


def proved(contestant: Contestant, folder: Path) -> bool:
    """Whether it does its work (it may fill a cache); it is run once more to weigh it."""
    weight = folder / "weight"
    try:
        contestant.before()
        run(contestant, limit=1800)
        contestant.before()
        run(contestant, around=(sys.executable, "-I", "-S", "-c", WEIGH, str(weight)))
    except RuntimeError as error:
        print(f"Left out: {error}")
        return False
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10  # bytes there, kilobytes elsewhere
    contestant.megabytes = int(weight.read_text(encoding="ascii")) / unit
    return True


def environment(home: Path, **more: str) -> dict[str, str]:
    """A small environment with a home of its own; packages installed for this person alone are still found."""
    for folder in (".config", "Library/Application Support"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    own = {"HOME": str(home), "TERM": "xterm-256color", "PYTHONUSERBASE": site.getuserbase()}
    return {"LANG": "C.UTF-8"} | kept | own | more


def note(text: str) -> None:
    """Say how far it is, beside the answer."""
    print(text, file=sys.stderr, flush=True)


class Goalwalk:
    """The program itself, and a plan of each size."""

    def __init__(self, folder: Path) -> None:
        beside = Path(sys.executable).with_name("goalwalk")
        found = str(beside) if beside.exists() else shutil.which("goalwalk")
        self.program = (found,) if found else (sys.executable, "-m", "goalwalk")
        self.folder = folder
        self.made: list[int] = []

    def call(self, typed: str, plan: str = "no plan") -> Contestant:
        """It, with what is typed after its name (`| cat` is for us)."""
        path = {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
        own = environment(self.folder / "home", GOALWALK_HOME=str(self.folder / plan), **path)
        command = (*self.program, *shlex.split(typed.removesuffix("| cat")))
        return Contestant(f"goalwalk {typed}".strip(), command, own)

    def without_plan(self) -> Iterator[Contestant]:
        """The commands that read no plan."""
        for typed, status in WITHOUT_PLAN.items():
            yield replace(self.call(typed), status=status)
        tab = self.call("| cat")
        yield replace(tab, name="goalwalk st<Tab> | cat", environment=tab.environment | TAB, shows="streaks")

    def with_plan(self, group: str, scale: int) -> Iterator[Contestant]:
        """Every command that reads a plan or changes it. The plan need not be there yet."""
        for typed in LOOKS:
            yield replace(self.call(typed, f"plan {scale}"), group=group, scale=scale)
        for typed in CHANGES:
            call = self.call(typed, f"copy {scale}")
            yield replace(call, group=group, scale=scale, before=lambda: self.put_back(scale))

    def make(self, scale: int) -> None:
        """Make the plan of ten steps with so many check-ins, and change it once, so that all its files are there."""
        if scale in self.made:
            return
        note(f"Making a plan of {scale:,} check-ins")
        plan, days = f"plan {scale}", scale // 10
        into = str(self.folder / plan)
        whole = (*self.program, "demo", "--into", into, "--years", str(days // 365), "--steps", "10")
        cut = (sys.executable, "-c", MAKE, into, str(days))
        run(replace(self.call("demo | cat"), command=cut if days % 365 else whole, shows=str(scale)), limit=1800)
        run(self.call("done 2.5 | cat", plan))
        self.made.append(scale)

    def put_back(self, scale: int) -> Path:
        """Make the copy that is changed the same as the plan, and look at it once."""
        copy = self.folder / f"copy {scale}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.folder / f"plan {scale}", copy)
        os.sync()  # else the command would wait for what is written here
        run(self.call("today | cat", copy.name))
        return copy

    def written(self, scale: int) -> tuple[int, int, int]:
        """Bytes that a `done` writes, usually and at most, and those of all files of the plan in the end."""
        copy = self.put_back(scale)
        files, counts = _files(copy), []
        for step in ("1.1", "1.2", "1.3", "1.4", "1.5", "2.1", "2.2", "2.3", "2.4"):
            run(self.call(f"done {step} | cat", copy.name))
            before, files = files, _files(copy)
            pairs = [(before.get(inode, b""), now) for inode, now in files.items()]
            counts.append(sum(len(now) - now.startswith(old) * len(old) for old, now in pairs))  # what is added, or all
        return int(statistics.median(counts)), max(counts), sum(map(len, files.values()))


def _files(folder: Path) -> dict[int, bytes]:
    """What every file holds, by its inode: one of two names is counted once, and a new name alone is nothing new."""
    return {path.stat().st_ino: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class Peer:
    """A program that does the same work, with so many entries in a home of its own."""

    def __init__(self, name: str, scale: int, folder: Path) -> None:
        self.name, self.scale, self.home = name, scale, folder / f"{name}-{scale}"
        self.told = PEERS[name]
        self.program = shutil.which(self.told.get("program", name))
        self.own = environment(self.home, TASKRC=f"{self.home}/taskrc", WATSON_DIR=str(self.home))

    def contestants(self) -> Iterator[Contestant]:
        """Its listing, which must show the last of today's entries, and its adding."""
        yield Contestant(f"{self.name}: list", self._typed("list"), self.own, SIZES, self.scale, shows="Step 10")
        yield Contestant(f"{self.name}: add", self._typed("add"), self.own, SIZES, self.scale)

    def fill(self) -> None:
        """Write the settings and the entries."""
        note(f"Making {self.scale:,} entries for {self.name}; its first look may take long")
        for name, text in self.told.get("settings", {}).items():
            (self.home / name).write_text(text.replace("$home", str(self.home)), encoding="utf-8")
        file = self.home / self.told["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        if "$n" in file.name:
            for n, entry in enumerate(self._entries()):
                file.with_name(f"{n}.ics").write_text(entry, encoding="utf-8")
        else:
            before, after = self.told.get("around", ("", ""))
            file.write_text(before + "".join(self._entries()) + after, encoding="utf-8")
        if "first" in self.told:
            run(Contestant(f"{self.name}: first | cat", self._typed("first"), self.own), limit=1800)
        if file.suffix == ".sql":
            with closing(sqlite3.connect(next(self.home.rglob("*.db")))) as base:
                base.executescript(file.read_text(encoding="utf-8"))

    def _entries(self) -> Iterator[str]:
        """Ten a day, up to today."""
        entry, today = Template(self.told["entry"]), date.today()
        for n in range(self.scale):
            day = today - timedelta(days=(self.scale - 1 - n) // 10)
            if day == today:
                entry = Template(self.told.get("last", self.told["entry"]))
            begun = int(time.mktime(day.timetuple())) + 60 * (n % 10)
            facts = {"begun": begun, "ended": begun + 60, "short": f"{day:%Y%m%d}"}
            yield entry.substitute(facts, n=n, step=n % 10 + 1, day=day)

    def _typed(self, word: str) -> tuple[str, ...]:
        line = Template(self.told[word]).substitute(home=self.home, today=date.today())
        return self.program or self.name, *shlex.split(line)


def main() -> None:
    """Prepare everyone, run the rounds, and print the tables."""
    asked = options()
    with tempfile.TemporaryDirectory(prefix="goalwalk-race-") as name:
        folder = Path(name).resolve()
        goalwalk = Goalwalk(folder)
        prepared = list(everyone(goalwalk, folder, asked))
        os.sync()
        racing = [contestant for contestant in prepared if proved(contestant, folder)]
        written = {scale: goalwalk.written(scale) for scale in goalwalk.made}
        version, load = run(goalwalk.call("--version | cat"))[1].strip(), os.getloadavg()[0]
        for number in range(asked.rounds):
            note(f"Round {number + 1} of {asked.rounds}")
            for contestant in random.sample(racing, len(racing)):
                contestant.before()
                contestant.seconds.append(run(contestant)[0])
    print(f"\n{version}: {' '.join(goalwalk.program)}\n{asked.rounds} rounds; {platform.platform()},", end=" ")
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f} before the rounds")
    tell(racing, written)


def options() -> argparse.Namespace:
    """What is asked for. Years become check-ins, of ten steps each day."""
    reader = argparse.ArgumentParser(description="Races goalwalk against its peers.")
    reader.add_argument("--rounds", type=int, default=15, help="how often each runs (15)")
    reader.add_argument("--sizes", default="1000,10000,36500", help="check-ins, in tens (1000,10000,36500)")
    reader.add_argument("--years", default="", nargs="?", const="1,3,10,30", help="plans of years, too (1,3,10,30)")
    reader.add_argument("--only", nargs="+", default=[""], metavar="NAME", help="names that contain one of these")
    asked = reader.parse_args()
    asked.sizes = [max(1, int(size) // 10) * 10 for size in asked.sizes.split(",") if size]
    asked.years = [int(years) * YEAR for years in asked.years.split(",") if years]
    return asked


def everyone(goalwalk: Goalwalk, folder: Path, asked: argparse.Namespace) -> Iterator[Contestant]:
    """All that is asked for and can be had, with its plan or its entries made."""

    def wanted(contestants: Iterable[Contestant]) -> list[Contestant]:
        return [each for each in contestants if any(word in each.name for word in asked.only)]

    yield Contestant("python -c pass", (sys.executable, "-c", "pass"), environment(folder / "home"))
    yield from wanted(goalwalk.without_plan())
    for group, scale in [*((SIZES, size) for size in asked.sizes), *((YEARS, years) for years in asked.years)]:
        if chosen := wanted(goalwalk.with_plan(group, scale)):
            goalwalk.make(scale)
            yield from chosen
    for peer in (Peer(name, scale, folder) for name in PEERS for scale in asked.sizes):
        chosen = wanted(peer.contestants())
        if chosen and peer.program:
            peer.fill()
            yield from chosen
        elif chosen and peer.scale == asked.sizes[0]:
            print(f"{peer.name} is not installed: left out. {peer.told['had']}")


def tell(racing: list[Contestant], written: dict[int, tuple[int, int, int]]) -> None:
    """Print a table for each group, and the bytes."""
    python = racing[0].median
    first = {each.name: each.median for each in reversed(racing) if each.group == YEARS}
    for group in (NO_PLAN, SIZES, YEARS):
        members = [each for each in racing if each.group == group]
        table(group, members, lambda each: first[each.name] if each.group == YEARS else python)
    if written:
        print(f"\n{'Bytes that `done` writes':<38}{'usually':>14}{'at most':>14}{'all files':>14}")
    for scale, counts in written.items():
        print(f"{f'{scale:,} check-ins':<38}" + "".join(f"{count:>14,}" for count in counts))


def table(group: str, members: list[Contestant], against: Callable[[Contestant], float]) -> None:
    """Print medians, multiples and memory: a line for each name, columns for each scale."""
    scales = sorted({each.scale for each in members})
    times = "x first" if group == YEARS else "x python"
    if scales:
        print(f"\n{group:<38}" + "".join(f"{scale:>24,}" if scale else "" for scale in scales))
        print(" " * 38 + f"{'ms':>9}{times:>9}{'MB':>6}" * len(scales))
    for name in dict.fromkeys(each.name for each in members):
        cells = dict.fromkeys(scales, f"{'-':>9}{'-':>9}{'-':>6}")
        for each in (each for each in members if each.name == name):
            cells[each.scale] = f"{each.median:>9.1f}{each.median / against(each):>9.2f}{each.megabytes:>6.0f}"
        print(f"{name:<38}" + "".join(cells.values()))


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as error:
        sys.exit(str(error))
