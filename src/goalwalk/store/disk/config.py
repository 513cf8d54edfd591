"""The settings of this computer: `config.toml` in the home. Nothing in it changes a number of any plan."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.store.disk import files, write_locks

Settings = dict[str, bool | int | str]
MOST_MINUTES = 720  # an opened plan does not stay open overnight
MINUTES = 30
MINUTES_NAME = "unlocked_minutes"
COUNTRY = "country"
# Said aloud before anything is typed beside somebody, in the words of whoever types; and how they are reached.
MY_NAME, MY_REACH = "my_name", "my_reach"
OF_THE_DESK = (MY_NAME, MY_REACH, "computer", "readers", "may_ask", "report")
# When reminders are silent, the times of two lines a day, how a timer is heard, and the words that others may see.
REMIND_QUIET, REMIND_BY, REMIND_WORDS = "remind_quiet", "remind_by", "remind_words"
OF_REMINDERS = (REMIND_QUIET, "remind_morning", "remind_evening", REMIND_BY, REMIND_WORDS)
OF_THE_COMPUTER = ("plain", "hints", "encouragement", "sync_new", MINUTES_NAME, COUNTRY, *OF_REMINDERS, *OF_THE_DESK)
WAIT = 5.0  # seconds for whoever writes in the home just now
CODE = re.compile("[A-Z]{2}|none")  # none: said on purpose
CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
REMINDS = {
    REMIND_QUIET: re.compile(f"(?:{CLOCK}-{CLOCK})?"),
    **dict.fromkeys(("remind_morning", "remind_evening"), re.compile(f"(?:{CLOCK})?")),
    REMIND_BY: re.compile("(?:notify|bell)?"),
}


def read(home: Path) -> Settings:
    """The settings that are set. Raises CannotRead("config_damaged")."""
    path = home / "config.toml"
    import tomllib

    try:
        found = tomllib.loads(files.read(path, files.LARGEST_SETTINGS)[0].decode())
    except (CannotRead, ValueError, RecursionError) as error:
        if isinstance(error, CannotRead) and error.code == "missing":
            return {}
        raise CannotRead("config_damaged", path=str(path)) from error
    if not all(_fits(name, value) for name, value in found.items()):
        raise CannotRead("config_damaged", path=str(path))
    return found


def said(settings: Settings, name: str) -> str | None:
    """A text among the settings; None where none is set, or where it was said that there is none."""
    return str(settings.get(name) or "") or None


def put(home: Path, settings: Settings, name: str, value: bool | int | str) -> Settings:
    """These settings with one of them set, kept. Raises NotSaved."""
    settings = {**settings, name: value}
    write(home, settings)
    return settings


def without(home: Path, settings: Settings, names: Collection[str]) -> None:
    """None of these is set any more; where nothing else was, the file is gone. Raises NotSaved."""
    left = {name: value for name, value in settings.items() if name not in names}
    if left != settings:
        write(home, left)
        if not left:
            with files.saving(home):
                files.remove(home / "config.tmp", home / "config.toml")


def read_minutes(text: str) -> int:
    """How long an opened plan stays open, as typed. Raises NotUnderstood("minutes")."""
    from goalwalk.core.amounts import read_whole

    found = read_whole(text, 0, MOST_MINUTES)
    if found is None:
        raise NotUnderstood("minutes", text=text, highest=MOST_MINUTES)
    return found


def _fits(name: str, value: object) -> bool:
    if name == MINUTES_NAME:
        return type(value) is int and 0 <= value <= MOST_MINUTES
    if name == COUNTRY:
        return isinstance(value, str) and CODE.fullmatch(value) is not None
    if name in REMINDS:
        return isinstance(value, str) and REMINDS[name].fullmatch(value) is not None
    if name in (*OF_THE_DESK, REMIND_WORDS):
        return isinstance(value, str)
    return isinstance(value, bool)


def _written(value: bool | int | str) -> str:
    """A value as TOML has it: its texts are those of JSON, but for one sign that it wants escaped, too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def write(home: Path, settings: Settings) -> None:
    """Keep these settings, whole or not at all. Raises NotSaved."""
    lines = [f"{name} = {_written(value)}\n" for name, value in sorted(settings.items())]
    data = "".join(lines).encode()
    with files.saving(home), write_locks.locked(home / "people.lock", WAIT):
        files.put(home / "config.tmp", home / "config.toml", data, most=files.LARGEST_SETTINGS)
