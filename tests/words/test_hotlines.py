"""The help lines that we ship: well formed, from somewhere, looked up within a year before a release, and no words of
ours that are not said."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from goalwalk.core.model.hotlines import HelpLines, is_old
from goalwalk.words import hotlines
from words.test_sentences import NOT_SAID

KNOWN = {found.code: found for found in hotlines.known()}
LOOKED_UP = [line.checked for found in KNOWN.values() for line in found.lines]
CHANGELOG = Path(__file__).parent.parent.parent / "CHANGELOG.md"
METHOD = re.compile(
    r"suicid|kill|self.?harm|overdos|hang|jump|pill|knife|gun|weapon|poison|cut|drown|bridge|rope|blade", re.IGNORECASE
)
WHERE = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(/\S*)?")


def release_day() -> date:
    """The day of the newest release; while it is not released, the latest day on which a line was looked up."""
    newest = next(line for line in CHANGELOG.read_text().splitlines() if line.startswith("## "))
    named = re.search(r"\d{4}-\d\d-\d\d", newest)
    return date.fromisoformat(named.group()) if named else max(LOOKED_UP)


def test_there_are_countries():
    assert len(KNOWN) >= 12
    assert len({found.country for found in KNOWN.values()}) == len(KNOWN)


@pytest.mark.parametrize("found", KNOWN.values(), ids=KNOWN)
def test_a_country(found: HelpLines):
    assert re.fullmatch("[A-Z]{2}", found.code)
    assert found.country == found.country.strip() != ""
    assert re.match(r"\d{3}\b", found.emergency)
    assert WHERE.fullmatch(found.emergency_source)
    assert 1 <= len(found.lines) <= 3
    assert len({line.number for line in found.lines}) == len(found.lines)
    assert not METHOD.search(found.country + found.emergency)
    for line in found.lines:
        assert re.fullmatch(r"\+?\d[\d -]*\d", line.number), line
        assert WHERE.fullmatch(line.source), line
        assert line.languages and all(line.languages), line
        for words in (line.name, line.hours, line.helps):
            assert words == words.strip() != "", line
            assert not METHOD.search(words), line
            assert not NOT_SAID.search(words), line
            assert "\n" not in words and "{" not in words, line


@pytest.mark.parametrize("found", KNOWN.values(), ids=KNOWN)
def test_every_line_was_looked_up_within_a_year_of_the_release(found: HelpLines):
    """If this fails: compare the number and the hours with what the line publishes, then set `checked` to that day."""
    for line in found.lines:
        assert not is_old(line.checked, release_day()), line


def test_the_rule_finds_an_old_one():
    assert is_old(date(2025, 1, 1), release_day())


@pytest.mark.parametrize("typed", ["IE", "ie", " Ireland ", "IRELAND"])
def test_a_country_by_code_or_name(typed: str):
    assert hotlines.of_country(typed) == KNOWN["IE"]


@pytest.mark.parametrize(("typed", "code"), [("UK", "GB"), ("scotland", "GB"), ("usa", "US"), ("Deutschland", "DE")])
def test_a_country_by_another_name_it_goes_by(typed: str, code: str):
    assert hotlines.of_country(typed) == KNOWN[code]


@pytest.mark.parametrize("typed", ["", "I", "Irel", "XX", "Atlantis"])
def test_no_other_countrys_lines(typed: str):
    assert hotlines.of_country(typed) is None


def test_the_file_lies_in_the_package():
    assert hotlines.FILE.parent.parent.name == "words" and hotlines.FILE.is_file()
