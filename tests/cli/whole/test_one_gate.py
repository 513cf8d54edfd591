"""One gate for text on its way out: what is written to a stream has passed `draw.safe`, or is ours to the letter."""

from __future__ import annotations

import ast
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cli.keyboard import Typed
from goalwalk import words
from goalwalk.cli import prompts
from goalwalk.cli.stderr import to_stderr
from goalwalk.core.errors import NotUnderstood, Stopped
from goalwalk.core.spoken import at_a_question, is_line
from goalwalk.draw.safe import ascii_only, visible
from goalwalk.words import sentences
from hostile import HOSTILE, harmless, squeezed, texts
from source import SRC, modules

# Every place that writes to a stream, by its module and what it writes there; and why that is harmless.
WRITES = {
    # what a view says, laid out, and passed through the gate as it is drawn
    ("draw/view.py", "drawn"),
    ("draw/view.py", r'(ascii_only(line) if screen.ascii else line) + "\n"'),  # `plain_lines` passed it
    # sentences that passed the gate
    ("cli/stderr.py", r'text + "\n"'),  # in to_stderr
    ("cli/prompts.py", r'line + "\n"'),  # of a question that passed it
    ("cli/prompts.py", "prompt"),
    ("cli/daily/begin.py", r'run.screen.letters(words.say("begin.how")) + "\n"'),
    ("cli/progress_line.py", r'"\r\x1b[K" + self._written(words.say("working", done=done, of=of))'),
    # a page, whose every word has passed the gate as it was laid out
    ("cli/papers/out.py", r'run.screen.letters(line) + "\n"'),
    ("cli/admin/demo.py", r'run.screen.letters(line) + "\n"'),
    ("cli/papers/out.py", "data"),
    # a card, whose every line passed the gate
    ("cli/nouns/skill_cards.py", r'run.screen.letters(line) + "\n"'),
    # JSON, in which every control character and everything beyond ASCII is an escape
    ("cli/run.py", r'json.dumps(data, ensure_ascii=True) + "\n"'),
    ("cli/help.py", r'json.dumps(as_data(view, run.today(Plan())), ensure_ascii=True) + "\n"'),
    ("cli/main.py", r'json.dumps({"schema": 1, "problem": body}) + "\n"'),
    # ours to the letter: help, the version, the script for a shell, the end of a line
    ("cli/help.py", "set_out(view.blocks(), screen)"),
    ("cli/help.py", r'(ascii_only(line) if screen.ascii else line) + "\n"'),
    ("cli/help.py", "man_page(first_page(), list(_sections()), list(map(_topic, texts.topics())))"),
    ("cli/menu.py", r'f"goalwalk {__version__}\n"'),
    ("cli/completion.py", "script"),
    ("cli/main.py", r'"\n"'),
    ("cli/admin/demo.py", r'"\n"'),
    ("cli/papers/out.py", r'"\n"'),
    ("cli/prompts.py", r'"\n"'),
    ("cli/for_person.py", "CLEARED"),
    ("cli/passphrases.py", r'"\n"'),
    ("cli/progress_line.py", r'"\r\x1b[K"'),
    ("cli/terminal.py", "terminal"),  # the end of a line, to the terminal itself
    ("cli/reminders/remind.py", r'"\a"'),  # the bell, where it was chosen
    ("cli/reminders/ring.py", "terminal"),  # and to the terminals that are open
}
# Files are written by the store, and what goes into some by exchange; that is no screen.
NO_SCREEN = ("store/", "exchange/")
# What else could reach a terminal, and where it may stand.
OTHER = {
    ("cli/prompts.py", "input(prompt)"),
    ("cli/prompts.py", "input()"),
    (
        "cli/passphrases.py",
        "getpass(prompted(words.say(key, **facts)), stream=sys.stderr)",
    ),  # a question of ours alone
    ("draw/with_rich.py", "console.print(drawn)"),  # on a StringIO; `_text` lets nothing in but through the gate
    ("cli/main.py", "run(sys.argv[1:])"),  # this program itself
    ("cli/for_person.py", "main.run(said, self._run)"),  # and once more for a line of a session
    (  # what the system sets up a timer by
        "cli/reminders/places.py",
        "subprocess.run(command, input=given, capture_output=True, check=False, timeout=RUNNING)",
    ),
    (  # and shows a reminder by
        "cli/reminders/ring.py",
        "subprocess.run(command, stdin=silent, stdout=silent, stderr=silent, check=False, timeout=WAIT)",
    ),
    ("cli/editor.py", "subprocess.run([*command, str(path)], check=False)"),  # the person's own editor
    ("cli/admin/demo.py", 'subprocess.run([os.environ.get("SHELL") or "/bin/sh"], env=environment, check=False)'),
}
SPEAKING = {"print", "input", "echo", "secho", "prompt", "confirm", "rule", "log", "getpass", "writelines", "run"}
SPEAKING |= {"Popen", "system", "print_exc", "excepthook", "warn"}


class Call(NamedTuple):
    """A call in the source: its module, what is called, the call and its first argument as they are written."""

    module: str
    called: str
    whole: str
    first: str


def calls(*names: str) -> Iterator[Call]:
    """Every call of something by one of these names."""
    for path, text, tree in modules(*(f"{name}(" for name in names)):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in names:
                parts = [ast.get_source_segment(text, part) or "" for part in (node.func, node, *node.args[:1])]
                yield Call(path.relative_to(SRC).as_posix(), *parts[:2], "".join(parts[2:]))


def test_nothing_is_written_but_through_the_gate() -> None:
    """Whoever writes anywhere else, or something else, has to look at it, and to say here why it is harmless."""
    found = {
        (call.module, call.first)
        for call in calls("write")
        if not call.module.startswith(NO_SCREEN)
        # the settings of the computer are written to a file; a card and a share are put into lines, a timer is set up
        and call.called not in ("machine.write", "skill_cards.write", "share_file.write", "places.write")
    }
    assert found == WRITES


def test_nothing_speaks_but_where_it_is_known() -> None:
    spoken = {(call.module, call.whole) for call in calls(*SPEAKING)}
    assert spoken == OTHER


def test_the_streams_are_known() -> None:
    """No second name for a stream, by which it could be written to unseen; none is opened by its number."""
    attributes = {"write", "flush", "isatty", "encoding", "fileno", "buffer", "stdin"}
    for path, _, tree in modules("stdout", "stderr", "fdopen"):
        whole = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout", "sys.stderr"):
                known = whole.get(id(node)) in attributes or path.name in (
                    "main.py",
                    "run.py",
                    "stderr.py",
                    "passphrases.py",
                )
                assert known, f"{path.name}:{node.lineno}"
            name = getattr(node, "attr", getattr(node, "id", ""))
            assert name not in ("__stdout__", "__stderr__", "fdopen"), f"{path.name}:{node.lineno}"


# Sentences on stderr


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, or not."""

    def __init__(self, terminal: bool, encoding: str = "utf-8", given: bytes = b"") -> None:
        super().__init__(io.BytesIO(given), encoding, errors="backslashreplace", write_through=True, newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def fileno(self) -> int:
        raise io.UnsupportedOperation

    def shown(self) -> str:
        data = self.buffer.getvalue()  # type: ignore[attr-defined]
        return str(data.decode(self.encoding))


def facts_of(key: str, text: str) -> dict[str, object]:
    """Hostile facts for a sentence: a text, or several, where it names some."""
    sentence = sentences()[key]
    forms = sentence if isinstance(sentence, tuple) else (sentence,)
    names = {name for form in forms for _, name, _, _ in Formatter().parse(form) if name}
    listed = {"options", "known", "nearest"}
    return {name: [("1.1", text), ("1.2", text)] if name in listed else text for name in names}


PROBLEMS = [key.removeprefix("problem.") for key in sentences() if key.startswith("problem.")]
TOLD = [key for key in sentences() if key.startswith(("notice.", "begin.", "completion.", "checkin.gone"))]


def on_stderr(line: str, *, terminal: bool, encoding: str, width: int) -> str:
    with pytest.MonkeyPatch.context() as patch:
        stream = Terminal(terminal, encoding)
        patch.setattr(stream, "fileno", lambda: 2, raising=False)
        patch.setattr(sys, "stderr", stream)
        patch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((width, 24)))
        to_stderr(line)
        return stream.shown()


@given(text=texts, encoding=st.sampled_from(["utf-8", "ascii", "latin-1"]), width=st.integers(1, 200))
def test_any_text_in_every_problem(text: str, encoding: str, width: int) -> None:
    for code in PROBLEMS:
        facts = facts_of(f"problem.{code}", text)
        line = words.problem(NotUnderstood(code, **facts | {"nearest": [("1.1", text)], "restorable": True}))
        stderr_says(line, text if facts else "", encoding, width)


@settings(max_examples=20, deadline=None)
@given(text=texts, encoding=st.sampled_from(["utf-8", "ascii"]), width=st.integers(1, 200))
def test_any_text_in_everything_that_is_told(text: str, encoding: str, width: int) -> None:
    for key in TOLD:
        facts = facts_of(key, text)
        stderr_says(words.say(key, **facts), text if facts else "", encoding, width)


def stderr_says(line: str, text: str, encoding: str, width: int) -> None:
    piped = on_stderr(line, terminal=False, encoding=encoding, width=width)
    seen = on_stderr(line, terminal=True, encoding=encoding, width=width)
    said = visible(text) if encoding == "utf-8" else ascii_only(visible(text))
    for shown in (piped, seen):
        harmless(shown)
        assert "\x1b" not in shown
        assert squeezed(said) in squeezed(shown)
        assert encoding == "utf-8" or shown.isascii()
    assert piped.count("\n") == 1 and piped.endswith("\n")
    assert squeezed(piped) == squeezed(seen)
    assert all(len(one) <= width or " " not in one.strip() for one in seen.splitlines()), "a path can be copied"


def test_hostile_problems_as_json(home: Path, typed: Typed) -> None:
    for text in HOSTILE.values():
        answer = typed("done", "--json", "--", text)
        assert answer.code in (2, 3)
        assert answer.err.isascii() and answer.err.count("\n") == 1 and answer.err.endswith("\n")
        harmless(answer.err)


# What is asked


@given(
    question=texts,
    said=st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=20),
    terminal=st.booleans(),
    encoding=st.sampled_from(["utf-8", "ascii"]),
    width=st.integers(20, 200),
)
def test_any_text_in_a_question(question: str, said: str, terminal: bool, encoding: str, width: int) -> None:
    assume(not at_a_question(said) and not is_line(said))  # which are answered beside it, elsewhere
    with pytest.MonkeyPatch.context() as patch:
        out, err = Terminal(terminal, encoding), Terminal(True, encoding)
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", Terminal(True, "utf-8", said.encode() + b"\n"))
        patch.setenv("COLUMNS", str(width))
        assert prompts.ask(words.say("ask.sure", question=question)) == said.strip()
    shown = err.shown() + out.shown()
    harmless(shown)
    assert "\x1b" not in shown
    asked = words.say("ask.sure", question=visible(question))
    assert squeezed(asked if encoding == "utf-8" else ascii_only(asked)) in squeezed(shown)
    assert encoding == "utf-8" or shown.isascii()


def test_a_question_that_is_not_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr", "stdin"):
        monkeypatch.setattr(sys, name, Terminal(False))
    with pytest.raises(Stopped):
        prompts.ask("\x1b[2JWhich?")
    assert re.fullmatch(r"\\x1b\[2JWhich\? \n", sys.stderr.shown())  # type: ignore[attr-defined]
