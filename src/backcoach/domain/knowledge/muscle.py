"""Muscles, and the groups people know them by."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from backcoach.domain.knowledge.terms import Equipment, Goal


class How(StrEnum):
    """What an exercise does with a muscle."""

    STRENGTHENS = "strengthens"
    TRAINS_CONTROL = "trains-control"
    STRETCHES = "stretches"
    MOBILISES = "mobilises"
    RELEASES = "releases"
    RELAXES = "relaxes"


class Muscle(NamedTuple):
    """One muscle; `group` is the id of the group it is shown under."""

    id: str
    name: str
    group: str
    aliases: tuple[str, ...]
    does: str


class MuscleGroup(NamedTuple):
    """Several muscles or groups under one name."""

    id: str
    name: str
    aliases: tuple[str, ...]
    does: str
    members: tuple[str, ...]


class Use(NamedTuple):
    """Ids of exercises that do the same with a muscle: first of all with it, and besides."""

    how: How
    primary: tuple[str, ...]
    secondary: tuple[str, ...]


_HOW = {
    Goal.STRENGTH: How.STRENGTHENS,
    Goal.CONTROL: How.TRAINS_CONTROL,
    Goal.STRETCH: How.STRETCHES,
    Goal.MOBILITY: How.MOBILISES,
    Goal.RELAX: How.RELAXES,
}


def how_used(goal: Goal, equipment: Collection[Equipment]) -> How:
    """What an exercise does with its muscles; one that relaxes with a ball presses on them."""
    how = _HOW[goal]
    return How.RELEASES if how is How.RELAXES and Equipment.BALL in equipment else how


def homes(groups: Sequence[MuscleGroup]) -> dict[str, str]:
    """The home of each muscle and group, by id: the first group that lists it."""
    return {member: group.id for group in reversed(groups) for member in group.members}
