"""Lines for a hard moment, as typed: `hope add`, `list`, `show`, `edit`, `remove`."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer

from goalwalk import words
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.offers import numbers_of
from goalwalk.cli.prompts import given, needed, sure
from goalwalk.cli.run import Run
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.core.model.life import Hope
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.naming import Exact, find_hope
from goalwalk.core.nouns import hopes
from goalwalk.screens.nouns.hopes import hope_line, hope_view, hopes_view
from goalwalk.screens.receipt import ReceiptView

Name = Annotated[
    str, typer.Argument(metavar="LINE", help="A line: its number, or part of it.", autocompletion=numbers_of("hopes"))
]
From = Annotated[
    str | None, typer.Option("--from", metavar="NAME", help="Who said it, and has been there; - reads it from stdin.")
]


def add(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(help="The line; - reads it from stdin.")] = None,
    whom: From = None,
) -> None:
    """A line for a hard moment: your own, or with --from words of somebody who has been there. now shows them."""
    run: Run = ctx.obj
    said = None if whom is None else given(whom, texts.title)
    line = needed(run, text, "hope", 'goalwalk hope add "This has passed before"', texts.title)

    def change(plan: Plan) -> Plan:
        moment = run.moment(plan)
        return hopes.add(plan, Hope(run.new_id(), 0, moment.today, moment.at, line, said))

    plan = run.begin(change, lambda _, plan: _what("hope_added", plan.hopes[-1]))
    _receipt(run, plan, "hope_added", plan.hopes[-1])


def list_(ctx: typer.Context) -> None:
    """All lines for a hard moment, the newest first."""
    run: Run = ctx.obj
    plan = run.plan()
    run.show(hopes_view(plan, run.today(plan)), run.today(plan))


def show(ctx: typer.Context, line: Name) -> None:
    """One line for a hard moment."""
    run: Run = ctx.obj
    plan = run.plan()
    run.show(hope_view(find_hope(plan, line)), run.today(plan))


def edit(
    ctx: typer.Context,
    line: Name,
    text: Annotated[str | None, typer.Option("--text", help="The line anew; - reads it from stdin.")] = None,
    whom: From = None,
) -> None:
    """Change a line. --from "" makes it your own."""
    run: Run = ctx.obj
    fields: dict[str, str | None] = {}
    if text is not None:
        fields["text"] = given(text, texts.title)
    if whom is not None:
        fields["whom"] = given(whom, texts.title) if whom else None
    if not fields:
        raise NotUnderstood("nothing_to_change", command="hope edit")
    _change(run, line, "hope_edited", lambda plan, found, _: hopes.edit(plan, found, **fields))


def remove(ctx: typer.Context, line: Name) -> None:
    """Take a line away. undo --removed brings it back."""
    run: Run = ctx.obj
    line = Exact(line)
    if run.can_ask:
        found = find_hope(run.plan(), line)
        if not sure(run, words.say("ask.hope_remove", text=found.text)):
            raise Stopped("stopped")
    _change(run, line, "hope_removed", lambda plan, found, _: hopes.remove(plan, found))


def _change(run: Run, named: str, code: str, change: Callable[[Plan, Hope, date], Plan]) -> None:
    plan, found = change_named(
        run, find_hope, named, change, lambda plan, hope: _what(code, as_it_is(plan.hopes, hope))
    )
    _receipt(run, plan, code, as_it_is(plan.hopes, found))


def _what(code: str, hope: Hope) -> What:
    return What(code, {"id": str(hope.number), "text": hope.text, "whom": hope.whom})


def _receipt(run: Run, plan: Plan, code: str, hope: Hope) -> None:
    today = run.today(plan)
    run.show(ReceiptView(today, _what(code, hope), changed=(("hope", hope_line(hope)),)), today)
