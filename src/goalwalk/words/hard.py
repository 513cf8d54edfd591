"""English, for the page for a hard moment, words of hope, help lines.

A part of the catalogue in `en`, and written as the rest of it.
"""

from __future__ import annotations

HARD: dict[str, str | tuple[str, str]] = {
    # The page for a hard moment
    "now.first": "You are here. One thing at a time.",
    "now.words": "{whom}: {text}",
    "now.helped": "What can help",
    "now.skill": "{title}: {how}",
    "now.then": "If {title}, then I {then}",
    "now.people": "People to reach",
    "now.person": "{title}: {reach}",
    "now.person.when": "{title}: {reach} ({when})",
    "now.calls": "Help: {country}",
    "now.number": "{number}  {name}",
    "now.danger": "In danger: {emergency}",
    "now.call": "{name}: {hours}",
    "now.call.speaks": "{name} ({languages})",
    "now.call.old": "{call}; checked {month} {year}; look whether it still holds",
    "now.anywhere.danger": "Your local emergency number is the quickest help when somebody is in danger.",
    "now.anywhere.find": "Lines to talk to, country by country: findahelpline.com, befrienders.org",
    "now.anywhere.set": "To see those of your country here: {gw} config country NAME",
    "now.why.empty": "Lines of your own can stand here: {gw} hope add",
    "now.why.locked": "Your own lines are behind the lock: {gw} unlock",
    "now.why.locked_rest": "The rest is behind the lock: {gw} unlock",
    "now.why.unread": "Your own lines cannot be read just now. {gw} data check says why.",
    "now.why.unread_rest": "The rest cannot be read just now. {gw} data check says why.",
    "now.why.no_such_person": "Nobody of that name has a plan here: {gw} person list",
    "now.why.settings": "Your settings cannot be read just now, so your country is not known.",
    # What of it is seen while the plan is locked
    "now.locked.about": "These parts of it will stand in a small file without a lock, for now to show them: {parts}.",
    "now.locked.read": "Whoever can use this account can read that file.",
    "data.seen": "Seen without the lock",
    "ask.now_locked": "Show them while the plan is locked?",
    "receipt.now_shows": "While the plan is locked, now shows: {parts}, from a file without a lock.",
    "receipt.now_shows_none": "While the plan is locked, now shows nothing of it.",
    "what.now_shows": "shown by now while locked: {parts}",
    "what.now_shows_none": "nothing shown by now while locked",
    "problem.now_part": 'There is no part "{text}" of it. There are: {known}; or none.',
    # Lines of one's own, and words of hope
    "hopes.empty": 'No lines yet. One for a hard moment: {gw} hope add "This has passed before"',
    "hopes.own": "My own",
    "hopes.words": "From people who have been there",
    "hopes.day": "Written down",
    "hopes.whom": "From",
    "receipt.hope_added": "Kept for a hard moment: {id} {line}",
    "receipt.hope_edited": "Changed: {id} {line}",
    "receipt.hope_removed": "Taken away: {id} {line}",
    "what.hope_added": "line for a hard moment: {text}",
    "what.hope_edited": "change of a line for a hard moment: {text}",
    "what.hope_removed": "taking away a line for a hard moment: {text}",
    "ask.hope": "What might help to read when it is hard?",
    "ask.hope_remove": "Take away {text}? (undo --removed brings it back)",
    "needed.hope": "A line",
    "problem.no_such_hope": 'No line fits "{text}". {gw} hope list shows them all.',
    # The country
    "setting.country": "whose help lines now shows (a code like IE, or a name; none); of this computer",
    "problem.country": 'No help lines are known for "{text}". They are for: {known}; or none.',
}
