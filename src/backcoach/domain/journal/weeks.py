"""Sessions week by week: how often, how long, and how much it hurt on average.

The unit is a week, from Monday on: a day without a session is a rest, and no day of its own says
much about pain.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from backcoach.domain.journal.past import PastSession
from backcoach.domain.journal.records import When
from backcoach.domain.words.dates import DAYS_A_WEEK, monday_of

SCORES = 2
"""So many scores make the mean of a week: one day says little."""


class Mean(NamedTuple):
    """The mean of so many scores."""

    score: float
    of: int


class Week(NamedTuple):
    """A week: its first day, on how many days there was how much, and means of what was told."""

    monday: int
    days: int
    sessions: int
    played_ms: int
    before: Mean | None
    after: Mean | None
    morning: Mean | None
    effort: Mean | None

    def mean(self, when: When) -> Mean | None:
        """The mean of the pains that were told of then."""
        return {When.BEFORE: self.before, When.AFTER: self.after, When.MORNING: self.morning}[when]


def weeks_of(sessions: Sequence[PastSession], first_day: int, last_day: int) -> tuple[Week, ...]:
    """Every week from that of the first day to that of the last, also those without a session."""
    own: dict[int, list[PastSession]] = {}
    for each in sessions:
        own.setdefault(monday_of(each.at.day), []).append(each)
    mondays = range(monday_of(first_day), last_day + 1, DAYS_A_WEEK)
    return tuple(_week(monday, own.get(monday, [])) for monday in mondays)


def _week(monday: int, sessions: Sequence[PastSession]) -> Week:
    def pain(when: When) -> Mean | None:
        return _mean(sessions, lambda each: each.score(when))

    return Week(
        monday,
        len(days_of(sessions)),
        len(sessions),
        sum(each.played_ms for each in sessions),
        pain(When.BEFORE),
        pain(When.AFTER),
        pain(When.MORNING),
        _mean(sessions, lambda each: each.effort),
    )


def _mean(
    sessions: Iterable[PastSession], told: Callable[[PastSession], int | None]
) -> Mean | None:
    scores = [score for each in sessions if (score := told(each)) is not None]
    return Mean(sum(scores) / len(scores), len(scores)) if scores else None


RISES_BY = 0.5
"""By so many points the mean of a week has to be above the last one's to count as risen."""


def has_risen(means: Sequence[float]) -> bool:
    """Whether the mean has risen two weeks running, of weeks of which enough is known, in order."""
    last = means[-3:]
    return len(last) == 3 and all(after - before >= RISES_BY for before, after in pairwise(last))


def days_of(sessions: Iterable[PastSession]) -> set[int]:
    """The days on which there was a session."""
    return {each.at.day for each in sessions}


def within(sessions: Iterable[PastSession], first_day: int, last_day: int) -> list[PastSession]:
    """The sessions of some days, both ends included."""
    return [each for each in sessions if first_day <= each.at.day <= last_day]


class LevelChange(NamedTuple):
    """The first and the last dose that an exercise was to be done at, and since which day."""

    exercise: str
    first: str
    last: str
    since: int


def levels_of(sessions: Iterable[PastSession]) -> Iterator[LevelChange]:
    """How the doses of exercises have changed; a day that hurts is no level."""
    own: dict[str, list[tuple[str, int]]] = {}
    for session in sessions:
        for dose in () if session.began.is_gentle else session.began.doses:
            told = own.setdefault(dose.exercise, [])
            if dose.words and (not told or told[-1][0] != dose.words):
                told.append((dose.words, session.at.day))
    for exercise, doses in own.items():
        if doses:
            yield LevelChange(exercise, doses[0][0], doses[-1][0], doses[-1][1])
