"""What a command needs and was not given: asked for on a terminal, with what there is to choose from above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goalwalk import words
from goalwalk.cli import commands
from goalwalk.cli.prompts import ask_until
from goalwalk.cli.run import Run
from goalwalk.core import naming, texts
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.kinds import BY_NOUN
from goalwalk.core.model.plan import Plan

# Of what is no thing of the plan by its name: how a line with it looks.
EXAMPLES = {
    "helped": "goalwalk skill rate 1 7",
    "what": "goalwalk skill take 1",
    "agreed": "goalwalk meeting went 1 1 done",
}


def asked(run: Run, path: str, name: str) -> Any:
    """What is typed for the parameter `name` of the command `path` ("goal show"): of a thing by its name, the one that
    is there. What can be chosen is shown first.

    Raises NotUnderstood: "needed_which", "needed" where nobody can be asked; CannotBeDone("nothing_yet") where there is
    nothing to choose; Stopped for Enter alone.
    """
    noun = path.partition(" ")[0]
    if name in EXAMPLES:
        if not run.can_ask:
            raise NotUnderstood("needed", what=words.say(f"needed.{noun}_{name}"), example=EXAMPLES[name])
        typed = ask_until(words.say(f"ask.{noun}_{name}_which"), texts.title)
        return [typed] if name == "what" else typed
    if not run.can_ask:
        example = f"goalwalk {path} {'1.1' if noun == 'step' else '1'}"
        raise NotUnderstood("needed_which", noun="line" if noun == "hope" else noun, example=example)
    plan = run.plan()
    if not getattr(plan, BY_NOUN[noun].table):
        raise CannotBeDone("nothing_yet", example=f"goalwalk {noun} add")
    commands.function_of("list", commands.COMMANDS[noun]["list"])(run)  # type: ignore[index]
    return ask_until(words.say("ask.which_one"), _named(plan, noun))


def _named(plan: Plan, noun: str) -> Callable[[str], str]:
    """Reads an answer that names one of them, and gives it back as it was typed."""

    def read(typed: str) -> str:
        if noun == "step":
            naming.find_step(plan, typed)
        else:
            naming.find(plan, BY_NOUN[noun], typed)
        return typed

    return read
