"""On a map of days every month is named once in each band it lies in, whatever the width; names never touch."""

from __future__ import annotations

from datetime import date, timedelta

from goalwalk.draw.draw_maps import map_lines
from goalwalk.screens.map_blocks import DayMap, Graph, MapDay
from goalwalk.screens.signs import SHADES
from goalwalk.words.days import MONTHS, WEEKDAYS


def lines(first: date, weeks: int, last_days: int, width: int) -> list[str]:
    days = [MapDay(first + timedelta(days=n), 0, False) for n in range(7 * (weeks - 1) + last_days)]
    return ["".join(cell.text for cell in line) for line in map_lines(DayMap(days, SHADES, WEEKDAYS, MONTHS), width)]


def check(first: date, weeks: int, last_days: int, width: int) -> None:
    drawn = lines(first, weeks, last_days, width)
    start = first
    for band in range(0, len(drawn), 8):
        heading, monday = drawn[band], drawn[band + 1]
        assert len(heading) <= width and all(len(line) <= width for line in drawn[band : band + 8])
        columns = len(monday) - 4
        end = min(start + timedelta(days=7 * columns - 1), first + timedelta(days=7 * (weeks - 1) + last_days - 1))
        held = [start.replace(day=1)]
        while (after := (held[-1] + timedelta(days=31)).replace(day=1)) <= end:
            held.append(after)
        if len(held) > 1 and (held[1] - start).days < 7:
            held = held[1:]  # the first week is told by the month that begins in it
        assert heading.split() == [MONTHS[month.month - 1] for month in held], (first, weeks, width, drawn)
        for month in held:
            if month >= start:  # a name stands above the week in which its month begins
                at = 4 + (month - start).days // 7
                assert heading[at : at + 3] == MONTHS[month.month - 1], (heading, at)
        start += timedelta(days=7 * columns)
    assert start > first + timedelta(days=7 * (weeks - 1) + last_days - 1)


def test_every_month_is_named_at_every_width() -> None:
    for width in (30, 32, 40, 41, 43, 80, 120):
        for offset in range(0, 371, 7):
            for weeks, last_days in ((4, 7), (9, 1), (33, 3), (52, 5)):
                check(date(2025, 1, 6) + timedelta(days=offset), weeks, last_days, width)


def test_the_narrowest_still_names_every_month() -> None:
    for width in range(7, 30):
        check(date(2025, 11, 17), 53, 4, width)


def test_a_graph_names_the_month_it_begins_in() -> None:
    for width in (30, 36, 40, 80, 120):
        for offset in range(0, 371, 7):
            for weeks in (1, 2, 8, 33, 52):
                first = date(2025, 1, 6) + timedelta(days=offset)
                days = "".join(str(n % 7) for n in range(7 * weeks))
                drawn = list(map_lines(Graph("x", first, days, "w" * weeks, MONTHS, ()), width))[1:]
                texts = ["".join(cell.text for cell in line) for line in drawn]
                by_week = "w" in texts[1]  # a week is told by the month that begins in it
                named = MONTHS[(first + timedelta(days=6 * by_week)).month - 1]
                assert texts[0].split()[0] == named, (first, weeks, width, texts)
                assert max(map(len, texts)) <= width
                signs = "".join(text.strip() for text in texts[1::2])
                assert signs in (days, "w" * weeks)
