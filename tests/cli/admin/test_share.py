"""Shares as they are typed: what was left out is in none, each is read before it is written, and opens with age."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from itertools import combinations, count
from pathlib import Path
from typing import Any

import pyrage
import pytest

from cli.keyboard import NOW, Typed, everything, typed_here
from cli.talking import Talks
from cli.whole.test_exit_codes import refused
from goalwalk.core.kinds import BY_TABLE, SETTINGS
from goalwalk.core.model.plan import SHARED, Plan, What, Win
from goalwalk.core.share_file import SharedPage, write
from goalwalk.store.plan import desk_key
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin
from goalwalk.words import sentences
from in_no_time import in_no_time
from rich_plan import AT, DAY, rich
from store.locks import KEY, MADE, PASSPHRASE

TO = ("--with", "Ana", "--until", "2027-03-01", "--for", "lifts")
LATER = "2027-03-02T09:00:00+01:00"
GIVEN = SharedPage("Ana", "lifts", DAY, DAY.replace(year=2027), None, ("Sleep better",))


@pytest.fixture(autouse=True)
def _in_no_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    in_no_time(monkeypatch.setattr)


def shared(typed: Typed, *line: str, code: int = 0, file: str = "ana.age") -> str:
    """The text in the file of a share, as age opens it."""
    given = typed("data", "share", file, "-", *TO, *line, "--yes", stdin=PASSPHRASE)
    assert (given.code, code) == (code, code), given
    return pyrage.passphrase.decrypt(Path(file).read_bytes(), PASSPHRASE).decode() if given.code == 0 else given.err


def refuses(typed: Typed, *line: str, status: int, code: str, stdin: str = "", says: str = "") -> None:
    """It is refused in one line that says so, and by that code."""
    refused(typed(*line, stdin=stdin), status, says)
    assert f'"{code}"' in typed(*line, "--json", stdin=stdin).err


# What is in it


def canary(table: str, field: str) -> str:
    return f"{table}/{field}/"


def with_canaries(plan: Plan) -> Plan:
    """The plan, each field of words of each kind of record holding words that tell which one it is."""

    numbers = count(1)

    def filled(value: Any, words: str) -> Any:
        if isinstance(value, str):
            return f"{words}{next(numbers)}"  # the units of a clock differ
        if isinstance(value, tuple):
            inner = [filled(part, words) for part in value]
            return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)
        return value

    def named(table: str, fields: tuple[str, ...], record: Any) -> Any:
        return record._replace(**{name: filled(getattr(record, name), canary(table, name)) for name in fields})

    whole = {
        table: tuple(named(table, kind.words, record) for record in getattr(plan, table))
        for table, kind in BY_TABLE.items()
    }
    own = Win("w-own", 9, DAY, AT, canary("wins", "text"))
    plan = plan._replace(**whole)
    return plan._replace(wins=(*plan.wins, own), settings=named("settings", SETTINGS.words, plan.settings))


CHOSEN = {"goals": {"goals/title"}, "steps": {"steps/title"}, "progress": set(), "wins": {"wins/text"}}
SUBSETS = [subset for n in range(1, len(SHARED) + 1) for subset in combinations(SHARED, n)]


@pytest.fixture
def canaried(home: Path) -> None:
    session = open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom)
    begin(session, lambda _: with_canaries(rich()), What("begun", {"title": "x"}))


@pytest.mark.parametrize("parts", SUBSETS, ids="-".join)
def test_nothing_that_was_left_out_is_in_it(parts: tuple[str, ...], canaried: None, typed: Typed) -> None:
    """Of every field of words of every kind of record, also of one that comes."""
    goals = ("--goals", "all") if set(parts) - {"wins"} else ()
    text = shared(typed, *goals, "--what", ",".join(parts), "--since", "2020-01-01")
    told = {f"{table}/{field}" for table, field in re.findall(r"([a-z_]+)/([a-z_]+)/", text)}
    assert told == {what for part in parts for what in CHOSEN[part]}
    assert ("showed up on" in text) is ("progress" in parts)


def test_only_the_chosen_goals_are_in_it(planned: Path, typed: Typed) -> None:
    typed("win", "Slept"), typed("win", "Ran", "--of", "Mo")
    text = shared(typed, "--goals", "draw", "--what", "goals,steps,progress")
    assert "Draw again" in text and "Sketch" in text and "every day" not in text
    assert not re.search("Sleep|Walk|Slept|Ran", text)
    assert re.search("Slept", usual := shared(typed, "--goals", "1", file="b.age"))
    assert not re.search("Ran|Walk|breakfast|Draw", usual), "the why, what it comes after, and what others won"


def test_it_says_what_it_is(planned: Path, typed: Typed) -> None:
    text = " ".join(shared(typed, "--goals", "1").split())
    head = "goalwalk share 1 for: Ana purpose: lifts given: 2026-11-20 until: 2027-03-01 From my plan, for Ana"
    assert text.startswith(head)
    for told in ("nobody else", "For nothing else", "delete it or tear it up", "take it back", "needs a new yes"):
        assert told in text


# Before it is written


def test_every_line_is_read_before_the_yes(planned: Path, talk: Talks, tmp_path: Path) -> None:
    here = talk("data", "share").hears("ask.share_whom").says("Ana").hears("2 Draw again").hears("ask.share_goals")
    here = here.says("1").hears("ask.share_what").says("").hears("ask.share_until").says("1 mar")
    here = here.hears("ask.share_purpose").says("lifts").hears("share.in_it").hears("Sleep better")
    here.hears("The date is a promise, not a lock.").hears("Give this to Ana?").says("").ends(1)
    assert not list(tmp_path.glob("*.age"))
    assert typed_here(("data", "shared", "--json")).json["shares"] == []


def test_it_is_asked_for_step_by_step(planned: Path, talk: Talks, typed: Typed, tmp_path: Path) -> None:
    asked = talk("data", "share", *TO, "--goals", "1").hears("ask.share_what").says("wins, goals").hears("Give this")
    asked.says("y").hears("another way").hears("lock.new").says(PASSPHRASE).hears("lock.again").says(PASSPHRASE).ends()
    (file,) = tmp_path.glob("*.age")
    assert file.name == "share-2026-11-20.age"
    assert file.stat().st_mode & 0o777 == 0o600
    assert "Sleep better" in typed("data", "receive", file.name, "-", stdin=PASSPHRASE).out


def test_somebody_elses_yes_is_theirs(home: Path, talk: Talks, typed: Typed) -> None:
    typed("person", "add", "Robin"), typed("goal", "add", "Swim", "--person", "Robin")
    here = talk("data", "share", "--page", "--person", "Robin", *TO).hears("ask.share_what").says("")
    here.hears("From Robin's plan").hears("Read it with Robin").says("y").hears("receipt.share").ends()
    assert typed("data", "shared", "--person", "Robin", "--json").json["shares"][0]["whom"] == "Ana"
    assert typed("data", "shared", "--json").json["shares"] == []


def test_without_a_terminal_it_takes_a_yes(planned: Path, typed: Typed) -> None:
    before = everything(planned)
    answer = typed("data", "share", "a.age", "-", *TO, "--goals", "1", stdin=PASSPHRASE)
    assert answer.code == 2 and "Sleep better" in answer.err and "--yes says yes" in answer.err
    assert everything(planned) == before and not Path("a.age").exists()


# Once it is


def test_the_yes_is_kept_and_taken_back(planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    shared(typed, "--goals", "1,2", "--what", "goals,progress")
    shared(typed, "--goals", "2", file="b.age")
    (second, first) = typed("data", "shared", "--json").json["shares"]
    assert (first["goals"], first["parts"], first["day"]) == (["1", "2"], ["goals", "progress"], "2026-11-20")
    assert second["stands"] == "on"
    stopped = typed("data", "shared", "stop", "2")
    assert "can't be unread" in stopped.out
    assert typed("data", "shared", "--json").json["shares"][0]["stands"] == "stopped"
    refuses(typed, "data", "shared", "stop", "2", status=3, code="share_stopped")
    assert typed("undo").code == 0
    assert typed("data", "shared", "--json").json["shares"][0]["stands"] == "on"
    assert typed("data", "forget", "--share", "2", "--yes").code == 0
    assert [line["id"] for line in typed("data", "shared", "--json").json["shares"]] == ["1"]
    monkeypatch.setenv("GOALWALK_NOW", LATER)
    refuses(typed, "data", "shared", "stop", "ana", status=3, code="share_ended")


def test_no_file_is_left_where_the_yes_cannot_be_kept(
    planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    (planned / "plans").chmod(0o500)
    monkeypatch.setattr("goalwalk.cli.admin.share.until_saved", lambda *_: 1 / 0)
    typed("data", "share", "a.age", "-", *TO, "--goals", "1", "--yes", stdin=PASSPHRASE)
    (planned / "plans").chmod(0o700)
    assert not Path("a.age").exists()


def test_on_paper_it_is_the_same(planned: Path, typed: Typed) -> None:
    text = shared(typed, "--goals", "1,2", "--what", "goals,steps,wins")
    assert (
        typed("data", "share", "a.txt", "--page", *TO, "--goals", "1,2", "--what", "goals,steps,wins", "--yes").code
        == 0
    )
    assert Path("a.txt").read_text() == text.partition("\n\n")[2]
    refuses(typed, "data", "share", "--page", "--key", KEY.public, *TO, status=2, code="not_together")


@pytest.mark.skipif(not shutil.which("age"), reason="needs age")
def test_the_program_age_opens_it(planned: Path, typed: Typed, tmp_path: Path) -> None:
    assert typed("data", "share", "k.age", "--key", KEY.public, *TO, "--goals", "1", "--yes").code == 0
    (tmp_path / "key.txt").write_text(KEY.text)
    opened = subprocess.run(["age", "-d", "-i", "key.txt", "k.age"], capture_output=True, text=True, check=True)
    assert "Sleep better" in opened.stdout
    sealed = subprocess.run(["age", "-r", KEY.public], input=opened.stdout.encode(), capture_output=True, check=True)
    Path("theirs.age").write_bytes(sealed.stdout)
    put_desk_key(planned)
    assert "Sleep better" in typed("data", "receive", "theirs.age", "-", stdin=PASSPHRASE).out


# Received


def put_desk_key(home: Path) -> None:
    home.mkdir(mode=0o700, exist_ok=True)
    (home / desk_key.NAME).write_bytes(MADE.by_passphrase)


def for_key(data: bytes) -> bytes:
    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(KEY.public)]))


def sealed(page: SharedPage = GIVEN) -> bytes:
    return bytes(pyrage.passphrase.encrypt(write(page).encode(), PASSPHRASE))


def test_it_is_read_beside_ones_own_plan(planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.age").write_bytes(sealed())
    before = everything(planned)
    told = typed("data", "receive", "a.age", "-", stdin=PASSPHRASE)
    assert told.code == 0 and "Sleep better" in told.out and "for Ana alone, for this: lifts" in told.out
    assert everything(planned) == before
    monkeypatch.setenv("GOALWALK_NOW", "2027-11-19T09:00:00+01:00")
    over = typed("data", "receive", "a.age", "-", stdin=PASSPHRASE)
    assert over.code == 0 and "Sleep" not in over.out and "It has ended" in over.out
    as_json = typed("data", "receive", "a.age", "-", "--json", stdin=PASSPHRASE)
    assert (as_json.json["ended"], as_json.json["lines"]) == (True, [])
    assert everything(planned) == before


def test_a_wrong_passphrase_is_asked_again(home: Path, talk: Talks, typed: Typed) -> None:
    put_desk_key(home)
    Path("a.age").write_bytes(for_key(write(GIVEN).encode()))
    here = talk("data", "receive", "a.age").hears("received.desk_passphrase").says("wrong")
    here.hears("problem.wrong_desk_passphrase").hears("received.desk_passphrase").says(PASSPHRASE)
    assert "Sleep better" in here.ends()
    Path("b.age").write_bytes(sealed())
    refuses(typed, "data", "receive", "b.age", "-", status=4, code="share_wrong_passphrase", stdin="wrong")


def test_the_key_of_this_home_is_made_once(home: Path, talk: Talks) -> None:
    here = talk("data", "key").hears("desk_key.about").hears("lock.new").says(PASSPHRASE).hears("lock.again")
    made = re.findall("age1[a-z0-9]{58}", here.says(PASSPHRASE).ends())
    again = talk("data", "key").hears("received.desk_passphrase").says(PASSPHRASE).ends()
    assert len(made) == 1 and made[0] in "".join(again.split())
    assert (home / desk_key.NAME).stat().st_mode & 0o777 == 0o600


def test_one_sealed_for_the_key_of_this_home(planned: Path, typed: Typed) -> None:
    put_desk_key(planned)
    assert typed("data", "key", "-", "--json", stdin=PASSPHRASE).json["recorded"]["public"] == KEY.public
    refuses(typed, "data", "key", "-", stdin="wrong", status=4, code="wrong_desk_passphrase")
    assert typed("data", "share", "k.age", "--key", KEY.public, *TO, "--goals", "1", "--yes").code == 0
    assert "Sleep better" in typed("data", "receive", "k.age", "-", stdin=PASSPHRASE).out
    refuses(typed, "data", "receive", "k.age", "-", stdin="wrong", status=4, code="wrong_desk_passphrase")
    other = str(pyrage.x25519.Identity.generate().to_public())
    assert typed("data", "share", "o.age", "--key", other, *TO, "--goals", "1", "--yes").code == 0
    refuses(typed, "data", "receive", "o.age", "-", stdin=PASSPHRASE, status=4, code="share_not_for", says="o.age")
    (planned / desk_key.NAME).unlink()
    refuses(typed, "data", "receive", "o.age", "-", stdin=PASSPHRASE, status=4, code="desk_key_missing")


def spoilt() -> dict[str, tuple[Callable[[bytes], bytes], str]]:
    """Of a file that is sealed for a key: each way in which it can be changed, and what that is called."""
    flips: dict[str, tuple[Callable[[bytes], bytes], str]] = {
        f"flipped {at}": (lambda data, at=at: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], code)  # type: ignore[misc]
        for at, code in ((3, "share_other"), (130, "share_damaged"), (250, "share_damaged"), (-1, "share_damaged"))
    }
    cuts: dict[str, tuple[Callable[[bytes], bytes], str]] = {
        f"cut at {at}": (lambda data, at=at: data[:at], "share_damaged")  # type: ignore[misc]
        for at in (60, 150, 210, -1)
    }
    others = {
        "empty": b"",
        "another file": b"hello",
        "a picture": b"\x89PNG\r\n",
        "another's words": for_key(b"hello"),
    }
    return flips | cuts | {name: (lambda _, data=data: data, "share_other") for name, data in others.items()}  # type: ignore[misc]


SPOILT = spoilt()


@pytest.mark.parametrize("how", SPOILT)
def test_what_was_changed_or_is_none_is_refused(how: str, planned: Path, typed: Typed) -> None:
    put_desk_key(planned)
    change, code = SPOILT[how]
    Path("a.age").write_bytes(change(for_key(write(GIVEN).encode())))
    before = everything(planned)
    refuses(typed, "data", "receive", "a.age", "-", stdin=PASSPHRASE, status=4, code=code, says="a.age")
    assert everything(planned) == before


def test_what_is_no_file_is_refused(home: Path, typed: Typed) -> None:
    os.mkfifo("pipe.age")
    Path("large.age").write_bytes(b"age-encryption.org/v1\n" + bytes(5_000_000))
    hard = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 22\n"
    Path("hard.age").write_bytes(hard)
    for name, code in {"no.age": "missing", ".": "other", "pipe.age": "other", "large.age": "other"}.items():
        refuses(typed, "data", "receive", name, "-", stdin="x", status=4, code=f"share_{code}", says=name)
    refuses(typed, "data", "receive", "hard.age", "-", stdin="x", status=4, code="share_too_hard", says="hard.age")


REFUSED = {
    "--with Ana": "needed",
    "--with Ana --goals 9": "no_such_goal",
    "--with Ana --goals ,": "share_goal",
    "--with Ana --goals 1 --what fears": "one_of",
    "--with Ana --goals 1 --what wins": "not_together",
    "--with Ana --goals 1 --until yesterday": "share_behind",
    "--with Ana --goals 1 --until soon": "day",
    "--with Ana --what wins --until fri --for x": "share_nothing",
    "--key age1abc": "no_public_key",
    "--paper letter": "not_together",
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_stands_in_the_way(line: str, planned: Path, typed: Typed) -> None:
    given = () if "--key" in line else ("-",)
    answer = typed("data", "share", "a.age", *given, *line.split(), "--yes", "--json", stdin=PASSPHRASE)
    assert answer.code in (2, 3) and f'"{REFUSED[line]}"' in answer.err
    assert not Path("a.age").exists()


def test_every_word_of_a_part_is_said() -> None:
    assert all(f"share.part.{part}" in sentences() for part in SHARED)
