"""A win on a card to give away, on the screen or as a small file. Only its words are on it, and its day if wished."""

from datetime import date
from pathlib import Path

from goalwalk.cli.papers.out import Paper, hand_over, paper_to
from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Win
from goalwalk.draw.safe import visible
from goalwalk.draw.win_card import card_lines
from goalwalk.words.days import full_day


def place(run: Run, file: str | None) -> Paper:
    """Where a card goes. What stands in the way of the file is said before anything is written down.

    Raises as `out_file.is_there` does, CannotBeDone("page_exists").
    """
    to = paper_to(run, "win", file, text=True)
    if to.target is not None and _is_there(run, to.target) and not (run.yes or run.can_ask):
        raise CannotBeDone("page_exists", path=str(to.target))
    return to


def share(run: Run, win: Win, to: Paper, today: date, *, with_day: bool, answered: bool = False) -> None:
    """Put a card of the win there; say so, unless the command has `answered` before.

    On the screen, where plain lines are wanted, its words stand without a frame.
    """
    letters = visible if to.target else run.screen.letters
    framed = to.target is not None or not run.wants_plain
    lines = card_lines(win.text, letters, day=full_day(win.day) if with_day else None, framed=framed)
    hand_over(run, "".join(f"{line}\n" for line in lines).encode(), to, today, answered=answered)


def _is_there(run: Run, path: Path) -> bool:
    from goalwalk.store.disk import out_file

    return out_file.is_there(path, run.home)
