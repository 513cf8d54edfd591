"""harsh: the files `habits` and `log` of its folder. Headings are goals; the last line for a day counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goalwalk.core.errors import CannotRead
from goalwalk.core.rhythm.rhythms import DAILY, LONGEST, WHENEVER, Rhythm
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.habit_files import WORDS, files_of, put
from goalwalk.exchange.incoming.records import At, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import Source

KIND = "harsh"
HABIT = re.compile(r"(.{1,900}?) ?: ?([0-9]{1,4}w?|[0-9]{1,4}/[0-9]{1,4}w?)(?: ?: ?([0-9]{4}-[0-9]{2}-[0-9]{2}))?")
SIGN = " : "


def is_it(source: Source) -> bool:
    """Whether there are the two files, and a habit as it writes it."""
    found = files_of(source)
    lines = source.head(found[0]).splitlines() if found else []
    return any(HABIT.fullmatch(line.strip()) for line in lines)


def read(source: Source, given: Given) -> Incoming:
    """All habits, and what was logged of what is none any more. Raises CannotRead("import_not_it")."""
    found = files_of(source)
    if not found:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    habits, log = found
    left: list[Left] = []
    steps = {step.title: step for step in _habits(source, habits, given.today, left)}
    days: dict[str, dict[date, SaidIn]] = {}
    begins: dict[str, At] = {}
    for at, title, said in _log(source, log, left):
        put(days, title, said, left)
        begins.setdefault(title, at)
    for title, at in begins.items():
        if title not in steps:
            steps[title] = StepIn(title, title, at)
    told = (step._replace(said=tuple(days.get(title, {}).values())) for title, step in steps.items())
    return Incoming(KIND, tuple(told), left=tuple(left), may_rename=True)


def _habits(source: Source, name: str, today: date, left: list[Left]) -> Iterator[StepIn]:
    goal = ""
    for number, line in enumerate(source.lines(name), 1):
        at, text = At(source.shown(name), number), line.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith("!"):
            goal = values.title(text[1:]) or ""
            continue
        habit = HABIT.fullmatch(text)
        title = values.title(habit[1]) if habit else None
        rhythm = _rhythm(habit[2]) if habit else None
        if habit is None or title is None or rhythm is None:
            left.append(Left(at, "no_habit", (("text", values.shortened(text, 60)),)))
            continue
        end = values.day(habit[3]) if habit[3] else None
        ahead = (("end", end.isoformat()),) if end and end > today else ()
        yield StepIn(title, title, at, goal, rhythm=rhythm, finished=end if end and end <= today else None, aside=ahead)


def _rhythm(text: str) -> Rhythm | None:
    times, _, days = text.partition("/") if "/" in text else ("1", "", text)
    weeks = days.endswith("w")
    n, span = int(times), int(days.rstrip("w")) * (7 if weeks else 1)
    if span == 0 or n == 0:
        return WHENEVER
    if span > LONGEST:
        return None
    return DAILY if n >= span else Rhythm("rolling", times=n, span=span)


def _log(source: Source, name: str, left: list[Left]) -> Iterator[tuple[At, str, SaidIn]]:
    lines = source.lines(name)
    for number, line in enumerate(lines, 1):
        at, text = At(source.shown(name), number), line.strip()
        if not text or text.startswith("#"):
            continue
        parts = [part.strip() for part in text.split(SIGN)]
        day = values.day(parts[0])
        which = next((place for place, part in enumerate(parts[2:], 2) if part.casefold() in WORDS), 0)
        title = values.title(SIGN.join(parts[1:which])) if which else None
        if day is None or title is None:
            left.append(Left(at, "no_habit", (("text", values.shortened(text, 60)),)))
            continue
        comment, amount = parts[which + 1 : which + 2], parts[which + 2 : which + 3]
        counted = values.amount(amount[0]) if amount and amount[0] else None
        more = SIGN.join([*comment, *(parts[which + 2 :] if counted is None else parts[which + 3 :])])
        word = WORDS[parts[which].casefold()]
        yield at, title, SaidIn(day, word, counted if counted and counted > 0 else None, values.note(more), at)
        source.working(number, len(lines) + 1)
