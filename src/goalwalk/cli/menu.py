"""The menu: every command by name, with the module it lives in, loaded when it is called.

Help is drawn from these tables, so that asking for it loads nothing else. The options that mean the same everywhere
are added here, once.
"""

import sys
import textwrap
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from shutil import get_terminal_size
from typing import Any, NamedTuple

from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_callback, get_command_from_info
from typer.models import CommandInfo

from goalwalk.cli.runtime import Run


class Entry(NamedTuple):
    """A command: its module below `goalwalk.cli`, its function there, its line of help."""

    module: str
    function: str
    help: str


class Nouns(NamedTuple):
    """A noun with its verbs."""

    help: str
    verbs: dict[str, Entry]


def _goal() -> dict[str, Entry]:
    return {
        "add": Entry("goals", "add", "Write down a goal"),
        "list": Entry("goals", "list_", "All goals"),
        "show": Entry("goals", "show", "One goal with its steps"),
        "edit": Entry("goals", "edit", "Change a goal"),
        "pause": Entry("goals", "pause", "Let a goal rest, for now or until a day"),
        "resume": Entry("goals", "resume", "Take a goal up again"),
        "rate": Entry("levels", "rate", "How much it matters, how sure you are, where it stands"),
        "levels": Entry("levels", "levels", "What less, what you hope and more look like, in your words"),
        "reached": Entry("goals", "reached", "A goal is reached"),
        "let-go": Entry("goals", "let_go", "Let a goal go"),
        "remove": Entry("goals", "remove", "Take a goal away, with its steps"),
    }


def _step() -> dict[str, Entry]:
    return {
        "add": Entry("steps", "add", "A small step towards a goal"),
        "list": Entry("steps", "list_", "All steps"),
        "show": Entry("steps", "show", "One step and its notes"),
        "edit": Entry("steps", "edit", "Change a step"),
        "pause": Entry("steps", "pause", "Let a step rest, for now or until a day"),
        "resume": Entry("steps", "resume", "Take a step up again"),
        "finish": Entry("steps", "finish", "A step is finished"),
        "remove": Entry("steps", "remove", "Take a step away"),
    }


def _meeting() -> dict[str, Entry]:
    return {
        "add": Entry("meetings", "add", "Write down a talk with a peer, or a group"),
        "list": Entry("meetings", "list_", "All meetings, and what comes next"),
        "show": Entry("meetings", "show", "One meeting and what was agreed"),
        "edit": Entry("meetings", "edit", "Change a meeting"),
        "went": Entry("meetings", "went", "How a thing that was agreed went"),
        "remove": Entry("meetings", "remove", "Take a meeting away"),
    }


def _person() -> dict[str, Entry]:
    return {
        "add": Entry("people", "add", "A plan for somebody else, apart from yours"),
        "list": Entry("people", "list_", "Everybody whose plan is kept here"),
        "remove": Entry("people", "remove", "Erase somebody's plan for good"),
    }


def _data() -> dict[str, Entry]:
    return {
        "where": Entry("data", "where", "Where the plan lies on this computer"),
        "check": Entry("data", "check", "Read the plan, its history and every backup, and say whether they are good"),
        "backup": Entry("data", "backup", "A copy of the whole plan, now"),
        "restore": Entry("data", "restore", "List the backups, or bring one back"),
        "forget": Entry("data", "forget", "Erase something from the plan and from every copy"),
        "encrypt": Entry("locking", "encrypt", "Lock the plan and every copy with a passphrase"),
        "decrypt": Entry("locking", "decrypt", "Take the lock off"),
        "passphrase": Entry("locking", "passphrase", "Another passphrase"),
    }


SECTIONS: dict[str, dict[str, Entry | Nouns]] = {
    "Every day": {
        "today": Entry("look", "today", "What is open today (the same as goalwalk alone)"),
        "checkin": Entry("evening", "checkin", "The evening: all of today in one line (short: c)"),
        "done": Entry("saying", "done", "A step is done, or partly"),
        "rest": Entry("saying", "rest", "A chosen day off, or several"),
        "win": Entry("saying", "win", "Write down a win, however small"),
        "walk": Entry("walking", "walk", "From a wish to a plan, question by question"),
        "progress": Entry("look", "progress", "How it goes, goal by goal"),
        "undo": Entry("plan", "undo", "Take back what was last written"),
    },
    "Looking back": {
        "streaks": Entry("look", "streaks", "How far each run has come"),
        "calendar": Entry("look", "calendar", "A map of days"),
        "wins": Entry("look", "wins", "Every win so far"),
        "page": Entry("page", "page", "The plan on one sheet of paper"),
        "review": Entry("reviewing", "review", "The agenda of the next talk, or of the week"),
    },
    "The plan": {
        "goal": Nouns("Goals: what you want, in your words", _goal()),
        "step": Nouns("Steps: small things that lead there", _step()),
        "meeting": Nouns("Meetings: talks with a peer, groups, and what was agreed", _meeting()),
        "bring": Entry("bringing", "bring", "Note something for the next talk, or see what is noted"),
        "skip": Entry("saying", "skip", "Not today, said honestly"),
        "pause": Entry("plan", "pause", "Let the whole plan rest"),
        "resume": Entry("plan", "resume", "Take the plan up again"),
        "redo": Entry("plan", "redo", "Do again what was taken back"),
        "config": Entry("plan", "config", "Settings: see them, or set one"),
        "data": Nouns("Your data: where it lies, backups, erasing", _data()),
        "person": Nouns("People: several plans on one computer, each apart", _person()),
        "unlock": Entry("locking", "unlock", "Open a locked plan for a while"),
        "lock": Entry("locking", "lock", "Lock at once what was opened"),
        "demo": Entry("demo", "demo", "Look around in a made-up plan"),
        "completion": Entry("completion", "completion", "Let Tab complete what you type"),
    },
}

# What an option is followed by, in help.
_KINDS = {
    "DAY": ("on", "start", "by", "first", "last", "since", "to", "until"),
    "NUMBER": ("amount", "target", "room", "mood", "urge", "years", "steps", "importance", "confidence", "weight"),
    "FOLDER": ("into",),
    "GOAL": ("goal",),
    "WIN": ("remove",),
}

SHORT = {"c": "checkin"}


class Commands(MutableMapping[str, Any]):
    """The commands of a menu by name, each built the first time it is asked for."""

    def __init__(self, entries: dict[str, Entry | Nouns]) -> None:
        self._entries = entries
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        name = SHORT.get(name, name)
        if name not in self._built:
            entry = self._entries[name]
            self._built[name] = _noun(name, entry) if isinstance(entry, Nouns) else _command(name, entry)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __setitem__(self, name: str, command: Any) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]


class Command(TyperCommand):
    """A command."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """The options that begin like that."""
        return _undescribed(super().shell_complete(ctx, incomplete))


class Menu(TyperGroup):
    """A menu whose help is drawn from its table."""

    sections: dict[str, dict[str, Entry | Nouns]]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Each section with its commands and their lines of help."""
        names = max(len(name) for section in self.sections.values() for name in section) + 4
        for title, section in self.sections.items():
            formatter.write(f"\n{title}\n")
            for name, entry in section.items():
                wide = max(20, formatter.width - names)
                lines = textwrap.wrap(entry.help, wide)
                formatter.write(f"  {name:<{names - 2}}{lines[0]}\n")
                for line in lines[1:]:
                    formatter.write(f"{'':<{names}}{line}\n")

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(self.commands)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """The commands that begin like that, by the table alone; or the options that do."""
        names = [CompletionItem(name) for name in self.commands if name.startswith(incomplete)]
        return names or _undescribed(super().shell_complete(ctx, incomplete))


def _undescribed(items: list[CompletionItem]) -> list[CompletionItem]:
    """Typer would draw the descriptions with Rich, which takes longer than all the rest of an answer to Tab."""
    return [CompletionItem(item.value) for item in items]


def root() -> Menu:
    """The whole menu."""
    entries = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
    menu = Menu(
        name="goalwalk",
        commands=Commands(entries),  # type: ignore[arg-type]
        rich_markup_mode=None,
        invoke_without_command=True,
        callback=_told(_first_screen_alone),
        help="Small steps towards what you want, and an honest, kind look at how it goes.",
        epilog="goalwalk COMMAND --help tells more. Nothing leaves this computer.\n",
        context_settings={
            "help_option_names": ["--help", "-h"],
            "terminal_width": max(30, min(get_terminal_size().columns, 100) - 1),
        },
        params=[*_everywhere(), _version()],
        subcommand_metavar="[COMMAND]",
    )
    menu.sections = SECTIONS
    return menu


def _noun(name: str, noun: Nouns) -> Menu:
    menu = Menu(
        name=name,
        commands=Commands(dict(noun.verbs)),  # type: ignore[arg-type]
        rich_markup_mode=None,
        invoke_without_command=True,
        callback=_told(_help_alone),
        help=noun.help,
        subcommand_metavar="COMMAND",
    )
    menu.sections = {"Commands": dict(noun.verbs)}
    return menu


def _told(callback: Any) -> Any:
    """A callback that is handed the context."""
    return get_callback(
        callback=callback, params=[], convertors={}, context_param_name="ctx", pretty_exceptions_short=False
    )


def _first_screen_alone(ctx: Any) -> None:
    """Nothing typed, but for options: the first screen."""
    if ctx.invoked_subcommand is None:
        from goalwalk.cli.first_screen import first_screen

        first_screen(ctx.obj)


def _help_alone(ctx: Any) -> None:
    """A noun without a verb shows its verbs."""
    if ctx.invoked_subcommand is None:
        sys.stdout.write(ctx.get_help() + "\n")


def _command(name: str, entry: Entry) -> Any:
    function = getattr(import_module(f"goalwalk.cli.{entry.module}"), entry.function)
    command = get_command_from_info(
        CommandInfo(name=name, cls=Command, callback=function, short_help=entry.help),
        pretty_exceptions_short=False,
        rich_markup_mode=None,
    )
    for param in command.params:
        if isinstance(param, TyperOption) and not param.is_flag and param.metavar is None:
            param.metavar = next((kind for kind, names in _KINDS.items() if param.name in names), "TEXT")
    command.params += _everywhere()
    return command


def _everywhere() -> list[TyperOption]:
    return [
        _flag("--json", "Answer as JSON."),
        _flag("--plain", "Plain lines: no tables, no signs, for reading aloud."),
        _flag("--no-input", "Never ask; what is needed must be given."),
        _flag("--yes", "Say yes to what would be asked."),
        _for_person(),
    ]


def _for_person() -> TyperOption:
    def keep(ctx: Any, _: Any, value: str | None) -> None:
        if value is not None:
            from goalwalk.core.texts import name

            ctx.find_object(Run).person = name(value)

    return TyperOption(
        param_decls=["--person"],
        metavar="NAME",
        expose_value=False,
        is_eager=True,
        callback=keep,
        help="The plan of somebody else, by their whole name here.",
    )


def _flag(name: str, help: str) -> TyperOption:
    field = name.removeprefix("--").replace("-", "_")

    def keep(ctx: Any, _: Any, value: bool) -> None:
        if value:
            setattr(ctx.find_object(Run), field, True)

    return TyperOption(
        param_decls=[name], is_flag=True, default=False, expose_value=False, is_eager=True, callback=keep, help=help
    )


def _version() -> TyperOption:
    def tell(ctx: Any, _: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from goalwalk import __version__

            sys.stdout.write(f"goalwalk {__version__}\n")
            ctx.exit()

    return TyperOption(
        param_decls=["--version"],
        is_flag=True,
        default=False,
        expose_value=False,
        is_eager=True,
        callback=tell,
        help="Say the version.",
    )
