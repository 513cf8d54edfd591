"""A name that could not be made to last is taken back, or the answer says what happened: wherever anything is written.

Each place that writes × each sync of a folder in it × what the system may say there. "Nothing was saved" means that
every file is as it was and the next command finds what was there; what is said to go on goes on.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, NotSaved, Problem
from goalwalk.core.talks.draft import Answer, Draft
from goalwalk.store.disk import config, files, out_file
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.backup import backup
from goalwalk.store.verbs.draft import drop_draft, keep_draft, read_draft
from goalwalk.store.verbs.encrypt import change_passphrase, decrypt, encrypt
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.persons import add_person, list_people, remove_person
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import undo
from goalwalk.store.verbs.update import begin, update
from store.locks import ANOTHER, BY_ANOTHER, KEY, MADE, PASSPHRASE, asking
from store.making import DAY, FULL, Clock, goal, letters, many, retitle, step, what, win

FOR_GOOD = 1000  # from one sync on, every one
FAULTS = ((errno.EIO, 1), (errno.EIO, FOR_GOOD), (errno.EDQUOT, 1), (errno.EROFS, FOR_GOOD), (errno.ENOSPC, 1))
GOES_ON = ("still_erasing", "still_locking", "still_unlocking", "stands")


def plans_at(home: Path, person: str | None = None) -> Session:
    someone = asking(PASSPHRASE, ANOTHER, PASSPHRASE)
    return open_session(home / "home", now=Clock(), random=letters(), wait=0.1, unlocking=someone, person=person)


def walk(answers: int) -> Draft:
    return Draft("walk", DAY, None, answers=tuple(Answer(f"q{i}", "some words", DAY) for i in range(answers)))


def begun(home: Path) -> None:
    begin(plans_at(home), many(FULL, goal(2), step(2, 1)), what("begin"))
    update(plans_at(home), retitle(1, "Rest"), what("retitle"))
    add_person(plans_at(home), "Robin")


def with_draft(home: Path) -> None:
    begun(home)
    keep_draft(plans_at(home), read_draft(plans_at(home)), walk(1))


def locked(home: Path) -> None:
    begun(home)
    encrypt(plans_at(home), MADE)


def with_page(home: Path) -> None:
    begun(home)
    (home / "page.txt").write_bytes(b"before")


def in_one_file(home: Path) -> None:
    begun(home)
    for path in plans_at(home).place().backups.iterdir():
        path.unlink()


def nothing(home: Path) -> None:
    pass


def damaged(home: Path) -> None:
    begun(home)
    path = plans_at(home).place().plan
    path.write_bytes(path.read_bytes()[:-9])


WRITERS: dict[str, tuple[Callable[[Path], None], Callable[[Path], object]]] = {
    "begin": (nothing, lambda home: begin(plans_at(home), goal(1), what("begin"))),
    "update": (begun, lambda home: update(plans_at(home), win(5), what("win"))),
    "update, locked": (locked, lambda home: update(plans_at(home), win(5), what("win"))),
    "undo": (begun, lambda home: undo(plans_at(home))),
    "backup": (in_one_file, lambda home: backup(plans_at(home), None)),
    "copy": (begun, lambda home: backup(plans_at(home), home / "copy.json")),
    "copy, locked": (locked, lambda home: backup(plans_at(home), home / "copy.json.age")),
    "restore": (begun, lambda home: restore(plans_at(home), 1)),
    "restore damaged": (damaged, lambda home: restore(plans_at(home), 1)),
    "forget": (begun, lambda home: erase(plans_at(home), {"goal-2"})),
    "forget everything": (begun, lambda home: erase_everything(plans_at(home))),
    "first answer": (begun, lambda home: keep_draft(plans_at(home), read_draft(plans_at(home)), walk(1))),
    "next answer": (with_draft, lambda home: keep_draft(plans_at(home), read_draft(plans_at(home)), walk(2))),
    "drop draft": (with_draft, lambda home: drop_draft(plans_at(home))),
    "add person": (begun, lambda home: add_person(plans_at(home), "Ana")),
    "remove person": (begun, lambda home: remove_person(plans_at(home, "Robin"))),
    "settings": (begun, lambda home: config.write(home / "home", {"plain": True})),
    "encrypt": (begun, lambda home: encrypt(plans_at(home), MADE)),
    "decrypt": (locked, lambda home: decrypt(plans_at(home))),
    "another passphrase": (locked, lambda home: change_passphrase(plans_at(home), KEY, BY_ANOTHER)),
    "page": (begun, lambda home: out_file.keep(home / "page.txt", b"page", home / "home", over=False)),
    "page over": (
        with_page,
        lambda home: out_file.keep(home / "page.txt", b"page", home / "home", over=True),
    ),
}


def stands(home: Path) -> dict[str, bytes]:
    """Every file but the locks, the list of people and the latest stamp that was given, which only rises."""
    found = {str(path.relative_to(home)): path for path in home.rglob("*") if path.is_file()}
    apart = ("device", "people.json")
    return {
        name: path.read_bytes() for name, path in found.items() if path.suffix != ".lock" and path.name not in apart
    }


def seen(home: Path) -> object:
    try:
        found = plans_at(home)
        return read_draft(found).draft, whole_plan(found), found.is_locked(), [one.name for one in list_people(found)]
    except Problem as problem:
        return problem.code


def failing(patch: pytest.MonkeyPatch, first: int, last: int, number: int) -> list[int]:
    """From the sync `first` to `last` the system says no."""
    sync, count = files.sync_folder, [0]

    def no(path: Path) -> None:
        count[0] += 1
        if first <= count[0] <= last:
            raise OSError(number, os.strerror(number))
        sync(path)

    patch.setattr(files, "sync_folder", no)
    return count


@pytest.mark.parametrize("writer", WRITERS)
def test_what_the_answer_says_is_what_the_disk_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    prepare, command = WRITERS[writer]
    points = 0
    template, home = tmp_path / "template", tmp_path / "home"
    template.mkdir()
    prepare(template)
    before = stands(template)
    old = seen(Path(shutil.copytree(template, home)))
    for number, lasting in FAULTS:
        for first in range(1, 60):
            shutil.rmtree(home)
            shutil.copytree(template, home)
            with monkeypatch.context() as patch:
                count = failing(patch, first, first + lasting - 1, number)
                try:
                    command(home)
                    code = None
                except NotSaved as problem:
                    code = problem.code
            if count[0] < first:
                break
            points += 1
            where = f"{writer}, {errno.errorcode[number]} at {first} of {lasting}: {code}"
            if code is not None and code not in GOES_ON:
                assert seen(home) == old, where  # a look, which may have to finish taking something back
                assert stands(home) == before, where
            else:
                finished(home, writer, where)
    assert points >= len(FAULTS)


def finished(home: Path, writer: str, where: str) -> None:
    """What was acknowledged, or said to go on, is so after the next command."""
    found = plans_at(home)
    if writer == "forget everything":
        with pytest.raises(CannotBeDone, match="no_plan"):
            found.load()
    elif writer == "forget":
        assert [one.number for one in found.load().goals] == [1], where
        assert not list(home.rglob("*.forget")), where
    elif writer in ("update", "update, locked"):
        assert 5 in {one.number for one in found.load().wins}, where
