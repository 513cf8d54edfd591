"""An opened key goes when its time is over, by a timer of the system too; and no lock is easy to guess."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from goalwalk.core.errors import CannotBeDone, CannotRead
from goalwalk.store.disk import keys
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.encrypt import encrypt
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.unlock import held_key, unlock
from goalwalk.store.verbs.update import begin
from store.locks import BY_PASSPHRASE, KEY, MADE, PASSPHRASE, asking, runtime
from store.making import FULL, Clock, letters, what

__all__ = ["runtime"]


@pytest.fixture
def systemd(runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    """A systemd that notes what it is asked; what it was asked, once it was asked that often."""
    (runtime / "systemd").mkdir()
    (runtime / "systemd" / "private").touch()
    (tmp_path / "bin").mkdir()
    asked = tmp_path / "asked"
    fake = tmp_path / "bin" / "systemd-run"
    fake.write_text(f'#!/bin/sh\necho "$XDG_RUNTIME_DIR $*" >> {asked}\n')
    fake.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")

    def lines(count: int) -> list[str]:
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if asked.exists() and len(found := asked.read_text().splitlines()) >= count:
                return found
            time.sleep(0.01)
        raise AssertionError("systemd was not asked")

    return lines


def here(home: Path, clock: Clock, runtime: Path) -> Session:
    return open_session(home, now=clock, random=letters(), wait=0.1, unlocking=asking(PASSPHRASE, runtime=runtime))


def test_a_timer_takes_away_the_key_that_it_was_set_for_and_no_later_one(
    tmp_path: Path, clock: Clock, runtime: Path, systemd: Callable[[int], list[str]]
) -> None:
    session = here(tmp_path / "home", clock, runtime)
    begin(session, FULL, what("full"))
    encrypt(session, MADE)
    (first,) = systemd(1)
    folder, *line = first.split(" ")
    assert folder == str(runtime)
    assert {"--user", "--on-active=1800"} <= set(line)
    path = Path(line[-1])
    assert path.is_file() and line[-3:-1] == ["-f", "--"]
    assert session.place().name not in first and str(tmp_path) not in first, (
        "whoever sees it learns nothing of the plan"
    )
    clock.later(minutes=10)
    unlock(session, KEY, 60)
    second = Path(systemd(2)[-1].split(" ")[-1])
    assert not path.exists() and second.exists()
    subprocess.run(line[line.index("-f") - 1 :], check=True)  # the first timer comes to its end
    assert held_key(here(tmp_path / "home", clock, runtime))
    subprocess.run(["rm", "-f", "--", second], check=True)
    assert held_key(here(tmp_path / "home", clock, runtime)) is None
    unlock(session, KEY, 60)
    unlock(session, KEY, 5)
    clock.later(minutes=6)
    assert held_key(session) is None, "a shorter time takes the place of the longer one"
    assert not [path for path in (runtime / "goalwalk").iterdir() if path.suffix != ".lock"]


@pytest.mark.parametrize("how", ["no systemd runs", "none is installed", "it hangs", "it cannot"])
def test_unlocking_waits_for_no_timer(
    tmp_path: Path,
    clock: Clock,
    runtime: Path,
    systemd: Callable[[int], list[str]],
    how: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    fake = tmp_path / "bin" / "systemd-run"
    if how == "no systemd runs":
        (runtime / "systemd" / "private").unlink()
    elif how == "none is installed":
        fake.chmod(0o600)
    else:
        fake.write_text("#!/bin/sh\necho nonsense; echo no >&2\n" + ("sleep 3\n" if how == "it hangs" else "exit 1\n"))
    session = here(tmp_path / "home", clock, runtime)
    begin(session, FULL, what("full"))
    encrypt(session, MADE)
    before = time.monotonic()
    assert unlock(session, KEY, 30)
    assert time.monotonic() - before < 1
    time.sleep(0.1)
    assert capfd.readouterr() == ("", "")


def made_by(monkeypatch: pytest.MonkeyPatch, *factors: int) -> list[int]:
    """An age whose timing gives these factors, one after the other; those that were asked for."""
    left, asked = list(factors), []

    def encrypt(text: bytes, passphrase: str) -> bytes:
        asked.append(left.pop(0))
        return BY_PASSPHRASE.replace(b" 1\n", f" {asked[-1]}\n".encode(), 1)

    real = keys._age()
    age = SimpleNamespace(**{name: getattr(real, name) for name in ("x25519", "DecryptError", "IdentityError")})
    age.passphrase = SimpleNamespace(encrypt=encrypt, decrypt=lambda *_: KEY.text.encode())
    monkeypatch.setattr(keys, "_age", lambda: age)
    return asked


@pytest.mark.parametrize("factors", [(16,), (10, 15, 16), (22, 10, 21), (*[10] * 11, 18)])
def test_a_weak_lock_is_made_again(monkeypatch: pytest.MonkeyPatch, factors: tuple[int, ...]) -> None:
    asked = made_by(monkeypatch, *factors)
    assert f" {factors[-1]}\n".encode() in keys.locked_with(KEY, PASSPHRASE)
    assert asked == list(factors)


def test_a_computer_that_makes_no_strong_one_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: Clock
) -> None:
    made_by(monkeypatch, *[15] * 100)
    with pytest.raises(CannotBeDone, match="lock_weak"):
        keys.locked_with(KEY, PASSPHRASE)


def test_what_comes_back_is_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    made_by(monkeypatch, 17)
    with pytest.raises(CannotRead, match="key_damaged"):
        keys.locked_with(keys.Key(KEY.identity), PASSPHRASE)
