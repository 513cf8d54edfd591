"""A text as it would be said plainly: without what tells nothing, spelt out, numbers and times in digits.

One function for every grammar, called only where the text was not understood as it stands; whoever calls it reads the
plain text by the same grammar, and keeps the first refusal where that is not understood either. So nothing is dropped
from what stays unclear.
"""

from __future__ import annotations

from typing import Literal

from goalwalk.core.day_words import English
from goalwalk.core.plain import tables
from goalwalk.core.plain.tables import is_number
from goalwalk.core.spelling import OF_DAYS, mended

Grammar = Literal["day", "when", "often", "amount", "target"]

LONGEST = 150  # words
HOURS = 12  # on the face of a clock
LONGEST_PHRASE = 8  # words
FEASTS = {name: " ".join(day) for name, day in English.feasts.items()}
PHRASES: dict[Grammar, tuple[dict[str, str], ...]] = {
    "day": (FEASTS, tables.DAYS, dict.fromkeys(tables.CUES, ""), tables.UNSAID),
    "when": (FEASTS, tables.CUES, tables.DAYS, tables.UNSAID),
    "often": (tables.CUES, tables.OFTEN, tables.UNSAID),
    "amount": (tables.AMOUNT, tables.UNSAID),
    "target": (tables.A_TIME, tables.AMOUNT, tables.UNSAID),
}
SIGNS = {ord(sign): " " for sign in '()[]!?"“”…;*'} | {ord("’"): "'", ord("–"): "-", ord("—"): "-"}
CLOCKED: tuple[Grammar, ...] = ("when", "often")
MEASURES: tuple[Grammar, ...] = ("amount", "target")
DATED: tuple[Grammar, ...] = ("day", "when")
NO_HOUR = frozenset(
    (
        *("x", "times", "time", "or", "to", "-", "and", "hours", "hour", "minutes", "min", "in", "per", "a"),
        *English.in_days,
        *English.in_months,
        *English.months,
    )
)
QUARTERS = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "5": 5, "10": 10, "20": 20, "25": 25}
AGO, TO = ("past", "after"), ("to", "till", "before")
PARTS = {name: part for part in (*English.parts, "noon") for name in (part, f"{part}s")}


def plainly(text: str, of: Grammar) -> str:
    """The text as that grammar may understand it; as it was typed where nothing changes, or nothing would be left."""
    words = _words(text, spell=of not in MEASURES)
    if not words or len(words) > LONGEST:
        return text
    words = _counted(_clocks(_hours(words)) if of in CLOCKED else words, of)
    words = _said(words, of, PHRASES[of])
    if of in DATED:
        words = mended(_said(words, "day", (tables.ORDINALS,)), OF_DAYS)
    elif of == "often":
        words = _ranges(words)
        more = [word for word in words if word not in ("whenever", ",")]
        words = words if "whenever" not in words or not more else [word for word in words if word != "whenever"]
    plain = _joined([word for word in words if word != ","] if of in MEASURES else words)
    return text if not plain or plain == " ".join(text.casefold().split()) else plain


def _ranges(words: list[str]) -> list[str]:
    """ "From mon to fri" and "between mon and fri" are mon to fri."""
    found: list[str] = []
    for at, word in enumerate(words):
        if (
            word in ("from", "between")
            and words[at + 2 : at + 3]
            and words[at + 2] in ("to", "and", "till", "until", "-")
        ):
            words = [*words[: at + 2], "to", *words[at + 3 :]]
        else:
            found.append(words[at])
    return found


def _words(text: str, *, spell: bool) -> list[str]:
    """The words, spelt out; a comma that parts is one, too."""
    typed = text.casefold().translate(SIGNS).replace(", ", " , ").replace(" w/", " w/ ").replace("...", " ")
    words: list[str] = []
    spelt = tables.SPELT if spell else {}
    for chunk in typed.split():
        word = chunk.rstrip(".") if not chunk.endswith((".m.",)) else chunk
        word = word.removesuffix("'s") if word[:-2] in English.weekdays else word
        if len(word) > 1 and word.endswith(","):
            words += [spelt.get(word[:-1], word[:-1]), ","]
        elif word and (about := _without_ish(word)) != word:
            words += [about, "ish"]
        elif word:
            words += spelt.get(word, word).split()
    return words


def _said(words: list[str], of: Grammar, phrases: tuple[dict[str, str], ...]) -> list[str]:
    """The words without those that tell nothing, and each phrase as it is known: the longest first."""
    kept: list[str] = []
    known = ["one" if word == "1" else word for word in words]
    at = 0
    while at < len(words):
        typed, phrase = _phrase(known, at, phrases)
        length = typed.count(" ") + 1
        if phrase is None:
            kept.append(words[at])
        elif of in CLOCKED and typed in tables.CUES:
            kept += _cue(typed, phrase, kept)
        elif of in CLOCKED and phrase == "" and _is_hour(words, at + length) and kept[-1:] != ["at"]:
            kept.append("at")  # "around 9"
        elif typed == "ish" and of in CLOCKED and kept[-2:-1] != ["at"] and _is_hour([*kept[-1:], *words[at + 1 :]], 0):
            kept.insert(-1, "at")  # "9ish"
        else:
            kept += phrase.split()
        at += length
    return kept


def _phrase(words: list[str], at: int, phrases: tuple[dict[str, str], ...]) -> tuple[str, str | None]:
    """The longest phrase that stands there, and what it says; else the word, and None."""
    for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        typed = " ".join(words[at : at + length])
        for known in phrases:
            if typed in known:
                return typed, known[typed]
    return words[at], None


def _cue(typed: str, part: str, before: list[str]) -> list[str]:
    """A part of the day; nothing where one stands there already. Of how many meals, somebody has to say."""
    if part == "meals":
        return [",", *tables.MEALS.split()] if before[:1] in (["3"], ["3x"], ["3x/day"]) else typed.split()
    said = PARTS.get(before[-1]) if before else None
    if said == part or (said, part) in (("evening", "night"), ("night", "evening")):
        return []
    return ["in", "the", part]


def _is_hour(words: list[str], at: int) -> bool:
    """Whether a bare number stands there that may be an hour, and counts nothing."""
    word = words[at] if at < len(words) else ""
    number = int(word) if is_number(word) and len(word) <= 2 else tables.SMALL.get(word, 99)
    return number < 24 and not (words[at + 1 : at + 2] and words[at + 1] in NO_HOUR)


def _without_ish(word: str) -> str:
    """ "7ish" is 7, "20-ish" 20."""
    if not word.endswith("ish"):
        return word
    about = word[:-3].rstrip("-")
    known = about[:1].isdecimal() or about in tables.SMALL or about in tables.LARGE or about in PARTS
    return about if known else word


def _hours(words: list[str]) -> list[str]:
    """Hours and minutes in words: "ten thirty" is 10:30."""
    found: list[str] = []
    at = 0
    while at < len(words):
        hour = tables.SMALL.get(words[at], 99)
        minute, length = _number(words, at + 1)
        if hour <= HOURS and 10 <= minute < 60:
            found.append(f"{hour}:{minute}")
            at += 1 + length
        else:
            found.append(words[at])
            at += 1
    return found


def _number(words: list[str], at: int) -> tuple[int, int]:
    """The number below a hundred that is said there in words, and how many they are; 0 of none."""
    word = words[at] if at < len(words) else ""
    tens, _, ones = word.partition("-")
    if tens in tables.LARGE and ones in tables.SMALL and tables.SMALL[ones] < 10:
        return tables.LARGE[tens] + tables.SMALL[ones], 1
    if word in tables.LARGE:
        more = tables.SMALL.get(words[at + 1], 0) if at + 1 < len(words) else 0
        return (tables.LARGE[word] + more, 2) if 0 < more < 10 else (tables.LARGE[word], 1)
    return (tables.SMALL[word], 1) if word in tables.SMALL else (0, 0)


def _counted(words: list[str], of: Grammar) -> list[str]:
    """Numbers in digits, up to thousands: "twenty five", "a hundred", "eight thousand", "6.5k steps"."""
    found: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in tables.LARGE and words[at + 1 : at + 2] and words[at + 1] in tables.ORDINALS:
            found += words[at : at + 2]  # the twenty first
            at += 2
            continue
        if of in MEASURES and word.endswith("k") and (number := _times(word[:-1], 1000)):
            counted = at + 1 < len(words) and words[at + 1].endswith("s")
            found.append(number if counted else word)  # a 5k alone, or a 5k run, is a way
            at += 1
            continue
        lead = word in ("a", "1") and words[at + 1 : at + 2] and words[at + 1] in tables.POWERS
        value, length = (1, 1) if lead or word in tables.POWERS else _number(words, at)
        length -= word in tables.POWERS
        digits = str(value) if length or word in tables.POWERS else word if word[:1].isdecimal() else ""
        end = at + (length or (1 if digits and word not in tables.POWERS else 0))
        while digits and end < len(words) and words[end] in tables.POWERS:
            digits = _times(digits, tables.POWERS[words[end]]) or digits
            end += 1
        if digits and end > at:
            joined = words[end : end + 1] == ["and"]
            more, of_more = _number(words, end + joined) if words[end - 1] in tables.POWERS else (0, 0)
            if more and is_number(digits):
                digits, end = str(int(digits) + more), end + joined + of_more
            found.append(digits)
            at = end
        else:
            found.append(word)
            at += 1
    return found


def _times(digits: str, power: int) -> str:
    """A number as it is typed, so many times; nothing of what is none, or too long."""
    whole, point, part = digits.partition(".")
    if not is_number(whole) or len(digits) > 9 or (point and (not is_number(part) or len(part) > 2)):
        return ""
    return str(int(whole) * power + (int(part) * power // 10 ** len(part) if part else 0))


def _clocks(words: list[str]) -> list[str]:
    """Times of day as they are spoken, in digits: "half past 10", "quarter to 4", "half 8", "14h30"."""
    found: list[str] = []
    at = 0
    while at < len(words):
        time, length = _clock(words, at)
        if time:
            if length > 1 and found[-1:] == ["a"]:
                found.pop()  # a quarter past
            found += time.split()
            at += length
        else:
            found.append(words[at])
            at += 1
    return found


def _clock(words: list[str], at: int) -> tuple[str, int]:
    """The time that is spoken there, and how many words it takes."""
    word, rest = words[at], words[at + 1 : at + 5]
    hour, h, minute = word.partition("h")
    if h and is_number(hour) and int(hour[:3]) < 24 and (not minute or (is_number(minute) and len(minute) == 2)):
        counted = at > 0 and words[at - 1] in ("every", "each", "in", "for")
        return ("", 0) if counted else (f"{hour}:{minute or '00'}", 1)
    if is_number(word) and rest[:1] in (["o'clock"], ["oclock"]):
        return f"at {word}", 2
    if is_number(word) and rest[:2] == ["o", "clock"]:
        return f"at {word}", 3
    minutes = QUARTERS.get(word)
    if minutes is None:
        return "", 0
    skipped = rest[:1] in (["minutes"], ["min"])
    rest = rest[skipped:]
    if not rest:
        return "", 0
    after = rest[2] if len(rest) > 2 else ""
    if is_number(word) and rest[0] in TO and not skipped:
        return "", 0  # from 10 to 4
    if rest[0] in (*AGO, *TO) and len(rest) > 1 and after not in ("x", "times", *English.in_days):
        return _turned(rest[1], minutes if rest[0] in AGO else -minutes), 3 + skipped
    if word == "half" and not skipped and (rest[1:2] or [""])[0] not in NO_HOUR - {"in", "and", "to"}:
        return _turned(rest[0], minutes), 2
    return "", 0


def _turned(hour: str, minutes: int) -> str:
    """So many minutes from an hour, in the way that it was typed: "7pm", "10"; nothing of what is no hour."""
    half = hour[-2:] if hour.endswith(("am", "pm")) else ""
    digits = str(tables.SMALL.get(hour, hour.removesuffix(half)))
    if not is_number(digits) or len(digits) > 2 or int(digits) > 23 or (half and int(digits) > 12):
        return ""
    known = int(digits)
    if half and minutes < 0 and known == HOURS:
        return ""  # the other half of the day
    if minutes < 0:
        known = known - 1 if known > 1 else 12 if known == 1 else 23
    return f"{known}:{minutes % 60:02}{half}"


def _joined(words: list[str]) -> str:
    """The words in a row, without commas that part nothing."""
    kept: list[str] = []
    for word in words:
        if word != "," or (kept and kept[-1] != ","):
            kept.append(word)
    while kept and kept[-1] in (",", "-"):
        kept.pop()
    return " ".join(kept)
