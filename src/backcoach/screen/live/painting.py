"""Writing to the terminal only what has changed since the last frame."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

CLEAR = "\x1b[0m\x1b[2J"
BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""A terminal that knows these shows the frame at once; others pass over them."""

SHORT_GAP = 4
"""So few unchanged cells are cheaper to write again than to jump over."""


class Cell(NamedTuple):
    """One column: its character ("" for the second half of a wide one) and its colour codes."""

    text: str
    codes: str


CellRow = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of the screen. Rows that are the same object as last time have not changed."""

    row: int
    column: int
    rows: tuple[CellRow, ...]


def cells(lines: Iterable[Sequence[Segment]], colors: ColorSystem) -> tuple[CellRow, ...]:
    """Turn Rich's segments into cells."""
    return tuple(tuple(_cells_of(line, colors)) for line in lines)


def _cells_of(line: Sequence[Segment], colors: ColorSystem) -> Iterator[Cell]:
    for segment in line:
        codes = codes_of(segment.style, colors)
        text = segment.text
        if not text.isprintable():
            text = "".join(letter for letter in text if letter.isprintable())
        if text.isascii():  # most is, and then nothing has to be measured
            yield from map(_cell, text, repeat(codes))
            continue
        for start, end, width in split_graphemes(text)[0]:
            if width:  # a character without a width of its own would shift all that follow
                yield _cell(text[start:end], codes)
            if width == 2:
                yield _cell("", codes)


_cell = lru_cache(maxsize=4_096)(Cell)


def codes_of(style: Style | None, colors: ColorSystem) -> str:
    """The codes that switch a style on; Rich only renders them around a text."""
    if style is None:
        return ""
    return style.render("x", color_system=colors).partition("x")[0][2:-1]


class Painter:
    """Knows what the terminal shows, and says what to write to make it show something else."""

    def __init__(self) -> None:
        self._shown: list[list[Cell]] = []
        self._regions: tuple[Region, ...] = ()
        self._size = (0, 0)

    def forget(self) -> None:
        """Take it that the terminal may show anything: the next frame is painted whole."""
        self._size = (0, 0)

    def paint(self, regions: tuple[Region, ...], width: int, height: int) -> str:
        """Return what to write so that the regions, which do not overlap, are shown."""
        fresh = self._size != (width, height) or _places(regions) != _places(self._regions)
        if fresh:
            self._size = (width, height)
            self._shown = [[Cell(" ", "")] * width for _ in range(height)]
        before = () if fresh else self._regions
        changed = [region for region in regions if not _is_in(region, before)]
        self._regions = regions
        runs = "".join(run for region in changed for run in self._runs_of(region))
        if not runs and not fresh:
            return ""
        return f"{BEGIN}{CLEAR if fresh else ''}{runs}{END}"

    def _runs_of(self, region: Region) -> Iterator[str]:
        for offset, row in enumerate(region.rows):
            at = region.row + offset
            if 0 <= at < len(self._shown):
                yield from self._runs(at, region.column, row)

    def _runs(self, at: int, column: int, row: CellRow) -> Iterator[str]:
        """What to write in one row: jump to each stretch that has changed, and write it."""
        shown = self._shown[at]
        if not 0 <= column < len(shown):
            return
        row = row[: len(shown) - column]
        for start, end in _changes(shown[column : column + len(row)], row):
            yield f"\x1b[{at + 1};{column + start + 1}H{_written(row[start:end])}"
        shown[column : column + len(row)] = row


def _places(regions: tuple[Region, ...]) -> list[tuple[int, int, int, int]]:
    return [
        (each.row, each.column, len(each.rows), len(each.rows[0]) if each.rows else 0)
        for each in regions
    ]


def _is_in(region: Region, regions: tuple[Region, ...]) -> bool:
    here = (region.row, region.column)
    return any(each.rows is region.rows and (each.row, each.column) == here for each in regions)


def _changes(before: Sequence[Cell], after: Sequence[Cell]) -> Iterator[tuple[int, int]]:
    """From where to where cells differ; a wide character is never cut in two."""
    start = end = -1
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        if old == new:
            continue
        if start >= 0 and index - end > SHORT_GAP:
            yield _whole(start, end, after)
            start = -1
        start = index if start < 0 else start
        end = index + 1
    if start >= 0:
        yield _whole(start, end, after)


def _whole(start: int, end: int, row: Sequence[Cell]) -> tuple[int, int]:
    while start > 0 and row[start].text == "":
        start -= 1
    while end < len(row) and row[end].text == "":
        end += 1
    return start, end


def _written(row: Sequence[Cell]) -> str:
    pieces, codes = [], ""
    for cell in row:
        if cell.codes != codes:
            pieces.append(f"\x1b[0;{cell.codes}m" if cell.codes else "\x1b[0m")
            codes = cell.codes
        pieces.append(cell.text)
    return "".join(pieces) + ("\x1b[0m" if codes else "")
