"""Naming things: by the number people see, or by any part of the title, from the beginning of a word on, that only one
thing has.

Letter case and accents aside. The whole title beats a part of it, and what is open beats what is closed. Nothing is
guessed: when several fit they are listed, and when none does the nearest are told.

A number that is no id may be how a title begins ("10 push-ups"); not where something is taken away or erased (`Exact`),
because there a slip of the finger must not land on another thing. And the other way round: where some words stand in a
plan, asked after something was erased, for its name may stand elsewhere, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from goalwalk.core.days import is_number
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.kinds import BY_TABLE, Kind
from goalwalk.core.letters import folded
from goalwalk.core.model.clocks_setbacks import Clock, Setback
from goalwalk.core.model.components import Barrier, Skill, Support
from goalwalk.core.model.plan import Bring, Goal, Meeting, Plan, Share, Step, Win
from goalwalk.core.nouns.records import shown_id
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    import re

T = TypeVar("T")
Shown = tuple[str, str]  # an id and a title

NEAREST = 3
ALIKE = 0.6  # how alike two texts are, 0–1, before one is told as the nearest to the other
SLIP = 2  # letters that may be too many, or too few
COMPARED = 80  # characters of a title; comparing costs their square


class Exact(str):
    """The name of what is to be taken away or erased: a number in it is an id or a whole title, never a part of one."""


class Named(NamedTuple, Generic[T]):
    """A thing with what it can be named by. What has several names is there with each; `told` is how lists name it."""

    id: str
    title: str
    open: bool
    thing: T
    told: str = ""

    @property
    def shown(self) -> Shown:
        """What a list of options holds."""
        return self.id, self.told or self.title


def find_step(plan: Plan, text: str) -> Step:
    """The step that `text` names; a goal's id stands for its step as long as that is the only one.

    Raises CannotBeDone: "no_such_step" with the `nearest`, "several_fit" and "goal_not_step" with the `options`,
    "goal_has_no_steps"; NotUnderstood: "empty_text".
    """
    named = _steps(plan)
    number = _number(text)
    if number is not None and not any(step.id == number for step in named):
        goals = [Named(str(goal.number), goal.title, _is_open(goal), goal) for goal in plan.goals]
        for goal in (known.thing for known in _told_apart(plan, goals, text)):
            if number == str(goal.number):
                return _only_step(goal, [step for step in named if step.thing.goal == goal.id])
    return _find(_told_apart(plan, named, text), text, "no_such_step")


def to_type(plan: Plan, steps: Iterable[Shown]) -> str | None:
    """What names one of these steps just now: the number of the first that is taken by it; else, for a day after two
    devices gave one number, a title, in quotes. None where there is no step.
    """
    known = tuple(steps)
    for name in (*(id for id, _ in known), *(f'"{title}"' for _, title in known)):
        with suppress(CannotBeDone, NotUnderstood):
            find_step(plan, name.strip('"'))
            return name
    return None


def support_named(plan: Plan, text: str) -> Support | None:
    """The one in the person's corner whom an answer names, by number or by whole words of the name ("Sam" is not
    Samira); None where it is nobody there, or may be several."""
    try:
        support = find_support(plan, text)
    except (CannotBeDone, NotUnderstood):
        return None
    by_number = _number(text) == str(support.number)
    return support if by_number or f" {folded(text)} " in f" {folded(support.title)} " else None


def find(plan: Plan, kind: Kind, text: str) -> Any:
    """The record that `text` names, of a kind that is numbered within the plan; what is open beats what is not.

    Raises CannotBeDone: "no_such_goal" (or another noun) with the `nearest`, "several_fit" with the `options`;
    NotUnderstood: "empty_text".
    """
    is_open = _OPEN[kind.table](plan) if kind.table in _OPEN else lambda _: True
    named = [
        Named(str(record.number), name, is_open(record), record, _listed(kind, record))
        for record in getattr(plan, kind.table)
        for name in names(kind, record)
    ]
    return _find(_told_apart(plan, named, text), text, f"no_such_{kind.noun}")


def find_goal_or_step(plan: Plan, text: str) -> Goal | Step:
    """The goal or the step that `text` names; where both fit, neither.

    Raises CannotBeDone: "no_such_goal_or_step" with the `nearest`, "several_fit" with the `options`;
    NotUnderstood: "empty_text".
    """
    named: list[Named[Any]] = [Named(str(goal.number), goal.title, _is_open(goal), goal) for goal in plan.goals]
    named += _steps(plan)
    found: Goal | Step = _find(_told_apart(plan, named, text), text, "no_such_goal_or_step")
    return found


def _finder(table: str) -> Callable[[Plan, str], Any]:
    return lambda plan, text: find(plan, BY_TABLE[table], text)


# As `find`, of one kind each. A meeting has the names of whom it was with, of what a group was about, of all that was
# agreed; a barrier that of whom is asked, too; a setback its day as YYYY-MM-DD.
find_goal: Callable[[Plan, str], Goal] = _finder("goals")
find_barrier: Callable[[Plan, str], Barrier] = _finder("barriers")
find_support: Callable[[Plan, str], Support] = _finder("supports")
find_skill: Callable[[Plan, str], Skill] = _finder("skills")
find_clock: Callable[[Plan, str], Clock] = _finder("clocks")
find_setback: Callable[[Plan, str], Setback] = _finder("setbacks")
find_bring: Callable[[Plan, str], Bring] = _finder("brings")
find_win: Callable[[Plan, str], Win] = _finder("wins")
find_share: Callable[[Plan, str], Share] = _finder("shares")
find_meeting: Callable[[Plan, str], Meeting] = _finder("meetings")


def names(kind: Kind, record: Any) -> list[str]:
    """What a record is found by, the first of it its title; without any words its day."""
    values = (getattr(record, field) for field in kind.named_by)
    said = [text for value in values if value for text in _words_in(value)]
    return said or [record.day.isoformat()]


def _words_in(value: Any) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(member.text for member in value)
    return (value if isinstance(value, str) else value.isoformat(),)


def _listed(kind: Kind, record: Any) -> str:
    """How a list of options names it: what may have no words, or the same as others, by its day, too."""
    first = names(kind, record)[0]
    if kind.table == "setbacks":
        return f"{record.text or ''} ({record.day.isoformat()})".strip()
    if kind.table == "meetings" and first != record.day.isoformat():
        return f"{first} ({record.day.isoformat()})"
    return first


def find_told(plan: Plan, text: str) -> tuple[str, str]:
    """The internal id and the words of what `text` names among all that is erased by its words alone, without saying
    what it is.

    Raises CannotBeDone: "no_such_told"; "several_fit" with the words of each.
    """
    sought = folded(text)
    by_words = [kind for kind in BY_TABLE.values() if kind.by_words]
    texts = [(record.id, names(kind, record)[0]) for kind in by_words for record in getattr(plan, kind.table)]
    fitting = [known for known in texts if folded(known[1]) == sought]
    if not fitting and _number(text) is None:  # a number is no part of a text that is to be erased
        fitting = [known for known in texts if sought and sought in folded(known[1])]
    if len(fitting) > 1:
        raise CannotBeDone("several_told", text=text, options=[" ".join(words.split()) for _, words in fitting])
    if not fitting:
        raise CannotBeDone("no_such_told", text=text)
    return fitting[0]


def find_agreed(meeting: Meeting, text: str) -> int:
    """Which of the things agreed at a meeting `text` names, from 1.

    Raises CannotBeDone: "no_such_agreed" with the `nearest`, "several_fit" with the `options`;
    NotUnderstood: "empty_text".
    """
    named = [Named(str(n), agreed.text, agreed.went is None, n) for n, agreed in enumerate(meeting.agreed, 1)]
    return _find(named, text, "no_such_agreed", id=meeting.number)


def _steps(plan: Plan) -> list[Named[Step]]:
    goals = {goal.id: goal for goal in plan.goals}
    return [
        Named(f"{goal.number}.{step.number}", step.title, step.finished is None and _is_open(goal), step)
        for step in plan.steps
        if (goal := goals[step.goal])
    ]


def _is_open(goal: Goal) -> bool:
    return goal.ended is None and goal.status not in ("reached", "let go")


def _open_brings(plan: Plan) -> Callable[[Bring], bool]:
    from goalwalk.core.nouns.meetings import open_brings

    open_ones = {bring.id for bring in open_brings(plan)}
    return lambda bring: bring.id in open_ones


# Of kinds that can be closed: what tells in a plan whether one is open.
_OPEN: dict[str, Callable[[Plan], Callable[[Any], bool]]] = {
    "goals": lambda _: _is_open,
    "barriers": lambda _: lambda barrier: barrier.eased is None,
    "brings": _open_brings,
}


def _only_step(goal: Goal, steps: list[Named[Step]]) -> Step:
    fitting = [step for step in steps if step.thing.finished is None] or steps
    if len(fitting) == 1:
        return fitting[0].thing
    if not fitting:
        raise CannotBeDone("goal_has_no_steps", id=str(goal.number), goal=goal.title)
    raise CannotBeDone("goal_not_step", id=str(goal.number), goal=goal.title, options=[step.shown for step in fitting])


def _find(named: list[Named[T]], text: str, missing: str, **facts: object) -> T:
    if not text.strip():
        raise NotUnderstood("empty_text")
    number = _number(text)
    if number is not None:
        for known in named:
            if known.id == number:
                return known.thing
    fitting = list({known.id: known for known in _fitting(named, text, number is not None)}.values())
    if len(fitting) == 1:
        return fitting[0].thing
    if fitting:
        raise CannotBeDone("several_fit", text=text, options=[known.shown for known in fitting])
    nearest = [] if number is not None else _nearest(named, folded(text))
    raise CannotBeDone(missing, text=text, nearest=nearest, **facts)


def _told_apart(plan: Plan, named: list[Named[T]], text: str) -> list[Named[T]]:
    """These, unless the text is a number that two devices had given: for a day after one of them got another, neither
    is taken for granted, but for what its name alone does not tell from others.

    Raises CannotBeDone("number_moved") with the `options`, and which of them has the number `now`.
    """
    number = _number(text) if plan.moved else None
    if number is not None:
        before = {own: was for own, (was, _) in plan.moved.items()}
        meant = [known for known in named if number in (known.id, before.get(_own(known)))]
        now = next((known for known in meant if known.id == number), None)
        if any(_own(known) in before for known in meant) and not (now and _is_no_name(named, now)):
            options = list(dict.fromkeys(known.shown for known in meant))
            raise CannotBeDone("number_moved", text=number, options=options, now=now.shown if now else None)
    return named


def _is_no_name(named: list[Named[T]], known: Named[T]) -> bool:
    """Whether none of the names that a thing has names it alone."""
    titles = (other.title for other in named if other.id == known.id)
    return not any({fits.id for fits in _fitting(named, title, False)} == {known.id} for title in titles)


def _own(known: Named[Any]) -> str:
    return str(getattr(known.thing, "id", ""))


def _fitting(named: list[Named[T]], text: str, is_number: bool) -> list[Named[T]]:
    """The things that fit best. A number that is no id may be a whole title ("2027") or, unless it is `Exact`, what one
    begins with ("10 push-ups"); never a part inside of one, or a slip of the finger would land on "Walk 5 km"."""
    typed = text.strip()
    sought = folded(text)
    titles = [(known, folded(known.title)) for known in named]
    rounds: list[list[Named[T]]] = [
        [known for known in named if known.title == typed],
        [known for known, title in titles if title == sought],
    ]
    if not is_number:
        rounds.append([known for known, title in titles if _begins_a_word(title, sought)])
    elif not isinstance(text, Exact):
        rounds.append([known for known, title in titles if _begins_with_number(title, sought.removesuffix("."))])
    for fitting in rounds:
        if fitting:
            return [known for known in fitting if known.open] or fitting
    return []


def _begins_a_word(title: str, sought: str) -> bool:
    """Whether the title holds it from the beginning of a word on: "foot" and "game" of "Football game", not "all".
    Letters that have no case stand for words of their own."""
    at = title.find(sought) if sought else -1
    while at > 0 and title[at - 1].lower() != title[at - 1].upper():
        at = title.find(sought, at + 1)
    return at >= 0


def _begins_with_number(title: str, number: str) -> bool:
    """Whether that very number stands first: 10 in "10 push-ups", not in "100 steps", "10:30 bus" or "10,000 steps"."""
    behind = title[len(number) :]
    longer = behind[:1].isdecimal() or (behind[:1] in ".,:'" and behind[1:2].isdecimal())
    return title.startswith(number) and not longer


def _number(text: str) -> str | None:
    """The id that `text` writes, as ids are written ("2.1" for " 02.1. "); None for anything else."""
    parts = [part.strip() for part in text.strip().removesuffix(".").split(".")]
    if not all(map(is_number, parts)):
        return None
    return ".".join(part.lstrip("0") or "0" for part in parts)


def _nearest(named: Iterable[Named[T]], sought: str) -> list[Shown]:
    """Up to three titles that are like `sought`, or hold as many words that are; the most alike first."""
    from difflib import SequenceMatcher

    matcher: SequenceMatcher[str] = SequenceMatcher(autojunk=False)
    matcher.set_seq2(sought[:COMPARED])
    length = len(sought[:COMPARED].split())
    if not length:
        return []
    scored: list[tuple[float, float, Shown]] = []
    for known in named:
        words = folded(known.title)[:COMPARED].split()
        matcher.set_seq1(" ".join(words))
        whole = matcher.ratio()
        best = whole if _like(" ".join(words), sought) else 0.0
        for at in range(len(words) - length + 1):
            part = " ".join(words[at : at + length])
            if not _like(part, sought):
                continue
            matcher.set_seq1(part)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
                best = max(best, matcher.ratio())
        if best >= ALIKE:
            scored.append((best, whole, known.shown))
    scored.sort(key=lambda score: score[:2], reverse=True)
    return list(dict.fromkeys(shown for *_, shown in scored))[:NEAREST]


def _like(part: str, sought: str) -> bool:
    """Whether a slip of the finger may lie between the two: they begin with one letter, and are about as long."""
    return part[:1] == sought[:1] and abs(len(part) - len(sought)) <= max(SLIP, len(sought) // 3)


def mentions(plan: Plan, text: str) -> tuple[tuple[str, str], ...]:
    """Each thing of a plan that was read whole in which these words stand, as whole words: what it is, and the id
    people see. What has no number of its own is a "note", with no id, and told once.
    """
    import re  # which finding a thing by its name does without

    sought = re.compile(rf"(?<!\w){re.escape(folded(text))}(?!\w)")
    places: list[tuple[str, str]] = []
    has_notes = False
    for kind in BY_TABLE.values():
        fields = kind.words
        holding = [record for record in getattr(plan, kind.table) if _holds(record, fields, sought)]
        if kind.numbered:
            places += [(kind.noun, shown_id(plan, kind, record)) for record in holding]
        else:
            has_notes = has_notes or bool(holding)
    return (*places, ("note", "")) if has_notes else tuple(places)


def _holds(record: Any, fields: tuple[str, ...], sought: re.Pattern[str]) -> bool:
    return any(sought.search(folded(text)) for field in fields for text in _texts(getattr(record, field)))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
