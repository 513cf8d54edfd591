"""A line of ours in a text of somebody else's: put at its end, and taken out again."""

from __future__ import annotations

END = "# reminder"


def with_line(text: str, line: str) -> str:
    """The text with the line at its end, once."""
    if line in text.split("\n"):
        return text
    return (
        f"{text}{line}\n" if text.endswith("\n") or not text else f"{text}\n{line}"
    )  # so that it goes without a trace


def without_lines(text: str, mark: str) -> str:
    """The text without the lines of ours: those that name what they start (`mark`) and say at their end what they
    are."""
    lines = text.split("\n")
    kept = [line for line in lines if not (mark in line and line.endswith(END))]
    return text if len(kept) == len(lines) else "\n".join(kept)
