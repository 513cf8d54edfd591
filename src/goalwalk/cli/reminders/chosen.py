"""What a person chose of reminders, among the settings of this computer: read where it is typed, and where it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from goalwalk.cli.reminders.ring import BELL, NOTIFY
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.reminders import Chosen, Hours
from goalwalk.store.disk import config

USUAL = {"remind_morning": "08:00", "remind_evening": "20:00"}
NONE = ("", "none", "no", "off")
WHAT = re.compile(r"\{\s*what\s*\}", re.IGNORECASE)
DASHES = ("\N{EN DASH}", "\N{EM DASH}", " to ", " until ")


def chosen(settings: Mapping[str, bool | int | str]) -> Chosen:
    """What holds, by the settings of this computer."""
    quiet, morning, evening = (str(settings.get(name) or "") for name in config.OF_REMINDERS[:3])
    return Chosen(_hours(quiet), morning or None, evening or None)


def _hours(text: str) -> Hours | None:
    first, dash, last = text.partition("-")
    return (first, last) if dash else None


def read(name: str, typed: str) -> str:
    """A setting as it is kept, from what was typed; an empty text for none. Raises NotUnderstood: "remind_quiet",
    "time", "time_two", "one_of", "remind_place" of braces around anything but what is due; what `texts.line` raises.
    """
    plain = typed.strip().casefold()
    if plain in NONE:
        return ""
    if name == config.REMIND_WORDS:
        return _read_words(typed)
    if name == config.REMIND_BY:
        if plain not in (NOTIFY, BELL):
            raise NotUnderstood("one_of", text=typed, known=[NOTIFY, BELL])
        return plain
    if name == config.REMIND_QUIET:
        return _read_quiet(typed, plain)
    if plain in ("yes", "on"):
        return USUAL[name]
    from goalwalk.core.times import read_hour, read_time

    hour = plain.partition(":")[0]  # 8 of the morning, or of the evening; 08:00 and 8am say it themselves
    if hour.isascii() and hour.isdecimal() and (len(hour) == 1 or hour == plain) and int(hour) <= 12:
        return read_hour(typed, name.removeprefix("remind_"))
    return read_time(typed)


def _read_words(typed: str) -> str:
    value = WHAT.sub("{what}", texts.line(typed.strip()))
    if set("{}") & set(value.replace("{what}", "")):
        raise NotUnderstood("remind_place", text=typed)
    return value


def _read_quiet(typed: str, plain: str) -> str:
    from goalwalk.core.times import read_time

    for dash in DASHES:
        plain = plain.replace(dash, "-")
    ends = [end.strip() for end in plain.removeprefix("from ").split("-")]
    if len(ends) != 2:
        raise NotUnderstood("remind_quiet", text=typed)
    try:
        first, last = (read_time(_of_24(end)) for end in ends)
    except NotUnderstood:
        raise NotUnderstood("remind_quiet", text=typed) from None
    if first == last:
        raise NotUnderstood("remind_quiet", text=typed)
    return f"{first}-{last}"


def _of_24(typed: str) -> str:
    """An hour without its half of the day, as the clock of 24 hours has it: who says "22-7" means the night."""
    hour, _, minute = typed.partition(":")
    bare = hour.isdecimal() and (not minute or minute.isdecimal())
    return f"{hour:0>2}:{minute or '00'}" if bare else typed
