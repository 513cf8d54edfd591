"""Session to put on paper: as most are, in several scripts, too long for a sheet, and with one text everywhere."""

from __future__ import annotations

from datetime import date

from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.clocks_setbacks import Clock, Setback
from goalwalk.core.model.components import Barrier, Hope, Skill, Support
from goalwalk.core.model.plan import TOLD, About, Agreed, Bring, CheckIn, Goal, Meeting, Plan, Step, Told, Word
from goalwalk.core.rhythm.rhythms import read
from goalwalk.core.since import Since
from goalwalk.draw.safe import visible

WEDNESDAY = date(2026, 11, 18)
MADE = date(2026, 9, 1)
AT = "2026-11-18T20:00:00+00:00"


def goal(number: int, title: str, **more: object) -> Goal:
    return Goal(f"g{number}", number, title, MADE, **more)  # type: ignore[arg-type]


def step(of: int, number: int, title: str, every: str = "daily", **more: object) -> Step:
    given = {"made": MADE, "start": MADE, "rhythms": (Since(date.min, read(every)),)} | more
    return Step(f"s{of}.{number}", f"g{of}", number, title, **given)  # type: ignore[arg-type]


def said(of: str, day: int, word: Word = "done") -> CheckIn:
    """A check-in on a day of November 2026."""
    return CheckIn(f"c{of}-{day}", f"s{of}", date(2026, 11, day), AT, word)


def about(kind: Told, *texts: str) -> tuple[About, ...]:
    return tuple(About(f"a-{kind}-{n}", kind, text, MADE) for n, text in enumerate(texts))


def inside(number: int, title: str, then: str | None, of: str | None = None) -> Barrier:
    return Barrier(f"b{number}", number, title, MADE, of, "inside", then)


def support(number: int, title: str, reach: str | None) -> Support:
    return Support(f"u{number}", number, title, MADE, reach)


def skill(
    number: int, title: str, when: str | None = None, smaller: str | None = None, how: tuple[str, ...] = ()
) -> Skill:
    return Skill(f"k{number}", number, title, MADE, "coping", when, how, smaller)


def usual() -> Plan:
    """As most plans are: two goals, five steps, a few if-thens and people, the next talk, and what was told."""
    return indexed(
        Plan(
            goals=(
                goal(1, "Sleep through the night", why="To be awake for breakfast with Lucía", by=date(2027, 2, 1)),
                goal(2, "Draw again", why="It was the one hour in which nothing else was there"),
            ),
            steps=(
                step(1, 1, "Walk around the block", cue="after breakfast"),
                step(1, 2, "Phone in the kitchen by ten", "5x week"),
                step(2, 1, "Sketch for ten minutes", "mon,wed,fri", whom="Ana"),
                step(2, 2, "Call the art room about Thursdays", "once", by=date(2026, 11, 20)),
                step(1, 3, "Sit in the park", "whenever"),
            ),
            check_ins=(said("1.1", 16), said("1.1", 17, "partly"), said("2.1", 16), said("1.2", 16, "rest")),
            barriers=(
                inside(1, "I wake at three and my head goes round", "get up and write one line", "g1"),
                inside(2, "the evening gets long", "call Sam before I decide anything"),
                Barrier(
                    *("b3", 3, "The bus is too dear", MADE, "g2", "outside", None),
                    *("Mrs. Okafor at the town hall", "Is there a bus pass?", date(2026, 11, 27)),
                ),
            ),
            supports=(
                support(1, "Sam", "+49 171 234 56 78"),
                support(2, "Ana, peer specialist", "030 555 01 22, Mon–Thu"),
                support(3, "Tuesday group", "Bergstr. 4, 19:00"),
                support(4, "Lucía", None),
            ),
            skills=(
                skill(
                    1,
                    "Breathe out slowly",
                    "the heart is fast",
                    "three breaths",
                    ("Sit", "Breathe in, count to four", "Out, count to six"),
                ),
                skill(2, "An easy meal"),
            ),
            clocks=(Clock("o1", 1, "Without a cigarette", MADE, date(2026, 10, 2)),),
            hopes=(Hope("h1", 1, MADE, AT, "It was this hard in March, and it went by."),),
            about=(
                *about("strength", "I keep at things once they are small", "Walking, even in the rain"),
                *about("gives", "I cook for the group once a month"),
                *about("life", "A quiet kitchen, a friend at the table, work with my hands"),
                *about("hope", "That Lucía stays over at weekends"),
                *about("fear", "Winter evenings"),
                *about("also", "I was a carpenter"),
            ),
            meetings=(
                Meeting(
                    *("m1", 1, date(2026, 11, 12), AT, "Ana"),
                    (Agreed("Ask for the bus pass", "Ana"), Agreed("Two walks before we talk", went="done")),
                    date(2026, 11, 26),
                    "10:00",
                ),
            ),
            brings=(Bring("z1", 1, date(2026, 11, 15), AT, "The letter from the landlord"),),
            setbacks=(Setback("e1", 1, date(2026, 11, 7), AT, "It all came at once", None, "Soup", "To call sooner"),),
        )
    )


SPANISH = "¿Qué haría mi abuela? ¡Mañana será otro día, niño!"
ARABIC = "لأنام طوال الليل"
HEBREW = "לקום בבוקר עם כוח"
CODE = '#read("/etc/passwd") $x$ *b* _i_ @y <l> \\ // /* ~ `r` [c]'


def in_scripts() -> Plan:
    """Latin, Spanish, Arabic, Hebrew, emoji, and what could be read as code."""
    plan = usual()
    return plan._replace(
        goals=(goal(1, ARABIC, why=f"{HEBREW} 🌱"), goal(2, HEBREW, why=SPANISH)),
        barriers=(inside(1, ARABIC, HEBREW, "g1"), inside(2, CODE, CODE)),
        supports=(
            support(1, "أم سامي", "+961 71 234 567"),
            support(2, "דנה מהמרכז", "03 555 0122"),
            support(3, "سارة", "اتصل 0171 234 567 مساء"),
            support(4, "Sam 👩‍👩‍👧 ❤️", CODE),
        ),
        about=about("strength", SPANISH, "סבלנות 12 שנים", CODE, "Καλημέρα, доброе утро, dzień dobry ✓ → ★"),
    )


def long() -> Plan:
    """More than fits on a sheet."""
    plan = usual()
    because = "Because it matters to me and mine, and because I said so when nobody had asked. " * 3
    return indexed(
        plan._replace(
            goals=tuple(goal(n, f"Goal number {n}, in a few more words than others", why=because) for n in range(1, 6)),
            steps=tuple(step(1 + n % 5, n, f"Step number {n}", cue="after breakfast") for n in range(1, 11)),
            barriers=tuple(inside(n, f"the evening number {n} gets long", "call Sam first") for n in range(1, 9)),
            supports=tuple(support(n, f"Friend number {n}", f"+49 171 234 56 {n:02}") for n in range(1, 9)),
        )
    )


def full() -> Plan:
    """Five goals and fifteen steps: planned for two sheets."""
    plan = usual()
    wishes = ("Sleep through the night", "Draw again", "A place of my own", "See Lucía more", "Work with my hands")
    small = ("Walk around the block", "Call and ask", "Ten minutes of it")
    return indexed(
        plan._replace(
            goals=tuple(goal(n, wish, why="It matters to me and to mine") for n, wish in enumerate(wishes, 1)),
            steps=tuple(
                step(of, n, title, every, cue="after breakfast")
                for of in range(1, 6)
                for n, (title, every) in enumerate(zip(small, ("daily", "mon,thu", "3x week"), strict=True), 1)
            ),
            check_ins=(),
        )
    )


def of_texts(text: str) -> Plan:
    """A plan with that text in every field that can stand on a page."""
    return indexed(
        Plan(
            goals=(goal(1, text, why=text, by=date(2027, 1, 1)),),
            steps=(
                step(1, 1, text, cue=text, whom=text),
                step(1, 2, text, "once", cue=text, whom=text, by=date(2026, 12, 1)),
            ),
            barriers=(
                inside(1, text, text),
                inside(2, text, None),
                *(
                    Barrier(f"b{n}", n, text, MADE, None, "outside", None, whom, say, date(2026, 12, 1))
                    for n, (whom, say) in enumerate(((text, text), (text, None), (None, text), (None, None)), 3)
                ),
            ),
            supports=(support(1, text, text), support(2, text, None)),
            skills=(skill(1, text, text, text, (text,)),),
            clocks=(Clock("o1", 1, text, MADE, date(2026, 10, 2)), Clock("o2", 2, text, MADE, date(2027, 1, 2))),
            hopes=(Hope("h1", 1, MADE, AT, text), Hope("h2", 2, MADE, AT, text, text)),
            about=tuple(one for kind in TOLD for one in about(kind, text)),
            meetings=(
                Meeting("m1", 1, date(2026, 11, 12), AT, text, (Agreed(text, text),), date(2026, 11, 26), "10:00"),
                Meeting("m2", 2, date(2026, 11, 11), AT, text, (Agreed(text),), date(2026, 11, 24), group=True),
            ),
            brings=(Bring("z1", 1, date(2026, 11, 15), AT, text),),
            setbacks=(Setback("e1", 1, date(2026, 11, 7), AT, text, text, text, text, text),),
        )
    )


TEXTS_ON_A_PAGE = 39  # how often `of_texts` says its text on a sheet


def on_paper(text: str) -> str:
    """A text as a page has it: harmless, its lines in one."""
    return visible(text.replace("\n", " "))
