"""The README tells the truth: what it types exists, its two commands stand there, and it speaks as we speak."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from conftest import Typed
from goalwalk.cli.commands import path_of
from goalwalk.words.help import topics

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST = "python3 -m venv --upgrade-deps .venv && .venv/bin/pip install '.[lock]' && .venv/bin/goalwalk demo"
SECOND = "python3 -m venv --upgrade-deps .venv && .venv/bin/pip install -e . --group dev && .venv/bin/python -m pytest"
UNUSED = (
    r"should|fail\w*|miss(ed|ing)|broke\w*|lost|los(e|es|ing)|forgiv\w+|forgave|grad(e|es|ed|ing)|scor(e|es|ed|ing)|"
    r"relaps\w*|clean\w*|dirty|addict\w*|abus\w+|non-?complian\w+|complian\w+|cure[sd]?|prevent\w*|guarantee\w*|"
    r"telemetry|streak freeze|grace"
)

BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
TYPED = [line[2:] for kind, block in BLOCKS if kind == "console" for line in block.splitlines() if line[:2] == "$ "]
INLINE = [code for code in re.findall(r"`([^`\n]+)`", README) if re.match(r"(\.venv/bin/)?goalwalk( |$)", code)]
COMMANDS = sorted({line.removeprefix(".venv/bin/") for line in (*TYPED, *INLINE)})


def test_the_two_commands_stand_there_each_on_a_line_of_its_own() -> None:
    shell = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
    assert shell == [FIRST, SECOND]


def test_the_gate_runs_the_second_command() -> None:
    gate = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    found = re.search(r"grep -E '([^']+)' README.md", gate)
    assert found
    assert re.findall(found[1], README, re.MULTILINE) == [SECOND]
    to_the_last, last = 'eval "${line% && *}"', 'eval "${line##* && }"'  # which are the whole line, cut in two
    assert gate.index(to_the_last) < gate.index(".venv/bin/ruff") < gate.index(last)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_there_is_something_to_look_at() -> None:
    assert len(TYPED) >= 12
    assert len(COMMANDS) >= 20


@pytest.mark.parametrize("line", COMMANDS)
def test_each_command_of_the_readme_exists_with_its_options(line: str, typed: Typed) -> None:
    words = shlex.split(line)[1:]
    options = {word.split("=")[0] for word in words if word.startswith("-") and word != "-"}  # alone, it is stdin
    path, _ = path_of([word for word in words if not word.startswith("-")])
    assert path or not words or words[0].startswith("-"), f"goalwalk {words[0]} is no command"
    told = typed("help", *path, "--json").out
    known = set(re.findall(r"--[a-z][a-z-]*", told)) | {"--help", "--version", "--person"}
    assert options <= known, f"goalwalk {path} knows {sorted(known)}"


def test_the_words_we_do_not_use_are_not_used() -> None:
    assert re.findall(rf"(?i)\b(?:{UNUSED})\b", README) == []
    assert "!" not in README.replace("![", "")


def test_it_points_at_nothing_that_is_not_there() -> None:
    assert re.findall(r"/tmp|\.\./", README) == []
    assert set(re.findall(r"(?<![\w.:/~)])/\w+", README)) <= {"/media"}, "no path of the machine it was written on"
    hosts = {"age-encryption.org", "docs.astral.sh", "pipx.pypa.io", "tinydb.readthedocs.io"}
    assert set(re.findall(r"https?://([^/)\s]+)", README)) <= hosts
    places = re.findall(r"\]\(([^)\s]+)\)", README)
    assert places
    for place in places:
        assert place.startswith("https://") or (ROOT / place).exists(), place
    for path in re.findall(r"`((?:src|tests|examples|\.ci)/[\w./]+)`", README):
        assert (ROOT / path).exists(), path


def test_each_table_of_the_file_is_named() -> None:
    from goalwalk.core.kinds import TABLES

    section = README.partition("## The file")[2].partition("## Taking part")[0]
    assert {table for table in TABLES if f"`{table}`" not in section} == set()


def test_it_names_every_topic_of_help() -> None:
    assert [topic for topic in topics() if f"`goalwalk help {topic}`" not in README] == []
    assert README.count("\n") <= 220, "what is longer belongs into a topic"


def test_what_lies_at_the_top_is_what_belongs_there() -> None:
    here = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    allowed = {"src", "tests", "examples", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    assert here - allowed - {"build", "dist"} == set()
