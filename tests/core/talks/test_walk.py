"""The walk: whatever is answered, left, taken up again or gone back over, the same answers make the same draft.

Nothing that was passed over or left out enters the plan, and what is there already stays.
"""

from __future__ import annotations

from datetime import date
from itertools import count, islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core import spoken
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.components import Barrier, Support
from goalwalk.core.model.plan import About, Agreed, Goal, Meeting, Plan, Step
from goalwalk.core.nouns.check_ins import Moment
from goalwalk.core.rhythm.rhythms import DAILY, ONCE, WHENEVER
from goalwalk.core.talks import on_paper, question
from goalwalk.core.talks.adopting import adopt
from goalwalk.core.talks.draft import Answer, Draft, Position, answered, back, back_to, enough, position, talk_of
from goalwalk.core.talks.gathered import Gathered, items, pieces, taken
from goalwalk.core.talks.part import LONG, PARTS, Talk

TODAY = date(2026, 11, 20)
LATER = date(2026, 11, 24)
AT = "2026-11-20T20:00:00+01:00"
MOMENT = Moment(TODAY, AT)

GOAL = Goal("g1", 1, "Sleep better", TODAY, why="to be awake", measured="nights", levels=("0", None, "4", None, "7"))
THERE = Plan(
    goals=(GOAL,),
    steps=(Step("s1", "g1", 1, "Lights out at ten", TODAY, TODAY),),
    barriers=(Barrier("b1", 1, "Noise", TODAY, "g1", then="I use plugs"),),
    supports=(Support("p1", 1, "Sam", TODAY, "555 0100"),),
    about=(About("a1", "strength", "I get up early", TODAY), About("a2", "gives", "soup", TODAY)),
    meetings=(Meeting("m1", 1, date(2026, 11, 6), AT, "Ana", (Agreed("call"),), next=date(2026, 11, 27)),),
)

TEXTS = ("Walk", "a; b; a", "no one yet", "exploring", 'say "#read"', "שלום 😴", "two\nlines", ":)", "yes", "7")
BY_READ: dict[Any, tuple[str, ...]] = {
    question.ruler: ("0", "3", "7", "10"),
    question.how_often: ("daily", "3x week", "whenever", "once", "27 nov", "tomorrow"),
    question.when: ("27 nov 10:00", "tomorrow", "mon 9am"),
    question.whom_too: ("27 nov 10:00 with Ana", "tomorrow", "mon 9am"),
}


def fits(now: Position) -> tuple[str | None, ...]:
    """Answers that the open question takes."""
    assert now.question is not None
    if now.question.options:
        return (*(str(number) for number in range(1, len(now.question.options) + 1)), None)
    if now.question.choices:
        return (*now.question.choices, None)
    if now.question.needed:
        return ("yes", "y", "1", "1, 2" if len(items(now.told, new_goal=True)) > 1 else "1")
    return (*BY_READ.get(now.question.read, TEXTS), None)


def at(plan: Plan, draft: Draft, *, together: bool = False) -> Position:
    return position(plan, draft, together=together)


def begun(*, goal: str | None = None, long: bool = False, only: str | None = None) -> Draft:
    return Draft("w1", TODAY, goal, long, only)


def said(plan: Plan, draft: Draft, answers: dict[str, str], *, together: bool = False) -> Position:
    """The end of a walk with these answers; every other question is passed over, and the last one answered yes."""
    now = at(plan, draft, together=together)
    while now.question is not None:
        given = answers.get(now.question.id, "yes" if now.question.needed else None)
        now = at(plan, answered(now.draft, now.question, given, TODAY), together=together)
    asked = {answer.id for answer in now.draft.answers}
    assert set(answers) <= asked, "each of them was asked"
    return now


def adopted(plan: Plan, now: Position, *, together: bool = False) -> Plan:
    ids = (f"n{number}" for number in count())
    return adopt(plan, talk_of(plan, now.draft, together=together), now.told, lambda: next(ids), MOMENT)


KINDS = st.fixed_dictionaries(
    {
        "goal": st.sampled_from((None, "g1")),
        "long": st.booleans(),
        "only": st.one_of(st.none(), st.none(), st.sampled_from(LONG)),
    }
).filter(lambda kind: kind["goal"] or kind["only"] not in ("importance", "step", "confidence", "levels"))
PLANS = st.sampled_from((Plan(), THERE)).flatmap(lambda plan: st.tuples(st.just(plan), KINDS))


def walked(data: Any, plan: Plan, kind: dict[str, Any], together: bool) -> Position:
    """A random walk, up to some question or its end."""
    if not plan.goals and kind["goal"]:
        kind = kind | {"goal": None, "only": None}
    now = at(plan, begun(**kind), together=together)
    for _ in range(data.draw(st.integers(0, 60))):
        if now.question is None:
            break
        day = data.draw(st.sampled_from((TODAY, LATER)))
        if not now.question.needed and not data.draw(st.integers(0, 30)):
            now = at(plan, enough(now.draft, now.question, day), together=together)
            continue
        text = data.draw(st.sampled_from(fits(now)))
        now = at(plan, answered(now.draft, now.question, text, day), together=together)
    return now


@given(data=st.data(), chosen=PLANS, together=st.booleans())
def test_leaving_and_going_back_end_in_the_same_draft(data: Any, chosen: Any, together: bool) -> None:
    now = walked(data, *chosen, together)
    plan = chosen[0]
    again = at(plan, now.draft, together=together)
    assert (again.draft, again.told) == (now.draft, now.told), "left, and taken up again"
    draft = now.draft
    n = data.draw(st.integers(0, len(draft.answers)))
    for _ in range(n):
        draft = back(draft)
    gone_back = at(plan, draft, together=together)
    assert gone_back.draft == draft
    for answer in now.draft.answers[len(now.draft.answers) - n :]:
        assert gone_back.question is not None
        assert gone_back.question.id == answer.id
        assert answer.text is None or gone_back.before == answer.text, "it stands there to be changed"
        if answer.enough:
            draft = enough(gone_back.draft, gone_back.question, answer.day)
            gone_back = at(plan, draft, together=together)
            continue
        gone_back = at(plan, answered(gone_back.draft, gone_back.question, answer.text, answer.day), together=together)
    assert (gone_back.draft, gone_back.told) == (now.draft, now.told)


@given(data=st.data(), chosen=PLANS, together=st.booleans())
def test_it_is_asked_in_the_order_of_the_sheet(data: Any, chosen: Any, together: bool) -> None:
    now = walked(data, *chosen, together)
    talk = talk_of(chosen[0], now.draft, together=together)
    order = ["opening", *on_paper.labels(talk), "adopt"]
    if "agreed" in order:  # on paper it stands last
        order.remove("agreed"), order.remove("agreed.who")
        order[order.index("talk") : order.index("talk")] = ["agreed", "agreed.who"]
    if "people" in order:  # which is not asked on paper
        order.insert(order.index("people.company"), "people.first")
    if "step" in order:
        order.insert(order.index("step.place") + 1, "step.half")
    if "talk" in order:  # how the two reach each other stands on no paper
        order[order.index("talk") + 1 : order.index("talk") + 1] = ["reach.same", "reach"]
    if "goal.more" in order:  # nor is which comes first
        order.insert(order.index("goal.more") + 1, "goal.first")
    names = [on_paper.plain_name(answer.id.partition("#")[0]) for answer in now.draft.answers]
    assert set(names) <= set(order)
    several = {"goal.why", "step", "barrier", "people", "agreed"}
    for one, other in zip(names, islice(names, 1, None), strict=False):
        assert order.index(other) >= order.index(one) or other in several


@given(data=st.data(), chosen=PLANS, together=st.booleans())
def test_what_is_left_out_does_not_enter_the_plan(data: Any, chosen: Any, together: bool) -> None:
    plan = chosen[0]
    now = walked(data, *chosen, together)
    new_goal = talk_of(plan, now.draft, together=together).goal is None
    everything = now.told._replace(left_out=frozenset(item.name for item in items(now.told, new_goal=new_goal)))
    assert items(taken(everything, new_goal=new_goal), new_goal=new_goal) == ()
    if not together:
        assert adopted(plan, now._replace(told=everything)) == plan
    for item in items(now.told, new_goal=new_goal):
        kept = taken(now.told._replace(left_out=frozenset([item.name])), new_goal=new_goal)
        names = [other.thing for other in items(kept, new_goal=new_goal) if other.kind == item.kind]
        assert not any(thing is item.thing for thing in names)


@given(data=st.data(), chosen=PLANS, together=st.booleans())
def test_adopting_only_adds_and_takes_nothing_away(data: Any, chosen: Any, together: bool) -> None:
    plan = chosen[0]
    after = adopted(plan, walked(data, *chosen, together), together=together)
    assert after.steps[: len(plan.steps)] == plan.steps
    assert after.barriers[: len(plan.barriers)] == plan.barriers
    assert [one.title for one in after.supports][: len(plan.supports)] == [one.title for one in plan.supports]
    assert [goal.id for goal in after.goals][: len(plan.goals)] == [goal.id for goal in plan.goals]


def test_seven_parts_unless_more_are_asked_for() -> None:
    assert len(PARTS) == 7
    now = at(Plan(), begun())
    seen = []
    while now.question is not None:
        seen.append((now.question.part, now.question.number, now.question.of))
        text = {"goal": "Sleep", "adopt": "yes"}.get(now.question.name)
        now = at(Plan(), answered(now.draft, now.question, text, TODAY))
    assert list(dict.fromkeys(seen))[:7] == [(part, number, 7) for number, part in enumerate(PARTS, 1)]
    assert [part for part, *_ in dict.fromkeys(seen)][7:] == ["closing"]


def test_a_whole_talk_becomes_a_plan() -> None:
    now = said(
        Plan(),
        begun(),
        {
            "life": "Mornings with coffee and no hurry",
            "helps": "walking; my sister's calls",
            "goal": "Sleep through the night",
            "goal.why": "To be awake at work",
            "step": "Lights out at ten",
            "step.when": "daily",
            "step.place": "after the news, with Sam, smaller: Lights out at half past ten",
            "step.another#2": "Ask for a later shift",
            "step.when#2": "27 nov",
            "barrier": "If I am wide awake",
            "barrier.side": "inside",
            "barrier.then": "then I read one page.",
            "barrier.another#2": "The pipes are loud",
            "barrier.side#2": "outside",
            "barrier.whom#2": "the landlord",
            "barrier.say#2": "Could somebody look at them?",
            "people": "Sam",
            "people.reach": "555 0100",
            "people.company": "my niece",
            "talk": "27 nov 10:00",
            "talk.whom": "Ana",
            "talk.bring": "the letter; a win",
            "also": "I laughed today",
        },
    )
    plan = adopted(Plan(), now)
    assert [(goal.number, goal.title, goal.why, goal.status) for goal in plan.goals] == [
        (1, "Sleep through the night", "To be awake at work", "active")
    ]
    first, second = plan.steps
    assert (first.title, first.rhythms[0].value, first.cue, first.whom) == (
        "Lights out at half past ten",
        DAILY,
        "after the news",
        "Sam",
    )
    assert (second.number, second.rhythms[0].value, second.by) == (2, ONCE, date(2026, 11, 27))
    inside, outside = plan.barriers
    assert (inside.title, inside.then, inside.goal) == ("I am wide awake", "read one page", plan.goals[0].id)
    assert (outside.side, outside.whom, outside.say) == ("outside", "the landlord", "Could somebody look at them?")
    assert [(one.title, one.reach) for one in plan.supports] == [("Sam", "555 0100")]
    assert [(one.kind, one.text) for one in plan.about] == [
        ("life", "Mornings with coffee and no hurry"),
        ("strength", "walking"),
        ("strength", "my sister's calls"),
        ("company", "my niece"),
        ("also", "I laughed today"),
    ]
    (talk,) = plan.meetings
    assert (talk.whom, talk.next, talk.time, talk.arranged) == ("Ana", date(2026, 11, 27), "10:00", True)
    assert [one.text for one in plan.brings] == ["the letter", "a win"]


def test_a_long_talk_rates_and_writes_levels() -> None:
    now = said(
        Plan(),
        begun(long=True),
        {
            "hopes": "more energy",
            "fears": "that it stays so",
            "goal": "Sleep",
            "importance": "9",
            "importance.why": "work",
            "importance.up": "nothing",
            "step": "Lights out",
            "confidence": "5",
            "confidence.smaller": "Lights out on Sunday",
            "measured": "nights slept through",
            "level.0": "four",
            "level.-1": "three",
            "level.1": "five",
            "giving": "that it passes",
        },
    )
    plan = adopted(Plan(), now)
    assert plan.steps[0].title == "Lights out on Sunday"
    assert plan.goals[0].measured == "nights slept through"
    assert plan.goals[0].levels == (None, "three", "four", "five", None)
    assert [(one.importance, one.confidence, one.why, one.up) for one in plan.ratings] == [
        (9, None, "work", "nothing"),
        (None, 5, None, None),
    ]
    assert [one.kind for one in plan.about] == ["hope", "fear", "gives"]


@pytest.mark.parametrize(
    ("answers", "asked", "not_asked"),
    [
        ({}, "barrier", "step"),
        ({"goal": "Sleep"}, "step", "goal.explore"),
        ({"goal": "exploring"}, "goal.explore", "step"),
        ({"goal": "Exploring", "goal.explore": "Drawing"}, "step", "confidence"),
        ({"barrier": "Rain", "barrier.side": "outside"}, "barrier.whom", "barrier.then"),
        ({"barrier": "Rain", "barrier.side": "inside"}, "barrier.then", "barrier.whom"),
        ({"barrier": "Rain"}, "barrier.then", "barrier.say"),
        ({"people": "No one yet."}, "people.first", "people.reach"),
        ({"people": "Sam"}, "people.reach", "people.first"),
        ({"talk": "tomorrow"}, "talk.whom", "agreed"),
    ],
)
def test_what_is_asked_follows_from_what_was_answered(answers: dict[str, str], asked: str, not_asked: str) -> None:
    now = said(Plan(), begun(), answers)
    names = {answer.id for answer in now.draft.answers}
    assert asked in names
    assert not_asked not in names


@pytest.mark.parametrize(
    ("confidence", "smaller"), [("0", True), ("6", True), ("7", False), ("10", False), (None, False)]
)
def test_a_confidence_under_seven_offers_a_smaller_step(confidence: str | None, smaller: bool) -> None:
    given = {"goal": "Sleep", "step": "Lights out"} | ({"confidence": confidence} if confidence else {})
    now = said(Plan(), begun(long=True), given)
    assert ("confidence.smaller" in {answer.id for answer in now.draft.answers}) is smaller
    assert now.told.steps[0].title == "Lights out", "it is offered, never insisted on"


def test_no_one_yet_is_a_step_towards_people() -> None:
    answers = {"goal": "Sleep", "step": "Read", "people": "nobody", "people.first": "Say hello"}
    now = said(Plan(), begun(), answers)
    assert now.told.supports == ()
    plan = adopted(Plan(), now)
    assert [(one.title, one.kind, one.rhythms[0].value) for one in plan.steps] == [
        ("Read", "action", WHENEVER),
        ("Say hello", "connect", ONCE),
    ]
    step = next(item for item in items(now.told, new_goal=True) if item.name == "steps.2")
    there = at(Plan(), back_to(now.draft, step.asked))
    assert there.question is not None
    assert (there.question.id, there.before) == ("people.first", "Say hello")


def test_no_one_yet_without_a_goal_is_brought_to_the_next_talk() -> None:
    now = said(Plan(), begun(), {"people": "nobody", "people.first": "Say hello", "talk.bring": "a letter"})
    plan = adopted(Plan(), now)
    assert ([one.text for one in plan.brings], plan.steps) == (["Say hello", "a letter"], ())
    left_out = said(Plan(), begun(), {"people": "nobody", "people.first": "Hi", "adopt": "1", "adopt#2": "yes"})
    assert adopted(Plan(), left_out).brings == ()
    there = said(THERE, begun(goal="g1", only="people"), {"people": "nobody", "people.first": "Say hello"})
    assert [(one.goal, one.title, one.kind) for one in adopted(THERE, there).steps][1:] == [
        ("g1", "Say hello", "connect")
    ]


def test_exploring_is_a_fine_answer() -> None:
    for answers in ({"goal": "exploring", "goal.explore": "Drawing"}, {"goal": "Drawing", "goal.why": "exploring"}):
        plan = adopted(Plan(), said(Plan(), begun(), answers))
        assert [(goal.title, goal.status, goal.why) for goal in plan.goals] == [("Drawing", "exploring", None)]


def test_a_walk_goes_on_with_a_goal_that_is_there() -> None:
    now = at(THERE, begun(goal="g1"))
    stands = {}
    while now.question is not None:
        stands[now.question.id] = (now.before, now.question.offered)
        text = {"step": "Read", "adopt": "yes", "people": "sam", "people.reach": "555 0199", "barrier": "Rain"}
        given = text.get(now.question.id)
        now = at(THERE, answered(now.draft, now.question, given, TODAY))
    assert stands["goal"][0] == "Sleep better"
    assert stands["goal.why"][0] == "to be awake"
    assert stands["helps"][0] == "I get up early"
    assert stands["step"][1] == ("Lights out at ten",)
    assert stands["barrier"][1] == ("Noise",)
    assert stands["barrier.then"][1] == ("I use plugs", "I get up early"), "what helped before is offered again"
    plan = adopted(THERE, now)
    assert plan.goals == THERE.goals
    assert [(step.goal, step.title, step.number) for step in plan.steps] == [
        ("g1", "Lights out at ten", 1),
        ("g1", "Read", 2),
    ]
    assert [(one.title, one.reach) for one in plan.supports] == [("Sam", "555 0199")], "found again, by any case"
    assert plan.about == THERE.about
    assert plan.meetings == THERE.meetings


def test_what_was_left_as_it_stood_is_not_put_back_over_a_later_change() -> None:
    now = said(THERE, begun(goal="g1"), {"goal": "Sleep better", "goal.why": "to be awake", "helps": "I get up early"})
    changed = THERE._replace(
        goals=(GOAL._replace(title="Sleep, and wake"),),
        about=(About("a1", "strength", "I get up late", TODAY), THERE.about[1]),
    )
    then = at(changed, now.draft)
    assert then.question is None
    assert adopted(changed, then).goals == changed.goals
    assert adopted(changed, then).about == changed.about


def test_giving_more_takes_nothing_away() -> None:
    now = at(THERE, begun(goal="g1", only="giving"))
    assert now.before == "soup", "it stands there to be gone on with"
    plan = adopted(THERE, said(THERE, begun(goal="g1", long=True), {"giving": "soup; songs", "people.company": "Jo"}))
    assert [one.text for one in plan.about if one.kind == "gives"] == ["soup", "songs"]
    assert [one.text for one in plan.about if one.kind == "company"] == ["Jo"]
    assert [one.text for one in plan.about if one.kind == "strength"] == ["I get up early"]


def test_a_goal_of_one_part_that_was_taken_away_is_told() -> None:
    draft = said(THERE, begun(goal="g1", only="step"), {"step": "Read"}).draft
    with pytest.raises(CannotBeDone, match="walk_goal_gone"):
        at(Plan(), draft)


def test_levels_that_were_passed_over_stay() -> None:
    now = said(THERE, begun(goal="g1", only="levels"), {"measured": "nights", "level.-1": "2"})
    assert adopted(THERE, now).goals[0].levels == ("0", "2", "4", None, "7")


@pytest.mark.parametrize("part", ["importance", "step", "confidence", "levels"])
def test_a_part_that_needs_a_goal_says_so(part: str) -> None:
    with pytest.raises(CannotBeDone, match="walk_no_goal"):
        at(Plan(), begun(only=part))


def test_a_goal_that_was_taken_away_meanwhile_is_a_new_one() -> None:
    draft = answered(begun(goal="g1"), at(THERE, begun(goal="g1")).question, "calm", TODAY)  # type: ignore[arg-type]
    now = said(Plan(), draft, {"goal": "Sleep better", "step": "Read"})
    plan = adopted(Plan(), now)
    assert [(goal.title, plan.steps[0].goal == goal.id) for goal in plan.goals] == [("Sleep better", True)]


def test_what_no_longer_fits_is_kept_for_when_it_is_asked_again() -> None:
    now = said(THERE, begun(goal="g1"), {"step": "Read", "step.when": "daily"})
    earlier = now.draft._replace(answers=now.draft.answers[:-1])
    changed = earlier._replace(
        answers=tuple(Answer("step.when", "8x week", TODAY) if a.id == "step.when" else a for a in earlier.answers)
    )
    there = at(THERE, changed)
    assert there.question is not None
    assert there.question.id == "step.when"
    assert there.before == "8x week"
    assert "barrier" not in [answer.id for answer in there.draft.answers]


def test_a_day_means_what_it_meant_when_it_was_typed() -> None:
    draft = said(Plan(), begun(only="talk"), {"talk": "tomorrow"}).draft
    assert at(Plan(), draft).told.talk == (date(2026, 11, 21), None)
    typed_later = draft._replace(answers=tuple(answer._replace(day=LATER) for answer in draft.answers))
    assert at(Plan(), typed_later).told.talk == (date(2026, 11, 25), None)


TALK_TODAY = Meeting("m2", 2, TODAY, AT, "Lee", (Agreed("one"),))


@pytest.mark.parametrize(
    ("there", "together", "answers", "after"),
    [
        ((), False, {}, []),
        ((), False, {"talk": "tomorrow"}, [(None, (), date(2026, 11, 21), True)]),
        (THERE.meetings, False, {"talk": "tomorrow"}, [("Ana", ("call",), date(2026, 11, 21), False)]),
        (
            THERE.meetings,
            False,
            {"talk": "tomorrow", "talk.whom": "ana"},
            [("Ana", ("call",), date(2026, 11, 21), False)],
        ),
        (
            THERE.meetings,
            False,
            {"talk": "tomorrow", "talk.whom": "Lee"},
            [("Ana", ("call",), date(2026, 11, 27), False), ("Lee", (), date(2026, 11, 21), True)],
        ),
        ((), True, {}, [(None, (), None, False)]),
        ((), True, {"agreed": "two", "talk": "tomorrow"}, [(None, ("two",), date(2026, 11, 21), False)]),
        ((TALK_TODAY,), True, {"agreed": "two"}, [("Lee", ("one", "two"), None, False)]),
    ],
)
def test_the_next_talk_and_what_was_agreed(
    there: tuple[Meeting, ...], together: bool, answers: dict[str, str], after: list[Any]
) -> None:
    plan = Plan(meetings=there)
    now = said(plan, begun(), {"life": "calm"} | answers, together=together)
    meetings = adopted(plan, now, together=together).meetings
    assert [(m.whom, tuple(one.text for one in m.agreed), m.next, m.arranged) for m in meetings] == after


def test_who_does_what_was_agreed() -> None:
    now = said(
        Plan(), begun(only="talk"), {"agreed": "call", "agreed.who": "Lee", "agreed.another#2": "rest"}, together=True
    )
    assert adopted(Plan(), now, together=True).meetings[0].agreed == (Agreed("call", "Lee"), Agreed("rest"))


@pytest.mark.parametrize(
    ("text", "code"),
    [("11", "ruler"), ("-1", "ruler"), ("seven", "ruler"), ("7.5", "ruler"), ("", "ruler")],
)
def test_rulers_are_whole_numbers_to_ten(text: str, code: str) -> None:
    with pytest.raises(NotUnderstood, match=code):
        question.ruler(text, TODAY)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("y", "yes"),
        (" YES ", "yes"),
        ("2", {2}),
        ("1, 3", {1, 3}),
        ("1 3", {1, 3}),
        *((text, None) for text in ("", "n", "no", "0", "4", "yes 1", "maybe", "1 x", "-1")),
    ],
)
def test_consent(text: str, read: Any) -> None:
    if read is None:
        with pytest.raises(NotUnderstood, match="walk_consent"):
            question.consent(3)(text, TODAY)
    else:
        assert question.consent(3)(text, TODAY) == read


@pytest.mark.parametrize(
    ("text", "often", "by"),
    [
        ("daily", (DAILY, None, ()), None),
        ("twice a day", (DAILY, 2, ()), None),
        ("every morning", (DAILY, None, ("morning",)), None),
        ("whenever", (WHENEVER, None, ()), None),
        ("27 nov", (ONCE, None, ()), date(2026, 11, 27)),
        ("tomorrow", (ONCE, None, ()), date(2026, 11, 21)),
    ],
)
def test_a_rhythm_or_a_day(text: str, often: Any, by: date | None) -> None:
    found = question.how_often(text, TODAY)
    assert (found[:3], found.by) == (often, by)


@pytest.mark.parametrize(
    ("text", "code"),
    [("now and zen", "walk_when"), ("8x week", "rhythm_number"), ("31 feb", "no_such_day"), ("", "walk_when")],
)
def test_no_rhythm_and_no_day(text: str, code: str) -> None:
    with pytest.raises(NotUnderstood, match=code):
        question.how_often(text, TODAY)


def test_a_goal_left_out_takes_what_belongs_to_it() -> None:
    now = said(Plan(), begun(), {"goal": "Sleep", "step": "Read", "barrier": "Noise", "adopt": "1", "adopt#2": "yes"})
    plan = adopted(Plan(), now)
    assert (plan.goals, plan.steps) == ((), ())
    assert [(one.title, one.goal) for one in plan.barriers] == [("Noise", None)]


def test_a_line_left_out_can_be_taken_in_again() -> None:
    now = said(Plan(), begun(), {"goal": "Sleep", "step": "Read", "adopt": "1 2", "adopt#2": "1, 2", "adopt#3": "y"})
    plan = adopted(Plan(), now)
    assert [step.title for step in plan.steps] == ["Read"]


def test_pieces() -> None:
    assert pieces(" a ; b\nc;;a ") == ("a", "b", "c")
    assert pieces(None) == ()


def test_every_question_stands_on_the_sheet_with_its_own_label() -> None:
    for talk in (Talk(), Talk(long=True), Talk(long=True, together=True)):
        labels = list(on_paper.labels(talk).values())
        assert len(labels) == len(set(labels))
    assert on_paper.labels(Talk())["step.when"] == "4b"


def test_a_label_means_one_question_on_every_sheet() -> None:
    """Long or short, alone or of two, of one part: what 7a asks on one it asks on all."""
    meant: dict[str, str] = {}
    for only in (None, *LONG):
        for long in (False, True):
            for together in (False, True):
                for name, label in on_paper.labels(Talk(long=long, only=only, together=together)).items():
                    assert meant.setdefault(label, name) == name
    assert sorted(meant.values()) == sorted(name for names in on_paper.NAMES.values() for name in names)
    alone, of_two = on_paper.labels(Talk()), on_paper.labels(Talk(together=True))
    assert (alone["talk"], of_two["talk"], of_two["agreed"]) == ("7a", "7a", "7d")
    for together in (False, True):
        assert on_paper.labels(Talk(sheet=True, together=together)) == on_paper.LABELS
    assert set(Gathered()._fields) >= {"life", "also"}


@pytest.mark.parametrize(
    ("text", "when", "then"),
    [
        ("I wake at three", "I wake at three", "wake at three"),
        ("If I wake at three.", "I wake at three", None),
        ("when my boss shouts", "my boss shouts", None),
        ("then I get up", None, "get up"),
        ("then I would go out.", None, "would go out"),
        ("I'll breathe", None, "will breathe"),
        ("… I'd call", None, "would call"),
        ("ring Sam", "ring Sam", "ring Sam"),
        ("if", "if", "if"),
        ("I", "I", "I"),
        ("wait...", "wait...", "wait..."),
        ("si llueve", "si llueve", "si llueve"),
        ("iffy weather", "iffy weather", "iffy weather"),
    ],
)
def test_half_of_an_if_then_is_taken_out_of_the_sentence_it_was_typed_as(
    text: str, when: str | None, then: str | None
) -> None:
    assert when is None or spoken.when_of(text) == when
    assert then is None or spoken.then_of(text) == then


@pytest.mark.parametrize(("text", "is_no"), [("No.", True), ("nobody", True), ("no way home", False), ("", False)])
def test_a_plain_no(text: str, is_no: bool) -> None:
    assert (spoken.plain(text) in spoken.NO) is is_no


def test_a_change_goes_back_to_where_a_line_was_told() -> None:
    answers = {"goal": "Sleep", "step": "Read", "step.another#2": "Write", "barrier": "Rain", "people": "Sam"}
    now = at(Plan(), begun())
    while now.question is not None and not now.question.needed:
        now = at(Plan(), answered(now.draft, now.question, answers.get(now.question.id), TODAY))
    for item in items(now.told, new_goal=True):
        there = at(Plan(), back_to(now.draft, item.asked))
        assert there.question is not None
        assert there.question.id == item.asked
        assert there.before in ("Sleep", "Read", "Write", "Rain", "Sam")
        while there.question is not None and not there.question.needed:
            there = at(Plan(), answered(there.draft, there.question, there.before or None, TODAY))
        assert there.told == now.told, "Enter keeps all the others"
