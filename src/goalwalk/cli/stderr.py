"""What is said beside the answer: a line on stderr, harmless, in letters it can show."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

_wants_plain: list[Callable[[], bool]] = []


def plain_if(wanted: Callable[[], bool]) -> None:
    """From now on questions are asked in plain lines if that is wanted; looked up once something is asked."""
    _wants_plain[:] = [wanted]


def asks_plainly() -> bool:
    """Whether a question is a line, which nothing draws anew while it is answered."""
    return any(wanted() for wanted in _wants_plain)


def to_stderr(line: str) -> None:
    """Write a line for the person to stderr: harmless, in letters it can show, wrapped between words on a terminal."""
    text = for_stderr(line)
    if sys.stderr.isatty():
        import textwrap

        width = os.get_terminal_size(sys.stderr.fileno()).columns or 80
        text = textwrap.fill(text, width, break_on_hyphens=False, break_long_words=False)  # a path stays one
    sys.stderr.write(text + "\n")


def for_stderr(line: str) -> str:
    """A line as it can be written to stderr: harmless, in letters it can show."""
    from goalwalk.draw.safe import ascii_only, visible

    text = visible(line)
    return text if knows_signs(sys.stderr.encoding) else ascii_only(text)


def knows_signs(encoding: str | None) -> bool:
    """Whether our signs can be written in that encoding."""
    try:
        "█▒░·○–▁▂▄▆─│┌".encode(encoding or "ascii")
    except (UnicodeError, LookupError):
        return False
    return True
