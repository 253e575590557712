"""What is taught on the way to an exercise, and to whom: its position, and a demonstration."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Position, Teach
from backcoach.domain.knowledge.transition import Transitions

BEFORE_THE_FIRST = Position.STANDING
"""Nobody knows how people come to a session; standing is where most begin."""


def is_new(exercise: Exercise, before: Collection[str]) -> bool:
    """Whether an exercise is new to somebody, who has come to those `before` in this session."""
    return exercise.id not in before


class Lesson(NamedTuple):
    """What is taught on the way to an exercise from a position.

    `way` are the sentences of how to get into its own; it `shows` a repetition before it is done.
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
    exercises_before: set[str] = set()
    ways_before: set[tuple[str, ...]] = {()}
    for exercise in exercises:
        way = ways.say(position, exercise.position)
        if teach is Teach.NEVER:
            yield Lesson(position)
        else:
            is_always = teach is Teach.ALWAYS
            shows = is_always or is_new(exercise, exercises_before)
            yield Lesson(position, way if is_always or way not in ways_before else (), shows)
        exercises_before.add(exercise.id)
        ways_before.add(way)
        position = exercise.position
