"""SVG: small files that any reader understands."""

import math
import re
import subprocess
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.figures.animation import Keyframe, animation
from backcoach.figures.scene import Bounds, Shape, Tone
from backcoach.figures.svg import COLORS, outline, picture
from tests.figures.svgs import (
    commands,
    corners,
    form,
    named,
    numbers_in,
    parsed,
    text_of,
    view_box,
)
from tests.requirements import need

BOUNDS = Bounds(-50.0, -2.0, 50.0, 98.0)
DISC = Shape(((0.0, 50.0),), (6.0,), Tone.NEAR, name="head")
LINE = Shape(((-40.0, 0.0), (40.0, 0.0)), (0.8, 0.8), Tone.FLOOR)
LIMB = Shape(((0.0, 40.0), (10.0, 20.0)), (3.8, 2.1), Tone.MOVING, apart=True, name="leg")
TRUNK = Shape(((-5.0, 40.0), (5.0, 40.0), (0.0, 70.0)), (4.0, 4.0, 3.0), Tone.NEAR, closed=True)

lengths = st.floats(-500, 500)
radii = st.floats(0.1, 20)


def drawn(*shapes: Shape, title: str = "T", description: str = "D") -> Element:
    return parsed(picture(shapes, BOUNDS, title, description))


def only(shape: Shape) -> Element:
    """The one element that a shape becomes."""
    return list(drawn(shape))[-1]


# Words

HOSTILE = "<script>&\"' ]]> </title>"


def test_title_and_description_are_read_as_they_were_written() -> None:
    root = drawn(DISC, title=f"a {HOSTILE}", description=f"b {HOSTILE}")
    assert text_of(root, "title") == f"a {HOSTILE}"
    assert text_of(root, "desc") == f"b {HOSTILE}"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"])))
def test_any_title_that_can_be_shown_comes_out_as_it_went_in(title: str) -> None:
    assert text_of(drawn(DISC, title=title), "title") == title


def test_a_picture_is_labelled_by_its_title_and_description() -> None:
    root = drawn(DISC)
    assert list(root)[:2] == [*named(root, "title"), *named(root, "desc")]
    assert root.attrib["role"] == "img"


# Shapes


def test_a_point_is_a_circle_with_y_pointing_down() -> None:
    assert only(DISC).attrib == {"cx": "0", "cy": "-50", "r": "6", "fill": COLORS[Tone.NEAR]}


def test_an_even_stroke_is_a_line_with_round_ends() -> None:
    found = only(LINE).attrib
    assert found["d"] == "M-40 0L40 0"
    assert found["stroke-width"] == "1.6"
    assert found["stroke-linecap"] == "round"
    assert found["stroke"] == COLORS[Tone.FLOOR]
    assert found["fill"] == "none"


def test_an_uneven_stroke_is_filled() -> None:
    found = only(LIMB._replace(apart=False)).attrib
    assert found["fill"] == COLORS[Tone.MOVING]
    assert "stroke" not in found


def test_what_stands_apart_has_a_rim_of_paper_behind_its_colour() -> None:
    found = only(LIMB).attrib
    assert found["stroke"] == "#ffffff"
    assert found["paint-order"] == "stroke"


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_a_colour_of_its_own(tone: Tone) -> None:
    assert list(COLORS.values()).count(COLORS[tone]) == 1


def test_shapes_are_painted_in_their_order() -> None:
    root = drawn(LINE, TRUNK, DISC)
    assert [each.attrib.get("stroke") or each.attrib["fill"] for each in list(root)[3:]] == [
        COLORS[shape.tone] for shape in (LINE, TRUNK, DISC)
    ]


def test_the_inside_of_a_closed_shape_is_part_of_it() -> None:
    assert commands(outline(TRUNK)) == "MLALAz" * 3 + "MLLz"
    assert commands(outline(TRUNK._replace(closed=False))) == "MLALAz" * 2


@given(st.lists(st.tuples(lengths, lengths, radii), min_size=2, max_size=5), st.booleans())
def test_any_shape_has_an_outline_of_finite_numbers(
    joints: list[tuple[float, float, float]], closed: bool
) -> None:
    points, thick = tuple((x, y) for x, y, _ in joints), tuple(each[2] for each in joints)
    path = outline(Shape(points, thick, Tone.NEAR, closed))
    assert [each for each in numbers_in(path) if not math.isfinite(float(each))] == []


@given(st.lists(st.tuples(lengths, lengths, lengths, lengths), min_size=2, max_size=5), radii)
def test_wherever_its_joints_are_a_shape_has_the_same_form(
    joints: list[tuple[float, float, float, float]], thick: float
) -> None:
    sizes = (thick, *(thick / 2 for _ in joints[1:]))
    here = Shape(tuple((x, y) for x, y, _, _ in joints), sizes, Tone.NEAR)
    there = here._replace(points=tuple((u, v) for _, _, u, v in joints))
    assert form(outline(here)) == form(outline(there))


@given(lengths, lengths, radii, radii)
def test_a_hull_of_two_equal_places_is_the_thicker_disc(
    x: float, y: float, thick: float, thin: float
) -> None:
    path = outline(Shape(((x, y), (x, y)), (thick, thin), Tone.NEAR))
    ends = [said.split()[-2:] for said in re.findall("[MLA]([^A-Za-z]*)", path)]
    away = [math.hypot(float(u) - x, float(v) + y) for u, v in ends]
    assert max(away) == pytest.approx(max(thick, thin), abs=0.2)


@given(st.floats(0, 2 * math.pi), radii, radii, st.floats(1, 100))
def test_the_straight_lines_of_a_hull_touch_both_discs(
    angle: float, thick: float, thin: float, gap: float
) -> None:
    away = thick + thin + gap
    x, y = away * math.cos(angle), away * math.sin(angle)
    path = outline(Shape(((0.0, 0.0), (x, y)), (thick, thin), Tone.NEAR))
    ends = [said.split()[-2:] for said in re.findall("[MLA]([^A-Za-z]*)", path)]
    (ax, ay), (bx, by) = ((float(u), -float(v)) for u, v in ends[:2])
    assert math.hypot(ax, ay) == pytest.approx(thick, abs=0.1)
    assert math.hypot(bx - x, by - y) == pytest.approx(thin, abs=0.1)
    from_line = abs(ax * by - ay * bx) / math.hypot(bx - ax, by - ay)
    assert from_line == pytest.approx(thick, rel=0.1, abs=0.3)


def test_numbers_are_short() -> None:
    shape = DISC._replace(points=((1 / 3, -0.04),), radii=(2.0,))
    found = only(shape).attrib
    assert (found["cx"], found["cy"], found["r"]) == ("0.3", "0", "2")


# The sheet


def test_the_view_box_is_the_bounds_with_a_margin() -> None:
    left, top, right, bottom = view_box(drawn(DISC))
    assert (left, top, right, bottom) == (-54, -102, 54, 6)


def test_the_paper_covers_all_of_the_view_box() -> None:
    root = drawn(DISC)
    (paper,) = named(root, "rect")
    assert (
        " ".join(paper.attrib[key] for key in ("x", "y", "width", "height"))
        == (root.attrib["viewBox"])
    )


def test_corners_are_where_the_picture_says() -> None:
    found = list(corners(drawn(DISC, LINE)))
    assert found == [(-6, -50), (6, -50), (0, -56), (0, -44), (-40, 0), (40, 0)]


# Animation


def frames(*xs: float) -> list[Keyframe]:
    """A disc that moves along a line that stays, a second a frame."""
    return [
        Keyframe(1000 * number, (LINE, DISC._replace(points=((x, 50.0),))))
        for number, x in enumerate(xs)
    ]


def moving(*xs: float) -> Element:
    return parsed(animation(frames(*xs), (LINE, DISC), BOUNDS, "T", "D"))


def test_only_what_moves_is_animated() -> None:
    (found,) = named(moving(0, 10, 0), "animate")
    assert found.attrib["attributeName"] == "cx"
    assert found.attrib["values"] == "0;10;0"
    assert found.attrib["keyTimes"] == "0;0.5;1"


def test_an_animation_lasts_as_long_as_its_frames_and_goes_on_for_ever() -> None:
    (found,) = named(moving(0, 10, 0), "animate")
    assert found.attrib["dur"] == "2s"
    assert found.attrib["repeatCount"] == "indefinite"


def test_of_equal_frames_in_a_row_the_first_and_the_last_are_kept() -> None:
    (found,) = named(moving(0, 5, 5, 5, 5, 0), "animate")
    assert found.attrib["values"] == "0;5;5;0"
    assert found.attrib["keyTimes"] == "0;0.2;0.8;1"


def test_a_figure_that_never_moves_has_no_animation() -> None:
    assert named(moving(5, 5, 5), "animate") == []


def test_what_passes_the_trunk_is_painted_before_it_and_behind_it_in_turn() -> None:
    trunk, arm = (DISC._replace(name=name) for name in ("trunk", "right_arm"))
    orders = ((arm, trunk), (trunk, arm), (arm, trunk))
    passing = [Keyframe(1000 * number, order) for number, order in enumerate(orders)]
    group, _ = named(parsed(animation(passing, (), BOUNDS, "T", "D")), "g")
    behind, _, before = named(group, "circle")
    shown = [named(each, "animate")[0].attrib for each in (behind, before)]
    assert [each["values"] for each in shown] == ["visible;hidden;visible", "hidden;visible;hidden"]
    assert {each["calcMode"] for each in shown} == {"discrete"}


def test_what_has_no_size_for_a_while_has_no_rim_either() -> None:
    grown = LIMB._replace(name="marker")
    gone = grown._replace(radii=(0.0, 0.0))
    steps = [Keyframe(1000 * number, (each,)) for number, each in enumerate((gone, grown, gone))]
    group, still = named(parsed(animation(steps, (gone,), BOUNDS, "T", "D")), "g")
    fades = [each.attrib for each in named(group, "animate")]
    assert [each["values"] for each in fades if each["attributeName"] == "opacity"] == ["0;1;0"]
    assert list(still) == []


def test_without_an_animation_the_middle_frame_is_shown() -> None:
    group, _ = named(moving(0, 10, 0), "g")
    (circle,) = named(group, "circle")
    assert circle.attrib["cx"] == "10"


# A program that draws it


def test_another_program_can_draw_it(tmp_path: Path) -> None:
    program = need("rsvg-convert")
    (tmp_path / "x.svg").write_text(picture([LINE, TRUNK, LIMB, DISC], BOUNDS, "T", "D"), "utf-8")
    done = subprocess.run(
        [program, "--width", "108", "--output", tmp_path / "x.png", tmp_path / "x.svg"],
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stderr) == (0, "")
    png = (tmp_path / "x.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 108
