"""Words of the person's own that others may see: shown as they would be, and agreed to, before they hold."""

from __future__ import annotations

from contextlib import suppress

from goalwalk import words
from goalwalk.cli.run import Run
from goalwalk.core.errors import Problem, Stopped
from goalwalk.screens.remind import WHAT, line_of

OTHERS = ("talk", "group", "ask", "morning", "evening")  # what is due beside steps


def read_setting(run: Run, name: str, typed: str) -> str:
    """A setting of reminders as it was typed. Words that others may see are shown as they would be, and asked of.

    Raises what `chosen.read` raises; Stopped, NotUnderstood("needs_yes").
    """
    from goalwalk.cli.prompts import sure
    from goalwalk.cli.reminders.chosen import read
    from goalwalk.store.disk.config import REMIND_WORDS

    value = read(name, typed)
    if name == REMIND_WORDS and value:
        run.tell("remind.preview", line=preview(run, value))
        if WHAT in value:
            run.tell("remind.preview_others", names=words.listed([words.say(f"remind.what.{what}") for what in OTHERS]))
        if not sure(run, words.say("remind.preview_ask")):
            raise Stopped("stopped")
    return value


def preview(run: Run, value: str | None) -> str:
    """How these words would look (None: the one word of ours), with a step of the person's own where one is at hand."""
    if value is None or WHAT not in value:
        return line_of([], value)
    title = None
    with suppress(Problem):
        steps = run.session.read(run.session.at_hand(run.session.place())).plan.steps
        title = steps[0].title if steps else None
    return value.replace(WHAT, title or words.say("remind.a_step"))
