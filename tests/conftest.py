"""Nothing here touches the real home: the environment is scrubbed once, and each test has a home of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from cli.keyboard import GOALWALK, NOW, PLAN, Answer, Typed, environment, typed_here
from goalwalk import words

MEMORY = Path("/dev/shm")
FEW, MANY = 30, 600  # examples of each property, which are others in each run; and where the long proofs are asked for
LONGEST = ("test_faults.", "test_linear.", "test_any_arguments.", "test_bounds.", "test_any_text.", "test_lock.")
# Programs that change how a computer is set up, which no test may: they take what they are given, and do nothing.
STAND_INS = ("crontab", "systemctl", "launchctl", "notify-send")
STAND_IN = '#!/bin/sh\n[ "$1" != -l ] || exit 1\ncat >/dev/null\n'
UNWANTED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONDONTWRITEBYTECODE", "PYTHONIOENCODING")


def pytest_configure(config: pytest.Config) -> None:
    """Homes lie in memory where there is such a place: what the store syncs again and again would wait for the disk.

    Whoever starts us behind `nohup` or `&` has signals ignored that our children are to be ended by.
    """
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM) if os.name == "posix" else ():
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL)
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 2 * 1024**3:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    settings.register_profile("ours", deadline=None, max_examples=MANY if long_proofs(config) else FEW)
    settings.load_profile("ours")


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: while one waits for a terminal to speak, another works."""
    return (os.cpu_count() or 1) + 1


def long_proofs(config: pytest.Config) -> bool:
    return bool(config.getoption("markexpr") == "long")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each property is a long proof, too: of many more examples. What takes longest begins first, and nobody waits."""
    items.sort(key=lambda item: not item.path.name.startswith(LONGEST))
    for item in items if long_proofs(config) else ():
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("long")


@pytest.fixture(autouse=True)
def _our_own_terms() -> Iterator[None]:
    """What one test's plan calls a return is not what the next test's does."""
    yield
    words.in_terms_of(None)
    words.call_it("goalwalk")


@pytest.fixture(scope="session", autouse=True)
def _no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The environment of every test and of all it starts: no settings of whoever runs the tests."""
    person = tmp_path_factory.mktemp("person")
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(("GOALWALK_", "XDG_")) or name in UNWANTED:
                patch.delenv(name)
        for name in STAND_INS:
            (person / name).write_text(STAND_IN)
            (person / name).chmod(0o700)
        patch.setenv("PATH", f"{person}:{os.environ.get('PATH', os.defpath)}")
        patch.setenv("HOME", str(person))
        patch.setenv("GOALWALK_HOME", str(person / "home"))
        patch.setenv("GOALWALK_NOW", NOW)
        patch.setenv("TZ", "Europe/Berlin")
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("LANG", "C.UTF-8")
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that does not exist yet."""
    place = tmp_path / "home"
    monkeypatch.setenv("GOALWALK_HOME", str(place))
    monkeypatch.setenv("HOME", str(tmp_path))
    return place


@pytest.fixture
def typed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Run a command line in this process, without a terminal: `typed("done", "1.1")`."""

    def run(*arguments: str, stdin: str | bytes = "", now: str | None = None) -> Answer:
        if now:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("GOALWALK_NOW", now)
                return typed_here(arguments, stdin)
        return typed_here(arguments, stdin)

    return run


@pytest.fixture
def spawned(home: Path) -> Typed:
    """Run a command line as a process of its own, as it would be on a machine: `spawned("done", "1.1", env={…})`.

    A variable set to None is taken out of its environment.
    """

    def run(*arguments: str | bytes, env: dict[str, str | None] | None = None, **more: Any) -> Answer:
        more.setdefault("input", b"")
        if "stdin" in more:
            del more["input"]
        done = subprocess.run(
            [*GOALWALK, *arguments],
            env=environment(**(env or {})),
            capture_output=True,
            timeout=30,
            check=False,
            **more,
        )
        return Answer(done.returncode, done.stdout.decode(errors="surrogateescape"), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def _planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("planned") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALWALK_HOME", str(made))
        patch.setenv("GOALWALK_NOW", "2026-11-01T20:00:00+01:00")
        for line in PLAN:
            assert typed_here(line).code == 0, line
    return made


@pytest.fixture
def planned(home: Path, _planned: Path) -> Path:
    """A home that holds PLAN."""
    shutil.copytree(_planned, home)
    return home
