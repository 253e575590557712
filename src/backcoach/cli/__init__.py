"""One file a command: parse, call, print. Nothing heavy is imported before it is needed."""

import sys


def main() -> None:
    """Run the program with the command line it was given, and exit."""
    if sys.argv[1:] == ["--version"]:  # Typer alone would take longer than the answer
        from backcoach.cli.version import run_version

        sys.exit(run_version())
    from backcoach.cli.app import run

    sys.exit(run(sys.argv[1:]))
