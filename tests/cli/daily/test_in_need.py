"""What people type in a hard moment is answered with what there is for it, never with a command spelled alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.keyboard import Typed, commands, everything
from cli.talking import Talks
from goalwalk.core.heard import NEEDS, WAYS

POINTS_TO = {"told": "goalwalk setback", "pull": "If it happened: goalwalk setback", "people": "goalwalk support list"}
LINES = {
    "pull": ["drink", "craving", "use", "used", "RELAPSED", "relapse", "slip", "I used", "tempted", "gave in"],
    "told": ["failed", "bad day", "ashamed"],
    "people": ["sponsor"],
    "lines": [
        "suicide",
        "SOS!",
        "crisis",
        "I want to die",
        "die",
        "kill myself",
        "988",
        "overdose",
        "i took an overdose",
    ],
    "now": ["panic", "help me", "sad", "alone", "Lonely", "panic attack"],
}
EMERGENCY = "Your local emergency number"


@pytest.mark.parametrize("need", POINTS_TO)
def test_a_word_that_may_mean_two_things_is_answered_in_one_line_that_presumes_nothing(
    need: str, home: Path, typed: Typed
) -> None:
    for line in (*LINES[need], *(word for word, of in NEEDS.items() if of == need)):
        for words in (line.split(), [line]):
            answer = typed(*words)
            assert answer.code == 2, (words, answer)
            assert POINTS_TO[need] in answer.err and "goalwalk now" in answer.err, (words, answer)
            assert "resume" not in answer.err and "Near it" not in answer.err, (words, answer)
            assert answer.err.count("\n") == 1


@pytest.mark.parametrize("need", ["lines", "now"])
def test_a_word_of_a_hard_moment_shows_the_page_for_it_and_keeps_nothing(need: str, home: Path, typed: Typed) -> None:
    typed("hope", "add", "This has passed before")
    before = everything(home)
    for line in (*LINES[need], *(word for word, of in NEEDS.items() if of == need)):
        for words in (line.split(), [line]):
            answer = typed(*words)
            assert (answer.code, answer.err) == (0, ""), (words, answer)
            own, emergency = answer.out.index("This has passed before"), answer.out.index(EMERGENCY)
            assert (emergency < own) == (need == "lines"), (words, answer)
    assert everything(home) == before
    assert json.loads(typed("alone", "--json").out)["lines"] == ["This has passed before"]


SENTENCES = {
    "lines": [
        "i dont want to be here",
        "I don't want to live",
        "i want to end it",
        "help i want to die",
        "i want to stop living",
        "i took an overdose",
    ],
    "now": [
        *("i feel terrible", "i dont feel good", "i need to talk to someone", "bad", "I can’t cope", "why am i so sad"),
        *("my head hurts", "need somebody", "help im scared", "i dont know what to do"),
    ],
    "pull": [
        *("i want a drink", "help i want to drink", "i smoked", "i gambled", "i lost 150 euro on slots", "i am drunk"),
        *("i want smoke", "need a drink", "how do i stop drinking", "i want to drink", "I want a glass of wine"),
    ],
    "told": ["fucked up", "i fucked up"],
    "no_command_won": ["i said no to weed", "i didnt drink today", "I didn't use"],
    "no_command_happened": ["i did it", "pills done", "I called my mum", "i cooked"],
    "no_command_step": ["i walked 20 min", "water done", "did walk", "walked", "glasses of water", "call sam"],
    "no_command_doing": ["how am i doing", "how did I do?"],
    "no_command_today": ["what now", "what next", "What to do?"],
    "no_command_asked": ["how do i begin again", "what", "where is it"],
    "no_command_asked_of": ["how do i undo that", "how to pause"],
    "no_command_often": ["how often"],
    "no_command_warm": ["thanks", "Thank you!", "ok", "hi"],
    "no_command_planned": ["drink tea 2 times a day", "stretch every morning"],
    "no_command_sentence": ["today was hard", "i miss my dog", "my mum is ill", "it is raining"],
    "no_command_change": ["rename", "change", "edit", "change walk to run"],
    "no_command_erase": ["delete", "delete walk"],
    "no_command_move": ["move"],
    "no_command_share": ["share", "report", "export"],
    "no_command_transfer": ["transfer", "new computer"],
    "no_command_history": ["history", "month"],
    "no_command_streak": ["streak"],
    "no_command_clock": ["days clean"],
    "no_command_remind": ["remind me", "remind me to walk"],
    "no_command_hints": ["hints off"],
    "no_command_wish": ["i want to sleep better", "want to run a mile", "less phone"],
    "no_command_wish_pull": ["stop drinking", "quit smoking", "drink less", "i want to stop gambling"],
    "no_command_tired": ["tired", "im so tired", "i am ill"],
    "no_command_asked_nothing": ["yes", "no"],
    "no_verb_meant": ["step delete 1.1", "goal new Swim", "goal change 1"],
    "too_many_beside": ["lock it"],
    "no_verb_add": ["goal gamble less", "step walk the dog"],
    "no_command": ["money", "mornign", "xyzzy"],
}


@pytest.mark.parametrize("kind", SENTENCES)
def test_a_line_as_people_speak_is_answered_by_what_it_may_mean(kind: str, planned: Path, typed: Typed) -> None:
    before = everything(planned)
    for line in SENTENCES[kind]:
        answer = typed(*line.split())
        if kind in ("lines", "now"):
            assert (answer.code, answer.err) == (0, ""), (line, answer)
            assert (answer.out.index(EMERGENCY) < len("You are here. One thing at a time.") + 9) == (kind == "lines"), (
                line
            )
            continue
        code = kind if "_" in kind else f"need_{kind}"
        refused = json.loads(typed(*line.split(), "--json").err)["problem"]
        assert refused["code"] == code, (line, refused)
        assert answer.code == 2 and answer.err.count("\n") == 1 and "Near it" not in answer.err, (line, answer)
    assert everything(planned) == before


def test_a_line_that_names_a_step_is_no_word_of_need(planned: Path, typed: Typed) -> None:
    for title in ("Use the planner", "Talk to Ana", "Drink less coffee"):
        typed("step", "add", title, "--goal", "1", "--every", "daily")
        answer = typed(*title.lower().split())
        assert title in answer.err and "goalwalk done" in answer.err, answer


DEATHS = ("i want to kill myself", "I want to die.", "suicide", "overdose", "I don’t want to live any more")
BEHIND = ("urge", "setback", "keep", "win", "bring", "goal add", "hope add")


@pytest.mark.parametrize("words", DEATHS)
def test_words_of_death_behind_a_command_show_the_page_and_are_not_kept_unasked(
    words: str, planned: Path, typed: Typed
) -> None:
    before = everything(planned)
    for line in BEHIND:
        answer = typed(*line.split(), *words.split())
        assert answer.code == 2 and "Nothing of it was written down" in answer.err, (line, answer)
        assert EMERGENCY in answer.out, (line, answer)
    assert everything(planned) == before
    for line in ("checkin --keep", "done 1.1 --note", "setback --of 1 --helped", "goal add Swim --why"):
        answer = typed(*line.split(), words)
        assert answer.code in (2, 3) and EMERGENCY in answer.out, (line, answer)
    assert everything(planned) == before
    refused = typed("keep", words, "--json")
    assert json.loads(refused.out) and json.loads(refused.err)["problem"]["code"] == "heard"
    assert json.loads(typed("bring", words, "--json", "--yes").out)["bring"]
    answer = typed("keep", words, "--yes")
    assert answer.code == 0 and EMERGENCY in answer.out and everything(planned) != before


@pytest.mark.parametrize(
    "line", ["done", "rest", "c", "day", "day yesterday", "checkin --mood", "step list", "goal", "pause"]
)
def test_words_of_death_where_they_mean_nothing_show_the_page_and_no_refusal(
    line: str, planned: Path, typed: Typed
) -> None:
    words = "i want to die"
    answer = typed(*line.split(), *([words] if "--" in line else words.split()))
    assert answer.code in (2, 3) and answer.err == "" and EMERGENCY in answer.out, answer


def test_a_number_of_a_scale_is_taken_as_it_is_said(planned: Path, typed: Typed) -> None:
    for said, mood in {"three": 3, "4/5": 4, "4 out of 5": 4, "5 of 5": 5, "a 2": 2, "Four!": 4, "about 3": 3}.items():
        assert typed("checkin", "--mood", said, "--json").code == 0, said
        assert f"The day: {mood} of 5" in typed("checkin", "--mood", said).out, said
    for said, urge in {"8 out of 10": 8, "strong, 8": 8, "nine": 9, "8/10": 8, "10": 10}.items():
        assert f"{urge} of 10" in typed("checkin", "--urge", said).out, said
        assert f"{urge} of 10" in typed("urge", *said.split()).out, said
    assert "just one" in typed("urge", "just", "one").out
    for said in ("3.5", "so so", "meh", "good", "3 or 4", "4/10", "one of those days", "6"):
        answer = typed("checkin", "--mood", said)
        assert answer.code == 2 and "1 is a hard day, 5 a good one" in answer.err, (said, answer)


def test_the_day_behind_c_is_the_day(planned: Path, talk: Talks, typed: Typed) -> None:
    talk("c", "yesterday").hears("Open that day").presses("c").ends(130)
    assert typed("c", "friday", "--on", "mon").code == 2
    assert typed("c", "yesterday", "--mood", "4").code == 0
    assert typed("day", "yesterday", "--json").json["mood"] == [4]


def test_a_number_in_a_name_is_at_hand_in_a_hard_moment(home: Path, typed: Typed) -> None:
    for name in ("my sister Ania 0612345678", "Kai +49 (170) 12 34 56", "Room 12", "Ana"):
        typed("support", "add", name)
    page = typed("now").out
    assert "my sister Ania: 0612345678" in page and "Kai: +49 (170) 12 34 56" in page
    assert "Room 12" not in page and "Ana" not in page


# At a question


def test_words_of_death_at_a_question_show_the_page_and_then_the_question_again(
    planned: Path, talk: Talks, typed: Typed
) -> None:
    typed("config", "questions", "mood,urge,keep")
    here = talk("c").hears("Which?").says("i want to die").hears("local emergency number").hears("Which?").says("")
    here.hears("How was the day").says("now").hears("One thing at a time").hears("How was the day").says("three")
    here.hears("How strong").says("overdose").hears("local emergency number").hears("How strong").says("8 out of 10")
    here.hears("Anything to keep").says("I want to kill myself").hears("local emergency").hears("ask.keep_heard").says(
        ""
    )
    here.hears("Anything to keep").says("goalwalk goal list").hears("ask.is_command").hears("ask.keep_heard").says("n")
    here.hears("Anything to keep").says("Tea").ends()
    kept = typed("day", "--json").out
    assert "Tea" in kept and "kill" not in kept and "goal list" not in kept


def test_words_of_death_are_kept_where_a_person_says_so(planned: Path, talk: Talks, typed: Typed) -> None:
    here = talk("setback").hears("ask.setback").says("I wanted to kill myself, and want to die")
    here.hears("local emergency").hears("ask.keep_heard").says("y").hears("written down").says("", "", "").ends()
    assert "want to die" in typed("setback", "--list").out
    talk("keep", "i want to die").hears("local emergency").hears("ask.keep_heard").says("").hears(
        "Left as it was"
    ).ends(1)


@pytest.mark.parametrize("word", ["q", "quit", "exit", "cancel", "stop"])
def test_a_word_for_leaving_leaves_a_question(word: str, planned: Path, talk: Talks) -> None:
    before = everything(planned)
    talk("step", "add", "Foo").hears("For which goal?").says("9").hears("(Ctrl-C leaves)").says(word).ends(1)
    talk("c").hears("Which?").says(word).hears("Left as it was").ends(1)
    assert everything(planned) == before


def test_an_empty_page_for_a_hard_moment_grounds_and_sets_nothing_up(home: Path, typed: Typed) -> None:
    page = typed("now").out
    assert "feet on the floor" in page and "one thing near you" in page
    assert "goalwalk" not in page


def test_no_command_is_taken_for_one(home: Path) -> None:
    names = {line[0] for line in commands() if line}
    assert not names & NEEDS.keys()
    assert not names - {"checkin"} & WAYS.keys()


def test_what_is_no_command_is_answered_with_the_way(home: Path, typed: Typed) -> None:
    for word in WAYS.keys() - {"checkin"}:
        answer = typed(word)
        assert answer.code == 2 and answer.err.count("\n") == 1, (word, answer)
        assert "is no command" not in answer.err, (word, answer)
    assert "goalwalk data backup" in typed("backup").err


def test_a_slip_of_the_finger_is_helped_as_before(home: Path, typed: Typed) -> None:
    answer = typed("progres")
    assert "progress" in answer.err and "goalwalk now" in answer.err
    assert typed("relapse", "--json").err.startswith("{")
    assert typed("Today").code == typed("GOAL", "List").code == 0


@pytest.mark.parametrize(
    ("said", "is_hard"),
    [
        ("--mood 1", True),
        ("--mood 2", False),
        ("--urge 8", True),
        ("--urge 10 --mood 4", True),
        ("--urge 7 --mood 2", False),
        ("--keep Tea", False),
        ("--mood 1 --on yesterday", False),
    ],
)
def test_an_evening_that_was_hard_names_help_and_no_other_does(
    said: str, is_hard: bool, planned: Path, typed: Typed
) -> None:
    answer = typed("checkin", *said.split())
    assert (answer.out.splitlines()[-1] == "A hard one. goalwalk now is there tonight.") is is_hard
    assert typed("checkin", "--mood", "3").out.count("tonight") == 0
    kept = (planned / "plans").iterdir()
    assert not any(b"tonight" in path.read_bytes() for path in kept if path.is_file())
