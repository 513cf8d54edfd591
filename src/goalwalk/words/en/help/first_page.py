"""The first page of help: at most 22 lines on a screen of 80 columns, 24 on one of 40."""

from __future__ import annotations

BEFORE = ("For a hard moment: goalwalk now. It asks nothing and writes nothing.",)

SECTIONS = (
    (
        "Every day",
        (
            ("goalwalk", "what is open today"),
            ("c", "the evening, in one line"),
            ("done walk", "a step is done"),
            ("rest walk", "a day off, on purpose"),
            ("win", "something to keep"),
            ("undo", "take the latest back"),
            ("day", "read one day back"),
            ("progress", "how far you have come"),
        ),
    ),
    (
        "When it is hard",
        (
            ("urge", "a pull, as it comes"),
            ("setback", "a hard day, told"),
        ),
    ),
    (
        "With somebody, or on paper",
        (
            ("walk", "a talk that makes a plan"),
            ("page", "the plan on one sheet"),
        ),
    ),
)

AFTER = (
    "Type goalwalk first: goalwalk done 1.1, or by its words, goalwalk done walk.",
    "More: help done, help rhythms, help all. Others use this computer? help privacy",
)
