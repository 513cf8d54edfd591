"""What a file of another program brings, before it is brought in: what was found, what becomes what, what cannot come
and why, row by row; and the receipt of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from goalwalk.core.amounts import with_unit
from goalwalk.core.model.plan import Plan
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Column, Gap, Heading, Line, table
from goalwalk.words import begun_large, listed, say
from goalwalk.words.changes import counts_text, program_name
from goalwalk.words.days import short_day
from goalwalk.words.rhythms import rhythm_name

FEW = 12  # rows that cannot come, and notes, that are shown one by one; as data there are all of them
MANY_STEPS = 40
OTHERWISE = frozenset(  # codes of what comes all the same
    (
        *(
            "uuid_twice",
            "uuid_odd",
            "recurs_how",
            "no_begin",
            "no_days",
            "row_twice",
            "item_twice",
            "open_end",
            "column_of_words",
            "same_name",
            "day_again",
        ),
        *(
            "one_step",
            "done_when",
            "done_ahead",
            "serial_days",
            "limit_kept",
            "limit_archived",
            "limit_quiet",
            "thousandths",
            "renamed",
            "odd_mood",
        ),
    )
)


class BroughtStep(NamedTuple):
    """A step that comes, or (`is_new` False) takes in new days. `days`: how many are done, partly, and so on; `starts`:
    from when on, where that is to come; `by`: until when."""

    title: str
    goal: str
    rhythm: str
    target: str | None
    first: date | None
    last: date | None
    days: dict[str, int]
    is_new: bool
    stands: str | None = None
    starts: date | None = None
    by: date | None = None


class BroughtClock(NamedTuple):
    """A clock that comes; `limit`: how much a day is within it, None for none at all."""

    title: str
    since: date
    limit: str | None


class BroughtDays(NamedTuple):
    """What comes of days themselves: of how many, from when to when, and how many things of each sort."""

    days: int
    first: date
    last: date
    moods: int
    notes: int
    kept: int


class LeftRow(NamedTuple):
    """What cannot come, or comes in another way: the file, the line it stands on or the how manieth of a list it is (0:
    it is of the file), and why."""

    file: str
    line: int
    item: int
    why: str


class ImportView(NamedTuple):
    """What would come of it, and what not. `new`: how many things of each table; `there`: days and notes that are here
    already; `aside`: lines that are kept as a note of today; `passed`: what is passed over on purpose; `otherwise`:
    what comes, and not quite as it stands there; `open`: steps for once that today will ask for; `beside`: what else
    lies there, and is not in this; `newer`: days that say something else there than an earlier file did;
    `days`: what comes of days themselves; `noted`: how many days of steps come with a note."""

    today: date
    kind: str
    file: str
    steps: tuple[BroughtStep, ...]
    clocks: tuple[BroughtClock, ...]
    new: dict[str, int]
    there: int
    aside: tuple[str, ...]
    passed: tuple[str, ...]
    left: tuple[LeftRow, ...]
    otherwise: tuple[LeftRow, ...] = ()
    open: int = 0
    beside: tuple[str, ...] = ()
    newer: int = 0
    days: BroughtDays | None = None
    noted: int = 0

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would come."""
        return not self.new

    def blocks(self) -> list[Block]:
        """All of it, the many rows of a kind cut short."""
        blocks: list[Block] = [Heading(say("import.found", file=self.file, kind=program_name(self.kind)))]
        if self.steps:
            blocks += [Gap(), self._table()]
            if goal := self._one_goal():
                blocks.append(Line(say("import.under", goal=goal)))
            if (more := len(self.steps) - MANY_STEPS) > 0:
                blocks.append(Line(say("import.more_steps", n=more)))
        blocks += [Line(_clock_text(clock, self.today)) for clock in self.clocks]
        if not self.is_nothing:
            blocks += [Gap(), Line(say("import.comes", things=counts_text(self.new)))]
        if self.days:
            blocks.append(Line(_days_text(self.days, self.today)))
        if self.noted:
            blocks.append(Line(say("import.noted", n=self.noted)))
        if self.open > FEW:
            blocks.append(Line(say("import.open", n=self.open)))
        if self.there:
            blocks.append(Line(say("import.there", n=self.there)))
        if self.newer:
            blocks.append(Line(say("import.newer", n=self.newer)))
        blocks += [Line(line) for line in self.passed]
        if self.beside:
            blocks.append(Line(say("import.beside", files=listed(self.beside))))
        blocks += _some("import.aside", self.aside)
        if not self.is_nothing:
            blocks += _some("import.otherwise", [left_text(row) for row in self.otherwise])
        blocks += _some("import.left", [left_text(row) for row in self.left])
        return blocks

    def _one_goal(self) -> str | None:
        """The goal of all steps, where they have one."""
        goals = {step.goal for step in self.steps}
        return next(iter(goals)) if len(goals) == 1 else None

    def _table(self) -> Block:
        alone = self._one_goal()
        columns = (
            Column(say("import.step"), lead=True, wide=True),
            Column(say("import.goal")),
            Column(say("list.rhythm")),
            Column(say("list.target")),
            Column(say("import.days")),
            Column(say("import.span")),
        )
        rows = [
            (
                step.title if step.is_new else say("import.goes_on", title=step.title),
                "" if alone else step.goal,
                step.rhythm if step.stands is None else f"{step.rhythm}, {step.stands}",
                step.target or "",
                "; ".join(say("import.of_word", n=n, word=say(f"word.{word}")) for word, n in step.days.items()),
                _span(step, self.today),
            )
            for step in self.steps[:MANY_STEPS]
        ]
        found = table(columns, rows)
        return found.without_empty()


def _clock_text(clock: BroughtClock, today: date) -> str:
    day = short_day(clock.since, today)
    if clock.limit is None:
        return say("import.clock", title=clock.title, day=day)
    return say("import.clock.limit", title=clock.title, day=day, limit=clock.limit)


def _days_text(days: BroughtDays, today: date) -> str:
    counts = (("moods", days.moods), ("notes", days.notes), ("kept", days.kept))
    things = listed([say(f"import.of_days.{what}", n=n) for what, n in counts if n])
    return say("import.of_days", n=days.days, span=_from_to(days.first, days.last, today), things=things)


def _some(key: str, lines: Sequence[str]) -> list[Block]:
    """A few of these lines under their heading."""
    if not lines:
        return []
    blocks: list[Block] = [Gap(), Heading(say(key, n=len(lines))), *(Line(line, indent=2) for line in lines[:FEW])]
    more = len(lines) - FEW
    return [*blocks, Line(say("import.more", n=more), indent=2)] if more > 0 else blocks


def _span(step: BroughtStep, today: date) -> str:
    told = []
    if step.first is not None and step.last is not None:
        told.append(_from_to(step.first, step.last, today))
    told += [say("import.starts", day=short_day(step.starts, today))] if step.starts else []
    told += [say("import.by", day=short_day(step.by, today))] if step.by else []
    return ", ".join(told)


def _from_to(first: date, last: date, today: date) -> str:
    if first == last:
        return short_day(first, today)
    return say("import.from_to", first=short_day(first, today), last=short_day(last, today))


def left_text(row: LeftRow) -> str:
    """A row that cannot come, with its place."""
    key = "import.left_line" if row.line else "import.left_item" if row.item else "import.left_file"
    return say(key, file=row.file, line=row.line, item=row.item, why=row.why)


def beside_text(file: str, kind: str) -> str:
    """A file of another program beside what comes in, or ("") that its files lie there."""
    if file:
        return say("import.beside.file", file=file, kind=program_name(kind))
    return say("import.beside.folder", kind=program_name(kind), name=kind)


def import_view(
    file: str, incoming: Any, adopted: Any, before: Plan, today: date, beside: Sequence[tuple[str, str]] = ()
) -> ImportView:
    """What `exchange` has read, and what would come of it; `beside`: files that lie there, and what they are from."""
    steps = {step.id: step for step in adopted.plan.steps}
    goals = {goal.id: goal.title for goal in adopted.plan.goals}
    known = {step.id for step in before.steps}
    had = {one.id for one in before.check_ins}
    told: dict[str, list[Any]] = {}
    for one in adopted.plan.check_ins:
        if one.id not in had:
            told.setdefault(one.step, []).append(one)
    lines = [_brought(steps[own], goals, told.get(own, []), own not in known, today) for own in adopted.steps.values()]
    clocks = tuple(_brought_clock(clock) for clock in adopted.plan.clocks if clock not in before.clocks)
    passed = tuple(say(f"import.passed.{code}", n=n) for code, n in incoming.passed)
    left, otherwise = (
        tuple(_left_row(one, today) for one in adopted.left if (one.code in OTHERWISE) is comes)
        for comes in (False, True)
    )
    done = {one.step for one in adopted.plan.check_ins}
    waits = [step for step in adopted.plan.steps if step.id not in known and step.id not in done and _is_open(step)]
    aside = tuple(line for one in adopted.asides for line in one.splitlines())
    return ImportView(
        today,
        incoming.kind,
        file,
        tuple(lines),
        clocks,
        adopted.new,
        adopted.there,
        aside,
        passed,
        left,
        otherwise,
        len(waits),
        tuple(beside_text(*other) for other in beside),
        adopted.newer,
        _brought_days(adopted, before),
        sum(bool(one.note) for said in told.values() for one in said),
    )


def _brought_days(adopted: Any, before: Plan) -> BroughtDays | None:
    had = {one.id for one in before.day_check_ins}
    came = [one for one in adopted.plan.day_check_ins if one.id not in had and one.note not in adopted.asides]
    if not came:
        return None
    days = {one.day for one in came}
    moods, notes, kept = (
        sum(bool(part) for part in parts)
        for parts in (
            (one.mood for one in came),
            (one.note for one in came),
            ("keep" in dict(one.answers) for one in came),
        )
    )
    if not (moods or notes or kept):
        return None
    return BroughtDays(len(days), min(days), max(days), moods, notes, kept)


def _brought_clock(clock: Any) -> BroughtClock:
    limit = clock.limits[0].value
    return BroughtClock(clock.title, clock.since, with_unit(limit, clock.unit) if limit else None)


def _is_open(step: Any) -> bool:
    return step.rhythms[-1].value.kind == "once" and not step.pauses and step.finished is None


def _left_row(left: Any, today: date) -> LeftRow:
    at = left.at
    return LeftRow(at.file, at.line, at.item, say(f"import.why.{left.code}", **_named(dict(left.facts), today)))


def _named(facts: dict[str, str], today: date) -> dict[str, str]:
    if "day" in facts:
        facts["day"] = short_day(date.fromisoformat(facts["day"]), today)
    return facts


def _brought(step: Any, goals: dict[str, str], said: list[Any], is_new: bool, today: date) -> BroughtStep:
    days: dict[str, set[date]] = {}
    for one in said:
        days.setdefault(one.word, set()).add(one.day)
    every = [one.day for one in said]
    target = step.targets[-1].value if step.targets else None
    stands = say("import.finished") if step.finished else say("import.rests") if step.pauses else None
    return BroughtStep(
        step.title,
        goals[step.goal],
        rhythm_name(step.rhythms[-1].value),
        with_unit(target, step.unit) if target else None,
        min(every, default=None),
        max(every, default=None),
        {word: len(days[word]) for word in ("done", "partly", "rest", "not today") if word in days},
        is_new,
        stands if is_new else None,
        step.start if is_new and step.start > today else None,
        step.by if is_new else None,
    )


def receipt_lines(facts: dict[str, Any]) -> list[str]:
    """What was brought in, and how it is taken back."""
    kind = program_name(facts["kind"])
    if not facts["new"]:
        how = ("stays" if facts["left"] else "nothing") if facts["there"] else "none" if facts["left"] else "empty"
        return [say(f"receipt.imported.{how}", kind=kind)]
    lines = [begun_large(say("receipt.imported", things=counts_text(facts["new"]), kind=kind))]
    if facts["left"]:
        lines.append(say("receipt.imported.left", n=facts["left"]))
    return [*lines, say("receipt.imported.undo")]
