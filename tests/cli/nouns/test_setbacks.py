"""Setbacks, as typed: that evening, on another day, in the review; and the three questions of a day that are chosen."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from cli.keyboard import Answer, Typed, everything
from cli.talking import Talks
from cli.test_terminal import columns  # noqa: F401 - a fixture
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused
from cli.whole.test_hostile_text import strings
from cli.with_more import SAM, put_in
from goalwalk.core.model.components import Support
from goalwalk.draw.safe import on_a_line
from goalwalk.words import sentences
from hostile import HOSTILE, harmless, squeezed

WRITTEN = "It's written down. The rest can wait.\n"

ROWS: dict[str, tuple[T, ...]] = {
    "nothing yet": (
        T("setback --list", ("goalwalk setback",)),
        T("setback --list --json", facts={"setbacks": []}),
    ),
    "as much or as little as comes": (
        T("setback 'It all came at once'", (WRITTEN,)),
        T("setback -", (WRITTEN,), stdin="Two\nlines\n"),
        T("setback --on yesterday", (WRITTEN, "It stands under Thu 19 Nov, yesterday.\n")),
        T("setback --tell Mo", (WRITTEN + "To tell: Mo\n",)),
        T(
            "setback --list",
            (
                "4 Fri 20 Nov, today\n  To tell: Mo\n",
                "2 Fri 20 Nov, today\n  Two / lines\n",
                "1 Fri 20 Nov, today\n  It all came at once\n",
                "3 Thu 19 Nov, yesterday\n  Written down, without words.\n",
            ),
        ),
        T("setback --list --json", facts={"setbacks.#": 4, "setbacks.1.text": "Two\nlines", "setbacks.3.text": None}),
    ),
    "as json": (
        T(
            "setback Rain --tell Mo --on '18 nov' --json",
            facts={
                "recorded": {"code": "setback_added", "id": "1", "day": "2026-11-18", "tell": "Mo", "reach": None},
                "setback": {
                    "id": "1",
                    "day": "2026-11-18",
                    "text": "Rain",
                    "tell": "Mo",
                    "helped": None,
                    "learned": None,
                    "onward": None,
                },
            },
        ),
        T("setback --helped Tea --json", facts={"setback.helped": "Tea", "recorded.said": ["helped"]}),
        T("setback --show 1 --json", facts={"setback.helped": "Tea"}),
    ),
    "what was learned belongs to the latest, or to the one that is named": (
        T("setback Rain --on '10 nov'"),
        T("setback Night --on '12 nov'"),
        T("setback Day --on '11 nov'"),
        T("setback --helped Tea --next 'Eat first'", ("Thu 12 Nov: what helped and the next small step.",)),
        T("setback --of rain --learned 'It ends'", ("Tue 10 Nov: what you know now.",)),
        T("setback --of 2026-11-11 'In words' --tell Mo --on '9 nov'", ("Changed: a hard stretch, Mon 9 Nov.\n",)),
        T("setback --show 2", ("2 Thu 12 Nov\n  Night\n  What helped: Tea\n  The next small step: Eat first\n",)),
        T("setback --show 1", ("1 Tue 10 Nov\n  Rain\n  What I know now: It ends\n",)),
        T("setback --show 3", ("3 Mon 9 Nov\n  In words\n  To tell: Mo\n",)),
        T("undo", ("Taken back: change of a hard stretch, Mon 9 Nov",)),
        T("setback --show 3", ("3 Wed 11 Nov\n  Day\n",), never=("Mo\n",)),
        T(
            "undo 2",
            ("what was learned of a hard stretch, Tue 10 Nov", "what was learned of a hard stretch, Thu 12 Nov"),
        ),
        T("setback --list --json", facts={"setbacks.0.helped": None, "setbacks.2.learned": None}),
    ),
    "an empty text takes a text away": (
        T("setback Rain --tell Mo --helped Tea"),
        T("setback '' --of 1 --helped ''", ("Changed: a hard stretch, Fri 20 Nov.\n",)),
        T("setback --of 1 --tell ''", ("Nobody to tell is written down now.\n",)),
        T("setback --show 1", ("1 Fri 20 Nov, today\n  Written down, without words.\n",)),
    ),
    "taken away, and brought back": (
        T("setback Rain"),
        T(
            "setback --remove 1",
            ("Taken away: a hard stretch, Fri 20 Nov. Not erased:",),
        ),
        T("setback --list", ("Nothing is told yet",)),
        T("undo", ("Taken back: taking away a hard stretch, Fri 20 Nov",)),
        T("undo --list", ("1. a hard stretch, Fri 20 Nov\n",)),
        T("setback --show rain", ("Rain",)),
        T("undo", ("Taken back: a hard stretch, Fri 20 Nov",)),
        T("setback Night --json", facts={"setback.id": "2"}),  # a number is given once
    ),
    "by one's own word": (
        T("config setback_word 'a storm'"),
        T("setback Rain"),
        T("setback --of 1 Wind", ("Changed: a storm, Fri 20 Nov.\n",)),
        T("setback --remove 1", ("Taken away: a storm, Fri 20 Nov.",)),
        T("undo", ("a storm, Fri 20 Nov",), never=("stretch",)),
    ),
    "what was learned comes back in the review": (
        T("setback Rain --on '2026-01-05' --learned 'Winter is long'"),
        T("setback Night --on '18 nov' --helped Tea"),
        T("setback Day --on '19 nov'"),
        T(
            "review",
            ("Mon 5 Jan, what I know now: Winter is long\n  Wed 18 Nov, what helped: Tea\n",),
            never=("Night", "Day\n"),
        ),
        T(
            "review --json",
            facts={"learned.#": 2, "learned.1": {"kind": "helped", "day": "2026-11-18", "text": "Tea", "of": None}},
        ),
        T("review --page -", ("what I know now: Winter is long", "what helped: Tea")),
    ),
    "the questions of a day that are chosen": (
        T("checkin --good Sun --hard Letters --reached 'my aunt'", ("Good: Sun\nHard: Letters\nReached: my aunt\n",)),
        T("checkin --reached - --on yesterday --json", facts={"recorded.answers": [["reached", "Bo"]]}, stdin="Bo\n"),
        T(
            "review",
            (
                "What went well\n  Thu 19 Nov, reached out to: Bo\n  Fri 20 Nov: Sun\n",
                "  Fri 20 Nov, reached out to: my aunt\n",
                "What gets in the way\n  Fri 20 Nov: Letters\n",
            ),
        ),
        T("undo 2"),
        T("review", never=("Sun", "Letters", "aunt")),
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_as_typed(name: str, planned: Path, typed: Typed) -> None:
    for row in ROWS[name]:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


def test_one_can_be_told_before_there_is_a_plan(home: Path, typed: Typed) -> None:
    assert typed("setback", "It rained").out == WRITTEN
    assert typed("setback", "--list", "--json").json["setbacks"][0]["text"] == "It rained"


REFUSED: list[tuple[list[str], int, tuple[str, ...]]] = [
    (["setback"], 2, ('goalwalk setback "',)),
    (["setback", ""], 2, ("words",)),
    (["setback", " "], 2, ()),
    (["setback", "-"], 2, ()),
    (["setback", "a\0b"], 2, ("NUL",)),
    (["setback", "x" * 20_001], 2, ("20001",)),
    (["setback", "x", "--on", "tomorrow"], 3, ("ahead",)),
    (["setback", "x", "--on", "someday"], 2, ("someday",)),
    (["setback", "x", "--tell", "x" * 1_001], 2, ("1001",)),
    (["setback", "x", "--tell", "-"], 2, ()),
    (["setback", "--helped", " "], 2, ()),
    (["setback", "--next", "x" * 1_001], 2, ("1001",)),
    (["setback", "--of", "1"], 2, ("setback --of 1 --helped",)),
    (["setback", "--of", "9", "--helped", "x"], 3, ("9", "setback --list")),
    (["setback", "--of", "", "--helped", "x"], 2, ()),
    (["setback", "--of", "n", "--helped", "x"], 3, ("1", "2")),
    (["setback", "--of", "1", "--on", "tomorrow"], 3, ("ahead",)),
    (["setback", "--show", "9"], 3, ("9",)),
    (["setback", "--show", "nihgt"], 3, ("Night",)),
    (["setback", "--remove", "9"], 3, ("9",)),
    (["setback", "x", "--list"], 2, ("--list", "TEXT")),
    (["setback", "--show", "1", "--list"], 2, ("--list", "--show")),
    (["setback", "--show", "1", "--next", "x"], 2, ("--show", "--next")),
    (["setback", "--remove", "1", "--of", "1"], 2, ("--remove", "--of")),
    (["checkin", "--good", ""], 2, ()),
    (["checkin", "--hard", "a\0b"], 2, ("NUL",)),
    (["checkin", "--reached", "x" * 20_001], 2, ("20001",)),
    (["checkin", "--reached", "Sam", "--on", "tomorrow"], 3, ("ahead",)),
]


@pytest.mark.parametrize(
    ("line", "code", "says"), REFUSED, ids=[" ".join(row[0])[:40].replace("\0", "0") for row in REFUSED]
)
def test_what_is_refused(line: list[str], code: int, says: tuple[str, ...], planned: Path, typed: Typed) -> None:
    assert typed("setback", "Rain and noise").code == typed("setback", "Night").code == 0
    before = everything(planned)
    refused(typed(*line), code, *says)
    assert everything(planned) == before


@pytest.mark.parametrize("line", ["--helped x", "--of 1 --helped x", "--remove 1", "--show 1"])
def test_nothing_is_told_yet(line: str, planned: Path, home: Path, typed: Typed) -> None:
    refused(typed("setback", *line.split()), 3, "goalwalk setback")


# Whom to tell, whom was reached


def test_whom_to_tell_is_found_with_how_to_reach_them(planned: Path, typed: Typed) -> None:
    put_in(planned, supports=(SAM,))
    answer = typed("setback", "Rain", "--tell", "sam")
    assert answer.out == WRITTEN + "To tell: Sam\nHow to reach them: 555 0142, after six\n"
    assert typed("setback", "--of", "1", "--tell", "Samira").out == "To tell: Samira\n"
    assert typed("setback", "--of", "1", "--tell", "1", "--json").json["setback"]["tell"] == "Sam"


@pytest.mark.parametrize(
    ("text", "answer", "reached"),
    [("Sam", "Sam", 1), ("sam", "sam", 1), ("1", "Sam", 1), ("Samira", "Samira", 0), ("no", "no", 0), ("7", "7", 0)],
)
def test_who_was_reached_is_a_contact_where_they_are_known(
    text: str, answer: str, reached: int, planned: Path, typed: Typed
) -> None:
    put_in(planned, supports=(SAM, Support("noor", 0, "Noor", SAM.made)))
    assert typed("checkin", "--reached", text, "--on", "yesterday").code == 0
    plan = put_in(planned)
    assert plan.day_check_ins[-1].answers == (("reached", answer),)
    assert [(one.support, one.way, one.day.day) for one in plan.contacts] == [("sam", "reached", 19)] * reached
    assert typed("undo").code == 0
    assert (put_in(planned).contacts, put_in(planned).day_check_ins) == ((), ())


# Hostile text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text(name: str, planned: Path, typed: Typed) -> None:
    text = HOSTILE[name]
    kept = text.strip()
    three = (f"--helped={text}", f"--learned={text}", f"--next={text}")
    lines = (
        ("setback", f"--tell={text}", *three, "--", text),
        ("setback", "--of=1", f"--tell={text}", "--", text),
        ("setback", *three),
        ("checkin", f"--good={text}", f"--hard={text}", f"--reached={text}"),
    )
    for line in lines:
        answer = typed(*line)
        assert (answer.code, answer.err) == (0, ""), (line, answer)
        harmless(answer.out)
    for line in (("setback", "--list"), ("setback", "--show", "1"), ("review",)):
        answer = typed(*line)
        harmless(answer.out)
        assert squeezed(on_a_line(kept)) in squeezed(answer.out), line
        assert kept in set(strings(typed(*line, "--json").json)), line
    found = typed("setback", "--show", text)
    harmless(found.out + found.err)
    assert found.code == 0
    for line in (("setback", "--remove", text + "?"), ("setback", "--of", text + "?", "--next", "x")):
        answer = typed(*line)
        refused(answer, 3)
        harmless(answer.err)
    harmless(typed("undo", "--list").out)
    harmless(typed("undo", "4").out)


# On a terminal


class TestThatEvening:
    def test_one_open_question_then_whom_to_tell(
        self,
        planned: Path,
        talk: Talks,
        typed: Typed,
        columns: int,  # noqa: F811
    ) -> None:
        put_in(planned, supports=(SAM, Support("park", 0, "The park", SAM.made, kind="place")))
        here = talk("setback", columns=columns).hears("ask.setback").says("It all came at once")
        heard = (
            here.hears("written down. The rest can wait.").hears("1  Sam").hears("Who would you like to tell").says("9")
        )
        told = heard.hears("Nobody here fits").hears("Who would you like").says("1").hears("555 0142, after six").ends()
        assert "The park" not in told
        one = typed("setback", "--list", "--json").json["setbacks"][0]
        assert (one["text"], one["tell"]) == ("It all came at once", "Sam")
        assert typed("undo").out == "Taken back: whom to tell of a hard stretch, Fri 20 Nov\n"
        assert typed("undo").out == "Taken back: a hard stretch, Fri 20 Nov\n"

    @pytest.mark.parametrize(
        ("answer", "returns"),
        [("", 0), ("no", 0), ("idk", 0), ("y", 1), ("1", 1), ("alcohol", 1)],
    )
    def test_a_clock_is_touched_only_where_it_is_said(
        self, answer: str, returns: int, home: Path, talk: Talks, typed: Typed
    ) -> None:
        assert typed("clock", "add", "Alcohol", "--since", "2026-09-15").code == 0
        here = talk("setback", "I drank", "--on", "yesterday").hears("ask.setback_tell").says("")
        here.hears("1  Alcohol").hears("ask.setback_clock").says(answer).ends()
        clock = typed("clock", "show", "1", "--json").json["clock"]
        assert (clock["returns"], clock["current"]) == (returns, 1 if returns else 67)
        assert len(typed("setback", "--list", "--json").json["setbacks"]) == 1

    def test_of_several_clocks_one_is_named(self, home: Path, talk: Talks, typed: Typed) -> None:
        for title in ("Alcohol", "Gambling"):
            assert typed("clock", "add", title, "--since", "2026-11-20").code == 0
        here = talk("setback", "I drank").hears("ask.setback_tell").says("").hears("2  Gambling")
        here.hears("ask.setback_clock").says("yes").hears("ask.setback_clock").says("2").ends()
        assert [clock["returns"] for clock in typed("clock", "list", "--json").json["clocks"]] == [0, 1]
        # Before the clock began: what was told is kept all the same.
        here = talk("setback", "Rain", "--on", "2026-11-18").hears("ask.setback_tell").says("")
        here.hears("ask.setback_clock").says("1").ends()
        assert len(typed("setback", "--list", "--json").json["setbacks"]) == 2
        assert "touch a clock" not in typed("setback", "Snow").err  # nobody to ask

    @pytest.mark.parametrize("nobody", ["", "nobody", "No one."])
    def test_nothing_typed_is_written_too(self, nobody: str, home: Path, talk: Talks, typed: Typed) -> None:
        here = talk("setback").hears("ask.setback").says("").hears("The rest can wait.")
        here.hears("ask.setback_tell").says(nobody).ends()
        told = typed("setback", "--list", "--json").json["setbacks"]
        assert [(one["text"], one["tell"]) for one in told] == [(None, None)]

    @pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 1)])
    def test_what_was_typed_is_saved_before_the_next_question(
        self, key: str, code: int, planned: Path, talk: Talks, typed: Typed
    ) -> None:
        here = talk("setback").hears("ask.setback").says("Rain").hears("ask.setback_tell").hears("now)").presses(key)
        assert "1 answer kept. goalwalk undo takes it away." in here.ends(code)
        assert typed("setback", "--list", "--json").json["setbacks"][0]["text"] == "Rain"

    def test_a_terminal_that_closes_takes_nothing_along(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("setback").hears("ask.setback").says("Rain").hears("ask.setback_tell")
        here.spawned.close(force=True)
        assert typed("setback", "--list", "--json").json["setbacks"][0]["text"] == "Rain"

    @pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 1)])
    def test_leaving_before_leaves_nothing(self, key: str, code: int, planned: Path, talk: Talks, typed: Typed) -> None:
        before = everything(planned)
        talk("setback").hears("ask.setback").hears("words)").presses(key).ends(code)
        assert everything(planned) == before

    def test_with_a_text_only_whom_to_tell_is_asked(self, planned: Path, talk: Talks, typed: Typed) -> None:
        talk("setback", "Rain").hears("The rest can wait.").hears("ask.setback_tell").says("Mo").hears(
            "To tell: Mo"
        ).ends()
        talk("setback", "Rain", "--tell", "Mo").hears("To tell: Mo").ends()
        talk("setback", "Rain", "--no-input").hears("The rest can wait.").ends()
        talk("setback", "--tell", "Mo").hears("ask.setback").says("Night").hears("To tell: Mo").ends()
        talk("setback", "--on", "tomorrow").hears("still ahead").ends(3)
        told = typed("setback", "--list", "--json").json["setbacks"]
        assert [(one["text"], one["tell"]) for one in told][::-1] == [
            *(("Rain", "Mo"), ("Rain", "Mo"), ("Rain", None), ("Night", "Mo"))
        ]

    def test_taking_one_away_asks(self, planned: Path, talk: Talks, typed: Typed) -> None:
        typed("setback", "Rain")
        talk("setback", "--remove", "1").hears("Take away what is told of Fri 20 Nov").says("").ends(1)
        talk("setback", "--remove", "1").hears("Take away what is told of Fri 20 Nov").says("y").ends()
        assert typed("setback", "--list", "--json").json["setbacks"] == []


@pytest.fixture
def yesterdays(planned: Path, typed: Typed) -> Answer:
    return typed("setback", "Rain", "--on", "yesterday")


@pytest.mark.usefixtures("yesterdays")
class TestAnotherDay:
    @pytest.mark.parametrize("enter", ["", "y"])
    def test_the_three_things_are_saved_together(
        self,
        enter: str,
        talk: Talks,
        typed: Typed,
        columns: int,  # noqa: F811
    ) -> None:
        here = talk("setback", columns=columns).hears("Look back at Thu 19 Nov").says(enter)
        here.hears("ask.setback_helped").says("Tea").hears("ask.setback_learned").says("")
        here.hears("ask.setback_onward").says("Eat first").hears("Kept with Thu 19 Nov: what helped and the next")
        here.hears("ask.setback_step").says("y").hears("For which goal").says("2").hears(
            "Step 2.2: Eat first, once."
        ).ends()
        one = typed("setback", "--list", "--json").json["setbacks"][0]
        assert (one["helped"], one["learned"], one["onward"]) == ("Tea", None, "Eat first")
        assert typed("undo", "2").code == 0
        assert typed("setback", "--list", "--json").json["setbacks"][0]["helped"] is None
        talk("setback").hears("Look back at").says("n").hears("ask.setback").presses("d").ends(1)

    def test_once_is_enough(self, talk: Talks, typed: Typed) -> None:
        typed("setback", "--learned", "It ends")
        talk("setback").hears("ask.setback").says("").hears("ask.setback_tell").says("").ends()

    @pytest.mark.parametrize(("said", "text"), [("n", None), ("new", None), ("It came again", "It came again")])
    def test_a_new_one(self, said: str, text: str | None, talk: Talks, typed: Typed) -> None:
        here = talk("setback").hears("Look back at").says(said)
        if text is None:
            here.hears("ask.setback").says("")
        here.hears("The rest can wait.").hears("ask.setback_tell").says("").ends()
        assert typed("setback", "--list", "--json").json["setbacks"][0]["text"] == text

    def test_nothing_said_changes_nothing(self, planned: Path, talk: Talks) -> None:
        before = everything(planned)
        here = (
            talk("setback", "--of", "1")
            .hears("Looking back at Thu 19 Nov")
            .hears("ask.setback_helped")
            .says("", "", "")
        )
        here.hears("setback.nothing_said").ends()
        assert everything(planned) == before

    @pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 1)])
    def test_leaving_in_the_middle_keeps_what_was_said(self, key: str, code: int, talk: Talks, typed: Typed) -> None:
        here = talk("setback").hears("Look back at").says("").hears("ask.setback_helped").says("Tea")
        here.hears("ask.setback_learned").presses(key)
        assert "1 answer kept. goalwalk undo takes it away." in here.ends(code)
        one = typed("setback", "--list", "--json").json["setbacks"][0]
        assert (one["helped"], one["learned"], one["onward"]) == ("Tea", None, None)

    @pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 1)])
    def test_leaving_at_the_last_question_keeps_the_three(self, key: str, code: int, talk: Talks, typed: Typed) -> None:
        here = talk("setback").hears("Look back at").says("").hears("ask.setback_helped").says("Tea", "", "Eat")
        here.hears("ask.setback_step").hears("no)").presses(key)
        assert "2 answers kept. goalwalk undo takes them away." in here.ends(code)
        assert typed("setback", "--list", "--json").json["setbacks"][0]["helped"] == "Tea"

    def test_by_options_the_step_is_offered_too(self, talk: Talks, typed: Typed) -> None:
        typed("goal", "let-go", "2")
        talk("setback", "--next", "Eat").hears("ask.setback_step").says("y").hears("Step 1.4: Eat, once.").ends()
        talk("setback", "--next", "Sleep").hears("ask.setback_step").says("").ends()
        assert len(typed("step", "list", "--json").json["steps"]) == 5

    def test_no_goal_that_goes_on_no_offer(self, talk: Talks, typed: Typed) -> None:
        assert typed("goal", "let-go", "1").code == typed("goal", "let-go", "2").code == 0
        heard = talk("setback", "--next", "Eat").hears("Kept with").ends()
        assert str(sentences()["ask.setback_step"]) not in heard

    def test_in_the_review(self, talk: Talks, typed: Typed) -> None:
        here = talk("review", "--walk").hears("start with?").says("", "")
        here.hears("1 Sleep better: go on").says("").hears("2 Draw again: go on").says("")
        here.hears("Looking back at Thu 19 Nov").hears("ask.setback_helped").says("Tea", "", "")
        here.hears("review.q.talk").says("").hears("1 What helped: Tea").hears("review.q.adopt").says("y").ends()
        assert "Thu 19 Nov, what helped: Tea" in typed("review").out
        again = (
            talk("review", "--walk").hears("start with?").says("", "").hears("1 Sleep better").says("", "", "").ends()
        )
        assert "Looking back" not in again

    def test_in_the_review_with_nothing_else(self, talk: Talks, typed: Typed) -> None:
        assert typed("goal", "let-go", "1").code == typed("goal", "let-go", "2").code == 0
        here = talk("review").hears("ask.review_walk").says("y").hears("start with?").says("", "")
        here.hears("ask.setback_helped").says("", "", "")
        here.hears("review.q.talk").says("").hears("receipt.review_nothing").ends()


def test_the_questions_of_the_evening(planned: Path, talk: Talks, typed: Typed) -> None:
    put_in(planned, supports=(SAM,))
    assert typed("config", "questions", "good,hard,reached").code == 0
    here = (
        talk("checkin").hears("Which?").says("").hears("Something good?").says("Sun").hears("What was hard?").says("")
    )
    here.hears("Who did you reach?").says("1").hears("Good: Sun").hears("Reached: Sam").ends()
    assert [one.support for one in put_in(planned).contacts] == ["sam"]
