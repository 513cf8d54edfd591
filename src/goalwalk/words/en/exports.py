"""What is said when a plan goes out: as a file for other programs, to read, or to a calendar."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    # The account to read
    "account.title": "Everything I wrote down",
    "account.all": "All there is, as of {day}",
    "account.part_of": "As of {day}. Not in it: {left}",
    "account.steps": "Steps",
    "account.ratings": "How it stood",
    "account.barriers": "What stands in the way",
    "account.happenings": "It happened",
    "account.supports": "People and places",
    "account.contacts": "Reached",
    "account.skills": "Skills",
    "account.practices": "Practised",
    "account.hopes": "For a hard moment",
    "account.clocks": "Clocks",
    "account.returns": "{Return_word}",
    "account.amounts": "Amount",
    "account.setbacks": "Hard stretches",
    "account.about": "About me",
    "account.brings": "To bring to a talk",
    "account.meetings": "Talks",
    "account.typings": "Asked whether it may be typed",
    "account.shares": "Given to somebody",
    "account.settings": "Settings",
    "account.win": "A win",
    "account.day": "This day",
    "account.gone": "something taken away",
    "account.field.barriers.whom": "Whom to ask",
    "account.field.happenings.text": "What came of it",
    "account.field.happenings.helped": "How much it helped",
    "account.field.happenings.next": "Again on",
    "account.field.practices.helped": "How much it helped",
    "account.field.hopes.whom": "Whose words",
    "account.field.wins.of": "Whose",
    "account.field.typings.by": "Who typed",
    "account.field.meetings.takes": "What I take home",
    "account.field.meetings.otherwise": "Where one of us cannot come",
    # Asking, and what stands in the way
    "export.open": "The plan is locked; this file is not. Whoever finds it can read it.",
    "problem.export_ending": "{path} tells no kind of file. Let it end in .json, .csv, .md, .html or .txt.",
    "problem.export_on_terminal": "That is for other programs. Name a file: {gw} data export plan.{form}",
    "problem.export_nothing": "Nothing of what was chosen is written down. {gw} data export takes all there is.",
    "problem.only_part": "{path} holds a part of a plan, for other programs. It is no copy of one.",
    # Receipts
    "receipt.exported": "Written: {path}. In it: {things}.",
    "receipt.exported.of": "Written, {whose}'s: {path}. In it: {things}.",
    "export.settings": "the settings",
    "export.left": "Not in it: {things}.",
    "export.back": "All of it, with every year. It comes back with: {gw} data import {path}",
    "export.taken_away": (
        "One thing that was taken away and not erased is in it, too. To erase it first: {gw} data forget --removed",
        "{n} things that were taken away and not erased are in it, too. To erase them first: "
        "{gw} data forget --removed",
    ),
    "export.part": "It holds a part, for other programs, and is no copy of the plan.",
    # A calendar
    "calendar.title": "Reminder",
    "calendar.title.step": "{what}",
    "calendar.title.talk": "Talk with {what}",
    "calendar.title.group": "{what}",
    "calendar.title.ask": "Ask: {what}",
    "calendar.title.step.bare": "A step",
    "calendar.title.talk.bare": "A talk",
    "calendar.title.group.bare": "A group",
    "calendar.title.ask.bare": "An ask",
    "calendar.open": "The plan is locked; a calendar is not. Others may see it.",
    "calendar.how_often": "{title}: {often}.",
    "ask.calendar_days": "On which days shall it stand there? (mon, wed, fri; Enter: leave it out)",
    "calendar.of.nothing": "nothing",
    "calendar.of.step": ("1 time of a step", "{n} times of steps"),
    "calendar.of.talk": ("1 talk", "{n} talks"),
    "calendar.of.group": ("1 group", "{n} groups"),
    "calendar.of.ask": ("1 ask", "{n} asks"),
    "receipt.calendar": "Written: {path}. In it: {things}.",
    "receipt.calendar.of": "Written, {whose}'s: {path}. In it: {things}.",
    "calendar.removed": (
        "One entry is no more, and its file is gone.",
        "{n} entries are no more; their files are gone.",
    ),
    "calendar.neutral": (
        'Each entry says "Reminder" and no more: calendars reach phones, family and employers. To see which is what: '
        "--titles own"
    ),
    "calendar.own": "Each entry says what it is. Calendars reach phones, family and employers.",
    "calendar.alarms": (
        "Google Calendar and Outlook are reported to drop the alarms of calendars that are imported. See whether the "
        "first one rings."
    ),
    "calendar.left.time": (
        "Without a time, so not in it: {steps}. {gw} step edit {id} --at 9:00 gives one; here --at 9:00 does for all."
    ),
    "calendar.left.days": 'On no certain days, so not in it: {steps}. Say on which: --days "{id} mon,wed"',
    "calendar.left.early": "At an hour before the day begins, so not in it: {steps}.",
    "calendar.odd_zone": (
        "In {zone} the clock is not always set by a rule calendars know: entries may be an hour off for some weeks."
    ),
    "problem.calendar_ending": "{path} is no calendar. Let it end in .ics, or name a folder that is there.",
    "problem.calendar_nothing": "Nothing in the plan has a time to come. For all steps without one: --at 9:00",
    "problem.calendar_days": '"{text}" are no weekdays. Like this: mon,wed,fri',
    "problem.zone": 'There is no time zone "{text}". Like this: --zone Europe/Berlin',
    "problem.zone_needed": "Which time zone is this? Like this: --zone Europe/Berlin",
    "problem.zone_rule": "The clock of that zone goes by no rule that calendars know. Another one: --zone Etc/UTC",
    "export.csv": "One row a thing. What a spreadsheet could take for a formula begins with an apostrophe.",
}
