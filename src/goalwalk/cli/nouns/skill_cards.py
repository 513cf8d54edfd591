"""Skills that come and go, as typed: `skill browse` and `take` from the starter library, `take` from a card, `card`.

A card is a file of the person's choosing, read and written here alone; it is never sought or written among goalwalk's
own files.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from goalwalk.cli.prompts import from_stdin
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import file_of, fitting, path_of
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.model.components import SKILL_KINDS, Skill, SkillKind
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.naming import find_skill
from goalwalk.core.nouns import skill_cards, skills
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.screens.nouns.skills import card_of, card_view, skill_line, starter_view, starters_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words import say
from goalwalk.words.ready_made import STARTERS

UNNAMED = "goalwalk-skill.txt"  # the same for all, so that a list of files tells nobody anything


def browse(run: Run, what: list[str] | None = None) -> None:
    """Twelve skills to look through. Each is a suggestion; skill take makes it yours."""
    library = starters()
    typed = None if what is None else " ".join(what)
    kind = None if typed is None else _kind(typed)
    found = None if typed is None or kind else starter(typed, library)
    plan = run.plan()
    view = starter_view(plan, found, library[found - 1]) if found else starters_view(plan, library, kind)
    run.show(view, run.today(plan))


def take(run: Run, what: list[str]) -> None:
    """Make skills yours, from skill browse or from a card that somebody wrote."""
    library = starters()
    chosen = list(dict.fromkeys(_taken(one, library) for one in what))

    def change(plan: Plan) -> Changed[tuple[Skill, ...]]:
        today, before = run.today(plan), len(plan.skills)
        plan = skills.take(plan, [Skill(run.new_id(), 0, made=today, **card._asdict()) for card in chosen])
        taken = plan.skills[before:]
        facts: dict[str, object] = {"skills": [[str(skill.number), skill.title] for skill in taken]}
        return Changed(plan, What("skill_taken", facts), taken)

    plan, done, taken = run.begin(change)
    lines = tuple(skill_line(plan, skill) for skill in taken)
    run.show(ReceiptView(run.today(plan), done, changed=(("skills", lines),)), run.today(plan))


def card(run: Run, skill: str, file: str | None = None) -> None:
    """Write a skill on a card, a small file that somebody else can take: what it is and how it goes, and nothing of
    yours beside it.

    With --json: what would stand on it, and no file is written.
    """
    target = None if file == "-" else file_of(UNNAMED if file is None else file, ".txt")
    plan = run.plan()
    found = find_skill(plan, skill)
    if run.json:
        run.show(card_view(found), run.today(plan))
        return
    lines = _written(found)
    if target is None:
        _to_stdout(run, lines)
        return
    from goalwalk.cli.papers.out import receipt, to_file

    to_file(run, target, "".join(f"{line}\n" for line in lines).encode(), "card.open")
    receipt(run, "skill_card", run.today(plan), path=str(target.absolute()))


def starters() -> tuple[Card, ...]:
    """The starter library, in the order of its numbers."""
    return STARTERS


def starter(text: str, library: Sequence[Card]) -> int:
    """The number of what `text` names in the library: by that number, or by part of the title.

    Raises CannotBeDone: "no_such_starter", "several_fit" with the `options`; NotUnderstood("empty_text").
    """
    sought = folded(text)
    if not sought:
        raise NotUnderstood("empty_text")
    if sought.isascii() and sought.isdecimal():
        fits = [number for number in range(1, len(library) + 1) if str(number) == sought.lstrip("0")]
    else:
        titles = [folded(one.title) for one in library]
        fits = [number for number, title in enumerate(titles, 1) if title == sought]
        fits = fits or [number for number, title in enumerate(titles, 1) if sought in title]
    if len(fits) > 1:
        raise CannotBeDone("several_fit", text=text, options=[(str(one), library[one - 1].title) for one in fits])
    if not fits:
        raise CannotBeDone("no_such_starter", text=text)
    return fits[0]


def _kind(typed: str) -> SkillKind | None:
    fits = fitting(" ".join(typed.split()), SKILL_KINDS)
    return fits[0] if len(fits) == 1 else None


def _taken(what: str, library: Sequence[Card]) -> Card:
    """What is taken by that: a card, where it can only be a file, or is one; anything else names a starter."""
    if what == "-":
        return _read(from_stdin().encode("utf-8", "surrogateescape"), what)
    if what.strip() and not what.strip().isdecimal() and _is_file(what):
        return _read(_bytes_of(what), what)
    return library[starter(what, library) - 1]


def _is_file(what: str) -> bool:
    if what.lower().endswith(".txt") or any(mark and mark in what for mark in (os.sep, os.altsep)):
        return True
    with suppress(OSError):  # a title can be longer than the name of a file
        return path_of(what).is_file()
    return False


def _bytes_of(what: str) -> bytes:
    from goalwalk.store.disk import files

    try:
        return files.read(path_of(what), skill_cards.LARGEST)[0]
    except CannotRead as problem:
        code = "card_missing" if problem.code in ("missing", "dangling_link") else "card_file"
        raise CannotBeDone(code, path=what, limit=skill_cards.LARGEST // 1024) from problem


def _read(data: bytes, what: str) -> Card:
    if len(data) > skill_cards.LARGEST:
        raise CannotBeDone("card_file", path=what, limit=skill_cards.LARGEST // 1024)
    try:
        return skill_cards.read(data.decode())
    except UnicodeDecodeError as problem:
        raise NotUnderstood("card_not_text", path=what) from problem


def _written(skill: Skill) -> list[str]:
    """The lines of a skill's card, harmless wherever they are looked at. Raises CannotBeDone("card_too_large")."""
    from goalwalk.draw.safe import on_a_line

    lines = [on_a_line(line) for line in (say("card.head"), *skill_cards.write(card_of(skill)))]
    if sum(len(line.encode()) + 1 for line in lines) > skill_cards.LARGEST:
        raise CannotBeDone("card_too_large", title=skill.title, limit=skill_cards.LARGEST // 1024)
    return lines


def _to_stdout(run: Run, lines: Sequence[str]) -> None:
    if not sys.stdout.isatty():
        from goalwalk.cli.papers.out import tell_open

        tell_open(run, "card.open")
    for line in lines:
        sys.stdout.write(run.screen.letters(line) + "\n")
