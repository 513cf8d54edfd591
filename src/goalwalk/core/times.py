"""Times of a day as people type them, alone, beside a day, or within a rhythm. Hours and minutes, no time zone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from goalwalk.core.day_words import English
from goalwalk.core.days import DAY_PARTS as PARTS
from goalwalk.core.days import is_number, read_day
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.tuples import NamedTuple

R = TypeVar("R")
When = tuple[date, str | None]  # a day, and a time of it, "HH:MM", where one was said

NOON = "noon"
HALVES = {"am": 0, "pm": 12}
PART_WORDS = {
    **{word: part for part in PARTS for word in (part, f"{part}s")},
    **dict.fromkeys(("midday", "lunchtime", "lunch"), NOON),
    **dict.fromkeys(("breakfast", "breakfasttime", "brunch"), "morning"),
    **dict.fromkeys(("dinner", "supper", "dinnertime"), "evening"),
    **dict.fromkeys(("nightly", "bedtime"), "night"),
}
OF_PART = {
    "morning": ("03:00", "12:00"),
    "noon": ("11:00", "14:59"),
    "afternoon": ("12:00", "18:59"),
    "evening": ("16:00", "23:59"),
    "night": ("18:00", "23:59"),
}
TONIGHT = frozenset(("tonight", "tonite", "2nite", "2night"))
THIS = (("this", "evening"), ("this", "afternoon"))
LEADS = (("in", "the"), ("during", "the"), ("at",), ("in",), ("around",), ("with",))
JOINED = ("and", ",", "&")
# Hours that are said without their half of the day, and are understood: nobody means 21:00 by "at 9", and "at 6" is
# said of both.
FIRST_CLEAR, LAST_CLEAR = 9, 12


class Said(NamedTuple):
    """What was said, apart from its times: `words`; `at`, each time as "HH:MM" or a part of the day; and, where an hour
    may lie before noon or after it, all of it typed in `either` way."""

    words: tuple[str, ...]
    at: tuple[str, ...] = ()
    either: tuple[str, ...] = ()


LONGEST = 150  # words that somebody may say of how often, or when


def spoken(text: str) -> list[str]:
    """The words of a text, as times are looked for in them; a comma is one, too."""
    typed = text.casefold().replace("a.m.", "am").replace("p.m.", "pm").replace("o'clock", "").replace("o’clock", "")
    typed = f" {typed} ".replace(",", " , ").replace("@", " at ").replace(" night before bed ", " night ")
    typed = typed.replace(" before bed ", " at bedtime ")
    return [word for word in typed.split() if word != "oclock"]


def times_in(words: Sequence[str]) -> Said | None:
    """The times among these words, wherever they stand, as one group; None where there are more, or only a half of them
    would be understood."""
    for start in range(len(words) if len(words) <= LONGEST else 0):
        found = _group(words, start)
        if found is None:
            continue
        items, end = found
        before, after = list(words[:start]), list(words[end:])
        if after[:1] == [","] and not before:
            del after[0]
        if before[-1:] == [","]:
            del before[-1]
        if before[-1:] == ["and"]:
            return None
        if (after and after[0] in JOINED) or _has_times(after):
            return _two_groups(before, items, after)
        if len(items) == 2 and (one := _two_groups([], items[:1], [items[1]])):  # "in the morning, 10:00"
            items = list(one.at) if not {"and", "&"}.intersection(words[start:end]) else items
        behind = _at_night(items, words)
        if behind is None:
            return None
        items = behind
        halves = ("am", "pm") if any(_is_either(item) for item in items) else ()
        either = tuple(_typed(before, [_in_half(item, half) for item in items], after) for half in halves)
        return Said((*before, *after), () if halves else tuple(items), either)
    return Said(tuple(words))


def _two_groups(before: list[str], items: list[str], after: list[str]) -> Said | None:
    """A time here and its part of the day there: "21:30 every night", "lunch on sunday at 1"; None for any others."""
    while after and after[0] == ",":
        del after[0]
    found = next(((at, group) for at in range(len(after)) if (group := _group(after, at)) is not None), None)
    if found is None:
        return None
    start, (others, end) = found
    between, rest = after[:start], after[end:]
    if (
        (after[:1] and after[0] in JOINED)
        or between[-1:] == ["and"]
        or (rest and rest[0] in JOINED)
        or _has_times(rest)
    ):
        return None
    parts, times = (items, others) if items[0] in PARTS else (others, items)
    if len(parts) != 1 or parts[0] not in PARTS or any(time in PARTS for time in times):
        return None
    told = [_in_part(time, parts[0]) for time in times]
    if any(not _is_either(time) and known != time for time, known in zip(times, told, strict=True)):
        return None
    words = (*before, *between, *rest)
    if not words and (after[start:] or [""])[0] in ("nightly", "nights", "mornings", "afternoons", "evenings"):
        words = ("daily",)
    return Said(words, tuple(told)) if all(map(_is_of(parts[0]), told)) else None


def _is_of(part: str) -> Callable[[str], bool]:
    """Whether a time may be of that part of the day."""
    first, last = OF_PART[part]
    return lambda time: first <= time <= last or (part == "night" and time < "04:00")


def _at_night(items: list[str], words: Sequence[str]) -> list[str] | None:
    """The hours of tonight, and of this evening or afternoon, are behind noon; None of one that is not."""
    if not TONIGHT.intersection(words) and not any(pair in THIS for pair in pairwise(words)):
        return items
    items = [_in_part(item, "evening") if _is_either(item) else item for item in items]
    return None if any(item <= "12:00" for item in items if item not in PARTS) else items


def read_when(text: str, today: date) -> When:
    """The day a person typed, from today on, and the time beside it: "fri 10:00", "6pm thursday", "tomorrow at 9am".

    A bare number beside a weekday is an hour, unless it may be a date: "thu 18", where no Thursday the 18th is near.
    "fri" on a Friday is never guessed: people who meet each Friday mean the next one, others today.

    Raises NotUnderstood: "when"; "when_two" with the `next` such day, and how to say it; "time_two" with the `one` and
    the `other` of what it could be; "when_part" where no hour is said ("monday morning"), with one `like` it and the
    `day` alone; what `read_day` raises for a day that cannot be.
    """
    return _understood(text, "when", lambda typed: _when(typed, today))


def _when(text: str, today: date) -> When:
    said = times_in(_with_hour(text, spoken(text), today))
    if said is None or len(said.at) > 1:
        raise NotUnderstood("when", text=text)
    if said.either:
        _day(text, " ".join(said.words), today)
        raise NotUnderstood("time_two", text=text, one=said.either[0], other=said.either[1])
    day, time = list(said.words), said.at[0] if said.at else None
    if " ".join(spoken(text)) in English.near:  # "this evening" is a day
        day, time = spoken(text), None
    found = _day(text, " ".join(day), today)
    if time in PARTS and time != NOON:
        raise NotUnderstood("when_part", text=text, day=" ".join(day), like=f"{' '.join(day)} {PARTS[time]}")
    if found == today and _is_weekday(day):
        (weekday,) = _weekdays(day)
        later = today + timedelta(days=7)
        raise NotUnderstood("when_two", text=text, next=later, weekday=weekday, time=time or "10:00")
    return found, PARTS.get(time or "", time)


def _understood(text: str, code: str, read: Callable[[str], R]) -> R:
    """What it is read as; what is not understood, once it is said plainly."""
    try:
        return read(text)
    except NotUnderstood as problem:
        if problem.code != code:
            raise
        from goalwalk.core.plain.speech import plainly  # whoever is understood does without

        plain = plainly(text, "when")
        if plain == text:
            raise
        try:
            return read(plain)
        except NotUnderstood as found:
            if found.code == code:
                raise problem from None
            raise NotUnderstood(found.code, **{**found.facts, "text": text}) from None


def read_time(text: str) -> str:
    """A time of day alone, "HH:MM": "19:00", "7pm", "9.30 am", "noon". Raises NotUnderstood("time"), or "time_two"."""
    return _understood(text, "time", _time)


def _time(text: str) -> str:
    said = times_in(_led(spoken(text)))
    if said is not None and said.either:
        raise NotUnderstood("time_two", text=text, one=said.either[0], other=said.either[1])
    if said is None or said.words or len(said.at) != 1 or (said.at[0] in PARTS and said.at[0] != NOON):
        raise NotUnderstood("time", text=text)
    return PARTS.get(said.at[0], said.at[0])


def read_hour(text: str, part: str) -> str:
    """The hour, "HH:MM", that somebody means by a part of the day: 7:30 of the morning. Raises as `read_time` does."""
    if part == NOON:
        return read_time(text)
    try:
        return read_time(f"{text} in the {part}")
    except NotUnderstood as problem:
        raise NotUnderstood("time", text=text) from problem


def read_times(text: str) -> tuple[str, ...]:
    """The times of a day, in order, each once: "8am, 20:00", "morning and night".

    Raises NotUnderstood("times"), or "time_two".
    """
    return _understood(text, "times", _times)


def _times(text: str) -> tuple[str, ...]:
    said = times_in(_led(spoken(text)))
    if said is not None and said.either:
        raise NotUnderstood("time_two", text=text, one=said.either[0], other=said.either[1])
    if said is None or said.words or not said.at:
        raise NotUnderstood("times", text=text)
    return in_order(said.at)


def in_order(at: Sequence[str]) -> tuple[str, ...]:
    """Times as they come in a day, each once."""
    return tuple(sorted(set(at), key=lambda time: (PARTS.get(time, time), time)))


def _led(words: list[str]) -> list[str]:
    return ["at", *words] if words and words[0] != "at" else words


def _day(text: str, day: str, today: date) -> date:
    try:
        return read_day(day, today, "future")
    except NotUnderstood as problem:
        if problem.code == "day" and len(day.split()) == 2:
            try:
                return read_day(f"in {day}", today, "future")  # "2 weeks", of when the next one is
            except NotUnderstood:
                pass
        code = "when" if problem.code == "day" else problem.code
        raise NotUnderstood(code, **{**problem.facts, "text": text}) from problem


def _with_hour(text: str, words: list[str], today: date) -> list[str]:
    """The words, with "at" before a bare number beside a weekday that is an hour. Raises NotUnderstood("time_two")
    where it may be a date as well."""
    match words:
        case [*day, hour] if day and is_number(hour) and len(hour) <= 2 and day[-1] in English.weekdays:
            pass
        case _:
            return words
    try:
        dated = read_day(f"the {int(hour)}th", today, "future")
    except NotUnderstood:
        dated = None
    if dated is not None and dated.weekday() == English.weekdays[day[-1]]:
        if int(hour) >= 24:
            return [*day, f"{hour}th"]
        raise NotUnderstood("time_two", text=text, one=f"{' '.join(day)} {int(hour)}:00", other=dated.isoformat())
    return [*day, "at", hour]


def _is_weekday(words: list[str]) -> bool:
    return len(_weekdays(words)) == 1


def _weekdays(words: list[str]) -> list[str]:
    """The words, where they are weekdays and nothing else."""
    said = [word.strip(".") for word in words if word not in English.unheard]
    return said if all(word in English.weekdays for word in said) else []


def _has_times(words: Sequence[str]) -> bool:
    return any(_group(words, start) is not None for start in range(len(words)))


def _group(words: Sequence[str], start: int) -> tuple[list[str], int] | None:
    """The times that begin at `start`, and where they end. A number is an hour of either half of the day."""
    items: list[str] = []
    at, after = False, start
    while True:
        lead = next((lead for lead in LEADS if tuple(words[after : after + len(lead)]) == lead), ())
        at = at or lead == ("at",) or lead == ("around",)
        found = _item(words, after + len(lead), at=at)
        if found is None:
            break
        items.append(found[0])
        end = after = found[1]
        while after < len(words) and words[after] in JOINED:
            after += 1
        if after == end and not (found[0] in PARTS and words[end : end + 1] and words[end] in PART_WORDS):
            break
    if not items:
        return None
    if any(item[:2] > "12" or item[:2] == "00" for item in items if item[2:3] == ":"):  # the clock of 24 hours
        items = [_of_24(item) if _is_either(item) else item for item in items]
    return items, end


def _item(words: Sequence[str], start: int, *, at: bool) -> tuple[str, int] | None:
    """One time, "HH:MM", a part of the day, or an hour of either half ("6", "6:30"); and where it ends."""
    word, rest = (words[start] if start < len(words) else ""), list(words[start + 1 : start + 4])
    if word in PART_WORDS:
        part = PART_WORDS[word]
        if rest[:1] in (["at"], ["around"]) and len(rest) > 1 and (time := _clock_of(rest[1:], bare=True)) is not None:
            return _in_part(time[0], part), start + 2 + time[1]
        if rest and ":" in rest[0] and (time := _clock_of(rest, bare=False)) is not None:
            return _in_part(time[0], part), start + 1 + time[1]
        return part, start + 1
    behind = _part_behind(words, start + 1)
    time = _clock_of([word, *rest], bare=at or behind is not None)
    if time is None:
        return None
    hour, length = time
    behind = _part_behind(words, start + length)
    return (_in_part(hour, behind[0]), start + length + behind[1]) if behind else (hour, start + length)


def _part_behind(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """ "In the morning", "at night", that says which half of the day an hour before it is of; and how long that is."""
    for lead in (("in", "the"), ("at",)):
        behind = tuple(words[at : at + len(lead) + 1])
        if behind[:-1] == lead and PART_WORDS.get(behind[-1]) not in (None, NOON):
            return PART_WORDS[behind[-1]], len(behind)
    return None


def _clock_of(words: Sequence[str], *, bare: bool) -> tuple[str, int] | None:
    """The time that these words begin with, and how many of them tell it. `bare`: a number alone may be an hour."""
    word = words[0].rstrip(".")
    if len(words) > 1 and words[1] in HALVES and (time := _clock(word, words[1])):
        return time, 2
    half = word[-2:] if word[-2:] in HALVES else ""
    time = _clock(word.removesuffix(half), half)
    if time and not half and word[1:2] in (":", ".") and 0 < int(time[:2]) < FIRST_CLEAR:
        time = time[1:]  # "thu 2:30" is said of both halves of the day; 02:30 is written of the first
    if time is None and bare and is_number(word):
        if len(word) == 4 and word[2:] < "60" and word[:2] < "24":
            time = f"{word[:2]}:{word[2:]}"
        elif len(word) <= 2 and int(word) < 24:
            clear = FIRST_CLEAR <= int(word) <= LAST_CLEAR or int(word) > 12 or int(word) == 0
            time = f"{int(word):02}:00" if clear else str(int(word))
    return (time, 1) if time else None


def _clock(typed: str, half: str) -> str | None:
    """ "10:30" for "10:30", "10.30" or "10" with a half of the day; None for all that may be something else."""
    sign = ":" if ":" in typed else "."
    hour, said, minute = typed.partition(sign)
    if not is_number(hour) or len(hour) > 2 or (said and (not is_number(minute) or len(minute) != 2)):
        return None
    hours, minutes = int(hour), int(minute or 0)
    if half:
        known = 1 <= hours <= 12
        hours = hours % 12 + HALVES[half]
    else:  # "fri 10.11" may be a Friday in November
        known = said == ":" or (said == "." and not 1 <= minutes <= 12)
    return f"{hours:02}:{minutes:02}" if known and hours < 24 and minutes < 60 else None


def _in_part(time: str, part: str) -> str:
    """A time in that part of the day: 8 of the evening is 20:00, 12 at night 00:00."""
    hours, minutes = (int(number) for number in (time if ":" in time else f"{time}:00").split(":"))
    if (part in ("afternoon", "evening") and hours < 12) or (part == NOON and hours < 4):
        hours += 12
    elif part == "night":
        hours = hours + 12 if 6 <= hours < 12 else hours % 12 if hours == 12 else hours
    return f"{hours:02}:{minutes:02}"


def _is_either(item: str) -> bool:
    """Whether it is an hour that may be of either half of the day: "6", "6:30"."""
    return is_number(item) or (item[1:2] == ":" and is_number(item[:1]))


def _of_24(item: str) -> str:
    """Such an hour by the clock of 24 hours: "06:00"."""
    return f"0{item}" if ":" in item else f"{int(item):02}:00"


def _in_half(item: str, half: str) -> str:
    return f"{item}{half}" if _is_either(item) else item


def _typed(before: list[str], items: list[str], after: list[str]) -> str:
    return " ".join([*before, "at", " and ".join(items), *after]).replace(" ,", ",")
