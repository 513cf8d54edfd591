"""The answer of what goes out: where it was written, what is in it, and what is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args

from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Line
from goalwalk.words import listed, say

Form = Literal["json", "csv", "markdown", "html", "text"]
FORMS: tuple[Form, ...] = get_args(Form)


class ExportView(NamedTuple):
    """The answer of `data export`. `counts`: how many of each table are in it, `left`: how many are not, where it was
    to be a part; `taken_away`: how many in it were taken away before. `whose`: None for one's own."""

    today: date
    path: str
    form: Form
    counts: Mapping[str, int]
    left: Mapping[str, int]
    whole: bool
    settings: bool
    taken_away: int = 0
    whose: str | None = None

    def data(self) -> dict[str, Any]:
        """As JSON: like a receipt."""
        told = {"code": "exported", "path": self.path, "as": self.form, "whole": self.whole, "settings": self.settings}
        return {
            "recorded": {
                **told,
                "counts": dict(self.counts),
                "left_out": dict(self.left),
                "taken_away": self.taken_away,
            }
        }

    def blocks(self) -> list[Block]:
        """Where it is, and what whoever reads it has to know."""
        things = things_text(self.counts, settings=self.settings)
        first = "receipt.exported.of" if self.whose else "receipt.exported"
        lines = [say(first, path=self.path, things=things, whose=self.whose)]
        if left := left_text(self.left, settings=self.whole or self.settings):
            lines.append(say("export.left", things=left))
        if self.form == "json":
            lines.append(say("export.back", path=self.path) if self.whole else say("export.part"))
        if self.taken_away:
            lines.append(say("export.taken_away", n=self.taken_away))
        if self.form == "csv":
            lines.append(say("export.csv"))
        return [Line(line) for line in lines]


def things_text(counts: Mapping[str, int], *, settings: bool) -> str:
    """How many of what: "2 goals, 3 steps and the settings"."""
    things = [say(f"things.{table}", n=n) for table, n in counts.items()]
    return listed([*things, *([say("export.settings")] if settings else [])])


def left_text(left: Mapping[str, int], *, settings: bool) -> str:
    """What is not in it; `settings`: they are. Nothing where all is."""
    return things_text(left, settings=not settings)
