"""What is written of a clock, as typed: `clock return` and `clock amount`. What remains is said first, and then, once,
one person and one small step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goalwalk import words
from goalwalk.cli.change import change_named
from goalwalk.cli.noun import Fields
from goalwalk.cli.nouns.clocks import CLOCK
from goalwalk.cli.prompts import ask_until, given, needed
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import day_behind, listed_days, past_day
from goalwalk.core import texts
from goalwalk.core.amounts import amount_text
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.clocks_setbacks import Amount, Clock
from goalwalk.core.model.plan import Changed, Plan
from goalwalk.core.naming import Exact, find_clock
from goalwalk.core.nouns import clocks
from goalwalk.core.nouns.clocks import Span, off_path
from goalwalk.core.units import read_measure
from goalwalk.screens.nouns.after_return import offer
from goalwalk.screens.nouns.clock_days import clock_day
from goalwalk.screens.nouns.clocks import clocks_view

Things = tuple[tuple[str, object], ...]  # to tell, by their names
Written = tuple[Plan, str, Fields, Things]  # the plan with it, what was done, facts, things to tell


def return_(
    run: Run,
    clock: str | None = None,
    *,
    on: list[str] | None = None,
    from_: str | None = None,
    to: str | None = None,
    note: str | None = None,
    remove: str | None = None,
) -> None:
    """A day off the path of a clock, or several. All the other days stay."""
    typed = {"--on": on, "--from": from_, "--to": to, "--note": note, "--remove": remove}
    chosen = [name for name, value in typed.items() if value is not None]
    for one, other in (("--on", "--from"), ("--on", "--to"), *((name, "--remove") for name in chosen[:-1])):
        if one in chosen and other in chosen:
            raise NotUnderstood("not_together", one=one, other=other)
    if to is not None and from_ is None:
        raise NotUnderstood("clock_from")
    kept = None if note is None else given(note, texts.note)
    behind, named = _named(run, clock)
    if behind and (on or from_ or to or remove):
        raise NotUnderstood("not_together", one=next(iter(chosen)), other=behind)
    on = [behind] if behind else on
    if remove is not None:
        _take_away(run, Exact(named), remove)
        return

    def change(plan: Plan, clock: Clock) -> Written:
        moment = run.moment(plan)
        spans = _spans(moment.today, on, from_, to)
        plan = clocks.returned(plan, run.new_id, clock, spans, moment, kept)
        first, last = spans[0][0], spans[-1][1]
        days = {"first": first.isoformat(), "last": last.isoformat()}
        if len(spans) > 1:
            return plan, "returned_days", {"n": len(spans), **days}, ()
        if first != last:
            return plan, "returned_span", days, ()
        return plan, "returned", {"day": first.isoformat(), **days}, ()

    _write(run, named, change)


def amount(run: Run, clock: str, much: str | None = None, *, on: str | None = None, note: str | None = None) -> None:
    """How much it was on a day. The amounts of a day add up; a day within the limit is a free one."""
    read: Callable[[str], str] = str
    if much is None and run.can_ask:
        read = _reader(run, find_clock(run.plan(), clock))  # nobody is asked about what is not there
    kept = None if note is None else given(note, texts.note)
    typed = needed(run, much, "clock_amount", "goalwalk clock amount 1 2", read)

    def change(plan: Plan, clock: Clock) -> Written:
        moment = run.moment(plan)
        behind, much = day_behind(typed, moment.today)
        if behind and on is not None:
            raise NotUnderstood("not_together", one="--on", other=behind)
        day, said = past_day(behind or on, moment.today), _amount(much, clock.unit)
        plan = clocks.amount(plan, Amount(run.new_id(), clock.id, day, moment.at, said, kept), moment.today)
        written = clock_day(plan, clock, day)
        amount = f"{amount_text(said)} {clock.unit or ''}".strip()
        facts = {"day": day.isoformat(), "amount": amount, "off": written.over and written.counted}
        return plan, "amount", facts, (("amount", written),)

    _write(run, clock, change)


def _write(run: Run, named: str, change: Callable[[Plan, Clock], Written]) -> None:
    """Write something of a clock. Where that takes a day off its path which was on it, a person and a step are
    offered."""

    def apply(plan: Plan, clock: Clock, today: date) -> Changed[tuple[Clock, Things]]:
        after, done, facts, things = change(plan, clock)
        days_before, days_after = (sum(span.days for span in off_path(one, clock, today)) for one in (plan, after))
        if after == plan:
            done, things = "return_known", ()
        elif days_after > days_before:
            things = (*things, ("offer", offer(after, today)))
        return CLOCK.done(run, after, clock, done, facts)._replace(thing=(clock, things))

    plan, what, (clock, things) = change_named(run, find_clock, named, apply)
    CLOCK.tell(run, Changed(plan, what, clock), *things)


def _take_away(run: Run, named: str, text: str) -> None:
    def change(plan: Plan, clock: Clock, today: date) -> tuple[Plan, Fields]:
        day = past_day(text, today)
        return clocks.take_away(plan, clock, day), {"day": day.isoformat()}

    CLOCK.change(run, named, "return_removed", change)


def _named(run: Run, clock: str | None) -> tuple[str, str]:
    """The clock that was named; the only one there is; or the one that is answered. Before it the day behind its name,
    "" where none is."""
    if clock is not None and " " not in clock.strip():
        return "", clock
    plan = run.plan()
    if clock is not None:
        try:
            find_clock(plan, clock)
        except CannotBeDone:
            return day_behind(clock, run.today(plan))
        return "", clock
    if not plan.clocks:
        raise CannotBeDone("no_clocks")
    if len(plan.clocks) == 1:
        return "", str(plan.clocks[0].number)
    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say("needed.clock_which"), example="goalwalk clock return 1")
    run.show(clocks_view(plan, run.today(plan)), run.today(plan))
    return "", ask_until(words.say("ask.clock_which"), lambda text: str(find_clock(plan, text).number))


def _spans(today: date, on: list[str] | None, first: str | None, last: str | None) -> list[Span]:
    """The days that were typed, each a span of its own; or from the first to the last. Today, where none was."""
    if first is not None:
        begin = past_day(first, today)
        return [(begin, past_day(last, today, begin))]
    return [(day, day) for day in (listed_days(on, lambda text: past_day(text, today)) if on else [today])]


def _reader(run: Run, clock: Clock) -> Callable[[str], str]:
    """What takes an answer as it was typed, once it can be read: an amount, perhaps with its day."""
    today = run.today(run.plan())

    def read(text: str) -> str:
        _amount(day_behind(text, today)[1], clock.unit)
        return text

    return read


def _amount(text: str, unit: str | None) -> int:
    try:
        return read_measure(text, unit)
    except NotUnderstood as problem:
        if problem.code != "amount_not_positive":
            raise
        raise NotUnderstood("clock_nothing") from None
