"""Our records are what `typing` makes of the same class bodies."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Generic, TypeVar
from typing import NamedTuple as Checked

import pytest

import goalwalk
from goalwalk.core.tuples import NamedTuple

T = TypeVar("T")


class Ours(NamedTuple, Generic[T]):
    """A record."""

    first: T
    second: int = 2

    @property
    def both(self) -> str:
        return f"{self.first} {self.second}"


class Theirs(Checked, Generic[T]):
    """A record."""

    first: T
    second: int = 2

    @property
    def both(self) -> str:
        return f"{self.first} {self.second}"


def test_a_record_is_the_tuple_that_typing_makes() -> None:
    for record in (Ours, Theirs):
        made: Ours[str] | Theirs[str] = record("a")
        assert made == ("a", 2) == record[str]("a") and made.both == "a 2"
        assert (
            made._replace(second=3) == record("a", second=3) and repr(made) == f"{record.__name__}(first='a', second=2)"
        )
        with pytest.raises(TypeError):
            record()
    names = ("_fields", "_field_defaults", "__doc__", "__module__")
    assert [getattr(Ours, name) for name in names] == [getattr(Theirs, name) for name in names]
    assert list(Ours.__annotations__) == list(Theirs.__annotations__)


def test_every_record_is_made_so() -> None:
    for path in Path(goalwalk.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module == "typing" and path.name != "tuples.py":
                assert "NamedTuple" not in [alias.name for alias in node.names], path
