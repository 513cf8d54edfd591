"""Help for what is done with meetings; written as in commands.py."""

from __future__ import annotations

MEETINGS: dict[str, str | tuple[str, str]] = {
    "meeting": "Meetings: talks with a peer, groups, and what was agreed",
    "meeting add": (
        "Write down a talk with a peer, or a group",
        (
            "Write down a talk with a peer: with whom, what was agreed and who does it, when the next one "
            "is; or a group. One of them is enough."
        ),
    ),
    "meeting list": ("All meetings, and what comes next", "All meetings, the latest first."),
    "meeting show": ("One meeting and what was agreed", "One meeting: what was agreed, and what comes next."),
    "meeting edit": (
        'Change a meeting. --agreed and --theirs replace all that was agreed; an empty text ("") '
        "takes that or another text away. What stays word for word keeps how it went."
    ),
    "meeting went": (
        "How a talk went, or a thing that was agreed",
        (
            "How a talk went whose day has come, in your own words; or how a thing that was agreed went. Without words "
            "it asks."
        ),
    ),
    "meeting moved": (
        "Give the next talk another day",
        "Give the next talk another day and time, also one whose day has passed; or a group, by its name.",
    ),
    "meeting off": (
        "The talk didn't happen, or will not",
        "The talk that was arranged didn't happen, or will not. Nothing is asked of who or why.",
    ),
    "meeting reach": (
        "How you reach each other until the next talk",
        (
            "How you reach each other until the next talk, in one line: a way; message, name or from, if you may leave "
            "one or say them; and a text, a call or nothing, if one of you can't make it. For the desk, and on no "
            'paper. An empty text ("") takes it away.'
        ),
    ),
    "meeting note": (
        "The contact note of a talk, on the screen",
        (
            "The contact note of a talk, as plain text on the screen, to read together before it is pasted. It asks "
            "for what is not written, and keeps none of it. Fears, setbacks, clocks and others' names stay out."
        ),
    ),
    "meeting group": (
        "Write down a group that you held",
        (
            "Write down a group that you held: how many came, what it was about, what was practised, one thing to try. "
            "Who came is kept nowhere. With --every it is a series, and the next one follows by itself. With "
            "--offer-to, whoever said yes is asked when they next sit down whether they want it in their plan."
        ),
    ),
    "meeting handout": (
        "A page of a group, to take home",
        "For each to take home: the skill and how it goes, one thing to try, the next time, help lines; and no name.",
    ),
    "meeting remove": "Take a meeting away. undo --removed brings it back.",
}
