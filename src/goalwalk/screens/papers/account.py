"""Everything that was written down, as something to read: goal by goal, thing by thing, day by day.

It is made from the registry of kinds, so that no field is left out; only what nobody reads (ids, instants) is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.amounts import with_unit
from goalwalk.core.kinds import Kind
from goalwalk.core.model.plan import LEVELS, Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import paper_blocks as paper
from goalwalk.screens.copies import field_name, value_text
from goalwalk.screens.paper_blocks import Bullet, Heading, Para, Part, Sheet, Span, Words, ours
from goalwalk.words import begun_large, known, say
from goalwalk.words.days import MONTHS, full_day
from goalwalk.words.standing import level_name

Records = Mapping[str, Sequence[Any]]
_NEVER_READ = ("id", "number", "at", "instead")
_OF_A_DAY = ("day", "step", "word", "amount", "mood", "urge", "pulled", "text")
_LONG_AGO = date.min  # from there each day is said with its year, and none as yesterday


class AccountView(NamedTuple):
    """What of a plan is told: the records of each table, what was left out in a few words, whether settings are in, and
    the days that were chosen, in words."""

    today: date
    plan: Plan
    records: Records
    left: str = ""
    settings: bool = True
    days: str = ""

    def sheet(self, whose: str | None) -> Sheet:
        """A part for each goal, each kind of thing that belongs to none, each month of days. `whose`: None for one's
        own."""
        title = (*paper.own(whose), Span(say("page.title.of", name=""))) if whose else ours(say("account.title"))
        day = full_day(self.today)
        parts = [part for part in (*self._goals(), *self._things(), *self._months(), *self._settings()) if part.blocks]
        of = {"days": begun_large(self.days)} if self.days else {}
        key = "account.part_of" if self.left else "account.all"
        key = f"account.{'part_' if self.left else ''}of_days" if self.days else key
        left = {"left": self.left} if self.left else {}
        aside = paper.filled(key, day=day, **of, **left)  # their words for things among them
        return Sheet(title, aside, self.today, tuple(paper.Row((part,)) for part in parts), ())

    def _goals(self) -> Iterator[Part]:
        for goal in self.plan.goals:
            hanging = [(kind, list(self._of(kind, goal.id))) for kind in _below("goals")]
            if goal not in self.records.get("goals", ()) and not any(records for _, records in hanging):
                continue
            blocks: list[paper.Block] = [Para(words) for words in self._told(kinds.BY_TABLE["goals"], goal)]
            for kind, records in hanging:
                if records:
                    blocks.append(Heading(ours(say(f"account.{kind.table}"))))
                    blocks += [self._bullet(kind, record) for record in records]
            yield Part(f"goal-{goal.number}", paper.own(f"{goal.number} {goal.title}"), tuple(blocks))

    def _things(self) -> Iterator[Part]:
        """Of no goal: each kind by itself, with what hangs on it below each."""
        for kind in kinds.BY_TABLE.values():
            if kind.dated or kind.table == "goals" or (kind.owner and kind.table != "barriers"):
                continue
            records = [one for one in self.records.get(kind.table, ()) if not (kind.owner and one.goal)]
            bullets = [self._bullet(kind, record) for record in records]
            loose = [
                self._bullet(below, record)
                for below in _below(kind.table)
                for record in self.records.get(below.table, ())
                if getattr(record, _owner(below)) not in {one.id for one in self.records.get(kind.table, ())}
            ]
            yield Part(kind.table, ours(say(f"account.{kind.table}")), (*bullets, *loose))

    def _of(self, kind: Kind, own: str) -> Iterator[Any]:
        return (record for record in self.records.get(kind.table, ()) if getattr(record, _owner(kind)) == own)

    def _bullet(self, kind: Kind, record: Any) -> Bullet:
        """A thing with all that is known of it; what hangs on it, a line each."""
        by_day = not _titled(kind, record) and _day(record)
        asides = list(self._told(kind, record, ("day",) if by_day else ()))
        for below in _below(kind.table):
            if not below.dated:
                asides += [self._line(below, one) for one in self._of(below, record.id)]
        return Bullet(self._title(kind, record), tuple(asides))

    def _title(self, kind: Kind, record: Any) -> Words:
        number = f"{_shown(self.plan, kind, record)} " if kind.numbered else ""
        if title := _titled(kind, record):
            return (Span(number), *paper.own(title))
        day = _day(record)
        return ours(f"{number}{full_day(day)}" if day else say(f"account.{kind.table}"))

    def _told(self, kind: Kind, record: Any, without: Sequence[str] = ()) -> Iterator[Words]:
        """The fields of a record that hold something, each with its name."""
        title = _title_field(kind)
        for name, of in kind.fields.items():
            hidden = name in without or (name in _NEVER_READ and (name != "at" or of == kinds.AT))
            if hidden or name in (title, _owner(kind)):
                continue
            text = self._value(kind, name, record)
            if text:
                own = f"account.field.{kind.table}.{name}"
                label = say(own) if known(own) else begun_large(field_name(name))
                yield (Span(f"{label}: "), *paper.own(text)) if text != say("copies.yes") else ours(label)

    def _line(self, kind: Kind, record: Any) -> Words:
        """A record in one line."""
        told = [paper.own(getattr(record, kind.named_by[0]))] if "text" in kind.named_by else []
        return paper.in_a_row(paper.own(begun_large(say(f"account.{kind.table}"))), *told, *self._told(kind, record))

    def _value(self, kind: Kind, name: str, record: Any) -> str:
        of, value = kind.fields[name], getattr(record, name)
        if value in (None, (), False):
            return ""
        if of.kind in ("day", "past day"):
            return full_day(value)
        if of.kind == "choice":
            key = f"{name}.{value}"
            return (say(key) if known(key) else "") or str(value)
        if of.kind in ("reference", "ids"):
            ids = value if isinstance(value, tuple) else (value,)
            return ", ".join(self._named(own) for own in ids)
        if of.kind in ("amount", "limit"):
            return with_unit(value, self._unit(kind, record))
        if of.kind == "levels":
            written = ((level, text) for level, text in zip(LEVELS, value, strict=True) if text)
            return "; ".join(f"{level_name(level)}: {text}" for level, text in written)
        return value_text(of, value, record, _LONG_AGO)

    def _unit(self, kind: Kind, record: Any) -> str | None:
        if "unit" in kind.fields:
            return record.unit  # type: ignore[no-any-return]
        above = kind.owner[1] if kind.owner else ""
        return next(
            (one.unit for one in getattr(self.plan, above, ()) if one.id == getattr(record, _owner(kind))), None
        )

    def _named(self, own: str) -> str:
        for kind in kinds.BY_TABLE.values():
            for one in getattr(self.plan, kind.table) if kind.numbered else ():
                if one.id == own:
                    return paper.plain(self._title(kind, one))
        return say("account.gone")

    def _months(self) -> Iterator[Part]:
        said = [(record.day, kind, record) for kind in _dated() for record in self.records.get(kind.table, ())]
        said.sort(key=lambda one: one[0])
        for (year, month), of_month in groupby(said, lambda one: (one[0].year, one[0].month)):
            blocks: list[paper.Block] = []
            for day, of_day in groupby(of_month, lambda one: one[0]):
                blocks.append(Heading(ours(full_day(day))))
                blocks += [self._of_day(kind, record) for _, kind, record in of_day]
            yield Part(f"days-{year}-{month:02}", ours(f"{MONTHS[month - 1]} {year}"), tuple(blocks))

    def _of_day(self, kind: Kind, record: Any) -> Bullet:
        """What was said of a day, or on it."""
        asides = tuple(self._told(kind, record, _OF_A_DAY))
        if kind.table == "wins":
            return Bullet((Span(f"{say('account.win')}: "), *paper.own(record.text)), asides)
        if kind.table == "check_ins":
            words = [ours(say(f"word.{record.word}"))]
            if record.amount is not None:
                words.append(paper.own(with_unit(record.amount, self._unit(kind, record))))
            return Bullet((*paper.own(self._named(record.step)), Span(": "), *paper.in_a_row(*words)), asides)
        told = [
            ours(f"{begun_large(field_name(name))}: {getattr(record, name)}")
            for name in ("mood", "urge")
            if getattr(record, name) is not None
        ]
        name = (
            ours(f"{begun_large(field_name('pulled'))} {record.at[11:16]}")
            if record.pulled
            else ours(say("account.day"))
        )
        return Bullet(paper.in_a_row(*([name] if record.pulled or not told else []), *told), asides)

    def _settings(self) -> Iterator[Part]:
        if self.settings:
            told = tuple(Para(words) for words in self._told(kinds.SETTINGS, self.plan.settings))
            yield Part("settings", ours(say("account.settings")), told)


def account_view(
    plan: Plan, today: date, records: Records, left: str, *, settings: bool, days: str = ""
) -> AccountView:
    """These records of a plan that was read whole."""
    return AccountView(today, plan, records, left, settings, days)


def _below(table: str) -> Iterable[Kind]:
    """What hangs on a table, and is not told day by day."""
    return (kind for kind in kinds.BY_TABLE.values() if kind.owner and kind.owner[1] == table and not kind.dated)


def _dated() -> Iterable[Kind]:
    return (kind for kind in reversed(kinds.BY_TABLE.values()) if kind.dated)


def _title_field(kind: Kind) -> str:
    first = kind.named_by[0] if kind.named_by else ""
    return first if first in ("title", "text", "whom") else ""


def _titled(kind: Kind, record: Any) -> str | None:
    title: str | None = getattr(record, _title_field(kind), None)
    return title


def _owner(kind: Kind) -> str:
    return kind.owner[0] if kind.owner else ""


def _day(record: Any) -> date | None:
    return getattr(record, "day", None) or getattr(record, "first", None)


def _shown(plan: Plan, kind: Kind, record: Any) -> str:
    if kind.numbered == "plan":
        return str(record.number)
    number = next((goal.number for goal in plan.goals if goal.id == record.goal), None)
    return f"{number}.{record.number}" if number else str(record.number)
