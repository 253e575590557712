"""Lengths of time, some of them measured in breaths, and the breath that measures them."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import NamedTuple

from backcoach.domain.terms import Breath, Breathing

SHORTEST_BREATH_MS = 4_000
LONGEST_BREATH_MS = 12_000
LONGEST_RATIO = 2.0


class Unit(StrEnum):
    """What a span counts."""

    MS = "ms"
    BREATH = "breath"
    INHALE = "inhale"
    EXHALE = "exhale"


class BreathPattern(NamedTuple):
    """One breath in four parts, in milliseconds; the two holds are usually 0.

    The default of 6 s, in 2.5 and out 3.5, is a house rule (clinical fact sheet, section 3).
    """

    inhale_ms: int = 2_500
    full_ms: int = 0
    exhale_ms: int = 3_500
    empty_ms: int = 0

    @property
    def total_ms(self) -> int:
        """The whole breath."""
        return self.inhale_ms + self.full_ms + self.exhale_ms + self.empty_ms

    @property
    def ratio(self) -> float:
        """How many times as long the breath out is as the breath in."""
        return self.exhale_ms / self.inhale_ms

    def parts(self) -> tuple[tuple[Breath, int], ...]:
        """The breath's parts that last at all, in order."""
        four = (
            (Breath.IN, self.inhale_ms),
            (Breath.HELD, self.full_ms),
            (Breath.OUT, self.exhale_ms),
            (Breath.HELD, self.empty_ms),
        )
        return tuple((breath, ms) for breath, ms in four if ms)

    def lasting(self, total_ms: int) -> "BreathPattern":
        """Return the same shape of breath stretched or shortened to `total_ms`."""
        return BreathPattern(
            *apportion(total_ms, (self.inhale_ms, self.full_ms, self.exhale_ms, self.empty_ms))
        )


class Span(NamedTuple):
    """A length: so many milliseconds, or so many breaths, inhales or exhales."""

    amount: int
    unit: Unit = Unit.MS

    def ms(self, breath: BreathPattern) -> int:
        """The length in milliseconds for somebody who breathes like `breath`."""
        one = {
            Unit.MS: 1,
            Unit.BREATH: breath.total_ms,
            Unit.INHALE: breath.inhale_ms,
            Unit.EXHALE: breath.exhale_ms,
        }[self.unit]
        return self.amount * one


class Rest(NamedTuple):
    """A pause of `ms`; an open one lasts until the person is ready, nominally `ms`."""

    ms: int = 0
    open: bool = False


class Breathed(NamedTuple):
    """A stretch of one kind of breath: the `no`-th breath of `of`; 0 of 0 where breath is free."""

    breath: Breath
    ms: int
    no: int = 0
    of: int = 0


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share `total` out by `weights`, in whole numbers that add up to `total` exactly."""
    whole = sum(weights)
    marks = [0, *(round(total * mark / whole) for mark in accumulate(weights))]
    return tuple(end - start for start, end in pairwise(marks))


def breathe(ms: int, breathing: Breathing, pattern: BreathPattern) -> tuple[Breathed, ...]:
    """Fill `ms` with whole breaths, stretched or shortened so that they end with it.

    A part that is much too short for its breath is left unpaced, and a part that is much longer
    than one breath in (or out) goes on in, out, in … and ends as it began. No whole breath gets
    shorter or longer than a breath may be.
    """
    if breathing is Breathing.FREE or not ms:
        return (Breathed(Breath.FREE, ms),)
    if breathing is Breathing.STEADY:
        return _steady(ms, pattern)
    return _from_half(ms, breathing, pattern)


def _steady(ms: int, pattern: BreathPattern) -> tuple[Breathed, ...]:
    count = _breaths_in(ms, Fraction(0), pattern)
    if not count or ms < 0.6 * pattern.total_ms:
        return (Breathed(Breath.FREE, ms),)
    parts = pattern.parts() * count
    lengths = apportion(ms, [length for _, length in parts])
    per_breath = len(pattern.parts())
    return tuple(
        Breathed(breath, length, index // per_breath + 1, count)
        for index, ((breath, _), length) in enumerate(zip(parts, lengths, strict=True))
    )


def _from_half(ms: int, first: Breathing, pattern: BreathPattern) -> tuple[Breathed, ...]:
    own = pattern.inhale_ms if first is Breathing.IN else pattern.exhale_ms
    more = _breaths_in(ms, Fraction(own, pattern.total_ms), pattern)
    half = (Breath.IN if first is Breathing.IN else Breath.OUT, own)
    parts = (half, *(part for _ in range(more) for part in _after(first, pattern)))
    lengths = apportion(ms, [length for _, length in parts])
    numbers = _numbers([breath for breath, _ in parts], half[0])
    return tuple(
        Breathed(breath, length, number, more + 1)
        for (breath, _), length, number in zip(parts, lengths, numbers, strict=True)
    )


def _breaths_in(ms: int, half: Fraction, pattern: BreathPattern) -> int:
    """How many whole breaths to fill `ms` with, after `half`, a part of one.

    It is the number nearest to the pattern that keeps every breath within its limits; where there
    is no such number, none.
    """
    fewest = ceil(Fraction(ms, LONGEST_BREATH_MS) - half)
    most = floor(Fraction(ms, SHORTEST_BREATH_MS) - half)
    nearest = round(Fraction(ms, pattern.total_ms) - half)
    return max(0, min(max(nearest, fewest), most))


def _after(first: Breathing, pattern: BreathPattern) -> tuple[tuple[Breath, int], ...]:
    """One whole breath that goes on from, and ends with, the half called `first`."""
    half = Breath.IN if first is Breathing.IN else Breath.OUT
    parts = pattern.parts()
    at = [breath for breath, _ in parts].index(half)
    return parts[at + 1 :] + parts[: at + 1]


def _numbers(breaths: Sequence[Breath], first: Breath) -> Iterator[int]:
    return accumulate(int(breath is first) for breath in breaths)
