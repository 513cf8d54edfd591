"""First steps towards people, for whoever has no one yet. Suggestions, in no order; of groups we say what they are.

None of them is ours and none is better than another. Names are examples of a kind.
"""

from __future__ import annotations

from typing import NamedTuple


class FirstStep(NamedTuple):
    """A small step towards people, as it stands in a plan, and what it is."""

    title: str
    about: str


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
