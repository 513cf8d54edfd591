"""Walking through the agenda beside someone, or alone: how it went, one question for each goal, the next talk.

Every answer is written at once, as the change it is, so that leaving in the middle leaves what was said; Enter passes
over every question, and `undo` takes back one answer after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any, TypeVar

from goalwalk import words
from goalwalk.cli import commands
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.nouns import arranged, goals, meeting_answers, meetings, setbacks, steps
from goalwalk.cli.nouns.may_type import beside
from goalwalk.cli.prompts import Reader, ask_until, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of, rest_span
from goalwalk.cli.stderr import to_stderr
from goalwalk.cli.talks import bring as bringing
from goalwalk.cli.talks.steering import First, Paper, Part, Steering
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.marks import rows
from goalwalk.core.model.plan import Bring, Changed, Goal, Meeting, Plan, Step
from goalwalk.core.nouns import brings
from goalwalk.core.nouns import meetings as talks
from goalwalk.core.nouns.meetings import open_brings, settling
from goalwalk.core.nouns.pauses import paused, status_on
from goalwalk.core.nouns.records import step_id
from goalwalk.core.nouns.setbacks import to_look_back_at
from goalwalk.core.rhythm.often import read_often
from goalwalk.core.since import in_force
from goalwalk.screens.looks.week import showed_up
from goalwalk.screens.talks.review import AgreedLine, agreed_lines
from goalwalk.words.rhythms import rhythm_name
from goalwalk.words.talks import agreed_one, talk_name, when_name

T = TypeVar("T")

GOING_ON = ("go on", "change", "pause", "let go", "reached")
AT_REST = ("rest on", "take up", "let go")
OWN_WORDS = (
    "ask.review_start",
    "ask.review_well",
    "ask.review_went",
    "ask.review_step_new",
    "ask.review_smaller",
)  # questions that take a text
OF_A_STEP = ("keep", "smaller", "rhythm", "finish")


class Walk:
    """One walk through the agenda that looks back to `first`."""

    def __init__(self, run: Run, first: date) -> None:
        self._run = run
        self._first = first
        self._told = Answers()  # counts what was written down
        self._seen: set[str] = set()  # what was brought and is asked about already

    def walk(self) -> None:
        """All of it. Raises Stopped where the person leaves; what was said so far is kept, and that is told."""
        before, on_paper = self._run.session.recorded, False
        with conversation(self._run) as self._told:
            try:
                Steering(self._parts(), together=self._run.person is not None).go()
            except Paper:
                on_paper = True
            except First:
                return
        written = self._run.session.recorded - before
        if on_paper:
            self._to_paper(written)
            return
        facts: dict[str, str | int] = {"n": self._told.count, "undo": "undo" if written == 1 else f"undo {written}"}
        self._run.tell("review.walked", **facts) if written else self._run.tell("review.walked.none")

    def _to_paper(self, written: int) -> None:
        """What was written of this talk goes, if the person wants it gone."""
        if written and yes_or_no(words.say("typing.let_go")):
            from goalwalk.store.verbs.undo import undo

            undo(self._run.session, written)
        self._run.tell("typing.paper", sheet="review --page")

    def _parts(self) -> list[Part]:
        """What went well and what was brought first; a hard stretch never."""
        plan = self._run.plan()
        agreed = [one for one in agreed_lines(plan, self._first) if one.went is None]
        return [
            ("start", self._start),
            ("brought", self._brought),
            *(("went", partial(self._went, one)) for one in agreed),
            *(("goal", partial(self._goal, goal.id)) for goal in plan.goals if goal.ended is None),
            ("look_back", self._look_back),
            ("next", self._next_talk),
        ]

    # What to start with

    def _start(self) -> None:
        """Whatever the person wants; Enter begins with what went well. What is named comes into what was brought."""
        if self._run.person is not None:
            to_stderr(words.say("walk.aside.opening"))
        text = self._ask("ask.review_start", meeting_answers.text)
        if text is None:
            self._well()
            return
        known = _named(open_brings(self._run.plan()), text)
        if known is None:
            self._try(bringing.bring, text)
            known = next(iter(reversed(open_brings(self._run.plan()))), None)
        if known is not None:
            self._spoken(known)

    def _well(self) -> None:
        plan = self._run.plan()
        today = self._run.today(plan)
        well = [win.text for win in plan.wins if self._first <= win.day <= today]
        well += showed_up(rows(plan, today), self._first, today)
        if well:
            self._run.tell_line(words.say("review.well", texts="; ".join(well)))
            return

        def write(text: str) -> None:
            if text:
                self._write(commands.function_of("win", "daily.done"), text=[text])

        self._ask("ask.review_well", write)

    # How what was agreed went

    def _went(self, one: AgreedLine) -> None:
        def write(text: str) -> None:
            if text:
                self._write(arranged.went, one.meeting, str(one.number), text)

        self._ask("ask.review_went", write, agreed=agreed_one(one.text, one.who))

    # What was learned

    def _look_back(self) -> None:
        """The three things, of the latest setback, if it was on an earlier day and nothing of them is said."""
        plan = self._run.plan()
        old = to_look_back_at(plan.setbacks, self._run.today(plan))
        try:
            fields = setbacks.look_back(self._run, old) if old else {}
        except CannotBeDone as problem:  # it was taken away in another window meanwhile
            to_stderr(words.problem(problem))
            return
        if fields:
            self._told.count += setbacks.offer_step(self._run, fields.get("onward"))

    # One question for each goal

    def _goal(self, id: str) -> None:
        goal = next((one for one in self._run.plan().goals if one.id == id and one.ended is None), None)
        if goal is None:
            return
        named = str(goal.number)
        resting = status_on(goal, self._run.today(self._run.plan())) == "paused"

        def answer(text: str) -> str:
            choice = _choice(text, AT_REST if resting else GOING_ON)
            match choice:
                case "let go":
                    self._write(goals.let_go, named)
                case "reached":
                    self._write(goals.reached, named)
                case "take up":
                    self._write(goals.resume, named)
            return choice

        key = "ask.review_resting" if resting else "ask.review_goal"

        def keep(told: Answers) -> None:
            self._may(goals.pause, named, until=told.get("until"))

        choice = self._ask(key, answer, id=named, title=goal.title)
        if choice == "pause":
            with conversation(self._run, keep) as told:
                told.put(choice=choice)
                told.put(until=self._ask("ask.review_until", self._until))
                keep(told)
        elif choice == "change":
            self._steps(goal)

    def _steps(self, goal: Goal) -> None:
        for step in self._run.plan().steps:
            if step.goal == goal.id and step.finished is None:
                while self._step(step.id):
                    pass
        while self._new_step(goal):
            pass

    def _step(self, id: str) -> bool:
        """Whether something of the step was changed, so that it is asked about once more."""
        plan = self._run.plan()
        step = next((one for one in plan.steps if one.id == id and one.finished is None), None)
        if step is None:
            return False
        named = step_id(plan, step)
        choice = self._ask("ask.review_step", lambda text: _choice(text, OF_A_STEP), **self._facts(plan, step))
        before = self._told.count

        def edit(text: str) -> None:
            if text:
                self._write(steps.edit, step=named, **{"title" if choice == "smaller" else "rhythms": text})

        if choice == "finish":
            self._try(steps.finish, named)
        elif choice != "keep":
            self._ask(f"ask.review_{choice}", edit)
        return self._told.count > before

    def _new_step(self, goal: Goal) -> bool:
        """Whether there was one."""
        today = self._run.today(self._run.plan())

        def keep(told: Answers) -> None:
            self._may(steps.add, title=told["title"], goal=str(goal.number), rhythms=told.get("every") or "whenever")

        with conversation(self._run, keep) as told:
            told.put(title=self._ask("ask.review_step_new", meeting_answers.text))
            if told.count:
                told.put(
                    every=self._ask("begin.rhythm", lambda text: text if text and read_often(text, today) else None)
                )
                keep(told)
        return told.count > 0

    def _until(self, text: str) -> str | None:
        """The day a rest ends, as it was typed, if it can be one."""
        begin, back = rest_span(None, text or None, self._run.today(self._run.plan()))
        paused((), begin, back)
        return text or None

    def _facts(self, plan: Plan, step: Step) -> dict[str, str]:
        rhythm = rhythm_name(in_force(step.rhythms, self._run.today(plan)))
        return {"id": step_id(plan, step), "title": step.title, "rhythm": rhythm}

    # What was brought

    def _brought(self) -> None:
        """All that was noted to bring, and whom the person wanted to tell; which to begin with is asked. What was not
        spoken about stays for next time."""
        for whom in _to_tell(self._run.plan(), self._first):
            self._run.tell_line(words.say("review.tell", whom=whom))
        left = open_brings(self._run.plan())
        left = tuple(bring for bring in left if bring.id not in self._seen)
        while len(left) > 1:
            for number, bring in enumerate(left, 1):
                self._run.tell_line(words.say("review.brought", number=number, text=bring.text))
            chosen = self._ask("ask.review_which", lambda text: _one_of(left, text))  # noqa: B023 - read at once
            if chosen is None:
                return
            self._spoken(chosen)
            left = tuple(bring for bring in left if bring.id != chosen.id)
        for bring in left:
            self._spoken(bring)

    def _spoken(self, bring: Bring) -> None:
        """Whether it was spoken about; it is not asked about twice."""
        if yes_or_no(words.say("ask.review_bring", text=bring.text), enter=False):
            self._try(bringing.spoken, str(bring.number))
        self._seen.add(bring.id)

    # The next talk

    def _next_talk(self) -> None:
        """When it is, by the last talk. Where none is ahead, there may be one now: then what was agreed is asked, too.

        A talk of today is written down where something was agreed, or where it was to be today; no other is made up.
        """
        today = self._run.today(self._run.plan())
        last = settling(self._run.plan().meetings)
        is_now = last is None or (last.day < today and (last.next is None or last.next <= today))
        if last and is_now:
            self._run.tell("review.this_talk", talk=talk_name(last.whom))
        elif last and last.next:
            self._run.tell("talk.next", when=when_name(last.next, last.time, today))
        is_talk = last is None or (is_now and last.next == today)

        def keep(told: Answers) -> None:
            if told.get("agreed") or (is_talk and told.get("next")):
                self._meet({"whom": last.whom if last else None, **told})
            elif last and told.get("next"):
                self._arrange(last.number, told)

        with conversation(self._run, keep) as told:
            if last and is_now:
                meeting_answers.ask_agreed(self._run, told, last.whom)
            told.put(**meeting_answers.upcoming(today, today, "ask.review_next"))
            meeting_answers.ask_ways(self._run, told)
            if (last is None or not last.whom) and (name := beside(self._run)):
                told["whom"] = name
            elif last is None and told["next"]:
                meeting_answers.ask_whom(told)
            keep(told)

    def _arrange(self, number: int, told: dict[str, Any]) -> None:
        """When the next talk is, and how the two reach each other until then, by the talk that names it."""
        run = self._run

        def change(plan: Plan, meeting: Meeting, _: date) -> Plan:
            return talks.edit(plan, meeting, **told)

        with self._told_only():
            meetings.MEETING.change(run, str(number), "edited", change)

    def _meet(self, fields: dict[str, Any]) -> None:
        run = self._run

        def change(plan: Plan) -> Changed[Meeting]:
            moment = run.moment(plan)
            ahead = open_brings(plan)
            plan = talks.add(plan, Meeting(run.new_id(), 0, moment.today, moment.at, **fields))
            plan = brings.outlast(plan, ahead, plan.meetings[-1].id)
            return meetings.MEETING.done(run, plan, plan.meetings[-1], "added")

        meetings.MEETING.tell(run, run.update(change))

    # Asking and writing

    def _ask(self, key: str, read: Callable[[str], T], **facts: words.Fact) -> T:
        """What is answered; a dash alone, which elsewhere stands for another way in, is no answer here."""
        reader = Reader(read, words=key in OWN_WORDS, passes=True, no=key == "ask.review_went")
        return ask_until(words.say(key, **facts), reader)

    def _try(self, command: Callable[..., None], *named: object, **options: object) -> None:
        """The same with what is understood already: where it cannot be done any more, that is told, and all goes on."""
        with self._told_only():
            self._write(command, *named, **options)

    def _may(self, command: Callable[..., None], *named: object, **options: object) -> None:
        """The same inside a conversation that counts for itself."""
        with self._told_only():
            command(self._run, *named, **options)

    @contextmanager
    def _told_only(self) -> Iterator[None]:
        try:
            yield
        except CannotBeDone as problem:
            to_stderr(words.problem(problem))

    def _write(self, command: Callable[..., object], *named: object, **options: object) -> None:
        """Do as a command does, and count it; whoever leaves while it is written has said it all the same. Raises as
        the command does."""
        with conversation(self._run, lambda _: command(self._run, *named, **options)) as told:
            told.put(said=True)
            command(self._run, *named, **options)


def _named(brings: Sequence[Bring], text: str) -> Bring | None:
    """The one thing that was brought and is meant by a number, as it is listed, or by how it begins."""
    number = read_whole(text, 1, len(brings)) if brings else None
    if number:
        return brings[number - 1]
    fits = [bring for bring in brings if bring.text.casefold().startswith(text.casefold())]
    return fits[0] if len(fits) == 1 else None


def _one_of(brings: Sequence[Bring], text: str) -> Bring | None:
    """The one that is meant, None for Enter. Raises NotUnderstood("one_number")."""
    found = _named(brings, text) if text else None
    if text and found is None:
        raise NotUnderstood("one_number", text=text, most=len(brings))
    return found


def _to_tell(plan: Plan, first: date) -> tuple[str, ...]:
    """Whom the person wanted to tell of a hard stretch of these days; each once."""
    return tuple(dict.fromkeys(setback.tell for setback in plan.setbacks if setback.tell and setback.day >= first))


def _choice(text: str, known: Sequence[str]) -> str:
    """The one that was typed, by its beginning or its number; Enter means the first. Raises NotUnderstood("one_of")."""
    if not text:
        return known[0]
    number = read_whole(text, 1, len(known))
    return known[number - 1] if number else one_of(text, known)
