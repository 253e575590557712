"""How an exercise is done, and what the keys do, with the screen to itself; it can be scrolled."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from backcoach.domain.playing.player import MOVING
from backcoach.domain.playing.view import View
from backcoach.domain.words import prompts
from backcoach.screen import palette
from backcoach.screen.live.keys import keys_lines
from backcoach.screen.live.panes import Hint, Pane, Styled
from backcoach.screen.live.reading import Line, page_panes, rows_in, width_in

_INDENT = 6
"""As wide as the longest mark, and a space."""


class Explanation:
    """Shows as much of it as the window has room for, from a line on that keys change."""

    def __init__(self, hints: Sequence[Hint]) -> None:
        self._hints = tuple(hints)
        self._first = 0
        self._last_first = 0
        self._page = 1

    def close(self) -> None:
        """Begin with the first line the next time."""
        self._first = self._last_first = 0

    def scroll(self, key: str) -> bool:
        """Go to other lines, where a key is for that and there are any."""
        by = {"up": -1, "down": 1, "page up": -self._page, "page down": self._page}
        by["space"] = self._page
        first = max(0, min(self._first + by.get(key, 0), self._last_first))
        has_moved, self._first = first != self._first, first
        return has_moved

    def panes(self, view: View, columns: int, rows: int) -> tuple[Pane, ...]:
        """Lay out the lines whose turn it is."""
        lines = [*_lines(view, self._hints, width_in(columns))]
        self._page = rows_in(rows)
        self._last_first = max(0, len(lines) - self._page)
        self._first = min(self._first, self._last_first)
        shown = lines[self._first : self._first + self._page]
        foot = _foot(view, more=self._first < self._last_first)
        return tuple(page_panes(view.exercise.name, shown, foot, columns, rows))


def _foot(view: View, *, more: bool) -> str:
    goes_on = view.session.helping in MOVING
    back = prompts.HELP_GOES_ON if goes_on else prompts.HELP_GOES_BACK
    return f"{prompts.MORE}  {back}" if more else back


def _lines(view: View, hints: tuple[Hint, ...], width: int) -> Iterator[Line]:
    for mark, text in view.points:
        first, *others = wrap(text, max(1, width - _INDENT), break_on_hyphens=False) or [""]
        yield Styled(f"{mark:<{_INDENT}}", palette.DIM), Styled(first)
        yield from ((Styled(" " * _INDENT + other),) for other in others)
    yield ()
    yield from keys_lines(hints, width)
