"""How large the window is, of a terminal or of what stands in for one."""

import os
from collections.abc import Mapping
from typing import NamedTuple

USUAL_COLUMNS, USUAL_ROWS = 80, 24
"""The size of a window that says nothing of itself, or where there is none."""
MOST = 500
"""The most columns and rows of any window: whatever it says, this much is drawn at the most."""
MOST_DIGITS = 9


class Window(NamedTuple):
    """A window's size; both are from 1 to `MOST`."""

    columns: int
    rows: int


def window_of(descriptor: int, environ: Mapping[str, str]) -> Window:
    """The window behind a descriptor as it is now.

    `COLUMNS` can make a terminal's narrower. Where there is no terminal, `COLUMNS` and `LINES` are
    the size. What is no plain number above 0 counts for nothing.
    """
    columns, rows = _asked(environ, "COLUMNS"), _asked(environ, "LINES")
    try:
        there = os.get_terminal_size(descriptor)
    except (OSError, ValueError):
        return Window(columns or USUAL_COLUMNS, rows or USUAL_ROWS)
    width = there.columns or columns or USUAL_COLUMNS
    return Window(min(width, columns or width, MOST), min(there.lines or USUAL_ROWS, MOST))


def _asked(environ: Mapping[str, str], name: str) -> int:
    """A number that the environment asks for; 0 for none, or for one that nobody means."""
    asked = environ.get(name, "")
    is_number = asked.isascii() and asked.isdigit() and len(asked) <= MOST_DIGITS
    return min(int(asked), MOST) if is_number else 0
