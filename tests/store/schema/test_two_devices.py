"""What went wrong with others, or could: each a story of two or three devices, told in the fewest steps there are."""

from __future__ import annotations

from typing import Any

from goalwalk.core import kinds
from goalwalk.store.disk import stamps
from goalwalk.store.schema import codec, merging, units
from goalwalk.store.schema.conflicts import conflicts
from goalwalk.store.schema.merging import Part, part_of
from goalwalk.store.schema.units import THERE
from store.devices import DAYS, Device, World, both, of_kind


def begun() -> tuple[Device, Device, Device, str, str]:
    """Three devices that have one plan, with a goal and a step."""
    world = World()
    a, b, c = world.devices
    goal = a.make("goals", of_kind(kinds.BY_TABLE["goals"], 0))
    step = a.make("steps", {**of_kind(kinds.BY_TABLE["steps"], 0), "goal": goal})
    for other in (b, c):
        meet(other, a)
    return a, b, c, goal, step


def meet(one: Device, other: Device) -> None:
    one.merge([each for each in one.world.devices if each is not one].index(other), 0)


def all_meet(*devices: Device) -> None:
    for one in devices * 2:
        for other in devices:
            if other is not one:
                meet(one, other)


def titles(device: Device, goal: str) -> list[Any]:
    """The title that is shown, then those that wait."""
    document = _of(device, "goals", goal)
    found = units.heads("goals", document)["title"]
    first = units.shown(found)
    return [first[1][0], *(values[0] for stamp, values in found.items() if stamp != first[0])]


def _of(device: Device, table: str, own: str) -> dict[str, Any]:
    return next(one for one in device.tables[table].values() if one.get("id", "") == own)


def asked(device: Device) -> list[tuple[str, str]]:
    return [(one.table, one.unit) for one in conflicts(device.tables)]


def number(device: Device, table: str, own: str) -> int:
    return next(one.number for one in getattr(device.plan(), table) if one.id == own)


def test_a_third_device_that_saw_one_of_two_values() -> None:
    """What it writes replaces the one that it saw, and not the other."""
    a, b, c, goal, _ = begun()
    a.set("goals", goal, title="of a")
    b.set("goals", goal, title="of b")
    meet(c, a)
    c.set("goals", goal, title="of c")
    all_meet(a, b, c)
    for device in (a, b, c):
        assert set(titles(device, goal)) == {"of b", "of c"}
        assert asked(device) == [("goals", "title")]
    c.set("goals", goal, title="settled")
    all_meet(a, b, c)
    assert titles(a, goal) == ["settled"]
    assert asked(b) == []


def test_a_whole_document_in_a_piece_that_overtakes() -> None:
    """It brings along what others wrote on it; their own pieces, which come later, take nothing back."""
    a, b, c, goal, _ = begun()
    for device in (a, b, c):
        device.publish(0, 0)
    a.set("goals", goal, title="of a")
    a.publish(0, 0)
    meet(b, a)
    b.set("goals", goal, why="of b")
    b.publish(0, 0)
    c.take(b.segments[-1].part)
    assert titles(c, goal) == ["of a"]
    c.take(a.segments[-1].part)
    assert titles(c, goal) == ["of a"]
    assert _of(c, "goals", goal)["why"] == "of b"
    assert asked(c) == []


def test_a_child_that_overtakes_waits_for_what_it_hangs_on() -> None:
    a, b, c, goal, _ = begun()
    for device in (a, b):
        device.publish(0, 0)
    step = a.make("steps", {**of_kind(kinds.BY_TABLE["steps"], 0), "goal": goal})
    a.publish(0, 0)
    meet(b, a)
    said = b.make("check_ins", {**of_kind(kinds.BY_TABLE["check_ins"], 0), "step": step})
    b.publish(0, 0)
    c.take(b.segments[-1].part)
    assert [one["document"]["id"] for one in c.tables[codec.WAITING].values()] == [said]
    c.plan()
    c.take(a.segments[-1].part)
    assert not c.tables[codec.WAITING]
    assert [one.id for one in c.plan().check_ins] == [said]


def test_a_default_never_beats_a_choice() -> None:
    a, b, _, _, _ = begun()
    a.set("settings", "", week_starts_on=6)
    b.set("settings", "", return_word="a turn")
    all_meet(a, b)
    for device in (a, b):
        settings = device.plan().settings
        assert (settings.week_starts_on, settings.return_word) == (6, "a turn")
        assert asked(device) == []


def test_a_pause_taken_out_before_lists_were_maps() -> None:
    """What a list from before its members had stamps of their own does not hold was taken out of it."""
    a, b, _, goal, _ = begun()
    a.set("goals", goal, pauses=[[DAYS[0], DAYS[1]]])
    meet(b, a)
    older = dict(_of(a, "goals", goal))
    set_on = dict(older["stamps"])
    set_on.pop(f"pauses/{DAYS[0]}")
    later = a._stamp()
    without = {name: held for name, held in older.items() if name != "pauses"} | {"stamps": {**set_on, "pauses": later}}
    key = next(key for key, one in a.tables["goals"].items() if one["id"] == goal)
    a.tables = a.tables | {"goals": {**a.tables["goals"], key: without}}
    for device in (both(a, b), both(b, a)):
        assert device.plan().goals[0].pauses == ()


def test_two_agreed_things_with_one_text_are_two() -> None:
    a, b, _, _, _ = begun()
    talk = a.make("meetings", {**of_kind(kinds.BY_TABLE["meetings"], 0), "agreed": [["call", None, None]]})
    meet(b, a)
    a.set("meetings", talk, agreed=[["call", None, None], ["call", "Ana", None]])
    b.set("meetings", talk, agreed=[["call", None, "went"]])
    all_meet(a, b)
    for device in (a, b):
        (meeting,) = device.plan().meetings
        assert [tuple(one) for one in meeting.agreed] == [("call", None, "went"), ("call", "Ana", None)]
        assert asked(device) == []


def test_a_target_and_a_unit_from_two_sides_stay_together() -> None:
    """30 minutes here and 5 pages there are never 30 pages."""
    a, b, _, _, step = begun()
    a.set("steps", step, targets=[[None, 30]], unit="minutes")
    b.set("steps", step, targets=[[None, 5]], unit="pages")
    all_meet(a, b)
    for device in (a, b):
        (one,) = device.plan().steps
        assert (one.targets[0].value, one.unit) == (5_000, "pages")
        assert asked(device) == [("steps", "targets")]


def test_a_step_moved_out_of_a_goal_that_is_erased_elsewhere() -> None:
    """Who erased it did not know: the step was made on it, and goes. Who knew has spared it, and it stays."""
    a, b, c, goal, step = begun()
    other = b.make("goals", of_kind(kinds.BY_TABLE["goals"], 1))
    b.set("steps", step, goal=other, number=1)
    a.forget(goal)
    unknown = both(a, b), both(b, a)
    assert [device.plan().steps for device in unknown] == [(), ()]
    meet(c, b)
    c.forget(goal)
    known = both(c, b), both(b, c)
    assert [[one.goal for one in device.plan().steps] for device in known] == [[other], [other]]


def test_what_is_moved_to_a_goal_that_is_erased_elsewhere_is_where_it_was_made() -> None:
    a, b, _, goal, step = begun()
    other = a.make("goals", of_kind(kinds.BY_TABLE["goals"], 1))
    meet(b, a)
    b.set("steps", step, goal=other, number=1)
    a.forget(other)
    for device in (both(a, b), both(b, a)):
        assert [one.goal for one in device.plan().steps] == [goal]


def test_instead_replaces_nothing_that_its_writer_had_not_seen() -> None:
    """12 were said here; there 8 were said, and then 5 instead of these."""
    a, b, _, _, step = begun()
    a.set("steps", step, targets=[[None, 50]], unit="pages")
    meet(b, a)
    said = {"step": step, "day": DAYS[0], "at": "2026-11-01T08:00:00+00:00", "word": "done"}
    b.make("check_ins", {**said, "amount": 8})
    a.make("check_ins", {**said, "amount": 12})
    b.make("check_ins", {**said, "amount": 5, "instead": True})
    for device in (both(a, b), both(b, a)):
        (days,) = [one for one in device.tables[codec.DAYS].values() if one.get("step") == step]
        assert days["sums"]["2026"].split(",")[2] == "17000"


def test_a_stick_that_comes_once_a_week_moves_no_number_of_who_was_earlier() -> None:
    a, b, c, goal, _ = begun()
    early = b.make("goals", of_kind(kinds.BY_TABLE["goals"], 1))
    a.jump(500, 1)
    c.jump(900, 1)
    late = a.make("goals", of_kind(kinds.BY_TABLE["goals"], 2))
    later = c.make("goals", of_kind(kinds.BY_TABLE["goals"], 3))
    meet(a, c)
    assert [number(a, "goals", own) for own in (goal, late, later)] == [1, 2, 3]
    all_meet(a, b, c)
    for device in (a, b, c):
        assert [number(device, "goals", own) for own in (goal, early, late, later)] == [1, 2, 3, 4]
    newest = a.make("goals", of_kind(kinds.BY_TABLE["goals"], 4))
    all_meet(a, b, c)
    assert [number(c, "goals", own) for own in (early, late, later, newest)] == [2, 3, 4, 5], "it moves nobody"


def test_what_another_device_wrote_on_what_was_taken_away_is_asked_of() -> None:
    a, b, _, goal, step = begun()
    a.take_out("goals", goal)
    b.set("goals", goal, title="of b")
    below = b.make("steps", {**of_kind(kinds.BY_TABLE["steps"], 0), "goal": goal})
    all_meet(a, b)
    for device in (a, b):
        assert device.plan().goals == ()
        assert asked(device) == [("goals", THERE)]
        (one,) = conflicts(device.tables)
        assert one.below == (("steps", below),)
    a.take_out("goals", goal)
    all_meet(a, b)
    assert asked(b) == []
    assert {one["id"] for one in b.tables["steps"].values()} == {step, below}, "it is hidden, and not lost"


def test_what_nobody_wrote_without_the_other_is_not_asked_of() -> None:
    a, b, _, goal, _ = begun()
    a.set("goals", goal, title="of a")
    meet(b, a)
    b.set("goals", goal, title="of b")
    b.take_out("goals", goal)
    all_meet(a, b)
    assert asked(a) == []
    a.set("settings", "", welcomed=DAYS[0])
    b.set("settings", "", welcomed=DAYS[1])
    all_meet(a, b)
    assert asked(a) == []


def test_a_home_that_was_copied_stamps_anew_what_it_wrote_since() -> None:
    """Two homes wrote as one device; one of them takes another name for what it wrote after that."""
    a, _, _, goal, step = begun()
    fork = a.vector[a.id]
    copy = Device(a.id, a.tables, a.world)
    copy.latest = a.latest
    a.set("goals", goal, title="here")
    copy.set("goals", goal, title="there")
    copy.set("steps", step, cue="there")
    copy.tables = merging.restamped(copy.tables, a.id, fork, "deviceqx")
    assert all(stamps.device_of(stamp) == device for device, stamp in copy.vector.items())
    assert copy.vector[a.id] == fork
    one = both(a, copy)
    assert set(titles(one, goal)) == {"here", "there"}
    assert one.plan().steps[0].cue == "there"
    assert both(copy, a).state() == one.state()


def test_of_a_piece_only_what_its_writer_wrote_is_known() -> None:
    a, b, c, goal, _ = begun()
    a.set("goals", goal, title="of a")
    meet(b, a)
    b.publish(0, 0)
    c.take(Part({}, b.vector, False, b.id))
    assert c.vector[a.id] < a.vector[a.id]
    c.take(part_of(b.tables))
    assert c.vector[a.id] == a.vector[a.id]
