"""The draft of a walk: kept whole beside the plan, locked as it is, and gone with what it is about.

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
from goalwalk.core.walk.draft import Answer, Draft
from goalwalk.core.walk.script import LONG
from goalwalk.store.plans import Plans
from store.locks import MADE, PASSPHRASE, asking, runtime
from store.making import DAY, FULL, Clock, goal, letters, what

__all__ = ["runtime"]

SECRET = "Kanarienvogel"
DRAFT = Draft(
    "w1", DAY, "goal-1", True, None, (Answer("life", SECRET, DAY), Answer("helps", None, DAY)), (("goal", "x"),)
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
DRAFTS = st.builds(
    Draft,
    texts,
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.none() | texts,
    st.booleans(),
    st.none() | st.sampled_from(LONG),
    st.lists(st.builds(Answer, texts, st.none() | texts, st.dates(date(1990, 1, 1), date(2200, 1, 1)))).map(tuple),
    st.lists(st.tuples(texts, texts)).map(tuple),
)


def another(plans: Plans, *passphrases: str, runtime: Path | None = None) -> Plans:
    """The same home in another window."""
    unlocking = asking(*passphrases, runtime=runtime)
    return Plans(plans.desk.home, now=plans.desk.now, random=letters(), wait=0.1, unlocking=unlocking)


def keep(plans: Plans, draft: Draft = DRAFT) -> Path:
    plans.keep_draft(plans.draft(), draft)
    (path,) = (plans.desk.home / "plans").glob("*.draft.json*")
    return path


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draft=DRAFTS)
def test_a_draft_comes_back_as_it_went(plans: Plans, draft: Draft) -> None:
    keep(plans, draft)
    assert another(plans).draft().draft == draft


def test_a_first_walk_begins_before_there_is_a_plan(plans: Plans) -> None:
    assert plans.draft().draft is None
    assert not plans.desk.home.exists(), "looking makes nothing"
    path = keep(plans)
    assert path.stat().st_mode & 0o777 == 0o600
    assert not plans.exists()
    plans.begin(goal(1), what("begin"))
    assert plans.draft().draft == DRAFT, "the plan that is begun then is the one it belongs to"
    assert plans.where().draft == path


def test_no_backup_holds_it(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    path = keep(plans)
    plans.update(goal(2), what("goal"))
    plans.backup()
    assert [name for name, data in everything(plans.desk.home).items() if SECRET.encode() in data] == [
        str(path.relative_to(plans.desk.home))
    ]


def test_it_goes_when_it_is_dropped(plans: Plans) -> None:
    path = keep(plans)
    plans.drop_draft()
    assert not path.exists()
    plans.drop_draft()
    assert plans.draft().draft is None


def test_two_windows_never_write_over_each_other(plans: Plans) -> None:
    keep(plans)
    here, there = plans.draft(), another(plans).draft()
    here = plans.keep_draft(here, DRAFT._replace(long=False))
    with pytest.raises(CannotBeDone, match="draft_elsewhere"):
        another(plans).keep_draft(there, DRAFT)
    with pytest.raises(CannotBeDone, match="draft_elsewhere"):
        another(plans).drop_draft(there)
    assert plans.draft().draft == DRAFT._replace(long=False)
    plans.keep_draft(here, DRAFT)


def test_another_walk_that_counts_as_far_is_another_walk(plans: Plans) -> None:
    keep(plans)
    here = plans.draft()
    another(plans).drop_draft()
    other = DRAFT._replace(id="w2", goal=None)
    another(plans).keep_draft(another(plans).draft(), other)
    with pytest.raises(CannotBeDone, match="draft_elsewhere"):
        plans.keep_draft(here, DRAFT)
    assert plans.draft().draft == other


def test_two_first_answers_at_once_are_one_walk(plans: Plans) -> None:
    nothing = plans.draft()
    plans.keep_draft(nothing, DRAFT)
    with pytest.raises(CannotBeDone, match="draft_elsewhere"):
        another(plans).keep_draft(nothing, DRAFT._replace(long=False))


def test_it_is_locked_with_the_plan_and_opened_with_it(plans: Plans, runtime: Path) -> None:
    plans.begin(FULL, what("begin"))
    plain = keep(plans)
    mine = another(plans, PASSPHRASE, runtime=runtime)
    mine.encrypt(MADE)
    assert not plain.exists()
    assert SECRET.encode() not in b"".join(everything(plans.desk.home).values())
    assert another(plans, PASSPHRASE).draft().draft == DRAFT
    with pytest.raises(CannotRead, match="locked"):
        another(plans).draft()
    locked = keep(another(plans, PASSPHRASE), DRAFT._replace(long=False))
    assert locked.name.endswith(".draft.json.age")
    another(plans, PASSPHRASE).decrypt()
    assert not locked.exists()
    assert plans.draft().draft == DRAFT._replace(long=False)


@pytest.mark.parametrize(("ids", "there"), [({"goal-1"}, False), ({"goal-2"}, True), ({"win-1"}, True)])
def test_it_goes_when_what_it_is_about_is_forgotten(plans: Plans, ids: set[str], there: bool) -> None:
    plans.begin(FULL, what("begin"))
    plans.update(goal(2), what("goal"))
    path = keep(plans)
    plans.forget(ids)
    assert path.exists() is there


@pytest.mark.parametrize("told", ["Sleep better", "sleep  BETTER, and more", "Lights out at ten", "nothing of it"])
def test_it_goes_when_it_tells_what_is_forgotten(plans: Plans, told: str) -> None:
    """A kept answer can hold words of the plan; erased there, they are not to come back from here."""
    plans.begin(FULL, what("begin"))
    path = keep(plans, DRAFT._replace(goal=None, answers=(Answer("goal", told, DAY),), ahead=()))
    plans.forget({"goal-1"})
    assert path.exists() is (told == "nothing of it")


@pytest.mark.parametrize("begun", [True, False])
def test_nothing_of_it_is_left_when_everything_is_forgotten(plans: Plans, begun: bool) -> None:
    if begun:
        plans.begin(FULL, what("begin"))
    keep(plans)
    plans.forget_everything()
    assert everything(plans.desk.home) == {}


def test_what_is_no_draft_of_ours_is_refused_and_can_be_dropped(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    path = keep(plans)
    good = path.read_bytes()
    plan = plans.where().plan.read_bytes()
    for bad in (
        b"",
        b"null",
        good[:-7],
        good.replace(b"helps", b"helpz"),
        good.replace(b"goalwalk walk", b"goalwalk"),
        plan,
    ):
        path.write_bytes(bad)
        with pytest.raises(CannotRead, match="draft_damaged"):
            plans.draft()
        assert path.read_bytes() == bad
        plans.drop_draft()
        assert plans.draft().draft is None
    path.mkdir()
    with pytest.raises(CannotRead, match="draft_damaged"):
        plans.draft()
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(CannotRead, match="draft_damaged"):
        plans.draft()


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc").exists(), reason="needs a limit on file sizes")
def test_a_full_disk_leaves_the_draft_as_it_was(plans: Plans, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(plans)
    before = everything(plans.desk.home)
    kept = plans.draft()
    import errno

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("goalwalk.store.disk.files.write_new", full)
        with pytest.raises(NotSaved, match="no_space"):
            plans.keep_draft(kept, DRAFT._replace(long=False))
    assert everything(plans.desk.home) == before
    plans.keep_draft(kept, DRAFT._replace(long=False))


# The editor


def test_a_text_goes_through_the_editor_and_leaves_no_file(plans: Plans, clock: Clock) -> None:
    seen = []

    def editor(path: Path) -> None:
        seen.append((path.read_text(), path.stat().st_mode & 0o777))
        path.write_text("more\n")

    assert plans.edited(SECRET, editor) == "more\n"
    assert seen == [(SECRET, 0o600)]
    assert SECRET.encode() not in b"".join(everything(plans.desk.home).values())


def test_it_lies_in_memory_where_there_is_some(plans: Plans, runtime: Path) -> None:
    places = []
    another(plans, runtime=runtime).edited(SECRET, places.append)
    assert runtime in places[0].parents
    assert not places[0].exists()


def test_a_locked_plan_has_no_editor_without_memory(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    plans.encrypt(MADE)
    with pytest.raises(CannotBeDone, match="no_scratch"):
        plans.edited(SECRET, lambda _: None)


def test_no_other_command_takes_the_file_from_an_editor(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))

    def editor(path: Path) -> None:
        another(plans).update(goal(2), what("goal"))
        with pytest.raises(CannotBeDone, match="editor_busy"):
            another(plans).edited("theirs", lambda _: None)
        path.write_text("mine")

    assert plans.edited(SECRET, editor) == "mine"
    assert not plans.where().scratch.exists()


def test_an_editor_that_takes_the_file_away_changed_nothing(plans: Plans) -> None:
    assert plans.edited(SECRET, lambda path: path.unlink()) == SECRET


@pytest.mark.parametrize("sign", [signal.SIGHUP, signal.SIGTERM])
def test_a_window_that_is_closed_leaves_nothing_of_it(plans: Plans, runtime: Path, sign: signal.Signals) -> None:
    before = signal.signal(sign, signal.SIG_DFL)  # the tests may have been told to ignore it (nohup)
    try:
        with pytest.raises(KeyboardInterrupt):
            another(plans, runtime=runtime).edited(SECRET, lambda _: os.kill(os.getpid(), sign))
    finally:
        signal.signal(sign, before)
    assert SECRET.encode() not in b"".join(everything(runtime).values())


def test_an_editor_goes_on_when_hang_ups_are_ignored(plans: Plans, runtime: Path) -> None:
    """As under nohup."""

    def editor(path: Path) -> None:
        os.kill(os.getpid(), signal.SIGHUP)
        path.write_text("mine")

    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert another(plans, runtime=runtime).edited(SECRET, editor) == "mine"
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("how", ["lock", "forget"])
def test_what_a_kill_leaves_in_memory_goes_with_the_lock(plans: Plans, runtime: Path, how: str) -> None:
    plans.begin(FULL, what("begin"))
    mine = another(plans, PASSPHRASE, runtime=runtime)
    mine.encrypt(MADE)
    left: list[Path] = []
    mine.edited(SECRET, left.append)
    left[0].write_text(SECRET)
    mine.lock() if how == "lock" else mine.forget_everything()
    assert not left[0].exists()


def test_what_a_killed_editor_leaves_goes_with_the_next_command(plans: Plans) -> None:
    plans.begin(FULL, what("begin"))
    left = plans.where().scratch
    left.write_text(SECRET)
    plans.update(goal(2), what("goal"))
    assert not left.exists()
