"""Help for commands and what is typed behind them, in the language that is spoken."""

from __future__ import annotations

from goalwalk.words import sentences, texts

Told = str | tuple[str, str]


def said(name: str) -> str:
    """What stands around the commands: what one line of help begins with, or the title of a section."""
    text: str = texts("help.commands").AROUND[name]
    return text


Page = tuple[tuple[str, ...], tuple[tuple[str, tuple[tuple[str, str], ...]], ...], tuple[str, ...]]


def first_page() -> Page:
    """The first page: the lines before, sections of what is typed and what it does, and the lines behind."""
    told = texts("help.first_page")
    return told.BEFORE, told.SECTIONS, told.AFTER


def examples(command: str) -> list[tuple[str, str]]:
    """Lines that can be typed as they stand, each with what it does, where that is said."""
    known: dict[str, str] = texts("help.examples").EXAMPLES
    pairs = (line.partition(" | ") for line in known[command].split("\n"))
    return [(typed.strip(), told.strip()) for typed, _, told in pairs]


def topics() -> tuple[str, ...]:
    """The names of the topics, in the order in which one may read them."""
    return tuple(texts("help.topics").TOPICS)


def topic_of(command: str) -> str | None:
    """The topic that tells more of a command."""
    known: dict[str, str] = texts("help.topics").OF_COMMAND
    return known.get(command) or known.get(command.partition(" ")[0])


def topic(name: str) -> tuple[str, str]:
    """A topic: its title, and its text."""
    title, room = texts("help.topics").TOPICS[name]
    return title, texts(room).TEXTS[name]


def line(command: str) -> str:
    """What a list of commands says of one."""
    told = _of_command(command)
    if isinstance(told, tuple):
        return told[0]
    for place, letter in enumerate(told):
        if letter in ".?" and told[place + 1 : place + 2] in ("", " ", "\n"):
            return told[:place] if letter == "." else told[: place + 1]
    return told


def text(command: str) -> str:
    """The help of a command."""
    told = _of_command(command)
    return told[1] if isinstance(told, tuple) else told


def typed(command: str, what: str) -> tuple[str | None, str | None]:
    """What stands for the value of an argument or an option (None: what it is called, TEXT), and its help."""
    known: dict[str, Told] = texts("help.typed").TYPED
    noun = command.partition(" ")[0]
    told = next((known[key] for key in (f"{command} {what}", f"{noun} {what}", what) if key in known), None)
    if told is None:
        told = sentences().get(f"help.{noun} {what}")
    return told if isinstance(told, tuple) else (None, told)


def _of_command(command: str) -> Told:
    """What help says of a command; a noun of few words says it beside its other sentences."""
    known: dict[str, Told] = texts("help.commands").COMMANDS
    return known[command] if command in known else sentences()[f"help.{command}"]
