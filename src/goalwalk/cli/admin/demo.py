"""The demo: a made-up plan in a place that is thrown away, to look at and to play with."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from goalwalk import words
from goalwalk.cli.prompts import ask
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import path_of
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Plan, What

MOST_YEARS, MOST_STEPS = 60, 500  # of a made-up plan
PAGE_LINES = 19  # of the page, that are shown


def demo(
    run: Run, *, shell: bool = False, into: str | None = None, years: str | None = None, steps: str | None = None
) -> None:
    """Look around in Robin's plan, which is made up. Your own is never touched."""
    run.person = None
    if into is not None and shell:
        raise NotUnderstood("not_together", one="--into", other="--shell")
    if into is not None:
        _fill(run, path_of(into).absolute(), years, steps)
        return
    if years is not None or steps is not None:
        raise NotUnderstood("needed", what="--into", example="goalwalk demo --into folder --years 10 --steps 10")
    import tempfile

    with tempfile.TemporaryDirectory(prefix="goalwalk-demo-") as folder:
        run.home = Path(folder)
        _begin(run, None, None)
        if shell:
            _shell(run)
        else:
            _look_around(run)


def _look_around(run: Run) -> None:
    """Four screens; on a terminal each waits until it is looked at."""
    from goalwalk.screens.looks.calendar import calendar_view
    from goalwalk.screens.looks.progress import progress_view
    from goalwalk.screens.looks.today import today_view

    plan = run.session.load()
    today = run.today(plan)
    if run.json:
        run.show(progress_view(plan, today), today)
        return
    _say("demo.hello", run)
    views = {
        "goalwalk": today_view(plan, today),
        "goalwalk progress mornings": progress_view(plan, today, plan.goals[0]),
        "goalwalk calendar": calendar_view(plan, today, None, today),
    }
    waits = run.can_ask and sys.stdout.isatty()
    for typed, view in views.items():
        _say("demo.command", run, command=typed)
        run.show(view, today)
        if waits:
            sys.stdout.write("\n")
            ask(words.say("demo.wait"))
    _say("demo.command", run, command="goalwalk page")
    for line in _page_begin(plan, today, run.screen.width):
        sys.stdout.write(run.screen.letters(line) + "\n")
    _say("demo.further", run)
    _say("demo.own", run, gap=False)


def _page_begin(plan: Plan, today: date, width: int) -> list[str]:
    """The first parts of the page, as many as stand on a small screen."""
    from goalwalk.cli.papers.out import NARROWEST
    from goalwalk.draw.paper import text
    from goalwalk.screens.papers.page import page_view

    lines = text.written(page_view(plan, today).sheet(), min(text.WIDTH, max(NARROWEST, width))).splitlines()
    end = max(at for at, line in enumerate(lines[:PAGE_LINES]) if not line)
    return [*lines[:end], "", words.say("demo.more")]


def _shell(run: Run) -> None:
    if not run.can_ask:
        raise NotUnderstood("needs_terminal", example="goalwalk demo")
    _say("demo.shell", run, gap=False)
    # This program first, so that `goalwalk` in the shell is the one that was called.
    path = os.pathsep.join([str(Path(sys.argv[0]).absolute().parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "GOALWALK_HOME": str(run.home), "GOALWALK_PERSON": "", "PATH": path}
    subprocess.run([os.environ.get("SHELL") or "/bin/sh"], env=environment, check=False)
    _say("demo.shell_left", run, gap=False)


def _fill(run: Run, folder: Path, typed_years: str | None, typed_steps: str | None) -> None:
    years, steps = _size("--years", typed_years, MOST_YEARS), _size("--steps", typed_steps, MOST_STEPS)
    try:
        occupied = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise CannotBeDone("not_empty", path=str(folder)) from error
    if occupied:
        raise CannotBeDone("not_empty", path=str(folder))
    run.home = folder
    plan = _begin(run, years, steps)
    facts = {"goals": len(plan.goals), "steps": len(plan.steps), "check_ins": len(plan.check_ins), "path": str(folder)}
    from goalwalk.screens.receipt import ReceiptView

    run.show(ReceiptView(run.today(plan), What("filled", dict(facts))), run.today(plan))


def _size(option: str, typed: str | None, most: int) -> int | None:
    """A number from 1 on that was typed for an option. Raises NotUnderstood("demo_size")."""
    size = None if typed is None else read_whole(typed, 1, most)
    if size is None and typed is not None:
        raise NotUnderstood("demo_size", option=option, text=typed, most=most)
    return size


def _begin(run: Run, years: int | None, steps: int | None) -> Plan:
    from goalwalk.cli.admin.made_up import of_size, robin

    today = run.today(Plan())
    sized = years is not None or steps is not None
    plan = of_size(today, years or 1, steps or 10, run.working) if sized else robin(today)
    run.begin(lambda _: plan, None)
    return plan


def _say(key: str, run: Run, gap: bool = True, **facts: str) -> None:
    from goalwalk.draw.view import draw_blocks
    from goalwalk.screens.blocks import Line

    if gap:
        sys.stdout.write("\n")
    draw_blocks([Line(words.say(key, **facts))], run.screen)
    if gap:
        sys.stdout.write("\n")
