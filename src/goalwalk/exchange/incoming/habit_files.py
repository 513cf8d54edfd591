"""What harsh and habitctl have in common: a file of habits beside a log of days, and three letters."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Word
from goalwalk.exchange.incoming.records import Left, SaidIn
from goalwalk.exchange.incoming.source import Source

WORDS: dict[str, Word] = {"y": "done", "n": "not today", "s": "rest"}


def files_of(source: Source) -> tuple[str, str] | None:
    """The names of the two files, the outermost where there are several; None where one is not there."""
    for base in sorted((name.removesuffix("habits") for name in source.files if _is(name, "habits")), key=len):
        if f"{base}log" in source.files:
            return f"{base}habits", f"{base}log"
    return None


def put(days: dict[str, dict[date, SaidIn]], title: str, said: SaidIn, left: list[Left]) -> None:
    """One more line of a log: the last for a day counts, and the one before is told."""
    of_title = days.setdefault(title, {})
    before = of_title.get(said.day)
    if before is not None and before.at is not None:
        left.append(Left(before.at, "day_again", (("text", said.day.isoformat()), ("title", title))))
    of_title[said.day] = said


def _is(name: str, called: str) -> bool:
    return name.rpartition("/")[2] == called
