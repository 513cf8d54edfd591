"""What people type at a question that is no answer to it: a plain no, not knowing, a word that steers. English.

And how a half of an if-then is taken out of the sentence it was typed as.
"""

from __future__ import annotations

import re

NO = frozenset(("no", "n", "none", "nothing", "nobody", "no one", "noone", "nope", "no thanks", "not really", "nah"))
NOBODY = frozenset(
    ("no one", "noone", "no-one", "nobody", "none", "no one yet", "no-one yet", "nobody yet", "none yet")
)
YES = frozenset(("y", "yes", "yes please", "yep", "yeah", "ok", "okay", "sure"))
UNSURE = frozenset(
    (
        *("i don't know", "i dont know", "i do not know", "don't know", "dont know", "no idea", "not sure"),
        *("i'm not sure", "im not sure", "i am not sure", "idk", "dunno", "what do you mean"),
    )
)
STEERING = {
    **dict.fromkeys(("quit", "exit", "stop", "q", "bye", "later"), "later"),
    **{word: word for word in ("back", "skip", "edit", "why", "plan", "help")},
    "?": "help",
}


def plain(text: str) -> str:
    """A text as it is compared with these: without letter case and the signs around it."""
    kept = " ".join(text.casefold().replace("’", "'").split())
    return kept if kept == "?" else kept.strip(" .,!?")


def is_nobody(text: str) -> bool:
    """Whether it says that there is no one: no name, and more than a plain no."""
    return plain(text) in NOBODY


def when_of(text: str) -> str:
    """The first half of an if-then: "I wake at three" of "If I wake at three."; as it was where nothing is left."""
    return _without(text, r"(?:if|when|whenever)\s+")


def then_of(text: str) -> str:
    """The second half: "get up" of "then I get up."."""
    kept = _without(text, r"(?:then\s+)?(?:i\s+)?")
    short = re.match(r"i(?:'|’)(ll|d)\s+", kept, re.IGNORECASE)
    return kept if short is None else f"{'will' if short[1].lower() == 'll' else 'would'} {kept[short.end() :]}"


def _without(text: str, beginning: str) -> str:
    kept = re.sub(rf"^[\s….]*{beginning}", "", text, count=1, flags=re.IGNORECASE).strip()
    kept = kept.removesuffix(".") if not kept.endswith("..") else kept
    return kept or text
