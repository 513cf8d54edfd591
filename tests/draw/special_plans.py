"""Session that are hard to draw."""

from __future__ import annotations

from datetime import date

from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return, Setback
from goalwalk.core.model.components import Barrier, Happening, Hope
from goalwalk.core.model.plan import (
    Agreed,
    Bring,
    CheckIn,
    DayCheckIn,
    Goal,
    Meeting,
    Pause,
    Plan,
    Rating,
    Settings,
    Step,
    Win,
    Word,
)
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since

TODAY = date(2026, 11, 20)
AT = "2026-11-20T20:00:00+00:00"


def goal(number: int, title: str, **more: object) -> Goal:
    return Goal(f"g{number}", number, title, date(2026, 9, 1), **more)  # type: ignore[arg-type]


def step(of: int, number: int, title: str, every: str = "daily", **more: object) -> Step:
    begun = date(2026, 11, 1)
    rhythms = (Since(date.min, read(every)),)
    return Step(f"s{of}.{number}", f"g{of}", number, title, begun, begun, rhythms=rhythms, **more)  # type: ignore[arg-type]


def said(of: str, *days: int, word: Word = "done", **more: object) -> tuple[CheckIn, ...]:
    """Check-ins on days of November 2026."""
    return tuple(
        CheckIn(f"c{of}-{day}-{word}", f"s{of}", date(2026, 11, day), AT, word, **more)  # type: ignore[arg-type]
        for day in days
    )


LONG = (
    "A title that goes on and on, because some things that matter cannot be said in four words, "
    "and nobody who sits down in the evening to write one wants to be told that it is too long"
)
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2

TALK = Meeting(
    *("m4", 4, TODAY, AT, "Benedikta from the house by the river"),
    agreed=(Agreed("Sleep before midnight"), Agreed("Write to Tom; not today")),
    next=date(2026, 11, 21),
    time="09:30",
    call=date(2026, 12, 1),
)

_LEVELLED: tuple[Goal, ...] = (
    goal(
        *(1, "Sleep better"),
        measured="Nights a week that I sleep through",
        levels=("None", "One or two", "Four", LONG, "All seven, without a light"),
        weight=3,
    ),
    goal(2, "Draw again", levels=(None, "ひとつの線", UNBROKEN, None, None)),
    goal(3, "Call Sam"),
)


def rated(number: int, of: int, day: date, **more: object) -> Rating:
    return Rating(f"r{number}", f"g{of}", day, AT, **more)  # type: ignore[arg-type]


_WORST_DAY = Plan(
    goals=(goal(1, "Sleep better", area="health"),),
    steps=(step(1, 1, "Walk"), step(1, 2, "Call Sam", "2x week"), step(1, 3, "Stretch", "mon,wed,fri")),
    check_ins=(
        *said("1.1", *range(1, 11)),
        *said("1.2", 3, 9),
        *(one for number in (1, 2, 3) for one in said(f"1.{number}", 20, word="not today")),
    ),
    day_check_ins=(DayCheckIn("d1", TODAY, AT, mood=1, urge=10),),
    barriers=(Barrier("b1", 1, "the evening is long", date(2026, 11, 1), "g1", then="ring Sam"),),
    happenings=(Happening("h1", "b1", TODAY, AT, "no"),),
    hopes=(Hope("o1", 1, TODAY, AT, "The kettle first. Then the next thing."),),
    clocks=(
        Clock("k1", 1, "Without a drink", date(2026, 9, 1), date(2026, 9, 1), saves=((6500, "€"),)),
        Clock("k2", 2, "Coffee", date(2026, 11, 1), date(2026, 11, 1), (Since(date.min, 2000),), "cups"),
        Clock("k3", 3, "Begun today", TODAY, TODAY, saves=((6500, "€"),)),
    ),
    returns=(
        *(Return(f"r{id}", id, first, TODAY, AT) for id, first in (("k1", date(2026, 11, 17)), ("k3", TODAY))),
        Return("r3", "k1", date(2026, 10, 4), date(2026, 10, 4), AT),
    ),
    amounts=(Amount("a1", "k2", TODAY, AT, 5000),),
    setbacks=(Setback("e1", 1, TODAY, AT),),
)

_PLANS: dict[str, Plan] = {
    "empty": Plan(),
    "goal_without_steps": Plan(goals=(goal(1, "Sleep better"),)),
    "paused": Plan(
        settings=Settings(pauses=(Pause(date(2026, 11, 18), date(2026, 11, 30)),)),
        goals=(goal(1, "Sleep better"),),
        steps=(step(1, 1, "Walk"),),
        check_ins=said("1.1", *range(1, 18)),
    ),
    "all_done": Plan(
        goals=(goal(1, "Sleep better", area="health"), goal(2, "Draw again", status="reached", ended=TODAY)),
        steps=(
            step(1, 1, "Walk"),
            step(1, 2, "Water", targets=(Since(date.min, 6000),), unit="glasses"),
            step(1, 3, "Call Sam", "2x week"),
            step(2, 1, "Sketch", "mon,wed,fri"),
        ),
        check_ins=(
            *said("1.1", *range(1, 21)),
            *said("1.2", 20, amount=6000),
            *said("1.3", 17, 20),
            *said("2.1", 2, 4, 6, 20),
        ),
        wins=(Win("w1", 1, TODAY, AT, "Slept seven hours."),),
    ),
    "coming_back": Plan(
        goals=(goal(1, "Sleep better"),),
        steps=(step(1, 1, "Walk"), step(1, 2, "Stretch", rooms=(Since(date.min, 0),))),
        check_ins=(*said("1.1", 1, 2, 3, 4, 20), *said("1.2", 1, 2, 3), *said("1.2", 4, 5, word="rest")),
    ),
    "talks": Plan(
        goals=(goal(1, "Sleep better"),),
        meetings=(
            Meeting("m1", 1, date(2026, 11, 6), AT, "Ana", (Agreed("Call the landlord"),), date(2026, 11, 13), "10:00"),
            Meeting("m2", 2, date(2026, 11, 17), AT, None, (Agreed(LONG), Agreed(UNBROKEN))),
            Meeting("m3", 3, date(2025, 11, 21), AT, "Ana"),
            TALK,
        ),
    ),
    "levels": Plan(
        goals=_LEVELLED,
        steps=(step(1, 1, "Walk"),),
        ratings=(
            rated(1, 1, date(2025, 12, 24), importance=5, confidence=4, level=-2, why="To be awake for breakfast"),
            rated(2, 1, date(2026, 11, 1), importance=8, level=-1, up="A room that is quiet after ten"),
            rated(3, 1, TODAY, level=0),
            rated(4, 2, TODAY, level=2),
        ),
    ),
    "looked_back": Plan(
        goals=(
            goal(1, "Sleep better", levels=("Awake till four", "Awake till two", None, "Asleep by eleven", None)),
            goal(2, "See my daughter", pauses=(Pause(date(2026, 11, 10)),)),
            goal(3, "Draw again", status="reached", ended=date(2026, 11, 18)),
        ),
        steps=(
            step(1, 1, "Walk"),
            step(1, 2, "Call Sam", "2x week"),
            step(1, 3, "Ask for the form", "once"),
            step(2, 1, "Write her a letter", "weekends"),
            step(3, 1, "Sketch", "mon,wed,fri"),
        ),
        check_ins=(
            *said("1.1", 7, 9, 10, 12, 14),
            *said("1.1", 15, 16, word="rest"),
            *said("1.1", 17, word="not today", note="Too tired after work"),
            *said("1.2", 9, 11, note="He laughed"),
            *said("3.1", 9, 11, 13, 16),
        ),
        day_check_ins=(
            DayCheckIn("d1", date(2026, 11, 12), AT, 4, None, "Slept six hours", (("good", "Soup"), ("hard", "Noise"))),
        ),
        wins=(Win("w1", 1, date(2026, 11, 14), AT, "Got out of bed"),),
        meetings=(
            Meeting(
                *("m1", 1, date(2026, 11, 6), AT, "Ana"),
                agreed=(Agreed("Call the landlord", None, "done"), Agreed("Bring the form", "Ana")),
                next=date(2026, 11, 21),
                time="10:00",
            ),
            Meeting(
                *("m2", 2, date(2026, 11, 13), AT, "Friday group", (), date(2026, 11, 27), "18:00"),
                group=True,
                about="sleep",
                skill="slow breathing",
                takes="One breath first",
            ),
        ),
        ratings=(
            Rating("r1", "g1", date(2026, 11, 2), AT, 8, 4, -2),
            Rating("r2", "g1", date(2026, 11, 13), AT, 8, 6, 0, "I know it can be quiet", "A lock on the door"),
        ),
        barriers=(
            Barrier("b1", 1, "the neighbours are loud", TODAY, "g1", then="put the radio on"),
            Barrier("b2", 2, "No form", TODAY, "g1", "outside", None, "Ana", "I need the long form", date(2026, 12, 1)),
            Barrier("b3", 3, "Money", TODAY),
        ),
        brings=(
            Bring("a1", 1, date(2026, 11, 5), "2026-11-05T20:00:00+00:00", "Thanks for the call"),
            *(Bring(f"n{n}", n, date(2026, 11, 16), AT, text) for n, text in enumerate(("Noise", "Forms", "Sam"), 2)),
        ),
    ),
    "worst_day": _WORST_DAY,
    "long_titles": Plan(
        goals=(goal(1, LONG, area="community", why=LONG, by=date(2026, 12, 1)), goal(2, UNBROKEN)),
        steps=(
            step(1, 1, LONG, "3 in 7 days", cue=LONG),
            step(1, 2, UNBROKEN, targets=(Since(date.min, 1234567),), unit="half glasses of lukewarm water"),
            step(2, 1, "Short", "first mon", by=date(2026, 12, 1)),
        ),
        check_ins=(*said("1.1", 3, 5, 9, 19, 20, note=LONG), *said("1.2", 20, amount=1500)),
        wins=(Win("w1", 1, TODAY, AT, LONG), Win("w2", 2, TODAY, AT, UNBROKEN)),
    ),
    "wide": Plan(
        goals=(
            goal(1, "毎日少しずつ、また絵を描けるようになりたいと思っています", area="purpose"),
            goal(2, "🌱 Wachsen 👩‍👩‍👧"),
        ),
        steps=(
            step(1, 1, "十分間だけ鉛筆で何かを描いてみる、上手でなくてもいい", cue="朝ごはんのあと"),
            step(1, 2, "🖍️🖍️🖍️ ausmalen ❤️", "3x week"),
            step(2, 1, "שלום עולם", "whenever"),
        ),
        check_ins=(*said("1.1", 18, 19, note="よかった"), *said("1.2", 20), *said("2.1", 20)),
        wins=(Win("w1", 1, TODAY, AT, "✨ 見せることができた ✨"),),
    ),
}

PLANS = {name: indexed(plan) for name, plan in _PLANS.items()}
