"""The handout of a group: a page for each to take home. It goes to a file of its own, or to stdout, as `page` does."""

from __future__ import annotations

from contextlib import suppress

from goalwalk.cli.papers.out import deliver, paper_to, receipt, size_of, to_print
from goalwalk.cli.run import Run
from goalwalk.core import naming
from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns import groups
from goalwalk.screens.papers.handout import handout_view
from goalwalk.words.ready_made import STARTERS

NAME = "handout"


def handout(
    run: Run,
    group: str | None = None,
    *,
    file: str | None = None,
    pdf: bool = False,
    html: bool = False,
    markdown: bool = False,
    text: bool = False,
    paper: str | None = None,
) -> None:
    """A page of the latest group for each to take home: the skill and how it goes, one thing to try, the next time.

    No name stands on it. With --json: what would stand on it."""
    looked_at = file is None and not (pdf or html or markdown or text)
    goes, size = None, size_of(paper)
    if not run.json:
        goes = paper_to(run, NAME, file, html=html, pdf=pdf, markdown=markdown, text=text or looked_at)
    plan = run.plan()
    today = run.today(plan)
    found = _group(plan, group)
    help = None
    with suppress(CannotRead):  # settings that cannot be read are no reason to hold the page back
        help = run.help_lines()
    view = handout_view(plan, found, today, STARTERS, help)
    if goes is None:
        run.show(view, today)
        return
    if not view.begun:
        receipt(run, "handout_nothing", today, id=found.number)
        return
    deliver(run, view.sheet(), goes, today, size, named=False)
    if looked_at:
        goes = to_print(run, NAME) or goes
        if goes.target is not None:
            deliver(run, view.sheet(), goes, today, size, named=False)
    run.tell("handout.read")


def _group(plan: Plan, named: str | None) -> Meeting:
    """The latest group, or the latest of that name; by its number, that very one.

    Raises CannotBeDone: "no_group_yet", "no_such_group", and what `find_meeting` raises.
    """
    held = [meeting for meeting in plan.meetings if meeting.group and not meeting.arranged]
    last = groups.latest(held)
    if last is None:
        raise CannotBeDone("no_group_yet")
    if named is None:
        return last
    sought = folded(named)
    for fits in (lambda name: name == sought, lambda name: sought in name):
        of_name = [one for one in held if fits(folded(one.whom or ""))]
        if of_name and sought and len({folded(one.whom or "") for one in of_name}) == 1 and not sought.isdecimal():
            return groups.latest(of_name) or last
    try:
        return naming.find_meeting(plan._replace(meetings=tuple(held)), named)
    except CannotBeDone as problem:
        if problem.code != "no_such_meeting":
            raise
        raise CannotBeDone("no_such_group", text=named) from problem
