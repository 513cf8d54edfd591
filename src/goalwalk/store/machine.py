"""The settings of this computer: `config.toml` in the home. Nothing in it changes a number of any plan."""

from __future__ import annotations

from pathlib import Path

from goalwalk.core.errors import CannotRead, NotUnderstood
from goalwalk.store import files

Settings = dict[str, bool | int]
MOST_MINUTES = 720  # an opened plan does not stay open overnight
MINUTES = 30


def read(home: Path) -> Settings:
    """The settings that are set. Raises CannotRead("config_damaged")."""
    path = home / "config.toml"
    if not path.exists():
        return {}
    import tomllib

    try:
        found = tomllib.loads(files.read(path)[0].decode())
    except (CannotRead, ValueError, RecursionError) as error:
        raise CannotRead("config_damaged", path=str(path)) from error
    if not all(isinstance(value, bool) or _are_minutes(value) for value in found.values()):
        raise CannotRead("config_damaged", path=str(path))
    return found


def read_minutes(text: str) -> int:
    """How long an opened plan stays open, as typed. Raises NotUnderstood("minutes")."""
    from goalwalk.core.amounts import read_whole

    found = read_whole(text, 0, MOST_MINUTES)
    if found is None:
        raise NotUnderstood("minutes", text=text, highest=MOST_MINUTES)
    return found


def _are_minutes(value: object) -> bool:
    return isinstance(value, int) and 0 <= value <= MOST_MINUTES


def write(home: Path, settings: Settings) -> None:
    """Keep these settings, whole or not at all. Raises NotSaved."""
    lines = [f"{name} = {str(value).lower()}\n" for name, value in sorted(settings.items())]
    with files.saving(home), files.undisturbed():
        files.make_folder(home)
        files.put(home / "config.tmp", home / "config.toml", "".join(lines).encode())
        files.sync_folder(home)
