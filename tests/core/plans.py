"""Session for the tests of measures: small factories that read like a diary, and a hypothesis strategy for any plan.

A diary is a string, one character a day: `k` done, `p` partly, `r` rest, `n` not today, `g` or `.` or `o` nothing
written; blanks are left out.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.plan import CheckIn, Goal, Pause, Plan, Settings, Step
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import WORKDAY, MonthDay, Rhythm
from goalwalk.core.since import Since
from goalwalk.draw.as_json import as_data
from goalwalk.screens.looks.progress import progress_view

DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)
WORDS = {"k": "done", "p": "partly", "r": "rest", "n": "not today"}


def fast_progress(plan: Plan, today: date) -> dict[str, Any]:
    return as_data(progress_view(indexed(plan), today), today)


def steps_of(progress: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {step["id"]: step for goal in progress["goals"] for step in goal["steps"]}


def a_rhythm(kept: str | Rhythm) -> Rhythm:
    return kept if isinstance(kept, Rhythm) else rhythms.read(kept)


def a_step(rhythm: str | Rhythm = "daily", start: date = MONDAY, **more: Any) -> Step:
    """Step 1 of goal 1; with `rhythm` a rhythm, or its text."""
    given = {"id": "s", "goal": "g", "number": 1, "title": "Walk", "made": start, "start": start}
    given["rhythms"] = (Since(start, a_rhythm(rhythm)),)
    return Step(**(given | more))


def a_plan(*steps: Step, check_ins: tuple[CheckIn, ...] = (), **settings: Any) -> Plan:
    goal_pauses = settings.pop("goal_pauses", ())
    ended = settings.pop("ended", None)
    goal = Goal("g", 1, "Feel better", steps[0].made if steps else MONDAY, pauses=goal_pauses, ended=ended)
    return Plan(Settings(**settings), (goal,), steps, check_ins)


def diary(text: str, first: date = MONDAY, step: str = "s") -> tuple[CheckIn, ...]:
    days = enumerate(text.replace(" ", ""))
    return tuple(said(first + i * DAY, WORDS[letter], step=step) for i, letter in days if letter in WORDS)


def said(day: date, word: Any, amount: int | None = None, *, step: str = "s", instead: bool = False) -> CheckIn:
    return CheckIn(f"{step}-{day}-{word}", step, day, f"{day}T20:00:00+01:00", word, amount, instead=instead)


def length(text: str) -> int:
    return len(text.replace(" ", ""))


# Any plan at all.

BASES = (
    date(2026, 3, 2),
    date(2026, 1, 27),
    date(2024, 2, 24),  # a leap day ahead
    date(2023, 2, 24),
    date(2025, 12, 22),
    date(2020, 12, 21),  # week 53 ahead
    date(2027, 7, 29),
)
RULES = (
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTHDAY=-1,15",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=DAILY;COUNT=5",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=WEEKLY;UNTIL=20260401",
)
LETTERS = "....kkkkkpprrnadbqxyzR"


def any_rhythm() -> st.SearchStrategy[Rhythm]:
    times_a_week = st.integers(1, 7).map(lambda times: Rhythm("week", times))
    times_a_month = st.integers(1, 30).map(lambda times: Rhythm("month", times))
    weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda days: Rhythm("weekdays", days=tuple(sorted(days))))
    rolling = st.tuples(st.integers(1, 14), st.integers(1, 14)).map(lambda two: Rhythm("rolling", min(two), max(two)))
    after = st.integers(1, 12).map(lambda span: Rhythm("after", span=span))
    every = st.integers(1, 10).map(lambda span: Rhythm("every", span=span))
    months = st.sampled_from((2, 3, 5, 12, 24)).map(lambda span: Rhythm("months", span=span))
    rule = st.sampled_from(RULES).map(lambda rule: Rhythm("rule", rule=rule))
    nth_day = st.sampled_from((1, 2, 15, 28, 29, 30, 31, -1)).map(MonthDay)
    nth_weekday = st.tuples(st.sampled_from((1, 2, 3, 4, 5, -1)), st.integers(0, WORKDAY)).map(
        lambda two: MonthDay(*two)
    )
    month_days = st.lists(nth_day | nth_weekday, min_size=1, max_size=3, unique=True)
    dates = month_days.map(lambda dates: Rhythm("dates", dates=tuple(dates)))
    rest = st.sampled_from((rhythms.WHENEVER, rhythms.ONCE))
    daily = st.just(rhythms.DAILY)
    return st.one_of(daily, weekdays, times_a_week, rolling, after, every, times_a_month, months, dates, rule, rest)


@st.composite
def offset_values(draw: Any, base: date, values: st.SearchStrategy[Any], least: int = 0) -> tuple[Since[Any], ...]:
    """A value with the days from which it changed, around and after the base date."""
    offsets = draw(st.one_of(st.just([0] * least), st.lists(st.integers(-8, 70), min_size=least, max_size=3)))
    return tuple(Since(base + offset * DAY, draw(values)) for offset in sorted(set(offsets)))


@st.composite
def pauses(draw: Any, base: date) -> tuple[Pause, ...]:
    found = draw(st.one_of(st.just([]), st.lists(st.tuples(st.integers(-5, 90), st.integers(-1, 25)), max_size=2)))
    open_ended = draw(st.integers(0, 9)) == 9
    made = [Pause(base + first * DAY, base + (first + more) * DAY) for first, more in sorted(found)]
    if made and open_ended:
        made[-1] = made[-1]._replace(last=None)
    return tuple(made)


@st.composite
def histories(draw: Any, step: str, first: date, today: date) -> list[CheckIn]:
    """Stretches of days that repeat. Rests may lie ahead of today; all else only where the past is looked at again."""
    letters = st.text(LETTERS, min_size=1, max_size=9) | st.text("kkk.", min_size=1, max_size=9)
    block = st.tuples(letters, st.integers(1, 8))
    text = "".join(stretch * times for stretch, times in draw(st.lists(block, min_size=1, max_size=9)))
    in_the_past = draw(st.integers(0, 7)) == 7
    found = []
    day = first
    for letter in text:
        check_ins = said_by(letter, day, step)
        found += [check_in for check_in in check_ins if in_the_past or day <= today or check_in.word == "rest"]
        day += DAY
        if day > today + 20 * DAY:
            break
    return found


def said_by(letter: str, day: date, step: str) -> list[CheckIn]:
    """What a letter of a random history stands for: one check-in, or several on one day."""
    made: dict[str, list[tuple[Any, ...]]] = {
        "a": [("done", 700)],
        "b": [("partly", 1200)],
        "d": [("done", 2500), ("partly", None)],
        "q": [("partly", None), ("partly", 333)],
        "x": [("rest", None), ("done", None)],
        "y": [("done", None), ("not today", None, True)],
        "z": [("not today", None), ("rest", 900)],
        "R": [("done", 5000), ("rest", None, True), ("partly", 100)],
    }
    plain = [(WORDS[letter], None)] if letter in WORDS else []
    sayings = made.get(letter, plain)
    return [said(day, s[0], s[1], step=step, instead=len(s) > 2) for s in sayings]


@st.composite
def any_step(draw: Any, goal: str, number: int, base: date) -> Step:
    start = base + draw(st.one_of(st.just(0), st.integers(-6, 6), st.integers(-40, 60))) * DAY
    rhythm_values = draw(offset_values(base, any_rhythm(), 1))
    target_values = st.sampled_from((None, 1, 333, 1000, 2501, 8000))
    finished = draw(st.one_of(st.none(), st.none(), st.none(), st.integers(0, 100)))
    return Step(
        id=f"{goal}s{number}",
        goal=goal,
        number=number,
        title=f"Step {number}",
        made=min(start, base),
        start=start,
        rhythms=rhythm_values,
        targets=draw(offset_values(base, target_values)),
        rooms=draw(offset_values(base, st.one_of(st.none(), st.integers(0, 3)))),
        finished=None if finished is None else base + finished * DAY,
        pauses=draw(pauses(base)),
    )


@st.composite
def any_plan(draw: Any, most_steps: int = 2) -> tuple[Plan, date]:
    """A plan and a today some 10–120 days after its base date, near month ends, leap days and turns of the year."""
    base = draw(st.sampled_from(BASES)) + draw(st.integers(0, 9)) * DAY
    today = base + draw(st.one_of(st.integers(0, 120), st.integers(10, 45))) * DAY
    settings = Settings(
        week_starts_on=draw(st.integers(0, 6)),
        rooms=draw(offset_values(base, st.integers(0, 3), 1)),
        pauses=draw(pauses(base)) if draw(st.integers(0, 3)) == 3 else (),
    )
    goals, steps, check_ins = [], [], []
    numbers = draw(st.lists(st.integers(1, 2), min_size=1, max_size=most_steps))
    for n in range(1, max(numbers) + 1):
        ended = draw(st.one_of(*[st.none()] * 5, st.integers(0, 100)))
        goal_pauses = draw(pauses(base)) if draw(st.integers(0, 3)) == 3 else ()
        ended_on = None if ended is None else base + ended * DAY
        goals.append(Goal(f"g{n}", n, f"Goal {n}", base, pauses=goal_pauses, ended=ended_on))
    for i, n in enumerate(numbers):
        step = draw(any_step(f"g{n}", i + 1, base))
        steps.append(step)
        check_ins += draw(histories(step.id, base - draw(st.integers(0, 12)) * DAY, today))
    return Plan(settings, tuple(goals), tuple(steps), tuple(check_ins)), today
