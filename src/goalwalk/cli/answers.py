"""The answers of a conversation, as they are given."""

from __future__ import annotations

from typing import Any


class Answers(dict[str, Any]):
    """What was answered so far, by the names it is written under; `count` is how many answers that were."""

    count = 0

    def put(self, **fields: Any) -> None:
        """One more question is answered with these; all None where Enter passed over it."""
        self.update(fields)
        self.count += any(value is not None for value in fields.values())
