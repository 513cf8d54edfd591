"""What becomes of a talk that was arranged: `meeting went`, `moved`, `off`; and how a thing went that was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from goalwalk import words
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.nouns.meeting_answers import Fields, ask_agreed, ask_ways, dates, how_it_went, upcoming
from goalwalk.cli.nouns.meetings import MEETING, Made, left_behind, told_how
from goalwalk.cli.prompts import Reader, ask_or_pass, ask_until, given, needed, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_ahead
from goalwalk.core import naming, texts
from goalwalk.core.days import is_number
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem
from goalwalk.core.model.plan import Meeting, Plan
from goalwalk.core.nouns import groups, meetings

EXAMPLE = 'goalwalk meeting moved "mon 10:00"'


def went(run: Run, meeting: str | None = None, agreed: str | None = None, how: str | None = None) -> None:
    """How a talk went whose day has come, in the person's own words; or how a thing that was agreed went."""
    plan = run.plan()
    due = meetings.due(plan.meetings, run.today(plan))
    if not meeting:
        if due:
            _was_had(run, _only(due), meeting)
            return
        from goalwalk.cli.missing import asked

        meeting = asked(run, "meeting went", "meeting")
    talk = _among(plan, due, meeting)
    behind = [text for text in (agreed, how) if text is not None]
    try:
        named = talk or _found(plan, meeting, agreed)
    except CannotBeDone as problem:
        if problem.code != "no_such_meeting" or not due or any(map(is_number, (meeting, *behind[:1]))):
            raise
        _was_had(run, _only(due), " ".join((meeting, *behind)))
        return
    if agreed is None and talk is not None:
        _was_had(run, talk, None)
        return
    if agreed is None:
        from goalwalk.cli.missing import asked

        agreed = asked(run, "meeting went", "agreed")
    try:
        naming.find_agreed(named, agreed)
    except CannotBeDone as problem:
        if problem.code != "no_such_agreed" or talk is None or is_number(agreed):
            raise
        _was_had(run, talk, " ".join(behind))
        return
    _told_how(run, str(named.number), agreed, how)


def _found(plan: Plan, meeting: str, agreed: str | None) -> Meeting:
    """The meeting of that name; of several with one person, the latest at which that was agreed, and is open if any is.

    Raises what `find_meeting` raises.
    """
    try:
        return naming.find_meeting(plan, meeting)
    except CannotBeDone as problem:
        if problem.code != "several_fit":
            raise
        numbers = {number for number, _ in cast("list[tuple[str, str]]", problem.facts["options"])}
        several = [one for one in plan.meetings if str(one.number) in numbers]
        fits = [(one, done) for one in several if (done := _is_told(one, agreed)) is not None]
        if not fits or len({(one.whom or "").casefold() for one in several}) > 1:
            raise
        return max(fits, key=lambda fit: (not fit[1], fit[0].day, fit[0].number))[0]


def _is_told(meeting: Meeting, agreed: str | None) -> bool | None:
    """Whether it is told already how that went which was agreed there (None: all of it); None where nothing is so
    called."""
    if agreed is None:
        return all(one.went for one in meeting.agreed) if meeting.agreed else None
    try:
        return meeting.agreed[naming.find_agreed(meeting, agreed) - 1].went is not None
    except (CannotBeDone, NotUnderstood):
        return None


def _told_how(run: Run, meeting: str, agreed: str, how: str | None) -> None:
    """How a thing that was agreed went."""
    reader = Reader(how_it_went, words=True, no=True)
    told = None if how == "" else needed(run, how, "meeting_went", 'goalwalk meeting went 1 1 "done"', reader)
    MEETING.change(
        run, meeting, "went", lambda plan, found, _: told_how(plan, found, naming.find_agreed(found, agreed), told)
    )


def _was_had(run: Run, talk: Meeting, how: str | None) -> None:
    """Write down the talk that another one named: on its day, with the same person. Where nothing was said of it, it is
    asked how it was, what was agreed, and when the next one is."""
    from goalwalk.words.talks import the_talk

    typed: Fields = {"went": given(how, texts.title)} if how else {}
    if how is None and not run.can_ask:
        example = 'goalwalk meeting went "Good to be heard"'
        raise NotUnderstood("needed", what=words.say("needed.meeting_went"), example=example)
    run.name_whose()
    day = talk.next or talk.day

    def keep(told: Answers) -> Made:
        return _add(run, talk, day, {**typed, **told})

    if how is not None:
        MEETING.tell(run, keep(Answers()))
        return
    run.session.open()
    today = run.today(run.plan())
    with conversation(run, keep) as told:
        told.put(went=ask_or_pass("ask.meeting_was", texts.title, talk=the_talk(talk.whom, day, today)))
        ask_agreed(run, told, talk.whom)
        told.put(**upcoming(today, day))
        ask_ways(run, told)
        added = until_saved(run, lambda: keep(told))
    MEETING.tell(run, added)


def _add(run: Run, talk: Meeting, day: date, fields: Fields) -> Made:
    def change(plan: Plan) -> Made:
        _still(plan, talk)
        moment = run.moment(plan)
        had = Meeting(run.new_id(), 0, min(day, moment.today), moment.at, talk.whom)
        before, plan = plan, meetings.add(plan, had._replace(**fields))
        return MEETING.done(run, plan, plan.meetings[-1], "added", left_behind(before, plan))

    return run.update(change)


def moved(run: Run, text: str | None = None) -> None:
    """Give the next talk another day and time, also one whose day has passed; or a group, which is named."""
    plan = run.plan()
    today = run.today(plan)
    talks = _movable(plan, today)
    if text is None and run.can_ask:
        _only(talks)
        run.name_whose()
        run.session.open()
        text = ask_until(words.say("ask.meeting_moved"), Reader(lambda typed: typed))
    if text is None:
        raise NotUnderstood("needed", what=words.say("needed.meeting_moved"), example=EXAMPLE)
    talk, (day, time) = _read_moved(plan, talks, given(text, texts.title), today)

    if talk.group:
        MEETING.tell(run, _group_moved(run, talk, day, time))
        return

    def change(plan: Plan, found: Meeting, today: date) -> tuple[Plan, Fields]:
        from_ = found.next.isoformat() if found.next else None
        return meetings.moved(plan, _still(plan, found), day, time), {"from": from_}

    MEETING.change(run, str(talk.number), "moved", change)


def _group_moved(run: Run, talk: Meeting, day: date, time: str | None) -> Made:
    def change(plan: Plan) -> Made:
        moment = run.moment(plan)
        ahead = _still_ahead(plan, talk, moment.today)
        off = ahead.meeting.next if ahead.meeting.off else None
        was = off if off and off >= moment.today else ahead.day
        plan, meeting = groups.moved(plan, ahead, Meeting(run.new_id(), 0, moment.today, moment.at), day, time)
        return MEETING.done(run, plan, meeting, "moved", {"from": was.isoformat()})

    return run.update(change)


def _read_moved(
    plan: Plan, talks: Sequence[Meeting], text: str, today: date
) -> tuple[Meeting, tuple[date, str | None]]:
    """Which talk moves, and to when: "thu 10:00", or "ana thu 10:00"."""
    problem: Problem | None = None
    typed = text.split()
    named = (*talks, *_groups(plan, today))
    for place in range(len(typed)):
        talk = _among(plan, named, " ".join(typed[:place])) if place else None
        if place and talk is None:
            continue
        rest = typed[place + (typed[place] == "to") :]
        try:
            found = dates(" ".join(rest), None, today)
        except NotUnderstood as other:
            problem = problem or other
            continue
        check_ahead(found["next"], today)
        if found["next"] is None:
            raise NotUnderstood("when", text=text)
        return talk or _only(talks), (found["next"], found["time"])
    raise problem or NotUnderstood("when", text=text)


def off(run: Run, meeting: str | None = None) -> None:
    """The talk that was arranged didn't happen, or will not. Nobody is asked why."""
    plan = run.plan()
    talks = [talk for talk in _movable(plan, run.today(plan)) if not talk.off]
    named = (*talks, *_groups(plan, run.today(plan)))
    talk = _only(talks) if meeting is None else _named(plan, named, meeting)

    def change(plan: Plan, found: Meeting, today: date) -> tuple[Plan, Fields]:
        later = {"ahead": f"{found.next} {found.time or ''}" > f"{today} {run.now:%H:%M}"}
        if found.group:
            return groups.off(plan, _still_ahead(plan, found, today)), later
        return meetings.off(plan, _still(plan, found)), later

    MEETING.change(run, str(talk.number), "off", change)


def _movable(plan: Plan, today: date) -> tuple[Meeting, ...]:
    """What names a talk that can get another day: to come, or gone by no longer than the desk holds it. Those that are
    off come into it where there are no others."""
    named = (*meetings.named_talks(plan.meetings), *meetings.put_off(plan.meetings))
    near = [talk for talk in named if talk.next and (today - talk.next).days <= meetings.AT_DESK]
    return tuple(talk for talk in near if not talk.off) or tuple(near)


def _groups(plan: Plan, today: date) -> tuple[Meeting, ...]:
    """What was written last of each group that can get another day."""
    return tuple(group.meeting for group in groups.movable(plan.meetings, today))


def _still_ahead(plan: Plan, group: Meeting, today: date) -> groups.GroupAhead:
    """When that group comes together next. Raises CannotBeDone("no_talk_named")."""
    found = next((one for one in groups.movable(plan.meetings, today) if one.meeting.id == group.id), None)
    if found is None:
        raise CannotBeDone("no_talk_named")
    return found


def _only(talks: Sequence[Meeting]) -> Meeting:
    """The one talk of these. Raises CannotBeDone: "no_talk_named", "which_talk"."""
    if not talks:
        raise CannotBeDone("no_talk_named")
    if len(talks) > 1:
        options = [(str(talk.number), f"{talk.whom or words.say('talk')} ({talk.next})") for talk in talks]
        raise CannotBeDone("which_talk", options=options)
    return talks[0]


def _among(plan: Plan, talks: Sequence[Meeting], text: str) -> Meeting | None:
    """The one of these talks that a text names; None where it names none, or several."""
    try:
        return _named(plan, talks, text)
    except (CannotBeDone, NotUnderstood):
        return None


def _named(plan: Plan, talks: Sequence[Meeting], text: str) -> Meeting:
    if not talks:
        raise CannotBeDone("no_talk_named")
    return naming.find_meeting(plan._replace(meetings=tuple(talks)), text)


def _still(plan: Plan, talk: Meeting) -> Meeting:
    """The talk, if it stands yet in the very plan that is changed. Raises CannotBeDone("no_talk_named")."""
    named = (*meetings.named_talks(plan.meetings), *meetings.put_off(plan.meetings))
    if all(other.id != talk.id for other in named):
        raise CannotBeDone("no_talk_named")
    return talk
