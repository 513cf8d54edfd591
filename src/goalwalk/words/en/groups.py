"""Groups and workshops as whoever holds them writes them down, the handout, and what is offered to each one's plan."""

from __future__ import annotations

SENTENCES: dict[str, str | tuple[str, str]] = {
    # A group, and its series
    "group.kinds": "group workshop circle class course meeting",  # a name with one of these says what it is
    "group.about.own": "{whom}, about {about}",
    "group.the.own": "{whom}, {day}",
    "group.series": "{group}: {rhythm}.",
    "talk.came": ("1 came.", "{n} came."),
    "talk.to_try": "To try: {text}.",
    "talk.series": "It comes together {rhythm}.",
    "group.held": (
        "{group}: held once; {came} came.",
        "{group}: held {n} times; {came} came in all.",
    ),
    "group.held.counted": "{group}: held {n} times; {came} came at the {counted} that were counted.",
    "group.came": ("1 came", "{n} came"),
    "meetings.group_arranged": "(the next one was arranged)",
    "group.with_count": "{group}: {came}",
    "list.came": "Came",
    "list.to_try": "To try",
    # Receipts
    "receipt.group_offered": (
        "Offered to 1 plan here: its owner is asked when they next sit down.",
        "Offered to {n} plans here: each owner is asked when they next sit down.",
    ),
    "receipt.group_off": '{group}, {day}: it is off. Another day: {gw} meeting moved "{whom}" mon 10:00',
    "receipt.group_handout": "On paper, for each to take home: {gw} meeting handout",
    # Asking
    "ask.group_name": "Which group? (its name)",
    "ask.group_name.one": "Which group? (Enter: {group})",
    "ask.group_known": "{group}? (Enter: yes; n: another group)",
    "ask.group_came": "How many came? (Enter passes)",
    "ask.group_to_try": "One thing to try, for each? (Enter passes)",
    "ask.group_next": "When is the next one, like every tue 14:00? (Enter passes)",
    "ask.group_offer": "Who said yes to finding it in their own plan here? (names; Enter: nobody)",
    "needed.group": "The name of the group",
    # What stands in the way
    "problem.group_came": '"{text}" is no number of people. A whole number from 0 to {most}, like 6.',
    "problem.group_rhythm": '"{text}" names no days to come together on. Like this: every tue 14:00',
    "problem.which_group": "Several groups are written down: {options}. Say which, by its name.",
    "problem.no_group_yet": 'No group is written down yet. After one: {gw} meeting group "Tuesday group"',
    "problem.no_such_group": 'No group fits "{text}". {gw} meeting list shows them all.',
    "problem.offer_nothing": "There is nothing to offer without --skill or --try.",
    # The handout
    "handout.title": "To take home",
    "handout.about": "About {about}",
    "handout.skill": "What we practised",
    "handout.how": "How it goes",
    "handout.when": "Helps when: {text}",
    "handout.smaller": "Smaller: {text}",
    "handout.to_try": "One thing to try",
    "handout.own": "What I want to try, in my own words",
    "handout.next": "When we meet next",
    "handout.then": "and then {rhythm}",
    "receipt.handout_nothing": (
        "There is nothing to hand out yet. What was practised, and what to try: {gw} meeting edit {id} --skill --try"
    ),
    "handout.read": "No name stands on it, but for those in your own words. Read it before you hand it out.",
    # What was offered, asked of whoever's plan it is
    "offered.whose": "This one is for {name} to answer.",
    "offered.both": "From a group: {skill}. And to try: {to_try}",
    "offered.skill": "From a group: {skill}",
    "offered.to_try": "From a group, to try: {to_try}",
    "ask.offered.both": (
        "Do you want it in your plan? (y: both; s: only the first; t: only what to try; n: no; Enter: another time)"
    ),
    "ask.offered.one": "Do you want it in your plan? (y; n: no; Enter: another time)",
    "problem.offered": "One of these: y, s (only the first), t (only what to try), n, or Enter for another time.",
    "receipt.offered_taken": "Yours now: {things}",
    "what.offered_taken": "from a group: {things}",
    "offered.left": "It stays out of your plan, and is not asked again.",
    "data.offers": "Offered from a group, not answered yet",
}
