"""An exercise explained whole, for somebody who stops to read: steps, what to feel, mistakes."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Point(NamedTuple):
    """One thing to read, and what it is: the number of a step, or a word."""

    mark: str
    text: str


def points(
    known: Sequence[str], steps: Sequence[str], feel: str, mistakes: Sequence[str]
) -> Iterator[Point]:
    """All there is to say of an exercise: first what somebody has to know of it."""
    yield from (Point("Know", each) for each in known)
    yield from (Point(str(number), step) for number, step in enumerate(steps, 1))
    if feel:
        yield Point("Feel", feel)
    yield from (Point("Avoid", each) for each in mistakes)
