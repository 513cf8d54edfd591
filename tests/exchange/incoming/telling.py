"""Files of other programs, as they lie beside these tests, and what they tell, as lines that a person can check."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any

from goalwalk.core.model.plan import Plan
from goalwalk.core.rhythm.rhythms import text
from goalwalk.exchange.incoming import formats
from goalwalk.exchange.incoming.into_plan import adopted
from goalwalk.exchange.incoming.outcome import Adopted, Into, Known
from goalwalk.exchange.incoming.records import Incoming
from goalwalk.exchange.incoming.source import Source

FILES = Path(__file__).parent / "files"
TODAY = date(2026, 11, 20)
ZONE = timezone(timedelta(hours=1))


CHOSEN = {  # what has to be said beside a file
    "jrnl.json": {"as": "starred"},
    "spreadsheet-wide.csv": {"day": "Datum", "note": "Notiz"},
    "spreadsheet-long.csv": {"day": "When", "step": "Habit", "value": "Done", "note": "Note"},
}


def source_of(name: str) -> Source:
    """A file that lies there, or the files of a folder."""
    path = FILES / name
    if path.is_file():
        return Source(name, {name: path.read_bytes()})
    return Source(name, {file.relative_to(path).as_posix(): file.read_bytes() for file in _files(path)})


LOOP_COLUMNS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,"
    "Target Value,Archived?\n"
)


def loop(*habits: tuple[str, dict[str, str]]) -> Source:
    """An export of Loop: each habit as its row of Habits.csv from the name on, and its days with "VALUE,NOTE"."""
    files = {"Habits.csv": LOOP_COLUMNS + "".join(f"{at:03},{row}\n" for at, (row, _) in enumerate(habits, 1))}
    for at, (_, days) in enumerate(habits, 1):
        rows = (f"{day},{said if ',' in said else said + ','}\n" for day, said in sorted(days.items(), reverse=True))
        files[f"{at:03}/Checkmarks.csv"] = "Date,Value,Notes\n" + "".join(rows)
    return Source("loop", {name: text.encode() for name, text in files.items()})


def zipped(name: str) -> bytes:
    """A folder that lies there as a zip."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in _files(FILES / name):
            packed.writestr(file.relative_to(FILES / name).as_posix(), file.read_bytes())
    return data.getvalue()


def _files(path: Path) -> Iterator[Path]:
    return (file for file in sorted(path.rglob("*")) if file.is_file())


def told(source: Source, **chosen: str) -> Incoming:
    """What a source tells on TODAY."""
    kind = chosen.pop("kind", None) or formats.recognised(source)
    return formats.read(kind, source, formats.Given(TODAY, ZONE, chosen or CHOSEN.get(source.name, {}), 3))


def put(incoming: Incoming, plan: Plan | None = None, known: Known | None = None, today: date = TODAY) -> Adopted:
    """It, put into a plan (an empty one), of which these ids are known."""
    return adopted(plan or Plan(), incoming, today, known or Known(), Into("From there"))


def lines(incoming: Incoming) -> Iterator[str]:
    """All that a file tells, a line each."""
    yield f"{incoming.kind}"
    for step in incoming.steps:
        plain: dict[str, Any] = step._asdict()
        facts = [
            f"{name}={plain[name]}"
            for name in plain
            if name not in ("said", "at", "rhythm", "aside", "exact") and plain[name]
        ]
        yield f"step {' | '.join(facts)} | {text(step.rhythm)} | {step.at.file}:{step.at.line}"
        yield from (f"  aside {name}: {said!r}" for name, said in step.aside)
        for one in step.said:
            amount = "" if one.amount is None else f" {one.amount / 1000:g}"
            yield f"  {one.day} {one.word}{amount}{f' {one.note!r}' if one.note else ''}"
    for clock in incoming.clocks:
        yield f"clock {clock.title} since {clock.since} limit {clock.limit / 1000:g} {clock.unit}"
        yield from (f"  aside {name}: {said!r}" for name, said in clock.aside)
        yield from (f"  return {first} {last} {note!r}" for first, last, note in clock.returns)
        yield from (f"  amount {day} {amount / 1000:g} {note!r}" for day, amount, note, _ in clock.amounts)
    for day in incoming.days:
        yield f"day {day.day} mood={day.mood} note={day.note!r} kept={day.kept!r} ({day.name})"
    yield from (f"win {win.day} {win.text!r}" for win in incoming.wins)
    yield from (
        f"left {one.at.file}:{one.at.line or one.at.item} {one.code} {dict(one.facts)}" for one in incoming.left
    )
    yield from (f"passed {code} {n}" for code, n in incoming.passed)
