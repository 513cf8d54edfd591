"""Skills, as typed: `skill add`, `list`, `show`, `edit`, `practise`, `rate`, `remove`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.answers import Answers
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.leaving import conversation
from goalwalk.cli.prompts import ask_until, given, needed, passing, sure, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.typed import one_of, past_day
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model.life import SKILL_KINDS, Practice, Skill
from goalwalk.core.model.plan import Plan, Step, What
from goalwalk.core.naming import Exact, find_skill
from goalwalk.core.nouns import skills
from goalwalk.core.nouns.levels import read_ruler
from goalwalk.core.nouns.records import step_id
from goalwalk.core.nouns.skills import helps
from goalwalk.screens.nouns.skills import skill_line, skill_view, skills_view
from goalwalk.screens.receipt import ReceiptView

Fields = dict[str, Any]
Added = tuple[Plan, What, Skill]  # the plan with it, what was done, the skill


def add(
    run: Run,
    title: str | None = None,
    *,
    kind: str | None = None,
    when: str | None = None,
    how: list[str] | None = None,
    smaller: str | None = None,
) -> None:
    """Write down a skill of your own. Only the title is needed; without --kind it is coping."""
    fields = _fields(kind, when, how, smaller)

    def keep(told: Answers) -> Added:
        return _add(run, {**fields, **told})

    with conversation(run, keep) as told:
        told.put(title=needed(run, title, "skill_title", 'goalwalk skill add "Count to ten"', texts.title))
        if title is None and not fields:
            _ask(told)
        added = until_saved(run, lambda: keep(told))
    _receipt(run, *added)


def _add(run: Run, fields: Fields) -> Added:
    made: list[Skill] = []

    def change(plan: Plan) -> Plan:
        plan = skills.add(plan, Skill(run.new_id(), 0, made=run.today(plan), **fields))
        made[:] = plan.skills[-1:]
        return plan

    plan = run.begin(change, lambda _, plan: _what("skill_added", made[0]))
    return plan, _what("skill_added", made[0]), made[0]


def list_(run: Run, *, kind: str | None = None) -> None:
    """All skills, or those of a kind; what helps most first."""
    plan = run.plan()
    run.show(skills_view(plan, one_of(kind, SKILL_KINDS) if kind is not None else None), run.today(plan))


def show(run: Run, skill: str) -> None:
    """One skill: when it helps, how to do it, and what you wrote of it."""
    plan = run.plan()
    run.show(skill_view(plan, find_skill(plan, skill)), run.today(plan))


def edit(
    run: Run,
    skill: str,
    *,
    title: str | None = None,
    kind: str | None = None,
    when: str | None = None,
    how: list[str] | None = None,
    smaller: str | None = None,
) -> None:
    """Change a skill. --how replaces all of how to do it; an empty text ("") takes that or another text away."""
    fields = _fields(kind, when, how, smaller, away=True)
    if title is not None:
        fields["title"] = given(title, texts.title)
    if not fields:
        raise NotUnderstood("nothing_to_change", command="skill edit")
    _change(run, skill, "skill_edited", lambda plan, found, _: skills.edit(plan, found, **fields))


def practise(
    run: Run, skill: str, *, helped: str | None = None, note: str | None = None, on: str | None = None
) -> None:
    """A skill was practised. The one step that practises it, if there is just one, is done with it."""
    rating = None if helped is None else read_ruler(helped)
    kept = None if note is None else given(note, texts.note)
    told: dict[str, object] = {}

    def change(plan: Plan, found: Skill, today: date) -> Plan:
        day = past_day(on, today)
        along = skills.along(plan, found, day, today)
        told.update(_practised(day, rating), step=_named(plan, along))
        practice = Practice(run.new_id(), found.id, day, run.moment(plan).at, rating, kept)
        return skills.practise(plan, run.new_id, practice, along)

    _change(run, skill, "skill_practised", change, told)


def rate(run: Run, skill: str, helped: str, *, on: str | None = None) -> None:
    """How much a skill helped, said afterwards. Of several ratings of a day the latest counts."""
    rating = read_ruler(helped)
    told: dict[str, object] = {}

    def change(plan: Plan, found: Skill, today: date) -> Plan:
        day = helps(plan, found).last if on is None else past_day(on, today)
        if day is None:
            raise CannotBeDone("never_practised", id=str(found.number), title=found.title)
        told.update(_practised(day, rating))
        return skills.rate(plan, found, Practice(run.new_id(), found.id, day, run.moment(plan).at, rating))

    _change(run, skill, "skill_rated", change, told)


def remove(run: Run, skill: str) -> None:
    """Take a skill away, with what was written of practising it. undo --removed brings it back."""
    skill = Exact(skill)
    if run.can_ask:
        found = find_skill(run.plan(), skill)
        if not sure(run, words.say("ask.skill_remove", id=str(found.number), title=found.title)):
            raise Stopped("stopped")
    _change(run, skill, "skill_removed", lambda plan, found, _: skills.remove(plan, found))


def _change(
    run: Run,
    named: str,
    code: str,
    change: Callable[[Plan, Skill, date], Plan],
    told: dict[str, object] | None = None,
) -> None:
    def what(plan: Plan, found: Skill) -> What:
        return _what(code, as_it_is(plan.skills, found), told)

    plan, found = change_named(run, find_skill, named, change, what)
    _receipt(run, plan, what(plan, found), found)


def _what(code: str, skill: Skill, told: dict[str, object] | None = None) -> What:
    return What(code, {"id": str(skill.number), "title": skill.title, **(told or {})})


def _receipt(run: Run, plan: Plan, what: What, skill: Skill) -> None:
    """The receipt, with the skill as it is now, if it is there."""
    now = [one for one in plan.skills if one.id == skill.id]
    run.show(
        ReceiptView(run.today(plan), what, changed=tuple(("skill", skill_line(plan, one)) for one in now)),
        run.today(plan),
    )


def _practised(day: date, helped: int | None) -> dict[str, object]:
    return {"day": day.isoformat(), "helped": helped}


def _named(plan: Plan, step: Step | None) -> list[str] | None:
    return [step_id(plan, step), step.title] if step else None


def _fields(
    kind: str | None, when: str | None, how: Sequence[str] | None, smaller: str | None, *, away: bool = False
) -> Fields:
    """What was typed of a skill, by the name of its field; an empty text takes one `away`."""
    fields: Fields = {}
    if kind is not None:
        fields["kind"] = one_of(kind, SKILL_KINDS)
    for name, typed in (("when", when), ("smaller", smaller)):
        if typed is not None:
            fields[name] = None if away and not typed else given(typed, texts.title)
    if how is not None:
        fields["how"] = tuple(given(one, texts.title) for one in how if one or not away)
    return fields


def _ask(told: Answers) -> None:
    """Ask what else there is of a skill: when it helps, how to do it, how to make it smaller. Enter passes."""
    told.put(when=ask_until(words.say("ask.skill_when"), passing(texts.title)))
    how: tuple[str, ...] = ()
    while one := ask_until(words.say("ask.skill_how", n=len(how) + 1), passing(texts.title)):
        how = (*how, one)
        told.put(how=how)
    told.put(smaller=ask_until(words.say("ask.skill_smaller"), passing(texts.title)))
