"""English, for rulers and levels: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

LEVELS: dict[str, str | tuple[str, str]] = {}
