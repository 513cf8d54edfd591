"""Who is in the person's corner: how that is changed, when they were last spoken to, when a group comes together, who
can be reached.

Reaching out, going there and being there for somebody are all contact, which is a check-in. Nothing is owed to anybody:
who was not spoken to for long is told only to whoever asked for it (the setting `reach_after`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from goalwalk.core.errors import NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.measures.day_index import NOTHING, letter_on
from goalwalk.core.measures.marks import row
from goalwalk.core.measures.occasions import dates_from
from goalwalk.core.model.components import Contact, Support
from goalwalk.core.model.plan import Plan, Step
from goalwalk.core.nouns.records import added, numbered, put
from goalwalk.core.rhythm.rhythms import DATED
from goalwalk.core.tuples import NamedTuple

if TYPE_CHECKING:
    from goalwalk.core.nouns.check_ins import Moment, NewId


class FirstStep(NamedTuple):
    """A small step towards people for whoever has no one yet, as it stands in a plan, and what it is."""

    title: str
    about: str


def contacts_with(plan: Plan, support: Support) -> tuple[Contact, ...]:
    """All contact with that support, the latest day first; of one day, what was written down last."""
    contacts = [contact for contact in plan.contacts if contact.support == support.id]
    return tuple(sorted(contacts, key=lambda contact: contact.day)[::-1])


def last_spoken(plan: Plan, support: Support) -> date | None:
    """The day of the latest contact of any way; None: none was written down."""
    return max((contact.day for contact in plan.contacts if contact.support == support.id), default=None)


def quiet(plan: Plan, today: date) -> tuple[Support, ...]:
    """The people who have not been spoken to for `reach_after` days or more, the longest first.

    Counted from the latest contact, or from the day they were written down. Whoever is of no kind said is a person,
    unless they come together in a rhythm. None, unless the person asked for it.
    """
    after = plan.settings.reach_after
    if after is None:
        return ()
    people = [support for support in plan.supports if support.is_person]
    since = {support.id: quiet_since(plan, support) for support in people}
    long = [support for support in people if (today - since[support.id]).days >= after]
    return tuple(sorted(long, key=lambda support: since[support.id]))


def quiet_since(plan: Plan, support: Support) -> date:
    """The day from which it is counted how long somebody was not spoken to."""
    return last_spoken(plan, support) or support.made


def next_time(plan: Plan, support: Support, today: date) -> date | None:
    """The next day, from today on, on which a group comes together and the person has not been there yet.

    None: it has no rhythm, one that names no days, or one that has come to its end.
    """
    if support.rhythm is None or support.rhythm.kind not in DATED:
        return None
    been = {contact.day for contact in plan.contacts if contact.support == support.id}
    days = map(date.fromordinal, dates_from(support.rhythm, support.made.toordinal(), today.toordinal()))
    return next((day for day in days if day not in been), None)


def near(plan: Plan, today: date) -> tuple[tuple[Support, date], ...]:
    """The groups that come together today or tomorrow, with that day; today's first, by their time.

    One that the person has been to already, by a contact on that day, is looked for from the day after on.
    """
    tomorrow = today + timedelta(days=1)
    groups = ((support, next_time(plan, support, today)) for support in plan.supports if support.rhythm)
    soon = [(support, day) for support, day in groups if day is not None and day <= tomorrow]
    return tuple(sorted(soon, key=lambda pair: (pair[1], pair[0].time or "")))


def reachable(plan: Plan) -> tuple[Support, ...]:
    """Whoever and whatever can be reached, those the person reached last first, then the others as written down.

    Being there for somebody is another thing than leaning on them, and does not count here.
    """
    there = [support for support in plan.supports if support.reach]
    in_order = sorted(plan.contacts, key=lambda contact: contact.day)
    reached = {contact.support: contact.day for contact in in_order if contact.way == "reached"}
    return tuple(sorted(there, key=lambda support: reached.get(support.id, date.min), reverse=True))


def step_towards(plan: Plan, support: Support, day: date) -> Step | None:
    """The one connect step that names this support, goes on, and of which nothing is said on that day.

    A step names it by its title or by with whom it is, in whole words. Where several do, none is meant.
    """
    goals = {goal.id: goal for goal in plan.goals}
    named = re.compile(rf"(?<!\w){re.escape(folded(support.title))}(?!\w)")
    naming = [
        step
        for step in plan.steps
        if step.kind == "connect" and step.finished is None and goals[step.goal].ended is None
        if any(named.search(folded(text)) for text in (step.title, step.whom or ""))
    ]
    rows = [row(plan, step, goals[step.goal], day) for step in naming]
    going = [each for each in rows if each.alive_on(day.toordinal()) and not _is_over(each.rhythm.kind, each.today)]
    if len(going) != 1 or letter_on(going[0].said, day.toordinal()) != NOTHING:
        return None
    return going[0].step


def _is_over(kind: str, today: str) -> bool:
    """Whether it was for once and is done, on that day or before."""
    return kind == "once" and today == "no occasion"


def add(plan: Plan, support: Support) -> Plan:
    """The plan with one more support; its number is given here. What comes together in a rhythm is a group, unless
    another kind was said.

    Raises NotUnderstood("time_alone") for a time without a rhythm.
    """
    return numbered(plan, "supports", _in_time(_of_a_kind(support)))


def edit(plan: Plan, support: Support, **fields: Any) -> Plan:
    """The plan with fields of one support set anew; a time goes with its rhythm. Raises as `add` does."""
    new = support._replace(**fields)
    if new.rhythm is None and "time" not in fields:
        new = new._replace(time=None)
    return put(plan, "supports", _in_time(_of_a_kind(new) if fields.get("rhythm") else new))


def spoke(plan: Plan, contact: Contact, support: Support, new_id: NewId, moment: Moment) -> tuple[Plan, Step | None]:
    """The plan with that contact; and with the one step towards that support done on its day (`step_towards`), if there
    is one, which is told beside it.
    """
    plan = added(plan, "contacts", contact)
    step = step_towards(plan, support, contact.day)
    if step is None:
        return plan, None
    from goalwalk.core.nouns.check_ins import Outcome, check_in  # what only looks does without

    return check_in(plan, new_id, [step], [contact.day], Outcome("done"), moment), step


def _of_a_kind(support: Support) -> Support:
    return support._replace(kind="group") if support.rhythm and support.kind is None else support


def _in_time(support: Support) -> Support:
    if support.time is not None and support.rhythm is None:
        raise NotUnderstood("time_alone")
    return support


DIGITS = 6  # and more are a number to reach somebody by
OF_NUMBERS = frozenset("0123456789+()-/. ")


def with_reach(text: str) -> tuple[str, str]:
    """The name, and the number or address at its end by which they are reached: "Ruth 07700 900123"; either may be
    empty."""
    words = text.split()
    if words and "." in words[-1].rpartition("@")[2] and words[-1].partition("@")[0]:
        at = len(words) - 1
    else:
        at = next((n + 1 for n in range(len(words) - 1, -1, -1) if not OF_NUMBERS.issuperset(words[n])), 0)
        if sum(sign.isdecimal() for sign in "".join(words[at:])) < DIGITS:
            return text, ""
    return " ".join(words[:at]).rstrip(" ,:;"), " ".join(words[at:])
