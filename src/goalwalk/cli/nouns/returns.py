"""What is written of a clock, as typed: `clock return` and `clock amount`. What remains is said first, and then, once,
one person and one small step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goalwalk import words
from goalwalk.cli.nouns.clocks import change_clock, clock_what, show_clock
from goalwalk.cli.prompts import ask_until, given, needed
from goalwalk.cli.run import Run
from goalwalk.cli.typed import past_day
from goalwalk.core import texts
from goalwalk.core.amounts import amount_text, read_amount
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.model.road import Amount, Clock
from goalwalk.core.naming import Exact, find_clock
from goalwalk.core.nouns import clocks
from goalwalk.core.nouns.clocks import Span, Stretch, off_path
from goalwalk.screens.nouns.clocks import clock_day, clocks_view
from goalwalk.screens.nouns.offers import offer


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
    named = _named(run, clock)
    if remove is not None:
        _take_away(run, Exact(named), remove)
        return
    spans: list[Span] = []

    def change(plan: Plan, found: Clock) -> Plan:
        moment = run.moment(plan)
        spans[:] = _spans(moment.today, on, from_, to)
        return clocks.returned(plan, run.new_id, found, spans, moment, kept)

    _write(run, named, change, lambda _, found: _returned_what(found, spans))


def amount(run: Run, clock: str, much: str | None = None, *, on: str | None = None, note: str | None = None) -> None:
    """How much it was on a day. The amounts of a day add up; a day within the limit is a free one."""
    if much is None and run.can_ask:
        find_clock(run.plan(), clock)  # nobody is asked about what is not there
    kept = None if note is None else given(note, texts.note)
    said = needed(run, much, "clock_amount", "goalwalk clock amount 1 2", _amount)
    day: list[date] = []

    def change(plan: Plan, found: Clock) -> Plan:
        moment = run.moment(plan)
        day[:] = [past_day(on, moment.today)]
        return clocks.amount(plan, Amount(run.new_id(), found.id, day[0], moment.at, said, kept), moment.today)

    def what(plan: Plan, found: Clock) -> What:
        told = f"{amount_text(said)} {found.unit or ''}".strip()
        told_of = clock_day(plan, found, day[0])
        off = told_of.over and told_of.counted
        return clock_what("clock_amount", found, day=day[0].isoformat(), amount=told, off=off)

    _write(run, clock, change, what, lambda plan, found: (("amount", clock_day(plan, found, day[0])),))


def _write(
    run: Run,
    named: str,
    change: Callable[[Plan, Clock], Plan],
    what: Callable[[Plan, Clock], What],
    more: Callable[[Plan, Clock], tuple[tuple[str, object], ...]] = lambda _, __: (),
) -> None:
    """Write something of a clock. Where that takes a day off its path which was on it, a person and a step are
    offered."""
    found: list[Clock] = []
    before: list[Stretch] = []
    stood: list[bool] = []

    def apply(plan: Plan) -> Plan:
        found[:] = [find_clock(plan, named)]
        before[:] = off_path(plan, found[0], run.today(plan))
        new = change(plan, found[0])
        stood[:] = [new == plan]
        return new

    plan = run.update(apply, lambda _, plan: what(plan, found[0]))
    today = run.today(plan)
    if stood[0]:
        told = what(plan, found[0])
        show_clock(run, plan, What("clock_return_known", told.facts), found[0])
        return
    newly = sum(one.days for one in off_path(plan, found[0], today)) > sum(one.days for one in before)
    offered = (("offer", offer(plan, today)),) if newly else ()
    show_clock(run, plan, what(plan, found[0]), found[0], *more(plan, found[0]), *offered)


def _returned_what(clock: Clock, spans: list[Span]) -> What:
    first, last = spans[0][0], spans[-1][1]
    days = {"first": first.isoformat(), "last": last.isoformat()}
    if len(spans) > 1:
        return clock_what("clock_returned_days", clock, n=len(spans), **days)
    if first != last:
        return clock_what("clock_returned_span", clock, **days)
    return clock_what("clock_returned", clock, day=first.isoformat(), **days)


def _take_away(run: Run, named: str, text: str) -> None:
    day: list[date] = []

    def change(plan: Plan, found: Clock, today: date) -> Plan:
        day[:] = [past_day(text, today)]
        return clocks.take_away(plan, found, day[0])

    change_clock(run, named, change, lambda found: clock_what("clock_return_removed", found, day=day[0].isoformat()))


def _named(run: Run, clock: str | None) -> str:
    """The clock that was named; the only one there is; or the one that is answered."""
    if clock is not None:
        return clock
    plan = run.plan()
    if not plan.clocks:
        raise CannotBeDone("no_clocks")
    if len(plan.clocks) == 1:
        return str(plan.clocks[0].number)
    if not run.can_ask:
        raise NotUnderstood("needed", what=words.say("needed.clock_which"), example="goalwalk clock return 1")
    run.show(clocks_view(plan, run.today(plan)), run.today(plan))
    return ask_until(words.say("ask.clock_which"), lambda text: str(find_clock(plan, text).number))


def _spans(today: date, on: list[str] | None, first: str | None, last: str | None) -> list[Span]:
    """The days that were typed, each a span of its own; or from the first to the last. Today, where none was."""
    if first is not None:
        begin = past_day(first, today)
        return [(begin, past_day(last, today, begin))]
    return [(day, day) for day in sorted({past_day(text, today) for text in on} if on else {today})]


def _amount(text: str) -> int:
    try:
        return read_amount(text)
    except NotUnderstood as problem:
        if problem.code != "amount_not_positive":
            raise
        raise NotUnderstood("clock_nothing") from None
