"""English, for the page on paper: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

PAGES: dict[str, str | tuple[str, str]] = {}
