"""Skills, practising them, cards."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    # Lists
    "skills.empty": "No skills yet. Twelve to look through: {gw} skill browse",
    "skills.empty_kind": "No skills for {kind} yet. Some to look through: {gw} skill browse {kind}",
    "skills.order": "What helped most is first. A single rating says a little; several say more.",
    "list.skill_title": "Skill",
    "list.step_skill": "Practises",
    "list.practised": "Practised",
    "list.practised.n": ("on 1 day", "on {n} days"),
    "list.helped": "Helped",
    "list.rated": "Rated",
    "list.rated.n": ("once", "{n} times"),
    # One skill
    "skill.when": "Helps when",
    "skill.smaller": "Smaller",
    "skill.come_to": "So far",
    "skill.practised": ("Practised on 1 day, {last}.", "Practised on {n} days, the latest {last}."),
    "skill.of_ten": "{value} of 10",
    "skill.rated": ("Helped: {helped}, rated once.", "Helped: {helped}, rated {n} times."),
    "ask.skill_helped_which": "How much did it help, 0 to 10?",
    "ask.skill_what_which": "Which one? Its number; {gw} skill browse shows them all.",
    "needed.skill_helped": "How much it helped, 0 to 10,",
    "needed.skill_what": "A number of the list that {gw} skill browse shows",
    "skill.helped": "It helped: {helped} of 10.",
    # The starter library, and cards
    "starter.taken": "{title} (yours)",
    "starter.take": "To make it yours: {gw} skill take {number}",
    "starter.is_yours": "It is yours already: {gw} skill show {id}",
    "starters.how": "One in full: {gw} skill browse {number}. To make it yours: {gw} skill take {number}",
    "card.open": "The card has no lock: whoever finds it can read it.",
    "card.head": "# A skill to try, on a card from goalwalk. To make it yours: goalwalk skill take FILE",
    # Receipts, and what a change did
    "receipt.skill_added": "Skill {id}: {title}",
    "receipt.skill_taken": "Yours now: {skills}",
    "receipt.skill_edited": "Changed: skill {id} {title}",
    "receipt.skill_removed": "Taken away: skill {id} {title}.",
    "receipt.skill_practised": "Practised: {id} {title}, {day}.",
    "receipt.skill_step": "Done with it: {step}.",
    "receipt.skill_rated": "{id} {title} helped {helped} of 10, {day}.",
    "receipt.skill_card": "Written: {path}. Nothing else of yours is in it.",
    "what.skill_added": "skill {id} {title}",
    "what.skill_taken": "skills: {skills}",
    "what.skill_edited": "change of skill {id} {title}",
    "what.skill_removed": "taking away skill {id} {title}",
    "what.skill_practised": "practising {id} {title}, {day}",
    "what.skill_rated": "how {id} {title} helped, {day}",
    # Asking
    "ask.skill_title": "Which skill, in a few words?",
    "ask.skill_when": "When does it help? (Enter passes)",
    "ask.skill_how": "How does it go, step {n}? (Enter goes on)",
    "ask.skill_smaller": "How could it be made smaller? (Enter passes)",
    "ask.skill_remove": "Take away skill {id} {title}? (undo --removed brings it back)",
    "needed.skill_title": "A title",
    # What stands in the way
    "problem.no_such_skill": 'No skill fits "{text}". {gw} skill list shows them all.',
    "problem.no_such_starter": 'Nothing to take fits "{text}". {gw} skill browse shows what there is.',
    "problem.skill_there": "{title} is yours already: {gw} skill show {id}",
    "problem.never_practised": "{title} has not been practised yet. Both at once: {gw} skill practise {id} --helped 7",
    "problem.not_practised": (
        "Nothing is written of {title} on {day}. Both at once: {gw} skill practise {id} --helped 7 --on DAY"
    ),
    "problem.step_without_skill": (
        "{title} practises no skill that could have helped. Name one first: {gw} step edit {id} --skill SKILL"
    ),
    "problem.card_missing": "There is no file {path}.",
    "problem.card_file": "{path} cannot be read as a card: a plain file with text, up to {limit} kB.",
    "problem.card_not_text": "{path} cannot be read as a card, because it is not valid UTF-8.",
    "problem.card_too_large": "{title} has more text than a card can hold ({limit} kB). A shorter one fits.",
    "problem.card_line": 'Line {line} of the card says nothing that I know: "{text}". Like this: skill: Count to ten',
    "problem.card_name": 'Line {line} of the card tells of "{text}". A card tells of: {known}.',
    "problem.card_twice": 'Line {line} of the card tells of "{text}" a second time. Only how can come again.',
    "problem.card_kind": 'Line {line} of the card: "{text}" is none of these: {known}.',
    "problem.card_text": "Line {line} of the card cannot be kept: a text has words, no NUL, and {limit} characters.",
    "problem.card_no_skill": "The card names no skill. It takes a line like this: skill: Count to ten",
}
