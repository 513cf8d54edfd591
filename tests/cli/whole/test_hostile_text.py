"""Hostile text is stored exactly and shown visibly and harmlessly, in every field and on every screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.keyboard import Typed, plan_file
from goalwalk.draw.safe import on_a_line
from hostile import HOSTILE, harmless, squeezed


def strings(value: Any) -> Iterator[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


SCREENS = (
    ("today",),
    ("progress",),
    ("streaks",),
    ("calendar",),
    ("calendar", "1.1"),
    ("goal", "list"),
    ("goal", "show", "1"),
    ("goal", "levels", "1"),
    ("goal", "levels", "1", "--numbers"),
    ("step", "list"),
    ("step", "show", "1.1"),
    ("wins",),
    ("meeting", "list"),
    ("meeting", "show", "1"),
    ("page", "--text"),
    ("page", "--markdown"),
    ("meeting", "show", "2"),
    ("bring",),
    ("review",),
    ("undo", "--list"),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_field(name: str, home: Path, typed: Typed) -> None:
    text = HOSTILE[name]
    kept = text.strip()
    lines = (
        ("goal", "add", "--why", text, "--", text),
        ("step", "add", "--every", "daily", "--cue", text, "--target", "2", "--unit", text, "--", text),
        ("goal", "levels", "1", f"--measured={text}", f"--less={text}", f"--hope={text}"),
        ("goal", "rate", "1", "--level", "less", f"--why={text}", f"--up={text}"),
        ("done", "1.1", "--note", text),
        ("win", "--", text),
        ("checkin", "--mood", "4", f"--note={text}", f"--keep={text}"),
        ("meeting", "add", f"--with={text}", f"--agreed={text}", "--next", "tomorrow", "--", "Sleep"),
        ("meeting", "edit", "1", f"--with={text}", f"--agreed={text}"),
        ("meeting", "went", "1", "--", "1", text),
        ("meeting", "add", "--group", f"--with={text}", f"--about={text}", f"--skill={text}", f"--takes={text}"),
        ("bring", "--", text),
    )
    for minute, line in enumerate(lines):  # a minute each: what to bring is noted after the talk
        answer = typed(*line, now=f"2026-11-20T19:{minute:02}:00+01:00")
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
    stored = json.loads(plan_file(home).read_text(encoding="utf-8"))
    goal, step = stored["goals"]["1"], stored["steps"]["1"]
    assert goal["title"] == goal["why"] == step["title"] == step["cue"] == step["unit"] == kept
    assert (goal["measured"], goal["levels"]) == (kept, [None, kept, kept, None, None])
    assert [(one["why"], one["up"]) for one in stored["ratings"].values()] == [(kept, kept)]
    assert [one["note"] for one in stored["check_ins"].values()] == [kept]
    assert [one["text"] for one in stored["wins"].values()] == [kept]
    assert kept in set(strings(stored["day_check_ins"]))
    assert [(one["whom"], one.get("agreed")) for one in stored["meetings"].values()] == [
        (kept, [[kept, None, kept]]),
        (kept, None),
    ]
    assert [stored["meetings"]["2"][name] for name in ("about", "skill", "takes")] == [kept] * 3
    assert [one["text"] for one in stored["brings"].values()] == [kept]
    for screen in SCREENS:
        answer = typed(*screen)
        assert (answer.code, answer.err) == (0, ""), (screen, answer)
        harmless(answer.out)
        if screen[0] in ("progress", "goal", "step", "wins", "meeting", "page", "bring", "review"):
            data = typed(*screen, "--json")
            assert data.out.isascii() and data.out.count("\n") == 1
            told = kept.replace("\n", " ") if screen[0] == "page" else kept  # on paper its lines are one
            assert squeezed(on_a_line(told)) in squeezed(answer.out) or "--markdown" in screen, screen
            assert kept in set(strings(data.json)), screen
    taken = (("meeting", "remove", "1"), ("undo",), ("bring", "--remove", "1"), ("undo",))
    for line in (*taken, ("data", "forget", "--bring", "1", "--yes"), ("data", "forget", "--meeting", "1", "--yes")):
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
        assert squeezed(on_a_line(kept)) in squeezed(answer.out), line


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_names_its_step(name: str, home: Path, typed: Typed) -> None:
    """Naming by the exact text works, and an error shows it harmlessly."""
    text = HOSTILE[name]
    assert typed("goal", "add", "Other").code == 0
    assert typed("step", "add", "--every", "daily", "--", text).code == 0
    found = typed("done", "--", text)
    harmless(found.out + found.err)
    assert found.code == 0, found
    assert typed("meeting", "add", "--with", "Sam", "--", text).code == 0
    talk = typed("meeting", "show", "--", text)
    harmless(talk.out + talk.err)
    assert talk.code == 0, talk
    no_day = () if name == "a number" else (("done", "1.1", "--on", text),)  # the first of January
    for line in (("done", text + "?"), *no_day, ("goal", "show", text), (text,)):
        answer = typed(*line)
        assert answer.code in (2, 3), (line, answer)
        harmless(answer.err)
        assert answer.err.count("\n") == 1
        assert answer.out == ""


@pytest.mark.parametrize("text", ["\u200b", "\ufeff\u200b", "\u202e", "\x1b", "\t", "\n", "\u2003\u00a0"], ids=ascii)
def test_a_title_of_nothing_is_refused_or_seen(text: str, home: Path, typed: Typed) -> None:
    answer = typed("goal", "add", text)
    if answer.code == 0:
        assert on_a_line(text.strip()) in answer.out
        harmless(answer.out)
    else:
        assert (answer.code, answer.out) == (2, "")
