"""What an entry of the data names in others, and where in the entry it does."""

from collections.abc import Iterator
from typing import NamedTuple

from backcoach.catalogue.problems import Steps
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.muscle import MuscleGroup
from backcoach.domain.knowledge.routine import Item, Routine
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.transition import Transition


class Reference(NamedTuple):
    """Ids of exercises, muscles or sources, which `kind` says."""

    kind: str
    steps: Steps
    names: tuple[str, ...]


def of_exercise(each: Exercise) -> Iterator[Reference]:
    """What an exercise names."""
    yield Reference("exercise", ("easier",), each.easier)
    yield Reference("exercise", ("harder",), each.harder)
    yield Reference("exercise", ("swaps",), each.swaps)
    yield Reference("muscle", ("muscles", "primary"), each.muscles.primary)
    yield Reference("muscle", ("muscles", "secondary"), each.muscles.secondary)
    yield Reference("source", ("sources",), each.sources)
    yield Reference("source", ("cautions", "sources"), each.cautions.sources)
    for index, level in enumerate(each.levels):
        yield Reference("source", ("levels", index, "sources"), level.sources)


def of_routine(each: Routine) -> Iterator[Reference]:
    """What a routine names, but for its exercises."""
    yield Reference("source", ("sources",), each.sources)
    for number, block in enumerate(each.blocks):
        yield from _of_items(block.items, "blocks", number)


def of_group(each: MuscleGroup) -> Iterator[Reference]:
    """What a group of muscles names."""
    yield Reference("muscle", ("members",), each.members)


def of_transition(each: Transition) -> Iterator[Reference]:
    """What a way from one position into another names."""
    yield Reference("source", ("sources",), each.sources)


def of_safety(safety: Safety) -> Iterator[Reference]:
    """What keeps people safe, and names; but for the exercises of a day of rest."""
    for index, tier in enumerate(safety.tiers):
        yield Reference("source", ("tiers", index, "sources"), tier.sources)
    for index, sign in enumerate(safety.signs):
        yield Reference("source", ("signs", index, "sources"), sign.sources)
    for index, rule in enumerate(safety.pain):
        yield Reference("source", ("pain", index, "sources"), rule.sources)
    for index, condition in enumerate(safety.conditions):
        yield Reference("source", ("conditions", index, "sources"), condition.sources)
    for index, uncoded in enumerate(safety.uncoded):
        yield Reference("source", ("uncoded", index, "sources"), uncoded.sources)
    for index, fact in enumerate(safety.facts):
        yield Reference("source", ("facts", index, "sources"), fact.sources)
    yield Reference("source", ("review", "sources"), safety.review.sources)
    yield Reference("source", ("morning", "sources"), safety.morning.sources)
    yield Reference("exercise", ("morning", "exercises"), safety.morning.exercises)
    yield Reference("source", ("resting", "sources"), safety.resting.sources)
    yield from _of_items(safety.resting.items, "resting")


def _of_items(items: tuple[Item, ...], *steps: str | int) -> Iterator[Reference]:
    for index, item in enumerate(items):
        if item.dosage is not None:
            inner = (*steps, "items", index, "dosage", "sources")
            yield Reference("source", inner, item.dosage.sources)
        for number, level in enumerate(item.levels):
            inner = (*steps, "items", index, "levels", number, "sources")
            yield Reference("source", inner, level.sources)
