"""What the end of a title says of a step: how often, by when, how much."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.amounts import with_unit
from goalwalk.core.nouns.said_step import said_in
from goalwalk.core.rhythm import rhythms

SUNDAY = date(2026, 11, 29)

SAID = """
read my book 20 mins a day                     | read my book | daily, 20 mins
read 20 min every day                          | read | daily, 20 min
pills twice a day                              | pills | daily, 2 times
meeting tuesdays and fridays at 7pm            | meeting | tue,fri, 19:00
call dr hale about the blood test by thursday  | call dr hale about the blood test | once, 2026-12-03
tidy the kitchen a bit every 2nd day           | tidy the kitchen a bit | every 2 days
no slot machine every day                      | no slot machine | daily
football mon,wensday                           | football | mon,wed
push ups 20 every day                          | push ups | daily, 20 times
Stretch 10 minutes every morning               | Stretch | daily, morning, 10 minutes
jogging 2x week                                | jogging | 2x week
drink water 2 times a day                      | drink water | daily, 2 times
walk every day, 20 min                         | walk | daily, 20 min
walk for 20 minutes every day                  | walk | daily, 20 minutes
walk 10 min twice a day                        | walk 10 min | daily, 2 times
read 10 pages                                  | read | 10 pages
eat breakfast every day                        | eat breakfast | daily
sleep by 11 every night                        | sleep by 11 | daily, night
10 push-ups daily                              | 10 push-ups | daily
read chapter 3 by friday                       | read chapter 3 | once, 2026-12-04
every day                                      | | daily
phone mum sunday afternoons                    | phone mum | sun, afternoon
phone mum sunday                               | phone mum | rhythm_two
yoga most days                                 | yoga | rhythm_most
"""
NAMES = """Walk; make dinner; plan the week; think of the day; prepare for monday; call 2 friends a week; Lunch
Fast 2 days; 10 push-ups; walk 30; yoga at 6; go to bed by 11; run 5k; sit in the park; work; one day; May
count 1 2 3; buy 2 tickets"""


def told(title: str) -> tuple[str, str] | None:
    found = said_in(title, SUNDAY)
    if found is None:
        return None
    name, (often, target, unclear, _) = found
    parts = [unclear.code] if unclear else []
    if often:
        parts += [rhythms.text(often.rhythm), *often.at, *([f"{often.times} times"] if often.times else [])]
        parts += [often.by.isoformat()] if often.by else []
    return name, ", ".join([*parts, *([with_unit(*target)] if target else [])])


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_what_the_end_says(row: str) -> None:
    title, name, said = (part.strip() for part in row.split("|"))
    assert told(title) == (name, said)


def test_what_is_a_name_stays_one() -> None:
    for title in NAMES.replace("\n", ";").split(";"):
        assert told(title.strip()) is None, title


@given(st.text(max_size=60))
def test_whatever_is_typed_its_name_is_how_it_begins(title: str) -> None:
    found = said_in(title, SUNDAY)
    if found is not None:
        assert " ".join(title.split()).startswith(found[0])
