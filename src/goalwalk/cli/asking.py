"""The interviewer: asks on a terminal, one short question at a time. Nothing is held locked while a person types."""

from __future__ import annotations

import errno
import sys
import textwrap
from collections.abc import Callable
from contextlib import suppress
from shutil import get_terminal_size
from typing import NoReturn, TypeVar

from goalwalk import words
from goalwalk.cli import modes
from goalwalk.cli.runtime import Run, for_stderr, to_stderr
from goalwalk.core.errors import CannotBeDone, NotSaved, NotUnderstood, Stopped

T = TypeVar("T")


def ask(question: str) -> str:
    """One line of an answer, stripped. Raises Stopped when the input ends (Ctrl-D), and when the terminal is gone."""
    try:
        prompt = prompted(question)
        if sys.stdout.isatty():
            with suppress(ImportError):  # not on every system
                import readline  # noqa: F401 - line editing in input()
            with modes.put_back():
                return input(prompt).strip()
        sys.stderr.write(prompt)
        sys.stderr.flush()
        return input().strip()
    except EOFError as error:
        with suppress(OSError):
            sys.stderr.write("\n")
        raise Stopped("stopped") from error
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        raise Stopped("stopped") from error  # the terminal is gone


def prompted(question: str) -> str:
    """The last line of a question, which the answer stands behind; what is before it is said already."""
    sys.stdout.flush()
    *before, last = textwrap.wrap(for_stderr(question), _width()) or [""]
    for line in before:
        sys.stderr.write(line + "\n")
    return f"{last} "


def _width() -> int:
    """The columns a question may take: it leaves room for a short answer behind it."""
    return max(20, get_terminal_size().columns - 8)


def ask_until(question: str, read: Callable[[str], T]) -> T:
    """Ask until `read` understands the answer; what stands in the way is said, and nothing typed is a dead end."""
    while True:
        try:
            return read(ask(question))
        except (NotUnderstood, CannotBeDone) as problem:
            to_stderr(words.problem(problem))


def passing(read: Callable[[str], T]) -> Callable[[str], T | None]:
    """`read`, which Enter passes over; so do a plain no, not knowing, and a dash or a question mark alone."""

    def passed(typed: str) -> T | None:
        from goalwalk.core.walk.spoken import NO, UNSURE, plain

        return None if typed in ("", "-", "?") or plain(typed) in NO | UNSURE else read(typed)

    return passed


def until_saved(run: Run, save: Callable[[], T]) -> T:
    """What `save` gives. What was typed is not dropped because of a full disk or another window: it can be tried again.

    Raises NotSaved where nobody can be asked.
    """
    while True:
        try:
            return save()
        except NotSaved as problem:
            if not run.can_ask:
                raise
            run.working.erase()
            to_stderr(words.problem(problem))
            ask(words.say("ask.again"))


def given(typed: str, read: Callable[[str], T]) -> T:
    """What was typed for an option, read; a single dash takes it from stdin."""
    return read(from_stdin() if typed == "-" else typed)


def needed(run: Run, typed: str | None, key: str, example: str, read: Callable[[str], T], *, of_plan: bool = True) -> T:
    """What was given, or what a person answers; a single dash reads it from stdin. What goes into a locked plan
    (`of_plan`) is asked for once it is open: nobody types for nothing.

    Raises NotUnderstood("needed") where it was not given and nobody can be asked, Stopped for Enter alone.
    """
    if typed is not None:
        return given(typed, read)
    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say(f"needed.{key}"), example=example)
    run.name_whose()
    if of_plan:
        run.plans.open()
    return ask_until(words.say(f"ask.{key}"), lambda typed: read(typed) if typed else _leave())


def _leave() -> NoReturn:
    """Nobody is held at a question that has to have an answer: Enter alone leaves."""
    raise Stopped("stopped")


def in_one(typed: list[str] | None) -> str | None:
    """What was typed without quotes, as the one text it was meant to be."""
    return " ".join(typed) if typed else None


def from_stdin() -> str:
    """All of stdin, without the line end at its end."""
    data = sys.stdin.buffer.read()
    return data.decode("utf-8", "surrogateescape").rstrip("\r\n")


def yes_or_no(question: str, *, enter: bool = True) -> bool:
    """Whether the answer is yes; just Enter is one, or (`enter` False) is not. Anything else is asked again."""
    while (answer := ask(question).lower()) not in ("", "y", "yes", "n", "no"):
        to_stderr(words.say("ask.enter_y_n"))
    return answer in ("y", "yes") or (enter and not answer)


def sure(run: Run, question: str) -> bool:
    """Whether the person says yes; `--yes` says it for them. Raises NotUnderstood("needs_yes") with nobody to ask."""
    if run.yes:
        return True
    if not run.can_ask:
        raise NotUnderstood("needs_yes")
    run.name_whose()
    return ask(words.say("ask.sure", question=question)).lower() in ("y", "yes")
