"""A receipt: what a command recorded, and how the things it touched stand now.

What was done to a numbered thing is told where the screens of its noun are (`RECEIPTS` there, by code); here stands
what is common to them, and what is told of a day, of the whole plan, and of its files. What has no words of its own is
a sentence with the facts filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from goalwalk.core.kinds import BY_NOUN
from goalwalk.core.model.plan import Status, What, Word
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Gap, Line, next_line
from goalwalk.words import known, listed, say
from goalwalk.words.days import day_name

if TYPE_CHECKING:
    from goalwalk.core.nouns.pauses import Resting
    from goalwalk.screens.step_stand import Stand

Comes = Literal["dates", "week", "month", "after"]
Facts = dict[str, Any]
HARD_MOOD, HARD_URGE = 1, 8  # what an evening is said to be, after which help is named


class DaySum(NamedTuple):
    """What the day of a step, by its id, amounts to now, and its target ("" where it has none, and the amount has its
    unit); what it was `before` an amount was added to it ("" where it was nothing, or cannot be told)."""

    id: str
    amount: str
    target: str
    before: str


class ReceiptView(NamedTuple):
    """`what` was recorded; `stands` are the steps it touched, as they stand now.

    `changed` pairs a name with the changed thing, for `--json`. `next_dates`: when a step comes round next, and
    `comes` how these dates are told; `rest`: the rest it is in, or `ended`, that it is over with its goal.
    `stays`: steps, by id, whose one day is still what was said of it before, because that says more. `sums`: what the
    one day of a step amounts to now, where an amount was said of it. `altered`: what is new of a thing that was
    changed, a line a field.
    """

    today: date
    what: What
    stands: tuple[Stand, ...] = ()
    changed: tuple[tuple[str, object], ...] = ()
    next_dates: tuple[date, ...] = ()
    stays: tuple[tuple[str, Word], ...] = ()
    sums: tuple[DaySum, ...] = ()
    comes: Comes = "dates"
    rest: Resting | None = None
    ended: Status | Literal["finished"] | None = None
    altered: tuple[str, ...] = ()

    def data(self) -> Facts:
        """As JSON: what was recorded, and the changed things."""
        return {"recorded": {"code": self.what.code, **self.what.facts}, **dict(self.changed)}

    def blocks(self) -> list[Block]:
        """A line for each thing that was recorded."""
        code = self.what.code
        kind = BY_NOUN.get(code.partition("_")[0])
        receipts = RECEIPTS
        if kind and kind.numbered:
            receipts = getattr(import_module(f"goalwalk.screens.nouns.{kind.table}"), "RECEIPTS", {})
        lines = receipts.get(code, _plain)(dict(self.what.facts), self)
        lines = [*lines[:1], *self.altered, *lines[1:]]
        if kind and code.endswith("_removed"):
            last = str(lines[-1])
            gone = last if last.endswith((".", "?", "!", "…")) else f"{last}."
            lines = [*lines[:-1], say("receipt.not_erased", gone=gone)]
        return [*(line if isinstance(line, Line) else Line(line) for line in lines), *_tonight(self)]

    def day(self, iso: str) -> str:
        """A day among the facts, by its name."""
        return day_name(date.fromisoformat(iso), self.today)


Receipts = dict[str, Callable[[Facts, ReceiptView], "Sequence[str | Line]"]]


def _plain(facts: Facts, view: ReceiptView) -> list[str]:
    """The sentence of the code, or the one that reads alike for several nouns."""
    code = view.what.code
    key = f"receipt.{code}"
    return [say(key if known(key) else f"receipt.{code.partition('_')[2]}", **facts)]


def _written(facts: Facts, view: ReceiptView) -> list[str]:
    """Whose it is, unless it is for anybody, and where it was written to."""
    whose = ".any" if "whose" not in facts else ".of" if facts["whose"] else ""
    return [say(f"receipt.{view.what.code}{whose}", **facts)]


# Common to goals and steps


def dates_told(facts: Facts, view: ReceiptView) -> list[str]:
    """The dates a goal or step has, said back, so that a slip is seen."""
    start = facts.get("start")
    lines = [say("receipt.start", day=view.day(start))] if start and start != view.today.isoformat() else []
    return [*lines, say("receipt.by", day=view.day(facts["by"]))] if facts.get("by") else lines


def ended_well(days: int) -> list[str | Line]:
    """What fits the day on which something is reached or finished, after so many days of showing up."""
    return [Line(say("receipt.ended_well", n=days), says="warm")] if days else []


def goes_on(facts: Facts, view: ReceiptView) -> list[str]:
    """That it rests, or is over, as things stand; and when a step comes round next, in dates; a quota in the
    beginnings of its weeks or months."""
    if view.ended == "finished":
        return [say("receipt.ended.finished", id=facts["id"])]
    if view.ended:
        goal = facts["id"].partition(".")[0]
        return [say("receipt.ended.goal", goal=goal, status=say(f"status.{view.ended}"))]
    lines = [_at_rest(view.rest, facts["id"], view.today)] if view.rest else []
    if view.next_dates:
        dates = "; ".join(day_name(day, view.today) for day in view.next_dates)
        lines.append(say(f"receipt.next.{view.comes}", dates=dates))
    return lines


def paused(facts: Facts, view: ReceiptView) -> list[str]:
    """From when to when it rests; and the rest that holds it longer, if any."""
    what = f"{facts['id']} {facts['title']}" if "id" in facts else say("receipt.plan")
    first, back = view.day(facts["first"]), facts["back"]
    if not back:
        return [say("receipt.paused", what=what, first=first)]
    lines = [say("receipt.paused_until", what=what, first=first, back=view.day(back))]
    if view.rest and view.rest.back != date.fromisoformat(back):
        lines.append(_at_rest(view.rest, facts["id"], view.today))
    return lines


def resumed(facts: Facts, view: ReceiptView) -> list[str]:
    """That it goes on, and the rest that still holds it, or that lies ahead."""
    if "id" in facts:
        return [say("receipt.resumed", what=f"{facts['id']} {facts['title']}"), *goes_on(facts, view)]
    told = say("receipt.resumed", what=say("receipt.plan"))
    return [told, _at_rest(view.rest, "", view.today)] if view.rest else [told]


def _at_rest(rest: Resting, id: str, today: date) -> str:
    """Until when, or until what is typed; with what, where it does not rest alone."""
    goal = id.partition(".")[0]
    until = day_name(rest.back, today) if rest.back else say(f"receipt.resume.{rest.noun}", id=id, goal=goal)
    if rest.first > today:
        return say("receipt.rest.ahead", first=day_name(rest.first, today), until=until)
    alone = rest.noun == "step" or (rest.noun == "goal" and "." not in id)
    return say("receipt.rest" if alone else f"receipt.rest.{rest.noun}", until=until)


# Of days


def _checked_in(facts: Facts, view: ReceiptView) -> list[str | Line]:
    from goalwalk.words.changes import days_text

    days_of, stays, slots = facts.get("days_of", {}), dict(view.stays), facts.get("slots", {})
    of_days = _sums(view)
    sums = of_days if facts["word"] in ("done", "partly") else {}
    lines: list[str | Line] = []
    for id, title in facts["steps"]:
        days = [date.fromisoformat(day) for day in days_of.get(id) or facts["days"]]
        word = say(f"word.{stays.get(id, facts['word'])}")
        said = {"id": id, "title": title, "word": word, "day": days_text(days, view.today)}
        if facts.get("amount"):
            line = say("receipt.step_amount", amount=_amount(facts["amount"], of_days.get(id)), **said)
        elif id in sums:
            line = _sum_text(said | sums[id], slots.get(id))
        else:
            line = say("receipt.step", **said)
        line = _with_stand(line, id, view.stands)
        lines.append(f"{line} {say('skill.helped', helped=facts['helped'])}" if "helped" in facts else line)
        if facts.get("amount") and of_days.get(id, {}).get("before"):
            lines.append(next_line("receipt.in_all", id=id, said=facts["amount"]))
        if id in stays:
            lines.append(say("receipt.stays", word=word, said=say(f"word.{facts['word']}")))
    return lines


def _sum_text(facts: Facts, slot: str | None) -> str:
    """What a day amounts to: with the time of it that was filled, or (empty) that all of them were."""
    key = "receipt.step_sum" if slot is None else "receipt.step_slot" if slot else "receipt.step_full"
    return say(key, **facts, slot=slot)


def _amount(amount: str, sum: dict[str, str] | None) -> str:
    """The amount that was said, and how far its day has come with it: "15 min", "32 min (15 + 32 = 47 of 60 min)"."""
    if sum is None:
        return amount
    added = "receipt.amount_added" if sum["target"] else "receipt.amount_summed"
    key = added if sum["before"] else "receipt.amount"
    return say(key, said=amount, number=amount.split()[0], **sum)


def _sums(view: ReceiptView) -> dict[str, dict[str, str]]:
    """By step, what its day amounts to, as facts."""
    return {sum.id: {"amount": sum.amount, "target": sum.target, "before": sum.before} for sum in view.sums}


def _day(facts: Facts, view: ReceiptView) -> list[str]:
    day, sums = view.day(facts["day"]), _sums(view)
    lines = []
    for id, title, word in facts["steps"]:
        said = {"id": id, "title": title, "word": say(f"word.{word}"), "day": day, **sums.get(id, {})}
        counted = id in sums and word in ("done", "partly")
        line = _sum_text(said, facts.get("slots", {}).get(id)) if counted else say("receipt.step", **said)
        lines.append(_with_stand(line, id, view.stands))
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


def _tonight(view: ReceiptView) -> list[Block]:
    """Apart, after an evening of today that was said to be hard, where help is; on no other evening, nor later."""
    facts: Facts = dict(view.what.facts)
    if view.what.code != "day" or facts["day"] != view.today.isoformat():
        return []
    is_hard = facts["mood"] == HARD_MOOD or (facts["urge"] or 0) >= HARD_URGE
    return [Gap(), Line(say("receipt.hard_evening"))] if is_hard else []


def _pulled(facts: Facts, view: ReceiptView) -> list[str | Line]:
    """What was noted, with its day where that is not today; and where help is, just now."""
    from goalwalk.words.pulls import pull_text

    is_today = facts["day"] == view.today.isoformat()
    told = pull_text(None if is_today else view.day(facts["day"]), facts["urge"], facts["text"])
    return [told, Line(say("pull.now"), "quiet")] if is_today else [told]


def _line_kept(facts: Facts, view: ReceiptView) -> list[str]:
    key = "receipt.win" if facts["day"] == view.today.isoformat() else "receipt.win.then"
    return [say(key, day=view.day(facts["day"]), text=facts["text"])]


def _with_stand(line: str, id: str, stands: tuple[Stand, ...]) -> str:
    """The line, with how far the run has come: never what could be lost."""
    now = next((stand for stand in stands if stand.id == id), None)
    if now is None or not now.total:
        return line
    from goalwalk.screens.step_stand import so_far

    return f"{line} {so_far(now)}."


# Of the whole plan, and of its files


def _undone(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.changes import what_text

    lines = [say(f"receipt.{view.what.code}", what=what_text(what, view.today)) for what in facts["whats"]]
    if view.what.code == "undone" and any(what.code == "version_taken" for what in facts["whats"]):
        lines.append(say("undo.version"))
    return [*lines, *([say("undo.left", n=facts["left"])] if "left" in facts else [])]


def _brought_one(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.changes import brought_texts

    thing, above = brought_texts(facts, view.today)
    return [say("receipt.brought_one.above" if above else "receipt.brought_one", thing=thing, above=listed(above))]


def _moved(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.changes import moved_text

    return [say("receipt.moved", to=facts["to"] or say("undo.own"), things=moved_text(facts, view.today))]


def _brought_back(facts: Facts, _: ReceiptView) -> list[str]:
    back = say("receipt.brought_back", goals=facts["goals"], steps=facts["steps"], check_ins=facts["check_ins"])
    if facts["kept"] is None:
        return [back]
    key = "receipt.stood_before" if facts["readable"] else "receipt.stood_before_bad"
    return [back, say(key, number=facts["number"], path=facts["kept"])]


def _imported(facts: Facts, _: ReceiptView) -> list[str]:
    from goalwalk.screens.imported import receipt_lines

    return receipt_lines(facts)


def _merged(facts: Facts, _: ReceiptView) -> list[str]:
    lines = [say("receipt.merged", new=facts["new"], changed=facts["changed"], gone=facts["gone"])]
    if facts["conflicts"]:
        lines.append(say("receipt.merged_conflicts", n=facts["conflicts"]))
    if facts["scrubbed"] is not None:
        lines.append(say("receipt.merged_scrubbed", n=facts["scrubbed"]))
    if facts["number"] is not None:
        lines.append(say("receipt.stood_before", number=facts["number"]))
    return [*lines, *([say("receipt.merged_dropped")] if facts["dropped"] else [])]


def _merged_nothing(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.merged_nothing"), *([say("receipt.merged_dropped")] if facts["dropped"] else [])]


def _version_taken(facts: Facts, _: ReceiptView) -> list[str]:
    line = say("receipt.version_taken", thing=facts["thing"], text=facts["text"])
    return [line, *([say("receipt.versions_left", n=facts["left"])] if facts["left"] else [])]


def _copy_erased(facts: Facts, view: ReceiptView) -> list[str]:
    return [say("receipt.copy_erased", number=facts["number"], day=view.day(str(facts["day"])))]


def _forgotten(facts: Facts, view: ReceiptView) -> list[str]:
    lines = [say("receipt.forgotten", what=facts["what"])]
    if facts["elsewhere"]:
        where = listed([say(f"elsewhere.{noun}", id=id) for noun, id in facts["elsewhere"]])
        lines.append(say("receipt.forgotten_elsewhere", where=where))
    if facts["noted"]:
        lines.append(say("receipt.forgotten_noted", days=listed([view.day(str(day)) for day in facts["noted"]])))
    return [*lines, *_copies(facts["deleted_copies"])]


def _lock_off(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.lock_off"), *_copies(facts["deleted_copies"])]


def _copies(deleted: int) -> list[str]:
    return [say("receipt.forgotten_copies", n=deleted)] if deleted else []


def _locked(facts: Facts, view: ReceiptView) -> list[str | Line]:
    lines: list[str | Line] = [
        say("receipt.locked", n=facts["files"]) if facts["files"] else say("receipt.locked_alone")
    ]
    if facts["recovery_key"]:
        lines.append(say("receipt.recovery_key", paper=facts["recovery_key"]))
    lines += _unlocked(facts, view) if facts["until"] else []
    return [*lines, next_line("receipt.locked_now")]


def _locked_come_back(facts: Facts, _: ReceiptView) -> list[str]:
    return [say("receipt.locked_come_back", n=facts["files"])]


def _unlocked(facts: Facts, view: ReceiptView) -> list[str]:
    from goalwalk.words.talks import when_name

    day, time = date.fromisoformat(facts["until"][:10]), facts["until"][11:16]
    return [say("receipt.unlocked", time=time if day == view.today else when_name(day, time, view.today))]


RECEIPTS: Receipts = {
    **dict.fromkeys(("page_html", "page_pdf", "page_text"), _written),
    "checked_in": _checked_in,
    "day": _day,
    "pulled": _pulled,
    "line_kept": _line_kept,
    "plan_paused": paused,
    "plan_resumed": resumed,
    "undone": _undone,
    "undone_nothing": _undone,
    "redone": _undone,
    "redone_nothing": _undone,
    "forgotten": _forgotten,
    "brought_back": _brought_back,
    "copy_erased": _copy_erased,
    "imported": _imported,
    "merged": _merged,
    "merged_nothing": _merged_nothing,
    "version_taken": _version_taken,
    "brought_one": _brought_one,
    "moved": _moved,
    "locked": _locked,
    "locked_come_back": _locked_come_back,
    "lock_off": _lock_off,
    "unlocked": _unlocked,
}
