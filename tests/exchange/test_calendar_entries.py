"""What goes to a calendar comes round there as it does here, is read back as written, and changes only with cause."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

from dateutil import rrule
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from core.plans import a_plan, a_step, any_plan, diary
from goalwalk.core import kinds
from goalwalk.core.measures.coming import coming
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.measures.marks import rows
from goalwalk.core.model.components import Barrier, Support
from goalwalk.core.model.plan import Meeting, Pause, Plan
from goalwalk.core.nouns import groups, meetings
from goalwalk.core.rhythm.rhythms import DATED, MonthDay, Rhythm
from goalwalk.core.rhythm.typed import read_rhythm
from goalwalk.exchange.outgoing import icalendar
from goalwalk.exchange.outgoing.entries import QUOTAS, Entry, Thing, Why, counts, entries, hidden
from goalwalk.exchange.outgoing.zones import read as zone_of
from hostile import texts
from rich_plan import DAY, rich

BERLIN = zone_of("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3")
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
AHEAD = 120  # days


def made(plan: Plan, today: date, usual: str | None = "09:00", **days: tuple[int, ...]) -> tuple[Entry, ...]:
    return entries(indexed(plan), today, usual, days).entries


def events(
    plan: Plan, today: date = DAY, before: dict[str, icalendar.Event] | None = None, now: datetime = NOW, **more: Any
) -> list[icalendar.Event]:
    title, keep, latest = more.pop("title", "Reminder"), more.pop("keep", False), more.pop("latest", now)
    found = made(plan, today, **more)
    return icalendar.events(found, lambda _: title, BERLIN, now, latest, before or {}, keep=keep)


def cancelled(before: dict[str, icalendar.Event], plan: Plan, now: datetime = NOW) -> list[icalendar.Event]:
    there = {entry.uid for entry in made(plan, now.date())}
    return icalendar.cancelled(before, there, "Reminder", now, now)


def known(found: list[icalendar.Event]) -> dict[str, icalendar.Event]:
    """As it is read back from a file."""
    return icalendar.read(icalendar.written(found, BERLIN))


def days_of(entry: Entry, last: date) -> set[date]:
    """The days on which an entry stands in a calendar, up to that day."""
    if entry.rule is None:
        return {entry.day}
    begin = datetime.combine(entry.day, datetime.min.time())
    end = datetime.combine(min(last, entry.until or last), datetime.max.time())
    text = ";".join(part for part in entry.rule.split(";") if not part.startswith("UNTIL"))
    until = next((part[6:] for part in entry.rule.split(";") if part.startswith("UNTIL")), None)
    if until:
        end = min(end, datetime.strptime(until[:8], "%Y%m%d") + timedelta(hours=23))
    found = {each.date() for each in rrule.rrulestr(text, dtstart=begin).between(begin, end, inc=True)}
    return found - set(entry.out)


@settings(max_examples=30, phases=[Phase.generate])
@given(made_plan=any_plan())
def test_steps_stand_there_on_the_days_on_which_they_come_round(made_plan: tuple[Plan, date]) -> None:
    plan, today = made_plan
    plan = indexed(plan)
    last = today + timedelta(days=AHEAD)
    found = made(plan, today)
    for row in rows(plan, today):
        if row.rhythm.kind not in DATED or row.rhythm != row.eras[-1].rhythm:
            continue  # a change that lies ahead cannot be typed
        mine = [entry for entry in found if entry.of == row.step.id]
        there = {day for entry in mine for day in days_of(entry, last) if day > today}
        begun = date.fromordinal(row.eras[-1].begin)
        here = {day for day in coming(row, AHEAD + 1) if today < day <= last and day >= begun}
        assert there == here, (row.step, mine)


def test_a_quota_stands_there_only_on_days_that_were_chosen() -> None:
    for rhythm in ("3x week", "2x month", "2 in 7 days"):
        plan = a_plan(a_step(rhythm, at=("08:00",)))
        assert rows(indexed(plan), DAY)[0].eras[-1].rhythm.kind in QUOTAS
        assert not made(plan, DAY)
        (left,) = entries(indexed(plan), DAY, "09:00", {}).left
        assert (left.number, left.why) == ("1.1", "days")
        (entry,) = made(plan, DAY, s=(0, 3))
        assert entry.rule == "FREQ=WEEKLY;BYDAY=MO,TH" and entry.time == "08:00"


def test_each_time_of_a_day_is_an_entry_and_parts_are_the_hours_of_the_person() -> None:
    plan = a_plan(a_step("daily", at=("morning", "20:30")), morning="07:15")
    assert [entry.time for entry in made(plan, DAY, None)] == ["07:15", "20:30"]
    twice = a_plan(a_step("daily", at=("morning", "07:15")), morning="07:15")
    assert len(made(twice, DAY)) == 1
    (left,) = entries(indexed(a_plan(a_step("daily"))), DAY, None, {}).left
    assert left.why == "time"
    early = made(a_plan(a_step("mon", at=("01:00",)), day_starts_at=3), DAY)
    assert early[0].rule == "FREQ=WEEKLY;BYDAY=TU" and early[0].day.weekday() == 1


def test_what_rests_or_is_over_ends_there_too() -> None:
    step = a_step("daily", at=("08:00",), pauses=(Pause(DAY),))
    (resting,) = made(a_plan(step), DAY)
    assert resting.until == DAY - timedelta(days=1)
    (text,) = [line for line in events(a_plan(step))[0].lines if line.startswith("RRULE")]
    assert text == "RRULE:FREQ=DAILY;UNTIL=20261117T225959Z"
    (over,) = made(a_plan(a_step("daily", at=("08:00",), finished=DAY - timedelta(days=3))), DAY)
    assert over.until == DAY - timedelta(days=4), "the day itself is out, unless something is said of it"
    assert not made(a_plan(a_step("daily", at=("08:00",), finished=date(2026, 3, 20))), DAY)
    away = (Pause(DAY + timedelta(days=2), DAY + timedelta(days=4)),)
    assert made(a_plan(a_step("daily", at=("08:00",), pauses=away)), DAY)[0].out == tuple(
        DAY + timedelta(days=day) for day in (2, 3, 4)
    )
    ahead = diary("r", DAY + timedelta(days=5))
    assert made(a_plan(a_step("daily", at=("08:00",)), check_ins=ahead), DAY)[0].out == (DAY + timedelta(days=5),)


def test_a_step_for_once_stands_on_its_day() -> None:
    soon = DAY + timedelta(days=4)
    (entry,) = made(a_plan(a_step("once", by=soon, at=("10:00",))), DAY)
    assert (entry.day, entry.rule) == (soon, None)
    assert not made(a_plan(a_step("once", at=("10:00",))), DAY)
    assert not made(a_plan(a_step("whenever", at=("10:00",))), DAY)


def read_back(data: bytes) -> dict[str, Any]:
    calendar = Calendar.from_ical(data)
    assert not calendar.errors
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_a_library_of_others_reads_all_of_it() -> None:
    plan = rich()
    found = events(plan, **{plan.steps[0].id: (0, 2)})
    there = read_back(icalendar.written(found, BERLIN))
    assert set(there) == {event.uid for event in found}
    for entry in made(plan, DAY, **{plan.steps[0].id: (0, 2)}):
        event = there[entry.uid]
        assert not event.errors and str(event["SUMMARY"]) == "Reminder"
        begin = event["DTSTART"].dt
        if entry.time is None:
            assert begin == entry.day
        else:
            assert f"{begin:%Y-%m-%d %H:%M %Z}" in (f"{entry.day} {entry.time} CET", f"{entry.day} {entry.time} CEST")
        (alarm,) = event.walk("VALARM")
        assert (
            alarm["TRIGGER"].dt
            == {
                "PT0S": timedelta(),
                "-PT1H": -timedelta(hours=1),
                "PT9H": timedelta(hours=9),
            }[entry.alarm]
        )
    kinds = {entry.thing for entry in made(plan, DAY)}
    assert kinds == {"step", "talk", "group", "ask"}


@given(title=texts)
def test_any_title_is_folded_escaped_and_read_back(title: str) -> None:
    shown = "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in title).strip()
    plan = a_plan(a_step("daily", at=("08:00",)))
    data = icalendar.written(events(plan, title=shown), BERLIN)
    assert all(len(line) <= icalendar.LONGEST for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    (event,) = read_back(data).values()
    assert str(event["SUMMARY"]) == shown
    (ours,) = icalendar.read(data).values()
    assert ours.lines == events(plan, title=shown)[0].lines


@given(line=st.text(min_size=1, max_size=300))
def test_no_letter_is_cut(line: str) -> None:
    kept = line.replace("\r", "").replace("\n", "").replace("\ud800", "")
    try:
        data = icalendar.folded(kept)
    except UnicodeEncodeError:
        return
    assert all(len(piece) <= icalendar.LONGEST for piece in data.split(b"\r\n"))
    for piece in data.split(b"\r\n"):
        piece.decode()
    assert data.replace(b"\r\n ", b"").decode() == kept + "\r\n"


def test_what_stays_as_it_is_stays_to_the_letter_in_a_folder() -> None:
    plan = a_plan(a_step("daily", at=("08:00",)))
    first = events(plan)
    assert known(first) == {event.uid: event for event in first}
    later = NOW + timedelta(days=9)
    assert events(plan, later.date(), known(first), later, keep=True) == first
    evening = plan._replace(steps=(plan.steps[0]._replace(rhythms=a_step("mon").rhythms),))
    (other,) = events(evening, before=known(first), keep=True)
    assert other.uid == first[0].uid and other.sequence == first[0].sequence + 1
    (titled,) = events(plan, before=known(first), title="Walk", keep=True)
    assert titled.sequence == first[0].sequence + 1


STEP = a_step("daily", at=("08:00",))
CHANGES = {
    "as it is": STEP,
    "another hour": STEP._replace(at=("09:00",)),
    "other days": STEP._replace(rhythms=a_step("mon").rhythms),
    "finished": STEP._replace(finished=DAY - timedelta(days=2)),
    "taken away": None,
}
BACK_AND_GONE = (("a.ics", "as it is"), ("a.ics", "taken away"), ("b.ics", "as it is"), ("a.ics", "taken away"))


@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(("a.ics", "b.ics", "new")),
            st.sampled_from(sorted(CHANGES)),
            st.sampled_from(("Reminder", "Walk")),
            st.integers(1, 100_000),  # seconds
            st.booleans(),  # whether the clock is put back then, and the plan was changed later than it tells
        ),
        min_size=2,
        max_size=8,
    )
)
@example([(file, change, "Reminder", 1, False) for file, change in BACK_AND_GONE])
def test_whoever_reads_our_files_in_their_order_ends_with_the_latest(acts: list[Any]) -> None:
    """RFC 5546: of one UID the higher SEQUENCE is the newer; whatever file it stands in, with whatever titles."""
    files: dict[str, list[icalendar.Event]] = {}
    phone: dict[str, icalendar.Event] = {}
    time = NOW
    for file, change, title, passed, back in acts:
        time += timedelta(seconds=passed)
        now = time - timedelta(days=3) if back else time
        step = CHANGES[change]
        plan = a_plan(step) if step else a_plan()
        before = known(files.get(file, []))
        found = events(plan, DAY, before, now, title=title, latest=time)
        there = {event.uid for event in found}
        found += icalendar.cancelled(before, there, "Reminder", now, time)
        for event in found:
            was = phone.get(event.uid)
            assert was is None or event.sequence > was.sequence or set(event.lines) == set(was.lines), (was, event)
            phone[event.uid] = event
        files[file] = [] if file == "new" else found


def test_what_is_no_longer_in_the_plan_is_called_off_in_the_file_that_had_it() -> None:
    soon = DAY + timedelta(days=4)
    once = a_step("once", id="o", number=2, by=soon, at=("10:00",))
    plan = a_plan(STEP, once)
    before = known(events(plan, title="Own words"))
    found = cancelled(before, a_plan())
    assert {(event.uid, event.day) for event in found} == {(uid, before[uid].day) for uid in before}
    for event in read_back(icalendar.written(found, BERLIN)).values():
        assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("CANCELLED", "Reminder")
        assert not event.walk("VALARM") and "RRULE" not in event
        assert int(event["SEQUENCE"]) > before[str(event["UID"])].sequence
    again = known(found)
    for days, left in ((200, 2), (400, 0)):
        assert len(cancelled(again, a_plan(), NOW + timedelta(days=days))) == left
    back = events(plan, before=again)
    assert not cancelled(again, plan) and all(event.sequence > again[event.uid].sequence for event in back)
    assert "Own words" not in icalendar.written(found, BERLIN).decode()


def test_what_was_and_is_over_is_not_called_off() -> None:
    """A talk that took place stays in the calendar; a step that was finished has its last day there."""
    over = a_step("once", by=DAY + timedelta(days=1), at=("10:00",))
    before = known(events(a_plan(over)))
    assert not cancelled(before, a_plan(), NOW + timedelta(days=3))
    ended = known(events(a_plan(STEP._replace(finished=DAY - timedelta(days=1)))))
    assert ended and not cancelled(ended, a_plan())


@settings(max_examples=30, phases=[Phase.generate])
@given(made_plan=any_plan(), usual=st.sampled_from((None, "09:00", "01:00")))
def test_every_step_that_goes_on_is_there_or_it_is_said_why_not(
    made_plan: tuple[Plan, date], usual: str | None
) -> None:
    plan, today = made_plan
    plan = indexed(plan)
    found = entries(plan, today, usual, {})
    for row in rows(plan, today):
        ends = [*row.life.out][-1:]
        if row.once_done or any(last >= date.max.toordinal() for _, last in ends):
            continue
        there = {one.of for one in found.entries} | {one.id for one in found.left if one.why != "target"}
        assert row.step.id in there, row.step


# What becomes of each field that holds a day to come, or a rhythm: an entry, or what is said of it.
AHEAD_OF_US = {
    ("goals", "by"): "target",
    ("steps", "start"): "step",
    ("steps", "by"): "step",
    ("barriers", "by"): "ask",
    ("happenings", "next"): "ask",  # as it is told it becomes the day of the ask
    ("supports", "rhythm"): "group",
    ("meetings", "next"): "talk",
    ("meetings", "call"): "call",
    ("meetings", "rhythm"): "group",
    ("shares", "until"): None,  # nobody has anything to do on it
    ("check_ins", "day"): "step",  # a rest ahead is taken out of it
}


def test_every_field_with_a_day_to_come_has_its_place_in_a_calendar() -> None:
    fields = {
        (kind.table, name)
        for kind in kinds.BY_TABLE.values()
        for name, of in kind.fields.items()
        if of.kind in ("day", "rhythm")
    }
    assert fields == AHEAD_OF_US.keys()
    assert set(AHEAD_OF_US.values()) - {None} <= {*get_args(Thing), *get_args(Why)}


def test_asks_calls_and_days_to_reach_something_by() -> None:
    soon = DAY + timedelta(days=4)
    goal = a_plan(STEP).goals[0]
    resting = goal._replace(pauses=(Pause(DAY, soon),))
    ask = Barrier("b", 1, "The bus is dear", DAY, "g", "outside", whom="the town hall", by=soon)
    plan = a_plan(STEP)._replace(barriers=(ask,))
    assert [(one.of, one.day, one.time) for one in made(plan, DAY) if one.thing == "ask"] == [("b", soon, None)]
    assert not [one for one in made(plan._replace(goals=(resting,)), DAY) if one.thing == "ask"]
    talk = Meeting("m", 1, DAY, f"{DAY}T10:00:00+01:00", "Ana", call=soon)
    (call,) = made(Plan(meetings=(talk,)), DAY)
    assert (call.thing, call.title, call.day, call.time) == ("call", "Ana", soon, None)
    assert not made(Plan(meetings=(talk,)), soon + timedelta(days=1))
    by = plan._replace(goals=(goal._replace(by=soon),), steps=(STEP._replace(by=soon),))
    left = entries(indexed(by), DAY, None, {}).left
    assert [(one.number, one.why) for one in left] == [("1", "target"), ("1.1", "target")]
    group = Support("u", 3, "Tuesday group", DAY, rhythm=a_step("2x month").rhythms[0].value)
    assert [(one.number, one.why) for one in entries(Plan(supports=(group,)), DAY, None, {}).left] == [("3", "round")]


def test_names_of_entries_tell_nothing() -> None:
    plan = rich()
    data = icalendar.written(events(plan), BERLIN).decode()
    assert "goalwalk" not in data.lower()
    for one in (*plan.steps, *plan.meetings, *plan.barriers):
        assert f"UID:{one.id}" not in data
    assert all(
        event.uid.startswith(
            tuple(
                hidden(one.id) for table in (plan.steps, plan.meetings, plan.barriers, plan.supports) for one in table
            )
        )
        for event in events(plan)
    )


def test_a_talk_and_a_group_that_is_moved() -> None:
    at = "2026-11-17T14:00:00+01:00"
    group = Meeting(
        "m", 1, date(2026, 11, 17), at, "Tuesday", group=True, rhythm=a_step("tue").rhythms[0].value, usual="14:00"
    )
    (series,) = made(Plan(meetings=(group,)), DAY)
    assert (series.rule, series.time, series.alarm) == ("FREQ=WEEKLY;BYDAY=TU", "14:00", "-PT1H")
    moved = group._replace(next=date(2026, 11, 25), time="15:00")
    days = {(entry.day, entry.rule) for entry in made(Plan(meetings=(moved,)), DAY)}
    assert (date(2026, 11, 25), None) in days
    off = group._replace(next=date(2026, 11, 24), time="14:00", off=True)
    (series,) = made(Plan(meetings=(off,)), DAY)
    assert series.out == (date(2026, 11, 24),)


TUESDAY = date(2026, 9, 22)
ACTS = ("held", "arranged", "moved", "off", "nothing")


@given(
    every=st.sampled_from(("tue", "every 2 days", "tue,fri", "the 10th and the 20th", "second wednesday")),
    acts=st.lists(st.tuples(st.integers(1, 12), st.sampled_from(ACTS), st.integers(0, 18)), max_size=5),
)
@example("tue", [(7, "held", 0), (1, "moved", 7)])  # to the day after
@example("tue", [(7, "held", 0), (1, "moved", 14)])  # to another week
@example("tue", [(7, "held", 0), (1, "moved", 5)])  # to the day before
@example("tue", [(7, "held", 0), (8, "moved", 5)])  # to the day before, where one was not written of
@example("tue", [(7, "held", 0), (1, "moved", 7), (1, "moved", 9)])
@example("tue", [(1, "moved", 0), (1, "moved", 0)])  # two times, both before the first of them
@example("tue", [(7, "held", 0), (1, "moved", 14), (1, "off", 0)])
@example("tue", [(7, "held", 0), (1, "moved", 5), (1, "off", 0)])
@example("tue", [(7, "held", 0), (1, "off", 0), (1, "moved", 9)])
def test_a_group_rings_in_a_calendar_when_it_is_the_next_one(every: str, acts: list[Any]) -> None:
    """Whatever was moved or is off: on each day to come the calendar and `groups.ahead`, of which one is reminded."""
    rhythm, today = read_rhythm(every, DAY), TUESDAY
    blank = Meeting("m0", 1, today, f"{today}T10:00:00+01:00", "Tuesday", group=True)
    plan = Plan(meetings=(blank._replace(rhythm=rhythm, usual="14:00"),))
    for at, (passed, act, later) in enumerate(acts, 1):
        today += timedelta(days=passed)
        fresh = Meeting(f"m{at}", 0, today, f"{today}T10:00:00+01:00")
        ahead = groups.ahead(plan.meetings, today)
        if act in ("held", "arranged"):
            new = fresh._replace(whom="Tuesday", group=True, arranged=act == "arranged")
            new = new._replace(next=today + timedelta(days=later), time="17:00") if later % 3 == 2 else new
            plan = meetings.add(plan, groups.following(plan.meetings, new))
        elif act == "moved" and ahead:
            plan, there = groups.moved(plan, ahead[0], fresh, today + timedelta(days=later), "15:00")
            assert there.next == today + timedelta(days=later)
            last, was = ahead[0].meeting, ahead[0].day
            ringing = {one.day for one in _next_ones(plan, today, 60)} - {there.next}
            assert was not in ringing or was == last.next or last.off  # what was off is held after all
        elif act == "off" and ahead:
            plan = groups.off(plan, ahead[0])
    last = today + timedelta(days=70)
    found = [(day, entry.time) for entry in made(plan, today) for day in days_of(entry, last) if today < day <= last]
    assert sorted(found) == sorted((one.day, one.time) for one in _next_ones(plan, today, 70))


def _next_ones(plan: Plan, today: date, days: int) -> list[groups.GroupAhead]:
    """Each time of the group, as it is the next one on its day."""
    each = (today + timedelta(days=day) for day in range(1, days + 1))
    return [one for day in each for one in groups.ahead(plan.meetings, day) if one.day == day]


@settings(max_examples=30, phases=[Phase.generate])
@given(made_plan=any_plan(), by=st.integers(-3, 20))
def test_what_a_calendar_rings_on_a_day_is_open_on_it(made_plan: tuple[Plan, date], by: int) -> None:
    """As the plan stands, looked at on that very day: nothing that is done, rests, or is taken out by a pause."""
    plan, today = made_plan
    steps = tuple(step._replace(by=today + timedelta(days=by)) for step in plan.steps)
    told = tuple(one for one in plan.check_ins if one.day <= today or one.word == "rest")  # nothing is done ahead
    plan = indexed(plan._replace(steps=steps, check_ins=told))
    for entry in made(plan, today, **{step.id: (0, 3) for step in steps}):
        for day in sorted(day for day in days_of(entry, today + timedelta(days=40)) if day > today)[:12]:
            (row,) = rows(plan, day, [step for step in plan.steps if step.id == entry.of])
            if row.rhythm != row.eras[-1].rhythm:
                continue  # a change that lies ahead cannot be typed
            open_then = row.today == "open" or (row.rhythm.kind in QUOTAS and row.today != "rest")
            assert open_then and row.alive_on(day.toordinal()), (row, entry)


ALL_DAY, IN_PAUSE = Pause(DAY, DAY + timedelta(days=5)), DAY + timedelta(days=2)


def test_nothing_rings_while_the_whole_plan_rests() -> None:
    """Steps and asks are out; talks stand there and make no sound, as on the first screen; groups go on after it."""
    at = f"{DAY}T10:00:00+01:00"
    talk = Meeting("t", 1, DAY, at, "Ana", next=IN_PAUSE, time="10:00", call=IN_PAUSE)
    group = Meeting("m", 2, DAY - timedelta(days=3), at, "Group", group=True, rhythm=a_step("daily").rhythms[0].value)
    place = Support("u", 3, "Place", DAY, rhythm=a_step("daily").rhythms[0].value)
    ask = Barrier("b", 1, "The bus is dear", DAY, "g", "outside", by=IN_PAUSE)
    once = a_step("once", by=IN_PAUSE, at=("10:00",))
    done = a_step("once", id="d", number=2, by=DAY + timedelta(days=9), at=("10:00",))
    plan = a_plan(once, done, check_ins=diary("k", DAY - timedelta(days=2), "d"), pauses=(ALL_DAY,))
    plan = plan._replace(meetings=(talk, group), supports=(place,), barriers=(ask,))
    found = entries(indexed(plan), DAY, "09:00", {})
    assert {(one.id, one.why) for one in found.left} == {("s", "rest"), ("b", "rest")}
    last = DAY + timedelta(days=7)
    there = {(one.thing, one.alarm is None, min(d for d in days_of(one, last) if d >= DAY)) for one in found.entries}
    after = DAY + timedelta(days=6)
    assert there == {("talk", True, IN_PAUSE), ("call", True, IN_PAUSE), ("group", False, after)}
    for_good = plan._replace(settings=plan.settings._replace(pauses=(Pause(DAY),)))
    alarms = {one.thing: one.alarm for one in made(for_good, DAY) if max(days_of(one, last)) >= DAY}
    assert alarms == {"talk": None, "call": None}
    assert "BEGIN:VALARM" not in [line for one in events(plan) for line in one.lines if one.uid.startswith(hidden("t"))]


def test_things_are_counted_and_not_entries() -> None:
    """A group that is moved is one; what has ended stands there, and is not to come."""
    at = f"{DAY}T10:00:00+01:00"
    group = Meeting("m", 1, DAY, at, "Tuesday", group=True, rhythm=a_step("tue").rhythms[0].value, usual="14:00")
    moved = group._replace(next=DAY + timedelta(days=6), time="15:00")
    parts = Rhythm("dates", dates=(MonthDay(3), MonthDay(2, 0)))
    twice = a_step(parts, at=("08:00", "20:00"))
    ended = a_step("daily", id="e", number=2, at=("08:00",), finished=DAY - timedelta(days=3))
    found = made(a_plan(twice, ended)._replace(meetings=(moved,)), DAY)
    assert counts(found) == {"step": 2, "group": 1} and len(found) == 2 * 2 + 1 + 2


def test_what_is_no_calendar_of_ours_is_read_as_none() -> None:
    for data in (b"", b"\xff\xfe", b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\n", b"\0" * 1000):
        assert icalendar.read(data) == {}
    cut = icalendar.written(events(rich()), BERLIN)
    for at in range(0, len(cut), 97):
        for event in icalendar.read(cut[:at]).values():
            assert event.uid and event.sequence >= 0
    for odd in (b"DTSTART:", b"DTSTART:99991231", b"DTSTART;VALUE=DATE:00010101", b"DTSTART:20261331T999999", b"X:"):
        before = icalendar.read(cut.replace(b"DTSTART;", odd + b"\r\nY;").replace(b"SEQUENCE:", b"SEQUENCE:9"))
        for event in read_back(icalendar.written(cancelled(before, Plan()), BERLIN)).values():
            assert not event.errors and event["SEQUENCE"] <= icalendar.HIGHEST
