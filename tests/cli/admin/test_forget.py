"""What has a list of its own can be erased by its name there, and is in no file afterwards, with what hung on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cli.keyboard import Typed, everything
from cli.whole.test_exit_codes import refused
from cli.with_more import put_in
from exchange.incoming.telling import FILES
from goalwalk.core.kinds import BY_NOUN
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return, Setback
from goalwalk.core.model.components import Barrier, Contact, Happening, Hope, Practice, Skill, Support
from goalwalk.core.model.plan import Bring, Meeting, Share, Win

DAY = date(2026, 11, 18)
AT = "2026-11-18T20:00:00+01:00"
SECRET = "Kanarienvogel"

# By its option: the field of the plan, one of its records with words in all its fields, and what hangs on it.
NOUNS: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "win": ("wins", Win("n", 0, DAY, AT, SECRET), {}),
    "bring": ("brings", Bring("n", 0, DAY, AT, SECRET), {}),
    "meeting": ("meetings", Meeting("n", 0, DAY, AT, SECRET, group=True, about=SECRET), {}),
    "skill": (
        "skills",
        Skill("n", 0, SECRET, DAY, when=SECRET, how=(SECRET,), smaller=SECRET),
        {"practices": Practice("h", "n", DAY, AT, note=SECRET)},
    ),
    "barrier": (
        "barriers",
        Barrier("n", 0, SECRET, DAY, then=SECRET, whom=SECRET, say=SECRET, entitled=SECRET, along=SECRET),
        {"happenings": Happening("h", "n", DAY, AT, text=SECRET)},
    ),
    "support": (
        "supports",
        Support("n", 0, SECRET, DAY, SECRET, role=SECRET, when=SECRET, gets=SECRET, gives=SECRET),
        {"contacts": Contact("h", "n", DAY, AT, note=SECRET)},
    ),
    "hope": ("hopes", Hope("n", 0, DAY, AT, SECRET, SECRET), {}),
    "clock": (
        "clocks",
        Clock("n", 0, SECRET, DAY, DAY, unit=SECRET, saves=((1000, SECRET),)),
        {"returns": Return("h", "n", DAY, DAY, AT, SECRET), "amounts": Amount("i", "n", DAY, AT, 1, SECRET)},
    ),
    "share": ("shares", Share("n", 0, DAY, AT, SECRET, SECRET, ("wins",), DAY), {}),
    "setback": ("setbacks", Setback("n", 0, DAY, AT, SECRET, SECRET, SECRET, SECRET, SECRET), {}),
}


def holding(home: Path) -> list[str]:
    return [name for name, data in everything(home).items() if SECRET.encode() in data]


def test_each_noun_with_a_number_has_a_flag() -> None:
    assert {kind.noun for kind in BY_NOUN.values() if kind.numbered == "plan"} - {"goal"} == set(NOUNS)


@pytest.mark.parametrize("named", ["1", "kanarien"])
@pytest.mark.parametrize("noun", NOUNS)
def test_it_is_in_no_file(noun: str, named: str, planned: Path, typed: Typed) -> None:
    field, record, hanging = NOUNS[noun]
    put_in(planned, **{field: (record,)}, **{name: (one,) for name, one in hanging.items()})
    put_in(planned, wins=(Win("other", 0, DAY, AT, "Stays"),))
    assert typed("data", "backup").code == 0
    assert len(holding(planned)) > 1, "the plan, and a copy"
    answer = typed("data", "forget", f"--{noun}", named, "--yes")
    assert (answer.code, answer.err) == (0, ""), answer
    assert holding(planned) == []
    assert SECRET not in typed("undo", "--list").out
    assert typed("undo").code == 3, "nothing of it can be brought back"
    plan = put_in(planned)
    assert not any(getattr(plan, name) for name in (field, *hanging) if name != "wins")
    assert [win.text for win in plan.wins] == ["Stays"]


def test_what_a_setback_said_before_a_change_is_gone_too(planned: Path, typed: Typed) -> None:
    assert typed("setback", SECRET, "--tell", SECRET).code == typed("setback", "--of", "1", "Other").code == 0
    assert typed("setback", "--learned", SECRET).code == 0
    assert typed("undo").code == 0
    assert typed("data", "forget", "--setback", "1", "--yes").code == 0
    assert holding(planned) == []


@pytest.mark.parametrize("noun", NOUNS)
def test_none_is_there(noun: str, planned: Path, typed: Typed) -> None:
    before = everything(planned)
    refused(typed("data", "forget", f"--{noun}", "nothing", "--yes"), 3, "nothing")
    refused(typed("data", "forget", f"--{noun}", "1", "--on", "today", "--yes"), 2, f"--{noun}", "--on")
    refused(typed("data", "forget", f"--{noun}", "--everything", "--yes"), 2, "--everything", "WHAT")
    refused(typed("data", "forget", f"--{noun}", "--removed", "--yes"), 2, "--removed", "WHAT")
    other = next(name for name in NOUNS if name != noun)
    refused(typed("data", "forget", f"--{noun}", f"--{other}", "1", "--yes"), 2, f"--{noun}", f"--{other}")
    refused(typed("data", "forget", f"--{noun}", "--yes"), 2)
    assert everything(planned) == before


def test_a_setback_is_named_by_its_day(planned: Path, typed: Typed) -> None:
    """What it told is not said once more."""
    put_in(planned, setbacks=(NOUNS["setback"][1],))
    answer = typed("data", "forget", "--setback", "2026-11-18", "--yes")
    assert answer.out.startswith("Erased: what was told of Wed 18 Nov.")
    assert SECRET not in answer.out


def test_a_name_that_stands_elsewhere_too_is_told(planned: Path, typed: Typed) -> None:
    """What was erased is erased; where else the same name stands is for the person to know."""
    for line in (
        ("support", "add", "Anax", "--reach", "555"),
        ("setback", "Rain", "--tell", "Anax"),
        ("hope", "add", "It passes", "--from", "anax"),
        ("support", "add", "Anaxagoras"),  # another word
    ):
        assert typed(*line).code == 0
    told = typed("data", "forget", "--support", "anax", "--yes").out
    assert "The same words stand elsewhere, too: hope 1 and setback 1. They can be changed or erased there." in told
    assert typed("data", "forget", "--hope", "1", "--yes").code == 0
    assert typed("setback", "--of", "1", "--tell", "").code == 0
    assert typed("support", "add", "Anax").code == 0
    assert "elsewhere" not in typed("data", "forget", "--support", "3", "--yes").out


def test_notes_in_which_an_import_kept_words_of_it_are_told(planned: Path, typed: Typed) -> None:
    typed("data", "import", str(FILES / "taskwarrior.json"), "--yes")
    told = typed("data", "forget", "Old habit", "--yes").out
    assert "Words of it that an import kept still stand in the notes of Fri 20 Nov" in told and "forget --on" in told
    assert "an import" not in typed("data", "forget", "Sketch", "--yes").out
    assert "Old habit" in typed("day").out
    typed("data", "forget", "--on", "2026-11-20", "--yes")
    assert "Old habit" not in typed("day").out


def test_whatever_else_fits_its_words_needs_no_flag(planned: Path, typed: Typed) -> None:
    typed("win", "Called Ana")
    assert "Erased: Called Ana." in typed("data", "forget", "Called Ana", "--yes").out
    assert typed("data", "forget", "Called Ana", "--yes").code == 3
