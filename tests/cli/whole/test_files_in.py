"""One gate for files on their way in: whatever lies in the place of a file of ours, or is named to be read, is refused
in one line, with its exit code; it stays as it is, nothing waits for it, and nothing big is made of it.

What only the plan can be spoilt with, down to its last field, stands in store/plan/test_storage.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.keyboard import Answer, Typed, plan_file, typed_here
from goalwalk.core.errors import CannotRead
from goalwalk.store.disk import config, container, files, tables
from goalwalk.store.plan import people
from goalwalk.store.schema.migrations import SCHEMA

DEEP = b"[" * 100_000
PATIENCE = 10  # seconds, after which something waits, or is made, that is not to be

# What may stand where a value belongs.
VALUES = {
    "NaN": b"NaN",
    "a number beyond all": b"1e999",
    "half a character": rb'"\ud800"',
    "NUL": rb'"\u0000"',
    "invalid UTF-8": b'"\xff"',
    "too deep": DEEP,
    "deep and whole": DEEP + b"]" * 100_000,
    "a long number": b"9" * 5000,
    "nothing": b"null",
    "another type": b"[]",
    "a number": b"7",
    "a million lists": b"[" + b"[]," * 1_100_000 + b"[]]",
}
# What may stand where the whole file belongs.
WHOLE = {
    "empty": b"",
    "null": b"null",
    "a list": b"[1, 2, 3]",
    "no JSON": b"hello",
    "nested to no end": DEEP,
    "zeros": b"\0" * 4096,
    "a byte order mark": b"\xef\xbb\xbf{}",
    "invalid UTF-8": b"\xff\xfe",
}


class Kind(NamedTuple):
    """A kind of file that is read: where it lies, what reads it, and how it is spoilt so that nothing else is amiss."""

    path: Callable[[Path], Path]
    line: tuple[str, ...]
    value: Callable[[bytes, bytes], bytes]  # the sound bytes, and what stands in the place of a value of theirs
    twice: Callable[[bytes], bytes]  # a key twice
    newer: Callable[[bytes], bytes] | None = None
    most: int = files.LARGEST
    code: int = 4


def _sealed(body: bytes) -> bytes:
    header = {"format": "goalwalk", "schema": SCHEMA, "generation": 9, "length": len(body)}
    header["sha256"] = container._hash("goalwalk", SCHEMA, 9, body)
    return b'{"_plan":' + json.dumps({"1": header}, separators=(",", ":")).encode() + b",\n" + body


TITLE = b'"title":"Sleep better"'


def _plan_with(data: bytes, value: bytes) -> bytes:
    body = data.split(b"\n", 1)[1]
    assert TITLE in body
    return _sealed(body.replace(TITLE, b'"title":' + value, 1))


def _plan_newer(data: bytes) -> bytes:
    return data.replace(b'"schema":%d' % SCHEMA, b'"schema":%d' % (SCHEMA + 1), 1)


def _year(home: Path) -> Path:
    """The year that the plan names; what an older version named lies beside it."""
    plan = plan_file(home).read_text()
    (found,) = (path for path in (home / "plans" / "history").glob("*/*.json") if path.name.split(".")[1] in plan)
    return found


def _note(home: Path) -> Path:
    return plan_file(home).with_suffix(".forget")


PLAN = {"value": _plan_with, "twice": lambda data: _plan_with(data, b'"x",' + TITLE), "newer": _plan_newer}
KINDS = {
    "plan": Kind(plan_file, ("today",), **PLAN),
    "plan that is changed": Kind(plan_file, ("done", "1.1"), **PLAN),
    "backup": Kind(lambda home: max((home / "plans" / "backups").glob("*/0*.json")), ("data", "restore", "1"), **PLAN),
    "named file": Kind(lambda home: home.parent / "copy.json", ("data", "restore", "copy.json"), **PLAN),
    "history": Kind(
        _year,
        ("wins",),
        value=lambda data, value: data.replace(b'"done"', value, 1),
        twice=lambda data: data.replace(b'"word":', b'"word":"done","word":', 1),
        newer=lambda data: data.replace(b'"schema":1', b'"schema":2', 1),
    ),
    "people": Kind(
        lambda home: home / "people.json",
        ("today",),
        value=lambda data, value: data.replace(b'"people": {', b'"people": {"Sam": ' + value, 1),
        twice=lambda data: data.replace(b'"people"', b'"people": {}, "people"', 1),
        newer=lambda data: data.replace(b'"schema": 1', b'"schema": 2', 1),
        most=files.LARGEST_PEOPLE,
    ),
    "settings": Kind(
        lambda home: home / "config.toml",
        ("config",),
        value=lambda data, value: data.replace(b"false", value, 1),
        twice=lambda data: data + data,
        most=files.LARGEST_SETTINGS,
    ),
}


@pytest.fixture(scope="module")
def _full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds every kind of file, and a copy of the plan beside it."""
    place = tmp_path_factory.mktemp("full")
    lines = (
        ("goal", "add", "Sleep better"),
        ("step", "add", "Walk", "--every", "daily", "--start", "2025-06-01"),
        ("done", "1.1", "--on", "2025-06-05"),
        ("win", "Slept", "--on", "2025-06-06"),
        ("config", "plain", "no"),
        ("done", "1.1"),
        ("data", "backup", str(place / "copy.json")),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALWALK_HOME", str(place / "home"))
        for line in lines:
            assert typed_here(line).code == 0, line
    return place


@pytest.fixture
def full(_full: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(_full, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture(autouse=True)
def _never_waits() -> Iterator[None]:
    """Whatever waits is called off, and its test with it."""

    def too_long(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def refused(answer: Answer, *codes: int) -> None:
    assert answer.code in codes, answer
    assert answer.out == "", answer
    assert answer.err.endswith("\n") and answer.err[:-1].isprintable(), answer
    assert "Something went wrong" not in answer.err and "Traceback" not in answer.err, answer


def all_kinds(*without: str) -> Any:
    return pytest.mark.parametrize("name", [name for name in KINDS if name not in without])


def spoilt(full: Path, name: str, data: bytes, typed: Typed) -> None:
    """With these bytes in that file, what reads it says so, and leaves it."""
    kind = KINDS[name]
    path = kind.path(full)
    assert data != path.read_bytes()
    path.write_bytes(data)
    refused(typed(*kind.line), kind.code)
    assert path.read_bytes() == data


@all_kinds()
@pytest.mark.parametrize("how", VALUES)
def test_what_is_no_value_of_ours(name: str, how: str, full: Path, typed: Typed) -> None:
    spoilt(full, name, KINDS[name].value(KINDS[name].path(full).read_bytes(), VALUES[how]), typed)


@all_kinds()
@pytest.mark.parametrize("how", WHOLE)
def test_what_is_no_file_of_ours(name: str, how: str, full: Path, typed: Typed) -> None:
    if name == "settings" and how == "empty":
        pytest.skip("no setting is set")
    spoilt(full, name, WHOLE[how], typed)


@all_kinds()
def test_a_key_twice(name: str, full: Path, typed: Typed) -> None:
    spoilt(full, name, KINDS[name].twice(KINDS[name].path(full).read_bytes()), typed)


@all_kinds()
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_cut_short(name: str, part: float, full: Path, typed: Typed) -> None:
    data = KINDS[name].path(full).read_bytes()
    spoilt(full, name, data[: int(len(data) * part)], typed)


@all_kinds("settings")
def test_of_a_newer_goalwalk(name: str, full: Path, typed: Typed) -> None:
    newer = KINDS[name].newer
    assert newer
    spoilt(full, name, newer(KINDS[name].path(full).read_bytes()), typed)


@all_kinds()
@pytest.mark.parametrize("size", [1, 60 * 2**20, 1 << 40])
def test_too_large(name: str, size: int, full: Path, typed: Typed) -> None:
    """By a byte, by far, and by more than there is of memory or disk: none of it is read."""
    kind = KINDS[name]
    path = kind.path(full)
    os.truncate(path, max(size, kind.most + 1))
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    refused(typed(*kind.line), kind.code)
    assert time.process_time() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 * 1024  # KiB
    assert path.stat().st_size == max(size, kind.most + 1)


def fifo(path: Path) -> None:
    os.mkfifo(path)


def link_to_fifo(path: Path) -> None:
    os.mkfifo(path.with_name("fifo"))
    path.symlink_to("fifo")


NO_FILES: dict[str, Callable[[Path], None]] = {
    "a FIFO": fifo,
    "a link to a FIFO": link_to_fifo,
    "a folder": Path.mkdir,
    "a link to a folder": lambda path: path.symlink_to("."),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a terminal": lambda path: path.symlink_to("/dev/tty"),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a link to itself": lambda path: path.symlink_to(path.name),
}


@all_kinds()
@pytest.mark.parametrize("how", NO_FILES)
def test_what_is_no_file(name: str, how: str, full: Path, typed: Typed) -> None:
    kind = KINDS[name]
    path = kind.path(full)
    path.unlink()
    NO_FILES[how](path)
    before = os.lstat(path)
    refused(typed(*kind.line), kind.code)
    after = os.lstat(path)
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)


# The note of what is being erased. Where nobody can say what was meant, nothing is erased, and the plan goes on.

NOTES = {
    **{f"ids: {how}": b'{"ids":' + value + b"}" for how, value in VALUES.items()},
    **{f"everything: {how}": b'{"everything":' + value + b"}" for how, value in VALUES.items()},
    **WHOLE,
    "a word for true": b'{"everything":"false"}',
    "a key twice": b'{"ids":[],"everything":true,"everything":true}',
    "everything and a few": b'{"everything":true,"ids":[]}',
}


@pytest.mark.parametrize("how", NOTES)
def test_a_note_that_says_nothing_erases_nothing(how: str, full: Path, typed: Typed) -> None:
    plan = plan_file(full).read_bytes()
    _note(full).write_bytes(NOTES[how])
    assert "Walk" in typed("today").out
    assert plan_file(full).read_bytes() == plan
    assert typed("done", "1.1").code == 0


@pytest.mark.parametrize("how", NO_FILES)
def test_a_note_that_is_no_file_erases_nothing(how: str, full: Path, typed: Typed) -> None:
    plan = plan_file(full).read_bytes()
    NO_FILES[how](_note(full))
    assert "Walk" in typed("today").out
    assert plan_file(full).read_bytes() == plan


def test_a_note_of_no_end_erases_nothing(full: Path, typed: Typed) -> None:
    _note(full).touch()
    os.truncate(_note(full), 1 << 40)
    assert "Walk" in typed("today").out


# What takes long, or much, by its shape


def test_settings_that_take_forever_to_read(full: Path, typed: Typed) -> None:
    """A dotted key of many parts: the standard library compares each with each."""
    for parts in (2_000, 30_000):
        (full / "config.toml").write_text("a." * parts + "a = true\n")
        started = time.process_time()
        refused(typed("config"), 4)
        assert time.process_time() - started < 2


def test_a_million_tables(full: Path, typed: Typed) -> None:
    """Not even cut into its lines."""
    data = _sealed(b",\n".join(b'"t":{}' for _ in range(1_000_000)) + b"}\n")
    spoilt(full, "plan", data, typed)
    with pytest.raises(CannotRead) as caught:
        container.parse(data, SCHEMA)
    assert "more tables" in str(caught.value.__cause__)


@pytest.mark.parametrize("part", [b"[]", b"{}"])
def test_a_million_parts(part: bytes) -> None:
    """A byte of such a file becomes seventy in memory; none of it is made."""
    with pytest.raises(ValueError, match="too many parts"):
        tables.loads(b"[" + b",".join([part] * tables.MOST) + b"]")
    assert len(tables.loads(b"[" + b",".join([part] * (tables.MOST - 1)) + b"]")) == tables.MOST - 1


@pytest.mark.parametrize("text", ["[" * 1_100_000, '\\"[{' * 400_000, "{\\\\" * 1_100_000])
def test_signs_in_a_text_are_no_parts(text: str) -> None:
    data = json.dumps({"note": text}).encode()
    assert tables.loads(data) == {"note": text}


def test_a_text_that_does_not_end_is_looked_at_once() -> None:
    started = time.process_time()
    with pytest.raises(ValueError):
        tables.loads(b'"' + b'\\"[' * 3_000_000)
    with pytest.raises(ValueError):
        tables.loads(b'"' + b'\\\n"[\\' * 2_000_000)
    assert time.process_time() - started < 5


def test_what_could_not_be_read_again_is_not_written(full: Path, tmp_path: Path) -> None:
    """As much as is read of a file is written to it, and no more."""
    stems = ("".join(letters) for letters in itertools.product("abcdefgh", repeat=8))
    many = people.People(next(stems), {f"person {n}": next(stems) for n in range(60_000)})
    before = (full / "people.json").read_bytes()
    with pytest.raises(OSError):
        people.write(full, many)
    assert (full / "people.json").read_bytes() == before
    people.write(full, many._replace(others=dict(list(many.others.items())[:20_000])))
    assert people.read(full) is not None
    config.write(full, {"plain": True})
    assert config.read(full) == {"plain": True}


def test_a_device_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening one may do something: wind a tape, hang up a line."""
    fifo(tmp_path / "fifo")
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it is opened"))
    for path in (tmp_path / "fifo", tmp_path, Path("/dev/null")):
        with pytest.raises(CannotRead, match="not_a_file"):
            files.read(path)


def test_a_file_that_is_swapped_while_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_text("x")
    real = os.open

    def swapping(name: Any, *more: Any, **named: Any) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(name, *more, **named)

    monkeypatch.setattr(os, "open", swapping)
    with pytest.raises(CannotRead, match="not_a_file"):
        files.read(path)


def test_a_backup_that_is_a_fifo_is_not_waited_on(full: Path, typed: Typed) -> None:
    """Where the backup of the next version belongs lies something else: it stays, and that version is named above."""
    plan = plan_file(full)
    generation = container.parse(plan.read_bytes(), SCHEMA).header.generation + 1
    folder = plan.parent / "backups" / plan.stem
    fifo(folder / f"{generation:08d}.2026-11-20.json")
    assert typed("done", "1.1").code == 0
    assert (folder / f"{generation + 1:08d}.2026-11-20.json").is_file(), sorted(folder.iterdir())
    assert not (folder / f"{generation:08d}.2026-11-20.json").is_file()


def test_every_file_comes_in_by_one_gate() -> None:
    """Nothing in the source reads a file, or JSON, but the gate; but for our own bytes that are compared or kept."""
    import ast

    import goalwalk

    source = Path(goalwalk.__file__).parent
    found = set()
    for path in source.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                last = called.rpartition(".")[2]
                if last in ("read_bytes", "read_text", "load", "open", "fdopen", "raw_decode", "decode_json") or (
                    last == "loads" and called != "loads"
                ):
                    found.add((path.relative_to(source).as_posix(), called))
    assert found == {
        ("cli/main.py", "open"),  # a stream that was closed: nothing
        ("cli/main.py", "os.open"),
        ("cli/daily/checkin.py", "run.session.load"),
        ("cli/admin/demo.py", "run.session.load"),
        ("cli/daily/now_locked.py", "run.session.open"),
        ("cli/run.py", "self.session.load"),
        ("cli/daily/as_said.py", "run.session.load"),
        ("cli/daily/pause.py", "run.session.load"),
        ("cli/admin/sync.py", "run.session.open"),
        ("cli/nouns/targets.py", "run.session.open"),
        ("store/disk/device.py", "os.open"),  # the latest stamp, written over in its place
        ("store/disk/write_locks.py", "os.open"),
        ("store/disk/files.py", "path.read_bytes"),  # of the plan, where the file system has no links
        ("cli/terminal.py", "os.open"),  # the terminal
        ("cli/reminders/ring.py", "os.open"),  # each of the person's terminals, to ring its bell
        ("cli/admin/restore.py", "run.session.load"),
        ("cli/admin/people.py", "run.for_person(name).session.load"),
        ("cli/prompts.py", "run.session.open"),  # a lock, not a file
        ("cli/admin/importing.py", "run.session.open"),
        *((f"cli/nouns/{name}.py", "run.session.open") for name in ("arranged", "barriers", "meetings")),
        *((f"cli/nouns/{name}.py", "run.session.open") for name in ("setbacks", "said_steps", "groups")),
        *(
            (f"cli/{name}.py", "run.session.open")
            for name in ("talks/walk", "talks/review_walk", "daily/moments", "edit_by_words")
        ),
        ("cli/daily/move.py", "theirs.session.open"),
        ("store/disk/files.py", "os.open"),  # the gate, a new file, a lock, a folder
        ("store/disk/container.py", "DECODER.raw_decode"),  # the first line, bounded
        ("store/disk/config.py", "tomllib.loads"),
        ("store/plan/people.py", "tables.loads"),
        ("store/plan/keyring.py", "Path('/proc/self/mountinfo').read_text"),  # the kernel's own
        ("exchange/incoming/source.py", "packed.open"),  # a file in a zip that is in memory, as large as it says
        ("exchange/incoming/source.py", "json.loads"),  # of other programs, from what the gate has read, bounded
        ("words/hotlines.py", "FILE.read_bytes"),  # it comes with the program
        ("words/hotlines.py", "json.loads"),
    }


NAMING_A_FILE = (
    "data merge", "data restore", "data backup", "data import", "data export", "data calendar", "data receive", "sync",
    "person add Mo --from", "person hand-over --person Robin", "walk --answers", "demo --into", "page",
)  # fmt: skip


@pytest.mark.parametrize("line", NAMING_A_FILE)
@pytest.mark.parametrize("name", ["", " "])
def test_a_name_that_is_empty_is_no_file_and_not_the_folder_one_is_in(
    line: str, name: str, planned: Path, typed: Typed
) -> None:
    if "Robin" in line:
        assert typed("person", "add", "Robin").code == typed("goal", "add", "Sing", "--person", "Robin").code == 0
    answer = typed(*line.split(), name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("The name of the file or the folder is empty.")
