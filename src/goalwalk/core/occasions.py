"""Which occasions a rhythm gives, each a span of days that was kept, rest, a gap, or is still open.

Every rule here is measures §3. Days are ordinals (`date.toordinal`), which makes ten years of them cheap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from goalwalk.core.days import month_end, week_start
from goalwalk.core.rhythms import Rhythm
from goalwalk.core.said import SaidDays

State = Literal["kept", "rest", "gap", "open"]


class Occasion(NamedTuple):
    """A span of days, both ends in it, and what became of it."""

    first: int
    last: int
    state: State


class Era(NamedTuple):
    """The days one rhythm holds: from `begin`, to `end` (None: on and on). `changed`: it replaced another rhythm."""

    rhythm: Rhythm
    begin: int
    end: int | None = None
    changed: bool = False


class Life(NamedTuple):
    """What a step's occasions are read from: what was said, the days taken out, and where today is.

    `out` are the pauses and ends, first and last day (None: without end). `out_days` are the days up to today that
    they take out, and `edges` the first day of each.
    """

    said: SaidDays
    out: tuple[tuple[int, int | None], ...]
    out_days: frozenset[int]
    edges: frozenset[int]
    today: int
    week_starts_on: int

    def shown(self, day: int) -> bool:
        """Whether the person showed up on that day, up to today."""
        said = self.said.get(day)
        return said is not None and said.showed_up and day <= self.today

    def rested(self, day: int) -> bool:
        """Whether the day was chosen as a day off, ahead too."""
        said = self.said.get(day)
        return said is not None and said.word == "rest"

    def is_out(self, day: int) -> bool:
        """Whether a pause or an end takes the day out; its first day stays in once something is said on it."""
        if day <= self.today:
            return day in self.out_days
        return any(_takes_out(span, day, self.said) for span in self.out)


def life(said: SaidDays, out: tuple[tuple[int, int | None], ...], today: int, week_starts_on: int) -> Life:
    """The life of a step up to `today`."""
    out_days = frozenset(
        day
        for span in out
        for day in range(span[0], today + 1 if span[1] is None else min(span[1], today) + 1)
        if _takes_out(span, day, said)
    )
    return Life(said, out, out_days, frozenset(first for first, _ in out), today, week_starts_on)


def _takes_out(span: tuple[int, int | None], day: int, said: SaidDays) -> bool:
    first, last = span
    return first <= day and (last is None or day <= last) and not (day == first and day in said)


def occasions(life: Life, era: Era) -> Iterator[Occasion]:
    """The occasions of one era up to today, oldest first. `whenever` and `once` have none."""
    match era.rhythm.kind:
        case "weekdays" | "every" | "dates" | "rule":
            return _dated(life, era)
        case "week" | "month":
            return _periods(life, era)
        case "rolling":
            return _rolling(life, era)
        case "after":
            return _after(life, era)
        case _:
            return iter(())


def dates(rhythm: Rhythm, begin: int) -> Iterator[int]:
    """The days a dated rhythm falls on, from `begin` on, without end (a raw rule may end)."""
    match rhythm.kind:
        case "weekdays":
            week = begin
            while True:
                yield from (day for day in range(week, week + 7) if (day - 1) % 7 in rhythm.days)
                week += 7
        case "every":
            while True:
                yield begin
                begin += rhythm.span
        case "dates":
            yield from _month_dates(rhythm, begin)
        case "rule":
            from goalwalk.core import rules

            yield from (day.toordinal() for day in rules.dates(rhythm.rule, date.fromordinal(begin)))


@lru_cache(maxsize=256)
def rule_days(rhythm: Rhythm, begin: int) -> int:
    """The D of a raw rule that asks once in D days, counted over the 1461 days from its start (measures §5)."""
    if rhythm.kind != "rule":
        return 1
    count = 0
    for day in dates(rhythm, begin):
        if day >= begin + 1461:
            break
        count += 1
    return round(1461 / count) if count else 1461


def _month_dates(rhythm: Rhythm, begin: int) -> Iterator[int]:
    first = date.fromordinal(begin).replace(day=1)
    while True:
        length = month_end(first).day
        found = set()
        for nth, weekday in rhythm.dates:
            if weekday is None:
                found.add(length if nth == -1 else min(nth, length))
            else:
                days = range(1 + (weekday - first.weekday()) % 7, length + 1, 7)
                if nth == -1 or nth <= len(days):
                    found.add(days[nth if nth == -1 else nth - 1])
        start = first.toordinal() - 1
        yield from (start + day for day in sorted(found) if start + day >= begin)
        first = date.fromordinal(start + length + 1)


def _dated(life: Life, era: Era) -> Iterator[Occasion]:
    last = life.today if era.end is None else min(life.today, era.end)
    for day in dates(era.rhythm, era.begin):
        if day > last:
            return
        if life.is_out(day):
            continue
        said = life.said.get(day)
        if said is None:
            yield Occasion(day, day, "open" if day == life.today else "gap")
        elif said.word == "rest":
            yield Occasion(day, day, "rest")
        else:
            yield Occasion(day, day, "kept" if said.showed_up else "gap")


def _periods(life: Life, era: Era) -> Iterator[Occasion]:
    """Calendar weeks or months, whole; a changed rhythm cuts the one it falls into, and no cut one is a gap."""
    begin = era.begin
    while begin <= life.today and (era.end is None or begin <= era.end):
        day = date.fromordinal(begin)
        if era.rhythm.kind == "week":
            first = week_start(day, life.week_starts_on).toordinal()
            end = first + 6
        else:
            first, end = day.replace(day=1).toordinal(), month_end(day).toordinal()
        last = end if era.end is None else min(end, era.end)
        days = [day for day in range(begin, last + 1) if not life.is_out(day)]
        if days:
            span_first = begin if era.changed and begin == era.begin else first
            state = _period_state(life, era, range(span_first, last + 1), days)
            if state == "gap" and (begin > first or last < end):
                state = "rest"  # it had no whole week or month to be kept in
            yield Occasion(span_first, last, state)
        begin = end + 1


def _period_state(life: Life, era: Era, span: range, days: list[int]) -> State:
    """Needing nothing is a rest, unless the person showed up all the same: on a day taken out, or before the start."""
    need = min(era.rhythm.times, sum(not life.rested(day) for day in days))
    shown = sum(life.shown(day) for day in span)
    if need == 0 and not shown:
        return "rest"
    if shown >= need:
        return "kept"
    return "open" if life.today in span else "gap"


def _rolling(life: Life, era: Era) -> Iterator[Occasion]:
    """Each day is an occasion, kept when some window of `span` days around it holds enough showing up."""
    span, times, today = era.rhythm.span, era.rhythm.times, life.today
    last = today if era.end is None else min(today, era.end)
    covered = _covered(range(era.begin, last + 1), span, times, life.shown)
    hoped: set[int] = set()
    if last == today:  # the windows that hold today, as if the person showed up from now on
        windows = range(max(era.begin, today - span + 1), today + span)
        hoped = _covered(windows, span, times, lambda day: day >= today or life.shown(day))
    for day in range(era.begin, last + 1):
        if life.is_out(day):
            continue
        if day in covered:
            yield Occasion(day, day, "kept")
        elif life.rested(day) or (life.shown(day) and day in life.edges):
            yield Occasion(day, day, "rest")  # showing up on the day a pause begins is never a gap
        else:
            yield Occasion(day, day, "open" if day in hoped else "gap")


def _covered(days: range, span: int, times: int, shown: Callable[[int], bool]) -> set[int]:
    """The days that lie in some window of `span` days, cut to `days`, with at least `times` showing up."""
    covered: set[int] = set()
    count, reached = 0, days.start
    for end in days:
        count += shown(end)
        if end - span in days:
            count -= shown(end - span)
        if count >= times:
            covered.update(range(max(reached, end - span + 1), end + 1))
            reached = end + 1
    return covered


def _after(life: Life, era: Era) -> Iterator[Occasion]:
    """Due again `span` days after showing up; showing up before the due day moves it."""
    span, due, seen = era.rhythm.span, era.begin, era.begin
    last = life.today if era.end is None else min(life.today, era.end)
    while due <= last:
        early = next((day for day in range(seen, due) if life.shown(day)), None)
        if early is not None:
            due, seen = early + span, early + 1
            continue
        if life.is_out(due):
            seen, due = due, due + 1
            continue
        end = due + span - 1 if era.end is None else min(due + span - 1, era.end)
        kept = next((day for day in range(due, end + 1) if life.shown(day)), None)
        state: State = "kept" if kept is not None else _unkept(life, range(due, end + 1))
        if state == "gap" and end < due + span - 1:
            state = "rest"  # a changed rhythm cut it short
        yield Occasion(due, end, state)
        seen = end + 1 if kept is None else kept + 1
        due = due + span if kept is None else kept + span


def _unkept(life: Life, span: range) -> State:
    if any(life.rested(day) for day in span):
        return "rest"
    if life.today in span:
        return "open"
    return "rest" if any(life.is_out(day) for day in span) else "gap"
