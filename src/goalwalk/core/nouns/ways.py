"""How two people reach each other until the next talk, said in one line: "07700 900123; message; a text".

What may be done when calling is what is said, and nothing else: no message is left and no name is said for want of an
answer. A visit is never offered, and no third person; who says so names them in their own words.
"""

from __future__ import annotations

import re

from goalwalk.core import texts
from goalwalk.core.model.plan import MAY, May, Meeting, Otherwise, Plan
from goalwalk.core.nouns.meetings import written_last
from goalwalk.core.spoken import NO, YES, plain
from goalwalk.core.tuples import NamedTuple


class Ways(NamedTuple):
    """See `Meeting`: `reach`, `may` and `otherwise`."""

    reach: str | None = None
    may: tuple[May, ...] = ()
    otherwise: Otherwise | None = None


_APART = re.compile(r"[;,\n]|\b(?:but|and(?= not\b))\b")
_WORD = re.compile(r"[\w']+")
_IF = frozenset(("if", "else", "otherwise"))
_WHO = frozenset(("i", "i'll", "me", "you", "we"))
_NOT = frozenset(("no", "not", "don't", "dont", "never", "without"))
_MAY: dict[str, May] = {
    **dict.fromkeys(("message", "messages", "voicemail", "voicemails"), "message"),
    **dict.fromkeys(("name", "names"), "name"),
    **dict.fromkeys(("from", "where"), "from"),
}
_OTHERWISE: dict[str, Otherwise] = {
    **dict.fromkeys(("text", "sms"), "text"),
    **dict.fromkeys(("call", "ring"), "call"),
    "nothing": "nothing",
}
# What stands around these words and tells nothing of its own.
_AROUND = frozenset(
    _WORD.findall(
        "a an the and or yes ok okay please just you i we may can could leave say tell give send your my is are am it "
        "it's you're youre i'll fine with to one of us can't cannot make come there then also neither nor"
    )
)


def read_ways(text: str) -> Ways:
    """The ways, as they were told. What is none of our words is how to reach each other.

    A plain no tells nothing. Raises what `texts.title` raises.
    """
    found = Ways()
    reach: list[str] = []
    pieces = [piece.strip() for piece in _APART.split(text) if piece.strip()]
    for number, piece in enumerate(pieces):
        words = _WORD.findall(piece.casefold())
        left = [word for word in words if word not in _AROUND | _IF | _NOT]
        if not left and plain(piece) in NO | YES:  # nothing is told by it
            continue
        if left and all(word in _MAY for word in left):
            if not _NOT.intersection(words):
                said = {_MAY[word] for word in left}
                found = found._replace(may=tuple(one for one in MAY if one in said or one in found.may))
        elif _is_otherwise(words, left) and (number or len(pieces) == 1 or _IF.intersection(words)):
            found = found._replace(otherwise=_OTHERWISE[left[0]])
        else:
            reach.append(piece)
    return found._replace(reach=texts.title(", ".join(reach)) if reach else None)


def _is_otherwise(words: list[str], left: list[str]) -> bool:
    """Whether it is what they would like where one cannot come; "I call you" is how to reach each other, and "no text"
    is neither, but "if not, a text" is."""
    told = _IF.intersection(words) or not (_NOT | _WHO).intersection(words)
    return len(left) == 1 and left[0] in _OTHERWISE and bool(told)


def is_of_calls(reach: str) -> bool:
    """Whether that way is a number to call, of which nothing else was said."""
    return any(character.isdigit() for character in reach) and not _MAY.keys() & set(_WORD.findall(reach.casefold()))


def ways_of(meeting: Meeting) -> Ways:
    """What was said at one talk."""
    return Ways(meeting.reach, meeting.may, meeting.otherwise)


def ways(plan: Plan) -> Ways | None:
    """What was said last, at any talk; None where nothing was."""
    told = [meeting for meeting in plan.meetings if ways_of(meeting) != Ways()]
    last = written_last(told)
    return ways_of(last) if last else None
