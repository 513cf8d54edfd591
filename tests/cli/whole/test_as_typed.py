"""The main job, end to end, as it is typed. Each case is a row of lines: what is typed, and what is noticed."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli.keyboard import Answer, Typed, everything


class T(NamedTuple):
    """A typed line. `says`: parts of the answer; `facts`: places in the JSON answer (`goals.0.title`), with values."""

    line: str
    says: tuple[str, ...] = ()
    facts: dict[str, Any] | None = None
    code: int = 0
    stdin: str = ""
    never: tuple[str, ...] = ()


def at(data: Any, path: str) -> Any:
    for part in path.split("."):
        data = len(data) if part == "#" else data[int(part)] if isinstance(data, list) else data[part]
    return data


def check(row: T, answer: Answer) -> None:
    told = answer.out if answer.code == 0 else answer.err
    assert answer.code == row.code, f"$ {row.line}\n{answer.out}{answer.err}"
    for part in row.says:
        assert part in told, f"$ {row.line}\n{told}"
    for part in row.never:
        assert part not in answer.out + answer.err, f"$ {row.line}\n{told}"
    for path, value in (row.facts or {}).items():
        assert at(answer.json, path) == value, f"$ {row.line}: {path}\n{told}"


EMPTY_HOME: dict[str, tuple[T, ...]] = {
    "goalwalk alone says how to begin": (T("", ("goal add",)),),
    "today without a plan says so": (T("today", ("goal add",)), T("done 1.1", ("no plan",), code=3)),
    "a goal needs only a title": (
        T("goal add 'Sleep better'", ("1", "Sleep better")),
        T("goal list", ("1", "Sleep better")),
        T("goal list --json", facts={"goals.#": 1, "goals.0.status": "active", "goals.0.area": None}),
        T("today", ("step add",)),
    ),
    "a goal with everything": (
        T("goal add 'Sleep better' --area health --why 'To be awake' --by 2026-12-01 --status exploring"),
        T("goal show 1", ("Sleep better", "health", "To be awake", "1 Dec", "exploring")),
        T(
            "goal show sleep --json",
            facts={
                "goal.area": "health",
                "goal.why": "To be awake",
                "goal.by": "2026-12-01",
                "goal.status": "exploring",
                "goal.made": "2026-11-20",
                "steps": [],
            },
        ),
    ),
    "a goal's title and why from stdin": (
        T("goal add -", ("From stdin",), stdin="From stdin\n"),
        T("goal add Two --why -", stdin="because\nof this\n"),
        T("goal show 2 --json", facts={"goal.why": "because\nof this"}),
    ),
    "one goal, its step needs no --goal": (
        T("goal add One"),
        T("step add Walk --every daily", ("1.1", "Walk", "every day", "20 Nov", "21 Nov", "22 Nov")),
        T("step list --json", facts={"steps.0.id": "1.1", "steps.0.rhythm": "daily", "steps.0.kind": "action"}),
        T("today", ("1.1", "Walk")),
    ),
    "two goals, a step says which": (
        T("goal add One"),
        T("goal add Two"),
        T("step add Walk", ("One", "Two", "--goal"), code=2),
        T("step add Walk --goal 2", ("2.1",)),
        T("step add Swim --goal one", ("1.1",)),
        T("step add Read --goal 2", ("2.2",)),
    ),
    "a step with everything": (
        T("goal add One"),
        T(
            "step add Water --every mon,wed --start 2026-11-02 --target 2.5 --unit litres --kind practice"
            " --cue 'after lunch' --room 2 --by '1 dec'"
        ),
        T("step show 1.1", ("Water", "Mon and Wed", "2.5 litres", "after lunch", "practice", "1 Dec", "2 Nov")),
        T(
            "step show 1.1 --json",
            facts={
                "step.target": 2.5,
                "step.unit": "litres",
                "step.kind": "practice",
                "step.cue": "after lunch",
                "step.room": 2,
                "step.by": "2026-12-01",
                "step.start": "2026-11-02",
                "step.rhythm": "mon,wed",
            },
        ),
    ),
    "a win is kept without a goal": (
        T("win 'Got out of bed'", ("Got out of bed",)),
        T("win 'Called' --on yesterday"),
        T("win -", ("From stdin",), stdin="From stdin"),
        T("win -- '-dash first'", ("-dash first",)),
        T("wins", ("Got out of bed", "Called", "yesterday", "From stdin", "-dash first")),
        T("wins --json", facts={"wins.#": 4, "wins.3.text": "Called", "wins.3.day": "2026-11-19"}),
        T("wins --since today", ("Got out of bed",), never=("Called",)),
        T("wins --remove 2", ("Called",)),
        T("wins --json", facts={"wins.#": 3}),
        T("undo", ("Called",)),
        T("wins --json", facts={"wins.#": 4}),
    ),
    "settings can be chosen before there is a goal": (
        T("config", ("day_starts_at", "week_starts_on", "room", "questions", "plain")),
        T("config room 2", ("2",)),
        T("config room --json", facts={"settings.0.value": "2", "settings.0.of": "plan"}),
    ),
    "a setting of this computer": (
        T("config plain yes", ("plain",)),
        T("config plain --json", facts={"settings.0.value": "yes", "settings.0.of": "machine"}),
        T("config plain no"),
        T("config plain --json", facts={"settings.0.value": "no"}),
        T("config plain perhaps", ("perhaps",), code=2),
    ),
    "version and help": (
        T("--version", ("goalwalk",)),
        T("--help", ("goalwalk now", "done walk", "progress", "undo", "help all")),
        T("-h", ("goalwalk now",)),
        T("help all", ("today", "checkin", "done", "progress", "undo", "goal", "step", "data", "rhythms")),
        T("done --help", ("--partly", "--on", "--amount", "--note", "--instead", "--json")),
        T("goal", ("add", "pause", "reached", "let-go")),
    ),
}


WITH_A_PLAN: dict[str, tuple[T, ...]] = {
    "done today, by number": (
        T("done 1.1", ("1.1", "Walk to the park", "done", "Fri 20 Nov", "today")),
        T("today --json", facts={"said.#": 1, "said.0.id": "1.1", "said.0.today": "done"}),
    ),
    "done by part of the title, letter case aside": (T("done PARK", ("1.1",)),),
    "done by a goal's number where it has one step": (T("done 2", ("2.1", "Sketch")),),
    "several steps at once": (
        T("done 1.1 'call sam' sketch", ("Walk to the park", "Call Sam", "Sketch")),
        T("today --json", facts={"said.#": 3}),
    ),
    "the same step twice in one line is one check-in": (
        T("done 1.1 walk 1.1"),
        T("data check --json", facts={"counts.check_ins": 1}),
    ),
    "a past day, echoed back": (
        T("done 1.1 --on yesterday", ("Thu 19 Nov", "yesterday")),
        T("done 1.1 --on '3 days ago'", ("Tue 17 Nov",)),
        T("done 1.1 --on 'last fri'", ("Fri 13 Nov",)),
        T("done 1.1 --on 2026-11-05", ("Thu 5 Nov",)),
        T("progress --json", facts={"goals.0.steps.0.showed_up": 4, "goals.0.steps.0.today": "open"}),
    ),
    "many days in one go": (
        T("done 1.1 --on 2026-11-16 --on 2026-11-18 --on yesterday --on yesterday", ("16 Nov", "18 Nov", "19 Nov")),
        T("data check --json", facts={"counts.check_ins": 3}),
        T("progress --json", facts={"goals.0.steps.0.showed_up": 3}),
    ),
    "several steps on several days": (
        T("done 1.1 1.3 --on yesterday --on today"),
        T("data check --json", facts={"counts.check_ins": 4}),
    ),
    "partly is showing up": (
        T("done 1.1 --partly", ("partly",)),
        T("progress --json", facts={"goals.0.steps.0.today": "partly", "goals.0.steps.0.showed_up": 1}),
    ),
    "amounts add up to the target": (
        T("done 1.2 --amount 2.5", ("2.5", "cups")),
        T("today --json", facts={"said.0.today": "partly", "said.0.amount": 2.5}),
        T("done water --amount 3.5"),
        T("today --json", facts={"said.0.today": "done", "said.0.amount": 6}),
        T("today", ("6 of 6 cups",)),
    ),
    "done after a part of it is all of it, however often it is said": (
        T("done 1.2 --amount 2.5"),
        T("done 1.2", ("1.2 Glasses of water: done",)),
        T("done 1.2 --partly", ('"partly" is kept beside it', 'stays "done"')),
        T("done 1.2 --note 'Felt good'"),
        T("done 1.2"),
        T("today", ("done, 6 of 6 cups",)),
        T("today --json", facts={"said.0.today": "done", "said.0.amount": 6}),
        T("done 1.2 --amount 5", ("7.5 of 6 cups",)),  # 2.5 and 5 were said
    ),
    "a part claims no number": (
        T("done 1.2 --partly", ("1.2 Glasses of water: partly",)),
        T("today", ("partly",), never=("3 of", "6 cups")),
        T("today --json", facts={"said.0.today": "partly", "said.0.amount": 0}),
        T("checkin --partly 1.2 --on yesterday", ("partly",), never=("3 of",)),
    ),
    "several times a day are counted one by one": (
        T("step add Pills --goal 1 --every '3x day'", ("Pills, 3 times a day", "done counts 1 of 3 times")),
        T("step show 1.4 --json", facts={"step.target": 3, "step.unit": "times", "step.done": "one"}),
        T("done 1.4", ("1.4 Pills: 1 of 3 times",)),
        T("checkin --done 1.4", ("2 of 3 times",)),
        T("done 1.4 --note Evening", ("3 of 3 times",)),
        T("today --json", facts={"said.0.today": "done", "said.0.amount": 3}),
        T("done 1.1 1.4", ("3 of 3 times", "--yes", "done 1.4 --amount 1"), code=2),
        T("checkin --done 1.4 --mood 4", ("3 of 3 times",), code=2),
        T("today --json", facts={"said.0.id": "1.4"}),  # of 1.1 nothing was said
        T("done 1.4 --yes", ("4 of 3 times",)),
        T("done 1.4 --amount 1", ("5 of 3 times",)),
        T("done 1.4 --instead", ("1 of 3 times",)),
        T("done 1.4 --on yesterday --on '2 days ago'", ("1.4 Pills: done",)),
        T("done 1.4 --on yesterday", ("2 of 3 times",)),
    ),
    "what done means belongs to the step": (
        T("step add Tea --goal 1 --every daily --target 8 --unit glasses", ("done means all 8 glasses", "--done one")),
        T("done 1.4 --on yesterday", ("done",)),
        T("step edit 1.4 --done one", ("done counts 1 of 8 glasses",)),
        T("done 1.4", ("1 of 8 glasses",)),
        T("calendar 1.4 --json", facts={"days.-2.shade": 4, "days.-1.shade": 2}),  # what was said keeps its meaning
        T("step edit 1.4 --done all", never=("done means",)),
        T("done 1.4", ("1.4 Tea: done",)),
        T("today --json", facts={"said.0.amount": 8}),
        T("step add Read --goal 1 --every daily --target 10 --unit Pages", never=("done means", "done counts")),
        T("step add Sing --goal 1 --every daily --target 2 --unit songs --done one", ("done counts 1 of 2 songs",)),
        T("step edit 1.4 --done some", ("some",), code=2),
        T("step edit 1.1 --done one", ("--target",), code=2),
        T("step add Hum --goal 1 --done one", ("--target",), code=2),
        T("step add Hum --goal 1 --every '3x day' --target 5", ("--target",), code=2),
        T("step add Hum --goal 1 --every '0x day'", code=2),
        T("step edit 1.4 --done ''"),
    ),
    "an amount is for one step": (T("done 1.1 1.2 --amount 2", ("one step",), code=2),),
    "instead puts a slip right": (
        T("done 1.2 --amount 60", ("60 of 6 cups", "--yes"), code=2),
        T("done 1.2 --amount 60 --yes"),
        T("done 1.2 --amount 5 --instead"),
        T("today --json", facts={"said.0.today": "partly", "said.0.amount": 5}),
        T("skip 1.2 --instead"),
        T("today --json", facts={"said.0.today": "not today"}),
    ),
    "done says more than not today": (
        T("skip 1.1", ("not today",)),
        T("done 1.1"),
        T("progress --json", facts={"goals.0.steps.0.today": "done"}),
    ),
    "a note is kept": (
        T("done 1.1 --note 'Rain, and still'"),
        T("step show 1.1", ("Rain, and still",)),
        T("step show 1.1 --json", facts={"notes.0.note": "Rain, and still", "notes.0.word": "done"}),
    ),
    "a note that begins with a dash": (
        T("done 1.1 --note '-- not much'"),
        T("rest 1.1 --note=-dash --on yesterday"),
        T("skip 1.1 --note --partly --on 2026-11-18"),
        T(
            "step show 1.1 --json",
            facts={"notes.0.note": "-- not much", "notes.1.note": "-dash", "notes.2.note": "--partly"},
        ),
    ),
    "a note from stdin": (
        T("done 1.1 --note -", stdin="two\nlines\n"),
        T("step show 1.1 --json", facts={"notes.0.note": "two\nlines"}),
    ),
    "a rest today": (
        T("rest 1.1", ("rest", "today")),
        T("progress --json", facts={"goals.0.steps.0.today": "rest", "goals.0.steps.0.showed_up": 0}),
    ),
    "a rest over a stretch, and ahead": (
        T("rest 1.1 --from 2026-11-16 --to 2026-11-18", ("16 Nov", "18 Nov")),
        T("data check --json", facts={"counts.check_ins": 3}),
        T("rest 1.1 --to '24 nov'", ("20 Nov", "24 Nov")),
        T("data check --json", facts={"counts.check_ins": 8}),
        T("rest 1.1 --on tomorrow", ("tomorrow",)),
    ),
    "everything rests": (
        T("rest --all", ("Walk to the park", "Glasses of water", "Call Sam", "Sketch")),
        T("data check --json", facts={"counts.check_ins": 4}),
        T("today --json", facts={"open": [], "said.#": 4}),
    ),
    "a rest of all is for what comes round that day, or may": (
        T("step add Group --goal 1 --every tue"),  # today is a Friday
        T("step add Read --goal 1 --every whenever"),
        T("step add Later --goal 1 --every daily --start 2026-12-01"),
        T("done 1.2"),
        T("rest --all", ("Walk to the park", "Sketch"), never=("Group", "Read", "Later", "water")),
        T("step show 1.4 --json", facts={"step.title": "Group"}),
        T("rest --all --on 2026-11-24", ("Walk to the park", "Group"), never=("Read", "Later")),
        T("rest --all --from 2026-11-29 --to 2026-12-01", ("1.4 Group: rest, Tue 1 Dec", "1.6 Later: rest, Tue 1 Dec")),
        T("calendar --json", facts={"days.-1.word": "done"}),
    ),
    "nothing to rest": (
        T("rest --all --on 2026-11-20"),
        T("step finish 1.1"),
        T("step finish 1.2"),
        T("step finish 1.3"),
        T("step finish 2.1"),
        T("rest --all --on tomorrow", ("nothing to rest",), code=3),
    ),
    "a day that points ahead lies ahead": (
        T("step add Once --goal 1 --start 2026-12-02 --by 2026-12-01", ("1 Dec", "2 Dec"), code=2),
        T("step add Once --goal 1 --start 2026-12-01 --by 2026-12-01"),
        T("step edit 1.4 --start 2026-12-02", ("before it starts",), code=2),
        T("step edit 1.4 --title Twice"),
        T("step add Old --goal 1 --by 2026-11-19", ("19 Nov 2026 has passed", "--yes"), code=2),
        T("step edit 1.1 --by yesterday", ("has passed",), code=2),
        T("goal add Old --by 2026-11-19", ("has passed",), code=2),
        T("goal edit 1 --by 2026-11-19", ("has passed",), code=2),
        T("goal edit 1 --by 2026-11-19 --yes", ("By Thu 19 Nov",)),
        T("meeting add Talk --on 2026-11-01 --next 2026-11-10", ("has passed",), code=2),
        T("meeting add Talk --on 2026-11-01 --call 2026-11-10", ("has passed",), code=2),
        T("meeting add Talk --on 2026-11-01 --next 2026-11-10 --yes", ("Next: Tue 10 Nov",)),
        T("meeting edit 1 --next 2026-11-11", ("has passed",), code=2),
        T("meeting edit 1 --next none"),
        T("barrier add Form --of Ana --by 2026-11-19", ("has passed",), code=2),
        T("barrier add Form --of Ana --by 2026-11-20"),
        T("barrier ask 1 --by yesterday", ("has passed",), code=2),
        T("barrier happened 1 --came 'Not yet' --on 2026-11-10 --next 2026-11-19", ("has passed",), code=2),
        T("pause --until yesterday", code=3),
    ),
    "rest alone is all of today": (
        T("rest", ("Walk to the park: rest", "Sketch: rest")),
        T("rest 1.1 --all", code=2),
    ),
    "what is said without options": (
        T("done park yesterday", ("Walk to the park: done, Thu 19 Nov",)),
        T("done water 2 cups", ("2 of 6 cups",)),
        T("done glasses of water 3", ("2 + 3 = 5 of 6 cups", "goalwalk done 1.2 3 cups in all")),
        T("done water 3 in all", ("3 of 6 cups",)),
        T("done 1.1,1.3", ("Walk to the park: done", "Call Sam: done")),
        T("done park tomorrow", ("still ahead",), code=3),
        T("rest sketch until mon", ("rest, 4 days",)),
        T("done water 2", ("2 cups",)),
        T("done 1.2 2", ("can mean", "or:"), code=2),
        T("add Sit partly outside --goal 1"),
        T("done sit partly", ("Sit partly outside; or: Sit partly outside, partly",), code=2),
        T("goal add Read"),
        T("add Pages --goal 3 --every daily --target 20 --unit pages"),
        T("done 3 water 2", ("3 cups; or: ", "2 pages"), code=2),  # three ways
        T("rest nothing --from tomorrow", ('No step fits "nothing"',), code=3),
    ),
    "a step moves to another goal with all of it": (
        T("done 1.1"),
        T("step move park --goal draw", ("Moved: 1.1 is now 2.2 Walk to the park",)),
        T("progress --json", facts={"goals.1.steps.1.showed_up": 1}),
        T("progress 2.2 --json", facts={"goals.0.steps.#": 1, "goals.0.steps.0.title": "Walk to the park"}),
        T("progress sketch --json", facts={"goals.0.steps.0.title": "Sketch"}),
        T("step move 2.2 --goal 2", ("belongs to Draw again already",), code=3),
        T("undo", ("moved to another goal",)),
        T("step show 1.1 --json", facts={"step.title": "Walk to the park"}),
        T("step move 1.1", ("--goal 2",), code=2),
    ),
    "what rests is named in the same line": (
        T("pause park until mon", ("Walk to the park", "back on Mon 23 Nov")),
        T("resume park", ("Taken up again: 1.1",)),
        T("pause draw", ("2 Draw again",)),
        T("resume 2", ("Taken up again: 2",)),
        T("pause until mon", ("the plan", "back on Mon 23 Nov")),
        T("resume", ("the plan",)),
        T("pause sam until mon --until tue", code=2),
        T("pause nothing like it", ("nothing like it",), code=3),
    ),
    "a verb without its noun": (
        T("add Read ten pages --goal 2", ("Step 2.2: Read ten pages",)),
        T("support add Ida"),
        T("reach ida", ("Reached: Ida",)),
    ),
    "what ends is told with its days": (
        T("done sketch --on yesterday --on today"),
        T("step finish sketch", ("Finished: 2.1 Sketch.", "2 days in all. Tell someone")),
        T("goal reached 2", ("Reached: 2 Draw again.", "2 days in all.")),
        T("step finish sam", never=("Tell someone",)),
    ),
    "for good is for good": (
        T("hope add This has passed"),
        T("hope remove 1 --for-good", ("--yes",), code=2),
        T("hope remove 1 --for-good --yes", ("Erased",)),
        T("undo --removed", ("Nothing is taken away",)),
        T("goal remove 2 --for-good --yes", ("Erased",)),
        T("data check", ("can all be read",)),
    ),
    "a rest backwards": (T("rest 1.1 --from 2026-11-18 --to 2026-11-16", ("backwards",), code=2),),
    "a skip is an honest no": (
        T("skip 1.1 --on yesterday", ("not today", "yesterday")),
        T("calendar 1.1 --since 2026-11-18"),
        T("progress --json", facts={"goals.0.steps.0.showed_up": 0}),
    ),
    "undo many in a row, and redo": (
        T("done 1.1"),
        T("done 1.2"),
        T("done 1.3"),
        T("undo --list", ("Call Sam", "Glasses of water", "Walk to the park", "goal 1 Sleep better")),
        T("undo", ("Call Sam",)),
        T("undo", ("Glasses of water",)),
        T("undo", ("Walk to the park",)),
        T("data check --json", facts={"counts.check_ins": 0}),
        T("redo", ("Walk to the park",)),
        T("redo 2", ("Glasses of water", "Call Sam")),
        T("data check --json", facts={"counts.check_ins": 3}),
        T("redo", code=3),
        T("undo 9 --yes"),
        T("data check --json", facts={"counts.goals": 0, "counts.steps": 0}),
        T("undo", code=3),
        T("redo 9"),
        T("data check --json", facts={"counts.goals": 2, "counts.steps": 4, "counts.check_ins": 3}),
    ),
    "undo of a remove brings all back": (
        T("done 1.1 --note 'Kept'"),
        T("goal remove 1", ("Sleep better", "undo")),
        T("data check --json", facts={"counts.goals": 1, "counts.steps": 1, "counts.check_ins": 0}),
        T("undo", ("Sleep better",)),
        T("data check --json", facts={"counts.goals": 2, "counts.steps": 4, "counts.check_ins": 1}),
        T("step show 1.1", ("Kept",)),
    ),
    "numbers stay put": (
        T("step remove 1.2", ("Glasses of water",)),
        T("step list", ("1.1", "1.3", "2.1"), never=("Glasses",)),
        T("step add New --goal 1", ("1.4",)),
        T("goal remove 2"),
        T("goal add New", ("3",)),
    ),
    "a new change ends redo": (T("done 1.1"), T("undo"), T("done 1.3"), T("redo", code=3)),
    "a goal rests until a day": (
        T("goal pause 1 --until 2026-12-01", ("Sleep better", "1 Dec")),
        T("goal show 1 --json", facts={"goal.status": "paused", "steps.0.rest.back": "2026-12-01"}),
        T("today --json", facts={"open.#": 1, "open.0.id": "2.1"}),
        T("goal resume 1", ("Sleep better",)),
        T("goal show 1 --json", facts={"goal.status": "active"}),
    ),
    "a goal is reached, and taken up again": (
        T("done 1.1"),
        T("goal reached 1", ("Sleep better",)),
        T("goal list --json", facts={"goals.0.status": "reached"}),
        T("progress", ("Walk to the park",)),
        T("goal reached 1", code=3),
        T("goal resume 1"),
        T("goal list --json", facts={"goals.0.status": "active"}),
    ),
    "a goal is let go": (
        T("goal let-go draw", ("Draw again",)),
        T("goal list --json", facts={"goals.1.status": "let go"}),
        T("today --json", facts={"open.#": 2}),
    ),
    "a goal is changed": (
        T("goal edit 2 --title 'Draw, and show it' --area purpose --why 'I was good at it' --by '1 dec'"),
        T(
            "goal show 2 --json",
            facts={"goal.title": "Draw, and show it", "goal.area": "purpose", "goal.by": "2026-12-01"},
        ),
        T("goal edit 2 --area '' --why '' --by ''"),
        T("goal show 2 --json", facts={"goal.area": None, "goal.why": None, "goal.by": None}),
        T("goal edit 2", code=2),
        T("goal edit 2 --area work", ("health", "community"), code=2),
        T("undo 2"),
        T("goal show 2", ("Draw again",)),
    ),
    "a step is changed, and earlier days keep the old rhythm": (
        T("done 1.1 --on yesterday --on 2026-11-18 --on 2026-11-17"),
        T("step edit 1.1 --every mon,thu", ("Walk to the park",)),
        T("step show 1.1 --json", facts={"step.rhythm": "mon,thu"}),
        T("progress --json", facts={"goals.0.steps.0.run.length": 3, "goals.0.steps.0.today": "no occasion"}),
        T("undo"),
        T("step show 1.1 --json", facts={"step.rhythm": "daily"}),
    ),
    "every part of a step can be changed and taken away": (
        T("step edit 1.2 --title Water --target 8 --unit glasses --cue 'with meals'"),
        T("step edit 1.2 --kind practice --room 0 --by '1 dec'"),
        T(
            "step show 1.2 --json",
            facts={"step.title": "Water", "step.target": 8, "step.unit": "glasses", "step.cue": "with meals"},
        ),
        T("step show 1.2 --json", facts={"step.kind": "practice", "step.room": 0, "step.by": "2026-12-01"}),
        T("step edit 1.2 --target '' --unit '' --cue '' --room '' --by '' --every ''"),
        T(
            "step show 1.2 --json",
            facts={
                "step.target": None,
                "step.unit": None,
                "step.cue": None,
                "step.room": None,
                "step.by": None,
                "step.rhythm": "once",
            },
        ),
    ),
    "a step rests, comes back, is finished and taken up again": (
        T("step pause 1.1 --until '27 nov'", ("Walk to the park", "27 Nov")),
        T("step show 1.1 --json", facts={"step.rest.back": "2026-11-27"}),
        T("progress --json", facts={"goals.0.steps.0.today": "no occasion"}),
        T("step resume 1.1"),
        T("progress --json", facts={"goals.0.steps.0.today": "open"}),
        T("step finish 1.1", ("Walk to the park",)),
        T("step show 1.1 --json", facts={"step.finished": "2026-11-20"}),
        T("step finish 1.1", code=3),
        T("step resume 1.1"),
        T("step show 1.1 --json", facts={"step.finished": None}),
    ),
    "the plan rests": (
        T("pause --until 2026-12-01", ("1 Dec",)),
        T("today", ("rest", "1 Dec")),
        T("today --json", facts={"paused": True, "back": "2026-12-01", "open": []}),
        T("resume"),
        T("today --json", facts={"paused": False, "open.#": 3}),
        T("pause"),
        T("today --json", facts={"paused": True, "back": None}),
        T("undo"),
        T("today --json", facts={"paused": False}),
        T("resume", code=3),
        T("pause --until yesterday", code=3),
    ),
    "a day starts when the person says": (
        T("config day_starts_at 5", ("5",)),
        T("config day_starts_at --json", facts={"settings.0.value": "5"}),
        T("config day-starts-at 0"),
        T("config day_starts_at 12", ("11",), code=2),
    ),
    "a week starts when the person says": (
        T("config week_starts_on sunday", ("sun",)),
        T("calendar 1.1 --since 2026-11-11 --json", facts={"first": "2026-11-08", "week_starts_on": 6}),
        T("config week_starts_on someday", code=2),
    ),
    "room for days between": (
        T("config room 0"),
        T("config room --json", facts={"settings.0.value": "0"}),
        T("config room -- -1", code=2),
        T("config room 31", code=2),
    ),
    "the questions of a check-in": (
        T("config questions 'urge mood hard'", ("mood,urge,hard",)),
        T("config questions none", ("none",)),
        T("config questions weather", ("weather", "mood"), code=2),
        T("config colour red", ("colour", "room"), code=2),
    ),
    "calendar of the plan and of a step": (
        T("done 1.1 --on 2026-11-10 --on yesterday"),
        T("calendar", ("Nov 2026", "2 days")),
        T("calendar park", ("Walk to the park", "2 days")),
        T("calendar 1.1 --since 2026-11-15 --json", facts={"first": "2026-11-09", "last": "2026-11-20", "days.#": 12}),
        T("calendar 1.1 --from 2026-11-15 --to 2026-11-16 --json", facts={"last": "2026-11-16"}),
        T("calendar --since today --to yesterday", code=2),
    ),
    "streaks": (
        T("done 1.1 --on yesterday --on 2026-11-18 --on 2026-11-17 --on 2026-11-10"),
        T("streaks", ("Walk to the park", "3 days so far", "17 Nov")),
        T(
            "streaks --json",
            facts={
                "steps.0.run.length": 3,
                "steps.0.longest.length": 3,
                "steps.0.comebacks": 2,
                "steps.0.showed_up": 4,
            },
        ),
    ),
    "progress of one goal": (
        T("progress 2", ("Draw again", "Sketch"), never=("Sleep better",)),
        T("progress draw --json", facts={"goals.#": 1, "goals.0.id": "2"}),
        T("progress 7", ("7",), code=3),
    ),
    "a check-in by options": (
        T("checkin --done 1.1 --partly 1.2 --rest 1.3 --skip 2.1 --mood 4 --keep 'A good talk' --note 'Long day'"),
        T("today --json", facts={"said.#": 4, "wins": [], "kept": ["A good talk"]}),
        T("wins", never=("A good talk",)),
        T("undo"),
        T("today --json", facts={"said.#": 0, "kept": []}),
    ),
    "a line that is kept is no win unless it is called one": (
        T("checkin --keep 'Nearly drank, did not'", ("Kept: Nearly drank",)),
        T("today", ("Kept today", "Nearly drank")),
        T("story", ("Kept: Nearly drank",)),
        T("story --only wins", never=("Nearly drank",)),
        T("story --markdown", never=("Nearly drank",)),  # on paper only where it is asked for
        T("story --markdown --only kept", ("Nearly drank",)),
        T("review", ("kept: Nearly drank",)),
        T("review --json", facts={"wins": [], "learned.0.kind": "kept", "learned.0.text": "Nearly drank, did not"}),
        T("wins --json", facts={"wins": []}),
        T("checkin --keep 'win: Slept'", ("Kept, a win: Slept",)),
        T("checkin --keep 'W : Ate'", ("Kept, a win: Ate",)),
        T("checkin --keep 'Win or lose: I tried'", ("Kept: Win or lose: I tried",)),
        T("checkin --keep 'win:'", code=2),
        T("wins --json", facts={"wins.#": 2, "wins.0.text": "Ate", "wins.1.text": "Slept"}),
        T("undo"),
        T("undo"),
        T("wins --json", facts={"wins.#": 1}),
        T("data check", never=("rebuild",)),
    ),
    "a check-in of another day": (
        T("c --on yesterday --done 1.1 --mood 5", ("yesterday",)),
        T("progress --json", facts={"goals.0.steps.0.showed_up": 1, "goals.0.steps.0.today": "open"}),
        T("checkin --on tomorrow --mood 3", code=3),
        T("checkin --mood 6", code=2),
        T("checkin --urge 11", code=2),
        T("checkin", ("--done",), code=2),
    ),
    "the file is checked": (
        T("data check", ("2", "4")),
        T("data check --json", facts={"counts.goals": 2, "counts.steps": 4, "files.0.good": True}),
    ),
    "where it lies": (T("data where --json", facts={"schema": 1}), T("data where", ("plans", "backups"))),
    "backups are listed and one is brought back": (
        T("done 1.1"),
        T("done 1.2"),
        T("data restore", ("1.", "2.")),
        T("data restore 1 --yes", ("2", "4", "1")),
        T("data check --json", facts={"counts.check_ins": 1}),
        T("data restore 99", code=3),
    ),
    "something is forgotten for good": (
        T("done 1.1 --note Canary"),
        T("data forget 1.1", code=2),
        T("data forget 1.1 --yes", ("Walk to the park",)),
        T("step list", never=("Walk to the park",)),
        T("data check --json", facts={"counts.check_ins": 0, "counts.steps": 3}),
    ),
    "something is forgotten by its title": (
        T("data forget park --yes", ("Walk to the park",)),
        T("data forget 'draw again' --yes", ("Draw again",)),
        T("data check --json", facts={"counts.goals": 1, "counts.steps": 2}),
        T("data forget nothing --yes", ("nothing",), code=3),
    ),
    "a win is forgotten": (
        T("win 'A secret'"),
        T("data forget --win secret --yes", ("A secret",)),
        T("wins --json", facts={"wins": []}),
        T("data forget --win 1 --yes", code=3),
        T("data forget --everything 1 --yes", ("--everything",), code=2),
    ),
    "a step's first day is put right": (
        T("step edit 1.1 --start 2026-10-26"),
        T("step show 1.1 --json", facts={"step.start": "2026-10-26"}),
        T("step edit 1.1 --start 2026-12-01"),
        T("today --json", facts={"open.#": 2, "open.0.id": "1.2"}),
    ),
    "everything is forgotten": (
        T("data forget --everything", code=2),
        T("data forget --everything --yes"),
        T("", ("goal add",)),
        T("done 1.1", code=3),
    ),
}


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in EMPTY_HOME.items()])
def test_in_an_empty_home(lines: tuple[T, ...], typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


@pytest.mark.parametrize("lines", [pytest.param(lines, id=name) for name, lines in WITH_A_PLAN.items()])
def test_with_a_plan(lines: tuple[T, ...], planned: Path, typed: Typed) -> None:
    for row in lines:
        check(row, typed(*shlex.split(row.line), stdin=row.stdin))


RHYTHMS = {
    "daily": "every day",
    "weekdays": "Monday to Friday",
    "mon,wed,fri": "Mon, Wed and Fri",
    "every 3 days": "every 3 days",
    "15th": "15th",
    "31st": "31st",
    "last day": "last day",
    "first mon": "first Monday",
    "3x week": "3 times a week",
    "2x month": "2 times a month",
    "3 in 7 days": "3 times in any 7 days",
    "5 days after": "5 days after",
    "whenever": "whenever",
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SA": "every 2 weeks on Sat",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=31": "BYMONTHDAY=31",
}


@pytest.mark.parametrize("every", RHYTHMS)
def test_a_rhythm_is_echoed_in_words(every: str, planned: Path, typed: Typed) -> None:
    answer = typed("step", "add", "Something", "--goal", "1", "--every", every)
    assert answer.code == 0, answer
    assert RHYTHMS[every] in answer.out
    assert typed("today").code == typed("progress").code == typed("streaks").code == typed("calendar", "1.4").code == 0


def test_the_settings_travel_in_the_plan(planned: Path, typed: Typed, tmp_path: Path) -> None:
    for line in (("room", "3"), ("week_starts_on", "sun"), ("day_starts_at", "5"), ("questions", "mood,urge,keep")):
        assert typed("config", *line).code == 0
    copy = tmp_path / "copy.json"
    assert typed("data", "backup", str(copy)).code == 0
    before = typed("config", "--json").json["settings"]
    assert typed("data", "forget", "--everything", "--yes").code == 0
    assert typed("data", "restore", str(copy)).code == 0
    assert typed("config", "--json").json["settings"] == before
    assert [line["value"] for line in before if line["of"] == "plan"] == [
        *("5", "sun", "3", "mood,urge,keep"),
        *("1", "none", "none", "none", "none", "no", "no"),
        *("08:00", "12:00", "15:00", "18:00", "21:00"),
    ]


def test_a_day_belongs_to_the_evening_before(planned: Path, typed: Typed) -> None:
    late = "2026-11-21T01:30:00+01:00"
    assert "20 Nov" in typed("done", "1.1", now=late).out
    assert typed("today", "--json", now=late).json["today"] == "2026-11-20"
    assert typed("config", "day_starts_at", "0").code == 0
    assert typed("today", "--json", now=late).json["today"] == "2026-11-21"


def test_the_demo_shows_the_four_screens_and_leaves_nothing(home: Path, typed: Typed) -> None:
    answer = typed("demo")
    assert answer.code == 0
    for screen in ("goalwalk progress", "goalwalk calendar", "Walk around the block"):
        assert screen in answer.out
    assert not home.exists()


def test_the_demo_is_the_same_every_time(home: Path, typed: Typed) -> None:
    assert typed("demo").out == typed("demo").out


def test_the_demo_fills_an_empty_home(
    home: Path, typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "filled"
    answer = typed("demo", "--into", str(folder), "--years", "1", "--steps", "10")
    assert answer.code == 0
    assert answer.out.count("\n") == 1
    assert "3650" in answer.out
    assert not home.exists()
    before = everything(folder)
    assert typed("demo", "--into", str(folder)).code == 3
    assert everything(folder) == before
    monkeypatch.setenv("GOALWALK_HOME", str(folder))
    steps = typed("step", "list", "--json").json["steps"]
    assert [step["id"] for step in steps] == [f"{goal}.{step}" for goal in (1, 2) for step in range(1, 6)]
    assert typed("data", "check").code == 0


@pytest.mark.parametrize("order", ["before", "after"])
def test_options_that_mean_the_same_everywhere(order: str, planned: Path, typed: Typed) -> None:
    plain = typed("--plain", "today") if order == "before" else typed("today", "--plain")
    assert plain.code == 0
    data = typed("--json", "today") if order == "before" else typed("today", "--json")
    assert data.json["schema"] == 1


class TestAsAProcess:
    """The same through a real process: what the entry point, the streams and the exit code add."""

    def test_a_day(self, home: Path, spawned: Typed) -> None:
        assert spawned("goal", "add", "Sleep better").code == 0
        assert spawned("step", "add", "Walk", "--every", "daily").code == 0
        answer = spawned("done", "walk", "--note", "-", input="Regen, trotzdem schön".encode())
        assert (answer.code, answer.err) == (0, "")
        assert "Walk" in answer.out
        assert "trotzdem schön" in spawned("step", "show", "1").out
        today = spawned()
        assert (today.code, today.err) == (0, "")
        assert "Walk" in today.out

    def test_how_to_begin(self, home: Path, spawned: Typed) -> None:
        answer = spawned()
        assert (answer.code, answer.err) == (0, "")
        assert "goal add" in answer.out
        assert not home.exists()

    def test_without_any_stdin(self, planned: Path, spawned: Typed) -> None:
        import subprocess

        assert spawned("today", stdin=subprocess.DEVNULL).code == 0
        assert spawned("checkin", stdin=subprocess.DEVNULL).code == 2

    def test_no_stray_files(self, planned: Path, spawned: Typed) -> None:
        assert spawned("done", "1.1").code == 0
        assert not [path for path in planned.rglob("*") if path.suffix == ".tmp"]


def test_words_without_quotes_are_one_text(planned: Path, typed: Typed) -> None:
    """Whoever is tired types no quotes."""
    assert typed("win", "Got", "out", "of", "bed").out == "Kept: Got out of bed\n"
    assert typed("setback", "It", "all", "came", "at", "once", "--tell", "Sam").code == 0
    assert typed("setback", "--list", "--json").json["setbacks"][0]["text"] == "It all came at once"
