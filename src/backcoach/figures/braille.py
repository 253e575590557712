"""Scenes on a terminal: braille characters, each of two by four dots.

A row of dots is one integer, a bit a dot, so that a stretch of dots is one operation. The dots lie
on a grid that never moves, and joints are rounded to a part of it, so that what stands still looks
still. Shapes are drawn from front to back, each only where nothing is before it.
"""

from collections.abc import Iterator, Sequence
from math import ceil, floor, hypot, sqrt
from typing import NamedTuple

from backcoach.figures.scene import Bounds, Flat, Shape, Tone

ACROSS, DOWN = 2, 4
"""Dots in a character."""

THINNEST = 0.62
"""The smallest radius, in dots, of a stroke without holes."""

FAR_PART = 0.75
"""Far limbs are drawn thinner, which tells them apart also where there are no colours."""

APART = 0.9
"""How far, in dots, a near limb keeps from what lies behind it."""

GRID = 16
"""Joints are rounded to this part of a dot."""

_FAR = (Tone.FAR, Tone.FAR_MOVING)
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_LETTERS = {0: " ", **{bits: chr(0x2800 + bits) for bits in range(1, 256)}}


class Patch(NamedTuple):
    """A stretch of characters in one tone; None where there is nothing to see."""

    text: str
    tone: Tone | None


Row = tuple[Patch, ...]
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


def drawn(shapes: Sequence[Shape], scale: Scale, columns: int, rows: int) -> tuple[Row, ...]:
    """Draw shapes, given from back to front, as rows of characters."""
    planes = _planes(shapes, scale, columns * ACROSS, rows * DOWN)
    lines = [
        (tone, [_cells(dots, row, columns) for row in range(rows)])
        for tone, dots in planes.items()
    ]
    return tuple(
        _row([(tone, found) for tone, cells in lines if (found := cells[row])], columns)
        for row in range(rows)
    )


# Dots


def _planes(shapes: Sequence[Shape], scale: Scale, across: int, down: int) -> dict[Tone, Dots]:
    """The dots of each tone that nothing covers."""
    planes: dict[Tone, Dots] = {}
    taken = [0] * down
    for shape in reversed(shapes):
        thickness = scale.dots * (FAR_PART if shape.tone in _FAR else 1.0)
        points = [scale.place(point) for point in shape.points]
        radii = [max(THINNEST, radius * thickness) for radius in shape.radii]
        plane = planes.setdefault(shape.tone, [0] * down)
        dots = _dots(shape, points, radii, across, down)
        for row, mask in dots.items():
            plane[row] |= mask & ~taken[row]
        if shape.apart:
            dots = _dots(shape, points, [radius + APART for radius in radii], across, down)
        for row, mask in dots.items():
            taken[row] |= mask
    return planes


def _dots(
    shape: Shape, points: list[Flat], radii: list[float], across: int, down: int
) -> dict[int, int]:
    """The dots that a shape covers, by row."""
    found: dict[int, int] = {}
    for index in range(max(1, len(points) - 1)):
        end = min(index + 1, len(points) - 1)
        radius = (radii[index] + radii[end]) / 2
        _stroke(found, points[index], points[end], radius, across, down)
    if shape.closed:
        _stroke(found, points[-1], points[0], radii[0], across, down)
        _fill(found, points, across, down)
    return found


def _stroke(
    found: dict[int, int], start: Flat, end: Flat, radius: float, across: int, down: int
) -> None:
    """Two discs and all between them: row by row, from the leftmost to the rightmost dot."""
    (ax, ay), (bx, by) = (start, end) if start[1] <= end[1] else (end, start)
    dx, dy = bx - ax, by - ay
    away = hypot(dx, dy) or 1.0
    nx, ny = -dy / away * radius, dx / away * radius
    slope = dx / dy if dy > 1e-9 else 0.0
    square, last = radius * radius, across - 1
    for row in range(max(0, ceil(ay - radius - 0.5)), min(down - 1, floor(by + radius - 0.5)) + 1):
        y = row + 0.5
        left, right = 1e9, -1e9
        off = y - ay
        if -radius <= off <= radius:
            half = sqrt(square - off * off)
            left, right = ax - half, ax + half
        off = y - by
        if -radius <= off <= radius:
            half = sqrt(square - off * off)
            left, right = min(left, bx - half), max(right, bx + half)
        if slope or dy:
            if ay + ny <= y <= by + ny:
                x = ax + nx + slope * (y - ay - ny)
                left, right = min(left, x), max(right, x)
            if ay - ny <= y <= by - ny:
                x = ax - nx + slope * (y - ay + ny)
                left, right = min(left, x), max(right, x)
        low, high = max(0, ceil(left - 0.5)), min(last, floor(right - 0.5))
        if low <= high:
            found[row] = found.get(row, 0) | ((1 << (high - low + 1)) - 1) << low


def _fill(found: dict[int, int], points: list[Flat], across: int, down: int) -> None:
    """The inside of an outline: row by row, from its leftmost to its rightmost crossing."""
    ends = [*points[1:], points[0]]
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    for row in range(max(0, ceil(top - 0.5)), min(down - 1, floor(bottom - 0.5)) + 1):
        y = row + 0.5
        crossings = [
            ax + (bx - ax) * (y - ay) / (by - ay)
            for (ax, ay), (bx, by) in zip(points, ends, strict=True)
            if (ay <= y) != (by <= y)
        ]
        if crossings:
            low = max(0, ceil(min(crossings) - 0.5))
            high = min(across - 1, floor(max(crossings) - 0.5))
            if low <= high:
                found[row] = found.get(row, 0) | ((1 << (high - low + 1)) - 1) << low


# Characters


def _table(row: int) -> tuple[bytes, ...]:
    """What eight dots of the `row`-th row of dots add to four characters."""
    left, right = _BITS[row]
    return tuple(
        bytes(
            (left if eight >> 2 * cell & 1 else 0) | (right if eight >> 2 * cell + 1 & 1 else 0)
            for cell in range(4)
        )
        for eight in range(256)
    )


_TABLES = tuple(_table(row) for row in range(DOWN))
_COUNTS = tuple(bits.bit_count() for bits in range(256))


def _cells(dots: Dots, row: int, columns: int) -> bytes:
    """The dots of one row of characters, a byte a character; nothing where there are none."""
    whole = 0
    eights = -(-columns // 4)
    for inner in range(DOWN):
        bits = dots[row * DOWN + inner]
        if bits:
            table = _TABLES[inner]
            spread = b"".join([table[eight] for eight in bits.to_bytes(eights, "little")])
            whole |= int.from_bytes(spread, "little")
    return whole.to_bytes(eights * 4, "little")[:columns] if whole else b""


def _row(planes: list[tuple[Tone, bytes]], columns: int) -> Row:
    if not planes:
        return (Patch(" " * columns, None),)
    if len(planes) == 1:
        tone, cells = planes[0]
        return (Patch("".join([_LETTERS[bits] for bits in cells]), tone),)
    patches: list[Patch] = []
    start, present = 0, None
    letters = []
    for column, each in enumerate(zip(*(cells for _, cells in planes), strict=True)):
        bits, best, most = 0, None, 0
        for index, own in enumerate(each):
            if own:
                bits |= own
                weight = _COUNTS[own]
                tone = planes[index][0]
                if weight > most or (weight == most and best and tone.value > best.value):
                    best, most = tone, weight
        if best is not None and best is not present:
            if present is not None:
                patches.append(Patch("".join(letters[start:]), present))
                start = column
            present = best
        letters.append(_LETTERS[bits])
    patches.append(Patch("".join(letters[start:]), present))
    return tuple(patches)
