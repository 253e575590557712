"""Numbers, ranges and lengths as people write them: `½ min`, `1:30`, `3-5 s`, `half a minute`.

Each reader takes tokens and a place, and answers what it has read and the place after it, or None.
"""

from fractions import Fraction
from typing import NamedTuple

from backcoach.catalogue.own.notation.tokens import Token, Tokens, after_phrase, at, phrases
from backcoach.catalogue.own.notation.vocabulary import (
    ADJECTIVES,
    BETWEEN,
    LABELS,
    LENGTHS,
    MEASURES,
    NUMBERS,
    OF_ITS_OWN,
    Measure,
)

_HALF = Fraction(1, 2)
_AND_A_HALF = phrases("and a half")
_FIRST_WORDS = frozenset((*NUMBERS, "half", "a", "an"))


class Amount(NamedTuple):
    """From `low` to `high` of a measure, in seconds where it is a time; often both are the same."""

    low: Fraction
    high: Fraction
    measure: Measure | None = None

    @property
    def is_range(self) -> bool:
        """Whether it has a start and another goal."""
        return self.low != self.high


class _Single(NamedTuple):
    """A number in its measure, of which one is `factor`, and the place after it."""

    value: Fraction
    after: int
    measure: Measure | None = None
    factor: Fraction = Fraction(1)


def number_at(tokens: Tokens, index: int) -> tuple[Fraction, int] | None:
    """A number in digits or words: `10`, `1,5`, `½`, `1 1/2`, `twelve`, `one and a half`."""
    read = _digits(tokens, index) or _words(tokens, index)
    after = after_phrase(tokens, read[1], _AND_A_HALF) if read else None
    if read and after:
        return read[0] + _HALF, after
    return read


def amount_at(tokens: Tokens, index: int) -> tuple[Amount, int] | None:
    """A number or a range, with its measure where it has one: `3-5 s`, `30 s - 1 min`, `10`."""
    if not _begins(at(tokens, index)):
        return None
    if index not in tokens.read:
        tokens.read[index] = _amount_at(tokens, index)
    found: tuple[Amount, int] | None = tokens.read[index]
    return found


def _amount_at(tokens: Tokens, index: int) -> tuple[Amount, int] | None:
    first = _single(tokens, index)
    if first is None:
        return None
    between = at(tokens, first.after).text in BETWEEN
    second = _single(tokens, first.after + 1) if between else None
    if second is None or _is_other(first, second, tokens):
        return Amount(first.value, first.value, first.measure), first.after
    low = first.value * second.factor if first.measure is None else first.value
    return Amount(low, second.value, second.measure or first.measure), second.after


def _begins(token: Token) -> bool:
    """Whether a number may begin with it: most words are none, and there are many words."""
    return token.number is not None or token.text in _FIRST_WORDS


def run_at(tokens: Tokens, index: int) -> tuple[tuple[Fraction, ...], int] | None:
    """Three numbers or more in a row with the same sign between: `4-7-8`, `6, 4, 2`, `4:7:8`."""
    found: list[Fraction] = []
    between = at(tokens, index + 1).text
    if between not in ("-", ",", ":", "/"):
        return None
    while (token := at(tokens, index)).number is not None:
        found.append(token.number)
        is_on = at(tokens, index + 1).text == between and at(tokens, index + 2).number is not None
        if not is_on:
            break
        index += 2
    return (tuple(found), index + 1) if len(found) > 2 else None


def pair_at(tokens: Tokens, index: int) -> tuple[tuple[Fraction, ...], int] | None:
    """Two numbers with a sign between that are no range: `4-6`, `2.5:3.5`."""
    first, sign, second = (at(tokens, index + step) for step in range(3))
    if first.number is None or sign.text not in ("-", ":", "/") or second.number is None:
        return None
    return (first.number, second.number), index + 3


def _single(tokens: Tokens, index: int) -> _Single | None:
    """One number with its measure, where there is one; minutes and seconds are one number."""
    clock = _clock(tokens, index)
    if clock:
        return clock
    read = number_at(tokens, index)
    if read is None:
        return _one(tokens, index)
    value, after = read
    measured = _measure(tokens, after)
    if measured is None:
        return _Single(value, after)
    measure, factor, after = measured
    more = _seconds_after(tokens, after) if factor == 60 else None
    if more:
        return _Single(value * 60 + more[0], more[1], measure)
    return _Single(value if factor == 1 else value * factor, after, measure, factor)


def _is_other(first: _Single, second: _Single, tokens: Tokens) -> bool:
    """Whether what follows a dash is no end of a range, but another dose: `3x10 - 2x a day`."""
    if first.measure is not None and second.measure is not first.measure:
        return True
    falls = second.value < first.value * second.factor
    return falls and not at(tokens, first.after).glued


def _digits(tokens: Tokens, index: int) -> tuple[Fraction, int] | None:
    value = at(tokens, index).number
    if value is None:
        return None
    part = _part(tokens, index)
    if part:
        return part
    mixed = _part(tokens, index + 1)
    if mixed and value.denominator == 1 and mixed[0] < 1:
        return value + mixed[0], mixed[1]
    return value, index + 1


def _part(tokens: Tokens, index: int) -> tuple[Fraction, int] | None:
    """A part of one, where a time follows: `1/2 min`."""
    sign = at(tokens, index + 1)
    if sign.text != "/":
        return None
    first, second = at(tokens, index), at(tokens, index + 2)
    if first.number is None or not second.number or not second.glued:
        return None
    measured = MEASURES.get(at(tokens, index + 3).text)
    if first.number < second.number and measured and measured[0] is Measure.SECOND:
        return first.number / second.number, index + 3
    return None


def _words(tokens: Tokens, index: int) -> tuple[Fraction, int] | None:
    word = at(tokens, index).text
    if word == "half":
        after = index + 2 if at(tokens, index + 1).text in ("a", "an") else index + 1
        return (_HALF, after) if at(tokens, after).text in MEASURES else None
    value = NUMBERS.get(word)
    if value is None:
        return None
    after = index + 2 if at(tokens, index + 1).text == "-" else index + 1
    ones = NUMBERS.get(at(tokens, after).text)
    if value >= 20 and ones is not None and ones < 10:
        return value + ones, after + 1
    return value, index + 1


def _one(tokens: Tokens, index: int) -> _Single | None:
    """One of something that has a length: `a minute`, `a minute and a half`, `an exhale`."""
    measured = _measure(tokens, index + 1) if at(tokens, index).text in ("a", "an") else None
    if measured is None or measured[0] not in LENGTHS:
        return None
    measure, factor, after = measured
    more = after_phrase(tokens, after, _AND_A_HALF)
    return _Single(factor * (1 + _HALF * bool(more)), more or after, measure, factor)


def _clock(tokens: Tokens, index: int) -> _Single | None:
    """Minutes and seconds as a clock has them: `1:30`, `1:30 min`."""
    sign = at(tokens, index + 1)
    if sign.text != ":":
        return None
    minutes, seconds = at(tokens, index), at(tokens, index + 2)
    if minutes.number is None or not (sign.glued and seconds.glued):
        return None
    if seconds.number is None or len(seconds.text) != 2 or seconds.number >= 60:
        return None
    after = index + 4 if at(tokens, index + 3).text.startswith("min") else index + 3
    return _Single(minutes.number * 60 + seconds.number, after, Measure.SECOND)


def _measure(tokens: Tokens, index: int) -> tuple[Measure, Fraction, int] | None:
    token = at(tokens, index)
    if token.text == "-" and at(tokens, index + 1).text in MEASURES:
        index, token = index + 1, at(tokens, index + 1)
    if token.text in ADJECTIVES:
        index, token = index + 1, at(tokens, index + 1)
    if token.text not in MEASURES or (token.text in "\"'" and not token.glued):
        return None
    if token.text == "x" and number_at(tokens, index + 1):
        return None
    is_label = at(tokens, index + 1).text in (":", "=") and number_at(tokens, index + 2)
    if token.text in LABELS and is_label:
        return None
    measure, factor = MEASURES[token.text]
    halves = {"in": Measure.INHALE, "out": Measure.EXHALE}
    half = halves.get(at(tokens, index + 1).text) if measure is Measure.BREATH else None
    is_half = half is not None and number_at(tokens, index + 2) is None
    return (half, factor, index + 2) if half and is_half else (measure, factor, index + 1)


def _seconds_after(tokens: Tokens, index: int) -> tuple[Fraction, int] | None:
    """The seconds after minutes: `1 min 30 s`, where they are not another thing's."""
    index += at(tokens, index).text == "and"
    value = at(tokens, index).number
    measured = _measure(tokens, index + 1)
    if value is None or value >= 60 or measured is None:
        return None
    if measured[0] is not Measure.SECOND or measured[1] != 1:
        return None
    is_others = at(tokens, measured[2]).text in OF_ITS_OWN
    return None if is_others else (value, measured[2])
