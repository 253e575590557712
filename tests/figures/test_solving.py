"""Limbs that reach: what holds for every pose, and for all that lies between two of them."""

from itertools import pairwise
from math import cos, dist, hypot, radians, sin
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backcoach.figures.blending import blend
from backcoach.figures.body import (
    ANKLE,
    FOOT,
    FOREARM,
    GRIP,
    HAND,
    HEAD,
    NECK,
    SHANK,
    SPINE,
    THIGH,
    UPPER_ARM,
    Body,
    Chain,
    Point,
    between,
    pointing,
)
from backcoach.figures.joints import LANDMARKS, body_of
from backcoach.figures.pose import Aim, Anchor, Limb, Pose, Rotation, Spot, Touch
from backcoach.figures.solving import stance_of

HANGING = Limb((Aim(-90.0),) * 3)
SIDE_ON = Rotation(0.0, 0.0, 0.0)
UPRIGHT = Pose(
    *(Anchor.HIPS, Spot(0.0, 50.0), (90.0,) * 4, (90.0, 90.0), SIDE_ON),
    *(HANGING, HANGING, HANGING, HANGING),
)
SHOULDERS = 50.0 + sum(SPINE)
"""How high the shoulders of UPRIGHT are."""

AHEAD = Aim(0.0)


class Bones(NamedTuple):
    """The two bones that reach, and what stays between them and the place that is touched."""

    upper: float
    lower: float


ARM, LEG = Bones(UPPER_ARM, FOREARM + GRIP), Bones(THIGH, SHANK)


def hand_at(x: float, y: float, *, swing: float = 0.0) -> Limb:
    return Limb(None, Touch(Spot(x, y), "", None, swing))


def foot_at(x: float, y: float, *, swing: float = 0.0, slides: bool = False) -> Limb:
    return Limb(None, Touch(Spot(x, y), "", AHEAD, swing, slides=slides))


def body(pose: Pose) -> Body:
    return body_of(stance_of(pose))


def halfway(before: Pose, after: Pose, through: float = 0.5) -> Body:
    return body_of(blend(stance_of(before), stance_of(after), through))


def grip(arm: Chain) -> Point:
    """The middle of a hand, which is where it touches."""
    return between(arm.end, arm.tip, GRIP / HAND)


def ground(leg: Chain) -> tuple[float, float]:
    """Where on the floor a level foot stands: right under its ankle."""
    return leg.end[0], leg.end[1] - ANKLE


def turned(leg_or_arm: Chain) -> float:
    """Which way the lower segment is turned from the upper one: above 0, anticlockwise."""
    (ax, ay, _), (bx, by, _), (cx, cy, _) = leg_or_arm[:3]
    return (bx - ax) * (cy - by) - (by - ay) * (cx - bx)


# What may be asked of a body

lengths = st.floats(-150, 150)
angles = st.floats(-720, 720)
spots = st.builds(Spot, lengths, lengths)
aims = st.builds(Aim, angles, st.floats(-180, 180))
pointed = st.tuples(aims, aims, aims).map(Limb)


@st.composite
def touching(draw: st.DrawFn, *, hand: bool) -> Limb:
    at = draw(st.one_of(spots, st.none())) if hand else draw(spots)
    landmark = "" if at else draw(st.sampled_from(LANDMARKS))
    end = draw(st.one_of(aims, st.none())) if hand else draw(aims)
    return Limb(None, Touch(at, landmark, end, draw(angles), draw(lengths), draw(st.booleans())))


arms = st.one_of(pointed, touching(hand=True))
legs = st.one_of(pointed, touching(hand=False))


def poses_with(
    arm: st.SearchStrategy[Limb], leg: st.SearchStrategy[Limb]
) -> st.SearchStrategy[Pose]:
    """Bodies that lie, stand and turn anyhow."""
    return st.builds(
        Pose,
        st.sampled_from(Anchor),
        spots,
        st.tuples(angles, angles, angles, angles),
        st.tuples(angles, angles),
        st.builds(Rotation, angles, angles, angles),
        *(arm, arm, leg, leg),
    )


poses = poses_with(arms, legs)
parts_of_a_way = st.floats(0, 1)


def all_lengths(of: Body) -> list[float]:
    arms, legs = of.limbs[:2], of.limbs[2:]
    spine = (*of.spine, of.neck, of.head)
    return [
        *(dist(*pair) for pair in pairwise(spine)),
        *(dist(*pair) for arm in arms for pair in pairwise(arm[:4])),
        *(dist(*pair) for leg in legs for pair in pairwise(leg[:3])),
        *(dist(leg.heel, leg.tip) for leg in legs),
    ]


AS_LONG_AS_EVER = [
    *(*SPINE, NECK, HEAD),
    *(UPPER_ARM, FOREARM, HAND) * 2,
    *(THIGH, SHANK) * 2,
    *(FOOT, FOOT),
]


@given(poses)
def test_segments_are_as_long_as_ever_wherever_they_reach(pose: Pose) -> None:
    assert all_lengths(body(pose)) == pytest.approx(AS_LONG_AS_EVER, abs=1e-6)


@given(poses, poses, parts_of_a_way)
def test_segments_are_as_long_as_ever_between_two_poses(
    before: Pose, after: Pose, through: float
) -> None:
    assert all_lengths(halfway(before, after, through)) == pytest.approx(AS_LONG_AS_EVER, abs=1e-6)


@given(spots, angles)
def test_a_hand_is_where_it_reaches_or_the_arm_points_there_straight(
    at: Spot, swing: float
) -> None:
    arm = body(UPRIGHT._replace(right_arm=hand_at(*at, swing=swing))).right_arm
    check_reached(arm.root, grip(arm), (at.x, at.y), ARM)


@given(spots, angles)
def test_a_foot_is_where_it_reaches_or_the_leg_points_there_straight(
    at: Spot, swing: float
) -> None:
    leg = body(UPRIGHT._replace(left_leg=foot_at(*at, swing=swing))).left_leg
    check_reached(leg.root, leg.end, (at.x, at.y + ANKLE), LEG)


def check_reached(root: Point, end: Point, target: tuple[float, float], bones: Bones) -> None:
    """The end is at the target, or else as near to it as the two bones allow."""
    away = dist(root[:2], target)
    assume(away > 1e-3)  # nearer, there is no telling in which direction a place is
    reach = min(max(away, abs(bones.upper - bones.lower)), bones.upper + bones.lower)
    nearest = [root[axis] + (target[axis] - root[axis]) * reach / away for axis in range(2)]
    assert end == pytest.approx((*nearest, root[2]), abs=1e-4)


@given(angles, st.floats(1, 100))
def test_a_leg_that_cannot_reach_is_straight(angle: float, too_far: float) -> None:
    away = THIGH + SHANK + too_far
    x, y = away * cos(radians(angle)), away * sin(radians(angle))
    leg = body(UPRIGHT._replace(right_leg=foot_at(x, 50 + y - ANKLE))).right_leg
    assert dist(leg.root, leg.end) == pytest.approx(THIGH + SHANK)


def test_a_hand_reaches_for_a_part_of_the_body_wherever_that_is() -> None:
    seated = Limb((Aim(0.0), Aim(-90.0), AHEAD))
    bent = UPRIGHT._replace(
        trunk=(60.0,) * 4, right_leg=seated, right_arm=Limb(None, Touch(None, "right-knee", None))
    )
    found = body(bent)
    assert grip(found.right_arm)[:2] == pytest.approx(found.right_leg.middle[:2])


@pytest.mark.parametrize("through", [0.0, 0.5], ids=["pose", "on-the-way"])
def test_an_arm_that_reaches_for_its_own_shoulder_is_folded_and_as_long_as_ever(
    through: float,
) -> None:
    hunched = UPRIGHT._replace(anchor=Anchor.SHOULDERS, right_arm=hand_at(*UPRIGHT.at))
    arm = halfway(hunched, hunched, through).right_arm
    assert dist(arm.root, arm.middle) == pytest.approx(UPPER_ARM)
    assert dist(arm.root, grip(arm)) == pytest.approx(ARM.lower - ARM.upper, abs=1e-4)


# The human way

within_reach = st.builds(
    lambda angle, away: (away * cos(radians(angle)), away * sin(radians(angle))),
    angles,
    st.floats(8, 36),
)
"""From a joint to a place so near that elbow or knee has to bend."""


@given(within_reach)
def test_seen_from_the_side_a_knee_bends_backwards(way: tuple[float, float]) -> None:
    leg = body(UPRIGHT._replace(right_leg=foot_at(way[0], 50 + way[1] - ANKLE))).right_leg
    assert turned(leg) < 0


@given(within_reach)
def test_seen_from_the_side_an_elbow_bends_forwards(way: tuple[float, float]) -> None:
    arm = body(UPRIGHT._replace(left_arm=hand_at(way[0], SHOULDERS + way[1]))).left_arm
    assert turned(arm) > 0


@given(within_reach)
def test_a_swing_of_180_bends_the_other_way(way: tuple[float, float]) -> None:
    leg = body(UPRIGHT._replace(right_leg=foot_at(way[0], 50 + way[1] - ANKLE, swing=180.0)))
    assert turned(leg.right_leg) > 0


def test_a_squatting_knee_is_before_the_line_from_hip_to_ankle() -> None:
    leg = body(UPRIGHT._replace(at=Spot(0, 40), right_leg=foot_at(0, 0))).right_leg
    assert leg.middle[0] > 5


def test_an_elbow_is_behind_a_hand_that_lies_on_the_thigh() -> None:
    arm = body(UPRIGHT._replace(right_arm=hand_at(8, 52))).right_arm
    assert arm.middle[0] < -1


@pytest.mark.parametrize("facing", [90.0, -90.0], ids=["front", "back"])
def test_seen_from_the_front_or_back_elbows_bend_outwards(facing: float) -> None:
    to_head = Limb(None, Touch(None, "head", None))
    turn = Rotation(facing, facing, facing)
    found = body(UPRIGHT._replace(turn=turn, right_arm=to_head, left_arm=to_head))
    right, left = (arm.middle[0] - arm.root[0] for arm in found.limbs[:2])
    rightwards = found.sides[1][0]
    assert right * rightwards > 5
    assert left * rightwards < -5


def test_seen_from_the_side_a_swing_takes_an_elbow_to_its_own_side() -> None:
    bent = hand_at(15, 70, swing=90.0)
    found = body(UPRIGHT._replace(right_arm=bent, left_arm=bent))
    right, left = (arm.middle[2] - arm.root[2] for arm in found.limbs[:2])
    assert right > 5
    assert left < -5


# Between two poses


def joints(of: Body) -> list[float]:
    points = (*of.spine, of.neck, of.head, *(joint for limb in of.limbs for joint in limb[:5]))
    return [axis for point in points for axis in point]


@given(poses, poses)
def test_the_way_starts_and_ends_in_the_poses_themselves(before: Pose, after: Pose) -> None:
    assert halfway(before, after, 0.0) == body(before)
    assert halfway(before, after, 1.0) == body(after)


SMALL = 1e-7


@given(st.floats(10, 60), st.floats(10, 60), angles, angles, spots)
def test_the_way_begins_and_ends_without_a_jump(
    high: float, low: float, trunk: float, other: float, at: Spot
) -> None:
    before = UPRIGHT._replace(at=Spot(0, high), trunk=(trunk,) * 4, right_arm=hand_at(*at))
    after = UPRIGHT._replace(at=Spot(9, low), trunk=(other,) * 4, right_leg=foot_at(9, 5))
    near, far = halfway(before, after, SMALL), halfway(before, after, 1 - SMALL)
    assert joints(near) == pytest.approx(joints(body(before)), abs=1e-3)
    assert joints(far) == pytest.approx(joints(body(after)), abs=1e-3)


hips_above_a_foot = st.builds(
    lambda angle, away: Spot(away * cos(radians(angle)), ANKLE + away * sin(radians(angle))),
    st.floats(0, 180),
    st.floats(1, THIGH + SHANK),
)
"""Places for the hips from where a foot reaches the ground at 0."""


@given(hips_above_a_foot, hips_above_a_foot, parts_of_a_way)
def test_a_planted_foot_stays_where_it_is(before: Spot, after: Spot, through: float) -> None:
    planted = UPRIGHT._replace(right_leg=foot_at(0, 0))
    found = halfway(planted._replace(at=before), planted._replace(at=after), through)
    hip = found.right_leg.root
    assume(dist(hip[:2], (0, ANKLE)) > abs(THIGH - SHANK))  # no leg folds up to less than that
    assert ground(found.right_leg) == pytest.approx((0, 0), abs=1e-4)


@given(hips_above_a_foot, hips_above_a_foot, parts_of_a_way)
def test_a_planted_hand_stays_where_it_is(before: Spot, after: Spot, through: float) -> None:
    def leaning(at: Spot) -> Pose:
        shoulders = Spot(at.x * 0.7, at.y * 0.7 + 2)  # as near as an arm is long
        return UPRIGHT._replace(anchor=Anchor.SHOULDERS, at=shoulders, left_arm=hand_at(0, 2))

    found = halfway(leaning(before), leaning(after), through)
    (shoulder, hand) = found.left_arm.root, grip(found.left_arm)
    assume(dist(shoulder[:2], (0, 2)) > abs(ARM.upper - ARM.lower))
    assert hand[:2] == pytest.approx((0, 2), abs=1e-4)


@given(st.floats(-180, 180), st.floats(-179, 179), parts_of_a_way)
def test_the_body_turns_the_shorter_way_round(start: float, by: float, through: float) -> None:
    def lying(angle: float) -> Pose:
        return UPRIGHT._replace(trunk=(angle,) * 4)

    angle, _ = pointing(*halfway(lying(start), lying(start + by + 360), through).spine[:2])
    gone = (angle - start + 180) % 360 - 180
    assert gone == pytest.approx(by * through, abs=1e-6) or abs(by * through) > 179.99


full_turns = st.sampled_from([-360.0, 0.0, 360.0])


@given(st.floats(-180, 180), st.floats(-179, 179), parts_of_a_way, st.lists(full_turns, min_size=7))
def test_a_body_that_turns_as_a_whole_keeps_its_form(
    start: float, by: float, through: float, written: list[float]
) -> None:
    # A direction can be written as -90 or as 270, and may not lead the long way round.
    def lying(angle: float, more: list[float]) -> Pose:
        arm = (Aim(angle + 250 + more[0]), Aim(angle + 300 + more[1]), Aim(angle + 310 + more[2]))
        leg = (Aim(angle + 260 + more[3]), Aim(angle + 200 + more[4]), Aim(angle + 230 + more[5]))
        limbs = (Limb(arm), Limb(arm), Limb(leg), Limb(leg))
        trunk, head = (angle + more[6],) * 4, (angle,) * 2
        return Pose(Anchor.HIPS, Spot(0.0, 50.0), trunk, head, SIDE_ON, *limbs)

    found = halfway(lying(start, [0.0] * 7), lying(start + by, written), through)
    assert joints(found) == pytest.approx(joints(body(lying(start + by * through, [0.0] * 7))))


WAY = 40.0
STEPPING = UPRIGHT._replace(at=Spot(0, 45))


@given(st.floats(0.05, 0.95))
def test_a_foot_is_lifted_on_its_way_to_another_place(through: float) -> None:
    before, after = (STEPPING._replace(right_leg=foot_at(x, 0)) for x in (-WAY / 2, WAY / 2))
    _, height = ground(halfway(before, after, through).right_leg)
    assert height > 0.5


@given(parts_of_a_way)
def test_a_foot_that_slides_stays_on_the_ground(through: float) -> None:
    before = STEPPING._replace(right_leg=foot_at(-10, 0))
    after = STEPPING._replace(right_leg=foot_at(10, 0, slides=True))
    assert ground(halfway(before, after, through).right_leg) == pytest.approx(
        (-10 + 20 * through, 0), abs=1e-6
    )


@given(parts_of_a_way)
def test_a_hand_that_stays_is_not_lifted(through: float) -> None:
    leaning = UPRIGHT._replace(right_arm=hand_at(20, 60))
    found = halfway(leaning, leaning._replace(trunk=(80.0,) * 4), through)
    assert grip(found.right_arm)[:2] == pytest.approx((20, 60))


# Where a body is placed


@given(poses_with(pointed, pointed))
def test_a_body_placed_by_its_shoulders_is_the_one_placed_by_its_hips(pose: Pose) -> None:
    by_hips = pose._replace(anchor=Anchor.HIPS)
    x, y, _ = body(by_hips).spine[4]
    by_shoulders = pose._replace(anchor=Anchor.SHOULDERS, at=Spot(x, y))
    assert joints(body(by_shoulders)) == pytest.approx(joints(body(by_hips)), abs=1e-6)


def test_from_shoulders_to_hips_nothing_moves_that_is_in_the_same_place() -> None:
    at_shoulders = UPRIGHT._replace(anchor=Anchor.SHOULDERS, at=Spot(0, SHOULDERS))
    assert joints(halfway(UPRIGHT, at_shoulders, 0.3)) == pytest.approx(joints(body(UPRIGHT)))


def test_a_bridge_lifts_the_hips_while_the_shoulders_stay() -> None:
    flat = UPRIGHT._replace(at=Spot(0, 5), trunk=(180.0,) * 4)
    up = flat._replace(
        anchor=Anchor.SHOULDERS, at=Spot(-sum(SPINE), 5), trunk=(207.0, 206.0, 205.0, 203.0)
    )
    found = halfway(flat, up, 0.5)
    assert found.spine[0][1] > 8
    assert hypot(found.spine[4][0] + sum(SPINE), found.spine[4][1] - 5) < 1.5
