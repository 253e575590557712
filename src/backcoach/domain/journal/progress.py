"""How it goes: pain and practice over weeks, and whether pain has changed by what counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import NamedTuple

from backcoach.domain.journal.past import PastSession
from backcoach.domain.journal.weeks import (
    SCORES,
    LevelChange,
    Week,
    days_of,
    has_risen,
    levels_of,
    weeks_of,
    within,
)
from backcoach.domain.words.dates import DAYS_A_WEEK, monday_of

WEEKS = 12
"""So many weeks are looked at closely."""
WEEKS_A_YEAR = 52
DAYS = 30

POINTS, PART = 2.0, 0.3
"""Pain has to change by the more of these to count: in points, or in parts of where it began."""


class PainChange(NamedTuple):
    """Pain before sessions in the first week and in the last one of which enough is known."""

    first: Week
    last: Week

    @property
    def least(self) -> float:
        """By how much it has to change to count."""
        return max(POINTS, PART * _before(self.first))

    @property
    def line(self) -> float | None:
        """The mean from which on it is less by that; None where it began too low for that."""
        line = _before(self.first) - self.least
        return line if line >= 0 else None

    @property
    def by(self) -> float:
        """By how much it has changed."""
        return _before(self.last) - _before(self.first)

    @property
    def is_less(self) -> bool:
        """Whether it has become less by what counts."""
        return self.by <= -self.least

    @property
    def is_more(self) -> bool:
        """Whether it has become more by what counts."""
        return self.by >= self.least


@dataclass(frozen=True, slots=True)
class Progress:
    """What there is to see on a day; `weeks` begin with the first of them that has a session."""

    today: int
    weeks: tuple[Week, ...]
    year: tuple[Week, ...]
    days: int
    levels: tuple[LevelChange, ...]

    @property
    def pain(self) -> PainChange | None:
        """How pain has changed; None where too little is known."""
        known = [*self._known()]
        return PainChange(known[0], known[-1]) if len(known) > 1 else None

    @property
    def is_rising(self) -> bool:
        """Whether the mean has risen two weeks running."""
        return has_risen([_before(each) for each in self._known()])

    @property
    def weeks_practised(self) -> int:
        """In how many weeks of the year there was a day of practice."""
        return sum(1 for each in self.year if each.days)

    def _known(self) -> Iterator[Week]:
        return (each for each in self.weeks if each.before and each.before.of >= SCORES)


def _before(week: Week) -> float:
    assert week.before is not None  # only weeks of which enough is known are compared
    return week.before.score


def first_day(today: int) -> int:
    """The first day that matters: sessions from then on are needed."""
    return monday_of(today) - DAYS_A_WEEK * (WEEKS_A_YEAR - 1)


def progress_of(sessions: Sequence[PastSession], today: int) -> Progress:
    """What there is to see on a day of the sessions of a year, of which nothing was not done."""
    year = _from_first(weeks_of(sessions, first_day(today), today))
    begin = monday_of(today) - DAYS_A_WEEK * (WEEKS - 1)
    return Progress(
        today,
        _from_first(tuple(each for each in year if each.monday >= begin)),
        year,
        len(days_of(within(sessions, today - DAYS + 1, today))),
        tuple(levels_of(within(sessions, begin, today))),
    )


def _from_first(weeks: tuple[Week, ...]) -> tuple[Week, ...]:
    return tuple(dropwhile(lambda each: not each.sessions, weeks))
