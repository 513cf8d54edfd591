"""Pausing and resuming: what runs ends, what lies ahead can be called off, and the welcome is said once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import CheckIn, Goal, Pause, Plan, Step
from goalwalk.core.nouns import settings
from goalwalk.core.nouns.check_ins import blank_days
from goalwalk.core.nouns.pauses import Pauses, next_rest, paused, resumed
from goalwalk.core.rhythm.rhythms import DAILY
from goalwalk.core.since import Since


def nov(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("pauses", "day", "left"),
    [
        ((Pause(nov(2)),), 15, (Pause(nov(2), nov(14)),)),
        ((Pause(nov(2), nov(20)),), 15, (Pause(nov(2), nov(14)),)),
        ((Pause(nov(15)),), 15, ()),
        ((Pause(nov(10)), Pause(nov(2))), 15, (Pause(nov(10), nov(14)), Pause(nov(2), nov(14)))),
        ((Pause(nov(1), nov(3)), Pause(nov(20), nov(25))), 15, (Pause(nov(1), nov(3)),)),
        ((Pause(nov(2)), Pause(nov(20), nov(25))), 15, (Pause(nov(2), nov(14)), Pause(nov(20), nov(25)))),
    ],
    ids=["without end", "with an end", "begun today", "two at once", "only one ahead", "one running, one ahead"],
)
def test_resuming_ends_all_that_runs_and_else_calls_off_what_lies_ahead(pauses: Pauses, day: int, left: Pauses) -> None:
    assert resumed(pauses, nov(day)) == left
    assert next_rest(left, nov(day)) is None or next_rest(left, nov(day)) == left[-1]


def test_nothing_to_resume() -> None:
    with pytest.raises(CannotBeDone, match="not_paused"):
        resumed((Pause(nov(1), nov(3)),), nov(15))


def test_pausing_again_gives_the_running_pause_a_new_end() -> None:
    assert paused((Pause(nov(2)),), nov(5), nov(10)) == (Pause(nov(2), nov(9)),)


def test_days_that_were_welcomed_are_not_asked_about_again() -> None:
    step = Step("s", "g", 1, "Walk", nov(1), nov(1), rhythms=(Since(date.min, DAILY),))
    said = CheckIn("c", "s", nov(3), "2026-11-03T20:00:00+00:00", "done")
    plan = indexed(Plan(goals=(Goal("g", 1, "Be outside", nov(1)),), steps=(step,), check_ins=(said,)))
    assert blank_days(plan, nov(8)) == tuple(nov(3) + timedelta(days=n) for n in range(1, 5))
    assert blank_days(settings.welcome(plan, nov(8)), nov(10)) == (nov(8), nov(9))
