"""Scenes on a terminal: braille characters, each of two by four dots.

A row of dots is one integer, a bit a dot, so that a stretch of dots is one operation. The dots lie
on a grid that never moves, and joints are rounded to a part of it, so that what stands still looks
still. Shapes are drawn from front to back, each only where nothing is before it.
"""

import re
from codecs import charmap_decode
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import ceil, hypot, sqrt
from typing import NamedTuple

from backcoach.figures.scene import Bounds, Flat, Shape, Tone

ACROSS, DOWN = 2, 4
"""Dots in a character."""

THINNEST = 0.62
"""The smallest radius, in dots, of a stroke without holes."""

FAR_PART = 0.75
"""Far limbs are drawn thinner, which tells them apart also where there are no colours."""

GRID = 16
"""Joints are rounded to this part of a dot."""

_FAR = (Tone.FAR, Tone.FAR_MOVING)
LIGHT = (Tone.FLOOR, Tone.FACE)
"""Areas that are shown as their rim, so that what lies on them can be told from them."""
_SHOWN_AS = {
    Tone.FLOOR: Tone.PROP,
    Tone.GHOST: Tone.PROP,
    Tone.FACE: Tone.NEAR,
    Tone.SHIRT: Tone.NEAR,
}
"""Floors and ghosts are as faint as what stands around; of a body, there is but one tone."""

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_LETTERS = " " + "".join(chr(0x2800 + bits) for bits in range(1, 256))


class Patch(NamedTuple):
    """A stretch of characters in one tone; None where there is nothing to see."""

    text: str
    tone: Tone | None


DotRow = tuple[Patch, ...]
Dots = list[int]


class Scale(NamedTuple):
    """So many dots a length, and where, in dots from the top left, the figure's origin lies."""

    dots: float
    x: float
    y: float

    def place(self, point: Flat) -> Flat:
        """Where a point of the figure lies, in dots from the top left."""
        return (
            round((self.x + point[0] * self.dots) * GRID) / GRID,
            round((self.y - point[1] * self.dots) * GRID) / GRID,
        )


def fitted(bounds: Bounds, columns: int, rows: int) -> Scale:
    """The largest scale at which the bounds fit, in the middle, down on the lowest row."""
    across, down = columns * ACROSS, rows * DOWN
    dots = min((across - 1) / bounds.width, (down - 1) / bounds.height)
    middle = (bounds.left + bounds.right) / 2
    return Scale(dots, across / 2 - middle * dots, down - 0.5 + bounds.bottom * dots)


def drawn(shapes: Sequence[Shape], scale: Scale, columns: int, rows: int) -> tuple[DotRow, ...]:
    """Draw shapes, given from back to front, as rows of characters."""
    planes = _planes(shapes, scale, columns * ACROSS, rows * DOWN)
    cells = {tone: _cells(dots, columns, rows) for tone, dots in planes.items()}
    whole = 0
    for own in cells.values():
        whole |= int.from_bytes(own, "little")
    width = _eights(columns) * 4
    text, _ = charmap_decode(whole.to_bytes(rows * width, "little"), "strict", _LETTERS)
    tones = _heaviest(cells, rows * width)
    return tuple(
        tuple(_patches(text[start : start + columns], tones[start : start + columns]))
        for start in range(0, len(text), width)
    )


def _heaviest(cells: Mapping[Tone, bytes], size: int) -> bytes:
    """The tone of each character: the one that has most dots in it."""
    weighed = [own.translate(_WEIGHTS[tone]) for tone, own in cells.items()]
    ranks = seen = shared = 0
    for own in weighed:
        there = int.from_bytes(own.translate(_THERE), "little")
        shared |= seen & there
        seen |= there
        ranks |= int.from_bytes(own, "little")
    made = bytearray(ranks.to_bytes(size, "little"))
    for found in _SHARED.finditer(shared.to_bytes(size, "little")):
        place = found.start()
        made[place] = max([own[place] for own in weighed])
    return bytes(made.translate(_TONE_OF))


# Dots


def _planes(shapes: Sequence[Shape], scale: Scale, across: int, down: int) -> dict[Tone, int]:
    """The dots of each tone that nothing covers: row after row, a bit a dot."""
    planes: dict[Tone, int] = {}
    taken, row = 0, _row_bits(across)
    for shape in reversed(shapes):
        covered, inked = _covered(shape, scale, across, down)
        tone = _SHOWN_AS.get(shape.tone, shape.tone)
        planes[tone] = planes.get(tone, 0) | inked & ~taken
        taken |= covered
        if shape.apart:  # what lies behind keeps a dot away
            taken |= covered << 1 | covered >> 1 | covered << row | covered >> row
    return planes


def _row_bits(across: int) -> int:
    """How many bits a row of dots takes: whole bytes, one bit at least to spare at its end."""
    return (across // 8 + 1) * 8


@lru_cache(maxsize=1_024)  # most of a body stays where it is from one frame to the next
def _covered(shape: Shape, scale: Scale, across: int, down: int) -> tuple[int, int]:
    """The dots that a shape covers, and those of them that it shows."""
    thickness = scale.dots * (FAR_PART if shape.tone in _FAR else 1.0)
    points = [scale.place(point) for point in shape.points]
    radii = [max(THINNEST, radius * thickness) for radius in shape.radii]
    most = 0.0 if shape.curved else max(radii)
    heights = [y for _, y in points]
    first = max(0, int(min(heights) - most))
    last = min(down - 1, int(max(heights) + most))
    dots = [0] * (last - first + 1)
    if not shape.curved:
        for index in range(max(1, len(points) - 1)):
            end = min(index + 1, len(points) - 1)
            _stroke(dots, first, points[index], points[end], (radii[index] + radii[end]) / 2)
    if shape.closed:
        _stroke(dots, first, points[-1], points[0], radii[0])
    is_area = shape.closed or shape.curved
    if is_area:
        _fill(dots, first, points)
    whole, row = (1 << across) - 1, _row_bits(across)
    size = row // 8
    rows = b"".join([(mask & whole).to_bytes(size, "little") for mask in dots])
    covered = int.from_bytes(rows, "little") << first * row
    if is_area and shape.tone in LIGHT:
        inside = covered << 1 & covered >> 1 & covered << row & covered >> row
        return covered, covered & ~inside
    if shape.tone is Tone.GHOST:
        return covered, covered & _chequered(size, down)
    return covered, covered


def _chequered(size: int, down: int) -> int:
    """Half of all dots, as on a chequered board."""
    return int.from_bytes((b"\x55" * size + b"\xaa" * size) * (down // 2), "little")


def _stroke(dots: Dots, first: int, start: Flat, end: Flat, radius: float) -> None:
    """Two discs and all between them: row by row, from the leftmost to the rightmost dot.

    Either side of it is the rim of the upper disc, then a straight line, then the lower disc's.
    """
    (ax, ay), (bx, by) = (start, end) if start[1] <= end[1] else (end, start)
    dx, dy = bx - ax, by - ay
    away = hypot(dx, dy)
    nx, ny = (dy / away * radius, dx / away * radius) if away else (radius, 0.0)
    slope = dx / dy if dy else 0.0
    left_from, left_to, right_from, right_to = ay + ny, by + ny, ay - ny, by - ny
    left_at, right_at = ax - nx - slope * left_from, ax + nx - slope * right_from
    square, rows = radius * radius, range(max(first, int(ay - radius + 0.5)), first + len(dots))
    for row in rows[: max(0, int(by + radius + 0.5) - rows.start)]:
        y = row + 0.5
        if y < left_from:
            left = ax - sqrt(max(0.0, square - (y - ay) ** 2))
        elif y > left_to:
            left = bx - sqrt(max(0.0, square - (y - by) ** 2))
        else:
            left = left_at + slope * y
        if y < right_from:
            right = ax + sqrt(max(0.0, square - (y - ay) ** 2))
        elif y > right_to:
            right = bx + sqrt(max(0.0, square - (y - by) ** 2))
        else:
            right = right_at + slope * y
        low, high = int(left + 0.5), int(right + 0.5)
        if low < high and high > 0:
            dots[row - first] |= (1 << high) - (1 << low if low > 0 else 1)


def _fill(dots: Dots, first: int, points: list[Flat]) -> None:
    """The inside of an outline: row by row, from its leftmost to its rightmost crossing."""
    leftmost: dict[int, float] = {}
    rightmost: dict[int, float] = {}
    for (ax, ay), (bx, by) in zip(points, (*points[1:], points[0]), strict=True):
        if ay > by:
            ax, ay, bx, by = bx, by, ax, ay
        top, bottom = ceil(ay - 0.5) - first, ceil(by - 0.5) - first
        if top == bottom:
            continue
        for row in range(top, bottom):
            x = ax + (bx - ax) * (row + first + 0.5 - ay) / (by - ay)
            if x < leftmost.get(row, x + 1):
                leftmost[row] = x
            if x > rightmost.get(row, x - 1):
                rightmost[row] = x
    for row, left in leftmost.items():
        low, high = max(0, int(left + 0.5)), int(rightmost[row] + 0.5)
        if low < high and 0 <= row < len(dots):
            dots[row] |= (1 << high) - (1 << low)


# Characters


def _table(row: int, cell: int) -> bytes:
    """What eight dots of the `row`-th row of dots add to the `cell`-th of four characters."""
    left, right = _BITS[row]
    return bytes(
        (left if eight >> 2 * cell & 1 else 0) | (right if eight >> 2 * cell + 1 & 1 else 0)
        for eight in range(256)
    )


_TABLES = tuple(tuple(_table(row, cell) for row in range(DOWN)) for cell in range(4))
_WEIGHTS = {
    tone: bytes(bits.bit_count() << 4 | tone.value if bits else 0 for bits in range(256))
    for tone in Tone
}
"""How much a tone counts in a character: by its dots, and among equals by its rank."""
_THERE = bytes(1) + b"\xff" * 255
_SHARED = re.compile(b"\xff")
_TONE_OF = bytes(weight & 15 for weight in range(256))
_TONES = (None, *Tone)
_STRETCH = re.compile(
    b"\0*(?:%s)|\0+" % b"|".join(b"[%c][\0%c]*" % (tone.value, tone.value) for tone in Tone)
)


def _eights(columns: int) -> int:
    """How many bytes hold a row of dots: four characters a byte."""
    return -(-columns // 4)


def _cells(plane: int, columns: int, rows: int) -> bytes:
    """The dots as a byte a character, row by row, each row filled up to whole bytes of dots."""
    eights, size = _eights(columns), _row_bits(columns * ACROSS) // 8
    dots = plane.to_bytes(rows * DOWN * size + 1, "little")
    step = DOWN * size
    lowest, highest = (plane & -plane).bit_length() - 1, plane.bit_length() - 1
    first, last = max(0, lowest) // (8 * step), max(0, highest) // (8 * step)
    inner = [
        b"".join([dots[at : at + eights] for at in range(start, (last + 1) * step, step)])
        for start in range(first * step, first * step + step, size)
    ]
    made = bytearray(len(inner[0]) * 4)
    for cell, tables in enumerate(_TABLES):
        whole = 0
        for bits, table in zip(inner, tables, strict=True):
            whole |= int.from_bytes(bits.translate(table), "little")
        made[cell::4] = whole.to_bytes(len(inner[0]), "little")
    width = eights * 4
    return bytes(first * width) + bytes(made) + bytes((rows - 1 - last) * width)


def _patches(text: str, tones: bytes) -> Iterator[Patch]:
    """Stretches of one tone; what is blank belongs to the stretch before it."""
    for stretch in _STRETCH.finditer(tones):
        start, end = stretch.span()
        tone = tones[start] or max(tones[start:end])
        yield Patch(text[start:end], _TONES[tone])
