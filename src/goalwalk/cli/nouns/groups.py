"""A group or a workshop, as whoever holds it writes it down: `meeting group`. Who came is not asked for; a name is
taken only to offer what was practised to that person's own plan, and stands in no plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.nouns.meeting_answers import Fields, came_in, dates, of_a_group, read_series
from goalwalk.cli.nouns.meetings import MEETING, Made
from goalwalk.cli.prompts import Reader, ask_or_pass, ask_until, given, passing, unless_behind, until_saved, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_ahead, past_day
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns import groups, meetings

EXAMPLE = 'goalwalk meeting group "Tuesday group" --came 6'


def group(
    run: Run,
    group: str | None = None,
    *,
    came: str | None = None,
    about: str | None = None,
    skill: str | None = None,
    try_: str | None = None,
    every: str | None = None,
    next: str | None = None,
    on: str | None = None,
    offer_to: list[str] | None = None,
) -> None:
    """Write down a group that you held: how many came, what it was about, the skill practised, one thing to try. With
    --every it is a series, and the next one follows by itself."""
    fields: Fields = {name: given(text, texts.title) for name, text in (("about", about), ("skill", skill)) if text}
    fields |= of_a_group(run, came, try_, every or None)
    if offer_to is not None and not (fields.get("skill") or fields.get("to_try")):
        raise NotUnderstood("offer_nothing")
    names = _people(run, ",".join(offer_to)) if offer_to else ()
    plan = run.plan()
    if fields.get("skill"):
        fields["skill"] = _skill(plan, fields["skill"])
    asks = run.can_ask and not fields and next is None and on is None
    fields |= {"whom": _whom(run, plan, group), "group": True}
    if asks:
        _held(run, plan, fields)
        return
    if (next or fields.get("rhythm")) and on is None and not fields.keys() - {"whom", "group", "rhythm", "usual"}:
        fields["arranged"] = True  # nothing tells of a group today
    _tell(run, _add(run, fields, next, on), names)


def _whom(run: Run, plan: Plan, typed: str | None) -> str:
    """The name of the group: as it was typed, or that of a known one which it is a part of; the only series, where
    nothing was typed.

    Raises NotUnderstood("needed"), CannotBeDone("which_group") where it may be several.
    """
    known = groups.names(plan.meetings)
    if typed is not None:
        return _known(run, known, given(typed, texts.title))
    series = [one.whom for one in groups.series(plan.meetings) if one.whom]
    usual = series[0] if len(series) == 1 else known[0] if len(known) == 1 else None
    if usual and not run.can_ask and series:
        return usual
    if not run.can_ask:
        if known:
            raise CannotBeDone("which_group", options=list(known))
        raise NotUnderstood("needed", what=words.say("needed.group"), example=EXAMPLE)
    run.name_whose()
    run.session.open()
    if usual:
        said = ask_or_pass("ask.group_name.one", texts.title, group=usual)
        return _known(run, known, said) if said else usual
    return _known(run, known, ask_until(words.say("ask.group_name"), Reader(texts.title)))


def _known(run: Run, known: Sequence[str], typed: str) -> str:
    """The group of that name; one whose name holds the words, once it is asked whether it is meant. In a script any
    other name is another group."""
    name = folded(typed)
    same = [one for one in known if folded(one) == name]
    if same:
        return same[0]
    fits = [one for one in known if f" {name} " in f" {folded(one)} "]
    if len(fits) == 1 and run.can_ask and not run.yes:
        run.name_whose()
        if yes_or_no(words.say("ask.group_known", group=fits[0])):
            return fits[0]
    return typed


def _skill(plan: Plan, typed: str) -> str:
    """The title of the skill of one's own, or of those to take, that is plainly meant; else what was typed."""
    from goalwalk.core.nouns.handouts import titled
    from goalwalk.words.ready_made import STARTERS

    found = titled(plan.skills, typed) or titled(STARTERS, typed)
    return found.title if found else typed


def _people(run: Run, typed: str) -> tuple[str, ...]:
    """The names of those to whom it is offered, as they were written down.

    Raises NotUnderstood("not_together") in somebody else's plan; CannotBeDone("no_such_person").
    """
    from goalwalk.store.verbs.offers import listed

    if run.person is not None:
        raise NotUnderstood("not_together", one="--offer-to", other="--person")
    parts = [part.strip() for part in typed.replace(";", ",").replace("&", ",").split(",") if part.strip()]
    found: list[str] = []
    for part in parts:
        try:
            found += listed(run.session, [part])
        except CannotBeDone:
            if " and " not in part:
                raise
            found += listed(run.session, part.split(" and "))
    return tuple(dict.fromkeys(found))


def _add(run: Run, fields: Fields, upcoming: str | None, on: str | None) -> Made:
    def change(plan: Plan, *, behind: bool) -> Made:
        moment = run.moment(plan)
        day = moment.today if on is None else past_day(on, moment.today)
        dated = {**fields, **dates(upcoming, None, moment.today)}
        meeting = groups.following(plan.meetings, Meeting(run.new_id(), 0, day, moment.at, **dated))
        plan = meetings.add(plan, meeting)
        if not behind:
            check_ahead(dated.get("next"), moment.today)
        return MEETING.done(run, plan, plan.meetings[-1], "added")

    return unless_behind(run, lambda behind: run.begin(lambda plan: change(plan, behind=behind)))


def _tell(run: Run, made: Made, names: Sequence[str]) -> None:
    """Offer it to those people, and say what was recorded."""
    if not names:
        MEETING.tell(run, made)
        return
    from goalwalk.core.nouns.handouts import offer_of
    from goalwalk.store.verbs.offers import offer
    from goalwalk.words.ready_made import STARTERS

    offer(run.session, names, offer_of(made.plan, made.thing, STARTERS, run.today(made.plan)))
    told = made._replace(what=made.what._replace(facts={**made.what.facts, "offered": len(names)}))
    MEETING.tell(run, told)


def _held(run: Run, plan: Plan, fields: Fields) -> None:
    """Ask all there is about a group, and write it down."""
    run.name_whose()
    run.session.open()
    today = run.today(plan)
    names: tuple[str, ...] = ()

    def keep(told: Answers) -> Made:
        return _add(run, {**fields, **told}, None, None)

    with conversation(run, keep) as told:
        told.put(came=ask_or_pass("ask.group_came", came_in))
        told.put(about=ask_or_pass("ask.group_about", texts.title))
        skill = ask_or_pass("ask.group_skill", texts.title)
        told.put(skill=_skill(plan, skill) if skill else None)
        told.put(to_try=ask_or_pass("ask.group_to_try", texts.title))
        if not groups.named(plan.meetings, fields["whom"])[-1:] or not _goes_on(plan, fields["whom"]):
            told.put(**(_asked_next(today) or {}))
        if (told["skill"] or told["to_try"]) and run.person is None and run.session.others():
            names = ask_or_pass("ask.group_offer", lambda text: _people(run, text)) or ()
        made = until_saved(run, lambda: keep(told))
    _tell(run, made, names)


def _goes_on(plan: Plan, whom: str) -> bool:
    return groups.named(plan.meetings, whom)[-1].rhythm is not None


def _asked_next(today: date) -> Fields | None:
    """When the next one is, or how the series goes on."""

    def read(typed: str) -> Fields:
        if typed.casefold().split()[0] in ("every", "each"):
            return read_series(typed, today)
        try:
            found = dates(typed, None, today)
        except NotUnderstood as problem:
            try:
                return read_series(typed, today)
            except NotUnderstood:
                raise problem from None
        check_ahead(found["next"], today)
        return found

    return ask_until(words.say("ask.group_next"), passing(read))
