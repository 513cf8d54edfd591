"""Mood and urges: a mean a day, what each week holds, nothing where nothing was said; and how it is drawn."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk import words
from goalwalk.core.model.plan import DayCheckIn, Plan, Settings
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.looks.mood import MoodView, Span, first_day, mood_view
from goalwalk.screens.map_blocks import Graph
from hostile import OUR_COLOURS

TODAY = date(2026, 11, 20)  # a Friday


def said(**days: tuple[int | None, int | None]) -> Plan:
    """A plan with check-ins of days of November, or with a trailing letter of several on one: n3=(mood, urge)."""
    check_ins = (
        DayCheckIn(f"d{name}", date(2026, 11, int(name.strip("nab"))), "", mood, urge)
        for name, (mood, urge) in days.items()
    )
    return Plan(day_check_ins=tuple(check_ins))


def drawn(view: MoodView, width: int = 80, *, ascii: bool = False, rich: bool = True) -> list[str]:
    out = io.StringIO()
    draw(view, Screen(out, rich=rich, width=width, ascii=ascii))
    return OUR_COLOURS.sub("", out.getvalue()).splitlines()


@pytest.mark.parametrize(
    ("weeks", "starts_on", "first"),
    [
        (1, 0, date(2026, 11, 16)),
        (8, 0, date(2026, 9, 28)),
        (52, 0, date(2025, 11, 24)),
        (1, 6, date(2026, 11, 15)),
        (1, 4, TODAY),
    ],
)
def test_the_first_day(weeks: int, starts_on: int, first: date) -> None:
    assert first_day(Plan(Settings(week_starts_on=starts_on)), TODAY, weeks) == first


def test_days_and_weeks() -> None:
    plan = said(n9=(2, None), n10=(4, 3), n10a=(5, None), n12=(None, 0), n17=(None, None))
    view = mood_view(plan, TODAY, 2)
    assert len(view.days) == 12 and (view.days[0].day, view.days[-1].day) == (date(2026, 11, 9), TODAY)
    told = {one.day.day: (one.mood, one.urge) for one in view.days if one.mood is not None or one.urge is not None}
    assert told == {9: (2, None), 10: (4.5, 3), 12: (None, 0)}
    assert [week.first.day for week in view.weeks] == [9, 16]
    assert view.weeks[0].mood == Span(2, 4.5, 3.25, 2)  # each day once
    assert view.weeks[0].urge == Span(0, 3, 1.5, 2)
    assert view.weeks[1][1:] == (None, None)


def test_what_lies_before_is_not_there() -> None:
    assert mood_view(said(n8=(1, 1)), TODAY, 2).weeks[0].mood is None


def graph_of(plan: Plan, weeks: int = 2) -> dict[str, Graph]:
    return {block.name[0]: block for block in mood_view(plan, TODAY, weeks).blocks() if isinstance(block, Graph)}


@pytest.mark.parametrize(
    ("mood", "urge", "signs"),
    [(1, 0, "▁▁"), (2, 3, "▂▂"), (3, 5, "▄▄"), (4, 8, "▆▆"), (5, 10, "██"), (1, 1, "▁▁"), (1, 2, "▁▂"), (1, 7, "▁▆")],
)
def test_a_sign_for_each_height(mood: int, urge: int, signs: str) -> None:
    graphs = graph_of(said(n9=(mood, urge)))
    assert graphs["M"].days == signs[0] + "·" * 11 and graphs["T"].days == signs[1] + "·" * 11
    assert graphs["M"].weeks == signs[0] + "·"


def test_only_what_was_said_is_drawn() -> None:
    assert list(graph_of(said(n9=(3, None)))) == ["M"]
    assert list(graph_of(said(n9=(None, 3)))) == ["T"]
    (line,) = drawn(mood_view(said(n9=(None, None)), TODAY, 2), rich=False)
    assert line.startswith("Nothing is written of mood or the pull in these weeks.")


def test_days_where_they_fit_and_weeks_where_they_do_not() -> None:
    plan = said(n2=(1, None), n19=(5, None))
    wide = drawn(mood_view(plan, TODAY, 8), 80)
    assert wide[:2] == ["The last 8 weeks", ""] and wide[2] == "Mood, 1 to 5"
    assert wide[4] == "    " + "·" * 35 + "▁" + "·" * 16 + "█·"
    assert wide[3].split() == ["Sep", "Oct", "Nov"]  # the three days of September have no room for its name
    assert wide[3][7:10] == "Oct" and wide[3][38:41] == "Nov"  # above the first of each
    assert drawn(mood_view(plan, TODAY, 8), 58)[4] == wide[4]  # just as many columns as days and that name
    assert drawn(mood_view(plan, TODAY, 8), 57)[4].strip() == "·····▁·█"
    assert drawn(mood_view(plan, TODAY, 8), 53)[4] == "·····▁·█"
    assert drawn(mood_view(plan, TODAY, 8), 40)[4] == "·····▁·█"
    assert drawn(mood_view(plan, TODAY, 5), 40)[4] == "·" * 14 + "▁" + "·" * 16 + "█·"
    assert drawn(mood_view(plan, TODAY, 12), 80)[4] == "·········▁·█"
    bands = drawn(mood_view(plan, TODAY, 52), 40)
    told = [line for line in bands[4:] if set(line.strip()) <= set("·▁█")]
    assert "".join(line.strip() for line in told) == "·" * 49 + "▁·█" and max(map(len, bands)) <= 40


def test_ascii_and_aloud() -> None:
    plan = said(n9=(1, 0), n10=(2, 3), n11=(3, 5), n12=(4, 8), n13=(5, 10))
    view = mood_view(plan, TODAY, 2)
    narrow = drawn(view, 40, ascii=True)
    assert narrow[4] == "_-=+#......." and all(line.isascii() for line in narrow)
    assert drawn(view, rich=False) == [
        "The last 2 weeks",
        "Mood, 1 to 5",
        "week of Mon 9 Nov: mood between 1 and 5, said on 5 days",
        "The pull, 0 to 10",
        "week of Mon 9 Nov: the pull between 0 and 10, said on 5 days",
    ]
    once = drawn(mood_view(said(n9=(1, None), n9a=(2, None), n9b=(2, None)), TODAY, 2), rich=False)
    assert once[2] == "week of Mon 9 Nov: mood 1.7, said on 1 day"


def test_an_urge_is_called_what_the_person_calls_it() -> None:
    words.in_terms_of(Settings(urge_word="the wave"))
    try:
        aloud = drawn(mood_view(said(n9=(None, 3)), TODAY, 2), rich=False)
    finally:
        words.in_terms_of(None)
    assert aloud[1:] == ["The wave, 0 to 10", "week of Mon 9 Nov: the wave 3, said on 1 day"]


@given(
    st.lists(
        st.tuples(st.integers(0, 370), st.none() | st.integers(1, 5), st.none() | st.integers(0, 10)), max_size=30
    ),
    st.integers(1, 52),
    st.integers(20, 120),
)
def test_any_weeks_at_any_width(told: list[tuple[int, int | None, int | None]], weeks: int, width: int) -> None:
    check_ins = (DayCheckIn(f"d{n}", TODAY - timedelta(days=ago), "", *two) for n, (ago, *two) in enumerate(told))
    view = mood_view(Plan(day_check_ins=tuple(check_ins)), TODAY, weeks)
    first = TODAY - timedelta(days=4 + 7 * (weeks - 1))
    for name, at in (("mood", 1), ("urge", 2)):
        spoken = {one[0] for one in told if one[at] is not None and TODAY - timedelta(days=one[0]) >= first}
        spans = [span for week in view.weeks if (span := getattr(week, name))]
        assert sum(span.days for span in spans) == len(spoken)
        assert all(span.low <= span.mean + 1e-9 and span.mean <= span.high + 1e-9 for span in spans)
    assert all(len(line) <= width for line in drawn(view, width))
