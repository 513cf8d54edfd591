"""The draft of a talk: kept whole beside the plan, locked as it is, and gone with what it is about.

Two windows never write over each other, and what no draft of ours could be is refused.
"""

from __future__ import annotations

import os
import signal
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli.keyboard import everything
from goalwalk.core.errors import CannotBeDone, CannotRead, NotSaved
from goalwalk.core.talks.draft import Answer, Draft
from goalwalk.core.talks.part import LONG
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.backup import backup
from goalwalk.store.verbs.draft import KeptDraft, drop_draft, keep_draft, read_draft
from goalwalk.store.verbs.encrypt import decrypt, encrypt
from goalwalk.store.verbs.erase import erase, erase_everything
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.scratch import edit_text
from goalwalk.store.verbs.unlock import lock
from goalwalk.store.verbs.update import begin, update
from store.locks import MADE, PASSPHRASE, asking, runtime
from store.making import DAY, FULL, Clock, goal, letters, what

__all__ = ["runtime"]

SECRET = "Kanarienvogel"
DRAFT = Draft(
    *("w1", DAY, "goal-1", True, None, True, None),
    answers=(Answer("life", SECRET, DAY), Answer("helps", None, DAY)),
    ahead=(("goal", "x"),),
)
REVIEW = Draft("r1", DAY, since=DAY, answers=(Answer("start", SECRET, DAY),))

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
DRAFTS = st.builds(
    Draft,
    texts,
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.none() | texts,
    st.booleans(),
    st.none() | st.sampled_from(LONG),
    st.booleans(),
    st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.lists(st.builds(Answer, texts, st.none() | texts, st.dates(date(1990, 1, 1), date(2200, 1, 1)))).map(tuple),
    st.lists(st.tuples(texts, texts)).map(tuple),
)


def another(session: Session, *passphrases: str, runtime: Path | None = None) -> Session:
    """The same home in another window."""
    unlocking = asking(*passphrases, runtime=runtime)
    return open_session(session.home, now=session.now, random=letters(), wait=0.1, unlocking=unlocking)


def keep(session: Session, draft: Draft = DRAFT) -> Path:
    keep_draft(session, read_draft(session, draft.kind), draft)
    (path,) = (session.home / "plans").glob(f"*.draft{'-review' if draft.kind == 'review' else ''}.json*")
    return path


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=DRAFTS)
def test_a_draft_comes_back_as_it_went(session: Session, draft: Draft) -> None:
    keep(session, draft)
    assert read_draft(another(session), draft.kind).draft == draft


def test_a_walk_and_a_review_lie_beside_each_other(session: Session) -> None:
    begin(session, FULL, what("begin"))
    paths = [keep(session), keep(session, REVIEW)]
    assert [read_draft(session).draft, read_draft(session, "review").draft] == [DRAFT, REVIEW]
    encrypt(another(session, PASSPHRASE), MADE)
    assert not any(path.exists() for path in paths)
    assert SECRET.encode() not in b"".join(everything(session.home).values())
    assert read_draft(another(session, PASSPHRASE), "review").draft == REVIEW
    decrypt(another(session, PASSPHRASE))
    drop_draft(session)
    assert read_draft(session, "review").draft == REVIEW
    nothing = read_draft(session)
    with pytest.raises(CannotBeDone, match="review_elsewhere"):
        keep_draft(session, KeptDraft("review", None, nothing.version), REVIEW)
    keep(session)
    update(
        session, lambda plan: plan._replace(goals=(plan.goals[0]._replace(why=SECRET), *plan.goals[1:])), what("goal")
    )
    erase(session, {"goal-1"})
    assert not any(path.exists() for path in paths), "both told of it"
    keep(session, REVIEW)
    erase_everything(session)
    assert everything(session.home) == {}


def test_a_first_walk_begins_before_there_is_a_plan(session: Session) -> None:
    assert read_draft(session).draft is None
    assert not session.home.exists(), "looking makes nothing"
    path = keep(session)
    assert path.stat().st_mode & 0o777 == 0o600
    assert not session.exists()
    begin(session, goal(1), what("begin"))
    assert read_draft(session).draft == DRAFT, "the plan that is begun then is the one it belongs to"
    assert session.place().draft == path


def test_no_backup_holds_it(session: Session) -> None:
    begin(session, FULL, what("begin"))
    path = keep(session)
    update(session, goal(2), what("goal"))
    backup(session)
    assert [name for name, data in everything(session.home).items() if SECRET.encode() in data] == [
        str(path.relative_to(session.home))
    ]


def test_it_goes_when_it_is_dropped(session: Session) -> None:
    path = keep(session)
    drop_draft(session)
    assert not path.exists()
    drop_draft(session)
    assert read_draft(session).draft is None


def test_two_windows_never_write_over_each_other(session: Session) -> None:
    keep(session)
    here, there = read_draft(session), read_draft(another(session))
    here = keep_draft(session, here, DRAFT._replace(long=False))
    with pytest.raises(CannotBeDone, match="walk_elsewhere"):
        keep_draft(another(session), there, DRAFT)
    with pytest.raises(CannotBeDone, match="walk_elsewhere"):
        drop_draft(another(session), there)
    assert read_draft(session).draft == DRAFT._replace(long=False)
    keep_draft(session, here, DRAFT)


def test_another_walk_that_counts_as_far_is_another_walk(session: Session) -> None:
    keep(session)
    here = read_draft(session)
    drop_draft(another(session))
    other = DRAFT._replace(id="w2", goal=None)
    keep_draft(another(session), read_draft(another(session)), other)
    with pytest.raises(CannotBeDone, match="walk_elsewhere"):
        keep_draft(session, here, DRAFT)
    assert read_draft(session).draft == other


def test_two_first_answers_at_once_are_one_walk(session: Session) -> None:
    nothing = read_draft(session)
    keep_draft(session, nothing, DRAFT)
    with pytest.raises(CannotBeDone, match="walk_elsewhere"):
        keep_draft(another(session), nothing, DRAFT._replace(long=False))


def test_it_is_locked_with_the_plan_and_opened_with_it(session: Session, runtime: Path) -> None:
    begin(session, FULL, what("begin"))
    plain = keep(session)
    mine = another(session, PASSPHRASE, runtime=runtime)
    encrypt(mine, MADE)
    assert not plain.exists()
    assert SECRET.encode() not in b"".join(everything(session.home).values())
    assert read_draft(another(session, PASSPHRASE)).draft == DRAFT
    with pytest.raises(CannotRead, match="locked"):
        read_draft(another(session))
    locked = keep(another(session, PASSPHRASE), DRAFT._replace(long=False))
    assert locked.name.endswith(".draft.json.age")
    decrypt(another(session, PASSPHRASE))
    assert not locked.exists()
    assert read_draft(session).draft == DRAFT._replace(long=False)


@pytest.mark.parametrize(("ids", "there"), [({"goal-1"}, False), ({"goal-2"}, True), ({"win-1"}, True)])
def test_it_goes_when_what_it_is_about_is_forgotten(session: Session, ids: set[str], there: bool) -> None:
    begin(session, FULL, what("begin"))
    update(session, goal(2), what("goal"))
    path = keep(session)
    erase(session, ids)
    assert path.exists() is there


@pytest.mark.parametrize("told", ["Sleep better", "sleep  BETTER, and more", "Lights out at ten", "nothing of it"])
def test_it_goes_when_it_tells_what_is_forgotten(session: Session, told: str) -> None:
    """A kept answer can hold words of the plan; erased there, they are not to come back from here."""
    begin(session, FULL, what("begin"))
    path = keep(session, DRAFT._replace(goal=None, answers=(Answer("goal", told, DAY),), ahead=()))
    erase(session, {"goal-1"})
    assert path.exists() is (told == "nothing of it")


@pytest.mark.parametrize("begun", [True, False])
def test_nothing_of_it_is_left_when_everything_is_forgotten(session: Session, begun: bool) -> None:
    if begun:
        begin(session, FULL, what("begin"))
    keep(session)
    erase_everything(session)
    assert everything(session.home) == {}


def test_what_is_no_draft_of_ours_is_refused_and_can_be_dropped(session: Session) -> None:
    begin(session, FULL, what("begin"))
    path = keep(session)
    good = path.read_bytes()
    plan = session.place().plan.read_bytes()
    for bad in (
        b"",
        b"null",
        good[:-7],
        good.replace(b"helps", b"helpz"),
        good.replace(b"goalwalk walk", b"goalwalk"),
        plan,
    ):
        path.write_bytes(bad)
        with pytest.raises(CannotRead, match="walk_damaged"):
            read_draft(session)
        assert path.read_bytes() == bad
        drop_draft(session)
        assert read_draft(session).draft is None
    path.mkdir()
    with pytest.raises(CannotRead, match="walk_damaged"):
        read_draft(session)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(CannotRead, match="walk_damaged"):
        read_draft(session)


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc").exists(), reason="needs a limit on file sizes")
def test_a_full_disk_leaves_the_draft_as_it_was(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(session)
    before = everything(session.home)
    kept = read_draft(session)
    import errno

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("goalwalk.store.disk.files.write_new", full)
        with pytest.raises(NotSaved, match="no_space"):
            keep_draft(session, kept, DRAFT._replace(long=False))
    assert everything(session.home) == before
    keep_draft(session, kept, DRAFT._replace(long=False))


# The editor


def test_a_text_goes_through_the_editor_and_leaves_no_file(session: Session, clock: Clock) -> None:
    seen = []

    def editor(path: Path) -> None:
        seen.append((path.read_text(), path.stat().st_mode & 0o777))
        path.write_text("more\n")

    assert edit_text(session, SECRET, editor) == "more\n"
    assert seen == [(SECRET, 0o600)]
    assert SECRET.encode() not in b"".join(everything(session.home).values())


def test_it_lies_in_memory_where_there_is_some(session: Session, runtime: Path) -> None:
    places = []
    edit_text(another(session, runtime=runtime), SECRET, places.append)
    assert runtime in places[0].parents
    assert not places[0].exists()


def test_a_locked_plan_has_no_editor_without_memory(session: Session) -> None:
    begin(session, FULL, what("begin"))
    encrypt(session, MADE)
    with pytest.raises(CannotBeDone, match="no_scratch"):
        edit_text(session, SECRET, lambda _: None)


def test_no_other_command_takes_the_file_from_an_editor(session: Session) -> None:
    begin(session, FULL, what("begin"))

    def editor(path: Path) -> None:
        update(another(session), goal(2), what("goal"))
        with pytest.raises(CannotBeDone, match="editor_busy"):
            edit_text(another(session), "theirs", lambda _: None)
        path.write_text("mine")

    assert edit_text(session, SECRET, editor) == "mine"
    assert not session.place().scratch.exists()


def test_an_editor_that_takes_the_file_away_changed_nothing(session: Session) -> None:
    assert edit_text(session, SECRET, lambda path: path.unlink()) == SECRET


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM])
def test_a_window_that_is_closed_leaves_nothing_of_it(session: Session, runtime: Path, sign: signal.Signals) -> None:
    before = signal.signal(sign, signal.SIG_DFL)  # the tests may have been told to ignore it (nohup)
    try:
        with pytest.raises(KeyboardInterrupt):
            edit_text(another(session, runtime=runtime), SECRET, lambda _: os.kill(os.getpid(), sign))
    finally:
        signal.signal(sign, before)
    assert SECRET.encode() not in b"".join(everything(runtime).values())


def test_an_editor_goes_on_when_hang_ups_are_ignored(session: Session, runtime: Path) -> None:
    """As under nohup."""

    def editor(path: Path) -> None:
        os.kill(os.getpid(), signal.SIGHUP)
        path.write_text("mine")

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert edit_text(another(session, runtime=runtime), SECRET, editor) == "mine"
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("how", ["lock", "forget"])
def test_what_a_kill_leaves_in_memory_goes_with_the_lock(session: Session, runtime: Path, how: str) -> None:
    begin(session, FULL, what("begin"))
    mine = another(session, PASSPHRASE, runtime=runtime)
    encrypt(mine, MADE)
    left: list[Path] = []
    edit_text(mine, SECRET, left.append)
    left[0].write_text(SECRET)
    lock(mine) if how == "lock" else erase_everything(mine)
    assert not left[0].exists()


def test_what_a_killed_editor_leaves_goes_with_the_next_command(session: Session) -> None:
    begin(session, FULL, what("begin"))
    left = session.place().scratch
    left.write_text(SECRET)
    update(session, goal(2), what("goal"))
    assert not left.exists()
