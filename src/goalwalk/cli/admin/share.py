"""Giving chosen parts of a plan to somebody, for a purpose, until a day: `data share`, and `data shared`.

Nothing is written before the person has read every line that will be in it, and said yes. The yes is kept in the plan,
the lines are not; the file is one that opens without goalwalk, too.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from goalwalk import words
from goalwalk.cli.papers import out
from goalwalk.cli.passphrases import first_line, new_passphrase
from goalwalk.cli.prompts import ask_or_pass, needed, sure, until_saved
from goalwalk.cli.run import Run
from goalwalk.cli.shared_options import file_of, fitting, past_day, target_day
from goalwalk.cli.stderr import to_stderr
from goalwalk.core import naming, share_file, texts
from goalwalk.core.errors import CannotBeDone, CannotRead, NotUnderstood, Stopped
from goalwalk.core.model.plan import SHARED, Changed, Goal, Plan, Share, Shared, What
from goalwalk.core.nouns import shares
from goalwalk.core.nouns.records import numbered
from goalwalk.core.share_file import SharedPage
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.nouns.shares import share_line, shares_view
from goalwalk.screens.paper_blocks import Size
from goalwalk.screens.papers.share import ShareView, share_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.store.disk import keys

NAME = "share"
EXAMPLE = 'goalwalk data share --with Ana --goals 1 --until "1 mar" --for lifts'

WITH_DASH = EXAMPLE.replace(NAME, f"{NAME} ana.age -")


class _Goes(NamedTuple):
    """Where it goes, by a name that was typed or by one of ours; sealed for a `key`, else with a passphrase; on `paper`
    it is not."""

    target: Path
    is_named: bool
    key: str | None = None
    paper: out.Paper | None = None
    size: Size | None = None


def share(
    run: Run,
    file: str | None = None,
    given: str | None = None,
    *,
    with_: str | None = None,
    goals: str | None = None,
    what: str | None = None,
    until: str | None = None,
    for_: str | None = None,
    since: str | None = None,
    key: str | None = None,
    page: bool = False,
    pdf: bool = False,
    paper: str | None = None,
) -> None:
    """Give chosen parts of the plan to somebody, for a purpose, until a day: in a sealed file, or on paper.

    What is missing is asked for, and every line is shown before anything is written.
    """
    goes = _goes(run, file, given, key, page=page or pdf, pdf=pdf, size=out.size_of(paper))
    passphrase = first_line(given)
    if passphrase is not None:
        passphrase = keys.checked(passphrase)
    plan = run.begun("wins") or Plan()
    view, chosen = _asked(run, plan, with_, goals, what, until, for_, since)
    if view.is_empty:
        raise CannotBeDone("share_nothing")
    _yes(run, view, on_paper=goes.paper is not None)
    data = _data(run, view, goes, passphrase)
    _keep(run, view, goes, data, chosen)


def _goes(
    run: Run, file: str | None, given: str | None, key: str | None, *, page: bool, pdf: bool, size: Size | None
) -> _Goes:
    """Where it goes. Raises what stands in the way of that, before anything is asked."""
    if file == "-":
        raise NotUnderstood("share_dash")
    if page:
        for option, said in (("--key", key), ("-", given)):
            if said is not None:
                raise NotUnderstood("not_together", one="--page", other=option)
        to = out.paper_to(run, NAME, file, pdf=pdf)
        assert to.target is not None
        return _Goes(to.target, file is not None, paper=to, size=size)
    if size is not None:
        raise NotUnderstood("not_together", one="--paper", other=f"{NAME} without --page")
    keys.needed()
    target = out.new_file(NAME, run.today(Plan()), "age") if file is None else file_of(file, ".age")
    if key is not None and given is not None:
        raise NotUnderstood("not_together", one="--key", other="-")
    if key is None and given is None and not run.can_ask:
        raise NotUnderstood(
            "needed", what=words.say("needed.passphrase"), example=EXAMPLE.replace("share", "share ana.age -", 1)
        )
    return _Goes(target, file is not None, keys.public_of(key) if key is not None else None)


def _asked(
    run: Run,
    plan: Plan,
    whom: str | None,
    goals: str | None,
    what: str | None,
    until: str | None,
    purpose: str | None,
    since: str | None,
) -> tuple[ShareView, tuple[Goal, ...]]:
    """What is given, as it was typed or is asked for."""
    today = run.today(plan)
    parts = None if what is None else _parts(what)
    first = None if since is None else past_day(since, today)
    called = needed(run, whom, "share_whom", EXAMPLE, texts.name)
    chosen = _goals(run, plan, goals, parts)
    if parts is None:
        told = ask_or_pass("ask.share_what", _parts) if run.can_ask else None
        parts = told or shares.USUAL
    end = needed(run, until, "share_until", EXAMPLE, _ahead(today))
    why = needed(run, purpose, "share_purpose", EXAMPLE, texts.line)
    view = share_view(plan, today, chosen, parts, whom=called, purpose=why, until=end, since=first, name=_name(run))
    return view, chosen if set(parts) & set(shares.OF_GOALS) else ()


def _ahead(today: date) -> Callable[[str], date]:
    def read(typed: str) -> date:
        day = target_day(typed, today, behind=True)
        if day is None:
            raise NotUnderstood("day", text=typed)
        if day < today:
            raise NotUnderstood("share_behind", day=day)
        return day

    return read


def _parts(typed: str) -> tuple[Shared, ...]:
    """The parts that were typed. Raises NotUnderstood("one_of")."""
    found: list[Shared] = []
    for word in typed.replace(",", " ").replace(" and ", " ").split() or [""]:
        fits = fitting(word, SHARED)
        if len(fits) != 1:
            raise NotUnderstood("one_of", text=word, known=list(SHARED))
        found.append(fits[0])
    return tuple(part for part in SHARED if part in found)


def _goals(run: Run, plan: Plan, typed: str | None, parts: tuple[Shared, ...] | None) -> tuple[Goal, ...]:
    """The goals it is about: asked for where there are several, and none where no part of any is wanted."""
    if parts is not None and not set(parts) & set(shares.OF_GOALS):
        if typed is not None:
            raise NotUnderstood("not_together", one="--goals", other=f"--what {parts[0]}")
        return ()
    open_ones = [goal for goal in plan.goals if goal.status not in ("reached", "let go")]
    if typed is None and len(open_ones) < 2:
        return tuple(open_ones)
    if typed is None and run.can_ask:
        run.name_whose()
        for goal in open_ones:
            to_stderr(f"{goal.number} {goal.title}")
    return needed(run, typed, "share_goals", EXAMPLE, lambda text: _named(plan, open_ones, text))


def _named(plan: Plan, open_ones: list[Goal], typed: str) -> tuple[Goal, ...]:
    """The goals that were named, by their numbers or parts of their titles.

    Raises NotUnderstood("share_goal"), and as `naming.find` does.
    """
    if typed.strip().casefold() == "all":
        return tuple(open_ones)
    pieces = [piece for piece in typed.replace(" and ", ",").replace(";", ",").split(",") if piece.strip()]
    if len(pieces) == 1 and all(word.isdecimal() for word in typed.split()):
        pieces = typed.split()
    if not pieces:
        raise NotUnderstood("share_goal", text=typed)
    found = [naming.find_goal(plan, piece) for piece in pieces]
    return tuple(goal for goal in plan.goals if goal in found)


def _name(run: Run) -> str | None:
    """Whose plan it is, as the page says it."""
    from goalwalk.store.disk.config import MY_NAME, said

    with suppress(CannotRead):  # settings that cannot be read are no reason to hold it back
        return run.called or said(run.machine, MY_NAME)
    return None


def _lines(view: ShareView, width: int | None = None) -> list[str]:
    from goalwalk.draw.paper import text

    return text.written(view.sheet(), min(text.WIDTH, width or text.WIDTH)).split("\n")[:-1]


def _yes(run: Run, view: ShareView, *, on_paper: bool) -> None:
    """Every line is read before the question is asked; of somebody else's plan it is theirs to answer.

    Raises Stopped, NotUnderstood("needs_yes").
    """
    if not run.json:
        run.tell("share.in_it")
        for line in _lines(view, max(out.NARROWEST, run.screen.width) - 2):
            to_stderr(f"  {line}".rstrip())
        run.tell("share.promise")
    if run.person is not None:
        question = words.say("share.ask.of", name=run.called, whom=view.whom)
    else:
        question = words.say("share.ask.page" if on_paper else "share.ask", whom=view.whom)
    if not sure(run, question):
        raise Stopped("stopped")


def _data(run: Run, view: ShareView, goes: _Goes, passphrase: str | None) -> bytes:
    if goes.paper is not None:
        return out.written(run, view.sheet(), goes.paper, goes.size)
    page = SharedPage(view.whom, view.purpose, view.given, view.until, view.name, tuple(_lines(view)))
    data = _harmless(share_file.write(page)).encode()
    if goes.key is not None:
        return keys.sealed_for(data, goes.key)
    if passphrase is None:
        run.tell("share.passphrase", whom=view.whom)
        passphrase = new_passphrase(run, None, EXAMPLE)
    return keys.sealed_with(data, passphrase)


def _harmless(text: str) -> str:
    """What no screen can be made to act by; whoever reads it may do so with any program."""
    from goalwalk.draw.safe import visible

    return "\n".join(map(visible, text.split("\n")))


def _keep(run: Run, view: ShareView, goes: _Goes, data: bytes, chosen: tuple[Goal, ...]) -> None:
    """The file, and then the yes to it; where that cannot be kept, there is no file either."""
    was_there = os.path.lexists(goes.target)
    out.to_file(run, goes.target, data, "page.open" if goes.paper else None)
    way = "no" if goes.paper else "key" if goes.key else "passphrase"

    def change(plan: Plan) -> Changed[Share]:
        moment = run.moment(plan)
        told = (view.whom, view.purpose, view.parts, view.until, tuple(goal.id for goal in chosen))
        plan = numbered(plan, "shares", Share(run.new_id(), 0, moment.today, moment.at, *told))
        new = plan.shares[-1]
        facts: dict[str, object] = {"id": str(new.number), "whom": new.whom, "until": new.until.isoformat()}
        return Changed(plan, What("share_added", facts), new)

    try:
        changed = until_saved(run, lambda: run.update(change))
    except BaseException:
        if not was_there:
            from goalwalk.store.disk import files

            files.discard(goes.target)
        raise
    _tell(
        run,
        changed,
        ("page", view),
        ("file", str(goes.target if goes.is_named else goes.target.absolute())),
        ("sealed", way),
    )


def _tell(run: Run, changed: Changed[Share], *more: tuple[str, object]) -> None:
    plan, what, record = changed
    today = run.today(plan)
    run.show(ReceiptView(today, what, changed=(("share", share_line(plan, record, today)), *more)), today)


def shared(run: Run, verb: str | None = None, share: str | None = None) -> None:
    """What was given to whom, for what, and until when; `stop` takes one back for what is to come."""
    if verb is None:
        plan = run.plan()
        run.show(shares_view(plan, run.today(plan)), run.today(plan))
        return
    if verb.strip().casefold() != "stop":
        raise NotUnderstood("share_verb", text=verb)
    from goalwalk.cli.change import change_named

    named = needed(run, share, "which_share", "goalwalk data shared stop 2", lambda text: text)

    def change(plan: Plan, record: Share, today: date) -> Changed[Share]:
        plan = shares.stop(plan, record, today)
        after = next(one for one in plan.shares if one.id == record.id)
        return Changed(plan, What("share_stopped", {"id": str(after.number), "whom": after.whom}), after)

    _tell(run, change_named(run, naming.find_share, named, change))
