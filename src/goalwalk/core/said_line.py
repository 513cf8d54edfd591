"""What is said of steps in one line without options: "walk", "walk and water", "1.3,1.5", "walk 15 min", "walk mon",
"walk 32 in all"; and as it is told: "15 min of the walk", "took my pills", "called sam yesterday".

A whole title is taken first; then the longest part of one, or each word for itself; then the longest name with a day or
an amount behind it. What can be read two ways is left to the person, and never half of what was typed is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from goalwalk.core.amounts import ONE, of_unit, with_unit
from goalwalk.core.days import is_number
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Problem
from goalwalk.core.letters import folded
from goalwalk.core.model.plan import Plan, Step
from goalwalk.core.naming import find_step
from goalwalk.core.nouns.records import step_id
from goalwalk.core.tuples import NamedTuple

IN_ALL = (["in", "all"], ["all", "in", "all"], ["altogether"], ["in", "total"], ["total"])
PARTLY = (["partly"], ["in", "part"], ["a", "bit"], ["half", "done"])
ALL = (["all", "of", "them"], ["all", "of", "it"], ["all"], ["everything"])
AND = ("and", "&", "+")
# Of several words, none of these names a step of its own, whatever title it is a part of: "pills at 8" is no water.
SMALL = frozenset(
    (
        *("a", "an", "at", "by", "for", "from", "i", "in", "is"),
        *("or", "no", "not", "but", "if", "as", "so", "up", "off", "out", "all", "any"),
        *("it", "me", "my", "of", "on", "the", "to", "was", "with"),
    )
)
TO_NAME = ("of", "the", "my")  # what may stand before a name
# What a line may begin with that tells no more than that something was done.
TOLD = frozenset((*TO_NAME, "i", "i've", "i’ve", "ive", "just", "did", "do", "done", "took", "had", "went", "for", "a"))
NOT = frozenset(
    ("not", "no", "never", "didnt", "didn't", "didn’t", "couldnt", "couldn't", "couldn’t", "cant", "nothing")
)
NO_AMOUNT = ("", "a", "an")
BOTH = ("2", "times")
OF_A_SLOT = ("this", "the", "my", "one", "ones", "of", "for")  # what may stand around a time of the day
OF_DATES = ("day_numeric", "day_two", "day_several", "day_year")  # what is said of a date that is known to be one
LONGEST = 60  # words, of which a part may be a day or an amount

ReadDays = Callable[[str], tuple[date, ...]]


class SaidOf(NamedTuple):
    """One way to read a line: of which `steps` (none named: still to be asked), on which `days` (none said: today), and
    how much. `in_all`: the amount is all of that day, and no more of it; `partly`: in part. `slot`: at which of the
    times of the day that the step has; `all`: of every step that the day asks for."""

    steps: tuple[Step, ...] = ()
    days: tuple[date, ...] = ()
    amount: int | None = None
    in_all: bool = False
    partly: bool = False
    slot: str | None = None
    all: bool = False


def readings(plan: Plan, typed: Sequence[str], read_days: ReadDays, *, amounts: bool) -> list[SaidOf]:
    """Each way in which these words can be read; with `amounts`, also how much was done.

    `read_days` reads a day, or several, and raises NotUnderstood for what is none. Raises what `naming.find_step` does
    where nothing fits, or what stands in the way of a day or an amount behind a step that does.
    """
    line = _Line(plan, read_days, amounts)
    words = [word for word in typed if word.strip()] if len(typed) > 1 else " ".join(typed).split()
    if found := _readings(line, typed, words):
        return found
    problem = line.problem or _refused(plan, typed)
    line.plainly = True
    for plainer in _plainer(plan, words):
        if found := _readings(line, plainer, plainer) or line.amid(plainer):
            return found
    raise problem


def _readings(line: _Line, typed: Sequence[str], words: list[str]) -> list[SaidOf]:
    """Each way in which the words can be read; none where they are not understood."""
    amounts = line.amounts
    text = " ".join(typed)
    whole = line.step(text)
    if whole is not None and (_is_id(text) or folded(whole.title) == folded(text)):
        return [SaidOf((whole,))]
    steps = (whole,) if whole is not None else line.each(words)
    behind = line.with_more(words) if len(words) <= LONGEST else None
    also = line.also
    found = [SaidOf(steps)] if steps else []
    if not steps and (every := line.every(words)):
        return [every]
    if found and whole is None and amounts and is_number(words[0]) and (other := line.turned(words)):
        found = [other]  # "3 glasses", where 3 is a goal as well
    if behind and not (found and _is_plain_number(behind, words)):
        repeats = len(steps) == 1 and whole is None  # several words of the same one
        counts = behind.amount and not behind.days and is_number(words[-1]) and not _is_id(words[0])  # "water 2"
        found = [behind] if repeats or counts else [*found, behind]
    found = [*found, also] if found and also else found
    if not found and (other := line.alone(text) or line.turned(words)):
        found = [other]
    elif whole is None and _may_be_decimal(text) and amounts:
        found.append(SaidOf(amount=line.amount(text, ())))
    return found


class _Line:
    """What its words are read against; `problem`: what stood in the way of the best reading that failed."""

    def __init__(self, plan: Plan, read_days: ReadDays, amounts: bool) -> None:
        self.plan, self.read_days, self.amounts = plan, read_days, amounts
        self.plainly = False  # the words are said anew, as they tell more plainly
        self.problem: Problem | None = None
        self.also: SaidOf | None = None  # another way to read the words that `with_more` gave
        self.found: dict[str, Step | None] = {}
        self.told: dict[str, tuple[date, ...] | Problem] = {}

    def step(self, text: str) -> Step | None:
        """The one step of that name; None where there is none, or several."""
        if text not in self.found:
            try:
                self.found[text] = find_step(self.plan, text)
            except (CannotBeDone, NotUnderstood):
                self.found[text] = None
        return self.found[text]

    def each(self, typed: Sequence[str]) -> tuple[Step, ...]:
        """The steps that the words name one by one, each once; none where one of them names none."""
        found: dict[str, Step] = {}
        for word in typed:
            if word.casefold() in AND and len(typed) > 1:
                continue
            if word.casefold() in SMALL and len(typed) > 1:
                return ()
            step = self.step(word.strip(","))
            inside = [step] if step else [self.step(piece) for piece in word.split(",") if piece.strip()]
            if not inside or None in inside:
                return ()
            found |= {step.id: step for step in inside if step}
        return tuple(found.values())

    def with_more(self, words: list[str]) -> SaidOf | None:
        """The longest name of a step, or of several, with a day or an amount behind it."""
        self.also = None
        for at in range(len(words) - 1, 0, -1):
            name = " ".join(words[:at])
            step = self.step(name)
            steps = (step,) if step else self.each(words[:at])
            said = self.tail(" ".join(words[at:]).split(), steps)
            if said is None:
                continue
            if steps:
                counted = None if step else self.counted(words, at)
                if counted and not _is_id(words[0]):
                    return counted
                self.also = counted
                return said._replace(steps=steps)
            if self.problem is None:
                self.problem = _problem_of(self.plan, name)
        return None

    def counted(self, words: list[str], at: int) -> SaidOf | None:
        """So much of one step where a list of steps could end there as well: "water 2 yesterday"."""
        step = self.step(" ".join(words[: at - 1])) if is_number(words[at - 1]) else None
        said = self.tail(words[at - 1 :], (step,)) if step and (step.unit or step.targets) else None
        return said._replace(steps=(step,)) if step and said and said.amount else None

    def turned(self, words: list[str]) -> SaidOf | None:
        """A day or an amount before the name of a step: "15 min of the walk", "yesterday walk 30", "both pills"."""
        if len(words) > LONGEST:
            return None
        for at in range(1, len(words)):
            skipped = next((n for n, word in enumerate(words[at:]) if word.casefold() not in TO_NAME), 0)
            name, before = words[at + skipped :], self.problem
            step = self.step(" ".join(name))
            steps = (step,) if step else self.each(name)
            said = SaidOf(steps) if steps else self.with_more(name)
            self.problem = before
            if said is None or not said.steps or self._names(words[:at], said.steps):
                continue
            if words[:at] == ["both"] and len(said.steps) == len(BOTH):
                return said
            if words[:at] == ["half"] and not said.amount:
                return said._replace(partly=True)
            head = self.tail(words[:at], said.steps)
            if head is not None and not (head.days and said.days) and not (head.amount and said.amount):
                part = said.partly or head.partly
                in_all = said.in_all or head.in_all
                return SaidOf(said.steps, head.days or said.days, head.amount or said.amount, in_all, part)
        return None

    def amid(self, words: list[str]) -> list[SaidOf]:
        """A name with its amount amid it: "drink a glass of water"."""
        from goalwalk.core.plain.lines import amounts_amid

        for name, much in amounts_amid(words):
            step = self.step(" ".join(name))
            said = self.tail(much, (step,)) if step else None
            if step and said and said.amount:
                return [said._replace(steps=(step,))]
        return []

    def _names(self, head: list[str], steps: tuple[Step, ...]) -> bool:
        """Whether a bare number would measure what nobody measures; or names something of the plan as well, and is no
        number of pieces: "3 glasses" are three, "2 walk" says nothing plainly."""
        if len(head) != 1 or not _is_id(head[0]):
            return False
        problem, unit = _problem_of(self.plan, head[0]), steps[0].unit
        of_plan = problem is None or problem.code != "no_such_step"
        return not (unit or steps[0].targets) or (of_plan and (unit is None or of_unit(unit) is not None))

    def every(self, words: list[str]) -> SaidOf | None:
        """All that a day asks for: "all", "everything yesterday"."""
        lead = next((len(said) for said in ALL if [word.casefold() for word in words[: len(said)]] == said), 0)
        if not lead:
            return None
        if not words[lead:]:
            return SaidOf(all=True)
        said = self.tail(words[lead:], ())
        return said._replace(all=True) if said and said.days and said.amount is None else None

    def alone(self, text: str) -> SaidOf | None:
        """A day or an amount of a step that nobody named."""
        return None if not text.strip() or all(map(_is_id, text.split(","))) else self.tail(text.split(), ())

    def tail(self, words: list[str], steps: tuple[Step, ...]) -> SaidOf | None:
        """What these words say, all of them: a part, an amount, a day, in this order or the other."""
        partly = next((len(said) for said in PARTLY if [word.casefold() for word in words[-len(said) :]] == said), 0)
        if partly:
            words = words[:-partly]
            if not words:
                return SaidOf(partly=True)
        slot, words = _slot_of(self.plan, words, steps)
        if slot and not words:
            return SaidOf(slot=slot)
        for at in range(len(words), -1, -1):
            for amount, day in ((words[:at], words[at:]), (words[at:], words[:at])):
                said = self._said(amount, day, steps)
                if said is not None:
                    return said._replace(partly=bool(partly), slot=slot)
        return None

    def _said(self, amount: list[str], day: list[str], steps: tuple[Step, ...]) -> SaidOf | None:
        in_all = next((len(said) for said in IN_ALL if [word.casefold() for word in amount[-len(said) :]] == said), 0)
        much = amount[:-in_all] if in_all else amount
        if [word.casefold() for word in much] == ["both"] and _is_twice(steps):
            much, in_all = list(BOTH), 1
        try:
            days = self.days(" ".join(day)) if day else ()
            measured = self.amount(" ".join(much), steps) if amount else None
        except NotUnderstood as problem:
            if steps and (
                problem.code in OF_DATES
                or (problem.code in ("amount_unit", "amount_no_unit", "amount_two") and not day)
            ):
                self.problem = problem
            return None
        except CannotBeDone as problem:
            self.problem = problem if steps else self.problem
            return None
        if measured is not None and steps and not in_all and not day and self.is_date(" ".join(much), steps[0]):
            told = with_unit(measured, steps[0].unit)
            self.problem = NotUnderstood("amount_or_day", text=" ".join(much), amount=told, title=steps[0].title)
            return None
        return SaidOf(days=days, amount=measured, in_all=bool(in_all))

    def is_date(self, text: str, step: Step) -> bool:
        """Whether it may as well be a date, "4.12", where what the step counts is hardly told in hundredths."""
        from goalwalk.core.units import is_fine

        whole, point, part = text.partition(".")
        if not point or not (is_number(whole) and is_number(part) and len(part) == 2) or is_fine(step.unit):
            return False
        try:
            self.days(text)
        except NotUnderstood as problem:
            return problem.code in OF_DATES
        except CannotBeDone:
            return True
        return True

    def days(self, text: str) -> tuple[date, ...]:
        """The days that a text says, read once. Raises NotUnderstood, CannotBeDone."""
        if text not in self.told:
            try:
                self.told[text] = self.read_days(text)
            except (NotUnderstood, CannotBeDone) as problem:
                self.told[text] = problem
        known = self.told[text]
        if isinstance(known, Problem):
            raise known
        return known

    def amount(self, text: str, steps: tuple[Step, ...]) -> int:
        """An amount, in the unit of the step that it is of; of a step that is still to be named, in that of any.

        Raises NotUnderstood."""
        from goalwalk.core.units import read_measure

        if not self.amounts or text.casefold().strip(" ?.!,") in NO_AMOUNT:
            raise NotUnderstood("amount", text=text)
        words = text.split()
        typed = " ".join(words[words[0].casefold() == "for" :])
        if steps:
            return read_measure(typed, steps[0].unit, plainly=self.plainly, of=step_id(self.plan, steps[0]))
        for unit in {step.unit: None for step in self.plan.steps}:
            try:
                return read_measure(typed, unit, plainly=self.plainly)
            except NotUnderstood:
                continue
        raise NotUnderstood("amount", text=text)


def _slot_of(plan: Plan, words: list[str], steps: tuple[Step, ...]) -> tuple[str | None, list[str]]:
    """Which of the times of a step's day the words name, and the others: "morning", "at 8am", "yesterday evening"."""
    if len(steps) != 1 or len(steps[0].at) < 2:
        return None, words
    from goalwalk.core.nouns.slots import slot_named
    from goalwalk.core.times import spoken, times_in

    said = times_in(spoken(" ".join(words)))
    halves = [] if said is None else [times_in(spoken(text)) for text in said.either]
    times = [(one.at[0], one.words) for one in (said, *halves) if one and len(one.at) == 1]
    named = [(slot, rest) for time, rest in times if (slot := slot_named(steps[0].at, time, plan.settings))]
    if len(named) != 1:
        return None, words
    ((slot, rest),) = named
    return slot, [f"{word} night" if word == "last" else word for word in rest if word not in OF_A_SLOT]


def _is_twice(steps: tuple[Step, ...]) -> bool:
    """Whether it is one step that is done twice a day."""
    return len(steps) == 1 and bool(steps[0].targets) and steps[0].targets[-1].value == 2 * ONE


def _plainer(plan: Plan, words: list[str]) -> list[list[str]]:
    """The words as they may be told more plainly: without those that only tell that something was done, each "called"
    and "walking" as it stands in a title; nothing where one of them is a no."""
    heard = [word.casefold().strip(",") for word in words]
    if NOT.intersection(heard) or not words or len(words) > LONGEST:
        return []
    from goalwalk.core.plain.lines import as_in, told  # whoever is understood does without

    titles = [step.title for step in plan.steps]
    known = {word for title in titles for word in folded(title).split()}
    first = next((at for at, word in enumerate(heard) if word not in TOLD), len(words))
    last = len(words) - (heard[-1:] == ["thing"])
    plain = told(" ".join(words), titles)
    tried = [[as_in(known, word) for word in words[first:last]], plain]
    return [plainer for at, plainer in enumerate(tried) if plainer and plainer not in (words, *tried[:at])]


def _is_id(text: str) -> bool:
    return all(is_number(part) for part in text.strip().removesuffix(".").split("."))


def _may_be_decimal(text: str) -> bool:
    """Whether it is two whole numbers with a comma between, which some write for a point."""
    return len(parts := text.strip().split(",")) == 2 and all(is_number(part) for part in parts)


def _is_plain_number(said: SaidOf, words: list[str]) -> bool:
    """Whether its amount is a bare number that names a step as well, where nothing tells that an amount is meant."""
    bare = said.amount is not None and not said.days and not said.in_all and _is_id(words[-1])
    return bare and ("." in words[-1] or (said.steps[0].unit is None and not said.steps[0].targets))


def _problem_of(plan: Plan, name: str) -> Problem | None:
    try:
        find_step(plan, name)
    except (CannotBeDone, NotUnderstood) as problem:
        return problem
    return None


def _refused(plan: Plan, typed: Sequence[str]) -> Problem:
    """Why a line names no step: of the whole of it, where something is near to that; else of the first piece that names
    none beside others that do."""
    whole = _problem_of(plan, " ".join(typed))
    pieces = [piece for word in typed for piece in word.split(",") if piece.strip()]
    each = [_problem_of(plan, piece) for piece in pieces]
    if whole is not None and (whole.facts.get("nearest") or None not in each):
        return whole
    return next(problem for problem in (*each, whole) if problem is not None)
