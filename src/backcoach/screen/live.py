"""The live stage: Rich draws each part of the frame, and only what has changed is written."""

from collections.abc import Callable, Sequence
from typing import Protocol

from rich.color import ColorSystem
from rich.console import Console, OverflowMethod
from rich.segment import Segment
from rich.text import Text

from backcoach.domain.player import MOVING
from backcoach.domain.timeline import Cue
from backcoach.domain.view import View
from backcoach.screen.big import big_parts
from backcoach.screen.frame import Box, Hint, Part, frame_parts
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.painting import Painter, Region, Row, cells

FRAME_MS = 100
"""How often a paced breath is drawn anew."""

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
        self, screen: Screen, console: Console, glyphs: Glyphs, hints: Sequence[Hint], *, big: bool
    ) -> None:
        self._screen = screen
        self._console = console
        self._glyphs = glyphs
        self._hints = tuple(hints)
        self._parts: Callable[[View, Box, Glyphs, tuple[Hint, ...]], tuple[Part, ...]]
        self._parts = big_parts if big else frame_parts
        self._painter = Painter()
        self._returns = screen.returns
        self._colors = _COLORS.get(console.color_system or "", ColorSystem.STANDARD)
        self._drawn: dict[tuple[object, ...], tuple[Row, ...]] = {}

    def show(self, view: View, cues: Sequence[Cue]) -> None:
        """Show a moment; the cues are on the screen as part of it."""
        del cues
        if self._screen.returns != self._returns:
            self._returns = self._screen.returns
            self._painter.forget()
        width, height = self._screen.size()
        parts = self._parts(view, Box(0, 0, width, height), self._glyphs, self._hints)
        regions = tuple(self._region(part) for part in parts if part.box.width and part.box.height)
        changes = self._painter.paint(regions, width, height)
        if changes:
            self._screen.write(changes)

    def next_frame_ms(self, view: View) -> int | None:
        """After how long to show the next moment, if nothing else happens; None for never."""
        if view.state not in MOVING:
            return None
        return QUIET_FRAME_MS if view.breath_level is None else FRAME_MS

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
