"""Every command by name: the module it lives in, and its line of help. The menu is built from this table."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command: its module below `goalwalk.cli`, its function there, its line of help."""

    module: str
    function: str
    help: str


class Nouns(NamedTuple):
    """A noun with its verbs."""

    help: str
    verbs: dict[str, Entry]


def _goal() -> dict[str, Entry]:
    return {
        "add": Entry("goals", "add", "Write down a goal"),
        "list": Entry("goals", "list_", "All goals"),
        "show": Entry("goals", "show", "One goal with its steps"),
        "edit": Entry("goals", "edit", "Change a goal"),
        "pause": Entry("goals", "pause", "Let a goal rest, for now or until a day"),
        "resume": Entry("goals", "resume", "Take a goal up again"),
        "rate": Entry("levels", "rate", "How much it matters, how sure you are, where it stands"),
        "levels": Entry("levels", "levels", "What less, what you hope and more look like, in your words"),
        "reached": Entry("goals", "reached", "A goal is reached"),
        "let-go": Entry("goals", "let_go", "Let a goal go"),
        "remove": Entry("goals", "remove", "Take a goal away, with its steps"),
    }


def _step() -> dict[str, Entry]:
    return {
        "add": Entry("steps", "add", "A small step towards a goal"),
        "list": Entry("steps", "list_", "All steps"),
        "show": Entry("steps", "show", "One step and its notes"),
        "edit": Entry("steps", "edit", "Change a step"),
        "pause": Entry("steps", "pause", "Let a step rest, for now or until a day"),
        "resume": Entry("steps", "resume", "Take a step up again"),
        "finish": Entry("steps", "finish", "A step is finished"),
        "remove": Entry("steps", "remove", "Take a step away"),
    }


def _skill() -> dict[str, Entry]:
    return {
        "add": Entry("skills", "add", "Write down a skill of your own"),
        "list": Entry("skills", "list_", "All skills, what helps most first"),
        "show": Entry("skills", "show", "One skill, step by step"),
        "edit": Entry("skills", "edit", "Change a skill"),
        "practise": Entry("skills", "practise", "A skill was practised"),
        "rate": Entry("skills", "rate", "How it helped, said afterwards"),
        "browse": Entry("cards", "browse", "Twelve skills to look through"),
        "take": Entry("cards", "take", "Take skills from there, or from a card"),
        "card": Entry("cards", "card", "Write a skill on a card, for somebody else"),
        "remove": Entry("skills", "remove", "Take a skill away"),
    }


def _meeting() -> dict[str, Entry]:
    return {
        "add": Entry("meetings", "add", "Write down a talk with a peer, or a group"),
        "list": Entry("meetings", "list_", "All meetings, and what comes next"),
        "show": Entry("meetings", "show", "One meeting and what was agreed"),
        "edit": Entry("meetings", "edit", "Change a meeting"),
        "went": Entry("meetings", "went", "How a thing that was agreed went"),
        "remove": Entry("meetings", "remove", "Take a meeting away"),
    }


def _hope() -> dict[str, Entry]:
    return {
        "add": Entry("hopes", "add", "A line for a hard moment, your own or somebody's"),
        "list": Entry("hopes", "list_", "All lines for a hard moment"),
        "show": Entry("hopes", "show", "One line"),
        "edit": Entry("hopes", "edit", "Change a line"),
        "remove": Entry("hopes", "remove", "Take a line away"),
    }


def _support() -> dict[str, Entry]:
    return {
        "add": Entry("supports", "add", "A person, a group, a place or a service in your corner"),
        "list": Entry("supports", "list_", "Everybody in your corner, and how to reach them"),
        "show": Entry("supports", "show", "One of them, and the latest contact"),
        "edit": Entry("supports", "edit", "Change what is written of somebody"),
        "reach": Entry("supports", "reach", "You reached somebody, or went there"),
        "there": Entry("supports", "there", "You were there for somebody"),
        "first": Entry("first_steps", "first", "No one yet: small first steps to choose from"),
        "remove": Entry("supports", "remove", "Take somebody away"),
    }


def _clock() -> dict[str, Entry]:
    return {
        "add": Entry("clocks", "add", "Count days since a day you choose"),
        "list": Entry("clocks", "list_", "All clocks, and where they stand"),
        "show": Entry("clocks", "show", "One clock: its days, its milestones, what was written"),
        "return": Entry("returning", "return_", "A day off its path, or several; all the others stay"),
        "amount": Entry("returning", "amount", "How much it was on a day"),
        "edit": Entry("clocks", "edit", "Change a clock"),
        "remove": Entry("clocks", "remove", "Take a clock away"),
    }


def _barrier() -> dict[str, Entry]:
    return {
        "add": Entry("barriers", "add", "Write down what stands in the way, inside you or around you"),
        "list": Entry("barriers", "list_", "All that stands in the way"),
        "show": Entry("barriers", "show", "One barrier, and all that happened with it"),
        "edit": Entry("barriers", "edit", "Change a barrier"),
        "ask": Entry("barriers", "ask", "Make an ask ready: of whom, what to say, by when"),
        "happened": Entry("barriers", "happened", "It came, or you asked: how it went"),
        "ease": Entry("barriers", "ease", "It no longer stands in the way"),
        "remove": Entry("barriers", "remove", "Take a barrier away, with its history"),
    }


def _person() -> dict[str, Entry]:
    return {
        "add": Entry("people", "add", "A plan for somebody else, apart from yours"),
        "list": Entry("people", "list_", "Everybody whose plan is kept here"),
        "remove": Entry("people", "remove", "Erase somebody's plan for good"),
    }


def _data() -> dict[str, Entry]:
    return {
        "where": Entry("data", "where", "Where the plan lies on this computer"),
        "check": Entry("data", "check", "Read the plan, its history and every backup, and say whether they are good"),
        "backup": Entry("data", "backup", "A copy of the whole plan, now"),
        "restore": Entry("copies", "restore", "List the backups, or bring one back"),
        "forget": Entry("data", "forget", "Erase something from the plan and from every copy"),
        "encrypt": Entry("locking", "encrypt", "Lock the plan and every copy with a passphrase"),
        "decrypt": Entry("locking", "decrypt", "Take the lock off"),
        "passphrase": Entry("locking", "passphrase", "Another passphrase"),
    }


SECTIONS: dict[str, dict[str, Entry | Nouns]] = {
    "Every day": {
        "today": Entry("look", "today", "What is open today (the same as goalwalk alone)"),
        "checkin": Entry("evening", "checkin", "The evening: all of today in one line (short: c)"),
        "done": Entry("saying", "done", "A step is done, or partly"),
        "rest": Entry("saying", "rest", "A chosen day off, or several"),
        "win": Entry("saying", "win", "Write down a win, however small"),
        "now": Entry("now", "now", "For a hard moment: your lines, people, help lines"),
        "walk": Entry("walking", "walk", "From a wish to a plan, question by question"),
        "progress": Entry("look", "progress", "How it goes, goal by goal"),
        "undo": Entry("undoing", "undo", "Take back what was last written"),
    },
    "Now and then": {
        "skip": Entry("saying", "skip", "Not today, said honestly"),
        "setback": Entry("setbacks", "setback", "A hard day, told with as much or as little as comes"),
        "bring": Entry("bringing", "bring", "Note something for the next talk, or see what is noted"),
        "pause": Entry("plan", "pause", "Let the whole plan rest"),
        "resume": Entry("plan", "resume", "Take the plan up again"),
        "redo": Entry("undoing", "redo", "Do again what was taken back"),
    },
    "Looking back": {
        "review": Entry("reviewing", "review", "The agenda of the next talk, or of the week"),
        "streaks": Entry("look", "streaks", "How far each run has come"),
        "calendar": Entry("look", "calendar", "A map of days"),
        "wins": Entry("look", "wins", "Every win so far"),
        "story": Entry("story", "story", "The story so far, month by month"),
        "page": Entry("page", "page", "The plan on one sheet of paper"),
    },
    "The plan": {
        "goal": Nouns("Goals: what you want, in your words", _goal()),
        "step": Nouns("Steps: small things that lead there", _step()),
        "skill": Nouns("Skills: tools that help, and how they helped", _skill()),
        "barrier": Nouns("Barriers: what stands in the way, and an answer to it", _barrier()),
        "support": Nouns("Supports: who is in your corner, and how to reach them", _support()),
        "meeting": Nouns("Meetings: talks with a peer, groups, and what was agreed", _meeting()),
        "clock": Nouns("Clocks: days on your path, free of something or within a limit", _clock()),
        "hope": Nouns("Lines for a hard moment: your own, and words of hope", _hope()),
    },
    "On this computer": {
        "data": Nouns("Your data: where it lies, backups, erasing, a lock", _data()),
        "unlock": Entry("locking", "unlock", "Open a locked plan for a while"),
        "lock": Entry("locking", "lock", "Lock at once what was opened"),
        "person": Nouns("People: several plans on one computer, each apart", _person()),
        "config": Entry("plan", "config", "Settings: see them, or set one"),
        "completion": Entry("completion", "completion", "Let Tab complete what you type"),
        "demo": Entry("demo", "demo", "Look around in a made-up plan"),
    },
}

# What an option is followed by, in help.
KINDS = {
    "DAY": ("on", "start", "by", "first", "last", "since", "to", "until", "next"),
    "NUMBER": (
        "amount",
        "target",
        "room",
        "mood",
        "urge",
        "years",
        "steps",
        "importance",
        "confidence",
        "weight",
        "helped",
        "weeks",
    ),
    "FOLDER": ("into",),
    "GOAL": ("goal",),
    "WIN": ("remove",),
}

SHORT = {"c": "checkin", "practice": "practise"}
