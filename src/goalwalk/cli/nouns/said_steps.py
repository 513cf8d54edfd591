"""A step that is added by its sentence: what its end says is shown as it would be kept and asked of; where only a name
was given, how often is asked, once. Where nobody can be asked the whole is the name: a script means what it says.
"""

from __future__ import annotations

from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers
from goalwalk.cli.noun import Fields
from goalwalk.cli.nouns.targets import chosen_meaning
from goalwalk.cli.prompts import ask_or_pass, ask_until, passing, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import near_day
from goalwalk.core import texts
from goalwalk.core.amounts import with_unit
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Plan, Step
from goalwalk.core.nouns.said_step import SaidOften, read_said, said_in
from goalwalk.core.nouns.steps import coming_round
from goalwalk.core.rhythm.often import read_often
from goalwalk.core.rhythm.rhythms import ONCE, Often
from goalwalk.core.since import Since
from goalwalk.core.units import Measure

SAYS_IT = frozenset(("rhythms", "by", "targets", "unit", "done", "at"))  # options after which no sentence is read


def put_as_said(run: Run, told: Answers, typed: Fields) -> None:
    """Put in how often, by when and how much a new step is done, as its title says it and its name without that; else
    as it is answered.

    Raises NotUnderstood: "rhythm_two", "rhythm_most" of what can mean two things, where nobody can be asked.
    """
    if SAYS_IT & typed.keys() or not (run.can_ask or run.yes):
        return
    today = run.today(Plan())
    begin = near_day(typed["start"], today) if typed.get("start") else today
    found = said_in(told["title"], begin)
    if run.can_ask and not run.yes:
        run.name_whose()
        run.session.open()
    if found is None:
        if run.can_ask and not run.yes:
            told.put(**_fields(_asked_often(begin) or SaidOften()))
        return
    name, said = found
    said = _of_one_meaning(run, said, begin)
    if not name:
        called = ask_or_pass("ask.step_name", texts.title, said=told["title"]) if run.can_ask else None
        told.put(**({"title": called, **_fields(said)} if called else {}))
    elif said.often is None and not run.yes:
        _put_with_amount(told, name, said, begin)
    elif run.yes or yes_or_no(words.say("ask.step_said", title=name, said=_told(said, today))):
        told.put(title=name, **_fields(said))
    else:
        told.put(**_fields(_asked_often(begin) or SaidOften()))


def edited_as_said(run: Run, step: Step, behind: str) -> Fields | None:
    """What words behind the name of a step say of it, as options would be typed; None where they are neither how often
    nor how much. A day alone is by when, and leaves the rhythm.

    Raises NotUnderstood: "rhythm_two", "rhythm_most" where nobody can be asked.
    """
    today = run.today(Plan())
    said = read_said(behind, today)
    if said is None:
        return _time_alone(behind)
    every, often, typed = said.every, said.often, Fields()
    if said.unclear is not None:
        if not run.can_ask:
            raise said.unclear
        run.name_whose()
        every = chosen_meaning(str(said.unclear.facts["text"]), said.unclear)
        often = read_often(every, today)
    if often is not None and often.by:
        typed = {"by": often.by.isoformat()} | ({"at": list(often.at)} if often.at else {})
    elif often is not None:
        typed = {"rhythms": every}
    if said.target is not None:
        amount, unit = said.target
        counts_nothing = step.unit is None or (step.unit == "times" and step.id not in run.plan().said)
        new = unit if counts_nothing else None
        typed |= {"targets": with_unit(amount, None if new else unit)} | ({"unit": new} if new else {})
    return typed


def _time_alone(behind: str) -> Fields | None:
    from goalwalk.core.times import read_times

    try:
        read_times(behind)
    except NotUnderstood:
        return None
    return {"at": [behind]}


def _put_with_amount(told: Answers, name: str, said: SaidOften, begin: date) -> None:
    """How much was said, and how often is asked: a no means that the amount is a part of the name."""
    assert said.target is not None
    question = words.say("ask.step_amount_often", title=name, amount=with_unit(*said.target))
    often = ask_until(question, passing(lambda typed: _often(typed, begin), no=True))
    if often == "no":
        told.put(**_fields(SaidOften()))
    elif not isinstance(often, str):
        often = often or SaidOften()
        told.put(title=name, **_fields(often._replace(target=often.target or said.target)))


def _often(typed: str, begin: date) -> SaidOften | str:
    from goalwalk.core.spoken import control

    return "no" if control(typed) == "no" else _read(typed, begin)


def _asked_often(begin: date) -> SaidOften | None:
    return ask_or_pass("ask.step_often", lambda typed: _read(typed, begin))


def _read(typed: str, begin: date) -> SaidOften:
    """How often, and how much of it. Raises what `read_often` does."""
    said = read_said(typed, begin)
    if said is None or said.unclear is not None:
        return SaidOften(read_often(typed, begin, either=True))
    return said


def _of_one_meaning(run: Run, said: SaidOften, begin: date) -> SaidOften:
    if said.unclear is None:
        return said
    if not run.can_ask:
        raise said.unclear
    every = chosen_meaning(str(said.unclear.facts["text"]), said.unclear)
    return said._replace(often=read_often(every, begin), unclear=None)


def _fields(said: SaidOften) -> Fields:
    """What is kept of it."""
    fields = coming_round(said.often or Often(ONCE))
    if said.target is not None:
        fields |= {"targets": (Since(date.min, said.target.amount),), "unit": said.target.unit}
    return fields


def _told(said: SaidOften, today: date) -> str:
    """In words, as it would be kept."""
    from goalwalk.words.days import far_day
    from goalwalk.words.rhythms import often_name

    often = said.often or Often(ONCE)
    much = [with_unit(*said.target)] if isinstance(said.target, Measure) else []
    by = [words.say("today.by", day=far_day(often.by, today))] if often.by else []
    return ", ".join([often_name(often.rhythm, often.times, often.at), *by, *much])
