"""Text as somebody could type it to do harm, and what must hold wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hypothesis import strategies as st

HOSTILE = {
    "markup": "[/] [bold]x[/bold] [red on blue] [link=http://x]y[/link] \\[ [@click=z]",
    "emoji code": ":pill: :warning: :smiley:",
    "colour": "a\x1b[31mred\x1b[0m",
    "clear screen": "\x1b[2J\x1b[H",
    "title of the window": "\x1b]0;pwned\x07",
    "link": "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\",
    "C1": "a\x9b31mb\x85c",
    "backspaces": "done\b\b\b\b    ",
    "carriage return": "safe\rEVIL",
    "bidi": "abc\u202edef\u2066ghi\u2069",
    "newline": "one\ntwo\n\nthree",
    "tabs": "a\tb\vc\fd",
    "line separators": "a\u2028b\u2029c",
    "zero width": "a\u200bb\ufeffc\u2060d",
    "emoji": "👩‍👩‍👧 🏳️‍🌈 🇪🇺 👍🏽 ❤️",
    "right to left": "שלום עולם مرحبا بالعالم",
    "wide": "日本語の目標、毎日少しずつ。",
    "combining": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "tags": "a\U000e0041\U000e007fb",
    "braces": "{title} {0} {} %s %(x)s $HOME `id`",
    "quotes": "\"'`</script><b>&amp;",
    "a number": "1.1",
    "a dash": "- not an option",
    "a del": "a\x7fb",
    "not a character": "a\ufffeb\U0010ffffc",
    "one long word": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 4,
    "one long wide word": "毎日少しずつ歩いていくと道になる" * 12,
    "marks upon marks": "x" + "\u0301" * 120,
    "a mark that joins what stands before": "\u0301\ufe0f\u20e3 a",
    "variation selectors": "☎\ufe0e☎\ufe0f葛\U000e0100 1\ufe0f\u20e3 ❤\ufe0f\u200d🔥",
    "joiners": "\u200d\u200d👩\u200d\u200c می\u200cخواهم क्\u200dष",
    "flags": "🇪🇺🇺🇦🇪 🏴\U000e0067\U000e0062\U000e007f",
    "Thai and Hangul": "ที่นี่ กำลัง 각\u1100\u1161\u11a8 ﷽ 𒐫",
    "musical and shorthand controls": "a\U0001d173b\U0001bca0c",
    "blanks of all widths": "a\u00a0b\u2003c\u3000d\u2800e\u3164f",
    "our own signs": "█▓▒░·○–—−…≤",
}

# What may act on a terminal: controls other than the line end, and bidi controls.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
OUR_COLOURS = re.compile("\x1b\\[(?:0|(?:1;)?(?:1|2|32|36))m")  # just these, so that nobody else's pass for ours


def harmless(out: str) -> None:
    found = ACTING.search(OUR_COLOURS.sub("", out))
    assert found is None, repr(out[max(0, found.start() - 40) : found.end() + 40])


def squeezed(text: str) -> str:
    """Without blanks and line ends, so that wrapping does not matter."""
    return re.sub(r"\s+", "", text)


def in_order(letters: Iterable[str], among: str) -> bool:
    """Whether all these letters are there, in that order."""
    rest = iter(among)
    return all(letter in rest for letter in letters)


texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.text("ab [/]\\:\x1b\u202e\n\t{}👩\u200d日本\u0301", min_size=1, max_size=60),
    st.lists(st.sampled_from(list(HOSTILE.values())), min_size=1, max_size=2).map("".join),
)
texts = texts.map(str.strip).filter(bool)  # as core.texts keeps them
