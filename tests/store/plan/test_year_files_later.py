"""However a plan was written, rolled over, undone and mended: every view says what all its check-ins together say.

Beside each plan on disk runs a shadow in memory, which is never rolled over and whose days are counted from nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import Agreed, DayCheckIn, Goal, Meeting, Plan, Step, Win
from goalwalk.core.nouns import check_ins, goals, meetings, steps
from goalwalk.core.nouns.check_ins import Moment, Outcome
from goalwalk.core.rhythm import rhythms
from goalwalk.core.since import Since
from goalwalk.screens.looks.calendar import calendar_view
from goalwalk.screens.looks.checkin import checkin_view
from goalwalk.screens.looks.progress import progress_view
from goalwalk.screens.looks.streaks import streaks_view
from goalwalk.screens.looks.today import blank_days_view, today_view
from goalwalk.screens.nouns.goals import goals_view
from goalwalk.screens.nouns.steps import step_view, steps_view
from goalwalk.screens.nouns.wins import wins_view
from goalwalk.store.verbs.backup import backup, check_plan
from goalwalk.store.verbs.erase import erase
from goalwalk.store.verbs.look_back import notes_of, whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import redo, undo
from goalwalk.store.verbs.update import begin, rebuild_day_index, update
from store.making import Clock, letters, what

BEGUN = date(2023, 10, 20)
AT = "2026-11-20T08:00:00+00:00"
RHYTHMS = ("daily", "3x week", "mon,thu", "every 3 days", "3 in 7 days", "4 days after", "15th", "2x month", "whenever")
KEPT = ("check_ins", "wins", "day_check_ins", "meetings")  # what nothing else hangs on
DAYS = st.one_of(st.integers(0, 9), st.integers(0, 60), st.integers(0, 1200))  # back from today

events = st.one_of(
    st.tuples(
        st.just("said"), st.integers(0, 2), DAYS, st.sampled_from(("done", "done", "partly", "rest", "not today"))
    ),
    st.tuples(st.just("amount"), st.integers(0, 2), DAYS, st.sampled_from((500, 3000, 8000))),
    st.tuples(st.just("instead"), st.integers(0, 2), DAYS, st.sampled_from(("done", "rest"))),
    st.tuples(st.just("target"), st.integers(0, 2), st.sampled_from((None, 1000, 4000))),
    st.tuples(st.just("always"), st.integers(0, 2), st.sampled_from((None, 2000))),
    st.tuples(st.just("remove"), st.integers(0, 2)),
    st.tuples(st.just("goal gone"), st.integers(0, 1)),
    st.tuples(st.just("win"), DAYS),
    st.tuples(st.just("no win"), st.integers(0, 3)),
    st.tuples(st.just("meeting"), DAYS, st.sampled_from((None, 0, 1, 7))),
    st.tuples(st.just("no meeting"), st.integers(0, 3)),
    st.tuples(st.just("day"), DAYS),
    st.tuples(st.just("later"), st.sampled_from((1, 9, 31, 62, 400))),
    st.tuples(st.just("later"), st.sampled_from((1, 9, 31, 62, 400, -1, -9, -31, -62))),
    st.tuples(st.just("twice"), st.integers(0, 2), st.sampled_from(("done", "partly", "rest"))),
    st.tuples(st.just("undo"), st.integers(1, 4)),
    st.tuples(st.just("redo"), st.integers(1, 4)),
    st.tuples(st.just("forget"), st.integers(0, 9)),
    st.tuples(st.just("copy"), st.just(0)),
    st.tuples(st.just("rebuild"), st.just(0)),
)


def begun(every: tuple[str, str, str]) -> Plan:
    plan = goals.add(goals.add(Plan(), Goal("g1", 0, "One", BEGUN)), Goal("g2", 0, "Two", BEGUN))
    for number, rhythm in enumerate(every):
        kept = (Since(date.min, rhythms.read(rhythm)),)
        plan = steps.add(plan, Step(f"s{number}", f"g{number // 2 + 1}", 0, "It", BEGUN, BEGUN, rhythms=kept))
    return plan


class Both:
    """A plan on disk, and its shadow, with what undo would bring back."""

    def __init__(self, home: Path, every: tuple[str, str, str]) -> None:
        self.clock, self.home, self.ids = Clock(), home, count()
        self.session = open_session(home, now=self.clock, random=letters(), wait=0.1)
        self.shadow = begun(every)
        begin(self.session, lambda _: begun(every), None)
        self.past: list[Plan] = []
        self.future: list[Plan] = []
        self.versions = [self.shadow]

    @property
    def today(self) -> date:
        return self.clock.now.date()

    def change(self, change: Any, *, whole: bool = False) -> None:
        """The same change to both; the shadow is counted from nothing."""
        first, ids = next(self.ids), self.ids
        self.ids = count(first)
        new = change(self.shadow)
        self.ids = count(first)
        update(self.session, change, what("change"), whole=whole)
        self.ids = ids
        if new._replace(numbers=self.shadow.numbers) != self.shadow:
            self.past, self.future = [*self.past, self.shadow], []
            self.shadow = indexed(new)
            self.versions.append(self.shadow)

    def new_id(self) -> str:
        return f"id{next(self.ids):06}"

    def step(self, number: int) -> Step | None:
        return next((step for step in self.shadow.steps if step.id == f"s{number}"), None)

    def turned(self, plan: Plan) -> None:
        self.shadow = plan._replace(numbers=self.shadow.numbers)
        self.versions.append(self.shadow)


def play(both: Both, event: tuple[Any, ...]) -> None:
    match event:
        case ("later", days):
            both.clock.later(days=days)
        case ("said" | "amount" | "instead" as kind, number, back, said) if step := both.step(number):
            day, moment = both.today - timedelta(days=back), Moment(both.today, AT)
            outcome = (
                Outcome("done", said) if kind == "amount" else Outcome(said, None, f"note {back}", kind == "instead")
            )
            both.change(lambda plan: check_ins.check_in(plan, both.new_id, [step], [day], outcome, moment))
        case ("twice", number, said) if step := both.step(number):  # on one day, whatever today is
            moment = Moment(max(both.today, date(2026, 11, 5)), AT)
            told = Outcome(said, None, "twice")
            both.change(lambda plan: check_ins.check_in(plan, both.new_id, [step], [date(2026, 11, 5)], told, moment))
        case ("target", number, target) if step := both.step(number):
            targets = steps.set_from(step, step.targets, target, both.today)
            both.change(lambda plan: steps.edit(plan, step, targets=targets))
        case ("always", number, target) if step := both.step(number):
            both.change(lambda plan: steps.edit(plan, step, targets=(Since(date.min, target),)))
        case ("remove", number) if step := both.step(number):
            both.change(lambda plan: steps.remove(plan, step))
        case ("goal gone", index) if len(both.shadow.goals) > index:
            both.change(lambda plan: goals.remove(plan, both.shadow.goals[index]))
        case ("win", back):
            win = Win(both.new_id(), 0, both.today - timedelta(days=back), AT, "A win")
            both.change(lambda plan: check_ins.add_win(plan, win))
        case ("no win", index) if len(both.shadow.wins) > index:
            gone = both.shadow.wins[index]
            both.change(lambda plan: check_ins.remove_win(plan, gone), whole=True)
        case ("meeting", back, ahead):
            day = both.today - timedelta(days=back)
            next_one = None if ahead is None else both.today + timedelta(days=ahead)
            talk = Meeting(both.new_id(), 0, day, AT, "Ana", (Agreed("sleep"),), next_one)
            both.change(lambda plan: meetings.add(plan, talk))
        case ("no meeting", index) if len(both.shadow.meetings) > index:
            over = both.shadow.meetings[index]
            both.change(lambda plan: meetings.remove(plan, over))
        case ("day", back):
            about = DayCheckIn(both.new_id(), both.today - timedelta(days=back), AT, mood=4)
            both.change(lambda plan: check_ins.check_in_day(plan, about))
        case _:
            turn(both, event)


def turn(both: Both, event: tuple[Any, ...]) -> None:
    match event:
        case ("undo", many) if both.past:
            for _ in range(len(undo(both.session, many).whats)):
                both.future.append(both.shadow)
                both.turned(both.past.pop())
        case ("redo", many) if both.future:
            for _ in range(len(redo(both.session, many).whats)):
                both.past.append(both.shadow)
                both.turned(both.future.pop())
        case ("forget", index):
            ids = [one.id for name in KEPT for one in getattr(both.shadow, name)]
            if index < len(ids):
                erase(both.session, {ids[index]})
                both.past, both.future = [], []
                both.shadow = without(both.shadow, ids[index])
                both.versions = [without(plan, ids[index]) for plan in both.versions]
                both.turned(both.shadow)
        case ("copy", _):
            copy = backup(both.session, both.home / f"copy{next(both.ids)}.json")
            restore(both.session, copy)
        case ("rebuild", _):
            assert rebuild_day_index(both.session) is False


def without(plan: Plan, gone: str) -> Plan:
    kept = {name: tuple(one for one in getattr(plan, name) if one.id != gone) for name in KEPT}
    return indexed(plan._replace(**kept))


def views(plan: Plan, whole: Plan, today: date, noted: Any) -> Iterator[object]:
    """All that a person can see."""
    yield today_view(plan, today)
    yield blank_days_view(plan, today)
    yield progress_view(plan, today)
    yield streaks_view(plan, today)
    yield calendar_view(plan, today, None, today)
    yield calendar_view(plan, today, date(2022, 1, 1), today)
    yield checkin_view(plan, today, today)
    yield goals_view(plan, today)
    yield steps_view(plan, today)
    yield wins_view(whole, today)
    for step in plan.steps:
        yield calendar_view(plan, today, None, today, step)
        yield step_view(plan, step, today, noted(step.id))


def noted(both: Both, own: str) -> Any:
    return notes_of(both.session, lambda plan: next(step for step in plan.steps if step.id == own), 10).check_ins


def latest_notes(plan: Plan, step: str) -> list[Any]:
    found = [(one.day, at, one) for at, one in enumerate(plan.check_ins) if one.step == step and one.note]
    return [one for _, _, one in sorted(found, reverse=True)][:10]


def check(both: Both) -> None:
    plan, whole, shadow = both.session.load(), whole_plan(both.session), both.shadow
    live = {step.id for step in shadow.steps}
    said = [one for one in shadow.check_ins if one.step in live]
    assert list(whole.check_ins) == said
    assert (whole.wins, whole.day_check_ins) == (shadow.wins, shadow.day_check_ins)
    assert plan.meetings == whole.meetings == shadow.meetings
    assert whole.said == plan.said == indexed(whole).said
    shadow = shadow._replace(check_ins=tuple(said))
    shown = list(views(plan, whole, both.today, lambda step: noted(both, step)))
    assert shown == list(views(shadow, shadow, both.today, lambda step: latest_notes(shadow, step)))
    report = check_plan(both.session)
    assert all(one.ok for one in (report.plan, *report.history, *report.backups))


def lived(every: tuple[str, str, str], happened: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        both = Both(Path(folder) / "home", every)
        for event in happened:
            play(both, event)
        check(both)


ANY = (st.tuples(*[st.sampled_from(RHYTHMS)] * 3), st.lists(events, min_size=1, max_size=12))
HOW = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=15, **HOW)
@given(*ANY)
def test_any_history_reads_as_all_its_check_ins_do(every: Any, happened: Any) -> None:
    lived(every, happened)


@pytest.mark.long
@settings(max_examples=1000, **HOW)
@given(*ANY)
def test_a_thousand_histories_read_as_all_their_check_ins_do(every: Any, happened: Any) -> None:
    lived(every, happened)
