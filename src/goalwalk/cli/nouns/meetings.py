"""Meetings, as typed: `meeting add`, `list`, `show`, `edit`, `remove`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goalwalk import words
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.noun import Field, Fields, Noun
from goalwalk.cli.nouns.meeting_answers import ask_all, dates, of_a_group
from goalwalk.cli.prompts import given, unless_behind, until_saved, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_ahead, past_day
from goalwalk.core import texts
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.core.model.plan import Agreed, Changed, Meeting, Plan
from goalwalk.core.nouns import meetings
from goalwalk.screens.nouns.meetings import meeting_line, meeting_view, meetings_view

Made = Changed[Meeting]


def _told(plan: Plan, meeting: Meeting, today: date, done: str) -> Fields:
    line = meeting_line(meeting)
    if done == "went":
        return {"day": line.day.isoformat(), "group": line.group}
    days = {name: day.isoformat() if day else None for name, day in (("next", line.next), ("call", line.call))}
    about = {"arranged": True} if meeting.arranged else {}
    facts = {
        **about,
        "day": line.day.isoformat(),
        "agreed": list(line.agreed),
        "who": [one.who for one in meeting.agreed],
    }
    was = {"was": meeting.went} if meeting.went else {}
    desk = {name: value for name in OF_THE_DESK if (value := getattr(line, name))}
    told = {**facts, **was, **days, "time": line.time, **{name: getattr(line, name) for name in OF_A_GROUP}, **desk}
    more = {name: value for name in OF_A_SERIES if (value := getattr(line, name)) is not None}
    return {**told, **more, **(_follows(plan, meeting, today) if meeting.rhythm and not meeting.next else {})}


def _follows(plan: Plan, meeting: Meeting, today: date) -> Fields:
    """When the series comes together next, of which this is the latest."""
    from goalwalk.core.nouns import groups

    *before, last = groups.named(plan.meetings, meeting.whom)
    found = groups.next_of(plan.meetings, meeting, today) if last == meeting else None
    series = (meeting.rhythm, meeting.usual)
    begins = {} if before and (before[-1].rhythm, before[-1].usual) == series else {"begins": True}
    return begins | ({"follows": [found.day.isoformat(), found.time]} if found else {})


def _question(_: Plan, meeting: Meeting, today: date) -> str:
    from goalwalk.words.talks import the_talk

    return words.say("ask.meeting_remove", talk=the_talk(meeting.whom, meeting.day, today, group=meeting.group))


OF_THE_DESK = ("reach", "may", "otherwise")  # how the two reach each other until the next talk
OF_A_GROUP = ("group", "about", "skill", "takes")
OF_A_SERIES = ("came", "to_try", "rhythm", "usual")


def _unheard(run: Run, plan: Plan, meeting: Meeting, _: Meeting | None) -> tuple[str, ...]:
    """A talk or a group to come whose hour before lies in those without reminders."""
    if not meeting.time:
        return ()
    from goalwalk.cli.reminders.unheard import after_change

    return after_change(run, plan, ("talk", "group"), str(meeting.number))


MEETING = Noun(
    "meeting",
    meetings,
    (Field("whom"),),
    lambda _, meeting, __: meeting_line(meeting),
    told=_told,
    question=_question,
    stays=True,
    beside=_unheard,
)

list_, remove = MEETING.lists(meetings_view), MEETING.removes()
show = MEETING.shows(lambda _, meeting, __: meeting_view(meeting))


def add(
    run: Run,
    text: str | None = None,
    *,
    with_: str | None = None,
    agreed: list[str] | None = None,
    theirs: list[str] | None = None,
    next: str | None = None,
    call: str | None = None,
    on: str | None = None,
    group: bool = False,
    about: str | None = None,
    skill: str | None = None,
    takes: str | None = None,
    went: str | None = None,
) -> None:
    """Write down a talk with a peer: with whom, what was agreed and who does it, when the next one is; or a group.
    One of them is enough."""
    told = {name: given(typed, texts.title) for name, typed in _typed(with_, about, skill, takes, went).items()}
    if not group and len(told.keys() - {"whom", "went"}):
        raise NotUnderstood("not_of_a_talk")
    ahead = _ahead(run, text, told.get("whom"), any((agreed, theirs, next, call, on, group, went)))
    if ahead is not None:
        MEETING.tell(run, _add(run, {**told, **ahead}, None, None, None))
        return
    whom = told.get("whom")
    promised = (*_in_one_line(run, text, whom), *_agreed(agreed or (), theirs or (), whom))
    fields = {**told, "group": group, **({"agreed": promised} if promised else {})}
    if next and not (promised or group or call or on or told.keys() - {"whom"}):
        fields["arranged"] = True  # nothing tells of a talk today
    if told or promised or next is not None or call is not None:
        MEETING.tell(run, _add(run, fields, next, call, on))
    else:
        _talked(run, fields, on)


def _ahead(run: Run, text: str | None, whom: str | None, more: bool) -> Fields | None:
    """What a text tells of a talk to come, once it is asked whether it does; None where it tells of one that was had,
    and in a script, which means what it says. `more`: options say what was had, or when the next one is."""
    if text is None or text == "-" or more or not (run.can_ask or run.yes):
        return None
    from goalwalk.cli.nouns.meeting_answers import upcoming
    from goalwalk.core.nouns.arranged_line import arranged_in
    from goalwalk.words.talks import when_name

    today = run.today(run.plan())
    found = arranged_in(text, today)
    if found is None:
        return None
    whom = whom or found.whom
    if found.when is None:
        if not run.can_ask and found.problem:
            raise found.problem
        run.name_whose()
        when = upcoming(today, today, "ask.meeting_when")
        if not when.get("next"):
            return None
    else:
        when = {"next": found.when[0], "time": found.when[1]}
        told = words.say(
            "ask.meeting_ahead.with" if whom else "ask.meeting_ahead",
            whom=whom or "",
            when=when_name(*found.when, today),
        )
        if run.can_ask and not run.yes:
            run.name_whose()
            if not yes_or_no(told):
                return None
    agreed = (Agreed(texts.title(found.rest)),) if found.rest else ()
    return {"whom": whom, **when, "arranged": True, "agreed": agreed}


def _add(run: Run, fields: Fields, upcoming: str | None, call: str | None, on: str | None) -> Made:
    def change(plan: Plan, *, behind: bool) -> Made:
        moment = run.moment(plan)
        day = moment.today if on is None else past_day(on, moment.today)
        dated = {**fields, **dates(upcoming, call, moment.today)}
        meeting = Meeting(run.new_id(), 0, day, moment.at, **dated)
        if meeting.group:
            from goalwalk.core.nouns import groups

            meeting = groups.following(plan.meetings, meeting)
        before, plan = plan, meetings.add(plan, meeting)
        _check(dated, moment.today, behind)
        return MEETING.done(run, plan, plan.meetings[-1], "added", left_behind(before, plan))

    return unless_behind(run, lambda behind: run.begin(lambda plan: change(plan, behind=behind)))


def edit(
    run: Run,
    meeting: str,
    *,
    with_: str | None = None,
    agreed: list[str] | None = None,
    theirs: list[str] | None = None,
    next: str | None = None,
    call: str | None = None,
    on: str | None = None,
    group: bool | None = None,
    about: str | None = None,
    skill: str | None = None,
    takes: str | None = None,
    went: str | None = None,
    came: str | None = None,
    try_: str | None = None,
    every: str | None = None,
) -> None:
    """Change a meeting. --agreed and --theirs replace all that was agreed; an empty text ("") takes that or another
    text away. What stays word for word keeps how it went."""
    typed_texts = _typed(with_, about, skill, takes, went).items()
    fields: Fields = {name: given(typed, texts.title) if typed else None for name, typed in typed_texts}
    if group is not None:
        fields["group"] = group
    if not (came is None and try_ is None and every is None):
        fields |= of_a_group(run, came, try_, every)
    replaced = agreed is not None or theirs is not None
    mine, others = ([one for one in several or () if several != [""]] for several in (agreed, theirs))
    promised = _agreed(mine, others, None)
    if not fields and not replaced and next is None and call is None and on is None:
        raise NotUnderstood("nothing_to_change", command=f"meeting edit {meeting}", option="--with")

    def change(plan: Plan, found: Meeting, today: date, *, behind: bool) -> Plan:
        if not fields.get("group", found.group) and fields.keys() & {"about", "skill", "takes", *OF_A_SERIES}:
            raise NotUnderstood("not_of_a_talk")
        anew = {"agreed": _with_names(promised, fields.get("whom", found.whom))} if replaced else {}
        moved = {} if on is None else {"day": past_day(on, today)}
        ahead = dates(next, call, today)
        plan = meetings.edit(plan, found, **fields, **anew, **ahead, **moved)
        _check(ahead, today, behind)
        return plan

    def written(behind: bool) -> Made:
        return MEETING.changed(run, meeting, "edited", lambda plan, found, day: change(plan, found, day, behind=behind))

    MEETING.tell(run, unless_behind(run, written))


def left_behind(before: Plan, plan: Plan) -> Fields:
    """What was noted to bring and leaves the list with a talk that was written down: it is never dropped silently."""
    ahead = {bring.id for bring in meetings.open_brings(plan)}
    gone = [[str(bring.number), bring.text] for bring in meetings.open_brings(before) if bring.id not in ahead]
    return {"left": gone} if gone else {}


def told_how(plan: Plan, meeting: Meeting, number: int, how: str | None) -> tuple[Plan, Fields]:
    """The plan with how a thing went that was agreed, and what a receipt tells of it."""
    promise = meeting.agreed[number - 1]
    facts = {"number": number, "text": promise.text, "does": promise.who, "went": how}
    return meetings.went(plan, meeting, number, how), facts


def _typed(
    whom: str | None, about: str | None, skill: str | None, takes: str | None, went: str | None
) -> dict[str, str]:
    """What was typed for these, by the name of its field."""
    typed = {"whom": whom, "about": about, "skill": skill, "takes": takes, "went": went}
    return {name: text for name, text in typed.items() if text is not None}


def _agreed(mine: Sequence[str], theirs: Sequence[str], whom: str | None) -> tuple[Agreed, ...]:
    """What was agreed: first what the person does, then what the other does."""
    own = tuple(Agreed(given(one, texts.title)) for one in mine)
    return (*own, *(Agreed(given(one, texts.title), whom or words.say("agreed.other")) for one in theirs))


def _in_one_line(run: Run, text: str | None, whom: str | None) -> tuple[Agreed, ...]:
    """What was agreed, as it is understood where it is asked, if it says who does it: "I look up the bus; Ana: rings
    the clinic". Any other text stays as it is."""
    if text is None:
        return ()
    text = given(text, texts.title)
    if ":" not in text:
        return (Agreed(text),)
    from goalwalk.core.nouns.agreed_line import agreed_in, agreeing

    told = agreed_in(text, agreeing(run.plan(), whom), run.called)
    return tuple(agreed for agreed, _ in told) if any(is_clear for _, is_clear in told) else (Agreed(text),)


def _with_names(promised: tuple[Agreed, ...], whom: str | None) -> tuple[Agreed, ...]:
    return tuple(one._replace(who=whom or words.say("agreed.other")) if one.who else one for one in promised)


def _check(dated: Fields, today: date, behind: bool) -> None:
    """Raise NotUnderstood("day_behind") for a day that points ahead and has passed, unless it may be `behind`."""
    for name in ("next", "call"):
        if not behind:
            check_ahead(dated.get(name), today)


def _talked(run: Run, fields: Fields, on: str | None) -> None:
    """Ask all there is about a talk, or a group, and write it down."""
    if not run.can_ask:
        example = 'goalwalk meeting add "Sleep before midnight" --with Ana'
        raise NotUnderstood("needed", what=words.say("needed.meeting"), example=example)
    today = run.today(run.plan())
    run.name_whose()
    run.session.open()
    from goalwalk.cli.nouns.may_type import may_type

    if not may_type(run):
        return
    day = today if on is None else past_day(on, today)

    def keep(told: Answers) -> Made:
        return _add(run, {**fields, **told}, None, None, on)

    with conversation(run, keep) as told:
        ask_all(run, told, today, day, fields["group"])
        if not any(told.values()):  # only Enters: there was nothing to write down
            raise Stopped("stopped")
        added = until_saved(run, lambda: keep(told))
    MEETING.tell(run, added)
