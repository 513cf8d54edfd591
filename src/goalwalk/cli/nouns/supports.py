"""Who is in the person's corner, as typed: `support add`, `list`, `show`, `edit`, `remove`, and contact: `reach`,
`there`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.answers import Answers
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.leaving import conversation
from goalwalk.cli.prompts import Reader, ask_until, given, needed, passing, sure, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.typed import one_of, past_day
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.core.model.life import SUPPORT_KINDS, Contact, Support, SupportKind, Way
from goalwalk.core.model.plan import Plan, Step, What
from goalwalk.core.naming import Exact, find_support
from goalwalk.core.nouns import supports
from goalwalk.core.nouns.records import step_id
from goalwalk.core.nouns.supports import next_time
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.core.spoken import is_nobody
from goalwalk.core.times import read_time
from goalwalk.screens.nouns.supports import ContactLine, support_line, support_view, supports_view
from goalwalk.screens.receipt import ReceiptView

Fields = dict[str, Any]
Added = tuple[Plan, str, Support]  # the plan with it, what was done, who it is


def add(
    run: Run,
    title: str | None = None,
    *,
    kind: str | None = None,
    role: str | None = None,
    reach: str | None = None,
    when: str | None = None,
    gets: str | None = None,
    gives: str | None = None,
    every: str | None = None,
    time: str | None = None,
) -> None:
    """Write down a person, a group, a place or a service in your corner. Only the name is needed."""
    fields = _fields(kind, time, role=role, reach=reach, when=when, gets=gets, gives=gives)
    every = _one_meaning(run, every)

    def keep(told: Answers) -> Added:
        return _add(run, {**fields, **told}, every)

    with conversation(run, keep) as told:
        name = needed(run, title, "support_title", 'goalwalk support add "my sister Ida"', name_or_nobody)
        if is_nobody(name):
            from goalwalk.cli.nouns.first_steps import offer

            offer(run, nobody=True)
            return
        told.put(title=name)
        if title is None and reach is None:
            told.put(reach=ask_until(words.say("ask.support_reach"), passing(texts.title)))
        added = until_saved(run, lambda: keep(told))
    _receipt(run, *added)


name_or_nobody = Reader(texts.title, nobody=True)


def _one_meaning(run: Run, every: str | None) -> str | None:
    if not every:
        return every
    from goalwalk.cli.nouns.targets import one_meaning

    return one_meaning(run, every)


def _add(run: Run, fields: Fields, every: str | None) -> Added:
    made: list[Support] = []

    def change(plan: Plan) -> Plan:
        today = run.today(plan)
        rhythm: Fields = {} if every is None else {"rhythm": read_rhythm(every, today)}
        plan = supports.add(plan, Support(run.new_id(), 0, made=today, **fields, **rhythm))
        made[:] = plan.supports[-1:]
        return plan

    plan = run.begin(change, lambda _, plan: _what(run, plan, "support_added", made[0]))
    return plan, "support_added", made[0]


def list_(run: Run, *, kind: str | None = None) -> None:
    """Everybody and everything in your corner."""
    wanted: SupportKind | None = None if kind is None else one_of(kind, SUPPORT_KINDS)
    plan = run.plan()
    run.show(supports_view(plan, run.today(plan), wanted), run.today(plan))


def show(run: Run, support: str) -> None:
    """One of them, and the latest contact."""
    plan = run.plan()
    run.show(support_view(plan, find_support(plan, support), run.today(plan)), run.today(plan))


def edit(
    run: Run,
    support: str,
    *,
    title: str | None = None,
    kind: str | None = None,
    role: str | None = None,
    reach: str | None = None,
    when: str | None = None,
    gets: str | None = None,
    gives: str | None = None,
    every: str | None = None,
    time: str | None = None,
) -> None:
    """Change what is written of somebody. An empty text ("") takes that away."""
    fields = _fields(kind, time, role=role, reach=reach, when=when, gets=gets, gives=gives)
    every = _one_meaning(run, every)
    if title is not None:
        fields["title"] = given(title, texts.title)
    if not fields and every is None:
        raise NotUnderstood("nothing_to_change", command="support edit")

    def change(plan: Plan, found: Support, _: date) -> Plan:
        rhythm: Fields = {}
        if every is not None:
            rhythm["rhythm"] = read_rhythm(every, found.made) if every else None
        return supports.edit(plan, found, **fields, **rhythm)

    _change(run, support, "support_edited", change)


def remove(run: Run, support: str) -> None:
    """Take somebody away, with the contact that was written down. undo --removed brings it back."""
    support = Exact(support)
    if run.can_ask:
        found = find_support(run.plan(), support)
        if not sure(run, words.say("ask.support_remove", id=found.number, title=found.title)):
            raise Stopped("stopped")
    _change(run, support, "support_removed", lambda plan, found, _: supports.remove(plan, found))


def reach(run: Run, support: str, *, on: str | None = None, note: str | None = None) -> None:
    """You reached somebody, or went there. A step of yours towards them is done with it."""
    _spoke(run, support, "reached", on, note)


def there(run: Run, support: str, *, on: str | None = None, note: str | None = None) -> None:
    """You were there for somebody. A step of yours towards them is done with it."""
    _spoke(run, support, "there", on, note)


def _spoke(run: Run, named: str, way: Way, on: str | None, note: str | None) -> None:
    kept = None if note is None else given(note, texts.note)
    contacts: list[Contact] = []
    done: list[Step] = []

    def change(plan: Plan, found: Support, today: date) -> Plan:
        moment = run.moment(plan)
        day = past_day(on, today)
        contacts[:] = [Contact(run.new_id(), found.id, day, moment.at, way, kept)]
        plan, step = supports.spoke(plan, contacts[0], found, run.new_id, moment)
        done[:] = [] if step is None else [step]
        return plan

    def what(plan: Plan, found: Support) -> What:
        steps = [[step_id(plan, step), step.title] for step in done]
        about = {"id": str(found.number), "title": found.title, "kind": found.kind}
        return What(f"support_{way}", {**about, "day": contacts[0].day.isoformat(), "steps": steps})

    plan, found = change_named(run, find_support, named, change, what)
    today = run.today(plan)
    contact = ContactLine(contacts[0].day, way, kept)
    changed = (("support", support_line(plan, found, today)), ("contact", contact))
    run.show(ReceiptView(today, what(plan, found), changed=changed), today)


def _change(run: Run, named: str, code: str, change: Callable[[Plan, Support, date], Plan]) -> None:
    plan, found = change_named(
        run, find_support, named, change, lambda plan, one: _what(run, plan, code, as_it_is(plan.supports, one))
    )
    _receipt(run, plan, code, as_it_is(plan.supports, found))


def _what(run: Run, plan: Plan, code: str, support: Support) -> What:
    day = next_time(plan, support, run.today(plan))
    facts = {"id": str(support.number), "title": support.title, "next": day.isoformat() if day else None}
    return What(code, {**facts, "time": support.time})


def _receipt(run: Run, plan: Plan, code: str, support: Support) -> None:
    today = run.today(plan)
    changed = (("support", support_line(plan, support, today)),)
    run.show(ReceiptView(today, _what(run, plan, code, support), changed=changed), today)


def _fields(kind: str | None, time: str | None, **typed: str | None) -> Fields:
    """What was typed, by the name of its field; None for an empty text, which takes away."""
    fields: Fields = {
        name: given(text, texts.title) if text else None for name, text in typed.items() if text is not None
    }
    if kind is not None:
        fields["kind"] = one_of(kind, SUPPORT_KINDS) if kind else None
    if time is not None:
        fields["time"] = read_time(time) if time else None
    return fields
