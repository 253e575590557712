"""Writes years of daily sessions into a journal, to measure what looking back costs.

    python scripts/ten_years.py FOLDER [YEARS]

FOLDER is a home, as BACKCOACH_HOME names one. Ten years are about 150,000 sets. Somebody who does
a session every day, gets better slowly, and stops for pain now and then.
"""

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from backcoach.domain.journal.records import (
    DAY_MS,
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

EXERCISES = (
    *("cat-stretch", "bird-dog", "glute-bridge", "dead-bug", "side-leg-lift", "knee-rolls"),
    *("pelvic-tilt", "puppy-pose", "lying-figure-4", "knee-to-chest", "standing-hamstring-stretch"),
)
SETS = 4
DAYS_A_YEAR = 365
A_SET_MS = 20_000


def history(days: int, chance: random.Random) -> Iterator[Record]:
    """A session for each of the last so many days, up to yesterday."""
    today = int(time.time() * 1000) // DAY_MS
    for number in range(days):
        session = chance.randbytes(16).hex()
        start_ms = (today - days + number) * DAY_MS + chance.randrange(6, 20) * 3_600_000
        for count, what in enumerate(told(number / days, chance)):
            at = Instant(start_ms + count * A_SET_MS, 60)
            yield Record(chance.randbytes(16).hex(), at, session, what)


def told(part: float, chance: random.Random) -> Iterator[What]:
    """What is written down of a session, when so much of the years is over."""
    rung = Rung(1 + min(2, int(3 * part)))
    words = f"level {rung.level} of 3"
    doses = tuple(Dose(each, rung, words, SETS, SETS * 8) for each in EXERCISES)
    pain = max(0, min(10, round(5 - 3 * part + chance.gauss(0, 1))))
    yield Began("essentials", "Essentials", 900_000, doses)
    yield Hurt(When.BEFORE, pain)
    for item, exercise in enumerate(EXERCISES):
        for number in range(SETS):
            side = (Side.LEFT, Side.RIGHT)[number % 2]
            yield DidSet(exercise, item, number // 2 + 1, side, rung, words, 8, 24_000, 16)
        if chance.random() < 0.01:
            yield Hurt(When.DURING, 6, 1, None, exercise, Advice.SWAP)
    yield Ended(Ending.FINISHED, 880_000)
    yield Hurt(When.AFTER, max(0, pain - chance.randrange(2)))
    yield Effort(chance.randrange(3, 7))
    if chance.random() < 0.5:
        yield Hurt(When.MORNING, pain)


def main(folder: str, years: str = "10") -> None:
    """Write a journal, and say how large it is."""
    file = Path(folder) / FILE_NAME
    with Journal.open(file) as journal:
        count = journal.add(history(int(years) * DAYS_A_YEAR, random.Random(1)))
    size = file.stat().st_size
    print(
        f"{count} records, {size / 1e6:.1f} MB, {size / max(1, count):.0f} bytes a record: {file}"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
