"""A word that is for whoever asks (yes, no, idk, skip, back, help) is never taken for content without a question.

Every question is asked by the command it belongs to, with the keyboard in the test's hands. A question of the catalogue
that no command asked here is found out, so that a new one comes with its line in the table.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cli.keyboard import Answer, Typed, everything, plan_file, typed_here
from goalwalk.cli import prompts
from goalwalk.cli.run import Run
from goalwalk.cli.talks import asked_about, talk_terminal
from goalwalk.core.spoken import FINE, NO, STEERING, TOO_BIG, UNSURE, VERBS, YES, control
from goalwalk.words import sentences

# Letters as nobody types them, so that what was typed can be told from what the plan itself holds.
WORDS = ("yEs", "rIght", "That's rIght", "nO", "No tHanks.", "iDk", "sKip", "bAck", "hElp", "lAter")

# What is heard at any question, and what it is answered with.
HEARD = {
    "I waNt to diE": "Your local emergency number",
    "nOw": "One thing at a time",
    "goalwalk gOal list": "That is a command",
}

# What asks, and what is answered to its questions where something else than a few words or Enter is needed.
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("goal", "add"),
    ("step", "add"),
    ("win",),
    ("setback",),
    ("setback", "--of", "1"),
    ("checkin",),
    ("barrier", "add"),
    ("barrier", "ask", "2"),
    ("barrier", "happened", "1"),
    ("barrier", "happened", "2"),
    ("skill", "add"),
    ("support", "add"),
    ("hope", "add"),
    ("clock", "add"),
    ("clock", "amount", "1"),
    ("meeting", "add"),
    ("meeting", "add", "--group"),
    ("meeting", "group"),
    ("meeting", "went", "1", "1"),
    ("goal", "levels", "1"),
    ("goal", "rate", "1"),
    ("support", "first"),
    ("review", "--walk"),
    ("walk", "--long"),
    ("done",),
    ("urge",),
    ("keep",),
    ("pause",),
    ("step", "move", "1.1"),
    ("step", "edit", "1.1"),
    ("goal", "edit", "1", "Some", "words"),
    ("step", "add", "Read", "3", "pages"),
    ("add", "twice a day"),
    ("goal", "show"),
    ("skill", "rate", "1"),
    ("skill", "take"),
    ("meeting", "went", "1"),
)
ANSWERS = {
    **dict.fromkeys(("checkin.mood", "checkin.urge", "ask.clock_amount", "ask.barrier_helped"), "3"),
    **dict.fromkeys(("walk.q.importance", "walk.q.confidence", "ask.rate.importance", "ask.rate.confidence"), "3"),
    **dict.fromkeys(("ask.which_goal", "ask.which_steps", "ask.clock_which"), "1"),
    **dict.fromkeys(("ask.skill_helped_which", "ask.pause"), "1"),
    "ask.pause_until": "mon",
    "ask.group_came": "3",
    "ask.group_next": "every tue 14:00",
    "ask.edit_which": "1",
    "ask.barrier_side": "a",
    "ask.barrier_used": "y",
    "walk.q.barrier.side": "2",
    "review.q.going": "change",
    "ask.first": "1",
    "review.q.keeping": "smaller",
    "review.q.spoken": "y",
    "review.q.adopt": "y",
    "walk.q.adopt": "y",
    "walk.q.talk": "27 nov",
    "ask.which_steps": "1.1",
}
EMPTY = re.compile(
    r"checkin.steps|.*(_by|_next|_until|_since|_rhythm|\.when|\.level|keep_by|_back|_step|talk|rhythm)|welcome.*|ask.enter.*"
)
AGAIN = ("ask.meeting_more", "ask.skill_how", "walk.q.agreed.another", "review.q.new")
# Asked before something goes, or about a lock or somebody else's plan: yes or no, and no words are kept.
NOT_HERE = re.compile(
    r"ask\.(\w*remove|forget|person|sure|again|keep_word.*|enter_y_n|help.*|unsure|back|now_locked|which_goal|clock_which"
    r"|clock_touched|import|done|one_more|draft_keep|setback_step|review_walk|setback_back|setback_tell.*|level\.measured)"
    r"|ask\.(keep_\w+|meeting_more|rate\.level)|begin\.walk|lock\..*|people\..*|everyone\.ask|page\..*|data\..*"
)


QUESTIONS = ("ask.", "review.q.", "begin.", "checkin.", "walk.", "welcome.", "lock.", "people.", "everyone.", "data.")


class Hand:
    """A hand at the keyboard: `word` at the question number `at`, an answer that fits at all others."""

    def __init__(self, word: str | None, at: int) -> None:
        self.word, self.at = word, at
        self.asked: list[str] = []
        self.told: dict[str, int] = {}

    def answer(self, question: str) -> str:
        key = key_of(question)
        if key.startswith(("ask.keep_word", "ask.keep_heard")):
            return ""
        self.told[key] = self.told.get(key, 0) + 1
        self.asked.append(key)
        if self.word is not None and len(self.asked) - 1 == self.at:
            return self.word
        if len(self.asked) > 80 or (self.word and len(self.asked) > self.at + 5):
            raise EOFError  # whoever leaves leaves all that was answered behind
        return "" if self.told[key] > 3 or (key in AGAIN and self.told[key] > 1) else fitting(key)


def fitting(key: str) -> str:
    return ANSWERS.get(key, "" if EMPTY.fullmatch(key) else "Some words")


@cache
def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every sentence that may be a question, with what may stand in it."""
    asked = [(key, form) for key, form in sentences().items() if key.startswith(QUESTIONS)]
    forms = [(key, form) for key, forms in asked for form in ((forms,) if isinstance(forms, str) else forms)]
    return [(key, re.compile(re.sub(r"\\{\w+\\}", ".*", re.escape(form)), re.DOTALL)) for key, form in forms]


def key_of(question: str) -> str:
    """The key of a sentence: the longest that it can be."""
    fits = [(len(pattern.pattern), key) for key, pattern in patterns() if pattern.fullmatch(question)]
    return max(fits)[1] if fits else question


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Type a command line whose questions a Hand answers."""

    def run(line: tuple[str, ...], hand: Hand) -> Answer:
        walking: list[str] = []
        sentence = talk_terminal.Terminal._sentence

        def told(self: talk_terminal.Terminal, question: Any) -> str:
            of_review = asked_about.key_of(question, self._talk, self._looked_back)
            is_one = self._talk.kind == "review" and of_review in sentences()
            walking[:] = [of_review if is_one else f"walk.q.{question.name}"]
            return sentence(self, question)

        def ask(question: str) -> str:
            try:
                return hand.answer(walking[0] if question == sentences()["walk.prompt"] else question)
            except EOFError:
                raise prompts.Stopped("stopped") from None

        with monkeypatch.context() as patch:
            patch.setattr(Run, "can_ask", property(lambda self: True))
            patch.setattr(talk_terminal.Terminal, "_sentence", told)
            patch.setattr(prompts, "line", ask)
            return typed_here(line)

    return run


@pytest.fixture
def lived_in(planned: Path, typed: Typed) -> Path:
    """A plan in which every command has something to ask about."""
    for line in (
        ("barrier", "add", "Awake", "--then", "read"),
        ("barrier", "add", "Bus", "--outside", "--of", "Ana"),
        ("clock", "add", "Free of smoking", "--since", "2026-01-01"),
        ("meeting", "add", "Call the landlord", "--with", "Ana", "--on", "2026-11-01"),
        ("setback", "It rained", "--on", "2026-11-10"),
        ("config", "questions", "mood,urge,good,hard,reached,keep"),
    ):
        assert typed(*line).code == 0
    return planned


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts(one)]
    return (
        [text for one in value for text in texts(one)] if isinstance(value, list) else [value] * isinstance(value, str)
    )


def kept(home: Path) -> set[str]:
    """Every text of the plan, its draft, and what can be undone."""
    found: list[str] = []
    for name, data in everything(home).items():
        if name.endswith(".json"):
            found += texts(json.loads(data))
    return set(found)


def put_back(home: Path, before: dict[str, bytes]) -> None:
    for name in everything(home).keys() - before.keys():
        (home / name).unlink()
    for name, data in before.items():
        (home / name).write_bytes(data)


@pytest.mark.long
@pytest.mark.parametrize("line", COMMANDS, ids=" ".join)
def test_no_such_word_becomes_content(line: tuple[str, ...], lived_in: Path, by_hand: Any) -> None:
    before = everything(lived_in)
    first = Hand(None, 0)
    by_hand(line, first)
    assert first.asked, "it asks something"
    put_back(lived_in, before)
    for at, key in enumerate(first.asked[:40]):
        for word in WORDS if len(first.asked) < 12 else WORDS[at % 3 :: 3]:
            hand = Hand(word, at)
            answer = by_hand(line, hand)
            assert answer.code in (0, 1, 3), (key, word, answer)
            assert word not in kept(lived_in), (key, word, answer)
            put_back(lived_in, before)


@pytest.mark.long
@pytest.mark.parametrize("line", COMMANDS, ids=" ".join)
def test_words_of_death_and_commands_are_heard_at_every_question(
    line: tuple[str, ...], lived_in: Path, by_hand: Any
) -> None:
    before = everything(lived_in)
    first = Hand(None, 0)
    by_hand(line, first)
    put_back(lived_in, before)
    for at, key in enumerate(first.asked[:40]):
        for word, heard in HEARD.items():
            hand = Hand(word, at)
            answer = by_hand(line, hand)
            assert answer.code in (0, 1, 3), (key, word, answer)
            assert heard in answer.out + answer.err, (key, word, answer)
            assert hand.asked[at] == key and word not in kept(lived_in), (key, word, answer)
            assert hand.asked[at + 1 : at + 2] in ([key], []), (key, word, hand.asked)
            put_back(lived_in, before)


@pytest.mark.long
def test_every_question_is_asked_here(lived_in: Path, by_hand: Any, home: Path) -> None:
    asked: set[str] = set()
    before = everything(lived_in)
    for line in COMMANDS:
        hand = Hand(None, 0)
        by_hand(line, hand)
        asked |= set(hand.asked)
        put_back(lived_in, before)
    questions = {
        key
        for key in sentences()
        if key.startswith(("ask.", "checkin.", "walk.q.", "review.q."))
        and "?" in str(sentences()[key])
        and not NOT_HERE.fullmatch(key)
    }
    rare = {"walk.q.goal.explore", "walk.q.people.first", "walk.q.agreed", "walk.q.agreed.another", "walk.q.agreed.who"}
    # Asked of what was typed, or of what stands there: see test_groups, test_offered, test_terminal, test_pause_asked,
    # test_day, test_in_need.
    typed_for = {"ask.setback_clock", "ask.rhythm", "ask.day_behind", "ask.day_before", "ask.resume", "ask.one_soon"}
    typed_for |= {
        "ask.two_readings",
        "ask.amount_large",
        "ask.count_in",
        "ask.rhythm_most",
        "ask.step_said",
        "checkin.both",
        "checkin.all",
        *("ask.group_known", "ask.group_name", "ask.group_name.one", "ask.group_offer", "ask.meeting_who.of"),
        *("ask.offered.both", "ask.offered.one"),
        # Of a talk: see test_meetings, test_may_type, test_meeting_note, test_review, test_walk, test_week.
        *(f"ask.note_{name}" for name in ("time", "place", "service", "goals", "did", "went")),
        *(f"ask.meeting_{name}" for name in ("ahead", "ahead.with", "when", "was", "moved")),
        *("ask.ways", "ask.week_out", "walk.q.opening", "walk.q.reach", "walk.q.step.half"),
        *("ask.meeting_who", "walk.q.reach.same"),
        # Of what is given, or goes home, after which a file is written: see test_share, test_hand_over.
        *(f"ask.share_{name}" for name in ("whom", "goals", "what", "until", "purpose")),
        *("ask.which_share", "ask.file", "ask.calendar_days", "ask.hand_over", "ask.close_to", "ask.public_key"),
        *(f"review.q.{name}" for name in ("well", "well.more", "which", "resting", "until", "often", "onward.of")),
    }
    assert questions - asked - rare - typed_for - {"walk.q.barrier.then", "ask.setback", "ask.group_skill"} <= {
        "ask.barrier_then",
        "ask.hope_text",
    }, " ".join(sorted(questions - asked - typed_for))


def test_a_word_is_kept_where_it_is_meant(home: Path, typed: Typed, by_hand: Any) -> None:
    typed("goal", "add", "G")
    hand = Hand("No", 0)
    hand_answer = hand.answer
    hand.answer = lambda question: "y" if key_of(question).startswith("ask.keep_word") else hand_answer(question)  # type: ignore[method-assign]
    assert by_hand(("win",), hand).code == 0
    assert "No" in kept(home)


def test_the_words_are_what_they_are_whatever_their_case_and_signs() -> None:
    for meaning, phrases in (("yes", YES), ("no", NO), ("unsure", UNSURE)):
        for phrase in phrases:
            for typed in (
                phrase,
                phrase.upper(),
                f" {phrase}. ",
                f"{phrase}!",
                phrase.replace("'", "’"),
                f'"{phrase}"',
            ):
                assert control(typed) == meaning, typed
    for phrase, meaning in STEERING.items():
        if meaning in ("later", "back", "skip", "help"):
            assert control(phrase) == control(phrase.upper()) == meaning
    assert not YES & NO and not YES & UNSURE and not NO & UNSURE and not FINE & TOO_BIG


@pytest.mark.parametrize(
    "text", ["no more wine", "yes to life", "back to school", "help Sam move", ":)", "10", "ok then, a walk"]
)
def test_more_than_such_a_word_is_an_answer(text: str) -> None:
    assert control(text) is None


# Verbs of the siblings, where a text is expected

WITH_A_TEXT = (
    *(("goal", "add"), ("step", "add"), ("win",), ("setback",), ("bring",), ("hope", "add"), ("skill", "add")),
    *(("barrier", "add"), ("support", "add"), ("clock", "add")),
)


def test_a_verb_of_the_siblings_is_not_stored(planned: Path, typed: Typed) -> None:
    before = everything(planned)
    for line in WITH_A_TEXT:
        for word in (*sorted(VERBS), "List", "show 1", "remove 1"):
            answer = typed(*line, *(word.split() if line in (("win",), ("setback",)) else [word]))
            assert answer.code in (0, 2, 3), (line, word, answer)
            assert answer.code or word.lower() in ("list", "ls"), (line, word, answer)
            assert everything(planned).get("plans") == before.get("plans")
            assert word not in kept(planned), (line, word)
    assert "goalwalk setback" in typed("setback", "help").err


def test_what_is_meant_is_done(planned: Path, typed: Typed) -> None:
    typed("win", "Slept")
    typed("setback", "It rained")
    typed("bring", "The letter")
    assert "Slept" in typed("win", "list").out
    assert "It rained" in typed("setback", "list").out and "It rained" in typed("setback", "show", "1").out
    assert "The letter" in typed("bring", "list").out
    assert typed("win", "list", "--yes").code == 0, "and it can be kept all the same"
    assert "list" in kept(planned)
    assert plan_file(planned).exists()


# The walk

SIZE = "walk.q.step.place"


def step_up_to_its_size(here: Any, title: str) -> Any:
    here.hears("walk.q.step").says(title).hears("walk.q.step.when").says("").hears(SIZE)
    return here


def test_a_size_is_agreed_to_or_made_smaller(home: Path, typed: Typed, talk: Any) -> None:
    typed("goal", "add", "G")
    for said in ("yes", "ok", "It is right.", "about right"):
        here = step_up_to_its_size(talk("walk", "--only", "step", "--new"), "Walk").says(said)
        here.hears("walk.q.step.another").says("yes").hears("walk.again.step.another").hears("walk.q.step.another")
        here.says("").hears("Step: Walk").hears("walk.q.adopt").says("y").ends()
    for said in ("no", "too big"):
        here = step_up_to_its_size(talk("walk", "--only", "step", "--new"), "Walk").says(said)
        here.hears("walk.q.step.half").says("Stand up").hears("walk.q.step.another").says("").hears(
            "walk.q.adopt"
        ).says("y").ends()
    titles = [one["title"] for one in typed("step", "list", "--json").json["steps"]]
    assert titles == ["Walk"] * 4 + ["Stand up"] * 2


def test_change_really_changes_a_step_that_was_made_smaller(home: Path, typed: Typed, talk: Any) -> None:
    typed("goal", "add", "G")
    here = step_up_to_its_size(talk("walk", "--only", "step"), "Walk 5 km").says("smaller: Walk 1 km")
    here.hears("walk.q.step.another").says("").hears("walk.q.adopt").says("change 1")
    step_up_to_its_size(here, "\x15Swim").says("\x15").hears("walk.q.step.another").says("").hears("Step: Swim")
    here.hears("walk.q.adopt").says("y").ends()
    assert [one["title"] for one in typed("step", "list", "--json").json["steps"]] == ["Swim"]


def test_a_no_is_kept_as_a_good_life_only_when_it_is_meant(home: Path, typed: Typed, talk: Any) -> None:
    here = talk("walk", "--only", "life").hears("walk.q.life").says("no").hears("Keep").says("")
    assert "if things go well:" not in here.hears("receipt.walk_nothing").ends()
    here = (
        talk("walk", "--only", "life")
        .hears("walk.q.life")
        .says("no")
        .hears("Keep")
        .says("y")
        .hears("if things go well: no")
    )
    here.hears("walk.q.adopt").says("n").ends()
    assert typed("walk", "--only", "life", "--new", stdin="life: no\nadopt: yes\n").code == 2
