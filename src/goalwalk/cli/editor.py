"""An answer in the person's own editor."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotBeDone

USUAL = ("nano", "vi")  # where no editor is named
KNOWN = {"nano": "nano", "vi": "vi", "vim": "vi", "nvim": "vi"}  # how to leave these is not to be seen on their screen


def edited(run: Run, text: str) -> str:
    """The text after the editor was left, without the line ends at its end.

    Raises CannotBeDone: "no_editor", "editor_left" with its status, "no_scratch"; NotSaved, CannotRead.
    """
    from goalwalk.store.verbs.scratch import edit_text

    return edit_text(run.session, text, lambda path: _open(run, path)).rstrip("\r\n")


def _open(run: Run, path: Path) -> None:
    import subprocess
    from shutil import which

    for command in _commands():
        kind = KNOWN.get(Path(command[0]).name) if which(command[0]) else None
        if kind:
            run.tell(f"walk.editor.{kind}")
        try:
            status = subprocess.run([*command, str(path)], check=False).returncode
        except OSError:
            continue
        if status:
            raise CannotBeDone("editor_left", status=status)
        return
    raise CannotBeDone("no_editor")


def _commands() -> list[list[str]]:
    """The editors to try, the person's own alone if there is one."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        return [shlex.split(named)] if named and named.strip() else [[one] for one in USUAL]
    except ValueError as error:  # a quote that is not closed
        raise CannotBeDone("no_editor") from error
