"""What the journal keeps: records, each written once and never changed.

Nothing in them can be worked out of something else that is kept; whatever can, is worked out when
it is asked for (`history.py`).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, NamedTuple

from backcoach.domain.knowledge.terms import WAKING_MIN, WORST, Advice, Side, Symptom
from backcoach.domain.plan.rung import Rung

MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS
NOON_MIN = 12 * 60
"""Until when it is morning, in minutes since midnight."""


class Instant(NamedTuple):
    """A moment in milliseconds since the epoch, UTC, and how many minutes local time is ahead."""

    utc_ms: int
    ahead_min: int = 0

    @property
    def day(self) -> int:
        """The local date, in days since the epoch: where somebody was, it was that day."""
        return self._here_ms // DAY_MS

    @property
    def waking_day(self) -> int:
        """The day it is to whoever has not slept yet: a new one begins in the morning."""
        return (self._here_ms - WAKING_MIN * MINUTE_MS) // DAY_MS

    @property
    def is_morning(self) -> bool:
        """Whether it is before noon, and no night any more."""
        return WAKING_MIN <= self.minute < NOON_MIN

    @property
    def minute(self) -> int:
        """The local time of day, in minutes since midnight."""
        return self._here_ms % DAY_MS // MINUTE_MS

    @property
    def _here_ms(self) -> int:
        return self.utc_ms + self.ahead_min * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Dose:
    """What was prescribed of one exercise: on which rung, in so many sets, in all so many times.

    Each side has sets of its own, but where sides alternate. As many times as one can are 0.
    """

    exercise: str
    rung: Rung
    words: str
    sets: int
    reps: int


@dataclass(frozen=True, slots=True)
class Began:
    """A session began: what it was to be, what was changed for that day, and what was shown."""

    kind: ClassVar[str] = "began"
    routine: str
    name: str
    planned_ms: int
    doses: tuple[Dose, ...]
    changes: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    is_gentle: bool = False


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session that had been left or cut off was gone on with: another part of it began."""

    kind: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True)
class DidSet:
    """A set was done to its end: the `item` of the plan, from 0, and the number of the set, from 1.

    `held_ms` is how long was held in it, and `breaths` how many were counted. Where it was as many
    times as one can, and nobody has counted, `reps` is 0, and `worked_ms` how long it went on.
    """

    kind: ClassVar[str] = "set"
    exercise: str
    item: int
    set: int
    side: Side
    rung: Rung
    words: str
    reps: int
    held_ms: int = 0
    breaths: int = 0
    worked_ms: int = 0


class When(StrEnum):
    """When somebody said how much it hurt."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    MORNING = "morning"
    """The morning after."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """How much it hurt, from 0 to 10; in a session also where, in what, and what came of it.

    Pains of a session are numbered from 1. A score counts from the moment it was entered, so the
    same pain may be there again, with more that was said of it: the last of a number counts.
    """

    kind: ClassVar[str] = "pain"
    when: When
    score: int
    number: int = 0
    symptom: Symptom | None = None
    exercise: str = ""
    advice: Advice | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.score <= WORST:
            raise ValueError(f"pain goes from 0 to {WORST}, not {self.score}")


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard a session was, from 0 (no effort) to 10 (the most there can be)."""

    kind: ClassVar[str] = "effort"
    score: int

    def __post_init__(self) -> None:
        if not 0 <= self.score <= WORST:
            raise ValueError(f"effort goes from 0 to {WORST}, not {self.score}")


class Ending(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    LEFT = "left"
    """Somebody pressed a key, or Ctrl-C."""
    PAIN = "pain"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Ended:
    """A part of a session ended, after so much of it was played; one that was cut off has none."""

    kind: ClassVar[str] = "ended"
    how: Ending
    played_ms: int


What = Began | Resumed | DidSet | Hurt | Effort | Ended
KINDS: dict[str, type[What]] = {
    each.kind: each for each in (Began, Resumed, DidSet, Hurt, Effort, Ended)
}


@dataclass(frozen=True, slots=True)
class Record:
    """Something that was so at an instant, in a session. No two records have the same id."""

    id: str
    at: Instant
    session: str
    what: What


def in_order(record: Record) -> tuple[int, str]:
    """Where a record comes among others, on whatever machine they are put in order."""
    return record.at.utc_ms, record.id
