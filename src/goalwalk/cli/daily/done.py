"""Saying something about days: done, rest, skip, win."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from goalwalk.cli.daily.as_said import Line, as_meant, needed_step, slots_said, told_on
from goalwalk.cli.prompts import given, in_one, needed
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import UNTIL, listed_days, near_day, past_day
from goalwalk.core import texts
from goalwalk.core.amounts import with_unit
from goalwalk.core.days import stretch_of
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Changed, Plan, Step, What, Win
from goalwalk.core.nouns import check_ins
from goalwalk.core.nouns.check_ins import Outcome
from goalwalk.core.nouns.records import step_id
from goalwalk.screens.looks.checkin import checked_in
from goalwalk.screens.receipt import ReceiptView

if TYPE_CHECKING:
    from goalwalk.cli.papers.out import Paper

Said = Changed[list[Step]]  # what was said of which steps


def done(
    run: Run,
    steps: list[str] | None = None,
    *,
    partly: bool = False,
    amount: str | None = None,
    note: str | None = None,
    on: list[str] | None = None,
    instead: bool = False,
    helped: str | None = None,
) -> None:
    """A step is done, or a part of it."""
    outcome = Outcome("partly" if partly else "done", None, _note(note), instead)
    _check_in(run, Line("done", steps, _past_days, _on(on, _past_days), measure=amount), outcome, _ruler(helped))


def rest(
    run: Run,
    steps: list[str] | None = None,
    *,
    all: bool = False,
    on: list[str] | None = None,
    from_: str | None = None,
    to: str | None = None,
    note: str | None = None,
    instead: bool = False,
) -> None:
    """A chosen day off, or several; also ahead. Rest never ends a run."""
    if all and steps:
        raise NotUnderstood("not_together", one="--all", other="STEP")
    if on and (from_ or to):
        raise NotUnderstood("not_together", one="--on", other="--from")
    outcome = Outcome("rest", None, _note(note), instead)
    line = Line("rest", steps, _rest_days, _on(on, _rest_days))
    if from_ or to:
        option = "--from" if from_ else "--to"
        line = line._replace(days=lambda today: _range(today, from_, to), option=option)
    _check_in(run, line, outcome)


def skip(
    run: Run,
    steps: list[str] | None = None,
    *,
    on: list[str] | None = None,
    note: str | None = None,
    instead: bool = False,
) -> None:
    """Not today: an honest no."""
    outcome = Outcome("not today", None, _note(note), instead)
    _check_in(run, Line("skip", steps, _past_days, _on(on, _past_days)), outcome)


def win(
    run: Run,
    text: list[str] | None = None,
    *,
    on: str | None = None,
    of: str | None = None,
    share: bool = False,
    day: bool = False,
    file: str | None = None,
) -> None:
    """Write down a win, however small; your own, or one to celebrate together."""
    if not share and (day or file is not None):
        option = "--day" if day else "--file"
        raise NotUnderstood("only_with", option=option, other="--share", example="goalwalk win Slept --share")
    if len(text or ()) == 1 and _is_list(in_one(text)) and not (run.yes or share or on or of):
        from goalwalk.screens.nouns.wins import wins_view

        plan = run.begun("wins") or Plan()
        run.show(wins_view(plan, run.today(plan), None), run.today(plan))
        return
    to = _card_place(run, file) if share else None
    whose = None if of is None else given(of, texts.title)
    kept = needed(run, in_one(text), "win", 'goalwalk win "Got out of bed"', texts.note)

    def change(plan: Plan) -> Changed[Win]:
        moment = run.moment(plan)
        day = past_day(on, moment.today)
        plan = check_ins.add_win(plan, Win(run.new_id(), 0, day, moment.at, kept, whose))
        facts: dict[str, object] = {"text": kept, "day": day.isoformat()}
        what = What("win_of_added", {**facts, "of": whose}) if whose else What("win_added", facts)
        return Changed(plan, what, plan.wins[-1])

    from goalwalk.screens.nouns.wins import win_line

    plan, what, added = run.begin(change)
    today = run.today(plan)
    run.show(ReceiptView(today, what, changed=(("win", win_line(added)),)), today)
    if to:
        _give_away(run, added, to, today, day)


def _is_list(text: str | None) -> bool:
    """Whether somebody asks for the list of wins."""
    from goalwalk.core.spoken import verb

    return verb(text or "") == ("list", "")


def _card_place(run: Run, file: str | None) -> Paper:
    from goalwalk.cli.papers.win_card import place

    return place(run, file)


def _give_away(run: Run, win: Win, to: Paper, today: date, with_day: bool) -> None:
    """A card beside the receipt; a program gets the receipt alone, which holds the win, and the file."""
    if run.json and to.target is None:
        return
    from goalwalk.cli.papers.win_card import share

    share(run, win, to, today, with_day=with_day, answered=run.json)


def _check_in(run: Run, line: Line, outcome: Outcome, helped: int | None = None) -> None:
    """Say the outcome of the steps that were named, and how their skills `helped`. Names, days and the amount, in the
    step's own unit, are read from the very plan that is changed. Rest of no step is rest of all that come round."""

    def change(plan: Plan, line: Line, choice: str | None, more: Mapping[str, bool]) -> Said:
        moment = run.moment(plan)
        meant = line.meant(plan, moment.today, choice)
        days = list(meant.days) or [moment.today]
        if not meant.steps and line.verb == "rest":
            return _rested(run, plan, days, outcome)
        if meant.all:
            meant = meant._replace(steps=_asked_for(plan, days, begun=line.verb == "done"))
        if not meant.steps:
            raise needed_step(plan, line.verb)
        chosen = list(meant.steps)
        if meant.amount is not None and len(chosen) > 1:
            raise NotUnderstood("amount_one_step")
        said = outcome._replace(amount=meant.amount, instead=outcome.instead or meant.in_all, slot=meant.slot)
        said = said._replace(word="partly") if meant.partly and said.word == "done" else said
        plan = check_ins.check_in(plan, run.new_id, chosen, days, said, moment, more, told_on(run))
        if helped is not None:
            from goalwalk.core.nouns.skills import rate_steps

            plan = rate_steps(plan, run.new_id, chosen, days, helped, moment.at)
        return Changed(plan, _what(plan, chosen, days, said, helped), chosen)

    show_said(run, as_meant(run, line, lambda *meant: run.update(lambda plan: change(plan, *meant))))


def _asked_for(plan: Plan, days: list[date], *, begun: bool) -> tuple[Step, ...]:
    """The steps that are open on each of these days. Raises CannotBeDone("nothing_open")."""
    from goalwalk.screens.looks.checkin import asked_for

    each = [asked_for(plan, day, begun=begun) for day in days]
    steps = tuple(step for step in plan.steps if all(step in asked for asked in each))
    if not steps:
        raise CannotBeDone("nothing_open")
    return steps


def show_said(run: Run, said: Said) -> None:
    """The receipt of what was said of steps."""
    plan, what, steps = said
    today = run.today(plan)
    run.show(checked_in(plan, today, what, steps, counted=run.json), today)


def _rested(run: Run, plan: Plan, days: list[date], outcome: Outcome) -> Said:
    """A rest for every step, on those of the days on which it comes round or may."""
    plan, resting = check_ins.rest_all(plan, run.new_id, days, outcome, run.moment(plan))
    chosen = [step for step in plan.steps if step.id in resting]
    days = sorted({day for of_step in resting.values() for day in of_step})
    each = {step_id(plan, step): [day.isoformat() for day in resting[step.id]] for step in chosen}
    fewer = {id: of_step for id, of_step in each.items() if len(of_step) < len(days)}
    what = _what(plan, chosen, days, outcome, None)
    return Changed(plan, What(what.code, {**what.facts, "days_of": fewer}), chosen)


def _what(plan: Plan, chosen: list[Step], days: list[date], outcome: Outcome, helped: int | None) -> What:
    facts: dict[str, object] = {
        "steps": [[step_id(plan, step), step.title] for step in chosen],
        "word": outcome.word,
        "days": [day.isoformat() for day in days],
    }
    if outcome.amount is not None:
        facts["amount"] = with_unit(outcome.amount, chosen[0].unit)
    if helped is not None:
        facts["helped"] = helped
    if len(days) == 1 and (slots := slots_said(plan, chosen)):
        facts["slots"] = slots
    return What("checked_in", facts)


def _on(on: list[str] | None, read: Callable[[date, Sequence[str]], list[date]]) -> Callable[[date], list[date]] | None:
    """The days of `--on`, given today; None where it was not typed."""
    return (lambda today: read(today, on)) if on else None


def _past_days(today: date, days: Sequence[str]) -> list[date]:
    return listed_days(days, lambda text: past_day(text, today))


def _rest_days(today: date, days: Sequence[str]) -> list[date]:
    text = " ".join(days).casefold()
    first, until, last = text.removeprefix("from ").partition(" to ")
    if text.startswith("from ") and until:
        return _range(today, first, last)
    for until in UNTIL:
        if text.startswith(until):
            return _range(today, None, text.removeprefix(until))
    if len(days) == 1 and (several := stretch_of(days[0], today)):  # all of next week
        return _range(today, several[0].isoformat(), several[1].isoformat())
    return listed_days(days, lambda text: near_day(text, today))


def _range(today: date, first: str | None, last: str | None) -> list[date]:
    begin = today if first is None else near_day(first, today)
    end = max(begin, today) if last is None else near_day(last, today, after=begin)
    if end < begin:
        raise NotUnderstood("day_order", first=begin, last=end)
    if (end - begin).days > 366:
        raise CannotBeDone("day_far", first=begin, last=end)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]


def _ruler(typed: str | None) -> int | None:
    if typed is None:
        return None
    from goalwalk.core.nouns.levels import read_ruler

    return read_ruler(typed)


def _note(typed: str | None) -> str | None:
    return None if typed is None else given(typed, texts.note)
