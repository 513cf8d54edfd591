"""English, for who is in the person's corner, and reaching them.

A part of the catalogue in `en`, and written as the rest of it.
"""

from __future__ import annotations

SUPPORTS: dict[str, str | tuple[str, str]] = {
    "problem.no_such_support": 'Nobody here fits "{text}". {gw} support list shows who is in your corner.',
}
