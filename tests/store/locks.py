"""A key whose passphrases take no time: locked by age's own rules with a work factor of 1, where ours take a second."""

from __future__ import annotations

import base64
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import keys
from goalwalk.store.disk.keys import Key, Made
from goalwalk.store.plan.reports import Unlocking

PASSPHRASE, ANOTHER = "four green walks", "another three words"
PAPER = "AGE-SECRET-KEY-1S9DPLU6HTVWSTC8YKEXRAH0R98V3WFGZ9CRWNC6K7273L4Q4P82QTM0GC4"
TEXT = """# The key of a goalwalk plan.
# recovery key: age12aggn2t3q0ghh2gk962xun96h5kmrq702w6aw30ucvdtsjulfq6qa307uz
AGE-SECRET-KEY-1LKS2DFJJTZ4CEFRHR4YMT3ZYKVRG3TM6N05JQZUXJ49WYUDYL2FSTJ60LT
"""
KEY = keys.read(TEXT.encode())
BY_PASSPHRASE = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCByMEYvQ0VWWldML0ZQNzh1L0lhNjJBIDEKWWN1WDRLdzZHTlJnZUNSc1hq"
    "TG1va2VOcEJyZlEyVGNnS0dWTmhmMHFvVQotLS0gU3NHbVEzZWppeXY1U1pxVHZxSGZIYVI0b0JwMlNoRlhmUUk0K0dQdWgvdwor"
    "DnpsMRtExrGnG+B5gpSbGejLBMvf6IaYhkO7kgdwlb1OcNW5c+mnAwyGe4N/faxt6xttvgHQc5JRSvqqurYV+4Pe7E/EZZTgeD//"
    "LQEDOywzHYYuwn4JbpXvKft0v68XMGsgXKbiKSWhWV08gKNUJRhrvUKQCLM5m2T/rTohyhNGEzEog6qPE/ZL5O12lqY/ywhSYrVS"
    "B2CRXXQD5E8D9riOFAANq1RZ/A20kjdkGwidIOleBsvvsqOUN1pOZEPwHUeuK/MNzFAy5dmh1PxvILrtCout1sQ="
)
BY_ANOTHER = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBxdFFRRlAxSUgxUU9ENXlzYjJ1bVp3IDEKS0J3eHNkejMrL0hidU11Y3p0"
    "bzBqYjlhaWJ1aHBJSyswQmMrYnhzWnJFWQotLS0gWEFsOTcwNGdFT2ovR3BoRFZWYjAyQlVJUFlqTm5YSTlpOFo1MktyL1FBYwpR"
    "c+jVral92b6szwc9RpO45/AUFduxAX4sZefxzZdTtqJNarAqOgI4+8edy94fg21uktZDvYlaApJ3mtuGr5ulG1UM0cJLjwPtw/n3"
    "a1qoUY+Ftln3qAJCJFWsDqKN5ju1ld8R632j4PLfpZv+wah20aW9JOCM1dYGyfX+OSTZza6zQCo8QLKt+5z8dVLlvOm0wRCD2lMH"
    "LpqXPwpaW1B3FX9Nf00x5WqtAUmKZMR6P8e1+0rZzBT0/BVIuUP+QWYXaMNb7RayUqW+pxjLcLLuw3btyJEsz30="
)
BY_PAPER = pyrage.encrypt(TEXT.encode(), [pyrage.x25519.Identity.from_str(PAPER).to_public()])
# The key of an earlier lock, with the same passphrase; it opens nothing that MADE has locked.
EARLIER = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBQRWtKeGtCYkRVVVRPR0hVZFlBTlpRIDEKbXZZMCs2Rm9IL1hiMVZpdCtn"
    "RXNhZXlvQWV5TzdWWEhGN2pWMS9QV1k4NAotLS0gdlRkSG1DVFMvbms4MzFQOThDb09RNmV1bGdGT3BRRCtTNEltVjJKdWxkTQqb"
    "4guwkQ3RscwHG24gQqhsMawRjld51ZEKVdqtpZBcXeHOE/+HWU2F9r88sHl2TMsNv4ppnMOO7f/V58YDYlUcYTK9NW/1aCFYq2Sk"
    "mXyJGYghauI0tyc+hgjl/PcnuiS23LsId01WmaJ13/H9bDu4fsEqZ0OMVVlnrFT2rDhham7+Nwk8vh7hEQ=="
)
MADE = Made(KEY, BY_PASSPHRASE, BY_PAPER, PAPER)


def asking(*passphrases: str, minutes: int = 30, runtime: Path | None = None) -> Unlocking:
    """Somebody who types these passphrases, one after the other, and then leaves."""
    left = list(passphrases)

    def ask(read: Callable[[str], Key], _: Path | None = None) -> Key:
        while left:
            try:
                return read(left.pop(0))
            except CannotRead as problem:
                if problem.code not in ("wrong_passphrase", "wrong_passphrase_of"):
                    raise
        raise CannotRead("locked")

    return Unlocking(ask, lambda: minutes, runtime)


@pytest.fixture
def runtime() -> Path:
    """A folder in memory, as a log-in makes one."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        pytest.skip("needs a folder in memory")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)  # type: ignore[misc]


@pytest.fixture
def lightly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases take no time; what a real one takes is seen elsewhere."""
    monkeypatch.setattr(keys, "wrapped", lambda text, passphrase: passphrase.encode() + b"\n" + text)

    def unwrapped(data: bytes, passphrase: str) -> bytes:
        said, _, text = data.partition(b"\n")
        if said != passphrase.encode():
            raise CannotRead("wrong_passphrase")
        return text

    monkeypatch.setattr(keys, "unwrapped", unwrapped)
