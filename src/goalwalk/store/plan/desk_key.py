"""The key of this home: what is sealed for it, a share or a plan that is open to it, opens here alone.

It lies in the home under a passphrase of its own, like the key of a plan, and is no part of any plan. Its public part
is told by the key itself alone: a file beside it could be changed for another's, and what is sealed then is theirs.
"""

from __future__ import annotations

from pathlib import Path

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.store.disk import files, keys, write_locks
from goalwalk.store.disk.keys import Key

NAME = "desk.key"
WAIT = 5.0  # seconds for whoever writes in the home just now


def is_there(home: Path) -> bool:
    """Whether this home has a key, whatever became of it."""
    return (home / NAME).exists()


def read(home: Path, passphrase: str) -> Key:
    """The key. Raises CannotRead: "desk_key_missing", "wrong_desk_passphrase", "desk_key_damaged", "key_too_hard"."""
    path = home / NAME
    try:
        return keys.opened_with(files.read(path, keys.LONGEST)[0], passphrase)
    except CannotRead as problem:
        if problem.code == "missing":
            raise CannotRead("desk_key_missing") from problem
        if problem.code == "wrong_passphrase":
            raise CannotRead("wrong_desk_passphrase") from problem
        if problem.code in ("key_too_hard", "lock_missing"):
            raise
        raise CannotRead("desk_key_damaged", path=str(path)) from problem


def make(home: Path, passphrase: str) -> Key:
    """A new key under this passphrase, never over another.

    Raises CannotBeDone("desk_key_there") where there is one by now, NotSaved; NotUnderstood and more as `keys.made`.
    """
    made = keys.made(passphrase, paper=False)
    with files.saving(home):
        files.own_folder(home)
        with write_locks.locked(home / "people.lock", WAIT):
            if is_there(home):
                raise CannotBeDone("desk_key_there")
            files.put(home / "desk.tmp", home / NAME, made.by_passphrase)
    return made.key
