"""What it takes to move a figure: how often it is drawn, what is written, and what is kept."""

import re
from collections.abc import Iterator
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.domain.knowledge.terms import Breath, PhaseKind
from backcoach.domain.playing import transport
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.timeline import Phase
from backcoach.screen.live.painting import CLEAR, CellRow
from tests.screen.figures import (
    BIRD_DOG,
    BRAILLE,
    CHILD_POSE,
    GALLERY,
    SIDE_LEAN,
    START,
    STROLL,
    WAIT,
    CountingGallery,
    phase,
    picture_of,
    session_of_figures,
    view_in,
    with_figure,
)
from tests.screen.showing import FakeScreen, painted, stage_on

FRAME_MS = 83
REACHING = phase(BIRD_DOG, PhaseKind.MOVE, breath=Breath.IN)
COMING_BACK = phase(BIRD_DOG, PhaseKind.MOVE, breath=Breath.FREE)
HOLDING = phase(BIRD_DOG, PhaseKind.HOLD)
STROLLING = phase(STROLL, PhaseKind.MOVE)
NEXT_REPETITION_MS = 10_000
"""From one repetition of the bird dog to the next."""


def view_of(position_ms: int) -> View:
    """What there is to see at a position."""
    return View(session_of_figures(position_ms), 0)


def frames(found: Phase, every_ms: int = FRAME_MS) -> Iterator[View]:
    """What is shown of a phase, frame by frame."""
    return (view_of(position) for position in range(found.start_ms, found.end_ms, every_ms))


def pictures(views: Iterator[View], columns: int = 80, rows: int = 24) -> list[tuple[CellRow, ...]]:
    """The figure in frames that one stage shows one after another."""
    stage = stage_on(FakeScreen(columns, rows), gallery=GALLERY)
    found = []
    for view in views:
        with painted() as regions:
            stage.show(view, ())
        found.append(picture_of(regions).rows)
    return found


def differing(before: tuple[CellRow, ...], after: tuple[CellRow, ...]) -> int:
    """How many cells differ."""
    return sum(
        old != new
        for row_before, row_after in zip(before, after, strict=True)
        for old, new in zip(row_before, row_after, strict=True)
    )


# How often


@pytest.mark.parametrize("found", [REACHING, COMING_BACK, STROLLING, HOLDING])
def test_what_moves_or_breathes_is_shown_twelve_times_a_second(found: Phase) -> None:
    wait_ms = stage_on(FakeScreen(80, 24), gallery=GALLERY).next_frame_ms(view_in(found))
    assert wait_ms == FRAME_MS


@pytest.mark.parametrize(
    ("item", "kind"), [(WAIT, PhaseKind.HOLD), (SIDE_LEAN, PhaseKind.REST)], ids=["still", "rest"]
)
def test_a_figure_that_does_nothing_is_shown_less_often(item: int, kind: PhaseKind) -> None:
    wait_ms = stage_on(FakeScreen(80, 24), gallery=GALLERY).next_frame_ms(
        view_in(phase(item, kind))
    )
    assert wait_ms is not None
    assert wait_ms > 2 * FRAME_MS


def test_where_there_are_no_figures_a_movement_is_shown_less_often() -> None:
    wait_ms = stage_on(FakeScreen(80, 24)).next_frame_ms(view_in(COMING_BACK))
    assert wait_ms is not None
    assert wait_ms > 2 * FRAME_MS


@pytest.mark.parametrize("found", [REACHING, STROLLING])
def test_in_a_pause_nothing_is_shown_again(found: Phase) -> None:
    paused = transport.toggle_pause(session_of_figures(found.start_ms + 1_000), 0)
    stage = stage_on(FakeScreen(80, 24), gallery=GALLERY)
    assert stage.next_frame_ms(View(paused, 0)) is None


# What moves


@pytest.mark.parametrize("found", [REACHING, COMING_BACK, phase(SIDE_LEAN, PhaseKind.MOVE)])
def test_a_movement_changes_the_figure_from_beginning_to_end(found: Phase) -> None:
    first, middle, last = pictures(view_in(found, share) for share in (0, 0.5, 0.99))
    assert differing(first, middle)
    assert differing(middle, last)
    assert differing(first, last)


def test_a_figure_that_walks_keeps_walking() -> None:
    shown = pictures(view_of(STROLLING.start_ms + ms) for ms in range(60_000, 61_600, 200))
    assert all(differing(before, after) for before, after in pairwise(shown))


def test_a_movement_ends_where_the_hold_begins() -> None:
    last, first = pictures(view_of(HOLDING.start_ms + ms) for ms in (-1, 0))
    assert differing(last, first) == 0


@pytest.mark.parametrize("found", [HOLDING, phase(CHILD_POSE, PhaseKind.HOLD)])
def test_holding_changes_few_cells_with_each_frame(found: Phase) -> None:
    shown = pictures(frames(found))
    assert max(differing(before, after) for before, after in pairwise(shown)) <= 12


def test_a_breath_can_be_seen_in_a_figure_that_holds_still() -> None:
    full, empty = pictures((view_in(HOLDING, share) for share in (0, 0.99)), 120, 40)
    assert differing(full, empty)


# What is written


@pytest.mark.parametrize("found", [REACHING, STROLLING], ids=["moves", "walks"])
def test_between_two_frames_of_a_pause_nothing_is_written(found: Phase) -> None:
    paused = transport.toggle_pause(session_of_figures(found.start_ms + 1_000), 0)
    screen = FakeScreen(80, 24)
    stage = stage_on(screen, gallery=GALLERY)
    stage.show(View(paused, 0), ())
    stage.show(View(paused, 60_000), ())
    assert len(screen.written) == 1


def test_a_figure_that_stands_still_is_not_written_again() -> None:
    found = phase(WAIT, PhaseKind.HOLD)
    screen = FakeScreen(80, 24)
    stage = stage_on(screen, gallery=GALLERY)
    for view in frames(found, 1_000):
        stage.show(view, ())
    assert len(screen.written) > 10
    assert not BRAILLE.search("".join(screen.written[1:]))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("found", [REACHING, COMING_BACK, phase(SIDE_LEAN, PhaseKind.MOVE)])
def test_a_frame_of_a_movement_is_much_smaller_than_a_whole_one(
    found: Phase, size: tuple[int, int]
) -> None:
    screen = FakeScreen(*size)
    stage = stage_on(screen, gallery=GALLERY)
    for view in frames(found):
        stage.show(view, ())
    whole, *later = (len(text.encode()) for text in screen.written)
    assert sum(later) / len(later) < whole / 4


def test_only_what_changes_of_a_figure_is_written() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen, gallery=GALLERY)
    stage.show(view_in(REACHING, 0), ())
    (before,) = pictures(iter([view_in(REACHING, 0)]))
    for view in frames(REACHING):
        screen.written.clear()
        with painted() as regions:
            stage.show(view, ())
        after = picture_of(regions).rows
        written = len(BRAILLE.findall("".join(screen.written)))
        assert written <= 5 * differing(before, after)  # gaps of 4 cells are written over
        before = after


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.integers(0, START.timeline.duration_ms - 1),
            st.sampled_from([(80, 24), (80, 24), (60, 20), (120, 40), (40, 12)]),
            st.booleans(),
        ),
        min_size=2,
        max_size=5,
    )
)
def test_changes_lead_to_what_a_fresh_screen_shows(
    scenes: list[tuple[int, tuple[int, int], bool]],
) -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen, gallery=GALLERY)
    for position_ms, size, helps in scenes:
        screen.resize(*size)
        session = session_of_figures(position_ms)
        view = View(transport.toggle_help(session, 0) if helps else session, 0)
        stage.show(view, ())
    assert screen.emulator.cells == with_figure(view, *size).emulator.cells


@pytest.mark.parametrize("size", [(120, 40), (60, 20), (81, 24)])
def test_a_resize_in_the_middle_of_a_movement_paints_all_anew(size: tuple[int, int]) -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen, gallery=GALLERY)
    stage.show(view_in(REACHING, 0.4), ())
    screen.resize(*size)
    stage.show(view_in(REACHING, 0.5), ())
    assert CLEAR in screen.written[-1]
    assert screen.emulator.cells == with_figure(view_in(REACHING, 0.5), *size).emulator.cells


def test_after_others_have_drawn_the_figure_is_drawn_again() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen, gallery=GALLERY)
    stage.show(view_in(REACHING), ())
    before = screen.emulator.text
    screen.emulator.feed(b"\x1b[2J\x1b[Hfrom others")
    screen.disturbed += 1
    stage.show(view_in(REACHING), ())
    assert screen.emulator.text == before


# Colours

CODES = re.compile(r"\x1b\[([\d;]*)m")


def codes_of_dots(*, no_color: bool) -> set[str]:
    """The codes that are on where a dot is written, in a figure that moves."""
    screen = FakeScreen(80, 24)
    stage_on(screen, gallery=GALLERY, no_color=no_color).show(view_in(REACHING), ())
    found, codes = set(), ""
    for piece in re.split(r"(\x1b\[[\d;?]*[a-zA-Z])", "".join(screen.written)):
        if code := CODES.fullmatch(piece):
            codes = code[1]
        elif BRAILLE.search(piece):
            found.add(codes)
    return found


def test_what_moves_has_a_color() -> None:
    assert any("38;5" in codes for codes in codes_of_dots(no_color=False))


def test_without_color_a_figure_has_none_but_what_is_far_is_still_faint() -> None:
    assert codes_of_dots(no_color=True) == {"0", "0;1", "0;2"}


# What is kept


def test_the_next_repetition_shows_the_same_pictures_again() -> None:
    gallery = CountingGallery()
    stage = stage_on(FakeScreen(80, 24), gallery=gallery)
    for view in frames(REACHING):
        stage.show(view, ())
    drawn = len(gallery.drawn)
    for position_ms in range(REACHING.start_ms, REACHING.end_ms, FRAME_MS):
        stage.show(view_of(position_ms + NEXT_REPETITION_MS), ())
    assert drawn > 10
    assert len(gallery.drawn) == drawn


def test_the_next_step_of_a_walk_shows_the_same_pictures_again() -> None:
    gallery = CountingGallery()
    stage = stage_on(FakeScreen(80, 24), gallery=gallery)
    for ms in range(0, 1_600, 50):
        stage.show(view_of(STROLLING.start_ms + ms), ())
    drawn = len(gallery.drawn)
    for ms in range(16_000, 17_600, 50):
        stage.show(view_of(STROLLING.start_ms + ms), ())
    assert drawn > 10
    assert len(gallery.drawn) == drawn


def test_moments_that_can_hardly_be_told_apart_are_one_picture() -> None:
    gallery = CountingGallery()
    stage = stage_on(FakeScreen(80, 24), gallery=gallery)
    for view in frames(REACHING, every_ms=5):
        stage.show(view, ())
    assert len(gallery.drawn) <= 75  # of 500 frames


def test_only_so_many_pictures_are_kept() -> None:
    gallery = CountingGallery()
    with patch("backcoach.screen.live.canvas.MOST_KEPT", 3):
        stage = stage_on(FakeScreen(80, 24), gallery=gallery)
    for share in (0.2, 0.4, 0.5, 0.6, 0.2):
        stage.show(view_in(REACHING, share), ())
    assert len(gallery.drawn) == 5
