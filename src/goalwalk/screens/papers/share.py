"""A share: chosen parts of a plan on a page, that says what it is, for whom, what for, and until when.

It is laid out once: as the text of the file that is sealed, as what is read before it is written, and for paper. What
is in it is chosen part by part, and nothing else of a record is: a field that comes to a kind is in none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from goalwalk.core.measures.day_index import SHOWN, between
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.model.plan import SHARED, Goal, Plan, Shared
from goalwalk.core.nouns import shares
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens import paper_blocks as paper
from goalwalk.screens.paper_blocks import Bullet, Heading, Para, Part, Sheet, Words, filled, ours, own
from goalwalk.words import listed, say
from goalwalk.words.days import full_day
from goalwalk.words.rhythms import rhythm_name


class SharedStep(NamedTuple):
    """A step: how often it comes round, and on how many days since the first it was shown up for (None: not said)."""

    title: str
    often: str
    days: int | None


class SharedGoal(NamedTuple):
    """A goal, as far as it was chosen. `title`: None where goals were not; `days` as of a step."""

    title: str | None
    by: date | None
    status: str
    days: int | None
    steps: tuple[SharedStep, ...]


class SharedWin(NamedTuple):
    """One's own win."""

    day: date
    text: str


class ShareView(NamedTuple):
    """What is in a share, given on the day `given`, `until` a day, `since` which wins and days go back. `name`: whose
    plan it is, where that is said."""

    given: date
    whom: str
    purpose: str
    until: date
    since: date
    name: str | None
    parts: tuple[Shared, ...]
    goals: tuple[SharedGoal, ...]
    wins: tuple[SharedWin, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the plan is in it."""
        told = (goal.title or goal.steps or goal.days for goal in self.goals)
        return not (self.wins or any(told))

    def sheet(self) -> Sheet:
        """The page."""
        whose = filled("share.title.of", name=self.name, whom=self.whom) if self.name else None
        parts = (self._about(), *self._goals(), *self._wins())
        title = whose or filled("share.title", whom=self.whom)
        return Sheet(title, ours(full_day(self.given)), self.given, tuple(paper.Row((part,)) for part in parts), ())

    def _about(self) -> Part:
        """What whoever reads it may do with it."""
        chosen = listed([say(f"share.part.{part}") for part in self.parts])
        given, until = full_day(self.given), full_day(self.until)
        told: tuple[Words, ...] = (
            ours(say("share.what", parts=chosen, day=given)),
            filled("share.who", whom=self.whom),
            filled("share.purpose", purpose=self.purpose),
            ours(say("share.until", day=until)),
            ours(say("share.back", day=given)),
            ours(say("share.onward")),
        )
        return Part("about", ours(say("share.about")), tuple(map(Bullet, told)), framed=True)

    def _goals(self) -> Iterable[Part]:
        blocks: list[paper.Block] = []
        for goal in self.goals:
            if goal.title is not None:
                blocks.append(Heading(own(goal.title)))
            if goal.by:
                blocks.append(Para(ours(say("share.by", day=full_day(goal.by)))))
            if goal.status:
                blocks.append(Para(ours(goal.status)))
            if goal.days:
                blocks.append(Para(ours(self._shown(goal.days))))
            blocks += [self._step(step) for step in goal.steps]
        named = any(goal.title is not None for goal in self.goals)
        heading = "share.goals" if named else "share.steps" if "steps" in self.parts else "share.progress"
        return [Part("goals", ours(say(heading)), tuple(blocks))] if blocks else []

    def _step(self, step: SharedStep) -> Bullet:
        asides = (ours(step.often), *([ours(self._shown(step.days))] if step.days else []))
        return Bullet(own(step.title), asides)

    def _shown(self, days: int) -> str:
        return say("share.days", n=days, day=full_day(self.since))

    def _wins(self) -> Iterable[Part]:
        if not self.wins:
            return []
        heading = say("share.wins", day=full_day(self.since))
        bullets = (Bullet(own(win.text), (ours(full_day(win.day)),)) for win in self.wins)
        return [Part("wins", ours(heading), tuple(bullets))]


def share_view(
    plan: Plan,
    today: date,
    goals: Sequence[Goal],
    parts: Collection[Shared],
    *,
    whom: str,
    purpose: str,
    until: date,
    since: date | None = None,
    name: str | None = None,
) -> ShareView:
    """These parts of these goals, as they are today."""
    first = since or today - timedelta(days=shares.DAYS)
    told = [_goal(plan, goal, parts, first, today) for goal in goals] if set(parts) & set(shares.OF_GOALS) else []
    wins = shares.wins_since(plan, first) if "wins" in parts else ()
    return ShareView(
        given=today,
        whom=whom,
        purpose=purpose,
        until=until,
        since=first,
        name=name,
        parts=tuple(part for part in SHARED if part in parts),
        goals=tuple(told),
        wins=tuple(SharedWin(win.day, win.text) for win in wins),
    )


def _goal(plan: Plan, goal: Goal, parts: Collection[Shared], first: date, today: date) -> SharedGoal:
    has_title, has_days = "goals" in parts, "progress" in parts
    found = rows(plan, today, [step for step in plan.steps if step.goal == goal.id])
    steps = [row for row in found if row.step.finished is None] if "steps" in parts else []
    return SharedGoal(
        title=goal.title if has_title else None,
        by=goal.by if has_title else None,
        status=say(f"status.{goal.status}") if has_title else "",
        days=_days(found, first, today) if has_days else None,
        steps=tuple(_step(row, first, today, has_days=has_days) for row in steps),
    )


def _step(row: Row, first: date, today: date, *, has_days: bool) -> SharedStep:
    often = rhythm_name(in_force(row.step.rhythms, today))
    return SharedStep(row.step.title, often, _days([row], first, today) if has_days else None)


def _days(found: Iterable[Row], first: date, today: date) -> int:
    """On how many of these days one of these was shown up for."""
    letters = [between(row.said, first.toordinal(), today.toordinal()) for row in found]
    return sum(any(letter in SHOWN for letter in day) for day in zip(*letters, strict=True))
