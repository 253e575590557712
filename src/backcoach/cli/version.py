"""`backcoach --version`."""

from backcoach import __version__
from backcoach.cli.boundary import explained


def run_version() -> int:
    """Print the version."""
    return explained(_print)


def _print() -> int:
    print(f"backcoach {__version__}")
    return 0
