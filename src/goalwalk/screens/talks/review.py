"""The agenda of the next talk, or of a quiet hour alone: what went well first, and one question for each goal last.

It looks back from today to the last talk, both days in it; to a day that was named; or, where there was no talk, over a
week. Days are counted as the one classifier sees them, and counts stay counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from goalwalk.core.measures.marks import Row, looks, rows
from goalwalk.core.measures.occasions import GAP, KEPT, REST
from goalwalk.core.model.plan import CheckIn, Goal, Meeting, Plan, Status
from goalwalk.core.model.road import LEARNED, OfSetback
from goalwalk.core.nouns import levels
from goalwalk.core.nouns.brings import open_brings
from goalwalk.core.nouns.meetings import latest
from goalwalk.core.nouns.pauses import in_pause, status_on
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import DATED
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Cell, Column, Gap, Heading, Line, Table
from goalwalk.screens.nouns.barriers import BarrierLine, HappenedSince, barrier_lines, happened_since
from goalwalk.screens.nouns.brings import BringLine, bring_line
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day
from goalwalk.words.rhythms import rhythm_name
from goalwalk.words.talks import agreed_one, the_talk

if TYPE_CHECKING:
    from goalwalk.screens.looks.lately import Lately

WEEK = 7


RULED: tuple[levels.Told, ...] = ("importance", "confidence", "level")


Kind = (
    OfSetback
    | Literal["win", "good", "contact", "reached", "hard", "partly", "not today", "note", "kept", "skill", "takes"]
)


class SinceTalk(NamedTuple):
    """The last talk: with whom it was, and its day."""

    whom: str | None
    day: date


class Noted(NamedTuple):
    """Something that was written in these days. `of`: the step, or the group, that it was written of."""

    kind: Kind
    day: date
    text: str
    of: str | None = None


class AgreedLine(NamedTuple):
    """Something that was agreed: the `number`-th of its meeting; who does it, and how it went, if that was said."""

    meeting: str
    number: int
    day: date
    text: str
    who: str | None
    went: str | None


class StepReview(NamedTuple):
    """A step in these days: on how many it was shown up for, and on how many it rested. `days`: on how many it came
    round (today only with something said), and how many more it was shown up for; None where its rhythm names no days.

    `state`: it is finished, rests, or is for once and still open or done; None: it goes on.
    """

    id: str
    title: str
    rhythm: str
    showed_up: int
    rested: int
    days: int | None
    state: Literal["finished", "resting", "once open", "once done"] | None


class RulerThen(NamedTuple):
    """A ruler of a goal, then and now, each with its day; of a level also in the person's words, if written."""

    name: levels.Told
    then: int | None
    then_day: date | None
    then_text: str | None
    now: int
    day: date
    now_text: str | None


class GoalReview(NamedTuple):
    """A goal that goes on, or ended in these days (then nothing is asked). `why`, `up`: said with its latest ruler."""

    id: str
    title: str
    status: Status
    asked: bool
    steps: tuple[StepReview, ...]
    rulers: tuple[RulerThen, ...]
    why: str | None
    up: str | None


class ReviewView(NamedTuple):
    """The agenda, in its order. `talk`: the last one, if the agenda looks back to it; `week`: there was none.

    `happened`: what happened with the barriers in these days, by their numbers. `lately`: what else there was in them.
    """

    today: date
    since: date
    talk: SinceTalk | None
    week: bool
    wins: tuple[Noted, ...]
    agreed: tuple[AgreedLine, ...]
    goals: tuple[GoalReview, ...]
    barriers: tuple[BarrierLine, ...]
    happened: tuple[HappenedSince, ...]
    hard: tuple[Noted, ...]
    learned: tuple[Noted, ...]
    brings: tuple[BringLine, ...]
    lately: Lately

    def blocks(self) -> list[Block]:
        """Each section with an empty line before it."""
        blocks: list[Block] = [Heading(title(self))]
        if self.talk and self.talk.day == self.today:
            blocks.append(Line(say("review.today"), "quiet"))
        told = sections(self)
        for section in told:
            blocks += [Gap(), section.heading, *section.body]
        return blocks if told else [*blocks, Line(say("review.nothing"))]


def looks_back_to(plan: Plan, today: date) -> date:
    """The first day of the agenda, where none was named: that of the last talk, or a week."""
    last = latest(plan.meetings)
    return min(last.day, today) if last else today - timedelta(days=WEEK - 1)  # after a flight west it may be tomorrow


def review_view(plan: Plan, today: date, since: date | None = None) -> ReviewView:
    """The agenda of a plan that holds what was said since then."""
    from goalwalk.screens.looks.lately import lately  # whoever only brings something has no need of it

    first = looks_back_to(plan, today) if since is None else since
    last = latest(plan.meetings)
    noted = sorted(_noted(plan, first, today), key=lambda one: one.day)
    barriers = barrier_lines(plan, {goal.id: str(goal.number) for goal in plan.goals if goal.ended is None})
    return ReviewView(
        today=today,
        since=first,
        talk=SinceTalk(last.whom, last.day) if last and since is None else None,
        week=last is None and since is None,
        wins=tuple(one for one in noted if one.kind in ("win", "good", "contact", "reached")),
        agreed=agreed_lines(plan, first),
        goals=tuple(_goals(plan, first, today)),
        barriers=barriers,
        happened=happened_since(plan, barriers, first, today),
        hard=tuple(one for one in noted if one.kind in ("hard", "partly", "not today")),
        learned=tuple(one for one in noted if one.kind in ("note", "kept", "skill", "takes", *LEARNED)),
        brings=tuple(bring_line(bring) for bring in open_brings(plan)),
        lately=lately(plan, first, today),
    )


def agreed_lines(plan: Plan, first: date) -> tuple[AgreedLine, ...]:
    """What was agreed from that day on, and at the last talk, in order."""
    last = latest(plan.meetings)
    told = sorted(plan.meetings, key=lambda meeting: (meeting.day, meeting.number))
    return tuple(
        AgreedLine(str(meeting.number), number, meeting.day, *one)
        for meeting in told
        if meeting.day >= first or meeting is last
        for number, one in enumerate(meeting.agreed, 1)
    )


def _noted(plan: Plan, first: date, today: date) -> Iterator[Noted]:
    yield from (Noted("win", win.day, win.text, win.of) for win in plan.wins if first <= win.day <= today)
    for goal in plan.goals:
        if goal.status == "reached" and goal.ended and first <= goal.ended <= today:
            yield Noted("reached", goal.ended, goal.title)
    for said in plan.day_check_ins:
        if first <= said.day <= today:
            answers = dict(said.answers)
            yield from (Noted(kind, said.day, answers[kind]) for kind in ("good", "hard") if kind in answers)
            if "reached" in answers:
                yield Noted("contact", said.day, answers["reached"])
            if said.note:
                yield Noted("note", said.day, said.note)
            if "keep" in answers:
                yield Noted("kept", said.day, answers["keep"])
    titles = {step.id: step.title for step in plan.steps}
    for check_in in plan.check_ins:
        if check_in.note and first <= check_in.day <= today:
            yield Noted(_kind(check_in), check_in.day, check_in.note, titles[check_in.step])
    for group in plan.meetings:
        if group.group and first <= group.day <= today:
            yield from _learned_in(group)
    yield from _learned_since(plan, first, today)


def _kind(check_in: CheckIn) -> Kind:
    """A note of a part, or of an honest no, tells what got in the way; any other is a note."""
    return check_in.word if check_in.word in ("partly", "not today") else "note"


def _learned_in(group: Meeting) -> Iterator[Noted]:
    if group.skill:
        yield Noted("skill", group.day, group.skill, group.whom or group.about)
    if group.takes:
        yield Noted("takes", group.day, group.takes, group.whom or group.about)


def _learned_since(plan: Plan, first: date, today: date) -> Iterator[Noted]:
    """What was learned in setbacks of these days, and in the latest ones of any time."""
    from goalwalk.core.nouns.setbacks import learned_in  # what only lists what to bring does without

    for setback in learned_in(plan.setbacks, first, today):
        told = ((kind, getattr(setback, kind)) for kind in LEARNED)
        yield from (Noted(kind, setback.day, text) for kind, text in told if text)


def _goals(plan: Plan, first: date, today: date) -> Iterator[GoalReview]:
    found = rows(plan, today)
    for goal in plan.goals:
        if goal.ended and goal.ended < first:
            continue
        now = levels.standing(plan, goal)
        yield GoalReview(
            id=str(goal.number),
            title=goal.title,
            status=status_on(goal, today),
            asked=goal.ended is None,
            steps=tuple(
                _step(row, first, today)
                for row in found
                if row.goal.id == goal.id and (row.step.finished is None or row.step.finished >= first)
            ),
            rulers=tuple(_rulers(plan, goal, first)),
            why=now.why.value if now.why else None,
            up=now.up.value if now.up else None,
        )


def _step(row: Row, first: date, today: date) -> StepReview:
    days = range(first.toordinal(), today.toordinal() + 1)
    looked = list(zip(days, looks(row, days), strict=True))
    shown = {day for day, look in looked if look in ("done", "partly")}
    rested = {day for day, look in looked if look == "rest"}
    asked = _asked(row, days)
    state: Literal["finished", "resting", "once open", "once done"] | None = None
    if row.step.finished or row.goal.ended:
        state = "finished"
    elif in_pause((*row.step.pauses, *row.goal.pauses), today):
        state = "resting"
    elif row.rhythm.kind == "once":
        state = "once done" if row.once_done else "once open"
    return StepReview(
        id=f"{row.goal.number}.{row.step.number}",
        title=row.step.title,
        rhythm=rhythms.text(row.rhythm),
        showed_up=len(shown),
        rested=len(rested if asked is None else rested & asked),
        days=None if asked is None else len(asked | shown),
        state=state,
    )


def _asked(row: Row, days: range) -> set[int] | None:
    """The days that the step came round on and that are not open; None where its rhythm did not always name days."""
    kinds = {
        era.rhythm.kind for era in row.eras if era.begin < days.stop and (era.end is None or era.end >= days.start)
    }
    if not kinds or not kinds <= {*DATED}:
        return None
    states, firsts, _ = row.occasions
    span = range(bisect_left(firsts, days.start), bisect_left(firsts, days.stop))
    return {firsts[at] for at in span if states[at] in (KEPT, REST, GAP)}


def _rulers(plan: Plan, goal: Goal, first: date) -> Iterator[RulerThen]:
    """The rulers that were ever set, as they stood on the first day and as they stand now."""
    ratings = levels.history(plan, goal)
    for name in RULED:
        found = levels.then_and_now(ratings, name, first)
        if found:
            then, now = found
            texts = [_level_text(goal, name, one.value) if one else None for one in found]
            yield RulerThen(name, then and then.value, then and then.day, texts[0], now.value, now.day, texts[1])


def _level_text(goal: Goal, name: str, value: int) -> str | None:
    return goal.levels[value + 2] if name == "level" and goal.levels else None


class Section(NamedTuple):
    """One part of the agenda: its name, and what stands below it; a part with nothing in it is left out."""

    heading: Heading
    body: tuple[Block, ...]


def title(view: ReviewView) -> str:
    """What the agenda looks back to."""
    if view.talk:
        return say("review.since.talk", talk=the_talk(view.talk.whom, view.talk.day, view.today))
    return say("review.since.week" if view.week else "review.since.day", day=day_name(view.since, view.today))


def sections(view: ReviewView) -> list[Section]:
    """The agenda in its order: what went well first, the question last."""
    today = view.today
    agreed = (
        say("agreed.went", agreed=agreed_one(one.text, one.who), went=one.went)
        if one.went
        else say("review.agreed.open", agreed=agreed_one(one.text, one.who))
        for one in view.agreed
    )
    asked = [goal for goal in view.goals if goal.asked]
    found = [
        _section("review.wins", _wins(view) or _no_wins(view)),
        _section("review.agreed", agreed),
        *(Section(_goal(goal), (_steps(goal.steps),)) for goal in view.goals if goal.steps),
        *(_section(f"review.{name}", lines) for name, lines in _lately(view)),
        Section(Heading(say("review.hard")), tuple(_hard(view))),
        _section("review.learned", (_noted_text(one, today) for one in view.learned)),
        _section("review.brings", (bring.text for bring in view.brings)),
        Section(
            Heading(say("review.rulers")), tuple(line for goal in view.goals for line in _ruler_lines(goal, today))
        ),
        Section(Heading(say("review.question")), tuple(Line(_named(goal), indent=2) for goal in asked)),
    ]
    return [section for section in found if section.body]


def _section(key: str, lines: Iterable[str]) -> Section:
    return Section(Heading(say(key)), tuple(Line(line, indent=2) for line in lines))


def _wins(view: ReviewView) -> list[str]:
    """What was written, and milestones, each under its day."""
    told = [(one.day, _noted_text(one, view.today)) for one in view.wins]
    for reached in view.lately.milestones:
        when = far_day(reached.day, view.today)
        marked = say(f"milestone.{reached.unit}", n=reached.n)
        told.append(
            (reached.day, say("noted", when=when, text=say("milestone.of", title=reached.title, marked=marked)))
        )
    return [line for _, line in sorted(told, key=lambda one: one[0])]


def _lately(view: ReviewView) -> list[tuple[str, list[str]]]:
    """Days on the path, skills, people: what there was of each."""
    if not any(view.lately):
        return []
    from goalwalk.screens.looks.lately import clock_lines, people_lines, practised_lines

    told, today = view.lately, view.today
    return [
        ("clocks", clock_lines(told.clocks, today)),
        ("practised", practised_lines(told.practised)),
        ("people", people_lines(told.people)),
        ("hope", [say("now.words", whom=told.hope.whom, text=told.hope.text)] if told.hope else []),
    ]


def _no_wins(view: ReviewView) -> list[str]:
    return [say("review.wins.none")] if view.goals or view.agreed or any(view.lately) else []


def _noted_text(one: Noted, today: date) -> str:
    kind = None if one.kind in ("win", "good", "hard", "note") else say(f"noted.{one.kind}")
    when = ", ".join(part for part in (far_day(one.day, today), one.of, kind) if part)
    return say("noted", when=when, text=one.text)


def _goal(goal: GoalReview) -> Heading:
    return Heading(goal.title, say(f"status.{goal.status}"), goal.id)


def _named(goal: GoalReview) -> str:
    named = f"{goal.id} {goal.title}"
    return say("review.at_rest", title=named) if goal.status == "paused" else named


def _steps(lines: tuple[StepReview, ...]) -> Table:
    columns = (Column(lead=True), Column(lead=True, wide=True), Column(wide=True), Column())
    rows = tuple(
        (
            Cell(f"  {line.id}", aloud=line.id),
            Cell(_title(line)),
            Cell(rhythm_name(rhythms.read(line.rhythm))),
            Cell(count_text(line)),
        )
        for line in lines
    )
    return Table(columns, rows, header=False)


def _title(line: StepReview) -> str:
    if line.state == "finished":
        return say("progress.finished", title=line.title)
    return say("list.resting", title=line.title) if line.state == "resting" else line.title


def count_text(line: StepReview) -> str:
    """On how many days it was shown up for, and on how many it rested; of what is for once, whether it is done."""
    if line.state == "once done":
        return say("word.done")
    if line.state == "once open" and not line.showed_up:
        return say("review.once.open")
    shown = []
    if line.showed_up and line.days is not None:
        shown = [say("review.days", showed_up=line.showed_up, n=line.days)]
    elif line.showed_up:
        shown = [say("list.showed_up.n", n=line.showed_up)]
    rested = [say("review.rested", n=line.rested)] if line.rested else []
    return ", ".join([*shown, *rested]) or say("none")


def _hard(view: ReviewView) -> list[Line]:
    """What stands in the way, each with what happened under it; then what was written of hard days."""
    happened: dict[str, list[str]] = {}
    if view.happened:
        from goalwalk.screens.nouns.barriers import since_lines

        happened = {one.id: since_lines(one, view.today) for one in view.happened}
    lines = []
    for one in view.barriers:
        lines.append(Line(_barrier(one, view.today), indent=2))
        lines += [Line(text, "quiet", indent=4) for text in happened.get(one.id, ())]
    return [*lines, *(Line(_noted_text(one, view.today), indent=2) for one in view.hard)]


def _barrier(one: BarrierLine, today: date) -> str:
    if one.side == "inside":
        return say("review.if_then", title=one.title, then=one.then) if one.then else one.title
    told = say("review.ask", title=one.title, whom=one.whom) if one.whom else one.title
    if one.asked and one.due:
        told = say("review.ask.again", ask=told, day=far_day(one.due, today))
    elif one.by and not one.asked:
        told = say("review.ask.by", ask=told, day=far_day(one.by, today))
    return say("review.say", ask=told, say=one.say) if one.say else told


def _ruler_lines(goal: GoalReview, today: date) -> list[Block]:
    told = [_ruler(one, today) for one in goal.rulers]
    told += [say(f"review.{name}", text=text) for name, text in (("why", goal.why), ("up", goal.up)) if text]
    return [Line(_named(goal), indent=2), *(Line(line, indent=4) for line in told)] if told else []


def _ruler(one: RulerThen, today: date) -> str:
    facts: dict[str, Any] = {"name": say(f"review.ruler.{one.name}"), "day": far_day(one.day, today)}
    facts["now"] = _value(one, one.now, one.now_text)
    if one.then is None or one.then_day is None:
        return say("review.ruler", **facts)
    then = _value(one, one.then, one.then_text)
    return say("review.ruler.then", then=then, then_day=far_day(one.then_day, today), **facts)


def _value(one: RulerThen, value: int, text: str | None) -> str:
    if one.name != "level":
        return str(value)
    return text or say(f"level.{value}")
