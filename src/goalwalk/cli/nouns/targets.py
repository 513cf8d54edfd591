"""How much makes a step done, as typed: `--target`, `--unit`, `--done`, and "3x day"."""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli.prompts import ask_or_pass, ask_until
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of
from goalwalk.core.amounts import ONE, of_unit, read_amount, with_unit
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import DONES, Done, Step
from goalwalk.core.rhythm.typed import meanings, times_a_day


def one_meaning(run: Run, every: str | None) -> str | None:
    """The rhythm as it was typed; one that is said of two things ("biweekly") is asked of where somebody sits there."""
    both = meanings(every) if every and run.can_ask else []
    if not both:
        return every
    one, other = both
    run.name_whose()
    run.session.open()

    def meant(typed: str) -> str:
        found = {"1": one, "2": other, one: one, other: other}.get(" ".join(typed.casefold().split()))
        if found is None:
            raise NotUnderstood("rhythm_two", text=every, one=one, other=other)
        return found

    return ask_until(words.say("ask.rhythm", text=every, one=one, other=other), meant)


def with_times(every: str | None, target: str | None, unit: str | None) -> tuple[str | None, str | None, str | None]:
    """The rhythm, target and unit that were typed; several times a day are a daily target of so many times.

    Raises NotUnderstood("not_together") where a target was typed beside it, or a unit.
    """
    times = times_a_day(every) if every else None
    if times is None:
        return every, target, unit
    if target or unit:
        raise NotUnderstood("not_together", one=f"--every {every}", other="--target" if target else "--unit")
    return "daily", str(times), "times"


def asked_done(run: Run, target: str | None, unit: str | None) -> Done | None:
    """What `done` alone means for a new step, asked for where its unit does not tell; None where nobody is asked.

    Raises what `read_amount` does.
    """
    amount = read_amount(target) if target else None
    if amount is None or amount == ONE or of_unit(unit) is not None or not run.can_ask:
        return None
    run.name_whose()
    run.session.open()
    return ask_or_pass("ask.done", lambda typed: one_of(typed, DONES), all=with_unit(amount, unit)) or "all"


def done_of_old(done: str, step: Step, target: str | None) -> Done | None:
    """What `done` alone means for a step from now on, as typed; an empty text leaves it to its unit."""
    if done == "":
        return None
    now = step.targets[-1].value if step.targets else None
    return chosen_done(done, with_target=bool(target) if target is not None else now is not None)


def done_facts(step: Step) -> dict[str, object]:
    """What a receipt says of what `done` alone means: where it counts one, or nobody chose that it is all."""
    target = step.targets[-1].value if step.targets else None
    known = step.done or of_unit(step.unit)
    if target is None or target == ONE or known == "all":
        return {}
    return {"done": known or "all", "target": with_unit(target, step.unit)}


def chosen_done(done: str, *, with_target: bool) -> Done:
    """What `done` alone is to mean, as typed. Raises NotUnderstood: "only_with" without a target, "one_of"."""
    if not with_target:
        raise NotUnderstood("only_with", option="--done", other="--target", example="--target 8 --unit glasses")
    return one_of(done, DONES)
