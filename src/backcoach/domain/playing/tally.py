"""What was done of a session: it is added to as play goes on, and never more than was played."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Side, Sides
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.plan.rung import Rung
from backcoach.domain.playing.events import RepDone, SetDone
from backcoach.domain.timeline.timeline import Repetition, Stretch, Timeline


@dataclass(frozen=True, slots=True)
class DoneItem:
    """What was done of one exercise of the plan, and what was prescribed.

    Where as many are done as one can, `counted` is how many somebody has counted.
    """

    exercise: Exercise
    rung: Rung
    reps: int
    prescribed: int
    counted: int = 0

    @property
    def dose(self) -> str:
        """What the dose is called that it was done at last."""
        return self.rung.words(len(self.exercise.levels))

    @property
    def is_complete(self) -> bool:
        """Whether all that was prescribed was done."""
        return self.reps >= self.prescribed


class Performed(NamedTuple):
    """A repetition that was done, and of which exercise."""

    repetition: Repetition
    exercise: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The rung that each repetition was done on, and what was done of items that are gone.

    `counts` has how many somebody has counted in a stretch of as many as they can.
    """

    done: Mapping[Performed, Rung] = field(default_factory=dict)
    dropped: tuple[DoneItem, ...] = ()
    counts: Mapping[Performed, int] = field(default_factory=dict)

    def counted(self, stretch: Performed) -> "Tally":
        """Return the tally with one more that was counted in a stretch."""
        return replace(self, counts={**self.counts, stretch: self.counts.get(stretch, 0) + 1})

    def begun_again(self) -> "Tally":
        """Return the tally without what was counted in a stretch that is not done to its end."""
        kept = {stretch: count for stretch, count in self.counts.items() if stretch in self.done}
        return self if len(kept) == len(self.counts) else replace(self, counts=kept)

    def added(
        self, stretches: Collection[Stretch], timeline: Timeline
    ) -> "tuple[Tally, tuple[RepDone | SetDone, ...]]":
        """Return the tally with repetitions that have just been done, and what to tell of them."""
        tally, events = self, list[RepDone | SetDone]()
        for repetition in (each.repetition for each in stretches):
            item = timeline.plan.items[repetition.item]
            by = Performed(repetition, item.exercise.id)
            is_new = by not in tally.done
            tally = replace(tally, done={**tally.done, by: item.rung})
            events.append(RepDone(by.exercise, item.rung, repetition))
            own = _set_of(repetition, timeline)
            if is_new and all(Performed(each, by.exercise) in tally.done for each in own):
                reps = self.counts.get(by, 0 if item.dosage.amrap else len(own))
                events.append(_set_done(item, repetition, reps))
        return tally, tuple(events)

    def has_set(self, timeline: Timeline) -> bool:
        """Whether a whole set was done: a session can be gone on with after one."""
        sets = ((by.exercise, _set_of(by.repetition, timeline)) for by in self.done)
        return any(
            bool(own) and all(Performed(each, exercise) in self.done for each in own)
            for exercise, own in sets
        )

    def summary(
        self, timeline: Timeline, exercises: Mapping[str, Exercise]
    ) -> tuple[DoneItem, ...]:
        """What was done of each item, in order; done is never more than prescribed."""
        indices = range(len(timeline.plan.items))
        own = (each for index in indices for each in self._of(index, timeline, exercises))
        return (*own, *self.dropped)

    def without(
        self, indices: Collection[int], timeline: Timeline, exercises: Mapping[str, Exercise]
    ) -> "Tally":
        """Return the tally for a plan that some items of the timeline's are taken out of."""
        begun = (
            replace(each, prescribed=each.reps)
            for index in indices
            for each in self._of(index, timeline, exercises)
            if each.reps
        )
        kept = [each for each in range(len(timeline.plan.items)) if each not in indices]

        def moved(by: Performed) -> Performed:
            item = kept.index(by.repetition.item)
            return Performed(by.repetition._replace(item=item), by.exercise)

        done = {moved(by): rung for by, rung in self.done.items() if by.repetition.item in kept}
        counts = {
            moved(by): count for by, count in self.counts.items() if by.repetition.item in kept
        }
        return Tally(done, (*self.dropped, *begun), counts)

    def _of(
        self, index: int, timeline: Timeline, exercises: Mapping[str, Exercise]
    ) -> Iterator[DoneItem]:
        item = timeline.plan.items[index]
        done = {by: rung for by, rung in self.done.items() if by.repetition.item == index}
        for other in dict.fromkeys(by.exercise for by in done if by.exercise != item.exercise.id):
            # It was done before `item` has taken its place.
            rungs = [rung for by, rung in done.items() if by.exercise == other]
            counted = self._counted(index, other)
            yield DoneItem(exercises[other], rungs[-1], len(rungs), len(rungs), counted)
        reps = {by.repetition for by in done if by.exercise == item.exercise.id}
        to_do = {each.repetition for each in timeline.stretches if each.repetition.item == index}
        counted = self._counted(index, item.exercise.id)
        yield DoneItem(item.exercise, item.rung, len(reps), len(reps | to_do), counted)

    def _counted(self, index: int, exercise: str) -> int:
        own = (by for by in self.counts if by.repetition.item == index and by.exercise == exercise)
        return sum(self.counts[by] for by in own)


def _set_of(repetition: Repetition, timeline: Timeline) -> list[Repetition]:
    """The repetitions that make up the same set."""
    alternating = timeline.plan.items[repetition.item].dosage.sides is Sides.ALTERNATE
    return [
        other
        for other in (each.repetition for each in timeline.stretches)
        if (other.item, other.set) == (repetition.item, repetition.set)
        and (alternating or other.side is repetition.side)
    ]


def _set_done(item: PlannedItem, repetition: Repetition, reps: int) -> SetDone:
    side = Side.BOTH if item.dosage.sides is Sides.ALTERNATE else repetition.side
    return SetDone(item.exercise.id, item.rung, repetition.item, repetition.set, side, reps)
