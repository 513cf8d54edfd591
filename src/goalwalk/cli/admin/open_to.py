"""Letting a colleague's key open a locked plan for a while: `data open-to`, `data close-to`.

Each asks for the person's own passphrase, also while the plan is open: nobody at the desk opens it to others.
"""

from __future__ import annotations

from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.passphrases import first_line, opened_by
from goalwalk.cli.prompts import needed
from goalwalk.cli.run import Run
from goalwalk.core import texts
from goalwalk.core.model.plan import Plan
from goalwalk.screens.data import OpenToView
from goalwalk.store.disk import keys
from goalwalk.store.disk.keys import Key
from goalwalk.store.verbs.unlock import locked_place

EXAMPLE = "goalwalk data open-to Noor age1..."


def open_to(run: Run, name: str | None = None, key: str | None = None, given: str | None = None) -> None:
    """From now on a colleague's key opens the plan's files, too, until data close-to. Alone: to whom it is open."""
    from goalwalk.store.verbs import open_to as verbs

    keys.needed()
    if name is None:
        run.show(OpenToView(tuple(called for called, _ in verbs.others(run.session))), run.today(Plan()))
        return
    locked_place(run.session)
    called = texts.name(name)
    public = needed(run, key, "public_key", EXAMPLE, keys.public_of, of_plan=False)
    own, passphrase = by_passphrase(run, given, "data open-to Noor age1...")
    verbs.open_to(run.session, own, passphrase, called, public)
    receipt(run, "open_to", {"name": called})


def close_to(run: Run, name: str | None = None, given: str | None = None) -> None:
    """A new key for the plan, that is not open to them any more. What they have read can't be unread."""
    from goalwalk.store.verbs import open_to as verbs

    keys.needed()
    locked_place(run.session)
    typed = needed(run, name, "close_to", "goalwalk data close-to Noor", texts.name, of_plan=False)
    own, passphrase = by_passphrase(run, given, "data close-to Noor")
    called = verbs.close_to(run.session, own, passphrase, typed)
    receipt(run, "close_to", {"name": called})


def by_passphrase(run: Run, given: str | None, line: str) -> tuple[Key, str]:
    """The plan's key and the person's own passphrase, which is asked for until it is right, a held key or not.

    Raises NotUnderstood("passphrase_typed"), ("needed"), CannotBeDone("not_locked"), CannotRead.
    """
    from goalwalk.store.verbs.unlock import key_by_passphrase

    def read(typed: str) -> tuple[Key, str]:
        return key_by_passphrase(run.session, typed), typed

    given = first_line(given)
    found = opened_by(run, given, read, "lock.passphrase", f"goalwalk {line} -")
    if given is None:
        run.tell("lock.moment")
    return found
