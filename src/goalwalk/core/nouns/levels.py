"""Where a goal stands: its rulers and levels as they were rated, and T over all goals (measures §7, §8).

Ratings are dated, and all are kept. What counts is the one of the latest day; of several on it, the one written last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import fsum, sqrt
from typing import Any, Literal

from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import LEVELS, Goal, Plan, Rating
from goalwalk.core.since import Since
from goalwalk.core.tuples import NamedTuple

Told = Literal["importance", "confidence", "level", "why", "up"]

RHO = 0.3  # how much goals of one person are taken to go together
SURE = 7  # a confidence below it is offered a smaller step
HIGHEST = 10  # of a ruler, and of a weight

_NUMBERS = {"-2": -2, "-1": -1, "0": 0, "1": 1, "+1": 1, "2": 2, "+2": 2}
_NAMES = (("much less", -2), ("less", -1), ("hope", 0), ("what i hope", 0), ("more", 1), ("much more", 2))


class Standing(NamedTuple):
    """The latest that was said of each, with its day; None: never. `why` it is no lower, what would move it `up`."""

    importance: Since[int] | None
    confidence: Since[int] | None
    level: Since[int] | None
    why: Since[str] | None
    up: Since[str] | None


class Overall(NamedTuple):
    """T over the `goals` that have levels and were rated; None where there is no such goal."""

    t: float | None
    goals: tuple[Goal, ...]


def history(plan: Plan, goal: Goal) -> tuple[Rating, ...]:
    """Every rating of a goal, the earliest day first; those of one day as they were written."""
    return tuple(sorted((rating for rating in plan.ratings if rating.goal == goal.id), key=lambda rating: rating.day))


def course(ratings: Iterable[Rating], field: Told) -> tuple[Since[Any], ...]:
    """What ratings, in their order, said of one thing: once a day, as it was said last."""
    said = {rating.day: getattr(rating, field) for rating in ratings if getattr(rating, field) is not None}
    return tuple(Since(day, value) for day, value in said.items())


def then_and_now(
    ratings: Iterable[Rating], field: Told, since: date | None = None
) -> tuple[Since[Any] | None, Since[Any]] | None:
    """How one thing stood then, if it stood otherwise dated than now, and how it stands; None: it was never set.

    Then is the day `since`: by the last rating up to it, or where there is none by the first after it. Without a day it
    is the first rating of all. What has not been rated again since then has no then.
    """
    *before, now = course(ratings, field) or (None,)
    if now is None:
        return None
    if since is not None and now.day <= since:
        return None, now
    upto = [rating for rating in before if rating and since and rating.day <= since]
    return (upto[-1] if upto else next(iter(before), None)), now


def standing(plan: Plan, goal: Goal) -> Standing:
    """Where a goal stands now, by the latest rating of each kind: a rating need not tell of everything."""
    ratings = history(plan, goal)
    return Standing(
        *(next(reversed(course(ratings, told)), None) for told in ("importance", "confidence", "level", "why", "up"))
    )


def t_value(pairs: Iterable[tuple[int, float | None]]) -> float | None:
    """T of goals, each a level and a weight (None: none was given); None without a goal.

    T = 50 + 10·Σ wᵢxᵢ / √((1−ρ)·Σ wᵢ² + ρ·(Σ wᵢ)²), ρ = 0.3 (Kiresuk & Sherman 1968, Community Mental Health
    Journal 4: 443–453). No weight above 0 means that all weigh the same. Beside goals with weights, one without weighs
    as they do on average: so it is neither left out nor the heaviest, on whatever scale the others weigh.
    """
    rated = list(pairs)
    given = [weight for _, weight in rated if weight is not None]
    usual = fsum(given) / len(given) if any(given) else 1.0
    weights = [(usual if weight is None else weight) if any(given) else 1.0 for _, weight in rated]
    if not rated:
        return None
    moved = fsum(weight * level for weight, (level, _) in zip(weights, rated, strict=True))
    spread = (1 - RHO) * fsum(weight * weight for weight in weights) + RHO * fsum(weights) ** 2
    return 50 + 10 * moved / sqrt(spread)


def overall(plan: Plan) -> Overall:
    """T over all goals that have levels and a rating of them: those that go on, and those that were reached.

    What was let go is not among them: that was a choice, and nothing is hoped of it any more.
    """
    levels = {goal.id: standing(plan, goal).level for goal in counted(plan)}
    goals = tuple(goal for goal in counted(plan) if levels[goal.id])
    return Overall(t_value((level.value, goal.weight) for goal in goals if (level := levels[goal.id])), goals)


def counted(plan: Plan) -> tuple[Goal, ...]:
    """The goals with levels that T may count."""
    return tuple(goal for goal in plan.goals if goal.levels and goal.status != "let go")


def advice(plan: Plan, goal: Goal) -> tuple[str, ...]:
    """What is worth saying of a goal's levels, by codes. It is said, and nothing is refused for it.

    "few_levels": not what is hoped and one on each side of it; "same_words": one text twice; "some_weights": of the
    goals with levels, only some have a weight; "from_lowest", "from_highest": it began where no room is left.
    """
    if not goal.levels:
        return ()
    much_less, less, hope, more, much_more = goal.levels
    texts = [folded(text) for text in goal.levels if text is not None]
    weighed = {other.weight is not None for other in counted(plan)}
    first = next(iter(course(history(plan, goal), "level")), None)
    worth_saying = {
        "few_levels": hope is None or (much_less is None and less is None) or (more is None and much_more is None),
        "same_words": len(set(texts)) < len(texts),
        "some_weights": goal in counted(plan) and len(weighed) == 2,
        "from_lowest": first is not None and first.value == LEVELS[0],
        "from_highest": first is not None and first.value == LEVELS[-1],
    }
    return tuple(code for code, holds in worth_saying.items() if holds)


def by_level(levels: Sequence[str | None]) -> dict[int, str | None]:
    """The text at each of LEVELS; None at all of them where there are no levels."""
    return dict(zip(LEVELS, levels or (None,) * len(LEVELS), strict=True))


def with_levels(goal: Goal, texts: Mapping[int, str | None]) -> tuple[str | None, ...]:
    """The levels of a goal with these texts in their places (None takes one away); none where no text is left."""
    levels = tuple({**by_level(goal.levels), **texts}.values())
    return levels if any(levels) else ()


def read_level(text: str) -> int:
    """The level that was typed: by its number, −2 to 2, its name, or the first letters of it. "m" fits two: no guess.

    Raises NotUnderstood("level").
    """
    number = _NUMBERS.get(text.strip().replace("−", "-"))
    if number is not None:
        return number
    typed = folded(text.replace("-", " "))
    fits = {level for name, level in _NAMES if name == typed} or {
        level for name, level in _NAMES if typed and _begins(name.split(), typed)
    }
    if len(fits) != 1:
        raise NotUnderstood("level", text=text)
    return fits.pop()


def read_ruler(text: str) -> int:
    """A place on a ruler, a whole number from 0 to 10. Raises NotUnderstood("ruler")."""
    return _whole(text, "ruler")


def read_weight(text: str) -> int:
    """A weight, a whole number from 0 to 10. Raises NotUnderstood("weight")."""
    return _whole(text, "weight")


def _begins(name: list[str], typed: str) -> bool:
    """Whether each word begins as it was typed, or the words' first letters were typed alone: "m l", "ml"."""
    words = typed.split()
    if typed == "".join(word[0] for word in name):
        return True
    return len(words) <= len(name) and all(word.startswith(part) for word, part in zip(name, words, strict=False))


def _whole(text: str, code: str) -> int:
    number = read_whole(text, 0, HIGHEST)
    if number is None:
        raise NotUnderstood(code, text=text)
    return number
