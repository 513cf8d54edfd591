"""A talk at a terminal: each question, what can be typed in the place of an answer, and the answer itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli import prompts
from goalwalk.cli.nouns.meeting_answers import asides
from goalwalk.cli.prompts import beside, keeps, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import asks_plainly, to_stderr
from goalwalk.cli.talks.talk_answers import Change, Given, Move, chosen
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, NotUnderstood, Problem
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.ways import Ways
from goalwalk.core.spoken import FINE, NO, STEERING, TOO_BIG, YES, control, is_nobody, plain
from goalwalk.core.talks.draft import Position
from goalwalk.core.talks.gathered import items
from goalwalk.core.talks.on_paper import is_on, labels, plain_name
from goalwalk.core.talks.part import Talk
from goalwalk.core.talks.question import Question
from goalwalk.core.talks.walk import EXPLORING
from goalwalk.screens.talks.walk import gathered_view
from goalwalk.words.days import full_day

WORDS = ("back", "skip", "edit", "why", "plan", "enough", "paper", "help")
LABELLED = re.compile(r"(\d[A-Za-z]?)\s?[:.)]\s+(\S.*)")  # a label of the sheet, and what stands behind it
LONG = 40  # letters of an answer that nobody types a second time


class Terminal:
    """A person at a terminal. What was written on a sheet is typed in by its labels, whichever sheet it was. A review
    also knows what was said since the day it looks back to (`looked_back`)."""

    def __init__(self, run: Run, plan: Plan, talk: Talk, looked_back: Plan | None = None) -> None:
        self._run = run
        self._plan = plan
        self._looked_back = looked_back or plan
        self._talk = talk
        self._labels = labels(talk) if talk.sheet else {}
        self._sheet = talk
        self._ahead: tuple[str, str] | None = None
        self._part = ""

    def end(self) -> None:
        """At a terminal nothing is said unasked."""

    def answer(self, position: Position, today: date) -> Given:
        """What is typed, until it is an answer to the question, or a way to leave it."""
        question = position.question
        assert question is not None
        if self._labels and not question.needed:
            if question.name == "opening":  # that talk was had, on paper
                return None
            name = plain_name(question.name)
            if self._ahead and self._ahead[0] != name:
                return None
            if self._ahead:
                typed, self._ahead = self._ahead[1], None
                if (given := self._typed_ahead(question, typed, today)) is not None:
                    return given
            elif name in self._labels and not is_on(self._sheet, name):
                return None
        elif self._ahead:
            to_stderr(words.say("walk.label_behind", label=self._labels[self._ahead[0]]))
            self._ahead = None
        self._begin(position, question)
        asking = _Asking(self._run, position, question, self._talk, self._labels)
        while True:
            to_stderr(self._sentence(question))
            try:
                if asking.type(today):
                    self._ahead = asking.ahead
                    return asking.given
            except (NotUnderstood, CannotBeDone, CannotRead, NotSaved) as problem:
                asking.not_understood(problem)

    def which_sheet(self) -> None:
        """Which sheet it is: only what stands on it is asked. Raises Stopped."""
        if not (self._talk.long or self._talk.only):
            long = yes_or_no(words.say("walk.sheet_long"), enter=False)
            self._sheet = self._talk._replace(sheet=False, long=long)

    def _typed_ahead(self, question: Question, typed: str, today: date) -> str | None:
        """What was typed behind the label of this question; None where it cannot be read, and it is asked after all."""
        try:
            text = chosen(question, typed)
            question.read(text, today)
        except (NotUnderstood, CannotBeDone) as problem:
            to_stderr(words.problem(problem))
            return None
        return text

    def show(self, position: Position, today: date) -> None:
        """The plan so far, as it is read back."""
        _show(self._run, position, today, new_goal=self._talk.goal is None)

    def _begin(self, position: Position, question: Question) -> None:
        """Say where the talk is, and what the person said before that may help."""
        if question.name == "adopt":
            to_stderr("")
            self.show(position, self._run.today(self._plan))
        elif question.part != self._part and not self._labels:
            to_stderr("")
            if question.number:
                to_stderr(words.say("walk.part", number=question.number, of=question.of))
        if self._talk.kind == "review":
            from goalwalk.cli.talks.asked_about import told_before

            for line in told_before(question, self._part, self._talk, self._looked_back):
                to_stderr(line)
        self._part = question.part
        if question.opens and self._talk.together:
            to_stderr(words.say("walk.aside.opening"))
        if question.name == "reach":
            for line in asides(self._run):
                to_stderr(line)
        if question.first:
            _offer_first_steps()
        if question.offered and not self._labels:
            to_stderr(words.say("walk.said_before", texts="; ".join(question.offered)))
        for number, text in enumerate(question.options, 1):
            to_stderr(words.say("walk.option", number=number, text=text))

    def _sentence(self, question: Question) -> str:
        if self._labels and (label := self._labels.get(plain_name(question.name))):
            text = words.say(f"walk.sheet.{plain_name(question.name)}")
            named = (words.say(f"walk.choice.{code}") for code in question.choices)
            choices = ", ".join(words.say("walk.choice", number=n, choice=name) for n, name in enumerate(named, 1))
            return words.say("walk.label_choices" if choices else "walk.label", label=label, text=text, choices=choices)
        keys = [f"walk.aloud.{question.name}"] if self._talk.together else []
        facts: dict[str, str] = {}
        if question.about is not None or self._talk.kind == "review":
            from goalwalk.cli.talks.asked_about import facts_of, key_of

            facts = facts_of(question, self._plan, self._talk)
            keys[:0] = [key_of(question, self._talk, self._looked_back)] if self._talk.kind == "review" else []
        return words.say(next(filter(words.known, keys), f"walk.q.{question.name}"), **facts)


class _Asking:
    """One question, for as long as it is open: what stands behind it, and how often it was not understood."""

    def __init__(self, run: Run, position: Position, question: Question, talk: Talk, labels: dict[str, str]) -> None:
        self._kind = talk.kind
        self._together = talk.together
        self._labels = labels
        self._on_paper = bool(labels)
        self.ahead: tuple[str, str] | None = None
        self.given: Given = None
        self._run = run
        self._position = position
        self._question = question
        self._new_goal = talk.goal is None
        self._before = position.before
        self._typed = ""
        self._tries = 0

    def type(self, today: date) -> bool:
        """Take what is typed; whether the question is answered by it, or left: see `given`. Raises Problem."""
        self._typed = typed = self._line()
        if beside(typed, text=self._question.text):
            if self._question.opens and self._together:  # what cannot wait comes first; the talk is for another time
                self.given = Move.LEAVE
            return self.given is Move.LEAVE
        word = self._word(typed)
        if word is not None:
            return self._steered(word, today)
        if self._on_paper and (found := LABELLED.fullmatch(typed)):
            name = next((name for name, label in self._labels.items() if label == found[1].lower()), None)
            if name == plain_name(self._question.name):
                self._typed = typed = found[2]
            elif name is not None and not self._question.needed:  # what lies between is on no line of the sheet
                self.ahead, self.given = (name, found[2]), None
                return True
        if self._question.needed:
            return self._left(typed) or self._changed(typed) or self._answered(typed, today)
        if not typed:
            self.given = None
            return True
        if control(typed) == "unsure":
            return self._unsure(today)
        return self._answered_in_a_word(typed, today) if self._is_a_word(typed) else self._answered(typed, today)

    def not_understood(self, problem: Problem) -> None:
        """Say what stands in the way. Twice, and how to go on without; a long answer stands there to be mended."""
        to_stderr(words.problem(problem))
        self._tries += 1
        if self._tries > 1 and not self._question.needed:
            to_stderr(words.say("walk.open"))
        if len(self._typed) > LONG:
            self._before = self._typed

    def _line(self) -> str:
        prompt = words.say("walk.prompt")
        if not self._before:
            return prompts.line(prompt)
        if not _can_stand(self._before):
            to_stderr(words.say("walk.stands_keep", text=self._before))
            return prompts.line(prompt) or self._before
        with _standing(self._before):
            typed = prompts.line(prompt)
        behind = typed.removeprefix(self._before).strip()
        return behind if behind[:1] == ":" and behind[1:] in WORDS else typed

    def _word(self, typed: str) -> str | None:
        """The word that steers, behind a colon or alone; None where it is an answer, like ":)".

        Raises NotUnderstood("walk_no_such").
        """
        if not typed.startswith(":"):
            return STEERING.get(plain(typed))
        word = typed[1:].strip().casefold()
        fits = [known for known in WORDS if word and known.startswith(word)]
        if len(fits) == 1 or word == "?":
            return fits[0] if fits else "help"
        if word.isascii() and word.isalpha():
            raise NotUnderstood("walk_no_such", text=typed)
        return None

    def _steered(self, word: str, today: date) -> bool:
        """Do what the word says; whether that leaves the question."""
        if word == "paper":
            self.given = Move.PAPER
            return yes_or_no(words.say("typing.let_go"), enter=False)
        if word in ("back", "enough", "later"):
            self.given = {"back": Move.BACK, "later": Move.LEAVE}.get(word) or self._enough()
            return True
        if word == "skip":
            if self._question.needed:
                raise NotUnderstood("walk_needed")
            self.given = None
            return True
        if word == "edit":
            return self._edited(today)
        if word == "plan":
            _show(self._run, self._position, today, new_goal=self._new_goal)
        elif word == "why":
            self._why()
        else:
            self._why()
            for known in WORDS[:-1]:
                to_stderr(words.say(f"walk.help.{known}"))
        return False

    def _enough(self) -> Move:
        """What there is is read back, or it is left until next time; as the person says. Raises Stopped."""
        if self._question.needed or not items(self._position.told, new_goal=self._new_goal):
            return Move.LEAVE
        return Move.ENOUGH if yes_or_no(words.say(f"{self._kind}.enough")) else Move.LEAVE

    def _why(self) -> None:
        """Why it is asked, and another way to ask it. A review has one reason for all questions of a part."""
        keys = [f"walk.why.{self._question.name}", f"walk.again.{self._question.name}"]
        if self._kind == "review" and words.known(of_part := f"review.why.{self._question.part}"):
            keys[0] = of_part
        for key in filter(words.known, keys):
            to_stderr(words.say(key))

    def _is_a_word(self, typed: str) -> bool:
        """Whether it is a plain yes or no, or tells of a step that it is too big, where a text is expected."""
        said = plain(typed)
        if self._question.nobody and is_nobody(typed):
            return False
        fits = self._question.fits and said in FINE | TOO_BIG
        return self._question.is_no(typed) or (self._question.words and (fits or said in YES | NO))

    def _answered_in_a_word(self, typed: str, today: date) -> bool:
        """A yes leaves what fits, a no asks for something smaller; elsewhere a no passes over what is asked with
        yes and no in mind, and a yes asks for more words. Where it may be the answer, it is asked whether it is."""
        said, question = plain(typed), self._question
        right = question.fits and not question.asks and not self._on_paper  # on paper it is asked "Too big?"
        self.given = None
        if question.fits and (said in FINE or (right and said in YES)):
            return True
        if question.fits and (said in TOO_BIG or said in (NO if right else YES)):
            to_stderr(words.say("walk.smaller"))
            return False
        if question.is_no(typed):
            return True
        if question.asks and said in YES | FINE:
            to_stderr(words.say(f"walk.again.{question.name}"))
            return False
        kept = keeps(typed, passes=said in NO)
        return kept is not None and (not kept or self._answered(kept, today))

    def _left(self, typed: str) -> bool:
        if plain(typed) in NO:
            self.given = Move.LEAVE
        return plain(typed) in NO

    def _changed(self, typed: str) -> bool:
        """At the end: "change 4" goes back to where line 4 was told."""
        verb, _, number = typed.partition(" ")
        if not self._question.needed or verb.casefold() not in ("c", "change", "edit"):
            return False
        lines = len(items(self._position.told, new_goal=self._new_goal))
        line = read_whole(number.strip().casefold().removeprefix("line").strip(" ."), 1, lines)
        if line is None:
            raise NotUnderstood("walk_consent", most=lines)
        self.given = Change(line)
        return True

    def _unsure(self, today: date) -> bool:
        """Not knowing is no dead end: the goal is to explore; all else is asked another way, and then left open."""
        if self._question.name == "goal":
            return self._answered(EXPLORING, today)
        self._tries += 1
        if self._tries == 1:
            if words.known(again := f"walk.again.{self._question.name}"):
                to_stderr(words.say(again))
            to_stderr(words.say("walk.open"))
        return self._tries > 1

    def _answered(self, typed: str, today: date) -> bool:
        text = chosen(self._question, typed)
        self._question.read(text, today)
        self.given = text
        return True

    def _edited(self, today: date) -> bool:
        """The answer out of an editor, if there is one. With a lock on the plan, only after a word of warning."""
        from goalwalk.cli.editor import edited

        run = self._run
        locked = run.session.exists() and run.session.is_locked()
        if locked and not yes_or_no(words.say("walk.editor_warning")):
            return False
        self._typed = edited(run, self._before)
        return bool(self._typed.strip()) and self._answered(self._typed, today)


def _offer_first_steps() -> None:
    """Each with its number and what it is."""
    from goalwalk.words.ready_made import FIRST_STEPS

    for number, step in enumerate(FIRST_STEPS, 1):
        to_stderr(words.say("walk.first_step", number=number, title=step.title, about=step.about))


def _show(run: Run, position: Position, today: date, *, new_goal: bool) -> None:
    run.show(gathered_view(position.told, today, new_goal=new_goal), today)
    sys.stdout.flush()


def _can_stand(text: str) -> bool:
    """Whether a line editor can hold it: one line of plain letters."""
    if not text.isprintable() or not sys.stdout.isatty() or asks_plainly():
        return False
    with suppress(ImportError):
        import readline

        return hasattr(readline, "set_startup_hook")
    return False


@contextmanager
def _standing(text: str) -> Iterator[None]:
    """What was answered before stands behind the next question, to be changed."""
    import readline

    readline.set_startup_hook(lambda: readline.insert_text(text))
    try:
        yield
    finally:
        readline.set_startup_hook(None)


def say_back(heard: str, value: Any, today: date) -> None:
    """How a day or a rhythm was understood, so that a slip is seen."""
    from goalwalk.words.rhythms import often_name
    from goalwalk.words.talks import ways_said, when_name

    if heard == "when":
        to_stderr(words.say("walk.heard.when", when=when_name(value[0], value[1], today)))
    elif heard == "day":
        to_stderr(words.say("walk.heard.when", when=when_name(value, None, today)))
    elif heard == "ways" and value != Ways():
        to_stderr(words.say("walk.heard.ways", told=ways_said(*value)))
    elif heard == "place":
        told = "; ".join(text for text in (value.cue, value.whom, value.smaller) if text)
        if told:
            to_stderr(words.say("walk.heard.place", told=told))
    elif heard != "ways" and (often := value[1] if heard == "step" else value):
        by_day = often.by and words.say("walk.heard.by", day=full_day(often.by))
        to_stderr(by_day or words.say("walk.heard.often", often=often_name(often.rhythm, often.times, often.at)))
