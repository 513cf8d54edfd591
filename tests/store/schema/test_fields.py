"""What the rows of the registry say of fields is what is read and written.

The cases: check-ins, which have a quick reader of their own, are read as their row says; every record of a full plan
comes back as it was written; an unknown field is refused.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import rich_plan
from goalwalk.core.kinds import BY_TABLE
from goalwalk.store.disk.paths import Place
from goalwalk.store.plan.verify import read
from goalwalk.store.schema import codec


def test_the_quick_reader_of_check_ins_reads_what_their_row_says(tmp_path: Path) -> None:
    rich_plan.begun(tmp_path)
    (path,) = (tmp_path / "plans").glob("*.json")
    table = {
        key: document
        for key, document in read(path, Place(path, path)).tables["check_ins"].items()
        if "removed" not in document
    }
    steps = {document["step"] for document in table.values()}
    assert codec.check_ins(table, steps, steps) == tuple(codec.every("check_ins", table))
    assert {field for document in table.values() for field in document} >= BY_TABLE["check_ins"].fields.keys()


def test_every_record_comes_back_as_it_was_written() -> None:
    plan = rich_plan.rich()
    for name in BY_TABLE:
        for record in getattr(plan, name):
            document = codec.write(name, record)
            assert next(codec.every(name, {"1": document})) == record
            with pytest.raises(ValueError, match="unknown field"):
                next(codec.every(name, {"1": document | {"phone": "555"}}))
