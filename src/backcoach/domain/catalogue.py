"""All that the coach knows: exercises, routines, muscles and sources."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from backcoach.domain.exercise import Exercise
from backcoach.domain.muscle import Muscle, MuscleGroup
from backcoach.domain.routine import Routine


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from; `mark` says how sure it is: seen, copy, background, house-rule."""

    id: str
    title: str
    mark: str
    publisher: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Catalogue:
    """The checked contents of `data/`; every id in it refers to something that is there."""

    exercises: tuple[Exercise, ...]
    routines: tuple[Routine, ...]
    muscles: tuple[Muscle, ...]
    groups: tuple[MuscleGroup, ...]
    sources: tuple[Source, ...]

    @cached_property
    def exercise(self) -> dict[str, Exercise]:
        """Exercises by id."""
        return {each.id: each for each in self.exercises}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {each.id: each for each in self.sources}

    @cached_property
    def every_muscle(self) -> tuple[Muscle | MuscleGroup, ...]:
        """Every group, then every muscle."""
        return (*self.groups, *self.muscles)

    @cached_property
    def muscle(self) -> dict[str, Muscle | MuscleGroup]:
        """Muscles and groups by id."""
        return {each.id: each for each in self.every_muscle}

    def muscles_in(self, ids: Iterable[str]) -> frozenset[str]:
        """The ids of single muscles that `ids`, of muscles or of groups, stand for."""
        return frozenset().union(*(self._leaves[each] for each in ids))

    @cached_property
    def _leaves(self) -> dict[str, frozenset[str]]:
        members = {group.id: group.members for group in self.groups}

        def leaves(each: str) -> frozenset[str]:
            if each not in members:
                return frozenset({each})
            return frozenset().union(*(leaves(member) for member in members[each]))

        return {each: leaves(each) for each in self.muscle}

    def training(self, muscle: str) -> tuple[tuple[Exercise, ...], tuple[Exercise, ...]]:
        """The exercises that work a muscle or group first of all, and those that do besides."""
        wanted = self.muscles_in([muscle])
        primary = tuple(
            each for each in self.exercises if self.muscles_in(each.muscles.primary) & wanted
        )
        secondary = tuple(
            each
            for each in self.exercises
            if each not in primary and self.muscles_in(each.muscles.secondary) & wanted
        )
        return primary, secondary
