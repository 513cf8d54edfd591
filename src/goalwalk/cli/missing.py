"""What a command needs and was not given: asked for on a terminal, with what there is to choose from above it."""

from __future__ import annotations

from functools import partial
from typing import Any

from goalwalk import words
from goalwalk.cli import commands
from goalwalk.cli.prompts import as_typed, ask_until, needed
from goalwalk.cli.run import Run
from goalwalk.core import naming, texts
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.kinds import BY_NOUN

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
    if name == "file":
        return needed(run, None, "file", f"goalwalk {path} plan.json", str, of_plan=False)
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
    find = naming.find_step if noun == "step" else partial(naming.find, kind=BY_NOUN[noun])
    return ask_until(words.say("ask.which_one"), as_typed(lambda typed: find(plan, text=typed)))
