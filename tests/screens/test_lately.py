"""What was lived beside the steps in a span of days: each kind counted within it, and nothing else."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return
from goalwalk.core.model.components import Contact, Hope, Practice, Skill, Support
from goalwalk.core.model.plan import Plan
from goalwalk.core.since import Since
from goalwalk.draw.paper.text import written
from goalwalk.screens.blocks import Line
from goalwalk.screens.talks.lately import ClockLately, MilestoneLately, OffPath, PersonLately, PractisedLately, lately
from goalwalk.screens.talks.review import review_view

FIRST, TODAY = date(2026, 11, 7), date(2026, 11, 20)


def nov(day: int) -> date:
    return date(2026, 11, day)


def test_days_on_the_path_within_the_span_and_those_that_were_not() -> None:
    clock = Clock("o1", 1, "Smoke", nov(1), date(2026, 8, 1))
    returns = (
        Return("r1", "o1", nov(5), nov(8), "", "a long week"),  # two of its days lie in the span
        Return("r2", "o1", nov(20), nov(20), ""),
        Return("r3", "other", nov(15), nov(15), ""),
        Return("r4", "o1", nov(1), nov(1), "", "before"),
    )
    told = lately(Plan(clocks=(clock,), returns=returns), FIRST, TODAY)
    off = (OffPath(nov(7), nov(8), ("a long week",)), OffPath(nov(20), nov(20), ()))
    assert told.clocks == (ClockLately("Smoke", 11, 14, off),)


def test_a_clock_that_began_within_the_span_is_counted_from_there() -> None:
    clock = Clock("o1", 1, "Beer", nov(18), nov(18), (Since(date.min, 2000),), "bottles")
    over = (Amount("a1", "o1", nov(19), "", 1500), Amount("a2", "o1", nov(19), "", 1000, "a feast"))
    told = lately(Plan(clocks=(clock,), amounts=over), FIRST, TODAY)
    assert told.clocks == (ClockLately("Beer", 2, 3, (OffPath(nov(19), nov(19), ("a feast",)),)),)
    assert told.milestones == (MilestoneLately("Beer", nov(18), 1, "days"),)


def test_a_milestone_is_told_in_its_days_alone_and_none_from_before_the_clock_was_made() -> None:
    clock = Clock("o1", 1, "Smoke", nov(10), date(2026, 10, 9))  # 30 days on the 7th, told of on the 10th
    assert lately(Plan(clocks=(clock,)), FIRST, TODAY).milestones == ()
    clock = Clock("o1", 1, "Smoke", date(2026, 10, 20), date(2026, 10, 19))
    assert lately(Plan(clocks=(clock,)), FIRST, TODAY).milestones == (MilestoneLately("Smoke", nov(17), 30, "days"),)
    assert lately(Plan(clocks=(clock,)), nov(18), TODAY).milestones == ()


def test_a_clock_that_is_still_to_begin_is_not_told() -> None:
    assert lately(Plan(clocks=(Clock("o1", 1, "Smoke", TODAY, nov(25)),)), FIRST, TODAY).clocks == ()


def test_skills_and_people_of_these_days_alone() -> None:
    skills = (Skill("k1", 1, "Breathe", nov(1)), Skill("k2", 2, "Write", nov(1)))
    practices = (
        Practice("p1", "k1", nov(6), "", 0),
        Practice("p2", "k1", nov(7), "", 6),
        Practice("p3", "k1", nov(7), "", 8),  # of a day the latest counts
        Practice("p4", "k1", nov(9), ""),
        Practice("p5", "k2", nov(1), "", 9),
    )
    supports = (Support("u1", 1, "Sam", nov(1)), Support("u2", 2, "Ana", nov(1)))
    contacts = (
        Contact("c1", "u1", nov(6), ""),
        Contact("c2", "u1", nov(8), ""),
        Contact("c3", "u1", nov(8), ""),
        Contact("c4", "u1", nov(9), "", "there"),
        Contact("c5", "u2", nov(3), ""),
    )
    told = lately(Plan(skills=skills, practices=practices, supports=supports, contacts=contacts), FIRST, TODAY)
    assert told.practised == (PractisedLately("Breathe", 2, 1, 8.0),)
    assert told.people == (PersonLately("Sam", 1, 1),)


def test_words_of_hope_go_round_from_day_to_day_and_ones_own_lines_are_none() -> None:
    hopes = (Hope("h1", 1, TODAY, "", "mine"), *(Hope(f"h{n}", n, TODAY, "", f"t{n}", "Sam") for n in (2, 3)))
    said = [lately(Plan(hopes=hopes), FIRST, nov(day)).hope for day in (18, 19, 20)]
    assert [one and one.text for one in said] in (["t2", "t3", "t2"], ["t3", "t2", "t3"])
    assert lately(Plan(hopes=hopes[:1]), FIRST, TODAY).hope is None


def test_a_milestone_is_a_win_on_paper_as_on_the_screen() -> None:
    """Also where no other win was written in these days."""
    clock = Clock("o1", 1, "Smoke", date(2026, 10, 20), date(2026, 10, 19))
    view = review_view(Plan(clocks=(clock,)), TODAY)
    assert "On my path, Smoke: 30 days" in written(view.sheet(None))
    assert any("On my path, Smoke: 30 days" in line.text for line in view.blocks() if isinstance(line, Line))
