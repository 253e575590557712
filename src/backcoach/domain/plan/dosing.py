"""A dosage worked out: which repetitions, on which side, and how long each part of one lasts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from backcoach.domain.knowledge.exercise import Dosage, Exercise, Part
from backcoach.domain.knowledge.span import BreathPattern, Unit, apportion
from backcoach.domain.knowledge.terms import Breathing, PhaseKind, Side, Sides
from backcoach.domain.words.phases import AS_MANY, as_many


@dataclass(frozen=True, slots=True)
class TimedPart:
    """A part of a repetition with its length settled; `index` is its place in the movement.

    One that is `half` a breath has the rest of the breath after that in it.
    """

    index: int
    part: Part
    ms: int
    half: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One repetition: its set and number from 1, and its side."""

    set: int
    side: Side
    rep: int


@dataclass(frozen=True)
class Dose:
    """An exercise and a dosage, for somebody who breathes so and has this side sore (or none)."""

    exercise: Exercise
    dosage: Dosage
    breath: BreathPattern
    sore_side: Side | None

    @property
    def work_ms(self) -> int:
        """How long all repetitions take, without what lies between them."""
        if self.dosage.work is None:
            return sum(1 for _ in self.turns()) * sum(part.ms for part in self.natural_parts)
        return sum(part.ms for turn in self.turns() for part in self.parts(turn))

    def turns(self) -> Iterator[Turn]:
        """Every repetition in the order it is done; the sore side first, else the left."""
        if self.dosage.sides is Sides.ALTERNATE:
            yield from self._alternating()
        else:
            yield from self._side_by_side()

    def _side_by_side(self) -> Iterator[Turn]:
        for side in self.sides:
            for number in range(1, self.dosage.sets + 1):
                for rep in range(1, self.reps(number, side) + 1):
                    yield Turn(number, side, rep)

    def _alternating(self) -> Iterator[Turn]:
        for number in range(1, self.dosage.sets + 1):
            most = max(self.reps(number, side) for side in self.sides)
            for rep in range(1, most + 1):
                for side in self.sides:
                    if rep <= self.reps(number, side):
                        yield Turn(number, side, rep)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that it is done on, the first one first."""
        if self.dosage.sides is Sides.BOTH:
            return (Side.BOTH,)
        if self.dosage.sides is Sides.ONE and self.sore_side:
            return (self.sore_side,)
        first = self.sore_side or Side.LEFT
        if self.dosage.amrap and self.dosage.sides is Sides.ALTERNATE:
            return (first,)  # one changes sides by oneself
        return (first, first.other)

    def reps(self, number: int, side: Side) -> int:
        """The repetitions of set `number` on a side."""
        if self.dosage.work is not None:
            return self._reps_in_work
        fewer = self.sore_side is not None and side is not self.sore_side
        reps = self.dosage.other_reps if fewer and self.dosage.other_reps else self.dosage.reps
        return reps[number - 1]

    def parts(self, turn: Turn) -> tuple[TimedPart, ...]:
        """The parts of a repetition. Those of time-based work share its time to the millisecond.

        Where as many are done as one can, all of that is one part.
        """
        parts = self.natural_parts
        if self.dosage.amrap:
            return (self._stretch,)
        if self.dosage.work is None or self._work_is_one_part:
            return parts
        sharing = self._sharing
        nth = (turn.rep - 1) * len(sharing) + (sharing.index(turn.side) if sharing[1:] else 0)
        own = self._shares_of_work[nth * len(parts) : (nth + 1) * len(parts)]
        return tuple(replace(part, ms=ms) for part, ms in zip(parts, own, strict=True))

    def shown(self, turn: Turn) -> tuple[TimedPart, ...]:
        """The parts of a repetition as it is demonstrated."""
        return self.natural_parts if self.dosage.amrap else self.parts(turn)

    @cached_property
    def _stretch(self) -> TimedPart:
        """As many repetitions as one can: unpaced, for all the time there is."""
        assert self.dosage.work is not None  # there has to be a time for it
        movement = self.exercise.movement
        in_turn = self.dosage.sides is Sides.ALTERNATE
        part = Part(
            do=AS_MANY,
            kind=PhaseKind.MOVE,
            span=None,
            breathing=Breathing.FREE,
            pose=movement[-1].pose,
            say=" ".join(part.say for part in movement),
            short=as_many([part.short for part in movement], in_turn=in_turn),
        )
        return TimedPart(0, part, self.dosage.work.ms(self.breath))

    @cached_property
    def _shares_of_work(self) -> tuple[int, ...]:
        """The length of every part of every repetition of time-based work, in order."""
        assert self.dosage.work is not None  # it is asked for where there is such work
        once = [part.ms for part in self.natural_parts]
        many = self._reps_in_work * len(self._sharing)
        return apportion(self.dosage.work.ms(self.breath), once * many)

    @cached_property
    def natural_parts(self) -> tuple[TimedPart, ...]:
        """The parts of a repetition, each as long as it is by itself."""
        return tuple(
            self._natural_part(index, part) for index, part in enumerate(self.exercise.movement)
        )

    def _natural_part(self, index: int, part: Part) -> TimedPart:
        dosed = self.dosage.hold if part.kind is PhaseKind.HOLD else self.dosage.work
        span = self.dosage.tempo.get(part.do, part.span) if part.span else dosed
        if span is None:
            return TimedPart(index, part, 0)
        ms = span.ms(self.breath)
        if (span.unit, part.breathing) == (Unit.INHALE, Breathing.IN):
            return TimedPart(index, part, ms + self.breath.full_ms, half=True)
        if (span.unit, part.breathing) == (Unit.EXHALE, Breathing.OUT):
            return TimedPart(index, part, ms + self.breath.empty_ms, half=True)
        return TimedPart(index, part, ms)

    @property
    def _work_is_one_part(self) -> bool:
        """Whether the movement goes on by itself, like walking, rather than being repeated."""
        return any(
            part.span is None and part.kind is PhaseKind.MOVE for part in self.exercise.movement
        )

    @property
    def _sharing(self) -> tuple[Side, ...]:
        """The sides that share one stretch of time-based work; alone, each has its own."""
        return self.sides if self.dosage.sides is Sides.ALTERNATE else (Side.BOTH,)

    @cached_property
    def _reps_in_work(self) -> int:
        if self.dosage.work is None or self.dosage.amrap or self._work_is_one_part:
            return 1
        once = sum(part.ms for part in self.natural_parts) * len(self._sharing)
        return max(1, round(self.dosage.work.ms(self.breath) / once))
