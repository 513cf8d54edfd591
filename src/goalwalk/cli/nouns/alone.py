"""A noun alone, as typed: it lists what there is, and one quiet line says what else it can."""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli import commands
from goalwalk.cli.run import Run


def alone(run: Run, noun: str) -> None:
    """List what there is of a noun, as its `list` does; `--json` answers as that."""
    verbs = commands.COMMANDS[noun]
    assert isinstance(verbs, dict)
    commands.function_of("list", verbs["list"])(run)
    if run.json or run.hushed or "next" in run.screen.unwanted():
        return
    from goalwalk.draw.view import draw_blocks
    from goalwalk.screens.blocks import Gap, Line

    others = [verb for verb in verbs if verb != "list"]
    draw_blocks([Gap(), Line(words.say("list.also", noun=noun, verbs=others), "quiet")], run.screen)
