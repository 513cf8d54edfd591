"""Words of days and rhythms that are misspelt: "wensday", "dayly". Looked at only where one was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SHORTEST = 5  # letters: of a shorter word, too many others are near
LONGEST = 20
# Written often, and further from the word than one letter.
OFTEN = {
    **dict.fromkeys(("wensday", "wendsday", "wendesday", "wendnesday", "wedsday"), "wednesday"),
    **dict.fromkeys(("thurday", "thursaday", "thrsday"), "thursday"),
    "satruday": "saturday",
    "wensdays": "wednesdays",
    "thurdays": "thursdays",
    **dict.fromkeys(("evry", "evey", "evrey", "evary", "eveery"), "every"),
    **dict.fromkeys(
        ("tommorow", "tomorow", "tommorrow", "tmrw", "tmr", "tmrrw", "tomoz", "2moro", "tmw", "tmrow", "tomoro"),
        "tomorrow",
    ),
    **dict.fromkeys(("yestarday", "yday", "yest", "ystrday", "yesterady"), "yesterday"),
    **dict.fromkeys(("dialy", "dayly", "daly"), "daily"),
    "wkly": "weekly",
    "wknd": "weekend",
    "wkend": "weekend",
    "wkday": "weekday",
    "wkdays": "weekdays",
}
# Words of their own that are one letter from ours.
OTHER_WORDS = frozenset(
    (
        *("dairy", "dally", "doily", "gaily", "avery", "emery", "sundae", "sundry", "mourning", "mooring", "moaning"),
        *(
            "weakly",
            "meekly",
            "nearly",
            "dearly",
            "pearly",
            "wherever",
            "weakened",
            "twist",
            "twine",
            "frida",
            "someday",
        ),
    )
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "august", "september", "october", "november", "december")
OF_DAYS = (*WEEKDAYS, *MONTHS, "tomorrow", "yesterday", "weekend", "morning", "evening", "afternoon")
OF_RHYTHMS = (
    *OF_DAYS,
    *(f"{weekday}s" for weekday in WEEKDAYS),
    *("daily", "weekly", "monthly", "yearly", "quarterly", "fortnight", "fortnightly", "every", "everyday", "twice"),
    *("weekday", "weekdays", "weekends", "mornings", "evenings", "afternoons", "biweekly", "whenever"),
)


def mended(words: Sequence[str], known: Iterable[str]) -> list[str]:
    """The words, but each that is near exactly one of those `known` as that is spelt."""
    known = tuple(known)
    return [_mended(word, known) for word in words]


def _mended(word: str, known: tuple[str, ...]) -> str:
    if word in OFTEN:
        return OFTEN[word]
    if word in known or word in OTHER_WORDS or not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return word
    near = [other for other in known if is_near(word, other)]
    return near[0] if len({other.removesuffix("s") for other in near}) == 1 else word


def is_near(word: str, other: str) -> bool:
    """Whether they are one letter apart: one more, one less, another one, or two beside each other swapped."""
    if abs(len(word) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    left, right = word[same:], other[same:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    return left[1:] == right or left == right[1:]
