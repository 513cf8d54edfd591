"""What it says: every sentence of a running goalwalk, found by its key and filled with facts.

The sentences stand in one folder a language (`en`), room by room, which a person who doesn't program can read, review
and translate. Nothing outside `words` knows of a language's folder. A test guards the words that we do not use.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeAlias

from goalwalk.core.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from goalwalk.core.model.plan import Settings

LANGUAGE = "en"
ROOMS = (  # files of sentences, the most needed first: a command reads them one after the other until it has its own
    *("everyday", "hard", "common", "problems", "setbacks", "clocks", "levels", "barriers", "skills", "supports"),
    *("meetings", "papers", "data", "walk", "groups", "shares", "sync", "copies", "exports", "imports"),
    "reminders",
)
_unread = list(ROOMS)
_sentences: dict[str, str | tuple[str, str]] = {}
_called = ["goalwalk"]
_theirs: dict[str, str | tuple[str, str]] = {}  # what some of them say of somebody else's plan, while one is open
_TERMS = ("return_word", "setback_word", "urge_word")  # settings, and the facts of the same names in sentences
_terms: dict[str, str] = {}


Fact: TypeAlias = "str | int | float | Path | Sequence[Any] | None"  # no day: `words.days` names it, given today


def say(key: str, **facts: Fact) -> str:
    """The sentence of that key with its facts filled in. A sentence with two forms is chosen by the fact `n`."""
    sentence = _theirs.get(key) or _sentence(key)
    if isinstance(sentence, tuple):
        sentence = sentence[0 if facts.get("n") == 1 else 1]
    if "{" not in sentence:
        return sentence
    return sentence.format_map({"gw": _called[0], **_terms, **{name: fact_text(fact) for name, fact in facts.items()}})


def texts(room: str) -> ModuleType:
    """A file of the language that is spoken, with its texts."""
    return import_module(f"goalwalk.words.{LANGUAGE}.{room}")


def begun_large(text: str) -> str:
    """The text as a sentence begins with it."""
    return text[:1].upper() + text[1:]


def sentences() -> dict[str, str | tuple[str, str]]:
    """Every sentence of the language by its key."""
    while _unread:
        _read_room()
    return _sentences


def _sentence(key: str) -> str | tuple[str, str]:
    while key not in _sentences and _unread:
        _read_room()
    return _sentences[key]


def _read_room() -> None:
    _sentences.update(texts(_unread[0]).SENTENCES)
    del _unread[0]  # last, so that a Ctrl-C in between leaves no room unread


def call_it(command: str, *, theirs: bool = False) -> None:
    """From now on sentences that name a command call goalwalk like this: with whose plan is open, so that whoever types
    what they read writes into the same plan. `theirs`: it is somebody else's, whom no sentence takes for the reader.
    """
    _called[:] = [command]
    _theirs.clear()
    if theirs:
        _theirs.update(texts("theirs").SENTENCES)


def called() -> tuple[str, bool]:
    """How sentences that name a command call goalwalk, and whether the plan is somebody else's."""
    return _called[0], bool(_theirs)


def in_terms_of(settings: Settings | None) -> None:
    """From now on sentences use the person's own words for a return, a setback and an urge; ours where they chose none,
    and where there is no plan.

    A sentence says {return_word}, or {Return_word} where it begins with it.
    """
    for name in _TERMS:
        term = getattr(settings, name, None) or str(_sentence(f"term.{name}"))
        _terms[name] = term
        _terms[name.capitalize()] = begun_large(term)


in_terms_of(None)


def known(key: str) -> bool:
    """Whether there is a sentence of that key."""
    return key in sentences()


def one_of(key: str, pick: int) -> str:
    """One of the sentences `key.1`, `key.2` …, turn by turn as `pick` rises."""
    _sentence(f"{key}.1")  # the others stand beside it
    count = 1
    while f"{key}.{count + 1}" in _sentences:
        count += 1
    return say(f"{key}.{pick % count + 1}")


def run_length(n: int, unit: str | None) -> str:
    """How long a run is: "12 days", "3 weeks", "1 month"; "12" of several kinds."""
    return say(f"run.{unit}", n=n) if unit else str(n)


def problem(problem: Problem) -> str:
    """The one line that says what stands in the way and what to do next."""
    facts: dict[str, Any] = dict(problem.facts)
    if "example" in facts:
        facts["example"] = _in_this_plan(str(facts["example"]))
    if "errno" in facts:
        facts["errno"] = _reason(str(facts["errno"]))
    told = f"problem.{problem.code}.unknown"
    told = told if facts.get("unknown") and known(told) else f"problem.{problem.code}"
    line = say(told, **facts)
    nearest = facts.get("nearest")
    if nearest:
        line += " " + say("problem.nearest", nearest=nearest)
    if facts.get("restorable"):
        line += " " + say("problem.restorable", number=facts["restorable"])
    return line


def _reason(name: str) -> str:
    """Why the system said no, in words: ours, else its own."""
    if known(f"errno.{name}"):
        return say(f"errno.{name}")
    import errno
    import os

    number = getattr(errno, name, None)
    return os.strerror(number).lower() if isinstance(number, int) else say("errno.unknown")


def _in_this_plan(example: str) -> str:
    """An example of what to type, for the plan that is open."""
    return _called[0] + example.removeprefix("goalwalk") if example.startswith("goalwalk ") else example


def listed(names: Sequence[str], key: str = "list.and") -> str:
    """a, b and c; or with another word before the last."""
    if len(names) < 2:
        return "".join(names)
    return say(key, first=", ".join(names[:-1]), last=names[-1])


def fact_text(fact: object) -> str:
    """How a fact reads inside a sentence: a list of (id, title) as "1.1 Walk, 2.1 Swim".

    A day is to be named before, by `words.days`, which asks for today; one that comes here is said with its year.
    """
    if isinstance(fact, date):
        from goalwalk.words.days import full_day

        return full_day(fact)
    if isinstance(fact, (list, tuple)):
        return ", ".join(" ".join(item) if isinstance(item, (list, tuple)) else str(item) for item in fact)
    return str(fact)
