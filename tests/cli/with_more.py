"""A plan with things in it, whatever commands there are to write them."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cli.keyboard import NOW
from goalwalk.core.model.life import Support
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.nouns.records import added, numbered
from goalwalk.store.plans import Plans

SAM = Support("sam", 0, "Sam", date(2026, 11, 1), "555 0142", "person", when="after six")


def put_in(home: Path, **records: tuple[Any, ...]) -> Plan:
    """The plan of this home, whole, with these records added in one change, by their fields of the plan."""

    def change(plan: Plan) -> Plan:
        for name, things in records.items():
            for thing in things:
                plan = (numbered if hasattr(thing, "number") else added)(plan, name, thing)
        return plan

    plans = Plans(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom)
    if records:
        plans.begin(change, What("set", {"name": "x", "value": "y"}))
    return plans.whole()
