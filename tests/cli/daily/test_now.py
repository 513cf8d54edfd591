"""The page for a hard moment: with a plan, without, locked, damaged, and wherever something is in the way."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from cli.keyboard import Typed, everything, plan_file
from cli.talking import Talks
from cli.whole import test_exit_codes
from cli.whole.test_exit_codes import BAD, as_nobody, refused
from goalwalk.core.now import Hard, IfThen, Reach, Tool, Words
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.looks.now import now_view
from goalwalk.store.disk.config import write
from goalwalk.store.schema.migrations import SCHEMA
from goalwalk.words import hotlines
from hard_moments import fill
from hostile import HOSTILE, harmless
from store.locks import PASSPHRASE

FULL = """\
You are here. One thing at a time.
  It was worse in March, and I slept in the end.
  Get up. Drink a glass of water.
  Ana: Call before, not after.
  Sam: I sat through one hour, and then it was light.

What can help
  Cold water: Wet the hands
  Breathe out slowly: Sit down
  Phone a friend
  If I lie awake, then I get up and write three lines

People to reach
  Sam: 0170 1234567 (evenings)
  Ana: 0171 7654321
  Tuesday group: Hall, River Street 4 (Tuesdays at 19:00)

Help: Ireland
  In danger: 112 or 999
  116 123  Samaritans: 24 hours, every day
  1800 459 459  HSE Drugs and Alcohol Helpline: Monday to Friday, 9:30 to 17:30
"""
NARROW = """\
You are here. One thing at a time.
  It was worse in March, and I slept in
  the end.
  Get up. Drink a glass of water.
  Ana: Call before, not after.
  Sam: I sat through one hour, and then
  it was light.

What can help
  Cold water: Wet the hands
  Breathe out slowly: Sit down
  Phone a friend
  If I lie awake, then I get up and
  write three lines

People to reach
  Sam: 0170 1234567 (evenings)
  Ana: 0171 7654321
  Tuesday group: Hall, River Street 4
  (Tuesdays at 19:00)

Help: Ireland
  In danger: 112 or 999
  116 123  Samaritans: 24 hours, every
  day
  1800 459 459  HSE Drugs and Alcohol
  Helpline: Monday to Friday, 9:30 to
  17:30
"""
ANYWHERE = """\
Your local emergency number is the quickest help when somebody is in danger.
Lines to talk to, country by country: findahelpline.com, befrienders.org
To see those of your country here: goalwalk config country NAME
"""
HERE = "You are here. One thing at a time.\n"
FIRST = f"""\
{HERE}\
Both feet on the floor. Feel that it holds.
Look at one thing near you, and say what it is.
"""
NO_PLAN = FIRST + "".join(ANYWHERE.splitlines(keepends=True)[:2])  # nothing to set up in this moment
UNREAD = f"{FIRST}Your own lines cannot be read just now. goalwalk data check says why.\n{ANYWHERE}"
LOCKED = f"{FIRST}Your own lines are behind the lock: goalwalk unlock\n{ANYWHERE}"


@pytest.fixture
def full(planned: Path, typed: Typed) -> Path:
    fill(planned)
    write(planned, {"country": "IE"})
    return planned


def drawn(width: int, view: object) -> str:
    stream = StringIO()
    draw(view, Screen(stream, rich=True, width=width))
    out = stream.getvalue()
    harmless(out)
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        out = out.replace(code, "")
    return out


def view_of(home: Path) -> object:
    from goalwalk.cli.daily.now import _view
    from goalwalk.cli.run import Run

    return _view(Run())


def plain(text: str) -> str:
    return "".join(line + "\n" for line in text.splitlines() if line)


def answers(typed: Typed, out: str, *line: str, **more: str) -> None:
    """That is all it says, and it ends well."""
    answer = typed("now", *line, **more)
    assert (answer.code, answer.err, answer.out) == (0, "", out)


# The screens


@pytest.mark.parametrize(("width", "screen"), [(80, FULL), (40, NARROW)])
def test_a_full_page(width: int, screen: str, full: Path) -> None:
    assert drawn(width, view_of(full)) == screen


def test_in_plain_lines(full: Path, typed: Typed) -> None:
    answers(typed, plain(FULL))
    answers(typed, plain(FULL), "--plain")
    answers(typed, plain(FULL), "--no-input", "--plain")  # through the menu


@pytest.mark.parametrize("width", [80, 40])
def test_with_nothing_at_all(width: int, home: Path) -> None:
    lines = drawn(width, view_of(home))
    assert " ".join(lines.split()) == " ".join(NO_PLAN.split())
    assert max(map(len, lines.splitlines())) <= width


def test_at_most_one_screen_of_24_lines() -> None:
    """With as much as it ever shows, in every country; the last line is for the prompt."""
    much = Hard(
        ("line",) * 3,
        (Words("words", "Ana"),),
        (Tool("skill", "how"),) * 3,
        (IfThen("if", "then"),),
        (Reach("Sam", "1234", "evenings"),) * 4,
    )
    for code in ("IE", *(found.code for found in hotlines.known())):
        view = now_view(much, hotlines.of_country(code), date(2026, 11, 20))
        assert drawn(80, view).count("\n") <= 23, code
    few = much._replace(skills=much.skills[:2], thens=much.thens * 2)
    assert drawn(80, now_view(few, None, date(2026, 11, 20), ("settings",))).count("\n") <= 23


def test_no_telephone_and_no_judgement(full: Path, typed: Typed) -> None:
    """It says the same whatever was written: no word is looked for, nothing is weighed."""
    before = typed("now").out
    typed("checkin", "--mood", "1", "--urge", "10", "--note", "It is too much, I want it to end")
    assert typed("now").out == before


# Nothing, and what cannot be read


def test_without_a_plan(home: Path, typed: Typed) -> None:
    answers(typed, NO_PLAN)
    answers(typed, NO_PLAN, "--plain")
    assert not home.exists()


def test_begun_and_stopped_before_there_was_a_plan(planned: Path, typed: Typed) -> None:
    shutil.rmtree(planned / "plans")
    answers(typed, NO_PLAN)


def test_a_plan_without_a_word_for_it(planned: Path, typed: Typed) -> None:
    before = everything(planned)
    answers(typed, NO_PLAN)
    assert everything(planned) == before


def damaged(path: Path) -> None:
    path.write_text(path.read_text().replace("glass of water", "glass of wine!", 1))


DAMAGE = {
    "one letter": damaged,
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:500]),
    "deep": lambda path: path.write_bytes(b"[" * 100_000),
    "gone, with backups": lambda path: path.unlink(),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "a link to nowhere": lambda path: (path.unlink(), path.symlink_to("nowhere")),
    "a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
    "newer": lambda path: path.write_text(path.read_text().replace(f'"schema":{SCHEMA}', '"schema":99', 1)),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_plan(how: str, full: Path, typed: Typed) -> None:
    (full / "config.toml").unlink()
    DAMAGE[how](plan_file(full))
    before = everything(full)
    answers(typed, UNREAD)
    answers(typed, UNREAD, "--plain", "--no-input")
    assert everything(full) == before
    found = typed("now", "--json").json
    assert (found["why"], found["lines"], found["help"]) == (["unread"], [], None)


@pytest.mark.parametrize("text", ["", "null", "[", '{"schema": 99, "own": "aaaaaaaa", "people": {}}'])
def test_a_damaged_list_of_people(text: str, full: Path, typed: Typed) -> None:
    (full / "config.toml").unlink()
    (full / "people.json").write_text(text)
    answers(typed, UNREAD)
    (full / "people.json").unlink()
    answers(typed, UNREAD)
    answers(typed, UNREAD, "--person", "Sam")


@pytest.mark.parametrize("text", ["country = 7", "country = 'Ireland'", "country = ''", "[", "\xff", "plain = 'x'"])
def test_settings_that_cannot_be_read(text: str, full: Path, typed: Typed) -> None:
    (full / "config.toml").write_text(text, encoding="latin-1")
    answer = typed("now")
    assert (answer.code, answer.err) == (0, "")
    assert "Drink a glass of water" in answer.out and answer.out.endswith(
        f"Your settings cannot be read just now, so your country is not known.\n{ANYWHERE}"
    )


def test_settings_that_cannot_be_read_are_told_once_on_a_terminal(full: Path, talk: Talks) -> None:
    (full / "config.toml").write_text("[")
    out = talk("now").ends()
    assert out.count("cannot be read") == 1 and "country is not known" in out


@pytest.mark.parametrize("now", ["now", "2026-13-01", "9999-12-31T23:59:59+00:00", "0001-01-01", "\x1b[31m", "🕐"])
def test_a_clock_that_cannot_be_read(now: str, full: Path, typed: Typed) -> None:
    answers(typed, plain(FULL), now=now)
    assert typed("now", "--json", now=now).json["today"] == date.today().isoformat()


def test_no_home(spawned: Typed) -> None:
    answer = spawned("now", env={"GOALWALK_HOME": None, "HOME": ""})
    assert answer.code == 0 and answer.err == ""
    assert answer.out == UNREAD


@pytest.mark.parametrize("below", ["", "/below"])
def test_a_home_that_is_a_file(below: str, home: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    home.write_text("not a folder")
    monkeypatch.setenv("GOALWALK_HOME", f"{home}{below}")
    answer = typed("now")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith(ANYWHERE)


@pytest.fixture
def open_to_all(full: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(shutil.copytree(full, Path(place) / "home"))
        for path in Path(place).rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("closed", ["", "plans", "people.json", "config.toml"])
def test_a_home_that_may_not_be_read(closed: str, open_to_all: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_exit_codes, "AS_NOBODY", "import tomllib\n" + test_exit_codes.AS_NOBODY)
    for path in (open_to_all, *open_to_all.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (open_to_all / closed).chmod(0)
    answer = as_nobody(open_to_all, "now")
    assert answer.code == 0 and answer.err == "" and BAD not in answer.out
    assert ("Drink a glass of water" in answer.out) == (closed == "config.toml")
    assert ("Samaritans" in answer.out) == (closed in ("plans", "people.json"))


def test_a_full_disk_is_no_matter(full: Path, spawned: Typed) -> None:
    from cli.whole.test_exit_codes import small_files

    answer = spawned("now", preexec_fn=lambda: small_files(0))
    assert (answer.code, answer.out) == (0, plain(FULL))


@pytest.mark.parametrize("env", [{"LANG": "C", "PYTHONIOENCODING": "ascii"}, {"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_where_little_can_be_shown(env: dict[str, str], full: Path, spawned: Typed, typed: Typed) -> None:
    typed("hope", "add", "Zoë said: weiter – 日本")
    answer = spawned("now", env=env)
    assert (answer.code, answer.err) == (0, "")
    assert "Zo" in answer.out and "116 123  Samaritans" in answer.out


def test_help_lines_that_somebody_mended_in_haste(
    full: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("{", "{}", '{"IE": {"country": "Ireland"}}'):
        (tmp_path / "lines").write_text(text)
        monkeypatch.setattr(hotlines, "FILE", tmp_path / "lines")
        answer = typed("now")
        assert answer.code == 0 and "glass of water" in answer.out and answer.out.endswith(ANYWHERE)


# Locked


@pytest.fixture
def locked_full(full: Path, runtime: Path, typed: Typed) -> Path:
    from cli.conftest import lock

    (full / "config.toml").unlink()
    lock(full)
    return full


def test_locked_and_nothing_chosen(locked_full: Path, typed: Typed) -> None:
    before = everything(locked_full)
    answers(typed, LOCKED)
    answers(typed, LOCKED, "--plain", "--yes")
    assert everything(locked_full) == before


def test_locked_it_asks_nobody(locked_full: Path, talk: Talks) -> None:
    assert "behind the lock: goalwalk unlock" in talk("now").ends()


def test_open_for_a_while(locked_full: Path, typed: Typed) -> None:
    typed("unlock", "-", stdin=PASSPHRASE)
    assert typed("now").out == plain(FULL).partition("Help:")[0] + ANYWHERE
    assert typed("now", now="2026-11-20T21:00:00+01:00").out == LOCKED


def test_what_was_chosen_is_shown_while_it_is_locked(locked_full: Path, typed: Typed) -> None:
    typed("unlock", "-", stdin=PASSPHRASE)
    answer = typed("now", "--locked", "people,lines", "--yes")
    assert answer.out == "While the plan is locked, now shows: lines, people, from a file without a lock.\n"
    typed("lock")
    shown = f"""\
{HERE}  It was worse in March, and I slept in the end.
  Get up. Drink a glass of water.
People to reach
  Sam: 0170 1234567 (evenings)
  Ana: 0171 7654321
  Tuesday group: Hall, River Street 4 (Tuesdays at 19:00)
The rest is behind the lock: goalwalk unlock
{ANYWHERE}"""
    answers(typed, shown)
    typed("unlock", "-", stdin=PASSPHRASE)
    assert typed("now", "--locked", "none").out == "While the plan is locked, now shows nothing of it.\n"
    typed("lock")
    answers(typed, LOCKED)
    typed("unlock", "-", stdin=PASSPHRASE)
    assert typed("undo").out == "Taken back: nothing shown by now while locked\n"
    assert typed("undo", "--list").out.splitlines()[1] == "1. shown by now while locked: lines, people"
    typed("lock")
    answers(typed, shown)


def test_a_locked_plan_that_is_damaged_shows_what_was_chosen(locked_full: Path, typed: Typed) -> None:
    typed("unlock", "-", stdin=PASSPHRASE)
    typed("now", "--locked", "lines", "--yes")
    next((locked_full / "plans").glob("*.age")).write_bytes(b"age-encryption.org/v1\n")
    for line in ("lock", "unlock"):
        answer = typed("now")
        assert "Drink a glass of water" in answer.out and answer.code == 0
        assert "The rest" in answer.out
        typed(line, *(["-"] if line == "unlock" else []), stdin=PASSPHRASE)


def test_it_is_said_plainly_before_it_is_so(full: Path, talk: Talks, typed: Typed) -> None:
    for answer, code, end in (("", 1, "Left as it was"), ("n", 1, "Left as it was"), ("y", 0, "now shows")):
        out = talk("now", "--locked", "lines,hope").hears("ask.now_locked").says(answer).ends(code)
        assert "a small file without a lock, for now to show them: lines, hope." in " ".join(out.split())
        assert "Whoever can use this account" in out and end in out
    assert typed("now", "--locked", "l", "--yes", "--json").json["now_locked"] == ["lines"]


# Whose, JSON, country


def test_the_page_of_somebody_else(full: Path, typed: Typed) -> None:
    typed("person", "add", "Sam")
    answer = typed("now", "--person", "sam")
    assert answer.out.startswith(f"The plan of Sam\n{FIRST}Help: Ireland")
    assert "goalwalk" not in answer.out
    fill(full, "Sam")
    assert typed("now", "--person", "Sam").out == f"The plan of Sam\n{plain(FULL)}"
    assert typed("now", "--person", "Sam", "--json").json["person"] == "Sam"


def test_a_name_that_nobody_has(full: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = f"{FIRST}Nobody of that name has a plan here: goalwalk person list\n{plain(FULL[FULL.index('Help') :])}"
    answers(typed, expected, "--person", "Nobody")
    monkeypatch.setenv("GOALWALK_PERSON", "Nobody")
    answers(typed, expected)
    assert "person" not in typed("now", "--json").json


def test_as_json(full: Path, typed: Typed) -> None:
    found = typed("now", "--json").json
    assert list(found) == ["schema", "today", "lines", "hope", "skills", "thens", "people", "help", "why"]
    assert found["hope"][0] == {"text": "Call before, not after.", "whom": "Ana"}
    assert found["skills"][0] == {"title": "Cold water", "how": "Wet the hands"}
    assert found["thens"] == [{"title": "I lie awake", "then": "get up and write three lines"}]
    assert found["people"][0] == {"title": "Sam", "reach": "0170 1234567", "when": "evenings"}
    assert found["help"]["code"] == "IE" and found["help"]["emergency"] == "112 or 999"
    line = found["help"]["lines"][0]
    assert (line["number"], line["languages"], line["old"], line["source"][:8]) == (
        *("116 123", ["English"], False),
        "https://",
    )
    assert found["why"] == []


def test_no_country_shows_no_number(planned: Path, typed: Typed) -> None:
    for out in (typed("now").out, typed("now", "--json").out.replace("2026-11-20", "").replace('"schema": 1', "")):
        assert not [letter for letter in out if letter.isdigit()]


@pytest.mark.parametrize("found", hotlines.known(), ids=lambda found: found.code)
def test_a_country_shows_its_own_lines_and_no_other(found: hotlines.HelpLines, home: Path, typed: Typed) -> None:
    assert typed("config", "country", found.country.upper()).out == f"country is now {found.code}.\n"
    out = typed("now").out
    numbers = {line.number for line in found.lines}
    for other in hotlines.known():
        for line in other.lines:
            shown = any(text.strip().startswith(f"{line.number}  ") for text in out.splitlines())
            assert shown == (line.number in numbers), line
    assert f"In danger: {found.emergency}\n" in out
    assert f"Help: {found.country}\n" in out
    differ = len({line.languages for line in found.lines}) > 1
    assert all((f"({', '.join(line.languages)})" in out) == differ for line in found.lines)


def test_an_old_look_up_says_so(full: Path, typed: Typed) -> None:
    out = typed("now", now="2027-11-26T08:00:00+00:00").out
    assert "look whether" not in out
    out = typed("now", now="2027-11-27T08:00:00+00:00").out
    assert out.count("; checked Nov 2026; look whether it still holds\n") == 2


def test_the_country_is_a_setting_of_the_computer(planned: Path, typed: Typed) -> None:
    before = plan_file(planned).read_bytes()
    assert typed("config", "country").out.startswith("country. Value: none; Means: ")
    typed("config", "plain", "yes")
    assert typed("config", "country", "ie", "--json").json["setting"] == {
        "name": "country",
        "value": "IE",
        "of": "machine",
    }
    assert (planned / "config.toml").read_text() == 'country = "IE"\nplain = true\n'
    assert "country. Value: IE" in typed("config").out
    assert typed("config", "country", "None").out == "country is now none.\n"
    assert (planned / "config.toml").read_text() == 'country = "none"\nplain = true\n'
    assert typed("config", "country", "the philippines").out == "country is now PH.\n"
    assert plan_file(planned).read_bytes() == before


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("config|country|Atlantis", ("Atlantis", "Ireland", "United Kingdom", "none")),
        ("config|country|XX", ("XX", "Ireland")),
        ("config|country|", ("Ireland",)),
        ("now|--locked|", ("lines", "none")),
        ("now|--locked|everything", ("everything", "lines, hope, skills, people")),
        ("now|--locked|lines,x", ('"x"',)),
        ("now|--locked|lines", ("--yes",)),
        ("now|--locked", ("--locked",)),
        ("now|please", ()),
    ],
)
def test_bad_input(line: str, says: tuple[str, ...], planned: Path, typed: Typed) -> None:
    before = everything(planned)
    refused(typed(*line.split("|")), 2, *says)
    assert everything(planned) == before


def test_nothing_is_chosen_without_a_plan(home: Path, typed: Typed) -> None:
    refused(typed("now", "--locked", "lines", "--yes"), 3, "goalwalk")
    assert not home.exists()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_any_text_in_every_part(text: str) -> None:
    hard = Hard((text,), (Words(text, text),), (Tool(text, text),), (IfThen(text, text),), (Reach(text, text, text),))
    view = now_view(hard, hotlines.of_country("IE"), date(2026, 11, 20))
    for width in (20, 40, 80):
        assert "Samaritans" in drawn(width, view).replace("\n", "").replace("  ", "")
    stream = StringIO()
    draw(view, Screen(stream))
    harmless(stream.getvalue())


def test_the_printed_page_has_the_lines_too(full: Path, typed: Typed) -> None:
    out = typed("page", "--text", "--only", "hard").out
    for text in ("Drink a glass of water", "Ana: Call before", "Help: Ireland", "In danger", "112 or 999", "116 123"):
        assert text in out, text
    assert typed("page", "--json", "--only", "hard").json["hard"]["help"]["code"] == "IE"
    (full / "config.toml").write_text("[")
    assert "Samaritans" not in typed("page", "--text", "--only", "hard").out


def test_nothing_follows_the_page_of_a_plan_that_is_looked_at(full: Path, typed: Typed) -> None:
    before = everything(full)
    for line in (["now"], ["now", "--plain"], ["now", "--json"], ["now", "--person", "x"]):
        assert typed(*line).code == 0
    assert everything(full) == before


def test_where_says_where_the_parts_that_are_seen_lie(locked_full: Path, typed: Typed) -> None:
    assert "now.json" not in typed("data", "where").out
    typed("unlock", "-", stdin=PASSPHRASE)
    typed("now", "--locked", "lines", "--yes")
    assert typed("data", "check").out.startswith("The plan and its copies")
    assert f"Seen without the lock: {next(locked_full.rglob('*.now.json'))}\n" in typed("data", "where").out
