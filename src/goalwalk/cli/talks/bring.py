"""What to bring to the next talk, as typed: `bring TEXT`, and `bring` alone to see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goalwalk.cli.prompts import given, no_verb
from goalwalk.cli.run import Run
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Bring, Plan, What
from goalwalk.core.nouns import brings
from goalwalk.core.spoken import verb
from goalwalk.screens.nouns.brings import bring_line, brings_view
from goalwalk.screens.receipt import ReceiptView


def bring(
    run: Run, text: str | None = None, *, remove: str | None = None, keep: str | None = None, all: bool = False
) -> None:
    """Note something for the next talk as it comes to mind. It stays until a talk is written down, which says what
    leaves the list with it; review --walk shows all of it, and keeps what is not spoken about for next time."""
    if text is not None and text != "-":
        text = None if verb(text) == ("list", "") else no_verb(run, text, 'goalwalk bring "Ask about the form"')
    chosen = [
        name
        for name, typed in (("TEXT", text), ("--remove", remove), ("--keep", keep), ("--all", all or None))
        if typed is not None
    ]
    if len(chosen) > 1:
        raise NotUnderstood("not_together", one=chosen[0], other=chosen[1])
    if remove is not None:
        _remove(run, remove)
    elif keep is not None:
        _change(run, keep, "bring_kept", brings.keep)
    elif text is not None:
        _add(run, given(text, texts.title))
    else:
        plan = run.plan()
        run.show(brings_view(plan, run.today(plan), all=all), run.today(plan))


def _add(run: Run, text: str) -> None:
    def change(plan: Plan) -> Plan:
        moment = run.moment(plan)
        return brings.add(plan, Bring(run.new_id(), 0, moment.today, moment.at, text))

    what = What("bring_added", {"text": text})
    plan = run.begin(change, what)
    today = run.today(plan)
    run.show(ReceiptView(today, what, changed=(("bring", bring_line(plan.brings[-1])),)), today)


def _remove(run: Run, named: str) -> None:
    _change(run, named, "bring_removed", lambda plan, found, _: brings.remove(plan, found))


def _change(run: Run, named: str, code: str, change: Callable[[Plan, Bring, date], Plan]) -> None:
    from goalwalk.cli.change import change_named
    from goalwalk.core.model.plan import Changed
    from goalwalk.core.naming import Exact, find_bring

    def apply(plan: Plan, bring: Bring, today: date) -> Changed[Bring]:
        what = What(code, {"id": str(bring.number), "text": bring.text})
        return Changed(change(plan, bring, today), what, bring)

    plan, what, _ = change_named(run, find_bring, Exact(named), apply)
    run.show(ReceiptView(run.today(plan), what), run.today(plan))
