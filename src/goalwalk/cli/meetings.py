"""Meetings, as typed: `meeting add`, `list`, `show`, `edit`, `remove`."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer

from goalwalk import words
from goalwalk.cli.asking import ask_until, given, sure
from goalwalk.cli.changing import change_named
from goalwalk.cli.choices import past_day
from goalwalk.cli.offering import meeting_numbers
from goalwalk.cli.runtime import Run
from goalwalk.core import texts
from goalwalk.core.changes import meetings
from goalwalk.core.days import read_day
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.core.meetings import read_when
from goalwalk.core.model import Agreed, Meeting, Plan, What
from goalwalk.core.naming import find_meeting
from goalwalk.views.meetings import meeting_line, meeting_view, meetings_view
from goalwalk.views.receipts import ReceiptView

Fields = dict[str, Any]

Name = Annotated[
    str,
    typer.Argument(
        metavar="MEETING",
        help="A meeting: its number, or part of a name or of what was agreed.",
        autocompletion=meeting_numbers,
    ),
]
Whom = Annotated[str | None, typer.Option("--with", metavar="NAME", help="With whom; - reads it from stdin.")]
WhatAgreed = Annotated[
    list[str] | None, typer.Option("--agreed", help="What was agreed; can be given several times; - reads stdin.")
]
Next = Annotated[
    str | None,
    typer.Option("--next", metavar="WHEN", help="When the next one is, like mon 10:00 or 27 nov; none for no day."),
]
Call = Annotated[
    str | None, typer.Option("--call", metavar="DAY", help="The day by which you asked to be called; none for no day.")
]
On = Annotated[str | None, typer.Option("--on", help="The day of the talk. Usually today.")]


def add(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(help="What was agreed; - reads it from stdin.")] = None,
    whom: Whom = None,
    agreed: WhatAgreed = None,
    upcoming: Next = None,
    call: Call = None,
    on: On = None,
) -> None:
    """Write down a talk with a peer: with whom, what was agreed, when the next one is. One of them is enough."""
    run: Run = ctx.obj
    fields = _texts(whom, [*([] if text is None else [text]), *(agreed or ())])
    if not fields and upcoming is None and call is None:
        fields = _asked(run, on)
    made: list[Meeting] = []

    def change(plan: Plan) -> Plan:
        moment = run.moment(plan)
        day = moment.today if on is None else past_day(on, moment.today)
        told = {**fields, **_dates(upcoming, call, moment.today)}
        plan = meetings.add(plan, Meeting(run.new_id(), 0, day, moment.at, **told))
        made[:] = plan.meetings[-1:]
        return plan

    plan = run.plans.begin(change, lambda _, plan: _what("meeting_added", made[0]))
    _receipt(run, plan, "meeting_added", made[0])


def list_(ctx: typer.Context) -> None:
    """All meetings, the latest first."""
    run: Run = ctx.obj
    plan = run.plan()
    run.show(meetings_view(plan, run.today(plan)), run.today(plan))


def show(ctx: typer.Context, meeting: Name) -> None:
    """One meeting: what was agreed, and what comes next."""
    run: Run = ctx.obj
    plan = run.plan()
    run.show(meeting_view(find_meeting(plan, meeting)), run.today(plan))


def edit(
    ctx: typer.Context,
    meeting: Name,
    whom: Whom = None,
    agreed: WhatAgreed = None,
    upcoming: Next = None,
    call: Call = None,
    on: On = None,
) -> None:
    """Change a meeting. --agreed replaces all that was agreed; an empty text ("") takes that or a name away."""
    run: Run = ctx.obj
    fields = _texts(whom or None, [] if agreed == [""] else agreed or [])
    if whom == "":
        fields["whom"] = None
    if agreed == [""]:
        fields["agreed"] = ()
    if not fields and upcoming is None and call is None and on is None:
        raise NotUnderstood("nothing_to_change", command="meeting edit")

    def change(plan: Plan, found: Meeting, today: date) -> Plan:
        moved = {} if on is None else {"day": past_day(on, today)}
        return meetings.edit(plan, found, **fields, **_dates(upcoming, call, today), **moved)

    _change(run, meeting, "meeting_edited", change)


def remove(ctx: typer.Context, meeting: Name) -> None:
    """Take a meeting away. undo brings it back."""
    run: Run = ctx.obj
    if run.can_ask:
        from goalwalk.words.talks import the_talk

        plan = run.plan()
        found = find_meeting(plan, meeting)
        if not sure(run, words.say("ask.meeting_remove", talk=the_talk(found.whom, found.day, run.today(plan)))):
            raise Stopped("stopped")
    _change(run, meeting, "meeting_removed", lambda plan, found, _: meetings.remove(plan, found))


def _change(run: Run, named: str, code: str, change: Callable[[Plan, Meeting, date], Plan]) -> None:
    plan, found = change_named(run, find_meeting, named, change, lambda plan, meeting: _what(code, _now(plan, meeting)))
    _receipt(run, plan, code, _now(plan, found))


def _now(plan: Plan, meeting: Meeting) -> Meeting:
    return next((other for other in plan.meetings if other.id == meeting.id), meeting)


def _what(code: str, meeting: Meeting) -> What:
    line = meeting_line(meeting)
    days = {name: day.isoformat() if day else None for name, day in (("next", line.next), ("call", line.call))}
    facts = {"id": line.id, "whom": line.whom, "day": line.day.isoformat(), "agreed": list(line.agreed)}
    return What(code, {**facts, **days, "time": line.time})


def _receipt(run: Run, plan: Plan, code: str, meeting: Meeting) -> None:
    today = run.today(plan)
    run.show(ReceiptView(today, _what(code, meeting), changed=(("meeting", meeting_line(meeting)),)), today)


def _texts(whom: str | None, agreed: list[str]) -> Fields:
    fields: Fields = {}
    if whom is not None:
        fields["whom"] = given(whom, texts.title)
    if agreed:
        fields["agreed"] = tuple(Agreed(given(one, texts.title)) for one in agreed)
    return fields


def _dates(upcoming: str | None, call: str | None, today: date) -> Fields:
    """What was said of days to come; nothing of what was not said."""
    fields: Fields = {}
    if upcoming is not None:
        fields["next"], fields["time"] = (None, None) if _is_none(upcoming) else read_when(upcoming, today)
    if call is not None:
        fields["call"] = None if _is_none(call) else read_day(call, today, "future")
    return fields


def _is_none(typed: str) -> bool:
    return typed.strip().lower() in ("", "none")


def _asked(run: Run, on: str | None) -> Fields:
    """What a person answers; Enter passes over each question."""
    if not run.can_ask:
        example = 'goalwalk meeting add "Sleep before midnight" --with Ana'
        raise NotUnderstood("needed", what=words.say("needed.meeting"), example=example)
    today = run.today(run.plan())
    day = today if on is None else past_day(on, today)

    def text(typed: str) -> str | None:
        return texts.title(typed) if typed else None

    def upcoming(typed: str) -> Fields:
        found = _dates(typed, None, today)
        meetings.check_later(day, found["next"])
        return found

    run.name_whose()
    run.plans.open()
    whom = ask_until(words.say("ask.meeting_whom"), text)
    agreed = ask_until(words.say("ask.meeting_agreed"), text)
    ahead = ask_until(words.say("ask.meeting_next"), upcoming)
    return {"whom": whom, "agreed": (Agreed(agreed),) if agreed else (), **ahead}
