"""Topics of help, the others; written as those in topics.py."""

from __future__ import annotations

TEXTS = {
    "talks": """
A talk of seven questions turns a wish into a plan, alone or with somebody beside you. Enter passes over any question.

$ goalwalk walk
$ goalwalk walk draw | go on with a goal that is there
$ goalwalk walk --blank | the questions on paper

At any question :back goes to the answer before, :why tells why it is asked, :plan shows what there is so far, :enough
ends it there: it reads back what there is, to make it the plan, or leaves it until next time. Every answer is kept, and
nothing enters the plan before your yes. Then put it on paper:

$ goalwalk page | here, and in a file to print once you say yes

Sitting beside somebody: it is their plan and their words. A talk begins with what you say aloud, and with "May I
type?"; a no is fine, leaves nothing here, and :paper ends typing at any question. Print the plan before you part.

$ goalwalk config computer This laptop belongs to the house. | said aloud; so are readers, may_ask, report
$ goalwalk meeting reach "07700 900123; message; a text" | until the next talk; for the desk, on no paper

What was agreed, who does it, and when you meet again:

$ goalwalk meeting add "Call the clinic" --with Ana --next "1 dec 10:00"
$ goalwalk bring "The noise at night" | for the next talk
$ goalwalk review | what went well, what was agreed, what comes next
$ goalwalk meeting went ana 1 done
$ goalwalk meeting went "Good to be heard" | a talk whose day has come; or: meeting moved, meeting off

Several people's plans on one computer, each apart and behind a lock of its own. Without a name it is always yours.

$ goalwalk person add Robin
$ goalwalk for Robin | each line is for Robin until you type leave, which locks and clears
$ goalwalk today --everyone | a morning alone at the desk; it asks first
$ goalwalk lock --all | before you leave the desk
""",
    "reminders": """
A step with a time can remind you, at each of its times. So can a talk or a group, an hour before it, and an ask on its
day.

$ goalwalk step edit walk --at "8am, 6pm"
$ goalwalk remind | is something due now? One word if so, nothing if not

goalwalk does not run by itself. What this computer has anyway can ask it: systemd, launchd, cron, or your terminal as
it opens. You see every file and every line first, and nothing is written before your yes.

$ goalwalk remind --install | a timer; or in a terminal: remind --install shell
$ goalwalk remind --remove | all of it is gone, without a trace

Others see the word "Reminder." and no more, until you choose words of your own. You see first how they look.

$ goalwalk config remind_words "Tea time" | {what} in it stands for what is due
$ goalwalk config remind_quiet 22:00-07:00 | none then; or 08:00-16:00 after a night's work
$ goalwalk config remind_morning 8:00am | while something is open
$ goalwalk config remind_evening 9pm | while you have not told of the day
$ goalwalk config remind_by bell | instead of a notification

By itself each thing comes once, never more than an hour late; the first three of a day come, in a terminal one. After
three such days without a word from you they wait until you write or look again. Whoever asks is always answered. But
nothing comes for what is done or resting, within four hours of what you wrote of that step, in a pause, or for the rest
of a day with a setback, a return, a strong urge (7 or more) or a look at goalwalk now; nor from a locked plan.

For medication set an alarm as well: a computer that is off or asleep reminds nobody. On a computer that others use,
better do without.

A phone can ring from its calendar, though people report that Google and Outlook leave out imported alarms:

$ goalwalk data calendar walk.ics
""",
    "people": """
Goals and steps are one thing; there are three more. None of them has to be there.

Skills are things that help. Look through twelve, or write down your own. What helps most stands first.

$ goalwalk skill browse coping
$ goalwalk skill take 7 9
$ goalwalk skill practise breathe --helped 6
$ goalwalk skill card breathe | a small file for somebody else

What stands in the way can be inside you: then say what you do if it comes.

$ goalwalk barrier add "I lie awake" --then "get up and write"
$ goalwalk barrier happened awake --used --helped 7

Or it is around you, and there is somebody to ask. A no is kept as well: you asked, and that counts.

$ goalwalk barrier add "The window rattles" --outside --of "Mr Hale"
$ goalwalk barrier ask window --along Noor --by "1 dec"
$ goalwalk barrier happened window "Not yet" --next "in 2 weeks"
$ goalwalk barrier ease window

People, groups, places. No one yet is a fine place to start: there are small first steps.

$ goalwalk support first
$ goalwalk support add "Seed swap" --kind group --every "first sat"
$ goalwalk support reach sam | you reached them, or went there
$ goalwalk support there sam | you were there for them
$ goalwalk win "The basil came up" --of Sam | somebody else's win

A group that you hold yourself, and a page of it for each to take home:

$ goalwalk meeting group "Tuesday group" --came 6 --skill breathe | then: meeting handout

Today can name somebody you have had no word with for two weeks:

$ goalwalk config reach_after 14
""",
    "privacy": """
Nothing is sent anywhere. Without a lock, whoever can use your account on this computer, or takes its disk, can read
the plan. Somebody with another account cannot. A passphrase locks it with every copy kept here:

$ goalwalk data encrypt

Then every command asks for it, and leaves the plan open for half an hour. Lock it before you leave the computer.

$ goalwalk lock | after 10 minutes by itself: config unlocked_minutes 10

Four or five words that nobody would guess make a good passphrase. The recovery key is a second key, on paper. Without
both, nobody can ever open the plan: there is no back door.

$ goalwalk unlock --recovery | with the paper
$ goalwalk data passphrase | another passphrase

For a hard moment, now shows help lines while the plan is locked, and nothing of yours. Parts that you choose can stand
there as well, in a small file without a lock. It asks first.

$ goalwalk now --locked lines,people

What no lock here helps against: somebody at the computer while the plan is open, or close by and reading along; a
program that records the keyboard; copies made before, on a stick or in a cloud; what you print or give away; being made
to open it. Names in people.json, settings, and what a group offers to a plan have no lock.

A part of it can be for somebody, until a day. What they read can't be unread.

$ goalwalk data share | you read every line first; then: data shared, data receive

Your shell keeps a list of what you type, but nothing that a command alone asks for, or that follows a dash (win -).

Erase one thing, or all of it, for good. It asks first.

$ goalwalk data forget walk
$ goalwalk data forget --everything
""",
    "two-copies": """
One plan on two computers, through a folder that both have. Syncthing, Nextcloud, another cloud, Git, or a stick that
you carry bring it from one to the other. goalwalk itself speaks to no network.

$ goalwalk sync ~/Sync | on each of them, once: it asks for a passphrase

From then on, what you write goes there with each change, and what came is taken in before each look. With the folder
away everything works, and catches up later. Write on both, as you like: all of it stays, and none of it doubles.

$ goalwalk sync | now, with what came
$ goalwalk sync --check | is all of it there, and whole?
$ goalwalk sync off | no longer, on this computer

What lies there is sealed. Whoever keeps the folder sees how many devices write, when, and how much, and no word. What
you erase leaves the folder, too; Git, and clouds that keep old versions, keep it sealed. Whoever has the passphrase can
read all of it, and without a lock on the plan the folder's key lies open on each computer: help privacy.

A computer was stolen, or is somebody else's now? What is written from then on it cannot open. What it has, it keeps.

$ goalwalk sync remove-device laptop

Today says how much is new, and not from where. It need not:

$ goalwalk config sync_new no

Without such a folder, write a copy on a stick, and take it in over there. It shows what comes, and asks. A locked plan
makes a locked copy, and its key lies beside it: keep both.

$ goalwalk data backup plan.json
$ goalwalk data merge plan.json
$ goalwalk data conflicts | what was written on both at once

Where a cloud carries goalwalk's own folder, it may put back an older version, or leave a second one beside it. The
next command says so and names the way back.

$ goalwalk data restore | the copies there are
""",
    "files": """
All of it is one folder. This says where:

$ goalwalk data where

: GOALWALK_HOME | another folder, if you name one there
: plans | the plan, twice over, and its earlier versions
: history | what is older than last month, a file a year
: config.toml | the settings of this computer
: people.json | whose plan is which file

A change is on the disk, whole, before goalwalk says that it is written. The plan is plain text that you can read
without goalwalk. Change it with goalwalk: a file changed by hand is refused, and nothing is written over it.

$ goalwalk data check | read all of it, and say whether it is good
$ goalwalk data restore | earlier versions, each with what it is before
$ goalwalk data restore 2 | says what would go, asks, and brings it back
$ goalwalk data backup plan.json | a copy, to a stick or another disk
$ goalwalk data export plan.csv | or .json (whole), or .html to read

All of a plan goes home with its person, or to a colleague for the holidays, by the KEY that their data key says. It
comes back in the same way: the colleague opens it to your data key, and data merge takes the copy in. Each asks for
the person's own passphrase.

$ goalwalk --person Robin person hand-over home.json.age
$ goalwalk --person Robin data open-to Noor | then a copy for Noor: data backup
$ goalwalk --person Robin data close-to Noor

Erasing reaches the plan and every copy in this folder. Copies elsewhere are yours to find.

$ goalwalk data forget walk --on yesterday
$ goalwalk undo --removed | taken away is not erased: bring it back

These pages as a man page, which man goalwalk shows from ~/.local/share/man/man1:

$ goalwalk help man > goalwalk.1
""",
    "scripts": """
Every command answers programs with --json, also one that writes, and also when it refuses.

$ goalwalk today --json
$ goalwalk done walk --json
$ goalwalk step list --json

The answer goes to stdout, all else to stderr. Without a terminal nothing is asked: what is needed has to be given.

: --no-input | never ask, on a terminal either
: --yes | say yes to what would be asked
: - | in the place of a text: read it from stdin

: 0 | done, or nothing to show
: 1 | stopped by the person, or something wrong inside goalwalk
: 2 | not understood: an unknown option, a day that is none
: 3 | not possible: no such thing, several fit
: 4 | the plan cannot be read: locked, damaged, from a newer version
: 5 | not saved: no space, no permission, another holds it
: 130 | Ctrl-C

: GOALWALK_HOME | the folder all files are in
: GOALWALK_NOW | the time it takes it to be
: GOALWALK_PERSON | whose plan, as with --person
: GOALWALK_PLAIN | plain lines, as with --plain; so does ACCESSIBLE

Plain lines have no tables and no signs, for a screen reader. NO_COLOR leaves colours out.

$ goalwalk config plain yes
$ goalwalk config hints no | no lines on what to type next
$ goalwalk config encouragement no | no warm lines

Tab completes commands, options and numbers; words of a plan are never offered.

$ goalwalk completion bash >> ~/.bashrc
""",
    "words": """
: plan | all that you wrote down; one file, and yours
: goal | what you want, in your words
: step | a small action towards it
: rhythm | how often a step comes round
: check-in | what you said of a day, or of a step on it
: win | something to keep, however small, that you call one
: rest | a day off, chosen
: setback | a hard stretch, told; what helped, what you know now
: barrier | what stands in the way: inside you, or around you
: skill | something that helps, and how it helped
: support | a person, group, place or service in your corner
: hope | a line for a hard moment, your own or somebody's
: clock | days on your path: free of something, or within a limit
: return | a day off that path; all the others stay
: meeting | a talk with a peer: what was agreed, when the next one is
: walk | the talk that makes a plan
: review | the look back before the next talk, or once a week

A thing is named by its number, or by any part of its words. What fits twice is asked about.

$ goalwalk goal show draw
$ goalwalk step show 1.1

Each of these words alone lists what there is.

$ goalwalk step
$ goalwalk support

For a return, a setback and an urge you can have words of your own.

$ goalwalk config setback_word "a storm"
""",
}
