"""One process of several that use one plan: argv is the home, the folder in memory, what to do, and how often.

Prints what it was refused, a line each, and at the end how often it did what it was to do.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from goalwalk.core.errors import Problem
from goalwalk.store.plans import Plans
from store.locks import MADE, asking
from store.making import goal, win


def main() -> None:
    home, runtime, do, often = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    first = int(sys.argv[5])
    done = 0
    for number in range(first, first + often):
        plans = Plans(
            home, now=lambda: datetime.now(UTC), random=os.urandom, wait=30, unlocking=asking(runtime=runtime)
        )
        try:
            if do == "read":
                plans.load()
            elif do == "whole":
                plans.whole()
                plans.check()
            elif do == "draft":
                plans.draft()
            elif do == "write":
                plans.update(win(number, f"Win {number}"), None)
            elif do == "undo":
                plans.update(goal(number), None)
                plans.undo()
            elif plans.is_locked():
                plans.decrypt()
            else:
                plans.encrypt(MADE)
            done += 1
        except Problem as problem:
            print(do, problem.code, problem.facts, flush=True)
    print(done, flush=True)


main()
