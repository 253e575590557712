"""What is around a body, as it is seen: floor, mat, chair, wall; and what it holds."""

from collections.abc import Callable, Iterable, Iterator
from math import cos, radians, sin

from backcoach.figures.body import HIP, Body, Point
from backcoach.figures.camera import Camera
from backcoach.figures.dressing import flat
from backcoach.figures.pose import Outlook, Prop
from backcoach.figures.scene import Shape, Tone

THIN = 0.8
SEAT, BACKREST, DESK, LINTEL, CEILING = 25.0, 55.0, 43.0, 119.0, 108.0
"""Heights. A seat is as high as the hollow of the knee, a desk somewhat above the elbow's seat."""
BALL_RADIUS = 3.2
MAT_HALF, LOW_MAT_HALF = 30.0, 19.0
"""Half the breadth of a mat, seen from above and from elsewhere."""
SEAT_HALF, SEAT_THICK = 11.0, 1.2
DESK_HALF, WALL_HALF = 13.0, 26.0
"""Half the breadth of a desk, and of what is shown of a wall."""

Place = Callable[[Point], Point]


def prop_shapes(props: Iterable[Prop], view: Outlook, camera: Camera) -> tuple[Shape, ...]:
    """What is behind the body."""
    return tuple(
        shape
        for prop in props
        if prop.kind in _BEHIND
        for shape in _BEHIND[prop.kind](prop, view, camera.seen)
    )


def held_shapes(props: Iterable[Prop], body: Body, camera: Camera) -> tuple[Shape, ...]:
    """What is in front of the body: a ball, a strap."""
    return tuple(
        shape
        for prop in props
        if prop.kind in _HELD
        for shape in _HELD[prop.kind](prop, body, camera.seen)
    )


def floor_shape(left: float, right: float, camera: Camera) -> Shape:
    """The line of the floor, right under the nearer foot."""
    low = camera.seen((0.0, 0.0, HIP))[1] - THIN
    return Shape(((left, low), (right, low)), (THIN,) * 2, Tone.FLOOR)


def _bar(see: Place, *places: Point, radius: float = THIN) -> Shape:
    points = tuple(flat(see(place)) for place in places)
    return Shape(points, (radius,) * len(points), Tone.PROP)


def _sheet(see: Place, *places: Point, tone: Tone = Tone.FLOOR) -> Shape:
    points = tuple(flat(see(place)) for place in places)
    return Shape(points, (THIN,) * len(points), tone, closed=True)


def _mat(prop: Prop, view: Outlook, see: Place) -> Iterator[Shape]:
    left, right = prop.measures
    if view is Outlook.ABOVE:
        low, high = -MAT_HALF, MAT_HALF
        yield _sheet(see, (left, low, 0), (right, low, 0), (right, high, 0), (left, high, 0))
    else:
        low, high = -LOW_MAT_HALF, LOW_MAT_HALF
        yield _sheet(see, (left, 0, high), (right, 0, high), (right, 0, low), (left, 0, low))


def _wall(prop: Prop, view: Outlook, see: Place) -> Iterator[Shape]:
    (x,) = prop.measures
    if view is Outlook.SIDE:
        near, far = WALL_HALF, -WALL_HALF
        yield _sheet(see, (x, 0, near), (x, 0, far), (x, CEILING, far), (x, CEILING, near))
    else:
        yield _bar(see, (x, 0, 0), (x, CEILING, 0))


def _doorframe(prop: Prop, view: Outlook, see: Place) -> Iterator[Shape]:
    del view
    left, right = prop.measures
    hinge, edge = right + 2.0, right + 15.0
    yield _sheet(see, (hinge, 0, 0), (edge, 0, 20), (edge, LINTEL - 1, 20), (hinge, LINTEL, 0))
    knob = flat(see((edge - 2.5, 52.0, 18.0)))
    yield Shape((knob,), (1.3,), Tone.PROP)
    posts = ((left, 0.0, 0.0), (left, LINTEL, 0.0), (right, LINTEL, 0.0), (right, 0.0, 0.0))
    yield _bar(see, *posts, radius=1.5)


def _chair(prop: Prop, view: Outlook, see: Place) -> Iterator[Shape]:
    """A seat, four legs and a back; it faces as somebody on it would."""
    del view
    x, turn = prop.measures
    c, s = cos(radians(turn)), sin(radians(turn))

    def at(*places: Point, closed: bool = False) -> Shape:
        """A part of it; a place is ahead of the middle of the seat, aside of it, and high."""
        points = tuple(
            flat(see((x + ahead * c - aside * s, high, ahead * s + aside * c)))
            for ahead, aside, high in places
        )
        thick = SEAT_THICK if closed else THIN
        return Shape(points, (thick,) * len(points), Tone.PROP, closed=closed)

    half, seat, inner = SEAT_HALF, SEAT - SEAT_THICK, SEAT_HALF - 1
    for aside in (-inner, inner):
        yield at((-half, aside, seat), (-half - 1, aside, 0.0))
        yield at((inner, aside, seat), (half, aside, 0.0))
    corners = ((-half, half), (half, half), (half, -half), (-half, -half))
    yield at(*((ahead, aside, seat) for ahead, aside in corners), closed=True)
    for aside in (-inner, inner):
        yield at((-half, aside, seat), (-half - 3, aside, BACKREST))
    low, high = (-half - 1.5, BACKREST - 15), (-half - 3, BACKREST)
    yield at(
        (low[0], -inner, low[1]),
        (low[0], inner, low[1]),
        (high[0], inner, high[1]),
        (high[0], -inner, high[1]),
        closed=True,
    )


def _desk(prop: Prop, view: Outlook, see: Place) -> Iterator[Shape]:
    del view
    left, right = prop.measures
    top, near, far = DESK - 1.2, DESK_HALF, -DESK_HALF
    for x, z in ((right - 3, far + 2), (left + 3, far + 2), (right - 3, near - 2)):
        yield _bar(see, (x, top, z), (x, 0.0, z))
    corners = ((left, top, near), (right, top, near), (right, top, far), (left, top, far))
    yield _sheet(see, *corners, tone=Tone.PROP)._replace(radii=(1.2,) * 4)


def _cushion(prop: Prop, view: Outlook, see: Place) -> Iterator[Shape]:
    left, right, height = prop.measures
    radius = height / 2
    if view is Outlook.ABOVE:
        yield _bar(see, (left + radius, 0, radius), (right - radius, 0, radius), radius=radius)
    else:
        yield _bar(see, (left + radius, radius, 0), (right - radius, radius, 0), radius=radius)


def _ball(prop: Prop, body: Body, see: Place) -> Iterator[Shape]:
    del body
    x, y = prop.measures
    yield Shape((flat(see((x, y, 0.0))),), (BALL_RADIUS,), Tone.PROP, apart=True)


def _strap(prop: Prop, body: Body, see: Place) -> Iterator[Shape]:
    yield _bar(see, *(body.landmarks[each] for each in prop.landmarks), radius=0.7)


_BEHIND: dict[str, Callable[[Prop, Outlook, Place], Iterator[Shape]]] = {
    "mat": _mat,
    "wall": _wall,
    "doorframe": _doorframe,
    "chair": _chair,
    "desk": _desk,
    "cushion": _cushion,
}
_HELD: dict[str, Callable[[Prop, Body, Place], Iterator[Shape]]] = {"ball": _ball, "strap": _strap}
