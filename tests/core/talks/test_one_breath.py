"""What is said in one breath is taken apart where it is sure, and stays as it was typed where it is not."""

from __future__ import annotations

from datetime import date

import pytest

from goalwalk.core.talks.one_breath import Place, barrier_said, often_behind, place, reach_behind, whom_behind

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("after tea", Place("after tea")),
        ("after tea, with Noor, yes", Place("after tea", "Noor")),
        ("after tea with Noor and small enough", Place("after tea", "Noor")),
        ("after tea, with Noor, Sam", Place("after tea", "Noor, Sam")),
        ("at home, in the kitchen", Place("at home, in the kitchen")),
        ("after tea with milk", Place("after tea with milk")),
        ("with my sister", Place(whom="my sister")),
        ("on the bus; my sister knows; smaller: one stop", Place("on the bus", "my sister knows", "one stop")),
        ("on the bus; my sister knows; one stop", Place("on the bus", "my sister knows", "one stop")),
        ("on the bus; my sister knows;\none stop", Place("on the bus", "my sister knows", "one stop")),
        ("; ; one stop", Place(smaller="one stop")),
        ("smaller: one stop", Place(smaller="one stop")),
        ("; Noor", Place(whom="Noor")),
        ("on the bus; no; yes", Place("on the bus", too_big=True)),
        ("alone, at home", Place("at home")),
        *((text, Place()) for text in ("yes", "fine", "alone", "nothing")),
        *((text, Place(too_big=True)) for text in ("no", "too big", "it is too big")),
        ("at home, too big", Place("at home", too_big=True)),
        ("just before lunch", Place("just before lunch")),
    ],
)
def test_a_place(text: str, told: Place) -> None:
    assert place(text, TODAY) == told


@pytest.mark.parametrize(
    ("read", "text", "told"),
    [
        (lambda text: often_behind(text, TODAY), "Lights out, daily", ("Lights out", "daily")),
        (lambda text: often_behind(text, TODAY), "Ask, again, 27 nov", ("Ask, again", "27 nov")),
        *(
            (lambda text: often_behind(text, TODAY), text, None)
            for text in ("daily", "Soup, bread", ", daily", "Read,")
        ),
        (barrier_said, "If it rains, then I take the bus", ("it rains", "inside", "take the bus", None, None)),
        (barrier_said, "when I wake then get up", ("I wake", "inside", "get up", None, None)),
        (barrier_said, "The pipes, ask the landlord: look?", ("The pipes", "outside", None, "the landlord", "look?")),
        (barrier_said, "The pipes; I ask Ann", ("The pipes", "outside", None, "Ann", None)),
        *((barrier_said, text, None) for text in ("if it rains", "I am tired, then", "I never ask", "They ask a lot")),
        (reach_behind, "Sam 555 0100", ("Sam", "555 0100")),
        (reach_behind, "Sam, 0171 555 0134 after six", ("Sam", "0171 555 0134 after six")),
        (reach_behind, "Ida (at the shed)", ("Ida", "at the shed")),
        *((reach_behind, text, None) for text in ("Sam", "Ida, my sister", "Group 12", "555 0100", "(the shed)")),
        (whom_behind, "mon 10:00 with Ana", ("mon 10:00", "Ana")),
        (whom_behind, "mon 10:00", None),
    ],
)
def test_what_stands_behind(read: object, text: str, told: object) -> None:
    assert read(text) == told  # type: ignore[operator]
