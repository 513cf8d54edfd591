"""The handout of a group: what each takes home, on paper. No name stands on it: neither the group's nor anybody's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk.core.model.hotlines import HelpLines
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns import groups
from goalwalk.core.nouns.handouts import practised
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.rhythm import rhythms
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.looks.now import CallLines, called, calls
from goalwalk.screens.paper_blocks import Block, Bullet, Contact, Line, Para, Part, Row, Sheet, Words, filled, ours, own
from goalwalk.words import say
from goalwalk.words.days import full_day
from goalwalk.words.talks import series_name, timed


class HandoutView(NamedTuple):
    """What stands on it. `begun`: there is something to hand out. `next`, `time`: when the group meets next, and
    `rhythm`, as it is typed, how it goes on; `help`: the lines of the country that is set here.
    """

    today: date
    begun: bool
    about: str | None
    skill: Card | None
    to_try: str | None
    next: date | None
    time: str | None
    rhythm: str | None
    usual: str | None
    help: CallLines | None

    def sheet(self) -> Sheet:
        """The handout laid out for paper."""
        parts = (
            *_part("skill", self._skill()),
            *_part("to_try", [Bullet(own(self.to_try), strong=True)] if self.to_try else []),
            *_part("own", [Line(), Line(), Line()]),
            *_part("next", self._next()),
            *(_help(self.help) if self.help else ()),
        )
        rows = [Row((part,)) for part in parts]
        about = filled("handout.about", about=self.about) if self.about else ()
        return Sheet(ours(say("handout.title")), about, self.today, tuple(rows), ())

    def _skill(self) -> list[Block]:
        card = self.skill
        if card is None:
            return []
        told: list[Words] = [filled("handout.when", text=card.when)] if card.when else []
        blocks: list[Block] = [Bullet(own(card.title), tuple(told), strong=True)]
        blocks += [Para((*ours(f"{number}. "), *own(step))) for number, step in enumerate(card.how, 1)]
        return [*blocks, *([Para(filled("handout.smaller", text=card.smaller))] if card.smaller else [])]

    def _next(self) -> list[Block]:
        if self.next is None:
            return [Line()]
        when = timed(full_day(self.next), self.time)
        then = (ours(say("handout.then", rhythm=series_name(self.rhythm, self.usual))),) if self.rhythm else ()
        return [Bullet(ours(when), then, strong=True)]


def handout_view(
    plan: Plan, meeting: Meeting, today: date, library: Sequence[Card], help: HelpLines | None
) -> HandoutView:
    """The handout of that group, with the skill as the plan or the library tells it."""
    skill = practised(plan, meeting, library)
    own = {one.id for one in groups.named(plan.meetings, meeting.whom)}
    ahead = next((one for one in groups.ahead(plan.meetings, today) if one.meeting.id in own), None)
    return HandoutView(
        today=today,
        begun=bool(skill or meeting.to_try),
        about=meeting.about,
        skill=skill,
        to_try=meeting.to_try,
        next=ahead.day if ahead else None,
        time=ahead.time if ahead else None,
        rhythm=rhythms.text(ahead.rhythm) if ahead and ahead.rhythm else None,
        usual=ahead.meeting.usual if ahead and ahead.rhythm else None,
        help=calls(help, today) if help else None,
    )


def _part(name: str, blocks: list[Block]) -> tuple[Part, ...]:
    return (Part(name, ours(say(f"handout.{name}")), tuple(blocks)),) if blocks else ()


def _help(lines: CallLines) -> tuple[Part, ...]:
    numbers = [(say("page.danger.here"), lines.emergency)]
    numbers += [(called(call, lines), call.number) for call in lines.lines]
    contacts = tuple(Contact(ours(name), ours(number)) for name, number in numbers)
    return (Part("help", ours(say("now.calls", country=lines.country)), contacts),)
