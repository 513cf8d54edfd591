"""What is given to somebody out of a plan: the page itself, asking for it, the list, and opening what was given."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    # On the page, in the voice of the person
    "share.title": "From my plan, for {whom}",
    "share.title.of": "From {name}'s plan, for {whom}",
    "share.about": "What this is",
    "share.what": "What: {parts} that I chose from my plan, as they were on {day}. Nothing here changes by itself.",
    "share.who": "Who may see it: {whom}, and nobody else.",
    "share.purpose": "What for: {purpose}. For nothing else.",
    "share.until": "Until: {day}. After that day please don't use it any more, and delete it or tear it up.",
    "share.back": (
        "My yes to this was said on {day}, and I can take it back at any time. From then on it is not to be used; "
        "what was read before can't be unread."
    ),
    "share.onward": "Passing it on, or any line of it, needs a new yes from me.",
    "share.part.goals": "goals",
    "share.part.steps": "steps",
    "share.part.progress": "how it goes",
    "share.part.wins": "wins",
    "share.goals": "What I want",
    "share.steps": "My small steps",
    "share.progress": "How it goes",
    "share.by": "by {day}",
    "share.days": ("I showed up on 1 day since {day}", "I showed up on {n} days since {day}"),
    "share.wins": "What went well since {day}",
    # Asking
    "ask.share_whom": "Who is it for? (a name)",
    "ask.share_goals": "Which goals? (numbers, or all)",
    "ask.share_what": "What of them: goals, steps, progress, wins? (Enter: goals and wins)",
    "ask.share_until": "Until when, like 1 mar or in 3 months?",
    "ask.share_purpose": "What is it for, in a few words?",
    "ask.which_share": "Which share? (its number, or for whom)",
    "needed.which_share": "A share",
    "needed.share_whom": "A name, whom it is for,",
    "needed.share_goals": "The number of a goal",
    "needed.share_until": "A last day",
    "needed.share_purpose": "A purpose",
    "share.in_it": "This is all that will be in it, every line:",
    "share.promise": "The date is a promise, not a lock.",
    "share.ask": "Give this to {whom}?",
    "share.ask.page": "Put this on paper for {whom}?",
    "share.ask.of": "Read it with {name}, and ask: is it a yes to giving this to {whom}?",
    "share.passphrase": "A passphrase opens the file. Tell it to {whom} another way, not beside the file.",
    "share.open": "The plan is locked; a page on paper is not.",
    # Receipts, and the list
    "receipt.share": "Share {id}: for {whom}, until {day}. The file: {path}",
    "receipt.share.passphrase": "The passphrase opens it: goalwalk data receive FILE; without goalwalk: age -d FILE",
    "receipt.share.key": "Their key alone opens it: goalwalk data receive FILE; without goalwalk: age -d -i KEY FILE",
    "receipt.share.stop": "To take it back for what is to come: {gw} data shared stop {id}",
    "receipt.share_stopped": (
        "Taken back from today on: share {id}, for {whom}. What was handed out can't be unread, and the file "
        "still opens: tell {whom}, and ask to have it deleted."
    ),
    "what.share_added": "share {id}, for {whom} (its file stays where it is)",
    "what.share_stopped": "stopping share {id}, for {whom}",
    "thing.shares": "share {id}, for {title}",
    "things.shares": ("1 share", "{n} shares"),
    "elsewhere.share": "share {id}",
    "shares.none": "No share was ever made of this plan.",
    "shares.on": "until {day}",
    "shares.ended": "ended {day}",
    "shares.stopped": "taken back {day}",
    "shares.parts": "What",
    "shares.of_goal": "{parts}, of goal {goals}",
    "shares.of_goals": "{parts}, of goals {goals}",
    "shares.purpose": "What for",
    "shares.yes": "The yes",
    "shares.stop": "To take one back for what is to come: {gw} data shared stop {id}",
    # Received
    "received.use": "It is for {whom} alone, for this: {purpose}. It may be used until {day}: a promise of yours.",
    "received.beside": "Nothing of it was kept here, and your own plan was not touched.",
    "received.ended": "This was given to {whom} until {day}. It has ended with that day, and is not shown any more.",
    "received.delete": "Please delete the file. If there is still a need, ask for a new one.",
    "received.passphrase": "Passphrase of the file:",
    "received.desk_passphrase": "Passphrase of your own key here:",
    # The key of this home
    "data.desk_key": "Your own key, for what others give",
    "desk_key.about": (
        "A key of your own, for what is given to you: others seal with its public part, and it alone opens that. "
        "It lies on this computer, under a passphrase."
    ),
    "desk_key.nobody": "Without the passphrase nobody can open what was sealed for it, and nobody can help.",
    "receipt.desk_key": "Your public key, to give away: {public}",
    "receipt.desk_key_made": "Your key is made. Its public part, to give away: {public}",
    # A plan that is open to somebody else, or goes home
    "ask.file": "Which file? (its name)",
    "needed.file": "A file",
    "ask.close_to": "To whom? (a name)",
    "needed.close_to": "A name",
    "ask.public_key": "Their public key, as their goalwalk data key prints it?",
    "needed.public_key": "Their public key",
    "open_to.nobody": "No key but its own opens this plan. For a colleague: {gw} data open-to NAME KEY",
    "open_to.names": "The keys of these open it, too: {names}.",
    "open_to.close": "To close it: {gw} data close-to {name}",
    "receipt.open_to": (
        "From now on the key of {name} opens this plan, too. A copy for {name}, the file alone: "
        "{gw} data backup plan.json.age. To close it: {gw} data close-to NAME"
    ),
    "receipt.close_to": (
        "Closed to {name}: the plan has a new key, and so has every copy here. What was read can't be unread, "
        "nor can a copy that {name} has."
    ),
    "ask.hand_over": "Where to? (a file on a stick, as /media/stick/plan.json.age)",
    "needed.hand_over": "A file",
    "hand_over.plain": "This plan has no lock: whoever has the file can read it.",
    "hand_over.keep": "It is written, and it opens. Keep a copy here? (Enter: keep it; n: erase all of {name} here)",
    "receipt.handed_over": (
        "Handed over: {path}. It was seen to open. At home: goalwalk data restore FILE. A copy stays here; "
        "goalwalk person remove erases it."
    ),
    "receipt.handed_over_gone": (
        "Handed over: {path}. It was seen to open. At home: goalwalk data restore FILE. "
        "Erased here: the plan of {name}, with all its copies."
    ),
    "receipt.person_taken_over": (
        "The plan for {name} is here, as it is in the file. It opens with: {command}. To bring it back: {command} data "
        "open-to NAME KEY, with the KEY that goalwalk data key says there; then a copy of it, by data backup."
    ),
    "receipt.person_taken_in": "The plan for {name} is here, as it is in the file. It opens with: {command}",
    "problem.hand_over_whose": "Whose plan? Like this: goalwalk --person Robin person hand-over plan.json.age",
    "problem.open_to_many": "It is open to {most} others already. Close it to one of them first.",
    "problem.not_open_to": 'It is not open to "{text}". {gw} data open-to says to whom it is.',
    # What stands in the way
    "problem.no_public_key": "That is no public key of age. It begins with age1, and has 62 letters and digits.",
    "problem.no_such_share": 'No share fits "{text}". {gw} data shared lists them all.',
    "problem.share_nothing": "Nothing of what was chosen is written down, so there is nothing to give.",
    "problem.share_goal": '"{text}" names no goals. Their numbers, like 1,3; or all. {gw} goal list shows them.',
    "problem.share_dash": "What is given goes to a file. Name one, or leave it out: {gw} data share ana.age",
    "problem.share_verb": '"{text}" is nothing that can be done with it. Like this: {gw} data shared stop 2',
    "problem.share_stopped": "Share {id}, for {whom}, was taken back already, on {day}.",
    "problem.share_ended": "Share {id}, for {whom}, has ended already, on {day}.",
    "problem.share_missing": "There is no file {path}, or it may not be read.",
    "problem.share_other": (
        "{path} holds nothing that was given with data share. A copy of a plan is for: {gw} data merge FILE"
    ),
    "problem.share_behind": "{day} has passed already. A day to come, like fri or 1 mar.",
    "problem.share_newer": "{path} was made by a newer goalwalk. Update goalwalk to read it.",
    "problem.share_damaged": "{path} is damaged, or was changed on its way. Ask for it anew.",
    "problem.share_too_hard": "{path} is locked in a way that takes this computer too long to try.",
    "problem.share_not_for": "{path} is sealed for another key than the one of this computer.",
    "problem.share_wrong_passphrase": "That passphrase does not open the file.",
    "problem.desk_key_missing": "It is sealed for a key, and there is none here. To make one: goalwalk data key",
    "problem.desk_key_there": "There is a key here already: goalwalk data key",
    "problem.desk_key_damaged": "The key {path} is damaged, and opens nothing. Move it away to make a new one.",
    "problem.wrong_desk_passphrase": "That is not the passphrase of your own key here.",
}
