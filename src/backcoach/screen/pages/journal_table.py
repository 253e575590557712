"""Sessions as they were, in a table for a terminal, drawn by Rich."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from backcoach.domain.journal.past import PastSession
from backcoach.screen import palette
from backcoach.screen.pages.journal import HEADS, past_rows
from backcoach.screen.pages.tables import new_table


def past_table(sessions: Iterable[PastSession]) -> RenderableType:
    """A session a row."""
    table = new_table(*HEADS)
    for *cells, id in past_rows(sessions):
        table.add_row(*map(Text, cells), Text(id, palette.NAME))
    return table
