"""The evening's line as it is told: "walked 35 min, 5 glasses water", "didn't get to the call, rest done", "1-3".

Piece by piece, each of which says one thing of a step, or of several; where one of them says nothing that is known,
none of it is taken. What a piece means by a step's own words is asked of whoever reads the line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goalwalk.core.letters import folded
from goalwalk.core.plain.lines import told
from goalwalk.core.plain.tables import LARGE, POWERS, SMALL, is_number, phrases
from goalwalk.core.tuples import NamedTuple

JOINED = (",", "and", "&", "+", "but", "then", "plus", "though", "while")
LONGEST, LONGEST_PIECE = 40, 12  # words
NOTHING = frozenset(("none", "nothing", "nope", "nah", "nil", "zero", "anything"))
NONE = (
    NOTHING
    | phrases(
        """,; no; not; a; thing; today; tonight; at; all; really; done; i; i'm; afraid; got; sorry; of; them; it; these;
    those; did; do; didn't; didnt; haven't; havent; managed; just; absolutely; unfortunately; so; far; have; to;
    report; manage; couldn't; couldnt"""
    ).keys()
)
ALL = ("everything", "all", "all of them", "all of it")
BUT = ("but", "except")
# Before the pieces are told apart.
SAID = phrases(
    """exept > except; apart from > except; besides > except; other than > except; except for > except; excluding >
    except; bar > except; aside from > except; but not > except; just not > except; that's all > ,; thats all >
    ,; that is all > ,; that's it > ,; thats it > ,; nothing else > ,; nothing more; no more; today; tonight; so
    far; sorry; too"""
)
NOT = phrases(
    """didn't get round to; didn't get around to; didn't get to; didn't manage to; didn't manage; didn't have;
    didn't do; didn't take; didn't make; didn't go for; didn't go to; didn't; did not get to; did not do; did
    not manage; did not take; did not; couldn't do; couldn't manage; couldn't; could not; haven't done; haven't;
    have not; no time for; had no time for; no; not; skipped; skip; missed; forgot to do; forgot to take; forgot
    to; forgot about; forgot; never got to; never did; never; wasn't able to"""
)
NOTS = {tuple(words.split()) for typed in NOT for words in (typed, typed.replace("'", ""))}
OTHERS = phrases(
    """rest; the rest; all the rest; everything else; all else; others; the others; all others; all the others;
    rest of them; the rest of them; the other ones; the rest of it; all other; the rest are; the rest is; rest
    is; rest are; rest all; the rest all; rest was; the rest was; everything else is; everything else was; the
    others are; other ones; all the other ones"""
)
FINISHED = ("done", "yes", "ok", "did", "y", "fine", "good", "finished", "completed")
PARTLY = ("half of", "half", "part of", "some of", "a bit of", "most of")
IN_PART = ("a bit", "a little", "a little bit", "some", "partly", "in part")  # behind a name

Found = tuple[int, str, int | None]  # the place of a step from 1 on, a letter as behind its number, an amount


class Known(NamedTuple):
    """What is known of the steps: their `titles`; `named`, the place of a name; `measured`, an amount in the unit of a
    place, None for any other text."""

    titles: Sequence[str]
    named: Callable[[Sequence[str]], int | None]
    measured: Callable[[int, str], int | None]


def evening(text: str, known: Known) -> list[Found] | None:
    """What the line says of each step; None where some of it says nothing that is known."""
    plain = f" {' '.join(folded(text).replace('’', chr(39)).replace(',', ' , ').split())} "
    for typed, meant in SAID.items():
        plain = plain.replace(f" {typed} ", f" {meant} ".replace("  ", " "))
    bare = [word.rstrip(".!") or word for word in plain.split()]
    if len(bare) > LONGEST:
        return None
    if NONE.issuperset(bare) and NOTHING.intersection(bare) and bare not in (["no"], ["not"], ["not", "today"]):
        return []
    lead = next((n for n in (3, 1) if " ".join(bare[:n]) in ALL), 0)
    if lead and bare[lead : lead + 1] and bare[lead] in BUT:
        but = _pieces(_nots(" ".join(bare[lead + 1 :]), known), known)
        left = {place for place, _, _ in but or ()}
        told_so = [found for found in but or () if found[1:] != ("d", None)]
        others = [(place, "d", None) for place in range(1, len(known.titles) + 1) if place not in left]
        return [*others, *told_so] if left else None
    return _pieces(_nots(" ".join(bare), known), known)


def _nots(plain: str, known: Known) -> list[str]:
    """The words, each no of them in one, so that what tells nothing can be dropped around it."""
    words = plain.replace(",", " , ").replace("(", " ").replace(")", " ").split()
    kept: list[str] = []
    part: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in (4, 3, 2, 1) if at + n <= len(words) and tuple(words[at : at + n]) in NOTS), 0)
        others = _others(words, at)
        if length or others or words[at] in JOINED:
            kept += told(" ".join(part), known.titles)
            part = []
            kept.append("<not>" if length else "<others>" if others else ",")
            at += length or others or 1
        else:
            part.append(words[at])
            at += 1
    return [*kept, *told(" ".join(part), known.titles)]


def _others(words: list[str], at: int) -> int:
    """How many words there say all others; "rest" alone does where a piece begins, and they are done."""
    left = len(words) - at
    length = next((n for n in (4, 3, 2, 1) if n <= left and " ".join(words[at : at + n]).rstrip(".!") in OTHERS), 0)
    if length != 1 or words[at].rstrip(".!") != "rest":
        return length
    begins = at == 0 or words[at - 1] in JOINED
    told_of = words[at + 1].rstrip(".!") if at + 1 < len(words) else ""
    return 1 if begins and told_of in (*FINISHED, "no", "not") else 0


def _pieces(words: list[str], known: Known) -> list[Found] | None:
    """What the pieces say, the longest first; none of a step twice."""
    found: dict[int, tuple[str, int | None]] = {}
    others, at = "", 0
    while at < len(words):
        if words[at] in JOINED:
            at += 1
            continue
        end, said = _longest(words, at, list(found)[-1] if found else None, known)
        if said is None:
            return None
        if said and said[0][0] == 0:
            others, said = said[0][1], []
        for place, letter, amount in said:
            if place in found and (amount is None or found[place] != ("d", None)):
                return None
            found[place] = (letter, amount)
        at = end
    if others and found:
        found |= {place: (others, None) for place in range(1, len(known.titles) + 1) if place not in found}
    return [(place, *found[place]) for place in sorted(found)] if found else None


def _longest(words: list[str], at: int, before: int | None, known: Known) -> tuple[int, list[Found] | None]:
    """Where the longest piece that says something ends, and what it says."""
    for end in range(min(len(words), at + LONGEST_PIECE), at, -1):
        piece = words[at:end]
        if piece[-1] not in JOINED and (said := _piece(piece, before, known)) is not None:
            return end, said
    return at, None


def _piece(words: list[str], before: int | None, known: Known) -> list[Found] | None:
    """What one piece says; of all others, as of place 0."""
    bare = [word for word in words if word != ","]
    if words[0] == "<others>":
        if bare[1:] in (["<not>"], ["<not>", "done"]):
            return [(0, "n", None)]
        return [(0, "d", None)] if not bare[1:] or (not bare[2:] and bare[1] in FINISHED) else None
    if words[0] == "<not>":
        place = known.named(bare[1:]) if bare[1:] else None
        return [(place, "n", None)] if place else None
    if (places := _several(bare, len(known.titles))) is not None:
        return [(place, "d", None) for place in places]
    if len(bare) > 1 and bare[-1] in FINISHED and (place := known.named(bare[:-1])):
        return [(place, "d", None)]
    for part in PARTLY:
        lead = part.split()
        if bare[: len(lead)] == lead and (place := known.named(bare[len(lead) :])):
            return [(place, "p", None)]
        if len(lead) == 1 and lead[0] in bare[1:] and (place := known.named([word for word in bare if word != part])):
            return [(place, "p", None)]
    for part in IN_PART:
        name = " ".join(bare).removesuffix(f" {part}").split()
        if name != bare and (place := known.named(name)):
            return [(place, "p", None)]
    if place := known.named(bare):
        return [(place, "d", None)]
    return _measured(words, before, known)


def _measured(words: list[str], before: int | None, known: Known) -> list[Found] | None:
    """An amount before, within or behind a name; alone, of the step before, or of the only one that counts so."""
    for start in range(len(words)):
        if not _counts(words[start]):
            continue
        for end in range(len(words), start, -1):
            rest = [word for word in (*words[:start], *words[end:]) if word not in (",", "of", "for")]
            place = known.named(rest) if rest else None
            much = " ".join(words[start:end])
            amount = known.measured(place, much) if place and _is_whole(much) else None
            if place and amount:
                return [(place, "d", amount)]
    much = " ".join(words)
    if not _counts(words[0]) or len(words) < 2:
        return None
    if before and (amount := known.measured(before, much)):
        return [(before, "d", amount)]
    counted = [(place, amount) for place in range(1, len(known.titles) + 1) if (amount := known.measured(place, much))]
    return [(counted[0][0], "d", counted[0][1])] if len(counted) == 1 else None


def _is_whole(much: str) -> bool:
    """Whether it is more than a number in a word, which may be the place of a step."""
    return " " in much or much[:1].isdecimal()


def _counts(word: str) -> bool:
    return word[:1].isdecimal() or word in SMALL or word in LARGE or word in POWERS or word in ("half", "a", "an")


def _several(words: list[str], most: int) -> list[int] | None:
    """The places of "1-3", "1 to 3", "first two", "last one"; None for any other words."""
    match words:
        case [typed] if "-" in typed:
            first, _, last = typed.partition("-")
        case [first, "to" | "-" | "through" | "till", last]:
            pass
        case [("first" | "last") as which, *more] if len(more) == 1:
            count = SMALL.get(more[0], int(more[0]) if is_number(more[0]) and len(more[0]) < 3 else 0)
            if not 0 < count <= most:
                return None
            return list(range(1, count + 1) if which == "first" else range(most - count + 1, most + 1))
        case _:
            return None
    if not (is_number(first) and is_number(last) and len(first) < 3 and len(last) < 3):
        return None
    return list(range(int(first), int(last) + 1)) if 0 < int(first) < int(last) <= most else None
