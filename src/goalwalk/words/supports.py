"""English, for who is in the person's corner, and reaching them.

A part of the catalogue in `en`, and written as the rest of it.
"""

from __future__ import annotations

SUPPORTS: dict[str, str | tuple[str, str]] = {
    # Lists
    "supports.empty": 'Nobody here yet. To begin: {gw} support add "Sam". No one yet? {gw} support first',
    "supports.none_of_kind": "None of that kind here yet. {gw} support list shows everybody.",
    "list.support": "In my corner",
    "list.role": "Who it is to me",
    "list.reach": "How to reach",
    "list.support_when": "When",
    "list.together": "Comes together",
    "list.gets": "What I get",
    "list.gives": "What I give",
    "list.last": "Last time",
    "list.contacts": "Latest",
    "support.kind.person": "person",
    "support.kind.group": "group",
    "support.kind.place": "place",
    "support.kind.service": "service",
    "support.reach_when": "{reach} ({when})",
    "support.at": "{often}, {time}",
    "support.contact": "{day}: {way}",
    "support.contact.note": "{day}: {way}; {note}",
    "support.way.reached": "reached",
    "support.way.been": "been there",
    "support.way.there": "there for them",
    "support.today": "today",
    # First steps towards people
    "first.nobody": "No one yet is a fine place to start.",
    "first.title": "First steps towards people, in no order. One is plenty.",
    "first.take": "{gw} support first {number} puts number {number} into your plan.",
    "first.take.goal": "{gw} support first {number} --goal {goal} puts number {number} into your plan.",
    "first.goal": "People in my corner",
    "ask.first": "Which one, by number? (several: 1 3; Enter: none)",
    # Receipts, and what a change did
    "receipt.support_added": "In your corner: {id} {title}.",
    "receipt.support_reached": "Reached: {title}, {day}.",
    "receipt.support_been": "Been there: {title}, {day}.",
    "receipt.support_there": "You were there for {title}, {day}.",
    "receipt.support_step": "{id} {title}: done, too.",
    "what.support_added": "in your corner: {title}",
    "what.support_edited": "change of {title}",
    "what.support_removed": "taking away {title}",
    "what.support_reached": "{title} reached, {day}",
    "what.support_there": "there for {title}, {day}",
    "what.support_first": "first steps: {steps}",
    "what.with_steps": "{what}; {steps}: done",
    # Asking
    "ask.support_title": "Who is it: a person, a group, a place, a service?",
    "ask.support_reach": "How do you reach them? (a number, a place; Enter passes)",
    "ask.support_remove": "Take away {id} {title}, with what was written of it? (undo --removed brings it back)",
    "needed.support_title": "A name",
    # What stands in the way
    "problem.no_such_support": 'Nobody here fits "{text}". {gw} support list shows who is in your corner.',
    "problem.time": '"{text}" is not a time I know. Like this: 19:00, 7pm, 9.30am, noon',
    "problem.time_alone": "A time goes with --every, like this: --every thu --time 19:00",
    "problem.first_there": "In your plan already: {options}. {gw} step show {id} tells more.",
    "problem.first_number": '"{text}" is none of them. A number from 1 to {most}; {gw} support first shows them.',
}
