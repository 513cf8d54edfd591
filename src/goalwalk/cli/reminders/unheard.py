"""What never comes by itself, since its time lies in the hours without reminders: said where either of them is set."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from goalwalk import words
from goalwalk.cli.reminders.chosen import chosen
from goalwalk.cli.run import Run
from goalwalk.core.errors import Problem
from goalwalk.core.model.plan import Plan
from goalwalk.core.reminders import What, passed_over
from goalwalk.store.disk.config import REMIND_QUIET

LINES: dict[str, tuple[What, ...]] = {"remind_morning": ("morning",), "remind_evening": ("evening",)}


def after_setting(run: Run, name: str, settings: Mapping[str, bool | int | str]) -> tuple[str, ...]:
    """The line that tells of it after a setting: of all, where the quiet hours were set; of a line, where that was."""
    if name not in (REMIND_QUIET, *LINES):
        return ()
    plan = Plan()
    if name == REMIND_QUIET:
        with suppress(Problem):  # a locked plan tells nothing, and nobody is asked
            plan = run.session.read(run.session.at_hand(run.session.place())).plan
    return _told(plan, run, settings, () if name == REMIND_QUIET else LINES[name])


def of_steps(run: Run, plan: Plan) -> tuple[str, ...]:
    """The line that tells of it after a part of the day was given another hour."""
    return after_change(run, plan, ("step",), None)


def after_change(run: Run, plan: Plan, what: tuple[What, ...], id: str | None) -> tuple[str, ...]:
    """The line that tells of it after a step or a talk was changed, of one's own plan."""
    settings: Mapping[str, bool | int | str] = {}
    with suppress(Problem):  # which is said where they are set
        settings = run.machine
    return _told(plan, run, settings, what, id) if settings.get(REMIND_QUIET) and run.person is None else ()


def _told(
    plan: Plan, run: Run, settings: Mapping[str, bool | int | str], of: tuple[What, ...] = (), id: str | None = None
) -> tuple[str, ...]:
    """Of what is passed over, what is one of these and bears that number, if any is named."""
    found = passed_over(plan, run.today(plan), chosen(settings))
    named = [_named(*one) for one in found if (not of or one[0] in of) and id in (None, one[1])]
    if not named:
        return ()
    hours = settings[REMIND_QUIET]
    key = "remind.in_quiet" if len(named) == 1 else "remind.in_quiet_more"
    return (words.say(key, what=words.listed(named), hours=str(hours)),)


def _named(what: What, id: str, clock: str) -> str:
    name = id if what == "step" else words.say(f"remind.named.{what}", id=id)
    return words.say("remind.at", what=name, time=clock)
