"""Phrases of a dose that are whole in themselves: how often, a breath, a load.

Each reader takes tokens and a place, and answers what it has read and the place after it, or None.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from backcoach.catalogue.own.notation.amounts import Amount, amount_at, number_at, pair_at, run_at
from backcoach.catalogue.own.notation.tokens import Tokens, after_phrase, at, phrases
from backcoach.catalogue.own.notation.vocabulary import (
    ADVERBS,
    BODY,
    DAY,
    LIMBS,
    LOADS,
    QUALITIES,
    THINGS,
    WEEK,
    WEEKDAYS,
    Measure,
)

_LONGEST_LOAD = 6
_MORNING_AND_EVENING = phrases(
    *(f"morning {sign} {late}" for sign in ("and", "+", "&") for late in ("evening", "night"))
)
_PER_WEEK = phrases("days per week", "times per week")
_INITIALS = phrases("m / w / f")

# How often


def frequency_at(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """How often, as the schema has it: `2-3x/week`, `twice a day`, `every other day`, `daily`."""
    return (
        _daily(tokens, index)
        or _every(tokens, index)
        or _mornings(tokens, index)
        or _labelled(tokens, index)
        or _so_often(tokens, index)
        or _once(tokens, index)
        or _weekdays(tokens, index)
    )


def _daily(tokens: Tokens, index: int) -> tuple[str, int] | None:
    words = {"daily": "1 a day", "weekly": "1 a week", "nightly": "1 a day"}
    often = words.get(at(tokens, index).text)
    is_label = at(tokens, index + 1).text in (":", "=") or number_at(tokens, index + 1)
    return (often, index + 1) if often and not is_label else None


def _every(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """`every day`, `every other day`, `every 3 days`, `every 2-3 days`; the days of a week."""
    if at(tokens, index).text not in ("every", "each", "alternate", "alternating"):
        return None
    word = at(tokens, index + 1).text
    if at(tokens, index).text.startswith("alternat"):
        return ("3-4 a week", index + 2) if word in DAY else None
    whole = {"morning": "1 a day", "evening": "1 a day", "night": "1 a day", "week": "1 a week"}
    if word in DAY or word in whole:
        return whole.get(word, "1 a day"), index + 2
    if word in ("other", "second") and at(tokens, index + 2).text in DAY:
        return "3-4 a week", index + 3
    thirds = {"third": _amount_of(3), "fourth": _amount_of(4)}
    read = (thirds[word], index + 2) if word in thirds else amount_at(tokens, index + 1)
    if read is None or not 1 <= read[0].low <= read[0].high <= 7:
        return None
    read = read[0], read[1] + (at(tokens, read[1]).text in ("rd", "nd", "th"))
    if at(tokens, read[1]).text not in DAY:
        return None
    few, many = floor(7 / read[0].high), ceil(7 / read[0].low)
    return (f"{few}-{many} a week" if few < many else f"{few} a week"), read[1] + 1


def _mornings(tokens: Tokens, index: int) -> tuple[str, int] | None:
    after = after_phrase(tokens, index, _MORNING_AND_EVENING)
    return ("2 a day", after) if after else None


def _labelled(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """As cards of clinics have it: `daily: 2`, `weekly: 3`, `days per week: 3`."""
    word, after = at(tokens, index).text, index + 1
    per_week = after_phrase(tokens, index, _PER_WEEK)
    if per_week:
        word, after = "weekly", per_week
    if word not in ("daily", "weekly"):
        return None
    after += at(tokens, after).text in (":", "=")
    read = amount_at(tokens, after)
    if read is None:
        return None
    return _often(read[0], "day" if word == "daily" else "week"), read[1]


def _so_often(tokens: Tokens, index: int) -> tuple[str, int] | None:
    word = at(tokens, index).text
    read = (_amount_of(ADVERBS[word]), index + 1) if word in ADVERBS else amount_at(tokens, index)
    if read is None or read[0].measure not in (None, Measure.TIMES, Measure.SET):
        return None
    amount, after = read
    unit = _bare_unit(tokens, after) if amount.measure is Measure.TIMES else None
    after += at(tokens, after).text in (*DAY, "sessions")
    unit = _per(tokens, after) or unit
    return (_often(amount, unit[0]), unit[1]) if unit else None


def _weekdays(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """`Mon, Wed and Fri`, `M/W/F`: as many times a week."""
    initials = after_phrase(tokens, index, _INITIALS)
    if initials:
        return "3 a week", initials
    days, end = 0, index
    while at(tokens, index).text[:3] in WEEKDAYS and at(tokens, index).text.isalpha():
        days, end = days + 1, index + 1
        index = end + (at(tokens, end).text in (",", "/", "&", "and", "+"))
    return (f"{days} a week", end) if days else None


def _once(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """A day or a week without a number: `3x10/day`."""
    unit = _per(tokens, index) if at(tokens, index).text in ("a", "per", "/") else None
    return (f"1 a {unit[0]}", unit[1]) if unit else None


def _amount_of(number: int) -> Amount:
    return Amount(Fraction(number), Fraction(number))


def _per(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """A day or a week: `a day`, `/week`, `per day`, `daily`, `every week`."""
    word, unit = at(tokens, index).text, at(tokens, index + 1).text
    if word in ("daily", "weekly") and at(tokens, index + 1).text not in (":", "="):
        return ("day" if word == "daily" else "week"), index + 1
    if word not in ("a", "per", "/", "each", "every", "in", "the"):
        return None
    if unit in DAY:
        return "day", index + 2
    return ("week", index + 2) if unit in WEEK else None


def _bare_unit(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """A day or a week right after `x`: `3x week`."""
    word = at(tokens, index).text
    if word in DAY:
        return "day", index + 1
    return ("week", index + 1) if word in WEEK else None


def _often(amount: Amount, unit: str) -> str:
    number = f"{amount.low}-{amount.high}" if amount.is_range else f"{amount.low}"
    return f"{number} a {unit}"


# Breath and load


def breath_at(tokens: Tokens, index: int) -> tuple[tuple[Fraction, ...], int] | None:
    """The seconds of a breath that is told in words: `in 4 hold 7 out 8`, `breathe 4-7-8`."""
    word = at(tokens, index).text
    if word in ("breathe", "breath", "breathing"):
        after = index + 1 + (at(tokens, index + 1).text in (":", "="))
        numbers = run_at(tokens, after) or pair_at(tokens, after)
        return numbers or breath_at(tokens, after)
    if word not in ("in", "inhale"):
        return None
    found = tuple(_breath_parts(tokens, index))
    if len(found) < 2:
        return None
    seconds = {slot: value for slot, value, _ in found}
    return tuple(seconds.get(slot, Fraction(0)) for slot in range(4)), found[-1][2]


def _breath_parts(tokens: Tokens, index: int) -> Iterator[tuple[int, Fraction, int]]:
    """The parts of a breath: which of the four, its seconds, and the place after it."""
    for slot, names in enumerate((("in", "inhale"), ("hold",), ("out", "exhale"), ("hold",))):
        start = index
        while at(tokens, start).text in (",", ";", "and", "then", "breathe", "-"):
            start += 1
        if at(tokens, start).text not in names:
            continue
        while at(tokens, start + 1).text in ("for", "a", "count", "of", ":", "to"):
            start += 1
        read = amount_at(tokens, start + 1)
        if read is None or read[0].is_range or read[0].measure not in (None, Measure.SECOND):
            return
        index = read[1]
        yield slot, read[0].low, index


def load_at(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Where a weight, a band or a height begins and ends: `with 5 kg`, `red band`, `20 cm`."""
    start = index + (at(tokens, index).text in ("with", "holding", "using", "on", "from", "@"))
    start += at(tokens, start).text in ("a", "an", "the")
    read = amount_at(tokens, start)
    if read and at(tokens, read[1]).text in LOADS:
        after = read[1] + 1
        return start, _things(tokens, after) or after
    end = _things(tokens, start)
    return (start, _where(tokens, end)) if end else None


def _where(tokens: Tokens, index: int) -> int:
    """The place after where a thing is: `around the knees`."""
    after = index + (at(tokens, index).text in ("around", "above", "below", "under", "between"))
    is_the = after > index and at(tokens, after).text in ("the", "your", "both")
    after += is_the
    return after + 1 if after > index and at(tokens, after).text in LIMBS | BODY else index


def _things(tokens: Tokens, index: int) -> int | None:
    """The place after the last word of a thing: `red resistance band`, `ankle weight`."""
    end = None
    for place in range(index, index + _LONGEST_LOAD):
        word = at(tokens, place).text
        if word in THINGS:
            end = place + 1
        elif word not in QUALITIES:
            break
    return end
