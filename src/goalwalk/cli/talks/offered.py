"""What a group offered to this plan, asked of its owner when they sit down: one small question, and nothing enters the
plan without a yes. Enter leaves it for another day; a no is kept by its not being asked again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goalwalk.cli.prompts import Reader, ask_until, told
from goalwalk.cli.run import Run
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.store.verbs.offers import answered, asked, waiting
from goalwalk.words import say

if TYPE_CHECKING:
    from goalwalk.core.model.plan import Changed, Goal, Plan
    from goalwalk.core.nouns.handouts import Offer

Parts = tuple[bool, bool]  # the skill, what to try


def ask_offered(run: Run, plan: Plan) -> None:
    """Ask for what waits, if anything does: one offer at a time, and each no more than once a day."""
    offer = waiting(run.session, run.today(plan))
    if offer is None:
        return
    there = _open_parts(plan, offer)
    if not any(there):
        answered(run.session, offer)  # all of it is in the plan by now
        return
    if (offer.skill and not there[0] and not offer.to_try) or not asked(run.session, offer, run.today(plan)):
        return
    parts = _answer(run, offer, there)
    if parts is None:
        return
    if not any(parts):
        answered(run.session, offer)
        told("offered.left")
        return
    _take(run, plan, offer, parts)
    answered(run.session, offer)


def _open_parts(plan: Plan, offer: Offer) -> Parts:
    """What of it is not in the plan; what to try needs a goal that goes on to go with."""
    from goalwalk.core.nouns.skills import same_title

    skill = offer.skill is not None and same_title(plan, offer.skill.title) is None
    return skill, offer.to_try is not None and bool(_goals(plan))


def _goals(plan: Plan) -> Sequence[Goal]:
    return [goal for goal in plan.goals if goal.ended is None]


def _answer(run: Run, offer: Offer, there: Parts) -> Parts | None:
    """What is taken of it; None where it is left for another day."""
    if run.person is not None:
        run.name_whose()
        run.tell("offered.whose", name=run.called)
    key = "both" if all(there) else "skill" if there[0] else "to_try"
    run.tell(f"offered.{key}", skill=offer.skill.title if offer.skill else "", to_try=offer.to_try or "")
    question = say("ask.offered.both" if all(there) else "ask.offered.one")
    try:
        return ask_until(question, Reader(lambda typed: _read(typed, there), passes=True, no=True))
    except Stopped:
        return None


def _read(typed: str, there: Parts) -> Parts | None:
    """Raises NotUnderstood("offered")."""
    from goalwalk.core.spoken import control

    word, typed = control(typed), typed.casefold()
    if not typed:
        return None
    if word == "yes" or typed in ("both", "all"):
        return there
    if word == "no":
        return False, False
    if all(there) and typed in ("s", "skill", "the skill"):
        return True, False
    if all(there) and typed in ("t", "try", "to try", "what to try"):
        return False, True
    raise NotUnderstood("offered")


def _take(run: Run, plan: Plan, offer: Offer, parts: Parts) -> None:
    """Put it into the plan, as one change, and say so."""
    from goalwalk.core.model.plan import Changed, What
    from goalwalk.screens.receipt import ReceiptView

    goal = _goal(run, plan) if parts[1] else None

    def change(plan: Plan) -> Changed[None]:
        things: list[list[str]] = []
        plan, skill = _with_skill(run, plan, offer, things) if parts[0] else (plan, None)
        if goal is not None:
            plan = _with_step(run, plan, offer, goal, skill, things)
        return Changed(plan, What("offered_taken", {"things": things}), None)

    done: Changed[None] = run.update(change)
    run.show(ReceiptView(run.today(done.plan), done.what), run.today(done.plan))


def _goal(run: Run, plan: Plan) -> str:
    """The id of the goal that the step is for: the only one, or the one that is answered."""
    from goalwalk.cli.nouns.steps import asked_goal, goal_of

    return goal_of(plan, asked_goal(run)).id


def _with_skill(run: Run, plan: Plan, offer: Offer, things: list[list[str]]) -> tuple[Plan, str | None]:
    from goalwalk.core.model.components import Skill
    from goalwalk.core.nouns.skills import same_title, take

    if offer.skill is None:
        return plan, None
    there = same_title(plan, offer.skill.title)
    if there is None:
        plan = take(plan, [Skill(run.new_id(), 0, made=run.today(plan), **offer.skill._asdict())])
        there = plan.skills[-1]
        things.append([str(there.number), there.title])
    return plan, there.id


def _with_step(run: Run, plan: Plan, offer: Offer, goal: str, skill: str | None, things: list[list[str]]) -> Plan:
    from goalwalk.core.model.plan import Step
    from goalwalk.core.nouns import steps
    from goalwalk.core.nouns.records import step_id

    today = run.today(plan)
    step = Step(run.new_id(), goal, 0, offer.to_try or "", today, today, kind="practice", skill=skill)
    plan = steps.add(plan, step)
    things.append([step_id(plan, plan.steps[-1]), plan.steps[-1].title])
    return plan
