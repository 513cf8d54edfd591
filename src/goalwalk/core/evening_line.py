"""What is said of today's steps in one line, in the evening: "1 2p 3r", "walk, pills both", "1 15 min", "all but 2".

A bare number is always a step of the list; an amount stands behind its step with a unit, or after "=". A word behind a
step is said of that step; before steps, of each behind it. What could be said of two is asked for anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalwalk.core.amounts import ONCE_EACH, ONE, read_amount, read_whole
from goalwalk.core.days import is_number
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Word
from goalwalk.core.nouns.check_ins import SHOWN, Outcome
from goalwalk.core.said_line import SMALL, TO_NAME
from goalwalk.core.tuples import NamedTuple

LETTERS: dict[str, Word] = {"": "done", "d": "done", "p": "partly", "r": "rest", "n": "not today"}
SAID: dict[Word, str] = {
    "done": "d; done; did; yes; y; ok",
    "partly": "p; partly; part; partially; half; a bit; in part",
    "rest": "r; rest; rested; resting",
    "not today": "n; no; not; not today; not done; skip; skipped",
}
WORDS = {tuple(said.split()): word for word, words in SAID.items() for said in words.split("; ")}
ALL = (("all", "of", "them"), ("all",), ("everything",))
BUT = ("but", "except")
NOTHING = ("none", "nothing", "nope")
JOINED = (",", "and", "&", "+")
LONGEST_WORD, LONGEST_AMOUNT, LONGEST_NAME = 2, 5, 12  # words
MOST = 100_000  # of what a bare number may count
LONGEST = 200  # words of a line


class Listed(NamedTuple):
    """A step of the list, numbered by its place; `left` of its target for that day, in thousandths."""

    id: str
    title: str = ""
    unit: str | None = None
    left: int = 0


def example(count: int) -> str:
    """A line that can be typed of so many steps (at least one), with as many words as there are to show."""
    return " ".join(("1", "2p", "3r")[:count])


def is_two_things(listed: Listed, outcome: Outcome) -> bool:
    """Whether a plain done of a step that is done several times a day may be once, or all that is left."""
    plain = outcome.word == "done" and outcome.amount is None
    return plain and (listed.unit or "").casefold() in ONCE_EACH and listed.left > ONE


def read_times(text: str, listed: Listed) -> Outcome:
    """Of such a step, what was answered: both, all, one, or a number up to what is left. Raises NotUnderstood."""
    said = folded(text).strip(" .")
    if said in ("one", "1", "once", "just one", "only one"):
        return Outcome("done")
    if said in ("both", "all", "twice", "all of them") and (said in ("all", "all of them") or listed.left == 2 * ONE):
        return Outcome("done", listed.left)
    times = read_whole(said, 1, listed.left // ONE)
    if times is None:
        raise NotUnderstood("line_times", text=text, n=listed.left // ONE)
    return Outcome("done", times * ONE)


def read_line(text: str, steps: Sequence[Listed]) -> dict[str, Outcome]:
    """What the line says of which id. An empty line says nothing.

    Raises NotUnderstood: "line" with the word that is not understood and an `example`; "line_several" with the
    `numbers` that a word fits; "line_amount" for a number that is no step, and no amount either; "line_whose" for a
    word that may be said of one step or of several; "said_twice"; and what `read_measure` raises for an amount behind
    a step.
    """
    words = _words(text)
    if not words or tuple(words) in [(word,) for word in NOTHING]:
        return {}
    line = _Line(words[:LONGEST], steps)
    try:
        return line.of_all() or line.read()
    except NotUnderstood as problem:
        said = _told(text, steps) if problem.code in ("line", "line_amount") else None
        if said is None:
            raise
        return said


def _told(text: str, steps: Sequence[Listed]) -> dict[str, Outcome] | None:
    """What the line says as it is told, in words of its own; None where that is not understood either."""
    from goalwalk.core.plain.evening import Known, evening  # whoever is understood does without
    from goalwalk.core.plain.lines import told

    def named(words: Sequence[str]) -> int | None:
        line = _Line(list(words), steps)
        if any(word[0] in "/=" for word in words):
            return None
        try:
            step, length = line.step_at(0)
        except NotUnderstood:
            return None
        return line._place(step.id) if step is not None and length == len(words) else None

    def measured(place: int, much: str) -> int | None:
        try:
            return None if _is_plain(much) else _measure(much, steps[place - 1])
        except NotUnderstood:
            return None

    titles = [step.title for step in steps]
    said = evening(text, Known(titles, named, measured))
    if said is not None:
        return {steps[place - 1].id: Outcome(LETTERS[letter], amount) for place, letter, amount in said}
    line = _Line(told(text, titles)[:LONGEST], steps)
    try:
        return line.of_all() if line.words else None
    except NotUnderstood:
        return None


class _Line:
    """The words of a line, read from the left."""

    def __init__(self, words: list[str], steps: Sequence[Listed]) -> None:
        self.words, self.steps = words, steps
        self.said: dict[str, Outcome] = {}
        self.side_by_side: list[str] = []  # the last ones, behind which nothing was said
        self.bare: set[str] = set()  # all of those
        self.apart = False  # a comma stands before the step
        self.like = example(len(steps))

    def of_all(self) -> dict[str, Outcome] | None:
        """ "All", "all rest", "all but 2"; and a word alone, where there is one step; None for any other line."""
        lead = next((len(words) for words in ALL if tuple(self.words[: len(words)]) == words), 0)
        if self.step_at(0)[1] > lead:  # a title that begins so
            return None
        word, length = self.word_at(lead)
        rest = self.words[lead + length :]
        if not lead and (word is None or rest or self._titled(self.words)):
            return None
        if not lead and len(self.steps) > 1:
            typed = " ".join(self.words)
            raise NotUnderstood("line_whose", text=typed, one=f"all {typed}", other=f"1 {typed}")
        others: dict[str, Outcome] = {}
        told: dict[str, Outcome] = {}
        if rest:
            if rest[0] not in BUT:
                return None
            but = _Line(rest[1:], self.steps)
            others = but.read()
            if not others:
                raise self.unknown(lead + length)
            told = {id: outcome for id, outcome in others.items() if id not in but.bare}
        return {step.id: Outcome(word or "done") for step in self.steps if step.id not in others} | told

    def read(self) -> dict[str, Outcome]:
        """Each step with what is said of it."""
        at, leading, waits = 0, None, False
        while at < len(self.words):
            if self.words[at] in JOINED:
                self.apart = self.words[at] == ","
                at += 1
                continue
            both, length = self.step_at(at + 1) if self.words[at] == "both" else (None, 0)
            if both is not None and _is_twice(both) and both.id not in self.said:
                at, waits = self.behind(at + 1 + length, both, leading, both.left), False
                continue
            step, length = self.step_at(at)
            word, of_word = self.word_at(at) if step is None else (None, 0)
            if word and not waits and (leading or not self.said):
                leading, waits, at = word, True, at + of_word
                continue
            if step is None:
                raise self.unknown(at)
            if step.id in self.said:
                raise NotUnderstood("said_twice", id=step.id)
            at, waits = self.behind(at + length, step, leading, self.counted(at, length, step)), False
        if waits:
            raise self.unknown(len(self.words) - 1)
        return self.said

    def counted(self, at: int, length: int, step: Listed) -> int | None:
        """So much of a step that is named in words, where a bare number stands right behind: "read 20" of a list of
        three. Raises NotUnderstood("line_whose") for a number that may be a step as well."""
        much = self.words[at + length] if at + length < len(self.words) else ""
        if not is_number(much) or step.unit is None or self.words[at][0].isdecimal() or not read_whole(much, 1, MOST):
            return None
        of_it = self.words[at + length + 1 : at + length + 2]
        if of_it and (of_it[0].startswith(("/", "=")) or _is_measure(f"{much} {of_it[0]}", step)):
            return None
        place = read_whole(much, 1, len(self.steps))
        if place and self.steps[place - 1].id not in (*self.said, step.id):
            own = self._place(step.id)
            name = " ".join(self.words[at : at + length + 1])
            raise NotUnderstood("line_whose", text=name, one=f"{own}={much}", other=f"{own}, {much}")
        del self.words[at + length]
        return read_amount(much)

    def behind(self, at: int, step: Listed, leading: Word | None, amount: int | None) -> int:
        """Take what is said behind a step, a word and an amount in either order; where the next one begins."""
        start = at
        glued = self.words[at - 1].startswith("/")  # the letter at its number
        word = LETTERS[self.words[at - 1][1:]] if glued else None
        while at < len(self.words):
            measured, length = self.amount_at(at, step) if amount is None else (None, 0)
            if measured is not None:
                amount, at = measured, at + length
                continue
            found, length = (None, 0) if word or leading else self.word_at(at)
            if found is None:
                break
            self._of_one(step, found, self.words[at : at + length])
            word, at = found, at + length
        outcome = Outcome(word or leading or "done", amount)
        if amount is not None and outcome.word not in SHOWN:
            said = " ".join(self.words[start - 1 - glued : at]).replace(" /", "").replace(" =", "=")
            raise NotUnderstood("line", text=said, example=self.like)
        bare = word is None and amount is None
        self.side_by_side = [*self.side_by_side, step.id] if bare and not leading else []
        self.bare |= {step.id} if bare else set()
        self.said[step.id] = outcome
        return at

    def _of_one(self, step: Listed, word: Word, typed: list[str]) -> None:
        """Raises NotUnderstood("line_whose") where the word may be said of the steps before as well, or names one."""
        letter, place = word[0], self._place(step.id)
        before = [self._place(id) for id in self.side_by_side]
        each = " ".join(f"{number}{letter}" for number in (*before, place))
        if before and word != "done" and not (self.apart and word == "partly"):
            said = " ".join([*(str(number) for number in before), f"{place}{letter}"])
            raise NotUnderstood("line_whose", text=" ".join(typed), one=each, other=said)
        if named := self._titled(typed):
            said = f"{place} {self._place(named.id)}"
            raise NotUnderstood("line_whose", text=" ".join(typed), one=each, other=said)

    def _place(self, id: str) -> int:
        return next(number for number, step in enumerate(self.steps, 1) if step.id == id)

    def _titled(self, words: list[str]) -> Listed | None:
        """The step whose whole title that is."""
        return next((step for step in self.steps if _plain(step.title) == words), None)

    def word_at(self, at: int) -> tuple[Word | None, int]:
        """The word that stands there, and how long it is."""
        for length in range(LONGEST_WORD, 0, -1):
            word = WORDS.get(tuple(self.words[at : at + length]))
            if word is not None:
                return word, length
        return None, 0

    def step_at(self, at: int) -> tuple[Listed | None, int]:
        """The step that is named there by its number, its id or words of its title, the longest such; and how many
        words that takes. Raises NotUnderstood("line_several")."""
        name = self.words[at] if at < len(self.words) else ""
        place = read_whole(name, 1, len(self.steps))
        step = self.steps[place - 1] if place else next((step for step in self.steps if step.id == name), None)
        if step is not None:
            glued = at + 1 < len(self.words) and self.words[at + 1].startswith("/")
            return step, 1 + glued
        _, of_word = self.word_at(at)
        for length in range(min(len(self.words) - at, LONGEST_NAME), of_word, -1):
            words = [word for word in self.words[at : at + length] if word != ","]
            if self.words[at + length - 1] in JOINED or SMALL.issuperset(words):
                continue
            fits = [step for step in self.steps if _is_in(words, step.title)]
            whole = [step for step in fits if _plain(step.title) == words]
            if len(whole or fits) == 1:
                return (whole or fits)[0], length
            if fits:
                numbers = [str(self._place(step.id)) for step in fits]
                raise NotUnderstood(
                    "line_several", text=" ".join(words), numbers=", ".join(numbers), example=numbers[0]
                )
        titled = self._titled(self.words) if at == 0 else None
        if titled is None and name in TO_NAME:
            step, length = self.step_at(at + 1)
            return step, length + 1 if step else 0
        return titled, len(self.words) if titled else 0

    def amount_at(self, at: int, step: Listed) -> tuple[int | None, int]:
        """The amount that stands there, and how many words it takes: "=15", "15 min", "both". Raises NotUnderstood for
        one that is not in the unit of the step."""
        first = self.words[at]
        if first.startswith("="):
            return _measure(first[1:], step), 1
        if first in ("both", "twice") and _is_twice(step):
            return step.left, 1
        for length in range(min(LONGEST_AMOUNT, len(self.words) - at), 0, -1):
            words = self.words[at : at + length]
            if any(word in (",", "&", "+") or word[0] in "=/" for word in words) or words[-1] == "and":
                continue
            if _is_plain(words[-1]) or (length == 1 and (self.step_at(at)[0] or first.isalpha()) and first != "once"):
                continue  # a bare number is a step
            try:
                return _measure(" ".join(words), step), length
            except NotUnderstood:
                continue
        of_it = self.words[at + 1 : at + 2]
        apart = _is_plain(first) and bool(of_it) and of_it[0].isalpha() and of_it[0] not in JOINED
        given = first if first[0].isdecimal() and not _is_plain(first) else f"{first} {of_it[0]}" if apart else ""
        if given and not self.step_at(at)[0] and not self.word_at(at + 1)[0]:
            _measure(given, step)
        return None, 0

    def unknown(self, at: int) -> NotUnderstood:
        """That a word means nothing here."""
        word = self.words[at].lstrip("/=")
        if is_number(word) and self.said and len(word) < 6:
            return NotUnderstood("line_amount", text=word, example=f"{self._place(list(self.said)[-1])}={word}")
        return NotUnderstood("line", text=word, example=self.like)


def _is_twice(step: Listed) -> bool:
    """Whether two of it are left, each of them one time."""
    return step.left == 2 * ONE and (step.unit or "") in ONCE_EACH


def _measure(text: str, step: Listed) -> int:
    if _is_plain(text) or not text:
        return read_amount(text)
    from goalwalk.core.units import read_measure

    return read_measure(text, step.unit, of=step.id)


def _is_measure(text: str, step: Listed) -> bool:
    try:
        return bool(_measure(text, step))
    except NotUnderstood:
        return False


def _is_plain(word: str) -> bool:
    """Whether it is a number alone, "15" or "1.5"."""
    return word.replace(".", "", 1).replace(",", "", 1).isdecimal()


def _words(text: str) -> list[str]:
    """The line in words; a comma is one, but for that in an amount: "1=2,5". A letter at a number stands apart, with a
    stroke before it, and so does what "=" gives."""
    words: list[str] = []
    for chunk in folded(text).replace(";", " , ").replace(" =", "=").replace("= ", "=").split():
        name, equals, amount = chunk.partition("=")
        pieces = [name] if equals else chunk.replace(",", " , ").split()
        for piece in pieces:
            number, letter = piece[:-1], piece[-1:]
            if letter in ("d", "p", "r", "n") and number and number.replace(".", "", 1).isdecimal():
                words += [number, f"/{letter}"]
            elif piece:
                words.append(piece if is_number(piece) else piece.strip("!?:/").rstrip(".") or "?")
        if equals:
            words.append(f"={amount}")
    return words


def _plain(title: str) -> list[str]:
    return [word.strip(".,;:!?()\"'") for word in folded(title).split()]


def _is_in(words: Sequence[str], title: str) -> bool:
    """Whether these words stand in the title side by side, the last of them perhaps not to its end."""
    known = _plain(title)
    *first, last = words
    if len(last) < 2 or _is_plain(last):
        return False
    starts = range(len(known) - len(words) + 1)
    return any(known[at : at + len(first)] == first and known[at + len(first)].startswith(last) for at in starts)
