"""A plan with things in it, whatever commands there are to write them."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cli.keyboard import NOW
from goalwalk.core.model.components import Support
from goalwalk.core.model.plan import Plan, What
from goalwalk.core.nouns.records import added, numbered
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin

SAM = Support("sam", 0, "Sam", date(2026, 11, 1), "555 0142", "person", when="after six")


def put_in(home: Path, **records: tuple[Any, ...]) -> Plan:
    """The plan of this home, whole, with these records added in one change, by their fields of the plan."""

    def change(plan: Plan) -> Plan:
        for name, things in records.items():
            for thing in things:
                plan = (numbered if hasattr(thing, "number") else added)(plan, name, thing)
        return plan

    session = open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom)
    if records:
        begin(session, change, What("set", {"name": "x", "value": "y"}))
    return whole_plan(session)
