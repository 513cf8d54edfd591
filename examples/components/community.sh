#!/bin/sh
# Community. Vesna has moved to a town where she knows no one. A small first step, a first contact, and some weeks later
# somebody is glad of her. community.txt shows how it went once. Nobody in it exists.
. "$(dirname "$0")/play.sh"

at 2026-11-02T18:00 "Monday: no one yet"
goalwalk support list
goalwalk support first
goalwalk support first 8

at 2026-11-05T18:00 "Thursday: one sentence, at the library"
goalwalk done hello --note "She knew where the garden books are."
goalwalk support add Edda --role "at the library desk" --reach "Thursdays, until six"
goalwalk support add "Seed swap" --kind group --reach "library, back room" --every "first sat" --time 10:00 --gets "seeds, and company" --gives "jars"

at 2026-11-06T20:00 "Friday: today knows when the group comes together"
goalwalk

at 2026-11-07T13:00 "Saturday: she went"
goalwalk support reach seed --note "Four people. Mio asked for basil."
goalwalk support add Mio --reach "555 0107"
goalwalk step add "A line to Mio" --kind connect --every "1x week" --with Mio

at 2026-11-12T21:00 "Thursday: the line is written, and somebody else's good day is kept with hers"
goalwalk support reach mio
goalwalk win "The basil came up." --of Mio

at 2026-11-19T21:30 "A week later, it is Mio who needs somebody"
privately support there mio --note - <<'END'
We sat on the steps for an hour. I mostly listened.
END
goalwalk support list
goalwalk progress --components
