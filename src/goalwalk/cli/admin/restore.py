"""Copies of the plan: which there are, bringing one back once it is said what would go, and erasing one for good."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from goalwalk import words
from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.prompts import ask, sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import copy_of
from goalwalk.core.amounts import read_whole
from goalwalk.core.days import week_start
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem, Stopped
from goalwalk.core.model.plan import Plan
from goalwalk.screens.data import BackupLine, BackupsView, copy_line
from goalwalk.store.plan.compare_copies import Going
from goalwalk.store.verbs.backup import Backup
from goalwalk.words.changes import counts_text
from goalwalk.words.days import day_name

MOST_LISTED = 99_999  # beyond it, digits are the name of a file


def restore(run: Run, which: str | None = None, *, recovery: bool = False) -> None:
    """List the copies, or bring one back. What would go is said first, and what stands now is kept."""
    from goalwalk.store.verbs.backup import list_copies, mend_history
    from goalwalk.store.verbs.restore import restore

    run.session.has_looked_beside = True  # what lies there is in the list
    paper = paper_key(run) if recovery else None
    today = run.today(Plan())
    if which is None:
        run.show(BackupsView(today, tuple(map(_line, list_copies(run.session)))), today)
        return
    if which == "history":
        years = mend_history(run.session)
        receipt(run, "history_mended" if years else "history_right", {"years": [str(year) for year in years]})
        return
    number = read_whole(which, 0, MOST_LISTED)
    copy = copy_of(which) if number is None else number
    if copy is None:
        raise CannotBeDone("no_such_backup", number=which)
    restored = restore(run.session, copy, paper, lambda going: _agreed(run, going))
    plan = restored.plan
    counts = {"goals": len(plan.goals), "steps": len(plan.steps), "check_ins": len(plan.check_ins)}
    kept = {"kept": str(restored.kept) if restored.kept else None, "number": restored.number}
    receipt(run, "brought_back", {**counts, **kept, "readable": restored.readable})


def forget_copy(run: Run, which: str) -> None:
    """Erase one copy for good, once its owner has seen which, and whether it is the last that can be read.

    Raises CannotBeDone("no_such_backup"), Stopped.
    """
    from goalwalk.store.verbs.backup import check_plan, erase_copy, list_copies

    run.session.has_looked_beside = True  # what lies there is in the list
    number = read_whole(which, 0, MOST_LISTED)
    copies = list_copies(run.session)
    found = next((copy for copy in copies if copy.number == number), None)
    if found is None:
        raise CannotBeDone("no_such_backup", number=which)
    today = run.today(Plan())
    others = [copy for copy in copies if copy.ok and copy.number != number]
    last = found.ok and not others
    key = "data.copy_ask_last" if last and not check_plan(run.session).plan.ok else "data.copy_ask"
    if not sure(run, words.say(key, line=copy_line(_line(found), today))):
        raise Stopped("stopped")
    erase_copy(run.session, found)
    receipt(run, "copy_erased", {"number": found.number, "day": found.day.isoformat(), "path": str(found.path)})


def _line(copy: Backup) -> BackupLine:
    name = None if copy.kind == "earlier" else copy.path.name
    told = copy.kind, copy.before, copy.undone, copy.restored, name
    return BackupLine(copy.number, copy.day, copy.generation, copy.ok, *told)


def _agreed(run: Run, going: Going) -> None:
    """Say what would go, and ask. Raises Stopped, NotUnderstood("restore_asks") where nobody can be asked."""
    plan = Plan()
    with suppress(Problem):  # a plan that cannot be read has weeks from Monday
        plan = run.session.load()
    told = _told(going, run.today(plan), plan.settings.week_starts_on)
    if not (run.yes or run.can_ask):
        raise NotUnderstood("restore_asks", going=" ".join(told))
    for line in () if run.json else told:
        run.tell_line(line)
    if not sure(run, words.say("data.goes_ask")):
        raise Stopped("stopped")


def _told(going: Going, today: date, week_starts_on: int) -> list[str]:
    if going.another:
        return [words.say("data.goes_another")]
    day = day_name(going.first, today)
    if going.more:
        lines = [words.say("data.goes_more", n=going.changes, day=day)]
    elif week_start(today, week_starts_on) <= going.first:
        lines = [words.say("data.goes_week", n=going.changes)]
    else:
        lines = [words.say("data.goes_since", n=going.changes, day=day)]
    if going.things:
        lines.append(words.say("data.goes_things", things=counts_text(going.things)))
    if going.otherwise:
        lines.append(words.say("data.goes_otherwise", n=going.otherwise))
    return lines


def paper_key(run: Run) -> str:
    """The recovery key on paper, as it is typed."""
    from goalwalk.cli.passphrases import lines_of_stdin

    return ask(words.say("lock.paper_typed")) if run.can_ask else lines_of_stdin(1)[0]
