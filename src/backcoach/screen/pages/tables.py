"""Tables for a terminal, drawn by Rich. Text from data is never taken for markup."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from backcoach.domain.knowledge.index import IndexedExercise
from backcoach.screen import palette


def exercise_table(exercises: Iterable[IndexedExercise]) -> RenderableType:
    """Exercises: id, name, position and muscles."""
    table = new_table("Exercise", "Name", "Position", "Muscles")
    for each in exercises:
        cells = (each.name, each.position, each.muscles)
        table.add_row(Text(each.id, palette.NAME), *(Text(cell) for cell in cells))
    return table


def new_table(*titles: str) -> Table:
    """An empty table in the one look that tables have here; its first column is never broken."""
    table = Table(
        box=SIMPLE_HEAD, header_style=palette.DIM, pad_edge=False, border_style=palette.DIM
    )
    for index, title in enumerate(titles):
        table.add_column(title, overflow="fold", no_wrap=index == 0)
    return table
