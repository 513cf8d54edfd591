"""The source of goalwalk, read for what stands in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import goalwalk

SRC = Path(goalwalk.__file__).parent


def modules(*words: str) -> Iterator[tuple[Path, str, ast.Module]]:
    """Each module in which one of these words stands, its text, and what that means to Python. All take seconds."""
    for path in sorted(SRC.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if any(word in text for word in words):
            yield path, text, ast.parse(text)
