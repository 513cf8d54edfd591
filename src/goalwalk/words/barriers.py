"""English, for what stands in the way, asks and if-thens.

A part of the catalogue in `en`, and written as the rest of it.
"""

from __future__ import annotations

BARRIERS: dict[str, str | tuple[str, str]] = {
    "problem.no_such_barrier": 'Nothing in the way fits "{text}". {gw} barrier list shows all of it.',
}
