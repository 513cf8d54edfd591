"""`now --locked`: what of the page for a hard moment may be seen while the plan is locked."""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli.prompts import sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import fitting
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.core.model.plan import NOW_PARTS, NowPart, What
from goalwalk.core.nouns import settings
from goalwalk.screens.receipt import ReceiptView


def choose(run: Run, typed: str) -> None:
    """The parts that were typed are seen while the plan is locked, once the person has heard what that means.

    Raises NotUnderstood("now_part").
    """
    parts = _parts(typed)
    if parts and not run.yes:
        run.session.open()
        if run.can_ask:
            run.tell("now.locked.about", parts=parts)
            run.tell("now.locked.read")
        if not sure(run, words.say("ask.now_locked")):
            raise Stopped("stopped")
    what = What("now_shows", {"parts": list(parts)}) if parts else What("now_shows_none", {})
    plan = run.update(lambda plan: settings.show_locked(plan, parts), what)
    run.show(ReceiptView(run.today(plan), what, changed=(("now_locked", parts),)), run.today(plan))


def _parts(typed: str) -> tuple[NowPart, ...]:
    """The parts that were typed, each by its name or how it begins. Raises NotUnderstood("now_part")."""
    if typed.strip().lower() == "none":
        return ()
    found: set[NowPart] = set()
    for word in typed.replace(",", " ").split() or [""]:
        fits = fitting(word, NOW_PARTS)
        if len(fits) != 1:
            raise NotUnderstood("now_part", text=word, known=list(NOW_PARTS))
        found.update(fits)
    return tuple(part for part in NOW_PARTS if part in found)
