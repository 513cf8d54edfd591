"""A text in a file for as long as an editor works on it: in memory, or for a plan without a lock beside the plan.

It is private and goes when the editor is left. What a kill leaves beside the plan, the next command sweeps away.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from goalwalk.core.errors import CannotBeDone
from goalwalk.store import drafts, files, holding
from goalwalk.store.desk import Desk

LARGEST = 1024 * 1024  # bytes; a text has at most 20,000 characters


def edited(desk: Desk, text: str, editor: Callable[[Path], None]) -> str:
    """The text after `editor` has worked on it. What is no UTF-8 in it becomes lone surrogates.

    Raises CannotBeDone("no_scratch"), NotSaved, CannotRead, and what `editor` raises.
    """
    own = drafts.place(desk) or desk.new_place()
    memory = holding.in_memory(desk.unlocking.runtime)
    if memory is None and own.locked:
        raise CannotBeDone("no_scratch")
    path = memory / f"{own.name}.edit" if memory else own.scratch
    with files.saving(path):
        files.discard(path)
        files.write_new(path, text.encode())
    try:
        editor(path)
        return files.read(path, LARGEST)[0].decode("utf-8", "surrogateescape")
    finally:
        files.discard(path)
