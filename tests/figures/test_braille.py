"""Braille drawings: they fill their box exactly, stand still, and show what is in front."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.domain.timeline.posing import Moment
from backcoach.figures.braille import LIGHT, DotRow, Scale, drawn, fitted
from backcoach.figures.motion import Motion
from backcoach.figures.scene import Shape, Tone, around
from tests.approving import approved
from tests.figures.dots import dots, texts, tones
from tests.figures.moving import motion, shipped_figures, shipped_motion

SIZES = [(20, 6), (40, 12), (80, 24)]
POSES = [("bird-dog", "reach"), ("glute-bridge", "top"), ("knee-rolls", "roll"), ("walk", "start")]

exercises = st.sampled_from(sorted(shipped_figures()))
columns_and_rows = st.tuples(st.integers(1, 100), st.integers(1, 100))
fractions = st.floats(0, 1)


def picture(figure: Motion, moment: Moment, columns: int, rows: int) -> tuple[DotRow, ...]:
    return drawn(figure.scene(moment), fitted(figure.bounds, columns, rows), columns, rows)


def still(pose: str) -> Moment:
    return Moment(pose, pose, 1.0)


# To look at


def framed(exercise: str, pose: str, columns: int, rows: int) -> Iterator[str]:
    """A picture with its tones beside or below it, in frames that show where it ends."""
    found = picture(shipped_motion(exercise), still(pose), columns, rows)
    yield f"{exercise}, {pose}, {columns}x{rows}"
    for lines in (texts(found), tones(found)):
        yield f"+{'-' * columns}+"
        yield from (f"|{line}|" for line in lines)
    yield f"+{'-' * columns}+"
    yield ""


@pytest.mark.parametrize(("exercise", "pose"), POSES, ids=[name for name, _ in POSES])
def test_the_picture_is_the_one_that_was_looked_at(exercise: str, pose: str) -> None:
    now = [line for size in SIZES for line in framed(exercise, pose, *size)]
    assert now == approved(f"figures/{exercise}.txt", now)


# The box


@given(exercises, columns_and_rows, st.booleans())
@settings(max_examples=60)
def test_a_picture_fills_its_box_exactly(
    exercise: str, size: tuple[int, int], mirror: bool
) -> None:
    columns, rows = size
    figure = shipped_motion(exercise)
    scene = figure.scene(figure.key_moments[-1], mirror=mirror)
    lines = texts(drawn(scene, fitted(figure.bounds, columns, rows), columns, rows))
    assert [len(line) for line in lines] == [columns] * rows


@given(exercises, columns_and_rows)
@settings(max_examples=30)
def test_a_picture_is_of_braille_and_spaces_and_no_blank_braille(
    exercise: str, size: tuple[int, int]
) -> None:
    figure = shipped_motion(exercise)
    letters = set("".join(texts(picture(figure, figure.key_moments[0], *size))))
    assert letters - {" "} <= {chr(0x2800 + bits) for bits in range(1, 256)}


@given(exercises, columns_and_rows)
@settings(max_examples=30)
def test_there_is_something_to_see_at_any_size(exercise: str, size: tuple[int, int]) -> None:
    figure = shipped_motion(exercise)
    assert dots(picture(figure, figure.key_moments[0], *size))


@given(exercises, st.integers(10, 100), st.integers(3, 50))
@settings(max_examples=30)
def test_the_whole_figure_is_inside_the_picture(exercise: str, columns: int, rows: int) -> None:
    figure = shipped_motion(exercise)
    scale = fitted(figure.bounds, columns, rows)
    scene = [shape for shape in figure.scene(figure.key_moments[0]) if shape.tone is not Tone.FLOOR]
    wider = Scale(scale.dots, scale.x + 4, scale.y + 8)
    with_margins = dots(drawn(scene, wider, columns + 4, rows + 4))
    inside = {(x + 4, y + 8) for x, y in dots(drawn(scene, scale, columns, rows))}
    assert with_margins == inside


lengths = st.floats(-40, 40)


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    where = draw(st.lists(st.tuples(lengths, lengths), min_size=1, max_size=5))
    radii = draw(st.lists(st.floats(0, 12), min_size=len(where), max_size=len(where)))
    tone = draw(st.sampled_from([each for each in Tone if each not in LIGHT]))
    return Shape(tuple(where), tuple(radii), tone, closed=draw(st.booleans()))


scenes = st.lists(shapes(), min_size=1, max_size=4)


@given(scenes, st.integers(1, 20), st.integers(1, 10))
def test_what_is_outside_leaves_what_is_inside_as_it_is(
    scene: list[Shape], columns: int, rows: int
) -> None:
    inside = dots(drawn(scene, Scale(1.0, columns, 2 * rows), columns, rows))
    around_it = dots(drawn(scene, Scale(1.0, columns + 80, 2 * rows + 80), columns + 80, rows + 40))
    assert inside == {
        (x - 80, y - 80)
        for x, y in around_it
        if 80 <= x < 80 + 2 * columns and 80 <= y < 80 + 4 * rows
    }


# Scale


@given(exercises, columns_and_rows)
def test_a_figure_is_as_large_as_its_box_allows(exercise: str, size: tuple[int, int]) -> None:
    bounds = shipped_motion(exercise).bounds
    scale = fitted(bounds, *size)
    across, down = bounds.width * scale.dots, bounds.height * scale.dots
    room = (2 * size[0] - 1 - across, 4 * size[1] - 1 - down)
    assert min(room) == pytest.approx(0, abs=1e-6)


@given(exercises, columns_and_rows)
def test_a_figure_stands_on_the_lowest_row(exercise: str, size: tuple[int, int]) -> None:
    bounds = shipped_motion(exercise).bounds
    _, y = fitted(bounds, *size).place((0.0, bounds.bottom))
    assert y == pytest.approx(4 * size[1] - 0.5, abs=1 / 16)


# Standing still


@given(fractions, st.integers(0, 100_000))
@settings(max_examples=30)
def test_a_still_figure_looks_the_same_at_any_moment(through: float, elapsed_ms: int) -> None:
    figure = shipped_motion("bird-dog")
    moment = Moment("reach", "reach", through, 0.0, elapsed_ms)
    assert picture(figure, moment, 40, 12) == picture(figure, still("reach"), 40, 12)


@given(exercises, fractions)
@settings(max_examples=30)
def test_the_same_scene_gives_the_same_rows(exercise: str, through: float) -> None:
    figure = shipped_motion(exercise)
    before, after = figure.moves[0]
    scene = figure.scene(Moment(before, after, through))
    scale = fitted(figure.bounds, 40, 12)
    assert drawn(scene, scale, 40, 12) == drawn(tuple(scene), Scale(*scale), 40, 12)


WAVE = motion("""
    accent: [right_arm]
    poses:
      wave: {like: upright, right_arm: [30, 60]}
      start: {like: upright, right_arm: [90, 110]}
""")


@given(fractions, st.integers(10, 80), st.integers(6, 40))
@settings(max_examples=60)
def test_rows_in_which_nothing_moves_stay_as_they_are(
    through: float, columns: int, rows: int
) -> None:
    now = picture(WAVE, Moment("start", "wave", through), columns, rows)
    at_first = picture(WAVE, still("start"), columns, rows)
    scale = fitted(WAVE.bounds, columns, rows)
    arms = [
        shape
        for moment in (Moment("start", "wave", through), still("start"))
        for shape in WAVE.scene(moment)
        if shape.name == "right_arm"
    ]
    _, lowest = scale.place((0.0, around(arms).bottom))
    below = int(lowest + 2) // 4 + 1  # a shape that stands apart keeps a dot away
    assert below < rows
    assert now[below:] == at_first[below:]


@given(st.floats(-0.03, 0.03), st.floats(-0.03, 0.03))
def test_less_than_a_part_of_a_dot_does_not_show(right: float, up: float) -> None:
    bar = Shape(((0.25, 8.25), (11.25, 3.25)), (2.0, 2.0), Tone.NEAR)
    nudged = bar._replace(points=tuple((x + right, y + up) for x, y in bar.points))
    scale = Scale(1.0, 1.0, 15.0)
    assert drawn([nudged], scale, 8, 4) == drawn([bar], scale, 8, 4)


# What is in front

WALL = Shape(((8.0, -20.0), (8.0, 20.0)), (3.0, 3.0), Tone.PROP)
BEAM = Shape(((-20.0, 0.0), (40.0, 0.0)), (2.0, 2.0), Tone.MOVING)
BOX = (10, 4)
HERE = Scale(1.0, 2.0, 8.0)


def seen(*scene: Shape) -> tuple[DotRow, ...]:
    return drawn(scene, HERE, *BOX)


def test_a_shape_hides_what_is_behind_it() -> None:
    assert tones(seen(WALL, BEAM))[1] == "M" * 10
    assert tones(seen(BEAM, WALL))[1] == "MMM....MMM"


def test_a_hidden_shape_does_not_show_at_all() -> None:
    dot = Shape(((8.0, 0.0),), (1.0,), Tone.MOVING)
    assert seen(dot, WALL) == seen(WALL)


def test_shapes_cover_the_same_dots_in_any_order() -> None:
    assert dots(seen(WALL, BEAM)) == dots(seen(BEAM, WALL)) == dots(seen(WALL)) | dots(seen(BEAM))


def test_a_shape_that_stands_apart_keeps_a_dot_away_from_what_is_behind_it() -> None:
    apart = BEAM._replace(apart=True)
    own, behind = dots(seen(apart)), dots(seen(WALL))
    beside = {(x, y + step) for x, y in own for step in (-1, 1)} - own
    assert dots(seen(WALL, apart)) == (own | behind) - beside


def test_a_shape_in_front_is_whole_beside_one_that_stands_apart() -> None:
    apart = BEAM._replace(apart=True)
    assert dots(seen(apart, WALL)) >= dots(seen(WALL))


def test_a_character_has_the_tone_of_most_of_its_dots() -> None:
    two = Shape(((0.5, -0.5), (1.5, -0.5)), (0.62, 0.62), Tone.MOVING)
    three = Shape(((0.5, -3.5), (1.5, -3.5), (1.5, -2.5)), (0.62,) * 3, Tone.NEAR)
    (row,) = drawn([two, three], Scale(1.0, 0.0, 0.0), 1, 1)
    assert len(dots([row])) == 5
    assert tones([row]) == ["n"]


def test_among_equals_the_tone_that_matters_more_counts() -> None:
    upper = Shape(((0.5, -0.5),), (0.62,), Tone.MOVING)
    lower = Shape(((1.5, -2.5),), (0.62,), Tone.NEAR)
    assert tones(drawn([upper, lower], Scale(1.0, 0.0, 0.0), 1, 1)) == ["M"]


def test_the_floor_is_as_faint_as_what_stands_on_it() -> None:
    floor = Shape(((0.0, 0.0), (20.0, 0.0)), (1.0, 1.0), Tone.FLOOR)
    assert {patch.tone for row in seen(floor) for patch in row} == {None, Tone.PROP}


def test_far_limbs_are_thinner_than_near_ones() -> None:
    near = BEAM._replace(radii=(4.0, 4.0), tone=Tone.NEAR)
    far = near._replace(tone=Tone.FAR)
    assert dots(seen(far)) < dots(seen(near))


def test_the_thinnest_stroke_has_no_holes() -> None:
    thread = Shape(((-4.0, -7.9), (18.0, 7.9)), (0.01, 0.01), Tone.NEAR)
    found = dots(seen(thread))
    assert {x for x, _ in found} == set(range(20))
    assert len(found) < 40


def test_a_closed_shape_is_filled_and_an_open_one_is_not() -> None:
    corners = ((0.0, -6.0), (16.0, -6.0), (16.0, 6.0), (0.0, 6.0))
    ring = Shape(corners, (0.7,) * 4, Tone.NEAR)
    middle = (10, 8)
    assert middle not in dots(seen(ring))
    assert middle in dots(seen(ring._replace(closed=True)))
