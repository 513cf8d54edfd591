"""A card: one skill as a small text that can be handed on. It holds nothing of the person: no day, number or note.

It is written as a file of answers is, a line each, `name: text`, and what is written comes back letter by letter. A
line break inside a text begins a line with blanks before it; whatever a line cannot hold stands as an escape.
"""

from __future__ import annotations

import re

from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.components import SKILL_KINDS, SkillKind
from goalwalk.core.tuples import NamedTuple

LARGEST = 64 * 1024  # bytes of a card; twenty texts, each as long as it can be, in letters of three bytes
NAMES = ("skill", "kind", "when", "how", "smaller")  # of which only `how` comes several times

_SHORT = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_ESCAPE = re.compile(r"\\(?:([\\nrt])|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_CUTS_A_LINE = re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Card(NamedTuple):
    """A skill as it can be handed on, and as it is taken from the starter library: what it is, and nothing of anyone's
    days. The fields are those of a skill.
    """

    title: str
    kind: SkillKind = "coping"
    when: str | None = None
    how: tuple[str, ...] = ()
    smaller: str | None = None


def write(card: Card) -> list[str]:
    """The lines of a card. `read` gives the card back from them."""
    fields: list[tuple[str, str | None]] = [("skill", card.title), ("kind", card.kind), ("when", card.when)]
    fields += [("how", part) for part in card.how]
    fields.append(("smaller", card.smaller))
    return [line for name, text in fields if text for line in _lines(name, text)]


def read(text: str) -> Card:
    """The card that these lines tell.

    Raises NotUnderstood with the `line`: "card_line" for one that is no `name: text`, "card_name", "card_twice",
    "card_kind", "card_text" for a text that cannot be kept; "card_no_skill" for a card without one.
    """
    from goalwalk.core import answer_file

    try:
        lines = answer_file.read(text.removeprefix("\ufeff"))
    except NotUnderstood as problem:
        raise NotUnderstood("card_line", **problem.facts) from problem
    fields: dict[str, list[str]] = {name: [] for name in NAMES}
    for number, name, written in lines:
        if name not in fields:
            raise NotUnderstood("card_name", line=number, text=name, known=list(NAMES))
        if not written:
            continue
        if fields[name] and name != "how":
            raise NotUnderstood("card_twice", line=number, text=name)
        fields[name].append(_kept(number, name, written))
    if not fields["skill"]:
        raise NotUnderstood("card_no_skill")
    return Card(
        title=fields["skill"][0],
        kind=_kind(fields["kind"]),
        when=next(iter(fields["when"]), None),
        how=tuple(fields["how"]),
        smaller=next(iter(fields["smaller"]), None),
    )


def _kind(written: list[str]) -> SkillKind:
    return next((kind for kind in SKILL_KINDS if kind in written), "coping")


def _kept(number: int, name: str, written: str) -> str:
    if name == "kind":
        kind = " ".join(written.lower().split())
        if kind not in SKILL_KINDS:
            raise NotUnderstood("card_kind", line=number, text=written[:60], known=list(SKILL_KINDS))
        return kind
    try:
        return texts.title(_ESCAPE.sub(_unescaped, written))
    except NotUnderstood as problem:
        raise NotUnderstood("card_text", line=number, limit=texts.TITLE_LIMIT) from problem


def _lines(name: str, text: str) -> list[str]:
    """The line of a text, and those that go on with it; an empty line ends the one before it with an escape."""
    whole = re.sub("\n(?=\n)", "\\\\n", "\n".join(_line(part) for part in text.split("\n")))
    first, *more = whole.split("\n")
    return [f"{name}: {first}", *(f"  {line}" for line in more)]


def _line(text: str) -> str:
    """One line, with escapes for what would not come back: a backslash, what cuts a line, blanks at its ends, a `#`
    that would make a remark of it."""
    kept = _CUTS_A_LINE.sub(lambda match: _code(match.group()), text.replace("\\", "\\\\"))
    if kept and (kept[0].isspace() or kept[0] == "#"):
        kept = _code(kept[0]) + kept[1:]
    return kept[:-1] + _code(kept[-1]) if kept and kept[-1].isspace() else kept


def _code(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _unescaped(match: re.Match[str]) -> str:
    short, *codes = match.groups()
    if short:
        return _SHORT[short]
    code = int(next(filter(None, codes)), 16)
    return chr(code) if code <= 0x10FFFF else match.group()
