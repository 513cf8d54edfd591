"""The draft of a talk: the answers so far, and nothing else. Where the talk is, is found by replaying them.

So stopping, resuming and going back need no machinery of their own: each is a change of the answers.
"""

from __future__ import annotations

from datetime import date

from goalwalk.core.errors import CannotBeDone, Problem
from goalwalk.core.model.plan import Plan
from goalwalk.core.talks.gathered import Enough, Gathered
from goalwalk.core.talks.part import Talk, TalkKind
from goalwalk.core.talks.question import Question
from goalwalk.core.talks.review import review
from goalwalk.core.talks.walk import walk
from goalwalk.core.tuples import NamedTuple

REWORDED = {
    "step": ("step.half", "confidence.smaller"),
    "step.place": ("confidence.smaller",),
    "step.half": ("confidence.smaller",),
}


class Answer(NamedTuple):
    """What was answered to the question with that id, as typed (None: passed over), and the day it was given on.

    `kept`: what stood there already was left so; whatever stands there by now is the answer. `enough`: in its place
    what there was until then was read back.
    """

    id: str
    text: str | None
    day: date
    kept: bool = False
    enough: bool = False


class Draft(NamedTuple):
    """A talk that is under way, by an id of its own: a walk about the goal with that id, a long one, one part only,
    typed in from a sheet of paper; or a review that looks back to the day `since`.

    `ahead`: texts, by the id of their question, that were answered before the person went back.
    """

    id: str
    begun: date
    goal: str | None = None
    long: bool = False
    only: str | None = None
    sheet: bool = False
    since: date | None = None
    answers: tuple[Answer, ...] = ()
    ahead: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> TalkKind:
        """Which of the talks it is."""
        return "review" if self.since else "walk"


class Position(NamedTuple):
    """Where a draft is: the question that is open (None: it is at its end), what was gathered, the draft as it fits."""

    question: Question | None
    told: Gathered
    draft: Draft

    @property
    def before(self) -> str:
        """What stands there already, to be kept or changed."""
        if self.question is None:
            return ""
        return dict(self.draft.ahead).get(self.question.id) or self.question.before


def talk_of(plan: Plan, draft: Draft, *, together: bool, whose: str | None = None) -> Talk:
    """What kind of talk the draft is. A goal that was taken away meanwhile is a new one.

    Raises CannotBeDone("walk_goal_gone") for a walk of one part that was about it.
    """
    goal = next((goal for goal in plan.goals if goal.id == draft.goal), None)
    if goal is None and draft.goal is not None and draft.only is not None:
        raise CannotBeDone("walk_goal_gone")
    return Talk(goal, draft.long, draft.only, together, draft.sheet, draft.since, draft.begun, whose)


def position(plan: Plan, draft: Draft, *, together: bool, whose: str | None = None) -> Position:
    """Replay the answers. What no longer fits (the plan was changed meanwhile) is kept for when it is asked again.

    Raises what `talk_of` and `walk` raise.
    """
    talk = talk_of(plan, draft, together=together, whose=whose)
    script = (review if talk.since else walk)(plan, talk)
    fitting: list[Answer] = []
    question = next(script)
    try:
        for answer in draft.answers:
            try:
                if answer.id != question.id or (answer.enough and question.needed):
                    break
                if answer.enough:
                    fitting.append(answer)
                    question = script.throw(Enough(question.so_far))
                    continue
                text = question.before if answer.kept and question.before else answer.text
                heard = None if text is None else question.read(text, answer.day)
            except Problem:
                break
            fitting.append(answer)
            question = script.send(heard)
    except StopIteration as end:
        return Position(None, end.value, draft._replace(answers=tuple(fitting)))
    rest = draft.answers[len(fitting) :]
    if rest:
        draft = draft._replace(answers=tuple(fitting), ahead=_with(draft.ahead, *rest))
    return Position(question, question.so_far, draft)


def answered(draft: Draft, question: Question, text: str | None, today: date) -> Draft:
    """The draft with an answer to the open question. Raises NotUnderstood where it cannot be read.

    A step in other words is no longer what a smaller one was told of, so that one stands there no more.
    """
    if text:
        question.read(text, today)
    stood = dict(draft.ahead).get(question.id)
    gone = REWORDED.get(question.id, ()) if stood is not None and stood != text else ()
    ahead = tuple(one for one in draft.ahead if one[0] != question.id and one[0] not in gone)
    answer = Answer(question.id, text or None, today, kept=bool(text) and text == question.before)
    return draft._replace(answers=(*draft.answers, answer), ahead=ahead)


def enough(draft: Draft, question: Question, today: date) -> Draft:
    """The draft that is read back as it is at the open question; `back` goes on where that was."""
    return draft._replace(answers=(*draft.answers, Answer(question.id, None, today, enough=True)))


def taken_up(draft: Draft) -> Draft:
    """The draft at the question where it was left, also if what there was had been read back and was not adopted."""
    stopped = next((number for number, answer in enumerate(draft.answers) if answer.enough), None)
    return draft if stopped is None else draft._replace(answers=draft.answers[:stopped])


def back(draft: Draft) -> Draft:
    """The draft before its last answer, which stands there to be changed."""
    if not draft.answers:
        return draft
    return draft._replace(answers=draft.answers[:-1], ahead=_with(draft.ahead, draft.answers[-1]))


def back_to(draft: Draft, id: str) -> Draft:
    """The draft before its answer to that question; the answers after it stand there to be kept, one by one, but for
    what was said to the plan as it was read back, which is another one now."""
    while draft.answers:
        last = draft.answers[-1]
        draft = back(draft)
        if last.id == id:
            break
    return draft._replace(ahead=tuple(one for one in draft.ahead if one[0].partition("#")[0] != "adopt"))


def _with(ahead: tuple[tuple[str, str], ...], *answers: Answer) -> tuple[tuple[str, str], ...]:
    texts = {answer.id: answer.text for answer in answers}
    return (*(one for one in ahead if one[0] not in texts), *((id, text) for id, text in texts.items() if text))
