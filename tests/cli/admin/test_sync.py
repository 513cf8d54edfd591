"""Syncing as it is typed: two computers, a folder between them, and somebody who looks on."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from cli.keyboard import Answer, Typed, everything, typed_here
from cli.talking import Talks
from store.locks import lightly  # noqa: F401 - a fixture

PASSPHRASE = "four green walks home"
LATER = "2026-11-20T21:00:00+01:00"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "cloud"
    path.mkdir()
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Typed:
    """A line typed on another computer."""

    def run(*arguments: str, stdin: str = "", now: str | None = None) -> Answer:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GOALWALK_HOME", str(tmp_path / "desk"))
            if now:
                patch.setenv("GOALWALK_NOW", now)
            return typed_here(arguments, stdin)

    return run


@pytest.fixture
def both(planned: Path, folder: Path, typed: Typed, desk: Typed, lightly: None) -> Typed:  # noqa: F811
    """Two computers with PLAN; what is typed on the other one."""
    assert typed("sync", str(folder), "-", stdin=PASSPHRASE).code == 0
    assert desk("sync", str(folder), "-", stdin=PASSPHRASE).code == 0
    return desk


def test_what_is_typed_on_one_is_seen_on_the_other_and_said_once(both: Typed, typed: Typed) -> None:
    assert both("win", "Slept").code == both("done", "1.1").code == 0
    assert typed("progress").err == ""
    assert typed("today", "--json").err == ""
    first, again = typed("today"), typed("today")
    assert (first.err.strip(), again.err) == ("2 new", "")
    assert "Slept" in first.out and first.out == again.out
    every = ("today", "progress", "wins", "goal list", "calendar", "day", "config")
    for line in every:
        assert typed(*line.split(), "--json").out == both(*line.split(), "--json").out


def test_how_much_is_new_need_not_be_said(both: Typed, typed: Typed) -> None:
    typed("config", "sync_new", "no")
    both("win", "Slept")
    answer = typed("today")
    assert "Slept" in answer.out and answer.err == ""
    assert "1 thing is new here." in typed("sync").out


def test_a_hard_moment_and_a_tab_wait_for_no_folder(
    both: Typed, typed: Typed, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both("win", "Slept")
    before = everything(planned)
    assert typed("now").code == 0
    monkeypatch.setenv("_GOALWALK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "goalwalk done 1")
    monkeypatch.setenv("COMP_CWORD", "2")
    assert "1.1" in typed().out
    assert everything(planned) == before


def test_a_device_that_is_let_in_again_is_no_device_that_cannot_be_read(
    both: Typed, typed: Typed, folder: Path
) -> None:
    assert both("win", "Sang").code == typed("sync").code == 0
    [gone] = re.findall(r"(\w+) \(this device\)", both("sync", "--check").out)
    assert typed("sync", "remove-device", gone, "-", "--yes", stdin="another folder key now").code == 0
    assert both("sync", "-", stdin="another folder key now").code == typed("sync").code == 0
    told = typed("sync", "--check").out
    assert "nothing that can be read" not in told
    assert "1 file, whole. Nothing is written under that name yet." in told


@pytest.mark.parametrize("left", ["", "goalwalk"])
def test_a_folder_that_was_emptied_is_told_from_one_that_is_away_and_filled_again(
    left: str, both: Typed, typed: Typed, folder: Path
) -> None:
    shutil.rmtree(folder)
    (folder / left).mkdir(parents=True)
    assert "Nothing of this plan is in the sync folder" in typed("win", "Slept").err
    assert both("win", "Sang").code == 0
    for line in (("sync",), ("sync", str(folder)), ("sync", "--check")):
        refused = typed(*line)
        assert (refused.code, refused.out) == (5, "")
        assert "nothing of this plan is in it" in refused.err and "sync off" in refused.err
    assert typed("sync", "off").code == 0
    assert typed("sync", str(folder), "-", stdin=PASSPHRASE).code == 0
    assert both("sync", "-", stdin=PASSPHRASE).code == typed("sync").code == 0
    for side in (typed, both):
        assert all(win in side("wins").out for win in ("Slept", "Sang"))
    assert typed("sync", "--check").code == 0


def test_whoever_has_begun_a_plan_already_can_still_have_the_one_of_the_folder(
    planned: Path,
    folder: Path,
    typed: Typed,
    talk: Talks,
    lightly: None,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it says: each of its lines is typed here."""
    assert typed("sync", str(folder), "-", stdin=PASSPHRASE).code == 0
    desk = str(folder.parent / "desk")
    monkeypatch.setenv("GOALWALK_HOME", desk)
    assert typed("goal", "add", "Begun here").code == 0
    said = talk("sync", str(folder), GOALWALK_HOME=desk).hears("sync.beside").says("n").ends(1)
    told = " ".join(said.split())
    lines = re.findall(r"goalwalk ((?:data|sync) [A-Z]*[a-z-]* ?[A-Z-]*[a-z]*)", told)
    assert [" ".join(line.split()) for line in lines] == ["data backup FILE", "data forget --everything", "sync FOLDER"]
    monkeypatch.chdir(folder.parent)
    assert typed("data", "backup", "begun.json").code == 0
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert typed("sync", str(folder), "-", stdin=PASSPHRASE).code == 0
    assert "Sleep" in typed("goal").out and "Begun here" not in typed("goal").out
    assert typed("person", "add", "Earlier", "--from", "begun.json").code == 0


def test_no_command_fails_where_the_folder_is_gone(both: Typed, typed: Typed, folder: Path) -> None:
    shutil.move(folder, folder.with_name("away"))
    first, again = typed("win", "Slept"), typed("today")
    assert first.code == again.code == 0
    assert first.err == (
        f"The sync folder is not there just now: {folder}. All of it is kept here, and goes there later.\n"
    )
    assert again.err == ""
    answer = typed("sync")
    assert answer.code == 5
    assert answer.err.strip() == f"The sync folder is not there: {folder}. Once it is: goalwalk sync"
    shutil.move(folder.with_name("away"), folder)
    assert "1 file was added" in typed("sync").out
    assert "Slept" in both("wins").out


def test_several_plans_in_one_folder_are_told_apart_by_a_code(
    both: Typed, typed: Typed, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = typed("sync", "--json").json["code"]
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "another"))
    typed("goal", "add", "Swim")
    answer = typed("sync", str(folder), "-", stdin=PASSPHRASE)
    assert (answer.code, answer.out) == (3, "") and "lies another plan" in answer.err
    assert typed("sync", str(folder), "-", "--yes", stdin=PASSPHRASE).code == 0
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "third"))
    answer = typed("sync", str(folder), "-", stdin=PASSPHRASE)
    assert answer.code == 3 and answer.err.startswith("2 plans lie in")
    assert typed("sync", str(folder), "-", "--code", "zz", stdin=PASSPHRASE).code == 3
    assert typed("sync", str(folder), "-", "--code", code, stdin=PASSPHRASE).code == 0
    assert "Sleep better" in typed("goal", "list").out


def test_a_wrong_passphrase_leaves_nothing(
    both: Typed, typed: Typed, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "third"))
    answer = typed("sync", str(folder), "-", stdin="another")
    assert (answer.code, answer.err) == (4, "That passphrase does not open the folder. Ctrl-C leaves.\n")
    assert [path.name for path in (tmp_path / "third").rglob("*") if path.is_file()] in ([], ["device"])


def test_what_lies_there_is_named(both: Typed, typed: Typed, folder: Path) -> None:
    both("win", "Slept")
    assert typed("sync", "--check").code == 0
    (segment,) = folder.rglob("000001-*.age")
    segment.write_bytes(segment.read_bytes()[:200])
    answer = typed("sync", "--check")
    assert answer.code == 4
    assert f"{segment.name}: not all of it is there yet" in answer.out
    told = typed("today")
    assert told.code == 0 and told.err.startswith("A file in the sync folder is not whole.")
    assert "Slept" not in told.out


def test_it_is_left_and_a_device_is_taken_out(
    both: Typed, typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = typed("sync", "--check", "--json").json["devices"]
    (other,) = (one["id"] for one in found if not one["here"])
    assert typed("sync", "--remove-device", "nobody", "-", "--yes", stdin=PASSPHRASE).code == 3
    answer = typed("sync", "remove-device", other, "--no-input")
    assert answer.code == 2 and "--yes" in answer.err
    with monkeypatch.context() as patch:
        patch.setattr("goalwalk.cli.admin.sync.new_passphrase", lambda *_: PASSPHRASE)
        assert typed("sync", "remove-device", other, "--yes").code == 0
    typed("win", "Walked")
    told = both("today")
    assert told.code == 0 and told.err.startswith("This device was taken out of the sync folder.")
    assert both("win", "Slept").code == 0
    answer = both("sync", "-", stdin=PASSPHRASE)
    assert answer.code == 0, answer
    assert "Slept" in typed("wins").out and "Walked" in both("wins").out
    answer = typed("sync", "off")
    assert answer.out.startswith("This device syncs no longer.")
    assert typed("sync").code == 3


def test_a_passphrase_is_asked_for_twice_and_on_the_other_computer_until_it_is_right(
    planned: Path, folder: Path, tmp_path: Path, talk: Talks
) -> None:
    conversation = talk("sync", str(folder))
    conversation.spawned.timeout = 60  # a passphrase is made as hard to try as this computer can, however busy
    conversation.hears("sync.about").hears("sync.nobody").hears("sync.new_passphrase").says(PASSPHRASE)
    conversation.hears("lock.again").says(PASSPHRASE)
    heard = conversation.ends()
    assert PASSPHRASE not in heard and "sync FOLDER" in heard
    other = talk("sync", str(folder), GOALWALK_HOME=str(tmp_path / "desk"))
    other.spawned.timeout = 60
    other.hears("sync.passphrase").says("another").hears("problem.sync_passphrase")
    other.hears("sync.passphrase").says(PASSPHRASE)
    assert "new here" in other.ends()
    assert "Sleep better" in talk("goal", "list", GOALWALK_HOME=str(tmp_path / "desk")).ends()


def test_what_was_erased_elsewhere_goes_from_the_copies_here_once_somebody_says_so(
    both: Typed, typed: Typed, home: Path
) -> None:
    typed("win", "canary")
    assert "canary" in both("wins").out
    assert both("data", "forget", "--win", "canary", "--yes").code == 0
    looked = typed("wins")
    assert "canary" not in looked.out
    assert "goalwalk sync" in looked.err
    assert any(b"canary" in path.read_bytes() for path in home.rglob("*.json")), "one device empties no other's copies"
    assert "sync" not in typed("wins").err, "it is said once a day"
    assert typed("sync", "--no-input").code == 0
    asked = typed("sync", "--yes")
    assert (asked.code, "is gone from" in asked.err) == (0, True)
    assert not any(b"canary" in path.read_bytes() for path in home.rglob("*.json"))
    assert typed("sync", "--yes").err == ""


def test_all_of_it_goes_here_or_everywhere(both: Typed, typed: Typed, talk: Talks, home: Path) -> None:
    typed("win", "canary")
    assert "canary" in both("wins").out
    forget = ("data", "forget", "--everything")
    talk(*forget).hears("Here alone, or everywhere").says("").ends(1)
    assert "canary" in typed("wins").out
    talk(*forget).hears("Here alone, or everywhere").says("everywhere").hears("Erase").says("y").ends()
    assert not any(b"canary" in path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert "canary" not in both("wins").out
    assert both("goal", "list", "--json").json["goals"] == []


def test_here_alone_leaves_the_other_devices_as_they_are(both: Typed, typed: Typed, talk: Talks) -> None:
    typed("win", "canary")
    talk("data", "forget", "--everything").hears("Here alone, or everywhere").says("here").hears("Erase").says(
        "y"
    ).ends()
    assert "canary" in both("wins").out


def test_a_folder_that_is_not_there_is_made_once_somebody_says_so(
    planned: Path,
    typed: Typed,
    talk: Talks,
    tmp_path: Path,
    lightly: None,  # noqa: F811
) -> None:
    folder = tmp_path / "mistyped"
    for word in ("stop", str(folder)):
        answer = typed("sync", word, "-", stdin=PASSPHRASE)
        assert answer.code == 3 and "--yes" in answer.err
    talk("sync", str(folder)).hears("is not there yet. Make it?").says("").ends(1)
    for word in ("now", "check"):
        assert typed("sync", word).code == 3
    assert not folder.exists() and not Path("stop").exists() and not Path("now").exists()
    assert typed("sync", str(folder), "-", "--yes", stdin=PASSPHRASE).code == 0
    assert typed("sync", "now").out == typed("sync").out
    assert typed("sync", "check").out == typed("sync", "--check").out


def test_the_device_to_take_out_is_asked_for(both: Typed, typed: Typed, talk: Talks) -> None:
    assert typed("sync", "remove-device").code == 2
    talk("sync", "remove-device").hears("Which one?").says("nobody").ends(3)
    talk("sync", "remove-device").hears("Which one?").says("").ends(1)
    (other,) = (one["id"] for one in typed("sync", "--check", "--json").json["devices"] if not one["here"])
    talk("sync", "remove-device", other).hears(f"({other}) can open nothing").says("n").ends(1)


def test_a_device_that_was_taken_out_is_told_so_by_the_check_too(both: Typed, typed: Typed) -> None:
    (other,) = (one["id"] for one in typed("sync", "--check", "--json").json["devices"] if not one["here"])
    assert typed("sync", "remove-device", other, "-", "--yes", stdin="another four green walks").code == 0
    answer = both("sync", "--check")
    assert answer.code == 4 and answer.out.startswith("This device was taken out of the sync folder.")


def test_two_versions_and_a_clock_far_ahead_are_said_as_they_come(
    both: Typed, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    both("goal", "list"), typed("goal", "list")
    folder = Path(typed("sync", "--json").json["folder"])
    away = folder.rename(folder.with_name("away"))
    assert typed("goal", "edit", "1", "--title", "Sleep long").code == 0
    with monkeypatch.context() as patch:
        patch.setenv("GOALWALK_NOW", "2031-01-05T09:00:00+01:00")
        assert both("goal", "edit", "1", "--title", "Sleep well").code == 0
        away.rename(folder)
        both("today")
    told = typed("goal", "list")
    assert told.err.startswith("Two versions of something are kept, and the later one is shown.")
    assert "A clock elsewhere runs more than a day ahead" in told.err
    assert typed("goal", "list").err == ""
    assert "One thing was written on both sides" in typed("sync").out
    typed("data", "conflicts", "1", "b")
    assert typed("sync").out.count("\n") == 2


@pytest.fixture
def one_number(both: Typed, typed: Typed, folder: Path) -> Typed:
    """Two goals that were begun as number 3 on two computers, each with steps; what is typed on the one whose goal
    came later, and is 4 from then on."""
    away = folder.with_name("away")
    shutil.move(folder, away)
    for side, goal, step in ((typed, "Read", "A page"), (both, "Write", "A line")):
        for line in (("goal", "add", goal), ("step", "add", "Ten pages", "--goal", "3"), ("step", "add", step)):
            assert side(*line, *(("--goal", "3") if line[2] == step else ())).code == 0
    shutil.move(away, folder)
    for side in (typed, both, typed):
        assert side("sync").code == 0
    return both


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("done 3.1", "3.1 Ten pages"),
        ("done 4.1", "4.1 Ten pages"),
        ("step edit 4.1 --by friday", "4.1 Ten pages"),
        ("data forget 4.1 --yes", "4.1 Ten pages"),
        ("done 3.2", "by its name"),
        ("done 4.2", "by its name"),
        ("goal remove 3 --yes", "by its name"),
        ('done "a line"', "4.2 A line"),
    ],
)
def test_for_a_day_a_moved_number_is_taken_where_no_name_tells(line: str, told: str, one_number: Typed) -> None:
    answer = one_number(*shlex.split(line))
    assert told in answer.out + answer.err
    assert answer.code == (3 if told == "by its name" else 0)


def test_whoever_types_a_moved_number_is_asked_which_is_meant(one_number: Typed, talk: Talks, folder: Path) -> None:
    home = str(folder.parent / "desk")
    talk("goal", "remove", "4", GOALWALK_HOME=home).hears("Is 4").hears("(y, or").says("").ends(1)
    heard = (
        talk("done", "3.2", GOALWALK_HOME=home)
        .hears("Two devices had given one number: 3.2")
        .hears("Is 3.2")
        .hears("no)")
        .says("y")
        .ends()
    )
    assert "3.2 A page" in heard


def test_no_hint_names_a_number_that_is_not_taken(one_number: Typed, typed: Typed) -> None:
    for side in (typed, one_number):
        hint = next(row for row in side("today").out.splitlines() if "When one is done" in row)
        assert side(*shlex.split(hint.partition("goalwalk ")[2])).code == 0


@pytest.fixture
def apart(both: Typed, typed: Typed, folder: Path) -> Path:
    """The folder is with nobody; where it lies meanwhile."""
    both("goal", "list"), typed("goal", "list")
    return folder.rename(folder.with_name("away"))


def test_a_number_that_two_devices_gave_is_one_and_the_same_wherever_it_is_shown(
    apart: Path, both: Typed, typed: Typed, folder: Path
) -> None:
    nouns = ("goal", "support", "win", "skill", "hope", "barrier", "clock")
    for noun in nouns:
        add = (noun,) if noun == "win" else (noun, "add")
        assert typed(*add, "Here").code == both(*add, "There").code == 0
    apart.rename(folder)
    typed("today"), both("today"), typed("today")
    later = "2026-11-25T09:00:00+01:00"
    for noun in nouns:
        answer = typed(noun, "list", "--json", now=later).json
        assert both(noun, "list", "--json", now=later).json == answer
        things = [thing for found in answer.values() if isinstance(found, list) for thing in found]
        ids = {said: thing["id"] for thing in things for said in thing.values() if said in ("Here", "There")}
        assert len(set(ids.values())) == 2, noun
        for name in ids:
            remove = ("data", "forget", "--win") if noun == "win" else (noun, "remove")
            removed = typed(*remove, ids[name], "--yes", now=later)
            assert removed.code == 0 and name in removed.out, (noun, removed.err)


def test_what_got_another_number_is_said_as_it_comes(apart: Path, both: Typed, typed: Typed, folder: Path) -> None:
    typed("goal", "add", "Here")
    both("win", "There")
    both("goal", "add", "There", now=LATER)
    apart.rename(folder)
    typed("goal", "list")
    said = both("goal", "list").err + typed("goal", "list").err
    assert 'Another device had given the number 3 first: "There" is 4 now.\n' in said
    assert typed("goal", "edit", "There", "--title", "There too").code == 0
    assert "Another device" not in typed("goal", "list").err + both("goal", "list").err


def test_versions_bear_the_number_that_is_shown_and_the_one_left_comes_back(
    apart: Path, both: Typed, typed: Typed, folder: Path
) -> None:
    typed("goal", "add", "Here")
    both("goal", "add", "There", now=LATER)
    apart.rename(folder)
    typed("today"), both("today"), typed("today"), both("today")
    folder.rename(apart)
    for of_one, title in ((typed, "There by one"), (both, "There by another")):
        assert of_one("goal", "edit", "There", "--title", title).code == 0
    apart.rename(folder)
    typed("today"), both("today"), typed("today")
    (line,) = typed("data", "conflicts", "--json").json["lines"]
    assert line["thing"].startswith("Goal 4")
    other = line["versions"][1]["text"]
    assert typed("data", "conflicts", "1", "b").code == 0
    assert typed("undo").out.endswith("comes back with: goalwalk redo\n")
    assert typed("redo").code == 0
    assert other in typed("goal", "list").out


def test_what_can_not_be_taken_back_is_not_said_to_be(apart: Path, both: Typed, typed: Typed, folder: Path) -> None:
    typed("goal", "edit", "1", "--title", "Sleep long")
    apart.rename(folder)
    typed("today"), both("today")
    both("goal", "edit", "1", "--title", "Sleep well")
    typed("today")
    answer = typed("undo", "--yes")
    assert answer.out.startswith("Not taken back: ") and "Taken back" not in answer.out
    assert "Sleep well" in typed("goal", "list").out


def test_who_cannot_read_what_is_there_is_not_told_that_nothing_is(both: Typed, typed: Typed) -> None:
    (other,) = (one["id"] for one in typed("sync", "--check", "--json").json["devices"] if not one["here"])
    assert typed("sync", "remove-device", other, "-", "--yes", stdin="another four green walks").code == 0
    both("win", "Slept")
    answer = both("sync")
    assert "Nothing is new" not in answer.out and "nothing to add" not in answer.out


def test_what_another_computer_has_just_added_can_be_named_at_once(both: Typed, typed: Typed) -> None:
    assert both("step", "add", "Repot the fern", "--goal", "1").code == 0
    assert "Repot the fern" in typed("done", "fern").out
    assert typed("done", "nothing of that name").code == 3


def test_what_a_home_that_was_put_back_writes_is_the_same_everywhere(
    both: Typed, typed: Typed, home: Path, tmp_path: Path
) -> None:
    """Its clock stands, so that it gives a stamp again that it had given before it was put back."""
    kept = shutil.copytree(home, tmp_path / "kept")
    typed("win", "Before"), typed("win", "Before, too"), both("today")
    shutil.rmtree(home)
    shutil.copytree(kept, home)
    typed("win", "After")
    for side in (typed, both, typed, both):
        side("today")
    wins = [side("wins", "--json").json["wins"] for side in (typed, both)]
    assert sorted(win["text"] for win in wins[0]) == ["After", "Before", "Before, too"]
    assert wins[0] == wins[1]


def test_a_time_of_the_day_told_on_both_is_one(apart: Path, both: Typed, typed: Typed, folder: Path) -> None:
    apart.rename(folder)
    morning, evening = "2026-11-20T08:05:00+01:00", "2026-11-20T18:05:00+01:00"
    assert typed("step", "add", "Pills", "--goal", "1", "--every", "daily", "--at", "8am, 6pm", now=morning).code == 0
    both("today"), folder.rename(apart)
    for side in (typed, both):
        assert "1 of 2 times" in side("done", "pills", now=morning).out
    apart.rename(folder)
    typed("today"), both("today"), typed("today")
    for side in (typed, both):
        assert "1 of 2 times" in side("day", now=evening).out
    assert typed("data", "check").code == both("data", "check").code == 0
    assert "2 of 2 times" in typed("done", "pills", now=evening).out
    assert "2 of 2 times" in both("day", now=evening).out
