"""Small changes to build plans from, a clock that only moves when told, and letters that are not random."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from goalwalk.core.measures.day_index import heard, marked
from goalwalk.core.model.plan import Agreed, CheckIn, Goal, Meeting, Plan, Settings, Step, What, Win
from goalwalk.core.rhythm.rhythms import DAILY
from goalwalk.core.since import Since

DAY = date(2026, 11, 20)
AT = "2026-11-20T08:00:00+00:00"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


def letters(seed: int = 0) -> Callable[[int], bytes]:
    counter = itertools.count(seed)
    return lambda count: bytes((next(counter) * 7 + i) % 256 for i in range(count))


def what(code: str, **facts: object) -> What:
    return What(code, dict(facts))


def goal(number: int, title: str = "Sleep better", **more: object) -> Callable[[Plan], Plan]:
    made = Goal(f"goal-{number}", number, title, DAY, **more)  # type: ignore[arg-type]
    return lambda plan: plan._replace(goals=(*plan.goals, made))


def step(goal_number: int, number: int, title: str = "Lights out at ten") -> Callable[[Plan], Plan]:
    made = Step(
        f"step-{goal_number}.{number}",
        f"goal-{goal_number}",
        number,
        title,
        DAY,
        DAY,
        rhythms=(Since(date.min, DAILY),),
    )
    return lambda plan: plan._replace(steps=(*plan.steps, made))


def check_in(own: str, of: str = "step-1.1", **more: object) -> Callable[[Plan], Plan]:
    made = CheckIn(own, of, more.pop("day", DAY), AT, more.pop("word", "done"), **more)  # type: ignore[arg-type]
    return lambda plan: heard(plan, [made])


def win(number: int, text: str = "I called") -> Callable[[Plan], Plan]:
    made = Win(f"win-{number}", number, DAY, AT, text)
    return lambda plan: plan._replace(wins=(*plan.wins, made), written=marked(plan.written, [DAY]))


def meeting(number: int, **more: object) -> Callable[[Plan], Plan]:
    made = Meeting(f"meeting-{number}", number, more.pop("day", DAY), AT, **more)  # type: ignore[arg-type]
    return lambda plan: plan._replace(meetings=(*plan.meetings, made))


def agree(number: int, *agreed: str) -> Callable[[Plan], Plan]:
    def change(plan: Plan) -> Plan:
        return plan._replace(
            meetings=tuple(
                one._replace(agreed=tuple(map(Agreed, agreed))) if one.number == number else one
                for one in plan.meetings
            )
        )

    return change


def no_meeting(number: int) -> Callable[[Plan], Plan]:
    return lambda plan: plan._replace(meetings=tuple(one for one in plan.meetings if one.number != number))


def retitle(number: int, title: str) -> Callable[[Plan], Plan]:
    def change(plan: Plan) -> Plan:
        return plan._replace(
            goals=tuple(one._replace(title=title) if one.number == number else one for one in plan.goals)
        )

    return change


def remove_goal(number: int) -> Callable[[Plan], Plan]:
    def change(plan: Plan) -> Plan:
        own = f"goal-{number}"
        gone = {one.id for one in plan.steps if one.goal == own}
        return plan._replace(
            goals=tuple(one for one in plan.goals if one.id != own),
            steps=tuple(one for one in plan.steps if one.goal != own),
            said={step: said for step, said in plan.said.items() if step not in gone},
        )

    return change


def settings(**values: object) -> Callable[[Plan], Plan]:
    return lambda plan: plan._replace(settings=Settings(**{**plan.settings._asdict(), **values}))  # type: ignore[arg-type]


def many(*changes: Callable[[Plan], Plan]) -> Callable[[Plan], Plan]:
    def change(plan: Plan) -> Plan:
        for one in changes:
            plan = one(plan)
        return plan

    return change


FULL = many(goal(1, why="to be awake"), step(1, 1), check_in("c1", amount=12500, note="ten to ten"), win(1))
