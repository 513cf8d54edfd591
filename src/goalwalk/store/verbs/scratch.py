"""A text in a file for as long as an editor works on it: in memory, or for a plan without a lock beside the plan.

It is private, one at a time, and goes when the editor is left, also when the window is closed on it. What a kill leaves
goes with the next change of the plan, and from memory with the next lock or erasing.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.texts import INPUT_LIMIT
from goalwalk.store.disk import files, write_locks
from goalwalk.store.plan import keyring
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import draft


def edit_text(session: Session, text: str, editor: Callable[[Path], None]) -> str:
    """The text after `editor` has worked on it. What is no UTF-8 in it becomes lone surrogates.

    Raises CannotBeDone("no_scratch"), ("editor_busy"); NotSaved, CannotRead, and what `editor` raises.
    """
    own = draft.place(session) or session.new_place()
    memory = keyring.in_memory(session.unlocking.runtime)
    if memory is None and own.locked:
        raise CannotBeDone("no_scratch")
    path = keyring.scratch(own, memory) if memory else own.scratch
    with _alone(path), files.saving(path):
        files.discard(path)
        files.write_new(path, text.encode())
        try:
            with _ending_in_order():
                editor(path)
            return files.read(path, INPUT_LIMIT)[0].decode("utf-8", "surrogateescape")
        except CannotRead as problem:
            if problem.code != "missing":  # an editor may take the file away; then nothing was changed
                raise
            return text
        finally:
            files.discard(path)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """No other window has its editor there. Raises CannotBeDone("editor_busy")."""
    try:
        with write_locks.locked(write_locks.of(path), 0):
            yield
    except NotSaved as problem:
        if problem.code == "busy":
            raise CannotBeDone("editor_busy") from problem
        raise


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """A window that is closed, or a polite kill, ends the program as Ctrl-C does: what is open is put away first.

    Whoever started it so that a hang-up is ignored (nohup) wants it to go on.
    """

    def stop(number: int, _: object) -> None:
        raise KeyboardInterrupt

    signals = [number for name in ("SIGHUP", "SIGTERM") if (number := getattr(signal, name, None))]
    heeded = [number for number in signals if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, stop) for number in heeded}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
