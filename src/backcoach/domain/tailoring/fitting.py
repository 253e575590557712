"""Fitting a plan to a time: smaller doses first, then fewer exercises."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from backcoach.domain.errors import TooShortError
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.tailoring.ladder import Ladder, work_ms
from backcoach.domain.timeline.layout import Settings, duration_ms
from backcoach.domain.words import notices

MOST_SETS = 3
"""More time is filled with more sets, up to this many; levels are not raised for it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A plan made to fit, and what it took: names of exercises."""

    plan: Plan
    duration_ms: int
    left_out: tuple[str, ...] = ()
    made_smaller: tuple[str, ...] = ()
    made_longer: tuple[str, ...] = ()


Chosen = Mapping[int, PlannedItem]
"""Items by their place in the whole plan, which tells apart those of one exercise."""

Fits = Callable[[Chosen], bool]


def fit(plan: Plan, settings: Settings, minutes: float) -> Fit:
    """Return the plan that comes closest to `minutes` without taking longer.

    Doses are lowered from the last exercise backwards, rung by rung and then set by set;
    then exercises are left out, the essential ones last. More time means more sets.

    Raises:
        TooShortError: even the shortest plan takes longer.
    """
    target_ms = round(minutes * 60_000)
    own = dict(enumerate(plan.items))

    def fits(chosen: Chosen) -> bool:
        return _duration_ms(chosen, settings) <= target_ms

    chosen: Chosen = own
    for chosen in _shrinking(own, settings):
        if fits(chosen):
            break
    else:
        raise TooShortError(plan.name, _duration_ms(chosen, settings))
    smallest = {index: _smallest(item, settings) for index, item in own.items()}
    chosen = _put_back(chosen, smallest, fits)
    chosen = _restored(chosen, own, fits)
    chosen = _with_more_sets(chosen, own, fits)
    return _compared(plan, chosen, settings)


def _items(chosen: Chosen) -> tuple[PlannedItem, ...]:
    return tuple(chosen[index] for index in sorted(chosen))


def _duration_ms(chosen: Chosen, settings: Settings) -> int:
    return duration_ms(_items(chosen), settings)


# Shorter


def _shrinking(chosen: Chosen, settings: Settings) -> Iterator[Chosen]:
    """Ever less: all of it, lower doses, fewer items, down to one."""
    yield chosen
    before: Chosen = {}
    while before != chosen:
        before = chosen
        for index, item in sorted(before.items(), reverse=True):
            smaller = Ladder(item, settings).below
            if smaller is not None:
                chosen = {**chosen, index: smaller}
                yield chosen
    for index in reversed(_by_need(chosen)[1:]):
        chosen = {other: item for other, item in chosen.items() if other != index}
        yield chosen


def _by_need(chosen: Chosen) -> list[int]:
    """The places of items: essential ones first, and otherwise in order."""
    return sorted(chosen, key=lambda index: (not chosen[index].essential, index))


def _smallest(item: PlannedItem, settings: Settings) -> PlannedItem:
    while (smaller := Ladder(item, settings).below) is not None:
        item = smaller
    return item


# Longer again, as far as there is time


def _put_back(chosen: Chosen, smallest: Chosen, fits: Fits) -> Chosen:
    """Put back what was left out, in its smallest dose, where a shorter exercise still fits."""
    for index in _by_need(smallest):
        if index not in chosen:
            chosen = _if_it_fits({**chosen, index: smallest[index]}, chosen, fits)
    return chosen


def _restored(chosen: Chosen, own: Chosen, fits: Fits) -> Chosen:
    """Give exercises their own doses back."""
    for index in sorted(chosen):
        chosen = _if_it_fits({**chosen, index: own[index]}, chosen, fits)
    return chosen


def _with_more_sets(chosen: Chosen, own: Chosen, fits: Fits) -> Chosen:
    """Where all of a plan fits, add sets, one to each exercise in turn."""
    if chosen != own:
        return chosen
    before: Chosen = {}
    while before != chosen:
        before = chosen
        for index, item in sorted(chosen.items()):
            if item.dosage.sets < MOST_SETS and item.dosage.work is None:
                more = item.in_sets(item.dosage.sets + 1)
                chosen = _if_it_fits({**chosen, index: more}, chosen, fits)
    return chosen


def _if_it_fits(longer: Chosen, chosen: Chosen, fits: Fits) -> Chosen:
    return longer if fits(longer) else chosen


# What it took


def _compared(plan: Plan, chosen: Chosen, settings: Settings) -> Fit:
    own = dict(enumerate(plan.items))
    amounts = {
        index: (work_ms(item, settings), work_ms(own[index], settings))
        for index, item in chosen.items()
    }
    smaller = (index for index, (now, before) in amounts.items() if now < before)
    longer = (index for index, (now, before) in amounts.items() if now > before)

    def names(indices: Iterable[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(own[index].exercise.name for index in sorted(indices)))

    return Fit(
        plan=replace(plan, items=_items(chosen)),
        duration_ms=_duration_ms(chosen, settings),
        left_out=names(index for index in own if index not in chosen),
        made_smaller=names(smaller),
        made_longer=names(longer),
    )


def fit_sentences(fitted: Fit) -> Iterator[str]:
    """Say what was changed to fit."""
    return notices.fitted(
        fitted.duration_ms, fitted.left_out, fitted.made_smaller, fitted.made_longer
    )
