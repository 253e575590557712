"""Fitting a plan to a time: smaller doses first, then fewer exercises."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.errors import TooShortError
from backcoach.domain.exercise import Dosage
from backcoach.domain.plan import Plan, PlannedItem
from backcoach.domain.span import Rest
from backcoach.domain.wording import seconds

MOST_SETS = 3
"""More time is filled with more sets, up to this many; levels are not raised for it."""

REST_BETWEEN_ADDED_SETS = Rest(30_000)


@dataclass(frozen=True, slots=True)
class Fit:
    """A plan made to fit, and what it took: names of exercises."""

    plan: Plan
    duration_ms: int
    left_out: tuple[str, ...] = ()
    made_smaller: tuple[str, ...] = ()
    made_longer: tuple[str, ...] = ()


def fit(plan: Plan, settings: Settings, minutes: float) -> Fit:
    """Return the plan that comes closest to `minutes` without taking longer.

    Doses are lowered from the last exercise backwards, level by level and then set by set;
    then exercises are left out, the essential ones last. More time means more sets.

    Raises:
        TooShortError: even the shortest plan takes longer.
    """
    target_ms = round(minutes * 60_000)
    shortest = plan
    for shortest in _shrinking(plan):
        if _duration(shortest, settings) <= target_ms:
            fitted = _grown(shortest, plan, settings, target_ms)
            return _compared(plan, fitted, settings)
    raise TooShortError(plan.name, _duration(shortest, settings))


def _duration(plan: Plan, settings: Settings) -> int:
    return compile_timeline(plan, settings).duration_ms


def _shrinking(plan: Plan) -> Iterator[Plan]:
    """Ever shorter plans: the plan itself, lower doses, fewer items, down to one."""
    yield plan
    while True:
        smaller = [(index, _smaller(item)) for index, item in enumerate(plan.items)]
        steps = [(index, item) for index, item in reversed(smaller) if item]
        if not steps:
            break
        for index, item in steps:
            plan = plan.with_item(index, item)
            yield plan
    while len(plan.items) > 1:
        plan = _without(plan, _least_needed(plan))
        yield plan


def _smaller(item: PlannedItem) -> PlannedItem | None:
    """The next smaller dose of an item, or None."""
    if item.level > 1:
        return item.at_level(item.level - 1)
    if item.dosage.sets > 1:
        return replace(item, dosage=_with_sets(item.dosage, item.dosage.sets - 1))
    return None


def _with_sets(dosage: Dosage, sets: int) -> Dosage:
    """The dosage with another number of sets; added ones are like its last."""

    def counts(reps: tuple[int, ...]) -> tuple[int, ...]:
        return (*reps, *(reps[-1:] * sets))[:sets]

    other = None if dosage.other_reps is None else counts(dosage.other_reps)
    return dosage._replace(sets=sets, reps=counts(dosage.reps), other_reps=other)


def _least_needed(plan: Plan) -> int:
    """The last item that is not essential; the last of all where every one is."""
    indices = range(len(plan.items))
    return max(indices, key=lambda index: (not plan.items[index].essential, index))


def _without(plan: Plan, index: int) -> Plan:
    return replace(plan, items=(*plan.items[:index], *plan.items[index + 1 :]))


def _grown(fitted: Plan, plan: Plan, settings: Settings, target_ms: int) -> Plan:
    """Use what time is left: doses back to the plan's own, then, with all of it in, more sets."""
    own = {item.exercise.id: item for item in plan.items}
    for index, item in enumerate(fitted.items):
        restored = fitted.with_item(index, replace(own[item.exercise.id], rest=item.rest))
        fitted = _if_it_fits(restored, fitted, settings, target_ms)
    if len(fitted.items) < len(plan.items):
        return fitted
    before: Plan | None = None
    while before != fitted:
        before = fitted
        for index, item in enumerate(fitted.items):
            if item.dosage.sets < MOST_SETS and item.dosage.work is None:
                more = replace(item, dosage=_with_set_more(item.dosage))
                fitted = _if_it_fits(fitted.with_item(index, more), fitted, settings, target_ms)
    return fitted


def _with_set_more(dosage: Dosage) -> Dosage:
    rest = dosage.rest if dosage.rest.ms else REST_BETWEEN_ADDED_SETS
    return _with_sets(dosage, dosage.sets + 1)._replace(rest=rest)


def _if_it_fits(longer: Plan, plan: Plan, settings: Settings, target_ms: int) -> Plan:
    return longer if _duration(longer, settings) <= target_ms else plan


def _compared(plan: Plan, fitted: Plan, settings: Settings) -> Fit:
    own = {item.exercise.id: item for item in plan.items}
    kept = {item.exercise.id for item in fitted.items}
    changed = [
        (item.exercise.name, _amount(item), _amount(own[item.exercise.id])) for item in fitted.items
    ]
    return Fit(
        plan=fitted,
        duration_ms=_duration(fitted, settings),
        left_out=_names(item.exercise.name for item in plan.items if item.exercise.id not in kept),
        made_smaller=_names(name for name, now, before in changed if now < before),
        made_longer=_names(name for name, now, before in changed if now > before),
    )


def _amount(item: PlannedItem) -> tuple[int, int]:
    return item.level, item.dosage.sets


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def fit_sentences(fitted: Fit) -> Iterator[str]:
    """Say what was changed to fit."""
    yield f"Fitted: it takes {seconds(fitted.duration_ms)}."
    if fitted.left_out:
        yield f"Left out: {', '.join(fitted.left_out)}."
    if fitted.made_smaller:
        yield f"Smaller doses: {', '.join(fitted.made_smaller)}."
    if fitted.made_longer:
        yield f"More sets: {', '.join(fitted.made_longer)}."
