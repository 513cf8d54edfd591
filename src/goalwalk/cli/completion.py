"""Tab in a shell: the script that a shell is given once, and the answer to every Tab after that."""

from __future__ import annotations

import os
import sys
from pathlib import PurePath

from goalwalk.cli.run import VARIABLE, Run
from goalwalk.cli.shared_options import one_of
from goalwalk.cli.tab_values import SHELLS
from goalwalk.core.tuples import NamedTuple

PROGRAMS = ("goalwalk", "gw")
# Where zsh has not set up completion, the script does.
_BEFORE = {"zsh": "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n"}


class ScriptView(NamedTuple):
    """The script for a shell, and the file it belongs into."""

    shell: str
    file: str
    script: str


def completion(run: Run, shell: str | None = None) -> None:
    """Print the script that lets your shell complete goalwalk with Tab. Titles of a plan are never offered."""
    name = one_of(PurePath(os.environ.get("SHELL") or "bash").name if shell is None else shell, tuple(SHELLS))
    script = _script(name)
    if run.json:
        from goalwalk.core.model.plan import Plan

        run.show(ScriptView(name, SHELLS[name], script), run.today(Plan()))
        return
    sys.stdout.write(script)
    if sys.stdout.isatty():
        run.tell("completion.how", shell=name, file=SHELLS[name])


def answer(run: Run, asked: str) -> int:
    """Write what fits at the cursor; `asked` is what the script put into VARIABLE, like "complete_bash".

    Whatever goes wrong, nothing is offered and nothing is said: somebody is in the middle of typing.
    """
    from typer._completion_classes import completion_init
    from typer.completion import shell_complete

    from goalwalk.cli import menu

    run.quiet = run.no_input = True
    completion_init()
    try:
        return shell_complete(menu.root(), {"obj": run}, PROGRAMS[0], VARIABLE, asked)
    except SystemExit as done:  # how fish is answered
        return 0 if done.code == 0 else 1
    except Exception:
        return 1


def _script(shell: str) -> str:
    from typer._completion_shared import get_completion_script

    scripts = [get_completion_script(prog_name=name, complete_var=VARIABLE, shell=shell) for name in PROGRAMS]
    return _BEFORE.get(shell, "") + "\n\n".join(scripts) + "\n"
