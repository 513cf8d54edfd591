"""Immutable records: what `typing.NamedTuple` makes of a class body, made in a tenth of the time.

The one of `typing` compiles each annotation when a class is made, for nobody: the type checker reads the source. And it
compiles a constructor for each class; here that waits until many records of the class are made. Every command defines
some eighty classes of records, and makes a few records of some of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        from collections import _tuplegetter as _field
    except ImportError:  # as `collections` itself does where there is none

        def _field(at: int, doc: str) -> property:
            return property(lambda record: record[at], doc=doc)

    MANY = 40  # records of a class, from which on it is worth compiling a constructor for it
    _made: dict[type, int] = {}

    class _Made(type):
        """Makes the class of a record: its fields stand in the body, each with its type and perhaps a default."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            body["_field_defaults"] = {field: body[field] for field in fields if field in body}
            body["_fields"] = body["__match_args__"] = fields
            body["__slots__"] = ()
            for at, field in enumerate(fields):
                body[field] = _field(at, "")
            return super().__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=_Made):
        """The base of all records."""

        def __new__(cls, *values: Any, **named: Any) -> NamedTuple:
            """One of the first records of a class; whatever does not fit is refused by the constructor."""
            _made[cls] = made = _made.get(cls, 0) + 1
            rest = cls._fields[len(values) :]
            given = cls._field_defaults | named
            fits = len(values) + len(rest) == len(cls._fields) and named.keys() <= set(rest) <= given.keys()
            if fits and made < MANY:
                return tuple.__new__(cls, (*values, *[given[field] for field in rest]))
            fields = ", ".join(cls._fields)
            constructor = eval(f"lambda cls, {fields}: _new(cls, [{fields}])", {"_new": tuple.__new__})
            constructor.__defaults__ = tuple(cls._field_defaults.values())
            constructor.__name__ = cls.__name__
            cls.__new__ = constructor
            return constructor(cls, *values, **named)

        @classmethod
        def _make(cls, values: Any) -> NamedTuple:
            record = tuple.__new__(cls, values)
            if len(record) != len(cls._fields):
                raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(record)}")
            return record

        def _replace(self, /, **changes: Any) -> NamedTuple:
            record = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(changes)}")
            return record

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)
