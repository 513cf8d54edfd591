"""Syncing a plan between devices, through a folder that something else carries."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from goalwalk import words
from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.passphrases import first_line, new_passphrase, opened_by
from goalwalk.cli.prompts import ask, sure, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import is_folder, path_of
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model.plan import Plan
from goalwalk.screens.sync import DeviceLine, SyncCheckView, SyncedView
from goalwalk.store.disk import keys
from goalwalk.store.verbs import sync as syncing
from goalwalk.store.verbs.synced import Moved

T = TypeVar("T")
NOW, CHECK, OFF, OUT = "now", "check", "off", "remove-device"  # words in the place of a folder; ./now is a folder
ASKS = ("sync_key", "sync_removed")  # what the passphrase puts right


def sync(
    run: Run,
    folder: str | None = None,
    given: str | None = None,
    *,
    check: bool = False,
    code: str | None = None,
    remove_device: str | None = None,
) -> int:
    """Sync the plan through FOLDER, as this and other devices do from then on; alone, sync now."""
    word = (folder or "").casefold()
    if word == OUT:
        named, dash = (given[:-2], "-") if given and given.endswith(" -") else (given, None)
        folder, given, remove_device = None, dash, named or _which_device(run)
    elif word in (NOW, CHECK):
        folder, check = None, check or word == CHECK
    _check_together(folder, check, code, remove_device)
    passphrase = first_line(given)
    if check:
        return _check(run)
    if remove_device is not None:
        _remove_device(run, remove_device, passphrase)
    elif folder is None or folder == "-":
        _now(run, first_line(folder))
    elif word == OFF:
        _off(run)
    else:
        _through(run, _folder(run, folder), passphrase, code)
    return 0


def _check_together(folder: str | None, check: bool, code: str | None, remove_device: str | None) -> None:
    said = [
        name
        for name, is_said in (
            ("FOLDER", folder not in (None, "-")),
            ("--check", check),
            ("--remove-device", remove_device is not None),
        )
        if is_said
    ]
    if len(said) > 1:
        raise NotUnderstood("not_together", one=said[1], other=said[0])
    if code is not None and said != ["FOLDER"]:
        raise NotUnderstood(
            "needed", what=words.say("needed.sync_folder"), example="goalwalk sync FOLDER --code 1a2b3c"
        )


def _folder(run: Run, typed: str) -> Path:
    """The folder that was typed. Raises CannotBeDone for one that cannot be it."""
    path = Path(os.path.abspath(path_of(os.path.expanduser(typed))))  # noqa: PTH100, PTH111 - a link stays one
    if not is_folder(path) and not is_folder(path.parent):
        raise CannotBeDone("sync_no_folder", folder=str(path))
    if path.resolve().is_relative_to(run.home.resolve()):
        raise CannotBeDone("sync_at_home", folder=str(path))
    return path


def _through(run: Run, folder: Path, given: str | None, code: str | None) -> None:
    """Begin, or join what lies there."""
    keys.needed()
    kept = syncing.state_of(run.session)
    if kept is not None:
        if kept.folder != str(folder):
            raise CannotBeDone("sync_already", folder=kept.folder)
        _now(run, given)
        return
    lying = syncing.lying_in(folder)
    own = syncing.own_names(run.session)
    mine = [plan for plan in lying if plan in own and syncing.has_begun(folder, plan)]
    plan = _chosen(run, folder, mine if own else lying, code)
    if plan is None:
        _begin(run, folder, given, beside=not own.issuperset(lying))
        return
    joined = _opened(run, given, lambda typed: syncing.join(run.session, folder, plan, typed, called()))
    _show(run, "joined", joined.moved)


def _chosen(run: Run, folder: Path, plans: list[str], code: str | None) -> str | None:
    """Which of these plans is meant; None where there is none."""
    if code is None and len(plans) > 1:
        if not run.can_ask:
            raise CannotBeDone("sync_code", n=len(plans), folder=str(folder))
        code = ask(words.say("sync.which"))
    if code is None:
        return plans[0] if plans else None
    fits = [plan for plan in plans if plan.startswith(code.strip().casefold())]
    if len(fits) != 1 or not code.strip():
        raise CannotBeDone("sync_no_code", folder=str(folder), typed=code)
    return fits[0]


def _begin(run: Run, folder: Path, given: str | None, *, beside: bool) -> None:
    if not run.session.exists():
        raise CannotBeDone("sync_nothing", folder=str(folder))
    run.session.open()
    if beside and not run.yes:
        if not run.can_ask:
            raise CannotBeDone("sync_beside", folder=str(folder))
        if not yes_or_no(words.say("sync.beside"), enter=False):
            raise Stopped("sync_left")
    if not is_folder(folder) and not run.yes:
        if not run.can_ask:
            raise CannotBeDone("sync_to_make", folder=str(folder))
        if not yes_or_no(words.say("sync.make", folder=str(folder)), enter=False):
            raise Stopped("stopped")
    if run.can_ask and given is None:
        run.tell("sync.about")
        run.tell("sync.nobody")
    passphrase = new_passphrase(run, given, "goalwalk sync FOLDER -", "sync.new_passphrase")
    if run.can_ask:
        run.tell("lock.moment")
    begun = syncing.begin(run.session, folder, passphrase, called())
    _show(run, "begun", begun.moved)


def _now(run: Run, given: str | None) -> None:
    """Sync now; where the folder has another key, once its passphrase is typed."""
    if given is not None:
        moved = syncing.reopen(run.session, given)
    else:
        moved = syncing.now(run.session)
        if not moved.troubles.isdisjoint(ASKS) and run.can_ask:
            moved = _opened(run, None, lambda typed: syncing.reopen(run.session, typed))
    _show(run, "synced", moved._replace(came=syncing.arrived(run.session)))
    _of_copies(run)


def _of_copies(run: Run) -> None:
    """What was erased on another device goes from the copies here once somebody says so: one device must not empty
    another's copies.
    """
    kept = syncing.state_of(run.session)
    count = len(kept.in_copies) if kept else 0
    if count and (run.yes or run.can_ask) and sure(run, words.say("copies.scrub_ask", n=count)):
        scrubbed = syncing.erase_from_copies(run.session)
        run.tell("receipt.merged_scrubbed", n=scrubbed)


def _opened(run: Run, given: str | None, read: Callable[[str], T]) -> T:
    return opened_by(run, given, read, "sync.passphrase", "goalwalk sync FOLDER -")


def _off(run: Run) -> None:
    receipt(run, "sync_off", {"folder": syncing.off(run.session) or words.say("sync.the_folder")})


def _which_device(run: Run) -> str:
    """The device that is meant. Raises Stopped for none, NotUnderstood("needed") where nobody can be asked."""
    every = syncing.devices(run.session)
    if not every:
        raise CannotBeDone("sync_alone")
    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say("needed.device"), example="goalwalk sync remove-device NAME")
    named = ask(words.say("sync.which_device", names=", ".join(sorted(every.values()))))
    if not named:
        raise Stopped("stopped")
    return named


def _remove_device(run: Run, name: str, given: str | None) -> None:
    device, found = syncing.device_named(run.session, name)
    if not sure(run, words.say("sync.remove_ask", name=found)):
        raise Stopped("stopped")
    passphrase = new_passphrase(run, given, "goalwalk sync --remove-device NAME -", "sync.anew_passphrase")
    if run.can_ask:
        run.tell("lock.moment")
    syncing.remove_device(run.session, device, passphrase)
    receipt(run, "sync_device_gone", {"name": found})


def _check(run: Run) -> int:
    found = syncing.check(run.session)
    devices = tuple(
        DeviceLine(
            one.id,
            one.called,
            one.is_this,
            one.latest.astimezone(run.now.tzinfo).date() if one.latest else None,
            one.whole,
            one.troubles,
            one.gaps,
            one.is_out,
        )
        for one in found.devices
    )
    today = run.today(Plan())
    view = SyncCheckView(found.folder, syncing.code_of(found.plan), today, devices, found.strangers, found.trouble)
    run.show(view, today)
    return 0 if view.is_whole else 4


def called() -> str:
    """What this device is called where others see it: what the computer calls itself."""
    named = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return named.partition(".")[0][:40] or "computer"


def _show(run: Run, done: str, moved: Moved) -> None:
    kept = syncing.state_of(run.session)
    assert kept is not None
    view = SyncedView(
        done,  # type: ignore[arg-type]
        kept.folder,
        syncing.code_of(kept.plan),
        moved.came,
        moved.added,
        not run.session.is_locked(),
        tuple(sorted(moved.troubles)),
        syncing.to_look_at(run.session),
    )
    run.show(view, run.today(Plan()))
