"""The page, as typed: where it goes, what it never writes over, for whose eyes it is, and what it says on the way."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pexpect
import pytest

from cli.conftest import lock
from cli.keyboard import GOALWALK, NOW, Typed, environment, everything
from cli.whole.test_exit_codes import refused
from goalwalk.core.model.plan import About, Told, What
from goalwalk.store.disk import files
from goalwalk.store.verbs.open import open_session
from goalwalk.store.verbs.update import begin
from store.locks import PASSPHRASE


@pytest.fixture
def here(planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, beside a home that holds PLAN."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (planned / "config.toml").write_text('country = "none"\n')  # else it is asked for
    return folder


def with_about(home: Path, kind: Told, text: str) -> None:
    """Something told of oneself, which only a walk asks for."""
    session = open_session(home, now=lambda: datetime.fromisoformat(NOW), random=os.urandom)
    told = About(f"a{kind}", kind, text, date(2026, 11, 1))
    begin(session, lambda plan: plan._replace(about=(*plan.about, told)), What("begun", {"title": "x"}))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.mark.parametrize(
    ("line", "name", "begins", "says"),
    [
        ("--html", "page-2026-11-20.html", b"<!DOCTYPE html>", "Open it in a browser and print it."),
        ("mine", "mine", b"<!DOCTYPE html>", "browser"),
        ("mine.HTM", "mine.HTM", b"<!DOCTYPE html>", "browser"),
        ("--pdf", "page-2026-11-20.pdf", b"%PDF-", "Open it and print it."),
        ("mine.pdf", "mine.pdf", b"%PDF-", "print it"),
        ("mine.md", "mine.md", b"# My plan\n", "/mine.md."),
        ("mine.txt", "mine.txt", b"My plan\n", "Written"),
        ("--text ./mine", "mine", b"My plan\n", "Written"),
    ],
)
def test_where_it_goes(line: str, name: str, begins: bytes, says: str, here: Path, typed: Typed) -> None:
    if begins == b"%PDF-":
        pytest.importorskip("typst")
    answer = typed("page", *line.split())
    assert (answer.code, answer.err) == (0, "")
    assert name in answer.out and says in answer.out and answer.out.count("\n") == 1
    assert [path.name for path in here.iterdir()] == [name]
    assert (here / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("line", ["", "--yes", "--text", "--markdown", "--text -", "-", "- --html"])
def test_to_stdout(line: str, here: Path, typed: Typed) -> None:
    answer = typed("page", *line.split())
    assert (answer.code, answer.err) == (0, "")
    assert "My plan" in answer.out and "Walk to the park" in answer.out and "after breakfast" in answer.out
    assert list(here.iterdir()) == []


def test_a_pdf_to_stdout_is_its_bytes(here: Path, spawned: Typed) -> None:
    pytest.importorskip("typst")
    line = [*GOALWALK, "page", "-", "--pdf"]
    done = subprocess.run(line, env=environment(), capture_output=True, timeout=30)
    assert done.returncode == 0 and done.stdout.startswith(b"%PDF-") and done.stdout.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_it_is_for_their_eyes_alone(umask: int, name: str, here: Path, typed: Typed) -> None:
    before = os.umask(umask)
    try:
        assert typed("page", name).code == 0
        assert mode(here / name) == 0o600
        (here / name).chmod(0o644)
        assert typed("page", name, "--yes").code == 0
    finally:
        os.umask(before)
    assert mode(here / name) == 0o600


def test_what_is_there_stays_without_a_yes(here: Path, typed: Typed) -> None:
    (here / "mine.html").write_text("mine")
    refused(typed("page", "mine.html"), 3, "mine.html")
    refused(typed("page", "mine.html", "--no-input"), 3, "is there already")
    assert everything(here) == {"mine.html": b"mine"}
    assert typed("page", "mine.html", "--yes").code == 0
    assert b"Walk to the park" in (here / "mine.html").read_bytes()


def test_each_page_of_a_day_is_a_file_of_its_own(here: Path, typed: Typed) -> None:
    for _ in range(3):
        assert typed("page", "--html").code == 0
    assert typed("page", "--html", "--person", "Robin").code == 3
    assert sorted(path.name for path in here.iterdir()) == [
        "page-2026-11-20-2.html",
        "page-2026-11-20-3.html",
        "page-2026-11-20.html",
    ]


def test_what_is_read_on_a_terminal_is_written_after_a_yes(here: Path, planned: Path) -> None:
    (planned / "config.toml").unlink()
    for said, written in (("", []), ("n", []), ("y", ["page-2026-11-20.html"])):  # and the country, once
        talk = pexpect.spawn(GOALWALK[0], [*GOALWALK[1:], "page"], env=environment(), timeout=10, dimensions=(24, 80))
        talk.expect("(?s)MY SMALL STEPS.*Write it to a file to print[?] page-2026-11-20.html [(]y, or Enter for no[)]")
        talk.sendline(said)
        if said == "y":
            talk.expect_exact("Which country are you in?")
            talk.sendline("Atlantis")
            talk.expect_exact("No help lines are known for")
            talk.sendline("us")
            talk.expect_exact("Kept for this computer: United States.")
        talk.expect(pexpect.EOF)
        assert [path.name for path in here.iterdir()] == written, said
    page = (here / "page-2026-11-20.html").read_text()
    assert ">911<" in page and "@page { size: letter; }" in page


def test_the_country_is_asked_for_once_and_never_in_a_hard_moment(here: Path, planned: Path) -> None:
    (planned / "config.toml").unlink()
    asked = "Which country are you in?"

    def said(*line: str) -> str:
        talk = pexpect.spawn(GOALWALK[0], [*GOALWALK[1:], "page", *line], env=environment(), timeout=10)
        if talk.expect_exact([asked, "Written"]) == 0:
            talk.sendline("")
        talk.expect(pexpect.EOF)
        return talk.before.decode()

    for line in (("--html", "--only", "hard"), ("--html", "--no-input"), ("a.html", "--only", "goals")):
        said(*line)
        assert not (planned / "config.toml").exists(), line
    assert "It is not asked again" in said("b.html")
    assert (planned / "config.toml").read_text() == 'country = "none"\n'
    assert asked not in said("c.html")
    (planned / "config.toml").unlink()
    talk = pexpect.spawn(GOALWALK[0], [*GOALWALK[1:], "page", "d.html"], env=environment(), timeout=10)
    talk.expect_exact(asked)
    talk.sendline("panama")
    talk.expect_exact("No help lines of it are known here yet.")
    talk.expect(pexpect.EOF)
    assert "@page { size: letter; }" in (here / "d.html").read_text()


def test_the_paper_is_as_in_the_country_or_as_said(here: Path, typed: Typed) -> None:
    for country, more, size in (
        (None, (), "A4"),
        ("US", (), "letter"),
        ("PH", (), "letter"),
        ("US", ("--paper", "a4"), "A4"),
        ("IE", (), "A4"),
        ("IE", ("--paper", "L"), "letter"),
    ):
        if country:
            typed("config", "country", country)
        for command in ("page", "story --page --file"):
            words = [*command.split(), "-", *more, *(["--html"] if command == "page" else [])]
            assert f"@page {{ size: {size}; }}" in typed(*words).out, (country, words)
    refused(typed("page", "--html", "--paper", "a5"), 2, "a4, letter")
    refused(typed("story", "--paper", "a4"), 2, "--page")


def test_on_a_terminal_it_asks(here: Path) -> None:
    for answer, code, written in (("", 1, False), ("n", 1, False), ("y", 0, True)):
        (here / "a.html").write_text("mine")
        talk = pexpect.spawn(GOALWALK[0], [*GOALWALK[1:], "page", "a.html"], env=environment(), timeout=10)
        talk.expect_exact("a.html is there already. Write over it?")
        talk.sendline(answer)
        talk.expect(pexpect.EOF)
        talk.close()
        assert talk.exitstatus == code
        assert ((here / "a.html").read_text() != "mine") is written


@pytest.mark.parametrize("yes", [(), ("--yes",)])
def test_only_a_plain_file_is_ever_written_over(yes: tuple[str, ...], here: Path, typed: Typed, planned: Path) -> None:
    (here / "theirs.txt").write_text("theirs")
    (here / "link.txt").symlink_to("theirs.txt")
    (here / "dangling.txt").symlink_to("nowhere.txt")
    (here / "folder.txt").mkdir()
    os.mkfifo(here / "pipe.txt")
    for name in ("link.txt", "dangling.txt", "folder.txt", "pipe.txt", "/dev/null", "/dev/full"):
        refused(typed("page", "--text", name, *yes), 3, name)
    refused(typed("page", "nowhere/page.html", *yes), 3, "nowhere")
    refused(typed("page", "theirs.txt/page.html", *yes), 3, "theirs.txt")
    for inside in (planned / "page.html", planned / "plans" / "page.html"):
        refused(typed("page", str(inside), *yes), 3, "goalwalk's own files")
    assert everything(here)["theirs.txt"] == b"theirs"
    assert not (here / "nowhere.txt").exists()


def test_a_way_round_into_the_home_is_seen(here: Path, typed: Typed, planned: Path) -> None:
    (here / "round").symlink_to(planned)
    refused(typed("page", "round/page.html"), 3, "goalwalk's own files")


@pytest.mark.parametrize("call", ["write_new", "sync_folder"])
def test_a_full_disk_leaves_what_was_there(
    call: str, here: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    (here / "a.html").write_text("mine")
    monkeypatch.setattr(files, call, full)
    refused(typed("page", "a.html", "--yes"), 5, "no space")
    refused(typed("page", "b.html"), 5, "no space")
    assert not list(here.glob(".*"))
    if call == "write_new":
        assert everything(here) == {"a.html": b"mine"}


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("mine.docx", 2, ".html, .pdf, .md or .txt"),
        ("--pdf mine.x", 2, ".pdf"),
        ("--markdown mine.txt", 2, ".md"),
        ("--pdf --text", 2, "--pdf and --text"),
        ("--only goals --without steps", 2, "--only and --without"),
        (
            "--only friends",
            2,
            "goals, strengths, steps, plans, people, skills, days, hard, agreed, meeting, call, notes, fears, set",
        ),
        ("--without friends", 2, "friends"),
        ("--only=", 2, "goals, strengths"),
        ("--only st", 2, '"st"'),
        ("--without goals,strengths,steps,plans,people,skills,days,hard,agreed,meeting,call,notes", 2, "No part"),
        ("--week someday", 2, "someday"),
        ("--person Nobody", 3, "Nobody"),
    ],
)
def test_what_it_does_not_do(line: str, code: int, says: str, here: Path, typed: Typed) -> None:
    refused(typed("page", *line.split()), code, says)
    assert list(here.iterdir()) == []


def test_parts_are_chosen_or_left_out(here: Path, typed: Typed) -> None:
    assert "WHAT I WANT" not in typed("page", "--text", "--only", "steps, CALL").out
    assert "IN DANGER" in typed("page", "--text", "--only", "steps, CALL").out.upper()
    left = typed("page", "--text", "--without", "peo,notes,hard").out
    assert "WHAT I WANT" in left and "WHEN IT IS HARD" not in left
    typed("support", "add", "Sam", "--reach", "555 0100", "--no-input")
    for line, times in ((), 1), (("--without", "people"), 0), (("--only", "hard"), 1), (("--without", "hard"), 1):
        assert typed("page", "--text", *line).out.count("555 0100") == times, line
    typed("config", "country", "US")
    for line, times in ((), 1), (("--only", "call"), 1), (("--only", "goals"), 0), (("--without", "call"), 1):
        assert typed("page", "--text", *line).out.count("911") == times, line
    assert typed("page", "--json", "--only", "hard").json["sections"] == ["hard"]


def test_another_week(here: Path, typed: Typed) -> None:
    assert "Mon 16 Nov to Sun 22 Nov 2026" in typed("page", "--text").out
    assert "Mon 23 Nov to Sun 29 Nov 2026" in typed("page", "--text", "--week", "next mon").out
    typed("config", "week_starts_on", "sunday")
    assert "Sun 15 Nov to Sat 21 Nov 2026" in typed("page", "--text").out


def test_what_was_planned_at_the_end_of_a_week_stands_on_the_page_of_the_next(home: Path, typed: Typed) -> None:
    sunday = "2026-11-22T20:00:00+01:00"
    assert typed("goal", "add", "Sleep", now=sunday).code == 0
    assert typed("step", "add", "Swim", "--every", "mon,thu", now=sunday).code == 0
    paper = typed("page", "--text", now=sunday).out
    assert "Mon 23 Nov to Sun 29 Nov 2026" in paper and "Swim" in paper
    assert "Swim" not in typed("page", "--text", "--week", "today", now=sunday).out
    assert typed("step", "add", "Read", "--every", "daily", now=sunday).code == 0
    assert "Mon 16 Nov to Sun 22 Nov 2026" in typed("page", "--text", now=sunday).out


def test_with_json_it_is_data_and_no_file(here: Path, typed: Typed) -> None:
    data = typed("page", "mine.html", "--json").json
    assert [one["title"] for one in data["goals"]] == ["Sleep better", "Draw again"]
    assert data["first"] == "2026-11-16" and data["whose"] is None
    walk = data["steps"][0]
    assert (walk["id"], walk["rhythm"], walk["cue"]) == ("1.1", "daily", "after breakfast")
    assert walk["days"][0] == {"day": "2026-11-16", "box": "due", "said": None}
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("line", ["page", "page --pdf", "page --text", "page -", "page --markdown mine.md"])
def test_with_nothing_written_down_there_is_nothing_to_print(
    line: str, home: Path, tmp_path: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = typed(*line.split())
    assert (answer.code, answer.err) == (0, "")
    assert "nothing to print yet" in answer.out and "goalwalk walk" in answer.out
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_what_was_chosen(here: Path, typed: Typed) -> None:
    answer = typed("page", "--only", "people,notes")
    assert (answer.code, answer.err) == (0, "")
    assert "goalwalk page" in answer.out
    assert list(here.iterdir()) == []


def test_somebody_elses_page_bears_their_name_and_its_file_does_not(here: Path, typed: Typed) -> None:
    typed("person", "add", "Robin", "--no-input")
    typed("goal", "add", "Sing", "--person", "Robin")
    answer = typed("page", "--html", "--person", "Robin")
    assert answer.code == 0 and "Written, Robin's: /" in answer.out
    [file] = here.iterdir()
    for line in ("story --page --file s.txt", "review --page r.txt", "page p.txt"):
        assert "Written, Robin's: /" in typed(*line.split(), "--person", "Robin").out, line
        assert "Robin" in (here / line.split()[-1]).read_text().splitlines()[0], line
    assert "Written, yours: /" in typed("page", "mine.txt").out
    for path in here.glob("*.txt"):
        path.unlink()
    assert file.name == "page-2026-11-20.html"
    page = file.read_text()
    assert "<title>Robin&#x27;s plan</title>" in page and "Sing" in page and "Draw again" not in page


def test_a_locked_plan_says_that_its_page_is_not_locked(here: Path, runtime: Path, planned: Path, typed: Typed) -> None:
    lock(planned)
    refused(typed("page", "a.html"), 4, "locked")
    typed("unlock", "-", stdin=PASSPHRASE)
    for line in ("a.html", "--text"):
        answer = typed("page", *line.split())
        assert answer.code == 0
        assert answer.err == "The page has no lock: whoever finds it can read it.\n"
    assert mode(here / "a.html") == 0o600
    assert typed("page", "--json").err == ""
    for said, code, written in (("", 1, False), ("y", 0, True)):
        talk = pexpect.spawn(GOALWALK[0], [*GOALWALK[1:], "page", "b.html"], env=environment(), timeout=10)
        talk.expect_exact("whoever finds it can read it.")
        talk.expect_exact("Write it all the same?")
        talk.sendline(said)
        talk.expect(pexpect.EOF)
        talk.close()
        assert talk.exitstatus == code
        assert (here / "b.html").exists() is written


def test_no_pdf_is_poured_into_a_terminal(here: Path) -> None:
    pytest.importorskip("typst")
    talk = pexpect.spawn(GOALWALK[0], [*GOALWALK[1:], "page", "-", "--pdf"], env=environment(), timeout=10)
    talk.expect(pexpect.EOF)
    talk.close()
    assert talk.exitstatus == 3
    assert b"%PDF" not in talk.before and b"page.pdf" in talk.before


def test_without_the_package_a_pdf_is_refused_before_anything_is_asked(
    here: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    refused(typed("page", "--pdf"), 3, "pip install 'typst<0.16'")
    assert typed("page").code == 0


def test_a_letter_that_no_font_has(here: Path, typed: Typed) -> None:
    pytest.importorskip("typst")
    typed("goal", "add", "\U00013000")
    refused(typed("page", "--pdf"), 3, "\U00013000", "U+13000", "goalwalk page")
    assert list(here.iterdir()) == []
    assert typed("page").code == 0


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_no_word_touches_another_file(kind: str, here: Path, tmp_path: Path) -> None:
    """Seen from the kernel: the page, one file beside it while it is written, and nothing else."""
    if kind == "pdf":
        pytest.importorskip("typst")
    trace = tmp_path / "trace"
    if subprocess.run(["strace", "-o", str(trace), "true"], capture_output=True).returncode:
        pytest.skip("strace may not trace here")
    calls = "openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,socket,connect"
    line = ["strace", "-f", "-qq", "-e", f"trace={calls}", "-o", str(trace), *GOALWALK, "page", f"mine.{kind}"]
    done = subprocess.run(line, env=environment(PYTHONDONTWRITEBYTECODE="1"), capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told = [one for one in trace.read_text().splitlines() if " = -1 " not in one and "/dev/null" not in one]
    touched = [one for one in told if "O_CREAT" in one or "O_WRONLY" in one or "O_RDWR" in one or "open" not in one]
    assert touched and all("mine." in one or ".goalwalk-page-" in one for one in touched), touched


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to(here: Path, typed: Typed) -> None:
    here.chmod(0o500)
    refused(typed("page", "--html"), 5, "page-2026-11-20.html", "another folder")
    here.chmod(0o700)


def test_a_name_that_no_file_can_have(here: Path, typed: Typed) -> None:
    refused(typed("page", "x" * 300 + ".html"), 5, "another name")
    assert list(here.iterdir()) == []


def test_the_page_says_who_they_are_and_when(home: Path, typed: Typed) -> None:
    assert (
        typed("support", "add", "my sister Ida", "--role=sister", "--reach=0171 555 0134", "--when=after six").code == 0
    )
    assert typed("support", "add", "Sam", "--when", "evenings").code == 0
    page = typed("page", "--text").out
    assert "- my sister Ida · sister\n    0171 555 0134 · after six\n- Sam\n    evenings\n" in page
    assert typed("page", "--json").json["people"][0] == {
        "id": "1",
        "title": "my sister Ida",
        "reach": "0171 555 0134",
        "role": "sister",
        "when": "after six",
    }


def test_no_page_lies_under_the_name_of_anothers(here: Path, typed: Typed) -> None:
    """Whatever is printed for one after the other, each file holds one of them, whose name it does not tell."""
    for name, goal in (("Robin", "Sing"), ("María", "Bake bread")):
        typed("person", "add", name, "--no-input")
        typed("goal", "add", goal, "--person", name)
        typed("win", "A small one", "--person", name)
    lines = (("page", "--html"), ("story", "--page"), ("review", "--page"))
    for line in lines:
        for whose in ((), ("--person", "Robin"), ("--person", "María")):
            assert typed(*line, *whose).code == 0
    assert len(list(here.iterdir())) == 9
    for file in here.iterdir():
        text = file.read_text()
        assert [("Robin" in text), ("María" in text), ("My " in text)].count(True) == 1, file.name


def test_what_is_feared_is_printed_only_when_asked(home: Path, here: Path, typed: Typed) -> None:
    with_about(home, "fear", "that it all comes back")
    with_about(home, "life", "a quiet kitchen")
    for line in (("--text",), ("--text", "--only", "notes"), ("--markdown",), ("--text", "--without", "goals"), ("-",)):
        answer = typed("page", *line)
        assert "a quiet kitchen" in answer.out and "comes back" not in answer.out, line
    for line in (("--show", "fears"), ("--only", "fears"), ("--only", "goals", "--show", "fear")):
        assert "comes back" in typed("page", "--text", *line).out, line
    assert "comes back" not in json.dumps(typed("page", "--json").json)
    with_about(home, "also", "the court sent me")
    assert typed("setback", "used saturday night", "--helped", "a walk", "--no-input").code in (0, 2)
    written = typed("page", "--html")
    assert "Not on it: worries, " in written.err
    assert "what else was said. --show fears,setbacks,also puts it there." in written.err
    page = (here / "page-2026-11-20.html").read_text()
    assert not [text for text in ("comes back", "court", "saturday") if text in page]
    assert typed("page", "--html", "--show", "fears setb,al", "--yes").err == ""
    page = (here / "page-2026-11-20-2.html").read_text()
    assert [text for text in ("comes back", "court", "saturday") if text in page] == ["comes back", "court", "saturday"]
    assert set(typed("page", "--json").json["left_out"]) == {"fears", "setbacks", "also"}


def test_what_was_agreed_is_on_the_page(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Sing")
    for line in (
        ("Ring the landlord", "--with", "Ana", "--on", "2026-11-02"),
        ("An old promise", "--with", "Noor", "--on", "2026-11-01"),
        (
            "Bring the form",
            "--agreed",
            "Two walks",
            "--theirs",
            "Send the list",
            "--with",
            "Noor",
            "--on",
            "2026-11-12",
        ),
    ):
        assert typed("meeting", "add", *line).code == 0
    assert typed("meeting", "went", "3", "1", "done").code == 0
    text = typed("page", "--text").out
    assert "With Ana, Mon 2 Nov\n- Ring the landlord (I do it)\n" in text
    assert "With Noor, Thu 12 Nov\n- Two walks (I do it)\n- Send the list (Noor does it)\n" in text
    assert "Bring the form" not in text and "An old promise" not in text
    assert "WHAT WAS AGREED" not in typed("page", "--text", "--without", "agreed").out
    agreed = typed("page", "--json").json["agreed"]
    assert [(one["text"], one["whom"], one["day"]) for one in agreed] == [
        ("Ring the landlord", "Ana", "2026-11-02"),
        ("Two walks", "Noor", "2026-11-12"),
        ("Send the list", "Noor", "2026-11-12"),
    ]


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("page --pdf --person Robin", "goalwalk --person Robin page --html"),
        ("page --person Robin mine.pdf --only goals", "goalwalk --person Robin page mine.html --only goals"),
        ("story --page --file s.pdf --person Robin", "goalwalk --person Robin story --page --file s.html"),
        ("page --pdf", "goalwalk page --html"),
    ],
)
def test_a_letter_that_the_pdf_lacks_names_the_line_that_shows_it(
    line: str, instead: str, here: Path, typed: Typed
) -> None:
    pytest.importorskip("typst")
    typed("person", "add", "Robin", "--no-input")
    for whose in ((), ("--person", "Robin")):
        typed("goal", "add", "a \ue000", *whose)
    answer = typed(*line.split())
    assert answer.code == 3 and answer.err.rstrip().endswith(f"The HTML page shows it: {instead}")
    assert typed(*instead.split()[1:]).code == 0


def test_the_next_group_stands_beside_the_next_talk(home: Path, typed: Typed) -> None:
    typed("goal", "add", "Sing")
    group = ("meeting", "add", "--group", "--with", "Tuesday group", "--next", "24 nov 18:00")
    assert typed(*group, "--no-input").code == 0
    assert "NEXT TALK" in (text := typed("page", "--text").out)
    assert "Next group\n- Tue 24 Nov, 18:00\n  Tuesday group\n" in text
    typed("meeting", "add", "--with", "Ana", "--next", "26 nov 10:00", "--no-input")
    assert "- Thu 26 Nov, 10:00\n  Talk with Ana\n\nNext group\n- Tue 24 Nov" in typed("page", "--text").out
    assert typed("page", "--json").json["meeting"]["group"] == {
        "name": "Tuesday group",
        "day": "2026-11-24",
        "time": "18:00",
    }


def test_whoever_sits_beside_them_stands_on_their_page_alone(here: Path, typed: Typed) -> None:
    typed("person", "add", "Robin", "--no-input")
    typed("goal", "add", "Sing", "--person", "Robin")
    assert typed("page", "--json", "--person", "Robin").json["peer"] is None
    typed("config", "my_name", "Noor K.")
    assert "I can reach\n- Noor K.\n" in typed("page", "--text", "--person", "Robin").out
    typed("config", "my_reach", "555 0199, weekdays")
    text = typed("page", "--text", "--person", "Robin").out
    assert "NEXT TALK" in text and "I can reach\n- Noor K.\n    555 0199, weekdays\n" in text
    assert "Noor" not in typed("page", "--text").out
    assert "Noor" not in typed("page", "--text", "--person", "Robin", "--without", "meeting").out
    typed("config", "my_name", "none")
    assert "I can reach\n- Whom I talk with\n    555 0199" in typed("page", "--text", "--person", "Robin").out


def test_how_a_skill_goes_is_told_in_short(home: Path, typed: Typed) -> None:
    skill = ("skill", "add", "Breathe", "--how", "Sit down", "--how", "Breathe out slowly", "--smaller", "one breath")
    assert typed(*skill, "--no-input").code == 0
    assert "- Breathe\n  How: Sit down; Breathe out slowly\n  Smaller: one breath\n" in typed("page", "--text").out
    assert typed("skill", "edit", "1", "--how", "Sit down", "--how", "b" * 120, "--no-input").code == 0
    assert "  How: Sit down; …\n" in typed("page", "--text").out


def test_days_on_a_path_are_told_as_they_are(planned: Path, typed: Typed) -> None:
    """In a row as long as nothing came between; afterwards as all of them, and never as the days since."""
    assert typed("clock", "add", "Sober", "--since", "2026-11-06").code == 0
    assert "15 days, since Fri 6 Nov 2026" in typed("page", "--text").out
    assert typed("clock", "return", "sober", "--on", "2026-11-19").code == 0
    page = typed("page", "--text").out
    assert "14 days in all, counted from Fri 6 Nov 2026" in page
    assert "days, since" not in page
