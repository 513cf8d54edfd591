"""English, for the story, the four components side by side, mood, shared wins.

A part of the catalogue in `en`, and written as the rest of it.
"""

from __future__ import annotations

STORY: dict[str, str | tuple[str, str]] = {}
