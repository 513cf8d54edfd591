"""Settings, of the plan and of this computer."""

from __future__ import annotations

from datetime import date

from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.settings import NAMES
from goalwalk.core.nouns.slots import hours_of
from goalwalk.core.rhythm.rhythms import WEEKDAYS
from goalwalk.core.since import in_force
from goalwalk.core.tuples import NamedTuple
from goalwalk.screens.blocks import Block, Column, table
from goalwalk.words import say


class SettingLine(NamedTuple):
    """A setting, its value as typed, and whether it belongs to the plan or to this machine."""

    name: str
    value: str
    of: str


class SettingsView(NamedTuple):
    """The answer of `config`."""

    settings: tuple[SettingLine, ...]

    def blocks(self) -> list[Block]:
        """Every setting with its value and what it means."""
        columns = (
            Column(say("list.setting"), lead=True),
            Column(say("list.value")),
            Column(say("list.meaning"), wide=True),
        )
        return [table(columns, ((line.name, line.value, say(f"setting.{line.name}")) for line in self.settings))]


def settings_view(plan: Plan, today: date, machine: dict[str, str]) -> SettingsView:
    """Every setting with its value."""
    lines = [SettingLine(name, setting_text(plan, name, today), "plan") for name in NAMES]
    lines += [SettingLine(name, value, "machine") for name, value in machine.items()]
    return SettingsView(tuple(lines))


def setting_text(plan: Plan, name: str, today: date) -> str:
    """The value of a plan's setting, as it would be typed."""
    chosen = plan.settings
    texts = {
        "day_starts_at": str(chosen.day_starts_at),
        "week_starts_on": WEEKDAYS[chosen.week_starts_on],
        "room": str(in_force(chosen.rooms, today)),
        "questions": ",".join(chosen.questions) or "none",
        "day_one": "0" if chosen.day_zero else "1",
        "return_word": chosen.return_word or "none",
        "setback_word": chosen.setback_word or "none",
        "urge_word": chosen.urge_word or "none",
        "reach_after": str(chosen.reach_after or "none"),
        "why": "yes" if chosen.show_why else "no",
        "next_locked": "yes" if chosen.next_locked else "no",
        **hours_of(chosen),
    }
    return texts[name]
