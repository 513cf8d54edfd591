"""What a person may take over as it is: first steps towards people, and the skills of the starter library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalwalk.words import texts

if TYPE_CHECKING:
    from goalwalk.core.nouns.skill_cards import Card
    from goalwalk.core.nouns.supports import FirstStep

FIRST_STEPS: tuple[FirstStep, ...] = texts("starters").FIRST_STEPS
STARTERS: tuple[Card, ...] = texts("starters").STARTERS
