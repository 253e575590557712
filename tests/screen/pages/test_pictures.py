"""The poses of an exercise side by side, as `backcoach show` draws them."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.screen.pages.pictures import pose_pictures
from tests.approving import FOLDER, approved
from tests.screen.figures import BRAILLE, CATALOGUE, GALLERY

EXERCISES = {each.id: each for each in CATALOGUE.exercises}
WIDTHS = (40, 60, 80, 120)
DRAWN = ("bird-dog", "side-lean")


def pictures(exercise: Exercise, width: int) -> list[str]:
    """What is printed at a width, without colours and without blanks at the ends."""
    console = Console(file=StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(pose_pictures(GALLERY, exercise, width))
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
def test_every_pose_has_its_name_below_it(width: int) -> None:
    lines = pictures(EXERCISES["bird-dog"], width)
    named = [at for at, line in enumerate(lines) if line and not BRAILLE.search(line)][:-1]
    assert " ".join(lines[at] for at in named).split() == ["start", "reach"]
    assert all(BRAILLE.search(lines[at - 1]) for at in named)


def test_poses_that_are_gone_through_again_and_again_are_all_there() -> None:
    (names,) = [line for line in pictures(EXERCISES["stroll"], 80) if "walk" in line]
    assert names.split() == ["walk", "walk"]


def test_one_pose_is_drawn_alone() -> None:
    (names,) = [line for line in pictures(EXERCISES["child-pose"], 80) if "rest" in line]
    assert names.split() == ["rest"]


@pytest.mark.parametrize("exercise", EXERCISES)
def test_the_side_is_told_where_there_are_two(exercise: str) -> None:
    has_sides = exercise in ("bird-dog", "side-lean")
    told = "Drawn for the right side." in pictures(EXERCISES[exercise], 80)
    assert told == has_sides
