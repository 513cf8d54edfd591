"""What a person may take over: first steps towards people, and the starter library: twelve skills, three of a kind.

Suggestions, in our own words and no order; none is better than another, and names are examples of a kind. Of groups we
say what they are.
"""

from __future__ import annotations

from goalwalk.core.nouns.skill_cards import Card
from goalwalk.core.nouns.supports import FirstStep

FIRST_STEPS: tuple[FirstStep, ...] = (
    FirstStep("Call a warmline", "A phone line to talk when nothing is on fire. It is not an emergency line."),
    FirstStep(
        "Look in at a recovery community centre",
        "A place to walk into, say hello and look around. There is no need to stay long.",
    ),
    FirstStep("Go to a twelve-step meeting", "People who meet around twelve steps, such as AA or NA."),
    FirstStep(
        "Go to a group without a religious side",
        "A secular group, such as SMART Recovery or LifeRing.",
    ),
    FirstStep(
        "Go to a group of people I share something with",
        "A faith, a culture, a way of meditating, being a woman. Recovery Dharma and Women for Sobriety are two.",
    ),
    FirstStep(
        "Talk with a peer specialist",
        "Somebody who knows it from their own life, and whose work is to walk beside others.",
    ),
    FirstStep("Write to an old friend", "One short message is enough, like: I thought of you today."),
    FirstStep(
        "Say hello where I go anyway",
        "Somebody at a place you know: the library, the café, the bus stop. One sentence is enough.",
    ),
)

STARTERS: tuple[Card, ...] = (
    Card(
        "Say no in one sentence",
        "communication",
        when="Somebody asks you for something, and you do not want it or have no room for it.",
        how=(
            'The no comes first, in a few words: "No, not this time."',
            "You need no reason; if you want to give one, one short one is enough.",
            "Asked again, you can say the same sentence again.",
            "Then it may be quiet for a moment, and you need not fill the quiet.",
        ),
        smaller='Only the words "No, thank you", and you turn to something else.',
    ),
    Card(
        "Ask for one thing",
        "communication",
        when="There is something you need, and the other person may not know it.",
        how=(
            "You choose one thing, small enough for a plain yes or no.",
            "You choose one person, and a moment when they have a minute.",
            'You say what and when: "Could you come with me on Thursday at ten?"',
            "If the answer is no, you can still ask somebody else.",
        ),
        smaller="One text message with one question in it.",
    ),
    Card(
        "Say what it is like for you",
        "communication",
        when="Something between you and somebody is sore, and you want to talk, not fight.",
        how=(
            'You say what happened, and only that: "You came home at two."',
            'You say what it was like for you: "I lay awake and was worried."',
            'You say what you would like: "Next time I would like a text."',
            "Then it is their turn, and you listen until they are done.",
        ),
        smaller='One sentence that begins "I would like", and the rest on another day.',
    ),
    Card(
        "Busy hands while a pull passes",
        "hard moments",
        when="A strong pull is there, and you do not want to go along with it.",
        how=(
            "You give your hands something to do: dishes, dough, a pencil, a stone to turn.",
            'You tell yourself: "This is a pull. It can rise, and it can ease."',
            "You notice where in your body it sits, the way you would look at the weather.",
            "You go on for one song, then look how strong it is now.",
            "If it is still strong: one more song, or somebody to call.",
        ),
        smaller="Something to hold in both hands, and three slow breaths.",
    ),
    Card(
        "Ten minutes, then decide again",
        "hard moments",
        when="You are about to do something that you may not want an hour from now.",
        how=(
            "You look at the clock; for ten minutes nothing is decided.",
            "If you can, you go to another room, or out of the door.",
            "You do one plain thing there: a glass of water, a cup to wash.",
            "When the time is up, you think of one thing that matters to you.",
            "Then you decide again; ten minutes more is an answer, too.",
        ),
        smaller="You count slowly to thirty, and then decide again.",
    ),
    Card(
        "A message, ready to send",
        "hard moments",
        when="It is hard just now, and finding the words is too much.",
        how=(
            'On a calm day you write it: "It is hard just now. Can you call me?"',
            "You keep it in your phone or on paper, with two or three names beside it.",
            "In a hard moment it goes to the first name, just as it is.",
            "If no answer comes in a few minutes, it goes to the next name.",
            "If nobody answers, there are help lines; in danger, your local emergency number.",
        ),
        smaller="One word that the two of you agreed on before, to one person.",
    ),
    Card(
        "Breathe out slowly",
        "coping",
        when="Your heart is going fast, or your thoughts are.",
        how=(
            "You sit or stand so that you can feel the floor under your feet.",
            "You let the breath come in by itself.",
            "You breathe out slowly, as if to cool a spoon of soup.",
            "Five times is plenty; if you feel dizzy, you breathe as you like again.",
        ),
        smaller="One long breath out, wherever you are.",
    ),
    Card(
        "Name what is here",
        "coping",
        when="Your thoughts have carried you far away, or nothing feels quite real.",
        how=(
            "You look around and name three things that you see, each with its colour.",
            "You listen for one sound that is near, and one that is far away.",
            "You feel what is under your feet, and what is under your hands.",
            "If there is a smell or a taste, you name that, too.",
            "You say where you are, and which day it is.",
        ),
        smaller="One colour, one sound, and what is under your hand.",
    ),
    Card(
        "Out of your head, onto paper",
        "coping",
        when="The same thoughts go round and round, perhaps in the middle of the night.",
        how=(
            "You take any paper and a pen, and five minutes.",
            "You write what comes; nobody has to read it, and spelling does not matter.",
            "You draw a line under one thing that you can do something about.",
            "You fold the paper and put it away, or tear it up.",
        ),
        smaller="Three words on the back of an envelope.",
    ),
    Card(
        "One corner of a room",
        "daily living",
        when="The whole place is too much, and one pleasant spot would be good.",
        how=(
            "You choose one corner, no bigger than a small table.",
            "You bring a bag for rubbish, and a box for what belongs somewhere else.",
            "You go from left to right, until it is done or ten minutes are over.",
            "You put one thing there that you like to look at.",
            "The rest of the room can wait for another day.",
        ),
        smaller="Three things, each into the bin or back to its place.",
    ),
    Card(
        "An easy meal",
        "daily living",
        when="You could do with something to eat, and cooking is too much today.",
        how=(
            "On a calm day you choose one meal that takes one pot and ten minutes.",
            "What it takes is kept in the cupboard, enough for two times.",
            "On a tired day it is that meal, and there is nothing to choose.",
            "You sit down to eat it, with a glass of water beside it.",
        ),
        smaller="Bread with something on it, or a banana, and a glass of water.",
    ),
    Card(
        "Open the post with somebody",
        "daily living",
        when="Letters or bills are lying there, and opening them alone is too much.",
        how=(
            "You ask somebody you trust for half an hour, and put all of it in one bag.",
            "Together you open each one and make three piles: to pay, to answer, to keep.",
            "On what is to pay or to answer, you write by which day.",
            "You choose one, and do that one while you are together.",
            "Before you part, you say when you will look at the next.",
        ),
        smaller="One envelope, opened, and put where you will see it.",
    ),
)
