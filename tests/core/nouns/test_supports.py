"""Who is in the person's corner: when they were last spoken to, who is quiet, when a group comes together."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.components import WAYS, Contact, Support
from goalwalk.core.model.plan import CheckIn, Goal, Pause, Plan, Settings, Step
from goalwalk.core.nouns import supports as changes
from goalwalk.core.nouns.check_ins import Moment
from goalwalk.core.nouns.records import without
from goalwalk.core.nouns.supports import contacts_with, last_spoken, near, next_time, quiet, reachable, step_towards
from goalwalk.core.rhythm import rhythms
from goalwalk.core.since import Since
from goalwalk.core.spoken import is_nobody
from goalwalk.core.times import read_time
from goalwalk.screens.nouns.supports import near_lines, quiet_line
from goalwalk.words.ready_made import FIRST_STEPS
from words.test_sentences import NOT_SAID

TODAY = date(2026, 11, 20)  # a Friday
AT = "2026-11-20T20:00:00+01:00"
MADE = date(2026, 11, 1)
MOMENT = Moment(TODAY, AT)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def support(number: int = 1, title: str = "Sam", made: date = MADE, every: str = "", **more: Any) -> Support:
    rhythm = rhythms.read(every) if every else None
    return Support(f"u{number}", number, title, made, rhythm=rhythm, **more)


def contact(number: int, days_ago: int, way: Any = "reached", id: str = "") -> Contact:
    return Contact(id or f"k{number}-{days_ago}", f"u{number}", ago(days_ago), AT, way)


def plan(*supports: Support, contacts: tuple[Contact, ...] = (), after: int | None = None) -> Plan:
    return Plan(Settings(reach_after=after), supports=supports, contacts=contacts)


def new_ids() -> Any:
    numbers = count()
    return lambda: f"n{next(numbers)}"


def test_the_latest_contact_of_any_way_is_when_somebody_was_last_spoken_to() -> None:
    sam, ana = support(), support(2, "Ana")
    contacts = (contact(1, 5, "there"), contact(1, 9), contact(1, 5, "reached", "later"))
    there = plan(sam, ana, contacts=contacts)
    assert last_spoken(there, sam) == ago(5)
    assert last_spoken(there, ana) is None
    assert [one.id for one in contacts_with(there, sam)] == ["later", "k1-5", "k1-9"], "of one day, the last first"


@pytest.mark.parametrize(
    ("after", "fields", "spoken", "is_quiet"),
    [
        (None, {"made": date(2020, 1, 1)}, (), False),
        (14, {"made": ago(14)}, (), True),
        (14, {"made": ago(13)}, (), False),
        (14, {}, (14, 30), True),
        (14, {}, (13, 30), False),
        (1, {}, (1,), True),
        (1, {}, (0,), False),
        (14, {"kind": "person", "made": ago(20)}, (), True),
        (14, {"kind": "group", "made": ago(20)}, (), False),
        (14, {"kind": "place", "made": ago(20)}, (), False),
        (14, {"kind": "service", "made": ago(20)}, (), False),
        (14, {"every": "thu", "made": ago(20)}, (), False),
        (14, {"kind": "person", "every": "thu", "made": ago(20)}, (), True),
    ],
)
def test_who_is_quiet(after: int | None, fields: dict[str, Any], spoken: tuple[int, ...], is_quiet: bool) -> None:
    one = support(**fields)
    there = plan(one, contacts=tuple(contact(1, days) for days in spoken), after=after)
    assert quiet(there, TODAY) == ((one,) if is_quiet else ())
    assert (quiet_line(there, TODAY) is not None) is is_quiet


PEOPLE = st.lists(st.tuples(st.integers(0, 60), st.lists(st.integers(0, 60), max_size=3)), max_size=5)


@given(people=PEOPLE, after=st.integers(1, 40))
def test_the_longest_quiet_comes_first_and_speaking_ends_it(people: Any, after: int) -> None:
    supports = tuple(support(number, made=ago(made)) for number, (made, _) in enumerate(people, 1))
    contacts = tuple(
        contact(n, days, id=f"{n}.{i}") for n, (_, of) in enumerate(people, 1) for i, days in enumerate(of)
    )
    there = plan(*supports, contacts=contacts, after=after)
    found = quiet(there, TODAY)
    days = [(TODAY - (last_spoken(there, one) or one.made)).days for one in found]
    assert days == sorted(days, reverse=True)
    assert all(day >= after for day in days)
    assert (quiet_line(there, TODAY) is None) is (not found)
    for one in found:
        way = WAYS[one.number % 2]
        after_it, _ = changes.spoke(there, Contact("x", one.id, TODAY, AT, way), one, new_ids(), MOMENT)
        assert one not in quiet(after_it, TODAY)
        assert set(quiet(after_it, TODAY)) == {*found} - {one}


def test_one_name_a_day_turn_by_turn() -> None:
    there = plan(*(support(number, f"Friend {number}", ago(90 - number)) for number in (1, 2, 3)), after=14)
    lines = [quiet_line(there, TODAY + timedelta(days=n)) for n in range(6)]
    titles = [line.title for line in lines if line]
    assert sorted(titles[:3]) == ["Friend 1", "Friend 2", "Friend 3"]
    assert titles[3:] == titles[:3]
    assert all(line and line.days == 90 - int(line.id) + n for n, line in enumerate(lines))


@pytest.mark.parametrize(
    ("every", "made", "been", "day", "is_near"),
    [
        ("fri", MADE, (), TODAY, True),
        ("sat", MADE, (), date(2026, 11, 21), True),
        ("sun", MADE, (), date(2026, 11, 22), False),
        ("fri", MADE, (0,), date(2026, 11, 27), False),
        ("daily", MADE, (0,), date(2026, 11, 21), True),
        ("every 14 days", date(2026, 11, 6), (), TODAY, True),
        ("every 14 days", date(2026, 11, 7), (), date(2026, 11, 21), True),
        ("every 14 days", date(2026, 11, 8), (), date(2026, 11, 22), False),
        ("third fri", MADE, (), TODAY, True),
        ("21st", MADE, (), date(2026, 11, 21), True),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", date(2026, 11, 6), (), TODAY, True),
        ("RRULE:FREQ=WEEKLY;COUNT=2;BYDAY=FR", MADE, (), None, False),
        ("2x week", MADE, (), None, False),
        ("3 in 7 days", MADE, (), None, False),
        ("2 days after", MADE, (), None, False),
        ("whenever", MADE, (), None, False),
        ("once", MADE, (), None, False),
        ("", MADE, (), None, False),
    ],
)
def test_when_a_group_comes_together(
    every: str, made: date, been: tuple[int, ...], day: date | None, is_near: bool
) -> None:
    one = support(made=made, every=every, time="19:00")
    there = plan(one, contacts=tuple(contact(1, days) for days in been))
    assert next_time(there, one, TODAY) == day
    assert near(there, TODAY) == (((one, day),) if is_near else ())


def test_todays_groups_come_first_by_their_time() -> None:
    late, early = support(1, "Choir", every="fri", time="19:00"), support(2, "Walkers", every="fri", time="09:00")
    tomorrow, whole = support(3, "Art room", every="sat", time="08:00"), support(4, "Market", every="fri")
    there = plan(tomorrow, late, early, whole)
    assert [(line.title, line.day, line.time) for line in near_lines(there, TODAY)] == [
        ("Market", TODAY, None),
        ("Walkers", TODAY, "09:00"),
        ("Choir", TODAY, "19:00"),
        ("Art room", date(2026, 11, 21), "08:00"),
    ]


def test_who_can_be_reached_those_spoken_to_last_first() -> None:
    one, two, three, four = (support(n, f"N{n}", reach=reach) for n, reach in enumerate(("1", "2", None, "4"), 1))
    there = plan(one, two, three, four, contacts=(contact(4, 9), contact(2, 3), contact(3, 0)))
    assert reachable(there) == (two, four, one)


# Steps towards somebody


def step(title: str, number: int = 1, **more: Any) -> Step:
    fields: dict[str, Any] = {"start": MADE, "kind": "connect", "rhythms": (Since(date.min, rhythms.read("daily")),)}
    return Step(f"s{number}", "g", number, title, MADE, **(fields | more))


def towards(*steps: Step, title: str = "Sam", goal: Goal | None = None, said: Any = (), day: date = TODAY) -> Any:
    there = plan(support(title=title))._replace(
        goals=(goal or Goal("g", 1, "Company", MADE),), steps=steps, check_ins=tuple(said)
    )
    return step_towards(indexed(there), support(title=title), day)


CALL = step("Call Sam")
ONCE = (Since(date.min, rhythms.read("once")),)


@pytest.mark.parametrize(
    ("steps", "more", "found"),
    [
        ((CALL,), {}, True),
        ((step("call SÁM, maybe"),), {}, True),
        ((step("Coffee", whom="sam"),), {}, True),
        ((step("Call my sister  Ida"),), {"title": "My Sister Ida"}, True),
        ((step("Call Samantha"),), {}, False),
        ((step("Walk"),), {"title": "Al"}, False),
        ((step("Call C++ (Sam)"),), {"title": "C++ (Sam)"}, True),
        ((step("Coffee"),), {}, False),
        ((step("Call Sam", kind="action"),), {}, False),
        ((CALL, step("Write to Sam", 2)), {}, False),
        ((CALL, step("Write to Sam", 2, finished=TODAY)), {}, True),
        ((CALL, step("Write to Sam", 2, kind="ask")), {}, True),
        ((step("Call Sam", finished=ago(2)),), {"day": ago(4)}, False),
        ((step("Call Sam", pauses=(Pause(ago(3)),)),), {}, False),
        ((step("Call Sam", start=TODAY),), {"day": ago(1)}, False),
        ((CALL,), {"goal": Goal("g", 1, "Company", MADE, status="let go", ended=ago(1))}, False),
        ((CALL,), {"goal": Goal("g", 1, "Company", MADE, pauses=(Pause(ago(1)),))}, False),
        ((step("Call Sam", rhythms=ONCE),), {}, True),
        ((step("Call Sam", rhythms=(Since(date.min, rhythms.read("mon")),)),), {}, True),
        ((step("Call Sam", rhythms=(Since(date.min, rhythms.read("whenever")),)),), {}, True),
    ],
)
def test_the_step_towards_somebody(steps: tuple[Step, ...], more: dict[str, Any], found: bool) -> None:
    assert towards(*steps, **more) == (steps[0] if found else None)


@pytest.mark.parametrize("word", ["done", "partly", "rest", "not today"])
def test_nothing_is_said_over_what_was_said_of_that_day(word: Any) -> None:
    said = (CheckIn("c", "s1", TODAY, AT, word),)
    assert towards(CALL, said=said) is None
    assert towards(CALL, said=said, day=ago(1)) == CALL
    assert towards(CALL, step("Write to Sam", 2), said=said) is None, "the other one is not meant instead"


def test_what_was_for_once_and_is_done_goes_on_no_more() -> None:
    once = step("Call Sam", rhythms=ONCE)
    assert towards(once, said=(CheckIn("c", "s1", ago(3), AT, "done"),)) is None
    other = step("Write to Sam", 2)
    assert towards(once, other, said=(CheckIn("c", "s1", ago(3), AT, "done"),)) == other


# Changes


def test_a_rhythm_makes_a_group_and_a_time_goes_with_it() -> None:
    thursdays = rhythms.read("thu")
    there = changes.add(plan(), support(every="thu", time="19:00"))
    (choir,) = there.supports
    assert choir.kind == "group"
    assert changes.add(plan(), support(every="thu", kind="place")).supports[0].kind == "place"
    for fields in ({"rhythm": None}, {"rhythm": None, "time": None}):
        (now,) = changes.edit(there, choir, **fields).supports
        assert (now.rhythm, now.time, now.kind) == (None, None, "group")
    assert changes.edit(there, choir, rhythm=thursdays).supports[0].time == "19:00"
    sam = changes.add(plan(), support())
    assert changes.edit(sam, sam.supports[0], rhythm=thursdays).supports[0].kind == "group"
    with pytest.raises(NotUnderstood, match="time_alone"):
        changes.add(plan(), support(time="19:00"))
    with pytest.raises(NotUnderstood, match="time_alone"):
        changes.edit(there, choir, rhythm=None, time="20:00")


def test_contact_goes_with_whom_it_was() -> None:
    there = plan(support(), support(2, "Ana"), contacts=(contact(1, 1), contact(2, 1)))
    after = without(there, "supports", there.supports[0].id)
    assert after.supports == there.supports[1:]
    assert after.contacts == there.contacts[1:]
    assert changes.add(after, support(0, "Cem")).supports[-1].number == 3


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("19:00", "19:00"),
        ("7pm", "19:00"),
        ("7 PM", "19:00"),
        ("9.30 a.m.", "09:30"),
        ("noon", "12:00"),
        ("19.30", "19:30"),
        ("12am", "00:00"),
        ("19:00 or so", "19:00"),
        ("half seven in the evening", "19:30"),
        *((text, None) for text in ("", "7", "25:00", "19:60", "thu 19:00", "soon", "at", "19:00 or 20", "١٩:٠٠")),
    ],
)
def test_a_time_alone(text: str, time: str | None) -> None:
    if time is None:
        with pytest.raises(NotUnderstood, match="time"):
            read_time(text)
    else:
        assert read_time(text) == time


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        *((text, True) for text in ("no one yet", "No one.", "nobody", "None", "NO-ONE yet.")),
        *((text, False) for text in ("no", "n", "", "nobody's dog", "Noone Smith", "not yet", "one")),
    ],
)
def test_saying_that_there_is_no_one(text: str, nobody: bool) -> None:
    assert is_nobody(text) is nobody


def test_first_steps_are_a_handful_and_said_as_we_speak() -> None:
    assert 6 <= len(FIRST_STEPS) <= 8
    assert len({one.title for one in FIRST_STEPS}) == len(FIRST_STEPS)
    for one in FIRST_STEPS:
        assert not NOT_SAID.search(f"{one.title} {one.about}")
        assert len(one.title) <= 48
        assert one.about.endswith(".")
    told = " ".join(one.about for one in FIRST_STEPS)
    for kind in ("phone line", "not an emergency line", "AA or NA", "SMART Recovery or LifeRing", "Women for Sobriety"):
        assert kind in told


def test_being_there_for_somebody_does_not_make_them_the_one_to_lean_on():
    sam, mio = Support("u1", 1, "Sam", TODAY, "555"), Support("u2", 2, "Mio", TODAY, "777")
    spoken = (Contact("c1", "u1", date(2026, 11, 2), ""), Contact("c2", "u2", date(2026, 11, 19), "", "there"))
    assert reachable(Plan(supports=(mio, sam), contacts=spoken)) == (sam, mio)
