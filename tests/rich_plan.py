"""A plan in which every table holds something and every field is said, with an undo list, an erasure and history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import count
from pathlib import Path

from goalwalk.core.measures.day_index import indexed, marked
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return, Setback
from goalwalk.core.model.components import Barrier, Contact, Happening, Hope, Practice, Skill, Support
from goalwalk.core.model.plan import (
    TOLD,
    About,
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
    Share,
    Step,
    Typing,
    What,
    Win,
)
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.store.plan.session import Session
from goalwalk.store.verbs.erase import erase
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.undo import undo
from goalwalk.store.verbs.update import begin, update

NOW = datetime.fromisoformat("2026-11-20T20:00:00+01:00")
MADE, DAY, OLD = date(2026, 9, 1), date(2026, 11, 18), date(2025, 3, 4)
AT = "2026-11-18T20:00:00+01:00"
_EVERY = ("daily", "3x week", "mon,wed", "every 3 days", "2 in 7 days", "2x month", "first mon,15th", "4 days after")
_RULE = "RRULE:FREQ=WEEKLY;BYDAY=MO"


def rich() -> Plan:
    """The plan itself."""
    rest = Pause(date(2026, 10, 1), date(2026, 10, 5))
    goals = (
        Goal(
            *("g1", 1, "Sleep", MADE, "health", "for Lucía", date(2027, 2, 1), "active", None, (rest,)),
            *("hours of sleep", ("two", None, "six", None, "eight"), 5),
        ),
        Goal("g2", 2, "Draw", MADE, status="reached", ended=date(2026, 11, 1)),
    )
    steps = tuple(
        Step(f"s1.{n}", "g1", n, f"Step {n}", MADE, MADE, rhythms=(Since(date.min, read(every)),))
        for n, every in enumerate((*_EVERY, _RULE, "whenever", "once"), 2)
    )
    first = Step(
        *("s1.1", "g1", 1, "Walk", MADE, MADE, "practice"),
        (Since(date.min, read("daily")), Since(date(2026, 10, 10), read("5x week"))),
        (Since(date.min, 20_000), Since(date(2026, 10, 20), 25_000)),
        (Since(date.min, None), Since(date(2026, 10, 12), 2)),
        *("minutes", "after breakfast", date(2027, 3, 1), None, (rest,), "Ana", "k1", "all", ("08:00", "20:30")),
    )
    ended = Step("s2.1", "g2", 1, "Sketch", MADE, MADE, finished=date(2026, 10, 30))
    words = ("done", "partly", "rest", "not today")
    said = [
        CheckIn(f"c{n}", f"s1.{1 + n % 11}", date(2026, 11, 1 + n % 19), AT, words[n % 4])  # type: ignore[arg-type]
        for n in range(40)
    ]
    said += [
        CheckIn("c-note", "s1.1", DAY, AT, "done", 12_500, "slowly", instead=True, slot="morning"),
        CheckIn("c-old", "s1.1", OLD, AT, "done", None, "long ago"),
    ]
    return indexed(
        Plan(
            settings=Settings(
                *(4, 6, (Since(date.min, 1), Since(date(2026, 10, 1), 2)), ("mood", "keep"), (rest,)),
                *(date(2026, 11, 2), True, "a turn", "a storm", "a wave", 14, ("lines", "people"), True, True),
                *("07:30", "12:30", "14:00", "19:00", "22:30"),
            ),
            goals=goals,
            steps=(first, *steps, ended),
            check_ins=tuple(said),
            day_check_ins=(
                DayCheckIn("d1", DAY, AT, 4, 3, "tired", (("keep", "the light"),)),
                DayCheckIn("d2", OLD, AT, 2),
                DayCheckIn("d3", DAY, AT, None, 7, "after the call", pulled=True),
            ),
            wins=(Win("w1", 1, DAY, AT, "Slept", "Tess"), Win("w2", 2, OLD, AT, "Called")),
            meetings=(
                Meeting(
                    *("m1", 1, date(2026, 11, 12), AT, "Ana", (Agreed("sleep"), Agreed("call", "Ana", "she did"))),
                    *(date(2026, 11, 27), "10:00", date(2026, 11, 24), True, False, "sleep", "Breathe", "a page"),
                ),
                Meeting(
                    "m2",
                    2,
                    date(2026, 11, 13),
                    AT,
                    "Bo",
                    next=date(2026, 12, 1),
                    arranged=True,
                    reach="07700 900",
                    may=("message",),
                ),
                Meeting(
                    *("m3", 3, date(2026, 11, 14), AT, "Cy", (), date(2026, 11, 16)),
                    group=True,
                    went="Good to be heard",
                    off=True,
                    otherwise="text",
                    came=6,
                    to_try="a slow breath",
                    rhythm=read("tue"),
                    usual="14:00",
                ),
            ),
            typings=(Typing("y1", DAY, AT, "Noor"), Typing("y2", date(2026, 11, 12), AT)),
            shares=(
                Share(
                    *("x1", 1, DAY, AT, "Tess", "lifts to the group", ("goals", "steps", "wins"), date(2027, 3, 1)),
                    *(("g1", "g2"), date(2026, 11, 19)),
                ),
                Share("x2", 2, DAY, AT, "Bo", "a good read", ("wins",), date(2026, 12, 24)),
            ),
            ratings=(Rating("r1", "g1", DAY, AT, 8, 6, 1, "because", "more light"),),
            barriers=(
                Barrier("b1", 1, "I wake at three", MADE, "g1", "inside", "write a line"),
                Barrier(
                    *("b2", 2, "The bus is dear", MADE, None, "outside", None, "the town hall", "Is there a pass?"),
                    *(date(2026, 12, 1), "a pass", "Sam", None),
                ),
                Barrier("b3", 3, "Noise", MADE, eased=date(2026, 11, 1)),
            ),
            happenings=(
                Happening("h1", "b1", DAY, AT, "yes", 7),
                Happening("h2", "b2", DAY, AT, None, None, "come again", date(2026, 11, 28)),
            ),
            supports=(
                Support(
                    *("u1", 1, "Tuesday group", MADE, "+49 171 234", "group", "peers", "evenings", "company", "tea"),
                    *(read("tue"), "19:00"),
                ),
                Support("u2", 2, "Sam", MADE, "030 555"),
            ),
            contacts=(Contact("n1", "u2", DAY, AT, "there", "a walk"), Contact("n2", "u2", DAY, AT)),
            skills=(Skill("k1", 1, "Breathe", MADE, "coping", "at night", ("in", "out"), "once"),),
            practices=(Practice("p1", "k1", DAY, AT, 6, "good"),),
            hopes=(Hope("o1", 1, MADE, AT, "It goes by.", "Sam"),),
            clocks=(
                Clock(
                    *("l1", 1, "Without beer", MADE, date(2026, 10, 2), (Since(date.min, 0),), "glasses"),
                    *(((12_500, "€"), (45_000, "minutes")), (10, 40), True),
                ),
                Clock("l2", 2, "Coffee", MADE, MADE, (Since(date.min, 2000), Since(date(2026, 10, 1), 1500))),
            ),
            returns=(Return("t1", "l1", date(2026, 11, 3), date(2026, 11, 4), AT, "a party"),),
            amounts=(Amount("q1", "l2", DAY, AT, 1500, "late"),),
            setbacks=(Setback("e1", 1, DAY, AT, "a night", "Sam", "tea", "to call", "sleep"),),
            about=tuple(About(f"a{n}", kind, f"About {kind}", MADE) for n, kind in enumerate(TOLD)),
            brings=(Bring("z1", 1, DAY, AT, "the letter", DAY, "m2"), Bring("z2", 2, DAY, AT, "a question")),
        )
    )


def begun(home: Path, random: Callable[[int], bytes] | None = None) -> Session:
    """A home with this plan, some of it changed, taken away, undone and forgotten since."""
    letters = count()
    chance = random or (lambda size: bytes((next(letters) * 7 + at) % 256 for at in range(size)))
    session = open_session(home, now=lambda: NOW, random=chance, wait=0.1)
    begin(session, lambda _: rich(), None)
    update(session, _retitled("g1", "Sleep better"), What("goal_edited", {"number": 1, "title": "Sleep better"}))
    update(session, _with_win(3, "To be forgotten"), What("win_added", {"text": "To be forgotten"}))
    erase(session, ["w3"])
    update(session, _with_win(4, "I got up"), What("win_added", {"text": "I got up"}))
    update(session, _with_win(5, "I called"), What("win_added", {"text": "I called"}))
    undo(session)
    return session


def _retitled(own: str, title: str) -> Callable[[Plan], Plan]:
    return lambda plan: plan._replace(
        goals=tuple(one._replace(title=title) if one.id == own else one for one in plan.goals)
    )


def _with_win(number: int, text: str) -> Callable[[Plan], Plan]:
    win = Win(f"w{number}", number, date(2026, 11, 19), AT, text)
    return lambda plan: plan._replace(wins=(*plan.wins, win), written=marked(plan.written, [win.day]))
