"""The story, the four components, mood and shared wins, as they are typed."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from cli.keyboard import NOW, Typed, everything
from cli.talking import Talks
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from cli.whole.test_hostile_text import strings
from goalwalk.core.model.clocks_setbacks import Clock, Setback
from goalwalk.core.model.components import Contact, Practice, Skill, Support
from goalwalk.core.model.plan import DayCheckIn, Goal, Plan, What, Win
from goalwalk.draw.safe import on_a_line
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin
from hostile import HOSTILE, harmless, squeezed

FRAME = "┌──────────────────────────────────────┐\n"


def nov(day: int) -> date:
    return date(2026, 11, day)


def at(day: int) -> str:
    return f"{nov(day)}T20:00:00+01:00"


def kept(home: Path, change: Callable[[Plan], Plan]) -> None:
    """A change to the plan of a home that no command makes yet."""
    session = open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom)
    begin(session, change, What("begun", {"title": "x"}))


def with_more(plan: Plan, text: str = "Breathe") -> Plan:
    """The plan with a skill, a support, a clock and hard stretches in it."""
    return plan._replace(
        skills=(Skill("k1", 1, text, nov(1)),),
        practices=(Practice("p1", "k1", nov(3), at(3)),),
        supports=(Support("u1", 1, text, nov(1)),),
        contacts=(Contact("o1", "u1", nov(4), at(4)),),
        clocks=(Clock("c1", 1, text, nov(1), nov(18)),),
        setbacks=(
            Setback("b1", 1, nov(5), at(5), text, learned=text),
            Setback("b2", 2, nov(20), at(20)),
        ),
        numbers=plan.numbers._replace(skills=1, supports=1, clocks=1, setbacks=2),
    )


AS_TYPED: dict[str, tuple[T, ...]] = {
    "the four components": (
        T("done 1.1 --on today --on yesterday"),
        T("done 1.2 --on yesterday"),
        T(
            "progress --components",
            (
                "Goal-setting. Steps that go on: 3; Last 28 days: 2 days; Days in all: 2 days\n",
                "Skill-building: no step and no day yet\nAdvocacy: no step and no day yet\n",
                "Community. Steps that go on: 1\n",
                "Skill-building: look around among skills, goalwalk skill browse\n",
                "Advocacy: what stands in the way, and whom to ask, goalwalk barrier add\n",
            ),
            never=("0", "%", "Community: who", "Goal-setting: goalwalk"),
        ),
        T(
            "progress --components --json",
            facts={
                "components.#": 4,
                "components.0": {"kind": "action", "steps": 3, "days_28": 2, "days": 2, "quiet": False},
                "components.1.quiet": True,
                "components.3": {"kind": "connect", "steps": 1, "days_28": 0, "days": 0, "quiet": False},
            },
        ),
        T("goal let-go 1"),
        T("progress --components", ("Community: who could be in your corner, goalwalk support first\n",)),
        T("undo"),
        T("step add Ask --kind ask --goal 1"),
        T("progress --components", never=("Advocacy: what",)),
    ),
    "mood and urges": (
        T("checkin --mood 4 --on '9 nov'"),
        T("checkin --mood 2 --on '9 nov'"),
        T("checkin --mood 5 --urge 7 --on '12 nov'"),
        T("checkin --mood 1 --on '1 sep'"),
        T(
            "progress --mood",
            (
                "The last 8 weeks\n",
                "week of Mon 9 Nov: mood between 3 and 5, said on 2 days\n",
                "week of Mon 9 Nov: the pull 7, said on 1 day\n",
            ),
            never=("31 Aug", "better", "worse"),
        ),
        T("progress --mood --weeks 12", ("The last 12 weeks\n", "week of Mon 31 Aug: mood 1, said on 1 day\n")),
        T("progress --mood --weeks 1", ("Nothing is written of mood or the pull in these weeks.",)),
        T("progress --mood --json", facts={"weeks.#": 8, "days.#": 54, "days.42.mood": 3.0, "days.43.mood": None}),
        T("config urge_word 'the wave'"),
        T("progress --mood", ("week of Mon 9 Nov: the wave 7",), never=("pull",)),
    ),
    "the story": (
        T("done 1.1 --on '9 nov' --on '10 nov' --on '11 nov' --on '19 nov'"),
        T("win 'Slept until six' --on '14 nov'"),
        T("win 'got the keys' --of Sam --on '15 nov'"),
        T("goal reached 2"),
        T(
            "story",
            (
                "The story so far\nNov 2026\nSun 1 Nov. Begun: Sleep better\nSun 1 Nov. Begun: Draw again\n",
                "Wed 11 Nov. Longest run of Walk to the park: 3 days, from Mon 9 Nov\n",
                "Sat 14 Nov. Win: Slept until six\nSun 15 Nov. Sam's win: got the keys\n",
                "Fri 20 Nov. Reached: Draw again\n  Came back 2 times\n",
                "And it goes on from here.\n",
            ),
        ),
        T("story draw", ("Draw again (the story so far)", "Reached: Draw again"), never=("Sleep", "Came back", "Win")),
        T("story 1 --since '10 nov'", ("Longest run",), never=("Begun", "Draw", "Win")),
        T("story --from '14 nov' --to '14 nov'", ("Win: Slept",), never=("keys", "Begun", "Came back")),
        T("story --only wins", ("Win: Slept", "Sam's win"), never=("Begun", "Longest", "Came back")),
        T("story --only goa,come", ("Begun", "Came back 2 times"), never=("Win", "Longest")),
        T("story --to '1 oct'", ("Nothing is written of what was chosen.",), never=("win",)),
        T(
            "story --json",
            facts={
                "goal": None,
                "months.#": 1,
                "months.0.month": "2026-11-01",
                "months.0.comebacks": 2,
                "months.0.lines.4.told": "win",
                "months.0.lines.4.of": "Sam",
                "latest": None,
            },
        ),
        T("story 2 --json --page", facts={"goal": {"id": "2", "title": "Draw again"}}),
        T("story --markdown", ("# My story\n\nUp to Fri 20 Nov 2026\n\n## Nov 2026\n", "- Win: Slept until six\\\n")),
        T("story --file -", ("<!DOCTYPE html>", "<h2 id=\"page-story-2026-11\">Nov 2026</h2>")),
    ),
    "a win of somebody else": (
        T("win 'got the keys' --of Sam", ("Kept, Sam's win: got the keys\n",)),
        T("wins", ("One win of somebody else\n", "Sam: got the keys\n")),
        T("win Slept", ("Kept: Slept\n",)),
        T("wins", ("One win (and one of somebody else)\n", "2 Fri 20 Nov, today. Slept\n")),
        T("wins --json", facts={"wins.#": 2, "wins.0.of": None, "wins.1.of": "Sam"}),
        T("review", ("What went well\n  Fri 20 Nov, Sam: got the keys\n  Fri 20 Nov: Slept\n",)),
        T("undo 2", ("Taken back: win: Slept\n", "Taken back: win of Sam: got the keys\n")),
        T("wins", ("No wins written yet.",)),
        T("redo", ("Done again: win of Sam: got the keys\n",)),
        T("win - --of Ana", ("Kept, Ana's win: From stdin\n",), stdin="From stdin\n"),
        T("win X --of Ana --json", facts={"recorded.code": "win_of_added", "recorded.of": "Ana", "win.of": "Ana"}),
        T("wins --remove keys", ("Taken away: got the keys",)),
    ),
    "a win on a card": (
        T("win 'Slept until six' --share", (f"Kept: Slept until six\n{FRAME}", "│  Slept until six  "), never=("Nov",)),
        T("wins --share 1", (FRAME, "│  Slept until six   "), never=("Nov", "Kept")),
        T("wins --share slept --day", ("│  Slept until six   ", "│  Fri 20 Nov 2026   ")),
        T("wins --share 1 --plain", ("Slept until six\n",), never=("│", "─")),
        T("wins --share 1 --json", facts={"wins.#": 1, "wins.0.text": "Slept until six"}),
        T("win Woke --share --json", facts={"win.text": "Woke"}, never=("│",)),
        T("win 'got the keys' --of Sam --share --day", ("│  got the keys  ", "Fri 20 Nov 2026"), never=("│  Sam",)),
        T("undo", ("Taken back: win of Sam",)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in AS_TYPED.items()])
def test_as_typed(lines: tuple[T, ...], planned: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


REFUSED: list[tuple[str, int, tuple[str, ...]]] = [
    ("progress 1 --components", 2, ("GOAL", "--components")),
    ("progress 1 --mood", 2, ("GOAL", "--mood")),
    ("progress --components --mood", 2, ("--components", "--mood")),
    ("progress --weeks 4", 2, ("--weeks", "--mood", "progress --mood --weeks 12")),
    ("progress --components --weeks 4", 2, ("--weeks",)),
    *((f"progress --mood --weeks {n}", 2, ("1 to 52",)) for n in ("0", "53", "many", "1.5", "''", "9" * 400, "٣")),
    ("progress --mood --weeks", 2, ("--weeks",)),
    ("story 9", 3, ("9", "goal list")),
    ("story sing", 3, ("sing",)),
    ("story ''", 2, ()),
    ("story 1 2", 3, ()),
    ("story --since soon", 2, ("soon",)),
    ("story --to soon", 2, ("soon",)),
    ("story --since '14 nov' --to '13 nov'", 2, ("14 Nov", "13 Nov")),
    ("story --since tomorrow", 2, ("21 Nov",)),
    ("story --only songs", 2, ("songs", "wins", "setbacks")),
    ("story --only ''", 2, ("wins",)),
    ("story --only s", 2, ("setbacks",)),  # and skills
    ("story --page --markdown", 2, ("--page", "--markdown")),
    ("story --file story.doc", 2, ("story.doc", ".html")),
    ("story --file nowhere/story.html", 3, ("nowhere",)),
    ("win X --of ''", 2, ()),
    (f"win X --of {'x' * 2000}", 2, ("2000",)),
    ("win --of Sam", 2, ("goalwalk win",)),
    ("win --share", 2, ("goalwalk win",)),
    ("win '' --share", 2, ()),
    ("win X --day", 2, ("--day", "--share")),
    ("win X --file card.txt", 2, ("--file", "--share")),
    ("win X --share --file nowhere/card.txt", 3, ("nowhere",)),
    ("wins --share 9", 3, ("9", "wins")),
    ("wins --share nothing", 3, ("nothing",)),
    ("wins --share ''", 2, ()),
    ("wins --share", 2, ("--share",)),
    ("wins --day", 2, ("--day", "--share")),
    ("wins --file card.txt", 2, ("--file", "--share")),
    ("wins --share 1 --remove 1", 2, ("--remove", "--share")),
    ("wins --share 1 --since yesterday", 2, ("--share", "--since")),
]


@pytest.mark.parametrize(("line", "code", "says"), REFUSED, ids=[line[:60] for line, *_ in REFUSED])
def test_refused(
    line: str, code: int, says: tuple[str, ...], planned: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(planned.parent)
    before = everything(planned)
    refused(typed(*shlex.split(line)), code, *says)
    assert everything(planned) == before


def test_without_a_plan(home: Path, typed: Typed) -> None:
    for line in ("story", "story --markdown", "story --page", "progress --mood"):
        answer = typed(*line.split())
        assert (answer.code, answer.err, answer.out.count("\n")) == (0, "", 1) and "goalwalk " in answer.out, line
    nothing = typed("progress", "--components").out
    assert all(
        f"{name}: no step and no day yet\n" in nothing
        for name in ("Goal-setting", "Skill-building", "Advocacy", "Community")
    )
    assert all(f"goalwalk {how}" in nothing for how in ("step add", "skill browse", "barrier add", "support first"))
    assert typed("progress", "--mood", "--json").json["weeks"][0] == {"first": "2026-09-28", "mood": None, "urge": None}
    assert typed("story", "--json").json["months"] == []
    assert not home.exists()
    refused(typed("wins", "--share", "1"), 3)
    assert typed("win", "Here", "--of", "Sam").code == 0  # which begins a plan


def test_what_other_components_hold(planned: Path, typed: Typed) -> None:
    kept(planned, with_more)
    said = typed("progress", "--components").out
    assert "Skill-building. Last 28 days: 1 day; Days in all: 1 day\n" in said
    assert "Community. Steps that go on: 1; Last 28 days: 1 day; Days in all: 1 day\n" in said
    story = typed("story").out
    for line in (
        "Tue 3 Nov. Practised for the first time: Breathe\n",
        "Thu 5 Nov. A hard stretch: Breathe; learned: Breathe\n",
        "Wed 18 Nov. On my path, Breathe: one day\n",
        "Fri 20 Nov. A hard stretch\n",
        "Fri 20 Nov. Longest on my path, Breathe: 3 days, since Wed 18 Nov, and still going\n",
        "still going\nFri 20 Nov. On my path, Breathe: 3 days\n",
    ):
        assert line in story
    assert typed("config", "setback_word", "a storm").code == 0
    assert "A storm: Breathe; learned" in typed("story").out
    assert typed("setback", "It rained in.", "--on", "tue").code == 0
    assert typed("setback", "--of", "rained", "--learned", "Buckets help.").code == 0
    assert "A storm: It rained in; learned: Buckets help.\n" in typed("story").out
    ends = typed("story", "--to", "5 nov").out
    assert ends.endswith("And a good thing to end with, Tue 3 Nov: Practised for the first time: Breathe\n")


def test_the_story_holds_what_is_years_old(home: Path, typed: Typed) -> None:
    """A story is of the whole plan, also of what is no longer read every day."""
    goal = Goal("g1", 1, "Sleep", date(2021, 3, 1))
    old = tuple(
        Win(f"w{n}", n, date(2020 + n, 5, 4), f"{2020 + n}-05-04T20:00:00+00:00", f"Won {n}") for n in (1, 2, 3)
    )
    kept(home, lambda plan: plan._replace(goals=(goal,), wins=old, numbers=plan.numbers._replace(goals=1, wins=3)))
    moods = tuple(DayCheckIn(f"d{n}", date(2026, n, 9), at(9), n % 5 + 1) for n in range(1, 12))
    kept(home, lambda plan: plan._replace(day_check_ins=moods))
    assert typed("win", "Today").code == 0
    story = typed("story").out
    assert "May 2021\nTue 4 May 2021. Win: Won 1\n" in story and "May 2023" in story and "Win: Today" in story
    assert typed("wins", "--share", "won 1").out.startswith(FRAME)
    assert typed("progress", "--mood", "--weeks", "52").out.count("said on 1 day") == 11


def test_files(planned: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert typed("win", "Slept until six").code == 0
    answer = typed("story", "--page")
    assert answer.out == f"Written, yours: {tmp_path}/story-2026-11-20.html. Open it in a browser and print it.\n"
    page = (tmp_path / "story-2026-11-20.html").read_text()
    assert "Win: Slept until six" in page and "<script" not in page
    assert typed("story", "1", "--file", "sleep.md").code == 0
    assert (tmp_path / "sleep.md").read_text().startswith("# My story: Sleep better\n\nUp to Fri 20 Nov 2026\n")
    assert "story-2026-11-20-2.html" in typed("story", "--page").out
    card = typed("wins", "--share", "1", "--file", "card.txt")
    assert card.out == f"Written, yours: {tmp_path}/card.txt.\n"
    drawn = (tmp_path / "card.txt").read_text()
    assert drawn == typed("wins", "--share", "1").out and drawn.startswith(FRAME)
    assert (tmp_path / "card.txt").stat().st_mode & 0o777 == 0o600


def test_a_new_win_waits_for_a_place_for_its_card(
    planned: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no place for the card the win is not written down either, so that nothing is done by half."""
    monkeypatch.chdir(tmp_path)
    made = typed("win", "Slept", "--share", "--file", "card.txt")
    assert made.out == f"Kept: Slept\nWritten, yours: {tmp_path}/card.txt.\n"
    before = everything(planned)
    refused(typed("win", "Woke", "--share", "--file", "card.txt"), 3, "card.txt")
    assert everything(planned) == before
    answer = typed("win", "Woke", "--share", "--file", "card.txt", "--yes", "--json")
    assert answer.json["win"]["text"] == "Woke" and answer.out.count("\n") == 1  # one object
    assert "Woke" in (tmp_path / "card.txt").read_text()
    assert json.loads(typed("wins", "--share", "2", "--file", "two.txt", "--json").out)["recorded"]["path"]


def test_a_win_to_share_is_asked_for(planned: Path, talk: Talks) -> None:
    seen = talk("win", "--share", columns=40).hears("ask.win").says("Slept until six").ends()
    assert "│  Slept until six                     │" in seen
    assert all(len(line) <= 40 for line in seen.replace("\r", "").splitlines())


def test_only_ascii(planned: Path, spawned: Typed) -> None:
    ascii = {"PYTHONIOENCODING": "ascii"}
    assert spawned("win", "Slept", "--share", env=ascii).out.splitlines()[1] == "+" + "-" * 38 + "+"
    for line in ("story", "progress --components", "progress --mood"):
        answer = spawned(*line.split(), env=ascii)
        assert answer.code == 0 and answer.out.isascii(), line


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str, home: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = HOSTILE[name].strip()
    monkeypatch.chdir(tmp_path)
    lines = (
        ("goal", "add", "--", text),
        ("step", "add", "--every", "daily", "--start", "2026-11-01", "--", text),
        ("done", "1.1", "--on", "18 nov", "--on", "19 nov", "--on", "20 nov"),
        ("win", f"--of={text}", "--share", "--", text),
        ("wins", "--share", "1"),
        ("wins", "--share", text),
        ("config", "urge_word", "--", text[:40]),
        ("checkin", "--mood", "3", "--urge", "4"),
    )
    for line in lines:
        answer = typed(*line)
        assert answer.code in (0, 2) if "config" in line else (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out + answer.err)
    kept(home, lambda plan: with_more(plan, text))
    for screen in ("story", "story 1", "progress --components", "progress --mood", "wins", "review", "undo --list"):
        answer = typed(*screen.split())
        assert (answer.code, answer.err) == (0, ""), (screen, answer)
        harmless(answer.out)
        if screen in ("story", "story 1", "wins"):
            assert squeezed(on_a_line(text)) in squeezed(answer.out), screen
            assert text in set(strings(typed(*screen.split(), "--json").json)), screen
    for form in (("--markdown",), ("--file", "-"), ("--file", "story.txt")):
        answer = typed("story", *form)
        assert answer.code == 0
        harmless(answer.out)
    harmless((tmp_path / "story.txt").read_text())


def test_the_story_of_somebody_else_bears_their_name(planned: Path, typed: Typed) -> None:
    assert typed("person", "add", "Sam").code == 0
    assert typed("win", "Got the keys", "--person", "Sam").code == 0
    assert typed("story", "--markdown", "--person", "Sam").out.startswith("# Sam: the story so far\n")
    assert "Got the keys" not in typed("story").out


def test_a_hard_stretch_is_printed_only_when_asked(home: Path, typed: Typed, tmp_path: Path) -> None:
    """Whoever finds the paper reads it; on the screen it stands as before."""
    assert typed("setback", "used saturday night, dont tell my PO", "--on", "2026-11-07").code == 0
    assert typed("win", "Slept").code == 0
    story = tmp_path / "s.html"
    for line in (("--page", "--file", str(story)), ("--markdown",), ("--file", "-"), ("--only", "wins", "--markdown")):
        answer = typed("story", *line, "--yes")
        assert answer.code == 0
        assert "Slept" in (told := answer.out + (story.read_text() if story.exists() else "")), line
        assert "saturday" not in told and "hard stretch" not in told.lower(), line
    assert (
        "Not on it: hard stretches. --show setbacks puts it there." in typed("story", "--file", str(story), "--yes").err
    )
    for line in (("--show", "setbacks"), ("--only", "setbacks"), ("--only", "wins", "--show", "set")):
        assert "saturday" in typed("story", "--markdown", *line).out, line
    assert typed("story", "--file", str(story), "--yes", "--show", "setbacks").err == ""
    assert "saturday" in typed("story").out
