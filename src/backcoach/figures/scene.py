"""The scene: a body and what is around it, as round shapes, in the order they are painted."""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from backcoach.figures.body import HEAD_RADIUS, Body, Chain, Point, between, moved
from backcoach.figures.pose import LIMBS, Outlook, Prop

Flat = tuple[float, float]

TRUNK_RADII = (5.0, 4.3, 4.5, 4.8, 3.6)
TRUNK_BREADTHS = (4.6, 3.2, 4.2, 6.2, 7.4)
"""From the midline to where the trunk's roundness begins, from the hips up to the shoulders."""
WIDENS = (0.0, 0.4, 0.6, 0.5, 0.2)
"""How much each of them widens, seen from the front, when the belly stands out."""
NECK_RADIUS = 2.6
ARM_RADII = (2.7, 2.2, 1.8, 1.4)
LEG_RADII = (3.8, 3.0, 2.1)
FOOT_RADII = (1.9, 1.5)
NOSE_RADIUS = 1.2
THIN = 0.8

SEAT, BACKREST, DESK, LINTEL, CEILING = 25.0, 55.0, 43.0, 119.0, 108.0
"""Heights. A seat is as high as the hollow of the knee, a desk somewhat above the elbow's seat."""
BALL_RADIUS = 2.6

FAR_DEPTH = -3.0
"""A limb that starts further back than this is on the far side."""

BEHIND = -0.5
"""A limb further back than this is painted before the trunk."""


class Tone(Enum):
    """What a shape is to the viewer; later ones matter more where they share a cell."""

    FLOOR = auto()
    PROP = auto()
    FAR = auto()
    NEAR = auto()
    FAR_MOVING = auto()
    MOVING = auto()
    MARK = auto()


class Shape(NamedTuple):
    """A round stroke along points, as thick at each as its radius; `closed` ones are filled.

    `apart` keeps a little distance from what lies behind it. `name` is that of the limb or part,
    so that a shape can be found again in another frame.
    """

    points: tuple[Flat, ...]
    radii: tuple[float, ...]
    tone: Tone
    closed: bool = False
    apart: bool = False
    name: str = ""


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
        Shape(tuple([(way * (x - middle), y) for x, y in points]), radii, tone, closed, apart, name)
        for points, radii, tone, closed, apart, name in shapes
    )


# The body


def body_shapes(body: Body, moving: tuple[str, ...], *, whole: bool = False) -> tuple[Shape, ...]:
    """The body from back to front; `moving` names the limbs, or `trunk`, to be pointed out.

    `whole` bodies always have the same shapes, also those that cannot be seen just now.
    """
    limbs = [
        (chain.depth, tuple(_limb(name, chain, moving)))
        for name, chain in zip(LIMBS, body.limbs, strict=True)
    ]
    limbs.sort(key=lambda each: each[0])
    behind = [shape for depth, shapes in limbs if depth < BEHIND for shape in shapes]
    before = [shape for depth, shapes in limbs if depth >= BEHIND for shape in shapes]
    return (*behind, *_trunk(body, "trunk" in moving, whole), *_head(body), *before)


def _limb(name: str, chain: Chain, moving: tuple[str, ...]) -> Iterator[Shape]:
    is_far = chain.root[2] < FAR_DEPTH
    if name in moving:
        tone = Tone.FAR_MOVING if is_far else Tone.MOVING
    else:
        tone = Tone.FAR if is_far else Tone.NEAR
    root, middle, end, tip = (_flat(joint) for joint in chain[:4])
    if name.endswith("arm"):
        yield Shape((root, middle, end, tip), ARM_RADII, tone, apart=not is_far, name=name)
    else:
        yield Shape((root, middle, end), LEG_RADII, tone, apart=not is_far, name=name)
        yield Shape((_flat(chain.heel), tip), FOOT_RADII, tone, name=f"{name} foot")


def _trunk(body: Body, is_moving: bool, whole: bool) -> Iterator[Shape]:
    tone = Tone.MOVING if is_moving else Tone.NEAR
    (hx, hy, _), (sx, sy, _) = body.sides
    middle = [_flat(joint) for joint in body.spine]
    sides = [
        (hx + (sx - hx) * level / 4, hy + (sy - hy) * level / 4) for level in range(len(middle))
    ]
    yield Shape(
        (middle[-1], _flat(body.neck), _flat(between(body.neck, body.head, 0.5))),
        (NECK_RADIUS, NECK_RADIUS, NECK_RADIUS),
        Tone.NEAR,
        name="neck",
    )
    if not whole and max(abs(hx), abs(hy), abs(sx), abs(sy)) < 0.2:
        yield Shape(tuple(middle), TRUNK_RADII, tone, name="trunk")
    else:
        breadths = [
            wide + body.belly * part for wide, part in zip(TRUNK_BREADTHS, WIDENS, strict=True)
        ]
        right, left = (
            tuple(
                (x + way * wide * dx, y + way * wide * dy)
                for (x, y), wide, (dx, dy) in zip(middle, breadths, sides, strict=True)
            )
            for way in (1, -1)
        )
        around_it = (*right, *reversed(left))
        radii = TRUNK_RADII + TRUNK_RADII[::-1]
        yield Shape(around_it, radii, tone, closed=True, name="trunk")
    if whole or body.belly:
        front = body.fronts[0]
        low, navel, high = (
            _flat(moved(joint, front, body.belly * part))
            for joint, part in (
                (body.spine[1], 0.7),
                (between(body.spine[1], body.spine[2], 0.5), 1.1),
                (body.spine[2], 0.7),
            )
        )
        yield Shape(
            (low, navel, high),
            (TRUNK_RADII[1], TRUNK_RADII[1], TRUNK_RADII[2]),
            tone,
            name="belly",
        )


def _head(body: Body) -> Iterator[Shape]:
    yield Shape((_flat(body.head),), (HEAD_RADIUS,), Tone.NEAR, name="head")
    nose = _flat(moved(body.head, body.fronts[2], HEAD_RADIUS))
    yield Shape((nose,), (NOSE_RADIUS,), Tone.NEAR, name="nose")


def _flat(point: Point) -> Flat:
    return (point[0], point[1])


# What is around it


def prop_shapes(props: Iterable[Prop], view: Outlook) -> tuple[Shape, ...]:
    """What is behind the body."""
    return tuple(
        shape for prop in props if prop.kind in _BEHIND for shape in _BEHIND[prop.kind](prop, view)
    )


def held_shapes(props: Iterable[Prop], body: Body) -> tuple[Shape, ...]:
    """What is in front of the body: a ball, a strap."""
    return tuple(
        shape for prop in props if prop.kind in _HELD for shape in _HELD[prop.kind](prop, body)
    )


def floor_shape(left: float, right: float) -> Shape:
    """The line of the floor; what stands on it touches its upper edge."""
    return _line((left, -THIN), (right, -THIN), tone=Tone.FLOOR)


def _line(*points: Flat, tone: Tone = Tone.PROP, radius: float = THIN) -> Shape:
    return Shape(points, (radius,) * len(points), tone)


def _mat(prop: Prop, view: Outlook) -> Iterator[Shape]:
    left, right = prop.measures
    if view is Outlook.ABOVE:
        low, high = -30.0, 30.0
        corners = ((left, low), (right, low), (right, high), (left, high), (left, low))
        yield _line(*corners, tone=Tone.FLOOR)
    else:
        yield _line((left, -1.3), (right, -1.3), radius=1.3)


def _wall(prop: Prop, view: Outlook) -> Iterator[Shape]:
    del view
    (x,) = prop.measures
    yield _line((x, 0.0), (x, CEILING))


def _doorframe(prop: Prop, view: Outlook) -> Iterator[Shape]:
    del view
    left, right = prop.measures
    yield _line((left, 0.0), (left, LINTEL), (right, LINTEL), (right, 0.0), radius=1.3)


def _chair(prop: Prop, view: Outlook) -> Iterator[Shape]:
    (x,) = prop.measures
    seat = SEAT - THIN
    if view is Outlook.SIDE:
        yield _line((x + 12, 0.0), (x + 11, seat), (x - 11, seat), (x - 14, BACKREST))
        yield _line((x - 11, seat), (x - 13, 0.0))
    else:
        yield _line((x - 12, 0.0), (x - 12, seat), (x + 12, seat), (x + 12, 0.0))
        yield _line((x - 11, seat), (x - 11, BACKREST), (x + 11, BACKREST), (x + 11, seat))


def _desk(prop: Prop, view: Outlook) -> Iterator[Shape]:
    del view
    left, right = prop.measures
    top = DESK - THIN
    yield _line((left, top), (right, top), radius=1.2)
    yield _line((right - 3, top), (right - 3, 0.0))


def _cushion(prop: Prop, view: Outlook) -> Iterator[Shape]:
    del view
    left, right, height = prop.measures
    radius = height / 2
    yield _line((left + radius, radius), (right - radius, radius), radius=radius)


def _ball(prop: Prop, body: Body) -> Iterator[Shape]:
    del body
    x, y = prop.measures
    yield Shape(((x, y),), (BALL_RADIUS,), Tone.MOVING, apart=True)


def _strap(prop: Prop, body: Body) -> Iterator[Shape]:
    yield _line(*(_flat(body.landmarks[each]) for each in prop.landmarks), radius=0.6)


_BEHIND: dict[str, Callable[[Prop, Outlook], Iterator[Shape]]] = {
    "mat": _mat,
    "wall": _wall,
    "doorframe": _doorframe,
    "chair": _chair,
    "desk": _desk,
    "cushion": _cushion,
}
_HELD: dict[str, Callable[[Prop, Body], Iterator[Shape]]] = {"ball": _ball, "strap": _strap}
