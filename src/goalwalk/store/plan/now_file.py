"""What of a plan may be seen while it is locked: a small file without a lock, beside the plan.

It holds the parts of the now page that the person chose, as `now` shows them, day and time of the next talk where they
agreed to that, and nothing else. It is there only while the plan is locked and any of it is chosen. It follows every
commit; cut short in between, it is as it was until the next one. What is to be forgotten leaves it first of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from goalwalk.core.errors import CannotRead
from goalwalk.core.nouns.meetings import next_talk
from goalwalk.core.now import LATEST, NEEDED, Hard, Reach, Tool, Words, chosen, of_plan
from goalwalk.store.disk import container, files
from goalwalk.store.disk.paths import Place
from goalwalk.store.disk.tables import Document, Tables
from goalwalk.store.schema import codec
from goalwalk.store.schema.fields import text

if TYPE_CHECKING:
    from goalwalk.core.times import When

FORMAT = "goalwalk now"
SCHEMA = 1
TALK = "talk"
LARGEST = 256 * 1024  # bytes; ten times what the longest texts make


@contextmanager
def following(place: Place, tables: Tables) -> Iterator[None]:
    """After what is done inside, which commits these tables of the plan, the file is as they say.

    Where nothing is chosen any more, it goes first, and is back if the commit does not come about. One that cannot be
    written goes, too: rather nothing is seen than what was taken out of it. Raises OSError for a file that cannot be
    taken away.
    """
    new = _wanted(place, tables)
    old = _there(place)
    if old is not None and new is None:
        remove(place)
    try:
        yield
    except BaseException:
        if old is not None and new is None:
            with suppress(OSError):
                _put(place, old)
        raise
    if new is not None and new != old:
        try:
            _put(place, new)
        except OSError:
            remove(place)


def follow(place: Place, tables: Tables) -> None:
    """The file is as these tables of the plan say, as far as it can be written. Raises OSError as `remove` does."""
    with following(place, tables):
        pass


def remove(place: Place) -> None:
    """There is no such file. Raises OSError."""
    if place.now_page.exists() or place.now_page.is_symlink():
        place.now_page.unlink(missing_ok=True)
        files.sync_folder(place.folder)


def read(place: Place) -> Hard | None:
    """What the file shows; None where there is none that we have written."""
    try:
        data = files.read(place.now_page, LARGEST)[0]
        return _hard(container.parse(data, SCHEMA, FORMAT).tables)
    except (CannotRead, *codec.REFUSED):
        return None


def read_talk(place: Place) -> When | None:
    """When the next talk is, as far as the file tells; None where it does not, or is none that we have written."""
    try:
        data = files.read(place.now_page, LARGEST)[0]
        talk = container.parse(data, SCHEMA, FORMAT).tables[TALK]["1"]
        time = talk.get("time")
        return date.fromisoformat(text(talk["day"])), None if time is None else text(time)
    except (CannotRead, *codec.REFUSED):
        return None


def _wanted(place: Place, tables: Tables) -> bytes | None:
    """The bytes of the file; None: there is to be none."""
    settings = tables["settings"].get("1", {})
    if not place.locked or not (settings.get("now_locked") or settings.get("next_locked")):
        return None
    plan = codec.part(tables, NEEDED, LATEST)
    shown = _tables(chosen(of_plan(plan), plan.settings.now_locked))
    talk = next_talk(codec.there("meetings", tables["meetings"])) if settings.get("next_locked") else None
    if talk:
        day, time = talk
        shown |= {TALK: {"1": {"day": day.isoformat(), **({"time": time} if time else {})}}}
    elif not settings.get("now_locked"):
        return None
    return container.serialise(shown, SCHEMA, 1, FORMAT)


def _there(place: Place) -> bytes | None:
    try:
        return files.read(place.now_page, LARGEST)[0]
    except CannotRead as problem:
        return None if problem.code == "missing" else b""  # whatever it is, it is not what we want there


def _put(place: Place, data: bytes) -> None:
    files.put(place.temp, place.now_page, data, most=LARGEST)


def _tables(hard: Hard) -> Tables:
    lines = [{"text": line} for line in hard.lines]
    others = {name: [_document(one) for one in getattr(hard, name)] for name in ("hope", "skills", "people")}
    each = {"lines": lines, **others}
    return Tables(changed={name: {str(n): one for n, one in enumerate(many, 1)} for name, many in each.items()})


def _document(record: Any) -> Document:
    return {name: value for name, value in record._asdict().items() if value is not None}


def _hard(tables: Tables) -> Hard:
    """Raises one of codec.REFUSED."""
    if set(tables) - {TALK} != {"lines", "hope", "skills", "people"}:
        raise ValueError("not the tables of a now page")
    return Hard(
        lines=tuple(text(line["text"]) for line in tables["lines"].values()),
        hope=_records(tables, "hope", Words),
        skills=_records(tables, "skills", Tool),
        people=_records(tables, "people", Reach),
    )


def _records(tables: Tables, name: str, kind: Callable[..., Any]) -> tuple[Any, ...]:
    return tuple(kind(**{field: text(value) for field, value in one.items()}) for one in tables[name].values())
