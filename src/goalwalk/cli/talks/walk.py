"""The walk, as typed: asked on a terminal, or answered from a file or a pipe. Each answer is kept before the next."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk import words
from goalwalk.cli.nouns.may_type import beside, may_type
from goalwalk.cli.prompts import from_stdin, sure, until_saved, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of, path_of
from goalwalk.cli.stderr import to_stderr
from goalwalk.cli.talks.talk_answers import Answers, Change, Given, Lines, Move
from goalwalk.cli.talks.talk_terminal import Terminal
from goalwalk.cli.under_way import is_adopted
from goalwalk.core import answer_file
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, NotUnderstood, Stopped
from goalwalk.core.model.plan import Goal, Plan, Step, What
from goalwalk.core.naming import find_goal
from goalwalk.core.nouns.goals import check_goes_on
from goalwalk.core.nouns.records import step_id
from goalwalk.core.talks.adopting import adopt
from goalwalk.core.talks.draft import Draft, Position, answered, back, back_to, enough, position, taken_up, talk_of
from goalwalk.core.talks.gathered import Gathered, items, pieces, taken
from goalwalk.core.talks.part import LONG, OF_A_GOAL, Talk
from goalwalk.core.texts import INPUT_LIMIT
from goalwalk.screens.nouns.goals import goal_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words.days import far_day, full_day

if TYPE_CHECKING:
    from goalwalk.store.verbs.draft import KeptDraft


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
    walking, draft = _begun(run, goal, long=long, part=part, new=new, paper=from_sheet, can_ask=False)
    walking.go(draft, Lines(run, walking.talk(draft), lines))


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
    walking, draft = _begun(run, goal, long=long, part=part, new=new, paper=paper, can_ask=True)
    if goal is None and (step := _called_walk(walking.plan)):
        run.tell("walk.done_walk", id=step_id(walking.plan, step), title=step.title)
    talk = walking.talk(draft)
    terminal = Terminal(run, walking.plan, talk)
    _welcome(run, talk, draft, run.today(walking.plan))
    if talk.sheet:
        terminal.which_sheet()
    if draft.answers:
        terminal.show(position(walking.plan, draft, together=walking.together), run.today(walking.plan))
    walking.go(draft, terminal)


def _called_walk(plan: Plan) -> Step | None:
    """The open step that whoever types `walk` may mean."""
    going_on = {goal.id for goal in plan.goals if goal.ended is None}
    steps = (step for step in plan.steps if step.finished is None and step.goal in going_on)
    return next((step for step in steps if "walk" in step.title.casefold().split()), None)


def _begun(
    run: Run, goal: str | None, *, long: bool, part: str | None, new: bool, paper: bool, can_ask: bool
) -> tuple[_Walking, Draft]:
    run.session.open()
    plan = run.plan()
    about = find_goal(plan, goal) if goal is not None else _only_goal(plan, part)
    if about is not None:
        check_goes_on(about)
    walking = _Walking(run, plan)
    asked = Draft(run.new_id(), run.today(plan), about.id if about else None, long, part, paper)
    return walking, walking.begin(asked, new=new, can_ask=can_ask)


class _Walking:
    """A walk under way: its plan as it was when it began, and its draft as it is kept."""

    def __init__(self, run: Run, plan: Plan) -> None:
        self._run = run
        self.plan = plan
        self._kept: KeptDraft
        self._unsaved = False
        self.together = run.person is not None

    @property
    def _today(self) -> date:
        return self._run.today(self.plan)

    def begin(self, asked: Draft, *, new: bool, can_ask: bool) -> Draft:
        """The draft to go on with: the one that is kept, or a new one."""
        from goalwalk.store.verbs.draft import read_draft

        run = self._run
        if new:
            self._let_go()
        self._kept = read_draft(run.session)
        draft = self._kept.draft and taken_up(self._kept.draft)
        if draft is None:
            return asked
        if is_adopted(run, draft):
            run.tell("walk.adopted_before", day=far_day(draft.begun, self._today))
            return asked
        if asked[2:6] in ((None, False, None, False), draft[2:6]):
            return draft
        if not can_ask:
            raise CannotBeDone("walk_under_way", day=draft.begun)
        return draft if yes_or_no(words.say("walk.other", day=far_day(draft.begun, self._today))) else asked

    def _let_go(self) -> None:
        """Drop the walk that is under way; one with answers only after a word. Raises Stopped."""
        from goalwalk.store.verbs.draft import drop_draft, read_draft

        run = self._run
        with suppress(CannotRead):  # what cannot be read, nobody can go on with
            draft = read_draft(run.session).draft
            if draft and draft.answers and run.can_ask and not is_adopted(run, draft):
                question = words.say("walk.let_go", day=far_day(draft.begun, self._today), n=len(draft.answers))
                if not sure(run, question):
                    raise Stopped("stopped")
        drop_draft(run.session)

    def go(self, draft: Draft, answers: Answers) -> None:
        """Ask and answer until the walk is at its end, or left. What is answered at a terminal is kept at once."""
        run, at_terminal = self._run, isinstance(answers, Terminal)
        try:
            while True:
                now = position(self.plan, draft, together=self.together)
                if now.question is None:
                    answers.end()
                    self._adopt(now, at_terminal=at_terminal)
                    return
                run.time_goes_on()
                try:
                    answer = answers.answer(now, self._today)
                except Stopped:  # Ctrl-D
                    answer = Move.LEAVE
                if answer is Move.PAPER:
                    self._to_paper()
                    return
                if answer is Move.LEAVE:
                    self._leave(now.draft, at_terminal=at_terminal)
                    return
                draft = self._step(now, answer, at_terminal=at_terminal)
        except KeyboardInterrupt:
            if not at_terminal:  # answers of a file are kept where the walk is left, and not before
                raise
            to_stderr("")
            run.tell(f"receipt.{'walk_unsaved' if self._unsaved else 'walk_kept' if draft.answers else 'walk_left'}")
            raise

    def _step(self, now: Position, answer: Given, *, at_terminal: bool) -> Draft:
        assert now.question is not None
        if answer is Move.BACK:
            if not now.draft.answers:
                to_stderr(words.say("walk.first"))
            draft = back(now.draft)
        elif answer is Move.ENOUGH:
            draft = enough(now.draft, now.question, self._today)
        elif isinstance(answer, Change):
            found = items(now.told, new_goal=self.talk(now.draft).goal is None)
            draft = back_to(now.draft, found[answer.line - 1].asked)
            to_stderr(words.say("walk.changing"))
            if now.told.left_out:
                to_stderr(words.say("walk.changing.left_out"))
        else:
            assert not isinstance(answer, Move)
            draft = answered(now.draft, now.question, answer, self._today)
        # The yes itself is kept by adopting: cut off before that, it is asked again.
        done = now.question.needed and position(self.plan, draft, together=self.together).question is None
        if at_terminal and draft.answers and not done:
            self._keep(draft)
        if at_terminal and isinstance(answer, str) and now.question.heard:
            _say_back(now.question.heard, now.question.read(answer, self._today), self._today)
        return draft

    def _to_paper(self) -> None:
        """Nothing more is typed, and what was typed of this walk goes."""
        from goalwalk.store.verbs.draft import drop_draft

        drop_draft(self._run.session, self._kept)
        self._run.tell("typing.paper", sheet="walk --blank")

    def _leave(self, draft: Draft, *, at_terminal: bool) -> None:
        if draft.answers and not at_terminal:
            self._keep(draft)
        self._told("walk_kept" if draft.answers else "walk_left", len(draft.answers))

    def _told(self, code: str, questions: int) -> None:
        self._run.show(ReceiptView(self._today, What(code, {"questions": questions})), self._today)

    def _keep(self, draft: Draft) -> None:
        from goalwalk.store.verbs.draft import keep_draft

        self._unsaved = True
        self._kept = until_saved(self._run, lambda: keep_draft(self._run.session, self._kept, draft))
        self._unsaved = False

    def _adopt(self, now: Position, *, at_terminal: bool) -> None:
        """Take it into the plan, in one change. The draft goes once that is on the disk."""
        from goalwalk.store.verbs.draft import drop_draft

        run, before, told = self._run, Plan(), now.told
        new_goal = self.talk(now.draft).goal is None
        entering = [item for item in items(told, new_goal=new_goal) if not item.left_out]
        if not entering:
            self._without_anything(now, at_terminal=at_terminal)
            return

        def change(plan: Plan) -> Plan:
            from goalwalk.store.verbs.draft import check_draft

            nonlocal before, told
            check_draft(run.session, self._kept)
            then = position(plan, now.draft, together=self.together)  # the plan may be another one by now
            if then.question is not None:
                raise CannotBeDone("walk_changed")
            before, told = plan, then.told._replace(whom=then.told.whom or beside(run))
            return adopt(plan, self.talk(now.draft, plan), told, run.new_id, run.moment(plan))

        about = self.talk(now.draft).goal
        title = taken(told, new_goal=new_goal).title or (about.title if about else None)
        what = What("walked", {"goal": title, "walk": now.draft.id, "things": len(entering)})
        plan = until_saved(run, lambda: run.begin(change, what))
        with suppress(NotSaved, CannotBeDone):  # a draft that stays is known as adopted
            drop_draft(run.session, self._kept)
        today = run.today(plan)
        changed = _changed(before, plan, taken(told, new_goal=new_goal), about, today)
        run.show(ReceiptView(today, what, changed=changed), today)

    def _without_anything(self, now: Position, *, at_terminal: bool) -> None:
        """Nothing was said, and nothing is kept; or all of it is left out, and stays where it is."""
        from goalwalk.store.verbs.draft import drop_draft

        if now.told == Gathered():
            drop_draft(self._run.session, self._kept)
            self._told("walk_nothing", len(now.draft.answers))
        else:
            if not at_terminal:
                self._keep(back(now.draft))  # but for the yes, so that it is asked again
            self._told("walk_left_out", len(now.draft.answers))

    def talk(self, draft: Draft, plan: Plan | None = None) -> Talk:
        """What kind of walk the draft is, in the plan as it was when it began, or in another."""
        return talk_of(plan or self.plan, draft, together=self.together)


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


def _say_back(heard: str, value: Any, today: date) -> None:
    """How a day or a rhythm was understood, so that a slip is seen."""
    from goalwalk.words.rhythms import often_name
    from goalwalk.words.talks import ways_said, when_name

    if heard == "when":
        day, time = value[:2]
        to_stderr(words.say("walk.heard.when", when=when_name(day, time, today)))
        return
    if heard == "ways":
        to_stderr(words.say("walk.heard.ways", told=ways_said(*value)))
        return
    if heard == "step":
        value = value[1]
        if value is None:
            return
    if heard == "place":
        told = "; ".join(text for text in (value.cue, value.whom, value.smaller) if text)
        if told:
            to_stderr(words.say("walk.heard.place", told=told))
        return
    by_day = value.by and words.say("walk.heard.by", day=full_day(value.by))
    to_stderr(by_day or words.say("walk.heard.often", often=often_name(value.rhythm, value.times, value.at)))


def _changed(
    before: Plan, plan: Plan, wished: Gathered, about: Goal | None, today: date
) -> tuple[tuple[str, object], ...]:
    """What the walk brought into the plan, for `--json`."""
    known = {goal.id for goal in before.goals} - {about.id if about else None}
    goal = next((goal for goal in plan.goals if goal.id not in known), None)
    view = goal_view(plan, goal, today) if goal else None
    steps = view.steps[-len(wished.steps) :] if view and wished.steps else ()
    told = ("life", "hopes", "fears", "strengths", "company", "gives", "also")
    return (
        ("goal", view.goal if view else None),
        ("steps", steps),
        ("later", tuple(other.title for other in wished.others)),
        ("barriers", wished.barriers),
        ("supports", wished.supports),
        ("about", {name: pieces(getattr(wished, name)) for name in told}),
        ("agreed", wished.agreed),
        ("next", wished.talk),
        ("brings", (*pieces(wished.first), *pieces(wished.brings))),
    )
