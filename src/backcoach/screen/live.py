"""The live stage: Rich draws each part of the frame, and only what has changed is written."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from rich.color import ColorSystem
from rich.console import Console, OverflowMethod
from rich.segment import Segment
from rich.text import Text

from backcoach.domain.player import MOVING
from backcoach.domain.terms import Side
from backcoach.domain.timeline import Cue
from backcoach.domain.view import View
from backcoach.figures.scene import Tone
from backcoach.screen.big import big_parts
from backcoach.screen.frame import Box, Hint, Part, Picture, frame_parts
from backcoach.screen.gallery import STYLES, Drawing, Gallery
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.painting import Cell, Painter, Region, Row, cells, codes_of

FRAME_MS = 83
"""How often a figure that moves and a paced breath are drawn anew: twelve times a second."""

QUIET_FRAME_MS = 250
"""How often to look whether a second has passed, where nothing swells or sinks."""


_COLORS = {"256": ColorSystem.EIGHT_BIT, "truecolor": ColorSystem.TRUECOLOR}


class Screen(Protocol):
    """Where to write, and how large it is."""

    def size(self) -> tuple[int, int]:
        """Columns and rows."""

    def write(self, text: str) -> None:
        """Write to the terminal."""

    @property
    def returns(self) -> int:
        """How often others may have written to the screen."""


class LiveStage:
    """Shows a session on a screen that it has to itself."""

    def __init__(
        self,
        screen: Screen,
        console: Console,
        glyphs: Glyphs,
        hints: Sequence[Hint],
        gallery: Gallery | None,
        *,
        big: bool,
    ) -> None:
        self._screen = screen
        self._console = console
        self._glyphs = glyphs
        self._hints = tuple(hints)
        self._gallery = gallery
        self._big = big
        self._painter = Painter()
        self._returns = screen.returns
        self._colors = _COLORS.get(console.color_system or "", ColorSystem.STANDARD)
        self._drawn: dict[tuple[object, ...], tuple[Row, ...]] = {}
        self._figure_rows = lru_cache(maxsize=1_024)(self._figure_cells)
        self._cell = lru_cache(maxsize=None)(self._new_cell)

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment; the cues are on the screen as part of it."""
        del cues
        if self._screen.returns != self._returns:
            self._returns = self._screen.returns
            self._painter.forget()
        width, height = self._screen.size()
        parts = self._parts(view, Box(0, 0, width, height))
        regions = tuple(
            self._picture(part, view) if isinstance(part, Picture) else self._region(part)
            for part in parts
            if part.box.width and part.box.height
        )
        changes = self._painter.paint(regions, width, height)
        if changes:
            self._screen.write(changes)

    def next_frame_ms(self, view: View) -> int | None:
        """After how long to show the next moment, if nothing else happens; None for never."""
        if view.state not in MOVING:
            return None
        if view.breath_level is None and not self._moves(view):
            return QUIET_FRAME_MS
        return FRAME_MS

    def _moves(self, view: View) -> bool:
        """Whether the figure does anything but breathe."""
        if self._gallery is None:
            return False
        moment = view.moment
        is_cycle = moment.after in self._gallery.motion(view.exercise).figure.cycles
        return is_cycle or moment.before != moment.after

    def _parts(self, view: View, box: Box) -> tuple[Part | Picture, ...]:
        if self._big:
            return big_parts(view, box, self._glyphs, self._hints)
        figure = self._gallery.bounds(view.exercise) if self._gallery else None
        return frame_parts(view, box, self._glyphs, self._hints, figure)

    def _picture(self, picture: Picture, view: View) -> Region:
        assert self._gallery is not None  # there are no pictures without one
        box = picture.box
        drawing = self._gallery.drawing(
            view.exercise,
            view.moment,
            mirror=view.phase.side is Side.LEFT,
            columns=box.width,
            rows=box.height,
        )
        left = box.column + (box.width - drawing.columns) // 2
        top = box.row + box.height - drawing.rows
        return Region(top, left, self._figure_rows(drawing))

    def _figure_cells(self, drawing: Drawing) -> tuple[Row, ...]:
        assert self._gallery is not None
        return tuple(
            tuple(self._cell(letter, patch.tone) for patch in patches for letter in patch.text)
            for patches in self._gallery.rows(drawing)
        )

    def _new_cell(self, letter: str, tone: Tone | None) -> Cell:
        style = STYLES[tone]
        if self._console.no_color:
            style = style.without_color
        return Cell(letter, codes_of(style, self._colors))

    def _region(self, part: Part) -> Region:
        key = (part.spans, part.align, part.box.width, part.box.height)
        if key not in self._drawn:
            if len(self._drawn) > 2_000:  # a long session meets few different parts; resizing more
                self._drawn.clear()
            self._drawn[key] = self._draw(part)
        return Region(part.box.row, part.box.column, self._drawn[key])

    def _draw(self, part: Part) -> tuple[Row, ...]:
        one_line = part.box.height == 1
        ending: OverflowMethod = "ellipsis" if self._glyphs.more == "…" else "crop"
        text = Text(justify=part.align, overflow=ending if one_line else "fold")
        text.no_wrap = one_line
        for span in part.spans:
            text.append(span.text, span.style)
        options = self._console.options.update(width=part.box.width, height=None)
        lines = self._console.render_lines(text, options, pad=True)
        if self._console.no_color:
            lines = [list(Segment.remove_color(line)) for line in lines]
        return cells(_shaped(lines, part.box, self._glyphs.more), self._colors)


def _shaped(lines: list[list[Segment]], box: Box, more: str) -> list[list[Segment]]:
    """Exactly as many lines as the box has; what does not fit ends in an ellipsis."""
    if len(lines) > box.height:
        lines = [*lines[: box.height - 1], Segment.adjust_line_length([Segment(more)], box.width)]
    return Segment.set_shape(lines, box.width, box.height)
