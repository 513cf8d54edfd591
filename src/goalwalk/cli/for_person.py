"""A session for one talk: `for Robin`. Every line that is typed in it is a command for Robin's plan.

Each line is a run of its own in this process, as if a shell had started it, and what goes wrong in it ends that line
alone. A plan with a lock is opened once, stays open from line to line, and is locked when the session is left, however
that comes about. No line is kept, and the window is cleared behind it.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from goalwalk import words
from goalwalk.cli.conversation import ended_aloud
from goalwalk.cli.nouns.may_type import may_type
from goalwalk.cli.prompts import line, needed, yes_or_no
from goalwalk.cli.run import AskForKey, Run
from goalwalk.cli.stderr import asks_plainly, to_stderr
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Problem, Stopped
from goalwalk.core.line_words import line_words
from goalwalk.store.disk.config import MINUTES
from goalwalk.store.disk.keys import Key

if TYPE_CHECKING:
    from goalwalk.store.plan.session import Session

LEAVE = ("leave", "quit", "exit")
PROGRAMS = ("goalwalk", "gw")
ELSEWHERE = ("for", "person", "demo")  # commands that are about somebody else
IDLE = "idle"
MINUTE = 60.0  # seconds
LOOK = 5.0  # seconds between two looks at how late it is: a computer that sleeps stops its timers
CLEARED = "\x1b[H\x1b[2J\x1b[3J"  # the screen, and what was rolled out of it
SIGNAL, CTRL_C = 128, 130  # exit codes from there on: the line was ended by a signal; by Ctrl-C


def for_(run: Run, name: str | None = None) -> int:
    """A session for one talk: each line is for that person's plan. Leaving it locks the plan and clears the window."""
    if not run.can_ask:
        raise NotUnderstood("needs_terminal", example="goalwalk --person Robin today")
    run.person = None
    wanted = needed(run, name, "person", "goalwalk for Robin", texts.name, of_plan=False)
    talk = Talk(run.for_person(_known(run, wanted)))
    with ended_aloud(), _collected():
        try:
            return talk.answer_lines() if talk.begin() else 0
        finally:
            talk.leave()


def _known(run: Run, name: str) -> str:
    """How they are called here; who is not known can be given a plan. Raises CannotBeDone("no_such_person")."""
    try:
        return run.for_person(name).session.name() or name
    except CannotBeDone as problem:
        if problem.code != "no_such_person" or not yes_or_no(words.say("people.begin", name=name), enter=False):
            raise
    from goalwalk.cli.admin.people import add

    add(run, name)
    return name


@contextmanager
def _collected() -> Iterator[None]:
    """A session is long enough for garbage to be looked for."""
    was = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not was:
            gc.disable()


class LineRun(Run):
    """One line of the session. Whose plan it is, the prompt has said."""

    def __init__(self, ask_for_key: AskForKey | None, theirs: Run, keys: dict[Path, Key]) -> None:
        super().__init__(ask_for_key)
        self._person = theirs.person
        words.call_it("goalwalk", theirs=True)
        self._named = self._shown = True
        self.plain = theirs.plain
        self._keys = keys

    def for_whom(self, typed: str) -> None:
        """It is for one person, and for nobody else. Raises NotUnderstood("for_one")."""
        raise NotUnderstood("for_one", name=self._person)

    @cached_property
    def session(self) -> Session:
        """The plan of the person, with the key that no place in memory but this process holds."""
        made = cast("cached_property[Session]", Run.__dict__["session"]).func(self)
        made.keys.update(self._keys)
        return made


class Talk:
    """The session. `theirs` is a run for their plan, by which it is opened and, in the end, locked."""

    def __init__(self, theirs: Run) -> None:
        self._theirs = theirs
        self._keys: dict[Path, Key] = {}
        self._minutes = MINUTES
        self._last = theirs.now  # when the last line was over
        self._is_open = self._is_idle = False
        self._latest: Run = theirs

    def begin(self) -> bool:
        """Open the plan, ask whether it may be typed, and say what follows; whether the talk goes on here. Raises
        whatever keeps the plan from being opened."""
        session = self._theirs.session
        self._minutes = self._theirs.minutes() or MINUTES
        locked = session.exists() and session.is_locked()
        if locked:
            session.keyed()
        self._is_open = True
        self._hold_on(self._theirs)
        if not may_type(self._theirs):
            return False
        words.call_it("goalwalk")
        to_stderr(words.say("for.begins", name=self._theirs.person))
        to_stderr(words.say("for.leave.locked" if locked else "for.leave"))
        return True

    def answer_lines(self) -> int:
        """Read and answer one line after the other, until somebody leaves; the exit code."""
        while True:
            try:
                typed = self._read()
                status = self._answer(typed)
            except Stopped as stopped:  # Ctrl-D, the terminal is gone, or nobody types any more
                self._is_idle = stopped.code == IDLE
                return 0
            except KeyboardInterrupt as stopped:
                status = getattr(stopped, "status", CTRL_C)
                with suppress(OSError):
                    to_stderr("")
            if status is None:
                return 0
            if status > SIGNAL and status != CTRL_C:
                return status

    def leave(self) -> None:
        """Lock the plan, clear the window, and say so without a name. What is in the way of one stops nothing else."""
        from goalwalk.store.disk.files import undisturbed

        with undisturbed():
            locked = self._is_open and self._lock()
            words.call_it("goalwalk")
            with suppress(OSError):  # the window may be gone
                if self._is_open:
                    _clear()
                    key = "for.idle" if self._is_idle else "for.left"
                    to_stderr(words.say(f"{key}.locked" if locked else key, n=self._minutes))

    def _lock(self) -> bool:
        from goalwalk.store.verbs.unlock import lock

        try:
            lock(self._theirs.session)
        except Problem:  # it has no lock, or the plan is gone
            return False
        return True

    def _read(self) -> str:
        """The next line. Raises Stopped where somebody leaves, and where nobody types one for long."""
        self._last = self._now()
        LineRun(None, self._theirs, {})  # as the settings of this computer are by now
        with self._looking_at_the_clock(), _no_history():
            typed = line(words.say("for.prompt", name=self._theirs.person))
        self._stay()
        return typed

    def _answer(self, typed: str) -> int | None:
        """Answer one line; its exit code, or None where the session is over."""
        from goalwalk.cli import main

        said = line_words(typed)
        if said[:1] and said[0].casefold() in PROGRAMS:
            said = said[1:]
        if len(said) == 1 and said[0].casefold() in LEAVE:
            return None
        if said and said[0].casefold() in ELSEWHERE:
            to_stderr(words.problem(NotUnderstood("for_one", name=self._theirs.person)))
            return 0
        if said == ["?"]:
            said = ["help"]
        status = main.run(said, self._run)
        return status if self._hold_on(self._latest) else None

    def _run(self, ask_for_key: AskForKey | None) -> Run:
        self._latest = LineRun(ask_for_key, self._theirs, self._keys)
        return self._latest

    def _hold_on(self, latest: Run) -> bool:
        """The plan stays open from now on for as long as it does; whether it is still there."""
        from goalwalk.store.verbs.unlock import hold_on

        self._theirs.time_goes_on()
        opened = latest.session.keys if "session" in latest.__dict__ else self._keys
        try:
            self._keys = hold_on(self._theirs.session, opened)
        except (CannotBeDone, CannotRead) as problem:
            return problem.code != "no_such_person"  # anything else is told by the next line, if it is in its way
        return True

    def _now(self) -> datetime:
        self._theirs.time_goes_on()
        return self._theirs.now

    def _stay(self) -> None:
        """Raise Stopped once nobody has typed a line for as long as an opened plan stays open."""
        if (self._now() - self._last).total_seconds() >= self._minutes * MINUTE:
            raise Stopped(IDLE)

    @contextmanager
    def _looking_at_the_clock(self) -> Iterator[None]:
        """Do not stay too long inside; where there are no timers, the next line finds it out."""
        import signal

        if not hasattr(signal, "setitimer"):
            yield
            return

        def look(_: int, __: object) -> None:
            self._stay()

        seconds = min(LOOK, self._minutes * MINUTE)
        before = signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)


@contextmanager
def _no_history() -> Iterator[None]:
    """The line editor, where there is one, keeps no line, neither for a key that would bring it back nor elsewhere."""
    if sys.stdout.isatty() and not asks_plainly():
        with suppress(ImportError):  # not on every system
            import readline

            readline.set_auto_history(False)
            readline.clear_history()
    yield


def _clear() -> None:
    """Nothing is left in the window, nor above it; where it knows no such sign, that is said."""
    if not sys.stdout.isatty():
        return
    if os.environ.get("TERM") in ("dumb", "unknown"):
        to_stderr(words.say("for.not_cleared"))
        return
    sys.stdout.write(CLEARED)
    sys.stdout.flush()
