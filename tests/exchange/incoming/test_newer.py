"""A newer file of the same: the plan becomes what the newer one alone would have brought, but where somebody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.incoming.telling import loop, put, told
from goalwalk.core.measures.day_index import heard
from goalwalk.core.model.plan import CheckIn, Plan
from goalwalk.exchange.incoming.newer import content, counting
from goalwalk.exchange.incoming.outcome import Known
from goalwalk.exchange.incoming.records import Incoming
from goalwalk.exchange.incoming.source import Source

WATER = "Water,NUMERICAL,,,1,1,#0,glasses,AT_LEAST,8.0,false"
WALK = "Walk,YES_NO,,,1,1,#0,,,,false"
WINE = "Wine,NUMERICAL,,,1,1,#0,glasses,AT_MOST,2.0,false"
DAY = "2026-11-18"


def kept(plan: Plan) -> object:
    """What counts of each day, whatever was said of it before."""
    days: dict[object, list[CheckIn]] = {}
    for one in plan.check_ins:
        days.setdefault((one.step, one.day), []).append(one)
    said = {day: sorted(map(content, counting(every)), key=repr) for day, every in days.items()}
    amounts = sorted((one.clock, one.day, one.amount, one.note or "") for one in plan.amounts)
    return said, amounts, sorted((one.day, one.note or "") for one in plan.day_check_ins), plan.said, plan.written


def ids(*plans: Plan) -> Known:
    tables = ("goals", "steps", "clocks", "amounts", "day_check_ins", "check_ins")
    return Known(frozenset(one.id for plan in plans for table in tables for one in getattr(plan, table)))


def table(*rows: str) -> Incoming:
    return told(
        Source("t.csv", {"t.csv": "\n".join(("day,what,n", *rows, "")).encode()}),
        **{"kind": "csv", "day": "day", "step": "what", "value": "n", "as": "each"},
    )


def habits(*rows: tuple[str, str]) -> Incoming:
    return told(loop(*((row, {DAY: said}) for row, said in rows)))


CHANGES: dict[str, tuple[Incoming, Incoming]] = {
    "half a day": (habits((WATER, "2000")), habits((WATER, "9000"))),
    "a no that was a yes": (habits((WALK, "NO")), habits((WALK, "YES_MANUAL"))),
    "a yes that was a skip": (habits((WALK, "YES_MANUAL")), habits((WALK, "SKIP"))),
    "a note added": (habits((WALK, "YES_MANUAL")), habits((WALK, "YES_MANUAL,in the rain"))),
    "a note of a blank day": (habits((WALK, "UNKNOWN,ill")), habits((WALK, "UNKNOWN,ill at home"))),
    "an amount of a clock": (habits((WINE, "1000")), habits((WINE, "3000,a wedding"))),
    "more rows of a day": (table(f"{DAY},Swim,1"), table(f"{DAY},Swim,1", f"{DAY},Swim,2", f"{DAY},Swim,1")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_newer_word_of_a_day_counts(name: str) -> None:
    older, newer = CHANGES[name]
    first = put(older)
    second = put(newer, first.plan, ids(first.plan))
    assert second.new and kept(second.plan) == kept(put(newer).plan)
    assert all(left.code == "limit_kept" for left in second.left)
    again = put(newer, second.plan, ids(second.plan))
    assert again.new == {} and again.plan == second.plan
    undone = put(newer, first.plan, ids(second.plan)._replace(undone=ids(second.plan).every - ids(first.plan).every))
    assert kept(undone.plan) == kept(second.plan), "what was undone comes anew"


TOUCHED = [name for name in CHANGES if name not in ("a note of a blank day", "an amount of a clock")]


@pytest.mark.parametrize("name", TOUCHED)
def test_what_the_person_wrote_of_a_day_stays_and_is_named(name: str) -> None:
    older, newer = CHANGES[name]
    first = put(older).plan
    said = first.check_ins[0]
    mine = CheckIn("mine", said.step, said.day, "2026-11-18T20:00:00+01:00", "partly", None, "so so", instead=True)
    first = heard(first, [mine])
    second = put(newer, first, ids(first))
    assert second.plan == first
    assert [(left.code, dict(left.facts)["day"]) for left in second.left] == [("says_else", DAY)]


@pytest.mark.parametrize("said", ["3000,a wedding", "NO", "0"])
def test_what_the_person_wrote_of_a_clock_stays_and_is_named(said: str) -> None:
    older, newer = habits((WINE, "1000")), habits((WINE, said))
    first = put(older).plan
    first = first._replace(amounts=(*first.amounts, first.amounts[0]._replace(id="mine", amount=500)))
    second = put(newer, first, ids(first))
    assert second.plan == first
    assert [left.code for left in second.left] == ["says_else"]


SAID = st.sampled_from(("2000", "9000", "NO", "SKIP", "2000,so", "9000,fine", "SKIP,ill"))
DAYS = st.dictionaries(st.integers(11, 19).map(lambda n: f"2026-11-{n}"), SAID, max_size=6)


@settings(max_examples=80, deadline=None)
@given(st.lists(DAYS, min_size=1, max_size=4))
def test_newer_exports_bring_what_the_newest_alone_brings(exports: list[dict[str, str]]) -> None:
    plan, known, whole = Plan(), Known(), dict[str, str]()
    for days in exports:
        whole |= days
        plan = put(told(loop((WATER, whole))), plan, known).plan
        known = Known(known.every | ids(plan).every)
    assert kept(plan) == kept(put(told(loop((WATER, whole)))).plan)


JRNL = '{"tags": {}, "entries": [{"title": "%s", "body": "", "date": "2026-11-18", "time": "09:00"}]}'
OF_SEVERAL = {
    "two tables": ("day,Swim,Note\n2026-11-18,x,%s\n", {"kind": "csv", "day": "day", "note": "Note"}),
    "two journals": (JRNL, {"kind": "jrnl", "as": "lines"}),
}


@pytest.mark.parametrize("name", OF_SEVERAL)
def test_words_of_a_day_of_several_files_stand_beside_each_other(name: str) -> None:
    form, chosen = OF_SEVERAL[name]
    home, work = (told(Source("x", {"x": (form % text).encode()}), **chosen) for text in ("at home", "at work"))
    first = put(home).plan
    second = put(work, first, ids(first)).plan
    assert second.day_check_ins[: len(first.day_check_ins)] == first.day_check_ins
    assert len(second.day_check_ins) == 2
    for incoming in (home, work):
        assert put(incoming, second, ids(second)).new == {}


# Of names

MORNING = {f"2026-11-{n}": "YES_MANUAL" for n in range(1, 20) if n > 9}
EVENING = {day: "NO" if at % 3 else "YES_MANUAL" for at, day in enumerate(MORNING)}
SIT = ("Sit,YES_NO,,,1,1,#0,,,,false", MORNING)
SIT_LATE = ("Sit,YES_NO,,evening,1,7,#0,,,,false", EVENING)
STILL = ("Still,YES_NO,,,1,1,#0,,,,false", MORNING)
ORDERS = {
    "in another order": ((SIT, SIT_LATE), (SIT_LATE, SIT), 2),
    "the first one gone": ((SIT, SIT_LATE), (SIT_LATE,), 2),
    "the first one renamed": ((SIT, SIT_LATE), (STILL, SIT_LATE), 2),
    "renamed, in another order": ((SIT, SIT_LATE), (SIT_LATE, STILL), 2),
    "one of that name more, first": ((SIT,), (SIT_LATE, SIT), 2),
    "renamed alone": ((SIT,), (STILL,), 1),
    "another one of the same days beside it": ((SIT,), (STILL, SIT), 2),
}


@pytest.mark.parametrize("name", ORDERS)
def test_habits_are_known_again_by_their_days(name: str) -> None:
    older, newer, n = ORDERS[name]
    first = put(told(loop(*older))).plan
    second = put(told(loop(*newer)), first, ids(first))
    assert len(second.plan.steps) == n
    assert second.plan.check_ins[: len(first.check_ins)] == first.check_ins
    letters = sorted(said.letters for said in second.plan.said.values())
    alone = put(told(loop(*newer))).plan
    assert {said.letters for said in alone.said.values()} <= set(letters)
    assert second.newer == 0 and "says_else" not in [left.code for left in second.left]
    assert ("renamed" in [left.code for left in second.left]) is ("renamed" in name)
    again = put(told(loop(*newer)), second.plan, ids(second.plan))
    assert again.new == {} and again.plan == second.plan


def test_notes_of_blank_days_come_once_under_another_name() -> None:
    noted = MORNING | {"2026-11-09": "UNKNOWN,ill: a cold"}
    first = put(told(loop((SIT[0], noted)))).plan
    newer = told(loop((STILL[0], noted | {"2026-11-08": "UNKNOWN,away"})))
    second = put(newer, first, ids(first))
    assert [one.note for one in second.plan.day_check_ins] == ["Sit: ill: a cold", "Still: away"]
    assert put(newer, second.plan, ids(second.plan)).new == {}


def test_few_days_that_are_the_same_tell_nothing() -> None:
    few = dict(list(MORNING.items())[:6])
    first = put(told(loop((SIT[0], few)))).plan
    assert len(put(told(loop((STILL[0], few))), first, ids(first)).plan.steps) == 2


def test_a_clock_is_known_again_under_another_name() -> None:
    days = {f"2026-11-{n}": f"{n % 3 + 1}000" for n in range(10, 19)}
    first = put(told(loop((WINE, days)))).plan
    newer = told(loop((WINE.replace("Wine", "Red wine"), days | {"2026-11-19": "2000"})))
    second = put(newer, first, ids(first))
    assert (second.plan.clocks, second.new) == (first.clocks, {"amounts": 1})
    (left,) = second.left
    assert (left.code, dict(left.facts)["way"]) == ("renamed", "clock edit 1 --title 'Red wine'")
    more = ("Beer" + WINE[4:], dict.fromkeys(days, "1000"))
    assert len(put(told(loop(more)), first, ids(first)).plan.clocks) == 2


@pytest.mark.parametrize(("habits", "name"), [("Gym: 1\n", "Gym"), ("Sport: 1\n", "Sport")])
def test_a_line_of_a_log_is_known_again_under_another_name(habits: str, name: str) -> None:
    older, newer = (
        told(Source("x", {"habits": text.encode(), "log": "".join(log).encode()}))
        for text, log in (
            ("Gym: 1\n", [f"2026-11-{n} : Gym : y\n" for n in range(10, 18)]),
            (habits, [f"2026-11-{n} : {name} : y\n" for n in range(10, 19)]),
        )
    )
    first = put(older).plan
    assert put(newer, first, ids(first)).new == {"check_ins": 1}
