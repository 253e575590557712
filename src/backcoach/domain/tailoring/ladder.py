"""The doses of an exercise in a plan, one above the other by how much work they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.plan.rung import OWN
from backcoach.domain.timeline.layout import Settings, duration_ms


def work_ms(item: PlannedItem, settings: Settings) -> int:
    """How long the work of an item takes this person, without its rests."""
    return settings.dose(item).work_ms


def shrunk(item: PlannedItem, ms: int, settings: Settings) -> PlannedItem:
    """Return an item halved until it is no more work than that, or as far as it can be."""
    while work_ms(item, settings) > ms and item.halved() != item:
        item = item.halved()
    return item


@dataclass(frozen=True)
class Ladder:
    """The doses that an item's exercise may be done at, for one person.

    They are its levels and the routine's own dose, where it has one; on a gentle day, half of each.
    """

    item: PlannedItem
    settings: Settings
    is_gentle: bool = False

    @cached_property
    def rungs(self) -> tuple[PlannedItem, ...]:
        """The item on every rung, from the least work to the most."""
        return tuple(sorted(self._all(), key=self._work_ms))

    def _all(self) -> Iterator[PlannedItem]:
        rungs = [self.item.at_level(level + 1) for level in range(len(self.item.exercise.levels))]
        own = [] if self.item.own is None else [replace(self.item, rung=OWN)]
        for each in (*own, *rungs):
            yield each.halved() if self.is_gentle else each

    def _work_ms(self, item: PlannedItem) -> int:
        return work_ms(item, self.settings)

    @property
    def lower(self) -> PlannedItem | None:
        """The item on the next rung with less work; None on the lowest.

        What was given more of its dose loses that first: less of it must not be a higher level.
        """
        now_ms = self._work_ms(self.item)
        less = [each for each in self.rungs if self._work_ms(each) < now_ms]
        same = [each for each in less if each.rung.level == self.item.rung.level]
        return next(reversed(same or less), None)

    @property
    def above(self) -> PlannedItem | None:
        """The item on the next rung with more work; None on the highest."""
        now_ms = self._work_ms(self.item)
        return next((each for each in self.rungs if self._work_ms(each) > now_ms), None)

    def at_most(self, ms: int) -> PlannedItem | None:
        """The item on the highest rung with no more work, or in a smaller dose; None for none."""
        for rung in reversed(self.rungs):
            if self._work_ms(rung) <= ms:
                return rung
        least = shrunk(self.rungs[0], ms, self.settings)
        return least if self._work_ms(least) <= ms else None

    def at_least(self, ms: int) -> PlannedItem | None:
        """The item on the lowest rung with no less work; None where that is no rung."""
        return next((each for each in self.rungs if self._work_ms(each) >= ms), None)


def plan_at_level(plan: Plan, level: int, settings: Settings) -> Plan:
    """Return a plan with every item at a level, as near to it as its exercise has levels.

    The first level is for less: where a routine asks for less than that by itself, it stays.
    """
    items = (_at_level(item, level, settings) for item in plan.items)
    return replace(plan, items=tuple(items))


def _at_level(item: PlannedItem, level: int, settings: Settings) -> PlannedItem:
    other = item.at_level(level)
    if level > 1:
        return other
    is_less_work = work_ms(other, settings) <= work_ms(item, settings)
    is_shorter = duration_ms((other,), settings) <= duration_ms((item,), settings)
    return other if is_less_work and is_shorter else item
