"""Immutable records: `typing.NamedTuple` as it is used here, without its look at every annotation.

The one of `typing` compiles each annotation when a class is made, for nobody: the type checker reads the source. Every
command defines some fifty records, so that this was a tenth of what it takes to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    _MADE = {"__module__", "__annotations__", "__orig_bases__"}  # what a class body holds that the tuple has already

    class _Made(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = fields
            if Generic in bases:
                made.__class_getitem__ = classmethod(lambda made, _: made)
            for key in body.keys() - fields.keys() - _MADE:
                setattr(made, key, body[key])
            return made

    class NamedTuple(metaclass=_Made):
        """The base of a record whose fields stand in its body, each with its type and perhaps a default."""
