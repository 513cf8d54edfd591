"""Where a talk is, and what kind of talk it is; how a question of it is asked."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any, Literal

from goalwalk.core.model.plan import Goal, Plan
from goalwalk.core.talks.gathered import Gathered
from goalwalk.core.talks.question import Question, title
from goalwalk.core.tuples import NamedTuple

TalkKind = Literal["walk", "review"]
Script = Generator[Question, Any, Gathered]

PARTS = ("life", "helps", "goal", "step", "barrier", "people", "talk")
LONG = (
    *("life", "hopes", "helps", "goal", "importance", "step", "confidence", "levels"),
    *("barrier", "people", "giving", "talk"),
)
OF_A_GOAL = ("importance", "step", "confidence", "levels")  # these ask about a goal that is there
MOST = 20  # of a kind in one talk: there is another day


class Talk(NamedTuple):
    """What kind of walk it is: about a goal that is there, a long one, one part only; `together`: two are talking.
    `sheet`: it is typed in from paper, so that all is asked that any sheet has a label for. `since`: it is a review,
    which looks back to that day, and was begun on the day `begun`; `whose`: with whom, beside somebody."""

    goal: Goal | None = None
    long: bool = False
    only: str | None = None
    together: bool = False
    sheet: bool = False
    since: date | None = None
    begun: date = date.min
    whose: str | None = None

    @property
    def kind(self) -> TalkKind:
        """Which of the talks it is."""
        return "review" if self.since else "walk"

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts it goes through."""
        return (self.only,) if self.only else LONG if self.long or self.sheet else PARTS


class Part(NamedTuple):
    """Where the talk is, and what is known."""

    name: str
    number: int
    of: int
    plan: Plan
    talk: Talk

    def ask(self, gathered: Gathered, name: str, read: Any = title, **more: Any) -> Question:
        """The question of that name, of this part."""
        return Question(name, self.name, self.number, self.of, read, gathered, **more)
