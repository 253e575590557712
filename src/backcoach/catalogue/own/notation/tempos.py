"""How long the parts of a repetition take: `tempo 3-1-2`, `@ 3121`, `4 s up, 4 s down`."""

from fractions import Fraction

from backcoach.catalogue.own.notation.amounts import amount_at, pair_at, run_at
from backcoach.catalogue.own.notation.tokens import Tokens, at
from backcoach.catalogue.own.notation.vocabulary import Measure

_BETWEEN = frozenset((",", ";", "and", "then", "do", "not", "hold", "no"))


def tempo_at(tokens: Tokens, index: int) -> tuple[tuple[Fraction, ...], int] | None:
    """The seconds of the parts in the order of a repetition, and the place after them."""
    if at(tokens, index).text in ("tempo", "@"):
        start = index + 1
        start += at(tokens, start).text in (":", "=")
        return run_at(tokens, start) or pair_at(tokens, start) or _digits(tokens, start)
    numbers = run_at(tokens, index) or pair_at(tokens, index)
    if numbers and at(tokens, numbers[1]).text == "tempo":
        return numbers[0], numbers[1] + 1
    first = _way(tokens, index)
    if first is None:
        return None
    after = first[1]
    while at(tokens, after).text in _BETWEEN:
        after += 1
    second = _way(tokens, after)
    return ((first[0], second[0]), second[1]) if second else None


def _digits(tokens: Tokens, index: int) -> tuple[tuple[Fraction, ...], int] | None:
    """Digits without anything between them, one for each part: `321`."""
    text = at(tokens, index).text
    if not text.isdecimal() or not 2 < len(text) < 5:
        return None
    return tuple(map(Fraction, text)), index + 1


def _way(tokens: Tokens, index: int) -> tuple[Fraction, int] | None:
    read = amount_at(tokens, index)
    if read is None or read[0].measure is not Measure.SECOND or read[0].is_range:
        return None
    return (read[0].low, read[1] + 1) if at(tokens, read[1]).text in ("up", "down") else None
