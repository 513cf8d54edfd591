"""The shape of JSON of other programs: what is a list of objects there, or the place where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goalwalk.core.errors import CannotRead
from goalwalk.exchange.incoming.records import Aside, At, Left
from goalwalk.exchange.incoming.source import Source

Object = dict[str, Any]


def whole(source: Source, kind: str) -> Object:
    """The one object of a source. Raises CannotRead("import_not_it"), and as `Source.json` does."""
    name = source.alone
    found = source.json(name) if name else None
    if not isinstance(found, dict):
        raise CannotRead("import_not_it", file=source.name, kind=kind)
    return found


def begins_with(source: Source, *words: str, sign: str = "{") -> bool:
    """Whether one file begins as an object (or by another `sign`) in whose beginning these words stand."""
    name = source.alone
    head = source.head(name, 65_536).lstrip() if name else ""
    return head.startswith(sign) and all(f'"{word}"' in head for word in words)


def objects(
    source: Source, holder: Object, field: str, left: list[Left], within: At | None = None
) -> Iterator[tuple[At, Object]]:
    """The objects in a list of it, each with its place (that of what it is `within`). What is none is left.

    Raises CannotRead("import_no_field").
    """
    found = holder.get(field)
    if not isinstance(found, list):
        raise CannotRead("import_no_field", file=source.name, field=field)
    for which, one in enumerate(found, 1):
        at = within or At(source.name, 0, which)
        if isinstance(one, dict):
            yield at, one
        else:
            left.append(Left(at, "no_object", (("field", field),)))


def rest_of(holder: Object, known: frozenset[str]) -> Aside:
    """What it says in fields that are not known."""
    return tuple((field, told) for field, value in holder.items() if field not in known and (told := text_of(value)))


def text_of(value: Any) -> str:
    """A value in words; empty for what says nothing."""
    if value is None or value in ("", False) or value == [] or value == {}:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        return "; ".join(f"{name}: {told}" for name, inner in value.items() if (told := text_of(inner)))
    return "yes" if value is True else str(value)


def whole_number(value: Any, least: int, most: int) -> int | None:
    """A whole number within these bounds; None for anything else."""
    return value if type(value) is int and least <= value <= most else None
