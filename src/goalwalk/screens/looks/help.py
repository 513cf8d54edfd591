"""Help: the first page, every command, one command, one topic. Each is a record of words that the catalogue holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Cell, Column, Data, Gap, Heading, Line, Table, table

_ENTRY = (Column(lead=True), Column(wide=True))


class Entry(NamedTuple):
    """What is typed, and what it does; or a word, and what it means."""

    typed: str
    told: str = ""


class Section(NamedTuple):
    """Commands that belong together."""

    title: str
    entries: tuple[Entry, ...]


class OverviewView(NamedTuple):
    """Several commands at once: what stands before them, they, and what stands behind them."""

    before: tuple[str, ...]
    sections: tuple[Section, ...]
    after: tuple[str, ...]

    def blocks(self) -> list[Block]:
        """Each section under its title."""
        told: list[Block] = [Line(line) for line in self.before]
        for place, section in enumerate(self.sections):
            entries = _entries(section.entries)._replace(goes_on=place > 0)
            told += [Gap(), Heading(section.title), entries]
        return [*told, Gap(), *(Line(line) for line in self.after)]


class CommandView(NamedTuple):
    """A command, or a noun with its verbs. `also`: the line of what is common to all."""

    command: str
    usage: str
    about: str
    examples: tuple[Entry, ...]
    takes: tuple[Entry, ...]
    verbs: tuple[Entry, ...]
    also: str

    def blocks(self) -> list[Block]:
        """What it is for, what is typed, what can stand behind it."""
        told: list[Block] = [Line(part) for part in self.about.split("\n\n")]
        for entries in (self.examples, self.takes, self.verbs):
            told += [Gap(), _entries(entries)] if entries else []
        return [*told, Gap(), Line(self.also, "quiet")]


class TopicView(NamedTuple):
    """A page about one thing: paragraphs, and between them what is typed, or words and what they mean."""

    topic: str
    title: str
    text: str

    def blocks(self) -> list[Block]:
        """Its parts under its title."""
        told: list[Block] = [Heading(self.title), Gap()]
        for part in self.parts():
            told.append(_entries(part) if isinstance(part, tuple) else Line(part) if part else Gap())
        return told

    def data(self) -> Data:
        """Its title, and its parts in order."""
        return {"topic": self.topic, "title": self.title, "parts": [part for part in self.parts() if part]}

    def parts(self) -> Iterator[str | tuple[Entry, ...]]:
        """Each paragraph; each group of lines that begin with "$ " or ": "; an empty text between two of them."""
        for place, part in enumerate(self.text.strip("\n").split("\n\n")):
            if place:
                yield ""
            lines = part.split("\n")
            entries = [line for line in lines if line[:2] in ("$ ", ": ")]
            if len(entries) < len(lines):
                yield " ".join(line for line in lines if line not in entries)
            if entries:
                yield tuple(Entry(typed.strip(), told.strip()) for typed, _, told in map(_parted, entries))


def _parted(line: str) -> tuple[str, str, str]:
    return line[2:].partition(" | ")


def _entries(entries: Iterable[Entry]) -> Table:
    cells = ((Cell(f"  {entry.typed}", aloud=entry.typed), Cell(entry.told)) for entry in entries)
    return table(_ENTRY, cells, header=False)
