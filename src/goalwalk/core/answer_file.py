"""A file of answers: a line each, `name: answer`, in the order in which the walk asks.

What is not named is passed over. A line that begins with a blank goes on with the one before; `#` begins a remark. Of
several like it the next one just comes again: `step: …` a second time is another step. `:enough` stops there.
"""

from __future__ import annotations

import re

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.tuples import NamedTuple

ENOUGH = ":enough"
NAMED = re.compile(r"([a-z0-9][a-z0-9.\-]*)\s*:(?:\s+(.*))?", re.DOTALL)


class Line(NamedTuple):
    """One answer: the number of its line, the name or the label of its question, what was answered."""

    number: int
    name: str
    text: str


def read(text: str) -> tuple[Line, ...]:
    """The lines of a file of answers. Raises NotUnderstood("walk_line") with the `line` and its text."""
    found: list[Line] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0].isspace() and found:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{line.strip()}".strip())
            continue
        if line.strip() == ENOUGH:
            found.append(Line(number, ENOUGH, ""))
            continue
        named = NAMED.fullmatch(line.strip().removeprefix("\ufeff"))
        if named is None:
            raise NotUnderstood("walk_line", line=number, text=line.strip()[:60])
        found.append(Line(number, named[1], (named[2] or "").strip()))
    return tuple(found)
