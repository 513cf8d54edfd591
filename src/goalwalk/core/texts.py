"""What text may enter a plan. It is kept exactly as it was given; making it harmless is for whoever shows it."""

from __future__ import annotations

from goalwalk.core.errors import NotUnderstood

TITLE_LIMIT = 1_000
NOTE_LIMIT = 20_000
NAME_LIMIT = 60
LINE_LIMIT = 300
INPUT_LIMIT = 1024 * 1024  # bytes that are read of what is piped in, of an answer from an editor, of a file of answers
_BLANK = "\u2800\u3164\u115f\u1160\uffa0"  # letters and symbols that are drawn as nothing


def title(text: str) -> str:
    """`text` without the blanks around it, if it can be a title or another short text of the person's.

    Raises NotUnderstood: "empty_text", "text_nul", "text_not_utf8" (bytes that are no UTF-8 reach us as lone
    surrogates), "text_too_long" with its `limit` and `length` in characters.
    """
    return _kept(text, TITLE_LIMIT)


def note(text: str) -> str:
    """`text` without the blanks around it, if it can be a note. Raises as `title` does, with a wider limit."""
    return _kept(text, NOTE_LIMIT)


def name(text: str) -> str:
    """`text` without the blanks around it, if it can be a name. Raises as `title` does, with a closer limit."""
    return _kept(text, NAME_LIMIT)


def line(text: str) -> str:
    """`text` without the blanks around it, if it can be a line that is read out. Raises as `title` does."""
    return _kept(" ".join(text.splitlines()), LINE_LIMIT)


def _is_seen(character: str) -> bool:
    """Whether the eye finds anything: a title of joiners and fillers alone would show as nothing."""
    if character.isascii():
        return character.isprintable() and character != " "
    import unicodedata

    return unicodedata.category(character)[0] in "LNPS" and character not in _BLANK


def _kept(text: str, limit: int) -> str:
    kept = text.strip()
    try:
        kept.encode()
    except UnicodeEncodeError:
        raise NotUnderstood("text_not_utf8") from None
    if "\0" in kept:
        raise NotUnderstood("text_nul")
    if not any(_is_seen(character) for character in kept):
        raise NotUnderstood("empty_text")
    if len(kept) > limit:
        raise NotUnderstood("text_too_long", limit=limit, length=len(kept))
    return kept
