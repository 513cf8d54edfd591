"""Naming things: by id, or by any part of the title that only one thing has."""

from __future__ import annotations

from datetime import date
from unicodedata import combining, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Agreed, Goal, Meeting, Plan, Step, Win
from goalwalk.core.naming import Exact, find_goal, find_meeting, find_step, find_win
from goalwalk.core.nouns.records import step_id

DAY = date(2026, 1, 5)


def goal(number, title, **more):
    return Goal(f"g{number}", number, title, DAY, **more)


def step(at, title, **more):
    of, number = map(int, at.split("."))
    return Step(f"s{at}", f"g{of}", number, title, DAY, DAY, **more)


PLAN = Plan(
    goals=(
        goal(1, "Sleep through the night"),
        goal(2, "Get fit again"),
        goal(3, "Get fit", status="reached", ended=DAY),
        goal(4, "Café with Zoë"),
        goal(5, "Rest"),
        goal(12, "2027"),
    ),
    steps=(
        step("1.1", "Phone out of the bedroom"),
        step("2.1", "Walk 5 km"),
        step("2.2", "Walk"),
        step("2.3", "Walk the dog", finished=DAY),
        step("2.4", "Swim"),
        step("3.1", "Run with Straße friends"),
        step("4.1", "Call Zoë"),
        step("4.2", "Call the café", finished=DAY),
        step("5.1", "Nap", finished=DAY),
    ),
    wins=(
        Win("w1", 1, DAY, "", "Slept eight hours"),
        Win("w2", 2, DAY, "", "Said no"),
        Win("w3", 3, DAY, "", "Said no"),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2.1", "2.1"),
        (" 2.1. ", "2.1"),
        ("02.01", "2.1"),
        ("2 . 1", "2.1"),
        ("1", "1.1"),  # the only step of goal 1
        ("4", "4.1"),  # the only one not finished
        ("5", "5.1"),  # finished, and the only one there is
        ("swim", "2.4"),
        ("SWIM", "2.4"),
        ("bedroom", "1.1"),
        ("phone  out", "1.1"),
        ("walk", "2.2"),  # the whole title beats a part
        ("walk 5", "2.1"),
        ("dog", "2.3"),  # finished, but the only one that fits
        ("zoe", "4.1"),
        ("ZOË", "4.1"),
        ("call", "4.1"),  # the open one beats the finished one
        ("cafe", "4.2"),
        ("strasse", "3.1"),
    ],
)
def test_steps(text, found):
    assert step_id(PLAN, find_step(PLAN, text)) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [("2", 2), ("2.", 2), ("12", 12), ("2027", 12), ("fit", 2), ("get fit", 3), ("night", 1), ("cafe\u0301", 4)],
)
def test_goals(text, number):
    assert find_goal(PLAN, text).number == number


def test_wins():
    assert find_win(PLAN, "2").number == 2
    assert find_win(PLAN, "eight").number == 1


@pytest.mark.parametrize(
    ("find", "text", "code", "facts"),
    [
        (find_step, "wal", "several_fit", {"options": [("2.1", "Walk 5 km"), ("2.2", "Walk")]}),
        (find_win, "said no", "several_fit", {"options": [("2", "Said no"), ("3", "Said no")]}),
        (find_step, "9.9", "no_such_step", {"nearest": []}),
        (find_step, "9", "no_such_step", {"nearest": []}),
        (find_step, "5.5", "no_such_step", {"nearest": []}),  # and not "Walk 5 km"
        (find_goal, "2.1", "no_such_goal", {"nearest": []}),
        (find_goal, "7", "no_such_goal", {"nearest": []}),
        (find_win, "9", "no_such_win", {"nearest": []}),
        (find_step, "9" * 5_000, "no_such_step", {"nearest": []}),
        (find_step, "swmi", "no_such_step", {"nearest": [("2.4", "Swim")]}),
        (find_step, "bedrom", "no_such_step", {"nearest": [("1.1", "Phone out of the bedroom")]}),
        (find_goal, "get fti", "no_such_goal", {"nearest": [("3", "Get fit"), ("2", "Get fit again")]}),
        (find_step, "xyzzy", "no_such_step", {"nearest": []}),
        (find_step, "\u0301", "no_such_step", {"nearest": []}),  # an accent alone is in every title, or in none
    ],
)
def test_what_is_not_clear_is_not_guessed(find, text, code, facts):
    with pytest.raises(CannotBeDone) as raised:
        find(PLAN, text)
    assert raised.value.code == code
    assert {name: raised.value.facts[name] for name in facts} == facts
    assert raised.value.facts["text"] == text


MOVED = PLAN._replace(moved=dict.fromkeys(("s2.1", "s2.2", "g5", "w2"), ("7.7", "")))


@pytest.mark.parametrize(
    ("find", "text", "found"),
    [
        (find_step, "2.1", None),
        (find_step, "7.7", None),
        (find_step, "5", None),  # the only step of a goal, whose number it is
        (find_step, "2.3", "s2.3"),
        (find_goal, "5", None),
        (find_win, "2", "w2"),  # no name tells it from the other one
        (find_win, "slept", "w1"),
    ],
)
def test_a_number_that_two_devices_gave_is_not_taken_where_a_name_tells(find, text, found):
    if found:
        assert find(MOVED, text).id == found
        return
    with pytest.raises(CannotBeDone) as raised:
        find(MOVED, text)
    assert raised.value.code == "number_moved"
    assert (raised.value.facts["now"] is None) == (text == "7.7")


def test_the_nearest_are_three_at_most():
    plan = Plan(goals=tuple(goal(number, f"Walk {number}") for number in range(1, 9)))
    with pytest.raises(CannotBeDone) as raised:
        find_goal(plan, "wlak")
    assert len(raised.value.facts["nearest"]) == 3


def test_a_goal_with_several_steps_is_no_step():
    with pytest.raises(CannotBeDone) as raised:
        find_step(PLAN, "2")
    assert raised.value.code == "goal_not_step"
    assert raised.value.facts == {
        "id": "2",
        "goal": "Get fit again",
        "options": [("2.1", "Walk 5 km"), ("2.2", "Walk"), ("2.4", "Swim")],
    }


def test_a_goal_without_steps_is_none_either():
    with pytest.raises(CannotBeDone) as raised:
        find_step(PLAN, "12")
    assert (raised.value.code, raised.value.facts) == ("goal_has_no_steps", {"id": "12", "goal": "2027"})


def test_titles_that_differ_by_an_accent_can_both_be_named():
    plan = Plan(goals=(goal(1, "Resume"), goal(2, "Résumé")))
    assert find_goal(plan, "Résumé").number == 2
    assert find_goal(plan, "Resume").number == 1
    with pytest.raises(CannotBeDone):
        find_goal(plan, "resumé")


@pytest.mark.parametrize("find", [find_step, find_goal, find_win])
@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_names_nothing(find, text):
    with pytest.raises(NotUnderstood) as raised:
        find(PLAN, text)
    assert raised.value.code == "empty_text"


@given(st.text(min_size=1).filter(str.strip), st.sampled_from([find_step, find_goal, find_win]))
def test_any_text_at_all_names_something_or_cannot_be_done(text, find):
    try:
        find(PLAN, text)
    except CannotBeDone as error:
        assert error.code.startswith("goal_") or error.facts["text"] == text


@given(st.text("abc ÄéÉßﬁⅣ\u0301", min_size=1).filter(folded))
def test_a_title_in_any_case_names_its_goal(title):
    plan = Plan(goals=(goal(1, title),))
    for typed in (title, title.upper(), title.lower(), f" {title} "):
        assert find_goal(plan, typed).number == 1


LATIN = "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha())


@given(st.text(LATIN + " ", min_size=1).filter(folded))
def test_a_title_in_latin_letters_is_found_in_any_case_and_without_its_accents(title):
    plan = Plan(goals=(goal(1, title),))
    stripped = "".join(letter for letter in normalize("NFKD", title) if not combining(letter))
    for typed in (title.upper(), title.lower(), title.casefold(), title.title(), stripped, stripped.upper()):
        assert find_goal(plan, typed).number == 1, typed


def test_each_latin_letter_is_found_in_either_case():
    for letter in LATIN:
        assert folded(letter.upper()) == folded(letter.lower()) == folded(letter), letter


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Işık", ["ışık", "IŞIK", "isik", "ISIK", "işik"]),
        ("FIRIN temizle", ["fırın", "FIRIN", "firin", "Fırın"]),
        ("fırına git", ["FIRIN", "fırın", "firin"]),
        ("İstanbul", ["istanbul", "ISTANBUL", "İSTANBUL", "ıstanbul"]),
        ("Łóżko pościelić", ["lozko", "łóżko", "ŁÓŻKO", "LOZKO", "poscielic"]),
        ("Źdźbło", ["zdzblo", "ŹDŹBŁO"]),
        ("Straße fegen", ["strasse", "STRASSE", "straße", "STRAẞE"]),
        ("Ærlig på Ærø", ["aero", "ÆRØ", "ærø", "ærlig pa"]),
        ("Đi bộ", ["di bo", "ĐI BỘ", "đi"]),
        ("Cœur", ["coeur", "CŒUR"]),
        ("Þórr", ["thorr", "ÞÓRR"]),
        ("Ħobż", ["hobz", "ĦOBŻ"]),
        ("Don’t smoke", ["don't", "DON'T SMOKE", "don’t"]),
        ("Smoke–free", ["smoke-free"]),
        ("Col·legi", ["collegi", "COL·LEGI"]),
        ("Ọjọ́ Ẹtì", ["ojo eti"]),
    ],
)
def test_letters_that_a_keyboard_does_not_have(title, typed):
    plan = Plan(goals=(goal(1, title), goal(2, "Something else")))
    for one in typed:
        assert find_goal(plan, one).number == 1, one


NUMBERED = Plan(
    goals=(goal(1, "Move"),),
    steps=(
        step("1.1", "10 push-ups"),
        step("1.2", "100 steps"),
        step("1.3", "10,000 steps"),
        step("1.4", "10:30 bus"),
        step("1.5", "2.5 km"),
        step("1.6", "20 minutes"),
        step("1.7", "20min of reading"),
        step("1.8", "Walk 5 km"),
        step("1.9", "30 squats", finished=DAY),
        step("1.30", "30 lunges"),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"), [("10", "1.1"), (" 10. ", "1.1"), ("100", "1.2"), ("2.5", "1.5"), ("30", "1.30"), ("1.8", "1.8")]
)
def test_a_number_that_is_no_id_is_how_a_title_begins(text, found):
    assert step_id(NUMBERED, find_step(NUMBERED, text)) == found


@pytest.mark.parametrize("text", ["5", "000", "0", "2", "1000"])
def test_a_number_inside_of_a_title_or_of_a_longer_number_is_none(text):
    with pytest.raises(CannotBeDone) as raised:
        find_step(NUMBERED, text)
    assert raised.value.code == "no_such_step"


def test_two_titles_that_begin_with_the_number_are_listed():
    with pytest.raises(CannotBeDone) as raised:
        find_step(NUMBERED, "20")
    assert raised.value.facts["options"] == [("1.6", "20 minutes"), ("1.7", "20min of reading")]


@pytest.mark.parametrize("text", ["10", "20", "2.5", "30"])
def test_what_is_taken_away_is_named_by_its_id(text):
    with pytest.raises(CannotBeDone) as raised:
        find_step(NUMBERED, Exact(text))
    assert raised.value.code == "no_such_step"
    assert find_goal(PLAN, Exact("2027")).number == 12, "a whole title is no slip of the finger"


def test_a_thousand_long_titles_are_compared_in_no_time():
    import time

    plan = Plan(wins=tuple(Win(f"w{n}", n, DAY, "", f"{n} " + "lorem ipsum dolor " * 50) for n in range(1, 1_001)))
    before = time.process_time()
    with pytest.raises(CannotBeDone):
        find_win(plan, "dolro amet " * 90)
    assert time.process_time() - before < 2


def talk(number, whom, *agreed):
    return Meeting(f"m{number}", number, DAY, "", whom, tuple(Agreed(text) for text in agreed))


TALKS = Plan(
    meetings=(
        talk(1, "Ana", "Call the landlord", "Call Zoë"),
        talk(2, "Anastasia", "Sleep"),
        talk(3, None),
        talk(4, None, "Write to Ana's sister"),
    )
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        (" 3. ", 3),
        ("Ana", 1),  # the whole name beats a part of one
        ("ana", 1),
        ("anast", 2),
        ("call", 1),  # twice, in one meeting
        ("zoe", 1),
        ("sleep", 2),
        ("sister", 4),
        ("2026-01-05", 3),  # a talk without a word has its day
    ],
)
def test_a_meeting_is_named_by_whom_or_by_what_was_agreed(text, number):
    assert find_meeting(TALKS, text).number == number


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("an", "several_fit", [("1", "Ana (2026-01-05)"), ("2", "Anastasia (2026-01-05)")]),
        ("s", "several_fit", None),
        ("landlady", "no_such_meeting", [("1", "Ana (2026-01-05)")]),
        ("9", "no_such_meeting", []),
        ("", "empty_text", None),
    ],
)
def test_no_meeting_is_guessed(text, code, facts):
    with pytest.raises((CannotBeDone, NotUnderstood)) as caught:
        find_meeting(TALKS, text)
    assert caught.value.code == code
    if facts is not None:
        told = caught.value.facts.get("options", caught.value.facts.get("nearest"))
        assert told[: len(facts)] == facts if code == "several_fit" else told == facts
