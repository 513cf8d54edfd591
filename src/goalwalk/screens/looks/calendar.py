"""The calendar: a heat map of days, of one step or of the whole plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from goalwalk.core.days import week_start
from goalwalk.core.measures.day_index import BEST_FIRST, NOTHING, WORDS_OF, between, first_day, word_on
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.measures.occasions import KEPT
from goalwalk.core.model.plan import Plan, Step, Word
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import signs
from goalwalk.screens.blocks import Block, Data, Gap, Heading, Line
from goalwalk.screens.map_blocks import DayMap, MapDay
from goalwalk.screens.signs import day_cells
from goalwalk.words import say
from goalwalk.words.days import MONTHS, WEEKDAYS

YOUNG = timedelta(weeks=10)  # so long its weeks are told one below the other
YEAR = timedelta(weeks=51)  # the most weeks that fit beside the weekdays' names on a usual screen


class CalendarDay(NamedTuple):
    """One day: its shade 0–4, None for a day outside the step's or the plan's life; what it was, in `--json`.

    Of a step: 1 rest, 2 partly, 4 done. Of the plan: how many steps were shown up for, as quarters of the most.
    `word`: what was said of the day; of the plan, of any of its steps, and the word that says most.
    """

    day: date
    shade: int | None
    shown: int
    word: Word | None


class CalendarView(NamedTuple):
    """The screen of `calendar`: whole weeks from the week of `first` to the week of `last`. `is_young`: it began less
    than ten weeks before the last day."""

    today: date
    id: str | None
    title: str | None
    first: date
    last: date
    week_starts_on: int
    days: tuple[CalendarDay, ...]
    is_young: bool = False

    def data(self) -> Data:
        """As JSON."""
        return {name: part for name, part in self._asdict().items() if name != "is_young"}

    def blocks(self) -> list[Block]:
        """The map of days, and what its shades mean."""
        shades, heading = (signs.SHADES, self.title or "") if self.id else (signs.OF_A_PLAN, say("calendar.plan"))
        weekdays = tuple(WEEKDAYS[(self.week_starts_on + n) % 7] for n in range(7))
        days = [MapDay(day.day, _sign(day, len(shades)), bool(day.shown), day.word) for day in self.days]
        blocks: list[Block] = [Heading(heading, id=self.id or "")]
        if all(day.shade is None for day in days):
            return [*blocks, Line(say("calendar.empty"))]
        legend = say(
            "calendar.legend.step" if self.id else "calendar.legend.plan",
            nothing=signs.NOTHING,
            no=signs.NOT_TODAY,
            rest=signs.REST,
            partly=signs.PARTLY,
            done=signs.DONE,
            some="".join(dict.fromkeys(signs.OF_A_PLAN[1:])),
        )
        drawn = DayMap(days, shades + signs.REST + signs.NOT_TODAY, weekdays, MONTHS, is_short=self.is_young)
        return [*blocks, drawn, Gap(), Line(legend, "quiet", for_eyes=True)]


def calendar_view(plan: Plan, today: date, first: date | None, last: date, step: Step | None = None) -> CalendarView:
    """The days from `first` to `last`, of a step or of the plan, widened to the first day's whole week.

    Without `first`: from a year before the last day, or from when the step or the plan began, if that is later.
    """
    found = rows(plan, today, None if step is None else [step])
    begun = _begun(found, last)
    shown = min(begun, last - timedelta(days=27))  # at least four weeks
    start = week_start(first or max(last - YEAR, shown), plan.settings.week_starts_on)
    days = tuple(start + timedelta(days=n) for n in range((last - start).days + 1))
    shaded = _step_days(found[0], start, len(days)) if step else _plan_days(found, days)
    row = found[0] if step else None
    return CalendarView(
        today=today,
        id=f"{row.goal.number}.{row.step.number}" if row else None,
        title=row.step.title if row else None,
        first=start,
        last=last,
        week_starts_on=plan.settings.week_starts_on,
        days=shaded,
        is_young=last - begun < YOUNG,
    )


def _begun(found: Sequence[Row], last: date) -> date:
    """The first day of which anything is known; the last where nothing is."""
    said = [day for row in found if (day := first_day(row.said)) is not None]
    return date.fromordinal(min([*(row.step.start.toordinal() for row in found), *said, last.toordinal()]))


def _step_days(row: Row, first: date, count: int) -> tuple[CalendarDay, ...]:
    shades = {"done": 4, "partly": 2, "rest": 1, "out": None, "ahead": None}
    return tuple(
        CalendarDay(day, shades.get(look, 0), int(row.life.shown(day.toordinal())), word_on(row.said, day.toordinal()))
        for day, look in day_cells(row, first, count)
    )


def _plan_days(found: Sequence[Row], days: tuple[date, ...]) -> tuple[CalendarDay, ...]:
    first, last = days[0].toordinal(), days[-1].toordinal()
    letters = [row.life.shown_letters(first, last).ljust(len(days)) for row in found]
    shown = [each.count(KEPT) for each in zip(*letters, strict=True)] if letters else [0] * len(days)
    most = max(shown, default=0)
    words = [_word(each) for each in zip(*(between(row.said, first, last) for row in found), strict=True)]
    return tuple(
        CalendarDay(day, -(-4 * count // most) if count else _blank(found, day, word), count, word)
        for day, count, word in zip(days, shown, words or [None] * len(days), strict=True)
    )


def _word(letters: Sequence[str]) -> Word | None:
    """The word that says most, of what was said of one day."""
    return WORDS_OF.get(min(letters, key=f"{BEST_FIRST}{NOTHING}".index))


def _blank(found: Sequence[Row], day: date, word: Word | None) -> int | None:
    """The shade of a day without showing up: none where nothing was said, and no step was alive or the day is ahead."""
    number = day.toordinal()
    alive = any(number <= row.life.today and row.alive_on(number) for row in found)
    return 0 if alive or word else None


def _sign(day: CalendarDay, shades: int) -> int | None:
    """The shade of a day; behind the `shades` stand the signs of rest and of an honest no."""
    if day.shown or day.word not in ("rest", "not today"):
        return day.shade
    return shades + (day.word == "not today")
