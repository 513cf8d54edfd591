"""What answers a talk: the text of an answer, or where to go instead; and the lines of a file that give them."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Protocol

from goalwalk import words
from goalwalk.cli.run import Run
from goalwalk.core.amounts import read_whole
from goalwalk.core.answer_file import ENOUGH, Line
from goalwalk.core.errors import NotUnderstood, Problem
from goalwalk.core.spoken import FINE, NO, TOO_BIG, is_nobody, plain
from goalwalk.core.spoken import YES as YES_WORDS
from goalwalk.core.talks.draft import Position
from goalwalk.core.talks.on_paper import LABELS, labels, plain_name
from goalwalk.core.talks.one_breath import place
from goalwalk.core.talks.part import Talk
from goalwalk.core.talks.question import YES, Question, yes
from goalwalk.core.tuples import NamedTuple


class Move(Enum):
    """Instead of an answer: to the question before, to what there is, read back, out of the walk until next time, or
    out of it onto paper, with nothing kept."""

    BACK = "back"
    ENOUGH = "enough"
    LEAVE = "leave"
    PAPER = "paper"


class Change(NamedTuple):
    """Instead of an answer: back to the question at which that line of the plan was told."""

    line: int


Given = str | Move | Change | None


class Answers(Protocol):
    """Gives an answer to each question."""

    def answer(self, position: Position, today: date) -> Given:
        """The text, None to pass over, or where to go instead."""

    def end(self) -> None:
        """Raise NotUnderstood if something was said that nobody asked."""


class Lines:
    """The lines of a file of answers, in the order in which they are asked for."""

    def __init__(self, run: Run, talk: Talk, lines: tuple[Line, ...]) -> None:
        self._run = run
        self._lines = list(lines)
        self._labels = labels(talk)

    def answer(self, position: Position, today: date) -> Given:
        """The next line, if it is for this question.

        Raises NotUnderstood: "walk_answer" with the `line`, the `name` and `why`; "walk_no_yes", "walk_not_asked".
        """
        question = position.question
        assert question is not None
        while self._lines and not self._lines[0].text and not self._is_for(self._lines[0], question):
            if self._lines[0].name == ENOUGH:
                return self._enough(question)
            self._lines.pop(0)  # nothing was answered, so it is all one whether it is asked
        if self._lines and self._is_for(self._lines[0], question):
            line = self._lines.pop(0)
            return Move.LEAVE if question.needed and plain(line.text) in NO else self._read(line, question, today)
        if not question.needed:
            return None
        self.end()
        if not self._run.yes:
            raise NotUnderstood("walk_no_yes")
        return YES

    def end(self) -> None:
        """Raise NotUnderstood("walk_not_asked") if a line is left, or "walk_other_sheet" if its label is of another."""
        if self._lines and self._lines[0].name != ENOUGH:
            line = self._lines[0]
            known = line.name in LABELS.values() and line.name not in self._labels.values()  # without --from-sheet
            raise NotUnderstood("walk_other_sheet" if known else "walk_not_asked", line=line.number, name=line.name)

    def _enough(self, question: Question) -> Move:
        """Out of the walk; where a yes stands behind it, to what there is. What else stands behind it is not asked."""
        if question.needed or not self._lines[1:] or self._lines[1].name != "adopt":
            return Move.LEAVE
        self._lines.pop(0)
        return Move.ENOUGH

    def _is_for(self, line: Line, question: Question) -> bool:
        plain = plain_name(question.name)
        return line.name in (question.name, plain, self._labels.get(plain))

    def _read(self, line: Line, question: Question, today: date) -> str | None:
        if not line.text or question.is_no(line.text) or (question.fits and plain(line.text) in FINE):
            return None
        if why := _no_answer(question, plain(line.text)):
            raise NotUnderstood("walk_answer", line=line.number, name=line.name, why=why)
        try:
            text = chosen(question, line.text)
            if question.adds and question.before:
                text = f"{question.before}\n{text}"
            question.read(text, today)
        except Problem as problem:
            why = words.problem(problem)
            raise NotUnderstood("walk_answer", line=line.number, name=line.name, why=why) from problem
        return text


def _no_answer(question: Question, said: str) -> str | None:
    """Why a plain yes or no, or that a step is too big, is no answer to it here, where nobody can be asked back."""
    if question.nobody and is_nobody(said):
        return None
    if question.fits and said in YES_WORDS | TOO_BIG:
        return words.say("walk.smaller")
    return words.say("walk.word", text=said) if question.words and said in YES_WORDS | NO else None


def chosen(question: Question, typed: str) -> str:
    """The code of the choice that was typed by its number, its name or its first letters; the title of the first step
    towards people that was typed by its number; any other answer as it is.

    Raises NotUnderstood: "one_of" with the names; "first_number" with the `most`.
    """
    if question.first:
        return _first_step(typed.strip())
    if question.name == "went":
        from goalwalk.cli.nouns.meeting_answers import how_it_went

        return how_it_went(typed)
    if question.read in (yes, place) and plain(typed) in YES_WORDS | NO:
        return YES if plain(typed) in YES_WORDS else "no"
    if question.options:
        return _numbered(question.options, typed.strip())
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


def _numbered(options: tuple[str, ...], typed: str) -> str:
    """The number of the option that was typed by it, or by how it begins."""
    if typed.isdecimal():
        return typed
    fits = [number for number, text in enumerate(options, 1) if text.casefold().startswith(typed.casefold())]
    if len(fits) != 1:
        raise NotUnderstood("one_of", text=typed, known=list(options))
    return str(fits[0])


def _first_step(typed: str) -> str:
    from goalwalk.words.ready_made import FIRST_STEPS

    if not typed.isdecimal():
        return typed
    number = read_whole(typed, 1, len(FIRST_STEPS))
    if number is None:
        raise NotUnderstood("first_number", text=typed, most=len(FIRST_STEPS))
    return FIRST_STEPS[number - 1].title


def _beginnings(name: str, code: str) -> set[str]:
    """Whatever a choice can be told by: how it begins, and its code."""
    return {text[:end] for text in (name.casefold(), code) for end in range(1, len(text) + 1)}
