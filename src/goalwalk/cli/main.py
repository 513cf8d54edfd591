"""The one boundary: runs a command line, and turns whatever goes wrong into one line on stderr and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from goalwalk.core.errors import CannotBeDone, CannotRead, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import NoReturn

    from goalwalk.cli.run import AskForKey, Run
    from goalwalk.store.disk.keys import Key

OF_WORDS = (
    "day",
    "needs_terminal",
    "too_many",
    "urge",
    "mood",
    "pull",
    "several_fit",
    "amount",
    "setting_name",
    "one_of",
    "two_readings",
)


def main() -> NoReturn:
    """The console entry: `goalwalk` and `gw`."""
    gc.disable()  # a command is over before there is garbage to speak of, and looking for it is slow
    try:
        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # before or after the run itself
        status = 130
    _leave(status)


def run(arguments: list[str], begun: Callable[[AskForKey], Run] | None = None) -> int:
    """Run one command line and return its exit code (0, 1, 2, 3, 4, 5 or 130). `begun` makes the run of it, where it is
    one of several lines of a session."""
    from goalwalk.cli.run import Run

    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    this = (begun or Run)(_ask_for_key)
    this.arguments = arguments
    try:
        try:
            status = _answer_of_two(this, arguments)
        finally:
            this.working.erase()
        sys.stdout.flush()
    except KeyboardInterrupt as stopped:
        with suppress(OSError):  # the window may be gone
            sys.stderr.write("\n")
        status = getattr(stopped, "status", 130)
    except BrokenPipeError:
        _mute(sys.stdout)  # whoever read the answer has seen enough
        status = 0
    except Problem as problem:
        status = problem.status if _heard_instead(this, problem, arguments) else _report(this, problem)
    except OSError as error:
        import errno

        status = _report(this, Problem(_told(this, "output"), errno=errno.errorcode.get(error.errno or 0, "?")))
        _mute(sys.stdout)
    except Exception as error:
        if os.environ.get("GOALWALK_DEBUG") == "1":
            raise
        status = _report(this, Problem(_told(this, "bug"), kind=type(error).__name__))
    return status


def _ask_for_key(this: Run, read: Callable[[str], Key], copy: Path | None) -> Key:
    from goalwalk.cli.passphrases import ask_for_key

    return ask_for_key(this, read, copy)


def _leave(status: int) -> NoReturn:
    """End the process at once: nothing is left to tidy up, and taking down an interpreter is as slow as starting one.

    What was to be tidied up (temporary folders, locks, the terminal) stood in a `with`, and is behind us.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # it was said already, in `run`
            stream.flush()
    os._exit(status)


def _open_closed_streams() -> None:
    """Where a stream was closed before we began, read nothing and write to nobody."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115, PTH123 - open for as long as we run


def _answer_of_two(this: Run, arguments: list[str]) -> int:
    """Answer the line; where it names a thing by a number that two devices had given, once it is said which is meant.
    Raises as `_answer` does, Stopped."""
    try:
        return _answer(this, arguments)
    except CannotBeDone as problem:
        if problem.code != "number_moved" or not problem.facts["now"] or this.has_saved or not this.can_ask:
            raise
        from goalwalk.cli.prompts import number_is_meant

        number_is_meant(this, problem)
        this.session.takes_numbers = True
        return _answer(this, arguments)


def _answer(this: Run, arguments: list[str]) -> int:
    """Answer a shell that asks what fits; a line without options at once; any other through the parser."""
    from goalwalk.cli.run import VARIABLE

    if os.environ.get(VARIABLE):
        from goalwalk.cli import completion

        return completion.answer(this, os.environ[VARIABLE])
    status = _at_once(this, arguments)
    if status is not None:
        return status
    from goalwalk.cli import menu

    return menu.answer(this, arguments)


def _at_once(this: Run, arguments: list[str]) -> int | None:
    """The exit code of a line that needs no parser: a command with as many words as it takes, and of all that begins
    with a dash at most `--plain` and one `--person NAME`; or a command with `--help` behind it. None for any other
    line, of which nothing was done."""
    from goalwalk.cli.commands import function_of, is_command, named
    from goalwalk.cli.parameters import bound

    words, person, left = [], None, iter(arguments)
    plain = asks_help = False
    for word in left:
        if word == "--plain":
            plain = True
        elif word in ("--help", "-h"):
            asks_help = True
        elif word == "--person" and person is None:
            person = next(left, "-")
            if person.startswith("-"):
                return None
        elif word.startswith("-"):
            return None
        else:
            words.append(word)
    found = named(["help", *words] if asks_help else words)
    if found is None or (asks_help and not is_command(words)):
        return None
    verb, module, rest = found
    function = function_of(verb, module)
    given = bound(function, rest)
    if given is None:
        return None
    if plain:
        this.plain = True
    if person is not None:
        this.for_whom(person)
    return function(this, **given) or 0


def _heard_instead(this: Run, problem: Problem, arguments: list[str]) -> bool:
    """Whether words of death stood where they mean nothing to a command ("done i want to die"): the page for a hard
    moment is shown, and no refusal. Where something else stood in the way, that is still to be said."""
    if problem.status not in (2, 3) or this.heard or this.json:
        return False
    from goalwalk.core.spoken import of_death

    if not of_death(" ".join(arguments)):
        return False
    from goalwalk.cli.daily.now import beside

    try:
        beside(this)
    except OSError:
        return False
    return problem.code.startswith("no_") or problem.code in OF_WORDS


def _told(this: Run, code: str) -> str:
    """That of what stood in the way of an answer; of one to a change that is saved, it says so."""
    return f"{code}_saved" if this.has_saved else code


def _report(this: Run, problem: Problem) -> int:
    from goalwalk import words
    from goalwalk.cli.stderr import to_stderr

    try:
        line = words.problem(problem)
    except KeyError:  # a sentence or a fact is not there: still one line, and the right exit code
        line = words.say(f"problem.{_told(this, 'bug')}", kind=problem.code)
    if this.has_saved and isinstance(problem, CannotRead):
        line = words.say("problem.after_saving", problem=line)
    try:
        if this.json:
            import json

            body = {"code": problem.code, "message": line, "status": problem.status}
            sys.stderr.write(json.dumps({"schema": 1, "problem": body}) + "\n")
        else:
            to_stderr(line)
    except OSError:
        _mute(sys.stderr)
    return problem.status


def _mute(stream: object) -> None:
    """Point a stream that nobody reads at nothing, so that closing it at exit says nothing either."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())  # type: ignore[attr-defined]
