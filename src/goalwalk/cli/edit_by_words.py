"""A thing is changed by its sentence: what stands behind its name is what it is from now on ("water twice a day"),
where that is plainly understood, else asked of; with nothing behind it, what is to change is asked.
"""

from __future__ import annotations

from typing import Any

from goalwalk import words
from goalwalk.cli.prompts import Reader, as_typed, ask_or_pass, ask_until, yes_or_no
from goalwalk.cli.run import Run
from goalwalk.core import texts
from goalwalk.core.amounts import read_whole
from goalwalk.core.errors import CannotBeDone, NotUnderstood, Stopped
from goalwalk.core.model.plan import Plan
from goalwalk.core.nouns.records import shown_id

Fields = dict[str, Any]
Noun = Any  # a table of `cli.noun`, which calls this


def as_said(run: Run, noun: Noun, typed: str) -> tuple[str, Fields]:
    """The id of the thing that the words name, and what is typed of its fields: by the words behind its name, or asked.

    Raises what finding it raises; NotUnderstood: "edit_behind" for words that may be anything, "nothing_to_change" for
    none, where nobody can be asked; Stopped where nothing is to change.
    """
    plan = run.plan()
    record, behind = apart(noun, plan, typed)
    id = shown_id(plan, noun.kind, record)
    if behind:
        said = noun.said(run, record, behind.removeprefix("to ")) or _new_name(run, noun, id, record, behind)
        return id, said
    if not run.can_ask:
        raise NotUnderstood("nothing_to_change", command=f"{noun.name} edit {id}", option=noun.title.option)
    return id, _asked(run, noun, plan, record)


def apart(noun: Noun, plan: Plan, typed: str) -> tuple[Any, str]:
    """The thing with the longest name that these words begin with, and the words behind it. Raises what finding it by
    all of them raises; CannotBeDone("several_fit") where the first of them name several."""
    try:
        return noun.find(plan, typed), ""
    except CannotBeDone as problem:
        if not problem.code.startswith("no_such"):
            raise
        missing = problem
    said = typed.split()
    for at in range(len(said) - 1, 0, -1):
        try:
            return noun.find(plan, " ".join(said[:at])), " ".join(said[at:])
        except CannotBeDone as problem:
            if problem.code == "several_fit":
                raise
    raise missing


def _new_name(run: Run, noun: Noun, id: str, record: Any, behind: str) -> Fields:
    """Words that are nothing else may be a new name: it is asked."""
    option = noun.title.option
    if not run.can_ask and not run.yes:
        raise NotUnderstood("edit_behind", text=behind, command=f"{noun.name} edit {id} {option}")
    run.name_whose()
    title = getattr(record, noun.title.name)
    if not (run.yes or yes_or_no(words.say("ask.edit_name", text=behind, title=title))):
        raise Stopped("stopped")
    return {noun.title.name: behind}


def _asked(run: Run, noun: Noun, plan: Plan, record: Any) -> Fields:
    """Which field is to change, by its number or its name, and what it is from now on."""
    run.name_whose()
    run.session.open()
    fields = [field for field in noun.fields if not field.adds_only and not field.of.startswith("bool")]
    names = [words.say(f"field.{field.option[2:]}") for field in fields]
    for number, name in enumerate(names, 1):
        run.tell("ask.edit_field", number=number, name=name)
    which = ask_or_pass("ask.edit_which", lambda text: _one_of(text, fields, names))
    if which is None:
        raise Stopped("stopped")
    field = fields[which]
    reader = as_typed(
        lambda text: noun.check(run, field, [text] if field.of.startswith("list") else text, plan, record)
    )
    is_text = field.read in (texts.title, texts.note)
    answer = ask_until(
        words.say("ask.edit_value", name=words.begun_large(names[which])),
        Reader(reader.read, words=is_text),
    )
    return {field.name: [answer] if field.of.startswith("list") else answer}


def _one_of(text: str, fields: list[Any], names: list[str]) -> int:
    """The place of the field of that number, name or option. Raises NotUnderstood("one_of")."""
    number = read_whole(text, 1, len(fields))
    if number is not None:
        return number - 1
    said = text.casefold().strip().removeprefix("--")
    fits = [at for at, field in enumerate(fields) if said in (names[at], field.option[2:])]
    fits = fits or [at for at, name in enumerate(names) if said in name]
    if len(fits) != 1:
        raise NotUnderstood("one_of", text=text, known=names)
    return fits[0]
