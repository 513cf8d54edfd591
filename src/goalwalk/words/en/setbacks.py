"""Setbacks, and what was learned."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    # Telling of one, that evening
    "ask.setback": "What happened? As much or as little as you like. (Enter: without words)",
    "ask.setback_tell": "Who would you like to tell? (Enter: nobody now)",
    "ask.setback_tell.numbers": "Who would you like to tell? A name, or a number. (Enter: nobody now)",
    "setback.in_corner": "{id}  {name}",
    "receipt.setback_added": "It's written down. The rest can wait.",
    "receipt.setback_added.day": "It stands under {day}.",
    "receipt.setback_tell": "To tell: {tell}",
    "receipt.setback_tell.reach": "How to reach them: {reach}",
    "receipt.setback_tell.none": "Nobody to tell is written down now.",
    # Looking back, on another day
    "ask.setback_back": "Look back at {day}, or tell of a new one? (Enter looks back; n for a new one)",
    "ask.setback_helped": "What helped, even a little? (Enter passes)",
    "ask.setback_learned": "What do you know now? (Enter passes)",
    "ask.setback_onward": "What is the next small step? (Enter passes)",
    "setback.clock": "{id}  {title}",
    "ask.setback_clock": "Does this touch a clock? (Enter: leave it)",
    "ask.setback_step": "Make it a step of a goal? (y, or Enter for no)",
    "setback.looking_back": "Looking back at {day}. As much or as little as you like.",
    "setback.nothing_said": "Nothing more was written. It can stay like that.",
    "receipt.setback_learned": "Kept with {day}: {said}. {gw} walk and {gw} review bring it back.",
    "receipt.setback_learned.onward": "Kept with {day}: {said}. {gw} review brings it back.",
    "setback.said.helped": "what helped",
    "setback.said.learned": "what you know now",
    "setback.said.onward": "the next small step",
    # Seeing them
    "setbacks.empty": "Nothing is told yet. For {setback_word} there is: {gw} setback",
    "setback.untold": "Written down, without words.",
    "setback.tell": "To tell: {text}",
    "setback.helped": "What helped: {text}",
    "setback.learned": "What I know now: {text}",
    "setback.onward": "The next small step: {text}",
    "noted.helped": "what helped",
    "noted.learned": "what I know now",
    "noted.onward": "the next small step",
    # Changing them
    "ask.setback_remove": "Take away what is told of {day}? (undo --removed brings it back)",
    "receipt.setback_edited": "Changed: {setback_word}, {day}.",
    "receipt.setback_removed": "Taken away: {setback_word}, {day}.",
    "what.setback_added": "{setback_word}, {day}",
    "what.setback_tell": "whom to tell of {setback_word}, {day}",
    "what.setback_learned": "what was learned of {setback_word}, {day}",
    "what.setback_edited": "change of {setback_word}, {day}",
    "what.setback_removed": "taking away {setback_word}, {day}",
    # What stands in the way
    "needed.setback": "A text",
    "problem.no_such_setback": 'Nothing told fits "{text}". {gw} setback --list shows all of it.',
    "problem.no_setbacks": "Nothing is told yet that this could belong to. First: {gw} setback",
    "data.setback": "what was told of {day}",
    # The day
    "receipt.answer.good": "Good: {text}",
    "receipt.answer.hard": "Hard: {text}",
    "receipt.answer.reached": "Reached: {text}",
    "noted.contact": "reached out to",
}
