"""Taskwarrior: `task export`, as an array, as one task, or as a task a line.

A task becomes a step below a goal named as its project. A recurring one is a step in its rhythm, and its instances are
days of it; annotations and attributes that are not known here are kept aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from goalwalk.core.days import civil_day
from goalwalk.core.errors import CannotRead
from goalwalk.core.rhythm.rhythms import ONCE
from goalwalk.exchange.incoming import durations
from goalwalk.exchange.incoming import read as values
from goalwalk.exchange.incoming.checked_rows import Once
from goalwalk.exchange.incoming.formats import Given
from goalwalk.exchange.incoming.records import Aside, At, Incoming, Left, SaidIn, StepIn
from goalwalk.exchange.incoming.source import Source, parsed

KIND = "taskwarrior"
STATUSES = ("pending", "completed", "waiting", "deleted", "recurring")
OF_DAYS = ("done", "end", "due", "wait", "scheduled", "until", "start", "entry", "modified")
KNOWN = frozenset(
    (
        *("id", "uuid", "description", "status", "project", "annotations", "recur", "mask", "imask", "parent", "rtype"),
        *("urgency", "entry", "modified", "end", "due", "wait", "scheduled", "last", "tags"),
    )
)
UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def is_it(source: Source) -> bool:
    """Whether the first task is one: a description, a status and when it was made."""
    name = source.alone
    if name is None or not source.head(name).lstrip("[ \t\r\n").startswith("{"):
        return False
    try:
        task = next(_tasks(source, name), (None, None))[1]
    except CannotRead:
        head = source.head(name)
        return '"description"' in head and '"status"' in head and '"uuid"' in head
    return isinstance(task, dict) and task.get("status") in STATUSES and "description" in task


def _tasks(source: Source, name: str) -> Iterator[tuple[At, Any]]:
    """Each task, and where it stands: in an array the file alone tells."""
    text = source.text(name)
    shown = source.shown(name)
    if text.lstrip().startswith("["):
        found = source.json(name)
        yield from ((At(shown, 0, which), task) for which, task in enumerate(found, 1))
        return
    try:
        yield At(shown), parsed(text, At(shown, 1))
        return
    except CannotRead:
        lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2:
            raise
    for at, line in lines:
        yield At(shown, at), parsed(line.strip().rstrip(","), At(shown, at))
        source.working(at, len(lines) + 1)


def read(source: Source, given: Given) -> Incoming:
    """All tasks. Raises CannotRead("import_not_it"), and as the source does."""
    name = source.alone
    if name is None:
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    left: list[Left] = []
    once = Once(left)
    found = ((at, task) for at, task in _tasks(source, name) if _is_task(at, task, left))
    tasks = [(at, task) for at, task in found if not once.again(at, repr(task))]
    if not tasks and source.text(name).split() not in (["[]"], ["[", "]"]):
        raise CannotRead("import_not_it", file=source.name, kind=KIND)
    reading = _Reading(given, left)
    parents = {str(task.get("uuid", "")): task for _, task in tasks if task["status"] == "recurring"}
    titles = {str(task.get("uuid", "")): str(values.title(task["description"])) for _, task in reversed(tasks)}
    for at, one in tasks:
        task = one if "depends" not in one else {**one, "depends": _titles(one["depends"], titles)}
        if task["status"] == "deleted":
            left.append(Left(at, "deleted", (("title", values.shortened(str(task["description"]), 60)),)))
        elif task.get("parent") and (task.get("recur") or str(task["parent"]) in parents):
            reading.instance(at, task, parents.get(str(task["parent"])))
        else:
            reading.step(at, task)
    return Incoming(KIND, tuple(reading.steps()), left=tuple(left))


def _titles(depends: Any, titles: Mapping[str, str]) -> list[str]:
    """What a task waits for, by what these tasks are called."""
    ids = depends if isinstance(depends, list) else str(depends).split(",")
    return [titles.get(own := str(one).strip(), own) for one in ids]


def _is_task(at: At, task: Any, left: list[Left]) -> bool:
    if not isinstance(task, dict):
        left.append(Left(at, "no_task"))
    elif task.get("status") not in STATUSES:
        left.append(Left(at, "no_status", (("text", values.shortened(str(task.get("status") or ""), 60)),)))
    elif not values.title(task.get("description") or ""):
        left.append(Left(at, "no_description"))
    else:
        return True
    return False


class _Reading:
    """Tasks, as they become steps; what recurs gathers its days."""

    def __init__(self, given: Given, left: list[Left]) -> None:
        self.given, self.left = given, left
        self.seen: set[str] = set()
        self.made: dict[str, StepIn] = {}
        self.days: dict[str, list[SaidIn]] = {}
        self.more: dict[str, list[tuple[str, str]]] = {}

    def steps(self) -> Iterator[StepIn]:
        """All of them, each with its days."""
        for name, step in self.made.items():
            aside = (*step.aside, *self.more.get(name, ()))
            yield step._replace(said=(*step.said, *self.days.get(name, ())), aside=aside)

    def _when(self, task: dict[str, Any], name: str) -> datetime | None:
        return values.instant(task[name], self.given.zone) if task.get(name) else None

    def _day(self, task: dict[str, Any], name: str) -> date | None:
        """The day of it; what was done before the hour at which days start is of the day before."""
        when = self._when(task, name)
        return None if when is None else civil_day(when, self.given.day_starts_at) if name == "end" else when.date()

    def _name(self, at: At, task: dict[str, Any]) -> str:
        own = str(task.get("uuid") or "")
        if own and own not in self.seen:
            self.seen.add(own)
            if not UUID.fullmatch(own):
                facts = (("title", values.shortened(str(task["description"]), 60)), ("text", values.shortened(own, 60)))
                self.left.append(Left(at, "uuid_odd", facts))
            return own
        if own:
            self.left.append(Left(at, "uuid_twice", (("title", values.shortened(str(task["description"]), 60)),)))
        title, entry = str(values.title(task["description"])), str(task.get("entry", ""))
        name = f"{title} {entry}"
        while name in self.seen:
            name += "+"
        self.seen.add(name)
        return name

    def step(self, at: At, task: dict[str, Any]) -> None:
        """A task of its own."""
        name = self._name(at, task)
        for field in OF_DAYS:
            if task.get(field) and self._when(task, field) is None:
                self.left.append(Left(at, "no_day", (("text", values.shortened(str(task[field]), 60)),)))
        entry, due, end = (self._day(task, field) for field in ("entry", "due", "end"))
        recurs = str(task.get("recur") or "").strip()
        rhythm = durations.rhythm(recurs)
        if recurs and rhythm is None:
            facts = (("title", values.shortened(str(task["description"]), 60)), ("text", values.shortened(recurs, 60)))
            self.left.append(Left(at, "recurs_how", facts))
        start = self._day(task, "scheduled") or self._day(task, "wait") or (due if rhythm else None) or entry
        is_done = task["status"] == "completed"
        done = end or entry if is_done else None
        self.made[name] = StepIn(
            name,
            str(values.title(task["description"])),
            at,
            goal=values.title(task.get("project") or "") or "",
            rhythm=rhythm or ONCE,
            said=(SaidIn(done, "done", None, None),) if done else (),
            start=entry if is_done else start,
            by=due if rhythm is None else None,
            aside=_aside(task, self.given.zone, unread=rhythm is None),
        )

    def instance(self, at: At, task: dict[str, Any], parent: dict[str, Any] | None) -> None:
        """One time of what recurs: the day it was done. Where its parent is not in the file, it stands for it."""
        own = str(task["parent"])
        if parent is None and own not in self.made:
            self.step(at, {**task, "uuid": own, "status": "recurring", "annotations": []})
        before = _aside(parent or task, self.given.zone, unread=False)
        told = [one for one in _aside(task, self.given.zone, unread=False) if one not in before]
        if task["status"] == "completed":
            notes = {str(one.get("description")) for one in _annotations(task)}
            told = [(field, text) for field, text in told if text not in notes]
        self.more.setdefault(own, []).extend(told)
        day = self._day(task, "end") or self._day(task, "due")
        if task["status"] == "completed" and day:
            self.days.setdefault(own, []).append(SaidIn(day, "done", None, _notes(task), at))


def _annotations(task: dict[str, Any]) -> list[dict[str, Any]]:
    found = task.get("annotations")
    return [one for one in found if isinstance(one, dict) and one.get("description")] if isinstance(found, list) else []


def _notes(task: dict[str, Any]) -> str | None:
    return values.note("\n".join(str(one["description"]) for one in _annotations(task)))


def _aside(task: dict[str, Any], zone: Any, *, unread: bool) -> Aside:
    told: list[tuple[str, str]] = []
    for one in _annotations(task):
        when = values.instant(one.get("entry", ""), zone)
        told.append((f"{when.date()}" if when else "annotation", str(one["description"])))
    tags = task.get("tags")
    if tags:
        told.append(("tags", ", ".join(map(str, tags)) if isinstance(tags, list) else str(tags)))
    if unread and task.get("recur"):
        told.append(("recur", str(task["recur"])))
    for field, value in task.items():
        if field not in KNOWN and value not in ("", None, []):
            told.append((field, ", ".join(map(str, value)) if isinstance(value, list) else str(value)))
    return tuple((field, text) for field, text in told if values.note(text))
