"""English, for clocks and returns: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

CLOCKS: dict[str, str | tuple[str, str]] = {
    "problem.no_such_clock": 'No clock fits "{text}". {gw} clock list shows them all.',
}
