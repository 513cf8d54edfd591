"""What was agreed, as it is said in one line: each thing, and who does it where the line says so.

"I look up the bus; Ana: rings the clinic" are two things, and nothing is left to ask. The words stay as they were
typed, but for the name that stands before a colon, or before what somebody does whose name is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Agreed, Plan
from goalwalk.core.nouns.meetings import settling

ME = frozenset(("i", "me", "myself", "i'll", "i'm", "i'd", "my"))
MOST = 20  # things in one line
NO_NAMES = frozenset(("the", "a", "an", "my", "our", "your", "his", "her", "their", "dr", "mr", "mrs", "ms"))
TOGETHER = frozenset(("and", "or", "&", "+", "with"))  # behind a name: it is not that one alone


def agreeing(plan: Plan, whom: str | None = None) -> list[str]:
    """The names of those who may do what was agreed: whom the talk is with (None: as the last one was), who types, and
    people."""
    last = settling(plan.meetings)
    types = plan.typings[-1].by if plan.typings else None
    people = (support.title for support in plan.supports if support.is_person)
    return [name for name in dict.fromkeys((whom or (last.whom if last else None), types, *people)) if name]


def agreed_in(line: str, names: Sequence[str], own: str | None = None) -> list[tuple[Agreed, bool]]:
    """Each thing that was agreed, and whether it is clear who does it. `names`: of those who may be meant; `own`: the
    name of the one whose plan it is, where somebody else types."""
    pieces = [piece.strip() for piece in line.replace("\n", ";").split(";") if piece.strip()]
    if not pieces or len(pieces) > MOST:
        return [(Agreed(line), False)]
    return [_one(piece, names, own) for piece in pieces]


def done_by(agreed: Agreed, who: str) -> Agreed:
    """The thing with who does it; a name that stands before it in the text goes out of it."""
    head, sign, rest = agreed.text.partition(":")
    return Agreed(rest.strip() if sign and rest.strip() and folded(head) == folded(who) else agreed.text, who)


def _one(piece: str, names: Sequence[str], own: str | None) -> tuple[Agreed, bool]:
    head, sign, rest = (part.strip() for part in piece.partition(":"))
    if sign and rest:
        if folded(head) in ME or (own and _named(head, [own])):
            return Agreed(rest), True
        if known := _named(head, names):
            return Agreed(rest, known), True
    words = piece.split()
    if len(words) > 1 and folded(words[0]).replace("\u2019", "'") in ME - {"my", "me", "myself"}:
        return Agreed(piece), True
    for length in (3, 2, 1):
        if len(words) > length and folded(words[length]) in TOGETHER:
            continue
        if len(words) > length and (known := _named(" ".join(words[:length]), names)):
            return Agreed(" ".join(words[length:]), known), True
    return Agreed(piece), False


def _named(said: str, names: Sequence[str]) -> str | None:
    """The one of these names that was said, in whole or by its first word."""
    sought = folded(said)
    if not sought:
        return None
    whole = [name for name in names if folded(name) == sought]
    first = [name for name in names if sought not in NO_NAMES and folded(name).partition(" ")[0] == sought]
    fits = list(dict.fromkeys(whole or first))
    return fits[0] if len(fits) == 1 else None
