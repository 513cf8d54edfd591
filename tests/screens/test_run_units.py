"""A run is told in weeks or months only where every one of its occasions is one; all screens say the same."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from core.plans import a_plan, a_step, diary
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.rhythm import rhythms
from goalwalk.core.since import Since
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.looks.checkin import checked_in
from goalwalk.screens.looks.streaks import streaks_view
from goalwalk.screens.looks.today import today_view
from goalwalk.screens.papers.story import story_view

MONDAY = date(2026, 3, 2)


def lived(*changes: tuple[str, int], text: str, **settings: int) -> Plan:
    """A step whose rhythm was changed on these days after a Monday, and its days from there on."""
    kept = tuple(Since(MONDAY + timedelta(days=at), rhythms.read(rhythm)) for rhythm, at in changes)
    return indexed(a_plan(a_step(start=MONDAY, rhythms=kept, **settings), check_ins=diary(text, MONDAY)))


def drawn(view: object) -> str:
    out = io.StringIO()
    draw(view, Screen(out))
    return out.getvalue()


@pytest.mark.parametrize(
    ("changes", "text", "day", "run", "longest"),
    [
        ([("daily", 0), ("2x month", 5)], "kkkkk", 6, "5 days", "5"),
        ([("daily", 0), ("mon,tue,fri,sat,sun", 4)], "kkkkk", 5, "5 days", "5"),
        ([("3 in 7 days", 0)], "kkk", 2, "3", "3"),
        ([("daily", 0), ("2x month", 5)], "kkkkkkk", 6, "6", "6"),  # five days and a month
        ([("3x week", 0), ("daily", 14)], "kkk....kkk....", 14, "2 weeks", "2 weeks"),
        ([("3x week", 0), ("daily", 14)], "kkk....kkk....k", 14, "3", "3"),
        ([("2x week", 0), ("3x week", 14)], "kkk....kkk....kkk", 16, "3", "3"),  # weeks that ask for another number
        ([("1x week", 0), ("1x month", 14)], "k......k......k", 16, "3", "3"),
        ([("2x week", 0)], "kk.....kk.....", 16, "2 weeks", "2 weeks"),
        ([("1x month", 0)], "k" + "." * 30 + "k", 40, "2 months", "2 months"),
        ([("daily", 0), ("1x week", 14)], "kkkkkkkk......k......k", 22, "2 weeks", "8"),  # a new run in weeks alone
    ],
)
def test_the_unit_is_that_of_the_run_itself(
    changes: list[tuple[str, int]], text: str, day: int, run: str, longest: str
) -> None:
    plan, today = lived(*changes, text=text), MONDAY + timedelta(days=day)
    what = What("checked_in", {"steps": [["1.1", "Step"]], "word": "done", "days": [today.isoformat()]})
    assert f"{run} so far" in drawn(checked_in(plan, today, what, plan.steps))
    streaks = drawn(streaks_view(plan, today))
    assert f"Now: {run} so far" in streaks
    assert f"Longest: {longest}, " in streaks
    first_screen = today_view(plan, today)
    if first_screen.open or first_screen.period or first_screen.said:
        assert f"{run} so far" in drawn(first_screen)
    view = story_view(plan, today)
    told = [line for month in view.months for line in month.lines if line.told == "run"]
    weeks = ("week", "month")
    assert [f"{line.n} {line.unit}s" if line.unit in weeks else str(line.n) for line in told] in ([longest], [])


def test_the_room_that_is_told_is_that_of_the_runs() -> None:
    plan = lived(("daily", 0), text="kk")
    assert "A run has room for one day between.\n" in drawn(streaks_view(plan, MONDAY))
    own = plan._replace(steps=(plan.steps[0]._replace(rooms=(Since(MONDAY, 0),)),))
    assert "one day between, where its step has no room of its own." in drawn(streaks_view(own, MONDAY))
