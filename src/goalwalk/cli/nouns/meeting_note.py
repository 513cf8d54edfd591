"""The contact note of a talk, as typed: `meeting note`. What is asked for it is shown, and neither kept nor written
into a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk.cli.prompts import ask_or_pass, given
from goalwalk.cli.run import Run
from goalwalk.core import naming, texts
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Goal, Meeting, Plan
from goalwalk.core.nouns.meetings import latest
from goalwalk.core.nouns.pauses import status_on
from goalwalk.screens.nouns.meeting_note import Added, note_view
from goalwalk.words import say


def note(
    run: Run,
    meeting: str | None = None,
    *,
    time: str | None = None,
    place: str | None = None,
    service: str | None = None,
    goal: list[str] | None = None,
    did: str | None = None,
    went: str | None = None,
    name: str | None = None,
) -> None:
    """The contact note of a talk, on the screen alone, to read together before it is pasted anywhere."""
    plan = run.plan()
    today = run.today(plan)
    talk = _talk(plan, meeting)
    typed = {"time": time, "place": place, "service": service, "did": did, "went": went, "name": name}
    told: dict[str, str | None] = {key: given(text, texts.title) for key, text in typed.items() if text}
    goals = _goals(plan, goal, today)
    if run.can_ask:
        run.name_whose()
        run.tell("note.asks")
    if goal is None and len(goals) > 1:  # which of them it was for was not said
        goals = _chosen(plan, goals, today) if run.can_ask else ()
    if run.can_ask:
        start = _start(plan, talk)
        for key in ("time", "place", "service"):
            if typed[key] is None:
                told[key] = ask_or_pass(f"ask.note_{key}", texts.title) or (start if key == "time" else None)
        for key in ("did", "went"):
            if typed[key] is None and not (key == "went" and talk.went):
                told[key] = ask_or_pass(f"ask.note_{key}", texts.title)
    elif time is None:
        told["time"] = _start(plan, talk)
    person = run.session.name() if run.person is not None else None
    run.show(note_view(talk, person, Added(goals=tuple(one.title for one in goals), **told)), today)


def _talk(plan: Plan, named: str | None) -> Meeting:
    """The talk that is named, or the latest. Raises CannotBeDone: "no_talk_yet", and what `find_meeting` raises."""
    talks = tuple(meeting for meeting in plan.meetings if not meeting.arranged)
    last = latest(talks)
    if named is not None:
        return naming.find_meeting(plan._replace(meetings=talks), named)
    if last is None:
        raise CannotBeDone("no_talk_yet")
    return last


def _start(plan: Plan, talk: Meeting) -> str | None:
    """When it was to begin, as it was arranged."""
    times = (one.time for one in plan.meetings if one.next == talk.day and one.whom == talk.whom and one.time)
    time = next(times, None)
    return say("note.from", time=time) if time else None


def _goals(plan: Plan, named: Sequence[str] | None, today: date) -> tuple[Goal, ...]:
    """The goals that are named; else all that are under way."""
    if named is not None:
        words = [word for text in named for word in text.split(",") if word.strip()]
        return tuple(naming.find_goal(plan, word) for word in words)
    return tuple(goal for goal in plan.goals if status_on(goal, today) in ("active", "exploring"))


def _chosen(plan: Plan, goals: tuple[Goal, ...], today: date) -> tuple[Goal, ...]:
    """The goals that the talk was for, by their numbers; those under way are told first."""
    listed = "; ".join(say("note.goal", id=goal.number, title=goal.title) for goal in goals)
    found = ask_or_pass("ask.note_goals", lambda typed: _goals(plan, typed.split(), today), goals=listed)
    return found if found is not None else ()
