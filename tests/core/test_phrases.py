"""What people type for amounts, days, times and rhythms means what they mean: the tables in `phrases.txt` and in
`phrases_unseen.txt`, line by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from goalwalk.cli.shared_options import listed_days, past_day
from goalwalk.core.amounts import amount_text, with_unit
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.evening_line import Listed, read_line
from goalwalk.core.model.plan import Goal, Plan, Step
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.often import read_often
from goalwalk.core.said_line import readings
from goalwalk.core.since import Since
from goalwalk.core.times import read_times, read_when
from goalwalk.core.units import read_measure, read_target

FRIDAY = date(2026, 11, 20)
FILES = ("phrases.txt", "phrases_unseen.txt")
PARTS = ("amount", "target", "day ahead", "day behind", "when", "often", "often here", "done", "evening")
MADE = date(2026, 11, 1)
# What is done and what is checked in on is told of these steps.
STEPS = (
    Step("a1", "a", 1, "Walk", MADE, MADE, targets=(Since(date.min, 20_000),), unit="min"),
    Step("a2", "a", 2, "Evening meds", MADE, MADE),
    Step("a3", "a", 3, "Call Noor", MADE, MADE),
    Step("b1", "b", 1, "Drink water", MADE, MADE, targets=(Since(date.min, 8_000),), unit="glasses"),
    Step("b2", "b", 2, "Read", MADE, MADE, targets=(Since(date.min, 10_000),), unit="pages"),
)
PLAN = Plan(goals=(Goal("a", 1, "Health", MADE), Goal("b", 2, "Home", MADE)), steps=STEPS)


def table(name: str) -> list[tuple[str, str]]:
    """The phrases of one part, each with what is meant."""
    texts = [(Path(__file__).parent / file).read_text(encoding="utf-8") for file in FILES]
    parts = [part for text in texts for part in text.split("\n== ") if part.startswith(f"{name}\n")]
    lines = [line for part in parts for line in part.splitlines()[1:] if line and not line.startswith("# ")]
    return [(typed, meant.strip()) for typed, _, meant in (line.partition(" => ") for line in lines)]


def wrong(name, read):
    """The lines that are read otherwise, each with how."""
    found = []
    for typed, meant in table(name):
        try:
            said = read(typed, meant)
        except NotUnderstood as problem:
            said = refused(problem)
            if name == "amount":
                said += f" [{meant.rpartition('[')[2]}"
        if said != meant:
            found.append(f"{typed} => {meant}, and it is read as {said}")
    return found


def refused(problem: NotUnderstood) -> str:
    """A refusal, with what it could be."""
    facts = problem.facts
    both = [str(facts[name]) for name in ("one", "other", "first", "last", "next") if facts.get(name)]
    return " ".join(("!", problem.code, " | ".join(both))).strip()


def test_amounts():
    def read(typed, meant):
        unit = meant.rpartition("[")[2].rstrip("]")
        return f"{amount_text(read_measure(typed, unit or None))} [{unit}]"

    assert not wrong("amount", read)


def test_targets():
    assert not wrong("target", lambda typed, _: with_unit(*read_target(typed)))


def test_days():
    assert not wrong("day ahead", lambda typed, _: read_day(typed, FRIDAY, "future").isoformat())
    assert not wrong("day behind", lambda typed, _: read_day(typed, FRIDAY, "past").isoformat())


def test_days_with_their_hours():
    def read(typed, _):
        day, time = read_when(typed, FRIDAY)
        return f"{day} {time}" if time else f"{day}"

    assert not wrong("when", read)


def test_how_often():
    def read(either):
        def said(typed, _):
            often = read_often(typed, FRIDAY, either=either)
            at = f"at {','.join(often.at)}" if often.at else ""
            times = f"{often.times}x" if often.times and often.rhythm.kind == "weekdays" else ""
            parts = (rhythms.text(often.rhythm), times, at, f"by {often.by}" if often.by else "")
            return " ".join(part for part in (*parts, "at least" if often.least else "") if part)

        return said

    assert not wrong("often", read(either=False))
    assert not wrong("often here", read(either=True))


def test_what_is_done():
    def read_days(text):
        return tuple(listed_days([text], lambda day: past_day(day, FRIDAY)))

    def of(said):
        much = f"x{amount_text(said.amount)}{'=' if said.in_all else ''}" if said.amount else ""
        parts = (*(step.title for step in said.steps), *map(str, said.days), much, "partly" if said.partly else "")
        return " ".join(part for part in parts if part)

    def read(typed, _):
        try:
            return " | ".join(map(of, readings(PLAN, typed.split(), read_days, amounts=True)))
        except CannotBeDone as problem:
            return f"! {problem.code}"

    assert not wrong("done", read)


def test_what_is_told_in_the_evening():
    left = {step.id: step.targets[-1].value if step.targets else 0 for step in STEPS}
    listed = [Listed(step.id, step.title, step.unit, left[step.id]) for step in STEPS]
    titles = {step.id: step.title for step in STEPS}

    def read(typed, _):
        said = read_line(typed, listed)
        parts = (f"{titles[id]} {of.word} {amount_text(of.amount) if of.amount else ''}" for id, of in said.items())
        return "; ".join(part.strip() for part in parts) or "(nothing)"

    assert not wrong("evening", read)


def test_there_are_enough_of_them():
    assert sum(len(table(part)) for part in PARTS) >= 300


WORDS = sorted({word for name in PARTS for typed, _ in table(name) for word in typed.split()})
TEXTS = st.text(max_size=20) | st.lists(st.sampled_from([*WORDS, "-", "/", ",", "31", "0", "½"]), max_size=6).map(
    " ".join
)


@given(TEXTS)
def test_any_text_is_understood_or_refused_as_it_was_typed(text):
    readers = (
        lambda: read_often(text, FRIDAY),
        lambda: read_when(text, FRIDAY),
        lambda: read_times(text),
        lambda: read_measure(text, "min"),
        lambda: read_target(text),
    )
    for read in readers:
        try:
            read()
        except NotUnderstood as problem:
            assert problem.facts["text"] == text


@given(TEXTS)
def test_what_is_asked_can_be_answered(text):
    try:
        read_often(text, FRIDAY, either=True)
    except NotUnderstood as problem:
        if problem.code == "rhythm_two":
            for one in ("one", "other"):
                assert read_often(problem.facts[one], FRIDAY, either=True)
