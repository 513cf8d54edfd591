#!/bin/sh
# A month of a peer specialist's work beside four people. Run it in a terminal, with goalwalk on the PATH; what is
# typed to each question stands behind "#>" below the command that asks it. month.txt shows how it went once. It plays
# in a place of its own, on days of its own, and takes both away again. Nobody in it exists.
set -eu

HERE=$(cd "$(dirname "$0")" && pwd)
PLACE=$(mktemp -d)
export GOALWALK_HOME="$PLACE/plans"
trap 'rm -rf "$PLACE"' EXIT
cd "$PLACE"

at() {
  export GOALWALK_NOW="$1"
  printf '\n# %s\n' "$2"
}

goalwalk() {
  printf '\n$ goalwalk'
  for word; do
    case $word in
      "$HERE"/*) printf ' %s' "${word#"$HERE"/}" ;;
      *[!a-zA-Z0-9_.:,/-]*) printf ' "%s"' "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  command goalwalk "$@" || true
}

at 2026-03-02T09:00 "Monday, before the first talk: what I say aloud before I type, in my own words"
goalwalk config computer "This laptop belongs to the Northside house."
goalwalk config readers "I can read it, and Cleo, who leads the house."
goalwalk config report "If a child is in danger I have to tell. Then I tell you first."
for name in Ana Robin Jo Mia; do
  goalwalk person add "$name" --no-input
done

at 2026-03-02T10:00 "Ana: a walk that has to stop half-way. Nothing of it is lost"
goalwalk walk --person Ana
#> May I type? => y
#> And who types? => Sam
#> with this half hour? => Sort out my letters
#> What is different? => I sleep, and the post is opened
#> What helps you now? => walking; my sister's soup
#> So what do you want => Open my post again
#> Why does it matter => So that I am not afraid of the hall
#> another thing you want? => a dog
#> another thing you want? =>
#> Which comes first? => 1
#> a first small step => :enough
#> Read back what there is => n

at 2026-03-02T13:00 "Robin has ten minutes: what there is becomes the plan, and goes home on paper"
goalwalk walk --person Robin
#> May I type? => y
#> with this half hour? =>
#> What is different? =>
#> What helps you now? => music
#> So what do you want => Back to the workshop
#> Why does it matter =>
#> another thing you want? =>
#> a first small step => ring the foreman
#> How often, or which day? => 12 mar
#> Where or after what => with Lena
#> Another small step? => :enough
#> Read back what there is =>
#> When do we talk next? => 9 mar 13:00
#> if one of us can't make it => 07700 900123; message; a text
#> Is this your plan? => y
goalwalk page --text --person Robin

at 2026-03-02T14:00 "Jo says no to being written down. It is paper, and Jo keeps it"
goalwalk walk --person Jo
#> May I type? => n
#> Take the name Jo off => n
goalwalk walk --blank

at 2026-03-09T08:30 "A week later, half past eight, alone at the desk"
goalwalk today --everyone
#> Enter for no => y

at 2026-03-09T10:00 "Ana goes on where it stopped; it is asked anew whether to type"
goalwalk walk --person Ana
#> May I type? => y
#> a first small step => open one letter, mon and thu
#> Where or after what => after breakfast, with my sister
#> Another small step? =>
#> What could get in the way? => if my heart races, then I put it down and breathe
#> Anything else in the way? =>
#> Who is on your side? => my sister Ida 07700 900456
#> Anyone else? =>
#> glad of your help =>
#> What will each of us do => Sam: asks for the form at the council
#> Anything else? =>
#> When do we talk next? => mon 16 mar 10:00
#> if one of us can't make it => 07700 900789; my name; a call
#> bring to the next talk? => the blue envelope
#> that was not asked? =>
#> Is this your plan? => y
goalwalk meeting note --person Ana
#> From when to when => 10:00 to 10:40
#> Where was it => at the house
#> service called? => Peer support
#> What did you do together? => Finished the plan, opened one letter
#> in their own words? => Lighter than I thought

at 2026-03-09T14:00 "Jo has filled in the sheet, and would now like to have it typed"
goalwalk walk --from-sheet --person Jo
#> Did Jo say => y
#> Is there a 1b on the sheet? =>
#> 1  => mornings without rushing
#> 2  => lists; tea with Bo
#> 3a  => Be on time for my daughter
#> 3c  => She waits at the gate
#> 3d  =>
#> 4a  => Clothes out the night before
#> 4b  => sun, mon, tue, wed, thu
#> 4c  =>
#> 4a  =>
#> 5a  =>
#> 6a  => Bo
#> 6b  => next door
#> 6a  =>
#> 6c  =>
#> 7a  => wed 11 mar 9:00
#> 7b  => Sam
#> if one of us can't make it => nothing
#> 7c  =>
#> 7d  =>
#> 8  =>
#> Is this your plan? => y

at 2026-03-09T16:00 "Mia wrote her answers at home"
goalwalk walk --answers "$HERE/mia.txt" --person Mia

at 2026-03-10T08:30 "Robin's talk didn't happen. Nobody is asked why; what Robin would like then is at hand"
goalwalk today --everyone
#> Enter for no => y
goalwalk meeting off --person Robin
goalwalk meeting moved "12 mar 13:00" --person Robin

at 2026-03-10T11:00 "A colleague looks over the shoulder"
goalwalk today --person Rob
goalwalk today --everyone
#> Enter for no =>

at 2026-03-12T13:00 "Robin is here: a session in which every line is Robin's, and which leaves nothing on the screen"
goalwalk for Robin
#> May I type? => y
#> Robin> => done foreman
#> Robin> => win Lena waited with me
#> Robin> => meeting went good to have done it
#> Robin> => review --walk
#> want to start with? =>
#> Anything else that went well =>
#> change, pause =>
#> When is the next talk => 19 mar 13:00
#> the same until then? =>
#> Is it right like this? => y
#> Robin> => page --text
#> Robin> => leave

at 2026-03-16T10:00 "Ana: how it went, what she brought, and what comes next"
goalwalk done letter --on "12 mar" --person Ana
goalwalk review --walk --person Ana
#> May I type? => y
#> want to start with? =>
#> Anything else that went well =>
#> To bring up: the blue envelope => y
#> for the form => done, the form is here
#> change, pause => 
#> rest on => 
#> What will each of us => Ana: opens the blue one; Sam: sits beside her
#> Anything else? =>
#> When is the next talk => 23 mar 10:00
#> the same until then? =>
#> Is it right like this? => y

at 2026-03-17T18:30 "A group of six: each takes something home, and nobody's plan holds another's name"
goalwalk meeting group "Tuesday group" --came 6 --about "Saying no" --skill "Say no" --try "Say it once, kindly" --every "tue 17:00" --offer-to Ana,Robin
goalwalk meeting handout tuesday --text

at 2026-03-19T13:00 "Robin sits down, and is asked whether it is to come into the plan"
goalwalk --person Robin
#> Do you want it in => y

at 2026-03-20T09:00 "A line that went into the wrong plan goes where it belongs"
goalwalk win "The council wrote back to Ana"
goalwalk undo --to Ana
#> Enter for no => y

at 2026-03-23T10:40 "The note that the programme asks for; on the screen alone"
goalwalk meeting went "Lighter than last week" --person Ana
goalwalk meeting note --no-input --time "10:00 to 10:40" --place "by phone" --service "Peer support" --goal 1 --did "Read the council's letter" --name "S. Field, peer specialist" --person Ana

at 2026-03-31T17:00 "The month is over: who is next, and the desk is left"
goalwalk person list
goalwalk person typing --person Ana
goalwalk lock --all
