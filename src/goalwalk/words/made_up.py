"""Robin's plan, made up: the words of a demo that looks like a life."""

from __future__ import annotations

from typing import NamedTuple

from goalwalk.core.model import Area, Kind, Told


class MadeUpStep(NamedTuple):
    """A step: how often as typed, how often Robin shows up (0–1), and what else is written about it."""

    title: str
    rhythm: str
    likely: float
    kind: Kind = "action"
    cue: str | None = None
    target: int | None = None  # thousandths
    unit: str | None = None


class MadeUpGoal(NamedTuple):
    """A goal with its steps."""

    title: str
    area: Area
    why: str
    steps: tuple[MadeUpStep, ...]


GOALS: tuple[MadeUpGoal, ...] = (
    MadeUpGoal(
        "Mornings that I look forward to",
        "health",
        "The day is lighter when it starts outside.",
        (
            MadeUpStep("Walk around the block", "daily", 0.82, cue="after breakfast"),
            MadeUpStep("Swim", "2x week", 0.3),
            MadeUpStep("Glasses of water", "daily", 0.85, target=6000, unit="glasses"),
            MadeUpStep("Breathe slowly for five minutes", "3 in 7 days", 0.5, kind="practice", cue="before bed"),
        ),
    ),
    MadeUpGoal(
        "People around me again",
        "community",
        "Alone was safe for a while. It is not what I want.",
        (
            MadeUpStep("Tuesday group", "tue", 0.85, kind="connect"),
            MadeUpStep("Call Sam", "5 days after", 0.35, kind="connect"),
            MadeUpStep("Write one message to someone", "every 3 days", 0.7, kind="connect"),
        ),
    ),
    MadeUpGoal(
        "Draw again, and show it to someone",
        "purpose",
        "I was good at it, and time went away while I did it.",
        (
            MadeUpStep("Draw for ten minutes", "mon,wed,fri", 0.72),
            MadeUpStep("Library, the quiet table", "first sat", 0.8),
            MadeUpStep("Ask about the evening course", "once", 0.0, kind="ask"),
        ),
    ),
    MadeUpGoal(
        "A home I can breathe in",
        "home",
        "Letters unopened are louder than letters opened.",
        (
            MadeUpStep("Open the letters", "last day", 0.9),
            MadeUpStep("Laundry", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", 0.8),
            MadeUpStep("Clear one corner", "whenever", 0.2),
            MadeUpStep("Ask the landlord about the window", "2x month", 0.07, kind="ask"),
        ),
    ),
)

# What Robin told in a walk: of themselves, of what gets in the way, of who is there.
ABOUT: tuple[tuple[Told, str], ...] = (
    ("life", "A table with people at it, and pencils on the sill."),
    ("strength", "walking when it gets loud"),
    ("strength", "being on time"),
    ("hope", "that the drawing comes back"),
    ("fear", "that winter is long"),
    ("gives", "listening, and a warm soup"),
)
BARRIERS: tuple[tuple[str, str], ...] = (  # inside: if this, then that
    ("it rains", "walk to the corner and back"),
    ("the evening is long", "ring Sam, or put the pencils on the table"),
)
ASK = ("the window lets the cold in", "the landlord", "The window in my room does not shut. When can it be mended?")
SUPPORTS: tuple[tuple[str, str], ...] = (
    ("Sam", "555 0142, after six"),
    ("Tuesday group", "Mill Lane 4, Tuesdays at seven"),
    ("Noor", "at the library desk"),
)
MEASURED = "mornings that I was outside before nine"
LEVELS = ("none in a week", "one or two in a week", "four in a week", "five in a week", "all of them")
AGREED: tuple[tuple[str, str | None], ...] = (
    ("Show one drawing to Noor", None),
    ("Ask about the evening course", "Ana"),
)
PEER = "Ana"
BRING = "the letter about the course"

WINS: tuple[str, ...] = (
    "Went to the group though it rained.",
    "Slept seven hours.",
    "Said no, kindly, and meant it.",
    "Sam called back.",
    "Opened the letter from the bank. It was fine.",
    "Drew my hands. They looked like my hands.",
    "Two lengths without stopping.",
    "Asked for help before it was late.",
    "Cooked something green.",
    "Told someone the truth about my week.",
)

NOTES: tuple[str, ...] = ("Short, but outside.", "Harder than it looks.", "Good talk.", "Did not want to; glad I did.")
