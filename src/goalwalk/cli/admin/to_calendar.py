"""The plan's times on their way to a calendar: `data calendar`, to one file, or to a folder with a file an entry."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from goalwalk import words
from goalwalk.cli.papers import out
from goalwalk.cli.prompts import ask_or_pass, sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import is_folder, one_of, path_of
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Stopped
from goalwalk.core.naming import find_step
from goalwalk.core.rhythm.rhythms import WEEKDAYS
from goalwalk.core.times import read_time
from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.outgoing import icalendar, zones
from goalwalk.exchange.outgoing.entries import CODES, Entries, Entry, asks_for_days, entries, hidden
from goalwalk.screens.exports import CalendarView

if TYPE_CHECKING:
    from goalwalk.core.model.plan import Plan
    from goalwalk.store.verbs.export import Outgoing

Titles = Literal["neutral", "own"]
TITLES: tuple[Titles, ...] = ("neutral", "own")
ENDING = ".ics"
LARGEST = 20_000_000  # bytes of a calendar that is read to know what was there
NAME = "calendar"
FORESEEN = 730  # days for which the clock is compared with the TZ database

Chosen = dict[str, tuple[int, ...]]


class _Target(NamedTuple):
    """Where it goes: to a file (None: stdout), or to a folder with a file for each entry."""

    path: Path | None
    is_folder: bool = False


def calendar(
    run: Run,
    file: str | None = None,
    *,
    titles: str | None = None,
    at: str | None = None,
    days: list[str] | None = None,
    zone: str | None = None,
    silent: bool = False,
) -> None:
    """Steps at their times, talks, groups and asks as a calendar: a file to import, or a folder that others carry.

    Each entry says "Reminder" and no more, unless the person's own titles are chosen.
    """
    from goalwalk.store.verbs.export import outgoing

    to = _target(run, file)
    wanted: Titles = "neutral" if titles is None else one_of(titles, TITLES)
    usual = None if at is None else read_time(at)
    of_place = _zone(zone)
    going = outgoing(run.session)
    plan, today = going.plan, run.today(going.plan)
    before = _before(going, to)
    known = {name: event for data in before.values() for name, event in icalendar.read(data).items()}
    chosen = _chosen(run, plan, days or [], known, usual)
    found = entries(plan, today, usual, chosen)
    if not (found.entries or to.is_folder):
        raise CannotBeDone("calendar_nothing")
    moment = run.now
    events = icalendar.events(found.entries, _titled(wanted), of_place, moment, going.changed, known, alarms=not silent)
    view = _view(run, today, to, found, wanted, of_place, silent=silent)
    _keep(run, to, events, of_place, before, view)


def _target(run: Run, file: str | None) -> _Target:
    """Raises NotUnderstood("calendar_ending"), CannotBeDone("page_no_folder"), ("export_on_terminal")."""
    if file is None:
        from goalwalk.core.model.plan import Plan

        return _Target(out.new_file(NAME, run.today(Plan()), ENDING[1:]))
    if file == "-":
        return _Target(None)
    if not file.strip():  # which would be this folder
        raise NotUnderstood("calendar_ending", path='""')
    path = path_of(file)
    if file.endswith("/") or is_folder(path):
        if not is_folder(path):
            raise CannotBeDone("page_no_folder", path=file)
        return _Target(path, is_folder=True)
    if path.suffix.lower() != ENDING:
        raise NotUnderstood("calendar_ending", path=file)
    return _Target(path)


def _zone(typed: str | None) -> zones.Zone:
    """The zone that was typed, or this computer's. Raises NotUnderstood("zone"), ("zone_needed"), ("zone_rule")."""
    from goalwalk.store.disk import zones as of_system

    name = typed.strip() if typed is not None else of_system.local_name()
    if not name:
        raise NotUnderstood("zone_needed")
    return zones.read(name, of_system.rule_of(name))


def _before(going: Outgoing, to: _Target) -> Mapping[str, bytes]:
    """What is there already, by the name of its file; of a folder, what we have put there."""
    from goalwalk.store.disk import files, out_folder

    if to.path is None:
        return {}
    if to.is_folder:
        ours = {hidden(own) for own in going.changed}
        return out_folder.there(to.path, ENDING, lambda stem: stem.partition("-")[0] in ours, LARGEST)
    with suppress(CannotRead):
        return {to.path.stem: files.read(to.path, LARGEST)[0]}
    return {}


def _chosen(
    run: Run, plan: Plan, typed: Sequence[str], known: Mapping[str, icalendar.Event], usual: str | None
) -> Chosen:
    """The weekdays of steps that name none: as they were typed, as they stand in the calendar, or as they are asked."""
    from goalwalk.core.measures.marks import rows
    from goalwalk.words.rhythms import rhythm_name

    found: Chosen = {}
    for text in typed:
        name, _, said = text.strip().replace("=", " ").partition(" ")
        found[find_step(plan, name).id] = _weekdays(said or text)
    for row in rows(plan, run.today(plan)):
        if row.step.id in found or not asks_for_days(row) or row.step.finished or row.goal.ended:
            continue
        of_step = (event for own, event in known.items() if own.startswith(hidden(row.step.id)))
        stands = next((event.weekdays for event in of_step if event.weekdays), ())
        if stands:
            found[row.step.id] = tuple(CODES.index(day) for day in stands if day in CODES)
        elif run.can_ask and (row.step.at or usual):
            run.tell("calendar.how_often", title=row.step.title, often=rhythm_name(row.eras[-1].rhythm))
            if asked := ask_or_pass("ask.calendar_days", _weekdays):
                found[row.step.id] = asked
    return found


def _weekdays(typed: str) -> tuple[int, ...]:
    """The weekdays that were typed. Raises NotUnderstood("calendar_days")."""
    names = typed.casefold().replace(",", " ").replace(" and ", " ").split()
    if not names or any(len(name) < 2 for name in names):
        raise NotUnderstood("calendar_days", text=typed)
    days = [day for name in names for day, code in enumerate(WEEKDAYS) if name[:3] == code or name == code[:2]]
    if len(days) != len(names):
        raise NotUnderstood("calendar_days", text=typed)
    return tuple(sorted(set(days)))


def _titled(titles: Titles) -> Callable[[Entry], str]:
    """What an entry says: one word for all, or what the person calls it."""
    from goalwalk.draw.safe import visible

    def own(entry: Entry) -> str:
        if not entry.title:
            return words.say(f"calendar.title.{entry.thing}.bare")
        return visible(words.say(f"calendar.title.{entry.thing}", what=entry.title.replace("\n", " ")))

    neutral = words.say("calendar.title")
    return own if titles == "own" else lambda _: neutral


def _view(
    run: Run, today: date, to: _Target, found: Entries, titles: Titles, zone: zones.Zone, *, silent: bool
) -> CalendarView:
    return CalendarView(
        today=today,
        path=str(to.path.absolute()) if to.path else "",
        counts=dict(Counter(entry.thing for entry in found.entries)),
        left=tuple((left.number, left.title, left.why) for left in found.left),
        titles=titles,
        alarms=not silent,
        zone=zone.name,
        by_rule=_is_by_rule(run, zone),
        whose=run.called,
    )


def _is_by_rule(run: Run, zone: zones.Zone) -> bool:
    """Whether the clock there goes as its rule says for the next years; around Ramadan it may not."""
    import zoneinfo

    with suppress(zoneinfo.ZoneInfoNotFoundError):
        there = zoneinfo.ZoneInfo(zone.name)
        noon = datetime.combine(run.now.date(), datetime.min.time()) + timedelta(hours=12)
        days = (noon + timedelta(days=day) for day in range(FORESEEN))
        return all(day.replace(tzinfo=there).utcoffset() == timedelta(seconds=zone.offset_at(day)) for day in days)
    return True


def _keep(
    run: Run,
    to: _Target,
    events: Sequence[icalendar.Event],
    zone: zones.Zone,
    before: Mapping[str, bytes],
    view: CalendarView,
) -> None:
    if to.path is None:
        sys.stdout.flush()
        out.to_stdout(run, icalendar.written(events, zone), NAME, "calendar.open")
        return
    if not to.is_folder:
        out.to_file(run, to.path, icalendar.written(events, zone), "calendar.open")
        run.show(view, view.today)
        return
    from goalwalk.store.disk import out_folder

    if out.tell_open(run, "calendar.open") and run.can_ask and not sure(run, words.say("page.open_ask")):
        raise Stopped("stopped")
    wanted = {event.uid: icalendar.written([event], zone) for event in events}
    kept = out_folder.keep(to.path, ENDING, wanted, before, run.home)
    run.show(view._replace(folder=True, written=kept.written, removed=kept.removed), view.today)
