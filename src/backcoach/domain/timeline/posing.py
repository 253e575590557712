"""Which pose the body is in at a moment: read off the timeline, or off a short demonstration."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.plan.dosing import Dose, Turn
from backcoach.domain.timeline.timeline import Timeline
from backcoach.domain.words.phases import sided

SHOWN_MS = 6_000
"""So long, at most, is a part of a movement shown in a demonstration."""


class Moment(NamedTuple):
    """On the way from one pose to another (the same, in stillness), a fraction of it done.

    `breath` is 0 with empty lungs, 1 with full ones. `elapsed_ms` is how long the part has
    lasted, for poses that are gone through again and again.
    """

    before: str
    after: str
    through: float
    breath: float = 0.0
    elapsed_ms: int = 0


def poses_of(exercise: Exercise) -> tuple[str, ...]:
    """The poses that a repetition ends its parts in, in order; the last is where it starts."""
    return tuple(part.pose for part in exercise.movement)


def pose_name(exercise: Exercise, pose: str) -> str:
    """What leads to a pose, in a few words and on the right side, which is drawn; or the start."""
    poses = poses_of(exercise)
    if pose == poses[-1] and len(poses) > 1:
        return "start"
    return sided(exercise.movement[poses.index(pose)].short, Side.RIGHT)


def pose_sentences(exercise: Exercise, pose: str) -> str:
    """The same in whole sentences; of the start, how to get there."""
    poses = poses_of(exercise)
    if pose == poses[-1] and len(poses) > 1:
        return sided(exercise.start, Side.RIGHT)
    return sided(exercise.movement[poses.index(pose)].say, Side.RIGHT)


def moment_at(
    timeline: Timeline, exercise: Exercise, index: int, position_ms: int, breath: float
) -> Moment:
    """The pose at a position, which lies in the `index`-th phase; at rest, the starting pose."""
    poses, part = poses_of(exercise), timeline.phases[index].part
    if part is None:
        return Moment(poses[-1], poses[-1], 1.0, breath)
    start_ms, end_ms = timeline.part_span(index)
    elapsed_ms = position_ms - start_ms
    item = timeline.plan.items[timeline.phases[index].item]
    if item.dosage.amrap:
        _, shown = Demonstration(exercise, item.dosage.breath or BreathPattern()).at(elapsed_ms)
        return shown._replace(breath=breath)
    return Moment(
        poses[part - 1], poses[part], elapsed_ms / (end_ms - start_ms), breath, elapsed_ms
    )


class ShownPart(NamedTuple):
    """A part of a movement as it is demonstrated."""

    side: Side
    do: str
    before: str
    after: str
    ms: int


@dataclass(frozen=True)
class Demonstration:
    """One repetition on each side, again and again, with long holds cut short."""

    exercise: Exercise
    breath: BreathPattern

    @cached_property
    def parts(self) -> tuple[ShownPart, ...]:
        """All there is to show, once."""
        return tuple(self._parts())

    def at(self, elapsed_ms: int) -> tuple[ShownPart, Moment]:
        """What to show some time after the beginning."""
        position = elapsed_ms % self._ends[-1]
        index = bisect_right(self._ends, position)
        part = self.parts[index]
        since_ms = position - (self._ends[index] - part.ms)
        breath_ms = self.breath.total_ms
        breath = (1 - cos(2 * pi * (elapsed_ms % breath_ms) / breath_ms)) / 2
        return part, Moment(part.before, part.after, since_ms / part.ms, breath, since_ms)

    @cached_property
    def _ends(self) -> list[int]:
        ends: list[int] = []
        for part in self.parts:
            ends.append((ends[-1] if ends else 0) + part.ms)
        return ends

    def _parts(self) -> Iterator[ShownPart]:
        dose = Dose(self.exercise, self.exercise.levels[0], self.breath, None)
        poses = poses_of(self.exercise)
        first: dict[Side, Turn] = {}
        for turn in dose.turns():
            first.setdefault(turn.side, turn)
        for turn in first.values():
            for timed in dose.shown(turn):
                before, after = poses[timed.index - 1], poses[timed.index]
                ms = max(1, min(timed.ms, SHOWN_MS))
                yield ShownPart(turn.side, timed.part.do, before, after, ms)
