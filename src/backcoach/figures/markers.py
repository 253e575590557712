"""Markers: signs at a place of the body for what works there and does not visibly move."""

from collections.abc import Callable, Iterator, Mapping
from math import cos, radians, sin

from backcoach.figures.arrows import arrow
from backcoach.figures.body import Body, Point, along, between, moved, pointing
from backcoach.figures.camera import Camera
from backcoach.figures.pose import Marker
from backcoach.figures.scene import Flat, Shape, Tone

SPOT, BAND = 3.4, 2.6
"""Radii."""
ARROW, GAP = 9.0, 1.4
"""How long a small arrow is, and how far it keeps from its place."""
WAIST, WAIST_ASIDE = 4.3, 3.2
"""From the spine to the belly, and how much further it is to the flank."""


def marker_shapes(body: Body, levels: Mapping[Marker, float], camera: Camera) -> Iterator[Shape]:
    """Every marker, as large as the effort that it stands for: from 0, nothing, to 1."""
    for number, (marker, level) in enumerate(levels.items()):
        name, points, radius = (
            f"marker {number}",
            _points(marker, body, camera),
            _RADII[marker.form],
        )
        if marker.form:
            radii = (radius * level,) * len(points)
            yield Shape(points, radii, Tone.MARK, apart=True, name=name)
        ways = [(angle, 1) for angle in marker.into] + [(angle, -1) for angle in marker.out_of]
        for index, (angle, side) in enumerate(ways):
            way = (cos(radians(angle)), sin(radians(angle)))
            away = _reach(points, (-side * way[0], -side * way[1])) + radius + GAP
            begins = -away - ARROW if side > 0 else away
            path = tuple(_ahead(points, way, each) for each in (begins, begins + ARROW * level))
            yield from arrow(path, f"{name} arrow {index}", level)


_RADII = {"": 0.0, "spot": SPOT, "band": BAND}


def _points(marker: Marker, body: Body, camera: Camera) -> tuple[Flat, ...]:
    x, y, _ = place = camera.seen(PLACES[marker.at](body))
    if marker.form != "band":
        return ((x, y),)
    across, half = _breadth(body)
    return tuple(
        (place[0] + way * half * across[0], place[1] + way * half * across[1]) for way in (-1, 1)
    )


def _breadth(body: Body) -> tuple[Flat, float]:
    """Which way lies across the trunk in the picture, and how far it is to its edge there."""
    angle = radians(pointing(body.spine[0], body.spine[2])[0] - 90)
    across = (cos(angle), sin(angle))
    side = body.sides[0]
    seen = abs(side[0] * across[0] + side[1] * across[1])
    return across, WAIST - BAND + WAIST_ASIDE * seen + 1.0


def _reach(points: tuple[Flat, ...], way: Flat) -> float:
    """How far points lie from their middle in a direction, at most."""
    x, y = _middle(points)
    return max((u - x) * way[0] + (v - y) * way[1] for u, v in points)


def _ahead(points: tuple[Flat, ...], way: Flat, length: float) -> Flat:
    x, y = _middle(points)
    return (x + length * way[0], y + length * way[1])


def _middle(points: tuple[Flat, ...]) -> Flat:
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


# Places


def _beside_waist(body: Body, ahead: float) -> Point:
    """At the height of the navel, before the spine or (below 0) behind it."""
    return moved(between(body.spine[1], body.spine[2], 0.3), body.fronts[0], ahead)


def _below_hips(body: Body, down: float, ahead: float) -> Point:
    angle, towards = pointing(body.spine[1], body.spine[0])
    return moved(along(body.spine[0], down, angle, towards), body.fronts[0], ahead)


def _flank(body: Body, side: int) -> Point:
    return moved(between(body.spine[1], body.spine[2], 0.5), body.sides[0], side * 4.5)


PLACES: dict[str, Callable[[Body], Point]] = {
    "belly": lambda body: _beside_waist(body, WAIST + body.belly),
    "waist": lambda body: _beside_waist(body, 0.0),
    "low-back": lambda body: _beside_waist(body, -WAIST),
    "pelvis": lambda body: body.spine[0],
    "buttocks": lambda body: _below_hips(body, 1.0, -2.6),
    "pelvic-floor": lambda body: _below_hips(body, 2.4, 0.0),
    "right-flank": lambda body: _flank(body, 1),
    "left-flank": lambda body: _flank(body, -1),
    "right-hand": lambda body: body.landmarks["right-hand"],
    "left-hand": lambda body: body.landmarks["left-hand"],
}
"""Where a marker can be."""
