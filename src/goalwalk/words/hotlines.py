"""The help lines of each country, from the `hotlines.json` of a language, which anybody can correct.

How an entry is looked after: its number and hours are compared with what the line itself publishes (`source`), and
`checked` is set to that day. A test asks for that before a release, a year after it was done last.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from goalwalk.core.model.hotlines import HelpLine, HelpLines
from goalwalk.words import LANGUAGE

FILE = Path(__file__).with_name(LANGUAGE) / "hotlines.json"


def known() -> tuple[HelpLines, ...]:
    """Every country that we know lines of."""
    return tuple(_country(code, entry) for code, entry in json.loads(FILE.read_bytes()).items())


def of_country(typed: str) -> HelpLines | None:
    """The lines of a country by its code, its English name, or another it goes by; None: none that we know."""
    countries = json.loads(FILE.read_bytes())
    if typed in countries:
        return _country(typed, countries[typed])
    from goalwalk.core.letters import folded

    wanted = folded(typed)
    for code, entry in countries.items():
        if wanted in (folded(name) for name in (code, entry["country"], *entry.get("also", ()))):
            return _country(code, entry)
    return None


def _country(code: str, entry: dict[str, Any]) -> HelpLines:
    lines = tuple(_line(line) for line in entry["lines"])
    return HelpLines(code, entry["country"], entry["emergency"], entry["emergency_source"], lines)


def _line(line: dict[str, Any]) -> HelpLine:
    return HelpLine(
        name=line["name"],
        number=line["number"],
        hours=line["hours"],
        languages=tuple(line["languages"]),
        helps=line["for"],
        source=line["source"],
        checked=date.fromisoformat(line["checked"]),
    )
