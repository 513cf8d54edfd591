"""The plan going out as it is typed: all of it or a part, in each form, never over a file without a yes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import lock
from cli.keyboard import Typed, everything, typed_here
from cli.talking import Talks
from cli.whole.test_exit_codes import refused
from goalwalk.core.kinds import BY_TABLE
from goalwalk.core.model.plan import Plan
from goalwalk.exchange.outgoing.parts import Choice, chosen
from goalwalk.screens.paper_blocks import Bullet, Heading, Para, plain
from goalwalk.screens.papers.account import account_view
from goalwalk.words import known
from in_no_time import in_no_time
from rich_plan import DAY, rich
from store.locks import PASSPHRASE

FORMS = ("json", "csv", "markdown", "html", "text")
ENDINGS = {"json": "json", "csv": "csv", "markdown": "md", "html": "html", "text": "txt"}


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_by_its_name_or_its_ending(form: str, planned: Path, typed: Typed) -> None:
    before = everything(planned)
    typed("win", "Slept")
    before = everything(planned)
    told = typed("data", "export", "--as", form)
    file = Path(f"export-2026-11-20.{ENDINGS[form]}")
    assert told.code == 0 and str(file.absolute()) in told.out and "2 goals, 4 steps, 1 win" in told.out
    again = typed("data", "export", f"plan.{ENDINGS[form]}")
    assert again.code == 0 and Path(f"plan.{ENDINGS[form]}").read_bytes() == file.read_bytes()
    assert typed("data", "export", "-", "--as", form).out.encode() == file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600 and b"Walk to the park" in file.read_bytes()
    assert everything(planned) == before


def test_json_comes_back_whole_and_a_part_does_not(planned: Path, typed: Typed, tmp_path: Path) -> None:
    typed("done", "1.1"), typed("goal", "add", "Gone"), typed("goal", "remove", "3", "--yes")
    told = typed("data", "export", "plan.json")
    assert "data import" in told.out and "One thing that was taken away" in told.out
    assert "Nothing new is in it" in typed("data", "merge", "plan.json").out
    typed("data", "forget", "1.1", "--yes")
    assert typed("data", "merge", "plan.json", "--yes").code == 0
    assert "Walk to the park" not in typed("goal", "show", "1").out, "what was erased stays so"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALWALK_HOME", str(tmp_path / "other"))
        assert typed_here(("data", "restore", "plan.json")).code == 0
        assert "Walk to the park" in typed_here(("goal", "show", "1")).out
        assert "Nothing to take back" in typed_here(("undo", "--list")).out
    assert typed("data", "export", "part.json", "--what", "wins,goals").code == 0
    refused(typed("data", "merge", "part.json"), 4, "a part of a plan")
    refused(typed("data", "restore", "part.json"), 4, "a part of a plan")


def test_a_part_says_what_it_leaves_out(planned: Path, typed: Typed) -> None:
    typed("done", "1.1"), typed("done", "2.1", "--on", "2026-11-06"), typed("win", "Slept")
    told = typed("data", "export", "a.csv", "--goal", "draw", "--from", "1 nov", "--to", "7 nov", "--json").json
    assert told["recorded"]["counts"] == {"goals": 1, "steps": 1, "check_ins": 1}
    assert told["recorded"]["left_out"] == {"goals": 1, "steps": 3, "wins": 1, "check_ins": 1}
    for line in Path("a.csv").read_text(encoding="utf-8-sig").splitlines()[1:]:
        assert "Draw again" in line
    text = typed("data", "export", "-", "--as", "text", "--what", "check-ins").out
    assert "Not in it: 2 goals" in text and "Walk to the park: done" in text and "Slept" not in text
    refused(typed("data", "export", "b.csv", "--what", "clocks"), 3, "Nothing in the plan fits")
    assert not Path("b.csv").exists()


DAYS = {
    "--from 10_nov --to 12_nov": ("2026-11-10", "2026-11-12", "Tue 10 Nov 2026 to Thu 12 Nov 2026"),
    "--from 5_dec": ("2025-12-05", None, "from Fri 5 Dec 2025 on"),
    "--to 12_nov": (None, "2026-11-12", "up to Thu 12 Nov 2026"),
}


@pytest.mark.parametrize("line", DAYS)
def test_a_part_by_time_names_its_days(line: str, planned: Path, typed: Typed) -> None:
    """In the answer, and at the head of what is read: a year that is not this one, too."""
    first, last, named = DAYS[line]
    chosen = [word.replace("_", " ") for word in line.split()]
    assert f"What has a day: {named}." in typed("data", "export", "a.csv", *chosen).out
    told = typed("data", "export", "a.json", *chosen, "--json").json["recorded"]
    assert (told["from"], told["to"]) == (first, last)
    for form in ("markdown", "html", "text"):
        assert named[1:] in " ".join(typed("data", "export", "-", "--as", form, *chosen).out.split())


@pytest.mark.parametrize("form", ["markdown", "html", "text"])
def test_the_persons_words_stay_as_they_are_in_every_heading(form: str, planned: Path, typed: Typed) -> None:
    words = ("die Straße nach Łódź", "ǆep ŉ ﬁn")
    typed("goal", "add", words[0]), typed("support", "add", words[1])
    typed("page", "page.html" if form == "html" else "page.txt" if form == "text" else "page.md")
    told = typed("data", "export", "-", "--as", form).out
    page = next(Path().glob("page.*")).read_text(encoding="utf-8")
    assert words[0] in told and words[1] in told and words[0] in page


def test_never_over_a_file_without_a_yes(planned: Path, typed: Typed, talk: Talks) -> None:
    Path("plan.json").write_text("mine")
    refused(typed("data", "export", "plan.json"), 3, "is there already")
    talk("data", "export", "plan.json").hears("page.over").says("").ends(1)
    assert Path("plan.json").read_text() == "mine"
    talk("data", "export", "plan.json").hears("page.over").says("y").hears("receipt.exported").ends()
    assert json.loads(Path("plan.json").read_text())["_plan"]
    refused(typed("data", "export", str(planned / "plan.json")), 3, "goalwalk's own files")


def test_of_a_locked_plan_it_says_that_the_file_is_open(
    planned: Path, runtime: Path, typed: Typed, talk: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_no_time(monkeypatch.setattr)
    lock(planned)
    talk("data", "export", "no.csv").hears("Passphrase").says(PASSPHRASE).hears("export.open").hears(
        "page.open_ask"
    ).says("").ends(1)
    assert not Path("no.csv").exists()
    asked = talk("data", "export", "plan.json").hears("export.open")
    asked.hears("page.open_ask").says("y").ends()
    assert "Walk to the park" in Path("plan.json").read_text()
    assert typed("unlock", "-", stdin=PASSPHRASE).code == 0
    assert typed("data", "merge", "plan.json").out.startswith("Nothing new is in it")


REFUSED = {
    "plan.doc": (2, "export_ending"),
    "plan.json --as pdf": (2, "one_of"),
    "plan.json --goal 9": (3, "no_such_goal"),
    "plan.json --what fears": (2, "one_of"),
    "plan.json --from soon": (2, "day"),
    "no/plan.json": (3, "page_no_folder"),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_stands_in_the_way(line: str, planned: Path, typed: Typed) -> None:
    status, code = REFUSED[line]
    answer = typed("data", "export", *line.split(), "--json")
    assert answer.code == status and f'"{code}"' in answer.err and not list(Path().glob("plan.*"))


def test_the_account_tells_every_word_of_every_kind() -> None:
    plan = rich()
    sheet = account_view(plan, DAY, chosen(plan, Choice()).records, "", settings=True).sheet(None)
    lines = []
    for part in sheet.parts:
        lines.append(plain(part.heading))
        for block in part.read:
            assert isinstance(block, (Heading, Para, Bullet))
            lines += [plain(block.words), *(map(plain, block.asides) if isinstance(block, Bullet) else ())]
    whole = "\n".join(lines)
    for kind in BY_TABLE.values():
        assert kind.table in ("goals", "wins", "check_ins", "day_check_ins") or known(f"account.{kind.table}")
        for record in getattr(plan, kind.table):
            for name in kind.words:
                value = getattr(record, name)
                for word in [value] if isinstance(value, str) else []:
                    assert word in whole, (kind.table, name)
    empty = account_view(Plan(), DAY, chosen(Plan(), Choice()).records, "", settings=False).sheet("Robin")
    assert not empty.rows and "Robin" in plain(empty.title)
