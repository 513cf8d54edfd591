"""What a person answers about what stands in the way: the questions in their order, of which Enter passes over each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from goalwalk import words
from goalwalk.cli.conversation import Answers
from goalwalk.cli.prompts import Reader, ask_or_pass, ask_until, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_ahead, fitting, past_day, target_day
from goalwalk.core import texts
from goalwalk.core.days import read_day
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.components import Barrier, Side
from goalwalk.core.nouns import barriers
from goalwalk.core.nouns.levels import read_ruler
from goalwalk.words.days import far_day

Fields = dict[str, Any]
T = TypeVar("T")

SIDES = ("inside", "inside me", "in me", "outside", "outside me", "around", "around me")  # as they are typed

SAID = ("ask.barrier_say", *(f"ask.draft_{name}" for name in ("now", "wish", "smaller")))  # a no may be the words

SHOWN = 60  # characters, in a question, of what stands already


def side() -> Side:
    """Whether it is inside or around; Enter means inside."""

    def read(typed: str) -> Side:
        fits = fitting(typed, SIDES) if typed else ["inside"]
        if not fits:
            raise NotUnderstood("one_of", text=typed, known=["inside", "around"])
        return "inside" if fits[0].startswith("in") else "outside"

    return ask_until(words.say("ask.barrier_side"), Reader(read, passes=True))


def ask_first(told: Answers, side: Side, today: date) -> None:
    """Ask for the answer to what was just written down: a then; or of whom it is asked, what to say, and by when."""
    if side == "inside":
        told.put(then=_passing("ask.barrier_then", texts.title))
        return
    told.put(whom=_passing("ask.barrier_whom", texts.title))
    told.put(say=_passing("ask.barrier_say", texts.note))
    told.put(by=_passing("ask.barrier_by", lambda typed: target_day(typed, today)))


DRAFTED = ("now", "wish", "why", "smaller")  # the four short questions that make a draft


def ask_ready(told: Answers, run: Run, barrier: Barrier, today: date) -> None:
    """Ask for what is new of an ask: a draft from four short questions, if it is kept, and what belongs to it. Enter
    keeps what stands."""
    if barrier.say:
        run.tell("barrier.so_far", text=barrier.say)
    for name in DRAFTED:
        told.put(**{name: _passing(f"ask.draft_{name}", texts.title)})
    draft = barriers.draft(*map(told.get, DRAFTED))
    if draft:
        run.tell("barrier.draft", text=draft)
        told["kept"] = yes_or_no(words.say("ask.draft_keep"))
    for name, read in (("entitled", texts.note), ("whom", texts.title), ("along", texts.title)):
        told.put(**{name: _keeping(name, getattr(barrier, name), read)})
    by = far_day(barrier.by, today) if barrier.by else None
    told.put(by=_keeping("by", by, lambda typed: check_ahead(read_day(typed, today, "future"), today)))


def new_of(barrier: Barrier, told: Answers) -> Fields:
    """What was answered of an ask that is new. Of a draft that was left before it was whole, what there is of it stands
    behind what stood before."""
    found = {name: value for name, value in told.items() if name not in (*DRAFTED, "kept")}
    draft = barriers.draft(*map(told.get, DRAFTED))
    if draft and told.get("kept", True):
        found["say"] = draft if "kept" in told or not barrier.say else f"{barrier.say} {draft}"
    return {name: value for name, value in found.items() if value is not None and value != getattr(barrier, name)}


def ask_happened(told: Answers, barrier: Barrier, today: date, on: str | None) -> None:
    """Ask about a barrier that happened, by its side."""
    day = past_day(on, today)
    if barrier.side == "outside":
        told.put(text=_passing("ask.barrier_came", texts.note))

        def read(typed: str) -> date | None:
            found = next_day(typed, today)
            if found and found < day:
                raise CannotBeDone("before_ask", later=found, day=day)
            return check_ahead(found, today)

        told.put(next=_passing("ask.barrier_next", read))
        return
    if barrier.then is not None:
        told.put(used=ask_or_pass("ask.barrier_used", _yes_or_no, no=True))
        if told["used"] == "yes":
            told.put(helped=_passing("ask.barrier_helped", read_ruler))
    told.put(text=_passing("ask.barrier_note", texts.note))


def next_day(typed: str, today: date) -> date | None:
    """The day to ask again; None for an empty text, or none."""
    from goalwalk.core.day_words import is_no_day  # only where a day is typed

    return None if is_no_day(typed) else read_day(typed, today, "future")


def _passing(key: str, read: Callable[[str], T]) -> T | None:
    return ask_or_pass(key, read, no=key in SAID)


def _keeping(name: str, stands: str | None, read: Callable[[str], T]) -> T | None:
    """What is answered; None for Enter, which keeps what stands."""
    if stands is None:
        return _passing(f"ask.barrier_{name}", read)
    if len(stands) > SHOWN:
        stands = stands[:SHOWN] + "…"
    return ask_or_pass(f"ask.keep_{name}", read, stands=stands)


def _yes_or_no(typed: str) -> str:
    from goalwalk.core.spoken import control

    word = control(typed)
    if word not in ("yes", "no"):
        raise NotUnderstood("y_or_n")
    return word
