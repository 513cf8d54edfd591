"""Draws a view: laid out as blocks, then with Rich on a terminal, or as plain lines for pipes and for ears."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from goalwalk.draw.screen import Screen
from goalwalk.screens.blocks import Block, Line

# A view's name → the module that lays it out, so that a command imports only what it shows.
_LAYOUTS = {
    "TodayView": "looks.today_layout",
    "BlankDaysView": "looks.today_layout",
    "ProgressView": "looks.progress_layout",
    "ComponentsView": "looks.components_layout",
    "MoodView": "looks.mood_layout",
    "StreaksView": "looks.streaks_layout",
    "CalendarView": "looks.calendar_layout",
    "GoalsView": "nouns.lists_layout",
    "GoalView": "nouns.lists_layout",
    "StepsView": "nouns.lists_layout",
    "StepView": "nouns.lists_layout",
    "WinsView": "nouns.lists_layout",
    "SettingsView": "nouns.lists_layout",
    "MeetingsView": "nouns.meetings_layout",
    "MeetingView": "nouns.meetings_layout",
    "SkillsView": "nouns.skills_layout",
    "SkillView": "nouns.skills_layout",
    "StartersView": "nouns.skills_layout",
    "StarterView": "nouns.skills_layout",
    "SupportsView": "nouns.supports_layout",
    "SupportView": "nouns.supports_layout",
    "FirstStepsView": "nouns.supports_layout",
    "BarriersView": "nouns.barriers_layout",
    "BarrierView": "nouns.barriers_layout",
    "GatheredView": "talks.walk_layout",
    "SheetView": "talks.walk_layout",
    "LevelsView": "nouns.levels_layout",
    "CheckinView": "looks.checkin_layout",
    "ReceiptView": "looks.receipts_layout",
    "ChangesView": "looks.receipts_layout",
    "RemovedView": "looks.receipts_layout",
    "PlacesView": "data_layout",
    "ReportView": "data_layout",
    "BackupsView": "data_layout",
    "PeopleView": "nouns.people_layout",
    "EveryoneView": "nouns.people_layout",
    "ReviewView": "talks.review_layout",
    "StoryView": "papers.story_layout",
    "BringsView": "talks.review_layout",
    "SetbacksView": "nouns.setbacks_layout",
    "SetbackView": "nouns.setbacks_layout",
    "ClocksView": "nouns.clocks_layout",
    "ClockView": "nouns.clocks_layout",
    "HopesView": "nouns.hopes_layout",
    "HopeView": "nouns.hopes_layout",
    "NowView": "looks.now_layout",
}


def lay_out(view: object) -> list[Block]:
    """The blocks of a view."""
    name = type(view).__name__
    layout: Callable[[object], list[Block]] = import_module(f"goalwalk.screens.{_LAYOUTS[name]}").LAYOUTS[name]
    return layout(view)


def draw(view: object, screen: Screen, whose: str | None = None) -> None:
    """Write a view to the screen; with a first line that says `whose` plan it is, where that is not one's own."""
    draw_blocks([*([Line(whose)] if whose else []), *lay_out(view)], screen)


def draw_blocks(blocks: Sequence[Block], screen: Screen) -> None:
    """Write blocks to the screen."""
    if screen.rich:
        screen.stream.write(_drawn(blocks, screen))
    else:
        from goalwalk.draw.plain_lines import plain_lines
        from goalwalk.draw.safe import ascii_only

        for line in plain_lines(blocks):
            screen.stream.write((ascii_only(line) if screen.ascii else line) + "\n")


def _drawn(blocks: Sequence[Block], screen: Screen) -> str:
    """Blocks as a terminal shows them. Rich is imported only for what needs it."""
    from goalwalk.draw.fitting import fitting_lines

    drawn = fitting_lines(blocks, screen)
    if drawn is None:
        from goalwalk.draw.rich_screen import drawn_by_rich

        drawn = drawn_by_rich(blocks, screen)
    return drawn
