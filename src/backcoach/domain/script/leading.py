"""What is said on the way to an exercise, and how it is spread over the time there is."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from backcoach.domain.knowledge.terms import PhaseKind, Side, Sides, Talk
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.timeline.timeline import Phase
from backcoach.domain.words.amounts import amount
from backcoach.domain.words.grammar import capitalised, sentences
from backcoach.domain.words.phases import opening, side_first

NEEDED = 0


class Sentence(NamedTuple):
    """Something to say: `NEEDED`, or where there is room, the smallest `rank` first.

    It is said only if `after` is, where that is given.
    """

    text: str
    rank: int = NEEDED
    after: "Sentence | None" = None


def introduction(
    item: PlannedItem, leading: Sequence[Phase], talk: Talk, ahead: Sequence[str]
) -> tuple[Sentence, ...]:
    """All there is to say in the phases that lead to an item's first work, in order.

    `ahead` is what has to be said of the work already here.
    """
    return tuple(_introduction(item, leading, talk, ahead))


def _introduction(
    item: PlannedItem, leading: Sequence[Phase], talk: Talk, ahead: Sequence[str]
) -> Iterator[Sentence]:
    rest = leading[0]
    into = next(each for each in leading if each.kind is PhaseKind.PREPARE)
    if rest.open:
        yield Sentence(f"{rest.label}.")
    elif rest.kind is PhaseKind.REST and talk is Talk.FULL:
        yield Sentence(f"{rest.label}.", rank=9)
    yield Sentence(opening(item.exercise.name, is_first=into.item == 0))
    yield from map(Sentence, item.to_know)
    if talk is not Talk.MINIMAL:
        start = None
        for number, text in enumerate(sentences(into.say)):
            start = Sentence(text, rank=4 if number else 3, after=start)
            yield start
    if into.side is not Side.BOTH:
        # Where sides alternate, each repetition says its own.
        alternates = item.dosage.sides is Sides.ALTERNATE
        yield Sentence(side_first(into.side), rank=2 if alternates else NEEDED)
    yield from (Sentence(text, rank=1) for text in ahead)
    if talk is Talk.FULL:
        yield Sentence(f"{capitalised(amount(item.exercise, item.dosage))}.", rank=8)


def fitted(
    sentences: Sequence[Sentence], lengths: Sequence[int], says_ms: Callable[[str], int]
) -> dict[int, list[str]]:
    """Choose what to say in slots of these lengths: as much as there is room for, in order.

    Returns the sentences by slot; nothing where not even the needed ones have room.
    """
    chosen = {each for each in sentences if each.rank == NEEDED}
    best = _spread(sentences, chosen, lengths, says_ms)
    while best is None and chosen:
        chosen.remove(max(chosen, key=lambda each: says_ms(each.text)))
        best = _spread(sentences, chosen, lengths, says_ms)
    for each in sorted(sentences, key=lambda each: each.rank):
        if each.rank == NEEDED or (each.after and each.after not in chosen):
            continue
        more = _spread(sentences, chosen | {each}, lengths, says_ms)
        if more is not None:
            best, chosen = more, chosen | {each}
    return best or {}


def _spread(
    sentences: Sequence[Sentence],
    chosen: set[Sentence],
    lengths: Sequence[int],
    says_ms: Callable[[str], int],
) -> dict[int, list[str]] | None:
    """Put chosen sentences into the first slots with room; None where they have none."""
    slots: dict[int, list[str]] = {}
    slot = 0
    for text in (each.text for each in sentences if each in chosen):
        while slot < len(lengths):
            if sum(map(says_ms, (*slots.get(slot, ()), text))) <= lengths[slot]:
                slots.setdefault(slot, []).append(text)
                break
            slot += 1
        else:
            return None
    return slots
