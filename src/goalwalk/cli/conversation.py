"""A conversation: its answers as they are given. Left in the middle, by Ctrl-C, by Ctrl-D, with the window, or ended
from outside, what was answered until then is kept, as one change, and that is said at that moment alone, without the
words.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from types import FrameType
from typing import Any, NoReturn

from goalwalk import words
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import to_stderr
from goalwalk.core.errors import NotUnderstood, Problem, Stopped


class Answers(dict[str, Any]):
    """What was answered so far, by the names it is written under; `count` is how many answers that were."""

    count = 0

    def put(self, **fields: Any) -> None:
        """One more question is answered with these; all None where Enter passed over it."""
        self.update(fields)
        self.count += any(value is not None for value in fields.values())


class Ended(KeyboardInterrupt):
    """The window was closed, or something outside ended the conversation; `status` is the exit code then."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number


@contextmanager
def conversation(run: Run, keep: Callable[[Answers], object] | None = None) -> Iterator[Answers]:
    """Ask, and put each answer in as it is given; the write at the end stands inside, too. Whoever leaves before it
    leaves what was answered: `keep` writes that, and nothing where there is nothing to write.

    One conversation may hold others; the outermost says what was kept. Raises what is raised inside; Stopped with what
    was kept.
    """
    run.name_own()
    told = Answers()
    outer, run.conversation = run.conversation, told
    before = run.session.recorded
    try:
        with ended_aloud() if run.can_ask else nullcontext():
            yield told
    except (Stopped, KeyboardInterrupt) as left:
        from goalwalk.store.disk.files import undisturbed

        with undisturbed():
            kept = _kept(run, keep, told, before)
            if outer is not None:
                outer.count += told.count if kept else 0
            else:
                _say(run, left, told.count, before)
        raise
    finally:
        run.conversation = outer
    if outer is not None:
        outer.count += told.count


def _kept(run: Run, keep: Callable[[Answers], object] | None, told: Answers, before: int) -> bool:
    """Whether what was answered is written; if it cannot be, that is said."""
    if keep is not None and told.count and run.session.recorded == before:
        run.hushed = True
        try:
            keep(told)
        except NotUnderstood:  # there is no sense in it without the rest
            return False
        except Problem as problem:
            with suppress(OSError):  # the window may be gone
                to_stderr("")
                to_stderr(words.problem(problem))
            return False
        finally:
            run.hushed = False
    return run.session.recorded > before


def _say(run: Run, left: BaseException, answers: int, before: int) -> None:
    """Say what is kept: with a line of its own, or as what stopped the command. Raises Stopped."""
    changes = run.session.recorded - before
    if not changes:
        return
    facts: dict[str, str | int] = {"n": answers, "undo": "undo" if changes == 1 else f"undo {changes}"}
    code = "answers_kept" if answers else "stopped_kept"
    if isinstance(left, Stopped):
        raise Stopped(code, **facts) from None
    with suppress(OSError):
        to_stderr("")
        run.tell(f"problem.{code}", **facts)


@contextmanager
def ended_aloud() -> Iterator[None]:
    """A closed window, and a word from outside to end, stop what is under way as Ctrl-C does; inside another such
    block, once. What was told to be ignored (nohup) stays so."""

    before: dict[int, Any] = {}

    def end(number: int, _: FrameType | None) -> NoReturn:
        for other in before:  # a closed window says it more than once, and what is done at the end is done in full
            signal.signal(other, signal.SIG_IGN)
        raise Ended(number)

    try:
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                with suppress(ValueError):  # only the main thread may
                    before[number] = signal.signal(number, end)
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
