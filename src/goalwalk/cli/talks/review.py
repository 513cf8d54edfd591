"""The agenda of the next talk, as typed: `review`. On a terminal it offers to walk through it."""

from __future__ import annotations

from datetime import date

from goalwalk import words
from goalwalk.cli.nouns.may_type import may_type
from goalwalk.cli.prompts import yes_or_no
from goalwalk.cli.run import Run
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.setbacks import to_look_back_at
from goalwalk.screens.talks.review import looks_back_to, review_view

SHEET = "review --page"  # what takes the place of what is not typed


def review(
    run: Run,
    file: str | None = None,
    *,
    since: str | None = None,
    walk: bool = False,
    new: bool = False,
    page: bool = False,
    paper: str | None = None,
) -> None:
    """The agenda of the next talk: what went well, what was agreed, how it goes, what got in the way, what comes next.

    Alone, it is one for the week."""
    if new and not walk:
        raise NotUnderstood("only_with", option="--new", other="--walk", example="goalwalk review --walk --new")
    if walk and page:
        raise NotUnderstood("not_together", one="--walk", other="--page")
    if paper is not None and not page:
        raise NotUnderstood(
            "only_with", option="--paper", other="--page", example="goalwalk review --page --paper letter"
        )
    if file is not None and not page:
        raise NotUnderstood("review_file", path=file)
    if walk and not run.can_ask:
        raise NotUnderstood("needs_terminal", example="goalwalk review")
    if page and not run.json:
        _on_paper(run, since, file, paper)
        return
    plan, first = _looked_back(run, since)
    today = run.today(plan)
    view = review_view(plan, today, None if since is None else first)
    if walk and not may_type(run, sheet=SHEET):
        return
    run.show(view, today)
    if not run.can_ask:
        return
    there = any(goal.asked for goal in view.goals) or view.agreed or view.brings or run.session.has_draft()[1]
    if walk or ((there or to_look_back_at(plan.setbacks, today)) and _wants(run)):
        from goalwalk.cli.talks.review_walk import walk_through

        if not (may_type(run, sheet=SHEET) and walk_through(run, plan, first, named=since is not None, new=new)):
            return
    if run.session.exists() and run.session.has_offers():
        from goalwalk.cli.talks.offered import ask_offered

        ask_offered(run, run.plan())


def _on_paper(run: Run, since: str | None, file: str | None, paper: str | None) -> None:
    from goalwalk.cli.papers.out import deliver, paper_to, size_of

    size = size_of(paper)
    to = paper_to(run, "review", file)
    plan, first = _looked_back(run, since)
    view = review_view(plan, run.today(plan), None if since is None else first)
    laid = view.sheet(run.called)
    deliver(run, laid, to, view.today, size) if laid.rows else run.show(view, view.today)


def _looked_back(run: Run, since: str | None) -> tuple[Plan, date]:
    """The plan with all that was said since then, and that day. An empty one where none was begun."""
    from goalwalk.store.verbs.look_back import plan_since

    def first(plan: Plan) -> date:
        today = run.today(plan)
        day = looks_back_to(plan, today) if since is None else read_day(since, today, "past")
        if day > today:
            raise NotUnderstood("day_order", first=day, last=today)
        return day

    try:
        plan = plan_since(run.session, first)
    except CannotBeDone as problem:
        if problem.code != "no_plan":
            raise
        plan = Plan()
    return plan, first(plan)


def _wants(run: Run) -> bool:
    run.name_whose()
    return yes_or_no(words.say("ask.review_walk"), enter=False)
