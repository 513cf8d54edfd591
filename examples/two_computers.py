"""Two computers, one plan: what `goalwalk sync` does when something real carries the folder between them.

    python examples/two_computers.py git
    python examples/two_computers.py stick --changes 60
    python examples/two_computers.py syncthing --changes 360 --pause 2 --all

`git` carries it through a repository that both pull and push; `stick` is one folder that is plugged in here or there;
`syncthing` is a node for each that talks to the other on this machine, and to nobody else. Both computers are homes in
a temporary folder. On each, things are added, changed, done, taken back and erased, on days that go by; the second is
away half of the time, in stretches. In the end everything is carried, each looks once more, and every command that
reads must answer the same on both, as JSON. What differs is shown, and the exit code is then 1.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack, suppress
from datetime import datetime, timedelta
from pathlib import Path

PASSPHRASE = "four green walks home"
READS = ("today", "progress", "streaks", "calendar", "wins", "goal list", "step list", "story", "hope list", "review")
READS += ("skill list", "support list", "barrier list", "meeting list", "bring --all", "week", "config", "data check")
MORE = ("clock list", "day", "now", "page", "data conflicts", "data shared")
SHOWN = {"goal": "goals", "step": "steps", "hope": "lines", "skill": "skills", "support": "supports", "clock": "clocks"}
SHOWN |= {"barrier": "barriers", "meeting": "meetings"}
BEGUN = datetime.fromisoformat("2026-11-02T08:00:00+01:00")


class Computer:
    """A home, and where the folder lies there."""

    def __init__(self, top: Path, name: str) -> None:
        self.name, self.top = name, top / name
        self.top.mkdir()
        self.folder = self.top / "folder"
        self.refused = 0

    def types(self, now: datetime, *words: str, stdin: str = "", code: int | None = 0) -> str:
        """What a command answers; `code`: its exit code, None for any."""
        home = {"GOALWALK_HOME": str(self.top / "home"), "GOALWALK_NOW": now.isoformat(), "HOME": str(self.top)}
        line = [sys.executable, "-m", "goalwalk", *words]
        done = subprocess.run(
            line, env={**os.environ, **home}, cwd=self.top, input=stdin, capture_output=True, text=True
        )
        self.refused += done.returncode != 0
        if code is not None and done.returncode != code:
            raise SystemExit(f"{self.name}: {' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout


class Carrier:
    """Carries what lies in the folder of one to the other."""

    def __init__(self, top: Path, computers: list[Computer], ended: ExitStack) -> None:
        self.top, self.computers, self.ended = top, computers, ended
        self.begin()

    def begin(self) -> None:
        """All that it needs is there."""

    def carry(self, computer: Computer) -> None:
        """What lies here is carried, and what is there for it."""

    def away(self, computer: Computer, away: bool) -> None:
        """It goes away, or is there again."""


class Git(Carrier):
    """Both are clones of one repository; no file has two writers, so that nothing there is ever in conflict."""

    def begin(self) -> None:
        first, second = (computer.folder for computer in self.computers)
        self._git(self.top, "init", "--quiet", "--bare", "--initial-branch=main", "repository")
        for folder in (first, second):
            self._git(self.top, "clone", "--quiet", "repository", str(folder))
        self._git(first, "switch", "--quiet", "--create", "main")
        self._git(first, "commit", "--quiet", "--allow-empty", "--message", "begun")
        self._git(first, "push", "--quiet", "origin", "main")
        self._git(second, "pull", "--quiet", "origin", "main")

    def carry(self, computer: Computer) -> None:
        self._git(computer.folder, "add", "--all")
        if self._git(computer.folder, "status", "--porcelain"):
            self._git(computer.folder, "commit", "--quiet", "--message", "synced")
        self._git(computer.folder, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main")
        self._git(computer.folder, "push", "--quiet", "origin", "HEAD:main")

    def _git(self, where: Path, *words: str) -> str:
        identity = {
            f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        environment = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        line = ["git", "-C", str(where), *words]
        return subprocess.run(line, env=environment, check=True, capture_output=True, text=True).stdout


class Stick(Carrier):
    """One folder, plugged in at one of them."""

    def begin(self) -> None:
        self.computers[0].folder.mkdir()

    def carry(self, computer: Computer) -> None:
        (there,) = (one for one in self.computers if one.folder.exists())
        if there is not computer:
            shutil.move(there.folder, computer.folder)


class Syncthing(Carrier):
    """A node for each, which is stopped where its computer is away. Nothing is asked of any other machine."""

    def begin(self) -> None:
        self.nodes: dict[Computer, subprocess.Popen[bytes]] = {}
        for computer in self.computers:
            (computer.folder / ".stfolder").mkdir(parents=True)
            self._syncthing(computer, "generate", "--skip-port-probing").wait()
        said = [(computer.top / "node" / "config.xml").read_text() for computer in self.computers]
        ids = [re.findall(r'<device id="([A-Z2-7-]{63})"', one)[0] for one in said]
        with ExitStack() as taken:
            free = [
                taken.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1] for _ in self.computers
            ]
        addresses = [f"tcp://127.0.0.1:{port}" for port in free]
        devices = [
            f'<device id="{one}"><address>{at}</address></device>' for one, at in zip(ids, addresses, strict=True)
        ]
        for computer, at in zip(self.computers, addresses, strict=True):
            config = CONFIG.format(devices="".join(devices), ids=ids, folder=computer.folder, at=at)
            (computer.top / "node" / "config.xml").write_text(config)
            self.ended.callback(self.away, computer, True)
            self.away(computer, False)

    def carry(self, computer: Computer) -> None:
        """It does so all by itself; where both are there, wait until it has."""
        until = time.monotonic() + 60
        while len(self.nodes) == 2 and self._lies(self.computers[0]) != self._lies(self.computers[1]):
            if time.monotonic() > until:
                raise SystemExit("nothing was carried for a minute")
            time.sleep(0.2)

    def away(self, computer: Computer, away: bool) -> None:
        if away and computer in self.nodes:
            node = self.nodes.pop(computer)
            node.terminate()
            node.wait()
        elif not away and computer not in self.nodes:
            self.nodes[computer] = self._syncthing(computer, "serve", "--no-browser", "--no-restart", "--no-upgrade")

    def _syncthing(self, computer: Computer, *words: str) -> subprocess.Popen[bytes]:
        settings = {"HOME": str(computer.top), "STNODEFAULTFOLDER": "1", "STNOUPGRADE": "1", "STHASHING": "standard"}
        line = ["syncthing", *words, "--home", str(computer.top / "node")]
        with (computer.top / "node.log").open("ab") as log:
            return subprocess.Popen(line, env={**os.environ, **settings}, stdout=log, stderr=log)

    @staticmethod
    def _lies(computer: Computer) -> dict[str, bytes]:
        found = {}
        for path in computer.folder.rglob("*.[ak][ge][ey]"):  # .age and .key, but for what is only half there
            with suppress(FileNotFoundError):
                found[str(path.relative_to(computer.folder))] = path.read_bytes()
        return found


CONFIG = """<configuration version="36">
  <folder id="plans" label="plans" path="{folder}" rescanIntervalS="10" fsWatcherEnabled="true" fsWatcherDelayS="1">
    <device id="{ids[0]}"/><device id="{ids[1]}"/>
  </folder>
  {devices}
  <gui enabled="false"/>
  <options>
    <listenAddress>{at}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <stunKeepaliveStartS>0</stunKeepaliveStartS>
    <reconnectionIntervalS>5</reconnectionIntervalS>
    <startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted>
    <urSeen>3</urSeen>
    <crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
  </options>
</configuration>
"""


CARRIERS = {"git": Git, "stick": Stick, "syncthing": Syncthing}


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
            ["goal", "rate", str(goal), "--importance", str(chance.randint(0, 10)), "--why", f"Since {number}"],
            ["clock", "add", f"Clock {number}", "--since", "yesterday"],
            ["barrier", "happened", "1", "--used", "--helped", str(chance.randint(0, 10))],
            ["urge", str(chance.randint(0, 10)), f"Pull {number}"],
            ["setback", f"Hard {number}"],
            ["undo", "--yes"],
            ["redo", "--yes"],
            ["step", "remove", step, "--yes"],
            ["data", "forget", "--win", str(chance.randint(1, 3)), "--yes"],
        ]
    )


def play(carrier: str, changes: int, seed: int, pause: float, every: bool) -> tuple[list[str], int, Counter[str]]:
    """Play it; the commands that answer otherwise on the two, how many were asked, and how many changes were made where
    and when.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ended:
        top = Path(folder)
        computers = [Computer(top, name) for name in ("laptop", "desk")]
        carries = CARRIERS[carrier](top, computers, ended)
        laptop, desk = computers
        laptop.types(BEGUN, "goal", "add", "Sleep better")
        laptop.types(BEGUN, "step", "add", "Lights out at ten", "--goal", "1", "--every", "daily")
        laptop.types(BEGUN, "sync", str(laptop.folder), "-", stdin=PASSPHRASE)
        carries.carry(laptop)
        carries.carry(desk)
        desk.types(BEGUN, "sync", str(desk.folder), "-", stdin=PASSPHRASE)
        now, made = _days(carries, computers, chance, changes, pause)
        carries.away(desk, False)
        for computer in computers * 4:  # who has just looked has still to give what they were given
            now += timedelta(minutes=1)
            carries.carry(computer)
            computer.types(now, "sync")
            carries.carry(computer)
        now += timedelta(days=1)  # for which a number that moved here is no number, but on this computer alone
        lines = [*READS, *((*MORE, *_shows(laptop, now)) if every else ())]
        answers = []
        for computer in computers:
            carries.carry(computer)
            answers.append({line: _answer(computer, now, line) for line in lines})
            computer.types(now, "sync", "--check")
        return [line for line in lines if answers[0][line] != answers[1][line]], len(lines), made


def _days(
    carries: Carrier, computers: list[Computer], chance: random.Random, changes: int, pause: float
) -> tuple[datetime, Counter[str]]:
    """Type on both, as the days go by: until when, and how often where, with the desk there or away."""
    laptop, desk = computers
    now = BEGUN
    made: Counter[str] = Counter()
    stretch = max(4, changes // 12)
    for number in range(changes):
        away = number // stretch % 2 == 0
        carries.away(desk, away)
        now += timedelta(hours=chance.randint(1, 9))
        computer = chance.choice(computers)
        computer.types(now, *change(chance, number), code=None)
        made[f"at the {computer.name}" + " while the desk was away" * away] += 1
        if chance.random() < 0.5:
            computer.types(now, "today")
        if chance.random() < 0.3 and (computer is laptop or not away):
            carries.carry(computer)
        time.sleep(pause)
    made["refused"] = laptop.refused + desk.refused
    return now, made


def _shows(computer: Computer, now: datetime) -> list[str]:
    """A line for each thing there is, alone."""
    found = {noun: json.loads(computer.types(now, noun, "list", "--json"))[field] for noun, field in SHOWN.items()}
    return [f"{noun} show {thing['id']}" for noun, things in found.items() for thing in things]


def _answer(computer: Computer, now: datetime, line: str) -> object:
    found = json.loads(computer.types(now, *line.split(), "--json", code=None) or "null")
    return found["counts"] if line == "data check" else found  # the files of each are its own


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("carrier", choices=CARRIERS)
    asked.add_argument("--changes", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--pause", type=float, default=0, metavar="SECONDS", help="between two changes")
    asked.add_argument("--all", action="store_true", help="compare every command, and each thing alone")
    given = asked.parse_args()
    differing, count, made = play(given.carrier, given.changes, given.seed, given.pause, given.all)
    print(f"{given.carrier}: {given.changes} changes, {count} commands, {len(differing)} answer otherwise")
    for where, times in sorted(made.items()):
        print(f"  {times} {where}")
    for line in differing:
        print(f"  {line}")
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
