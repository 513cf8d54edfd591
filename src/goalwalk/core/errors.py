"""The whole family of things that can go wrong. Each says what by a code and facts; the words are in `words`."""

from __future__ import annotations


class Problem(Exception):  # noqa: N818 - the field's word, and what a person reads
    """Something stands in the way. `code` names it, `facts` fill its sentence, `status` is the exit code."""

    status = 1

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Stopped(Problem):
    """The person stopped it; nothing happened."""

    status = 1


class NotUnderstood(Problem):
    """What was typed cannot be read: an unknown option, an unreadable date, a value that is not there."""

    status = 2


class CannotBeDone(Problem):
    """Understood, but impossible: no such thing, several fit, not now."""

    status = 3


class CannotRead(Problem):
    """The plan cannot be read: damaged, missing, or from a newer goalwalk."""

    status = 4


class NotSaved(Problem):
    """Nothing was written: no space, no permission, or another process holds the plan."""

    status = 5
