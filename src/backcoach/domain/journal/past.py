"""Sessions as they were, put together of the records of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from backcoach.domain.journal.records import (
    Began,
    DidSet,
    Dose,
    Effort,
    Ended,
    Ending,
    Hurt,
    Instant,
    Record,
    Resumed,
    When,
)


class PastPain(NamedTuple):
    """A pain that was told of, and when."""

    at: Instant
    hurt: Hurt


class DoneExercise(NamedTuple):
    """What was done of an exercise as one item of a session, and what was prescribed of it.

    There is no dose of an exercise that came in place of another one in the middle.
    """

    exercise: str
    dose: Dose | None
    sets: tuple[DidSet, ...]

    @property
    def reps(self) -> int:
        """The repetitions that were done."""
        return sum(each.reps for each in self.sets)

    @property
    def held_ms(self) -> int:
        """How long was held."""
        return sum(each.held_ms for each in self.sets)

    @property
    def worked_ms(self) -> int:
        """How long it went on where as many as one can were done, and nobody has counted."""
        return sum(each.worked_ms for each in self.sets)


class Part(NamedTuple):
    """A part of a session, from where it began or was gone on with: since when, and how long."""

    at: Instant
    played_ms: int


@dataclass(frozen=True, slots=True)
class PastSession:
    """One session in its `parts`; `how` it ended is None where the last of them was cut off."""

    id: str
    at: Instant
    began: Began
    sets: tuple[DidSet, ...]
    pains: tuple[PastPain, ...]
    effort: int | None
    how: Ending | None
    parts: tuple[Part, ...]

    @property
    def played_ms(self) -> int:
        """How long it was played, all its parts together."""
        return sum(each.played_ms for each in self.parts)

    @property
    def went_on(self) -> tuple[Instant, ...]:
        """When it was gone on with, each time."""
        return tuple(each.at for each in self.parts[1:])

    @property
    def prescribed_sets(self) -> int:
        """How many sets there were to do, as it began."""
        return sum(each.sets for each in self.began.doses)

    def score(self, when: When) -> int | None:
        """How much it hurt then, as it was said last; None where nobody said."""
        scores = [each.hurt.score for each in self.pains if each.hurt.when is when]
        return scores[-1] if scores else None

    def exercises(self) -> Iterator[DoneExercise]:
        """What was prescribed in order, each followed by what came in its place."""
        planned = [each.exercise for each in self.began.doses]
        for index, dose in enumerate(self.began.doses):
            is_once = planned.count(dose.exercise) == 1
            own = [each for each in self.sets if each.item == index or is_once]
            yield DoneExercise(dose.exercise, dose, _of(dose.exercise, own))
            others = [each for each in self.sets if each.item == index]
            for other in dict.fromkeys(each.exercise for each in others):
                if other not in planned:
                    yield DoneExercise(other, None, _of(other, others))


def _of(exercise: str, sets: Iterable[DidSet]) -> tuple[DidSet, ...]:
    return tuple(each for each in sets if each.exercise == exercise)


def past_sessions(records: Iterable[Record]) -> tuple[PastSession, ...]:
    """The sessions of some records, which are in order, by when they began."""
    own: dict[str, list[Record]] = {}
    for each in records:
        own.setdefault(each.session, []).append(each)
    return tuple(session for told in own.values() for session in _session(told))


def _session(told: list[Record]) -> Iterator[PastSession]:
    """The session of its records; none where it is not told that it began."""
    first = next((each for each in told if isinstance(each.what, Began)), None)
    if first is None or not isinstance(first.what, Began):
        return
    efforts = [each.what.score for each in told if isinstance(each.what, Effort)]
    yield PastSession(
        first.session,
        first.at,
        first.what,
        tuple(each.what for each in told if isinstance(each.what, DidSet)),
        _pains(told),
        efforts[-1] if efforts else None,
        _how(told),
        tuple(map(_part, _in_parts(told))),
    )


def _how(told: Iterable[Record]) -> Ending | None:
    """How a session ended last; None where it was cut off, and so where it was gone on with."""
    how: Ending | None = None
    for each in told:
        if isinstance(each.what, Ended | Resumed):
            how = each.what.how if isinstance(each.what, Ended) else None
    return how


def _in_parts(told: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of each part; what comes before all of them by a wrong clock is of the first."""
    part: list[Record] = []
    for each in told:
        if _begins(each) and any(map(_begins, part)):
            yield part
            part = []
        part.append(each)
    yield part


def _begins(record: Record) -> bool:
    return isinstance(record.what, Began | Resumed)


def _part(told: Sequence[Record]) -> Part:
    """A part by its records. Of one that was cut off nobody knows how long; its sets tell."""
    at = next(each.at for each in told if _begins(each))
    ends = [each.what.played_ms for each in told if isinstance(each.what, Ended)]
    return Part(at, sum(ends) if ends else _until_last_set(at, told))


def _pains(told: list[Record]) -> tuple[PastPain, ...]:
    """Each pain once, at the moment it was told of, with all that was said of it."""
    pains: dict[tuple[When, int], PastPain] = {}
    for each in told:
        if isinstance(each.what, Hurt):
            key = each.what.when, each.what.number
            at = pains[key].at if key in pains else each.at
            pains[key] = PastPain(at, each.what)
    return tuple(pains.values())


def _until_last_set(at: Instant, told: Iterable[Record]) -> int:
    """How long a part went on that was cut off, as far as is known."""
    done = [each.at.utc_ms for each in told if isinstance(each.what, DidSet)]
    return max(0, max(done, default=at.utc_ms) - at.utc_ms)
