"""A routine: which exercises, in which order, in how many rounds."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.span import Rest
from backcoach.domain.knowledge.terms import Purpose

BETWEEN_EXERCISES = Rest(10_000)
"""The rest in a routine that is made of exercises."""
MOST_IN_A_NAME = 3
"""What is made of more exercises is called by their number."""


class Item(NamedTuple):
    """An exercise at a level, or with a dosage of its own.

    Its `levels`, where it has some, are done instead of those of the exercise, and `weeks` says
    from which week of the plan each of them is. `stay` where it is the last one, and one stays
    lying after it. A `rest` of its own is all the time from its end to the beginning of the next.
    """

    exercise: str
    level: int = 1
    dosage: Dosage | None = None
    essential: bool = False
    stay: bool = False
    levels: tuple[Dosage, ...] = ()
    weeks: tuple[int, ...] = ()
    rest: Rest | None = None

    def level_in(self, week: int | None) -> int:
        """Which of its levels is done in a week of the plan; before the first week, the first."""
        if week is None or not self.weeks:
            return self.level
        return max(1, bisect_right(self.weeks, week))


class Block(NamedTuple):
    """Items done one after the other, `rounds` times, with `rest` between two rounds.

    `between` is the rest between two of its items. Either may be as the routine has it.
    """

    items: tuple[Item, ...]
    rounds: int = 1
    rest: Rest | None = None
    between: Rest | None = None


class Routine(NamedTuple):
    """Blocks of items, with `rest` between two exercises.

    Where rests are `exact`, they are from the end of one exercise to the beginning of the next.
    Where it is a plan for some weeks, it `begins` on a day, counted from 1 January 1970.
    `group` is what it is for, and `whom` for whom or when, in a few words that follow "for". `bed`
    where it can be done on one, too.
    """

    id: str
    name: str
    summary: str
    rest: Rest
    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    group: Purpose = Purpose.OTHER
    whom: str = ""
    exact: bool = False
    begins: int | None = None
    bed: bool = False

    def week_on(self, day: int) -> int | None:
        """Which week of the plan a day is in, from 1; 0 or less before it begins; None for none."""
        return None if self.begins is None else (day - self.begins) // 7 + 1

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item once, in order, rounds not repeated."""
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def exercises(self) -> frozenset[str]:
        """The ids of its exercises."""
        return frozenset(item.exercise for item in self.items)


def routine_of(exercises: Sequence[Exercise]) -> Routine:
    """A routine of some exercises, at least one, in their order and at their first levels.

    Its id is what somebody types to have it again.
    """
    names = ", ".join(each.name for each in exercises)
    return Routine(
        id=" ".join(each.id for each in exercises),
        name=names if len(exercises) <= MOST_IN_A_NAME else f"{len(exercises)} exercises",
        summary=exercises[0].why if len(exercises) == 1 else "Your own choice of exercises.",
        rest=BETWEEN_EXERCISES,
        blocks=(Block(tuple(Item(each.id) for each in exercises)),),
        sources=(),
    )
