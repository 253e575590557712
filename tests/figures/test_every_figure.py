"""Every figure, in every frame, against what bodies, floors and pictures are like.

Each test has one reason to fail and names the frames in which it does.
"""

import re
from collections.abc import Callable, Iterator
from itertools import product
from math import hypot

import pytest

from backcoach.domain.timeline.posing import Moment
from backcoach.figures.body import HEAD_RADIUS, Body
from backcoach.figures.dressing import ARM_RADII
from backcoach.figures.pose import LIMBS, Outlook
from backcoach.figures.scene import Bounds, Shape, Tone, around, centred
from tests.every import every
from tests.figures.rules import (
    ALLOWANCE,
    ELBOW,
    HEAD_ROTATION,
    HIP,
    KNEE,
    NECK,
    PLANTED,
    SHOULDER,
    SPINE,
    TRUNK_ROTATION,
    Frame,
    Range,
    bends,
    both_touch,
    figures,
    floating,
    frames_of,
    head_room,
    lengths,
    limbs_of,
    motion_of,
    neck_bends,
    poses_of,
    rests_all_the_way,
    rotations,
    slips,
    spine_bends,
    sunk,
    swings,
)
from tests.making import shipped

every_figure = every(each.id for each in shipped().exercises)


def beyond(
    exercise: str, allowed: Range, measured: Callable[[Frame], Iterator[tuple[str, float]]]
) -> list[str]:
    """Where a joint goes further than it can, at its worst in each move."""
    worst: dict[tuple[str, str], tuple[float, str]] = {}
    for frame in frames_of(exercise):
        for name, angle in measured(frame):
            excess = max(allowed.least - angle, angle - allowed.most)
            key = (frame.name.partition(",")[0], name)
            if excess > ALLOWANCE and excess > worst.get(key, (0.0, ""))[0]:
                worst[key] = (excess, f"{frame.name}: {name} at {angle:.0f}°")
    return [said for _, said in worst.values()]


# Floor and surfaces


LOWEST = {Outlook.SIDE: 0.5, Outlook.FRONT: 0.0, Outlook.BACK: 0.0}
"""How high a joint's middle has to be, in halves of its thickness. What lies on the floor is at 1;
feet that point out of the picture are drawn as if seen from a little above."""


@every_figure
def test_nothing_sinks_into_the_floor(exercise: str) -> None:
    lowest = LOWEST.get(figures()[exercise].view)
    if lowest is None:
        return  # seen from above, the picture itself is the floor
    below = [
        f"{frame.name}: {name} at {height:.1f}"
        for frame in frames_of(exercise)
        for name, height in sunk(frame.body)
        if height < lowest
    ]
    assert below == []


@every_figure
def test_what_rests_touches_something(exercise: str) -> None:
    figure = figures()[exercise]
    floats = [
        f"{name}: {said}"
        for name, pose, body in poses_of(exercise)
        for said in floating(figure, pose.rests, body)
    ]
    assert floats == []


@every_figure
def test_what_rests_before_and_after_a_move_rests_all_the_way(exercise: str) -> None:
    figure = figures()[exercise]
    floats = [
        f"{frame.name}: {said}"
        for frame in frames_of(exercise)
        for said in floating(figure, rests_all_the_way(frame), frame.body)
    ]
    assert floats == []


@every_figure
def test_a_hand_stays_out_of_the_floor(exercise: str) -> None:
    if figures()[exercise].view not in LOWEST:
        return
    low = [
        f"{frame.name}: {min(arm.end[1], arm.tip[1]):.1f}"
        for frame in frames_of(exercise)
        for _, arm in limbs_of(frame.body, "arm")
        if min(arm.end[1] - ARM_RADII[2], arm.tip[1] - ARM_RADII[3]) < -PLANTED
    ]
    assert low == []


# What hands and feet touch


@every_figure
def test_hands_and_feet_reach_what_they_touch(exercise: str) -> None:
    short = [
        f"{name}: {limb} is {slip:.1f} away"
        for name, pose, body in poses_of(exercise)
        for limb, slip in slips(body, pose).items()
        if slip > PLANTED
    ]
    assert short == []


@every_figure
def test_hands_and_feet_stay_where_they_are_planted(exercise: str) -> None:
    gone = []
    for frame in frames_of(exercise):
        away = slips(frame.body, frame.after)
        for limb in both_touch(frame):
            if away[limb] > PLANTED:
                gone.append(f"{frame.name}: {limb} is {away[limb]:.1f} away")
    assert gone == []


BOTH_HANDS = re.compile(r"\b(both hands|one hand on each)\b", re.IGNORECASE)


@every_figure
def test_both_hands_touch_something_where_the_words_set_them_there(exercise: str) -> None:
    told, poses = shipped().exercise[exercise], figures()[exercise].poses
    said = [
        (told.start, told.movement[-1].pose),
        *((each.say, each.pose) for each in told.movement),
    ]
    loose = [
        (pose, limb)
        for text, pose in said
        if BOTH_HANDS.search(text) and pose in poses
        for limb, arm in zip(LIMBS[:2], poses[pose].limbs[:2], strict=True)
        if arm.touch is None
    ]
    assert loose == []


# Joints


@every_figure
def test_knees_bend_as_knees_do(exercise: str) -> None:
    assert beyond(exercise, KNEE, lambda frame: bends(frame, "leg")) == []


@every_figure
def test_elbows_bend_as_elbows_do(exercise: str) -> None:
    assert beyond(exercise, ELBOW, lambda frame: bends(frame, "arm")) == []


@every_figure
def test_thighs_swing_as_far_as_hips_let_them(exercise: str) -> None:
    assert beyond(exercise, HIP, lambda frame: swings(frame, "leg")) == []


@every_figure
def test_upper_arms_swing_as_far_as_shoulders_let_them(exercise: str) -> None:
    assert beyond(exercise, SHOULDER, lambda frame: swings(frame, "arm")) == []


@every_figure
def test_the_spine_is_nowhere_broken(exercise: str) -> None:
    assert beyond(exercise, SPINE, named("spine", spine_bends)) == []


@every_figure
def test_the_neck_is_not_broken(exercise: str) -> None:
    assert beyond(exercise, NECK, named("neck", neck_bends)) == []


@every_figure
def test_the_chest_turns_no_further_than_the_trunk_allows(exercise: str) -> None:
    assert beyond(exercise, TRUNK_ROTATION, named("chest", lambda b: rotations(b)[:1])) == []


@every_figure
def test_the_head_turns_no_further_than_the_neck_allows(exercise: str) -> None:
    assert beyond(exercise, HEAD_ROTATION, named("head", lambda b: rotations(b)[1:])) == []


def named(
    name: str, measured: Callable[[Body], Iterator[float] | tuple[float, ...]]
) -> Callable[[Frame], Iterator[tuple[str, float]]]:
    def of(frame: Frame) -> Iterator[tuple[str, float]]:
        for angle in measured(frame.body):
            yield name, angle

    return of


@every_figure
def test_the_head_does_not_pass_through_the_knees(exercise: str) -> None:
    inside = [
        f"{frame.name}: {head_room(frame.body):.1f}"
        for frame in frames_of(exercise)
        if head_room(frame.body) < 0
    ]
    assert inside == []


@every_figure
def test_segments_keep_their_lengths(exercise: str) -> None:
    first = lengths(frames_of(exercise)[0].body)
    changed = [
        frame.name
        for frame in frames_of(exercise)
        if lengths(frame.body) != pytest.approx(first, abs=1e-6)
    ]
    assert changed == []


SUDDEN = 2.5
"""A hand swung all the way round gains or loses less speed, in hundredths a frame."""


@every_figure
def test_no_joint_jumps(exercise: str) -> None:
    frames = frames_of(exercise)
    jumps = [
        f"{each[1].name}: by {sudden:.1f}"
        for each in zip(frames, frames[1:], frames[2:], strict=False)
        if each[0].moment[:2] == each[2].moment[:2]
        and (sudden := change_of_speed(*(frame.body for frame in each))) > SUDDEN
    ]
    assert jumps == []


def change_of_speed(one: Body, two: Body, three: Body) -> float:
    return max(
        hypot(*(a - 2 * b + c for a, b, c in zip(*places, strict=True)))
        for limbs in zip(one.limbs, two.limbs, three.limbs, strict=True)
        for places in zip(*(limb[:5] for limb in limbs), strict=True)
    )


# Pictures


@every_figure
def test_one_who_is_seen_from_the_front_has_a_face(exercise: str) -> None:
    motion = motion_of(exercise)
    if motion.figure.view is not Outlook.FRONT:
        return
    for moment in motion.key_moments:
        shapes = {shape.name: shape for shape in motion.scene(moment, fine=True)}
        seen = around([shapes["face"]])
        assert min(seen.width, seen.height) > HEAD_RADIUS, moment
        assert shapes["right eye"].radii[0] > 0, moment


@every_figure
def test_the_head_is_never_behind_a_limb_for_the_whole_of_a_movement(exercise: str) -> None:
    motion = motion_of(exercise)
    hidden = []
    for moment in motion.key_moments:
        scene = motion.scene(moment)
        names = [shape.name for shape in scene]
        x, y = scene[names.index("head")].points[0]
        limbs = [shape for shape in scene[names.index("head") :] if shape.name in LIMBS]
        hidden.append(any(hypot(u - x, v - y) < 4 for limb in limbs for u, v in limb.points))
    assert not all(hidden)


@every_figure
def test_every_frame_lies_inside_the_bounds(exercise: str) -> None:
    outside = [
        (frame.name, breath)
        for frame, breath in product(frames_of(exercise)[::2], (0.0, 1.0))
        if not holds(motion_of(exercise).bounds, pictured(exercise, frame.moment, breath))
    ]
    assert outside == []


ROUNDING = 0.5
"""Between two of the frames that bounds are made from, a limb may get a little further."""


def holds(bounds: Bounds, shapes: tuple[Shape, ...]) -> bool:
    found = around(shapes)
    return (
        found.left >= bounds.left - ROUNDING
        and found.right <= bounds.right + ROUNDING
        and found.bottom >= bounds.bottom - ROUNDING
        and found.top <= bounds.top + ROUNDING
    )


def pictured(exercise: str, moment: Moment, breath: float) -> tuple[Shape, ...]:
    """All but the line of the floor, which ends where the picture does."""
    shapes = motion_of(exercise).scene(moment._replace(breath=breath))
    return tuple(shape for shape in shapes if shape.tone is not Tone.FLOOR)


@every_figure
def test_the_left_side_is_the_mirror_image_of_the_right(exercise: str) -> None:
    motion = motion_of(exercise)
    for frame in frames_of(exercise)[::3]:
        right = motion.scene(frame.moment)
        left = motion.scene(frame.moment, mirror=True)
        assert [outline(shape, -1) for shape in left] == [outline(shape, 1) for shape in right]


def outline(shape: Shape, way: int) -> tuple[object, ...]:
    points = tuple((way * x, y) for x, y in shape.points)
    return (points, *shape[1:])


@every_figure
def test_the_mirror_image_of_the_mirror_image_is_the_picture(exercise: str) -> None:
    motion = motion_of(exercise)
    for frame in frames_of(exercise)[::3]:
        shapes = motion.scene(frame.moment)
        once = centred(shapes, 0.0, mirror=True)
        assert centred(once, 0.0, mirror=True) == shapes


@every_figure
def test_bounds_hold_the_mirror_image_as_well(exercise: str) -> None:
    bounds = motion_of(exercise).bounds
    assert bounds.left == -bounds.right
