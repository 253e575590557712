"""`backcoach --version`."""

from backcoach import __version__
from backcoach.cli.boundary import guarded


def run_version() -> int:
    """Print the version."""
    return guarded(_print)


def _print() -> int:
    print(f"backcoach {__version__}")
    return 0
