"""Whoever leaves a conversation in the middle leaves what was answered in the plan, as if Enter had passed over the
rest: every conversation, left at each question by Ctrl-C, Ctrl-D, a closed window and a word from outside.
"""

from __future__ import annotations

import json
import re
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.keyboard import Answer, Typed, everything, plan_file
from cli.talking import Talks
from goalwalk.cli.run import Run

ENDS = {"c": 130, "d": 1, "hangup": 128 + signal.SIGHUP, "terminate": 128 + signal.SIGTERM}
KEPT = re.compile(r"(\d+) answers? kept\. goalwalk (undo(?: \d+)?) takes (?:it|them) away\.")
TALK = ("meeting", "add", "Call the landlord", "--with", "Ana", "--on", "2026-11-06")
BEFORE = "2026-11-19T20:00:00+01:00"
PROMPTS = ("config", "questions", "mood,urge,good,hard,reached,keep")


class Conversation(NamedTuple):
    """What is typed, the answers in their order, and before it what is there. An answer that begins with a dot steers,
    and is none that is kept; `alone`: how many answers it takes until they make sense (where it takes all of them,
    there is nothing to keep, and nothing listens for a closed window)."""

    line: tuple[str, ...]
    answers: tuple[str, ...]
    before: tuple[tuple[str, ...], ...] = ()
    alone: int = 1

    def kept(self, at: int) -> int:
        """How many answers are kept of those before that question."""
        return 0 if at < self.alone else sum(bool(one) and one[0] != "." for one in self.answers[:at])


SNOW = ("setback", "Snow", "--no-input")
OUTSIDE = ("barrier", "add", "Rent", "--of", "Tom")
INSIDE = ("barrier", "add", "I lie awake", "--then", "read")
CONVERSATIONS = {
    "the evening": Conversation(("c",), ("1 2p", "4", "3", "Sun", "Noise", "Sam", "A line"), (PROMPTS,)),
    "a setback": Conversation(("setback",), ("Rain", "Mo")),
    "a setback with one before": Conversation(("setback",), (".n", "Rain", "Mo"), (SNOW,), 2),
    "looking back": Conversation(("setback",), (".y", "Tea", "I know", "Eat", ".n"), (SNOW,), 2),
    "a talk": Conversation(("meeting", "add"), ("Ana", "Call", "Bo", "Write", "", "", "mon 10:00")),
    "a group": Conversation(("meeting", "add", "--group"), ("Tuesdays", "Sleep", "Breathe", "A word", "mon 10:00")),
    "inside": Conversation(("barrier", "add"), ("I wake at three", "inside", "get up")),
    "outside": Conversation(("barrier", "add"), ("Rent", "outside", "Tom", "Can I pay later", "1 dec")),
    "an ask": Conversation(
        ("barrier", "ask", "1"),
        ("It is late", "A week", "I am paid then", "A day", ".y", "Rights", "Ann", "Bo", "1 dec"),
        (OUTSIDE,),
    ),
    "it came": Conversation(("barrier", "happened", "1"), ("y", "7", "At three"), (INSIDE,)),
    "what came of it": Conversation(("barrier", "happened", "1"), ("A yes", "1 dec"), (OUTSIDE,)),
    "a clock": Conversation(("clock", "add"), ("Smoke", "yesterday")),
    "a rating": Conversation(("goal", "rate", "1"), ("8", "It matters", "5", "A friend")),
    "levels": Conversation(("goal", "levels", "1"), ("Nights", "Four", "Two", "Five", "Zero", "Seven")),
    "a skill": Conversation(("skill", "add"), ("Count", "At night", "Sit", "Breathe", "", "To three")),
    "a support": Conversation(("support", "add"), ("Ida", "555 0100")),
    "first steps": Conversation(("support", "first"), ("1 2", ".1"), alone=2),
    "a step": Conversation(("step", "add"), (".1", "Swim"), alone=2),
    "a goal": Conversation(("goal", "add"), ("Swim",)),
    "a win": Conversation(("win",), ("Slept",)),
    "a line": Conversation(("hope", "add"), ("It passes",)),
    "an amount": Conversation(("clock", "amount", "1"), ("2",), (("clock", "add", "Beer", "--unit", "glasses"),)),
    "how it went": Conversation(("meeting", "went", "1", "1"), ("d",), (TALK,)),
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, typed: Typed) -> Iterator[Callable[..., Answer]]:
    """Type a command line, answer its questions, and end it like that where no answer is left."""
    monkeypatch.setattr(Run, "can_ask", property(lambda run: not (run.no_input or run.json or run.hushed)))

    def ask(line: Sequence[str], answers: Sequence[str], end: str) -> Answer:
        left = [answer.removeprefix(".") for answer in answers]

        def answered(*_: str) -> str:
            if left:
                return left.pop(0)
            if end == "enter":
                return ""
            if end == "c":
                raise KeyboardInterrupt
            if end == "d":
                raise EOFError
            number = signal.SIGHUP if end == "hangup" else signal.SIGTERM
            assert signal.getsignal(number) is not signal.SIG_DFL, "nobody would hear it"
            signal.raise_signal(number)
            raise AssertionError("not ended")

        with monkeypatch.context() as patch:
            patch.setattr("builtins.input", answered)
            return typed(*line)

    yield ask
    assert all(signal.getsignal(number) is signal.SIG_DFL for number in (signal.SIGHUP, signal.SIGTERM))


def held(home: Path) -> dict[str, list[dict[str, Any]]]:
    """What the plan holds, but for what is made anew each time: ids, and stamps."""
    made = ("id", "ids", "stamp", "stamps", "restored", "goal", "step", "barrier", "skill", "support", "clock")
    tables = json.loads(plan_file(home).read_text())
    return {
        name: [
            {key: value for key, value in one.items() if key not in made}
            for one in table.values()
            if "removed" not in one
        ]
        for name, table in tables.items()
        if not name.startswith("_")
    }


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_what_was_answered_is_kept(name: str, planned: Path, typed: Typed, asked: Callable[..., Answer]) -> None:
    told = CONVERSATIONS[name]
    for line in told.before:
        assert typed(*line, now=BEFORE).code == 0, line
    spare = planned.with_name("spare")
    shutil.copytree(planned, spare)

    def afresh() -> None:
        shutil.rmtree(planned)
        shutil.copytree(spare, planned)

    untouched = held(planned)
    for at in range(len(told.answers)):
        kept = told.kept(at)
        if kept:
            assert asked(told.line, told.answers[:at], "enter").code == 0
        passed_over = held(planned)
        for end, code in list(ENDS.items())[: 2 if len(told.answers) <= told.alone else None]:
            afresh()
            answer = asked(told.line, told.answers[:at], end)
            assert (answer.code, held(planned)) == (code, passed_over), (at, end)
            said = KEPT.findall(answer.err)
            assert [int(n) for n, _ in said] == [kept] * bool(kept), (at, end, answer.err)
            if not kept:
                assert everything(planned) == everything(spare), (at, end)
                continue
            line = next(line for line in answer.err.splitlines() if KEPT.search(line))
            assert not any(len(word) > 1 and word in line for word in told.answers), line
        assert "kept" not in typed("today").out + typed("today").err
        if kept:
            assert typed(*said[0][1].split(), "--yes").code == 0
            assert held(planned) == untouched, at
        afresh()
    done = asked(told.line, told.answers, "enter")
    assert done.code == 0 and not KEPT.search(done.err), done.err


def test_what_there_is_of_a_draft_stands_behind_the_words_that_were_there(
    planned: Path, typed: Typed, asked: Callable[..., Answer]
) -> None:
    assert typed(*OUTSIDE, "--say", "Please.").code == 0
    assert asked(("barrier", "ask", "1"), ("It is late", "A week"), "c").code == 130
    assert typed("barrier", "show", "1", "--json").json["barrier"]["say"] == "Please. It is late. A week."


def test_cut_off_while_it_is_written_nothing_is_written_twice(
    planned: Path, typed: Typed, asked: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C between the last answer and the receipt: it is kept, and said."""
    from goalwalk.store.verbs import update

    begin = update.begin

    def cut_off(at: str) -> Callable[..., Any]:
        def begun(*given: Any) -> Any:
            monkeypatch.setattr(update, "begin", begin)
            if at == "before":
                raise KeyboardInterrupt
            begin(*given)
            raise KeyboardInterrupt

        return begun

    for number, at in enumerate(("before", "after"), 1):
        monkeypatch.setattr(update, "begin", cut_off(at))
        answer = asked(("skill", "add"), ("Count", "At night"), "enter")
        assert (answer.code, KEPT.findall(answer.err)) == (130, [("2", "undo")]), at
        assert len(typed("skill", "list", "--json").json["skills"]) == number


def test_what_cannot_be_kept_is_said(
    planned: Path, typed: Typed, asked: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    from goalwalk.core.errors import NotSaved
    from goalwalk.store.verbs import update

    def full(*_: Any, **__: Any) -> None:
        raise NotSaved("no_space")

    monkeypatch.setattr(update, "update", full)
    for end in ENDS:
        answer = asked(("c",), ("1",), end)
        assert answer.code == ENDS[end]
        assert "no space" in answer.err and not KEPT.search(answer.err)


class TestOnATerminal:
    def test_by_a_key(self, planned: Path, talk: Talks, typed: Typed) -> None:
        for key, code in (("c", 130), ("d", 1)):
            here = talk("c").hears("checkin.steps").says("1").hears("checkin.mood").says("4")
            shown = here.hears("checkin.keep").presses(key).ends(code)
            assert "2 answers kept. goalwalk undo takes them away." in shown
            assert typed("today", "--json").json["said"][0]["id"] == "1.1"
            assert typed("undo").code == 0
            assert typed("today", "--json").json["said"] == []

    @pytest.mark.parametrize("how", ["window", "hangup", "terminate"])
    def test_by_what_happens_to_it(self, how: str, planned: Path, talk: Talks, typed: Typed) -> None:
        """A window that is closed, and a signal from outside."""
        here = talk("c").hears("checkin.steps").says("1").hears("checkin.mood").says("4").hears("checkin.keep")
        time.sleep(0.1)
        if how == "window":
            here.spawned.ptyproc.fileobj.close()
            while here.spawned.ptyproc.isalive():
                time.sleep(0.02)
        else:
            here.spawned.kill(signal.SIGHUP if how == "hangup" else signal.SIGTERM)
            assert "2 answers kept." in here.ends(ENDS[how])
        assert typed("today", "--json").json["said"][0]["id"] == "1.1"

    def test_in_a_locked_plan_nothing_is_asked_again(self, locked: Path, talk: Talks, typed: Typed) -> None:
        from store.locks import PASSPHRASE

        here = talk("c").hears("lock.passphrase").says(PASSPHRASE).hears("checkin.steps").says("1")
        shown = here.hears("checkin.mood").presses("c").ends(130)
        assert "1 answer kept." in shown
        assert typed("today", "--json").json["said"][0]["id"] == "1.1"
