"""Exercises and routines as plain lines, for pipes. Nothing here needs Rich."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from backcoach.domain.knowledge.index import IndexedExercise, IndexedRoutine, grouped
from backcoach.domain.knowledge.origin import Origin
from backcoach.domain.words.durations import minutes_of
from backcoach.domain.words.origins import told


def exercise_lines(
    exercises: Sequence[IndexedExercise], origins: Mapping[str, Origin]
) -> Iterator[str]:
    """One exercise a line, as `exercise_rows` has them."""
    return columns(exercise_rows(exercises, origins))


def exercise_rows(
    exercises: Sequence[IndexedExercise], origins: Mapping[str, Origin]
) -> list[tuple[str, ...]]:
    """Id, name, position, goal and first muscles of each.

    Where some are not the coach's own, before the muscles stands where each comes from.
    """
    if not any(each.id in origins for each in exercises):
        return [(each.id, each.name, each.position, each.goal, each.muscles) for each in exercises]
    words = {origin: told(origin) for origin in {None, *origins.values()}}
    return [
        (each.id, each.name, each.position, each.goal, words[origins.get(each.id)], each.muscles)
        for each in exercises
    ]


def routine_lines(
    routines: Iterable[IndexedRoutine], origins: Mapping[str, Origin]
) -> Iterator[str]:
    """One routine a line, by what they are for: id, minutes, name, positions, group, for whom.

    Where some are not the coach's own, last of all stands where each comes from.
    """
    rows = [
        (
            *(each.id, minutes_of(each), each.name, ", ".join(each.positions)),
            *(each.group, each.whom, told(origins.get(each.id))),
        )
        for each in grouped(routines)
    ]
    return columns(rows if any(row[-1] for row in rows) else [row[:-1] for row in rows])


def facts(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Rows as lines that are read out: what a row says one after the other, nothing for a gap."""
    return ("; ".join(filter(None, row)) for row in rows)


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows as columns two spaces apart; the last column is as long as it is."""
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    line = "  ".join(f"%-{width}s" for width in widths)
    for row in rows:
        yield (line % row).rstrip()
