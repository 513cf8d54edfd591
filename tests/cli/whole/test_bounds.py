"""What the command line takes the store keeps: no bound of what can be typed is wider than that of what can be read."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from cli.keyboard import Typed, plan_file
from goalwalk.core.amounts import LARGEST, ONE
from goalwalk.core.since import EARLIEST, FIRST_YEAR, LAST_YEAR, LATEST
from goalwalk.core.texts import NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT
from goalwalk.store.schema.fields import LARGEST_NUMBER
from goalwalk.words import say

NUMBERS = ("0", "1", "11", "12", "30", "31", "366", "367", "36525", "36526", "999999999", "1000000000", "-1")
AMOUNTS = ("0.001", "1000000000", "999999999.999", "1000000000.001", "1e9", "0")
DAYS = (f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31", "2028-02-29", "today", "yesterday", "tomorrow", "9999-12-31")
RHYTHMS = ("every 3660 days", "every 3661 days", "31x month", "3660 in 3660 days", "3660 days after", "31st")
RULES = ("RRULE:FREQ=DAILY;INTERVAL=999999", "RRULE:FREQ=YEARLY;COUNT=999999", "RRULE:FREQ=DAILY;UNTIL=99991231")
TEXTS = ("x" * NAME_LIMIT, "é" * TITLE_LIMIT, "😀" * NOTE_LIMIT, "\\" * TITLE_LIMIT)
# Each place in which something with a bound is typed, and what is typed there.
PLACES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("config", "room"), NUMBERS),
    (("config", "day_starts_at"), NUMBERS),
    (("config", "reach_after"), NUMBERS),
    (("config", "return_word"), TEXTS),
    (("step", "edit", "1.1", "--room"), NUMBERS),
    (("step", "edit", "1.2", "--target"), AMOUNTS),
    (("step", "edit", "1.1", "--every"), (*RHYTHMS, *RULES)),
    (("step", "edit", "1.1", "--by"), DAYS),
    (("step", "edit", "1.1", "--title"), TEXTS),
    (("step", "add", "New", "--goal", "1", "--start"), DAYS),
    (("goal", "edit", "1", "--by"), DAYS),
    (("goal", "edit", "1", "--weight"), NUMBERS),
    (("goal", "rate", "1", "--importance"), NUMBERS),
    (("done", "1.2", "--amount"), AMOUNTS),
    (("done", "1.1", "--on"), DAYS),
    (("done", "1.1", "--note"), TEXTS),
    (("rest", "1.1", "--on"), DAYS),
    (("win", "--on", "yesterday"), TEXTS),
    (("win", "Slept", "--on"), DAYS),
    (("pause", "--until"), DAYS),
    (("pause", "--from"), DAYS),
    (("step", "pause", "1.1", "--until"), DAYS),
    (("meeting", "add", "--with", "Ana", "--next"), DAYS),
    (("meeting", "add", "--with", "Ana", "--on"), DAYS),
    (("clock", "add", "Beer", "--since"), DAYS),
    (("clock", "add", "Tea", "--saves"), tuple(f"{amount} €" for amount in AMOUNTS)),
    (("clock", "edit", "1", "--limit"), AMOUNTS),
    (("clock", "edit", "1", "--milestone"), NUMBERS),
    (("clock", "amount", "1"), AMOUNTS),
    (("clock", "return", "1", "--on"), DAYS),
    (("barrier", "add", "Bus", "--by"), DAYS),
    (("checkin", "--urge"), NUMBERS),
    (("resume",), ("",)),
)
NOWS = (
    f"{FIRST_YEAR}-01-01T00:30:00+14:00",
    pytest.param("2026-11-20T20:00:00+01:00", marks=pytest.mark.long),  # between them
    f"{LAST_YEAR}-12-31T23:59:00-12:00",
)


def test_the_bounds_themselves() -> None:
    assert date(FIRST_YEAR, 1, 1) > EARLIEST
    assert date(LAST_YEAR, 12, 31) < LATEST
    assert LARGEST * ONE <= LARGEST_NUMBER


@pytest.mark.parametrize("now", NOWS)
def test_whatever_is_taken_can_be_kept(planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, now: str) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    typed("clock", "add", "Wine", "--limit", "2", "--unit", "glasses", now=now)
    kept = plan_file(planned).read_bytes()
    taken = 0
    for line, values in PLACES:
        for value in values:
            answer = typed(*line, *([value] if value else []), now=now)
            assert answer.code in (0, 2, 3), (line, value[:40], answer)
            assert say("problem.cannot_keep") not in answer.err, (line, value[:40])
            if plan_file(planned).read_bytes() != kept:  # which the next line reads, or is refused with another code
                taken, kept = taken + 1, plan_file(planned).read_bytes()
        assert typed("today", now=now).code == 0, line
    for look in ("progress", "story", "calendar", "wins", "undo --list", "data check"):
        assert typed(*look.split(), now=now).code == 0, look
    assert taken > 60
