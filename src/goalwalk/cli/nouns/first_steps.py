"""First steps towards people, as typed: `support first` shows them, and puts those that are chosen into the plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.nouns.steps import asked_goal, goal_of
from goalwalk.cli.nouns.targets import one_meaning
from goalwalk.cli.prompts import ask_or_pass, until_saved
from goalwalk.cli.run import Run
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Changed, Goal, Plan, Step, What
from goalwalk.core.nouns import goals, steps
from goalwalk.core.nouns.records import step_id
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import ONCE, Often
from goalwalk.screens.nouns.steps import step_view
from goalwalk.screens.nouns.supports import first_steps_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words.ready_made import FIRST_STEPS


def first(run: Run, numbers: list[str] | None = None, *, goal: str | None = None, every: str | None = None) -> None:
    """Small first steps towards people, to choose from. Numbers put them into the plan."""
    every = one_meaning(run, every)
    if numbers:
        _receipt(run, _take(run, chosen(" ".join(numbers)), goal, every))
    else:
        offer(run, goal, every)


def offer(run: Run, goal: str | None = None, every: str | None = None, *, nobody: bool = False) -> None:
    """Show them; whoever sits there may choose. `nobody`: somebody said that there is no one yet."""
    plan = run.plan()
    take = _to_take(plan, goal) if not run.can_ask or run.json else None
    run.show(first_steps_view(FIRST_STEPS, nobody=nobody, take=take), run.today(plan))
    if not run.can_ask:
        return

    def keep(told: Answers) -> Taken:
        return _take(run, told["numbers"], told.get("goal") or goal, every)

    with conversation(run, keep) as told:
        told.put(numbers=ask_or_pass("ask.first", chosen))
        if not told.count:
            return
        told["goal"] = goal or asked_goal(run)
        taken = until_saved(run, lambda: keep(told))
    _receipt(run, taken)


def chosen(text: str) -> tuple[int, ...]:
    """The numbers of first steps in a text, each once. Raises NotUnderstood("first_number") with the `most`."""
    found: dict[int, None] = {}
    for word in text.replace(",", " ").split() or [""]:
        number = read_whole(word, 1, len(FIRST_STEPS))
        if number is None:
            raise NotUnderstood("first_number", text=word, most=len(FIRST_STEPS))
        found[number] = None
    return tuple(found)


Taken = Changed[tuple[Step, ...]]  # the steps that were made


def _take(run: Run, numbers: Sequence[int], named: str | None, every: str | None) -> Taken:
    def change(plan: Plan) -> Taken:
        today = run.today(plan)
        goal = _corner(plan, named)
        about: dict[str, object] = {"goal": None, "goal_id": None}
        if goal is None:
            plan = goals.add(plan, Goal(run.new_id(), 0, words.say("first.goal"), today, area="community"))
            goal = plan.goals[-1]
            about = {"goal": goal.title, "goal_id": str(goal.number)}
        often = Often(ONCE) if every is None else _often(every, today)
        titles = _not_there(plan, goal, [FIRST_STEPS[number - 1].title for number in numbers])
        for title in titles:
            fields = steps.coming_round(often)
            plan = steps.add(plan, Step(run.new_id(), goal.id, 0, title, today, today, kind="connect", **fields))
        made = plan.steps[-len(titles) :]
        told = [[step_id(plan, step), step.title] for step in made]
        at = {"at": list(often.at)} if often.at else {}
        facts = {"steps": told, "rhythm": rhythms.text(often.rhythm), "times": often.times, **at, **about}
        return Changed(plan, What("support_first", facts), made)

    return run.begin(change)


def _often(every: str, today: date) -> Often:
    from goalwalk.core.rhythm.often import read_often

    return read_often(every, today)


def _receipt(run: Run, taken: Taken) -> None:
    plan, what, made = taken
    today = run.today(plan)
    changed = tuple(step_view(plan, step, today).step for step in made)
    run.show(ReceiptView(today, what, changed=(("steps", changed),)), today)


def _not_there(plan: Plan, goal: Goal, titles: Sequence[str]) -> list[str]:
    """Those that are no step of that goal yet, or no longer. Raises CannotBeDone("first_there") where none is left."""
    there = _there(plan, goal)
    left = [title for title in titles if title not in there]
    if not left:
        options = [(step_id(plan, there[title]), title) for title in titles]
        raise CannotBeDone("first_there", options=options, id=options[0][0])
    return left


def _there(plan: Plan, goal: Goal) -> dict[str, Step]:
    """The steps of that goal that are not finished, by their titles."""
    return {step.title: step for step in plan.steps if step.goal == goal.id and step.finished is None}


def _to_take(plan: Plan, named: str | None) -> tuple[int, int | None] | None:
    """The first one that is not in the plan yet, and which goal has to be named for it; None where all are there."""
    goal: Goal | None
    try:
        goal = _corner(plan, named)
        option = goal.number if goal and named is not None else None
    except NotUnderstood:
        goal = next(goal for goal in plan.goals if goal.ended is None)
        option = goal.number
    there = _there(plan, goal) if goal else {}
    left = [number for number, step in enumerate(FIRST_STEPS, 1) if step.title not in there]
    return (left[0], option) if left else None


def _corner(plan: Plan, named: str | None) -> Goal | None:
    """The goal that is named; else the only one, or of several the one that was made for this; None where there is
    none.

    Raises what `goal_of` raises.
    """
    if named is None:
        going_on = [goal for goal in plan.goals if goal.ended is None]
        if not going_on:
            return None
        title = folded(words.say("first.goal"))
        made = [goal for goal in going_on if folded(goal.title) == title]
        if len(made) == 1:
            return made[0]
    return goal_of(plan, named)
