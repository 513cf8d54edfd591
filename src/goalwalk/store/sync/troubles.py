"""What stands in the way of syncing: told once a day in one line, and in the way of nothing else."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress

from goalwalk.core.errors import Problem
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.session import Session
from goalwalk.store.sync import state

WHY = {
    "sync_full": (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    "sync_read_only": (errno.EACCES, errno.EPERM, errno.EROFS),
}
TROUBLES = {"lock_missing": "sync_lock_missing"}


@contextmanager
def telling(session: Session, own: Place, *, held: bool = False) -> Iterator[None]:
    """What stands in the way is told once a day, and stands in the way of nothing else. `held`: the plan's lock is."""
    try:
        yield
    except OSError as error:
        tell(session, own, problem_of(error, _folder(own)), held=held)
    except Problem as problem:
        if problem.code != "busy":
            tell(session, own, TROUBLES.get(problem.code, "sync_not_read"), held=held)


def problem_of(error: OSError, folder: str = "") -> str:
    """The code of what the folder says no with. Where it is named, an emptied one is told from one that is away."""
    if isinstance(error, TimeoutError):
        return "sync_slow"
    if error.errno == errno.ENOENT and folder and os.path.isdir(folder):  # noqa: PTH112 - it has answered
        return "sync_empty"
    return next((code for code, numbers in WHY.items() if error.errno in numbers), "sync_away")


def _folder(own: Place) -> str:
    with suppress(Problem, OSError):
        kept = state.read(own)
        return kept.folder if kept else ""
    return ""


def tell(session: Session, own: Place, *codes: str, held: bool = False) -> None:
    """Tell each of these, unless it was told today."""
    session.folder_hangs |= "sync_slow" in codes
    with suppress(Problem, OSError), nullcontext() if held else session.locked(own, wait=False):
        kept = state.read(own)
        for code in sorted(codes if "sync_removed" not in codes else ("sync_removed",)):
            if kept and (now := state.told(kept, code, session.now().date())):
                kept = now
                session.notice(code, {"folder": kept.folder})
                state.write(own, kept)
