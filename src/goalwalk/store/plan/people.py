"""Which plan is whose: `people.json` holds aliases and file names, and nothing of any plan.

What a list of them shows stands in the first line of each plan: days of talks, and no word of what was said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.core.tuples import NamedTuple
from goalwalk.store.disk import files, tables
from goalwalk.store.disk.paths import stem_of
from goalwalk.store.disk.tables import Tables

STEM = re.compile(r"[a-z]{8}")
SCHEMA = 1
MOST_GROUPS = 4  # days of groups that a glance tells


class People(NamedTuple):
    """The person's own plan, and those of others by alias; each is the stem of a file."""

    own: str
    others: dict[str, str]


def read(home: Path) -> People | None:
    """None when nothing was begun here. Raises CannotRead: "people_damaged", "people_missing", "too_new", …"""
    path = home / "people.json"
    try:
        data, _ = files.read(path, files.LARGEST_PEOPLE)
    except CannotRead as problem:
        if problem.code == "too_large":
            raise CannotRead("people_damaged", path=str(path)) from problem
        if problem.code != "missing":
            raise
        if stems(home):
            raise CannotRead("people_missing", path=str(path)) from problem
        return None
    try:
        found = tables.loads(data)
        if type(found["schema"]) is int and found["schema"] > SCHEMA:
            raise CannotRead("too_new", path=str(path), schema=found["schema"])
        people = People(found["own"], found["people"])
        if found.keys() != {"schema", "own", "people"} or found["schema"] != SCHEMA:
            raise ValueError("not people")
        if not all(STEM.fullmatch(stem) for stem in (people.own, *people.others.values())):
            raise ValueError("not a file of ours")
        if len({people.own, *people.others.values()}) != 1 + len(people.others):
            raise ValueError("two with one plan")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CannotRead("people_damaged", path=str(path)) from error
    return people


def stem(people: People | None, person: str | None) -> str | None:
    """Whose plan is in which file; None: one's own, and nothing was begun yet. Only a whole name names somebody.

    Raises CannotBeDone("no_such_person"); it says no other names.
    """
    if person is None:
        return people.own if people else None
    found = name_of(people, person)
    if people is None or found is None:
        raise CannotBeDone("no_such_person", name=person)
    return people.others[found]


def name_of(people: People | None, person: str) -> str | None:
    """The name as it was written down; letter case, accents and blanks aside. None where that could be two people."""
    from goalwalk.core.letters import folded

    for form in (str, str.casefold, folded):
        fitting = [name for name in (people.others if people else ()) if form(name) == form(person)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def added(people: People | None, person: str, stem: str, own: str) -> People:
    """The list with one more person; with oneself first (`own`), where there was no list.

    Raises CannotBeDone("person_there").
    """
    from goalwalk.core.letters import folded

    if people and folded(person) in map(folded, people.others):
        raise CannotBeDone("person_there", name=person)
    found = people or People(own, {})
    return found._replace(others={**found.others, person: stem})


def without(people: People, stem: str, fresh: str) -> People | None:
    """The list without the plan in that file; one's own begins in a `fresh` one next time. None: nobody is left."""
    others = {name: other for name, other in people.others.items() if other != stem}
    if not others and people.own == stem:
        return None
    return People(fresh if people.own == stem else people.own, others)


def write(home: Path, people: People) -> None:
    """Raises OSError."""
    found = {"schema": SCHEMA, "own": people.own, "people": people.others}
    data = json.dumps(found, ensure_ascii=False).encode() + b"\n"
    files.put(home / "people.tmp", home / "people.json", data, most=files.LARGEST_PEOPLE)


def keep_damaged(home: Path) -> None:
    """A list that cannot be read is put aside, for whoever can. Raises OSError."""
    number = 1
    while (aside := home / f"people.bad-{number}.json").exists():
        number += 1
    with suppress(FileNotFoundError):
        (home / "people.json").replace(aside)


def drop_damaged(home: Path) -> None:
    """Take away what `keep_damaged` has put aside: it names everybody. Raises OSError."""
    for path in home.glob("people.bad-*.json"):
        path.unlink(missing_ok=True)


def stems(home: Path) -> set[str]:
    """The plans that lie below `home`, whole or by their backups alone."""
    plans = home / "plans"
    try:
        names = {stem_of(path) for path in plans.iterdir() if path.name.endswith((".json", ".json.age"))}
        for folder in ("backups", "history"):
            if (plans / folder).is_dir():
                names |= {path.name for path in (plans / folder).iterdir() if any(path.iterdir())}
    except OSError:  # a folder that cannot be looked into holds no plan that could be opened
        return set()
    return {name for name in names if STEM.fullmatch(name)}


def new_stem(home: Path, random: Callable[[int], bytes]) -> str:
    """Eight random letters that are no plan's name yet."""
    taken = stems(home)
    while True:
        stem = "".join(chr(ord("a") + byte % 26) for byte in random(8))
        if stem not in taken:
            return stem


class Glance(NamedTuple):
    """The day of the last talk, day and time of the next one, the day of a call, and that of a talk that had gone by
    when something was written last, and of one that is `off`; None: there is none. `groups`: the latest days that are
    named for a group, gone by or to come."""

    talk: date | None = None
    next: date | None = None
    time: str | None = None
    call: date | None = None
    past: date | None = None
    off: date | None = None
    groups: tuple[date, ...] = ()


def glance_of(tables: Tables) -> dict[str, str]:
    """The glance of these tables, as the first line of a plan holds it: a list of many then reads no plan whole."""
    from goalwalk.core.nouns.meetings import gone_by, latest, named_groups, next_talk, put_off
    from goalwalk.store.schema import codec

    meetings = list(codec.there("meetings", tables["meetings"]))
    last = latest(meetings)
    day, time = next_talk(meetings) or (None, None)
    *_, off = (None, *(talk.next for talk in put_off(meetings)))
    seen = Glance(last.day if last else None, day, time, last.call if last else None, gone_by(meetings), off)
    groups = [str(group.next) for group in named_groups(meetings)][-MOST_GROUPS:]
    told = {name: str(value) for name, value in seen._asdict().items() if value}
    return {**told, "groups": " ".join(groups)} if groups else told


def read_glance(seen: Mapping[str, str]) -> Glance:
    """The glance that a first line holds; an empty one where it is not as we write it."""
    try:
        days = {
            name: date.fromisoformat(seen[name]) for name in ("talk", "next", "call", "past", "off") if name in seen
        }
        groups = tuple(map(date.fromisoformat, seen.get("groups", "").split()))
    except ValueError:
        return Glance()
    return Glance(**days, time=seen.get("time"), groups=groups)
