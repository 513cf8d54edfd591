"""English, for the walk: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

WALK: dict[str, str | tuple[str, str]] = {}
