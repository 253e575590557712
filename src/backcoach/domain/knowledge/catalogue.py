"""All that the coach knows: exercises, routines, muscles, sources and what keeps people safe."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.index import Index, IndexedExercise, IndexedMuscle, words
from backcoach.domain.knowledge.muscle import How, Muscle, MuscleGroup, Use, homes, how_used
from backcoach.domain.knowledge.origin import Origin
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.terms import Evidence
from backcoach.domain.knowledge.transition import Transition, Transitions


class Source(NamedTuple):
    """Where a fact comes from.

    `mark` says how it was read: seen, copy, background, house-rule; `kind` what it is; `date` is a
    year, "2018", or a month, "2020-07".
    """

    id: str
    title: str
    mark: str
    publisher: str | None
    address: str | None
    kind: Evidence
    date: str | None


@dataclass(frozen=True)
class Catalogue:
    """The checked contents of `data/`; every id in it refers to something that is there."""

    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    muscles: tuple[Muscle, ...]
    groups: tuple[MuscleGroup, ...]
    sources: tuple[Source, ...]
    safety: Safety
    transitions: tuple[Transition, ...] = ()

    @cached_property
    def ways(self) -> Transitions:
        """The transitions by the positions they lead out of and into."""
        return Transitions(self.transitions)

    @cached_property
    def exercise(self) -> Mapping[str, Exercise]:
        """Exercises by id."""
        return {each.id: each for each in self.exercises}

    @property
    def origins(self) -> Mapping[str, Origin]:
        """Where exercises and routines come from that are not the coach's, by id."""
        return {}

    @property
    def named(self) -> Sequence[Exercise | IndexedExercise]:
        """What exercises are called, without reading all there is to know of each."""
        return self.exercises

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {each.id: each for each in self.sources}

    def surest(self, names: Iterable[str]) -> list[Source]:
        """The sources of some ids, each once, the surest kind first."""
        kinds = list(Evidence)
        found = (self.source[name] for name in dict.fromkeys(names))
        return sorted(found, key=lambda each: kinds.index(each.kind))

    @cached_property
    def every_muscle(self) -> tuple[Muscle | MuscleGroup, ...]:
        """Every group, then every muscle."""
        return (*self.groups, *self.muscles)

    @cached_property
    def muscle(self) -> dict[str, Muscle | MuscleGroup]:
        """Muscles and groups by id."""
        return {each.id: each for each in self.every_muscle}

    @cached_property
    def home(self) -> dict[str, str]:
        """The group that a muscle or group is shown under; those without one are in no group."""
        return homes(self.groups)

    def groups_of(self, name: str) -> tuple[MuscleGroup, ...]:
        """The groups that a muscle or group is in, its home first, then groups of these groups."""
        found = [group for group in self.groups if name in group.members]
        for inner in found:  # grows on the way, until there is no group around the last one
            around = (group for group in self.groups if inner.id in group.members)
            found.extend(group for group in around if group not in found)
        return tuple(found)

    def uses(self, muscle: IndexedMuscle) -> tuple[Use, ...]:
        """The exercises that work a muscle or group, by what they do with it."""
        primary, secondary = self.index.training(muscle)
        uses = (Use(how, self._that(how, primary), self._that(how, secondary)) for how in How)
        return tuple(use for use in uses if use.primary or use.secondary)

    def _that(self, how: How, names: Iterable[str]) -> tuple[str, ...]:
        used = ((name, self.exercise[name]) for name in names)
        return tuple(name for name, each in used if how_used(each.goal, each.equipment) is how)

    @cached_property
    def index(self) -> Index:
        """What a list shows and a search looks at."""
        return Index(
            tuple(self.indexed(each) for each in self.exercises),
            tuple(
                IndexedMuscle(each.id, each.name, each.aliases, self._single([each.id]))
                for each in self.every_muscle
            ),
        )

    def indexed(self, each: Exercise) -> IndexedExercise:
        """An exercise as it is in an index."""
        called = (each.id, each.name, *each.aliases)
        told = (each.goal, each.why, *each.steps, each.feel, *each.notes)
        return IndexedExercise(
            id=each.id,
            name=each.name,
            aliases=each.aliases,
            position=each.position.value,
            goal=each.goal.value,
            settings=tuple(setting.value for setting in each.settings),
            equipment=tuple(thing.value for thing in each.equipment),
            muscles=", ".join(self.muscle[muscle].name for muscle in each.muscles.primary),
            primary=self._single(each.muscles.primary),
            secondary=self._single(each.muscles.secondary),
            text=words((*called, *told)),
        )

    def _single(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the single muscles that ids, of muscles or of groups, stand for."""
        members = {group.id: group.members for group in self.groups}

        def single(name: str) -> Iterator[str]:
            if name not in members:
                yield name
            for member in members.get(name, ()):
                yield from single(member)

        return tuple(dict.fromkeys(each for name in names for each in single(name)))
