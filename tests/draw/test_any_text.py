"""Any text in every field of every view, at any width: nothing is raised, nothing acts, nothing is swallowed.

Views are filled here by their fields: every text of every view that can be drawn is somebody's, but for those that
stand in OURS. So a view, a field or a receipt that comes later is looked at too, or its absence is seen.
"""

from __future__ import annotations

import io
import itertools
import json
import pkgutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from importlib import import_module
from typing import Any, ForwardRef, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from goalwalk import screens, words
from goalwalk.core import kinds
from goalwalk.core.measures.day_index import indexed
from goalwalk.core.model.clocks_setbacks import Amount, Clock, Return, Setback
from goalwalk.core.model.components import Barrier, Contact, Happening, Hope, Practice, Skill, Support
from goalwalk.core.model.plan import (
    SHARED,
    Agreed,
    Bring,
    CheckIn,
    DayCheckIn,
    Goal,
    Meeting,
    Pause,
    Plan,
    Rating,
    Settings,
    Share,
    Step,
    Typing,
    What,
    Win,
)
from goalwalk.core.nouns.pauses import Resting
from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.nouns.ways import Ways
from goalwalk.core.now import NOTHING, Hard, IfThen, Reach, Tool, Words
from goalwalk.core.rhythm.rhythms import ONCE, Often, read
from goalwalk.core.share_file import SharedPage
from goalwalk.core.since import Since
from goalwalk.core.talks.gathered import Change, Gathered, Ruler, WishedBarrier, WishedStep, WishedSupport
from goalwalk.core.talks.part import Talk as WalkTalk
from goalwalk.draw.as_json import as_data
from goalwalk.draw.safe import ascii_only, on_a_line, visible
from goalwalk.draw.screen import Screen
from goalwalk.draw.view import draw
from goalwalk.screens.blocks import Block, Heading, Line, Table
from goalwalk.screens.copies import AskedLine, AskedView, Version
from goalwalk.screens.data import BackupLine, BackupsView, CheckedFile, OpenToView, PlacesView, ReportView
from goalwalk.screens.exports import WHY, CalendarView, ExportView
from goalwalk.screens.imported import BroughtClock, BroughtDays, BroughtStep, ImportView, LeftRow
from goalwalk.screens.looks.calendar import calendar_view
from goalwalk.screens.looks.checkin import checked_in, checkin_view
from goalwalk.screens.looks.components import components_view
from goalwalk.screens.looks.day import day_view
from goalwalk.screens.looks.mood import mood_view
from goalwalk.screens.looks.now import now_view
from goalwalk.screens.looks.progress import progress_view
from goalwalk.screens.looks.step_progress import step_progress_view
from goalwalk.screens.looks.streaks import streaks_view
from goalwalk.screens.looks.today import BlankDaysView, today_view
from goalwalk.screens.looks.undo import ChangeLine, ChangesView, RemovedLine, RemovedView
from goalwalk.screens.looks.week import week_view
from goalwalk.screens.nouns.after_return import offer
from goalwalk.screens.nouns.barriers import barrier_view, barriers_view
from goalwalk.screens.nouns.brings import brings_view
from goalwalk.screens.nouns.clock_days import clock_day
from goalwalk.screens.nouns.clocks import clock_line, clock_view, clocks_view
from goalwalk.screens.nouns.goals import goal_view, goals_view
from goalwalk.screens.nouns.hopes import hope_view, hopes_view
from goalwalk.screens.nouns.levels import levels_view
from goalwalk.screens.nouns.meeting_note import Added, note_view
from goalwalk.screens.nouns.meetings import meeting_view, meetings_view
from goalwalk.screens.nouns.people import Appointment, Call, EveryoneView, PeopleView, PersonLine
from goalwalk.screens.nouns.setbacks import setback_view, setbacks_view
from goalwalk.screens.nouns.settings import settings_view
from goalwalk.screens.nouns.shares import received_view, shares_view
from goalwalk.screens.nouns.skills import skill_view, skills_view, starter_view, starters_view
from goalwalk.screens.nouns.steps import step_view, steps_view
from goalwalk.screens.nouns.supports import first_steps_view, support_view, supports_view
from goalwalk.screens.nouns.typings import typings_view
from goalwalk.screens.nouns.wins import wins_view
from goalwalk.screens.papers.story import PARTS, story_view
from goalwalk.screens.receipt import Comes, DaySum, ReceiptView
from goalwalk.screens.remind import DueLine, InstallView, Note, RemindView, Written
from goalwalk.screens.sync import DeviceLine, SyncCheckView, SyncedView
from goalwalk.screens.talks.review import review_view
from goalwalk.screens.talks.walk import gathered_view
from goalwalk.screens.talks.walk_sheet import sheet_view
from goalwalk.words import hotlines, sentences
from hostile import OUR_COLOURS, harmless, in_order, squeezed, texts

TODAY = date(2026, 11, 20)
AT = "2026-11-20T20:00:00+01:00"

# Texts in views that goalwalk makes itself: numbers, keys of sentences, rhythms as they are kept.
OURS = {
    *(("Stand", "at"), ("StepLine", "at"), ("WishedStep", "at")),
    *(("ClockLine", "id"), ("Marked", "id"), ("AskLine", "id"), ("NearLine", "id"), ("NearLine", "time")),
    *(("StepOfDay", "slots"), ("QuietLine", "id"), ("SetbackLine", "id"), ("Offer", "step")),
    ("AgreedLine", "meeting"),
    ("BackupsView", "number"),
    *(("SyncedView", name) for name in ("code", "troubles")),
    *(("SyncCheckView", "code"), ("SyncCheckView", "trouble"), ("DeviceLine", "id")),
    *(("InstallView", "by"), ("InstallView", "system"), ("InstallView", "quiet"), ("Written", "text")),
    *(("DueLine", name) for name in ("what", "id", "since", "until")),
    ("BackupLine", "kind"),
    *(("AnswerLine", "question"), ("PullLine", "time"), ("StepOfDay", "id"), ("Why", "id"), ("ToldLine", "id")),
    ("BarrierLine", "goal"),
    ("BarrierLine", "id"),
    ("BringLine", "id"),
    ("CalendarView", "id"),
    *(("CallLine", name) for name in ("name", "number", "hours", "languages", "helps", "source")),
    *(("CallLines", name) for name in ("code", "country", "emergency")),
    ("ChangeLine", "at"),
    ("ChangeLine", "letter"),
    ("CheckedFile", "problem"),
    ("GoalLine", "id"),
    ("GoalProgress", "id"),
    ("GoalReview", "id"),
    ("GroupAhead", "time"),
    ("HappenedSince", "id"),
    ("HopeLine", "id"),
    *(("ShareLine", name) for name in ("id", "goals")),
    *(("Appointment", name) for name in ("time", "may", "otherwise")),
    ("Call", "may"),
    ("LevelsView", "advice"),
    ("MeetingLine", "id"),
    ("MeetingLine", "time"),
    *(("MeetingLine", name) for name in ("may", "otherwise")),
    ("MeetingsView", "time"),
    ("SupportLine", "id"),
    ("SupportLine", "rhythm"),
    ("MeetingLine", "rhythm"),
    ("MeetingLine", "usual"),
    ("GroupAhead", "rhythm"),
    ("GroupAhead", "usual"),
    ("SupportLine", "time"),
    ("NoteLine", "word"),
    ("NowView", "why"),
    ("OverallLine", "goals"),
    ("PersonLine", "state"),
    ("PersonLine", "time"),
    ("Talk", "time"),
    ("Resting", "id"),
    ("RulerLine", "name"),
    ("SettingLine", "name"),
    ("SettingLine", "of"),
    ("Stand", "id"),
    ("Stand", "period"),
    ("StepLine", "id"),
    ("StepLine", "rhythm"),
    ("StepProgress", "id"),
    ("StepProgress", "rhythm"),
    ("StepReview", "id"),
    ("StepReview", "rhythm"),
    ("StoryGoal", "id"),
    ("StoryLine", "id"),
    ("StoryLine", "unit"),
    ("Streak", "id"),
    ("Streak", "rhythm"),
    ("Streak", "unit"),
    ("What", "code"),
    ("WinLine", "id"),
    ("GatheredLine", "kind"),
    ("Change", "asked"),
    ("Change", "of"),
    ("Often", "at"),
    ("Often", "typed"),
    ("WishedStep", "goal"),
    ("WishedStep", "asked"),
    ("Rhythm", "rule"),
    ("SheetPart", "name"),
    ("SheetView", "only"),
    ("SkillLine", "id"),
    ("StarterLine", "taken"),
    ("StepNamed", "id"),
}
# The facts of a change that are somebody's words, a path, or a value that was typed.
THEIRS = {
    "goal",
    "title",
    "text",
    "amount",
    "path",
    "name",
    "value",
    "what",
    "kept",
    "whom",
    "command",
    "recovery_key",
    "measured",
}
THEIRS |= {"about", "skill", "takes", "does", "went", "of", "then", "tell", "reach"}

THING: dict[str, object] = {"id": "1.1", "title": "x", "rhythm": "mon,wed", "start": "2026-11-21", "by": "2026-12-24"}
REST = {**THING, "first": "2026-11-20", "back": "2026-12-01"}
SAID = {"steps": [["1.1", "x"], ["1.2", "x"]], "word": "done", "days": ["2026-11-20"], "amount": "x"}
DAY = {
    "day": "2026-11-20",
    "mood": 4,
    "urge": 2,
    "kept": "x",
    "answers": [["good", "x"], ["hard", "x"], ["reached", "x"]],
    "steps": [["1.1", "x", "done"]],
}

# What can have been recorded, by its code, with its facts.
BACK: dict[str, object] = {"goals": 1, "steps": 2, "check_ins": 3}
RECORDED: dict[str, dict[str, object]] = {
    "imported": {"kind": "loop", "new": {"goals": 1, "steps": 2}, "there": 1, "left": 1},
    "checked_in": SAID,
    "day": DAY,
    "pulled": {"day": "2026-11-19", "urge": 7, "text": "x"},
    "line_kept": {"day": "2026-11-19", "text": "x"},
    **dict.fromkeys(("goal_added", "goal_edited", "step_added", "step_edited"), THING),
    "goal_reached": {**THING, "days": 31},
    "step_finished": {**THING, "days": 31},
    "step_moved": {**THING, "before": "2.1"},
    **dict.fromkeys(("goal_removed", "step_removed", "goal_let_go"), THING),
    **dict.fromkeys(("goal_paused", "step_paused", "plan_paused"), REST),
    **dict.fromkeys(("goal_resumed", "step_resumed"), THING),
    "plan_resumed": {},
    "win_added": {"text": "x", "day": "2026-11-19"},
    "win_of_added": {"text": "x", "of": "x", "day": "2026-11-19"},
    "win_removed": {"id": "1", "text": "x"},
    "set": {"name": "x", "value": "x"},
    "begun": {"title": "x"},
    "blank_rest": {"n": 2},
    "walked": {"goal": "x", "walk": "x", "things": 3},
}
TALK = {"id": "1", "whom": "x", "day": "2026-11-20", "agreed": ["x", "x"], "next": "2026-11-27", "time": "10:00"}
RECORDED |= {f"meeting_{done}": {**TALK, "call": "2026-11-24"} for done in ("added", "edited", "removed")}
ADVICE = ["few_levels", "same_words", "some_weights", "from_lowest", "from_highest"]
RATED = {"day": "2026-11-19", "importance": 8, "confidence": 5, "level": 0, "text": "x", "words": True}
RECORDED |= {
    "goal_levels": {**THING, "levels": [-2, -1, 0, 1, 2], "measured": "x", "weight": 3, "advice": ADVICE},
    "goal_rated": {**THING, **RATED, "advice": ADVICE[3:], "smaller": True},
}
RECORDED |= {f"meeting_{done}": {**TALK, "call": None, "was": "x", "from": "2026-11-24"} for done in ("moved", "off")}
GROUP = {**TALK, "call": None, "group": True, "about": "x", "skill": "x", "takes": "x", "who": ["x", None]}
SERIES = {
    "came": 6,
    "to_try": "x",
    "rhythm": "tue",
    "usual": "14:00",
    "begins": True,
    "follows": ["2026-11-24", "14:00"],
}
WENT = {"id": "1", "whom": "x", "day": "2026-11-20", "number": 1, "text": "x", "does": "x", "went": "x"}
BROUGHT = {"id": "1", "text": "x"}
RECORDED |= {
    "meeting_went": WENT,
    "bring_added": BROUGHT,
    "bring_removed": BROUGHT,
    "bring_spoken": BROUGHT,
    "bring_kept": BROUGHT,
}
GONE = {"id": "1", "title": "x", "day": "2026-11-19", "whom": "x", "group": False}
RECORDED |= {"moved": {"to": "x", "things": [["goals", GONE], ["wins", GONE]]}}
RECORDED |= {"brought_one": {**GONE, "thing": "goals", "above": [["goals", GONE]]}}
SPOKEN = {"id": "1", "title": "x", "kind": "group", "day": "2026-11-20", "steps": [["1.1", "x"]]}
IN_CORNER = {"id": "1", "title": "x", "next": "2026-11-26", "time": "19:00"}
RECORDED |= dict.fromkeys(("support_reached", "support_there"), SPOKEN)
RECORDED |= {f"support_{done}": IN_CORNER for done in ("added", "edited", "removed")}
RECORDED |= {"support_first": {"steps": [["1.1", "x"]], "rhythm": "mon,wed", "goal": "x", "goal_id": "1"}}
BARRIER = {"id": "1", "title": "x", "side": "outside", "then": None, "whom": "x", "ready": False, "by": "2026-12-24"}
IF_THEN = {**BARRIER, "side": "inside", "then": "x", "whom": None, "by": None}
RECORDED |= {
    f"barrier_{done}": {**BARRIER, "day": "2026-11-19"}
    for done in ("added", "edited", "asked", "eased", "back", "removed")
}
CAME = {"id": "1", "title": "x", "day": "2026-11-19", "used": None, "helped": None, "text": "x"}
RECORDED["barrier_happened"] = {**CAME, "side": "outside", "next": "2026-11-27", "eased": False}
HAPPENED: tuple[dict[str, object], ...] = (
    {**CAME, "side": "outside", "next": None, "eased": False},
    {**CAME, "side": "inside", "next": None, "eased": True, "used": "yes", "helped": 4},
    {**CAME, "side": "inside", "next": None, "eased": False, "used": "no", "first_no": True},
)
OF_SKILL = {"id": "1", "title": "x", "day": "2026-11-19", "helped": 7, "step": ["1.1", "x"]}
RECORDED |= {f"skill_{done}": OF_SKILL for done in ("added", "edited", "removed", "practised", "rated")}
RECORDED["offered_taken"] = {"things": [["1", "x"], ["1.1", "x"]]}
RECORDED["skill_taken"] = {"skills": [["1", "x"], ["2", "x"]]}
CLOCK = {"id": "1", "title": "x", "since": "2026-11-10"}
RETURNED = {**CLOCK, "day": "2026-11-19", "first": "2026-11-19", "last": "2026-11-19"}
RECORDED |= {
    **dict.fromkeys(("clock_added", "clock_removed"), CLOCK),
    "clock_edited": {
        **CLOCK,
        "left": 3,
        "changed": ["title", "since", "limits", "saves", "milestones", "again", "unit"],
    },
    **dict.fromkeys(("clock_returned", "clock_return_known"), RETURNED),
    "clock_returned_span": {**RETURNED, "first": "2026-11-18"},
    "clock_returned_days": {**RETURNED, "first": "2026-11-17", "n": 2},
    "clock_return_removed": RETURNED,
    "clock_amount": {**CLOCK, "day": "2026-11-20", "amount": "x", "off": True},
}
OF_SETBACK = {"id": "1", "day": "2026-11-19", "tell": "x", "reach": "x", "said": ["helped", "onward"]}
RECORDED |= {f"setback_{done}": OF_SETBACK for done in ("added", "tell", "learned", "edited", "removed")}
RECORDED |= {f"hope_{done}": {"id": "1", "text": "x", "whom": "x"} for done in ("added", "edited", "removed")}
RECORDED |= {"now_shows": {"parts": ["lines", "hope"]}, "now_shows_none": {}}
LEFT = tuple(("x", "x", why) for why in WHY)
RECORDED |= {f"share_{done}": {"id": "1", "whom": "x", "until": "2026-12-01"} for done in ("added", "stopped")}
SHARES = (
    Share("x1", 1, TODAY, AT, "x", "x", SHARED, date(2027, 3, 1), ("g1", "g2")),
    Share("x2", 2, TODAY, AT, "x", "x", ("wins",), date(2026, 11, 1)),
    Share("x3", 3, TODAY, AT, "x", "x", ("goals",), date(2027, 3, 1), ("g1",), TODAY),
)
GIVEN = SharedPage("x", "x", TODAY, date(2027, 3, 1), "x", ("x", "---", "", "- x"))
# What is told, and not kept for undo.
TOLD: dict[str, dict[str, object]] = {
    "undone": {"whats": [What("win_added", {"text": "x"}), What("day", DAY)]},
    "redone": {"whats": [What("checked_in", SAID)]},
    "undone_nothing": {"whats": [What("win_added", {"text": "x"})], "left": 1},
    "redone_nothing": {"whats": [What("checked_in", SAID)], "left": 2},
    "backup_made": {"path": "x"},
    "filled": {"goals": 1, "steps": 2, "check_ins": 3, "path": "x"},
    "forgotten": {
        "what": "x",
        "deleted_copies": 2,
        "elsewhere": [["setback", "1"], ["note", ""]],
        "noted": [str(TODAY)],
    },
    "forgotten_all": {},
    "brought_back": {**BACK, "kept": None, "number": None, "readable": True},
    "merged": {
        "new": 1,
        "changed": 2,
        "gone": 3,
        "conflicts": 2,
        "number": 1,
        "scrubbed": 2,
        "dropped": True,
        "kept": "x",
    },
    "merged_nothing": {"dropped": True},
    "version_taken": {"thing": "x", "text": "x", "left": 2},
    "copy_erased": {"number": 2, "day": "2026-11-19", "path": "x"},
    "days_rebuilt": {},
    "days_right": {},
    "history_mended": {"years": ["2025"]},
    "history_right": {},
    "locked": {"files": 3, "recovery_key": "x", "until": AT},
    "lock_off": {"deleted_copies": 2},
    "locked_come_back": {"files": 2},
    "lock_anew": {},
    "sync_off": {"folder": "x"},
    "reminders_set": {"system": "x"},
    "reminders_gone": {},
    "reminders_none_set": {},
    "reminders_none": {},
    "sync_device_gone": {"name": "x"},
    "unlocked": {"until": AT},
    "not_held": {},
    "lock": {},
    "skill_card": {"path": "x"},
    "page_html": {"path": "x", "whose": "x"},
    "page_pdf": {"path": "x", "whose": "x"},
    "page_text": {"path": "x", "whose": "x"},
    "page_nothing": {},
    "handout_nothing": {"id": 1},
    **{f"{way}_to": {"name": "x"} for way in ("open", "close")},
    **{f"handed_over{gone}": {"name": "x", "path": "x"} for gone in ("", "_gone")},
    "person_taken_in": {"name": "x", "command": "x"},
    **{f"desk_key{made}": {"public": "age1x"} for made in ("", "_made")},
    "page_nothing_chosen": {},
    "person_added": {"name": "x", "command": "x"},
    "person_removed": {"name": "x"},
    **{
        f"{talk}_{how}": {"questions": 2}
        for talk in ("walk", "review")
        for how in ("kept", "left", "left_out", "nothing", "unsaved")
    },
    "reviewed": {"walk": "w1", "things": 2},
}
RHYTHMS = ("2x week", "2x month", "3 days after", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
STEP_OF_A_WALK = WishedStep("x", read("mon,wed"), None, "x", "x", at=("08:00",), goal="g1", asked="new#1")
GATHERED = Gathered(
    *("x", "x", "x", "x", "x", "x", False, "x"),
    ways=Ways("x", ("name",), "call"),
    importance=Ruler(7, "x", "x"),
    steps=(STEP_OF_A_WALK, STEP_OF_A_WALK._replace(by=date(2026, 11, 27), rhythm=read(RHYTHMS[-1]))),
    confidence=Ruler(5, "x", "x"),
    measured="x",
    levels=("x", "x", "x", "x", "x"),
    barriers=(
        WishedBarrier("x", "inside", "x"),
        WishedBarrier("x"),
        WishedBarrier("x", "outside", None, "x", "x"),
    ),
    supports=(WishedSupport("x", "x"), WishedSupport("x")),
    first="x",
    gives="x",
    agreed=(Agreed("x", "x", "x"), Agreed("x")),
    whom="x",
    talk=(TODAY, "10:00"),
    brings="x",
    also="x",
)
HARD = Hard(("x",), (Words("x", "x"),), (Tool("x", "x"), Tool("x")), (IfThen("x", "x"),), (Reach("x", "x", "x"),))
HOPES = (Hope("h1", 1, TODAY, AT, "x"), Hope("h2", 2, TODAY, AT, "x", "x"))
BECOMES = ("won", "spoken", "bring", "reached", "let go", "take up", "pause", "finish", "helped", "learned", "onward")
TOLD_IN_A_REVIEW = Gathered(
    changes=(
        *(Change(what, "start", "x") for what in BECOMES),  # type: ignore[arg-type]
        Change("went", "went#1.1", "x", "m1", (1, "x", "x")),
        Change("pause", "going#1", "x", "g1", date(2026, 12, 1)),
        Change("smaller", "keeping#1.1", "x", "s1", "x"),
        Change("often", "keeping#1.1", "x", "s1", Often(read("mon,wed"), 2, ("08:00",), typed="mon,wed")),
        Change("often", "keeping#1.1", "x", "s1", Often(ONCE, by=date(2026, 11, 27))),
    ),
    left_out=frozenset({"changes.1"}),
)
EXPLORED = Gathered(title="x", exploring=True, life="x", left_out=frozenset({"life"}))


# What only a review shows.
REVIEWED: dict[str, Any] = {
    "day_check_ins": (DayCheckIn("d1", TODAY, AT, 4, 2, "x", (("good", "x"), ("hard", "x"))),),
    "barriers": (
        Barrier("b1", 1, "x", TODAY, "g1", then="x"),
        Barrier("b2", 2, "x", TODAY, "g1", "outside", None, "x", "x", date(2026, 12, 24), "x", "x"),
        Barrier("b3", 3, "x", TODAY, eased=TODAY),
        Barrier("b4", 4, "x", TODAY, None, "outside", None, "x", "x", date(2026, 12, 24)),
    ),
    "happenings": (
        Happening("e1", "b1", TODAY, AT, "yes", 6, "x"),
        Happening("e2", "b1", TODAY, AT, "no", None, "x"),
        Happening("e3", "b2", TODAY, AT, None, None, "x", date(2026, 12, 24)),
    ),
}

# What is noted as it comes, and of the evening.
PULLS = (
    DayCheckIn("d1", TODAY, AT, 4, 2, "x", (("good", "x"), ("keep", "x"))),
    DayCheckIn("d2", TODAY, AT, None, 7, "x", (), pulled=True),
    DayCheckIn("d3", TODAY, "2026-11-23T20:00:00+01:00", pulled=True),
)

# A toolbox, and what was practised.
TOOLBOX: dict[str, Any] = {
    "skills": (Skill("k1", 1, "x", TODAY, "hard moments", "x", ("x", "x"), "x"), Skill("k2", 2, "x", TODAY)),
    "practices": (
        Practice("p1", "k1", date(2026, 11, 19), AT, 7, "x"),
        Practice("p2", "k1", TODAY, AT, 8),
        Practice("p3", "k2", TODAY, AT, 10),
    ),
}

# What only a story tells.
TOLD_IN_A_STORY: dict[str, Any] = {
    "wins": (
        Win("w1", 1, date(2026, 11, 9), AT, "x"),
        Win("w2", 2, date(2026, 11, 18), AT, "x"),
        Win("w3", 3, TODAY, AT, "x", "x"),
    ),
    "skills": (Skill("k1", 1, "x", TODAY),),
    "practices": (Practice("p1", "k1", date(2026, 11, 19), AT),),
    "clocks": (Clock("o1", 1, "x", TODAY, date(2026, 11, 18)),),
    "setbacks": (
        Setback("b1", 1, date(2026, 11, 10), AT, "x", learned="x"),
        Setback("b2", 2, date(2026, 11, 11), AT, learned="x"),
    ),
}


# Days on a path with everything that can be said of them, one that has begun anew today, one that is still to come.
ROAD: dict[str, Any] = {
    "clocks": (
        Clock("o1", 1, "x", TODAY, date(2026, 11, 1), saves=((12500, "x"),), milestones=(2,), again=True),
        Clock("o2", 2, "x", TODAY, date(2026, 11, 18), (Since(date.min, 2000),), "x"),
        Clock("o3", 3, "x", TODAY, date(2026, 11, 10)),
        Clock("o4", 4, "x", TODAY, date(2026, 11, 25)),
    ),
    "returns": (
        Return("t1", "o1", date(2026, 11, 11), date(2026, 11, 12), AT, "x"),
        Return("t2", "o3", TODAY, TODAY, AT),
        Return("t3", "o3", date(2026, 11, 2), date(2026, 11, 2), AT, "x"),
    ),
    "amounts": (Amount("a1", "o2", TODAY, AT, 1500, "x"), Amount("a2", "o2", date(2026, 11, 19), AT, 2500)),
    "setbacks": (Setback("b1", 1, date(2026, 11, 10), AT, "x", "x", "x", "x", "x"), Setback("b2", 2, TODAY, AT)),
    "hopes": (Hope("h1", 1, TODAY, AT, "x"), Hope("h2", 2, TODAY, AT, "x", "x")),
}

NOT_ALONE = {
    "begun",
    "share_added",
    *(code for code in RECORDED if code.startswith("clock_") and code != "clock_removed"),
}


def plan_of(**more: Any) -> Plan:
    """A plan in which every text is given, in every place that a step can have on the first screen."""
    daily, twice, whenever = ((Since(date.min, read(text)),) for text in ("daily", "2x week", "whenever"))
    step = Step(
        "s1",
        "g1",
        1,
        "x",
        TODAY,
        date(2026, 9, 1),
        rhythms=daily,
        cue="x",
        unit="x",
        whom="x",
        skill="k1",
        at=("08:00", "night"),
    )
    step = step._replace(targets=(Since(date.min, 6000),), by=date(2026, 12, 24))
    finished = step._replace(id="s5", number=5, finished=date(2026, 11, 10), rooms=(Since(date.min, 2),))
    check_ins = tuple(CheckIn(f"c{n}", "s1", date(2026, 11, n), AT, "done", None, "x") for n in (3, 4, 7, 19))
    plan = Plan(
        goals=(
            Goal("g1", 1, "x", TODAY, why="x", area="home", measured="x", levels=("x",) * 5, weight=3),
            Goal("g2", 2, "x", TODAY, status="reached", ended=TODAY),
        ),
        steps=(
            step,
            step._replace(id="s2", number=2, rhythms=twice),
            step._replace(id="s3", number=3, rhythms=whenever),
            step._replace(id="s4", number=4),
            finished,
            step._replace(id="s6", number=6, pauses=(Pause(date(2026, 11, 18), date(2026, 11, 30)),)),
        ),
        ratings=(
            Rating("r1", "g1", date(2026, 11, 3), AT, importance=3, confidence=8, level=-2, why="x", up="x"),
            Rating("r2", "g1", TODAY, AT, importance=8, level=0),
        ),
        check_ins=(*check_ins, CheckIn("c30", "s4", TODAY, AT, "done", 2500, slot="08:00")),
        wins=(Win("w1", 1, TODAY, AT, "x"),),
        meetings=(
            Meeting(
                *("m1", 1, TODAY, AT, "x", (Agreed("x", "x", "x"), Agreed("x")), TODAY, "21:00", TODAY),
                went="x",
                reach="x",
                may=("message", "from"),
                otherwise="call",
            ),
            Meeting("m2", 2, TODAY, AT, "x", (), date(2026, 11, 27), "18:00", None, True, False, "x", "x", "x"),
            Meeting("m3", 3, TODAY, AT, "x", group=True, came=6, to_try="x", rhythm=read("fri"), usual="14:00"),
        ),
        brings=tuple(Bring(f"n{n}", n, TODAY, AT, "x") for n in (1, 2, 3)),
        supports=(
            Support("u1", 1, "x", TODAY, "x", "person", "x", "x", "x", "x"),
            Support("u2", 2, "x", TODAY, "x", "group", rhythm=read("thu"), time="19:00"),
        ),
        contacts=(Contact("k1", "u1", TODAY, AT, "reached", "x"), Contact("k2", "u2", TODAY, AT, "reached")),
        **REVIEWED,
        **TOOLBOX,
        **ROAD,
    )
    return indexed(plan._replace(**more))


@cache
def samples() -> dict[str, tuple[Any, ...]]:
    """Views of every class that can be drawn, with every text in them given, by a name."""
    plan = plan_of()
    step, goal = plan.steps[0], plan.goals[0]
    resting = plan_of(settings=Settings(pauses=(Pause(date(2026, 11, 18), None),)))
    next_one = plan_of(steps=tuple(one._replace(start=date(2026, 11, 25)) for one in plan.steps[:1]), check_ins=())
    done, day = What("checked_in", SAID), What("day", DAY)
    measured = What("checked_in", {**SAID, "steps": [["1.4", "x"]]})
    weeks = (date(2026, 11, 23), date(2026, 11, 30))
    found = (CheckedFile("x", True, None), CheckedFile("x", False, "damaged"), CheckedFile("x", False, "days_differ"))
    found += (CheckedFile("x", False, "history_missing"), CheckedFile("x", False, "plain"))
    people = tuple(
        PersonLine("x", state, TODAY, date(2026, 11, 27), "10:00", TODAY) for state in ("plain", "open", "locked")
    )
    given = (CheckIn(f"c{n}", "s1", date(2026, n, 12), AT, "done", 9500) for n in (9, 10, 11))
    amounted = plan_of(check_ins=tuple(given))
    story = plan_of(**TOLD_IN_A_STORY)
    hard = plan_of(**TOLD_IN_A_STORY, check_ins=())
    anew = plan_of(
        clocks=(Clock("o1", 1, "x", TODAY, TODAY),), returns=(Return("t1", "o1", TODAY, TODAY, AT),), amounts=()
    )
    talks = (
        Appointment("x", TODAY, "10:00", ("x", "x"), ("x", "x"), ("x", "x")),
        Appointment("x", date(2026, 11, 25), None, ("x",)),
        Appointment("x", date(2026, 11, 25), None, (), locked=True),
        Appointment("x", date(2026, 11, 15), None, (), group="x"),
        Appointment("x", date(2026, 11, 15), None, ("x",), reach="x", may=("message", "name"), otherwise="text"),
    )
    receipts_of = {code: facts for code, facts in (RECORDED | TOLD).items() if code not in NOT_ALONE}
    views: dict[str, tuple[Any, ...]] = {
        "today": (today_view(plan, TODAY), today_view(resting, TODAY), today_view(next_one, TODAY)),
        "beside the steps": (
            today_view(plan_of(settings=Settings(reach_after=1), contacts=plan.contacts[1:]), date(2026, 12, 24)),
            today_view(plan_of(settings=Settings(show_why=True)), TODAY, ("evening", "walk")),
            today_view(plan_of(wins=(Win("w1", 1, TODAY, AT, "x", "x"),)), TODAY),
            today_view(plan_of(day_check_ins=(DayCheckIn("k1", TODAY, AT, answers=(("keep", "x"),)),)), TODAY),
        ),
        "wins of today": tuple(
            ReceiptView(TODAY, What(code, {**RECORDED[code], "day": TODAY.isoformat()}))
            for code in ("win_added", "win_of_added")
        ),
        "clocks": (
            clocks_view(plan, TODAY),
            *(clock_view(plan, one, TODAY) for one in plan.clocks),
            *(
                ReceiptView(
                    TODAY,
                    What(code, {**facts, "off": off}),
                    changed=(
                        ("clock", clock_line(plan, plan.clocks[n], TODAY)),
                        ("amount", clock_day(plan, plan.clocks[n], TODAY)),
                        ("offer", offer(of, TODAY)),
                    ),
                )
                for code, facts in RECORDED.items()
                if code.startswith("clock_") and code != "clock_removed"
                for n, off in enumerate((True, False, True))
                for of in (plan, Plan())
            ),
            *(
                ReceiptView(
                    TODAY,
                    What("clock_returned", {**RETURNED, "first": day.isoformat(), "last": day.isoformat()}),
                    changed=(("clock", clock_line(anew, anew.clocks[0], TODAY)),),
                )
                for day in (TODAY, date(2026, 10, 1))
            ),
        ),
        "day": (
            *(day_view(plan_of(day_check_ins=PULLS), day, TODAY) for day in (TODAY, date(2026, 11, 19), weeks[0])),
            *(day_view(Plan(), day, TODAY) for day in (TODAY, date(2026, 11, 19))),
            day_view(plan_of(wins=(Win("w1", 1, TODAY, AT, "x", "x"),)), TODAY, TODAY),
            *(
                ReceiptView(TODAY, What("pulled", {"day": TODAY.isoformat(), "urge": urge, "text": text}))
                for urge in (None, 0)
                for text in (None, "x")
            ),
            ReceiptView(TODAY, What("line_kept", {"day": TODAY.isoformat(), "text": "x"})),
            mood_view(plan_of(day_check_ins=PULLS[-1:]), TODAY, 2),
        ),
        "setbacks": (setbacks_view(plan, TODAY), setback_view(plan.setbacks[0], TODAY), setbacks_view(Plan(), TODAY)),
        "blank days": (BlankDaysView(TODAY, 5, TODAY, TODAY),),
        "progress": (progress_view(plan, TODAY),),
        "progress of a step": tuple(step_progress_view(amounted, one, TODAY) for one in amounted.steps[:2]),
        "streaks": (streaks_view(plan, TODAY),),
        "calendar": (calendar_view(plan, TODAY, date(2026, 8, 1), TODAY),),
        "calendar of a step": (calendar_view(plan, TODAY, date(2026, 8, 1), TODAY, step),),
        "lists": (goals_view(plan, TODAY), steps_view(plan, TODAY), wins_view(story, TODAY)),
        "one of a list": (goal_view(plan, goal, TODAY), step_view(plan, step, TODAY, plan.check_ins[:4])),
        "levels": (
            levels_view(plan, goal, TODAY),
            levels_view(plan, goal, TODAY, numbers=True, overall=True),
            levels_view(plan, plan.goals[1], TODAY, overall=True),
            ReceiptView(TODAY, What("goal_levels", {**THING, "levels": [], "weight": None, "advice": []})),
        ),
        "settings": (settings_view(plan, TODAY, {"plain": "no"}),),
        "check-in": (checkin_view(plan, TODAY, TODAY),),
        "receipts": tuple(
            ReceiptView(TODAY, What(code, facts), next_dates=weeks)
            for code, facts in (
                *receipts_of.items(),
                *((f"meeting_{done}", GROUP) for done in ("added", "removed", "off")),
                ("meeting_added", {**GROUP, **SERIES, "next": None, "offered": 2}),
                *(("meeting_added", {**GROUP, "left": [["1", "x"], ["2", "x"]][:n]}) for n in (1, 2)),
                *(("meeting_added", {**GROUP, **more, "arranged": True}) for more in ({}, SERIES)),
                ("meeting_went", {**WENT, "went": None}),
                ("setback_tell", {**OF_SETBACK, "tell": None}),
                ("support_reached", {**SPOKEN, "kind": None}),
                *(("barrier_added", {**IF_THEN, "then": then}) for then in ("x", None)),
                *(("barrier_happened", facts) for facts in HAPPENED),
                *(
                    ("brought_back", {**BACK, "kept": "x", "number": number, "readable": readable})
                    for number, readable in ((2, True), (None, False))
                ),
            )
        ),
        "stands": (
            checked_in(plan, TODAY, done, plan.steps)._replace(stays=(("1.1", "done"),)),
            checked_in(plan, TODAY, measured, plan.steps),
            checked_in(plan, TODAY, day, plan.steps),
            *(
                ReceiptView(TODAY, What("step_added", {**THING, "rhythm": every}), next_dates=weeks)
                for every in RHYTHMS
            ),
            *(
                ReceiptView(TODAY, What("step_added", {**THING, "rhythm": "daily", "done": done, "target": "x"}))
                for done in ("one", "all")
            ),
            *(
                ReceiptView(TODAY, What("step_added", {**THING, "rhythm": "daily"}), next_dates=weeks, comes=comes)
                for comes in get_args(Comes)
            ),
            *(
                ReceiptView(TODAY, What("step_edited", {**THING, "rhythm": "daily"}), altered=("x",), ended=ended)
                for ended in ("finished", "reached")
            ),
            *(
                ReceiptView(TODAY, What("step_added", {**THING, "rhythm": "daily"}), rest=Resting(noun, TODAY, back))
                for noun in ("step", "goal", "plan")
                for back in (None, TODAY)
            ),
            checked_in(plan, TODAY, What("day", {**DAY, "win": "x"}), plan.steps),
            ReceiptView(TODAY, What("step_added", {**THING, "rhythm": "daily"}), rest=Resting("step", weeks[1], None)),
            ReceiptView(TODAY, What("checked_in", {**SAID, "amount": None}), sums=(DaySum("1.1", "x", "x", ""),)),
            ReceiptView(TODAY, What("checked_in", SAID), sums=(DaySum("1.1", "x", "x", "x"),)),
            ReceiptView(TODAY, What("setback_learned", {**OF_SETBACK, "said": ["onward"]})),
        ),
        "changes": (ChangesView(TODAY, tuple(ChangeLine(What(code, RECORDED[code]), AT, False) for code in RECORDED)),),
        "taken back": (ChangesView(TODAY, (ChangeLine(done, AT, True, "a"),), 2),),
        "taken away": (
            RemovedView(TODAY, tuple(taken_away())),
            RemovedView(TODAY, ()),
            ReceiptView(TODAY, What("brought_one", {**GONE, "thing": "goals", "above": []})),
        ),
        "places": (PlacesView("x", "x", "x", "x", "x", "x", "x", "x", "x"),),
        "meetings": (meetings_view(plan, TODAY), *map(meeting_view, plan.meetings)),
        "contact note": (note_view(plan.meetings[0], "x", Added("x", "x", "x", ("x",), "x", None, "x")),),
        "skills": (
            *(skills_view(of) for of in (plan, plan_of(skills=plan.skills[:1]), Plan())),
            *(skill_view(plan, one) for one in plan.skills),
            starters_view(plan, [Card("x", "coping", "x", ("x", "x"), "x"), Card("X y", "daily living")]),
            starter_view(plan, 1, Card("x", "coping", "x", ("x", "x"), "x")),
            starter_view(plan, 2, Card("y")),
        ),
        "supports": (
            supports_view(plan, TODAY),
            *(support_view(plan, one, TODAY) for one in plan.supports),
            first_steps_view([("x", "x"), ("x", "x")], nobody=True, take=(2, 1)),
        ),
        "barriers": (
            *(barriers_view(plan, TODAY, all=all) for all in (True, False)),
            *(barrier_view(plan, one) for one in plan.barriers),
            barrier_view(plan, plan.barriers[0])._replace(earlier=2),
        ),
        "review": (
            review_view(plan, TODAY),
            review_view(plan, TODAY, date(2026, 11, 1)),
            review_view(Plan(), TODAY),
        ),
        "components": (components_view(story, TODAY), components_view(Plan(), TODAY)),
        "mood": (mood_view(plan, TODAY, 2), mood_view(Plan(), TODAY)),
        "story": (
            story_view(story, TODAY, only=PARTS),
            story_view(story, TODAY, goal),
            story_view(hard, TODAY, last=date(2026, 11, 11), only=("setbacks", "wins")),
            story_view(Plan(), TODAY),
        ),
        "brings": (brings_view(plan, TODAY, all=True),),
        "now": (
            now_view(HARD, hotlines.of_country("CH"), date(2028, 1, 1), ("locked_rest",)),
            now_view(NOTHING, None, TODAY),
        ),
        "week": (week_view(plan, TODAY),),
        "typings": (typings_view(Plan(typings=(Typing("y1", TODAY, AT, "x"), Typing("y2", TODAY, AT)))),),
        "shares": (shares_view(plan._replace(shares=SHARES), TODAY), shares_view(Plan(), TODAY)),
        "open to": (OpenToView(("x", "x")), OpenToView(())),
        "shared": tuple(
            ReceiptView(TODAY, What("share_added", RECORDED["share_added"]), changed=(("file", "x"), ("sealed", how)))
            for how in ("no", "key", "passphrase")
        ),
        "export": (
            ExportView(TODAY, "x", "json", {"wins": 1}, {}, whole=True, settings=True, taken_away=1, whose="x"),
            ExportView(TODAY, "x", "json", {"wins": 2}, {"goals": 1}, whole=False, settings=False),
            ExportView(TODAY, "x", "csv", {"wins": 2}, {}, whole=False, settings=True),
        ),
        "to calendar": (
            CalendarView(TODAY, "x", {"step": 2, "ask": 1}, LEFT, "own", True, "x", by_rule=False, whose="x"),
            CalendarView(TODAY, "x", {}, (), "neutral", False, "x", folder=True, removed=2),
        ),
        "received": (received_view(GIVEN, TODAY), received_view(GIVEN._replace(until=date(2026, 11, 1)), TODAY)),
        "hopes": (hopes_view(Plan(hopes=HOPES), TODAY), hope_view(HOPES[0]), hope_view(HOPES[1])),
        "people": (PeopleView(TODAY, people),),
        "everyone": (
            EveryoneView(TODAY, talks, (Call("x", TODAY, ("x", "x"), ("x", "x"), ("x", "x")),), ("x", "x"), ("x",)),
            EveryoneView(TODAY, (), (Call("x", TODAY, (), reach="x", may=("from",)),), (), (), talks, True, talks),
        ),
        "report": (ReportView(found, {"goals": 1, "steps": 1, "check_ins": 1, "wins": 1, "meetings": 1}),),
        "sync": (
            *(SyncedView(done, "x", "1a2b3c", 2, 1, open=True) for done in ("begun", "joined")),
            SyncedView("synced", "x", "1a2b3c", 0, 0, open=False, troubles=("sync_half", "sync_key")),
            SyncCheckView(
                "x",
                "1a2b3c",
                TODAY,
                (
                    DeviceLine("abcdefgh", "x", True, TODAY, 3, (), 0, False),
                    DeviceLine("bcdefghi", "x", False, None, 0, (("x", "x"),), 2, True),
                ),
                ("x",),
                "sync_removed",
            ),
        ),
        "remind": (
            RemindView("x", (DueLine("step", "1.1", "x", "2026-11-20T08:00", "2026-11-20T09:00"),)),
            InstallView("bash", "x", "shell", None, (Written("x", "x", whole=False),), ()),
            InstallView(
                "systemd",
                "x",
                "notify",
                "x",
                (Written("x", "x", whole=True),),
                ("x",),
                "x",
                (Note("no_times"), Note("locked"), Note("three"), Note("login", "x")),
            ),
        ),
        "walk": (
            gathered_view(GATHERED, TODAY, new_goal=True),
            gathered_view(EXPLORED, TODAY, new_goal=True),
            gathered_view(TOLD_IN_A_REVIEW, TODAY, new_goal=True),
        ),
        "sheet": (sheet_view(WalkTalk(long=True)), sheet_view(WalkTalk(only="hopes"), "x", named=True)),
        "imported": (
            ImportView(
                TODAY,
                "loop",
                "x",
                (
                    BroughtStep("x", "x", "x", "x", TODAY, TODAY, {"done": 1, "rest": 2}, True, "x"),
                    BroughtStep("x", "y", "x", None, None, None, {}, False),
                ),
                (BroughtClock("x", TODAY, "x"), BroughtClock("x", TODAY, None)),
                {"goals": 1},
                1,
                ("x",),
                ("x",),
                (LeftRow("x", 2, 0, "x"), LeftRow("x", 0, 2, "x"), LeftRow("x", 0, 0, "x")),
                (LeftRow("x", 2, 0, "x"),),
                13,
                ("x",),
                2,
                BroughtDays(2, TODAY, TODAY, 1, 2, 1),
                3,
            ),
        ),
        "copies": (
            AskedView(
                TODAY,
                (
                    AskedLine(
                        1,
                        "x",
                        "x",
                        (
                            Version("x", datetime(2026, 11, 20, 8, tzinfo=UTC)),
                            Version("x", datetime(2026, 11, 20, 8, tzinfo=UTC)),
                        ),
                    ),
                    AskedLine(
                        2,
                        "x",
                        "",
                        (
                            Version("x", datetime(2026, 11, 20, 8, tzinfo=UTC)),
                            Version("x", datetime(2026, 11, 20, 8, tzinfo=UTC)),
                        ),
                        True,
                        ("x",),
                    ),
                ),
            ),
            AskedView(TODAY, ()),
        ),
        "backups": (
            BackupsView(
                TODAY,
                (
                    BackupLine(1, TODAY, 12, True, before=done),
                    BackupLine(2, date(2026, 11, 19), 9, False),
                    BackupLine(3, TODAY, 8, True, before=done, undone=True),
                    BackupLine(4, TODAY, 7, True, restored=True),
                    *(BackupLine(5, TODAY, 6, True, kind, name="x") for kind in ("conflict", "bad", "schema", "stray")),
                ),
            ),
        ),
    }
    return views


Fill = Callable[[], str]


def taken_away() -> Iterator[RemovedLine]:
    """A thing of each kind, alone, and with what it hangs on."""
    for number, name in enumerate(kinds.TABLES, 1):
        above = (What(kinds.OWNERS[name][1], GONE),) if name in kinds.OWNERS else ()
        yield RemovedLine(number, What(name, GONE), TODAY, above, number % 3)


def filled(value: Any, fill: Fill) -> Any:
    """`value` with a text from `fill` in the place of everything that is somebody's text."""
    if isinstance(value, What):
        return What(value.code, {name: _fact(name, fact, fill) for name, fact in value.facts.items()})
    if hasattr(value, "_fields"):
        parts = value._asdict()
        for name in parts:
            if _is_theirs(value, name):
                parts[name] = fill() if isinstance(parts[name], str) else tuple(fill() for _ in parts[name])
            else:
                parts[name] = filled(parts[name], fill)
        return type(value)(**parts)
    if isinstance(value, tuple):
        return tuple(filled(part, fill) for part in value)
    return value


def _is_theirs(record: Any, name: str) -> bool:
    """By what its class says of the field: a text, or texts; not one of a few words that are ours."""
    hint: Any = type(record).__annotations__[name]
    kind = hint.__forward_arg__ if isinstance(hint, ForwardRef) else str(hint)
    texts_of = kind in ("str", "str | None", "tuple[str, ...]", "tuple[str | None, ...]")
    return texts_of and getattr(record, name) is not None and (type(record).__name__, name) not in OURS


def _fact(name: str, fact: object, fill: Fill) -> object:
    if name in THEIRS and isinstance(fact, str):
        return fill()
    if name in ("agreed", "who") and isinstance(fact, list):
        return [one and fill() for one in fact]
    if name in ("steps", "answers") and isinstance(fact, list):
        return [[first, fill(), *rest] for first, _, *rest in fact]
    if name == "whats" and isinstance(fact, list):
        return [filled(what, fill) for what in fact]
    return fact


def said_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text that is to be seen."""
    for block in blocks:
        match block:
            case Heading(text, aside, id):
                yield from (id, text, aside)
            case Line(text):
                yield text
            case Table(_, rows):
                yield from (cell.text for row in rows for cell in row)


@cache
def fields_shown(name: str) -> tuple[tuple[bool, ...], ...]:
    """Of each text that is filled into those views, in order, whether it is shown: not every view shows all it has."""
    found = []
    for view in samples()[name]:
        numbers = itertools.count()
        blocks = "\n".join(said_in(filled(view, lambda numbers=numbers: f"<{next(numbers)}>").blocks()))
        found.append(tuple(f"<{number}>" in blocks for number in range(next(numbers))))
    return tuple(found)


def drawn(view: object, **screen: Any) -> str:
    out = io.StringIO()
    draw(view, Screen(out, **screen))
    harmless(out.getvalue())
    return out.getvalue()


def shown_whole(view: Any, said: Sequence[str], width: int, colour: bool, only_ascii: bool) -> None:
    """Everything the view says stands on the screen, within its width, and in the lines for a pipe."""
    blocks = [text for text in said_in(view.blocks()) if text]
    together = squeezed("\n".join(blocks))
    for text in said:
        assert squeezed(text) in together
    seen = OUR_COLOURS.sub("", drawn(view, rich=True, width=width, colour=colour, ascii=only_ascii))
    for line in seen.splitlines():
        assert cell_len(line) <= width, (width, line)
    written = [squeezed(Screen(io.StringIO(), rich=True, ascii=only_ascii).letters(text)) for text in blocks]
    letters = squeezed(seen)
    assert Counter("".join(written)) <= Counter(letters)
    assert all(in_order(text, letters) for text in written)
    assert not only_ascii or seen.isascii()
    plain = drawn(view, ascii=only_ascii)
    assert "\x1b" not in plain
    assert not only_ascii or plain.isascii()
    for text in said:
        assert squeezed(ascii_only(on_a_line(text)) if only_ascii else on_a_line(text)) in squeezed(plain)


def every_view_of(name: str, given_texts: list[str], width: int, colour: bool, only_ascii: bool) -> None:
    for view, shows in zip(samples()[name], fields_shown(name), strict=True):
        turns = itertools.cycle(given_texts)
        told: list[str] = []

        def fill(turns: Iterator[str] = turns, told: list[str] = told) -> str:
            told.append(f"{next(turns)} <{len(told)}>")  # none is like another, so that each is missed
            return told[-1]

        hostile = filled(view, fill)
        said = [text for text, shown in zip(told, shows, strict=True) if shown]
        shown_whole(hostile, said, width, colour, only_ascii)


ANY = given(
    given_texts=st.lists(texts, min_size=1, max_size=4),
    width=st.integers(20, 200),
    colour=st.booleans(),
    only_ascii=st.booleans(),
)
NAMES = list(samples())


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@ANY
def test_any_text_in_every_view(name: str, given_texts: list[str], width: int, colour: bool, only_ascii: bool) -> None:
    every_view_of(name, given_texts, width, colour, only_ascii)


@pytest.mark.long
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@ANY
def test_any_text_in_every_view_again_and_again(
    name: str, given_texts: list[str], width: int, colour: bool, only_ascii: bool
) -> None:
    every_view_of(name, given_texts, width, colour, only_ascii)


def test_no_view_is_left_out() -> None:
    """Every record of screens that can be laid out is one of these, and each of them can be made JSON."""
    for views in samples().values():
        for view in views:
            json.loads(json.dumps(as_data(view, TODAY)))
    every = {kind for kind in kinds_of_screens() if kind.__name__.endswith("View") and hasattr(kind, "blocks")}
    of_nobody = {kind for kind in every if kind.__module__.endswith(".help")}  # in words of ours alone
    assert {type(view) for views in samples().values() for view in views} == every - of_nobody


def kinds_of_screens() -> Iterator[type]:
    """Every record that screens define."""
    for found in pkgutil.walk_packages(screens.__path__, "goalwalk.screens."):
        for kind in vars(import_module(found.name)).values():
            if isinstance(kind, type) and kind.__module__ == found.name and hasattr(kind, "_fields"):
                yield kind


def records(value: Any) -> Iterator[Any]:
    """Every record in a view."""
    if hasattr(value, "_fields"):
        yield value
    if isinstance(value, tuple):
        for part in value:
            yield from records(part)


def test_no_text_is_left_out() -> None:
    """Every text of every record is there in one of the views, to be filled; what is ours is there, too."""
    every = [record for views in samples().values() for view in views for record in records(view)]
    given_in: dict[tuple[str, str], bool] = {}
    for record in every:
        for name, hint in type(record).__annotations__.items():
            kind = hint.__forward_arg__ if isinstance(hint, ForwardRef) else str(hint)
            if "str" in kind:
                key = (type(record).__name__, name)
                given_in[key] = given_in.get(key, False) or bool(getattr(record, name))
    left_out = {key for key, given_once in given_in.items() if not given_once} - {("ReceiptView", "changed")}
    assert not left_out
    assert given_in.keys() >= OURS - {("What", "code"), ("BackupsView", "number")}


def test_no_receipt_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence of receipts and of undo is said in one of the views."""
    said: set[str] = set()

    class Heard(dict[str, Any]):
        def __getitem__(self, key: str) -> Any:
            said.add(key)
            return super().__getitem__(key)

    monkeypatch.setattr(words, "_sentences", Heard(sentences()))
    for views in samples().values():
        for view in views:
            view.blocks()
    silent = {
        key
        for key in sentences()
        if key.startswith(("receipt.", "what.", "undo.line")) and "{" in str(sentences()[key])
    }
    silent -= said | {"receipt.blank_rest", "receipt.paused"}
    assert not silent
    told = {
        code for found in pkgutil.walk_packages(screens.__path__, "goalwalk.screens.") for code in _told_in(found.name)
    }
    assert told <= RECORDED.keys() | TOLD.keys()


def _told_in(module: str) -> Iterable[str]:
    return getattr(import_module(module), "RECEIPTS", ())


# The gate itself

# Format characters that stay, because words are written with them: signs before Arabic, Syriac and Kaithi numbers,
# joiners, and what builds a group of hieroglyphs. They have a place on the screen, or shape the letters beside them.
STAY = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x200C, 0x200D, 0x110BD, 0x110CD}
STAY |= {*range(0x13430, 0x13439)}


def test_every_character_that_may_act_is_made_visible() -> None:
    for code in range(sys.maxunicode + 1):
        letter = chr(code)
        acts = unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") and code not in STAY
        shown = visible(letter)
        assert (shown != letter and shown.isascii()) or not acts, hex(code)
        assert shown == letter or acts or unicodedata.category(letter)[0] in "CM" or not letter.isprintable(), hex(code)


@given(st.text(max_size=80))
def test_what_is_visible_is_harmless_and_says_everything(text: str) -> None:
    shown = visible(text)
    harmless(shown)
    assert "\n" not in shown
    shown.encode()  # no lone surrogates
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo", "one / two"),
        ("one\r\n\n  two \n", "one / two"),
        ("\n\u2028one\rtwo\n\x1b[2J", "\\u2028one\\rtwo / \\x1b[2J"),
        ("C:\\new", "C:\\new"),
    ],
)
def test_a_text_of_several_lines_stands_on_one_without_signs_of_programs(text: str, shown: str) -> None:
    assert on_a_line(text) == shown
    for screen in (Screen(io.StringIO()), Screen(io.StringIO(), rich=True)):
        assert screen.letters(text) == shown
    assert in_order([letter for letter in text if unicodedata.category(letter)[0] in "LNPS"], shown)
