"""What kind of terminal it is."""

import os
from collections.abc import Mapping


def is_dumb(environ: Mapping[str, str]) -> bool:
    """Whether a terminal can do no more than print lines, as far as is known."""
    term = environ.get("TERM", "" if os.name == "posix" else "windows")
    return term in ("", "dumb", "unknown")
