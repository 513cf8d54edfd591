"""Reading takes a time that grows with the length of what is read, whoever wrote it: twice as much takes twice as long.

Every pattern of every module is tried with texts made of its own signs, in the ways it is used; so is every reader of a
file or of what is typed, and whatever draws a text. A new pattern is in it by itself.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import goalwalk
from goalwalk.core.errors import Problem
from goalwalk.core.measures import runs
from goalwalk.core.measures.marks import looks, rows
from goalwalk.core.measures.strength import strength
from goalwalk.core.model.plan import Pause, Plan, Said, Settings
from goalwalk.core.since import Since
from paper_plans import goal, step
from readers import readers

SOURCES = {path: path.read_text() for path in Path(goalwalk.__file__).parent.rglob("*.py")}
WAYS = ("fullmatch", "match", "search", "sub", "finditer", "findall", "split")
FEW, MANY = 500, 4_000  # signs, or days
QUICK = 0.003  # seconds: whoever reads MANY signs so quickly is not looked at again
STEEP = 24  # times as long for 8 times as much; a square would be 64


def worked(call: Callable[[], object], tries: int = 3) -> float:
    """The least of several times of work, in seconds, on however busy a machine."""
    times = []
    for _ in range(tries):
        begun = time.process_time()
        with suppress(Problem, ValueError, KeyError):
            call()
        times.append(time.process_time() - begun)
        if times[-1] < QUICK:
            break
    return min(times)


def is_steep(read: Callable[[Any], object], text: Callable[[int], Any]) -> bool:
    """Whether reading takes far longer than the text is longer."""
    many, few = text(MANY), text(FEW)
    for tries in (1, 3):  # what looks steep at once is looked at again
        slow = worked(lambda: read(many), tries)
        if slow < QUICK or slow <= STEEP * max(worked(lambda: read(few)), 0.0001):
            return False
    return True


def texts_of(signs: str) -> Iterator[Callable[[int], str]]:
    """Long texts of one sign, of two by turns, and of many of one with another at the end, or before."""
    for one, other in product(signs, repeat=2):
        yield lambda size, one=one, other=other: one * size + other
        if one != other:
            yield lambda size, one=one, other=other: (one + other) * (size // 2)
            yield lambda size, one=one, other=other: (one + other) * (size // 2) + "!"
            yield lambda size, one=one, other=other: other + one * size + "!"


def patterns() -> dict[str, re.Pattern[Any]]:
    """Every pattern that a module holds, by the module and its name."""
    found = {}
    for module in pkgutil.walk_packages(goalwalk.__path__, "goalwalk."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    found[f"{module.name}.{name}"] = value
    return found


def signs_of(pattern: re.Pattern[Any]) -> str:
    """The signs that stand in a pattern, one for each class of them, and some that stand in none."""
    written = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    plain = re.sub(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})", lambda code: chr(int(code[1] or code[2], 16)), written)
    plain = re.sub(r"\\[dDsSwW]", "", plain)
    for short, sign in (("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t")):
        plain = plain.replace(short, sign)
    letters = dict.fromkeys(sign for sign in plain if sign not in "()?*+|^$")
    few = [sign for sign in letters if sign.isalnum()][:3] + [sign for sign in letters if not sign.isalnum()][:7]
    return "".join(dict.fromkeys((*few, " ", "a", "0")))


def test_every_pattern_in_every_way_it_is_used() -> None:
    steep = []
    every = patterns()
    assert len(every) > 20
    for place, pattern in every.items():
        name = place.rpartition(".")[2]
        used = re.compile(rf"\b{name}\.({'|'.join(WAYS)})\(")
        ways = {found[1] for source in SOURCES.values() for found in used.finditer(source)}
        assert ways, f"{place} is not used"
        for text in texts_of(signs_of(pattern)):
            steep += [f"{place} {way} {text(3)!r}" for way in ways if is_steep(way_of(pattern, way), text)]
    assert not steep


def way_of(pattern: re.Pattern[Any], way: str) -> Callable[[str], object]:
    raw = isinstance(pattern.pattern, bytes)

    def read(text: str) -> object:
        given: Any = text.encode("latin-1", "replace") if raw else text
        if way == "sub":
            return pattern.sub(b"" if raw else "", given)
        found = getattr(pattern, way)(given)
        return sum(1 for _ in found) if way == "finditer" else found

    return read


# What is matched by a pattern that is made where it is used is read by one of the readers below.
MADE_IN_PLACE = {
    ("pdf.py", "_letter"), ("pdf.py", "_pieces"), ("spoken.py", "then_of"), ("spoken.py", "_without"),
    ("skill_cards.py", "_lines"), ("naming.py", "mentions"), ("runs.py", "_segments"), ("supports.py", "step_towards"),
}  # fmt: skip


def test_no_pattern_is_made_where_nobody_tries_it() -> None:
    made = set()
    for path, source in SOURCES.items():
        if not re.search(r"\bre\.", source):
            continue
        for function in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)):
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                of = call.func
                if isinstance(of, ast.Attribute) and isinstance(of.value, ast.Name) and of.value.id == "re":
                    made |= {(path.name, function.name)} if of.attr != "escape" else set()
    assert made == MADE_IN_PLACE


# Those that stood here once, and what was slow with them.
STEEP_ONES = {
    rb"(\\+)u(?:0000|[dD][89a-fA-F])": ("\\", "!"),
    rb"(?: )+$": (" ", "!"),
    rb"\s*\S+\s*": (" ", ""),
    rb"g[^k]*k": ("g", ""),
}


def test_a_steep_pattern_is_seen() -> None:
    for pattern, (sign, end) in STEEP_ONES.items():
        assert is_steep(way_of(re.compile(pattern), "findall"), lambda size, sign=sign, end=end: sign * size + end)


# What texts for readers are made of: signs that mean something to one of them, letters that are costly to compare.
PARTS = (
    *" aA10-.,:/#\n\t\\\"'(<[{=;_*\x1b\u202e\u0301éıﷺ\u200d日가ß€…",
    *("\x1b[1m", "\u0316\u0301", "👩\u200d", "a ", " a", "a\n", "1 ", "a: ", ": ", "1,", "1/", "mon ", "mon,"),
    *("2 of ", "3x ", "in ", "every ", "and ", "- ", "a day "),
    *("\\u0041", "\\\\", "\\n", '","', "{}", "[],", "FREQ=", "=1;", "d 1,", "then i ", "(a) ", "step: a\n"),
)  # fmt: skip


def test_every_reader_of_every_other_part() -> None:
    assert not steep_ones(2)


@pytest.mark.long
def test_every_reader_of_every_part() -> None:
    assert not steep_ones(1)


def steep_ones(nth: int) -> list[str]:
    """Readers that take more than their share of time, each given every so many of the parts, beginning elsewhere."""
    steep = []
    for at, (name, read) in enumerate(readers().items()):
        for part in PARTS[at % nth :: nth]:

            def text(size: int, part: str = part) -> str:
                return part * (size // len(part))

            steep += [f"{name} of {part!r}"] if is_steep(read, text) else []
            steep += [f"{name} of {part!r} and more"] if is_steep(read, lambda size: text(size) + "z!") else []
    return steep


EVERY = (
    "daily",
    "mon,wed",
    "every 3 days",
    "first mon,15th",
    "3x week",
    "2x month",
    "3 in 7 days",
    "5 days after",
    "once",
)
SAID = ("d", "n", "r", "dn", "nnr", "d.....", "n" * 40 + "d")  # days, over and over
END = date(2026, 11, 20)


def lived(every: str, said: str, away: bool) -> Callable[[int], Plan]:
    """A plan with one step of many days: what was said of them, and, `away`, every other one of them a pause."""

    def made(size: int) -> Plan:
        start = END - timedelta(days=size)
        days = [start + timedelta(days=n) for n in range(size)]
        letters = (said * (size // len(said) + 1))[:size].rstrip(".")
        one = step(
            1, 1, "Walk", every, made=start, start=start, pauses=tuple(map(Pause, days[::2], days[::2])) if away else ()
        )
        settings = Settings(rooms=(Since(date.min, 1), Since(END, 2)))
        return Plan(settings, (goal(1, "G"),), (one,), said={one.id: Said(start.toordinal(), letters)})

    return made


def measured(plan: Plan) -> object:
    (row,) = rows(plan, END)
    looks(row, range(END.toordinal() - 400, END.toordinal()))
    return row, runs.current(row), runs.longest(row), runs.comebacks(row), runs.comeback_days(row), strength(row)


def test_every_measure_of_many_days() -> None:
    steep = []
    for every, said, away in product(EVERY, SAID, (False, True)):
        steep += [(every, said, away)] if is_steep(measured, lived(every, said, away)) else []
    assert not steep
