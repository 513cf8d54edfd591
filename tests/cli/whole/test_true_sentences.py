"""What is said is so in the state it is said in: each case is a state in which a sentence was not."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from cli.keyboard import Typed, plan_file, typed_here
from cli.talking import Talks
from cli.whole.test_as_typed import T, check
from goalwalk.cli import prompts
from goalwalk.cli.run import Run

GOAL, DAILY = T("goal add G"), T("step add S --every daily")

STATES: dict[str, tuple[T, ...]] = {
    "a win of another day says which": (
        T("win A --on yesterday", ("Kept, Thu 19 Nov, yesterday: A\n",)),
        T("win B", ("Kept: B\n",)),
        T("win C --of Sam --on 2025-12-30", ("Kept, Sam's win, Tue 30 Dec 2025: C\n",)),
    ),
    "a rest whose end is before its start": (
        GOAL,
        DAILY,
        T("rest S --from '14 nov' --to '13 nov'", ("runs backwards", "14 Nov 2026", "13 Nov 2026"), code=2),
        T("rest S --from '20 dec' --to '10 dec'", ("runs backwards",), code=2),
        T("rest S --from '14 nov' --to '10 jan'", ("Sat 14 Nov to Sun 10 Jan 2027",)),
        T("rest S --from fri --to thu", ("Fri 20 Nov to Thu 26 Nov",)),
        T("step pause S --from '14 dec' --until '13 dec'", ("runs backwards",), code=2),
        T("step pause S --from '14 dec' --until '13 jan'", ("back on Wed 13 Jan 2027",)),
        T("clock add C --since 2024-01-01"),
        T("clock return C --from '14 nov' --to '13 nov'", ("runs backwards",), code=2),
        T("clock return C --from 2025-11-14 --to '13 nov'", ("14 Nov 2025 to Fri 13 Nov",)),
        T("story --from '14 nov' --to '13 nov'", ("runs backwards",), code=2),
    ),
    "the room of a run is in what its steps come round by": (
        GOAL,
        T("step add S --every '3x week'"),
        T("streaks", ("A run has room for one week between.",)),
        T("step add M --every '2x month'"),
        T("streaks", ("A run has room for one week or one month between.",)),
        DAILY,
        T("config room 2"),
        T("streaks", ("A run has room for 2 days, 2 weeks or 2 months between.",)),
    ),
    "how settled is no movement": (
        GOAL,
        T("step add S --every daily --start 2026-06-01"),
        T("progress --plain", ("1.1 S. This week: nothing written\n",), never=("How settled",)),
        T("done S --on 2026-06-01"),
        T("progress --plain", ("How settled: a little",), never=("just begun", "growing")),
    ),
    "a component with a person in it, and days long ago": (
        GOAL,
        T("support add Sam"),
        T("progress --components --plain", ("Community: no step and no day yet",)),
        T("support reach Sam --on 2026-01-05"),
        T(
            "progress --components --plain",
            ("Community. Days in all: 1 day", "A small thing, if you like"),
            never=("begin",),
        ),
    ),
    "a story of some days, and of a goal that is over": (
        GOAL,
        T("goal add H"),
        T("win W --on 2026-11-01"),
        T("checkin --keep 'the light'"),
        T("story --page --file - --to '5 nov'", ("Up to Thu 5 Nov 2026",), never=("Up to Fri 20 Nov",)),
        T("story --page --file - --since '1 nov' --to '5 nov'", ("Sun 1 Nov 2026 to Thu 5 Nov 2026",)),
        T("story 1", ("And it goes on from here.",)),
        T("story 1 --to '1 jan'", ("Nothing is written of what was chosen.",), never=("win",)),
        T("goal let-go 1"),
        T("story 1", ("All that was done stays.",), never=("goes on from here",)),
    ),
    "the day of a talk is asked in the words that were typed": (
        T("meeting add --with A --next 'fri'", ("Say: today 10:00, next fri 10:00, or the date.",), code=2),
        T("meeting add --with A --next 'on fri at 9am'", ("Say: today 09:00, next fri 09:00",), code=2),
        T("meeting add --with A --next 'next fri 09:00'", ("The next talk with A: Fri 27 Nov, 09:00.",)),
        T("meeting add --with B --next 'today 09:00'", ("The next talk with B: Fri 20 Nov, today, 09:00.",)),
    ),
    "the first step that is offered is none that is there": (
        T("support first", ("support first 1 puts number 1 into your plan.",)),
        T("support first 1 --every 'twice a day'", ("Call a warmline, 2 times a day.",)),
        T("support first", ("support first 2 puts number 2 into your plan.",)),
        T("support first 2"),
        T("support first 1 2", ("step show 1.1 tells more",), code=3),
        T("goal add Two"),
        T("goal add Three"),
        T("goal let-go 1"),
        T("support first", ("support first 1 --goal 2 puts number 1 into your plan.",)),
        T("support first 1 --goal 2", ("Step 2.1",)),
        T("support first 1 2 3 4 5 6 7 8 --goal 2"),
        T("support first --goal 2", never=("into your plan",)),
    ),
    "a gap is nothing written, not a silence": (
        T("support add Sam"),
        T("config reach_after 1"),
        T("today", never=("without a word",)),
    ),
    "a talk that went by is not hidden behind one to come with somebody else": (
        T("person add Tess"),
        T("meeting add --with Ana --next '26 nov' --on '1 nov' --person Tess"),
        T("meeting add --with Bo --next 2026-11-10 --on '2 nov' --person Tess --yes"),
        T("meeting add --with Cy --on '15 nov' --person Tess"),
        T("person list", ("talk of Tue 10 Nov, not written down yet", "next talk Thu 26 Nov")),
        T("today --everyone --yes", ("Coming days\n  Thu 26 Nov", "Gone by, and not written down yet\n  Tue 10 Nov")),
    ),
    "each talk of today and tomorrow is said": (
        T("meeting add --with Ana --next 'today 10:00'"),
        T("meeting add --with Bo --next tomorrow"),
        T("today", ("Talk with Ana today, 10:00.\nTalk with Bo tomorrow.\n",)),
    ),
    "two days are named, and can be typed as it is said": (
        GOAL,
        DAILY,
        T("rest S --on thu", ("Thu 19 Nov 2026 or Thu 26 Nov 2026", "Say: last thu, next thu"), code=2),
        T("rest S --on 'last thu'", ("Thu 19 Nov",)),
        T("rest S --on 'on thu'", ("Say: last on thu, next on thu",), code=2),
        T("rest S --on 'next on thu'", ("Thu 26 Nov",)),
    ),
    "so many times a year is no rhythm, and what comes near can be typed": (
        GOAL,
        *(
            T(f"step add R --every '{typed}'", ("every 6 months, quarterly, yearly",), code=2)
            for typed in ("twice a year", "2x year", "4 times a year", "3 times per year")
        ),
        *(T(f"step add R --every '{typed}'", ("Next: ",)) for typed in ("every 6 months", "quarterly", "yearly")),
    ),
    "what takes up something names it": (
        GOAL,
        DAILY,
        T("step finish S"),
        T("step pause S", ("goalwalk step resume 1.1 takes it up again.",), code=3),
        T("goal reached 1"),
        T("step add X", ("goalwalk goal resume 1 takes it up again.",), code=3),
        T("barrier add B --goal 1", ("goalwalk goal resume 1 takes it up again.",), code=3),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in STATES.items()])
def test_what_is_said_is_so(
    lines: tuple[T, ...], home: Path, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for row in lines:
        check(row, typed(*shlex.split(row.line)))


def test_lines_that_were_kept_are_said_to_be_left_off(
    home: Path, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    typed("goal", "add", "G")
    assert "kept" not in typed("story", "--page", "--file", "a.html").err
    typed("checkin", "--keep", "the light")
    said = typed("story", "--page", "--file", "b.html")
    assert "Not on it: kept lines. --show kept puts it there." in said.err
    assert "the light" not in (tmp_path / "b.html").read_text()
    asked = typed("story", "--page", "--file", "c.html", "--show", "kept")
    assert "kept" not in asked.err and "the light" in (tmp_path / "c.html").read_text()


def test_a_copy_of_a_version_that_was_put_aside_says_so(home: Path, typed: Typed) -> None:
    """A cloud client puts an older plan back: what is written then was not built on the version that went."""
    typed("win", "A")
    plan = plan_file(home)
    older = plan.read_bytes()
    typed("win", "B")
    plan.write_bytes(older)
    typed("win", "C")
    first, second, *_ = typed("data", "restore").out.splitlines()
    assert first.endswith("before an older copy was brought back") and second.endswith("before: win: B")
    assert "win: C" not in first


def test_the_evening_shows_what_can_be_typed_and_what_is_partly_said(home: Path, talk: Talks) -> None:
    for line in ("goal add G", "step add S --every daily"):
        typed_here(tuple(line.split()))
    talk("c").hears("1 is done, 1p partly, 1r rest.").says("2").hears("Like this: 1").says("1p").presses("c").ends(130)
    talk("c").hears("S (1.1) partly").says("1").presses("c").ends(130)
    assert "S  done" in typed_here(("today",)).out or "done" in typed_here(("today", "--json")).out


def test_what_went_meanwhile_is_said_once_and_nothing_is_promised(
    home: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the list and the answer another window took the step away."""
    for line in ("goal add G", "step add S --every daily", "step add T --every daily"):
        typed(*line.split())
    answers = iter(["1 2"])
    monkeypatch.setattr(Run, "can_ask", property(lambda self: True))

    def ask(question: str) -> str:
        said = next(answers, "")
        if said:
            typed_here(("step", "remove", "1.1", "--yes"))
        return said

    monkeypatch.setattr(prompts, "line", ask)
    answer = typed("checkin")
    assert answer.code == 0 and "1.2 T: done" in answer.out and "1.1 S" not in answer.out
    assert answer.err.count("1.1 was taken away meanwhile, so nothing was written of it.") == 1


@pytest.mark.parametrize("line", ["step add Foo", "done", "clock return"])
def test_enter_leads_out_of_every_question(
    line: str, planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for clock in "AB":
        typed("clock", "add", clock)
    monkeypatch.setattr(Run, "can_ask", property(lambda self: True))
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        assert len(asked) < 5, "it goes on and on"
        return ""

    monkeypatch.setattr(prompts, "line", ask)
    before = plan_file(planned).read_bytes()
    answer = typed(*line.split())
    assert (answer.code, answer.err, len(asked)) == (1, "Left as it was.\n", 1)
    assert plan_file(planned).read_bytes() == before


def test_several_times_a_day_is_understood_at_every_question(
    home: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["Sleep", "Pills", "twice a day"])
    with monkeypatch.context() as patch:
        patch.setattr(Run, "can_ask", property(lambda self: True))
        patch.setattr(prompts, "line", lambda question: next(answers, ""))
        assert "Pills: 2 times a day." in typed().err
    assert "1 of 2 times" in typed("done", "1.1").out
    sheet = "goal: Eat\nstep: Breakfast\nstep.when: 3x day\nadopt: yes\n"
    assert typed("walk", "--answers", "-", stdin=sheet).code == 0
    assert "1 of 3 times" in typed("done", "2.1").out
