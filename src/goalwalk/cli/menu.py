"""The menu, built from the table of commands: each is loaded when it is called.

Help is drawn from the table, so that asking for it loads nothing else. The options that mean the same everywhere are
added here, once.
"""

import sys
import textwrap
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from shutil import get_terminal_size
from typing import Any

from typer._click.exceptions import UsageError
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_callback, get_command_from_info
from typer.models import CommandInfo

from goalwalk.cli.commands import KINDS, SECTIONS, SHORT, Entry, Nouns
from goalwalk.cli.run import Run
from goalwalk.core.errors import NotUnderstood


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

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named. What is none, at the top, may be what somebody types in a hard moment: then that
        is answered, and no command that is spelled alike. Raises NotUnderstood("need_…")."""
        try:
            return super().resolve_command(ctx, args)
        except UsageError:
            from goalwalk.core.spoken import need_of

            need = need_of(" ".join(word for word in args if not word.startswith("--"))) if ctx.parent is None else None
            if need is None:
                raise
            ctx.find_object(Run).json |= "--json" in args
            raise NotUnderstood(f"need_{need}") from None

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
        epilog="goalwalk COMMAND --help tells more. For a hard moment: goalwalk now. Nothing is sent anywhere.\n",
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
        from goalwalk.cli.daily.today import first_screen

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
            param.metavar = next((kind for kind, names in KINDS.items() if param.name in names), "TEXT")
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
