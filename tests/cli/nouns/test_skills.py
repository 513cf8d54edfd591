"""Skills, as typed: written down, taken, practised, rated, shown, handed on as a card, taken away."""

from __future__ import annotations

import io
import os
import re
import shlex
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from cli.conftest import lock
from cli.keyboard import Typed, everything
from cli.talking import Talks
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from goalwalk.cli.nouns.skill_cards import starters
from goalwalk.core.model.plan import Plan
from goalwalk.core.naming import find_skill
from goalwalk.draw.safe import on_a_line
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.nouns.skills import skill_view, skills_view, starter_view, starters_view
from goalwalk.store.verbs.open import open_session
from hostile import HOSTILE, harmless, squeezed
from store.locks import PASSPHRASE

COLOURS = re.compile("\x1b\\[[0-9;]*m")
COUNT = (
    "skill add 'Count to ten' --kind hard --when 'It is loud' --how 'I breathe' --how 'I count' --smaller 'To three'"
)
STEP = ("goal add Calm", COUNT, "step add Counting --every daily --start 2026-11-01 --skill 1")
WHOLE = {
    "id": "1",
    "title": "Count to ten",
    "kind": "hard moments",
    "made": "2026-11-20",
    "when": "It is loud",
    "how": ["I breathe", "I count"],
    "smaller": "To three",
    "practised": 0,
    "last": None,
    "rated": 0,
    "helped": None,
}

LINES: dict[str, tuple[T, ...]] = {
    "nothing yet": (
        T("skill list", ("No skills yet. Twelve to look through: goalwalk skill browse\n",)),
        T("skill list --kind coping", ("No skills for coping yet",)),
        T("skill list --json", facts={"skills": [], "kind": None}),
        T("skill show 1", ("skill list",), code=3),
    ),
    "a title is enough": (
        T("skill add Sing", ("Skill 1: Sing\n",)),
        T("skill list", ("1 Sing. Kind: coping\n",), never=("0",)),
        T("skill show sing", ("1 Sing\n  Kind: coping\n",), never=("0", "So far")),
        T("skill add Hum --json", facts={"skill.id": "2", "recorded.code": "skill_added", "skill.practised": 0}),
        T("skill add -", ("Skill 3: From stdin\n",), stdin="From stdin\n"),
        T("undo", ("Taken back: skill 3 From stdin",)),
        T("redo", ("Done again: skill 3 From stdin",)),
    ),
    "a skill with everything": (
        T(COUNT, ("Skill 1: Count to ten\n",)),
        T(
            "skill show 1",
            (
                "1 Count to ten\n  Kind: hard moments\n  Helps when: It is loud\n"
                "  1. I breathe\n  2. I count\n  Smaller: To three\n",
            ),
        ),
        T("skill show COUNT --json", facts={"skill": WHOLE, "steps": [], "notes": []}),
    ),
    "changing one": (
        T(COUNT),
        T("skill edit 1 --how 'I sing' --kind coping", ("Changed: skill 1 Count to ten\n",)),
        T("skill show 1 --json", facts={"skill.how": ["I sing"], "skill.kind": "coping", "skill.when": "It is loud"}),
        T("skill edit count --how '' --when '' --smaller '' --title Sing", ("Changed: skill 1 Sing",)),
        T("skill show 1 --json", facts={"skill.how": [], "skill.when": None, "skill.smaller": None}),
        T("skill edit 1 --when -", stdin="At night\n"),
        T("skill show 1 --json", facts={"skill.when": "At night", "skill.title": "Sing"}),
        T("undo 3"),
        T("skill show 1 --json", facts={"skill": WHOLE}),
    ),
    "practised, and how it helped": (
        T(COUNT),
        T("skill practise 1", ("Practised: 1 Count to ten, Fri 20 Nov, today.\n",)),
        T("skill practise count --helped 7 --on yesterday", ("Thu 19 Nov, yesterday. It helped: 7 of 10.\n",)),
        T("skill practise 1 --helped 8 --on mon --note 'Better after'", ("Mon 16 Nov",)),
        T("skill list", ("Practised: on 3 days; Helped: 7.5 of 10; Rated: 2 times",)),
        T(
            "skill show 1",
            (
                "So far\n  Practised on 3 days, the latest Fri 20 Nov 2026.\n  Helped: 7.5 of 10, rated 2 times.\n",
                "Notes\n  Mon 16 Nov 2026: Better after\n",
            ),
        ),
        T(
            "skill show 1 --json",
            facts={
                "skill.practised": 3,
                "skill.last": "2026-11-20",
                "skill.rated": 2,
                "skill.helped": 7.5,
                "notes": [{"day": "2026-11-16", "helped": 8, "note": "Better after"}],
            },
        ),
        T("undo --list", ("1. practising 1 Count to ten, Mon 16 Nov\n",)),
        T("undo 2"),
        T("skill list", ("Practised: on 1 day\n",), never=("Helped",)),
        T("skill practice 1 --json", facts={"recorded.code": "skill_practised", "recorded.helped": None}),
    ),
    "a mean has one decimal, and none where it is whole": (
        T(COUNT),
        *(T(f"skill practise 1 --helped {n} --on '{day} days ago'") for day, n in enumerate((7, 7, 6), 1)),
        T("skill list", ("Helped: 6.7 of 10; Rated: 3 times",)),
        T("skill rate 1 5"),
        T("skill list", ("Helped: 6 of 10",)),
        T("skill practise 1 --helped 7"),
        T("skill list", ("Helped: 6.3 of 10",)),
    ),
    "rated afterwards: the latest of a day counts": (
        T(COUNT),
        T("skill rate 1 5", ("not been practised", "skill practise 1"), code=3),
        T("skill practise 1 --on mon --helped 2"),
        T("skill rate 1 9", ("1 Count to ten helped 9 of 10, Mon 16 Nov.\n",)),
        T("skill show 1 --json", facts={"skill.rated": 1, "skill.helped": 9, "skill.practised": 1}),
        T("skill rate 1 4 --on yesterday", ("Nothing is written of Count to ten on Thu 19 Nov",), code=3),
        T("skill rate 1 0 --on mon --json", facts={"skill.helped": 0, "recorded.day": "2026-11-16"}),
        T("skill list", ("Helped: 0 of 10; Rated: once",)),
        T("undo --list", ("1. how 1 Count to ten helped, Mon 16 Nov\n",)),
        T("undo"),
        T("skill show 1 --json", facts={"skill.helped": 9}),
    ),
    "its only step is done with it": (
        *map(T, STEP),
        T(
            "skill practise 1 --helped 6",
            ("Practised: 1 Count to ten, Fri 20 Nov, today. It helped: 6 of 10. Done with it: 1.1 Counting.\n",),
        ),
        T("progress --json", facts={"goals.0.steps.0.showed_up": 1, "goals.0.steps.0.today": "done"}),
        T("skill practise 1", ("Fri 20 Nov, today.\n",), never=("Done with it",)),
        T("undo 2"),
        T("progress --json", facts={"goals.0.steps.0.showed_up": 0, "goals.0.steps.0.today": "open"}),
        T("skip 1.1"),
        T("skill practise 1 --json", facts={"recorded.step": None}),
        T("progress --json", facts={"goals.0.steps.0.today": "not today"}),
        T("skill practise 1 --on yesterday --json", facts={"recorded.step": ["1.1", "Counting"]}),
    ),
    "a step says how it helped": (
        *map(T, STEP),
        T("done 1.1 --helped 7", ("1.1 Counting: done, Fri 20 Nov, today. 1 day so far. It helped: 7 of 10.\n",)),
        T("done 1.1 --helped 4 --partly --on yesterday --on mon --json", facts={"recorded.helped": 4}),
        T("skill show 1 --json", facts={"skill.practised": 3, "skill.rated": 3, "skill.helped": 5}),
        T("skill show 1", ("Steps\n  1.1 Counting\n",)),
        T("undo"),
        T("skill show 1 --json", facts={"skill.practised": 1, "skill.helped": 7}),
        T("step add Plain --goal 1"),
        T("done 1.2 --helped 7", ("Plain", "goalwalk step edit 1.2 --skill SKILL"), code=2),
        T("done 1.1 1.2 --helped 7", ("Plain",), code=2),
        T("done 1.2", never=("helped",)),
    ),
    "a step that practises a skill": (
        *map(T, STEP),
        T("step show 1.1", ("Kind: practice\n", "Practises: Count to ten\n")),
        T("step show 1.1 --json", facts={"step.skill": "Count to ten", "step.kind": "practice"}),
        T("step edit 1.1 --skill '' --json", facts={"step.skill": None, "step.kind": "practice"}),
        T("step edit 1.1 --kind action"),
        T("step edit 1.1 --skill count --json", facts={"step.skill": "Count to ten", "step.kind": "practice"}),
        T("step edit 1.1 --skill 1 --kind ask --json", facts={"step.skill": "Count to ten", "step.kind": "ask"}),
        T("step add Other --skill 1 --kind action --json", facts={"step.kind": "action", "step.skill": "Count to ten"}),
        T("step list --json", facts={"steps.0.skill": "Count to ten", "steps.1.skill": "Count to ten"}),
        T(
            "skill remove 1",
            ("Taken away: skill 1 Count to ten. Not erased:",),
        ),
        T("step show 1.1", never=("Practises",)),
        T("done 1.1 --helped 3", ("step edit 1.1",), code=2),
        T("undo"),
        T("step show 1.1", ("Practises: Count to ten",)),
        T("step add X --skill nothing", ("nothing", "skill list"), code=3),
        T("step edit 1.1 --skill 7", ("7", "skill list"), code=3),
    ),
    "taken away with its practices, and brought back": (
        T(COUNT),
        T("skill practise 1 --helped 3"),
        T("skill remove count --json", facts={"recorded.code": "skill_removed"}),
        T("skill list --json", facts={"skills": []}),
        T("skill add Sing --json", facts={"skill.id": "2"}),
        T("undo 2"),
        T("skill show 1 --json", facts={"skill.helped": 3}),
        T("data check --json", facts={"files.0.good": True}),
    ),
    "what helps most is first, of a kind or of all": (
        T("skill add Rarely"),
        T("skill add Often"),
        T("skill add Unrated"),
        T(COUNT),
        T("skill practise 1 --helped 9"),
        T("skill practise 4 --helped 1"),
        *(T(f"skill practise 2 --helped {n} --on '{n} days ago'") for n in (8, 9, 7)),
        T("skill list", ("2 Often.", "Helped: 8 of 10; Rated: 3 times", "What helped most is first.")),
        T("skill list --json", facts={f"skills.{n}.id": id for n, id in enumerate("2143")}),
        T("skill list --kind cop --json", facts={"kind": "coping", "skills.#": 3}),
        T("skill list --kind 'hard moments' --json", facts={"skills.#": 1, "skills.0.id": "4"}),
    ),
    "looking through the library": (
        T(
            "skill browse",
            (
                "communication\n1 Say no in one sentence\n",
                "hard moments\n4 Busy hands",
                "coping\n7 ",
                "daily living\n10 One corner of a room\n",
                "12 Open the post with somebody\nOne in full: goalwalk skill browse 1.",
            ),
        ),
        T("skill browse daily living", ("10 ", "11 ", "12 "), never=("9 ",)),
        T("skill browse hard --json", facts={"starters.#": 3, "starters.0.number": 4, "starters.0.taken": None}),
        T("skill browse 7", ("7 Breathe out slowly\n  Kind: coping\n", "  1. You sit", "goalwalk skill take 7\n")),
        T("skill browse easy meal --json", facts={"starter.number": 11, "starter.how.#": 4}),
        T("skill take 7"),
        T("skill browse coping", ("7 Breathe out slowly (yours)\n", "goalwalk skill take 8")),
        T("skill browse 07", ("It is yours already: goalwalk skill show 1\n",)),
        T("skill browse coping --json", facts={"starters.0.taken": "1", "starters.1.taken": None}),
        T("skill edit 1 --title 'breathe OUT slowly'"),
        T("skill browse coping", ("Breathe out slowly (yours)",)),
    ),
    "taking from it": (
        T("skill take 7 'EASY meal' colour", code=3),
        T("skill take 7 'EASY meal' 'name what'", ("Yours now: 1 Breathe out slowly, 2 An easy meal, 3 Name what",)),
        T("skill list --json", facts={"skills.#": 3}),
        T("skill show 1 --json", facts={"skill.how.#": 4, "skill.kind": "coping", "skill.made": "2026-11-20"}),
        T("skill take 1 7", ("Breathe out slowly is yours already: goalwalk skill show 1\n",), code=3),
        T("skill list --json", facts={"skills.#": 3}),
        T("undo --list", ("1. skills: 1 Breathe out slowly, 2 An easy meal, 3 Name what is here\n",)),
        T("undo"),
        T("skill list --json", facts={"skills": []}),
        T("skill take 7 7 --json", facts={"skills.#": 1, "recorded.skills": [["4", "Breathe out slowly"]]}),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in LINES.items()])
def test_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


def test_a_receipt_is_one_line(home: Path, typed: Typed) -> None:
    for line in (*STEP[:2], "skill take 1 2", "skill practise 1 --helped 3", "skill rate 1 4", "skill remove 1"):
        answer = typed(*shlex.split(line))
        assert (answer.code, answer.err, answer.out.count("\n")) == (0, "", 1), line


BAD: list[tuple[list[str], int, tuple[str, ...]]] = [
    (["skill", "add"], 2, ("goalwalk skill add",)),
    (["skill", "add", ""], 2, ()),
    (["skill", "add", "--when", "loud"], 2, ("goalwalk skill add",)),
    (["skill", "add", "x" * 2000], 2, ("2000", "1000")),
    (["skill", "add", "a\0b"], 2, ("NUL",)),
    (["skill", "add", "X", "--kind", "magic"], 2, ("magic", "coping")),
    (["skill", "add", "X", "--kind", "co"], 2, ("communication", "coping")),
    (["skill", "add", "X", "--how", "a", "--how", ""], 2, ()),
    (["skill", "add", "X", "--when", " "], 2, ()),
    (["skill", "list", "--kind", ""], 2, ("coping",)),
    (["skill", "show"], 2, ()),
    (["skill", "show", "sing"], 3, ("sing", "skill list")),
    (["skill", "show", "cuont to ten"], 3, ("1 Count to ten",)),
    (["skill", "show", ""], 2, ()),
    (["skill", "edit", "1"], 2, ("skill edit",)),
    (["skill", "edit", "1", "--title", ""], 2, ()),
    (["skill", "edit", "1", "--kind", ""], 2, ("coping",)),
    (["skill", "edit", "9", "--title", "X"], 3, ("9",)),
    (["skill", "practise"], 2, ()),
    (["skill", "practise", "9"], 3, ("9",)),
    (["skill", "practise", "1", "--on", "tomorrow"], 3, ("ahead", "21 Nov")),
    (["skill", "practise", "1", "--on", "soonish"], 2, ("soonish",)),
    (["skill", "practise", "1", "--helped", "11"], 2, ("11", "0 to 10")),
    (["skill", "practise", "1", "--helped", "-1"], 2, ("-1",)),
    (["skill", "practise", "1", "--helped", "7.5"], 2, ("7.5",)),
    (["skill", "practise", "1", "--helped", "much"], 2, ("much",)),
    (["skill", "practise", "1", "--note", ""], 2, ()),
    (["skill", "rate", "1"], 2, ()),
    (["skill", "rate", "1", "99"], 2, ("99",)),
    (["skill", "rate", "1", "5"], 3, ("skill practise 1",)),
    (["skill", "rate", "2", "5", "--on", "yesterday"], 3, ("Go out", "19 Nov")),
    (["skill", "rate", "2", "5", "--on", "tomorrow"], 3, ("ahead",)),
    (["skill", "remove", "9"], 3, ("9",)),
    (["skill", "browse", "13"], 3, ("13", "skill browse")),
    (["skill", "browse", "0"], 3, ("0",)),
    (["skill", "browse", "juggling"], 3, ("juggling", "skill browse")),
    (["skill", "browse", "one"], 3, ("1 Say no", "10 One corner")),
    (["skill", "browse", ""], 2, ()),
    (["skill", "take"], 2, ()),
    (["skill", "take", ""], 2, ()),
    (["skill", "take", "99"], 3, ("99", "skill browse")),
    (["skill", "take", "1", "juggling"], 3, ("juggling",)),
    (["skill", "take", "one"], 3, ("1 Say no", "10 One corner")),
    (["skill", "take", "x" * 5000], 3, ("skill browse",)),
    (["skill", "take", "a\0b"], 2, ("NUL",)),
    (["skill", "take", "nowhere.txt"], 3, ("nowhere.txt",)),
    (["skill", "take", "./nowhere"], 3, ("no file ./nowhere",)),
    (["skill", "take", "/dev/zero"], 3, ("/dev/zero", "64 kB")),
    (["skill", "take", "."], 3, ()),
    (["skill", "take", "./"], 3, ("64 kB",)),
    (["skill", "card"], 2, ()),
    (["skill", "card", "9"], 3, ("9",)),
    (["skill", "card", "1", "a\0b"], 2, ("NUL",)),
    (["skill", "card", "1", "no/such/folder.txt"], 3, ("no/such",)),
    (["skill", "card", "1", "home/plans/a.txt"], 3, ("goalwalk's own files",)),
    (["skill", "card", "1", "."], 3, ("ordinary file",)),
    (["done", "1.1", "--helped", "11"], 2, ("11",)),
    (["done", "1.1", "--helped", "3"], 2, ("step edit 1.1",)),
    (["skill", "bogus"], 2, ("bogus",)),
]


@pytest.mark.parametrize(("line", "code", "says"), [pytest.param(*row, id=" ".join(row[0])[:60]) for row in BAD])
def test_bad_input(
    line: list[str],
    code: int,
    says: tuple[str, ...],
    home: Path,
    tmp_path: Path,
    typed: Typed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    begun = ("skill add 'Count to ten'", "skill add 'Go out'", "skill practise 2", "goal add Calm", "step add Walk")
    for first in begun:
        assert typed(*shlex.split(first)).code == 0
    before = everything(home)
    refused(typed(*line), code, *says)
    assert everything(home) == before
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_without_a_plan(home: Path, typed: Typed) -> None:
    for line in ("practise 1", "rate 1 3", "edit 1 --title X", "remove 1", "card 1"):
        refused(typed("skill", *line.split()), 3)
    for line in ("list", "browse", "browse 3", "browse coping"):
        assert typed("skill", *line.split()).code == 0
    assert not home.exists()


@pytest.mark.parametrize("given", [b"\xff\xfe", b"", b"a\0b"], ids=["not UTF-8", "nothing", "NUL"])
def test_bad_text_from_stdin(given: bytes, home: Path, typed: Typed) -> None:
    for line in ("add -", "add X --when -", "add X --how -", "add X --smaller -", "take -"):
        refused(typed("skill", *line.split(), stdin=given), 2)
    assert not home.exists()


# Cards


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to write cards in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


CARD = """\
# A skill to try, on a card from goalwalk. To make it yours: goalwalk skill take FILE
skill: Count to ten
kind: hard moments
when: It is loud
how: I breathe
how: I count
smaller: To three
"""


def test_a_card_holds_the_skill_and_nothing_else(home: Path, here: Path, typed: Typed) -> None:
    for line in (*STEP, "skill practise 1 --helped 7 --note 'A secret'"):
        assert typed(*shlex.split(line)).code == 0
    answer = typed("skill", "card", "count")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"Written: {here / 'goalwalk-skill.txt'}. Nothing else of yours is in it.\n"
    file = here / "goalwalk-skill.txt"
    assert file.read_text() == CARD
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in here.iterdir()] == [file.name]
    assert typed("skill", "card", "1", "-").out == CARD
    known = typed("skill", "card", "1", "--json").json
    assert known["card"] == {name: WHOLE[name] for name in ("title", "kind", "when", "how", "smaller")}
    assert typed("skill", "card", "1", "b.txt", "--json").json == known
    assert [path.name for path in here.iterdir()] == [file.name]


def test_a_card_of_one_is_taken_by_another(home: Path, here: Path, typed: Typed) -> None:
    assert typed(*shlex.split(COUNT)).code == 0
    assert typed("skill", "card", "1", "for sam").code == 0
    assert typed("person", "add", "Sam", "--no-input").code == 0
    taken = typed("skill", "take", "for sam", "--person", "Sam")
    assert taken.code == 0 and "In the plan now: 1 Count to ten\n" in taken.out
    shown = typed("skill", "show", "1", "--json", "--person", "Sam").json["skill"]
    assert shown == WHOLE
    refused(typed("skill", "take", "for sam"), 3, "skill show 1")
    assert typed("skill", "take", "-", "--person", "Sam", stdin="skill: Hum\n").code == 0


def test_a_card_is_never_written_over_unasked(home: Path, here: Path, typed: Typed) -> None:
    assert typed(*shlex.split(COUNT)).code == 0
    file = here / "goalwalk-skill.txt"
    file.write_text("mine")
    refused(typed("skill", "card", "1"), 3, "goalwalk-skill.txt", "--yes")
    assert file.read_text() == "mine"
    assert typed("skill", "card", "1", "--yes").code == 0
    assert file.read_text() == CARD
    (here / "link.txt").symlink_to(file)
    refused(typed("skill", "card", "1", "link.txt", "--yes"), 3, "link.txt")
    (here / "shut").mkdir(mode=0o500)
    if os.geteuid():
        refused(typed("skill", "card", "1", "shut/a.txt"), 5)


def test_a_card_of_a_locked_plan_says_that_it_is_not_locked(
    here: Path, runtime: Path, planned: Path, typed: Typed
) -> None:
    assert typed(*shlex.split(COUNT)).code == 0
    lock(planned)
    refused(typed("skill", "card", "1"), 4, "locked")
    assert list(here.iterdir()) == []
    typed("unlock", "-", stdin=PASSPHRASE)
    for line in ("card 1", "card 1 -"):
        answer = typed("skill", *line.split())
        assert (answer.code, answer.err) == (0, "The card has no lock: whoever finds it can read it.\n")


@pytest.mark.parametrize(
    ("written", "code", "says"),
    [
        (b"", 2, ("skill: Count to ten",)),
        (b"hello", 2, ("Line 1", "hello")),
        (b"skill: a\nnote: b", 2, ("Line 2", "note", "smaller")),
        (b"skill: a\nskill: b", 2, ("Line 2",)),
        (b"skill: a\nkind: magic", 2, ("Line 2", "magic", "daily living")),
        (b"skill: a\n\nhow: " + b"x" * 1001, 2, ("Line 3", "1000")),
        (b"skill: a\nhow: b\0c", 2, ("Line 2", "NUL")),
        (b"skill: a\n\x1b[2J\x1b[H: b", 2, ("Line 2",)),
        (b"\x89PNG\r\n\x1a\n\xff", 2, ("UTF-8",)),
        (b"skill: a\n" + b"# more\n" * 10_000, 3, ("64 kB",)),
        (b"skill: count TO t\xc3\xa9n", 3, ("Count to ten", "skill show 1")),
    ],
)
def test_a_bad_card(written: bytes, code: int, says: tuple[str, ...], home: Path, here: Path, typed: Typed) -> None:
    assert typed(*shlex.split(COUNT)).code == 0
    (here / "card.txt").write_bytes(written)
    before = everything(home)
    refused(typed("skill", "take", "card.txt"), code, *says)
    refused(typed("skill", "take", "3", "-", stdin=written), code, *says)
    assert everything(home) == before


def test_what_no_card_can_hold(home: Path, here: Path, typed: Typed) -> None:
    how = [part for n in range(70) for part in ("--how", f"{n} " + "x" * 990)]
    assert typed("skill", "add", "Long", *how).code == 0
    refused(typed("skill", "card", "1"), 3, "Long", "64 kB")
    assert list(here.iterdir()) == []


def test_a_number_is_always_one_of_the_library(home: Path, here: Path, typed: Typed) -> None:
    (here / "7").write_text("skill: Not this one")
    (here / "easy meal").write_text("skill: This one")
    assert "Breathe out slowly" in typed("skill", "take", "7").out
    assert "This one" in typed("skill", "take", "easy meal").out


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str, home: Path, here: Path, typed: Typed) -> None:
    """It is kept exactly, shown harmlessly on every screen, and comes back from a card as it was."""
    text = HOSTILE[name].strip()
    lines = (
        ("skill", "add", f"--when={text}", f"--how={text}", "--how=Two", f"--smaller={text}", "--", text),
        ("skill", "practise", "1", "--helped", "3", f"--note={text}"),
        ("goal", "add", "--", text),
        ("step", "add", "--skill", "1", "--", text),
        ("done", "1.1", "--helped", "3"),
        ("skill", "rate", "1", "4"),
        ("skill", "edit", "1", f"--title={text}"),
        ("skill", "list"),
        ("skill", "show", "1"),
        ("skill", "show", "1", "--json"),
        ("skill", "browse"),
        ("step", "show", "1.1"),
        ("undo", "--list"),
        ("skill", "card", "1"),
        ("skill", "card", "1", "-"),
        ("skill", "remove", "1"),
        ("skill", "take", "goalwalk-skill.txt"),
    )
    for line in lines:
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
    harmless((here / "goalwalk-skill.txt").read_text())
    plan = open_session(home, now=lambda: datetime(2026, 11, 20, tzinfo=UTC), random=bytes).load()
    (skill,) = plan.skills
    assert (skill.title, skill.when, skill.how, skill.smaller) == (text, text, (text, "Two"), text)
    refused(typed("skill", "show", "no such " + text), 3)
    for view in (skills_view(plan), skill_view(plan, plan.skills[0]), starters_view(plan, starters())):
        for width in (40, 80):
            shown = io.StringIO()
            draw(view, Screen(shown, rich=True, width=width))
            harmless(shown.getvalue())
    assert squeezed(on_a_line(text)) in squeezed(typed("skill", "show", "2").out)


@pytest.mark.parametrize("width", [80, 40])
def test_the_screens_fit(width: int, home: Path, typed: Typed) -> None:
    long = "A skill with a longer title, over several lines on a narrow screen"
    for line in (*STEP, "skill take 4 7", f"skill add '{long}'", "skill practise 1 --helped 7 --note Better"):
        assert typed(*shlex.split(line)).code == 0
    plan = open_session(home, now=lambda: datetime(2026, 11, 20, tzinfo=UTC), random=bytes).load()
    library = starters()
    views = {
        skills_view(plan): ("Count", "7 of", "once", "hard moments", "several lines"),
        skill_view(plan, find_skill(plan, "1")): ("I breathe", "To three", "Better", "rated once"),
        starters_view(plan, library): ("communication", "Busy hands", "12", "(yours)"),
        starter_view(plan, 12, library[11]): ("Letters or bills", "One envelope"),
    }
    for view, says in views.items():
        shown = io.StringIO()
        draw(view, Screen(shown, rich=True, width=width))
        rows = COLOURS.sub("", shown.getvalue()).splitlines()
        assert all(cell_len(row) <= width for row in rows), rows
        for word in says:
            assert squeezed(word) in squeezed("".join(rows)), (word, rows)


def test_the_library_fits_one_screen() -> None:
    """Of 24 lines, with what was typed above it and a prompt below."""
    shown = io.StringIO()
    draw(starters_view(Plan(), starters()), Screen(shown, rich=True, width=40))
    assert shown.getvalue().count("\n") <= 22


def test_asked_on_a_terminal(home: Path, typed: Typed, talk: Talks) -> None:
    talking = talk("skill", "add").hears("ask.skill_title").says("Count to ten")
    talking.hears("ask.skill_when").says("It is loud").hears("step 1?").says("I breathe").hears("step 2?").says(
        "I count"
    )
    talking.hears("step 3?").says("").hears("ask.skill_smaller").says("To three")
    assert "Skill 1: Count to ten" in talking.ends()
    assert typed("skill", "show", "1", "--json").json["skill"] == {**WHOLE, "kind": "coping"}


def test_everything_but_the_title_can_be_passed_over(home: Path, typed: Typed, talk: Talks) -> None:
    talking = talk("skill", "add").hears("ask.skill_title").says("Hum", "", "", "")
    assert "Skill 1: Hum" in talking.ends()
    assert "Skill 2: Sing" in talk("skill", "add", "--kind", "coping").hears("ask.skill_title").says("Sing").ends()
    empty = {"when": None, "how": [], "smaller": None}
    for id in ("1", "2"):
        shown = typed("skill", "show", id, "--json").json["skill"]
        assert {name: shown[name] for name in empty} == empty


def test_asked_before_one_is_taken_away(home: Path, typed: Typed, talk: Talks) -> None:
    assert typed(*shlex.split(COUNT)).code == 0
    talk("skill", "remove", "1").hears("ask.skill_remove").says("").ends(1)
    assert "Taken away" in talk("skill", "remove", "1").hears("ask.skill_remove").says("y").ends()
    assert typed("skill", "list", "--json").json["skills"] == []
