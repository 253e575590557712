"""A plan: a routine made ready to compile, every item with its exercise and its dosage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from backcoach.domain.exercise import Dosage, Exercise
from backcoach.domain.routine import Item, Routine
from backcoach.domain.span import Rest


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An exercise with the dosage to do, and the rest that comes before it.

    `told` are sentences for this person as it begins: what it is in place of, what to mind.
    """

    exercise: Exercise
    level: int
    dosage: Dosage
    rest: Rest = Rest()
    round: int = 1
    rounds: int = 1
    essential: bool = False
    told: tuple[str, ...] = ()

    def at_level(self, level: int) -> "PlannedItem":
        """Return the same item at another level, as near to it as the exercise has levels."""
        level = max(1, min(level, len(self.exercise.levels)))
        return replace(self, level=level, dosage=self.exercise.levels[level - 1])


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done, in order, rounds repeated."""

    routine: str
    name: str
    items: tuple[PlannedItem, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The exercises' names, in order."""
        return tuple(item.exercise.name for item in self.items)

    def starting_from(self, exercise: str) -> "Plan":
        """Return the plan from the first item of an exercise on.

        Raises:
            ValueError: the exercise is not in the plan.
        """
        first = [item.exercise.id for item in self.items].index(exercise)
        return replace(self, items=self.items[first:])

    def with_item(self, index: int, item: PlannedItem) -> "Plan":
        """Return the plan with one item replaced."""
        return replace(self, items=(*self.items[:index], item, *self.items[index + 1 :]))


def plan_routine(
    routine: Routine, exercises: Mapping[str, Exercise], level: int | None = None
) -> Plan:
    """Give every item of a routine its exercise and dosage; `level` is for all of them."""
    planned = tuple(_planned(routine, exercises))
    if level is not None:
        planned = tuple(item.at_level(level) for item in planned)
    return Plan(routine.id, routine.name, planned)


def _planned(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[PlannedItem]:
    for block in routine.blocks:
        for number in range(1, block.rounds + 1):
            for index, item in enumerate(block.items):
                between_rounds = number > 1 and index == 0 and block.rest is not None
                yield PlannedItem(
                    exercise=exercises[item.exercise],
                    level=item.level,
                    dosage=_dosage(item, exercises[item.exercise]),
                    rest=block.rest if between_rounds and block.rest else routine.rest,
                    round=number,
                    rounds=block.rounds,
                    essential=item.essential,
                )


def _dosage(item: Item, exercise: Exercise) -> Dosage:
    return item.dosage or exercise.levels[min(item.level, len(exercise.levels)) - 1]
