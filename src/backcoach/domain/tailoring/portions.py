"""The doses that one item of a plan may be done in to fit a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from backcoach.domain.knowledge.exercise import Dosage
from backcoach.domain.knowledge.span import Unit
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.plan.rung import OWN
from backcoach.domain.tailoring.ladder import Ladder, work_ms
from backcoach.domain.timeline.layout import Settings

MOST_SETS = 3
"""More time is filled with more sets, up to this many; levels are not raised for it."""

_SHARE = 8
"""Time-based work grows by about an eighth of what it is, up to the most there is."""
_STEP_MS = 5_000
"""Each step is a multiple of this, to be said in round numbers."""


@dataclass(frozen=True)
class Portions:
    """The doses of one item, for one person: less than it has, and more where it `grows`.

    None is more work than the highest rung of its exercise, and none has fewer repetitions than
    its lowest one, or than the routine itself asks for.
    """

    item: PlannedItem
    settings: Settings
    grows: bool = True

    @cached_property
    def all(self) -> tuple[PlannedItem, ...]:
        """The item in every one, from the least work to the most, each amount of work once."""
        most_ms = self._most_ms
        found: dict[int, PlannedItem] = {}
        for each in (self.item, *self._lower(), *(self._higher() if self.grows else ())):
            ms = work_ms(each, self.settings)
            if ms <= most_ms:
                found.setdefault(ms, each)
        return tuple(found[ms] for ms in sorted(found))

    @cached_property
    def _own_ms(self) -> int:
        return work_ms(self.item, self.settings)

    @cached_property
    def _rungs(self) -> tuple[tuple[int, PlannedItem], ...]:
        rungs = Ladder(self.item, self.settings).rungs
        return tuple((work_ms(each, self.settings), each) for each in rungs)

    @property
    def _most_ms(self) -> int:
        return max(self._own_ms, self._rungs[-1][0]) if self.grows else self._own_ms

    def _lower(self) -> Iterator[PlannedItem]:
        """Lower rungs, and fewer sets of any of them."""
        for each in (self.item, *(rung for ms, rung in self._rungs if ms < self._own_ms)):
            yield each
            yield from map(each.in_sets, range(1, each.dosage.sets))

    def _higher(self) -> Iterator[PlannedItem]:
        """The first level, where the routine has less; then more of the dose that it has."""
        if self.item.rung == OWN:
            yield self.item.at_level(1)
        dosage = self.item.dosage
        if dosage.work is not None:
            yield from self._longer()
            return
        alike = dosage.other_reps is None and len(set(dosage.reps)) == 1
        for sets in range(dosage.sets, max(dosage.sets, MOST_SETS) + 1):
            more = self.item.in_sets(sets)
            yield more
            if alike:
                yield from map(more.in_reps, range(dosage.reps[0] + 1, self._most_reps + 1))

    @property
    def _most_reps(self) -> int:
        """The most repetitions that a set of this exercise has on any rung."""
        return max(max(rung.dosage.reps) for _, rung in self._rungs)

    def _longer(self) -> Iterator[PlannedItem]:
        if not _is_in_time(self.item.dosage):
            return
        ms = self._own_ms
        while ms < self._most_ms:
            ms += max(1, ms // _SHARE // _STEP_MS) * _STEP_MS
            yield self.item.for_ms(min(ms, self._most_ms))


def _is_in_time(dosage: Dosage) -> bool:
    return dosage.work is not None and dosage.work.unit is Unit.MS and dosage.sets == 1
