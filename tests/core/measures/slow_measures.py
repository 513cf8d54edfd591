"""The measures once more, slow and obvious: day by day, with plain loops, to check the quick ones against.

`slow_progress` gives what `goalwalk progress --json` prints. It shares nothing with goalwalk but the records of a
plan and the text of a rhythm; where it can be long-winded instead of clever, it is.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from statistics import median
from typing import Any, NamedTuple

from dateutil.rrule import rrulestr

from goalwalk.core.model.plan import CheckIn, Goal, Plan, Step
from goalwalk.core.rhythm import rhythms
from goalwalk.core.rhythm.rhythms import WORKDAY, MonthDay, Rhythm

SHOWING_UP = ("done", "partly")
DATED = ("weekdays", "every", "months", "dates", "rule")
NO_OCCASIONS = ("whenever", "once")
DAY = timedelta(days=1)


class Told(NamedTuple):
    """All that was said about one step, day by day."""

    plan: Plan
    goal: Goal
    step: Step
    today: date
    words: dict[date, str]
    credits: dict[date, Fraction]


class Era(NamedTuple):
    """The days on which one rhythm of a step holds; `end` is None for the last one."""

    rhythm: Rhythm
    begin: date
    end: date | None
    by_change: bool


class Occasion(NamedTuple):
    first: date
    last: date
    state: str  # kept, rest, gap, open
    era: Era | None = None


def slow_progress(plan: Plan, today: date) -> dict[str, Any]:
    goals = []
    for goal in plan.goals:
        steps = [step for step in plan.steps if step.goal == goal.id]
        steps.sort(key=lambda step: step.number)
        goals.append(
            {
                "id": str(goal.number),
                "title": goal.title,
                "area": goal.area,
                "status": status(goal, today),
                "steps": [step_measures(tell(plan, goal, step, today)) for step in steps],
            }
        )
    return {"schema": 1, "today": today.isoformat(), "goals": goals, "clocks": []}


def status(goal: Goal, today: date) -> str:
    away = any(pause.first <= today and (pause.last is None or today <= pause.last) for pause in goal.pauses)
    return "paused" if away and goal.ended is None else goal.status


def step_measures(told: Told) -> dict[str, Any]:
    rhythm = holding(told.step.rhythms, told.today)
    occasions = all_occasions(told)
    measures: dict[str, Any] = {
        "id": f"{told.goal.number}.{told.step.number}",
        "title": told.step.title,
        "kind": told.step.kind,
        "rhythm": rhythms.text(rhythm),
        "showed_up": len([day for day in told.words if day <= told.today and showed_up(told, day)]),
        "today": today_says(told, rhythm, occasions),
    }
    if rhythm.kind in NO_OCCASIONS:
        nothing = dict.fromkeys(("rate", "rate_28", "run", "longest", "gap_median", "strength"))
        return measures | nothing | {"comebacks": 0}
    runs, current = runs_of(told, occasions)
    gaps_before = gaps_before_comebacks(occasions)
    recent = [o for o in occasions if told.today - 27 * DAY <= o.last <= told.today]
    return measures | {
        "rate": rate(occasions),
        "rate_28": rate(recent),
        "run": current,
        "longest": longest_of(runs),
        "comebacks": len(gaps_before),
        "gap_median": median(gaps_before) if gaps_before else None,
        "strength": strength(told),
    }


# What a day says.


def tell(plan: Plan, goal: Goal, step: Step, today: date) -> Told:
    words: dict[date, str] = {}
    credits: dict[date, Fraction] = {}
    for day in {check_in.day for check_in in plan.check_ins if check_in.step == step.id}:
        counting = counting_check_ins(plan, step, day)
        target = holding(step.targets, day) if step.targets else None
        words[day] = word(counting, target)
        credits[day] = credit(counting, target)
    return Told(plan, goal, step, today, words, credits)


def counting_check_ins(plan: Plan, step: Step, day: date) -> list[CheckIn]:
    counting: list[CheckIn] = []
    for check_in in plan.check_ins:
        if check_in.step == step.id and check_in.day == day:
            if check_in.instead:
                counting = []
            counting.append(check_in)
    return counting


def word(check_ins: list[CheckIn], target: int | None) -> str:
    said = [check_in.word for check_in in check_ins]
    if target is None:
        for best in ("done", "partly", "rest"):
            if best in said:
                return best
        return "not today"
    if any(one in said for one in SHOWING_UP):
        return "done" if amount(check_ins, target) >= target else "partly"
    return "rest" if "rest" in said else "not today"


def amount(check_ins: list[CheckIn], target: int) -> int:
    """The sum of the amounts given; or the target, if any done without an amount was said, and it is more."""
    shown = [check_in for check_in in check_ins if check_in.word in SHOWING_UP]
    figures = [sum(check_in.amount for check_in in shown if check_in.amount is not None)]
    figures += [target for check_in in shown if check_in.word == "done" and check_in.amount is None]
    return max(figures)


def credit(check_ins: list[CheckIn], target: int | None) -> Fraction:
    if target is not None:
        plainly_partly = any(check_in.word == "partly" and check_in.amount is None for check_in in check_ins)
        share = Fraction(amount(check_ins, target), target)
        return max(share, Fraction(1, 2)) if plainly_partly else share
    return {"done": Fraction(1), "partly": Fraction(1, 2)}.get(word(check_ins, None), Fraction(0))


def showed_up(told: Told, day: date) -> bool:
    return told.words.get(day) in SHOWING_UP


def rested(told: Told, day: date) -> bool:
    return told.words.get(day) == "rest"


def paused(told: Told, day: date) -> bool:
    logged = day in told.words
    for pause in (*told.plan.settings.pauses, *told.goal.pauses, *told.step.pauses):
        inside = pause.first <= day and (pause.last is None or day <= pause.last)
        if inside and not (day == pause.first and logged):
            return True
    for end in (told.step.finished, told.goal.ended):
        if end is not None and day >= end and not (day == end and logged):
            return True
    return False


def begins_a_pause(told: Told, day: date) -> bool:
    pauses = (*told.plan.settings.pauses, *told.goal.pauses, *told.step.pauses)
    return day in [pause.first for pause in pauses] or day in (told.step.finished, told.goal.ended)


# Which days the rhythms ask for, and what became of them.


def all_occasions(told: Told) -> list[Occasion]:
    found: list[Occasion] = []
    for era in eras(told.step):
        mine: list[Occasion] = []
        if era.rhythm.kind in DATED:
            mine += dated(told, era)
        elif era.rhythm.kind in ("week", "month"):
            mine += quota(told, era)
        elif era.rhythm.kind == "rolling":
            mine += rolling(told, era)
        elif era.rhythm.kind == "after":
            mine += after(told, era)
        found += [occasion._replace(era=era) for occasion in mine]
    return found


def slow_units(plan: Plan, today: date) -> list[tuple[str | None, str | None]]:
    """Of each step, what its current and its longest run are counted in: day, week, month, or no unit."""
    found = []
    for step in plan.steps:
        told = tell(plan, next(goal for goal in plan.goals if goal.id == step.goal), step, today)
        if holding(step.rhythms, today).kind in NO_OCCASIONS:
            found.append((None, None))
            continue
        groups, standing = kept_together(told, all_occasions(told))
        longest = max(groups, key=len, default=None)
        found.append((unit_of(step, groups[-1] if standing else None), unit_of(step, longest)))
    return found


def unit_of(step: Step, kept: list[Occasion] | None) -> str | None:
    """Week or month, where one rhythm asked for all of them; a day, where each comes by one day of showing up."""
    first, last = (kept[0].era, kept[-1].era) if kept else (None, None)
    if not first or not last:
        return None
    between = [era for era in eras(step) if first.begin <= era.begin <= last.begin]
    kinds = {era.rhythm.kind for era in between}
    if kinds <= {*DATED, "after"}:
        return "day"
    return next(iter(kinds)) if len(between) == 1 and kinds <= {"week", "month"} else None


def eras(step: Step) -> list[Era]:
    found = []
    for i, (day, rhythm) in enumerate(step.rhythms):
        begin = step.start if i == 0 else max(day, step.start)
        end = step.rhythms[i + 1].day - DAY if i + 1 < len(step.rhythms) else None
        if end is None or end >= begin:
            found.append(Era(rhythm, begin, end, by_change=begin > step.start))
    return found


def up_to_today(told: Told, era: Era) -> date:
    return told.today if era.end is None else min(told.today, era.end)


def dated(told: Told, era: Era) -> list[Occasion]:
    last = up_to_today(told, era)
    by_rule = rule_dates(era.rhythm.rule, era.begin, last) if era.rhythm.kind == "rule" else set()
    found = []
    for day in days(era.begin, last):
        if paused(told, day) or not (day in by_rule or asked(era, day)):
            continue
        if showed_up(told, day):
            state = "kept"
        elif rested(told, day):
            state = "rest"
        elif day == told.today and day not in told.words:
            state = "open"
        else:
            state = "gap"
        found.append(Occasion(day, day, state))
    return found


def asked(era: Era, day: date) -> bool:
    if era.rhythm.kind == "weekdays":
        return day.weekday() in era.rhythm.days
    if era.rhythm.kind == "every":
        return (day - era.begin).days % era.rhythm.span == 0
    if era.rhythm.kind == "months":
        on_the_date = day.day == min(era.begin.day, monthrange(day.year, day.month)[1])
        months = 12 * day.year + day.month - 12 * era.begin.year - era.begin.month
        return on_the_date and months % era.rhythm.span == 0
    return any(is_month_day(day, month_day) for month_day in era.rhythm.dates)


def is_month_day(day: date, month_day: MonthDay) -> bool:
    length = monthrange(day.year, day.month)[1]
    if month_day.weekday is None:
        return day.day == (length if month_day.nth == -1 else min(month_day.nth, length))
    if month_day.weekday == WORKDAY:
        workdays = [n for n in range(1, length + 1) if day.replace(day=n).weekday() not in (5, 6)]
        return day.day == workdays[-1 if month_day.nth == -1 else month_day.nth - 1]
    if day.weekday() != month_day.weekday:
        return False
    if month_day.nth == -1:
        return day.day + 7 > length
    return day.day in range(7 * month_day.nth - 6, 7 * month_day.nth + 1)


def rule_dates(rule: str, begin: date, last: date) -> set[date]:
    found = set()
    for moment in rrulestr(rule, dtstart=datetime.combine(begin, time())):
        if moment.date() > last:
            break
        found.add(moment.date())
    return found


def quota(told: Told, era: Era) -> list[Occasion]:
    found: list[Occasion] = []
    if told.today < era.begin:
        return found
    first, last = period_around(told, era.rhythm.kind, era.begin)
    while first <= told.today and (era.end is None or first <= era.end):
        occasion = quota_period(told, era, first, last)
        if occasion is not None:
            found.append(occasion)
        first, last = period_around(told, era.rhythm.kind, last + DAY)
    return found


def period_around(told: Told, kind: str, day: date) -> tuple[date, date]:
    if kind == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    first = day
    while first.weekday() != told.plan.settings.week_starts_on:
        first -= DAY
    return first, first + 6 * DAY


def quota_period(told: Told, era: Era, period_first: date, period_last: date) -> Occasion | None:
    first = era.begin if era.by_change and era.begin > period_first else period_first
    cut_short = era.end is not None and era.end < period_last
    last = era.end if cut_short and era.end is not None else period_last
    own_days = list(days(max(era.begin, period_first), last))
    if all(paused(told, day) for day in own_days):
        return None
    available = [day for day in own_days if not rested(told, day) and not paused(told, day)]
    need = min(era.rhythm.times, len(available))
    shown = [day for day in days(first, min(last, told.today)) if showed_up(told, day)]
    if need == 0 and not shown:
        state = "rest"
    elif len(shown) >= need:
        state = "kept"
    elif told.today <= last:
        state = "open"
    elif era.begin > period_first or cut_short:
        state = "rest"
    else:
        state = "gap"
    return Occasion(first, last, state)


def rolling(told: Told, era: Era) -> list[Occasion]:
    found = []
    for day in days(era.begin, up_to_today(told, era)):
        if paused(told, day):
            continue
        if covered(told, era, day):
            state = "kept"
        elif rested(told, day) or (showed_up(told, day) and begins_a_pause(told, day)):
            state = "rest"
        elif still_reachable(told, era, day):
            state = "open"
        else:
            state = "gap"
        found.append(Occasion(day, day, state))
    return found


def covered(told: Told, era: Era, day: date) -> bool:
    for window_first, window_last in windows(era, day):
        window = days(window_first, min(window_last, up_to_today(told, era)))
        if len([d for d in window if showed_up(told, d)]) >= era.rhythm.times:
            return True
    return False


def still_reachable(told: Told, era: Era, day: date) -> bool:
    if told.today < era.begin or (era.end is not None and told.today > era.end):
        return False
    for window_first, window_last in windows(era, day):
        could = [d for d in days(window_first, window_last) if d >= told.today or showed_up(told, d)]
        if len(could) >= era.rhythm.times:
            return True
    return False


def windows(era: Era, day: date) -> list[tuple[date, date]]:
    """Every stretch of `span` days that contains the day, cut at the beginning of the era."""
    span = era.rhythm.span
    starts = [day - back * DAY for back in range(span)]
    return [(max(start, era.begin), start + (span - 1) * DAY) for start in starts]


def after(told: Told, era: Era) -> list[Occasion]:
    found = []
    n = era.rhythm.span
    horizon = up_to_today(told, era)
    due = era.begin
    counted: date | None = None
    while due <= horizon:
        if paused(told, due):
            due += DAY
            continue
        early = first_showing_up(told, era.begin if counted is None else counted + DAY, due - DAY)
        if early is not None:
            counted, due = early, early + n * DAY
            continue
        last = due + (n - 1) * DAY
        cut_short = era.end is not None and era.end < last
        if cut_short and era.end is not None:
            last = era.end
        kept_on = first_showing_up(told, due, min(last, told.today))
        span = list(days(due, last))
        if kept_on is not None:
            state = "kept"
        elif any(rested(told, day) for day in span):
            state = "rest"
        elif last >= told.today:
            state = "open"
        elif cut_short or any(paused(told, day) for day in span):
            state = "rest"
        else:
            state = "gap"
        found.append(Occasion(due, last, state))
        if kept_on is not None:
            counted, due = kept_on, kept_on + n * DAY
        else:
            due += n * DAY
    return found


def first_showing_up(told: Told, first: date, last: date) -> date | None:
    for day in days(first, last):
        if showed_up(told, day):
            return day
    return None


# Runs, comebacks, rates.


def runs_of(told: Told, occasions: list[Occasion]) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """All runs, oldest first, and the one that is still current."""
    groups, standing = kept_together(told, occasions)
    runs = [run_of(told, group, occasions) for group in groups]
    return runs, runs[-1] if standing else None


def kept_together(told: Told, occasions: list[Occasion]) -> tuple[list[list[Occasion]], bool]:
    """The kept occasions of each run, oldest first, and whether the last run still stands."""
    groups: list[list[Occasion]] = []
    standing = False
    gaps = 0
    for occasion in occasions:
        if occasion.state == "kept":
            if not standing:
                groups.append([])
            groups[-1].append(occasion)
            standing, gaps = True, 0
        elif occasion.state == "gap":
            gaps += 1
            if gaps > room_on(told, occasion.last):
                standing = False
    return groups, standing


def run_of(told: Told, kept: list[Occasion], occasions: list[Occasion]) -> dict[str, Any]:
    start = kept[0].first
    end = min(kept[-1].last, told.today)
    between = occasions[occasions.index(kept[0]) : occasions.index(kept[-1])]
    return {
        "length": len(kept),
        "days": len(list(days(start, end))),
        "bridged": len([occasion for occasion in between if occasion.state == "gap"]),
        "start": start.isoformat(),
        "end": end.isoformat(),
    }


def room_on(told: Told, day: date) -> int:
    room = holding(told.step.rooms, day) if told.step.rooms else None
    return holding(told.plan.settings.rooms, max(day, told.step.made)) if room is None else room


def longest_of(runs: list[dict[str, Any]]) -> dict[str, Any] | None:
    longest = None
    for run in runs:
        if longest is None or run["length"] > longest["length"]:
            longest = run
    return longest


def gaps_before_comebacks(occasions: list[Occasion]) -> list[int]:
    found = []
    gaps = 0
    for occasion in occasions:
        if occasion.state == "gap":
            gaps += 1
        elif occasion.state == "kept":
            if gaps:
                found.append(gaps)
            gaps = 0
    return found


def rate(occasions: list[Occasion]) -> float | None:
    states = [occasion.state for occasion in occasions]
    kept, gaps = states.count("kept"), states.count("gap")
    return kept / (kept + gaps) if kept + gaps else None


# Strength.


def strength(told: Told) -> float:
    logged = sorted(day for day in told.words if day <= told.today)
    if not logged:
        return 0.0
    shares = [share(rhythm, rule_start(told.step, i)) for i, (_, rhythm) in enumerate(told.step.rhythms)]
    s = 0.0
    for day in days(logged[0], told.today):
        if day == told.today and day not in told.words:
            break
        if rested(told, day) or (paused(told, day) and not showed_up(told, day)):
            continue
        now_share = shares[index_holding(told.step, day)]
        if now_share is None:
            continue
        new = one_day_on(told, day, s, *now_share)
        kindly = showed_up(told, day) and (paused(told, day) or begins_a_pause(told, day))
        s = max(s, new) if kindly else new
    return s


def one_day_on(told: Told, day: date, s: float, times: int, span: int) -> float:
    m = 0.5 ** ((times / span) ** 0.5 / 13)
    target = holding(told.step.targets, day) if told.step.targets else None
    if times < span and target is None:
        times, span = 2 * times, 2 * span
    total = Fraction(0)
    for back in range(span):
        total += told.credits.get(day - back * DAY, Fraction(0))
    x = min(1.0, float(total / times))
    return s * m + x * (1 - m)


def rule_start(step: Step, i: int) -> date:
    return step.start if i == 0 else max(step.start, step.rhythms[i].day)


def share(rhythm: Rhythm, start: date) -> tuple[int, int] | None:
    """N times in D days; None for rhythms that have no strength."""
    if rhythm.kind in NO_OCCASIONS:
        return None
    if rhythm.kind == "rule":
        dates = rule_dates(rhythm.rule, start, start + 1460 * DAY)
        times, span = 1, round(1461 / len(dates)) if dates else 1461
    else:
        times, span = {
            "weekdays": (len(rhythm.days), 7),
            "every": (1, rhythm.span),
            "after": (1, rhythm.span),
            "months": (1, 365 * rhythm.span // 12 if rhythm.span % 12 == 0 else 30 * rhythm.span),
            "dates": (len(rhythm.dates), 30),
            "week": (rhythm.times, 7),
            "month": (rhythm.times, 30),
            "rolling": (rhythm.times, rhythm.span),
        }[rhythm.kind]
    return (1, 1) if times >= span else (times, span)


# Today.


def today_says(told: Told, rhythm: Rhythm, occasions: list[Occasion]) -> str:
    if told.today in told.words:
        return told.words[told.today]
    if paused(told, told.today) or told.today < told.step.start or rhythm.kind == "whenever":
        return "no occasion"
    if rhythm.kind == "once":
        changed = eras(told.step)[1:]
        begun = changed[-1].begin if changed else date.min
        done = any(begun <= day <= told.today and said == "done" for day, said in told.words.items())
        return "no occasion" if done else "open"
    for occasion in occasions:
        if occasion.first <= told.today <= occasion.last and occasion.state == "open":
            return "open"
    return "no occasion"


# Small things.


def days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


def index_holding(step: Step, day: date) -> int:
    index = 0
    for i, since in enumerate(step.rhythms):
        if i > 0 and since.day <= day:
            index = i
    return index


def holding(values: Any, day: date) -> Any:
    """The value in force on a day: the first one holds for all days before, too."""
    value = values[0].value
    for since in values[1:]:
        if since.day <= day:
            value = since.value
    return value
