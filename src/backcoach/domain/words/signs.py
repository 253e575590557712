"""Warning signs: the pages they are asked about on, and in few words, to be read or heard."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from backcoach.domain.knowledge.safety import ASKED, Safety, Sign
from backcoach.domain.knowledge.terms import Tier
from backcoach.domain.words.grammar import capitalised

MOST_AT_ONCE = 10
"""So many signs somebody tired reads to the end before they answer; more are several pages."""


class QuestionPage(NamedTuple):
    """Signs that are asked about at once, all of one tier."""

    tier: Tier
    signs: tuple[Sign, ...]


def question_pages(safety: Safety) -> Iterator[QuestionPage]:
    """All signs that can stop a session, in the order they are asked about."""
    for tier in ASKED:
        signs = safety.signs_of(tier)
        size = ceil(len(signs) / ceil(len(signs) / MOST_AT_ONCE))
        for first in range(0, len(signs), size):
            yield QuestionPage(tier, signs[first : first + size])


def quick_page(safety: Safety) -> QuestionPage:
    """The signs of an emergency that matter most where all have been asked about not long ago."""
    tier = Tier.EMERGENCY
    return QuestionPage(tier, tuple(each for each in safety.signs_of(tier) if each.is_quick))


def what_to_do(safety: Safety, page: QuestionPage) -> str:
    """What to do where one of these signs is there."""
    return advice(safety.tier[page.tier].then, page.signs)


def where_unsure(safety: Safety, page: QuestionPage) -> str:
    """What to do where somebody is not sure whether one of these signs is there."""
    return advice(safety.tier[page.tier].unsure, page.signs)


def advice(text: str, signs: Iterable[Sign]) -> str:
    """What a tier says, then what some of its signs say besides, each once."""
    return " ".join([text, *_besides(signs)])


def in_a_line(safety: Safety, tier: Tier, signs: Sequence[Sign]) -> str:
    """Signs of a tier, after what to do about them."""
    named = "; ".join(each.short for each in signs)
    return advice(f"{safety.tier[tier].line}: {named}.", signs)


def quick_lines(safety: Safety) -> Iterator[str]:
    """The few signs to look at when pain has ended a session."""
    for tier in (Tier.EMERGENCY, Tier.URGENT):
        yield in_a_line(safety, tier, [each for each in safety.signs_of(tier) if each.is_quick])


def emergency_line(safety: Safety) -> str:
    """All signs of an emergency in one line, for whoever takes something away."""
    return in_a_line(safety, Tier.EMERGENCY, safety.signs_of(Tier.EMERGENCY))


def emergency_said(safety: Safety) -> Iterator[str]:
    """The quick ones to be heard, a sentence for each: a longer list would be lost on the ear."""
    signs = [each for each in safety.signs_of(Tier.EMERGENCY) if each.is_quick]
    yield f"{safety.tier[Tier.EMERGENCY].line}."
    yield from (f"{capitalised(each.short)}." for each in signs)
    yield from _besides(signs)


def _besides(signs: Iterable[Sign]) -> Iterable[str]:
    return dict.fromkeys(each.then for each in signs if each.then)
