"""The figures on a terminal: what to draw of an exercise at a moment, in a box of any size."""

from collections.abc import Mapping
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import Moment, poses_of
from backcoach.figures import braille
from backcoach.figures.braille import DotRow
from backcoach.figures.motion import Motion
from backcoach.figures.pose import Figure
from backcoach.figures.scene import Tone
from backcoach.screen import palette

STEPS = 60
"""A movement is drawn in so many steps at most, so that a repetition can show them again."""

SWELLS = 8
"""A breath moves the body in so many steps."""

CYCLE_STEP_MS = 50

LARGEST = (120, 36)
"""Columns and rows beyond which a figure only gets coarser to look at."""

STYLES: dict[Tone | None, str] = {
    None: palette.PLAIN,
    Tone.FLOOR: palette.FAINT,
    Tone.GHOST: palette.FAINT,
    Tone.PROP: palette.FAINT,
    Tone.FAR: palette.FAINT,
    Tone.FACE: palette.PLAIN,
    Tone.SHIRT: palette.PLAIN,
    Tone.NEAR: palette.PLAIN,
    Tone.FAR_MOVING: palette.WORK_FAR,
    Tone.MOVING: palette.DRAWN[palette.WORK],
    Tone.MARK: palette.DRAWN[palette.WORK],
}


class Drawing(NamedTuple):
    """Which picture: two that are equal look the same."""

    exercise: str
    moment: Moment
    mirror: bool
    columns: int
    rows: int


class Gallery:
    """Every figure there is, each made ready when it is first shown."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self._figures = figures
        self._motions: dict[str, Motion] = {}

    def motion(self, exercise: Exercise) -> Motion | None:
        """The figure of an exercise, made ready to move; None where there is none."""
        figure = self._figures.get(exercise.id)
        if figure is not None and exercise.id not in self._motions:
            self._motions[exercise.id] = Motion(figure, poses_of(exercise))
        return self._motions.get(exercise.id)

    def moves(self, exercise: Exercise, moment: Moment) -> bool:
        """Whether the figure does anything but breathe."""
        motion = self.motion(exercise)
        return motion is not None and (
            moment.after in motion.figure.cycles or moment.before != moment.after
        )

    def drawing(
        self, exercise: Exercise, moment: Moment, *, mirror: bool, columns: int, rows: int
    ) -> Drawing:
        """The picture of a moment; moments that can hardly be told apart have the same."""
        motion = self.motion(exercise)
        assert motion is not None  # nobody asks for a picture where there is no figure
        cycle = motion.figure.cycles.get(moment.after)
        still = cycle is not None or moment.before == moment.after
        elapsed_ms = moment.elapsed_ms % cycle.period_ms if cycle else 0
        return Drawing(
            exercise.id,
            Moment(
                moment.before,
                moment.after,
                0.0 if still else round(moment.through * STEPS) / STEPS,
                round(moment.breath * SWELLS) / SWELLS,
                elapsed_ms // CYCLE_STEP_MS * CYCLE_STEP_MS,
            ),
            mirror,
            min(columns, LARGEST[0]),
            min(rows, LARGEST[1]),
        )

    def rows(self, drawing: Drawing, *, still: bool = False) -> tuple[DotRow, ...]:
        """Draw a picture; a `still` one, of a key moment, says what moves and where to."""
        motion = self._motions[drawing.exercise]
        scale = braille.fitted(motion.bounds, drawing.columns, drawing.rows)
        drawn = motion.still if still else motion.scene
        shapes = drawn(drawing.moment, mirror=drawing.mirror)
        return braille.drawn(shapes, scale, drawing.columns, drawing.rows)
