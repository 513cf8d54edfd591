"""Every command by name: the module it lives in, and its line of help. The menu is built from this table."""

from __future__ import annotations

from goalwalk.core.tuples import NamedTuple


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
        "add": Entry("nouns.goals", "add", "Write down a goal"),
        "list": Entry("nouns.goals", "list_", "All goals"),
        "show": Entry("nouns.goals", "show", "One goal with its steps"),
        "edit": Entry("nouns.goals", "edit", "Change a goal"),
        "pause": Entry("nouns.goals", "pause", "Let a goal rest, for now or until a day"),
        "resume": Entry("nouns.goals", "resume", "Take a goal up again"),
        "rate": Entry("nouns.levels", "rate", "How much it matters, how sure you are, where it stands"),
        "levels": Entry("nouns.levels", "levels", "What less, what you hope and more look like, in your words"),
        "reached": Entry("nouns.goals", "reached", "A goal is reached"),
        "let-go": Entry("nouns.goals", "let_go", "Let a goal go"),
        "remove": Entry("nouns.goals", "remove", "Take a goal away, with its steps"),
    }


def _step() -> dict[str, Entry]:
    return {
        "add": Entry("nouns.steps", "add", "A small step towards a goal"),
        "list": Entry("nouns.steps", "list_", "All steps"),
        "show": Entry("nouns.steps", "show", "One step and its notes"),
        "edit": Entry("nouns.steps", "edit", "Change a step"),
        "pause": Entry("nouns.steps", "pause", "Let a step rest, for now or until a day"),
        "resume": Entry("nouns.steps", "resume", "Take a step up again"),
        "finish": Entry("nouns.steps", "finish", "A step is finished"),
        "remove": Entry("nouns.steps", "remove", "Take a step away"),
    }


def _skill() -> dict[str, Entry]:
    return {
        "add": Entry("nouns.skills", "add", "Write down a skill of your own"),
        "list": Entry("nouns.skills", "list_", "All skills, what helps most first"),
        "show": Entry("nouns.skills", "show", "One skill, step by step"),
        "edit": Entry("nouns.skills", "edit", "Change a skill"),
        "practise": Entry("nouns.skills", "practise", "A skill was practised"),
        "rate": Entry("nouns.skills", "rate", "How it helped, said afterwards"),
        "browse": Entry("nouns.cards", "browse", "Twelve skills to look through"),
        "take": Entry("nouns.cards", "take", "Take skills from there, or from a card"),
        "card": Entry("nouns.cards", "card", "Write a skill on a card, for somebody else"),
        "remove": Entry("nouns.skills", "remove", "Take a skill away"),
    }


def _meeting() -> dict[str, Entry]:
    return {
        "add": Entry("nouns.meetings", "add", "Write down a talk with a peer, or a group"),
        "list": Entry("nouns.meetings", "list_", "All meetings, and what comes next"),
        "show": Entry("nouns.meetings", "show", "One meeting and what was agreed"),
        "edit": Entry("nouns.meetings", "edit", "Change a meeting"),
        "went": Entry("nouns.meetings", "went", "How a thing that was agreed went"),
        "remove": Entry("nouns.meetings", "remove", "Take a meeting away"),
    }


def _hope() -> dict[str, Entry]:
    return {
        "add": Entry("nouns.hopes", "add", "A line for a hard moment, your own or somebody's"),
        "list": Entry("nouns.hopes", "list_", "All lines for a hard moment"),
        "show": Entry("nouns.hopes", "show", "One line"),
        "edit": Entry("nouns.hopes", "edit", "Change a line"),
        "remove": Entry("nouns.hopes", "remove", "Take a line away"),
    }


def _support() -> dict[str, Entry]:
    return {
        "add": Entry("nouns.supports", "add", "A person, a group, a place or a service in your corner"),
        "list": Entry("nouns.supports", "list_", "Everybody in your corner, and how to reach them"),
        "show": Entry("nouns.supports", "show", "One of them, and the latest contact"),
        "edit": Entry("nouns.supports", "edit", "Change what is written of somebody"),
        "reach": Entry("nouns.supports", "reach", "You reached somebody, or went there"),
        "there": Entry("nouns.supports", "there", "You were there for somebody"),
        "first": Entry("nouns.first_steps", "first", "No one yet: small first steps to choose from"),
        "remove": Entry("nouns.supports", "remove", "Take somebody away"),
    }


def _clock() -> dict[str, Entry]:
    return {
        "add": Entry("nouns.clocks", "add", "Count days since a day you choose"),
        "list": Entry("nouns.clocks", "list_", "All clocks, and where they stand"),
        "show": Entry("nouns.clocks", "show", "One clock: its days, its milestones, what was written"),
        "return": Entry("nouns.returns", "return_", "A day off its path, or several; all the others stay"),
        "amount": Entry("nouns.returns", "amount", "How much it was on a day"),
        "edit": Entry("nouns.clocks", "edit", "Change a clock"),
        "remove": Entry("nouns.clocks", "remove", "Take a clock away"),
    }


def _barrier() -> dict[str, Entry]:
    return {
        "add": Entry("nouns.barriers", "add", "Write down what stands in the way, inside you or around you"),
        "list": Entry("nouns.barriers", "list_", "All that stands in the way"),
        "show": Entry("nouns.barriers", "show", "One barrier, and all that happened with it"),
        "edit": Entry("nouns.barriers", "edit", "Change a barrier"),
        "ask": Entry("nouns.barriers", "ask", "Make an ask ready: of whom, what to say, by when"),
        "happened": Entry("nouns.barriers", "happened", "It came, or you asked: how it went"),
        "ease": Entry("nouns.barriers", "ease", "It no longer stands in the way"),
        "remove": Entry("nouns.barriers", "remove", "Take a barrier away, with its history"),
    }


def _person() -> dict[str, Entry]:
    return {
        "add": Entry("admin.people", "add", "A plan for somebody else, apart from yours"),
        "list": Entry("admin.people", "list_", "Everybody whose plan is kept here"),
        "remove": Entry("admin.people", "remove", "Erase somebody's plan for good"),
    }


def _data() -> dict[str, Entry]:
    return {
        "where": Entry("admin.data", "where", "Where the plan lies on this computer"),
        "check": Entry(
            "admin.data", "check", "Read the plan, its history and every backup, and say whether they are good"
        ),
        "backup": Entry("admin.data", "backup", "A copy of the whole plan, now"),
        "restore": Entry("admin.restore", "restore", "List the backups, or bring one back"),
        "forget": Entry("admin.data", "forget", "Erase something from the plan and from every copy"),
        "encrypt": Entry("admin.lock", "encrypt", "Lock the plan and every copy with a passphrase"),
        "decrypt": Entry("admin.lock", "decrypt", "Take the lock off"),
        "passphrase": Entry("admin.lock", "passphrase", "Another passphrase"),
    }


SECTIONS: dict[str, dict[str, Entry | Nouns]] = {
    "Every day": {
        "today": Entry("daily.look", "today", "What is open today (the same as goalwalk alone)"),
        "checkin": Entry("daily.checkin", "checkin", "The evening: all of today in one line (short: c)"),
        "done": Entry("daily.done", "done", "A step is done, or partly"),
        "rest": Entry("daily.done", "rest", "A chosen day off, or several"),
        "win": Entry("daily.done", "win", "Write down a win, however small"),
        "now": Entry("daily.now", "now", "For a hard moment: your lines, people, help lines"),
        "walk": Entry("talks.walk", "walk", "From a wish to a plan, question by question"),
        "progress": Entry("daily.look", "progress", "How it goes, goal by goal"),
        "undo": Entry("daily.undo", "undo", "Take back what was last written"),
    },
    "Now and then": {
        "skip": Entry("daily.done", "skip", "Not today, said honestly"),
        "setback": Entry("nouns.setbacks", "setback", "A hard day, told with as much or as little as comes"),
        "bring": Entry("talks.bring", "bring", "Note something for the next talk, or see what is noted"),
        "pause": Entry("daily.plan", "pause", "Let the whole plan rest"),
        "resume": Entry("daily.plan", "resume", "Take the plan up again"),
        "redo": Entry("daily.undo", "redo", "Do again what was taken back"),
    },
    "Looking back": {
        "review": Entry("talks.review", "review", "The agenda of the next talk, or of the week"),
        "streaks": Entry("daily.look", "streaks", "How far each run has come"),
        "calendar": Entry("daily.look", "calendar", "A map of days"),
        "wins": Entry("daily.look", "wins", "Every win so far"),
        "story": Entry("papers.story", "story", "The story so far, month by month"),
        "page": Entry("papers.page", "page", "The plan on one sheet of paper"),
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
        "unlock": Entry("admin.lock", "unlock", "Open a locked plan for a while"),
        "lock": Entry("admin.lock", "lock", "Lock at once what was opened"),
        "person": Nouns("People: several plans on one computer, each apart", _person()),
        "config": Entry("daily.plan", "config", "Settings: see them, or set one"),
        "completion": Entry("completion", "completion", "Let Tab complete what you type"),
        "demo": Entry("admin.demo", "demo", "Look around in a made-up plan"),
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
