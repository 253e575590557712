"""Every exercise as pictures for paper and for browsers."""

import math
import re
import subprocess
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from backcoach.domain.timeline.posing import poses_of
from backcoach.figures.scene import Tone
from backcoach.figures.svg import COLORS
from backcoach.handouts.pictograms import HELD_MS, moving_picture, still_pictures
from tests.every import every
from tests.figures.moving import shipped_motion
from tests.figures.svgs import (
    corners,
    form,
    named,
    names,
    numbers_in,
    parsed,
    text_of,
    view_box,
)
from tests.making import shipped
from tests.requirements import need

every_exercise = every(each.id for each in shipped().exercises)

MOST_BYTES = 8_000
MOST_MOVING_BYTES = 100_000

NUMBERS = {"x", "y", "width", "height", "cx", "cy", "r", "rx", "stroke-width", "viewBox", "d"}


@cache
def stills(exercise: str) -> tuple[str, ...]:
    return tuple(still_pictures(shipped().exercise[exercise], shipped_motion(exercise)))


@cache
def animated(exercise: str) -> str:
    return moving_picture(shipped().exercise[exercise], shipped_motion(exercise))


def animations(exercise: str) -> list[dict[str, str]]:
    return [each.attrib for each in named(parsed(animated(exercise)), "animate")]


def strange(root: Element) -> list[str]:
    """What stands in place of finite numbers."""
    said = [
        number
        for each in root.iter()
        for key, value in each.attrib.items()
        if key in NUMBERS
        for number in numbers_in(value)
    ]
    return [each for each in said if not math.isfinite(float(each))]


# Still pictures


@every_exercise
def test_every_pose_of_the_movement_has_a_picture(exercise: str) -> None:
    cycles = shipped_motion(exercise).figure.cycles
    poses = set(poses_of(shipped().exercise[exercise]))
    expected = sum(len(set(cycles[pose].through)) if pose in cycles else 1 for pose in poses)
    assert len(stills(exercise)) == expected


@every_exercise
def test_no_two_pictures_of_an_exercise_show_the_same(exercise: str) -> None:
    drawings = [picture.partition("</desc>")[2] for picture in stills(exercise)]
    assert len(set(drawings)) == len(drawings)


@every_exercise
def test_a_picture_says_what_it_shows(exercise: str) -> None:
    for root in map(parsed, stills(exercise)):
        assert text_of(root, "title").startswith(f"{shipped().exercise[exercise].name}: ")
        assert re.search(r"[.?]$", text_of(root, "desc"))


@every_exercise
def test_a_description_leaves_no_side_to_be_filled_in(exercise: str) -> None:
    said = [text_of(parsed(text), "desc") for text in (*stills(exercise), animated(exercise))]
    assert [text for text in said if "{" in text] == []


def test_the_first_picture_is_the_start_and_says_how_to_get_there() -> None:
    first = parsed(stills("bird-dog")[0])
    assert text_of(first, "title") == "Bird dog: 1 start"
    assert text_of(first, "desc") == shipped().exercise["bird-dog"].start


@every_exercise
def test_there_is_no_text_in_a_picture(exercise: str) -> None:
    inside = {
        name for text in (*stills(exercise), animated(exercise)) for name in names(parsed(text))
    }
    assert inside & {"text", "tspan", "foreignObject", "script", "image", "a"} == set()


@every_exercise
def test_a_picture_is_small(exercise: str) -> None:
    assert [len(text) for text in stills(exercise) if len(text.encode()) > MOST_BYTES] == []


@every_exercise
def test_a_picture_has_only_finite_numbers(exercise: str) -> None:
    assert [found for text in stills(exercise) if (found := strange(parsed(text)))] == []


@every_exercise
def test_all_of_a_picture_is_on_the_sheet(exercise: str) -> None:
    for root in map(parsed, stills(exercise)):
        left, top, right, bottom = view_box(root)
        outside = [
            (x, y) for x, y in corners(root) if not (left <= x <= right and top <= y <= bottom)
        ]
        assert outside == []


# The moving picture


@every_exercise
def test_a_moving_picture_is_not_large(exercise: str) -> None:
    assert len(animated(exercise).encode()) <= MOST_MOVING_BYTES


@every_exercise
def test_a_moving_picture_moves(exercise: str) -> None:
    assert animations(exercise)


@every_exercise
def test_the_times_of_an_animation_rise_from_0_to_1(exercise: str) -> None:
    for each in animations(exercise):
        times = [float(time) for time in each["keyTimes"].split(";")]
        assert times == sorted(times)
        assert (times[0], times[-1]) == (0, 1)


@every_exercise
def test_every_time_of_an_animation_has_a_value(exercise: str) -> None:
    wrong = [
        each
        for each in animations(exercise)
        if each["keyTimes"].count(";") != each["values"].count(";")
    ]
    assert wrong == []


@every_exercise
def test_every_value_of_an_animated_path_has_the_same_form(exercise: str) -> None:
    for each in animations(exercise):
        if each["attributeName"] == "d":
            assert len({form(value) for value in each["values"].split(";")}) == 1


@every_exercise
def test_an_animated_path_is_that_of_its_element(exercise: str) -> None:
    for path in named(parsed(animated(exercise)), "path"):
        for each in (one for one in named(path, "animate") if one.attrib["attributeName"] == "d"):
            assert form(each.attrib["values"].partition(";")[0]) == form(path.attrib["d"])


@every_exercise
def test_an_animation_has_only_finite_numbers(exercise: str) -> None:
    said = [
        number
        for each in animations(exercise)
        if each["attributeName"] != "fill"
        for value in each["values"].split(";")
        for number in numbers_in(value)
    ]
    assert [each for each in said if not math.isfinite(float(each))] == []


@every_exercise
def test_an_animation_ends_as_it_begins(exercise: str) -> None:
    values = [each["values"].split(";") for each in animations(exercise)]
    assert [each for each in values if each[0] != each[-1]] == []


def test_all_that_moves_takes_equally_long() -> None:
    assert len({each["dur"] for each in animations("bird-dog")}) == 1


def test_a_long_hold_is_cut_short_and_a_ring_runs_down_meanwhile() -> None:
    (ring,) = (
        each for each in animations("bird-dog") if each["attributeName"] == "stroke-dashoffset"
    )
    times = [float(each) for each in ring["keyTimes"].split(";")]
    held = (times[3] - times[2]) * float(ring["dur"].removesuffix("s"))
    assert ring["values"].split(";")[2:4] == ["0", ring["values"].split(";")[0]]
    assert held == pytest.approx(HELD_MS / 1000, abs=0.05)


def test_what_works_is_orange_only_while_it_works() -> None:
    colors = [
        each["values"].split(";")
        for each in animations("dead-bug")
        if each["attributeName"] == "fill" and COLORS[Tone.MOVING] in each["values"]
    ]
    assert colors
    assert all(each[0] == each[-1] != COLORS[Tone.MOVING] for each in colors)


@every_exercise
def test_on_paper_or_where_motion_is_unwelcome_a_still_picture_is_shown(exercise: str) -> None:
    root = parsed(animated(exercise))
    (style,) = named(root, "style")
    groups = {each.attrib["class"]: each for each in named(root, "g")}
    assert set(groups) == {"moving", "still"}
    assert named(groups["still"], "animate") == []
    usual, _, instead = (style.text or "").partition("@media")
    assert usual == ".still{display:none}"
    assert instead == (
        " print,(prefers-reduced-motion:reduce){.still{display:inline}.moving{display:none}}"
    )


@every_exercise
def test_the_still_picture_has_all_that_the_moving_one_has(exercise: str) -> None:
    groups = {each.attrib["class"]: each for each in named(parsed(animated(exercise)), "g")}
    still, last = groups["still"], parsed(stills(exercise)[-1])
    assert [each.attrib for each in still] == [each.attrib for each in list(last)[3:]]


def test_another_program_can_draw_a_moving_picture(tmp_path: Path) -> None:
    program = need("rsvg-convert")
    (tmp_path / "x.svg").write_text(animated("bird-dog"), "utf-8")
    command = [program, "--output", str(tmp_path / "x.png"), str(tmp_path / "x.svg")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")
