"""How two people reach each other until the next talk, as typed: `meeting reach`. Kept with the talk, for the desk; it
stands on no paper."""

from __future__ import annotations

from datetime import date

from goalwalk.cli.nouns.meetings import MEETING
from goalwalk.cli.prompts import Reader, needed
from goalwalk.cli.run import Run
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns import meetings
from goalwalk.core.nouns.ways import Ways, read_ways, ways
from goalwalk.words import say
from goalwalk.words.talks import ways_said

EXAMPLE = 'goalwalk meeting reach "07700 900123; message; a text"'


def _told(typed: str) -> Ways:
    """The ways, as they were told. Raises NotUnderstood("empty_text") for Enter, which leaves them as they are."""
    return read_ways(texts.title(typed))


def reach(run: Run, text: str | None = None) -> None:
    """How you reach each other until the next talk, in one line: a way, what may be done when calling, and what they
    would like if one of you can't make it. An empty text ("") takes it away."""
    plan = run.plan()
    last = meetings.settling(plan.meetings)
    if last is None:
        raise CannotBeDone("no_talk_yet")
    before = ways(plan)
    if before and text is None and run.can_ask:
        to_stderr(say("ask.ways_before", told=ways_said(*before)))
    told = Ways() if text == "" else needed(run, text, "ways", EXAMPLE, Reader(_told, words=True))

    def change(plan: Plan, talk: Meeting, _: date) -> Plan:
        return meetings.edit(plan, talk, **told._asdict())

    MEETING.change(run, str(last.number), "edited", change)
