"""Which words of a line belong to an option: its value needs no quotes.

The words behind an option that takes a text are its value, up to the next option. Where the command would then lack
what it needs, and nothing stood before, it takes as many as it plainly understands (a day, a rhythm, an amount with its
unit), else one. One of a few words, a number, or a file is one word, whatever stands behind it; and a file that the
command writes or reads is no part of a text. What was typed in quotes is whole as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from goalwalk.cli.parameters import ALSO, FILES, Parameter
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.tuples import NamedTuple

# Options of one word, whatever follows: one of a few words, a file, a zone, a key, a number that names a thing.
OF_ONE_WORD = frozenset(
    (
        *("--kind", "--area", "--status", "--as", "--titles", "--dates", "--paper", "--only", "--without"),
        *("--file", "--into", "--answers", "--zone", "--key", "--code", "--weeks", "--copy", "--steps", "--years"),
    )
)
OF_A_THING = frozenset(("--of", "--goal"))  # by its number, which is a word; nothing else stood before
# Numbers of one word, but where the option is a text: "helped 3 friends".
OF_NUMBERS = frozenset(
    ("--helped", "--mood", "--urge", "--importance", "--confidence", "--level", "--weight", "--room", "--came")
)
OF_TEXTS = ("setback --helped", "barrier happened --came")  # which are called like numbers
OF_DAYS = frozenset(("--on", "--since", "--from", "--to", "--until", "--by", "--start", "--week", "--call"))
A_DAY_HERE = frozenset(("clock return --remove",))  # which is a number, or a part of a text, elsewhere
OF_AMOUNTS = frozenset(("--amount", "--target"))
NEED = frozenset(("done", "skip", "win", "keep"))  # commands that need words, and ask for them
NO_DAY = ("day", "when")  # what is no day at all; any other problem is of a day


class _Of(NamedTuple):
    """A command, and what it takes: a `file` first; words that it `needs`; or `steps`."""

    path: str
    file: bool
    needs: bool
    steps: bool


def gathered(path: str, takes: Sequence[Parameter], line: Sequence[str], today: date) -> list[str]:
    """The line with the words of each option as one value, for the command `path`."""
    options, of = _options(path, takes), _of(path, takes)
    found: list[str] = []
    before, at = False, 0
    while at < len(line):
        word, at = line[at], at + 1
        if word == "--":
            return [*found, word, *line[at:]]
        name, sign, value = word.partition("=")
        option = options.get(name)
        if not _is_option(word) or option is None or option.is_flag or (not sign and at == len(line)):
            found.append(word)
            if word == "--person":
                found += line[at : at + 1]
                at += 1
            before = before or not _is_option(word)
            continue
        if not sign:
            value, at = line[at], at + 1
        end = next((n for n in range(at, len(line)) if _is_option(line[n])), len(line))
        behind = list(line[at:end])
        own = _own_of(of, name, [value, *behind], before, today)
        value = " ".join([value, *behind[:own]])
        found += [f"{name}={value}"] if sign else [name, value]
        found += behind[own:]
        before, at = before or own < len(behind), end
    return found


def _options(path: str, takes: Sequence[Parameter]) -> dict[str, Parameter]:
    """The options of a command, by each of their names."""
    return {
        name: parameter
        for parameter in takes
        if parameter.is_option
        for name in (parameter.typed, *ALSO.get(f"{path} {parameter.typed}", "").split())
    }


def _of(path: str, takes: Sequence[Parameter]) -> _Of:
    needs = path in NEED or (path.endswith(" add") and path != "meeting add")
    needs = needs or any(parameter.is_needed for parameter in takes)
    file = next((parameter.name in FILES for parameter in takes if not parameter.is_option), False)
    return _Of(path, file, needs, any(parameter.name == "steps" for parameter in takes))


def _own_of(of: _Of, name: str, said: list[str], before: bool, today: date) -> int:
    """How many of the words behind an option, but the first, are its own; `before`: something stood before it."""
    value, behind = said[0], said[1:]
    called = f"{of.path} {name}"
    is_word = name in OF_ONE_WORD or (name in OF_A_THING and value[:1].isdecimal() and not before)
    is_word = is_word or (name in OF_NUMBERS and value.isdecimal() and called not in OF_TEXTS)
    if of.file and not before and behind and _is_file(behind[-1]):
        said = said[:-1]
    if is_word or value[:1] == "-" or " " in value or len(said) < 2:
        return 0
    return _own("--on" if called in A_DAY_HERE else name, said, before, of.needs, of.steps, today)


def _own(name: str, said: list[str], before: bool, needs: bool, of_steps: bool, today: date) -> int:
    """How many of these words, but the first, are the option's own."""
    alone = needs and not before
    if name in OF_AMOUNTS and (alone or of_steps):
        return _longest(said, lambda text: _is_amount(text, known=alone))
    if name in OF_DAYS and (not before or of_steps):
        own = _longest(said, lambda text: _is_day(text, today))
        return own if own or alone or of_steps or _is_day(said[0], today) else len(said) - 1
    if alone:
        return _longest(said, lambda text: _is_often(text, today)) if name == "--every" else 0
    ids = next((n for n, word in enumerate(reversed(said[1:])) if not _is_id(word)), len(said) - 1)
    return len(said) - 1 - (ids if of_steps else 0)


def _longest(said: list[str], reads: Callable[[str], bool]) -> int:
    return next((n for n in range(len(said) - 1, 0, -1) if reads(" ".join(said[: n + 1]))), 0)


def _is_day(text: str, today: date) -> bool:
    from goalwalk.core.days import read_day, stretch_of

    for direction in ("future", "past"):
        try:
            return bool(stretch_of(text, today) or read_day(text, today, direction))
        except NotUnderstood as problem:
            if problem.code not in NO_DAY:
                return True
    return False


def _is_often(text: str, today: date) -> bool:
    from goalwalk.core.rhythm.often import read_often

    try:
        return bool(read_often(text, today))
    except NotUnderstood as problem:
        return problem.code != "rhythm"


def _is_amount(text: str, *, known: bool) -> bool:
    """An amount with its unit; `known`: one that is often measured, because any word may be a unit."""
    from goalwalk.core.nouns.said_step import KNOWN
    from goalwalk.core.units import read_target

    try:
        unit = read_target(text).unit
    except NotUnderstood:
        return False
    return unit is not None and (not known or unit.casefold() in KNOWN)


def _is_file(word: str) -> bool:
    """Whether it looks like the name of a file or a folder: it ends like one, or is a path; a dash is stdin or
    stdout."""
    ending = word.rpartition(".")[2] if "." in word else ""
    is_path = "/" in word and bool(word.strip("/0123456789"))  # and no day
    return word == "-" or is_path or (len(ending) > 1 and ending.isalnum() and ending[0].isalpha())


def _is_id(word: str) -> bool:
    goal, dot, step = word.strip(",").partition(".")
    return bool(dot) and goal.isdecimal() and step.isdecimal()


def _is_option(word: str) -> bool:
    return word.startswith("-") and len(word) > 1
