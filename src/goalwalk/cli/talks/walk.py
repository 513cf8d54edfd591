"""The walk, as typed: asked on a terminal, or answered from a file or a pipe. Each answer is kept before the next."""

from __future__ import annotations

import sys
from datetime import date

from goalwalk.cli.nouns.may_type import may_type
from goalwalk.cli.prompts import from_stdin
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of, path_of
from goalwalk.cli.talks.engine import Engine
from goalwalk.cli.talks.talk_answers import Lines
from goalwalk.cli.talks.talk_terminal import Terminal
from goalwalk.core import answer_file
from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.core.model.plan import Goal, Plan, Step
from goalwalk.core.naming import find_goal
from goalwalk.core.nouns.goals import check_goes_on
from goalwalk.core.nouns.records import step_id
from goalwalk.core.talks.draft import Draft
from goalwalk.core.talks.part import LONG, OF_A_GOAL, Talk
from goalwalk.core.texts import INPUT_LIMIT
from goalwalk.words.days import far_day


def walk(
    run: Run,
    goal: str | None = None,
    *,
    long: bool = False,
    only: str | None = None,
    blank: bool = False,
    from_sheet: bool = False,
    answers: str | None = None,
    new: bool = False,
    named: bool = False,
    html: bool = False,
    pdf: bool = False,
    file: str | None = None,
    paper: str | None = None,
) -> None:
    """From a wish to a plan, question by question. Stop whenever you like: every answer is kept."""
    part = None if only is None else _part(only)
    _together(blank, {"GOAL": goal, "--from-sheet": from_sheet, "--answers": answers, "--new": new})
    sheet = {"--named": named, "--html": html, "--pdf": pdf, "--file": file, "--paper": paper}
    if blank:
        from goalwalk.cli.talks.blank import blank_sheet

        blank_sheet(run, Talk(long=long, only=part), file, paper, named=named, html=html, pdf=pdf)
        return
    if (only_blank := next((name for name, said in sheet.items() if said not in (None, False)), None)) is not None:
        raise NotUnderstood("only_with", option=only_blank, other="--blank", example="goalwalk walk --blank --html")
    lines = _lines(run, answers)
    if lines is None:
        at_terminal(run, goal, long=long, part=part, new=new, paper=from_sheet)
        return
    engine, draft = _begun(run, goal, long=long, part=part, new=new, paper=from_sheet, can_ask=False)
    engine.go(draft, Lines(run, engine.talk(draft), lines))


def at_terminal(
    run: Run,
    goal: str | None = None,
    *,
    long: bool = False,
    part: str | None = None,
    new: bool = False,
    paper: bool = False,
) -> None:
    """Walk with whoever sits there; a walk that is under way is gone on with."""
    run.name_whose()
    run.session.open()
    if not may_type(run, paper=paper):
        return
    engine, draft = _begun(run, goal, long=long, part=part, new=new, paper=paper, can_ask=True)
    if goal is None and (step := _called_walk(engine.plan)):
        run.tell("walk.done_walk", id=step_id(engine.plan, step), title=step.title)
    talk = engine.talk(draft)
    terminal = Terminal(run, engine.plan, talk)
    _welcome(run, talk, draft, run.today(engine.plan))
    if talk.sheet:
        terminal.which_sheet()
    if draft.answers:
        terminal.show(engine.position(draft), run.today(engine.plan))
    engine.go(draft, terminal)


def _called_walk(plan: Plan) -> Step | None:
    """The open step that whoever types `walk` may mean."""
    going_on = {goal.id for goal in plan.goals if goal.ended is None}
    steps = (step for step in plan.steps if step.finished is None and step.goal in going_on)
    return next((step for step in steps if "walk" in step.title.casefold().split()), None)


def _begun(
    run: Run, goal: str | None, *, long: bool, part: str | None, new: bool, paper: bool, can_ask: bool
) -> tuple[Engine, Draft]:
    run.session.open()
    plan = run.plan()
    about = find_goal(plan, goal) if goal is not None else _only_goal(plan, part)
    if about is not None:
        check_goes_on(about)
    engine = Engine(run, plan, "walk")
    asked = Draft(run.new_id(), run.today(plan), about.id if about else None, long, part, paper)

    def goes_on(draft: Draft) -> bool:
        return asked[2:6] in ((None, False, None, False), draft[2:6])

    return engine, engine.begin(asked, goes_on, new=new, can_ask=can_ask)


def _together(blank: bool, others: dict[str, object]) -> None:
    """An empty sheet is about nothing in the plan. Raises NotUnderstood("not_together")."""
    chosen = [name for name, value in others.items() if value not in (None, False)]
    if blank and chosen:
        raise NotUnderstood("not_together", one="--blank", other=chosen[0])


def _part(typed: str) -> str:
    return one_of(typed, LONG)


def _only_goal(plan: Plan, part: str | None) -> Goal | None:
    """The one goal there is, where one part is walked that is about a goal."""
    going_on = [goal for goal in plan.goals if goal.ended is None]
    return going_on[0] if part in (*OF_A_GOAL, "goal", "barrier") and len(going_on) == 1 else None


def _lines(run: Run, answers: str | None) -> tuple[answer_file.Line, ...] | None:
    """The lines of a file or of what is piped in; None where a person can be asked.

    Raises NotUnderstood: "needs_terminal", "walk_line"; CannotRead for a file.
    """
    if answers is not None and answers != "-":
        from goalwalk.store.disk import files

        try:
            data, _ = files.read(path_of(answers), INPUT_LIMIT)
        except CannotRead as problem:
            raise CannotRead("walk_file", path=answers) from problem
        return answer_file.read(data.decode("utf-8", "surrogateescape"))
    if answers is None and run.can_ask:
        return None
    if answers is None and sys.stdin.isatty():
        raise NotUnderstood("needs_terminal", example="goalwalk walk --answers answers.txt")
    return answer_file.read(from_stdin())


def _welcome(run: Run, talk: Talk, draft: Draft, today: date) -> None:
    if draft.answers:
        run.tell("walk.on", day=far_day(draft.begun, today))
    else:
        run.tell("walk.hello.sheet" if talk.sheet else "walk.hello", n=len(talk.parts))
    run.tell("walk.commands")
