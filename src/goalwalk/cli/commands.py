"""The table of commands: what each is called, and where its function stands below `goalwalk.cli`.

The menu, help, completion and the lines that need no parser all read it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

Verbs = dict[str, str]


def _verbs(*places: str) -> Verbs:
    """Each verb and the module of its function: "goals add list" are two of that module."""
    return {verb: module for module, *verbs in map(str.split, places) for verb in verbs}


SECTIONS: dict[str, dict[str, str | Verbs]] = {
    "every_day": {
        "today": "daily.today",
        "checkin": "daily.checkin",
        "done": "daily.done",
        "rest": "daily.done",
        "skip": "daily.done",
        "win": "daily.done",
        "keep": "daily.moments",
        "day": "daily.day",
        "progress": "daily.look",
        "undo": "daily.undo",
        "redo": "daily.undo",
    },
    "a_plan": {
        "goal": _verbs(
            "nouns.goals add list show edit pause resume",
            "nouns.levels rate levels",
            "nouns.goals reached let-go remove",
        ),
        "step": _verbs("nouns.steps add list show edit move pause resume finish remove"),
        "pause": "daily.pause",
        "resume": "daily.pause",
        "page": "papers.page",
    },
    "hard_days": {
        "now": "daily.now",
        "urge": "daily.moments",
        "setback": "nouns.setbacks",
        "barrier": _verbs("nouns.barriers add list show edit ask happened ease remove"),
        "skill": _verbs(
            "nouns.skills add list show edit practise rate", "nouns.skill_cards browse take card", "nouns.skills remove"
        ),
        "hope": _verbs("nouns.hopes add list show edit remove"),
        "clock": _verbs("nouns.clocks add list show", "nouns.returns return amount", "nouns.clocks edit remove"),
    },
    "people": {
        "support": _verbs(
            "nouns.supports add list show edit reach there", "nouns.first_steps first", "nouns.supports remove"
        ),
    },
    "talks": {
        "walk": "talks.walk",
        "meeting": _verbs(
            "nouns.meetings add list show edit",
            "nouns.arranged went moved off",
            "nouns.ways reach",
            "nouns.meeting_note note",
            "nouns.groups group",
            "papers.handout handout",
            "nouns.meetings remove",
        ),
        "bring": "talks.bring",
        "review": "talks.review",
    },
    "looking_back": {
        "streaks": "daily.look",
        "calendar": "daily.look",
        "wins": "daily.look",
        "week": "daily.week",
        "story": "papers.story",
    },
    "on_this_computer": {
        "data": _verbs(
            "admin.data where check backup",
            "admin.restore restore",
            "admin.merge merge conflicts",
            "admin.importing import",
            "admin.data forget",
            "admin.lock encrypt decrypt passphrase",
            "admin.share share shared",
            "admin.receive receive key",
            "admin.open_to open-to close-to",
            "admin.export export",
            "admin.to_calendar calendar",
        ),
        "sync": "admin.sync",
        "unlock": "admin.lock",
        "lock": "admin.lock",
        "person": _verbs("admin.people add list typing", "admin.hand_over hand-over", "admin.people remove"),
        "for": "for_person",
        "remind": "reminders.remind",
        "config": "admin.config",
        "completion": "completion",
        "demo": "admin.demo",
        "help": "help",
    },
}

COMMANDS = {name: place for section in SECTIONS.values() for name, place in section.items()}

SHORT = {"c": "checkin", "practice": "practise"}
IN_ONE_WORD = {"add": ("step", "add"), "reach": ("support", "reach")}  # verbs that may be said without their noun


def function_of(verb: str, module: str) -> Callable[..., int | None]:
    """The function that answers a command: called like its verb, `for_` and `list_` where Python has the word."""
    name = verb.replace("-", "_")
    name += "_" if name in ("for", "list", "return", "import") else ""
    function: Callable[..., Any] = getattr(import_module(f"goalwalk.cli.{module}"), name)
    return function


def in_full(words: list[str]) -> list[str]:
    """A line as its words say it in full: "add Walk" as "step add Walk"."""
    return [*IN_ONE_WORD.get(words[0].casefold(), words[:1]), *words[1:]] if words else []


def path_of(words: list[str]) -> tuple[list[str], list[str]]:
    """The command that a line begins with, as the table names it (a command, a noun, or a noun and a verb; nothing
    where it is none), and the words behind it."""
    words = in_full(words)
    said = [SHORT.get(word, word) for word in map(str.casefold, words[:2])]
    place = COMMANDS.get(said[0]) if said else None
    if place is None:
        return [], words
    length = 2 if isinstance(place, dict) and said[1:] and said[1] in place else 1
    return said[:length], words[length:]


def named(words: list[str]) -> tuple[str, str, list[str]] | None:
    """The verb that a line begins with, its module, and the words behind; None where it begins with no command. A noun
    alone lists what there is, or what it can."""
    if not words:
        return "today", "daily.today", []
    path, rest = path_of(words)
    if not path:
        return None
    place = COMMANDS[path[0]]
    if not isinstance(place, dict):
        return path[0], place, rest
    if len(path) > 1:
        return path[1], place[path[1]], rest
    if rest:
        return None
    return ("alone", "nouns.alone", path) if "list" in place else ("help", "help", path)


def is_command(words: list[str]) -> bool:
    """Whether these words are a command, a noun, or a noun and a verb of it, and no more; none are goalwalk alone."""
    path, rest = path_of(words)
    return not words or bool(path and not rest)
