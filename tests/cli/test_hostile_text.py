"""Hostile text is stored exactly and shown visibly and harmlessly, in every field and on every screen."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cli.keyboard import Typed, plan_file
from goalwalk.core.model import CheckIn, Goal, Meeting, Plan, Since, Step, What, Win
from goalwalk.core.rhythms import read
from goalwalk.core.said import indexed
from goalwalk.show.drawing import draw
from goalwalk.show.safe import visible
from goalwalk.show.screen import Screen
from goalwalk.views.calendar import calendar_view
from goalwalk.views.checkin import checkin_view
from goalwalk.views.lists import goal_view, goals_view, step_view, steps_view, wins_view
from goalwalk.views.meetings import meeting_view, meetings_view
from goalwalk.views.progress import progress_view
from goalwalk.views.receipts import ChangeLine, ChangesView, ReceiptView, checked_in
from goalwalk.views.streaks import streaks_view
from goalwalk.views.today import today_view

TODAY = date(2026, 11, 20)

HOSTILE = {
    "markup": "[/] [bold]x[/bold] [red on blue] [link=http://x]y[/link] \\[ [@click=z]",
    "emoji code": ":pill: :warning: :smiley:",
    "colour": "a\x1b[31mred\x1b[0m",
    "clear screen": "\x1b[2J\x1b[H",
    "title of the window": "\x1b]0;pwned\x07",
    "link": "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\",
    "C1": "a\x9b31mb\x85c",
    "backspaces": "done\b\b\b\b    ",
    "carriage return": "safe\rEVIL",
    "bidi": "abc\u202edef\u2066ghi\u2069",
    "newline": "one\ntwo\n\nthree",
    "tabs": "a\tb\vc\fd",
    "line separators": "a\u2028b\u2029c",
    "zero width": "a\u200bb\ufeffc\u2060d",
    "emoji": "👩‍👩‍👧 🏳️‍🌈 🇪🇺 👍🏽 ❤️",
    "right to left": "שלום עולם مرحبا بالعالم",
    "wide": "日本語の目標、毎日少しずつ。",
    "combining": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "tags": "a\U000e0041\U000e007fb",
    "braces": "{title} {0} {} %s %(x)s $HOME `id`",
    "quotes": "\"'`</script><b>&amp;",
    "a number": "1.1",
    "a dash": "- not an option",
    "a del": "a\x7fb",
    "not a character": "a\ufffeb\U0010ffffc",
}

# What may act on a terminal: controls other than the line end, and bidi controls.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
OUR_COLOURS = re.compile("\x1b\\[[0-9;]*m")


def harmless(out: str) -> None:
    found = ACTING.search(OUR_COLOURS.sub("", out))
    assert found is None, repr(out[max(0, found.start() - 40) : found.end() + 40])


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


def squeezed(text: str) -> str:
    """Without blanks and line ends, so that wrapping does not matter."""
    return re.sub(r"\s+", "", text)


SCREENS = (
    ("today",),
    ("progress",),
    ("streaks",),
    ("calendar",),
    ("calendar", "1.1"),
    ("goal", "list"),
    ("goal", "show", "1"),
    ("step", "list"),
    ("step", "show", "1.1"),
    ("wins",),
    ("meeting", "list"),
    ("meeting", "show", "1"),
    ("undo", "--list"),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_every_field(name: str, home: Path, typed: Typed) -> None:
    text = HOSTILE[name]
    kept = text.strip()
    lines = (
        ("goal", "add", "--why", text, "--", text),
        ("step", "add", "--every", "daily", "--cue", text, "--target", "2", "--unit", text, "--", text),
        ("done", "1.1", "--note", text),
        ("win", "--", text),
        ("checkin", "--mood", "4", f"--note={text}", f"--keep={text}"),
        ("meeting", "add", f"--with={text}", f"--agreed={text}", "--next", "tomorrow", "--", "Sleep"),
        ("meeting", "edit", "1", f"--with={text}", f"--agreed={text}"),
    )
    for line in lines:
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
    stored = json.loads(plan_file(home).read_text(encoding="utf-8"))
    goal, step = stored["goals"]["1"], stored["steps"]["1"]
    assert goal["title"] == goal["why"] == step["title"] == step["cue"] == step["unit"] == kept
    assert [one["note"] for one in stored["check_ins"].values()] == [kept]
    assert [one["text"] for one in stored["wins"].values()] == [kept, kept]
    assert kept in set(strings(stored["day_check_ins"]))
    assert [(one["whom"], one["agreed"]) for one in stored["meetings"].values()] == [(kept, [kept])]
    for screen in SCREENS:
        answer = typed(*screen)
        assert (answer.code, answer.err) == (0, ""), (screen, answer)
        harmless(answer.out)
        if screen[0] in ("progress", "goal", "step", "wins", "meeting"):
            data = typed(*screen, "--json")
            assert data.out.isascii() and data.out.count("\n") == 1
            assert squeezed(visible(kept)) in squeezed(answer.out), screen
            assert kept in set(strings(data.json)), screen
    for line in (("meeting", "remove", "1"), ("undo",), ("data", "forget", "--meeting", "1", "--yes")):
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
        assert squeezed(visible(kept)) in squeezed(answer.out), line


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
    for line in (("done", text + "?"), ("done", "1.1", "--on", text), ("goal", "show", text), (text,)):
        answer = typed(*line)
        assert answer.code in (2, 3), (line, answer)
        harmless(answer.err)
        assert answer.err.count("\n") == 1
        assert answer.out == ""


@pytest.mark.parametrize("text", ["\u200b", "\ufeff\u200b", "\u202e", "\x1b", "\t", "\n", "\u2003\u00a0"], ids=ascii)
def test_a_title_of_nothing_is_refused_or_seen(text: str, home: Path, typed: Typed) -> None:
    answer = typed("goal", "add", text)
    if answer.code == 0:
        assert visible(text.strip()) in answer.out
        harmless(answer.out)
    else:
        assert (answer.code, answer.out) == (2, "")


# Properties: any text, every view, any width

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    st.text("ab [/]\\:\x1b\u202e\n\t{}👩\u200d日本\u0301", min_size=1, max_size=60),
    st.lists(st.sampled_from(list(HOSTILE.values())), min_size=1, max_size=2).map("".join),
)
texts = texts.map(str.strip).filter(bool)  # as core.texts keeps them


def plan_of(title: str, why: str, note: str, win: str) -> Plan:
    """A plan in which every text of the person's is given."""
    at = "2026-11-20T20:00:00+01:00"
    step = Step(
        "s1", "g1", 1, title, TODAY, date(2026, 9, 1), rhythms=(Since(date.min, read("daily")),), cue=why, unit=note
    )
    twice = (Since(date.min, read("2x week")),)
    other = step._replace(id="s2", number=2, targets=(Since(date.min, 6000),), rhythms=twice)
    free = step._replace(id="s3", number=3, rhythms=(Since(date.min, read("whenever")),), finished=None)
    check_ins = tuple(CheckIn(f"c{n}", "s1", date(2026, 11, n), at, "done", None, note) for n in (3, 4, 7, 20))
    return indexed(
        Plan(
            goals=(Goal("g1", 1, title, TODAY, why=why),),
            steps=(step, other, free),
            check_ins=(*check_ins, CheckIn("c30", "s2", TODAY, at, "done", 2500)),
            wins=(Win("w1", 1, TODAY, at, win),),
            meetings=(Meeting("m1", 1, TODAY, at, why, (title, note), TODAY, "21:00", TODAY),),
        )
    )


def views(plan: Plan, text: str) -> Iterator[tuple[object, tuple[str, ...]]]:
    """Every view of the plan, with the texts that it says."""
    step, goal = plan.steps[0], plan.goals[0]
    said = What("checked_in", {"steps": [["1.1", text]], "word": "done", "days": ["2026-11-20"], "amount": f"2 {text}"})
    talk = plan.meetings[0]
    about_talk = {"id": "1", "whom": text, "day": "2026-11-20", "agreed": [text], "next": None, "call": None}
    yield today_view(plan, TODAY), (step.title, str(step.unit), plan.wins[0].text, str(talk.whom))
    yield meetings_view(plan, TODAY), (str(talk.whom), *talk.agreed)
    yield meeting_view(talk), (str(talk.whom), *talk.agreed)
    yield ReceiptView(TODAY, What("meeting_edited", about_talk)), (text, text)
    yield ReceiptView(TODAY, What("meeting_removed", about_talk)), (text,)
    yield progress_view(plan, TODAY), (goal.title, *(step.title for step in plan.steps))
    yield streaks_view(plan, TODAY), (step.title,)
    yield calendar_view(plan, TODAY, date(2026, 8, 1), TODAY), ()
    yield calendar_view(plan, TODAY, date(2026, 8, 1), TODAY, step), (step.title,)
    yield goals_view(plan, TODAY), (goal.title,)
    yield goal_view(plan, goal, TODAY), (goal.title, str(goal.why), step.title)
    yield steps_view(plan, TODAY), (step.title,)
    notes = plan.check_ins[:4]
    yield step_view(plan, step, TODAY, notes), (step.title, str(step.cue), *(str(one.note) for one in notes))
    yield wins_view(plan, TODAY), (plan.wins[0].text,)
    yield checkin_view(plan, TODAY), (step.title,)
    yield checked_in(plan, TODAY, said, plan.steps), (text,)
    yield ReceiptView(TODAY, What("goal_added", {"id": "1", "title": text})), (text,)
    yield ReceiptView(TODAY, What("step_removed", {"id": "1.1", "title": text, "rhythm": "daily"})), (text,)
    yield ChangesView((ChangeLine(said, "2026-11-20T20:00:00+01:00", False),)), (text,)


def drawn(view: object, **screen: Any) -> str:
    out = io.StringIO()
    draw(view, Screen(out, **screen))
    harmless(out.getvalue())
    return out.getvalue()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=texts, why=texts, note=texts, win=texts, width=st.integers(20, 120), colour=st.booleans())
def test_any_text_on_every_screen(title: str, why: str, note: str, win: str, width: int, colour: bool) -> None:
    for view, said in views(plan_of(title, why, note, win), title):
        shown = OUR_COLOURS.sub("", drawn(view, rich=True, width=width, colour=colour))
        for line in shown.splitlines():
            assert cell_len(line) <= width, (type(view).__name__, width, line)
        letters = Counter(squeezed(shown))
        assert Counter(squeezed("".join(map(visible, said)))) <= letters, (type(view).__name__, width)
        assert drawn(view, rich=True, width=width, ascii=True).isascii()
        plain = drawn(view)
        assert "\x1b" not in plain
        for text in said:
            assert squeezed(visible(text)) in squeezed(plain), type(view).__name__


@given(st.text(max_size=80))
def test_what_is_visible_is_harmless_and_says_everything(text: str) -> None:
    shown = visible(text)
    harmless(shown)
    assert "\n" not in shown
    shown.encode()  # no lone surrogates
    assert visible(shown) == shown
    kept = [letter for letter in text if unicodedata.category(letter)[0] in "LNPS"]
    rest = iter(shown)
    assert all(letter in rest for letter in kept)  # in that order, none swallowed
