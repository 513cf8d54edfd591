"""The agenda of the next talk, as typed: seen, walked through on a terminal; and what is noted to bring to it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from cli.keyboard import Typed, everything, plan_file
from cli.talking import Talks
from cli.test_terminal import columns  # noqa: F401 - a fixture
from cli.whole.test_as_typed import T, check
from cli.whole.test_exit_codes import refused

TALK = "meeting add 'Call the landlord' --theirs 'Bring the form' --with Ana --on '6 nov' --next '20 nov 10:00'"
GROUP = "meeting add --group --with 'Friday group' --about sleep --skill breathing --takes 'One breath' --on '13 nov'"

REVIEWS: dict[str, tuple[T, ...]] = {
    "alone, it is of a week": (
        T("done 1.1 --on 2026-11-13 --on 2026-11-14 --on 2026-11-16 --on yesterday"),
        T("rest 1.1 --on '15 nov'"),
        T("done 1.3 --on '17 nov' --on '18 nov'"),
        T("win 'Slept until six' --on '14 nov'"),
        T("win 'Long ago' --on '13 nov'"),
        T(
            "review",
            (
                "The last 7 days, since Sat 14 Nov\n",
                "What went well\n  Sat 14 Nov: Slept until six\n",
                "1.1 Walk to the park. every day; on 3 of 6 days, rest on 1\n",
                "1.3 Call Sam. 2 times a week; on 2 days\n",
                "2.1 Sketch. every Mon, Wed and Fri; –\n",
                "go on, change, or let go?\n  1 Sleep better\n  2 Draw again\n",
            ),
            never=("Long ago", "agreed", "%"),
        ),
        T("done 1.1"),
        T("review", ("on 4 of 7 days",)),
    ),
    "what went well comes first, the question last": (
        T(TALK),
        T(GROUP),
        T("win Here --on '10 nov'"),
        T("skip 1.1 --on '9 nov' --note 'Too tired'"),
        T("done 1.1 --partly --on '10 nov' --note 'Rain'"),
        T("done 2.1 --on '11 nov' --note 'A good pencil'"),
        T("bring 'The noise at night'"),
        T("goal reached 2"),
        T("step add Form --goal 1"),
        T("step finish 1.2"),
        T("review", ("Since the talk with Ana, Fri 6 Nov\nWhat went well\n",)),
        T(
            "review --json",
            facts={
                "since": "2026-11-06",
                "talk": {"whom": "Ana", "day": "2026-11-06"},
                "week": False,
                "wins.0.text": "Here",
                "wins.1": {"kind": "reached", "day": "2026-11-20", "text": "Draw again", "of": None},
                "agreed.#": 2,
                "agreed.1": {
                    "meeting": "1",
                    "number": 2,
                    "day": "2026-11-06",
                    "text": "Bring the form",
                    "who": "Ana",
                    "went": None,
                },
                "hard.0": {"kind": "not today", "day": "2026-11-09", "text": "Too tired", "of": "Walk to the park"},
                "hard.1.kind": "partly",
                "learned.0.text": "A good pencil",
                "learned.1.kind": "skill",
                "learned.2.text": "One breath",
                "brings.0.text": "The noise at night",
                "goals.0.asked": True,
                "goals.0.steps.1.state": "finished",
                "goals.0.steps.3.state": "once open",
                "goals.1.asked": False,
            },
        ),
    ),
    "how it went stands beside what was agreed": (
        T(TALK),
        T("review", ("  Call the landlord: how did it go?\n  Bring the form (Ana): how did it go?\n",)),
        T("meeting went 1 1 done", ("Call the landlord: done\n",)),
        T("meeting went ana form 'She had it with her'", ("Bring the form (Ana): She had it with her\n",)),
        T("review", ("  Call the landlord: done\n  Bring the form (Ana): She had it with her\n",)),
        T("meeting went 1 1 ''", ("Call the landlord: how it went is open again.\n",)),
        T("review", ("Call the landlord: how did it go?",)),
        T("undo 3", ("Taken back: how it went: Call the landlord",)),
        T("meeting show 1 --json", facts={"meeting.agreements.0.went": None, "meeting.agreements.1.went": None}),
    ),
    "a day can be named": (
        T(TALK),
        T("meeting add 'Long ago' --on '2 sep'"),
        T("review --since '1 sep'", ("Since Tue 1 Sep\n", "Long ago", "Call the landlord")),
        T("review --since '19 nov'", ("Since Thu 19 Nov, yesterday\n", "Call the landlord"), never=("Long ago",)),
        T("review --since 2026-11-20 --json", facts={"talk": None, "week": False, "since": "2026-11-20"}),
        T("review --since tomorrow", ("backwards",), code=2),
        T("review --since soon", ("soon",), code=2),
        T("review --walk", ("terminal",), code=2),
    ),
    "a talk of today says how to look further back": (
        T("meeting add --with Ana"),
        T("review", ("That talk was today", "review --since")),
    ),
    "a group is no talk to look back to": (T(GROUP), T("review --json", facts={"week": True, "talk": None})),
    "an evening's answers go where they belong": (
        T("config questions good,hard,reached"),
        T("checkin --note 'Quiet day' --on '18 nov'"),
        T("review", ("Learned and noted\n  Wed 18 Nov: Quiet day\n",)),
    ),
    "a goal at rest is asked about, one that ended before is not there": (
        T("goal pause 1"),
        T("goal let-go 2"),
        T("review --json", facts={"goals.#": 2, "goals.0.status": "paused", "goals.0.steps.0.state": "resting"}),
        T("review", ("  1 Sleep better (at rest)\n",)),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in REVIEWS.items()])
def test_as_typed(lines: tuple[T, ...], planned: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


def test_without_a_plan_there_is_nothing_to_look_back_on(home: Path, typed: Typed) -> None:
    shown = typed("review")
    assert (shown.code, shown.err) == (0, "")
    assert "Nothing is written" in shown.out
    assert typed("review", "--json").json["goals"] == []
    assert not home.exists()


def test_the_sections_stand_in_their_order(planned: Path, typed: Typed) -> None:
    for line in (TALK, GROUP, "win Here", "skip 1.1 --note No", "bring Noise"):
        assert typed(*shlex.split(line)).code == 0
    shown = typed("review").out
    names = (
        "What went well",
        "What was agreed",
        "1 Sleep better",
        "What gets in",
        "Learned",
        "To bring up",
        "For each",
    )
    places = [shown.index(name) for name in names]
    assert places == sorted(places)
    keys = list(typed("review", "--json").json)
    order = ("wins", "agreed", "goals", "barriers", "hard", "learned", "brings")
    assert [key for key in keys if key in order] == list(order)


def test_notes_and_wins_of_long_ago_are_found(planned: Path, typed: Typed) -> None:
    """What is older than last month lies in history; a count of days is right without it."""
    for year in ("2024", "2025"):
        assert typed("win", f"Won in {year}", now=f"{year}-08-03T10:00:00+01:00").code == 0
        assert typed("done", "1.1", "--note", f"Noted in {year}", now=f"{year}-08-03T10:00:00+01:00").code == 0
    assert typed("done", "1.1").code == 0
    last_year = typed("review", "--since", "2025-01-01")
    assert "Won in 2025" in last_year.out and "Noted in 2025" in last_year.out
    assert "2024" not in last_year.out
    assert "Noted in 2024" in typed("review", "--since", "2024-01-01").out
    assert "Noted in 2025" not in typed("review").out


BRINGS: dict[str, tuple[T, ...]] = {
    "noted, seen, taken away": (
        T("bring", ("Nothing is noted", "goalwalk bring")),
        T("bring 'Ask about the form'", ("To bring: Ask about the form\n",)),
        T("bring -", ("To bring: From stdin\n",), stdin="From stdin\n"),
        T("bring", ("1 Fri 20 Nov, today. Ask about the form\n", "2 Fri 20 Nov, today. From stdin\n")),
        T("bring --json", facts={"brings.#": 2, "brings.0.open": True, "all": False}),
        T("bring --remove stdin", ("Taken away: From stdin. Not erased:",)),
        T("bring", never=("From stdin",)),
        T("undo", ("to bring, taken away: From stdin",)),
        T("bring", ("From stdin",)),
        T("bring More --json", facts={"bring.id": "3", "recorded.code": "bring_added"}),
    ),
    "a talk settles it, a group does not": (
        T("bring Noise"),
        T("meeting add --group --with Friday"),
        T("bring", ("Noise",)),
        T("meeting add --with Ana --on yesterday"),
        T("bring", ("Noise",)),
        T("meeting list", ("To bring: Noise\n",)),
        T("meeting add --with Ana"),
        T("bring", ("Nothing is noted",)),
        T("meeting list", never=("Noise",)),
        T("bring --all", ("Noise (before the last talk)",)),
        T("bring Next"),
        T("bring --all --json", facts={"brings.0.open": False, "brings.1.open": True}),
        T("bring --remove noise", ("Noise",)),
        T("bring --all", never=("Noise",)),
    ),
    "today tells of it when a talk is near": (
        T("bring One"),
        T("today", never=("bring",)),
        T("meeting add --with Ana --on yesterday --next tomorrow"),
        T("today", ("Talk with Ana tomorrow.\nTo bring: One\n",)),
        T("bring Two"),
        T("bring Three"),
        T("today", ("To bring: One; Two; and 1 more: goalwalk bring\n",)),
        T("today --json", facts={"bring": ["One", "Two", "Three"]}),
        T("meeting edit 1 --next '23 nov'"),
        T("today", never=("To bring",)),
    ),
    "erased for good": (
        T("bring Noise"),
        T("data forget --bring noise --yes", ("Erased: Noise.",)),
        T("bring --all", ("Nothing is noted",)),
        T("data forget --bring 1 --yes", ("bring --all",), code=3),
        T("data forget --bring --meeting 1 --yes", ("--bring", "--meeting"), code=2),
    ),
    "not understood": (
        T("bring ''", code=2),
        T("bring '  '", code=2),
        T("bring -", code=2),
        T("bring X --all", ("TEXT", "--all"), code=2),
        T("bring --all --remove 1", ("--remove", "--all"), code=2),
        T("bring X"),
        T("bring --remove 9", ("bring --all",), code=3),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in BRINGS.items()])
def test_bring_as_typed(lines: tuple[T, ...], home: Path, typed: Typed) -> None:
    """Each line is typed a minute after the one before: what was noted before a talk, or after it, is told by that."""
    for minute, row in enumerate(lines):
        check(row, typed(*shlex.split(row.line), stdin=row.stdin, now=f"2026-11-20T20:{minute:02}:00+01:00"))


def test_what_is_refused_changes_nothing(planned: Path, typed: Typed) -> None:
    assert typed(*shlex.split(TALK)).code == 0
    before = everything(planned)
    refused(typed("bring", "x" * 2000), 2, "2000", "1000")
    refused(typed("bring", "a\0b"), 2, "NUL")
    refused(typed("bring", "-", stdin=b"\xff"), 2)
    refused(typed("meeting", "went", "1", "3", "done"), 3, '"3"', "meeting show")
    refused(typed("meeting", "went", "1", "0", "done"), 3)
    refused(typed("meeting", "went", "1", "the", "done"), 3, "1 Call the landlord", "2 Bring the form")
    refused(typed("meeting", "went", "nobody", "1", "done"), 3, "nobody")
    refused(typed("meeting", "went", "1", "1"), 2, "meeting went 1 1")
    refused(typed("meeting", "went", "1", "1", "-"), 2)
    refused(typed("meeting", "went", "1", "1", " "), 2)
    refused(typed("meeting", "went", "1", "1", "x" * 2000), 2, "2000")
    assert everything(planned) == before


class TestWalkingThroughIt:
    def test_all_of_it(self, planned: Path, talk: Talks, typed: Typed, columns: int) -> None:  # noqa: F811
        assert typed(*shlex.split(TALK)).code == 0
        here = talk("review", columns=columns).hears("What was agreed").hears("ask.review_walk").says("perhaps")
        here.hears("y or n, or Enter.").hears("ask.review_walk").says("y").hears("review.q.start").says("", "")
        here.hears("Call the landlord: how").says("d").hears("Bring the form (Ana): how").says("")
        here.hears("1 Sleep better: go on").says("x").hears("none of these").hears("1 Sleep better: go on").says("c")
        here.hears("1.1 Walk to the park, every day").says("s").hears("review.q.smaller").says("Walk to the door")
        here.hears("1.1 Walk to the door, every day").says("r").hears("review.q.often").says("hmm")
        here.hears("is no rhythm and no day").hears("review.q.often").says("3x week")
        here.hears("1.1 Walk to the door, 3 times").says("-").hears("walk.open").says("").hears(
            "1.2 Glasses of water"
        ).says("4")
        here.hears("1.3 Call Sam").says("keep").hears("review.q.new").says("Breathe out")
        here.hears("begin.rhythm").says("").hears("review.q.new").says("")
        here.hears("2 Draw again: go on").says("p").hears("review.q.until").says("yesterday")
        here.hears("review.q.until").says("1 dec").hears("walk.q.agreed").says("Write to Tom")
        here.hears("walk.q.agreed.who").says("Ana").hears("walk.q.agreed.another").says("")
        here.hears("review.q.talk").says("mon 10:00").hears("1 How it went: Call the landlord: done")
        here.hears("2 A smaller one: Walk to the door (before: Walk to the park)").hears(
            "At rest until Tue 1 Dec: Draw"
        )
        here.hears("Agreed: Write to Tom (Ana does it)").hears("review.q.adopt").says("y").hears(
            "receipt.reviewed"
        ).ends()
        steps = typed("step", "list", "--json").json["steps"]
        assert [(step["title"], step["rhythm"]) for step in steps[:1]] == [("Walk to the door", "3x week")]
        assert steps[1]["finished"] == "2026-11-20"
        assert [(one["title"], one["rhythm"]) for one in steps if one["goal"] == "Sleep better"][3:] == [
            ("Breathe out", "whenever")
        ]
        assert typed("goal", "show", "2", "--json").json["goal"]["rest"]["back"] == "2026-12-01"
        talks = typed("meeting", "list", "--json").json
        assert (talks["next"], talks["time"], talks["meetings"][0]["whom"]) == ("2026-11-23", "10:00", "Ana")
        assert talks["meetings"][0]["agreements"] == [{"text": "Write to Tom", "who": "Ana", "went": None}]
        assert talks["meetings"][1]["agreements"][0]["went"] == "done"
        assert "review" in typed("undo", "--yes").out
        assert typed("step", "list", "--json").json["steps"][0]["title"] == "Walk to the park"
        assert len(typed("meeting", "list", "--json").json["meetings"]) == 1

    def test_what_was_brought_is_asked_about_and_the_rest_stays(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed(*shlex.split(TALK)).code == 0
        for text in ("The form", "Noise at night"):
            assert typed("bring", text, now="2026-11-19T20:00:00+01:00").code == 0
        typed("goal", "let-go", "1"), typed("goal", "let-go", "2")
        typed("setback", "A long night", "--tell", "Noor", "--on", "yesterday")
        here = talk("review", "--walk").hears("review.q.start").says(":why").hears("review.why.start")
        here.hears("review.q.start").says("", "").hears("To tell: Noor").hears("1 The form").hears("2 Noise at night")
        here.hears("review.q.which").says("9").hears("none of these").hears("review.q.which").says("form", "1")
        here.hears("To bring up: The form. Was it").says("y")
        here.hears("To bring up: Noise at night. Was it").says("").hears("Call the landlord: how").says(":back")
        here.hears("To bring up: Noise at night. Was it").says("").hears("Call the landlord: how").says("")
        here.hears("Bring the form").says("?").hears("walk.help.enough").hears("Bring the form").says(":enough")
        here.hears("review.enough").says("").hears("walk.q.agreed").says("Write", "", "").hears("review.q.talk")
        here.says("27 nov").hears("1 Spoken about: The form").hears("review.q.adopt").says("y").ends()
        later = "2026-11-26T20:00:00+01:00"
        found = typed("bring", "--all", "--json", now=later).json["brings"]
        assert [(one["text"], one["open"], one["spoken"]) for one in found] == [
            ("The form", False, "2026-11-20"),
            ("Noise at night", True, None),
        ]
        assert "The form (spoken about, Fri 20 Nov)" in typed("bring", "--all", now=later).out
        assert "Noise at night" in typed("today", now=later).out

    def test_with_nothing_but_what_was_brought_it_is_asked_about(self, home: Path, talk: Talks, typed: Typed) -> None:
        typed("bring", "The form")
        here = talk("review").hears("ask.review_walk").says("y").hears("review.q.start").says("", "")
        here.hears("To bring up: The form").says("n")
        here.hears("review.q.talk").says("").hears("receipt.review_nothing").ends()
        assert typed("bring", "--json").json["brings"][0]["open"] is True

    def test_a_walk_of_two_drops_nothing_that_was_to_be_brought(self, home: Path, typed: Typed) -> None:
        typed("person", "add", "Robin", "--no-input")
        robin = ("--person", "Robin")
        typed("bring", "The form", *robin, now="2026-11-19T20:00:00+01:00")
        told = typed("walk", *robin, stdin="goal: Play\nagreed: Call\nadopt: yes\n")
        assert told.code == 0 and typed("meeting", "list", "--json", *robin).json["meetings"]
        assert typed("bring", "--json", *robin).json["brings"][0]["open"] is True

    def test_only_enters_change_nothing(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed(*shlex.split(TALK)).code == typed("goal", "pause", "2").code == 0
        before = everything(planned)
        talk("review").hears("ask.review_walk").says("").ends()
        here = (
            talk("review", "--walk").hears("review.q.start").says("", "").hears("Call the landlord: how").says("", "")
        )
        here.hears("1 Sleep better: go on").says("").hears("2 Draw again is at rest").says("")
        here.hears("walk.q.agreed").says("").hears("review.q.talk").says("").hears("receipt.review_nothing").ends()
        assert everything(planned) == before

    @pytest.mark.parametrize(("key", "code"), [("c", 130), ("d", 0)])
    def test_leaving_keeps_what_was_said(self, key: str, code: int, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed(*shlex.split(TALK)).code == 0
        before = plan_file(planned).read_bytes()
        here = (
            talk("review", "--walk")
            .hears("review.q.start")
            .says("", "")
            .hears("Call the landlord: how")
            .says("d")
            .hears("Bring the form")
        )
        here.hears("passes)").presses(key)
        assert "Kept, every answer. To go on: goalwalk review --walk" in here.ends(code)
        assert plan_file(planned).read_bytes() == before
        assert "A review waits for you: goalwalk review --walk" in typed("today").out
        here = (
            talk("review", "--walk").hears("Going on where it stopped").hears("1 How it went: Call the landlord: done")
        )
        here.hears("Bring the form").says(":back").hears("Call the landlord: how").says("\x15partly")
        here.hears("Bring the form").says(":enough").hears("review.enough").says("", "", "")
        here.hears("review.q.adopt").says("y").hears("receipt.reviewed").ends()
        found = typed("meeting", "show", "1", "--json").json["meeting"]["agreements"]
        assert [one["went"] for one in found] == ["partly", None]
        assert typed("undo", "--yes").code == 0
        assert typed("meeting", "show", "1", "--json").json["meeting"]["agreements"][0]["went"] is None

    def test_the_last_talk_names_the_next_one_while_it_is_still_ahead(
        self,
        planned: Path,
        talk: Talks,
        typed: Typed,
    ) -> None:
        assert typed("meeting", "add", "--with", "Ana", "--on", "yesterday", "--next", "24 nov").code == 0
        here = talk("review", "--walk").hears("review.q.start").says("", "").hears("1 Sleep better").says("l")
        here.hears("2 Draw again").says("5").hears("review.q.talk").says("25 nov 9am").hears("Let go: Sleep better")
        here.hears("Reached: Draw again").hears("review.q.adopt").says("y").ends()
        talks = typed("meeting", "list", "--json").json
        assert (talks["next"], talks["time"], len(talks["meetings"])) == ("2026-11-25", "09:00", 1)

    def test_a_next_day_alone_makes_up_no_talk(self, planned: Path, talk: Talks, typed: Typed) -> None:
        assert typed("meeting", "add", "--with", "Ana", "--on", "2 nov").code == 0
        here = (
            talk("review", "--walk")
            .hears("review.q.start")
            .says("", "")
            .hears("1 Sleep better")
            .says("", "")
            .hears("Talk with Ana, today:")
        )
        here.hears("walk.q.agreed").says("").hears("review.q.talk").says("mon").hears("review.q.adopt").says("y").ends()
        talks = typed("meeting", "list", "--json").json
        assert (talks["next"], len(talks["meetings"])) == ("2026-11-23", 1)

    def test_alone_a_first_talk_is_a_talk(self, planned: Path, talk: Talks, typed: Typed) -> None:
        here = talk("review", "--walk").hears("review.q.start").says("", "").hears("1 Sleep better").says("", "")
        here.hears("review.q.talk").says("tomorrow").hears("walk.q.talk.whom").says("").hears("review.q.adopt")
        here.says("y").ends()
        assert typed("meeting", "list", "--json").json["next"] == "2026-11-21"

    def test_beside_somebody(self, planned: Path, talk: Talks, typed: Typed) -> None:
        """Whose plan it is stands first, and every answer goes into theirs."""
        own = json.dumps(typed("goal", "list", "--json").json)
        assert typed("person", "add", "Robin", "--no-input").code == 0
        assert typed("goal", "add", "A room", "--person", "Robin").code == 0
        here = (
            talk("review", "--walk", "--person", "Robin")
            .hears("Robin")
            .hears("typing.ask")
            .says("y")
            .hears("typing.own_name")
            .says("")
            .hears("Is there something that can't wait?")
            .hears("review.q.start")
            .says("", "")
            .hears("1 A room")
            .says("l")
        )
        here.hears("review.q.talk").says("").hears("review.q.adopt").says("y")
        assert "goalwalk --person Robin undo" in here.ends()
        assert typed("goal", "list", "--json", "--person", "Robin").json["goals"][0]["status"] == "let go"
        assert json.dumps(typed("goal", "list", "--json").json) == own


# On paper


@pytest.fixture
def here(planned: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one stands in, with a plan in which a talk was had."""
    typed(*shlex.split(TALK))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "first"),
    [
        (None, b"<!DOCTYPE html>"),
        ("agenda.html", b"<!DOCTYPE html>"),
        ("agenda.md", b"# For my next talk"),
        ("agenda.txt", b"For my next talk"),
        ("agenda.pdf", b"%PDF-"),
    ],
)
def test_the_agenda_on_paper(here: Path, typed: Typed, file: str | None, first: bytes) -> None:
    if file == "agenda.pdf":
        pytest.importorskip("typst")
    answer = typed("review", "--page", *([file] if file else []))
    assert answer.code == 0, answer
    path = here / (file or "review-2026-11-20.html")
    data = path.read_bytes()
    assert data.startswith(first)
    assert path.stat().st_mode & 0o777 == 0o600
    assert typed("review", "--page", str(path)).code == 3, "never over another without a yes"
    assert path.read_bytes() == data


def test_what_the_screen_says_stands_on_paper_too(here: Path, typed: Typed) -> None:
    paper = typed("review", "--page", "-").out
    for text in ("Call the landlord", "What was agreed, and how it went", "Walk to the park"):
        assert text in paper
    assert "goalwalk " not in paper.partition("</style>")[2], "nothing on paper is to be typed"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["review", "agenda.html"], 2),
        (["review", "--page", "--walk"], 2),
        (["review", "--page", "agenda.docx"], 2),
        (["review", "--page", "no/such/folder.html"], 3),
    ],
)
def test_what_no_page_can_be(here: Path, typed: Typed, line: list[str], code: int) -> None:
    refused(typed(*line), code)
    assert not list(here.glob("*.html"))


def test_somebody_elses_agenda_is_named_after_them(here: Path, typed: Typed) -> None:
    typed("person", "add", "Robin", "--no-input")
    typed("win", "still here", "--person", "Robin")
    assert typed("review", "--page", "agenda.txt", "--person", "Robin").code == 0
    assert (here / "agenda.txt").read_text(encoding="utf-8").startswith("Robin: for the next talk\n")
