"""Having reminders asked for by the system: shown line by line, written on a yes, and taken away without a trace."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from shlex import quote
from shutil import which

from goalwalk import words
from goalwalk.cli.prompts import sure
from goalwalk.cli.reminders import places, removal, running, shells
from goalwalk.cli.reminders.own_words import preview
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved, Stopped
from goalwalk.core.model.plan import Plan, What
from goalwalk.screens.receipt import ReceiptView
from goalwalk.screens.remind import InstallView, Written
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
    view = _view(run, want)
    if not run.json:
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


def _view(run: Run, want: places.Wanted) -> InstallView:
    settings, system = run.machine, want.system
    seen = preview(run, config.said(settings, config.REMIND_WORDS))
    by = "shell" if system in shells.KINDS else running.by(settings)
    written = tuple(Written(*one) for one in want.shown)
    commands = tuple(" ".join(command) for command in want.commands)
    here = running.runs(system) if system in places.PROGRAMS else which(system) is not None
    works = None if here else _works_here()
    return InstallView(system, seen, by, config.said(settings, config.REMIND_QUIET), written, commands, works)


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
    try:
        had = bool(set(config.OF_REMINDERS) & run.machine.keys())
        config.without(run.home, run.machine, config.OF_REMINDERS)
    except CannotRead:
        had, run.machine = True, {}
        left.append(str(run.home / "config.toml"))
    had |= forget(run.session)
    removal.drop_made(known, run.home)
    if left:
        raise CannotBeDone("remind_left", paths=", ".join(left))
    code = "reminders_gone" if done.gone else "reminders_none_set" if had else "reminders_none"
    more = [words.say("remind.not_found", paths=", ".join(done.missing))] if done.missing else []
    more += [words.say("remind.other_home", home=home, quoted=quote(home)) for home in done.homes if _is_there(home)]
    _receipt(run, What(code, {"places": [*done.gone]}), tuple(more))


def _is_there(home: str) -> bool:
    return any((Path(home) / name).exists() for name in (reminders.NAME, "config.toml"))


def _receipt(run: Run, what: What, more: tuple[str, ...] = (), changed: tuple[tuple[str, object], ...] = ()) -> None:
    today = run.today(Plan())
    run.show(ReceiptView(today, what, changed=changed, altered=more), today)
