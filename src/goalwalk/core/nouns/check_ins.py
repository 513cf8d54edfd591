"""Check-ins and wins: what was said about days. They are only ever added; `instead` amends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from goalwalk.core.amounts import ONE, amount_text, meaning, read_of_scale, with_unit
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.day_index import (
    NOTHING,
    amount_on,
    heard,
    last_day,
    letter_on,
    marked,
    target_on,
    written_about,
)
from goalwalk.core.measures.marks import Row, may_rest, rows
from goalwalk.core.model.plan import CheckIn, DayCheckIn, Plan, Said, Step, Win, Word
from goalwalk.core.nouns.records import numbered
from goalwalk.core.rhythm.rhythms import has_occasions
from goalwalk.core.tuples import NamedTuple

NewId = Callable[[], str]
Heard = Callable[[date], Sequence[CheckIn]]  # the check-ins of a day that are kept already
SHOWN = ("done", "partly")
TOO_MUCH = 2  # times the target, beyond which an amount is asked of


class Outcome(NamedTuple):
    """What is said of a step's day; `slot`: of which of its times, where it has several."""

    word: Word
    amount: int | None = None
    note: str | None = None
    instead: bool = False
    slot: str | None = None


class Moment(NamedTuple):
    """When it is said: the civil day today, and the instant `at` with its offset."""

    today: date
    at: str


def check_in(
    plan: Plan,
    new_id: NewId,
    steps: Iterable[Step],
    days: Iterable[date],
    outcome: Outcome,
    moment: Moment,
    more: Mapping[str, bool] | None = None,
    told: Heard | None = None,
) -> Plan:
    """The plan with `outcome` said of each of these steps on each of these days.

    `more`: of steps by their id, whether one more counts where the target is there already (`meant`); None: nobody can
    tell, and it does not. `told` reads what a day holds, where a `done` fills one of several times of it. Raises
    CannotBeDone("day_ahead") for a day after today, but for rests, which may be chosen ahead, and what `meant` does.
    """
    days = tuple(days)
    ahead = [day for day in days if day > moment.today]
    if ahead and outcome.word != "rest":
        raise CannotBeDone("day_ahead", day=ahead[0], word=outcome.word)
    said = []
    for step in steps:
        for day in days:
            each = meant(plan, step, day, outcome, more)
            if told and each.word == "done" and len(step.at) > 1:
                each = _in_slot(plan, step, day, each, moment, more, told)
            said.append(CheckIn(new_id(), step.id, day, moment.at, *each))
    return heard(plan, said)


def meant(plan: Plan, step: Step, day: date, outcome: Outcome, more: Mapping[str, bool] | None) -> Outcome:
    """What is said of a step's day, with its amount where `done` alone means one (measures §2).

    Once the target is there, a further one may be a dose, or the same one told twice; and more than twice the target
    may be a slip of the finger: `more` knows which. Of a step whose times of the day are all filled it is the same one.
    Raises NotUnderstood: "one_more", "amount_large", where `more` would have to tell.
    """
    target = target_on(step, day.toordinal())
    if target is None or outcome.word not in SHOWN:
        return outcome
    before = 0 if outcome.instead else amount_on(plan.said.get(step.id, Said()), day.toordinal(), target)
    if outcome.amount is not None:
        after = before + outcome.amount
        if after > TOO_MUCH * target and more is not None and step.id not in more:
            raise _asked(plan, step, day, "amount_large", after, target)
        return outcome
    if outcome.word != "done" or meaning(step) == "all":
        return outcome
    if before >= target and more is not None and step.id not in more:
        if len(step.at) * ONE == target:
            return outcome
        raise _asked(plan, step, day, "one_more", before, target)
    adds = before < target or (more is not None and more[step.id])
    return outcome._replace(amount=ONE) if adds else outcome


def has_more(row: Row) -> bool:
    """Whether it is counted one by one, and some of today's are told and not all: the evening's pill is still open."""
    if row.today != "partly" or meaning(row.step) != "one":
        return False
    target = target_on(row.step, row.life.today)
    return target is not None and 0 < amount_on(row.said, row.life.today, target) < target


def _in_slot(
    plan: Plan,
    step: Step,
    day: date,
    outcome: Outcome,
    moment: Moment,
    more: Mapping[str, bool] | None,
    told: Heard,
) -> Outcome:
    """A `done` with the slot that it fills: the one that was named, today the free one that is nearest to the hour, of
    another day the first that is free. A second one within minutes may be the same: `more` knows.

    Raises NotUnderstood("one_soon"), CannotBeDone: "slot_filled", "no_slots" for a slot of a step that has none.
    """
    from goalwalk.core.nouns import slots

    times = slots.slots_of(step, target_on(step, day.toordinal()), plan.settings)
    if outcome.slot and outcome.slot not in times:
        raise CannotBeDone("no_slots", title=step.title)
    if not times:
        return outcome
    filled = {} if outcome.instead else slots.filled(times, (said for said in told(day) if said.step == step.id))
    if outcome.slot in filled:
        raise CannotBeDone("slot_filled", title=step.title, slot=outcome.slot)
    free = [slot for slot in times if slot not in filled]
    if not free or outcome.amount != ONE:
        return outcome._replace(slot=None)
    is_today = day == moment.today
    slot = outcome.slot or (slots.nearest(free, moment.at, plan.settings) if is_today else free[0])
    soon = next((at for at in filled.values() if is_today and slots.is_soon(at, moment.at)), None)
    if soon and not outcome.slot and more is not None and not more.get(step.id):
        from goalwalk.core.nouns.records import step_id

        raise NotUnderstood(
            "one_soon", step=step.id, id=step_id(plan, step), title=step.title, time=soon[11:16], slot=slot
        )
    return outcome._replace(slot=slot)


def _asked(plan: Plan, step: Step, day: date, code: str, amount: int, target: int) -> NotUnderstood:
    """That what was said of a step's day has to be asked of first."""
    from goalwalk.core.nouns.records import step_id  # which today does without

    facts = {"id": step_id(plan, step), "title": step.title, "amount": amount_text(amount)}
    return NotUnderstood(code, step=step.id, day=day, target=with_unit(target, step.unit), **facts)


def rest_all(
    plan: Plan, new_id: NewId, days: Iterable[date], outcome: Outcome, moment: Moment
) -> tuple[Plan, dict[str, list[date]]]:
    """The plan with a rest on each of these days for every step that it can be chosen for; those days, by step id.

    Raises CannotBeDone("nothing_to_rest") where there is no such step.
    """
    days = tuple(days)
    may = {row.step.id: [day for day in days if may_rest(row, day.toordinal())] for row in rows(plan, moment.today)}
    resting = {id: chosen for id, chosen in may.items() if chosen}
    if not resting:
        raise CannotBeDone("nothing_to_rest" if plan.steps else "no_steps")
    steps = {step.id: step for step in plan.steps}
    for id, chosen in resting.items():
        plan = check_in(plan, new_id, [steps[id]], chosen, outcome, moment)
    return plan, resting


def check_in_day(plan: Plan, check_in: DayCheckIn) -> Plan:
    """The plan with something said about a day itself; with nothing in it, that the person was there."""
    return plan._replace(day_check_ins=(*plan.day_check_ins, check_in), written=marked(plan.written, [check_in.day]))


def add_win(plan: Plan, win: Win) -> Plan:
    """The plan with one more win; its number is given here."""
    return numbered(plan, "wins", win)._replace(written=marked(plan.written, [win.day]))


def remove_win(plan: Plan, win: Win) -> Plan:
    """The plan, which was read whole, without a win. `undo` brings it back."""
    wins = tuple(other for other in plan.wins if other.id != win.id)
    return plan._replace(wins=wins, written=marked(Said(), written_about(wins, plan.day_check_ins)))


def is_written(plan: Plan, day: date) -> bool:
    """Whether that day holds anything: a check-in of a step, of the day itself, a win, or what is told beside them."""
    said = any(letter_on(said, day.toordinal()) != NOTHING for said in (*plan.said.values(), plan.written))
    return said or day in _told_of(plan)


def is_told(said: DayCheckIn) -> bool:
    """Whether it tells of the day itself: more than a pull that was noted as it came, or a line that was kept."""
    if said.pulled:
        return False
    told = said.mood is not None or said.urge is not None or said.note
    return bool(told) or not said.answers or any(name != "keep" for name, _ in said.answers)


def _told_of(plan: Plan) -> set[date]:
    """The days that something beside steps tells of: a setback, a return, an amount, a practice, somebody reached."""
    tables = (plan.setbacks, plan.amounts, plan.practices, plan.contacts, plan.happenings)
    return {spell.last for spell in plan.returns}.union(record.day for table in tables for record in table)


def latest_written(plan: Plan, until: date) -> date | None:
    """The last day up to `until` that anything tells of, a talk or a rating too."""
    of_steps = (last_day(said, until.toordinal()) for said in (*plan.said.values(), plan.written))
    days = {date.fromordinal(day) for day in of_steps if day} | _told_of(plan)
    tables = (plan.meetings, plan.ratings, plan.brings, plan.hopes)
    days.update(record.day for table in tables for record in table)
    return max((day for day in days if day <= until), default=None)


def blank_days(plan: Plan, today: date) -> tuple[date, ...]:
    """The days since something was last written or the person was welcomed back, on which some step came round, or may
    have.

    Up to yesterday. Empty while there is nothing written yet, and while every step is paused or has not begun.
    """
    return _blank_days(plan, today, _rhythmic(plan, today))


def _rhythmic(plan: Plan, today: date) -> list[Row]:
    return [row for row in rows(plan, today) if has_occasions(row.rhythm)]


def _blank_days(plan: Plan, today: date, rhythmic: list[Row]) -> tuple[date, ...]:
    latest = (last_day(said, today.toordinal() - 1) for said in (*plan.said.values(), plan.written))
    written = (date.fromordinal(day) for day in latest if day)
    welcomed = [plan.settings.welcomed - timedelta(days=1)] if plan.settings.welcomed else []
    told = (day for day in _told_of(plan) if day < today)
    since = max((*written, *told, *welcomed, *(step.made for step in plan.steps)), default=today)
    days = (since + timedelta(days=n) for n in range(1, (today - since).days))
    return tuple(day for day in days if any(may_rest(row, day.toordinal()) for row in rhythmic))


def rest_blank_days(plan: Plan, new_id: NewId, moment: Moment) -> Plan:
    """The plan with every blank day made a rest, for each step that came round on it, or may have."""
    found = _rhythmic(plan, moment.today)
    days = _blank_days(plan, moment.today, found)
    said = (
        CheckIn(new_id(), row.step.id, day, moment.at, "rest")
        for row in found
        for day in days
        if may_rest(row, day.toordinal())
    )
    return heard(plan, said)


WIN_MARKS = ("win", "w")  # before a colon


def won(text: str) -> str | None:
    """What stands behind the mark by which a line that is kept is called a win; None without it."""
    mark, colon, won = text.partition(":")
    return won.strip() if colon and mark.strip().casefold() in WIN_MARKS else None


STRONGEST = 10


def read_strength(text: str) -> int:
    """How strong it pulled, 0–10. Raises NotUnderstood("urge")."""
    value = read_of_scale(text, 0, STRONGEST)
    if value is None:
        raise NotUnderstood("urge", text=text)
    return value
