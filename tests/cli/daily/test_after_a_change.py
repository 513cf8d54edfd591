"""What a receipt says of the days ahead is so as the plan stands, whatever state a step is in. Today: Fri 20 Nov."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from cli.keyboard import Typed

GOAL = "goal add G"

# What is typed, one after the other; then what the last receipt says below its first line.
STATES: list[tuple[list[str], list[str]]] = [
    # open today, and every kind of rhythm
    (["step add S --every daily"], ["Next: Fri 20 Nov, today; Sat 21 Nov, tomorrow; Sun 22 Nov."]),
    (["step add S --every 'mon,wed'"], ["Next: Mon 23 Nov; Wed 25 Nov; Mon 30 Nov."]),
    (["step add S --every 'every 3 days'"], ["Next: Fri 20 Nov, today; Mon 23 Nov; Thu 26 Nov."]),
    (["step add S --every 15th"], ["Next: Tue 15 Dec; Fri 15 Jan 2027; Mon 15 Feb 2027."]),
    (["step add S --every '2x week'"], ["The weeks begin on: Mon 16 Nov; Mon 23 Nov; Mon 30 Nov."]),
    (["step add S --every '2x month'"], ["The months begin on: Sun 1 Nov; Tue 1 Dec; Fri 1 Jan 2027."]),
    (["step add S --every '5 days after'"], ["First: Fri 20 Nov, today."]),
    (["step add S --every '3 in 7 days'"], []),
    (["step add S --every whenever"], []),
    (["step add S"], []),
    (["step add S --every 'RRULE:FREQ=WEEKLY;BYDAY=SU;COUNT=1'"], ["Next: Sun 22 Nov."]),
    # done, rested or said no to today
    (
        ["step add S --every daily", "done 1.1", "step edit 1.1 --title T"],
        ["Next: Sat 21 Nov, tomorrow; Sun 22 Nov; Mon 23 Nov."],
    ),
    (
        ["step add S --every daily", "skip 1.1", "step edit 1.1 --every 'fri,sat'"],
        ["Next: Sat 21 Nov, tomorrow; Fri 27 Nov; Sat 28 Nov."],
    ),
    (["step add S --every '5 days after'", "done 1.1", "step edit 1.1 --title T"], ["Next: Wed 25 Nov."]),
    (
        ["step add S --every '5 days after' --start 2026-11-10", "done 1.1 --on 2026-11-18", "step edit 1.1 --title T"],
        ["From Tue 10 Nov.", "Next: Mon 23 Nov."],
    ),
    (["step add S --every '5 days after'", "rest 1.1", "step edit 1.1 --title T"], ["First: Wed 25 Nov."]),
    (["step add S", "done 1.1", "step edit 1.1 --title T"], []),
    (
        ["step add S --every '1x week'", "done 1.1", "step edit 1.1 --title T"],
        ["The weeks begin on: Mon 16 Nov; Mon 23 Nov; Mon 30 Nov."],
    ),
    # a start ahead, and a rest ahead
    (
        ["step add S --every daily --start 2026-11-25"],
        ["From Wed 25 Nov.", "Next: Wed 25 Nov; Thu 26 Nov; Fri 27 Nov."],
    ),
    (
        ["step add S --every fri --start 2026-11-21"],
        ["From Sat 21 Nov, tomorrow.", "Next: Fri 27 Nov; Fri 4 Dec; Fri 11 Dec."],
    ),
    (["step add S --every '5 days after' --start 2027-01-02"], ["From Sat 2 Jan 2027.", "First: Sat 2 Jan 2027."]),
    (
        ["step add S --every fri", "rest 1.1 --on 2026-11-27", "step edit 1.1 --title T"],
        ["Next: Fri 20 Nov, today; Fri 4 Dec; Fri 11 Dec."],
    ),
    # at rest: of its own, through its goal, with the whole plan; until a day, or until it is taken up
    (
        ["step add S --every daily", "step pause 1.1 --until 2026-11-25", "step edit 1.1 --title T"],
        ["At rest until Wed 25 Nov.", "Next: Wed 25 Nov; Thu 26 Nov; Fri 27 Nov."],
    ),
    (
        ["step add S --every daily", "step pause 1.1", "step edit 1.1 --every fri"],
        ["At rest until goalwalk step resume 1.1."],
    ),
    (
        ["goal pause 1 --until 2026-12-01", "step add S --every '5 days after'"],
        ["At rest with its goal until Tue 1 Dec.", "First: Tue 1 Dec."],
    ),
    (["goal pause 1", "step add S --every daily"], ["At rest with its goal until goalwalk goal resume 1."]),
    (
        ["pause --until 2027-11-25", "step add S --every '2x week'"],
        [
            "At rest with the whole plan until Thu 25 Nov 2027.",
            "The weeks begin on: Mon 22 Nov 2027; Mon 29 Nov 2027; Mon 6 Dec 2027.",
        ],
    ),
    (["pause", "step add S --every daily"], ["At rest with the whole plan until goalwalk resume."]),
    # over: finished, or with its goal
    (
        ["step add S --every daily", "step finish 1.1", "step edit 1.1 --every fri"],
        ["It is finished. goalwalk step resume 1.1 takes it up again."],
    ),
    (
        ["step add S --every daily", "goal let-go 1", "step edit 1.1 --every fri"],
        ["Its goal is let go. goalwalk goal resume 1 takes it up again."],
    ),
    (
        ["step add S --every daily", "goal reached 1", "step edit 1.1 --title T"],
        ["Its goal is reached. goalwalk goal resume 1 takes it up again."],
    ),
    # taken up again: when it comes round, and the rests that are left
    (
        ["step add S --every daily", "step finish 1.1", "step resume 1.1"],
        ["Next: Fri 20 Nov, today; Sat 21 Nov, tomorrow; Sun 22 Nov."],
    ),
    (
        ["step add S --every daily", "done 1.1", "step pause 1.1", "step resume 1.1"],
        ["Next: Sat 21 Nov, tomorrow; Sun 22 Nov; Mon 23 Nov."],
    ),
    (
        ["step add S --every fri", "step pause 1.1", "goal pause 1 --until 2026-12-01", "step resume 1.1"],
        ["At rest with its goal until Tue 1 Dec.", "Next: Fri 4 Dec; Fri 11 Dec; Fri 18 Dec."],
    ),
    (
        ["step add S --every fri", "step pause 1.1", "pause", "step resume 1.1"],
        ["At rest with the whole plan until goalwalk resume."],
    ),
    (
        [
            "step add S --every daily",
            "step pause 1.1 --from 2026-11-22 --until 2026-11-25",
            "step pause 1.1 --until 2026-11-21",
            "step resume 1.1",
        ],
        ["At rest from Sun 22 Nov until Wed 25 Nov.", "Next: Fri 20 Nov, today; Sat 21 Nov, tomorrow; Wed 25 Nov."],
    ),
    (["goal pause 1", "pause --until 2026-12-01", "goal resume 1"], ["At rest with the whole plan until Tue 1 Dec."]),
    (
        ["pause --from 2026-12-24 --until 2027-01-02", "pause --until 2026-11-25", "resume"],
        ["At rest from Thu 24 Dec until Sat 2 Jan 2027."],
    ),
]


@pytest.mark.parametrize(("typed_before", "said"), STATES, ids=[" · ".join(typed) for typed, _ in STATES])
def test_the_days_ahead_as_the_plan_now_stands(
    home: Path, typed: Typed, typed_before: list[str], said: list[str]
) -> None:
    assert typed(*shlex.split(GOAL)).code == 0
    for line in typed_before:
        answer = typed(*shlex.split(line))
        assert answer.code == 0, answer.err
    lines = [
        line
        for line in answer.out.splitlines()[1:]
        if not line.startswith(("How often: ", "To have it come round: ", "Name: "))
    ]
    assert lines == said


# Rests that overlap count as one: what is typed, and until when the last receipt says that it rests.
OVERLAPPING: list[tuple[list[str], str]] = [
    (
        ["step pause 1.1 --until 2026-11-22", "step pause 1.1 --until 2026-11-25"],
        "from Fri 20 Nov, today; back on Wed 25 Nov.",
    ),
    (
        ["step pause 1.1 --from 2026-11-24 --until 2026-12-05", "step pause 1.1 --until 2026-11-25"],
        "from Fri 20 Nov, today; back on Sat 5 Dec.",
    ),
    (
        ["step pause 1.1 --from 2026-11-25 --until 2026-12-05", "step pause 1.1 --until 2026-11-25"],
        "from Fri 20 Nov, today; back on Sat 5 Dec.",
    ),
    (
        ["step pause 1.1 --from 2026-11-26 --until 2026-12-05", "step pause 1.1 --until 2026-11-25"],
        "from Fri 20 Nov, today; back on Wed 25 Nov.",
    ),
    (
        ["goal pause 1 --until 2026-11-25", "step pause 1.1 --until 2026-11-22"],
        "from Fri 20 Nov, today; back on Sun 22 Nov.\nAt rest with its goal until Wed 25 Nov.",
    ),
    (
        ["goal pause 1", "step pause 1.1 --until 2026-11-22"],
        "from Fri 20 Nov, today; back on Sun 22 Nov.\nAt rest with its goal until goalwalk goal resume 1.",
    ),
    (
        ["pause --until 2026-12-01", "goal pause 1 --until 2026-11-22"],
        "from Fri 20 Nov, today; back on Sun 22 Nov.\nAt rest with the whole plan until Tue 1 Dec.",
    ),
    (
        ["goal pause 1 --until 2026-11-22", "step pause 1.1 --until 2026-11-25"],
        "from Fri 20 Nov, today; back on Wed 25 Nov.",
    ),
    (
        ["pause --from 2026-11-21 --until 2026-12-01", "pause --until 2026-11-22"],
        "from Fri 20 Nov, today; back on Tue 1 Dec.",
    ),
]


@pytest.mark.parametrize(("typed_before", "said"), OVERLAPPING, ids=[" · ".join(typed) for typed, _ in OVERLAPPING])
def test_rests_that_overlap_count_as_one(home: Path, typed: Typed, typed_before: list[str], said: str) -> None:
    for line in (GOAL, "step add S --every daily", *typed_before):
        answer = typed(*shlex.split(line))
        assert answer.code == 0, answer.err
    assert answer.out.split(", ", 1)[1].strip() == said
    until = said.rpartition("back on ")[2].partition(".")[0]
    longer = said.partition("until ")[2].rstrip(".")
    known = longer or until
    for now in ("2026-11-20", "2026-11-21"):
        listed = typed("step", "show", "1.1", now=f"{now}T20:00:00+01:00").out
        assert f"back on {known}" in listed or "goalwalk" in known
        screen = typed("today", now=f"{now}T20:00:00+01:00").out
        assert f"back on {known}" in screen or "goalwalk" in known or f"at rest until {known}" in screen


@pytest.mark.parametrize(
    ("typed_before", "last", "said"),
    [
        (["goal pause 1"], "step resume 1.1", "It rests with its goal, G. goalwalk goal resume 1 takes that up again."),
        (["pause"], "step resume 1.1", "It rests with the whole plan. goalwalk resume takes that up again."),
        (["pause"], "goal resume 1", "It rests with the whole plan. goalwalk resume takes that up again."),
        (["pause", "goal pause 1"], "step resume 1.1", "It rests with its goal, G. goalwalk goal resume 1 takes"),
        (["goal let-go 1"], "step resume 1.1", "G is let go already. goalwalk goal resume 1 takes it up again."),
        (["goal reached 1"], "step pause 1.1", "G is reached already. goalwalk goal resume 1 takes it up again."),
        ([], "step resume 1.1", "It is not at rest."),
        (["goal pause 1 --from 2026-11-25"], "step resume 1.1", "It is not at rest."),
    ],
)
def test_what_rests_with_something_else_says_so(
    home: Path, typed: Typed, typed_before: list[str], last: str, said: str
) -> None:
    for line in (GOAL, "step add S --every daily", *typed_before):
        assert typed(*shlex.split(line)).code == 0
    answer = typed(*shlex.split(last))
    assert (answer.code, answer.out) == (3, "")
    assert said in answer.err
