"""What was told of steps, as it would be said by their titles: "took my pills" of "Evening meds", "spoke to Noor" of
"Call Noor". Words of a title are kept as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalwalk.core.letters import folded
from goalwalk.core.plain import tables

# Words for one thing, side by side.
ALIKE = (
    "call calls called calling phone phoned phoning ring rang rung ringing spoke speak spoken talk talked talking "
    "text texted texting message messaged messaging contact contacted dialled",
    "meds med medication medications medicine medicines pill pills tablet tablets tabs",
    "run ran running jog jogged jogging",
    "walk walked walking stroll strolled strolling",
    "gym workout exercise exercised exercises exercising training trained",
    "drink drank drunk drinking",
    "eat ate eaten eating",
    "read reading reads",
    "write wrote written writing",
    "journal journalled journaled journaling journalling diary",
    "sleep slept sleeping",
    "meditate meditated meditating meditation",
    "swim swam swum swimming",
    "cycle cycled cycling bike biked biking ride rode riding",
    "draw drew drawn drawing sketch sketched sketching",
    "clean cleaned cleaning tidy tidied tidying hoover hoovered",
    "cook cooked cooking",
    "shower showered showering",
    "shop shopped shopping groceries",
    "meet met meeting",
    "visit visited visiting see saw seen",
    "buy bought buying",
    "practise practised practising practice practiced practicing",
    "study studied studying",
    "stretch stretched stretching stretches",
    "pray prayed praying prayer prayers",
    "sing sang sung singing",
    "teeth tooth",
    "vitamins vitamin",
)
GROUP = {word: number for number, words in enumerate(ALIKE) for word in words.split()}
# What only tells that something was done, where no title has it; a phrase of several words before its parts.
TOLD = tables.phrases(
    """i; i've; ive; i'm; my; the; some; did; do; done; took; had; went; went for; went to; got; got to; a; an; also;
    then; managed; managed to; finished; completed; made; been; have; all my; go; go for; gone; take; too; as well;
    already; today's; i did the; did the; did my; was able to; got round to; got around to; did some"""
)
LONGEST = 9  # words, of which an amount may be amid a name
KEPT = frozenset(("yes", "yeah", "yep", "ok", "okay", "sure", "right", "fine", "a bit", "a bit more"))
# Of what is told these leave open whether it was done.
UNSURE = frozenset(
    (
        *(
            "maybe",
            "perhaps",
            "probably",
            "possibly",
            "hopefully",
            "ideally",
            "preferably",
            "usually",
            "normally",
            "idk",
        ),
        *(
            "dunno",
            "i dunno",
            "not sure",
            "i'm not sure",
            "im not sure",
            "i don't know",
            "i dont know",
            "i hope",
            "try",
        ),
        *("i want", "i want to", "i'd like", "id like", "i would like", "i'd like to", "id like to", "i'll try"),
        *("ill try", "i try", "if i can", "if possible", "if i manage", "would be good", "would be nice", "would do"),
        *("let's do", "lets do", "for now", "at first", "kinda", "kind of", "sort of", "sorta", "was", "i guess"),
    )
)
SIGNS = {ord(sign): " " for sign in '()[]!"“”…;*'} | {ord("’"): "'"}


def told(text: str, titles: Sequence[str]) -> list[str]:
    """The words, each as it stands in a title, without those that tell nothing."""
    known = {word for title in titles for word in folded(title).split()}
    words = [
        word for typed in folded(text).translate(SIGNS).replace(", ", " , ").split() for word in _spelt(typed, known)
    ]
    kept: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in (4, 3, 2, 1) if _is_unsaid(words[at : at + n], known, words[at + n : at + n + 1])), 0)
        if length == 0 and words[at] in ("to", "with") and at and GROUP.get(words[at - 1]) == GROUP["call"]:
            length = 1  # spoke to
        if not length:
            kept.append(as_in(known, words[at]))
        at += length or 1
    return kept


def amounts_amid(words: list[str]) -> list[tuple[list[str], list[str]]]:
    """Each name with an amount that may stand amid it: "drink water", "a glass", of "drink a glass of water"."""
    parted: list[tuple[list[str], list[str]]] = []
    for start in range(1, len(words) if len(words) <= LONGEST else 0):
        word = words[start]
        if tables.is_number(word) or word in tables.SMALL or word in ("a", "an", "half"):
            for end in range(min(len(words) - 1, start + 4), start + 1, -1):
                rest = words[end + (words[end] == "of") :]
                parted += [([*words[:start], *rest], words[start:end])] if rest else []
    return parted


def as_in(known: set[str], word: str) -> str:
    """A word as it stands in a title, where it is told as something done, or by another name: "called" is "call",
    "pills" may be "meds". What could be two words of titles stays as it is."""
    said = folded(word)
    if said in known:
        return word
    tried = [said[: -len(end)] for end in ("ed", "d", "ing") if said.endswith(end)]
    tried += [f"{stem}e" for stem in tried] + [stem[:-1] for stem in tried if stem[-1:] == stem[-2:-1]]
    stem = next((stem for stem in tried if len(stem) > 2 and stem in known), None)
    if stem is not None or said not in GROUP:
        return stem or word
    alike = [other for other in known if GROUP.get(other) == GROUP[said]]
    return alike[0] if len(alike) == 1 else word


def _spelt(word: str, known: set[str]) -> list[str]:
    bare = word.rstrip(".:") or word
    if bare in ("-", ":"):
        return [","]
    return [bare] if bare in known else tables.SPELT.get(bare, bare).split()


def _is_unsaid(words: list[str], known: set[str], following: list[str]) -> bool:
    """Whether these words tell nothing here: none of them stands in a title, and "a" or "an" counts nothing."""
    said = " ".join(words)
    if not words or said in KEPT or known.intersection(words):
        return False
    if said in ("a", "an"):
        return bool(following) and as_in(known, following[0]) in known
    return said in TOLD or (said in tables.UNSAID and said not in UNSURE)
