"""How a talk beside somebody begins: it is asked aloud whether it may be typed. A no is fine, and leaves nothing.

What is read out before it is the specialist's own (`config computer`, `readers`, `may_ask`, `report`): goalwalk cannot
know it. What is kept is that it was asked, and answered, on that day, and who types; it gives leave for nothing else.
"""

from __future__ import annotations

import shlex

from goalwalk import words
from goalwalk.cli.prompts import ask_or_pass, until_saved, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import texts
from goalwalk.core.model.plan import Changed, Plan, Typing, What
from goalwalk.core.nouns.records import added
from goalwalk.store.disk import config as machine

READ_OUT = ("computer", "readers", "may_ask", "report")


def may_type(run: Run, *, paper: bool = False, sheet: str = "walk --blank") -> bool:
    """Whether it may be typed: asked once a day beside somebody else at a terminal; one's own plan is typed by oneself.
    `paper`: what they wrote on a sheet is typed in afterwards. After a no the talk is over here, and goes on with the
    `sheet` that this command prints."""
    if run.person is None or not run.can_ask:
        return True
    plan = run.plan()
    today = run.today(plan)
    if any(typing.day == today for typing in plan.typings):
        return True
    run.name_whose()
    if not paper:
        _read_out(run)
    question = words.say("typing.ask.paper" if paper else "typing.ask", name=run.called)
    if not yes_or_no(question, enter=False, why="typing.why"):
        _on_paper(run, sheet)
        return False
    by = _own_name(run)

    def change(plan: Plan) -> Changed[Typing]:
        moment = run.moment(plan)
        asked = Typing(run.new_id(), moment.today, moment.at, by)
        return Changed(added(plan, "typings", asked), What("typing", {"by": by}), asked)

    until_saved(run, lambda: run.begin(change))
    run.tell("receipt.typing")
    return True


def beside(run: Run) -> str | None:
    """The name of whoever types beside somebody, as far as it is known; nobody sits beside one's own plan."""
    return machine.said(run.machine, machine.MY_NAME) if run.person is not None else None


def _read_out(run: Run) -> None:
    """What whoever types says before they ask; where it is not written for this computer, what to say in their own
    words."""
    to_stderr(words.say("typing.read_out"))
    for name in READ_OUT:
        told = machine.said(run.machine, name)
        to_stderr(words.say("typing.own" if told else f"typing.{name}", text=told))
    if not any(run.machine.get(name) for name in READ_OUT):
        run.tell("typing.write_it")


def _on_paper(run: Run, sheet: str) -> None:
    """Nothing is typed. What there was before stays, unless they want it gone; of who has no plan yet nothing is left
    but the name, and that goes, too, if they like."""
    from goalwalk.store.verbs.draft import KINDS, drop_draft, read_draft

    name = shlex.quote(str(run.called))
    run.tell("typing.paper", sheet=sheet)
    left = [kind for kind in KINDS if read_draft(run.session, kind).draft is not None]
    if left and yes_or_no(words.say("typing.draft")):
        for kind in left:
            drop_draft(run.session, kind=kind)
    if run.session.exists():
        run.tell("typing.before", name=name)
    elif yes_or_no(words.say("typing.name", name=run.called), enter=False):
        from goalwalk.store.verbs.persons import remove_person

        remove_person(run.session)
        to_stderr(words.say("typing.gone"))


def _own_name(run: Run) -> str | None:
    """The name of whoever types: asked once, and kept for this computer, also that there is none."""
    if machine.MY_NAME not in run.machine:
        told = ask_or_pass("typing.own_name", texts.name)
        run.machine = machine.put(run.home, run.machine, machine.MY_NAME, told or "")
    return machine.said(run.machine, machine.MY_NAME)
