"""Draws a view: laid out as blocks, then with Rich on a terminal, or as plain lines for pipes and for ears."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from goalwalk.show.blocks import Block, Line
from goalwalk.show.screen import Screen

# A view's name → the module that lays it out, so that a command imports only what it shows.
_LAYOUTS = {
    "TodayView": "today",
    "BlankDaysView": "today",
    "ProgressView": "progress",
    "ComponentsView": "components",
    "MoodView": "mood",
    "StreaksView": "streaks",
    "CalendarView": "calendar",
    "GoalsView": "lists",
    "GoalView": "lists",
    "StepsView": "lists",
    "StepView": "lists",
    "WinsView": "lists",
    "SettingsView": "lists",
    "MeetingsView": "meetings",
    "MeetingView": "meetings",
    "SkillsView": "skills",
    "SkillView": "skills",
    "StartersView": "skills",
    "StarterView": "skills",
    "SupportsView": "supports",
    "SupportView": "supports",
    "FirstStepsView": "supports",
    "BarriersView": "barriers",
    "BarrierView": "barriers",
    "GatheredView": "walk",
    "SheetView": "walk",
    "LevelsView": "levels",
    "CheckinView": "checkin",
    "ReceiptView": "receipts",
    "ChangesView": "receipts",
    "RemovedView": "receipts",
    "PlacesView": "data",
    "ReportView": "data",
    "BackupsView": "data",
    "PeopleView": "people",
    "EveryoneView": "people",
    "ReviewView": "review",
    "StoryView": "story",
    "BringsView": "review",
    "SetbacksView": "setbacks",
    "SetbackView": "setbacks",
    "ClocksView": "clocks",
    "ClockView": "clocks",
    "HopesView": "hopes",
    "HopeView": "hopes",
    "NowView": "now",
}


def lay_out(view: object) -> list[Block]:
    """The blocks of a view."""
    name = type(view).__name__
    layout: Callable[[object], list[Block]] = import_module(f"goalwalk.show.layouts.{_LAYOUTS[name]}").LAYOUTS[name]
    return layout(view)


def draw(view: object, screen: Screen, whose: str | None = None) -> None:
    """Write a view to the screen; with a first line that says `whose` plan it is, where that is not one's own."""
    draw_blocks([*([Line(whose)] if whose else []), *lay_out(view)], screen)


def draw_blocks(blocks: Sequence[Block], screen: Screen) -> None:
    """Write blocks to the screen."""
    if screen.rich:
        screen.stream.write(_drawn(blocks, screen))
    else:
        from goalwalk.show.plain_lines import plain_lines
        from goalwalk.show.safe import ascii_only

        for line in plain_lines(blocks):
            screen.stream.write((ascii_only(line) if screen.ascii else line) + "\n")


def _drawn(blocks: Sequence[Block], screen: Screen) -> str:
    """Blocks as a terminal shows them. Rich is imported only for what needs it."""
    from goalwalk.show.fitting import fitting_lines

    drawn = fitting_lines(blocks, screen)
    if drawn is None:
        from goalwalk.show.rich_screen import drawn_by_rich

        drawn = drawn_by_rich(blocks, screen)
    return drawn
