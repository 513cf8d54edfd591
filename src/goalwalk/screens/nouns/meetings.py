"""Meetings: a row a talk with what the latest one left to come, one with all that is written of it, its receipts."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Agreed, Meeting, Plan
from goalwalk.core.nouns.meetings import ahead, call_by, coming, open_brings
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import NUMBER, Block, Column, Gap, Heading, Line, facts, line_of, part, table
from goalwalk.screens.nouns.brings import BringLine, bring_line
from goalwalk.screens.receipt import Facts, Receipts, ReceiptView
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day, full_day
from goalwalk.words.talks import agreed_one, agreed_text, may_text, talk_name, talk_said, the_talk, when_name


class MeetingLine(NamedTuple):
    """One meeting. `next` and `time`: what it said of the next talk; `call`: by when the person asked to be called.

    `agreed` are the texts alone; `agreements` the same with who does it, and how it went. Of a group or a workshop:
    what it was `about`, the `skill` practised, what the person `takes` home. `arranged`: no talk was had that day.
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


class GroupAhead(NamedTuple):
    """When a group is next: its name, the day, and the time, as far as they are known."""

    whom: str | None
    day: date
    time: str | None


class MeetingsView(NamedTuple):
    """The answer of `meeting list`, the latest meeting first. `next` and `time`: the next talk, if it is still to come;
    `groups` are those still to come, the soonest first; `brings`: what is noted for the next talk.
    """

    today: date
    next: date | None
    time: str | None
    call: date | None
    meetings: tuple[MeetingLine, ...]
    groups: tuple[GroupAhead, ...]
    brings: tuple[BringLine, ...]

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
        if self.brings:
            lines.append(say("today.bring", texts="; ".join(bring.text for bring in self.brings)))
        return lines


class MeetingView(NamedTuple):
    """The answer of `meeting show`."""

    meeting: MeetingLine

    def blocks(self) -> list[Block]:
        """What is written about a talk, or a group; things agreed by their numbers, which `meeting went` takes."""
        line = self.meeting
        next = full_day(line.next) if line.next else None
        next = say("talk.at", day=next, time=line.time) if next and line.time else next
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
                ("list.about", line.about),
                ("list.skill", line.skill),
                ("list.takes", line.takes),
            ),
            *part(say("list.agreed"), (f"{number} {agreed_one(*agreed)}" for number, agreed in numbered)),
        ]


def meetings_view(plan: Plan, today: date) -> MeetingsView:
    """Every meeting, the latest first."""
    talk = coming(plan.meetings, today)
    newest = sorted(plan.meetings, key=lambda meeting: (meeting.day, meeting.number), reverse=True)
    groups = (meeting for meeting in ahead(plan.meetings, today) if meeting.group)
    return MeetingsView(
        today,
        talk.next if talk else None,
        talk.time if talk else None,
        call_by(plan.meetings),
        tuple(map(meeting_line, newest)),
        tuple(GroupAhead(group.whom, group.next, group.time) for group in groups if group.next),
        tuple(map(bring_line, open_brings(plan))),
    )


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
    )


def _whom(line: MeetingLine) -> str:
    return talk_name(line.whom, group=True, about=line.about) if line.group else line.whom or ""


def _agreed(line: MeetingLine) -> str:
    if line.arranged:
        return say("meetings.arranged")
    return agreed_text(line.agreed, [agreed.who for agreed in line.agreements])


def _added(facts: Facts, view: ReceiptView) -> list[str]:
    return [talk_said(facts, view.today)]


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
            talk=talk_name(facts["whom"]),
            when=when_name(day, facts["time"], view.today),
            day=far_day(date.fromisoformat(was), view.today) if was else "",
        )
    ]


def _off(facts: Facts, view: ReceiptView) -> list[str]:
    day = date.fromisoformat(facts["next"])
    key = "receipt.meeting_off.ahead" if day > view.today else "receipt.meeting_off"
    return [say(key, talk=talk_name(facts["whom"]), day=far_day(day, view.today))]


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
