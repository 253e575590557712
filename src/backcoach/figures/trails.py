"""Trails: where the parts that work have been, and the arrows that say where they go.

A trail is what a joint passes on its way from one pose to the next, as it is seen.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from math import hypot
from typing import NamedTuple

from backcoach.figures.body import HEAD_RADIUS, Body, Chain, Point, between
from backcoach.figures.camera import Camera
from backcoach.figures.dressing import flat
from backcoach.figures.pose import LIMBS
from backcoach.figures.reading import READABLE
from backcoach.figures.scene import Flat

OFFSETS = (6.0, -6.0, 9.0, -9.0, 12.0, -12.0)
"""How far beside its trail an arrow may run."""
ROOM = 5.0
"""As far from the body as this, an arrow is free."""
HAND_FIRST = 0.6
"""A hand or foot is shown rather than elbow or knee, where it goes this part of their way."""
LESSER = 0.35
"""A second arrow is at least that part of the first one's length."""
ROUNDABOUT = 2.0
"""A trail that is so many times as long as it gets far cannot be read."""
APART = 45.0
"""Arrows of two parts are that far from each other, or there is but one."""
STEPS = 12
"""In so many steps an arrow bends."""
SHORTEST = 10.0
"""An arrow is at least so long, though what it shows may be shorter."""
START = 0.12
"""The part of a trail that an arrow leaves out, next to where the joint came from."""


class Trail(NamedTuple):
    """Where a joint of a part has been, in steps of equal time."""

    part: str
    points: tuple[Flat, ...]

    @property
    def length(self) -> float:
        """How long the way is, as it is seen."""
        return sum(hypot(u - x, v - y) for (x, y), (u, v) in pairwise(self.points))

    def at(self, through: float) -> Flat:
        """Where the joint is at a fraction of the time."""
        steps = len(self.points) - 1
        index = min(int(through * steps), steps - 1)
        part = through * steps - index
        (x, y), (u, v) = self.points[index : index + 2]
        return (x + (u - x) * part, y + (v - y) * part)


def trails(bodies: Sequence[Body], accent: Sequence[str], named: str, see: Camera) -> list[Trail]:
    """The trail of each part that works, the longest first; of each, the joint that goes furthest.

    `bodies` are as they are, from the first moment to the last; `named` is a part of the body
    whose trail is meant, if any.
    """
    if named:
        return [Trail(named, _trail(bodies, lambda body: body.landmarks[named], see))]
    return sorted((_furthest(bodies, part, see) for part in accent), key=_length, reverse=True)


def _furthest(bodies: Sequence[Body], part: str, see: Camera) -> Trail:
    found = [Trail(part, _trail(bodies, joint, see)) for joint in _JOINTS[part]]
    longest = max(found, key=_length)
    if part in LIMBS and found[0].length > HAND_FIRST * longest.length:
        return found[0]
    return longest


def arrows(found: Sequence[Trail], body: Body) -> Iterator[tuple[Flat, ...]]:
    """The paths of arrows, beside the trails: at most two, and none too short to be read."""
    drawn: list[tuple[Flat, ...]] = []
    for trail in found:
        if trail.length < max(READABLE, LESSER * found[0].length) or len(drawn) == 2:
            return
        path = _beside(trail, body)
        (ax, ay), (bx, by) = path[0], path[-1]
        if trail.length > ROUNDABOUT * hypot(bx - ax, by - ay):
            continue
        middle = path[len(path) // 2]
        if all(hypot(middle[0] - x, middle[1] - y) > APART for each in drawn for x, y in each):
            drawn.append(path)
            yield path


def _trail(bodies: Sequence[Body], joint: Callable[[Body], Point], see: Camera) -> tuple[Flat, ...]:
    return tuple(flat(see.seen(joint(body))) for body in bodies)


def _length(trail: Trail) -> float:
    return trail.length


def _arm(number: int) -> tuple[Callable[[Body], Point], ...]:
    def hand(body: Body) -> Point:
        arm = body.limbs[number]
        return between(arm.end, arm.tip, 0.7)

    return (hand, lambda body: body.limbs[number].middle)


def _leg(number: int) -> tuple[Callable[[Body], Point], ...]:
    return (
        lambda body: body.limbs[number].end,
        lambda body: body.limbs[number].middle,
    )


_JOINTS: dict[str, tuple[Callable[[Body], Point], ...]] = {
    LIMBS[0]: _arm(0),
    LIMBS[1]: _arm(1),
    LIMBS[2]: _leg(2),
    LIMBS[3]: _leg(3),
    "trunk": (
        lambda body: body.spine[0],
        lambda body: body.spine[2],
        lambda body: body.spine[4],
        lambda body: body.head,
    ),
}


def _beside(trail: Trail, body: Body) -> tuple[Flat, ...]:
    """The path of an arrow: on the side of the trail, and so far from it, that has most room."""
    points = _long_enough(_even(_onward(trail.points)))
    bones, head = tuple(_bones(body)), flat(body.head)
    paths = [_shifted(points, offset) for offset in OFFSETS]
    return max(paths, key=lambda path: min(ROOM, _room(path, bones, head)))


def _even(points: tuple[Flat, ...]) -> tuple[Flat, ...]:
    """Points of a trail at equal distances, without its beginning."""
    ends = [0.0]
    for (x, y), (u, v) in pairwise(points):
        ends.append(ends[-1] + hypot(u - x, v - y))
    made = []
    for step in range(STEPS + 1):
        at = ends[-1] * (START + (1 - START) * step / STEPS)
        index = max(number for number in range(len(points) - 1) if ends[number] <= at + 1e-9)
        span = ends[index + 1] - ends[index] or 1.0
        part = (at - ends[index]) / span
        (x, y), (u, v) = points[index], points[index + 1]
        made.append((x + (u - x) * part, y + (v - y) * part))
    return tuple(made)


def _shifted(points: tuple[Flat, ...], offset: float) -> tuple[Flat, ...]:
    """The same path, moved aside from the line between its ends."""
    (ax, ay), (bx, by) = points[0], points[-1]
    away = hypot(bx - ax, by - ay) or 1.0
    dx, dy = -offset * (by - ay) / away, offset * (bx - ax) / away
    return tuple((x + dx, y + dy) for x, y in points)


def _long_enough(points: tuple[Flat, ...]) -> tuple[Flat, ...]:
    """A path that begins further back, straight, where there is else hardly more than a head."""
    (ax, ay), (bx, by) = points[0], points[-1]
    away = hypot(bx - ax, by - ay)
    if not 0 < away < SHORTEST:
        return points
    x, y = bx + (ax - bx) * SHORTEST / away, by + (ay - by) * SHORTEST / away
    return ((x, y), points[-1])


def _onward(points: tuple[Flat, ...]) -> tuple[Flat, ...]:
    """A trail up to where it turns back for its last bit, as one that comes at the viewer does."""
    for number in range(len(points) * 2 // 3, len(points) - 1):
        (ax, ay), (bx, by), (cx, cy) = points[number - 1 : number + 2]
        if (bx - ax) * (cx - bx) + (by - ay) * (cy - by) < 0:
            return points[: number + 1]
    return points


def _bones(body: Body) -> Iterator[tuple[Flat, Flat]]:
    joints = (*body.spine, body.neck, body.head)
    for one, other in chain(pairwise(joints), *(_segments(limb) for limb in body.limbs)):
        yield flat(one), flat(other)


def _segments(limb: Chain) -> Iterator[tuple[Point, Point]]:
    yield from pairwise((limb.root, limb.middle, limb.end, limb.tip))


def _room(path: tuple[Flat, ...], bones: Sequence[tuple[Flat, Flat]], head: Flat) -> float:
    """How far a path keeps from a body, at the least."""
    around_the_head = min(_away(place, head, head) for place in path) - HEAD_RADIUS
    return min(around_the_head, *(_away(place, *bone) for place in path for bone in bones))


def _away(place: Flat, start: Flat, end: Flat) -> float:
    (px, py), (ax, ay), (bx, by) = place, start, end
    dx, dy = bx - ax, by - ay
    part = ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy or 1.0)
    part = min(1.0, max(0.0, part))
    return hypot(px - ax - part * dx, py - ay - part * dy)
