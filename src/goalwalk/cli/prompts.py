"""The interviewer: asks on a terminal, one short question at a time. Nothing is held locked while a person types."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, NoReturn, TypeVar

from goalwalk import words
from goalwalk.cli import commands
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import asks_plainly, for_stderr, to_stderr
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, NotSaved, NotUnderstood, Stopped
from goalwalk.core.texts import INPUT_LIMIT
from goalwalk.words import say

T = TypeVar("T")
HINT = 26  # letters of what can be typed, at the end of a question, that stay on one line
TOGETHER = "\N{NO-BREAK SPACE}"
ROOM = 8  # columns that the last line of a question leaves for a short answer

TEXTS: tuple[Callable[[str], object], ...] = (texts.title, texts.note, texts.name)


def ask(question: str, *, text: bool = False) -> str:
    """An answer, stripped. What is none at any question is answered beside it, and it is asked once more: see `beside`.
    Raises what `line` does."""
    while True:
        typed = line(question)
        if not beside(typed, text=text):
            return typed


def beside(typed: str, *, text: bool) -> bool:
    """Whether something else than an answer was typed, and is answered here: words of a hard moment by the page for
    it, a whole command by a sentence. Where any words may be the answer (`text`), they are if the person says so."""
    from goalwalk.core.spoken import at_a_question, control, is_line

    need = at_a_question(typed)
    if need:
        _show_hard(Run.latest, lines_first=need == "lines")
    elif is_line(typed):
        told("ask.is_command")
    else:
        return False
    return need == "now" or not text or control(ask(say("ask.keep_heard"))) != "yes"


def _show_hard(run: Run, *, lines_first: bool = True) -> None:
    commands.function_of("beside", "daily.now")(run, lines_first=lines_first)


def line(question: str) -> str:
    """One line that is typed, stripped. Raises Stopped when the input ends (Ctrl-D), and when the terminal is gone."""
    try:
        prompt = prompted(question)
        from goalwalk.cli import terminal

        with terminal.seen():
            if sys.stdout.isatty() and not asks_plainly():
                with suppress(ImportError):  # not on every system
                    import readline  # noqa: F401 - line editing in input()
                return input(prompt).strip()
            sys.stderr.write(prompt)
            sys.stderr.flush()
            return input().strip()
    except EOFError as error:
        with suppress(OSError):
            sys.stderr.write("\n")
        raise Stopped("stopped") from error
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        raise Stopped("stopped") from error  # the terminal is gone


def prompted(question: str) -> str:
    """The last line of a question, which the answer stands behind; what is before it is said already."""
    import textwrap  # whoever is asked nothing does without

    sys.stdout.flush()
    columns = _columns()
    asked = for_stderr(question)
    at = asked.rfind("(")
    if 0 < len(asked) - at <= HINT:  # "(y, or Enter for no)" is not broken
        asked = asked[:at] + asked[at:].replace(" ", TOGETHER)
    lines = textwrap.wrap(asked, columns) or [""]
    if len(lines[-1]) > columns - ROOM:
        lines = textwrap.wrap(asked, columns - ROOM)
    *before, last = (line.replace(TOGETHER, " ") for line in lines)
    for line in before:
        sys.stderr.write(line + "\n")
    return f"{last} "


def _columns() -> int:
    from shutil import get_terminal_size

    return max(28, get_terminal_size().columns)


class Reader(Generic[T]):
    """How the answer to a question is read, and what kind of answer it takes.

    `words`: a text, of which any word could be meant; of any other kind `read` refuses what it is not. `passes`: Enter
    passes over it, and is read as an empty text. `no`: a plain no may be the answer, in words ("What would you say?")
    or to a question that is answered by yes and no. `nobody`: "no one yet" is an answer.
    """

    def __init__(
        self,
        read: Callable[[str], T],
        *,
        words: bool | None = None,
        passes: bool = False,
        no: bool = False,
        nobody: bool = False,
    ) -> None:
        self.read = read
        self.words = read in TEXTS if words is None else words
        self.passes = passes
        self.no = no
        self.nobody = nobody

    def __call__(self, typed: str) -> T:
        """The answer, read. Raises whatever `read` raises."""
        return self.read(typed)


def as_typed(check: Callable[[str], object]) -> Reader[str]:
    """Reads an answer that `check` takes, and gives it back as it was typed. Raises whatever `check` raises."""

    def read(typed: str) -> str:
        check(typed)
        return typed

    return Reader(read)


def ask_until(question: str, read: Callable[[str], T]) -> T:
    """Ask until `read` understands the answer; what stands in the way is said, and nothing typed is a dead end.

    A word that is for whoever asks ("yes", "no", "idk", "skip", "back", "help") is no answer in words: it means that,
    or it is asked whether it is the answer. `read` is a Reader where it takes more than an answer that is needed.

    Raises Stopped where somebody leaves, and for Enter alone where it is no answer: nobody is held at a question.
    """
    reader = read if isinstance(read, Reader) else Reader(read)
    way_out = say("ask.or_passes" if reader.passes else "ask.or_leaves")
    while True:
        typed = ask(question, text=reader.words)
        try:
            answer = heard(typed, reader)
            if answer is not None:
                return reader(answer)
        except (NotUnderstood, CannotBeDone) as problem:
            if not typed:
                raise Stopped("stopped") from problem
            to_stderr(f"{words.problem(problem)} {way_out}".strip())
            way_out = ""


def heard(typed: str, reader: Reader[T]) -> str | None:
    """What was typed as it is meant: the answer, an empty text where it passes over the question, None to be asked
    once more. What it is read by: see `Reader`.

    Raises Stopped where somebody leaves.
    """
    from goalwalk.core.spoken import control, is_nobody

    word = None if reader.nobody and is_nobody(typed) else control(typed)
    words, passes, no = reader.words, reader.passes, reader.no
    if word is None or (not words and (word == "yes" or (word == "no" and no))):
        return typed
    if word in ("help", "back"):
        told(f"ask.{word}.passes" if passes and word == "help" else f"ask.{word}")
        return None
    if (word in ("no", "yes") and words and (no or not passes)) or (word == "yes" and words):
        return keeps(typed, passes=passes and word == "no")
    if passes and word != "later":
        return ""
    if word == "unsure":
        told("ask.unsure")
        return None
    raise Stopped("stopped")


def keeps(typed: str, *, passes: bool) -> str | None:
    """Ask whether a word like "no" is the answer in words. Yes keeps it; anything that is no such word is the answer in
    its place; Enter and a no pass over the question, or (`passes` False) it is asked once more."""
    from goalwalk.core.spoken import control

    answer = ask(say("ask.keep_word.passes" if passes else "ask.keep_word", text=typed), text=True)
    word = control(answer)
    if word == "yes":
        return typed
    if answer and word is None:
        return answer
    return "" if passes else None


def told(key: str) -> None:
    """Say a sentence to whoever is being asked."""
    to_stderr(say(key))


def passing(read: Callable[[str], T], *, no: bool = False) -> Reader[T | None]:
    """`read`, which Enter passes over; so do a plain no, but for where it may be the answer (`no`), and not knowing."""
    words = read.words if isinstance(read, Reader) else None
    inner = Reader(read, words=words)
    return Reader(lambda typed: inner(typed) if typed else None, words=inner.words, passes=True, no=no)


def ask_or_pass(key: str, read: Callable[[str], T], *, no: bool = False, **facts: words.Fact) -> T | None:
    """What is answered to a question by its key; None where Enter, or what means the same, passes over it."""
    return ask_until(say(key, **facts), passing(read, no=no))


def unless_behind(run: Run, record: Callable[[bool], T]) -> T:
    """What `record` gives. A day that points ahead and has passed already is asked of: it may be a slip, and Enter
    leaves; `--yes` keeps it.

    Raises NotUnderstood("day_behind") where nobody can be asked.
    """
    try:
        return record(run.yes)
    except NotUnderstood as problem:
        if problem.code != "day_behind" or not run.can_ask:
            raise
        from goalwalk.words.days import full_day

        run.name_whose()
        day = problem.facts["day"]
        if not yes_or_no(words.say("ask.day_behind", day=full_day(day)), enter=False):  # type: ignore[arg-type]
            raise Stopped("stopped") from None
        return record(True)


def number_is_meant(run: Run, moved: CannotBeDone) -> None:
    """Ask whether the thing that has a number now is meant, of all that two devices had given it. Raises Stopped."""
    run.name_whose()
    told = {"now": words.fact_text([moved.facts["now"]]), "options": words.fact_text(moved.facts["options"])}
    if not yes_or_no(words.say("ask.number_moved", **told), enter=False):
        raise Stopped("stopped")


def until_saved(run: Run, save: Callable[[], T]) -> T:
    """What `save` gives. What was typed is not dropped because of a full disk or another window: it can be tried again.

    Raises NotSaved where nobody can be asked.
    """
    while True:
        try:
            return save()
        except NotSaved as problem:
            if not run.can_ask:
                raise
            run.working.erase()
            to_stderr(words.problem(problem))
            ask(words.say("ask.again"))


def given(typed: str, read: Callable[[str], T]) -> T:
    """What was typed for an option, read; a single dash takes it from stdin. Of a text that speaks of death it is asked
    first whether it is to be kept, as in `no_verb`."""
    if typed != "-" and (read.words if isinstance(read, Reader) else read in TEXTS) and not Run.latest.heard:
        from goalwalk.core.spoken import of_death

        if of_death(typed):
            _heard_first(Run.latest)
    return read(from_stdin() if typed == "-" else typed)


def needed(run: Run, typed: str | None, key: str, example: str, read: Callable[[str], T], *, of_plan: bool = True) -> T:
    """What was given, or what a person answers; a single dash reads it from stdin. What goes into a locked plan
    (`of_plan`) is asked for once it is open: nobody types for nothing.

    Raises NotUnderstood("needed") where it was not given and nobody can be asked, Stopped for Enter alone.
    """
    reader: Reader[T] = read if isinstance(read, Reader) else Reader(read)
    if typed is not None:
        if typed != "-" and reader.words:
            typed = no_verb(run, typed, example)
        return given(typed, read)
    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say(f"needed.{key}"), example=example)
    run.name_whose()
    if of_plan:
        run.session.open()
    return ask_until(words.say(f"ask.{key}"), reader)


def _leave() -> NoReturn:
    """Nobody is held at a question that has to have an answer: Enter alone leaves."""
    raise Stopped("stopped")


def no_verb(run: Run, typed: str, example: str) -> str:
    """A text that was given on the command line. Where its siblings take it for a verb ("list", "show 1"), and where it
    speaks of death, it is asked whether it is to be kept.

    Raises NotUnderstood("verb") and "heard" where nobody can be asked, Stopped where it is not to be kept.
    """
    from goalwalk.core.spoken import of_death, verb

    if of_death(typed):
        _heard_first(run)
        return typed
    if run.yes or verb(typed) is None:
        return typed
    if not run.can_ask:
        raise NotUnderstood("verb", text=typed, example=example)
    kept = keeps(typed, passes=True)
    return kept if kept else _leave()


def _heard_first(run: Run) -> None:
    """Words of death behind a command: the page for a hard moment comes first, and then whether they are to be kept. A
    program that says so already gets the one answer that it reads.

    Raises Stopped where they are not; NotUnderstood("heard") where nobody can be asked.
    """
    if not (run.yes and run.json):
        _show_hard(run)
    if run.yes:
        return
    if not run.can_ask:
        raise NotUnderstood("heard")
    from goalwalk.core.spoken import control

    if control(ask(say("ask.keep_heard"))) != "yes":
        raise Stopped("stopped")


def in_one(typed: list[str] | None) -> str | None:
    """What was typed without quotes, as the one text it was meant to be."""
    return " ".join(typed) if typed else None


def from_stdin() -> str:
    """All of stdin, without the line end at its end. Raises NotUnderstood("input_too_long"): it may never end."""
    data = sys.stdin.buffer.read(INPUT_LIMIT + 1)
    if len(data) > INPUT_LIMIT:
        raise NotUnderstood("input_too_long", limit=INPUT_LIMIT // 1024)
    return data.decode("utf-8", "surrogateescape").rstrip("\r\n")


def yes_or_no(question: str, *, enter: bool = True, why: str | None = None) -> bool:
    """Whether the answer is yes; just Enter is one, or (`enter` False) is not. Whoever passes, or does not know, says
    no, and so does a word behind a colon where Enter does; anything else is asked again. `why`: the key of what is told
    to whoever asks."""
    from goalwalk.core.spoken import STEERING, control, plain

    while True:
        answer = ask(question)
        word = control(answer)
        if why and STEERING.get(plain(answer)) in ("help", "why"):
            told(why)
        elif word in ("yes", "no", "skip", "later", "unsure") or not answer or (not enter and answer[0] == ":"):
            return word == "yes" or (enter and not answer)
        else:
            told("ask.back" if word == "back" else "ask.enter_y_n")


def sure(run: Run, question: str) -> bool:
    """Whether the person says yes; `--yes` says it for them. Raises NotUnderstood("needs_yes") with nobody to ask."""
    if run.yes:
        return True
    if not run.can_ask:
        raise NotUnderstood("needs_yes")
    run.name_whose()
    from goalwalk.core.spoken import control

    return control(ask(words.say("ask.sure", question=question))) == "yes"
