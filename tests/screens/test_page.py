"""The page as data: what stands on it, which boxes a week has, and what was said of each."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from core.plans import any_plan
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.model.components import Hope
from goalwalk.core.model.plan import Bring, Meeting, Pause, Plan, Settings
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.draw.paper.text import written
from goalwalk.screens.paper_blocks import SIZES, Span, plain
from goalwalk.screens.papers.page import SECTIONS, PageStep, page_view
from goalwalk.screens.signs import day_cells
from paper_plans import AT, MADE, WEDNESDAY, about, full, goal, inside, said, skill, step, support, usual

SIGN = {("due", None): "d", ("any", None): "a", ("not", None): "."}
SAID = {"done": "x", "partly": "/", "rest": "-"}


def boxes(shown: PageStep) -> str:
    """A week's boxes, a letter a day: d due, a any, . not; x, / and - where it was said."""
    return "".join(SAID[day.said] if day.said else SIGN[day.box, None] for day in shown.days)


def one(every: str, *check_ins, week_starts_on: int = 0, week: date = WEDNESDAY, **more) -> str | None:
    plan = Plan(Settings(week_starts_on=week_starts_on), (goal(1, "G"),), (step(1, 1, "S", every, **more),), check_ins)
    shown = page_view(indexed(plan), WEDNESDAY, week=week).steps
    return boxes(shown[0]) if shown else None


# The week of Wednesday 18 November 2026: Monday 16 to Sunday 22.
@pytest.mark.parametrize(
    ("every", "week"),
    [
        ("daily", "ddddddd"),
        ("mon,wed,fri", "d.d.d.."),
        ("weekends", ".....dd"),
        ("every 3 days", "..d..d."),  # from Tue 1 September on
        ("20th", "....d.."),
        ("third thu", "...d..."),
        ("15th", None),  # not in this week, so it is not on the page
        ("RRULE:FREQ=WEEKLY;BYDAY=TU", ".d....."),
        ("3x week", "aaaaaaa"),
        ("2x month", "aaaaaaa"),
        ("3 in 7 days", "aaaaaaa"),
        ("5 days after", "aaaaaaa"),
        ("whenever", "aaaaaaa"),
    ],
)
def test_the_boxes_of_a_week(every, week):
    assert one(every) == week


def test_what_was_said_is_on_it_on_days_that_were_not_asked_for_too():
    heard = (said("1.1", 16), said("1.1", 17, "partly"), said("1.1", 18, "rest"), said("1.1", 20, "rest"))
    assert one("daily", *heard) == "x/-d-dd"
    assert one("mon,fri", *heard) == "x/-.-.."
    assert one("3x week", *heard) == "x/-a-aa"


def test_not_today_leaves_the_box_open():
    assert one("daily", said("1.1", 18, "not today")) == "ddddddd"


@pytest.mark.parametrize(
    ("more", "week"),
    [
        ({"start": date(2026, 11, 19)}, "...dddd"),
        ({"start": date(2026, 11, 23)}, None),
        ({"finished": date(2026, 11, 17)}, None),
        ({"pauses": (Pause(date(2026, 11, 18), date(2026, 11, 19)),)}, None),
        ({"pauses": (Pause(date(2026, 11, 20), date(2026, 11, 21)),)}, "dddd..d"),
        ({"rhythms": (Since(date.min, read("daily")), Since(date(2026, 11, 19), read("mon,sat")))}, "ddd..d."),
        ({"rhythms": (Since(date.min, read("mon")), Since(date(2026, 11, 19), read("2x week")))}, "d..aaaa"),
        ({"rhythms": (Since(date.min, read("2x week")), Since(date(2026, 11, 19), read("fri")))}, "aaa.d.."),
    ],
)
def test_days_that_are_taken_out_and_rhythms_that_change(more, week):
    assert one("daily", **more) == week


def test_the_week_starts_where_the_plan_says_and_another_can_be_chosen():
    assert one("mon,wed,fri", week_starts_on=6) == ".d.d.d."
    assert one("15th", week=date(2026, 12, 15)) == ".d....."
    view = page_view(usual(), WEDNESDAY, week=date(2026, 12, 27))
    assert (view.first, view.last) == (date(2026, 12, 21), date(2026, 12, 27))
    assert {day.box for shown in view.steps for day in shown.days if shown.id == "1.1"} == {"due"}


@pytest.mark.parametrize(
    ("check_ins", "more", "there", "done"),
    [
        ((), {}, True, False),
        ((said("1.1", 18, "partly"),), {}, True, False),
        ((said("1.1", 17),), {}, True, True),
        ((said("1.1", 18),), {}, True, True),
        ((said("1.1", 13),), {}, False, False),  # done in an earlier week
        ((), {"start": date(2026, 11, 21)}, True, False),
        ((), {"start": date(2026, 11, 23)}, False, False),
        ((), {"finished": date(2026, 11, 17)}, False, False),
    ],
)
def test_what_comes_once_has_a_single_box(check_ins, more, there, done):
    plan = Plan(goals=(goal(1, "G"),), steps=(step(1, 1, "S", "once", **more),), check_ins=check_ins)
    shown = page_view(indexed(plan), WEDNESDAY, week=WEDNESDAY).steps
    assert [(one.done, one.days) for one in shown] == ([(done, ())] if there else [])


def test_only_what_goes_on_is_on_the_page():
    goals = (
        goal(1, "Active"),
        goal(2, "Exploring", status="exploring"),
        goal(3, "Reached", status="reached", ended=WEDNESDAY),
        goal(4, "Let go", status="let go", ended=MADE),
        goal(5, "At rest", pauses=(Pause(MADE, None),)),
        goal(6, "Set aside", status="paused"),
    )
    steps = tuple(step(number, 1, f"Step of {number}") for number in range(1, 7))
    barriers = tuple(inside(number, f"If {number}", "x", f"g{number}") for number in range(1, 7))
    view = page_view(indexed(Plan(goals=goals, steps=steps, barriers=(*barriers, inside(9, "of all", "x")))), WEDNESDAY)
    assert [one.title for one in view.goals] == ["Active", "Exploring"]
    assert [one.id for one in view.steps] == ["1.1", "2.1"]
    assert [one.id for one in view.plans] == ["1", "2", "9"]


def test_a_plan_at_rest_has_no_step_this_week():
    plan = usual()._replace(settings=Settings(pauses=(Pause(date(2026, 11, 10), None),)))
    view = page_view(plan, WEDNESDAY)
    assert all(day.box == "not" for one in view.steps for day in one.days)
    assert len(view.goals) == 2


def test_it_is_planned_for_two_sheets_where_it_is_too_much_for_one():
    """Where it has no sheets (on a screen, in Markdown), all stands in one order."""
    view = page_view(full(), WEDNESDAY)
    assert view.sheet().turn == 0 and view.sheet("a4").turn and not page_view(usual(), WEDNESDAY).sheet("a4").turn
    for size in SIZES:
        laid = view.sheet(size)
        first, second = ("".join(row_texts(rows)) for rows in (laid.rows[: laid.turn], laid.rows[laid.turn :]))
        for wish in view.goals:
            assert (wish.title in first) != (wish.title in second), wish
        assert first.count("for 1") + first.count("for 2") == 6 and second.count("for 5") == 3
        assert "Sam" in first and "Lucía" in first and "Ana does it" in first
    one = full()._replace(goals=full().goals[:1])
    assert "On the second sheet" not in " ".join(row_texts(page_view(one, WEDNESDAY).sheet("a4").rows))


def row_texts(rows):
    """Every text of these rows; those of boxes, too."""
    for row in rows:
        for part in row.parts:
            yield plain(part.heading)
            for block in part.read:
                for inner in getattr(block, "rows", (block,)):
                    for value in inner:
                        yield from texts_in(value)


def texts_in(value):
    if isinstance(value, Span):
        yield value.text
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner)


def test_each_section_alone_and_all_but_each():
    whole = page_view(usual(), WEDNESDAY)
    empty = page_view(usual(), WEDNESDAY, ())
    fields = {name: (name,) for name in SECTIONS} | {"strengths": ("strengths", "gives")}
    for name in SECTIONS:
        alone = page_view(usual(), WEDNESDAY, (name,))
        without = page_view(usual(), WEDNESDAY, [other for other in SECTIONS if other != name])
        for field in ("goals", "strengths", "gives", "steps", "plans", "people", "hard", "meeting", "call", "notes"):
            mine = field in fields[name]
            assert getattr(whole, field), field
            assert getattr(alone, field) == getattr(whole if mine else empty, field)
            if field == "hard" and name in ("strengths", "people"):
                continue  # they stand in its frame
            assert getattr(without, field) == getattr(empty if mine else whole, field)
    assert page_view(usual(), WEDNESDAY, SECTIONS[::-1]).sections == SECTIONS


def test_the_next_talk_and_what_to_bring():
    def talk(id, day, **more):
        return Meeting(id, 1, date(2026, 11, day), f"{id} {AT}", **more)

    def shown(*meetings):
        brings = (Bring("b1", 1, date(2026, 11, 10), AT, "The letter"), Bring("b5", 2, date(2026, 11, 15), AT, "Tea"))
        found = page_view(Plan(meetings=meetings, brings=brings), WEDNESDAY).meeting
        return found.whom, found.day, found.time, found.brings

    ahead = {"whom": "Ana", "next": date(2026, 11, 26), "time": "10:00"}
    assert shown() == (None, None, None, ("The letter", "Tea"))
    assert shown(talk("a1", 9, **ahead)) == ("Ana", date(2026, 11, 26), "10:00", ("The letter", "Tea"))
    assert shown(talk("b3", 12, **ahead)) == ("Ana", date(2026, 11, 26), "10:00", ("Tea",))
    assert shown(talk("b3", 12, group=True))[3] == ("The letter", "Tea")
    assert shown(talk("b9", 16, next=date(2026, 11, 17))) == (None, None, None, ())  # it has gone by
    assert shown(talk("b9", 16, next=WEDNESDAY))[1] == WEDNESDAY


def test_hard_moments_hold_what_helped_the_thens_and_whom_to_reach():
    plan = Plan(
        barriers=(inside(1, "a", "walk"), inside(2, "b", None)),
        supports=(support(1, "Sam", "1234"),),
        about=about("strength", "Singing"),
        hopes=tuple(Hope(f"h{n}", n, WEDNESDAY, "", f"Line {n}") for n in range(1, 5))
        + tuple(Hope(f"h{n}", n, WEDNESDAY, "", f"Words {n}", "Ana") for n in range(5, 8)),
    )
    hard = page_view(plan, WEDNESDAY, ("hard",)).hard
    assert (hard.helped, hard.thens) == (("Singing",), ("walk",))
    assert hard.lines == ("Line 4", "Line 3", "Line 2")
    assert hard.hope == (("Words 7", "Ana"),)  # as many as `now` shows beside three lines
    skilled = plan._replace(skills=(skill(1, "Breathe", None, "once"),))
    assert page_view(skilled, WEDNESDAY, ("hard",)).hard.skills == (("Breathe", "once"),)
    assert "Breathe: once" in written(page_view(skilled, WEDNESDAY, ("hard",)).sheet())
    assert "Breathe: once" not in written(page_view(skilled, WEDNESDAY, ("hard", "skills")).sheet())
    assert hard.help is None
    assert [(one.title, one.reach) for one in hard.people] == [("Sam", "1234")]


def test_a_plan_that_holds_nothing_is_not_begun():
    assert not page_view(Plan(), WEDNESDAY).begun
    assert not page_view(Plan(settings=Settings(day_starts_at=4)), WEDNESDAY).begun
    for field in ("goals", "barriers", "supports", "about", "brings", "meetings"):
        assert page_view(Plan(**{field: getattr(usual(), field)}), WEDNESDAY).begun


@given(any_plan())
def test_no_day_is_classified_twice(planned):
    """What the page says of a day is what every other screen says of it; and a gap was a box that was due, or any."""
    plan, today = planned
    plan = indexed(plan)
    view = page_view(plan, today)
    looked = {f"{row.goal.number}.{row.step.number}": day_cells(row, view.first, 7) for row in rows(plan, today)}
    for shown in view.steps:
        for day, cell in zip(shown.days, looked[shown.id], strict=False):
            assert day.day == cell.day
            assert day.said == (cell.look if cell.look in SAID else None)
            if cell.look in ("nothing written", "open"):
                assert day.box != "not"
