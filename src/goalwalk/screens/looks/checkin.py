"""A check-in: the evening's list of steps that can be said something of, and the receipt of what was said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from goalwalk.core.amounts import amount_text, meaning, read_amount, with_unit
from goalwalk.core.measures.day_index import SHOWN, amount_on, sum_on, target_on, word_on
from goalwalk.core.measures.marks import Row, rows
from goalwalk.core.model.plan import WORDS, Plan, Step, What, Word
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import TEXT, TITLE, Block, Cell, Column, Gap, Heading, Line, table
from goalwalk.screens.receipt import DaySum, ReceiptView
from goalwalk.screens.step_stand import Stand, stand, stand_text
from goalwalk.words import say
from goalwalk.words.days import day_name, far_day

_MEANS = {1: "checkin.means.one", 2: "checkin.means.two"}  # how many steps there are to say something of


class CheckinView(NamedTuple):
    """The open steps of a day: those open that day, then those of the week or month, then those of any time; then those
    of which a part is said, which may have come to more.
    """

    today: date
    day: date
    stands: tuple[Stand, ...]

    def blocks(self) -> list[Block]:
        """The steps numbered from 1, each with its number on today, and how to answer for all of them in one line."""
        day, then = day_name(self.day, self.today), "" if self.day == self.today else ".then"
        if not self.stands:
            return [Line(say(f"checkin.nothing_open{then}", day=day))]
        means = _MEANS.get(len(self.stands), "checkin.means")
        rows = (
            (
                Cell(f"  {number}", "strong", str(number)),
                f"{line.title} ({line.id})",
                stand_text(line, self.today, self.day),
            )
            for number, line in enumerate(self.stands, 1)
        )
        return [
            Heading(day if then else far_day(self.day, self.today)),
            table((Column(lead=True, right=True), TITLE, TEXT), rows, header=False),
            Gap(),
            Line(say(f"checkin.open{then}", example=say(means)), "quiet", says="next"),
        ]


def checkin_view(plan: Plan, day: date, today: date) -> CheckinView:
    """What can be said of that day, as if it were today."""
    stands = [stand(row) for row in rows(plan, day)]
    order = ("open", "period", "any time")
    begun = (line for line in stands if line.place == "said" and line.today == "partly")
    return CheckinView(today, day, (*(line for place in order for line in stands if line.place == place), *begun))


def asked_for(plan: Plan, day: date, *, begun: bool) -> tuple[Step, ...]:
    """The steps that are open on that day, with those of which a part is told where `begun` is meant, too; what its
    week, its month or nobody asks for is not among them."""
    stands = ((row.step, stand(row)) for row in rows(plan, day))
    return tuple(step for step, now in stands if now.place == "open" and (begun or now.today != "partly"))


def checked_in(plan: Plan, today: date, what: What, steps: Iterable[Step], *, counted: bool = True) -> ReceiptView:
    """The receipt of check-ins on these steps; with all that is `counted` of them, for `--json`."""
    found = rows(plan, today, steps)
    changed: tuple[tuple[str, object], ...] = ()
    if counted:
        from goalwalk.screens.looks.progress import step_progress

        changed = (("steps", tuple(step_progress(row, plan.settings.week_starts_on, today) for row in found)),)
    stands = tuple(stand(row) for row in found)
    return ReceiptView(today, what, stands, changed, stays=_stays(found, what), sums=_sums(found, what))


def _stays(found: Sequence[Row], what: What) -> tuple[tuple[str, Word], ...]:
    """Of one day: the steps of which more was said before, each with that word."""
    days, word = what.facts.get("days"), what.facts.get("word")
    if not isinstance(days, list) or len(days) != 1 or "amount" in what.facts:
        return ()
    day = date.fromisoformat(days[0]).toordinal()
    said = ((_id(row), word_on(row.said, day)) for row in found)
    more = WORDS[: WORDS.index(cast("Word", word))]
    return tuple((id, now) for id, now in said if now in more)


def _sums(found: Sequence[Row], what: What) -> tuple[DaySum, ...]:
    """Of one day: what each step amounts to, where the word alone does not tell it."""
    days = what.facts.get("days", [what.facts.get("day")])
    if not isinstance(days, list) or len(days) != 1:
        return ()
    day = date.fromisoformat(days[0]).toordinal()
    return tuple(sum for row in found if (sum := _sum(row, day, what)))


def _sum(row: Row, day: int, what: What) -> DaySum | None:
    """What the step amounts to, of its target; but where the word tells it (all of it, or a part without a number).
    Without a target, what an amount came to with what was there before it."""
    target, whole, said = target_on(row.step, day), sum_on(row.said, day), _said(what)
    if not target:
        if not (said and whole and whole.amount > said and whole.best in SHOWN):
            return None
        return DaySum(_id(row), with_unit(whole.amount, row.step.unit), "", amount_text(whole.amount - said))
    amount = amount_on(row.said, day, target)
    all_of_it = amount == target and meaning(row.step) == "all"
    if not amount or ("amount" not in what.facts and (all_of_it or what.facts.get("word") == "partly")):
        return None
    before = amount - said if said and _added_to(row, day) else 0
    return DaySum(
        _id(row), amount_text(amount), with_unit(target, row.step.unit), amount_text(before) if before else ""
    )


def _said(what: What) -> int:
    """The amount that was said, in thousandths; 0 where there was none."""
    number = str(what.facts.get("amount", "")).partition(" ")[0]
    return read_amount(number) if number.isascii() and number.replace(".", "", 1).isdecimal() else 0


def _added_to(row: Row, day: int) -> bool:
    """Whether the day is the sum of amounts, and of nothing else."""
    total = sum_on(row.said, day)
    return total is not None and not total.dones


def _id(row: Row) -> str:
    return f"{row.goal.number}.{row.step.number}"
