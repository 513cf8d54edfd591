"""What a plan as JSON looks like, as a JSON schema: made from the registry of kinds, so that it never tells less.

It lies beside this file, as `plan.schema.json`, for whoever reads an export with another program.
"""

from __future__ import annotations

import json
from typing import Any

from goalwalk.core import kinds
from goalwalk.core.kinds import NEVER, Kind, Value
from goalwalk.core.model.plan import LEVELS
from goalwalk.store.schema import codec, migrations
from goalwalk.store.schema.fields import LARGEST_COUNT
from goalwalk.store.schema.marks import KEPT_BY_US

Schema = dict[str, Any]

WHOLE, PART = "goalwalk", "goalwalk part"  # the formats of the first line
_TEXT: Schema = {"type": "string"}
_NAME: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
_TIME: Schema = {"type": "string", "pattern": "^[0-2]\\d:[0-5]\\d$"}
_STAMP: Schema = {"$ref": "#/$defs/stamp"}
_VECTOR: Schema = {"$ref": "#/$defs/vector"}
_KEY = "^[1-9]\\d*$"

_PLAIN: dict[str, Schema] = {
    "id": _NAME,
    "reference": _TEXT,
    "number": {"type": "integer", "minimum": 0, "maximum": LARGEST_COUNT},
    "moment": _TEXT,
    "text": _TEXT,
    "day": _DAY,
    "past day": _DAY,
    "time": _TIME,
    "amount": {"type": "number", "exclusiveMinimum": 0},
    "limit": {"type": "number", "minimum": 0},
    "rhythm": _NAME,
    "yes": {"const": True},
}


def schema() -> Schema:
    """The schema of an export as JSON: of a whole plan, or of a part of one."""
    tables = {name: _table(_document(kinds.of_table(name))) for name in ("settings", *kinds.TABLES)}
    own = {
        codec.STATE: _table(_object({"stamp": _STAMP, "identity": _TEXT, "vector": _VECTOR}, more=True)),
        codec.ERASURES: _table(_object({"id": _TEXT, "stamp": _STAMP}, more=True)),
        codec.WAITING: _table(_object({"kind": {"enum": list(kinds.TABLES)}, "document": {"type": "object"}})),
        codec.UNDO: _table({"type": "object"}),
        codec.DAYS: _table({"type": "object"}),
        codec.HISTORY: _table({"type": "object"}),
    }
    header = _object(
        {
            "format": {"enum": [WHOLE, PART]},
            "schema": {"const": migrations.SCHEMA},
            "generation": {"type": "integer", "minimum": 1},
            "length": {"type": "integer", "minimum": 0},
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        }
    )
    is_whole = {"properties": {"_plan": {"properties": {"1": {"properties": {"format": {"const": WHOLE}}}}}}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A plan of goalwalk, schema {migrations.SCHEMA}",
        "type": "object",
        "properties": {"_plan": _object({"1": header}), **own, **tables},
        "required": ["_plan"],
        "additionalProperties": False,
        "if": is_whole,
        "then": {"required": list(codec.NAMES)},
        "$defs": {
            "stamp": {"type": "string", "pattern": "^[0-9a-f]{12}-[0-9a-f]{4}-[A-Za-z]{8}$"},
            "vector": {"type": "object", "additionalProperties": _STAMP},
            **_marks(),
        },
    }


def written() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def _object(properties: Schema, *, more: bool = False) -> Schema:
    """An object with all of these, and no more unless `more`."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        **({} if more else {"additionalProperties": False}),
    }


def _table(document: Schema) -> Schema:
    return {"type": "object", "patternProperties": {_KEY: document}, "additionalProperties": False}


def _document(kind: Kind) -> Schema:
    """A document of that kind: a field that holds nothing is left out."""
    fields = {name: _value(of) for name, of in kind.fields.items()}
    needed = [name for name, of in kind.fields.items() if of.absent is NEVER]
    marks = {mark: {"$ref": f"#/$defs/{mark}"} for mark in sorted(KEPT_BY_US)}
    return {
        "type": "object",
        "properties": {**fields, **marks},
        "required": [*needed, "stamp"],
        "additionalProperties": False,
    }


def _marks() -> dict[str, Schema]:
    """What stands beside the fields, as `store.schema.marks` says."""
    return {
        "stamps": {"type": "object", "additionalProperties": _STAMP},
        "heads": {
            "type": "object",
            "additionalProperties": _list(_tuple(_STAMP, {"type": "array"})),
        },
        "ids": {"type": "object", "additionalProperties": _list(_TEXT)},
        "removed": _STAMP,
        "restored": _STAMP,
        "saw": _VECTOR,
        "knew": _VECTOR,
        "born": _or_none(_TEXT),
    }


def _value(of: Value) -> Schema:
    """What a field of that kind holds."""
    if of.kind in _PLAIN:
        return _PLAIN[of.kind]
    match of.kind:
        case "count":
            return {"type": "integer", "minimum": of.of[0], "maximum": of.of[1]}
        case "choice":
            return {"enum": list(of.of)}
        case "choices":
            return _list({"enum": list(of.of)})
        case "slot":
            return {"anyOf": [{"enum": list(of.of)}, _TIME]}
        case "times" | "rising":
            return _list(_value(of.of[0]))
        case "texts":
            return _list(_TEXT)
        case "ids":
            return _list(_NAME)
        case "since":
            held = _value(of.of[0])
            return _list(_tuple(_or_none(_DAY), _or_none(held) if of.of[0].absent is None else held))
    return _told(of.kind)


def _told(kind: str) -> Schema:
    match kind:
        case "pauses":
            return _list(_tuple(_DAY, _or_none(_DAY)))
        case "answers":
            return _list(_tuple(_TEXT, _TEXT))
        case "agreed":
            return _list(_tuple(_TEXT, _or_none(_TEXT), _or_none(_TEXT)))
        case "saves":
            return _list(_tuple(_PLAIN["amount"], _TEXT))
        case "levels":
            return _tuple(*(_or_none(_TEXT) for _ in LEVELS))
    raise ValueError(kind)


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item, "minItems": 1}


def _tuple(*items: Schema) -> Schema:
    return {"type": "array", "prefixItems": list(items), "minItems": len(items), "items": False}


def _or_none(held: Schema) -> Schema:
    return {"anyOf": [held, {"type": "null"}]}
