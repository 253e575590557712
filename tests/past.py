"""A journal for tests: sessions on days after a Monday, each as a few words say."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from backcoach.domain.journal.records import (
    DAY_MS,
    MINUTE_MS,
    Began,
    DidSet,
    Dose,
    Effort,
    Ended,
    Ending,
    Hurt,
    Instant,
    Record,
    What,
    When,
)
from backcoach.domain.knowledge.terms import Advice, Side
from backcoach.domain.plan.rung import Rung
from backcoach.keeping.journal.names import FILE_NAME
from backcoach.keeping.journal.store import Journal

MONDAY = 20_423
"""1 December 2025."""

LEVEL_2 = "level 2 of 3"
DOSES = (
    Dose("cat-stretch", Rung(1), "level 1 of 3", 1, 6),
    Dose("bird-dog", Rung(2), LEVEL_2, 4, 24),
    Dose("glute-bridge", Rung(1), "level 1 of 3", 2, 20),
)
CAT = DidSet("cat-stretch", 0, 1, Side.BOTH, Rung(1), "level 1 of 3", 6, 0, 12)
BIRD_DOG = tuple(
    DidSet("bird-dog", 1, number, side, Rung(2), LEVEL_2, 6, 30_000, 12)
    for side in (Side.LEFT, Side.RIGHT)
    for number in (1, 2)
)
BRIDGE = tuple(
    DidSet("glute-bridge", 2, number, Side.BOTH, Rung(1), "level 1 of 3", 10, 20_000, 20)
    for number in (1, 2)
)


def a_session(
    day: int,
    *more: What,
    before: int | None = None,
    after: int | None = None,
    sets: Sequence[DidSet] = (CAT, *BIRD_DOG, *BRIDGE),
    how: Ending | None = Ending.FINISHED,
    at: tuple[int, int] = (7, 0),
    doses: Sequence[Dose] = DOSES,
    name: str = "Essentials",
    machine: str = "one",
) -> list[Record]:
    """The records of a session that many days after the Monday, one a minute."""
    told: list[What] = [Began("essentials", name, 600_000, tuple(doses))]
    told += [Hurt(When.BEFORE, before)] if before is not None else []
    told += [*sets, *more]
    told += [Ended(how, 60_000 * len(told))] if how else []
    told += [Hurt(When.AFTER, after), Effort(5)] if after is not None else []
    start_ms = (MONDAY + day) * DAY_MS + (at[0] * 60 + at[1]) * MINUTE_MS
    session = _id(machine, start_ms, "session")
    return [
        Record(
            _id(machine, start_ms, number),
            Instant(start_ms + number * MINUTE_MS),
            session,
            what,
        )
        for number, what in enumerate(told)
    ]


def _id(*named: object) -> str:
    return sha256(repr(named).encode()).hexdigest()[:32]


SWAPPED = Hurt(When.DURING, 6, 1, None, "bird-dog", Advice.SWAP)


def two_weeks(machine: str = "one") -> Iterator[Record]:
    """Sessions on most days of two weeks, of somebody who gets better."""
    for day in (0, 1, 3, 4, 7, 8, 9, 11):
        yield from a_session(day, before=6 - day // 3, after=5 - day // 3, machine=machine)


def keep(home: Path, *sessions: Sequence[Record]) -> Path:
    """Put sessions into the journal of a home; return its file."""
    file = home / FILE_NAME
    with Journal.open(file) as journal:
        journal.add(each for session in sessions for each in session)
    return file
