"""English, for meetings: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

MEETINGS: dict[str, str | tuple[str, str]] = {
    # What stands in the way
    "problem.when": '"{text}" is not a day and time I know. Like this: mon 10:00, tomorrow 9am, 27 nov 14:30, 27 nov',
    "problem.when_two": '"{text}" could be today or {next}. Say: today 10:00, next fri 10:00, or the date.',
    "problem.before_talk": "{later} lies before the talk itself, {talk}. What comes next has a later day.",
}
