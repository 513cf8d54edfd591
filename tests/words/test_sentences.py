"""What it says: the words that are not used, and that every sentence is there, is used, and gets its facts."""

from __future__ import annotations

import ast
import errno
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from string import Formatter

import pytest

from cli.keyboard import commands, typed_here
from goalwalk import screens
from goalwalk.cli.commands import COMMANDS, function_of
from goalwalk.cli.parameters import parameters
from goalwalk.core.errors import NotSaved
from goalwalk.core.model.plan import Settings
from goalwalk.core.nouns.settings import TERMS
from goalwalk.words import LANGUAGE, ROOMS, help, in_terms_of, problem, say, sentences, texts
from goalwalk.words.ready_made import STARTERS
from source import SRC, modules

TYPED = texts("help.typed").TYPED

SENTENCES = sentences()
IN_LANGUAGE = SRC / "words" / LANGUAGE
CATALOGUE = [IN_LANGUAGE / f"{room}.py" for room in ROOMS]  # others say what stands there
MADE_UP, STARTERS_FILE = IN_LANGUAGE / "made_up.py", IN_LANGUAGE / "starters.py"
PROBLEMS = ("Problem", "Stopped", "NotUnderstood", "CannotBeDone", "CannotRead", "NotSaved")

NOT_SAID = re.compile(
    r"\b(fail\w*|miss|misses|missed|missing|brok(e|en)|los(e|es|ing|t)|forg(ive|ives|iven|ave|iving)|grad(e|es|ed|ing)"
    r"|relaps\w*|clean\w*|dirty|addict\w*|abus\w*|non-?complian\w*|should\w*|grace|scor(e|es|ed|ing)|streaks? broken"
    r"|bad|wrong choice|must not|guilt\w*|shame\w*|sorry|unfortunately|invalid|illegal|error|abort\w*|oops)\b|!",
    re.IGNORECASE,
)


def test_why_the_system_said_no_is_told_in_words() -> None:
    with_reason = [key for key, form in forms() if "{errno}" in form]
    assert len(with_reason) > 4
    for name in (*errno.errorcode.values(), "?", "0"):
        for key in with_reason:
            line = problem(NotSaved(key.removeprefix("problem."), path="a.csv", errno=name))
            assert not re.search(r"\bE[A-Z0-9]{2,}\b|[?]", line), line


def forms() -> Iterator[tuple[str, str]]:
    """Every sentence of the catalogue by its key; both forms where there are two."""
    for key, sentence in SENTENCES.items():
        for form in sentence if isinstance(sentence, tuple) else (sentence,):
            yield key, form


def test_no_sentence_says_what_we_do_not_say() -> None:
    for key, sentence in forms():
        assert not NOT_SAID.search(sentence), key
        assert "\n" not in sentence, key
        assert sentence == sentence.lstrip(), key


def test_every_room_is_read_and_no_key_stands_twice() -> None:
    holding = {path.stem for path in IN_LANGUAGE.glob("*.py") if hasattr(texts(path.stem), "SENTENCES")}
    assert holding == {*ROOMS, "theirs"}  # which says some of them otherwise: see test_theirs
    assert sum(len(texts(room).SENTENCES) for room in ROOMS) == len(SENTENCES)


def written_in(path: Path) -> Iterator[str]:
    """Every text that stands in a file, but for what explains the code."""
    tree = ast.parse(path.read_text())
    explaining = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explaining:
            yield node.value


@pytest.mark.parametrize("path", sorted((SRC / "words").rglob("*.py")), ids=lambda path: path.stem)
def test_no_text_in_these_files_says_it_either(path: Path) -> None:
    """The made-up plan, the starter library and every other table of texts; keys of sentences are no texts."""
    told = [text for text in written_in(path) if text not in SENTENCES]
    for text in told:
        assert not NOT_SAID.search(text), text


def test_texts_of_all_tables_are_read() -> None:
    """So that a table that is written otherwise does not slip by."""
    made_up = texts("made_up")
    assert {*made_up.WINS, made_up.GOALS[0].title, made_up.GOALS[0].steps[0].title} <= {*written_in(MADE_UP)}
    read = {*written_in(STARTERS_FILE)}
    assert {text for one in STARTERS for text in (one.title, one.when, *one.how, one.smaller)} <= read


# The person's own words for a return, a setback and an urge

OUR_TERMS = tuple(str(SENTENCES[f"term.{name}"]) for name in TERMS)


def test_no_sentence_says_our_term_where_theirs_belongs() -> None:
    for key, sentence in forms():
        assert key.startswith("term.") or not any(term in sentence.lower() for term in OUR_TERMS), key


def test_sentences_with_a_term_say_theirs() -> None:
    theirs = Settings(return_word="a slip", setback_word="a storm", urge_word="the wave")
    holding = [pair for pair in forms() if re.search(r"\{[Rr]eturn_word|\{[Ss]etback_word|\{[Uu]rge_word", pair[1])]
    assert holding
    try:
        in_terms_of(theirs)
        for key, sentence in holding:
            n = 1 if isinstance(SENTENCES[key], tuple) and SENTENCES[key][0] == sentence else 2
            said = say(key, **dict.fromkeys(facts_of(key) - {"n"}, "x"), n=n)
            assert re.search("a slip|a storm|the wave", said, re.IGNORECASE), said
            assert not any(term in said.lower() for term in OUR_TERMS), said
    finally:
        in_terms_of(None)


@pytest.mark.parametrize("command", list(commands()), ids=" ".join)
@pytest.mark.parametrize("width", [40, 80])
def test_every_help(command: tuple[str, ...], width: int, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Help says none of it either, fits the screen, and needs no plan."""
    monkeypatch.setenv("COLUMNS", str(width))
    answer = typed_here((*command, "--help"))
    assert (answer.code, answer.err) == (0, "")
    assert not NOT_SAID.search(answer.out), NOT_SAID.search(answer.out)
    told = " ".join(answer.out.split()).lower()
    assert not any(term in told for term in OUR_TERMS), "help does not know what the person calls it"
    assert "goalwalk " in answer.out
    assert "--json" in answer.out or not command
    for line in answer.out.splitlines():
        assert len(line) <= width or len(line.split()) == 1, line
    assert not home.exists()


def test_every_command_has_a_line_of_help_that_starts_alike() -> None:
    for command in commands():
        if command:
            line = help.line(" ".join(command))
            assert line[0].isupper()
            assert not line.endswith(".")


def test_help_has_words_for_all_that_can_be_typed_and_for_no_more() -> None:
    used, asked = set(), set()
    for verb, places in COMMANDS.items():
        for command, module in places.items() if isinstance(places, dict) else [("", places)]:
            path = f"{verb} {command}".strip()
            for parameter in parameters(function_of(command or verb, module)):
                keys = [f"{path} {parameter.typed}", f"{verb} {parameter.typed}", parameter.typed]
                told = next((key for key in keys if key in TYPED), None)
                used |= {told} if told else set()
                asked |= {keys[0]} if told is None else set()
    assert asked == {"goal levels --t-score"}  # which is not shown
    everywhere = {"--json", "--plain", "--no-input", "--yes", "--person", "--version"}
    assert set(TYPED) - used == everywhere
    assert set(texts("help.commands").COMMANDS) == {" ".join(command) for command in commands() if command}
    assert set(texts("help.examples").EXAMPLES) == set(texts("help.commands").COMMANDS)


# The source against the catalogue


class Called(ast.NodeVisitor):
    """What the source says: keys and problem codes with the facts that go with them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.keys: list[tuple[str, set[str] | None, int]] = []  # a key, the facts' names (None: unknown), its line
        self.patterns: list[str] = []  # keys that are put together
        self.strings: set[str] = set()
        self.written: list[tuple[str, int]] = []
        self.visit(ast.parse(path.read_text()))

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.strings.add(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0] if node.args else None
        if first is not None and name in ("say", "tell", "ask_or_pass", "_say", "known", *PROBLEMS):
            prefix = "problem." if name in PROBLEMS else ""
            facts = {keyword.arg for keyword in node.keywords if keyword.arg}
            in_store = self.path.relative_to(SRC).parts[0] == "store"
            facts |= {"path"} if in_store else set()  # the store names the file on the way out
            unknown = name in ("known", "_say") or any(keyword.arg is None for keyword in node.keywords)
            for one in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    self.keys.append((prefix + one.value, None if unknown else facts, node.lineno))
                elif isinstance(one, ast.JoinedStr):
                    self.patterns.append(prefix + pattern(one))
        if name == "one_of" and isinstance(first, ast.JoinedStr):
            self.patterns.append(pattern(first) + r"\.\d")
        if name in ("write", "print", "input", "Line", "Heading", "Cell", "Column", "ask"):
            self.written += [(text, node.lineno) for argument in node.args[:2] for text in literals(argument)]
        self.generic_visit(node)


def pattern(joined: ast.JoinedStr) -> str:
    """A put-together key as a pattern."""
    parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in joined.values)
    return "".join(parts)


def literals(node: ast.expr) -> Iterator[str]:
    """The text that is written literally in an argument, not within calls."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


@cache
def source() -> tuple[Called, ...]:
    return tuple(Called(path) for path in sorted(SRC.rglob("*.py")) if path not in CATALOGUE)


def facts_of(key: str) -> set[str]:
    """The facts that a sentence needs; both forms of a pair, and `n` to choose by."""
    sentence = SENTENCES[key]
    forms = sentence if isinstance(sentence, tuple) else (sentence,)
    named = {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}
    known = {
        "gw",
        *(name for term in ("return_word", "setback_word", "urge_word") for name in (term, term.capitalize())),
    }
    return named - known | ({"n"} if isinstance(sentence, tuple) else set())


def test_every_sentence_that_is_said_is_there() -> None:
    gone = [
        f"{called.path.relative_to(SRC)}:{line} {key}"
        for called in source()
        for key, _, line in called.keys
        if key not in SENTENCES and not key.startswith("data.why.")
    ]
    assert not gone, "\n".join(gone)


def test_every_sentence_gets_its_facts() -> None:
    without = [
        f"{called.path.relative_to(SRC)}:{line} {key} is not told {sorted(facts_of(key) - facts)}"
        for called in source()
        for key, facts, line in called.keys
        if facts is not None and key in SENTENCES and facts_of(key) - facts
    ]
    assert not without, "\n".join(without)


def test_every_put_together_key_is_there() -> None:
    for called in source():
        for form in called.patterns:
            assert any(re.fullmatch(form, key) for key in SENTENCES), f"{called.path.name}: {form}"


def test_every_sentence_is_used() -> None:
    said = set().union(*(called.strings for called in source()))
    patterns = [form for called in source() for form in called.patterns if form.count(".+") and form != r"problem\..+"]
    unused = [
        key
        for key in SENTENCES
        if key not in said
        and not (key.startswith("problem.") and key.removeprefix("problem.") in said)
        and not any(re.fullmatch(form, key) for form in patterns)
    ]
    assert not unused, unused


def test_no_sentence_stands_outside_the_catalogue() -> None:
    """What is written out literally holds no words of ours."""
    found = [
        f"{called.path.relative_to(SRC)}:{line} {text!r}"
        for called in source()
        for text, line in called.written
        if called.path.relative_to(SRC).parts[0] in ("cli", "draw", "screens")
        and re.search(r"[a-z]{2,} [a-z]{2,}", text)
    ]
    assert not found, "\n".join(found)


def test_what_can_be_undone_has_words() -> None:
    """Each change has its words in undo --list, and its receipt."""
    codes = {
        str(node.args[0].value)
        for _, _, tree in modules("What(")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "What"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    told = set().union(*(getattr(import_module(name), "RECEIPTS", {}) for name in _screens()))
    told_elsewhere = {"begun", "blank_rest", "undone", "redone", "restored", "filled", "moved_in"}
    for code in codes:
        assert f"what.{code}" in SENTENCES or code in told_elsewhere or f"receipt.{code}" in SENTENCES, code
        known = {f"receipt.{code}", f"receipt.{code.partition('_')[2]}"} & SENTENCES.keys()
        assert known or code in {*told, *told_elsewhere}, code


def _screens() -> Iterator[str]:
    yield from (found.name for found in walk_packages(screens.__path__, "goalwalk.screens."))


def test_pairs_differ_and_say_how_many() -> None:
    for key, sentence in SENTENCES.items():
        if isinstance(sentence, tuple):
            assert len(sentence) == 2 and sentence[0] != sentence[1], key
            assert "{n}" in sentence[1], key


def test_no_sentence_of_a_certain_thing_names_another_by_number() -> None:
    """What is told of the thing that somebody typed of is no example: its own number stands there, or none."""
    number = re.compile(r"\{gw\} [a-z -]*?(?:edit|show|remove|done|move|reach|rate|finish|resume) \d")
    for key, sentence in forms():
        of_one = {name for _, name, _, _ in Formatter().parse(sentence) if name} & {
            "id",
            "title",
            "given",
            "unit",
            "of",
        }
        assert not (of_one and number.search(sentence)), key
