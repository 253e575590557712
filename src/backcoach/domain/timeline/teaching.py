"""What is taught on the way to an exercise, and to whom: its position, and a demonstration."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Equipment, Position, Teach
from backcoach.domain.knowledge.transition import Transitions
from backcoach.domain.words.phases import within_reach

BEFORE_THE_FIRST = Position.STANDING
"""Nobody knows how people come to a session; standing is where most begin."""


FETCHED = (Equipment.CHAIR, Equipment.STRAP, Equipment.CUSHION, Equipment.BALL)
"""What has to be brought; a mat, a wall or a doorway is where one goes."""

ON_THE_FLOOR = (
    *(Position.KNEELING, Position.HANDS_AND_KNEES),
    *(Position.SUPINE, Position.PRONE, Position.SIDE_LYING),
)


def is_new(exercise: Exercise, before: Collection[str]) -> bool:
    """Whether an exercise is new to somebody, who has come to those `before` in this session."""
    return exercise.id not in before


class Lesson(NamedTuple):
    """What is taught on the way to an exercise from a position.

    `way` are the sentences of what to fetch and how to get into its own; it `shows` a repetition
    before it is done.
    """

    position: Position
    way: tuple[str, ...] = ()
    shows: bool = False

    @property
    def teaches(self) -> bool:
        """Whether anything is taught, so that there has to be time for it."""
        return self.shows or bool(self.way)


def lessons(exercises: Iterable[Exercise], teach: Teach, ways: Transitions) -> Iterator[Lesson]:
    """What is taught of exercises that are done one after the other, one lesson for each."""
    position = BEFORE_THE_FIRST
    before: dict[str, Exercise] = {}
    said: set[str] = set()
    for exercise in exercises:
        way = (*_to_fetch(exercise), *ways.say(position, exercise.position))
        if teach is Teach.NEVER:
            yield Lesson(position)
        elif teach is Teach.ALWAYS:
            yield Lesson(position, way, shows=True)
        else:
            is_known = said.issuperset(way)
            yield Lesson(position, () if is_known else way, is_new(exercise, before))
        before[exercise.id] = exercise
        said.update(way)
        position = exercise.position


def _to_fetch(exercise: Exercise) -> Iterator[str]:
    """What somebody should have beside them before they are down on the floor."""
    things = tuple(each for each in exercise.equipment if each in FETCHED)
    if things and exercise.position in ON_THE_FLOOR:
        yield within_reach(things)
