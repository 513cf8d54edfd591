"""Where the answers of a walk come from: a person at a terminal, or the lines of a file.

Both give the text of an answer, or a word that is none: to go back, to leave. Everything else that can be typed at a
question is answered here, and asked again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from enum import Enum
from typing import Protocol

from goalwalk import words
from goalwalk.cli.asking import ask, yes_or_no
from goalwalk.cli.runtime import Run, to_stderr
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, NotUnderstood, Problem
from goalwalk.core.model import Plan
from goalwalk.core.walk.answer_file import LATER, Line
from goalwalk.core.walk.draft import Position
from goalwalk.core.walk.questions import YES, Question
from goalwalk.core.walk.script import Talk
from goalwalk.core.walk.sheet import labels, plain_name
from goalwalk.views.walk import gathered_view

WORDS = ("back", "skip", "edit", "why", "plan", "later")


class Move(Enum):
    """Instead of an answer: to the question before, or out of the walk."""

    BACK = "back"
    LATER = "later"


class Answers(Protocol):
    """Gives an answer to each question."""

    def answer(self, position: Position, today: date) -> str | Move | None:
        """The text, None to pass over, or where to go instead."""

    def end(self) -> None:
        """Raise NotUnderstood if something was said that nobody asked."""


class Lines:
    """The lines of a file of answers, in the order in which they are asked for."""

    def __init__(self, run: Run, talk: Talk, lines: tuple[Line, ...]) -> None:
        self._run = run
        self._lines = list(lines)
        self._labels = labels(talk)

    def answer(self, position: Position, today: date) -> str | Move | None:
        """The next line, if it is for this question.

        Raises NotUnderstood: "walk_answer" with the `line`, the `name` and `why`; "walk_no_yes", "walk_not_asked".
        """
        question = position.question
        assert question is not None
        while self._lines and not self._lines[0].text and not self._is_for(self._lines[0], question):
            if self._lines[0].name == LATER:
                return Move.LATER
            self._lines.pop(0)  # nothing was answered, so it is all one whether it is asked
        if self._lines and self._is_for(self._lines[0], question):
            line = self._lines.pop(0)
            return self._read(line, question, today)
        if not question.needed:
            return None
        if self._lines:
            raise NotUnderstood("walk_not_asked", line=self._lines[0].number, name=self._lines[0].name)
        if not self._run.yes:
            raise NotUnderstood("walk_no_yes")
        return YES

    def end(self) -> None:
        """Raise NotUnderstood("walk_not_asked") if a line is left."""
        if self._lines and self._lines[0].name != LATER:
            raise NotUnderstood("walk_not_asked", line=self._lines[0].number, name=self._lines[0].name)

    def _is_for(self, line: Line, question: Question) -> bool:
        plain = plain_name(question.name)
        return line.name in (question.name, plain, self._labels.get(plain))

    def _read(self, line: Line, question: Question, today: date) -> str | None:
        if not line.text:
            return None
        try:
            text = chosen(question, line.text)
            question.read(text, today)
        except Problem as problem:
            why = words.problem(problem)
            raise NotUnderstood("walk_answer", line=line.number, name=line.name, why=why) from problem
        return text


class Terminal:
    """A person at a terminal. `aloud`: somebody says the questions to whose plan it is; `paper`: it is typed in."""

    def __init__(self, run: Run, plan: Plan, talk: Talk, *, paper: bool) -> None:
        self._run = run
        self._plan = plan
        self._talk = talk
        self._labels = labels(talk) if paper else {}
        self._part = ""

    def end(self) -> None:
        """At a terminal nothing is said unasked."""

    def answer(self, position: Position, today: date) -> str | Move | None:
        """What is typed, until it is an answer to the question, or a way to leave it."""
        question = position.question
        assert question is not None
        self._begin(position, question)
        before = position.before
        while True:
            try:
                typed = self._typed(question, before)
                if typed.startswith(":"):
                    word = self._word(typed)
                    if word == "skip" and not question.needed:
                        return None
                    if word in ("back", "later"):
                        return Move(word)
                    if word == "edit":
                        edited = self._edited(before)
                        if edited is None:
                            continue
                        typed = edited
                    elif word is not None:
                        self._tell(word, position, question)
                        continue
                if not typed.strip() and not question.needed:
                    return None
                text = chosen(question, typed)
                question.read(text, today)
                return text
            except (NotUnderstood, CannotBeDone, CannotRead, NotSaved) as problem:
                to_stderr(words.problem(problem))

    def _begin(self, position: Position, question: Question) -> None:
        """Say where the talk is, and what the person said before that may help."""
        if question.name == "adopt":
            to_stderr("")
            self._show_plan(position)
        elif question.part != self._part and not self._labels:
            to_stderr("")
            if question.number:
                to_stderr(words.say("walk.part", number=question.number, of=question.of))
        self._part = question.part
        if question.offered and not self._labels:
            to_stderr(words.say("walk.said_before", texts="; ".join(question.offered)))

    def _typed(self, question: Question, before: str) -> str:
        to_stderr(self._sentence(question))
        prompt = words.say("walk.prompt")
        if not before:
            return ask(prompt)
        if not _can_stand(before):
            to_stderr(words.say("walk.stands_keep", text=before))
            return ask(prompt) or before
        with _standing(before):
            typed = ask(prompt)
        behind = typed.removeprefix(before).strip()
        return behind if behind[:1] == ":" and behind[1:] in WORDS else typed

    def _sentence(self, question: Question) -> str:
        choices = ", ".join(
            words.say("walk.choice", number=number, choice=words.say(f"walk.choice.{code}"))
            for number, code in enumerate(question.choices, 1)
        )
        if self._labels and (label := self._labels.get(plain_name(question.name))):
            text = words.say(f"walk.sheet.{plain_name(question.name)}")
            key = "walk.label_choices" if choices else "walk.label"
            return words.say(key, label=label, text=text, choices=choices)
        aloud = f"walk.aloud.{question.name}"
        key = aloud if self._talk.together and words.known(aloud) else f"walk.q.{question.name}"
        sentence = words.say(key)
        return words.say("walk.choices", question=sentence, choices=choices) if choices else sentence

    def _word(self, typed: str) -> str | None:
        """The word that was typed after a colon, whole or its first letters; None where it is an answer, like ":)".

        Raises NotUnderstood("walk_no_such").
        """
        word = typed[1:].strip().casefold()
        fits = [known for known in WORDS if word and known.startswith(word)]
        if len(fits) == 1:
            return fits[0]
        if word.isascii() and word.isalpha():
            raise NotUnderstood("walk_no_such", text=typed)
        return None

    def _tell(self, word: str, position: Position, question: Question) -> None:
        if word == "why":
            to_stderr(words.say(f"walk.why.{question.name}"))
            to_stderr(words.say(f"walk.again.{question.name}"))
        elif word == "plan":
            self._show_plan(position)
        else:  # :skip at the one question that is needed
            to_stderr(words.problem(NotUnderstood("walk_needed")))

    def _show_plan(self, position: Position) -> None:
        today = self._run.today(self._plan)
        self._run.show(gathered_view(position.told, today, new_goal=self._talk.goal is None), today)
        sys.stdout.flush()

    def _edited(self, before: str) -> str | None:
        """The answer out of an editor; None: rather not. With a lock on the plan, only after a word of warning."""
        from goalwalk.cli.editing import edited

        run = self._run
        locked = run.plans.exists() and run.plans.is_locked()
        if locked and not yes_or_no(words.say("walk.editor_warning")):
            return None
        return edited(run, before)


def chosen(question: Question, typed: str) -> str:
    """The code of the choice that was typed by its number, its name or its first letters; any other answer as it is.

    Raises NotUnderstood("one_of") with the names.
    """
    if not question.choices:
        return typed.strip()
    names = {code: words.say(f"walk.choice.{code}") for code in question.choices}
    said = typed.strip().casefold()
    for number, code in enumerate(question.choices, 1):
        if said in (str(number), code, names[code].casefold()):
            return code
    fits = [code for code, name in names.items() if said and said in _beginnings(name, code)]
    if len(fits) != 1:
        raise NotUnderstood("one_of", text=typed.strip(), known=list(names.values()))
    return fits[0]


def _beginnings(name: str, code: str) -> set[str]:
    """Whatever a choice can be told by: how it begins, and its code."""
    return {text[:end] for text in (name.casefold(), code) for end in range(1, len(text) + 1)}


def _can_stand(text: str) -> bool:
    """Whether a line editor can hold it: one line of plain letters."""
    if not text.isprintable() or not sys.stdout.isatty():
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
