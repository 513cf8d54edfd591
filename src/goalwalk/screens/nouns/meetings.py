"""Meetings: a row a talk with what the latest one left to come, one with all that is written of it, its receipts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalwalk.core.model.plan import Agreed, Meeting, Plan
from goalwalk.core.nouns.meetings import call_by, coming, open_brings
from goalwalk.core.rhythm import rhythms
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, Block, Column, Gap, Heading, Line, facts, line_of, part, table
from goalwalk.screens.nouns.brings import BringLine, bring_line
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day, full_day
from goalwalk.words.talks import (
    agreed_one,
    agreed_text,
    may_text,
    series_name,
    talk_name,
    talk_said,
    the_talk,
    timed,
    when_name,
)

if TYPE_CHECKING:
    from goalwalk.core.nouns.groups import Held


class MeetingLine(NamedTuple):
    """One meeting. `next` and `time`: what it said of the next talk; `call`: by when the person asked to be called.

    `agreed` are the texts alone; `agreements` the same with who does it, and how it went. Of a group or a workshop:
    what it was `about`, the `skill` practised, what the person `takes` home; how many `came`, what each may like
    `to_try`, and of a series its `rhythm` as it is typed, with the `usual` time. `arranged`: no talk was had that day.
    `went`: how the talk was, in the person's words; `off`: the next one that it names is off, or was. `reach`, `may`,
    `otherwise`: how the two reach each other until then, for the desk alone (see `Meeting`).
    """

    id: str
    day: date
    whom: str | None
    agreed: tuple[str, ...]
    next: date | None
    time: str | None
    call: date | None
    agreements: tuple[Agreed, ...]
    group: bool
    arranged: bool
    about: str | None
    skill: str | None
    takes: str | None
    went: str | None
    off: bool
    reach: str | None
    may: tuple[str, ...]
    otherwise: str | None
    came: int | None
    to_try: str | None
    rhythm: str | None
    usual: str | None


class GroupAhead(NamedTuple):
    """When a group is next: its name, the day, and the time, as far as they are known; of a series its `rhythm`, as it
    is typed, and the `usual` time."""

    whom: str | None
    day: date
    time: str | None
    rhythm: str | None = None
    usual: str | None = None


class MeetingsView(NamedTuple):
    """The answer of `meeting list`, the latest meeting first. `next` and `time`: the next talk, if it is still to come;
    `groups` are those still to come, the soonest first; `held`: how often each was held, and how many came, where that
    was counted; `brings`: what is noted for the next talk.
    """

    today: date
    next: date | None
    time: str | None
    call: date | None
    meetings: tuple[MeetingLine, ...]
    groups: tuple[GroupAhead, ...]
    brings: tuple[BringLine, ...]
    held: tuple[Held, ...] = ()

    def blocks(self) -> list[Block]:
        """What comes next and what to bring, then a row a meeting."""
        if not self.meetings:
            return [Line(say("meetings.empty"))]
        columns = (
            NUMBER,
            Column(say("list.day"), lead=True),
            Column(say("list.whom"), wide=True),
            Column(say("list.agreed"), wide=True),
        )
        rows = ((line.id, day_name(line.day, self.today), _whom(line), _agreed(line)) for line in self.meetings)
        ahead = self._ahead()
        return [*(Line(line) for line in ahead), *([Gap()] if ahead else []), table(columns, rows)]

    def _ahead(self) -> list[str]:
        lines = []
        if self.next:
            lines.append(say("talk.next", when=when_name(self.next, self.time, self.today)))
        if self.call:
            lines.append(say("talk.call", day=day_name(self.call, self.today)))
        for group in self.groups:
            name = talk_name(group.whom, group=True)
            lines.append(say("group.next", group=name, when=when_name(group.day, group.time, self.today)))
        for one in self.held:
            key = "group.held" if one.counted == one.held else "group.held.counted"
            name = talk_name(one.whom, group=True)
            lines.append(say(key, group=name, n=one.held, counted=one.counted, came=one.came))
        if self.brings:
            lines.append(say("today.bring", texts="; ".join(bring.text for bring in self.brings)))
        return lines


class MeetingView(NamedTuple):
    """The answer of `meeting show`."""

    meeting: MeetingLine

    def blocks(self) -> list[Block]:
        """What is written about a talk, or a group; things agreed by their numbers, which `meeting went` takes."""
        line = self.meeting
        next = timed(full_day(line.next), line.time) if line.next else None
        numbered = enumerate(line.agreements, 1)
        return [
            Heading(talk_name(line.whom, group=line.group), id=line.id),
            *facts(
                ("list.day", full_day(line.day)),
                ("list.went", line.went),
                ("list.next", say("list.off", day=next) if line.off else next),
                ("list.call", full_day(line.call) if line.call else None),
                ("list.ways", line.reach),
                ("list.may", may_text(line.may)),
                ("list.otherwise", say(f"otherwise.{line.otherwise}") if line.otherwise else None),
                ("list.together", series_name(line.rhythm, line.usual) if line.rhythm else None),
                ("list.came", None if line.came is None else str(line.came)),
                ("list.about", line.about),
                ("list.skill", line.skill),
                ("list.takes", line.takes),
                ("list.to_try", line.to_try),
            ),
            *part(say("list.agreed"), (f"{number} {agreed_one(*agreed)}" for number, agreed in numbered)),
        ]


def meetings_view(plan: Plan, today: date) -> MeetingsView:
    """Every meeting, the latest first."""
    talk = coming(plan.meetings, today)
    newest = sorted(plan.meetings, key=lambda meeting: (meeting.day, meeting.number), reverse=True)
    return MeetingsView(
        today,
        talk.next if talk else None,
        talk.time if talk else None,
        call_by(plan.meetings),
        tuple(map(meeting_line, newest)),
        groups_ahead(plan, today),
        tuple(map(bring_line, open_brings(plan))),
        _held(plan),
    )


def groups_ahead(plan: Plan, today: date) -> tuple[GroupAhead, ...]:
    """The groups to come, the soonest first."""
    if not any(meeting.group for meeting in plan.meetings):
        return ()
    from goalwalk.core.nouns import groups  # what most plans do without is not read in

    return tuple(
        GroupAhead(one.meeting.whom, one.day, one.time, _typed(one.rhythm), one.meeting.usual if one.rhythm else None)
        for one in groups.ahead(plan.meetings, today)
    )


def _held(plan: Plan) -> tuple[Held, ...]:
    if not any(meeting.group for meeting in plan.meetings):
        return ()
    from goalwalk.core.nouns import groups

    return groups.held(plan.meetings)


def _typed(rhythm: rhythms.Rhythm | None) -> str | None:
    return rhythms.text(rhythm) if rhythm else None


def meeting_view(meeting: Meeting) -> MeetingView:
    """One meeting."""
    return MeetingView(meeting_line(meeting))


def meeting_line(meeting: Meeting) -> MeetingLine:
    """One meeting as a line."""
    return line_of(
        MeetingLine,
        meeting,
        agreed=tuple(agreed.text for agreed in meeting.agreed),
        time=meeting.time if meeting.next else None,
        off=meeting.off and meeting.next is not None,
        agreements=meeting.agreed,
        rhythm=_typed(meeting.rhythm),
    )


def _whom(line: MeetingLine) -> str:
    if not line.group:
        return line.whom or ""
    name = talk_name(line.whom, group=True, about=line.about)
    return name if line.came is None else say("group.with_count", group=name, came=say("group.came", n=line.came))


def _agreed(line: MeetingLine) -> str:
    if line.arranged:
        return say("meetings.group_arranged" if line.group else "meetings.arranged")
    return agreed_text(line.agreed, [agreed.who for agreed in line.agreements])


def _added(facts: Facts, view: ReceiptView) -> list[str | Line]:
    lines: list[str | Line] = [talk_said(facts, view.today)]
    if left := facts.get("left"):
        texts = "; ".join(text for _, text in left)
        key = "receipt.brings_left.more" if len(left) > 1 else "receipt.brings_left"
        lines.append(say(key, texts=texts, id=left[0][0]))
    if facts.get("offered"):
        lines.append(say("receipt.group_offered", n=facts["offered"]))
    if facts.get("group") and (facts.get("to_try") or (facts.get("skill") and facts.get("came") is not None)):
        lines.append(Line(say("receipt.group_handout"), "quiet", says="next"))
    return lines


def _edited(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.meeting_edited", talk=talk_said(facts, view.today))]


def _removed(facts: Facts, view: ReceiptView) -> list[str]:
    group, day = bool(facts.get("group")), date.fromisoformat(facts["day"])
    return [say("receipt.meeting_removed", talk=the_talk(facts["whom"], day, view.today, group=group))]


def _moved(facts: Facts, view: ReceiptView) -> list[str]:
    was, day = facts.get("from"), date.fromisoformat(facts["next"])
    return [
        say(
            "receipt.meeting_moved.from" if was and was != facts["next"] else "receipt.meeting_moved",
            talk=talk_name(facts["whom"], group=bool(facts.get("group"))),
            when=when_name(day, facts["time"], view.today),
            day=far_day(date.fromisoformat(was), view.today) if was else "",
        )
    ]


def _off(facts: Facts, view: ReceiptView) -> list[str]:
    day = date.fromisoformat(facts["next"])
    key = "receipt.meeting_off.ahead" if facts.get("ahead", day > view.today) else "receipt.meeting_off"
    group = bool(facts.get("group"))
    name = talk_name(facts["whom"], group=group)
    if group and facts["whom"]:
        return [say("receipt.group_off", group=name, day=far_day(day, view.today), whom=facts["whom"])]
    return [say(key, talk=name, day=far_day(day, view.today))]


def _went(facts: Facts, _: ReceiptView) -> list[str]:
    agreed, went = agreed_one(facts["text"], facts["does"]), facts["went"]
    return [say("receipt.meeting_went.none" if went is None else "receipt.meeting_went", agreed=agreed, went=went)]


RECEIPTS: Receipts = {
    "meeting_added": _added,
    "meeting_edited": _edited,
    "meeting_removed": _removed,
    "meeting_went": _went,
    "meeting_moved": _moved,
    "meeting_off": _off,
}
