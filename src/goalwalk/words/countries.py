"""The country of this computer: by its code or a name it goes by, as far as we know its help lines or its paper."""

from __future__ import annotations

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.words import hotlines
from goalwalk.words.en.countries import LETTER

NONE = "none"  # said on purpose: it is not asked for again


def code_of(typed: str) -> str:
    """The code of the country that was typed, or NONE. Raises NotUnderstood("country") with those that are known."""
    wanted = folded(typed)
    if wanted == NONE:
        return NONE
    if found := hotlines.of_country(typed):
        return found.code
    for code, names in LETTER.items():
        if wanted in map(folded, (code, *names)):
            return code
    raise NotUnderstood("country", text=typed, known=sorted({one.country for one in hotlines.known()}))


def name_of(code: str) -> str:
    """What a country is called; its code where we have no name for it."""
    found = hotlines.of_country(code)
    return found.country if found else next(iter(LETTER.get(code, ())), code)


def has_letter_paper(code: object) -> bool:
    """Whether sheets of paper are Letter in the country with that code."""
    return code in LETTER
