"""Every command that a sentence names can be typed as it stands there: it is there, with those options, and lacks none
of what it needs; what stands for something of the plan is a number."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from typer._click.exceptions import UsageError

from goalwalk.cli.commands import COMMANDS as ENTRIES
from goalwalk.cli.menu import root
from goalwalk.words import sentences

# Facts that stand for an option, a command or more than one word.
FACTS = {"command": "goal edit 1", "undo": "undo 2", "options": " --long", "part": "levels"}
# What is named in passing, as something of which its help tells, or which stands for one of several.
ANYHOW = {"problem.nothing_to_change", "receipt.goal_rated.smaller"}
ARGUMENT = re.compile(r"--[a-z-]+|\d+(?::\d+)?|[A-Z]+|\".*\"|{\w+}|\S+\.\w+|-")
VALUED = ("--done", "--level", "--unit", "--with")
WORDS = {"history", "country", "none", "question", "lines,people", "week", "2 weeks ago"}


def named(sentence: str) -> Iterator[list[str]]:
    """What is typed behind each goalwalk of a sentence."""
    for rest in re.split(r"(?:{gw}|\bgoalwalk)(?=[ .:;,]|$)", sentence)[1:]:
        words = re.findall(r'"[^"]*"|[^\s"]+', rest)
        yield list(_command(words[2:] if words[:1] == ["--person"] else words))


def _command(words: list[str]) -> Iterator[str]:
    entry: object = None
    before = ""
    for at, word in enumerate(words):
        bare = re.sub(r"[.,:;)?]+$", "", word)
        if at == 0 and bare not in ENTRIES and not bare.startswith("--"):
            return
        is_verb = at == 1 and isinstance(entry, dict) and bare in entry
        if not (at == 0 or is_verb or ARGUMENT.fullmatch(bare) or bare in WORDS or before in VALUED):
            return
        before = bare
        entry = ENTRIES.get(bare) if at == 0 else entry
        for name, fact in FACTS.items():
            bare = bare.replace(f"{{{name}}}", fact)
        yield from shlex.split(re.sub(r"{\w+}", "1", bare))
        if bare != word:
            return


def forms() -> Iterator[tuple[str, str]]:
    for key, sentence in sentences().items():
        for form in sentence if isinstance(sentence, tuple) else (sentence,):
            yield key, form


def test_every_command_that_is_named_can_be_typed() -> None:
    menu, wrong, count = root(), [], 0
    for key, form in forms():
        if key in ANYHOW:
            continue
        for line in named(form):
            count += 1
            try:
                context = menu.make_context("goalwalk", list(line))
                while line and context._protected_args:
                    rest = [*context._protected_args, *context.args]
                    name, command, rest = context.command.resolve_command(context, rest)
                    context = command.make_context(name, rest, parent=context)
            except UsageError as problem:
                wrong.append((key, line, repr(problem), getattr(problem, "message", "")))
    assert count > 100
    assert not wrong, "\n".join(map(str, wrong))
