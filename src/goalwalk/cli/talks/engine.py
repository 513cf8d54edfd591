"""The engine of every talk: asks, keeps each answer before the next, goes back, leaves, and adopts at the end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from goalwalk import words
from goalwalk.cli.nouns.may_type import beside
from goalwalk.cli.prompts import sure, until_saved, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import to_stderr
from goalwalk.cli.talks.adopted import brought_in, what_was_adopted
from goalwalk.cli.talks.talk_answers import Answers, Change, Given, Move
from goalwalk.cli.talks.talk_terminal import Terminal, say_back
from goalwalk.cli.under_way import is_adopted
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, Stopped
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.talks.adopting import adopt
from goalwalk.core.talks.draft import Draft, Position, answered, back, back_to, enough, position, taken_up, talk_of
from goalwalk.core.talks.gathered import Gathered, items, taken
from goalwalk.core.talks.part import Talk, TalkKind
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words.days import far_day

if TYPE_CHECKING:
    from goalwalk.store.verbs.draft import KeptDraft

ON_PAPER = {"walk": "walk --blank", "review": "review --page"}  # what prints the sheet that takes its place


class Engine:
    """A talk under way: its plan as it was when it began, and its draft as it is kept."""

    def __init__(self, run: Run, plan: Plan, kind: TalkKind) -> None:
        self._run = run
        self.plan = plan
        self._kind = kind
        self._kept: KeptDraft
        self._unsaved = False
        self._together = run.person is not None

    @property
    def _today(self) -> date:
        return self._run.today(self.plan)

    def begin(self, asked: Draft, goes_on: Callable[[Draft], bool], *, new: bool, can_ask: bool) -> Draft:
        """The draft to go on with: the one that is kept, if it is what is asked for (`goes_on`) or the person says so,
        or a new one. Raises Stopped; CannotBeDone("walk_under_way") where nobody can be asked."""
        from goalwalk.store.verbs.draft import read_draft

        run, kind = self._run, self._kind
        if new:
            self._let_go()
        self._kept = read_draft(run.session, kind)
        draft = self._kept.draft and taken_up(self._kept.draft)
        if draft is None:
            return asked
        day = far_day(draft.begun, self._today)
        if is_adopted(run, draft):
            run.tell(f"{kind}.adopted_before", day=day)
            return asked
        if goes_on(draft):
            return draft
        if not can_ask:
            raise CannotBeDone("walk_under_way", day=draft.begun)
        return draft if yes_or_no(words.say(f"{kind}.other", day=day)) else asked

    def _let_go(self) -> None:
        """Drop the talk that is under way; one with answers only after a word. Raises Stopped."""
        from goalwalk.store.verbs.draft import drop_draft, read_draft

        run, kind = self._run, self._kind
        with suppress(CannotRead):  # what cannot be read, nobody can go on with
            draft = read_draft(run.session, kind).draft
            if draft and draft.answers and run.can_ask and not is_adopted(run, draft):
                day = far_day(draft.begun, self._today)
                if not sure(run, words.say(f"{kind}.let_go", day=day, n=len(draft.answers))):
                    raise Stopped("stopped")
        drop_draft(run.session, kind=kind)

    def go(self, draft: Draft, answers: Answers) -> bool:
        """Ask and answer until the talk is at its end, or left; whether it is at its end. What is answered at a
        terminal is kept at once."""
        run, at_terminal = self._run, isinstance(answers, Terminal)
        try:
            while True:
                now = self.position(draft)
                if now.question is None:
                    answers.end()
                    self._adopt(now, at_terminal=at_terminal)
                    return True
                run.time_goes_on()
                try:
                    answer = answers.answer(now, self._today)
                except Stopped:  # Ctrl-D
                    answer = Move.LEAVE
                if answer is Move.PAPER:
                    self._to_paper()
                    return False
                if answer is Move.LEAVE:
                    self._leave(now.draft, at_terminal=at_terminal)
                    return False
                draft = self._step(now, answer, at_terminal=at_terminal)
        except KeyboardInterrupt:
            if not at_terminal:  # answers of a file are kept where the walk is left, and not before
                raise
            to_stderr("")
            how = "unsaved" if self._unsaved else "kept" if draft.answers else "left"
            run.tell(f"receipt.{self._kind}_{how}")
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
        done = now.question.needed and self.position(draft).question is None
        if at_terminal and draft.answers and not done:
            self._keep(draft)
        if at_terminal and isinstance(answer, str) and now.question.heard:
            say_back(now.question.heard, now.question.read(answer, self._today), self._today)
        return draft

    def _to_paper(self) -> None:
        """Nothing more is typed, and what was typed of this talk goes."""
        from goalwalk.store.verbs.draft import drop_draft

        drop_draft(self._run.session, self._kept)
        self._run.tell("typing.paper", sheet=ON_PAPER[self._kind])

    def _leave(self, draft: Draft, *, at_terminal: bool) -> None:
        if draft.answers and not at_terminal:
            self._keep(draft)
        self._told("kept" if draft.answers else "left", len(draft.answers))

    def _told(self, how: str, questions: int) -> None:
        what = What(f"{self._kind}_{how}", {"questions": questions})
        self._run.show(ReceiptView(self._today, what), self._today)

    def _keep(self, draft: Draft) -> None:
        from goalwalk.store.verbs.draft import keep_draft

        self._unsaved = True
        self._kept = until_saved(self._run, lambda: keep_draft(self._run.session, self._kept, draft))
        self._unsaved = False

    def _adopt(self, now: Position, *, at_terminal: bool) -> None:
        """Take it into the plan, in one change. The draft goes once that is on the disk."""
        from goalwalk.store.verbs.draft import drop_draft

        run, before, told = self._run, Plan(), now.told
        talk = self.talk(now.draft)
        new_goal = talk.goal is None
        entering = [item for item in items(told, new_goal=new_goal) if not item.left_out]
        if not entering:
            self._without_anything(now, at_terminal=at_terminal)
            return

        def change(plan: Plan) -> Plan:
            from goalwalk.store.verbs.draft import check_draft

            nonlocal before, told
            check_draft(run.session, self._kept)
            then = self.position(now.draft, plan)  # the plan may be another one by now
            if then.question is not None:
                raise CannotBeDone(f"{self._kind}_changed")
            before, told = plan, then.told._replace(whom=then.told.whom or beside(run))
            return adopt(plan, self.talk(now.draft, plan), told, run.new_id, run.moment(plan))

        what = what_was_adopted(talk, now.draft.id, taken(told, new_goal=new_goal), len(entering))
        plan = until_saved(run, lambda: run.begin(change, what))
        with suppress(NotSaved, CannotBeDone):  # a draft that stays is known as adopted
            drop_draft(run.session, self._kept)
        today = run.today(plan)
        changed = brought_in(talk, before, plan, taken(told, new_goal=new_goal), today)
        run.show(ReceiptView(today, what, changed=changed), today)

    def _without_anything(self, now: Position, *, at_terminal: bool) -> None:
        """Nothing was said, and nothing is kept; or all of it is left out, and stays where it is."""
        from goalwalk.store.verbs.draft import drop_draft

        if now.told == Gathered():
            drop_draft(self._run.session, self._kept)
            self._told("nothing", len(now.draft.answers))
        else:
            if not at_terminal:
                self._keep(back(now.draft))  # but for the yes, so that it is asked again
            self._told("left_out", len(now.draft.answers))

    def talk(self, draft: Draft, plan: Plan | None = None) -> Talk:
        """What kind of talk the draft is, in the plan as it was when it began, or in another."""
        return talk_of(plan or self.plan, draft, together=self._together, whose=self._run.called)

    def position(self, draft: Draft, plan: Plan | None = None) -> Position:
        """Where the draft is, in that plan, or in another."""
        return position(plan or self.plan, draft, together=self._together, whose=self._run.called)
