"""What kind of terminal it is, and what somebody wants of it."""

import os
from collections.abc import Mapping

ACCESSIBLE = "ACCESSIBLE"
"""The variable by which somebody asks every program for lines alone."""


def is_dumb(environ: Mapping[str, str]) -> bool:
    """Whether a terminal can do no more than print lines, as far as is known."""
    term = environ.get("TERM", "" if os.name == "posix" else "windows")
    return term in ("", "dumb", "unknown")


def is_asked_for_lines(environ: Mapping[str, str]) -> bool:
    """Whether somebody wants lines alone, as those who listen to a screen reader do."""
    return environ.get(ACCESSIBLE, "") not in ("", "0")


def is_plain(environ: Mapping[str, str]) -> bool:
    """Whether a terminal gets lines alone: nothing redrawn, coloured, or made of characters."""
    return is_dumb(environ) or is_asked_for_lines(environ)
