"""The body: how long its segments are, and where its joints lie once every segment points.

Segment lengths are those of Drillis and Contini (Body Segment Parameters, 1966), as fractions of
stature, here in hundredths. Breadths are theirs, too, less what the limbs are thick.
"""

from collections.abc import Mapping
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple

Point = tuple[float, float, float]
"""x to the right, y up, z towards the viewer."""

PELVIS, LOW_BACK, MIDDLE_BACK, UPPER_BACK = 6.0, 7.6, 7.6, 7.6
"""Together the 28.8 from hip to shoulder."""
NECK, HEAD = 6.4, 5.8
HEAD_RADIUS = 6.0
UPPER_ARM, FOREARM, HAND = 18.6, 14.6, 10.8
THIGH, SHANK, ANKLE, FOOT = 24.5, 24.6, 3.9, 15.2
SHOULDER, HIP = 10.6, 6.0
"""From the midline to the joint."""

GRIP = HAND / 2
"""From the wrist to what a hand holds or leans on."""
HEEL = 4.0
"""How far the heel lies behind the ankle."""

SPINE = (PELVIS, LOW_BACK, MIDDLE_BACK, UPPER_BACK)


class Chain(NamedTuple):
    """The joints of an arm (shoulder, elbow, wrist, fingertips) or a leg (hip, knee, ankle, toes).

    `heel` is the wrist in an arm. What has more `depth` is drawn before what has less.
    """

    root: Point
    middle: Point
    end: Point
    tip: Point
    heel: Point
    depth: float


class Body(NamedTuple):
    """The joints of a body. `spine` goes from the hips to the shoulders.

    `sides` has, for hips and shoulders, the unit vector to the body's right, and `fronts` the
    one that the body faces, for pelvis, chest and head. `landmarks` are what can be touched
    or held, by the names that the data has for them.
    """

    spine: tuple[Point, Point, Point, Point, Point]
    neck: Point
    head: Point
    sides: tuple[Point, Point]
    fronts: tuple[Point, Point, Point]
    belly: float
    right_arm: Chain
    left_arm: Chain
    right_leg: Chain
    left_leg: Chain
    landmarks: Mapping[str, Point]

    @property
    def limbs(self) -> tuple[Chain, Chain, Chain, Chain]:
        """The limbs, in the order of `pose.LIMBS`."""
        return (self.right_arm, self.left_arm, self.right_leg, self.left_leg)


def along(start: Point, length: float, angle: float, towards: float = 0.0) -> Point:
    """The end of a segment that starts at a joint and points somewhere (degrees)."""
    a, t = radians(angle), radians(towards)
    flat = length * cos(t)
    return (start[0] + flat * cos(a), start[1] + flat * sin(a), start[2] + length * sin(t))


def rightwards(angle: float, turn: float) -> Point:
    """The unit vector to the right of a body part that points to `angle`, turned to the viewer."""
    a, t = radians(angle + 90), radians(turn)
    return (sin(t) * cos(a), sin(t) * sin(a), cos(t))


def forwards(angle: float, turn: float) -> Point:
    """The unit vector that such a body part faces."""
    a, t = radians(angle - 90), radians(turn)
    return (cos(t) * cos(a), cos(t) * sin(a), sin(t))


def pointing(start: Point, end: Point) -> tuple[float, float]:
    """Where a segment points: its angle in the picture, and how far it leans to the viewer."""
    x, y, z = (end[axis] - start[axis] for axis in range(3))
    return degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))


def moved(point: Point, vector: Point, length: float) -> Point:
    """A point moved along a unit vector."""
    return (
        point[0] + length * vector[0],
        point[1] + length * vector[1],
        point[2] + length * vector[2],
    )


def between(start: Point, end: Point, through: float) -> Point:
    """The point a fraction of the way from one to another."""
    return (
        start[0] + (end[0] - start[0]) * through,
        start[1] + (end[1] - start[1]) * through,
        start[2] + (end[2] - start[2]) * through,
    )


def within(angle: float, lowest: float) -> float:
    """The same direction, from `lowest` up to a full turn above it."""
    return (angle - lowest) % 360 + lowest
