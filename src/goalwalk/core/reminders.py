"""What there is to be reminded of at a moment, and whether it may be said: the rules, as functions of the plan, of what
was said before, and of what the person chose.

A reminder is of something that is still open, at a time that the person named. It is never late by more than an hour,
never comes twice, and stays away on a day that is hard. Times are those of the clock on the wall: whoever travels, or
puts the clock back, is reminded by the clock they see, and of the same thing once. Whoever asks is answered every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from goalwalk.core.days import Today
from goalwalk.core.model.plan import CheckIn, Meeting, Plan, Said, Step
from goalwalk.core.nouns.pauses import in_pause
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.core.measures.marks import Row
    from goalwalk.core.model.clocks_setbacks import Amount
    from goalwalk.core.model.components import Barrier

LATE = timedelta(hours=1)
BEFORE_TALK = timedelta(hours=1)
DOSE = timedelta(hours=4)  # after one was written: a late ring would invite a double one
STRONG = 7  # of 10: an urge from which on the day is hard
A_DAY, IN_SHELL = 3, 1  # how often something is said
UNANSWERED = 3  # days on which something came by itself, and nobody has answered since
LOOKS = timedelta(minutes=5)  # between two looks of a timer: what rings for less of an hour may pass between them

What = Literal["step", "talk", "group", "ask", "morning", "evening"]
Way = Literal["line", "shell", "timer"]  # as it was typed, by the start-up file of a shell, by a timer
Hours = tuple[str, str]  # from and to, "HH:MM"; they may go past midnight
Near = Callable[[date], Sequence[CheckIn]]  # the check-ins that are kept of that day and of those after it


class Chosen(NamedTuple):
    """What the person chose on this computer: hours in which nothing is said, and the times of two lines a day."""

    quiet: Hours | None = None
    morning: str | None = None
    evening: str | None = None


class Due(NamedTuple):
    """Something that is due: `of` the record with that id (none for the lines of the day), of a civil day, from a
    moment on until another, by the clock on the wall. `id` is its number as it is typed, `slot` the time as it was
    named.
    """

    what: What
    of: str
    id: str
    title: str | None
    day: date
    slot: str
    begin: datetime
    end: datetime

    @property
    def key(self) -> str:
        """What stands for it in the list of what was said; it tells nothing of what it is."""
        told = f"{self.what}\n{self.of}\n{self.day.isoformat()}\n{self.slot}"
        return hashlib.sha256(told.encode()).hexdigest()[:20]


class Saying(NamedTuple):
    """One time that something was said: on which civil day, which way, of what (its keys); and a mark of the plan as it
    stood then: as long as that is its mark, nothing was written since. One of the way "line" tells that the person was
    there, and looked: what is listed before it has been answered.
    """

    day: date
    way: Way
    mark: str
    keys: tuple[str, ...]


# What is due


def due(
    plan: Plan, near: Near, now: datetime, chosen: Chosen, hard: date | None = None, *, is_asked: bool = False
) -> tuple[Due, ...]:
    """What is due now and still open, the earliest first. `hard`: the day on which the page for a hard moment was last
    looked at. `is_asked`: the person asks, and so there are no quiet hours.
    """
    today, before = (
        Today.of(moment, plan.settings.day_starts_at, plan.settings.week_starts_on) for moment in (now, now - LATE)
    )
    wall = now.replace(tzinfo=None)
    quiet = _is_quiet(chosen.quiet, wall) and not is_asked
    if quiet or in_pause(plan.settings.pauses, today) or is_hard(plan, today, now, hard):
        return ()
    found = [*_of_talks(plan, today, wall), *_of_asks(plan, today, wall, chosen.quiet)]
    for day in dict.fromkeys((before, today)):  # a day may have ended in the hour after its last time
        found += [*_of_steps(plan, near, day, now), *_of_lines(plan, day, wall, chosen)]
    return tuple(sorted(found, key=lambda one: one.begin))


def is_hard(plan: Plan, today: date, now: datetime, hard: date | None) -> bool:
    """Whether a setback, a return (also an amount over its clock's limit) or a strong urge was on this day, or was told
    on it, or the page for a hard moment was looked at. Past midnight the day by the calendar counts, too."""
    days = {today, now.date()}
    if hard in days:
        return True
    if any(spell.first <= today <= spell.last or _told(spell.at) in days for spell in plan.returns):
        return True
    if any(setback.day in days or _told(setback.at) in days for setback in plan.setbacks):
        return True
    lately = [one for one in plan.amounts if one.day in days or _told(one.at) in days]
    if lately and _are_over(plan, lately):
        return True
    urges = (said for said in plan.day_check_ins if said.urge is not None and said.urge >= STRONG)
    return any(said.day in days or _told(said.at) in days for said in urges)


def _are_over(plan: Plan, amounts: Iterable[Amount]) -> bool:
    from goalwalk.core.nouns.clocks import is_over, sum_on

    clocks = {clock.id: clock for clock in plan.clocks}
    days = {(clocks[one.clock], one.day) for one in amounts if one.clock in clocks}
    return any(is_over(clock, day, sum_on(plan, clock, day)) for clock, day in days)


def _told(at: str) -> date:
    """The day on which something was written, by the clock that hung there."""
    return date.fromisoformat(at[:10])


def _is_quiet(hours: Hours | None, wall: datetime) -> bool:
    if hours is None:
        return False
    first, last = hours
    clock = f"{wall:%H:%M}"
    return first <= clock < last if first <= last else clock >= first or clock < last


def is_passed_over(hours: Hours | None, begin: datetime, end: datetime) -> bool:
    """Whether what rings between these moments never comes by itself: all of that time is quiet, or as good as all."""
    moments = [begin + number * LOOKS for number in range((end - begin) // LOOKS)]
    return hours is not None and all(_is_quiet(hours, moment) for moment in moments)


def _is_now(begin: datetime, end: datetime, wall: datetime) -> bool:
    return begin <= wall <= end


def _of_steps(plan: Plan, near: Near, today: date, now: datetime) -> Iterator[Due]:
    """The times of steps that are open, but for those that are filled, and for what was written within four hours."""
    wall = now.replace(tzinfo=None)
    ringing = [one for one in _step_times(plan, today) if _is_now(one[2], one[2] + LATE, wall)]
    if not ringing:
        return
    from goalwalk.core.measures.marks import rows  # most looks end before this

    found = {row.step.id: row for row in rows(plan, today, [step for step, *_ in ringing]) if _may_be_open(row)}
    ringing = [one for one in ringing if one[0].id in found]
    if not ringing:
        return
    said: dict[str, list[CheckIn]] = {}
    for check_in in near(today - timedelta(days=1)):
        said.setdefault(check_in.step, []).append(check_in)
    for step, slot, begin in ringing:
        of_step = said.get(step.id, [])
        on_day = [one for one in of_step if one.day == today]
        if on_day and on_day[-1].word in ("rest", "not today"):
            continue  # which is of all that was left of the day
        if slot not in _filled(plan, step, on_day, today) and not any(_is_fresh(one, now) for one in of_step):
            id = f"{found[step.id].goal.number}.{step.number}"
            yield Due("step", step.id, id, step.title, today, slot, begin, begin + LATE)


def _may_be_open(row: Row) -> bool:
    """Whether one of the step's times may still be open: of several each is one, whatever else was said of the day."""
    several = len(row.step.at) > 1 and row.alive_on(row.life.today)
    return is_open(row) or (several and (row.today == "partly" or (row.today == "done" and not row.step.targets)))


def is_open(row: Row) -> bool:
    """Whether something of the step is still to be done on its day."""
    from goalwalk.core.nouns.check_ins import has_more

    return row.alive_on(row.life.today) and (row.today == "open" or has_more(row))


def _step_times(plan: Plan, today: date) -> Iterator[tuple[Step, str, datetime]]:
    """Each time of each step, as it was named, and the moment it means on that day."""
    timed = [step for step in plan.steps if step.at and not step.finished]
    if not timed:
        return
    hours: dict[str, str] = {}
    for step in timed:
        for slot in step.at:
            if not (slot[0].isdigit() or hours):
                from goalwalk.core.nouns.slots import hours_of

                hours = hours_of(plan.settings)
            yield step, slot, moment_of(plan, today, hours.get(slot, slot))


def moment_of(plan: Plan, day: date, clock: str) -> datetime:
    """The moment of a time "HH:MM" of a civil day: its small hours are of the date after it."""
    hour, minute = int(clock[:2]), int(clock[3:])
    date_of = day + timedelta(days=1) if hour < plan.settings.day_starts_at else day
    return datetime.combine(date_of, time(hour, minute))


def _filled(plan: Plan, step: Step, on_day: Sequence[CheckIn], today: date) -> Iterable[str]:
    """The times of the step's day that were told as done, where each of its times is one."""
    from goalwalk.core.amounts import ONE
    from goalwalk.core.measures.day_index import target_on
    from goalwalk.core.nouns.slots import filled, nearest, slots_of

    target = target_on(step, today.toordinal())
    if step.targets or len(step.at) < 2:
        slots = slots_of(step, target, plan.settings)
        return filled(slots, on_day) if slots else ()
    # Nobody ever said how often it is done: each time is one, and filled by the `done` that is nearest.
    slots = slots_of(step._replace(done="one"), len(step.at) * ONE, plan.settings)
    named: list[CheckIn] = []
    for check_in in on_day:
        free = [slot for slot in slots if slot not in filled(slots, named)]
        is_one = check_in.word == "done" and free
        named.append(check_in._replace(slot=nearest(free, check_in.at, plan.settings)) if is_one else check_in)
    return filled(slots, named)


def _is_fresh(check_in: CheckIn, now: datetime) -> bool:
    """Whether it was written within four hours; a clock that was put back is no reason to take one more."""
    return check_in.word in ("done", "partly") and abs(now - datetime.fromisoformat(check_in.at)) < DOSE


def _of_talks(plan: Plan, today: date, wall: datetime) -> Iterator[Due]:
    """The talks and groups that have a time, in the hour before it."""
    for what, meeting, end in _talks_ahead(plan, today):
        if _is_now(end - BEFORE_TALK, end, wall):
            day, clock = end.date(), f"{end:%H:%M}"
            yield Due(what, meeting.id, str(meeting.number), None, day, clock, end - BEFORE_TALK, end)


def _talks_ahead(plan: Plan, today: date) -> Iterator[tuple[What, Meeting, datetime]]:
    """The talks and groups to come that have a time, and when they begin."""
    if not plan.meetings:
        return
    from goalwalk.core.nouns.meetings import ahead

    talks = [("talk", one, one.next, one.time) for one in ahead(plan.meetings, today) if not one.group]
    if any(meeting.group for meeting in plan.meetings):
        from goalwalk.core.nouns.groups import ahead as groups_ahead

        talks += [("group", one.meeting, one.day, one.time) for one in groups_ahead(plan.meetings, today)]
    for what, meeting, day, clock in talks:
        if day and clock:
            yield what, meeting, datetime.combine(day, time.fromisoformat(clock))  # type: ignore[misc]


def _of_asks(plan: Plan, today: date, wall: datetime, quiet: Hours | None) -> Iterator[Due]:
    """The asks that come up on this very day, from its morning to its evening: an ask has a day, and no time."""
    if not any(barrier.by == today for barrier in plan.barriers):
        return
    from goalwalk.core.nouns.barriers import due as asks_due
    from goalwalk.core.nouns.slots import hours_of

    hours = hours_of(plan.settings)
    usual = tuple(moment_of(plan, today, hours[part]) for part in ("morning", "evening"))
    begin, end = _beside_quiet(plan, today, usual, quiet)
    if _is_now(begin, end, wall):
        asks: Iterable[Barrier] = (ask for ask in asks_due(plan, today) if ask.by == today)
        for ask in asks:
            yield Due("ask", ask.id, str(ask.number), ask.title, today, "", begin, end)


def _beside_quiet(
    plan: Plan, today: date, usual: tuple[datetime, ...], quiet: Hours | None
) -> tuple[datetime, datetime]:
    """When that comes which has a day and no time: while it is usual, or, where all of that is quiet, in the hour after
    the quiet hours; in the one before them where the day is over by then."""
    begin, end = usual
    if quiet is None or not is_passed_over(quiet, begin, end):
        return begin, end
    first, last = (datetime.combine(begin.date(), time.fromisoformat(clock)) for clock in quiet)
    after = last if last > begin else last + timedelta(days=1)
    if after + LATE <= moment_of(plan, today + timedelta(days=1), f"{plan.settings.day_starts_at:02}:00"):
        return after, after + LATE
    return first - LATE, first


def _of_lines(plan: Plan, today: date, wall: datetime, chosen: Chosen) -> Iterator[Due]:
    """The lines of the morning and the evening, by choice: while there is something to be done, or to be told."""
    lines: tuple[tuple[What, str | None], ...] = (("morning", chosen.morning), ("evening", chosen.evening))
    for what, clock in lines:
        if clock is None:
            continue
        begin = moment_of(plan, today, clock)
        if _is_now(begin, begin + LATE, wall):
            from goalwalk.core.measures.marks import rows

            found = rows(plan, today)
            if any(map(is_open, found)) if what == "morning" else _can_be_told(plan, today, found):
                yield Due(what, "", "", None, today, "", begin, begin + LATE)


def _can_be_told(plan: Plan, today: date, found: Sequence[Row]) -> bool:
    """Whether the evening is still to be told: nothing was said of the day itself, and not all of it is a rest."""
    from goalwalk.core.measures.day_index import letter_on
    from goalwalk.core.nouns.check_ins import is_told

    if not plan.steps or any(said.day == today and is_told(said) for said in plan.day_check_ins):
        return False
    day = today.toordinal()
    letters = {letter_on(plan.said.get(row.step.id, Said()), day) for row in found}
    return "r" not in letters or bool(letters & {"d", "p", "n"}) or any(map(is_open, found))


def has_more_than_come(plan: Plan, today: date, chosen: Chosen) -> bool:
    """Whether there may be more times on a day than come by themselves: those of steps, and the lines of the day."""
    live = plan._replace(steps=tuple(step for step in plan.steps if not in_pause(step.pauses, today)))
    times = {begin for _, _, begin in _step_times(live, today)}
    return len(times) + bool(chosen.morning) + bool(chosen.evening) > A_DAY


def can_come(plan: Plan, today: date, chosen: Chosen) -> bool:
    """Whether there is anything to be reminded of, today or later: a time of a step, a line of the day, a talk, an
    ask."""
    if chosen.morning or chosen.evening or any(step.at and not step.finished for step in plan.steps):
        return True
    asks = [barrier for barrier in plan.barriers if barrier.by and barrier.by >= today and not barrier.eased]
    return bool(asks) or any(True for _ in _talks_ahead(plan, today))


def passed_over(plan: Plan, today: date, chosen: Chosen) -> tuple[tuple[What, str, str], ...]:
    """What never comes by itself, since its time lies in the quiet hours: what it is, its number, its time "HH:MM"."""
    quiet = chosen.quiet
    if quiet is None:
        return ()
    goals = {goal.id: goal.number for goal in plan.goals}
    found: list[tuple[What, str, datetime]] = [
        ("step", f"{goals.get(step.goal)}.{step.number}", begin)
        for step, _, begin in _step_times(plan, today)
        if is_passed_over(quiet, begin, begin + LATE)
    ]
    lines: tuple[tuple[What, str | None], ...] = (("morning", chosen.morning), ("evening", chosen.evening))
    begins = [(what, moment_of(plan, today, clock)) for what, clock in lines if clock]
    found += [(what, "", begin) for what, begin in begins if is_passed_over(quiet, begin, begin + LATE)]
    ends = [(what, meeting, end) for what, meeting, end in _talks_ahead(plan, today)]
    found += [
        (what, str(meeting.number), end) for what, meeting, end in ends if is_passed_over(quiet, end - BEFORE_TALK, end)
    ]
    return tuple(dict.fromkeys((what, id, f"{moment:%H:%M}") for what, id, moment in found))


# Whether it may be said


def to_say(found: Sequence[Due], sayings: Sequence[Saying], today: date, way: Way, mark: str) -> tuple[Due, ...]:
    """Of what is due, what is to be said now. Whoever asks hears all of it. By itself nothing comes twice, no more than
    three times a day, in a shell once, and none while it rests. `mark`: of the plan as it stands.
    """
    if way == "line":
        return tuple(found)
    on_day = [saying for saying in sayings if saying.day == today and saying.way != "line"]
    if len(on_day) >= A_DAY or (way == "shell" and sum(one.way == "shell" for one in on_day) >= IN_SHELL):
        return ()
    if rests(sayings, today, mark):
        return ()
    said = {key for saying in sayings for key in saying.keys}
    return tuple(one for one in found if one.key not in said)


def rests(sayings: Sequence[Saying], today: date, mark: str | None = None) -> bool:
    """Whether reminders wait until the person comes back: something came on three days before this one, and since then
    nothing was written (by `mark`, where it is known), and nobody has looked. A day on which nothing came is none."""
    mark = mark or (sayings[-1].mark if sayings else "")
    days: set[date] = set()
    for saying in reversed(sayings):
        if saying.way == "line" or saying.mark != mark:
            break
        days.add(saying.day)
    return sum(day < today for day in days) >= UNANSWERED
