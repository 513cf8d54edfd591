"""A review tells of the days on the path, skills, people and hope, as typed; a plan without them is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed

LINES = (
    ("clock", "add", "Smoke", "--since", "2026-10-20"),
    ("clock", "return", "--on", "wed", "--note", "a long day"),
    ("skill", "take", "7"),
    ("skill", "practise", "1", "--helped", "7", "--on", "yesterday"),
    ("support", "add", "Sam", "--reach", "555 0100"),
    ("support", "reach", "sam", "--on", "yesterday"),
    ("support", "there", "sam"),
    ("hope", "add", "Mornings come back", "--from", "Lee"),
)


def test_in_the_order_of_the_agenda(
    planned: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in LINES:
        assert typed(*line).code == 0, line
    out = typed("review").out
    told = [
        "Days on my path",
        "Smoke: on 6 of 7 days. A day off my path: Wed 18 Nov (a long day)",
        "Practised",
        "Breathe out slowly: on 1 day, helped 7 of 10",
        "People",
        "Sam: reached on 1 day; there for them on 1 day",
        "From somebody who has been there",
        "Lee: Mornings come back",
        "For each goal one question",
    ]
    places = [out.find(one) for one in told]
    assert -1 not in places, out
    assert places == sorted(places)
    data = typed("review", "--json").json["lately"]
    assert data["clocks"][0]["off"] == [{"first": "2026-11-18", "last": "2026-11-18", "notes": ["a long day"]}]
    assert data["hope"] == {"text": "Mornings come back", "whom": "Lee"}
    assert typed("review", "--page", "review.html", "--yes").code == 0
    assert "Breathe out slowly: on 1 day" in Path("review.html").read_text()


def test_after_a_return_come_words_of_hope_one_person_and_one_step(planned: Path, typed: Typed) -> None:
    for line in (LINES[0], LINES[4], LINES[7]):
        assert typed(*line).code == 0
    told = typed("clock", "return").out.splitlines()
    assert told[0].startswith("1 Smoke: 31 days in all, longest run 31.")
    assert told.index("Lee: Mornings come back") < told.index("Somebody you could reach: Sam, 555 0100")
    assert told[-1].startswith("A small step, if it fits: ")


def test_nothing_of_it_where_there_is_nothing(planned: Path, typed: Typed) -> None:
    out = typed("review").out
    for heading in ("Days on my path", "Practised", "People", "From somebody"):
        assert heading not in out
