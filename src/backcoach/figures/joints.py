"""Where the joints of a stance lie: segments that point, and limbs that reach.

Where a hand or a sole touches something, elbow or knee is found from the two lengths of the limb
(two-bone inverse kinematics), bent the human way.
"""

from math import cos, hypot, radians, sin, sqrt

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
from backcoach.figures.pose import Aim, Anchor, Touch
from backcoach.figures.stance import Held, Stance

SOLE = 2.0
"""From the ankle down to the middle of the foot."""


def body_of(stance: Stance) -> Body:
    """Where the joints lie."""
    spine = spine_of(stance)
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
    landmarks = {"head": head, "neck": neck, "hips": spine[0]}
    landmarks["belly"] = moved(spine[1], fronts[0], 5.0)
    landmarks["chest"] = moved(spine[3], fronts[1], 5.0)
    landmarks["face"] = moved(head, fronts[2], 5.0)
    legs = []
    for name, side, held in (("right", 1, stance.limbs[2]), ("left", -1, stance.limbs[3])):
        leg = _leg(moved(spine[0], hips, side * HIP), held, landmarks)
        landmarks[f"{name}-knee"] = leg.middle
        landmarks[f"{name}-thigh"] = between(leg.root, leg.middle, 0.7)
        landmarks[f"{name}-shin"] = between(leg.middle, leg.end, 0.25)
        landmarks[f"{name}-ankle"] = leg.end
        landmarks[f"{name}-toes"] = leg.tip
        legs.append(leg)
    right_arm, left_arm = (
        _arm(moved(spine[4], shoulders, side * SHOULDER), held, landmarks)
        for side, held in ((1, stance.limbs[0]), (-1, stance.limbs[1]))
    )
    for name, arm in zip(HANDS, (right_arm, left_arm), strict=True):
        landmarks[name] = between(arm.end, arm.tip, 0.5)
    right_leg, left_leg = legs
    return Body(
        spine,
        neck,
        head,
        (hips, shoulders),
        fronts,
        stance.belly,
        right_arm,
        left_arm,
        right_leg,
        left_leg,
        landmarks,
    )


LANDMARKS = (
    "head",
    "neck",
    "face",
    "chest",
    "belly",
    "hips",
    *(
        f"{side}-{name}"
        for side in ("right", "left")
        for name in ("knee", "thigh", "shin", "ankle", "toes")
    ),
)
"""The landmarks of the body: what a hand can touch."""

HANDS = ("right-hand", "left-hand")


def spine_of(stance: Stance) -> tuple[Point, Point, Point, Point, Point]:
    """The joints of the spine, from the hips up to the shoulders."""
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


def _arm(shoulder: Point, held: Held, landmarks: dict[str, Point]) -> Chain:
    upper, lower, hand = held.aims
    if held.touch is None:
        elbow = along(shoulder, UPPER_ARM, *upper)
        wrist = along(elbow, FOREARM, *lower)
    else:
        target = _target(held.touch, landmarks, shoulder)
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


def _leg(hip: Point, held: Held, landmarks: dict[str, Point]) -> Chain:
    upper, lower, foot = held.aims
    if held.touch is None:
        knee = along(hip, THIGH, *upper)
        ankle = along(knee, SHANK, *lower)
    else:
        foot = held.touch.end or foot
        target = moved(_target(held.touch, landmarks, hip), _sole(foot), -ANKLE)
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


def _target(touch: Touch, landmarks: dict[str, Point], root: Point) -> Point:
    """Where to reach: for a part of the body; or a place, as far out as the limb begins."""
    if touch.at is None:
        return landmarks[touch.landmark]
    return (touch.at.x, touch.at.y, root[2])


def two_bones(
    start: Point, target: Point, upper: float, lower: float, held: Held
) -> tuple[Point, Point]:
    """The middle joint and the end of two bones that reach from a joint to a place.

    A place too far away is pointed at with the limb straight; one too near, with it folded. What
    the limb cannot reach out of the picture, it reaches in the picture.
    """
    x, y, z = (target[axis] - start[axis] for axis in range(3))
    out_of_it = sqrt(max(0.0, (upper + lower) ** 2 - x * x - y * y))
    z = max(-out_of_it, min(out_of_it, z))
    away = sqrt(x * x + y * y + z * z)
    x, y, z = (x / away, y / away, z / away) if away else (1.0, 0.0, 0.0)
    reach = min(max(away, abs(upper - lower) + 1e-6), upper + lower)
    ahead = (upper * upper + reach * reach - lower * lower) / (2 * reach)
    aside = sqrt(max(0.0, upper * upper - ahead * ahead))
    swing = radians(held.touch.swing) if held.touch else 0.0
    across, out = -held.bend * aside * cos(swing), held.outside * aside * sin(swing)
    flat = hypot(x, y) or 1.0
    u, v = -y / flat, x / flat  # across the way, in the picture; and out of it, with z
    middle = (
        start[0] + ahead * x + across * u - out * z * v,
        start[1] + ahead * y + across * v + out * z * u,
        start[2] + ahead * z + out * flat,
    )
    return middle, (start[0] + reach * x, start[1] + reach * y, start[2] + reach * z)
