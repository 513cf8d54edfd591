"""The evening: today's open steps in one line, how the day was, and anything to keep. One undo takes it all back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from goalwalk.cli.daily.as_said import slots_said, told_on, with_more
from goalwalk.cli.daily.done import Said, show_said
from goalwalk.cli.prompts import Reader, ask_or_pass, given, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import past_day
from goalwalk.core import texts
from goalwalk.core.amounts import ONE, read_of_scale
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.components import Contact, Support
from goalwalk.core.model.plan import Changed, DayCheckIn, Plan, Step, What, Win, Word
from goalwalk.core.naming import find_step, support_named
from goalwalk.core.nouns import check_ins
from goalwalk.core.nouns.check_ins import Moment, Outcome
from goalwalk.core.nouns.records import added, step_id
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.looks.checkin import checkin_view
from goalwalk.screens.step_stand import Stand

if TYPE_CHECKING:
    from goalwalk.cli.conversation import Answers


class Evening(NamedTuple):
    """What was said this evening: of steps by their id, and of the day."""

    said: dict[str, Outcome]
    mood: int | None = None
    urge: int | None = None
    answers: tuple[tuple[str, str], ...] = ()
    win: str | None = None


def checkin(
    run: Run,
    day: str | None = None,
    *,
    done: list[str] | None = None,
    partly: list[str] | None = None,
    rest: list[str] | None = None,
    skip: list[str] | None = None,
    mood: str | None = None,
    urge: str | None = None,
    good: str | None = None,
    hard: str | None = None,
    reached: str | None = None,
    keep: str | None = None,
    note: str | None = None,
    on: str | None = None,
) -> None:
    """The evening, in a line or two, of today or a day that is named. Enter passes over anything; being here counts."""
    if day is not None and on is not None:
        raise NotUnderstood("not_together", one="--on", other=day)
    on = on if day is None else day
    named: dict[Word, list[str] | None] = {"done": done, "partly": partly, "rest": rest, "not today": skip}
    typed = {"note": note, "good": good, "hard": hard, "reached": reached, "keep": keep}
    if any(named.values()) or any(text is not None for text in (mood, urge, *typed.values())):
        answers = tuple((name, given(text, _answer(name))) for name, text in typed.items() if text is not None)
        evening = _with_win(
            Evening(
                said={},
                mood=None if mood is None else _mood(mood),
                urge=None if urge is None else check_ins.read_strength(urge),
                answers=answers,
            )
        )
        show_said(run, _keep(run, lambda plan: evening._replace(said=_named(plan, named)), on))
    elif run.can_ask:
        _talked(run, on)
    else:
        raise NotUnderstood("needs_terminal", example="goalwalk checkin --done 1.1 --mood 4")


def _named(plan: Plan, named: dict[Word, list[str] | None]) -> dict[str, Outcome]:
    """What the options say of which step; of one step only one thing."""
    said: dict[str, Outcome] = {}
    for word, texts_of in named.items():
        for text in texts_of or ():
            id = step_id(plan, find_step(plan, text))
            if id in said:
                raise NotUnderstood("said_twice", id=id)
            said[id] = Outcome(word)
    return said


def _talked(run: Run, on: str | None) -> None:
    from goalwalk.cli.conversation import conversation

    plan = run.session.load()
    day = past_day(on, run.today(plan))

    def keep(told: Answers) -> Said:
        return _keep(run, lambda _: _evening(told), day.isoformat(), asked=True)

    with conversation(run, keep) as told:
        _ask(run, plan, day, told)
        kept = keep(told)
    show_said(run, kept)


def _evening(told: Answers) -> Evening:
    """What was said so far."""
    numbers = {name: told.get(name) for name in ("mood", "urge")}
    answers = tuple((name, text) for name, text in told.items() if text and name not in ("said", *numbers))
    return _with_win(Evening(told.get("said") or {}, **numbers, answers=answers))


def _ask(run: Run, plan: Plan, day: date, told: Answers) -> None:
    today = run.today(plan)
    view = checkin_view(plan, day, today)
    run.show(view, today)
    if view.stands:
        _ask_steps(view.stands, told)
    reads: dict[str, Callable[[str], int | str]] = {"mood": _mood, "urge": check_ins.read_strength}
    for question in plan.settings.questions:
        told.put(**{question: ask_or_pass(f"checkin.{question}", reads.get(question, _answer(question)))})


def _ask_steps(stands: Sequence[Stand], told: Answers) -> None:
    """What is said of the steps; then, of one that is done several times a day, whether it was all of them."""
    from goalwalk.core.evening_line import Listed, is_two_things, read_line, read_times  # only where it is asked

    left = {stand.id: max(0, (stand.target or 0) - (stand.amount or 0)) for stand in stands}
    steps = [Listed(stand.id, stand.title, stand.unit, left[stand.id]) for stand in stands]
    told.put(said=ask_or_pass("checkin.steps", lambda text: read_line(text, steps)) or None)
    for step in steps:
        said = told["said"] or {}
        if step.id in said and is_two_things(step, said[step.id]):
            n = step.left // ONE
            key = "checkin.both" if n == len(("one", "other")) else "checkin.all"
            often = ask_or_pass(key, partial(read_times, listed=step), title=step.title, n=n)
            told["said"] = {**said, step.id: often or said[step.id]}


def _answer(question: str) -> Reader[str]:
    """How an answer in words is read: of what is kept, something has to stand behind the mark of a win."""

    def read(typed: str) -> str:
        text = texts.note(typed)
        if question == "keep" and (won := check_ins.won(text)) is not None:
            texts.note(won)
        return text

    return Reader(read, words=True)


def _with_win(evening: Evening) -> Evening:
    """The evening, with the line to keep as a win where the person calls it one."""
    answers = dict(evening.answers)
    won = check_ins.won(answers.get("keep", ""))
    if won is None:
        return evening
    del answers["keep"]
    return evening._replace(answers=tuple(answers.items()), win=won)


def _keep(run: Run, evening_of: Callable[[Plan], Evening], on: str | None, *, asked: bool = False) -> Said:
    """Write the evening down. Names and the day are read from the very plan that is changed. `asked`: it was answered
    question by question, and there is none more.
    """

    def change(plan: Plan, more: Mapping[str, bool] | None) -> Changed[tuple[list[Step], list[str]]]:
        moment = run.moment(plan)
        day = past_day(on, moment.today)
        evening = evening_of(plan)
        chosen: dict[str, Step] = {}
        gone = []
        for id, outcome in evening.said.items():
            try:
                chosen[id] = find_step(plan, id)
            except CannotBeDone:  # taken away in another window meanwhile: the rest of the evening is kept
                gone.append(id)
                continue
            plan = check_ins.check_in(plan, run.new_id, [chosen[id]], [day], outcome, moment, more, told_on(run))
        evening, contact = _reached(plan, evening)
        if contact is not None:
            plan = added(plan, "contacts", Contact(run.new_id(), contact.id, day, moment.at))
        plan = _about_the_day(run, plan, evening, day, moment, said=bool(chosen))
        return Changed(plan, _what(evening, chosen, day, slots_said(plan, chosen.values())), ([*chosen.values()], gone))

    def record(more: Mapping[str, bool] | None) -> Changed[tuple[list[Step], list[str]]]:
        return until_saved(run, lambda: run.update(lambda plan: change(plan, more)))

    plan, what, (steps, gone) = record(None) if asked else with_more(run, record)
    for id in gone:
        run.tell("checkin.gone", id=id)
    return Changed(plan, what, steps)


def _reached(plan: Plan, evening: Evening) -> tuple[Evening, Support | None]:
    """Whom the answer names of those in the person's corner, if it is one; a number becomes the name it stands for."""
    answers = dict(evening.answers)
    found = support_named(plan, answers["reached"]) if "reached" in answers else None
    if found is not None and answers["reached"].strip(". ").isdecimal():
        answers["reached"] = found.title
    return evening._replace(answers=tuple(answers.items())), found


def _what(evening: Evening, chosen: dict[str, Step], day: date, slots: dict[str, str]) -> What:
    return What(
        "day",
        {
            "day": day.isoformat(),
            "mood": evening.mood,
            "urge": evening.urge,
            "kept": dict(evening.answers).get("keep"),
            "win": evening.win,
            "answers": [list(pair) for pair in evening.answers if pair[0] != "keep"],
            "steps": [[id, step.title, evening.said[id].word] for id, step in chosen.items()],
            **({"slots": slots} if slots else {}),
        },
    )


def _about_the_day(run: Run, plan: Plan, evening: Evening, day: date, moment: Moment, *, said: bool) -> Plan:
    """The plan with what was said of the day; where nothing was `said` of a step either, that somebody was here."""
    note = dict(evening.answers).get("note")
    answers = tuple(pair for pair in evening.answers if pair[0] != "note")
    nothing = not said and evening.win is None
    if nothing or evening.mood is not None or evening.urge is not None or note or answers:
        about = DayCheckIn(run.new_id(), day, moment.at, evening.mood, evening.urge, note, answers)
        plan = check_ins.check_in_day(plan, about)
    if evening.win is not None:
        plan = check_ins.add_win(plan, Win(run.new_id(), 0, day, moment.at, evening.win))
    return plan


def _mood(text: str) -> int:
    value = read_of_scale(text, 1, 5)
    if value is None:
        raise NotUnderstood("mood", text=text)
    return value
