"""When an ask comes up, how an if-then went, what a draft is made of; and what a barrier keeps when it is changed."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.components import Barrier, Happening
from goalwalk.core.model.plan import Goal, Pause, Plan
from goalwalk.core.nouns import barriers
from goalwalk.core.nouns.barriers import draft, due, due_day, helped, history
from goalwalk.core.nouns.check_ins import Moment
from goalwalk.core.talks.adopting import adopt
from goalwalk.core.talks.gathered import Gathered, WishedBarrier
from goalwalk.core.talks.part import Talk

TODAY = date(2026, 11, 20)
ASK = Barrier("b1", 1, "The bus is too dear", TODAY, side="outside", whom="Ana", say="x", by=date(2026, 11, 18))
IF = Barrier("b2", 2, "I lie awake", TODAY, then="read")


def nov(day: int) -> date:
    return date(2026, 11, day)


def happened(day: int, of: Barrier = ASK, **more: Any) -> Happening:
    return Happening(f"h{day}{len(str(more))}", of.id, nov(day), "", **more)


@pytest.mark.parametrize(
    ("barrier", "asked", "comes_up"),
    [
        (ASK, (), 18),  # nothing was asked yet: by when it was to be
        (ASK._replace(by=None), (), None),
        (ASK, (happened(17),), None),  # asked, and no day named: settled
        (ASK, (happened(17, next=nov(24)),), 24),
        (ASK, (happened(17, next=nov(24)), happened(19)), None),  # the latest ask decides
        (ASK, (happened(19), happened(17, next=nov(24))), None),  # the latest by its day, not by when it was written
        (ASK, (happened(17), happened(17, next=nov(30))), 30),  # of one day, the one that was written last
        (ASK, (happened(17, next=nov(30)), happened(17)), None),
        (ASK._replace(by=None), (happened(17, next=nov(17)),), 17),
        (ASK._replace(eased=nov(19)), (), None),
        (ASK._replace(eased=nov(19)), (happened(17, next=nov(24)),), None),
        (IF, (), None),
        (IF._replace(by=nov(18)), (), None),
        (ASK, (happened(17, IF, next=nov(24)),), 18),  # of another barrier
    ],
)
def test_when_an_ask_comes_up(barrier: Barrier, asked: tuple[Happening, ...], comes_up: int | None) -> None:
    plan = Plan(barriers=(barrier, *((IF,) if barrier is not IF else ())))
    for one in asked:
        found = next(each for each in plan.barriers if each.id == one.barrier)
        plan = barriers.happened(plan, found, one)
    found = plan.barriers[0]
    assert due_day(plan, found) == (nov(comes_up) if comes_up else None)
    assert due(plan, TODAY) == ((found,) if comes_up and comes_up <= 20 else ())
    assert due(plan, nov(30)) == ((found,) if comes_up else ())


def test_a_day_that_is_set_after_an_ask_holds() -> None:
    """Whoever makes an ask ready again is asked on the day they say, also after one that left none."""
    plan = barriers.happened(Plan(barriers=(ASK,)), ASK, happened(17))
    plan = barriers.edit(plan, plan.barriers[0], by=nov(19))
    assert due_day(plan, plan.barriers[0]) == nov(19)


@pytest.mark.parametrize(
    ("more", "goes_on"),
    [
        ({}, True),
        ({"status": "exploring"}, True),
        ({"status": "paused"}, False),
        ({"pauses": (Pause(nov(19), nov(21)),)}, False),
        ({"pauses": (Pause(nov(10), nov(19)),)}, True),
        ({"status": "reached", "ended": nov(19)}, False),
        ({"status": "let go", "ended": nov(19)}, False),
    ],
)
def test_only_asks_of_goals_that_go_on_are_due(more: dict[str, Any], goes_on: bool) -> None:
    of_it, of_all = ASK._replace(goal="g1"), ASK._replace(id="b3", number=3)
    plan = Plan(goals=(Goal("g1", 1, "Draw", nov(1), **more),), barriers=(of_it, of_all))
    assert due(plan, TODAY) == ((of_it, of_all) if goes_on else (of_all,))


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8), st.integers(1, 30))
def test_asks_are_due_in_order_and_none_is_left_out(days: list[int], today: int) -> None:
    asks = tuple(ASK._replace(id=f"b{n}", number=n, by=nov(day)) for n, day in enumerate(days, 1))
    found = due(Plan(barriers=asks), nov(today))
    assert [one.by for one in found] == sorted(one.by for one in found if one.by)
    assert sorted(one.number for one in found) == [n for n, day in enumerate(days, 1) if day <= today]


@pytest.mark.parametrize(
    ("told", "went"),
    [
        ((), (0, 0, None)),
        (({},), (1, 0, None)),
        (({"used": "no"},), (1, 0, None)),
        (({"used": "yes"}, {"used": "yes", "helped": 6}), (2, 2, 6.0)),
        (({"used": "yes", "helped": 5}, {"used": "yes", "helped": 8}, {"used": "no"}), (3, 2, 6.5)),
        (({"used": "yes", "helped": 0},), (1, 1, 0.0)),  # that it did not help was said, too
    ],
)
def test_how_an_if_then_went(told: tuple[dict[str, Any], ...], went: tuple[int, int, float | None]) -> None:
    happenings = tuple(happened(day, IF, **more) for day, more in enumerate(told, 1))
    assert helped(Plan(barriers=(IF,), happenings=(*happenings, happened(20, ASK))), IF) == went


def test_history_goes_by_days() -> None:
    late, early, again = happened(19), happened(3, text="a"), happened(3, text="bb")
    assert history(Plan(barriers=(ASK,), happenings=(late, early, again)), ASK) == (early, again, late)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((), ""),
        ((None, "", "  ", None), ""),
        (("the heating is off",), "The heating is off."),
        (("It is cold.", None, "can it wait?", "I hope so!"), "It is cold. Can it wait? I hope so!"),
        (("ähnlich", "ßa", "日本"), "Ähnlich. ßa. 日本."),
        (("it costs 4 euros (a ride)", "half of it …"), "It costs 4 euros (a ride). Half of it …"),
    ],
)
def test_a_draft_is_made_of_what_was_answered(parts: tuple[str | None, ...], said: str) -> None:
    assert draft(*parts) == said


@given(st.lists(st.one_of(st.none(), st.text(max_size=12)), max_size=4))
def test_a_draft_holds_every_word_and_no_other(parts: list[str | None]) -> None:
    """But for a first letter and a full stop, it is what the person wrote."""
    written = [part.strip() for part in parts if part and part.strip()]
    told = draft(*parts)
    for part in written:
        assert part[1:] in told
        told = told[told.index(part[1:]) + len(part[1:]) :]
    assert len(draft(*parts)) <= sum(len(part) + 2 for part in written)


def test_each_side_keeps_its_own_alone() -> None:
    both = Barrier("b", 0, "x", TODAY, then="a", whom="b", say="c", by=TODAY, entitled="d", along="e")
    inside, outside = barriers.add(barriers.add(Plan(), both), both._replace(id="c", side="outside")).barriers
    assert (inside.number, outside.number) == (1, 2)
    assert (inside.then, inside.whom, inside.say, inside.by, inside.entitled, inside.along) == ("a", *[None] * 5)
    assert (outside.then, outside.whom, outside.say, outside.by) == (None, "b", "c", TODAY)
    assert (outside.entitled, outside.along) == ("d", "e")


def test_what_has_a_history_stays_on_its_side() -> None:
    plan = Plan(barriers=(ASK, IF))
    (turned, _) = barriers.edit(plan, ASK, side="inside").barriers
    assert (turned.side, turned.whom, turned.by) == ("inside", None, None)
    asked = barriers.happened(plan, ASK, happened(18))
    with pytest.raises(CannotBeDone, match="barrier_has_history"):
        barriers.edit(asked, ASK, side="inside")
    assert barriers.edit(asked, ASK, side="outside", whom="Ben").barriers[0].whom == "Ben"
    assert barriers.edit(asked, IF, side="outside").barriers[1].then is None


@pytest.mark.parametrize(
    ("barrier", "one", "code"),
    [
        (ASK, happened(18, next=nov(17)), "before_ask"),
        (IF._replace(then=None), happened(18, IF, used="no"), "no_then"),
        (IF._replace(then=None), happened(18, IF, helped=0), "no_then"),
    ],
)
def test_what_cannot_have_happened(barrier: Barrier, one: Happening, code: str) -> None:
    with pytest.raises(CannotBeDone, match=code):
        barriers.happened(Plan(barriers=(barrier,)), barrier, one)


def test_easing_and_back() -> None:
    plan = barriers.ease(Plan(barriers=(ASK,)), ASK, TODAY)
    assert plan.barriers[0].eased == TODAY
    assert barriers.back(plan, plan.barriers[0]).barriers == (ASK,)
    with pytest.raises(CannotBeDone, match="not_eased"):
        barriers.back(plan, ASK)


def walked(plan: Plan, *wished: WishedBarrier) -> tuple[Barrier, ...]:
    """The barriers of the plan after a walk in which these were told."""
    ids = (f"n{number}" for number in count())
    moment = Moment(TODAY, "2026-11-20T20:00:00+00:00")
    return adopt(plan, Talk(), Gathered(barriers=wished), lambda: next(ids), moment).barriers


def test_what_is_told_again_in_a_walk_stands_in_the_way_again() -> None:
    eased = Plan(barriers=(ASK._replace(eased=nov(10)),))
    (one,) = walked(eased, WishedBarrier("the bus is too dear", "outside", None, "Ben", "y"))
    assert one == ASK._replace(whom="Ben", say="y")
    (turned,) = walked(eased, WishedBarrier("The bus is too dear", "inside", "walk"))
    assert turned == Barrier("b1", 1, "The bus is too dear", TODAY, then="walk")
    asked = eased._replace(happenings=(happened(9),))  # a history stays on its side
    assert [(one.side, one.eased) for one in walked(asked, WishedBarrier(ASK.title, "inside", "walk"))] == [
        ("outside", nov(10)),
        ("inside", None),
    ]


def test_what_happened_goes_with_its_barrier() -> None:
    plan = barriers.remove(Plan(barriers=(ASK, IF), happenings=(happened(1), happened(2, IF))), ASK)
    assert (plan.barriers, plan.happenings) == ((IF,), (happened(2, IF),))
