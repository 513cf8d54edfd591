"""Topics of help, the first five. A line that begins with "$ " can be typed as it stands, one with ": " is a word and
what it means; behind " | " stands what it does. An empty line parts two paragraphs.
"""

from __future__ import annotations

TEXTS = {
    "getting-started": """
Three small questions, and you have begun. Enter passes over any of them.

$ goalwalk

In the evening the whole day fits in one line: 1 is done, 1p partly, 1r rest. Only Enters are fine, too: you were here.

$ goalwalk c

On the way, when something is done. A step has a number, and any part of its words will do.

$ goalwalk done walk
$ goalwalk done 1.1 | the same, by its number
$ goalwalk done walk partly | a part of it counts

A day off, on purpose. Rest never ends a run.

$ goalwalk rest walk

Something to keep, however small. Type the command alone and it asks: then quotes and brackets need no thought.

$ goalwalk win
$ goalwalk win Slept until six

A second small thing, and how often.

$ goalwalk add Call Sam --every "2x week"

Typed the wrong thing? Take the latest back, and again what was before it.

$ goalwalk undo

Nothing written for some days is allowed. When you come back, it says what stays.

$ goalwalk progress

Where it is all going: a talk of seven questions makes a plan. See goalwalk help talks.
For a computer without Python there is a folder that needs none: README.md.
""",
    "rhythms": """
How often a step comes round is said in words, with --every, or when goalwalk asks.

$ goalwalk step add Sketch --every daily
$ goalwalk step edit walk --every "3x week"

: daily | every day; weekdays, weekends
: mon,wed,fri | on these days
: 3x week | three times in a week, whichever days; 2x month
: every 3 days | counted from the first day
: every 2 weeks | the same; every 2 months, yearly
: 15th | on that day of each month; 1st,15th
: last day | the last of each month; last weekday, first mon
: 3 in 7 days | on three of any seven
: 5 days after | five days after it was last done
: whenever | as it comes; nothing is open
: once | one time; --by says until when

Without --every a step is for once. "3x week" leaves you the choice of days; "mon,wed,fri" does not.

With a time, several times a day, or with an amount:

$ goalwalk step add Choir --every "tuesdays at 19:00"
$ goalwalk step add Pills --every "mornings and evenings"
$ goalwalk step add Stretch --every daily --at 8am
$ goalwalk step add Read --every daily --target 20 --unit minutes

A new rhythm holds from today on. Days before keep the old one, and so do their numbers.

$ goalwalk step edit walk --every weekdays
""",
    "days": """
Most of what you type is about today. Another day stands behind it, or with --on; the answer names the day it heard.

$ goalwalk done walk yesterday
$ goalwalk done walk mon,tue | two days at once
$ goalwalk done water 3 | so much of it; 5 in all says that it was all
$ goalwalk c --on "2 days ago" --mood 3

: yesterday | today, tomorrow
: mon | the Monday before, where you tell of something done
: last fri | or: next fri, for what is ahead
: 12 nov | or: nov 12, 12 november, 2026-11-12
: 3 days ago | or: in 3 days, in 2 weeks

What could be two days is asked about, and never guessed.

One day can be read back, with all that was written of it. Enter goes to the day before.

$ goalwalk day yesterday

Rest and pause reach ahead. Rest is of days, pause lasts until you go on.

$ goalwalk rest walk until sunday
$ goalwalk rest | all of today
$ goalwalk pause walk until "1 dec"

Wrong day? Say it anew with --instead, or take it back.

$ goalwalk done walk --partly --instead
$ goalwalk undo

Awake past midnight? A day can begin later, and a week on another day.

$ goalwalk config day_starts_at 04:00
$ goalwalk config week_starts_on sunday
""",
    "numbers": """
No number here takes away what you did.

: in all | the days on which you showed up, for all of it or a part
: run | the times in a row that a step came round and you were there
: room | how many gaps a run has room for; usually one between
: rest | never ends a run and never makes it shorter
: comeback | each time you came back after a longer gap
: settled | grows each time, fades slowly; one hard day hardly dents it
: · | nothing written, and it means only that

$ goalwalk progress
$ goalwalk streaks
$ goalwalk calendar walk

A run is told in days; in weeks or months where a step is asked for by them. With "3 in 7 days" it counts each day
that lies in seven with three such days.

A clock counts days since the first one, without those off your path. A return takes away its own day and no other.
Day 5 is the fifth free day in a row; the second line below calls the first one day 0. A day within the limit is a free
day. "30 days" come on day 30, and a year when a year of the calendar is full.

$ goalwalk clock
$ goalwalk config day_one 0

How a skill helped is the average of what you said, and beside it stands how often you said it.

$ goalwalk progress --mood | mood and urges over weeks
$ goalwalk config room 2 | two gaps in a row end no run
""",
    "hard-days": """
For a hard moment there is one page: your own lines, what has helped, people to reach, help lines. It asks nothing and
writes nothing. It works with no plan, and with one that is locked or damaged.

$ goalwalk now

It is no help in an emergency. In danger, call your local emergency number.

What stands there is put together on a better day:

$ goalwalk hope add "This has passed before"
$ goalwalk support add Pauli --reach "555 0118, any hour"
$ goalwalk config country Ireland

The help lines come with goalwalk, each with the day it was checked. Numbers change: look on a calm day whether yours
still hold. Nothing is dialled.

A hard day can be told, with as much or as little as comes. On another day it asks what helped.

$ goalwalk setback
$ goalwalk setback "It all came at once" --tell Sam

A pull can be noted as it comes: how strong it is, 0 to 10, and a few words. Both can be left out.

$ goalwalk urge
$ goalwalk urge 4 after the call

Days that you count: free of something, or within a limit. A free day needs nothing written.

$ goalwalk clock add "Free of drink" --since "20 sep"
$ goalwalk clock amount coffee 3
$ goalwalk clock return drink --on yesterday | all the other days stay

What a return, a setback or an urge is called is yours to say.

$ goalwalk config return_word "a wet day"

Stopping some things suddenly can be dangerous. A doctor or pharmacist can help.
""",
    "other-programs": """
Years of history come in whole. What was found, what becomes what and what cannot come is shown first; nothing is
written before your yes, and one undo takes all of it back.

$ goalwalk data import habits.zip

What it is, goalwalk sees by itself. How to get it out of the other program:

: Loop Habit Tracker | Settings, Export as CSV: the zip, or its folder
: Table Habit | its backup, the JSON
: Beaver Habits | Export: the JSON
: harsh, habitctl | the folder with the files habits and log
: Taskwarrior | task export > tasks.json
: todo.txt | the file itself
: Daylio | More, Export entries, CSV
: jrnl | jrnl --format json > jrnl.json
: Grove, Sobriety | its backup, or its export: the JSON
: goalwalk | plan.json: all of it; plan.csv: steps, days, clocks and wins

A habit becomes a step in its rhythm, with its days, amounts and notes; what is to stay below so much a day becomes a
clock, where it goes on to this day. How settled a step from Loop is goes on where it was there. What has no place of
its own is kept as a note of the day on which it came in.

A spreadsheet comes in as CSV. It asks which column is the day, which the step, the value and the notes; in a script:

$ goalwalk data import table.csv --day Date --yes

The same file twice adds nothing twice. A newer one brings its new days, and what it says of the others now; what you
have written here yourself stays, and what you have taken away stays away.
""",
}
