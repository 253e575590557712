"""A body as shapes: a shirt, four limbs, a head one can tell the front of; from back to front."""

from collections.abc import Iterator
from math import acos, atan2, cos, hypot, pi, sin, sqrt
from typing import NamedTuple

from backcoach.figures.body import FOOT, HEAD_RADIUS, Body, Chain, Point, between, moved
from backcoach.figures.pose import LIMBS
from backcoach.figures.scene import Flat, Shape, Tone, blob

NECK_RADIUS = 2.3
ARM_RADII = (2.5, 2.1, 1.8, 1.4)
PALM_RADIUS = 2.0
LEG_RADII = (3.9, 3.0, 2.0)
FOOT_RADII = (1.9, 1.5)
THUMB, THUMB_RADIUS = 3.0, 1.0
SOLE_RADIUS = 0.9
"""By how much a foot that points at the viewer is broader than one from the side."""

FAR_DEPTH = -3.0
"""A limb that starts so far behind the trunk is on the far side."""
BEHIND = -0.5
"""A limb so far behind the trunk is painted before it."""
BEFORE_THE_HEAD = 15.0
"""A limb so far before the trunk is painted after the head; others never hide it."""


def body_shapes(body: Body, working: tuple[str, ...], *, fine: bool = False) -> tuple[Shape, ...]:
    """A body as it is seen, from back to front; `working` names the limbs, or `trunk`, at work.

    A `fine` one has hands and eyes. A body always has the same shapes, also those that cannot be
    seen just now.
    """
    middle = sum(joint[2] for joint in body.spine) / len(body.spine)
    limbs = [
        (chain.depth - middle, tuple(_limb(number, body, middle, working, fine)))
        for number, chain in enumerate(body.limbs)
    ]
    limbs.sort(key=lambda each: each[0])
    behind: list[Shape] = []
    before: list[Shape] = []
    over: list[Shape] = []
    for depth, shapes in limbs:
        place = behind if depth < BEHIND else over if depth > BEFORE_THE_HEAD else before
        place.extend(shapes)
    trunk = Tone.MOVING if "trunk" in working else Tone.SHIRT
    return (*behind, _trunk(body, trunk), *before, *_head(body, fine), *over)


# Limbs


def _limb(
    number: int, body: Body, middle: float, working: tuple[str, ...], fine: bool
) -> Iterator[Shape]:
    name, chain = LIMBS[number], body.limbs[number]
    is_far = chain.root[2] - middle < FAR_DEPTH
    if name in working:
        tone = Tone.FAR_MOVING if is_far else Tone.MOVING
    else:
        tone = Tone.FAR if is_far else Tone.NEAR
    root, knee, end, tip = (flat(joint) for joint in chain[:4])
    if number > 1:
        yield Shape((root, knee, end), LEG_RADII, tone, apart=not is_far, name=name)
        broader = SOLE_RADIUS * abs(chain.tip[2] - chain.heel[2]) / FOOT
        heel, toes = FOOT_RADII
        thick = (heel + broader, toes + broader)
        yield Shape((flat(chain.heel), tip), thick, tone, name=f"{name} foot")
        return
    if not fine:
        yield Shape((root, knee, end, tip), ARM_RADII, tone, apart=not is_far, name=name)
        return
    palm = flat(between(chain.end, chain.tip, 0.4))
    radii = (*ARM_RADII[:3], PALM_RADIUS, ARM_RADII[3])
    yield Shape((root, knee, end, palm, tip), radii, tone, apart=not is_far, name=name)
    thumb = (palm, _thumb_tip(chain, body, 1 if number == 0 else -1))
    yield Shape(thumb, (THUMB_RADIUS,) * 2, tone, name=f"{name} thumb")


def _thumb_tip(arm: Chain, body: Body, side: int) -> Flat:
    """A hand that hangs has its thumb ahead, any other one towards the middle of the body."""
    hand = _way(arm.end, arm.tip)
    up = _way(body.spine[3], body.spine[4])
    if _dot(hand, up) < -0.6:
        ahead = body.fronts[1]
    else:
        x, y, z = body.sides[1]
        ahead = (-side * x, -side * y, -side * z)
    x, y, z = (0.5 * h + 0.85 * a for h, a in zip(hand, ahead, strict=True))
    return flat(moved(between(arm.end, arm.tip, 0.2), (x, y, z), THUMB))


# The trunk


class _Girth(NamedTuple):
    """How far the trunk reaches from the spine: to either side, ahead, and back."""

    level: float
    aside: float
    ahead: float
    back: float
    swell: float
    """How much of the belly it has."""


_GIRTHS = (
    _Girth(0.0, 9.2, 4.6, 5.4, 0.2),
    _Girth(1.0, 7.6, 4.6, 4.0, 0.8),
    _Girth(1.6, 7.4, 4.7, 3.8, 1.1),
    _Girth(2.2, 8.0, 5.2, 4.0, 0.6),
    _Girth(3.1, 9.6, 5.9, 4.6, 0.0),
    _Girth(4.0, 11.2, 3.2, 3.8, 0.0),
)
_SEAT, _SHOULDERS = 4.2, 2.4
"""How far the trunk goes on beyond the hips, seen from the side, and the base of the neck."""
_WIDENS = 0.5
"""How much it widens, seen from the front, when the belly stands out."""


def _trunk(body: Body, tone: Tone) -> Shape:
    right: list[Flat] = []
    left: list[Flat] = []
    for girth in _GIRTHS:
        one, other = _edges(body, girth)
        right.append(one)
        left.append(other)
    ahead = body.fronts[0]
    low, high = (
        flat(moved(end, _way(start, end), length))
        for start, end, length in (
            (
                body.spine[1],
                body.spine[0],
                1.0 + (_SEAT - 1.0) * min(1.0, hypot(ahead[0], ahead[1])),
            ),
            (body.spine[3], body.spine[4], _SHOULDERS),
        )
    )
    return blob((low, *right, high, *reversed(left)), tone, name="trunk")


def _edges(body: Body, girth: _Girth) -> tuple[Flat, Flat]:
    """Where the trunk ends to the right and to the left of the spine, as one looks up along it."""
    number = min(int(girth.level), 3)
    (ax, ay, _), (bx, by, _) = body.spine[number], body.spine[number + 1]
    part = girth.level - number
    (hx, hy, _), (sx, sy, _) = body.sides
    (px, py, _), (cx, cy, _) = body.fronts[:2]
    high = girth.level / 4
    away = hypot(bx - ax, by - ay) or 1.0
    nx, ny = (by - ay) / away, (ax - bx) / away
    aside = (hx + (sx - hx) * high) * nx + (hy + (sy - hy) * high) * ny
    fx, fy = px + (cx - px) * high, py + (cy - py) * high
    swell = body.belly * girth.swell
    ahead, back = girth.ahead + swell, girth.back
    half = hypot(aside * (girth.aside + _WIDENS * swell), (fx * nx + fy * ny) * (ahead + back) / 2)
    shift = (ahead - back) / 2
    x, y = ax + (bx - ax) * part + fx * shift, ay + (by - ay) * part + fy * shift
    return (x + half * nx, y + half * ny), (x - half * nx, y - half * ny)


# The head


_FACE_RADIUS = HEAD_RADIUS - 0.6
_HAIRLINE = 1.22
"""How far the face reaches around from its middle, in radians."""
_CHIN = 0.34
"""By how much its middle is below the middle of the head."""
_EYES, _EYE_RADIUS = (0.42, 0.16), 0.75
"""How far to the side and up an eye lies, for each length ahead."""
_EDGE = tuple(step / 4 - 1 for step in range(9))
_RIM = (0.7, 0.25, -0.25, -0.7)
NOSE_RADII = (1.9, 0.5)
_NOSE = (HEAD_RADIUS - 1.0, HEAD_RADIUS + 1.4)
"""From where to where the nose reaches, from the middle of the head."""


def _head(body: Body, fine: bool) -> Iterator[Shape]:
    x, y, _ = body.head
    front, up = _unit(body.fronts[2]), _way(body.neck, body.head)
    yield Shape(((x, y),), (HEAD_RADIUS,), Tone.NEAR, apart=True, name="head")
    throat = (between(body.spine[4], body.neck, 0.65), between(body.neck, body.head, 0.5))
    yield Shape(tuple(map(flat, throat)), (NECK_RADIUS,) * 2, Tone.NEAR, name="neck")
    yield Shape(_nose(x, y, front), NOSE_RADII, Tone.NEAR, name="nose")
    a, b, c = (f - _CHIN * u for f, u in zip(front, up, strict=True))
    face = [(x + u, y + v) for u, v in _face(_unit((a, b, c)))]
    yield blob(face, Tone.FACE, name="face")
    for side in (1, -1) if fine else ():
        yield _eye(x, y, front, up, side)


def _nose(x: float, y: float, front: Point) -> tuple[Flat, Flat]:
    """A wedge at the rim of the head; where the viewer looks at the face, it is behind that."""
    u, v, _ = front
    root, tip = _NOSE
    return (x + root * u, y + root * v), (x + tip * u, y + tip * v)


def _face(front: Point) -> Iterator[Flat]:
    """The part of the face that can be seen: within its own edge, and within the head's."""
    x, y, z = front
    flat_length = sqrt(max(1e-9, 1 - z * z))
    dx, dy = x / flat_length, y / flat_length
    far, wide = cos(_HAIRLINE), sin(_HAIRLINE)
    shown = max(-1.0, min(1.0, -far * z / (wide * flat_length)))
    most = acos(shown)
    for step in _EDGE:
        turn = step * most
        ahead = far * flat_length - wide * cos(turn) * z
        aside = wide * sin(turn)
        yield _FACE_RADIUS * (ahead * dx - aside * dy), _FACE_RADIUS * (ahead * dy + aside * dx)
    rim = atan2(wide * sin(most), far * flat_length - wide * cos(most) * z)
    if most >= pi - 1e-6:
        rim = 0.0
    for step in _RIM:
        turn = step * rim
        ahead, aside = (cos(turn), sin(turn)) if rim else (far * flat_length + wide * z, 0.0)
        yield _FACE_RADIUS * (ahead * dx - aside * dy), _FACE_RADIUS * (ahead * dy + aside * dx)


def _eye(x: float, y: float, front: Point, up: Point, side: int) -> Shape:
    """An eye, which has no size where it cannot be seen."""
    across = (
        front[1] * up[2] - front[2] * up[1],
        front[2] * up[0] - front[0] * up[2],
        front[0] * up[1] - front[1] * up[0],
    )
    aside, above = _EYES
    u, v, w = _unit(
        (
            front[0] + side * aside * across[0] + above * up[0],
            front[1] + side * aside * across[1] + above * up[1],
            front[2] + side * aside * across[2] + above * up[2],
        )
    )
    size = _EYE_RADIUS * max(0.0, min(1.0, 4 * w))
    place = (x + u * _FACE_RADIUS * 0.9, y + v * _FACE_RADIUS * 0.9)
    return Shape((place,), (size,), Tone.NEAR, name="right eye" if side > 0 else "left eye")


# Directions


def flat(point: Point) -> Flat:
    """Where a place as it is seen lies in the picture."""
    return (point[0], point[1])


def _way(start: Point, end: Point) -> Point:
    return _unit((end[0] - start[0], end[1] - start[1], end[2] - start[2]))


def _unit(vector: Point) -> Point:
    x, y, z = vector
    length = sqrt(x * x + y * y + z * z) or 1.0
    return (x / length, y / length, z / length)


def _dot(one: Point, other: Point) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]
