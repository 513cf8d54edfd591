"""How often, as people say it: a rhythm with the time of the day ("tuesdays at 19:00"), several times a day, or once by
some day ("in two weeks"). What could be two things is not guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from goalwalk.core.day_words import English
from goalwalk.core.days import DAY_PARTS, is_number, read_day, stretch_of
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.rhythm.named_days import EVERY, nth_of
from goalwalk.core.rhythm.rhythms import DAILY, ONCE, Often
from goalwalk.core.rhythm.typed import A_DAY, PER, TIMES, UNITS, heard, is_rule, read_rhythm, times_of
from goalwalk.core.spelling import OF_RHYTHMS, mended
from goalwalk.core.times import LONGEST, Said, in_order, spoken, times_in

MOST_A_DAY = 100
HOURS = 24  # of a day: every 6 of them is 4 times
# Before a time of the day, these are each day: "every morning", "once a night".
EACH_DAY = (["every"], ["each"], ["on"], ["once", "a"], ["once", "every"], ["once", "each"], ["every", "single"])
# So often that the number has to be asked: in the words as they are heard.
SOME = ("most", "some", "several", "a few", "few", "many")
OF_A_WEEK = ("days", "day", "days a week", "days week", "times a week", "times week", "times per week", "days per week")
UNCOUNTED = frozenset(f"{some} {of}" for some in SOME for of in OF_A_WEEK)
ON = ("from", "until", "till", "since", "starting", "up", "as", "beginning")
REFUSED = ("no_such_day", "day_numeric", "day_too_far")  # what is a day, and none that can be


def read_often(text: str, today: date, *, either: bool = False) -> Often:
    """How often a person typed, of what begins `today`. `either`: a weekday alone may be each one, or the next.

    Raises what `read_rhythm` raises; "rhythm_two" for an hour of either half of the day, too; "rhythm_most" with what
    it is `like` for so many days that the number is to be said; of a day by which it is done, what `read_day` raises.
    """
    if is_rule(text):
        return Often(read_rhythm(text, today), typed=text)
    words = spoken(text)
    if len(words) > LONGEST:
        raise NotUnderstood("rhythm", text=text, unknown=None)
    try:
        return _read(text, words, today, either)
    except NotUnderstood as problem:
        if problem.code != "rhythm":
            raise
        return _anew(problem, text, words, today, either)


def _anew(problem: NotUnderstood, text: str, words: list[str], today: date, either: bool) -> Often:
    """What was not understood, as it is spelt by others, and as it would be said plainly. Raises `problem` where that
    is not understood either; "rhythm_several" with each rhythm, where there are more than one."""
    from goalwalk.core.plain.speech import plainly  # whoever is understood does without

    for plain, said in enumerate((words, spoken(plainly(text, "often")))):
        anew = mended(said, OF_RHYTHMS)
        try:
            return _read(text, anew, today, either, plainly=bool(plain))
        except NotUnderstood as found:
            if found.code != "rhythm":
                raise
    if several := _several(words, today):
        raise NotUnderstood("rhythm_several", text=text, one=several[0], other=several[1])
    raise problem


def _several(words: list[str], today: date) -> tuple[str, str] | None:
    """Two rhythms, each with a time of its own: "weekdays 12:15, weekends 10am"."""
    for at, word in enumerate(words):
        if word not in (",", "and", "but", ";"):
            continue
        both = []
        for part in (words[:at], words[at + 1 :]):
            said = times_in(part)
            if said is None or not said.words or not (said.at or said.either):
                break
            try:
                _read(" ".join(part), mended(said.words, OF_RHYTHMS), today, False)
            except NotUnderstood:
                break
            both.append(" ".join(part))
        if len(both) == len(("one", "other")):
            return both[0], both[1]
    return None


def times_a_day(text: str) -> int | None:
    """How many times a day was typed: "twice a day", "3x day"; None for once a day, and for all else.

    Raises NotUnderstood("rhythm_number") for none a day, and for more than anybody counts.
    """
    words = heard(text)
    if len(words) == 1 and words[0] in A_DAY:
        return A_DAY[words[0]]
    if words[:1] == ["every"] and words[2:] in (["hours"], ["hour"]) and is_number(words[1]) and len(words[1]) <= 2:
        hours = int(words[1])
        return HOURS // hours if hours and HOURS % hours == 0 and hours < HOURS else None
    times, rest = times_of(words)
    if times is None or words[1:2] in (["day"], ["days"]):
        return None
    rest = next((rest[len(per) :] for per in PER if rest[: len(per)] == per), rest)
    if rest not in (["day"], ["daily"]) or times == 1:
        return None
    if not 1 < times <= MOST_A_DAY:
        raise NotUnderstood("rhythm_number", text=text)
    return times


def _read(text: str, words: list[str], today: date, either: bool, *, plainly: bool = False) -> Often:
    said = times_in(words) or Said(tuple(words))
    if said.either:
        _read(text, spoken(said.either[0]), today, either, plainly=plainly)  # which says what else is not understood
        raise NotUnderstood("rhythm_two", text=text, one=said.either[0], other=said.either[1])
    at = in_order(said.at)
    rest = _with_days(list(said.words), at)
    rest, least = _least(rest)
    if " ".join(heard(" ".join(rest))) in UNCOUNTED:
        raise NotUnderstood("rhythm_most", text=text, like=_at("5x week", at), at=list(at))
    if either and (alone := _weekday_alone(rest)):
        raise NotUnderstood("rhythm_two", text=text, one=_at(f"every {alone}", at), other=_at(f"by {alone}", at))
    typed = " ".join(rest).replace(" ,", ",")
    try:
        times = times_a_day(typed)
        rhythm = DAILY if times else read_rhythm(typed, today)
    except NotUnderstood as problem:
        tried = [(list(said.words), at), (words, ())] if problem.code == "rhythm" else []
        once = _once(text, tried, today, plainly)
        if once is not None:
            return once
        raise NotUnderstood(problem.code, **{**problem.facts, "text": text}) from None
    if times and at and len(at) != times:
        raise NotUnderstood("rhythm_times", text=text, times=times, n=len(at))
    times = times or (len(at) if len(at) > 1 else None)
    return Often(rhythm, times, at, typed="daily" if rhythm == DAILY else typed, least=least)


def _with_days(words: list[str], at: Sequence[str]) -> list[str]:
    """The words, with the days that a time of the day stood for: each day in "mornings" and "every night", every other
    day in "every other evening"."""
    if not at:
        return words
    if not words:
        return ["daily"] if len(at) > 1 or at[0] in DAY_PARTS else []
    if words in EACH_DAY:
        return ["daily"]
    if words[-1:] in (["other"], ["most"], ["few"], ["several"], ["some"]):
        return [*words, "day" if words[-1] == "other" else "days"]
    if len(words) == 2 and words[0] in EVERY and nth_of(words[1]) is not None:
        return [*words, "day"]
    return words


def _least(words: list[str]) -> tuple[list[str], bool]:
    """The words with the lesser of "3-4 times a week", or the longer of "every 2 to 3 days"; and whether it is so."""
    said = heard(" ".join(words))
    for at in range(len(said) - 3):
        first, sign, last, what = said[at : at + 4]
        if not (is_number(first) and is_number(last) and sign in ("-", "to", "or") and int(first[:6]) < int(last[:6])):
            continue
        every = said[at - 1 : at] and said[at - 1] in EVERY
        if "after" in said or what not in ((*UNITS,) if every else (*TIMES, "a", "per", "in")):
            break
        return [*said[:at], last if every else first, *said[at + 3 :]], True
    return words, False


def _weekday_alone(words: list[str]) -> str | None:
    said = [word for word in words if word not in English.unheard]
    return said[0] if len(said) == 1 and said[0] in English.weekdays else None


def _once(text: str, tried: Sequence[tuple[list[str], tuple[str, ...]]], today: date, plainly: bool) -> Often | None:
    """Once, by a day: "tomorrow", "by friday", "before christmas"; None where there is no such day to come."""
    for words, at in tried:
        said = [word for word in words if word != ","]
        while said and said[0] in ("once", "just", "only", "by"):
            said = said[1:]
        said = said[said[:2] in (["1", "time"], ["one", "time"]) and 2 :]
        if said[:1] and said[0] in ON:
            continue  # from some day on, or until one, it is done more than once
        before = said[:1] == ["before"]
        said = said[before:]
        together = stretch_of(" ".join(said), today)
        try:
            day = together[not before] if together else read_day(" ".join(said), today, "future", plainly=plainly)
            day -= timedelta(days=before)
        except NotUnderstood as problem:
            if problem.code in REFUSED:
                raise NotUnderstood(problem.code, **{**problem.facts, "text": text}) from None
            continue
        if day >= today:
            return Often(ONCE, len(at) if len(at) > 1 else None, at, day)
    return None


def _at(often: str, at: Sequence[str]) -> str:
    return f"{often} at {' and '.join(at)}" if at else often
