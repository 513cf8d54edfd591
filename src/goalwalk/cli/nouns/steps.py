"""Steps, as typed: `step add`, `list`, `show`, `edit`, `pause`, `resume`, `finish`, `remove`."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.change import as_it_is
from goalwalk.cli.conversation import Answers
from goalwalk.cli.noun import Field, Fields, Noun, Within
from goalwalk.cli.nouns.targets import (
    asked_done,
    chosen_done,
    done_facts,
    done_of_old,
    one_meaning,
    target_of,
    with_often,
    with_unit_of,
)
from goalwalk.cli.prompts import ask_until
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import near_day, one_of, rest_facts, rest_span, target_day
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.measures.day_index import shown_until
from goalwalk.core.model.plan import KINDS, MOST_ROOM, Done, Goal, Plan, Said, Step
from goalwalk.core.naming import find_goal, find_skill, find_step
from goalwalk.core.nouns import steps
from goalwalk.core.nouns.goals import check_goes_on
from goalwalk.core.nouns.records import step_id
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import ONCE, Rhythm
from goalwalk.core.since import Since
from goalwalk.screens.nouns.steps import step_changed, step_view, steps_view

NOTES = 10  # the latest that are shown with a step


def _meant(run: Run, typed: Fields, to_edit: bool) -> Fields:
    """How often may say a target, times and a day, too; with a skill a step is practice, unless another kind is said. A
    new one is of a goal: the one that was named, that is asked for, or (None) the only one."""
    typed = with_often(run, typed)
    typed = typed if to_edit else with_unit_of(typed)
    if typed.get("skill") and "kind" not in typed:
        typed["kind"] = "practice"
    return typed if to_edit else {**typed, "goal": typed.get("goal") or asked_goal(run)}


def _ask(run: Run, told: Answers, typed: Fields) -> bool:
    """How often, where that was not typed; what `done` alone means, where the unit of a target does not tell."""
    from goalwalk.cli.nouns.said_steps import put_as_said

    put_as_said(run, told, typed)
    done = None if "done" in typed else asked_done(run, typed.get("targets"), typed.get("unit"))
    if done is not None:
        told.put(done=done)
    return True


def _behind(run: Run, step: Step, behind: str) -> Fields | None:
    """What words behind the name of a step say of it."""
    from goalwalk.cli.nouns.said_steps import edited_as_said

    return edited_as_said(run, step, behind)


def _begin(within: Within) -> date:
    """The first day, as typed, or as it is."""
    typed = within.typed.get("start")
    return near_day(typed, within.today) if typed else within.record.start if within.record else within.today


def _from(within: Within) -> date:
    """The day from which on a new rhythm, or a target date, is meant."""
    return max(within.today, _begin(within)) if within.record else _begin(within)


def _since(values: str, value: object, within: Within) -> tuple[Since[Any], ...]:
    """A value that holds from today on; of a new step, ever since. That none is wanted is kept of a target, which its
    times of the day would else be."""
    if within.record is None:
        return () if value is None and values != "targets" else (Since(date.min, value),)
    step = within.record._replace(start=_begin(within))
    return steps.set_from(step, getattr(step, values), value, within.today)


def _rhythms(text: str, within: Within) -> tuple[Since[Rhythm], ...]:
    from goalwalk.core.rhythm.typed import read_rhythm

    return _since("rhythms", read_rhythm(text, _from(within)) if text else ONCE, within)


def _times(texts: list[str]) -> tuple[str, ...]:
    from goalwalk.core.times import read_times

    return read_times(",".join(texts))


def _unit(within: Within) -> str | None:
    """The unit of the step, as typed, or as it is."""
    unit: str | None = within.typed.get("unit") or (within.record.unit if within.record else None)
    return unit


def _id(within: Within) -> str:
    """The id of the step that is changed."""
    return step_id(within.plan, within.record) if within.record else "STEP"


def _done_means(text: str, within: Within) -> Done | None:
    target = within.typed.get("targets")
    if within.record is not None:
        return done_of_old(text, within.record, target)
    return chosen_done(text, with_target=bool(target))


def _told(plan: Plan, step: Step, today: date, done: str) -> Fields:
    dates = {"start": step.start.isoformat(), "by": step.by.isoformat() if step.by else None}
    at = {"at": list(step.at)} if step.at else {}
    return {
        "rhythm": rhythms.text(step.rhythms[-1].value),
        **at,
        **dates,
        **(done_facts(step) if done == "added" else {}),
        **({"days": shown_until(plan.said.get(step.id, Said()), today.toordinal())} if done == "finished" else {}),
    }


def _edited(before: Step, after: Step, anew: Fields) -> Fields:
    counts_anew = anew.keys() & {"targets", "unit", "done"} or before.targets != after.targets
    return done_facts(after) if counts_anew else {}


def _unheard(run: Run, plan: Plan, step: Step, before: Step | None) -> tuple[str, ...]:
    """New times of a step that lie in the hours without reminders."""
    if not step.at or (before is not None and before.at == step.at):
        return ()
    from goalwalk.cli.reminders.unheard import after_change

    return after_change(run, plan, ("step",), step_id(plan, step))


STEP = Noun(
    "step",
    steps,
    (
        Field("title"),
        Field("goal", lambda named, within: goal_of(within.plan, named).id, within=True, adds_only=True),
        Field("kind", lambda text: one_of(text, KINDS)),
        Field("rhythms", _rhythms, typed="every", within=True, asks=one_meaning),
        Field("start", lambda _, within: _begin(within), within=True),
        Field(
            "by", lambda text, within: target_day(text, within.today, _from(within), behind=within.behind), within=True
        ),
        Field(
            "targets",
            lambda text, within: _since(
                "targets", target_of(text, _unit(within), _id(within)) if text else None, within
            ),
            typed="target",
            within=True,
        ),
        Field("unit"),
        Field("done", _done_means, within=True),
        Field("at", _times, of="list[str]"),
        Field("cue"),
        Field("whom", typed="with"),
        Field("skill", lambda named, within: find_skill(within.plan, named).id if named else None, within=True),
        Field(
            "rooms",
            lambda text, within: _since("rooms", _room(text) if text else None, within),
            typed="room",
            within=True,
        ),
    ),
    lambda plan, step, today: step_view(plan, step, today).step,
    example='goalwalk step add "Something small"',
    told=_told,
    fresh=lambda today: {"start": today, "rhythms": (Since(date.min, ONCE),)},
    meant=_meant,
    ask=_ask,
    edit=lambda plan, step, today, anew: steps.edit(plan, step, **steps.with_target_of_times(step, anew, today)),
    edited=_edited,
    receipt=lambda plan, step, today, what: step_changed(plan, today, what, step),
    find=find_step,
    begins=False,
    said=_behind,
    beside=_unheard,
)

add, edit, remove = STEP.adds(), STEP.edits(), STEP.removes()


def list_(run: Run, *, goal: str | None = None) -> None:
    """All steps."""
    plan = run.plan()
    run.show(steps_view(plan, run.today(plan), find_goal(plan, goal) if goal else None), run.today(plan))


def show(run: Run, step: str) -> None:
    """One step and its latest notes."""
    from goalwalk.store.verbs.look_back import notes_of

    if not run.session.exists():
        find_step(Plan(), step)  # which says that there is no such step
    plan, found, check_ins = notes_of(run.session, lambda plan: find_step(plan, step), NOTES)
    run.show(step_view(plan, found, run.today(plan), check_ins), run.today(plan))


def pause(run: Run, step: str, *, until: str | None = None, from_: str | None = None) -> None:
    """Let a step rest. Days of rest are no gaps."""

    def change(plan: Plan, step: Step, today: date) -> tuple[Plan, Fields]:
        begin, back = rest_span(from_, until, today)
        plan = steps.pause(plan, step, begin, back)
        return plan, rest_facts(as_it_is(plan.steps, step).pauses, begin)

    STEP.change(run, step, "paused", change)


def resume(run: Run, step: str) -> None:
    """Take a step up again: after a rest, or after it was finished."""
    STEP.change(run, step, "resumed", steps.resume)


def finish(run: Run, step: str) -> None:
    """A step is finished. All you did stays."""
    STEP.change(run, step, "finished", steps.finish)


def move(run: Run, step: str, *, goal: str | None = None) -> None:
    """A step belongs to another goal, with all that was said of it."""
    plan = run.plan()
    step, goal = (step, goal) if goal else _moved_to(plan, step)
    if not goal and not run.can_ask:
        raise NotUnderstood("needed", what=words.say("needed.which_goal"), example="goalwalk step move 1.2 --goal 2")
    to = goal or _ask_goal(run, plan, "ask.move_goal")

    def change(plan: Plan, step: Step, _: date) -> tuple[Plan, Fields]:
        return steps.move(plan, step, find_goal(plan, to)), {"before": step_id(plan, step)}

    STEP.change(run, step, "moved", change)


def _moved_to(plan: Plan, typed: str) -> tuple[str, str | None]:
    """The step, and the goal that the last words name: "kitchen 2", "1.7 to fees"; no goal where all of it is a step.

    Raises what `find_step` raises; NotUnderstood("move_two") where it can be read several ways.
    """
    try:
        return step_id(plan, find_step(plan, typed)), None
    except CannotBeDone as problem:
        missing = problem
    said, found = typed.split(), {}
    for at in range(1, len(said)):
        to = said[at].casefold() in ("to", "under", "into") and at + 1 < len(said)
        try:
            step = find_step(plan, " ".join(said[:at]))
            to_goal = find_goal(plan, " ".join(said[at + to :]))
        except (CannotBeDone, NotUnderstood):
            continue
        found[step_id(plan, step), str(to_goal.number)] = f"{step.title}, {to_goal.title}"
    if len(found) > 1:
        (id, goal), told = next(iter(found)), "; or: ".join(found.values())
        raise NotUnderstood("move_two", text=typed, options=told, id=id, goal=goal)
    if not found:
        raise missing
    return next(iter(found))


def asked_goal(run: Run) -> str | None:
    """Nothing with one goal; with several, what is answered, or an error that lists them."""
    if not run.can_ask:
        return None
    plan = run.plan()
    if sum(goal.ended is None for goal in plan.goals) < 2:
        return None
    return _ask_goal(run, plan, "ask.which_goal")


def _ask_goal(run: Run, plan: Plan, key: str) -> str:
    """The number of the goal that is answered, with what there is above the question."""
    from goalwalk.screens.nouns.goals import goals_view

    run.show(goals_view(plan, run.today(plan)), run.today(plan))
    return ask_until(words.say(key), lambda text: str(find_goal(plan, text).number))


def goal_of(plan: Plan, named: str | None) -> Goal:
    """The goal that is named, or the only one that goes on.

    Raises CannotBeDone: "no_goals", "goal_has_ended"; NotUnderstood("which_goal") where it could be several.
    """
    if not plan.goals:
        raise CannotBeDone("no_goals")
    going_on = [goal for goal in plan.goals if goal.ended is None]
    if named is None and len(going_on) > 1:
        raise NotUnderstood("which_goal", options=[(str(goal.number), goal.title) for goal in going_on])
    goal = find_goal(plan, named) if named is not None else (going_on or plan.goals)[0]
    check_goes_on(goal)
    return goal


def _room(text: str) -> int:
    room = read_whole(text, 0, MOST_ROOM)
    if room is None:
        raise NotUnderstood("setting_room", text=text, highest=MOST_ROOM)
    return room
