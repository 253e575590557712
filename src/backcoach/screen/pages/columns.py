"""Exercises and routines as plain lines, for pipes. Nothing here needs Rich."""

from collections.abc import Iterable, Iterator, Sequence

from backcoach.domain.knowledge.index import IndexedExercise, IndexedRoutine, grouped
from backcoach.domain.words.durations import minutes_of


def exercise_lines(exercises: Iterable[IndexedExercise]) -> Iterator[str]:
    """One exercise a line: id, name, position, goal, first muscles."""
    rows = [(each.id, each.name, each.position, each.goal, each.muscles) for each in exercises]
    return columns(rows)


def routine_lines(routines: Iterable[IndexedRoutine]) -> Iterator[str]:
    """One routine a line, by what they are for: id, minutes, name, positions, group, for whom."""
    return columns(
        [
            (
                *(each.id, minutes_of(each), each.name, ", ".join(each.positions)),
                *(each.group, each.whom),
            )
            for each in grouped(routines)
        ]
    )


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns two spaces apart; the last column is as long as it is."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
