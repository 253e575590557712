"""The poses of an exercise in order, for a terminal, each with its number and words below."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil
from textwrap import wrap
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Sides
from backcoach.figures.braille import ACROSS, DOWN, DotRow
from backcoach.figures.scene import Bounds
from backcoach.figures.stills import stills_of
from backcoach.screen import palette
from backcoach.screen.gallery import STYLES, Gallery

LEAST_TALL, LEAST_LOW = 12, 8
"""Rows in which a pose can be told from another; it gets them wherever there are columns for it."""
TALL = 70.0
"""Who stands or sits is so tall, in hundredths of the body's height; who lies is low."""
MOST, MOST_STACKED = 16, 10
"""Rows of one pose; below each other, two of them are to be seen at once."""
NARROWEST, ROOMY = 18, 26
"""Columns of one pose, so that words fit below; and where there is room for more."""
GAP = 2


class _Box(NamedTuple):
    """Columns and rows of one pose, and how many stand side by side."""

    columns: int
    rows: int
    abreast: int


class _Picture(NamedTuple):
    """One pose and the lines below it."""

    rows: tuple[DotRow, ...]
    caption: list[str]


def pose_pictures(gallery: Gallery, exercise: Exercise, width: int) -> RenderableType | None:
    """Every pose that the movement comes to, in order, with its words below; None unpictured."""
    motion = gallery.motion(exercise)
    if motion is None:
        return None
    stills = stills_of(exercise, motion)
    box = _box(motion.bounds, len(stills), width)
    drawings = (
        gallery.drawing(exercise, each.moment, mirror=False, columns=box.columns, rows=box.rows)
        for each in stills
    )
    pictures = [
        _Picture(
            gallery.rows(drawing, still=True),
            wrap(still.caption, box.columns, break_on_hyphens=False),
        )
        for still, drawing in zip(stills, drawings, strict=True)
    ]
    lines: list[Text] = []
    for first in range(0, len(pictures), box.abreast):
        lines += _abreast(pictures[first : first + box.abreast], box.columns)
    if exercise.sides is not Sides.BOTH:
        lines.append(Text("Drawn for the right side.", palette.DIM))
    return Group(*lines, Text())


def _box(bounds: Bounds, poses: int, width: int) -> _Box:
    """As many side by side as get so many rows at the least, or one as wide as there is room."""
    least = LEAST_TALL if bounds.height >= TALL else LEAST_LOW
    needed = max(NARROWEST, _columns(bounds, least))
    most = max(1, (width + GAP) // (needed + GAP))
    abreast = ceil(poses / ceil(poses / most))
    widest = (width + GAP) // abreast - GAP
    tallest = MOST if abreast > 1 else max(least, MOST_STACKED)
    rows = min(tallest, max(3, ceil(widest * bounds.height / bounds.width * ACROSS / DOWN)))
    return _Box(min(widest, max(ROOMY, _columns(bounds, rows))), rows, abreast)


def _columns(bounds: Bounds, rows: int) -> int:
    """How many columns a pose needs to fill so many rows."""
    return ceil(((rows * DOWN - 1) * bounds.width / bounds.height + 1) / ACROSS)


def _abreast(pictures: Sequence[_Picture], columns: int) -> Iterator[Text]:
    for rows in zip(*(picture.rows for picture in pictures), strict=True):
        line = Text(no_wrap=True)
        for number, row in enumerate(rows):
            line.append(" " * GAP if number else "")
            for patch in row:
                line.append(patch.text, STYLES[patch.tone])
        yield line
    for words in zip_longest(*(picture.caption for picture in pictures), fillvalue=""):
        line = Text(no_wrap=True)
        for number, each in enumerate(words):
            label = Text(each, palette.DIM)
            label.align("center", columns)
            line.append(" " * GAP if number else "").append_text(label)
        line.rstrip()
        yield line
