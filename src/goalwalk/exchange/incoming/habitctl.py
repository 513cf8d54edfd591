"""habitctl: the files `habits` and `log` of its folder, columns apart by tabs."""

from __future__ import annotations

import re
from datetime import date

from goalwalk.core.errors import CannotRead
from goalwalk.core.rhythm.rhythms import DAILY, LONGEST, WHENEVER, Rhythm
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.habit_files import WORDS, files_of, put
from goalwalk.exchange.incoming.records import At, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import Source

KIND = "habitctl"
HABIT = re.compile(r"([0-9]{1,4})[ \t]+(.+)")


def is_it(source: Source) -> bool:
    """Whether there are the two files, and the habits begin with how many days they have."""
    found = files_of(source)
    lines = source.head(found[0]).splitlines() if found else []
    return any(HABIT.fullmatch(line.strip()) for line in lines if not line.startswith("#"))


def read(source: Source, given: Given) -> Incoming:
    """All habits, and what was logged of what is none any more. Raises CannotRead("import_not_it")."""
    found = files_of(source)
    if not found:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    left: list[Left] = []
    steps: dict[str, StepIn] = {}
    days: dict[str, dict[date, SaidIn]] = {}
    for number, line in enumerate(source.lines(found[0]), 1):
        at, text = At(source.shown(found[0]), number), line.strip()
        habit = HABIT.fullmatch(text)
        title = values.title(habit[2]) if habit else None
        if habit and title and int(habit[1]) <= LONGEST:
            steps[title] = StepIn(title, title, at, rhythm=_rhythm(int(habit[1])))
        elif text and not text.startswith("#"):
            left.append(Left(at, "no_habit", (("text", values.shortened(text, 60)),)))
    lines = source.lines(found[1])
    for number, line in enumerate(lines, 1):
        at, parts = At(source.shown(found[1]), number), [part.strip() for part in line.split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        day, title = values.day(parts[0]), values.title(parts[1]) if len(parts) > 1 else None
        word = WORDS.get(parts[2].casefold()) if len(parts) > 2 else None
        if day is None or title is None or word is None:
            left.append(Left(at, "no_habit", (("text", values.shortened(line.strip(), 60)),)))
            continue
        steps.setdefault(title, StepIn(title, title, at))
        put(days, title, SaidIn(day, word, None, values.note("\t".join(parts[3:])), at), left)
        source.working(number, len(lines) + 1)
    told = (step._replace(said=tuple(days.get(title, {}).values())) for title, step in steps.items())
    return Incoming(KIND, tuple(told), left=tuple(left), may_rename=True)


def _rhythm(days: int) -> Rhythm:
    """Once in so many days; 0: it is only tracked."""
    return WHENEVER if days == 0 else DAILY if days == 1 else Rhythm("rolling", times=1, span=days)
