"""A plan as one table for a spreadsheet: a row for each thing, the same columns for all, the rest of it in the last.

No cell runs: whatever a program could take for a formula begins with an apostrophe. So do words that it would take for
a number or a day and write otherwise: step 1.10 is none of 1.1. That also holds where a program
takes semicolons or tabs for what parts cells, as spreadsheets do in half of Europe.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.kinds import Kind
from goalwalk.core.model.plan import Plan
from goalwalk.exchange.outgoing.parts import day_of
from goalwalk.store.schema import codec
from goalwalk.store.schema.fields import write_amount

COLUMNS = (
    *("kind", "id", "day", "time", "goal", "step", "of", "title", "said"),
    *("amount", "unit", "mood", "urge", "note", "more"),
)
RUNS = frozenset("=+-@\t\r＝＋－＠")
PARTS_CELLS = frozenset(";\t\r\n|")  # beside the comma, before which the writer puts quotes where need be
READ = frozenset(("day", "time", "amount", "mood", "urge"))  # columns that hold days, times and numbers
DIGITS = frozenset("0123456789")
IN_NUMBERS = DIGITS | frozenset(".,:/-+% ")
LONGEST_NUMBER = 9
SEEN_THROUGH = frozenset(' \u00a0"')
_TITLES = ("title", "text", "whom")
_NOT_MORE = ("id", "number")
_IN_COLUMNS = ("day", "made", "first", "at", "word", "status", "amount", "unit", "mood", "urge", "note")

Rows = list[dict[str, str]]


def written(plan: Plan, records: Mapping[str, Sequence[Any]], shown: Callable[[str], str], *, settings: bool) -> bytes:
    """The table of these records of a plan that was read whole. `shown`: a line of text as nothing can act by it."""
    text = io.StringIO(newline="")
    out = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    out.writeheader()
    for row in rows(plan, records, settings=settings):
        cells = {name: "\n".join(map(shown, cell.split("\n"))) for name, cell in row.items() if cell}
        out.writerow({name: safe(cell if name in READ else as_text(cell)) for name, cell in cells.items()})
    return text.getvalue().encode("utf-8-sig")  # without its mark a spreadsheet reads our letters as others


def rows(plan: Plan, records: Mapping[str, Sequence[Any]], *, settings: bool) -> Iterator[dict[str, str]]:
    """A row for each record, in the order of the tables, what is told of days by day; the settings last."""
    titles = _titles(plan)
    numbers = {goal.id: goal.number for goal in plan.goals}
    alike = _called_alike(plan, numbers)
    by_id = {(table, one.id): one for table in kinds.TABLES for one in getattr(plan, table)}
    for table in kinds.TABLES:
        kind = kinds.BY_TABLE[table]
        found = records.get(table, ())
        if kind.dated:
            found = sorted(found, key=lambda one: one.day)
        for record in found:
            row = _row(kind, record, titles, by_id, numbers)
            yield row | {"id": alike[record.step]} if table == "check_ins" and record.step in alike else row
    if settings:
        yield {"kind": "settings", "more": _more(kinds.SETTINGS, plan.settings, (), {})}


def _called_alike(plan: Plan, numbers: Mapping[str, int]) -> dict[str, str]:
    """The number of each step that is called as another one below a goal of that name is, by its id."""
    goals = {goal.id: goal.title for goal in plan.goals}
    called = Counter((goals.get(step.goal), step.title) for step in plan.steps)
    alike = (step for step in plan.steps if called[goals.get(step.goal), step.title] > 1)
    return {step.id: f"{numbers[step.goal]}.{step.number}" for step in alike}


def as_text(text: str) -> str:
    """The text, with an apostrophe where a program would read a number or a day and write it otherwise."""
    is_whole = len(text) <= LONGEST_NUMBER and text.isdecimal() and str(int(text)) == text
    return f"'{text}" if not is_whole and IN_NUMBERS.issuperset(text) and not DIGITS.isdisjoint(text) else text


def safe(text: str) -> str:
    """The text with an apostrophe wherever a cell could begin that runs."""
    if RUNS.isdisjoint(text):
        return text
    pieces: list[str] = []
    may_begin = True
    for letter in text:
        if may_begin and letter in RUNS:
            pieces.append("'")
        pieces.append(letter)
        may_begin = letter in PARTS_CELLS or (may_begin and letter in SEEN_THROUGH)
    return "".join(pieces)


def without_marks(cell: str) -> str:
    """What a cell of ours said before `as_text` and `safe` wrote it."""
    if "'" not in cell:
        return cell
    if as_text(cell[1:]) == cell:
        return cell[1:]
    pieces: list[str] = []
    may_begin = True
    for at, letter in enumerate(cell):
        if not (may_begin and letter == "'" and cell[at + 1 : at + 2] in RUNS):
            pieces.append(letter)
            may_begin = letter in PARTS_CELLS or (may_begin and letter in SEEN_THROUGH)
    return "".join(pieces)


def _titles(plan: Plan) -> dict[str, str]:
    """What each thing that has a title is called, by its id."""
    named = (kind for kind in kinds.BY_TABLE.values() if kind.named_by and kind.named_by[0] in _TITLES)
    return {one.id: str(getattr(one, kind.named_by[0]) or "") for kind in named for one in getattr(plan, kind.table)}


def _row(
    kind: Kind,
    record: Any,
    titles: Mapping[str, str],
    by_id: Mapping[tuple[str, str], Any],
    numbers: Mapping[str, int],
) -> dict[str, str]:
    row = {"kind": kind.noun.replace("_", "-")}
    if kind.numbered:
        row["id"] = str(record.number) if kind.numbered == "plan" else f"{numbers[record.goal]}.{record.number}"
    day = getattr(record, "made", None) or getattr(record, "first", None) or day_of(record)
    row["day"] = day.isoformat() if day else ""
    if kind.fields.get("at") == kinds.AT:
        row["time"] = record.at[11:16]
    above = _above(kind, record, by_id)
    for owner, one in above:
        column = {"goals": "goal", "steps": "step"}.get(owner, "of")
        row[column] = titles.get(one.id, "")
    title = kind.named_by[0] if kind.named_by else ""
    if title in _TITLES:
        row["title"] = getattr(record, title) or ""
    row["said"] = getattr(record, "word", None) or getattr(record, "status", None) or ""
    amount = getattr(record, "amount", None)
    row["amount"] = str(write_amount(amount)) if amount is not None else ""
    unit = next((one.unit for _, one in above if getattr(one, "unit", None)), None)
    row["unit"] = getattr(record, "unit", None) or (unit if amount is not None else None) or ""
    for name in ("mood", "urge", "note"):
        value = getattr(record, name, None)
        row[name] = "" if value is None else str(value)
    row["more"] = _more(kind, record, (title, *(field for field, _ in _owners(kind))), titles)
    return row


def _owners(kind: Kind) -> list[tuple[str, str]]:
    return [kind.owner] if kind.owner else []


def _above(kind: Kind, record: Any, by_id: Mapping[tuple[str, str], Any]) -> list[tuple[str, Any]]:
    """What a record hangs on, and what that does."""
    found = []
    while kind.owner:
        field, table = kind.owner
        record = by_id.get((table, getattr(record, field)))
        if record is None:
            break
        kind = kinds.BY_TABLE[table]
        found.append((table, record))
    return found


def _more(kind: Kind, record: Any, without: Sequence[str], titles: Mapping[str, str]) -> str:
    """All that no column holds, each with the name of its field; things by what they are called."""
    told = []
    for name, of in kind.fields.items():
        value = getattr(record, name)
        is_in_a_column = name in _IN_COLUMNS and (name != "at" or of == kinds.AT)
        if name in (*_NOT_MORE, *without) or is_in_a_column or value in (None, (), False):
            continue
        if of.kind in ("reference", "ids"):
            ids = value if isinstance(value, tuple) else (value,)
            told.append(f"{name}: {', '.join(titles.get(own) or own for own in ids)}")
            continue
        plain = codec.fields_of(kind.table)[name].write(value)
        told.append(f"{name}: {plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)}")
    return "; ".join(told)
