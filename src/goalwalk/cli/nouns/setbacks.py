"""Setbacks, as typed: `setback` that evening, and on another day. What was typed is saved before anything else is
asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goalwalk import words
from goalwalk.cli.change import as_it_is, change_named
from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.prompts import (
    Reader,
    ask,
    ask_or_pass,
    given,
    in_one,
    no_verb,
    sure,
    until_saved,
    yes_or_no,
)
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import past_day
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model.clocks_setbacks import LEARNED, Setback
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.naming import Exact, find_clock, find_setback, find_support, support_named
from goalwalk.core.nouns import setbacks
from goalwalk.core.nouns.setbacks import newest, to_look_back_at
from goalwalk.core.spoken import control, plain, verb
from goalwalk.screens.nouns.setbacks import setback_line, setback_view, setbacks_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.words.days import day_name

Fields = dict[str, Any]
Made = Changed[Setback]

EXAMPLE = 'goalwalk setback "It all came at once"'
_READ: dict[str, Callable[[str], str]] = {
    "text": texts.note,
    "tell": texts.title,
    "helped": texts.note,
    "learned": texts.note,
    "onward": texts.title,
}


def setback(
    run: Run,
    typed: list[str] | None = None,
    *,
    on: str | None = None,
    tell: str | None = None,
    of: str | None = None,
    helped: str | None = None,
    learned: str | None = None,
    next: str | None = None,
    list_: bool = False,
    show: str | None = None,
    remove: str | None = None,
) -> None:
    """A day that was hard, told with as much or as little as comes. On another day it asks what helped, what you know
    now, and the next small step. With --of an empty text ("") takes that text away."""
    text = in_one(typed)
    match verb(text or ""), run.yes:
        case ("list", ""), False:
            text, list_ = None, True
        case ("show", number), False if number:
            text, show = None, number
        case ("remove", number), False if number:
            text, remove = None, number
        case _ if text:
            text = no_verb(run, text, EXAMPLE)
    if on is None and of is None and typed:
        on, text = _day_first(run, text)
    told = {"text": text, "tell": tell, "helped": helped, "learned": learned, "onward": next}
    options = ("TEXT", "--tell", "--helped", "--learned", "--next")
    others = {**dict(zip(options, told.values(), strict=True)), "--on": on, "--of": of}
    _alone({"--list": list_ or None, "--show": show, "--remove": remove}, others)
    if list_ or show is not None:
        plan = run.plan()
        today = run.today(plan)
        run.show(setbacks_view(plan, today) if show is None else setback_view(find_setback(plan, show), today), today)
    elif remove is not None:
        _remove(run, Exact(remove))
    elif of is not None or (text is None and any(told[name] is not None for name in LEARNED)):
        _add_to(run, of, _fields(told), on)
    elif any(typed is not None for typed in (text, on, tell)) and (text is not None or not run.can_ask):
        if text == "":
            raise NotUnderstood("empty_text")
        _tell_of_one(run, _fields(told), on)
    elif run.can_ask:
        _asked(run, _fields(told), on)
    else:
        raise NotUnderstood("needed", what=words.say("needed.setback"), example=EXAMPLE)


def _day_first(run: Run, text: str | None) -> tuple[str | None, str | None]:
    """The day that a text begins with, in full ("yesterday", "last friday", "2 days ago"), and the text behind it."""
    said = (text or "").split()
    today = run.today(Plan())
    for length in range(min(4, len(said)), 0, -1):
        head = " ".join(said[:length])
        if not any(word.casefold().endswith(("day", "ago", "night")) for word in said[:length][-1:]):
            continue
        try:
            day = past_day(head, today)
        except (NotUnderstood, CannotBeDone):
            continue
        if day != today:
            return day.isoformat(), " ".join(said[length:]) or None
    return None, text


def _look_back(run: Run, old: Setback) -> None:
    """Ask the three things about a setback of an earlier day, each of which Enter passes over: what helped, what the
    person knows now, the next small step. What was said is kept, also if they leave in the middle.

    Raises Stopped.
    """

    def keep(told: Answers) -> Made:
        return _change(run, str(old.number), _said(told), None)

    with conversation(run):
        run.tell("setback.looking_back", day=_day(run, old))
        with conversation(run, keep) as told:
            for name in LEARNED:
                told.put(**{name: ask_or_pass(f"ask.setback_{name}", _READ[name])})
            if not told.count:
                run.tell("setback.nothing_said")
                return
            changed = until_saved(run, lambda: keep(told))
        _show(run, changed)
        _offer_step(run, told["onward"])


def _said(told: Answers) -> Fields:
    return {name: text for name, text in told.items() if text}


def _offer_step(run: Run, onward: str | None) -> None:
    """Offer once to make the next small step one of a goal, where somebody can be asked."""
    if not (onward and run.can_ask):
        return
    going_on = [goal for goal in run.plan().goals if goal.ended is None]
    if not going_on or not yes_or_no(words.say("ask.setback_step"), enter=False):
        return
    from goalwalk.cli.nouns import steps

    try:
        steps.add(run, title=onward, goal=str(going_on[0].number) if len(going_on) == 1 else None, rhythms="once")
    except CannotBeDone as problem:  # a goal that has ended was named: what was told is kept all the same
        to_stderr(words.problem(problem))


def _asked(run: Run, fields: Fields, on: str | None) -> None:
    """One open question; or, if the latest one was on an earlier day, first whether to look back at it."""
    run.name_whose()
    run.session.open()
    plan = run.plan()
    today = run.today(plan)
    if on is not None:
        past_day(on, today)  # nobody types for nothing
    old = to_look_back_at(plan.setbacks, today) if on is None and not fields else None
    with conversation(run, lambda told: _add(run, {**fields, **told}, on)) as told:
        first = ask(words.say("ask.setback_back", day=_day(run, old)), text=True) if old else "n"
        word = control(first)
        if old and (not first or word == "yes"):
            _look_back(run, old)
            return
        if word in ("skip", "later", "unsure", "back"):
            raise Stopped("stopped")
        if word is None and plain(first) != "new":  # it is what happened, told already
            told.put(text=texts.note(first))
        else:
            told.put(text=ask_or_pass("ask.setback", texts.note))
        _tell_of_one(run, {**fields, **told}, on)


def _tell_of_one(run: Run, fields: Fields, on: str | None) -> None:
    """Write one down; then, if there is somebody to ask, ask whom they would like to tell."""
    with conversation(run):
        added = until_saved(run, lambda: _add(run, fields, on))
        plan, _, new = added
        _show(run, added)
        if run.can_ask and fields.get("tell") is None:
            _ask_whom_to_tell(run, plan, new)
        _offer_step(run, fields.get("onward"))
        _ask_of_clocks(run, plan, new)


def _ask_of_clocks(run: Run, plan: Plan, of: Setback) -> None:
    """Ask once whether a clock is touched; that day is then one off its path. Enter leaves every clock as it is."""
    if not (plan.clocks and run.can_ask):
        return
    for one in plan.clocks:
        to_stderr(words.say("setback.clock", id=str(one.number), title=one.title))

    def read(text: str) -> str:
        if len(plan.clocks) == 1 and text.lower() in ("y", "yes"):
            return str(plan.clocks[0].number)
        return str(find_clock(plan, text).number)

    touched = ask_or_pass("ask.setback_clock", read)
    if touched is None:
        return
    from goalwalk.cli.nouns.returns import return_

    try:
        return_(run, touched, on=[of.day.isoformat()])
    except CannotBeDone as problem:  # the clock began later: what was told is kept all the same
        to_stderr(words.problem(problem))


def _add(run: Run, fields: Fields, on: str | None) -> Made:
    def change(plan: Plan) -> Made:
        moment = run.moment(plan)
        day = past_day(on, moment.today)
        plan = setbacks.add(plan, Setback(run.new_id(), 0, day, moment.at, **_with_name(plan, fields)))
        return _done(plan, plan.setbacks[-1], "added")

    return run.begin(change)


def _ask_whom_to_tell(run: Run, plan: Plan, of: Setback) -> None:
    """People and groups in their corner by number, or any name; Enter is nobody now."""
    offered = [one for one in plan.supports if one.kind != "place"]
    for one in offered:
        to_stderr(words.say("setback.in_corner", id=one.number, name=one.title))

    def read(text: str) -> str:
        if offered and text.isdecimal():
            return find_support(plan, text).title
        return texts.title(text)

    question = "ask.setback_tell.numbers" if offered else "ask.setback_tell"

    def keep(told: Answers) -> Made:
        return _change(run, str(of.number), dict(told), None)

    with conversation(run, keep) as told:
        told.put(tell=ask_or_pass(question, Reader(read, words=True)))
        if not told.count:
            return
        changed = until_saved(run, lambda: keep(told))
    _show(run, changed)


def _add_to(run: Run, of: str | None, fields: Fields, on: str | None) -> None:
    """Change one that is told, or (nothing said of it) ask the three things about it."""
    if not fields and on is None:
        if not run.can_ask:
            raise NotUnderstood("nothing_to_change", command=f"setback --of {of}", option="--helped")
        _look_back(run, find_setback(run.plan(), of or ""))
        return
    with conversation(run):
        _show(run, _change(run, of, fields, on))
        _offer_step(run, fields.get("onward"))


def _change(run: Run, of: str | None, fields: Fields, on: str | None) -> Made:
    """Change the one that `of` names, or (None) the latest."""
    if fields.keys() <= {*LEARNED} and any(fields.values()) and on is None:
        done = "learned"
    else:
        done = "tell" if fields.keys() == {"tell"} and on is None else "edited"

    def change(plan: Plan, setback: Setback, today: date) -> Made:
        day = {} if on is None else {"day": past_day(on, today)}
        plan = setbacks.edit(plan, setback, **_with_name(plan, fields), **day)
        return _done(plan, setback, done, [name for name in LEARNED if fields.get(name)])

    return change_named(run, _latest if of is None else find_setback, of or "", change)


def _remove(run: Run, named: str) -> None:
    if run.can_ask:
        setback = find_setback(run.plan(), named)
        if not sure(run, words.say("ask.setback_remove", day=_day(run, setback))):
            raise Stopped("stopped")

    def change(plan: Plan, setback: Setback, _: date) -> Made:
        return _done(setbacks.remove(plan, setback), setback, "removed")

    _show(run, change_named(run, find_setback, named, change))


def _show(run: Run, changed: Made) -> None:
    plan, what, setback = changed
    today = run.today(plan)
    run.show(ReceiptView(today, what, changed=(("setback", setback_line(setback)),)), today)


def _done(plan: Plan, setback: Setback, done: str, said: list[str] | None = None) -> Made:
    """What a change gives back. None of what happened stands in what was done."""
    setback = as_it_is(plan.setbacks, setback)
    known = support_named(plan, setback.tell) if setback.tell else None
    reach = ", ".join(part for part in (known.reach, known.when) if part) if known else ""
    facts = {"id": str(setback.number), "day": setback.day.isoformat(), "tell": setback.tell, "reach": reach or None}
    return Changed(plan, What(f"setback_{done}", {**facts, **({"said": said} if said else {})}), setback)


def _with_name(plan: Plan, fields: Fields) -> Fields:
    """Whom to tell, by the name they have in the plan."""
    known = support_named(plan, fields["tell"]) if fields.get("tell") else None
    return {**fields, "tell": known.title} if known else fields


def _fields(told: dict[str, str | None]) -> Fields:
    """What was typed, read; of an empty text None, which takes it away."""
    return {name: given(typed, _READ[name]) if typed else None for name, typed in told.items() if typed is not None}


def _latest(plan: Plan, _: str) -> Setback:
    for one in newest(plan.setbacks):
        return one
    raise CannotBeDone("no_setbacks")


def _alone(alone: dict[str, object], others: dict[str, str | None]) -> None:
    """Seeing and taking away stand by themselves. Raises NotUnderstood("not_together")."""
    chosen = [name for typed in (alone, others) for name, value in typed.items() if value is not None]
    if len(chosen) > 1 and chosen[0] in alone:
        raise NotUnderstood("not_together", one=chosen[0], other=chosen[1])


def _day(run: Run, setback: Setback) -> str:
    return day_name(setback.day, run.today(run.plan()))
