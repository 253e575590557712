"""Tables for a terminal, drawn by Rich. Text from data is never taken for markup."""

from collections.abc import Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from backcoach.domain.knowledge.index import IndexedExercise
from backcoach.domain.knowledge.origin import Origin
from backcoach.screen import palette
from backcoach.screen.pages.columns import columns, exercise_rows

HEAD = ("Exercise", "Name", "Position", "Goal", "Muscles")
ROOM_FOR_NAMES = 120
"""How wide a window has to be for names beside the ids, which say nearly the same."""


def exercise_table(
    exercises: Sequence[IndexedExercise], origins: Mapping[str, Origin], width: int
) -> RenderableType:
    """Exercises, each in one line: id, name where there is room, position, goal and muscles.

    Where some are not the coach's own, before the muscles stands where each comes from.
    """
    rows = exercise_rows(exercises, origins)
    own = ("From",) if len(rows[0]) > len(HEAD) else ()
    head = (*HEAD[:-1], *own, HEAD[-1])
    shown = [row if width >= ROOM_FOR_NAMES else (row[0], *row[2:]) for row in (head, *rows)]
    first, *lines = columns(shown)
    return Group(_line(first, width, palette.DIM), *(_line(each, width) for each in lines))


def _line(text: str, width: int, style: str = palette.PLAIN) -> Text:
    """A row in one line, with its first word as a name; what has no room is left out."""
    line = Text(text, style, no_wrap=True)
    if style == palette.PLAIN:
        line.stylize(palette.NAME, 0, text.index(" "))
    line.truncate(width, overflow="ellipsis")
    return line


def new_table(*titles: str) -> Table:
    """An empty table in the one look that tables have here; its first column is never broken."""
    table = Table(
        box=SIMPLE_HEAD, header_style=palette.DIM, pad_edge=False, border_style=palette.DIM
    )
    for index, title in enumerate(titles):
        table.add_column(title, overflow="fold", no_wrap=index == 0)
    return table
