"""Another copy of the plan taken in, once it is said what would come of it; and what two devices wrote without each
other: looked at, and one of the versions taken.
"""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.admin.restore import paper_key
from goalwalk.cli.prompts import ask, sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import copy_of
from goalwalk.core.amounts import read_whole
from goalwalk.core.copies import differences
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model.plan import Plan
from goalwalk.screens.copies import (
    AskedLine,
    AskedView,
    ComingView,
    asked_blocks,
    asked_line,
    named,
    taken_facts,
)
from goalwalk.store.verbs.merge import AskedOf, Coming

MOST = 10_000


def merge(run: Run, file: str, *, recovery: bool = False) -> None:
    """Take in another copy of this plan: a backup, a copy from another computer, one that a cloud left beside it.

    What would come, move or go is shown first; nothing is written before a yes, and what stood before is kept.
    """
    from goalwalk.store.verbs.merge import merge

    path = copy_of(file)
    if path is None:
        raise CannotBeDone("no_such_file", path=file)
    paper = paper_key(run) if recovery else None
    run.session.has_looked_beside = True  # that is what is being done
    done = merge(run.session, path, paper, lambda coming: _agreed(run, coming), lambda coming: _too(run, coming))
    found = differences(done.coming.before, done.coming.after) if done.coming else ()
    if done.coming is None or not (found or done.coming.asked):
        receipt(run, "merged_nothing", {"dropped": done.dropped}, done.plan)
        return
    facts: dict[str, object] = {
        "new": sum(len(one.new) for one in found),
        "changed": sum(len(one.changed) for one in found),
        "gone": sum(len(one.gone) for one in found),
        "conflicts": len(done.coming.asked),
        "kept": str(done.kept) if done.kept else None,
        "number": done.number,
        "scrubbed": done.scrubbed,
        "dropped": done.dropped,
    }
    receipt(run, "merged", facts, done.plan)


def _view(run: Run, coming: Coming) -> ComingView:
    plan = coming.after
    today = run.today(plan)
    lines = tuple(_line(run, number, one, plan) for number, one in enumerate(coming.asked, 1))
    erased = tuple((record.id, named(table, record, (), today)) for table, record in coming.erased)
    return ComingView(today, differences(coming.before, plan), plan, lines, erased, coming.ahead)


def _line(run: Run, number: int, one: object, plan: Plan) -> AskedLine:
    return asked_line(number, one, plan, run.today(plan), run.now.tzinfo)


def _agreed(run: Run, coming: Coming) -> None:
    """Say what would come of it, and ask. Raises Stopped, NotUnderstood("merge_asks") where nobody can be asked."""
    told = _view(run, coming).lines()
    for line in () if run.json else told:
        run.tell_line(line)
    if not (run.yes or run.can_ask):
        raise NotUnderstood("merge_asks")
    if not sure(run, words.say("copies.ask")):
        raise Stopped("stopped")


def _too(run: Run, coming: Coming) -> bool:
    """Whether what was erased elsewhere is to go from the copies kept here, too."""
    return sure(run, words.say("copies.scrub_ask", n=len(coming.erased)))


def conflicts(run: Run, which: str | None = None, version: str | None = None) -> None:
    """What was written on two devices, each without seeing the other's. The latest is shown; here another one is taken.

    goalwalk data conflicts 1 b takes the second version of the first one.
    """
    from goalwalk.store.verbs.merge import open_asked

    found = open_asked(run.session)
    if which is None:
        _show(run, found)
        return
    number = read_whole(which, 1, MOST)
    if number is None or number > len(found.asked):
        raise CannotBeDone("no_such_conflict", number=which, most=len(found.asked))
    line = _line(run, number, found.asked[number - 1], found.plan)
    if version is None:
        if not run.can_ask:
            raise NotUnderstood("version_asks", number=number)
        for block in asked_blocks(line, run.today(found.plan)):
            run.tell_line(getattr(block, "text", ""))
        version = ask(words.say("conflicts.which"))
        if not version:
            raise Stopped("stopped")
    _take(run, found, number - 1, version, line)


def _take(run: Run, found: AskedOf, at: int, version: str, line: AskedLine) -> None:
    from goalwalk.store.verbs.merge import take

    which = "abcdefghij".find(version.strip().lower())
    if len(version.strip()) != 1 or not 0 <= which < len(line.versions):
        raise NotUnderstood("no_such_version", text=version, last="abcdefghij"[len(line.versions) - 1])
    left = take(run.session, at, which, lambda _, chosen: taken_facts(line, chosen), found.asked[at])
    what = taken_facts(line, which)
    receipt(run, what.code, {**what.facts, "left": len(left.asked)}, left.plan)


def _show(run: Run, found: AskedOf) -> None:
    lines = tuple(_line(run, number, one, found.plan) for number, one in enumerate(found.asked, 1))
    today = run.today(found.plan)
    run.show(AskedView(today, lines), today)
