"""English, for meetings: a part of the catalogue in `en`, and written as the rest of it."""

from __future__ import annotations

MEETINGS: dict[str, str | tuple[str, str]] = {
    # A talk, and what it left to come
    "talk": "Talk",
    "talk.with": "Talk with {whom}",
    "talk.on": "{talk}, {day}.",
    "talk.next": "Next: {when}.",
    "talk.call": "A call by {day}.",
    "talk.agreed": "Agreed: {agreed}",
    "talk.at": "{day}, {time}",
    "talk.the": "the talk of {day}",
    "talk.the.with": "the talk with {whom}, {day}",
    "today.talk.today": "{talk} today.",
    "today.talk.today_at": "{talk} today, {time}.",
    "today.talk.tomorrow": "{talk} tomorrow.",
    "today.talk.tomorrow_at": "{talk} tomorrow, {time}.",
    # Lists
    "meetings.empty": 'No meetings yet. After a talk: {gw} meeting add "What was agreed" --with Ana',
    "list.day": "Day",
    "list.whom": "With",
    "list.agreed": "Agreed",
    "list.next": "Next",
    "list.call": "A call by",
    # Receipts, and what a change did
    "receipt.meeting_edited": "Changed: {talk}",
    "receipt.meeting_removed": "Taken away: {talk}. {gw} undo brings it back.",
    "what.meeting_added": "{talk}",
    "what.meeting_edited": "change of {talk}",
    "what.meeting_removed": "taking away {talk}",
    # Asking
    "ask.meeting_whom": "With whom was it? (Enter passes)",
    "ask.meeting_agreed": "What was agreed? (Enter passes)",
    "ask.meeting_next": "When is the next one, like mon 10:00? (Enter passes)",
    "ask.meeting_remove": "Take away {talk}? (undo brings it back)",
    "needed.meeting": "A name, something agreed, or a next day",
    # What stands in the way
    "problem.no_such_meeting": 'No meeting fits "{text}". {gw} meeting list shows them all.',
    "problem.when": '"{text}" is not a day and time I know. Like this: mon 10:00, tomorrow 9am, 27 nov 14:30, 27 nov',
    "problem.when_two": '"{text}" could be today or {next}. Say: today 10:00, next fri 10:00, or the date.',
    "problem.before_talk": "{later} lies before the talk itself, {talk}. What comes next has a later day.",
}
