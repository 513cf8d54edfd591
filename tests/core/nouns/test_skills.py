"""Skills: which days count, how it helped, which comes first; and a card gives back what was written on it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plans import MONDAY, a_plan, a_step, diary, said
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.day_index import indexed, word_on
from goalwalk.core.model.components import SKILL_KINDS, Practice, Skill
from goalwalk.core.model.plan import Goal, Pause, Plan, Step
from goalwalk.core.nouns import skill_cards
from goalwalk.core.nouns import skills as changes
from goalwalk.core.nouns.records import without
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.nouns.skills import Helps, by_help, helps, practices_of, practised_days
from goalwalk.draw.safe import visible
from goalwalk.words.ready_made import STARTERS
from hostile import HOSTILE, harmless, texts

AT = "2026-03-02T20:00:00+01:00"
BREATHE = Skill("breathe", 1, "Breathe", MONDAY)


def day(n: int) -> date:
    """The n-th day, from Monday 1 on."""
    return MONDAY + timedelta(days=n - 1)


def practised(*said: tuple[int, int | None], skill: str = "breathe") -> tuple[Practice, ...]:
    """Practices, each a day and how it helped, in the order in which they were written."""
    return tuple(Practice(f"{skill}{n}", skill, day(on), AT, helped) for n, (on, helped) in enumerate(said))


def a_toolbox(*practices: Practice, steps: tuple[Step, ...] = (), diaries: str = "") -> Plan:
    check_ins = tuple(one for step in steps for one in diary(diaries, step=step.id))
    plan = a_plan(*steps, check_ins=check_ins)
    return indexed(plan._replace(skills=(BREATHE,), practices=practices))


# What was practised, what was said of a step that refers to the skill, and what it comes to.
HELPS: dict[str, tuple[tuple[tuple[int, int | None], ...], str, Helps]] = {
    "nothing yet": ((), "", Helps()),
    "practised, and not rated": (((1, None), (3, None)), "", Helps(2, day(3))),
    "twice on a day is one day": (((1, None), (1, None)), "", Helps(1, day(1))),
    "a mean of those that were rated": (((1, 7), (2, 8), (3, None)), "", Helps(3, day(3), 2, 7.5)),
    "of several ratings of a day the latest": (((1, 2), (1, 9)), "", Helps(1, day(1), 1, 9.0)),
    "a later practice without a rating keeps it": (((1, 2), (1, None)), "", Helps(1, day(1), 1, 2.0)),
    "the order of writing counts, not of days": (((2, 4), (1, 8)), "", Helps(2, day(2), 2, 6.0)),
    "a 0 is a rating": (((1, 0),), "", Helps(1, day(1), 1, 0.0)),
    "done and partly are days of it, rest and no are none": ((), "kprnk", Helps(3, day(5))),
    "a day told in both ways is one day": (((1, 6), (2, None)), "k.k", Helps(3, day(3), 1, 6.0)),
}


@pytest.mark.parametrize(("practices", "diaries", "expected"), HELPS.values(), ids=HELPS)
def test_what_a_skill_has_come_to(practices: tuple[tuple[int, int | None], ...], diaries: str, expected: Helps) -> None:
    plan = a_toolbox(*practised(*practices), steps=(a_step(skill="breathe"),), diaries=diaries)
    assert helps(plan, BREATHE) == expected


def test_what_was_said_last_is_told_first() -> None:
    plan = a_toolbox(*practised((2, 1), (1, 2), (2, 3)), *practised((9, 9), skill="other"))
    assert [one.helped for one in practices_of(plan, BREATHE)] == [3, 1, 2]


def test_one_skill_and_all_of_them_are_counted_alike() -> None:
    plan = a_toolbox(*practised((1, 7), (2, None)), steps=(a_step(skill="breathe"),), diaries="..k")
    plan = plan._replace(skills=(*plan.skills, Skill("other", 2, "Hum", MONDAY)))
    assert {one.skill: one.helps for one in by_help(plan)} == {skill: helps(plan, skill) for skill in plan.skills}


def test_other_skills_and_other_steps_are_not_counted() -> None:
    other = a_step(id="t", number=2, skill="other")
    plan = a_toolbox(*practised((1, 9), skill="other"), steps=(other, a_step(id="u", number=3)), diaries="kkk")
    assert helps(plan, BREATHE) == Helps()


def test_two_steps_of_one_skill_share_their_days() -> None:
    steps = (a_step(skill="breathe"), a_step(id="t", number=2, skill="breathe"))
    plan = indexed(a_plan(*steps, check_ins=(*diary("kk"), *diary(".kk", step="t")))._replace(skills=(BREATHE,)))
    assert practised_days(plan, BREATHE) == {day(1), day(2), day(3)}


# How one skill was rated, and another: the one that comes first.
FIRST = [
    ([8], [7], 0),
    ([7], [8], 1),
    ([8], [8, 8], 1),  # of equal means the one with more ratings
    ([10], [7, 7], 0),  # a single 10 stands above two 7s,
    ([10], [8, 8, 8], 1),  # and below three 8s
    ([10], [0, 0], 0),  # and no number of ratings helps what did not help
    ([0], [1, 1, 1], 0),  # a single 0 says as little as a single 10
    ([5], [5], 0),  # equal in all: the older one
    ([], [0], 1),  # nobody said how it helped: after those of which somebody did
    ([], [], 0),
]


@pytest.mark.parametrize(("one", "two", "first"), FIRST)
def test_what_helps_most_comes_first(one: list[int], two: list[int], first: int) -> None:
    assert [ranked([one, two])[0]] == [first]
    mirrored = ranked([two, one])[0]
    assert mirrored == (0 if one == two else 1 - first)


def test_of_those_not_rated_the_most_practised_comes_first() -> None:
    skills = tuple(Skill(f"{n}", n, f"Skill {n}", MONDAY) for n in (1, 2))
    plan = Plan(skills=skills, practices=practised((1, None), (2, None), skill="2"))
    assert [one.skill.number for one in by_help(plan)] == [2, 1]


def ranked(rated: list[list[int]]) -> list[int]:
    """Which of the skills that were rated like that comes first, second …"""
    skills = tuple(Skill(f"{n}", n, f"Skill {n}", MONDAY) for n in range(len(rated)))
    practices = [one for n, ratings in enumerate(rated) for one in practised(*enumerate(ratings, 1), skill=f"{n}")]
    return [one.skill.number for one in by_help(Plan(skills=skills, practices=tuple(practices)))]


ratings = st.lists(st.integers(0, 10), max_size=6)


@given(st.lists(ratings, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_is_one_of_what_was_said_alone(rated: list[list[int]], random: object) -> None:
    """Every skill is there once; the unrated come last; of as many ratings the higher mean comes first; and the order
    in which a skill's days were rated changes nothing."""
    order = ranked(rated)
    assert sorted(order) == list(range(len(rated)))
    assert [bool(rated[n]) for n in order] == sorted((bool(one) for one in rated), reverse=True)
    for before, after in pairwise(order):
        one, two = rated[before], rated[after]
        if one and len(one) == len(two):
            assert sum(one) >= sum(two)
    assert ranked([sorted(one) for one in rated]) == order


@given(ratings.filter(bool), ratings.filter(bool), st.integers(0, 10))
def test_a_rating_above_its_mean_never_sets_a_skill_back(one: list[int], two: list[int], more: int) -> None:
    if ranked([one, two])[0] == 0 and more >= max(5, *one):
        assert ranked([[*one, more], two])[0] == 0


# A step that goes along: what is there, what was said on the day, and whether it is done with the practice.
def test_the_only_step_that_goes_on_is_done_along() -> None:
    step = a_step(skill="breathe")
    plan = a_toolbox(steps=(step,))
    assert changes.along(plan, BREATHE, day(1), day(3)) == step
    practice = Practice("p", "breathe", day(1), AT, 7)
    after = changes.practise(plan, lambda: "c", practice, step)
    assert after.practices == (practice,)
    assert word_on(after.said["s"], day(1).toordinal()) == "done"
    assert [(one.day, one.at) for one in after.check_ins] == [(day(1), AT)]


PAUSED = (Pause(day(1), day(9)),)
NOT_ALONG: dict[str, tuple[tuple[Step, ...], str]] = {
    "none": ((), ""),
    "of another skill": ((a_step(skill="other"),), ""),
    "two": ((a_step(skill="breathe"), a_step(id="t", number=2, skill="breathe")), ""),
    "one that has not begun": ((a_step(skill="breathe", start=day(4)),), ""),
    "one that is finished": ((a_step(skill="breathe", finished=day(2)),), ""),
    "one at rest": ((a_step(skill="breathe", pauses=PAUSED),), ""),
    "one that is done": ((a_step(skill="breathe"),), "..k"),
    "one of which a no was said": ((a_step(skill="breathe"),), "..n"),
    "one that rests that day": ((a_step(skill="breathe"),), "..r"),
}


@pytest.mark.parametrize(("steps", "diaries"), NOT_ALONG.values(), ids=NOT_ALONG)
def test_no_step_is_done_along(steps: tuple[Step, ...], diaries: str) -> None:
    assert changes.along(a_toolbox(steps=steps, diaries=diaries), BREATHE, day(3), day(3)) is None


def test_of_two_the_one_that_goes_on_is_done_along() -> None:
    done = a_step(skill="breathe", finished=day(2))
    going_on = a_step(id="t", number=2, skill="breathe")
    assert changes.along(a_toolbox(steps=(done, going_on)), BREATHE, day(3), day(3)) == going_on


def test_a_goal_that_was_let_go_takes_its_step_out() -> None:
    step = a_step(skill="breathe")
    plan = a_toolbox(steps=(step,))
    plan = plan._replace(goals=(Goal("g", 1, "Calm", MONDAY, status="let go", ended=day(2)),))
    assert changes.along(plan, BREATHE, day(3), day(3)) is None


def test_only_a_day_of_practice_can_be_rated() -> None:
    plan = a_toolbox(*practised((1, None)), steps=(a_step(skill="breathe"),), diaries="..k")
    for n in (1, 3):
        assert changes.rate(plan, BREATHE, practised((n, 4))[0]).practices[-1].helped == 4
    with pytest.raises(CannotBeDone, match="not_practised"):
        changes.rate(plan, BREATHE, practised((2, 4))[0])


def test_steps_are_rated_once_for_each_skill_and_day() -> None:
    steps = (a_step(skill="breathe"), a_step(id="t", number=2, skill="breathe"))
    plan = a_toolbox(steps=steps)
    rated = changes.rate_steps(plan, lambda: "new", steps, [day(1), day(2)], 6, AT)
    assert [(one.day, one.helped) for one in rated.practices] == [(day(1), 6), (day(2), 6)]
    with pytest.raises(NotUnderstood, match="step_without_skill"):
        changes.rate_steps(plan, lambda: "new", [a_step(skill="gone")], [day(1)], 6, AT)


def test_what_is_taken_away_takes_its_practices_along() -> None:
    plan = a_toolbox(*practised((1, 3)), *practised((1, 4), skill="other"))
    assert [one.skill for one in without(plan, "skills", BREATHE.id).practices] == ["other"]


def test_a_title_that_is_there_is_not_taken_twice() -> None:
    plan = a_toolbox()
    with pytest.raises(CannotBeDone, match="skill_there"):
        changes.take(plan, [Skill("new", 0, "BRÉATHE ", MONDAY)])
    assert [one.number for one in changes.take(plan, [Skill("new", 0, "Breathe out", MONDAY)]).skills] == [1, 2]


def test_a_check_in_of_another_step_is_none_of_it() -> None:
    plan = a_toolbox(steps=(a_step(), a_step(id="t", number=2, skill="breathe")))
    plan = indexed(plan._replace(check_ins=(said(day(1), "done"),)))
    assert practised_days(plan, BREATHE) == set()


# Cards

any_card = st.builds(
    Card,
    title=texts,
    kind=st.sampled_from(SKILL_KINDS),
    when=st.none() | texts,
    how=st.lists(texts, max_size=4).map(tuple),
    smaller=st.none() | texts,
).filter(lambda card: all(kept(text) for text in (card.title, card.when, *card.how, card.smaller) if text is not None))


def kept(text: str) -> bool:
    """Whether a skill can hold it."""
    from goalwalk.core.texts import title

    try:
        return title(text) == text
    except NotUnderstood:
        return False


@given(any_card)
def test_a_card_gives_back_what_was_written_on_it(card: Card) -> None:
    lines = skill_cards.write(card)
    assert skill_cards.read("\n".join(lines)) == card
    shown = [visible(line) for line in lines]  # as it stands in a file, and on a screen
    harmless("\n".join(shown))
    assert skill_cards.read("\r\n".join(["# a head", *shown, ""])) == card
    assert all("\n" not in line for line in lines)


@pytest.mark.parametrize("text", [pytest.param(text.strip(), id=name) for name, text in HOSTILE.items()])
def test_hostile_text_on_a_card(text: str) -> None:
    card = Card(text, "hard moments", text, (text, text), text)
    written = "\n".join(visible(line) for line in skill_cards.write(card))
    harmless(written)
    assert skill_cards.read(written) == card


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo", ["skill: one", "  two"]),
        ("one\n\n\ntwo", ["skill: one\\n\\n", "  two"]),
        ("# one\n# two", ["skill: \\x23 one", "  \\x23 two"]),
        ("one \n two", ["skill: one\\x20", "  \\x20two"]),
        ("C:\\new", ["skill: C:\\\\new"]),
        ("a\u2028b\x85c", ["skill: a\\u2028b\\x85c"]),
        ("when: now", ["skill: when: now"]),
        ("a\nkind: b\n:later", ["skill: a", "  kind: b", "  :later"]),
    ],
)
def test_how_a_text_stands_on_a_card(text: str, lines: list[str]) -> None:
    assert skill_cards.write(Card(text)) == [*lines[:], "kind: coping"]
    assert skill_cards.read("\n".join(lines)).title == text


def test_every_starter_fits_on_a_card() -> None:
    for starter in STARTERS:
        card = Card(*starter)
        assert skill_cards.read("\n".join(skill_cards.write(card))) == card
    assert [starter.kind for starter in STARTERS] == [kind for kind in SKILL_KINDS for _ in range(3)]
    assert len({starter.title for starter in STARTERS}) == 12


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "card_no_skill", None),
        ("# only a remark\n\n", "card_no_skill", None),
        ("skill:\nkind: coping", "card_no_skill", None),
        ("kind: coping", "card_no_skill", None),
        ("skill: a\nhello", "card_line", 2),
        ("  a blank first", "card_line", 1),
        ("skill: a\n\nnote: b", "card_name", 3),
        (":enough\nskill: a", "card_name", 1),
        ("skill: a\nskill: b", "card_twice", 2),
        ("skill: a\nwhen: b\nwhen: c", "card_twice", 3),
        ("skill: a\nkind: magic", "card_kind", 2),
        ("skill: a\nkind: cop", "card_kind", 2),
        ("skill: a\nhow: \\x00", "card_text", 2),
        ("skill: a\nhow: \\ud800", "card_text", 2),
        ("skill: a\nhow: \\u200b", "card_text", 2),
        ("skill: " + "x" * 1001, "card_text", 1),
    ],
)
def test_what_is_no_card(text: str, code: str, line: int | None) -> None:
    with pytest.raises(NotUnderstood) as refused:
        skill_cards.read(text)
    assert refused.value.code == code
    assert refused.value.facts.get("line") == line


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("skill: a", Card("a")),
        ("\ufeff# by hand\r\nskill:a\r\nkind:   HARD  moments", None),
        ("\ufeff# by hand\r\nskill: a\r\nkind:   HARD  moments", Card("a", "hard moments")),
        ("skill: a\nhow:\nwhen:", Card("a")),
        ("how: b\nskill: a\nhow: c\n  d", Card("a", how=("b", "c\nd"))),
        ("skill: \\q \\u12 \\x \\U00110000", Card("\\q \\u12 \\x \\U00110000")),
    ],
)
def test_a_card_written_by_hand(text: str, card: Card | None) -> None:
    if card is None:
        with pytest.raises(NotUnderstood, match="card_line"):
            skill_cards.read(text)
    else:
        assert skill_cards.read(text) == card
