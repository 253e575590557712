"""What is said on the way to an exercise, and how it is spread over the time there is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
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

    It is said only if `after` is, where that is given, and best not before phase `since` of those
    that lead to the work.
    """

    text: str
    rank: int = NEEDED
    after: "Sentence | None" = None
    since: int = 0


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
    since = next(at for at, each in enumerate(leading) if each.kind is PhaseKind.PREPARE)
    into = leading[since]
    if rest.open:
        yield Sentence(f"{rest.label}.")
    elif rest.kind is PhaseKind.REST and talk is Talk.FULL:
        yield Sentence(f"{rest.label}.", rank=9)
    yield Sentence(opening(item.exercise.name, is_first=into.item == 0))
    yield from map(Sentence, item.to_know)
    if talk is not Talk.MINIMAL:
        start = None
        for number, text in enumerate(sentences(into.say)):
            start = Sentence(text, 4 if number else 3, start, since)
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

    Returns the sentences by slot; nothing where not even the needed ones have room. What is best
    not said early is so only where less could be said otherwise.
    """
    known_ms = cache(says_ms)  # each is weighed again and again
    late = _fitted(sentences, _Slots(lengths, known_ms))
    early = _fitted(sentences, _Slots(lengths, known_ms, are_alike=True))
    return late if sum(map(len, late.values())) >= sum(map(len, early.values())) else early


class _Slots(NamedTuple):
    """Where words have room, and for how long; sentences may be in any of them that `are_alike`."""

    lengths: Sequence[int]
    says_ms: Callable[[str], int]
    are_alike: bool = False

    def filled(self, sentences: Iterable[Sentence]) -> dict[int, list[str]] | None:
        """Put sentences into the first slots with room; None where they have none."""
        slots: dict[int, list[str]] = {}
        slot = 0
        for each in sentences:
            slot = slot if self.are_alike else max(slot, each.since)
            while slot < len(self.lengths):
                texts = (*slots.get(slot, ()), each.text)
                if sum(map(self.says_ms, texts)) <= self.lengths[slot]:
                    slots[slot] = [*texts]
                    break
                slot += 1
            else:
                return None
        return slots


def _fitted(sentences: Sequence[Sentence], slots: _Slots) -> dict[int, list[str]]:
    def filled(chosen: set[Sentence]) -> dict[int, list[str]] | None:
        return slots.filled(each for each in sentences if each in chosen)

    chosen = {each for each in sentences if each.rank == NEEDED}
    best = filled(chosen)
    while best is None and chosen:
        chosen.remove(max(chosen, key=lambda each: slots.says_ms(each.text)))
        best = filled(chosen)
    for each in sorted(sentences, key=lambda each: each.rank):
        if each.rank == NEEDED or (each.after and each.after not in chosen):
            continue
        more = filled(chosen | {each})
        if more is not None:
            best, chosen = more, chosen | {each}
    return best or {}
