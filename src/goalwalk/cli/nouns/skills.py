"""Skills, as typed: `skill add`, `list`, `show`, `edit`, `practise`, `rate`, `remove`."""

from __future__ import annotations

from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers
from goalwalk.cli.noun import Field, Fields, Noun
from goalwalk.cli.prompts import ask_or_pass, given
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of, past_day
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone
from goalwalk.core.model.components import SKILL_KINDS, Practice, Skill
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns import skills
from goalwalk.core.nouns.levels import read_ruler
from goalwalk.core.nouns.records import step_id
from goalwalk.screens.nouns.skills import skill_line, skill_view, skills_view


def _ask(_: Run, told: Answers, typed: Fields) -> bool:
    """Where nothing was typed, ask when it helps, how to do it, how to make it smaller. Enter passes."""
    if typed != {"title": None}:
        return True
    told.put(when=ask_or_pass("ask.skill_when", texts.title))
    how: tuple[str, ...] = ()
    while step := ask_or_pass("ask.skill_how", texts.title, n=len(how) + 1):
        how = (*how, step)
        told.put(how=how)
    told.put(smaller=ask_or_pass("ask.skill_smaller", texts.title))
    return True


SKILL = Noun(
    "skill",
    None,
    (
        Field("title"),
        Field("kind", lambda text: one_of(text, SKILL_KINDS)),
        Field("when"),
        Field("how", lambda steps: tuple(given(step, texts.title) for step in steps), of="list[str]"),
        Field("smaller"),
    ),
    lambda plan, skill, _: skill_line(plan, skill),
    example='goalwalk skill add "Count to ten"',
    ask=_ask,
    question=lambda _, skill, __: words.say("ask.skill_remove", id=str(skill.number), title=skill.title),
)

add, edit, remove = SKILL.adds(), SKILL.edits(), SKILL.removes()
show = SKILL.shows(lambda plan, skill, _: skill_view(plan, skill))


def list_(run: Run, *, kind: str | None = None) -> None:
    """All skills, or those of a kind; what helps most first."""
    plan = run.plan()
    run.show(skills_view(plan, one_of(kind, SKILL_KINDS) if kind is not None else None), run.today(plan))


def practise(
    run: Run, skill: str, *, helped: str | None = None, note: str | None = None, on: str | None = None
) -> None:
    """A skill was practised. The one step that practises it, if there is just one, is done with it."""
    rating = None if helped is None else read_ruler(helped)
    kept = None if note is None else given(note, texts.note)

    def change(plan: Plan, skill: Skill, today: date) -> tuple[Plan, Fields]:
        day = past_day(on, today)
        step = skills.along(plan, skill, day, today)
        named = [step_id(plan, step), step.title] if step else None
        practice = Practice(run.new_id(), skill.id, day, run.moment(plan).at, rating, kept)
        facts = {"day": day.isoformat(), "helped": rating, "step": named}
        return skills.practise(plan, run.new_id, practice, step), facts

    SKILL.change(run, skill, "practised", change)


def rate(run: Run, skill: str, helped: str, *, on: str | None = None) -> None:
    """How much a skill helped, said afterwards. Of several ratings of a day the latest counts."""
    rating = read_ruler(helped)

    def change(plan: Plan, skill: Skill, today: date) -> tuple[Plan, Fields]:
        day = skills.helps(plan, skill).last if on is None else past_day(on, today)
        if day is None:
            raise CannotBeDone("never_practised", id=str(skill.number), title=skill.title)
        practice = Practice(run.new_id(), skill.id, day, run.moment(plan).at, rating)
        return skills.rate(plan, skill, practice), {"day": day.isoformat(), "helped": rating}

    SKILL.change(run, skill, "rated", change)
