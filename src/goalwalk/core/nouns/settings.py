"""Settings of the plan: whatever changes a measure is chosen here, kept in the plan, and travels with it."""

from __future__ import annotations

from datetime import date

from goalwalk.core import texts
from goalwalk.core.amounts import read_whole
from goalwalk.core.days import DAY_PARTS
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import LATEST_HOUR, MOST_REACH, MOST_ROOM, NowPart, Plan
from goalwalk.core.nouns import pauses
from goalwalk.core.rhythm.rhythms import WEEKDAYS
from goalwalk.core.since import from_day

QUESTIONS = ("mood", "urge", "good", "hard", "reached", "keep")
YES_OR_NO = ("yes", "no")
OTHERWISE = {**dict.fromkeys(("on", "true", "y"), "yes"), **dict.fromkeys(("off", "false", "none", "n"), "no")}
TERMS = ("return_word", "setback_word", "urge_word")
NAMES = (
    "day_starts_at",
    "week_starts_on",
    "room",
    "questions",
    "day_one",
    *TERMS,
    "reach_after",
    "why",
    "next_locked",
    *DAY_PARTS,
)


def set_to(plan: Plan, name: str, text: str, today: date) -> Plan:
    """The plan with the setting `name` (one of NAMES) read from what was typed.

    A room holds from today on; the others for all of history. Raises NotUnderstood("setting_…") with what fits.
    """
    value = text.strip().lower()
    match name:
        case "day_starts_at":
            return _settings(plan, day_starts_at=_whole(value.removesuffix(":00"), LATEST_HOUR, name))
        case "week_starts_on":
            if value[:3] not in WEEKDAYS or len(value) < 3:
                raise NotUnderstood("setting_weekday", text=text)
            return _settings(plan, week_starts_on=WEEKDAYS.index(value[:3]))
        case "room":
            return _settings(plan, rooms=from_day(plan.settings.rooms, today, _whole(value, MOST_ROOM, name)))
        case "questions":
            asked = tuple(word for word in value.replace(",", " ").split() if word != "none")
            unknown = [word for word in asked if word not in QUESTIONS]
            if unknown:
                raise NotUnderstood("setting_question", text=unknown[0], known=list(QUESTIONS))
            return _settings(plan, questions=tuple(word for word in QUESTIONS if word in asked))
        case "day_one":
            return _settings(plan, day_zero=_whole(value, 1, name) == 0)
        case "return_word" | "setback_word" | "urge_word":
            return _settings(plan, **{name: None if value in ("", "none") else texts.name(" ".join(text.split()))})
        case "reach_after":
            return _settings(plan, reach_after=None if value == "none" else max(1, _whole(value, MOST_REACH, name)))
        case "why" | "next_locked":
            return _settings(plan, **{"show_why" if name == "why" else name: _yes(text)})
    if name in DAY_PARTS:
        from goalwalk.core.times import read_hour

        return _settings(plan, **{name: None if value == "none" else read_hour(text, name)})
    raise NotUnderstood("setting_name", text=name, known=list(NAMES))


def pause(plan: Plan, first: date, back: date | None) -> Plan:
    """The whole plan at rest from `first` to the day before `back`, or until resumed."""
    return _settings(plan, pauses=pauses.paused(plan.settings.pauses, first, back))


def resume(plan: Plan, day: date) -> Plan:
    """The whole plan taken up again."""
    return _settings(plan, pauses=pauses.resumed(plan.settings.pauses, day))


def welcome(plan: Plan, day: date) -> Plan:
    """The plan with the person welcomed back on that day, so that it is said once."""
    return _settings(plan, welcomed=day)


def show_locked(plan: Plan, parts: tuple[NowPart, ...]) -> Plan:
    """The plan whose `now` shows these parts of it while it is locked."""
    return _settings(plan, now_locked=parts)


def _settings(plan: Plan, **fields: object) -> Plan:
    return plan._replace(settings=plan.settings._replace(**fields))  # type: ignore[arg-type]


def _yes(text: str) -> bool:
    return yes_or_no(text) == "yes"


def yes_or_no(text: str) -> str:
    """Either, as it was typed, or as "on" or "off". Raises NotUnderstood("one_of")."""
    value = text.strip().lower()
    value = OTHERWISE.get(value, value)
    if value not in YES_OR_NO:
        raise NotUnderstood("one_of", text=text, known=list(YES_OR_NO))
    return value


def _whole(text: str, highest: int, name: str) -> int:
    value = read_whole(text, 0, highest)
    if value is None:
        raise NotUnderstood(f"setting_{name}", text=text, highest=highest)
    return value
