"""The scene: what is painted, in which tone and in which order."""

from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.timeline.posing import Moment
from backcoach.figures.body import between
from backcoach.figures.motion import Motion
from backcoach.figures.pose import LIMBS, RESTING
from backcoach.figures.scene import (
    Shape,
    Tone,
    around,
    centred,
)
from tests.figures.moving import motion
from tests.figures.rules import each_side, resting

lengths = st.floats(-200, 200)
points = st.tuples(lengths, lengths)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    where = draw(st.lists(points, min_size=1, max_size=5))
    radii = draw(st.lists(st.floats(0, 20), min_size=len(where), max_size=len(where)))
    return Shape(
        *(tuple(where), tuple(radii), draw(st.sampled_from(Tone))),
        *(draw(st.booleans()), draw(st.booleans())),
    )


scenes = st.lists(shapes(), min_size=1, max_size=6).map(tuple)


def scene_of(text: str, pose: str = "start") -> dict[str, Shape]:
    """What is painted of a pose by name, from back to front."""
    found = motion(text).scene(Moment(pose, pose, 1.0), fine=True)
    return {shape.name: shape for shape in found if shape.name}


def standing(**said: str) -> str:
    """A figure that stands and does nothing but what is said."""
    return "\n".join([f"{key}: {value}" for key, value in said.items()]) + (
        "" if "poses" in said else "\nposes: {start: {like: upright}}"
    )


# Places


def mirrored(scene: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """A scene with right and left exchanged."""
    return centred(scene, 0.0, mirror=True)


@given(scenes)
def test_a_mirror_image_is_as_far_on_the_other_side(scene: tuple[Shape, ...]) -> None:
    flipped = [[(-x, y) for x, y in shape.points] for shape in scene]
    assert [list(shape.points) for shape in mirrored(scene)] == flipped


@given(scenes)
def test_a_mirror_image_differs_in_nothing_else(scene: tuple[Shape, ...]) -> None:
    assert [each._replace(points=()) for each in mirrored(scene)] == [
        each._replace(points=()) for each in scene
    ]


@given(scenes)
def test_the_mirror_image_of_the_mirror_image_is_the_scene(scene: tuple[Shape, ...]) -> None:
    assert mirrored(mirrored(scene)) == scene


@given(scenes)
def test_bounds_hold_every_shape_with_its_thickness(scene: tuple[Shape, ...]) -> None:
    left, bottom, right, top = around(scene)
    places = [
        (x, y, thick)
        for shape in scene
        for (x, y), thick in zip(shape.points, shape.radii, strict=True)
    ]
    assert left == min(x - thick for x, _, thick in places)
    assert right == max(x + thick for x, _, thick in places)
    assert bottom == min(y - thick for _, y, thick in places)
    assert top == max(y + thick for _, y, thick in places)


@given(scenes, lengths)
def test_centring_takes_the_middle_to_zero(scene: tuple[Shape, ...], middle: float) -> None:
    assert [[x for x, _ in shape.points] for shape in centred(scene, middle, mirror=False)] == [
        [x - middle for x, _ in shape.points] for shape in scene
    ]


# Tones


def tones(text: str) -> dict[str, Tone]:
    return {name: shape.tone for name, shape in scene_of(text).items()}


def test_seen_from_the_side_the_left_limbs_are_far() -> None:
    found = tones(standing())
    assert {name: found[name] for name in LIMBS} == {
        "right_arm": Tone.NEAR,
        "left_arm": Tone.FAR,
        "right_leg": Tone.NEAR,
        "left_leg": Tone.FAR,
    }


@pytest.mark.parametrize("view", ["front", "back"])
def test_seen_from_the_front_or_back_no_limb_is_far(view: str) -> None:
    found = tones(standing(view=view))
    assert {found[name] for name in LIMBS} == {Tone.NEAR}


def test_what_does_the_work_is_pointed_out() -> None:
    found = tones(standing(accent="[right_arm, left_leg]"))
    assert {name: found[name] for name in LIMBS} == {
        "right_arm": Tone.MOVING,
        "left_arm": Tone.FAR,
        "right_leg": Tone.NEAR,
        "left_leg": Tone.FAR_MOVING,
    }


def test_a_foot_is_painted_like_its_leg() -> None:
    found = tones(standing(accent="[left_leg]"))
    assert found["left_leg foot"] is Tone.FAR_MOVING
    assert found["right_leg foot"] is Tone.NEAR


def test_a_trunk_that_does_the_work_is_pointed_out_without_its_head() -> None:
    found = tones(standing(accent="[trunk]", poses="{start: {like: upright, belly: 1}}"))
    pointed_out = {name for name, tone in found.items() if tone is Tone.MOVING}
    assert pointed_out == {"trunk"}


# Order


def order(text: str) -> list[str]:
    """What is painted, from back to front."""
    return list(scene_of(text))


@pytest.mark.parametrize("limb", ["left_arm", "left_leg", "left_leg foot"])
def test_a_far_limb_is_painted_before_the_trunk(limb: str) -> None:
    names = order(standing())
    assert names.index(limb) < names.index("trunk")


@pytest.mark.parametrize("limb", ["right_arm", "right_leg", "right_leg foot"])
def test_a_near_limb_is_painted_after_the_trunk_and_never_hides_the_head(limb: str) -> None:
    names = order(standing())
    assert names.index("trunk") < names.index(limb) < names.index("head")


def test_a_hand_with_depth_below_0_is_painted_behind_the_head() -> None:
    behind = "{start: {like: upright, right_arm: {to: head, depth: -50}}}"
    names = order(standing(poses=behind))
    assert names.index("right_arm") < names.index("head")


def test_a_hand_with_depth_is_painted_before_the_face() -> None:
    before = "{start: {like: upright, right_arm: {to: face, depth: 50}}}"
    names = order(standing(poses=before))
    assert names.index("right_arm") > names.index("face")


def test_a_hand_with_depth_is_painted_before_the_trunk_of_a_back() -> None:
    before = "{start: {like: upright, left_arm: {to: hips, depth: 50}}}"
    names = order(standing(view="back", poses=before))
    assert names.index("left_arm") > names.index("trunk")


def test_the_further_of_two_limbs_is_painted_first() -> None:
    crossing = "{start: {like: upright, right_leg: [[-90, 40]], left_leg: [[-90, 20]]}}"
    names = order(standing(view="front", poses=crossing))
    assert names.index("left_leg") < names.index("right_leg")


def test_what_stands_around_is_painted_first_and_what_is_held_last() -> None:
    text = standing(scene="{wall: -30, chair: 30, ball: [0, 60]}")
    found = motion(text).scene(Moment("start", "start", 1.0))
    unnamed = [number for number, shape in enumerate(found) if not shape.name]
    body = [number for number, shape in enumerate(found) if shape.name]
    _floor, *around_it, ball = unnamed
    assert max(around_it) < min(body)
    assert ball > max(body)


def test_a_strap_runs_between_the_parts_it_is_held_by() -> None:
    figure = motion(standing(scene="{strap: [right-hand, left-knee]}"))
    still = Moment("start", "start", 1.0)
    *_, strap = centred(figure.scene(still), -origin(figure), mirror=False)
    body = figure.body_at(still)
    hand, knee = strap.points
    held = between(body.right_arm.end, body.right_arm.tip, 0.5)
    assert hand == pytest.approx(figure.camera.seen(held)[:2])
    assert knee == pytest.approx(figure.camera.seen(body.left_leg.middle)[:2])


def origin(figure: Motion) -> float:
    """The x of a figure's origin in its scene."""
    still = Moment("start", "start", 1.0)
    head = next(shape for shape in figure.scene(still) if shape.name == "head")
    return figure.body_at(still).head[0] - head.points[0][0]


# Bodies


def test_a_body_seen_from_the_front_is_broader_than_one_from_the_side() -> None:
    side, front = (around([scene_of(standing(view=view))["trunk"]]) for view in ("side", "front"))
    assert front.width > 1.5 * side.width


@pytest.mark.parametrize(("view", "x"), [("side", 1), ("front", 0), ("back", 0)])
def test_the_nose_is_where_the_body_faces(view: str, x: int) -> None:
    found = scene_of(standing(view=view))
    ahead = found["nose"].points[1][0] - found["head"].points[0][0]
    assert ahead == pytest.approx(7.4 * x, abs=1e-6)


@pytest.mark.parametrize(
    ("turn", "share"), [(0, (0.15, 0.4)), (60, (0.4, 0.6)), (90, (0.5, 0.9)), (-90, (0.0, 0.01))]
)
def test_so_much_of_the_head_is_face(turn: int, share: tuple[float, float]) -> None:
    found = scene_of(standing(poses=f"{{start: {{like: upright, turn: [0, 0, {turn}]}}}}"))
    least, most = share
    assert least <= area(found["face"]) / (pi * 6**2) <= most


def test_from_behind_there_are_no_eyes() -> None:
    sizes = {
        view: max(scene_of(standing(view=view))[f"{eye} eye"].radii[0] for eye in ("right", "left"))
        for view in ("front", "back")
    }
    assert sizes["front"] > sizes["back"] == 0


def area(shape: Shape) -> float:
    """How large what an outline holds is, between its points."""
    following = (*shape.points[1:], shape.points[0])
    crosses = (x * v - u * y for (x, y), (u, v) in zip(shape.points, following, strict=True))
    return abs(sum(crosses)) / 2


# The camera


def test_what_lies_in_the_picture_stays_where_it_is_written() -> None:
    found, body = scene_of(standing()), motion(standing()).body_at(Moment("start", "start", 1.0))
    assert found["head"].points[0][1] == pytest.approx(body.head[1])


def test_from_the_side_the_nearer_foot_is_lower_and_further_back() -> None:
    found = scene_of(standing())
    near, far = (found[f"{side}_leg foot"].points[0] for side in ("right", "left"))
    assert near[0] < far[0]
    assert near[1] < far[1]


def test_from_above_what_is_lifted_is_higher_in_the_picture() -> None:
    text = standing(
        view="above",
        poses="{start: {like: upright, right_leg: [[0, 60]], left_leg: [[0, 0]]}}",
    )
    found = scene_of(text)
    assert found["right_leg"].points[1][1] > found["left_leg"].points[1][1] + 10


@pytest.mark.parametrize("part", RESTING)
def test_every_part_that_can_rest_is_somewhere_on_the_body(part: str) -> None:
    figure = motion(standing())
    body = figure.body_at(Moment("start", "start", 1.0))
    bounds = around(figure.scene(Moment("start", "start", 1.0)))
    for single in each_side(part):
        for (_, y, _), thick in resting(body, single):
            assert bounds.bottom <= y - thick
            assert y + thick <= bounds.top


def test_pairs_stand_for_right_and_left() -> None:
    assert each_side("feet") == ("right-foot", "left-foot")
    assert each_side("head") == ("head",)
