"""Copies as a person meets them: what would go is said, names say what is in a file, and no sentence is untrue."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from cli.keyboard import Typed
from cli.whole.test_exit_codes import refused
from store.locks import lightly  # noqa: F401 - a fixture

MARCH = "2026-03-{}T09:00:00-05:00"


def test_an_older_copy_says_what_would_go_and_asks(home: Path, typed: Typed, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.json")
    typed("goal", "add", "G", now=MARCH.format("03"))
    typed("data", "backup", copy, now=MARCH.format("03"))
    typed("win", "A", now=MARCH.format(10))
    typed("win", "B", now=MARCH.format(11))
    answer = typed("data", "restore", copy, now=MARCH.format(11))
    assert answer.code == 2
    assert "2 changes of this week are not in it." in answer.err
    assert "Not in it: 2 wins." in answer.err
    assert "--yes" in answer.err
    assert len(typed("wins", "--json").json["wins"]) == 2
    later = typed("data", "restore", copy, now=MARCH.format(23))
    assert "2 changes since Tue 10 Mar are not in it." in later.err
    next_year = typed("data", "restore", copy, now="2027-03-10T09:00:00-05:00")
    assert "since Tue 10 Mar 2026" in next_year.err
    done = typed("data", "restore", copy, "--yes", now=MARCH.format(11))
    assert done.code == 0
    back = re.search(r"goalwalk (data restore \d+)", done.out)
    assert back
    assert typed("wins", "--json").json["wins"] == []
    assert typed(*back[1].split(), now=MARCH.format(11)).code == 0, "nothing goes, so nothing is asked"
    assert len(typed("wins", "--json").json["wins"]) == 2


def test_what_stood_there_damaged_is_where_it_is_said_to_be(home: Path, typed: Typed) -> None:
    typed("goal", "add", "G")
    typed("win", "A")
    (plan,) = home.glob("plans/????????.json")
    plan.write_bytes(plan.read_bytes()[:-9])
    bad = plan.read_bytes()
    answer = typed("data", "restore", "1")
    assert answer.code == 0
    kept = re.search(r"It is kept: (\S+)", " ".join(answer.out.split()))
    assert kept
    assert Path(kept[1]).read_bytes() == bad
    assert "data restore" not in answer.out


def test_the_list_says_what_each_is_before_and_one_is_erased(home: Path, typed: Typed) -> None:
    typed("goal", "add", "G", now=MARCH.format("03"))
    typed("win", "A", now=MARCH.format("03"))
    (plan,) = home.glob("plans/????????.json")
    other = plan.with_name(f"{plan.stem} (conflicted copy).json")
    other.write_bytes(plan.read_bytes())
    listed = typed("data", "restore", now=MARCH.format("03"))
    assert "1. Tue 3 Mar, today, before: win: A" in listed.out
    assert "2. " in listed.out
    assert other.name in listed.out
    assert str(other) in typed("data", "check").out
    refused(typed("data", "forget", "--copy", "2"), 2, "--yes")
    refused(typed("data", "forget", "--copy", "9", "--yes"), 3, "9")
    refused(typed("data", "forget", "--copy", "2", "--everything", "--yes"), 2, "--copy")
    assert other.exists()
    assert typed("data", "forget", "--copy", "2", "--yes").code == 0
    assert not other.exists()
    assert (
        typed("data", "restore", "--json", now="2027-03-03T09:00:00Z").json["backups"][0]["before"]["code"]
        == "win_added"
    )
    assert "Tue 3 Mar 2026" in typed("data", "restore", now="2027-03-03T09:00:00Z").out


def test_a_plan_behind_a_link_has_its_copies(home: Path, typed: Typed, tmp_path: Path) -> None:
    typed("goal", "add", "G")
    typed("win", "A")
    (plan,) = home.glob("plans/????????.json")
    plan.rename(tmp_path / "elsewhere.json")
    plan.symlink_to(tmp_path / "elsewhere.json")
    assert "1. " in typed("data", "restore").out
    typed("win", "B")
    assert typed("data", "restore", "1", "--yes").code == 0
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert not list(tmp_path.glob("elsewhere*"))


BAD = [
    (["data", "backup", "p.json.age"], 2, (".json",)),
    (["data", "backup", "p.txt"], 2, (".json",)),
    (["data", "backup", "p.pdf"], 2, (".json",)),
    (["data", "backup", "-"], 2, ("file",)),
    (["data", "backup", "home/p.json"], 3, ("own files",)),
    (["data", "backup", "home/plans/p.json"], 3, ("own files",)),
    (["skill", "card", "1", "x.pdf"], 2, (".txt",)),
    (["skill", "card", "1", "x.html"], 2, (".txt",)),
    (["win", "A", "--share", "--file", "x.pdf"], 2, (".txt",)),
    (["wins", "--share", "1", "--file", "x.md"], 2, (".txt",)),
    (["page", "x.html", "--text"], 2, (".txt",)),
    (["page", "x.txt", "--html"], 2, (".html",)),
    (["page", "x.json"], 2, (".html",)),
    (["story", "--file", "x.html", "--markdown"], 2, (".md",)),
    (["review", "--page", "x.age"], 2, (".html",)),
]


@pytest.mark.parametrize(("line", "code", "says"), BAD, ids=str)
def test_a_name_says_what_is_in_the_file(
    line: list[str], code: int, says: tuple[str, ...], home: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home.parent)
    for made in (("goal", "add", "G"), ("skill", "add", "Breathing"), ("win", "W")):
        typed(*made)
    before = sorted(os.listdir(home.parent))
    refused(typed(*(part.replace("home/", f"{home.name}/") for part in line)), code, *says)
    assert sorted(os.listdir(home.parent)) == before


@pytest.mark.parametrize("named", ["~/gw", "$HOME/gw", "${HOME}/gw"])
def test_a_home_that_begins_with_a_tilde_is_the_persons(
    named: str, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    monkeypatch.setenv("GOALWALK_HOME", named)
    (tmp_path / "me").mkdir()
    assert typed("goal", "add", "G").code == 0
    assert (tmp_path / "me" / "gw" / "people.json").exists()
    monkeypatch.setenv("GOALWALK_HOME", "~nobody-at-all/gw")
    assert typed("today").code == 3
    assert sorted(path.name for path in tmp_path.glob("[~$]*")) == []


def test_a_folder_of_plans_that_is_gone_is_told(planned: Path, typed: Typed) -> None:
    assert typed("win", "Slept").code == 0
    (planned / "plans").rename(planned / "elsewhere")
    told = typed("today").err
    assert told.count("\n") == 1 and told.startswith(f"The folder of plans is gone: {planned / 'plans'}.")
    (planned / "elsewhere").rename(planned / "plans")
    assert typed("today").err == ""
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert typed("today").err == "", "where it was erased, none is missed"


@pytest.mark.usefixtures("lightly")
def test_at_night_nothing_that_was_written_is_of_tomorrow(home: Path, typed: Typed, tmp_path: Path) -> None:
    """Until the day begins it is still the evening's day, and the clock has the next date."""
    typed("config", "day", "4", now=MARCH.format("03"))
    begun, later = "2026-03-11T00:30:00-05:00", "2026-03-11T02:30:00-05:00"
    typed("goal", "add", "G", now=begun)
    typed("win", "A", now=begun)
    assert typed("sync", str(tmp_path), "-", "--yes", stdin="four green walks\n", now=begun).code == 0
    for look in (("data", "restore"), ("sync", "--check"), ("undo", "2")):
        answer = typed(*look, now=later)
        assert "Wed 11 Mar" in answer.out + answer.err
        assert "tomorrow" not in answer.out + answer.err
