"""A canvas: draws panes and figures once, keeps them, and writes only the cells that changed."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from rich.color import ColorSystem
from rich.console import Console, OverflowMethod
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from backcoach.figures.scene import Tone
from backcoach.screen import palette
from backcoach.screen.gallery import STYLES, Drawing, Gallery
from backcoach.screen.live.painting import Cell, CellRow, Painter, Region, cells, codes_of
from backcoach.screen.live.panes import Box, Pane, Picture
from backcoach.screen.palette import Rgb

_COLORS = {"256": ColorSystem.EIGHT_BIT, "truecolor": ColorSystem.TRUECOLOR}
MOST_KEPT = 2_000
"""A long session meets few different panes; resizing a window makes more."""


class Screen(Protocol):
    """Where to write, and how large it is."""

    def size(self) -> tuple[int, int]:
        """Columns and rows."""

    def write(self, text: str) -> None:
        """Write to the terminal."""

    @property
    def disturbed(self) -> int:
        """How often the screen may have come to show something else."""

    @property
    def background(self) -> Rgb | None:
        """The colour behind it, as far as is known by now."""


class Canvas:
    """Shows panes and figures on a screen that it has to itself.

    `more` ends what does not fit. Figures need a gallery.
    """

    def __init__(
        self, screen: Screen, console: Console, gallery: Gallery | None, *, more: str
    ) -> None:
        self._screen = screen
        self._console = console
        self._gallery = gallery
        self._more = more
        self._painter = Painter()
        self._disturbed = screen.disturbed
        self._colors = _COLORS.get(console.color_system or "", ColorSystem.STANDARD)
        self._pane_rows: dict[tuple[object, ...], tuple[CellRow, ...]] = {}
        self._figure_rows = lru_cache(maxsize=MOST_KEPT)(self._figure)
        self._cell = lru_cache(maxsize=None)(self._new_cell)
        self._background = screen.background
        self._dress()

    def show(self, panes: Sequence[Pane | Picture], width: int, height: int) -> None:
        """Make the screen show these panes and nothing else."""
        if self._screen.disturbed != self._disturbed:
            self._disturbed = self._screen.disturbed
            self._painter.forget()
        if self._screen.background != self._background:
            self._background = self._screen.background
            self._dress()
        regions = tuple(
            self._picture(pane) if isinstance(pane, Picture) else self._region(pane)
            for pane in panes
            if pane.box.width and pane.box.height
        )
        changes = self._painter.paint(regions, width, height)
        if changes:
            self._screen.write(changes)

    def _dress(self) -> None:
        """Draw everything anew in the styles that suit the background."""
        self._styles = palette.styles_for(
            self._console.color_system, self._background, no_color=self._console.no_color
        )
        self._pane_rows.clear()
        self._figure_rows.cache_clear()
        self._cell.cache_clear()
        self._painter.forget()

    def _style(self, name: str) -> Style:
        return self._styles[name] if name in self._styles else Style.parse(name)

    # Parts

    def _region(self, pane: Pane) -> Region:
        key = (pane.texts, pane.align, pane.box.width, pane.box.height)
        if key not in self._pane_rows:
            if len(self._pane_rows) > MOST_KEPT:
                self._pane_rows.clear()
            self._pane_rows[key] = self._draw(pane)
        return Region(pane.box.row, pane.box.column, self._pane_rows[key])

    def _draw(self, pane: Pane) -> tuple[CellRow, ...]:
        one_line = pane.box.height == 1
        ending: OverflowMethod = "ellipsis" if self._more == "…" else "crop"
        text = Text(justify=pane.align, overflow=ending if one_line else "fold")
        text.no_wrap = one_line
        for styled in pane.texts:
            text.append(styled.text, self._style(styled.style))
        options = self._console.options.update(width=pane.box.width, height=None)
        lines = self._console.render_lines(text, options, pad=True)
        return cells(_shaped(lines, pane.box, self._more), self._colors)

    # Figures

    def _picture(self, picture: Picture) -> Region:
        assert self._gallery is not None  # there are no pictures without one
        box = picture.box
        drawing = self._gallery.drawing(
            picture.exercise,
            picture.moment,
            mirror=picture.mirror,
            columns=box.width,
            rows=box.height,
        )
        left = box.column + (box.width - drawing.columns) // 2
        return Region(box.row + box.height - drawing.rows, left, self._figure_rows(drawing))

    def _figure(self, drawing: Drawing) -> tuple[CellRow, ...]:
        assert self._gallery is not None
        return tuple(
            tuple(self._cell(letter, patch.tone) for patch in patches for letter in patch.text)
            for patches in self._gallery.rows(drawing)
        )

    def _new_cell(self, letter: str, tone: Tone | None) -> Cell:
        return Cell(letter, codes_of(self._style(STYLES[tone]), self._colors))


def _shaped(lines: list[list[Segment]], box: Box, more: str) -> list[list[Segment]]:
    """Exactly as many lines as the box has; what does not fit ends in an ellipsis."""
    if len(lines) > box.height:
        lines = [*lines[: box.height - 1], Segment.adjust_line_length([Segment(more)], box.width)]
    return Segment.set_shape(lines, box.width, box.height)
