"""Letters as they are compared where somebody's keyboard has none of them: without accents, strokes and hooks.

Unicode takes an accent from é, and leaves ł, ø or ı as they are: to it they are letters of their own. Whoever types
"lozko" for "łóżko" means the letter all the same. Its name tells which: "latin small letter l with stroke".
"""

from __future__ import annotations

# fmt: off
OWN = {
    "ı": "i", "ȷ": "j", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ŋ": "n", "ĸ": "k", "·": "",
    "ə": "e", "ǝ": "e", "ɛ": "e", "ɔ": "o", "ɵ": "o", "ɣ": "g", "ɩ": "i", "ʊ": "u", "ʉ": "u", "ƣ": "oi", "ȣ": "ou",
}
# fmt: on
SIGNS = {**dict.fromkeys("‘’‚‛ʻʼʹ′`´", "'"), **dict.fromkeys("“”„«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
_SIGNS = {ord(sign): plain for sign, plain in SIGNS.items()}  # a few of them are taken apart into a blank
KINDS = ("LATIN SMALL LETTER ", "LATIN CAPITAL LETTER ")


class _Plain(dict[int, str]):
    """What stands for each letter, worked out when it comes up first."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = found = OWN[letter] if letter in OWN else SIGNS.get(letter) or _named(letter)
        return found


_PLAIN = _Plain()


def folded(text: str) -> str:
    """`text` as it is compared: without letter case, accents and extra blanks.

    Letters that no accent can be taken from are compared as they are typed where a keyboard has none of them: ı is i,
    ł is l, ø is o, æ is ae. So "IŞIK", "ışık" and "isik" are the same.
    """
    if not text.isascii():
        text = plain_letters(text)
    return " ".join(text.casefold().split())


def plain_letters(text: str) -> str:
    """`text` in small letters without accents; of a letter with a stroke or a hook the letter without it.

    Takes a time that grows with the length of the text alone.
    """
    from unicodedata import combining, normalize

    # A letter with ten thousand marks would have them put in order before they go, each past all the others.
    bare = "".join(letter for letter in text if not combining(letter))
    apart = normalize("NFKD", bare.translate(_SIGNS).casefold()).casefold()
    return "".join(letter for letter in apart if not combining(letter)).translate(_PLAIN)


def _named(letter: str) -> str:
    """The letter that its name tells of: l of "latin small letter l with stroke"; itself for any other."""
    if letter.isascii() or not letter.isalpha():
        return letter
    from unicodedata import name

    called = name(letter, "")
    for kind in KINDS:
        base, _, more = called.removeprefix(kind).partition(" ")
        if called.startswith(kind) and len(base) == 1 and more.startswith("WITH "):
            return base.lower()
    return letter
