"""What has no place of its own in a plan, as notes: a line for each thing, as many to a note as fit, and each once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice, takewhile

from goalwalk.core.model.plan import Plan
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.records import Incoming

NOTE = 20_000  # characters of a note


def notes(incoming: Incoming, form: str, names: Collection[tuple[str, str]], had: Collection[str]) -> Iterator[str]:
    """The notes of these steps, by their goals and names there, and of all clocks; what notes that are `had` say
    already is left out."""
    known = {line for note in had for line in note.splitlines()}
    lines = dict.fromkeys(_lines(incoming, form, names, had))
    note = ""
    for line in (line for line in lines if not known.issuperset(line.splitlines())):
        line = line if len(line) <= NOTE else line[: NOTE - 1] + "…"
        if note and len(note) + len(line) + 1 > NOTE:
            yield note
            note = ""
        note = f"{note}\n{line}" if note else line
    if note:
        yield note


def _lines(incoming: Incoming, form: str, names: Collection[tuple[str, str]], had: Iterable[str]) -> Iterator[str]:
    told = [(one.title, one.aside) for one in incoming.steps if (one.goal, one.name) in names]
    told += [(one.title, one.aside) for one in incoming.clocks]
    before = _Before(had, form.partition("{title}")[0])
    for title, every in told:
        aside = [f"{field}: {values.with_breaks(text)}" for field, text in every if not values.are_ids(text)]
        said = before.of(form.format(title=title, fields=""))
        if more := [part for part in aside if f"; {part}; " not in said]:
            yield form.format(title=title, fields="; ".join(more))


class _Before:
    """What notes say already, each thing of which `begin` is the beginning."""

    def __init__(self, notes: Iterable[str], begin: str) -> None:
        told = (f"\n{note}".split(f"\n{begin}")[1:] for note in notes)
        self.things = sorted(begin + thing for things in told for thing in things)

    def of(self, begin: str) -> str:
        """All that is said of what begins so: its fields, with a "; " before and behind each."""
        first = bisect_left(self.things, begin)
        said = takewhile(lambda thing: thing.startswith(begin), islice(self.things, first, None))
        return "; ".join(("", *(thing.removeprefix(begin) for thing in said), ""))


def days_holding(plan: Plan, titles: Collection[str], forms: Collection[str]) -> tuple[date, ...]:
    """The days whose notes have a line that one of these forms makes of one of these titles."""
    begins = tuple(form.format(title=title, fields="").rstrip() for form in forms for title in titles)
    noted = ((one.day, line) for one in plan.day_check_ins if one.note for line in one.note.splitlines())
    return tuple(sorted({day for day, line in noted if line.startswith(begins)})) if begins else ()
