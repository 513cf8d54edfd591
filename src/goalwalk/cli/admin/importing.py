"""Years of history from another program: `data import`. What comes of it is shown first; one yes brings all of it in,
as one change, which one undo takes back.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goalwalk import words
from goalwalk.cli.admin import importing_asked
from goalwalk.cli.prompts import needed, sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import dragged, is_folder, path_of
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import kinds, naming
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Stopped
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.exchange.incoming import any_csv, formats, todo_txt
from goalwalk.exchange.incoming.into_plan import adopted
from goalwalk.exchange.incoming.outcome import Adopted, Into, Known
from goalwalk.exchange.incoming.source import LARGEST, MOST_FILES, Source, is_zip, unzipped
from goalwalk.screens.imported import ImportView, import_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.store.disk import files

if TYPE_CHECKING:
    from goalwalk.exchange.incoming.records import Incoming
    from goalwalk.store.verbs.update import Ids

EXAMPLE = "goalwalk data import habits.zip"
DEEPEST = 3  # folders within each other
CODES = {
    "missing": "import_missing",
    "dangling_link": "import_link",
    "too_large": "import_too_much",
    "not_a_file": "import_no_file",
    "no_access": "import_no_access",
}


def import_(
    run: Run,
    file: str | None = None,
    *,
    from_: str | None = None,
    goal: str | None = None,
    every: str | None = None,
    day: str | None = None,
    step: str | None = None,
    value: str | None = None,
    note: str | None = None,
    dates: str | None = None,
    as_: str | None = None,
) -> None:
    """Bring in history from another program: a file, a folder or a zip. What it is, goalwalk sees by itself.

    What was found, what becomes what and what cannot come is shown first. The same file twice adds nothing twice.
    """
    told = {"day": day, "step": step, "value": value, "note": note, "dates": dates, "every": every, "as": as_}
    try:
        _imported(run, file, None if from_ is None else _kind(from_), goal, told)
    except KeyboardInterrupt:
        to_stderr("")
        run.tell("import.stopped_saved" if run.has_saved else "import.stopped")
        raise


def _imported(run: Run, file: str | None, named: str | None, goal: str | None, told: Mapping[str, str | None]) -> None:
    """Look at what it is, and bring it in; or say what it is, where it is not what it was `named`."""
    if file != "-":
        file = needed(run, file, "import", EXAMPLE, _named, of_plan=False)
    source = _source(run, file)
    try:
        kind = named or _recognised(source, told)
    except CannotBeDone as problem:
        if problem.code != "import_own" or file == "-":
            raise
        _our_own(run, file)
        return
    run.session.open()
    try:
        _bring_in(run, _shown(file), source, kind, goal, told)
    except CannotRead as problem:
        if problem.code == "import_not_it" and named is not None:
            _say_what_it_is(source, kind)
        raise


def _recognised(source: Source, told: Mapping[str, str | None]) -> str:
    """What it is. A text of which it is said which column is which is a table, whatever it looks like. Raises as
    `formats.recognised` does."""
    is_table = any(told[role] for role in any_csv.ASKED)
    try:
        kind = formats.recognised(source)
    except CannotRead as problem:
        if problem.code != "import_unknown" or not is_table:
            raise
        return any_csv.KIND
    return any_csv.KIND if is_table and kind == todo_txt.KIND else kind


def _bring_in(run: Run, name: str, source: Source, kind: str, goal: str | None, told: Mapping[str, str | None]) -> None:
    """Read it as what it is, show what would come of it, ask, and bring it in."""
    from goalwalk.store.verbs.update import bring_in, look_at_all

    plan, ids = look_at_all(run.session)
    today = run.today(plan)
    chosen = importing_asked.chosen(run, kind, source, told, today)
    into = _into(plan, kind, goal, chosen.pop("every", None), today)
    incoming = formats.read(kind, source, formats.Given(today, run.now.tzinfo, chosen, plan.settings.day_starts_at))
    shown = _adopted(plan, incoming, run, ids, into)
    view = import_view(name, incoming, shown, plan, today, formats.beside(source, kind))
    if view.is_nothing:
        _receipt(run, view, Plan())
        return
    _agreed(run, view)

    def change(now: Plan, taken: Ids) -> Changed[None]:
        done = shown if (now, taken) == (plan, ids) else _adopted(now, incoming, run, taken, into)
        return Changed(done.plan, _what(view, done.new), None)

    run.working.afresh()
    _receipt(run, view, bring_in(run.session, change).plan)


def _say_what_it_is(source: Source, kind: str) -> None:
    """Of a file that is not of the kind that was named. Raises CannotRead("import_other") where that is known."""
    found = kind
    with suppress(CannotRead, CannotBeDone):
        found = formats.recognised(source)
    if found != kind:
        raise CannotRead(
            "import_other", file=source.name, kind=words.say(f"import.kind.{found}"), found=found
        ) from None


def _our_own(run: Run, file: str) -> None:
    """A plan of goalwalk's own: another copy of the one here, or the one that is to be here."""
    if run.session.exists():
        from goalwalk.cli.admin.merge import merge

        merge(run, file)
    else:
        from goalwalk.cli.admin.restore import restore

        told = _what_it_holds(file)
        if not (run.yes or run.can_ask):
            raise NotUnderstood("import_own_asks", told=told)
        if not sure(run, told):
            raise Stopped("stopped")
        restore(run, file)


def _what_it_holds(file: str) -> str:
    """The question whether a plan of goalwalk's own becomes the plan here, with what is in it, where it isn't locked.
    Raises CannotRead."""
    from goalwalk.store.plan import verify
    from goalwalk.words.changes import counts_text

    try:
        plan = verify.read(path_of(file)).plan
    except CannotRead as problem:
        if problem.code != "locked":
            raise
        return words.say("import.own_ask_locked", file=_shown(file))
    counts = {table: n for table in kinds.TABLES if (n := len(getattr(plan, table)))}
    things = counts_text(counts) if counts else words.say("import.own_empty")
    return words.say("import.own_ask", file=_shown(file), things=things)


def _named(typed: str) -> str:
    """A file that was named. Raises NotUnderstood("empty_path"): none is not the folder one is in."""
    if not typed.strip():
        raise NotUnderstood("empty_path")
    return dragged(typed)


def _kind(typed: str) -> str:
    """The kind that was named. Raises NotUnderstood("import_no_kind")."""
    wanted = typed.strip().casefold()
    fits = [kind for kind in formats.FORMATS if kind.startswith(wanted)]
    if not wanted or (len(fits) != 1 and wanted not in fits):
        raise NotUnderstood("import_no_kind", text=typed, kinds=list(formats.FORMATS))
    return wanted if wanted in fits else fits[0]


def _into(plan: Plan, kind: str, goal: str | None, every: str | None, today: date) -> Into:
    called = words.say(f"import.kind.{kind}")
    own = None if goal is None else naming.find_goal(plan, goal).id
    rhythm = read_rhythm(every, today) if every else None
    aside = words.say("import.aside_line", kind=called)
    return Into(words.say("import.goal_title", kind=called), own, aside, rhythm)


def _adopted(plan: Plan, incoming: Incoming, run: Run, ids: Ids, into: Into) -> Adopted:
    return adopted(plan, incoming, run.today(plan), Known(*ids), into, run.working)


def _agreed(run: Run, view: ImportView) -> None:
    """Show what would come, and ask. Raises Stopped, NotUnderstood("import_asks") where nobody can be asked."""
    if not (run.json and run.yes):
        run.show(view, view.today)
    if not (run.yes or run.can_ask):
        raise NotUnderstood("import_asks")
    if not sure(run, words.say("import.ask")):
        raise Stopped("stopped")


def _what(view: ImportView, new: dict[str, int]) -> What:
    facts = {"kind": view.kind, "new": new, "there": view.there, "left": len(view.left)}
    return What("imported", facts)


def _receipt(run: Run, view: ImportView, plan: Plan) -> None:
    today = run.today(plan)
    changed = (("steps", view.steps), ("aside", view.aside), ("otherwise", view.otherwise), ("left", view.left))
    if view.is_nothing and view.left and not run.json:
        run.show(view, today)
    run.show(ReceiptView(today, _what(view, view.new), changed=changed), today)


# What lies there


def _shown(file: str) -> str:
    if file == "-":
        return words.say("import.stdin")
    return Path(file).name or file


def _source(run: Run, file: str) -> Source:
    """The bytes of a file, of those in a zip or in a folder, or of stdin. Raises CannotRead, NotUnderstood."""
    if file == "-":
        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise CannotRead("import_too_much", file=file)
        if not (run.yes or run.no_input or run.json) and sys.stderr.isatty():
            from goalwalk.cli.terminal import type_there

            type_there()
        shown = _shown(file)
        return Source(shown, unzipped(shown, data) if is_zip(data) else {file: data}, run.working)
    path = path_of(file)
    shown = _shown(file)
    if is_folder(path):
        return Source(shown, _of_folder(path, shown), run.working)
    data = _read(path, shown)
    if is_zip(data):
        return Source(shown, unzipped(shown, data), run.working)
    return Source(shown, {path.name: data}, run.working)


def _read(path: Path, shown: str, most: int = LARGEST) -> bytes:
    try:
        return files.read(path, most)[0]
    except CannotRead as problem:
        code = "import_link" if problem.facts.get("errno") == "ELOOP" else CODES[problem.code]
        is_there = code not in ("import_missing", "import_link")
        raise (CannotRead if is_there else CannotBeDone)(code, file=shown) from problem


def _of_folder(folder: Path, shown: str) -> dict[str, bytes]:
    """The files of a folder, hidden ones and links aside. Raises CannotRead."""
    found: dict[str, bytes] = {}
    room = LARGEST
    try:
        for path in _below(folder, DEEPEST):
            name = path.relative_to(folder).as_posix()
            found[name] = _read(path, f"{shown}/{name}", room)
            room -= len(found[name])
            if len(found) > MOST_FILES:
                raise CannotRead("import_too_much", file=shown)
    except OSError as error:
        raise CannotRead("import_no_access", file=shown) from error
    if not found:
        raise CannotRead("import_empty", file=shown)
    return found


def _below(folder: Path, deep: int) -> Iterator[Path]:
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - names alone are wanted
        path = folder / name
        if name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            if deep:
                yield from _below(path, deep - 1)
        elif path.is_file():
            yield path
