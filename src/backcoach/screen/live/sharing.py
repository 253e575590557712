"""How much room text takes, and how it shares a rectangle with a figure."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from math import ceil
from textwrap import wrap
from typing import NamedTuple

from backcoach.figures.braille import ACROSS, DOWN
from backcoach.figures.scene import Bounds
from backcoach.screen.gallery import LARGEST
from backcoach.screen.live.panes import Box

LEAST_COLUMNS, LEAST_ROWS = 14, 6
"""A figure smaller than that cannot be made out."""

NARROWEST_TEXT = 26
"""So wide stays the text beside a figure."""

MOST_KEPT = 2_000
"""What has been measured is measured again in every frame."""


class Shares(NamedTuple):
    """A rectangle shared out: text, the figure, and more text below it."""

    text: Box
    picture: Box | None = None
    after: Box | None = None


@lru_cache(MOST_KEPT)
def rows_of(text: str, width: int) -> int:
    """How many rows a text takes, wrapped at spaces."""
    return len(wrap(text, max(1, width), break_on_hyphens=False))


def pages_of(sentences: Sequence[str], width: int, rows: int) -> list[str]:
    """Sentences on as many pages as it takes; a page has at least one."""
    first, *others = sentences
    pages = [first]
    for each in others:
        longer = f"{pages[-1]} {each}"
        if rows_of(longer, width) <= rows:
            pages[-1] = longer
        else:
            pages.append(each)
    return pages


def page_at(pages: Sequence[str], done: float) -> str:
    """The page to read when so much of the time is over: each has as much as it has words."""
    ends = list(accumulate(len(page.split()) for page in pages))
    turns = zip(pages, ends, strict=True)
    return next((page for page, end in turns if done * ends[-1] < end), pages[-1])


def share_out(
    area: Box,
    figure: Bounds | None,
    told: int,
    after: int = 0,
    *,
    narrowest: int = NARROWEST_TEXT,
) -> Shares:
    """Put the figure where it comes out larger: below `told` rows of text, or beside all text."""
    if figure is None:
        return Shares(area)
    row, column, width, height = area
    tall = min(height, LARGEST[1])
    wide = max(LEAST_COLUMNS, ceil(2 * tall * figure.width / figure.height) + 1)
    beside_width = min(width - narrowest - 2, wide)
    beside = Box(row, column + width - beside_width, beside_width, tall)
    below = Box(row + told, column, width, height - told - after)
    if max(_scale(figure, below), _scale(figure, beside)) == 0:
        return Shares(area)
    if _scale(figure, beside) > _scale(figure, below):
        return Shares(Box(row, column, width - beside_width - 2, height), beside)
    last = Box(row + height - after, column, width, after) if after else None
    return Shares(Box(row, column, width, told), below, last)


def _scale(figure: Bounds, box: Box) -> float:
    """How large a figure is drawn in a box; 0 where it could not be made out."""
    if box.width < LEAST_COLUMNS or box.height < LEAST_ROWS:
        return 0.0
    return min(ACROSS * box.width / figure.width, DOWN * box.height / figure.height)
