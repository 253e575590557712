"""What can be read off the poses of a figure side by side, and what needs a marker."""

from collections.abc import Iterator
from itertools import chain
from math import hypot

from backcoach.figures.body import Body, Point
from backcoach.figures.joints import body_of
from backcoach.figures.pose import Figure
from backcoach.figures.solving import stance_of

READABLE = 6.0
"""A reader sees that something has moved so far, in hundredths of the body's height; strangers
misread most of the pictures in which nothing did."""


def unreadable(figure: Figure, order: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """From which pose to which a movement cannot be read: too small, and no marker changes.

    The way back is not told again.
    """
    poses, told = figure.poses, set[frozenset[str]]()
    for one, other in zip((order[-1], *order[:-1]), order, strict=True):
        pair = frozenset((one, other))
        if len(pair) < 2 or pair in told or not pair <= {*poses}:
            continue  # stillness, or poses that are gone through again and again
        told.add(pair)
        if poses[one].markers != poses[other].markers:
            continue
        bodies = (body_of(stance_of(poses[each])) for each in (one, other))
        if _furthest(*bodies) < READABLE:
            yield one, other


def _furthest(one: Body, other: Body) -> float:
    """How far the joint that moves most is from where it was."""
    return max(
        hypot(*(a - b for a, b in zip(*places, strict=True)))
        for places in zip(joints(one), joints(other), strict=True)
    )


def joints(body: Body) -> Iterator[Point]:
    """All that is looked at to see how far a body has moved."""
    return chain(body.spine, (body.head,), *(limb[:5] for limb in body.limbs))
