"""Where words stand in a plan.

The cases: in each field that holds words of the person, of each kind; never in what is only ours, like the area of a
goal or the kind of a support; a "note" is told once.
"""

from __future__ import annotations

from typing import Any

import rich_plan
from goalwalk.core.kinds import BY_TABLE, Value
from goalwalk.core.model.plan import Agreed
from goalwalk.core.naming import mentions


def holding(value: Value, words: str) -> Any:
    """What a field would be, with these words in it."""
    return {
        "text": words,
        "texts": (words,),
        "answers": (("keep", words),),
        "agreed": (Agreed("call", words),),
        "saves": ((1000, words),),
        "levels": (None, None, words, None, None),
    }[value.kind]


def test_words_are_found_in_each_field_that_holds_them() -> None:
    plan = rich_plan.rich()
    assert mentions(plan, "zebra") == ()
    tried = 0
    for kind in BY_TABLE.values():
        first, *others = getattr(plan, kind.table)
        for field in kind.words:
            told = first._replace(**{field: holding(kind.fields[field], "a Zebra!")})
            noun = kind.noun if kind.numbered else "note"
            id = "" if noun == "note" else "1.1" if noun == "step" else "1"
            assert mentions(plan._replace(**{kind.table: (told, *others)}), "zebra") == ((noun, id),), field
            tried += 1
    assert tried > 50


def test_what_is_only_ours_mentions_nobody() -> None:
    plan = rich_plan.rich()
    for ours in ("health", "practice", "inside", "weekdays", "coping", "not today", "g1", "2026"):
        assert mentions(plan, ours) == (), ours


def test_notes_are_told_once_and_last() -> None:
    assert mentions(rich_plan.rich(), "a walk") == (("note", ""),)
    assert mentions(rich_plan.rich(), "Ana") == (("step", "1.1"), ("meeting", "1"))
