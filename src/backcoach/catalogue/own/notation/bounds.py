"""What a number of a dose may be; what else it is ends a sentence: `"0 s" takes no time`."""

from collections.abc import Iterator
from fractions import Fraction

from backcoach.catalogue.own.notation.amounts import Amount
from backcoach.catalogue.own.notation.vocabulary import LENGTHS, Measure

MOST = 100
LONGEST_S = 99_999
LONGEST_MS = 99_999_999
MOST_BREATHS = 999
SHORTEST_BREATH_S, LONGEST_BREATH_S = 2, 60


def count_faults(amount: Amount) -> Iterator[str]:
    """What is wrong with a number of sets or repetitions."""
    if amount.low.denominator != 1 or amount.high.denominator != 1:
        yield "has a part of one in it; write a whole number, like 10"
    elif amount.low > amount.high:
        yield "goes down; write the start first, like 8-12"
    elif not 1 <= amount.low <= amount.high <= MOST:
        yield f"is not from 1 to {MOST}; write a number like 10"


def length_faults(amount: Amount, least: int = 1) -> Iterator[str]:
    """What is wrong with a length of at least so many milliseconds."""
    if amount.low > amount.high:
        yield "goes down; write the shorter time first, like 3-5 s"
    elif amount.low < 0 or round(amount.low * 1_000) < least:
        yield "takes no time; leave it out, or write a moment, 1 s"
    elif amount.measure in (None, Measure.SECOND):
        if round(amount.high * 1_000) > LONGEST_MS:
            yield f"is too long; a time is up to {LONGEST_S} s"
    elif amount.low.denominator != 1 or amount.high.denominator != 1:
        yield "has a part of a breath in it; write whole ones, like 3 breaths"
    elif amount.measure is Measure.BREATH and amount.high > MOST_BREATHS:
        yield f"is too long; write up to {MOST_BREATHS} breaths"
    elif amount.measure is not Measure.BREATH and not 1 == amount.low == amount.high:
        yield "counts halves of breaths; write whole ones, like 3 breaths, or 1 exhale"


def amount_faults(amount: Amount) -> Iterator[str]:
    """What is wrong with a number, whatever it counts."""
    yield from length_faults(amount) if amount.measure in LENGTHS else count_faults(amount)


def breath_faults(seconds: tuple[Fraction, ...]) -> Iterator[str]:
    """What is wrong with the two to four parts of a breath."""
    whole = sum(seconds)
    if len(seconds) > 4:
        yield "has more than four parts; write in, hold, out, hold, like 4-7-8 or 4-4-4-4"
    elif not SHORTEST_BREATH_S <= whole <= LONGEST_BREATH_S:
        yield (
            f"is a breath of {float(whole):g} s; write one from {SHORTEST_BREATH_S} to"
            f" {LONGEST_BREATH_S} s, like 4-6"
        )
    elif not seconds[0] and not seconds[1 if len(seconds) == 2 else 2]:
        yield "has no breath in and none out; write seconds for them, like 4-6"
