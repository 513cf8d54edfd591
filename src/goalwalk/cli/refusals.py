"""What the parser refuses, as problems of our own: no sentence of its is ever shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from goalwalk.cli.commands import path_of
from goalwalk.core.errors import NotUnderstood

if TYPE_CHECKING:
    from goalwalk.cli.run import Run

NEAREST = 3


def refusal(error: Any, words: list[str]) -> NotUnderstood:
    """The problem that an error of the parser stands for, by the kind of it, in a line of these words: "no_option",
    "option_first" (before the command), "option_value", "option_alone", "too_many", or "usage"."""
    path, _ = path_of([word for word in words if not word.startswith("-")])
    help = " ".join(["help", *path])
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption" if error.ctx and error.ctx.parent:
            return NotUnderstood("no_option", option=option, help=help, nearest=list(error.possibilities or ()))
        case "NoSuchOption":
            return NotUnderstood("option_first", option=option, help=help)
        case "BadOptionUsage":
            alone = "not take a value" in error.message
            return NotUnderstood("option_alone" if alone else "option_value", option=option, help=help)
        case "UsageError" if "extra argument" in error.message:
            left = error.message.partition("(s) (")[2].removesuffix(")")
            return NotUnderstood("too_many", text=left, help=help)
    return NotUnderstood("usage", help=help)


def in_need(words: list[str]) -> Callable[[Run], None] | None:
    """What answers words of a hard moment: the page for it. Raises NotUnderstood("need_…") for those that one sentence
    answers, because nobody knows what they tell of."""
    from goalwalk.core.spoken import need_of

    need = need_of(" ".join(words))
    if need in ("lines", "now"):
        from goalwalk.cli.daily import now

        return now.lines_first if need == "lines" else now.now
    if need:
        raise NotUnderstood(f"need_{need}")
    return None


def no_command(words: Iterable[str], noun: str, known: Iterable[str]) -> NotUnderstood:
    """That the first of these words is no command, or no verb of the `noun`: with the way to what may be meant
    ("no_command_…"), or with the `nearest`."""
    from difflib import get_close_matches

    text = next(iter(words), "")
    if noun:
        return NotUnderstood("no_verb", text=text, noun=noun, known=list(known))
    nearest = get_close_matches(text.casefold(), known, NEAREST)
    return way_of(text) or NotUnderstood("no_command", text=text, nearest=nearest)


def way_of(text: str) -> NotUnderstood | None:
    """The way to what is called otherwise here ("backup", "quit"), if it is known."""
    from goalwalk.core.spoken import WAYS, plain

    way = WAYS.get(plain(text))
    return NotUnderstood(f"no_command_{way}") if way else None
