"""Every line that is recorded, typed beside somebody else's plan: what is told of it takes nobody for the person."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from cli.keyboard import Answer, typed_here
from goalwalk.words import sentences
from goalwalk.words.en.starters import FIRST_STEPS, STARTERS
from in_no_time import in_no_time
from recorded_lines import GROUPS, WRONG
from test_recorded import RICH, lines_of
from words.test_theirs import TO_WHOM, YOU

NOT_BESIDE = ("people", "first words", "looking at nothing", "this computer")
PLAYED = [*(name for name in GROUPS if name not in NOT_BESIDE), *WRONG]
# Help speaks to whoever types, and what is made up is nobody's plan.
NOT_OF_A_PLAN = ("help", "demo", "completion", "person", "walk")
FRAME = re.compile("[│┌┐└┘─]")  # of a card


def pattern(sentence: str) -> str:
    """A sentence with any facts in it, however it is broken into lines."""
    parts = Formatter().parse(sentence)
    return "".join(re.escape(" ".join(text.split(" "))) + (r".*?" if name else "") for text, name, _, _ in parts)


# What is ready-made is chosen together, and read aloud.
READ_ALOUD = [text for one in STARTERS for text in (one.title, one.when, *one.how, one.smaller) if text]
READ_ALOUD += [text for one in FIRST_STEPS for text in one]
TO_SOMEBODY = [
    pattern(form)
    for key, sentence in sentences().items()
    for form in ((sentence,) if isinstance(sentence, str) else sentence)
    if YOU.search(form) and any(re.fullmatch(keys, key) for keys in TO_WHOM.values())
]
TO_THE_READER = re.compile("|".join([*TO_SOMEBODY, *map(re.escape, READ_ALOUD)]))


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The rich plan, which is Robin's here."""
    home = tmp_path / "home"
    shutil.copytree(RICH, home)
    people = json.loads((home / "people.json").read_text())
    people |= {"own": "qqqqqqqq", "people": {"Robin": people["own"]}}
    (home / "people.json").write_text(json.dumps(people))
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    in_no_time(monkeypatch.setattr)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    for name, value in {"GOALWALK_HOME": home, "HOME": tmp_path, "GOALWALK_NOW": "2026-11-20T20:00:00+01:00"}.items():
        monkeypatch.setenv(name, str(value))
    yield home


def taken_for_the_person(answer: Answer) -> str | None:
    """What of it says "you" to nobody who reads it."""
    told = " ".join(FRAME.sub(" ", f"{answer.out} {answer.err}").split())
    found = YOU.search(told) and YOU.search(TO_THE_READER.sub(" ", told))
    return told if found else None


@pytest.mark.parametrize("group", PLAYED)
def test_no_line_takes_anybody_for_the_person(group: str, beside: Path) -> None:
    table = GROUPS.get(group) or WRONG[group]
    played = 0
    for line in lines_of(table):
        if (
            "--help" in line.words
            or (line.words and line.words[0] in NOT_OF_A_PLAN)
            or line.words == ["data"]
            or "--person" in line.words
        ):
            continue
        answer = typed_here(("--person", "Robin", *line.words), line.stdin)
        told = taken_for_the_person(answer)
        assert told is None, (line.words, told)
        played += 1
    assert played > 3


def test_what_takes_somebody_for_the_person_is_found() -> None:
    assert taken_for_the_person(Answer(0, "You were there for Sam, today.", ""))
    assert not taken_for_the_person(Answer(0, "x may not be read by\nyou. Look at who owns it.", ""))
