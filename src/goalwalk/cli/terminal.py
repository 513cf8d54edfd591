"""The terminal is left as it was found, also by a signal that ends or stops the program at a question.

While a passphrase is typed nothing is shown, and a line editor has the terminal show nothing by itself: whoever ends
the program then would sit in a terminal that shows nothing any more.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

NAMES = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGTSTP")
DONE = "SIGUSR1"  # from us to the thread that waits for signals
_unseen: list[tuple[int, list[Any], list[Any]]] = []  # a terminal that shows nothing: how it was, and how it is


@contextmanager
def put_back() -> Iterator[None]:
    """Inside, a signal that ends the program, or stops it for a while, finds the terminal as it was before.

    Only what the system would do itself is done: a signal that is ignored, as a hang-up is under nohup, stays ignored,
    and one that somebody else looks after is left to them. A thread waits for them, because a line editor does not hear
    a signal at every moment.
    """
    terminal = _terminal()
    if terminal is None:
        yield
        return
    import termios
    from threading import Thread

    numbers = {getattr(signal, name) for name in (*NAMES, DONE)}
    heeded = {number for number in numbers if signal.getsignal(number) is signal.SIG_DFL}
    if getattr(signal, DONE) not in heeded:
        heeded = set()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, heeded)
    waiting = Thread(target=_wait, args=(terminal, termios.tcgetattr(terminal), heeded), daemon=True)
    if heeded:
        waiting.start()
    try:
        yield
    finally:
        if heeded:
            signal.pthread_kill(waiting.ident or 0, getattr(signal, DONE))
            waiting.join()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(terminal)


@contextmanager
def unseen() -> Iterator[None]:
    """Inside, nothing that is typed is shown, also while nobody asks for it: a passphrase is typed while another one is
    still tried. What nobody has asked for by the end goes unread: the next program would show it.
    """
    terminal = None if _unseen else _terminal()
    if terminal is None:
        yield
        return
    import termios

    try:
        with put_back():
            found = termios.tcgetattr(terminal)
            hiding = [*found[:3], found[3] & ~termios.ECHO, *found[4:]]
            termios.tcsetattr(terminal, termios.TCSADRAIN, hiding)
            _unseen.append((terminal, found, hiding))
            try:
                yield
            finally:
                _unseen.clear()
                with suppress(termios.error):  # it is gone
                    termios.tcsetattr(terminal, termios.TCSAFLUSH, found)
    finally:
        os.close(terminal)


@contextmanager
def seen() -> Iterator[None]:
    """Inside, what is typed is shown, and the terminal is left as it was by any signal, also within `unseen`."""
    if not _unseen:
        with put_back():
            yield
        return
    import termios

    terminal, found, hiding = _unseen[0]
    termios.tcsetattr(terminal, termios.TCSAFLUSH, found)
    try:
        yield
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, hiding)


def _wait(terminal: int, found: list[Any], heeded: set[int]) -> None:
    """Do what a signal does, once the terminal is as it was."""
    import termios

    now = found
    while (number := signal.sigwait(heeded)) != getattr(signal, DONE):
        with suppress(termios.error):  # half a passphrase is nothing for the shell: it goes
            now = termios.tcgetattr(terminal)
            termios.tcsetattr(terminal, termios.TCSAFLUSH, found)
            os.write(terminal, b"\r\n")
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {number})
        os.kill(os.getpid(), number)  # which is the end, or it goes on here later
        signal.pthread_sigmask(signal.SIG_BLOCK, {number})
        with suppress(termios.error):
            found = termios.tcgetattr(terminal)
            termios.tcsetattr(terminal, termios.TCSAFLUSH, now)


def type_there() -> None:
    """From now on stdin, which was read to its end, is the terminal, where there is one."""
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_CLOEXEC)
        os.dup2(terminal, 0)
        os.close(terminal)


def _terminal() -> int | None:
    """The terminal that is typed on, opened once more; None where there is none, or no signals that end a program."""
    if sys.platform == "win32":
        return None
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC)
        if os.isatty(terminal):
            return terminal
        os.close(terminal)
    with suppress(OSError, ValueError):
        if os.isatty(sys.stdin.fileno()):
            return os.dup(sys.stdin.fileno())
    return None
