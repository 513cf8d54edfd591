"""What is still to be brought to the next talk: all that no talk was written down after."""

from __future__ import annotations

from datetime import date

import pytest

from goalwalk.core.meetings import open_brings
from goalwalk.core.model import Bring, Meeting, Plan


def plan(*talks: tuple[str, int, bool]) -> Plan:
    meetings = tuple(Meeting(id, 1, date(2026, 11, day), "", group=group) for id, day, group in talks)
    return Plan(meetings=meetings, brings=(Bring("05", 1, date(2026, 11, 10), "", "The letter"),))


# Talks: the id (in the order of writing down), the day, and whether it was a group.
@pytest.mark.parametrize(
    ("talks", "is_open"),
    [
        ((), True),
        ((("09", 10, False),), False),
        ((("09", 12, False),), False),
        ((("09", 9, False),), True),  # written down later, but of a day before
        ((("03", 12, False),), True),  # written down before
        ((("09", 12, True),), True),  # a group is no talk
        ((("09", 12, True), ("0a", 11, False)), False),
    ],
)
def test_what_is_open(talks, is_open):
    assert [bring.text for bring in open_brings(plan(*talks))] == ["The letter"] * is_open
