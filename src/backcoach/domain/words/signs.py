"""Warning signs in few words, to be read in a line or heard one by one."""

from collections.abc import Iterable, Iterator, Sequence

from backcoach.domain.knowledge.safety import Safety, Sign
from backcoach.domain.knowledge.terms import Tier
from backcoach.domain.words.grammar import capitalised


def advice(text: str, signs: Iterable[Sign]) -> str:
    """What a tier says, then what some of its signs say besides, each once."""
    return " ".join([text, *_besides(signs)])


def in_a_line(safety: Safety, tier: Tier, signs: Sequence[Sign]) -> str:
    """Signs of a tier, after what to do about them."""
    named = "; ".join(each.short for each in signs)
    return advice(f"{safety.tier[tier].line}: {named}.", signs)


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
