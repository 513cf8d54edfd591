"""Run as a program under the shim: every file-system call of each kind of commit × every fault, each in a fork.

Prints one JSON line a scenario: {"name", "points", "wrong": [what went wrong, …]}.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tinydb import TinyDB

from goalwalk.core.errors import CannotBeDone, CannotRead, Problem
from goalwalk.core.measures.day_index import heard
from goalwalk.core.model.components import Hope
from goalwalk.core.model.plan import CheckIn, Plan
from goalwalk.core.nouns.settings import show_locked
from goalwalk.core.talks.draft import Answer, Draft
from goalwalk.store.disk import keys, swap
from goalwalk.store.plan import backups, key_files, keyring, year_files
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import day_index, migrations
from goalwalk.store.verbs.backup import backup, check_plan, mend_history
from goalwalk.store.verbs.draft import drop_draft, keep_draft, read_draft
from goalwalk.store.verbs.encrypt import change_passphrase, decrypt, encrypt
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.merge import merge
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import redo, undo
from goalwalk.store.verbs.unlock import lock, unlock
from goalwalk.store.verbs.update import begin, update
from store.locks import ANOTHER, BY_ANOTHER, KEY, MADE, PASSPHRASE, asking
from store.making import AT, DAY, Clock, check_in, goal, letters, many, remove_goal, retitle, settings, step, what, win

KILL_BEFORE, KILL_AFTER, EIO, ENOSPC, SHORT, SHORT_KILL = range(1, 7)
WRITES_ONLY = (SHORT, SHORT_KILL)
NAMES = ("", "killed before", "killed after", "EIO", "ENOSPC", "short", "short and killed")
CANARY = "a word that is to go"
FEW = 3  # faults for each kind of commit where not all are tried
# Every fault at every call of these; of the others every fifteenth, so that the whole stays within minutes.
IN_FULL = {"begin", "add, 30", "edit, 30", "remove, 30", "undo, 30", "forget, 30", "roll over two years", "fill in"}
IN_FULL |= {"undo what was filled in", "lock", "take the lock off", "another passphrase", "unlock"}
IN_FULL |= {"a first answer", "one more answer", "drop a draft"}
IN_FULL |= {"merge", "merge, linked", "merge with history", "merge, locked"}
SHIM = ctypes.CDLL(None)
SHIM.trace.restype = ctypes.c_char_p


class Scenario(NamedTuple):
    """How a home is made, and the one command that the faults strike."""

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], object]
    gone: str = ""  # a word that is in no file once the command, or the one after, is through
    between: bool = False  # people or history are mended first, so the plan that stands may be seen before the copy


def session(home: Path, days: int = 0) -> Session:
    clock = Clock()
    clock.later(days=days)
    someone = asking(PASSPHRASE, ANOTHER, runtime=home / "memory")
    return open_session(home / "home", now=clock, random=letters(), wait=0.1, unlocking=someone)


def many_check_ins(count: int) -> Callable[[Plan], Plan]:
    made = tuple(CheckIn(f"many-{i}", "step-1.1", DAY, AT, "done", note="x" * (i % 50)) for i in range(count))
    return lambda plan: heard(plan, made)


def begun(check_ins: int, changes: int = 1, every: int = 0) -> Callable[[Path], None]:
    def prepare(home: Path) -> None:
        begin(session(home), many(goal(1), step(1, 1), goal(2, CANARY), step(2, 1, CANARY), win(1)), what("begin"))
        update(
            session(home), many(many_check_ins(check_ins), check_in("mine", of="step-2.1", note=CANARY)), what("many")
        )
        for change in range(changes):
            update(session(home, days=change * every), retitle(1, f"Title {change}"), what("retitle", title=CANARY))

    return prepare


def damaged(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        path = session(home).place().plan
        path.write_bytes(path.read_bytes()[:-7])

    return then


def missing(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        session(home).place().plan.unlink()

    return then


def unlisted(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        (home / "home" / "people.json").unlink()

    return then


def linked(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        path = session(home).place().plan
        (home / "stick").mkdir()
        path.rename(home / "stick" / "mine.json")
        path.symlink_to(Path("../../stick/mine.json"))
        update(session(home), retitle(1, "Linked"), what("retitle"))  # so that there are backups beside the target
        update(session(home), retitle(1, "Linked again"), what("retitle"))

    return then


def undone(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        undo(session(home), 1)

    return then


def by_links(command: Callable[[Path], object]) -> Callable[[Path], object]:
    """On a file system that does not exchange names."""

    def then(home: Path) -> object:
        swap.exchanged = lambda one, other: False
        return command(home)

    return then


def copied_out(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        backup(session(home), home / "copy.json")
        update(session(home), goal(3), what("goal"))

    return then


def filled_in(home: Path) -> None:
    """A plan with history: check-ins in two years before, one of them with the word that is to go."""
    begun(3)(home)
    old = [check_in(f"old-{year}", day=date(year, 5, 1), note="x" * 90) for year in (2024, 2025)]
    update(
        session(home), many(*old, check_in("old", of="step-2.1", day=date(2024, 6, 1), note=CANARY)), what("filled in")
    )
    update(session(home), retitle(1, "After"), what("retitle"))


def late(home: Path) -> object:
    return update(session(home), check_in("late", day=date(2024, 7, 1)), what("late"))


def lately(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        late(home)

    return then


def without_a_year(home: Path) -> None:
    filled_in(home)
    for path in session(home).place().history.glob("2024.*"):
        path.unlink()


def rolling_over() -> list[Scenario]:
    """What is older than last month leaves the plan for the file of its year."""
    return [
        Scenario("roll over", begun(9), lambda home: update(session(home, 70), goal(3), what("goal"))),
        Scenario("roll over two years", begun(9), lambda home: update(session(home, 70), years(3), what("years"))),
        Scenario("roll over once more", filled_in, lambda home: update(session(home, 70), goal(3), what("goal"))),
        Scenario("fill in", filled_in, late),
        Scenario("undo what was filled in", lately(filled_in), lambda home: undo(session(home))),
        Scenario("restore with history", lately(filled_in), lambda home: restore(session(home), 2)),
        Scenario("restore a lost year", without_a_year, lambda home: restore(session(home), 1), between=True),
        Scenario("mend", without_a_year, lambda home: mend_history(session(home)), between=True),
        Scenario("copy with history", filled_in, lambda home: backup(session(home), home / "copy.json")),
        Scenario("forget in history", filled_in, lambda home: erase(session(home), {"goal-2"}), CANARY),
        Scenario("forget, linked", linked(lately(filled_in)), lambda home: erase(session(home), {"goal-2"}), CANARY),
        Scenario("roll over, linked", linked(filled_in), lambda home: update(session(home, 70), goal(3), what("goal"))),
        Scenario("forget everything with history", filled_in, lambda home: erase_everything(session(home)), CANARY),
    ]


def locked(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        (home / "memory").mkdir(mode=0o700)
        encrypt(session(home), MADE)
        lock(session(home))

    return then


def locking() -> list[Scenario]:
    """Putting the lock on, taking it off, another passphrase, and every kind of commit on a locked plan."""
    some = filled_in
    return [
        Scenario("lock", some, lambda home: encrypt(session(home), MADE), CANARY),
        Scenario("lock, linked", linked(lately(some)), lambda home: encrypt(session(home), MADE), CANARY),
        Scenario("take the lock off", locked(some), lambda home: decrypt(session(home)), between=True),
        Scenario("take the lock off, linked", locked(linked(some)), lambda home: decrypt(session(home)), between=True),
        Scenario("another passphrase", locked(some), lambda home: change_passphrase(session(home), KEY, BY_ANOTHER)),
        Scenario("unlock", locked(some), lambda home: unlock(session(home), KEY)),
        Scenario("add, locked", locked(some), lambda home: update(session(home, 1), goal(3), what("goal"))),
        Scenario("roll over, locked", locked(some), lambda home: update(session(home, 70), goal(3), what("goal"))),
        Scenario("fill in, locked", locked(some), late),
        Scenario("restore, locked", locked(lately(some)), lambda home: restore(session(home), 2)),
        Scenario("restore damaged, locked", damaged(locked(some)), lambda home: restore(session(home), 1)),
        Scenario("forget, locked", locked(some), lambda home: erase(session(home), {"goal-2"}), CANARY),
        Scenario(
            "copy, locked", locked(some), lambda home: backup(session(home), home / "copy.json.age"), between=True
        ),
        Scenario("forget everything, locked", locked(some), lambda home: erase_everything(session(home)), CANARY),
    ]


def with_another(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    """A copy from another device lies there, on which things were added, changed and erased since."""

    def then(home: Path) -> None:
        prepare(home)
        other = home.with_name(f"{home.name}-other")
        shutil.copytree(home, other)
        update(session(other), many(retitle(1, "There"), goal(7), check_in("there")), what("there"))
        erase(session(other), {"goal-2"})
        backup(session(other), home / f"other{'.json.age' if session(other).is_locked() else '.json'}")
        shutil.rmtree(other)
        update(session(home), many(retitle(1, "Here"), goal(8)), what("here"))

    return then


def merged(name: str = "other.json") -> Callable[[Path], object]:
    return lambda home: merge(session(home), home / name, None, lambda _: None, lambda _: True)


def merging() -> list[Scenario]:
    """Another copy taken in, with what was erased there."""
    return [
        Scenario("merge", with_another(begun(3)), merged()),
        Scenario("merge, linked", with_another(linked(begun(3))), merged()),
        Scenario("merge with history", with_another(filled_in), merged()),
        Scenario("merge, locked", with_another(locked(filled_in)), merged("other.json.age")),
    ]


def with_a_line(plan: Plan) -> Plan:
    """The word that is to go is a line for a hard moment, and is seen while the plan is locked."""
    return show_locked(plan._replace(hopes=(Hope("hope-1", 1, DAY, AT, CANARY),)), ("lines",))


def with_line(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        update(session(home), with_a_line, what("line"))

    return then


def seen_while_locked() -> list[Scenario]:
    """The small file without a lock, beside a locked plan."""
    some = locked(with_line(begun(3)))
    return [
        Scenario("lock with a line", with_line(begun(3)), lambda home: encrypt(session(home), MADE), between=True),
        Scenario("edit a line", some, lambda home: update(session(home), edit_line, what("line"))),
        Scenario("show no line", some, lambda home: update(session(home), show_nothing, what("nothing")), CANARY),
        Scenario("take the lock off a line", some, lambda home: decrypt(session(home)), between=True),
        Scenario("forget a line", some, lambda home: erase(session(home), {"hope-1"}), CANARY),
        Scenario("forget a line, linked", linked_line, lambda home: erase(session(home), {"hope-1"}), CANARY),
        Scenario("forget everything with a line", some, lambda home: erase_everything(session(home)), CANARY),
    ]


def linked_line(home: Path) -> None:
    locked(with_line(linked(begun(3))))(home)


def edit_line(plan: Plan) -> Plan:
    return plan._replace(hopes=(plan.hopes[0]._replace(text="Another line"),))


def show_nothing(plan: Plan) -> Plan:
    return show_locked(plan, ())


def walk(answers: int) -> Draft:
    """A walk about the goal that is to go, with words of it."""
    return Draft("walk", DAY, "goal-2", answers=tuple(Answer(f"q{i}", CANARY, DAY) for i in range(answers)))


def kept(home: Path, answers: int) -> object:
    return keep_draft(session(home), read_draft(session(home)), walk(answers))


def with_draft(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    def then(home: Path) -> None:
        prepare(home)
        kept(home, 2)

    return then


def walking() -> list[Scenario]:
    """The draft of a walk: each answer kept or not, locked along with the plan, gone with what it is about."""
    some = with_draft(begun(3))
    return [
        Scenario("a first answer", nothing, lambda home: kept(home, 1)),
        Scenario("one more answer", some, lambda home: kept(home, 3)),
        Scenario("one more answer, linked", with_draft(linked(begun(3))), lambda home: kept(home, 3)),
        Scenario("one more answer, locked", locked(with_draft(filled_in)), lambda home: kept(home, 3)),
        Scenario("drop a draft", some, lambda home: drop_draft(session(home))),
        Scenario("lock with a draft", with_draft(filled_in), lambda home: encrypt(session(home), MADE), CANARY),
        Scenario("forget with a draft", some, lambda home: erase(session(home), {"goal-2"}), CANARY),
        Scenario("forget everything with a draft", some, lambda home: erase_everything(session(home)), CANARY),
    ]


def years(count: int) -> Callable[[Plan], Plan]:
    return many(*(check_in(f"year-{year}", day=date(year, 2, 2)) for year in range(2024, 2024 + count)))


def moved_away(home: Path) -> None:
    begun(3)(home)
    backup(session(home), home / "copy.json")
    erase_everything(session(home))


def nothing(home: Path) -> None:
    pass


def scenarios(*, full: bool) -> list[Scenario]:
    sizes = (30, 200) if full else (3,)
    found = [
        Scenario("begin", nothing, lambda home: begin(session(home), goal(1), what("begin"))),
        Scenario(
            "begin with much",
            nothing,
            lambda home: begin(session(home), many(goal(1), step(1, 1), many_check_ins(300)), what("begin")),
        ),
    ]
    for size in sizes:
        some = begun(size)
        for name, prepare in (("", some), (", linked", linked(some))) if size == 30 else (("", some),):
            found += [
                Scenario(f"add{name}, {size}", prepare, lambda home: update(session(home, 1), goal(3), what("goal"))),
                Scenario(
                    f"edit{name}, {size}", prepare, lambda home: update(session(home), retitle(1, "New"), what("new"))
                ),
                Scenario(
                    f"remove{name}, {size}", prepare, lambda home: update(session(home), remove_goal(1), what("gone"))
                ),
                Scenario(
                    f"quiet{name}, {size}", prepare, lambda home: update(session(home), settings(welcomed=DAY), None)
                ),
                Scenario(f"undo{name}, {size}", prepare, lambda home: undo(session(home), 2)),
                Scenario(f"redo{name}, {size}", undone(prepare), lambda home: redo(session(home))),
                Scenario(f"forget{name}, {size}", prepare, lambda home: erase(session(home), {"goal-2"}), CANARY),
                Scenario(f"backup{name}, {size}", prepare, lambda home: backup(session(home), None)),
                Scenario(f"copy{name}, {size}", prepare, lambda home: backup(session(home), home / "copy.json")),
                Scenario(f"restore{name}, {size}", prepare, lambda home: restore(session(home), 2)),
                Scenario(
                    f"restore copy{name}, {size}",
                    copied_out(prepare),
                    lambda home: restore(session(home), home / "copy.json"),
                ),
                Scenario(f"restore damaged{name}, {size}", damaged(prepare), lambda home: restore(session(home), 1)),
            ]
        found += [
            Scenario(
                f"begin by links, {size}", nothing, by_links(lambda home: begin(session(home), goal(1), what("b")))
            ),
            Scenario(
                f"add by links, {size}", some, by_links(lambda home: update(session(home, 1), goal(3), what("goal")))
            ),
            Scenario(f"restore missing, {size}", missing(some), lambda home: restore(session(home), 1)),
            Scenario(f"restore unlisted, {size}", unlisted(some), lambda home: restore(session(home), 1), between=True),
        ]
    found += rolling_over() + locking() + seen_while_locked() + walking() + merging()
    found.append(Scenario("restore anew", moved_away, lambda home: restore(session(home), home / "copy.json")))
    found.append(Scenario("forget everything", begun(3), lambda home: erase_everything(session(home)), CANARY))
    if full:
        long = begun(3, changes=60, every=3)
        found += [
            Scenario("prune", long, lambda home: update(session(home, 181), goal(3), what("goal"))),
            Scenario("prune much later", long, lambda home: update(session(home, 400), goal(3), what("goal"))),
            Scenario("forget in many", begun(3, changes=8), lambda home: erase(session(home), {"goal-2"}), CANARY),
            Scenario(
                "forget step", begun(3, changes=3), lambda home: erase(session(home), {"step-2.1", "goal-2"}), CANARY
            ),
        ]
    return found


class Seen(NamedTuple):
    """What a person would find: their plan, or why not, whether it has a lock, and the walk that is under way."""

    plan: Plan | None
    code: str | None
    locked: bool = False
    draft: Draft | None = None


def look(home: Path) -> Seen:
    try:
        draft = read_draft(session(home)).draft
        found = session(home)
        return Seen(whole_plan(found), None, found.is_locked(), draft)
    except Problem as problem:
        return Seen(None, problem.code, draft=draft if problem.code == "no_plan" else None)


def of_both_kinds(home: Path) -> list[str]:
    """What a locked plan shows without a key, or what a plan without a lock has left of one."""
    try:
        is_locked = session(home).is_locked()
    except Problem:
        return []
    here = [path for path in home.rglob("*") if path.is_file()]
    if is_locked:
        unlocked = [path for path in here if not path.name.endswith(".now.json")]  # which is meant to be seen
        return [path.name for path in unlocked if CANARY.encode() in path.read_bytes()]
    return [path.name for path in here if path.name.endswith((".age", ".key", ".recovery", ".turning", ".now.json"))]


def in_a_fork(scenario: Scenario, home: Path, point: int, how: int) -> tuple[int, str]:
    """Run the command with one fault; its exit status (0 acknowledged, 100 a Problem, 137 killed) and its calls."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        status, said = 99, ""
        SHIM.arm(point, how)
        try:
            scenario.command(home)
            status = 0
        except Problem as problem:
            status, said = 100, repr(problem)
        except BaseException as error:
            said = repr(error)
            if os.environ.get("WHERE"):
                import traceback

                said += traceback.format_exc()
        SHIM.disarm()
        if not said:
            said = SHIM.trace().decode()
        os.write(theirs, said.encode()[:60000])
        os._exit(status)
    os.close(theirs)
    said = b""
    while part := os.read(ours, 65536):
        said += part
    os.close(ours)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()


def judge(scenario: Scenario, home: Path, status: int, said: str, old: Seen, new: Seen) -> str | None:
    """What is wrong with what the fault left, if anything."""
    found = look(home)
    if status == 99:
        return f"escaped: {said}"
    if found not in (old, new) and not (scenario.between and found.plan is not None):
        return f"neither old nor new: {found.code}"
    if status == 0 and found != new:
        return "acknowledged and lost"
    if status == 0 and (both := of_both_kinds(home)) and not (home / "copy.json.age").exists():
        return f"acknowledged, and yet of both kinds: {both}"
    if status == 100 and found != old and not scenario.gone and not scenario.between:
        return f"refused and yet done: {said}"
    next_command(home)
    if strays := [path.name for path in home.rglob("*") if "tmp" in path.name or path.name.endswith(".forget")]:
        return f"strays: {strays}"
    if strays := unnamed(home):
        return f"history that nothing names: {strays}"
    if (both := of_both_kinds(home)) and not (home / "copy.json.age").exists():
        return f"of both kinds: {both}"
    if status == 0 and scenario.name == "another passphrase" and not only_opened_by(home, ANOTHER):
        return "the old passphrase opens it"
    if any(path.is_file() and path.stat().st_mode & 0o077 for path in (home / "home").rglob("*")):
        return "readable by others"
    begun = scenario.gone and (status == 0 or found == new != old)
    if begun and any(path.is_file() and scenario.gone.encode() in path.read_bytes() for path in home.rglob("*")):
        return "not forgotten"
    if look(home).plan is not None:
        report = check_plan(session(home))
        if not all(one.ok for one in (report.plan, *report.history, *report.backups)):
            return "not all is well"
    return None


def only_opened_by(home: Path, passphrase: str) -> bool:
    found = [path.read_bytes() for path in (home / "home").rglob("*.key")]
    return len(set(found)) == 1 and keys.opened_with(found[0], passphrase) == KEY


def unnamed(home: Path) -> list[str]:
    """Files of history that neither the plan nor a backup needs."""
    try:
        own = session(home).keyed()
    except Problem:
        return []
    try:
        held = year_files.held_by(own, [own.plan, *(copy for side in own.sides for copy in backups.copies(side))])
    except CannotRead:  # a bad copy that cannot be opened may need any of them
        return []
    found = [(path, year_files.FILE.fullmatch(path.name)) for path in (home / "home").rglob("*")]
    return [path.name for path, mark in found if mark and mark[1] not in held]


def next_command(home: Path) -> None:
    later = session(home, 500)
    try:
        update(later, lambda plan: plan._replace(settings=plan.settings._replace(welcomed=DAY + timedelta(9))), None)
    except CannotBeDone:
        begin(later, goal(1), what("begin"))
    except CannotRead:
        restore(later, 1)


def again(source: str, target: str, follow_symlinks: bool = True) -> None:
    """A link is quicker than a copy, and enough: what writes into a file in place spoils the template and is seen."""
    os.link(source, target, follow_symlinks=False)


def fits(call: str, how: int) -> bool:
    return call == "w" or how not in WRITES_ONLY


def struck(calls: str, size: str, name: str) -> list[tuple[int, int]]:
    """At which call, and how: of each kind of commit all, every so many, or a few from its first call to its last."""
    every = [(at, how) for at, call in enumerate(calls, 1) for how in range(1, 7) if fits(call, how)]
    if size != "full":
        other = [(at, how) for at, how in every if how not in WRITES_ONLY]
        short = [(at, how) for at, how in every if how in WRITES_ONLY] or other  # where nothing is written
        gap = len(other) // (FEW - 1)
        first = sum(name.encode())  # so that each kind of commit is struck elsewhere, and otherwise
        return [*other[first % gap :: gap][: FEW - 1], short[first % len(short)]]
    return every if name in IN_FULL else [(at, how) for at, how in every if (at + how) % 15 == 0]


def run(scenario: Scenario, base: Path, size: str) -> dict[str, object]:
    template, home = base / "template", base / "work"
    shutil.rmtree(base, ignore_errors=True)
    template.mkdir(parents=True)
    scenario.prepare(template)
    old = look(template)
    shutil.copytree(template, home, symlinks=True)
    status, calls = in_a_fork(scenario, home, 0, 0)
    new = look(home)
    wrong = [] if status == 0 else [f"without a fault: {calls}"]
    points = struck(calls, size, scenario.name)
    for point, how in points:
        shutil.rmtree(home)
        shutil.copytree(template, home, symlinks=True, copy_function=again)
        status, said = in_a_fork(scenario, home, point, how)
        if trouble := judge(scenario, home, status, said, old, new):
            wrong.append(f"{NAMES[how]} at call {point} ({calls[point - 1]}): {trouble}")
    return {"name": scenario.name, "points": len(points), "wrong": wrong}


def teeth(base: Path) -> dict[str, object]:
    """The same faults on stock TinyDB, which must be seen to destroy its file."""
    base.mkdir(parents=True, exist_ok=True)
    template, work = base / "template.json", base / "work.json"
    with TinyDB(template) as db:
        db.insert_multiple({"note": "x" * 40} for _ in range(400))

    def command(home: Path) -> None:
        with TinyDB(work) as db:
            db.update({"note": "new"}, doc_ids=[1])

    scenario = Scenario("stock", nothing, command)
    shutil.copy(template, work)
    _, calls = in_a_fork(scenario, base, 0, 0)
    points, wrong = 0, []
    for point, call in enumerate(calls, 1):
        for how in range(1, 7):
            if how in WRITES_ONLY and call != "w":
                continue
            shutil.copy(template, work)
            in_a_fork(scenario, base, point, how)
            points += 1
            try:
                found = json.loads(work.read_bytes())["_default"]
                assert len(found) == 400
            except (ValueError, AssertionError) as error:
                wrong.append(repr(error))
    return {"name": "stock", "points": points, "wrong": wrong}


def main() -> None:
    base, part, parts, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    assert all((day_index, keyring, key_files, migrations)), "imported before the first fork"
    if size == "teeth":
        print(json.dumps(teeth(base)))
        return
    for scenario in scenarios(full=size == "full")[part::parts]:
        print(json.dumps(run(scenario, base / str(part), size)), flush=True)


if __name__ == "__main__":
    main()
