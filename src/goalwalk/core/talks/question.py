"""A question of a talk, and how each kind of answer is read. What it says stands in the catalogue, by its name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from goalwalk.core import texts
from goalwalk.core.amounts import read_whole
from goalwalk.core.days import read_day
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.nouns.levels import read_ruler
from goalwalk.core.nouns.meetings import check_later
from goalwalk.core.nouns.pauses import paused
from goalwalk.core.nouns.ways import Ways, read_ways
from goalwalk.core.rhythm.often import read_often
from goalwalk.core.rhythm.rhythms import Often
from goalwalk.core.spoken import NO, is_nobody, plain
from goalwalk.core.spoken import YES as SAID_YES
from goalwalk.core.talks.gathered import Gathered, pieces
from goalwalk.core.talks.one_breath import often_behind, place, whom_behind
from goalwalk.core.times import read_when
from goalwalk.core.tuples import NamedTuple

Read = Callable[[str, date], Any]  # the text of an answer, and the day it was given on

YES = "yes"


class Question(NamedTuple):
    """One question. `turn`: the how-manieth of several like it; `part` is `number` of `of` parts.

    `choices` are the codes one of which is the answer. `before` stands there already, to be kept or changed;
    `offered` are the person's own words from earlier that may help. `heard`: how the answer is said back.
    `needed`: it is the one that cannot be passed over. `no`: a plain no passes over it, as an empty answer does.
    `nobody`: there, "no one yet" is an answer, and no plain no. `first`: first steps towards people are offered by
    number, and one of them, or one in other words, is the answer.
    `asks`: it is asked with yes and no in mind, so a plain yes is the beginning of an answer, and not the answer.
    `fits`: it asks whether something is right as it is: a yes leaves it so, a no asks for something smaller.
    `options` are the person's own words from just before, one of which is the answer, by its number.
    `adds`: an answer that is given without seeing what stands there comes on top of it.
    `about`: the thing of the plan it is asked about; `key` tells it from the same question about another one.
    `opens`: a talk of two begins with it; what cannot wait comes first there.
    """

    name: str
    part: str
    number: int
    of: int
    read: Read
    so_far: Gathered
    turn: int = 1
    choices: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    before: str = ""
    offered: tuple[str, ...] = ()
    heard: str = ""
    needed: bool = False
    no: bool = False
    adds: bool = False
    nobody: bool = False
    first: bool = False
    asks: bool = False
    fits: bool = False
    about: object = None
    key: str = ""
    opens: bool = False

    @property
    def words(self) -> bool:
        """Whether any text is an answer."""
        return self.read in (title, note, titles, step_said) and not self.choices

    @property
    def text(self) -> bool:
        """Whether what is typed is a text, if not any text."""
        return self.words or self.read is place

    @property
    def id(self) -> str:
        """Tells it from every other question of the talk."""
        behind = (*([self.key] if self.key else ()), *([str(self.turn)] if self.turn > 1 else ()))
        return "#".join((self.name, *behind))

    def is_no(self, text: str) -> bool:
        """Whether that is a plain no, which passes over the question."""
        return self.no and plain(text) in NO and not (self.nobody and is_nobody(text))


def title(text: str, _: date) -> str:
    """A short text; its lines become one. Raises what `texts.title` does."""
    return texts.title(" ".join(text.splitlines()))


def step_said(text: str, today: date) -> tuple[str, Often | None]:
    """A step, and how often or by which day it is done, if that stands behind it. Raises as `title` does."""
    said = often_behind(text, today)
    return (title(text, today), None) if said is None else (title(said[0], today), how_often(said[1], today))


def note(text: str, _: date) -> str:
    """A text of any length. Raises what `texts.note` does."""
    return texts.note(text)


def titles(text: str, _: date) -> str:
    """Several short texts, one a line or between semicolons."""
    for piece in pieces(texts.note(text)):
        texts.title(piece)
    return texts.note(text)


def how_often(text: str, today: date) -> Often:
    """How often, or by which day it is done once. Raises NotUnderstood("walk_when"), or what `read_often` does."""
    try:
        return read_often(text, today, either=True)
    except NotUnderstood as problem:
        if problem.code != "rhythm":
            raise
        raise NotUnderstood("walk_when", text=text) from problem


def when(text: str, today: date) -> tuple[date, str | None]:
    """A day to come and a time of it. Raises what `read_when` does, CannotBeDone("before_talk") for a day gone by."""
    found = read_when(text, today)
    check_later(today, found[0])
    return found


def whom_too(text: str, today: date) -> tuple[date, str | None, str | None]:
    """A day to come, a time of it, and with whom, if that stands behind it. Raises as `when` does."""
    told = whom_behind(text)
    if told is not None:
        with suppress(NotUnderstood):
            return (*when(told[0], today), texts.title(told[1]))
    return (*when(text, today), None)


def day_back(text: str, today: date) -> date:
    """The day on which a rest that begins today ends. Raises as `read_day` does; CannotBeDone("back_before_pause")."""
    back = read_day(text, today, "future", today + timedelta(days=1))
    paused((), today, back)
    return back


def ways_said(text: str, _: date) -> Ways:
    """How the two reach each other until the next talk. Raises as `title` does."""
    return read_ways(text)


def same_or(before: Ways) -> Read:
    """Those ways, where a yes says that they are the same; others, as `ways_said` reads them."""

    def read(text: str, today: date) -> Ways:
        return before if plain(text) in SAID_YES else ways_said(text, today)

    return read


def ruler(text: str, _: date) -> int:
    """A whole number 0–10. Raises NotUnderstood("ruler")."""
    return read_ruler(text)


def one_of(*codes: str) -> Read:
    """One of these codes; whoever asks turns what was typed into one. Raises NotUnderstood("one_of")."""

    def read(text: str, _: date) -> str:
        if text not in codes:
            raise NotUnderstood("one_of", text=text, known=list(codes))
        return text

    return read


def yes(text: str, _: date) -> str:
    """A yes; whoever says no passes over it. Raises NotUnderstood("yes_or_enter")."""
    if plain(text) not in SAID_YES:
        raise NotUnderstood("yes_or_enter")
    return YES


def numbered(most: int) -> Read:
    """The number of one of so many. Raises NotUnderstood("one_number")."""

    def read(text: str, _: date) -> int:
        number = read_whole(text, 1, most)
        if number is None:
            raise NotUnderstood("one_number", text=text, most=most)
        return number

    return read


def consent(most: int) -> Read:
    """Yes, or the numbers, up to `most`, of what to leave out or to take in again.

    Raises NotUnderstood("walk_consent").
    """

    def read(text: str, _: date) -> str | frozenset[int]:
        words = text.casefold().replace(",", " ").replace(".", " ").split()
        if plain(text) in SAID_YES:
            return YES
        numbers = [read_whole(word, 1, most) for word in words]
        if not numbers or None in numbers:
            raise NotUnderstood("walk_consent", most=most)
        return frozenset(number for number in numbers if number)

    return read
