"""Barriers as data: what eased leaves, what came up, and what happened since a talk, as it is reviewed and printed."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk.core.model.components import Barrier, Happening
from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.nouns import barriers
from goalwalk.draw.paper import markdown, text
from goalwalk.screens.nouns.barriers import AskLine, ask_lines, barrier_line, barrier_view, barriers_view
from goalwalk.screens.papers.page import page_view
from goalwalk.screens.talks.review import ReviewView, review_view

TODAY = date(2026, 11, 20)
GOAL = Goal("g1", 4, "Draw again", date(2026, 11, 1))


def nov(day: int) -> date:
    return date(2026, 11, day)


IF = Barrier("b1", 1, "I lie awake", nov(1), then="read")
ASK = Barrier(
    *("b2", 2, "The bus is too dear", nov(1), "g1", "outside", None, "Ana", "A pass?", nov(19)),
    *("a social ticket", "Sam"),
)
EASED = Barrier("b3", 3, "Winter", nov(1), eased=nov(15))


def happened(day: int, of: Barrier, **more: Any) -> Happening:
    return Happening(f"{of.id}{day}", of.id, nov(day), "", **more)


PLAN = Plan(
    goals=(GOAL,),
    barriers=(IF, ASK, EASED),
    happenings=(
        happened(2, IF, used="yes", helped=2),
        happened(14, IF, used="yes", helped=5),
        happened(15, IF, used="yes", helped=8),
        happened(16, IF, used="no", text="late"),
        happened(3, ASK, text="Come again", next=nov(16)),
        happened(16, ASK, text="She asks", next=nov(19)),
        happened(16, EASED),
    ),
)


def hard(view: ReviewView) -> list[str]:
    """What the agenda says of what gets in the way."""
    (found,) = (one.body for one in view.sections() if one.name == "hard")
    return [" " * line.indent + line.text for line in found]  # type: ignore[union-attr]


def test_a_line_holds_what_its_side_has() -> None:
    inside, outside = barrier_line(PLAN, IF), barrier_line(PLAN, ASK)
    assert (inside.came, inside.used, inside.helped, inside.asked) == (4, 3, 5.0, None)
    assert (outside.came, outside.used, outside.helped, outside.asked) == (None, None, None, 2)
    assert (outside.goal, outside.entitled, outside.along, outside.due) == ("4", "a social ticket", "Sam", nov(19))


def test_the_list_has_what_eased_only_when_asked_and_last() -> None:
    plan = PLAN._replace(barriers=(EASED, IF))
    view = barriers_view(plan, TODAY)
    assert ([one.id for one in view.barriers], view.eased) == (["1"], 1)
    assert [one.id for one in barriers_view(plan, TODAY, all=True).barriers] == ["1", "3"]


def test_one_shows_the_latest_first() -> None:
    view = barrier_view(PLAN, ASK)
    assert [(one.day, one.text) for one in view.history] == [(nov(16), "She asks"), (nov(3), "Come again")]
    assert (view.goal, view.made) == ("Draw again", nov(1))
    assert barrier_view(PLAN, IF).goal is None


def test_asks_that_come_up() -> None:
    assert ask_lines(PLAN, TODAY) == (AskLine("2", "The bus is too dear", "Ana", nov(19)),)
    assert ask_lines(PLAN, nov(18)) == ()


def test_the_review_tells_what_happened_since_its_first_day() -> None:
    view = review_view(PLAN, TODAY, nov(14))
    assert [one.id for one in view.barriers] == ["1", "2"]
    assert [one[:4] for one in view.happened] == [("1", 3, 2, 6.5), ("2", None, None, None)]
    assert hard(view) == [
        "  If I lie awake, then I read",
        "    came 3 times, the then was used 2 times, helped 6.5 of 10",
        "  The bus is too dear: ask Ana, again Thu 19 Nov. In words: A pass?",
        "    Mon 16 Nov: asked. She asks (again Thu 19 Nov)",
    ]
    assert review_view(PLAN, TODAY, nov(17)).happened == ()
    assert hard(review_view(PLAN, nov(14), nov(14)))[1] == "    came once, the then was used once, helped 5 of 10"


def test_on_paper_what_happened_stands_below_its_barrier() -> None:
    told = markdown.written(review_view(PLAN, TODAY, nov(14)).sheet(None))
    assert "- If I lie awake, then I read" in told
    assert told.index("I lie awake") < told.index("came 3 times") < told.index("The bus") < told.index("She asks")
    assert "### If I lie awake" not in told


def test_the_page_has_no_eased_one_and_says_what_goes_with_an_ask() -> None:
    def printed(plan: Plan) -> str:
        return text.written(page_view(plan, TODAY).sheet())

    now = printed(PLAN)
    assert "Winter" not in now
    for said in ("Ask Ana: A pass?", "I am entitled to: a social ticket", "With me comes: Sam", "again Thu 19 Nov"):
        assert said in now
    assert "by Thu 19 Nov" not in now  # it was asked since
    assert "by Thu 19 Nov" in printed(PLAN._replace(happenings=()))
    settled = printed(barriers.happened(PLAN._replace(happenings=()), ASK, happened(17, ASK)))
    assert "by " not in settled.replace("by Ana", "") and "again " not in settled.replace("Draw again", "")


def test_the_latest_is_shown_and_how_much_more_there_is() -> None:
    plan = Plan(barriers=(IF,), happenings=tuple(happened(1 + n % 19, IF)._replace(id=f"h{n}") for n in range(25)))
    some, every = barrier_view(plan, IF), barrier_view(plan, IF, all=True)
    assert (len(some.history), some.earlier) == (20, 5)
    assert (len(every.history), every.earlier) == (25, 0)
    assert some.history == every.history[:20]
