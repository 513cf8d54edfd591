"""What the first screens hold, as data: where each step stands on a day, what comes next, and the warm line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from draw.special_plans import AT, PLANS, TODAY, goal, said, step
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.clocks_setbacks import Return, Setback
from goalwalk.core.model.components import Contact, Practice
from goalwalk.core.model.plan import CheckIn, DayCheckIn, Pause, Plan, Settings
from goalwalk.core.nouns.check_ins import Moment, rest_blank_days
from goalwalk.core.since import Since
from goalwalk.draw.draw_maps import map_lines
from goalwalk.screens.looks.calendar import calendar_view
from goalwalk.screens.looks.checkin import checkin_view
from goalwalk.screens.looks.progress import progress_view
from goalwalk.screens.looks.streaks import streaks_view
from goalwalk.screens.looks.today import TodayView, blank_days_view, today_view
from goalwalk.screens.map_blocks import DayMap


def plan(*steps: tuple[str, str], check_ins: tuple[CheckIn, ...] = (), **settings: object) -> Plan:
    """One goal with a step for each title and rhythm, from 1 November 2026 on."""
    return indexed(
        Plan(
            settings=Settings(**settings),  # type: ignore[arg-type]
            goals=(goal(1, "Sleep better"),),
            steps=tuple(step(1, number, title, every) for number, (title, every) in enumerate(steps, 1)),
            check_ins=check_ins,
        )
    )


def places(view: TodayView) -> dict[str, str]:
    """For each title, where it stands."""
    named = {"open": view.open, "period": view.period, "any time": view.any_time, "said": view.said}
    return {line.title: place for place, lines in named.items() for line in lines}


# Friday, 20 November 2026
@pytest.mark.parametrize(
    ("every", "written", "place", "next_day"),
    [
        ("daily", (), "open", None),
        ("daily", (20,), "said", None),
        ("fri", (), "open", None),
        ("mon,thu", (), None, date(2026, 11, 23)),
        ("every 3 days", (), None, date(2026, 11, 22)),
        ("20th", (), "open", None),
        ("15th", (), None, date(2026, 12, 15)),
        ("last day", (), None, date(2026, 11, 30)),
        ("RRULE:FREQ=WEEKLY;BYDAY=SA", (), None, date(2026, 11, 21)),
        ("3x week", (), "period", None),
        ("2x week", (17, 18), None, None),
        ("2x month", (3,), "period", None),
        ("3 in 7 days", (), "open", None),
        ("5 days after", (18,), None, date(2026, 11, 23)),
        ("5 days after", (15,), "open", None),
        ("whenever", (), "any time", None),
        ("once", (), "open", None),
        ("once", (18,), None, None),
        ("mon", (20,), "said", None),
    ],
)
def test_where_a_step_stands(every: str, written: tuple[int, ...], place: str | None, next_day: date | None) -> None:
    view = today_view(plan(("It", every), check_ins=said("1.1", *written)), TODAY)
    assert places(view).get("It") == place
    assert (view.next.next if view.next else None) == next_day


def test_a_step_that_has_not_begun() -> None:
    later = plan(("It", "daily"))
    later = later._replace(steps=(later.steps[0]._replace(start=date(2026, 11, 25)),))
    view = today_view(later, TODAY)
    assert places(view) == {}
    assert view.next and view.next.next == date(2026, 11, 25)


def test_a_rest_ahead_moves_what_comes_next() -> None:
    view = today_view(plan(("It", "mon"), check_ins=said("1.1", 23, word="rest")), TODAY)
    assert view.next and view.next.next == date(2026, 11, 30)


def test_what_ended_is_away_but_for_what_was_said_today() -> None:
    ended = plan(("It", "daily"), check_ins=said("1.1", 20))
    finished = ended._replace(steps=(ended.steps[0]._replace(finished=TODAY),))
    assert places(today_view(finished, TODAY)) == {"It": "said"}
    assert places(today_view(finished, date(2026, 11, 21))) == {}


def test_a_quota_tells_how_much_of_it_is_there() -> None:
    line = today_view(plan(("It", "3x week"), check_ins=said("1.1", 13, 17, 18)), TODAY).period[0]
    assert (line.have, line.need, line.period) == (2, 3, "week")


@pytest.mark.parametrize(
    ("name", "warm"),
    [
        ("empty", "empty"),
        ("goal_without_steps", "empty"),
        ("paused", "paused"),
        ("coming_back", "back"),
        ("wide", "some"),
    ],
)
def test_the_warm_line_fits_the_day(name: str, warm: str) -> None:
    assert today_view(PLANS[name], TODAY).warm == warm


@pytest.mark.parametrize(
    ("written", "warm"), [((), "start"), (("done",), "all"), (("rest",), "rest"), (("not today",), "rest")]
)
def test_the_warm_line_of_a_day(written: tuple[str, ...], warm: str) -> None:
    days = said("1.1", *range(1, 20))
    for word in written:
        days += said("1.1", 20, word=word)  # type: ignore[arg-type]
    assert today_view(plan(("It", "daily"), check_ins=days), TODAY).warm == warm


class TestBlankDays:
    def test_they_are_counted_from_the_last_word_to_yesterday(self) -> None:
        view = blank_days_view(plan(("It", "daily"), check_ins=said("1.1", 1, 15)), TODAY)
        assert view and (view.blank, view.first, view.last) == (4, date(2026, 11, 16), date(2026, 11, 19))

    def test_only_days_on_which_something_comes_round(self) -> None:
        some = plan(("Choir", "tue,thu"), ("Walk", "sat"), check_ins=said("1.1", 3))
        view = blank_days_view(some, TODAY)
        assert view and (view.blank, view.first, view.last) == (7, date(2026, 11, 5), date(2026, 11, 19))
        rested = rest_blank_days(some, iter(map(str, range(99))).__next__, Moment(TODAY, AT))
        found = [(one.step, one.day.day) for one in rested.check_ins[len(some.check_ins) :]]
        assert found == [
            *(("s1.1", day) for day in (5, 10, 12, 17, 19)),
            *(("s1.2", day) for day in (7, 14)),
        ]

    def test_one_blank_day_is_not_told(self) -> None:
        assert blank_days_view(plan(("It", "daily"), check_ins=said("1.1", 18)), TODAY) is None

    def test_not_on_a_day_with_something_written(self) -> None:
        assert blank_days_view(plan(("It", "daily"), check_ins=said("1.1", 1, 20)), TODAY) is None

    def test_being_here_counts_as_written(self) -> None:
        here = plan(("It", "daily"), check_ins=said("1.1", 1))
        here = indexed(here._replace(day_check_ins=(DayCheckIn("d", date(2026, 11, 19), AT),)))
        assert blank_days_view(here, TODAY) is None

    def test_said_once_a_day(self) -> None:
        assert blank_days_view(plan(("It", "daily"), check_ins=said("1.1", 1), welcomed=TODAY), TODAY) is None

    def test_days_of_a_pause_are_not_blank(self) -> None:
        pause = Pause(date(2026, 11, 2), date(2026, 11, 17))
        view = blank_days_view(plan(("It", "daily"), check_ins=said("1.1", 1), pauses=(pause,)), TODAY)
        assert view and view.blank == 2

    def test_a_new_plan_has_none(self) -> None:
        assert blank_days_view(Plan(), TODAY) is None


def test_the_check_in_list_is_in_the_order_of_the_screen() -> None:
    mixed = plan(("Free", "whenever"), ("Quota", "3x week"), ("Daily", "daily"), ("Monday", "mon"))
    assert [line.title for line in checkin_view(mixed, TODAY, TODAY).stands] == ["Daily", "Quota", "Free"]
    assert [line.title for line in checkin_view(mixed, date(2026, 11, 16), TODAY).stands] == [
        "Daily",
        "Monday",
        "Quota",
        "Free",
    ]


def test_a_week_shows_what_was_asked_and_what_was_said() -> None:
    """A day on which a step does not come round is neither blank nor open."""
    view = progress_view(plan(("It", "mon,wed,fri"), check_ins=said("1.1", 17) + said("1.1", 18, word="rest")), TODAY)
    looks = [day.look for day in view.goals[0].steps[0].week]
    assert looks[:3] == ["nothing written", "done", "rest"]
    assert looks[3] not in ("nothing written", "open", "done")
    assert looks[4] == "open"
    assert set(looks[5:]) == {"ahead"}


def test_calendar_shades_of_a_step() -> None:
    written = said("1.1", 10) + said("1.1", 11, word="partly") + said("1.1", 12, word="rest")
    one = plan(("It", "daily"), check_ins=written + said("1.1", 13, word="not today"))
    shades = {day.day.day: day.shade for day in calendar_view(one, TODAY, date(2026, 11, 9), TODAY, one.steps[0]).days}
    assert [shades[day] for day in (9, 10, 11, 12, 13, 14)] == [0, 4, 2, 1, 0, 0]
    assert min(shades) == 9 and max(shades) == 20


def test_calendar_begins_on_a_weeks_first_day() -> None:
    for first_day, begins in ((0, date(2026, 11, 9)), (6, date(2026, 11, 8)), (3, date(2026, 11, 5))):
        one = plan(("It", "daily"), week_starts_on=first_day)
        assert calendar_view(one, TODAY, date(2026, 11, 11), TODAY).days[0].day == begins


def test_calendar_of_the_plan_is_shaded_by_its_busiest_day() -> None:
    two = plan(("A", "daily"), ("B", "daily"), check_ins=said("1.1", 10, 11) + said("1.2", 11))
    shades = {day.day.day: (day.shade, day.shown) for day in calendar_view(two, TODAY, date(2026, 11, 9), TODAY).days}
    assert (shades[9], shades[10], shades[11]) == ((0, 0), (2, 1), (4, 2))


def test_streaks_hold_only_what_can_run() -> None:
    mixed = plan(("Free", "whenever"), ("Once", "once"), ("Daily", "daily"), check_ins=said("1.3", 18, 19))
    view = streaks_view(mixed, TODAY)
    assert [line.title for line in view.steps] == ["Daily"]
    assert view.others == 2
    assert view.steps[0].run and view.steps[0].run.length == 2


def test_a_target_counts_in_thousandths_and_adds_up() -> None:
    one = plan(("It", "daily"))
    counted = one.steps[0]._replace(targets=(Since(date.min, 6000),), unit="cups")
    amounts = said("1.1", 20, amount=2500)
    amounts += tuple(one._replace(id="again", amount=1000) for one in amounts)
    line = today_view(indexed(one._replace(steps=(counted,), check_ins=amounts)), TODAY).said[0]
    assert line.today == "partly"
    assert line.title == "It"


def test_what_is_counted_one_by_one_stays_open_until_all_of_it_is_there() -> None:
    one = plan(("Pills", "daily"))
    pills = one.steps[0]._replace(targets=(Since(date.min, 2000),), unit="times")
    for told, place in (((), "open"), ((1000,), "open"), ((1000, 1000), "said")):
        amounts = tuple(
            check_in._replace(id=f"c{n}", amount=amount)
            for n, amount in enumerate(told)
            for check_in in said("1.1", 20)
        )
        view = today_view(indexed(one._replace(steps=(pills,), check_ins=amounts)), TODAY)
        assert places(view) == {"Pills": place}, told
        assert [
            line.title
            for line in checkin_view(indexed(one._replace(steps=(pills,), check_ins=amounts)), TODAY, TODAY).stands
        ] == (["Pills"] if place == "open" else [])


@pytest.mark.parametrize(
    "more",
    [
        {"setbacks": (Setback("b1", 1, date(2026, 11, 18), AT),)},
        {"returns": (Return("r1", "o1", date(2026, 11, 17), date(2026, 11, 18), AT),)},
        {"contacts": (Contact("c1", "u1", date(2026, 11, 18), AT),)},
        {"practices": (Practice("p1", "k1", date(2026, 11, 18), AT),)},
    ],
)
def test_a_day_that_something_else_was_told_of_is_not_called_blank(more: dict[str, Any]) -> None:
    """Whoever wrote of a hard day wrote something."""
    bare = plan(("It", "daily"), check_ins=said("1.1", 15))
    view = blank_days_view(bare, TODAY)
    assert view and view.blank == 4  # 16 to 19 Nov
    assert blank_days_view(bare._replace(**more), TODAY) is None


def test_a_young_plan_has_a_calendar_of_weeks_and_an_older_one_a_map() -> None:
    young = plan(("Walk", "daily"), ("Swim", "1x week"), week_starts_on=6)
    (drawn,) = (block for block in calendar_view(young, TODAY, None, TODAY).blocks() if isinstance(block, DayMap))
    cells = ["".join(cell.text for cell in line) for line in map_lines(drawn, 20)]
    assert cells[:2] == ["       S M T W T F S", " 1 Nov · · · · · · ·"] and max(map(len, cells)) == 20
    last = date(2026, 11, 1) + timedelta(weeks=10)
    for day, is_young in ((last - timedelta(days=1), True), (last, False)):
        (drawn,) = (block for block in calendar_view(young, day, None, day).blocks() if isinstance(block, DayMap))
        assert drawn.is_short is is_young, day
