"""Having reminders asked for by the system: shown line by line, written on a yes, and taken away without a trace."""

from __future__ import annotations

from shutil import which

from goalwalk import words
from goalwalk.cli.prompts import sure
from goalwalk.cli.reminders import places, ring, shells
from goalwalk.cli.reminders.own_words import preview
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of
from goalwalk.core.errors import Stopped
from goalwalk.core.model.plan import Plan, What
from goalwalk.screens.receipt import ReceiptView
from goalwalk.screens.remind import InstallView, Written
from goalwalk.store.disk import config
from goalwalk.store.verbs.remind import begin, forget

SHELL = "shell"  # the person's own


def set_up(run: Run, where: str | None) -> None:
    """Show what is written, and on a yes write it. Raises Stopped, NotUnderstood("needs_yes") without one."""
    system = places.usual_system() if where is None else one_of(where, (*places.SYSTEMS, SHELL))
    system = places.usual_shell() if system == SHELL else system
    own = places.person()
    want = places.wanted(run, own, system)
    view = _view(run, want)
    if not run.json:
        run.show(view, run.today(Plan()))
    if not sure(run, words.say("remind.ask")):
        raise Stopped("stopped")
    not_done = places.write(want, own)
    begin(run.session)
    _receipt(run, "reminders_set", {"system": system}, (("reminders", view),))
    if not_done:
        run.tell("remind.not_started", commands="; ".join(not_done))


def _view(run: Run, want: places.Wanted) -> InstallView:
    settings = run.machine
    written = [Written(str(path), text, whole=True) for path, text in want.files.items()]
    if want.line is not None:
        path, line = want.line
        written.append(Written(str(path or "crontab"), line, whole=False))
    how = str(settings.get(config.REMIND_BY) or (ring.NOTIFY if which(ring.COMMAND[0]) else ring.BELL))
    by = "shell" if want.system in shells.KINDS else how
    seen = preview(run, config.said(settings, config.REMIND_WORDS))
    commands = tuple(" ".join(command) for command in want.commands)
    return InstallView(want.system, seen, by, config.said(settings, config.REMIND_QUIET), tuple(written), commands)


def take_away(run: Run) -> None:
    """Nothing is asked for by itself any more, and nothing of reminders is left: no file, no line, no setting."""
    gone = places.remove(places.person())
    config.without(run.home, run.machine, config.OF_REMINDERS)
    forget(run.session)
    _receipt(run, "reminders_gone", {"places": gone})


def _receipt(run: Run, code: str, facts: dict[str, object], changed: tuple[tuple[str, object], ...] = ()) -> None:
    today = run.today(Plan())
    run.show(ReceiptView(today, What(code, facts), changed=changed), today)
