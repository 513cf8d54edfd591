"""Which plan is whose: `people.json` holds aliases and file names, and nothing of any plan."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from goalwalk.core.errors import CannotRead
from goalwalk.store import files, tables

STEM = re.compile(r"[a-z]{8}")
SCHEMA = 1


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
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CannotRead("people_damaged", path=str(path)) from error
    return people


def write(home: Path, people: People) -> None:
    """Raises OSError."""
    found = {"schema": SCHEMA, "own": people.own, "people": people.others}
    data = json.dumps(found, ensure_ascii=False).encode() + b"\n"
    with files.undisturbed():
        files.put(home / "people.tmp", home / "people.json", data, most=files.LARGEST_PEOPLE)
        files.sync_folder(home)


def keep_damaged(home: Path) -> None:
    """A list that cannot be read is put aside, for whoever can. Raises OSError."""
    number = 1
    while (aside := home / f"people.bad-{number}.json").exists():
        number += 1
    with suppress(FileNotFoundError):
        (home / "people.json").replace(aside)


def stems(home: Path) -> set[str]:
    """The plans that lie below `home`, whole or by their backups alone."""
    plans = home / "plans"
    try:
        names = {path.name.removesuffix(".json") for path in plans.iterdir() if path.name.endswith(".json")}
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
