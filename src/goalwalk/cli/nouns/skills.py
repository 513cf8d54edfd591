"""Skills, as typed: `skill add`, `list`, `show`, `edit`, `practise`, `rate`, `remove`."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from goalwalk import words
from goalwalk.cli.answers import Answers
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.leaving import conversation
from goalwalk.cli.offers import choices_of, numbers_of
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

Name = Annotated[
    str,
    typer.Argument(
        metavar="SKILL", help="A skill: its number, or part of its title.", autocompletion=numbers_of("skills")
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="communication, hard moments, coping or daily living.",
        autocompletion=choices_of("skills", "kind"),
    ),
]
When = Annotated[str | None, typer.Option("--when", help="When it helps; - reads it from stdin.")]
How = Annotated[
    list[str] | None, typer.Option("--how", help="How to do it, one step; can be given several times; - reads stdin.")
]
Smaller = Annotated[str | None, typer.Option("--smaller", help="How to make it smaller; - reads it from stdin.")]
On = Annotated[str | None, typer.Option("--on", help="The day. Usually today.")]


def add(
    ctx: typer.Context,
    title: Annotated[str | None, typer.Argument(help="The skill, in a few words; - reads it from stdin.")] = None,
    kind: Kind = None,
    when: When = None,
    how: How = None,
    smaller: Smaller = None,
) -> None:
    """Write down a skill of your own. Only the title is needed; without --kind it is coping."""
    run: Run = ctx.obj
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


def list_(ctx: typer.Context, kind: Kind = None) -> None:
    """All skills, or those of a kind; what helps most first."""
    run: Run = ctx.obj
    plan = run.plan()
    run.show(skills_view(plan, one_of(kind, SKILL_KINDS) if kind is not None else None), run.today(plan))


def show(ctx: typer.Context, skill: Name) -> None:
    """One skill: when it helps, how to do it, and what you wrote of it."""
    run: Run = ctx.obj
    plan = run.plan()
    run.show(skill_view(plan, find_skill(plan, skill)), run.today(plan))


def edit(
    ctx: typer.Context,
    skill: Name,
    title: Annotated[str | None, typer.Option("--title", help="New words for it; - reads them from stdin.")] = None,
    kind: Kind = None,
    when: When = None,
    how: How = None,
    smaller: Smaller = None,
) -> None:
    """Change a skill. --how replaces all of how to do it; an empty text ("") takes that or another text away."""
    run: Run = ctx.obj
    fields = _fields(kind, when, how, smaller, away=True)
    if title is not None:
        fields["title"] = given(title, texts.title)
    if not fields:
        raise NotUnderstood("nothing_to_change", command="skill edit")
    _change(run, skill, "skill_edited", lambda plan, found, _: skills.edit(plan, found, **fields))


def practise(
    ctx: typer.Context,
    skill: Name,
    helped: Annotated[str | None, typer.Option("--helped", help="How much it helped, 0 to 10.")] = None,
    note: Annotated[
        str | None, typer.Option("--note", help="A few words to keep with it; - reads them from stdin.")
    ] = None,
    on: On = None,
) -> None:
    """A skill was practised. The one step that practises it, if there is just one, is done with it."""
    run: Run = ctx.obj
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


def rate(
    ctx: typer.Context,
    skill: Name,
    helped: Annotated[str, typer.Argument(metavar="NUMBER", help="How much it helped, 0 (not at all) to 10.")],
    on: Annotated[str | None, typer.Option("--on", help="The day it was practised. Usually the latest.")] = None,
) -> None:
    """How much a skill helped, said afterwards. Of several ratings of a day the latest counts."""
    run: Run = ctx.obj
    rating = read_ruler(helped)
    told: dict[str, object] = {}

    def change(plan: Plan, found: Skill, today: date) -> Plan:
        day = helps(plan, found).last if on is None else past_day(on, today)
        if day is None:
            raise CannotBeDone("never_practised", id=str(found.number), title=found.title)
        told.update(_practised(day, rating))
        return skills.rate(plan, found, Practice(run.new_id(), found.id, day, run.moment(plan).at, rating))

    _change(run, skill, "skill_rated", change, told)


def remove(ctx: typer.Context, skill: Name) -> None:
    """Take a skill away, with what was written of practising it. undo --removed brings it back."""
    run: Run = ctx.obj
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
