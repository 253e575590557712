"""The parts of a movement as a list of sentences, the one that is shown marked and in view."""

from collections.abc import Iterator
from textwrap import wrap

from backcoach.domain.playing.view import View
from backcoach.domain.words.phases import sided
from backcoach.screen import palette
from backcoach.screen.glyphs import Glyphs
from backcoach.screen.live.panes import Styled

_INDENT = "    "
"""As wide as the mark and the number."""


def parts_list(view: View, width: int, rows: int, glyphs: Glyphs) -> Iterator[Styled]:
    """As many whole parts as there is room for, among them the one that is shown."""
    listed, shown = parts_lines(view, width), view.phase.part or 0
    first = _first(list(map(len, listed)), shown, rows)
    for index, lines in enumerate(listed[first:], first):
        rows -= len(lines)
        if rows < 0 and index > shown:
            return
        here, text = index == shown, "\n".join(lines)
        mark, line_end = glyphs.here if here else " ", "" if index == first else "\n"
        yield Styled(f"{line_end}{mark}{text[1:]}", palette.BOLD if here else palette.DIM)


def parts_lines(view: View, width: int) -> list[list[str]]:
    """The lines that each part takes, numbered, with room for a mark."""
    parts = (sided(part.say, view.phase.side) for part in view.exercise.movement)
    return [
        wrap(
            part,
            max(width, len(_INDENT) + 1),
            initial_indent=f"  {number} ",
            subsequent_indent=_INDENT,
            break_on_hyphens=False,
        )
        for number, part in enumerate(parts, 1)
    ]


def _first(rows_of_each: list[int], shown: int, rows: int) -> int:
    """Where the list begins: as early as leaves room for the part shown and the one after it."""
    ends = (shown + 2, shown + 1)
    fitting = (
        first for end in ends for first in range(shown + 1) if sum(rows_of_each[first:end]) <= rows
    )
    return next(fitting, shown)
