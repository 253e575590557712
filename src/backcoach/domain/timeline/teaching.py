"""What is taught on the way to an exercise, and to whom: its position, and a demonstration."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import ON_THE_FLOOR, Equipment, Position, Teach
from backcoach.domain.knowledge.transition import Transitions
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.words.phases import within_reach

BEFORE_THE_FIRST = Position.STANDING
"""Nobody knows how people come to a session; standing is where most begin."""


FETCHED = (Equipment.CHAIR, Equipment.STRAP, Equipment.CUSHION, Equipment.BALL)
"""What has to be brought; a mat, a wall or a doorway is where one goes."""


def is_new(exercise: Exercise, known: Collection[str]) -> bool:
    """Whether an exercise is new to somebody who knows some, or has come to them before."""
    return exercise.id not in known


class Lesson(NamedTuple):
    """What is taught on the way to an exercise from a position.

    `way` are the sentences of what to fetch and how to get into its own; it `shows` a repetition
    before it is done. `up` is how to get up from the floor after the last one.
    """

    position: Position
    way: tuple[str, ...] = ()
    shows: bool = False
    up: tuple[str, ...] = ()

    @property
    def teaches(self) -> bool:
        """Whether anything is taught, so that there has to be time for it."""
        return self.shows or bool(self.way)


def lessons(
    items: Sequence[PlannedItem], teach: Teach, ways: Transitions, known: Collection[str]
) -> Iterator[Lesson]:
    """What is taught of exercises that are done one after the other, one lesson for each.

    Those that are `known` by their ids are not new, and neither is the way to them.
    """
    position = BEFORE_THE_FIRST
    before = set(known)
    said: set[str] = set()

    def unsaid(exercise: Exercise, sentences: tuple[str, ...]) -> tuple[str, ...]:
        is_said = said.issuperset(sentences) or exercise.id in known
        return sentences if _teaches(teach, is_new=not is_said) else ()

    for number, item in enumerate(items, 1):
        exercise, position = item.exercise, item.comes_from or position
        own = exercise.position
        way = unsaid(exercise, (*_to_fetch(exercise), *ways.say(position, own)))
        said.update(way)
        is_last = number == len(items) and own in ON_THE_FLOOR and not item.stays
        up = unsaid(exercise, ways.say(own, Position.STANDING)) if is_last else ()
        yield Lesson(position, way, _teaches(teach, is_new=is_new(exercise, before)), up)
        before.add(exercise.id)
        position = own


def _teaches(teach: Teach, *, is_new: bool) -> bool:
    """Whether to teach what is new to somebody, or what is not."""
    return teach is Teach.ALWAYS or (teach is Teach.NEW and is_new)


def _to_fetch(exercise: Exercise) -> Iterator[str]:
    """What somebody should have beside them before they are down on the floor."""
    things = tuple(each for each in exercise.equipment if each in FETCHED)
    if things and exercise.position in ON_THE_FLOOR:
        yield within_reach(things)
