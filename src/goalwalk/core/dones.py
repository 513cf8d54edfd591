"""What `done` alone means where a step has a target: one more of it, or all of it (measures §2).

It is settled when it is said and kept with what was said, as an amount; so no later change of the step touches it.
"""

from __future__ import annotations

from goalwalk.core.model import Done, Step

ONCE_EACH = frozenset(("times", "time", "x"))
ALL_AT_ONCE = frozenset(
    (
        *("seconds", "second", "secs", "sec", "s", "minutes", "minute", "mins", "min"),
        *("hours", "hour", "hrs", "hr", "h"),
        *("kilometres", "kilometre", "kilometers", "kilometer", "km", "kms", "metres", "metre", "meters", "meter", "m"),
        *("miles", "mile", "mi", "yards", "yard", "yd", "feet", "foot", "ft", "steps", "step"),
        *("pages", "page", "pp"),
    )
)


def of_unit(unit: str | None) -> Done | None:
    """What `done` plainly means for a unit; None where it could be either, and the person is asked."""
    typed = (unit or "").casefold().strip(" .")
    return "one" if typed in ONCE_EACH else "all" if typed in ALL_AT_ONCE else None


def meaning(step: Step) -> Done:
    """What `done` alone means for a step: as the person chose, or else as its unit says; where neither tells, all."""
    return step.done or of_unit(step.unit) or "all"
