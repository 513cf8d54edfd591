"""The plan's times on their way to a calendar: `data calendar`, to one file, or to a folder with a file an entry."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from goalwalk import words
from goalwalk.cli.admin.calendar_days import chosen_days
from goalwalk.cli.papers import out
from goalwalk.cli.prompts import sure
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import is_folder, one_of, path_of
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Stopped
from goalwalk.core.times import read_time
from goalwalk.core.tuples import NamedTuple
from goalwalk.exchange.outgoing import icalendar, zones
from goalwalk.exchange.outgoing.entries import Entries, Entry, counts, entries, hidden
from goalwalk.screens.exports import CalendarView

if TYPE_CHECKING:
    from goalwalk.store.verbs.export import Outgoing

Titles = Literal["neutral", "own"]
TITLES: tuple[Titles, ...] = ("neutral", "own")
ENDING = ".ics"
LARGEST = 20_000_000  # bytes of a calendar that is read to know what was there
NAME = "calendar"
FORESEEN = 730  # days for which the clock is compared with the TZ database
WANTED = ("time", "time_days", "days", "day", "whenever")  # what can be given to a step


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
    known = _known(going, before)
    found = entries(plan, today, usual, chosen_days(run, plan, days or [], known, usual))
    now, latest, keep = run.now, going.latest or run.now, to.is_folder
    events = icalendar.events(
        found.entries, _titled(wanted), of_place, now, latest, known, alarms=not silent, keep=keep
    )
    there = {event.uid for event in events}
    gone = [] if keep else icalendar.cancelled(known, there, words.say("calendar.title"), now, latest)
    if not (counts(found.entries) or gone or (before if keep else events and known)):
        raise _nothing(found)
    view = _view(run, today, to, found, wanted, of_place, silent=silent)
    view = view._replace(cancelled=len(gone), new=not (keep or before))
    _keep(run, to, [*events, *gone], of_place, before, view)


def _nothing(found: Entries) -> CannotBeDone:
    """That nothing is in it, with what to type for the first thing that wants something."""
    wants = next((left for left in found.left if left.why in WANTED), None)
    if wants is None:
        return CannotBeDone("calendar_nothing")
    return CannotBeDone(f"calendar_nothing_{wants.why}", id=wants.number, title=wants.title)


def _known(going: Outgoing, before: Mapping[str, bytes]) -> dict[str, icalendar.Event]:
    """The events of this plan that stand there already, by their uids; those of another plan are none of it."""
    ours = {hidden(own) for own in going.ids}
    read = (icalendar.read(data) for data in before.values())
    return {uid: event for events in read for uid, event in events.items() if uid.partition("-")[0] in ours}


def _target(run: Run, file: str | None) -> _Target:
    """Raises NotUnderstood("calendar_ending"), CannotBeDone("page_no_folder"), ("export_on_terminal")."""
    if file is None:
        from goalwalk.core.model.plan import Plan

        return _Target(out.new_file(NAME, run.today(Plan()), ENDING[1:]))
    if file == "-":
        return _Target(None)
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
        ours = {hidden(own) for own in going.ids}
        return out_folder.there(to.path, ENDING, lambda stem: stem.partition("-")[0] in ours, LARGEST)
    with suppress(CannotRead):
        return {to.path.stem: files.read(to.path, LARGEST)[0]}
    return {}


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
        counts=counts(found.entries),
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
