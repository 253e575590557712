"""Routines as plain lines. Apart from the other lists, which do not need timelines."""

from collections.abc import Iterable, Iterator

from backcoach.domain.routine import Routine
from backcoach.domain.timeline import Timeline
from backcoach.screen.columns import columns


def routine_lines(timelines: Iterable[tuple[Routine, Timeline]]) -> Iterator[str]:
    """One routine a line: id, minutes, name, positions."""
    rows = [
        (routine.id, f"{timeline.minutes} min", routine.name, positions_of(timeline))
        for routine, timeline in timelines
    ]
    return columns(rows)


def positions_of(timeline: Timeline) -> str:
    """The positions of a routine, in order, each once."""
    return ", ".join(dict.fromkeys(item.exercise.position for item in timeline.plan.items))


def equipment_of(timeline: Timeline) -> str:
    """What a routine cannot do without."""
    things = (thing for item in timeline.plan.items for thing in item.exercise.equipment)
    return ", ".join(dict.fromkeys(things)) or "nothing"
