"""One portion of each item, so that all of them add up to a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import gcd
from typing import NamedTuple

_MOST_TIMES = 100.0
"""No work grows to more times what a plan has."""


class Row(NamedTuple):
    """How long an item takes in each of its portions.

    It takes `own_ms` as the plan has it, of which `work_ms` are work.
    """

    portions_ms: tuple[int, ...]
    own_ms: int
    work_ms: int

    def at(self, factor: float) -> float:
        """How long it should take where all work is so many times what the plan has."""
        wanted = self.own_ms + (factor - 1) * self.work_ms
        return min(max(wanted, min(self.portions_ms)), max(self.portions_ms))


@dataclass(frozen=True)
class Sums:
    """Every sum of one portion from each row.

    They are counted in steps above the least one, and a set of them is a number whose bit n stands
    for n steps: all sums with one more portion are the set moved by so many bits.
    """

    rows: tuple[Row, ...]

    @property
    def most_ms(self) -> int:
        """The sum of the longest portions."""
        return sum(max(row.portions_ms) for row in self.rows)

    def longest(self, limit_ms: int) -> int | None:
        """The largest sum up to a limit; None for none."""
        if not self._least_ms <= limit_ms < self.most_ms:
            return self.most_ms if self.most_ms <= limit_ms else None
        within = (1 << (limit_ms - self._least_ms) // self._step_ms + 1) - 1
        steps = (self._from[0] & within).bit_length() - 1
        return self._least_ms + steps * self._step_ms

    def shared_out(self, total_ms: int) -> Iterator[int]:
        """The number of the portion from each row, so that they add up to a sum that there is.

        They are as even as that allows: all work is about so many times what the plan has.
        """
        left = (total_ms - self._least_ms) // self._step_ms
        for at, row in enumerate(self.rows):
            after, steps = self._from[at + 1], self._steps(row)
            can = [no for no, own in enumerate(steps) if own <= left and after >> left - own & 1]
            wanted_ms = row.at(_factor(self.rows[at:], left * self._step_ms))
            number = min(can, key=lambda no: abs(row.portions_ms[no] - wanted_ms))
            left -= steps[number]
            yield number

    @cached_property
    def _least_ms(self) -> int:
        return sum(min(row.portions_ms) for row in self.rows)

    @cached_property
    def _step_ms(self) -> int:
        over = (ms - min(row.portions_ms) for row in self.rows for ms in row.portions_ms)
        return gcd(*over) or 1

    def _steps(self, row: Row) -> list[int]:
        """How many steps each portion takes above the least."""
        return [(ms - min(row.portions_ms)) // self._step_ms for ms in row.portions_ms]

    @cached_property
    def _from(self) -> tuple[int, ...]:
        """For each row, every sum of it and those after it; the last one is of no row."""
        sums = [1]
        for row in reversed(self.rows):
            bits = 0
            for steps in self._steps(row):
                bits |= sums[-1] << steps
            sums.append(bits)
        return tuple(reversed(sums))


def _factor(rows: tuple[Row, ...], over_ms: int) -> float:
    """By how many times all work has to grow to take so much over the least there is."""
    total_ms = over_ms + sum(min(row.portions_ms) for row in rows)
    low, high = 0.0, _MOST_TIMES
    for _ in range(20):
        middle = (low + high) / 2
        fits = sum(row.at(middle) for row in rows) <= total_ms
        low, high = (middle, high) if fits else (low, middle)
    return low
