"""The review: its position is the answers so far, replayed; nothing passed over or left out enters the plan."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.clocks_setbacks import Setback
from goalwalk.core.model.plan import Agreed, Bring, Goal, Meeting, Pause, Plan, Step
from goalwalk.core.nouns.check_ins import Moment
from goalwalk.core.talks import question
from goalwalk.core.talks.adopting import adopt
from goalwalk.core.talks.draft import Draft, Position, answered, back, back_to, enough, position, talk_of
from goalwalk.core.talks.gathered import Gathered, items

TODAY, AT = date(2026, 11, 20), "2026-11-20T20:00:00+01:00"
FIRST, BEFORE = date(2026, 11, 6), date(2026, 11, 9)
MOMENT = Moment(TODAY, AT)
THERE = Plan(
    goals=(
        Goal("g1", 1, "Sleep better", FIRST),
        Goal("g2", 2, "Draw again", FIRST, pauses=(Pause(BEFORE),)),
        Goal("g3", 3, "Gone", FIRST, status="let go", ended=BEFORE),
    ),
    steps=(Step("s1", "g1", 1, "Lights out", FIRST, FIRST), Step("s2", "g1", 2, "Read", FIRST, FIRST, finished=BEFORE)),
    meetings=(Meeting("m1", 1, FIRST, AT, "Ana", (Agreed("call", "Ana"), Agreed("write", went="done")), next=TODAY),),
    brings=tuple(Bring(f"n{n}", n, BEFORE, AT, text) for n, text in enumerate(("Form", "Noise", "Nine"), 1)),
    setbacks=(Setback("z1", 1, BEFORE, AT, "Rain", "Noor"),),
)
ALONE = Plan(goals=THERE.goals[:1])
TEXTS = ("Walk", "Form", "2", 'say "#read"', "שלום 😴", "two\nlines", "yes", "Ana: writes; I call")
BY_READ: dict[Any, tuple[str, ...]] = {
    question.yes: ("yes", "y"),
    question.day_back: ("1 dec", "in 2 weeks"),
    question.how_often: ("daily", "3x week", "once", "27 nov"),
    question.when: ("27 nov 10:00", "tomorrow"),
    question.whom_too: ("27 nov 10:00 with Ana", "tomorrow"),
}


def at(plan: Plan, draft: Draft, *, together: bool = False) -> Position:
    return position(plan, draft, together=together, whose="Robin" if together else None)


def begun() -> Draft:
    return Draft("r1", TODAY, since=FIRST)


def fits(now: Position) -> tuple[str | None, ...]:
    """Answers that the open question takes."""
    assert now.question is not None
    if now.question.options:
        return (*map(str, range(1, len(now.question.options) + 1)), None)
    if now.question.needed:
        return ("yes", "1")
    return (*(now.question.choices or BY_READ.get(now.question.read, TEXTS)), None)


def reviewed(data: Any, plan: Plan, together: bool, most: int = 60) -> Position:
    now = at(plan, begun(), together=together)
    for _ in range(data.draw(st.integers(0, most))):
        if now.question is None:
            break
        if not now.question.needed and not data.draw(st.integers(0, 30)):
            now = at(plan, enough(now.draft, now.question, TODAY), together=together)
            continue
        text = data.draw(st.sampled_from(fits(now)))
        now = at(plan, answered(now.draft, now.question, text, TODAY), together=together)
    return now


def said(plan: Plan, answers: dict[str, str], *, together: bool = False) -> Position:
    """The end of a review with these answers; every other question is passed over, and the last one answered yes."""
    now = at(plan, begun(), together=together)
    while now.question is not None:
        given = answers.get(now.question.id, "yes" if now.question.needed else None)
        now = at(plan, answered(now.draft, now.question, given, TODAY), together=together)
    assert set(answers) <= {answer.id for answer in now.draft.answers}, "each of them was asked"
    return now


def adopted(plan: Plan, now: Position, *, together: bool = False) -> Plan:
    ids = (f"z{number}" for number in count(100))
    return adopt(plan, talk_of(plan, now.draft, together=together), now.told, lambda: next(ids), MOMENT)


PLANS = st.sampled_from((Plan(), ALONE, THERE))


@given(data=st.data(), plan=PLANS, together=st.booleans())
def test_its_position_is_the_answers_replayed(data: Any, plan: Plan, together: bool) -> None:
    now = reviewed(data, plan, together)
    again = at(plan, now.draft, together=together)
    assert (again.draft, again.told, again.question and again.question.id) == (
        now.draft,
        now.told,
        now.question and now.question.id,
    ), "left, and taken up again"
    ids = [answer.id for answer in now.draft.answers if answer.id.partition("#")[0] != "adopt"]
    assert len(set(ids)) == len(ids), "no two questions bear one id"
    draft, n = now.draft, data.draw(st.integers(0, len(now.draft.answers)))
    for _ in range(n):
        draft = back(draft)
    there = at(plan, draft, together=together)
    assert there.draft == draft
    for answer in now.draft.answers[len(now.draft.answers) - n :]:
        assert there.question is not None and there.question.id == answer.id
        assert answer.text is None or there.before == answer.text, "it stands there to be changed"
        if answer.enough:
            draft = enough(there.draft, there.question, TODAY)
        else:
            draft = answered(there.draft, there.question, answer.text, TODAY)
        there = at(plan, draft, together=together)
    assert (there.draft, there.told) == (now.draft, now.told)


@given(data=st.data(), plan=PLANS, together=st.booleans())
def test_what_is_read_back_is_what_enters_and_nothing_else(data: Any, plan: Plan, together: bool) -> None:
    now = reviewed(data, plan, together)
    there = items(now.told, new_goal=True)
    nothing = now._replace(told=now.told._replace(left_out=frozenset(item.name for item in there)))
    assert adopted(plan, nothing, together=together) == plan
    after = adopted(plan, now, together=together)
    assert (after == plan) <= all(item.left_out for item in there), "each line changes something"
    assert [goal.id for goal in after.goals] == [goal.id for goal in plan.goals]
    assert after.steps[: len(plan.steps)] == plan.steps or now.told.changes
    for item in there:  # back to where it was told, and it is told there
        gone_back = at(plan, back_to(now.draft, item.asked), together=together)
        assert gone_back.question is not None and gone_back.question.id == item.asked


def test_only_enters_change_nothing() -> None:
    for plan in (Plan(), ALONE, THERE):
        now = said(plan, {})
        assert now.told == Gathered() and adopted(plan, now) == plan


def test_the_hard_stretch_comes_late_and_the_rest_in_the_order_of_the_talk() -> None:
    asked = [answer.id for answer in said(THERE, {"start": "Form", "going#1": "change", "which#2": "2"}).draft.answers]
    assert asked == [
        *("start", "spoken#1", "which#2", "spoken#3", "spoken#2"),
        *("went#1.1", "going#1", "keeping#1.1", "new#1", "resting#2", "helped#1", "learned#1", "onward#1"),
        *("agreed", "talk"),
    ]


CASES: dict[str, tuple[dict[str, str], dict[str, object]]] = {
    "spoken": ({"which#3": "2", "spoken#2": "y"}, {"brings.1.spoken": TODAY, "brings.0.spoken": None}),
    "named anew": ({"start": "Rent"}, {"brings.3.text": "Rent", "brings.3.spoken": None}),
    "named anew and spoken": ({"start": "Rent", "spoken": "yes"}, {"brings.3.text": "Rent", "brings.3.spoken": TODAY}),
    "well": ({"well": "Slept"}, {"wins.0.text": "Slept"}),
    "went": ({"went#1.1": "she did"}, {"meetings.0.agreed.0.went": "she did"}),
    "reached": ({"going#1": "reached"}, {"goals.0.status": "reached", "goals.0.ended": TODAY}),
    "taken up": ({"resting#2": "take up"}, {"goals.1.pauses": (Pause(BEFORE, date(2026, 11, 19)),)}),
    "paused": ({"going#1": "pause", "until#1": "1 dec"}, {"goals.0.pauses": (Pause(TODAY, date(2026, 11, 30)),)}),
    "smaller": ({"going#1": "change", "keeping#1.1": "smaller", "smaller#1.1": "Lamp"}, {"steps.0.title": "Lamp"}),
    "finished": ({"going#1": "change", "keeping#1.1": "finish"}, {"steps.0.finished": TODAY}),
    "a new step": (
        {"going#1": "change", "new#1": "Breathe, daily"},
        {"steps.2.title": "Breathe", "steps.2.goal": "g1", "steps.2.number": 3},
    ),
    "learned": (
        {"helped#1": "Tea", "onward#1": "Eat", "onward.of#1": "1"},
        {"setbacks.0.helped": "Tea", "setbacks.0.onward": "Eat", "steps.2.title": "Eat"},
    ),
    "a talk of today": (
        {"agreed": "Ana: calls", "talk": "27 nov 10:00"},
        {"meetings.1.whom": "Ana", "meetings.1.next": date(2026, 11, 27), "brings.0.after": "z100"},
    ),
}


@pytest.mark.parametrize(("answers", "there"), CASES.values(), ids=CASES)
def test_what_is_said_is_there(answers: dict[str, str], there: dict[str, object]) -> None:
    after = adopted(THERE, said(THERE, answers))
    for path, value in there.items():
        found: Any = after
        for name in path.split("."):
            found = found[int(name)] if name.isdecimal() else getattr(found, name)
        assert found == value, (path, found)


def test_where_it_is_enough_what_was_agreed_and_the_next_talk_are_asked_all_the_same() -> None:
    now = at(THERE, begun())
    now = at(THERE, answered(now.draft, now.question, "Form", TODAY))  # type: ignore[arg-type]
    now = at(THERE, answered(now.draft, now.question, "yes", TODAY))  # type: ignore[arg-type]
    now = at(THERE, enough(now.draft, now.question, TODAY))  # type: ignore[arg-type]
    assert now.question is not None and now.question.id == "agreed"
    now = at(THERE, enough(now.draft, now.question, TODAY))
    assert now.question is not None and now.question.needed


def test_what_has_ended_meanwhile_is_asked_no_more_and_what_cannot_be_done_is_said() -> None:
    now = said(THERE, {"going#1": "reached", "helped#1": "Tea"})
    ended = THERE._replace(goals=(THERE.goals[0]._replace(status="reached", ended=TODAY), *THERE.goals[1:]))
    then = at(ended, now.draft)
    assert then.question is not None and then.question.id == "resting#2"
    with pytest.raises(CannotBeDone, match="goal_has_ended"):
        adopted(ended, now)
