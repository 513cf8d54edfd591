"""A card for a hard moment, to carry in a wallet: on the screen, and as a page or a PDF of that size."""

from __future__ import annotations

from contextlib import suppress

from goalwalk.cli.papers.out import Paper, deliver, hand_over, paper_to, receipt, to_print
from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotRead
from goalwalk.screens.papers.hard_card import HardCardView, hard_card_view

NAME = "card"


def hard_card(run: Run, file: str | None, **forms: bool) -> None:
    """The card, where it was asked for: read on the screen, a file is written only after a yes."""
    looked_at = file is None and not any(forms.values())
    wanted = {**forms, "text": forms["text"] or looked_at}
    to = None if run.json else paper_to(run, NAME, file, **wanted)
    plan = run.plan()
    today = run.today(plan)
    help = None
    with suppress(CannotRead):  # settings that cannot be read are no reason to hold the card back
        help = run.help_lines()
    view = hard_card_view(plan, today, help)
    if to is None:
        run.show(view, today)
        return
    if not view.own:
        receipt(run, "page_card_nothing", today)
        return
    _deliver(run, view, to)
    if looked_at and (printed := to_print(run, NAME)):
        _deliver(run, view, printed)
    if view.left_out:
        run.tell("page.card_left_out", what=list(view.away))


def _deliver(run: Run, view: HardCardView, to: Paper) -> None:
    if to.form != "text":
        deliver(run, view.sheet(), to, view.today)
        return
    from goalwalk.draw.safe import on_a_line
    from goalwalk.draw.win_card import card_lines

    letters = on_a_line if to.target else run.screen.letters
    lines = card_lines(view.text(), letters, framed=to.target is not None or not run.wants_plain)
    hand_over(run, "".join(f"{line}\n" for line in lines).encode(), to, view.today)
