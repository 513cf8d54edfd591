"""The one gate for text on its way to the screen: everything that could steer a terminal is made visible.

Stored text stays exactly as it was typed; here control characters and bidi overrides are written as escapes, so
that nothing is swallowed, nothing acts, and the eye sees what is there.
"""

from __future__ import annotations

import re

# C0 and C1 controls, DEL, line and paragraph separators, the marks and overrides of bidirectional text, and
# characters without width that can hide or join (soft hyphen, zero-width space, word joiner, BOM, interlinear marks,
# the controls of shorthand and of music), halves of surrogate pairs, tags.
_ACTING = (
    range(0x20),
    range(0x7F, 0xA0),
    (0xAD, 0x061C, 0x180E, 0xFEFF),
    range(0x200B, 0x200C),  # joiners (200C, 200D) stay: Persian and Indic words and emoji need them
    range(0x200E, 0x2010),
    range(0x2028, 0x202F),
    range(0x2060, 0x2070),
    range(0xFFF9, 0xFFFC),
    range(0xD800, 0xE000),
    range(0x1BCA0, 0x1BCA4),
    range(0x1D173, 0x1D17B),
    range(0xE0000, 0xE0080),
)


def _escape(code: int) -> str:
    named = {0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"}.get(code)
    return named or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


class _Visible(dict[int, int | str]):
    """What each character is shown as, worked out when it comes up first."""

    def __missing__(self, code: int) -> int | str:
        self[code] = shown = _escape(code) if any(code in codes for codes in _ACTING) else code
        return shown


_BREAKS = re.compile(r"(?:\r?\n)+")
_STRAY = re.compile(r"(?<!\S)[\u200c\u200d]+")
_VISIBLE = _Visible()


def visible(text: str) -> str:
    """`text` with every character that could act on a terminal shown as an escape."""
    return text.translate(_VISIBLE) if not (text.isascii() and text.isprintable()) else text


def on_a_line(text: str) -> str:
    """`text` as `visible` shows it, a text of several lines on one, with a stroke where a line of it ends."""
    if "\n" not in text:
        return visible(text)
    return visible(" / ".join(part for line in _BREAKS.split(text) if (part := line.strip(" "))))


def without_stray_joiners(text: str) -> str:
    """`text` with joiners that stand before a word as escapes: they join nothing, and nobody agrees on how wide that
    word is then, so a line could be a column too wide for its screen."""
    return text if text.isascii() else _STRAY.sub(lambda joiners: "".join(map(_escape, map(ord, joiners[0]))), text)


# Our own signs, and what stands for them where only ASCII can be written.
_ASCII = str.maketrans(
    {"█": "#", "▓": "+", "▒": "=", "░": "-", "·": ".", "˙": "'", "○": "o"}
    | {"–": "-", "—": "-", "−": "-", "…": "...", "≤": "<="}
    | {"▁": "_", "▂": "-", "▄": "=", "▆": "+"}  # heights
    | {"─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+"}  # the frame of a card
)


def ascii_only(text: str) -> str:
    """`text` for an output that knows only ASCII: our signs by their stand-ins, other letters as escapes."""
    return text.translate(_ASCII).encode("ascii", "backslashreplace").decode("ascii")
