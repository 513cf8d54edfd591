"""The lines that test_recorded.py plays, group by group; what the signs before a line mean stands in its `lines_of`."""

from __future__ import annotations

# Groups over an empty home; the others are played over the rich plan.
EMPTY = ("looking at nothing", "first words", "nouns", "more nouns", "a walk", "people", "wrong at nothing")

_READING = """
? help done
? help words
?
? today
? progress
? progress --components
? progress --mood
? progress --mood --weeks 4
? day
? day yesterday
? day "12 nov"
? day "1 jan"
? progress 1
? progress 1.1
? progress 1.2
? streaks
? calendar
? calendar 1.1
? calendar --since 2026-10-01 --to 2026-11-10
? calendar 1.2 --from "1 oct"
? week
? week --only win,talk
? wins
? wins --since 2026-11-01
? story
? story 1
? story --from 2026-10-01 --to today --only goals,wins,runs
? story --show setbacks,kept
? story --since 2026-11-01 --only goals --show kept
? review
? review --since 2026-10-01
? now
? goal
? goal list
? goal show 1
? goal show draw
? goal levels 1
? goal levels 1 --numbers
? goal levels 1 --t
? step
? step list
? step show 1.1
? step show sketch
? skill
? skill list
? skill list --kind coping
? skill show 1
? skill browse
? skill browse coping
? skill browse 7
? barrier
? barrier list
? barrier list --all
? barrier show 1
? barrier show 2 --all
? barrier show 3
? support
? support list
? support list --kind group
? support show 1
? support show sam
? support first
? meeting
? meeting list
? meeting show 1
? meeting show bo
? clock
? clock list
? clock show 1
? clock show 2 --all
? hope
? hope list
? hope show 1
? person
? person list
? setback --list
? setback --show 1
? bring
? bring --all
? undo --list
? undo --removed
! data
| data where
| data check
| data restore
? config
? config room
? config country
? today @ 2026-11-24T08:00:00+01:00
? @ 2026-12-20T09:00:00+01:00
? today @ 2026-11-21T03:30:00+01:00
? progress @ 2027-03-01T12:00:00+01:00
? streaks @ 2027-03-01T12:00:00+01:00
? clock list @ 2027-10-02T12:00:00+01:00
? review @ 2026-12-01T12:00:00+01:00
"""

_NOTHING = """
?
? today
? progress
? progress --mood
? streaks
? calendar
? wins
? story
? review
? now
? goal list
? step list
? skill list
? barrier list
? support list
? meeting list
? clock list
? hope list
? person list
? setback --list
? bring
? undo --list
? undo --removed
? config
| data where
? page
? walk --blank
! completion zsh
! completion fish
! completion powershell
| completion bash
? demo
"""

_FIRST = """
goal add "Sleep better" --area health --why "To be awake for breakfast"
?
step add "Walk to the park" --every daily --cue "after breakfast"
? today
done 1
done walk
? today
win "Slept until six"
c --mood 4 --keep "the light"
"""

_NOUNS = """
goal add "Learn to swim" --area health --why "To float" --by "1 feb" --status exploring
goal add 'Draw again'
goal add - << From stdin\\n
goal edit 1 --title "Swim" --area home --why "To be in water" --by 2027-03-01 --status active
goal edit 1 --why ""
goal edit 1 --area ""
goal edit 1 --by ""
goal edit 1 --why - << Two\\nlines\\n
goal rate 1 --importance 8 --confidence 5 --why "because" --up "more light" --on yesterday
goal levels 1 --measured "hours" --much-less none --less two --hope four --more six --much-more eight --weight 5
goal rate 1 --level more
goal rate swim --level much-less --on 2026-11-01
? goal levels 1 --numbers --t
goal levels 1 --more "" --weight none
goal pause 1 --from 2026-11-22 --until 2026-11-25
goal pause 2
goal resume 2
goal resume 1
goal reached 2
? goal list
goal resume 2
goal let-go stdin
goal remove stdin
? goal show 1
skill add "Breathe slowly" --kind coping --when "at night" --how in --how out --smaller "once"
skill add "Ring the bell" --how - << first\\n
skill edit 2 --title "Ring a bell" --kind communication --when "before" --how one --how two --smaller half
skill edit 2 --smaller ""
skill edit 2 --how ""
skill practise 1 --note "good" --on yesterday
skill practise breathe --helped 7
skill rate 1 8
skill rate 1 6 --on yesterday
skill take 7 8
skill card 1
skill card 1 -
skill card 1 card.txt
? skill show 1
skill remove 3
skill remove 1
skill take card.txt
undo
undo
step add "Swim a length" --goal 1 --kind practice --every "3x week" --start 2026-11-01 --by "1 mar" --target 2.5 --unit lengths --done all --cue "after work" --with Ana --skill 1 --room 2
step add - --goal 2 << Sketch\\n
step add 'Call the pool' --goal 1 --kind ask
step add "RRULE" --goal 1 --every "RRULE:FREQ=WEEKLY;BYDAY=MO"
step edit 1.1 --title "Swim two lengths" --kind action --every "mon,wed" --start 2026-11-02 --by 2027-03-02 --target 3 --unit laps --done one --cue "before work" --with Bo --skill "" --room 1
step edit 1.1 --at 8am --at "20:00"
step edit 1.1 --at ""
step add Pills --goal 1 --every "mornings and evenings"
step add Tea --goal 1 --every daily --at "noon, 16:30"
done pills
done pills morning
done pills yesterday evening
? day
step add Hum --goal 1 --every "tuesdays at 19:00" --target "20 min"
step edit Hum --every "3-4 times a week"
step edit Hum --every tomorrow
step remove Hum --yes
step remove Pills --yes
step remove Tea --yes
step edit 1.1 --cue ""
step edit 1.1 --with "" --unit "" --target ""
step pause 1.1 --from tomorrow --until "next fri"
step pause 2.1
step resume 2.1
step finish 1.2
step resume 1.2
step remove 1.2
? step list
? step list --goal 1
? step show 1.1
barrier add "I wake at three" --goal 1 --inside --then "write a line"
barrier add "The bus is dear" --outside --of "the town hall" --say "Is there a pass?" --entitled "a pass" --along Sam --by "1 dec"
barrier add - << Noise\\n
barrier edit 1 --title "I wake at four" --goal "" --then "get up"
barrier edit 1 --then ""
barrier edit 3 --outside --of "the neighbour" --say "Please" --entitled quiet --along Bo --by "2 dec"
barrier edit 3 --inside
barrier ask 2 --say "May I?" --of "the office" --entitled "half" --along Ana --by "3 dec"
barrier edit 1 --then "get up"
barrier happened 1 --used --note "it helped" --on yesterday
barrier happened 1 --not-used
barrier happened 1 --used --helped 3
barrier happened 2 --came "come again" --next "10 dec"
barrier happened 2 "a letter came" --next none
barrier ease 3 --on yesterday
barrier ease 3 --back
? barrier list
? barrier show 2
barrier remove 3
"""

_MORE_NOUNS = """
! goal add "Learn to swim"
support add Sam --kind person --role "my sister" --reach "030 555" --when "after six" --gets "company" --gives "tea"
support add "Tuesday group" --kind group --every tue --time 19:00
support add - << The library\\n
support edit 1 --title "Sam B" --kind person --role "friend" --reach "030 556" --when "at noon" --gets talk --gives time
support edit 1 --role ""
support edit 1 --when "" --gets "" --gives ""
support edit 2 --every thu --time 7pm
support edit 2 --time ""
support reach 1 --on yesterday --note "a call"
support reach "tuesday"
support there 1 --note "soup" --on 2026-11-18
support first 1 --goal 1 --every thu
? support list
? support show 1
support remove 3
meeting add "Sleep before midnight" --with Ana --agreed "Write to Tom" --theirs "Send the form" --next "27 nov 10:00" --call "24 nov" --on yesterday
meeting add --group --with "Tuesday group" --about sleep --skill "slow breathing" --takes "one breath"
meeting add - << Rest\\n
meeting edit 1 --with Bo --agreed "Write to Tom" --agreed "Walk" --theirs "Send it" --next "28 nov" --call none --on 2026-11-18
meeting edit 2 --about "" --skill rest --takes ""
meeting edit 2 --talk
meeting edit 2 --group --about fears
meeting went 1 1 done
meeting went 1 walk "half of it"
meeting went 1 walk ""
meeting add --with Cy --next today --went "It was good to be heard"
meeting edit cy --went ""
meeting moved thu 10:00
meeting reach "07700 900123; message; if not a text"
? meeting show 4
meeting reach ""
? person typing
meeting off
meeting moved cy today
meeting went cy so so
? meeting note
? meeting note 4 --time "10:00 to 10:45" --place "By phone" --service "Peer support" --goal 1 --did "Sat with it" --went "Good" --name "N., CPS"
meeting group "Evening circle" --came 6 --about fears --skill "breathe" --try "Three slow breaths" --every "tue 19:00"
meeting group "Evening circle" --came five --on yesterday
meeting moved evening circle wed 25 nov 19:30
meeting off circle
meeting edit 6 --came 7 --try "" --every ""
meeting group Bakers --next "1 dec 10:00"
? meeting show 6
? meeting handout
? meeting handout circle --markdown
? meeting list
? meeting show 1
meeting remove 3
bring "the letter"
bring - << a question\\n
bring --remove 1
bring --keep 2
? bring
clock add "Without beer" --since 2026-10-01 --limit none --unit glasses --saves "12.50 €" --saves "45 minutes" --milestone 10 --milestone 40
clock add Coffee --limit 2 --unit cups --since 2026-09-01
clock edit 1 --title "No beer" --since 2026-10-02 --limit 1 --unit drinks --saves "3 €" --milestone 20 --again
clock edit 1 --saves "" --milestone "" --once
clock return 1 --on yesterday --note "a party"
clock return 1 --from 2026-11-01 --to 2026-11-03
clock return 1 --on 2026-10-20 --on 2026-10-22
clock return 1 --remove 2026-11-01
clock amount 2 1.5 --on yesterday --note late
clock amount 2 3
? clock list
? clock show 1
clock remove 1
hope add "It goes by." --from Sam
hope add - << Mine\\n
hope edit 1 --text "It passes." --from Bo
hope edit 1 --from ""
? hope list
hope remove 2
setback "a hard night" --on yesterday --tell Sam
setback --helped tea --learned "to call" --next "sleep early"
setback --of 1 --tell ""
setback - << another\\n
? setback --list
? setback --show 1
setback --remove 2
config room 2
config day_starts_at 4
config week_starts_on sun
config questions mood,urge,good,hard,reached,keep
config day_one 0
config return_word "a turn"
config setback_word "a storm"
config urge_word "the wave"
config reach_after 14
config plain no
config why yes
config next_locked yes
config morning 7:30
config night 10
? today
config hints no
? today
config encouragement no
config unlocked_minutes 20
config country IE
config remind_quiet 22-7
config remind_morning 8:00am
config remind_evening 9pm
config remind_by bell
config remind_words "Tea time" --yes
? config
now --locked lines,hope,skills,people --yes
now --locked none --yes
lonely
help me
kill myself
? now
? story
? review
undo --removed 1
undo
redo
walk --from-sheet
undo 1 --list
undo 3 --yes
redo 2
! undo --list
"""

_DAYS = """
done 1.1
done 1.2 1.3 --on yesterday
done walk --partly --amount 12.5 --note "half of it" --on 2026-11-12 --on 2026-11-13
done 1.1 --amount 30 --instead
done 1.1 --helped 6 --on 2026-11-16
done 1.4 --note - << from stdin\\n
rest 1.1 --on tomorrow
rest --all --note "a day off"
rest 1.2 --from 2026-11-10 --to 2026-11-14 --instead
rest walk
skip 1.6
skip 1.7 --on yesterday --note "too tired" --instead
win "Slept until six"
win Slept again --on yesterday --of Tess
win "A card" --share --day --file win.txt
win "Another" --share
wins --remove 4
wins --share 1 --day
wins --share 1 --file again.txt
? wins
checkin --done 1.1 --partly 1.2 --rest 1.3 --skip 1.4 --mood 4 --urge 3 --good sun --hard "the evening" --reached Sam --keep "win: I rang" --note "all in all"
checkin --mood 2 --on yesterday --keep - << a line\\n
urge
urge 7 after the call
urge 0 --on yesterday
urge - << 4 in the bus\\n
keep the light
keep "win: rang" --on yesterday
keep - << soup\\n
? day
? progress --mood
c --done "step 5"
? today
? progress --mood
pause --from 2026-11-22 --until 2026-11-25
? today @ 2026-11-23T12:00:00+01:00
resume
pause
! today
resume
undo
undo 2
redo
redo 1
? undo --list
? undo --removed
undo --removed 1
step remove 1.12
undo --removed 1
goal remove 2
? undo --removed
undo
"""

_DATA = """
data check --rebuild
! data forget 1.1 --on 2026-11-18 --yes
data forget --win 2 --yes
! data forget --meeting 2 --yes
! data forget --bring 2 --yes
! data forget --skill 1 --yes
! data forget --barrier 3 --yes
! data forget --support 2 --yes
! data forget --hope 1 --yes
! data forget --clock 2 --yes
! data forget --setback 1 --yes
! data forget 2.1 --yes
! data forget --removed --yes
! data forget --copy 1 --yes
data backup
data backup copy.json
data restore copy.json --yes
data merge copy.json --yes
data conflicts
data restore 2 --yes
data restore history
! data forget 1 --yes
? today
skill add Away
skill remove away --for-good --yes
barrier add Away
barrier remove away --for-good --yes
support add Away
support remove away --for-good --yes
meeting add Away
meeting remove away --for-good --yes
clock add Away
clock remove away --for-good --yes
hope add Away
hope remove away --for-good --yes
goal add Away
goal add Near
add A step --goal away
step move "a step" --goal near
step remove "a step" --for-good --yes
goal remove away --for-good --yes
pause near until 2026-12-24
resume near
! data forget --everything --yes
"""

_IMPORTS = r"""
data import - --from csv --day date --step habit --value done --yes << date,habit,done\n2026-11-01,Swim,yes\n02/11,Swim,yes\n
data import - --day 1 --note said --dates dmy --every daily --goal 1 --yes << Tag,Water,said\n2.9.2026,3,cold\n3.9.2026,,late\n
data import - --day 1 --note said --dates dmy --every daily --goal 1 --yes << Tag,Water,said\n2.9.2026,3,cold\n3.9.2026,,late\n
? day 2026-09-03
data import - --as starred --yes << {"tags":{},"entries":[{"title":"Slept","date":"2026-11-02","time":"08:00","starred":true},{"title":"Rain","date":"2026-11-03","time":"21:00"},{"title":""}]}
data import - --yes << [{"description":"Pay rent","status":"recurring","recur":"monthly","due":"20261001T080000Z","uuid":"1","tags":["home"]},{"description":"Pay rent","status":"pending","uuid":"1"},7]
undo --yes
"""

_PAPERS = """
! page page.html
! page page.txt
! page page.md
? page
page - --markdown
! page - --html
! page --text --only goals,steps,people
! page --markdown --without notes,people --show fears
! page --pdf --json
! page week.txt --week 2026-11-02
! page --html
! page --card
! page --card card.html
! page letter.md --paper letter --only goals
? page --card --json
! story --page
! story --markdown
! story --page --file story.txt --paper letter
! meeting handout --html
! meeting handout --text --file handout.txt
! meeting handout --pdf --paper letter --json
! story 1 --page --file goal.md
! story --page --show setbacks,kept --file story.md
! review --page
! review --page review.txt
! review --page review.md
! review --page -
! review --page review.html --paper letter
! skill card 1 -
! data share ana.html --page --with Ana --goals 1,2 --what goals,steps,progress,wins --since 2026-10-01 --until "1 mar" --for lifts --yes
! data share ana.txt --page --with Ana --what wins --until "1 mar" --for reading --paper letter --yes
! data export plan.csv --yes
! data export - --as csv
! data export - --as text
! data export - --as markdown --goal 1 --from "1 nov"
! data export part.json --what wins,people --since "1 nov" --to "19 nov"
! data export wins.txt --what wins --json
! data calendar walk.ics --zone Europe/Berlin
! data calendar own.ics --zone America/New_York --titles own --at 9:00 --days "1.3 mon,thu"
! data calendar - --zone Australia/Sydney --silent --at 9:00 --json
! data share --pdf --with Ana --what wins --until "1 mar" --for reading --yes --json
! walk --blank
! walk --blank --named --paper letter --file sheet.txt
! walk --blank --html --only talk --json
! walk --blank --pdf --only talk --json
"""

_WALK = """
walk --answers EXAMPLES/walks/alone.txt
? goal list
? step list
? barrier list
walk --answers EXAMPLES/walks/half.txt
? today
walk --answers EXAMPLES/walks/half_later.txt @ 2026-11-22T20:00:00+01:00
walk --from-sheet --answers EXAMPLES/walks/from_sheet.txt
walk --new --answers - << goal: Sing\\nstep: Hum\\nstep.when: daily\\nadopt: yes\\n
walk 1 --answers - << step: One more\\nstep.when: mondays\\nadopt: yes\\n
walk 1 --long --only importance --answers - << importance: 8\\nadopt: yes\\n
walk --blank --long
walk --blank --only step
? page
? story
"""

_PEOPLE = """
person add Robin --no-input
person add "Al Be" --no-input
! person add - --no-input << Cy\\n
? person list
goal add "A place" --person Robin
step add "Call" --person Robin --every daily
done 1.1 --person Robin
? today --person Robin
? goal list --person Robin
? progress --person "Al Be"
goal add "My own"
done 1 --person Robin --on yesterday
meeting add "Form" --with Jo --next "27 nov 10:00" --person Robin
? person list
? today --everyone --yes
meeting group Bakers --skill breathe --try "Three slow breaths" --every "sat 14:00" --offer-to "robin and Al Be"
? today --everyone --yes
| data where --person Robin
undo --person Robin
win "Called the clinic"
undo --to Robin --yes
? undo --list --person Robin
? wins --person Robin
person hand-over robin.json --person Robin
person remove Robin --yes
person add Robin --from robin.json --no-input
? goal list --person Robin
person remove "Al Be" --yes
? person list
"""

_LOCK = """
! now
! unlock - << four green walks\\n
? today
done 1.1
| data check
| data where
! lock
! unlock - --for 5 << four green walks\\n
! lock --all
! unlock - --recovery << AGE-SECRET-KEY-1S9DPLU6HTVWSTC8YKEXRAH0R98V3WFGZ9CRWNC6K7273L4Q4P82QTM0GC4\\n
! data passphrase - << four green walks\\nanother three words\\n
! data passphrase - --recovery << AGE-SECRET-KEY-1S9DPLU6HTVWSTC8YKEXRAH0R98V3WFGZ9CRWNC6K7273L4Q4P82QTM0GC4\\nanother three words\\n
! unlock - << another three words\\n
! data decrypt --yes
! data encrypt - --no-recovery --yes << another three words\\n
! data key - << four green walks\\n
data open-to
data open-to Noor age12aggn2t3q0ghh2gk962xun96h5kmrq702w6aw30ucvdtsjulfq6qa307uz - << another three words\\n
? data open-to
data close-to noor - << another three words\\n
data share ana.age - --with Ana --goals 1,2 --what goals,steps,progress,wins --since 2026-10-01 --until "1 mar" --for "lifts to the group" --yes << four green walks\\n
! data receive ana.age - << four green walks\\n
data share k.age --with Bo --what wins --since 2026-10-01 --until fri --for reading --key age12aggn2t3q0ghh2gk962xun96h5kmrq702w6aw30ucvdtsjulfq6qa307uz --yes
? data shared
data shared stop ana
? undo --list
data forget --share ana --yes
! data receive ana.age - << four green walks\\n @ 2027-03-02T09:00:00+01:00
"""

_SYNC = """
! sync ../carried - --yes << four green walks\\n
! win "Up at seven"
! sync
? sync --check
! sync ../carried
! sync off
! sync ../carried - --code 4840 << four green walks\\n
? config sync_new
! config sync_new no
"""

_COMPUTER = """
demo --into demo --years 1 --steps 3
? remind
! remind @ 2026-11-20T08:30:00+01:00
! remind --remove
"""

GROUPS = {
    "looking": _READING,
    "looking at nothing": _NOTHING,
    "first words": _FIRST,
    "nouns": _NOUNS,
    "more nouns": _MORE_NOUNS,
    "days": _DAYS,
    "data": _DATA,
    "what comes in": _IMPORTS,
    "papers": _PAPERS,
    "a walk": _WALK,
    "people": _PEOPLE,
    "a lock": _LOCK,
    "syncing": _SYNC,
    "this computer": _COMPUTER,
}

_NAMES = """
done swim
done "wlak"
done 9.9
done step
done 1
done ""
done 1.1 swim
rest swim
skip 9.9
skip
done
goal show 5
goal levels 5
goal edit 9 --title X
goal pause 9
goal resume 9
goal rate 9 --importance 1
goal reached 9
goal let-go 9
goal remove ""
step show 7.7
step edit nothing --title X
step pause nothing
step resume nothing
step finish nothing
step remove nothing
step list --goal 9
step add X --goal sing
step add X --goal 1 --skill juggle
skill show nothing
skill edit 9 --title X
skill practise nothing
skill rate nothing 3
skill remove nothing
skill card nothing
skill browse nothing
skill take nothing
skill take 99
barrier show nothing
barrier edit 9 --title X
barrier ask nothing
barrier happened nothing
barrier ease nothing
barrier remove 9
barrier add X --goal 9
support show nothing
support edit 9 --title X
support reach nobody
support there nobody
support remove 9
support first 99
meeting show nobody
meeting edit 9 --about X
meeting went 9 1 done
meeting note 9
meeting handout 9
meeting went 1
meeting moved 9 thu
meeting off 9
meeting reach
meeting went 1 9 done
meeting remove nobody
clock show nothing
clock edit 9 --title X
clock return nothing
clock return
clock amount nothing 3
clock remove 9
hope show nothing
hope edit 9 --text X
hope remove 9
bring --remove 9
bring --keep 9
wins --remove nothing
wins --share nothing
setback --show 9
setback --of 9 --learned X
setback --remove 9
progress sing
calendar sing
story sing
walk sing
person remove Nobody --yes
for Robin
for
today --person Nobody
undo --removed 9
undo --removed nothing
undo --to Nobody
undo 2 --to Robin
data forget 9.9 --yes
data forget --win 9 --yes
data forget --meeting 9 --yes
data forget --bring 9 --yes
data forget --skill 9 --yes
data forget --barrier 9 --yes
data forget --support 9 --yes
data forget --hope 9 --yes
data forget --clock 9 --yes
data forget --setback 9 --yes
data forget 1.2 --on 2026-10-01 --yes
data forget --copy 99 --yes
data shared 1
data shared stop
data shared stop 1
data shared stop 9
data receive nowhere.age
data export plan.doc
data calendar walk.doc
data calendar walk.ics --zone Nowhere
data calendar walk.ics --zone Etc/UTC --days 1.3
data calendar nowhere/ --zone Etc/UTC
data export plan.csv --what fears
data export --what clocks --goal 1
data export --as pdf
data share - --with Ana
data share a.txt --key age12aggn2t3q0ghh2gk962xun96h5kmrq702w6aw30ucvdtsjulfq6qa307uz
data share --key age1
data share --page --key age1
data share --page --goals 9 --with Ana
data share --page --goals 1 --with Ana --what fears
data share --page --goals 1 --with Ana --until soon
data share --page --goals 1 --with Ana --until yesterday
data share --page --goals 1 --with Ana --until fri --for lifts
data share a.age four --with Ana
data share --with Ana
data key
data key four
data open-to
data open-to Noor
data close-to Noor
person hand-over a.json
person hand-over a.json --person Nobody
person add Mo --from nowhere.json
data restore 99 --yes
data restore 0 --yes
data restore nowhere.json
data merge nowhere.json --yes
data import nowhere.zip
data import copy.json --from lop
data import - << x
data import - --yes << x
data import - --yes << day,Swim\\n2026-11-01,x\\n
data import - --yes --day when << day,Swim\\n2026-11-01,x\\n
data import - --yes --day day << day,Swim\\n1/2/2026,x\\n
data import - --yes --from loop --day day << x
data import - --yes --day day --dates soon << day,Swim\\n1/2/2026,x\\n
data import - --yes --from loop << x
data import - --yes << {"tags":{},"entries":[]}
data import - --yes --as soon << {"tags":{},"entries":[]}
data import - --yes << {"tags":{},"entries":7}
data import - --yes << day,Swim,Run\\n2026-11-01,x,x\\n2026-11-02,x
data import - --yes << {"_plan":{}}
data import - --yes << [{"description":"A","status":"pending","uuid":"1"},
data conflicts 1 b
data conflicts 1
data restore xxx
"""

_DAYS_TYPED = """
done 1.1 --on tomorrow
done 1.1 --on 2027-01-01
done 1.1 --on "31 february"
done 1.1 --on 2026-02-31
done 1.1 --on soonish
done 1.1 --on ""
done 1.1 --on 5/6
done 1.1 --on 0000-00-00
done 1.1 --on 1800-01-01
skip 1.1 --on tomorrow
win X --on tomorrow
urge 7 --on tomorrow
keep X --on tomorrow
day tomorrow
checkin --mood 3 --on tomorrow
setback X --on tomorrow
meeting add X --on tomorrow
support reach 1 --on tomorrow
skill practise 1 --on tomorrow
clock return 1 --on tomorrow
clock return 1 --remove 2026-01-01
clock amount 2 1 --on tomorrow
barrier happened 1 --used --on tomorrow
barrier ease 1 --on tomorrow
goal rate 1 --importance 3 --on tomorrow
rest 1.1 --from 2020-01-01 --to 2026-01-01
rest 1.1 --from tomorrow --to yesterday
rest 1.1 --on today --from yesterday
goal edit 1 --by someday
goal pause 1 --until today
step pause 1.2 --until yesterday
step add X --goal 1 --start someday
step add X --goal 1 --by "31 feb"
pause --until never
pause --from soon
review --since soon
review --since tomorrow
wins --since soon
calendar --since 2026-11-10 --to 2026-11-01
calendar --from soon
story --from soon
page - --week soon
meeting add X --next soon
meeting group X --every soonish
meeting group X --every "twice a week"
meeting group X --came lots
meeting add X --call soon
barrier add X --outside --of Ana --by soon
barrier happened 2 --came X --next soon
clock add X --since tomorrow
clock add X --since soon
support add X --kind group --every soonish
support edit 1 --time "25:00"
step add X --goal 1 --every sometimes
step add X --goal 1 --every "0x week"
step add X --goal 1 --every "8x week"
step add X --goal 1 --every "daily at 6"
step add X --goal 1 --every "most days"
step add X --goal 1 --every "3 times a day in the morning"
step add X --goal 1 --every "daily at 8am" --at 9am
step add X --goal 1 --at soon
step add X --goal 1 --at 7
step add X --goal 1 --target "at most 3"
done 1.1 --amount "20 parsecs"
done 1.1 --on "last week"
step add X --goal 1 --every "every 0 days"
step add X --goal 1 --every "RRULE:FREQ=HOURLY"
step add X --goal 1 --every "RRULE:nonsense"
"""

_VALUES = """
done 1.1 --amount -2
done 1.1 --amount=-0.5
done 1.1 --amount 0
done 1.1 --amount lots
done 1.1 --amount nan
done 1.1 --amount 1.23456
done 1.1 --partly --amount ""
step edit 1.1 --target -6
step edit 1.1 --target many
step edit 1.1 --room many
step edit 1.1 --room 31
step edit 1.1 --kind hobby
step edit 1.1 --done half
goal edit 1 --area money
goal edit 1 --status reached
goal add X --status gone
goal rate 1
goal rate 1 --importance 11
goal rate 1 --confidence high
goal rate 1 --level middle
goal rate 1 --level m
goal rate 2 --level hope
goal levels 1 --weight 11
goal levels 1 --weight much
skill rate 1 11
skill rate 1 well
skill add X --kind hobby
skill edit 1 --kind ""
support add X --kind enemy
support add X --time 19:00
support list --kind enemy
checkin --mood 6
checkin --mood good
checkin --urge 11
urge 11
urge 7-8
keep
keep ""
day blue
checkin --done 9.9
clock add X --limit lots
clock add X --saves money
clock add X --milestone never
clock add X --milestone 0
clock amount 2 lots
clock amount 2 -1
clock amount 2
config colour
config room lots
config room 31
config day_starts_at 12
config week_starts_on someday
config questions weather
config day_one 2
config plain maybe
config hints maybe
config why maybe
config next_locked maybe
config unlocked_minutes -5
config country Atlantis
config reach_after soon
config remind_quiet lots
config remind_morning soon
config remind_by gong
config remind_words Tea
undo 0
undo many
undo -- -1
redo 0
progress --mood --weeks 0
progress --weeks 4
demo --into demo --years 0
demo --into demo --steps 0
now --locked everything
now --locked ""
page - --only nothing
page - --show nothing
page - --paper a5
walk --html
story --paper a4
story --only nothing
walk --only nothing
completion tcsh
today @ yesterday
"""

_TEXTS = """
step edit 1.1 --cue -
goal add ""
goal add "   "
goal add -
goal add LONG
goal edit 1 --title ""
goal edit 1 --why LONG
goal edit 1
step add "" --goal 1
step add LONG --goal 1
step edit 1.1 --title ""
step edit 1.1 --title -
step edit 1.1 --cue LONG
step edit 1.1
skill add ""
skill edit 1 --title ""
skill edit 1
barrier add ""
barrier edit 1 --title ""
barrier edit 1
barrier edit 1 --of Ana
barrier edit 2 --then X
barrier add X --inside --of Ana
barrier add X --outside --then X
barrier ask 1
barrier happened 1 --came X
barrier happened 2 --used
support add ""
support edit 1 --title ""
support edit 1
support reach 1 --note ""
meeting add
meeting edit 1
meeting edit 2 --about X
meeting edit 2 --came 3
meeting group X --offer-to ""
meeting went 1 1
clock add ""
clock edit 1 --title ""
clock edit 1
hope add ""
hope edit 1 --text ""
hope edit 1
win ""
win LONG
win "X" --of ""
done 1.1 --note ""
done 1.1 --note LONG
done 1.1 --note -
bring ""
bring X --all
bring X --remove 1
setback ""
setback --of 1
setback X --list
checkin
checkin --note ""
checkin --good -
checkin --keep "win:"
person add ""
person add
data backup "a␀b"
"""

_USAGE = """
bogus
I cannot sleep
relapse
craving
prgress
goal ad X
goal bogus
goal list extra
today extra
done 1.1 --partyl
done 1.1 --onn yesterday
--bogus
done 1.1 --on
goal show
goal show 1 2
goal add
win
step add
step add --goal 1
skill add
skill take
barrier add
support add
clock add
hope add
review --walk
review 1
review out.html
review --paper letter
review --new
review --page out.docx
page out.docx
page out.txt --html
page nowhere/out.html
page --only goals --without notes
page --card --week tomorrow
progress 1 --components
progress --components --mood
story --markdown --file out.pdf
wins --share 1 --remove 1
wins --day
win X --file out.txt
win X --day
walk --blank --answers x.txt
walk --answers nowhere.txt
walk --answers - << nonsense: X\\n
walk --answers - << goal: Sing\\nstep: Hum\\nstep.when: daily\\n
demo --years 2
demo --shell
completion bash extra
config room 1 2
today --everyone
undo --list --removed
data bogus
data forget
data forget 1
data forget 1 --win --clock --yes
data forget --everything
data forget --everything 1 --yes
data forget --copy 1 --removed --yes
data forget --copy many --yes
data restore 1
data restore history extra
data backup /nowhere/at/all.json
data backup LONG
sync
sync off
sync --check
sync shared
sync shared --yes
sync shared four
sync /nowhere/at/all - << four green walks\\n
sync "a␀b" - << four green walks\\n
sync shared - --yes << \\n
sync shared --check
sync --code 1a2b3c
sync --remove-device laptop --yes
sync remove-device laptop --yes
remind bash
remind --install nowhere
remind --install --remove
remind --person Nobody
data encrypt
data encrypt -
data decrypt
data decrypt --yes
data passphrase
unlock
unlock -
unlock - --for soon
person bogus
help bogus
resume
goal resume 1
step resume 1.2
step resume 2.1
step finish 2.1
goal reached 2
goal remove 1 2
barrier ease 3
barrier ease 1 --back
wins --remove 99
clock return 1 --from 2026-11-03 --to 2026-11-01
"""

_IN_TIME = """
+ goal add Third
step add X
done 1.1 1.2 --amount 3
done 1.1 --amount 99999999999
done 1.2 --helped 5
step add X --goal 1 --start 2026-12-01 --by 2026-11-01
step add X --goal 1 --every "daily weekly"
step add X --goal 1 --every "mon or tue"
step add X --goal 1 --every whenever --start 2026-11-31
+ page page.html
page page.html --no-input
+ data backup copy.json
data backup copy.json
page .
page TMP/home/page.html
page - --without goals,strengths,steps,plans,people,skills,days,hard,agreed,meeting,call,notes
page page.md --text
data forget nothing --yes
data forget a --yes
redo z
skill rate 1 5 --on 2026-01-01
checkin --done 1.1 --rest 1.1
clock return 1 --remove 2026-11-04
clock edit 1 --since tomorrow
+ person add Robin --no-input
person add Robin
person add " robin "
goal show 1 --person Rob
+ skill take 7
skill take 7
skill take - << not a card\\n
+ support first 1 --goal 1
support first 1 --goal 1
+ goal pause 1
step resume 1.2
+ goal resume 1
+ pause
goal resume 1
+ resume
+ setback "a bad night"
setback --of night --learned X
setback --show night
barrier ask 1 --say X
barrier happened 1 --came X
barrier edit 2 --inside
+ barrier edit 1 --then ""
barrier happened 1 --used
+ win "one more"
redo
goal rate 1 --level hope --importance 11
step finish 1.1 extra
+ step finish 1.1
done 1.1 --on tomorrow
step edit 1.1 --by 2020-01-01
undo 9
walk 9
walk 2 --only step --answers - << step: X\\nadopt: yes\\n
walk --answers - << goal X\\n
walk --answers - << goal: Sing\\nimportance: 11\\nadopt: yes\\n
walk --answers - << goal: Sing\\nstep: Hum\\nstep.when: sometimes\\nadopt: yes\\n
walk --answers - << goal: Sing\\nadopt: perhaps\\n
walk --only importance --answers - << importance: 3\\nadopt: yes\\n
walk --from-sheet --answers - << Something else\\n
+ walk --answers EXAMPLES/walks/half.txt
walk --from-sheet --answers EXAMPLES/walks/from_sheet.txt
walk 1 --answers - << step: X\\nadopt: yes\\n
data restore page.html --yes
lock --all extra
unlock - --recovery << nothing\\n
config reach_after -1
config week_starts_on ""
calendar --since 1800-01-01
progress --mood --weeks 1000
story --page --file out.docx
wins --share 1 --file out.pdf
skill card 1 out.pdf
skill card 1 nowhere/card.txt
demo --into .
completion elvish
"""

_AT_NOTHING = """
done 1
win ""
undo
redo
resume
goal show 1
step add X
step move 1.1
page out.html --only
data check
data backup
data restore
data restore 1 --yes
data forget 1 --yes
data forget --everything --yes
sync shared - << four green walks\\n
data encrypt -
unlock -
meeting show 1
clock return
today --person Nobody
skill card 1
review --walk
"""

_ANY = """

today
progress
goal list
wins
undo --list
page -
data check
done 1.1
win X
undo --yes
goal add X
config room 2
data backup
"""

_SAVING = """
done 1.1
win X
goal add X
undo --yes
config room 5
"""

WRONG = {
    "names": _NAMES,
    "days typed": _DAYS_TYPED,
    "values": _VALUES,
    "texts": _TEXTS,
    "usage": _USAGE,
    "in time": _IN_TIME,
    "wrong at nothing": _AT_NOTHING,
}
STATES = {
    "a damaged plan": _ANY,
    "half a plan": _ANY,
    "a plan of a newer version": _ANY,
    "a locked plan": _ANY
    + "unlock - << another\nunlock - --recovery << nothing\ndata decrypt --yes\nunlock\ndata encrypt -\n",
    "a full disk": _SAVING,
    "a plan that is held": "done 1.1\n",
    "no folder": _SAVING,
}
# What needs a terminal to talk on; a copy that was locked; another device; where this program lies.
NOT_PLAYED = {
    "remind --install",
    "for",
    "review --walk",
    "review --new",
    "demo --shell",
    "data restore --recovery",
    "data merge --recovery",
    "sync --remove-device",
}
PROBLEMS = 135  # kinds of problem that the lines below bring about
