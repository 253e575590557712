"""From a pose to the joints of a body: segments that point, and limbs that reach.

Where a hand or a sole touches something, elbow or knee is found from the two lengths of the limb
(two-bone inverse kinematics), bent the human way. Between two poses, what touches the same place
in both stays there.
"""

from collections.abc import Callable
from math import cos, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

from backcoach.figures.body import (
    ANKLE,
    FOOT,
    FOREARM,
    GRIP,
    HAND,
    HEAD,
    HEEL,
    HIP,
    NECK,
    SHANK,
    SHOULDER,
    SPINE,
    THIGH,
    UPPER_ARM,
    Body,
    Chain,
    Point,
    along,
    between,
    forwards,
    moved,
    pointing,
    rightwards,
)
from backcoach.figures.pose import Aim, Anchor, Limb, Pose, Spot, Touch, Turn

STEP_HEIGHT = 0.16
"""How high a hand or foot is lifted on its way to another place, as a part of that way."""

SOLE = 2.0
"""From the ankle down to the middle of the foot."""


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
    turn: Turn
    belly: float
    limbs: tuple[Held, ...]


def stance_of(pose: Pose) -> Stance:
    """Solve a pose once: angles that go on from each other, and what the limbs do."""
    trunk = _continued(pose.trunk, pose.trunk[0])
    rough = Stance(
        pose.anchor,
        pose.at,
        trunk,
        _continued(pose.head, trunk[-1]),
        pose.turn,
        pose.belly,
        tuple(_unsolved(limb, index, pose) for index, limb in enumerate(pose.limbs)),
    )
    body = body_of(rough)
    held = (
        Held(_comfortable(_aims_of(chain, each), index, rough), each.touch, each.bend, each.outside)
        for index, (chain, each) in enumerate(zip(body.limbs, rough.limbs, strict=True))
    )
    return rough._replace(limbs=tuple(held))


def blend(before: Stance, after: Stance, through: float) -> Stance:
    """The stance a fraction of the way from one to another."""
    if through <= 0:
        return before
    if through >= 1:
        return after
    after = _near(before, after)
    if before.anchor is not after.anchor:
        before, after = _hung_at_hips(before), _hung_at_hips(after)
    mix = _mixer(through)
    return Stance(
        after.anchor,
        Spot(mix(before.at.x, after.at.x), mix(before.at.y, after.at.y)),
        tuple(map(mix, before.trunk, after.trunk)),
        tuple(map(mix, before.head, after.head)),
        Turn(*map(mix, before.turn, after.turn)),
        mix(before.belly, after.belly),
        tuple(
            _blended(one, other, through)
            for one, other in zip(before.limbs, after.limbs, strict=True)
        ),
    )


def body_of(stance: Stance) -> Body:
    """Where the joints lie."""
    spine = _spine(stance)
    top, bottom = stance.trunk[-1], stance.trunk[0]
    neck = along(spine[-1], NECK, stance.head[0])
    head = along(neck, HEAD, stance.head[1])
    hips = rightwards(bottom, stance.turn.pelvis)
    shoulders = rightwards(top, stance.turn.chest)
    fronts = (
        forwards(bottom, stance.turn.pelvis),
        forwards(top, stance.turn.chest),
        forwards(stance.head[1], stance.turn.head),
    )
    places = {"head": head, "neck": neck, "hips": spine[0]}
    places["belly"] = moved(spine[1], fronts[0], 5.0)
    places["chest"] = moved(spine[3], fronts[1], 5.0)
    places["face"] = moved(head, fronts[2], 5.0)
    legs = []
    for name, side, held in (("right", 1, stance.limbs[2]), ("left", -1, stance.limbs[3])):
        leg = _leg(moved(spine[0], hips, side * HIP), held, places)
        places[f"{name}-knee"] = leg.middle
        places[f"{name}-thigh"] = between(leg.root, leg.middle, 0.7)
        places[f"{name}-shin"] = between(leg.middle, leg.end, 0.25)
        places[f"{name}-ankle"] = leg.end
        places[f"{name}-toes"] = leg.tip
        legs.append(leg)
    arms = [
        _arm(moved(spine[4], shoulders, side * SHOULDER), held, places)
        for side, held in ((1, stance.limbs[0]), (-1, stance.limbs[1]))
    ]
    return Body(spine, neck, head, (hips, shoulders), fronts, stance.belly, *arms, *legs)


PARTS = (
    "head",
    "neck",
    "face",
    "chest",
    "belly",
    "hips",
    *(
        f"{side}-{part}"
        for side in ("right", "left")
        for part in ("knee", "thigh", "shin", "ankle", "toes")
    ),
)
"""The parts of the body that a hand can touch."""


def _spine(stance: Stance) -> tuple[Point, Point, Point, Point, Point]:
    start: Point = (stance.at.x, stance.at.y, 0.0)
    if stance.anchor is Anchor.HIPS:
        joints = [start]
        for length, angle in zip(SPINE, stance.trunk, strict=True):
            joints.append(along(joints[-1], length, angle))
    else:
        joints = [start]
        for length, angle in zip(reversed(SPINE), reversed(stance.trunk), strict=True):
            joints.insert(0, along(joints[0], -length, angle))
    return (joints[0], joints[1], joints[2], joints[3], joints[4])


# Limbs


def _arm(shoulder: Point, held: Held, places: dict[str, Point]) -> Chain:
    upper, lower, hand = held.aims
    if held.touch is None:
        elbow = along(shoulder, UPPER_ARM, *upper)
        wrist = along(elbow, FOREARM, *lower)
    else:
        target = _target(held.touch, places, shoulder)
        end = held.touch.end
        if end is not None:
            hand = end
            wrist = along(target, -GRIP, *end)
            elbow, wrist = two_bones(shoulder, wrist, UPPER_ARM, FOREARM, held)
        else:
            elbow, grip = two_bones(shoulder, target, UPPER_ARM, FOREARM + GRIP, held)
            wrist = between(elbow, grip, FOREARM / (FOREARM + GRIP))
            hand = Aim(*pointing(elbow, grip))
    tip = along(wrist, HAND, *hand)
    return Chain(shoulder, elbow, wrist, tip, wrist, _depth(held, shoulder, elbow, wrist, tip))


def _leg(hip: Point, held: Held, places: dict[str, Point]) -> Chain:
    upper, lower, foot = held.aims
    if held.touch is None:
        knee = along(hip, THIGH, *upper)
        ankle = along(knee, SHANK, *lower)
    else:
        foot = held.touch.end or foot
        target = moved(_target(held.touch, places, hip), _sole(foot), -ANKLE)
        knee, ankle = two_bones(hip, target, THIGH, SHANK, held)
    middle = moved(ankle, _sole(foot), SOLE)
    tip, heel = along(middle, FOOT - HEEL, *foot), along(middle, -HEEL, *foot)
    return Chain(hip, knee, ankle, tip, heel, _depth(held, hip, knee, ankle, tip))


def _depth(held: Held, *joints: Point) -> float:
    return sum(joint[2] for joint in joints) / len(joints) + (held.touch.depth if held.touch else 0)


def _sole(foot: Aim) -> Point:
    """Which way the sole faces: down, for a foot that points at the viewer or away."""
    if abs(foot.towards) > 45:
        return (0.0, -1.0, 0.0)
    turned = radians(foot.angle - 90)
    return (cos(turned), sin(turned), 0.0)


def _target(touch: Touch, places: dict[str, Point], root: Point) -> Point:
    """Where to reach, as far out of the picture as the limb begins."""
    if touch.at is None:
        x, y, _ = places[touch.part]
        return (x, y, root[2])
    return (touch.at.x, touch.at.y, root[2])


def two_bones(
    start: Point, target: Point, upper: float, lower: float, held: Held
) -> tuple[Point, Point]:
    """The middle joint and the end of two bones that reach from a joint to a place.

    A place too far away is pointed at with the limb straight; one too near, with it folded.
    """
    x, y = target[0] - start[0], target[1] - start[1]
    away = hypot(x, y)
    x, y = (x / away, y / away) if away else (1.0, 0.0)
    reach = min(max(away, abs(upper - lower) + 1e-6), upper + lower)
    ahead = (upper * upper + reach * reach - lower * lower) / (2 * reach)
    aside = sqrt(max(0.0, upper * upper - ahead * ahead))
    swing = radians(held.touch.swing) if held.touch else 0.0
    flat, out = -held.bend * aside * cos(swing), held.outside * aside * sin(swing)
    middle = (start[0] + ahead * x - flat * y, start[1] + ahead * y + flat * x, start[2] + out)
    return middle, (start[0] + reach * x, start[1] + reach * y, start[2])


def _unsolved(limb: Limb, index: int, pose: Pose) -> Held:
    is_arm, side = index < 2, 1 if index % 2 == 0 else -1
    turned = pose.turn.chest if is_arm else pose.turn.pelvis
    bend, outside = 1 if is_arm else -1, side if _is_side_on(turned) else 1
    if limb.touch is None:
        assert limb.aims is not None  # the schema asks for one or the other
        return Held(limb.aims, None, bend, outside)
    held = Held(_NO_AIMS, limb.touch, bend, outside)
    if not _is_side_on(turned):
        held = held._replace(bend=_outermost(held, index, side, pose))
    return held


_NO_AIMS = (Aim(0.0), Aim(0.0), Aim(0.0))


def _outermost(held: Held, index: int, side: int, pose: Pose) -> int:
    """The bend that takes elbow or knee away from the midline."""
    straight = held._replace(touch=held.touch and held.touch._replace(swing=0.0))

    def out(bend: int) -> float:
        limbs = [Held(limb.aims or _NO_AIMS, None, 1, 1) for limb in pose.limbs]
        limbs[index] = straight._replace(bend=bend)
        trunk = tuple(pose.trunk)
        body = body_of(
            Stance(pose.anchor, pose.at, trunk, pose.head, pose.turn, pose.belly, tuple(limbs))
        )
        axis = body.sides[1 if index < 2 else 0]
        middle, spine = body.limbs[index].middle, body.spine[4 if index < 2 else 0]
        return side * sum((middle[i] - spine[i]) * axis[i] for i in range(2))

    return 1 if out(1) >= out(-1) else -1


def _aims_of(chain: Chain, held: Held) -> tuple[Aim, Aim, Aim]:
    """Where the segments of a solved limb point."""
    if held.touch is None:
        return held.aims
    upper = Aim(*pointing(chain.root, chain.middle))
    lower = Aim(*pointing(chain.middle, chain.end))
    return (upper, lower, held.touch.end or lower)


def _comfortable(aims: tuple[Aim, Aim, Aim], index: int, stance: Stance) -> tuple[Aim, Aim, Aim]:
    """The same directions, as angles that a joint gets to the human way, without a full turn."""
    is_arm, is_right = index < 2, index % 2 == 0
    hangs = (stance.trunk[-1] if is_arm else stance.trunk[0]) + 180
    turned = stance.turn.chest if is_arm else stance.turn.pelvis
    side_on = _is_side_on(turned)
    forward = 1 if side_on or is_right != (sin(radians(turned)) > 0) else -1
    lowest = -90 if is_arm else -180
    upper = hangs + forward * _within(forward * (aims[0].angle - hangs), lowest)
    flexing = 1 if is_arm else -1
    least = -90 if side_on else -180
    lower = upper + flexing * _within(flexing * (aims[1].angle - upper), least)
    last = lower + _within(aims[2].angle - lower, -180 if is_arm else -90)
    angles = (upper, lower, last)
    return (
        Aim(angles[0], aims[0].towards),
        Aim(angles[1], aims[1].towards),
        Aim(angles[2], aims[2].towards),
    )


def _is_side_on(turn: float) -> bool:
    return abs(sin(radians(turn))) < 0.7


def _within(angle: float, lowest: float) -> float:
    """The same direction, from `lowest` up to a full turn above it."""
    return (angle - lowest) % 360 + lowest


def _continued(angles: tuple[float, ...], start: float) -> tuple[float, ...]:
    """The same directions, each less than half a turn from the one before."""
    made: list[float] = []
    for angle in angles:
        made.append(_within(angle, (made[-1] if made else start) - 180))
    return tuple(made)


# Between two stances


def _mixer(through: float) -> Callable[[float, float], float]:
    def mix(start: float, end: float) -> float:
        return start + (end - start) * through

    return mix


def _near(before: Stance, after: Stance) -> Stance:
    """The same stance, counted so that the body turns the shorter way."""
    shift = _within(after.trunk[0], before.trunk[0] - 180) - after.trunk[0]
    if not shift:
        return after
    return after._replace(
        trunk=tuple(angle + shift for angle in after.trunk),
        head=tuple(angle + shift for angle in after.head),
        limbs=tuple(held._replace(aims=_shifted(held.aims, shift)) for held in after.limbs),
    )


def _shifted(aims: tuple[Aim, Aim, Aim], shift: float) -> tuple[Aim, Aim, Aim]:
    upper, lower, last = (Aim(each.angle + shift, each.towards) for each in aims)
    return (upper, lower, last)


def _hung_at_hips(stance: Stance) -> Stance:
    hips = _spine(stance)[0]
    return stance._replace(anchor=Anchor.HIPS, at=Spot(hips[0], hips[1]))


def _blended(before: Held, after: Held, through: float) -> Held:
    mix = _mixer(through)
    aims = tuple(
        Aim(mix(one.angle, other.angle), mix(one.towards, other.towards))
        for one, other in zip(before.aims, after.aims, strict=True)
    )
    touch = _blended_touch(before.touch, after.touch, through)
    return Held((aims[0], aims[1], aims[2]), touch, after.bend, after.outside)


def _blended_touch(before: Touch | None, after: Touch | None, through: float) -> Touch | None:
    if before is None or after is None or before.part != after.part:
        return None
    mix = _mixer(through)
    swing = mix(before.swing, after.swing)
    end = after.end
    if before.end is not None and end is not None:
        end = Aim(mix(before.end.angle, end.angle), mix(before.end.towards, end.towards))
    if before.at is None or after.at is None:
        return after._replace(end=end, swing=swing)
    way = hypot(after.at.x - before.at.x, after.at.y - before.at.y)
    lift = 0.0 if after.slides else way * STEP_HEIGHT * sin(pi * through)
    spot = Spot(mix(before.at.x, after.at.x), mix(before.at.y, after.at.y) + lift)
    return after._replace(at=spot, end=end, swing=swing)
