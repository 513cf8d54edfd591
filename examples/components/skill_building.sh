#!/bin/sh
# Skill-building. Dario looks through twelve skills, makes two of them his, tries them on ordinary days, and sees what
# helps him most. Then Lene, whom he knows from the choir, gets one on a card. skill_building.txt shows how it went
# once. Neither of them exists.
. "$(dirname "$0")/play.sh"

at 2026-11-02T20:00 "Monday: what is there?"
goalwalk skill browse coping
goalwalk skill browse 7
goalwalk skill take 7 9
goalwalk goal add "Evenings that are mine"
goalwalk step add "Breathe out slowly after work" --kind practice --every "3x week" --skill breathe

at 2026-11-03T21:00 "Tuesday and after: tried on ordinary days, and how it helped, 0 to 10"
goalwalk skill practise breathe --helped 4
goalwalk skill practise paper --helped 8 --on yesterday

at 2026-11-05T22:30 "Thursday: a long evening, and a note that is nobody else's"
privately skill practise paper --helped 7 --note - <<'END'
Wrote it all down: the letter, the rent, Mama. Then it was only a list.
END
goalwalk done breathe

at 2026-11-06T07:30 "Friday morning: slept on it"
goalwalk skill rate breathe 6
goalwalk skill edit paper --smaller "One line on the back of a receipt"

at 2026-11-08T18:00 "Sunday: what helps most is first, and on the page for a hard moment"
goalwalk skill list
goalwalk now

at 2026-11-08T18:20 "Lene could use it: a card with nothing of his on it but the skill"
goalwalk skill card paper -
goalwalk skill card paper card.txt

at 2026-11-09T08:00 "Lene, at her own computer"
GOALWALK_HOME="$PLACE/hers"
goalwalk skill take card.txt
