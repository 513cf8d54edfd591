"""Examples for the help of each command: lines that can be typed as they stand, and behind " | " what they do.

A test types every one of them, in a plan that has a goal "draw", a step "walk", and so on.
"""

from __future__ import annotations

EXAMPLES: dict[str, str] = {
    "today": """goalwalk
goalwalk today --everyone | the morning of a specialist; it asks first""",
    "checkin": """goalwalk c
goalwalk c --done walk --mood 4 --keep "The rain was warm"
goalwalk c yesterday --mood 3""",
    "done": """goalwalk done walk yesterday
goalwalk done 1.1,1.3
goalwalk done water 3 cups""",
    "rest": """goalwalk rest walk
goalwalk rest walk until sunday
goalwalk rest | all of today""",
    "skip": """goalwalk skip walk
goalwalk skip walk --note "It was late" --on yesterday""",
    "win": """goalwalk win | it asks
goalwalk win Slept until six
goalwalk win "The basil came up" --of Sam""",
    "keep": """goalwalk keep | it asks
goalwalk keep The rain was warm
goalwalk keep "Tea with Sam" --on yesterday""",
    "day": """goalwalk day
goalwalk day yesterday
goalwalk day 12 nov""",
    "urge": """goalwalk urge
goalwalk urge 7
goalwalk urge 4 after the call""",
    "progress": """goalwalk progress
goalwalk progress walk | one step, with its amounts
goalwalk progress --mood""",
    "undo": """goalwalk undo
goalwalk undo --list
goalwalk undo --to Robin | it went into the wrong plan""",
    "redo": """goalwalk redo
goalwalk undo --list | each that was taken back, with its letter
goalwalk redo a""",
    "goal": """goalwalk goal
goalwalk goal add "Draw again"
goalwalk goal show draw""",
    "goal add": """goalwalk goal add "Draw again"
goalwalk goal add "Eat at a table" --area health --by "1 mar" """,
    "goal list": "goalwalk goal list",
    "goal show": """goalwalk goal show draw
goalwalk goal show 1""",
    "goal edit": """goalwalk goal edit draw --why "It makes me quiet"
goalwalk goal edit 1 --title "Draw every week" """,
    "goal pause": """goalwalk goal pause draw
goalwalk goal pause draw --until "1 dec" """,
    "goal resume": "goalwalk goal resume draw",
    "goal rate": """goalwalk goal rate draw
goalwalk goal rate draw --importance 8 --confidence 5""",
    "goal levels": """goalwalk goal levels draw
goalwalk goal levels draw --hope "A page a week" --less "Now and then" """,
    "goal reached": "goalwalk goal reached draw",
    "goal let-go": "goalwalk goal let-go draw",
    "goal remove": "goalwalk goal remove draw",
    "step": """goalwalk step
goalwalk step add "Call Sam" --every "2x week"
goalwalk step show walk""",
    "step add": """goalwalk add Walk round the block --every daily
goalwalk step add Sketch --goal draw --every mon,wed,fri
goalwalk step add "Ask at the library" --by "1 dec" """,
    "step list": """goalwalk step list
goalwalk step list --goal draw""",
    "step show": """goalwalk step show walk
goalwalk step show 1.1""",
    "step edit": """goalwalk step edit walk 3 times a week
goalwalk step edit 1.1 --title "Walk to the river" """,
    "step pause": """goalwalk step pause walk
goalwalk step pause walk --until "1 dec" """,
    "step resume": "goalwalk step resume walk",
    "step move": "goalwalk step move walk to reading",
    "step finish": "goalwalk step finish walk",
    "step remove": "goalwalk step remove walk",
    "pause": """goalwalk pause | it asks what, and until when
goalwalk pause walk until fri
goalwalk pause --until "1 dec" """,
    "resume": "goalwalk resume",
    "page": """goalwalk page | to read, and to print after a yes
goalwalk page plan.html | a file to print from any browser
goalwalk page --card | for a hard moment, in a wallet""",
    "now": """goalwalk now
goalwalk now --locked lines,people | what it may show of a locked plan""",
    "setback": """goalwalk setback
goalwalk setback "It all came at once" --tell Sam
goalwalk setback --learned "I need to eat first" """,
    "barrier": """goalwalk barrier
goalwalk barrier add "I lie awake" --then "get up and write"
goalwalk barrier ask window""",
    "barrier add": """goalwalk barrier add "I lie awake" --then "get up and write"
goalwalk barrier add "The window rattles" --outside --of "Mr Hale" """,
    "barrier list": """goalwalk barrier list
goalwalk barrier list --all""",
    "barrier show": "goalwalk barrier show awake",
    "barrier edit": """goalwalk barrier edit awake --then "read ten pages"
goalwalk barrier edit window --by "1 dec" """,
    "barrier ask": """goalwalk barrier ask window
goalwalk barrier ask window --along Noor --by "1 dec" """,
    "barrier happened": """goalwalk barrier happened awake --used --helped 7
goalwalk barrier happened window "Not yet" --next "in 2 weeks" """,
    "barrier ease": "goalwalk barrier ease window",
    "barrier remove": "goalwalk barrier remove window",
    "skill": """goalwalk skill
goalwalk skill browse coping
goalwalk skill practise breathe --helped 6""",
    "skill add": """goalwalk skill add "Cold water on my wrists"
goalwalk skill add "Say no kindly" --kind communication""",
    "skill list": """goalwalk skill list
goalwalk skill list --kind coping""",
    "skill show": "goalwalk skill show breathe",
    "skill edit": """goalwalk skill edit breathe --when "before I call"
goalwalk skill edit breathe --how "In for four" --how "Out for six" """,
    "skill practise": """goalwalk skill practise breathe
goalwalk skill practise breathe --helped 6 --on yesterday""",
    "skill rate": "goalwalk skill rate breathe 7",
    "skill browse": """goalwalk skill browse
goalwalk skill browse coping
goalwalk skill browse 7""",
    "skill take": """goalwalk skill take 7 9
goalwalk skill take card.txt""",
    "skill card": """goalwalk skill card breathe
goalwalk skill card breathe - | on the screen""",
    "skill remove": "goalwalk skill remove breathe",
    "hope": """goalwalk hope
goalwalk hope add "This has passed before" """,
    "hope add": """goalwalk hope add "This has passed before"
goalwalk hope add "It gets easier" --from Pauli""",
    "hope list": "goalwalk hope list",
    "hope show": "goalwalk hope show 1",
    "hope edit": """goalwalk hope edit 1 --text "It has passed before"
goalwalk hope edit 1 --from Pauli""",
    "hope remove": "goalwalk hope remove 1",
    "clock": """goalwalk clock
goalwalk clock add "Free of drink" --since "20 sep"
goalwalk clock return drink""",
    "clock add": """goalwalk clock add "Free of drink" --since "20 sep"
goalwalk clock add Coffee --limit 2 --unit cups""",
    "clock list": "goalwalk clock list",
    "clock show": """goalwalk clock show drink
goalwalk clock show drink --all""",
    "clock return": """goalwalk clock return drink
goalwalk clock return drink --on yesterday""",
    "clock amount": """goalwalk clock amount coffee 3
goalwalk clock amount coffee 2 --on yesterday""",
    "clock edit": """goalwalk clock edit drink --since "18 sep"
goalwalk clock edit drink --saves "12.50 €" """,
    "clock remove": "goalwalk clock remove coffee",
    "support": """goalwalk support
goalwalk support add Pauli --reach "555 0118"
goalwalk support reach sam""",
    "support add": """goalwalk support add Pauli --reach "555 0118, any hour"
goalwalk support add "Seed swap" --kind group --every "first sat" """,
    "support list": """goalwalk support list
goalwalk support list --kind person""",
    "support show": "goalwalk support show sam",
    "support edit": """goalwalk support edit sam 555 0107
goalwalk support edit sam --gives "I listen, too" """,
    "support reach": """goalwalk reach sam
goalwalk support reach sam --on yesterday""",
    "support there": "goalwalk support there sam",
    "support first": """goalwalk support first
goalwalk support first 2 | puts the second into the plan""",
    "support remove": "goalwalk support remove sam",
    "walk": """goalwalk walk
goalwalk walk draw | go on with a goal that is there
goalwalk walk --blank --html | the questions, to print""",
    "meeting": """goalwalk meeting
goalwalk meeting add "Call the clinic" --with Ana --next "1 dec 10:00" """,
    "meeting add": """goalwalk meeting add | it asks
goalwalk meeting add "Call the clinic" --with Ana --next "1 dec 10:00"
goalwalk meeting add --with "Tuesday group" --group --takes "Go slowly" """,
    "meeting list": "goalwalk meeting list",
    "meeting show": "goalwalk meeting show ana",
    "meeting edit": 'goalwalk meeting edit ana --next "1 dec 14:00"',
    "meeting went": """goalwalk meeting went | it asks how the talk was
goalwalk meeting went "Good to be heard"
goalwalk meeting went ana 1 done | how a thing that was agreed went""",
    "meeting moved": """goalwalk meeting moved thu 10:00
goalwalk meeting moved ana "1 dec 14:00" """,
    "meeting note": """goalwalk meeting note
goalwalk meeting note ana --place "By phone" --goal 1""",
    "meeting reach": 'goalwalk meeting reach "07700 900123; message; if not a text"',
    "meeting off": "goalwalk meeting off",
    "meeting group": """goalwalk meeting group | it asks
goalwalk meeting group "Tuesday group" --came 6 --skill breathe --try "Three slow breaths" --every "tue 14:00" """,
    "meeting handout": """goalwalk meeting handout
goalwalk meeting handout tuesday --pdf""",
    "meeting remove": "goalwalk meeting remove ana",
    "bring": """goalwalk bring "The noise at night"
goalwalk bring | what is noted""",
    "review": """goalwalk review
goalwalk review --walk | question by question
goalwalk review --page | on paper""",
    "streaks": "goalwalk streaks",
    "calendar": """goalwalk calendar
goalwalk calendar walk
goalwalk calendar --since "1 oct" """,
    "week": """goalwalk week
goalwalk week --only win,talk""",
    "wins": """goalwalk wins
goalwalk wins --share 1 | a card, to give away""",
    "story": """goalwalk story
goalwalk story draw --from "1 oct"
goalwalk story --page | on paper""",
    "data": """goalwalk data where
goalwalk data backup plan.json
goalwalk data restore | the copies there are""",
    "data where": "goalwalk data where",
    "data check": "goalwalk data check",
    "data backup": """goalwalk data backup
goalwalk data backup plan.json""",
    "data restore": """goalwalk data restore | the copies there are
goalwalk data restore 2
goalwalk data restore plan.json""",
    "data merge": "goalwalk data merge plan.json",
    "data import": "goalwalk data import habits.zip",
    "data conflicts": "goalwalk data conflicts",
    "data forget": """goalwalk data forget walk
goalwalk data forget walk --on yesterday
goalwalk data forget --win 1""",
    "data encrypt": "goalwalk data encrypt",
    "data decrypt": "goalwalk data decrypt",
    "data passphrase": """goalwalk data passphrase
goalwalk data passphrase --recovery | where the passphrase is forgotten""",
    "data export": """goalwalk data export plan.json
goalwalk data export days.csv --what check-ins,wins --from "1 jan"
goalwalk data export --as markdown --goal 1""",
    "data calendar": """goalwalk data calendar walk.ics
goalwalk data calendar walk.ics --at 9 --days "1.2 mon,thu" --days "1.3 sat"
goalwalk data calendar walk.ics --titles own --at 9:00""",
    "data share": """goalwalk data share | it asks for everything
goalwalk data share --with Ana --goals 1 --until "1 mar" --for lifts
goalwalk data share --with Ana --what wins --until fri --for reading --page""",
    "data shared": """goalwalk data shared
goalwalk data shared stop 2""",
    "data receive": "goalwalk data receive ana.age",
    "data key": "goalwalk data key",
    "sync": """goalwalk sync ~/Sync | on each device, once
goalwalk sync | now, with what came
goalwalk sync --check""",
    "data open-to": """goalwalk data open-to | to whom it is open
goalwalk --person Robin data open-to Noor""",
    "data close-to": "goalwalk --person Robin data close-to Noor",
    "unlock": """goalwalk unlock
goalwalk unlock --for 10
goalwalk unlock --recovery | with the key on paper""",
    "lock": """goalwalk lock
goalwalk lock --all""",
    "person": """goalwalk person
goalwalk person add Robin
goalwalk --person Robin""",
    "person add": """goalwalk person add Robin
goalwalk person add Robin --from plan.json""",
    "person hand-over": "goalwalk --person Robin person hand-over home.json.age",
    "person list": "goalwalk person list",
    "person typing": "goalwalk person typing",
    "person remove": "goalwalk person remove Jo",
    "for": "goalwalk for Robin | then type done 1, win, now, undo as you would behind goalwalk; leave ends it",
    "remind": """goalwalk remind --install
goalwalk remind --install shell
goalwalk remind --remove""",
    "config": """goalwalk config
goalwalk config plain yes
goalwalk config country Ireland""",
    "completion": """goalwalk completion bash >> ~/.bashrc
goalwalk completion zsh >> ~/.zshrc""",
    "help": """goalwalk help done
goalwalk help rhythms
goalwalk help all""",
    "demo": """goalwalk demo
goalwalk demo --shell | to play with""",
}
