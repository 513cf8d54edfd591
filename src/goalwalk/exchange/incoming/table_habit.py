"""Table Habit (mhabit): its JSON backup. Days are counted since 1970; what is to be avoided is a clock with a limit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from goalwalk.core.amounts import ONE
from goalwalk.core.errors import CannotRead
from goalwalk.core.rhythm.rhythms import DAILY, WHENEVER, Rhythm, is_possible
from goalwalk.core.since import EARLIEST, LATEST
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.limits import rest_from, stands
from goalwalk.exchange.incoming.records import At, ClockIn, DayIn, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.shapes import Object, begins_with, objects, rest_of, whole, whole_number
from goalwalk.exchange.incoming.source import Source, parsed

KIND = "table-habit"
FIRST = date(1970, 1, 1)
AVOIDED, DELETED, ARCHIVED = 2, 2, 3
DONE, SKIPPED = 1, 2
Record = tuple[date, int, int, str | None]  # its day, its kind, how much, and the note
WEEKLY, MONTHLY, CUSTOM = 1, 2, 3
KNOWN = frozenset(
    (
        *("create_t", "modify_t", "type", "status", "name", "color", "custom_color", "custom_color_tinted", "uuid"),
        *("daily_goal", "daily_goal_unit", "freq_type", "freq_custom", "start_date", "sort_position", "records"),
        *("target_days", "reminder", "group_id"),
    )
)


def is_it(source: Source) -> bool:
    """Whether it has habits with its fields."""
    return begins_with(source, "habits", "freq_type", "create_t")


def read(source: Source, given: Given) -> Incoming:
    """All habits. Raises CannotRead("import_not_it"), ("import_no_field")."""
    found = whole(source, KIND)
    left: list[Left] = []
    steps: list[StepIn] = []
    clocks: list[ClockIn] = []
    notes: list[DayIn] = []
    skipped = 0
    names: dict[str, int] = {}
    for at, habit in objects(source, found, "habits", left):
        title = values.title(habit.get("name") or "")
        if title is None or habit.get("status") == DELETED:
            left.append(Left(at, "no_name") if title is None else Left(at, "deleted", (("title", title),)))
            continue
        names[title] = which = names.get(title, 0) + 1
        name = title if which == 1 else f"{title} #{which}"
        if habit.get("type") == AVOIDED:
            records = _records(source, at, habit, left)
            clocks.append(_clock(at, name, title, habit, records, given.today))
            rests = [(day, note) for day, kind, _, note in records if kind == SKIPPED]
            notes += [DayIn(name, day, at, note=f"{title}: {note}") for day, note in rests if note]
            skipped += 0 if clocks[-1].stands == "kept" else sum(not note for _, note in rests)
        else:
            steps.append(_step(source, at, name, title, habit, given.today, left))
    passed = (("skipped", skipped),) if skipped else ()
    return Incoming(KIND, tuple(steps), tuple(clocks), tuple(notes), left=tuple(left), passed=passed, may_rename=True)


def _day(value: Any) -> date | None:
    number = whole_number(value, (EARLIEST - FIRST).days + 1, (LATEST - FIRST).days - 1)
    return None if number is None else FIRST + timedelta(days=number)


def _amount(value: Any) -> int:
    return values.amount(repr(value)) or 0 if type(value) in (int, float) else 0


def _records(source: Source, at: At, habit: Object, left: list[Left]) -> list[Record]:
    found = []
    seen: set[date] = set()
    for _, record in objects(source, habit, "records", left, at) if "records" in habit else ():
        day, kind = _day(record.get("record_date")), record.get("record_type")
        if day is None or kind not in (DONE, SKIPPED):
            text = values.shortened(str(record.get("record_date")), 60)
            left.append(Left(at, "no_day" if day is None else "no_value", (("text", text),)))
            continue
        if day in seen:
            left.append(Left(at, "day_twice", (("text", day.isoformat()),)))
            continue
        seen.add(day)
        found.append((day, kind, _amount(record.get("record_value")), values.note(record.get("reason"))))
    return found


def _step(source: Source, at: At, name: str, title: str, habit: Object, today: date, left: list[Left]) -> StepIn:
    goal, unit = _amount(habit.get("daily_goal")), values.title(habit.get("daily_goal_unit") or "")
    counted = goal not in (0, ONE) or unit is not None
    said = []
    for day, kind, amount, note in _records(source, at, habit, left):
        if kind == SKIPPED:
            said.append(SaidIn(day, "rest", None, note))
        elif amount <= 0:
            said.append(SaidIn(day, "not today", None, note))
        else:
            told = amount if counted or amount != ONE else None
            said.append(SaidIn(day, "done" if amount >= goal else "partly", told, note))
    rests = rest_from(said, today) if habit.get("status") == ARCHIVED else None
    start = _day(habit.get("start_date"))
    return StepIn(
        name,
        title,
        at,
        rhythm=_rhythm(habit),
        target=goal if counted and goal > 0 else None,
        unit=unit,
        said=tuple(said),
        start=start if start and start <= today else None,
        rests=rests,
        aside=rest_of(habit, KNOWN),
    )


def _clock(at: At, name: str, title: str, habit: Object, records: list[Record], today: date) -> ClockIn:
    amounts = tuple((day, max(0, amount), note, None) for day, kind, amount, note in records if kind == DONE)
    days = [day for day, *_ in amounts]
    unit = values.title(habit.get("daily_goal_unit") or "")
    limit = max(0, _amount(habit.get("daily_goal")))
    how = stands(days, today, archived=habit.get("status") == ARCHIVED)
    known = KNOWN if how == "kept" else KNOWN - {"daily_goal", "daily_goal_unit"}
    return ClockIn(name, title, min((*days, today)), at, limit, unit, (), amounts, rest_of(habit, known), how)


def _rhythm(habit: Object) -> Rhythm:
    """How often; whenever, where that cannot be read."""
    try:
        numbers = parsed(str(habit.get("freq_custom") or "[]")[:100], At(""))
    except CannotRead:
        numbers = []
    numbers = [whole_number(number, 1, 3660) for number in numbers] if isinstance(numbers, list) else []
    match habit.get("freq_type"), numbers:
        case 1, [int(times)]:
            found = DAILY if times >= 7 else Rhythm("week", times=times)
        case 2, [int(times)]:
            found = DAILY if times >= 31 else Rhythm("month", times=times)
        case 3, [int(times), int(days)]:
            found = DAILY if times >= days else Rhythm("rolling", times=times, span=days)
        case _:
            return WHENEVER
    return found if is_possible(found) else WHENEVER
