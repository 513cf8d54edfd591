"""English, for the page for a hard moment, words of hope, help lines.

A part of the catalogue in `en`, and written as the rest of it.
"""

from __future__ import annotations

HARD: dict[str, str | tuple[str, str]] = {
    "problem.no_such_hope": 'No line fits "{text}". {gw} hope list shows them all.',
}
