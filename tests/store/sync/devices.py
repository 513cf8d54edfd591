"""Homes of several devices, and a folder between them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from goalwalk.core.model.plan import Plan
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import sync
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin, update
from store.making import Clock, goal, letters, what, win

PASSPHRASE = "four words and one more"


class Device:
    """A home, each use of it a command of its own; `said` are its notices."""

    def __init__(self, folder: Path, name: str, seed: int | None, clock: Clock) -> None:
        self.home = folder / name
        self.name = name
        self.clock = clock
        self.random = os.urandom if seed is None else letters(seed)
        self.said: list[str] = []

    def session(self) -> Session:
        return open_session(
            self.home,
            now=self.clock,
            random=self.random,
            notice=lambda code, _: self.said.append(code),
            wait=0.1,
        )

    def begin(self, *changes: Callable[[Plan], Plan]) -> None:
        begin(self.session(), goal(1), what("begin"))
        for change in changes:
            self.write(change)

    def write(self, change: Callable[[Plan], Plan]) -> None:
        self.clock.later(seconds=1)
        update(self.session(), change, what("change"))

    def win(self, number: int, text: str) -> None:
        self.write(win(number, text))

    def look(self) -> Plan:
        self.clock.later(seconds=1)
        return self.session().load()

    def whole(self) -> Plan:
        return whole_plan(self.session())

    def wins(self) -> set[str]:
        return {one.text for one in self.whole().wins}

    def sync(self, folder: Path) -> sync.Joined:
        there = sync.lying_in(folder)
        own = sync.own_names(self.session())
        fits = [plan for plan in there if plan in own and sync.has_begun(folder, plan)] if own else there
        if fits:
            return sync.join(self.session(), folder, fits[0], PASSPHRASE, self.name)
        return sync.begin(self.session(), folder, PASSPHRASE, self.name)
