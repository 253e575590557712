"""The weeks of a plan: `week 1: 2x8, week 3: 3x10`, `weeks 1-4: …; weeks 5-10: …`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from backcoach.catalogue.own.notation.amounts import amount_at
from backcoach.catalogue.own.notation.tokens import Tokens, at
from backcoach.catalogue.own.notation.vocabulary import STOPS, WEEK
from backcoach.catalogue.schemas.schema import MOST_LEVELS_OF_AN_ITEM

MOST_WEEKS = 520
_ONLY_OFTEN = frozenset(("per", "a", "/", "each", "every", "x", "times", "the"))


class Section(NamedTuple):
    """What is said of the weeks from `first`, from 1; `last` is 0 where nothing says it.

    `start` is the heading's first token in the whole text.
    """

    first: int
    last: int
    start: int
    tokens: Tokens


def sections_of(tokens: Tokens) -> tuple[Tokens, tuple[Section, ...]]:
    """What holds for all weeks, and what for some of them, in their order in the text."""
    found = [(index, found) for index in range(len(tokens)) if (found := _heading(tokens, index))]
    if not found:
        return tokens, ()
    ends = (*(index for index, _ in found[1:]), len(tokens))
    sections = [
        Section(first, last, index, tokens.cut(after, end))
        for (index, (first, last, after)), end in zip(found, ends, strict=True)
    ]
    return tokens.cut(0, found[0][0]), tuple(_ended(sections))


def section_faults(sections: Sequence[Section]) -> Iterator[tuple[Section, str]]:
    """Sections whose weeks make no sense, and why, to go on from what was written."""
    for each in sections:
        if not 1 <= each.first <= MOST_WEEKS or each.last > MOST_WEEKS:
            yield each, f"is no week of a plan; write weeks from 1 to {MOST_WEEKS}"
        elif each.last and each.last < each.first:
            yield each, "goes down; write the first week first, like weeks 1-4"
        elif all(token.text in STOPS for token in each.tokens):
            yield each, "says nothing of what is done; write it after the week, like week 1: 2x8"
    for each in sections[MOST_LEVELS_OF_AN_ITEM:]:
        yield each, f"is one part too many; a plan has up to {MOST_LEVELS_OF_AN_ITEM}"
    for before, after in pairwise(sections):
        if after.first <= max(before.first, before.last):
            yield after, "comes after a later week; write the weeks in their order"


def starts(section: Section, levels: int, most: int) -> tuple[tuple[int, int], ...]:
    """Which levels are done in a section, from 0, each with the week from which it is done.

    They are spread over its weeks. Where those are too few, or there are more than `most`, some
    between start and goal are left out, and one alone is the start.
    """
    weeks = section.last - section.first + 1 if section.last else levels
    count = min(levels, weeks, most)
    step = (levels - 1) / max(1, count - 1)
    return tuple(
        (round(each * step), section.first + each * weeks // count) for each in range(count)
    )


def _ended(sections: Sequence[Section]) -> Iterator[Section]:
    """Sections that last until the next one begins, where nothing else is written."""
    for section, after in zip(sections, (*sections[1:], None), strict=True):
        last = section.last or (after.first - 1 if after else 0)
        yield section._replace(last=last)


def _heading(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """The weeks that a heading names, and the place after it."""
    word, before = at(tokens, index).text, at(tokens, index - 1).text if index else ""
    read = amount_at(tokens, index + 1) if word in WEEK or word == "w" else None
    if read is None or before in _ONLY_OFTEN:
        return None
    amount, after = read
    if amount.measure is not None or amount.low.denominator * amount.high.denominator != 1:
        return None
    last = int(amount.high) if amount.is_range else 0
    return int(amount.low), last, after + (at(tokens, after).text in (":", "=", "-"))
