#!/bin/sh
# A peer specialist's morning with three people, one of them behind a lock. Run it in a terminal, with goalwalk on the
# PATH, and answer what it asks; specialists_morning.txt shows how it went once. It plays in a place of its own, on days
# of its own, and takes both away again. Nobody in it exists.
set -eu

GOALWALK_HOME=$(mktemp -d)/plans
export GOALWALK_HOME
trap 'rm -rf "$(dirname "$GOALWALK_HOME")"' EXIT

at() {
  export GOALWALK_NOW="$1"
  printf '\n# %s\n' "$2"
}

goalwalk() {
  printf '\n$ goalwalk %s\n' "$*"
  command goalwalk "$@" || true
}

at 2026-11-19T16:00 "Thursday: three talks, three plans, each apart"
goalwalk person add Ana --no-input
goalwalk person add Robin --no-input
goalwalk person add Jo --no-input
goalwalk goal add "A room of my own" --person Ana
goalwalk step add "Look at one room" --every "2x week" --person Ana
goalwalk meeting add "Ana calls the landlord" --agreed "I bring the form" --next "mon 10:00" --person Ana
goalwalk goal add "Back to the workshop" --person Robin
goalwalk meeting add "Robin sleeps on it" --next "1 dec" --call mon --person Robin
goalwalk goal add "See my daughter" --person Jo
goalwalk step add "Write her a letter" --every weekends --person Jo
goalwalk meeting add "Jo writes the first line" --next "mon 14:00" --person Jo

at 2026-11-19T16:45 "Jo wants a lock, and types the passphrase, unseen"
goalwalk data encrypt --person Jo
goalwalk lock --person Jo

at 2026-11-23T08:30 "Monday morning, alone at the desk: who comes, what was agreed, who asked to be called"
goalwalk person list
goalwalk today --everyone

at 2026-11-23T10:00 "Ana is here: her plan alone is on the screen, and says so"
goalwalk --person Ana
goalwalk done look --person Ana
goalwalk meeting went 1 form done --person Ana
goalwalk review --person Ana
goalwalk meeting add "Two more rooms to look at" --next "30 nov 10:00" --person Ana

at 2026-11-23T13:10 "Somebody looks over the shoulder: a wrong name, a locked plan, and a list that asks first"
goalwalk today --person Rob
goalwalk today --person Jo --no-input
goalwalk today --everyone

at 2026-11-23T14:00 "Jo is here, and opens the plan for this talk"
goalwalk unlock --for 45 --person Jo
goalwalk --person Jo
goalwalk done letter --on yesterday --person Jo
goalwalk meeting add "Jo sends it" --next "mon 14:00" --person Jo
goalwalk meeting add "Jo sends it" --next "30 nov 14:00" --person Jo

at 2026-11-23T14:40 "The desk is left: everything is locked"
goalwalk lock --all
goalwalk person list
