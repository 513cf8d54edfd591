"""What is to stay within so much: no day is counted before the first or long after the last row, and all notes come."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.incoming.telling import TODAY, loop, put, told

DRINKS = "Drinks,NUMERICAL,,,1,{days},#0,drinks,AT_MOST,{most},{archived}"
ROWS = {
    "2026-11-15": "3000,at a wedding",
    "2026-11-16": "NO,not one",
    "2026-11-17": "SKIP,ill",
    "2026-11-18": "UNKNOWN,no idea",
    "2026-11-19": "0,none",
}
EARLIER = {f"2025{day[4:]}": said for day, said in ROWS.items()}
ENDED = {
    "archived": ("true", 1, ROWS, "limit_archived"),
    "long ago": ("false", 1, EARLIER, "limit_quiet"),
    "a week's": ("false", 7, ROWS, "limit_span"),
    "a month's, archived": ("true", 30, EARLIER, "limit_span"),
}


@pytest.mark.parametrize("name", ENDED)
def test_what_does_not_go_on_is_no_clock_and_no_step(name: str) -> None:
    archived, days, rows, why = ENDED[name]
    incoming = told(loop((DRINKS.format(days=days, most="10.0", archived=archived), rows)))
    done = put(incoming)
    assert not done.plan.clocks and not done.plan.steps and not done.plan.check_ins
    notes = {one.day.day: one.note for one in done.plan.day_check_ins if one.day != TODAY}
    assert notes == {
        15: "Drinks: 3 drinks; at a wedding",
        16: "Drinks: 0 drinks; not one",
        17: "Drinks: ill",
        18: "Drinks: no idea",
        19: "Drinks: 0 drinks; none",
    }
    assert [left.code for left in done.left] == [why]
    assert "10.0" in done.asides[0] and "AT_MOST" in done.asides[0], "the limit is kept"
    again = put(incoming, done.plan)
    assert again.new == {} and again.plan == done.plan


def test_what_goes_on_is_a_clock_and_keeps_the_notes_of_days_without_an_amount() -> None:
    done = put(told(loop((DRINKS.format(days=1, most="2.0", archived="false"), ROWS))))
    (clock,) = done.plan.clocks
    assert clock.since.isoformat() == "2026-11-15"
    assert [(one.day.day, one.amount, one.note) for one in done.plan.amounts] == [(15, 3000, "at a wedding")]
    assert {one.day.day: one.note for one in done.plan.day_check_ins} == {
        16: "Drinks: not one",
        17: "Drinks: ill",
        18: "Drinks: no idea",
        19: "Drinks: none",
    }
    assert [left.code for left in done.left] == ["limit_kept"]


def test_one_that_is_a_clock_here_stays_one_when_it_is_put_away_there() -> None:
    rows = {"2026-11-15": "3000"}
    before = put(told(loop((DRINKS.format(days=1, most="2.0", archived="false"), rows))))
    more = rows | {"2026-11-16": "1000"}
    after = put(told(loop((DRINKS.format(days=1, most="2.0", archived="true"), more))), before.plan)
    assert [one.amount for one in after.plan.amounts] == [3000, 1000]
    assert after.plan.clocks == before.plan.clocks


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.integers(0, 400), st.sampled_from(("2000", "NO", "SKIP", "UNKNOWN", "5000")), max_size=12),
    st.sampled_from(("1", "7", "30")),
    st.sampled_from(("true", "false")),
)
def test_no_day_is_counted_long_after_the_last_or_before_the_first_row(
    ago: dict[int, str], days: str, archived: str
) -> None:
    rows = {(TODAY - timedelta(n)).isoformat(): said for n, said in ago.items()}
    plan = put(told(loop((DRINKS.format(days=days, most="3.0", archived=archived), rows)))).plan
    told_of = [n for n, said in ago.items() if said not in ("SKIP", "UNKNOWN")]
    for clock in plan.clocks:
        assert (TODAY - clock.since).days == max(told_of, default=0)
        assert min(told_of, default=0) <= 31
        assert (days, archived) == ("1", "false")
