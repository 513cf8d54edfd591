"""Lines for a hard moment, as typed: `hope add`, `list`, `show`, `edit`, `remove`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goalwalk import words
from goalwalk.cli.change import as_it_is, change_named
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


def add(run: Run, text: str | None = None, *, from_: str | None = None) -> None:
    """A line for a hard moment: your own, or with --from words of somebody who has been there. now shows them."""
    said = None if from_ is None else given(from_, texts.title)
    line = needed(run, text, "hope", 'goalwalk hope add "This has passed before"', texts.title)

    def change(plan: Plan) -> Plan:
        moment = run.moment(plan)
        return hopes.add(plan, Hope(run.new_id(), 0, moment.today, moment.at, line, said))

    plan = run.begin(change, lambda _, plan: _what("hope_added", plan.hopes[-1]))
    _receipt(run, plan, "hope_added", plan.hopes[-1])


def list_(run: Run) -> None:
    """All lines for a hard moment, the newest first."""
    plan = run.plan()
    run.show(hopes_view(plan, run.today(plan)), run.today(plan))


def show(run: Run, line: str) -> None:
    """One line for a hard moment."""
    plan = run.plan()
    run.show(hope_view(find_hope(plan, line)), run.today(plan))


def edit(run: Run, line: str, *, text: str | None = None, from_: str | None = None) -> None:
    """Change a line. --from "" makes it your own."""
    fields: dict[str, str | None] = {}
    if text is not None:
        fields["text"] = given(text, texts.title)
    if from_ is not None:
        fields["whom"] = given(from_, texts.title) if from_ else None
    if not fields:
        raise NotUnderstood("nothing_to_change", command="hope edit")
    _change(run, line, "hope_edited", lambda plan, found, _: hopes.edit(plan, found, **fields))


def remove(run: Run, line: str) -> None:
    """Take a line away. undo --removed brings it back."""
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
