"""The walk, as typed: from a file or a pipe, on a terminal, stopped and taken up again, for oneself and for others.

Every answer is kept before the next question, whatever ends the window. Nothing enters the plan before a yes.
"""

from __future__ import annotations

import json
import re
import signal
import time
from pathlib import Path
from typing import Any

import pexpect
import pytest

from cli.conftest import lock
from cli.keyboard import Typed, everything, plan_file
from cli.talking import Talks
from goalwalk.core.talks.on_paper import labels
from goalwalk.core.talks.part import Talk
from store.locks import PASSPHRASE

LIFE, HELPS, GOAL = "walk.q.life", "walk.q.helps", "walk.q.goal"
WHOLE = """# A whole talk.
life: Mornings without hurry
helps: walking; soup
goal: Sleep through the night
goal.why: To be awake at work
    and for breakfast
step: Lights out at ten
step.when: daily
step.place: after the news
step: Ask for a later shift
step.when: 27 nov
barrier: I am wide awake
barrier.side: inside me
barrier.then: read one page
barrier: The pipes are loud
barrier.side: a
barrier.whom: the landlord
people: Sam
people.reach: 555 0100
talk: mon 10:00
talk.whom: Ana
adopt: yes
"""


def draft(home: Path) -> list[tuple[str, str | None]]:
    """The answers that are kept."""
    (path,) = (home / "plans").glob("*.draft.json")
    tables = json.loads(path.read_bytes())
    return [(one["id"], one.get("text")) for one in tables["answers"].values()]


def drafts(home: Path) -> list[Path]:
    return list((home / "plans").glob("*.draft.*"))


def steps(typed: Typed) -> list[str]:
    return [step["title"] for step in typed("step", "list", "--json").json["steps"]]


class TestFromAFile:
    def test_a_whole_talk(self, home: Path, typed: Typed, tmp_path: Path) -> None:
        (tmp_path / "talk.txt").write_text(WHOLE)
        answer = typed("walk", "--answers", str(tmp_path / "talk.txt"))
        assert (answer.code, answer.err) == (0, "")
        assert (
            answer.out == "It is in the plan now. goalwalk page puts it on paper; goalwalk undo takes all of it back.\n"
        )
        goal = typed("goal", "show", "1", "--json").json
        assert goal["goal"]["why"] == "To be awake at work\nand for breakfast"
        assert [(one["title"], one["rhythm"], one["cue"], one["by"]) for one in goal["steps"]] == [
            ("Lights out at ten", "daily", "after the news", None),
            ("Ask for a later shift", "once", None, "2026-11-27"),
        ]
        assert typed("meeting", "list", "--json").json["next"] == "2026-11-23"
        assert drafts(home) == []

    def test_it_is_one_change_that_can_be_taken_back(self, planned: Path, typed: Typed) -> None:
        before = typed("progress", "--json").out
        assert typed("walk", stdin=WHOLE).code == 0
        assert "Sleep through the night" in typed("undo", "--yes").out
        assert typed("progress", "--json").out == before
        tables = json.loads(plan_file(planned).read_bytes())
        for name in ("barriers", "supports", "about", "meetings"):
            assert all("removed" in one for one in tables[name].values()), name

    def test_json(self, home: Path, typed: Typed) -> None:
        told = typed("walk", "--json", stdin=WHOLE).json
        assert told["recorded"]["code"] == "walked"
        assert told["goal"]["title"] == "Sleep through the night"
        assert [step["id"] for step in told["steps"]] == ["1.1", "1.2"] and told["later"] == []
        assert told["barriers"][0] == {
            "title": "I am wide awake",
            "side": "inside",
            "then": "read one page",
            "whom": None,
            "say": None,
        }
        assert told["supports"] == [{"title": "Sam", "reach": "555 0100"}]
        assert told["about"]["strengths"] == ["walking", "soup"]
        assert set(told["about"]) == {"life", "hopes", "fears", "strengths", "company", "gives", "also"}
        assert told["next"] == ["2026-11-23", "10:00"]

    @pytest.mark.parametrize(
        ("answers", "code", "said"),
        [
            ("goal Sleep", 2, 'Line 1 says nothing that I know: "goal Sleep"'),
            ("\n# x\ngoal: Sleep\nstep: Walk\nstep.when: sometimes\n", 2, "Line 5, step.when: "),
            ("goal: Sleep\nstep: Walk\nstep.when: 8x week\nadopt: yes", 2, "Line 3, step.when: "),
            ("goal: Sleep\nlife: calm\nadopt: yes", 2, 'Line 2: "life" is not asked here'),
            ("goal: Sleep\nimportance: 7\nadopt: yes", 2, 'Line 2: "importance" is not asked here'),
            ("step: Walk\nadopt: yes", 2, 'Line 1: "step" is not asked here'),
            ("goal: Sleep\nadopt: yes\nlife: calm", 2, 'Line 3: "life" is not asked here'),
            ("goal: Sleep\nadopt: perhaps", 2, "Line 2, adopt: "),
            ("goal: Sleep\nadopt: 2", 2, "Line 2, adopt: "),
            ("goal: Sleep\nbarrier: Rain\nbarrier.side: up", 2, "Line 3, barrier.side: "),
            ("goal: Sleep\ntalk: yesterday\nadopt: yes", 2, "Line 2, talk: "),
            ("goal: Sleep", 2, "Nothing went in: "),
            ("goal: " + "x" * 1001 + "\nadopt: yes", 2, "Line 1, goal: "),
            ("goal: \0\nadopt: yes", 2, "Line 1, goal: "),
        ],
    )
    def test_what_is_not_understood(self, home: Path, typed: Typed, answers: str, code: int, said: str) -> None:
        answer = typed("walk", stdin=answers)
        assert (answer.code, answer.out) == (code, "")
        assert answer.err.startswith(said)
        assert answer.err.count("\n") == 1
        assert not home.exists(), "nothing was adopted, and nothing begun"

    def test_bytes_that_are_no_text(self, home: Path, typed: Typed) -> None:
        answer = typed("walk", stdin=b"goal: \xff\xfe\nadopt: yes\n")
        assert answer.code == 2
        assert answer.err.startswith("Line 1, goal: ")

    def test_yes_says_yes(self, home: Path, typed: Typed) -> None:
        assert typed("walk", "--yes", stdin="goal: Sleep\nstep: Walk").code == 0
        assert steps(typed) == ["Walk"]

    def test_a_walk_of_another_kind_is_not_gone_on_with_unasked(self, planned: Path, typed: Typed) -> None:
        typed("walk", "1", "--only", "step", stdin="step: Lights\n:enough")
        refused = typed("walk", "2", "--only", "step", "--yes", stdin="step: Draw")
        assert (refused.code, "--new" in refused.err) == (3, True)
        assert typed("walk", "2", "--only", "step", "--yes", "--new", stdin="step: Draw").code == 0
        assert typed("step", "list", "--json").json["steps"][-1]["id"] == "2.2"

    def test_a_goal_that_is_taken_away_meanwhile(self, planned: Path, typed: Typed) -> None:
        typed("walk", "1", "--only", "step", stdin="step: Lights\n:enough")
        typed("goal", "remove", "1", "--yes")
        refused = typed("walk", "--yes", stdin="")
        assert (refused.code, "undo" in refused.err) == (3, True)
        assert len(drafts(planned)) == 1
        typed("undo", "--yes")
        assert typed("walk", "--yes", stdin="").code == 0
        assert "Lights" in steps(typed)

    def test_what_was_undone_is_not_in_the_plan(self, home: Path, typed: Typed) -> None:
        typed("walk", stdin="goal: Sleep\n:enough\n")
        (path,) = drafts(home)
        left = path.read_bytes()
        typed("walk", "--yes", stdin="")
        path.write_bytes(left)
        typed("undo", "--yes")
        assert typed("walk", "--yes", stdin="").code == 0
        assert [goal["title"] for goal in typed("goal", "list", "--json").json["goals"]] == ["Sleep"]

    def test_json_of_a_ruler(self, planned: Path, typed: Typed) -> None:
        told = typed("walk", "1", "--only", "importance", "--json", "--yes", stdin="importance: 8").json
        assert (told["goal"]["title"], told["goal"]["ratings"][0]["importance"]) == ("Sleep better", 8)

    def test_a_line_is_left_out(self, home: Path, typed: Typed) -> None:
        assert typed("walk", stdin="goal: Sleep\nstep: Walk\nstep: Run\nadopt: 2\nadopt: yes").code == 0
        assert steps(typed) == ["Run"]

    def test_nothing_said_is_nothing_written(self, home: Path, typed: Typed) -> None:
        answer = typed("walk", stdin="")
        assert answer.code == 0
        assert "nothing was written" in answer.out
        assert not home.exists()

    def test_stopped_half_way_and_taken_up_again(self, home: Path, typed: Typed) -> None:
        kept = typed("walk", stdin="life: calm\ngoal: Sleep\n:enough\n")
        assert (kept.code, kept.err) == (0, "")
        assert kept.out == "Kept, every answer. To go on: goalwalk walk\n"
        assert draft(home) == [("life", "calm"), ("helps", None), ("goal", "Sleep")]
        assert typed("goal", "list", "--json").json["goals"] == []
        assert typed("walk", stdin="step: 7 things\nstep.when: never\n").code == 2
        assert len(draft(home)) == 3, "as it was"
        assert typed("walk", stdin="goal.why: work\nstep: Walk\nadopt: yes").code == 0
        assert steps(typed) == ["Walk"]
        assert drafts(home) == []

    def test_a_draft_that_was_adopted_before_is_not_adopted_twice(self, home: Path, typed: Typed) -> None:
        typed("walk", stdin="goal: Sleep\n:enough\n")
        (path,) = drafts(home)
        left = path.read_bytes()
        typed("walk", stdin="step: Walk\nadopt: yes")
        path.write_bytes(left)  # as if the power had gone between the plan and this
        again = typed("walk", stdin="goal: Draw\nadopt: yes")
        assert "in the plan already" in again.err
        assert [goal["title"] for goal in typed("goal", "list", "--json").json["goals"]] == ["Sleep", "Draw"]
        assert drafts(home) == []

    @pytest.mark.parametrize(
        ("line", "asked"),
        [
            (("--only", "helps"), "helps"),
            (("--only", "hop"), "hopes"),
            (("--long", "--only", "confidence", "1"), "confidence"),
            (("--only", "step", "draw"), "step"),
        ],
    )
    def test_one_part(self, planned: Path, typed: Typed, line: tuple[str, ...], asked: str) -> None:
        given = "7" if asked == "confidence" else "Something"
        assert typed("walk", *line, stdin=f"{asked}: {given}\nadopt: yes").code == 0
        refused = typed("walk", *line, stdin=f"life: calm\n{asked}: {given}\nadopt: yes")
        assert (refused.code, refused.err[:7]) == (2, "Line 1:")

    @pytest.mark.parametrize(
        ("line", "code", "said"),
        [
            (("--only", "song"), 2, '"song" is none of these: life, hopes'),
            (("--only", "step"), 3, "Say about which goal: goalwalk walk GOAL --only step"),
            (("nothing like it",), 3, "No goal fits"),
            (("--answers", "not/there"), 4, "not/there cannot be read"),
            (("--answers", "."), 4, ". cannot be read"),
        ],
    )
    def test_what_cannot_be_walked(
        self, planned: Path, typed: Typed, line: tuple[str, ...], code: int, said: str
    ) -> None:
        answer = typed("walk", *line)
        assert answer.code == code
        assert answer.err.startswith(said)

    def test_without_anything_to_read_from(self, home: Path, talk: Talks) -> None:
        assert "--answers" in talk("walk", "--no-input").ends(2)

    def test_hostile_texts_are_kept_and_shown_harmlessly(self, home: Path, typed: Typed) -> None:
        text = "\x1b[2J[bold]שלום\u202e"
        assert typed("walk", stdin=f"goal: {text}\nstep: {text}\npeople: {text}\nadopt: yes").code == 0
        shown = typed("step", "list")
        assert "\x1b" not in shown.out
        assert typed("step", "list", "--json").json["steps"][0]["title"] == text


class TestErasing:
    """What has no command of its own yet can be erased by its words."""

    @pytest.mark.parametrize(
        ("named", "gone", "code"),
        [
            ("letter from", "letter from", 0),
            ("the pipes are loud", "The pipes are loud", 0),
            ("soup", "soup", 0),
            ("MORNINGS", "Mornings without hurry", 0),
            ("555", "", 3),
            ("o", "", 3),
        ],
    )
    def test_by_its_words(self, home: Path, typed: Typed, named: str, gone: str, code: int) -> None:
        typed("walk", stdin=WHOLE.replace("talk.whom: Ana", "talk.whom: Ana\ntalk.bring: a letter from him"))
        typed("win", "still here")
        answer = typed("data", "forget", named, "--yes")
        assert answer.code == code, answer
        if not code:
            held = b"".join(everything(home).values())
            assert gone.encode() not in held


class TestOnPaper:
    def test_the_sheet_names_every_question_once(self, home: Path, typed: Typed) -> None:
        sheet = typed("walk", "--blank").out
        assert re.findall(r"^ *(\d[a-z]?)  ", sheet, re.MULTILINE)[:3] == ["1", "2", "3a"]
        assert "goalwalk walk --from-sheet" in sheet
        assert not home.exists()
        long = typed("walk", "--blank", "--long").out
        assert (
            "goalwalk walk --from-sheet" in long
            and "--only step --from-sheet" in typed("walk", "--blank", "--only", "step").out
        )
        assert len(long) > len(sheet)

    def test_it_is_one_sheet_whoever_fills_it_in_and_bears_no_name(
        self, planned: Path, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed("person", "add", "Robin", "--no-input")
        monkeypatch.chdir(tmp_path)
        for options in ((), ("--long",)):
            printed = typed("walk", "--blank", *options).out
            assert typed("walk", "--blank", *options, "--person", "Robin").out == printed
            labels = re.findall(r"^ *(\d[a-z]?)  ", printed, re.MULTILINE)
            assert {"7a", "7b", "7c", "7d", "7e"} <= set(labels)
        assert "Name: ____" in typed("walk", "--blank", "--named").out
        for line in (("--html",), ("--html", "--person", "Robin"), ("--file", "-", "--paper", "letter")):
            assert typed("walk", "--blank", *line).code == 0
        names = ["walk-2026-11-20-2.html", "walk-2026-11-20.html"]
        assert sorted(path.name for path in tmp_path.glob("*.html")) == names
        own, theirs = ((tmp_path / name).read_text() for name in names)
        assert own == theirs and "Robin" not in own and own.count('class="line"') > 40
        assert "Robin" in typed("walk", "--blank", "--named", "--file", "-", "--person", "Robin").out
        for option in ("--html", "--pdf", "--named", "--file=x.html", "--paper=a4"):
            answer = typed("walk", option)
            assert answer.code == 2 and "--blank" in answer.err, option

    def test_the_labels_of_the_sheet_name_the_answers(self, home: Path, typed: Typed) -> None:
        answers = "1: calm\n3a: Sleep\n3c: work\n4a: Walk\n4b: daily\n4a: Read\n5a: Rain\n5b: 1\n5c: a coat\nadopt: y"
        assert typed("walk", "--from-sheet", stdin=answers).code == 0
        assert steps(typed) == ["Walk", "Read"]

    @pytest.mark.parametrize("long", [False, True])
    @pytest.mark.parametrize("together", [False, True])
    def test_each_label_lands_where_its_question_does(
        self, long: bool, together: bool, planned: Path, typed: Typed
    ) -> None:
        """What is printed under a label and typed in by it is the same as by the name of its question."""
        typed("person", "add", "Robin", "--no-input")
        whose = ("--person", "Robin") if together else ()
        options = ("--long",) * long
        found = labels(Talk(long=long, together=together))
        printed = typed("walk", "--blank", *options, *whose).out
        assert all(f"{label}  " in printed for label in found.values())
        fitting = {
            "goal": "Play",
            "step.when": "daily",
            "barrier.side": "2",
            "talk": "24 nov 10:00",
            **dict.fromkeys(("importance", "confidence"), "4"),
        }
        passed = {"goal.explore", "barrier.then"}  # asked of another answer than these
        asked = [name for name in found if name not in ("agreed", "agreed.who")]
        asked[asked.index("talk") : asked.index("talk")] = [name for name in found if name not in asked]  # asked first
        answers = {name: fitting.get(name, f"What {name} says") for name in asked if name not in passed}
        told = []
        for names in (found, {name: name for name in found}):
            lines = [f"{names[name]}: {text}" for name, text in answers.items()]
            answer = typed(
                "walk", "--answers", "-", "--json", *options, *whose, stdin="\n".join([*lines, "adopt: yes"])
            )
            assert answer.code == 0, answer.err
            assert typed("undo", "--yes", *whose).code == 0
            told.append({key: value for key, value in answer.json.items() if key != "recorded"})
        by_label, by_name = (json.dumps(one).replace('"3.', '"_.').replace('"4.', '"_.') for one in told)
        assert re.sub(r'"id": "[\d_.]+"', "", by_label) == re.sub(r'"id": "[\d_.]+"', "", by_name)

    @pytest.mark.parametrize(
        ("line", "whose", "options"),
        [
            ("7b: Ana", ("--person", "Robin"), ()),
            ("7d: Call the clinic", (), ()),
            ("3e: 8", (), ()),
            ("6d: soup", ("--person", "Robin"), ()),
            ("7a: 24 nov", (), ("--only", "goal")),
        ],
    )
    def test_a_label_of_another_sheet_is_said(
        self, line: str, whose: tuple[str, ...], options: tuple[str, ...], planned: Path, typed: Typed
    ) -> None:
        """It is put nowhere else: what the other writes down for a talk is nothing that was agreed."""
        typed("person", "add", "Robin", "--no-input")
        before = everything(planned)
        answer = typed("walk", "--answers", "-", "--yes", *whose, *options, stdin=f"3a: Play\n{line}\n")
        assert answer.code == 2 and "With --from-sheet it is" in answer.err and line.split(":")[0] in answer.err
        assert everything(planned) == before
        if not options:
            lines = f"3a: Play\n{line}\n" if line < "7" else f"3a: Play\n7a: 24 nov\n{line}\n"
            answer = typed("walk", "--from-sheet", "--answers", "-", "--yes", *whose, stdin=lines)
            assert answer.code == 0, answer.err

    @pytest.mark.parametrize("whose", [(), ("--person", "Robin")])
    @pytest.mark.parametrize("options", [(), ("--long",)])
    def test_a_sheet_is_read_by_its_labels_whatever_it_is_typed_with(
        self, whose: tuple[str, ...], options: tuple[str, ...], planned: Path, typed: Typed
    ) -> None:
        typed("person", "add", "Robin", "--no-input")
        lines = (
            "1: calm",
            "1b: to sing",
            "3a: Play",
            "4a: Drum",
            "6d: soup",
            "7a: 24 nov 10:00",
            "7b: Ana",
            "7d: Call",
        )
        answer = typed("walk", "--from-sheet", *options, *whose, "--yes", "--json", stdin="\n".join(lines))
        assert answer.code == 0, answer.err
        assert answer.json["about"]["hopes"] == ["to sing"] and answer.json["about"]["gives"] == ["soup"]
        assert answer.json["agreed"][0]["text"] == "Call"
        talk = typed("meeting", "list", "--json", *whose).json["meetings"][-1]
        assert talk["whom"] == "Ana" and talk["next"] == "2026-11-24"

    def test_a_label_that_is_typed_goes_on_to_it(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("walk", "--from-sheet").hears("walk.sheet_long").says("y").hears("1  ").says("1b: to sing")
        here.hears("1c").says("3A) Sleep").hears("3c").says("9: x").hears("3d").says("4a: Walk")
        here.hears("4b").says("4b: now and zen").hears("no rhythm").hears("4b").says("daily").hears("4c")
        here.says("3a: Rest").hears("not asked any more").hears("walk.q.adopt").says("y").ends()
        assert steps(typed) == ["Walk"]

    def test_the_sheet_is_typed_in_by_its_labels(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("walk", "--from-sheet").hears("walk.sheet_long").says("n")
        here.hears("1  ").says("calm").hears("2  ").says("").hears("3a").says("Sleep").hears("3c").says("").hears(
            "3d"
        ).says("")
        here.hears("4a").says("Walk").hears("4b").says("").hears("4c").says("")
        here.hears("4a").says("").hears("5a").says("").hears("6a").says("").hears("6c").says("")
        here.hears("7a").says("").hears("7c").says("").hears("7d").says("").hears("8  ").says("").hears(
            "walk.q.adopt"
        ).says("y").ends()
        assert steps(typed) == ["Walk"]


class TestOnATerminal:
    @pytest.mark.parametrize("columns", [80, 40])
    def test_back_edit_why_plan_and_a_yes(self, home: Path, talk: Talks, typed: Typed, columns: int) -> None:
        here = talk("walk", columns=columns)
        here.hears("small parts").hears("walk.commands").hears("1 of 7").hears(LIFE).says(":why")
        here.hears("walk.why.life").hears("walk.again.life").hears(LIFE).says("calm")
        here.hears("2 of 7").hears(HELPS).says("soup").hears("3 of 7").hears(GOAL).says(":back")
        here.hears(HELPS).hears("soup").says(", and walks")  # it stands there, and is gone on with
        here.hears(GOAL).says(":plan").hears("soup, and walks").hears(GOAL).says(":x").hears("none of these")
        here.hears(GOAL).says("help").hears("walk.why.goal").hears("walk.help.enough")
        here.hears(GOAL).says("Sleep").hears("walk.q.goal.why").says(":skip").hears("walk.q.goal.more").says("")
        here.hears("4 of 7").hears("walk.q.step").says("Walk").hears("walk.q.step.when").says("now and zen")
        here.hears("no rhythm and no day").hears("walk.q.step.when").says("3x week").hears("3 times a week")
        here.hears("walk.q.step.place").says("")
        here.hears("walk.q.step.another").says("no").hears("5 of 7").hears("walk.q.barrier").says("Rain")
        here.hears("walk.q.barrier.side").says("x").hears("none of these").says("2").hears("walk.q.barrier.whom")
        here.says(":b").hears("walk.q.barrier.side").says("\x151").hears("walk.q.barrier.then").says("wear a coat")
        here.hears("walk.q.barrier.another").says("").hears("6 of 7").hears("walk.q.people").says("")
        here.hears("walk.q.people.company").says("").hears("7 of 7").hears("walk.q.talk").says("")
        here.hears("walk.q.talk.bring").says("").hears("walk.q.also").says(":)")
        here.hears("Also: :)").hears("walk.q.adopt").says("").hears("y: yes. n: not yet.")
        here.hears("walk.q.adopt").says("y").hears("It is in the plan now").ends()
        assert steps(typed) == ["Walk"]
        (barrier,) = json.loads(plan_file(home).read_bytes())["barriers"].values()
        assert (barrier["side"], barrier["then"]) == ("inside", "wear a coat")
        assert drafts(home) == []

    @pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 0)])
    def test_leaving_keeps_every_answer(self, home: Path, talk: Talks, key: str, code: int) -> None:
        here = talk("walk").hears(LIFE).says("calm").hears(HELPS).says("soup").hears(GOAL).presses(key)
        assert "Kept, every answer" in here.ends(code)
        assert draft(home) == [("life", "calm"), ("helps", "soup")]
        again = talk("walk").hears("walk.on").hears("3 of 7").hears(GOAL).says(":back").hears("soup").says("")
        again.hears(GOAL).says("later")
        assert "Kept" in again.ends()

    @pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
    def test_a_kill_loses_at_most_the_answer_being_typed(self, home: Path, talk: Talks, sign: signal.Signals) -> None:
        answers: list[tuple[str, str | None]] = []
        given = {"goal": "Sleep", "step": "Walk", "barrier": "Rain"}
        order = ["life", "helps", "goal", "goal.why", "goal.more", "step", "step.when", "step.place"]
        for name in order:
            here = talk("walk").hears(f"walk.q.{name}")
            here.spawned.send("half an ans")
            here.spawned.kill(sign)
            here.spawned.expect(pexpect.EOF)
            here.spawned.wait()
            assert (draft(home) if drafts(home) else []) == answers
            here = talk("walk").hears(f"walk.q.{name}").says(given.get(name, ""))
            here.hears(">")
            answers.append((name, given.get(name)))
            until(lambda: drafts(home) and draft(home) == answers)
            here.spawned.kill(sign)
            here.spawned.expect(pexpect.EOF)
            here.spawned.wait()

    def test_whoever_comes_back_without_a_plan_hears_of_it(self, home: Path, talk: Talks, typed: Typed) -> None:
        typed("walk", stdin="life: calm\n:enough")
        talk().hears("begin.walk").says("n").hears("begin.hello").hears("begin.goal").presses("c").ends(130)
        talk().hears("begin.walk").says("").hears("walk.on").hears("if things go well: calm").hears(HELPS).says(
            "later"
        ).ends()

    def test_enough_reads_back_what_there_is_or_leaves_it_until_next_time(
        self, home: Path, talk: Talks, typed: Typed
    ) -> None:
        here = talk("walk").hears(LIFE).says(":enough").ends()
        assert "Left" in here and not drafts(home)
        here = talk("walk").hears(LIFE).says("calm").hears(HELPS).says("").hears(GOAL).says("Sleep")
        here.hears("walk.q.goal.why").says(":later").hears("none of these").says(":enough").hears("walk.enough")
        assert "Kept" in here.says("n").ends()
        page = typed("page", "--text", "-").out
        assert (page.splitlines()[0], "- Sleep" in page) == ("My plan (a draft: not adopted yet)", True)
        assert typed("goal", "list", "--json").json["goals"] == []
        here = talk("walk").hears("walk.on").hears("walk.q.goal.why").says("that's enough").hears("walk.enough")
        here.says("").hears("Goal: Sleep").hears("walk.q.adopt").says(":back").hears("walk.q.goal.why")
        here.says(":enough").hears("walk.enough").says("y").hears("walk.q.adopt").says("n").ends()
        here = (
            talk("walk")
            .hears("walk.q.goal.why")
            .says("to be awake")
            .hears("walk.q.goal.more")
            .says("")
            .hears("walk.q.step")
            .says("Lights out")
        )
        here.hears("walk.q.step.when").says(":en").hears("walk.enough").says("y").hears("Step: Lights out")
        here.hears("walk.q.adopt").says("y").hears("It is in the plan now").ends()
        assert steps(typed) == ["Lights out"]
        typed("walk", stdin="life: calm\n:enough")
        first = typed("page", "--text", "-").out.splitlines()[0]
        assert first == "My plan (a walk is not adopted yet, and not on this page)"

    def test_several_goals_in_one_walk(self, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("walk", "--only", "goal").hears(GOAL).says("Sleep").hears("walk.q.goal.why").says("")
        here.hears("walk.q.goal.more").says("yes").hears("walk.again.goal.more").says("Work again")
        here.hears("walk.q.goal.more").says("").hears("1 Sleep").hears("2 Work again").hears("walk.q.goal.first").says(
            "x"
        )
        here.hears("none of these").says("work").hears("walk.q.goal.why").says("to be among people")
        here.hears("Goal: Work again. Why: to be among people").hears("Later: Sleep").hears("walk.q.adopt")
        here.says("y").ends()
        told = typed("goal", "list", "--json").json["goals"]
        assert [(goal["title"], goal["status"]) for goal in told] == [("Work again", "active"), ("Sleep", "paused")]
        page = typed("page", "--text", "-").out
        assert "Later\n- Sleep" in page
        typed("step", "add", "Lights out", "--goal", "1")
        assert typed("step", "move", "1.1", "--goal", "2").code == 0

    def test_enough_in_a_file(self, home: Path, typed: Typed) -> None:
        assert typed("walk", stdin="goal: Sleep\n:enough\nadopt: yes").code == 0
        assert typed("goal", "list", "--json").json["goals"][0]["title"] == "Sleep"

    def test_nothing_said_leaves_nothing(self, home: Path, talk: Talks) -> None:
        here = talk("walk").hears(LIFE).says(":back").hears("walk.first").presses("c")
        assert "Left." in here.ends(130)
        assert not home.exists()

    def test_the_next_walk_offers_to_go_on_or_to_begin_anew(self, planned: Path, talk: Talks, typed: Typed) -> None:
        typed("walk", stdin="life: calm\n:enough")
        here = talk("walk", "2").hears("walk.other").says("x").hears("y or n").says("n")
        here.hears(LIFE).says("").hears(HELPS).says("").hears(GOAL).hears("Draw again").says(":enough")
        here.ends()
        assert draft(planned) == [("life", None), ("helps", None)]
        talk("walk", "1").hears("walk.other").says("").hears(GOAL).hears("Draw again").says(":enough").ends()
        talk("walk", "--new").hears("Let go of the walk").says("").ends(1)
        assert len(drafts(planned)) == 1
        talk("walk", "--new").hears("Let go of the walk").says("y").hears(LIFE).presses("c").ends(130)
        assert drafts(planned) == []

    def test_a_goal_is_gone_on_with(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("walk", "sleep", "--only", "goal").hears(GOAL).hears("Sleep better").says(" soon")
        here.hears("walk.q.goal.why").hears("awake for breakfast").says("").hears("walk.q.adopt").says("y").ends()
        goal = typed("goal", "show", "1", "--json").json["goal"]
        assert (goal["title"], goal["why"]) == ("Sleep better soon", "To be awake for breakfast")

    def test_an_answer_is_written_in_an_editor(self, home: Path, talk: Talks, tmp_path: Path) -> None:
        editor = tmp_path / "editor"
        editor.write_text('#!/bin/sh\nprintf "two\\nlines\\n" >> "$1"\n')
        editor.chmod(0o755)
        here = talk("walk", EDITOR=str(editor), VISUAL=None).hears(LIFE).says("calm").hears(HELPS).says(":back")
        here.hears(LIFE).hears("calm").says("\x15:edit").hears(HELPS).says(":back").hears("Enter keeps").says("")
        here.hears(HELPS).says("later").ends()
        assert draft(home) == [("life", "calmtwo\nlines")]

    @pytest.mark.parametrize(
        ("editor", "said"),
        [("/not/there", "No editor was found"), ("false", "stopped with 1"), ("vim '", "No editor was found")],
    )
    def test_an_editor_that_does_not_work(self, home: Path, talk: Talks, editor: str, said: str) -> None:
        here = talk("walk", EDITOR=editor, VISUAL=None).hears(LIFE).says(":edit").hears(said).hears(LIFE).says("calm")
        here.hears(HELPS).says("later").ends()
        assert draft(home) == [("life", "calm")]

    def test_another_window_is_not_written_over(self, home: Path, talk: Talks) -> None:
        one, two = talk("walk").hears(LIFE), talk("walk").hears(LIFE)
        one.says("calm").hears(HELPS)
        two.says("loud")
        assert "Another window" in two.ends(3)
        assert draft(home) == [("life", "calm")]

    def test_both_windows_say_yes_and_it_enters_the_plan_once(self, home: Path, talk: Talks, typed: Typed) -> None:
        typed("walk", stdin="goal: Draw\nstep: Sketch\n:enough")
        windows = [talk("walk").hears("walk.q.step.when") for _ in "12"]
        for one in windows:
            one.says("later").ends()
        typed("walk", stdin="talk: tomorrow\n:enough")
        windows = [talk("walk").hears("walk.q.talk.whom") for _ in "12"]
        windows[0].says("").hears("walk.q.talk.bring").says("").hears("walk.q.also").says("").hears("walk.q.adopt")
        windows[0].says("later").ends()
        windows = [talk("walk").hears("walk.q.adopt") for _ in "12"]
        windows[0].says("y").ends()
        assert "Another window" in windows[1].says("y").ends(3)
        assert [goal["title"] for goal in typed("goal", "list", "--json").json["goals"]] == ["Draw"]

    def test_words_behind_what_stands_there_are_an_answer(self, home: Path, talk: Talks) -> None:
        here = talk("walk").hears(LIFE).says("my licence").hears(HELPS).says(":back").hears("my licence").says(" back")
        here.hears(HELPS).says("later").ends()
        assert draft(home) == [("life", "my licence back")]

    def test_a_damaged_draft_is_told_and_begun_anew(self, home: Path, talk: Talks, typed: Typed) -> None:
        typed("walk", stdin="life: calm\n:enough")
        (path,) = drafts(home)
        path.write_bytes(path.read_bytes()[:-3])
        refused = typed("walk", stdin="goal: Sleep\nadopt: yes")
        assert (refused.code, "walk --new" in refused.err) == (4, True)
        talk("walk", "--new").hears(LIFE).says("later").ends()
        assert drafts(home) == []


class TestWhosePlan:
    def test_somebody_elses_walk_is_said_aloud_and_is_a_talk(self, home: Path, talk: Talks, typed: Typed) -> None:
        typed("person", "add", "Robin", "--no-input")
        here = talk("walk", "--person", "Robin").hears("The plan of Robin").hears("typing.ask").says("y")
        here.hears("typing.own_name").says("Ana").hears("walk.q.opening").says("My letters")
        here.hears("walk.aloud.life").says("calm")
        for name in ("aloud.helps", "aloud.goal", "q.barrier", "aloud.people", "q.people.company"):
            here.hears(f"walk.{name}").says("")
        here.hears("walk.aloud.agreed").says("Call the landlord").hears(
            "Who will do it? (a name; Enter: whoever the plan is for)"
        ).says("Ana")
        here.hears("walk.q.agreed.another").says("").hears("walk.aloud.talk").says("27 nov 10:00").hears("Fri 27 Nov")
        here.hears("walk.q.reach").says("07700 900123; message; if not a text").hears("a text")
        here.hears("walk.q.talk.bring").says("").hears("walk.q.also").says("").hears("walk.q.adopt").says("y")
        assert "goalwalk --person Robin" in here.ends()
        (meeting,) = typed("meeting", "list", "--person", "Robin", "--json").json["meetings"]
        assert (meeting["day"], meeting["next"]) == ("2026-11-20", "2026-11-27")
        assert (meeting["about"], meeting["reach"], meeting["may"]) == ("My letters", "07700 900123", ["message"])
        assert typed("person", "typing", "--person", "Robin", "--json").json["asked"][0]["by"] == "Ana"
        assert typed("goal", "list", "--json").json["goals"] == []

    def test_a_locked_plan_is_opened_first_and_its_draft_is_locked(
        self, planned: Path, runtime: Path, talk: Talks
    ) -> None:
        lock(planned)
        here = talk("walk", XDG_RUNTIME_DIR=str(runtime)).hears("lock.passphrase").says(PASSPHRASE)
        here.hears(LIFE).says("a canary").hears(HELPS).says("later").ends()
        (path,) = drafts(planned)
        assert path.name.endswith(".age")
        assert b"canary" not in b"".join(everything(planned).values())

    def test_an_editor_on_a_locked_plan_opens_after_a_warning(
        self, locked: Path, runtime: Path, talk: Talks, tmp_path: Path
    ) -> None:
        editor = tmp_path / "editor"
        editor.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/where\nprintf canary > "$1"\n')
        editor.chmod(0o755)
        here = talk("walk", EDITOR=str(editor), VISUAL=None, XDG_RUNTIME_DIR=str(runtime))
        here.hears("lock.passphrase").says(PASSPHRASE)
        here.hears(LIFE).says(":edit").hears("walk.editor_warning").says("n").hears(LIFE)
        here.says(":edit").hears("walk.editor_warning").says("").hears(HELPS).says("later").ends()
        where = Path((tmp_path / "where").read_text().strip())
        assert runtime in where.parents
        assert not where.exists()
        assert b"canary" not in b"".join(everything(locked).values())


def until(done: Any) -> None:
    for _ in range(100):
        if done():
            return
        time.sleep(0.05)
    assert done()


def test_every_question_has_its_words() -> None:
    from goalwalk.core.talks.part import Talk
    from goalwalk.words import known

    names = [*labels(Talk(sheet=True)), *labels(Talk(long=True, together=True))]
    again = ("step.another", "barrier.another", "people.another", "agreed.another", "people.first", "goal.first")
    for name in dict.fromkeys((*names, *again, "adopt")):
        for kind in ("q", "why", "again"):
            assert known(f"walk.{kind}.{name}"), (kind, name)
        if name not in again:
            assert known(f"walk.sheet.{name}"), name
