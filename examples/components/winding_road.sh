#!/bin/sh
# The winding road. Jonne counts days; one November evening is hard, and a day of the clock is one off the path. What
# was there stays. That evening a few words are enough; days later Jonne looks back. winding_road.txt shows how it went
# once. Jonne does not exist.
. "$(dirname "$0")/play.sh"

at 2026-11-01T10:00 "Sunday: a clock, and some lines for later"
goalwalk goal add "Play the accordion for others"
goalwalk step add "Ten minutes of scales" --every daily
goalwalk clock add "Free of drink" --since 2026-09-20 --saves "9 €" --milestone 50
goalwalk config return_word "a wet day"
goalwalk hope add "The kitchen in the morning, when it is quiet."
goalwalk hope add "It got easier for me in the second winter." --from Pauli
goalwalk support add Pauli --reach "555 0118, any hour"
goalwalk config country Finland

at 2026-11-17T22:50 "A Tuesday night: one page, one thing at a time"
goalwalk now

at 2026-11-18T21:00 "The evening after: the day is written, and as much is told as comes"
goalwalk clock return --on yesterday
privately setback --on yesterday --tell Pauli - <<'END'
The letter about the flat came, and I did not call anybody.
END

at 2026-11-22T16:00 "Sunday, days later: a look back"
goalwalk support reach pauli --on fri
goalwalk setback --helped "Pauli came by with bread." --learned "The letters are for mornings." --next "Open letters with Pauli"
goalwalk step add "Open letters with Pauli" --every sun --kind connect --with Pauli
goalwalk clock show drink
goalwalk done scales --on sat --on sun
goalwalk win "Played two songs, the window open."
goalwalk

at 2026-12-20T10:00 "In December: the story so far"
goalwalk done scales
goalwalk clock list
goalwalk story
