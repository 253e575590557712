"""An exercise shown again and again, for somebody who looks how it is done."""

from collections.abc import Iterator

from rich.console import Console

from backcoach.domain.knowledge.terms import Side
from backcoach.domain.timeline.posing import Demonstration, Moment, ShownPart
from backcoach.domain.words.counts import side_of
from backcoach.screen import palette
from backcoach.screen.gallery import Gallery
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live.canvas import Canvas, Screen
from backcoach.screen.live.panes import Box, Pane, Picture, Styled

LEAST_ROWS = 4
"""With fewer there is no figure, only words."""


class DemonstrationStage:
    """Shows an exercise on a screen that it has to itself."""

    def __init__(self, screen: Screen, console: Console, glyphs: Glyphs, gallery: Gallery) -> None:
        self._screen = screen
        self._canvas = Canvas(screen, console, gallery, more=glyphs.more)

    def show(self, demonstration: Demonstration, elapsed_ms: int) -> None:
        """Show what the exercise looks like some time after the beginning."""
        width, height = self._screen.size()
        part, moment = demonstration.at(elapsed_ms)
        panes = _panes(demonstration, part, moment, Box(0, 1, max(1, width - 2), height))
        self._canvas.show(tuple(panes), width, height)


def _panes(
    demonstration: Demonstration, part: ShownPart, moment: Moment, box: Box
) -> Iterator[Pane | Picture]:
    exercise = demonstration.exercise
    side = tuple(Styled(f"{each.upper()} SIDE  ") for each in side_of(part.side))
    yield Pane(Box(0, box.column, box.width, 1), (Styled(exercise.name, palette.BOLD),))
    if box.height < 3:
        return
    doing = Styled(part.do.capitalize(), palette.WORK)
    yield Pane(Box(1, box.column, box.width, 1), (*side, doing))
    rows = box.height - 4
    if rows >= LEAST_ROWS:
        stand = Box(2, box.column, box.width, rows)
        yield Picture(stand, exercise, moment, part.side is Side.LEFT)
    last = Box(box.height - 1, box.column, box.width, 1)
    yield Pane(last, (Styled("Any key ends this", palette.DIM),))
