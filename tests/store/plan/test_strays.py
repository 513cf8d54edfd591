"""What other programs leave in goalwalk's own folder is forgotten, locked and unlocked with the plan, whatever it is
called; beside the target of a link, what is a copy of the plan.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, NotSaved
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.backup import check_plan, erase_copy, list_copies, paths_of_copies
from goalwalk.store.verbs.encrypt import decrypt, encrypt, encrypt_plain_copies, has_plain_copies
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.persons import add_person, remove_person
from goalwalk.store.verbs.update import begin, update
from store.locks import MADE
from store.making import FULL, Clock, check_in, goal, letters, many, step, what, win

CANARY = "xylophone"
WORDS = many(FULL, goal(2, CANARY), step(2, 1, CANARY), check_in("c2", "step-2.1", note=CANARY), win(2, CANARY))

# What becomes of the name of a file, by whoever copies it: Dropbox, Nextcloud, Syncthing, OneDrive, Google Drive,
# iCloud, Finder, Windows, GNOME, editors, version control.
ODD = [
    "{stem} (conflicted copy){end}",
    "{stem} (Robin's conflicted copy 2026-03-10){end}",
    "{stem} (Konfliktkopie 2026-03-10){end}",
    "{stem} (conflicted copy 2026-03-10 090000){end}",
    "{stem}_conflict-20260310-090000{end}",
    "{stem}.sync-conflict-20260310-090000-ABCDEFG{end}",
    "{stem}{end}.sync-conflict-20260310-090000-ABCDEFG",
    "{stem} (1){end}",
    "{stem}{end} (1)",
    "{stem}(1){end}",
    "{stem} [conflict]{end}",
    "{stem} 2{end}",
    "{stem} copy{end}",
    "{stem} copy 2{end}",
    "{stem} - Copy{end}",
    "{stem} - Copy (2){end}",
    "{stem} (copy){end}",
    "{stem}.conflict1{end}",
    "{stem}{end}~",
    "{stem}{end}.bak",
    "{stem}{end}.orig",
    "{stem}{end}.1",
]
AT_HOME = [
    "{stem}-DESKTOP-1234{end}",
    "Copy of {stem}{end}",
    "Kopie von {stem}{end}",
    ".{stem}{end}.swp",
    "#{stem}{end}#",
    ".syncthing.{stem}{end}.tmp",
    "~syncthing~{stem}{end}.tmp",
    ".{stem}{end}.Xy12Z",
    ".{stem}{end}.icloud",
    "{upper}{end}",
]
KINDS = ["plain", "locked", "linked"]


def shown(folder: Path) -> list[str]:
    """The files with the canary in them, wherever below the folder."""
    every = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sorted(path.name for path in every if CANARY.encode() in path.read_bytes())


def begun(session: Session, kind: str) -> Path:
    """A plan with the canary in it; the folder in which nothing of it is to be found."""
    begin(session, WORDS, what("begin"))
    update(session, win(3, CANARY), what("win"))
    if kind == "locked":
        encrypt(session, MADE)
    if kind == "linked":
        linked(session)
    return session.home.parent


def linked(session: Session) -> None:
    link = session.place().plan
    there = session.home.parent / "elsewhere"
    there.mkdir()
    link.rename(there / "my plan.json")
    link.symlink_to(there / "my plan.json")
    update(session, win(4, CANARY), what("win"))


def odd(session: Session, kind: str, data: bytes) -> list[Path]:
    """A copy of each odd name beside the plan, and of one among the backups, in the history and further down."""
    own = session.place()
    made = []
    names = ODD if kind == "linked" else ODD + AT_HOME
    for name in names:
        path = own.folder / name.format(stem=own.stem, end=own.ending, upper=own.stem.upper())
        if not path.exists():
            made.append(path)
    if kind != "linked":
        own.history.mkdir(parents=True, exist_ok=True)
        made += [own.backups / f"00000001.2026-11-20 (1){own.ending}", own.history / f"2025.{'0' * 16} (1){own.ending}"]
        down = session.home / ".stversions" / "plans"
        down.mkdir(parents=True)
        made.append(down / f"{own.stem}~20260310-090000{own.ending}")
    for path in made:
        path.write_bytes(data)
    return made


def people_of(session: Session) -> None:
    """Copies of the list of people, which name everybody."""
    for name in ("people (1).json", "people.bad-1.json", "people.sync-conflict-1.json", "people.json~"):
        (session.home / name).write_text(f'{{"people":{{"{CANARY}":"abcdefgh"}}}}')


DAMAGED = [lambda data: data, lambda data: data[: len(data) // 2]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spoil", DAMAGED, ids=["whole", "half"])
def test_forgetting_reaches_them(session: Session, kind: str, spoil: Callable[[bytes], bytes]) -> None:
    home = begun(session, kind)
    data = session.place().plan.read_bytes()
    made = odd(session, kind, spoil(data))
    forgotten = erase(session, {"goal-2", "win-2", "win-3", "win-4"})
    assert shown(home) == []
    if spoil is DAMAGED[0]:
        assert sum(path.exists() for path in made) == len(made), "a copy that can be read stays, without it"
    else:
        assert forgotten.deleted >= len(made)
        assert not [path for path in made if path.exists()]
    assert session.load().goals


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["own", "Robin"])
def test_forgetting_everything_reaches_them(session: Session, clock: Clock, kind: str, who: str) -> None:
    add_person(session, "Robin")
    mine = session
    if who == "Robin":
        mine = open_session(session.home, now=clock, random=letters(5), person="Robin", wait=0.1)
        begin(session, goal(1), what("begin"))
    home = begun(mine, kind)
    odd(mine, kind, mine.place().plan.read_bytes())
    own = mine.place()
    (own.folder / f"{own.stem} (1).key").write_bytes(b"age-encryption.org/v1\n")
    people_of(mine)
    remove_person(mine) if who == "Robin" else erase_everything(mine)
    assert shown(home) == []
    left = [path.name for path in home.rglob("*") if own.stem in path.name.lower() or own.name in path.name.lower()]
    assert left == []
    if who == "Robin":
        assert session.load().goals


@pytest.mark.parametrize("kind", ["plain", "linked"])
def test_locking_and_unlocking_takes_them_along(session: Session, kind: str) -> None:
    home = begun(session, kind)
    made = odd(session, kind, session.place().plan.read_bytes())
    encrypt(session, MADE)
    assert shown(home) == []
    readable = [backup for backup in list_copies(session) if backup.kind == "stray" and backup.ok]
    assert len(readable) == len(made)
    decrypt(session)
    assert len(shown(home)) >= len(made)
    assert not list(home.rglob("*.age*"))


def test_what_comes_back_without_a_lock_is_named_and_erased(session: Session) -> None:
    begun(session, "plain")
    data = session.place().plan.read_bytes()
    encrypt(session, MADE)
    own = session.place()
    path = own.folder / f"{own.stem} (conflicted copy).json"
    path.write_bytes(data)
    assert path in [checked.path for checked in check_plan(session).others if not checked.ok]
    erase_copy(session, next(copy for copy in list_copies(session) if copy.path == path))
    assert shown(session.home) == []


@pytest.mark.parametrize("kind", ["plain", "linked"])
def test_what_comes_back_without_a_lock_is_locked_by_asking_for_it_once_more(session: Session, kind: str) -> None:
    """Whatever lay there before the lock may come back: the plan itself, a backup, a copy that another program made."""
    home = begun(session, kind)
    plain = session.place()
    there = {path: path.read_bytes() for path in home.rglob("*.json") if path.name.startswith((plain.stem, "0"))}
    odd(session, kind, plain.plan.read_bytes())
    there |= {path: path.read_bytes() for path in home.rglob("*.json*") if path.name.startswith((plain.stem, "0"))}
    encrypt(session, MADE)
    assert not has_plain_copies(session)
    for path, data in there.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    plain.backups.joinpath(f"00000002.2026-11-20{plain.ending}").write_bytes(plain.plan.read_bytes()[:-40])
    assert shown(home)
    wins = session.load().wins
    assert has_plain_copies(session)
    assert encrypt_plain_copies(session) >= len(there)
    assert shown(home) == []
    assert session.load().wins == wins
    assert check_plan(session).plan.ok
    assert not [copy.path for copy in check_plan(session).others if copy.code == "plain"]
    with pytest.raises(CannotBeDone, match="locked_already"):
        encrypt_plain_copies(session)


@pytest.mark.parametrize("lock", [False, True])
def test_a_copy_by_any_name_at_all_is_known_by_what_it_says(session: Session, clock: Clock, lock: bool) -> None:
    """Somebody has copied a plan by hand, to a name of their own, in goalwalk's own folder."""
    add_person(session, "Robin")
    robin = open_session(session.home, now=clock, random=letters(5), person="Robin", wait=0.1)
    begin(robin, goal(1), what("begin"))
    home = begun(session, "plain")
    theirs = session.home / "theirs.json"
    theirs.write_bytes(robin.place().plan.read_bytes())
    made = [session.home / "before the move.json", session.home / "plans" / "copy of plan.txt"]
    for path in made:
        path.write_bytes(session.place().plan.read_bytes())
    notes = session.home / "notes.json"
    notes.write_text("{}")
    if lock:
        encrypt(session, MADE)
        assert shown(home) == []
    erase(session, {"goal-2", "win-2", "win-3", "win-4"})
    assert shown(home) == []
    assert len([copy for copy in check_plan(session).others if copy.code == "stray"]) == len(made)
    if not lock:
        for path in made:
            path.write_text(path.read_text())
    erase_everything(session)
    left = {path.name for path in home.rglob("*") if path.is_file()}
    assert {"theirs.json", "notes.json"} <= left, "what is another's stays"
    assert not {path.name for path in made} & left
    assert robin.load().goals


@pytest.mark.parametrize("ending", [".key", ".recovery", ".draft.json", ".json", ".json.age", ".now.json", ".copy.tmp"])
@pytest.mark.parametrize("full", [False, True])
def test_a_folder_in_the_way_stops_no_erasing_of_the_rest(session: Session, ending: str, full: bool) -> None:
    home = begun(session, "locked")
    own = session.place()
    path = own.folder / f"{own.stem}{ending}"
    path.unlink(missing_ok=True)
    (path / "a folder" if full else path).mkdir(parents=True)
    if full:
        with pytest.raises(NotSaved, match="still_erasing") as stopped:
            erase_everything(session)
        assert stopped.value.facts["path"] == str(path)
        path.joinpath("a folder").rmdir()
        with suppress(CannotBeDone):  # the next command goes on with it
            session.place()
    else:
        erase_everything(session)
    assert shown(home) == []
    assert [path.name for path in home.rglob("*") if own.stem in path.name] == []


@pytest.mark.parametrize("kind", KINDS)
def test_check_names_them(session: Session, kind: str) -> None:
    begun(session, kind)
    made = odd(session, kind, session.place().plan.read_bytes())
    assert set(made) <= {checked.path for checked in check_plan(session).others if checked.code == "stray"}
    assert set(made) <= {path for _, path in paths_of_copies(session.keyed())}


def test_others_in_a_folder_of_others_stay(session: Session) -> None:
    """Beside the target of a link lies what is none of ours, whatever it is called."""
    home = begun(session, "linked")
    own = session.place()
    theirs = {
        own.folder / "my plan of the house.json": b"{}",
        own.folder / "my plan (1).json": b'{"a plan": "of the house"}',
        own.folder / "my plan (2).txt": b"words",
        own.folder / "my planets (1).json": own.plan.read_bytes(),
    }
    other = open_session(home / "other", now=session.now, random=letters(99), wait=0.1)
    begin(other, goal(1), what("begin"))
    theirs[own.folder / "my plan (3).json"] = other.place().plan.read_bytes()
    for path, data in theirs.items():
        path.write_bytes(data)
    erase(session, {"goal-2"})
    erase_everything(session)
    assert {path: path.read_bytes() for path in theirs} == theirs
    assert sorted(own.folder.iterdir()) == sorted(theirs), "and nothing of ours stays there"
