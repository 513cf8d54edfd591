"""Rest, and taking up again, of the whole plan, a goal or a step: `pause`, `resume`."""

from __future__ import annotations

from datetime import date
from types import ModuleType

from goalwalk import words
from goalwalk.cli.nouns import goals, steps
from goalwalk.cli.prompts import Reader, as_typed, ask_or_pass, ask_until
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import UNTIL, rest_facts, rest_span
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Changed, Goal, Plan, What
from goalwalk.core.naming import find_goal_or_step
from goalwalk.core.nouns import settings
from goalwalk.core.nouns.pauses import Resting, back_on, in_pause, next_rest
from goalwalk.core.nouns.records import step_id
from goalwalk.screens.nouns.steps import steps_view
from goalwalk.screens.receipt import ReceiptView

ALL = ("all", "All", "everything", "Everything")  # the whole plan


def pause(run: Run, what: str | None = None, *, until: str | None = None, from_: str | None = None) -> None:
    """Let a goal or a step rest, or the whole plan. Days of rest are no gaps, and nothing fades. Alone, on a terminal,
    it asks what, and until when."""
    if what is not None:
        plan = run.session.load()
        what, until = _with_day(plan, what, until)
    elif until is None and from_ is None and run.can_ask:
        plan = run.session.load()
        what, until = _asked(run, plan)
    if what is None:
        _pause_all(run, until, from_)
        return
    noun, id = _named(plan, what)
    noun.pause(run, id, until=until, from_=from_)


def _pause_all(run: Run, until: str | None, from_: str | None) -> None:
    def change(plan: Plan) -> Changed[None]:
        begin, back = rest_span(from_, until, run.today(plan))
        plan = settings.pause(plan, begin, back)
        return Changed(plan, What("plan_paused", rest_facts(plan.settings.pauses, begin)), None)

    plan, what, _ = run.update(change)
    run.show(ReceiptView(run.today(plan), what), run.today(plan))


def resume(run: Run, what: str | None = None) -> None:
    """Take a goal, a step, or the whole plan up again. Alone, on a terminal, it asks what, where the plan goes on."""
    if what is not None:
        plan = run.session.load()
    elif run.can_ask:
        plan = run.session.load()
        what = _asked_resting(run, plan)
    if what is None:
        _resume_all(run)
        return
    noun, id = _named(plan, what)
    noun.resume(run, id)


def _resume_all(run: Run) -> None:
    what = What("plan_resumed", {})
    plan = run.update(lambda plan: settings.resume(plan, run.today(plan)), what)
    today = run.today(plan)
    ahead = next_rest(plan.settings.pauses, today)
    rest = Resting("plan", ahead.first, back_on(ahead)) if ahead else None
    run.show(ReceiptView(today, what, rest=rest), today)


def _named(plan: Plan, what: str) -> tuple[ModuleType, str]:
    """Where a goal or a step rests and is taken up again, and the id of the one that is named."""
    found = find_goal_or_step(plan, what)
    return (goals, str(found.number)) if isinstance(found, Goal) else (steps, step_id(plan, found))


def _with_day(plan: Plan, typed: str, until: str | None) -> tuple[str | None, str | None]:
    """What is to rest, and until when, where both were typed as words: "walk until friday", "until friday"."""
    try:
        find_goal_or_step(plan, typed)
    except (CannotBeDone, NotUnderstood):
        for word in UNTIL:
            what, found, day = f" {typed}".casefold().rpartition(f" {word}")
            if found:
                if until is not None:
                    raise NotUnderstood("not_together", one="--until", other=word + day) from None
                return what.strip() or None, day
    return typed, until


def _asked(run: Run, plan: Plan) -> tuple[str | None, str | None]:
    """What is to rest (None: all), and until when (None: until it is taken up again)."""
    today = run.today(plan)
    run.show(steps_view(plan, today), today)
    what = ask_until(words.say("ask.pause"), as_typed(lambda typed: typed in ALL or find_goal_or_step(plan, typed)))
    return None if what in ALL else what, ask_or_pass("ask.pause_until", _day(today))


def _day(today: date) -> Reader[str]:
    def read(typed: str) -> str:
        day = next((typed[len(word) :] for word in UNTIL if typed.casefold().startswith(word)), typed)
        rest_span(None, day, today)
        return day

    return Reader(read)


def _asked_resting(run: Run, plan: Plan) -> str | None:
    """Which goal or step goes on; None where the whole plan rests, or nothing does."""
    today = run.today(plan)
    resting = [(str(goal.number), goal.title) for goal in plan.goals if in_pause(goal.pauses, today)]
    resting += [(step_id(plan, step), step.title) for step in plan.steps if in_pause(step.pauses, today)]
    if in_pause(plan.settings.pauses, today) or not resting:
        return None
    run.name_whose()
    return ask_until(words.say("ask.resume", resting=resting), as_typed(lambda typed: find_goal_or_step(plan, typed)))
