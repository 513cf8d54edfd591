"""What others gave: `data receive` opens it beside one's own plan, keeping nothing; `data key` is to seal for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from goalwalk.cli.admin.receipts import receipt
from goalwalk.cli.passphrases import first_line, new_passphrase, opened_by
from goalwalk.cli.prompts import needed
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import path_of
from goalwalk.core import share_file
from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import Plan
from goalwalk.screens.nouns.shares import received_view
from goalwalk.store.disk import files, keys
from goalwalk.store.disk.keys import LARGEST_SEALED, SCRYPT, Key
from goalwalk.store.disk.paths import AGE
from goalwalk.store.plan import desk_key

T = TypeVar("T")

OF_A_FILE = {
    "wrong_passphrase": "share_wrong_passphrase",
    "damaged": "share_damaged",
    "key_too_hard": "share_too_hard",
    "wrong_key": "share_not_for",
}


def receive(run: Run, file: str | None = None, given: str | None = None) -> None:
    """Open what somebody gave with `data share`, beside your own plan: read it, and what it may be used for.

    Nothing of it is kept. Once its day has passed, it says so and shows no more.
    """
    run.person = None
    passphrase = first_line(given)
    file = needed(run, file, "file", "goalwalk data receive ana.age", str, of_plan=False)
    data = _sealed(file)
    try:
        opened = _opened(run, data, passphrase)
        page = share_file.read(opened, file)
    except CannotRead as problem:
        raise _of_file(problem, file) from problem
    today = run.today(Plan())
    run.show(received_view(page, today), today)


def key(run: Run, given: str | None = None) -> None:
    """The public part of your own key, to give away: what is sealed with it opens here alone. Made the first time."""
    run.person = None
    keys.needed()
    passphrase = first_line(given)
    if desk_key.is_there(run.home):
        found = _desk_key(run, passphrase)
        receipt(run, "desk_key", {"public": found.public})
        return
    if run.can_ask:
        run.tell("desk_key.about")
        run.tell("desk_key.nobody")
    typed = new_passphrase(run, passphrase, "goalwalk data key -")
    if run.can_ask:
        run.tell("lock.moment")
    receipt(run, "desk_key_made", {"public": desk_key.make(run.home, typed).public})


def _sealed(file: str) -> bytes:
    """The bytes of a sealed file. Raises CannotRead: "share_missing", "share_other"."""
    path = path_of(file)
    try:
        data = files.read(path, LARGEST_SEALED)[0]
    except CannotRead as problem:
        code = "share_missing" if problem.code in ("missing", "dangling_link", "no_access") else "share_other"
        raise CannotRead(code, path=file) from problem
    if not data.startswith(AGE):
        raise CannotRead("share_other", path=file)
    return data


def _opened(run: Run, data: bytes, passphrase: str | None) -> bytes:
    """What it says: by the passphrase of the file, or by the key of this home, whose passphrase it is then."""
    if SCRYPT.match(data) is None:
        return _desk_key(run, passphrase).opened(data)

    def opened(typed: str) -> bytes:
        try:
            return keys.unsealed(data, typed)
        except CannotRead as problem:
            if problem.code == "wrong_passphrase":
                raise CannotRead("share_wrong_passphrase") from problem
            raise

    return _asked(run, opened, passphrase, "received.passphrase")


def _desk_key(run: Run, passphrase: str | None) -> Key:
    if not desk_key.is_there(run.home):
        raise CannotRead("desk_key_missing")
    return _asked(run, lambda typed: desk_key.read(run.home, typed), passphrase, "received.desk_passphrase")


def _asked(run: Run, read: Callable[[str], T], passphrase: str | None, question: str) -> T:
    return opened_by(run, passphrase, read, question, " ".join(("goalwalk", *run.arguments, "-")))


def _of_file(problem: CannotRead, file: str) -> CannotRead:
    """What stands in the way, said of the file."""
    return CannotRead(OF_A_FILE.get(problem.code, problem.code), **{"path": file} | problem.facts)
