"""One process of several that use one plan: argv is the home, the folder in memory, what to do, and how often.

Prints what it was refused, a line each, and at the end how often it did what it was to do.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from goalwalk.core.errors import Problem
from goalwalk.store.verbs.backup import check_plan
from goalwalk.store.verbs.draft import read_draft
from goalwalk.store.verbs.encrypt import decrypt, encrypt
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.undo import undo
from goalwalk.store.verbs.update import update
from store.locks import MADE, asking
from store.making import goal, win


def main() -> None:
    home, runtime, do, often = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    first = int(sys.argv[5])
    done = 0
    for number in range(first, first + often):
        session = open_session(
            home, now=lambda: datetime.now(UTC), random=os.urandom, wait=30, unlocking=asking(runtime=runtime)
        )
        try:
            if do == "read":
                session.load()
            elif do == "whole":
                whole_plan(session)
                check_plan(session)
            elif do == "draft":
                read_draft(session)
            elif do == "write":
                update(session, win(number, f"Win {number}"), None)
            elif do == "undo":
                update(session, goal(number), None)
                undo(session)
            elif session.is_locked():
                decrypt(session)
            else:
                encrypt(session, MADE)
            done += 1
        except Problem as problem:
            print(do, problem.code, problem.facts, flush=True)
    print(done, flush=True)


main()
