"""Sentences of reminders. What others may see is one word."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    "remind.word": "Reminder.",
    "remind.what.talk": "a talk",
    "remind.what.group": "a group",
    "remind.what.ask": "something to ask",
    "remind.what.morning": "goalwalk",
    "remind.what.evening": "goalwalk c",
    "remind.a_step": "Walk to the lake",
    # Shown before it is set up
    "remind.seen": "What others see, and nothing else: {line}",
    "remind.own_words": "In other words: goalwalk config remind_words WORDS",
    "remind.by.notify": "It is a notification that doesn't stay. The bell instead: goalwalk config remind_by bell",
    "remind.by.bell": "It rings in your terminals. A notification instead: goalwalk config remind_by notify",
    "remind.by.shell": "It is a line as a terminal opens, or at a prompt, once a day.",
    "remind.other": "In a terminal instead: goalwalk remind --install shell",
    "remind.no_quiet": "Hours without any, also for night work: goalwalk config remind_quiet 22:00-07:00",
    "remind.quiet_hours": "None from {hours}.",
    "remind.shared": "Do others use this computer? Then better not: even that it reminds you tells them something.",
    "remind.medication": "For medication set an alarm as well: a computer that is off or asleep reminds nobody.",
    "remind.limits": (
        "At most three a day; none after three days without a word from you, and none while the plan is locked."
    ),
    "remind.file": "This file, {path}:",
    "remind.line": "This line, at the end of {path}:",
    "remind.commands": "And once, these commands:",
    "remind.ask": "All of this would be written.",
    "remind.not_started": "All of it is written, but it did not start. Once you are logged in: {commands}",
    "receipt.reminders_set": "Reminders are set up ({system}). To take all of it away: goalwalk remind --remove",
    "receipt.reminders_gone": "No reminders any more. What was written for them is gone, and so are the settings.",
    # Words of one's own
    "remind.preview": "Others may see this: {line}",
    "remind.preview_ask": "Reminders say so from now on.",
    "setting.remind_quiet": "hours without reminders, like 22:00-07:00 (or none); of this computer",
    "setting.remind_morning": "a reminder in the morning, at this time (or none); of this computer",
    "setting.remind_evening": "a reminder to tell the evening, at this time (or none); of this computer",
    "setting.remind_by": "how a timer reminds (notify, bell); of this computer",
    "setting.remind_words": "what reminders say, with {{what}} for what is due (none: one word); of this computer",
    # In the way
    "problem.remind_own": "Reminders are of your own plan alone, on your own computer.",
    "problem.remind_quiet": '"{text}" is not understood as hours. Like this: 22:00-07:00, or none.',
    "problem.remind_no_system": "There is no {system} here. A terminal can remind you: {gw} remind --install shell",
    "problem.remind_taken": "{path} is there already, and is not ours. Nothing was written.",
    "problem.remind_crontab": "cron says no. In a terminal instead: {gw} remind --install shell",
}
