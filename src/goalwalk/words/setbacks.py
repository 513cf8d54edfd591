"""English, for setbacks, and what was learned: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

SETBACKS: dict[str, str | tuple[str, str]] = {
    "problem.no_such_setback": 'Nothing told fits "{text}". {gw} setback --list shows all of it.',
}
