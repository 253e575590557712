"""A figure that moves: every frame is a function of the moment, and of nothing else."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.timeline.posing import Moment
from backcoach.figures.easing import flowing, smoothed
from backcoach.figures.motion import SWELL, Motion
from backcoach.figures.scene import Shape, Tone
from tests.figures.moving import motion

CURL = motion("""
    poses:
      up: {like: upright, right_arm: [0, 120], trunk: 80}
      start: {like: upright, belly: -1.4}
""")
MARCH = motion("""
    poses:
      tall: {like: upright}
      right: {like: upright, right_leg: [0, -90, 0]}
      left: {like: upright, left_leg: [0, -90, 0]}
    cycles:
      march: {through: [tall, right, tall, left], seconds: 1.6}
""")
PERIOD_MS = 1600
THREE = (
    "poses: {up: {like: upright, arms: 0}, on: {like: upright, arms: 90}, start: {like: upright}}"
)
SQUEEZE = motion("""
    accent: []
    poses:
      firm: {like: upright, markers: [{at: waist, form: band, into: [0, 180]}]}
      start: {like: upright}
""")
HOLDING = motion("""
    scene: {chair: 0, strap: [right-hand, right-knee]}
    poses:
      up: {like: upright, right_arm: 0.1, turn: 40}
      start: {like: upright, belly: 1}
""")

fractions = st.floats(0, 1)
times_ms = st.integers(0, 3_600_000)


def marching(elapsed_ms: int) -> Moment:
    return Moment("march", "march", 0.5, 0.0, elapsed_ms)


# Moments


@given(fractions, fractions, st.booleans())
def test_a_frame_does_not_depend_on_the_frames_before_it(
    through: float, earlier: float, mirror: bool
) -> None:
    moment = Moment("start", "up", through, 0.5)
    fresh = Motion(CURL.figure, CURL.order)
    CURL.scene(Moment("up", "start", earlier, earlier), mirror=not mirror)
    assert CURL.scene(moment, mirror=mirror) == fresh.scene(moment, mirror=mirror)


@given(fractions, times_ms)
def test_time_changes_nothing_where_nothing_goes_round(through: float, elapsed_ms: int) -> None:
    moment = Moment("start", "up", through)
    assert CURL.scene(moment._replace(elapsed_ms=elapsed_ms)) == CURL.scene(moment)


@given(fractions)
def test_stillness_is_the_same_all_along(through: float) -> None:
    assert CURL.scene(Moment("up", "up", through)) == CURL.scene(Moment("up", "up", 0.0))


def test_a_movement_starts_in_the_one_pose_and_ends_in_the_other() -> None:
    assert CURL.scene(Moment("start", "up", 0.0)) == CURL.scene(Moment("start", "start", 1.0))
    assert CURL.scene(Moment("start", "up", 1.0)) == CURL.scene(Moment("up", "up", 1.0))


def test_half_of_the_time_is_half_of_the_way() -> None:
    shoulders = [
        CURL.body_at(Moment("start", "up", through)).spine[4][0] for through in (0.0, 0.5, 1.0)
    ]
    assert shoulders[1] - shoulders[0] == pytest.approx(shoulders[2] - shoulders[1], rel=0.1)


def test_a_movement_is_slow_at_first() -> None:
    shoulders = [
        CURL.body_at(Moment("start", "up", through)).spine[4][0] for through in (0.0, 0.2, 1.0)
    ]
    assert (shoulders[1] - shoulders[0]) / (shoulders[2] - shoulders[0]) < 0.1


# Easing


@given(fractions, fractions)
def test_nobody_goes_back_on_the_way(one: float, other: float) -> None:
    assert smoothed(min(one, other)) <= smoothed(max(one, other)) + 1e-12


@given(fractions, fractions)
def test_nobody_goes_back_in_a_cycle(one: float, other: float) -> None:
    assert flowing(min(one, other)) <= flowing(max(one, other)) + 1e-12


@pytest.mark.parametrize("how", [smoothed, flowing])
@pytest.mark.parametrize("end", [0.0, 1.0])
def test_all_of_the_time_is_all_of_the_way(how: Callable[[float], float], end: float) -> None:
    assert how(end) == pytest.approx(end)


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_a_movement_begins_and_ends_at_rest(end: float) -> None:
    near = abs(end - 0.01)
    assert abs(smoothed(near) - end) < 0.0001


@pytest.mark.parametrize("end", [0.0, 1.0])
def test_a_cycle_slows_down_at_its_poses_and_does_not_stop(end: float) -> None:
    near = abs(end - 0.01)
    assert 0.004 < abs(flowing(near) - end) < 0.006


@pytest.mark.parametrize(("time", "way"), [(-1.0, 0.0), (2.0, 1.0)], ids=["before", "after"])
def test_nothing_goes_beyond_the_ends(time: float, way: float) -> None:
    assert smoothed(time) == way


# Breath


def trunk_and_rest(moment: Moment) -> tuple[list[Shape], list[Shape]]:
    shapes = CURL.scene(moment)
    trunk = [shape for shape in shapes if shape.name == "trunk"]
    return trunk, [shape for shape in shapes if shape.name != "trunk"]


@given(fractions, fractions)
def test_breath_moves_nothing_but_the_trunk(through: float, breath: float) -> None:
    moment = Moment("start", "up", through)
    _, rest = trunk_and_rest(moment)
    _, breathing_rest = trunk_and_rest(moment._replace(breath=breath))
    assert breathing_rest == rest


@given(fractions, fractions)
def test_the_fuller_the_lungs_the_further_the_belly_stands_out(one: float, other: float) -> None:
    less, more = sorted((one, other))
    fronts = []
    for breath in (less, more):
        (trunk,), _ = trunk_and_rest(Moment("start", "start", 1.0, breath))
        fronts.append([x for x, y in trunk.points if 55 < y < 65])  # the body faces right
    assert max(fronts[0]) <= max(fronts[1]) + 1e-9


def test_a_full_breath_swells_the_belly_by_so_much() -> None:
    empty, full = (CURL.body_at(Moment("up", "up", 1.0, breath)) for breath in (0.0, 1.0))
    assert full.belly - empty.belly == SWELL


# Cycles


@given(st.integers(0, PERIOD_MS - 1), st.integers(1, 2_000))
def test_a_cycle_is_gone_through_again_and_again(elapsed_ms: int, times: int) -> None:
    again = MARCH.scene(marching(elapsed_ms + times * PERIOD_MS))
    assert again == MARCH.scene(marching(elapsed_ms))


@pytest.mark.parametrize(
    ("elapsed_ms", "pose"), [(0, "tall"), (400, "right"), (800, "tall"), (1200, "left")]
)
def test_a_cycle_comes_to_its_poses_in_their_order(elapsed_ms: int, pose: str) -> None:
    assert MARCH.scene(marching(elapsed_ms)) == MARCH.scene(Moment(pose, pose, 1.0))


@given(times_ms)
def test_a_cycle_does_not_jump(elapsed_ms: int) -> None:
    knees = [
        limb[1]
        for moment in (elapsed_ms, elapsed_ms + 10)
        for limb in MARCH.body_at(marching(moment)).limbs
    ]
    moved = [
        abs(a - b)
        for one, other in zip(knees[:4], knees[4:], strict=True)
        for a, b in zip(one, other, strict=True)
    ]
    assert max(moved) < 2


# What there is to show


def test_a_repetition_starts_from_where_the_last_one_ended() -> None:
    figure = motion(THREE)
    assert figure.moves == (("start", "up"), ("up", "on"), ("on", "start"))


def test_key_moments_are_the_poses_with_the_starting_one_first() -> None:
    figure = motion(THREE)
    assert [moment.after for moment in figure.key_moments] == ["start", "up", "on"]


def test_a_pose_that_comes_twice_is_one_key_moment() -> None:
    figure = motion("poses: {up: {like: upright, arms: 90}, start: {like: upright}}")
    again = Motion(figure.figure, ["up", "start", "up", "start"])
    assert [moment.after for moment in again.key_moments] == ["start", "up"]


def test_key_moments_show_every_pose_of_a_cycle_once() -> None:
    figure = Motion(MARCH.figure, ["march"])
    assert [moment.elapsed_ms for moment in figure.key_moments] == [0, 400, 1200]


@given(fractions, st.booleans())
def test_the_line_of_the_floor_is_as_long_as_the_bounds(through: float, mirror: bool) -> None:
    floor, *_ = CURL.scene(Moment("start", "up", through), mirror=mirror)
    assert floor.tone is Tone.FLOOR
    assert sorted(x for x, _ in floor.points) == [CURL.bounds.left, CURL.bounds.right]


def test_seen_from_above_there_is_no_line_of_a_floor() -> None:
    figure = motion("{view: above, poses: {start: {like: upright}}}")
    tones = {shape.tone for shape in figure.scene(Moment("start", "start", 1.0))}
    assert Tone.FLOOR not in tones


@pytest.mark.parametrize("through", [0.5, 1.0])
def test_a_fine_figure_always_has_the_same_shapes(through: float) -> None:
    def forms(shapes: tuple[Shape, ...]) -> list[tuple[str, int]]:
        return sorted((shape.name, len(shape.points)) for shape in shapes)

    first = HOLDING.scene(Moment("start", "up", 0.0), fine=True)
    now = HOLDING.scene(Moment("start", "up", through), fine=True)
    assert forms(now) == forms(first)


def marked(through: float) -> tuple[Shape, ...]:
    """What is shown of a squeeze, so far on the way to it."""
    shapes = SQUEEZE.scene(Moment("start", "firm", through))
    return tuple(shape for shape in shapes if shape.tone is Tone.MARK)


def test_a_marker_comes_with_the_effort_and_goes_with_it() -> None:
    sizes = [max((max(shape.radii) for shape in marked(at)), default=0) for at in (0, 0.5, 1)]
    assert sizes[0] == 0 < sizes[1] < sizes[2]
    let_go = SQUEEZE.scene(Moment("firm", "start", 1.0))
    assert not [shape for shape in let_go if shape.tone is Tone.MARK]


def test_a_marker_is_the_only_thing_that_changes_where_nothing_moves() -> None:
    start, firm = (SQUEEZE.scene(Moment(each, each, 1.0)) for each in ("start", "firm"))
    assert tuple(shape for shape in firm if shape.tone is not Tone.MARK) == start


def test_arrows_point_at_the_band_from_either_side() -> None:
    heads = [shape.points for shape in marked(1.0) if shape.name.endswith("head")]
    band = next(shape for shape in marked(1.0) if shape.name == "marker 0")
    left, right = sorted(x for x, _ in band.points)
    assert [head[2][0] < left for head in heads] == [True, False]
    assert heads[0][0][0] < heads[0][2][0] < left < right < heads[1][2][0] < heads[1][0][0]


# The way back

CLIMB = motion("""
    accent: [right_arm]
    poses:
      half: {like: upright, right_arm: -45}
      high: {like: upright, right_arm: 60}
      start: {like: upright, right_arm: -90}
""")
ASIDE = motion("""
    accent: [right_arm]
    poses:
      back: {like: upright, right_arm: -130}
      high: {like: upright, right_arm: 60}
      start: {like: upright, right_arm: -90}
""")


def test_the_way_back_goes_through_the_poses_it_came_by() -> None:
    assert CLIMB.way("high", "start").poses == ("high", "half", "start")
    midway = Moment("high", "start", CLIMB.way("high", "start").times[1])
    assert CLIMB.body_at(midway) == CLIMB.body_at(Moment("half", "half", 1.0))


def test_a_pose_that_is_out_of_the_way_is_left_out() -> None:
    assert ASIDE.way("high", "start").poses == ("high", "start")


# What moves, and where to


def looked_at(figure: Motion, pose: str) -> tuple[Shape, ...]:
    """A still picture of a pose."""
    return figure.still(next(each for each in figure.key_moments if each.after == pose))


def test_where_everything_starts_nothing_works_and_nothing_points() -> None:
    tones = {shape.tone for shape in looked_at(CLIMB, "start")}
    assert tones.isdisjoint({Tone.MOVING, Tone.GHOST, Tone.MARK})


def test_an_arrow_goes_from_where_a_hand_was_to_where_it_is() -> None:
    shaft = next(shape for shape in looked_at(CLIMB, "half") if shape.name == "way 0")
    (ax, ay), (bx, by) = shaft.points[0], shaft.points[-1]
    assert bx > ax + 10
    assert by > ay + 5


def test_an_arrow_shows_the_way_of_the_part_that_is_named() -> None:
    text = """
        accent: [trunk]
        arrow: {part}
        poses: {{bow: {{like: upright, hips: [-12, 50], trunk: 40}}, start: {{like: upright}}}}
    """
    ways = {}
    for part in ("hips", "head"):
        shapes = looked_at(motion(text.format(part=part)), "bow")
        shaft = next(shape for shape in shapes if shape.name == "way 0")
        ways[part] = shaft.points[-1][0] - shaft.points[0][0]
    assert ways["hips"] < -5
    assert ways["head"] > 10


def test_what_worked_is_a_ghost_where_it_was() -> None:
    (ghost,) = (shape for shape in looked_at(CLIMB, "high") if shape.tone is Tone.GHOST)
    *_, before = (shape for shape in looked_at(CLIMB, "half") if shape.name == "right_arm")
    assert ghost.points == before.points


def test_a_movement_too_small_to_be_read_has_no_arrow() -> None:
    slight = motion("""
        accent: [right_arm]
        poses:
          up: {like: upright, right_arm: -85, markers: [{at: belly, form: spot}]}
          start: {like: upright, right_arm: -90}
    """)
    assert [shape for shape in looked_at(slight, "up") if shape.name.startswith("way")] == []


def test_on_its_way_a_hand_has_dots_ahead_that_it_comes_to() -> None:
    shapes = CLIMB.scene(Moment("start", "half", 0.4))
    ahead = [shape.points[0] for shape in shapes if shape.name.startswith("ahead")]
    hand = next(shape for shape in shapes if shape.name == "right_arm").points[-1]
    assert len(ahead) == 3
    assert hand[0] < ahead[0][0] + 8 < ahead[1][0] + 8 < ahead[2][0] + 8
    assert [one for one in CLIMB.scene(Moment("half", "half", 0.4)) if "ahead" in one.name] == []
