"""What was recorded, in one line for each thing, and what can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

from goalwalk.core.kinds import BY_NOUN
from goalwalk.core.rhythm import rhythms
from goalwalk.screens.blocks import Block, Line
from goalwalk.screens.looks.today_layout import so_far
from goalwalk.words import listed, say
from goalwalk.words.changes import days_text, what_text
from goalwalk.words.days import day_name, far_day

if TYPE_CHECKING:
    from goalwalk.core.nouns.pauses import Resting
    from goalwalk.screens.looks.undo import ChangesView, RemovedView
    from goalwalk.screens.receipt import ReceiptView
    from goalwalk.screens.stand import Stand

Facts = dict[str, Any]


def receipt(view: ReceiptView) -> list[Block]:
    """The lines of a receipt, by what was recorded."""
    facts, code = dict(view.what.facts), view.what.code
    noun = code.partition("_")[0]
    known = _LINES
    if noun in _BESIDE:
        known = import_module(f"goalwalk.screens.nouns.{BY_NOUN[noun].table}_layout").RECEIPTS
    lines = known.get(code, _plain)
    told = lines(facts, view)
    if code.endswith("_removed") and code != "person_removed":
        gone = told[-1] if told[-1].endswith((".", "?", "!", "…")) else f"{told[-1]}."
        told = [*told[:-1], say("receipt.not_erased", gone=gone)]
    return [Line(line) for line in told]


def history(view: ChangesView) -> list[Block]:
    """What undo would take back, newest first, numbered as it counts; and what redo would do again, by its letter."""
    if not view.changes:
        return [Line(say("undo.empty"))]
    blocks: list[Block] = []
    count = 0
    for change in view.changes:
        what = what_text(change.what, view.today)
        if change.undone:
            blocks.append(Line(say("undo.line_undone", what=what, letter=change.letter), "quiet"))
        else:
            count += 1
            blocks.append(Line(say("undo.line", n=count, what=what)))
    return [*blocks, Line(say("undo.earlier", n=view.more), "quiet")] if view.more else blocks


def removed(view: RemovedView) -> list[Block]:
    """What was taken away, the latest first, and how one of it comes back."""
    from goalwalk.words.changes import thing_text

    if not view.things:
        return [Line(say("removed.empty"))]
    blocks: list[Block] = []
    for one in view.things:
        thing = thing_text(one.thing, view.today)
        line = say("removed.line", n=one.number, thing=thing, day=far_day(one.day, view.today))
        line = say("removed.along", line=line, n=one.along) if one.along else line
        for above in one.above:
            line = say("removed.above", line=line, above=thing_text(above, view.today))
        blocks.append(Line(line))
    return [*blocks, Line(say("removed.how"), "quiet")]


def _brought_one(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.changes import brought_texts

    thing, above = brought_texts(facts, view.today)
    key = "receipt.brought_one.above" if above else "receipt.brought_one"
    return [say(key, thing=thing, above=listed(above))]


def _checked_in(facts: Facts, view: ReceiptView) -> list[str]:
    days = [date.fromisoformat(day) for day in facts["days"]]
    word, stays = say(f"word.{facts['word']}"), dict(view.stays)
    sums = _sums(view) if facts["word"] in ("done", "partly") else {}
    lines = []
    for id, title in facts["steps"]:
        own = [date.fromisoformat(day) for day in facts.get("days_of", {}).get(id, ())] or days
        said = {"id": id, "title": title, "word": word, "day": days_text(own, view.today)}
        if facts.get("amount"):
            line = say("receipt.step_amount", amount=_amount(facts, id, view), **said)
        elif id in sums:
            line = say("receipt.step_sum", **said | sums[id])
        else:
            line = say("receipt.step", **said)
        line = _with_stand(line, id, view.stands)
        lines.append(f"{line} {say('skill.helped', helped=facts['helped'])}" if "helped" in facts else line)
        if id in stays:
            lines.append(say("receipt.stays", word=say(f"word.{stays[id]}")))
    return lines


def _amount(facts: Facts, id: str, view: ReceiptView) -> str:
    """The amount that was said, and how far its day has come with it."""
    sums = _sums(view)
    if id not in sums:
        return str(facts["amount"])
    return say("receipt.amount", amount=facts["amount"], sum=sums[id]["amount"], target=sums[id]["target"])


def _sums(view: ReceiptView) -> dict[str, dict[str, str]]:
    """By step, what its day amounts to, as facts."""
    return {id: {"amount": amount, "target": target} for id, amount, target in view.sums}


def _day(facts: Facts, view: ReceiptView) -> list[str]:
    day, sums = day_name(date.fromisoformat(facts["day"]), view.today), _sums(view)
    lines = []
    for id, title, word in facts["steps"]:
        key = "receipt.step_sum" if id in sums and word in ("done", "partly") else "receipt.step"
        said = {"id": id, "title": title, "word": say(f"word.{word}"), "day": day, **sums.get(id, {})}
        lines.append(_with_stand(say(key, **said), id, view.stands))
    written = say("receipt.day", day=day)
    if facts["day"] != view.today.isoformat() and not lines:  # what was said of another day names it
        lines.append(written)
    lines += [say(f"receipt.{name}", **{name: facts[name]}) for name in ("mood", "urge") if facts[name] is not None]
    if facts["answers"]:
        lines += [] if written in lines else [written]
        lines += [say(f"receipt.answer.{name}", text=text) for name, text in facts["answers"] if name != "note"]
    if facts["kept"]:
        lines.append(say("receipt.win", text=facts["kept"]))
    if facts.get("win"):
        lines.append(say("receipt.evening_win", text=facts["win"]))
    return lines or [say("receipt.here")]


def _with_stand(line: str, id: str, stands: tuple[Stand, ...]) -> str:
    """The line, with how far the run has come: never what could be lost."""
    now = next((stand for stand in stands if stand.id == id), None)
    if now is None or not now.total:
        return line
    return f"{line} {so_far(now) if now.so_far else say('today.total', n=now.total)}."


def _step_added(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.rhythms import rhythm_name

    rhythm = rhythms.read(facts["rhythm"])
    name = rhythm_name(rhythm)
    added = say("receipt.step_added", id=facts["id"], title=facts["title"], rhythm=name)
    return [added, *_done(facts), *_dates(facts, view), *_goes_on(facts, view)]


def _step_edited(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.changed", **facts), *_done(facts), *_dates(facts, view), *_goes_on(facts, view)]


def _done(facts: Facts) -> list[str]:
    return [say(f"receipt.done.{facts['done']}", **facts)] if "done" in facts else []


def _goal_added(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.goal_added", **facts), *_dates(facts, view)]


def _goal_edited(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.changed", **facts), *_dates(facts, view)]


def _dates(facts: Facts, view: ReceiptView) -> list[str]:
    """The dates a goal or step has, said back, so that a slip is seen."""
    lines = []
    if facts.get("start") and facts["start"] != view.today.isoformat():
        lines.append(say("receipt.start", day=day_name(date.fromisoformat(facts["start"]), view.today)))
    if facts.get("by"):
        lines.append(say("receipt.by", day=day_name(date.fromisoformat(facts["by"]), view.today)))
    return lines


def _goes_on(facts: Facts, view: ReceiptView) -> list[str]:
    """That it rests, or is over, as things stand; and when a step comes round next, in dates; a quota in the
    beginnings of its weeks or months."""
    goal = facts["id"].partition(".")[0]
    if view.ended == "finished":
        return [say("receipt.ended.finished", id=facts["id"])]
    if view.ended:
        return [say("receipt.ended.goal", goal=goal, status=say(f"status.{view.ended}"))]
    lines = [] if view.rest is None else [_at_rest(view.rest, facts["id"], goal, view)]
    if view.next_dates:
        dates = "; ".join(day_name(day, view.today) for day in view.next_dates)
        lines.append(say(f"receipt.next.{view.comes}", dates=dates))
    return lines


def _at_rest(rest: Resting, id: str, goal: str, view: ReceiptView) -> str:
    """Until when, or until what is typed; with what, where it does not rest alone."""
    until = day_name(rest.back, view.today) if rest.back else say(f"receipt.resume.{rest.noun}", id=id, goal=goal)
    if rest.first > view.today:
        return say("receipt.rest.ahead", first=day_name(rest.first, view.today), until=until)
    alone = rest.noun == "step" or (rest.noun == "goal" and "." not in id)
    return say("receipt.rest" if alone else f"receipt.rest.{rest.noun}", until=until)


def _paused(facts: Facts, view: ReceiptView) -> list[str]:
    what = f"{facts['id']} {facts['title']}" if "id" in facts else say("receipt.plan")
    first = day_name(date.fromisoformat(facts["first"]), view.today)
    own = date.fromisoformat(facts["back"]) if facts["back"] else None
    if own is None:
        return [say("receipt.paused", what=what, first=first)]
    lines = [say("receipt.paused_until", what=what, first=first, back=day_name(own, view.today))]
    if view.rest and view.rest.back != own:
        lines.append(_at_rest(view.rest, facts["id"], facts["id"].partition(".")[0], view))
    return lines


def _resumed(facts: Facts, view: ReceiptView) -> list[str]:
    if "id" in facts:
        resumed = say("receipt.resumed", what=f"{facts['id']} {facts['title']}")
        return [resumed, *_goes_on(facts, view)]
    resumed = say("receipt.resumed", what=say("receipt.plan"))
    return [resumed, _at_rest(view.rest, "", "", view)] if view.rest else [resumed]


def _meeting_added(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.talks import talk_said

    return [talk_said(facts, view.today)]


def _meeting_edited(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.talks import talk_said

    return [say("receipt.meeting_edited", talk=talk_said(facts, view.today))]


def _meeting_removed(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.talks import the_talk

    group = bool(facts.get("group"))
    talk = the_talk(facts["whom"], date.fromisoformat(facts["day"]), view.today, group=group)
    return [say("receipt.meeting_removed", talk=talk)]


def _goal_levels(facts: Facts, _: ReceiptView) -> list[str]:
    from goalwalk.words.standing import levels_text

    return levels_text(facts)


def _goal_rated(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.standing import advised, rated_text

    lines = [rated_text(facts, view.today), *advised(facts["advice"])]
    return [*lines, say("receipt.goal_rated.smaller")] if facts["smaller"] else lines


def _meeting_went(facts: Facts, _: ReceiptView) -> list[str]:
    from goalwalk.words.talks import agreed_one

    agreed = agreed_one(facts["text"], facts["does"])
    if facts["went"] is None:
        return [say("receipt.meeting_went.none", agreed=agreed)]
    return [say("receipt.meeting_went", agreed=agreed, went=facts["went"])]


def _undone(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.undone", what=what_text(what, view.today)) for what in facts["whats"]]


def _redone(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.redone", what=what_text(what, view.today)) for what in facts["whats"]]


def _brought_back(facts: Facts, _: ReceiptView) -> list[str]:
    back = say("receipt.brought_back", goals=facts["goals"], steps=facts["steps"], check_ins=facts["check_ins"])
    if facts["kept"] is None:
        return [back]
    key = "receipt.stood_before" if facts["readable"] else "receipt.stood_before_bad"
    return [back, say(key, number=facts["number"], path=facts["kept"])]


def _copy_erased(facts: Facts, view: ReceiptView) -> list[str]:
    day = day_name(date.fromisoformat(str(facts["day"])), view.today)
    return [say("receipt.copy_erased", number=facts["number"], day=day)]


def _forgotten(facts: Facts, _: ReceiptView) -> list[str]:
    deleted = facts["deleted_copies"]
    lines = [say("receipt.forgotten", what=facts["what"])]
    if facts["elsewhere"]:
        where = listed([say(f"elsewhere.{noun}", id=id) for noun, id in facts["elsewhere"]])
        lines.append(say("receipt.forgotten_elsewhere", where=where))
    return [*lines, say("receipt.forgotten_copies", n=deleted)] if deleted else lines


def _locked(facts: Facts, view: ReceiptView) -> list[str]:
    lines = [say("receipt.locked", n=facts["files"]) if facts["files"] else say("receipt.locked_alone")]
    if facts["recovery_key"]:
        lines.append(say("receipt.recovery_key", paper=facts["recovery_key"]))
    lines += _unlocked(facts, view) if facts["until"] else []
    return [*lines, say("receipt.locked_now")]


def _locked_come_back(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.locked_come_back", n=facts["files"])]


def _lock_off(facts: Facts, _: ReceiptView) -> list[str]:
    deleted = facts["deleted_copies"]
    lines = [say("receipt.lock_off")]
    return [*lines, say("receipt.forgotten_copies", n=deleted)] if deleted else lines


def _unlocked(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.talks import when_name

    day, time = date.fromisoformat(facts["until"][:10]), facts["until"][11:16]
    return [say("receipt.unlocked", time=time if day == view.today else when_name(day, time, view.today))]


def _win(facts: Facts, view: ReceiptView) -> list[str]:
    """A win; of another day than today with its day, so that a slip is seen."""
    key = "receipt.win_of_added" if facts.get("of") else "receipt.win"
    day = facts.get("day") or view.today.isoformat()
    if day == view.today.isoformat():
        return [say(key, **facts)]
    return [say(f"{key}.then", **facts | {"day": day_name(date.fromisoformat(day), view.today)})]


def _plain(facts: Facts, view: ReceiptView) -> list[str]:
    code = view.what.code
    return [say(f"receipt.{_SAME.get(code, code)}", **facts)]


# Nouns whose receipts the module of their screens tells better, in its RECEIPTS, than a sentence alone.
_BESIDE = ("barrier", "setback", "skill", "support", "clock", "hope")

# Changes whose receipt reads alike for goals and steps.
_SAME = {
    "goal_removed": "removed",
    "step_removed": "removed",
    "step_finished": "finished",
    "goal_reached": "reached",
    "goal_let_go": "let_go",
}

_LINES: dict[str, Callable[[Facts, ReceiptView], list[str]]] = {
    "checked_in": _checked_in,
    "day": _day,
    "win_added": _win,
    "win_of_added": _win,
    "goal_added": _goal_added,
    "goal_edited": _goal_edited,
    "step_added": _step_added,
    "step_edited": _step_edited,
    "plan_paused": _paused,
    "goal_paused": _paused,
    "step_paused": _paused,
    "plan_resumed": _resumed,
    "goal_resumed": _resumed,
    "step_resumed": _resumed,
    "meeting_added": _meeting_added,
    "meeting_edited": _meeting_edited,
    "meeting_removed": _meeting_removed,
    "goal_levels": _goal_levels,
    "goal_rated": _goal_rated,
    "meeting_went": _meeting_went,
    "undone": _undone,
    "redone": _redone,
    "forgotten": _forgotten,
    "brought_back": _brought_back,
    "copy_erased": _copy_erased,
    "brought_one": _brought_one,
    "locked": _locked,
    "locked_come_back": _locked_come_back,
    "lock_off": _lock_off,
    "unlocked": _unlocked,
}

LAYOUTS: dict[str, Callable[[Any], list[Block]]] = {
    "ReceiptView": receipt,
    "ChangesView": history,
    "RemovedView": removed,
}
