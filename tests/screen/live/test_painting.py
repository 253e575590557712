"""Only what has changed is written, and what is seen is what should be."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from backcoach.screen.live.painting import CellRow, Painter, Region, cells
from tests.emulator import Cell, Emulator

BOLD_RED = Style(color="color(1)", bold=True)


def row(text: str, style: Style | None = None) -> CellRow:
    """A row of one style."""
    return cells([[Segment(text, style)]], ColorSystem.EIGHT_BIT)[0]


def region(*rows: CellRow, at: tuple[int, int] = (0, 0)) -> Region:
    """A region of rows."""
    return Region(at[0], at[1], rows)


def seen(*writings: str, size: tuple[int, int] = (20, 4)) -> Emulator:
    """What is seen of some writings."""
    screen = Emulator(*size)
    for text in writings:
        screen.feed(text.encode())
    return screen


# Cells


def test_a_wide_letter_takes_two_cells() -> None:
    assert [cell.text for cell in row("a日b")] == ["a", "日", "", "b"]


def test_a_letter_without_a_width_takes_no_cell() -> None:
    assert [cell.text for cell in row("a\u200bb\x07")] == ["a", "b"]


def test_an_accent_stays_with_its_letter() -> None:
    assert seen(Painter().paint((region(row("cafe\u0301!")),), 20, 4)).lines[0] == "café!"


def test_a_style_becomes_its_codes() -> None:
    assert row("x", BOLD_RED)[0].codes == "1;31"


# Painting


def test_a_frame_is_shown_where_it_belongs() -> None:
    painter = Painter()
    screen = seen(painter.paint((region(row("one"), row("two"), at=(1, 5)),), 20, 4))
    assert screen.lines == ["", "     one", "     two", ""]


def test_the_same_again_writes_nothing() -> None:
    painter, regions = Painter(), (region(row("one")),)
    painter.paint(regions, 20, 4)
    assert painter.paint(regions, 20, 4) == ""


def test_equal_rows_write_nothing() -> None:
    painter = Painter()
    painter.paint((region(row("one")),), 20, 4)
    assert painter.paint((region(row("one")),), 20, 4) == ""


def test_of_a_row_only_what_changed_is_written() -> None:
    painter = Painter()
    painter.paint((region(row("a long text, once")),), 20, 4)
    assert "long" not in painter.paint((region(row("a long text, hero")),), 20, 4)


def test_another_style_is_a_change() -> None:
    painter = Painter()
    first = painter.paint((region(row("text")),), 20, 4)
    then = painter.paint((region(row("text", BOLD_RED)),), 20, 4)
    assert seen(first, then).cell(0, 0) == Cell("t", "red", bold=True, reverse=False)


def test_no_style_is_left_on() -> None:
    screen = seen(Painter().paint((region(row("text", BOLD_RED)),), 20, 4))
    assert screen.pen == Emulator(1, 1).pen


@pytest.mark.parametrize("forgets", [True, False], ids=["forgotten", "another size"])
def test_all_is_painted_again_when_the_screen_is(forgets: bool) -> None:
    painter, regions = Painter(), (region(row("one")),)
    painter.paint(regions, 20, 4)
    if forgets:
        painter.forget()
    assert "one" in painter.paint(regions, 20 if forgets else 21, 4)


def test_what_stands_outside_the_screen_is_left_out() -> None:
    painter = Painter()
    screen = seen(painter.paint((region(row("a text that is far too long"), at=(3, 15)),), 20, 4))
    assert screen.lines == ["", "", "", " " * 15 + "a tex"]


@pytest.mark.parametrize("at", [(-1, 0), (0, 25), (9, 0), (0, -40), (3, 20)])
def test_what_stands_beside_the_screen_is_not_shown(at: tuple[int, int]) -> None:
    screen = seen(Painter().paint((region(row("a text that is long"), at=at),), 20, 4))
    assert screen.text.strip() == ""


def test_two_parts_can_change_places() -> None:
    painter = Painter()
    one, two = (row("one"),), (row("two"),)
    before = painter.paint((Region(0, 0, one), Region(0, 9, two)), 20, 4)
    after = painter.paint((Region(0, 0, two), Region(0, 9, one)), 20, 4)
    assert seen(before, after).lines[0] == "two      one"


def test_a_wide_letter_over_narrow_ones_is_whole() -> None:
    painter = Painter()
    texts = ("abcdef", "a日cdef", "ab日def", "日日日", "abcdef")
    writings = [painter.paint((region(row(text)),), 20, 4) for text in texts]
    shown = [seen(*writings[: end + 1]).lines[0] for end in range(len(texts))]
    assert shown == list(texts)


# The law


@dataclass(frozen=True)
class Layout:
    """Regions of a screen: bands one below the other, each with a left and a right part."""

    columns: int
    heights: tuple[int, ...]
    split: int

    @property
    def rows(self) -> int:
        """How high the screen is."""
        return sum(self.heights)


WIDTHS = {letter: cell_len(letter) for letter in "ab #│日本한🐕💪"}
STYLES = (None, Style(bold=True), Style(color="color(2)"), Style(color="color(4)", reverse=True))


@st.composite
def rows(draw: st.DrawFn, width: int) -> CellRow:
    """A row of exactly so many cells."""
    segments: list[Segment] = []
    while width:
        style = draw(st.sampled_from(STYLES))
        letters = draw(st.text(st.sampled_from([*WIDTHS]), min_size=1, max_size=width))
        fitting = ""
        for letter in letters:
            if WIDTHS[letter] <= width:
                fitting += letter
                width -= WIDTHS[letter]
        segments.append(Segment(fitting, style))
    return cells([segments], ColorSystem.EIGHT_BIT)[0]


@st.composite
def frames(draw: st.DrawFn) -> list[tuple[Layout, tuple[Region, ...]]]:
    """Frames one after another, some of whose rows are the same objects as before."""
    layout = draw(layouts())
    pools: dict[int, list[CellRow]] = {}
    sequence = []
    for _ in range(draw(st.integers(1, 5))):
        layout = draw(st.one_of(st.just(layout), layouts()))
        regions, top = [], 0
        for height in layout.heights:
            for column, width in ((0, layout.split), (layout.split, layout.columns - layout.split)):
                block = tuple(_one(draw, pools, width) for _ in range(height))
                regions.append(Region(top, column, block))
            top += height
        sequence.append((layout, tuple(regions)))
    return sequence


def _one(draw: st.DrawFn, pools: dict[int, list[CellRow]], width: int) -> CellRow:
    """A row that was there before, or a new one."""
    pool = pools.setdefault(width, [])
    if not pool or draw(st.booleans()):
        pool.append(draw(rows(width)))
    return draw(st.sampled_from(pool))


def layouts() -> st.SearchStrategy[Layout]:
    """Small screens."""
    return st.integers(2, 24).flatmap(
        lambda columns: st.builds(
            Layout,
            st.just(columns),
            st.lists(st.integers(1, 2), min_size=1, max_size=3).map(tuple),
            st.integers(1, columns - 1),
        )
    )


@settings(max_examples=25)
@given(frames())
def test_changes_one_after_another_show_the_last_frame(
    sequence: list[tuple[Layout, tuple[Region, ...]]],
) -> None:
    painter, screen = Painter(), Emulator(sequence[0][0].columns, sequence[0][0].rows)
    for layout, regions in sequence:
        screen.resize(layout.columns, layout.rows)
        screen.feed(painter.paint(regions, layout.columns, layout.rows).encode())
    fresh = Painter().paint(regions, layout.columns, layout.rows)
    assert screen.cells == seen(fresh, size=(layout.columns, layout.rows)).cells
