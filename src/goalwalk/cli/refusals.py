"""What the parser refuses, as problems of our own: no sentence of its is ever shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from goalwalk.cli.commands import path_of
from goalwalk.core.errors import NotUnderstood, Problem

if TYPE_CHECKING:
    from goalwalk.cli.run import Run

BESIDE = ("it", "this", "please", "me", "now", "again", "all", "everything", "plan", "the plan", "my plan")
NEAREST = 3
ALIKE = 0.7  # how alike two names are, 0–1, before one is told as near
SHORT, ALIKE_SHORT = 3, 0.65  # letters of a name, up to which it takes less
SLIP = 2  # letters that may be too many, or too few


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
            if path == ["today"]:
                return NotUnderstood("no_command_sentence")
            if left.casefold() in BESIDE:
                return NotUnderstood("too_many_beside", text=left, path=" ".join(path))
            return NotUnderstood("too_many", text=left, help=help)
    return NotUnderstood("usage", help=help)


def in_need(run: Run, words: list[str]) -> Callable[[Run], None] | None:
    """What answers words of a hard moment: the page for it. Raises NotUnderstood("need_…") for those that one sentence
    answers, because nobody knows what they tell of; not for a line that names a step of the plan."""
    from goalwalk.core.heard import need_of

    line = " ".join(words)
    need = need_of(line)
    if need == "lines" or (need and _step_of(run, line) is None):
        if need in ("lines", "now"):
            from goalwalk.cli.daily import now

            return now.lines_first if need == "lines" else now.now
        raise NotUnderstood(f"need_{need}")
    return None


def no_command(run: Run, words: list[str], known: Iterable[str]) -> NotUnderstood:
    """That these words begin with no command: with the way to what may be meant ("no_command_…"), or with the
    `nearest`."""
    from goalwalk.core.heard import kind_of, named_step, wish_of

    line = " ".join(words)
    if way := way_of(line):
        return way
    name, behind = named_step(line) or ("", "")
    step = _step_of(run, line) or _step_of(run, name, 1)
    if step is not None:
        id, title = step
        typed = next((word for word in title.casefold().split() if word.startswith(name) and word.isalpha()), id)
        return NotUnderstood("no_command_step", title=title, typed=f"{typed} {behind}".strip())
    kind = kind_of(line)
    if kind == "asked":
        topic = next((word for word in line.casefold().strip(" ?").split() if word in known), None)
        return NotUnderstood("no_command_asked_of", topic=topic) if topic else NotUnderstood("no_command_asked")
    if kind is not None:
        return NotUnderstood(f"no_command_{kind}", text=wish_of(line) or line)
    if named_step(line) is not None:
        return NotUnderstood("no_command_happened")
    return NotUnderstood("no_command", text=words[0] if words else "", nearest=near(words[0] if words else "", known))


def no_verb(words: list[str], noun: str, known: list[str]) -> NotUnderstood:
    """That the first of these words is no verb of the `noun`: with the `nearest`, or as what it would be called."""
    from goalwalk.core.heard import VERBS

    text, *rest = words or [""]
    meant = VERBS.get(text.casefold())
    if meant in known:
        return NotUnderstood("no_verb_meant", meant=" ".join([noun, meant, *rest]))
    nearest = near(text, known)
    if "add" in known and text and not nearest and way_of(text) is None:
        return NotUnderstood("no_verb_add", text=" ".join(words), noun=noun, known=known)
    return NotUnderstood("no_verb", text=text, noun=noun, known=known, nearest=nearest)


def near(text: str, known: Iterable[str]) -> list[str]:
    """Of these names those that a slip of the finger makes of: with the same first letter, about as long."""
    from difflib import get_close_matches

    typed = text.casefold()
    alike = [name for name in known if name[:1] == typed[:1] and abs(len(name) - len(typed)) <= SLIP]
    return get_close_matches(typed, alike, NEAREST, ALIKE if len(typed) > SHORT else ALIKE_SHORT)


def way_of(text: str) -> NotUnderstood | None:
    """The way to what is called otherwise here ("backup", "quit"), if it is known."""
    from goalwalk.core import heard

    way = heard.way_of(text)
    return NotUnderstood(f"no_command_{way}") if way else None


def _step_of(run: Run, named: str, least: int = 2) -> tuple[str, str] | None:
    """The id and title of the one open step that is named by these words, at `least` so many; None where none is, and
    where that cannot be seen without asking."""
    if len(named.split()) < least:
        return None
    from goalwalk.core.naming import find_step
    from goalwalk.core.nouns.records import step_id

    try:
        plan = None if run.session.is_locked() else run.begun()
        step = plan and find_step(plan, named)
    except (Problem, OSError):
        return None
    return (step_id(plan, step), step.title) if plan and step and step.finished is None else None
