"""English, for skills, practising them, cards: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

SKILLS: dict[str, str | tuple[str, str]] = {
    "problem.no_such_skill": 'No skill fits "{text}". {gw} skill list shows them all.',
}
