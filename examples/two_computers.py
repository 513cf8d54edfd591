"""Two computers, one plan: what `goalwalk sync` does when something real carries the folder between them.

    python examples/two_computers.py git
    python examples/two_computers.py stick --changes 60

`git` carries it through a repository that both pull and push; `stick` is one folder that is plugged in here or there.
Both computers are homes in a temporary folder. On each, things are added, changed, done, taken back and erased, on days
that go by; the second is away half of the time. In the end everything is carried, each looks once more, and every
command that reads must answer the same on both, as JSON. What differs is shown, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

PASSPHRASE = "four green walks home"
READS = ("today", "progress", "streaks", "calendar", "wins", "goal list", "step list", "story", "hope list", "review")
READS += ("skill list", "support list", "barrier list", "meeting list", "bring --all", "week", "config", "data check")
BEGUN = datetime.fromisoformat("2026-11-02T08:00:00+01:00")


class Computer:
    """A home, and where the folder lies there."""

    def __init__(self, top: Path, name: str) -> None:
        self.name, self.top = name, top / name
        self.top.mkdir()
        self.folder = self.top / "folder"

    def types(self, now: datetime, *words: str, stdin: str = "", code: int | None = 0) -> str:
        """What a command answers; `code`: its exit code, None for any."""
        home = {"GOALWALK_HOME": str(self.top / "home"), "GOALWALK_NOW": now.isoformat(), "HOME": str(self.top)}
        line = [sys.executable, "-m", "goalwalk", *words]
        done = subprocess.run(line, env={**os.environ, **home}, input=stdin, capture_output=True, text=True)
        if code is not None and done.returncode != code:
            raise SystemExit(f"{self.name}: {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout


def by_git(top: Path, computers: list[Computer]) -> Callable[[Computer], None]:
    """Both are clones of one repository; no file has two writers, so that nothing there is ever in conflict."""
    identity = {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

    def git(where: Path, *words: str) -> str:
        line = ["git", "-C", str(where), *words]
        return subprocess.run(line, env=environment, check=True, capture_output=True, text=True).stdout

    git(top, "init", "--quiet", "--bare", "--initial-branch=main", "repository")
    for computer in computers:
        git(top, "clone", "--quiet", "repository", str(computer.folder))
    first = computers[0].folder
    git(first, "switch", "--quiet", "--create", "main")
    git(first, "commit", "--quiet", "--allow-empty", "--message", "begun")
    git(first, "push", "--quiet", "origin", "main")
    git(computers[1].folder, "pull", "--quiet", "origin", "main")

    def carry(computer: Computer) -> None:
        git(computer.folder, "add", "--all")
        if git(computer.folder, "status", "--porcelain"):
            git(computer.folder, "commit", "--quiet", "--message", "synced")
        git(computer.folder, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
        git(computer.folder, "push", "--quiet", "origin", "HEAD:main")

    return carry


def by_stick(top: Path, computers: list[Computer]) -> Callable[[Computer], None]:
    """One folder, plugged in at one of them."""
    computers[0].folder.mkdir()

    def carry(computer: Computer) -> None:
        (there,) = (one for one in computers if one.folder.exists())
        if there is not computer:
            shutil.move(there.folder, computer.folder)

    return carry


CARRIERS = {"git": by_git, "stick": by_stick}


def change(chance: random.Random, number: int) -> list[str]:
    """Something that a person types; what is not possible just now is refused, and that is fine."""
    goal, step = chance.randint(1, 3), f"{chance.randint(1, 3)}.{chance.randint(1, 3)}"
    return chance.choice(
        [
            ["goal", "add", f"Goal {number}"],
            [
                "step",
                "add",
                f"Step {number}",
                "--goal",
                str(goal),
                "--every",
                chance.choice(["daily", "mon,wed", "3x week"]),
            ],
            ["step", "edit", step, "--title", f"Title {number}"],
            ["goal", "edit", str(goal), "--why", f"Why {number}"],
            ["goal", "pause", str(goal), "--until", "in 3 days"],
            ["done", step],
            ["done", step, "--on", "yesterday"],
            ["rest", step],
            ["skip", step, "--note", f"Note {number}"],
            ["win", f"Win {number}"],
            ["checkin", "--mood", str(chance.randint(1, 5))],
            ["keep", f"Line {number}"],
            ["hope", "add", f"Hope {number}"],
            ["skill", "add", f"Skill {number}"],
            ["support", "add", f"Friend {number}"],
            ["barrier", "add", f"Noise {number}", "--then", "rest"],
            ["bring", f"Thing {number}"],
            ["meeting", "add", f"Agreed {number}", "--with", "Ana", "--next", "in 5 days"],
            ["undo", "--yes"],
            ["step", "remove", step, "--yes"],
            ["data", "forget", "--win", str(chance.randint(1, 3)), "--yes"],
        ]
    )


def play(carrier: str, changes: int, seed: int) -> list[str]:
    """Play it; the commands that answer otherwise on the two."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        computers = [Computer(top, name) for name in ("laptop", "desk")]
        carry = CARRIERS[carrier](top, computers)
        laptop, desk = computers
        now = BEGUN
        laptop.types(now, "goal", "add", "Sleep better")
        laptop.types(now, "step", "add", "Lights out at ten", "--goal", "1", "--every", "daily")
        laptop.types(now, "sync", str(laptop.folder), "-", stdin=PASSPHRASE)
        carry(laptop)
        carry(desk)
        desk.types(now, "sync", str(desk.folder), "-", stdin=PASSPHRASE)
        for number in range(changes):
            now += timedelta(hours=chance.randint(1, 9))
            computer = chance.choice(computers)
            computer.types(now, *change(chance, number), code=None)
            if chance.random() < 0.5:
                computer.types(now, "today")
            if chance.random() < 0.3 and (computer is laptop or number > changes // 2):
                carry(computer)
        for computer in computers * 4:  # who has just looked has still to give what they were given
            now += timedelta(minutes=1)
            carry(computer)
            computer.types(now, "sync")
            carry(computer)
        answers = [{line: _answer(computer, now, line) for line in READS} for computer in computers]
        for computer in computers:
            carry(computer)
            computer.types(now, "sync", "--check")
        return [line for line in READS if answers[0][line] != answers[1][line]]


def _answer(computer: Computer, now: datetime, line: str) -> object:
    found = json.loads(computer.types(now, *line.split(), "--json", code=None) or "null")
    return found["counts"] if line == "data check" else found  # the files of each are its own


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("carrier", choices=CARRIERS)
    asked.add_argument("--changes", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    differing = play(given.carrier, given.changes, given.seed)
    print(f"{given.carrier}: {given.changes} changes, {len(READS)} commands, {len(differing)} answer otherwise")
    for line in differing:
        print(f"  {line}")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
