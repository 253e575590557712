"""The catalogue of the coach and own entries as one."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from backcoach.catalogue.own.files import EXERCISES
from backcoach.catalogue.own.listed import Listed, joint_index
from backcoach.domain.knowledge.catalogue import Catalogue
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import Index, IndexedExercise
from backcoach.domain.knowledge.origin import Origin
from backcoach.domain.knowledge.over import Over
from backcoach.domain.knowledge.routine import Item, Routine
from backcoach.domain.tailoring.offer import routines_of

if TYPE_CHECKING:
    from backcoach.catalogue.own.loading import Own


@dataclass(frozen=True)
class Joined(Catalogue):
    """A catalogue with own entries; `exercises` are those of the coach, `every` are all by id.

    An own exercise may be read only when it is asked for.
    """

    every: Mapping[str, Exercise] = field(default_factory=dict)
    joint_index: Index = Index((), ())
    own_origins: Mapping[str, Origin] = field(default_factory=dict)

    @cached_property
    def exercise(self) -> Mapping[str, Exercise]:
        """Exercises by id."""
        return self.every

    @cached_property
    def index(self) -> Index:
        """What a list shows and a search looks at."""
        return self.joint_index

    @property
    def origins(self) -> Mapping[str, Origin]:
        """Where own exercises and routines come from, by id."""
        return self.own_origins

    @property
    def named(self) -> Sequence[IndexedExercise]:
        """What exercises are called."""
        return self.joint_index.exercises


def joined(
    coach: Catalogue,
    every: Mapping[str, Exercise],
    index: Index,
    routines: tuple[Routine, ...],
    resting: tuple[Item, ...],
    origins: Mapping[str, Origin],
) -> Joined:
    """A catalogue as the coach's, but for these."""
    safety = coach.safety
    if resting != safety.resting.items:
        safety = replace(safety, resting=safety.resting._replace(items=resting))
    return Joined(
        exercises=coach.exercises,
        routines=routines,
        muscles=coach.muscles,
        groups=coach.groups,
        sources=coach.sources,
        safety=safety,
        transitions=coach.transitions,
        every=every,
        joint_index=index,
        own_origins={**coach.origins, **origins},
    )


def joined_at_once(coach: Catalogue, own: "Own") -> Joined:
    """A catalogue with all that own files say."""
    every = Over({each.id: each for each in own.exercises}, coach.exercise)
    taken = {
        *(each.id for each in own.routines),
        *(each.id for each in own.troubles if each.kind != EXERCISES),
    }
    replaced = {each.id for each in own.exercises if each.id in coach.exercise}
    others = [_with(each, replaced, every) for each in coach.routines if each.id not in taken]
    return joined(
        coach,
        every,
        joint_index(coach.index, tuple(map(coach.indexed, own.exercises))),
        (*own.routines, *others),
        tuple(_own_dose(each, replaced, every) for each in coach.safety.resting.items),
        own.origins,
    )


def _with(routine: Routine, replaced: AbstractSet[str], every: Mapping[str, Exercise]) -> Routine:
    """A routine of the coach with own exercises in place of the coach's, at their own doses."""
    if replaced.isdisjoint(routine.exercises):
        return routine
    blocks = (
        block._replace(items=tuple(_own_dose(each, replaced, every) for each in block.items))
        for block in routine.blocks
    )
    return routine._replace(blocks=tuple(blocks))


def _own_dose(item: Item, replaced: AbstractSet[str], every: Mapping[str, Exercise]) -> Item:
    """An item whose dose is that of one's own exercise, where it has one in place of another."""
    if item.exercise not in replaced:
        return item
    level = min(item.level, len(every[item.exercise].levels))
    return item._replace(level=level, dosage=None)


def listed_of(catalogue: Joined, own: "Own") -> Listed:
    """What a list needs of a catalogue with own entries."""
    many = len(own.exercises)
    return Listed(
        catalogue.index.exercises[:many],
        routines_of(catalogue),
        own.origins,
        own.figures,
        own.troubles,
    )
