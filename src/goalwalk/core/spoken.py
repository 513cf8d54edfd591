"""What people type that is no command and no answer: a plain no, not knowing, a word that steers a question, words
of a hard moment, what is no command by that name. And how half an if-then is taken out of its sentence. English.
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
    **dict.fromkeys(("quit", "exit", "stop", "q", "bye", "later"), "later"),
    **dict.fromkeys(("back", "go back", "previous", "undo"), "back"),
    **dict.fromkeys(("skip", "pass", "next", "skip it", "skip this"), "skip"),
    **dict.fromkeys(("help", "help me", "?", "h"), "help"),
    **{word: word for word in ("edit", "why", "plan")},
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


Need = Literal["lines", "now", "pull", "told", "people"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


# Of a hard moment: `lines`, the page for it with emergency and help lines first; `now`, that page; `pull`, what may be
# pulling, or may have happened; `told`, what was a hard day; `people`, who is wanted.
NEEDS: dict[str, Need] = {
    **dict.fromkeys(
        _words(
            """suicide; suicidal; kill myself; kill; die; dying; i want to die; want to die; end it; end it all; self
            harm; self-harm; selfharm; hurt myself; cut myself; overdose; overdosed; od; sos; crisis; emergency;
            emergencies; hotline; lifeline; helpline; 911; 112; 999; 988; danger; unsafe"""
        ),
        "lines",
    ),
    **dict.fromkeys(
        _words(
            """help me; help me now; cut; cutting; scared; afraid; panic; panicking; panic attack; anxiety; anxious;
            desperate; hopeless; i cant; i can't; cant cope; can't cope; breathe; calm; sad; cry; crying; depressed;
            hurt; pain; overwhelmed; flashback; nightmare; voices; withdrawal; shaking; alone; lonely; loneliness;
            isolated; i feel alone; numb; empty; angry; rage; grief"""
        ),
        "now",
    ),
    **dict.fromkeys(
        _words(
            """drink; drank; drunk; i drank; drinking; use; used; i used; using; relapse; relapsed; relapsing; lapse;
            lapsed; slip; slipped; slipup; slip up; slipped up; smoked; smoke; smoking; gambled; gamble; binge; binged;
            high; gave in; crave; craving; cravings; urges; tempted; temptation; trigger; triggered; thirsty; pull"""
        ),
        "pull",
    ),
    **dict.fromkeys(
        _words(
            """fell; messed up; screwed up; failed; fail; i failed; bad day; hard day; worst; ashamed; guilty; regret"""
        ),
        "told",
    ),
    **dict.fromkeys(_words("nobody; no one; friend; friends; sponsor; talk; call; people"), "people"),
}
AT_ONCE = ("suicide", "suicidal", "die", "kill", "overdose", "sos", "crisis", "emergency")


def need_of(typed: str) -> Need | None:
    """What a line asks for that begins with no command: the whole of it, its first words, or any word that asks for
    help at once; None for any other."""
    said = plain(typed[:200])
    words = said.split()
    if any(word in AT_ONCE for word in words):
        return "lines"
    return NEEDS.get(said) or NEEDS.get(" ".join(words[:2])) or (NEEDS.get(words[0]) if words else None)


# What is typed as if it were a command, and what answers it: the sentence `problem.way.…`.
WAYS = {
    **dict.fromkeys(("backup", "backups", "copy", "copies"), "backup"),
    **dict.fromkeys(("restore", "recover"), "restore"),
    **dict.fromkeys(("delete", "erase", "forget", "remove", "rm"), "erase"),
    **dict.fromkeys(("quit", "exit", "bye", "logout", "close", "stop", ":q", ":quit", "q"), "leave"),
    **dict.fromkeys(("save", "sync", "upload"), "save"),
    **dict.fromkeys(("print", "paper", "pdf"), "print"),
    **dict.fromkeys(("list", "ls", "show", "plan", "goals", "steps"), "list"),
    **dict.fromkeys(("settings", "setting", "options", "set"), "settings"),
    **dict.fromkeys(("mood", "evening", "checkin", "check-in"), "evening"),
    **dict.fromkeys(("note", "journal", "diary", "write", "log"), "keep"),
    **dict.fromkeys(("new", "start", "begin", "init"), "begin"),
    **dict.fromkeys(("encrypt", "password", "passphrase", "private"), "lock"),
}
