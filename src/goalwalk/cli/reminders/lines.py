"""A line of ours in a text of somebody else's: put at its end, and taken out again."""

from __future__ import annotations

END = "# reminder"
UNENDED = " "  # behind that: the text had ended without a line break, and does again without our line
JOINED = (";", "&&", "||")  # where a line does something else, too


def with_line(text: str, line: str) -> str:
    """The text with the line at its end, once."""
    if not {line, line + UNENDED}.isdisjoint(text.split("\n")):
        return text
    return f"{text}{line}\n" if text.endswith("\n") or not text else f"{text}\n{line}{UNENDED}\n"


def without_lines(text: str, mark: str) -> str:
    """The text without the lines of ours: those that name what they start (`mark`) and say what they are, also where
    somebody wrote something behind that."""
    lines = text.split("\n")
    kept = [line for line in lines if not _is_ours(line, mark)]
    if len(kept) == len(lines):
        return text
    *_, last, end = ["", *lines]
    is_unended = not end and _is_ours(last, mark) and last.endswith(END + UNENDED)
    return "\n".join(kept[:-1] if is_unended else kept)


def _is_ours(line: str, mark: str) -> bool:
    command, says, _ = line.partition(END)
    return bool(says) and mark in command and not any(sign in command for sign in JOINED)
