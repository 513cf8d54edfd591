"""Changing one's mind: what is said again, set again, taken away or erased does just that, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed

MONDAY, WEDNESDAY, THURSDAY = (f"2026-03-0{day}T20:00:00+00:00" for day in (2, 4, 5))


def step(typed: Typed, now: str) -> dict[str, object]:
    return typed("progress", "--json", now=now).json["goals"][0]["steps"][0]


@pytest.mark.parametrize("every", ["3x week", "every 3 days", "3 in 7 days"])
def test_the_same_rhythm_set_again_changes_nothing(every: str, home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside", now=MONDAY)
    typed("step", "add", "Walk", "--every", every, now=MONDAY)
    typed("done", "1.1", now=MONDAY)
    typed("done", "1.1", now=WEDNESDAY)
    before = step(typed, THURSDAY)
    assert typed("step", "edit", "1.1", "--every", every, now=THURSDAY).code == 0
    assert step(typed, THURSDAY) == before


def test_a_rhythm_changed_later_leaves_earlier_days_alone(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside", now=MONDAY)
    typed("step", "add", "Walk", "--every", "daily", now=MONDAY)
    for day in ("2026-03-02", "2026-03-03", "2026-03-04"):
        typed("done", "1.1", "--on", day, now=WEDNESDAY)
    typed("step", "edit", "1.1", "--every", "mon", now=THURSDAY)
    counted = step(typed, THURSDAY)
    assert counted["rhythm"] == "mon"
    assert counted["run"]["length"] == 3, "three days were kept, and stay kept"


def test_less_said_after_more_is_told_to_be_less(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside")
    typed("step", "add", "Walk", "--every", "daily")
    typed("done", "1.1")
    skipped = typed("skip", "1.1")
    assert 'The day stays "done"' in skipped.out
    assert "--instead" in skipped.out
    assert "stays" not in typed("skip", "1.1", "--instead").out
    assert typed("progress", "--json").json["goals"][0]["steps"][0]["today"] == "not today"


def test_no_word_of_what_was_forgotten_stays_behind(home: Path, typed: Typed) -> None:
    """Also none of an earlier title, in the plan, its undo list or a backup."""
    typed("goal", "add", "Be outside")
    typed("step", "add", "Oldsecret", "--every", "daily")
    typed("step", "add", "Walk", "--every", "daily")
    typed("done", "1.1", "1.2")
    typed("step", "edit", "1.1", "--title", "Renamed")
    assert typed("data", "forget", "1.1", "--yes").code == 0
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert b"Oldsecret" not in kept
    assert b"Renamed" not in kept
    assert b"Walk" in kept
    assert typed("undo").code == 3


def test_what_was_taken_away_or_said_of_one_day_can_be_erased_too(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside")
    typed("step", "add", "Walk", "--every", "daily")
    typed("step", "add", "Takenaway", "--every", "daily")
    typed("done", "1.1", "--note", "Stepsecret")
    typed("checkin", "--mood", "3", "--note", "Daysecret")
    typed("step", "remove", "1.2")
    for line in (["--removed"], ["1.1", "--on", "today"], ["--on", "today"]):
        assert typed("data", "forget", *line, "--yes").code == 0
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert not any(secret in kept for secret in (b"Takenaway", b"Stepsecret", b"Daysecret"))
    assert step(typed, "2026-11-20T20:00:00+00:00")["showed_up"] == 0


def test_what_has_ended_takes_no_new_step_and_can_be_taken_up_again(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside")
    typed("step", "add", "Walk", "--every", "daily")
    typed("goal", "pause", "1")
    typed("goal", "reached", "1")
    assert "resume" in typed("step", "add", "Swim").err
    typed("goal", "resume", "1")
    assert typed("goal", "list", "--json").json["goals"][0]["status"] == "active"
    assert typed("step", "add", "Swim").code == 0


def test_one_thing_is_said_of_a_step_at_a_time(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside")
    typed("step", "add", "Walk", "--every", "daily")
    assert typed("checkin", "--done", "1.1", "--rest", "1.1").code == 2
    assert typed("progress", "--json").json["goals"][0]["steps"][0]["today"] == "open"


def test_settings_of_the_screen_never_stand_in_the_way_of_what_is_written(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside")
    (home / "config.toml").write_text("plain = perhaps\n")
    assert typed("win", "Got out of bed").code == 0
    assert len(typed("wins", "--json").json["wins"]) == 1
    assert typed("config").code == 4


def test_a_lost_list_of_people_is_mended_without_going_back(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Be outside")
    typed("win", "One")
    (home / "people.json").unlink()
    assert "data restore 1" in typed("today").err
    assert typed("data", "restore", "1").code == 0
    assert len(typed("wins", "--json").json["wins"]) == 1
