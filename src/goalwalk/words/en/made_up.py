"""Robin's plan, made up: the words of a demo that looks like a life."""

from __future__ import annotations

from goalwalk.core.model.plan import Told
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.words.demo import (
    MadeUpAsk,
    MadeUpBarrier,
    MadeUpClock,
    MadeUpGoal,
    MadeUpSetback,
    MadeUpSkill,
    MadeUpStep,
    MadeUpSupport,
)
from goalwalk.words.en.starters import STARTERS

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
BARRIERS: tuple[MadeUpBarrier, ...] = (
    MadeUpBarrier("it rains", "walk to the corner and back", 0.05),
    MadeUpBarrier("the evening is long", "ring Sam, or put the pencils on the table", 0.04),
)
ASK = MadeUpAsk(
    "the window lets the cold in",
    "the landlord",
    "The window in my room does not shut. When can it be mended?",
    "a room that can be kept warm: it is in the lease",
    "Ana",
    "He will send somebody to look at it.",
)
SUPPORTS: tuple[MadeUpSupport, ...] = (
    MadeUpSupport(
        *("Sam", "person", "friend", "555 0142", "after six"),
        gets="a laugh, and the truth",
        gives="I listen when work was long",
        step="Call Sam",
    ),
    MadeUpSupport(
        *("Tuesday group", "group", None, "Mill Lane 4", None),
        gets="people who know",
        gives="a pot of soup, once a month",
        rhythm="tue",
        time="19:00",
        step="Tuesday group",
    ),
    MadeUpSupport(
        *("Noor", "person", "librarian", "at the library desk", "Saturdays"),
        gets="books with good pictures",
        step="Library, the quiet table",
    ),
    MadeUpSupport(
        "Ana", "person", "peer specialist", "555 0177", "weekdays, ten to four", gets="someone who has been there"
    ),
)

# What Robin practises: two that were taken from the starters, and two of their own.
_TAKEN = {card.title: card for card in STARTERS}
SKILLS: tuple[MadeUpSkill, ...] = (
    MadeUpSkill(_TAKEN["Breathe out slowly"], (4, 9), 0.3, "Breathe slowly for five minutes"),
    MadeUpSkill(_TAKEN["Busy hands while a pull passes"], (3, 9), 0.07),
    MadeUpSkill(
        Card(
            "Say it early, say it small",
            "communication",
            "Something is on my mind about somebody, and I would rather keep it in.",
            ("One sentence, before the day is over.", "Then I ask how it is for them."),
            "I write it down, and say it tomorrow.",
        ),
        (5, 8),
        0.03,
    ),
    MadeUpSkill(
        Card(
            "Soup for two days",
            "daily living",
            "The week is full, and I know I will be tired.",
            ("Onions first; the rest follows.", "Half of it goes into the blue pot, for tomorrow."),
            "Soup from a tin, in a real bowl.",
        ),
        (6, 10),
        0.06,
    ),
)
PRACTICE_NOTES: tuple[str, ...] = (
    "Took a while; then it was quieter.",
    "In the bus. Nobody noticed.",
    "Only the small version. It was enough.",
)
CONTACT_NOTES: tuple[str, ...] = ("Talked about nothing, and it was good.", "Short, both of us tired.", "We laughed.")

# Lines for a hard moment: Robin's own, and what others said.
HOPES: tuple[tuple[str, str | None], ...] = (
    ("It gets quieter. Not all at once.", "Noor"),
    ("The kettle first. Then the next thing.", None),
    ("Ring me, even when there is nothing to say.", "Sam"),
    ("You have walked home from worse evenings than this one.", None),
)
CLOCK = MadeUpClock("Without a drink", (6500, "€"))
SETBACK = MadeUpSetback(
    "Three nights awake, and then I stopped picking up the phone",
    "Sam",
    "Sam came by with bread and asked nothing",
    "I go quiet before it gets hard",
    "One message to Sam while I still can",
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

THEIR_WIN = ("Sam", "Went to the dentist, after four years.")  # whose, and what

NOTES: tuple[str, ...] = ("Short, but outside.", "Harder than it looks.", "Good talk.", "Did not want to; glad I did.")
