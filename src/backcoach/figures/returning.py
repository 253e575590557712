"""The way back: through the poses that a movement came by, where they lie on the way."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from math import dist
from typing import NamedTuple

from backcoach.figures.body import Body
from backcoach.figures.reading import joints

DETOUR = 1.3
"""A pose lies on the way where going by it is that much longer at most."""


class Way(NamedTuple):
    """From pose to pose: their names, and after which part of the time each is there."""

    poses: tuple[str, ...]
    times: tuple[float, ...]

    def at(self, through: float) -> tuple[str, str, float]:
        """Between which two poses a body is at a part of the time, and how far."""
        leg = 0
        while leg < len(self.poses) - 2 and through >= self.times[leg + 1]:
            leg += 1
        begins, ends = self.times[leg : leg + 2]
        return self.poses[leg], self.poses[leg + 1], (through - begins) / (ends - begins)


def way(before: str, after: str, order: Sequence[str], bodies: Mapping[str, Body]) -> Way:
    """How a body gets from a pose to another: straight, but back to the start as it came."""
    poses = [before]
    if after == order[-1] != before and {before, after} <= {*order} & {*bodies}:
        for name in reversed(order[: order.index(before)]):
            if name in bodies and name not in (*poses, after):
                here, there, end = bodies[poses[-1]], bodies[name], bodies[after]
                if _away(here, there) + _away(there, end) <= DETOUR * _away(here, end):
                    poses.append(name)
    poses.append(after)
    if len(poses) == 2:
        return Way((before, after), (0.0, 1.0))
    lengths = [_away(bodies[one], bodies[other]) for one, other in pairwise(poses)]
    usual = sum(lengths) / len(lengths)
    ends = [*accumulate((length + usual for length in lengths), initial=0.0)]
    return Way(tuple(poses), tuple(end / ends[-1] for end in ends))


def _away(one: Body, other: Body) -> float:
    """How far all joints together are from where they were."""
    return sum(dist(a, b) for a, b in zip(joints(one), joints(other), strict=True))
