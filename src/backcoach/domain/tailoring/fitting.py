"""Fitting a plan to a time: which exercises there is room for, and how much of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from backcoach.domain.errors import TooShortError
from backcoach.domain.knowledge.span import Rest
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.tailoring.ladder import work_ms
from backcoach.domain.tailoring.portions import Portions
from backcoach.domain.tailoring.sums import Row, Sums
from backcoach.domain.timeline.layout import Settings, duration_ms, item_ms, taught
from backcoach.domain.timeline.teaching import Lesson
from backcoach.domain.words import notices

NEAR = 0.95
"""What takes so much of the time that was asked for is near it."""
NEAR_ENOUGH = 0.9
"""What takes less is no fit, and the least and the most there is are said."""
_SHORTEST_REST = 50
"""Rests between exercises are no less than so many hundredths of what the routine has."""
_MOST_CHOICES = 60
"""So many ways of leaving exercises out are tried."""


class Range(NamedTuple):
    """The least and the most time that a plan can be made to take."""

    least_ms: int
    most_ms: int


@dataclass(frozen=True, slots=True)
class Fit:
    """A plan made to fit a time that was asked for, and what it took: names of exercises.

    Where it is far from that time, `range` says what there is.
    """

    plan: Plan
    asked_ms: int
    duration_ms: int
    left_out: tuple[str, ...] = ()
    made_smaller: tuple[str, ...] = ()
    made_longer: tuple[str, ...] = ()
    shorter_rests: bool = False
    range: Range | None = None


def fit(plan: Plan, settings: Settings, minutes: float, *, grows: bool = True) -> Fit:
    """Return the plan that comes closest to `minutes` without taking longer.

    As it is where that is near, perhaps with shorter rests between exercises; else with all of
    them, or without those that are needed least. Of these choices the first is taken that comes
    near, and it comes as close as it can; if none does, the longest. Only where it `grows` does
    more time mean more of an exercise, and less time only where nothing else comes near.

    Raises:
        TooShortError: even the shortest plan takes longer.
    """
    fitting = _Fitting(plan, settings, grows)
    asked_ms = round(minutes * 60_000)
    chosen = fitting.chosen(asked_ms)
    if chosen is None:
        raise TooShortError(plan.name, *fitting.range)
    made = replace(plan, items=_in_order(chosen))
    ms = duration_ms(made.items, settings)
    is_far = ms < asked_ms * NEAR_ENOUGH
    left_out, smaller, longer = fitting.compared(chosen)
    rests = any(chosen[at].rest != plan.items[at].rest for at in chosen)
    bounds = fitting.range if is_far else None
    return Fit(made, asked_ms, ms, left_out, smaller, longer, rests, bounds)


Chosen = dict[int, PlannedItem]
"""Items by their place in the whole plan, which tells apart those of one exercise."""


@dataclass(frozen=True)
class _Fitting:
    """A plan, and all that can be made of it; lengths are kept, for most are asked for again."""

    plan: Plan
    settings: Settings
    grows: bool
    _known: dict[tuple[int, bool, Lesson], Row] = field(default_factory=dict)

    def chosen(self, asked_ms: int) -> Chosen | None:
        """The items of the plan that fits, each in its portion; None for none.

        In less time nothing is made longer where as many exercises come as near without that.
        """
        fits = self._chosen(asked_ms)
        if fits is None or not self.grows or self._ms(dict(enumerate(self.plan.items))) <= asked_ms:
            return fits
        less = replace(self, grows=False, _known={})._chosen(asked_ms)
        return less if less and self._is_no_worse(less, fits, asked_ms) else fits

    def _is_no_worse(self, less: Chosen, fits: Chosen, asked_ms: int) -> bool:
        def needed(chosen: Chosen) -> set[int]:
            return {at for at, item in chosen.items() if item.essential}

        is_near = self._ms(less) >= asked_ms * NEAR
        return is_near and len(less) >= len(fits) and needed(less) >= needed(fits)

    def _chosen(self, asked_ms: int) -> Chosen | None:
        own_ms = duration_ms(self.plan.items, self.settings)
        if asked_ms * NEAR <= own_ms <= asked_ms:
            return dict(enumerate(self.plan.items))
        if asked_ms < own_ms and self.grows:
            rested = self._with_shorter_rests(own_ms, asked_ms)
            if rested is not None:
                return dict(enumerate(rested))
        best_ms, best = 0, None
        for places in islice(self._choices(asked_ms), _MOST_CHOICES):
            sums = Sums(self._rows(places))
            total_ms = sums.longest(asked_ms)
            if total_ms is not None and total_ms > best_ms:
                best_ms, best = total_ms, (places, sums)
            is_most = len(places) == len(self.plan.items) and sums.most_ms <= asked_ms
            if best_ms >= asked_ms * NEAR or is_most:
                break
        return best and self._portioned(*best, best_ms)

    def _ms(self, chosen: Chosen) -> int:
        return duration_ms(_in_order(chosen), self.settings)

    def _with_shorter_rests(self, own_ms: int, asked_ms: int) -> tuple[PlannedItem, ...] | None:
        """All items as they are, where somewhat shorter rests between them are enough."""
        rests_ms = sum(item.rest.ms for item in self.plan.items[1:])
        if own_ms - rests_ms * (100 - _SHORTEST_REST) // 100 > asked_ms:
            return None
        steps = range(_SHORTEST_REST, 100, 10)
        tried = [tuple(_rested(item, percent) for item in self.plan.items) for percent in steps]
        lengths = {duration_ms(items, self.settings): items for items in tried}
        near = (ms for ms in lengths if asked_ms * NEAR <= ms <= asked_ms)
        return lengths.get(max(near, default=0))

    def _choices(self, asked_ms: int) -> Iterator[tuple[int, ...]]:
        """Ever other places of items that there is time for, with what is needed most first."""

        def choices(kept: tuple[int, ...], others: Sequence[int]) -> Iterator[tuple[int, ...]]:
            if not others:
                yield from [kept] if kept else []
                return
            more = (*kept, others[0])
            if self._least_ms(more) <= asked_ms:
                yield from choices(more, others[1:])
            yield from choices(kept, others[1:])

        places = tuple(range(len(self.plan.items)))
        if self._least_ms(places) <= asked_ms:
            yield places
        by_need = sorted(places, key=lambda at: (not self.plan.items[at].essential, at))
        yield from choices((), by_need)

    def _portioned(self, places: tuple[int, ...], sums: Sums, total_ms: int) -> Chosen:
        numbers = zip(sorted(places), sums.shared_out(total_ms), strict=True)
        return {at: self._portions[at][no] for at, no in numbers}

    @cached_property
    def _portions(self) -> tuple[tuple[PlannedItem, ...], ...]:
        return tuple(Portions(each, self.settings, self.grows).all for each in self.plan.items)

    def _rows(self, places: Iterable[int]) -> tuple[Row, ...]:
        """The rows of the items at some places, done in order without the others."""
        kept = sorted(places)
        items = [self.plan.items[at] for at in kept]
        lessons = taught(items, self.settings)
        return tuple(
            self._row(at, is_first=not index, lesson=lesson)
            for index, (at, lesson) in enumerate(zip(kept, lessons, strict=True))
        )

    def _row(self, at: int, *, is_first: bool, lesson: Lesson) -> Row:
        key = at, is_first, lesson
        if key not in self._known:
            portions, index = self._portions[at], 0 if is_first else 1
            lengths = tuple(item_ms(index, each, lesson, self.settings) for each in portions)
            own = self.plan.items[at]
            own_ms = lengths[portions.index(own)]
            self._known[key] = Row(lengths, own_ms, work_ms(own, self.settings))
        return self._known[key]

    def _least_ms(self, places: Iterable[int]) -> int:
        return sum(min(row.portions_ms) for row in self._rows(places))

    @property
    def range(self) -> Range:
        """The least there is, which is one exercise, and the most, which is all of them."""
        places = range(len(self.plan.items))
        most_ms = sum(max(row.portions_ms) for row in self._rows(places))
        return Range(min(self._least_ms((at,)) for at in places), most_ms)

    def compared(self, chosen: Chosen) -> Iterator[tuple[str, ...]]:
        """The names of what is left out, what is made smaller, and what is made longer."""
        items = self.plan.items

        def more_ms(at: int) -> int:
            return work_ms(chosen[at], self.settings) - work_ms(items[at], self.settings)

        def names(places: Iterable[int]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(items[at].exercise.name for at in places))

        there = {item.exercise.id for item in chosen.values()}
        gone = [at for at in range(len(items)) if at not in chosen]
        once = names(at for at in gone if items[at].exercise.id in there)
        never = names(at for at in gone if items[at].exercise.id not in there)
        yield (*never, *(f"{name} (once)" for name in once))
        yield names(at for at in sorted(chosen) if more_ms(at) < 0)
        yield names(at for at in sorted(chosen) if more_ms(at) > 0)


def _in_order(chosen: Chosen) -> tuple[PlannedItem, ...]:
    return tuple(chosen[place] for place in sorted(chosen))


def _rested(item: PlannedItem, percent: int) -> PlannedItem:
    """An item after so many hundredths of its rest; one until ready is as long as it has to be."""
    rest = item.rest if item.rest.open else Rest(item.rest.ms * percent // 100)
    return replace(item, rest=rest)


def fit_sentences(fitted: Fit) -> Iterator[str]:
    """Say what was changed to fit."""
    yield notices.fitted(fitted.asked_ms, is_near=fitted.range is None)
    yield from notices.changed_to_fit(fitted.left_out, fitted.made_smaller, fitted.made_longer)
    if fitted.shorter_rests:
        yield notices.SHORTER_RESTS
    if fitted.range is not None:
        yield notices.possible(*fitted.range)
