"""Exercises and muscles as plain lines, for pipes. Nothing here needs Rich."""

from collections.abc import Iterable, Iterator, Sequence

from backcoach.domain.index import IndexedExercise


def exercise_lines(exercises: Iterable[IndexedExercise]) -> Iterator[str]:
    """One exercise a line: id, name, position, goal, first muscles."""
    rows = [(each.id, each.name, each.position, each.goal, each.muscles) for each in exercises]
    return columns(rows)


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns two spaces apart; the last column is as long as it is."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
