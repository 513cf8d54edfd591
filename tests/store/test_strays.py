"""What other programs leave in goalwalk's own folder is forgotten, locked and unlocked with the plan, whatever it is
called; beside the target of a link, what is a copy of the plan.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from goalwalk.core.errors import CannotBeDone, NotSaved
from goalwalk.store.plans import Plans
from goalwalk.store.verbs import copies_listed
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


def begun(plans: Plans, kind: str) -> Path:
    """A plan with the canary in it; the folder in which nothing of it is to be found."""
    plans.begin(WORDS, what("begin"))
    plans.update(win(3, CANARY), what("win"))
    if kind == "locked":
        plans.encrypt(MADE)
    if kind == "linked":
        linked(plans)
    return plans.desk.home.parent


def linked(plans: Plans) -> None:
    link = plans.where().plan
    there = plans.desk.home.parent / "elsewhere"
    there.mkdir()
    link.rename(there / "my plan.json")
    link.symlink_to(there / "my plan.json")
    plans.update(win(4, CANARY), what("win"))


def odd(plans: Plans, kind: str, data: bytes) -> list[Path]:
    """A copy of each odd name beside the plan, and of one among the backups, in the history and further down."""
    own = plans.where()
    made = []
    names = ODD if kind == "linked" else ODD + AT_HOME
    for name in names:
        path = own.folder / name.format(stem=own.stem, end=own.ending, upper=own.stem.upper())
        if not path.exists():
            made.append(path)
    if kind != "linked":
        own.history.mkdir(parents=True, exist_ok=True)
        made += [own.backups / f"00000001.2026-11-20 (1){own.ending}", own.history / f"2025.{'0' * 16} (1){own.ending}"]
        down = plans.desk.home / ".stversions" / "plans"
        down.mkdir(parents=True)
        made.append(down / f"{own.stem}~20260310-090000{own.ending}")
    for path in made:
        path.write_bytes(data)
    return made


def people_of(plans: Plans) -> None:
    """Copies of the list of people, which name everybody."""
    for name in ("people (1).json", "people.bad-1.json", "people.sync-conflict-1.json", "people.json~"):
        (plans.desk.home / name).write_text(f'{{"people":{{"{CANARY}":"abcdefgh"}}}}')


DAMAGED = [lambda data: data, lambda data: data[: len(data) // 2]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spoil", DAMAGED, ids=["whole", "half"])
def test_forgetting_reaches_them(plans: Plans, kind: str, spoil: Callable[[bytes], bytes]) -> None:
    home = begun(plans, kind)
    data = plans.where().plan.read_bytes()
    made = odd(plans, kind, spoil(data))
    forgotten = plans.forget({"goal-2", "win-2", "win-3", "win-4"})
    assert shown(home) == []
    if spoil is DAMAGED[0]:
        assert sum(path.exists() for path in made) == len(made), "a copy that can be read stays, without it"
    else:
        assert forgotten.deleted >= len(made)
        assert not [path for path in made if path.exists()]
    assert plans.load().goals


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["own", "Robin"])
def test_forgetting_everything_reaches_them(plans: Plans, clock: Clock, kind: str, who: str) -> None:
    plans.add_person("Robin")
    mine = plans
    if who == "Robin":
        mine = Plans(plans.desk.home, now=clock, random=letters(5), person="Robin", wait=0.1)
        plans.begin(goal(1), what("begin"))
    home = begun(mine, kind)
    odd(mine, kind, mine.where().plan.read_bytes())
    own = mine.where()
    (own.folder / f"{own.stem} (1).key").write_bytes(b"age-encryption.org/v1\n")
    people_of(mine)
    mine.remove_person() if who == "Robin" else mine.forget_everything()
    assert shown(home) == []
    left = [path.name for path in home.rglob("*") if own.stem in path.name.lower() or own.name in path.name.lower()]
    assert left == []
    if who == "Robin":
        assert plans.load().goals


@pytest.mark.parametrize("kind", ["plain", "linked"])
def test_locking_and_unlocking_takes_them_along(plans: Plans, kind: str) -> None:
    home = begun(plans, kind)
    made = odd(plans, kind, plans.where().plan.read_bytes())
    plans.encrypt(MADE)
    assert shown(home) == []
    readable = [backup for backup in plans.earlier() if backup.kind == "stray" and backup.ok]
    assert len(readable) == len(made)
    plans.decrypt()
    assert len(shown(home)) >= len(made)
    assert not list(home.rglob("*.age*"))


def test_what_comes_back_without_a_lock_is_named_and_erased(plans: Plans) -> None:
    begun(plans, "plain")
    data = plans.where().plan.read_bytes()
    plans.encrypt(MADE)
    own = plans.where()
    path = own.folder / f"{own.stem} (conflicted copy).json"
    path.write_bytes(data)
    assert path in [checked.path for checked in plans.check().others if not checked.ok]
    plans.erase_copy(next(copy for copy in plans.earlier() if copy.path == path))
    assert shown(plans.desk.home) == []


@pytest.mark.parametrize("kind", ["plain", "linked"])
def test_what_comes_back_without_a_lock_is_locked_by_asking_for_it_once_more(plans: Plans, kind: str) -> None:
    """Whatever lay there before the lock may come back: the plan itself, a backup, a copy that another program made."""
    home = begun(plans, kind)
    plain = plans.where()
    there = {path: path.read_bytes() for path in home.rglob("*.json") if path.name.startswith((plain.stem, "0"))}
    odd(plans, kind, plain.plan.read_bytes())
    there |= {path: path.read_bytes() for path in home.rglob("*.json*") if path.name.startswith((plain.stem, "0"))}
    plans.encrypt(MADE)
    assert not plans.have_come_back()
    for path, data in there.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    plain.backups.joinpath(f"00000002.2026-11-20{plain.ending}").write_bytes(plain.plan.read_bytes()[:-40])
    assert shown(home)
    wins = plans.load().wins
    assert plans.have_come_back()
    assert plans.lock_what_came_back() >= len(there)
    assert shown(home) == []
    assert plans.load().wins == wins
    assert plans.check().plan.ok
    assert not [copy.path for copy in plans.check().others if copy.code == "plain"]
    with pytest.raises(CannotBeDone, match="locked_already"):
        plans.lock_what_came_back()


@pytest.mark.parametrize("lock", [False, True])
def test_a_copy_by_any_name_at_all_is_known_by_what_it_says(plans: Plans, clock: Clock, lock: bool) -> None:
    """Somebody has copied a plan by hand, to a name of their own, in goalwalk's own folder."""
    plans.add_person("Robin")
    robin = Plans(plans.desk.home, now=clock, random=letters(5), person="Robin", wait=0.1)
    robin.begin(goal(1), what("begin"))
    home = begun(plans, "plain")
    theirs = plans.desk.home / "theirs.json"
    theirs.write_bytes(robin.where().plan.read_bytes())
    made = [plans.desk.home / "before the move.json", plans.desk.home / "plans" / "copy of plan.txt"]
    for path in made:
        path.write_bytes(plans.where().plan.read_bytes())
    notes = plans.desk.home / "notes.json"
    notes.write_text("{}")
    if lock:
        plans.encrypt(MADE)
        assert shown(home) == []
    plans.forget({"goal-2", "win-2", "win-3", "win-4"})
    assert shown(home) == []
    assert len([copy for copy in plans.check().others if copy.code == "stray"]) == len(made)
    if not lock:
        for path in made:
            path.write_text(path.read_text())
    plans.forget_everything()
    left = {path.name for path in home.rglob("*") if path.is_file()}
    assert {"theirs.json", "notes.json"} <= left, "what is another's stays"
    assert not {path.name for path in made} & left
    assert robin.load().goals


@pytest.mark.parametrize("ending", [".key", ".recovery", ".draft.json", ".json", ".json.age", ".now.json", ".copy.tmp"])
@pytest.mark.parametrize("full", [False, True])
def test_a_folder_in_the_way_stops_no_erasing_of_the_rest(plans: Plans, ending: str, full: bool) -> None:
    home = begun(plans, "locked")
    own = plans.where()
    path = own.folder / f"{own.stem}{ending}"
    path.unlink(missing_ok=True)
    (path / "a folder" if full else path).mkdir(parents=True)
    if full:
        with pytest.raises(NotSaved, match="still_erasing") as stopped:
            plans.forget_everything()
        assert stopped.value.facts["path"] == str(path)
        path.joinpath("a folder").rmdir()
        with suppress(CannotBeDone):  # the next command goes on with it
            plans.where()
    else:
        plans.forget_everything()
    assert shown(home) == []
    assert [path.name for path in home.rglob("*") if own.stem in path.name] == []


@pytest.mark.parametrize("kind", KINDS)
def test_check_names_them(plans: Plans, kind: str) -> None:
    begun(plans, kind)
    made = odd(plans, kind, plans.where().plan.read_bytes())
    assert set(made) <= {checked.path for checked in plans.check().others if checked.code == "stray"}
    assert set(made) <= {path for _, path in copies_listed.paths(plans.desk.keyed())}


def test_others_in_a_folder_of_others_stay(plans: Plans) -> None:
    """Beside the target of a link lies what is none of ours, whatever it is called."""
    home = begun(plans, "linked")
    own = plans.where()
    theirs = {
        own.folder / "my plan of the house.json": b"{}",
        own.folder / "my plan (1).json": b'{"a plan": "of the house"}',
        own.folder / "my plan (2).txt": b"words",
        own.folder / "my planets (1).json": own.plan.read_bytes(),
    }
    other = Plans(home / "other", now=plans.desk.now, random=letters(99), wait=0.1)
    other.begin(goal(1), what("begin"))
    theirs[own.folder / "my plan (3).json"] = other.where().plan.read_bytes()
    for path, data in theirs.items():
        path.write_bytes(data)
    plans.forget({"goal-2"})
    plans.forget_everything()
    assert {path: path.read_bytes() for path in theirs} == theirs
    assert sorted(own.folder.iterdir()) == sorted(theirs), "and nothing of ours stays there"
