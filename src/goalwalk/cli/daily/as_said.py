"""What stands behind done, rest and skip, as it is meant; asked where it can be read two ways, or is too much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from goalwalk import words
from goalwalk.cli.prompts import Reader, ask_until, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of
from goalwalk.core.amounts import with_unit
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem, Stopped
from goalwalk.core.model.plan import Changed, CheckIn, Plan, Step, What
from goalwalk.core.naming import find_step
from goalwalk.core.nouns.check_ins import Heard
from goalwalk.core.nouns.records import step_id
from goalwalk.core.said_line import SaidOf, readings
from goalwalk.core.tuples import NamedTuple

T = TypeVar("T")
ASKED_OF = ("one_more", "one_soon", "amount_large")  # what may have been said by a slip


class Line(NamedTuple):
    """A line as it was typed: its `verb`, the words behind it, how days are read of this verb from today on; the days
    that an `option` says, and an `--amount`."""

    verb: str
    words: list[str] | None
    read_days: Callable[[date, Sequence[str]], list[date]]
    days: Callable[[date], list[date]] | None = None
    option: str = "--on"
    measure: str | None = None

    def meant(self, plan: Plan, today: date, choice: str | None) -> SaidOf:
        """What it says in this plan: the one way to read it, or that of several which was the `choice`.

        Raises what `said_line.readings` does; NotUnderstood: "two_readings" with `each` in words, "not_together" for
        what stands in the words and as an option.
        """
        found = [SaidOf()]
        if self.words:
            found = readings(
                plan, self.words, lambda text: tuple(self.read_days(today, [text])), amounts=self.verb == "done"
            )
        if len(found) == 1:
            return self._with_options(found[0], plan, today)
        by_told = {_told(said, today): said for said in found}
        if choice not in by_told:
            each = list(by_told)
            raise NotUnderstood("two_readings", text=" ".join(self.words or ()), each=each, options="; or: ".join(each))
        return self._with_options(by_told[choice], plan, today)

    def _with_options(self, said: SaidOf, plan: Plan, today: date) -> SaidOf:
        if self.days is not None:
            if said.days:
                raise NotUnderstood("not_together", one=self.option, other=" ".join(self.words or ()))
            said = said._replace(days=tuple(self.days(today)))
        if self.measure is not None:
            if said.amount is not None:
                raise NotUnderstood("not_together", one="--amount", other=" ".join(self.words or ()))
            said = said._replace(amount=_measure(plan, self.measure, said.steps))
        return said


def _measure(plan: Plan, text: str, steps: Sequence[Step]) -> int:
    from goalwalk.core.units import read_measure

    return read_measure(text, steps[0].unit, of=step_id(plan, steps[0])) if steps else read_measure(text, None)


def as_meant(run: Run, line: Line, record: Callable[[Line, str | None, Mapping[str, bool]], T]) -> T:
    """What `record` gives, once all that had to be asked is known: which step, which of two readings, whether one more
    counts. Raises NotUnderstood where nobody can be asked."""
    choice: str | None = None
    while True:
        try:
            return with_more(run, lambda more: record(line, choice, more))  # noqa: B023 - called at once
        except NotUnderstood as problem:
            if problem.code == "two_readings" and run.can_ask:
                choice = _chosen(run, problem)
            elif problem.code == "needed" and run.can_ask:
                line = line._replace(words=[_asked_step(run), *(line.words or ())])
            elif not (problem.code == "amount_no_unit" and run.can_ask and _counts_from_now(run, problem)):
                raise


def _counts_from_now(run: Run, problem: NotUnderstood) -> bool:
    """Whether a step that nobody counted is counted from now on, in the unit that was typed: asked, and then it is."""
    from goalwalk.core.nouns import steps

    id, unit = str(problem.facts["of"]), str(problem.facts["given"])
    if id == "STEP":  # none was named yet
        return False
    step = find_step(run.session.load(), id)
    run.name_whose()
    if not yes_or_no(words.say("ask.count_in", id=id, title=step.title, unit=unit), enter=True):
        return False

    def change(plan: Plan) -> Changed[None]:
        what = What("step_edited", {"id": id, "title": step.title, "unit": unit})
        return Changed(steps.edit(plan, find_step(plan, id), unit=unit), what, None)

    run.update(change)
    return True


def with_more(run: Run, record: Callable[[Mapping[str, bool]], T]) -> T:
    """What `record` gives, once it is known of which steps, by id, one more counts where the target is there already,
    or much more than that is meant (`check_ins.meant`). Asked one by one, and Enter is a no; `--yes` is a yes.

    Raises NotUnderstood: one of ASKED_OF, where nobody can be asked; Stopped where it is not so much, or the same one.
    """
    more: dict[str, bool] = {}
    while True:
        try:
            return record(more)
        except NotUnderstood as problem:
            if problem.code not in ASKED_OF or not (run.yes or run.can_ask):
                raise
            run.name_whose()
            question = _question(problem, run.today(run.session.load()))
            more[str(problem.facts["step"])] = run.yes or yes_or_no(question, enter=False)
            if problem.code != "one_more" and not more[str(problem.facts["step"])]:
                raise Stopped("stopped") from None


def _question(problem: NotUnderstood, today: date) -> str:
    """What is asked of a slip, with the day that it is about where that is another one."""
    from goalwalk.words.days import day_name

    facts: dict[str, Any] = dict(problem.facts)
    day = facts.pop("day", None)
    asked = words.say(f"ask.{problem.code}", **{name: str(fact) for name, fact in facts.items()})
    return words.say("ask.of_day", day=day_name(day, today), question=asked) if day not in (None, today) else asked


def told_on(run: Run) -> Heard:
    """What reads the check-ins that the plan keeps of a day."""

    def read(day: date) -> tuple[CheckIn, ...]:
        from goalwalk.store.verbs.look_back import plan_on

        return plan_on(run.session, lambda _: day).check_ins

    return read


def slots_said(plan: Plan, steps: Iterable[Step]) -> dict[str, str]:
    """Of these steps, as a change leaves them, the times of the day that were filled (`slots.slots_said`)."""
    if all(len(step.at) < 2 for step in steps):
        return {}
    from goalwalk.core.nouns import slots

    return slots.slots_said(plan, plan.check_ins)


def _told(said: SaidOf, today: date) -> str:
    """A reading in words: the steps, how much, when, and whether in part."""
    from goalwalk.words.changes import days_text

    steps = words.listed([step.title for step in said.steps])
    amount = said.amount and with_unit(said.amount, said.steps[0].unit if said.steps else None)
    days = days_text(list(said.days), today) if said.days else ""
    partly = words.say("word.partly") if said.partly else ""
    return ", ".join(part for part in (steps, amount, days, partly) if part)


def _chosen(run: Run, problem: NotUnderstood) -> str:
    run.name_whose()
    each: Any = problem.facts["each"]
    by_number = {str(number): told for number, told in enumerate(each, 1)}
    options = "; ".join(f"{number}: {told}" for number, told in by_number.items())
    numbers = words.listed(list(by_number), "list.or")
    question = words.say("ask.two_readings", text=str(problem.facts["text"]), options=options, numbers=numbers)
    return ask_until(question, Reader(lambda typed: str(by_number[one_of(typed, list(by_number))])))


def needed_step(plan: Plan, verb: str) -> Problem:
    """That a step has to be named."""
    if not plan.steps:
        return CannotBeDone("no_steps")
    return NotUnderstood("needed", what=words.say("needed.which_steps"), example=f"goalwalk {verb} 1.1")


def _asked_step(run: Run) -> str:
    plan = run.session.load()
    from goalwalk.screens.looks.today import today_view

    run.show(today_view(plan, run.today(plan)), run.today(plan))
    return ask_until(words.say("ask.which_steps"), lambda text: step_id(plan, find_step(plan, text)))
