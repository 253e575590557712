"""Arrows, as shapes: along a path, with a head at its end."""

from collections.abc import Iterator
from math import hypot

from backcoach.figures.scene import Flat, Shape, Tone

SHAFT = 0.9
HEAD_LENGTH, HEAD_HALF = 4.6, 2.5
TIP = 0.3


def arrow(path: tuple[Flat, ...], name: str, size: float = 1.0) -> Iterator[Shape]:
    """An arrow along a path, which may be a short one; `size` is that of its head.

    It keeps apart from what lies behind, and its head is no gap in its shaft.
    """
    (bx, by), (ax, ay) = path[-1], path[-2]
    away = hypot(bx - ax, by - ay) or 1.0
    dx, dy = (bx - ax) / away, (by - ay) / away
    long, half = HEAD_LENGTH * size, HEAD_HALF * size
    base = (bx - long * dx, by - long * dy)
    shaft = Shape((*path[:-1], base), (SHAFT * size,) * len(path), Tone.MARK, name=name)
    wings = tuple((base[0] - way * half * dy, base[1] + way * half * dx) for way in (1, -1))
    yield shaft._replace(apart=True, name=f"{name} rim")
    yield Shape(
        (*wings, path[-1]),
        (TIP * size,) * 3,
        Tone.MARK,
        closed=True,
        apart=True,
        name=f"{name} head",
    )
    yield shaft
