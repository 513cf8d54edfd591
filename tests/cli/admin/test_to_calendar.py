"""Times on their way to a calendar as it is typed: neutral, only its own files, and read by programs of others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from icalendar import Calendar

from cli.conftest import lock
from cli.keyboard import Typed, everything, typed_here
from cli.talking import Talks
from cli.whole.test_exit_codes import refused
from in_no_time import in_no_time
from store.locks import PASSPHRASE

ZONE = ("--zone", "Europe/Berlin")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TZ", "Europe/Berlin")


@pytest.fixture
def timed(planned: Path, typed: Typed) -> Path:
    """Two times a day, a quota, a talk, an ask."""
    typed("step", "edit", "1.1", "--at", "8:00 and 20:30")
    typed("meeting", "add", "--with", "Ana", "--next", "27 nov 10:00")
    typed("barrier", "add", "The bus is dear", "--outside", "--of", "the town hall", "--by", "1 dec")
    return planned


def summaries(data: bytes) -> list[str]:
    return sorted(str(event["SUMMARY"]) for event in Calendar.from_ical(data).walk("VEVENT"))


def test_a_file_to_import(timed: Path, typed: Typed) -> None:
    before = everything(timed)
    told = typed("data", "calendar", "walk.ics", "--days", "1.3 mon,thu", "--at", "9:00")
    assert told.code == 0 and "5 step times, 1 talk and 1 ask" in told.out
    for line in ('says "Reminder"', "leave out the alarms", "family and employers"):
        assert line in " ".join(told.out.split())
    data = Path("walk.ics").read_bytes()
    assert summaries(data) == ["Reminder"] * 7 and b"goalwalk" not in data.lower()
    assert everything(timed) == before
    assert "write over this file" in told.out
    again = typed("data", "calendar", "walk.ics", "--at", "9:00", "--yes")
    assert "write over this file" not in again.out
    assert "5 step times" in again.out, "the days of 1.3 stand in the calendar already"
    assert Path("walk.ics").read_bytes() == data
    assert typed("data", "calendar", "-", "--at", "9:00", "--days", "1.3 mon,thu").out.encode() == data
    silent = typed("data", "calendar", "silent.ics", "--silent")
    assert b"VALARM" not in Path("silent.ics").read_bytes() and "alarms" not in silent.out


def test_own_titles_are_there_only_where_they_were_chosen(timed: Path, typed: Typed) -> None:
    told = typed("data", "calendar", "own.ics", "--titles", "own")
    assert "Each entry has its own title" in told.out
    there = summaries(Path("own.ics").read_bytes())
    assert there == ["Ask: the town hall", "Talk with Ana", "Walk to the park", "Walk to the park"]
    refused(typed("data", "calendar", "own.ics"), 3, "is there already")


def test_what_has_no_time_or_no_days_is_said(timed: Path, typed: Typed) -> None:
    told = typed("data", "calendar", "a.ics", "--json").json["recorded"]
    left = [(left["id"], left["why"]) for left in told["left_out"]]
    assert left == [("1.2", "time"), ("1.3", "time_days"), ("2.1", "time")]
    text = " ".join(typed("data", "calendar", "b.ics").out.split())
    assert (
        "step edit 1.2 --at 9:00" in text and "1.3 Call Sam. To choose both here, add: --at 9:00 --days mon,wed" in text
    )
    assert "add: --days mon,wed" in typed("data", "calendar", "c.ics", "--at", "9:00").out
    typed("step", "add", "Swim", "--goal", "1", "--every", "2x week")
    both = '--days "1.3 mon,wed" --days "1.4 mon,wed"'
    assert both in " ".join(typed("data", "calendar", "d.ics", "--at", "9:00").out.split())


DAYS = {
    "mon,wed": "MO,WE",
    "weekdays": "MO,TU,WE,TH,FR",
    "1.3 mon and thu": "MO,TH",
    "1.3=sat, sun": "SA,SU",
    "Call Sam tue": "TU",
    "mon wed": "MO,WE",
    "mon + 1.3 sun": "MO,SU",
}


@pytest.mark.parametrize("days", DAYS)
def test_days_are_understood_as_they_are_typed(days: str, timed: Path, typed: Typed) -> None:
    each = [word for one in days.split(" + ") for word in ("--days", one)]
    assert typed("data", "calendar", "a.ics", "--at", "9:00", *each).code == 0
    assert f"BYDAY={DAYS[days]}\r\n".encode() in Path("a.ics").read_bytes()


def test_days_of_several_steps_are_asked_back_with_what_to_type(timed: Path, typed: Typed) -> None:
    typed("step", "add", "Swim", "--goal", "1", "--every", "2x week")
    answer = typed("data", "calendar", "a.ics", "--at", "9:00", "--days", "mon,wed")
    refused(answer, 2, '--days "1.3 mon,wed" --days "1.4 mon,wed"')
    assert typed("data", "calendar", "a.ics", "--at", "9:00", "--days", "1.3 mon", "--days", "tue").code == 0
    assert all(f"BYDAY={day}\r\n".encode() in Path("a.ics").read_bytes() for day in ("MO", "TU"))


SAME_LINE = "data calendar a.ics --at 9:00 --days mon,thu --yes"
NAMED = ("data", "calendar", "a.ics", "--at", "9:00", "--days", "1.3 mon,thu", "--yes")
AGAIN = {
    "now daily": ("step edit 1.3 --every daily", b"RRULE:FREQ=DAILY\r\n", "passed over"),
    "finished": ("step finish 1.3", b"UNTIL=", "passed over"),
    "gone": ("step remove 1.3 --yes", b"STATUS:CANCELLED", "passed over"),
    "another that names none": ("step add Swim --goal 1 --every 2x_week", b"BYDAY=MO,TH\r\n", "1.4 Swim"),
    "as it was": ("win Slept", b"BYDAY=MO,TH\r\n", ""),
}


@pytest.mark.parametrize("change", AGAIN)
@pytest.mark.parametrize("line", [SAME_LINE.split(), NAMED], ids=["plain", "named"])
def test_after_a_change_the_same_line_goes_on(line: list[str], change: str, timed: Path, typed: Typed) -> None:
    typed("step", "edit", "1.3", "--at", "10:00")
    first = typed(*line)
    assert first.code == 0 and "passed over" not in first.err
    typed_line, there, told = AGAIN[change]
    assert typed(*(word.replace("_", " ") for word in typed_line.split())).code == 0
    again = typed(*line)
    assert again.code == 0, again
    assert there in Path("a.ics").read_bytes() and told in " ".join(f"{again.out} {again.err}".split())
    assert ("passed over" in again.err) is (told == "passed over")


def test_what_left_the_plan_is_cancelled_in_the_file_that_had_it(
    timed: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert typed("data", "calendar", "a.ics", "--titles", "own").code == 0
    shutil.copy("a.ics", "b.ics")
    for line in ("step remove 1.1 --yes", "barrier ease 1", "meeting off 1"):
        assert typed(*line.split()).code == 0, line
    told = typed("data", "calendar", "a.ics", "--titles", "own", "--yes")
    assert "4 entries are no longer in the plan" in told.out and "Nothing in the plan has a day" in told.out
    events = Calendar.from_ical(Path("a.ics").read_bytes()).walk("VEVENT")
    assert {(str(event["STATUS"]), str(event["SUMMARY"])) for event in events} == {("CANCELLED", "Reminder")}
    assert b"VALARM" not in Path("a.ics").read_bytes()
    again = typed("data", "calendar", "a.ics", "--yes", "--json").json["recorded"]
    assert (again["counts"], again["cancelled"]) == ({}, 4)
    refused(typed("data", "calendar", "new.ics"), 3, "Nothing in the plan has a")
    assert not Path("new.ics").exists()
    monkeypatch.setenv("GOALWALK_HOME", str(tmp_path / "other"))
    for words in (("goal", "add", "Draw"), ("step", "add", "Sketch", "--every", "daily", "--at", "9am")):
        assert typed_here(words).code == 0
    told = typed_here(("data", "calendar", "b.ics", "--yes", "--json")).json["recorded"]
    assert told["cancelled"] == 0, "the entries of another plan are none of this one's business"


def test_a_folder_holds_a_file_for_each_entry_and_all_else_stays(timed: Path, typed: Typed) -> None:
    folder = Path("calendars")
    folder.mkdir()
    for other in ("mine.ics", "0123456789abcdef01234567-0800.ics", "notes.txt"):
        (folder / other).write_text("mine")
    assert typed("data", "calendar", "calendars/").code == 0
    ours = {path.name: path.read_bytes() for path in folder.iterdir() if path.read_bytes() != b"mine"}
    assert len(ours) == 4
    for name, data in ours.items():
        (event,) = Calendar.from_ical(data).walk("VEVENT")
        assert name == f"{event['UID']}.ics"
    told = typed("data", "calendar", "calendars", "--json").json["recorded"]
    assert (told["written"], told["removed"]) == (0, 0)
    for line in ("step edit 1.1 --at 08:00", "barrier ease 1", "meeting moved 1 28 nov 11:00"):
        answer = typed(*line.split())
        assert answer.code == 0, answer
    told = typed("data", "calendar", "calendars", "--json").json["recorded"]
    assert (told["written"], told["removed"]) == (1, 2)
    left = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert len(left) == 5 and sorted(left.values()).count(b"mine") == 3
    (moved,) = [name for name, data in left.items() if name in ours and data != ours[name]]
    was, now = (next(iter(Calendar.from_ical(data).walk("VEVENT"))) for data in (ours[moved], left[moved]))
    assert (was["UID"], now["SEQUENCE"] > was["SEQUENCE"]) == (now["UID"], True)
    refused(typed("data", "calendar", "nowhere/"), 3, "no folder")


def test_a_quota_asks_for_its_days(timed: Path, talk: Talks) -> None:
    here = (
        talk("data", "calendar", "a.ics", "--at", "9:00")
        .hears("Call Sam")
        .hears("ask.calendar_days")
        .says("never ever")
    )
    here.hears("names no weekdays").says("mon and thu").hears("receipt.calendar").ends()
    assert b"BYDAY=MO,TH" in Path("a.ics").read_bytes()
    talk("data", "calendar", "b.ics", "--at", "9").hears("ask.calendar_days").says("").hears("--days").ends()
    assert talk("data", "calendar", "c.ics").hears("receipt.calendar").ends()


def test_of_a_locked_plan_it_says_that_a_calendar_is_open(
    timed: Path, runtime: Path, typed: Typed, talk: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_no_time(monkeypatch.setattr)
    lock(timed)
    Path("folder").mkdir()
    assert typed("unlock", "-", stdin=PASSPHRASE).code == 0
    for where in ("a.ics", "folder/"):
        here = talk("data", "calendar", where).hears("calendar.open")
        here.hears("page.open_ask").says("").ends(1)
    assert not Path("a.ics").exists() and not list(Path("folder").iterdir())


REFUSED = {
    "plan.txt": (2, "calendar_ending"),
    "": (2, "empty_path"),
    "a.ics --titles mine": (2, "one_of"),
    "a.ics --at sometimes": (2, "time"),
    "a.ics --zone Nowhere": (2, "zone"),
    "a.ics --days 1.3": (2, "calendar_days"),
    "a.ics --days 1.3=mon,soon": (2, "calendar_days"),
    "a.ics --days nothing=mon": (3, "no_such_step"),
}


@pytest.mark.parametrize("line", REFUSED)
def test_what_stands_in_the_way(line: str, planned: Path, typed: Typed) -> None:
    status, code = REFUSED[line]
    answer = typed("data", "calendar", *(line.split() or [""]), "--json")
    assert answer.code == status and f'"{code}"' in answer.err and not list(Path().glob("*.ics"))


def test_an_empty_calendar_is_none(planned: Path, typed: Typed) -> None:
    Path("folder").mkdir()
    for where in ("a.ics", "folder/", "-"):
        refused(typed("data", "calendar", where), 3, "step edit 1.1 --at 9:00")
    assert not Path("a.ics").exists()
    typed("step", "edit", "1.1", "--at", "8am")
    assert typed("data", "calendar", "folder/").code == 0 and len(list(Path("folder").iterdir())) == 1
    typed("step", "edit", "1.1", "--at", "")
    told = typed("data", "calendar", "folder/").out
    assert "Nothing in the plan has a day or time" in told and "its file is gone" in told
    assert not list(Path("folder").iterdir())


# Programs of others: pip install khal vdirsyncer radicale

KHAL = """[calendars]
[[walk]]
path = {folder}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = {zone}
default_timezone = {zone}
"""


def run(*line: str, **more: str) -> str:
    done = subprocess.run(line, capture_output=True, text=True, timeout=60, env={**os.environ, **more})
    assert done.returncode == 0, done
    return done.stdout


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("khal"), reason="needs khal")
def test_khal_shows_it_at_its_times_in_summer_and_winter(timed: Path, typed: Typed, tmp_path: Path) -> None:
    folder = tmp_path / "walk"
    folder.mkdir()
    assert typed("data", "calendar", f"{folder}/", "--titles", "own").code == 0
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=folder, zone="Europe/Berlin"))
    home = {"XDG_CACHE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    for day in ("2026-11-27", "2027-03-27", "2027-03-29", "2027-07-01", "2027-11-01"):
        shown = run("khal", "-c", str(tmp_path / "khal.conf"), "list", "--notstarted", day, "1d", **home)
        assert "08:00-08:15 Walk to the park" in shown and "20:30-20:45 Walk to the park" in shown, (day, shown)
    talk = run("khal", "-c", str(tmp_path / "khal.conf"), "list", "2026-11-27", "1d", **home)
    assert "10:00-11:00 Talk with Ana" in talk


RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = none
[storage]
filesystem_folder = {folder}
"""
VDIRSYNCER = """[general]
status_path = "{here}/status"
[pair walk]
a = "ours"
b = "theirs"
collections = null
[storage ours]
type = "filesystem"
path = "{folder}"
fileext = ".ics"
[storage theirs]
type = "caldav"
url = "http://127.0.0.1:{port}/me/walk/"
username = "me"
password = "x"
[pair back]
a = "again"
b = "theirs"
collections = null
[storage again]
type = "filesystem"
path = "{back}"
fileext = ".ics"
"""


@pytest.mark.long
@pytest.mark.enable_socket
@pytest.mark.skipif(not (shutil.which("vdirsyncer") and shutil.which("radicale")), reason="needs vdirsyncer, radicale")
def test_a_server_carries_it_there_and_back_unchanged(timed: Path, typed: Typed, tmp_path: Path) -> None:
    folder, back, port = tmp_path / "walk", tmp_path / "back", "52321"
    for each in (folder, back, tmp_path / "server"):
        each.mkdir()
    assert typed("data", "calendar", f"{folder}/").code == 0
    (tmp_path / "radicale").write_text(RADICALE.format(port=port, folder=tmp_path / "server"))
    (tmp_path / "vdirsyncer").write_text(VDIRSYNCER.format(here=tmp_path, folder=folder, back=back, port=port))
    server = subprocess.Popen(["radicale", "-C", str(tmp_path / "radicale")], stderr=subprocess.DEVNULL)
    try:
        make = (
            "import sys, time, urllib.request as web\n"
            "for n in range(50):\n"
            "    try:\n"
            "        call = web.Request(sys.argv[1], method='MKCALENDAR')\n"
            "        call.add_header('Authorization', 'Basic bWU6eA==')\n"
            "        web.urlopen(call); break\n"
            "    except OSError as problem:\n"
            "        if hasattr(problem, 'code'): raise\n"
            "        time.sleep(0.2)\n"
        )
        run(sys.executable, "-c", make, f"http://127.0.0.1:{port}/me/walk/")

        def sync() -> None:
            for pair in ("walk", "back"):
                run("vdirsyncer", "-c", str(tmp_path / "vdirsyncer"), "discover", pair)
                run("vdirsyncer", "-c", str(tmp_path / "vdirsyncer"), "sync", pair)

        def told(place: Path) -> dict[str, list[bytes]]:
            events = (next(iter(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))) for path in place.glob("*.ics"))
            return {str(event["UID"]): sorted(event.to_ical().splitlines()) for event in events}

        sync()
        assert told(back) == told(folder) and len(told(back)) == 4
        assert typed("data", "calendar", f"{folder}/", "--json").json["recorded"]["written"] == 0
        typed("step", "edit", "1.1", "--at", "07:00")
        time.sleep(1.1)  # a server tells versions apart by the second
        assert typed("data", "calendar", f"{folder}/").code == 0
        sync()
        assert told(back) == told(folder) and len(told(back)) == 3
    finally:
        server.terminate()
        server.wait(10)
