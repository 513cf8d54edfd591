"""What another copy brings, before it is taken in; and what two devices wrote without seeing each other's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.amounts import with_unit
from goalwalk.core.copies import Difference
from goalwalk.core.kinds import Value
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Line, next_line
from goalwalk.screens.looks.undo import thing_of
from goalwalk.words import begun_large, known, listed, say
from goalwalk.words.changes import thing_text
from goalwalk.words.days import day_name, past_day_name

FEW = 12  # things of one kind that are named one by one
HERE = ("id", "made", "at")  # fields that nobody changes
Above = Sequence[tuple[str, Any]]


class Version(NamedTuple):
    """One of the values of a field: what it is, and when it was written."""

    text: str
    at: datetime


class AskedLine(NamedTuple):
    """A thing of which two devices wrote without seeing each other's: what it is, which of its fields; the versions,
    the one that is shown first. `taken`: one took it away, and the other wrote on it; `below`: what was added to it.
    """

    number: int
    thing: str
    field: str
    versions: tuple[Version, ...]
    taken: bool = False
    below: tuple[str, ...] = ()


class AskedView(NamedTuple):
    """The answer of `data conflicts`."""

    today: date
    lines: tuple[AskedLine, ...]

    def blocks(self) -> list[Block]:
        """Each with its versions, and how one is taken."""
        if not self.lines:
            return [Line(say("conflicts.none"))]
        blocks: list[Block] = [Line(say("conflicts.about")), Gap()]
        for line in self.lines:
            blocks += [*asked_blocks(line, self.today), Gap()]
        return [*blocks, next_line("conflicts.take")]


def asked_blocks(line: AskedLine, today: date, shown: str = "conflicts.shown") -> list[Block]:
    """One of them: its versions by their letters. `shown`: the words for the one that is, or will be, shown."""
    key = "conflicts.taken" if line.taken else "conflicts.line"
    blocks: list[Block] = [Line(say(key, number=line.number, thing=line.thing, field=line.field))]
    for letter, version in zip("abcdefghij", line.versions, strict=False):
        which = shown if letter == "a" else "conflicts.other"
        when = f"{past_day_name(version.at.date(), today)} {version.at:%H:%M}"
        blocks.append(Line(say(which, letter=letter, text=version.text, when=when), indent=2))
    blocks += [Line(say("conflicts.below", thing=below), indent=2) for below in line.below]
    return blocks


def asked_line(number: int, asked: Any, plan: Plan, today: date, zone: Any = None) -> AskedLine:
    """One of what `store.verbs.merge` asks of, in words."""
    thing = begun_large(named(asked.table, asked.records[0], asked.above, today))
    fields = [] if asked.taken else _differing(asked.table, asked.records)
    texts = (
        (say("conflicts.away"), say("conflicts.back"))
        if asked.taken
        else tuple(_texts_of(asked.table, record, fields, today) for record in asked.records)
    )
    at = tuple(when.astimezone(zone) for when in asked.at)
    below = tuple(named(table, record, ((asked.table, asked.records[0]),), today) for table, record in asked.below)
    versions = tuple(Version(text, when) for text, when in zip(texts, at, strict=True))
    return AskedLine(number, thing, listed([field_name(name) for name in fields]), versions, asked.taken, below)


def _differing(table: str, records: Sequence[Any]) -> list[str]:
    fields = kinds.of_table(table).fields
    return [name for name in fields if len({repr(getattr(record, name)) for record in records}) > 1]


def _texts_of(table: str, record: Any, fields: Sequence[str], today: date) -> str:
    values = kinds.of_table(table).fields
    texts = [value_text(values[name], getattr(record, name), record, today) for name in fields]
    return "; ".join(text for text in texts if text) or say("copies.nothing")


def named(table: str, record: Any, above: Above, today: date) -> str:
    """A thing of that table in a few words."""
    if table == "settings":
        return say("things.settings")
    what = thing_of(table, record, [(name, over, False) for name, over in above])
    return thing_text(what, today)


def field_name(name: str) -> str:
    """What a field is called."""
    return say(f"field.{name}" if known(f"field.{name}") else f"copies.field.{name}")


def value_text(of: Value, value: Any, record: Any, today: date) -> str:
    """What a field holds, in words; empty where it holds nothing."""
    if value in (None, (), False):
        return ""
    if of.kind in ("day", "past day"):
        return day_name(value, today)
    if of.kind == "rhythm":
        from goalwalk.words.rhythms import rhythm_name

        return rhythm_name(value)
    if of.kind in ("amount", "limit"):
        return with_unit(value, getattr(record, "unit", None))
    if of.kind in ("yes", "reference"):
        return say(f"copies.{of.kind}")
    return "; ".join(_members(of, value, record, today)) if isinstance(value, tuple) else str(value)


def _members(of: Value, value: tuple[Any, ...], record: Any, today: date) -> list[str]:
    match of.kind:
        case "since":
            return [_since(of.of[0], each, record, today) for each in value]
        case "pauses":
            return [_pause(pause, today) for pause in value]
        case "agreed":
            return [": ".join(part for part in (one.who, one.text, one.went) if part) for one in value]
        case "answers":
            return [f"{question}: {answer}" for question, answer in value]
        case "saves":
            return [with_unit(amount, kept) for amount, kept in value]
    return [listed([str(one) for one in value if one is not None])]


def _since(of: Value, each: Any, record: Any, today: date) -> str:
    text = value_text(of, each.value, record, today) or say("copies.nothing")
    return text if each.day == date.min else say("copies.since", text=text, day=day_name(each.day, today))


def _pause(pause: Any, today: date) -> str:
    first = day_name(pause.first, today)
    if pause.last is None:
        return say("copies.pause_open", first=first)
    return say("copies.pause", first=first, last=day_name(pause.last, today))


class ComingView(NamedTuple):
    """What another copy would bring: a line each, in the order of the plan."""

    today: date
    differences: tuple[Difference, ...]
    after: Plan
    asked: tuple[AskedLine, ...]
    erased: tuple[tuple[str, str], ...]
    ahead: datetime | None

    def lines(self) -> list[str]:
        """What comes, what is otherwise, what goes, what moves its number, what is to be looked at."""
        erased = {own for own, _ in self.erased}
        lines: list[str] = []
        for one in self.differences:
            lines += self._new(one)
            for was, now in one.changed:
                lines += self._changed(one.table, was, now)
            gone = [record for record in one.gone if record.id not in erased]
            lines += self._counted("copies.gone", "copies.gone_many", one.table, gone)
        lines += [say("copies.erased", thing=thing) for _, thing in self.erased[:FEW]]
        if (more := len(self.erased) - FEW) > 0:
            lines.append(say("copies.erased_more", n=more))
        for asked in self.asked:
            blocks = asked_blocks(asked, self.today, "conflicts.will_show")
            lines += [" " * block.indent + block.text for block in blocks if isinstance(block, Line)]
        if self.ahead:
            lines.append(say("copies.ahead", day=day_name(self.ahead.date(), self.today)))
        return lines

    def _new(self, one: Difference) -> list[str]:
        return self._counted("copies.new", "copies.new_many", one.table, one.new)

    def _counted(self, key: str, many: str, table: str, records: Sequence[Any]) -> list[str]:
        if len(records) > FEW or (records and table == "check_ins"):
            return [say(many, things=say(f"things.{table}", n=len(records)))]
        return [say(key, thing=self._named(table, record)) for record in records]

    def _named(self, table: str, record: Any) -> str:
        owner, over = kinds.OWNERS.get(table, ("", ""))
        above = [(over, each) for each in getattr(self.after, over, ()) if each.id == getattr(record, owner)]
        return named(table, record, above, self.today)

    def _changed(self, table: str, was: Any, now: Any) -> list[str]:
        thing = self._named(table, was)
        lines = []
        for name, of in kinds.of_table(table).fields.items():
            if getattr(was, name) == getattr(now, name) or name in HERE:
                continue
            texts = [value_text(of, getattr(record, name), record, self.today) for record in (was, now)]
            if name == "number":
                lines.append(say("copies.moved", thing=begun_large(thing), now=texts[1]))
            elif texts[0] != texts[1]:
                told = [text or say("copies.nothing") for text in texts]
                lines.append(
                    say("copies.changed", thing=begun_large(thing), field=field_name(name), was=told[0], now=told[1])
                )
        return lines


def taken_facts(asked: AskedLine, which: int) -> What:
    """What is kept of it for the undo list."""
    thing = f"{asked.thing}, {asked.field}" if asked.field else asked.thing
    facts: dict[str, object] = {"thing": thing, "text": asked.versions[which].text}
    return What("version_taken", facts)
