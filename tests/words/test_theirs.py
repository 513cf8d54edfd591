"""Beside somebody else's plan no sentence takes them for the reader: it says "you" to whoever it is read to, or not."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from goalwalk import words
from goalwalk.words import sentences
from goalwalk.words.en.theirs import SENTENCES as THEIRS

YOU = re.compile(r"\b(?:you|your|yours|yourself|you're)\b", re.IGNORECASE)
# Sentences that say "you" beside any plan, and to whom.
TO_WHOM = {
    "whoever is asked, for it is read aloud": (
        r"ask\..*|begin\..*|checkin\..*|walk\..*|typing\..*|note\..*|needed\.ways|page\.country|review\.(?:why|q)\..*|barrier\.so_far"
        r"|barrier\.draft|setback\.looking_back"
    ),
    "whoever is in a hard moment": r"now\..*|problem\.need_.*|problem\.no_command_.*",
    "whoever types": (
        r"problem\.(several_told|no_access|page_no_permission|copy_of_own)|setting\.(my_.*|computer|readers|report)"
        r"|received\..*|desk_key\..*|receipt\.desk_key.*|data\.desk_key|problem\.wrong_desk_passphrase"
        r"|lock\.passphrase_own"
        r"|whose\.own|undo\.own|people\.empty|handout\.read|for\.begins|everyone\..*|demo\..*"
    ),
    "whoever the paper or the card is for": r"page\.danger|card\.head",
    "oneself, for it is not said beside somebody else's plan": (
        r"welcome\.back|receipt\.page_(?:html|pdf|text)|(?:problem\.)?remind[._].*"
    ),
}


def said(sentence: str | tuple[str, str]) -> tuple[str, ...]:
    return (sentence,) if isinstance(sentence, str) else sentence


def facts(sentence: str | tuple[str, str]) -> set[str]:
    return {name for form in said(sentence) for _, name, _, _ in Formatter().parse(form) if name}


def test_each_sentence_that_says_you_says_it_to_somebody_who_reads_it() -> None:
    for key, sentence in sentences().items():
        if any(map(YOU.search, said(sentence))):
            to = [whom for whom, keys in TO_WHOM.items() if re.fullmatch(keys, key)]
            assert (key in THEIRS) + len(to) == 1, (key, sentence, to)


@pytest.mark.parametrize("key", THEIRS)
def test_what_is_said_in_its_place(key: str) -> None:
    ours, theirs = sentences()[key], THEIRS[key]
    asks = any("?" in text for text in said(ours))  # whoever reads it, who is not the one it is about
    assert asks or any(map(YOU.search, said(ours))), "it can be said of any plan"
    assert not any(map(YOU.search, said(theirs)))
    assert facts(theirs) <= facts(ours) and len(said(theirs)) == len(said(ours))


def test_it_is_said_while_somebody_elses_plan_is_open() -> None:
    words.call_it("goalwalk --person Jo", theirs=True)
    try:
        assert words.say("receipt.support_there", title="Sam", day="today") == "They were there for Sam, today."
        assert words.called() == ("goalwalk --person Jo", True)
    finally:
        words.call_it("goalwalk")
    assert words.say("receipt.support_there", title="Sam", day="today") == "You were there for Sam, today."
