"""Help, as typed: the first page, everything, one command, one topic, the man page. It needs no plan and opens none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from goalwalk.cli.commands import COMMANDS, SECTIONS, SHORT, function_of, path_of
from goalwalk.cli.parameters import ALSO, OPPOSITE, Parameter, parameters
from goalwalk.cli.run import Run
from goalwalk.core.errors import CannotBeDone, NotUnderstood
from goalwalk.core.model.plan import Plan
from goalwalk.screens.looks.help import CommandView, Entry, OverviewView, Section, TopicView
from goalwalk.words import help as texts

EVERYWHERE = ("--json", "--plain", "--no-input", "--yes", "--person")
TALKS = ("talk", "call", "calls")  # of somebody to reach, or those that are arranged
_OF_PROGRAM = ("goalwalk", "gw")


def help(run: Run, what: list[str] | None = None) -> None:
    """Help: the first page, one command or topic, `all`, or `man`. Who asks for help of another kind gets that.

    Raises NotUnderstood("no_help"), ("need_talks"), and as `refusals.in_need` does.
    """
    asked = " ".join(what or ()).casefold().split()
    if asked[:1] and asked[0] in _OF_PROGRAM:
        asked = asked[1:] or ["today"]
    if asked == ["man"]:
        from goalwalk.draw.paper.man import man_page

        sys.stdout.write(man_page(first_page(), list(_sections()), list(map(_topic, texts.topics()))))
        return
    view = _view(asked)
    if view is not None:
        _show(run, view)
        return
    from goalwalk.cli.refusals import in_need

    if " ".join(asked) in TALKS:
        raise NotUnderstood("need_talks")
    in_a_hard_moment = in_need(run, ["help", *asked]) or in_need(run, asked)
    if in_a_hard_moment is None:
        raise _not_known(asked)
    in_a_hard_moment(run)


def _view(asked: list[str]) -> OverviewView | CommandView | TopicView | None:
    if not asked:
        return first_page()
    if asked == ["all"]:
        return _everything()
    path = _path(asked)
    if path is not None:
        return command_view(path)
    topic = "-".join(asked)
    if topic in texts.topics():
        return _topic(topic)
    return None


def _path(asked: list[str]) -> str | None:
    """The command, noun or verb of a noun that is meant; a verb alone, where one noun alone has it; of several
    things ("meetings") that of one."""
    path, rest = path_of(asked)
    if path:
        is_noun = len(path) == 1 and isinstance(COMMANDS[path[0]], dict)
        return None if is_noun and rest else " ".join(path)
    first, *rest = asked
    having = _having(first)
    if not having and isinstance(COMMANDS.get(first.removesuffix("s")), dict):
        return first.removesuffix("s") if not rest else None
    return having[0] if len(having) == 1 and not rest else None


def _having(verb: str) -> list[str]:
    return [f"{noun} {verb}" for noun, place in COMMANDS.items() if isinstance(place, dict) and verb in place]


def _not_known(asked: list[str]) -> NotUnderstood:
    """What there is no help of: with the way to what may be meant, or with what is near."""
    from goalwalk.cli.refusals import near, way_of

    said = " ".join(asked)
    if way := way_of(said):
        return way
    known = COMMANDS.get(asked[0])
    names = [f"{asked[0]} {verb}" for verb in known] if isinstance(known, dict) else [*COMMANDS, *texts.topics()]
    return NotUnderstood("no_help", text=said, nearest=_having(asked[0]) or near(said, names))


# The pages


def first_page() -> OverviewView:
    """What one lives on."""
    before, sections, after = texts.first_page()
    there = {"goalwalk", *COMMANDS, *SHORT}
    return OverviewView(
        before,
        tuple(
            Section(title, tuple(Entry(*entry) for entry in entries if entry[0].split()[0] in there))
            for title, entries in sections
        ),
        after,
    )


def _everything() -> OverviewView:
    topics = tuple(Entry(name, texts.topic(name)[0]) for name in texts.topics())
    sections = [Section(texts.said(title), tuple(_lines(names))) for title, names in SECTIONS.items()]
    return OverviewView(
        (texts.said("all"),), (*sections, Section(texts.said("topics"), topics)), (texts.said("all_more"),)
    )


def _lines(names: dict[str, str | dict[str, str]]) -> Iterator[Entry]:
    """A line for each command; below that of a noun, its verbs."""
    for name, place in names.items():
        yield Entry(name, texts.line(name))
        if isinstance(place, dict):
            yield Entry("", ", ".join(place))


def command_view(path: str) -> CommandView:
    """The help of a command, or of a noun with its verbs."""
    first, _, verb = path.partition(" ")
    place = COMMANDS[first]
    takes: list[Parameter] = []
    verbs: dict[str, str] = {}
    if not isinstance(place, dict):
        takes = list(parameters(function_of(first, place)))
    elif verb:
        takes = list(parameters(function_of(verb, place[verb])))
    else:
        verbs = place
    behind = [_called(path, parameter) for parameter in takes if not parameter.is_option]
    return CommandView(
        path,
        " ".join(["goalwalk", path, *behind, *(["COMMAND"] if verbs else [])]),
        texts.text(path),
        tuple(Entry(*entry) for entry in texts.examples(path)),
        tuple(entry for parameter in takes if (entry := _entry(path, parameter)) is not None),
        tuple(Entry(verb, texts.line(f"{path} {verb}")) for verb in verbs),
        _also(path),
    )


def _also(path: str) -> str:
    """The options that every command has, in one line; and a topic that tells more."""
    names = ", ".join(" ".join(filter(None, (name, texts.typed("", name)[0]))) for name in EVERYWHERE)
    topic = texts.topic_of(path)
    return texts.said("more_topic" if topic else "also").format(options=names, topic=topic)


def _entry(path: str, parameter: Parameter) -> Entry | None:
    """What can stand behind a command, and what it means; None for what is not shown."""
    told = texts.typed(path, parameter.typed)[1]
    return None if told is None else Entry(_called(path, parameter), told)


def _called(path: str, parameter: Parameter) -> str:
    """How an argument or an option is written."""
    stands_for = texts.typed(path, parameter.typed)[0]
    if parameter.is_option:
        other = [OPPOSITE[parameter.typed]] if parameter.typed in OPPOSITE and "None" in parameter.annotation else []
        names = ", ".join([parameter.typed, *ALSO.get(f"{path} {parameter.typed}", "").split(), *other])
        return names if parameter.is_flag else f"{names} {stands_for or 'TEXT'}"
    called = stands_for or parameter.name.rstrip("_").upper() + ("..." if parameter.is_many else "")
    return called if parameter.is_needed or called.startswith("[") else f"[{called}]"


def _topic(name: str) -> TopicView:
    return TopicView(name, *texts.topic(name))


def _sections() -> Iterator[tuple[str, list[CommandView]]]:
    """Every command with its verbs, section by section."""
    for title, names in SECTIONS.items():
        paths = [
            path
            for name, place in names.items()
            for path in (name, *(f"{name} {verb}" for verb in (place if isinstance(place, dict) else ())))
        ]
        yield texts.said(title), [command_view(path) for path in paths]


# How they are shown


def _show(run: Run, view: OverviewView | CommandView | TopicView) -> None:
    if run.json:
        import json

        from goalwalk.draw.as_json import as_data

        sys.stdout.write(json.dumps(as_data(view, run.today(Plan())), ensure_ascii=True) + "\n")
        return
    screen = run.screen if sys.stdout.isatty() else run.screen._replace(width=_width())
    if _wants_plain(run):
        from goalwalk.draw.plain_lines import plain_lines
        from goalwalk.draw.safe import ascii_only

        for line in plain_lines(view.blocks()):
            sys.stdout.write((ascii_only(line) if screen.ascii else line) + "\n")
        return
    from goalwalk.draw.set_out import set_out

    sys.stdout.write(set_out(view.blocks(), screen))


def _width() -> int:
    """How wide a pipe is: as COLUMNS says, or as a terminal usually is."""
    named = os.environ.get("COLUMNS", "")
    return max(30, int(named)) if named.isascii() and named.isdecimal() and len(named) < 5 else 80


def _wants_plain(run: Run) -> bool:
    try:
        return run.wants_plain
    except CannotBeDone:  # no home to have settings in, and help is told all the same
        return False
