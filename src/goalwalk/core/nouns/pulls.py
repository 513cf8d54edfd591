"""A pull, as it is typed when it comes: how strong it is, and what there is to say of it."""

from __future__ import annotations

from goalwalk.core import texts
from goalwalk.core.amounts import read_of_scale, read_whole
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.nouns.check_ins import STRONGEST


def read_pull(text: str) -> tuple[int | None, str | None]:
    """How strong a pull is, and the words of it: "7", "after the call", "7 after the call", "7/10, after the call".

    A number stands first. Raises NotUnderstood("pull") for one that is not 0–10: with words behind it, it could be
    theirs; and what `texts.note` raises.
    """
    said = texts.note(text)
    first, *rest = said.split(None, 1)
    bare = first.rstrip(",.;:").removesuffix(f"/{STRONGEST}")
    strong = read_whole(bare, 0, STRONGEST)
    if strong is None:
        if any(sign.isdecimal() for sign in bare) and all(sign.isdecimal() or sign in "+-.,/" for sign in bare):
            raise NotUnderstood("pull", text=first)
        return _number_last(said)
    words = rest[0] if rest else ""
    for measure in (f"out of {STRONGEST}", f"of {STRONGEST}", f"/ {STRONGEST}"):
        if words == measure or words.startswith((f"{measure} ", f"{measure},", f"{measure}:")):
            words = words.removeprefix(measure)
    words = words.lstrip(" \t\n,;:-–")
    return strong, texts.note(words) if words else None


def _number_last(said: str) -> tuple[int | None, str | None]:
    """The number behind one word, or alone as a word ("strong, 8", "nine"); others stay words: "just one" is none."""
    *before, last = said.replace(",", " ").split()
    word = last.rstrip(".!").casefold()
    strong = read_of_scale(word, 0, STRONGEST) if len(before) < 2 else None
    if strong is None or (word.isalpha() and (before or word == "one")):
        return None, said
    return strong, " ".join(before) or None
