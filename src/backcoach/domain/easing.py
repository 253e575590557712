"""Less of it, for a day that hurts."""

from collections.abc import Mapping
from dataclasses import replace

from backcoach.domain.exercise import Dosage, Exercise
from backcoach.domain.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.routine import Block, Routine
from backcoach.domain.safety import Resting
from backcoach.domain.span import Rest, Span


def halved(dosage: Dosage) -> Dosage:
    """Half the time, repetitions or sets, whichever there is more than one of; never none.

    Of a single repetition that is held, it is half the hold.
    """
    if dosage.work is not None:
        return dosage._replace(work=_half_span(dosage.work))
    if max(dosage.reps) == 1:
        if dosage.sets == 1 and dosage.hold is not None:
            return dosage._replace(hold=_half_span(dosage.hold))
        sets = max(1, dosage.sets // 2)
        other = None if dosage.other_reps is None else dosage.other_reps[:sets]
        return dosage._replace(sets=sets, reps=dosage.reps[:sets], other_reps=other)
    other = None if dosage.other_reps is None else _half(dosage.other_reps)
    return dosage._replace(reps=_half(dosage.reps), other_reps=other)


def _half_span(span: Span) -> Span:
    return span._replace(amount=max(1, span.amount // 2))


def _half(reps: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(max(1, each // 2) for each in reps)


def gentle(plan: Plan) -> Plan:
    """The same exercises at their first level, with half the repetitions."""
    return replace(plan, items=tuple(_gentle(item) for item in plan.items))


def _gentle(item: PlannedItem) -> PlannedItem:
    first = _lowered(item, 1)
    return replace(first, dosage=halved(first.dosage))


def resting_plan(resting: Resting, exercises: Mapping[str, Exercise]) -> Plan:
    """What may be done instead of a routine on a day that hurts too much."""
    block = Block(resting.items)
    routine = Routine("rest", resting.name, "", Rest(), (block,), resting.sources)
    return plan_routine(routine, exercises)


def eased(item: PlannedItem) -> PlannedItem:
    """The level below, or half of it where there is none."""
    lower = _lowered(item, item.level - 1)
    return lower if lower != item else replace(item, dosage=halved(item.dosage))


def _lowered(item: PlannedItem, level: int) -> PlannedItem:
    """The item at a lower level; a dosage of its own stays, as that level may ask for more."""
    is_own = item.dosage != item.exercise.levels[item.level - 1]
    return item if is_own else item.at_level(level)
