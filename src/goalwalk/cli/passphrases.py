"""Asking for what nobody else may see: nothing of it is shown while it is typed, and no command line holds it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from goalwalk import words
from goalwalk.cli import terminal
from goalwalk.cli.prompts import from_stdin, prompted
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import to_stderr
from goalwalk.core.errors import CannotRead, NotUnderstood, Stopped
from goalwalk.store.disk import keys
from goalwalk.store.disk.keys import Key
from goalwalk.store.plan import key_files

SHORT = 12  # letters; a word or two, which can be guessed in days
TRY_AGAIN = frozenset(
    (
        "wrong_passphrase",
        "wrong_passphrase_of",
        "wrong_recovery",
        "wrong_desk_passphrase",
        "share_wrong_passphrase",
        "sync_passphrase",
    )
)
T = TypeVar("T")


def hidden(run: Run, key: str, **facts: str) -> str:
    """What is typed, unseen. Raises Stopped when the input ends."""
    from getpass import getpass

    run.working.erase()
    run.name_whose()
    keys.keep_no_picture()
    try:
        with terminal.unseen():
            return getpass(prompted(words.say(key, **facts)), stream=sys.stderr)
    except EOFError as error:
        sys.stderr.write("\n")
        raise Stopped("stopped") from error


def ask_for_key(run: Run, read: Callable[[str], Key], copy: Path | None) -> Key:
    """The key by a passphrase that is asked for until it is right, the plan's or that of a copy, which is named; what
    else was typed so far stays as it is.

    Raises CannotRead("locked") where nobody can be asked.
    """
    if not run.can_ask:
        raise CannotRead("locked")
    key = "lock.passphrase"
    if copy is not None:
        key = "lock.passphrase_of" if key_files.lies_beside(copy) else "lock.passphrase_own"
    return _unseen_until_right(lambda: read(hidden(run, key, path=str(copy))))


def ask_for_paper(run: Run, read: Callable[[str], Key]) -> Key:
    """The key by the recovery key, asked for in the same way; it is shown, because nobody types it blindly."""
    from goalwalk.cli.prompts import ask

    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say("needed.recovery"), example="goalwalk unlock --recovery -")
    return _until_right(lambda: read(ask(words.say("lock.paper_typed"))))


def asked_until_right(run: Run, read: Callable[[str], T], key: str) -> T:
    """What a passphrase opens that is asked for, by the key of the question, until it is right."""
    return _unseen_until_right(lambda: read(hidden(run, key)))


def _unseen_until_right(once: Callable[[], T]) -> T:
    with terminal.unseen():  # while one is tried, the next may be typed already
        return _until_right(once)


def _until_right(once: Callable[[], T]) -> T:
    while True:
        try:
            return once()
        except (CannotRead, NotUnderstood) as problem:
            if isinstance(problem, CannotRead) and problem.code not in TRY_AGAIN:
                raise
            to_stderr(words.problem(problem))


def new_passphrase(run: Run, given: str | None, example: str, key: str = "lock.new") -> str:
    """A new passphrase, asked for by that key and typed twice; or as it was given, where nobody is asked. A short one
    is told, and taken.

    Raises NotUnderstood("needed") where it was not given and nobody can be asked.
    """
    if given is not None:
        return keys.checked(given)
    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say("needed.passphrase"), example=example)

    def twice() -> str:
        typed = keys.checked(hidden(run, key))
        if len(typed) < SHORT:
            run.tell("lock.short")
        if keys.checked(hidden(run, "lock.again")) == typed:
            return typed
        raise NotUnderstood("passphrase_other")

    return _unseen_until_right(twice)


def opened_by(run: Run, given: str | None, read: Callable[[str], T], key: str, example: str) -> T:
    """What a passphrase opens: by the one that was given, or asked for by the key of the question until it is right.

    Raises NotUnderstood("needed") where it was not given and nobody can be asked, and as `read` does.
    """
    if given is not None:
        return read(given)
    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say("needed.passphrase"), example=example)
    return asked_until_right(run, read, key)


def is_dash(given: str | None) -> bool:
    """Whether to read from stdin. Raises NotUnderstood for a passphrase on the command line: others can see it."""
    if given not in (None, "-"):
        raise NotUnderstood("passphrase_typed")
    return given == "-"


def first_line(given: str | None) -> str | None:
    """The passphrase from stdin, where a dash says so. Raises as `is_dash` does."""
    return lines_of_stdin(1)[0] if is_dash(given) else None


def lines_of_stdin(most: int) -> list[str]:
    """The first lines of stdin, as they are; where there are fewer, empty ones."""
    lines = from_stdin().splitlines()
    return (lines + [""] * most)[:most]
