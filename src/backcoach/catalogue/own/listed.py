"""What a list needs of own entries, and what is known of those that cannot be used."""

from collections.abc import Mapping
from typing import NamedTuple

from backcoach.domain.knowledge.index import Index, IndexedExercise, IndexedRoutine
from backcoach.domain.knowledge.origin import Origin


class Trouble(NamedTuple):
    """An entry that cannot be used: its id, all that it goes by, and the problems, a line each.

    `kind` is the folder that things of its kind are in; of a file named by itself it may be "".
    A pack that is not there is one, too, called by nothing that anybody asks for.
    """

    kind: str
    id: str
    names: tuple[str, ...]
    problems: tuple[str, ...]


class Listed(NamedTuple):
    """Own exercises, and all routines, own ones first; without those that have troubles.

    `origins` are by id, and `figures` the exercises whose figure an own one has.
    """

    exercises: tuple[IndexedExercise, ...]
    routines: tuple[IndexedRoutine, ...]
    origins: Mapping[str, Origin]
    figures: Mapping[str, str]
    troubles: tuple[Trouble, ...]


def joint_index(coach: Index, own: tuple[IndexedExercise, ...]) -> Index:
    """The index of own exercises, and then of the coach's, but for those that they replace."""
    ids = {each.id for each in own}
    return coach._replace(
        exercises=(*own, *(each for each in coach.exercises if each.id not in ids))
    )
