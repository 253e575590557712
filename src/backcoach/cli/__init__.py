"""The command line, from words to an exit code. Nothing heavy is imported before it is needed."""

import os
import sys


def main() -> None:
    """Run the program with the command line it was given, and exit."""
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:  # while what deals with it was still being imported
        os._exit(130)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:  # Typer alone would take longer than the answer
        from backcoach.cli.version import run_version

        return run_version()
    from backcoach.cli.boundary import guarded

    return guarded(lambda: _run_command(arguments))


def _run_command(arguments: list[str]) -> int:
    from backcoach.cli.app import run

    return run(arguments)
