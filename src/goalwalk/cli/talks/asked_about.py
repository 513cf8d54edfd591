"""What a question of a talk is about, as its sentence names it, and what is told before one of a review."""

from __future__ import annotations

from collections.abc import Iterator

from goalwalk.core.measures.marks import rows
from goalwalk.core.model.clocks_setbacks import LEARNED, Setback
from goalwalk.core.model.plan import Agreed, Goal, Plan, Step
from goalwalk.core.nouns.meetings import settling
from goalwalk.core.nouns.records import step_id
from goalwalk.core.nouns.ways import Ways
from goalwalk.core.since import in_force
from goalwalk.core.talks.part import Talk
from goalwalk.core.talks.question import Question
from goalwalk.core.talks.review import is_talk_now
from goalwalk.screens.looks.week import showed_up
from goalwalk.words import say
from goalwalk.words.days import day_name
from goalwalk.words.rhythms import rhythm_name
from goalwalk.words.talks import agreed_one, talk_name, ways_said, when_name

# What is asked in the same words elsewhere.
_AS_ELSEWHERE: dict[str, str] = {
    **{name: f"ask.setback_{name}" for name in LEARNED},
    "onward.step": "ask.setback_step",
    "new.often": "begin.rhythm",
}


def key_of(question: Question, talk: Talk, plan: Plan) -> str:
    """The key of its sentence, where the review asks it in words of its own."""
    if question.name == "well" and _well(talk, plan):
        return "review.q.well.more"
    return _AS_ELSEWHERE.get(question.name, f"review.q.{question.name}")


def facts_of(question: Question, plan: Plan, talk: Talk) -> dict[str, str]:
    """What stands in its sentence. A step is as it was changed just before."""
    match question.about:
        case Agreed(text=text, who=who):
            return {"agreed": agreed_one(text, who)}
        case Goal(number=number, title=title):
            return {"id": str(number), "title": title}
        case Step() as step:
            rhythm = rhythm_name(in_force(step.rhythms, talk.begun))
            return {"id": step_id(plan, step), "title": step.title, "rhythm": rhythm}
        case Ways() as ways:
            return {"told": ways_said(*ways)}
        case str(text):
            return {"text": text}
    return {}


def told_before(question: Question, part: str, talk: Talk, plan: Plan) -> Iterator[str]:
    """The lines before it, where the talk comes from that part ("" where it begins, or is gone on with)."""
    assert talk.since is not None
    if question.part != "start" and part in ("", "start"):
        telling = (setback.tell for setback in plan.setbacks if setback.tell and setback.day >= talk.since)
        yield from (say("review.tell", whom=whom) for whom in dict.fromkeys(telling))
    last = settling(plan.meetings)
    match question.name, question.about:
        case "well", _:
            if well := _well(talk, plan):
                yield say("review.well", texts="; ".join(well))
        case "helped", Setback(day=day):
            yield say("setback.looking_back", day=day_name(day, talk.begun))
        case "agreed", _ if last:
            yield say("review.this_talk", talk=talk_name(last.whom))
        case "talk", _ if last and last.next and not is_talk_now(last, talk.begun):
            yield say("talk.next", when=when_name(last.next, last.time, talk.begun))


def _well(talk: Talk, plan: Plan) -> list[str]:
    """What went well since the day a review looks back to."""
    first, last = talk.since or talk.begun, talk.begun
    wins = [win.text for win in plan.wins if first <= win.day <= last]
    return [*wins, *showed_up(rows(plan, last), first, last)]
