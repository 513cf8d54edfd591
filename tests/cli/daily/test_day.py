"""The day, held: a pull and a line to keep at any time, and any day read back with all that was written of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.keyboard import Typed, everything
from cli.talking import Talks

YESTERDAY = "2026-11-19"

# What is written of yesterday, and what the day then tells.
OF_YESTERDAY = [
    (("checkin", "--mood", "3", "--urge", "4", "--good", "soup", "--keep", "the snow", "--note", "slow"), "3 of 5"),
    (("done", "walk", "--note", "in the rain"), "done; in the rain"),
    (("done", "water", "--amount", "4"), "partly, 4 of 6 cups"),
    (("win", "Got out of bed"), "Got out of bed"),
    (("win", "Called back", "--of", "Sam"), "Sam: Called back"),
    (("urge", "7", "after", "the", "call"), "the wave: 7 of 10; after the call"),
    (("keep", "light", "on", "the", "snow"), "light on the snow"),
    (("keep", "win: slept"), "slept"),
    (("support", "reach", "ana", "--note", "a long call"), "Reached: Ana; a long call"),
    (("skill", "practise", "breathe", "--helped", "8"), "Practised: Breathe; helped 8 of 10"),
    (("barrier", "happened", "awake", "--used", "--helped", "6"), "If I lie awake; the then was used; helped 6 of 10"),
    (("clock", "return", "free", "--note", "one glass"), "a slip: Free of wine; one glass"),
    (("setback", "a hard night"), "a storm: a hard night"),
    (("meeting", "add", "Call the office", "--with", "Bo"), "Talk with Bo; Call the office"),
    (("goal", "rate", "1", "--importance", "8"), "Rated: Sleep better; importance 8 of 10"),
]
BEFORE = [
    ("config", "urge_word", "the wave"),
    ("config", "return_word", "a slip"),
    ("config", "setback_word", "a storm"),
    ("support", "add", "Ana"),
    ("skill", "add", "Breathe"),
    ("barrier", "add", "I lie awake", "--then", "read"),
    ("clock", "add", "Free of wine", "--since", "2026-11-01"),
]


def wrote(typed: Typed, *line: str, **more: str) -> None:
    assert typed(*line, "--no-input", "--yes", **more).code == 0, line


def test_all_that_was_written_of_a_day(planned: Path, typed: Typed) -> None:
    for line in BEFORE:
        wrote(typed, *line)
    for line, _ in OF_YESTERDAY:
        wrote(typed, *line, "--on", "yesterday")
    told = typed("day", "yesterday")
    assert told.code == 0
    for line, said in OF_YESTERDAY:
        assert said.lower() in told.out.lower(), line
    for more in ("soup", "the snow", "slow", "The wave: 4 of 10"):
        assert more in told.out
    day = typed("day", "thu", "--json").json
    assert (day["day"], day["mood"], day["urge"]) == (YESTERDAY, [3], 7)
    assert day["steps"][1] | {"notes": 0} == {
        "id": "1.2",
        "title": "Glasses of water",
        "word": "partly",
        "notes": 0,
        "amount": 4,
        "target": 6,
        "unit": "cups",
        "slots": [],
    }
    before = everything(planned)
    assert "Nothing is written" in typed("day", "--plain").out
    assert everything(planned) == before, "looking writes nothing"


@pytest.mark.parametrize("named", ["yesterday", "19 nov", "19 november", "thu", "2026-11-19", "last thu", "1 day ago"])
def test_a_day_as_people_type_it(named: str, planned: Path, typed: Typed) -> None:
    wrote(typed, "win", "Slept", "--on", "yesterday")
    assert "Slept" in typed("day", *named.split()).out


def test_days_that_have_not_been_and_no_days(planned: Path, typed: Typed) -> None:
    assert typed("day", "tomorrow").code == 3
    assert typed("day", "blue").code == 2
    assert typed("day", "12 nov 2019").out.startswith("Nothing is written of Tue 12 Nov 2019.")


def test_without_a_plan_nothing_is_written_and_nothing_is_made(home: Path, typed: Typed) -> None:
    answer = typed("day")
    assert (answer.code, answer.out) == (0, "Nothing is written of today yet. There is time.\n")
    assert not home.exists()


def test_a_day_of_an_earlier_year(planned: Path, typed: Typed) -> None:
    """It lies in a file of history by then; only its year is read, and what came to be `instead` tells no old note."""
    for line in (("win", "Slept"), ("done", "walk", "--note", "fog"), ("urge", "4"), ("checkin", "--mood", "2")):
        wrote(typed, *line, now="2024-03-05T10:00:00+01:00")
    wrote(typed, "done", "sketch", "--note", "pencil", now="2025-05-06T10:00:00+01:00")
    wrote(typed, "rest", "sketch", "--instead", "--note", "tired", now="2025-05-06T11:00:00+01:00")
    wrote(typed, "win", "Today")
    assert list(planned.rglob("2024.*"))
    told = typed("day", "5 mar 2024").out
    assert [part in told for part in ("Slept", "fog", "4 of 10", "2 of 5", "Today")] == [True] * 4 + [False]
    told = typed("day", "6 may 2025").out
    assert ["rest; tired" in told, "pencil" in told] == [True, False]
    for path in planned.rglob("2024.*"):
        path.unlink()
    assert "rest; tired" in typed("day", "6 may 2025").out
    assert typed("day", "5 mar 2024").code == 4


def test_back_day_by_day_on_a_terminal(planned: Path, talk: Talks, typed: Typed) -> None:
    wrote(typed, "win", "Slept", "--on", "yesterday")
    wrote(typed, "urge", "3", "--on", "2026-11-12")
    here = talk("day").hears("Nothing is written of today yet").hears("Back to Thu 19 Nov, yesterday").says("")
    here.hears("Slept").hears("Back to Thu 12 Nov?").says("").hears("3 of 10").ends()
    here = talk("day").hears("Back to").says("q").ends()
    assert "Slept" not in here
    assert "Back to" not in talk("day", "yesterday").ends()


def test_back_ends_with_the_input(planned: Path, talk: Talks, typed: Typed) -> None:
    wrote(typed, "win", "Slept", "--on", "yesterday")
    talk("day").hears("Back to").presses("d").ends()


class TestPulls:
    def test_as_often_as_it_comes(self, home: Path, typed: Typed) -> None:
        """Also as the very first thing; each with its time, with a number, words, both or neither."""
        for hour, line in (("09", ()), ("11", ("0",)), ("15", ("8", "the", "bar")), ("19", ("less now",))):
            wrote(typed, "urge", *line, now=f"2026-11-20T{hour}:30:00+01:00")
        pulls = typed("day", "--json").json["pulls"]
        assert [(pull["time"], pull["urge"], pull["text"]) for pull in pulls] == [
            ("09:30", None, None),
            ("11:30", 0, None),
            ("15:30", 8, "the bar"),
            ("19:30", None, "less now"),
        ]
        today = typed("progress", "--mood", "--json").json["days"][-1]
        assert (today["urge"], today["pulls"], today["mood"]) == (8, 4, None)
        assert "noted 4 times" in typed("progress", "--mood").out
        wrote(typed, "undo")
        assert len(typed("day", "--json").json["pulls"]) == 3
        wrote(typed, "data", "forget", "--on", "today")
        assert typed("day", "--json").json["pulls"] == []

    def test_it_ends_with_the_way_to_now(self, home: Path, typed: Typed) -> None:
        assert typed("urge", "7").out == "The pull: 7 of 10.\nFor this moment: goalwalk now\n"
        wrote(typed, "config", "hints", "no")
        assert "goalwalk now" in typed("urge").out, "the way to help is no hint"
        assert "goalwalk now" not in typed("urge", "7", "--on", "yesterday").out
        assert typed("urge", "12").code == 2
        assert len(typed("day", "--json").json["pulls"]) == 2

    def test_its_words_are_for_whoever_wrote_them(self, planned: Path, typed: Typed) -> None:
        wrote(typed, "urge", "7", "the cellar")
        for line in (["review"], ["story", "--show", "kept"], ["page", "-"], []):
            assert "cellar" not in typed(*line).out, line

    def test_after_midnight_it_belongs_to_the_evening_before(self, home: Path, typed: Typed) -> None:
        wrote(typed, "urge", "5", now="2026-11-20T01:30:00+01:00")
        (pull,) = typed("day", "19 nov", "--json", now="2026-11-20T09:00:00+01:00").json["pulls"]
        assert (pull["day"], pull["time"]) == (YESTERDAY, "01:30")

    def test_asked_on_a_terminal(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("urge").hears("ask.pull").says("lots").hears("0 is none of it").says("6").hears("ask.pull_words").says(
            "rain"
        ).ends()
        talk("urge").hears("ask.pull").says("").hears("ask.pull_words").says("").hears("noted").ends()
        pulls = typed("day", "--json").json["pulls"]
        assert [(pull["urge"], pull["text"]) for pull in pulls] == [(6, "rain"), (None, None)]

    def test_left_in_the_middle(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("urge").hears("ask.pull").says("6").hears("ask.pull_words").presses("c").ends(130)
        talk("urge").hears("ask.pull").presses("c").ends(130)
        assert [pull["urge"] for pull in typed("day", "--json").json["pulls"]] == [6]

    def test_an_evening_after_it_stays_an_evening(self, planned: Path, typed: Typed) -> None:
        wrote(typed, "urge", "9")
        wrote(typed, "checkin", "--mood", "4", "--urge", "2")
        day = typed("day", "--json").json
        assert (day["mood"], day["urge"], len(day["pulls"])) == ([4], 9, 1)


class TestKept:
    def test_as_the_evening_keeps_it(self, planned: Path, typed: Typed) -> None:
        wrote(typed, "keep", "light", "on", "snow")
        wrote(typed, "checkin", "--keep", "soup")
        assert typed("day", "--json").json["kept"] == ["light on snow", "soup"]
        assert "light on snow" in typed().out
        assert "light on snow" in typed("story", "--show", "kept").out
        assert typed("undo", "2", "--yes").out.count("light on snow") == 1
        assert typed("day", "--json").json["kept"] == []

    def test_a_win_as_in_the_evening(self, home: Path, typed: Typed) -> None:
        wrote(typed, "keep", "Win:", "slept")
        assert [win["text"] for win in typed("wins", "--json").json["wins"]] == ["slept"]
        assert typed("keep", "win:").code == 2

    def test_alone_it_asks(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("keep").code == 2
        talk("keep").hears("ask.keep").says("soup").ends()
        assert typed("keep", "-", stdin="from a file\n").code == 0
        assert typed("day", "--json").json["kept"] == ["soup", "from a file"]


class TestProgressOfAStep:
    def test_by_number_and_by_its_words(self, planned: Path, typed: Typed) -> None:
        wrote(typed, "done", "water", "--amount", "4", "--on", "yesterday")
        by_number = typed("progress", "1.2", "--json").json
        assert by_number == typed("progress", "glasses", "of", "water", "--json").json
        assert by_number["amounts"]["weeks"][-1] == {"first": "2026-11-16", "amount": 4, "days": 1}
        assert "This week: 4 cups, on 1 day" in typed("progress", "1.2").out
        assert "Call Sam" not in typed("progress", "1.2").out
        assert typed("progress", "1.1", "--json").json["amounts"] is None

    def test_a_goal_stays_a_goal_and_two_readings_are_told(self, planned: Path, typed: Typed) -> None:
        assert len(typed("progress", "1", "--json").json["goals"][0]["steps"]) == 3
        assert typed("progress", "sleep better", "--json").json["goals"][0]["id"] == "1"
        wrote(typed, "step", "add", "Draw a tree", "--goal", "1", "--every", "daily")
        answer = typed("progress", "draw")
        assert (answer.code, "2 Draw again" in answer.err, "1.4 Draw a tree" in answer.err) == (3, True, True)
        assert typed("progress", "blue").code == 3
