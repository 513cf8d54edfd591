"""Who is told while the store works (notices, how far long work has come), and who is asked for a passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from goalwalk.core.errors import CannotRead
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.store.disk.keys import Key

Notice = Callable[[str, dict[str, object]], None]  # the code of a sentence, and its facts
Working = Callable[[int, int], None]  # how many of how many pieces of long work are done


def ignore(_: str, __: dict[str, object]) -> None:
    """Say nothing."""


def unseen(_: object) -> None:
    """Nobody looks."""


def unsynced(*_: object) -> None:
    """Nothing comes from elsewhere, and nothing goes there."""


def quietly(_: int, __: int) -> None:
    """Tell nobody how far it is."""


class Unlocking(NamedTuple):
    """How a locked plan is opened. `ask` asks for its passphrase, or for that of a copy at a path, until `read` takes
    it; the opened key is then held for so many minutes, below the folder in memory that the environment names, if any.
    """

    ask: Callable[[Callable[[str], Key], Path | None], Key]
    minutes: Callable[[], int]
    runtime: Path | None


def _nobody(_: Callable[[str], Key], __: Path | None) -> Key:
    raise CannotRead("locked")


NOBODY = Unlocking(_nobody, lambda: 0, None)
