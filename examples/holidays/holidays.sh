#!/bin/sh
# A plan that goes home with its person, and a colleague's three weeks beside it. Run it in a terminal, with goalwalk on the
# PATH; what is typed to each question stands behind "#>" below the command that asks it. holidays.txt shows how it went
# once. It plays in a place of its own, on days of its own, and takes both away again. Nobody in it exists.
set -eu

PLACE=$(mktemp -d)
trap 'command goalwalk lock --all > "$PLACE/locked" 2>&1 || true; rm -rf "$PLACE"' EXIT
cd "$PLACE"
mkdir stick

at() {
  export GOALWALK_NOW="$1" GOALWALK_HOME="$PLACE/$2"
  printf '\n# %s\n' "$3"
}

goalwalk() {
  printf '\n$ goalwalk'
  for word; do
    case $word in
      age1*) printf ' age1...' ;;
      *[!a-zA-Z0-9_.:,/-]*) printf ' "%s"' "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  command goalwalk "$@" || true
}

key() {
  printf '\n$ goalwalk data key\n'
  command goalwalk data key > key.txt
  sed 's/age1.*/age1.../' key.txt
}

at 2026-07-06T09:00 noor "Noor, a colleague, has a key of her own, and gives away its public part"
key
#> A passphrase (four or five words are good): => a lake behind the hill
#> The same once more: => a lake behind the hill
NOOR=$(sed -n 's/.*\(age1[0-9a-z]*\).*/\1/p' key.txt)

at 2026-07-06T10:00 desk "At Sam's desk: the plan of Robin, with a lock and a passphrase that Robin alone knows"
goalwalk person add Robin
#> Lock it with a passphrase of theirs? => y
#> A passphrase (four or five words are good): => rain on the workshop roof
#> The same once more: => rain on the workshop roof
#> A recovery key to keep on paper? => n
goalwalk --person Robin goal add "Back to the workshop"
goalwalk --person Robin add "An hour at the bench" --every "tue,thu"
goalwalk --person Robin lock

at 2026-07-17T15:00 desk "Sam goes on holiday. Robin says yes to Noor, and types the passphrase"
key
#> A passphrase (four or five words are good): => seven boats at the pier
#> The same once more: => seven boats at the pier
SAM=$(sed -n 's/.*\(age1[0-9a-z]*\).*/\1/p' key.txt)
goalwalk --person Robin data open-to Noor "$NOOR"
#> Passphrase: => rain on the workshop roof
goalwalk --person Robin data backup stick/plan.json.age
rm stick/plan.key
goalwalk --person Robin lock

at 2026-07-20T09:00 noor "Noor opens it at her desk, by her own key"
goalwalk person add Robin --from stick/plan.json.age
#> for stick/plan.json.age: => a lake behind the hill
goalwalk --person Robin done bench --on 2026-07-16
goalwalk --person Robin meeting add "I ring the clinic; Robin: asks about the key" --with Noor --next "27 jul 10:00"
goalwalk --person Robin data open-to Sam "$SAM"
#> Passphrase: => a lake behind the hill
goalwalk --person Robin data backup stick/back.json.age
rm stick/back.key

at 2026-08-03T09:00 desk "Sam is back. What was written at Noor's desk comes in, and nothing of this one goes"
goalwalk --person Robin win "The bench is mine on Tuesdays"
#> Passphrase: => rain on the workshop roof
goalwalk --person Robin data merge stick/back.json.age
#> for stick/back.json.age: => seven boats at the pier
#> Enter for no => y
goalwalk --person Robin meeting

at 2026-08-03T09:30 desk "Then Robin closes the plan to Noor: it has a new key"
goalwalk --person Robin data close-to Noor
#> Passphrase: => rain on the workshop roof
goalwalk --person Robin data backup stick/after.json.age

at 2026-08-03T10:00 noor "What is written from then on Noor's key does not open. What she read, she read"
rm stick/after.key
goalwalk person remove Robin
#> This cannot be undone. => y
goalwalk person add Robin --from stick/after.json.age
#> for stick/after.json.age: => a lake behind the hill
goalwalk person list

at 2026-08-31T16:00 desk "Robin takes the plan home. For one more month this desk keeps a copy"
goalwalk --person Robin person hand-over stick/home.json.age
#> Passphrase: => rain on the workshop roof
#> Keep a copy here? => y

at 2026-08-31T19:00 robin "At home it opens with the passphrase, and is Robin's own"
goalwalk data restore stick/home.json.age
#> as the plan opens there: => rain on the workshop roof
goalwalk goal

at 2026-09-20T18:00 robin "A month at home"
goalwalk win "Sanded the table"
#> Passphrase: => rain on the workshop roof
goalwalk goal edit 1 --title "Two days at the workshop"
goalwalk data backup stick/month.json.age

at 2026-09-29T16:00 desk "The same was named otherwise at the desk, by telephone"
goalwalk --person Robin goal edit 1 --title "The workshop, by spring"
#> Passphrase: => rain on the workshop roof
goalwalk --person Robin data merge stick/month.json.age
#> Enter for no => y
goalwalk --person Robin data conflicts
goalwalk --person Robin data conflicts 1 b
goalwalk --person Robin win "Rang about the bench"

at 2026-09-30T16:00 desk "Robin takes it home for good, and wants no copy left at this desk"
goalwalk --person Robin person hand-over stick/last.json.age
#> Passphrase: => rain on the workshop roof
#> Keep a copy here? => n
goalwalk person list

at 2026-09-30T19:00 robin "What was written at the desk comes home"
goalwalk data merge stick/last.json.age
#> Passphrase: => rain on the workshop roof
#> Enter for no => y
goalwalk goal
goalwalk data share --with Ida --what goals --until "1 oct" --for "so that she can ask how it goes" --page ida.html
#> Put this on paper for Ida? => y
#> Write it all the same? => y
goalwalk data shared
