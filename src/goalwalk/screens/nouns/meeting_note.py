"""The contact note of a talk: plain text to read together, and then to paste. It holds no fears, setbacks or clocks,
and names nobody but the two who talked."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Meeting
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Line
from goalwalk.words import listed, say
from goalwalk.words.days import full_day
from goalwalk.words.talks import agreed_one, timed


class NoteView(NamedTuple):
    """The answer of `meeting note`. `time`: from when to when, as it was said; `place`: or the phone; `name`: whose
    note it is, with credentials; `service`: its title. `agreed`: what is next, each with who does it."""

    id: str
    day: date
    time: str | None
    place: str | None
    person: str | None
    whom: str | None
    service: str | None
    goals: tuple[str, ...]
    did: str | None
    went: str | None
    agreed: tuple[str, ...]
    next: date | None
    next_time: str | None
    name: str | None

    def blocks(self) -> list[Block]:
        """A line each, without what is not known; the last one says to read it first."""
        there = [name for name in (self.person, self.whom) if name]
        next = timed(full_day(self.next), self.next_time) if self.next else None
        told: list[tuple[str, str | None, tuple[str, ...]]] = [
            ("day", full_day(self.day), ()),
            ("time", self.time, ()),
            ("place", self.place, ()),
            ("there", listed(there) if there else None, ()),
            ("service", self.service, ()),
            ("goals", None, self.goals),
            ("did", self.did, ()),
            ("went", self.went, ()),
            ("agreed", None, self.agreed),
            ("next", next, ()),
        ]
        lines: list[Block] = []
        for key, text, texts in told:
            if text:
                lines.append(Line(say("note.line", label=say(f"note.{key}"), text=text)))
            elif texts:
                lines.append(Line(say("note.several", label=say(f"note.{key}"))))
                lines += [Line(say("note.item", text=one)) for one in texts]
        name = self.name or say("note.blank")
        lines.append(Line(say("note.line", label=say("note.name"), text=name)))
        return [*lines, Gap(), Line(say("note.read"))]


class Added(NamedTuple):
    """What was said for the note alone, and is not kept."""

    time: str | None = None
    place: str | None = None
    service: str | None = None
    goals: tuple[str, ...] = ()
    did: str | None = None
    went: str | None = None
    name: str | None = None


def note_view(meeting: Meeting, person: str | None, added: Added) -> NoteView:
    """The note of a talk, with what was said for it."""
    return NoteView(
        str(meeting.number),
        meeting.day,
        added.time,
        added.place,
        person,
        meeting.whom,
        added.service,
        added.goals,
        added.did,
        added.went or meeting.went,
        tuple(agreed_one(one.text, _does(one.who, meeting), one.went) for one in meeting.agreed),
        None if meeting.off else meeting.next,
        None if meeting.off or not meeting.next else meeting.time,
        added.name,
    )


def _does(who: str | None, meeting: Meeting) -> str | None:
    """Who does it: one of the two, or somebody else, who is not named."""
    if who is None or who == meeting.whom or who == say("agreed.other"):
        return who
    return say("note.else")
