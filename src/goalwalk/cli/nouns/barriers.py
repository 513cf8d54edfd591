"""What stands in the way, as typed: `barrier add`, `list`, `show`, `edit`, `ask`, `happened`, `ease`, `remove`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from goalwalk.cli.conversation import Answers, conversation
from goalwalk.cli.noun import Field, Fields, Noun
from goalwalk.cli.nouns import barrier_answers as answers
from goalwalk.cli.prompts import given, unless_behind, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import check_ahead, past_day, target_day
from goalwalk.core import texts
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.components import Barrier, Happening, Side
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.naming import find_barrier, find_goal
from goalwalk.core.nouns import barriers
from goalwalk.core.nouns.goals import check_goes_on
from goalwalk.core.nouns.levels import read_ruler
from goalwalk.core.spoken import then_of, when_of
from goalwalk.screens.nouns.barriers import barrier_line, barrier_view, barriers_view
from goalwalk.screens.receipt import ReceiptView

Made = Changed[Barrier]


def _told(_: Plan, barrier: Barrier, __: date, done: str) -> Fields:
    """`day`: since when it has eased; `ready`: there are words for an ask."""
    if done == "happened":
        return {"side": barrier.side, "eased": bool(barrier.eased)}
    days = {name: day.isoformat() if day else None for name, day in (("by", barrier.by), ("day", barrier.eased))}
    answer = {"then": barrier.then, "whom": barrier.whom, "ready": barrier.say is not None}
    return {"side": barrier.side, **answer, **days}


# What belongs to one side alone, by the name of its field, and the option it is typed with.
INSIDE = {"then": "--then"}
OUTSIDE = {"whom": "--of", "say": "--say", "entitled": "--entitled", "along": "--along", "by": "--by"}
CAME = {"used": "--used", "helped": "--helped", "note": "--note"}
ASKED = {"came": "--came", "next": "--next"}


def _meant(_: Run, typed: Fields, to_edit: bool) -> Fields:
    """With the side that was named, or (of a new one) that what was typed belongs to.

    Raises NotUnderstood("not_together")."""
    inside = typed.get("side")
    if to_edit and inside is None:
        return typed
    of_inside = ["--inside"] if inside else [INSIDE[name] for name in typed if name in INSIDE]
    of_outside = ["--outside"] if inside is False else [OUTSIDE[name] for name in typed if name in OUTSIDE]
    if of_inside and of_outside:
        raise NotUnderstood("not_together", one=of_inside[0], other=of_outside[0])
    return {**typed, "side": bool(of_inside)} if of_inside or of_outside else typed


def _ask(run: Run, told: Answers, typed: Fields) -> bool:
    """Where neither a title nor a side was typed, ask for the side and the answer to it."""
    if typed["title"] is None and "side" not in typed:
        told.put(side=(asked := answers.side()))
        answers.ask_first(told, asked, run.today(run.plan()))
    return True


def _edit(plan: Plan, barrier: Barrier, _: date, anew: Fields) -> Plan:
    side = anew.get("side", barrier.side)
    _of_side(barrier, side, anew)
    new = barrier._replace(**anew)
    halves = _halves(new, anew if side == barrier.side else ("title", "then"))
    return barriers.edit(plan, barrier, **{**anew, **halves})


BARRIER = Noun(
    "barrier",
    barriers,
    (
        Field("title"),
        Field("goal", lambda named, within: _goal(within.plan, named), within=True),
        Field("side", lambda inside: "inside" if inside else "outside", typed="inside", of="bool | None"),
        Field("then"),
        Field("whom", typed="of"),
        Field("say", texts.note),
        Field("entitled", texts.note),
        Field("along"),
        Field("by", lambda text, within: target_day(text, within.today, behind=within.behind), within=True),
    ),
    lambda plan, barrier, _: barrier_line(plan, barrier),
    example='goalwalk barrier add "I lie awake" --then "read"',
    told=_told,
    fresh=lambda _: {"side": "inside"},
    meant=_meant,
    ask=_ask,
    shape=lambda barrier: barrier._replace(**_halves(barrier, ("title", "then"))),
    edit=_edit,
    stays=True,
)

add, edit, remove = BARRIER.adds(), BARRIER.edits(), BARRIER.removes()


def list_(run: Run, *, all: bool = False) -> None:
    """All that stands in the way, and the answers to it."""
    plan = run.plan()
    run.show(barriers_view(plan, run.today(plan), all=all), run.today(plan))


def show(run: Run, barrier: str, *, all: bool = False) -> None:
    """One barrier with all that is written of it, and what happened, the latest first."""
    plan = run.plan()
    run.show(barrier_view(plan, find_barrier(plan, barrier), all=all), run.today(plan))


def ask(
    run: Run,
    barrier: str,
    *,
    say: str | None = None,
    of: str | None = None,
    entitled: str | None = None,
    along: str | None = None,
    by: str | None = None,
) -> None:
    """Make an ask ready: what to say, what you are entitled to, of whom, who comes with you, by when. Without options,
    short questions make a draft of it."""
    given = {"whom": of, "say": say, "entitled": entitled, "along": along}
    typed = {name: text for name, text in given.items() if text is not None}
    if not typed and by is None:
        _ask_ready(run, barrier)
        return
    fields = BARRIER.read(typed)

    def change(plan: Plan, found: Barrier, today: date, *, behind: bool) -> Plan:
        dated = {} if by is None else {"by": target_day(by, today, behind=behind)}
        return barriers.edit(plan, _outside(found), **fields, **dated)

    def written(behind: bool) -> Made:
        return BARRIER.changed(run, barrier, "asked", lambda plan, found, day: change(plan, found, day, behind=behind))

    BARRIER.tell(run, unless_behind(run, written))


def _ask_ready(run: Run, named: str) -> None:
    """Ask what makes an ask ready, and write it down."""
    if not run.can_ask:
        raise NotUnderstood("ask_needs", example='goalwalk barrier ask 1 --of Ana --say "Is there a bus pass?"')
    barrier = _outside(_opened(run, named))
    named = str(barrier.number)
    today = run.today(run.plan())

    def change(told: Answers, plan: Plan, found: Barrier) -> Plan:
        return barriers.edit(plan, _outside(found), **answers.new_of(found, told))

    def keep(told: Answers) -> Made:
        return BARRIER.changed(run, named, "asked", lambda plan, found, _: change(told, plan, found))

    with conversation(run, keep) as told:
        answers.ask_ready(told, run, barrier, today)
        if not answers.new_of(barrier, told):
            run.show(ReceiptView(today, What("nothing", {})), today)
            return
        changed = until_saved(run, lambda: keep(told))
    BARRIER.tell(run, changed)


def happened(
    run: Run,
    barrier: str,
    text: str | None = None,
    *,
    used: bool | None = None,
    helped: str | None = None,
    note: str | None = None,
    came: str | None = None,
    next: str | None = None,
    on: str | None = None,
) -> None:
    """Inside: it came; whether the then was used, and how it helped. Outside: you asked; what came of it, and when to
    ask again. Each of them can be left out."""
    told = {"TEXT": text, "--note": note, "--came": came}
    twice = [name for name, typed in told.items() if typed is not None]
    if len(twice) > 1:
        raise NotUnderstood("not_together", one=twice[0], other=twice[1])
    if used is False and helped is not None:
        raise NotUnderstood("not_together", one="--not-used", other="--helped")
    typed: Fields = {"used": used, "helped": helped, "note": note, "came": came, "next": next}
    typed = {name: value for name, value in typed.items() if value is not None}
    fields = _happening(text if text is not None else note if came is None else came, used, helped)
    if typed or text is not None or not run.can_ask:
        BARRIER.tell(run, _happened(run, barrier, fields, typed, on))
        return
    found = _opened(run, barrier)

    def keep(told: Answers) -> Made:
        return _happened(run, str(found.number), told, {}, on)

    with conversation(run, keep) as told:
        answers.ask_happened(told, found, run.today(run.plan()), on)
        added = until_saved(run, lambda: keep(told))
    BARRIER.tell(run, added)


def _happened(run: Run, named: str, fields: Fields, typed: Fields, on: str | None) -> Made:
    """Write down that it happened; `typed` are options of one side, of which `next` is still to be read."""

    def change(plan: Plan, barrier: Barrier, today: date, *, behind: bool) -> tuple[Plan, Fields]:
        _of_side(barrier, barrier.side, typed)
        dated: Fields = {"next": answers.next_day(typed["next"], today)} if "next" in typed else {}
        day = today if on is None else past_day(on, today)
        happening = Happening(run.new_id(), barrier.id, day, run.moment(plan).at, **{**fields, **dated})
        plan = barriers.happened(plan, barrier, happening)
        if not behind:
            check_ahead(happening.next, today)
        again = happening.next.isoformat() if happening.next else None
        told = {"used": happening.used, "helped": happening.helped, "text": happening.text}
        return plan, {"day": day.isoformat(), "next": again, **told}

    def written(behind: bool) -> Made:
        return BARRIER.changed(run, named, "happened", lambda plan, found, day: change(plan, found, day, behind=behind))

    plan, what, barrier = unless_behind(run, written)
    noes = [happening for happening in plan.happenings if happening.barrier == barrier.id and happening.used == "no"]
    first_no = what.facts["used"] == "no" and len(noes) == 1
    return Changed(plan, What(what.code, {**what.facts, "first_no": first_no}), barrier)


def ease(run: Run, barrier: str, *, on: str | None = None, back: bool = False) -> None:
    """It no longer stands in the way. It stays in the list with --all, and leaves the page and today."""
    if back:
        if on is not None:
            raise NotUnderstood("not_together", one="--back", other="--on")
        BARRIER.change(run, barrier, "back", lambda plan, found, _: barriers.back(plan, found))
        return

    def change(plan: Plan, found: Barrier, today: date) -> Plan:
        if found.eased is not None and on is None:
            raise CannotBeDone("eased_already", id=str(found.number), title=found.title, day=found.eased)
        return barriers.ease(plan, found, today if on is None else past_day(on, today))

    BARRIER.change(run, barrier, "eased", change)


def _opened(run: Run, named: str) -> Barrier:
    """The barrier that somebody is to be asked about, in a plan that is open."""
    run.name_whose()
    run.session.open()
    return find_barrier(run.plan(), named)


def _outside(barrier: Barrier) -> Barrier:
    """The barrier, if it can be asked about. Raises CannotBeDone("ask_inside")."""
    if barrier.side != "outside":
        raise CannotBeDone("ask_inside", id=str(barrier.number), title=barrier.title)
    return barrier


def _of_side(barrier: Barrier, side: Side, typed: Fields) -> None:
    """Raise NotUnderstood("of_outside", or "of_inside") for what belongs to the other side than this one."""
    others = {**OUTSIDE, **ASKED} if side == "inside" else {**INSIDE, **CAME}
    wrong = next((others[name] for name in typed if name in others), None)
    if wrong is not None:
        code = "of_outside" if side == "inside" else "of_inside"
        raise NotUnderstood(code, option=wrong, id=str(barrier.number), title=barrier.title)


def _halves(barrier: Barrier, typed: Collection[str]) -> Fields:
    """Of an if-then, what was `typed` as its halves: "I wake at three" of "If I wake at three"."""
    if barrier.side == "outside":
        return {}
    halves = {"title": when_of(barrier.title), "then": then_of(barrier.then) if barrier.then else None}
    return {name: half for name, half in halves.items() if name in typed}


def _goal(plan: Plan, named: str | None) -> str | None:
    """The goal that was named; none where none, or an empty text, was. Raises CannotBeDone("goal_has_ended")."""
    if not named:
        return None
    goal = find_goal(plan, named)
    check_goes_on(goal)
    return goal.id


def _happening(text: str | None, used: bool | None, helped: str | None) -> Fields:
    """What was said of it. A then that helped was used."""
    mark = None if helped is None else read_ruler(helped)
    was_used = used or (used is None and mark is not None)
    return {
        "used": "yes" if was_used else None if used is None else "no",
        "helped": mark,
        "text": None if text is None else given(text, texts.note),
    }
