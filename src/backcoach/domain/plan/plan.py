"""A plan: a routine made ready to compile, every item with its exercise and its dosage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.span import Rest
from backcoach.domain.knowledge.terms import ON_THE_FLOOR, Equipment, Position
from backcoach.domain.plan.holding import with_hold
from backcoach.domain.plan.rung import OWN, Rung, is_of_sets
from backcoach.domain.words.amounts import breath_cautions, with_load
from backcoach.domain.words.grammar import capitalised


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """An exercise with the dosage to do, and the rest that comes before it.

    The exercise has the routine's own levels of it, where that has some; where `weeks` say from
    which week of the plan each of them is done, the day settles its rung.
    `own` is the routine's own dose of it, where it has one; `rung` says which dose it is done at.
    Where the rest is `exact`, it is all the time there is from the exercise before, with getting
    into position. Where somebody `stays` after it, they are not taught to get up. `told` are
    sentences for this person as it begins: what it is in place of, what to mind. `comes_from` is
    where a key has led here from, where that is not where the item before ends.
    """

    exercise: Exercise
    rung: Rung = Rung()
    rest: Rest = Rest()
    round: int = 1
    rounds: int = 1
    essential: bool = False
    stays: bool = False
    told: tuple[str, ...] = ()
    own: Dosage | None = None
    exact: bool = False
    weeks: tuple[int, ...] = ()
    comes_from: Position | None = field(default=None, compare=False)

    @property
    def dosage(self) -> Dosage:
        """How much of it to do."""
        return self.rung.dosage(self.exercise, self.own)

    @property
    def dose(self) -> str:
        """What that is called: `level 2 of 3, with 5 kg`, `as the routine has it`."""
        loaded = with_load(self.dosage.load)
        return ", ".join(filter(None, (self.rung.words(len(self.exercise.levels)), loaded)))

    @property
    def to_mind(self) -> tuple[str, ...]:
        """What has to be minded in it: by this person, and by everybody."""
        return (*self.told, *self.exercise.cautions.needed, *breath_cautions(self.dosage))

    @property
    def to_know(self) -> tuple[str, ...]:
        """What has to be known before it begins: what to mind, and what to have at hand."""
        loaded = with_load(self.dosage.load)
        return (*self.to_mind, *((f"{capitalised(loaded)}.",) if loaded else ()))

    @property
    def as_written(self) -> "PlannedItem":
        """The same item on its rung as that stands: not halved, in its own number of sets."""
        return replace(self, rung=Rung(self.rung.level))

    def at_level(self, level: int) -> "PlannedItem":
        """Return the same item at another level, as near to it as the exercise has levels."""
        return replace(self, rung=Rung(max(1, min(level, len(self.exercise.levels)))))

    def in_sets(self, sets: int) -> "PlannedItem":
        """Return the same item in another number of sets, from 1."""
        own = self.as_written.dosage.sets
        return replace(self, rung=self.rung._replace(sets=None if sets == own else sets))

    def in_reps(self, reps: int) -> "PlannedItem":
        """Return the same item with so many repetitions in each set, from 1."""
        own = self.as_written.dosage.reps[0]
        return replace(self, rung=self.rung._replace(reps=None if reps == own else reps))

    def for_ms(self, ms: int) -> "PlannedItem":
        """Return the same item for so long, where its work is based on time."""
        return replace(self, rung=self.rung._replace(work_ms=ms))

    def halved(self) -> "PlannedItem":
        """Return half of it, or all of it where there is only one of everything."""
        if is_of_sets(self.dosage):
            return self.in_sets(self.dosage.sets // 2)
        half = replace(self, rung=self.rung._replace(halvings=self.rung.halvings + 1))
        return self if half.dosage == self.dosage else half


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

    @property
    def positions(self) -> tuple[Position, ...]:
        """The positions it is done in, in order, each once."""
        return tuple(dict.fromkeys(item.exercise.position for item in self.items))

    @property
    def equipment(self) -> tuple[Equipment, ...]:
        """What it cannot do without, in order, each once."""
        return tuple(dict.fromkeys(each for item in self.items for each in item.exercise.equipment))

    @property
    def loads(self) -> tuple[str, ...]:
        """The weights, bands and heights of its doses, in order, each once."""
        return tuple(dict.fromkeys(load for item in self.items if (load := item.dosage.load)))

    @property
    def descents(self) -> int:
        """How often it leads down to the floor."""
        low = [False, *(item.exercise.position in ON_THE_FLOOR for item in self.items)]
        return sum(after and not before for before, after in pairwise(low))

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
    routine: Routine, exercises: Mapping[str, Exercise], day: int | None = None
) -> Plan:
    """Give every item of a routine its exercise and dosage, as they are on a day, if it is known.

    Days are counted from 1 January 1970.
    """
    week = None if day is None else routine.week_on(day)
    return Plan(routine.id, routine.name, tuple(_planned(routine, exercises, week)))


def _planned(
    routine: Routine, exercises: Mapping[str, Exercise], week: int | None
) -> Iterator[PlannedItem]:
    own_rest: Rest | None = None
    for block in routine.blocks:
        for number in range(1, block.rounds + 1):
            for index, item in enumerate(block.items):
                rest = block.between if index else block.rest if number > 1 else None
                if own_rest is not None and (index or number == 1 or rest is None):
                    rest, exact = own_rest, True
                else:
                    exact = routine.exact
                exercise = exercises[item.exercise]
                exercise = exercise._replace(levels=item.levels or exercise.levels)
                yield PlannedItem(
                    exercise=with_hold(exercise, item.dosage, *item.levels),
                    rung=OWN if item.dosage else Rung(item.level_in(week)),
                    rest=routine.rest if rest is None else rest,
                    round=number,
                    rounds=block.rounds,
                    essential=item.essential,
                    stays=item.stay,
                    own=item.dosage,
                    exact=exact,
                    weeks=item.weeks,
                )
                own_rest = item.rest
