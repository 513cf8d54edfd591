"""Who is in the person's corner, as typed: `support add`, `list`, `show`, `edit`, `remove`, and contact: `reach`,
`there`."""

from __future__ import annotations

from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers
from goalwalk.cli.noun import Field, Fields, Noun, Within
from goalwalk.cli.nouns.targets import one_meaning
from goalwalk.cli.prompts import Reader, ask_or_pass, given
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import one_of, past_day
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.components import SUPPORT_KINDS, Contact, Support, Way
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns import supports
from goalwalk.core.nouns.records import step_id
from goalwalk.core.rhythm.rhythms import Rhythm
from goalwalk.core.spoken import is_nobody
from goalwalk.screens.nouns.supports import ContactLine, support_line, support_view, supports_view

name_or_nobody = Reader(texts.title, nobody=True)


def _ask(run: Run, told: Answers, typed: Fields) -> bool:
    """How to reach them, where that was not typed; for nobody, small first steps."""
    if is_nobody(told["title"]):
        from goalwalk.cli.nouns.first_steps import offer

        told.clear()
        told.count = 0
        offer(run, nobody=True)
        return False
    name, reach = supports.with_reach(told["title"])
    if name and reach and "reach" not in typed:
        told.put(title=name, reach=reach)
    elif typed["title"] is None and "reach" not in typed:
        told.put(reach=ask_or_pass("ask.support_reach", texts.title))
    return True


def _behind(_: Run, __: Support, behind: str) -> Fields | None:
    """What words behind a name say of them: how to reach them."""
    name, reach = supports.with_reach(behind)
    return {"reach": reach} if reach and not name else None


def _rhythm(text: str, within: Within) -> Rhythm | None:
    if not text:
        return None
    from goalwalk.core.rhythm.typed import read_rhythm

    return read_rhythm(text, within.today if within.record is None else within.record.made)


def _time(text: str) -> str:
    from goalwalk.core.times import read_time

    return read_time(text)


def _meant(run: Run, typed: Fields, _: bool) -> Fields:
    """What was typed, where when it comes together says the hour, too: "sundays at 10". It comes round, once a time."""
    every = typed.get("rhythm")
    if not every:
        return typed
    from goalwalk.core.rhythm.often import read_often

    often = read_often(every, run.today(Plan()))
    if often.by or often.times or any(":" not in time for time in often.at):
        raise NotUnderstood("rhythm", text=every, unknown=None)
    if often.at and typed.get("time"):
        raise NotUnderstood("not_together", one=f"--every {every}", other="--time")
    return typed | {"rhythm": often.typed} | ({"time": often.at[0]} if often.at else {})


def _told(plan: Plan, support: Support, today: date, done: str) -> Fields:
    """When it comes together next, but for contact, of which other things are told."""
    if done in ("reached", "there"):
        return {}
    day = supports.next_time(plan, support, today)
    return {"next": day.isoformat() if day else None, "time": support.time}


SUPPORT = Noun(
    "support",
    supports,
    (
        Field("title"),
        Field("kind", lambda text: one_of(text, SUPPORT_KINDS)),
        Field("role"),
        Field("reach"),
        Field("when"),
        Field("gets"),
        Field("gives"),
        Field("rhythm", _rhythm, typed="every", within=True, asks=one_meaning),
        Field("time", _time),
    ),
    support_line,
    example='goalwalk support add "my sister Ida"',
    told=_told,
    meant=_meant,
    title=name_or_nobody,
    ask=_ask,
    question=lambda _, support, __: words.say("ask.support_remove", id=support.number, title=support.title),
    stays=True,
    said=_behind,
)

add, edit, remove = SUPPORT.adds(), SUPPORT.edits(), SUPPORT.removes()
show = SUPPORT.shows(support_view)


def list_(run: Run, *, kind: str | None = None) -> None:
    """Everybody and everything in your corner."""
    plan = run.plan()
    run.show(
        supports_view(plan, run.today(plan), None if kind is None else one_of(kind, SUPPORT_KINDS)), run.today(plan)
    )


def reach(run: Run, support: str, *, on: str | None = None, note: str | None = None) -> None:
    """You reached somebody, or went there. A step of yours towards them is done with it."""
    _spoke(run, support, "reached", on, note)


def there(run: Run, support: str, *, on: str | None = None, note: str | None = None) -> None:
    """You were there for somebody. A step of yours towards them is done with it."""
    _spoke(run, support, "there", on, note)


def _spoke(run: Run, named: str, way: Way, on: str | None, note: str | None) -> None:
    kept = None if note is None else given(note, texts.note)

    def change(plan: Plan, support: Support, today: date) -> tuple[Plan, Fields]:
        moment = run.moment(plan)
        contact = Contact(run.new_id(), support.id, past_day(on, today), moment.at, way, kept)
        plan, step = supports.spoke(plan, contact, support, run.new_id, moment)
        steps = [[step_id(plan, step), step.title]] if step else []
        return plan, {"kind": support.kind, "day": contact.day.isoformat(), "steps": steps}

    changed = SUPPORT.changed(run, named, way, change)
    day = next(contact.day for contact in reversed(changed.plan.contacts) if contact.support == changed.thing.id)
    SUPPORT.tell(run, changed, ("contact", ContactLine(day, way, kept)))
