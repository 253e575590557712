"""What must hold of a figure in every frame: where surfaces are, how joints bend, what touches.

Every rule reads the joints of the body that is drawn, not the numbers it was made from. Lengths
are hundredths of the body's height, angles degrees.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import acos, atan2, cos, degrees, dist, hypot, radians, sin
from typing import NamedTuple

from backcoach.catalogue.shelf import Shelf
from backcoach.domain.timeline.posing import Moment
from backcoach.figures.body import (
    ANKLE,
    FOOT,
    HEAD_RADIUS,
    HEEL,
    Body,
    Chain,
    Point,
    between,
    moved,
)
from backcoach.figures.dressing import ARM_RADII, FOOT_RADII, LEG_RADII
from backcoach.figures.furniture import (
    BACKREST,
    BALL_RADIUS,
    CEILING,
    DESK,
    LINTEL,
    SEAT,
    THIN,
)
from backcoach.figures.joints import SOLE
from backcoach.figures.motion import Motion
from backcoach.figures.pose import LIMBS, PAIRS, Figure, Pose, Prop, Touch
from tests.making import shipped

TRUNK_RADII = (5.0, 4.3, 4.5, 4.8, 3.6)
"""How thick the trunk is around the joints of the spine, where it rests on something."""
FRAMES = 30
"""So many in-between frames of each move are looked at."""


class Range(NamedTuple):
    """How far a joint goes, below 0 the other way."""

    least: float
    most: float


# Peripheral joints: American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring
# and Recording (1965), and Norkin and White, Measurement of Joint Motion. Between the segments of
# the spine: after Pearcy and Tibrewal (Spine, 1984), whose lumbar joints each allow about 15°, of
# which two or three make up one of our segments; the project has settled on the numbers. Rotation
# of chest against pelvis, and of the head against the chest, are the Academy's, too.
KNEE = Range(0, 150)
ELBOW = Range(0, 150)
HIP = Range(-30, 130)
SHOULDER = Range(-60, 180)
SPINE = Range(-35, 35)
NECK = Range(-45, 45)
TRUNK_ROTATION = Range(-45, 45)
HEAD_ROTATION = Range(-80, 80)

ALLOWANCE = 2.0
"""A limb drawn straight may be this much beyond it."""
IN_THE_PICTURE = 25.0
"""A segment that leans out of the picture by less shows which way its joint bends."""
TURNED_AWAY = 45.0
"""A body turned further than this from the side does not show it."""


class Frame(NamedTuple):
    """One frame, and the poses it lies between; in stillness they are the same."""

    name: str
    moment: Moment
    before: Pose
    after: Pose
    body: Body


@cache
def figures() -> dict[str, Figure]:
    """The figures that everybody gets, by exercise."""
    return dict(Shelf(lambda: None).figures)


@cache
def motion_of(exercise: str) -> Motion:
    """How the figure of an exercise goes through its movement."""
    return Motion(
        figures()[exercise], [part.pose for part in shipped().exercise[exercise].movement]
    )


@cache
def frames_of(exercise: str) -> tuple[Frame, ...]:
    """All in-between frames of all moves, and the poses at both of their ends."""
    motion = motion_of(exercise)
    return tuple(
        frame
        for move in motion.moves
        for frame in (_cycled if move[1] in motion.figure.cycles else _moved)(motion, *move)
    )


def _moved(motion: Motion, before: str, after: str) -> Iterator[Frame]:
    poses, way = motion.figure.poses, motion.way(before, after)
    frames = FRAMES if len(way.poses) == 2 else FRAMES * 2 * (len(way.poses) - 1)
    for step in range(frames + 1):
        moment = Moment(before, after, step / frames)
        name = f"{before} to {after}, {step}/{frames}"
        one, other, _ = way.at(moment.through)
        yield Frame(name, moment, poses[one], poses[other], motion.body_at(moment))


def _cycled(motion: Motion, before: str, after: str) -> Iterator[Frame]:
    poses, cycle = motion.figure.poses, motion.figure.cycles[after]
    count = len(cycle.through)
    for number, (one, other) in enumerate(
        zip(cycle.through, (*cycle.through[1:], cycle.through[0]), strict=True)
    ):
        for step in range(FRAMES):
            elapsed_ms = cycle.period_ms * (number * FRAMES + step) // (count * FRAMES)
            moment = Moment(before, after, 0.0, 0.0, elapsed_ms)
            name = f"{one} to {other}, {step}/{FRAMES}"
            yield Frame(name, moment, poses[one], poses[other], motion.body_at(moment))


def poses_of(exercise: str) -> Iterator[tuple[str, Pose, Body]]:
    """All poses of a figure, as they are drawn."""
    motion = motion_of(exercise)
    for name, pose in motion.figure.poses.items():
        yield name, pose, motion.body_at(Moment(name, name, 1.0))


# Joints


def bends(frame: Frame, kind: str) -> Iterator[tuple[str, float]]:
    """How far each elbow or knee is bent; below 0, the wrong way.

    A limb that leans out of the picture, or a body not seen from the side, shows only how far.
    """
    for name, chain, is_signed in _shown(frame, kind):
        bend = _between(_way(chain.root, chain.middle), _way(chain.middle, chain.end))
        if is_signed and _leans(chain.middle, chain.end) < IN_THE_PICTURE:
            turned = _angle(chain.middle, chain.end) - _angle(chain.root, chain.middle)
            bend = _within(turned if "arm" in name else -turned, -180)
        yield name, bend


def swings(frame: Frame, kind: str) -> Iterator[tuple[str, float]]:
    """How far each upper arm or thigh is flexed from hanging down; below 0, extended."""
    spine = frame.body.spine
    for name, chain, is_signed in _shown(frame, kind):
        down = _way(spine[4], spine[3]) if "arm" in name else _way(spine[1], spine[0])
        swing = _between(down, _way(chain.root, chain.middle))
        if is_signed:
            turned = _angle(chain.root, chain.middle) - degrees(atan2(down[1], down[0]))
            swing = _within(turned, -120)
        yield name, swing


def limbs_of(body: Body, kind: str) -> Iterator[tuple[str, Chain]]:
    """Both limbs that are an `arm` or a `leg`, with their names."""
    for name, chain in zip(LIMBS, body.limbs, strict=True):
        if name.endswith(kind):
            yield name, chain


def _shown(frame: Frame, kind: str) -> Iterator[tuple[str, Chain, bool]]:
    """Limbs, and whether the picture shows which way they bend."""
    front = frame.body.fronts[1 if kind == "arm" else 0]
    is_side_on = _leans((0.0, 0.0, 0.0), front) < TURNED_AWAY
    for name, chain in limbs_of(frame.body, kind):
        yield name, chain, is_side_on and _leans(chain.root, chain.middle) < IN_THE_PICTURE


def spine_bends(body: Body) -> Iterator[float]:
    """How far each segment of the trunk is turned against the one below."""
    angles = [_angle(*pair) for pair in pairwise(body.spine)]
    yield from _turns(angles)


def neck_bends(body: Body) -> Iterator[float]:
    """How far the neck is turned against the upper back, and the head against the neck."""
    joints = (*body.spine[3:], body.neck, body.head)
    yield from _turns([_angle(*pair) for pair in pairwise(joints)])


def _turns(angles: list[float]) -> Iterator[float]:
    for lower, upper in pairwise(angles):
        yield _within(upper - lower, -180)


def rotations(body: Body) -> tuple[float, float]:
    """How far the chest is turned against the pelvis, and the head against the chest."""
    bones = (body.spine[:2], body.spine[3:], (body.neck, body.head))
    pelvis, chest, head = (
        _turned(front, _angle(*bone)) for front, bone in zip(body.fronts, bones, strict=True)
    )
    return chest - pelvis, head - chest


def _turned(front: Point, angle: float) -> float:
    """How far a part that points to an angle, and faces somewhere, is turned to the viewer."""
    ahead = front[0] * sin(radians(angle)) - front[1] * cos(radians(angle))
    return degrees(atan2(front[2], ahead))


def lengths(body: Body) -> tuple[float, ...]:
    """How long every segment is."""
    joints = (*body.spine, body.neck, body.head)
    return (
        *(dist(*pair) for pair in pairwise(joints)),
        *(dist(*pair) for limb in body.limbs for pair in _segments(limb)),
    )


def _segments(limb: Chain) -> Iterator[tuple[Point, Point]]:
    yield limb.root, limb.middle
    yield limb.middle, limb.end
    yield limb.heel, limb.tip


def _angle(start: Point, end: Point) -> float:
    return degrees(atan2(end[1] - start[1], end[0] - start[0]))


def _leans(start: Point, end: Point) -> float:
    flat = hypot(end[0] - start[0], end[1] - start[1])
    return abs(degrees(atan2(end[2] - start[2], flat)))


def _way(start: Point, end: Point) -> Point:
    return (end[0] - start[0], end[1] - start[1], end[2] - start[2])


def _between(one: Point, other: Point) -> float:
    dot = sum(a * b for a, b in zip(one, other, strict=True))
    return degrees(acos(max(-1.0, min(1.0, dot / (hypot(*one) * hypot(*other))))))


def _within(angle: float, lowest: float) -> float:
    return (angle - lowest) % 360 + lowest


# Surfaces


def sunk(body: Body) -> Iterator[tuple[str, float]]:
    """How high the middle of each joint is above the floor, in halves of its thickness."""
    for number, (joint, radius) in enumerate(zip(body.spine, TRUNK_RADII, strict=True)):
        yield f"joint {number} of the spine", joint[1] / radius
    yield "head", body.head[1] / HEAD_RADIUS
    for name, limb in zip(LIMBS, body.limbs, strict=True):
        radii = ARM_RADII if "arm" in name else (*LEG_RADII, *FOOT_RADII)
        joints = (*limb[:3], limb.heel, limb.tip) if "leg" in name else limb[:4]
        for joint, radius in zip(joints, radii, strict=True):
            yield name, joint[1] / radius


class Surface(NamedTuple):
    """A round bar that a part can rest on; a hand can also close around one that `is_held`."""

    start: tuple[float, float]
    end: tuple[float, float]
    radius: float
    is_held: bool = False


FLOOR = Surface((-500.0, -500.0), (500.0, -500.0), 500.0)
"""A floor or mat: its upper edge is where heights begin."""


def surfaces(figure: Figure) -> Iterator[Surface]:
    """What parts can rest on: the same bars that `backcoach.figures.scene` draws."""
    yield FLOOR
    for prop in figure.props:
        yield from _surfaces(prop)


def _surfaces(prop: Prop) -> Iterator[Surface]:
    match prop.kind, prop.measures:
        case "wall", (x,):
            yield Surface((x, 0), (x, CEILING), THIN)
        case "doorframe", (left, right):
            for x in (left, right):
                yield Surface((x, 0), (x, LINTEL), 1.3, is_held=True)
        case "chair", (x, turn):
            yield Surface((x - 11, SEAT - THIN), (x + 11, SEAT - THIN), THIN)
            if turn == 0:
                yield Surface((x - 11, SEAT - THIN), (x - 14, BACKREST), THIN, is_held=True)
        case "desk", (left, right):
            yield Surface((left, DESK - THIN), (right, DESK - THIN), 1.2)
        case "cushion", (left, right, height):
            radius = height / 2
            yield Surface((left + radius, radius), (right - radius, radius), radius)
        case "ball", (x, y):
            yield Surface((x, y), (x, y), BALL_RADIUS)


REACHED = 1.5
"""What rests may be drawn this far above or inside what it rests on."""


def floating(figure: Figure, rests: tuple[str, ...], body: Body) -> Iterator[str]:
    """What should rest and does not touch anything. A head can also lie on an arm."""
    there = tuple(surfaces(figure))
    arms = tuple(_upper_arm(arm) for _, arm in limbs_of(body, "arm"))
    for part in (one for written in rests for one in each_side(written)):
        gap = max(_gaps(part, body, there + arms if part == "head" else there), key=abs)
        if abs(gap) > REACHED:
            yield f"{part} is {gap:+.1f} from what it rests on"


def _upper_arm(arm: Chain) -> Surface:
    return Surface(_flat(arm.root), _flat(arm.middle), ARM_RADII[1])


def _flat(point: Point) -> tuple[float, float]:
    return (point[0], point[1])


def _gaps(part: str, body: Body, there: tuple[Surface, ...]) -> Iterator[float]:
    """How far from the nearest surface: the middle of a hand, both ends of a foot."""
    places = resting(body, part)
    is_hand = part.endswith("-hand")
    if is_hand:
        (wrist, thick), (tip, thin) = places
        places = ((between(wrist, tip, 0.5), (thick + thin) / 2),)
    for place, radius in places:
        gaps = [(_gap(place, radius, surface), surface) for surface in there]
        gap, surface = min(gaps, key=lambda each: abs(each[0]))
        yield max(gap, 0.0) if is_hand and surface.is_held else gap


def _gap(place: Point, radius: float, surface: Surface) -> float:
    if surface is FLOOR:
        return place[1] - radius
    (ax, ay), (bx, by), (x, y) = surface.start, surface.end, place[:2]
    length = hypot(bx - ax, by - ay)
    through = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length**2 if length else 0.0
    through = min(1.0, max(0.0, through))
    away = hypot(x - ax - through * (bx - ax), y - ay - through * (by - ay))
    return away - surface.radius - radius


# What hands and feet touch

PLANTED = 0.6
"""Less than a dot of a terminal's smallest figure."""


def slips(body: Body, pose: Pose) -> dict[str, float]:
    """How far each reaching hand or foot is from the place, or the part, that it touches."""
    return {
        name: _slip(chain, limb.touch, body, name)
        for name, chain, limb in zip(LIMBS, body.limbs, pose.limbs, strict=True)
        if limb.touch is not None
    }


def _slip(chain: Chain, touch: Touch, body: Body, name: str) -> float:
    x, y, _ = grip(chain) if "arm" in name else ground_under(chain)
    u, v, _ = (touch.at.x, touch.at.y, 0.0) if touch.at else part_of(body, touch.landmark)
    return hypot(x - u, y - v)


def grip(arm: Chain) -> Point:
    """The middle of a hand."""
    return between(arm.end, arm.tip, 0.5)


def ground_under(leg: Chain) -> Point:
    """The place on the sole under the ankle."""
    middle = between(leg.heel, leg.tip, HEEL / FOOT)
    return between(leg.end, middle, ANKLE / SOLE)


def part_of(body: Body, part: str) -> Point:
    """Where a part is that a hand can touch."""
    pelvis, chest, head = body.fronts
    trunk = {
        "head": body.head,
        "neck": body.neck,
        "hips": body.spine[0],
        "belly": moved(body.spine[1], pelvis, 5.0),
        "chest": moved(body.spine[3], chest, 5.0),
        "face": moved(body.head, head, 5.0),
    }
    if part in trunk:
        return trunk[part]
    side, _, name = part.partition("-")
    leg = body.right_leg if side == "right" else body.left_leg
    return {
        "thigh": between(leg.root, leg.middle, 0.7),
        "knee": leg.middle,
        "shin": between(leg.middle, leg.end, 0.25),
        "ankle": leg.end,
        "toes": leg.tip,
    }[name]


def rests_all_the_way(frame: Frame) -> tuple[str, ...]:
    """What rests before and after, and is not lifted to another place."""
    stays = _parts(frame.before.rests) & _parts(frame.after.rests)
    for name, one, other in zip(LIMBS, frame.before.limbs, frame.after.limbs, strict=True):
        side, limb = name.split("_")
        if (one.touch and one.touch.at) != (other.touch and other.touch.at):
            ends = ("hand",) if limb == "arm" else ("foot", "heel", "toes")
            if other.touch and not other.touch.slides:
                stays -= {f"{side}-{end}" for end in ends}
    return tuple(sorted(stays))


def _parts(rests: tuple[str, ...]) -> set[str]:
    return {part for written in rests for part in each_side(written)}


def both_touch(frame: Frame) -> Iterator[str]:
    """The limbs that touch the same place, or the same part, before and after."""
    for name, one, other in zip(LIMBS, frame.before.limbs, frame.after.limbs, strict=True):
        if one.touch and other.touch and one.touch[:2] == other.touch[:2]:
            yield name


# Collisions


def head_room(body: Body) -> float:
    """From the head to the nearer knee, or the thigh near it; below 0, inside."""
    return min(
        _away(body.head, between(leg.root, leg.middle, 0.6), leg.middle) - HEAD_RADIUS - 3.2
        for leg in (body.right_leg, body.left_leg)
    )


def _away(place: Point, start: Point, end: Point) -> float:
    way, ahead = _way(start, end), _way(start, place)
    through = sum(a * b for a, b in zip(way, ahead, strict=True)) / hypot(*way) ** 2
    return dist(place, between(start, end, min(1.0, max(0.0, through))))


# What can touch something


def resting(body: Body, part: str) -> tuple[tuple[Point, float], ...]:
    """Where a part can touch something: points, and how thick the body is there."""
    trunk = {
        "head": (body.head, HEAD_RADIUS),
        "shoulders": (body.spine[4], TRUNK_RADII[4]),
        "chest": (body.spine[3], TRUNK_RADII[3]),
        "belly": (body.spine[1], TRUNK_RADII[1]),
        "hips": (body.spine[0], TRUNK_RADII[0]),
    }
    if part in trunk:
        return (trunk[part],)
    side, _, name = part.partition("-")
    arm, leg = (
        (body.right_arm, body.right_leg) if side == "right" else (body.left_arm, body.left_leg)
    )
    places: dict[str, tuple[tuple[Point, float], ...]] = {
        "hand": ((arm.end, ARM_RADII[2]), (arm.tip, ARM_RADII[3])),
        "elbow": ((arm.middle, ARM_RADII[1]),),
        "knee": ((leg.middle, LEG_RADII[1]),),
        "shin": ((between(leg.middle, leg.end, 0.5), 2.5),),
        "foot": ((leg.heel, FOOT_RADII[0]), (leg.tip, FOOT_RADII[1])),
        "heel": ((leg.heel, FOOT_RADII[0]),),
        "toes": ((leg.tip, FOOT_RADII[1]),),
    }
    return places[name]


def each_side(part: str) -> tuple[str, ...]:
    """`feet` as `right-foot` and `left-foot`; a single part as itself."""
    if part in PAIRS:
        return (f"right-{PAIRS[part]}", f"left-{PAIRS[part]}")
    return (part,)
