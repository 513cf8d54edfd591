"""The first minute, and coming back after silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.prompts import Reader, ask_or_pass, ask_until, until_saved, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.core import texts
from goalwalk.core.errors import CannotRead, NotSaved, NotUnderstood
from goalwalk.core.model.plan import Goal, Plan, Step, What
from goalwalk.core.nouns import check_ins, goals, settings, steps
from goalwalk.core.rhythm.rhythms import WHENEVER, Often
from goalwalk.screens.looks.today import BlankDaysView, today_view


def begin(run: Run) -> None:
    """Three small questions, and today. Without a terminal, how to begin."""
    if not run.can_ask:
        run.screen.stream.write(run.screen.letters(words.say("begin.how")) + "\n")
        return
    if _walks(run) and yes_or_no(words.say("begin.walk")):
        from goalwalk.cli.talks.walk import at_terminal

        at_terminal(run)
        return
    run.tell("begin.hello")
    today = run.today(Plan())

    def keep(told: Answers) -> Plan:
        change = _beginning(run, told["wish"], told.get("small"), told.get("often") or Often(WHENEVER), today)
        return run.begin(change, What("begun", {"title": told["wish"]}))

    with conversation(run, keep) as told:
        told.put(wish=ask_or_pass("begin.goal", texts.title))
        if told["wish"] is None:
            run.tell("begin.nothing")
            return
        told.put(small=ask_or_pass("begin.step", texts.title))
        if told["small"]:
            from goalwalk.core.rhythm.often import read_often

            told.put(often=ask_or_pass("begin.rhythm", lambda text: read_often(text, today, either=True)))
        plan = until_saved(run, lambda: keep(told))
    small, often = told["small"], told.get("often")
    if small and often and often.rhythm != WHENEVER:
        from goalwalk.words.days import far_day
        from goalwalk.words.rhythms import often_name

        every = often_name(often.rhythm, often.times, often.at)
        by = words.say("today.by", day=far_day(often.by, today)) if often.by else None
        run.tell("begin.every", title=small, rhythm=f"{every}, {by}" if by else every)
    run.tell("begin.done")
    run.show(today_view(plan, run.today(plan)), run.today(plan))


def _walks(run: Run) -> bool:
    """Whether a walk was begun and left before there was a plan. One that cannot be read is told of by the walk."""
    from goalwalk.store.verbs.draft import read_draft

    try:
        return read_draft(run.session).draft is not None
    except CannotRead:
        return True


def welcome_back(run: Run, plan: Plan, view: BlankDaysView) -> Plan:
    """Say that it is good to see them; Enter leaves the blank days so, `r` makes them rest."""
    run.show(view, view.today)
    answer = ask_until(words.say("welcome.choice"), Reader(_enter_or_rest, passes=True))
    moment = run.moment(plan)
    try:
        if answer == "r":
            what = What("blank_rest", {"n": view.blank})
            plan = run.update(
                lambda plan: settings.welcome(check_ins.rest_blank_days(plan, run.new_id, moment), view.today), what
            )
            run.tell("receipt.blank_rest", n=view.blank)
            return plan
        return run.update(lambda plan: settings.welcome(plan, view.today), None)
    except NotSaved:
        if answer == "r":
            raise
        return plan  # only that the welcome was said could not be kept; today still shows


def _enter_or_rest(text: str) -> str:
    answer = text.lower()
    if answer not in ("", "r", "rest"):
        raise NotUnderstood("enter_or_rest")
    return answer[:1]


def _beginning(run: Run, wish: str, small: str | None, often: Often, today: date) -> Callable[[Plan], Plan]:
    goal = Goal(id=run.new_id(), number=0, title=wish, made=today)

    def change(plan: Plan) -> Plan:
        plan = goals.add(plan, goal)
        if small is None:
            return plan
        step = Step(
            id=run.new_id(),
            goal=goal.id,
            number=0,
            title=small,
            made=today,
            start=today,
            **steps.coming_round(often),
        )
        return steps.add(plan, step)

    return change
