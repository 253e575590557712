"""What to do in large letters, and text no wider than is easy to read: for a large window."""

from textwrap import wrap

from backcoach.domain.playing.view import View
from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live import lettering, telling
from backcoach.screen.live.panes import Box, Pane, Styled

WIDEST_TEXT = 76
MOST_LINES = 3
"""With more, large letters would take the room of all else."""
_COLUMNS_A_LETTER = 5


def readable(box: Box) -> Box:
    """The box, no wider than text should be."""
    return box._replace(width=min(box.width, WIDEST_TEXT))


def below(box: Box, above: Box) -> Box:
    """What is left of a box below another at its top, and a row between."""
    taken = above.height + 1
    return box._replace(row=box.row + taken, height=box.height - taken)


def loud_panes(view: View, box: Box, glyphs: Glyphs) -> tuple[Pane, ...]:
    """What to do now in large letters at the top of a box; none where that would be too much.

    As many rows are kept as any part of the exercise takes, so that nothing below has to move.
    """
    lines = max(len(_lines(each.phrase, box.width)) for each in telling.wordings(view))
    if lines > MOST_LINES:
        return ()
    phrase = telling.phrase(view)
    style = phrase.style if phrase.style == palette.ALERT else telling.drawn_in(view)
    rows = (
        row
        for line in _lines(phrase.text, box.width)
        for row in (*lettering.lettering(line, 1, glyphs), "")
    )
    height = lines * (lettering.rows_of(1) + 1) - 1
    drawn = "\n".join([*rows][:height])
    return (Pane(box._replace(height=height), (Styled(drawn, style),)),)


def _lines(text: str, width: int) -> list[str]:
    return wrap(text, max(1, width // _COLUMNS_A_LETTER)) or [""]
