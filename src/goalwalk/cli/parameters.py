"""What a command takes, as the signature of its function says it: that is the only place where it stands.

A command is a function of the run. What may stand behind it without a dash comes next, then `*`, then its options. A
flag is a bool, what may be said several times a list, and all else a text, which the command reads itself. Annotations
are read as they are written, so that a line which needs no parser loads nothing to find out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from goalwalk.core.tuples import NamedTuple

# Options that are said another way, too; of flags that one leaves open, how the other side is said.
ALSO = {"calendar --since": "--from", "story --since": "--from", "data export --since": "--from"}
FILES = ("file", "to")  # arguments that are the name of a file
OPPOSITE = {"--inside": "--outside", "--group": "--talk", "--again": "--once", "--used": "--not-used"}


class Parameter(NamedTuple):
    """An argument or an option. `name`: in the function; `typed`: an option with its dashes."""

    name: str
    typed: str
    annotation: str
    is_option: bool
    is_needed: bool

    @property
    def is_flag(self) -> bool:
        """Whether it is said by itself, with no value."""
        return self.annotation.startswith("bool")

    @property
    def is_many(self) -> bool:
        """Whether it can be said several times."""
        return self.annotation.startswith("list[")


def parameters(function: Callable[..., Any]) -> Iterator[Parameter]:
    """What a command takes, in order; for `**` a flag for each numbered noun but those a bare number means."""
    made = getattr(function, "takes", None)
    if made is not None:
        yield from made
        return
    code, hints = function.__code__, function.__annotations__
    arguments, options = code.co_argcount, code.co_argcount + code.co_kwonlyargcount
    first_with_default = arguments - len(function.__defaults__ or ())
    for place in range(1, arguments):  # behind the run
        name = code.co_varnames[place]
        yield Parameter(name, name.rstrip("_"), hints[name], is_option=False, is_needed=place < first_with_default)
    if code.co_flags & 0x08:
        from goalwalk.core.kinds import BY_FLAG

        yield from (Parameter(noun, f"--{noun}", "bool", is_option=True, is_needed=False) for noun in BY_FLAG)
    for name in code.co_varnames[arguments:options]:
        typed = "--" + name.rstrip("_").replace("_", "-")
        yield Parameter(name, typed, hints[name], is_option=True, is_needed=False)


def last_text(takes: Iterable[Parameter]) -> str | None:
    """The name of the argument that takes all words that are left as the one text they are: the last, if it is one; a
    file is none, for its name is never guessed at."""
    last = None
    for parameter in takes:
        if not parameter.is_option:
            last = parameter
    return last.name if last and not last.is_many and last.name not in FILES else None


def bound(function: Callable[..., Any], words: list[str]) -> dict[str, Any] | None:
    """What words without any option mean to a command; None where it takes fewer, or needs more."""
    given: dict[str, Any] = {}
    takes = list(parameters(function))
    text = last_text(takes)
    for parameter in takes:
        if parameter.is_option:
            break
        if not words:
            if parameter.is_needed:
                return None
        elif parameter.is_many:
            given[parameter.name], words = words, []
        elif parameter.name == text:
            given[parameter.name], words = " ".join(words), []
        else:
            given[parameter.name], words = words[0], words[1:]
    return None if words else given
