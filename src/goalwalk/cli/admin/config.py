"""Settings, as typed: `config` shows them, or sets one, of the plan or of this computer."""

from __future__ import annotations

from goalwalk import words
from goalwalk.cli.run import QUIET, Run
from goalwalk.core import texts
from goalwalk.core.days import DAY_PARTS
from goalwalk.core.errors import NotUnderstood
from goalwalk.core.model.plan import Changed, Plan, What
from goalwalk.core.nouns import settings
from goalwalk.screens.nouns.settings import SettingLine, setting_text, settings_view
from goalwalk.screens.receipt import ReceiptView
from goalwalk.store.disk import config as machine
from goalwalk.words.countries import code_of

YES_OR_NO = {
    "plain": False,
    **dict.fromkeys((*QUIET.values(), "sync_new"), True),
}  # settings of this computer, and what they are


def config(run: Run, name: str | None = None, value: str | None = None) -> None:
    """Settings. What changes a number belongs to the plan and travels with it."""
    if name is None or value is None:
        plan = run.plan()
        view = settings_view(plan, run.today(plan), _of_the_computer(run))
        if name is not None:
            chosen = _name(name)
            view = view._replace(settings=tuple(line for line in view.settings if line.name == chosen))
        elif not run.session.others():  # whoever keeps no plan but their own sits at no desk
            view = view._replace(settings=tuple(line for line in view.settings if line.name not in machine.OF_THE_DESK))
        run.show(view, run.today(plan))
        return
    chosen = _name(name)
    if chosen in machine.OF_THE_COMPUTER:
        _set_on_computer(run, chosen, value)
        return

    def change(plan: Plan) -> Changed[str]:
        today = run.today(plan)
        plan = settings.set_to(plan, chosen, value, today)
        new = setting_text(plan, chosen, today)
        return Changed(plan, What("set", {"name": chosen, "value": new}), new)

    plan, what, new = run.begin(change)
    changed = (("setting", SettingLine(chosen, new, "plan")),)
    more: tuple[str, ...] = ()
    if chosen == "next_locked" and plan.settings.next_locked:
        more = (words.say("receipt.next_locked"),)
    elif chosen in DAY_PARTS:
        from goalwalk.cli.reminders.unheard import of_steps

        more = of_steps(run, plan)
    run.show(ReceiptView(run.today(plan), what, changed=changed, altered=more), run.today(plan))


def _name(typed: str) -> str:
    name = typed.strip().lower().replace("-", "_")
    known = (*settings.NAMES, *machine.OF_THE_COMPUTER)
    if name not in known:
        raise NotUnderstood("setting_name", text=typed, known=list(known))
    return name


def _of_the_computer(run: Run) -> dict[str, str]:
    """The settings of this computer, each as it would be typed."""
    kept = run.machine
    chosen = {name: "yes" if kept.get(name, usual) else "no" for name, usual in YES_OR_NO.items()}
    texts = (machine.COUNTRY, *machine.OF_REMINDERS, *machine.OF_THE_DESK)
    told = {name: machine.said(kept, name) or "none" for name in texts}
    return {**chosen, machine.MINUTES_NAME: str(run.minutes()), **told}


def _set_on_computer(run: Run, name: str, typed: str) -> None:
    chosen: bool | int | str
    if name in YES_OR_NO:
        value = settings.yes_or_no(typed)
        chosen = value == "yes"
    elif name == "country":
        chosen = value = code_of(typed)
    elif name in machine.OF_REMINDERS:
        from goalwalk.cli.reminders.own_words import read_setting

        chosen = read_setting(run, name, typed)
        value = chosen or "none"
    elif name in machine.OF_THE_DESK:
        read = texts.name if name == machine.MY_NAME else texts.line
        chosen = "" if typed.strip().lower() in ("", "none") else read(typed)  # which is kept, and not asked for again
        value = chosen or "none"
    else:
        chosen = machine.read_minutes(typed)
        value = str(chosen)
    kept = machine.put(run.home, run.machine, name, chosen)
    today = run.today(Plan())
    more: tuple[str, ...] = ()
    if kept.get(machine.REMIND_QUIET) and name in machine.OF_REMINDERS:
        from goalwalk.cli.reminders.unheard import after_setting

        more = after_setting(run, name, kept)
    is_text = name in (*machine.OF_THE_DESK, machine.REMIND_WORDS)
    what = What("set_text" if is_text else "set", {"name": name, "value": value})
    run.show(ReceiptView(today, what, changed=(("setting", SettingLine(name, value, "machine")),), altered=more), today)
