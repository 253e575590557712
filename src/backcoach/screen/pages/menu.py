"""The routines to choose from, by their numbers, in a window of any size."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from backcoach.domain.knowledge.index import IndexedRoutine
from backcoach.domain.knowledge.terms import ON_THE_FLOOR, Position
from backcoach.domain.words.durations import few_minutes_of, minutes_of
from backcoach.screen.pages.columns import columns

_GLUE = "\N{NO-BREAK SPACE}"


def menu_lines(
    routines: Sequence[IndexedRoutine], width: int, rows: int, below: str, briefly: str
) -> list[str]:
    """Routines to choose from: one a line where so many rows have room for that, else in a row.

    `below` is what stands below them, and `briefly` the same where there is less room.
    """
    lines = [*_table(routines), *wrap(below, width)]
    if len(lines) <= rows and max(map(len, lines)) <= width:
        return lines
    row = _in_a_row(routines, width)
    return [*row, *wrap(briefly, width)][: max(rows, len(row))]


def menu_facts(routines: Sequence[IndexedRoutine]) -> Iterator[str]:
    """The same to be listened to: each says all there is to it by itself."""
    for number, each in enumerate(routines, 1):
        whom = f" For {each.whom}." if each.whom else ""
        yield f"{number}. {each.name}: {minutes_of(each)}, {_where(each)}.{whom}"


def _table(routines: Sequence[IndexedRoutine]) -> Iterator[str]:
    taught = any(each.first_ms > each.later_ms for each in routines)
    head = ("", "in (): the first time" if taught else "", "minutes", "where", "for")
    rows = [
        (f"{number:3}", each.name, few_minutes_of(each), _where(each), each.whom)
        for number, each in enumerate(routines, 1)
    ]
    return columns([head, *rows])


def _in_a_row(routines: Sequence[IndexedRoutine], width: int) -> list[str]:
    """Numbers and names alone; neither is parted from the other."""
    named = (f"{number} {each.name}" for number, each in enumerate(routines, 1))
    row = ", ".join(each.replace(" ", _GLUE) for each in named)
    return [line.replace(_GLUE, " ") for line in wrap(row, width)]


def _where(routine: IndexedRoutine) -> str:
    """How far down it leads, in a word."""
    if ON_THE_FLOOR.intersection(routine.positions):
        return "floor"
    return "chair" if Position.SEATED in routine.positions else "feet"
