"""Which of its doses an exercise is done at: what that is, and what it is called."""

from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.span import Rest, Span
from backcoach.domain.words.amounts import dose_name

REST_BETWEEN_ADDED_SETS = Rest(30_000)


class Rung(NamedTuple):
    """A dose by its name: one of the levels, from 1, or with None the routine's own.

    It is halved `halvings` times, and done in `sets`, with `reps` in each of them or for `work_ms`,
    where these are other numbers than its own. For an exercise in a routine the same rung, and so
    the same words, are always the same dose.
    """

    level: int | None = 1
    halvings: int = 0
    sets: int | None = None
    reps: int | None = None
    work_ms: int | None = None

    def dosage(self, exercise: Exercise, own: Dosage | None) -> Dosage:
        """How much it is; `own` is the routine's own dose of the exercise, where it has one."""
        dosage = own if self.level is None else exercise.levels[self.level - 1]
        assert dosage is not None  # only an item with a dose of its own is on that rung
        if self.reps is not None:
            dosage = dosage._replace(reps=(self.reps,) * dosage.sets)
        if self.work_ms is not None:
            dosage = dosage._replace(work=Span(self.work_ms))
        for _ in range(self.halvings):
            dosage = _less(dosage)
        return dosage if self.sets is None else _in_sets(dosage, self.sets)

    def words(self, levels: int) -> str:
        """What it is called, of so many levels; nothing where there is but one, as it is."""
        return "" if levels == 1 and self == Rung() else dose_name(*self, levels)


OWN = Rung(None)
"""As the routine has it."""


def halved(dosage: Dosage) -> Dosage:
    """Half the time, repetitions or sets, whichever there is more than one of; never none.

    Of a single repetition that is held, it is half the hold.
    """
    return _in_sets(dosage, dosage.sets // 2) if is_of_sets(dosage) else _less(dosage)


def is_of_sets(dosage: Dosage) -> bool:
    """Whether sets are all that there is more than one of."""
    return dosage.work is None and max(dosage.reps) == 1 and dosage.sets > 1


def _less(dosage: Dosage) -> Dosage:
    """Half of it in each set."""
    if dosage.work is not None:
        return dosage._replace(work=_half_span(dosage.work))
    if max(dosage.reps) == 1:
        hold = None if dosage.hold is None else _half_span(dosage.hold)
        return dosage._replace(hold=hold)
    other = None if dosage.other_reps is None else _half(dosage.other_reps)
    return dosage._replace(reps=_half(dosage.reps), other_reps=other)


def _half_span(span: Span) -> Span:
    return span._replace(amount=max(1, span.amount // 2))


def _half(reps: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(max(1, each // 2) for each in reps)


def _in_sets(dosage: Dosage, sets: int) -> Dosage:
    """The dosage with another number of sets; added ones are like its last, and have a rest.

    A single one has none, for nothing comes after it.
    """

    def counts(reps: tuple[int, ...]) -> tuple[int, ...]:
        return (*reps, *(reps[-1:] * sets))[:sets]

    other = None if dosage.other_reps is None else counts(dosage.other_reps)
    needs_rest = sets > dosage.sets and dosage.rest == Rest()
    between = REST_BETWEEN_ADDED_SETS if needs_rest else dosage.rest
    rest = Rest() if sets == 1 else between
    return dosage._replace(sets=sets, reps=counts(dosage.reps), other_reps=other, rest=rest)
