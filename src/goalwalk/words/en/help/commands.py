"""Help for each command and section. A command's first sentence is its line in a list; or (line, help)."""

from __future__ import annotations

from goalwalk.words.en.help.meetings import MEETINGS
from goalwalk.words.en.help.own_files import DATA

AROUND = {
    "all": "Every command, and what it can. goalwalk help COMMAND tells more of each.",
    "all_more": "A topic: goalwalk help rhythms. The same as a man page: goalwalk help man. Nothing is sent anywhere.",
    "also": "Also: {options}",
    "man_name": "goalwalk - small steps towards what you want, and an honest, kind look at how it goes",
    "man_synopsis": "goalwalk [COMMAND] [OPTIONS]",
    "more_topic": "Also: {options}. More: help {topic}",
    "topics": "Topics",
    "every_day": "Every day",
    "a_plan": "A plan",
    "hard_days": "Hard days",
    "people": "People",
    "talks": "Talks",
    "looking_back": "Looking back",
    "on_this_computer": "On this computer",
}

COMMANDS: dict[str, str | tuple[str, str]] = {
    "today": (
        "What is open today (the same as goalwalk alone)",
        "What is open today, what the week still asks, and what is written already.",
    ),
    "checkin": (
        "The evening: all of today in one line (short: c)",
        "The evening, in a line or two. Enter passes over anything; being here counts.",
    ),
    "done": ("A step is done, or partly", "A step is done, or a part of it."),
    "rest": ("A chosen day off, or several", "A chosen day off, or several; also ahead. Rest never ends a run."),
    "win": (
        "Write down a win, however small",
        "Write down a win, however small; your own, or one to celebrate together.",
    ),
    "keep": ("Keep a line of the day", "Keep a line of the day, as the evening's last question does."),
    "day": (
        "Read one day back",
        (
            "Read one day back: how it was, what was done, said, won and kept.\n\n"
            "Alone it is today; on a terminal Enter goes back, one written day after another."
        ),
    ),
    "urge": (
        "Note a pull, 0 to 10, as often as it comes",
        (
            "Note a pull as it comes: how strong it is, 0 to 10, and a few words. Both can be left out.\n\n"
            "Each is kept with its time; day and progress --mood show them."
        ),
    ),
    "now": (
        "For a hard moment: your lines, people, help lines",
        (
            "For a hard moment: your own lines, words of hope, what has helped, people to reach, help "
            "lines.\n\n"
            "It works with no plan, and with one that is locked or damaged. hope add writes lines, config "
            "country sets yours."
        ),
    ),
    "walk": ("From a wish to a plan, question by question. Stop whenever you like: every answer is kept."),
    "progress": (
        "How it goes, goal by goal",
        (
            "How it goes, goal by goal: this week, the last 28 days, days in all, and how settled each step is.\n\n"
            "Of one step: what its amounts come to, in weeks and months."
        ),
    ),
    "undo": (
        "Take back what was last written",
        (
            "Take back what was last written; again takes back what was before it. redo goes forward.\n\n"
            "What is large, or older than an hour, is named and asked about first. With --to what was added last goes "
            "into the plan where it belongs; what only changes what was there cannot be moved."
        ),
    ),
    "skip": ("Not today, said honestly", "Not today: an honest no."),
    "setback": (
        "A hard day, told with as much or as little as comes",
        (
            "A day that was hard, told with as much or as little as comes. On another day it asks what "
            'helped, what you know now, and the next small step. With --of an empty text ("") takes that '
            "text away."
        ),
    ),
    "bring": (
        "Note something for the next talk, or see what is noted",
        (
            "Note something for the next talk as it comes to mind. It stays until a talk is written down, which says "
            "what leaves the list with it; review --walk shows all of it, and keeps the rest for next time."
        ),
    ),
    "pause": (
        "Let a goal, a step or the whole plan rest",
        "Let a goal, a step or the whole plan rest. Days of rest are no gaps, and nothing fades.",
    ),
    "resume": "Take a goal, a step or the plan up again.",
    "redo": (
        "Do again what was taken back. A letter does one alone again, as long as nothing changed what it touched."
    ),
    "review": (
        "The agenda of the next talk, or of the week",
        (
            "The agenda of the next talk: what went well, what was agreed, how it goes, what got in the "
            "way, what comes next.\n\n"
            "Alone, it is one for the week. --walk goes through it question by question: every answer is kept, and "
            "nothing enters the plan before a yes. Left in the middle, the same line goes on with it."
        ),
    ),
    "streaks": "How far each run has come. A run has room: one day between does not end it.",
    "calendar": ("A map of days", "A map of days: the darker, the more."),
    "week": (
        "The week in five lines, to paste into a message",
        (
            "The last seven days in five lines at most, as plain text to paste into a message: what I showed up for, a "
            "win, what is next, one ask, when we talk. On a terminal it asks which to leave out."
        ),
    ),
    "wins": ("Every win so far", "Every win so far, newest first; also those of others that you kept."),
    "story": (
        "The story so far, month by month",
        (
            "The story so far, oldest first: goals, wins, long runs, coming back, and what hard stretches "
            "taught.\n\n"
            "Of one goal: what belongs to it."
        ),
    ),
    "page": (
        "The plan on one sheet of paper",
        (
            "The plan on one sheet of paper: goals, this week's steps with boxes, people, hard moments, "
            "the next talk.\n\n"
            "Alone it is read here, and a file is only written after a yes; with FILE, --html or --pdf at once. "
            "With --json: what would stand on it."
        ),
    ),
    "goal": "Goals: what you want, in your words",
    "goal add": "Write down a goal. Only the title is needed.",
    "goal list": "All goals.",
    "goal show": "One goal with its steps.",
    "goal edit": 'Change a goal. An empty text ("") takes a why, an area or a date away.',
    "goal pause": (
        "Let a goal rest, for now or until a day",
        "Let a goal rest, with its steps. Days of rest are no gaps.",
    ),
    "goal resume": ("Take a goal up again", "Take a goal up again: after a rest, or after it was reached or let go."),
    "goal rate": (
        "How much it matters, how sure you are, where it stands",
        (
            "How much a goal matters, how sure you are, and where it stands. Earlier ones stay, each with "
            "its day.\n\n"
            "A goal that was reached or let go can be rated, too: that looks back."
        ),
    ),
    "goal levels": (
        "What less, what you hope and more look like, in your words",
        (
            "What less, what you hope, and more would look like, in your words, and where it stands.\n\n"
            "Without options: see them, or be asked for them. A text of - is read from stdin; an empty "
            'one ("") takes it away.'
        ),
    ),
    "goal reached": "A goal is reached. Its steps end with it, and all you did stays.",
    "goal let-go": "Let a goal go. Its steps end with it, and all you did stays.",
    "goal remove": (
        "Take a goal away, with its steps",
        "Take a goal away, with its steps and their check-ins. undo --removed brings it back.",
    ),
    "step": "Steps: small things that lead there",
    "step add": "A small step towards a goal. Without --every it is for once.",
    "step list": "All steps.",
    "step show": ("One step and its notes", "One step and its latest notes."),
    "step edit": ("Change a step. A new rhythm, target or room holds from today on; earlier days keep the old one."),
    "step pause": ("Let a step rest, for now or until a day", "Let a step rest. Days of rest are no gaps."),
    "step resume": ("Take a step up again", "Take a step up again: after a rest, or after it was finished."),
    "step move": ("A step belongs to another goal", "A step belongs to another goal, with all you did of it."),
    "step finish": "A step is finished. All you did stays.",
    "step remove": ("Take a step away", "Take a step away, with its check-ins. undo --removed brings it back."),
    "skill": "Skills: tools that help, and how they helped",
    "skill add": ("Write down a skill of your own. Only the title is needed; without --kind it is coping."),
    "skill list": ("All skills, what helps most first", "All skills, or those of a kind; what helps most first."),
    "skill show": ("One skill, step by step", "One skill: when it helps, how to do it, and what you wrote of it."),
    "skill edit": (
        'Change a skill. --how replaces all of how to do it; an empty text ("") takes that or another text away.'
    ),
    "skill practise": ("A skill was practised. The one step that practises it, if there is just one, is done with it."),
    "skill rate": (
        "How it helped, said afterwards",
        ("How much a skill helped, said afterwards. Of several ratings of a day the latest counts."),
    ),
    "skill browse": "Twelve skills to look through. Each is a suggestion; skill take makes it yours.",
    "skill take": (
        "Take skills from there, or from a card",
        "Make skills yours, from skill browse or from a card that somebody wrote.",
    ),
    "skill card": (
        "Write a skill on a card, for somebody else",
        (
            "Write a skill on a card, a small file that somebody else can take: what it is and how it "
            "goes, and nothing of yours beside it.\n\n"
            "With --json: what would stand on it, and no file is written."
        ),
    ),
    "skill remove": (
        "Take a skill away",
        ("Take a skill away, with what was written of practising it. undo --removed brings it back."),
    ),
    "barrier": "Barriers: what stands in the way, and an answer to it",
    "barrier add": (
        "Write down what stands in the way, inside you or around you",
        (
            "Write down what stands in the way, with an answer to it. Inside: --then tells what you do if "
            "it comes. Outside: --of, --say, --entitled, --along and --by tell of an ask."
        ),
    ),
    "barrier list": ("All that stands in the way", "All that stands in the way, and the answers to it."),
    "barrier show": (
        "One barrier, and all that happened with it",
        "One barrier with all that is written of it, and what happened, the latest first.",
    ),
    "barrier edit": (
        'Change a barrier. An empty text ("") takes a text, a day or the goal away. With --inside or '
        "--outside, what was written for the other side goes."
    ),
    "barrier ask": (
        "Make an ask ready: of whom, what to say, by when",
        (
            "Make an ask ready: what to say, what you are entitled to, of whom, who comes with you, by "
            "when. Without options, short questions make a draft of it."
        ),
    ),
    "barrier happened": (
        "It came, or you asked: how it went",
        (
            "Inside: it came; whether the then was used, and how it helped. Outside: you asked; what came "
            "of it, and when to ask again. Each of them can be left out."
        ),
    ),
    "barrier ease": ("It no longer stands in the way. It stays in the list with --all, and leaves the page and today."),
    "barrier remove": (
        "Take a barrier away, with its history",
        "Take a barrier away, with what happened with it. undo --removed brings both back.",
    ),
    "support": "Supports: who is in your corner, and how to reach them",
    "support add": (
        "A person, a group, a place or a service in your corner",
        ("Write down a person, a group, a place or a service in your corner. Only the name is needed."),
    ),
    "support list": ("Everybody in your corner, and how to reach them", "Everybody and everything in your corner."),
    "support show": "One of them, and the latest contact.",
    "support edit": 'Change what is written of somebody. An empty text ("") takes that away.',
    "support reach": "You reached somebody, or went there. A step of yours towards them is done with it.",
    "support there": "You were there for somebody. A step of yours towards them is done with it.",
    "support first": (
        "No one yet: small first steps to choose from",
        "Small first steps towards people, to choose from. Numbers put them into the plan.",
    ),
    "support remove": (
        "Take somebody away",
        ("Take somebody away, with the contact that was written down. undo --removed brings it back."),
    ),
    **MEETINGS,
    "clock": "Clocks: days on your path, free of something or within a limit",
    "clock add": (
        "Count days since a day you choose",
        (
            "A clock that counts days since one you choose: free of something, or within a limit. Nothing "
            "needs to be logged on a free day."
        ),
    ),
    "clock list": "All clocks, and where they stand.",
    "clock show": (
        "One clock: its days, its milestones, what was written",
        "One clock: where it stands, its milestones, what was written of it.",
    ),
    "clock return": (
        "A day off its path, or several; all the others stay",
        "A day off the path of a clock, or several. All the other days stay.",
    ),
    "clock amount": ("How much it was on a day. The amounts of a day add up; a day within the limit is a free one."),
    "clock edit": (
        "Change a clock. A limit holds from today on; another first day takes nothing away that was "
        'written. --saves and --milestone replace all of theirs; an empty text ("") takes them, or '
        "the unit, away."
    ),
    "clock remove": (
        "Take a clock away",
        "Take a clock away, with its returns and amounts. undo --removed brings it back.",
    ),
    "hope": "Lines for a hard moment: your own, and words of hope",
    "hope add": (
        "A line for a hard moment, your own or somebody's",
        ("A line for a hard moment: your own, or with --from words of somebody who has been there. now shows them."),
    ),
    "hope list": ("All lines for a hard moment", "All lines for a hard moment, the newest first."),
    "hope show": ("One line", "One line for a hard moment."),
    "hope edit": 'Change a line. --from "" makes it your own.',
    "hope remove": "Take a line away. undo --removed brings it back.",
    **DATA,
    "unlock": (
        "Open a locked plan for a while",
        "Open a locked plan for a while, so that not every command asks for the passphrase.",
    ),
    "lock": ("Lock at once what was opened", "Lock what was opened, at once."),
    "person": "People: several plans on one computer, each apart",
    "person add": (
        "A plan for somebody else, apart from yours",
        (
            "A plan for somebody else, apart from yours: a new one, or from a file that was made elsewhere. It "
            "offers a lock: their passphrase, typed by them."
        ),
    ),
    "person hand-over": (
        "Give somebody their whole plan to take home",
        (
            "Write somebody's whole plan, with its key, to a file to take home. It is seen to open; then it asks "
            "whether a copy stays at this desk. It asks for their own passphrase first."
        ),
    ),
    "person list": (
        "Everybody whose plan is kept here",
        ("Everybody whose plan is kept here: the next talk and the last, where the plan is not locked."),
    ),
    "person typing": (
        "When it was asked whether it may be typed",
        "When it was asked in a talk whether it may be typed, and who typed. A no is kept nowhere.",
    ),
    "person remove": (
        "Erase somebody's plan for good",
        ("Erase somebody's plan with all its copies, and take their name off the list. This cannot be undone."),
    ),
    "for": (
        "A talk with somebody: each line is for their plan, until you leave",
        "A session for one talk: every line you type is for that person's plan, and the prompt says so. Leaving locks "
        "the plan and clears the window; so does a while without a line (config unlocked_minutes). No line is kept.",
    ),
    "remind": (
        "What is due now, in one word; by itself, if you like",
        "Say that something is due now and still open, in one word or in words of your own. With --install a timer "
        "or your terminal asks by itself, each thing once; you see every line first. --remove takes it all away.",
    ),
    "config": (
        "Settings: see them, or set one",
        "Settings. What changes a number belongs to the plan and travels with it.",
    ),
    "completion": (
        "Let Tab complete what you type",
        ("Print the script that lets your shell complete goalwalk with Tab. Titles of a plan are never offered."),
    ),
    "help": (
        "The first page, one command, one topic, or all of it",
        "What can be typed: the first page, one command, one topic, or all of it.",
    ),
    "demo": (
        "Look around in a made-up plan",
        "Look around in Robin's plan, which is made up. Your own is never touched.",
    ),
}
