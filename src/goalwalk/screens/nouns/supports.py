"""Who is in the person's corner, as `support list`, `show` and `first` answer; and the little that `today` says of it.

Nobody is ranked: lists are in the order in which things were written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from goalwalk.core.model.components import Support, SupportKind, Way
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.supports import contacts_with, last_spoken, near, next_time, quiet, quiet_since
from goalwalk.core.rhythm import rhythms
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, Block, Column, Gap, Heading, Line, facts, line_of, part, table
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import say
from goalwalk.words.days import day_name, full_day
from goalwalk.words.rhythms import often_name, rhythm_name
from goalwalk.words.talks import when_name

LATEST = 10  # contacts that are shown with a support


class SupportLine(NamedTuple):
    """One support. `rhythm` as it is typed, and `time`: when a group comes together; `next`: the next such day.

    `last`: the day of the latest contact.
    """

    id: str
    title: str
    kind: SupportKind | None
    role: str | None
    reach: str | None
    when: str | None
    gets: str | None
    gives: str | None
    rhythm: str | None
    time: str | None
    made: date
    last: date | None
    next: date | None


class ContactLine(NamedTuple):
    """That the person reached somebody, or was there for them, on a day."""

    day: date
    way: Way
    note: str | None


class SupportsView(NamedTuple):
    """The answer of `support list`; `kind`: only those of that kind were asked for."""

    today: date
    kind: SupportKind | None
    supports: tuple[SupportLine, ...]

    def blocks(self) -> list[Block]:
        """A row each: how to reach them comes first."""
        if not self.supports:
            return [Line(say("supports.none_of_kind" if self.kind else "supports.empty"))]
        columns = (
            NUMBER,
            Column(say("list.support"), lead=True, wide=True),
            Column(say("list.reach"), wide=True),
            Column(say("list.next")),
            Column(say("list.last")),
        )
        rows = (
            (
                line.id,
                line.title,
                _reach(line),
                when_name(line.next, line.time, self.today) if line.next else "",
                day_name(line.last, self.today) if line.last else "",
            )
            for line in self.supports
        )
        return [table(columns, rows).without_empty()]


class SupportView(NamedTuple):
    """The answer of `support show`, with the latest contacts."""

    today: date
    support: SupportLine
    contacts: tuple[ContactLine, ...]

    def blocks(self) -> list[Block]:
        """All that is written, and the latest contact."""
        line = self.support
        return [
            Heading(line.title, id=line.id),
            *facts(
                ("list.kind", say(f"support.kind.{line.kind}") if line.kind else None),
                ("list.role", line.role),
                ("list.reach", line.reach),
                ("list.support_when", line.when),
                ("list.together", _together(line)),
                ("list.next", when_name(line.next, line.time, self.today) if line.next else None),
                ("list.gets", line.gets),
                ("list.gives", line.gives),
                ("list.last", day_name(line.last, self.today) if line.last else None),
                ("list.made", full_day(line.made)),
            ),
            *part(say("list.contacts"), (_contact(contact, line.kind) for contact in self.contacts)),
        ]


class FirstStep(NamedTuple):
    """A first step towards people that can be chosen by its number."""

    number: int
    title: str
    about: str


class FirstStepsView(NamedTuple):
    """The answer of `support first`. `nobody`: somebody said that there is no one yet.

    `take`: the number of one that is not in the plan yet, and the goal that has to be named for it, if any; None where
    there is none to tell of.
    """

    nobody: bool
    first: tuple[FirstStep, ...]
    take: tuple[int, int | None] | None = None

    def blocks(self) -> list[Block]:
        """Each with its number and, below it, what it is."""
        blocks: list[Block] = [Line(say("first.nobody"))] if self.nobody else []
        blocks += [Line(say("first.title")), Gap()]
        for step in self.first:
            blocks += [Heading(step.title, id=str(step.number)), Line(step.about, indent=3)]
        if self.take is None:
            return blocks
        number, goal = self.take
        how = say("first.take.goal", number=number, goal=goal) if goal else say("first.take", number=number)
        return [*blocks, Gap(), Line(how, "quiet", says="next")]


class NearLine(NamedTuple):
    """A group that comes together today or tomorrow: `day`, and its `time`, "HH:MM", where it is known."""

    id: str
    title: str
    day: date
    time: str | None


class QuietLine(NamedTuple):
    """Somebody who was not spoken to for that many `days`, since a day."""

    id: str
    title: str
    days: int
    since: date


def supports_view(plan: Plan, today: date, kind: SupportKind | None = None) -> SupportsView:
    """Everybody and everything in the person's corner, or only those of a kind."""
    wanted = (
        support for support in plan.supports if kind in (None, support.kind) or (kind == "person" and support.is_person)
    )
    return SupportsView(today, kind, tuple(support_line(plan, support, today) for support in wanted))


def support_view(plan: Plan, support: Support, today: date) -> SupportView:
    """One support, and the latest contact with it."""
    latest = contacts_with(plan, support)[:LATEST]
    contacts = tuple(line_of(ContactLine, contact) for contact in latest)
    return SupportView(today, support_line(plan, support, today), contacts)


def support_line(plan: Plan, support: Support, today: date) -> SupportLine:
    """One support as a line."""
    return line_of(
        SupportLine,
        support,
        rhythm=rhythms.text(support.rhythm) if support.rhythm else None,
        last=last_spoken(plan, support),
        next=next_time(plan, support, today),
    )


def first_steps_view(
    steps: Iterable[tuple[str, str]], *, nobody: bool = False, take: tuple[int, int | None] | None = None
) -> FirstStepsView:
    """First steps, each a title and what it is, numbered as they can be chosen."""
    return FirstStepsView(nobody, tuple(FirstStep(number, *step) for number, step in enumerate(steps, 1)), take)


def near_lines(plan: Plan, today: date) -> tuple[NearLine, ...]:
    """The groups that come together today or tomorrow and that the person has not been to on that day."""
    return tuple(NearLine(str(group.number), group.title, day, group.time) for group, day in near(plan, today))


def quiet_line(plan: Plan, today: date) -> QuietLine | None:
    """One of those who were not spoken to for long, turn by turn from day to day; None unless it is asked for."""
    long = quiet(plan, today)
    if not long:
        return None
    support = long[today.toordinal() % len(long)]
    since = quiet_since(plan, support)
    return QuietLine(str(support.number), support.title, (today - since).days, since)


PLACES = ("group", "place")  # where one goes, and does not call


def _reach(line: SupportLine) -> str:
    if line.reach and line.when:
        return say("support.reach_when", reach=line.reach, when=line.when)
    return line.reach or line.when or ""


def _together(line: SupportLine) -> str | None:
    if line.rhythm is None:
        return None
    often = rhythm_name(rhythms.read(line.rhythm))
    return say("support.at", often=often, time=line.time) if line.time else often


def _contact(contact: ContactLine, kind: str | None) -> str:
    way = say("support.way.been" if contact.way == "reached" and kind in PLACES else f"support.way.{contact.way}")
    if contact.note:
        return say("support.contact.note", day=full_day(contact.day), way=way, note=contact.note)
    return say("support.contact", day=full_day(contact.day), way=way)


def _added(facts: Facts, view: ReceiptView) -> list[str]:
    reach = getattr(dict(view.changed).get("support"), "reach", None)
    key = "receipt.support_added.reach" if reach else "receipt.support_added"
    added = say(key, id=facts["id"], title=facts["title"], reach=reach)
    if not facts["next"]:
        return [added]
    when = when_name(date.fromisoformat(facts["next"]), facts["time"], view.today)
    return [f"{added} {say('talk.next', when=when)}"]


def _reached(facts: Facts, view: ReceiptView) -> list[str]:
    return _spoken("receipt.support_been" if facts["kind"] in PLACES else "receipt.support_reached", facts, view)


def _there(facts: Facts, view: ReceiptView) -> list[str]:
    return _spoken("receipt.support_there", facts, view)


def _spoken(key: str, facts: Facts, view: ReceiptView) -> list[str]:
    """What was said, and in the same line the step that it was towards."""
    day = say("support.today") if facts["day"] == view.today.isoformat() else view.day(facts["day"])
    steps = (say("receipt.support_step", id=id, title=title) for id, title in facts["steps"])
    return [" ".join([say(key, title=facts["title"], day=day), *steps])]


def _first(facts: Facts, _: ReceiptView) -> list[str]:
    rhythm = often_name(rhythms.read(facts["rhythm"]), facts.get("times"), facts.get("at", ()))
    made = [say("receipt.goal_added", id=facts["goal_id"], title=facts["goal"])] if facts["goal"] else []
    return [*made, *(say("receipt.step_added", id=id, title=title, rhythm=rhythm) for id, title in facts["steps"])]


RECEIPTS: Receipts = {
    "support_added": _added,
    "support_reached": _reached,
    "support_there": _there,
    "support_first": _first,
}
