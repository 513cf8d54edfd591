"""The card for a hard moment: what stands on it, what does not, and that it has the size of one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cli.keyboard import Typed
from cli.whole.test_exit_codes import refused
from goalwalk.core.model.components import Hope, Support
from goalwalk.core.model.plan import Plan
from goalwalk.screens.papers.hard_card import hard_card_view
from goalwalk.words.hotlines import of_country

TODAY, AT = date(2026, 11, 20), "2026-11-20T20:00:00+00:00"


def test_own_lines_and_people_stand_on_it_and_no_goal(
    planned: Path, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert "hope add" in typed("page", "--card").out
    typed("hope", "add", "This has passed before")
    typed("support", "add", "Sam", "--reach", "555 0142")
    answer = typed("page", "--card")
    assert "This has passed before" in answer.out and "Sam: 555 0142" in answer.out and answer.err == ""
    assert "Walk" not in answer.out and "Sleep" not in answer.out
    assert set(tmp_path.iterdir()) == before
    assert typed("page", "--card", "--html").code == 0
    card = (tmp_path / "card-2026-11-20.html").read_text()
    assert 'class="card"' in card and "85.6mm" in card and "555 0142" in card and "Walk" not in card
    typed("hope", "add", "on and on " * 99)
    assert typed("page", "--card").err == "No room on the card for: on and on on and on on and on….\n"
    assert typed("page", "--card", "--json").json["left_out"][0]["what"] == "line"
    refused(typed("page", "--card", "--only", "people"), 2, "--card", "--only")


@pytest.mark.parametrize("letter", ["W", "m", "Ш", "i "])
def test_it_fits_on_one_card_whatever_is_written(letter: str) -> None:
    pytest.importorskip("typst")
    from goalwalk.draw.paper import pdf

    for long in (3, 17, 40, 90):
        text = (letter * long).strip()
        plan = Plan(
            hopes=tuple(Hope(f"h{n}", n, TODAY, AT, f"{text} {n}", None if n < 3 else text) for n in range(1, 6)),
            supports=tuple(Support(f"s{n}", n, f"{text} {n}", TODAY, reach=text) for n in range(1, 6)),
        )
        for help in (None, of_country("IE")):
            made = pdf.written(hard_card_view(plan, TODAY, help).sheet())
            assert made.count(b"/Type/Page/") == 1, (long, help)
