"""Who wants to be told while the store works: notices, and how far long work has come."""

from __future__ import annotations

from collections.abc import Callable

Notice = Callable[[str, dict[str, object]], None]  # the code of a sentence, and its facts
Working = Callable[[int, int], None]  # how many of how many pieces of long work are done


def ignore(_: str, __: dict[str, object]) -> None:
    """Say nothing."""


def quietly(_: int, __: int) -> None:
    """Tell nobody how far it is."""
