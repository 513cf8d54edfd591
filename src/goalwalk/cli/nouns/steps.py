"""Steps, as typed: `step add`, `list`, `show`, `edit`, `pause`, `resume`, `finish`, `remove`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.nouns.targets import done_facts, done_of_new, done_of_old, one_meaning, with_times
from goalwalk.cli.prompts import ask_until, given, needed, sure, unless_behind
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import near_day, one_of, rest_facts, rest_span, target_day
from goalwalk.core import texts
from goalwalk.core.amounts import read_amount, read_whole
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model.plan import KINDS, MOST_ROOM, Changed, Goal, Plan, Step, What
from goalwalk.core.naming import Exact, find_goal, find_skill, find_step
from goalwalk.core.nouns import steps
from goalwalk.core.nouns.goals import check_goes_on
from goalwalk.core.nouns.records import step_id
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import ONCE, Rhythm
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.core.since import Since
from goalwalk.screens.nouns.steps import step_changed, step_view, steps_view
from goalwalk.screens.receipt import ReceiptView

NOTES = 10  # the latest that are shown with a step


def add(
    run: Run,
    title: str | None = None,
    *,
    goal: str | None = None,
    kind: str | None = None,
    every: str | None = None,
    start: str | None = None,
    by: str | None = None,
    target: str | None = None,
    unit: str | None = None,
    done: str | None = None,
    cue: str | None = None,
    with_: str | None = None,
    skill: str | None = None,
    room: str | None = None,
) -> None:
    """A small step towards a goal. Without --every it is for once."""
    goal = goal or asked_goal(run)
    every, target, unit = with_times(one_meaning(run, every), target, unit)
    title = needed(run, title, "step_title", 'goalwalk step add "Something small"', texts.title)
    fields = {**_texts(None, kind, unit, cue, with_), **done_of_new(run, done, target, unit)}
    dated = {"every": every, "start": start, "by": by, "target": target, "room": room}

    def change(plan: Plan, *, behind: bool) -> Changed[Step]:
        more = {**fields, **_of_skill(plan, skill, kind)}
        plan = steps.add(plan, _new(run, plan, goal, title, more, **dated, behind=behind))
        step = plan.steps[-1]
        return _done(plan, step, "added", done_facts(step))

    _tell(run, unless_behind(run, lambda behind: run.update(lambda plan: change(plan, behind=behind))))


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


def edit(
    run: Run,
    step: str,
    *,
    title: str | None = None,
    kind: str | None = None,
    every: str | None = None,
    start: str | None = None,
    by: str | None = None,
    target: str | None = None,
    unit: str | None = None,
    done: str | None = None,
    cue: str | None = None,
    with_: str | None = None,
    skill: str | None = None,
    room: str | None = None,
) -> None:
    """Change a step. A new rhythm, target or room holds from today on; earlier days keep the old one."""
    every, target, unit = with_times(one_meaning(run, every), target, unit)
    fields = _texts(title, kind, unit, cue, with_)
    dated = {"every": every, "start": start, "by": by, "target": target, "room": room}
    if not fields and skill is None and done is None and all(value is None for value in dated.values()):
        raise NotUnderstood("nothing_to_change", command="step edit")

    counted = any(typed is not None for typed in (target, unit, done))

    def change(plan: Plan, step: Step, today: date, *, behind: bool) -> Changed[Step]:
        meant = done_of_old(done, step, target)
        anew = {**fields, **meant, **_of_skill(plan, skill, kind), **_dated(step, today, **dated, behind=behind)}
        facts = done_facts(step._replace(**anew)) if counted else {}
        return _done(steps.edit(plan, step, **anew), step, "edited", facts)

    def written(behind: bool) -> Changed[Step]:
        return change_named(run, find_step, step, lambda plan, found, day: change(plan, found, day, behind=behind))

    _tell(run, unless_behind(run, written))


def pause(run: Run, step: str, *, until: str | None = None, from_: str | None = None) -> None:
    """Let a step rest. Days of rest are no gaps."""

    def change(plan: Plan, step: Step, today: date) -> Changed[Step]:
        begin, back = rest_span(from_, until, today)
        plan = steps.pause(plan, step, begin, back)
        return _done(plan, step, "paused", rest_facts(as_it_is(plan.steps, step).pauses, begin))

    _tell(run, change_named(run, find_step, step, change))


def resume(run: Run, step: str) -> None:
    """Take a step up again: after a rest, or after it was finished."""
    _change(run, step, "resumed", steps.resume)


def finish(run: Run, step: str) -> None:
    """A step is finished. All you did stays."""
    _change(run, step, "finished", steps.finish)


def remove(run: Run, step: str) -> None:
    """Take a step away, with its check-ins. undo --removed brings it back."""
    step = Exact(step)
    if run.can_ask:
        plan = run.plan()
        found = find_step(plan, step)
        if not sure(run, words.say("ask.remove", id=step_id(plan, found), title=found.title)):
            raise Stopped("stopped")
    _change(run, step, "removed", lambda plan, found, _: steps.remove(plan, found))


def _change(run: Run, named: str, done: str, change: Callable[[Plan, Step, date], Plan]) -> None:
    def apply(plan: Plan, step: Step, today: date) -> Changed[Step]:
        return _done(change(plan, step, today), step, done)

    _tell(run, change_named(run, find_step, named, apply))


def _done(plan: Plan, step: Step, done: str, facts: dict[str, object] | None = None) -> Changed[Step]:
    """What a change gives back: the plan after it, what was done to the step, and the step as it is now."""
    step = as_it_is(plan.steps, step)
    rhythm = rhythms.text(step.rhythms[-1].value)
    dates = {"start": step.start.isoformat(), "by": step.by.isoformat() if step.by else None}
    about = {"id": step_id(plan, step), "title": step.title, "rhythm": rhythm, **dates}
    return Changed(plan, What(f"step_{done}", {**about, **(facts or {})}), step)


def _tell(run: Run, changed: Changed[Step]) -> None:
    plan, what, step = changed
    today = run.today(plan)
    is_there = any(other.id == step.id for other in plan.steps)
    run.show(step_changed(plan, today, what, step) if is_there else ReceiptView(today, what), today)


def _new(
    run: Run,
    plan: Plan,
    goal: str | None,
    title: str,
    fields: dict[str, Any],
    every: str | None,
    start: str | None,
    by: str | None,
    target: str | None,
    room: str | None,
    behind: bool,
) -> Step:
    """The step that was typed; its number is given when it is added."""
    today = run.today(plan)
    begin = near_day(start, today) if start else today
    return Step(
        id=run.new_id(),
        goal=goal_of(plan, goal).id,
        number=0,
        title=title,
        made=today,
        start=begin,
        rhythms=(Since(date.min, read_rhythm(every, begin) if every else ONCE),),
        targets=(Since(date.min, read_amount(target)),) if target else (),
        rooms=(Since(date.min, _room(room)),) if room else (),
        by=target_day(by, today, begin, behind=behind),
        **fields,
    )


def asked_goal(run: Run) -> str | None:
    """Nothing with one goal; with several, what is answered, or an error that lists them."""
    if not run.can_ask:
        return None
    plan = run.plan()
    if sum(goal.ended is None for goal in plan.goals) < 2:
        return None
    from goalwalk.screens.nouns.goals import goals_view

    run.show(goals_view(plan, run.today(plan)), run.today(plan))
    return ask_until(words.say("ask.which_goal"), lambda text: str(find_goal(plan, text).number))


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


def _texts(title: str | None, kind: str | None, unit: str | None, cue: str | None, whom: str | None) -> dict[str, Any]:
    typed = {"unit": unit, "cue": cue, "whom": whom}
    fields: dict[str, Any] = {
        name: given(text, texts.title) if text else None for name, text in typed.items() if text is not None
    }
    if title is not None:
        fields["title"] = given(title, texts.title)
    if kind is not None:
        fields["kind"] = one_of(kind, KINDS)
    return fields


def _of_skill(plan: Plan, named: str | None, kind: str | None) -> dict[str, Any]:
    """The skill that was named, and with one that it is practised, unless another kind was said; "" is none."""
    if named is None:
        return {}
    if not named:
        return {"skill": None}
    found = {"skill": find_skill(plan, named).id}
    return found if kind is not None else {**found, "kind": "practice"}


def _dated(
    step: Step,
    today: date,
    every: str | None,
    start: str | None,
    by: str | None,
    target: str | None,
    room: str | None,
    behind: bool,
) -> dict[str, Any]:
    """The fields that change a measure, from today on (`steps.set_from`)."""
    fields: dict[str, Any] = {}
    if start is not None:
        fields["start"] = near_day(start, today)
        step = step._replace(start=fields["start"])
    if every is not None:
        rhythm: Rhythm = read_rhythm(every, max(today, step.start)) if every else ONCE
        fields["rhythms"] = steps.set_from(step, step.rhythms, rhythm, today)
    if target is not None:
        fields["targets"] = steps.set_from(step, step.targets, read_amount(target) if target else None, today)
    if room is not None:
        fields["rooms"] = steps.set_from(step, step.rooms, _room(room) if room else None, today)
    if by is not None:
        fields["by"] = target_day(by, today, max(today, step.start), behind=behind)
    return fields


def _room(text: str) -> int:
    room = read_whole(text, 0, MOST_ROOM)
    if room is None:
        raise NotUnderstood("setting_room", text=text, highest=MOST_ROOM)
    return room
