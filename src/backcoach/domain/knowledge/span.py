"""Lengths of time, some of them measured in breaths, and the breath that measures them.

This is also where their notation is, in which people write the data: `read` and `str` are each
other's opposite.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil, floor
from typing import NamedTuple

from backcoach.domain.knowledge.terms import Breath, Breathing

SHORTEST_BREATH_MS = 4_000
LONGEST_BREATH_MS = 12_000
LONGEST_RATIO = 2.0
"""So long an easy breath is, and no more times as long out as in."""
SHORTEST_OWN_BREATH_MS = 2_000
LONGEST_OWN_BREATH_MS = 60_000
"""So long a breath may be that is asked for all the same."""
EASILY_HELD_MS = 2_000
"""A longer rest of the breath is no longer easy."""
NOMINAL_READY_MS = 30_000
"""How long a rest until ready counts, where it does not say."""

TIME = r"(\d{1,5}(\.\d{1,3})? s|\d{1,3}(\.\d{1,3})? min)"
SPAN = rf"({TIME}|\d{{1,3}} breaths?|1 (inhale|exhale))"
REST = rf"({TIME}|until ready(, {TIME})?)"
BREATH = r"\d{1,2}(\.\d{1,3})?:\d{1,2}(\.\d{1,3})?((:\d{1,2}(\.\d{1,3})?){2})?"
"""How spans, rests and breath patterns are written, as regular expressions."""

_UNITS_MS = {"s": 1_000, "min": 60_000}
_READY = "until ready"


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

    @classmethod
    def read(cls, text: str) -> "BreathPattern":
        """Read `2.5:3.5` or `in:hold:out:hold`, in seconds.

        Raises:
            ValueError: the breath is shorter than 2 s or longer than 60 s, or neither in nor out;
                the message says which.
        """
        pattern = cls._read(text)
        if not SHORTEST_OWN_BREATH_MS <= pattern.total_ms <= LONGEST_OWN_BREATH_MS:
            least, most = SHORTEST_OWN_BREATH_MS // 1000, LONGEST_OWN_BREATH_MS // 1000
            raise ValueError(f"a breath takes from {least} to {most} seconds, all parts together")
        if not (pattern.inhale_ms or pattern.exhale_ms):
            raise ValueError("a breath goes in or out, like 4:7:8:0")
        return pattern

    @classmethod
    def read_usual(cls, text: str) -> "BreathPattern":
        """Read a breath that somebody can have all the time, in the same notation.

        Raises:
            ValueError: the breath is shorter than 4 s or longer than 12 s, or the breath out is
                shorter than the breath in or more than twice as long; the message says which.
        """
        pattern = cls._read(text)
        if pattern.not_usual:
            raise ValueError(pattern.not_usual)
        return pattern

    @classmethod
    def _read(cls, text: str) -> "BreathPattern":
        if not re.fullmatch(BREATH, text):
            raise ValueError("a breath is written as seconds in and out, like 2.5:3.5")
        inhale, *held, exhale = (round(float(each) * 1_000) for each in text.split(":"))
        full, exhale, empty = (*held, exhale) if held else (0, exhale, 0)
        return cls(inhale, full, exhale, empty)

    @property
    def not_usual(self) -> str:
        """Why nobody can breathe like this all the time; nothing where anybody may."""
        if not SHORTEST_BREATH_MS <= self.total_ms <= LONGEST_BREATH_MS:
            least, most = SHORTEST_BREATH_MS // 1000, LONGEST_BREATH_MS // 1000
            return f"a breath takes from {least} to {most} seconds, in and out together"
        if not (self.inhale_ms and 1 <= self.ratio <= LONGEST_RATIO):
            return "the breath out is as long as the breath in, up to twice as long"
        return ""

    @property
    def is_easy(self) -> bool:
        """Whether it asks nothing of anybody: a usual breath that is not held for long."""
        return not self.not_usual and max(self.full_ms, self.empty_ms) <= EASILY_HELD_MS

    def __str__(self) -> str:
        """The breath as it is written."""
        held = self.full_ms or self.empty_ms
        return ":".join(map(_seconds, self if held else (self.inhale_ms, self.exhale_ms)))

    @property
    def total_ms(self) -> int:
        """The whole breath."""
        return self.inhale_ms + self.full_ms + self.exhale_ms + self.empty_ms

    @property
    def ratio(self) -> float:
        """How many times as long the breath out is as the breath in."""
        return self.exhale_ms / self.inhale_ms

    def parts(self) -> tuple[tuple[Breath, int], ...]:
        """The breath's parts that last at all, in order, beginning with one in or out."""
        moving = ((Breath.IN, self.inhale_ms), (Breath.OUT, self.exhale_ms))
        still = ((Breath.HELD, self.full_ms), (Breath.HELD, self.empty_ms))
        four = (moving[0], still[0], moving[1], still[1])
        if not (self.inhale_ms and self.exhale_ms):  # both rests become one
            four = (*moving, (Breath.HELD, self.full_ms + self.empty_ms), (Breath.HELD, 0))
        return tuple((breath, ms) for breath, ms in four if ms)

    def lasting(self, total_ms: int) -> "BreathPattern":
        """Return the same shape of breath stretched or shortened to `total_ms`."""
        return BreathPattern(*apportion(total_ms, self))

    def times(self, factor: float) -> "BreathPattern":
        """Return it so many times as long, within the limits of `bounds_ms`."""
        shortest_ms, longest_ms = self.bounds_ms
        return self.lasting(max(shortest_ms, min(round(self.total_ms * factor), longest_ms)))

    @property
    def bounds_ms(self) -> tuple[int, int]:
        """How short and how long its breaths may get: from 4 to 12 s, and as it is itself."""
        own_ms = self.total_ms
        return min(SHORTEST_BREATH_MS, own_ms), max(LONGEST_BREATH_MS, own_ms)


class Span(NamedTuple):
    """A length: so many milliseconds, or so many breaths, inhales or exhales."""

    amount: int
    unit: Unit = Unit.MS

    @classmethod
    def read(cls, text: str) -> "Span":
        """Read `20 s`, `10 min`, `3 breaths` or `1 exhale`.

        Raises:
            ValueError: it is something else.
        """
        number, unit = text.split()
        if unit in _UNITS_MS:
            return cls(round(float(number) * _UNITS_MS[unit]))
        return cls(int(number), Unit(unit.removesuffix("s")))

    def __str__(self) -> str:
        """The length as it is written."""
        if self.unit is Unit.MS:
            return f"{_seconds(self.amount)} s"
        return f"{self.amount} {self.unit}{'' if self.amount == 1 else 's'}"

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

    @classmethod
    def read(cls, text: str) -> "Rest":
        """Read `15 s`, `until ready` or `until ready, 45 s`.

        Raises:
            ValueError: it is something else.
        """
        is_open = text.startswith(_READY)
        length = text.removeprefix(_READY).removeprefix(", ")
        return cls(Span.read(length).amount if length else NOMINAL_READY_MS, is_open)

    def __str__(self) -> str:
        """The rest as it is written."""
        length = str(Span(self.ms))
        return f"{_READY}, {length}" if self.open else length


class Breathed(NamedTuple):
    """A stretch of one kind of breath: the `no`-th breath of `of`; 0 of 0 where breath is free."""

    breath: Breath
    ms: int
    no: int = 0
    of: int = 0


def _seconds(ms: int) -> str:
    """Seconds with no more places than it takes: `20`, `2.5`."""
    return f"{ms / 1_000:.3f}".rstrip("0").rstrip(".")


def apportion(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share `total` out by `weights`, in whole numbers that add up to `total` exactly."""
    whole = sum(weights)
    marks = [0, *(round(total * mark / whole) for mark in accumulate(weights))]
    return tuple(end - start for start, end in pairwise(marks))


@lru_cache(maxsize=1_024)  # every repetition of a set is breathed alike
def breathe(ms: int, breathing: Breathing, pattern: BreathPattern) -> tuple[Breathed, ...]:
    """Fill `ms` with whole breaths, stretched or shortened so that they end with it.

    A part that is much too short for its breath is left unpaced, and a part that is much longer
    than one breath in (or out) goes on in, out, in … and ends as it began. No whole breath gets
    shorter or longer than a breath may be. A part that begins with what its breath has not is left
    unpaced, too.
    """
    if breathing is Breathing.FREE or not ms:
        return (Breathed(Breath.FREE, ms),)
    if breathing is Breathing.STEADY:
        return _steady(ms, pattern)
    return _from_half(ms, breathing, pattern)


def breathe_half(ms: int, first: Breathing, pattern: BreathPattern) -> tuple[Breathed, ...]:
    """Fill `ms` with one breath in, or out, and the rest of the breath after it, if it has one."""
    own, rest = (
        (pattern.inhale_ms, pattern.full_ms)
        if first is Breathing.IN
        else (pattern.exhale_ms, pattern.empty_ms)
    )
    if not rest:
        return breathe(ms, first, pattern)
    own_ms, rest_ms = apportion(ms, (own, rest))
    breath = Breath.IN if first is Breathing.IN else Breath.OUT
    return Breathed(breath, own_ms, 1, 1), Breathed(Breath.HELD, rest_ms, 1, 1)


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
    if not own:
        return (Breathed(Breath.FREE, ms),)
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
    shortest_ms, longest_ms = pattern.bounds_ms
    fewest = ceil(Fraction(ms, longest_ms) - half)
    most = floor(Fraction(ms, shortest_ms) - half)
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
