"""What today names where it helps: the evening once it is late, a walk that waits, one's own why if asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed
from cli.talking import Talks

EVENING = "This evening, if you like: goalwalk c"
WALK = "A walk waits for you: goalwalk walk"
AFTERNOON, FIVE, NIGHT = (f"2026-11-{hour}:00:00+01:00" for hour in ("20T16", "20T17", "21T02"))


def test_the_evening_is_named_once_it_is_late(planned: Path, typed: Typed) -> None:
    named = {now: EVENING in typed(now=now).out for now in (AFTERNOON, FIVE, NIGHT, "2026-11-21T03:00:00+01:00")}
    assert list(named.values()) == [False, True, True, False]
    assert typed("--json", now=FIVE).json["waits"] == ["evening"]


SAID = {  # what is written of the day, and whether the evening is told then
    "urge 7": False,
    "keep the light": False,
    "win Slept": False,
    "done walk": False,
    "checkin --mood 3": True,
    "checkin --good soup": True,
    "checkin --note slow": True,
    "checkin --urge 0": True,
}


@pytest.mark.parametrize("line", SAID)
def test_it_is_not_named_once_it_is_told(line: str, planned: Path, typed: Typed) -> None:
    assert typed(*line.split(), now=FIVE).code == 0
    assert (EVENING not in typed(now=FIVE).out) is SAID[line]


def test_it_is_not_named_where_there_is_nothing_to_tell_or_the_plan_rests(home: Path, typed: Typed) -> None:
    assert typed("goal", "add", "Sleep").code == 0
    assert EVENING not in typed(now=FIVE).out
    assert typed("step", "add", "Walk").code == 0
    assert EVENING in typed(now=FIVE).out
    assert typed("pause").code == 0
    assert EVENING not in typed(now=FIVE).out


def test_a_walk_that_waits(planned: Path, talk: Talks, typed: Typed) -> None:
    talk("walk", "--new").hears("walk.q.life").says("I swim").hears("2 of 7").says(":enough").hears("walk.enough").says(
        "n"
    ).ends()
    assert WALK in typed(now=AFTERNOON).out
    assert WALK in typed(now="2026-12-04T16:00:00+01:00").out
    assert WALK not in typed(now="2026-12-05T16:00:00+01:00").out, "after two weeks it is named no more"
    assert typed("config", "hints", "no").code == 0
    assert not any(line in typed(now=FIVE).out for line in (WALK, EVENING))


def test_ones_own_why_where_it_is_asked_for(planned: Path, typed: Typed) -> None:
    why = "Why Sleep better: To be awake for breakfast"
    assert why not in typed().out
    assert typed("config", "why", "yes").code == 0
    assert why in typed().out
    assert typed("goal", "edit", "2", "--why", "It is mine").code == 0
    days = [f"2026-11-{day}T10:00:00+01:00" for day in (21, 22, 23)]
    assert [typed("--json", now=now).json["why"]["id"] for now in days] in (["1", "2", "1"], ["2", "1", "2"])
    assert typed("goal", "let-go", "1").code == 0
    assert {typed("--json", now=now).json["why"]["id"] for now in days} == {"2"}
    assert typed("config", "why", "perhaps").code == 2
    assert typed("undo", "5", "--yes").code == 0
    assert typed("--json").json["why"] is None
