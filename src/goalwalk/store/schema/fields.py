"""How the values of a field are written in a document, and read back exactly or refused with a ValueError.

Which field holds what is told in `core.kinds`; `field` maps each kind of value to its reader and writer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from goalwalk.core.kinds import Value
from goalwalk.core.model.plan import LEVELS, Agreed, Pause
from goalwalk.core.rhythm import rhythms
from goalwalk.core.since import EARLIEST, LATEST, Since

LARGEST_NUMBER = 10**15  # thousandths up to here survive a plain JSON number
LARGEST_COUNT = 10**9  # of what is counted one by one, like the numbers of things and the keys of documents


class Field:
    """How the values of a field are read, and written."""

    __slots__ = ("read", "write")

    def __init__(self, read: Callable[[Any], Any], write: Callable[[Any], Any]) -> None:
        self.read, self.write = read, write


def text(value: object) -> str:
    """A text, or ValueError."""
    if type(value) is not str:
        raise ValueError("not a text")
    return value


def number(value: object) -> int:
    """A whole number of a size that everything can hold, or ValueError."""
    if type(value) is not int or abs(value) > LARGEST_NUMBER:
        raise ValueError("not a number")
    return value


def read_name(value: object) -> str:
    """A text with something in it, or ValueError."""
    if not value:
        raise ValueError("nothing")
    return text(value)


def read_day(value: object) -> date:
    """A day that a plan can hold, in the one way it is written, or ValueError."""
    return _day(text(value))


@lru_cache(4096)  # the same days stand in many documents
def _day(value: str) -> date:
    day = date.fromisoformat(value)
    if day.isoformat() != value or not EARLIEST <= day <= LATEST:
        raise ValueError("not a day of a plan")
    return day


def read_year(value: str) -> int:
    """A year that holds days of a plan, in four digits, or ValueError."""
    year = int(value)
    if f"{year:04}" != value or not EARLIEST.year <= year <= LATEST.year:
        raise ValueError("not a year")
    return year


def read_time(value: object) -> str:
    """A time of day in the one way it is written, "09:30", or ValueError."""
    hour, minute = text(value).split(":")
    if not (0 <= int(hour) <= 23 and 0 <= int(minute) <= 59) or value != f"{int(hour):02}:{int(minute):02}":
        raise ValueError("not a time")
    return text(value)


def read_amount(value: object) -> int:
    """Thousandths of a plain number, or ValueError."""
    if type(value) is int:
        return number(value * 1000)
    if type(value) is not float:
        raise ValueError("not an amount")
    thousandths = round(value * 1000)
    if abs(thousandths) > LARGEST_NUMBER or thousandths % 1000 == 0 or thousandths / 1000 != value:
        raise ValueError("not an amount")
    return thousandths


def read_limit(value: object) -> int:
    """Thousandths of a plain number that is not below 0, or ValueError."""
    thousandths = read_amount(value)
    if thousandths < 0:
        raise ValueError("below 0")
    return thousandths


def read_positive(value: object) -> int:
    """Thousandths of a plain number above 0, or ValueError."""
    thousandths = read_amount(value)
    if thousandths <= 0:
        raise ValueError("not above 0")
    return thousandths


def write_amount(thousandths: int) -> int | float:
    """12.5 for 12500, 12 for 12000."""
    return thousandths / 1000 if thousandths % 1000 else thousandths // 1000


def _same(value: Any) -> Any:
    return value


def one_of(values: Iterable[str]) -> Field:
    """A text among these."""
    known = frozenset(values)

    def read(value: object) -> str:
        if value not in known:
            raise ValueError("not one of ours")
        return text(value)

    return Field(read, _same)


def between(low: int, high: int) -> Field:
    """A whole number from `low` to `high`."""

    def read(value: object) -> int:
        if not low <= number(value) <= high:
            raise ValueError("out of bounds")
        return number(value)

    return Field(read, _same)


def inside(field: Field) -> Field:
    """The same field where null may stand for None."""
    return Field(
        lambda value: None if value is None else field.read(value),
        lambda value: None if value is None else field.write(value),
    )


def listed(field: Field) -> Field:
    """One or more of a field; none of them is not written."""

    def read(value: object) -> tuple[Any, ...]:
        if type(value) is not list or not value:
            raise ValueError("not a list with something in it")
        return tuple(field.read(item) for item in value)

    return Field(read, lambda items: [field.write(item) for item in items])


def since(field: Field) -> Field:
    """Values with the days they hold from, in order; the first of them holds from the first of days, which is null."""

    def read(value: Any) -> Since[Any]:
        day, held = value
        return Since(date.min if day is None else read_day(day), field.read(held))

    def write(since: Since[Any]) -> list[Any]:
        return [None if since.day == date.min else since.day.isoformat(), field.write(since.value)]

    each = listed(Field(read, write))

    def in_order(value: Any) -> tuple[Since[Any], ...]:
        found: tuple[Since[Any], ...] = each.read(value)
        if found[0].day != date.min or any(later.day <= one.day for one, later in pairwise(found)):
            raise ValueError("not in order")
        return found

    return Field(in_order, each.write)


def rising(field: Field) -> Field:
    """Several of a field, each larger than the one before."""

    def read(value: Any) -> tuple[Any, ...]:
        found: tuple[Any, ...] = field.read(value)
        if any(later <= one for one, later in pairwise(found)):
            raise ValueError("not in order")
        return found

    return Field(read, field.write)


def _read_pause(value: Any) -> Pause:
    first, last = value
    pause = Pause(read_day(first), None if last is None else read_day(last))
    if pause.last is not None and pause.last < pause.first:
        raise ValueError("ends before it begins")
    return pause


def _read_answer(value: Any) -> tuple[str, str]:
    question, answer = value
    return text(question), text(answer)


def _read_agreed(value: Any) -> Agreed:
    words, who, went = value
    return Agreed(text(words), *(None if said is None else text(said) for said in (who, went)))


def _read_levels(value: Any) -> tuple[str | None, ...]:
    if type(value) is not list or len(value) != len(LEVELS) or not any(value):
        raise ValueError("not levels")
    return tuple(None if level is None else text(level) for level in value)


def _read_saves(value: Any) -> tuple[int, str]:
    amount, unit = value
    return read_positive(amount), text(unit)


def read_yes(value: object) -> bool:
    """Yes, or ValueError: no is not written."""
    if value is not True:
        raise ValueError("only yes is written")
    return True


TEXT = Field(text, _same)
COUNT = between(0, LARGEST_COUNT)
DAY = Field(read_day, date.isoformat)

# Each kind of value in `core.kinds` that has nothing further to it …
_PLAIN = {
    "id": Field(read_name, _same),
    "reference": TEXT,
    "number": COUNT,
    "moment": TEXT,
    "text": TEXT,
    "day": DAY,
    "past day": DAY,
    "time": Field(read_time, _same),
    "amount": Field(read_positive, write_amount),
    "limit": Field(read_limit, write_amount),
    "rhythm": Field(lambda kept: rhythms.read(text(kept)), rhythms.text),
    "yes": Field(read_yes, _same),
    "texts": listed(TEXT),
    "ids": listed(Field(read_name, _same)),
    "pauses": listed(Field(_read_pause, lambda pause: [inside(DAY).write(day) for day in pause])),
    "answers": listed(Field(_read_answer, list)),
    "agreed": listed(Field(_read_agreed, list)),
    "saves": listed(Field(_read_saves, lambda saved: [write_amount(saved[0]), saved[1]])),
    "levels": Field(_read_levels, list),
}


@cache
def field(value: Value) -> Field:
    """How what a field holds is read, and written."""
    return _PLAIN[value.kind] if value.kind in _PLAIN else _MADE_OF[value.kind](*value.of)


# … and each that has bounds or choices, or is made of another.
_MADE_OF: dict[str, Callable[..., Field]] = {
    "count": between,
    "choice": lambda *words: one_of(words),
    "choices": lambda *words: listed(one_of(words)),
    "since": lambda value: since(inside(field(value)) if value.absent is None else field(value)),
    "slot": lambda *parts: Field(lambda value: text(value) if value in parts else read_time(value), _same),
    "times": lambda value: listed(field(value)),
    "rising": lambda value: rising(listed(field(value))),
}
