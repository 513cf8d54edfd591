"""English, for reviews, and what to bring to a talk: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

REVIEWS: dict[str, str | tuple[str, str]] = {}
