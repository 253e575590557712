"""The live stage: a session on a screen that it has to itself."""

from collections.abc import Sequence

from rich.console import Console

from backcoach.domain.playing.events import Event
from backcoach.domain.playing.player import MOVING
from backcoach.domain.playing.view import View
from backcoach.screen.gallery import Gallery
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live.big import big_panes
from backcoach.screen.live.canvas import Canvas, Screen
from backcoach.screen.live.explanation import Explanation
from backcoach.screen.live.frame import frame_panes
from backcoach.screen.live.keys import hints_now
from backcoach.screen.live.panes import Box, Hint, Pane, Picture

FRAME_MS = 83
"""How often a figure that moves and a paced breath are drawn anew: twelve times a second."""

QUIET_FRAME_MS = 250
"""How often to look whether a second has passed, where nothing swells or sinks."""


class LiveStage:
    """Shows a session, with figures where there is a gallery of them."""

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
        self._canvas = Canvas(screen, console, gallery, more=glyphs.more)
        self._glyphs = glyphs
        self._hints = tuple(hints)
        self._gallery = gallery
        self._big = big
        self._explanation = Explanation(hints)

    def show(self, view: View, events: Sequence[Event]) -> None:
        """Show a moment; what has happened is part of it."""
        del events
        width, height = self._screen.size()
        self._canvas.show(self._panes(view, Box(0, 0, width, height)), width, height)

    def next_frame_ms(self, view: View) -> int | None:
        """After how long to show the next moment, if nothing else happens; None for never."""
        if view.state not in MOVING:
            return None
        if view.breath_level is None and not self._moves(view):
            return QUIET_FRAME_MS
        return FRAME_MS

    def scroll(self, key: str) -> bool:
        """Show other lines of the explanation, where a key is for that and there are any."""
        return self._explanation.scroll(key)

    def _panes(self, view: View, box: Box) -> Sequence[Pane | Picture]:
        if view.session.helping:
            return self._explanation.panes(view, box.width, box.height)
        self._explanation.close()
        hints = hints_now(self._hints, view)
        motion = self._gallery.motion(view.exercise) if self._gallery else None
        panes = big_panes if self._big else frame_panes
        return panes(view, box, self._glyphs, hints, motion.bounds if motion else None)

    def _moves(self, view: View) -> bool:
        """Whether the figure does anything but breathe."""
        return self._gallery is not None and self._gallery.moves(view.exercise, view.moment)
