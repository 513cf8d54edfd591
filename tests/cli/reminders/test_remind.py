"""What `remind` says, and to whom: one word, once, of one's own open plan; in silence where a timer or a shell asks."""

from __future__ import annotations

import errno
import os
import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from cli.conftest import lock
from cli.keyboard import GOALWALK, Typed, environment, everything, plan_file
from cli.talking import Talks
from goalwalk.words import say

WORD = "Reminder.\n"
DAY, NEXT = "2026-11-20", "2026-11-21"


def at(clock: str, day: str = DAY) -> str:
    return f"{day}T{clock}:00+01:00"


@pytest.fixture
def timed(planned: Path, typed: Typed) -> Path:
    assert typed("step", "edit", "1.1", "--at", "8:00am, 19:30", now=at("07:00", "2026-11-19")).code == 0
    return planned


def says(typed: Typed, clock: str, *line: str, day: str = DAY) -> str:
    answer = typed("remind", *line, now=at(clock, day))
    assert (answer.code, answer.err) == (0, ""), answer
    return answer.out


@pytest.fixture
def timer(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What is heard as a timer looks."""
    heard: list[str] = []
    monkeypatch.setattr("goalwalk.cli.reminders.ring.ring", lambda line, _: heard.append(f"{line}\n") or True)

    def looks(clock: str = "", day: str = DAY, now: str = "") -> str:
        answer = typed("remind", "timer", now=now or at(clock, day))
        assert (answer.code, answer.out, answer.err) == (0, "", ""), answer
        return heard.pop() if heard else ""

    return looks


Timer = Callable[..., str]
Full = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Full:
    """A disk that takes nothing, as long as it lasts."""

    def put(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    @contextmanager
    def is_full() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr("goalwalk.store.disk.files.put", put)
            yield

    return is_full


def test_one_word_while_it_is_open(timed: Path, typed: Typed) -> None:
    assert says(typed, "07:30") == ""
    assert says(typed, "08:10") == says(typed, "08:20") == says(typed, "08:00") == WORD
    assert says(typed, "11:00") == ""
    assert says(typed, "19:40") == WORD
    assert typed("done", "1.1", now=at("07:00", NEXT)).code == 0
    assert says(typed, "08:10", day=NEXT) == ""
    assert "1 of 2 times" in typed("today", now=at("08:10", NEXT)).out
    assert says(typed, "19:40", day=NEXT) == WORD
    third = "2026-11-22"
    assert [typed("done", "1.1", now=at(clock, third)).code for clock in ("08:00", "14:00")] == [0, 0]
    assert says(typed, "19:40", day=third) == ""


def test_whoever_asks_gets_the_answer(timed: Path, typed: Typed, timer: Timer, talk: Talks) -> None:
    """Again a minute later, after a timer or a shell said it, after three in a day and three days; what is asked in a
    pipe uses nothing up, and what is asked on a terminal that alone."""
    assert typed("step", "edit", "1.1", "--at", "7am, 8am, 12:00, 15:00, 19:30", now=at("06:00")).code == 0
    assert typed("config", "remind_quiet", "18:00-22:00").code == 0
    assert says(typed, "08:10") == says(typed, "08:11") == WORD
    assert [timer(clock) for clock in ("07:10", "08:11", "12:10", "12:11", "15:10")] == [WORD, WORD, WORD, "", ""]
    assert [says(typed, clock) for clock in ("08:12", "12:12", "15:12", "19:40")] == [WORD] * 4
    assert talk("remind", GOALWALK_NOW=at("08:10", NEXT)).hears("the first three come by themselves").ends()
    assert timer("08:11", NEXT) == ""
    assert talk("remind", GOALWALK_NOW=at("08:12", NEXT)).hears("Reminder.").ends()
    assert timer("12:10", NEXT) == WORD


def test_in_a_home_that_cannot_be_written(timed: Path, typed: Typed, timer: Timer, talk: Talks, full: Full) -> None:
    with full():
        assert says(typed, "08:10") == says(typed, "08:11") == WORD
        assert timer("08:10") == says(typed, "08:10", "shell") == ""
    assert timer("08:10") == WORD


def test_for_programs_uses_nothing_up(timed: Path, typed: Typed, timer: Timer) -> None:
    found = typed("remind", "--json", now=at("08:10")).json
    due = {
        "what": "step",
        "id": "1.1",
        "title": "Walk to the park",
        "since": "2026-11-20T08:00",
        "until": "2026-11-20T09:00",
    }
    assert (found["line"], found["due"]) == ("Reminder.", [due])
    again = typed("remind", "--json", now=at("08:10")).json
    assert (again["line"], again["due"]) == ("Reminder.", [due])
    assert timer("08:10") == WORD
    assert [typed("remind", "--json", now=at("09:10")).json[name] for name in ("line", "due")] == [None, []]


def test_what_reached_nobody_may_be_said_again(timed: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goalwalk.cli.reminders.ring.ring", lambda *_: False)  # no screen, no terminal
    assert says(typed, "08:10", "timer") == ""
    monkeypatch.setattr("goalwalk.cli.reminders.ring.ring", lambda line, _: heard.append(line) or True)
    heard: list[str] = []
    assert (says(typed, "08:20", "timer"), heard) == ("", ["Reminder."])


@pytest.mark.parametrize("word", ["timer", "shell"])
def test_who_asks_by_itself_hears_nothing_else(
    word: str, timed: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    monkeypatch.setattr("goalwalk.cli.reminders.ring.ring", lambda line, _: rung.append(line) or True)
    monkeypatch.setenv("GOALWALK_PERSON", "Robin")  # whose plan is nobody's here, and is not asked for
    said = says(typed, "08:10", word)
    assert (said, rung) == (("", ["Reminder."]) if word == "timer" else (WORD, []))
    monkeypatch.delenv("GOALWALK_PERSON")
    plan_file(timed).write_bytes(b"{")
    assert says(typed, "19:40", word) == ""
    assert typed("remind", now=at("19:40")).code == 4
    (timed / "config.toml").write_text("nonsense")
    assert says(typed, "19:40", word) == ""


def test_in_a_shell_once_a_day(timed: Path, typed: Typed) -> None:
    assert says(typed, "08:10", "shell") == WORD
    assert says(typed, "08:11", "shell") == says(typed, "19:40", "shell") == ""
    assert says(typed, "19:45") == WORD
    assert says(typed, "08:10", "shell", day=NEXT) == WORD


def test_after_three_days_it_waits_for_the_person(timed: Path, typed: Typed, timer: Timer) -> None:
    days = [f"2026-11-{day}" for day in (20, 21, 22)]
    assert [timer("08:10", day) for day in days] == [WORD] * 3
    assert timer("08:10", "2026-11-23") == timer("08:10", "2026-12-23") == ""
    assert typed("today", now=at("08:20", "2026-12-23")).code == 0  # which nobody saw: it is no terminal
    assert timer("08:30", "2026-12-23") == ""
    assert typed("win", "Up again", now=at("09:00", "2026-12-23")).code == 0
    assert timer("08:10", "2026-12-24") == WORD


@pytest.mark.parametrize("line", ["today", "day yesterday", "remind"])
def test_a_look_on_a_terminal_brings_them_back(line: str, timed: Path, typed: Typed, timer: Timer, talk: Talks) -> None:
    for day in (20, 21, 22):
        assert timer("08:10", f"2026-11-{day}") == WORD
        before = everything(timed)
        talk("day", "today", GOALWALK_NOW=at("08:30", f"2026-11-{day}")).ends()
        assert everything(timed) == before, "as long as they come, a look writes nothing"
    assert timer("08:10", "2026-11-23") == ""
    here = talk(*line.split(), GOALWALK_NOW=at("11:10", "2026-11-23"))
    if line == "today":
        here.says("")  # to what it asks after blank days
    here.ends()
    assert timer("08:10", "2026-11-24") == WORD


def test_days_of_a_pause_are_no_days_without_an_answer(timed: Path, typed: Typed, timer: Timer) -> None:
    assert typed("pause", "--from", "22 nov", "--until", "29 nov", now=at("07:00")).code == 0
    rings = {"20": WORD, "21": WORD, "22": "", "28": "", "29": WORD, "30": ""}
    assert {day: timer("08:10", f"2026-11-{day}") for day in rings} == rings


def test_not_after_a_look_at_now(timed: Path, typed: Typed) -> None:
    """Of that, a day is kept and nothing more; it goes once it is over, and with all else."""
    assert typed("now", now=at("06:00")).code == 0
    assert not (timed / "reminders.off").exists(), "nobody is reminded here yet"
    assert says(typed, "06:30") == ""
    assert typed("now", now=at("07:00")).code == 0
    assert (timed / "reminders.off").read_text() == f"{DAY}\n"
    assert oct((timed / "reminders.off").stat().st_mode)[-3:] == "600"
    assert says(typed, "08:10") == says(typed, "19:40") == ""
    assert says(typed, "08:10", day=NEXT) == WORD
    assert says(typed, "08:10", day="2026-11-22") == WORD
    assert not (timed / "reminders.off").exists()
    assert typed("now").code == 0
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert not {"reminders.off", "reminders.json"} & set(everything(timed))


def test_a_look_at_now_counts_where_nobody_reads_it_to_its_end(timed: Path, typed: Typed) -> None:
    assert says(typed, "06:30") == ""
    reads, writes = os.pipe()
    os.close(reads)
    subprocess.run([*GOALWALK, "now"], env=environment(GOALWALK_NOW=at("07:00")), stdout=writes, timeout=30)
    os.close(writes)
    assert (timed / "reminders.off").read_text() == f"{DAY}\n"


@pytest.mark.parametrize("hard", [True, False])
def test_the_very_first_time_nobody_knows_of_now(hard: bool, timed: Path, typed: Typed, talk: Talks) -> None:
    """What `now` leaves before it is nothing: on a terminal the first look says that there are reminders, in words that
    name nothing else, and the next one says what is due."""
    first = talk("remind", GOALWALK_NOW=at("08:10")).hears("remind.first").ends()
    assert not [word for word in ("Reminder.", "goalwalk", "hard", "due") if word in first + say("remind.first")]
    if hard:
        assert typed("now", now=at("08:11")).code == 0
    heard = talk("remind", GOALWALK_NOW=at("08:12")).ends()
    assert (heard.strip(), says(typed, "08:14")) == (("", "") if hard else ("Reminder.", WORD))
    assert says(typed, "19:40") == ("" if hard else WORD)


def test_a_first_time_with_nothing_due_says_nothing(timed: Path, talk: Talks) -> None:
    assert talk("remind", GOALWALK_NOW=at("07:10")).ends().strip() == ""
    assert talk("remind", GOALWALK_NOW=at("08:10")).ends().strip() == "Reminder."


@pytest.mark.parametrize("line", ["setback 'Much at once'", "urge 8", "pause"])
def test_not_on_a_hard_day_nor_in_a_pause(line: str, timed: Path, typed: Typed) -> None:
    assert typed(*shlex.split(line), now=at("07:00")).code == 0
    assert says(typed, "08:10") == ""


def test_a_locked_plan_says_nothing_and_asks_nobody(timed: Path, typed: Typed, runtime: Path) -> None:
    lock(timed)
    assert typed("lock").code == 0
    before = everything(timed)
    assert says(typed, "08:10") == says(typed, "08:10", "timer") == ""
    assert everything(timed) == before


def test_of_ones_own_plan_alone(timed: Path, typed: Typed) -> None:
    assert typed("person", "add", "Robin").code == 0
    assert typed("--person", "Robin", "goal", "add", "Rest").code == 0
    assert typed("--person", "Robin", "step", "add", "Nap", "--at", "8:00am").code == 0
    answer = typed("--person", "Robin", "remind", now=at("08:10"))
    assert (answer.code, answer.out) == (3, "")
    assert typed("remind", "--json", now=at("08:10")).json["due"][0]["id"] == "1.1"


def test_it_never_syncs(timed: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goalwalk.store.disk.paths.Place.is_synced", True)
    monkeypatch.setattr("goalwalk.store.verbs.automatic_sync.take_in", None)
    assert says(typed, "08:10") == WORD


def test_what_is_kept_holds_no_word_of_the_plan(timed: Path, timer: Timer) -> None:
    assert timer("08:10") == WORD
    kept = (timed / "reminders.json").read_text()
    assert not [word for word in ("Walk", "park", "08:00", "step") if word in kept]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"sayings": 3}', '{"sayings": [["x", "timer", "", []]]}', '{"sayings": [[1]]}']
)
def test_a_file_of_another_hand_is_none(text: str, timed: Path, typed: Typed) -> None:
    (timed / "reminders.json").write_text(text)
    (timed / "reminders.off").write_text(text)
    assert says(typed, "08:10") == WORD


def test_words_of_ones_own_once_they_were_seen(timed: Path, typed: Typed, talk: Talks) -> None:
    answer = typed("config", "remind_words", "Tea time")
    assert (answer.code, answer.out) == (2, "")  # nobody saw it
    here = talk("config", "remind_words", "Tea: {what}").hears("Others may see this: Tea: Walk to the park").says("")
    assert "remind_words" not in here.ends(1)
    here = talk("config", "remind_words", "Tea: {what}").hears("Or, where it is no step: a talk, a group")
    here.hears("remind.preview_ask").says("y").ends()
    assert says(typed, "08:10") == "Tea: Walk to the park\n"
    assert typed("config", "remind_words", "none").code == 0
    assert says(typed, "19:40") == WORD


def test_what_is_said_of_talks_and_asks_names_nobody(planned: Path, typed: Typed) -> None:
    for line in (
        ("meeting", "add", "--with", "Ana", "--next", "20 nov 9:00am"),
        ("barrier", "add", "The heating", "--of", "Mr Hale", "--by", "20 nov"),
        ("config", "remind_words", "{what}", "--yes"),
        ("config", "remind_morning", "8:30am"),
        ("config", "remind_evening", "9pm"),
    ):
        assert typed(*line, now=at("07:00", "2026-11-19")).code == 0
    assert says(typed, "08:40") == "a talk, something to ask, goalwalk\n"
    assert says(typed, "21:10") == "goalwalk c\n"


@pytest.mark.parametrize(
    ("name", "typed_as", "kept"),
    [
        ("remind_quiet", "22-7", "22:00-07:00"),
        ("remind_quiet", "from 10pm to 6:30 am", "22:00-06:30"),
        ("remind_quiet", "8:00-16:00", "08:00-16:00"),
        ("remind_quiet", "none", "none"),
        ("remind_quiet", "22:00", None),
        ("remind_quiet", "25:00-7:00", None),
        ("remind_quiet", "7:00-7:00", None),
        ("remind_morning", "yes", "08:00"),
        ("remind_evening", "9pm", "21:00"),
        ("remind_morning", "8", "08:00"),
        ("remind_morning", "7:30", "07:30"),
        ("remind_evening", "8", "20:00"),
        ("remind_evening", "9:15", "21:15"),
        ("remind_evening", "21", "21:00"),
        ("remind_evening", "10", "22:00"),
        ("remind_evening", "08:00", "08:00"),
        ("remind_evening", "8am", "08:00"),
        ("remind_evening", "8 or 9", None),
        ("remind_evening", "soon", None),
        ("remind_by", "Bell", "bell"),
        ("remind_by", "gong", None),
        ("remind_words", "Tea: { What }", "Tea: {what}"),
        ("remind_words", "Tea: {title}", None),
        ("remind_words", "Tea: {what", None),
        ("remind_words", "Tea: {{what}}", None),
    ],
)
def test_settings(name: str, typed_as: str, kept: str | None, planned: Path, typed: Typed) -> None:
    answer = typed("config", name, typed_as, "--yes")
    assert answer.code == (0 if kept else 2), answer
    (line,) = typed("config", name, "--json").json["settings"]
    assert line["value"] == (kept or "none")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["config remind_quiet 8-16"], "1.1 at 08:00"),
        (["config remind_quiet 7-22"], "1.1 at 08:00 and 1.1 at 19:30"),
        (["config remind_quiet 8:00-8:30"], None),
        (["config remind_quiet 22-7"], None),
        (["config remind_morning 9", "config remind_quiet 9-16"], "the morning line at 09:00"),
        (["config remind_quiet 9-16", "config remind_morning 9"], "the morning line at 09:00"),
        (["config remind_quiet 22-7", "config remind_morning 9"], None),
        (["config remind_quiet 8-16", "config remind_evening 9"], None),
        (["config remind_quiet 10-16", "step edit 1.1 --at 'noon, 8pm'"], "1.1 at 12:00"),
        (["config remind_quiet 10-16", "step edit 1.1 --at 8pm"], None),
        (["config remind_quiet 8-16", "step edit 1.1 --cue Tea"], None),
        (["config remind_quiet 8-16", "step add Sing --goal 1 --at 9am"], "1.4 at 09:00"),
        (["config remind_quiet 8-16", "step add Sing --goal 1 --every 'every day at 9am'"], "1.4 at 09:00"),
        (["config remind_quiet 10-16", "step edit 1.1 --at noon", "config noon 20:00"], None),
        (["config remind_quiet 13-16", "step edit 1.1 --at noon", "config noon 13:00"], "1.1 at 13:00"),
        (["config remind_quiet 10-16", "meeting add --with Ana --next '24 nov 11:00'"], "talk 1 at 11:00"),
        (["meeting add --with Ana --next '24 nov 10:00'", "config remind_quiet 9-10"], "talk 1 at 10:00"),
    ],
)
def test_what_lies_in_the_quiet_hours_is_said_both_ways_round(
    lines: list[str], names: str | None, timed: Path, typed: Typed
) -> None:
    said = [typed(*shlex.split(line), now=at("07:00")) for line in lines]
    assert [answer.code for answer in said] == [0] * len(lines), said
    out = " ".join(said[-1].out.split())
    assert ("hours without reminders" in out) is (names is not None), out
    assert names is None or f" {names}: " in out


def test_words_of_ones_own_are_shown_also_where_a_yes_is_typed_before(timed: Path, typed: Typed) -> None:
    for more in ((), ("--json",)):
        answer = typed("config", "remind_words", "Tea: {what}", "--yes", *more)
        assert (answer.code, "Others may see this: Tea: Walk to the park" in answer.err) == (0, True)


@pytest.mark.parametrize(
    "line", ['remind_morning = "25:00"', 'remind_quiet = "x"', "remind_by = 3", 'remind_words = ["a"]']
)
def test_settings_of_another_hand(line: str, timed: Path, typed: Typed) -> None:
    (timed / "config.toml").write_text(line + "\n")
    answer = typed("remind", now=at("08:10"))
    assert (answer.code, answer.out) == (4, "")


def test_words_that_act_are_harmless(timed: Path, typed: Typed) -> None:
    assert typed("config", "remind_words", "\x1b[31mred\a", "--yes").code == 0
    assert says(typed, "08:10") == "\\x1b[31mred\\x07\n"


@pytest.mark.long
def test_a_year_of_a_timer(planned: Path, typed: Typed, timer: Timer) -> None:
    """As the rules have it over a year (core/test_reminders), through every floor: what was due is said once, in summer
    and winter time, after nights and days of sleep, after journeys, and with a clock that goes back."""
    from datetime import date, datetime, timedelta, timezone
    from random import Random
    from zoneinfo import ZoneInfo

    start, chance, berlin = date(2026, 11, 20), Random(18), ZoneInfo("Europe/Berlin")
    assert typed("step", "edit", "1.1", "--at", "8:00am, 19:30", "--start", "2026-11-20").code == 0
    asleep_for, done_at = 0, datetime(2026, 1, 1, tzinfo=berlin)
    for number in range(365):
        day = start + timedelta(days=number)
        away = timezone(timedelta(hours=chance.choice((-9, 10)))) if chance.random() < 0.1 else berlin
        asleep_for = asleep_for - 1 if asleep_for else chance.choice((0,) * 20 + (1, 2, 6))
        done = chance.choice((0,) * 6 + (1, 2, 2))  # of its two times

        def looks(clock: str, day: date = day, zone: object = away) -> str:
            now = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=zone).isoformat()  # type: ignore[arg-type]
            return timer(now=now)

        if asleep_for:
            continue
        morning = chance.choice(("08:00", "08:35", "09:00", "09:05"))
        waits = datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=away) - done_at < timedelta(hours=4)  # a journey
        assert looks(morning) == ("" if morning > "09:00" or waits else WORD), (day, morning)
        assert looks("08:10") == ("" if morning <= "09:00" or waits else WORD), day  # the clock goes back
        for clock in ("12:00", "14:00")[: done or 1]:
            noon = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=away)
            assert typed(*(("done", "1.1") if done else ("win", "Up")), now=noon.isoformat()).code == 0
            done_at = noon if done else done_at
        assert looks("14:00") == ""
        assert looks("19:30") == ("" if done == 2 else WORD), day
        assert looks("19:45") == looks("08:30" if not waits else "07:30") == looks("23:00") == ""
