"""How to get from one position into another: down to the floor, up from it, onto a chair."""

from collections.abc import Iterable
from typing import NamedTuple

from backcoach.domain.knowledge import pacing
from backcoach.domain.knowledge.span import BreathPattern, Span
from backcoach.domain.knowledge.terms import Position


class Transition(NamedTuple):
    """The way from any of some positions into another, in sentences that are said in order.

    `time` is how long it takes, where that is not as long as usual.
    """

    starts: tuple[Position, ...]
    end: Position
    say: tuple[str, ...]
    time: Span | None = None
    sources: tuple[str, ...] = ()


class Transitions:
    """All the ways there are, to be found by where they begin and end."""

    def __init__(self, transitions: Iterable[Transition] = ()) -> None:
        self._by_ends = {(start, each.end): each for each in transitions for start in each.starts}

    def say(self, start: Position, end: Position) -> tuple[str, ...]:
        """How to get there; nothing where one is there already."""
        way = self._by_ends.get((start, end))
        return () if way is None else way.say

    def ms(self, start: Position, end: Position) -> int:
        """How long it takes to get there, unhurried."""
        way = self._by_ends.get((start, end))
        if way is None or way.time is None:
            return pacing.transition_ms(start, end)
        return way.time.ms(BreathPattern())
