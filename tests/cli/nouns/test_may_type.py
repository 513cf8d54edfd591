"""May it be typed? Asked beside somebody before anything is; a no is fine, and leaves nothing on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed
from cli.talking import Talk, Talks

ROBIN = ("--person", "Robin")
LATER = "2026-11-27T10:00:00+01:00"
DESK = {
    "computer": "This is the laptop of the Northside house",
    "readers": "I can, and Cleo who leads the house",
    "may_ask": "A court may ask for it",
    "report": "If a child is hurt I have to tell",
}


@pytest.fixture
def robin(home: Path, typed: Typed) -> Path:
    assert typed("person", "add", "Robin", "--no-input").code == 0
    return home


def files_of(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def asked(talk: Talks, *line: str, **env: str) -> Talk:
    return talk(*line, *ROBIN, **env).hears("typing.ask")


@pytest.mark.parametrize("line", [("walk",), ("meeting", "add")])
def test_a_no_leaves_nothing_and_the_name_goes_if_they_like(robin: Path, talk: Talks, line: tuple[str, ...]) -> None:
    before = files_of(robin)
    asked(talk, *line).says("n").hears("typing.paper").hears("typing.name").says("n").ends()
    assert files_of(robin) == before
    asked(talk, *line).says("").hears("typing.name").says("y").hears("typing.gone").ends()
    assert not any(b"Robin" in kept for kept in files_of(robin).values())
    assert not list((robin / "plans").glob("*")) if (robin / "plans").exists() else True


def test_a_no_beside_a_plan_leaves_it_as_it_was(robin: Path, typed: Typed, talk: Talks) -> None:
    typed("goal", "add", "A room", *ROBIN)
    before = files_of(robin)
    said = asked(talk, "review", "--walk").says("no").hears("typing.before").ends()
    assert "person remove Robin" in said
    assert files_of(robin) == before


def test_a_no_lets_go_of_a_walk_from_before(robin: Path, talk: Talks) -> None:
    here = asked(talk, "walk").says("y").hears("typing.own_name").says("")
    here.hears("walk.q.opening").says("My letters").hears("walk.aloud.life").says("calm", "later").ends()
    assert any(b"calm" in kept for kept in files_of(robin).values())
    here = asked(talk, "walk", GOALWALK_NOW=LATER).says("n").hears("typing.draft").says("").hears("typing.before")
    here.ends()
    assert not any(b"calm" in kept for kept in files_of(robin).values())


def test_a_no_lets_go_of_a_walk_of_a_file_too(robin: Path, talk: Talks, typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "half.txt").write_text("life: calm\n:enough\n")
    assert typed("walk", "--answers", str(tmp_path / "half.txt"), *ROBIN).code == 0
    assert any(b"calm" in kept for kept in files_of(robin).values())
    asked(talk, "walk").says("n").hears("typing.draft").says("").hears("typing.name").says("").ends()
    assert not any(b"calm" in kept for kept in files_of(robin).values())


def test_it_is_asked_once_a_day_and_ones_own_name_once(robin: Path, talk: Talks, typed: Typed) -> None:
    here = asked(talk, "walk").says("perhaps").hears("y or n").hears("typing.ask").says("y")
    here.hears("typing.own_name").says("Ana").hears("receipt.typing").hears("walk.q.opening").says("later").ends()
    talk("walk", *ROBIN).hears("walk.q.opening").says("later").ends()
    here = asked(talk, "walk", GOALWALK_NOW=LATER).says("y").hears("walk.q.opening").says("later")
    assert "Ana" not in here.ends()
    told = typed("person", "typing", *ROBIN, "--json").json["asked"]
    assert told == [{"day": day, "by": "Ana"} for day in ("2026-11-27", "2026-11-20")]
    assert typed("person", "typing", "--json").json["asked"] == []
    assert typed("data", "forget", "2026-11-20", "--yes", *ROBIN).code == 0
    assert len(typed("person", "typing", *ROBIN, "--json").json["asked"]) == 1
    assert not any(b"2026-11-20" in kept for kept in files_of(robin / "plans").values())


def test_what_is_read_out_is_the_specialists_own(robin: Path, talk: Talks, typed: Typed) -> None:
    here = talk("walk", *ROBIN).hears("typing.computer").hears("typing.ask").says("n").hears("typing.name")
    assert "see config" in here.says("n").ends()
    for name, text in DESK.items():
        assert typed("config", name, *text.split()).code == 0
    here = talk("walk", *ROBIN)
    for text in DESK.values():
        here.hears(text)
    assert "see config" not in here.hears("typing.ask").says("n").hears("typing.name").says("n").ends()


def test_from_a_sheet_it_is_asked_whether_they_said_so(robin: Path, talk: Talks) -> None:
    here = talk("walk", "--from-sheet", *ROBIN).hears("Did Robin say").says("y").hears("typing.own_name").says("")
    here.hears("Is there a 1b").says("").hears("walk.sheet.life").says("later").ends()


def test_on_paper_from_here(robin: Path, talk: Talks, typed: Typed) -> None:
    """What was typed in the talk goes."""
    here = asked(talk, "walk").says("y").hears("typing.own_name").says("").hears("walk.q.opening").says("Letters")
    here.hears("walk.aloud.life").says(":paper").hears("typing.let_go").says("n")
    here.hears("walk.aloud.life").says(":paper").hears("typing.let_go").says("y").hears("typing.paper").ends()
    assert not any(b"Letters" in kept for kept in files_of(robin).values())
    typed("goal", "add", "A room", *ROBIN)
    here = talk("review", "--walk", *ROBIN).hears("review.q.start").says("The form").hears("To bring up: The form")
    here.says("y").hears("1 A room").says(":paper").hears("typing.let_go").says("y").hears("typing.paper").ends()
    assert typed("bring", "--all", "--json", *ROBIN).json["brings"] == []
    assert typed("goal", "list", "--json", *ROBIN).json["goals"]


@pytest.mark.parametrize(
    ("line", "question"), [(("walk",), "walk.q.opening"), (("review", "--walk"), "review.q.start")]
)
def test_what_cannot_wait_comes_first_and_is_kept_nowhere(
    robin: Path, talk: Talks, typed: Typed, line: tuple[str, ...], question: str
) -> None:
    typed("goal", "add", "A room", *ROBIN)
    here = asked(talk, *line).says("y").hears("typing.own_name").says("").hears("Is there something that can't wait?")
    before = len(typed("undo", "--list", "--json", *ROBIN).json["changes"])
    said = here.hears(question).says("now").ends()
    assert "findahelpline" in said
    assert len(typed("undo", "--list", "--json", *ROBIN).json["changes"]) == before
    assert not [name for name in files_of(robin) if "draft" in name]


def test_how_they_reach_each_other_is_on_no_paper(
    robin: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    monkeypatch.chdir(papers)
    typed("goal", "add", "A room", *ROBIN)
    typed("meeting", "add", "--with", "Ana", "--next", "27 nov", "--went", "good", *ROBIN)
    told = typed("meeting", "reach", "07700 900123; message; a text", "--json", *ROBIN).json["meeting"]
    assert (told["reach"], told["may"], told["otherwise"]) == ("07700 900123", ["message"], "text")
    assert "07700" in typed("meeting", "show", "1", *ROBIN).out
    for line in (
        "page a.html",
        "page b.txt",
        "page c.pdf",
        "review --page e.html",
        "meeting note",
    ):
        answer = typed(*line.split(), *ROBIN)
        assert answer.code == 0, answer
        assert "07700" not in answer.out
    assert len(list(papers.iterdir())) == 4
    assert not any("07700" in path.read_text(errors="replace") for path in papers.iterdir())
    assert typed("meeting", "reach", "", "--json", *ROBIN).json["meeting"]["reach"] is None
    assert typed("undo", "--yes", *ROBIN).code == 0
    assert typed("data", "forget", "07700 900123", "--meeting", "--yes", *ROBIN).code == 0
    assert not any(b"07700" in kept for kept in files_of(robin).values())
