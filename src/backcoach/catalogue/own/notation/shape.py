"""What an exercise is like, as far as it matters for what a dose of it means."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from backcoach.catalogue.schemas import schema
from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import PhaseKind, Sides

STILL_MS = 15_000
"""What is held for as long as this at any level is done for the sake of staying there."""


class Shape(NamedTuple):
    """What an exercise is like, as far as it matters for what a dose means.

    `usual` is its first level. `dosed` is the part that is as long as the dose's hold, "" where
    there is none, and `is_still` where it is done for the sake of that: a time alone is its hold.
    `worked` is the part that is as long as the dose's work: it goes on, and is not repeated.
    `parts` are all others in order, and `holds` those that are a stillness of their own length.
    """

    usual: schema.Dosage | None = None
    dosed: str = ""
    worked: str = ""
    is_still: bool = False
    parts: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()

    @property
    def hold(self) -> str | None:
        """How long it is held where nothing is said."""
        return self.usual.hold if self.usual and self.dosed else None

    @property
    def is_at_once(self) -> bool:
        """Whether both sides are known to be done at once."""
        return self.usual is not None and self.usual.side is Sides.BOTH

    def in_tempo(self, seconds: tuple[Fraction, ...]) -> Mapping[str, Fraction] | None:
        """The parts that have these lengths: all, or all but the hold; None where none fit.

        A length of 0 is for a part that is not there.
        """
        moving = tuple(part for part in self.parts if part != self.dosed)
        there = tuple(each for each in seconds if each)
        fits = (
            zip(parts, lengths, strict=True)
            for lengths in (seconds, there)
            for parts in (self.parts, moving)
            if len(parts) == len(lengths)
        )
        found = next(fits, None)
        return None if found is None else {part: each for part, each in found if each}


def shape_of(exercise: Exercise) -> Shape:
    """What an exercise of the catalogue is like."""
    longest = [level.hold for level in exercise.levels if level.hold is not None]
    moved = [part for part in exercise.movement if part.kind is PhaseKind.MOVE]
    held = [part for part in exercise.movement if part.kind is PhaseKind.HOLD]
    return Shape(
        usual=_usual(exercise.levels[0]),
        dosed=next((part.do for part in held if part.span is None), ""),
        worked=next((part.do for part in moved if part.span is None), ""),
        is_still=any(each.ms(BreathPattern()) >= STILL_MS for each in longest),
        parts=tuple(part.do for part in exercise.movement if part.span or part in held),
        holds=tuple(part.do for part in held if part.span),
    )


def _usual(level: Dosage) -> schema.Dosage:
    """A dosage of the domain as it is written."""
    same = level.other_reps is None
    reps = level.reps[0] if len({*level.reps}) == 1 else level.reps
    return schema.Dosage(
        sets=level.sets,
        reps=reps if same else schema.SoreReps(level.reps[0], (level.other_reps or (1,))[0]),
        work=str(level.work) if level.work else None,
        amrap=level.amrap,
        side=level.sides,
        hold=str(level.hold) if level.hold else None,
        tempo={do: str(length) for do, length in level.tempo.items()},
        breath=str(level.breath) if level.breath else None,
        load=level.load or None,
        rest=str(level.rest) if level.sets > 1 else None,
        rep_rest=str(level.rep_rest) if level.rep_rest.ms else None,
    )
