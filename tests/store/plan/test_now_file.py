"""What may be seen of a locked plan: only what was chosen, only while it is locked, and never what was forgotten."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.keyboard import everything
from goalwalk.core.errors import CannotRead, NotSaved
from goalwalk.core.model.plan import NOW_PARTS, NowPart, Plan
from goalwalk.core.nouns.records import without
from goalwalk.core.nouns.settings import show_locked
from goalwalk.core.now import NOTHING, Hard, chosen, of_plan
from goalwalk.store.disk import container, files
from goalwalk.store.disk.tables import Tables
from goalwalk.store.plan import backups, now_file
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs import erase as erasing
from goalwalk.store.verbs import now
from goalwalk.store.verbs.encrypt import decrypt, encrypt
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.persons import add_person, remove_person
from goalwalk.store.verbs.restore import restore
from goalwalk.store.verbs.undo import redo, undo
from goalwalk.store.verbs.unlock import unlock
from goalwalk.store.verbs.update import begin, update
from hard_moments import hope, with_hard_moments
from store.locks import KEY, MADE, PASSPHRASE, runtime
from store.making import many, what
from store.verbs.test_encrypt import others

WORD = "Kanarienvogel"

__all__ = ["runtime"]


def shows(*parts: NowPart) -> Callable[[Plan], Plan]:
    return lambda plan: show_locked(plan, parts)


def more(plan: Plan) -> Plan:
    return plan._replace(hopes=(*plan.hopes, hope(9, WORD)))


def place(session: Session) -> Path:
    return session.listed().now_page


def seen(session: Session) -> Hard:
    """What `now` has without the key."""
    return now.found(session.home, session.person, session.now(), None).hard


@pytest.fixture
def chosen_lines(session: Session) -> Session:
    """A locked plan whose own lines and words of hope may be seen."""
    begin(session, many(with_hard_moments, more), what("begun"))
    update(session, shows("lines", "hope"), what("chosen"))
    encrypt(session, MADE)
    return session


@pytest.mark.parametrize("parts", [(), *((part,) for part in NOW_PARTS), NOW_PARTS])
def test_only_what_was_chosen_is_there(session: Session, parts: tuple[NowPart, ...]) -> None:
    begin(session, many(with_hard_moments, more), what("begun"))
    update(session, shows(*parts), what("chosen"))
    assert not place(session).exists()  # a plan without a lock needs none
    whole = of_plan(session.load())
    encrypt(session, MADE)
    assert seen(session) == chosen(whole, parts)
    assert place(session).exists() == bool(parts)
    words = {word for part in (*NOW_PARTS, "thens") if part not in parts for word in flat(getattr(whole, part))}
    shown = {word for part in parts for word in flat(getattr(whole, part))}
    text = place(session).read_text() if parts else ""
    assert not [word for word in words - shown if word in text]
    assert all(json.dumps(word, ensure_ascii=False) in text for word in shown)


def flat(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [word for one in value for word in flat(one)] if isinstance(value, tuple) else []


def test_it_is_for_the_persons_eyes_and_says_what_it_is(chosen_lines: Session) -> None:
    path = place(chosen_lines)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.name == f"{chosen_lines.listed().stem}.now.json"
    found = json.loads(path.read_text())
    assert found["_plan"]["1"]["format"] == now_file.FORMAT and found["_plan"]["1"]["schema"] == 1
    assert found.keys() == {"_plan", "lines", "hope", "skills", "people"}


def test_it_follows_every_change_undo_and_redo(chosen_lines: Session) -> None:
    assert WORD in seen(chosen_lines).lines
    update(chosen_lines, lambda plan: without(plan, "hopes", plan.hopes[-1].id), what("removed"))
    assert WORD not in seen(chosen_lines).lines
    undo(chosen_lines)
    assert WORD in seen(chosen_lines).lines
    redo(chosen_lines)
    assert WORD not in seen(chosen_lines).lines
    update(chosen_lines, shows("people"), what("chosen"))
    assert seen(chosen_lines) == chosen(of_plan(chosen_lines.load()), ("people",))
    undo(chosen_lines)
    assert seen(chosen_lines).people == ()


def test_a_change_of_something_else_leaves_it_untouched(chosen_lines: Session) -> None:
    before = files.version(place(chosen_lines))
    update(chosen_lines, lambda plan: plan._replace(settings=plan.settings._replace(day_zero=True)), what("set"))
    assert files.version(place(chosen_lines)) == before


@pytest.mark.parametrize("crafted", [{"1": {}}, {"1": {"day": "soon"}}, {"1": {"day": 3}}, {"2": {}}, {}, 3])
def test_a_talk_that_we_have_not_written_is_none(crafted: object, chosen_lines: Session) -> None:
    own = chosen_lines.listed()
    assert now_file.read_talk(own) is None
    tables = {name: {} for name in ("hope", "lines", "people", "skills")} | {"talk": crafted}
    own.now_page.write_bytes(container.serialise(Tables(changed=tables), 1, 1, now_file.FORMAT))  # type: ignore[arg-type]
    assert now_file.read_talk(own) is None


def test_with_nothing_chosen_any_more_it_goes(chosen_lines: Session) -> None:
    update(chosen_lines, shows(), what("chosen"))
    assert not place(chosen_lines).exists()
    assert seen(chosen_lines) == NOTHING
    undo(chosen_lines)
    assert seen(chosen_lines).lines


def test_it_comes_back_with_a_backup(chosen_lines: Session) -> None:
    update(chosen_lines, shows(), what("chosen"))
    restore(chosen_lines, 1)
    assert WORD in seen(chosen_lines).lines


def test_taking_the_lock_off_takes_it_away(chosen_lines: Session) -> None:
    decrypt(chosen_lines)
    assert not place(chosen_lines).exists()
    assert WORD in seen(chosen_lines).lines  # by the plan itself
    assert chosen_lines.load().settings.now_locked == ("lines", "hope")


def test_what_is_forgotten_leaves_it(chosen_lines: Session) -> None:
    erase(chosen_lines, {"h9"})
    assert WORD not in seen(chosen_lines).lines
    assert seen(chosen_lines).lines
    assert not told(chosen_lines)


def told(session: Session) -> list[str]:
    return [name for name, data in everything(session.home).items() if WORD.encode() in data]


def test_everything_forgotten_leaves_nothing(chosen_lines: Session) -> None:
    erase_everything(others(chosen_lines))
    assert everything(chosen_lines.home) == {}


def test_a_person_that_is_removed_leaves_nothing(session: Session) -> None:
    begin(session, with_hard_moments, what("begun"))
    add_person(session, "Sam")
    theirs = open_session(session.home, now=session.now, random=os.urandom, person="Sam")
    begin(theirs, many(with_hard_moments, more, shows("lines")), what("begun"))
    encrypt(theirs, MADE)
    assert told(session)
    remove_person(theirs)
    assert not told(session) and not list((session.home / "plans").glob("*.now.json"))


@pytest.mark.parametrize("stop", ["before", "copies"])
def test_a_forgetting_that_is_cut_short_has_left_it_before_anybody_reads_the_plan(
    chosen_lines: Session, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    with monkeypatch.context() as patch:
        if stop == "before":
            patch.setattr(now_file, "remove", dies)
        else:
            patch.setattr(erasing, "_scrub_copies", dies)
        with pytest.raises(SystemExit):
            erase(chosen_lines, {"h9"})
    stranger = others(chosen_lines)  # without the key
    with pytest.raises(CannotRead, match="locked"):
        stranger.load()
    assert not told(chosen_lines)
    assert others(chosen_lines, PASSPHRASE).load().hopes
    assert not chosen_lines.place().forgetting.exists()
    assert seen(chosen_lines).lines and not told(chosen_lines)


def dies(*_: object, **__: object) -> None:
    raise SystemExit


def test_a_file_that_cannot_be_taken_away_is_no_forgetting(
    chosen_lines: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OSError(13, "no")

    with monkeypatch.context() as patch:
        patch.setattr(now_file, "remove", refuses)
        with pytest.raises(NotSaved, match="still_erasing"):
            erase(chosen_lines, {"h9"})
    assert chosen_lines.load() and not told(chosen_lines)  # the next command went on


def test_cut_short_behind_the_commit_it_is_an_older_one_which_the_next_change_renews(
    chosen_lines: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(now_file, "_put", dies)
        with pytest.raises(SystemExit):
            update(chosen_lines, lambda plan: without(plan, "hopes", plan.hopes[-1].id), what("removed"))
    assert len(chosen_lines.load().hopes) == 4
    assert WORD in seen(chosen_lines).lines
    update(chosen_lines, lambda plan: plan._replace(settings=plan.settings._replace(day_zero=True)), what("set"))
    assert WORD not in seen(chosen_lines).lines


def test_a_change_that_is_not_saved_leaves_it(chosen_lines: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(chosen_lines.home)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "keep", full)
        for change in (shows(), shows("people"), lambda plan: without(plan, "hopes", plan.hopes[-1].id)):
            with pytest.raises(NotSaved):
                update(chosen_lines, change, what("chosen"))
    assert everything(chosen_lines.home) == before


def test_one_that_cannot_be_written_holds_no_change_back(
    chosen_lines: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(now_file, "_put", full)
        update(chosen_lines, shows("people"), what("chosen"))
    assert chosen_lines.load().settings.now_locked == ("people",)
    assert seen(chosen_lines) == NOTHING, "rather nothing than what was taken out of it"
    update(chosen_lines, lambda plan: plan._replace(settings=plan.settings._replace(day_zero=True)), what("set"))
    assert seen(chosen_lines) == chosen(of_plan(chosen_lines.load()), ("people",))


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"null", b"[" * 100_000, b"x" * (now_file.LARGEST + 1), b'{"_plan":{"1":{"format":"goalwalk"}}}'],
)
def test_a_file_that_is_none_of_ours_shows_nothing(chosen_lines: Session, data: bytes) -> None:
    whole = place(chosen_lines).read_bytes()
    place(chosen_lines).write_bytes(data)
    assert seen(chosen_lines) == NOTHING
    for at in range(0, len(whole), 37):
        place(chosen_lines).write_bytes(whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :])
        assert seen(chosen_lines) == NOTHING
    update(chosen_lines, lambda plan: plan._replace(settings=plan.settings._replace(day_zero=True)), what("set"))
    assert WORD in seen(chosen_lines).lines


def test_a_linked_plan_has_it_where_it_lies(chosen_lines: Session, tmp_path: Path) -> None:
    own = chosen_lines.listed()
    elsewhere = tmp_path / "cloud"
    elsewhere.mkdir()
    for path in (own.plan, own.now_page):
        path.rename(elsewhere / path.name)
    own.link.symlink_to(elsewhere / own.plan.name)
    assert WORD in seen(chosen_lines).lines
    update(chosen_lines, lambda plan: without(plan, "hopes", plan.hopes[-1].id), what("removed"))
    assert WORD not in seen(chosen_lines).lines
    assert not own.now_page.exists()


def test_with_the_key_the_plan_itself_is_read(chosen_lines: Session, runtime: Path) -> None:
    opening = others(chosen_lines, PASSPHRASE, runtime=runtime)
    unlock(opening, KEY)
    found = now.found(chosen_lines.home, None, chosen_lines.now(), runtime)
    assert found.problem is None and found.hard == of_plan(chosen_lines.load())
    assert found.hard.thens


def test_looking_writes_nothing_and_finishes_nothing(chosen_lines: Session) -> None:
    erasing.write_down(chosen_lines.place(), {"h9"})
    before = everything(chosen_lines.home)
    assert seen(chosen_lines).lines
    assert everything(chosen_lines.home) == before
