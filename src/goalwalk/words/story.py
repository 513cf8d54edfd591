"""English, for the story, the four components side by side, mood, shared wins.

A part of the catalogue in `en`, and written as the rest of it.
"""

from __future__ import annotations

STORY: dict[str, str | tuple[str, str]] = {
    # The four components of peer support
    "component.action": "Goal-setting",
    "component.practice": "Skill-building",
    "component.ask": "Advocacy",
    "component.connect": "Community",
    "components.steps": "Steps that go on",
    "components.total": "Days in all",
    "components.days": ("1 day", "{n} days"),
    "components.nothing": "{name}: nothing yet",
    "components.not_all": "Not all four have to be there at once. A small thing to begin with, if you like:",
    "components.next.action": '{name}: {gw} step add "Something small"',
    "components.next.practice": "{name}: look around among skills, {gw} skill browse",
    "components.next.ask": "{name}: what stands in the way, and whom to ask, {gw} barrier add",
    "components.next.connect": "{name}: who could be in your corner, {gw} support first",
    # Mood and urges over weeks
    "mood.title": ("This week", "The last {n} weeks"),
    "mood.name.mood": "Mood, 1 to 5",
    "mood.name.urge": "{Urge_word}, 0 to 10",
    "mood.legend": "{low} low  {high} high  {nothing} nothing written",
    "mood.signs": "A sign is a day; where days do not fit, the middle of a week.",
    "mood.week.mood": (
        "week of {day}: mood {value}, said on 1 day",
        "week of {day}: mood {value}, said on {n} days",
    ),
    "mood.week.urge": (
        "week of {day}: {urge_word} {value}, said on 1 day",
        "week of {day}: {urge_word} {value}, said on {n} days",
    ),
    "mood.between": "between {low} and {high}",
    "mood.empty": "Nothing is written of mood or {urge_word} in these weeks. It begins with: {gw} checkin --mood 3",
    "problem.weeks": "That is a whole number of weeks from 1 to {most}.",
    "problem.only_with": "{option} goes with {other}. Like this: {example}",
    # The story
    "story.title": "The story so far",
    "story.of_goal": "the story so far",
    "story.page": "My story",
    "story.page.of": ": the story so far",
    "story.until": "Up to {day}",
    "story.month": "{month} {year}",
    "story.told.begun": "Begun: {text}",
    "story.told.reached": "Reached: {text}",
    "story.told.let_go": "Let go: {text}. That is a choice too.",
    "story.told.win": "Win: {text}",
    "story.told.kept": "Kept: {text}",
    "story.win.of": "{of}'s win: {text}",
    "story.told.ask": "Asked: {text}",
    "story.ask.of": "Asked {of}: {text}",
    "story.told.eased": "No longer in the way: {text}",
    "story.told.run": "Longest run of {text}: {length}, from {first}",
    "story.told.run.going": "Longest run of {text}: {length}, since {first}, and still going",
    "story.told.milestone": "{text}: {length}",
    "story.days": ("one day", "{n} days"),
    "story.months": ("one month", "{n} months"),
    "story.years": ("one year", "{n} years"),
    "story.told.skill": "Practised for the first time: {text}",
    "story.told.setback": "{Setback_word}: {text}",
    "story.setback.bare": "{Setback_word}",
    "story.and_learned": "{told}; learned: {learned}",
    "story.learned": "Learned: {learned}",
    "story.comebacks": ("Came back once", "Came back {n} times"),
    "story.latest": "And the latest good thing, {day}: {told}",
    "story.end": "And it goes on from here.",
    "story.empty": 'Nothing to tell of these days yet. A win begins it: {gw} win "Got out of bed"',
    # Wins, shared
    "wins.of": "{of}: {text}",
    "wins.also": ("and one of somebody else", "and {n} of others"),
    "wins.theirs": ("One win of somebody else", "{n} wins of others"),
    "what.win_of_added": "win of {of}: {text}",
    "receipt.win_of_added": "Kept, {of}'s win: {text}",
}
