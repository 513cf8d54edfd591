"""What people type that is no answer: a plain no, not knowing, a word that steers a question, words
of death. And how half an if-then is taken out of its sentence. English. What is typed as if it were a command: `heard`.
"""

from __future__ import annotations

import re
from typing import Literal

Control = Literal["yes", "no", "unsure", "skip", "back", "help", "later"]


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(";"))


NO = _phrases(
    """no; n; none; nothing; nobody; no one; noone; nope; nah; not really; never mind; nevermind; nvm; no thanks;
    no thank you; no thx; nothing really; not now; none really; nothing comes to mind; nothing else; thats all;
    that is all; that's all; no not now; not yet; nothing yet; nothing today; no nothing"""
)
NOBODY = frozenset(
    ("no one", "noone", "no-one", "nobody", "none", "no one yet", "no-one yet", "nobody yet", "none yet")
)
YES = _phrases(
    """y; yes; yes please; yep; yup; yeah; ya; ye; sure; of course; ok; okay; k; okey; right; it is right; it's
    right; its right; that's right; thats right; that is right; this is right; all right; alright; correct;
    that's correct; exactly; true; agreed; definitely; absolutely; yes right; yes it is; yes it's right; yes
    that's right; it is; i do; yes i do; yes of course; yes sure; yes ok"""
)
# Whether something is right as it is: these say that it is, and that it is not.
FINE = _phrases(
    """good; fine; perfect; great; about right; just right; it is about right; it's about right; looks good; sounds
    good; looks right; sounds right; it is fine; it's fine; that's fine; it fits; fits; it is ok; it's ok;
    that's ok; it is good; that's good; keep; keep it; same; the same; leave it; leave it as it is; as it is;
    not too big; it's not too big"""
)
TOO_BIG = _phrases(
    """too big; it is too big; it's too big; its too big; that's too big; thats too big; bit too big; a bit too
    big; a little too big; too much; it is too much; it's too much; that's too much; too hard; it is too hard;
    it's too hard; that's too hard; too difficult; too long; smaller; a smaller one; something smaller; make it
    smaller; not right; it is not; it isn't; it's not; it is not right; it's not right; not quite; big; hard; no
    it is too big; no too big; no it's too big; yes it is too big; yes too big; yes it's too big; no smaller"""
)
UNSURE = _phrases(
    """i don't know; i dont know; i do not know; don't know; dont know; no idea; not sure; i'm not sure; im not
    sure; i am not sure; idk; dunno; i dunno; what do you mean; unsure; i have no idea; no clue; hard to say;
    can't say; cant say; don't know yet; i don't know yet; not sure yet"""
)
STEERING = {
    **dict.fromkeys(("quit", "exit", "stop", "cancel", "q", ":q", "bye", "later"), "later"),
    **dict.fromkeys(("back", "go back", "previous", "undo"), "back"),
    **dict.fromkeys(("skip", "pass", "next", "skip it", "skip this"), "skip"),
    **dict.fromkeys(("help", "help me", "?", "h"), "help"),
    **{word: word for word in ("edit", "why", "plan")},
    # In a talk, that it may end here.
    **dict.fromkeys(
        _phrases("enough; that's enough; thats enough; that is enough; enough for today; enough for now; that'll do"),
        "enough",
    ),
}
# What a command's siblings are called: said alone where a text is expected, it is meant for one of them.
VERBS = frozenset(("list", "ls", "show", "edit", "remove", "delete", "rm", "add", "help", "undo"))


def control(text: str) -> Control | None:
    """What an answer means that is a word to whoever asks, and no answer in words; None where it is one."""
    said = plain(text)
    steered = STEERING.get(said)
    if steered in ("later", "back", "skip", "help"):
        return steered  # type: ignore[return-value]
    if said in YES:
        return "yes"
    if said in NO:
        return "no"
    return "unsure" if said in UNSURE or (text.strip() and set(text.strip()) <= NOTHING) else None


def verb(text: str) -> tuple[str, str] | None:
    """What a text asks a command for, and of which number: "list", "show 1"; None for any text that is more."""
    said, _, number = plain(text).partition(" ")
    meant = {"ls": "list", "delete": "remove", "rm": "remove"}.get(said, said)
    return (meant, number) if said in VERBS and (not number or number.isdecimal()) else None


def plain(text: str) -> str:
    """A text as it is compared with these: without letter case, accents, and the signs around it and between words."""
    kept = text.casefold()
    if not kept.isascii():
        from goalwalk.core.letters import plain_letters

        kept = plain_letters(kept)
    kept = " ".join("".join(" " if sign in SIGNS else sign for sign in kept).split())
    return "?" if kept and set(kept) == {"?"} else kept.strip(" ?'-")


NOTHING = frozenset("-–—.…?")
SIGNS = frozenset('.,!;:…"()[]<>*~')


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


def in_order(text: str) -> tuple[str, ...]:
    """Phrases between semicolons."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


# Of not wanting to live, or of harm: heard in any sentence, at any question. Apostrophes aside, as all that is here.
DEATH = in_order(
    """suicide; suicidal; kill myself; killing myself; kill me; kms; unalive; want to die; wanna die;
    want to be dead; rather be dead; better off dead; better off without me; wish i was dead; wish i were dead;
    wish i wasnt here; wish i was never born; end my life; ending my life; end it all; want to end it; gonna end it;
    going to end it; take my life; take my own life; taking my own life; dont want to live; do not want to live;
    dont wanna live; dont want to be alive; dont want to be here; do not want to be here; dont wanna be here;
    dont want to exist; dont want to wake up; want to disappear; not want to live; nothing to live for;
    no reason to live; no point in living; cant go on like this; cant go on anymore; cant do this anymore;
    cant live like this; tired of living; ready to die; hang myself; hanging myself; shoot myself; drown myself;
    jump off a bridge; jump in front of; hurt myself; hurting myself; harm myself; harming myself; cut myself;
    cutting myself; self harm; self-harm; selfharm; self harming; overdose; overdosed; overdosing; took too many pills;
    took all my pills; take all my pills; too many pills; wanted to die; wanting to die; wish to die; want die;
    wana die; wanted to be dead; wished i was dead; stop living; stop existing; end everything; want it all to end;
    want it to be over; want to be gone; sleep forever; never wake up; not wake up; dont want to be around anymore;
    suicde; sucide; suiside; kil myself; killmyself; overdoze"""
)
# The same, where a line begins with no command: there a word alone says enough.
AT_ONCE = ("suicide", "suicidal", "die", "kill", "overdose", "sos", "crisis", "emergency")
# An answer that is nothing else.
ALONE = frozenset((*AT_ONCE, "dying", "end it", "i cant go on", "cant go on", "kill me"))
# Typed at a question, it is the page for a hard moment that is meant.
PAGE = frozenset(("now", "goalwalk now", "gw now", "help me", "help me now", "help me please", "please help me"))


def spoken_plainly(typed: str) -> str:
    """A text as it is compared here: as `spoken.plain`, and without apostrophes."""
    return plain(typed[:5000]).replace("'", "").replace("’", "")


def of_death(typed: str) -> bool:
    """Whether a text speaks of dying, or of harming oneself, in any of its words."""
    return stand_in(DEATH, spoken_plainly(typed))


def at_a_question(typed: str) -> Literal["lines", "now"] | None:
    """What an answer asks for that is none: "lines" for words of death, and for what asks for help at once; "now" for
    the page by its name; None for any other."""
    said = spoken_plainly(typed)
    if said in ALONE or stand_in(DEATH, said):
        return "lines"
    return "now" if said in PAGE else None


def is_line(typed: str) -> bool:
    """Whether a whole command line was typed, by its first word."""
    first, _, rest = spoken_plainly(typed).partition(" ")
    return first == "goalwalk" or (first == "gw" and bool(rest))


def stand_in(phrases: tuple[str, ...], said: str) -> bool:
    """Whether one of these phrases stands in what was said, as whole words."""
    padded = f" {said} "
    return any(f" {phrase} " in padded for phrase in phrases)
