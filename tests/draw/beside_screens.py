"""The screens of what stands beside the steps: of the demo's plan, and of a day off the path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from draw.special_plans import TODAY
from goalwalk.core.model.hotlines import HelpLine, HelpLines
from goalwalk.core.model.plan import DayCheckIn, Plan, What
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.now import NOTHING, of_plan
from goalwalk.screens.looks.checkin import checked_in
from goalwalk.screens.looks.components import components_view
from goalwalk.screens.looks.day import day_view
from goalwalk.screens.looks.mood import mood_view
from goalwalk.screens.looks.now import now_view
from goalwalk.screens.looks.step_progress import step_progress_view
from goalwalk.screens.nouns.after_return import offer
from goalwalk.screens.nouns.barriers import barrier_line, barrier_view, barriers_view
from goalwalk.screens.nouns.clocks import clock_line, clock_view, clocks_view
from goalwalk.screens.nouns.hopes import hopes_view
from goalwalk.screens.nouns.setbacks import setback_line, setback_view, setbacks_view
from goalwalk.screens.nouns.skills import skill_view, skills_view, starter_view, starters_view
from goalwalk.screens.nouns.supports import first_steps_view, support_view, supports_view
from goalwalk.screens.papers.story import story_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words.ready_made import FIRST_STEPS, STARTERS


def beside_of_robin(plan: Plan) -> dict[str, object]:
    """The screens of what stands beside the steps. Help lines are made up, so that no number here grows old."""
    hard = of_plan(plan)
    return {
        "skill-list": skills_view(plan),
        "skill-show": skill_view(plan, plan.skills[0]),
        "skill-browse": starters_view(plan, (Card(*one) for one in STARTERS)),
        "skill-browse-one": starter_view(plan, 4, Card(*STARTERS[3])),
        "barrier-list": barriers_view(plan, TODAY),
        "barrier-show": barrier_view(plan, plan.barriers[0]),
        "barrier-show-ask": barrier_view(plan, plan.barriers[2]),
        "support-list": supports_view(plan, TODAY),
        "support-show": support_view(plan, plan.supports[0], TODAY),
        "support-show-group": support_view(plan, plan.supports[1], TODAY),
        "support-first": first_steps_view(FIRST_STEPS, take=(1, None)),
        "clock-list": clocks_view(plan, TODAY),
        "clock-show": clock_view(plan, plan.clocks[0], TODAY),
        "setback-list": setbacks_view(plan, TODAY),
        "setback-show": setback_view(plan.setbacks[0], TODAY),
        "now": now_view(hard, HELP, TODAY),
        "now-anywhere": now_view(hard, None, TODAY),
        "now-nothing": now_view(NOTHING, HELP, TODAY),
        "hope-list": hopes_view(plan, TODAY),
        "story": story_view(plan, TODAY),
        "components": components_view(plan, TODAY),
        "mood": mood_view(plan, TODAY),
        **days_of(plan),
    }


def days_of(plan: Plan) -> dict[str, object]:
    """One day read back, full, of a pull alone and empty; and a step with its amounts."""
    talk = plan.meetings[-1].day
    pulls = (
        DayCheckIn("p1", TODAY, "2026-11-20T14:05:00+01:00", urge=7, note="after the call", pulled=True),
        DayCheckIn("p2", TODAY, "2026-11-20T18:20:00+01:00", pulled=True),
    )
    pulled = plan._replace(day_check_ins=(*plan.day_check_ins, *pulls), wins=(), check_ins=(), said={})
    amounted = max(plan.steps, key=lambda step: len(plan.said[step.id].sums) if step.id in plan.said else 0)
    return {
        "day-full": day_view(plan, talk, TODAY),
        "day-pulled": day_view(pulled, TODAY, TODAY),
        "day-empty": day_view(Plan(), TODAY, TODAY),
        "day-empty-then": day_view(Plan(), talk, TODAY),
        "day-amounts": step_progress_view(plan, amounted, TODAY),
    }


HELP = HelpLines(
    *("XX", "Robin's country", "555", "https://example.org/"),
    lines=(
        HelpLine("Night line", "555 0100", "24 hours, every day", ("English",), "anyone", "", date(2026, 11, 1)),
        HelpLine("Line for drink", "555 0101", "weekdays, 9:30 to 17:30", ("English",), "drink", "", date(2025, 1, 1)),
    ),
)


def of_worst_day(plan: Plan) -> Iterator[tuple[str, object]]:
    """A day off the path: each screen that tells of it."""
    for clock in plan.clocks:
        yield f"clock-show-{clock.number}", clock_view(plan, clock, TODAY)
    yield "clock-list", clocks_view(plan, TODAY)
    yield "setback-list", setbacks_view(plan, TODAY)
    yield "barrier-list", barriers_view(plan, TODAY)
    yield "barrier-show", barrier_view(plan, plan.barriers[0])
    yield "now", now_view(of_plan(plan), None, TODAY)
    yield "story", story_view(plan, TODAY)
    yield "components", components_view(plan, TODAY)
    yield "mood", mood_view(plan, TODAY)
    steps = [[f"1.{step.number}", step.title] for step in plan.steps]
    skipped = What("checked_in", {"steps": steps, "word": "not today", "days": ["2026-11-20"]})
    yield "receipt-skip", checked_in(plan, TODAY, skipped, plan.steps)
    for clock in plan.clocks:
        facts = {"id": str(clock.number), "title": clock.title, "first": "2026-11-20", "last": "2026-11-20"}
        changed = (("clock", clock_line(plan, clock, TODAY)), ("offer", offer(plan, TODAY)))
        yield f"receipt-return-{clock.number}", ReceiptView(TODAY, What("clock_returned", facts), changed=changed)
    setback = {"id": "1", "day": "2026-11-20", "tell": None, "reach": None}
    yield (
        "receipt-setback",
        ReceiptView(TODAY, What("setback_added", setback), changed=(("setback", setback_line(plan.setbacks[0])),)),
    )
    (one,) = plan.barriers
    about = {"id": "1", "title": one.title, "side": one.side, "eased": False, "day": "2026-11-20", "next": None}
    happened = What("barrier_happened", {**about, "used": "no", "helped": None, "text": None})
    yield "receipt-happened", ReceiptView(TODAY, happened, changed=(("barrier", barrier_line(plan, one)),))
