"""The figure on the live screen: where it stands, when it is there, and to which side."""

import re
from functools import cache
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backcoach.domain.knowledge.terms import PhaseKind, Side
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.playing import transport
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Phase
from backcoach.figures.scene import Bounds
from backcoach.screen.gallery import LARGEST, Gallery
from backcoach.screen.glyphs import BLOCKS
from backcoach.screen.live.frame import frame_panes
from backcoach.screen.live.panes import Box, Hint, Picture
from tests.approving import FOLDER, approved
from tests.figures.moving import shipped_figures
from tests.making import shipped, unlimited
from tests.screen.figures import (
    BIRD_DOG,
    BRAILLE,
    GALLERY,
    SIDE_LEAN,
    START,
    STROLL,
    WAIT,
    phase,
    picture_of,
    reflected,
    session_of_figures,
    view_in,
    with_figure,
)
from tests.screen.showing import FakeScreen, painted, shown, stage_on

HINTS = (Hint("?", "help"), Hint("q", "quit"))
HOLDING = phase(BIRD_DOG, PhaseKind.HOLD, side=Side.LEFT)
MOMENTS = {
    "lying-ahead": view_in(phase(BIRD_DOG, PhaseKind.PREPARE)),
    "lying": view_in(HOLDING),
    "standing-ahead": view_in(phase(SIDE_LEAN, PhaseKind.REST)),
    "standing": view_in(phase(SIDE_LEAN, PhaseKind.HOLD, side=Side.LEFT)),
}


def dots(screen: FakeScreen) -> list[str]:
    """The rows of a screen, with everything blank but the figure."""
    return [BRAILLE.sub("#", re.sub("[^⠁-⣿]", " ", line)) for line in screen.emulator.lines]


def picture_in(view: View, columns: int, rows: int) -> Box | None:
    """Where the figure of a moment stands on a screen."""
    motion = GALLERY.motion(view.exercise)
    assert motion is not None
    panes = frame_panes(view, Box(0, 0, columns, rows), BLOCKS, HINTS, motion.bounds)
    return next((each.box for each in panes if isinstance(each, Picture)), None)


# Where it stands

SIZES = ("60x20", "80x24", "120x40", "40x12", "200x60")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_with_a_figure_looks_like_this(size: str, moment: str) -> None:
    columns, rows = map(int, size.split("x"))
    now = with_figure(MOMENTS[moment], columns, rows).emulator.lines
    assert now == approved(f"screen-with-figure/{size}/{moment}.txt", now)


def test_every_golden_file_is_compared() -> None:
    files = {"/".join(file.parts[-2:]) for file in (FOLDER / "screen-with-figure").rglob("*.txt")}
    assert files == {f"{size}/{each}.txt" for size in SIZES for each in MOMENTS}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_a_lying_figure_stands_below_what_to_do(size: tuple[int, int]) -> None:
    screen = with_figure(MOMENTS["lying"], *size)
    told = next(row for row, line in enumerate(screen.emulator.lines) if "Hold, and" in line)
    assert min(row for row, line in enumerate(dots(screen)) if line.strip()) > told


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_a_standing_figure_stands_beside_what_to_do(size: tuple[int, int]) -> None:
    screen = with_figure(MOMENTS["standing"], *size)
    lines = screen.emulator.lines
    told = next(row for row, line in enumerate(lines) if "Stay there" in line)
    assert dots(screen)[told].strip()


@pytest.mark.parametrize("item", [STROLL, WAIT], ids=["walks", "stands"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
def test_a_slender_figure_is_as_tall_as_there_is_room_beside_the_text(
    item: int, size: tuple[int, int]
) -> None:
    slender = picture_in(view_in(works(item)), *size)
    wider = picture_in(view_in(works(SIDE_LEAN)), *size)
    assert slender
    assert wider
    assert slender.height == wider.height


@pytest.mark.parametrize("moment", MOMENTS)
def test_where_there_is_no_room_the_frame_closes_up(moment: str) -> None:
    view = MOMENTS[moment]
    assert with_figure(view, 40, 12).emulator.text == shown(view, 40, 12).emulator.text


@pytest.mark.parametrize("moment", MOMENTS)
def test_on_a_large_screen_a_figure_stays_within_reason(moment: str) -> None:
    with painted() as regions:
        with_figure(MOMENTS[moment], 200, 60)
    rows = picture_of(regions).rows
    assert (len(rows[0]), len(rows)) <= LARGEST
    assert len(rows) <= LARGEST[1]


def works(item: int) -> Phase:
    """The first phase of an exercise's work."""
    return next(each for each in START.timeline.phases if each.item == item and each.is_work)


def bounds() -> st.SearchStrategy[Bounds]:
    """Figures from very flat to very slender."""
    half, height = st.floats(3, 90), st.floats(3, 180)
    return st.builds(lambda half, height: Bounds(-half, -1.0, half, height - 1.0), half, height)


def moments() -> st.SearchStrategy[View]:
    """Any moment of the plan, with or without help."""

    def moment(share: float, helps: bool) -> View:
        session = session_of_figures(int(share * (START.timeline.duration_ms - 1)))
        return View(transport.toggle_help(session, 0) if helps else session, 0)

    return st.builds(moment, st.floats(0, 1), st.booleans())


@settings(max_examples=300)
@given(moments(), st.integers(1, 200), st.integers(1, 70), st.none() | bounds())
@example(MOMENTS["lying"], 64, 20, Bounds(-67.5, -2.6, 67.5, 42.2))
@example(MOMENTS["standing"], 64, 20, Bounds(-38.5, -1.2, 38.5, 129.5))
def test_no_part_lies_over_another_or_outside_at_any_size(
    view: View, columns: int, rows: int, figure: Bounds | None
) -> None:
    boxes = [
        each.box
        for each in frame_panes(view, Box(0, 0, columns, rows), BLOCKS, HINTS, figure)
        if each.box.width > 0 and each.box.height > 0
    ]
    assert [box for box in boxes if not inside(box, columns, rows)] == []
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []


@settings(max_examples=300)
@given(moments(), st.integers(1, 200), st.integers(1, 70), bounds())
@example(MOMENTS["lying"], 60, 16, Bounds(-67.5, -2.6, 67.5, 42.2))
@example(MOMENTS["lying"], 70, 20, Bounds(-67.5, -2.6, 67.5, 42.2))
def test_a_figure_that_could_not_be_made_out_takes_no_room(
    view: View, columns: int, rows: int, figure: Bounds
) -> None:
    box = Box(0, 0, columns, rows)
    panes = frame_panes(view, box, BLOCKS, HINTS, figure)
    there = [each.box for each in panes if isinstance(each, Picture)]
    if there:
        assert there[0].width >= 14
        assert there[0].height >= 6
    else:
        assert panes == frame_panes(view, box, BLOCKS, HINTS, None)


def inside(box: Box, columns: int, rows: int) -> bool:
    """Whether a box lies within a screen."""
    across = box.column >= 0 and box.column + box.width <= columns
    return across and box.row >= 0 and box.row + box.height <= rows


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a cell in common."""
    across = one.column < other.column + other.width and other.column < one.column + one.width
    return across and one.row < other.row + other.height and other.row < one.row + one.height


@settings(max_examples=60)
@given(moments(), st.integers(1, 200), st.integers(1, 70))
def test_a_figure_is_drawn_where_the_frame_has_room_for_it(
    view: View, columns: int, rows: int
) -> None:
    screen = with_figure(view, columns, rows, spare=3)
    box = picture_in(view, columns, rows) or Box(0, 0, 0, 0)
    drawn = [
        (row, column)
        for row, line in enumerate(dots(screen))
        for column, dot in enumerate(line)
        if dot == "#"
    ]
    assert [
        (row, column)
        for row, column in drawn
        if not inside(Box(row - box.row, column - box.column, 1, 1), box.width, box.height)
    ] == []


# When it is there


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("moment", MOMENTS)
def test_while_the_help_is_open_there_is_no_figure(moment: str, size: tuple[int, int]) -> None:
    session = session_of_figures(MOMENTS[moment].position_ms)
    assert BRAILLE.search(with_figure(View(session, 0), *size).emulator.text)
    helping = View(transport.toggle_help(session, 0), 0)
    assert not BRAILLE.search(with_figure(helping, *size).emulator.text)


def test_when_help_closes_the_figure_is_there_again() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen, gallery=GALLERY)
    session = session_of_figures(HOLDING.start_ms)
    stage.show(View(session, 0), ())
    before = screen.emulator.text
    stage.show(View(transport.toggle_help(session, 0), 0), ())
    stage.show(View(session, 0), ())
    assert screen.emulator.text == before


def test_without_a_figure_the_words_have_all_the_room() -> None:
    unpictured, bare = FakeScreen(120, 40), FakeScreen(120, 40)
    stage = stage_on(unpictured, gallery=Gallery({}))
    stage.show(MOMENTS["standing"], ())
    stage_on(bare, gallery=None).show(MOMENTS["standing"], ())
    assert unpictured.emulator.text == bare.emulator.text
    assert stage.next_frame_ms(MOMENTS["standing"]) == (
        stage_on(bare, gallery=None).next_frame_ms(MOMENTS["standing"])
    )


def test_with_big_letters_there_is_no_figure() -> None:
    screen = FakeScreen(120, 40)
    stage_on(screen, gallery=GALLERY, big=True).show(MOMENTS["standing"], ())
    assert not BRAILLE.search(screen.emulator.text)


@pytest.mark.parametrize("item", [BIRD_DOG, SIDE_LEAN])
def test_the_steps_are_there_to_be_read_only_while_an_exercise_is_about_to_begin(item: int) -> None:
    step = "Reach one arm" if item == BIRD_DOG else "Lean to the side."
    with_steps = [
        each.kind
        for each in START.timeline.phases
        if each.item == item and step in with_figure(view_in(each), 80, 24).emulator.text
    ]
    asked = {BIRD_DOG: ["prepare", "prepare"], SIDE_LEAN: ["rest", "prepare", "prepare"]}
    assert with_steps == asked[item]


@cache
def shipped_gallery() -> Gallery:
    return Gallery(shipped_figures())


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
def test_every_figure_that_everybody_gets_is_there_at_usual_sizes(size: tuple[int, int]) -> None:
    without = []
    for exercise in shipped().exercises:
        plan = Plan("one", "One", (PlannedItem(exercise),))
        session = Session.start(plan, Settings(), {}, unlimited(), 0)
        work = next(phase for phase in session.timeline.phases if phase.is_work)
        screen = FakeScreen(*size)
        stage_on(screen, gallery=shipped_gallery()).show(View(session, work.end_ms - 1), ())
        if sum(bool(line.strip()) for line in dots(screen)) < 3:
            without.append(exercise.id)
    assert without == []


# Which side


def drawn(view: View, columns: int = 80, rows: int = 24) -> list[str]:
    """The picture in a frame, row by row."""
    with painted() as regions:
        with_figure(view, columns, rows)
    return ["".join(cell.text for cell in row) for row in picture_of(regions).rows]


@pytest.mark.parametrize("item", [BIRD_DOG, SIDE_LEAN])
@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_the_left_side_is_the_mirror_image_of_the_right(item: int, share: float) -> None:
    left, right = (
        drawn(view_in(phase(item, PhaseKind.MOVE, side=side), share))
        for side in (Side.LEFT, Side.RIGHT)
    )
    assert left == reflected(right)
    assert left != right


def test_both_sides_at_once_are_drawn_as_the_data_has_them() -> None:
    view = view_in(phase(STROLL, PhaseKind.MOVE), 0.1)
    picture = next(
        each
        for each in frame_panes(view, Box(0, 0, 80, 24), BLOCKS, HINTS, Bounds(-9, 0, 9, 90))
        if isinstance(each, Picture)
    )
    assert not picture.mirror
