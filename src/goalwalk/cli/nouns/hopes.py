"""Lines for a hard moment, as typed: `hope add`, `list`, `show`, `edit`, `remove`."""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli.noun import Field, Noun
from goalwalk.screens.nouns.hopes import hope_line, hope_view, hopes_view

HOPE = Noun(
    "hope",
    None,
    (Field("text"), Field("whom", typed="from")),
    lambda _, hope, __: hope_line(hope),
    called="line",
    example='goalwalk hope add "This has passed before"',
    told=lambda _, hope, *__: {"whom": hope.whom},
    question=lambda _, hope, __: words.say("ask.hope_remove", text=hope.text),
    stays=True,
)

add, edit, remove = HOPE.adds(), HOPE.edits(), HOPE.removes()
list_ = HOPE.lists(hopes_view)
show = HOPE.shows(lambda _, hope, __: hope_view(hope))
