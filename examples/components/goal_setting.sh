#!/bin/sh
# Goal-setting. Mara keeps bees, or used to. One Sunday she talks it over with herself, at the table, and from then on
# small steps lead there. goal_setting.txt shows how it went once. Mara does not exist.
. "$(dirname "$0")/play.sh"

at 2026-11-01T17:00 "Sunday: seven questions, answered in her words"
privately walk --answers - <<'END'
life: The bees are back on the roof, and I know somebody who asks about them.
helps: getting up early; being useful to somebody
goal: Keep bees again
goal.why: With them I am calm, and I know what day it is
step: Half an hour at the beekeepers' shed
step.when: 2x week
step.place: smaller: Ten minutes at the shed, just looking
step: Ask what a used hive costs
step.when: 14 nov
barrier: I think that I know nobody there any more
barrier.side: inside me
barrier.then: say good morning to one person, and that is enough
people: Ilse from the shed
people.reach: there on Saturdays, until noon
adopt: yes
END
goalwalk
goalwalk goal rate bees --importance 9 --confidence 5 --up "if somebody showed me round once more"
goalwalk goal levels bees --measured "visits to the shed" --less "one in a week" --hope "two in a week" --more "I help with the hives"

at 2026-11-03T18:00 "Tuesday: more of it than she had thought"
goalwalk done shed --note "Ilse had coffee for two."

at 2026-11-07T19:00 "Saturday: half of it is something; the then was tried"
goalwalk done shed --partly
goalwalk barrier happened nobody --used --helped 7

at 2026-11-10T08:00 "Tuesday: the hive costs less than she feared"
goalwalk done hive
goalwalk win "There is a hive for me, and it smells of wax."

at 2026-11-15T17:00 "Two Sundays later: where it stands, and a look at the week"
goalwalk done shed --on fri --on sun
goalwalk goal rate bees --level more --confidence 8
goalwalk goal levels bees
goalwalk review
