"""What comes in, put into a plan: every record under an id made of where it is from, its name, its day and which one of
that day it is, so that the same file twice adds nothing twice.

A step that is there already takes in the days that hold nothing yet, and the newer word on those of which an import
alone wrote; what the person has written stays. What was undone comes anew; what was taken away or erased stays out.
What was done after midnight, and before the hour at which days start here, is of the day before, as anything that is
written here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from goalwalk.core.days import Today
from goalwalk.core.measures.day_index import LETTERS, heard, marked
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return
from goalwalk.core.model.plan import CheckIn, DayCheckIn, Goal, Numbers, Plan, Said, Win
from goalwalk.core.rhythm.rhythms import ONCE, WHENEVER
from goalwalk.core.since import FIRST_YEAR, Since
from goalwalk.exchange.incoming import asides, limits, steps_made
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.found_here import FoundHere
from goalwalk.exchange.incoming.newer import SEVERAL, Before, as_it_stands, content, more_of
from goalwalk.exchange.incoming.outcome import Adopted, Into, Known
from goalwalk.exchange.incoming.own_ids import attempts, rank_of
from goalwalk.exchange.incoming.records import AmountIn, At, ClockIn, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.same_here import KnownAgain
from goalwalk.exchange.incoming.source import EVERY, Working, quietly

NOON = "T12:00:00+00:00"  # when something was said of which a day alone is known
NO_ID = ""


class Adopting:
    """One file being put into a plan."""

    def __init__(
        self, plan: Plan, incoming: Incoming, today: date, known: Known, into: Into, working: Working = quietly
    ) -> None:
        self.plan, self.incoming, self.today, self.known, self.into = plan, incoming, today, known, into
        self.working, self.so_far = working, 0
        self.of = 1 + sum(len(step.said) for step in incoming.steps)
        self.starts = plan.settings.day_starts_at
        self.is_late = isinstance(today, Today) and today.is_late
        self.here = FoundHere(plan, incoming.kind, known.every) if incoming.by_name else None
        self.before = Before(plan, incoming.kind, known.every)
        self.newer = 0
        self.come: set[str] = set()
        self.again = KnownAgain(plan, incoming.kind, known.every, self.before)
        self.edited: dict[str, dict[str, Any]] = {}  # what takes the place of what an import wrote, by table and id
        self.left = list(incoming.left)
        self.days = list(incoming.days)
        self.there = 0
        self.records: dict[str, list[Any]] = {}
        self.steps: dict[tuple[str, str], str] = {}
        self.asides: list[str] = []
        self.were_here: set[tuple[str, str]] = set()  # steps by their goal and name there that are here already
        self.met: set[str] = set()  # the ids of steps that the file has told of
        tables = ("goals", "steps", "clocks", "returns", "amounts", "day_check_ins", "wins")
        self.live = {table: {record.id: record for record in getattr(plan, table)} for table in tables}
        self.highest: dict[str, int] = {}  # the numbers given, by table
        self.of_goals = dict(plan.numbers.steps)

    def done(self) -> Adopted:
        """All of it."""
        steps = self.incoming.steps
        if self.incoming.may_rename:
            steps = self.again.named(steps)
        for step in steps:
            self._step(step)
        clocks = dict(self.again.clocks(self.incoming.clocks)) if self.incoming.may_rename else {}
        for clock in self.incoming.clocks:
            self._clock(clock, clocks.get(clock.name))
        self._days()
        self._wins()
        self._asides()
        self.working(self.of, self.of)
        plan = self.plan
        new = {table: len(found) for table, found in self.records.items() if found}
        new |= {table: new.get(table, 0) + len(edited) for table, edited in self.edited.items()}
        for table in ("check_ins", "day_check_ins", "returns", "amounts"):
            self.records.get(table, []).sort(key=lambda record: record.id)
        said = self.records.pop("check_ins", [])
        for table, edited in self.edited.items():
            same: dict[str, Any] = {table: tuple(edited.get(one.id, one) for one in getattr(plan, table))}
            plan = plan._replace(**same)
        for table, found in self.records.items():
            more: dict[str, Any] = {table: (*getattr(plan, table), *found)}
            plan = plan._replace(**more)
        plan = plan._replace(numbers=self._numbers())
        about = [one.day for table in ("day_check_ins", "wins") for one in self.records.get(table, ())]
        plan = heard(plan, said)._replace(written=marked(plan.written, about) if about else plan.written)
        return Adopted(plan, new, self.there, tuple(self.left), self.steps, tuple(self.asides), self.newer)

    def _numbers(self) -> Numbers:
        given: dict[str, Any] = {**self.highest, "steps": tuple(self.of_goals.items())}
        return self.plan.numbers._replace(**given)

    def _own(
        self, table: str, at: At | None, *parts: object, on: int | None = None, title: str = ""
    ) -> tuple[str, bool]:
        """The id of a thing of these parts, and whether it is there; NO_ID for what was erased or taken away, but for a
        goal, which what is new needs. `on`: its rank among what is dated; `title`: what it is called."""
        why = None
        for own in attempts(self.incoming.kind, table, *parts, on=on):
            if own in self.live.get(table, ()):
                return own, True
            if own in self.known.erased:
                why = "erased"
            elif own not in self.known.every:
                break
            elif own not in self.known.undone and table != "goals":
                why = why or ("taken_away" if title else "part_taken_away")
        if why is None:
            return own, False
        if at is not None:
            self.left.append(Left(at, why, (("title", values.shortened(title, 60)),) if title else ()))
        return NO_ID, False

    def _put(self, table: str, record: Any) -> None:
        self.records.setdefault(table, []).append(record)
        self.come.add(record.id)
        if table in self.live:
            self.live[table][record.id] = record

    def _number(self, table: str) -> int:
        if table not in self.highest:
            given = (one.number for one in getattr(self.plan, table))
            self.highest[table] = max((getattr(self.plan.numbers, table), *given))
        self.highest[table] += 1
        return self.highest[table]

    def _day(self, day: date, at: At, *, ahead: bool = False) -> bool:
        """Whether something can have been on that day; if not, it is left."""
        if day.year >= FIRST_YEAR and (ahead or day <= self.today):
            return True
        facts: tuple[tuple[str, str], ...] = (("day", day.isoformat()),)
        code = "ahead" if day > self.today else "long_ago"
        if self._is_tonight(day):
            code, facts = "tonight", (*facts, ("hour", f"{self.starts:02}:00"))
        self.left.append(Left(at, code, facts))
        return False

    def _is_tonight(self, day: date) -> bool:
        """Whether the clock shows that day already, which has not begun here."""
        return self.is_late and day == self.today + timedelta(days=1)

    def _evening_of(self, day: date, time: str | None) -> date:
        """The day of what was written then: before the hour at which days start it is the one before."""
        is_late = time is not None and self.here is None  # a day of ours is the right one
        return day - timedelta(days=1) if time and is_late and int(time[:2]) < self.starts and day > date.min else day

    # Steps

    def _goal(self, step: StepIn, made: date) -> str:
        if not step.goal and self.into.goal is not None:
            return self.into.goal
        title = step.goal or self.into.title
        if self.here is not None and (named := self.here.goal(title)):
            return named
        own, there = self._own("goals", step.at, step.goal or NO_ID)
        if own and not there:
            self._put("goals", Goal(own, self._number("goals"), title, made))
        return own

    def _own_step(self, step: StepIn) -> tuple[str, bool]:
        """The id of a step, and whether it is there; NO_ID for one that does not come, which is told."""
        again = self.again.renamed.get((step.goal, step.name))
        named = self.here.step(step) if self.here else again
        self.left += self.again.told(step.at, step.title, again)
        why = "taken_away" if self.here and not named and (step.goal, step.title) in self.known.away else None
        own, there = NO_ID, False
        if why is None:
            own, there = (named, True) if named else self._own("steps", step.at, step.goal, step.name, title=step.title)
            why = "step_twice" if own in self.met else None
        if why is not None:
            self.left.append(Left(step.at, why, (("title", values.shortened(step.title, 60)),)))
            return NO_ID, False
        self.met |= {own} if own else set()
        return own, there

    def _step(self, step: StepIn) -> None:
        own, there = self._own_step(step)
        if not own:
            return
        if step.rhythm == ONCE:  # what is done once is done, also where the clock is ahead of the day here
            dated = (one._replace(day=self.today) if self._is_tonight(one.day) else one for one in step.said)
            step = step._replace(said=tuple(dated))
            step, told = steps_made.finished(step, self.today)
            self.left += told
        said = [one for one in step.said if self._day(one.day, one.at or step.at, ahead=one.word == "rest")]
        said.sort(key=lambda one: one.day)
        first = min((one.day for one in said), default=self.today)
        if there:
            self.were_here.add((step.goal, step.name))
            if self._said(own, step, said):
                self.steps[step.goal, step.name] = own
            return
        if step.said and not said and step.rhythm == WHENEVER and step.finished is None and not step.exact:
            return  # nothing told of it but days, of which none can be
        start = min(step.start or first, first) if said else step.start or self.today
        if step.start and step.exact:
            start = step.start
        made = min(first if said else start, self.today)
        if step.rhythm == WHENEVER and self.into.rhythm is not None:
            step = step._replace(rhythm=self.into.rhythm)
        goal = self._goal(step, made)
        if not goal:
            return
        taken = (one.number for one in self.plan.steps if one.goal == goal)
        self.of_goals[goal] = 1 + (self.of_goals.get(goal) or max(taken, default=0))
        self._put("steps", steps_made.made(own, goal, self.of_goals[goal], made, start, step, self.today))
        self.steps[step.goal, step.name] = own
        self._said(own, step, said)

    def _said(self, own: str, step: StepIn, said: list[SaidIn]) -> int:
        """What was said of a step, on days of which the plan says nothing yet, or less, or something else that came
        from there; how many of it come."""
        before = self.plan.said.get(own, Said())
        if step.rhythm == ONCE and LETTERS["done"] in before.letters:
            self.there += len(said)
            return 0
        new = 0
        for day, group in groupby(said, lambda one: one.day):
            told = list(group)
            had = self.before.check_ins(own, day) if before.letters else ()
            more, instead = more_of(had, told)
            if more and had and self.before.is_touched("check_ins", had):
                self._stays(told[0].at or step.at, step.title, day)
                continue
            self.there += 0 if instead else len(told) - len(more)
            self.newer += instead
            new += self._say(own, step, more, len(had), instead)
        return new

    def _say(self, own: str, step: StepIn, said: Sequence[SaidIn], had: int, instead: bool) -> int:
        """What was said of a step's day, of which there are so many here; how many of it come."""
        new = 0
        for which, one in enumerate(said, had + 1):
            at = (one.at or step.at) if which == 1 else None
            parts = (own, one.day, which, *(content(one) if had else ()))
            id, _ = self._own("check_ins", at, *parts, on=rank_of(one.day, which))
            self.so_far += 1
            if self.so_far % EVERY == 0:
                self.working(self.so_far, self.of)
            if id:
                first = instead and which == had + 1
                at_ = _at(one.day, one.time)
                self._put("check_ins", CheckIn(id, own, one.day, at_, one.word, one.amount, one.note, first, one.slot))
                new += 1
        return new

    def _stays(self, at: At, title: str, day: date) -> None:
        """Tell that a day says something else there, and that what is here stays."""
        self.left.append(Left(at, "says_else", (("title", values.shortened(title, 60)), ("day", day.isoformat()))))

    # Clocks, days, wins

    def _clock(self, clock: ClockIn, again: str | None) -> None:
        """A clock; `again`: the one here that bears another name."""
        if not self._day(clock.since, clock.at):
            return
        named = self.here.clock(clock) if self.here else again
        self.left += self.again.told(clock.at, clock.title, again)
        own, there = (named, True) if named else self._own("clocks", clock.at, clock.name, title=clock.title)
        if not own:
            return
        if not there and clock.stands not in ("", "kept"):
            self.days += limits.as_notes(clock)
            self.left.append(limits.stopped(clock))
            return
        for day in (one[0] for one in clock.amounts if not one[1] and self.before.amounts(own, one[0])):
            self._stays(clock.at, clock.title, day)
        clock, notes = limits.counted(clock)
        self.days += notes
        if not there:
            self.left += limits.blank_counts(clock)
            limits_of = (Since(date.min, clock.limit),)
            made = Clock(own, self._number("clocks"), clock.title, clock.since, clock.since, limits_of, clock.unit)
            self._put("clocks", made)
        for first, last, note in clock.returns:
            if self._is_there(self.here is not None and self.here.of_clock(own, first, last)):
                continue
            if self._day(last, clock.at):
                self._add("returns", clock.at, Return("", own, first, last, f"{last}{NOON}", note), own, first, last)
        for day, group in groupby(sorted(clock.amounts, key=lambda one: one[0]), lambda one: one[0]):
            self._amounts(own, clock, day, list(group))

    def _amounts(self, own: str, clock: ClockIn, day: date, told: Sequence[AmountIn]) -> None:
        """The amounts of a day of a clock, but where somebody wrote others here."""
        at = told[0][3] or clock.at
        if self._is_there(self.here is not None and self.here.of_clock(own, day)) or not self._day(day, at):
            return
        had = self.before.amounts(own, day)
        if self.before.is_touched("amounts", had):
            if self._is_there(sum(one.amount for one in had) == sum(amount for _, amount, *_ in told)):
                return
            self._stays(at, clock.title, day)
            return
        for which, (_, amount, note, place) in enumerate(told, 1):
            record = Amount("", own, day, f"{day}{NOON}", amount, note)
            self._add("amounts", place or clock.at, record, own, day, which)

    def _add(self, table: str, at: At, record: Any, *parts: object, on: int | None = None) -> None:
        """A record that is only added here; what an import wrote under its id becomes what the file says now. Words of
        a day come beside others, where they may be of another file."""
        own, there = self._own(table, at, *parts, on=on)
        is_beside = there and table == "day_check_ins" and self.incoming.kind in SEVERAL and own not in self.come
        if is_beside and as_it_stands(record, self.live[table][own]) != self.live[table][own]:
            own, there = self._own(table, at, *parts, *record[3:], on=on)
        if own and not there:
            self._put(table, record._replace(id=own))
        elif own:
            stands = self.live[table][own]
            record = as_it_stands(record, stands)
            if record == stands or own in self.come:
                self.there += 1
            else:
                self.live[table][own] = self.edited.setdefault(table, {})[own] = record
                self.newer += 1

    def _is_there(self, found: bool) -> bool:
        """Whether it was found here, by what it says; if so, it is counted."""
        self.there += found
        return found

    def _days(self) -> None:
        counts: dict[tuple[date, str], int] = {}
        for day in self.days:
            if self._is_there(self.again.is_noted(day) or (self.here is not None and self.here.day(day))):
                continue
            evening = self._evening_of(day.day, day.time)
            if self._day(evening, day.at):
                key = (day.day, day.name)
                counts[key] = which = counts.get(key, 0) + 1
                answers = (("keep", day.kept),) if day.kept else day.answers
                at = _at(day.day, day.time)
                told = DayCheckIn("", evening, at, day.mood, day.urge, day.note, answers, day.pulled)
                rank = rank_of(day.day, which, day.time)
                if day.kept and self._came_as("wins", day.kept, day.at, day.day, day.name, which, on=rank):
                    continue
                self._add("day_check_ins", day.at, told, day.day, day.name, which, on=rank)

    def _wins(self) -> None:
        counts: dict[tuple[date, str], int] = {}
        for win in sorted(self.incoming.wins, key=lambda win: (win.day, win.time or "")):
            if self._is_there(self.here is not None and self.here.win(win)):
                continue
            evening = self._evening_of(win.day, win.time)
            if self._day(evening, win.at):
                key = (win.day, win.name)
                counts[key] = which = counts.get(key, 0) + 1
                on = rank_of(win.day, which, win.time)
                if self._came_as("day_check_ins", win.text, win.at, win.day, win.name, which, on=on):
                    continue
                own, there = self._own("wins", win.at, win.day, win.name, which, on=on)
                self.there += there
                if own and not there:
                    self._put("wins", Win(own, self._number("wins"), evening, _at(win.day, win.time), win.text))

    def _came_as(self, table: str, text: str, at: At, *parts: object, on: int) -> bool:
        """Whether it is here, as what it was to be then: a line to keep, or a win; this is told."""
        own = next(attempts(self.incoming.kind, table, *parts, on=on))
        one = None if own in self.come else self.live[table].get(own)
        if one is None or text != (one.text if table == "wins" else dict(one.answers).get("keep")):
            return False
        self.there += 1
        self.left.append(Left(at, "as_win" if table == "wins" else "as_line"))
        return True

    def _asides(self) -> None:
        """What has no place in a plan, kept as notes of today: a line for each thing, as many to a note as fit."""
        had = [one.note for one in self.plan.day_check_ins if one.note]
        names = self.were_here.union(self.steps)
        for which, text in enumerate(asides.notes(self.incoming, self.into.aside, names, had), 1):
            digest = hashlib.sha256(text.encode()).hexdigest()
            told = DayCheckIn("", self.today, f"{self.today}{NOON}", note=text)
            on = rank_of(self.today, which)
            own, there = self._own("day_check_ins", None, "aside", digest, which, on=on)
            if own and not there:
                self.asides.append(text)
                self._put("day_check_ins", told._replace(id=own))


def _at(day: date, time: str | None) -> str:
    """When it was; of which a day alone is known, at noon."""
    return f"{day}T{time}:00+00:00" if time else f"{day}{NOON}"


def adopted(
    plan: Plan, incoming: Incoming, today: date, known: Known, into: Into, working: Working = quietly
) -> Adopted:
    """The plan, which was read whole, with what has come in."""
    return Adopting(plan, incoming, today, known, into, working).done()
