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
    "remind.first": "Reminders begin now. Ask once more.",
    "remind.more_than_come": "On a day with more than three times, the first three come by themselves.",
    # Shown before it is set up
    "remind.file": "This file, {path}:",
    "remind.line": "This line, at the end of {path}:",
    "remind.line_of_cron": "This line, at the end of your crontab:",
    "remind.commands": "And once: {commands}",
    "remind.not_here.systemd": "Your session has no systemd. What works: goalwalk remind --install {works}",
    "remind.not_here.crontab": "No cron runs here. What works: goalwalk remind --install {works}",
    "remind.not_here.shell": "There is no {system} here. What works: goalwalk remind --install {works}",
    "remind.note.no_times": 'No step has a time yet: goalwalk step edit 1.1 --at "8am"',
    "remind.note.locked": "Your plan is locked: they come only while it is open.",
    "remind.note.three": "On a day with more than three times, the first three come.",
    "remind.note.login": "A login (ssh) does not read it: put . ~/.bashrc at the end of {file}",
    "remind.seen": "Others see this and no more: {line}",
    "remind.by.notify": "At most three a day, each a brief notification. More: goalwalk help reminders",
    "remind.by.bell": "At most three a day, each the bell of a terminal. More: goalwalk help reminders",
    "remind.by.no_program": "By the bell of a terminal: no notify-send is here. More: goalwalk help reminders",
    "remind.by.no_desktop": "By the bell of a terminal: no desktop is open. More: goalwalk help reminders",
    "remind.by.shell": "Once a day, as a terminal opens or at a prompt. More: goalwalk help reminders",
    "remind.no_quiet": "Hours without any, as for night work: goalwalk config remind_quiet 22:00-07:00",
    "remind.quiet_hours": "None from {hours}.",
    "remind.shared": "Do others use this computer? Then better not: even one word tells something.",
    "remind.medication": "For medication set an alarm as well: a computer that is off reminds nobody.",
    "remind.ask": "All of this would be written.",
    "remind.not_started": "All of it is written, but it did not start. Once you are logged in: {commands}",
    "remind.today": "Is today a hard day? After goalwalk now nothing comes for the rest of it.",
    "receipt.reminders_set": "Reminders are set up ({system}). To take all of it away: goalwalk remind --remove",
    "receipt.reminders_gone": "No reminders any more: what was written for them is gone, and their settings, too.",
    "receipt.reminders_none_set": "Nothing was set up here for reminders; what was kept of them is gone.",
    "receipt.reminders_none": "No reminders are set up here.",
    # Words of one's own
    "remind.named.talk": "talk {id}",
    "remind.named.group": "group {id}",
    "remind.named.morning": "the morning line",
    "remind.named.evening": "the evening line",
    "remind.at": "{what} at {time}",
    "remind.in_quiet": "In the hours without reminders ({hours}) lies {what}: it does not come.",
    "remind.in_quiet_more": "In the hours without reminders ({hours}) lie {what}: they do not come.",
    "remind.not_found": "Not found where it was written: {paths}",
    "remind.other_home": (
        "They came from the plans in {home}. What is kept of them there goes with: GOALWALK_HOME={quoted} goalwalk "
        "remind --remove"
    ),
    "remind.preview": "Others may see this: {line}",
    "remind.preview_others": "Or, where it is no step: {names}.",
    "remind.preview_ask": "Reminders say so from now on.",
    "setting.remind_quiet": "hours without reminders, like 22:00-07:00 (or none); of this computer",
    "setting.remind_morning": "a reminder in the morning, at this time (or none); of this computer",
    "setting.remind_evening": "a reminder in the evening to tell of the day, at this time (or none); of this computer",
    "setting.remind_by": "how a timer reminds (notify, bell); of this computer",
    "setting.remind_words": "what reminders say, with {{what}} for what is due (none: one word); of this computer",
    # In the way
    "problem.remind_own": "Reminders are of your own plan alone, on your own computer.",
    "problem.remind_quiet": '"{text}" is not understood as hours. Like this: 22:00-07:00, or none.',
    "problem.remind_no_system": "There is no {system} here. A terminal can remind you: {gw} remind --install shell",
    "problem.remind_place": 'Of braces there is only {{what}}, for what is due, as in "Time for {{what}}".',
    "problem.remind_taken": "{path} is there already, and is not goalwalk's. Nothing was written; move it away first.",
    "problem.remind_unread": "{path} cannot be read as a text. Nothing was written; move it away first.",
    "problem.remind_left": (
        "All else is gone, but not what was changed by hand, or cannot be read or written: {paths}. Take out by hand "
        'what names "reminder/run" there, or "remind_".'
    ),
    "problem.remind_crontab": "Cron does not take it. In a terminal instead: {gw} remind --install shell",
}
