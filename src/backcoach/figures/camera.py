"""The camera: from where a body and what is around it are seen.

Poses are written flat, in the picture; the joints lie in space. Upright bodies are seen a little
from above and ahead, in a cabinet projection: what lies in the picture keeps its lengths, and
what comes out of it goes down and back. Lying ones are seen from higher up, so that what is in
the air is in the air.
"""

from math import cos, radians, sin
from typing import NamedTuple

from backcoach.figures.body import Body, Chain, Point
from backcoach.figures.pose import Figure, Outlook

BACKWARDS, DOWNWARDS = 0.2, 0.13
"""How far what comes out of the picture goes back and down in it, seen from the side."""
LYING, OVERHEAD = 14.0, 38.0
"""How high the viewer's eye is: over somebody who lies on the side, over somebody from above."""


class Camera(NamedTuple):
    """What of a place goes across the picture, what up it, and what towards the viewer."""

    across: Point
    up: Point
    near: Point

    def seen(self, place: Point) -> Point:
        """Where a place lies in the picture, and how near it is."""
        x, y, z = place
        (a, b, c), (d, e, f), (g, h, i) = self
        return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)

    def body(self, body: Body) -> Body:
        """A body as it is seen; its landmarks stay where they are."""
        (a, b, c), (d, e, f), (g, h, i) = self

        def see(place: Point) -> Point:
            x, y, z = place
            return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)

        def chain(limb: Chain) -> Chain:
            root, middle, end, tip, heel, depth = limb
            ahead = root[2] + middle[2] + end[2] + tip[2]
            root, middle, end, tip = see(root), see(middle), see(end), see(tip)
            near = root[2] + middle[2] + end[2] + tip[2]
            return Chain(root, middle, end, tip, see(heel), depth + (near - ahead) / 4)

        spine = body.spine
        return Body(
            (see(spine[0]), see(spine[1]), see(spine[2]), see(spine[3]), see(spine[4])),
            see(body.neck),
            see(body.head),
            (see(body.sides[0]), see(body.sides[1])),
            (see(body.fronts[0]), see(body.fronts[1]), see(body.fronts[2])),
            body.belly,
            chain(body.right_arm),
            chain(body.left_arm),
            chain(body.right_leg),
            chain(body.left_leg),
            body.landmarks,
        )


def camera_of(figure: Figure) -> Camera:
    """From where a figure is seen."""
    if figure.view is Outlook.ABOVE:
        up, near = sin(radians(OVERHEAD)), cos(radians(OVERHEAD))
        return Camera((1.0, 0.0, 0.0), (0.0, up, near), (0.0, -near, up))
    if figure.view is Outlook.SIDE:
        return Camera((1.0, 0.0, -BACKWARDS), (0.0, 1.0, -DOWNWARDS), (0.0, 0.0, 1.0))
    if figure.has("mat"):
        up, near = cos(radians(LYING)), sin(radians(LYING))
        return Camera((1.0, 0.0, 0.0), (0.0, up, -near), (0.0, near, up))
    return Camera((1.0, 0.0, 0.0), (0.0, 1.0, -DOWNWARDS), (0.0, 0.0, 1.0))
