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
from backcoach.cli.quoting import straightened
from backcoach.cli.values import convert_values
from backcoach.domain.errors import CoachError, Exit, UsageError, shown, suggest
from backcoach.domain.words.disclaimers import DISCLAIMER_AND_ADVICE

ABOUT = (
    "A guided back-exercise coach for the terminal."
    f"\n\n`backcoach session` starts one. {DISCLAIMER_AND_ADVICE}"
)

LONGEST_MESSAGE = 300
COMPLETING = "_BACKCOACH_COMPLETE"
"""The variable by which a shell asks for completions."""

COMMANDS = (
    *("session", "list", "show", "muscles", "routines", "print"),
    *("journal", "progress", "safety", "profile"),
)


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

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"backcoach.cli.commands.{cmd_name}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments begin with.

        Raises:
            UsageError: there is none of that name.
        """
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = suggest(args[0], COMMANDS, "`backcoach --help` shows all.")
            raise UsageError(f'There is no command "{shown(args[0])}".', hint)
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


@app.callback(help=ABOUT)
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    del version


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
        raise _explained(error, arguments) from error
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


def _explained(error: TyperException, arguments: Sequence[str]) -> CoachError:
    """A complaint about the command line, as one sentence."""
    message = error.format_message().strip()
    if message == "Missing command.":
        return UsageError("Name a command.", "`backcoach --help` shows all.")
    command = next((word for word in arguments[:1] if word in COMMANDS), None)
    where = f"backcoach {command}" if command else "backcoach"
    sentence = _short(message.rstrip("."))
    end = "" if sentence.endswith("?") else "."
    return UsageError(f"{sentence}{end}", f"`{where} --help` shows what there is.")


def _short(message: str) -> str:
    """A message that does not say back all of a very long word."""
    return message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…"
