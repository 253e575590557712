"""A page to be read in peace, with the screen to itself: a title, lines, and what to press."""

from collections.abc import Iterator, Sequence

from backcoach.screen import palette
from backcoach.screen.live.panes import Box, Pane, Styled

WIDEST = 76
"""Longer lines are hard to read."""
_ROWS_AROUND = 4
"""The title, the foot, and a row between each and the text."""

Line = tuple[Styled, ...]


def width_in(columns: int) -> int:
    """How wide the text is in a window."""
    return min(WIDEST, max(1, columns - 2))


def rows_in(rows: int) -> int:
    """How many lines of the text there are in a window."""
    return max(1, rows - _ROWS_AROUND)


def page_panes(
    title: str, lines: Sequence[Line], foot: str, columns: int, rows: int
) -> Iterator[Pane]:
    """Lay out one page; in a very low window it has neither title nor foot."""
    width, column = width_in(columns), max(1, (columns - WIDEST) // 2)
    is_whole = rows > _ROWS_AROUND
    top = max(0, (rows - _ROWS_AROUND - len(lines)) // 3)
    if is_whole:
        yield Pane(Box(top, column, width, 1), (Styled(title, palette.BOLD),))
    first = top + 2 if is_whole else 0
    text = tuple(styled for line in lines for styled in (*line, Styled("\n")))
    yield Pane(Box(first, column, width, len(lines)), text[:-1])
    if rows > 1:
        last = min(rows - 1, first + len(lines) + 1)
        yield Pane(Box(last, column, width, 1), (Styled(foot, palette.DIM),))
