"""Exercises and routines as plain lines, for pipes. Nothing here needs Rich."""

from collections.abc import Iterable, Iterator, Sequence

from backcoach.domain.knowledge.index import IndexedExercise, IndexedRoutine
from backcoach.domain.words.durations import minutes_of


def exercise_lines(exercises: Iterable[IndexedExercise]) -> Iterator[str]:
    """One exercise a line: id, name, position, goal, first muscles."""
    rows = [(each.id, each.name, each.position, each.goal, each.muscles) for each in exercises]
    return columns(rows)


def routine_lines(routines: Iterable[IndexedRoutine]) -> Iterator[str]:
    """One routine a line: id, minutes, name, positions."""
    return columns(
        [(each.id, minutes_of(each), each.name, ", ".join(each.positions)) for each in routines]
    )


def choice_lines(routines: Sequence[IndexedRoutine]) -> Iterator[str]:
    """Routines to choose from by their numbers, with minutes, and positions on a line below."""
    width = max(len(each.name) for each in routines)
    for number, each in enumerate(routines, 1):
        yield f"{number:3}  {each.name:{width}}  {minutes_of(each)}"
        yield f"     {', '.join(each.positions)}"


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns two spaces apart; the last column is as long as it is."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
