"""A view as plain data for `--json`: one flat, versioned envelope whose keys are never renamed (measures §9)."""

from __future__ import annotations

from datetime import date
from typing import Any

SCHEMA = 1


def as_data(view: object, today: date) -> dict[str, Any]:
    """The envelope of a view: `schema`, `today`, then the view's own keys."""
    return {"schema": SCHEMA, "today": today.isoformat(), **plain(view)}


def plain(value: Any) -> Any:
    """Records become objects of their fields, or of what their `data()` says; tuples lists; days ISO dates."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value.data() if hasattr(value, "data") else value._asdict())
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value
