"""The first screen: what is open today, what the week still asks, what is said; and the welcome after blank days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.measures.runs import came_back_today
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.check_ins import blank_days, is_told, is_written
from goalwalk.core.nouns.meetings import ON_TODAY, ahead, open_brings, passed
from goalwalk.core.nouns.pauses import back_on, in_pause, rest_on, status_on
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Data, Gap, Heading, Line, next_line, titled
from goalwalk.screens.step_stand import Stand, next_day, stand, stand_text
from goalwalk.words import one_of, say
from goalwalk.words.days import day_name, far_day

if TYPE_CHECKING:
    from goalwalk.screens.looks.beside import Beside

EVENING = 17  # the hour from which on today names the evening
BROUGHT = 2  # how much of what is to be brought is told here
KNOWN = 3  # days of showing up, from which on today says no more how a step is told to be done

Waits = Literal["evening", "walk", "review"]
Warm = Literal["start", "some", "all", "back", "rest", "empty", "paused"]


class TodayView(NamedTuple):
    """The first screen. `warm` is the mood of its last line.

    `paused`: the whole plan is away; `back` the day it comes back, if known. `wins`: wins written down today; `kept`:
    lines kept of it.
    `theirs`: others' wins of today, each with whose. `talk`: the next talk or group, when it is today or tomorrow,
    and `talks` the others of these days, and `past` those of the days before of which nothing is written; `bring`:
    what is noted for a talk that near. `beside`: what else there is today; None where the plan has none of it.
    `why`: one's own, of one goal, where that is asked for. `waits`: what can be gone on with. `how`: what names an
    open step on a command line.
    """

    today: date
    open: tuple[Stand, ...]
    period: tuple[Stand, ...]
    any_time: tuple[Stand, ...]
    said: tuple[Stand, ...]
    next: Stand | None
    resting: tuple[Resting, ...]
    wins: tuple[str, ...]
    kept: tuple[str, ...]
    theirs: tuple[tuple[str, str], ...]
    paused: bool
    back: date | None
    goals: int
    steps: int
    warm: Warm
    talk: Talk | None
    bring: tuple[str, ...]
    beside: Beside | None
    talks: tuple[Talk, ...] = ()
    why: Why | None = None
    waits: tuple[Waits, ...] = ()
    past: tuple[Talk, ...] = ()
    how: str | None = None

    def data(self) -> Data:
        """As JSON, which needs no advice."""
        return {name: value for name, value in self._asdict().items() if name != "how"}

    def blocks(self) -> list[Block]:
        """What is open first; the warm line last."""
        beside, today = self.beside, self.today
        blocks: list[Block] = [Heading(far_day(today, today)), Gap()]
        near = (*self.past, self.talk, *self.talks) if self.talk else self.past
        if near:
            blocks += [*(Line(_talk(talk, today)) for talk in near), *_bring(self.bring), Gap()]
        blocks += beside.group_lines(today) if beside else []
        if self.paused:
            back = day_name(self.back, today) if self.back else ""
            blocks += [Line(say("today.paused_until" if back else "today.paused", day=back)), Gap()]
        blocks += _steps("today.open", self.open, today)
        blocks += _steps("today.period", self.period, today)
        blocks += beside.ask_rows(today) if beside else []
        blocks += _steps("today.any_time", self.any_time, today)
        blocks += _steps("today.said", self.said, today)
        resting = ((rest.id, rest.title, _back(rest, today)) for rest in self.resting)
        blocks += titled(Heading(say("today.resting")), resting)
        blocks += _texts("today.wins", (*self.wins, *(say("wins.of", of=of, text=text) for of, text in self.theirs)))
        blocks += _texts("today.kept", self.kept)
        blocks += beside.clock_rows() if beside else []
        blocks += _nothing_open(self)
        blocks += beside.hello() if beside else []
        blocks += [Line(say("today.why", title=self.why.title, why=self.why.why), "quiet"), Gap()] if self.why else []
        if self.how and sum(line.total for line in (*self.open, *self.period, *self.any_time, *self.said)) < KNOWN:
            blocks.append(Line(say("today.how", id=self.how), "quiet", says="next"))
        blocks += [Line(say(f"today.waits.{name}"), "quiet", says="next") for name in self.waits]
        return [*blocks, Line(one_of(f"warm.{self.warm}", today.toordinal()), says="warm")]


class Why(NamedTuple):
    """One's own why of a goal."""

    id: str
    title: str
    why: str


class Resting(NamedTuple):
    """A goal or a step at rest, and the day it comes back (None: when it is resumed)."""

    noun: Literal["goal", "step"]
    id: str
    title: str
    back: date | None


class Talk(NamedTuple):
    """A talk, or a group, today or tomorrow: with whom, the day, and the time, as far as they are known."""

    whom: str | None
    day: date
    time: str | None
    group: bool = False


class BlankDaysView(NamedTuple):
    """Coming back after silence: how many days are `blank`, from the `first` to the `last` of them."""

    today: date
    blank: int
    first: date
    last: date

    def blocks(self) -> list[Block]:
        """It is good to see them, and which days are blank; nothing else."""
        first, last = far_day(self.first, self.today), far_day(self.last, self.today)
        return [Line(say("welcome.back", n=self.blank, first=first, last=last))]


def today_view(plan: Plan, today: date, waits: tuple[Waits, ...] = ()) -> TodayView:
    """The first screen, for that civil day, and what of it `waits` to be gone on with."""
    found = rows(plan, today)
    stands = [stand(row) for row in found]
    places: dict[str, tuple[Stand, ...]] = {
        place: tuple(line for line in stands if line.place == place) for place in ("open", "period", "any time", "said")
    }
    pause = in_pause(plan.settings.pauses, today)
    talks = _near(plan, today)
    came_back = any(row.today in ("done", "partly") and came_back_today(row) for row in found)
    return TodayView(
        today=today,
        open=places["open"],
        period=places["period"],
        any_time=places["any time"],
        said=places["said"],
        next=None if places["open"] else _next(found, stands, today),
        resting=() if pause else _resting(plan, found, today),
        wins=tuple(win.text for win in plan.wins if win.day == today and not win.of),
        kept=kept_on(plan, today),
        theirs=tuple((win.of, win.text) for win in plan.wins if win.day == today and win.of),
        paused=pause is not None,
        back=back_on(pause) if pause else None,
        goals=len(plan.goals),
        steps=len(plan.steps),
        warm=_warm(places, bool(plan.steps), pause is not None, came_back),
        talk=talks[0] if talks else None,
        bring=tuple(bring.text for bring in open_brings(plan)) if any(not talk.group for talk in talks) else (),
        beside=_beside(plan, today, paused=pause is not None),
        talks=talks[1:],
        why=_why(plan, today) if plan.settings.show_why and not pause else None,
        waits=() if pause else waits,
        how=_how(plan, places["open"]),
        past=tuple(Talk(one.whom, one.next, one.time) for one in passed(plan.meetings, today, ON_TODAY) if one.next),
    )


def _how(plan: Plan, stands: tuple[Stand, ...]) -> str | None:
    """What to type for a step that is open: its number, unless that is not taken just now."""
    if not (plan.moved and stands):
        return stands[0].id if stands else None
    from goalwalk.core.naming import to_type

    return to_type(plan, [(line.id, line.title) for line in stands])


def _near(plan: Plan, today: date) -> tuple[Talk, ...]:
    """The talks and the groups of today and tomorrow, the soonest first."""
    talks = [Talk(one.whom, one.next, one.time) for one in ahead(plan.meetings, today) if one.next and not one.group]
    if any(meeting.group for meeting in plan.meetings):
        from goalwalk.core.nouns.groups import ahead as groups_ahead  # what most plans do without is not read in

        talks += [Talk(one.meeting.whom, one.day, one.time, True) for one in groups_ahead(plan.meetings, today)]
    near = (talk for talk in talks if (talk.day - today).days <= 1)
    return tuple(sorted(near, key=lambda talk: (talk.day, talk.time or "")))


def evening_waits(plan: Plan, today: date, hour: int) -> bool:
    """Whether the evening can still be told at that hour: there are steps, and it is late, and nothing was said of the
    day itself but what is noted as it comes.
    """
    if not plan.steps or plan.settings.day_starts_at <= hour < EVENING:
        return False
    return not any(check_in.day == today and is_told(check_in) for check_in in plan.day_check_ins)


def _why(plan: Plan, today: date) -> Why | None:
    """The why of a goal that is under way, turn by turn; None where none is written."""
    under_way = [goal for goal in plan.goals if goal.why and status_on(goal, today) in ("active", "exploring")]
    if not under_way:
        return None
    goal = under_way[today.toordinal() % len(under_way)]
    return Why(str(goal.number), goal.title, goal.why or "")


def kept_on(plan: Plan, day: date) -> tuple[str, ...]:
    """The lines that were kept of a day."""
    said = (check_in for check_in in plan.day_check_ins if check_in.day == day)
    return tuple(text for check_in in said for name, text in check_in.answers if name == "keep")


def _beside(plan: Plan, today: date, *, paused: bool) -> Beside | None:
    if not (plan.clocks or plan.barriers or plan.supports):
        return None
    from goalwalk.screens.looks.beside import beside  # what most plans do without is not read in

    return beside(plan, today, paused=paused)


def blank_days_view(plan: Plan, today: date) -> BlankDaysView | None:
    """The welcome after two or more blank days; None where there is none to give, or it was given today."""
    if plan.settings.welcomed == today or is_written(plan, today):
        return None
    blank = blank_days(plan, today)
    return BlankDaysView(today, len(blank), blank[0], blank[-1]) if len(blank) >= 2 else None


def _next(found: Sequence[Row], stands: Sequence[Stand], today: date) -> Stand | None:
    """The step that comes round next, of those not asked for today; none where one of those said today comes sooner."""
    upcoming = min((line for line in stands if line.next), key=lambda line: line.next or today, default=None)
    if upcoming is None or upcoming.next is None:
        return None
    others = (row for row, line in zip(found, stands, strict=True) if line.place in ("said", "away"))
    sooner = any((day := next_day(row, today)) and day < upcoming.next for row in others)
    return None if sooner else upcoming


def _resting(plan: Plan, found: tuple[Row, ...], today: date) -> tuple[Resting, ...]:
    """The goals at rest, and the steps at rest of their own, or longer than their goal, each once.

    Rests that overlap count as one: a step comes back when the last of its own, its goal's and the plan's has ended.
    """
    resting: dict[str, Resting] = {}
    for row in found:
        if row.goal.ended or row.step.finished:
            continue
        with_goal, alone = rest_on(plan, row.goal, None, today), rest_on(plan, row.goal, row.step, today)
        goal_id = str(row.goal.number)
        if with_goal:
            resting.setdefault(goal_id, Resting("goal", goal_id, row.goal.title, with_goal.back))
        if alone and (not with_goal or alone.back != with_goal.back):
            id = f"{goal_id}.{row.step.number}"
            resting[id] = Resting("step", id, row.step.title, alone.back)
    return tuple(resting.values())


def _warm(places: dict[str, tuple[Stand, ...]], any_steps: bool, paused: bool, came_back: bool) -> Warm:
    if paused:
        return "paused"
    if not any_steps:
        return "empty"
    words = {line.today for lines in places.values() for line in lines} - {"open", "no occasion"}
    if came_back:
        return "back"
    if not words:
        return "start" if any(places[name] for name in ("open", "period", "any time")) else "empty"
    if words <= {"rest", "not today"}:
        return "rest"
    return "some" if places["open"] else "all"


# Laid out


def _steps(key: str, stands: Sequence[Stand], today: date) -> list[Block]:
    return titled(Heading(say(key)), ((line.id, line.title, stand_text(line, today)) for line in stands))


def _texts(key: str, texts: Sequence[str]) -> list[Block]:
    return [Heading(say(key)), *(Line(text, indent=2) for text in texts), Gap()] if texts else []


def _talk(talk: Talk, today: date) -> str:
    from goalwalk.words.talks import talk_name

    if talk.day < today:
        return say("today.talk.past", talk=talk_name(talk.whom), day=day_name(talk.day, today))
    near = "today" if talk.day == today else "tomorrow"
    name = talk_name(talk.whom, group=talk.group)
    return say(f"today.talk.{near}_at" if talk.time else f"today.talk.{near}", talk=name, time=talk.time)


def _bring(texts: Sequence[str]) -> list[Block]:
    """What to bring, the first of it, in one line: the day itself comes first here."""
    first, more = "; ".join(texts[:BROUGHT]), len(texts[BROUGHT:])
    return [Line(say("today.bring.more" if more else "today.bring", texts=first, n=more))] if texts else []


def _back(rest: Resting, today: date) -> str:
    if rest.back:
        return say("today.back", day=day_name(rest.back, today))
    return say("today.resumes", noun=rest.noun, id=rest.id)


def _nothing_open(view: TodayView) -> list[Block]:
    """What comes next where nothing is open, or what there is not yet."""
    if view.paused or view.open or view.period:
        return []
    if view.next and view.next.next:
        day = day_name(view.next.next, view.today)
        return [Line(say("today.next", title=view.next.title, day=day)), Gap()]
    key = None
    if not view.goals:
        key = "today.no_goals"
    elif not view.steps:
        key = "today.no_steps"
    elif not (view.any_time or view.said or view.resting):
        key = "today.free"
    return [next_line(key), Gap()] if key else []
