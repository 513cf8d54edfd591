"""An honest no has a sign of its own wherever days are drawn: never that of silence, and no darker."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from cli.keyboard import Typed
from goalwalk.draw.safe import ascii_only
from goalwalk.screens import signs
from goalwalk.screens.signs import DayCell

DAY = date(2026, 11, 18)
SAID = ("done", "partly", "rest", "not today", "nothing written", "open")


def test_each_thing_that_can_be_of_a_day_has_a_sign_of_its_own_also_in_ascii() -> None:
    drawn = {look: signs.week_cell([DayCell(DAY, look)]).text for look in SAID}  # type: ignore[arg-type]
    for one, other in combinations(SAID, 2):
        assert drawn[one] != drawn[other], (one, other)
        assert ascii_only(drawn[one]) != ascii_only(drawn[other]), (one, other)
    assert all(len(sign) == len(ascii_only(sign)) == 1 for sign in drawn.values())


@pytest.mark.parametrize("step", [(), ("1.1",)])
def test_a_map_tells_a_no_and_a_rest_from_silence(planned: object, typed: Typed, step: tuple[str, ...]) -> None:
    """Of a step, and of the whole plan: what was said of any of its steps, and the word that says most."""
    assert typed("rest", "1.1", "--on", "2026-11-16").code == 0
    assert typed("skip", "1.1", "--on", "2026-11-17").code == 0
    assert typed("done", "1.1", "--on", "2026-11-18").code == 0
    answer = typed("calendar", *step, "--json").json
    words = {day["day"][-2:]: day["word"] for day in answer["days"] if day["word"]}
    assert words == {"16": "rest", "17": "not today", "18": "done"}
    said = typed("calendar", *step).out
    assert "Nov 2026: showed up on 1 day, rest on 1, not today on 1" in said


def test_a_rest_of_all_is_drawn_as_rest_in_the_calendar_of_the_plan() -> None:
    from goalwalk.screens.looks.calendar import CalendarDay, CalendarView

    words = ("rest", "not today", None, "done")
    days = tuple(CalendarDay(date(2026, 11, 16 + n), 0, int(word == "done"), word) for n, word in enumerate(words))  # type: ignore[arg-type]
    days = (*days[:3], days[3]._replace(shade=4))
    for id, title in ((None, None), ("1.1", "Walk")):
        _, drawn, *_ = CalendarView(DAY, id, title, days[0].day, DAY, 0, days).blocks()
        shown = "".join(drawn.shades[day.shade] for day in drawn.days)  # type: ignore[union-attr]
        assert shown == signs.REST + signs.NOT_TODAY + signs.NOTHING + signs.DONE
