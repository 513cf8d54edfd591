"""What is given away: the man page and completion are those of the program, and the lists of what is installed fit."""

from __future__ import annotations

import re
import runpy
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / ".package"
ANEW = "made anew by: .venv/bin/python .package/refresh"
OPEN = re.compile(r"MIT|BSD|Apache|ISC|PSF|MPL|Python Software Foundation")


def locked() -> dict[str, Version]:
    text = (PACKAGE / "locked.txt").read_text(encoding="utf-8")
    return {name: Version(found) for name, found in re.findall(r"^([a-z0-9-]+)==([\w.]+)", text, re.MULTILINE)}


def test_the_man_page_and_completion_are_those_of_the_program() -> None:
    made = runpy.run_path(str(PACKAGE / "refresh"))["shared"]()
    same_typer = Version(version("typer")) == locked()["typer"]  # which writes what the shells are given
    for place, text in made.items():
        if place.startswith("man/") or same_typer:
            assert (PACKAGE / "share" / place).read_text(encoding="utf-8") == text, ANEW


def test_what_is_locked_is_what_the_project_asks_for() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(line for lines in project["optional-dependencies"].values() for line in lines)]
    versions = locked()
    for line in asked:
        wanted = Requirement(line)
        assert versions[wanted.name] in wanted.specifier, f"{line}: {ANEW} --lock"


def test_every_file_that_is_installed_is_told_by_its_hash() -> None:
    for name in ("locked.txt", "tools.txt"):
        for block in re.split(r"^(?=[a-z0-9])", (PACKAGE / name).read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            assert "--hash=sha256:" in block and "http" not in block, block


def test_whose_work_it_is_and_on_what_terms_is_told_of_all_of_it() -> None:
    text = (PACKAGE / "licences.txt").read_text(encoding="utf-8")
    told = {line.split(" ", 2)[0]: line for line in text.splitlines()[2:]}
    assert told.keys() == locked().keys()
    for name, found in locked().items():
        assert f"{name} {found}  " in told[name] and OPEN.search(told[name]), told[name]


@pytest.mark.long
def test_it_is_built_twice_and_the_same_to_the_byte(tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", str(TOP), str(tmp_path / "copy")], check=True)
    done = subprocess.run([str(tmp_path / "copy/.package/build")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "copy/dist").iterdir())) == 2
