"""The short choice of a routine, for somebody who named none."""

from collections.abc import Iterator, Sequence

from backcoach.domain.routine import Routine
from backcoach.domain.timeline import Timeline
from backcoach.screen.plain_routines import positions_of


def choice_lines(timelines: Sequence[tuple[Routine, Timeline]]) -> Iterator[str]:
    """The routines with numbers, minutes and positions."""
    width = max(len(routine.name) for routine, _ in timelines)
    for number, (routine, timeline) in enumerate(timelines, 1):
        minutes = f"{timeline.minutes:2} min"
        yield f"{number:3}  {routine.name:{width}}  {minutes}  {positions_of(timeline)}"
