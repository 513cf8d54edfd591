"""Options that mean the same everywhere, read the same everywhere."""

import os
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from goalwalk.core.days import read_day, stretch_of
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood

if TYPE_CHECKING:
    from goalwalk.core.nouns.pauses import Pauses

T = TypeVar("T", bound=str)

UNTIL = ("until ", "till ", "til ", "to ")  # what stands before the day on which a rest ends
HALF_A_YEAR = 183  # days
LONGEST_DAY = 6  # words that say a day behind something else


def one_of(text: str, known: Sequence[T]) -> T:
    """The one that was typed, or that begins as typed. Raises NotUnderstood("one_of") with what is known."""
    fits = fitting(text, known)
    if len(fits) != 1:
        raise NotUnderstood("one_of", text=text, known=list(known))
    return fits[0]


def fitting(text: str, known: Sequence[T]) -> list[T]:
    """The one that was typed, or all that begin as typed."""
    typed = text.strip().lower()
    return [name for name in known if name == typed] or [name for name in known if typed and name.startswith(typed)]


def path_of(text: str) -> Path:
    """A path that was typed. Raises NotUnderstood: "empty_path"; "text_nul", "text_not_utf8" for what no file can be
    called."""
    if not text.strip():
        raise NotUnderstood("empty_path")
    if "\0" in text:
        raise NotUnderstood("text_nul")
    try:
        os.fsencode(text)
    except UnicodeEncodeError:  # bytes that are no UTF-8 can be a name; half a character cannot
        raise NotUnderstood("text_not_utf8") from None
    return Path(text)


def dragged(text: str) -> str:
    """A path as terminals write one that is dragged there: in quotes, or its blanks behind backslashes; and one that
    begins at home. What lies there as it was typed is that."""
    if os.path.lexists(text):
        return text
    from shlex import split

    try:
        parts = split(text)
    except ValueError:
        return text
    path = os.path.expanduser(parts[0]) if len(parts) == 1 else text  # noqa: PTH111 - as it is in a text
    return path if os.path.lexists(path) else text


def is_folder(path: Path) -> bool:
    """Whether a folder is there; not, where nothing can be called so."""
    return os.path.isdir(path)  # noqa: PTH112 - which is no error for a name that is too long


def copy_of(text: str) -> Path | None:
    """A file to take in that was typed; None where there is none. Raises CannotRead("a_folder")."""
    text = dragged(text)
    if not os.path.lexists(path_of(text)):  # also false where the name can be none
        return None
    if is_folder(path_of(text)):
        raise CannotRead("a_folder", path=text)
    return path_of(text)


def file_of(text: str, *endings: str) -> Path:
    """A file to write that was typed; its name ends like what will be in it, or has no ending.

    Raises as `path_of` does, NotUnderstood("file_ending").
    """
    path = path_of(text)
    if path.suffix and path.suffix.lower() not in endings:
        raise NotUnderstood("file_ending", path=text, ending=endings[0], given=path.suffix)
    return path


def target_day(text: str | None, today: date, start: date | None = None, *, behind: bool = False) -> date | None:
    """A target date: the next one that fits, from today or from the `start` of what is to be done by then; None where
    none, or an empty text, was given.

    Raises what `read_day` does, and NotUnderstood("day_behind") for one that has passed, unless it may be `behind`.
    """
    try:
        day = read_day(text, today, "future", start) if text else None
    except NotUnderstood as problem:
        from goalwalk.core.day_words import is_no_day  # which is there already: the text was read for words

        if problem.code != "day" or not is_no_day(text or ""):
            raise
        day = None
    return day if behind else check_ahead(day, today)


def check_ahead(day: date | None, today: date) -> date | None:
    """The day, which points ahead. Raises NotUnderstood("day_behind") for one that has passed."""
    if day is not None and day < today:
        raise NotUnderstood("day_behind", day=day)
    return day


def day_behind(text: str, today: date) -> tuple[str, str]:
    """The day that stands behind something else, as it was typed ("" where none does), and the rest: "2 yesterday"."""
    words = text.split()
    for at in range(max(1, len(words) - LONGEST_DAY), len(words)):
        day = " ".join(words[at:])
        try:
            past_day(day, today)
        except (NotUnderstood, CannotBeDone):
            continue
        return day, " ".join(words[:at])
    return "", text


def past_day(text: str | None, today: date, start: date | None = None) -> date:
    """A day up to today, that something can be told of; today where none was typed. With `start` it ends a stretch.

    Raises what `read_day` and `check_forwards` do, NotUnderstood("day_several"), and CannotBeDone("day_ahead").
    """
    if text is not None and (several := stretch_of(text, today)):  # "last week" begins somewhere, and is no day
        raise NotUnderstood("day_several", text=text, first=several[0], last=several[1])
    day = today if text is None else read_day(text, today, "past", start)
    if text is not None and start is not None:
        check_forwards(text, start, day, today)
    if day > today:
        raise CannotBeDone("day_ahead", day=day)
    return day


def listed_days(texts: Sequence[str], read: Callable[[str], date]) -> list[date]:
    """The days that were typed, in order and each once; one text may list several: "sat,sun", "mon and wed".

    Raises what `read` raises: of a text as a whole, where it lists none.
    """
    found: set[date] = set()
    for text in texts:
        try:
            found.add(read(text))
        except NotUnderstood as problem:
            pieces = [piece for piece in text.casefold().replace(" and ", ",").split(",") if piece.strip()]
            if problem.code != "day" or len(pieces) < 2:
                raise
            found.update(map(read, pieces))
    return sorted(found)


def check_forwards(last: str, begin: date, end: date, today: date) -> date:
    """The end of a stretch, read from where it begins. In "14 nov" to "13 nov" nobody means the one of next year.

    Raises NotUnderstood("day_order") where the end as it is meant today, the nearest such day, is before the beginning.
    """
    if (end - begin).days > HALF_A_YEAR:
        near = min((read_day(last, today, "past"), read_day(last, today, "future")), key=lambda day: abs(day - today))
        if near < begin:
            raise NotUnderstood("day_order", first=begin, last=near)
    return end


def near_day(text: str, today: date, after: date | None = None) -> date:
    """A day that may lie before or ahead, like the days of a rest. A bare date is the nearer one of two.

    A bare weekday is never guessed, unless it ends a stretch that begins `after`: then it is the first one from there.
    Raises what `read_day` raises.
    """
    if after is not None:
        return check_forwards(text, after, read_day(text, today, "future", after), today)
    try:
        return read_day(text, today, "either")
    except NotUnderstood as problem:
        if problem.code != "day_two":
            raise
        before, ahead = (date.fromisoformat(str(problem.facts[name])) for name in ("last", "next"))
        if (ahead - before).days < 28:
            raise
        return before if today - before <= ahead - today else ahead


def rest_span(first: str | None, until: str | None, today: date) -> tuple[date, date | None]:
    """The first day of a rest (today, unless said), and the later day it ends (None: when resumed)."""
    begin = near_day(first, today) if first is not None else today
    if until is None:
        return begin, None
    back = read_day(until, today, "future", begin + timedelta(days=1))
    return begin, check_forwards(until, begin, back, today) if first is not None else back


def rest_facts(pauses: "Pauses", begin: date) -> dict[str, object]:
    """The first and the last day of the rest that now holds `begin`, as facts: with others that overlap it is one."""
    from goalwalk.core.model.plan import Pause  # Tab reads choices without a plan
    from goalwalk.core.nouns.pauses import back_on, in_pause

    rest = in_pause(pauses, begin) or Pause(begin)
    back = back_on(rest)
    return {"first": rest.first.isoformat(), "back": back.isoformat() if back else None}
