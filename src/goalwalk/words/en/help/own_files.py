"""Help for what is done with the plan's files: `data` and its verbs, `sync`."""

from __future__ import annotations

DATA: dict[str, str | tuple[str, str]] = {
    "data": "Your data: where it lies, backups, erasing, a lock",
    "data where": "Where the plan lies on this computer.",
    "data check": (
        "Read the plan, its history and every backup, and say whether they are good",
        ("Read the plan, its history and every backup from end to end, and say whether they are good."),
    ),
    "data backup": "A copy of the whole plan, now. One is kept at every change anyway.",
    "data restore": (
        "List the backups, or bring one back",
        ("List the copies, or bring one back. What would go is said first, and what stands now is kept."),
    ),
    "data merge": (
        "Take in another copy of this plan",
        (
            "Take in another copy of this plan: a backup, one from another computer, one that a cloud left beside it. "
            "What would come, move or go is shown first, and what stood before is kept."
        ),
    ),
    "data conflicts": (
        "What was written on two devices at once",
        (
            "What was written on two devices, each without seeing the other's. The latest is shown; here another one "
            "is taken after all."
        ),
    ),
    "data import": (
        "Bring in years of history from another program",
        (
            "Bring in history from another program: a file, a folder or a zip. What it is, goalwalk sees by itself.\n\n"
            "What was found, what becomes what and what cannot come is shown first, and nothing is written before a "
            "yes. One undo takes all of it back; the same file twice adds nothing twice. A plan of goalwalk's own "
            "becomes the plan where there is none, and is merged with its own."
        ),
    ),
    "data forget": (
        "Erase something from the plan and from every copy",
        "Erase something for good, from the plan and from every copy. This cannot be undone.",
    ),
    "data encrypt": (
        "Lock the plan and every copy with a passphrase",
        "Lock the plan, its history and every copy here with a passphrase, for good.",
    ),
    "data decrypt": ("Take the lock off", "Take the lock off the plan, its history and every copy here."),
    "data passphrase": (
        "Another passphrase. A dash reads two lines from stdin: the old one (or the recovery key), then the new one."
    ),
    "data export": (
        "Write the plan to a file: JSON, CSV, or pages to read",
        (
            "Write the plan to a file, for other programs or to read: JSON, CSV, Markdown, HTML or text. Write all of "
            "it, or one goal, some days or some parts: then you are told what is left out.\n\n"
            "JSON holds all there is and comes back with goalwalk data import. A spreadsheet opens CSV. No file that "
            "is written here is locked, even if the plan is: whoever finds it can read it."
        ),
    ),
    "data calendar": (
        "Times of steps, talks, calls, groups and asks for a calendar",
        (
            "Steps at their times, talks, calls, groups and asks as a calendar: FILE.ics to import, or FOLDER/ with a "
            "file for each entry, as vdirsyncer and khal keep them.\n\n"
            "After a change, type the same line again. In a folder, entries change and go with the plan. A file has to "
            "be imported again: write over the same file, and what has left the plan is marked in it as cancelled. "
            "Many calendars then change what they have, but some add everything a second time. So import it into a "
            "calendar of its own, and empty that first if need be.\n\n"
            'Each entry says "Reminder" and no more, unless you choose your own titles: family and employers may see a '
            "calendar. People report that Google Calendar and Outlook leave out the alarms of an imported one."
        ),
    ),
    "data share": (
        "Give chosen parts to somebody, until a day",
        (
            "Give chosen parts of the plan to somebody, for a purpose, until a day: a file that only they can open, or "
            "a page on paper.\n\n"
            "What is not said is asked; goals and wins go, unless more is chosen. Every line is shown before anything "
            "is written. The file opens with goalwalk data receive, or with the program age alone."
        ),
    ),
    "data shared": (
        "What was given to whom, and taking it back",
        "What was given to whom, what for, and until when. stop takes one back for what is to come.",
    ),
    "data receive": (
        "Read what somebody gave you",
        (
            "Read what somebody gave you with data share, beside your own plan, and what it may be used for.\n\n"
            "Nothing of it is kept. Once its day has passed it says so, and shows no more."
        ),
    ),
    "data key": (
        "Your public key, to give away",
        "The public part of your own key, which others can seal for. The first time, the key is made.",
    ),
    "sync": (
        "The same plan on your other devices, through a folder that both have",
        "Sync the plan through FOLDER, now and from then on: what you write here comes there, and the other way round. "
        "Something else carries the folder: Syncthing, Nextcloud, a stick, Git. Alone: sync now. off: no longer.",
    ),
    "data open-to": (
        "Let a colleague's key open the plan, too",
        (
            "From now on a colleague's key opens a locked plan, too, as for the holidays. It asks for the person's own "
            "passphrase, also while the plan is open. Alone: to whom it is open.\n\n"
            "Their data key prints what to type for KEY. What they read can't be unread."
        ),
    ),
    "data close-to": (
        "Close it to them again",
        "A new key for the plan and every copy here, not open to them. It asks for the person's own passphrase.",
    ),
}
