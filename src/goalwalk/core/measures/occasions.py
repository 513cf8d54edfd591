"""Which occasions a rhythm gives, each a span of days that was kept, rest, a gap, or is still open.

Every rule here is measures §3. Days are ordinals (`date.toordinal`). A step's days and its occasions are rows of
letters, read a whole life at a time, which makes ten years of them nearly as quick as one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import compress, count, cycle, takewhile

from goalwalk.core.days import month_end, months_after, week_start
from goalwalk.core.measures.day_index import NOTHING, SHOWN, between, letter_on
from goalwalk.core.model.plan import Said
from goalwalk.core.rhythm.rhythms import DAILY, DATED, WORKDAY, Rhythm
from goalwalk.core.tuples import NamedTuple

KEPT, REST, GAP, OPEN, OUT = "k", "r", "g", "o", "x"  # what became of an occasion; x: its day is taken out
_OF_A_DAY = str.maketrans("dpn.", KEPT + KEPT + GAP + GAP)  # what a dated occasion makes of its day's letter
_SHOWN = str.maketrans("dp", KEPT + KEPT)
_UNCOVERED = str.maketrans("dpn.", GAP * 4)


class Occasions(NamedTuple):
    """Occasions, oldest first: a letter each (x: none, for its day is taken out), and their first and last days."""

    states: str
    firsts: Sequence[int]
    lasts: Sequence[int]


class Era(NamedTuple):
    """The days one rhythm holds: from `begin`, to `end` (None: on and on). `changed`: it replaced another rhythm."""

    rhythm: Rhythm
    begin: int
    end: int | None = None
    changed: bool = False


class Life(NamedTuple):
    """What a step's occasions are read from: what was said, the days taken out, and where today is.

    `out` are the days that pauses and ends take out, in spans that follow each other; `edges` the days on which pauses
    and ends begin.
    """

    said: Said
    out: tuple[tuple[int, int], ...]
    edges: frozenset[int]
    today: int
    week_starts_on: int

    def shown(self, day: int) -> bool:
        """Whether the person showed up on that day, up to today."""
        return day <= self.today and letter_on(self.said, day) in SHOWN

    def rested(self, day: int) -> bool:
        """Whether the day was chosen as a day off, ahead too."""
        return letter_on(self.said, day) == "r"

    def is_out(self, day: int) -> bool:
        """Whether a pause or an end takes the day out."""
        at = bisect_right(self.out, day, key=lambda span: span[0]) - 1
        return at >= 0 and day <= self.out[at][1]

    def letters(self, first: int, last: int) -> str:
        """What was said, a letter a day, with x for the days that are taken out."""
        letters = between(self.said, first, last)
        pieces, at = [], 0
        for begin, end in self.out:
            if begin <= last and end >= first:
                low, high = max(begin, first) - first, min(end, last) + 1 - first
                pieces += [letters[at:low], OUT * (high - low)]
                at = high
        return "".join((*pieces, letters[at:]))

    def shown_letters(self, first: int, last: int) -> str:
        """The same with k for showing up, whether the day is taken out or not; nothing is seen of the days ahead."""
        return between(self.said, first, min(last, self.today)).translate(_SHOWN)


def life(said: Said, out: Iterable[tuple[int, int | None]], today: int, week_starts_on: int) -> Life:
    """The life of a step up to `today`; `out` are its pauses and ends, first and last day (None: without end).

    The first day stays in once something is said on it.
    """
    spans = [(first, date.max.toordinal() if last is None else last) for first, last in out]
    gone = tuple((first + (letter_on(said, first) != NOTHING), last) for first, last in spans)
    real = _joined((first, last) for first, last in gone if first <= last)
    return Life(said, real, frozenset(first for first, _ in spans), today, week_starts_on)


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans of days as they follow each other; those that overlap, or meet, are one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def occasions(life: Life, eras: Iterable[Era]) -> Occasions:
    """The occasions of these eras up to today, oldest first. `whenever` and `once` have none."""
    of_eras = [_of_era(life, era) for era in eras]
    if len(of_eras) == 1:
        return of_eras[0]
    firsts = [day for each in of_eras for day in each.firsts]
    lasts = [day for each in of_eras for day in each.lasts]
    return Occasions("".join(each.states for each in of_eras), firsts, lasts)


def _of_era(life: Life, era: Era) -> Occasions:
    match era.rhythm.kind:
        case kind if kind in DATED:
            return _dated(life, era)
        case "week" | "month":
            return _listed(_periods(life, era))
        case "rolling":
            return _rolling(life, era)
        case "after":
            return _listed(_after(life, era))
        case _:
            return Occasions("", (), ())


def _listed(occasions: Iterable[tuple[str, int, int]]) -> Occasions:
    listed = list(occasions)
    return Occasions("".join(each[0] for each in listed), [each[1] for each in listed], [each[2] for each in listed])


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
        case "months":
            yield from _every_months(date.fromordinal(begin), rhythm.span, 0)
        case "dates":
            yield from _month_dates(rhythm, begin)
        case "rule":
            from goalwalk.core.rhythm import rules

            yield from (day.toordinal() for day in rules.dates(rhythm.rule, date.fromordinal(begin)))


def dates_from(rhythm: Rhythm, begin: int, day: int) -> Iterator[int]:
    """The days of a dated rhythm that began on `begin`, from `day` on; what lies before is passed over at once."""
    if rhythm.kind == "months":
        start, then = date.fromordinal(begin), date.fromordinal(max(begin, day))
        passed = (then.year - start.year) * 12 + then.month - start.month
        return (each for each in _every_months(start, rhythm.span, passed // rhythm.span) if each >= day)
    if rhythm.kind == "every":
        begin += max(0, -(-(day - begin) // rhythm.span)) * rhythm.span
    elif rhythm.kind != "rule":  # which counts from its start
        begin = max(begin, day)
    return (each for each in dates(rhythm, begin) if each >= day)


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


def _every_months(start: date, span: int, skip: int) -> Iterator[int]:
    """The date of the start every `span` months, without the first `skip`. Each is counted from the start, and so the
    31st (or 29 February) is back after a month without it."""
    for n in count(skip):
        try:
            yield months_after(start, n * span).toordinal()
        except OverflowError:
            return


def _month_dates(rhythm: Rhythm, begin: int) -> Iterator[int]:
    first = date.fromordinal(begin).replace(day=1)
    while True:
        length = month_end(first).day
        asked = set()
        for nth, weekday in rhythm.dates:
            if weekday is None:
                asked.add(length if nth == -1 else min(nth, length))
            else:
                days = _weekdays_of(first, length, weekday)
                if nth == -1 or nth <= len(days):
                    asked.add(days[nth if nth == -1 else nth - 1])
        start = first.toordinal() - 1
        yield from (start + day for day in sorted(asked) if start + day >= begin)
        first = date.fromordinal(start + length + 1)


def _weekdays_of(first: date, length: int, weekday: int) -> Sequence[int]:
    """The dates of this weekday, or of Monday to Friday, in the month that begins on `first`."""
    if weekday == WORKDAY:
        return [day for day in range(1, length + 1) if (first.weekday() + day - 1) % 7 < 5]
    return range(1 + (weekday - first.weekday()) % 7, length + 1, 7)


def _last(life: Life, era: Era) -> int:
    return life.today if era.end is None else min(life.today, era.end)


def _dated(life: Life, era: Era) -> Occasions:
    last = _last(life, era)
    days, letters = _asked(era, last, life.letters(era.begin, last))
    states = letters.translate(_OF_A_DAY)
    if days and days[-1] == life.today and letters[-1] == NOTHING:
        states = states[:-1] + OPEN
    return Occasions(states, days, days)


def _asked(era: Era, last: int, letters: str) -> tuple[Sequence[int], str]:
    """The days a dated rhythm falls on up to `last`, and the letters of just these; `letters` begin with the era."""
    rhythm, every = era.rhythm, range(era.begin, last + 1)
    if rhythm == DAILY:
        return every, letters
    if rhythm.kind == "every":
        return every[:: rhythm.span], letters[:: rhythm.span]
    if rhythm.kind == "weekdays":
        week = [(day - 1) % 7 in rhythm.days for day in range(era.begin, era.begin + 7)]
        return list(compress(every, cycle(week))), "".join(compress(letters, cycle(week)))
    days = list(takewhile(lambda day: day <= last, dates(rhythm, era.begin)))
    return days, "".join(letters[day - era.begin] for day in days)


def _periods(life: Life, era: Era) -> Iterator[tuple[str, int, int]]:
    """Calendar weeks or months, whole; a changed rhythm cuts the one it falls into, and no cut one is a gap."""
    spans = list(_spans(life, era))
    if not spans:
        return
    origin = spans[0][0]
    letters = life.letters(origin, spans[-1][1])
    shown = life.shown_letters(origin, spans[-1][1])
    begin, away = era.begin, OUT in letters
    for first, end in spans:
        last = end if era.end is None else min(end, era.end)
        span_first = begin if era.changed and begin == era.begin else first
        low, high = begin - origin, last + 1 - origin
        days = high - low - (letters.count(OUT, low, high) if away else 0)
        if days:
            showed_up = shown.count(KEPT, span_first - origin, high)
            need = min(era.rhythm.times, days - letters.count("r", low, high)) if showed_up < era.rhythm.times else 0
            state = _of_period(showed_up, need, life.today <= last)
            if state == GAP and (begin > first or last < end):
                state = REST  # it had no whole week or month to be kept in
            yield state, span_first, last
        begin = end + 1


def _spans(life: Life, era: Era) -> Iterator[tuple[int, int]]:
    """The first and last days of the whole weeks or months an era lies in, up to today's."""
    begin, last = era.begin, _last(life, era)
    if era.rhythm.kind == "week" and begin <= last:
        first = week_start(date.fromordinal(begin), life.week_starts_on).toordinal()
        for week in range(first, last + 1, 7):
            yield week, week + 6
        return
    while begin <= last:
        day = date.fromordinal(begin)
        first, end = day.replace(day=1).toordinal(), month_end(day).toordinal()
        yield first, end
        begin = end + 1


def _of_period(shown: int, need: int, holds_today: bool) -> str:
    """Needing nothing is a rest, unless the person showed up all the same: on a day taken out, or before the start."""
    if need == 0 and not shown:
        return REST
    if shown >= need:
        return KEPT
    return OPEN if holds_today else GAP


def _rolling(life: Life, era: Era) -> Occasions:
    """Each day is an occasion, kept when some window of `span` days around it holds enough showing up."""
    span, times, today, begin = era.rhythm.span, era.rhythm.times, life.today, era.begin
    last = _last(life, era)
    days = range(begin, last + 1)
    letters = life.letters(begin, last)
    shown = list(compress(days, map(KEPT.__eq__, life.shown_letters(begin, last))))
    states = list(letters.translate(_UNCOVERED))
    for edge in life.edges:  # showing up on the day a pause begins is never a gap
        if edge in days and letters[edge - begin] in SHOWN:
            states[edge - begin] = REST
    if last == today:  # the windows that hold today, as if the person showed up from now on
        near = [day for day in shown if today - span < day < today]
        for first, end in _covered([*near, *range(today, today + span)], span, times):
            for at in range(max(first, begin) - begin, min(end, last) + 1 - begin):
                states[at] = OPEN if states[at] == GAP else states[at]
    for first, end in _covered(shown, span, times):
        low, high = max(first, begin) - begin, min(end, last) + 1 - begin
        states[low:high] = KEPT * (high - low)
    kept = "".join(states)
    if OUT in letters:
        kept = "".join(OUT if letter == OUT else state for letter, state in zip(letters, kept, strict=True))
    return Occasions(kept, days, days)


def _covered(shown: Sequence[int], span: int, times: int) -> Iterator[tuple[int, int]]:
    """The spans of days that lie in some window of `span` days with at least `times` of the `shown` days, which rise.

    Windows need not be cut to the days that count: one that juts out covers no more of them than the one beside it.
    """
    begin = end = 0
    for first, last in zip(shown, shown[times - 1 :], strict=False):
        if last - first < span:
            if last - span > end:
                if end:
                    yield begin, end
                begin = last - span + 1
            end = first + span - 1
    if end:
        yield begin, end


def _after(life: Life, era: Era) -> Iterator[tuple[str, int, int]]:
    """Due again `span` days after showing up; showing up before the due day moves it."""
    span, due, seen, last = era.rhythm.span, era.begin, era.begin, _last(life, era)
    shown = life.shown_letters(era.begin, life.today)

    def next_shown(first: int, end: int) -> int | None:
        at = shown.find(KEPT, first - era.begin, end + 1 - era.begin)
        return None if at < 0 else era.begin + at

    while due <= last:
        early = next_shown(seen, due - 1)
        if early is not None:
            due, seen = early + span, early + 1
            continue
        if life.is_out(due):
            seen, due = due, due + 1
            continue
        end = due + span - 1 if era.end is None else min(due + span - 1, era.end)
        kept = next_shown(due, end)
        state = KEPT if kept is not None else _unkept(life, due, end)
        if state == GAP and end < due + span - 1:
            state = REST  # a changed rhythm cut it short
        yield state, due, end
        seen = end + 1 if kept is None else kept + 1
        due = due + span if kept is None else kept + span


def _unkept(life: Life, first: int, last: int) -> str:
    letters = life.letters(first, last)
    if "r" in between(life.said, first, last):
        return REST
    if first <= life.today <= last:
        return OPEN
    return REST if OUT in letters else GAP
