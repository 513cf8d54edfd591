"""The one boundary: runs a command line, and turns whatever goes wrong into one line on stderr and an exit code."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from goalwalk.core.errors import CannotRead, NotUnderstood, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from goalwalk.cli.run import Run
    from goalwalk.store.disk.keys import Key

# The lines that are typed most. They mean the first screen and nothing else, so they are answered without the menu.
AT_ONCE: tuple[list[str], ...] = ([], ["today"], ["today", "--plain"])
NOW: tuple[list[str], ...] = (["now"], ["now", "--plain"])  # and so is the page for a hard moment


def main() -> NoReturn:
    """The console entry: `goalwalk` and `gw`."""
    gc.disable()  # a command is over before there is garbage to speak of, and looking for it is slow
    try:
        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # before or after the run itself
        status = 130
    _leave(status)


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code (0, 1, 2, 3, 4, 5 or 130)."""
    from goalwalk.cli.run import Run

    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    this = Run(_ask_for_key)
    try:
        try:
            status = _answer(this, arguments)
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
        status = _report(this, problem)
    except OSError as error:
        import errno

        status = _report(this, Problem(_told(this, "output"), errno=errno.errorcode.get(error.errno or 0, "?")))
        _mute(sys.stdout)
    except Exception as error:
        if os.environ.get("GOALWALK_DEBUG") == "1":
            raise
        status = _report(this, Problem(_told(this, "bug"), kind=type(error).__name__))
    return status


def _ask_for_key(this: Run, read: Callable[[str], Key]) -> Key:
    from goalwalk.cli.passphrases import ask_for_key

    return ask_for_key(this, read)


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


def _answer(this: Run, arguments: list[str]) -> int:
    """Answer a shell that asks what fits; a command line: the first screen at once, any other through the menu."""
    from goalwalk.cli.run import VARIABLE

    if os.environ.get(VARIABLE):
        from goalwalk.cli import completion

        return completion.answer(this, os.environ[VARIABLE])
    if arguments in AT_ONCE:
        from goalwalk.cli.daily.today import first_screen

        this.plain = True if "--plain" in arguments else None
        first_screen(this)
        return 0
    if arguments in NOW:
        from goalwalk.cli.daily.now_page import now_page

        this.plain = True if "--plain" in arguments else None
        now_page(this)
        return 0
    return _menu(this, arguments)


def _menu(this: Run, arguments: list[str]) -> int:
    """Parse and run the command; the parser's own `main` is passed by, because it answers for errors itself."""
    import typer

    from goalwalk.cli import menu

    if arguments[:1] == ["help"] and arguments[1:] not in (["me"], ["me", "now"]):
        arguments = [*arguments[1:], "--help"]
    try:
        root = menu.root()
        with root.make_context("goalwalk", list(arguments), obj=this) as context:
            root.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except typer.TyperException as error:
        this.json |= "--json" in arguments  # the parser may have stopped before it came to it
        where = getattr(error, "ctx", None)
        path = where.command_path if where else "goalwalk"
        message = " ".join(error.format_message().split())
        # Whoever types what is no command may be looking for help of another kind.
        code = "no_command" if path == "goalwalk" and "option" not in message.lower() else "usage"
        raise NotUnderstood(code, message=message, help=f"{path} --help") from error
    return 0


def _told(this: Run, code: str) -> str:
    """That of what stood in the way of an answer; of one to a change that is saved, it says so."""
    return f"{code}_saved" if this.has_saved else code


def _report(this: Run, problem: Problem) -> int:
    from goalwalk import words
    from goalwalk.cli.run import to_stderr

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
