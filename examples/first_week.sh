#!/bin/sh
# A first week, as typed: the same as in the README. Run it in a terminal, with goalwalk on the PATH, and answer what
# it asks. It plays in a place of its own, on days of its own, and takes both away again.
set -eu

GOALWALK_HOME=$(mktemp -d)/plan
export GOALWALK_HOME
trap 'rm -rf "$(dirname "$GOALWALK_HOME")"' EXIT

at() {
  export GOALWALK_NOW="$1"
  printf '\n# %s\n' "$2"
}

goalwalk() {
  printf '\n$ goalwalk %s\n' "$*"
  command goalwalk "$@"
}

at 2026-11-02T08:10 "Monday morning: a wish, one small thing, how often"
goalwalk

at 2026-11-02T21:30 "Monday evening: all of the day in one line"
goalwalk c

at 2026-11-03T13:00 "Tuesday: done, and a win"
goalwalk done walk
goalwalk win "Slept until six"

at 2026-11-04T19:00 "Wednesday: a day off, on purpose"
goalwalk rest walk

at 2026-11-05T18:00 "Thursday: a second small thing, and taking something back"
goalwalk step add "Call Sam" --every "2x week"
goalwalk done sam
goalwalk undo
goalwalk done sam --on yesterday

# Friday and Saturday: nothing written.

at 2026-11-08T10:00 "Sunday: coming back"
goalwalk
goalwalk done walk --partly
goalwalk progress
goalwalk calendar walk
