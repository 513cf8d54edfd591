"""Rest, and taking up again, of the whole plan, a goal or a step: `pause`, `resume`."""

from __future__ import annotations

from datetime import date

from goalwalk import words
from goalwalk.cli.nouns import goals, steps
from goalwalk.cli.prompts import Reader, ask_or_pass, ask_until
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import rest_facts, rest_span
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Changed, Goal, Plan, Step, What
from goalwalk.core.naming import find_goal_or_step
from goalwalk.core.nouns import settings
from goalwalk.core.nouns.pauses import Resting, back_on, in_pause, next_rest
from goalwalk.core.nouns.records import step_id
from goalwalk.screens.nouns.steps import steps_view
from goalwalk.screens.receipt import ReceiptView

UNTIL = ("until ", "till ", "to ")


def pause(run: Run, what: str | None = None, *, until: str | None = None, from_: str | None = None) -> None:
    """Let a goal or a step rest, or the whole plan. Days of rest are no gaps, and nothing fades. Alone, on a terminal,
    it asks what, and until when."""
    if what is not None:
        what, until = _with_day(run, what, until)
    elif until is None and from_ is None and run.can_ask:
        what, until = _asked(run)
    found = _found(run, what)
    if isinstance(found, Goal):
        goals.pause(run, str(found.number), until=until, from_=from_)
    elif isinstance(found, Step):
        steps.pause(run, _id(run, found), until=until, from_=from_)
    else:
        _pause_all(run, until, from_)


def _pause_all(run: Run, until: str | None, from_: str | None) -> None:
    def change(plan: Plan) -> Changed[None]:
        begin, back = rest_span(from_, until, run.today(plan))
        plan = settings.pause(plan, begin, back)
        return Changed(plan, What("plan_paused", rest_facts(plan.settings.pauses, begin)), None)

    plan, what, _ = run.update(change)
    run.show(ReceiptView(run.today(plan), what), run.today(plan))


def resume(run: Run, what: str | None = None) -> None:
    """Take a goal, a step, or the whole plan up again. Alone, on a terminal, it asks what, where the plan goes on."""
    if what is None and run.can_ask:
        what = _asked_resting(run)
    found = _found(run, what)
    if isinstance(found, Goal):
        goals.resume(run, str(found.number))
    elif isinstance(found, Step):
        steps.resume(run, _id(run, found))
    else:
        _resume_all(run)


def _resume_all(run: Run) -> None:
    what = What("plan_resumed", {})
    plan = run.update(lambda plan: settings.resume(plan, run.today(plan)), what)
    today = run.today(plan)
    ahead = next_rest(plan.settings.pauses, today)
    rest = Resting("plan", ahead.first, back_on(ahead)) if ahead else None
    run.show(ReceiptView(today, what, rest=rest), today)


def _found(run: Run, what: str | None) -> Goal | Step | None:
    return None if what is None else find_goal_or_step(run.session.load(), what)


def _id(run: Run, step: Step) -> str:
    return step_id(run.session.load(), step)


def _with_day(run: Run, typed: str, until: str | None) -> tuple[str | None, str | None]:
    """What is to rest, and until when, where both were typed as words: "walk until friday", "until friday"."""
    try:
        find_goal_or_step(run.session.load(), typed)
    except (CannotBeDone, NotUnderstood):
        for word in UNTIL:
            what, found, day = f" {typed}".casefold().rpartition(f" {word}")
            if found:
                if until is not None:
                    raise NotUnderstood("not_together", one="--until", other=word + day) from None
                return what.strip() or None, day
    return typed, until


def _asked(run: Run) -> tuple[str | None, str | None]:
    """What is to rest (None: all), and until when (None: until it is taken up again)."""
    plan = run.session.load()
    today = run.today(plan)
    run.show(steps_view(plan, today), today)
    what = ask_or_pass("ask.pause", _named(plan))
    return what, ask_or_pass("ask.pause_until", _day(today))


def _named(plan: Plan) -> Reader[str]:
    def read(typed: str) -> str:
        find_goal_or_step(plan, typed)
        return typed

    return Reader(read)


def _day(today: date) -> Reader[str]:
    def read(typed: str) -> str:
        day = next((typed[len(word) :] for word in UNTIL if typed.casefold().startswith(word)), typed)
        rest_span(None, day, today)
        return day

    return Reader(read)


def _asked_resting(run: Run) -> str | None:
    """Which goal or step goes on; None where the whole plan rests, or nothing does."""
    plan = run.session.load()
    today = run.today(plan)
    resting = [(str(goal.number), goal.title) for goal in plan.goals if in_pause(goal.pauses, today)]
    resting += [(step_id(plan, step), step.title) for step in plan.steps if in_pause(step.pauses, today)]
    if in_pause(plan.settings.pauses, today) or not resting:
        return None
    run.name_whose()
    return ask_until(words.say("ask.resume", resting=resting), _named(plan))
