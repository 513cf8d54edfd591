"""What is noted as it comes, at any time of the day: a pull, and a line to keep. Either can be one word or two."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalwalk.cli.prompts import Reader, ask_or_pass, from_stdin, in_one, needed, no_verb, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import past_day
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Changed, DayCheckIn, Plan, What, Win
from goalwalk.core.nouns import check_ins
from goalwalk.core.nouns.pulls import read_pull
from goalwalk.screens.looks.day import KeptLine, pull_line
from goalwalk.screens.receipt import ReceiptView

if TYPE_CHECKING:
    from goalwalk.cli.conversation import Answers

PULL = "goalwalk urge 7 after the call"
KEPT = 'goalwalk keep "The light on the snow"'


def urge(run: Run, pull: list[str] | None = None, *, on: str | None = None) -> None:
    """A pull, noted as it comes: how strong it is, 0–10, and a few words. Either can be left out."""
    typed = in_one(pull)
    if typed is None and run.can_ask:
        _asked(run, on)
        return
    strong, words = None, None
    if typed is not None:
        strong, words = read_pull(from_stdin() if typed == "-" else no_verb(run, typed, PULL))
    _show(run, _pulled(run, strong, words, on))


def _asked(run: Run, on: str | None) -> None:
    """Both are asked for; Enter passes over each, and that it pulled is noted all the same."""
    from goalwalk.cli.conversation import conversation

    def keep(told: Answers) -> Changed[DayCheckIn]:
        return until_saved(run, lambda: _pulled(run, told.get("strong"), told.get("words"), on))

    run.session.open()
    with conversation(run, keep) as told:
        told.put(strong=ask_or_pass("ask.pull", check_ins.read_strength))
        told.put(words=ask_or_pass("ask.pull_words", Reader(texts.note, words=True)))
        kept = keep(told)
    _show(run, kept)


def _pulled(run: Run, strong: int | None, words: str | None, on: str | None) -> Changed[DayCheckIn]:
    def change(plan: Plan) -> Changed[DayCheckIn]:
        moment = run.moment(plan)
        then, said = (None, words) if on or not words else _day_alone(words, moment.today)
        day = past_day(on or then, moment.today)
        pull = DayCheckIn(run.new_id(), day, moment.at, urge=strong, note=said, pulled=True)
        what = What("pulled", {"day": day.isoformat(), "urge": strong, "text": said})
        return Changed(check_ins.check_in_day(plan, pull), what, pull)

    return run.begin(change)


def _day_alone(words: str, today: date) -> tuple[str | None, str | None]:
    """The day, where the words say nothing else ("last night"); else none, and the words."""
    try:
        past_day(words, today)
    except (NotUnderstood, CannotBeDone):
        return None, words
    return words, None


def _show(run: Run, pulled: Changed[DayCheckIn]) -> None:
    plan, what, pull = pulled
    today = run.today(plan)
    run.show(ReceiptView(today, what, changed=(("pull", pull_line(plan, pull)),)), today)


def keep(run: Run, text: list[str] | None = None, *, on: str | None = None) -> None:
    """Keep a line of the day, as the evening's last question does."""
    line = needed(run, in_one(text), "keep", KEPT, Reader(texts.note, words=True))
    won = check_ins.won(line)
    kept = line if won is None else texts.note(won)

    def change(plan: Plan) -> Changed[KeptLine]:
        moment = run.moment(plan)
        day = past_day(on, moment.today)
        facts: dict[str, object] = {"text": kept, "day": day.isoformat()}
        thing = KeptLine(day, kept)
        if won is not None:
            win = Win(run.new_id(), 0, day, moment.at, kept)
            return Changed(check_ins.add_win(plan, win), What("win_added", facts), thing)
        said = DayCheckIn(run.new_id(), day, moment.at, answers=(("keep", kept),))
        return Changed(check_ins.check_in_day(plan, said), What("line_kept", facts), thing)

    plan, what, thing = run.begin(change)
    today = run.today(plan)
    run.show(ReceiptView(today, what, changed=(("kept", thing),)), today)
