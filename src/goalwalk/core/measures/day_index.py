"""The day index: what the check-ins on each step and day add up to, a letter a day.

It is a pure function of the check-ins and of the steps' targets, kept beside them so that no measure needs to read
ten years of check-ins. `index` builds it from nothing; `heard` brings it up to date with what is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from goalwalk.core.errors import CannotRead
from goalwalk.core.model.plan import CheckIn, DayCheckIn, Plan, Said, Step, Win, Word
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple

LETTERS: dict[Word, str] = {"done": "d", "partly": "p", "rest": "r", "not today": "n"}  # best first
BEST_FIRST = "".join(LETTERS.values())
WORDS_OF: dict[str, Word] = {letter: word for word, letter in LETTERS.items()}
NOTHING, WRITTEN = ".", "w"
SHOWN = "dp"  # done and partly are both showing up
CREDIT = {"d": 1.0, "p": 0.5, "r": 0.0, "n": 0.0, NOTHING: 0.0}  # what a day gives to strength


class Sum(NamedTuple):
    """The check-ins of one step's day, added up. `best`: the letter of the best word.

    `amount` is the sum in thousandths; `dones` and `partlies` count the showing up without an amount.
    """

    best: str
    amount: int = 0
    dones: int = 0
    partlies: int = 0


Sums = Mapping[int, Sum]  # by the day's ordinal
Slots = dict[tuple[str, date], set[str]]  # by step and day, the times of it that were told as done


def index(steps: Iterable[Step], check_ins: Iterable[CheckIn]) -> dict[str, Said]:
    """The day index of these steps, from nothing. Check-ins in the order they were added."""
    days: dict[str, dict[int, Sum | None]] = {step.id: {} for step in steps}
    for check_in in once(check_ins, {}):
        if check_in.step in days:
            sums = days[check_in.step]
            day = check_in.day.toordinal()
            sums[day] = plus(sums.get(day), check_in)
    return {step.id: with_days(Said(), days[step.id], step) for step in steps if days[step.id]}


def indexed(plan: Plan) -> Plan:
    """The plan, which was read whole, with its day index made anew."""
    written = marked(Said(), written_about(plan.wins, plan.day_check_ins))
    return plan._replace(said=index(plan.steps, plan.check_ins), written=written)


def heard(plan: Plan, check_ins: Iterable[CheckIn]) -> Plan:
    """The plan with these check-ins, and what each day amounts to with them."""
    check_ins = tuple(check_ins)
    said = further(plan.said, {step.id: step for step in plan.steps}, once(check_ins, {}))
    return plan._replace(check_ins=(*plan.check_ins, *check_ins), said=said)


def once(check_ins: Iterable[CheckIn], told: Slots) -> Iterator[CheckIn]:
    """Those that count: a time of the day that was told as done twice, as on two devices that had not met, is one.
    `told`: what was told before them; it is added to."""
    for check_in in check_ins:
        own = check_in.step, check_in.day
        if check_in.instead:
            told.pop(own, None)
        if check_in.slot and check_in.word == "done":
            if check_in.slot in told.setdefault(own, set()):
                continue
            told[own].add(check_in.slot)
        yield check_in


def further(known: Mapping[str, Said], steps: Mapping[str, Step], check_ins: Iterable[CheckIn]) -> dict[str, Said]:
    """`known`, the index of steps by their ids, with these check-ins of them, too."""
    sums: dict[str, dict[int, Sum | None]] = {}
    for check_in in check_ins:
        days = sums.setdefault(check_in.step, {})
        day = check_in.day.toordinal()
        before = days[day] if day in days else sum_on(known.get(check_in.step, Said()), day)
        days[day] = plus(before, check_in)
    new = {id: with_days(known.get(id, Said()), sums[id], steps[id]) for id in sums if id in steps}
    return {**known, **new}


def marked(written: Said, days: Iterable[date]) -> Said:
    """`written` with something written on these days too."""
    return spelled(written, {day.toordinal(): WRITTEN for day in days})


def written_about(*written: Iterable[Win] | Iterable[DayCheckIn]) -> Iterator[date]:
    """The days that these wins and check-ins of days themselves are about."""
    return (record.day for records in written for record in records)


def counting(of_a_day: Iterable[CheckIn]) -> list[CheckIn]:
    """Of what was said of a step's day that which counts: what was said before an `instead` does not."""
    found: list[CheckIn] = []
    for check_in in of_a_day:
        if check_in.instead:
            found.clear()
        found.append(check_in)
    return found


def plus(before: Sum | None, check_in: CheckIn) -> Sum:
    """One day's sum with one more check-in; `instead` lets what came before no longer count.

    Amounts are those of showing up alone: a rest gives none.
    """
    letter = LETTERS[check_in.word]
    best, amount, dones, partlies = Sum(letter) if before is None or check_in.instead else before
    best = min(best, letter, key=BEST_FIRST.index)
    if letter in SHOWN and check_in.amount is not None:
        return Sum(best, amount + check_in.amount, dones, partlies)
    return Sum(best, amount, dones + (letter == "d"), partlies + (letter == "p"))


def with_days(said: Said, days: Mapping[int, Sum | None], step: Step) -> Said:
    """`said` with these days, by ordinal, amounting to these sums; None: nothing was said."""
    letters = {day: NOTHING if sum is None else told(sum, target_on(step, day)) for day, sum in days.items()}
    new = spelled(said, letters)
    texts = dict(said.sums)
    by_year: dict[int, dict[int, Sum | None]] = {}
    for day, sum in days.items():
        by_year.setdefault(date.fromordinal(day).year, {})[day] = sum
    for year, changed in by_year.items():
        sums = dict(sums_of(year, texts.get(year, "")))
        for day, sum in changed.items():
            sums.pop(day, None)
            if sum is not None and sum != _plain(sum.best):
                sums[day] = sum
        texts.pop(year, None)
        if sums:
            texts[year] = sums_text(year, sums)
    return new._replace(sums=dict(sorted(texts.items())))


def under(said: Said, step: Step) -> Said:
    """`said` as the step's targets make it, after one of them was changed for days that have been."""
    sums = {day: sum for year, text in said.sums.items() for day, sum in sums_of(year, text).items()}
    return spelled(said, {day: told(sum, target_on(step, day)) for day, sum in sums.items()})


def told(sum: Sum, target: int | None) -> str:
    """The letter of a day (measures §2): without a target the best word's; with one, what the sum makes of it."""
    if target is None or sum.best not in SHOWN:
        return sum.best
    return "d" if amount_of(sum, target) >= target else "p"


def amount_of(sum: Sum, target: int) -> int:
    """What a day amounts to, in thousandths, and never a figure that nobody said (measures §2): the amounts given, or
    the target, if a `done` without one was said and it is more. A `partly` without one claims no number.
    """
    return max(sum.amount, target) if sum.dones else sum.amount


def halves_of(sum: Sum, target: int) -> int:
    """What a day gives to strength, in half thousandths, so that half a target is exact: a `partly` without an amount
    is credited half of it, where the day amounts to less.
    """
    return max(2 * amount_of(sum, target), target if sum.partlies else 0)


def letter_on(said: Said, day: int) -> str:
    """The letter of a day; "." where nothing was said."""
    at = day - said.begin
    return said.letters[at] if 0 <= at < len(said.letters) else NOTHING


def word_on(said: Said, day: int) -> Word | None:
    """What was said of a day, in the word it amounts to."""
    return WORDS_OF.get(letter_on(said, day))


def between(said: Said, first: int, last: int) -> str:
    """The letters of the days from `first` to `last`, both in it."""
    if last < first:
        return ""
    end = said.begin + len(said.letters)
    inside = said.letters[max(first - said.begin, 0) : max(last + 1 - said.begin, 0)]
    before = NOTHING * (min(said.begin, last + 1) - first) if said.letters else ""
    return (before + inside).ljust(last + 1 - first, NOTHING) if first < said.begin or last >= end else inside


def shown_until(said: Said, day: int) -> int:
    """How many days up to that one have showing up."""
    end = max(day + 1 - said.begin, 0)
    return sum(said.letters.count(letter, 0, end) for letter in SHOWN)


def first_day(said: Said) -> int | None:
    """The first day of which anything was said, as an ordinal."""
    at = len(said.letters) - len(said.letters.lstrip(NOTHING))
    return said.begin + at if at < len(said.letters) else None


def last_day(said: Said, until: int) -> int | None:
    """The last day up to `until` of which anything was said, as an ordinal."""
    letters = said.letters[: max(until + 1 - said.begin, 0)].rstrip(NOTHING)
    return said.begin + len(letters) - 1 if letters else None


def last_shown(said: Said, until: int) -> int | None:
    """The last day up to `until` with showing up, as an ordinal."""
    end = max(until + 1 - said.begin, 0)
    at = max(said.letters.rfind(letter, 0, end) for letter in SHOWN)
    return None if at < 0 else said.begin + at


def sum_on(said: Said, day: int) -> Sum | None:
    """The sum of one day; None where nothing was said."""
    year = date.fromordinal(day).year
    listed = sums_of(year, said.sums.get(year, "")).get(day)
    letter = letter_on(said, day)
    return listed or (None if letter == NOTHING else _plain(letter))


def amount_on(said: Said, day: int, target: int) -> int:
    """What a day amounts to, in thousandths (`amount_of`); 0 where nothing was said."""
    sum = sum_on(said, day)
    return amount_of(sum, target) if sum else 0


def target_on(step: Step, day: int) -> int | None:
    """The step's target amount in force on that day, in thousandths."""
    return in_force(step.targets, date.fromordinal(day)) if step.targets else None


@lru_cache(maxsize=1000)
def sums_of(year: int, text: str) -> Sums:
    """The sums of a year as they are kept: "63,d,12500,0,0 64,d,0,2,0", by day of the year, 1 the first of January.

    Raises CannotRead("days_damaged") for anything that `sums_text` does not write.
    """
    before = date(year, 1, 1).toordinal() - 1
    sums: dict[int, Sum] = {}
    try:
        for part in text.split(" ") if text else ():
            day, best, *counts = part.split(",")
            amount, dones, partlies = map(int, counts)
            sums[before + int(day)] = Sum(best, amount, dones, partlies)
    except ValueError as error:
        raise CannotRead("days_damaged", year=year) from error
    possible = all(_possible(sum) and 0 < day - before <= 366 for day, sum in sums.items())
    if not possible or text != sums_text(year, sums):
        raise CannotRead("days_damaged", year=year)
    return sums


def sums_text(year: int, sums: Sums) -> str:
    """The sums of a year as they are kept, in the order of days."""
    before = date(year, 1, 1).toordinal() - 1
    return " ".join(f"{day - before}," + ",".join(map(str, sums[day])) for day in sorted(sums))


def by_year(said: Said) -> Iterator[tuple[int, str]]:
    """The letters a year at a time, from the first of January on, without the nothing at the end."""
    at = 0
    while at < len(said.letters):
        first = date.fromordinal(said.begin + at)
        length = date(first.year, 12, 31).toordinal() - first.toordinal() + 1
        letters = said.letters[at : at + length].rstrip(NOTHING)
        if letters:
            yield first.year, NOTHING * (first.timetuple().tm_yday - 1) + letters
        at += length


def of_years(years: Mapping[int, str], sums: Mapping[int, str]) -> Said:
    """The index of these years of letters, each from the first of January on."""
    if not years:
        return Said(sums=sums)
    begin = date(min(years), 1, 1).toordinal()
    parts, end = [], begin
    for year in sorted(years):
        first = date(year, 1, 1).toordinal()
        parts += [NOTHING * (first - end), years[year]]
        end = first + len(years[year])
    return Said(begin, "".join(parts), sums)


def _plain(letter: str) -> Sum:
    """The sum that a letter alone tells."""
    return Sum(letter, 0, int(letter == "d"), int(letter == "p"))


def _possible(sum: Sum) -> bool:
    best, amount, dones, partlies = sum
    return best in ("d", "p") and sum != _plain(best) and amount >= 0 <= min(dones, partlies)


def spelled(said: Said, letters: Mapping[int, str]) -> Said:
    """`said` with these letters on these days, by ordinal."""
    if not letters:
        return said
    low, high = min(letters), max(letters)
    begin = date(date.fromordinal(low).year, 1, 1).toordinal()
    begin = min(begin, said.begin) if said.letters else begin
    row = list(between(said, begin, max(high, said.begin + len(said.letters) - 1)))
    for day, letter in letters.items():
        row[day - begin] = letter
    text = "".join(row).rstrip(NOTHING)
    return said._replace(begin=begin if text else 0, letters=text)
