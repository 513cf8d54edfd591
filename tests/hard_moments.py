"""A plan that holds something of everything that the page for a hard moment shows."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

from cli.keyboard import NOW
from goalwalk.core.model.components import Barrier, Happening, Hope, Practice, Skill, Support
from goalwalk.core.model.plan import Plan
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin

DAY, AT = date(2026, 11, 10), "2026-11-10T20:00:00+01:00"


def hope(number: int, text: str, whom: str | None = None) -> Hope:
    return Hope(f"h{number}", number, DAY, AT, text, whom)


def skill(number: int, title: str, kind: str = "coping", *helped: int | None, **more: object) -> tuple[Skill, tuple]:
    practices = tuple(
        Practice(f"p{number}.{n}", f"k{number}", DAY.replace(day=n + 1), AT, each) for n, each in enumerate(helped)
    )
    return Skill(f"k{number}", number, title, DAY, kind, **more), practices  # type: ignore[arg-type]


def then(number: int, title: str, text: str | None, *helped: int | None, **more: object) -> tuple[Barrier, tuple]:
    came = tuple(Happening(f"x{number}.{n}", f"b{number}", DAY, AT, "yes", each) for n, each in enumerate(helped))
    return Barrier(f"b{number}", number, title, DAY, then=text, **more), came  # type: ignore[arg-type]


def support(number: int, title: str, reach: str | None, **more: object) -> Support:
    return Support(f"s{number}", number, title, DAY, reach, **more)  # type: ignore[arg-type]


def with_hard_moments(plan: Plan) -> Plan:
    """The plan with lines, words of hope, skills, if-thens and people."""
    skills = (
        skill(1, "Phone a friend", "communication", 9),
        skill(2, "Breathe out slowly", "hard moments", 6, 8, how=("Sit down", "Count to six")),
        skill(3, "Cold water", "hard moments", 9, smaller="Wet the hands"),
        skill(4, "Read a page", "coping"),
    )
    thens = (then(1, "I lie awake", "get up and write three lines", 7), then(2, "it rains", "walk in the hall", 2))
    return plan._replace(
        hopes=(
            hope(1, "Get up. Drink a glass of water."),
            hope(2, "It was worse in March, and I slept in the end.", None),
            hope(3, "I sat through one hour, and then it was light.", "Sam"),
            hope(4, "Call before, not after.", "Ana"),
        ),
        skills=tuple(one for one, _ in skills),
        practices=tuple(each for _, many in skills for each in many),
        barriers=tuple(one for one, _ in thens),
        happenings=tuple(each for _, many in thens for each in many),
        supports=(
            support(1, "Tuesday group", "Hall, River Street 4", kind="group", when="Tuesdays at 19:00"),
            support(2, "Sam", "0170 1234567", kind="person", when="evenings"),
            support(3, "Ana", "0171 7654321"),
            support(4, "The library", None, kind="place"),
        ),
    )


def plans_of(home: Path, person: str | None = None) -> Session:
    return open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom, person=person)


def fill(home: Path, person: str | None = None) -> None:
    """Write all that into the plan of that home."""
    begin(plans_of(home, person), with_hard_moments, None)
