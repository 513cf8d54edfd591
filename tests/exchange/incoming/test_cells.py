"""What tables say in several languages: yes and no, numbers, days; and columns that are no steps."""

from __future__ import annotations

from datetime import date

import pytest

from exchange.incoming.telling import told
from goalwalk.core.errors import NotUnderstood
from goalwalk.exchange.incoming import cells
from goalwalk.exchange.incoming.records import Incoming
from goalwalk.exchange.incoming.source import Source


def table(text: str, **chosen: str) -> Incoming:
    return told(Source("my habits.csv", {"my habits.csv": text.encode()}), kind="csv", **{"day": "1", **chosen})


@pytest.mark.parametrize(
    ("text", "word"),
    [
        *((text, "done") for text in ("ja", "Erledigt", "WAHR", "oui", "Fait", "sí", "Hecho", "sim", "sì", "gedaan")),
        *((text, "not today") for text in ("nein", "FALSCH", "non", "não", "nee", "niet gedaan", "falso")),
        *((text, "rest") for text in ("Pause", "ausgelassen", "descanso", "riposo", "overgeslagen")),
        *((text, "done") for text in ("✔️", "✔︎", "да", "Так", "ano", "EVET", "是", "はい", "ИСТИНА", "1.0", "01")),
        *(
            (text, "not today")
            for text in ("❌️", "нет", "Ні", "ne", "nej", "nei", "HAYIR", "否", "いいえ", "0.0", "00", "0.00")
        ),
        *((text, "partly") for text in ("teilweise", "parcial", "deels")),
    ],
)
def test_words_of_several_languages(text: str, word: str) -> None:
    (step,) = table(f"day,Swim\n2026-11-01,{text}\n").steps
    assert step.said[0].word == word


@pytest.mark.parametrize(
    ("column", "delimiter", "amounts"),
    [
        (["1.234,5", "2"], ";", [1_234_500, 2000]),
        (["1.234"], ";", [1_234_000]),
        (["2,5", "1.234"], ";", [2500, 1_234_000]),
        (["10,432"], ",", [10_432_000]),
        (["1,234.5", "9,000"], ",", [1_234_500, 9_000_000]),
        (["1.234"], ",", [1234]),
        (["8.5", "1.234"], ";", [8500, 1234]),
        (["1 234,5", "1\u202f000"], ";", [1_234_500, 1_000_000]),
        (["1'234.5"], ";", [1_234_500]),
        (["1.234.567"], "\t", [1_234_567_000]),
        (["0.125"], "\t", [125]),
        (["8.5", "2,5"], ",", [8500, 2500]),
        (["x", "2.", "12 km"], ",", [None, None, None]),
    ],
)
def test_numbers_are_read_as_their_column_shows(column: list[str], delimiter: str, amounts: list[int | None]) -> None:
    decimal = cells.decimal_sign(column, delimiter)
    assert [cells.amount(cell, decimal) for cell in column] == amounts
    assert not any(cells.two_amounts(cell, decimal) for cell in column)


def test_what_could_be_two_numbers_or_two_words_is_told() -> None:
    tabs = table("day\tSteps\n2026-11-01\t1.234\n2026-11-02\t900\n")
    assert [(left.code, dict(left.facts)["one"]) for left in tabs.left] == [("two_ways", "1234")]
    south = table("day,Swim\n2026-11-01,s\n2026-11-02,n\n")
    assert [(left.code, left.at.line) for left in south.left] == [("two_ways", 2)]
    assert not table("day,Swim\n2026-11-01,s\n2026-11-02,n\n2026-11-03,y\n").left


@pytest.mark.parametrize(
    "text",
    [
        *("4. März 2026", "4 März 2026", "Mi 4 Mär 2026", "Mar 4, 2026", "March 4th, 2026", "Wed, 4 Mar 2026"),
        *(
            "4 mars 2026",
            "4 de marzo de 2026",
            "4 de março de 2026",
            "4 maart 2026",
            "20260304",
            "2026/3/4",
            "4.3.2026",
        ),
    ],
)
def test_days_in_several_languages(text: str) -> None:
    assert cells.day(text, "dmy") == date(2026, 3, 4)


def test_days_that_a_spreadsheet_counts() -> None:
    incoming = table("Date,Swim\n46000,x\n46001,\n46002,x\n")
    assert [one.day for one in incoming.steps[0].said] == [date(2025, 12, 9), date(2025, 12, 11)]
    assert [left.code for left in incoming.left] == ["serial_days"]


LONG = "when,what,how\n" + "".join(f"2026-10-{day:02},{what} today,felt {day}\n" for day, what in enumerate("abcde", 1))


def test_a_long_table_without_a_step_is_one_step_and_no_refusals() -> None:
    incoming = table(LONG)
    (step,) = incoming.steps
    assert (step.title, len(step.said)) == ("my habits", 5)
    assert step.said[0].note == "what: a today; how: felt 1"
    assert [left.code for left in incoming.left] == ["one_step"]


def test_a_column_of_words_beside_steps_is_a_note_of_the_day() -> None:
    incoming = table("day,Swim,How\n2026-11-01,x,cold\n2026-11-02,,\n2026-11-03,no,windy\n")
    assert [step.title for step in incoming.steps] == ["Swim"]
    assert [(day.day.day, day.note) for day in incoming.days] == [(1, "How: cold"), (3, "How: windy")]
    assert [left.code for left in incoming.left] == ["column_of_words"]


@pytest.mark.parametrize("cells", [("joo", "eipä"), ("joo", "eipä", "ehkä"), ("joo",)])
def test_a_few_words_again_and_again_are_never_done(cells: tuple[str, ...]) -> None:
    text = "day,Uinti\n" + "".join(f"2026-11-{day:02},{cells[day % len(cells)]}\n" for day in range(1, 9))
    with pytest.raises(NotUnderstood) as problem:
        table(text)
    assert problem.value.code == "csv_words" and set(problem.value.facts["words"]) == set(cells)
    assert [step.title for step in table(text, step="Uinti").steps] == sorted(cells, key=text.index)
    assert table(text, note="Uinti").steps[0].said[0].note in cells


def test_noughts_however_they_are_written_beside_numbers() -> None:
    (step,) = table("day;Water\n2026-11-01;0,0\n2026-11-02;2,5\n2026-11-03;0\n2026-11-04;1,0\n").steps
    assert [(one.word, one.amount) for one in step.said] == [
        ("not today", None), ("done", 2500), ("not today", None), ("done", 1000)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "chosen", "title"),
    [
        ("Date,Value,Notes\n2026-11-01,YES_MANUAL,\n2026-11-02,UNKNOWN,\n", {}, "my habits"),
        ("day,Water\n2026-11-01,8\n", {}, "Water"),
        ("day,Water,Swim\n2026-11-01,8,x\n", {"value": "Water"}, "Water"),
        ("day,done\n2026-11-01,yes\n", {"value": "done"}, "my habits"),
        ("My year\n\nday;Water\n2026-11-01;8\n", {}, "Water"),
        ("My year,,\nfrom the app,,\nday,Water,\n2026-11-01,8,\n", {"day": "day"}, "Water"),
    ],
)
def test_what_the_one_step_of_a_table_is_called(text: str, chosen: dict[str, str], title: str) -> None:
    (step,) = table(text, **chosen).steps
    assert (step.title, len(step.said)) == (title, 1)


def test_several_columns_are_notes_and_no_steps() -> None:
    text = "day,Swim,Mood,Total\n2026-11-01,x,4,7\n2026-11-02,,3,\n"
    incoming = table(text, note="mood, 4")
    assert [(step.title, len(step.said)) for step in incoming.steps] == [("Swim", 1)]
    assert [day.note for day in incoming.days] == ["Mood: 4; Total: 7", "Mood: 3"]
    assert [day.note for day in table("day,Swim,Mood\n2026-11-01,x,4\n", note="Mood").days] == ["4"]
    with pytest.raises(NotUnderstood, match="csv_no_column"):
        table(text, note="Mood,nothing")
