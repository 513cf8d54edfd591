"""A line as it is typed in a session, taken apart into words as a shell would, where that loses nothing.

Quotes hold words together where they stand at the beginning of a word, or behind an option ("--why="), and end at the
end of one. Any other is a letter, so that "I'm glad" stays what it is; nothing else has a meaning of its own.
"""

from __future__ import annotations

from bisect import bisect_right

QUOTES = "\"'"


def line_words(line: str) -> list[str]:
    """The words of a line."""
    closings = {quote: _ends(line, quote) for quote in QUOTES}
    words, place = [], 0
    while place < len(line):
        if line[place].isspace():
            place += 1
            continue
        begin = _option(line, place)
        opened = begin if begin < len(line) and line[begin] in QUOTES else None
        ends = closings[line[begin]] if opened is not None else []
        end = bisect_right(ends, begin)
        if end < len(ends):
            words.append(line[place:begin] + line[begin + 1 : ends[end]])
            place = ends[end] + 1
            continue
        after = place
        while after < len(line) and not line[after].isspace():
            after += 1
        words.append(line[place:after])
        place = after
    return words


def _ends(line: str, quote: str) -> list[int]:
    """Where that quote stands at the end of a word."""
    return [
        at
        for at, letter in enumerate(line)
        if letter == quote and (line[at + 1 : at + 2].isspace() or at + 1 == len(line))
    ]


def _option(line: str, place: int) -> int:
    """Where the value begins of an option that is typed like --why=; the word itself where it is none."""
    if not line.startswith("--", place):
        return place
    end = place
    while end < len(line) and (line[end].isalpha() or line[end] == "-"):
        end += 1
    return end + 1 if line[end : end + 1] == "=" else place
