"""No one yet, said in a walk: a first step towards people, or something to bring to the next talk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cli.keyboard import Typed, typed_here
from cli.talking import Talks
from cli.whole.test_exit_codes import refused


def walk(answers: str, *more: str) -> Any:
    answer = typed_here(("walk", *more), answers + "\nadopt: yes\n")
    assert (answer.code, answer.err) == (0, "")
    return answer


@pytest.mark.parametrize("said", ["no one yet", "No one.", "nobody", "NOBODY yet"])
def test_no_one_yet_in_a_walk_becomes_a_step(said: str, home: Path, typed: Typed) -> None:
    walk(f"goal: Sleep\nstep: Read\npeople: {said}\npeople.first: 1\npeople.company: my niece")
    steps = typed("step", "list", "--json").json["steps"]
    assert [(one["title"], one["kind"], one["rhythm"]) for one in steps] == [
        ("Read", "action", "whenever"),
        ("Call a warmline", "connect", "once"),
    ]
    assert typed("support", "list", "--json").json["supports"] == []


def test_in_ones_own_words_and_towards_a_goal_that_is_there(planned: Path, typed: Typed) -> None:
    walk("people: nobody\npeople.first: Ring the bell next door", "2")
    last = typed("step", "list", "--goal", "2", "--json").json["steps"][-1]
    assert (last["title"], last["kind"]) == ("Ring the bell next door", "connect")


def test_without_a_goal_it_is_brought_to_the_next_talk(home: Path, typed: Typed) -> None:
    answer = walk("people: no one yet\npeople.first: 7\ntalk.bring: the letter", "--json")
    assert answer.json["brings"] == ["Write to an old friend", "the letter"]
    assert [one["text"] for one in typed("bring", "--json").json["brings"]] == ["Write to an old friend", "the letter"]
    assert typed("step", "list", "--json").json["steps"] == []


@pytest.mark.parametrize("said", ["no", "", "nope"])
def test_a_plain_no_asks_nothing_more(said: str, home: Path, typed: Typed) -> None:
    answer = typed("walk", stdin=f"goal: Sleep\npeople: {said}\npeople.first: 1\nadopt: yes\n")
    refused(answer, 2, "people.first")


def test_a_number_that_is_none_of_them(home: Path, typed: Typed) -> None:
    answer = typed("walk", stdin="goal: Sleep\npeople: nobody\npeople.first: 9\nadopt: yes\n")
    refused(answer, 2, "people.first", "1 to 8")


def test_at_a_terminal_they_are_offered_by_number(home: Path, talk: Talks, typed: Typed) -> None:
    here = talk("walk", "--only", "people").hears("walk.q.people").says("no one yet")
    here.hears("1 Call a warmline").hears("walk.q.people.first").says("9").hears("A number from 1 to 8")
    here.hears("walk.q.people.first").says("?").hears("walk.why.people.first").hears("walk.q.people.first").says("7")
    here.hears("walk.q.people.company").says("").hears("to bring to the next talk: Write to an old friend")
    here.hears("walk.q.adopt").says("change 1").hears("walk.q.people.first").says("").hears("walk.q.people.company")
    here.says("").hears("walk.q.adopt").says("y").ends()
    assert [one["text"] for one in typed("bring", "--json").json["brings"]] == ["Write to an old friend"]
