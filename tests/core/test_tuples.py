"""Our records are what `typing` makes of the same class bodies."""

from __future__ import annotations

import ast
from typing import Generic, TypeVar
from typing import NamedTuple as Checked

import pytest

from goalwalk.core.tuples import NamedTuple
from source import modules

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
        assert [record(n, second=n) for n in range(100)] == [(n, n) for n in range(100)]  # the first, and the many


@pytest.mark.parametrize("made", [0, 100], ids=["at first", "after many"])
@pytest.mark.parametrize("given", [{}, {"second": 1}, {"first": 1, "third": 1}], ids=str)
def test_what_does_not_fit_is_refused(made: int, given: dict[str, int]) -> None:
    class Record(NamedTuple):
        first: int
        second: int = 2

    assert [Record(n) for n in range(made)] == [(n, 2) for n in range(made)]
    for refused in (lambda: Record(**given), lambda: Record(1, 2, 3), lambda: Record(1, first=1)):
        with pytest.raises(TypeError):
            refused()
    with pytest.raises(ValueError):
        Record(1)._replace(third=3)
    assert Record(1) == (1, 2) == Record(second=2, first=1)


def test_a_class_of_records_is_what_typing_makes() -> None:
    names = ("_fields", "_field_defaults", "__doc__", "__module__")
    assert [getattr(Ours, name) for name in names] == [getattr(Theirs, name) for name in names]
    assert list(Ours.__annotations__) == list(Theirs.__annotations__)


def test_every_record_is_made_so_where_annotations_are_left_as_they_stand() -> None:
    """From Python 3.14 on a class body holds its annotations only then; a record would have no field at all."""
    for path, _, module in modules("NamedTuple"):
        nodes = list(ast.walk(module))
        imported = [node for node in nodes if isinstance(node, ast.ImportFrom)]
        for node in imported:
            if node.module == "typing" and path.name != "tuples.py":
                assert "NamedTuple" not in [alias.name for alias in node.names], path
        bases = [base for node in nodes if isinstance(node, ast.ClassDef) for base in node.bases]
        if any(isinstance(base, ast.Name) and base.id == "NamedTuple" for base in bases):
            assert any(node.module == "__future__" for node in imported), path


def test_a_field_may_bear_the_name_of_anything_the_constructor_uses() -> None:
    class Odd(NamedTuple):
        new: int
        tuple: int = 2

    assert [Odd(at) for at in range(100)][-1] == (99, 2)
