#!/bin/sh
# Advocacy. The window in Tam's room lets the cold in. Tam finds the words, asks, hears no, and asks again with
# somebody along. advocacy.txt shows how it went once. Nobody in it exists.
. "$(dirname "$0")/play.sh"

at 2026-11-02T19:00 "Monday: what stands in the way is around Tam, not inside"
goalwalk goal add "A room that is warm" --area home
goalwalk barrier add "The window does not shut" --outside --goal warm
goalwalk support add Noor --role "from the tenants' table" --reach "Wednesdays, library, four to six"

at 2026-11-04T17:30 "Wednesday, at the tenants' table: the ask is made ready"
privately barrier ask window --of "Mr Hale" --entitled "a room that can be heated; it is in the lease" --by fri --say - <<'END'
The window in room 6 does not shut. When can somebody look at it?
END
goalwalk support reach noor --note "We read the lease together."
goalwalk barrier list

at 2026-11-06T08:00 "Friday: today says that it comes up"
goalwalk

at 2026-11-06T12:00 "A no, for now. It was asked all the same, and it comes up again"
goalwalk barrier happened window --came "Not before the new year, he said." --next "11 nov"
goalwalk win "I asked Mr Hale, standing up."
goalwalk barrier ask window --along Noor --by "11 nov" --say "The window does not shut, and the lease says that it has to. Which day could it be?"

at 2026-11-11T16:00 "The Wednesday after: with Noor beside"
goalwalk barrier happened window --came "Somebody comes on Friday."
goalwalk win "He wrote it down this time."

at 2026-11-13T18:00 "Friday: it shuts"
goalwalk barrier ease window
goalwalk goal reached warm
goalwalk barrier show window
goalwalk story
