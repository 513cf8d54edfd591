"""Rulers and levels, as typed: `goal rate` and `goal levels`. Whatever levels may lack is said, and never refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from goalwalk import words
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.prompts import ask_or_pass, given, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import past_day
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import ASKED_LEVELS, LEVELS, Changed, Goal, Plan, Rating, What
from goalwalk.core.naming import find_goal
from goalwalk.core.nouns import goals
from goalwalk.core.nouns import levels as attainment
from goalwalk.core.nouns.levels import read_level, read_ruler, read_weight
from goalwalk.screens.nouns.goals import goal_line
from goalwalk.screens.nouns.levels import levels_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words.standing import level_name

T = TypeVar("T")
LEVEL_WORDS = ("much-less", "less", "hope", "more", "much-more")  # LEVELS, as they are typed

Fields = dict[str, Any]
Written = Changed[tuple[Goal, Fields]]  # the goal, and what a receipt tells beside what was done


def levels(
    run: Run,
    goal: str,
    *,
    measured: str | None = None,
    much_less: str | None = None,
    less: str | None = None,
    hope: str | None = None,
    more: str | None = None,
    much_more: str | None = None,
    weight: str | None = None,
    numbers: bool = False,
    t: bool = False,
    t_score: bool = False,
) -> None:
    """What less, what you hope, and more would look like, in your words, and where it stands.

    Without options: see them, or be asked for them. A text of - is read from stdin; an empty one ("") takes it away.
    """
    t = t or t_score  # which help does not name
    said = _said(measured, weight, (much_less, less, hope, more, much_more))
    if said and (numbers or t):
        raise NotUnderstood("not_together", one="--numbers" if numbers else "--t", other=_option(said))
    if said:
        _receipt(run, _write(run, goal, said))
        return
    if not numbers and not t and _levels_asked(run, goal):
        return
    plan = run.plan()
    view = levels_view(plan, find_goal(plan, goal), run.today(plan), numbers=numbers, overall=t)
    run.show(view, run.today(plan))


def rate(
    run: Run,
    goal: str,
    *,
    importance: str | None = None,
    confidence: str | None = None,
    level: str | None = None,
    why: str | None = None,
    up: str | None = None,
    on: str | None = None,
) -> None:
    """How much a goal matters, how sure you are, and where it stands. Earlier ones stay, each with its day.

    A goal that was reached or let go can be rated, too: that looks back.
    """
    fields: Fields = {
        "importance": None if importance is None else read_ruler(importance),
        "confidence": None if confidence is None else read_ruler(confidence),
        "level": None if level is None else read_level(level),
        "why": None if why is None else given(why, texts.note),
        "up": None if up is None else given(up, texts.note),
    }
    if not _told(fields):
        _rating_asked(run, goal, on)
        return
    _receipt(run, _rate(run, goal, on, fields))


def _rate(run: Run, named: str, on: str | None, fields: Fields) -> Written:
    def change(plan: Plan, goal: Goal, today: date) -> Written:
        rating = Rating(run.new_id(), goal.id, past_day(on, today), run.moment(plan).at, **fields)
        plan = goals.rate(plan, rating)
        smaller = rating.confidence is not None and rating.confidence < attainment.SURE and goal.ended is None
        first = [other.id for other in attainment.history(plan, goal) if other.level is not None] == [rating.id]
        advice = [code for code in attainment.advice(plan, goal) if first and code.startswith("from_")]
        text = None if rating.level is None else goal.levels[LEVELS.index(rating.level)]
        numbers = {name: getattr(rating, name) for name in ("importance", "confidence", "level")}
        has_words = bool(rating.why or rating.up)  # what they are is not told
        what = _what("goal_rated", goal, day=rating.day.isoformat(), **numbers, words=has_words)
        return Changed(plan, what, (goal, {"text": text, "advice": advice, "smaller": smaller}))

    return change_named(run, find_goal, named, change)


def _write(run: Run, named: str, said: Fields) -> Written:
    def change(plan: Plan, goal: Goal, _: date) -> Written:
        texts_of = {LEVELS[place]: said[name] for place, name in enumerate(LEVEL_WORDS) if name in said}
        fields = {name: said[name] for name in ("measured", "weight") if name in said}
        plan = goals.edit(plan, goal, levels=attainment.with_levels(goal, texts_of), **fields)
        now = as_it_is(plan.goals, goal)
        written = [level for level, text in attainment.by_level(now.levels).items() if text]
        what = _what("goal_levels", now, levels=written)
        return Changed(plan, what, (now, {"advice": list(attainment.advice(plan, now)), **fields}))

    return change_named(run, find_goal, named, change)


def _what(code: str, goal: Goal, **facts: object) -> What:
    return What(code, {"id": str(goal.number), "title": goal.title, **facts})


def _receipt(run: Run, written: Written) -> None:
    plan, what, (goal, more) = written
    today = run.today(plan)
    whole = What(what.code, {**what.facts, **more})
    run.show(ReceiptView(today, whole, changed=(("goal", goal_line(plan, goal, today)),)), today)


def _said(measured: str | None, weight: str | None, levels: Sequence[str | None]) -> Fields:
    """What was given by options; an empty text takes away."""
    typed = {"measured": measured, **dict(zip(LEVEL_WORDS, levels, strict=True))}
    said: Fields = {
        name: given(text, texts.title) if text else None for name, text in typed.items() if text is not None
    }
    if weight is not None:
        said["weight"] = None if weight.strip().lower() in ("", "none") else read_weight(weight)
    return said


def _option(said: Fields) -> str:
    return f"--{next(iter(said))}"


def _told(fields: Fields) -> bool:
    return any(value is not None for value in fields.values())


# Asking


def _levels_asked(run: Run, named: str) -> bool:
    """Ask for the levels where nothing is written of them yet and there is somebody to ask; whether something was said,
    which is written down then."""
    if not run.can_ask:
        return False
    run.name_whose()
    found = find_goal(run.plan(), named)
    if found.levels or found.measured or found.ended:
        return False

    def keep(told: Answers) -> Written:
        return _write(run, str(found.number), {name: text for name, text in told.items() if text is not None})

    with conversation(run, keep) as told:
        told.put(measured=_passed("level.measured", texts.title))
        for level in ASKED_LEVELS:
            told.put(**{LEVEL_WORDS[LEVELS.index(level)]: _passed(f"level.{level}", texts.title)})
        if not told.count:
            return False
        changed = until_saved(run, lambda: keep(told))
    _receipt(run, changed)
    return True


def _rating_asked(run: Run, named: str, on: str | None) -> None:
    """Ask for a rating, and write it down; a question about a number is asked where there is one."""
    if not run.can_ask:
        example = "goalwalk goal rate 1 --importance 8"
        raise NotUnderstood("needed", what=words.say("needed.rating"), example=example)
    run.name_whose()
    plan = run.plan()
    found = find_goal(plan, named)
    if on is not None:
        past_day(on, run.today(plan))

    def keep(told: Answers) -> Written:
        return _rate(run, str(found.number), on, told)

    with conversation(run, keep) as told:
        _ask_rating(told, found)
        if not told.count:
            run.show(ReceiptView(run.today(plan), What("nothing", {})), run.today(plan))
            return
        changed = until_saved(run, lambda: keep(told))
    _receipt(run, changed)


def _ask_rating(told: Answers, goal: Goal) -> None:
    told.put(importance=_passed("rate.importance", read_ruler))
    if told["importance"]:
        told.put(why=_passed("rate.why", texts.note))
    told.put(confidence=_passed("rate.confidence", read_ruler))
    if told["confidence"] is not None and told["confidence"] < attainment.HIGHEST:
        told.put(up=_passed("rate.up", texts.note))
    if goal.levels:
        for level, text in attainment.by_level(goal.levels).items():
            if text:
                to_stderr(words.say("levels.line", level=level_name(level), text=text))
        told.put(level=_passed("rate.level", read_level))


def _passed(key: str, read: Callable[[str], T]) -> T | None:
    """An answer, read; None where Enter passes over the question."""
    return ask_or_pass(f"ask.{key}", read, no=key.startswith("level."))
