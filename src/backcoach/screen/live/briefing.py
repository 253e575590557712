"""What has to be read before a session begins, on a screen that it has to itself."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.console import Console

from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live.canvas import Canvas, Screen
from backcoach.screen.live.panes import Box, Pane, Styled

TITLE = "Before you begin"
FOOT = "Any key goes on  q leaves"
WIDEST = 76
_ROWS_AROUND = 4
"""The title, the foot, and a row between each and the text."""


class Briefing:
    """Shows sentences, as many pages of them as the window makes necessary."""

    def __init__(
        self, screen: Screen, console: Console, glyphs: Glyphs, sentences: Sequence[str]
    ) -> None:
        self._screen = screen
        self._canvas = Canvas(screen, console, None, more=glyphs.more)
        self._sentences = tuple(sentences)
        self._read = 0
        self._columns = 0

    def show(self) -> str:
        """Show the present page and return its text; nothing once all has been read."""
        width, height = self._screen.size()
        if width != self._columns:  # lines break elsewhere now
            self._columns, self._read = width, 0
        page = self._page(width, height)
        if page:
            self._canvas.show(tuple(_panes(page, width, height)), width, height)
        return " ".join(page)

    def turn(self) -> None:
        """Go on to the next page."""
        self._read += len(self._page(*self._screen.size()))

    def note(self, sentence: str) -> None:
        """Have one more sentence to read, on this page where it has room."""
        self._sentences = (*self._sentences, sentence)

    def _page(self, width: int, height: int) -> list[str]:
        room = min(WIDEST, max(1, width - 2))
        lines = [line for each in self._sentences for line in (*wrap(each, room), "")]
        return lines[self._read : self._read + max(1, height - _ROWS_AROUND)]


def _panes(page: Sequence[str], width: int, height: int) -> Iterator[Pane]:
    room = max(1, width - 2)
    if height > _ROWS_AROUND:
        yield Pane(Box(0, 1, room, 1), (Styled(TITLE, palette.BOLD),))
    top = 2 if height > _ROWS_AROUND else 0
    yield Pane(Box(top, 1, room, len(page)), (Styled("\n".join(page)),))
    if height > 1:
        yield Pane(Box(height - 1, 1, room, 1), (Styled(FOOT, palette.DIM),))
