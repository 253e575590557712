"""What has to be read before a session begins, page by page."""

from collections.abc import Sequence
from textwrap import wrap

from rich.console import Console

from backcoach.domain.words import prompts
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live.canvas import Canvas, Screen
from backcoach.screen.live.panes import Styled
from backcoach.screen.live.reading import page_panes, rows_in, width_in


class Briefing:
    """Shows sentences under a title, on as many pages as the window makes necessary."""

    def __init__(
        self,
        screen: Screen,
        console: Console,
        glyphs: Glyphs,
        title: str,
        sentences: Sequence[str],
    ) -> None:
        self._screen = screen
        self._canvas = Canvas(screen, console, None, more=glyphs.more)
        self._title = title
        self._sentences = tuple(sentences)
        self._read = 0
        self._columns = 0

    def show(self) -> str:
        """Show the present page and return its text; nothing once all has been read."""
        width, height = self._screen.size()
        if width != self._columns:  # lines break elsewhere now
            self._columns, self._read = width, 0
        lines, left = self._page(width, height)
        if not lines:
            return ""
        foot = f"{prompts.TURNS if left else prompts.BEGINS}  {prompts.LEAVES}"
        page = [(Styled(line),) for line in lines]
        self._canvas.show(tuple(page_panes(self._title, page, foot, width, height)), width, height)
        return " ".join((*(() if self._read else (f"{self._title}.",)), *lines))

    def turn(self) -> None:
        """Go on to the next page."""
        lines, _ = self._page(*self._screen.size())
        self._read += len(lines)

    def note(self, sentence: str) -> None:
        """Have one more sentence to read, on this page where it has room."""
        self._sentences = (*self._sentences, sentence)

    def _page(self, width: int, height: int) -> tuple[list[str], int]:
        """The lines of the present page, and how many come after it."""
        room = width_in(width)
        lines = [line for each in self._sentences for line in (*wrap(each, room), "")][:-1]
        page = lines[self._read : self._read + rows_in(height)]
        return page, len(lines) - self._read - len(page)
