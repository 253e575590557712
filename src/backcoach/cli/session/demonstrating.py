"""An exercise shown on this process's terminal until a key is pressed."""

import os
import sys

from backcoach.cli import output, person, stored
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.timeline.posing import Demonstration
from backcoach.screen.gallery import Gallery
from backcoach.screen.live.demonstration import DemonstrationStage
from backcoach.screen.live.stage import FRAME_MS
from backcoach.terminal.clock import SystemClock
from backcoach.terminal.keys import PASTE
from backcoach.terminal.mode import in_session_mode


def demonstrate(exercise: Exercise) -> None:
    """Show an exercise again and again."""
    clock = SystemClock()
    demonstration = Demonstration(exercise, BreathPattern())
    gallery = Gallery(stored.figures())
    with in_session_mode(
        clock, os.environ, full_screen=True, keys=0, output=1, encoding=sys.stdout.encoding
    ) as terminal:
        stage = DemonstrationStage(terminal, output.console(), person.glyphs(), gallery)
        start_ms = now_ms = clock.now_ms()
        key = None
        while key is None or key == PASTE:
            stage.show(demonstration, now_ms - start_ms)
            key = terminal.keyboard.read(now_ms + FRAME_MS)
            now_ms = clock.now_ms()
