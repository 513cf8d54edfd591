"""The person's data: where it lies, whether it is whole, backups, and erasing for good."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any

from goalwalk import words
from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.admin.restore import forget_copy
from goalwalk.cli.prompts import ask, needed, sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import file_of
from goalwalk.core import naming
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.kinds import BY_FLAG, BY_NOUN, Kind
from goalwalk.core.model.plan import Plan
from goalwalk.core.naming import Exact, find_goal, find_step, find_told, mentions
from goalwalk.core.nouns.records import step_id
from goalwalk.screens.data import CheckedFile, PlacesView, ReportView


def where(run: Run) -> None:
    """Where the plan lies on this computer."""
    from goalwalk.store.plan import desk_key

    home = run.home
    plan = home / "plans"
    history, backups, key, seen, offers = plan / "history", plan / "backups", None, None, None
    if run.session.exists():
        own = run.session.place()
        plan, history, backups = own.plan, own.history, own.backups
        key = str(own.by_passphrase) if own.locked else None
        seen = str(own.now_page) if own.now_page.exists() else None
        offers = str(own.offers) if own.offers.exists() else None
    own_key = str(home / desk_key.NAME) if desk_key.is_there(home) else None
    config = str(home / "config.toml")
    places = PlacesView(str(home), str(plan), str(history), str(backups), config, key, seen, offers, own_key)
    run.show(places, run.today(Plan()))


def check(run: Run, *, rebuild: bool = False) -> int:
    """Read the plan, its history and every backup from end to end, and say whether they are good."""
    from goalwalk.store.verbs.backup import check_plan
    from goalwalk.store.verbs.update import rebuild_day_index

    if rebuild:
        receipt(run, "days_rebuilt" if rebuild_day_index(run.session) else "days_right", {})
        return 0
    found = check_plan(run.session)
    checked = (found.plan, *found.history, *found.backups, *found.others)
    files = tuple(CheckedFile(str(file.path), file.ok, file.code) for file in checked)
    run.show(ReportView(files, found.counts), run.today(Plan()))
    if not all(file.good or file.problem == "stray" for file in files):
        return 4
    return 0


def backup(run: Run, to: str | None = None) -> None:
    """A copy of the whole plan, now. One is kept at every change anyway."""
    from goalwalk.store.verbs.backup import backup

    path = backup(run.session, None if to is None else target(run, to))
    receipt(run, "backup_made", {"path": str(path)})


def target(run: Run, text: str) -> Path:
    """Where a copy goes: among the person's own files, under a name that tells whether it is locked.

    Raises NotUnderstood("backup_dash"), ("file_ending"), CannotBeDone("page_at_home").
    """
    if text == "-":
        raise NotUnderstood("backup_dash")
    path = file_of(text, ".age" if run.session.exists() and run.session.is_locked() else ".json")
    if path.parent.resolve().is_relative_to(run.home.resolve()):
        raise CannotBeDone("page_at_home", path=text)
    return path


def forget(
    run: Run,
    what: str | None = None,
    *,
    on: str | None = None,
    removed: bool = False,
    copy: str | None = None,
    everything: bool = False,
    **nouns: bool,
) -> None:
    """Erase something for good, from the plan and from every copy. `nouns`: which kind of thing `what` is, by flags."""
    from goalwalk.store.verbs.erase import erase, erase_removed
    from goalwalk.store.verbs.look_back import whole_plan

    noun = _one_noun([noun for noun, is_said in nouns.items() if is_said], on)
    if (everything or removed) and (what is not None or on is not None or noun or (everything and removed)):
        raise NotUnderstood("not_together", one="--everything" if everything else "--removed", other="WHAT")
    if copy is not None:
        if everything or removed or what is not None or on is not None or noun:
            raise NotUnderstood("not_together", one="--copy", other="--everything" if everything else "WHAT")
        forget_copy(run, copy)
        return
    if everything:
        _forget_everything(run)
        return
    elsewhere: list[list[str]] = []
    noted: list[str] = []
    if removed:
        name = words.say("data.removed")
        _really(run, name)
        erased = erase_removed(run.session)
    else:
        plan = whole_plan(run.session)
        ids, name = _chosen(run, plan, what, noun, on)
        _really(run, name)
        erased = erase(run.session, ids)
        titles, may_be_somebody = _titles(plan, ids), noun in ("support", None)
        after = whole_plan(run.session) if titles or may_be_somebody else Plan()
        noted = _noted(after, titles) if titles else []
        elsewhere = [list(one) for one in mentions(after, name)] if may_be_somebody else []
    facts = {"what": name, "deleted_copies": erased.deleted, "elsewhere": elsewhere, "noted": noted}
    receipt(run, "forgotten", facts)


def _titles(plan: Plan, ids: Collection[str]) -> list[str]:
    """What the goals, steps and clocks are called that go with these."""
    goals = [goal.title for goal in plan.goals if goal.id in ids]
    clocks = [clock.title for clock in plan.clocks if clock.id in ids]
    return [*goals, *clocks, *(step.title for step in plan.steps if step.id in ids or step.goal in ids)]


def _noted(plan: Plan, titles: Collection[str]) -> list[str]:
    """The days whose notes keep what an import had no place for of something that is called so."""
    from goalwalk.exchange.incoming import asides, formats

    kinds = (words.say(f"import.kind.{kind}") for kind in formats.FORMATS)
    forms = [words.say("import.aside_line", kind=kind) for kind in kinds]
    return [day.isoformat() for day in asides.days_holding(plan, titles, forms)]


def _forget_everything(run: Run) -> None:
    from goalwalk.store.verbs.erase import erase_everything

    everywhere = run.can_ask and run.session.exists() and run.session.place().sync.exists() and _everywhere(run)
    _really(run, words.say("data.everything") if run.called is None else words.say("people.plan", name=run.called))
    if everywhere:
        from goalwalk.store.verbs.sync import erase_everywhere

        erase_everywhere(run.session)
    erase_everything(run.session)
    receipt(run, "forgotten_all", {})


def _everywhere(run: Run) -> bool:
    """Whether what is synced is to go from the other devices, too. Raises Stopped where nothing was chosen."""
    while True:
        typed = ask(words.say("data.where_ask")).casefold()
        if not typed:
            raise Stopped("stopped")
        for key, chosen in (("data.where_here", False), ("data.where_everywhere", True)):
            if words.say(key).startswith(typed):
                return chosen


def _one_noun(nouns: list[str], on: str | None) -> str | None:
    """What WHAT is said to be; only steps and days have a day of their own. Raises NotUnderstood("not_together")."""
    others = [*nouns, *(["on"] if on is not None and nouns else [])]
    if len(others) > 1:
        raise NotUnderstood("not_together", one=f"--{others[0]}", other=f"--{others[1]}")
    return nouns[0] if nouns else None


def _chosen(run: Run, plan: Plan, what: str | None, noun: str | None, on: str | None) -> tuple[list[str], str]:
    """The ids of what is to be erased, and its name."""
    if on is None:
        id, name = needed(
            run,
            what,
            "forget",
            "goalwalk data forget 1.1",
            lambda text: _named(plan, Exact(text), noun, run.today(plan)),
        )
        return [id], name
    from goalwalk.words.days import far_day

    today = run.today(plan)
    day = read_day(on, today, "past")
    if what is None:
        ids = [check_in.id for check_in in plan.day_check_ins if check_in.day == day]
        return ids, words.say("data.day", day=far_day(day, today))
    step_id_, name = _step(plan, Exact(what))
    ids = [check_in.id for check_in in plan.check_ins if check_in.step == step_id_ and check_in.day == day]
    return ids, words.say("data.step_day", step=name, day=far_day(day, today))


def _named(plan: Plan, text: str, noun: str | None, today: date) -> tuple[str, str]:
    """The id and the name of what is to be erased: a step or a goal by number, otherwise whichever fits."""
    if noun is not None:
        return _finder(noun, today)(plan, text)
    if "." not in text and text.strip().isdigit():
        return _goal(plan, text)
    fits = [found for find in (_step, _goal, find_told) for found in _fitting(find, plan, text)]
    fits = fits or [found for other in BY_FLAG for found in _fitting(_finder(other, today), plan, text)]
    if len(fits) > 1:
        raise CannotBeDone("several_fit", text=text, options=[name for _, name in fits])
    return fits[0] if fits else _step(plan, text)


def _finder(noun: str, today: date) -> Callable[[Plan, str], tuple[str, str]]:
    """What finds a thing of that kind, with its name."""
    kind = BY_NOUN[noun]

    def find(plan: Plan, text: str) -> tuple[str, str]:
        record = naming.find(plan, kind, text)
        return record.id, _called(kind, record, today)

    return find


def _called(kind: Kind, record: Any, today: date) -> str:
    """How it is named when it goes."""
    from goalwalk.words.days import far_day
    from goalwalk.words.talks import the_talk

    if kind.table == "meetings":
        return the_talk(record.whom, record.day, today, group=record.group)
    if kind.table == "setbacks":  # what it told is not said once more
        return words.say("data.setback", day=far_day(record.day, today))
    return naming.names(kind, record)[0]


def _fitting(find: Callable[[Plan, str], tuple[str, str]], plan: Plan, text: str) -> list[tuple[str, str]]:
    """The one thing that fits, or nothing; several of a kind are told at once."""
    try:
        return [find(plan, text)]
    except CannotBeDone as problem:
        if problem.code in ("several_fit", "several_told"):
            raise
        return []


def _step(plan: Plan, text: str) -> tuple[str, str]:
    step = find_step(plan, text)
    return step.id, f"{step_id(plan, step)} {step.title}"


def _goal(plan: Plan, text: str) -> tuple[str, str]:
    goal = find_goal(plan, text)
    return goal.id, f"{goal.number} {goal.title}"


def _really(run: Run, what: str) -> None:
    if not sure(run, words.say("data.forget_ask", what=what)):
        raise Stopped("stopped")
