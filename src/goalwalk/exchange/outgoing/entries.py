"""What of a plan goes to a calendar, and when: steps at their times, talks, groups, asks. What cannot is told with why.

Nothing here depends on the day it is made, but for what is over: an entry that stays as it is keeps every letter.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, takewhile
from typing import Literal

from goalwalk.core.letters import folded
from goalwalk.core.measures.coming import coming
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.measures.occasions import dates_from
from goalwalk.core.model.components import Barrier
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns import barriers, groups, meetings
from goalwalk.core.nouns.pauses import in_pause, status_on
from goalwalk.core.nouns.slots import hours_of
from goalwalk.core.rhythm.rhythms import DATED, ONCE, WORKDAY, MonthDay, Rhythm
from goalwalk.core.tuples import NamedTuple

Thing = Literal["step", "talk", "call", "group", "ask"]
Why = Literal["time", "time_days", "days", "day", "whenever", "early", "rest", "round", "target"]

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
QUOTAS = ("week", "month", "rolling")
SHORT_MONTH = 28  # days that every month has
OVER = 60  # days for which what has ended is still told, so that a calendar ends it, too
AHEAD = 400  # days ahead in which rests are looked for, and most days of a pause that are taken out one by one
STEP, TALK = 15, 60  # minutes that an entry takes
BEFORE_TALK = "-PT1H"
AT_ONCE = "PT0S"
IN_THE_MORNING = "PT9H"  # of an entry without a time


class Entry(NamedTuple):
    """One entry: its `uid`, what it is `of` (an id), its title as the person has it. On that day, all of it or from
    `time` on for some `minutes`; again by `rule`, `until` a day, but on no day that is `out`. `alarm`: when it rings;
    None while the whole plan is at rest. `over`: none of it is still to come.
    """

    uid: str
    of: str
    thing: Thing
    title: str
    day: date
    time: str | None = None
    minutes: int = STEP
    rule: str | None = None
    until: date | None = None
    out: tuple[date, ...] = ()
    alarm: str | None = AT_ONCE
    over: bool = False


class Left(NamedTuple):
    """Something that goes on and is in no calendar, or not at all its times, and `why`: it has no time; it comes round
    on no certain weekdays, or both; it is for once and has no day to come; it names no days; a time is before its day
    begins; it rests on its one day; a group comes together on no certain days; a day by which something is to be
    reached is no time of it.
    """

    id: str
    number: str
    title: str
    why: Why


class Entries(NamedTuple):
    """All that goes, and what does not."""

    entries: tuple[Entry, ...]
    left: tuple[Left, ...]


def uid(own: str, *which: object) -> str:
    """The name of an entry in calendars: it tells nothing, stays the same, and is the same on every device."""
    return "-".join((hidden(own), *map(str, which)))


def hidden(own: str) -> str:
    """What stands in calendars for the id of a thing."""
    return hashlib.sha256(f"entry {own}".encode()).hexdigest()[:24]


def entries(plan: Plan, today: date, usual: str | None, days: Mapping[str, tuple[int, ...]]) -> Entries:
    """The entries of a plan. `usual`: the time of steps that have none; `days`: of steps by their ids that name none,
    the weekdays that were chosen, Monday 0."""
    of_steps = [one for row in rows(plan, today) for one in _step(plan, row, today, usual, days)]
    found = [one for one in of_steps if isinstance(one, Entry)]
    left = [one for one in of_steps if isinstance(one, Left)]
    found += [*_talks(plan, today), *_calls(plan, today), *_groups(plan, today), *_places(plan, today)]
    for barrier, day, rests in _asks(plan, today):
        name = barrier.whom or barrier.title
        if rests:
            left.append(Left(barrier.id, str(barrier.number), name, "rest"))
        else:
            found.append(_of_day(plan, uid(barrier.id), barrier.id, "ask", name, day))
    return Entries(tuple(found), (*left, *_no_round(plan, today), *_targets(plan, today)))


def counts(found: Sequence[Entry]) -> dict[str, int]:
    """How many times of steps, talks, calls, groups and asks these are, of what still lies ahead: a group is one thing,
    however many entries it takes."""
    ahead = {
        (entry.thing, entry.of, entry.time if entry.thing == "step" else None): None
        for entry in found
        if not entry.over
    }
    return dict(Counter(thing for thing, *_ in ahead))


def asks_for_days(row: Row) -> bool:
    """Whether a step says how often, and on no day."""
    return row.eras[-1].rhythm.kind in QUOTAS


# Steps


def _step(
    plan: Plan, row: Row, today: date, usual: str | None, days: Mapping[str, tuple[int, ...]]
) -> Iterator[Entry | Left]:
    """The entries of a step; where it goes on and one is wanting, what is left out and why."""
    step, era, end = row.step, row.eras[-1], _end(row)
    if row.once_done or (end is not None and (end < today - timedelta(days=OVER) or end.toordinal() < era.begin)):
        return
    hours = hours_of(plan.settings)
    at = list(dict.fromkeys(hours.get(time, time) for time in step.at)) or ([usual] if usual else [])
    rhythm = era.rhythm
    if asks_for_days(row) and step.id in days:
        rhythm = Rhythm("weekdays", days=tuple(sorted(set(days[step.id]))))
    single = _single_day(row, today)
    lacks = _lacks(row, rhythm, single, at)
    first_hour = f"{plan.settings.day_starts_at:02}:00"
    for slot, time in enumerate(() if lacks else at):  # another time of the day is the same entry, moved
        shift = time < first_hour
        if single is not None:
            yield Entry(uid(step.id, slot), step.id, "step", step.title, single + timedelta(days=shift), time)
        elif shift and rhythm.kind not in ("weekdays", "every"):
            lacks = "early"
        else:
            yield from _series(row, rhythm, slot, time, timedelta(days=shift), today)
    if lacks and end is None:
        yield Left(step.id, f"{row.goal.number}.{step.number}", step.title, lacks)


def _lacks(row: Row, rhythm: Rhythm, single: date | None, at: Sequence[str]) -> Why | None:
    """What a step has to have for a calendar, and has not."""
    if single is not None and (not row.alive_on(single.toordinal()) or row.life.rested(single.toordinal())):
        return "rest"
    if rhythm.kind not in (*DATED, *QUOTAS) and single is None:
        return "day" if rhythm == ONCE else "whenever"
    if rhythm.kind in DATED and _first(rhythm, row.eras[-1].begin) is None:
        return "whenever"
    if rhythm.kind in QUOTAS:
        return "days" if at else "time_days"
    return None if at else "time"


def _series(row: Row, rhythm: Rhythm, slot: int, time: str, shift: timedelta, today: date) -> Iterator[Entry]:
    """The entries of one time of a step that comes round, `shift` of days after those that it names."""
    step, begin, end = row.step, row.eras[-1].begin, _end(row)
    until = None if end is None else end + shift
    for which, (part, rule) in enumerate(rules(rhythm, begin, shift=bool(shift))):
        first = _first(part, begin)
        if first is None or (until is not None and until < first + shift):
            continue
        out = tuple(day + shift for day in _days_out(row, part, begin, today))
        own = uid(step.id, slot, *([which] if which else []))
        over = _is_over(part, begin, until, today - shift)
        yield Entry(own, step.id, "step", step.title, first + shift, time, STEP, rule, until, out, over=over)


def _single_day(row: Row, today: date) -> date | None:
    """The one day of a step that does not come round by itself, where there is one ahead."""
    kind = row.eras[-1].rhythm.kind
    if kind == "once" and _end(row) is None:
        return row.step.by if row.step.by and row.step.by >= today else None
    if kind == "after":
        return next(iter(coming(row, 1)), None)
    return None


def _end(row: Row) -> date | None:
    """The last day of a step that is over, or at rest until it is taken up again."""
    ends = [begin for begin, end in row.life.out if end >= date.max.toordinal()]
    return date.fromordinal(max(1, min(ends) - 1)) if ends else None


def _days_out(row: Row, rhythm: Rhythm, begin: int, today: date) -> Iterator[date]:
    """The days of a rhythm that a rest takes out: those that were logged ahead, those of pauses that end."""
    pauses = [(first, last) for first, last in row.life.out if last < date.max.toordinal()]
    latest = max([today.toordinal() + AHEAD, *(last for _, last in pauses)])
    earliest = min([today.toordinal(), *(first for first, _ in pauses)])
    ahead = takewhile(lambda day: day <= latest, dates_from(rhythm, begin, max(begin, earliest)))
    found = [
        day
        for day in ahead
        if any(first <= day <= last for first, last in pauses) or (day >= today.toordinal() and row.life.rested(day))
    ]
    if len(found) > AHEAD:
        found = [day for day in found if day >= today.toordinal()][:AHEAD]
    return map(date.fromordinal, found)


# How a rhythm is said to a calendar


def rules(rhythm: Rhythm, begin: int, *, shift: bool = False) -> list[tuple[Rhythm, str]]:
    """The RRULEs of a dated rhythm that began on a day, each with the part of the rhythm that it says. `shift`: of the
    days after."""
    match rhythm.kind:
        case "weekdays":
            days = tuple(sorted((day + shift) % 7 for day in rhythm.days))
            listed = ",".join(CODES[day] for day in days)
            return [(rhythm, "FREQ=DAILY" if len(days) == len(CODES) else f"FREQ=WEEKLY;BYDAY={listed}")]
        case "every":
            return [(rhythm, f"FREQ=DAILY;INTERVAL={rhythm.span}")]
        case "months":
            return [(rhythm, f"FREQ=MONTHLY;INTERVAL={rhythm.span};{_month_day(date.fromordinal(begin).day)}")]
        case "dates":
            return list(_dates(rhythm))
        case "rule":
            return [(rhythm, rhythm.rule)]
    return []


def _dates(rhythm: Rhythm) -> Iterator[tuple[Rhythm, str]]:
    """Days of a month: those that one RRULE can say together, and each of the others by itself."""
    plain = [one for one in rhythm.dates if one.weekday is None and (one.nth == -1 or one.nth <= SHORT_MONTH)]
    of_week = [one for one in rhythm.dates if one.weekday is not None and one.weekday != WORKDAY]
    if plain:
        listed = ",".join(str(one.nth) for one in plain)
        yield _part(plain), f"FREQ=MONTHLY;BYMONTHDAY={listed}"
    if of_week:
        listed = ",".join(f"{one.nth}{CODES[one.weekday or 0]}" for one in of_week)
        yield _part(of_week), f"FREQ=MONTHLY;BYDAY={listed}"
    for one in rhythm.dates:
        if one.weekday == WORKDAY:
            yield _part([one]), f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={one.nth}"
        elif one.weekday is None and one.nth > SHORT_MONTH:
            yield _part([one]), f"FREQ=MONTHLY;{_month_day(one.nth)}"


def _part(dates: Sequence[MonthDay]) -> Rhythm:
    return Rhythm("dates", dates=tuple(dates))


def _month_day(day: int) -> str:
    """That day of each month, or the last one of a shorter month."""
    if day <= SHORT_MONTH:
        return f"BYMONTHDAY={day}"
    return f"BYMONTHDAY={','.join(map(str, range(SHORT_MONTH, day + 1)))};BYSETPOS=-1"


def _is_over(rhythm: Rhythm, begin: int, until: date | None, today: date) -> bool:
    """Whether nothing of what comes round lies ahead."""
    coming = next(dates_from(rhythm, begin, max(begin, today.toordinal())), None)
    return coming is None or (until is not None and coming > until.toordinal())


def _first(rhythm: Rhythm, begin: int) -> date | None:
    found = next(islice(dates_from(rhythm, begin, begin), 1), None)
    return None if found is None else date.fromordinal(found)


# Talks, groups, asks


def _talks(plan: Plan, today: date) -> Iterator[Entry]:
    for meeting in meetings.ahead(plan.meetings, today):
        if not meeting.group and meeting.next:
            yield _one(plan, uid(meeting.id), meeting.id, "talk", meeting.whom or "", meeting.next, meeting.time)


def _calls(plan: Plan, today: date) -> Iterator[Entry]:
    """The day by which the person asked, at the latest talk, to be called."""
    last = meetings.latest(plan.meetings)
    if last and last.call and last.call >= today:
        yield _of_day(plan, uid(last.id, "call"), last.id, "call", last.whom or "", last.call)


def _of_day(plan: Plan, own: str, of: str, thing: Thing, title: str, day: date) -> Entry:
    alarm = None if in_pause(plan.settings.pauses, day) else IN_THE_MORNING
    return Entry(own, of, thing, title, day, alarm=alarm)


def _one(plan: Plan, own: str, of: str, thing: Thing, title: str, day: date, time: str | None) -> Entry:
    found = _of_day(plan, own, of, thing, title, day)
    return found._replace(time=time, minutes=TALK, alarm=BEFORE_TALK if time and found.alarm else found.alarm)


def _groups(plan: Plan, today: date) -> Iterator[Entry]:
    """Groups that are held: a series by its rhythm, and what of it is at another time."""
    every = tuple(meeting for meeting in plan.meetings if meeting.group)
    for group in groups.ahead(every, today):
        last = group.meeting
        name = last.whom or last.about or ""
        if group.rhythm is None or group.rhythm.kind not in DATED:
            yield _one(plan, uid(last.id), last.id, "group", name, group.day, group.time)
            continue
        same = [one for one in groups.named(every, last.whom) if one.rhythm == group.rhythm] or [last]
        begin = min(one.day for one in same)
        out = groups.replaced(every, last)
        series = Entry(uid(same[0].id, "series"), last.id, "group", name, begin, last.usual)
        yield from _rounds(plan, series, group.rhythm, today, out)
        if last.next is not None and not last.off and last.next >= today:
            yield _one(plan, uid(last.id), last.id, "group", name, group.day, group.time)


def _places(plan: Plan, today: date) -> Iterator[Entry]:
    """Groups and places in the person's corner that come together in a rhythm."""
    for support in plan.supports:
        if support.rhythm is not None and support.rhythm.kind in DATED:
            place = Entry(uid(support.id), support.id, "group", support.title, support.made, support.time)
            yield from _rounds(plan, place, support.rhythm, today)


def _rounds(
    plan: Plan, like: Entry, rhythm: Rhythm, today: date, out: frozenset[date] = frozenset()
) -> Iterator[Entry]:
    """The entries of what comes together in a rhythm, from its day on, but for the days on which the plan rests."""
    begin = like.day.toordinal()
    pauses = [(pause.first, pause.last) for pause in plan.settings.pauses]
    until = min((first - timedelta(days=1) for first, last in pauses if last is None), default=None)
    for which, (part, rule) in enumerate(rules(rhythm, begin)):
        first = _first(part, begin)
        if first is None or (until is not None and until < first):
            continue
        rests = {day for pause, last in pauses if last for day in _between(part, begin, pause, last, today)}
        alarm = BEFORE_TALK if like.time else IN_THE_MORNING
        own = f"{like.uid}-{which}" if which else like.uid
        days = tuple(sorted(out | rests))
        over = _is_over(part, begin, until, today)
        yield like._replace(uid=own, day=first, minutes=TALK, rule=rule, until=until, out=days, alarm=alarm, over=over)


def _between(rhythm: Rhythm, begin: int, first: date, last: date, today: date) -> list[date]:
    """The days of a rhythm from one to another; of very many the next ones."""
    ahead = dates_from(rhythm, begin, max(begin, first.toordinal()))
    found = [date.fromordinal(day) for day in takewhile(lambda day: day <= last.toordinal(), ahead)]
    return found if len(found) <= AHEAD else [day for day in found if day >= today][:AHEAD]


def _asks(plan: Plan, today: date) -> Iterator[tuple[Barrier, date, bool]]:
    """Asks with the day on which they come up, and whether their goal, or the whole plan, rests then."""
    goals = {goal.id: goal for goal in plan.goals}
    for barrier in plan.barriers:
        day = barriers.due_day(plan, barrier)
        if day is None or day < today:
            continue
        goal = goals.get(barrier.goal or "")
        on = goal is None or status_on(goal, day) in ("exploring", "active")
        yield barrier, day, not on or in_pause(plan.settings.pauses, day) is not None


# What has a day, and stands in no calendar


def _no_round(plan: Plan, today: date) -> Iterator[Left]:
    """Groups that come together so many times in a week or a month, and on no day that is known."""
    ahead = {folded(group.meeting.whom or "") for group in groups.ahead(plan.meetings, today)}
    held = ((one.id, one.number, one.whom or one.about or "", one.rhythm) for one in groups.series(plan.meetings))
    for own, number, name, rhythm in (*held, *((one.id, one.number, one.title, one.rhythm) for one in plan.supports)):
        if rhythm is not None and rhythm.kind not in DATED and folded(name) not in ahead:
            yield Left(own, str(number), name, "round")


def _targets(plan: Plan, today: date) -> Iterator[Left]:
    """Days by which a goal, or a step that comes round, is to be reached."""
    for goal in plan.goals:
        if goal.by and goal.by >= today and goal.ended is None:
            yield Left(goal.id, str(goal.number), goal.title, "target")
    goals = {goal.id: goal for goal in plan.goals}
    for step in plan.steps:
        goal = goals[step.goal]
        if step.by and step.by >= today and not (step.finished or goal.ended) and step.rhythms[-1].value != ONCE:
            yield Left(step.id, f"{goal.number}.{step.number}", step.title, "target")
