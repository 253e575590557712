"""A scene: round shapes in the order they are painted, and the rectangle around them."""

from collections.abc import Iterable
from enum import IntEnum, auto
from typing import NamedTuple

Flat = tuple[float, float]


class Tone(IntEnum):
    """What a shape is to the viewer; later ones matter more where they share a cell."""

    FLOOR = auto()
    GHOST = auto()
    PROP = auto()
    FAR = auto()
    FACE = auto()
    SHIRT = auto()
    NEAR = auto()
    FAR_MOVING = auto()
    MOVING = auto()
    MARK = auto()


class Shape(NamedTuple):
    """A round stroke along points, as thick at each as its radius; `closed` ones are filled.

    A `curved` one is closed, too: a smooth outline through its points, which have no thickness.
    `apart` keeps a little distance from what lies behind it. `name` is that of the limb or part,
    so that a shape can be found again in another frame.
    """

    points: tuple[Flat, ...]
    radii: tuple[float, ...]
    tone: Tone
    closed: bool = False
    apart: bool = False
    name: str = ""
    curved: bool = False


def blob(points: Iterable[Flat], tone: Tone, *, apart: bool = False, name: str = "") -> Shape:
    """A smooth outline through points, filled."""
    places = tuple(points)
    return Shape(places, (0.0,) * len(places), tone, apart=apart, name=name, curved=True)


class Bounds(NamedTuple):
    """A rectangle around shapes."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


def around(shapes: Iterable[Shape]) -> Bounds:
    """The smallest rectangle that holds shapes."""
    left = bottom = float("inf")
    right = top = float("-inf")
    for shape in shapes:
        for (x, y), radius in zip(shape.points, shape.radii, strict=True):
            left, right = min(left, x - radius), max(right, x + radius)
            bottom, top = min(bottom, y - radius), max(top, y + radius)
    return Bounds(left, bottom, right, top)


def centred(shapes: Iterable[Shape], middle: float, *, mirror: bool) -> tuple[Shape, ...]:
    """The same shapes, with `middle` at x = 0; mirrored, right and left change places."""
    way = -1.0 if mirror else 1.0
    return tuple(
        [
            Shape(
                tuple([(way * (x - middle), y) for x, y in points]),
                radii,
                tone,
                closed,
                apart,
                name,
                curved,
            )
            for points, radii, tone, closed, apart, name, curved in shapes
        ]
    )
