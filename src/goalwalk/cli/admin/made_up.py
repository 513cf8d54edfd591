"""Makes plans up: Robin's year for the demo, and plans of any size to measure with. The same every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from goalwalk.cli.admin.made_up_beside import beside
from goalwalk.cli.admin.made_up_chance import YEAR, chance, instant, is_hard, made_up_id
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import (
    About,
    Agreed,
    Bring,
    CheckIn,
    DayCheckIn,
    Goal,
    Meeting,
    Pause,
    Plan,
    Rating,
    Step,
    Win,
    Word,
)
from goalwalk.core.nouns import goals, steps
from goalwalk.core.nouns.records import numbered
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.words import texts
from goalwalk.words.demo import MadeUpStep

ROBIN = texts("made_up")

_RHYTHMS = ("daily", "mon,wed,fri", "3x week", "every 3 days", "3 in 7 days", "daily", "weekdays", "5x week")


def robin(today: date) -> Plan:
    """A year of Robin's: goals, every kind of rhythm, rests, a hard stretch or two, and coming back."""
    begun = today - timedelta(days=YEAR)
    plan = Plan()
    likely: dict[str, MadeUpStep] = {}
    for number, told in enumerate(ROBIN.GOALS, 1):
        goal = Goal(made_up_id(1, number), 0, told.title, begun, area=told.area, why=told.why)
        plan = goals.add(plan, goal)
        for place, small in enumerate(told.steps, 1):
            start = begun + timedelta(days=9 * (number - 1) + place)
            step = _step(made_up_id(2, 10 * number + place), goal, small, start)
            likely[step.id] = small
            plan = steps.add(plan, step)
    plan = plan._replace(check_ins=tuple(_robins_days(plan, likely, begun, today)))
    plan = _told(beside(plan, begun, today), begun, today)
    wins = tuple(_wins(begun, today))
    holiday = Pause(today - timedelta(days=140), today - timedelta(days=134))
    return indexed(
        plan._replace(
            settings=plan.settings._replace(pauses=(holiday,)),
            day_check_ins=tuple(_moods(begun)),
            wins=wins,
            numbers=plan.numbers._replace(wins=len(wins)),
        )
    )


def _wins(begun: date, today: date) -> Iterator[Win]:
    """One about every five weeks; the latest is somebody else's."""
    for n, text in enumerate(ROBIN.WINS):
        day = begun + timedelta(days=20 + 34 * n)
        yield Win(made_up_id(3, n), n + 1, day, instant(day), text)
    whose, text = ROBIN.THEIR_WIN
    day = today - timedelta(days=5)
    yield Win(made_up_id(3, len(ROBIN.WINS)), len(ROBIN.WINS) + 1, day, instant(day), text, whose)


def _moods(begun: date) -> Iterator[DayCheckIn]:
    """How every third day was; on every sixth also how strong the pull, which grows less over the year."""
    for n in range(3, YEAR, 3):
        if not is_hard(YEAR - n):
            day = begun + timedelta(days=n)
            mood = 2 + int(3.4 * chance(5, n))
            urge = 1 + int((8 - n / 70) * chance(6, n)) if n % 2 else None
            yield DayCheckIn(made_up_id(4, n), day, instant(day), mood, urge)


def _told(plan: Plan, begun: date, today: date) -> Plan:
    """What Robin told in a walk and at the latest talk with a peer, six days ago; where the first goal stood since."""
    first = plan.goals[0]
    levelled = first._replace(measured=ROBIN.MEASURED, levels=ROBIN.LEVELS)
    talk = today - timedelta(days=6)
    agreed = tuple(Agreed(text, who) for text, who in ROBIN.AGREED)
    meeting = Meeting(made_up_id(9, 1), 0, talk, instant(talk), ROBIN.PEER, agreed, today + timedelta(days=4), "10:30")
    plan = numbered(plan, "meetings", meeting)
    noted = today - timedelta(days=1)
    plan = numbered(plan, "brings", Bring(made_up_id(9, 2), 0, noted, instant(noted), ROBIN.BRING))
    stood = ((begun, 6, 4, -1), (today - timedelta(days=90), 8, 6, 0), (today - timedelta(days=8), 9, 7, 1))
    return plan._replace(
        goals=(levelled, *plan.goals[1:]),
        about=tuple(About(made_up_id(10, n), kind, text, begun) for n, (kind, text) in enumerate(ROBIN.ABOUT)),
        ratings=tuple(
            Rating(made_up_id(11, n), first.id, day, instant(day), importance, confidence, level)
            for n, (day, importance, confidence, level) in enumerate(stood)
        ),
    )


def of_size(today: date, years: int, step_count: int, working: Callable[[int, int], None]) -> Plan:
    """A plan with a check-in for each step on each of 365 days a year, five steps a goal, up to yesterday.

    `working` is told of each year, and of one more for what is left to do.
    """
    days = 365 * years
    begun = today - timedelta(days=days)
    plan = Plan()
    for index in range(step_count):
        if index % 5 == 0:
            number = index // 5 + 1
            plan = goals.add(plan, Goal(made_up_id(1, number), 0, f"Goal {number}", begun))
        rhythm = read(_RHYTHMS[index % len(_RHYTHMS)])
        step = Step(
            made_up_id(2, index),
            plan.goals[-1].id,
            0,
            f"Step {index + 1}",
            begun,
            begun,
            rhythms=(Since(date.min, rhythm),),
        )
        plan = steps.add(plan, step)
    said: list[CheckIn] = []
    for n in range(days):
        day = begun + timedelta(days=n)
        for index, step in enumerate(plan.steps):
            word = _word(chance(7 + index, n), 0.72)
            said.append(CheckIn(made_up_id(6, n * step_count + index), step.id, day, instant(day), word))
        if n % 365 == 0:
            working(n // 365, years + 1)
    return indexed(plan._replace(check_ins=tuple(said)))


def _robins_days(plan: Plan, likely: dict[str, MadeUpStep], begun: date, today: date) -> Iterator[CheckIn]:
    count = 0
    for n in range(YEAR + 1):
        day = begun + timedelta(days=n)
        ago = (today - day).days
        for place, step in enumerate(plan.steps):
            small, dice = likely[step.id], chance(11 + place, n)
            if day < step.start or is_hard(ago) or 134 <= ago <= 140 or (ago == 0 and dice > 0.3):
                continue
            if not _asked(small, day, step.start) or dice > small.likely + 0.12:
                continue
            count += 1
            word: Word = "done" if dice < small.likely * 0.85 else "partly" if dice < small.likely else "rest"
            amount = None
            if small.target and word != "rest":
                amount = 1000 * (6 if word == "done" else 3)
                word = "done"
            note = ROBIN.NOTES[count % len(ROBIN.NOTES)] if count % 23 == 0 else None
            yield CheckIn(made_up_id(5, count), step.id, day, instant(day), word, amount, note)


def _asked(small: MadeUpStep, day: date, start: date) -> bool:
    """Whether Robin would think of the step on that day."""
    match small.rhythm:
        case "tue":
            return day.weekday() == 1
        case "mon,wed,fri":
            return day.weekday() in (0, 2, 4)
        case "first sat":
            return day.weekday() == 5 and day.day <= 7
        case "last day":
            return (day + timedelta(days=1)).day == 1
        case "every 3 days":
            return (day - start).days % 3 == 0
        case rule if rule.startswith("RRULE"):
            return day.weekday() == 5 and (day - start).days % 14 < 7
        case "once":
            return False
    return True


def _step(id: str, goal: Goal, small: MadeUpStep, start: date) -> Step:
    return Step(
        id=id,
        goal=goal.id,
        number=0,
        title=small.title,
        made=start,
        start=start,
        kind=small.kind,
        rhythms=(Since(date.min, read(small.rhythm)),),
        targets=(Since(date.min, small.target),) if small.target else (),
        unit=small.unit,
        cue=small.cue,
    )


def _word(dice: float, likely: float) -> Word:
    if dice < likely:
        return "done"
    return "partly" if dice < likely + 0.1 else "rest" if dice < likely + 0.2 else "not today"
