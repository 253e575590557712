"""The poses of an exercise side by side, as `backcoach show` draws them."""

from io import StringIO
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import ON_THE_FLOOR
from backcoach.screen.gallery import Gallery
from backcoach.screen.pages.pictures import pose_pictures
from tests.approving import FOLDER, approved
from tests.figures.moving import shipped_motion
from tests.making import shipped
from tests.screen.figures import BRAILLE, CATALOGUE, GALLERY

EXERCISES = {each.id: each for each in CATALOGUE.exercises}
WIDTHS = (40, 60, 80, 120)
DRAWN = ("bird-dog", "side-lean")


def pictures(exercise: Exercise, width: int, gallery: Gallery = GALLERY) -> list[str]:
    """What is printed at a width, without colours and without blanks at the ends."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(pose_pictures(gallery, exercise, width))
    return [line.rstrip() for line in capture.get().splitlines()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("exercise", DRAWN)
def test_the_poses_look_like_this(exercise: str, width: int) -> None:
    now = pictures(EXERCISES[exercise], width)
    assert now == approved(f"poses/{width}/{exercise}.txt", now)


def test_every_golden_file_is_compared() -> None:
    files = {"/".join(file.parts[-2:]) for file in (FOLDER / "poses").rglob("*.txt")}
    assert files == {f"{width}/{each}.txt" for width in WIDTHS for each in DRAWN}


@given(st.sampled_from(list(EXERCISES.values())), st.integers(18, 200))
def test_no_line_is_wider_than_there_is_room(exercise: Exercise, width: int) -> None:
    assert [line for line in pictures(exercise, width) if cell_len(line) > width] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_pose_has_its_number_and_words_below_it(width: int) -> None:
    lines = pictures(EXERCISES["bird-dog"], width)
    named = [at for at, line in enumerate(lines) if line and not BRAILLE.search(line)][:-1]
    assert " ".join(lines[at] for at in named).split() == ["1", "start", "2", "reach"]
    assert all(BRAILLE.search(lines[at - 1]) for at in named)


def test_poses_that_are_gone_through_again_and_again_are_all_there_and_named_once() -> None:
    (names,) = [line for line in pictures(EXERCISES["stroll"], 80) if "walk" in line]
    assert names.split() == ["1", "walk", "2"]


def test_one_pose_is_drawn_alone() -> None:
    (names,) = [line for line in pictures(EXERCISES["child-pose"], 80) if "rest" in line]
    assert names.split() == ["1", "rest"]


def test_every_pose_is_large_enough_or_as_wide_as_the_window() -> None:
    width, gallery = (
        78,
        Gallery({each.id: shipped_motion(each.id).figure for each in shipped().exercises}),
    )
    small = {}
    for exercise in shipped().exercises:
        lines = pictures(exercise, width, gallery)
        dots = [bool(BRAILLE.search(line)) for line in lines]
        tall = max(len([*group]) for drawn, group in groupby(dots) if drawn)
        least = 8 if exercise.position in ON_THE_FLOOR else 12
        wide = max(map(cell_len, lines))
        if tall < least and wide < width - 1:
            small[exercise.id] = (tall, wide)
    assert small == {}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_side_is_told_where_there_are_two(exercise: str) -> None:
    has_sides = exercise in ("bird-dog", "side-lean")
    told = "Drawn for the right side." in pictures(EXERCISES[exercise], 80)
    assert told == has_sides
