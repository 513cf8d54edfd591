"""What a person answers about a talk or a group: the questions in their order, of which Enter passes over each."""

from __future__ import annotations

from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.conversation import Answers
from goalwalk.cli.prompts import Reader, ask_or_pass, ask_until, given
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_ahead
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import texts
from goalwalk.core.day_words import is_no_day
from goalwalk.core.days import read_day
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import MOST_CAME, Agreed, Plan
from goalwalk.core.nouns import meetings
from goalwalk.core.nouns.ways import Ways, read_ways, ways
from goalwalk.core.spoken import YES, plain
from goalwalk.core.times import read_when
from goalwalk.words.talks import ways_said

Fields = dict[str, Any]


def ask_all(run: Run, told: Answers, today: date, day: date, group: bool) -> None:
    """Ask all there is about the talk, or the `group`, of a day."""
    if group:
        for name in ("whom", "about", "skill", "takes"):
            told.put(**{name: ask_or_pass(f"ask.group_{name}", texts.title)})
    else:
        ask_whom(told)
        ask_agreed(run, told)
    told.put(**upcoming(today, day))
    if not group:
        ask_ways(run, told)


def ask_whom(told: Answers) -> None:
    """Ask with whom a talk was."""
    told.put(whom=ask_or_pass("ask.meeting_whom", texts.title))


def ask_agreed(run: Run, told: Answers, whom: str | None = None) -> None:
    """Ask what was agreed, and who does it where a line does not say so, until Enter goes on. One line may say several:
    "I look up the bus; Ana: rings the clinic"."""
    from goalwalk.core.nouns.agreed_line import agreed_in, agreeing, done_by  # who only looks does without

    found: tuple[Agreed, ...] = ()
    names = agreeing(run.plan(), whom or told.get("whom"))
    question = "ask.meeting_agreed"
    while line := ask_or_pass(question, texts.title):
        said = agreed_in(line, names, run.called)
        for at, (agreed, is_clear) in enumerate(said):
            found = (*found, agreed)
            told.put(agreed=(*found, *(later for later, _ in said[at + 1 :])))
            if is_clear:
                continue
            key = "ask.meeting_who" if len(said) == 1 else "ask.meeting_who.of"
            who = ask_or_pass(key, texts.title, text=agreed.text)
            if who:
                found = (*found[:-1], done_by(agreed, who))
                told.put(agreed=(*found, *(later for later, _ in said[at + 1 :])))
        question = "ask.meeting_more"


def upcoming(today: date, day: date, question: str = "ask.meeting_next") -> Fields:
    """When the next one is, no earlier than the `day` of this one."""

    def read(typed: str) -> Fields:
        found = dates(typed, None, today)
        meetings.check_later(day, found["next"])
        check_ahead(found["next"], today)
        return found

    return ask_until(words.say(question), Reader(read, passes=True))


def asides(run: Run) -> list[str]:
    """What is said aloud before it is asked how the two reach each other: the specialist's own way stands there, too,
    where it is set."""
    from goalwalk.store.disk.config import MY_REACH, said

    mine = said(run.machine, MY_REACH)
    told = [words.say("walk.aside.reach.mine", text=mine)] if mine else []
    return [words.say("walk.aside.reach"), *told, words.say("walk.aside.reach.may")]


def ask_ways(run: Run, told: Answers) -> None:
    """Ask how the two reach each other until the next talk, where one is arranged beside somebody. Enter leaves what
    was said before; what is understood is said back."""
    if run.person is None or not told.get("next"):
        return
    before = found = ways(run.plan())
    if before:
        said = ways_said(*before)
        same = Reader(lambda typed: before if plain(typed) in YES else read_ways(typed), words=False)
        found = ask_or_pass("walk.q.reach.same", same, no=True, told=said) or before
    if found in (None, Ways()):  # nothing was said yet, or it is not the same
        for line in asides(run):
            to_stderr(line)
        found = ask_or_pass("walk.q.reach", Reader(read_ways, words=False), no=True) or Ways()
    if found not in (before, Ways()):
        to_stderr(words.say("walk.heard.ways", told=ways_said(*found)))
    told.put(**(found or Ways())._asdict())


def how_it_went(text: str) -> str:
    """How a thing that was agreed went: done, partly or not yet, each also by its first letter, or in one's own words.

    Raises what `texts.title` raises.
    """
    known = {word[0]: words.say(f"went.{word}") for word in ("done", "partly", "not yet")}
    return known.get(text.strip().lower()) or texts.title(text)


def dates(upcoming: str | None, call: str | None, today: date) -> Fields:
    """What was said of days to come; nothing of what was not said."""
    fields: Fields = {}
    if upcoming is not None:
        fields["next"], fields["time"] = (None, None) if is_no_day(upcoming) else read_when(upcoming, today)
    if call is not None:
        fields["call"] = None if is_no_day(call) else read_day(call, today, "future")
    return fields


def of_a_group(run: Run, came: str | None, try_: str | None, every: str | None) -> Fields:
    """What was typed of these; an empty text takes away."""
    fields: Fields = {}
    if came is not None:
        fields["came"] = came_in(came) if came else None
    if try_ is not None:
        fields["to_try"] = given(try_, texts.title) if try_ else None
    if every is not None:
        fields |= _series(run, every) if every else {"rhythm": None, "usual": None}
    return fields


def came_in(text: str) -> int:
    """How many came: "6", "six". Raises NotUnderstood("group_came")."""
    from goalwalk.core.amounts import read_of_scale

    count = read_of_scale(text.removesuffix(" came").removesuffix(" people"), 0, MOST_CAME)
    if count is None:
        raise NotUnderstood("group_came", text=text, most=MOST_CAME)
    return count


def _series(run: Run, text: str) -> Fields:
    """How it comes together, and at which time: "tue 14:00"."""
    from goalwalk.cli.nouns.targets import one_meaning

    return read_series(one_meaning(run, text) or text, run.today(Plan()))


def read_series(text: str, today: date) -> Fields:
    """Raises NotUnderstood("group_rhythm") for what names no days, and what `read_often` raises."""
    from goalwalk.core.rhythm.often import read_often
    from goalwalk.core.rhythm.rhythms import DATED

    often = read_often(text, today)
    if often.by or often.times or len(often.at) > 1 or any(":" not in time for time in often.at):
        raise NotUnderstood("group_rhythm", text=text)
    if often.rhythm.kind not in DATED:
        raise NotUnderstood("group_rhythm", text=text)
    return {"rhythm": often.rhythm, "usual": often.at[0] if often.at else None}
