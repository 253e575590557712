"""Exercises and routines as plain lines, for pipes. Nothing here needs Rich."""

from collections.abc import Iterable, Iterator, Sequence

from backcoach.domain.knowledge.index import IndexedExercise, IndexedRoutine, grouped
from backcoach.domain.knowledge.terms import ON_THE_FLOOR, Position
from backcoach.domain.words.durations import few_minutes_of, minutes_of


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


def choice_lines(routines: Sequence[IndexedRoutine]) -> Iterator[str]:
    """Routines to choose from by their numbers, one a line, so that they fit a small window."""
    head = ("", "in (): the first time", "minutes", "where", "for")
    rows = [
        (f"{number:3}", each.name, few_minutes_of(each), _where(each), each.whom)
        for number, each in enumerate(routines, 1)
    ]
    return columns([head, *rows])


def _where(routine: IndexedRoutine) -> str:
    """How far down it leads, in a word."""
    if ON_THE_FLOOR.intersection(routine.positions):
        return "floor"
    return "chair" if Position.SEATED in routine.positions else "feet"


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns two spaces apart; the last column is as long as it is."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()
