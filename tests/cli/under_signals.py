"""Random commands, each in a process of its own that a signal may end at any moment, beside a model of what was said.

argv: how many. GOALWALK_HOME says where. Prints one JSON object: counts, and whatever is wrong at the end.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from goalwalk.cli import main, menu  # noqa: F401 - imported before the first fork
from goalwalk.store.plan import backups, year_files  # noqa: F401
from goalwalk.store.verbs import draft, update  # noqa: F401

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
COMMANDS = (("win",), ("goal", "add"), ("hope", "add"), ("bring",), ("done", "1.1", "--note"))


def once(line: list[str], sign: signal.Signals | None, after: float) -> tuple[int, str]:
    """How it ended (below 0: by a signal), and what it answered."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        status = 130
        with suppress(KeyboardInterrupt):
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            os.dup2(theirs, 1)
            for stream in (0, 2):
                os.dup2(os.open(os.devnull, os.O_RDWR), stream)
            sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
            status = main.run(line)
            sys.stdout.flush()
        os._exit(status)
    os.close(theirs)
    said = b""
    end = time.monotonic() + after
    while True:
        left = max(0.0, end - time.monotonic()) if sign else None
        if not select.select([ours], [], [], left)[0]:
            os.kill(child, sign or 0)
            sign = None
            continue
        part = os.read(ours, 65536)
        if not part:
            break
        said += part
    os.close(ours)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode(errors="replace")


class Model:
    """What must be there, and what may be: a command that was ended may have come to its commit."""

    def __init__(self, longest: float) -> None:
        self.longest = longest  # seconds until a signal comes
        self.sure: set[str] = set()
        self.maybe: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.last: str | None = None  # what undo takes back, where that is sure

    def command(self, number: int, chance: random.Random) -> None:
        sign = chance.choice(SIGNALS) if chance.random() < 0.7 else None
        undo = self.last is not None and chance.random() < 0.2
        text = self.last if undo and self.last else f"Said {number:05d}."
        line = ["undo"] if undo else [*chance.choice(COMMANDS), text]
        status, said = once(line, sign, chance.random() * self.longest)
        done = status == 0 or text in said
        self.counts["acknowledged" if done else "ended" if status < 0 or status == 130 else "refused"] += 1
        if status not in (0, 130) and status >= 0:
            self.wrong.append(f"{line}: exit {status}, {said}")
        (self.sure if undo else self.maybe).discard(text)
        if done != undo and done:
            self.sure.add(text)
        elif not done:
            self.maybe.add(text)
        self.last = text if status == 0 and not undo else None

    def compare(self, home: Path) -> None:
        """The plan beside the model; a command first, which takes away what those that were killed have left."""
        status, _ = once(["win", "The last one"], None, 0)
        checked, _ = once(["data", "check"], None, 0)
        (plan,) = (home / "plans").glob("????????.json")
        data = plan.read_text()
        there = Counter(text for text in self.sure | self.maybe if json.dumps(text)[1:-1] in shown(data))
        self.wrong += [f"not there: {text}" for text in sorted(self.sure - set(there))]
        self.wrong += [f"nobody was told of it: {text}" for text in sorted(shown(data) - self.sure - self.maybe)]
        self.wrong += [f"left: {path}" for path in home.rglob("*") if "tmp" in path.name]
        if status or checked:
            self.wrong.append(f"exit {status}, {checked}")


def shown(data: str) -> set[str]:
    """All that was said and not taken back, by the plan itself."""
    found = set()
    for name, table in json.loads(data).items():
        if not name.startswith("_"):
            for document in table.values():
                texts = [value for value in document.values() if isinstance(value, str) and value.startswith("Said ")]
                found |= set(texts) if "removed" not in document else set()
    return found


def run() -> None:
    home, count = Path(os.environ["GOALWALK_HOME"]), int(sys.argv[1])
    once(["goal", "add", "Sleep"], None, 0)
    began = time.monotonic()
    once(["step", "add", "Walk", "--every", "daily"], None, 0)
    chance, model = random.Random(count), Model(1.2 * (time.monotonic() - began))
    for number in range(count):
        model.command(number, chance)
    model.compare(home)
    print(json.dumps({**model.counts, "sure": len(model.sure), "maybe": len(model.maybe), "wrong": model.wrong}))


run()
