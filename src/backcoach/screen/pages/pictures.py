"""The poses of an exercise side by side, for a terminal."""

from collections.abc import Iterator
from itertools import islice
from math import ceil

from rich.console import Group, RenderableType
from rich.text import Text

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Sides
from backcoach.domain.timeline.posing import pose_name
from backcoach.figures.braille import ACROSS, DOWN, DotRow
from backcoach.figures.scene import Bounds
from backcoach.screen import palette
from backcoach.screen.gallery import STYLES, Gallery

WIDEST, NARROWEST, TALLEST = 40, 20, 12
"""Columns and rows of one pose."""
GAP = 2


def pose_pictures(gallery: Gallery, exercise: Exercise, width: int) -> RenderableType | None:
    """Every pose that the movement comes to, in order, with its name below it; None unpictured."""
    motion = gallery.motion(exercise)
    if motion is None:
        return None
    moments = motion.key_moments
    abreast = max(1, min(len(moments), (width + GAP) // (NARROWEST + GAP)))
    columns, rows = _size(motion.bounds, min(WIDEST, (width + GAP) // abreast - GAP))
    pictures = [
        (
            pose_name(exercise, moment.after),
            gallery.rows(
                gallery.drawing(exercise, moment, mirror=False, columns=columns, rows=rows),
                still=True,
            ),
        )
        for moment in moments
    ]
    lines: list[Text] = []
    left = iter(pictures)
    while beside := list(islice(left, (width + GAP) // (columns + GAP) or 1)):
        lines += _abreast(beside, columns)
    if exercise.sides is not Sides.BOTH:
        lines.append(Text("Drawn for the right side.", palette.DIM))
    return Group(*lines, Text())


def _size(bounds: Bounds, widest: int) -> tuple[int, int]:
    """Columns and rows for one pose: as wide as there is room, but not too tall."""
    shape = bounds.height / bounds.width
    rows = min(TALLEST, max(3, ceil(widest * ACROSS * shape / DOWN)))
    return min(widest, max(NARROWEST, ceil(rows * DOWN / shape / ACROSS))), rows


def _abreast(pictures: list[tuple[str, tuple[DotRow, ...]]], columns: int) -> Iterator[Text]:
    for rows in zip(*(rows for _, rows in pictures), strict=True):
        line = Text(no_wrap=True)
        for number, row in enumerate(rows):
            line.append(" " * GAP if number else "")
            for patch in row:
                line.append(patch.text, STYLES[patch.tone])
        yield line
    named = Text(no_wrap=True)
    for number, (name, _) in enumerate(pictures):
        label = Text(name, palette.DIM)
        label.align("center", columns)
        named.append(" " * GAP if number else "").append_text(label)
    named.rstrip()
    yield named
