"""Where reminders are set up on this computer: written there, and taken away. What is written, the files beside this
one say; here it is only carried there, and nothing is touched that is not ours.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which

from goalwalk.cli.reminders import crontab, launchd, launcher, running, shells, systemd
from goalwalk.cli.reminders.lines import with_line, without_lines
from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.remind import CRON
from goalwalk.store.disk import files
from goalwalk.store.disk.reminders import Places

PROGRAMS = {"systemd": "systemctl", "launchd": "launchctl", "crontab": "crontab"}
SYSTEMS = (*PROGRAMS, *shells.KINDS)
RUNNING = 30.0  # seconds for a program of the system
NO_FILE = ("not_a_file", "dangling_link")  # in which no line of ours can stand
LARGEST = 8 * 1024 * 1024  # bytes of a start-up file


Line = tuple[Path | None, str]  # a line, at the end of that file, or of the crontab


class Person(NamedTuple):
    """The person's own folders: `home`, and those for settings and data of programs."""

    home: Path
    config: Path
    data: Path

    @property
    def launcher(self) -> Path:
        """The small program that is started."""
        return launcher.path_in(self.data)


class Wanted(NamedTuple):
    """What is to be written: whole files by their paths, and a line at the end of others (or of the crontab); and the
    commands that make it known. `places`: what is noted of that, and of what was written before."""

    system: str
    files: dict[Path, str]
    places: Places
    line: Line | None = None
    commands: tuple[tuple[str, ...], ...] = ()

    @property
    def shown(self) -> Iterator[tuple[str, str, bool]]:
        """Each place, the text that is written there, and whether that is all of it."""
        yield from ((str(path), text, True) for path, text in self.files.items())
        if self.line is not None:
            yield str(self.line[0] or CRON), self.line[1], False


def person() -> Person:
    """The folders of whoever runs this. Raises CannotBeDone("no_home")."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - a home there is none of stays as it is
    if not home.is_absolute() or os.environ.get("HOME") == "":
        raise CannotBeDone("no_home")
    named = (os.environ.get(name, "") for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"))
    usual = (home / ".config", home / ".local" / "share")
    config, data = (
        Path(path) if os.path.isabs(path) else other  # noqa: PTH117 - an empty one is none
        for path, other in zip(named, usual, strict=True)
    )
    return Person(home, config, data)


def usual(home: Path) -> list[Path]:
    """Where it is written as long as nobody has other folders for the settings and the data of programs."""
    own = Person(home, home / ".config", home / ".local" / "share")
    start_up = [shells.file_of(shell, home, own.config, None) for shell in shells.KINDS]
    hooks = [path for shell in shells.KINDS for path in shells.files(shell, own.launcher)]
    return [
        *systemd.files(own.config, own.launcher),
        *launchd.files(home, own.launcher),
        *start_up,
        own.launcher,
        *hooks,
    ]


def usual_system() -> str:
    """What this system has: a timer, if it has one that runs, else the start-up file of the shell."""
    timers = ("launchd",) if sys.platform == "darwin" else ("systemd", "crontab")
    return next((timer for timer in timers if which(PROGRAMS[timer]) and running.runs(timer)), usual_shell())


def usual_shell() -> str:
    """The person's own shell, as far as we know it."""
    name = Path(os.environ.get("SHELL", "")).name
    return name if name in shells.KINDS else "bash"


def wanted(run: Run, own: Person, system: str, before: Places) -> Wanted:
    """What is to be written for that system; `before`: what was written until now. Raises
    CannotBeDone("remind_no_system") where it is not there."""
    if system in PROGRAMS and not which(PROGRAMS[system]):
        raise CannotBeDone("remind_no_system", system=system)
    whole, line, commands = _of_system(own, system)
    line_in = [line[0]] if line and line[0] else []
    enabled = [systemd.enabled_in(own.config)] if system == "systemd" else []  # which its command makes
    made = [Path(path) for path in before.made]
    made += [
        path
        for path in _not_there([own.launcher, run.home / "plan", *whole, *line_in, *enabled])
        if not lies_in(path, made)
    ]
    made += [path for path in line_in if not os.path.lexists(path)]
    written = [path for path in dict.fromkeys([*map(Path, before.written), *whole, *line_in]) if path != own.launcher]
    made, written = ([path for path in dict.fromkeys(paths) if _is_one_line(path)] for paths in (made, written))
    elsewhere = [path for path in written if path not in usual(own.home)]
    short = [[_short(path, own.home) for path in paths] for paths in (made, elsewhere)]
    started = launcher.text(command(), str(run.home), *short)  # a timer knows no settings of a shell
    kept = Places((str(own.launcher), *map(str, written)), tuple(map(str, made)))
    return Wanted(system, {own.launcher: started, **whole}, kept, line, commands)


def _is_one_line(path: Path) -> bool:
    return "\n" not in str(path)


def _of_system(own: Person, system: str) -> tuple[dict[Path, str], Line | None, tuple[tuple[str, ...], ...]]:
    """The files of that system by their paths, its line, and its commands."""
    if system == "systemd":
        return systemd.files(own.config, own.launcher), None, (systemd.START,)
    if system == "launchd":
        user = os.getuid() if hasattr(os, "getuid") else 0
        return launchd.files(own.home, own.launcher), None, (launchd.start(own.home, user),)
    if system == "crontab":
        return {}, (None, crontab.line(own.launcher)), ()
    file = shells.file_of(system, own.home, own.config, os.environ.get("ZDOTDIR"))
    return shells.files(system, own.launcher), (file, shells.line(system, own.launcher)), ()


def _not_there(paths: Iterable[Path]) -> Iterator[Path]:
    """Of each path the topmost folder that has to be made for it."""
    for path in paths:
        missing = [folder for folder in path.parents if not os.path.lexists(folder)]
        yield from missing[-1:]


def lies_in(path: Path, folders: Iterable[Path]) -> bool:
    """Whether it is one of these folders, or lies in one."""
    return any(path.is_relative_to(folder) for folder in folders)


def _short(path: Path, home: Path) -> str:
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def command() -> list[str]:
    """How goalwalk is started here: by its short name, where there is one."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    beside = [Path(os.path.abspath(path)).parent / "gw" for path in (sys.argv[0], sys.executable)]  # noqa: PTH100
    found = [str(path) for path in beside if os.access(path, os.X_OK)] or [which("gw") or ""]
    return [found[0]] if found[0] else [sys.executable, "-m", "goalwalk"]


def write(want: Wanted, own: Person) -> list[str]:
    """Write all of it, or nothing; the commands that did not work, as they are typed.

    Raises CannotBeDone: "remind_taken" for a file there that is not ours, "remind_unread" for one that a line cannot
    be put into, "remind_crontab"; NotSaved.
    """
    for path in want.files:
        if os.path.lexists(path) and not is_ours(path):
            raise CannotBeDone("remind_taken", path=str(path))
    file, line = want.line or (None, "")
    lines = with_line(without(_crontab() if file is None else _start_up(file)), line) if line else ""
    new = [path for path in want.files if not os.path.lexists(path)]
    made = [*_not_there(new)]
    try:
        for path, text in want.files.items():
            with files.saving(path):
                files.make_folder(path.parent)
                temp = path.with_name(f"{path.name}.tmp")
                mode = 0o700 if path == own.launcher else 0o600
                files.put(temp, path, text.encode(errors="surrogateescape"), lambda t=temp, m=mode: t.chmod(m))  # type: ignore[misc]
        if file is not None:
            put_lines(file, lines)
        elif line:
            put_crontab(lines)
    except BaseException:
        with suppress(NotSaved):
            drop(new)
        drop_folders(new, made)
        raise
    return [" ".join(command) for command in want.commands if not works(command)]


def without(text: str) -> str:
    """A text without the lines of ours."""
    return without_lines(text, launcher.MARK)


def is_ours(path: Path) -> bool:
    """Whether a file there is of us, as far as its text tells."""
    try:
        text = files.read(path, LARGEST)[0].decode(errors="surrogateescape")
    except CannotRead:
        return False
    return launcher.MARK in text or launcher.is_one(text) or text == systemd.TIMER_TEXT


def drop(paths: Iterable[Path]) -> list[str]:
    """These are gone, as far as they were there."""
    gone = [path for path in paths if os.path.lexists(path)]
    for path in gone:
        with files.saving(path):
            path.unlink()
    return [str(path) for path in gone]


def drop_folders(paths: Iterable[Path], made: Sequence[Path]) -> None:
    """The folders of these paths that were made for them are gone, as far as nothing lies there now."""
    folders = {folder for path in paths for folder in path.parents}
    for folder in sorted(
        (folder for folder in folders if lies_in(folder, made)), key=lambda folder: len(folder.parts), reverse=True
    ):
        with suppress(OSError):
            folder.rmdir()


def text_of(path: Path) -> str:
    """The text of a file; an empty one where there is none. Raises CannotRead."""
    try:
        return files.read(path, LARGEST)[0].decode(errors="surrogateescape")
    except CannotRead as problem:
        if problem.code != "missing":
            raise
        return ""


def _start_up(path: Path) -> str:
    """The text of a start-up file. Raises CannotBeDone("remind_unread")."""
    try:
        return text_of(path)
    except CannotRead as problem:
        raise CannotBeDone("remind_unread", path=str(path)) from problem


def put_lines(path: Path, text: str, *, drop: bool = False) -> None:
    """A start-up file with that text, and the rights it had; one behind a link stays there. `drop`: with nothing in it
    it is taken away."""
    target = path.resolve() if path.is_symlink() else path
    with files.saving(target):
        if drop and not text:
            path.unlink(missing_ok=True)
            return
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o644
        files.make_folder(target.parent)
        temp = target.with_name(f"{target.name}.reminder.tmp")
        files.put(temp, target, text.encode(errors="surrogateescape"), lambda: temp.chmod(mode), most=LARGEST)


def _crontab() -> str:
    """The person's crontab; an empty text where there is none. Raises CannotBeDone("remind_crontab") where that cannot
    be told: nothing is written over what was not seen.
    """
    done = _run(crontab.READ)
    if done is None or (done.returncode and done.stderr and not any(text in done.stderr for text in crontab.NONE)):
        raise CannotBeDone("remind_crontab")
    return "" if done.returncode else done.stdout.decode(errors="surrogateescape")


def crontab_seen() -> str:
    """The crontab, as far as it can be seen."""
    try:
        return _crontab()
    except CannotBeDone:  # whoever may have none has none of ours
        return ""


def put_crontab(text: str) -> None:
    """Raises CannotBeDone("remind_crontab") where cron does not take it."""
    done = _run(crontab.WRITE, text.encode(errors="surrogateescape")) if text else _run(crontab.CLEAR)
    if done is None or done.returncode:
        raise CannotBeDone("remind_crontab")


def works(command: tuple[str, ...]) -> bool:
    """Run a command of the system; whether it worked."""
    done = _run(command)
    return done is not None and done.returncode == 0


def _run(command: tuple[str, ...], given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, timeout=RUNNING)
    except (OSError, subprocess.SubprocessError):
        return None
