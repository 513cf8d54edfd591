"""The parser: Typer's menu, made from the table of commands and the signatures of their functions.

A command is loaded when it is called. The options that mean the same everywhere are added here, once; help is a command
of our own, and what the parser refuses is turned into our own problem.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, MutableMapping
from typing import Any

import typer
from typer._click.shell_completion import CompletionItem
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_callback

from goalwalk.cli.commands import COMMANDS, IN_ONE_WORD, SHORT, Verbs, function_of, in_full, named
from goalwalk.cli.parameters import ALSO, OPPOSITE, Parameter, bound, last_text, parameters
from goalwalk.cli.run import Run
from goalwalk.words import help

FLAGS = ("--json", "--plain", "--no-input", "--yes")  # may stand anywhere in a line


def answer(run: Run, arguments: list[str]) -> int:
    """Parse a line, run its command, and return the exit code; the parser's own `main` is passed by, because it answers
    for errors itself. Raises NotUnderstood as `refusals` does."""
    words = [word for word in arguments if word not in ("--help", "-h")]
    if len(words) < len(arguments) and "--" not in words:
        arguments = [*words, "--help"]  # it may stand anywhere in the line, and is answered when all else is read
    try:
        menu = root()
        with menu.make_context("goalwalk", list(arguments), obj=run) as context:
            menu.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except typer.TyperException as error:
        run.json |= "--json" in arguments  # the parser may have stopped before it came to it
        from goalwalk.cli.refusals import refusal

        raise refusal(error, arguments) from error
    return 0


def _flags_first(takes: tuple[Parameter, ...], args: list[str]) -> list[str]:
    """The line with what may stand anywhere before all else, where it would be read as the value of an option."""
    valued = {parameter.typed for parameter in takes if parameter.is_option and not parameter.is_flag}
    end = args.index("--") if "--" in args else len(args)
    moved = [at for at in range(1, end) if args[at] in FLAGS and args[at - 1] in valued]
    return [*(args[at] for at in moved), *(word for at, word in enumerate(args) if at not in moved)]


class Commands(MutableMapping[str, Any]):
    """The commands of a menu by name, each built the first time it is asked for."""

    def __init__(self, places: dict[str, Any], noun: str = "") -> None:
        self._places = places
        self._noun = noun
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        name = SHORT.get(name, name)
        if name not in self._built:
            place = self._places[name]
            self._built[name] = _noun(name, place) if isinstance(place, dict) else _command(self._noun, name, place)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __setitem__(self, name: str, command: Any) -> None:
        self._built[name] = command

    def __delitem__(self, name: str) -> None:
        del self._built[name]


class Command(TyperCommand):
    """A command: its callback gets the run, and of what can be typed only what was. What is `needed` is asked for."""

    needed: tuple[str, ...] = ()
    text: str | None = None  # the argument that takes all words that are left
    takes: tuple[Parameter, ...] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read a line, the words of each option as its value."""
        args = _flags_first(self.takes, args)
        if self.takes and _has_more(args) and not ctx.resilient_parsing:
            from goalwalk.cli.option_words import gathered

            _, _, path = ctx.command_path.partition(" ")
            args = gathered(path, self.takes, args, ctx.find_object(Run).now.date())
        return list(super().parse_args(ctx, args))

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, which is our own."""
        return _help_option()

    def invoke(self, ctx: Any) -> Any:
        """Run it. Raises typer.Exit with its status, where that is not 0."""
        typed = {name: list(value) if isinstance(value, tuple) else value for name, value in ctx.params.items()}
        given = {name: value for name, value in typed.items() if value not in (None, [])}
        if self.text in given:
            given[self.text] = " ".join(given[self.text])
        assert self.callback is not None
        run = ctx.find_object(Run)
        for needed in self.needed:
            if needed not in given:
                from goalwalk.cli.missing import asked

                _, _, path = ctx.command_path.partition(" ")
                given[needed] = asked(run, path, needed)
        if status := self.callback(run, **given):
            ctx.exit(status)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """The options that begin like that."""
        return _undescribed(super().shell_complete(ctx, incomplete))


def _has_more(line: list[str]) -> bool:
    """Whether more than one word stands behind an option somewhere."""
    values = [at + ("=" not in word) for at, word in enumerate(line) if word.startswith("--")]
    return any(not word.startswith("-") for value in values for word in line[value + 1 : value + 2])


class Menu(TyperGroup):
    """A menu of commands, or a noun with its verbs."""

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`, which is our own."""
        return _help_option()

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named, whatever its letter case. What is none, at the top, may be what somebody types in
        a hard moment: then that is answered, and no command that is spelled alike. Raises NotUnderstood: "need_…", and
        as `refusals.no_command` does."""
        if ctx.parent is None:
            args = in_full(args)
        name = args[0].casefold()
        if (command := self.commands.get(name)) is not None:
            return name, command, args[1:]
        if ctx.resilient_parsing or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from goalwalk.cli.refusals import in_need, no_command, no_verb

        words = [word for word in args if not word.startswith("--")]
        run = ctx.find_object(Run)
        run.json |= "--json" in args  # the parser stops before it comes to it
        if ctx.parent is not None:
            raise no_verb(words, str(self.name), list(self.commands))
        if answer := in_need(run, words):
            flags = [word for word in args if word in FLAGS]
            return "now", Command(name="now", callback=answer, params=list(_everywhere())), flags
        raise no_command(run, words, list(self.commands))

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the table."""
        return list(self.commands)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """The commands that begin like that, by the table alone; or the options that do."""
        known = [*self.commands, *(IN_ONE_WORD if ctx.parent is None else ())]
        names = [CompletionItem(name) for name in known if name.startswith(incomplete)]
        return names or _undescribed(super().shell_complete(ctx, incomplete))


def _undescribed(items: list[CompletionItem]) -> list[CompletionItem]:
    """Typer would draw the descriptions with Rich, which takes longer than all the rest of an answer to Tab."""
    return [CompletionItem(item.value) for item in items]


def root() -> Menu:
    """The whole menu."""
    return Menu(
        name="goalwalk",
        commands=Commands(COMMANDS),  # type: ignore[arg-type]
        rich_markup_mode=None,
        invoke_without_command=True,
        callback=_told(_today_alone),
        context_settings={"help_option_names": ["--help", "-h"]},
        params=[*_everywhere(), _flag("--version", _tell_version)],
    )


def _noun(noun: str, verbs: Verbs) -> Menu:
    return Menu(
        name=noun,
        commands=Commands(dict(verbs), noun),  # type: ignore[arg-type]
        rich_markup_mode=None,
        invoke_without_command=True,
        callback=_told(_noun_alone),
        params=[*_everywhere()],
    )


def _told(callback: Any) -> Any:
    """A callback that is handed the context."""
    return get_callback(
        callback=callback, params=[], convertors={}, context_param_name="ctx", pretty_exceptions_short=False
    )


def _today_alone(ctx: Any) -> None:
    """Nothing typed, but for options: today."""
    if ctx.invoked_subcommand is None:
        from goalwalk.cli.daily.today import today

        today(ctx.obj)


def _noun_alone(ctx: Any) -> None:
    """A noun without a verb lists what there is; where it has no list, it says what it can."""
    if ctx.invoked_subcommand is None:
        found = named([ctx.command.name])
        assert found is not None
        verb, module, (noun,) = found
        function = function_of(verb, module)
        function(ctx.find_object(Run), **(bound(function, [noun]) or {}))


def _help_option() -> TyperOption:
    """`--help` and `-h`."""

    def tell(ctx: Any, _: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            path = ctx.command_path.split()[1:]
            function_of("help", "help")(ctx.find_object(Run), **({"what": path} if path else {}))
            ctx.exit()

    return TyperOption(
        param_decls=["--help", "-h"], is_flag=True, default=False, expose_value=False, is_eager=True, callback=tell
    )


def _command(noun: str, verb: str, module: str) -> Command:
    path = f"{noun} {verb}".strip()
    function = function_of(verb, module)
    takes = list(parameters(function))
    text = last_text(takes)
    command = Command(
        name=verb,
        callback=function,
        params=[*(_parameter(path, parameter, text) for parameter in takes), *_everywhere()],
        rich_markup_mode=None,
    )
    command.text, command.takes = text, tuple(takes)
    command.needed = tuple(parameter.name for parameter in takes if parameter.is_needed)
    return command


def _parameter(path: str, parameter: Parameter, text: str | None) -> Any:
    """Typer's own form of it: its help from the catalogue, what Tab offers from the registry."""
    from goalwalk.cli.tab_values import offered

    metavar, told = help.typed(path, parameter.typed)
    name, plain = parameter.name, parameter.typed

    def offer(ctx: Any, _: list[str], begun: str) -> list[tuple[str, str] | str]:
        return list(offered(ctx.find_object(Run), path, plain.removeprefix("--")))

    if not parameter.is_option:
        return TyperArgument(
            param_decls=[name],
            required=False,  # what is needed is asked for
            nargs=-1 if parameter.is_many or parameter.name == text else 1,
            metavar=metavar,
            help=told,
            autocompletion=offer,
        )
    if parameter.is_flag:
        opposite = f"/{OPPOSITE[plain]}" if plain in OPPOSITE and "None" in parameter.annotation else ""
        default = None if "None" in parameter.annotation else False
        hidden = told is None
        return TyperOption(
            param_decls=[name, plain + opposite], is_flag=True, default=default, help=told, hidden=hidden
        )
    return TyperOption(
        param_decls=[name, plain, *ALSO.get(f"{path} {plain}", "").split()],
        multiple=parameter.is_many,
        metavar=metavar or "TEXT",
        help=told,
        autocompletion=offer,
    )


def _everywhere() -> list[TyperOption]:
    def keep(name: str) -> Callable[[Any, Any, bool], None]:
        def kept(ctx: Any, _: Any, value: bool) -> None:
            if value:
                setattr(ctx.find_object(Run), name, True)

        return kept

    flags = (_flag(flag, keep(flag.removeprefix("--").replace("-", "_"))) for flag in FLAGS)
    return [*flags, _for_person()]


def _for_person() -> TyperOption:
    def keep(ctx: Any, _: Any, value: str | None) -> None:
        if value is not None:
            ctx.find_object(Run).for_whom(value)

    metavar, told = help.typed("", "--person")
    return TyperOption(
        param_decls=["--person"], metavar=metavar, expose_value=False, is_eager=True, callback=keep, help=told
    )


def _flag(name: str, said: Callable[[Any, Any, bool], None]) -> TyperOption:
    return TyperOption(
        param_decls=[name],
        is_flag=True,
        default=False,
        expose_value=False,
        is_eager=True,
        callback=said,
        help=help.typed("", name)[1],
    )


def _tell_version(ctx: Any, _: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from goalwalk import __version__

        sys.stdout.write(f"goalwalk {__version__}\n")
        ctx.exit()
