"""Typing a command line, in this process or in one of its own, and looking at what it left."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

NOW = "2026-11-20T20:00:00+01:00"  # a Friday
GOALWALK = (sys.executable, "-m", "goalwalk")
IN_NO_TIME = [sys.executable, str(Path(__file__).parent.parent / "in_no_time.py")]  # with passphrases that take none

# A small plan with two goals, several rhythms and a target, from which most tests start.
PLAN = (
    ("goal", "add", "Sleep better", "--area", "health", "--why", "To be awake for breakfast"),
    ("step", "add", "Walk to the park", "--every", "daily", "--start", "2026-11-01", "--cue", "after breakfast"),
    ("step", "add", "Glasses of water", "--every", "daily", "--start", "2026-11-01", "--target", "6", "--unit", "cups"),
    ("step", "add", "Call Sam", "--every", "2x week", "--kind", "connect", "--start", "2026-11-02"),
    ("goal", "add", "Draw again"),
    ("step", "add", "Sketch", "--goal", "2", "--every", "mon,wed,fri", "--start", "2026-11-02"),
)


class Answer(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.out)  # type: ignore[no-any-return]


Typed = Callable[..., Answer]


def typed_here(arguments: tuple[str, ...], stdin: str | bytes = "") -> Answer:
    """Run a command line in this process with streams of its own, none of them a terminal."""
    from goalwalk.cli import main

    given = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", write_through=True))
        code = main.run(list(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
        return Answer(code, out.getvalue().decode(errors="surrogateescape"), err.getvalue().decode())


def commands() -> Iterator[tuple[str, ...]]:
    """Every command of the menu, as typed; goalwalk alone, and nouns alone, too."""
    from goalwalk.cli.commands import SECTIONS

    yield ()
    for section in SECTIONS.values():
        for name, entry in section.items():
            yield (name,)
            if isinstance(entry, dict):
                yield from ((name, verb) for verb in entry)


def environment(**changed: str | None) -> dict[str, str]:
    """This environment with some of it changed; None takes out."""
    merged: dict[str, str | None] = {**os.environ, **changed}
    return {name: value for name, value in merged.items() if value is not None}


def plan_file(home: Path) -> Path:
    """The one plan of a home."""
    found = [
        path for path in (home / "plans").glob("*.json") if ".conflict" not in path.name and ".draft" not in path.name
    ]
    assert len(found) == 1, found
    return found[0]


def everything(place: Path) -> dict[str, bytes]:
    """Every file below a place with all it holds; the empty files that serve as locks aside."""
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }
