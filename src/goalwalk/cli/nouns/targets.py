"""How often a step is done, and how much makes it done, as typed: `--every`, `--target`, `--unit`, `--done`."""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli.noun import Fields
from goalwalk.cli.prompts import ask_or_pass, ask_until
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of
from goalwalk.core.amounts import ONE, amount_text, of_unit, read_whole, with_unit
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import DONES, Done, Plan, Step


def one_meaning(run: Run, every: str | None) -> str | None:
    """The rhythm as it was typed; one that is said of two things ("biweekly"), or of some days ("most days"), is asked
    of where somebody sits there."""
    if not every or not run.can_ask:
        return every
    from goalwalk.core.rhythm.often import read_often

    try:
        read_often(every, run.today(Plan()))
    except NotUnderstood as problem:
        if problem.code not in ("rhythm_two", "rhythm_most"):
            return every  # and it is refused where it is read
        run.name_whose()
        run.session.open()
        return chosen_meaning(every, problem)
    return every


def chosen_meaning(every: str, problem: NotUnderstood) -> str:
    """Which of two rhythms is meant, or how many days, as it is answered."""
    return _which(every, problem) if problem.code == "rhythm_two" else _how_many(every, problem)


def _which(every: str, problem: NotUnderstood) -> str:
    one, other = str(problem.facts["one"]), str(problem.facts["other"])

    def meant(typed: str) -> str:
        found = {"1": one, "2": other, one: one, other: other}.get(" ".join(typed.casefold().split()))
        if found is None:
            raise NotUnderstood("rhythm_two", text=every, one=one, other=other)
        return found

    return ask_until(words.say("ask.rhythm", text=every, one=one, other=other), meant)


def _how_many(every: str, problem: NotUnderstood) -> str:
    like = str(problem.facts["like"])

    def meant(typed: str) -> str:
        number = read_whole(typed, 1, 7)
        if number is None:
            raise NotUnderstood("rhythm_most", text=every, like=like)
        return like.replace("5x", f"{number}x", 1)

    return ask_until(words.say("ask.rhythm_most", text=every), meant)


def with_often(run: Run, typed: Fields) -> Fields:
    """What was typed, where how often says more than a rhythm: several times a day are a daily target of so many times;
    the time of the day, and the day by which it is done once, are fields of their own.

    Raises NotUnderstood: "not_together" where one of these was typed beside it, "rhythm_times" for more or fewer times
    of the day than that, and what `read_often` and `read_times` do.
    """
    every = typed.get("rhythms")
    if not every:
        return typed
    from goalwalk.core.rhythm.often import read_often

    often = read_often(every, run.today(Plan()))
    also: Fields = {"rhythms": often.typed}
    if often.times:
        also |= {"targets": str(often.times), "unit": "times"}
    if often.at:
        also["at"] = list(often.at)
    if often.by:
        also["by"] = often.by.isoformat()
    twice = next((name for name in also if name != "rhythms" and typed.get(name)), None)
    if twice:
        raise NotUnderstood("not_together", one=f"--every {every}", other=f"--{twice.removesuffix('s')}")
    if often.times and typed.get("at"):
        from goalwalk.core.times import read_times

        count = len(read_times(",".join(typed["at"])))
        if count != often.times:
            raise NotUnderstood("rhythm_times", text=every, times=often.times, n=count)
    if often.least:
        from goalwalk.words.rhythms import often_name

        run.tell("told.least", text=every, often=often_name(often.rhythm, often.times))
    elif often.times and ("hour" in every.casefold() or "hr" in every.casefold()):
        run.tell("told.hours", text=every, n=often.times)
    return typed | also


def with_unit_of(typed: Fields) -> Fields:
    """What was typed, where the target says its unit, too: "8 glasses". Raises what `read_target` does."""
    target = typed.get("targets")
    if not target or typed.get("unit"):
        return typed
    from goalwalk.core.units import read_target

    amount, unit = read_target(target)
    return typed | {"targets": amount_text(amount), "unit": unit} if unit else typed


def asked_done(run: Run, target: str | None, unit: str | None) -> Done | None:
    """What `done` alone means for a new step, asked for where its unit does not tell; None where nobody is asked.

    Raises what `target_of` does.
    """
    amount = target_of(target, unit) if target else None
    if amount is None or amount == ONE or of_unit(unit) is not None or not run.can_ask:
        return None
    run.name_whose()
    run.session.open()
    return ask_or_pass("ask.done", lambda typed: one_of(typed, DONES), all=with_unit(amount, unit)) or "all"


def target_of(text: str, unit: str | None, of: str = "STEP") -> int:
    """How much makes a step done, in the unit of the step. Raises what `read_target` and `read_measure` do."""
    from goalwalk.core.units import read_measure, read_target

    amount, given = read_target(text)
    return amount if given is None else read_measure(text, unit, of=of)


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
