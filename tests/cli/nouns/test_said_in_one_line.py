"""What the words of a line say beside a name: since when, on which day, to which goal."""

from __future__ import annotations

import pytest

from cli.keyboard import Typed

LINES = {
    "clock add no casino since 9 november": (0, "no casino, since Mon 9 Nov"),
    "clock add no casino since 6/12": (2, "can be read two ways"),
    "clock add no beer since I moved": (0, "no beer since I moved, since Fri 20 Nov, today"),
    "setback yesterday lost 50 euro": (0, "It stands under Thu 19 Nov, yesterday."),
    "setback last friday lost 50 euro": (0, "It stands under Fri 13 Nov."),
    "setback sat on the couch": (0, "It's written down. The rest can wait.\n"),
    "step move kitchen 2": (0, "1.1 is now 2.1 Tidy the kitchen"),
    "step move 1.1 to fees": (0, "1.1 is now 2.1 Tidy the kitchen"),
    "step move pay the fees fees": (0, "1.2 is now 2.1 Pay the fees"),
    "step move kitchen nowhere": (3, "kitchen nowhere"),
}


@pytest.mark.parametrize("line", LINES)
def test_said_in_one_line(line: str, typed: Typed) -> None:
    for made in ("goal add|Be well", "goal add|Fees", "step add|Tidy the kitchen|--goal|1"):
        first, *rest = made.split("|")
        typed(*first.split(), *rest)
    typed("step", "add", "Pay the fees", "--goal", "1")
    code, told = LINES[line]
    answer = typed(*line.split())
    assert answer.code == code, answer.err
    assert told in answer.out + answer.err
