"""A stance: a pose as numbers, to be blended with others and to find joints from."""

from typing import NamedTuple

from backcoach.figures.pose import Aim, Anchor, Rotation, Spot, Touch


class Held(NamedTuple):
    """A limb as it was solved: where its segments point, and what it touches.

    `bend` is 1 where the lower segment turns anticlockwise from the upper one, else -1;
    `outside` is 1 where the body's outer side is towards the viewer, else -1.
    """

    aims: tuple[Aim, Aim, Aim]
    touch: Touch | None
    bend: int
    outside: int


class Stance(NamedTuple):
    """A pose as numbers that can be blended with those of another."""

    anchor: Anchor
    at: Spot
    trunk: tuple[float, ...]
    head: tuple[float, ...]
    turn: Rotation
    belly: float
    limbs: tuple[Held, ...]
