"""An exercise shown again and again, on a screen of its own."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.timeline.posing import Demonstration
from backcoach.screen.glyphs import BLOCKS
from backcoach.screen.live.demonstration import DemonstrationStage
from tests.screen.figures import BRAILLE, CATALOGUE, GALLERY, reflected
from tests.screen.showing import FakeScreen, console, painted

SHOWN = {each.id: Demonstration(each, BreathPattern()) for each in CATALOGUE.exercises}
BIRD_DOG = SHOWN["bird-dog"]


def once_ms(demonstration: Demonstration) -> int:
    """How long it takes to show all there is, once."""
    return sum(part.ms for part in demonstration.parts)


def start_of(demonstration: Demonstration, side: Side) -> int:
    """When a side is shown first."""
    parts = demonstration.parts
    first = next(at for at, part in enumerate(parts) if part.side is side)
    return sum(part.ms for part in parts[:first])


def stage_on(screen: FakeScreen) -> DemonstrationStage:
    """The stage, with the figures of the tests."""
    return DemonstrationStage(screen, console(), BLOCKS, GALLERY)


def shown(demonstration: Demonstration, ms: int, columns: int = 80, rows: int = 24) -> FakeScreen:
    """A fresh screen that shows a moment."""
    screen = FakeScreen(columns, rows)
    stage_on(screen).show(demonstration, ms)
    return screen


def dots(screen: FakeScreen) -> list[str]:
    """The rows that hold the figure."""
    return [line for line in screen.emulator.lines if BRAILLE.search(line)]


def test_the_name_and_how_to_end_it_are_told() -> None:
    lines = shown(BIRD_DOG, 0).emulator.lines
    assert lines[0].split() == ["Bird", "dog"]
    assert "Any key" in lines[-1]


def test_each_part_is_told_while_it_is_shown() -> None:
    told = [
        shown(BIRD_DOG, sum(part.ms for part in BIRD_DOG.parts[:at])).emulator.lines[1].strip()
        for at in range(len(BIRD_DOG.parts))
    ]
    one_side = ["Reach", "Hold", "Come back"]
    assert told == [f"{side} SIDE  {do}" for side in ("LEFT", "RIGHT") for do in one_side]


def test_an_exercise_for_both_sides_at_once_names_none() -> None:
    assert "SIDE" not in shown(SHOWN["stroll"], 0).emulator.text


@pytest.mark.parametrize("exercise", ["bird-dog", "side-lean", "stroll"])
def test_the_figure_moves(exercise: str) -> None:
    assert dots(shown(SHOWN[exercise], 0)) != dots(shown(SHOWN[exercise], 1_200))


def test_the_left_side_is_the_mirror_image_of_the_right() -> None:
    ms = 2_000  # where the lungs are as full on the left as on the right
    left, right = (
        [f"{line:<80}" for line in dots(shown(BIRD_DOG, start_of(BIRD_DOG, side) + ms))]
        for side in (Side.LEFT, Side.RIGHT)
    )
    assert left == reflected(right)
    assert left != right


@pytest.mark.parametrize("exercise", SHOWN)
def test_after_once_through_it_begins_again(exercise: str) -> None:
    demonstration = SHOWN[exercise]
    breath_ms = demonstration.breath.total_ms
    again = once_ms(demonstration) * breath_ms  # the breath goes on, so that both are at a start
    assert shown(demonstration, again).emulator.text == shown(demonstration, 0).emulator.text


@given(
    st.sampled_from(list(SHOWN)), st.integers(1, 200), st.integers(3, 70), st.integers(0, 30_000)
)
@settings(max_examples=60)
def test_no_part_lies_over_another(exercise: str, columns: int, rows: int, ms: int) -> None:
    with painted() as regions:
        stage_on(FakeScreen(columns, rows)).show(SHOWN[exercise], ms)
    boxes = [
        (each.row, each.column, each.row + len(each.rows), each.column + len(each.rows[0]))
        for each in regions
    ]
    assert [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ] == []


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (80, 1), (1, 24), (5, 3)])
def test_no_size_is_too_small(size: tuple[int, int]) -> None:
    shown(BIRD_DOG, 0, *size)


@pytest.mark.parametrize(("rows", "there"), [(7, False), (8, True)])
def test_in_a_low_window_there_are_only_words(rows: int, there: bool) -> None:
    screen = shown(BIRD_DOG, 0, 80, rows)
    assert bool(dots(screen)) == there
    assert "Bird dog" in screen.emulator.text


def test_a_frame_writes_only_what_changes() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen)
    for ms in range(0, 2_000, 83):
        stage.show(BIRD_DOG, ms)
    whole, *later = (len(text.encode()) for text in screen.written)
    assert sum(later) / len(later) < whole / 2


def test_a_resize_shows_what_a_fresh_screen_shows() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen)
    stage.show(BIRD_DOG, 1_000)
    screen.resize(120, 40)
    stage.show(BIRD_DOG, 1_083)
    assert screen.emulator.cells == shown(BIRD_DOG, 1_083, 120, 40).emulator.cells
