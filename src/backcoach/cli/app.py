"""The program's commands, each imported only when it is called."""

import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from importlib import import_module
from io import StringIO
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from backcoach import __version__
from backcoach.cli import output
from backcoach.cli.quoting import straightened
from backcoach.cli.values import convert_values
from backcoach.domain.errors import AmbiguousNameError, Exit, UnknownNameError, UsageError
from backcoach.domain.words.disclaimers import DISCLAIMER_AND_ADVICE

ABOUT = (
    "A guided back-exercise coach for the terminal."
    f"\n\n`backcoach session` starts one. {DISCLAIMER_AND_ADVICE}"
)

COMPLETING = "_BACKCOACH_COMPLETE"
"""The variable by which a shell asks for completions."""

COMMANDS = {
    "session": "Be coached through a routine, or some exercises, with time, sides and breath.",
    "list": "List exercises; filters combine.",
    "show": "Show all about one exercise.",
    "muscles": "Show muscles and how many exercises they have, or all about some.",
    "routines": "Show routines: whom they are for, minutes, positions, what they need.",
    "print": "Print a routine, or some exercises, to take away.",
    "import": "Take in exercises of another program, or a list, as files of your own.",
    "journal": "Show what was done and how it felt: the last sessions, or one by its ID.",
    "progress": "Show how it goes: pain, sessions, minutes and levels, week by week.",
    "safety": "Show warning signs and the rules of safety.",
    "profile": "Show or set what the coach knows of you.",
    "new": "Begin a routine or an exercise of your own, in a file that plays already.",
    "check": "Check exercises and routines of your own, and say how long these take.",
    "doctor": "Show what this machine can do: screen, sound, keeping awake, files.",
}
"""What each command does: all that the help of the program says of it, and the first of its own.

It is said here, so that the help need not import all commands to list them.
"""


def _be_plain(asked: bool) -> None:
    if asked:
        output.be_plain()


Plain = Annotated[
    bool,
    typer.Option(
        "--plain",
        callback=_be_plain,
        expose_value=False,
        is_eager=True,
        help="Lines alone, for a screen reader: nothing drawn or redrawn.",
    ),
]
_shared = typer.Typer(add_completion=False)


@_shared.command()
def _with_shared_options(plain: Plain = False) -> None:
    """Stand for every command: what it takes, all of them take."""


def _share_options(command: Any) -> None:
    """Give a command, and those below it, the options that all commands have."""
    command.params += typer.main.get_command(_shared).params
    for each in getattr(command, "commands", {}).values():
        _share_options(each)


def _obey_the_profile() -> None:
    """Write lines alone where somebody's profile says so; it is read for a terminal alone."""
    if not (output.is_terminal(1) or output.is_terminal(2)):
        return
    from backcoach.cli import stored

    if stored.has_profile():
        from backcoach.cli import person

        if person.wants_plain():
            output.be_plain()


def _command(name: str) -> Any:
    """One of the commands, imported."""
    module = import_module(f"backcoach.cli.commands.{name}")
    command = typer.main.get_command(module.app)
    command.name, command.help = name, COMMANDS[name]
    _share_options(command)
    return command


class _LazyGroup(TyperGroup):
    """Imports a command's module when the command is asked for."""

    def make_parser(self, ctx: Any) -> Any:
        """What takes the command line apart, into values that need no help of Typer's."""
        convert_values(self, ctx)
        return super().make_parser(ctx)

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the help."""
        del ctx
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write what there is in the help."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        return _command(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments begin with.

        Raises:
            UsageError: there is none of that name.
        """
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from backcoach.cli.complaining import no_command

            raise no_command(args, COMMANDS)
        _obey_the_profile()
        name, command, rest = super().resolve_command(ctx, args)
        convert_values(command, ctx)
        return name, command, rest


app = typer.Typer(
    cls=_LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(asked: bool) -> None:
    if asked:
        print(f"backcoach {__version__}")
        raise typer.Exit


@app.callback(help=ABOUT, invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    plain: Plain = False,
) -> int:
    del version, plain
    return _opened(context) if context.invoked_subcommand is None else Exit.DONE


def _opened(context: typer.Context) -> int:
    """Offer what there is to somebody who named no command, or say it where nobody is asked."""
    from backcoach.cli import asking

    if not asking.can_ask():
        output.write(f"{context.get_help()}\n")
        return Exit.DONE
    _obey_the_profile()
    from backcoach.cli.session.front import asked_at_the_door

    words = asked_at_the_door(COMMANDS)
    return run(words) if words else Exit.DONE


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return its exit code.

    Raises:
        CoachError: the command line is wrong, or what it asks for could not be done.
    """
    if os.environ.get(COMPLETING):
        return _completed(arguments)
    arguments = straightened(arguments)
    streams = sys.stdout, sys.stderr
    try:
        return _run(arguments)
    except TyperException as error:
        from backcoach.cli.complaining import complaint

        message = error.format_message().strip()
        raise complaint(message, arguments, COMMANDS, _takes) from error
    except (UnknownNameError, AmbiguousNameError) as error:
        from backcoach.cli import stored
        from backcoach.cli.complaining import no_name
        from backcoach.cli.troubles import tell_missing_packs

        stored.check_usable([error.name], beginnings=True)
        tell_missing_packs()
        raise no_name(error, arguments, _takes) from error
    except UsageError as error:
        from backcoach.cli.complaining import no_value

        raise no_value(error, arguments) from error
    except SystemExit as error:  # which is what Typer makes of a reader that went away
        sys.stdout, sys.stderr = streams  # it has wrapped them, even one that is not there
        if isinstance(error.__context__, OSError):
            raise error.__context__ from None
        raise
    except typer.Abort as error:  # which is what it makes of Ctrl-C, and of a file cut short
        raise error.__cause__ or KeyboardInterrupt from None


def _run(arguments: Sequence[str]) -> int:
    code = app(args=list(arguments), prog_name="backcoach", standalone_mode=False)
    return code if isinstance(code, int) else 0


def _completed(arguments: Sequence[str]) -> int:
    """Answer a shell that completes a line; whoever types it needs to hear of no failure."""
    with redirect_stderr(StringIO()):
        try:
            return _run(arguments)
        except Exception:
            return Exit.FAILED


def _takes(name: str, option: str) -> bool:
    """Whether a command has an option."""
    command = _command(name)
    return any(option in (*each.opts, *each.secondary_opts) for each in command.params)
