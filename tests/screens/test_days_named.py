"""A day is named in one place, and never without knowing today: one of another year says its year on every screen."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from draw.test_any_text import RECORDED, TOLD, said_in, samples
from goalwalk import words
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import What
from goalwalk.screens.map_blocks import DayMap
from goalwalk.words import days
from goalwalk.words.changes import days_text, what_text
from goalwalk.words.days import MONTHS, WEEKDAYS
from goalwalk.words.talks import the_talk, when_name
from source import SRC, modules

TODAY, LATER = date(2026, 11, 20), date(2031, 6, 3)
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)})\b(?! \d{{4}})")

# Whole months by their names with the year beside them, the names beside a map, and weekdays alone: no days.
NO_DAYS = {
    "words/rhythms.py",
    "screens/looks/now.py",
    "screens/signs.py",
    "screens/looks/calendar.py",
    "screens/looks/mood.py",
    "screens/looks/step_progress.py",
    "screens/papers/page_week.py",
    "screens/papers/account.py",
}
IN_A_MONTH = "screens/papers/story.py"  # under a heading that says month and year


def bare(text: str) -> list[str]:
    """The days in it that are said without a year."""
    return [found.group() for found in _DATE.finditer(text)]


def test_every_naming_asks_for_today() -> None:
    for name in (days.day_name, days.far_day, days.short_day, the_talk, when_name, what_text, days_text):
        today = inspect.signature(name).parameters["today"]
        assert today.default is inspect.Parameter.empty, name


def test_no_other_module_names_a_day() -> None:
    for path, _, tree in modules("strftime", "ctime", "MONTHS", "WEEKDAYS"):
        where = path.relative_to(SRC).as_posix()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and not where.startswith("store/"):  # which speaks to machines
                assert node.attr not in ("strftime", "ctime"), (where, node.lineno)
            if isinstance(node, ast.ImportFrom) and node.module in ("goalwalk.words", "goalwalk.words.days"):
                names = {alias.name for alias in node.names} & {"MONTHS", "WEEKDAYS", "WEEKDAYS_LONG"}
                assert not names or where in {*NO_DAYS, IN_A_MONTH, "words/days.py"}, (where, names)


def test_near_days_have_their_year_only_where_it_is_another() -> None:
    for today in (date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)):
        for ordinal in range(today.toordinal() - 800, today.toordinal() + 800):
            day = date.fromordinal(ordinal)
            name = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
            for said in (days.day_name(day, today), days.far_day(day, today)):
                assert said.startswith(name)
                assert (str(day.year) in said) == (day.year != today.year)
    assert days.day_name(date(2026, 12, 31), date(2027, 1, 1)) == "Thu 31 Dec 2026, yesterday"


def test_a_day_that_comes_unnamed_into_a_sentence_has_its_year() -> None:
    assert words.fact_text(date(2019, 3, 1)) == "Fri 1 Mar 2019"
    line = words.problem(CannotBeDone("day_order", first=date(2027, 3, 2), last=date(2027, 3, 1)))
    assert "Tue 2 Mar 2027" in line and "Mon 1 Mar 2027" in line


def _aged(value: Any) -> Iterator[Any]:
    """The views of these that know today, on a day five years on."""
    if hasattr(value, "_fields") and "today" in value._fields and isinstance(value.today, date):
        yield value._replace(today=LATER)


@pytest.mark.parametrize("name", sorted(samples()))
def test_every_screen_says_the_year_of_another_year(name: str) -> None:
    """All that these screens hold lies in 2026 to 2028; looked at in 2031, no day of them stands without its year."""
    if name == "story":
        return  # its days stand under their months: looked at below
    for view in samples()[name]:
        for later in _aged(view):
            blocks = [block for block in later.blocks() if not isinstance(block, DayMap)]
            for text in said_in(blocks):
                assert not [day for day in bare(text) if not _is_of(LATER, text, day)], text


def _is_of(today: date, text: str, day: str) -> bool:
    """Whether a day without a year is today itself, as a heading says it."""
    return text == days.far_day(today, today) and day in text


def test_every_change_says_the_year_of_another_year() -> None:
    for code, facts in (RECORDED | TOLD).items():
        if not words.known(f"what.{code}"):
            continue
        now, later = what_text(What(code, dict(facts)), TODAY), what_text(What(code, dict(facts)), LATER)
        assert not bare(later), (code, later)
        assert len(bare(now)) >= len(re.findall(r"\b2026\b", later)) - len(re.findall(r"\b2026\b", now)), code


def test_the_story_says_the_year_over_its_days() -> None:
    for view in samples()["story"]:
        later = view._replace(today=LATER)
        year = ""
        for text in said_in(later.blocks()):
            year = (re.findall(r"\b20\d\d\b", text) or [year])[-1]
            assert year or not bare(text), text
