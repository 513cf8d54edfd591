"""One day, read back: all that was written of it, and nothing that was not. No day is judged, none has to be full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from goalwalk.core.amounts import amount_text, with_unit
from goalwalk.core.measures.day_index import amount_on, counting, sum_on, target_on, word_on
from goalwalk.core.model.plan import CheckIn, DayCheckIn, Goal, Meeting, Plan, Rating, Said, Step, Word
from goalwalk.core.nouns.records import step_id
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Data, Gap, Heading, Line, numbers, titled
from goalwalk.words import listed, say
from goalwalk.words.days import day_name, full_day
from goalwalk.words.pulls import pull_text

What = Literal[
    "reached",
    "been",
    "there",
    "practised",
    "came",
    "asked",
    "return",
    "amount",
    "setback",
    "talk",
    "arranged",
    "rated",
    "bring",
    "hope",
]


class PullLine(NamedTuple):
    """A pull: its day, its time ("HH:MM") where it was noted on that day, how strong it was, and the words."""

    day: date
    time: str | None
    urge: int | None
    text: str | None


class KeptLine(NamedTuple):
    """A line that is kept of a day."""

    day: date
    text: str


class StepOfDay(NamedTuple):
    """What a step's day amounts to: the word, the `amount` and its `target` in thousandths of `unit`, the times of the
    day that were filled (`slots`), and the notes."""

    id: str
    title: str
    word: Word
    amount: int | None
    target: int | None
    unit: str | None
    slots: tuple[str, ...]
    notes: tuple[str, ...]

    def data(self) -> Data:
        """As JSON."""
        return numbers(self._asdict(), "amount", "target")


class AnswerLine(NamedTuple):
    """What was answered in the evening: which question, and the words."""

    question: str
    text: str


class ToldLine(NamedTuple):
    """What was written beside the steps. `title`: of what or whom it tells; `told`: what there is to tell of it."""

    what: What
    id: str | None
    title: str | None
    told: tuple[str, ...] = ()


class DayView(NamedTuple):
    """The answer of `day`. `mood` is each that was said, `urge` the highest, `evening` how strong it
    was as the evening told; `answers` are those of the evening; `theirs`: wins of others, each with whose."""

    today: date
    day: date
    mood: tuple[int, ...]
    urge: int | None
    evening: tuple[int, ...]
    pulls: tuple[PullLine, ...]
    steps: tuple[StepOfDay, ...]
    wins: tuple[str, ...]
    theirs: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    notes: tuple[str, ...]
    beside: tuple[ToldLine, ...]
    was_here: bool

    def blocks(self) -> list[Block]:
        """The day by its name, then what there is of it, the person's own words last said first."""
        said = [*_of_the_day(self), *self._rest()]
        if said:
            return [Heading(day_name(self.day, self.today)), Gap(), *said[: -1 if isinstance(said[-1], Gap) else None]]
        if self.was_here:
            return [Heading(day_name(self.day, self.today)), Gap(), Line(say("receipt.here"))]
        if self.day == self.today:
            return [Line(say("that_day.empty.today"))]
        return [Line(say("that_day.empty", day=day_name(self.day, self.today)))]

    def _rest(self) -> Iterator[Block]:
        steps = ((step.id, step.title, _step_text(step)) for step in self.steps)
        yield from titled(Heading(say("that_day.steps")), steps)
        yield from _texts("wins", [*self.wins, *(say("wins.of", of=of, text=text) for of, text in self.theirs)])
        yield from _texts("kept", self.kept)
        answers = [say(f"receipt.answer.{answer.question}", text=answer.text) for answer in self.answers]
        yield from _texts("said", [*answers, *self.notes])
        yield from _texts("beside", [_beside_text(line) for line in self.beside])


def day_view(plan: Plan, day: date, today: date) -> DayView:
    """A day of a plan that holds all that was said of it."""
    said = [check_in for check_in in plan.day_check_ins if check_in.day == day]
    evening = [check_in for check_in in said if not check_in.pulled]
    urges = [check_in.urge for check_in in said if check_in.urge is not None]
    answers = [pair for check_in in evening for pair in check_in.answers]
    wins = [win for win in plan.wins if win.day == day]
    return DayView(
        today=today,
        day=day,
        mood=tuple(check_in.mood for check_in in said if check_in.mood is not None),
        urge=max(urges, default=None),
        evening=tuple(check_in.urge for check_in in evening if check_in.urge is not None),
        pulls=tuple(pull_line(plan, check_in) for check_in in said if check_in.pulled),
        steps=tuple(_steps(plan, day)),
        wins=tuple(win.text for win in wins if not win.of),
        theirs=tuple((win.of, win.text) for win in wins if win.of),
        kept=tuple(text for name, text in answers if name == "keep"),
        answers=tuple(AnswerLine(name, text) for name, text in answers if name != "keep"),
        notes=tuple(check_in.note for check_in in evening if check_in.note),
        beside=tuple(_beside(plan, day)),
        was_here=bool(evening),
    )


def pull_line(plan: Plan, pull: DayCheckIn) -> PullLine:
    """A pull. What was noted later of a day has no time on it."""
    at, hour = date.fromisoformat(pull.at[:10]), int(pull.at[11:13])
    late = at == pull.day + timedelta(days=1) and hour < plan.settings.day_starts_at
    return PullLine(pull.day, pull.at[11:16] if at == pull.day or late else None, pull.urge, pull.note)


def _steps(plan: Plan, day: date) -> Iterator[StepOfDay]:
    """Each step of which something was said, in the order of the plan."""
    check_ins: dict[str, list[CheckIn]] = {}
    for check_in in plan.check_ins:
        if check_in.day == day:
            check_ins.setdefault(check_in.step, []).append(check_in)
    for step in plan.steps:
        said = plan.said.get(step.id, Said())
        word = word_on(said, day.toordinal())
        if word is not None:
            counted = counting(check_ins.get(step.id, ()))
            notes = tuple(check_in.note for check_in in counted if check_in.note)
            amount, target = _amount(step, said, day)
            filled = {check_in.slot for check_in in counted}
            slots = tuple(slot for slot in step.at if slot in filled)
            yield StepOfDay(step_id(plan, step), step.title, word, amount, target, step.unit, slots, notes)


def _amount(step: Step, said: Said, day: date) -> tuple[int | None, int | None]:
    """What the day amounts to, and the target; without a target the amounts that were given."""
    target = target_on(step, day.toordinal())
    if target is not None:
        return amount_on(said, day.toordinal(), target) or None, target
    sum = sum_on(said, day.toordinal())
    return (sum.amount or None) if sum else None, None


# Beside the steps


def _beside(plan: Plan, day: date) -> Iterator[ToldLine]:
    yield from _people_and_skills(plan, day)
    yield from _hard_days(plan, day)
    goals = {goal.id: goal for goal in plan.goals}
    yield from (_talk(talk) for talk in plan.meetings if talk.day == day)
    yield from (_rating(rating, goals[rating.goal]) for rating in plan.ratings if rating.day == day)
    yield from (ToldLine("bring", str(bring.number), bring.text) for bring in plan.brings if bring.day == day)
    for hope in plan.hopes:
        if hope.day == day:
            text = say("now.words", whom=hope.whom, text=hope.text) if hope.whom else hope.text
            yield ToldLine("hope", str(hope.number), text)


def _people_and_skills(plan: Plan, day: date) -> Iterator[ToldLine]:
    supports = {support.id: support for support in plan.supports}
    for contact in plan.contacts:
        if contact.day == day:
            support = supports[contact.support]
            been = contact.way == "reached" and support.kind in ("place", "group")
            what: What = "been" if been else contact.way
            yield ToldLine(what, str(support.number), support.title, _texts_of(contact.note))
    skills = {skill.id: skill for skill in plan.skills}
    for practice in plan.practices:
        if practice.day == day:
            skill = skills[practice.skill]
            yield ToldLine(
                "practised", str(skill.number), skill.title, (*_helped(practice.helped), *_texts_of(practice.note))
            )


def _hard_days(plan: Plan, day: date) -> Iterator[ToldLine]:
    """What stood in the way, what a clock tells, and hard stretches."""
    barriers = {barrier.id: barrier for barrier in plan.barriers}
    for happening in plan.happenings:
        if happening.day == day:
            barrier = barriers[happening.barrier]
            used = [say(f"barrier.used.{happening.used}")] if happening.used else []
            again = [say("that_day.again", day=full_day(happening.next))] if happening.next else []
            told = (*used, *_helped(happening.helped), *_texts_of(happening.text), *again)
            yield ToldLine("came" if barrier.side == "inside" else "asked", str(barrier.number), barrier.title, told)
    clocks = {clock.id: clock for clock in plan.clocks}
    for spell in plan.returns:
        if spell.first <= day <= spell.last:
            clock = clocks[spell.clock]
            yield ToldLine("return", str(clock.number), clock.title, _texts_of(spell.note))
    for amount in plan.amounts:
        if amount.day == day:
            clock = clocks[amount.clock]
            told = (with_unit(amount.amount, clock.unit), *_texts_of(amount.note))
            yield ToldLine("amount", str(clock.number), clock.title, told)
    for setback in plan.setbacks:
        if setback.day == day:
            parts = {name: getattr(setback, name) for name in ("tell", "helped", "learned", "onward")}
            told = tuple(say(f"setback.{name}", text=text) for name, text in parts.items() if text)
            yield ToldLine("setback", str(setback.number), setback.text, told)


def _talk(talk: Meeting) -> ToldLine:
    from goalwalk.words.talks import agreed_one, talk_name, timed

    told = [agreed_one(*agreed) for agreed in talk.agreed]
    told += [say("group.came", n=talk.came)] if talk.came is not None else []
    parts = ("skill", "takes", "to_try")
    told += [say(f"that_day.{name}", text=text) for name in parts if (text := getattr(talk, name))]
    if talk.next:
        day = full_day(talk.next)
        told.append(say("that_day.next", when=timed(day, talk.time)))
    name = talk_name(talk.whom, group=talk.group, about=talk.about)
    return ToldLine("arranged" if talk.arranged else "talk", str(talk.number), name, tuple(told))


def _rating(rating: Rating, goal: Goal) -> ToldLine:
    from goalwalk.words.standing import level_name

    told = [level_name(rating.level)] if rating.level is not None else []
    rulers: dict[str, Any] = {"importance": rating.importance, "confidence": rating.confidence}
    told += [say(f"receipt.goal_rated.{name}", **{name: n}) for name, n in rulers.items() if n is not None]
    return ToldLine("rated", str(goal.number), goal.title, (*told, *_texts_of(rating.why), *_texts_of(rating.up)))


def _helped(helped: int | None) -> tuple[str, ...]:
    return () if helped is None else (say("barrier.helped", helped=helped),)


def _texts_of(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


# Laid out


def _of_the_day(view: DayView) -> list[Block]:
    """How it was, and what pulled, each in a line."""
    lines = [say("receipt.mood", mood=mood) for mood in view.mood]
    lines += [say("receipt.urge", urge=urge) for urge in view.evening]
    lines += [pull_text(pull.time, pull.urge, pull.text) for pull in view.pulls]
    return [*map(Line, lines), Gap()] if lines else []


def _step_text(step: StepOfDay) -> str:
    parts = [say(f"word.{step.word}")]
    if step.amount and step.target:
        parts.append(say("today.amount", amount=amount_text(step.amount), target=with_unit(step.target, step.unit)))
    elif step.amount:
        parts.append(with_unit(step.amount, step.unit))
    if step.slots:
        parts.append(listed(step.slots))
    return "; ".join([", ".join(parts), *step.notes])


def _texts(name: str, texts: Sequence[str]) -> list[Block]:
    return [Heading(say(f"that_day.{name}")), *(Line(text, indent=2) for text in texts), Gap()] if texts else []


def _beside_text(line: ToldLine) -> str:
    key = f"that_day.{line.what}" if line.title else f"that_day.{line.what}.untold"
    return "; ".join([say(key, title=line.title), *line.told])
