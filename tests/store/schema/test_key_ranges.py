"""A change of many things is a short line in the undo list, and undone, redone and erased like any other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalwalk.core.measures.day_index import heard
from goalwalk.core.model.plan import CheckIn, Plan
from goalwalk.store.plan.session import Session
from goalwalk.store.schema import codec, key_ranges
from goalwalk.store.verbs.erase import erase
from goalwalk.store.verbs.look_back import whole_plan
from goalwalk.store.verbs.undo import list_changes, redo, undo
from goalwalk.store.verbs.update import begin, update
from store.making import FULL, what

SETS = st.lists(st.integers(1, 60), unique=True)


@given(SETS, st.booleans())
def test_what_is_packed_is_unpacked_as_it_was(keys: list[int], rising: bool) -> None:
    keys = sorted(keys) if rising else keys
    kept = key_ranges.packed(keys)
    key_ranges.check(kept)
    assert list(key_ranges.keys(kept)) == keys
    assert key_ranges.count(kept) == len(keys)
    assert key_ranges.packed(key_ranges.keys(kept)) == kept


def test_a_list_from_before_there_were_ranges_is_one() -> None:
    key_ranges.check([4, 5, 6, 7])
    assert key_ranges.packed([4, 5, 6, 7, 9]) == [[4, 7], 9]


@pytest.mark.parametrize(
    "kept",
    [{}, "1", [0], [True], [1.0], [[1]], [[1, 2, 3]], [[5, 4]], [[1, "2"]], [[1, 10**9]], [10**10], [[[1, 2], 3]]],
)
def test_what_is_no_list_of_keys_is_refused(kept: object) -> None:
    with pytest.raises(ValueError, match=r"not (keys|a range)"):
        key_ranges.check(kept)


def test_hundreds_of_check_ins_are_one_range(session: Session) -> None:
    begin(session, FULL, what("begin"))
    before = session.load()
    step = before.steps[0]

    def many(plan: Plan) -> Plan:
        days = (date(2025, 1, 1) + timedelta(days=n) for n in range(400))
        return heard(
            plan, [CheckIn(f"m{n}", step.id, day, f"{day}T12:00:00+00:00", "done") for n, day in enumerate(days)]
        )

    update(session, many, what("many"))
    after = session.load()
    entry = session.current().tables[codec.UNDO]["2"]["touched"]["check_ins"]
    ((first, last),) = entry["added"]
    assert last - first == 399
    assert list_changes(session).changes[0].things == 400
    undo(session)
    assert session.load().said == before.said
    redo(session)
    assert session.load().said == after.said
    assert len(whole_plan(session).check_ins) >= 400
    erase(session, [step.id])
    assert not [one for one in whole_plan(session).check_ins if one.step == step.id]
