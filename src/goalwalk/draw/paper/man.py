"""The man page: the pages of help as roff, for `man`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goalwalk import __version__
from goalwalk.screens.blocks import Block, Gap, Heading, Line, Table
from goalwalk.screens.looks.help import CommandView, Entry, OverviewView, TopicView
from goalwalk.words.help import said

# What a letter is where roff would take it for its own.
_LETTERS = str.maketrans(
    {"\\": "\\e", "-": "\\-", "'": "\\(aq", '"': "\\(dq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha"}
)


def man_page(
    first: OverviewView, sections: Sequence[tuple[str, Sequence[CommandView]]], topics: Sequence[TopicView]
) -> str:
    """The first page, every command section by section, and the topics."""
    lines = [
        f'.TH GOALWALK 1 "" "goalwalk {_text(__version__)}"',
        *_section("NAME"),
        _text(said("man_name")),
        *_section("SYNOPSIS"),
        _text(said("man_synopsis")),
        *_section("DESCRIPTION"),
        *_told(first.blocks()),
    ]
    for title, commands in sections:
        lines += _section(title)
        for command in commands:
            lines += [f'.SS "{_text(command.usage)}"', *_command(command)]
    for topic in topics:
        lines += [*_section(topic.title), *_told(topic.blocks()[1:])]
    return "\n".join(lines) + "\n"


def _section(title: str) -> list[str]:
    return [f'.SH "{_text(title.upper())}"']


def _command(command: CommandView) -> Iterator[str]:
    yield ".PP"
    yield from (_line(part) for part in command.about.split("\n\n"))
    for entries in (command.examples, command.takes):
        yield from _entries(entries)


def _told(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text):
                yield from (".PP", f"\\fB{_text(text)}\\fR")
            case Line(text):
                yield from (".PP", _line(text))
            case Table(_, rows):
                yield from _entries([Entry(row[0].text.strip(), row[1].text) for row in rows])
            case Gap():
                pass


def _entries(entries: Sequence[Entry]) -> Iterator[str]:
    """Each with what it does; one that says nothing of itself is a line."""
    for typed, told in entries:
        if told:
            yield from (".TP", f"\\fB{_text(typed)}\\fR", _line(told))
        else:
            yield from (".RS", ".nf", _line(typed), ".fi", ".RE")


def _text(text: str) -> str:
    return text.translate(_LETTERS)


def _line(text: str) -> str:
    """A line of text; none begins as a request does."""
    return ("\\&" if text[:1] in (".", "'") else "") + _text(text)
