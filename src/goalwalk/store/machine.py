"""The settings of this computer: `config.toml` in the home. Nothing in it changes a number of any plan."""

from __future__ import annotations

from pathlib import Path

from goalwalk.core.errors import CannotRead
from goalwalk.store import files

Settings = dict[str, bool]


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
    if not all(isinstance(value, bool) for value in found.values()):
        raise CannotRead("config_damaged", path=str(path))
    return found


def write(home: Path, settings: Settings) -> None:
    """Keep these settings, whole or not at all. Raises NotSaved."""
    lines = [f"{name} = {'true' if value else 'false'}\n" for name, value in sorted(settings.items())]
    with files.saving(home), files.undisturbed():
        files.make_folder(home)
        files.put(home / "config.tmp", home / "config.toml", "".join(lines).encode(), most=files.LARGEST_SETTINGS)
        files.sync_folder(home)
