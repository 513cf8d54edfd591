"""Several people: who has a plan here, and a peer specialist's morning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import zip_longest

from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns.meetings import AT_DESK, latest, named_groups, named_talks, put_off
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Heading, Line
from goalwalk.screens.nouns.meetings import GroupAhead, groups_ahead
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, far_day
from goalwalk.words.talks import agreed_one, may_text, talk_name, when_name

AHEAD = 7  # days that a morning looks ahead
NO_PLAN = Plan()


class PersonLine(NamedTuple):
    """Somebody by name. `state`: plain, open (a locked plan whose key is held), locked, not begun or unreadable.

    Last talk, next one (`time` of it), the day of a call, a talk that has gone by with nothing written of it (`past`),
    one that didn't happen (`off`) and the days named for `groups` are known as long as the plan can be read; of a
    locked one the next talk alone, and where they agreed to that.
    """

    name: str
    state: str
    talk: date | None = None
    next: date | None = None
    time: str | None = None
    call: date | None = None
    past: date | None = None
    off: date | None = None
    groups: tuple[date, ...] = ()


class PeopleView(NamedTuple):
    """The answer of `person list`."""

    today: date
    people: tuple[PersonLine, ...]

    def blocks(self) -> list[Block]:
        """A line each: the next talk, the last one, a call."""
        if not self.people:
            return [Line(say("people.empty"))]
        return [Line(say("people.line", name=line.name, stand=_stand(line, self))) for line in self.people]


class Appointment(NamedTuple):
    """A talk, with whom, and what was agreed at the last one; `who` does each thing, and how it `went`, where said.

    `group`: what came together, where it was no talk. `reach`, `may` and `otherwise`: how the two reach each other, as
    that was said for it. `locked`: only when it is may be seen.
    """

    name: str
    day: date
    time: str | None
    agreed: tuple[str, ...]
    who: tuple[str | None, ...] = ()
    went: tuple[str | None, ...] = ()
    locked: bool = False
    group: str | None = None
    reach: str | None = None
    may: tuple[str, ...] = ()
    otherwise: str | None = None


class Call(NamedTuple):
    """Somebody who asked to be called by a day, and what was agreed, as in a talk."""

    name: str
    by: date
    agreed: tuple[str, ...]
    who: tuple[str | None, ...] = ()
    went: tuple[str | None, ...] = ()
    reach: str | None = None
    may: tuple[str, ...] = ()


class EveryoneView(NamedTuple):
    """The answer of `today --everyone`; `locked` and `unreadable` name those whose plans were not looked into.

    `talks` are those of the coming days; `past`: those whose day has gone by, and of which nothing was written yet.
    `off`: those that didn't happen, or won't, and have no other day. `looked`: whether any plan could be looked into.
    `groups`: those of one's own that come together in the coming days; `own_locked`: they were not looked for.
    """

    today: date
    talks: tuple[Appointment, ...]
    calls: tuple[Call, ...]
    locked: tuple[str, ...]
    unreadable: tuple[str, ...]
    past: tuple[Appointment, ...] = ()
    looked: bool = True
    off: tuple[Appointment, ...] = ()
    groups: tuple[GroupAhead, ...] = ()
    own_locked: bool = False

    def blocks(self) -> list[Block]:
        """Whose plans were not looked into, then calls, then talks by day and time, those gone by last."""
        blocks: list[Block] = [Heading(far_day(self.today, self.today)), Gap()]
        if self.locked:
            blocks.append(Line(say("everyone.locked", n=len(self.locked), names=listed(self.locked))))
        if self.unreadable:
            blocks.append(Line(say("everyone.unreadable", names=listed(self.unreadable))))
        if self.own_locked:
            blocks.append(Line(say("everyone.own_locked")))
        blocks += [Gap()] if self.locked or self.unreadable or self.own_locked else []
        today = [talk for talk in self.talks if talk.day == self.today]
        soon = [talk for talk in self.talks if talk.day != self.today]
        calls = [(_by(call, self.today), (*_agreed_texts(call), *_reach_texts(call))) for call in self.calls]
        blocks += _section("everyone.calls", calls)
        blocks += _section("everyone.today", [(_at(talk.time or "", talk.name), _agreed_texts(talk)) for talk in today])
        when = ((group, when_name(group.day, group.time, self.today)) for group in self.groups)
        blocks += _section("everyone.groups", [(_at(day, talk_name(one.whom, group=True)), ()) for one, day in when])
        for key, talks in (("everyone.soon", soon), ("everyone.past", self.past), ("everyone.off", self.off)):
            blocks += _section(key, [(self._when(talk), (*_agreed_texts(talk), *_then(key, talk))) for talk in talks])
        if self.looked and not (self.calls or self.talks or self.groups):
            unseen = self.locked or self.unreadable
            blocks += [Line(say("everyone.nothing.seen" if unseen else "everyone.nothing")), Gap()]
        return blocks if isinstance(blocks[-1], Line) else blocks[:-1]

    def _when(self, talk: Appointment) -> str:
        name = say("everyone.group", name=talk.name, group=talk.group) if talk.group is not None else talk.name
        return _at(when_name(talk.day, talk.time, self.today), name)


def is_near(line: PersonLine, today: date) -> bool:
    """Whether a morning says something of them: a talk in the coming days or one or a group gone by, or a call."""
    gone_by = any(_lately(day, today) for day in (*_gone_by(line, today), *line.groups))
    return _talk_near(line, today) or gone_by or _is_off(line, today) or _call_due(line, today)


def everyone_view(
    today: date,
    people: Iterable[PersonLine],
    plans: dict[str, Plan],
    own: Plan | None = NO_PLAN,
    mine: str | None = None,
) -> EveryoneView:
    """The morning, from what is known of everybody and the plans of those who are near, by name; with the groups of
    one's `own` plan (None: it is locked). What was agreed begins with what whoever sits there does, by the name `mine`.
    """
    people = tuple(people)
    kept = [(name, plan, plan.meetings) for name, plan in plans.items()]
    named = [_appointment(name, plan, one, mine) for name, plan, meetings in kept for one in named_talks(meetings)]
    groups = [_appointment(name, plan, one, mine) for name, plan, meetings in kept for one in named_groups(meetings)]
    off = [_appointment(name, plan, one, mine) for name, plan, meetings in kept for one in put_off(meetings)]
    named += [
        Appointment(line.name, line.next, line.time, (), locked=True)
        for line in people
        if line.state == "locked" and line.next
    ]
    talks = [talk for talk in named if today <= talk.day < today + timedelta(days=AHEAD)]
    calls = [
        _call(line.name, plans[line.name], line.call, mine)
        for line in people
        if line.name in plans and line.call and _call_due(line, today)
    ]
    return EveryoneView(
        today,
        tuple(sorted(talks, key=_by_day)),
        tuple(sorted(calls, key=lambda call: (call.by, call.name))),
        tuple(line.name for line in people if line.state == "locked"),
        tuple(line.name for line in people if line.state == "unreadable"),
        tuple(sorted((talk for talk in (*named, *groups) if _lately(talk.day, today)), key=_by_day)),
        not people or any(line.state not in ("locked", "unreadable") for line in people),
        tuple(sorted((talk for talk in off if (today - talk.day).days <= AT_DESK), key=_by_day)),
        tuple(one for one in groups_ahead(own, today) if one.day < today + timedelta(days=AHEAD)) if own else (),
        own is None,
    )


def _appointment(name: str, plan: Plan, meeting: Meeting, mine: str | None) -> Appointment:
    """What a meeting names to come, which is its `next`."""
    talk = Appointment(name, meeting.next or meeting.day, meeting.time, ())
    if meeting.group:
        return talk._replace(group=meeting.whom or meeting.about or say("group"))
    agreed, who, went = _agreed(plan, mine)
    talk = talk._replace(agreed=agreed, who=who, went=went)
    return talk._replace(reach=meeting.reach, may=meeting.may, otherwise=meeting.otherwise)


def _call(name: str, plan: Plan, day: date, mine: str | None) -> Call:
    last = latest(plan.meetings)
    return Call(name, day, *_agreed(plan, mine), reach=last.reach if last else None, may=last.may if last else ())


def _by_day(talk: Appointment) -> tuple[date, str, str]:
    return talk.day, talk.time or "", talk.name


def _agreed(plan: Plan, mine: str | None) -> tuple[tuple[str, ...], tuple[str | None, ...], tuple[str | None, ...]]:
    """What was agreed at the latest talk where anything was, who does each thing, and how it went: first what `mine`
    does, then what others than the person do."""
    last = latest(meeting for meeting in plan.meetings if meeting.agreed)
    own = folded(mine) if mine else None
    agreed = sorted(last.agreed, key=lambda one: (one.who is None, folded(one.who or "") != own)) if last else []
    return tuple(one.text for one in agreed), tuple(one.who for one in agreed), tuple(one.went for one in agreed)


def _talk_near(line: PersonLine, today: date) -> bool:
    return line.next is not None and today <= line.next < today + timedelta(days=AHEAD)


def _gone_by(line: PersonLine, today: date) -> tuple[date, ...]:
    """The days of talks that have gone by with nothing written of them, as long as the desk holds them."""
    return tuple(sorted({day for day in (line.past, line.next) if day and _lately(day, today)}))


def _lately(day: date, today: date) -> bool:
    """Whether that day has gone by, and the desk holds it yet."""
    return 0 < (today - day).days <= AT_DESK


def _is_off(line: PersonLine, today: date) -> bool:
    return line.off is not None and (today - line.off).days <= AT_DESK


def _call_due(line: PersonLine, today: date) -> bool:
    return line.call is not None and line.call <= today + timedelta(days=1)


def _section(key: str, said: list[tuple[str, tuple[str, ...]]]) -> list[Block]:
    """Whom and when, and below each what was agreed."""
    blocks: list[Block] = [Heading(say(key))] if said else []
    for line, agreed in said:
        blocks.append(Line(line, "strong", indent=2))
        blocks += [Line(text, indent=4) for text in agreed]
    return [*blocks, Gap()] if said else []


def _agreed_texts(one: Appointment | Call) -> tuple[str, ...]:
    """What was agreed, each with who does it and how it went, as far as that is known."""
    if isinstance(one, Appointment) and one.locked:
        return (say("everyone.is_locked"),)
    return tuple(agreed_one(text, who, went) for text, who, went in zip_longest(one.agreed, one.who, one.went))


def _then(key: str, talk: Appointment) -> tuple[str, ...]:
    """Of a talk that didn't happen, or may not have, what the person said they would like then, and how."""
    if key == "everyone.soon" or talk.otherwise is None:
        return ()
    said = "nothing" if talk.otherwise == "nothing" else "said"
    line = say(f"{key}.{said}", what=say(f"otherwise.{talk.otherwise}"))
    return (line,) if talk.otherwise == "nothing" else (line, *_reach_texts(talk, by=talk.otherwise))


def _reach_texts(one: Appointment | Call, *, by: str = "call") -> tuple[str, ...]:
    """How they are reached, and what may be said then: nothing that was not agreed to. A text is a message."""
    may = may_text([what for what in one.may if by != "text" or what != "message"])
    told = say(f"everyone.may.{by}", text=may) if may else say(f"everyone.may_not.{by}")
    return (say("everyone.reach", reach=one.reach), told) if one.reach else ()


def _by(call: Call, today: date) -> str:
    return say("everyone.by", name=call.name, day=day_name(call.by, today))


def _at(when: str, name: str) -> str:
    return say("everyone.at", when=when, name=name) if when else name


def _stand(line: PersonLine, view: PeopleView) -> str:
    """What is known of somebody, in one row."""
    if line.state in ("not begun", "unreadable"):
        return say(f"people.{line.state}")
    parts = [say(f"people.{line.state}")] if line.state in ("open", "locked") else []
    for day in _gone_by(line, view.today):
        time = line.time if day == line.next else None
        parts.append(say("people.past", when=when_name(day, time, view.today)))
    for day in line.groups:
        if _lately(day, view.today):
            parts.append(say("people.past_group", when=day_name(day, view.today)))
    if line.off and _is_off(line, view.today):
        parts.append(say("people.off", when=day_name(line.off, view.today)))
    if line.next and line.next >= view.today:
        parts.append(say("people.next", when=when_name(line.next, line.time, view.today)))
    if line.call:
        parts.append(say("people.call", day=day_name(line.call, view.today)))
    if line.talk:
        parts.append(say("people.talk", day=day_name(line.talk, view.today)))
    return "; ".join(parts) or say("people.none")
