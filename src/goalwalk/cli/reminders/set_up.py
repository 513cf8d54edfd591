"""Having reminders asked for by the system: shown line by line, written on a yes, and taken away without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shlex import quote
from shutil import which

from goalwalk import words
from goalwalk.cli.prompts import sure
from goalwalk.cli.reminders import places, removal, running, shells
from goalwalk.cli.reminders.chosen import chosen
from goalwalk.cli.reminders.own_words import preview
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, Stopped
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.reminders import can_come, has_more_than_come
from goalwalk.screens.receipt import ReceiptView
from goalwalk.screens.remind import InstallView, Note, Written
from goalwalk.store.disk import config, reminders
from goalwalk.store.verbs.remind import begin, forget, set_up_at

SHELL = "shell"  # the person's own


def set_up(run: Run, where: str | None) -> None:
    """Show what is written, and on a yes write it. Raises Stopped, NotUnderstood("needs_yes") without one."""
    system = places.usual_system() if where is None else one_of(where, (*places.SYSTEMS, SHELL))
    system = places.usual_shell() if system == SHELL else system
    own = places.person()
    known = removal.noted(own, run.home)
    before = reminders.Places(tuple(map(str, known.written)), tuple(map(str, known.made)))
    want = places.wanted(run, own, system, before)
    view = _view(run, want, own)
    if not run.json or not run.yes:
        run.show(view, run.today(Plan()))
    if not sure(run, words.say("remind.ask")):
        raise Stopped("stopped")
    kept = reminders.read_places(run.home)
    first = begin(run.session)
    set_up_at(run.session, want.places)
    try:
        not_done = places.write(want, own)
    except BaseException:
        with suppress(NotSaved):
            forget(run.session) if first else set_up_at(run.session, kept)
        raise
    more = (words.say("remind.today"),) if first else ()
    _receipt(run, What("reminders_set", {"system": system}), more, (("reminders", view),))
    if not_done:
        run.tell("remind.not_started", commands="; ".join(not_done))


def _view(run: Run, want: places.Wanted, own: places.Person) -> InstallView:
    settings, system = run.machine, want.system
    seen = preview(run, config.said(settings, config.REMIND_WORDS))
    by = "shell" if system in shells.KINDS else running.by(settings)
    written = tuple(Written(*one) for one in want.shown)
    commands = tuple(" ".join(command) for command in want.commands)
    here = running.runs(system) if system in places.PROGRAMS else which(system) is not None
    works = None if here else _works_here()
    quiet = config.said(settings, config.REMIND_QUIET)
    return InstallView(system, seen, by, quiet, written, commands, works, tuple(_notes(run, system, own)))


def _notes(run: Run, system: str, own: places.Person) -> Iterator[Note]:
    """What keeps reminders away here, as far as it can be told."""
    choice = chosen(run.machine)
    plan, is_locked = Plan(), False
    try:
        is_locked = run.session.is_locked()
        plan = run.session.read(run.session.at_hand(run.session.place())).plan
    except CannotBeDone:
        pass  # no plan yet
    except CannotRead as problem:
        if problem.code != "locked":
            raise
    today = run.today(plan)
    if is_locked:
        yield Note("locked")
    if (plan != Plan() or not is_locked) and not can_come(plan, today, choice):
        yield Note("no_times")
    if system not in shells.KINDS and has_more_than_come(plan, today, choice):
        yield Note("three")
    file = shells.login_file(own.home) if system == "bash" else None
    if file is not None:
        yield Note("login", f"~/{file}")


def _works_here() -> str:
    """What reminds on this computer, as it is typed."""
    system = places.usual_system()
    return SHELL if system in shells.KINDS else system


def take_away(run: Run) -> None:
    """Nothing is asked for by itself any more, and nothing of reminders is left: no file, no line, no setting; what is
    left all the same is named. Raises CannotBeDone("remind_left"), once all else is gone.
    """
    own = places.person()
    known = removal.noted(own, run.home)
    done = removal.remove(own, run.home, known)
    left = [*done.left]
    had = _settings_go(run, left)
    try:
        had |= forget(run.session)
    except NotSaved:
        left.append(str(run.home / reminders.NAME))
    removal.drop_made(known, run.home)
    if left:
        raise CannotBeDone("remind_left", paths=", ".join(left))
    code = "reminders_gone" if done.gone else "reminders_none_set" if had else "reminders_none"
    more = [words.say("remind.not_found", paths=", ".join(done.missing))] if done.missing else []
    more += [words.say("remind.other_home", home=home, quoted=quote(home)) for home in done.homes if _is_there(home)]
    _receipt(run, What(code, {"places": [*done.gone]}), tuple(more))


def _settings_go(run: Run, left: list[str]) -> bool:
    """The settings of reminders are gone, or their file is `left`; whether there were any."""
    try:
        had = bool(set(config.OF_REMINDERS) & run.machine.keys())
        config.without(run.home, run.machine, config.OF_REMINDERS)
    except (CannotRead, NotSaved):
        run.machine, had = {}, True
        left.append(str(run.home / "config.toml"))
    return had


def _is_there(home: str) -> bool:
    return any((Path(home) / name).exists() for name in (reminders.NAME, "config.toml"))


def _receipt(run: Run, what: What, more: tuple[str, ...] = (), changed: tuple[tuple[str, object], ...] = ()) -> None:
    today = run.today(Plan())
    run.show(ReceiptView(today, what, changed=changed, altered=more), today)
