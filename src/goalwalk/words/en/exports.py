"""What is said when a plan goes out: as a file for other programs, to read, or to a calendar."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    # The account to read
    "account.title": "Everything I wrote down",
    "account.all": "All there is, as of {day}",
    "account.part_of": "As of {day}. Not in it: {left}",
    "account.of_days": "{days}. As of {day}",
    "account.part_of_days": "{days}. As of {day}. Not in it: {left}",
    "account.steps": "Steps",
    "account.ratings": "How I rated it",
    "account.barriers": "What stands in the way",
    "account.happenings": "When it came up",
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
    "account.typings": "Asked whether somebody may type",
    "account.shares": "Given to somebody",
    "account.settings": "Settings",
    "account.win": "A win",
    "account.day": "This day",
    "account.gone": "something taken away",
    "account.field.goals.by": "Target date",
    "account.field.goals.ended": "Ended on",
    "account.field.steps.start": "Begins on",
    "account.field.steps.by": "By",
    "account.field.steps.at": "Times",
    "account.field.steps.finished": "Finished on",
    "account.field.supports.rhythm": "They meet",
    "account.field.supports.time": "Time",
    "account.field.meetings.next": "Next time",
    "account.field.meetings.time": "Time",
    "account.field.meetings.call": "Call by",
    "account.field.settings.day_starts_at": "The day starts at this hour",
    "account.field.barriers.by": "Ask by",
    "account.field.barriers.eased": "No longer in the way since",
    "account.field.barriers.whom": "Whom to ask",
    "account.field.happenings.used": "Did what I had planned",
    "account.field.happenings.text": "What came of it",
    "account.field.happenings.helped": "How much it helped",
    "account.field.happenings.next": "Ask again on",
    "account.field.practices.helped": "How much it helped",
    "account.field.hopes.whom": "Whose words",
    "account.field.wins.of": "Whose",
    "account.field.typings.by": "Who typed",
    "account.field.meetings.takes": "What I take home",
    "account.field.meetings.otherwise": "If one of us cannot come",
    # Asking, and what stands in the way
    "export.open": "The plan is locked. This file is not: whoever finds it can read all that is in it.",
    "problem.export_ending": (
        "{path} does not say what kind of file it is. Choose a name that ends in .json, .csv, .md, .html or .txt."
    ),
    "problem.export_on_terminal": (
        "{form} is for other programs, not for a screen. Name a file: {gw} data export plan.{form}"
    ),
    "problem.export_nothing": "Nothing in the plan fits what was chosen. To write all there is: {gw} data export",
    "problem.only_part": "{path} holds only a part of a plan, for other programs. It cannot come back as a plan.",
    # Receipts
    "receipt.exported": "Written: {path}. In it: {things}.",
    "receipt.exported.of": "Written, {whose}'s: {path}. In it: {things}.",
    "export.settings": "the settings",
    "export.days": "What has a day: {days}.",
    "export.days.from_to": "{first} to {last}",
    "export.days.from": "from {first} on",
    "export.days.to": "up to {last}",
    "export.left": "Not in it: {things}.",
    "export.back": "It is the whole plan, with every year. To bring it back: {gw} data import {path}",
    "export.taken_away": (
        "One thing that was taken away, but not erased, is in it as well. To erase it first: "
        "{gw} data forget --removed",
        "{n} things that were taken away, but not erased, are in it as well. To erase them first: "
        "{gw} data forget --removed",
    ),
    "export.part": "It is only a part, for other programs. It cannot come back as a plan.",
    # A calendar
    "calendar.title": "Reminder",
    "calendar.title.step": "{what}",
    "calendar.title.talk": "Talk with {what}",
    "calendar.title.call": "Call by today: {what}",
    "calendar.title.group": "{what}",
    "calendar.title.ask": "Ask: {what}",
    "calendar.title.step.bare": "A step",
    "calendar.title.talk.bare": "A talk",
    "calendar.title.call.bare": "A call by today",
    "calendar.title.group.bare": "A group",
    "calendar.title.ask.bare": "An ask",
    "calendar.open": "The plan is locked. A calendar is not: others may see it.",
    "calendar.days_passed.gone": '--days "{text}" was passed over: there is no such step any more.',
    "calendar.days_passed.none": '--days "{text}" was passed over: it is for steps such as 3x week. None is here now.',
    "calendar.days_passed.own": '--days "{text}" was passed over: it is for steps such as 3x week. That is none now.',
    "calendar.how_often": "{title}: {often}.",
    "ask.calendar_days": "Which days in the calendar? (mon, wed, fri; Enter leaves it out)",
    "calendar.of.step": ("1 step time", "{n} step times"),
    "calendar.of.talk": ("1 talk", "{n} talks"),
    "calendar.of.call": ("1 call", "{n} calls"),
    "calendar.of.group": ("1 group", "{n} groups"),
    "calendar.of.ask": ("1 ask", "{n} asks"),
    "receipt.calendar": "Written: {path}. In it: {things}.",
    "receipt.calendar.of": "Written, {whose}'s: {path}. In it: {things}.",
    "calendar.nothing": "Written: {path}. Nothing in the plan has a day or time to come.",
    "calendar.removed": (
        "One entry is no longer in the plan, and its file is gone.",
        "{n} entries are no longer in the plan, and their files are gone.",
    ),
    "calendar.cancelled": (
        "One entry is no longer in the plan. For a year the file marks it as cancelled, without a title of its own or "
        "an alarm. Import the file again wherever the old one was imported, so that it stops ringing there.",
        "{n} entries are no longer in the plan. For a year the file marks them as cancelled, without titles of their "
        "own or alarms. Import the file again wherever the old one was imported, so that they stop ringing there.",
    ),
    "calendar.neutral": (
        'Each entry says "Reminder" and no more, because family and employers may see a calendar. To have titles in '
        "it: --titles own"
    ),
    "calendar.own": "Each entry has its own title. Family and employers may see a calendar.",
    "calendar.alarms": (
        "People report that Google Calendar and Outlook leave out the alarms of an imported calendar. See whether the "
        "first one rings."
    ),
    "calendar.again": (
        "After a change, write over this file and import it again: what has left the plan is then cancelled there."
    ),
    "calendar.left.more": ("{things} and 1 more", "{things} and {n} more"),
    "calendar.left.time": (
        "Not in it (no time): {things}. To give one a time: {gw} step edit {id} --at 9:00. To give one to all of them "
        "here, add: --at 9:00"
    ),
    "calendar.left.time_days": (
        "Not in it (no time and no weekdays): {things}. To choose both here, add: --at 9:00 {days}"
    ),
    "calendar.left.days": "Not in it (no weekdays): {things}. To choose some here, add: {days}",
    "calendar.left.day": 'Not in it (no day): {things}. To give one a day: {gw} step edit {id} --by "friday"',
    "calendar.left.whenever": (
        'Not in it (no fixed days): {things}. To give one some: {gw} step edit {id} --every "mon,thu"'
    ),
    "calendar.left.early": "Not in it (a time before the day starts): {things}.",
    "calendar.left.rest": "Not in it (at rest on that day): {things}.",
    "calendar.left.round": "Not in it (a group without fixed days): {things}.",
    "calendar.left.target": "Not in it (target dates): {things}.",
    "calendar.odd_zone": (
        "Clocks in {zone} do not always change by a rule that calendars know. For some weeks an entry may be an hour "
        "off."
    ),
    "problem.calendar_ending": "{path} cannot be a calendar. Name a file that ends in .ics, or a folder.",
    "problem.calendar_nothing": (
        'Nothing in the plan has a day or time to come. A step with both: {gw} add "Walk" --at 9:00 --every "mon,thu"'
    ),
    "problem.calendar_nothing_time": (
        "Nothing in the plan has a time to come. Give a step one: {gw} step edit {id} --at 9:00. Or all of them here: "
        "--at 9:00"
    ),
    "problem.calendar_nothing_time_days": (
        "Nothing in the plan has a time to come. For {id} {title} choose a time and weekdays here: --at 9:00 "
        '--days "{id} mon,wed"'
    ),
    "problem.calendar_nothing_days": (
        "Nothing in the plan has a day to come. For {id} {title} choose weekdays here: --days mon,wed"
    ),
    "problem.calendar_nothing_day": (
        'Nothing in the plan has a day to come. Give a step one: {gw} step edit {id} --at 9:00 --by "friday"'
    ),
    "problem.calendar_nothing_whenever": (
        'Nothing in the plan has a day to come. Give a step some: {gw} step edit {id} --at 9:00 --every "mon,thu"'
    ),
    "problem.calendar_days": '"{text}" names no weekdays. Like this: mon,wed',
    "problem.calendar_days_whose": "Several steps name no weekdays: {steps}. Type: {days}",
    "problem.zone": 'There is no time zone "{text}". Like this: --zone Europe/Berlin',
    "problem.zone_needed": "Which time zone is this? Like this: --zone Europe/Berlin",
    "problem.zone_rule": "Calendars know no rule for the clocks of that zone. Choose another: --zone Etc/UTC",
    "export.csv": (
        "It has one row for each thing. An apostrophe stands before what a spreadsheet could take for a formula or a "
        "number."
    ),
}
